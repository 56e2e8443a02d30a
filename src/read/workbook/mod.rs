//! Workbooks (XLSX, XLS, ODS): one sheet as the text of an export, with the numbers of its rows and columns as they are in the workbook.
//!
//! A workbook comes from anywhere, and what it says of itself may be wrong: it is read here cell by cell, with a bound for all that it makes
//! room for. What a reader of workbooks usually leaves out decides here whether a patient is called: what is merged, struck out or hidden, and
//! what is no value but a formula that was never reckoned.

use std::io::{BufReader, Read};

use csv::ByteRecord;
use zip::ZipArchive;

use self::cell::Cell;
pub use self::cell::{MARKS, Mark};
use self::grid::{Broken, Cells, Grid};
use self::ods::Ods;
use self::xls::Xls;
use self::xlsx::Xlsx;
use super::encoding::{Bytes, ReadSeek};
use super::refusal::RefusalKind;
use super::table::HEADER_LINES;
use crate::export::columns::File;
use crate::export::values::normal;

mod archive;
mod cell;
mod cfb;
mod grid;
mod ods;
mod xls;
mod xlsx;
mod xml;

/// With this every XLSX and ODS begins, being a ZIP archive.
const ZIP_MARK: &[u8] = b"PK\x03\x04";

/// No XLS is larger: it has no more than 65,536 rows.
const MOST_XLS_BYTES: u64 = 1 << 28;

/// The header is looked for among so many rows with something in them: titles stand above it.
const HEADER_AMONG: usize = 30;

/// Days of the month that could be a month as well.
const MOST_MONTHS: u32 = 12;

type Source = BufReader<Box<dyn ReadSeek>>;

/// An open workbook.
pub struct Workbook {
    kind: Kind,
    /// The sheets with anything in them; all, where nothing stands in any.
    names: Vec<String>,
}

enum Kind {
    Xlsx(Xlsx<Source>),
    Ods(Ods<Source>),
    Xls(Xls),
}

/// What a file is by its first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looks {
    /// A workbook, or another archive.
    Workbook,
    /// A page of the web or other XML: many programs call that an Excel file.
    Page,
    /// Text, or nothing that is known.
    Other,
}

/// What the header of a sheet shows.
pub trait HeaderSense {
    /// Whether it has all columns without which the file can't be used.
    fn is_header(&self, _header: &ByteRecord) -> bool {
        false
    }
    /// Whether the lines above one that has all these are wanted: else they are titles, and left out.
    fn wants_lines_above(&self) -> bool {
        false
    }
    /// How many of its cells are names that are known.
    fn known_names(&self, header: &ByteRecord) -> usize;
    /// The fields that hold dates.
    fn date_fields(&self, header: &ByteRecord) -> Vec<usize>;
}

/// A sheet as text.
#[derive(Debug)]
pub struct Text {
    /// Comma-separated: each row on the line of its own number.
    pub text: Vec<u8>,
    /// Whether cells begin with one of the [`MARKS`].
    pub has_marks: bool,
    /// The numbers of the rows that are hidden, where the workbook tells it.
    pub hidden: Vec<u32>,
}

/// What a file looks like.
#[must_use]
pub fn looks(bytes: &Bytes) -> Looks {
    let mut start = Vec::new();
    let read = bytes
        .reader()
        .map(|reader| reader.take(512).read_to_end(&mut start));
    if !matches!(read, Ok(Ok(_))) {
        return Looks::Other;
    }
    if start.starts_with(ZIP_MARK) || start.starts_with(cfb::MARK) {
        return Looks::Workbook;
    }
    // A page may be written with two bytes a letter.
    let letters = start.iter().filter(|byte| byte.is_ascii() && **byte != 0);
    let letters: Vec<u8> = letters.map(u8::to_ascii_lowercase).collect();
    let begins = letters.trim_ascii_start();
    let pages: [&[u8]; 11] = [
        b"<html",
        b"<!doctype",
        b"<?xml",
        b"<table",
        b"<head",
        b"<meta",
        b"<style",
        b"<body",
        b"<!--",
        b"<div",
        b"mime-version:",
    ];
    if pages.iter().any(|page| begins.starts_with(page)) {
        Looks::Page
    } else {
        Looks::Other
    }
}

