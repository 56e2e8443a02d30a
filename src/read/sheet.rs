//! One export: how it is written, and its rows, part by part.

use std::io;
use std::path::PathBuf;

use csv::ByteRecord;

use super::columns::{Column, File, Kind};
use super::encoding::{self, Bytes, Encoding, Part};
use super::header::{self, Header, Length, Made, Piece};
use super::problem::{Fate, Findings, Problem, Shape, Wanted};
use super::refusal::{Refusal, RefusalKind};
use super::row::{Fields, Row, mend};
use super::sources::Source;
use super::table::{self, Broken, Format, Table};
use super::values::{self, CaseNames, DateOrder, Unreadable};
use super::vocabulary::{Beginnings, Vocabulary};
use super::words;
use super::workbook::{self, HeaderSense, Looks, MARKS, Workbook};
use crate::clinic::RowAt;
use crate::parallel;
use crate::phone;
use crate::progress::Progress;
use crate::settings::{Mapping, Settings};

/// What single values are read with.
pub struct Conventions<'a> {
    /// The clinic's settings.
    pub settings: &'a Settings,
    /// Telephone numbers of the clinic's country.
    pub phones: phone::Reader,
    /// How many parts of files have been read.
    pub progress: &'a Progress,
}

/// An export that was opened and whose header is understood.
pub struct Sheet<'a> {
    /// What it holds.
    pub file: File,
    /// Its place among the clinic's inputs.
    pub input: u8,
    /// Its name as evidence gives it.
    pub name: String,
    /// Its path as given.
    pub path: PathBuf,
    /// Which sheet of a workbook it is, where it is one.
    pub worksheet: Option<String>,
    /// Its bytes, as they were found.
    pub original: Bytes,
    /// Its text: of a workbook, one sheet of it.
    pub bytes: Bytes,
    /// How it is written.
    pub format: Format,
    /// Which field is which column.
    pub header: Header,
    /// The parts in which it is read.
    parts: Vec<Part>,
    /// Every cell is known to be text.
    is_text: bool,
    /// Cells may begin with a mark: the workbook knows that they can't be read.
    pub(super) has_marks: bool,
    /// Where each column stands in a record.
    pub(super) places: Vec<Place>,
    /// What its columns and values are called here.
    pub mapping: Mapping,
    /// The columns that are made of more than a field.
    joined: Vec<usize>,
    /// How dates with slashes are written.
    pub(super) dates: DateOrder,
    /// What its values are called, for columns with a closed list of them.
    pub(super) vocabularies: Vec<Option<Vocabulary>>,
    /// How the basis of an agreement begins where it is a clinical ground.
    pub(super) grounds: Beginnings,
    pub(super) case_names: CaseNames,
    /// What values are read with.
    pub conventions: &'a Conventions<'a>,
}

