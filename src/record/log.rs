//! recall-contacts.csv: its rows as they are, and new ones behind them.
//!
//! What is there is never rewritten where it is as recall writes it: its bytes stay, and new rows are put behind. Only one that a
//! spreadsheet saved in another dialect, or from which rows are taken out on purpose, is written anew.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use csv::{ByteRecord, QuoteStyle, Terminator, WriterBuilder};

use crate::disk::part;
use crate::disk::{DiskError, output, system};
use crate::export::columns::{File, recall_contact as at};
use crate::export::entry::Entry;
use crate::export::record_row::{COLUMNS, Cells};
use crate::export::values;
use crate::read::delimiter;
use crate::read::encoding::{self, Bytes, Encoding, Part};
use crate::read::header::{self, Expected, Header};
use crate::read::refusal::{Refusal, RefusalKind};
use crate::read::restore;
use crate::read::sheet::broken_off;
use crate::read::table::{Broken, HEADER_LINES, Table};
use crate::read::workbook::{self, Looks};
use crate::record::error::RecordError;
use crate::settings::Mapping;

/// A row that has not the fields of the header: what it says can't be told, and it is kept as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unreadable {
    /// How many rows that can be read stand before it.
    pub(crate) after: usize,
    /// The line on which it starts.
    pub(crate) line: u32,
    /// Its text as it stands in the file, without the end of the line.
    raw: Vec<u8>,
    /// Its cells by the columns as far as it has them, and those that are more than the header has.
    cells: Vec<String>,
}

impl Unreadable {
    /// The same behind so many rows less.
    #[must_use]
    pub(super) fn moved_up(&self, by: usize) -> Self {
        Self {
            after: self.after.saturating_sub(by),
            ..self.clone()
        }
    }

    /// The patient whom it names where an id would stand, and by its entry.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        let id = self.cells.get(at::PATIENT_ID).map(String::as_str);
        let id = id.filter(|id| !id.is_empty());
        let entry = self.cells.get(at::ENTRY);
        id.into_iter()
            .chain(entry.and_then(|entry| entry.split('/').nth(1)))
    }
}

/// The record as it was found.
#[derive(Clone, Debug, Default)]
pub(crate) struct Log {
    /// Where it is, or is to be.
    pub(crate) path: PathBuf,
    /// Its rows, in the order of the file.
    rows: Vec<Cells>,
    /// What stands between them and can't be read.
    unreadable: Vec<Unreadable>,
    /// The dates of the lists of which it has rows.
    lists: BTreeSet<NaiveDate>,
    /// The bytes of the file; `None`: it was not there.
    found: Option<Vec<u8>>,
    /// How many of the rows stand in these bytes, as recall writes them; `None`: the file is written anew.
    written: Option<usize>,
    /// Rows were taken out on purpose: then no copy of them is kept.
    is_thinned: bool,
}

