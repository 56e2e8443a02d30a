//! The rows of a list.

use std::borrow::Cow;
use std::collections::BTreeMap;

use csv::ByteRecord;

use super::header::{Header, PARTS, Sense};
use super::{ListRow, NotTaken, cells, format_of};
use crate::export::entry::Entry;
use crate::export::list_columns::{self, FILLED_IN};
use crate::export::own_row;
use crate::export::refusal_words::{Ignored, header_refuses, refuses};
use crate::export::values::{normal, restored, trim};
use crate::read::encoding::{self, Bytes, Encoding, Part};
use crate::read::refusal::{Refusal, RefusalKind};
use crate::read::sheet::broken_off;
use crate::read::table::{Broken, Format, HEADER_LINES, Table};
use crate::read::workbook::{HeaderSense as _, Mark};
use crate::record::outcome;

/// So many rows at a time a spreadsheet looks for the last column in which something stands, and leaves off all that is behind.
const BLOCK: u32 = 16;

/// In a shorter block at the end of a file so few rows may be of one length by chance.
const FEWEST_AT_END: usize = 4;

/// How a workbook holds a line break within a cell.
const LINE_BREAK: char = '\u{2028}';

/// A record as it stands in the file.
struct Record {
    /// The line on which it starts.
    line: u32,
    /// Its place among the rows that a spreadsheet counts, from 0.
    place: u32,
    /// Its cells, trimmed.
    cells: Vec<String>,
}

impl Record {
    /// All cells.
    fn texts(&self) -> impl Iterator<Item = &str> + Clone {
        self.cells.iter().map(String::as_str)
    }

    fn cell(&self, field: Option<usize>) -> &str {
        field
            .and_then(|field| self.cells.get(field))
            .map_or("", String::as_str)
    }
}

/// What a list holds.
pub(super) struct Rows {
    pub contacts: Vec<ListRow>,
    /// Something stands where nothing is read: above or below the rows, or in a column that was added.
    pub has_more: bool,
    /// The line and the row of each that tells something and takes nothing, and into which an outcome was written.
    pub set_aside: Vec<(u32, u32)>,
}

/// The rows of a list as text, in whatever encoding it is and parted by whatever.
///
/// # Errors
/// Where it is no list, or anything of it can't be taken.
pub(super) fn of_text(bytes: &Bytes, name: &str) -> Result<Rows, NotTaken> {
    let cannot = |error| NotTaken::Unreadable(broken_off(name, Broken::Io(error)));
    let format = format_of(bytes, None).map_err(cannot)?;
    let ends_whole = encoding::ends_with_line_end(bytes, format.encoding).map_err(cannot)?;
    let file = File {
        bytes,
        format,
        name,
        is_sheet: false,
    };
    let (header, records) = file.records()?;
    if let Some(line) = cut_row(&header, &records, ends_whole) {
        return Err(NotTaken::Cut(line));
    }
    let last = records
        .last()
        .filter(|_| !ends_whole)
        .map(|record| record.line);
    rows(&header, &records, last)
}

/// The rows of a sheet of a workbook, of which the text is given: a cell that is not there is blank.
///
/// # Errors
/// Where anything of it can't be taken.
pub(super) fn of_sheet(bytes: &Bytes, name: &str) -> Result<Rows, NotTaken> {
    let format = Format {
        encoding: Encoding::Utf8,
        delimiter: b',',
        has_sep_line: false,
    };
    let file = File {
        bytes,
        format,
        name,
        is_sheet: true,
    };
    let (header, records) = file.records()?;
    rows(&header, &records, None)
}

