//! recall-inputs.csv beside the list: what the last run read and wrote (contract, section 10). From it the next run sees that the record is
//! gone, or that an export has lost rows or a column: a nightly job that empties a folder takes the refusals in it away without a word.
//!
//! It holds no names, numbers or ids of patients: how many rows a file had, and its digest. Each list in a folder has rows of its own.
//!
//! Which date a file's earliest is: of contacts the day of the contact, of agreements the day on which they were made (else the day of the
//! contact, else the day that is agreed), of plans the signature, of visits and free times their start. Of patients and cards it is the day
//! of consent: a birth date tells nothing of how far back an export goes. Only rows that were used count. Doctors and signatures have none.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Days, NaiveDate, Utc};
use csv::{ReaderBuilder, StringRecord, WriterBuilder};
use rayon::prelude::*;

use crate::base::visible;
use crate::disk::output::{self, Complete, Output, Placed};
use crate::disk::presence::is_absence;
use crate::disk::{DiskError, fingerprint, shown};
use crate::export::columns::File;
use crate::export::values::{restored, safe_cell};
use crate::read::refusal::Refusal;
use crate::read::{Digests, Reading};
use crate::record::error::RecordError;
use crate::record::lock;
use crate::record::names::{DAYS_LOOKED_BACK, ListName};
use crate::settings::calendar;

/// The name of the file.
pub(crate) const NAME: &str = "recall-inputs.csv";

/// Its columns. Where it has others it is of another version, and is written anew.
const COLUMNS: [&str; 9] = [
    "list", "date", "sort", "file", "rows", "bytes", "sha256", "earliest", "columns",
];

/// The sort of a row that tells of a list that was written.
const LIST: &str = "list";

/// A file with fewer rows may lose any number of them.
const LEAST_ROWS: u64 = 100;

/// So often the file is read again where another run has written it meanwhile.
const MOST_TRIES: usize = 5;

/// An input, as a run found it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Seen {
    pub(crate) sort: File,
    /// Its path as given, and the sheet of a workbook.
    pub(crate) file: String,
    /// How many rows it has; of the record also those that were taken out of it on purpose.
    pub(crate) rows: u64,
    /// How long it is, and its SHA-256; neither where nothing of the run will be remembered.
    pub(crate) bytes: u64,
    pub sha256: String,
    /// The earliest date in it.
    pub(crate) earliest: Option<NaiveDate>,
    /// Those of its columns that are known, by recall's names.
    pub(crate) columns: Vec<String>,
}

/// A list that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Written {
    /// Its path within the folder.
    pub(crate) file: String,
    pub(crate) date: NaiveDate,
    pub(crate) contacts: u64,
    pub(crate) bytes: u64,
    pub sha256: String,
}

impl Written {
    /// The list of a date that is written out and has yet to get its name; `None` for what is no regular file.
    ///
    /// # Errors
    /// Where it can't be read again.
    pub(crate) fn of(
        name: &ListName,
        date: NaiveDate,
        contacts: u64,
        list: &Complete,
    ) -> io::Result<Option<Self>> {
        let (folder, _) = name.place();
        let path = name.path(date);
        let path = output::target(&path).unwrap_or(path);
        let digest = list.digest()?;
        Ok(digest.map(|(sha256, bytes)| Self {
            file: path
                .strip_prefix(folder)
                .unwrap_or(&path)
                .display()
                .to_string(),
            date,
            contacts,
            bytes,
            sha256,
        }))
    }
}

/// What the runs before left.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Memory {
    path: PathBuf,
    /// The list of which it tells.
    list: String,
    /// Something in it could not be read.
    is_damaged: bool,
    /// Rows of other lists in the same folder, as they stand.
    others: Vec<Cells>,
    inputs: Vec<Known>,
    lists: Vec<Written>,
    /// SHA-256 of the file; `None`: it is not there.
    found: Option<String>,
}

/// An input, and of which date the list was for which it was found so.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Known {
    since: NaiveDate,
    seen: Seen,
}

type Cells = [String; COLUMNS.len()];

/// What is gone since an earlier run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Lost {
    /// The file, as it was called then.
    pub(crate) file: String,
    /// The date of the list for which it was there.
    pub(crate) since: NaiveDate,
    /// What of it is gone.
    pub(crate) what: What,
}

/// What is gone of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// The record, which had so many rows.
    Record(u64),
    /// Rows of the record: so many there were, so many there are.
    RecordRows(u64, u64),
    /// A file of which the size matters, with so many rows.
    File(u64),
    /// Rows of such a file: so many there were, so many there are.
    Rows(u64, u64),
    /// A column.
    Column(String),
    /// A file that is too small, or of another sort, to end the run; it may have been taken away on purpose.
    SmallFile(u64),
}

impl Lost {
    /// Whether the run can't go on unless somebody accepts it.
    #[must_use]
    pub(crate) const fn ends_run(&self) -> bool {
        !matches!(self.what, What::SmallFile(_))
    }
}

