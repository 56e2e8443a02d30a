//! Workbooks (XLSX): one sheet as the text of an export, with the numbers of its rows and columns as they are in the workbook.

use std::io::{BufReader, Read};

use calamine::{DataRef, Reader, Xlsx};
use chrono::{Days, NaiveDate};
use csv::ByteRecord;

use super::archive;
use super::columns::File;
use super::encoding::{Bytes, ReadSeek};
use super::refusal::RefusalKind;
use super::values::{normal, trim};

/// With this every XLSX begins, being a ZIP archive.
const MARK: &[u8] = b"PK\x03\x04";

/// No sheet is larger.
const MOST_ROWS: u32 = 1 << 20;
const MOST_COLUMNS: u32 = 1 << 14;
/// Nor has any more fields, counting the blank ones to the left of what stands in a row.
const MOST_FIELDS: u64 = 1 << 27;
/// Nor as much text. One text may stand in many cells, and takes room in each of them here.
const MOST_TEXT_BYTES: usize = if cfg!(test) { 1 << 16 } else { 1 << 29 };

/// The header is looked for among so many rows with something in them: titles stand above it.
const HEADER_AMONG: usize = 30;

/// Line breaks within a cell, which must not end the line of a row.
const LINE_BREAK: char = '\u{2028}';

/// Numbers of days since the end of 1899 that are dates: from 1920 to 2100. A smaller one may be a year.
const SERIAL_DATES: std::ops::Range<f64> = 7_306.0..73_051.0;

/// How much later the days are counted from in workbooks of old Macintosh programs.
const DAYS_1904: f64 = 1_462.0;

/// An open workbook.
pub struct Workbook(Xlsx<BufReader<Box<dyn ReadSeek>>>);

/// What the header of a sheet shows.
pub trait HeaderSense {
    /// How many of its cells are names that are known.
    fn known_names(&self, header: &ByteRecord) -> usize;
    /// The fields that hold dates.
    fn date_fields(&self, header: &ByteRecord) -> Vec<usize>;
}

/// Whether these bytes are those of a workbook.
#[must_use]
pub fn is_workbook(bytes: &Bytes) -> bool {
    let mut mark = [0; 4];
    let read = bytes
        .reader()
        .and_then(|mut reader| reader.read_exact(&mut mark));
    read.is_ok() && mark == MARK
}

impl Workbook {
    /// Opens a workbook.
    ///
    /// # Errors
    /// Where it is none.
    pub fn open(bytes: &Bytes) -> Result<Self, RefusalKind> {
        let reader = || match bytes.reader() {
            Ok(reader) => Ok(BufReader::new(reader)),
            Err(error) => Err(RefusalKind::CannotRead(error)),
        };
        if !archive::is_sound(reader()?) {
            return Err(RefusalKind::NoWorkbook);
        }
        let workbook = Xlsx::new(reader()?).map_err(|_| RefusalKind::NoWorkbook)?;
        Ok(Self(workbook))
    }

    /// The sheet that holds a file: the one that is asked for, else the only one, else the one that is named as the file is.
    ///
    /// # Errors
    /// Where there is none, or it is not known which.
    pub fn sheet_of(&self, file: File, asked: Option<&str>) -> Result<String, RefusalKind> {
        let names = self.0.sheet_names();
        if let ([only], None) = (names.as_slice(), asked) {
            return Ok(only.clone());
        }
        let is_asked = |name: &&String| match asked {
            Some(asked) => normal(asked) == normal(name),
            None => file.titles().any(|title| normal(title) == normal(name)),
        };
        match names.iter().find(is_asked) {
            Some(name) => Ok(name.clone()),
            None => Err(RefusalKind::WhichSheet(names)),
        }
    }

    /// Whether it has one sheet, which need not be named then.
    #[must_use]
    pub fn has_one_sheet(&self) -> bool {
        self.0.sheet_names().len() == 1
    }