/// Whether a text has the header of a list.
///
/// # Errors
/// Where it can't be read.
pub(super) fn has_header(bytes: &Bytes) -> std::io::Result<bool> {
    let format = format_of(bytes, None)?;
    let mut table = Table::open(bytes, format, &Part::WHOLE)?;
    while matches!(table.advance(), Ok(true)) && table.line() <= HEADER_LINES {
        if Sense.is_header(table.record()) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// A list as text.
struct File<'a> {
    bytes: &'a Bytes,
    format: Format,
    name: &'a str,
    /// It is a sheet of a workbook.
    is_sheet: bool,
}

impl File<'_> {
    /// The header and all records, those above it too.
    fn records(&self) -> Result<(Header, Vec<Record>), NotTaken> {
        let broken = |broken| NotTaken::Unreadable(broken_off(self.name, broken));
        let table = Table::open(self.bytes, self.format, &Part::WHOLE);
        let mut table = table.map_err(|error| broken(error.into()))?;
        let mut header: Option<Header> = None;
        let mut records = Vec::new();
        let mut further: u32 = 0;
        loop {
            match table.advance() {
                Ok(true) => {}
                Ok(false) => break,
                Err(_) if header.is_none() => return Err(NotTaken::NotAList),
                Err(error) => return Err(broken(error)),
            }
            let line = table.line();
            if header.is_none() {
                if line > HEADER_LINES {
                    return Err(NotTaken::NotAList);
                }
                if Sense.is_header(table.record()) {
                    header = Some(Header::of(table.record(), line, self.name)?);
                }
            } else if let Some(header) = &header {
                self.check(&mut table, header)?;
            }
            let place = line.saturating_sub(1).saturating_sub(further);
            further = further.saturating_add(table.further_lines());
            records.push(Record {
                line,
                place,
                cells: texts(table.record()),
            });
        }
        let header = header.ok_or(NotTaken::NotAList)?;
        Ok((header, records))
    }

    /// That a record is one row, and its cells are where the header has them.
    fn check(&self, table: &mut Table, header: &Header) -> Result<(), NotTaken> {
        let line = table.line();
        let cannot = |error| NotTaken::Unreadable(broken_off(self.name, Broken::Io(error)));
        let is_even = table.record().len() == header.names.len();
        if (!is_even || table.spans_lines()) && !table.is_strictly_quoted().map_err(cannot)? {
            return Err(if table.spans_lines() {
                NotTaken::Unreadable(broken_off(self.name, Broken::RowsInCell(line)))
            } else {
                NotTaken::Cut(line)
            });
        }
        let delimiter = table.delimiter();
        let mut lines = table.record().iter().flat_map(lines_below);
        if lines.any(|line| is_row(line, delimiter, header.width)) {
            return Err(NotTaken::Unreadable(broken_off(
                self.name,
                Broken::RowsInCell(line),
            )));
        }
        // In a sheet a remark beside the table moves nothing.
        let beyond = table.record().iter().skip(header.names.len());
        if !self.is_sheet
            && beyond
                .map(String::from_utf8_lossy)
                .any(|cell| !trim(&cell).is_empty())
        {
            return Err(NotTaken::Cut(line));
        }
        // What has an entry is no header: most rows need not be looked at for one.
        let entry = header
            .field("entry")
            .and_then(|field| table.record().get(field));
        let entry = entry.map(String::from_utf8_lossy);
        let is_contact = entry.is_some_and(|entry| Entry::parse(&restored(&entry)).is_some());
        if is_contact || !Sense.is_header(table.record()) {
            return Ok(());
        }
        let names: Vec<String> = texts(table.record())
            .iter()
            .map(|cell| normal(cell).into_owned())
            .collect();
        if !is_same_header(&names, header) {
            let kind = RefusalKind::HeaderMoved;
            let (name, line) = (self.name.to_owned(), Some(line));
            return Err(NotTaken::Unreadable(Refusal { name, line, kind }));
        }
        Ok(())
    }
}

/// The lines of a cell behind the first: what follows the opening quote on its own line is the rest of the row itself.
fn lines_below(cell: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut ends = memchr::memchr2_iter(b'\n', b'\r', cell).peekable();
    std::iter::from_fn(move || {
        let from = ends.next()? + 1;
        let to = ends.peek().copied().unwrap_or(cell.len());
        cell.get(from..to)
    })
}

/// Whether a line within a cell is a row of the list: it has as many fields, or an entry with its digits.
fn is_row(line: &[u8], delimiter: u8, width: usize) -> bool {
    const FEWEST_FIELDS: usize = 3;
    let is_entry = |part: &[u8]| {
        let part = String::from_utf8_lossy(part);
        let entry = Entry::parse(part.trim_matches(['"', ' ']));
        entry.is_some_and(|(_, digits)| digits.is_some())
    };
    if width >= FEWEST_FIELDS && memchr::memchr_iter(delimiter, line).count() + 1 >= width {
        return true;
    }
    // Most lines are of a talk, and have no sign of an entry.
    memchr::memchr(b'#', line).is_some() && line.split(|&byte| byte == delimiter).any(is_entry)
}

fn is_same_header(names: &[String], header: &Header) -> bool {
    let all = names.len().max(header.names.len());
    (0..all).all(|place| {
        let of = |names: &[String]| names.get(place).cloned().unwrap_or_default();
        of(names) == of(&header.names)
    })
}

