//! A list that somebody wants called or written to: any table in which rows can be told to be about somebody.
//!
//! It is read a row at a time and kept as it is: what is judged is written again, cell by cell. Nothing of it becomes a fact about a patient.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use csv::ByteRecord;

use crate::base::visible;
use crate::export::campaign_columns::{self, SCREENED};
use crate::export::columns::{File, patient};
use crate::export::promotion_words::is_promotional;
use crate::export::values::{normal, trim, without_marks};
use crate::read::campaign_no::{No, Nos};
use crate::read::delimiter;
use crate::read::encoding::{self, Bytes, Encoding, Part};
use crate::read::header::{Expected, as_written, words};
use crate::read::refusal::{Refusal, RefusalKind};
use crate::read::sheet::broken_off;
use crate::read::table::{Broken, Format, HEADER_LINES, Table};
use crate::read::workbook::{self, HeaderSense, Looks, Mark, Workbook};
use crate::settings::{Made, Mapping, Settings};

/// How a workbook holds a line break within a cell.
const LINE_BREAK: char = '\u{2028}';

/// What a column of a campaign says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Says {
    PatientId,
    Phone,
    FullName,
    LastName,
    FirstName,
    Patronymic,
    BirthDate,
    /// What it is about, or what is to be said.
    Matter,
}

/// A column of patients.csv that a campaign may have too, and what it says.
const OF_PATIENTS: [(usize, Says); 8] = [
    (patient::PATIENT_ID, Says::PatientId),
    (patient::PHONE, Says::Phone),
    (patient::CALL_PHONE, Says::Phone),
    (patient::FULL_NAME, Says::FullName),
    (patient::LAST_NAME, Says::LastName),
    (patient::FIRST_NAME, Says::FirstName),
    (patient::PATRONYMIC, Says::Patronymic),
    (patient::BIRTH_DATE, Says::BirthDate),
];

/// A campaign whose header is understood.
pub(crate) struct Campaign {
    /// The name of the file.
    pub(crate) name: String,
    bytes: Bytes,
    original: Bytes,
    format: Format,
    /// A sheet of a workbook: a cell that is not there is blank, and what stands beside the table moves nothing.
    is_sheet: bool,
    header_line: u32,
    /// How many cells the header has, blank ones at its end too.
    header_cells: usize,
    /// The cells of the header, as they stand.
    pub(crate) header: Vec<String>,
    /// What stands above the header, line by line.
    pub(crate) above: Vec<Vec<String>>,
    /// How many cells the longest row has, the columns of an earlier screen aside.
    pub(crate) width: usize,
    fields: BTreeMap<Says, Vec<usize>>,
    /// Columns of which nobody knows what they say: the text may stand in one. A remark on a patient is not among them.
    unknown: Vec<usize>,
    /// Where the columns of an earlier screen begin: they are written anew.
    screened: Option<usize>,
    nos: Nos,
    /// The rows below the header that a workbook hides: they are read like the others.
    pub(crate) hidden: Vec<u32>,
}

