//! What lies in the data folder: what can't be had, what is not read, what is old.
#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]
#![allow(
    clippy::format_collect,
    clippy::disallowed_methods,
    reason = "rows are few; files are as old as the clock says"
)]

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::time::{Duration, SystemTime};

use expect_test::expect;

use crate::clinic::{Clinic, PATIENTS, PLANS, SETTINGS, as_line, stderr};

const CARDS: &str = "patient_id,consent\n2,no\n";

/// The files that need not be there, each of which may hold a no.
const OPTIONAL: [&str; 5] = [
    "cards.csv",
    "visits.csv",
    "agreements.csv",
    "contacts.csv",
    "recall-contacts.csv",
];

/// A clinic that has not one of them.
fn bare() -> Clinic {
    Clinic::new().without("visits.csv")
}

/// What was said that begins so, of the rows and of the whole.
fn said(clinic: &Clinic, arguments: &[&str], begins: &str) -> Vec<String> {
    let run = clinic.run(arguments);
    assert_eq!(run.status.code(), Some(0), "{}", stderr(&run));
    let said = stderr(&run);
    let lines = said.lines().filter(|line| line.starts_with(begins));
    lines.map(str::to_owned).collect()
}

/// The warnings that are not given of the clinic as it stands.
fn warned(clinic: &Clinic) -> Vec<String> {
    let usual = said(&Clinic::new(), &[], "warning");
    let mut all = said(clinic, &[], "warning");
    all.retain(|line| !usual.contains(line));
    all
}

// What can't be had.

