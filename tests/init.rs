//! Promises of `recall init`: what it writes can be read back, nothing is written over, an invented clinic has a list.
#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::collections::BTreeSet;
use std::fs;
use std::io::Read;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::Output;

use assert_cmd::Command;
use calamine::{Data, Reader, Xlsx, open_workbook};
use recall::init::{EXPORTS, SHEETS, Sheet};
use recall::read::columns::Kind;
use recall::settings::{self, Language};
use tempfile::TempDir;

const LANGUAGES: [(&str, Language); 2] = [("ru", Language::Russian), ("en", Language::English)];

/// Runs in a folder, in the time zone of Moscow and without any other environment.
fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_recall"));
    command.current_dir(folder).env_clear();
    command.env("TZ", "Europe/Moscow");
    command.args(arguments).output().unwrap()
}

#[track_caller]
fn goes_well(folder: &Path, arguments: &[&str]) -> String {
    let run = run(folder, arguments);
    let said = String::from_utf8(run.stderr).unwrap();
    assert_eq!(run.status.code(), Some(0), "{said}");
    String::from_utf8(run.stdout).unwrap() + &said
}

fn names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).unwrap();
    let name = |entry: fs::DirEntry| entry.file_name().into_string().unwrap();
    entries.map(|entry| name(entry.unwrap())).collect()
}

/// A folder that was made ready, with more arguments.
fn made(language: &str, more: &[&str]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let arguments = [&["init", "clinic", "--lang", language], more].concat();
    goes_well(folder.path(), &arguments);
    folder
}

// What is made.

#[test]
fn a_new_folder_holds_these_files_for_its_owner_alone() {
    for (language, _) in LANGUAGES {
        let folder = made(language, &[]);
        let clinic = folder.path().join("clinic");
        let expected = "contacts.csv doctors.csv patients.csv plans.csv recall.toml recall.xlsx slots.csv visits.csv";
        let expected: BTreeSet<String> = expected.split(' ').map(str::to_owned).collect();
        assert_eq!(names(&clinic), expected);
        for name in &expected {
            let mode = fs::metadata(clinic.join(name))
                .unwrap()
                .permissions()
                .mode();
            assert_eq!(mode & 0o777, 0o600, "{name}");
        }
    }
}

#[test]
fn every_export_has_its_columns_and_no_row() {
    for (lang, language) in LANGUAGES {
        let folder = made(lang, &[]);
        for file in EXPORTS {
            let path = folder.path().join("clinic").join(file.file_name());
            let text = fs::read_to_string(path).unwrap();
            let columns = file.columns().iter();
            let expected: Vec<&str> = match language {
                Language::Russian => columns.map(|column| column.headers[0]).collect(),
                Language::English => columns.map(|column| column.name).collect(),
            };
            let joint = if language == Language::Russian {
                ";"
            } else {
                ","
            };
            let line = text.strip_prefix('\u{feff}').unwrap();
            assert_eq!(line, expected.join(joint) + "\r\n");
        }
    }
}

#[test]
fn a_new_folder_can_be_planned_and_has_nobody_to_call() {
    for (lang, _) in LANGUAGES {
        let folder = made(lang, &[]);
        let said = goes_well(
            folder.path(),
            &["plan", "--data", "clinic", "--strict", "--format", "json"],
        );
        assert!(said.contains("\"contacts\": []"), "{said}");
    }
}

#[test]
fn the_time_zone_is_written_down() {
    let folder = made("ru", &[]);
    let text = fs::read_to_string(folder.path().join("clinic/recall.toml")).unwrap();
    let settings = settings::parse(&text, None).unwrap();
    assert_eq!(settings.timezone, chrono_tz::Europe::Moscow);
}

#[test]
fn what_was_made_is_said_and_what_comes_next() {
    let folder = tempfile::tempdir().unwrap();
    let said = goes_well(folder.path(), &["init", "моя клиника"]);
    for expected in [
        "Папка «моя клиника» готова",
        "часовой пояс Europe/Moscow",
        "recall plan --data \"моя клиника\" -o list.csv",
    ] {
        assert!(said.contains(expected), "{said}");
    }
    let said = goes_well(folder.path(), &["init", "clinic", "--lang", "en"]);
    assert!(
        said.contains("recall plan --data clinic -o list.csv"),
        "{said}"
    );
}

