//! ODS: all sheets stand in one part, and what repeats is written once.

use std::io::{BufRead, BufReader, Read, Seek};

use quick_xml::events::BytesStart;
use zip::ZipArchive;

use super::cell::{Cell, Mark, clock};
use super::grid::{Area, Broken, Grid};
use super::xml::{Next, Xml, attribute, is_true};

/// The part with the sheets.
pub(super) const CONTENT: &str = "content.xml";

/// The elements round a sheet: the document, its body and the spreadsheet.
const SHEET_DEPTH: usize = 4;

/// More spaces or repetitions in a row are no text.
const MOST_SPACES: usize = 1 << 10;

/// How many sheets are looked at.
const MOST_SHEETS: usize = 1 << 16;

/// An open workbook.
pub(super) struct Ods<R> {
    zip: ZipArchive<R>,
    /// The names of the sheets, each with whether anything stands in it.
    pub sheets: Vec<(String, bool)>,
}

impl<R: Read + Seek> Ods<R> {
    /// Opens a workbook.
    ///
    /// # Errors
    /// Where it is none.
    pub fn open(zip: ZipArchive<R>) -> Result<Self, Broken> {
        let mut book = Self {
            zip,
            sheets: Vec::new(),
        };
        let mut sheets = Vec::new();
        book.each(|name, grid| {
            if sheets.len() < MOST_SHEETS {
                sheets.push((name.to_owned(), !grid.is_blank()));
            }
        })?;
        book.sheets = sheets;
        Ok(book)
    }

    /// What stands in a sheet.
    ///
    /// # Errors
    /// Where there is none of that name, or it is broken.
    pub fn grid(&mut self, wanted: &str) -> Result<Grid, Broken> {
        let mut found = None;
        self.each(|name, grid| {
            if found.is_none() && name == wanted {
                found = Some(grid);
            }
        })?;
        found.ok_or(Broken)
    }

    fn each(&mut self, mut take: impl FnMut(&str, Grid)) -> Result<(), Broken> {
        let file = self.zip.by_name(CONTENT).map_err(|_| Broken)?;
        let length = file.size();
        let mut xml = Xml::new(BufReader::new(file.take(length)));
        let mut is_1904 = false;
        let mut buffer = Vec::new();
        loop {
            let start = match xml.next(&mut buffer)? {
                Next::Start(element) => element,
                Next::Eof => return Ok(()),
                Next::End(_) | Next::Text(_) => continue,
            };
            match start.local_name().as_ref() {
                "null-date" => {
                    let date = attribute(&start, "date-value").unwrap_or_default();
                    is_1904 = date.starts_with("1904");
                }
                "table" if xml.depth() == SHEET_DEPTH => {
                    let name = attribute(&start, "name").unwrap_or_default().into_owned();
                    let mut grid = Grid::new(is_1904);
                    sheet(&mut xml, &mut grid)?;
                    take(&name, grid);
                }
                _ => {}
            }
        }
    }
}

/// A sheet, from its beginning to its end.
fn sheet<R: BufRead>(xml: &mut Xml<R>, grid: &mut Grid) -> Result<(), Broken> {
    let outer = xml.depth().saturating_sub(1);
    let mut row = 0_u32;
    let mut buffer = xml.lend();
    while xml.depth() > outer {
        let start = match xml.next(&mut buffer)? {
            Next::Start(element) => element,
            Next::Eof => return Err(Broken),
            Next::End(_) | Next::Text(_) => continue,
        };
        match start.local_name().as_ref() {
            "table-row" => {
                let count = repeated(&start, "number-rows-repeated");
                let cells = cells(xml, row, grid)?;
                // A row without anything may be repeated to the end of the sheet.
                let count_filled = if cells.is_empty() { 0 } else { count };
                let in_row: u64 = cells.iter().map(|(_, count, _)| u64::from(*count)).sum();
                grid.expect(in_row.saturating_mul(u64::from(count_filled)))?;
                for row in row..row.saturating_add(count_filled) {
                    for (column, count, cell) in &cells {
                        for column in *column..column.saturating_add(*count) {
                            grid.put(row, column, cell.clone())?;
                        }
                    }
                }
                row = row.saturating_add(count);
            }
            // Rows may be grouped, and a heading may stand apart.
            "table-row-group" | "table-header-rows" | "table-rows" => {}
            _ => xml.skip()?,
        }
    }
    xml.take_back(buffer);
    Ok(())
}