fn texts(record: &ByteRecord) -> Vec<String> {
    // Of a record that is text all its cells are, as none ends within a character.
    if let Ok(all) = simdutf8::basic::from_utf8(record.as_slice()) {
        let cell = |field| Some(restored(all.get(record.range(field)?)?).into_owned());
        let cells: Option<Vec<String>> = (0..record.len()).map(cell).collect();
        if let Some(cells) = cells {
            return cells;
        }
    }
    let texts = record.iter().map(String::from_utf8_lossy);
    texts.map(|text| restored(&text).into_owned()).collect()
}

/// The line of the first row that was cut. Of a row with fewer fields than the header what is missing is blank only where a spreadsheet
/// leaves off blank cells, which it does a block of rows at a time, or where it is nothing that is filled in anywhere, and the row is whole
/// otherwise (contract, section 2, "bad data").
fn cut_row(header: &Header, records: &[Record], ends_whole: bool) -> Option<u32> {
    let even = even_blocks(records, ends_whole);
    let known = |record: &Record| {
        let whose = ["patient_id", "patient_name", "cases"];
        whose
            .iter()
            .any(|column| !record.cell(header.field(column)).is_empty())
    };
    let entry = header.field("entry");
    let parts: Vec<usize> = match entry {
        Some(entry) => vec![entry],
        None => PARTS.iter().filter_map(|part| header.field(part)).collect(),
    };
    let filled: Vec<usize> = header
        .filled_in()
        .filter(|field| {
            let below = records.iter().filter(|record| record.line > header.line);
            let mut cells = below.map(|record| record.cell(Some(*field)));
            cells.any(|cell| !cell.is_empty())
        })
        .collect();
    let below = records.iter().enumerate();
    let mut short = below.filter(|(_, record)| {
        record.line > header.line
            && record.cells.len() < header.width
            && !even.contains_key(&(record.place / BLOCK))
    });
    let cut = short.find(|(at, record)| {
        let lacks = |field: &usize| *field >= record.cells.len();
        let next = records.get(at + 1);
        let has_no_entry =
            |record: &Record| entry.is_some_and(|entry| record.cell(Some(entry)).is_empty());
        let is_followed =
            next.is_some_and(|next| next.cells.len() < header.width && has_no_entry(next));
        (parts.iter().any(lacks) && known(record))
            || filled.iter().any(lacks)
            || (next.is_none() && !ends_whole)
            || is_followed
    });
    cut.map(|(_, record)| record.line)
}

/// The blocks of which all rows end before the same column.
fn even_blocks(records: &[Record], ends_whole: bool) -> BTreeMap<u32, usize> {
    let mut blocks: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for record in records {
        let block = blocks.entry(record.place / BLOCK).or_default();
        block.push(record.cells.len());
    }
    let last = records.last().map_or(0, |record| record.place);
    let is_whole = |block: u32| block != last / BLOCK || last % BLOCK == BLOCK - 1;
    blocks
        .into_iter()
        .filter(|(block, widths)| is_whole(*block) || (widths.len() >= FEWEST_AT_END && ends_whole))
        .filter(|(_, widths)| widths.windows(2).all(|two| two.first() == two.last()))
        .map(|(block, widths)| (block, widths.len()))
        .collect()
}