impl Campaign {
    /// Opens a campaign and looks through it once, so that nothing is written where it can't be read to its end. `FILE#SHEET` names a sheet.
    ///
    /// # Errors
    /// Where it can't be read, or no row of it could be told to be about anybody.
    pub(crate) fn open(path: &Path, settings: &Settings) -> Result<Self, Refusal> {
        let (path, sheet) = with_sheet(path);
        let name = path.file_name().unwrap_or(path.as_os_str());
        let name = visible(&name.to_string_lossy()).into_owned();
        let refuse = |line, kind| {
            let name = name.clone();
            Refusal { name, line, kind }.at(&path)
        };
        let cannot = |error: std::io::Error| refuse(None, RefusalKind::CannotRead(error.into()));
        let original = Bytes::open(&path).map_err(cannot)?;
        let mapping = settings.mapping(File::Patients, &name);
        let sense = Sense { mapping: &mapping };
        let (bytes, above, hidden) = match workbook::looks(&original) {
            Looks::Workbook => {
                let read = sheet_of(&original, sheet.as_deref(), &sense);
                let (text, above, hidden) = read.map_err(|kind| refuse(None, kind))?;
                (Some(text), above, hidden)
            }
            Looks::Page => return Err(refuse(None, RefusalKind::Page)),
            Looks::Other => (None, Vec::new(), Vec::new()),
        };
        let is_sheet = bytes.is_some();
        let bytes = bytes.unwrap_or_else(|| original.clone());
        let format = if is_sheet {
            Format {
                encoding: Encoding::Utf8,
                delimiter: b',',
                has_sep_line: false,
            }
        } else {
            let survey = encoding::survey(&bytes, None).map_err(cannot)?;
            let rank = |record: &ByteRecord, _: usize| sense.rank(record);
            delimiter::detect(&bytes, survey.encoding, None, rank).map_err(cannot)?
        };
        let mut campaign = Self {
            name: name.clone(),
            bytes,
            original,
            format,
            is_sheet,
            header_line: 0,
            header_cells: 0,
            header: Vec::new(),
            above,
            width: 0,
            fields: BTreeMap::new(),
            unknown: Vec::new(),
            screened: None,
            nos: Nos::of(std::iter::empty(), &mapping, settings),
            hidden,
        };
        campaign.look_through(&sense)?;
        campaign.nos = Nos::of(campaign.may_say_no(), &mapping, settings);
        let header = campaign.header_line;
        campaign.hidden.retain(|&row| row > header);
        Ok(campaign)
    }

    /// Finds the header, and sees that every row can be read.
    fn look_through(&mut self, sense: &Sense<'_>) -> Result<(), Refusal> {
        let name = self.name.clone();
        let broken = |broken| broken_off(&name, broken);
        let refuse = |line, kind| {
            let name = name.clone();
            Refusal { name, line, kind }
        };
        let mut table = self.table().map_err(broken)?;
        let mut has_nul = false;
        while table.advance().map_err(broken)? {
            let line = table.line();
            if line > HEADER_LINES && self.header_line == 0 {
                break;
            }
            if table.spans_lines() && !table.is_strictly_quoted().map_err(|it| broken(it.into()))? {
                return Err(broken(Broken::RowsInCell(line)));
            }
            if self.header_line > 0 {
                let last = last_filled(table.record());
                self.width = self.width.max(match self.screened {
                    Some(at) if last > at => at.max(last.saturating_sub(SCREENED.len())),
                    Some(_) | None => last,
                });
                continue;
            }
            has_nul |= table.record().as_slice().contains(&0);
            if sense.is_header(table.record()) {
                self.header_line = line;
                self.header_cells = table.record().len();
                self.header = self.texts(table.record());
                while self.header.last().is_some_and(String::is_empty) {
                    self.header.pop();
                }
                self.screened = campaign_columns::screened(&self.header);
                self.width = self.kept(&self.header).count();
                let fields = sense.fields(table.record(), self.screened);
                self.fields = fields.map_err(|kind| refuse(Some(line), kind))?;
                self.unknown = sense.unknown(&self.header, self.screened);
            } else {
                let titles = self.texts(table.record());
                self.above.push(titles);
            }
        }
        if self.header_line == 0 {
            let kind = if has_nul {
                RefusalKind::NoHeader(true)
            } else {
                RefusalKind::NotACampaign
            };
            return Err(refuse(None, kind));
        }
        Ok(())
    }

    /// The fields in which somebody may say no: what is to be said to everybody is none of the patient's own, and an earlier screen says nothing.
    fn may_say_no(&self) -> impl Iterator<Item = (usize, &str)> {
        let matters = self.fields.get(&Says::Matter);
        let fields = self.header.iter().enumerate().filter(move |(field, _)| {
            let is_screened = self
                .screened
                .is_some_and(|from| (from..from + SCREENED.len()).contains(field));
            !is_screened && !matters.is_some_and(|matters| matters.contains(field))
        });
        fields.map(|(field, header)| (field, header.as_str()))
    }

    fn table(&self) -> Result<Table, Broken> {
        Ok(Table::open(&self.bytes, self.format, &Part::WHOLE)?)
    }

