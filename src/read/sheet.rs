//! One export: how it is written, and its rows, part by part.

use std::borrow::Cow;
use std::io;
use std::path::PathBuf;
use std::sync::OnceLock;

use chrono::NaiveDate;
use csv::ByteRecord;

use crate::base::parallel;
use crate::base::progress::Progress;
use crate::export::columns::{Column, File, Kind};
use crate::export::refusal_words::{Ignored, refuses};
use crate::export::values::{self, CaseNames, DateOrder, Read, Unreadable};
use crate::export::vocabulary::{Beginnings, Vocabulary};
use crate::export::words;
use crate::model::clinic::{PatientIndex, RowAt};
use crate::phone;
use crate::read::as_read::{AsRead, Room};
use crate::read::delimiter;
use crate::read::encoding::{self, Bytes, Encoding, PART_BYTES, Part};
use crate::read::header::{self, Expected, Header, Length, Made, Piece};
use crate::read::no_rows::{Line, Names};
use crate::read::problem::{Fate, Findings, Problem, Shape, Wanted};
use crate::read::records::{Fields, Quotes, Record, Records, Stretch};
use crate::read::refusal::{Refusal, RefusalKind};
use crate::read::row::{LookedUp, Row};
use crate::read::short::{Known, Short, ShortRows};
use crate::read::sources::Source;
use crate::read::table::{Broken, Format, HEADER_LINES, Table};
use crate::read::workbook::{self, HeaderSense, Looks, MARKS, Mark, Workbook};
use crate::settings::{Mapping, Settings};

/// What single values are read with.
pub struct Conventions<'a> {
    /// The clinic's settings.
    pub settings: &'a Settings,
    /// Telephone numbers of the clinic's country.
    pub phones: phone::Reader,
    /// How many parts of files have been read.
    pub progress: &'a Progress,
    /// A large file that looks like UTF-8 is taken for such, and looked through only as it is read: where it turns out to be none, it can't be
    /// read on, and all is to be read again without this.
    pub takes_for_utf8: bool,
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
    pub worksheet: Option<InBook>,
    /// Its bytes, as they were found.
    pub original: Bytes,
    /// Its text: of a workbook, one sheet of it.
    pub bytes: Bytes,
    /// How it is written.
    pub format: Format,
    /// The reader of its records with quotes.
    pub(super) quotes: Quotes,
    /// Which field is which column.
    pub header: Header,
    /// The line of the header.
    pub header_line: u32,
    /// The names of the header, by which it is known again.
    pub(super) names: Names,
    /// What is known of rows with fewer fields than the header, once one was met.
    short_rows: OnceLock<ShortRows>,
    /// The parts in which it is read.
    parts: Parts,
    /// Every cell is text, or taken for such.
    pub(super) is_text: bool,
    /// Cells may begin with a mark: the workbook knows that they can't be read.
    pub(super) has_marks: bool,
    /// Where each column stands in a record.
    pub(super) places: Vec<Place>,
    /// What its columns and values are called here.
    pub mapping: Mapping,
    /// The columns that are made of more than a field, or have words of the clinic's own for none.
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

/// The parts in which a file is read.
enum Parts {
    /// They are known before it is read.
    Known(Vec<Part>),
    /// They show as it is read: it is taken for UTF-8. Once it had to be looked through after all, they are known.
    Shown(OnceLock<Vec<Part>>),
}

/// A sheet of a workbook.
#[derive(Debug)]
pub struct InBook {
    /// Its name.
    pub name: String,
    /// All sheets of the workbook with anything in them.
    pub others: Vec<String>,
    /// Whether such a workbook tells which cells are struck out and which rows are hidden.
    pub shows_all: bool,
    /// The rows that are hidden.
    pub hidden: Vec<u32>,
    /// Whether cells begin with a mark.
    has_marks: bool,
}

impl<'a> Sheet<'a> {
    /// Opens an export and reads its header.
    ///
    /// # Errors
    /// Where it can't be opened, its header can't be used, or rows stand above that.
    pub fn open(
        source: (&Source, u8, String),
        forced: (Option<Encoding>, Option<u8>),
        conventions: &'a Conventions<'a>,
    ) -> Result<Self, Vec<Refusal>> {
        let sheet = Self::with_header(source, forced, conventions)?;
        let is_first = sheet.refuse_rows_above();
        is_first.map_err(|refusal| vec![refusal])?;
        Ok(sheet)
    }

