//! A list of recall's as it comes back: filled in by hand, and saved by whatever program (contract, section 10).
//!
//! Nothing of it is taken where anything of it can't be: a row that was cut may have lost a refusal, and what was sorted apart stands beside
//! other patients.

mod cells;
mod header;
mod page;
mod plain;
mod rows;

use std::fs;
use std::io::{self, Read as _};
use std::path::Path;

use chrono::NaiveDate;
use csv::ByteRecord;

use self::header::Sense;
pub(crate) use self::page::is_named_page;
use crate::base::visible;
use crate::disk::fingerprint;
use crate::export::entry::Entry;
use crate::export::own_row;
use crate::export::values::trim;
use crate::model::clinic::{Channel, Reason};
use crate::read::delimiter;
use crate::read::encoding::{self, Bytes, Encoding};
use crate::read::refusal::{Refusal, RefusalKind};
use crate::read::table::{Format, HEADER_LINES};
use crate::read::workbook::{self, HeaderSense as _, Looks, Workbook};

/// A list, whoever saved it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    /// The name of the file.
    pub name: String,
    /// SHA-256 of its bytes, in hex.
    pub sha256: String,
    /// Its rows, in the order of the file.
    pub rows: Vec<ListRow>,
    /// Something was written where nothing is read: above or below the rows, in a column that was added, on another sheet.
    pub has_more: bool,
    /// Rows that tell something and take nothing, into which an outcome was written all the same.
    pub set_aside: Vec<SetAside>,
}

/// Such a row: the sheet, where the list has several, the line, and the row as a spreadsheet numbers it.
pub type SetAside = (Option<String>, u32, u32);

/// A contact of a list, and what was filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListRow {
    /// The sheet on which it stands, where the list has several.
    pub sheet: Option<String>,
    /// The line of the file, from 1.
    pub line: u32,
    /// The row as a spreadsheet numbers it: cells of several lines are in one.
    pub row: u32,
    /// Which contact it is.
    pub entry: Entry,
    /// The four hex digits of the patient's name, as the entry ends with them.
    pub digits: Option<String>,
    /// The date of the list: that of the entry.
    pub date: NaiveDate,
    /// The patient's name as it stands there.
    pub patient_name: String,
    /// By what it was to be made.
    pub channel: Channel,
    /// The names of its cases, first the one of the entry.
    pub cases: Vec<String>,
    /// Their reasons, in the same order.
    pub reasons: Vec<Reason>,
    /// The day of its visit, where it has one visit and the list tells it.
    pub visit_on: Option<NaiveDate>,
    /// The number or address, as it stands there.
    pub to: String,
    /// The minute for which it was planned.
    pub scheduled_at: Option<u16>,
    /// What was filled in, as it was typed.
    pub outcome: String,
    /// When the contact was made.
    pub called_at: String,
    /// When to call again.
    pub callback_at: String,
    /// The patient's score.
    pub score: String,
    /// A remark.
    pub note: String,
}

impl List {
    /// A list into which nobody wrote: none of its rows is read.
    pub(crate) fn without_rows(path: &Path, sha256: String) -> Self {
        Self {
            name: name_of(path),
            sha256,
            ..Self::default()
        }
    }

    /// The list; what stays is what it is called.
    pub(crate) fn take(&mut self) -> Self {
        let name = self.name.clone();
        std::mem::replace(
            self,
            Self {
                name,
                ..Self::default()
            },
        )
    }
}

impl ListRow {
    /// Whether somebody has written anything down.
    #[must_use]
    pub fn is_filled(&self) -> bool {
        let cells = [
            &self.outcome,
            &self.called_at,
            &self.callback_at,
            &self.score,
            &self.note,
        ];
        cells.iter().any(|cell| !cell.is_empty())
    }
}

/// Why nothing of a list is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotTaken {
    /// It is no list of recall's.
    NotAList,
    /// It can't be read as a table.
    Unreadable(Refusal),
    /// The header on this line has no entry, and lacks this column of those that would do instead; or what came of the contacts stands under
    /// none that is known.
    MissingColumn(u32, &'static str),
    /// The row on this line has another number of fields than the header: it was cut, or cells of it have moved.
    Cut(u32),
    /// Something is filled in on this line, and which contact it is can't be told.
    BadEntry(u32),
    /// On this line, which is no contact, stands a no, pain or a complaint, and nobody can tell whose.
    StrictOfNobody(u32),
    /// Of several sheets, this one can't be taken.
    OfSheet(String, Box<NotTaken>),
    /// On this line another name stands beside the entry than the one for which it was made.
    SortedApart(u32),
}