    /// The rows below the header.
    ///
    /// # Errors
    /// Where the file can't be read any more.
    pub(crate) fn rows(&self) -> Result<Rows<'_>, Refusal> {
        let table = self.table();
        let table = table.map_err(|broken| broken_off(&self.name, broken))?;
        Ok(Rows {
            campaign: self,
            table,
            cells: Vec::new(),
            is_moved: false,
        })
    }

    /// Whether there is a column that says something.
    pub(crate) fn says(&self, what: Says) -> bool {
        self.fields.contains_key(&what)
    }

    /// Whether it is still as it was when it was opened.
    pub(crate) fn is_unchanged(&self) -> bool {
        self.original.is_unchanged().unwrap_or(false)
    }

    /// The cells of a row that are written again: all but those of an earlier screen.
    pub(crate) fn kept<'r>(&self, cells: &'r [String]) -> impl Iterator<Item = &'r str> + use<'r> {
        let screened = self.screened;
        let places = cells.iter().enumerate();
        let kept = places.filter(move |(at, _)| {
            screened.is_none_or(|from| !(from..from + SCREENED.len()).contains(at))
        });
        kept.map(|(_, cell)| cell.as_str())
    }

    fn texts(&self, record: &ByteRecord) -> Vec<String> {
        let mut cells = Vec::new();
        self.read_into(record, &mut cells);
        cells
    }

    fn read_into(&self, record: &ByteRecord, cells: &mut Vec<String>) {
        cells.resize_with(record.len(), String::new);
        for (cell, bytes) in cells.iter_mut().zip(record) {
            cell.clear();
            let text = String::from_utf8_lossy(bytes);
            if self.is_sheet && text.contains(LINE_BREAK) {
                cell.extend(text.chars().map(|c| if c == LINE_BREAK { '\n' } else { c }));
            } else {
                cell.push_str(&without_marks(&text));
            }
        }
    }
}

/// The rows of a campaign, one after another.
pub(crate) struct Rows<'a> {
    campaign: &'a Campaign,
    table: Table,
    cells: Vec<String>,
    is_moved: bool,
}

impl Rows<'_> {
    /// Goes to the next row; `false` at the end.
    ///
    /// # Errors
    /// Where the file can't be read on.
    pub(crate) fn advance(&mut self) -> Result<bool, Refusal> {
        let campaign = self.campaign;
        loop {
            let more = self.table.advance();
            if !more.map_err(|broken| broken_off(&campaign.name, broken))? {
                return Ok(false);
            }
            if self.table.line() <= campaign.header_line {
                continue;
            }
            campaign.read_into(self.table.record(), &mut self.cells);
            let last = last_filled(self.table.record());
            self.is_moved = !campaign.is_sheet && last > campaign.header_cells;
            return Ok(true);
        }
    }

    /// The line on which it starts, from 1.
    pub(crate) fn line(&self) -> u32 {
        self.table.line()
    }

    /// Its cells, as they are written again: a mark that only a workbook knows is none.
    pub(crate) fn kept(&self) -> impl Iterator<Item = &str> {
        let kept = self.campaign.kept(&self.cells);
        kept.map(|cell| Mark::split(cell).map_or(cell, |(_, rest)| rest))
    }

    /// Whether it is the header once more, as where several lists were put one below the other.
    pub(crate) fn is_header(&self) -> bool {
        let header = self.campaign.header.iter();
        let same = header.zip(&self.cells).filter(|(one, other)| {
            let (one, other) = (trim(one), trim(other));
            one == other
        });
        same.count() == self.campaign.header.len()
    }

    /// Whether its cells can't be told: it has more of them than the header, or one by which it is judged is struck out, an error or a formula
    /// without its value.
    pub(crate) fn is_unreadable(&self) -> bool {
        let mut fields = self.campaign.fields.values().flatten();
        self.is_moved || fields.any(|&field| Mark::split(self.field(field)).is_some())
    }

    /// What it says, trimmed, cell by cell; blank cells are left out.
    pub(crate) fn says(&self, what: Says) -> impl Iterator<Item = &str> {
        let fields = self.campaign.fields.get(&what).into_iter().flatten();
        let cells = fields.map(|&field| trim(self.field(field)));
        cells.filter(|cell| !cell.is_empty())
    }

    /// The same where one cell says it.
    pub(crate) fn one(&self, what: Says) -> Option<&str> {
        self.says(what).next()
    }

    /// What in it says on a day that the patient is not to be contacted, and in which field.
    pub(crate) fn says_no(&self, on: NaiveDate) -> Option<(usize, No)> {
        let nos = &self.campaign.nos;
        nos.in_row(|field| self.field(field), on)
    }

    /// The header above a field.
    pub(crate) fn header_of(&self, field: usize) -> &str {
        self.campaign.header.get(field).map_or("", String::as_str)
    }

    /// The fields with advertising in a column of which nobody knows what it says.
    pub(crate) fn unread_offers(&self) -> impl Iterator<Item = usize> {
        let unknown = self.campaign.unknown.iter().copied();
        unknown.filter(|&field| is_promotional(self.field(field)))
    }

    fn field(&self, field: usize) -> &str {
        self.cells.get(field).map_or("", String::as_str)
    }
}