/// What stands in a row, each cell with its place and how often it is repeated from there.
fn cells<R: BufRead>(
    xml: &mut Xml<R>,
    row: u32,
    grid: &mut Grid,
) -> Result<Vec<(u32, u32, Cell)>, Broken> {
    let outer = xml.depth().saturating_sub(1);
    let mut cells = Vec::new();
    let mut column = 0_u32;
    let mut buffer = xml.lend();
    while xml.depth() > outer {
        let start = match xml.next(&mut buffer)? {
            Next::Start(element) => element,
            Next::Eof => return Err(Broken),
            Next::End(_) | Next::Text(_) => continue,
        };
        let name = start.local_name();
        let is_covered = name.as_ref() == "covered-table-cell";
        if !is_covered && name.as_ref() != "table-cell" {
            xml.skip()?;
            continue;
        }
        let count = repeated(&start, "number-columns-repeated");
        let down = repeated(&start, "number-rows-spanned");
        let across = repeated(&start, "number-columns-spanned");
        if is_covered || down > 1 || across > 1 {
            grid.merge(Area {
                rows: row..=row.saturating_add(down.saturating_sub(1)),
                columns: column..=column.saturating_add(across.saturating_sub(1)),
            })?;
        }
        let cell = cell(&start, &contents(xml)?);
        if !cell.is_blank() {
            cells.push((column, count, cell));
        }
        column = column.saturating_add(count);
    }
    xml.take_back(buffer);
    Ok(cells)
}

/// How often something is repeated, or how far it reaches: once where nothing is said.
fn repeated(element: &BytesStart<'_>, name: &str) -> u32 {
    let count = attribute(element, name);
    count.and_then(|it| it.trim().parse().ok()).unwrap_or(1)
}

/// The text of a cell, a line for each paragraph; what somebody remarked on it aside.
fn contents<R: BufRead>(xml: &mut Xml<R>) -> Result<String, Broken> {
    let outer = xml.depth().saturating_sub(1);
    let mut text = String::new();
    let (mut paragraphs, mut is_within) = (0, 0_usize);
    let mut buffer = xml.lend();
    while xml.depth() > outer {
        match xml.next(&mut buffer)? {
            Next::Start(element) => match element.local_name().as_ref() {
                "p" | "h" => {
                    if paragraphs > 0 {
                        text.push('\n');
                    }
                    (paragraphs, is_within) = (paragraphs + 1, is_within + 1);
                }
                "s" => {
                    let count = attribute(&element, "c");
                    let count: usize = count.and_then(|it| it.parse().ok()).unwrap_or(1);
                    text.extend(std::iter::repeat_n(' ', count.min(MOST_SPACES)));
                }
                "tab" => text.push('\t'),
                "line-break" => text.push('\n'),
                "annotation" | "table" | "frame" | "custom-shape" => xml.skip()?,
                _ => {}
            },
            Next::End(end) => {
                if matches!(end.local_name().as_ref(), "p" | "h") {
                    is_within = is_within.saturating_sub(1);
                }
            }
            Next::Text(more) if is_within > 0 => text.push_str(&more),
            Next::Text(_) => {}
            Next::Eof => return Err(Broken),
        }
    }
    xml.take_back(buffer);
    Ok(text)
}

/// A cell by what is said of it and by what it shows.
fn cell(element: &BytesStart<'_>, shown: &str) -> Cell {
    let get = |name| attribute(element, name);
    // Both office:value-type and calcext:value-type have this name: an error is told by the second alone.
    let is_error = super::xml::attributes(element)
        .any(|(name, value)| name == "value-type" && value == "error");
    let has_formula = get("formula").is_some();
    let looks_wrong = has_formula && (shown.starts_with('#') || shown.starts_with("Err:"));
    if is_error || looks_wrong {
        return Cell::Marked(Mark::Error, shown.to_owned());
    }
    let kind = get("value-type");
    match kind.as_deref() {
        Some("float" | "percentage" | "currency") => {
            let number = get("value").and_then(|it| it.trim().parse::<f64>().ok());
            let number = number.filter(|number| number.is_finite());
            number.map_or_else(|| Cell::text(shown), Cell::Number)
        }
        Some("date") => get("date-value").map_or_else(|| Cell::text(shown), |it| Cell::iso(&it)),
        Some("time") => {
            let value = get("time-value").unwrap_or_default();
            time(&value).map_or_else(|| Cell::text(shown), Cell::Text)
        }
        Some("boolean") => {
            let value = get("boolean-value").unwrap_or_default();
            Cell::Text(is_true(&value.to_ascii_lowercase()).to_string())
        }
        Some("string") => Cell::text(get("string-value").as_deref().unwrap_or(shown)),
        _ if has_formula && shown.is_empty() => Cell::Marked(Mark::NoValue, String::new()),
        _ => Cell::text(shown),
    }
}

/// A time of the day that is written as `PT10H30M00S`.
fn time(value: &str) -> Option<String> {
    let rest = value.trim().strip_prefix("PT")?;
    let (hours, rest) = rest.split_once('H').unwrap_or(("0", rest));
    let (minutes, rest) = rest.split_once('M').unwrap_or(("0", rest));
    let seconds = rest.split(['.', ',', 'S']).next().unwrap_or_default();
    let seconds = if seconds.is_empty() { "0" } else { seconds };
    let number = |part: &str| part.parse::<u32>().ok();
    let (hours, minutes, seconds) = (number(hours)?, number(minutes)?, number(seconds)?);
    let is_time = hours <= 24 && minutes < 60 && seconds < 60;
    is_time.then(|| clock(hours * 3600 + minutes * 60 + seconds))
}