#[test]
fn the_same_day_makes_the_same_bytes() {
    for more in [&[][..], &["--demo"]] {
        let [one, other] = [made("ru", more), made("ru", more)];
        for name in names(&one.path().join("clinic")) {
            let bytes =
                |folder: &TempDir| fs::read(folder.path().join("clinic").join(&name)).unwrap();
            assert!(bytes(&one) == bytes(&other), "{name}");
        }
    }
}

// Nothing is written over.

#[test]
fn where_a_file_is_there_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let clinic = folder.path().join("clinic");
    fs::create_dir(&clinic).unwrap();
    fs::write(clinic.join("plans.csv"), "mine").unwrap();
    symlink("nowhere", clinic.join("recall.xlsx")).unwrap();
    fs::write(clinic.join("journal.csv"), "mine too").unwrap();
    let before = names(&clinic);
    for more in [&[][..], &["--demo"]] {
        let run = run(
            folder.path(),
            &[&["init", "clinic", "--lang", "en"], more].concat(),
        );
        assert_eq!(run.status.code(), Some(73));
        assert!(run.stdout.is_empty());
        let expected = "\
error: clinic/recall.xlsx: this file is there already
error: clinic/plans.csv: this file is there already
hint: recall init writes over nothing, and nothing was made; name another folder
";
        assert_eq!(String::from_utf8(run.stderr).unwrap(), expected);
        assert_eq!(names(&clinic), before);
        assert_eq!(
            fs::read_to_string(clinic.join("plans.csv")).unwrap(),
            "mine"
        );
    }
    fs::remove_file(clinic.join("plans.csv")).unwrap();
    fs::remove_file(clinic.join("recall.xlsx")).unwrap();
    goes_well(folder.path(), &["init", "clinic"]);
    assert_eq!(
        fs::read_to_string(clinic.join("journal.csv")).unwrap(),
        "mine too"
    );
}

#[test]
fn where_nothing_can_be_made_nothing_is_left() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("file"), "").unwrap();
    let run = run(folder.path(), &["init", "file/clinic", "--lang", "en"]);
    assert_eq!(run.status.code(), Some(73));
    let said = String::from_utf8(run.stderr).unwrap();
    assert!(
        said.starts_with("error: file/clinic: can't create the file: "),
        "{said}"
    );
}

#[test]
fn a_folder_must_be_named() {
    let folder = tempfile::tempdir().unwrap();
    let run = run(folder.path(), &["init"]);
    assert_eq!(run.status.code(), Some(2));
    assert_eq!(names(folder.path()).len(), 0);
}

// The workbook.

fn workbook(folder: &TempDir) -> Xlsx<std::io::BufReader<fs::File>> {
    open_workbook(folder.path().join("clinic/recall.xlsx")).unwrap()
}

/// The XML of a sheet, counted from 1.
fn xml(folder: &TempDir, place: usize) -> String {
    let file = fs::File::open(folder.path().join("clinic/recall.xlsx")).unwrap();
    let mut archive = zip::ZipArchive::new(file).unwrap();
    let mut text = String::new();
    let mut sheet = archive
        .by_name(&format!("xl/worksheets/sheet{place}.xml"))
        .unwrap();
    sheet.read_to_string(&mut text).unwrap();
    text
}

#[test]
fn the_workbook_has_sheets_and_headings() {
    for (lang, language) in LANGUAGES {
        let folder = made(lang, &[]);
        let mut workbook = workbook(&folder);
        let titles: Vec<&str> = SHEETS.iter().map(|sheet| sheet.title(language)).collect();
        assert_eq!(workbook.sheet_names(), titles);
        for sheet in &SHEETS {
            let range = workbook.worksheet_range(sheet.title(language)).unwrap();
            let rows: Vec<Vec<String>> = range
                .rows()
                .map(|row| row.iter().map(ToString::to_string).collect())
                .collect();
            let headings = sheet.headings(language);
            let headings: Vec<&str> = headings.iter().map(|(heading, _)| *heading).collect();
            assert_eq!(rows, [headings]);
        }
    }
}

