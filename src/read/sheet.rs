//! One export: how it is written, and its rows, part by part.

use std::io;
use std::path::{Path, PathBuf};

use csv::ByteRecord;

use super::columns::{Column, File, Kind};
use super::encoding::{self, Bytes, Encoding, Part};
use super::header::{self, Header};
use super::problem::{Fate, Problem, Shape, Wanted};
use super::refusal::{Refusal, RefusalKind};
use super::row::{Fields, Row, mend};
use super::table::{self, Broken, Format, Table};
use super::values::{self, CaseNames, Unreadable};
use super::vocabulary::{Beginnings, Vocabulary};
use super::words;
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
    /// Its bytes.
    pub bytes: Bytes,
    /// How it is written.
    pub format: Format,
    /// Which field is which column.
    pub header: Header,
    /// The parts in which it is read.
    parts: Vec<Part>,
    /// Every cell is known to be text.
    is_text: bool,
    /// Where each column stands in a record.
    pub(super) places: Vec<Place>,
    /// The columns that are made of several fields.
    joined: Vec<usize>,
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
        file: File,
        input: u8,
        name: String,
        path: &Path,
        forced: (Option<Encoding>, Option<u8>),
        conventions: &'a Conventions<'a>,
    ) -> Result<Self, Vec<Refusal>> {
        let refuse = |line, kind| {
            vec![Refusal {
                name: name.clone(),
                line,
                kind,
            }]
        };
        let cannot = |error| refuse(None, RefusalKind::CannotRead(error));
        let mapping = conventions.settings.mappings.get(file.settings_name());
        let mapped = mapping.filter(|_| file != File::RecallContacts);
        let bytes = Bytes::open(path).map_err(cannot)?;
        let is_own = file == File::RecallContacts;
        let encoding = forced.0.filter(|_| !is_own);
        let survey = encoding::survey(&bytes, encoding).map_err(cannot)?;
        let encoding = survey.encoding;
        let delimiter = if is_own { Some(b',') } else { forced.1 };
        let known_names = |record: &ByteRecord| header::known_names(file, mapped, record);
        let format = table::detect(&bytes, encoding, delimiter, known_names).map_err(cannot)?;
        let mut table = Table::open(&bytes, format, &Part::WHOLE).map_err(cannot)?;
        let has_header = match table.advance() {
            Ok(found) => found,
            Err(broken) => return Err(vec![broken_off(&name, broken)]),
        };
        if !has_header {
            return Err(refuse(Some(1), RefusalKind::NoHeader(false)));
        }
        let header = header::resolve(file, mapped, table.record()).map_err(|kinds| {
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
            .map(|column| vocabulary(column, mapping))
            .collect();
        let case_names = CaseNames::new(mapping.and_then(|mapping| mapping.values.get("case")));
        let own_grounds = mapping.and_then(|mapping| mapping.values.get("basis"));
        let grounds = Beginnings::new(&words::BASIS, own_grounds);
        let joined: Vec<usize> = (0..header.fields.len())
            .filter(|&column| header.fields[column].len() > 1)
            .collect();
        let places = header.fields.iter().zip(0..).map(|(fields, column)| {
            let place = |joined: &usize| *joined == column;
            match *fields.as_slice() {
                [] => Place::Nowhere,
                [field] => Place::Field(field),
                _ => Place::Joined(joined.iter().position(place).unwrap_or(usize::MAX)),
            }
        });
        let places = places.collect();
        Ok(Self {
            file,
            input,
            name,
            path: path.to_path_buf(),
            bytes,
            format,
            parts: survey.parts,
            is_text: encoding != Encoding::Utf8 || survey.is_utf8,
            places,
            joined,
            header,
            vocabularies,
            grounds,
            case_names,
            conventions,
        })
    }
}

/// Where a column stands in a record.
#[derive(Clone, Copy, Debug)]
pub(super) enum Place {
    Nowhere,
    Field(usize),
    /// It is made of several fields: which of those columns it is.
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

    /// Goes through the rows of a part.
    ///
    /// # Errors
    /// Where it can't be read to its end.
    pub fn rows(
        &self,
        part: &Part,
        problems: &mut Vec<Problem>,
        mut take: impl FnMut(&mut Row<'_>),
    ) -> Result<(), Broken> {
        let mut table = Table::open(&self.bytes, self.format, part)?;
        if part.is_first() {
            table.advance()?;
            problems.extend(self.header_problems(table.line()));
        }
        let mut mended = ByteRecord::new();
        let mut joined = Vec::new();
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
            let mut row = Row::new(self, fields, &joined, line, problems);
            take(&mut row);
        }
        Ok(())
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

    /// Puts the fields together that make up one column.
    fn join(&self, fields: &Fields<'_>, joined: &mut Vec<String>) {
        joined.clear();
        for &column in &self.joined {
            let is_list = matches!(self.file.columns()[column].kind, Kind::Phones);
            let joint = if is_list { "; " } else { " " };
            let cells = self.header.fields[column].iter();
            let cells = cells.map(|&field| values::trim(fields.get(field)));
            let cells: Vec<&str> = cells.filter(|cell| !cell.is_empty()).collect();
            joined.push(cells.join(joint));
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

fn vocabulary(column: &'static Column, mapping: Option<&Mapping>) -> Option<Vocabulary> {
    let own = mapping.and_then(|mapping| mapping.values.get(column.name));
    column.kind.words().map(|words| Vocabulary::new(words, own))
}

fn broken_off(name: &str, broken: Broken) -> Refusal {
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
        let sheet = Sheet::open(
            File::Patients,
            0,
            "patients.csv".to_owned(),
            &path,
            forced,
            &conventions,
        );
        let sheet = sheet.unwrap();
        let read = |part: &Part| {
            let mut all = Vec::new();
            sheet.rows(part, &mut Vec::new(), |row| {
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