/// How a list begins that was written as JSON. Nobody fills that in.
const JSON_LIST: &[u8] = b"{\"schema\":\"recall.plan/";

/// By so much of a file that recall wrote it is seen whether it is such a list.
const JSON_BYTES: u64 = 1 << 10;

/// Reads a list of recall's, however it was saved: as CSV in any of the encodings and with any of the delimiters in which exports come, or
/// as a workbook, of which every sheet counts that is a list.
///
/// # Errors
/// Where it is no such list, or anything of it can't be taken.
pub fn read(path: &Path) -> Result<List, NotTaken> {
    if let Some(list) = plain::read(path) {
        return Ok(list);
    }
    let whole = Whole::read(path);
    whole
        .map_err(|error| unreadable(path, RefusalKind::CannotRead(error.into())))?
        .list(path)
}

/// Reads a list, as [`read`] has it, that is as recall writes one as CSV, but for what was filled in. `None` says nothing: it may be one of
/// another form.
pub(crate) fn read_plain(path: &Path) -> Option<List> {
    plain::read(path)
}

/// The file of a list, at one moment.
pub(crate) struct Whole {
    /// `None`: somebody goes on writing to it.
    bytes: Option<Bytes>,
}

impl Whole {
    /// Reads it.
    ///
    /// # Errors
    /// Where it is not there, or can't be read.
    pub fn read(path: &Path) -> io::Result<Self> {
        let bytes = Bytes::snapshot(path)?;
        let is_whole = bytes.in_memory().is_some();
        Ok(Self {
            bytes: is_whole.then_some(bytes),
        })
    }

    fn all(&self) -> Option<&[u8]> {
        self.bytes.as_ref()?.in_memory()
    }

    /// Whether nothing is in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.all().is_some_and(<[u8]>::is_empty)
    }

    /// SHA-256 of its bytes, in hex.
    #[must_use]
    pub fn sha256(&self) -> Option<String> {
        self.all().map(fingerprint::of_bytes)
    }

    /// The list, as [`read`] has it.
    ///
    /// # Errors
    /// As there.
    pub fn list(&self, path: &Path) -> Result<List, NotTaken> {
        let (Some(bytes), Some(all)) = (&self.bytes, self.all()) else {
            return Err(unreadable(path, RefusalKind::Changed));
        };
        list_of(bytes, all, path)
    }
}

fn unreadable(path: &Path, kind: RefusalKind) -> NotTaken {
    let (name, line) = (name_of(path), None);
    NotTaken::Unreadable(Refusal { name, line, kind }.at(path))
}

fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    visible(&name.to_string_lossy()).into_owned()
}

fn list_of(bytes: &Bytes, all: &[u8], path: &Path) -> Result<List, NotTaken> {
    let refuse = |kind| unreadable(path, kind);
    let mut list = List::without_rows(path, fingerprint::of_bytes(all));
    let name = list.name.clone();
    if is_json(all) {
        return Ok(list);
    }
    if let Some(rows) = page::rows(all) {
        list.rows = rows;
        return Ok(list);
    }
    match workbook::looks(bytes) {
        Looks::Workbook => {
            let mut book = Workbook::open(bytes).map_err(refuse)?;
            let sheets = sheets_of(&mut book).map_err(refuse)?;
            if sheets.is_empty() {
                return Err(NotTaken::NotAList);
            }
            for sheet in book.names().to_vec() {
                if !sheets.contains(&sheet) {
                    let rows = book.first_rows(&sheet, u32::MAX).map_err(refuse)?;
                    list.has_more |= rows.iter().any(|(_, record)| !is_own(record));
                    continue;
                }
                let text = book.text(&sheet, &Sense).map_err(refuse)?;
                let text = Bytes::Memory(text.text.into());
                let is_one_of_several = sheets.len() > 1;
                let rows = rows::of_sheet(&text, &name).map_err(|why| match why {
                    NotTaken::Unreadable(_) | NotTaken::NotAList => why,
                    why if is_one_of_several => NotTaken::OfSheet(sheet.clone(), Box::new(why)),
                    why => why,
                });
                let mut found = rows?;
                let name = is_one_of_several.then(|| sheet.clone());
                for row in &mut found.contacts {
                    row.sheet.clone_from(&name);
                }
                list.rows.extend(found.contacts);
                list.has_more |= found.has_more;
                let aside = found.set_aside.into_iter();
                list.set_aside
                    .extend(aside.map(|(line, row)| (name.clone(), line, row)));
            }
        }
        Looks::Page => return Err(NotTaken::NotAList),
        Looks::Other => {
            let found = rows::of_text(bytes, &name)?;
            (list.rows, list.has_more) = (found.contacts, found.has_more);
            let aside = found.set_aside.into_iter();
            list.set_aside = aside.map(|(line, row)| (None, line, row)).collect();
        }
    }
    Ok(list)
}