    fn with_header(
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
        let cannot = |error: io::Error| refuse(None, RefusalKind::CannotRead(error.into()));
        let mapping = conventions.settings.mapping(file, &source.named);
        let original = match file {
            File::RecallContacts => Bytes::snapshot(&source.path),
            _ => Bytes::open(&source.path),
        };
        let original = original.map_err(cannot)?;
        let sense = Sense {
            file,
            mapping: &mapping,
            expected: Expected::of(file, &mapping),
        };
        let in_book = of_workbook(&original, source, &sense);
        let in_book = in_book.map_err(|kind| refuse(None, kind))?;
        let forced = match (&in_book, file) {
            (Some(_), _) => (Some(Encoding::Utf8), Some(b',')),
            // What is said of the clinic's exports says nothing of recall's own record, in whatever dialect a spreadsheet may have saved it.
            (None, File::RecallContacts) => (None, None),
            (None, _) => forced,
        };
        let (worksheet, bytes) = in_book.unzip();
        let has_marks = worksheet.as_ref().is_some_and(|sheet| sheet.has_marks);
        let bytes = bytes.unwrap_or_else(|| original.clone());
        let bytes = match file {
            File::RecallContacts => as_recorded(bytes),
            _ => bytes,
        };
        let takes_for_utf8 = conventions.takes_for_utf8;
        let looked = look_through(&bytes, forced.0, takes_for_utf8).map_err(cannot)?;
        let (encoding, is_text, parts) = looked;
        let rank = |record: &ByteRecord, _: usize| sense.rank(record);
        let format = delimiter::detect(&bytes, encoding, forced.1, rank).map_err(cannot)?;
        let table = Table::open(&bytes, format, &Part::WHOLE).map_err(cannot)?;
        let found = find_header(table, &sense);
        let found = found.map_err(|broken| vec![broken_off(&name, broken)])?;
        let Some((record, header_line)) = found else {
            return Err(refuse(Some(1), RefusalKind::NoHeader(false)));
        };
        let header = header::resolve(file, &mapping, &record).map_err(|kinds| {
            let kinds = if record.as_slice().contains(&0) {
                vec![RefusalKind::NoHeader(true)]
            } else {
                kinds
            };
            header::refusals(&name, header_line, kinds)
        })?;
        let vocabularies = file
            .columns()
            .iter()
            .map(|column| vocabulary(column, &mapping))
            .collect::<Vec<_>>();
        if let Some(column) = skips_no(file, &header, &vocabularies) {
            return Err(refuse(Some(header_line), RefusalKind::SkipsNo(column)));
        }
        if let Some((column, word)) = turns_no(file, &mapping) {
            let turned = RefusalKind::TurnsNo(column, word);
            return Err(refuse(Some(header_line), turned));
        }
        let case_names = CaseNames::new(mapping.values.get("case"));
        let grounds = Beginnings::new(&words::BASIS, mapping.values.get("basis"));
        let has_own_blanks =
            |column: usize| !own_blanks(&mapping, file.columns()[column].name).is_empty();
        let joined: Vec<usize> = (0..header.made.len())
            .filter(|&column| header.made[column].is_some() || has_own_blanks(column))
            .collect();
        let places = places(&header, &joined);
        Ok(Self {
            file,
            input,
            name,
            path: source.path.clone(),
            worksheet,
            original,
            bytes,
            quotes: Quotes::new(format.delimiter),
            format,
            parts,
            is_text,
            has_marks,
            places,
            joined,
            dates: mapping.dates.unwrap_or_default(),
            mapping,
            names: Names::of(file, &header),
            header,
            header_line,
            short_rows: OnceLock::new(),
            vocabularies,
            grounds,
            case_names,
            conventions,
        })
    }
}

/// How a file is written, whether all of it is text, and its parts; of one that may be taken for UTF-8 they are not looked for yet.
fn look_through(
    bytes: &Bytes,
    forced: Option<Encoding>,
    takes_for_utf8: bool,
) -> io::Result<(Encoding, bool, Parts)> {
    if takes_for_utf8 && encoding::seems_utf8(bytes, forced)? {
        return Ok((Encoding::Utf8, true, Parts::Shown(OnceLock::new())));
    }
    let survey = encoding::survey(bytes, forced)?;
    let is_text = survey.encoding != Encoding::Utf8 || survey.is_utf8;
    Ok((survey.encoding, is_text, Parts::Known(survey.parts)))
}