impl<'a> Sheet<'a> {
    /// Opens an export and reads its header.
    ///
    /// # Errors
    /// Where it can't be opened or its header can't be used.
    pub fn open(
        (source, input, name): (&Source, u8, String),
        forced: (Option<Encoding>, Option<u8>),
        conventions: &'a Conventions<'a>,
    ) -> Result<Self, Vec<Refusal>> {
        let file = source.file;
        let refuse = |line, kind| {
            vec![Refusal {
                name: name.clone(),
                line,
                kind,
            }]
        };
        let cannot = |error| refuse(None, RefusalKind::CannotRead(error));
        let mapping = conventions.settings.mapping(file, &source.named);
        let original = Bytes::open(&source.path).map_err(cannot)?;
        let sense = Sense {
            file,
            mapping: &mapping,
        };
        let in_book = of_workbook(&original, source, &sense);
        let in_book = in_book.map_err(|kind| refuse(None, kind))?;
        let is_own = file == File::RecallContacts;
        let forced = match (&in_book, is_own) {
            (Some(_), _) => (Some(Encoding::Utf8), Some(b',')),
            (None, true) => (None, Some(b',')),
            (None, false) => forced,
        };
        let (worksheet, text) = in_book.unzip();
        let has_marks = text.as_ref().is_some_and(|text| text.has_marks);
        let bytes = text.map_or_else(|| original.clone(), |it| Bytes::Memory(it.text.into()));
        let survey = encoding::survey(&bytes, forced.0).map_err(cannot)?;
        let encoding = survey.encoding;
        let known_names = |record: &ByteRecord| header::known_names(file, &mapping, record);
        let format = table::detect(&bytes, encoding, forced.1, known_names).map_err(cannot)?;
        let mut table = Table::open(&bytes, format, &Part::WHOLE).map_err(cannot)?;
        let has_header = match table.advance() {
            Ok(found) => found,
            Err(broken) => return Err(vec![broken_off(&name, broken)]),
        };
        if !has_header {
            return Err(refuse(Some(1), RefusalKind::NoHeader(false)));
        }
        let header = header::resolve(file, &mapping, table.record()).map_err(|kinds| {
            let has_nul = table.record().as_slice().contains(&0);
            let kinds = if has_nul {
                vec![RefusalKind::NoHeader(true)]
            } else {
                kinds
            };
            header::refusals(&name, table.line(), kinds)
        })?;
        let vocabularies = file
            .columns()
            .iter()
            .map(|column| vocabulary(column, &mapping))
            .collect::<Vec<_>>();
        if let Some(column) = skips_no(file, &header, &vocabularies) {
            return Err(refuse(Some(table.line()), RefusalKind::SkipsNo(column)));
        }
        let case_names = CaseNames::new(mapping.values.get("case"));
        let grounds = Beginnings::new(&words::BASIS, mapping.values.get("basis"));
        let joined: Vec<usize> = (0..header.made.len())
            .filter(|&column| header.made[column].is_some())
            .collect();
        let places = header.fields.iter().zip(0..).map(|(fields, column)| {
            let place = joined.iter().position(|joined| *joined == column);
            match (place, fields.as_slice()) {
                (Some(place), _) => Place::Joined(place),
                (None, &[field, ..]) => Place::Field(field),
                (None, []) => Place::Nowhere,
            }
        });
        let places = places.collect();
        Ok(Self {
            file,
            input,
            name,
            path: source.path.clone(),
            worksheet,
            original,
            bytes,
            format,
            parts: survey.parts,
            is_text: encoding != Encoding::Utf8 || survey.is_utf8,
            has_marks,
            places,
            joined,
            dates: mapping.dates.unwrap_or_default(),
            mapping,
            header,
            vocabularies,
            grounds,
            case_names,
            conventions,
        })
    }
}

/// The name and the text of a sheet, where an export is a workbook.
fn of_workbook(
    bytes: &Bytes,
    source: &Source,
    sense: &Sense<'_>,
) -> Result<Option<(String, workbook::Text)>, RefusalKind> {
    match workbook::looks(bytes) {
        Looks::Workbook => {}
        Looks::Page => return Err(RefusalKind::Page),
        Looks::Other => return Ok(None),
    }
    let mut workbook = Workbook::open(bytes)?;
    let sheet = workbook.sheet_of(source.file, source.sheet.as_deref())?;
    let text = workbook.text(&sheet, sense)?;
    Ok(Some((sheet, text)))
}

/// What the header of a sheet of a workbook shows.
struct Sense<'a> {
    file: File,
    mapping: &'a Mapping,
}

impl HeaderSense for Sense<'_> {
    fn known_names(&self, header: &ByteRecord) -> usize {
        header::known_names(self.file, self.mapping, header)
    }

    fn date_fields(&self, header: &ByteRecord) -> Vec<usize> {
        let Ok(header) = header::resolve(self.file, self.mapping, header) else {
            return Vec::new();
        };
        let columns = self.file.columns().iter().zip(&header.fields);
        let dates = columns.filter(|(column, _)| column.kind.is_date());
        dates.flat_map(|(_, fields)| fields).copied().collect()
    }
}

/// Where a column stands in a record.
#[derive(Clone, Copy, Debug)]
pub(super) enum Place {
    Nowhere,
    Field(usize),
    /// It is made of more than a field: which of those columns it is.
    Joined(usize),
}