impl Workbook {
    /// Opens a workbook.
    ///
    /// # Errors
    /// Where it is none.
    pub fn open(bytes: &Bytes) -> Result<Self, RefusalKind> {
        // By its name alone anything may be called a workbook: what opens archives would look for one in it to its last byte.
        if looks(bytes) != Looks::Workbook {
            return Err(RefusalKind::NoWorkbook);
        }
        let reader = || match bytes.reader() {
            Ok(reader) => Ok(BufReader::new(reader)),
            Err(error) => Err(RefusalKind::CannotRead(error.into())),
        };
        let mut mark = [0; cfb::MARK.len()];
        let is_xls = reader()?.read_exact(&mut mark).is_ok() && mark == cfb::MARK;
        let kind = if is_xls {
            let mut all = Vec::new();
            let mut limited = reader()?.take(MOST_XLS_BYTES + 1);
            limited
                .read_to_end(&mut all)
                .map_err(|error| RefusalKind::CannotRead(error.into()))?;
            if limited.limit() == 0 {
                return Err(RefusalKind::NoWorkbook);
            }
            Kind::Xls(Xls::open(&all).map_err(broken)?)
        } else {
            if !archive::is_sound(reader()?) {
                return Err(RefusalKind::NoWorkbook);
            }
            let zip = ZipArchive::new(reader()?).map_err(|_| RefusalKind::NoWorkbook)?;
            if zip.index_for_name(ods::CONTENT).is_some() {
                Kind::Ods(Ods::open(zip).map_err(broken)?)
            } else {
                Kind::Xlsx(Xlsx::open(zip).map_err(broken)?)
            }
        };
        let mut book = Self {
            kind,
            names: Vec::new(),
        };
        book.names = book.filled().map_err(broken)?;
        Ok(book)
    }

    /// The names of the sheets with anything in them; of all, where nothing stands in any. What is the only one is not looked into.
    fn filled(&mut self) -> Result<Vec<String>, Broken> {
        let mut all: Vec<String> = match &self.kind {
            Kind::Xlsx(book) => book.names().map(str::to_owned).collect(),
            Kind::Xls(book) => book.sheets.iter().map(|(name, _)| name.clone()).collect(),
            Kind::Ods(book) => book.sheets.iter().map(|(name, _)| name.clone()).collect(),
        };
        if all.len() < 2 {
            return Ok(all);
        }
        let mut filled = Vec::new();
        for (place, name) in all.iter().enumerate() {
            let is_filled = match &mut self.kind {
                Kind::Xlsx(book) => !book.grid(name, true)?.is_blank(),
                Kind::Xls(book) => !book.grid(name, true)?.is_blank(),
                Kind::Ods(book) => book.sheets.get(place).is_some_and(|(_, filled)| *filled),
            };
            if is_filled {
                filled.push(name.clone());
            }
        }
        if !filled.is_empty() {
            all = filled;
        }
        Ok(all)
    }

    /// The names of the sheets with anything in them.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Whether it tells which cells are struck out and which rows are hidden.
    #[must_use]
    pub const fn shows_all(&self) -> bool {
        matches!(self.kind, Kind::Xlsx(_))
    }

    /// The sheet that holds a file: the one that is asked for, else the only one, else the one that is named as the file is.
    ///
    /// # Errors
    /// Where there is none, or it is not known which.
    pub fn sheet_of(&self, file: File, asked: Option<&str>) -> Result<String, RefusalKind> {
        if let ([only], None) = (self.names.as_slice(), asked) {
            return Ok(only.clone());
        }
        let is_asked = |name: &&String| match asked {
            Some(asked) => normal(asked) == normal(name),
            None => file.titles().any(|title| normal(title) == normal(name)),
        };
        match self.names.iter().find(is_asked) {
            Some(name) => Ok(name.clone()),
            None => Err(RefusalKind::WhichSheet(self.names.clone())),
        }
    }

    /// Whether it has one sheet, which need not be named then.
    #[must_use]
    pub fn has_one_sheet(&self) -> bool {
        self.names.len() == 1
    }

    /// The first rows of a sheet that have anything in them, each with its number.
    ///
    /// # Errors
    /// Where the workbook is broken.
    pub fn first_rows(
        &mut self,
        name: &str,
        most: u32,
    ) -> Result<Vec<(u32, ByteRecord)>, RefusalKind> {
        let (rows, _) = self.grid(name)?.rows().map_err(broken)?;
        let first = rows.iter().take_while(|(line, _)| *line <= most);
        Ok(first.map(|(line, cells)| (*line, record(cells))).collect())
    }