/// A sheet may be named behind the file, where no file is called so.
fn with_sheet(path: &Path) -> (PathBuf, Option<String>) {
    let text = path.to_string_lossy();
    let parted = text.rsplit_once('#').filter(|_| !path.exists());
    match parted {
        Some((file, sheet)) => (PathBuf::from(file), Some(sheet.to_owned())),
        None => (path.to_owned(), None),
    }
}

/// The text of a sheet, what stands above its header, and the rows that are hidden.
type Sheet = (Bytes, Vec<Vec<String>>, Vec<u32>);

/// The sheet that is asked for, else the only one with the header of a campaign.
fn sheet_of(bytes: &Bytes, asked: Option<&str>, sense: &Sense<'_>) -> Result<Sheet, RefusalKind> {
    let mut book = Workbook::open(bytes)?;
    let mut found = Vec::new();
    for name in book.names().to_vec() {
        let is_asked = asked.is_none_or(|asked| normal(asked) == normal(&name));
        if !is_asked {
            continue;
        }
        let first = book.first_rows(&name, HEADER_LINES)?;
        let header = first.iter().position(|(_, record)| sense.is_header(record));
        if let Some(place) = header {
            let above = first.into_iter().take(place);
            found.push((name, above.map(|(_, record)| record).collect::<Vec<_>>()));
        }
    }
    let (name, above) = match (found.pop(), found.is_empty()) {
        (Some(only), true) => only,
        (Some(_), false) => return Err(RefusalKind::WhichSheet(book.names().to_vec())),
        (None, _) if asked.is_some() => {
            return Err(RefusalKind::WhichSheet(book.names().to_vec()));
        }
        (None, _) => return Err(RefusalKind::NotACampaign),
    };
    let text = book.text(&name, sense)?;
    let above = above.iter().map(|record| {
        let cells = record.iter().map(String::from_utf8_lossy);
        cells.map(|cell| cell.replace(LINE_BREAK, "\n")).collect()
    });
    Ok((
        Bytes::Memory(text.text.into()),
        above.collect(),
        text.hidden,
    ))
}

/// How many cells there are up to the last that is filled.
fn last_filled(record: &ByteRecord) -> usize {
    let is_filled = |cell: &[u8]| !trim(&String::from_utf8_lossy(cell)).is_empty();
    (0..record.len())
        .rfind(|&at| record.get(at).is_some_and(is_filled))
        .map_or(0, |at| at + 1)
}

/// What the header of a campaign shows.
struct Sense<'a> {
    /// What the clinic's exports call their columns: a campaign often comes out of the same program.
    mapping: &'a Mapping,
}

