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
use expect_test::expect;
use recall::base::Language;
use recall::export::columns::{File, Kind};
use recall::init::{EXPORTS, SHEETS, Sheet};
use tempfile::TempDir;

use crate::clinic::{lines_with, screen, the_same};

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
    let settings = recall::plan::rules::read_settings(&text, None).unwrap();
    assert_eq!(settings.timezone, chrono_tz::Europe::Moscow);
}

#[test]
fn what_was_made_is_said_and_what_comes_next() {
    let folder = tempfile::tempdir().unwrap();
    let said = goes_well(folder.path(), &["init", "моя клиника"]);
    screen("init/new_folder.ru.txt").assert_eq(&said);
    let said = goes_well(folder.path(), &["init", "clinic", "--lang", "en"]);
    screen("init/new_folder.en.txt").assert_eq(&said);
}

#[test]
fn the_record_is_outside_the_folder_and_a_clinic_has_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let record_of = |clinic: &str| {
        let text = fs::read_to_string(folder.path().join(clinic).join("recall.toml")).unwrap();
        let settings = recall::plan::rules::read_settings(&text, None).unwrap();
        settings.files.get(&File::RecallContacts).cloned()
    };
    for (clinic, record) in [
        ("clinic", "../recall-contacts.csv"),
        ("other", "../recall-contacts-other.csv"),
    ] {
        goes_well(folder.path(), &["init", clinic]);
        assert_eq!(record_of(clinic), Some(vec![record.to_owned()]));
    }
    goes_well(folder.path(), &["init", "--demo", "demo"]);
    assert_eq!(record_of("demo"), None, "all of it can be deleted");
    // The exports may be replaced whole: what was said is not among them.
    let patients = "patient_id,full_name,phone\n1,Лис Анна,8 916 000-00-01\n";
    fs::write(folder.path().join("clinic/patients.csv"), patients).unwrap();
    let list = "date,patient_id,channel,cases,outcome\n2026-03-02,1,call,visit:5,нет ответа\n";
    fs::write(folder.path().join("list.csv"), list).unwrap();
    goes_well(
        folder.path(),
        &[
            "record",
            "list.csv",
            "--data",
            "clinic",
            "--date",
            "2026-03-02",
        ],
    );
    assert!(folder.path().join("recall-contacts.csv").exists());
    assert!(!folder.path().join("clinic/recall-contacts.csv").exists());
}