impl Sheet<'_> {
    /// In how many parts it is read.
    #[must_use]
    pub const fn part_count(&self) -> u64 {
        self.parts.len() as u64
    }

    /// Reads every part, several at a time, and hands on what was read in order.
    ///
    /// Where a part ends within a quoted cell, the next one does not begin where a record does: what it seemed to hold is left, and both are
    /// read as one.
    ///
    /// # Errors
    /// Where the file can't be read to its end.
    pub fn in_parts<P: Send>(
        &self,
        read: impl Fn(&Part) -> Result<P, Broken> + Sync,
        mut hand_on: impl FnMut(P) + Send,
    ) -> Result<(), Refusal> {
        let parts = &self.parts;
        // The parts before this one are done.
        let mut next = 0;
        let first_look = |place: usize, part: &[Part]| Ok((place, part.first().map(&read)));
        parallel::in_order(parts, 1, first_look, |(place, found)| {
            let Some(mut found) = found.filter(|_| place == next) else {
                return Ok(());
            };
            self.conventions.progress.advance(1);
            next = place + 1;
            let mut together = 1;
            while matches!(found, Err(Broken::OpenQuote(_))) && next < parts.len() {
                together *= 2;
                next = parts.len().min(place + together);
                found = read(&parts[place].up_to(&parts[next - 1]));
            }
            hand_on(found.map_err(|broken| broken_off(&self.name, broken))?);
            Ok(())
        })
    }

    /// Goes through the rows of a part, and counts those that are left out.
    ///
    /// # Errors
    /// Where it can't be read to its end.
    pub fn rows(
        &self,
        part: &Part,
        findings: &mut Findings,
        mut take: impl FnMut(&mut Row<'_>),
    ) -> Result<u32, Broken> {
        let mut table = Table::open(&self.bytes, self.format, part)?;
        if part.is_first() {
            table.advance()?;
            findings.problems.extend(self.header_problems(table.line()));
        }
        let mut mended = ByteRecord::new();
        let mut joined = Vec::new();
        let mut left_out = 0;
        while table.advance()? {
            if table.swallows_rows(self.header.width) {
                return Err(Broken::RowsInCell(table.line()));
            }
            let mut record = table.record();
            let text = if self.is_text {
                simdutf8::basic::from_utf8(record.as_slice()).ok()
            } else {
                None
            };
            let text = if let Some(text) = text {
                text
            } else {
                mend(record, &mut mended);
                record = &mended;
                std::str::from_utf8(mended.as_slice()).unwrap_or_default()
            };
            let fields = Fields { record, text };
            self.join(&fields, &mut joined);
            let line = table.line();
            let mut row = Row::new(self, fields, &joined, line, findings);
            // A row whose cells may have moved is not to be told by one of them.
            if !row.is_rejected() && self.is_left_out(&fields) {
                left_out += 1;
            } else {
                take(&mut row);
            }
        }
        Ok(left_out)
    }

    /// Reads a cell with the words of its column; where the column has none, it says nothing.
    pub(super) fn words<T>(
        &self,
        column: usize,
        cell: &str,
        read: impl FnOnce(&Vocabulary) -> Result<Option<T>, Unreadable>,
    ) -> Result<Option<T>, Unreadable> {
        match &self.vocabularies[column] {
            Some(words) if !cell.is_empty() => read(words),
            _ => Ok(None),
        }
    }

    /// Whether the clinic wants the row left out.
    fn is_left_out(&self, fields: &Fields<'_>) -> bool {
        self.header.skip.iter().any(|(places, words)| {
            let cells = places.iter().map(|&field| values::trim(fields.get(field)));
            let cells: Vec<&str> = cells.filter(|cell| !cell.is_empty()).collect();
            let cell = cells.join(" ");
            words.iter().any(|word| values::is_same_word(&cell, word))
        })
    }

    /// Makes up the cells of the columns that are more than a field.
    fn join(&self, fields: &Fields<'_>, joined: &mut Vec<String>) {
        joined.clear();
        for &column in &self.joined {
            let is_list = matches!(self.file.columns()[column].kind, Kind::Phones);
            joined.push(match &self.header.made[column] {
                Some(Made::Of(pieces)) => of_pieces(pieces, fields, is_list),
                Some(Made::After(last, length)) => self.after(*last, *length, fields),
                None => String::new(),
            });
        }
        if self.has_marks {
            joined.iter_mut().for_each(mark_first);
        }
    }

    /// The date that is so much later than the one in a field; both as they are where one of them can't be read.
    fn after(&self, last: usize, length: Length, fields: &Fields<'_>) -> String {
        let last = values::trim(fields.get(last));
        let (interval, written) = match length {
            Length::Every(every) => (Ok(Some(every)), ""),
            Length::Field(field) => {
                let written = values::trim(fields.get(field));
                (values::interval(written), written)
            }
        };
        match (values::date_in(self.dates, last), interval) {
            (Ok(None), Ok(_)) | (Ok(_), Ok(None)) => String::new(),
            (Ok(Some(date)), Ok(Some(interval))) => {
                let due = interval.after(date);
                due.map_or_else(|| format!("{last} + {written}"), |due| due.to_string())
            }
            _ => format!("{last} + {written}"),
        }
    }

    /// The problems of the header, at its line.
    pub fn header_problems(&self, line: u32) -> impl Iterator<Item = Problem> + '_ {
        self.header.not_found.iter().map(move |&column| Problem {
            input: self.input,
            line,
            field: 0,
            column: self.file.columns()[column].name,
            wanted: Wanted::MappedHeader,
            found: Shape::default(),
            fate: Fate::Noted,
        })
    }
}