/// Why a file can't be read on that was taken for UTF-8.
fn is_no_utf8() -> io::Error {
    io::Error::from(io::ErrorKind::InvalidData)
}

/// The record as it was before its cells were made safe for spreadsheets: an id must be the one that the exports have.
fn as_recorded(bytes: Bytes) -> Bytes {
    let all = match &bytes {
        Bytes::Memory(all) | Bytes::Snapshot(all, _) => all,
        Bytes::File(_) => return bytes,
    };
    match std::str::from_utf8(all).map(values::without_marks) {
        Ok(Cow::Owned(plain)) => Bytes::Memory(plain.into_bytes().into()),
        Ok(Cow::Borrowed(_)) | Err(_) => bytes,
    }
}

/// The name and the text of a sheet, where an export is a workbook.
fn of_workbook(
    bytes: &Bytes,
    source: &Source,
    sense: &Sense<'_>,
) -> Result<Option<(InBook, Bytes)>, RefusalKind> {
    match workbook::looks(bytes) {
        Looks::Workbook => {}
        Looks::Page => return Err(RefusalKind::Page),
        Looks::Other => return Ok(None),
    }
    let mut workbook = Workbook::open(bytes)?;
    let sheet = workbook.sheet_of(source.file, source.sheet.as_deref())?;
    let text = workbook.text(&sheet, sense)?;
    let in_book = InBook {
        name: sheet,
        others: workbook.names().to_vec(),
        shows_all: workbook.shows_all(),
        hidden: text.hidden,
        has_marks: text.has_marks,
    };
    Ok(Some((in_book, Bytes::Memory(text.text.into()))))
}

/// The header, and the line on which it stands: the first of the first lines that has all required columns; where none has, the first one
/// with the most known names, which shows what is missing.
fn find_header(mut table: Table, sense: &Sense<'_>) -> Result<Option<(ByteRecord, u32)>, Broken> {
    let mut best: Option<(usize, ByteRecord, u32)> = None;
    while table.advance()? {
        let (record, line) = (table.record(), table.line());
        if line > HEADER_LINES && best.is_some() {
            break;
        }
        if sense.is_header(record) && line <= HEADER_LINES {
            return Ok(Some((record.clone(), line)));
        }
        let known = sense.known_names(record);
        if best.as_ref().is_none_or(|&(most, ..)| known > most) {
            best = Some((known, record.clone(), line));
        }
        if table.spans_lines() && !table.is_strictly_quoted()? {
            return Err(Broken::RowsInCell(line));
        }
    }
    // A header further down is none.
    let is_none = |(_, record, _): &(usize, ByteRecord, u32)| !sense.is_header(record);
    Ok(best.filter(is_none).map(|(_, record, line)| (record, line)))
}

/// Where each column stands, some of them being joined.
fn places(header: &Header, joined: &[usize]) -> Vec<Place> {
    let places = header.fields.iter().zip(0..).map(|(fields, column)| {
        let place = joined.iter().position(|joined| *joined == column);
        match (place, fields.as_slice()) {
            (Some(place), _) => Place::Joined(place),
            (None, &[field, ..]) => Place::Field(field),
            (None, []) => Place::Nowhere,
        }
    });
    places.collect()
}

/// What the header of a sheet of a workbook shows.
struct Sense<'a> {
    file: File,
    mapping: &'a Mapping,
    expected: Expected,
}

impl Sense<'_> {
    /// How much a line looks like the header: by its known names, one that has all that is needed before all others.
    fn rank(&self, record: &ByteRecord) -> usize {
        const COMPLETE: usize = 1 << 20;
        let cells = header::cells(record);
        let is_header = self.expected.is_complete(&cells);
        self.expected.known(&cells) + if is_header { COMPLETE } else { 0 }
    }
}