#[test]
fn a_folder_in_the_place_of_a_file() {
    let said = OPTIONAL.map(|name| {
        let clinic = bare();
        fs::create_dir(clinic.path(name)).unwrap();
        clinic.refused(66)
    });
    expect![[r#"
        error: cards.csv: can't be read: this is a folder and not a file
        error: visits.csv: can't be read: this is a folder and not a file
        error: agreements.csv: can't be read: this is a folder and not a file
        error: contacts.csv: can't be read: this is a folder and not a file
        error: recall-contacts.csv: can't be read: this is a folder and not a file
    "#]]
    .assert_eq(&said.concat());
}

#[test]
fn a_link_that_leads_in_a_circle() {
    for name in OPTIONAL {
        let clinic = bare();
        symlink(name, clinic.path(name)).unwrap();
        let run = clinic.run(&[]);
        assert_eq!(run.status.code(), Some(66), "{}", stderr(&run));
        assert!(stderr(&run).starts_with(&format!("error: {name}: ")));
        let dangling = bare();
        symlink("gone", dangling.path(name)).unwrap();
        assert_eq!(dangling.run(&[]).status.code(), Some(66), "{name}");
    }
}

#[test]
fn a_file_without_rights() {
    for name in OPTIONAL {
        let clinic = bare().file(name, "patient_id\n");
        fs::set_permissions(clinic.path(name), fs::Permissions::from_mode(0o0)).unwrap();
        // Whoever may do anything may read it too.
        if fs::read(clinic.path(name)).is_err() {
            let said = clinic.refused(66);
            assert!(said.starts_with(&format!("error: {name}: ")), "{said}");
        }
    }
}

#[test]
fn a_folder_that_can_not_be_listed() {
    let clinic = Clinic::new().file("shut/cards.csv", CARDS).args(&[
        "--data",
        "shut",
        "--patients",
        "patients.csv",
        "--plans",
        "plans.csv",
    ]);
    fs::set_permissions(clinic.path("shut"), fs::Permissions::from_mode(0o300)).unwrap();
    if fs::read_dir(clinic.path("shut")).is_err() {
        assert_eq!(clinic.run(&[]).status.code(), Some(66));
    }
    fs::set_permissions(clinic.path("shut"), fs::Permissions::from_mode(0o700)).unwrap();
    // One that is not there holds nothing.
    let nowhere = Clinic::new().without("visits.csv").args(&[
        "--data",
        "nowhere",
        "--patients",
        "patients.csv",
        "--plans",
        "plans.csv",
        "--bookings-checked",
    ]);
    nowhere.plan().calls(&["1", "2"]);
}

#[test]
fn a_name_that_is_too_long() {
    let name = "x".repeat(300);
    let clinic = bare().args(&["--cards", &name]);
    let run = clinic.run(&[]);
    assert_eq!(run.status.code(), Some(66), "{}", stderr(&run));
}

#[test]
fn settings_that_are_there_and_can_not_be_had() {
    for make in [
        |clinic: &Clinic| fs::create_dir(clinic.path("recall.toml")),
        |clinic: &Clinic| symlink("recall.toml", clinic.path("recall.toml")),
        |clinic: &Clinic| symlink("gone", clinic.path("recall.toml")),
    ] {
        let clinic = Clinic::new().without("recall.toml");
        make(&clinic).unwrap();
        let run = clinic.run(&[]);
        assert_eq!(run.status.code(), Some(66), "{}", stderr(&run));
    }
}

// Names.

#[test]
fn names_are_matched_without_regard_to_case() {
    let clinic = Clinic::new().file("Cards.CSV", CARDS);
    clinic
        .plan()
        .calls(&["1"])
        .decides("2", "plan:B not_permitted opted_out");
    let two = clinic.file("cards.csv", CARDS);
    // A disk that has but one of the two has no doubt either.
    if two.text("Cards.CSV") == CARDS && two.names().contains("cards.csv") {
        two.refuses(
            65,
            expect![[r#"
                error: Cards.CSV: cards.csv is there as well: which of the two is right is not known
                hint: take one of them away, or name the right one in recall.toml, under files
            "#]],
        );
    }
}

#[test]
fn settings_are_found_without_regard_to_case() {
    let clinic = Clinic::new()
        .without("recall.toml")
        .file("Recall.TOML", format!("{SETTINGS}name = 'Lime'\n"));
    assert_eq!(clinic.plan().list["clinic"], "Lime");
    let two = clinic.file("recall.toml", SETTINGS).file("RECALL.toml", "");
    if two.names().contains("Recall.TOML") {
        // The very name goes before the others.
        assert_eq!(two.plan().list["clinic"], "");
        let none = two.without("recall.toml");
        assert_eq!(none.run(&[]).status.code(), Some(78));
    }
}

#[test]
fn a_list_replaces_no_input_whose_name_differs_in_case() {
    let clinic = Clinic::new().file("Cards.CSV", CARDS);
    let run = clinic.run(&["-o", "Cards.CSV"]);
    assert_eq!(run.status.code(), Some(2));
    assert_eq!(clinic.text("Cards.CSV"), CARDS);
}

// What is not read.

#[test]
fn what_is_not_read_is_named() {
    let clinic = Clinic::new()
        .file("stop list.csv", "phone,since\n8 916 000-00-02,2026-01-01\n")
        .file("Payments.XLSX", "no workbook\n")
        .file("notes.txt", "\"a quote that\nis never closed\n")
        .file("contacts.csv.bak", "a\nb\n")
        .file("empty.csv", "")
        .file(".hidden.csv", "a\n")
        .file("picture.png", "x")
        .file("old/cards.csv", CARDS);
    let quiet = said(&clinic, &["--quiet"], "");
    expect![[r#"
        warning: in the data folder, and not read: Payments.XLSX, contacts.csv.bak, notes.txt, stop list.csv; a refusal may stand there, so name what counts under [files] in recall.toml and the rest under [ignore] files
    "#]].assert_eq(&as_line(quiet.join("\n")));
    assert_eq!(warned(&clinic), quiet);
    expect![[r#"
        внимание: лежат в папке, но не читаются: Payments.XLSX, contacts.csv.bak, notes.txt, stop list.csv; там может быть отказ, поэтому нужные файлы назовите в recall.toml в разделе [files], остальные — в разделе [ignore], files
    "#]].assert_eq(&as_line(said(&clinic.russian(), &["--quiet"], "").join("\n")));
}

#[test]
fn what_may_hold_a_no_ends_the_run() {
    for (name, text, told) in [
        (
            "contacts (2).csv",
            "contacted_at,patient_id,outcome\n2026-02-01,2,opt_out\n",
            expect![[r#"
                error: contacts (2).csv:1: this file is not read, and it has contacts in it: a refusal may be among them
                hint: if a file counts, name it in recall.toml under [files], beside the main one: contacts = ["contacts.csv", …]; if not, leave it aside, under [ignore]: files = ["contacts (2).csv"]
            "#]],
        ),
        (
            "Обзвон.csv",
            "Дата звонка;№ карты;Итог\r\n15.02.2026;2;не звонить\r\n",
            expect![[r#"
                error: Обзвон.csv:1: this file is not read, and it has contacts in it: a refusal may be among them
                hint: if a file counts, name it in recall.toml under [files], beside the main one: contacts = ["contacts.csv", …]; if not, leave it aside, under [ignore]: files = ["Обзвон.csv"]
            "#]],
        ),
        (
            "base.csv",
            "№ карты;Не беспокоить до\n2;01.01.2027\n",
            expect![[r#"
                error: base.csv:1: this file is not read, and it says whether and when patients may be called: a refusal may stand there
                hint: if a file counts, name it in recall.toml under [files], beside the main one: contacts = ["contacts.csv", …]; if not, leave it aside, under [ignore]: files = ["base.csv"]
            "#]],
        ),
        (
            "stop.csv",
            "№ карты;Фамилия;Стоп-лист\n2;Field;да\n",
            expect![[r#"
                error: stop.csv:1: this file is not read, and it says whether and when patients may be called: a refusal may stand there
                hint: if a file counts, name it in recall.toml under [files], beside the main one: contacts = ["contacts.csv", …]; if not, leave it aside, under [ignore]: files = ["stop.csv"]
            "#]],
        ),
        (
            "patients-2024.csv",
            "patient_id\tlast_name\tstatus\n2\tField\tinactive\n",
            expect![[r#"
                error: patients-2024.csv:1: this file is not read, and it has names of patients and their numbers or status: a refusal may stand there
                hint: if a file counts, name it in recall.toml under [files], beside the main one: contacts = ["contacts.csv", …]; if not, leave it aside, under [ignore]: files = ["patients-2024.csv"]
            "#]],
        ),
    ] {
        let clinic = Clinic::new().file(name, text);
        clinic.refuses(65, told);
        // What the hint says works.
        let aside = format!("{SETTINGS}[ignore]\nfiles = [\"{name}\"]\n");
        let clinic = clinic.file("recall.toml", aside);
        clinic.plan().calls(&["1", "2"]);
        assert_eq!(warned(&clinic), [""; 0]);
    }
}

#[test]
fn a_copy_that_is_read_is_not_named() {
    let contacts = "contacted_at,patient_id,outcome\n";
    let clinic = Clinic::new()
        .file("contacts.csv", contacts)
        .file(
            "contacts (2).csv",
            format!("{contacts}2026-02-01,2,opt_out\n"),
        )
        .file(
            "recall.toml",
            format!("{SETTINGS}[files]\ncontacts = ['contacts.csv', 'contacts (2).csv']\n"),
        );
    clinic.plan().calls(&["1"]);
    assert_eq!(said(&clinic, &[], "warning: in the data folder"), [""; 0]);
}

#[test]
fn a_star_leaves_many_aside() {
    let clinic = Clinic::new()
        .file("cards-2024.csv", CARDS)
        .file("Cards-2025.CSV", CARDS)
        .file(
            "recall.toml",
            format!("{SETTINGS}[ignore]\nfiles = 'cards-*.csv'\n"),
        );
    clinic.plan().calls(&["1", "2"]);
    let clinic = clinic.file("cards.old.csv", CARDS);
    assert_eq!(clinic.run(&[]).status.code(), Some(65));
}

#[test]
fn a_sheet_of_a_workbook_that_is_not_read() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    workbook
        .add_worksheet()
        .write_string(0, 0, "nothing")
        .unwrap();
    let sheet = workbook.add_worksheet().set_name("Стоп").unwrap();
    for (column, header) in ["№ карты", "Можно звонить"].into_iter().enumerate()
    {
        let column = u16::try_from(column).unwrap();
        sheet.write_string(2, column, header).unwrap();
    }
    let clinic = Clinic::new().file("other.xlsx", workbook.save_to_buffer().unwrap());
    let run = clinic.run(&[]);
    assert_eq!(run.status.code(), Some(65));
    expect![[r#"
        error: other.xlsx#Стоп:3: this file is not read, and it says whether and when patients may be called: a refusal may stand there
        hint: if a file counts, name it in recall.toml under [files], beside the main one: contacts = ["contacts.csv", …]; if not, leave it aside, under [ignore]: files = ["other.xlsx#Стоп"]
    "#]].assert_eq(&stderr(&run));
    for aside in ["other.xlsx", "other.xlsx#Стоп"] {
        let settings = format!("{SETTINGS}[ignore]\nfiles = \"{aside}\"\n");
        let clinic = Clinic::new()
            .file("other.xlsx", workbook.save_to_buffer().unwrap())
            .file("recall.toml", settings);
        clinic.plan().calls(&["1", "2"]);
    }
}

#[test]
fn a_sheet_beside_one_that_is_read() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let cards = workbook.add_worksheet().set_name("cards").unwrap();
    let stop = [["patient_id", "consent"], ["2", "no"]];
    for (row, cells) in (0..).zip(stop) {
        cards.write_row(row, 0, cells).unwrap();
    }
    let last_year = workbook.add_worksheet().set_name("2025").unwrap();
    for (row, cells) in (0..).zip([["patient_id", "consent"], ["1", "no"]]) {
        last_year.write_row(row, 0, cells).unwrap();
    }
    let clinic = Clinic::new().file("cards.xlsx", workbook.save_to_buffer().unwrap());
    let run = clinic.run(&[]);
    assert_eq!(run.status.code(), Some(65));
    assert!(stderr(&run).starts_with("error: cards.xlsx#2025:1: "));
    let aside = format!("{SETTINGS}[ignore]\nfiles = \"cards.xlsx#2025\"\n");
    let clinic = clinic.file("recall.toml", aside);
    clinic.plan().calls(&["1"]);
    assert_eq!(said(&clinic, &["--quiet"], ""), [""; 0]);
}

#[test]
fn what_recall_wrote_itself_is_none_of_these() {
    for clinic in [Clinic::new(), Clinic::new().russian()] {
        for more in [
            &["-o", "list.csv", "--decisions", "all.csv"][..],
            &["-o", "list.txt", "--format", "json"],
            &["-o", "tabs.csv", "--delimiter", "tab"],
        ] {
            clinic.stdout(more);
        }
        clinic.run_check(&["-o", "check.csv"]);
        clinic.run_check(&["-o", "check.txt"]);
        assert!(clinic.names().contains("check.csv"));
        let quietly = || stderr(&clinic.run(&["--quiet"]));
        assert_eq!(quietly(), "");
        // One in which somebody has written is one still.
        let filled = clinic.text("list.csv");
        fs::write(clinic.path("list.filled-1.csv"), filled).unwrap();
        assert_eq!(quietly(), "");
    }
}

#[test]
fn a_list_that_a_spreadsheet_saved_is_one_still() {
    for (clinic, headings) in [
        (Clinic::new(), "codes"),
        (Clinic::new().russian(), "titles"),
    ] {
        clinic.stdout(&["-o", "list.csv", "--headings", headings, "--delimiter", ","]);
        let text = clinic.text("list.csv");
        fs::remove_file(clinic.path("list.csv")).unwrap();
        let rows = |text: &str| {
            let mut reader = csv::ReaderBuilder::new()
                .has_headers(false)
                .from_reader(text.as_bytes());
            reader.records().collect::<Result<Vec<_>, _>>().unwrap()
        };
        let rows = rows(text.trim_start_matches('\u{feff}'));
        // What only people read is left out, and a remark is added.
        let of_sheet = |keeps: &dyn Fn(usize) -> bool| {
            let mut workbook = rust_xlsxwriter::Workbook::new();
            let sheet = workbook.add_worksheet();
            for (number, row) in (0..).zip(&rows) {
                let cells = row.iter().enumerate().filter(|(place, _)| keeps(*place));
                sheet
                    .write_row(number, 0, cells.map(|(_, cell)| cell))
                    .unwrap();
            }
            workbook.save_to_buffer().unwrap()
        };
        let clinic = clinic
            .file("list.xlsx", of_sheet(&|_| true))
            .file("short.xlsx", of_sheet(&|place| place > 8));
        assert_eq!(said(&clinic, &["--quiet"], ""), [""; 0]);
        // With the consent alone beside the ids it is anybody's, and a no may stand there.
        let clinic = clinic.file("other.xlsx", of_sheet(&|place| [9, 20].contains(&place)));
        let run = clinic.run(&[]);
        assert_eq!(run.status.code(), Some(65), "{}", stderr(&run));
        assert!(
            stderr(&run).contains("other.xlsx#Sheet1:1: "),
            "{}",
            stderr(&run)
        );
    }
}

#[test]
fn what_recall_noted_of_earlier_runs_is_its_own() {
    let record = "contacted_at,patient_id,outcome,case,channel,phone,callback_at,score,by,note,entry,said,recording,recorded_at,list\n";
    let clinic = Clinic::new()
        .file(
            "recall-inputs.csv",
            "file,rows,bytes,sha256,earliest\npatients.csv,2,90,00,\n",
        )
        .file("recall-contacts.old-1.csv", record.replace(',', ";"));
    assert_eq!(said(&clinic, &["--quiet"], ""), [""; 0]);
    // Another copy of the record may hold what the record lacks.
    let clinic = clinic.file("recall-contacts (2).csv", record);
    let run = clinic.run(&[]);
    assert_eq!(run.status.code(), Some(65));
    assert!(
        stderr(&run).starts_with("error: recall-contacts (2).csv:1: "),
        "{}",
        stderr(&run)
    );
}

// What is known of nobody, and what is not there.

#[test]
fn a_no_that_belongs_to_nobody_is_named_first() {
    let clinic = Clinic::new()
        .file(
            "patients.csv",
            format!("{PATIENTS},Moor,Cleo,1990-01-01,8 916 000-00-03,no,\n"),
        )
        .file("cards.csv", "patient_id,consent,note\n80,no,\n81,yes,\n82,,больше не звонить\n")
        .file(
            "contacts.csv",
            "contacted_at,patient_id,outcome\n2026-02-01,17,complaint\nsome day,18,opt_out\n2026-02-01,19,reached\n2026-02-01,2,reached\n",
        );
    let told = warned(&clinic)[..5].to_vec();
    expect![[r#"
        warning: patients.csv:4: a no to being called belongs to nobody: the patients' file has no such patient; find out whose it is before anybody calls
        warning: cards.csv:2: a no to being called belongs to nobody: the patients' file has no such patient; find out whose it is before anybody calls
        warning: cards.csv:4: a note that says not to call belongs to nobody: the patients' file has no such patient; find out whose it is before anybody calls
        warning: contacts.csv:2: a complaint belongs to nobody: the patients' file has no such patient; find out whose it is before anybody calls
        warning: contacts.csv:3: a refusal of calls belongs to nobody: the patients' file has no such patient; find out whose it is before anybody calls"#]].assert_eq(&told.join("\n"));
    for arguments in [&[][..], &["--quiet"], &["--format", "table"]] {
        let said = stderr(&clinic.run(arguments));
        assert!(said.starts_with(&told.join("\n")), "{said}");
        for line in &told {
            assert_eq!(said.matches(line.as_str()).count(), 1, "{said}");
        }
    }
    let warnings = clinic.plan().list["summary"]["warnings"].clone();
    for (warning, line) in warnings.as_array().unwrap().iter().zip(&told) {
        assert_eq!(format!("warning: {}", warning.as_str().unwrap()), *line);
    }
    let russian = clinic.russian();
    let lines = said(&russian, &["--quiet"], "внимание: contacts.csv:3");
    expect![[r#"
        внимание: contacts.csv:3: просьба не звонить, но непонятно чья: такого пациента в файле пациентов нет; выясните, кто это, до первого звонка
    "#]]
    .assert_eq(&as_line(lines.concat()));
}

#[test]
fn a_no_of_somebody_who_is_known_is_not_nobodys() {
    let clinic = Clinic::new().file(
        "contacts.csv",
        "contacted_at,patient_id,outcome\n2026-02-01,2,opt_out\n2026-02-01,0001,opt_out\n",
    );
    expect![[r#"
        warning: contacts.csv:3, column "patient_id": there is no such patient in the patients' file (row decides nothing)
    "#]].assert_eq(&as_line(warned(&clinic).join("\n")));
}

#[test]
fn of_many_nos_that_belong_to_nobody_five_are_told() {
    let rows: String = (100..120)
        .map(|id| format!("2026-02-01,{id},opt_out\n"))
        .collect();
    let clinic = Clinic::new().file(
        "contacts.csv",
        format!("contacted_at,patient_id,outcome\n{rows}"),
    );
    let told = said(&clinic, &["--quiet"], "warning");
    assert_eq!(told.len(), 6);
    expect![[r#"
        warning: and 15 more that belong to nobody; recall check --all shows them
    "#]]
    .assert_eq(&as_line(&told[5]));
}

#[test]
fn a_file_with_its_header_alone_is_as_good_as_none() {
    let contacts = "contacted_at,patient_id,outcome\n";
    let cards = "patient_id,consent\n\n";
    let lacking = Clinic::new()
        .file("contacts.csv", contacts)
        .file("cards.csv", cards);
    let told = said(&lacking, &[], "warning");
    expect![[r#"
        warning: the record of contacts has no rows: nothing is known of earlier contacts, so a refusal or a recent talk may go unseen; check that the export is complete
        warning: cards.csv has no rows: what patients said about being called is not known; check that the export is complete
        warning: visits.csv has no visit after now: check that the export is complete, and look in the appointment book before every call"#]].assert_eq(&told.join("\n"));
    let said_of = |clinic: Clinic| {
        let now = said(&clinic, &[], "warning");
        told.iter()
            .map(|line| now.contains(line))
            .collect::<Vec<_>>()
    };
    let row = "2026-02-01,9,reached\n";
    let filled = lacking.file("contacts.csv", format!("{contacts}{row}"));
    assert_eq!(said_of(filled), [false, true, true]);
    let filled = Clinic::new()
        .file("contacts.csv", contacts)
        .file("cards.csv", "patient_id,consent\n9,yes\n");
    assert_eq!(said_of(filled), [true, false, true]);
    // One of the two records is enough.
    let both = Clinic::new()
        .file("contacts.csv", contacts)
        .file("recall-contacts.csv", format!("{contacts}{row}"));
    assert_eq!(said_of(both), [false, false, true]);
}

#[test]
fn where_nobody_has_a_birth_date_children_can_not_be_told() {
    let without = PATIENTS.replace("1980-05-14", "").replace("1975-11-02", "");
    let told = warned(&Clinic::new().file("patients.csv", without));
    expect![[r#"
        warning: no patient has a birth date: children can't be told from adults and may be called themselves
    "#]].assert_eq(&as_line(told.concat()));
    let one = PATIENTS.replace("1980-05-14", "");
    assert_eq!(warned(&Clinic::new().file("patients.csv", one)), [""; 0]);
}

// What is old.

/// A clinic that is open on every day, planned today, with exports written so many days ago.
fn today(days_ago: &[(&str, u64)], settings: &str) -> Vec<String> {
    let settings = format!(
        "[clinic]\ntimezone = \"UTC\"\nhours = {{ \"mon-sun\" = \"00:00-24:00\" }}\n{settings}"
    );
    let clinic = Clinic::new().file("recall.toml", settings).file(
        "contacts.csv",
        "contacted_at,patient_id,outcome\n2026-02-01,2,reached\n",
    );
    for (name, days) in days_ago {
        let written = SystemTime::now() - Duration::from_secs(days * 24 * 60 * 60);
        let file = fs::File::options()
            .write(true)
            .open(clinic.path(name))
            .unwrap();
        file.set_modified(written).unwrap();
    }
    let now = chrono::Utc::now().date_naive().to_string();
    said(&clinic.on(&now), &["--quiet"], "warning: ")
}

#[test]
fn an_old_export_is_warned_of() {
    let old = |days: &[(&str, u64)], settings: &str| {
        let said = today(days, settings).into_iter();
        let name = |line: String| {
            line["warning: ".len()..]
                .split(' ')
                .next()
                .unwrap()
                .to_owned()
        };
        said.map(name).collect::<Vec<_>>()
    };
    assert_eq!(old(&[], ""), [""; 0]);
    for name in ["patients.csv", "plans.csv", "visits.csv", "contacts.csv"] {
        assert_eq!(old(&[(name, 3)], ""), [name]);
        assert_eq!(old(&[(name, 2)], ""), [""; 0]);
    }
    let all = [("patients.csv", 9), ("plans.csv", 9)];
    assert_eq!(old(&all, ""), ["patients.csv", "plans.csv"]);
    assert_eq!(
        old(&[("plans.csv", 3)], "[inputs]\nmax_age_days = 3\n"),
        [""; 0]
    );
    assert_eq!(
        old(&[("plans.csv", 1)], "[inputs]\nmax_age_days = 0\n"),
        ["plans.csv"]
    );
    // What is open counts, and nothing else is.
    let now = chrono::Utc::now().date_naive();
    let closed = [0, 1, 2].map(|days| format!("\"{}\"", now - chrono::Days::new(days)));
    let holidays = format!("holidays = [{}]\n", closed.join(", "));
    assert_eq!(old(&[("plans.csv", 3)], &holidays), [""; 0]);
}

#[test]
fn of_another_day_no_export_is_too_old() {
    let clinic = Clinic::new();
    let file = fs::File::options()
        .write(true)
        .open(clinic.path("plans.csv"))
        .unwrap();
    file.set_modified(SystemTime::UNIX_EPOCH).unwrap();
    assert_eq!(said(&clinic, &["--quiet"], ""), [""; 0]);
}

#[test]
fn of_several_exports_of_one_sort_the_newest_counts() {
    let plans = "plan_id,patient_id,procedure,status\n";
    let clinic = Clinic::new().file("more.csv", plans).file(
        "recall.toml",
        "[clinic]\ntimezone = 'UTC'\n[files]\nplans = ['plans.csv', 'more.csv']\n",
    );
    let file = fs::File::options()
        .write(true)
        .open(clinic.path("plans.csv"))
        .unwrap();
    file.set_modified(SystemTime::UNIX_EPOCH).unwrap();
    let now = chrono::Utc::now().date_naive().to_string();
    let clinic = clinic.on(&now);
    assert_eq!(said(&clinic, &["--quiet"], "warning: plans.csv"), [""; 0]);
}

#[test]
fn visits_that_end_before_the_last_open_days() {
    // Open from Monday to Saturday: the seven days before 2 March are 21 to 28 February.
    let known = |days: &[&str]| {
        let visits = "visit_id,patient_id,starts_at,status\n";
        let rows = days.iter().enumerate();
        let rows: String = rows
            .map(|(number, day)| format!("{number},1,{day} 10:00,attended\n"))
            .collect();
        let clinic = Clinic::new().file("visits.csv", format!("{visits}{rows}"));
        said(&clinic, &["--quiet"], "warning: visits.csv ")
    };
    expect![[r#"
        warning: visits.csv knows no visit of the last seven open days, though it knows earlier ones: who booked or came since then is not known; export it again
    "#]].assert_eq(&as_line(known(&["2026-02-20"]).concat()));
    let known = |days: &[&str]| known(days).len();
    assert_eq!(known(&["2026-02-20", "2026-03-05"]), 1);
    assert_eq!(known(&["2026-02-20", "2026-02-21"]), 0);
    assert_eq!(known(&["2026-02-20", "2026-02-28"]), 0);
    // A closed day within them shows that the export is new, too; without earlier ones there is nothing to compare.
    assert_eq!(known(&["2026-02-20", "2026-02-22"]), 0);
    assert_eq!(known(&["2026-03-05"]), 0);
    assert_eq!(known(&[]), 0);
}

#[test]
fn a_machine_that_nobody_told_where_it_is() {
    let said_where = |zone: &str, settings: &str| {
        let clinic = Clinic::new().file("recall.toml", settings);
        let run = clinic
            .process(&["--quiet"])
            .env("TZ", zone)
            .output()
            .unwrap();
        assert_eq!(run.status.code(), Some(0), "{}", stderr(&run));
        stderr(&run)
    };
    let told = said_where("UTC", "");
    expect![[r#"
        warning: the time zone of this machine is UTC and recall.toml names none: the day and the hours may be wrong; write timezone = "Europe/Moscow", or your own, under [clinic]
    "#]].assert_eq(&told);
    assert_eq!(said_where("Etc/UTC", ""), told);
    assert_eq!(said_where("Europe/Moscow", ""), "");
    assert_eq!(said_where("UTC", SETTINGS), "");
    assert_eq!(said_where("UTC", "[clinic]\ntimezone = 'UTC'\n"), "");
}

#[test]
fn quiet_leaves_nothing_of_a_clinic_in_order() {
    let clinic = Clinic::new()
        .file("plans.csv", format!("{PLANS}C,9,1,crown,,,,planned\n"))
        .args(&["--quiet"]);
    assert_eq!(said(&clinic, &[], ""), [""; 0]);
}
