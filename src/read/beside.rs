//! What lies in the data folder and is not read. A no may stand in it: a copy of the call log, a stop list, last year's cards.

use std::collections::BTreeSet;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use csv::ByteRecord;

use crate::base::visible;
use crate::disk::presence::{self, Folder};
use crate::export::campaign_columns;
use crate::export::columns::File;
use crate::export::list_columns as list;
use crate::export::own_row;
use crate::export::refusal_words::header_refuses;
use crate::export::values::{normal, trim};
use crate::read::encoding::{self, Bytes, Encoding, Part};
use crate::read::header;
use crate::read::refusal::{Refusal, RefusalKind};
use crate::read::sheet::Sheet;
use crate::read::sources::Sources;
use crate::read::table::{Format, Table};
use crate::read::workbook::{self, Looks, Workbook};
use crate::settings::Settings;

/// How the names of tables end.
const TABLES: [&str; 6] = ["csv", "tsv", "txt", "xlsx", "xls", "ods"];

/// A header is looked for among so many lines.
const HEADER_LINES: u32 = 20;

/// And in so many bytes.
const HEADER_BYTES: u64 = 1 << 18;

/// Headers of what recall itself writes besides the list, as far as they are needed to know it: the decisions, the findings of
/// `recall check`, what it noted of the inputs of the last run.
const OWN: [&[&str]; 4] = [
    &[
        "patient_id",
        "case",
        "reason",
        "verdict",
        "codes",
        "evidence",
    ],
    &["section", "file", "line", "column", "patient_id", "what"],
    &["section", "of", "what", "number"],
    &["file", "rows", "bytes", "sha256", "earliest"],
];

/// What the record has, and no record of contacts that somebody else keeps.
const RECORD: [&str; 5] = ["contacted_at", "patient_id", "entry", "said", "recording"];

/// How the reports of `recall check` and `recall report` begin as text.
const OWN_REPORTS: [&str; 4] = [
    "Проверка выгрузок, ",
    "The exports on ",
    "Что обещали и что сделали ",
    "What was promised and what was done, ",
];

/// Why a file may not lie unread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Risk {
    /// It has the columns of contacts: a refusal may be among them.
    Contacts,
    /// It has a column in which patients say whether, when and how they want to be called.
    Wishes,
    /// It has names and numbers or a status of patients.
    Patients,
}

/// What is to be said of what lies there unread.
#[derive(Default)]
struct Found {
    /// The tables, by name.
    names: Vec<String>,
    /// Those that keep the run from going on.
    refusals: Vec<Refusal>,
}

/// The tables of the data folder that are not read, by name.
///
/// # Errors
/// Those that may not lie there unread, and those that can't be looked at.
pub fn tables(sources: &Sources, settings: &Settings) -> Result<Vec<String>, Vec<Refusal>> {
    // A folder that can't be listed is told of where the exports are looked for.
    let folder = Folder::list(sources.folder()).unwrap_or_default();
    let read: BTreeSet<PathBuf> = sources
        .paths(settings)
        .iter()
        .filter_map(|path| path.canonicalize().ok())
        .collect();
    let judge = Judge::new(settings);
    let record = sources.record(settings);
    let mut found = Found::default();
    for path in folder.paths() {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let is_read = || path.canonicalize().is_ok_and(|path| read.contains(&path));
        if !is_named_table(&name)
            || is_left_aside(&name, settings)
            || is_kept_of(&record, &path)
            || is_read()
        {
            continue;
        }
        if let Err(error) = judge.look_at(&path, &name, settings, &mut found) {
            found.refusals.push(Refusal::cannot_read(&path, error));
        }
    }
    if found.refusals.is_empty() {
        Ok(found.names)
    } else {
        Err(found.refusals)
    }
}

/// Whether a file is the record as a spreadsheet had saved it, which was kept when recall wrote it anew: `recall-contacts.old-1.csv`. All
/// of it stands in the record.
fn is_kept_of(record: &Path, path: &Path) -> bool {
    let stem = |path: &Path| {
        path.file_stem()
            .map(|stem| stem.to_string_lossy().into_owned())
    };
    let (Some(own), Some(kept)) = (stem(record), stem(path)) else {
        return false;
    };
    let number = kept.strip_prefix(&format!("{own}.old-"));
    number.is_some_and(|number| number.parse::<u32>().is_ok())
        && path.extension() == record.extension()
}

/// The name of the workbook in which a sheet is.
pub(super) fn book(sheet: &Sheet<'_>) -> String {
    let name = sheet.path.file_name().unwrap_or(sheet.path.as_os_str());
    name.to_string_lossy().into_owned()
}