impl HeaderSense for Sense<'_> {
    fn is_header(&self, header: &ByteRecord) -> bool {
        self.expected.is_complete(&header::cells(header))
    }

    fn wants_lines_above(&self) -> bool {
        true
    }

    fn known_names(&self, header: &ByteRecord) -> usize {
        self.expected.known(&header::cells(header))
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

/// Puts the patients with some ids into a list.
type Find<'f> = &'f dyn Fn(&[&str], &mut Vec<Option<PatientIndex>>);

/// What ids say.
#[derive(Clone, Copy)]
pub(super) struct LookUp<'l> {
    /// Whether an id names anything.
    pub known: Known<'l>,
    /// Whose it is, where rows need it.
    pub find: Option<Find<'l>>,
}

impl LookUp<'_> {
    /// Where rows were read before, every id is known, and whose it is is not asked.
    pub const AGAIN: Self = Self {
        known: &|_| true,
        find: None,
    };
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
    /// In how many parts it is read; where that is not known yet, about so many.
    #[must_use]
    pub fn part_count(&self) -> u64 {
        match &self.parts {
            Parts::Known(parts) => parts.len() as u64,
            Parts::Shown(_) => self.bytes.length().div_ceil(PART_BYTES),
        }
    }

    /// All of the parts: a file that was taken for UTF-8 is looked through now.
    fn all_parts(&self) -> io::Result<&[Part]> {
        let shown = match &self.parts {
            Parts::Known(parts) => return Ok(parts),
            Parts::Shown(shown) => shown,
        };
        if let Some(parts) = shown.get() {
            return Ok(parts);
        }
        let survey = encoding::survey(&self.bytes, None)?;
        if survey.is_utf8 {
            Ok(shown.get_or_init(|| survey.parts))
        } else {
            Err(is_no_utf8())
        }
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
        let refuse = |broken| broken_off(&self.name, broken);
        let room = Room::default();
        let parts: Box<dyn Iterator<Item = io::Result<Part>> + Send> = match &self.parts {
            Parts::Known(parts) => Box::new(parts.iter().cloned().map(Ok)),
            Parts::Shown(_) => {
                let parts = AsRead::open(&self.bytes, &room);
                Box::new(parts.map_err(|error| refuse(error.into()))?)
            }
        };
        let first_look = |(place, part): (usize, io::Result<Part>)| {
            let found = part.map_err(Broken::from).and_then(|part| {
                let found = read(&part);
                room.take_back(part);
                found
            });
            Ok((place, found))
        };
        // The parts before this one are done.
        let mut next = 0;
        parallel::as_they_come(parts.enumerate(), first_look, |(place, mut found)| {
            if place != next {
                return Ok(());
            }
            self.conventions.progress.advance(1);
            next = place + 1;
            let mut together = 1;
            while matches!(found, Err(Broken::OpenQuote(_))) {
                let parts = self.all_parts().map_err(|error| refuse(error.into()))?;
                if next >= parts.len() {
                    break;
                }
                together *= 2;
                next = parts.len().min(place + together);
                found = read(&parts[place].up_to(&parts[next - 1]));
            }
            hand_on(found.map_err(refuse)?);
            Ok(())
        })
    }

    /// Goes through the rows of a part, and counts those that are left out.
    ///
    /// # Errors
    /// Where it can't be read to its end.
    pub(super) fn rows(
        &self,
        part: &Part,
        look_up: LookUp<'_>,
        findings: &mut Findings,
        mut take: impl FnMut(&mut Row<'_>),
    ) -> Result<u32, Broken> {
        let mut records = Records::open(&self.bytes, self.format, &self.quotes, part)?;
        let mut joined = Vec::new();
        let (mut used_ids, mut named) = (Vec::new(), Vec::new());
        let mut left_out = 0;
        let whose = self.field_of_patient().zip(look_up.find);
        while records.advance()? {
            let stretch = records.stretch(self.is_text);
            if matches!(self.parts, Parts::Shown(_)) && !stretch.is_text() {
                return Err(is_no_utf8().into());
            }
            // Patients are looked up for many rows one after another: so the memory is asked for all of them at once.
            let mut ids = emptied(used_ids);
            if let Some((field, find)) = whose {
                ids.extend(
                    stretch
                        .records()
                        .map(|it| match stretch.fields(it).get(field) {
                            id if values::is_blank(id) => "",
                            id => id,
                        }),
                );
                find(&ids, &mut named);
            }
            for (place, record) in stretch.records().enumerate() {
                if record.line <= self.header_line {
                    if record.line == self.header_line {
                        findings.problems.extend(self.header_problems(record.line));
                    }
                    continue;
                }
                if record.spans_lines && !self.is_one_row(stretch, record) {
                    return Err(Broken::RowsInCell(record.line));
                }
                let fields = stretch.fields(record);
                match self.kind_of_line(fields) {
                    Line::Row => {}
                    Line::Header => continue,
                    Line::HeaderMoved => return Err(Broken::HeaderMoved(record.line)),
                    Line::Total => {
                        left_out += 1;
                        continue;
                    }
                }
                let fault = if fields.count() == self.header.width {
                    None
                } else {
                    if self.is_parted_otherwise(fields) {
                        return Err(Broken::PartedOtherwise(record.line));
                    }
                    let is_strict = stretch.is_strictly_quoted(record);
                    self.fault(fields, is_strict, record.line, look_up.known)
                };
                if !self.joined.is_empty() {
                    self.join(fields, &mut joined);
                }
                let mut row = Row::new(self, fields, &joined, record.line, findings, fault);
                if let Some(&patient) = named.get(place) {
                    row.patient = LookedUp::As(patient);
                }
                // A row whose cells may have moved is not to be told by one of them.
                if !row.is_rejected() && self.is_left_out(fields) {
                    left_out += 1;
                } else {
                    take(&mut row);
                    if row.is_rejected() && self.is_parted_otherwise(fields) {
                        return Err(Broken::PartedOtherwise(record.line));
                    }
                }
            }
            used_ids = emptied(ids);
        }
        Ok(left_out)
    }

    /// The field with the id of the patient, where nothing but that field says it.
    fn field_of_patient(&self) -> Option<usize> {
        let column = self.file.whose()?;
        let is_patient = self.file.columns()[column].name == "patient_id";
        match self.places.get(column) {
            Some(&Place::Field(field)) if is_patient && self.is_text && !self.has_marks => {
                Some(field)
            }
            _ => None,
        }
    }

    /// Whether a record over several lines is one row: it is quoted strictly, and no line of a cell of it is a row itself.
    fn is_one_row(&self, stretch: Stretch<'_>, record: &Record) -> bool {
        let delimiter = char::from(stretch.delimiter());
        let mut lines = stretch.fields(record).written().flat_map(|cell| {
            // What follows the opening quote on its own line is the rest of the row itself.
            cell.split(['\n', '\r']).skip(1)
        });
        stretch.is_strictly_quoted(record) && !lines.any(|line| self.is_row(line, delimiter))
    }

    /// Whether a line of a remark has the fields of a row, and in them what every row must have.
    fn is_row(&self, line: &str, delimiter: char) -> bool {
        const FEWEST_FIELDS: usize = 3;
        let width = self.header.width;
        if width < FEWEST_FIELDS || line.matches(delimiter).count() + 1 < width {
            return false;
        }
        let cells: Vec<&str> = line.split(delimiter).map(values::trim).collect();
        let columns = self.file.columns().iter().zip(&self.header.fields);
        let mut required = columns
            .enumerate()
            .filter(|(_, (column, _))| column.required);
        required.all(|(place, (column, fields))| {
            let cell = fields.first().and_then(|&field| cells.get(field));
            cell.is_none_or(|cell| match column.kind {
                // As an id.
                Kind::Text => {
                    cell.contains(char::is_numeric) && !cell.contains(char::is_whitespace)
                }
                _ => !cell.is_empty() && self.can_be_read(place, cell),
            })
        })
    }

    /// What is wrong with a row that has not as many fields as the header.
    fn fault(
        &self,
        fields: Fields<'_>,
        is_strict: bool,
        line: u32,
        known: Known<'_>,
    ) -> Option<(Wanted, Fate)> {
        let (width, count) = (self.header.width, fields.count());
        let in_header = u16::try_from(width).unwrap_or(u16::MAX);
        if !is_strict {
            return Some((Wanted::Quotes(in_header), Fate::Rejected));
        }
        let is_filled = |field| !fields.get(field).is_empty();
        if count > width && (width..count).any(is_filled) {
            return Some((Wanted::Fields(in_header), Fate::Rejected));
        }
        if self.is_remark_for_id(fields) {
            return Some((Wanted::NotRest, Fate::Rejected));
        }
        if !self.is_short(count) {
            return None;
        }
        let short_rows = self.short_rows(known);
        let whole = match short_rows.before_rest(line) {
            Some(_) => Wanted::NotRest,
            None => Wanted::WholeRow(in_header, self.file.settings_name()),
        };
        match short_rows.at(line) {
            Short::CutAtEnd if whole == Wanted::NotRest => Some((whole, Fate::Rejected)),
            Short::Cut => Some((whole, Fate::Rejected)),
            Short::CutAtEnd => Some((Wanted::LineEnd, Fate::Rejected)),
            Short::AtEnd => Some((Wanted::LineEnd, Fate::LeftBlank)),
            Short::LeftOff => None,
        }
    }

    /// What is known of the short rows of the file, which is looked through when that is asked for first.
    pub(super) fn short_rows(&self, known: Known<'_>) -> &ShortRows {
        self.short_rows.get_or_init(|| self.find_short_rows(known))
    }

    /// Whether so many fields are fewer than the header has. In a workbook a cell that is not there is blank, and where the settings say that
    /// rows may be short they are as good as others.
    pub(super) fn is_short(&self, count: usize) -> bool {
        let may_be = self.worksheet.is_some() || self.mapping.short_rows == Some(true);
        !may_be && count < self.names.width
    }

    /// The cell of a column, trimmed, of whatever it is made up.
    pub(super) fn whole_cell<'r>(&self, column: usize, fields: Fields<'r>) -> Cow<'r, str> {
        match self.places.get(column) {
            Some(&Place::Field(field)) => Cow::Borrowed(fields.get(field)),
            Some(Place::Joined(_)) => Cow::Owned(self.joined_cell(column, fields)),
            Some(Place::Nowhere) | None => Cow::Borrowed(""),
        }
    }

    /// Whether a cell of a column that every row must have can be read.
    pub(super) fn can_be_read(&self, column: usize, cell: &str) -> bool {
        if self.has_marks && Mark::split(cell).is_some() {
            return false;
        }
        match self.file.columns()[column].kind {
            Kind::Moment | Kind::MomentOrDate => {
                let zone = self.conventions.settings.timezone;
                values::moment_in(self.dates, cell, zone, true).is_ok()
            }
            Kind::Choice(_) => self.words(column, cell, |words| words.read(cell)).is_ok(),
            _ => true,
        }
    }

    /// Whether a cell says anything, be it that it can't be read.
    pub(super) fn says_something(&self, column: usize, cell: &str) -> bool {
        match self.file.columns()[column].kind {
            Kind::Choice(_) => {
                let read = self.words(column, cell, |words| words.read(cell));
                !matches!(read, Ok(None))
            }
            Kind::Date => !matches!(self.date(column, cell), Ok(None)),
            _ => !values::is_blank(cell),
        }
    }

    /// Reads a cell of a column of dates.
    pub(super) fn date(&self, column: usize, cell: &str) -> Read<NaiveDate> {
        let zone = self.conventions.settings.timezone;
        match self.file.columns()[column].name {
            "pause_until" | "wait_until" => values::until_in(self.dates, cell, zone),
            _ => values::day_in(self.dates, cell, zone),
        }
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
    fn is_left_out(&self, fields: Fields<'_>) -> bool {
        self.header.skip.iter().any(|(places, words)| {
            let cells = places.iter().map(|&field| fields.get(field));
            let cells: Vec<&str> = cells.filter(|cell| !cell.is_empty()).collect();
            let cell = cells.join(" ");
            words.iter().any(|word| values::is_same_word(&cell, word))
        })
    }

    /// Makes up the cells of the columns that are more than a field.
    fn join(&self, fields: Fields<'_>, joined: &mut Vec<String>) {
        joined.clear();
        for &column in &self.joined {
            joined.push(self.joined_cell(column, fields));
        }
        if self.has_marks {
            joined.iter_mut().for_each(mark_first);
        }
    }

    /// The cell of a column that is more than a field, or that has words of the clinic's own for none.
    fn joined_cell(&self, column: usize, fields: Fields<'_>) -> String {
        let one = |&field: &usize| fields.get(field);
        match &self.header.made[column] {
            Some(Made::Of(pieces)) => self.of_pieces(column, pieces, fields),
            Some(Made::After(last, length)) => self.after(*last, *length, fields),
            None => {
                let cell = self.header.fields[column].first().map_or("", one);
                let is_none = self.is_own_blank(column, cell);
                if is_none { "" } else { cell }.to_owned()
            }
        }
    }

    /// Fields and fixed texts, joined; cells that say nothing are left out before.
    fn of_pieces(&self, column: usize, pieces: &[Piece], fields: Fields<'_>) -> String {
        let kind = self.file.columns()[column].kind;
        let mut says_nothing = true;
        let cells = pieces.iter().map(|piece| match piece {
            Piece::Field(field) => {
                let cell = fields.get(*field);
                if self.says_nothing(column, cell) {
                    return "";
                }
                says_nothing = false;
                cell
            }
            Piece::Always(text) => text,
        });
        let cells: Vec<&str> = cells.filter(|cell| !cell.is_empty()).collect();
        // A part of a number or date that is the same for all is none where the rest of it is not there.
        let is_part = !matches!(kind, Kind::Text | Kind::Basis);
        let has_fields = pieces.iter().any(|piece| matches!(piece, Piece::Field(_)));
        if says_nothing && is_part && has_fields {
            return String::new();
        }
        cells.join(if matches!(kind, Kind::Phones) {
            "; "
        } else {
            " "
        })
    }

    /// Whether a cell of a column says nothing, by the words for none that all know and the clinic's own.
    pub(super) fn says_nothing(&self, column: usize, cell: &str) -> bool {
        cell.is_empty()
            || self.is_own_blank(column, cell)
            || match &self.vocabularies[column] {
                Some(words) => words.read(cell) == Ok(None),
                None => values::is_blank(cell),
            }
    }

    /// Whether a cell is a word with which the clinic's export says none.
    fn is_own_blank(&self, column: usize, cell: &str) -> bool {
        let own = own_blanks(&self.mapping, self.file.columns()[column].name);
        own.iter().any(|word| values::is_same_word(cell, word))
    }

    /// The date that is so much later than the one in a field; both as they are where one of them can't be read.
    fn after(&self, last: usize, length: Length, fields: Fields<'_>) -> String {
        let last = fields.get(last);
        let (interval, written) = match length {
            Length::Every(every) => (Ok(Some(every)), ""),
            Length::Field(field) => {
                let written = fields.get(field);
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

/// A list without anything in it, for cells of another stretch.
fn emptied<'n>(mut cells: Vec<&str>) -> Vec<&'n str> {
    cells.clear();
    cells.into_iter().map(|_| "").collect()
}

/// Puts the mark of any cell that was joined before all of them.
fn mark_first(joined: &mut String) {
    if let Some(mark) = joined.chars().find(|letter| MARKS.contains(letter)) {
        let rest = joined.replace(MARKS, "");
        *joined = format!("{mark}{rest}");
    }
}

/// The words with which an export says none in a column: `values.FILE.COLUMN.blank`.
fn own_blanks<'m>(mapping: &'m Mapping, column: &str) -> &'m [String] {
    let of_column = mapping.values.get(column);
    let own = of_column.and_then(|values| values.get(crate::settings::BLANK));
    own.map(Vec::as_slice).unwrap_or_default()
}

/// The column, or header, by which rows with a no are left out: a value with which a patient says no, words of refusal wherever they stand,
/// and of a service card, beside which the patient stays known, a day until which he is to be left in peace.
fn skips_no(file: File, header: &Header, vocabularies: &[Option<Vocabulary>]) -> Option<String> {
    if !file.has_patients() {
        return None;
    }
    let says_no = |place: usize, column: &Column, word: &str| {
        let value = vocabularies[place].as_ref();
        let value = value.and_then(|words| words.read(word).ok().flatten());
        let names = column.kind.value_names();
        value.is_some_and(|value| column.refusals.contains(&names[usize::from(value)]))
            || file == File::Cards
                && matches!(column.name, "pause_until" | "consent_until")
                && !values::is_blank(word)
    };
    header.skip.iter().find_map(|(fields, words)| {
        let of_columns = file.columns().iter().enumerate().find(|(place, column)| {
            let own = &header.fields[*place];
            fields.iter().any(|field| own.contains(field))
                && words.iter().any(|word| says_no(*place, column, word))
        });
        if let Some((_, column)) = of_columns {
            return Some(column.name.to_owned());
        }
        // Whoever looks at a phrase and finds it to be none says so in `ignore.notes`, and need not leave out its rows.
        let refuses = |word: &String| refuses(word, &Ignored::default());
        let field = fields.first().filter(|_| words.iter().any(refuses))?;
        header.names.get(*field).cloned()
    })
}

/// What a patient said no with, and what the settings make of it: a column and the word that is a no for all others.
fn turns_no(file: File, mapping: &Mapping) -> Option<(&'static str, String)> {
    let columns = file.columns().iter();
    columns.into_iter().find_map(|column| {
        let (own, words) = (mapping.values.get(column.name)?, column.kind.words()?);
        let built_in = Vocabulary::new(words, None);
        let names = column.kind.value_names();
        let is_no = |word: &&String| {
            let value = built_in.read(word).ok().flatten();
            value.is_some_and(|value| is_plain_no(file, column, names[usize::from(value)], word))
        };
        let permitting = own.iter().filter(|(value, _)| permits(column, value));
        let mut words = permitting.flat_map(|(_, words)| words);
        Some((column.name, words.find(is_no)?.clone()))
    })
}

/// Whether a word of a column, whose value this is, can't be anything but a no: «подумает» may be a good talk for one clinic, and «архив» a
/// shelf of cards; `opt_out` is no talk, whatever it is called.
fn is_plain_no(file: File, column: &Column, value: &str, word: &str) -> bool {
    match column.name {
        "consent" => value == "no",
        "answer" => matches!(value, "undecided" | "too_expensive" | "declined"),
        "outcome" => matches!(value, "opt_out" | "complaint" | "left" | "unwell"),
        "status" if file == File::Patients => {
            value == "deceased"
                || value == "inactive" && (word == value || refuses(word, &Ignored::default()))
        }
        _ => false,
    }
}

/// Whether with a value somebody may be contacted.
fn permits(column: &Column, value: &str) -> bool {
    match column.name {
        "consent" => matches!(value, "yes" | "visits"),
        "answer" => value == "agreed" || value == crate::settings::BLANK,
        "status" => value == "active" || value == crate::settings::BLANK,
        _ => !column.refusals.contains(&value) && value != crate::settings::BLANK,
    }
}

fn vocabulary(column: &'static Column, mapping: &Mapping) -> Option<Vocabulary> {
    let own = mapping.values.get(column.name);
    column.kind.words().map(|words| Vocabulary::new(words, own))
}

/// The refusal of a file whose records can't be read to their end.
#[must_use]
pub fn broken_off(name: &str, broken: Broken) -> Refusal {
    let (line, kind) = match broken {
        Broken::Io(error) => (None, RefusalKind::CannotRead(error.into())),
        Broken::OpenQuote(line) => (Some(line), RefusalKind::OpenQuote),
        Broken::RowsInCell(line) => (Some(line), RefusalKind::LooseQuote),
        Broken::HeaderMoved(line) => (Some(line), RefusalKind::HeaderMoved),
        Broken::PartedOtherwise(line) => (Some(line), RefusalKind::PartedOtherwise),
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
    fn records(text: &[u8]) -> [Records; 2] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("patients.csv");
        std::fs::write(&path, text).unwrap();
        let settings = crate::plan::rules::default_settings(Moscow);
        let conventions = Conventions {
            settings: &settings,
            phones: phone::Reader::new("RU").unwrap(),
            progress: &Progress::none(),
            takes_for_utf8: false,
        };
        let forced = (None, Some(b','));
        let source = Source::new(File::Patients, &path);
        let name = "patients.csv".to_owned();
        let sheet = Sheet::open((&source, 0, name), forced, &conventions);
        let sheet = sheet.unwrap();
        let read = |part: &Part| {
            let mut all = Vec::new();
            sheet.rows(part, LookUp::AGAIN, &mut Findings::default(), |row| {
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
        let [in_parts, whole] = records(text.as_bytes());
        assert_eq!(in_parts, whole, "{text}");
        let wide = std::iter::once(0xFEFF).chain(text.encode_utf16());
        let wide: Vec<u8> = wide.flat_map(u16::to_be_bytes).collect();
        let [in_parts, of_wide] = records(&wide);
        assert_eq!((in_parts, of_wide), (whole.clone(), whole), "{text}");
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