    fn grid(&mut self, name: &str) -> Result<Grid, RefusalKind> {
        let grid = match &mut self.kind {
            Kind::Xlsx(book) => book.grid(name, false),
            Kind::Xls(book) => book.grid(name, false),
            Kind::Ods(book) => book.grid(name),
        };
        grid.map_err(broken)
    }

    /// A sheet as comma-separated text: each row on the line of its own number. What stands above the header is
    /// left out.
    ///
    /// # Errors
    /// Where the workbook is broken, or what stands in the sheet is not what was entered.
    pub fn text(&mut self, name: &str, sense: &impl HeaderSense) -> Result<Text, RefusalKind> {
        let grid = self.grid(name)?;
        if matches!(self.kind, Kind::Ods(_)) && grid.has_merged() {
            return Err(RefusalKind::MergedCells);
        }
        written(grid, sense)
    }
}

fn broken(_: Broken) -> RefusalKind {
    RefusalKind::NoWorkbook
}

/// The text of a sheet.
fn written(grid: Grid, sense: &impl HeaderSense) -> Result<Text, RefusalKind> {
    let is_1904 = grid.is_1904;
    let (mut rows, hidden) = grid.rows().map_err(broken)?;
    let found = header_of(&rows, sense);
    let mut header = found.unwrap_or(0);
    let is_whole = |(_, cells): &(u32, Cells)| sense.is_header(&record(cells));
    if !(sense.wants_lines_above() && rows.get(header).is_some_and(is_whole)) {
        rows.drain(..header);
        header = 0;
    }
    let dates = match rows.get(header).filter(|_| found.is_some()) {
        Some((_, cells)) => sense.date_fields(&record(cells)),
        None => Vec::new(),
    };
    let table = rows.get(header..).unwrap_or_default();
    if let Some(field) = dates
        .iter()
        .find(|field| is_turned(table, **field, is_1904))
    {
        return Err(RefusalKind::TurnedDates(field + 1));
    }
    let mut writer = csv::WriterBuilder::new()
        .flexible(true)
        .from_writer(Vec::new());
    let cannot = |_| RefusalKind::NoWorkbook;
    let mut line = 1;
    let mut has_marks = false;
    for (place, (number, cells)) in rows.into_iter().enumerate() {
        while line < number {
            writer.write_record([""]).map_err(cannot)?;
            line += 1;
        }
        let fields = fields(&cells, |field, cell| match cell {
            // A header is what it says, however it is drawn.
            Cell::Marked(_, text) if place <= header => text.clone(),
            cell => {
                has_marks |= matches!(cell, Cell::Marked(..));
                cell.written(place != header && dates.contains(&field), is_1904)
            }
        });
        writer.write_record(&fields).map_err(cannot)?;
        line += 1;
    }
    let text = writer.into_inner().map_err(|_| RefusalKind::NoWorkbook)?;
    Ok(Text {
        text,
        has_marks,
        hidden,
    })
}

/// Whether a spreadsheet took the dates of a column that it could for month, day and year, and left the others as texts.
fn is_turned(rows: &[(u32, Cells)], field: usize, is_1904: bool) -> bool {
    let below = rows.iter().skip(1);
    let cells = below.filter_map(|(_, cells)| {
        let found = cells.binary_search_by_key(&field, |(column, _)| *column as usize);
        found.ok().and_then(|place| cells.get(place))
    });
    let (mut has_date, mut has_text) = (false, false);
    for (_, cell) in cells {
        match cell.day(is_1904) {
            Some(day) if day > MOST_MONTHS => return false,
            Some(_) => has_date = true,
            None => has_text |= cell.is_slashed(),
        }
    }
    has_date && has_text
}

/// The place of the header among the first rows: the first that has all required columns, else the one with the most names that are known,
/// and the first of these.
fn header_of(rows: &[(u32, Cells)], sense: &impl HeaderSense) -> Option<usize> {
    let mut first = rows
        .iter()
        .take_while(|(number, _)| *number <= HEADER_LINES);
    let whole = first.position(|(_, cells)| sense.is_header(&record(cells)));
    if whole.is_some() {
        return whole;
    }
    let among = rows.iter().take(HEADER_AMONG);
    let known = among.map(|(_, cells)| sense.known_names(&record(cells)));
    let mut best = None;
    for (place, known) in known.enumerate() {
        if known > best.map_or(0, |(most, _)| most) {
            best = Some((known, place));
        }
    }
    best.map(|(_, place)| place)
}