/// Each workbook that is read, by one of its sheets, with those of its sheets that have something in them and are not read.
pub(super) fn unread_sheets<'a, 'c>(
    sheets: &'a [Sheet<'c>],
    settings: &Settings,
) -> Vec<(&'a Sheet<'c>, Vec<String>)> {
    let mut books: Vec<(&Sheet<'c>, Vec<String>)> = Vec::new();
    for sheet in sheets {
        let Some(in_book) = &sheet.worksheet else {
            continue;
        };
        if books.iter().any(|(known, _)| known.path == sheet.path) {
            continue;
        }
        let of_book = sheets.iter().filter(|other| other.path == sheet.path);
        let read: Vec<&str> = of_book
            .filter_map(|other| Some(other.worksheet.as_ref()?.name.as_str()))
            .collect();
        let book = book(sheet);
        let is_unread = |name: &&String| {
            !read.contains(&name.as_str()) && !is_left_aside(&format!("{book}#{name}"), settings)
        };
        let unread: Vec<String> = in_book.others.iter().filter(is_unread).cloned().collect();
        books.push((sheet, unread));
    }
    books.retain(|(_, unread)| !unread.is_empty());
    books
}

/// The refusals of sheets that may not stand unread in a workbook of which another is read.
pub(super) fn sheets(sheets: &[Sheet<'_>], settings: &Settings) -> Vec<Refusal> {
    let books = unread_sheets(sheets, settings);
    if books.is_empty() {
        return Vec::new();
    }
    let judge = Judge::new(settings);
    let mut refusals = Vec::new();
    for (sheet, unread) in books {
        let book = book(sheet);
        let counts = |name: &str| unread.iter().any(|unread| unread == name);
        for (name, line, risk) in judge.sheets_at_risk(&sheet.original, counts) {
            refusals.push(Refusal {
                name: visible(&format!("{book}#{name}")).into_owned(),
                line: Some(line),
                kind: RefusalKind::Unread(risk),
            });
        }
    }
    refusals
}

/// Whether a file is called as tables are; `contacts.csv.bak`, `contacts.csv (2)` and `contacts.csv~` are copies of one. What is hidden,
/// and what an open spreadsheet puts beside its file, is none.
#[must_use]
pub fn is_named_table(name: &str) -> bool {
    if name.starts_with(['.', '~']) {
        return false;
    }
    let name = name.to_lowercase();
    let mut parts = name.split('.').skip(1);
    parts.any(|part| {
        let ending = TABLES.iter().find_map(|ending| part.strip_prefix(ending));
        ending.is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
    })
}

/// Whether the clinic has said that a file is of no concern.
#[must_use]
pub fn is_left_aside(name: &str, settings: &Settings) -> bool {
    let name = name.to_lowercase();
    let mut patterns = settings.ignored_files.iter();
    patterns.any(|pattern| fits(&pattern.to_lowercase(), &name))
}

/// Whether a name fits a pattern in which `*` stands for anything.
fn fits(pattern: &str, name: &str) -> bool {
    let mut pieces = pattern.split('*');
    let first = pieces.next().unwrap_or_default();
    let Some(mut rest) = name.strip_prefix(first) else {
        return false;
    };
    let pieces: Vec<&str> = pieces.collect();
    let Some((last, middle)) = pieces.split_last() else {
        return rest.is_empty();
    };
    for piece in middle {
        match rest.split_once(piece) {
            Some((_, behind)) => rest = behind,
            None => return false,
        }
    }
    rest.ends_with(last)
}

/// What the columns are called that show what a table is.
pub struct Judge {
    patient_id: BTreeSet<String>,
    contacts: Vec<BTreeSet<String>>,
    wishes: BTreeSet<String>,
    names: BTreeSet<String>,
    telling: BTreeSet<String>,
}

impl Judge {
    /// By the words of the settings and those that are known.
    #[must_use]
    pub fn new(settings: &Settings) -> Self {
        const PEOPLE: &[File] = &[File::Patients, File::Cards];
        let words = |files: &[File], columns: &[&str]| {
            let mut words = BTreeSet::new();
            for file in files {
                let known = file.columns().iter();
                for column in known.filter(|column| columns.contains(&column.name)) {
                    words.extend(header::words(column).map(|word| normal(word).into_owned()));
                }
            }
            for (name, mapping) in &settings.mappings {
                let is_of = |file: &&File| {
                    let named = settings
                        .files
                        .get(file)
                        .is_some_and(|all| all.contains(name));
                    named || file.settings_name() == name
                };
                if !files.iter().any(|file| is_of(&file)) {
                    continue;
                }
                let mapped = columns
                    .iter()
                    .filter_map(|column| mapping.columns.get(*column));
                let headers = mapped.flat_map(crate::settings::Made::headers);
                words.extend(headers.flat_map(header::as_written));
            }
            words
        };
        Self {
            patient_id: words(&File::ALL, &["patient_id"]),
            contacts: ["contacted_at", "outcome"]
                .iter()
                .map(|column| words(&[File::Contacts], &[column]))
                .collect(),
            wishes: words(
                PEOPLE,
                &[
                    "consent",
                    "consent_on",
                    "consent_until",
                    "pause_until",
                    "channels",
                    "call_days",
                    "call_times",
                ],
            ),
            names: words(PEOPLE, &["full_name", "last_name", "first_name"]),
            telling: words(PEOPLE, &["phone", "call_phone", "status"]),
        }
    }

    /// What a header shows.
    #[must_use]
    pub fn risk(&self, header: &ByteRecord) -> Option<Risk> {
        let cells = header
            .iter()
            .map(|cell| normal(trim(&String::from_utf8_lossy(cell))).into_owned());
        let cells: BTreeSet<String> = cells.collect();
        let has = |words: &BTreeSet<String>| !cells.is_disjoint(words);
        if !has(&self.patient_id) {
            None
        } else if self.contacts.iter().all(has) {
            Some(Risk::Contacts)
        } else if has(&self.wishes) || header.iter().any(is_of_refusals) {
            Some(Risk::Wishes)
        } else if has(&self.names) && has(&self.telling) {
            Some(Risk::Patients)
        } else {
            None
        }
    }

    /// Looks at a table that is not read. Nothing is said of one that is empty, or that recall wrote.
    fn look_at(
        &self,
        path: &Path,
        name: &str,
        settings: &Settings,
        found: &mut Found,
    ) -> io::Result<()> {
        let kind = match path.metadata() {
            Ok(kind) => kind,
            // It went away meanwhile, or is a link to something that did.
            Err(error) if presence::is_absence(error.kind()) => return Ok(()),
            Err(error) => return Err(error),
        };
        if !kind.is_file() || kind.len() == 0 {
            return Ok(());
        }
        let bytes = Bytes::open(path)?;
        let mut refuse = |name: &str, line, risk| {
            let name = visible(name).into_owned();
            let kind = RefusalKind::Unread(risk);
            let line = Some(line);
            found.refusals.push(Refusal { name, line, kind });
        };
        if workbook::looks(&bytes) == Looks::Workbook {
            let named = |sheet: &str| format!("{name}#{sheet}");
            let counts = |sheet: &str| !is_left_aside(&named(sheet), settings);
            if is_own_workbook(&bytes, counts) {
                return Ok(());
            }
            for (sheet, line, risk) in self.sheets_at_risk(&bytes, counts) {
                refuse(&named(&sheet), line, risk);
            }
        } else {
            let records = first_records(&bytes)?;
            let has_record = || records.iter().any(|(_, record)| has_all(record, &RECORD));
            if is_kept_record(name) && has_record() {
                return Ok(());
            }
            if is_own_document(&bytes)? || records.iter().any(|(_, record)| is_own(record)) {
                return Ok(());
            }
            if let Some((line, risk)) = self.first_risk(&records) {
                refuse(name, line, risk);
            }
        }
        found.names.push(visible(name).into_owned());
        Ok(())
    }

    /// The first line that shows a risk.
    fn first_risk(&self, records: &[(u32, ByteRecord)]) -> Option<(u32, Risk)> {
        let mut risks = records
            .iter()
            .filter_map(|(line, record)| Some((*line, self.risk(record)?)));
        risks.next()
    }

    /// Of those sheets of a workbook that count the ones that may not lie there unread. A workbook that can't be opened shows nothing.
    fn sheets_at_risk(
        &self,
        bytes: &Bytes,
        counts: impl Fn(&str) -> bool,
    ) -> Vec<(String, u32, Risk)> {
        let Ok(mut workbook) = Workbook::open(bytes) else {
            return Vec::new();
        };
        let mut names = workbook.names().to_vec();
        names.retain(|name| counts(name));
        let at_risk = names.into_iter().filter_map(|name| {
            let records = workbook.first_rows(&name, HEADER_LINES).ok()?;
            if records.iter().any(|(_, record)| is_own(record)) {
                return None;
            }
            let (line, risk) = self.first_risk(&records)?;
            Some((name, line, risk))
        });
        at_risk.collect()
    }
}

/// Whether patients say no in a column of that header, as in a stop list.
fn is_of_refusals(cell: &[u8]) -> bool {
    header_refuses(&String::from_utf8_lossy(cell))
}

/// Whether recall itself writes such a header; on a sheet of its list that tells something it carries a mark.
pub(super) fn is_own(record: &ByteRecord) -> bool {
    let cells: Vec<_> = record.iter().map(String::from_utf8_lossy).collect();
    list::are_of_list(cells.iter().map(AsRef::as_ref))
        || own_row::is_untouched(cells.iter().map(AsRef::as_ref))
        || cells == list::OF_MESSAGES
        || campaign_columns::screened(&cells).is_some()
        || OWN.iter().any(|header| has_all(record, header))
}

fn has_all(record: &ByteRecord, names: &[&str]) -> bool {
    let has = |name: &&str| {
        let mut cells = record.iter();
        cells.any(|cell| cell.trim_ascii() == name.as_bytes())
    };
    names.iter().all(has)
}

/// Whether a file is called as the record is kept before it is written as it should be, `recall-contacts.old-1.csv`: all of its rows are in
/// the record. Any other copy of the record may hold what the record lacks.
fn is_kept_record(name: &str) -> bool {
    let number = name
        .strip_suffix(".csv")
        .and_then(|name| name.rsplit_once(".old-"));
    number.is_some_and(|(_, number)| {
        !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// Whether all sheets of a workbook that count are what recall itself writes, be it that a spreadsheet has saved it since.
fn is_own_workbook(bytes: &Bytes, counts: impl Fn(&str) -> bool) -> bool {
    let Ok(mut workbook) = Workbook::open(bytes) else {
        return false;
    };
    let mut names = workbook.names().to_vec();
    names.retain(|name| counts(name));
    let is_own_sheet = |name: &String| {
        let records = workbook.first_rows(name, HEADER_LINES);
        records.is_ok_and(|records| records.iter().any(|(_, record)| is_own(record)))
    };
    !names.is_empty() && names.iter().all(is_own_sheet)
}

/// Whether recall itself wrote a list or a report as JSON under such a name, or a report as text.
fn is_own_document(bytes: &Bytes) -> io::Result<bool> {
    let mut start = Vec::new();
    bytes.reader()?.take(64).read_to_end(&mut start)?;
    if OWN_REPORTS
        .iter()
        .any(|begins| start.starts_with(begins.as_bytes()))
    {
        return Ok(true);
    }
    let start: Vec<u8> = start
        .into_iter()
        .filter(|b| !b.is_ascii_whitespace())
        .collect();
    Ok(start.starts_with(b"{\"schema\":\"recall."))
}

/// The first lines of a text with their numbers, in whatever encoding and parted by whatever they may be written.
fn first_records(bytes: &Bytes) -> io::Result<Vec<(u32, ByteRecord)>> {
    let mut start = Vec::new();
    bytes.reader()?.take(HEADER_BYTES).read_to_end(&mut start)?;
    let encodings = match encoding::encoding_of_mark(&start) {
        Some(marked) => vec![marked],
        None => vec![Encoding::Utf8, Encoding::Windows1251, Encoding::Cp866],
    };
    let start = Bytes::Memory(start.into());
    let mut records = Vec::new();
    for encoding in encodings {
        for delimiter in [b',', b';', b'\t'] {
            let format = Format {
                encoding,
                delimiter,
                has_sep_line: false,
            };
            let mut table = Table::open(&start, format, &Part::WHOLE)?;
            // What is no table any more shows no header.
            while matches!(table.advance(), Ok(true)) && table.line() <= HEADER_LINES {
                records.push((table.line(), table.record().clone()));
            }
        }
    }
    Ok(records)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_known_by_their_names() {
        for name in [
            "stop.csv",
            "Стоп-лист.XLSX",
            "contacts (2).csv",
            "contacts.csv.bak",
            "contacts.csv~",
            "contacts.csv (2)",
            "contacts.csv.1",
            "a.b.txt",
            "x.tsv",
            "x.xls",
            "x.ods",
        ] {
            assert!(is_named_table(name), "{name}");
        }
        for name in [
            "recall.toml",
            "datapackage.json",
            ".list.csv.lock",
            ".~lock.list.csv#",
            "~$contacts.xlsx",
            "csv",
            "notes.csvx",
            "x.txt1",
            "README",
        ] {
            assert!(!is_named_table(name), "{name}");
        }
    }

    #[test]
    fn a_star_stands_for_anything() {
        for (pattern, name, is_one) in [
            ("stop.csv", "stop.csv", true),
            ("stop.csv", "stop.csv2", false),
            ("stop.csv", "a-stop.csv", false),
            ("*", "", true),
            ("*", "stop.csv", true),
            ("*.csv", "stop.csv", true),
            ("*.csv", "stop.txt", false),
            ("calls-*.csv", "calls-2025.csv", true),
            ("calls-*.csv", "calls-.csv", true),
            ("calls-*.csv", "calls.csv", false),
            ("a*b*c", "a-b-b-c", true),
            ("a*b*c", "a-c-b", false),
            ("a*a", "a", false),
            ("book.xlsx#*", "book.xlsx#лист 2", true),
        ] {
            assert_eq!(fits(pattern, name), is_one, "{pattern} {name}");
        }
    }

    fn judged(settings: &str, header: &str) -> Option<Risk> {
        let settings = crate::plan::rules::read_settings(settings, None).unwrap();
        let cells: Vec<&str> = header.split(';').collect();
        Judge::new(&settings).risk(&ByteRecord::from(cells))
    }

    #[test]
    fn a_header_shows_whether_a_no_may_stand_below() {
        for (header, risk) in [
            ("contacted_at;patient_id;outcome", Some(Risk::Contacts)),
            ("Дата звонка;№ карты;Итог", Some(Risk::Contacts)),
            ("ДАТА ЗВОНКА; № карты ;Итог", Some(Risk::Contacts)),
            // Without one of the three it is no record of contacts.
            ("contacted_at;patient_id", None),
            ("contacted_at;outcome", None),
            ("patient_id;outcome", None),
            ("patient_id;consent", Some(Risk::Wishes)),
            ("№ карты;Не беспокоить до", Some(Risk::Wishes)),
            ("Код пациента;Способы связи", Some(Risk::Wishes)),
            ("Код пациента;Удобные дни", Some(Risk::Wishes)),
            ("Код пациента;Удобное время", Some(Risk::Wishes)),
            ("№ карты;Фамилия;Стоп-лист", Some(Risk::Wishes)),
            ("№ карты;Отказ от звонков", Some(Risk::Wishes)),
            ("patient_id;do not call", Some(Risk::Wishes)),
            ("patient_id;Жалобы на боль", None),
            ("Имя;Не беспокоить до", None),
            ("patient_id;last_name;phone", Some(Risk::Patients)),
            ("Код пациента;ФИО;Статус", Some(Risk::Patients)),
            // A name alone says nothing, nor does a number or a status.
            ("patient_id;last_name", None),
            ("patient_id;phone", None),
            ("patient_id;status", None),
            ("ФИО;Телефон", None),
            ("patient_id;sum", None),
            ("", None),
        ] {
            assert_eq!(judged("", header), risk, "{header}");
        }
    }

    #[test]
    fn the_settings_say_what_columns_are_called() {
        let settings = "[columns.patients]\npatient_id = 'Шифр'\nfirst_name = 'Имя пациента'\nphone = 'Номер#2'\n[columns.contacts]\noutcome = 'Чем кончилось'\n\
                        [files]\ncards = 'карты.csv'\n[columns.'карты.csv']\nconsent = 'Звонить?'\n";
        for (header, risk) in [
            ("Дата звонка;Шифр;Чем кончилось", Some(Risk::Contacts)),
            ("Шифр;Звонить?", Some(Risk::Wishes)),
            ("Шифр;Имя пациента;Номер", Some(Risk::Patients)),
            ("Шифр;Другое", None),
        ] {
            assert_eq!(judged(settings, header), risk, "{header}");
            assert_eq!(judged("", header), None, "{header}");
        }
    }

    #[test]
    fn a_header_is_found_in_any_encoding_and_below_titles() {
        let text = "Выгрузка за март\r\n\r\nДата звонка;№ карты;Итог\r\n";
        let (windows, ..) = encoding_rs::WINDOWS_1251.encode(text);
        let wide = text.encode_utf16().flat_map(u16::to_le_bytes);
        let wide: Vec<u8> = [0xFF, 0xFE].into_iter().chain(wide).collect();
        let judge = Judge::new(&crate::plan::rules::default_settings(chrono_tz::Tz::UTC));
        let of = |bytes: &[u8]| {
            let records = first_records(&Bytes::Memory(bytes.into())).unwrap();
            judge.first_risk(&records)
        };
        for bytes in [text.as_bytes(), &windows, &wide] {
            assert_eq!(of(bytes), Some((3, Risk::Contacts)));
        }
        let low = format!("{}{text}", "\r\n".repeat(20));
        assert_eq!(of(low.as_bytes()), None);
    }
}
