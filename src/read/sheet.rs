//! One export: its rows, read cell by cell with every problem noted.

use std::io;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use chrono_tz::Tz;
use csv::ByteRecord;

use super::columns::{Column, File, Kind};
use super::encoding::{self, Bytes, Encoding, Part};
use super::header::{self, Header};
use super::problem::{Fate, Problem, Shape, Wanted};
use super::refusal::{Refusal, RefusalKind};
use super::table::{self, Broken, Format, Table};
use super::values::{self, CaseNames, Unreadable};
use super::vocabulary::{Beginnings, Vocabulary};
use super::words;
use crate::clinic::{Channels, ClinicalBasis, Moment, RowAt, Weekdays, Window, Windows};
use crate::parallel;
use crate::phone::{self, Written};
use crate::progress::Progress;
use crate::settings::{Mapping, Settings};

/// What stands for an unknown kind of visit where rows are compared: the place of `other` among the kinds.
const UNKNOWN_WORD: &str = "6";

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
    places: Vec<Place>,
    /// The columns that are made of several fields.
    joined: Vec<usize>,
    /// What its values are called, for columns with a closed list of them.
    vocabularies: Vec<Option<Vocabulary>>,
    /// How the basis of an agreement begins where it is a clinical ground.
    grounds: Beginnings,
    case_names: CaseNames,
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
enum Place {
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
            let mut row = Row {
                sheet: self,
                fields,
                joined: &joined,
                line: table.line(),
                problems,
                rejected: false,
            };
            row.count_fields();
            take(&mut row);
        }
        Ok(())
    }

    /// Reads a cell with the words of its column; where the column has none, it says nothing.
    fn words<T>(
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

    /// The refusal of a file whose ids are too much to be held.
    #[must_use]
    pub fn too_large(&self) -> Refusal {
        broken_off(
            &self.name,
            Broken::Io(io::Error::from(io::ErrorKind::FileTooLarge)),
        )
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

    /// The problem of a row that is refused because of what other rows hold.
    #[must_use]
    pub fn refused_later(&self, line: u32, column: Option<usize>, wanted: Wanted) -> Problem {
        Problem {
            input: self.input,
            line,
            field: column.map_or(0, |column| self.header.field_number(column)),
            column: column.map_or("", |column| self.file.columns()[column].name),
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

/// The fields of a record, all of which are text.
#[derive(Clone, Copy)]
struct Fields<'r> {
    record: &'r ByteRecord,
    text: &'r str,
}

impl<'r> Fields<'r> {
    fn get(&self, field: usize) -> &'r str {
        let range = self.record.range(field);
        // No field ends within a character: were it so after all, the cell must not pass for a blank one.
        range.map_or("", |range| self.text.get(range).unwrap_or("\u{fffd}"))
    }
}

/// The same record with U+FFFD for what is no text.
fn mend(record: &ByteRecord, mended: &mut ByteRecord) {
    mended.clear();
    for field in record {
        mended.push_field(String::from_utf8_lossy(field).as_bytes());
    }
}

/// A row, of which one value after another is read.
pub struct Row<'r> {
    sheet: &'r Sheet<'r>,
    fields: Fields<'r>,
    /// The columns that are made of several fields.
    joined: &'r [String],
    line: u32,
    problems: &'r mut Vec<Problem>,
    rejected: bool,
}

impl<'r> Row<'r> {
    /// Where the row stands.
    #[must_use]
    pub const fn at(&self) -> RowAt {
        RowAt::new(self.sheet.input, self.line)
    }

    /// Whether something so far made the row unusable.
    #[must_use]
    pub const fn is_rejected(&self) -> bool {
        self.rejected
    }

    fn count_fields(&mut self) {
        let width = self.sheet.header.width;
        let count = self.fields.record.len();
        if count <= width {
            return;
        }
        let surplus = (width..count).any(|field| !values::trim(self.fields.get(field)).is_empty());
        if surplus {
            let wanted = Wanted::Fields(u16::try_from(width).unwrap_or(u16::MAX));
            self.reject(None, wanted, Shape::default());
        }
    }

    /// The cell of a column, trimmed; of a column made of several fields, these joined.
    #[inline]
    #[must_use]
    pub fn cell(&self, column: usize) -> &'r str {
        match self.sheet.places.get(column) {
            Some(&Place::Field(field)) => values::trim(self.fields.get(field)),
            Some(&Place::Joined(place)) => self.joined.get(place).map_or("", String::as_str),
            Some(Place::Nowhere) | None => "",
        }
    }

    fn note(&mut self, column: Option<usize>, wanted: Wanted, found: Shape, fate: Fate) {
        let name = column.map_or("", |column| self.sheet.file.columns()[column].name);
        let field = column.map_or(0, |column| self.sheet.header.field_number(column));
        let (input, line) = (self.sheet.input, self.line);
        self.problems.push(Problem {
            input,
            line,
            field,
            column: name,
            wanted,
            found,
            fate,
        });
    }

    fn reject(&mut self, column: Option<usize>, wanted: Wanted, found: Shape) {
        self.note(column, wanted, found, Fate::Rejected);
        self.rejected = true;
    }

    /// Notes a row that names no patient.
    pub fn note_orphan(&mut self, column: usize) {
        self.note(
            Some(column),
            Wanted::KnownPatient,
            Shape::default(),
            Fate::Orphan,
        );
    }

    /// Notes what a cell holds that can't be read: the row is refused where the column decides anything.
    fn unreadable(&mut self, column: usize, decides: bool) {
        let declared = &self.sheet.file.columns()[column];
        let shape = Shape::of(self.cell(column));
        let wanted = Wanted::Value(&declared.kind);
        if decides {
            self.reject(Some(column), wanted, shape);
        } else {
            self.note(Some(column), wanted, shape, Fate::LeftBlank);
        }
    }

    /// Reads a cell, unless there is nothing in it at all, as in most.
    fn read<T>(
        &mut self,
        column: usize,
        read: impl FnOnce(&'r Sheet<'r>, &'r str) -> Result<Option<T>, Unreadable>,
    ) -> Option<T> {
        let cell = self.cell(column);
        if cell.is_empty() {
            return None;
        }
        read(self.sheet, cell).unwrap_or_else(|Unreadable| {
            self.unreadable(column, self.sheet.file.columns()[column].decides);
            None
        })
    }

    /// A text; blank where nothing is written.
    #[must_use]
    pub fn text(&self, column: usize) -> &'r str {
        let cell = self.cell(column);
        if values::is_blank(cell) { "" } else { cell }
    }

    /// Refuses the row where a column is blank that must not be.
    pub fn require(&mut self, columns: &[usize]) {
        for &column in columns {
            if values::is_blank(self.cell(column)) {
                self.reject(Some(column), Wanted::Something, Shape::default());
            }
        }
    }

    /// Refuses the row where a value that must be there is not, whatever the cell says: a date such as `0001-01-01` says nothing too.
    pub fn need<T>(&mut self, column: usize, value: Option<T>) -> Option<T> {
        if value.is_none() && !self.rejected {
            self.reject(Some(column), Wanted::Something, Shape::default());
        }
        value
    }

    /// A date.
    pub fn date(&mut self, column: usize) -> Option<NaiveDate> {
        self.read(column, |_, cell| values::date(cell))
    }

    /// A moment with a time, or, where `date_alone` will do, the start of a day.
    pub fn moment(&mut self, column: usize, date_alone: bool) -> Option<Moment> {
        self.read(column, |sheet, cell| {
            values::moment(cell, sheet.conventions.settings.timezone, date_alone)
        })
    }

    /// The place of a value in the column's list.
    pub fn choice(&mut self, column: usize) -> Option<u8> {
        self.read(column, |sheet, cell| {
            sheet.words(column, cell, |words| words.read(cell))
        })
    }

    /// The same, for a column whose unknown words have a meaning of their own.
    ///
    /// # Errors
    /// Where the word is unknown; that is noted, and the row is not refused.
    pub fn choice_or_noted(&mut self, column: usize) -> Result<Option<u8>, Unreadable> {
        let cell = self.cell(column);
        let read = self.sheet.words(column, cell, |words| words.read(cell));
        if read.is_err() {
            let declared = &self.sheet.file.columns()[column];
            let shape = Shape::of(cell);
            self.note(
                Some(column),
                Wanted::Value(&declared.kind),
                shape,
                Fate::TakenAsOther,
            );
        }
        read
    }

    /// A yes or no.
    pub fn yes_no(&mut self, column: usize) -> Option<bool> {
        self.choice(column).map(|value| value == 0)
    }

    /// Channels in order.
    pub fn channels(&mut self, column: usize) -> Option<Channels> {
        self.read(column, |sheet, cell| {
            sheet.words(column, cell, |words| values::channels(cell, words))
        })
    }

    /// Days of the week.
    pub fn weekdays(&mut self, column: usize) -> Option<Weekdays> {
        self.read(column, |sheet, cell| {
            sheet.words(column, cell, |words| values::weekdays(cell, words))
        })
    }

    /// Times of the day; the whole of it where any is welcome.
    pub fn times(&mut self, column: usize) -> Option<Windows> {
        self.read(column, |sheet, cell| {
            let read = sheet.words(column, cell, |words| values::times(cell, words))?;
            let says_any = read.is_none() && !values::is_blank(cell);
            Ok(read.or_else(|| says_any.then(|| Windows::of(vec![Window::DAY]))))
        })
    }

    /// A time zone.
    pub fn zone(&mut self, column: usize) -> Option<Tz> {
        self.read(column, |_, cell| values::zone(cell))
    }

    /// One telephone number.
    pub fn phone(&mut self, column: usize) -> Option<Written> {
        self.read(column, |sheet, cell| {
            values::phone(cell, &sheet.conventions.phones)
        })
    }

    /// The numbers of a cell that can be read; nothing can be read of it where none can.
    pub fn phones(&mut self, column: usize, decides: bool) -> Vec<Written> {
        let cell = self.cell(column);
        if cell.is_empty() {
            return Vec::new();
        }
        let read = values::phones(cell, &self.sheet.conventions.phones);
        if let Ok(found) = read {
            return found.unwrap_or_default();
        }
        self.unreadable(column, decides);
        Vec::new()
    }

    /// An address of e-mail.
    pub fn email(&mut self, column: usize) -> Option<&'r str> {
        self.read(column, |_, cell| values::email(cell))
    }

    /// A score from 0 to 10.
    pub fn score(&mut self, column: usize) -> Option<u8> {
        self.read(column, |_, cell| values::score(cell))
    }

    /// A number of minutes.
    pub fn minutes(&mut self, column: usize) -> Option<u16> {
        self.read(column, |_, cell| values::minutes(cell))
    }

    /// The clinical ground with which a text begins.
    #[must_use]
    pub fn clinical_basis(&self, column: usize) -> Option<ClinicalBasis> {
        match self.cell(column) {
            "" => None,
            cell => values::clinical_basis(cell, &self.sheet.grounds),
        }
    }

    /// The words with which contacts name what they were about.
    #[must_use]
    pub const fn case_names(&self) -> &'r CaseNames {
        &self.sheet.case_names
    }

    /// Notes a cell that decides nothing and can't be read.
    pub fn note_unreadable(&mut self, column: usize) {
        self.unreadable(column, false);
    }

    /// Every value that recall reads, as one text: rows with the same text are the same.
    #[must_use]
    pub fn canonical(&self) -> String {
        let columns = self.sheet.file.columns();
        let mut all = String::new();
        for (index, column) in columns.iter().enumerate() {
            let value = self.canonical_value(index, column);
            all.push_str(&value);
            all.push('\u{1f}');
        }
        all
    }

    fn canonical_value(&self, index: usize, column: &'static Column) -> String {
        let cell = self.cell(index);
        let zone = self.sheet.conventions.settings.timezone;
        let phones = &self.sheet.conventions.phones;
        let vocabulary = self.sheet.vocabularies[index].as_ref();
        let shown = |read: Result<Option<String>, Unreadable>| read.ok().flatten();
        let written = |number: Written| format!("{} {:?}", number.phone, number.extension);
        let value = match column.kind {
            Kind::Text | Kind::Basis => Some(self.text(index).to_owned()),
            Kind::Date => shown(values::date(cell).map(|date| date.map(|date| date.to_string()))),
            Kind::Moment | Kind::MomentOrDate => {
                let moment = values::moment(cell, zone, matches!(column.kind, Kind::MomentOrDate));
                shown(moment.map(|moment| moment.map(|moment| format!("{moment:?}"))))
            }
            Kind::Choice(_) => {
                let value = vocabulary.map_or(Ok(None), |vocabulary| vocabulary.read(cell));
                // In a row that counts, a word that is not known is a value where the column decides something: that of `other`.
                let unknown = column.decides.then(|| UNKNOWN_WORD.to_owned());
                value.map_or(unknown, |value| value.map(|value| value.to_string()))
            }
            Kind::Channels => {
                let value = vocabulary.map_or(Ok(None), |words| values::channels(cell, words));
                shown(value.map(|value| value.map(|value| format!("{value:?}"))))
            }
            Kind::Weekdays => {
                let value = vocabulary.map_or(Ok(None), |words| values::weekdays(cell, words));
                shown(value.map(|value| value.map(|value| format!("{value:?}"))))
            }
            Kind::Times => {
                let value = vocabulary.map_or(Ok(None), |words| values::times(cell, words));
                shown(value.map(|value| value.map(|value| format!("{value:?}"))))
            }
            Kind::Zone => shown(values::zone(cell).map(|v| v.map(|v| v.to_string()))),
            Kind::Phone => shown(values::phone(cell, phones).map(|v| v.map(written))),
            Kind::Phones => {
                let list =
                    |v: Vec<Written>| v.into_iter().map(written).collect::<Vec<_>>().join(";");
                shown(values::phones(cell, phones).map(|v| v.map(list)))
            }
            Kind::Email => shown(values::email(cell).map(|v| v.map(str::to_owned))),
            Kind::Minutes => shown(values::minutes(cell).map(|v| v.map(|v| v.to_string()))),
            Kind::Score => shown(values::score(cell).map(|v| v.map(|v| v.to_string()))),
            Kind::Abouts => Some(cell.to_owned()),
        };
        value.unwrap_or_default()
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
