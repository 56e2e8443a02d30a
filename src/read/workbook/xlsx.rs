//! XLSX: a package of parts, of which the workbook names the sheets, and styles and texts stand apart from them.

use std::collections::HashMap;
use std::io::{BufReader, Read, Seek, Take};

use quick_xml::events::BytesStart;
use zip::ZipArchive;
use zip::read::ZipFile;

use super::cell::{Cell, Format, Mark};
use super::grid::{Area, Broken, Grid};
use super::xml::{Next, Xml, attribute, attributes, is_true};

/// What follows the name of the kind of part in a relationship.
const WORKBOOK: &str = "officeDocument";
const SHEET: &str = "worksheet";
const TEXTS: &str = "sharedStrings";
const STYLES: &str = "styles";

/// No workbook has more sheets, texts or styles: what says so was made to fill the memory.
const MOST_PARTS: usize = 1 << 16;
const MOST_TEXTS: usize = 1 << 25;
const MOST_TEXT_BYTES: usize = 1 << 29;

/// A part of the package, no longer than it says.
type Part<'a, R> = Xml<BufReader<Take<ZipFile<'a, R>>>>;

/// An open workbook.
pub(super) struct Xlsx<R> {
    zip: ZipArchive<R>,
    /// The names of the sheets and of their parts.
    sheets: Vec<(String, String)>,
    texts: Option<String>,
    styles: Option<String>,
    is_1904: bool,
}

/// A text that cells share.
struct Text {
    text: String,
    struck: Struck,
}

/// Whether a text is struck out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Struck {
    /// As its cell is.
    ByCell,
    /// Wholly, whatever the cell is.
    Wholly,
    /// A part of it is not.
    No,
}

/// What the styles say of a cell.
#[derive(Clone, Copy, Debug, Default)]
struct Style {
    format: Format,
    is_struck: bool,
}

/// What the cells of a sheet refer to.
struct Shared {
    texts: Option<Vec<Text>>,
    styles: Vec<Style>,
    is_1904: bool,
}

impl<R: Read + Seek> Xlsx<R> {
    /// Opens a workbook.
    ///
    /// # Errors
    /// Where it is none.
    pub fn open(zip: ZipArchive<R>) -> Result<Self, Broken> {
        let mut book = Self {
            zip,
            sheets: Vec::new(),
            texts: None,
            styles: None,
            is_1904: false,
        };
        let whole = book.related("")?;
        let main = whole.into_iter().find(|it| it.kind == WORKBOOK);
        let main = main.map_or_else(|| "xl/workbook.xml".to_owned(), |it| it.target);
        let parts = book.related(&main)?;
        let of_kind = |kind| parts.iter().find(|it| it.kind == kind);
        book.texts = of_kind(TEXTS).map(|it| it.target.clone());
        book.styles = of_kind(STYLES).map(|it| it.target.clone());
        let mut xml = book.part(&main)?.ok_or(Broken)?;
        let (mut sheets, mut is_1904) = (Vec::new(), false);
        let mut buffer = Vec::new();
        loop {
            match xml.next(&mut buffer)? {
                Next::Start(element) if element.local_name().as_ref() == "sheet" => {
                    let id = attribute(&element, "id").ok_or(Broken)?;
                    let part = parts.iter().find(|it| it.id == id).ok_or(Broken)?;
                    let name = attribute(&element, "name").ok_or(Broken)?.into_owned();
                    if part.kind == SHEET && sheets.len() < MOST_PARTS {
                        sheets.push((name, part.target.clone()));
                    }
                }
                Next::Start(element) if element.local_name().as_ref() == "workbookPr" => {
                    is_1904 |= attribute(&element, "date1904").is_some_and(|it| is_true(&it));
                }
                Next::Eof => break,
                _ => {}
            }
        }
        drop(xml);
        (book.sheets, book.is_1904) = (sheets, is_1904);
        Ok(book)
    }