/// The rows below the header; `unended` is the last line, where the file ends without a line end.
fn rows(header: &Header, records: &[Record], unended: Option<u32>) -> Result<Rows, NotTaken> {
    let (mut rows, mut set_aside) = (Vec::new(), Vec::new());
    let mut named = Vec::new();
    let is_written = |record: &Record| record.cells.iter().any(|cell| !cell.is_empty());
    let mut has_more = records.iter().any(|record| {
        record.line < header.line && is_written(record) && !own_row::is_untouched(record.texts())
    });
    let below = || records.iter().filter(|record| record.line > header.line);
    // The outcomes may stand under a header that was changed by hand.
    let stands_elsewhere = |record: &Record| {
        let mut fields = (0..record.cells.len()).filter(|field| !header.is_own(*field));
        fields.any(|field| !header.name(field).is_empty() && !record.cell(Some(field)).is_empty())
    };
    if header.field("outcome").is_none() && below().any(stands_elsewhere) {
        return Err(NotTaken::MissingColumn(header.line, "outcome"));
    }
    for record in below() {
        let is_header = |(cell, name): (&String, &String)| cells::is_name(cell, name);
        if record.cells.iter().zip(&header.names).all(is_header) {
            continue;
        }
        let mut row = Filled::of(header, record);
        let Some((entry, digits)) = entry(header, record, unended) else {
            // It is nobody's contact: one word typed into the wrong row does not keep all others from being recorded. But a no must
            // not get lost there: who said it might be called tomorrow.
            let own = unmarked(record.cell(header.field("entry")));
            if row.is_filled() && own_row::is_mark(own) {
                if row.cells.iter().any(|cell| outcome::says_strictly(cell)) {
                    return Err(NotTaken::StrictOfNobody(record.line));
                }
                set_aside.push((record.line, record.place + 1));
                has_more = true;
                continue;
            }
            if row.is_filled() {
                return Err(NotTaken::BadEntry(record.line));
            }
            has_more |= is_written(record) && !own_row::is_untouched(record.texts());
            continue;
        };
        let mut fields = 0..record.cells.len();
        has_more |=
            fields.any(|field| !header.is_own(field) && !record.cell(Some(field)).is_empty());
        let mut typed_over = header.typed_over().iter();
        has_more |= typed_over.any(|field| is_typed_over(record.cell(Some(*field))));
        let cell = |column| Cow::Borrowed(record.cell(header.field(column)));
        let name = header.field("patient_name");
        let both = [cell("contact_name"), cell("patient_name")];
        named.push((record.line, both));
        let told = Told {
            patient_name: name.map(|name| Cow::Borrowed(record.cell(Some(name)))),
            cases: cell("cases"),
            reasons: cell("reasons"),
            why: cell("why"),
            to: cell("to"),
            scheduled_at: cell("scheduled_at"),
            filled_in: std::mem::take(&mut row.cells),
        };
        let row = told.row((record.line, record.place + 1), (entry, digits));
        rows.push(row.ok_or(NotTaken::SortedApart(record.line))?);
    }
    if let Some(line) = sorted_apart(&named) {
        return Err(NotTaken::SortedApart(line));
    }
    Ok(Rows {
        contacts: rows,
        has_more,
        set_aside,
    })
}