/// The exports of one sort: mostly one, but a clinic may keep its agreements in several.
#[derive(Clone, Copy)]
pub struct Sheets<'a, 'c>(pub &'a [Sheet<'c>]);

impl<'a, 'c> Sheets<'a, 'c> {
    /// Each of them, in the order in which they are named.
    pub fn iter(self) -> std::slice::Iter<'a, Sheet<'c>> {
        self.0.iter()
    }

    /// The refusal of exports whose ids are too much to be held.
    #[must_use]
    pub fn too_large(self) -> Refusal {
        let name = self.0.last().map_or("", |sheet| sheet.name.as_str());
        let error = io::Error::from(io::ErrorKind::FileTooLarge);
        broken_off(name, Broken::Io(error))
    }

    /// The problem of a row that is refused because of what other rows hold.
    #[must_use]
    pub fn refused_later(self, row: RowAt, column: usize, wanted: Wanted) -> Problem {
        let sheet = self.iter().find(|sheet| sheet.input == row.input());
        let name = sheet.map_or("", |sheet| sheet.file.columns()[column].name);
        Problem {
            input: row.input(),
            line: row.line(),
            field: sheet.map_or(0, |sheet| sheet.header.field_number(column)),
            column: name,
            wanted,
            found: Shape::default(),
            fate: Fate::Rejected,
        }
    }
}

/// Puts the mark of any cell that was joined before all of them.
fn mark_first(joined: &mut String) {
    if let Some(mark) = joined.chars().find(|letter| MARKS.contains(letter)) {
        let rest = joined.replace(MARKS, "");
        *joined = format!("{mark}{rest}");
    }
}

/// Fields and fixed texts, joined.
fn of_pieces(pieces: &[Piece], fields: &Fields<'_>, is_list: bool) -> String {
    let cells = pieces.iter().map(|piece| match piece {
        Piece::Field(field) => values::trim(fields.get(*field)),
        Piece::Always(text) => text,
    });
    let cells: Vec<&str> = cells.filter(|cell| !cell.is_empty()).collect();
    cells.join(if is_list { "; " } else { " " })
}

/// The values with which a patient says no. Where such a row were left out, a yes in another row or file would hold.
const NOES: [(File, &str, &[&str]); 4] = [
    (File::Patients, "consent", &["no"]),
    (File::Cards, "consent", &["no"]),
    (
        File::Signatures,
        "answer",
        &["undecided", "too_expensive", "declined"],
    ),
    (
        File::Contacts,
        "outcome",
        &["declined", "opt_out", "complaint"],
    ),
];

