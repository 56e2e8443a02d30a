//! A list as recall writes it as CSV, and as it comes back from whatever keeps that form: read at one go, row by row, and none of it held.
//! What differs from it in anything but what stands in the cells of a contact says nothing here, and is read as any other list.

use std::borrow::Cow;
use std::fs::{self, Metadata};
use std::ops::Range;
use std::path::Path;

use csv::ByteRecord;
use sha2::{Digest as _, Sha256};

use super::header::{self, Header, Sense};
use super::rows::{self, Told};
use super::{List, ListRow};
use crate::disk::fingerprint;
use crate::export::entry::Entry;
use crate::export::list_columns::FILLED_IN;
use crate::export::values::restored;
use crate::read::encoding::{Bytes, Encoding, read_up_to};
use crate::read::table;
use crate::read::workbook::HeaderSense as _;

/// So much is read at once; no row of such a list is longer.
const CHUNK_BYTES: usize = if cfg!(test) { 1 << 12 } else { 1 << 19 };

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
    let mut source = bytes.reader().ok()?;
    let mut buffer = vec![0; CHUNK_BYTES];
    let mut list = List::without_rows(path, String::new());
    let mut digest = Sha256::new();
    let mut rows: Option<Rows> = None;
    // What stands before is the beginning of a row that the last reading cut off.
    let (mut kept, mut passed) = (0, 0);
    loop {
        let length = kept + read_up_to(&mut source, &mut buffer[kept..]).ok()?;
        let (new, all) = (&buffer[kept..length], &buffer[..length]);
        passed += new.len() as u64;
        let take = || {
            let mut begins = 0;
            if rows.is_none() {
                let (found, header) = Rows::of(&bytes, all.strip_prefix(MARK)?, &list.name)?;
                rows = Some(found);
                begins = MARK.len() + header;
            }
            let taken = rows.as_mut()?.take(all.get(begins..)?)?;
            Some(begins + taken)
        };
        let ((), taken) = rayon::join(|| digest.update(new), take);
        let taken = taken?;
        if length < buffer.len() {
            // The last row is ended, too.
            if taken < length {
                return None;
            }
            break;
        }
        if taken == 0 {
            return None;
        }
        buffer.copy_within(taken..length, 0);
        kept = length - taken;
    }
    let (before, after) = (file.stamp(), file.stamp_now().ok()?);
    if before != after || passed != before.length() {
        return None;
    }
    list.sha256 = fingerprint::hex(&digest.finalize());
    list.rows = rows?.contacts;
    Some(list)
}

/// A field as it stands in the text, without the quotes round it.
struct Field {
    place: Range<usize>,
    /// Quotes within it are doubled.
    is_doubled: bool,
}

/// What is found where a row begins.
enum Found {
    /// A row, which ends here.
    Row(usize),
    /// The beginning of one.
    Cut,
    /// Something that is no row of such a list.
    Other,
}

/// Looks for the fields of a row: each is quoted as a whole, or has no quote in it.
fn fields(text: &[u8], delimiter: u8, fields: &mut Vec<Field>) -> Found {
    fields.clear();
    let mut at = 0;
    loop {
        let Some(&first) = text.get(at) else {
            return Found::Cut;
        };
        if first == b'"' {
            let start = at + 1;
            let (mut from, mut is_doubled) = (start, false);
            let end = loop {
                let quote = text.get(from..).and_then(|rest| memchr::memchr(b'"', rest));
                let Some(quote) = quote.map(|place| from + place) else {
                    return Found::Cut;
                };
                match text.get(quote + 1) {
                    None => return Found::Cut,
                    Some(b'"') => (from, is_doubled) = (quote + 2, true),
                    Some(_) => break quote,
                }
            };
            let place = start..end;
            fields.push(Field { place, is_doubled });
            at = end + 1;
        } else {
            let rest = &text[at..];
            let Some(length) = memchr::memchr3(delimiter, b'\r', b'\n', rest) else {
                return Found::Cut;
            };
            if memchr::memchr(b'"', &rest[..length]).is_some() {
                return Found::Other;
            }
            fields.push(Field {
                place: at..at + length,
                is_doubled: false,
            });
            at += length;
        }
        match text.get(at..).unwrap_or_default() {
            [byte, ..] if *byte == delimiter => at += 1,
            [b'\n', ..] => return Found::Row(at + 1),
            [b'\r', b'\n', ..] => return Found::Row(at + 2),
            [] | [b'\r'] => return Found::Cut,
            _ => return Found::Other,
        }
    }
}

/// The rows of a list, as far as they are read.
struct Rows {
    delimiter: u8,
    header: Header,
    /// The fields of the columns that are read.
    columns: Columns,
    /// The line on which the next row begins, and its place among the rows.
    line: u32,
    place: u32,
    fields: Vec<Field>,
    contacts: Vec<ListRow>,
}

/// Which field is which column, where there is such a column.
struct Columns {
    entry: usize,
    patient_name: Option<usize>,
    cases: Option<usize>,
    reasons: Option<usize>,
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
            to: header.field("to"),
            scheduled_at: header.field("scheduled_at"),
            filled_in: FILLED_IN.map(|column| header.field(column)),
        })
    }
}