/// The line of the first row where whoever is shown to the caller is the patient of another row, while that row shows somebody else too: the
/// columns of a workbook that are seen were sorted, and those that are hidden were not.
fn sorted_apart(named: &[(u32, [Cow<'_, str>; 2])]) -> Option<u32> {
    let apart = named.iter().filter_map(|(line, both)| {
        let [shown, patient] = both.each_ref().map(|cell| normal(unmarked(cell)));
        let fits = shown.contains(&*patient) || patient.contains(&*shown);
        (!fits).then_some((*line, shown, patient))
    });
    let apart: Vec<_> = apart.collect();
    let is_of_another = |(_, shown, _): &&(u32, Cow<'_, str>, Cow<'_, str>)| {
        let mut patients = apart.iter().map(|(.., patient)| patient);
        patients.any(|patient| patient.contains(' ') && shown.contains(&**patient))
    };
    apart.iter().find(is_of_another).map(|(line, ..)| *line)
}

/// Whether a cell that recall fills says what nobody may miss, as somebody types it: in a few words. What recall writes there is a number,
/// a place of a row, or sentences.
pub(super) fn is_typed_over(cell: &str) -> bool {
    const MOST_WORDS: usize = 6;
    let first = cell.chars().find(|letter| !letter.is_whitespace());
    let is_word = first.is_some_and(char::is_alphabetic) && !cell.contains(':');
    is_word && cell.split_whitespace().nth(MOST_WORDS).is_none() && outcome::says_strictly(cell)
}

/// What is read of a contact besides its entry, as it stands in its cells.
pub(super) struct Told<'c> {
    /// `None`: there is no such column.
    pub patient_name: Option<Cow<'c, str>>,
    pub cases: Cow<'c, str>,
    pub reasons: Cow<'c, str>,
    pub why: Cow<'c, str>,
    pub to: Cow<'c, str>,
    pub scheduled_at: Cow<'c, str>,
    /// What was filled in, as it was typed, in the order of the columns.
    pub filled_in: [String; FILLED_IN.len()],
}

impl Told<'_> {
    /// The row on a line and at a place among the rows; `None` where its entry was made for another name.
    pub(super) fn row(
        self,
        (line, row): (u32, u32),
        (entry, digits): (Entry, Option<String>),
    ) -> Option<ListRow> {
        let name = self.patient_name.as_deref().map(unmarked);
        if let (Some(digits), Some(name)) = (&digits, name)
            && !cells::fits(digits, name)
        {
            return None;
        }
        let cases = cells::cases_of(unmarked(&self.cases), &entry.case);
        let [outcome, called_at, callback_at, score, note] = self.filled_in;
        let reasons = cells::reasons(unmarked(&self.reasons), &cases);
        Some(ListRow {
            sheet: None,
            line,
            row,
            date: entry.date,
            digits,
            patient_name: name.unwrap_or_default().to_owned(),
            channel: entry.channel,
            visit_on: cells::visit_on(&self.why, &reasons),
            reasons,
            cases,
            to: unmarked(&self.to).to_owned(),
            scheduled_at: cells::minute(unmarked(&self.scheduled_at)),
            outcome,
            called_at,
            callback_at,
            score: cells::score(&score).to_owned(),
            note,
            entry,
        })
    }
}

/// Which contact a row is: by its entry alone, or, where the list has no such column, by what makes one up.
fn entry(
    header: &Header,
    record: &Record,
    unended: Option<u32>,
) -> Option<(Entry, Option<String>)> {
    let cell = |column| unmarked(record.cell(header.field(column)));
    if header.field("entry").is_some() {
        let (entry, digits) = Entry::parse(cell("entry"))?;
        // Where the file ends within it, it may be that of another case.
        let is_cut = digits.is_none() && unended == Some(record.line);
        return (!is_cut).then(|| (entry, digits.map(str::to_owned)));
    }
    let patient = cell("patient_id").to_owned();
    let case = cells::cases(cell("cases")).into_iter().next()?;
    let entry = Entry {
        date: cells::date(cell("date"))?,
        channel: cells::channel(cell("channel"))?,
        patient,
        case,
        number: 1,
    };
    (!entry.patient.is_empty()).then_some((entry, None))
}

/// A cell without the mark of a workbook that it can't be read: whose row it is it says all the same.
fn unmarked(cell: &str) -> &str {
    Mark::split(cell).map_or(cell, |(_, text)| trim(text))
}

/// What was filled in.
struct Filled {
    /// In the order of the columns.
    cells: [String; FILLED_IN.len()],
}

impl Filled {
    fn of(header: &Header, record: &Record) -> Self {
        let mut cells = FILLED_IN.map(|column| typed(record.cell(header.field(column))));
        // Nobody reads a column that was added, nor one in which recall says something; what somebody doesn't want must not be lost there.
        let others = record.cells.iter().enumerate();
        for (field, cell) in others.filter(|(field, _)| !header.is_filled_in(*field)) {
            let name = header.name(field);
            let refuses = |cell: &str| refuses(cell, &Ignored::default());
            let says_no = if header.is_own(field) {
                is_short(cell)
                    && refuses(cell)
                    && !is_sentence_of_recall(name, cell)
                    // What stands below or above the rows is told of as a whole.
                    && entry(header, record, None).is_some()
            } else {
                !cell.is_empty() && (header_refuses(name) || refuses(unmarked(cell)))
            };
            if says_no {
                let cell = typed(cell);
                let [.., note] = &mut cells;
                let parts = [note.as_str(), name, &cell];
                let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
                *note = parts.join(": ");
            }
        }
        Self { cells }
    }

    fn is_filled(&self) -> bool {
        self.cells.iter().any(|cell| !cell.is_empty())
    }
}

/// Whether a cell is so short that somebody may have typed it over what recall wrote there: its scripts and sentences hold words of others.
fn is_short(cell: &str) -> bool {
    const SHORT: usize = 100;
    !cell.contains('\n') && cell.chars().take(SHORT + 1).count() <= SHORT
}

/// Whether recall may have written a cell itself: in some columns it repeats what was noted, and ends it as a sentence. A clinic may have said
/// that a note is no refusal.
fn is_sentence_of_recall(name: &str, cell: &str) -> bool {
    const SENTENCES: [&str; 5] = ["why", "prepare", "script", "avoid", "consent"];
    let column = list_columns::named(name);
    column.is_some_and(|column| SENTENCES.contains(&column)) && cell.ends_with('.')
}

/// A cell as it was typed. What is struck out, or is a formula without a value, says something that can't be understood.
pub(super) fn typed(cell: &str) -> String {
    if cell.is_empty() {
        return String::new();
    }
    let text = match Mark::split(cell) {
        None => cell.to_owned(),
        Some((Mark::Struck, text)) => format!("~~{}~~", trim(text)),
        Some((_, text)) if trim(text).is_empty() => "?".to_owned(),
        Some((_, text)) => trim(text).to_owned(),
    };
    text.replace(LINE_BREAK, "\n")
}
