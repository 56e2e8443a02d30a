//! A list as recall writes it as CSV, and as it comes back from whatever keeps that form: read row by row, and none of it held.
//! What differs from it in anything but what stands in the cells of a contact says nothing here, and is read as any other list.

use std::borrow::Cow;
use std::fs::{self, Metadata};
use std::path::Path;

use csv::ByteRecord;

use super::header::{self, Header, Sense};
use super::rows::{self, Told};
use super::{List, ListRow};
use crate::disk::fingerprint;
use crate::export::entry::Entry;
use crate::export::list_columns::FILLED_IN;
use crate::export::values::restored;
use crate::read::delimiter;
use crate::read::encoding::{Bytes, Encoding, Part, ends_with_line_end, read_up_to};
use crate::read::records::{Quotes, Record, Records, Stretch};
use crate::read::table::Format;
use crate::read::workbook::HeaderSense as _;

/// The byte order mark with which such a list begins.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// Reads a list; `None` where it is not of that form, can't be read, or somebody writes to it meanwhile.
pub(super) fn read(path: &Path) -> Option<List> {
    // What comes through a pipe can be read but once.
    fs::metadata(path).ok().filter(Metadata::is_file)?;
    let bytes = Bytes::open(path).ok()?;
    let Bytes::File(file) = &bytes else {
        return None;
    };
    let mut mark = [0; MARK.len()];
    read_up_to(&mut bytes.reader().ok()?, &mut mark).ok()?;
    if mark != MARK || !ends_with_line_end(&bytes, Encoding::Utf8).ok()? {
        return None;
    }
    let mut list = List::without_rows(path, String::new());
    let digest = || fingerprint::of_reader(&mut *bytes.reader()?);
    let (digest, rows) = rayon::join(digest, || Rows::read(&bytes, &list.name));
    let (rows, (sha256, _)) = (rows?, digest.ok()?);
    if file.stamp() != file.stamp_now().ok()? {
        return None;
    }
    (list.sha256, list.rows) = (sha256, rows);
    Some(list)
}

/// The rows of a list, as far as they are read.
struct Rows {
    format: Format,
    header: Header,
    /// The fields of the columns that are read.
    columns: Columns,
    /// The line on which the next row begins, and its place among the rows.
    line: u32,
    place: u32,
    contacts: Vec<ListRow>,
}

/// Which field is which column, where there is such a column.
struct Columns {
    entry: usize,
    patient_name: Option<usize>,
    cases: Option<usize>,
    reasons: Option<usize>,
    why: Option<usize>,
    to: Option<usize>,
    scheduled_at: Option<usize>,
    filled_in: [Option<usize>; FILLED_IN.len()],
}

impl Columns {
    fn of(header: &Header) -> Option<Self> {
        header.field("outcome")?;
        Some(Self {
            entry: header.field("entry")?,
            patient_name: header.field("patient_name"),
            cases: header.field("cases"),
            reasons: header.field("reasons"),
            why: header.field("why"),
            to: header.field("to"),
            scheduled_at: header.field("scheduled_at"),
            filled_in: FILLED_IN.map(|column| header.field(column)),
        })
    }
}

impl Rows {
    /// Reads all rows. The header stands first.
    fn read(bytes: &Bytes, name: &str) -> Option<Vec<ListRow>> {
        let rank = |record: &ByteRecord, _: usize| header::rank(record);
        let format = delimiter::detect(bytes, Encoding::Utf8, None, rank).ok()?;
        if format.has_sep_line {
            return None;
        }
        let quotes = Quotes::new(format.delimiter);
        let mut records = Records::open(bytes, format, &quotes, &Part::WHOLE).ok()?;
        let mut rows: Option<Self> = None;
        while records.advance().ok()? {
            let stretch = records.stretch(true);
            for record in stretch.records() {
                match &mut rows {
                    Some(rows) => rows.take(stretch, record)?,
                    None => rows = Some(Self::of(format, (stretch, record), name)?),
                }
            }
        }
        Some(rows?.contacts)
    }