/// What of the clinic's inputs is kept, in their order. `fingerprints` are theirs; `taken_out` is how many rows were taken out of the record
/// on purpose: they are not lost.
#[must_use]
pub(crate) fn seen(reading: &Reading, fingerprints: &Digests, taken_out: u64) -> Vec<Seen> {
    let earliest = earliest_dates(reading);
    let inputs = reading.clinic.inputs.iter().zip(&reading.files);
    let rest = fingerprints.iter().zip(earliest);
    let mut taken_out = Some(taken_out);
    let seen = inputs.zip(rest).map(|(input, (digest, earliest))| {
        let (sha256, bytes) = digest.cloned().unwrap_or_default();
        let (input, (sort, _, header, _)) = input;
        let is_record = *sort == File::RecallContacts;
        let more = taken_out.take_if(|_| is_record).unwrap_or(0);
        let columns = sort.columns().iter().zip(&header.found_by);
        let columns = columns.filter(|(_, found)| found.is_some());
        Seen {
            sort: *sort,
            file: whole_name(&input.path, &input.name),
            rows: u64::from(input.rows) + more,
            bytes,
            sha256,
            earliest,
            columns: columns.map(|(column, _)| column.name.to_owned()).collect(),
        }
    });
    seen.collect()
}

/// A path as given, and the sheet that stands behind it in the name of an input.
fn whole_name(path: &Path, name: &str) -> String {
    let file = path.file_name().unwrap_or(path.as_os_str());
    let file = file.to_string_lossy();
    let file = visible(&file);
    let sheet = name.rfind(&*file).map_or("", |at| &name[at + file.len()..]);
    format!("{}{sheet}", shown(path))
}

/// The earliest date of each input, from what is known of the clinic: the files are not read once more.
fn earliest_dates(reading: &Reading) -> Vec<Option<NaiveDate>> {
    let clinic = &reading.clinic;
    let count = clinic.inputs.len();
    let patients = least(&clinic.patients, count, |patient| {
        let rows = [patient.row, patient.card.unwrap_or(patient.row)];
        rows.map(|row| (row.input(), patient.consent_on))
    });
    let items = least(&clinic.items, count, |item| {
        [(item.row.input(), item.signed_on)]
    });
    let agreements = least(&clinic.agreements, count, |agreement| {
        let on = agreement.agreed_on.or(agreement.contact_on);
        [(agreement.row.input(), on.or(agreement.due_on))]
    });
    let contacts = least(&clinic.contacts, count, |contact| {
        [(contact.row.input(), Some(contact.at.date))]
    });
    let visits = clinic.visit_days.first();
    let slots = clinic.slots.iter().map(|slot| slot.starts_at.date).min();
    let by_rows = [patients, items, agreements, contacts];
    let inputs = reading.files.iter().enumerate();
    let dates = inputs.map(|(input, (sort, ..))| match sort {
        File::Visits => visits,
        File::Slots => slots,
        // Dates of signatures are laid over those of plans.
        File::Doctors | File::Signatures => None,
        _ => by_rows.iter().find_map(|dates| dates[input]),
    });
    dates.collect()
}

/// The least date of the rows of each input.
fn least<T: Sync, const N: usize>(
    rows: &[T],
    inputs: usize,
    dates: impl Fn(&T) -> [(u8, Option<NaiveDate>); N] + Sync,
) -> Vec<Option<NaiveDate>> {
    let none = || vec![None; inputs];
    let take = |least: &mut Option<NaiveDate>, date: Option<NaiveDate>| {
        if let Some(date) = date
            && least.is_none_or(|least| date < least)
        {
            *least = Some(date);
        }
    };
    let of_rows = rows.par_iter().fold(none, |mut all, row| {
        for (input, date) in dates(row) {
            if let Some(least) = all.get_mut(usize::from(input)) {
                take(least, date);
            }
        }
        all
    });
    of_rows.reduce(none, |mut one, other| {
        for (least, date) in one.iter_mut().zip(other) {
            take(least, date);
        }
        one
    })
}

impl Memory {
    /// Reads what the runs before left of a list. Where it can't be understood, there is none: that is to be said, and it is written anew.
    ///
    /// # Errors
    /// Where it is there and can't be opened or read: then nothing is known to be whole.
    pub(crate) fn read(name: &ListName) -> Result<Self, Refusal> {
        let (folder, list) = name.place();
        let path = folder.join(NAME);
        let none = Self {
            path,
            list,
            ..Self::default()
        };
        match fs::read(&none.path) {
            Ok(bytes) => Ok(none.parse(&bytes)),
            Err(error) if is_absence(error.kind()) => Ok(none),
            Err(error) => Err(Refusal::cannot_read(&none.path, error)),
        }
    }