impl Rows {
    /// Understands the header, which stands first; beside it comes where it ends.
    fn of(bytes: &Bytes, text: &[u8], name: &str) -> Option<(Self, usize)> {
        let rank = |record: &ByteRecord, _: usize| header::rank(record);
        let format = table::detect(bytes, Encoding::Utf8, None, rank).ok()?;
        let mut found = Vec::new();
        let Found::Row(end) = fields(text, format.delimiter, &mut found) else {
            return None;
        };
        if format.has_sep_line || found.iter().any(|field| has_lines(text, field)) {
            return None;
        }
        let cells = found.iter().map(|field| unquoted(text, field));
        let cells: Vec<Cow<'_, str>> = cells.collect::<Option<_>>()?;
        let record = ByteRecord::from(cells.iter().map(|cell| cell.as_bytes()).collect::<Vec<_>>());
        let is_header = Sense.is_header(&record);
        let header = Header::of(&record, 1, name).ok().filter(|_| is_header)?;
        let columns = Columns::of(&header)?;
        let are_own = (0..header.names.len()).all(|field| header.is_own(field));
        let rows = Self {
            delimiter: format.delimiter,
            header,
            columns,
            line: 2,
            place: 1,
            fields: found,
            contacts: Vec::new(),
        };
        are_own.then_some((rows, end))
    }

    /// Takes the rows that stand whole in a text; how much of it they are.
    fn take(&mut self, text: &[u8]) -> Option<usize> {
        let mut taken = 0;
        while let Some(rest) = text.get(taken..).filter(|rest| !rest.is_empty()) {
            match fields(rest, self.delimiter, &mut self.fields) {
                Found::Row(end) => {
                    self.take_row(rest)?;
                    taken += end;
                }
                Found::Cut => break,
                Found::Other => return None,
            }
        }
        Some(taken)
    }

    /// Takes the row whose fields were found.
    fn take_row(&mut self, text: &[u8]) -> Option<()> {
        if self.fields.len() != self.header.names.len() {
            return None;
        }
        let last = self.fields.last()?;
        if text[last.place.clone()].ends_with(table::END) {
            return None;
        }
        let mut lines: u32 = 1;
        for field in &self.fields {
            lines = lines.saturating_add(self.further_lines(&text[field.place.clone()])?);
        }
        let cell = |field: usize| {
            let field = self.fields.get(field)?;
            Some(match unquoted(text, field)? {
                Cow::Borrowed(cell) => restored(cell),
                Cow::Owned(cell) => Cow::Owned(restored(&cell).into_owned()),
            })
        };
        let of = |column: Option<usize>| column.map_or(Some(Cow::Borrowed("")), cell);
        let columns = &self.columns;
        let entry = cell(columns.entry)?;
        let (entry, digits) = Entry::parse(&entry)?;
        let [outcome, called_at, callback_at, score, note] = columns.filled_in.map(of);
        let told = Told {
            patient_name: columns.patient_name.and_then(cell),
            cases: of(columns.cases)?,
            reasons: of(columns.reasons)?,
            to: of(columns.to)?,
            scheduled_at: of(columns.scheduled_at)?,
            filled_in: [outcome?, called_at?, callback_at?, score?, note?]
                .map(|it| rows::typed(&it)),
        };
        if told.patient_name.is_none() && columns.patient_name.is_some() {
            return None;
        }
        let place = (self.line, self.place + 1);
        let row = told.row(place, (entry, digits.map(str::to_owned)))?;
        self.contacts.push(row);
        self.line = self.line.saturating_add(lines);
        self.place = self.place.saturating_add(1);
        Some(())
    }

    /// How many lines a field runs over besides the first; `None` where one of them may be a row.
    fn further_lines(&self, field: &[u8]) -> Option<u32> {
        let Some(first) = memchr::memchr2(b'\n', b'\r', field) else {
            return Some(0);
        };
        let below = &field[first..];
        let parts = memchr::memchr_iter(self.delimiter, below).count() + 1;
        let may_be_row = parts >= self.header.width || memchr::memchr(b'#', below).is_some();
        (!may_be_row).then(|| table::further_lines(std::iter::once(field)))
    }
}

fn has_lines(text: &[u8], field: &Field) -> bool {
    memchr::memchr2(b'\n', b'\r', &text[field.place.clone()]).is_some()
}

/// What a field says, with its quotes as they are meant; `None` where it is no text.
fn unquoted<'t>(text: &'t [u8], field: &Field) -> Option<Cow<'t, str>> {
    let text = str::from_utf8(text.get(field.place.clone())?).ok()?;
    Some(if field.is_doubled {
        Cow::Owned(text.replace("\"\"", "\""))
    } else {
        Cow::Borrowed(text)
    })
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
            format!("{text}\r\n"),
            format!("{text}\"и ещё\"\r\n"),
            format!("sep=;\r\n{text}"),
            text.replacen('\u{feff}', "\u{feff}Список\r\n", 1),
            text.replace("\r\n", "\r"),
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
            assert!(!is_plain(text.as_bytes()), "{text}");
        }
        for note in [
            "\n2026-03-02/P1/call/plan:1#0000",
            &format!("a\n{}", ";".repeat(40)),
            &"длинное ".repeat(CHUNK_BYTES / 8),
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