fn record(cells: &Cells) -> ByteRecord {
    let text = |_, cell: &Cell| match cell {
        Cell::Marked(_, text) => text.clone(),
        cell => cell.written(false, false),
    };
    fields(cells, text).into()
}

/// The texts of a row, those of blank cells too.
fn fields(cells: &Cells, mut text: impl FnMut(usize, &Cell) -> String) -> Vec<String> {
    let mut fields = Vec::new();
    for (column, cell) in cells {
        let column = *column as usize;
        fields.resize(fields.len().max(column), String::new());
        fields.push(text(column, cell));
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_begin_as_a_workbook_is_none_whatever_it_is_called() {
        let mut book = rust_xlsxwriter::Workbook::new();
        book.add_worksheet().write_string(0, 0, "Код").unwrap();
        let book = book.save_to_buffer().unwrap();
        assert!(Workbook::open(&Bytes::Memory(book.as_slice().into())).is_ok());
        // What opens archives finds one behind other bytes, too.
        for front in [&b"x"[..], b"PK", &[0; 100]] {
            let bytes = Bytes::Memory([front, &book].concat().into());
            let kind = Workbook::open(&bytes).err();
            assert_eq!(kind, Some(RefusalKind::NoWorkbook), "{front:?}");
        }
    }

    #[test]
    fn one_text_in_many_cells_is_no_end_of_text() {
        let read = |cells: u32| {
            let mut sheet = rust_xlsxwriter::Worksheet::new();
            for row in 0..cells {
                sheet.write_string(row, 0, "а".repeat(1 << 10)).unwrap();
            }
            let mut workbook = rust_xlsxwriter::Workbook::new();
            workbook.push_worksheet(sheet);
            let bytes = Bytes::Memory(workbook.save_to_buffer().unwrap().into());
            let Kind::Xlsx(mut book) = Workbook::open(&bytes).unwrap().kind else {
                panic!("no XLSX")
            };
            book.grid("Sheet1", false)
        };
        assert_eq!(read(32).unwrap().rows().unwrap().0.len(), 32);
        assert!(matches!(read(33), Err(Broken)));
    }

    /// So many damaged workbooks of each sort are opened.
    const DAMAGED: u32 = 300;

    const XLS: &[u8] = include_bytes!("../../../tests/fixtures/clinic.xls");

    /// Every header is one, and all of its fields may hold dates.
    struct AnyHeader;

    impl HeaderSense for AnyHeader {
        fn known_names(&self, header: &ByteRecord) -> usize {
            header.len()
        }

        fn date_fields(&self, header: &ByteRecord) -> Vec<usize> {
            (0..header.len()).collect()
        }
    }

    /// An archive of these parts, which are not compressed.
    fn archive(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        let stored = zip::write::SimpleFileOptions::default()
            .compression_method(zip::CompressionMethod::Stored);
        for (name, part) in parts {
            writer.start_file(name.as_str(), stored).unwrap();
            std::io::Write::write_all(&mut writer, part).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn xlsx() -> Vec<(String, Vec<u8>)> {
        use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet};
        let mut sheet = Worksheet::new();
        let (day, struck) = (
            Format::new().set_num_format("dd.mm.yyyy"),
            Format::new().set_font_strikethrough(),
        );
        for row in 0..6_u16 {
            sheet
                .write_string(row.into(), 0, format!("Пациент {row}"))
                .unwrap();
            sheet
                .write_number_with_format(row.into(), 1, 46_000 + row, &day)
                .unwrap();
        }
        sheet
            .write_string_with_format(2, 2, "нет", &struck)
            .unwrap();
        sheet
            .write_rich_string(3, 2, &[(&struck, "а"), (&day, "б")])
            .unwrap();
        sheet
            .write_formula(4, 2, Formula::new("=1/0").set_result("#DIV/0!"))
            .unwrap();
        sheet.write_boolean(5, 2, true).unwrap();
        sheet.merge_range(7, 0, 9, 1, "x", &day).unwrap();
        sheet.set_row_hidden(3).unwrap();
        sheet.set_name("Лист").unwrap();
        let mut workbook = Workbook::new();
        workbook.push_worksheet(sheet);
        workbook.push_worksheet(Worksheet::new());
        let bytes = workbook.save_to_buffer().unwrap();
        let mut zip = ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let count = zip.len();
        let part = |place| {
            let mut part = zip.by_index(place).unwrap();
            let name = part.name().unwrap().into_owned();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            (name, bytes)
        };
        (0..count).map(part).collect()
    }

    fn ods() -> Vec<(String, Vec<u8>)> {
        let content = "<a:d xmlns:a='a'><a:b><a:s><a:table a:name='T'>\
            <a:table-row a:number-rows-repeated='2'><a:table-cell a:value-type='float' a:value='12'/>\
            <a:table-cell a:value-type='date' a:date-value='2026-03-02T10:30:00'/>\
            <a:table-cell a:value-type='time' a:time-value='PT10H30M00S' a:number-columns-repeated='3'/></a:table-row>\
            <a:table-row a:number-rows-repeated='90'><a:table-cell/></a:table-row>\
            <a:table-row><a:table-cell a:value-type='string'><a:p>a<a:s a:c='2'/>&lt;b</a:p></a:table-cell>\
            <a:table-cell a:formula='x' a:number-columns-spanned='2'/><a:covered-table-cell/></a:table-row>\
            </a:table><a:table a:name='U'/></a:s></a:b></a:d>";
        vec![(ods::CONTENT.to_owned(), content.as_bytes().to_vec())]
    }

    /// What becomes of a workbook: whether it opens, and how many of its sheets can be read.
    fn read(book: Vec<u8>) -> Option<usize> {
        let mut book = Workbook::open(&Bytes::Memory(book.into())).ok()?;
        let names = book.names().to_vec();
        let read = names
            .iter()
            .filter(|name| book.text(name, &AnyHeader).is_ok());
        Some(read.count())
    }

    /// Numbers that look random, the same in every run.
    fn dice(seed: u32) -> impl FnMut(usize) -> usize {
        let mut state = u64::from(seed).wrapping_mul(2_862_933_555_777_941_757);
        move |sides| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            usize::try_from(state >> 33).unwrap() % sides.max(1)
        }
    }

    /// Changes, leaves out or doubles a few bytes.
    fn damage(bytes: &mut Vec<u8>, dice: &mut impl FnMut(usize) -> usize) {
        for _ in 0..=dice(4) {
            let at = dice(bytes.len());
            let end = (at + 1 + dice(8)).min(bytes.len());
            match dice(5) {
                0 => drop(bytes.drain(at..end)),
                1 => {
                    let piece = bytes[at..end].to_vec();
                    bytes.splice(at..at, piece);
                }
                2 => bytes[at..end].fill(0xff),
                3 => bytes[at..end].fill(0),
                _ => bytes[at] = u8::try_from(dice(256)).unwrap(),
            }
            if bytes.is_empty() {
                return;
            }
        }
    }

    #[test]
    fn no_damage_is_more_than_a_refusal() {
        assert_eq!(read(XLS.to_vec()), Some(4));
        assert_eq!(
            read(archive(&ods())),
            Some(0),
            "merged cells of an ODS are refused"
        );
        let book = xlsx();
        assert_eq!(read(archive(&book)), Some(1));
        let mut opened = [0; 4];
        for seed in 0..DAMAGED {
            let mut dice = dice(seed);
            let mut xls = XLS.to_vec();
            damage(&mut xls, &mut dice);
            let mut whole = archive(&book);
            damage(&mut whole, &mut dice);
            let [mut xlsx, mut ods] = [book.clone(), ods()];
            for parts in [&mut xlsx, &mut ods] {
                let place = dice(parts.len());
                damage(&mut parts[place].1, &mut dice);
            }
            let books = [xls, whole, archive(&xlsx), archive(&ods)];
            for (opened, book) in opened.iter_mut().zip(books) {
                *opened += u32::from(read(book).is_some());
            }
        }
        // Were all of them refused at the door, nothing would be tried here.
        assert!(
            opened.iter().all(|it| (1..DAMAGED).contains(it)),
            "{opened:?}"
        );
    }
}