    fn parse(mut self, bytes: &[u8]) -> Self {
        self.found = Some(fingerprint::of_bytes(bytes));
        let text = String::from_utf8_lossy(bytes);
        self.is_damaged = matches!(text, std::borrow::Cow::Owned(_));
        let text = text.trim_start_matches('\u{feff}');
        // A spreadsheet may have saved it.
        let header = text.lines().next().unwrap_or_default();
        let delimiters = [b',', b';', b'\t'].into_iter();
        let delimiter = delimiters.max_by_key(|&delimiter| {
            let is_one = |&byte: &u8| byte == delimiter;
            (header.bytes().filter(is_one).count(), delimiter == b',')
        });
        let mut reader = ReaderBuilder::new()
            .delimiter(delimiter.unwrap_or(b','))
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let mut rows = reader.records();
        let is_header = |row: &StringRecord| row.iter().map(str::trim).eq(COLUMNS);
        if !matches!(rows.next(), Some(Ok(row)) if is_header(&row)) {
            self.is_damaged = true;
            return self;
        }
        for row in rows {
            let is_taken = row.is_ok_and(|row| self.take(&row).is_some());
            self.is_damaged |= !is_taken;
        }
        self
    }

    /// Takes in a row; `None` where it can't be understood.
    fn take(&mut self, row: &StringRecord) -> Option<()> {
        let cells: Vec<String> = row.iter().map(|cell| restored(cell).into_owned()).collect();
        let cells: Cells = cells.try_into().ok()?;
        let [
            list,
            date,
            sort,
            file,
            rows,
            bytes,
            sha256,
            earliest,
            columns,
        ] = &cells;
        // On some shares capitals make no other name.
        if list.to_lowercase() != self.list.to_lowercase() {
            self.others.push(cells);
            return Some(());
        }
        let date = calendar::date(date)?;
        let rows = rows.parse().ok()?;
        let bytes = bytes.parse().ok()?;
        if sort == LIST {
            self.lists.push(Written {
                file: file.clone(),
                date,
                contacts: rows,
                bytes,
                sha256: sha256.clone(),
            });
            return Some(());
        }
        let earliest = match earliest.as_str() {
            "" => None,
            earliest => Some(calendar::date(earliest)?),
        };
        let columns = columns.split(';').filter(|column| !column.is_empty());
        let is_sort = |known: &File| known.name() == sort;
        let seen = Seen {
            sort: File::ALL.into_iter().find(is_sort)?,
            file: file.clone(),
            rows,
            bytes,
            sha256: sha256.clone(),
            earliest,
            columns: columns.map(str::to_owned).collect(),
        };
        self.inputs.push(Known { since: date, seen });
        Some(())
    }

    /// The file, where it, or a row of it, could not be understood.
    #[must_use]
    pub(crate) fn damaged(&self) -> Option<&Path> {
        self.is_damaged.then_some(&self.path)
    }

    /// The lists that were written, by date.
    #[must_use]
    pub(crate) fn lists(&self) -> &[Written] {
        &self.lists
    }

    /// Whether a list is byte for byte as recall wrote it, by its SHA-256.
    #[must_use]
    pub(crate) fn wrote(&self, sha256: &str) -> bool {
        self.lists.iter().any(|list| list.sha256 == sha256)
    }

    /// What is gone since the runs before.
    ///
    /// A file is known again by its sort and path; the record by its sort alone, for it is one wherever it is moved. Files of one sort that
    /// are no longer there are compared, together, with those that are new: they may have been renamed, split or joined.
    #[must_use]
    pub(crate) fn compare(&self, now: &[Seen]) -> Vec<Lost> {
        let mut lost = Vec::new();
        for sort in File::ALL {
            let of_sort = |seen: &&Seen| seen.sort == sort;
            let mut now: Vec<&Seen> = now.iter().filter(of_sort).collect();
            let before = self.inputs.iter().filter(|known| known.seen.sort == sort);
            let mut gone: Vec<&Known> = Vec::new();
            for known in before {
                let is_it = |seen: &&Seen| seen.file == known.seen.file;
                match now.iter().position(is_it) {
                    Some(place) if sort != File::RecallContacts => {
                        lost.extend(compare_files(&[known], &[now.remove(place)]));
                    }
                    _ => gone.push(known),
                }
            }
            lost.extend(compare_files(&gone, &now));
        }
        lost
    }

    /// What is gone of the record before anything is recorded, which now has so many rows, those that were taken out on purpose with them;
    /// `None`: it is not there. A new one would stand where the old one must be put back, and new rows would hide that others are gone.
    #[must_use]
    pub(crate) fn lost_record(&self, rows: Option<u64>) -> Option<Lost> {
        let known = self.inputs.iter();
        let mut known = known.filter(|known| known.seen.sort == File::RecallContacts);
        let known = known.next()?;
        let before = known.seen.rows;
        let what = match rows {
            None if before > 0 => What::Record(before),
            Some(left) if left < before => What::RecordRows(before, left),
            _ => return None,
        };
        Some(Lost {
            file: known.seen.file.clone(),
            since: known.since,
            what,
        })
    }