    /// Understands the header.
    fn of(format: Format, (stretch, record): (Stretch<'_>, &Record), name: &str) -> Option<Self> {
        let cells: Vec<&str> = stretch.fields(record).written().collect();
        let names = ByteRecord::from(cells);
        let is_first = record.line == 1 && !record.spans_lines;
        let is_header = is_first && stretch.is_strictly_quoted(record) && Sense.is_header(&names);
        let header = Header::of(&names, 1, name).ok().filter(|_| is_header)?;
        let columns = Columns::of(&header)?;
        let are_own = (0..header.names.len()).all(|field| header.is_own(field));
        are_own.then_some(Self {
            format,
            header,
            columns,
            line: 2,
            place: 1,
            contacts: Vec::new(),
        })
    }

    /// Takes a row.
    fn take(&mut self, stretch: Stretch<'_>, record: &Record) -> Option<()> {
        let fields = stretch.fields(record);
        let is_whole = fields.count() == self.header.names.len();
        // Nothing stands between it and the row before.
        if record.line != self.line || !is_whole || !stretch.is_strictly_quoted(record) {
            return None;
        }
        if record.spans_lines && fields.written().any(|field| self.may_hold_row(field)) {
            return None;
        }
        let mut typed_over = self.header.typed_over().iter();
        if typed_over.any(|field| {
            fields
                .written()
                .nth(*field)
                .is_some_and(rows::is_typed_over)
        }) {
            return None;
        }
        // Where something is no text, `U+FFFD` stands for it.
        let cell = |field: usize| {
            let cell = fields.written().nth(field)?;
            (!cell.contains(char::REPLACEMENT_CHARACTER)).then(|| restored(cell))
        };
        let of = |column: Option<usize>| column.map_or(Some(Cow::Borrowed("")), cell);
        let columns = &self.columns;
        let entry = cell(columns.entry)?;
        let (entry, digits) = Entry::parse(&entry)?;
        let [outcome, called_at, callback_at, score, note] = columns.filled_in.map(of);
        let told = Told {
            patient_name: match columns.patient_name {
                Some(column) => Some(cell(column)?),
                None => None,
            },
            cases: of(columns.cases)?,
            reasons: of(columns.reasons)?,
            why: of(columns.why)?,
            to: of(columns.to)?,
            scheduled_at: of(columns.scheduled_at)?,
            filled_in: [outcome?, called_at?, callback_at?, score?, note?]
                .map(|it| rows::typed(&it)),
        };
        let place = (self.line, self.place + 1);
        let row = told.row(place, (entry, digits.map(str::to_owned)))?;
        self.contacts.push(row);
        let lines = stretch.further_lines(record).saturating_add(1);
        self.line = self.line.saturating_add(lines);
        self.place = self.place.saturating_add(1);
        Some(())
    }

    /// Whether a line below the first of a field may be a row.
    fn may_hold_row(&self, field: &str) -> bool {
        let field = field.as_bytes();
        memchr::memchr2(b'\n', b'\r', field).is_some_and(|first| {
            let below = &field[first..];
            let parts = memchr::memchr_iter(self.format.delimiter, below).count() + 1;
            parts >= self.header.width || memchr::memchr(b'#', below).is_some()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::entry;
    use crate::export::list_columns::{COLUMNS, DECLARED};
    use crate::record::list::Whole;

    /// A row of a list, with some cells filled in.
    fn row(nth: usize, cells: &[(&str, &str)]) -> Vec<String> {
        let name = format!("Рогова Вера {nth}");
        let digits = entry::digits(&name);
        let cell = |column: &str| match column {
            "position" => nth.to_string(),
            "date" => "02.03.2026".to_owned(),
            "scheduled_at" => "9:40".to_owned(),
            "channel" => "звонок".to_owned(),
            "to" => " +375 29 123-45-67".to_owned(),
            "patient_id" => format!("P{nth}"),
            "patient_name" => name.clone(),
            "reasons" => "Лечение не завершено; Контрольный осмотр".to_owned(),
            "cases" => format!("plan:{nth};agreement:1"),
            "script" => "Здравствуйте!\n«Да», \"нет\"; и так далее.\n".repeat(nth % 5),
            "entry" => format!("2026-03-02/P{nth}/call/plan:{nth}#{digits}"),
            _ => String::new(),
        };
        let of = |column: &&str| {
            let mut filled = cells.iter();
            let filled = filled.find(|(filled, _)| filled == column);
            filled.map_or_else(|| cell(column), |(_, cell)| (*cell).to_owned())
        };
        COLUMNS.iter().map(of).collect()
    }

    fn written(rows: &[Vec<String>], style: csv::QuoteStyle, delimiter: u8) -> String {
        let mut writer = csv::WriterBuilder::new()
            .quote_style(style)
            .delimiter(delimiter)
            .terminator(csv::Terminator::CRLF)
            .from_writer(b"\xEF\xBB\xBF".to_vec());
        let header = DECLARED.map(|column| column.title.russian);
        writer.write_record(header).unwrap();
        for row in rows {
            writer.write_record(row).unwrap();
        }
        String::from_utf8(writer.into_inner().unwrap()).unwrap()
    }

    /// Reads a text as a list both ways: where it is plain, the same must come of it. Whether it is.
    fn is_plain(text: &[u8]) -> bool {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("list.csv");
        fs::write(&path, text).unwrap();
        let Some(list) = read(&path) else {
            return false;
        };
        assert_eq!(Whole::read(&path).unwrap().list(&path), Ok(list));
        true
    }

    #[test]
    fn what_recall_wrote_and_somebody_filled_in_is_plain() {
        use csv::QuoteStyle::{Always, Necessary};
        let filled = [
            ("outcome", "не ответил"),
            ("note", "сказала: \"потом\",\r\nи ещё;\n;"),
            ("score", "9.0"),
            ("called_at", "'=1+1"),
        ];
        for (rows, style, delimiter) in [
            (vec![], Always, b';'),
            (vec![row(1, &[])], Always, b';'),
            ((1..100).map(|nth| row(nth, &[])).collect(), Always, b','),
            (
                (1..100).map(|nth| row(nth, &filled)).collect(),
                Necessary,
                b';',
            ),
            (
                vec![row(3, &filled), row(2, &[]), row(4, &filled)],
                Always,
                b'\t',
            ),
        ] {
            let text = written(&rows, style, delimiter);
            assert!(is_plain(text.as_bytes()), "{text}");
            assert!(is_plain(text.replace("\r\n", "\n").as_bytes()), "{text}");
        }
    }

    #[test]
    fn what_is_not_of_that_form_is_not_plain() {
        let rows: Vec<_> = (1..40).map(|nth| row(nth, &[])).collect();
        let text = written(&rows, csv::QuoteStyle::Always, b';');
        let twice = format!("{text}{}", text.trim_start_matches('\u{feff}'));
        let changed = [
            text.trim_start_matches('\u{feff}').to_owned(),
            text.trim_end().to_owned(),
            text.replacen("\r\n", "\r\n\r\n", 2),
            format!("{text}\"и ещё\"\r\n"),
            format!("sep=;\r\n{text}"),
            text.replacen('\u{feff}', "\u{feff}Список\r\n", 1),
            text.replacen("\";\"", "\"x;\"", 1),
            text.replacen(";\"call", ";call", 1)
                .replacen("\";\"Рогова", ";\"Рогова", 1),
            text.replacen('#', "#z", 1),
            text.replacen("Вера 1\"", "Вера 2\"", 1),
            text.replacen("Итог", "Просто так", 1),
            twice,
            text[..text.find("Вера 20").unwrap()].to_owned(),
            String::new(),
        ];
        for text in changed {
            assert!(
                !is_plain(text.as_bytes()),
                "{}",
                &text[..text.len().min(3000)]
            );
        }
        for note in [
            "\n2026-03-02/P1/call/plan:1#0000",
            &format!("a\n{}", ";".repeat(40)),
            "\n\u{2}recall: end of file\u{3}\n",
        ] {
            let mut row = row(1, &[("note", note)]);
            let texts = [written(&[row.clone()], csv::QuoteStyle::Always, b';'), {
                let last = row.len() - 1;
                row.swap(last, last - 1);
                let text = written(&[row], csv::QuoteStyle::Always, b';');
                text.replace(
                    "Примечание\";\"Строка списка",
                    "Строка списка\";\"Примечание",
                )
            }];
            assert!(
                !texts.iter().all(|text| is_plain(text.as_bytes())),
                "{note}"
            );
        }
        // Ends of lines of every kind part rows.
        assert!(is_plain(text.replace("\r\n", "\r").as_bytes()));
        assert!(is_plain(format!("{text}\r\n").as_bytes()));
        // A field that is no text is none of those that are read: what it says is no matter.
        let latin = |text: &str, place: &str| {
            let at = text.find(place).unwrap();
            let mut bytes = text.as_bytes().to_vec();
            bytes[at] = 0xFF;
            bytes
        };
        assert!(is_plain(&latin(&text, "Здравствуйте")));
        assert!(!is_plain(&latin(&text, "Рогова")));
    }
}