    /// A sheet as comma-separated text: each row on the line of its own number. What stands above the header is
    /// left out.
    ///
    /// # Errors
    /// Where the workbook is broken.
    pub fn text(&mut self, name: &str, sense: &impl HeaderSense) -> Result<Vec<u8>, RefusalKind> {
        let mut rows = self.rows(name)?;
        let is_1904 = self.0.has_1904_epoch();
        let header = header_of(&rows, sense);
        let mut writer = csv::WriterBuilder::new()
            .flexible(true)
            .from_writer(Vec::new());
        let mut line = 1;
        let dates = header.map_or_else(Vec::new, |header| {
            rows.drain(..header);
            sense.date_fields(&record(&rows[0].1))
        });
        let broken = |_| RefusalKind::NoWorkbook;
        for (place, (number, cells)) in rows.into_iter().enumerate() {
            while line < number {
                writer.write_record([""]).map_err(broken)?;
                line += 1;
            }
            let fields = fields(cells, |field, cell| {
                let is_date = place > 0 && dates.contains(&field);
                cell.text(is_date, is_1904)
            });
            writer.write_record(&fields).map_err(broken)?;
            line += 1;
        }
        writer.into_inner().map_err(|_| RefusalKind::NoWorkbook)
    }

    /// The rows with something in them, each with its number from 1.
    fn rows(&mut self, name: &str) -> Result<Vec<(u32, Cells)>, RefusalKind> {
        let broken = |_| RefusalKind::NoWorkbook;
        let is_1904 = self.0.has_1904_epoch();
        let mut reader = self.0.worksheet_cells_reader(name).map_err(broken)?;
        let mut found: Vec<(u32, u32, Cell)> = Vec::new();
        let mut text_bytes = 0;
        while let Some(cell) = reader.next_cell().map_err(broken)? {
            let (row, column) = cell.get_position();
            if row >= MOST_ROWS || column >= MOST_COLUMNS {
                return Err(RefusalKind::NoWorkbook);
            }
            let cell = Cell::of(cell.get_value(), is_1904);
            if let Cell::Text(text) = &cell {
                text_bytes += text.len();
            }
            if text_bytes > MOST_TEXT_BYTES {
                return Err(RefusalKind::NoWorkbook);
            }
            if !cell.is_blank() {
                found.push((row + 1, column, cell));
            }
        }
        if !found.is_sorted_by_key(|&(row, column, _)| (row, column)) {
            found.sort_by_key(|&(row, column, _)| (row, column));
        }
        let mut rows: Vec<(u32, Cells)> = Vec::new();
        for (row, column, cell) in found {
            match rows.last_mut().filter(|(last, _)| *last == row) {
                Some((_, cells)) => cells.push((column, cell)),
                None => rows.push((row, vec![(column, cell)])),
            }
        }
        let lengths = rows.iter().filter_map(|(_, cells)| cells.last());
        let fields: u64 = lengths.map(|(column, _)| u64::from(*column) + 1).sum();
        if fields > MOST_FIELDS {
            return Err(RefusalKind::NoWorkbook);
        }
        Ok(rows)
    }
}