    /// The same after a run: of the record the highest number of rows is kept, unless a smaller one was accepted.
    fn after(&self, now: &[Seen], written: &Written, is_accepted: bool) -> Self {
        let since = written.date;
        let inputs = now.iter().map(|seen| {
            let mut known = Known {
                since,
                seen: seen.clone(),
            };
            let same = self
                .inputs
                .iter()
                .filter(|known| known.seen.sort == seen.sort);
            if seen.sort == File::RecallContacts && !is_accepted {
                for earlier in same.filter(|earlier| earlier.seen.rows > seen.rows) {
                    known.since = earlier.since;
                    known.seen.rows = earlier.seen.rows;
                }
            }
            known
        });
        let oldest = since.checked_sub_days(Days::new(DAYS_LOOKED_BACK));
        let mut lists = self.lists.clone();
        lists.retain(|list| {
            list.file != written.file && oldest.is_none_or(|oldest| list.date >= oldest)
        });
        lists.push(written.clone());
        lists.sort_by(|one, other| (one.date, &one.file).cmp(&(other.date, &other.file)));
        Self {
            path: self.path.clone(),
            list: self.list.clone(),
            others: self.others.clone(),
            found: self.found.clone(),
            is_damaged: false,
            inputs: inputs.collect(),
            lists,
        }
    }

    /// All of it as a file has it.
    fn bytes(&self) -> io::Result<Vec<u8>> {
        let mut writer = WriterBuilder::new().from_writer(Vec::new());
        writer.write_record(COLUMNS).map_err(io::Error::other)?;
        let date = |date: NaiveDate| date.to_string();
        let inputs = self.inputs.iter().map(|Known { since, seen }| {
            [
                self.list.clone(),
                date(*since),
                seen.sort.name().to_owned(),
                seen.file.clone(),
                seen.rows.to_string(),
                seen.bytes.to_string(),
                seen.sha256.clone(),
                seen.earliest.map(date).unwrap_or_default(),
                seen.columns.join(";"),
            ]
        });
        let lists = self.lists.iter().map(|list| {
            [
                self.list.clone(),
                date(list.date),
                LIST.to_owned(),
                list.file.clone(),
                list.contacts.to_string(),
                list.bytes.to_string(),
                list.sha256.clone(),
                String::new(),
                String::new(),
            ]
        });
        for row in self.others.iter().cloned().chain(inputs).chain(lists) {
            let row = row.each_ref().map(|cell| safe_cell(cell));
            let row = row.each_ref().map(|cell| cell.as_bytes());
            writer.write_record(row).map_err(io::Error::other)?;
        }
        writer.into_inner().map_err(csv::IntoInnerError::into_error)
    }
}

/// Where it is written down what runs have read and written that made lists of a name.
#[must_use]
pub(crate) fn place(name: &ListName) -> PathBuf {
    name.place().0.join(NAME)
}

/// Writes down what a run has read and written: whole or not at all, readable by its owner alone, and beside what other lists of the folder
/// left.
///
/// # Errors
/// Where it can't be read or written.
pub(crate) fn remember(
    name: &ListName,
    (now, written): (&[Seen], &Written),
    is_accepted: bool,
    utc: DateTime<Utc>,
) -> Result<(), RecordError> {
    let path = place(name);
    // All lists of a folder write here, each at the end of its run.
    let _lock = lock::take(&path, utc)?;
    for _ in 0..MOST_TRIES {
        let memory = Memory::read(name)?;
        let bytes = memory.after(now, written, is_accepted).bytes();
        let bytes = bytes.map_err(DiskError::cannot_write)?;
        let mut out = Output::create(&memory.path)?;
        io::Write::write_all(&mut out, &bytes).map_err(DiskError::cannot_write)?;
        let placed = out.complete()?.put_in_place_of(memory.found.as_deref())?;
        // Somebody has it open in a spreadsheet, or there are no locks: what was written meanwhile belongs there too.
        if placed == Placed::Done {
            return Ok(());
        }
    }
    Err(RecordError::KeepsChanging(path))
}

/// What is gone of files of one sort, seen from what took their place.
fn compare_files(before: &[&Known], now: &[&Seen]) -> Vec<Lost> {
    let Some(latest) = before.iter().max_by_key(|known| known.since) else {
        return Vec::new();
    };
    let names: Vec<&str> = before
        .iter()
        .map(|known| known.seen.file.as_str())
        .collect();
    let rows = rows_gone(latest.seen.sort, before, now);
    let columns = columns_gone(before, now).into_iter().map(What::Column);
    let all = rows.into_iter().chain(columns);
    all.map(|what| Lost {
        file: names.join(", "),
        since: latest.since,
        what,
    })
    .collect()
}