impl Log {
    /// Reads the record; where it is not there, there are no rows yet.
    ///
    /// # Errors
    /// Where it can't be opened, or is no record: then nothing is written behind it.
    pub(crate) fn read(path: &Path) -> Result<Self, Refusal> {
        let refuse = |line, kind| {
            let name = crate::disk::shown(path).to_string();
            Refusal { name, line, kind }
        };
        let bytes = match fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let path = path.to_owned();
                return Ok(Self {
                    path,
                    written: Some(0),
                    ..Self::default()
                });
            }
            Err(error) => return Err(refuse(None, RefusalKind::CannotRead(error.into()))),
        };
        Self::parse(path, bytes).map_err(|(line, kind)| refuse(line, kind))
    }

    fn parse(path: &Path, bytes: Vec<u8>) -> Result<Self, (Option<u32>, RefusalKind)> {
        let cannot = |error: io::Error| (None, RefusalKind::CannotRead(error.into()));
        let broken = |broken| {
            let refusal = broken_off("", broken);
            (refusal.line, refusal.kind)
        };
        let memory = Bytes::Memory(bytes.as_slice().into());
        if workbook::looks(&memory) != Looks::Other {
            return Err((None, RefusalKind::NoHeader(true)));
        }
        let mapping = Mapping::default();
        let encoding = encoding::survey(&memory, None).map_err(cannot)?.encoding;
        let expected = Expected::of(File::RecallContacts, &mapping);
        let rank = |record: &ByteRecord, _: usize| {
            let cells = header::cells(record);
            let is_header = expected.is_complete(&cells);
            expected.known(&cells) + usize::from(is_header) * COLUMNS.len() * 2
        };
        let format = delimiter::detect(&memory, encoding, None, rank).map_err(cannot)?;
        let mut table = Table::open(&memory, format, &Part::WHOLE).map_err(cannot)?;
        let header = header_of(&mut table, &expected, &mapping).map_err(broken)?;
        let header = header.ok_or((Some(1), RefusalKind::NoHeader(false)))?;
        let is_written = is_written(&bytes);
        let is_ours = encoding == Encoding::Utf8
            && format.delimiter == b','
            && header.names.iter().map(String::as_str).eq(COLUMNS);
        let mut log = Self {
            path: path.to_owned(),
            ..Self::default()
        };
        while table.advance().map_err(broken)? {
            let is_even = table.record().len() == header.width;
            let spans_lines = table.spans_lines();
            let is_strict =
                is_even && !spans_lines || table.is_strictly_quoted().map_err(cannot)?;
            if spans_lines && !is_strict {
                return Err(broken(Broken::RowsInCell(table.line())));
            }
            if !(is_strict && log.take(&header, table.record())) {
                let raw = table.raw().map_err(cannot)?;
                log.set_aside(&header, &table, raw, is_ours);
            }
        }
        log.written = is_written.then_some(log.rows.len());
        log.found = Some(bytes);
        Ok(log)
    }

    /// Takes in a record of the file; whether it has the fields of the header, blank ones behind them aside.
    fn take(&mut self, header: &Header, record: &ByteRecord) -> bool {
        let mut more = header.width..record.len();
        if record.len() < header.width || more.any(|field| !text(record, field).is_empty()) {
            return false;
        }
        let mut cells = Cells::default();
        for (cell, text) in cells.iter_mut().zip(own_cells(header, record)) {
            *cell = text;
        }
        // The header may stand there again, where files were put together.
        if !cells.iter().map(String::as_str).eq(COLUMNS) {
            restore::cells(&mut cells);
            self.put(cells);
        }
        true
    }

    /// Takes in a record that can't be read.
    fn set_aside(&mut self, header: &Header, table: &Table, raw: Vec<u8>, is_ours: bool) {
        let record = table.record();
        let more = (header.width..record.len()).map(|field| text(record, field));
        let more: Vec<String> = more.collect();
        let lacks_cells = more.iter().all(String::is_empty);
        let mut one = Unreadable {
            after: self.rows.len(),
            line: table.line(),
            cells: own_cells(header, record).chain(more).collect(),
            raw,
        };
        if !is_ours {
            one.raw = one.moved(lacks_cells);
        }
        self.unreadable.push(one);
    }

    fn put(&mut self, cells: Cells) {
        if let Some((entry, _)) = Entry::parse(&cells[at::ENTRY]) {
            self.lists.insert(entry.date);
        }
        self.rows.push(cells);
    }

    /// The rows, in the order of the file; what can't be read is none of them.
    #[must_use]
    pub(crate) fn rows(&self) -> &[Cells] {
        &self.rows
    }

    /// What can't be read.
    #[must_use]
    pub(crate) fn unreadable(&self) -> &[Unreadable] {
        &self.unreadable
    }

    /// Whether the file was there.
    #[must_use]
    pub(crate) const fn is_there(&self) -> bool {
        self.found.is_some()
    }

    /// Whether anything is known of a list of that date.
    #[must_use]
    pub(crate) fn has_list_of(&self, date: NaiveDate) -> bool {
        self.lists.contains(&date)
    }

    /// Whether there is no file yet.
    #[must_use]
    pub(crate) const fn is_new(&self) -> bool {
        self.found.is_none()
    }

    /// The number of the next recording: one more than the highest there.
    #[must_use]
    pub(crate) fn next_recording(&self) -> u32 {
        let numbers = self.rows.iter().map(recording);
        numbers.max().unwrap_or(0).saturating_add(1)
    }

    /// Puts rows behind those that are there.
    pub(crate) fn append(&mut self, rows: impl IntoIterator<Item = Cells>) {
        for row in rows {
            self.put(row);
        }
    }

    /// The same record with other rows than were found: some were taken out on purpose.
    #[must_use]
    pub(super) fn thinned(&self, rows: Vec<Cells>, unreadable: Vec<Unreadable>) -> Self {
        let mut log = Self {
            path: self.path.clone(),
            found: self.found.clone(),
            unreadable,
            is_thinned: true,
            ..Self::default()
        };
        log.append(rows);
        log
    }

    /// What is to stand in the file.
    fn bytes(&self) -> io::Result<Vec<u8>> {
        let kept = self.found.as_deref().zip(self.written);
        let (mut bytes, from) = match kept {
            Some((found, from)) => (found.to_vec(), from),
            None => (line(COLUMNS)?, 0),
        };
        if bytes.last().is_some_and(|&last| last != b'\n') {
            bytes.push(b'\n');
        }
        let mut unreadable = self.unreadable.iter().filter(|_| kept.is_none()).peekable();
        for (place, row) in self.rows.iter().enumerate().skip(from) {
            while let Some(one) = unreadable.next_if(|one| one.after <= place) {
                bytes.extend_from_slice(&one.raw);
                bytes.push(b'\n');
            }
            bytes.extend(line(row)?);
        }
        for one in unreadable {
            bytes.extend_from_slice(&one.raw);
            bytes.push(b'\n');
        }
        Ok(bytes)
    }

    /// Writes the record: whole to a temporary file in the same folder, synced and renamed, with the mode and the group of the old one.
    /// What a spreadsheet had saved is kept, and its path given back.
    ///
    /// # Errors
    /// Where it can't be written, or is no longer as it was read; then it is as it was.
    pub(crate) fn write(&self) -> Result<Option<PathBuf>, RecordError> {
        let target = output::to_write(&self.path)?;
        let cannot = |error: io::Error| DiskError::cannot_create(&self.path, error);
        let failed = |error: io::Error| DiskError::cannot_write(error);
        let bytes = self.bytes().map_err(failed)?;
        if self.found.as_ref() == Some(&bytes) {
            return Ok(None);
        }
        output::spare_protected(&target)?;
        let mut file = part::Part::of(&target).map_err(cannot)?;
        file.write_all(&bytes).map_err(failed)?;
        if let Ok(earlier) = fs::metadata(&target) {
            let mode = system::mode_of(&earlier);
            system::give(file.as_file(), &earlier, mode).map_err(cannot)?;
        }
        file.as_file().sync_all().map_err(failed)?;
        if !self.is_as_found(&target) {
            return Err(RecordError::Changed(self.path.clone()));
        }
        let is_foreign = self.found.is_some() && self.written.is_none() && !self.is_thinned;
        let kept = if is_foreign {
            Some(keep(&target).map_err(cannot)?)
        } else {
            None
        };
        let placed = part::steadily(|| file.persist(&target));
        placed.map_err(|error| DiskError::cannot_place(&self.path, &error))?;
        output::sync_folder(&target)?;
        Ok(kept)
    }

    /// Whether the file still is as it was read. Under the lock nothing but a spreadsheet changes it.
    fn is_as_found(&self, target: &Path) -> bool {
        match (fs::read(target), &self.found) {
            (Ok(now), Some(found)) => now == *found,
            (Err(error), None) => error.kind() == io::ErrorKind::NotFound,
            _ => false,
        }
    }
}