/// The place of the header among the first rows: the one with the most names that are known, and the first of these.
fn header_of(rows: &[(u32, Cells)], sense: &impl HeaderSense) -> Option<usize> {
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

fn record(cells: &[(u32, Cell)]) -> ByteRecord {
    fields(cells.to_vec(), |_, cell| cell.text(false, false)).into()
}

/// What stands in a row, each cell with its place from 0.
type Cells = Vec<(u32, Cell)>;

/// The texts of a row, those of blank cells too.
fn fields(cells: Cells, text: impl Fn(usize, Cell) -> String) -> Vec<String> {
    let mut fields = Vec::new();
    for (column, cell) in cells {
        let column = column as usize;
        fields.resize(fields.len().max(column), String::new());
        fields.push(text(column, cell));
    }
    fields
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
enum Cell {
    /// A text, or something that is no plain number.
    Text(String),
    /// A number, which is a date in a column of dates.
    Number(f64),
}

impl Cell {
    fn of(value: &DataRef<'_>, is_1904: bool) -> Self {
        match value {
            DataRef::Empty => Self::Text(String::new()),
            DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
                Self::Text(one_line(text))
            }
            DataRef::SharedString(text) => Self::Text(one_line(text)),
            DataRef::Bool(yes) => Self::Text(yes.to_string()),
            DataRef::Error(error) => Self::Text(error.to_string()),
            #[allow(clippy::cast_precision_loss, reason = "a spreadsheet has no others")]
            DataRef::Int(number) => Self::Number(*number as f64),
            DataRef::Float(number) => Self::Number(*number),
            DataRef::DateTime(date) => {
                let serial = date.as_f64();
                let shown = if date.is_duration() {
                    None
                } else {
                    moment(serial, is_1904)
                };
                shown
                    .or_else(|| time(serial))
                    .map_or(Self::Number(serial), Self::Text)
            }
        }
    }

    fn is_blank(&self) -> bool {
        matches!(self, Self::Text(text) if trim(text).is_empty())
    }

    fn text(self, is_date: bool, is_1904: bool) -> String {
        let number = match self {
            Self::Text(text) => return text,
            Self::Number(number) => number,
        };
        let days = if is_1904 { number + DAYS_1904 } else { number };
        let shown = match number {
            _ if !is_date => None,
            _ if SERIAL_DATES.contains(&days) => moment(number, is_1904),
            _ => time(number),
        };
        shown.unwrap_or_else(|| number.to_string())
    }
}

fn one_line(text: &str) -> String {
    text.replace("\r\n", "\n")
        .replace(['\n', '\r'], &LINE_BREAK.to_string())
}

/// A date, and its time where that is not midnight, of days since the end of 1899.
fn moment(serial: f64, is_1904: bool) -> Option<String> {
    let serial = if is_1904 { serial + DAYS_1904 } else { serial };
    // Before March 1900 spreadsheets count a day that never was.
    if !(61.0..2_958_466.0).contains(&serial) {
        return None;
    }
    let (mut day, mut second) = (serial.trunc(), seconds(serial.fract()));
    if second == 24 * 3600 {
        (day, second) = (day + 1.0, 0);
    }
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it lies in the range above"
    )]
    let day = day as u64;
    let date = NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(day))?;
    Some(match second {
        0 => date.to_string(),
        second => format!("{date} {}", clock(second)),
    })
}

/// A time of the day as a part of it.
fn time(serial: f64) -> Option<String> {
    (serial > 0.0 && serial < 1.0).then(|| clock(seconds(serial)))
}

/// The seconds that are a part of a day, rounded: most parts are no binary fractions.
fn seconds(part: f64) -> u32 {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a part of a day has no more seconds"
    )]
    let seconds = (part * 86_400.0).round() as u32;
    seconds
}

fn clock(second: u32) -> String {
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    match second {
        0 => format!("{hour:02}:{minute:02}"),
        second => format!("{hour:02}:{minute:02}:{second:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_as_spreadsheets_do() {
        for (serial, is_1904, wanted) in [
            (61.0, false, Some("1900-03-01")),
            (60.0, false, None),
            (46_083.0, false, Some("2026-03-02")),
            (46_083.437_5, false, Some("2026-03-02 10:30")),
            (46_083.999_999_9, false, Some("2026-03-03")),
            (46_083.0 - 1_462.0, true, Some("2026-03-02")),
            (2_958_465.0, false, Some("9999-12-31")),
            (2_958_466.0, false, None),
            (-1.0, false, None),
            (f64::NAN, false, None),
            (f64::INFINITY, true, None),
        ] {
            assert_eq!(moment(serial, is_1904).as_deref(), wanted, "{serial}");
        }
        assert_eq!(time(0.437_5).as_deref(), Some("10:30"));
        assert_eq!(time(0.437_511_574).as_deref(), Some("10:30:01"));
        assert_eq!((time(0.0), time(1.0)), (None, None));
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
            Workbook::open(&bytes).unwrap().rows("Sheet1")
        };
        assert_eq!(read(32).unwrap().len(), 32);
        assert!(matches!(read(33), Err(RefusalKind::NoWorkbook)));
    }

    #[test]
    fn a_number_is_a_date_only_where_dates_stand() {
        for (number, is_date, wanted) in [
            (46_083.0, true, "2026-03-02"),
            (46_083.0, false, "46083"),
            (2026.0, true, "2026"),
            (0.75, true, "18:00"),
            (0.75, false, "0.75"),
            (20_260_302.0, true, "20260302"),
            (79_187_744_206.0, false, "79187744206"),
        ] {
            assert_eq!(
                Cell::Number(number).text(is_date, false),
                wanted,
                "{number}"
            );
        }
    }
}