/// Reads a list; where it is what a page saved, with the names and numbers of that page, if it lies beside it or in one of the folders.
///
/// # Errors
/// As [`read`].
pub(crate) fn read_whole(path: &Path, folders: &[&Path]) -> Result<List, NotTaken> {
    let mut list = read(path)?;
    page::complete(&mut list, path, folders);
    Ok(list)
}

/// Whether a file is a list of recall's, by its header alone: with names or titles, whatever became of its rows.
///
/// # Errors
/// Where it can't be read.
pub fn looks_like_list(path: &Path) -> io::Result<bool> {
    let whole = Bytes::open(path)?;
    let mut start = Vec::new();
    whole.reader()?.take(START_BYTES).read_to_end(&mut start)?;
    if is_json(&start) || page::is_page(&start) {
        return Ok(true);
    }
    if start.len() >= HEADER_BYTES {
        start.truncate(HEADER_BYTES);
        // No character is cut in two.
        let last = memchr::memrchr(b'\n', &start);
        start.truncate(last.map_or(start.len(), |last| last + 1));
    }
    let start = Bytes::Memory(start.into());
    Ok(match workbook::looks(&start) {
        Looks::Workbook => Workbook::open(&whole)
            .and_then(|mut book| sheets_of(&mut book))
            .is_ok_and(|sheets| !sheets.is_empty()),
        Looks::Page => false,
        Looks::Other => rows::has_header(&start)?,
    })
}

/// By so much of a file it is seen whether it may be a list: a page holds its rows behind all that it is shown with.
const START_BYTES: u64 = 1 << 20;

/// The header of a table stands in so much of it. All exports are looked at for one, the largest too.
const HEADER_BYTES: usize = 1 << 16;

/// Whether a row of a sheet that is no list says nothing, or is one that recall wrote there and nobody changed.
fn is_own(record: &ByteRecord) -> bool {
    let cells = record.iter().map(String::from_utf8_lossy);
    let cells: Vec<String> = cells.map(|cell| trim(&cell).to_owned()).collect();
    cells.iter().all(String::is_empty) || own_row::is_untouched(cells.iter().map(String::as_str))
}

/// Whether a file begins as a list that was written as JSON.
///
/// # Errors
/// Where it can't be read.
pub(crate) fn looks_like_json(path: &Path) -> io::Result<bool> {
    let mut start = Vec::new();
    let file = fs::File::open(path)?;
    file.take(JSON_BYTES).read_to_end(&mut start)?;
    Ok(is_json(&start))
}

fn is_json(bytes: &[u8]) -> bool {
    let start = bytes.iter().filter(|byte| !byte.is_ascii_whitespace());
    start.take(JSON_LIST.len()).eq(JSON_LIST)
}

/// The sheets of a workbook that have the header of a list.
fn sheets_of(book: &mut Workbook) -> Result<Vec<String>, RefusalKind> {
    let mut lists = Vec::new();
    for name in book.names().to_vec() {
        let first = book.first_rows(&name, HEADER_LINES)?;
        if first.iter().any(|(_, record)| Sense.is_header(record)) {
            lists.push(name);
        }
    }
    Ok(lists)
}

/// How a list as text is written.
fn format_of(bytes: &Bytes, encoding: Option<Encoding>) -> io::Result<Format> {
    let survey = encoding::survey(bytes, encoding)?;
    delimiter::detect(bytes, survey.encoding, None, |record, _| {
        header::rank(record)
    })
}