impl Unreadable {
    /// The row as a line of a record that is written anew from another dialect: its cells where its columns are, and behind the last
    /// column what keeps it from being read as a whole row: the cells that were too many, or, where there are none, all of it as it stood.
    fn moved(&self, lacks_cells: bool) -> Vec<u8> {
        let mut cells = self.cells.clone();
        if lacks_cells {
            cells.push(String::from_utf8_lossy(&self.raw).into_owned());
        }
        let mut written = line(&cells).unwrap_or_default();
        written.pop();
        written
    }
}

/// A cell of a record, trimmed, as it was before it was made safe.
fn text(record: &ByteRecord, field: usize) -> String {
    let field = record.get(field).unwrap_or_default();
    values::restored(&String::from_utf8_lossy(field)).into_owned()
}

/// The cells of a record by the columns.
fn own_cells(header: &Header, record: &ByteRecord) -> impl Iterator<Item = String> {
    let fields = header.fields.iter();
    fields.map(|fields| {
        fields
            .first()
            .map_or_else(String::new, |&field| text(record, field))
    })
}

/// Of which recording a row is; 0 where that is not said.
#[must_use]
pub(crate) fn recording(row: &Cells) -> u32 {
    row[at::RECORDING].parse().unwrap_or(0)
}

/// The header: the first line that has what is needed.
fn header_of(
    table: &mut Table,
    expected: &Expected,
    mapping: &Mapping,
) -> Result<Option<Header>, Broken> {
    while table.advance()? && table.line() <= HEADER_LINES {
        if expected.is_complete(&header::cells(table.record())) {
            let header = header::resolve(File::RecallContacts, mapping, table.record());
            return Ok(header.ok());
        }
    }
    Ok(None)
}