fn rows_gone(sort: File, before: &[&Known], now: &[&Seen]) -> Option<What> {
    let rows: u64 = before.iter().map(|known| known.seen.rows).sum();
    let left: u64 = now.iter().map(|seen| seen.rows).sum();
    if sort == File::RecallContacts {
        return match now {
            [] => (rows > 0).then_some(What::Record(rows)),
            _ => (left < rows).then_some(What::RecordRows(rows, left)),
        };
    }
    let is_counted = matches!(
        sort,
        File::Patients | File::Cards | File::Agreements | File::Contacts
    );
    let matters = is_counted && rows >= LEAST_ROWS;
    if now.is_empty() {
        let gone = if matters { What::File } else { What::SmallFile };
        return Some(gone(rows));
    }
    let has_moved_on = || {
        let before = before.iter().filter_map(|known| known.seen.earliest).min();
        let now = now.iter().filter_map(|seen| seen.earliest).min();
        before.zip(now).is_some_and(|(before, now)| now > before)
    };
    let is_too_much = rows.saturating_sub(left).saturating_mul(10) > rows;
    (matters && is_too_much && !has_moved_on()).then_some(What::Rows(rows, left))
}

/// The columns that no file has any more; where no file is left, that is told.
fn columns_gone(before: &[&Known], now: &[&Seen]) -> BTreeSet<String> {
    let has = |column: &&String| now.iter().any(|seen| seen.columns.contains(column));
    let known = before.iter().flat_map(|known| &known.seen.columns);
    let gone = known.filter(|column| !now.is_empty() && !has(column));
    gone.cloned().collect()
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;
    use crate::read::refusal::RefusalKind;
    use crate::read::{self, Sources};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn utc() -> DateTime<Utc> {
        "2026-03-02T09:00:00Z".parse().unwrap()
    }

    fn folder() -> (TempDir, ListName) {
        let folder = tempfile::tempdir().unwrap();
        let name = ListName::new(&folder.path().join("list-{date}.csv"));
        (folder, name)
    }

    fn input(sort: File, file: &str, rows: u64) -> Seen {
        Seen {
            sort,
            file: file.to_owned(),
            rows,
            bytes: 10 * rows,
            sha256: format!("{rows:064x}"),
            earliest: Some(day("2025-01-01")),
            columns: vec!["patient_id".to_owned(), "note".to_owned()],
        }
    }

    fn written(date: &str) -> Written {
        Written {
            file: format!("list-{date}.csv"),
            date: day(date),
            contacts: 3,
            bytes: 100,
            sha256: fingerprint::of_bytes(date.as_bytes()),
        }
    }

    fn run(name: &ListName, date: &str, now: &[Seen]) {
        remember(name, (now, &written(date)), false, utc()).unwrap();
    }

    /// What is lost between two runs.
    fn lost(before: &[Seen], now: &[Seen]) -> Vec<What> {
        let (_folder, name) = folder();
        run(&name, "2026-03-02", before);
        let memory = Memory::read(&name).unwrap();
        assert_eq!(memory.damaged(), None);
        assert_eq!(memory.compare(before), []);
        let lost = memory.compare(now).into_iter();
        lost.map(|lost| {
            assert_eq!(lost.since, day("2026-03-02"));
            lost.what
        })
        .collect()
    }

    #[test]
    fn more_than_a_tenth_of_a_hundred_rows_is_too_much() {
        for sort in File::ALL {
            let change = |before, now| {
                let file = sort.file_name();
                lost(&[input(sort, file, before)], &[input(sort, file, now)])
            };
            let counts = matches!(
                sort,
                File::Patients | File::Cards | File::Agreements | File::Contacts
            );
            let wanted = |before, now| match sort {
                File::RecallContacts => vec![What::RecordRows(before, now)],
                _ if counts => vec![What::Rows(before, now)],
                _ => Vec::new(),
            };
            assert_eq!(change(100, 89), wanted(100, 89), "{sort:?}");
            assert_eq!(change(1000, 0), wanted(1000, 0), "{sort:?}");
            assert_eq!(change(100, 100), []);
            assert_eq!(change(100, 1000), []);
            if sort != File::RecallContacts {
                assert_eq!(change(100, 90), [], "{sort:?}");
                assert_eq!(change(99, 0), [], "{sort:?}");
            }
        }
    }

    #[test]
    fn an_export_of_the_last_months_may_lose_the_oldest_rows() {
        let change = |before, now| {
            let contacts = |rows, earliest| Seen {
                earliest,
                ..input(File::Contacts, "contacts.csv", rows)
            };
            lost(&[contacts(1000, before)], &[contacts(500, now)])
        };
        let [first, second] = ["2025-01-01", "2025-01-02"].map(|date| Some(day(date)));
        assert_eq!(change(first, second), []);
        for (before, now) in [
            (first, first),
            (second, first),
            (first, None),
            (None, first),
        ] {
            assert_eq!(
                change(before, now),
                [What::Rows(1000, 500)],
                "{before:?} {now:?}"
            );
        }
    }

    #[test]
    fn the_record_may_lose_nothing() {
        let record = |rows| input(File::RecallContacts, "recall-contacts.csv", rows);
        assert_eq!(lost(&[record(7)], &[record(6)]), [What::RecordRows(7, 6)]);
        assert_eq!(lost(&[record(7)], &[]), [What::Record(7)]);
        assert_eq!(lost(&[record(0)], &[]), []);
        assert_eq!(lost(&[], &[record(1)]), []);
        // It is the same wherever it stands.
        let moved = |rows| input(File::RecallContacts, "../kept/recall-contacts.csv", rows);
        assert_eq!(lost(&[record(7)], &[moved(7)]), []);
        assert_eq!(lost(&[record(7)], &[moved(6)]), [What::RecordRows(7, 6)]);
    }

    #[test]
    fn the_highest_number_of_rows_of_the_record_counts() {
        let (_folder, name) = folder();
        let record = |rows| [input(File::RecallContacts, "recall-contacts.csv", rows)];
        run(&name, "2026-03-02", &record(9));
        // Whoever wrote that down did not look.
        run(&name, "2026-03-03", &record(4));
        let lost = Memory::read(&name).unwrap().compare(&record(8));
        assert_eq!(lost.len(), 1);
        assert_eq!(
            (lost[0].since, &lost[0].what),
            (day("2026-03-02"), &What::RecordRows(9, 8))
        );
        // Accepted once it is accepted for good.
        remember(&name, (&record(4), &written("2026-03-04")), true, utc()).unwrap();
        let memory = Memory::read(&name).unwrap();
        assert_eq!(memory.compare(&record(4)), []);
        assert_eq!(memory.compare(&record(3)).len(), 1);
    }

    #[test]
    fn a_column_may_not_go_away() {
        let visits = |columns: &[&str]| Seen {
            columns: columns.iter().map(ToString::to_string).collect(),
            ..input(File::Visits, "visits.csv", 5)
        };
        let all = visits(&["visit_id", "status", "remind"]);
        let column = |name: &str| What::Column(name.to_owned());
        assert_eq!(
            lost(std::slice::from_ref(&all), &[visits(&["visit_id"])]),
            [column("remind"), column("status")]
        );
        assert_eq!(
            lost(&[visits(&["visit_id"])], std::slice::from_ref(&all)),
            []
        );
        // Where files are read together, one of them has to have it.
        let other = Seen {
            file: "more.csv".to_owned(),
            ..visits(&["visit_id"])
        };
        let both = [all.clone(), other.clone()];
        assert_eq!(lost(&both, &both), []);
        assert_eq!(lost(std::slice::from_ref(&all), &both), []);
        assert_eq!(lost(&[all], &[other]), [column("remind"), column("status")]);
    }

    #[test]
    fn files_that_are_gone_are_compared_with_those_that_took_their_place() {
        let contacts = |file: &str, rows| input(File::Contacts, file, rows);
        let whole = || contacts("contacts.csv", 1000);
        assert_eq!(lost(&[whole()], &[contacts("calls.csv", 950)]), []);
        assert_eq!(
            lost(
                &[whole()],
                &[contacts("a.csv", 500), contacts("b.csv", 500)]
            ),
            []
        );
        assert_eq!(
            lost(
                &[contacts("a.csv", 500), contacts("b.csv", 500)],
                &[whole()]
            ),
            []
        );
        assert_eq!(
            lost(&[whole()], &[contacts("calls.csv", 850)]),
            [What::Rows(1000, 850)]
        );
        // A file that is there answers for itself, whatever came beside it.
        assert_eq!(
            lost(
                &[whole()],
                &[contacts("contacts.csv", 500), contacts("b.csv", 5000)]
            ),
            [What::Rows(1000, 500)]
        );
        assert_eq!(lost(&[whole()], &[]), [What::File(1000)]);
        assert_eq!(
            lost(&[whole(), contacts("b.csv", 200)], &[whole()]),
            [What::File(200)]
        );
        // Of a small one it is told.
        let small = lost(&[contacts("contacts.csv", 99)], &[]);
        assert_eq!(small, [What::SmallFile(99)]);
        assert_eq!(
            lost(&[input(File::Slots, "slots.csv", 500)], &[]),
            [What::SmallFile(500)]
        );
        assert_eq!(lost(&[], &[whole()]), []);
    }

    #[test]
    fn lists_of_one_folder_do_not_mix() {
        let (folder, one) = folder();
        let other = ListName::new(&folder.path().join("other.csv"));
        let contacts = |rows| [input(File::Contacts, "contacts.csv", rows)];
        run(&one, "2026-03-02", &contacts(1000));
        remember(
            &other,
            (&contacts(200), &written("2026-03-02")),
            false,
            utc(),
        )
        .unwrap();
        let memory = |name| Memory::read(name).unwrap();
        assert_eq!(memory(&one).compare(&contacts(200)).len(), 1);
        assert_eq!(memory(&other).compare(&contacts(200)), []);
        assert_eq!(memory(&other).lists().len(), 1);
        // Another list's rows stay when one is written.
        run(&one, "2026-03-03", &contacts(1100));
        assert_eq!(memory(&other).compare(&contacts(100)).len(), 1);
        assert_eq!(memory(&one).compare(&contacts(1000)), []);
    }

    #[test]
    fn lists_that_are_planned_at_once_lose_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let names = ["a.csv", "b.csv"].map(|name| ListName::new(&folder.path().join(name)));
        let contacts = [input(File::Contacts, "contacts.csv", 1000)];
        for _ in 0..20 {
            fs::remove_file(folder.path().join(NAME)).ok();
            std::thread::scope(|scope| {
                for name in &names {
                    scope.spawn(|| run(name, "2026-03-02", &contacts));
                }
            });
            for name in &names {
                assert_eq!(Memory::read(name).unwrap().compare(&[]).len(), 1);
            }
        }
    }

    #[test]
    fn what_was_written_is_known_for_thirty_days() {
        let (folder, name) = folder();
        for date in [
            "2026-01-30",
            "2026-01-31",
            "2026-03-01",
            "2026-03-02",
            "2026-03-02",
        ] {
            run(&name, date, &[]);
        }
        let memory = Memory::read(&name).unwrap();
        let dates: Vec<String> = memory
            .lists()
            .iter()
            .map(|list| list.date.to_string())
            .collect();
        assert_eq!(dates, ["2026-01-31", "2026-03-01", "2026-03-02"]);
        assert!(memory.wrote(&fingerprint::of_bytes(b"2026-03-01")));
        assert!(!memory.wrote(&fingerprint::of_bytes(b"2026-01-30")));
        // Nothing but its name tells of a list that is called the same each day.
        let list = folder.path().join("list.csv");
        let name = ListName::new(&list);
        let mut out = Output::create(&list).unwrap();
        io::Write::write_all(&mut out, b"abc").unwrap();
        let complete = out.complete().unwrap();
        let written = Written::of(&name, day("2026-03-02"), 1, &complete)
            .unwrap()
            .unwrap();
        assert_eq!((written.file.as_str(), written.bytes), ("list.csv", 3));
        assert_eq!(written.sha256, fingerprint::of_bytes(b"abc"));
        let none = Written::of(&name, day("2026-03-02"), 1, &Complete::default());
        assert_eq!(none.unwrap(), None);
    }

    #[test]
    fn a_file_that_can_not_be_understood_is_said_and_written_anew() {
        let (folder, name) = folder();
        let path = folder.path().join(NAME);
        let contacts = [input(File::Contacts, "contacts.csv", 1000)];
        run(&name, "2026-03-02", &contacts);
        let good = fs::read_to_string(&path).unwrap();
        let damaged: [Vec<u8>; 6] = [
            Vec::new(),
            b"\0\xff\xfe".to_vec(),
            b"file,rows,bytes,sha256,earliest\ncontacts.csv,1,1,,\n".to_vec(),
            good.replace(",columns", ",colours").into_bytes(),
            good.replace(",1000,", ",many,").into_bytes(),
            good.replace("2026-03-02,contacts", "someday,contacts")
                .into_bytes(),
        ];
        for bytes in damaged {
            fs::write(&path, &bytes).unwrap();
            let memory = Memory::read(&name).unwrap();
            assert_eq!(memory.damaged(), Some(path.as_path()));
            assert_eq!(memory.compare(&[]), []);
            run(&name, "2026-03-03", &contacts);
            let memory = Memory::read(&name).unwrap();
            assert_eq!(memory.damaged(), None);
            assert_eq!(memory.compare(&[]).len(), 1);
        }
        // One that a spreadsheet saved again is understood.
        let quoted = good.replace("patient_id;note", "\"patient_id;note\"");
        let saved = quoted
            .replace(',', ";")
            .replace("2026-03-02;", "02.03.2026;");
        fs::write(&path, format!("\u{feff}{}", saved.replace('\n', "\r\n"))).unwrap();
        let memory = Memory::read(&name).unwrap();
        assert_eq!(memory.damaged(), None);
        assert_eq!(memory.compare(&[]).len(), 1);
    }

    #[test]
    fn a_file_that_can_not_be_read_is_not_taken_for_none() {
        let (folder, name) = folder();
        fs::create_dir(folder.path().join(NAME)).unwrap();
        let refusal = Memory::read(&name).unwrap_err();
        assert!(matches!(refusal.kind, RefusalKind::CannotRead(_)));
    }

    #[test]
    fn it_lies_where_all_lists_of_the_name_find_it() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| ListName::new(&folder.path().join(name)).place();
        let here = folder.path().to_owned();
        assert_eq!(at("list.csv"), (here.clone(), "list.csv".to_owned()));
        assert_eq!(
            at("l-{date}.csv"),
            (here.clone(), "l-{date}.csv".to_owned())
        );
        assert_eq!(at("{date}/a/l.csv"), (here, "{date}/a/l.csv".to_owned()));
        let relative = ListName::new(Path::new("list-{date}.csv")).place();
        assert_eq!(relative, (PathBuf::from("."), "list-{date}.csv".to_owned()));
    }

    #[test]
    fn what_is_seen_of_a_clinic() {
        let folder = tempfile::tempdir().unwrap();
        let put = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
        put(
            "patients.csv",
            "patient_id,full_name,birth_date,phone,consent,consent_on,Цвет\n\
             1,Аня Лис,1990-01-01,89160000001,да,2025-05-02,a\n2,Ия Лев,1991-01-01,89160000002,да,2025-05-01,b\n",
        );
        put(
            "plans.csv",
            "plan_id,patient_id,procedure,status,signed_on\nA,1,x,planned,2025-06-01\n",
        );
        put(
            "visits.csv",
            "visit_id,patient_id,starts_at,status\n1,1,2024-02-03 10:00,attended\n",
        );
        put(
            "contacts.csv",
            "contacted_at,patient_id,outcome\n2025-07-02,1,reached\n2025-07-01,2,busy\n\n",
        );
        put(
            "agreements.csv",
            "agreement_id,patient_id,kind,agreed_on,due_on,status\n1,1,hygiene_reminder,,2025-08-01,open\n",
        );
        put("doctors.csv", "doctor,name\nR,Рубина\n");
        let sources = Sources {
            data: folder.path().to_owned(),
            ..Sources::default()
        };
        let settings = crate::plan::rules::default_settings(chrono_tz::Tz::UTC);
        let reading = read::read(&sources, &settings).unwrap();
        let fingerprints = reading.fingerprints(|_| true).unwrap();
        let seen = seen(&reading, &fingerprints, 0);
        let told = |sort: File| {
            let seen = seen.iter().find(|seen| seen.sort == sort).unwrap();
            let bytes = fs::read(folder.path().join(sort.file_name())).unwrap();
            assert_eq!(seen.sha256, fingerprint::of_bytes(&bytes));
            assert_eq!(seen.bytes, bytes.len() as u64);
            assert!(seen.file.ends_with(sort.file_name()), "{}", seen.file);
            let earliest = seen.earliest.map(|date| date.to_string());
            (seen.rows, earliest.unwrap_or_default())
        };
        for (sort, rows, earliest) in [
            (File::Patients, 2, "2025-05-01"),
            (File::Plans, 1, "2025-06-01"),
            (File::Visits, 1, "2024-02-03"),
            (File::Contacts, 2, "2025-07-01"),
            (File::Agreements, 1, "2025-08-01"),
            (File::Doctors, 1, ""),
        ] {
            assert_eq!(told(sort), (rows, earliest.to_owned()), "{sort:?}");
        }
        assert_eq!(
            seen[0].columns,
            [
                "patient_id",
                "full_name",
                "birth_date",
                "phone",
                "consent",
                "consent_on"
            ]
        );
    }

    #[test]
    fn rows_that_were_taken_out_on_purpose_are_not_lost() {
        let folder = tempfile::tempdir().unwrap();
        let put = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
        put(
            "patients.csv",
            "patient_id,full_name,phone\n1,Аня Лис,89160000001\n",
        );
        put("plans.csv", "plan_id,patient_id,procedure,status\n");
        put(
            "recall-contacts.csv",
            "contacted_at,patient_id,outcome\n2025-07-02,1,reached\n",
        );
        let sources = Sources {
            data: folder.path().to_owned(),
            ..Sources::default()
        };
        let settings = crate::plan::rules::default_settings(chrono_tz::Tz::UTC);
        let reading = read::read(&sources, &settings).unwrap();
        let fingerprints = reading.fingerprints(|_| true).unwrap();
        let rows = |taken_out| {
            let seen = seen(&reading, &fingerprints, taken_out);
            seen.iter().map(|seen| seen.rows).collect::<Vec<_>>()
        };
        assert_eq!(rows(0).iter().sum::<u64>(), 2);
        assert_eq!(rows(5).iter().sum::<u64>(), 7);
        let [before, after] = [rows(0), rows(5)];
        let place = before
            .iter()
            .zip(&after)
            .position(|(before, after)| before != after);
        assert_eq!(reading.files[place.unwrap()].0, File::RecallContacts);
    }

    #[test]
    fn a_sheet_of_a_workbook_is_an_input_of_its_own() {
        let name = |path: &str, name: &str| whole_name(Path::new(path), name);
        assert_eq!(name("./a/contacts.csv", "contacts.csv"), "a/contacts.csv");
        assert_eq!(
            name("a/book.xlsx", "book.xlsx#Звонки"),
            "a/book.xlsx#Звонки"
        );
        assert_eq!(
            name("a/book.xlsx", "a/book.xlsx#Звонки"),
            "a/book.xlsx#Звонки"
        );
    }

    #[cfg(unix)]
    #[test]
    fn it_is_readable_by_its_owner_alone() {
        use std::os::unix::fs::PermissionsExt;
        let (folder, name) = folder();
        run(&name, "2026-03-02", &[]);
        let found = fs::metadata(folder.path().join(NAME)).unwrap();
        assert_eq!(found.permissions().mode() & 0o777, 0o600);
    }
}