    /// The names of the sheets.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.sheets.iter().map(|(name, _)| name.as_str())
    }

    /// What stands in a sheet; with `look`, no more than is needed to see that something does.
    ///
    /// # Errors
    /// Where there is none of that name, or it is broken.
    pub fn grid(&mut self, name: &str, look: bool) -> Result<Grid, Broken> {
        let shared = Shared {
            // For a look at whether there is a text the texts need not be read.
            texts: if look { None } else { Some(self.texts()?) },
            styles: if look { Vec::new() } else { self.styles()? },
            is_1904: self.is_1904,
        };
        let sheet = self.sheets.iter().find(|(sheet, _)| sheet == name);
        let (_, part) = sheet.ok_or(Broken)?.clone();
        let xml = self.part(&part)?.ok_or(Broken)?;
        shared.grid(xml, look)
    }

    /// A part of the package.
    fn part(&mut self, path: &str) -> Result<Option<Part<'_, R>>, Broken> {
        let found = (0..self.zip.len()).find(|place| {
            let name = self.zip.name_for_index(*place).and_then(Result::ok);
            name.is_some_and(|name| name.replace('\\', "/").eq_ignore_ascii_case(path))
        });
        let Some(place) = found else { return Ok(None) };
        let file = self.zip.by_index(place).map_err(|_| Broken)?;
        let length = file.size();
        Ok(Some(Xml::new(BufReader::new(file.take(length)))))
    }

    /// The parts that another one refers to.
    fn related(&mut self, path: &str) -> Result<Vec<Relation>, Broken> {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let mut found = Vec::new();
        let path = joined(folder, &format!("_rels/{name}.rels"));
        let Some(mut xml) = self.part(&path)? else {
            return Ok(found);
        };
        let mut buffer = Vec::new();
        loop {
            match xml.next(&mut buffer)? {
                Next::Start(element) if element.local_name().as_ref() == "Relationship" => {
                    let get = |name| attribute(&element, name).unwrap_or_default();
                    let kind = get("Type");
                    let kind = kind.rsplit('/').next().unwrap_or_default();
                    if found.len() < MOST_PARTS {
                        found.push(Relation {
                            id: get("Id").into_owned(),
                            kind: kind.to_owned(),
                            target: joined(folder, &get("Target")),
                        });
                    }
                }
                Next::Eof => return Ok(found),
                _ => {}
            }
        }
    }

    /// The texts that cells share.
    fn texts(&mut self) -> Result<Vec<Text>, Broken> {
        let mut texts = Vec::new();
        let path = self.texts.clone();
        let Some(path) = path else { return Ok(texts) };
        let Some(mut xml) = self.part(&path)? else {
            return Ok(texts);
        };
        let (mut buffer, mut bytes) = (Vec::new(), 0);
        loop {
            match xml.next(&mut buffer)? {
                Next::Start(element) if element.local_name().as_ref() == "si" => {
                    let text = rich_text(&mut xml)?;
                    bytes += text.text.len();
                    if texts.len() >= MOST_TEXTS || bytes > MOST_TEXT_BYTES {
                        return Err(Broken);
                    }
                    texts.push(text);
                }
                Next::Eof => return Ok(texts),
                _ => {}
            }
        }
    }

    /// What the styles say of cells, by the number that a cell gives.
    fn styles(&mut self) -> Result<Vec<Style>, Broken> {
        let mut styles = Vec::new();
        let path = self.styles.clone();
        let Some(path) = path else { return Ok(styles) };
        let Some(mut xml) = self.part(&path)? else {
            return Ok(styles);
        };
        let mut formats: HashMap<u32, Format> = HashMap::new();
        let mut fonts: Vec<bool> = Vec::new();
        let mut cells: Vec<(u32, usize)> = Vec::new();
        // Which list it is in: others hold fonts and styles too.
        let mut list = String::new();
        let mut buffer = Vec::new();
        loop {
            match xml.next(&mut buffer)? {
                Next::Start(element) => match (element.local_name().as_ref(), list.as_str()) {
                    (name @ ("numFmts" | "fonts" | "cellXfs"), "") => name.clone_into(&mut list),
                    ("numFmt", "numFmts") => {
                        let code = attribute(&element, "formatCode").unwrap_or_default();
                        formats.insert(number(&element, "numFmtId"), Format::of_code(&code));
                    }
                    ("font", "fonts") => fonts.push(false),
                    ("strike", "fonts") => {
                        if let Some(font) = fonts.last_mut() {
                            *font = says_so(&element);
                        }
                    }
                    ("xf", "cellXfs") => {
                        let font = number(&element, "fontId") as usize;
                        cells.push((number(&element, "numFmtId"), font));
                    }
                    _ => {}
                },
                Next::End(end) if end.local_name().as_ref() == list => list.clear(),
                Next::Eof => break,
                _ => {}
            }
            if fonts.len().max(cells.len()).max(formats.len()) > MOST_PARTS {
                return Err(Broken);
            }
        }
        styles.extend(cells.into_iter().map(|(format, font)| {
            let own = formats.get(&format).copied();
            Style {
                format: own.unwrap_or_else(|| Format::built_in(format)),
                is_struck: fonts.get(font).copied().unwrap_or_default(),
            }
        }));
        Ok(styles)
    }
}