/// Whether a file is as recall writes it: UTF-8 without a mark, the columns in their order, parted by commas, lines that end with a line
/// feed.
fn is_written(bytes: &[u8]) -> bool {
    let header = line(COLUMNS).unwrap_or_default();
    let header = header.strip_suffix(b"\n").unwrap_or(&header);
    let rest = bytes.strip_prefix(header);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(b"\n"))
        && std::str::from_utf8(bytes).is_ok()
        && !bytes.ends_with(b"\r\n")
}

/// Whether it is the sign for no case, or a number with nothing but digits behind its +: they can't be reckoned, and programs read them.
fn is_own_sign(cell: &str) -> bool {
    let digits = cell.strip_prefix('+');
    cell == "-"
        || digits.is_some_and(|digits| {
            !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit())
        })
}

/// A line of the record; no spreadsheet takes what patients said for formulas.
fn line<'a>(
    cells: impl IntoIterator<Item = &'a (impl AsRef<str> + ?Sized + 'a)>,
) -> io::Result<Vec<u8>> {
    let cells = cells.into_iter().map(|cell| match cell.as_ref() {
        own if is_own_sign(own) => own.into(),
        cell => values::safe_cell(cell),
    });
    let cells: Vec<_> = cells.collect();
    let mut writer = WriterBuilder::new()
        .quote_style(QuoteStyle::Necessary)
        .terminator(Terminator::Any(b'\n'))
        .flexible(true)
        .from_writer(Vec::new());
    writer.write_record(cells.iter().map(|cell| cell.as_bytes()))?;
    writer.into_inner().map_err(csv::IntoInnerError::into_error)
}

/// So many records that spreadsheets saved are kept.
const MOST_KEPT: u32 = 10_000;

/// Keeps the file that is about to be replaced: `recall-contacts.old-1.csv`, and never in the place of another.
fn keep(target: &Path) -> io::Result<PathBuf> {
    for number in 1..=MOST_KEPT {
        let kept = output::beside(target, &format!("old-{number}"));
        // A second name for the same file: it stays when the first one is given away.
        match fs::hard_link(target, &kept) {
            Ok(()) => return Ok(kept),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(_) => match copy(target, &kept) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                copied => return copied.map(|()| kept),
            },
        }
    }
    Err(io::Error::from(io::ErrorKind::AlreadyExists))
}