impl Sense<'_> {
    /// What a header says, by the clinic's own names first.
    fn says(&self, header: &str) -> Option<Says> {
        let header = normal(header);
        let columns = File::Patients.columns();
        let own = OF_PATIENTS.iter().find(|(column, _)| {
            let made = self.mapping.columns.get(columns[*column].name);
            let mut named = made.into_iter().flat_map(Made::headers);
            named.any(|named| as_written(named).any(|named| named == header))
        });
        let known = || {
            let mut all = OF_PATIENTS.iter();
            all.find(|(column, _)| words(&columns[*column]).any(|word| normal(word) == header))
        };
        let of_patients = own.or_else(known).map(|&(_, says)| says);
        of_patients.or_else(|| campaign_columns::is_matter(&header).then_some(Says::Matter))
    }

    /// Which fields say what; what an earlier screen said of a row says nothing.
    fn fields(
        &self,
        record: &ByteRecord,
        screened: Option<usize>,
    ) -> Result<BTreeMap<Says, Vec<usize>>, RefusalKind> {
        let mut fields: BTreeMap<Says, Vec<usize>> = BTreeMap::new();
        for (field, header) in record.iter().enumerate() {
            let is_screened =
                screened.is_some_and(|from| (from..from + SCREENED.len()).contains(&field));
            if is_screened {
                continue;
            }
            if let Some(says) = self.says(&String::from_utf8_lossy(header)) {
                fields.entry(says).or_default().push(field);
            }
        }
        for (says, fields) in &fields {
            if let (false, &[first, second, ..]) = (says.may_be_several(), fields.as_slice()) {
                return Err(RefusalKind::TwoColumns(
                    says.column(),
                    first + 1,
                    second + 1,
                ));
            }
        }
        Ok(fields)
    }

    /// The fields whose headers neither say anything here nor are known from patients.csv, those of an earlier screen aside.
    fn unknown(&self, header: &[String], screened: Option<usize>) -> Vec<usize> {
        let known = Expected::of(File::Patients, self.mapping);
        let is_screened =
            |field| screened.is_some_and(|from| (from..from + SCREENED.len()).contains(&field));
        let unknown = header.iter().enumerate().filter(|(field, header)| {
            !is_screened(*field)
                && self.says(header).is_none()
                && !known.knows(normal(header).as_ref())
        });
        unknown.map(|(field, _)| field).collect()
    }

    /// How much a line looks like a header, one that is one before all others.
    fn rank(&self, record: &ByteRecord) -> usize {
        const COMPLETE: usize = 1 << 20;
        let complete = if self.is_header(record) { COMPLETE } else { 0 };
        self.known_names(record) + complete
    }

    fn all_said(&self, record: &ByteRecord) -> Vec<Says> {
        let headers = record.iter().map(String::from_utf8_lossy);
        headers.filter_map(|header| self.says(&header)).collect()
    }
}

impl HeaderSense for Sense<'_> {
    /// By an id or a number somebody can be found, by a name only together with the date of birth.
    fn is_header(&self, record: &ByteRecord) -> bool {
        let said = self.all_said(record);
        let has = |what: Says| said.contains(&what);
        let is_named = has(Says::FullName) || has(Says::LastName) && has(Says::FirstName);
        has(Says::PatientId) || has(Says::Phone) || is_named && has(Says::BirthDate)
    }

    fn known_names(&self, record: &ByteRecord) -> usize {
        self.all_said(record).len()
    }

    fn date_fields(&self, record: &ByteRecord) -> Vec<usize> {
        let headers = record.iter().map(String::from_utf8_lossy).enumerate();
        let dates = headers.filter(|(_, header)| self.says(header) == Some(Says::BirthDate));
        dates.map(|(field, _)| field).collect()
    }
}

impl Says {
    /// Numbers may stand in several columns, and so may what it is about.
    const fn may_be_several(self) -> bool {
        match self {
            Self::Phone | Self::Matter => true,
            Self::PatientId
            | Self::FullName
            | Self::LastName
            | Self::FirstName
            | Self::Patronymic
            | Self::BirthDate => false,
        }
    }

    const fn column(self) -> &'static str {
        match self {
            Self::PatientId => "patient_id",
            Self::Phone => "phone",
            Self::FullName => "full_name",
            Self::LastName => "last_name",
            Self::FirstName => "first_name",
            Self::Patronymic => "patronymic",
            Self::BirthDate => "birth_date",
            Self::Matter => "text",
        }
    }
}