#[test]
fn a_record_that_lies_with_an_export_stays_where_it_is() {
    let folder = the_export();
    let record = folder.path().join("export/recall-contacts.csv");
    fs::write(
        &record,
        "contacted_at,patient_id,outcome\n2026-02-03,7,opt_out\n",
    )
    .unwrap();
    goes_well(folder.path(), &["init", "settings", "--from", "export"]);
    let text = fs::read_to_string(folder.path().join("settings/recall.toml")).unwrap();
    let line = format!(
        "recall-contacts = \"{}\"",
        record.canonicalize().unwrap().display()
    );
    assert!(text.lines().any(|own| own == line), "{line}\n{text}");
    goes_well(folder.path(), &["init", "--from", "export"]);
    let text = fs::read_to_string(folder.path().join("export/recall.toml")).unwrap();
    assert!(!text.contains("\nrecall-contacts"), "{text}");
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
    let said = [&[][..], &["--demo"]].map(|more| {
        let arguments = [&["init", "clinic", "--lang", "en"], more].concat();
        let run = run(folder.path(), &arguments);
        assert_eq!(run.status.code(), Some(73));
        assert!(run.stdout.is_empty());
        assert_eq!(names(&clinic), before);
        assert_eq!(
            fs::read_to_string(clinic.join("plans.csv")).unwrap(),
            "mine"
        );
        String::from_utf8(run.stderr).unwrap()
    });
    expect![[r#"
        error: clinic/recall.xlsx: this file is there already
        error: clinic/plans.csv: this file is there already
        hint: recall init writes over nothing, and nothing was made; name another folder
    "#]]
    .assert_eq(&the_same(said));
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
    assert!(said.starts_with("error: file/clinic: "), "{said}");
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

// The settings of an export.

/// An export as no program of this world writes it, under names that recall looks for.
fn export(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("export")).unwrap();
    for (name, text) in files {
        fs::write(folder.path().join("export").join(name), text).unwrap();
    }
    folder
}

const PATIENTS: &str = "\
Код;ФИО;Дата рождения;Телефон;Дом. телефон;Телефон мамы;Согласие на SMS;Статус
101;Цветкова Анна Ильинична;14.05.1978;8 916 000-00-01;;;да;0
102;Фролов Борис;02.11.1990;;8 495 000-00-02;;да;0
103;Минаев Пётр;30.01.2019;;;8 916 000-00-03;да;9
";
const PLANS: &str = "\
№;Чья;Услуга;Статус
1;101;Пломба;назначено по плану
2;101;Коронка;Выполнено
3;102;Пломба;странное
";
const VISITS: &str = "\
№ визита;Код пациента;Дата;Время;Статус
1;101;3/31/2025;9:30;Завершён
2;102;4/1/2025;10:00;не пришёл без причины
";
const CARDS: &str = "\
Код пациента;Согласие подписано;Удобное время
101;да;после 18
102;да;с 10 до 12
";

/// What stands below the settings that every clinic has.
fn found(folder: &TempDir) -> String {
    let text = fs::read_to_string(folder.path().join("export/recall.toml")).unwrap();
    let from = text
        .find("# Дальше")
        .or_else(|| text.find("# From here on"));
    let found = text[from.unwrap()..].split_once("\n\n");
    found.map_or("", |(_, found)| found).to_owned()
}

/// The settings of an export, all of them.
fn settings_of(folder: &TempDir) -> String {
    fs::read_to_string(folder.path().join("export/recall.toml")).unwrap()
}

/// What is said last: the next step.
fn last_paragraph(said: &str) -> String {
    said.rsplit("\n\n").next().unwrap().to_owned()
}

fn the_export() -> TempDir {
    export(&[
        ("patients.csv", PATIENTS),
        ("plans.csv", PLANS),
        ("visits.csv", VISITS),
        ("cards.csv", CARDS),
    ])
}

#[test]
fn an_export_is_looked_at() {
    let folder = the_export();
    let said = goes_well(folder.path(), &["init", "--from", "export"]);
    screen("init/an_export.ru.txt").assert_eq(&said);
    screen("init/an_export.ru.toml").assert_eq(&settings_of(&folder));
}

#[test]
fn the_answers_make_an_export_readable() {
    let folder = the_export();
    goes_well(folder.path(), &["init", "--from", "export"]);
    let path = folder.path().join("export/recall.toml");
    let mut text = fs::read_to_string(&path).unwrap();
    let plan = |more: &[&str]| {
        let arguments = [
            "plan",
            "--data",
            "export",
            "--date",
            "2026-03-02",
            "--format",
            "json",
        ];
        run(folder.path(), &[&arguments, more].concat())
    };
    // A column of consent is asked about: nobody is called before that is answered.
    assert_eq!(plan(&[]).status.code(), Some(65));
    for (question, answer) in [
        ("#[", "["),
        ("#consent", "consent"),
        ("#planned", "planned"),
        ("#no_show", "no_show"),
        ("#... = [\"0\"]", "active = [\"0\"]"),
        ("#... = [\"9\"]", "inactive = [\"9\"]"),
        ("#... = [\"странное\"]", "cancelled = [\"странное\"]"),
    ] {
        assert!(text.contains(question), "{question}");
        text = text.replace(question, answer);
    }
    fs::write(&path, &text).unwrap();
    let planned = plan(&["--strict"]);
    let said = String::from_utf8(planned.stderr).unwrap();
    assert_eq!(planned.status.code(), Some(0), "{said}");
    let list: serde_json::Value = serde_json::from_slice(&planned.stdout).unwrap();
    assert_eq!(list["summary"]["patients"], 3);
}

#[test]
fn nobody_can_be_recognised_in_what_is_shown() {
    let folder = the_export();
    let said = goes_well(folder.path(), &["init", "--from", "export", "--lang", "en"]);
    for cell in ["Цветкова", "Анна", "101", "14.05.1978", "916", "Пломба"] {
        assert!(!said.contains(cell), "{cell}: {said}");
    }
    screen("init/an_export.en.txt").assert_eq(&said);
    screen("init/an_export.en.toml").assert_eq(&settings_of(&folder));
}

#[test]
fn of_a_clinic_that_lacks_nothing_nothing_is_said_to_be_missing() {
    let folder = made("ru", &["--demo"]);
    let settings = folder.path().join("clinic/recall.toml");
    fs::remove_file(settings).unwrap();
    let said = goes_well(folder.path(), &["init", "--from", "clinic"]);
    assert_eq!(lines_with(&said, "  • "), "");
}

#[test]
fn visits_without_a_number_are_told_from_none_and_totals_are_no_rows() {
    let folder = export(&[
        (
            "patients.csv",
            "Код пациента;ФИО;Телефон\n101;А;8 916 000-00-01\n102;Б;8 916 000-00-02\nИтого: 2 пациента;;\n",
        ),
        (
            "plans.csv",
            "Код плана;Код пациента;Услуга;Статус\n1;101;Пломба;план\n",
        ),
        (
            "schedule.csv",
            "Талон;Код пациента;Дата и время приёма;Статус визита;Вид приёма\n\
             A;101;01.02.2026 10:00;записан;лечение\nA;102;01.02.2026 11:00;записан;лечение\n",
        ),
    ]);
    let said = goes_well(folder.path(), &["init", "--from", "export", "--lang", "ru"]);
    assert!(said.contains("пациенты, 2 строки"), "{said}");
    assert!(
        said.contains(
            "schedule.csv похоже на визиты, но в нём не найден столбец «Код визита» (visit_id)"
        ),
        "{said}"
    );
    assert!(!said.contains("нет визитов"), "{said}");
    let folder = export(&[(
        "patients.csv",
        "Код пациента;ФИО;Телефон\n101;А;8 916 000-00-01\n",
    )]);
    let said = goes_well(folder.path(), &["init", "--from", "export", "--lang", "ru"]);
    assert!(said.contains("нет визитов"), "{said}");
}

#[test]
fn consent_and_agreements_are_never_guessed() {
    let folder = export(&[
        (
            "patients.csv",
            "Код пациента;ФИО;Согласие;Согласие на звонки подписано;Дата согласия на звонок\n1;А;да;да;01.02.2026\n",
        ),
        (
            "plans.csv",
            "Код плана;Код пациента;Услуга;Статус;Подписан планн;Дата подписания договора\n1;1;Пломба;план;01.02.2026;01.02.2026\n",
        ),
        (
            "visits.csv",
            "№ визита;Код пациента;Дата приёма;Статус;Напомнить о визите\n1;1;01.02.2026 10:00;записан;да\n",
        ),
        (
            "agreements.csv",
            "№ договорённости;Код пациента;Вид;Договорились ли\n1;1;чистка;01.02.2026\n",
        ),
        (
            "hygiene.csv",
            "№;Код пациента;Тип;Срок;Последний осмотр\n1;1;Prophy;01.03.2026;01.09.2025\n",
        ),
    ]);
    goes_well(folder.path(), &["init", "--from", "export"]);
    let found = found(&folder);
    let asked = ["consent", "consent_on", "signed_on", "remind", "agreed_on"];
    for column in asked {
        let lines = found
            .lines()
            .filter(|line| line.contains(&format!("{column} = ")));
        let lines: Vec<&str> = lines.collect();
        assert!(!lines.is_empty(), "{column}: {found}");
        assert!(lines.iter().all(|line| line.starts_with('#')), "{lines:?}");
    }
    let question = "#agreements = [\"agreements.csv\", \"hygiene.csv\"]";
    expect![[r##"
        #agreements = ["agreements.csv", "hygiene.csv"]  # вопрос: пациенты просили об этом напомнить? Если так решил врач или программа, оставьте «#» (вместо строки выше)
    "##]].assert_eq(&lines_with(&found, question));
    assert!(found.contains("#[columns.\"hygiene.csv\"]"), "{found}");
}

#[test]
fn what_restricts_calls_is_written_down_though_it_is_known() {
    let folder = export(&[
        (
            "patients.csv",
            "Код пациента;Фамилия;Моб. телефон;Можно звонить;Не беспокоить до;Мама;Город\n1;А;;нет;;;Тверь\n",
        ),
        (
            "plans.csv",
            "Код плана;Код пациента;Услуга;Врач;Письменно;Подписан;Ответ пациента;Отложено до;Статус\n1;1;Пломба;А;да;01.02.2026;согласен;;план\n",
        ),
        (
            "visits.csv",
            "№ визита;Код пациента;Дата приёма;Вид приёма;Напомнить;Статус\n1;1;01.02.2026 10:00;чистка;нет;записан\n",
        ),
        (
            "agreements.csv",
            "№ договорённости;Код пациента;Вид;Договорились;Канал связи;Статус\n1;1;чистка;01.02.2026;смс;отозвана\n",
        ),
        (
            "contacts.csv",
            "Дата звонка;Код пациента;Итог;По поводу;Номер;Перезвонить;Оценка\n01.02.2026;1;отказ;план:1;;;5\n",
        ),
    ]);
    goes_well(folder.path(), &["init", "--from", "export"]);
    screen("init/what_restricts.ru.toml").assert_eq(&settings_of(&folder));
    goes_well(folder.path(), &["plan", "--data", "export", "--strict"]);
}

#[test]
fn other_consents_are_no_question() {
    let folder = export(&[(
        "cards.csv",
        "Код пациента;Согласие на обработку персональных данных;Согласие на рекламу;Удобное время\n1;да;да;после 18\n",
    )]);
    goes_well(folder.path(), &["init", "--from", "export"]);
    let found = found(&folder);
    assert!(!found.contains("consent = "), "{found}");
    expect![[r#"
        # «Согласие на рекламу» — это не согласие на звонки
    "#]]
    .assert_eq(&lines_with(&found, "Согласие на рекламу"));
}

#[test]
fn files_elsewhere_and_sheets_are_named() {
    let folder = export(&[(
        "plans.csv",
        "Код плана;Код пациента;Услуга;Статус\n1;7;Пломба;план\n",
    )]);
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let page = workbook.add_worksheet();
    page.set_name("Пациенты").unwrap();
    for (place, heading) in ["Код пациента", "ФИО", "Моб. телефон"].iter().enumerate()
    {
        page.write(0, u16::try_from(place).unwrap(), *heading)
            .unwrap();
    }
    page.write(1, 0, 7).unwrap();
    page.write(1, 1, "Цветкова Анна").unwrap();
    workbook.add_worksheet().set_name("Пусто").unwrap();
    workbook
        .save(folder.path().join("export/base.xlsx"))
        .unwrap();
    let said = goes_well(
        folder.path(),
        &[
            "init",
            "settings",
            "--lang",
            "en",
            "--from",
            "export/base.xlsx",
            "export/plans.csv",
        ],
    );
    expect![[r#"
        base.xlsx#Пациенты: patients, 1 row
    "#]]
    .assert_eq(&lines_with(&said, "base.xlsx#Пациенты: "));
    assert!(!said.contains("Пусто"), "{said}");
    let text = fs::read_to_string(folder.path().join("settings/recall.toml")).unwrap();
    let export = folder.path().join("export").canonicalize().unwrap();
    let export = export.to_str().unwrap();
    for expected in [
        format!("patients = \"{export}/base.xlsx#Пациенты\""),
        format!("plans = \"{export}/plans.csv\""),
    ] {
        assert!(text.contains(&expected), "{expected}: {text}");
    }
    goes_well(folder.path(), &["plan", "--data", "settings", "--strict"]);
}

#[test]
fn what_an_export_lacks_has_a_sheet() {
    let folder = the_export();
    let said = goes_well(
        folder.path(),
        &["init", "clinic", "--lang", "ru", "--from", "export"],
    );
    expect![[r#"
        Создана книга clinic/recall.xlsx, листы «Договорённости», «Подписи и сроки»: туда записывают то, чего нет в выгрузке.
        Настройки записаны в clinic/recall.toml.
    "#]].assert_eq(&lines_with(&said, "clinic/recall."));
    let sheets: BTreeSet<String> = workbook(&folder).sheet_names().into_iter().collect();
    let titles = ["Договорённости", "Подписи и сроки"];
    assert_eq!(sheets, BTreeSet::from(titles.map(str::to_owned)));
    let text = fs::read_to_string(folder.path().join("clinic/recall.toml")).unwrap();
    let settings = recall::plan::rules::read_settings(&text, None).unwrap();
    let named = settings.files.values().flatten();
    let named: Vec<&String> = named.filter(|name| name.contains(".xlsx")).collect();
    assert_eq!(
        named,
        ["recall.xlsx#Подписи и сроки", "recall.xlsx#Договорённости"]
    );
    let answered = text.replace("#consent", "consent");
    fs::write(folder.path().join("clinic/recall.toml"), answered).unwrap();
    goes_well(folder.path(), &["plan", "--data", "clinic"]);
}

#[test]
fn what_is_filled_in_by_hand_stands_in_one_place() {
    let asked = (
        "hygiene.csv",
        "№;Код пациента;Тип;Срок;Последний осмотр\n1;1;Prophy;01.03.2026;01.09.2025\n",
    );
    let cards = ("cards.csv", "Код пациента;Удобное время\n1;после 18\n");
    let folder = export(&[asked, cards]);
    let said = goes_well(folder.path(), &["init", "--from", "export"]);
    expect![[r#"
        cards.csv: сервисные карты, 1 строка
        • не записано, кто согласен на звонки: никого не побеспокоят. Спрашивайте пациентов и заполняйте cards.csv.
    "#]].assert_eq(&lines_with(&said, "cards.csv"));
    let found = found(&folder);
    expect![[r#"
        agreements = "recall.xlsx#Договорённости"
        #agreements = ["recall.xlsx#Договорённости", "hygiene.csv"]  # вопрос: пациенты просили об этом напомнить? Если так решил врач или программа, оставьте «#» (вместо строки выше)
    "#]].assert_eq(&lines_with(&found, "agreements = "));
    assert!(found.contains("#[columns.\"hygiene.csv\"]"), "{found}");
    assert!(!found.contains("Сервисные карты"), "{found}");
}

#[test]
fn the_day_of_an_item_is_asked_for_where_a_patient_has_one_plan() {
    let folder = export(&[
        ("patients.csv", "Код пациента;ФИО\n1;А\n2;Б\n"),
        (
            "plans.csv",
            "№;Код пациента;Дата;Дата рождения;Услуга;Статус\n1;1;01.02.2026;01.02.1980;Пломба;план\n2;1;02.02.2026;;Коронка;план\n",
        ),
    ]);
    goes_well(folder.path(), &["init", "--from", "export"]);
    let text = found(&folder);
    expect![[r##"
        #consulted_on = "Дата"  # вопрос: в этот день врач назначил лечение? Тогда прежняя подпись не относится к тому, что назначено после неё
    "##]].assert_eq(&lines_with(&text, "consulted_on = "));
    let numbered = with_patient(&[]);
    fs::write(
        numbered.path().join("export/plans.csv"),
        "Код плана;Код пациента;Дата;Услуга;Статус\n1;1;01.02.2026;Пломба;план\n",
    )
    .unwrap();
    goes_well(numbered.path(), &["init", "--from", "export"]);
    assert!(!found(&numbered).contains("consulted_on"));
}

/// A base of one patient, with more tables.
fn with_patient(more: &[(&str, &str)]) -> TempDir {
    let base = [
        ("patients.csv", "Код пациента;ФИО\n1;А\n"),
        (
            "plans.csv",
            "Код плана;Код пациента;Услуга;Статус\n1;1;Пломба;план\n",
        ),
    ];
    export(&[&base[..], more].concat())
}

#[test]
fn numbers_of_several_files_are_kept_apart() {
    let agreements = "№;Код пациента;Вид;Договорились;Срок\n1;1;чистка;01.09.2025;01.03.2026\n2;1;профосмотр;01.09.2025;01.03.2026\n";
    let visits = "№ визита;Код пациента;Дата приёма;Статус\n";
    let other = "№ визита;Код пациента;Дата приёма;Статус\n1;1;01.02.2026 11:00;явился\n";
    let folder = with_patient(&[
        ("agreements.csv", agreements),
        ("recall 2.csv", &agreements.replace("01.03", "02.03")),
        (
            "visits-a.csv",
            &format!("{visits}1;1;01.02.2026 10:00;явился\n"),
        ),
        ("visits-b.csv", other),
    ]);
    goes_well(folder.path(), &["init", "--from", "export"]);
    let found = found(&folder);
    for expected in [
        "[columns.\"agreements.csv\"]\nagreement_id = \"№\"  # ",
        "[columns.\"recall 2.csv\"]\nagreement_id = [\"№\", { always = \"recall-2\" }]  # ",
        "[columns.\"visits-b.csv\"]\nvisit_id = [\"№ визита\", { always = \"visits-b\" }]  # ",
    ] {
        assert!(found.contains(expected), "{expected}: {found}");
    }
    assert!(!found.contains("[columns.\"visits-a.csv\"]"), "{found}");
    goes_well(folder.path(), &["plan", "--data", "export", "--strict"]);
}

#[test]
fn a_file_that_is_accepted_needs_no_header_of_another() {
    let folder = with_patient(&[
        (
            "agreements.csv",
            "№;Код пациента;Вид;Дата договорённости;Срок;Статус\n1;1;чистка;01.09.2025;01.03.2026;открыта\n",
        ),
        (
            "hygiene.csv",
            "№;Код пациента;Тип;Срок\n1;1;Prophy;01.03.2026\n",
        ),
    ]);
    goes_well(folder.path(), &["init", "--from", "export"]);
    let path = folder.path().join("export/recall.toml");
    let text = fs::read_to_string(&path).unwrap();
    assert!(!text.contains("[columns.agreements]"), "{text}");
    let answers = [
        ("\nagreements = \"agreements.csv\"\n", "\n"),
        ("#agreements", "agreements"),
        ("#[", "["),
        ("#agreement_id", "agreement_id"),
        ("#... =", "hygiene_reminder ="),
    ];
    let answered = answers.iter().fold(text, |text, (question, answer)| {
        assert!(text.contains(question), "{question}: {text}");
        text.replace(question, answer)
    });
    fs::write(&path, &answered).unwrap();
    let settings = recall::plan::rules::read_settings(&answered, None).unwrap();
    let sorts: Vec<&String> = settings.mappings.keys().collect();
    assert_eq!(sorts, ["agreements.csv", "hygiene.csv", "patients"]);
    goes_well(folder.path(), &["plan", "--data", "export", "--strict"]);
}

#[test]
fn numbers_of_one_system_stay_as_they_are() {
    let visits = |numbers: std::ops::Range<u32>| {
        let row = |number| format!("{number};1;01.02.2026 10:00;явился\n");
        let rows: String = numbers.map(row).collect();
        format!("№ визита;Код пациента;Дата приёма;Статус\n{rows}")
    };
    // The last visits of one year stand in the next one's export too.
    let folder = with_patient(&[
        ("visits-2025.csv", &visits(1..20)),
        ("visits-2026.csv", &visits(18..40)),
    ]);
    goes_well(folder.path(), &["init", "--from", "export"]);
    assert!(!found(&folder).contains("visit_id"));
}

#[test]
fn the_settings_of_an_export_are_not_written_over() {
    let said = [
        ("recall.toml", "recall.xlsx"),
        ("recall.xlsx", "recall.toml"),
    ]
    .map(|(name, other)| {
        let folder = the_export();
        let clinic = folder.path().join("clinic");
        fs::create_dir(&clinic).unwrap();
        fs::write(clinic.join(name), "mine").unwrap();
        let run = run(
            folder.path(),
            &["init", "clinic", "--from", "export", "--lang", "en"],
        );
        assert_eq!(run.status.code(), Some(73));
        assert!(run.stdout.is_empty());
        assert_eq!(fs::read_to_string(clinic.join(name)).unwrap(), "mine");
        assert!(!clinic.join(other).exists());
        String::from_utf8(run.stderr).unwrap()
    });
    expect![[r#"
        error: clinic/recall.toml: this file is there already
        hint: recall init writes over nothing, and nothing was made; name another folder
        error: clinic/recall.xlsx: this file is there already
        hint: recall init writes over nothing, and nothing was made; name another folder
    "#]]
    .assert_eq(&said.concat());
}

#[test]
fn an_export_that_is_not_there_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let run = run(
        folder.path(),
        &["init", "--from", "nowhere.csv", "--lang", "en"],
    );
    assert_eq!(run.status.code(), Some(66));
    let said = String::from_utf8(run.stderr).unwrap();
    expect![[r#"
        error: nowhere.csv: can't read the file: there is no such file or folder
    "#]]
    .assert_eq(&said);
    assert_eq!(names(folder.path()).len(), 0);
}

#[test]
fn what_is_no_table_is_named() {
    let said = [
        ("book.xlsx", "no workbook"),
        ("open.csv", "a;b\n1;\"2\n3;4\n"),
    ]
    .map(|(name, text)| {
        let folder = export(&[(name, text)]);
        let run = run(folder.path(), &["init", "--from", "export", "--lang", "en"]);
        assert_eq!(run.status.code(), Some(66));
        assert_eq!(names(&folder.path().join("export")).len(), 1);
        String::from_utf8(run.stderr).unwrap()
    });
    expect![[r#"
        error: export/book.xlsx: can't read the file: this is no table, CSV, XLSX, XLS or ODS, or a quote is never closed
        error: export/open.csv: can't read the file: this is no table, CSV, XLSX, XLS or ODS, or a quote is never closed
    "#]].assert_eq(&said.concat());
}

#[test]
fn a_column_that_is_known_and_cannot_be_read_is_told() {
    let folder = export(&[
        (
            "plans.csv",
            "Код плана;Код пациента;Услуга;Статус;Подписан\n1;7;Пломба;план;да\n2;7;Коронка;план;нет\n",
        ),
        ("orders.csv", "Товар;Цена\nщётка;120\n"),
    ]);
    let said = goes_well(folder.path(), &["init", "--from", "export"]);
    screen("init/what_can_not_be_read.ru.txt").assert_eq(&said);
}

#[test]
fn the_settings_of_the_example_clinic_find_all_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/clinic");
    let said = goes_well(
        folder.path(),
        &["init", ".", "--from", example.to_str().unwrap()],
    );
    // No table is in question, and hardly a column is guessed.
    let told = said.lines().filter(|line| {
        let table = line.split_once(".csv: ").map(|(name, _)| name);
        table.is_some_and(|name| !name.contains(' ')) || line.starts_with("    ")
    });
    expect![[r#"
        patients.csv: пациенты, 75 строк
        cards.csv: сервисные карты, 70 строк
        plans.csv: планы лечения, 33 строки
        visits.csv: визиты, 29 строк
            догадка: starts_at: дата и время в двух столбцах
        agreements.csv: договорённости, 42 строки
        contacts.csv: звонки и сообщения, 12 строк
        doctors.csv: врачи, 6 строк
        slots.csv: свободное время врачей, 11 строк
    "#]]
    .assert_eq(&told.flat_map(|line| [line, "\n"]).collect::<String>());
}

// Exports of other systems.

/// The settings that an export is given, and what is said of it.
fn looked_at(files: &[(&str, &str)], more: &[&str]) -> (TempDir, String, String) {
    let folder = export(files);
    let said = goes_well(
        folder.path(),
        &[&["init", "--from", "export", "--lang", "en"], more].concat(),
    );
    let text = fs::read_to_string(folder.path().join("export/recall.toml")).unwrap();
    (folder, text, said)
}

#[track_caller]
fn holds(text: &str, lines: &[&str]) {
    for line in lines {
        assert!(
            text.lines()
                .any(|own| own.split("  #").next() == Some(line)),
            "{line} is not in:\n{text}"
        );
    }
}

const OF_A_PROGRAM: [(&str, &str); 4] = [
    (
        "appointments.csv",
        "appointment_id,patient_id,dentist_id,booked_at,scheduled_start,visit_type,status
71,P7,D1,2026-01-02 10:00:00,2099-03-03 12:00:00,cleaning,scheduled
72,P8,D1,2026-01-02 11:00:00,2026-02-03 13:00:00,filling,completed
73,P9,D2,2026-01-02 12:00:00,2026-02-05 13:00:00,checkup,missed
",
    ),
    (
        "dentists.csv",
        "dentist_id,first_name,last_name,specialty
D1,Vera,Larkin,general
D2,Oleg,Moss,orthodontics
",
    ),
    (
        "people.csv",
        "patient_id,name,dob,mobile,preferred_contact_channel,patient_status
P7,Ann Moor,1971-02-03,8 916 000-00-07,phone_call,active
P8,Ben Moor,1972-02-03,8 916 000-00-08,sms,archived
P9,Cleo Moor,1973-02-03,8 916 000-00-09,email,active
",
    ),
    (
        "treatment_plans.csv",
        "plan_id,patient_id,treatment,tooth_number,signed_date,status
T1,P7,filling,26,2026-01-10,planned
",
    ),
];

#[test]
fn tables_of_other_programs_are_told_apart_and_their_headers_known() {
    let (_folder, text, said) = looked_at(&OF_A_PROGRAM, &[]);
    screen("init/of_a_program.en.txt").assert_eq(&said);
    holds(
        &text,
        &[
            "full_name = \"name\"",
            "birth_date = \"dob\"",
            "phone = \"mobile\"",
            "channels = \"preferred_contact_channel\"",
            "status = \"patient_status\"",
            "visit_id = \"appointment_id\"",
            "starts_at = \"scheduled_start\"",
            "kind = \"visit_type\"",
            "procedure = \"treatment\"",
            "tooth = \"tooth_number\"",
            "#signed_on = \"signed_date\"",
            "name = [\"last_name\", \"first_name\"]",
            // Words are known by their meaning, and asked about all the same.
            "#call = [\"phone_call\"]",
            "#inactive = [\"archived\"]",
            "#hygiene = [\"cleaning\"]",
            "#no_show = [\"missed\"]",
        ],
    );
}

#[test]
fn patients_are_joined_by_the_number_that_the_other_files_share() {
    let patients = "Код;Карта;ФИО;Телефон
1;3;Чижова Анна;8 916 000-00-01
2;1;Щегол Борис;8 916 000-00-02
3;2;Дроздова Вера;8 916 000-00-03
";
    let plans = "План;Карта;Услуга;Статус
А1;3;Пломба;запланировано
А2;2;Коронка;запланировано
";
    let (_folder, text, _) = looked_at(&[("patients.csv", patients), ("plans.csv", plans)], &[]);
    assert_eq!(
        text.matches("patient_id = \"Карта\"").count(),
        2,
        "both tables: {text}"
    );
    // Under headers of their own the cells decide: only one of the fields has these values.
    let patients = patients.replace("Карта", "Рег");
    let plans =
        "План;Чья;Услуга;Статус\nА1;902;Пломба;запланировано\nА2;903;Коронка;запланировано\n";
    let patients = patients
        .replace(";3;Ч", ";901;Ч")
        .replace(";1;Щ", ";902;Щ")
        .replace(";2;Д", ";903;Д");
    let (_folder, text, _) = looked_at(&[("patients.csv", &patients), ("plans.csv", plans)], &[]);
    holds(&text, &["patient_id = \"Рег\"", "patient_id = \"Чья\""]);
}

#[test]
fn where_several_fields_may_be_the_patients_number_it_is_asked() {
    let patients = "Первый;Второй;ФИО;Телефон
1;2;Чижова Анна;8 916 000-00-01
2;1;Щегол Борис;8 916 000-00-02
";
    let plans = "План;Чья;Услуга;Статус\nА1;1;Пломба;запланировано\nА2;2;Коронка;запланировано\n";
    let (folder, text, said) = looked_at(&[("patients.csv", patients), ("plans.csv", plans)], &[]);
    holds(&text, &["#patient_id = \"Первый\""]);
    expect![[r#"
        The workbook export/recall.xlsx was made, sheets "Service cards", "Agreements", "Signatures and deadlines": for what the export does not hold.
        The settings are in export/recall.toml.
        There can be no list yet: patients.csv:1: the required column patient_id is missing
        Look at the guesses, answer the questions, then see whether all can be read: recall check --data export
    "#]].assert_eq(&last_paragraph(&said));
    let plan = run(folder.path(), &["plan", "--data", "export"]);
    assert_eq!(plan.status.code(), Some(65));
}

#[test]
fn digits_are_no_telephone_number_unless_their_header_says_so() {
    let patients = "Номер карты;ФИО;Паспорт;Шифр;Звонить;Телефон организации;Телефон врача
1;Чижова Анна;4509123456;9160000001;нет;8 495 000-00-11;8 495 000-00-12
2;Щегол Борис;4509123457;9160000002;нет;8 495 000-00-11;8 495 000-00-12
";
    let with = |header: &str| {
        let patients = patients.replace("Шифр", header);
        looked_at(&[("patients.csv", &patients)], &[]).1
    };
    let text = with("Шифр");
    holds(&text, &["#phone = \"Шифр\""]);
    assert!(
        !text.contains("Паспорт") && !text.contains("phone = \"Звонить"),
        "{text}"
    );
    assert!(
        !text.contains("врача") && !text.contains("организации"),
        "{text}"
    );
    // A column that is called so leaves nothing to be guessed.
    let text = with("Телефон");
    holds(&text, &["phone = \"Телефон\""]);
    assert!(!text.contains("#phone = \"Телефон"), "{text}");
    let text = with("ИНН");
    assert!(!text.contains("phone = \"ИНН"), "{text}");
}

#[test]
fn numbers_of_another_country_are_asked_about() {
    let patients = "patient_id,name,mobile\n1,Ann Moor,020 7946 0011\n2,Ben Moor,020 7946 0012\n";
    let (_folder, text, said) = looked_at(&[("patients.csv", patients)], &[]);
    holds(&text, &["#phone = \"mobile\""]);
    expect![[r#"
        mobile      phone       000 0000 0000 | 000 0000 0000
        question: phone: no number can be read: is the country in the settings right (clinic.country)?
    "#]].assert_eq(&lines_with(&said, "phone"));
}

#[test]
fn a_day_and_its_time_are_joined_also_where_the_day_is_known_by_name() {
    let visits = "№ визита;Номер карты;Дата приёма;Конец;Начало работы;Статус
5;1;03.03.2099;11:00;10:30;записан
6;2;04.03.2099;12:00;11:30;записан
";
    let patients = "Номер карты;ФИО\n1;Чижова Анна\n2;Щегол Борис\n";
    let (_folder, text, _) = looked_at(&[("patients.csv", patients), ("visits.csv", visits)], &[]);
    holds(&text, &["starts_at = [\"Дата приёма\", \"Начало работы\"]"]);
}

#[test]
fn taken_time_is_no_free_time_and_visits_need_their_patients() {
    let schedule = "Дата;Время;Пациент;Телефон;Врач;Статус\n03.03.2099;10:30;Чижова Анна;8 916 000-00-01;Ларина;записан\n";
    let patients = "Номер карты;ФИО\n1;Чижова Анна\n";
    let (_folder, text, said) = looked_at(
        &[("patients.csv", patients), ("Расписание.csv", schedule)],
        &[],
    );
    expect![[r#"
        Расписание.csv: visits (in question), 1 row
    "#]]
    .assert_eq(&lines_with(&said, "Расписание.csv: "));
    assert!(text.contains("\n#visits = "), "{text}");
    assert!(!text.contains("slots ="), "{text}");
}

#[test]
fn one_file_that_cannot_be_read_does_not_stop_the_others() {
    let (_folder, text, said) = looked_at(
        &[
            ("patients.csv", PATIENTS),
            ("plans.csv", PLANS),
            ("remarks.csv", "a,b\n1,\"open\n2,3\n"),
        ],
        &[],
    );
    expect![[r#"
        remarks.csv: can't be read and is left out: this is no table, CSV, XLSX, XLS or ODS, or a quote is never closed
    "#]].assert_eq(&lines_with(&said, "remarks.csv: "));
    holds(&text, &["full_name = \"ФИО\""]);
}

#[test]
fn a_file_that_is_named_twice_is_one_file() {
    let folder = export(&[("patients.csv", PATIENTS), ("plans.csv", PLANS)]);
    let inside = folder.path().join("export");
    let once = goes_well(&inside, &["init", "--from", "."]);
    let path = inside.join("recall.toml");
    let of_once = fs::read_to_string(&path).unwrap();
    for twice in [
        &[".", "."][..],
        &["patients.csv", "../export", "./plans.csv"],
    ] {
        fs::remove_file(&path).unwrap();
        fs::remove_file(inside.join("recall.xlsx")).unwrap();
        let said = goes_well(&inside, &[&["init", "--from"], twice].concat());
        assert_eq!(fs::read_to_string(&path).unwrap(), of_once);
        assert_eq!(said, once);
    }
}

#[test]
fn the_last_word_is_a_step_that_works() {
    // Without plans there is no list.
    let (_folder, _, said) = looked_at(&[("patients.csv", PATIENTS)], &[]);
    expect![[r#"
        The workbook export/recall.xlsx was made, sheets "Service cards", "Agreements", "Signatures and deadlines": for what the export does not hold.
        The settings are in export/recall.toml.
        There can be no list yet: export/plans.csv: there is no such file, and no list without it
        Look at the guesses, answer the questions, then see whether all can be read: recall check --data export
    "#]].assert_eq(&last_paragraph(&said));
    // Where most rows can't be read, the words that stand in them come first.
    let (_folder, _, said) = looked_at(&OF_A_PROGRAM, &[]);
    expect![[r#"
        The workbook export/recall.xlsx was made, sheets "Service cards", "Agreements", "Signatures and deadlines": for what the export does not hold.
        The settings are in export/recall.toml.
        There can be no list yet: people.csv: most rows can't be read
        Look at the guesses, answer the questions, then see whether all can be read: recall check --data export
    "#]].assert_eq(&last_paragraph(&said));
    // With all of that there is one.
    let known = |text: &str| {
        text.replace("phone_call", "call")
            .replace("archived", "inactive")
    };
    let files = OF_A_PROGRAM.map(|(name, text)| (name, known(text)));
    let files = files.each_ref().map(|(name, text)| (*name, text.as_str()));
    let (folder, _, said) = looked_at(&files, &[]);
    expect![[r#"
        The workbook export/recall.xlsx was made, sheets "Service cards", "Agreements", "Signatures and deadlines": for what the export does not hold.
        The settings are in export/recall.toml.
        Look at the guesses, answer the questions, and make the list: recall plan --data export -o "list-{date}.xlsx"
    "#]].assert_eq(&last_paragraph(&said));
    assert_eq!(
        run(folder.path(), &["plan", "--data", "export"])
            .status
            .code(),
        Some(0)
    );
}

#[test]
fn a_table_without_a_header_shows_nobody() {
    let patients =
        "101;Чижова Анна;14.05.1978;8 916 000-00-01\n102;Щегол Борис;02.11.1990;8 916 000-00-02\n";
    let (_folder, _, said) = looked_at(&[("patients.csv", patients)], &[]);
    assert!(!said.contains("Чижова") && !said.contains("916"), "{said}");
    // Nor does one whose first row has no number and no day.
    let visits = "7;101;Чижова Анна;;лечение\n8;101;Щегол Борис;02.03.2026 10:00;лечение\n9;102;Щегол Борис;12.03.2026 11:00;лечение\n10;103;Щегол Борис;13.03.2026 12:00;лечение\n";
    let known =
        "Код;ФИО;Телефон\n101;А;8 916 000-00-01\n102;Б;8 916 000-00-02\n103;В;8 916 000-00-03\n";
    let (_folder, text, said) = looked_at(&[("patients.csv", known), ("visits.csv", visits)], &[]);
    assert!(said.contains("visits.csv: "), "{said}");
    assert!(!said.contains("Чижова"), "{said}");
    assert!(!text.contains("Чижова"), "{text}");
    // Nor do the settings, where a cell of what may be a patient tells what the column holds.
    for first in [
        "Карта;ФИО;8 916 000-00-07;chizh@example.org",
        "Карта;Чижова Анна;8 916 000-00-07;Согласие на обработку, Чижова",
        "Карта;ФИО;8 916 000-00-07;Чижова: не звонить",
        "Карта;ФИО;8 916 000-00-07;Согласие на обработку данных Чижова дала",
    ] {
        let rows = "101;Щегол Борис;8 916 000-00-01;b@example.org\n102;Стриж Вера;8 916 000-00-02;v@example.org\n103;Зяблик Глеб;8 916 000-00-03;g@example.org\n";
        let (_folder, text, said) =
            looked_at(&[("patients.csv", &format!("{first}\n{rows}"))], &[]);
        for told in [&text, &said] {
            assert!(
                !told.contains("Чижова") && !told.contains("916") && !told.contains("chizh"),
                "{told}"
            );
        }
        let asks = text.contains("\n#phone = \"?\"  # question: ");
        assert_eq!(asks, first.contains("ФИО"), "{text}");
    }
}

#[test]
fn a_title_above_the_header_is_no_header() {
    let patients = format!("Список пациентов клиники;;;\nна 1 марта;;;\n{PATIENTS}");
    let (_folder, text, said) = looked_at(&[("patients.csv", &patients)], &[]);
    expect![[r#"
        patients.csv: patients, 3 rows
    "#]]
    .assert_eq(&lines_with(&said, "patients.csv: "));
    holds(&text, &["full_name = \"ФИО\""]);
}