/// A part that another refers to.
struct Relation {
    id: String,
    kind: String,
    target: String,
}

/// A path within the package, as it is meant in a folder of it.
fn joined(folder: &str, path: &str) -> String {
    let from = if path.starts_with('/') { "" } else { folder };
    let mut parts: Vec<&str> = Vec::new();
    for part in from.split('/').chain(path.split(['/', '\\'])) {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

fn number(element: &BytesStart<'_>, name: &str) -> u32 {
    let value = attribute(element, name);
    value.and_then(|it| it.trim().parse().ok()).unwrap_or(0)
}

/// Whether an element such as `<strike/>` says yes: it does unless it says no.
fn says_so(element: &BytesStart<'_>) -> bool {
    attribute(element, "val").is_none_or(|value| is_true(&value))
}

/// The text of `si` or `is`, in one piece or in runs with styles of their own.
fn rich_text<R: std::io::BufRead>(xml: &mut Xml<R>) -> Result<Text, Broken> {
    let outer = xml.depth().saturating_sub(1);
    let mut text = String::new();
    let (mut is_run, mut has_own_font, mut is_struck) = (false, false, false);
    let (mut any_own, mut any_free, mut all_struck) = (false, false, true);
    let mut buffer = xml.lend();
    while xml.depth() > outer {
        let start = match xml.next(&mut buffer)? {
            Next::Start(element) => element,
            Next::End(end) => {
                is_run &= end.local_name().as_ref() != "r";
                continue;
            }
            Next::Text(_) => continue,
            Next::Eof => return Err(Broken),
        };
        match start.local_name().as_ref() {
            "r" => (is_run, has_own_font, is_struck) = (true, false, false),
            "rPr" => has_own_font = true,
            "strike" => is_struck = says_so(&start),
            // How it is read aloud.
            "rPh" => xml.skip()?,
            "t" => {
                let is_kept = attribute(&start, "space").is_some_and(|it| it == "preserve");
                let piece = xml.text()?;
                let piece = if is_kept {
                    &piece
                } else {
                    piece.trim_matches([' ', '\t', '\r', '\n'])
                };
                text.push_str(&unescaped(piece));
                let counts = !piece.trim().is_empty();
                if counts && is_run && has_own_font {
                    (any_own, all_struck) = (true, all_struck && is_struck);
                } else if counts {
                    any_free = true;
                }
            }
            _ => {}
        }
    }
    xml.take_back(buffer);
    let struck = match (any_own, any_free) {
        (true, _) if !all_struck => Struck::No,
        (true, false) => Struck::Wholly,
        (false, _) | (true, true) => Struck::ByCell,
    };
    Ok(Text { text, struck })
}

/// A text in which some letters are written as `_x000D_`.
fn unescaped(text: &str) -> String {
    let mut units: Vec<u16> = Vec::new();
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let code = rest.get(at + 2..at + 7).and_then(|it| it.strip_suffix('_'));
        let unit = code
            .filter(|it| it.bytes().all(|byte| byte.is_ascii_hexdigit()))
            .and_then(|it| u16::from_str_radix(it, 16).ok());
        let (before, after) = rest.split_at(at);
        if !before.is_empty() {
            flush(&mut units, &mut out);
        }
        out.push_str(before);
        if let (Some(unit), Some(left)) = (unit, after.get(7..)) {
            units.push(unit);
            rest = left;
        } else {
            flush(&mut units, &mut out);
            out.push_str("_x");
            rest = after.get(2..).unwrap_or_default();
        }
    }
    flush(&mut units, &mut out);
    out.push_str(rest);
    out
}

fn flush(units: &mut Vec<u16>, out: &mut String) {
    out.push_str(&String::from_utf16_lossy(units));
    units.clear();
}

/// The place of a cell such as `C7`, row and column from 0.
fn place(reference: &str) -> Option<(u32, u32)> {
    let reference = reference.trim();
    let digits = reference.find(|it: char| it.is_ascii_digit())?;
    let (letters, digits) = reference.split_at(digits);
    let row: u32 = digits.parse().ok()?;
    let column = letters
        .bytes()
        .filter(|it| *it != b'$')
        .try_fold(0_u32, |column, letter| {
            let letter = letter.to_ascii_uppercase();
            let value = letter
                .is_ascii_uppercase()
                .then(|| u32::from(letter - b'A') + 1)?;
            column.checked_mul(26)?.checked_add(value)
        })?;
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

/// The cells of a range such as `A2:A5`.
fn area(range: &str) -> Option<Area> {
    let (from, to) = range.split_once(':').unwrap_or((range, range));
    let ((top, left), (bottom, right)) = (place(from)?, place(to)?);
    Some(Area {
        rows: top.min(bottom)..=top.max(bottom),
        columns: left.min(right)..=left.max(right),
    })
}

impl Shared {
    /// What stands in a sheet.
    fn grid<R: std::io::BufRead>(&self, mut xml: Xml<R>, look: bool) -> Result<Grid, Broken> {
        let mut grid = Grid::new(self.is_1904);
        let (mut row, mut column) = (0_u32, 0_u32);
        let mut is_sheet = false;
        let mut buffer = Vec::new();
        loop {
            if look && !grid.is_blank() {
                return Ok(grid);
            }
            let start = match xml.next(&mut buffer)? {
                Next::Start(element) => element,
                Next::End(end) => {
                    if end.local_name().as_ref() == "row" {
                        (row, column) = (row.saturating_add(1), 0);
                    }
                    continue;
                }
                Next::Text(_) => continue,
                Next::Eof if is_sheet => return Ok(grid),
                Next::Eof => return Err(Broken),
            };
            match start.local_name().as_ref() {
                "sheetData" => is_sheet = true,
                "row" => {
                    if let Some(number) = attribute(&start, "r") {
                        let number: u32 = number.trim().parse().map_err(|_| Broken)?;
                        row = number.checked_sub(1).ok_or(Broken)?;
                    }
                    if attribute(&start, "hidden").is_some_and(|it| is_true(&it)) {
                        grid.hide(row);
                    }
                }
                "c" if is_sheet => {
                    let mut given = Given::default();
                    for (name, value) in attributes(&start) {
                        match name {
                            "r" => (row, column) = place(value).ok_or(Broken)?,
                            "s" => given.style = value.trim().parse().map_err(|_| Broken)?,
                            "t" => value.clone_into(&mut given.kind),
                            _ => {}
                        }
                    }
                    given.read(&mut xml)?;
                    grid.put(row, column, self.cell(given)?)?;
                    column = column.saturating_add(1);
                }
                "mergeCell" => {
                    let range = attribute(&start, "ref").ok_or(Broken)?;
                    grid.merge(area(&range).ok_or(Broken)?)?;
                }
                // Cells of other sheets that are kept with it, and the like.
                "extLst" => xml.skip()?,
                _ => {}
            }
        }
    }

    /// A cell as it is given.
    fn cell(&self, given: Given) -> Result<Cell, Broken> {
        let style = self.styles.get(given.style).copied().unwrap_or_default();
        let mut struck = Struck::ByCell;
        let value = given.value.as_deref();
        let is_text = matches!(given.kind.as_str(), "str" | "inlineStr");
        let cell = match (value, given.kind.as_str()) {
            _ if given.has_formula && value.is_none() && given.text.is_none() => {
                return Ok(Cell::Marked(Mark::NoValue, String::new()));
            }
            (Some(""), _) if given.has_formula && !is_text => {
                return Ok(Cell::Marked(Mark::NoValue, String::new()));
            }
            (_, "inlineStr") => given.text.map_or_else(
                || Cell::Text(String::new()),
                |text| {
                    struck = text.struck;
                    Cell::text(&text.text)
                },
            ),
            (None | Some(""), _) => Cell::Text(String::new()),
            (Some(text), "str") => Cell::text(&unescaped(text)),
            (Some(place), "s") => {
                let place: usize = place.trim().parse().map_err(|_| Broken)?;
                match &self.texts {
                    None => Cell::text("a text"),
                    Some(texts) => {
                        let text = texts.get(place).ok_or(Broken)?;
                        struck = text.struck;
                        Cell::text(&text.text)
                    }
                }
            }
            (Some(value), "b") => Cell::Text(is_true(value).to_string()),
            (Some(value), "d") => Cell::iso(value),
            (Some(error), "e") => return Ok(Cell::Marked(Mark::Error, error.to_owned())),
            (Some(text), "" | "n") => match text.trim().parse::<f64>() {
                Ok(number) if number.is_finite() => {
                    Cell::number(number, style.format, self.is_1904)
                }
                _ => Cell::text(text),
            },
            _ => return Err(Broken),
        };
        let is_struck = match struck {
            Struck::ByCell => style.is_struck,
            Struck::Wholly => true,
            Struck::No => false,
        };
        Ok(if is_struck {
            cell.marked(Mark::Struck)
        } else {
            cell
        })
    }
}

/// A cell as the sheet gives it.
#[derive(Default)]
struct Given {
    kind: String,
    style: usize,
    has_formula: bool,
    value: Option<String>,
    text: Option<Text>,
}

impl Given {
    fn read<R: std::io::BufRead>(&mut self, xml: &mut Xml<R>) -> Result<(), Broken> {
        let outer = xml.depth().saturating_sub(1);
        let mut buffer = xml.lend();
        while xml.depth() > outer {
            let element = match xml.next(&mut buffer)? {
                Next::Start(element) => element,
                Next::Eof => return Err(Broken),
                Next::End(_) | Next::Text(_) => continue,
            };
            match element.local_name().as_ref() {
                "v" => self.value = Some(xml.text()?),
                "is" => self.text = Some(rich_text(xml)?),
                "f" => {
                    self.has_formula = true;
                    xml.skip()?;
                }
                _ => xml.skip()?,
            }
        }
        xml.take_back(buffer);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_by_letters_and_a_number() {
        for (reference, wanted) in [
            ("A1", Some((0, 0))),
            ("$C$7", Some((6, 2))),
            ("AA10", Some((9, 26))),
            ("XFD1048576", Some((1_048_575, 16_383))),
            ("A0", None),
            ("7", None),
            ("A", None),
            ("Ж1", None),
            ("AAAAAAAAAAAA1", None),
            ("A99999999999", None),
        ] {
            assert_eq!(place(reference), wanted, "{reference}");
        }
        let wanted = Area {
            rows: 1..=4,
            columns: 0..=2,
        };
        assert_eq!(area("A2:C5"), Some(wanted.clone()));
        assert_eq!(area("C5:A2"), Some(wanted));
        assert_eq!(area("A2:"), None);
    }

    #[test]
    fn paths_of_parts_are_found_from_where_they_are_named() {
        for (folder, path, wanted) in [
            ("xl", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl", "/xl/styles.xml", "xl/styles.xml"),
            (
                "xl/worksheets",
                "../sharedStrings.xml",
                "xl/sharedStrings.xml",
            ),
            ("", ".\\xl\\workbook.xml", "xl/workbook.xml"),
            ("", "../../etc/passwd", "etc/passwd"),
        ] {
            assert_eq!(joined(folder, path), wanted);
        }
    }

    #[test]
    fn letters_that_xml_can_not_hold() {
        for (text, wanted) in [
            ("a_x000D_b", "a\rb"),
            ("_x005F_x000D_", "_x000D_"),
            ("_xD83D__xDE00_!", "😀!"),
            ("_xD83D_", "\u{fffd}"),
            ("_x12_ _xЖЖЖЖ_ _x", "_x12_ _xЖЖЖЖ_ _x"),
            ("plain", "plain"),
        ] {
            assert_eq!(unescaped(text), wanted, "{text}");
        }
    }

    #[test]
    fn runs_are_struck_out_together_or_not() {
        let own = |struck: &str, text: &str| format!("<r><rPr>{struck}</rPr><t>{text}</t></r>");
        let (yes, no) = (own("<strike/>", "a"), own("<b/>", "b"));
        for (runs, wanted) in [
            ("<t>a</t>".to_owned(), Struck::ByCell),
            ("<r><t>a</t></r>".to_owned(), Struck::ByCell),
            (format!("{yes}{yes}"), Struck::Wholly),
            (format!("{yes}{}", own("", " ")), Struck::Wholly),
            (format!("{yes}{no}"), Struck::No),
            (format!("<r><t>a</t></r>{yes}"), Struck::ByCell),
            (own("<strike val='0'/>", "a"), Struck::No),
            (format!("{yes}<rPh><t>b</t></rPh>"), Struck::Wholly),
        ] {
            let text = format!("<si>{runs}</si>");
            let mut xml = Xml::new(text.as_bytes());
            assert!(matches!(xml.next(&mut Vec::new()), Ok(Next::Start(_))));
            assert_eq!(rich_text(&mut xml).unwrap().struck, wanted, "{runs}");
        }
    }
}