/// Copies a file where it can't have two names.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let mut source = fs::File::open(from)?;
    let mut file = part::Part::of(to)?;
    io::copy(&mut source, &mut file)?;
    let earlier = source.metadata()?;
    system::give(file.as_file(), &earlier, system::mode_of(&earlier))?;
    file.as_file().sync_all()?;
    file.persist_noclobber(to).map_err(|(error, _)| error)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

    use encoding_rs::WINDOWS_1251;

    use super::*;

    const HEADER: &str = "contacted_at,patient_id,outcome,case,channel,phone,callback_at,score,by,note,entry,said,recording,recorded_at,list\n";

    /// A row of the record, of a patient and a recording.
    fn row(patient: &str, recording: u32, said: &str) -> Cells {
        let mut cells = Cells::default();
        cells[at::CONTACTED_AT] = "2026-03-02 10:15".to_owned();
        cells[at::PATIENT_ID] = patient.to_owned();
        cells[at::OUTCOME] = "reached".to_owned();
        cells[at::CASE] = "plan:П1".to_owned();
        cells[at::ENTRY] = format!("2026-03-02/{patient}/call/plan:П1");
        cells[at::SAID] = said.to_owned();
        cells[at::RECORDING] = recording.to_string();
        cells[at::RECORDED_AT] = "2026-03-02 20:00".to_owned();
        cells[at::LIST] = "list.csv".to_owned();
        cells
    }

    fn text(rows: &[Cells]) -> String {
        let lines = rows
            .iter()
            .map(|row| String::from_utf8(line(row).unwrap()).unwrap());
        std::iter::once(HEADER.to_owned()).chain(lines).collect()
    }

    struct Folder(tempfile::TempDir);

    impl Folder {
        fn new() -> Self {
            Self(tempfile::tempdir().unwrap())
        }

        fn with(bytes: impl AsRef<[u8]>) -> Self {
            let folder = Self::new();
            fs::write(folder.path(), bytes).unwrap();
            folder
        }

        fn path(&self) -> PathBuf {
            self.0.path().join("recall-contacts.csv")
        }

        fn log(&self) -> Log {
            Log::read(&self.path()).unwrap()
        }

        fn text(&self) -> String {
            fs::read_to_string(self.path()).unwrap()
        }

        fn names(&self) -> Vec<String> {
            let names = fs::read_dir(self.0.path()).unwrap();
            let names = names.map(|it| it.unwrap().file_name().into_string().unwrap());
            let mut names: Vec<String> = names.collect();
            names.sort();
            names
        }
    }

    #[test]
    fn the_header_is_that_of_the_columns() {
        assert_eq!(String::from_utf8(line(COLUMNS).unwrap()).unwrap(), HEADER);
    }

    #[test]
    fn a_record_is_begun_and_goes_on() {
        let folder = Folder::new();
        let mut log = folder.log();
        assert!(!log.is_there() && log.next_recording() == 1);
        log.append([row("007", 1, "поговорили, \"да\"\nпридёт")]);
        assert_eq!(log.write(), Ok(None));
        let first = folder.text();
        assert_eq!(first, text(&[row("007", 1, "поговорили, \"да\"\nпридёт")]));
        let mut log = folder.log();
        assert_eq!((log.rows().len(), log.next_recording()), (1, 2));
        assert_eq!(log.rows()[0], row("007", 1, "поговорили, \"да\"\nпридёт"));
        log.append([row("8", 2, "н/о"), row("9", 2, "н/о")]);
        log.write().unwrap();
        assert!(folder.text().starts_with(&first));
        assert_eq!(folder.log().rows().len(), 3);
        assert_eq!(folder.names(), ["recall-contacts.csv"]);
        // Nothing new: the file is not touched.
        let before = fs::metadata(folder.path()).unwrap().ino();
        folder.log().write().unwrap();
        assert_eq!(fs::metadata(folder.path()).unwrap().ino(), before);
    }

    #[test]
    fn what_recall_wrote_stays_as_it_is_byte_for_byte() {
        // Other quotes, an empty line, a row that was cut, one with a field too many, no end of the last line.
        let odd = format!(
            "{HEADER}\"2026-03-02\",\"7\",reached,,,,,,,,,,,,\n\n2026-03-02,7,opt_out\n2026-03-02,7,reached,,,,,,,,,,4,,,x"
        );
        let folder = Folder::with(&odd);
        let mut log = folder.log();
        assert_eq!((log.rows().len(), log.unreadable().len()), (1, 2));
        assert_eq!(log.unreadable()[0].line, 4);
        assert_eq!(log.next_recording(), 1);
        log.append([row("8", 5, "")]);
        assert_eq!(log.write(), Ok(None));
        let added = text(&[row("8", 5, "")]).replace(HEADER, "");
        assert_eq!(folder.text(), format!("{odd}\n{added}"));
        assert_eq!(folder.log().next_recording(), 6);
        let only_header = Folder::with(HEADER.trim_end());
        let mut log = only_header.log();
        log.append([row("8", 1, "")]);
        log.write().unwrap();
        assert_eq!(only_header.text(), text(&[row("8", 1, "")]));
    }

    #[test]
    fn what_a_spreadsheet_saved_is_kept_beside_and_written_as_it_should_be() {
        let rows = [row("007", 3, "придёт; «да»"), row("0012", 4, "н/о")];
        // The zeros are gone, dates are written otherwise, columns stand elsewhere, and there is one more.
        let saved = "сколько;list;patient_id;contacted_at;outcome;case;entry;said;recording;recorded_at\r\n\
            1;list.csv;7;02.03.2026 10:15;reached;plan:П1;2026-03-02/007/call/plan:П1;\"придёт; «да»\";3;02.03.2026 20:00\r\n\
            2;list.csv;12;02.03.26;reached;plan:П1;2026-03-02/0012/call/plan:П1;н/о;4;02.03.2026 20:00\r\n";
        let mut expected = text(&rows);
        // What can't be read of a date is left to the entry.
        let later = expected.rfind("2026-03-02 10:15").unwrap();
        expected.replace_range(later..later + 16, "2026-03-02");
        let utf16: Vec<u8> = std::iter::once(0xFEFF)
            .chain(saved.encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect();
        let tabs = saved.replace("\"придёт; «да»\"", "придёт# «да»");
        let tabs = tabs.replace(';', "\t").replace('#', ";");
        for bytes in [
            WINDOWS_1251.encode(saved).0.into_owned(),
            utf16,
            format!("\u{feff}{saved}").into_bytes(),
            tabs.into_bytes(),
        ] {
            let folder = Folder::with(&bytes);
            let mut log = folder.log();
            assert_eq!(log.rows().len(), 2);
            log.append([row("8", 5, "")]);
            let kept = log.write().unwrap().unwrap();
            assert_eq!(kept.file_name().unwrap(), "recall-contacts.old-1.csv");
            assert_eq!(fs::read(&kept).unwrap(), bytes);
            let added = text(&[row("8", 5, "")]).replace(HEADER, "");
            assert_eq!(folder.text(), format!("{expected}{added}"));
            // From then on it is as recall writes it.
            let mut log = folder.log();
            log.append([row("9", 6, "")]);
            assert_eq!(log.write(), Ok(None));
            // Another time another name is taken.
            fs::write(folder.path(), &bytes).unwrap();
            let mut log = folder.log();
            log.append([row("9", 6, "")]);
            let kept = log.write().unwrap().unwrap();
            assert_eq!(kept.file_name().unwrap(), "recall-contacts.old-2.csv");
        }
    }

    #[test]
    fn a_row_that_cant_be_read_stays_unreadable_and_names_whom_it_named() {
        // With a mark and other ends of lines the columns are where they were: the row stands as it stood.
        let cut = "2026-03-02,7,\"opt_out\"";
        let folder = Folder::with(format!("\u{feff}{}{cut}\r\n", HEADER.replace('\n', "\r\n")));
        let mut log = folder.log();
        assert_eq!(log.unreadable()[0].names().collect::<Vec<_>>(), ["7"]);
        log.append([row("8", 1, "")]);
        log.write().unwrap();
        assert!(folder.text().starts_with(&format!("{HEADER}{cut}\n2026")));
        assert_eq!(folder.log().unreadable().len(), 1);
        // Elsewhere its cells go where their columns are, and it still is no whole row.
        let moved = "outcome;patient_id;contacted_at;entry\nreached;8;2026-03-02;\nopt_out;7\nreached;9;2026-03-02;2026-03-02/09/sms/plan:1;x\n";
        let folder = Folder::with(moved);
        let mut log = folder.log();
        assert_eq!((log.rows().len(), log.unreadable().len()), (1, 2));
        log.append([row("8", 1, "")]);
        log.write().unwrap();
        let written = folder.log();
        assert_eq!((written.rows().len(), written.unreadable().len()), (2, 2));
        let names = |place: usize| written.unreadable()[place].names().collect::<Vec<_>>();
        assert_eq!(names(0), ["7"]);
        assert_eq!(names(1), ["9", "09"]);
        assert!(folder.text().contains(",7,opt_out,,,,,,,,,,,,,opt_out;7\n"));
        // It stands where it stood: behind the first row.
        assert_eq!(written.unreadable()[0].after, 1);
    }

    #[test]
    fn what_is_no_record_is_refused() {
        for (text, kind) in [
            ("", RefusalKind::NoHeader(false)),
            ("a,b,c\n1,2,3\n", RefusalKind::NoHeader(false)),
            ("contacted_at,patient_id\n", RefusalKind::NoHeader(false)),
            ("PK\u{3}\u{4}", RefusalKind::NoHeader(true)),
            (
                "contacted_at,patient_id,outcome\n2026-03-02,7,\"reached\n",
                RefusalKind::OpenQuote,
            ),
            (
                "contacted_at,patient_id,outcome\n2026-03-02,7,\"a\nb\"c\n",
                RefusalKind::LooseQuote,
            ),
        ] {
            let folder = Folder::with(text);
            let refusal = Log::read(&folder.path()).unwrap_err();
            assert_eq!(refusal.kind, kind, "{text}");
        }
        let folder = Folder::new();
        fs::create_dir(folder.path()).unwrap();
        let refusal = Log::read(&folder.path()).unwrap_err();
        assert!(matches!(refusal.kind, RefusalKind::CannotRead(_)));
    }

    #[test]
    fn a_file_that_changed_meanwhile_is_not_replaced() {
        for before in [None, Some(text(&[row("7", 1, "")]))] {
            for after in [None, Some(format!("{}x", text(&[row("7", 1, "")])))] {
                let folder = Folder::new();
                if let Some(before) = &before {
                    fs::write(folder.path(), before).unwrap();
                }
                let mut log = folder.log();
                log.append([row("8", 2, "")]);
                match &after {
                    Some(after) => fs::write(folder.path(), after).unwrap(),
                    None => {
                        fs::remove_file(folder.path()).ok();
                    }
                }
                let written = log.write();
                if before.is_none() && after.is_none() {
                    assert!(written.is_ok());
                    continue;
                }
                let changed = RecordError::Changed(folder.path());
                assert_eq!(written, Err(changed));
                assert_eq!(fs::read_to_string(folder.path()).ok(), after);
                assert!(folder.names().len() <= 1, "{:?}", folder.names());
            }
        }
    }

    #[test]
    fn links_are_followed_and_mode_and_group_are_kept() {
        let folder = Folder::new();
        let there = folder.0.path().join("there.csv");
        symlink("there.csv", folder.path()).unwrap();
        let mode = || fs::metadata(&there).unwrap().permissions().mode() & 0o7777;
        let mut log = folder.log();
        log.append([row("7", 1, "")]);
        log.write().unwrap();
        assert_eq!(mode(), 0o600);
        assert!(fs::symlink_metadata(folder.path()).unwrap().is_symlink());
        fs::set_permissions(&there, fs::Permissions::from_mode(0o640)).unwrap();
        // Whoever may do so gives it to a group of his own.
        let given = std::os::unix::fs::chown(&there, None, Some(4242)).is_ok();
        let group = fs::metadata(&there).unwrap().gid();
        let mut log = folder.log();
        log.append([row("8", 2, "")]);
        log.write().unwrap();
        assert_eq!(mode(), 0o640);
        assert_eq!(fs::metadata(&there).unwrap().gid(), group);
        assert!(!given || group == 4242);
        // What is no file is no record.
        let mut log = Log {
            path: PathBuf::from("/dev/full"),
            ..Log::default()
        };
        log.append([row("8", 2, "")]);
        let error = log.write().unwrap_err();
        assert!(matches!(
            error,
            RecordError::Disk(DiskError::CannotCreate(..))
        ));
    }

    #[test]
    fn a_date_finds_its_list() {
        let mut marked = row("7", 1, "");
        marked[at::ENTRY].push_str("#12ab");
        let folder = Folder::with(text(&[marked, row("8", 2, "")]));
        let log = folder.log();
        let date = |day| NaiveDate::from_ymd_opt(2026, 3, day).unwrap();
        assert!(log.has_list_of(date(2)) && !log.has_list_of(date(1)));
    }
}