/// The column by which rows with a no are left out.
fn skips_no(
    file: File,
    header: &Header,
    vocabularies: &[Option<Vocabulary>],
) -> Option<&'static str> {
    let (_, name, noes) = NOES.iter().find(|(of, ..)| *of == file)?;
    let mut columns = file.columns().iter();
    let place = columns.position(|column| column.name == *name)?;
    let vocabulary = vocabularies[place].as_ref()?;
    let says_no = |word: &String| {
        let value = vocabulary.read(word).ok().flatten();
        let names = file.columns()[place].kind.value_names();
        value.is_some_and(|value| noes.contains(&names[usize::from(value)]))
    };
    let mut skip = header.skip.iter();
    skip.any(|(fields, words)| {
        let is_column = fields
            .iter()
            .any(|field| header.fields[place].contains(field));
        is_column && words.iter().any(says_no)
    })
    .then_some(*name)
}

fn vocabulary(column: &'static Column, mapping: &Mapping) -> Option<Vocabulary> {
    let own = mapping.values.get(column.name);
    column.kind.words().map(|words| Vocabulary::new(words, own))
}

/// The refusal of a file whose records can't be read to their end.
#[must_use]
pub fn broken_off(name: &str, broken: Broken) -> Refusal {
    let (line, kind) = match broken {
        Broken::Io(error) => (None, RefusalKind::CannotRead(error)),
        Broken::OpenQuote(line) | Broken::RowsInCell(line) => (Some(line), RefusalKind::OpenQuote),
    };
    Refusal {
        name: name.to_owned(),
        line,
        kind,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono_tz::Europe::Moscow;
    use proptest::prelude::*;

    /// The records of a file with their lines, or the line at which it breaks off.
    type Records = Result<Vec<(u32, String)>, Option<u32>>;

    /// A file read in parts, and as one.
    fn records(text: &str) -> [Records; 2] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("patients.csv");
        std::fs::write(&path, text).unwrap();
        let settings = Settings::defaults(Moscow);
        let conventions = Conventions {
            settings: &settings,
            phones: phone::Reader::new("RU").unwrap(),
            progress: &Progress::none(),
        };
        let forced = (None, Some(b','));
        let source = Source::new(File::Patients, &path);
        let name = "patients.csv".to_owned();
        let sheet = Sheet::open((&source, 0, name), forced, &conventions);
        let sheet = sheet.unwrap();
        let read = |part: &Part| {
            let mut all = Vec::new();
            sheet.rows(part, &mut Findings::default(), |row| {
                all.push((row.at().line(), row.canonical()));
            })?;
            Ok(all)
        };
        let mut in_parts = Vec::new();
        let ended = sheet.in_parts(read, |rows| in_parts.extend(rows));
        let whole = read(&Part::WHOLE).map_err(|broken| broken_off("", broken).line);
        [
            ended.map(|()| in_parts).map_err(|broken| broken.line),
            whole,
        ]
    }

    fn assert_the_same(rows: &[String]) {
        let text = format!("patient_id,last_name,phone\n{}", rows.join("\n"));
        let [in_parts, whole] = records(&text);
        assert_eq!(in_parts, whole, "{text}");
    }

    #[test]
    fn a_quoted_cell_may_go_over_parts() {
        let plain = |count: usize| vec!["7,Петрова,8 918 774-42-06".to_owned(); count];
        let long = format!("8,\"{}\",", "a line of it\n".repeat(40));
        let open = "9,\"never closed,".to_owned();
        for between in [vec![long.clone()], vec![long, open.clone()], vec![open]] {
            assert_the_same(&[plain(20), between, plain(60)].concat());
        }
    }

    proptest! {
        #[test]
        fn a_file_read_in_parts_is_as_read_whole(rows in prop::collection::vec("[ab,\n\r]{0,12}|[a,\"\n]{0,8}", 0..120)) {
            assert_the_same(&rows);
        }
    }
}