#[test]
fn columns_take_what_belongs_there() {
    for (lang, language) in LANGUAGES {
        let folder = made(lang, &[]);
        for (sheet, place) in SHEETS.iter().zip(1..) {
            let xml = xml(&folder, place);
            assert!(xml.contains("state=\"frozen\""), "{}", sheet.name);
            let kinds = |wanted: fn(Kind) -> bool| {
                sheet
                    .columns
                    .iter()
                    .filter(|column| wanted(column.kind))
                    .count()
            };
            let dates = kinds(|kind| kind == Kind::Date);
            let lists = kinds(|kind| {
                matches!(
                    kind,
                    Kind::Choice(_) | Kind::Channels | Kind::Weekdays | Kind::Basis
                )
            });
            assert_eq!(xml.matches("<dataValidation type=\"date\"").count(), dates);
            assert_eq!(xml.matches("<dataValidation type=\"list\"").count(), lists);
            assert_eq!(
                xml.matches("<dataValidation type=\"custom\"").count(),
                usize::from(sheet.unique.is_some())
            );
            offers_what_is_read(sheet, language, &xml);
        }
    }
}

/// Every word of a drop-down is read as its value.
fn offers_what_is_read(sheet: &Sheet, language: Language, xml: &str) {
    let mut offered = xml.split("<formula1>\"").skip(1);
    for (heading, column) in sheet.headings(language) {
        let Some(column) = column else { continue };
        let listed = matches!(
            column.kind,
            Kind::Choice(_) | Kind::Channels | Kind::Weekdays | Kind::Basis
        );
        if !listed {
            continue;
        }
        let list = offered.next().unwrap().split('"').next().unwrap();
        let list: Vec<&str> = list.split(',').collect();
        let values = column.kind.words().unwrap().values;
        assert_eq!(list.len(), values.len(), "{heading}");
        for (word, (name, further)) in list.iter().zip(values) {
            assert!(word == name || further.contains(word), "{heading}: {word}");
            let is_english = word.is_ascii();
            assert_eq!(
                is_english,
                language == Language::English,
                "{heading}: {word}"
            );
        }
    }
    assert_eq!(offered.next(), None);
}

#[test]
fn the_invented_workbook_holds_dates_and_text() {
    for (lang, language) in LANGUAGES {
        let folder = made(lang, &["--demo"]);
        let mut workbook = workbook(&folder);
        for sheet in &SHEETS {
            let range = workbook.worksheet_range(sheet.title(language)).unwrap();
            assert!(range.height() > 6, "{}", sheet.name);
            for row in range.rows().skip(1) {
                for (cell, (heading, column)) in row.iter().zip(sheet.headings(language)) {
                    let is_date = column.is_some_and(|column| column.kind == Kind::Date);
                    let fits = match cell {
                        Data::Empty => true,
                        Data::DateTime(_) => is_date,
                        Data::String(_) => !is_date,
                        _ => false,
                    };
                    assert!(fits, "{}: {heading}: {cell:?}", sheet.name);
                }
            }
        }
    }
}

// The invented clinic.

#[test]
fn the_invented_clinic_has_a_list_at_once() {
    for (lang, _) in LANGUAGES {
        let folder = made(lang, &["--demo"]);
        let said = run(
            folder.path(),
            &[
                "plan", "--data", "clinic", "--now", "09:00", "--strict", "--format", "json",
            ],
        );
        assert_eq!(
            said.status.code(),
            Some(0),
            "{}",
            String::from_utf8_lossy(&said.stderr)
        );
        let list: serde_json::Value = serde_json::from_slice(&said.stdout).unwrap();
        let contacts = list["contacts"].as_array().unwrap();
        assert_eq!(contacts.len(), 9);
        let reasons = list["summary"]["reasons"].as_object().unwrap();
        assert_eq!(reasons.len(), 8, "{reasons:?}");
        assert_eq!(list["summary"]["patients"], 12);
        assert_eq!(list["summary"]["warnings"], serde_json::json!([]));
        let codes = list["summary"]["codes"].as_object().unwrap();
        for code in [
            "opted_out",
            "plan_not_signed",
            "patient_undecided",
            "paused",
        ] {
            assert!(codes.contains_key(code), "{codes:?}");
        }
    }
}
