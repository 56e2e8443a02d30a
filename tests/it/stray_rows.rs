//! Rows that don't stand where rows stand: above the header, parted otherwise than it, or broken off within a remark. The no in them holds.
#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

use expect_test::expect;
use rust_xlsxwriter::{Workbook, Worksheet};

use crate::clinic::{Clinic, PATIENTS, PLANS, VISITS, stderr};

const CONTACTS: &str = "contacted_at,patient_id,outcome,note\n";

/// What is said where a file can't be used, which must name this line of it.
fn refused(file: &str, text: &str, line: u32) -> String {
    let run = Clinic::new()
        .file(file, text)
        .process(&[])
        .output()
        .unwrap();
    let told = stderr(&run);
    assert_eq!(run.status.code(), Some(65), "{text}\n{told}");
    let place = format!("error: {file}:{line}: ");
    assert!(told.starts_with(&place), "{text}\n{told}");
    told
}

#[test]
fn a_row_above_the_header_is_not_thrown_away() {
    let header = "contacted_at,patient_id,outcome,note";
    for (above, line) in [
        // The table was sorted together with its header.
        ("2026-02-01,1,opt_out,\n", 1),
        // A first half under headers that nobody knows, in this order or another.
        ("When,Card,End,More\n01.02.2026,1,opt_out,\n", 2),
        ("Card,End,When,More\nA-1,не звонить,01.02.2026,\n", 2),
        // One in another encoding: the word can't be read.
        ("2026-02-01,1,ÑÐµ Ð·Ð²Ð¾,\n", 1),
        // One parted otherwise.
        ("When;Card;End;More\n2026-02-01;1;opt_out;\n", 2),
        // A refusal beside an id.
        ("1,больше не звонить\n", 1),
    ] {
        let told = refused("contacts.csv", &format!("{above}{header}\n"), line);
        assert!(told.contains("stands above the headers"), "{told}");
    }
    refused("cards.csv", "1,no\npatient_id,consent\n2,yes\n", 1);
    let patients = PATIENTS.lines().collect::<Vec<_>>();
    let sorted = [patients[2], patients[0], patients[1], ""].join("\n");
    refused("patients.csv", &sorted, 1);
    let clinic = Clinic::new().file("cards.csv", "1,no\npatient_id,consent\n2,yes\n");
    clinic.russian().refuses(65, expect![[r#"
        ошибка: cards.csv:1: эта строка похожа на строку таблицы, но стоит выше заголовков, где ничего не читается: в ней может быть отказ
        подсказка: поставьте строку с заголовками над таблицей: возможно, таблицу сортировали вместе с ней; если в файле две таблицы, разделите его на два и назовите оба в recall.toml, в разделе files
    "#]]);
}

#[test]
fn titles_are_no_rows() {
    for title in [
        "Отчёт за период с 01.02.2026 по 28.02.2026,Клиника «Липа»",
        "Period:,01.02.2026,28.02.2026,printed,02.03.2026 10:00",
        "1,2,3,4,5,6,7",
        "A,B,C,D,E,F,G",
        "Врач: Иванов,Статус: все,Кабинет 3",
        "Кому не звонить,02.03.2026",
        "02.03.2026,Клиника «Липа»,стр. 1",
        "Карта,,Пациент,,Звонок,,",
        "Клиника «Липа»",
        "patients_2026-03-02,page 1 of 2",
    ] {
        Clinic::new()
            .file("patients.csv", format!("{title}\n{PATIENTS}"))
            .plan()
            .calls(&["1", "2"])
            .rows("patients.csv", [2, 0, 0]);
        Clinic::new()
            .file(
                "contacts.csv",
                format!("{title}\n{CONTACTS}2026-02-01,1,opt_out,\n"),
            )
            .plan()
            .calls(&["2"]);
    }
}

fn book(rows: &[&[&str]]) -> Vec<u8> {
    let mut sheet = Worksheet::new();
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(*cells) {
            sheet.write_string(row, column, *cell).unwrap();
        }
    }
    let mut workbook = Workbook::new();
    workbook.push_worksheet(sheet);
    workbook.save_to_buffer().unwrap()
}

#[test]
fn a_row_above_the_header_of_a_workbook() {
    let header: &[&str] = &["contacted_at", "patient_id", "outcome"];
    let sorted = book(&[&["2026-02-01", "1", "opt_out"], header]);
    let run = Clinic::new().file("contacts.xlsx", sorted);
    let run = run.process(&[]).output().unwrap();
    assert_eq!(run.status.code(), Some(65));
    assert!(stderr(&run).starts_with("error: contacts.xlsx:1: "));
    // What is merged stands in every cell that it covers.
    let title = ["№ 1", "№ 1", "№ 1"];
    let row = ["2026-02-01", "1", "opt_out"];
    let titled = book(&[&title, header, &row]);
    Clinic::new()
        .file("contacts.xlsx", titled)
        .plan()
        .calls(&["2"]);
}

#[test]
fn the_rest_of_a_row_bars_the_patient_of_the_row() {
    let note = |text: &str, line: &str| {
        let mut lines = text.lines();
        let header = lines.next().unwrap();
        let rows: String = lines.flat_map(|line| [line, ",\n"]).collect();
        format!("{header},note\n{rows}{line}")
    };
    let agreements = "agreement_id,patient_id,kind,agreed_on,due_on\nH,1,hygiene_reminder,2025-09-01,2026-03-10\n";
    let rest = "she said\nплохо слышно, больше не звонить\n";
    let first = PATIENTS.lines().nth(1).unwrap();
    let patients = PATIENTS.replace(first, "").replace("\n\n", "\n");
    for (file, text) in [
        (
            "contacts.csv",
            format!("{CONTACTS}2026-02-01,1,no_answer,{rest}"),
        ),
        ("patients.csv", note(&patients, &format!("{first},{rest}"))),
        (
            "cards.csv",
            format!("patient_id,consent,note\n2,yes,\n1,yes,{rest}"),
        ),
        (
            "plans.csv",
            note(PLANS, &format!("C,1,1,crown,,,,planned,{rest}")),
        ),
        (
            "visits.csv",
            note(VISITS, &format!("V,1,2026-02-20 10:00,attended,{rest}")),
        ),
        (
            "agreements.csv",
            note(
                agreements,
                &format!("W,1,wellbeing_check,2026-01-10,2026-01-12,{rest}"),
            ),
        ),
    ] {
        // A spreadsheet ends its rows with both, and breaks a cell with one.
        for text in [
            text.clone(),
            text.replace('\n', "\r\n").replace("said\r\n", "said\n"),
        ] {
            let planned = Clinic::new().file(file, &text).plan();
            planned.calls(&["2"]);
            let told = planned.said_of_rows();
            assert!(!told.contains("short_rows"), "{told}");
        }
        let line = text.lines().count();
        let run = Clinic::new()
            .file(file, &text)
            .process(&["-q"])
            .output()
            .unwrap();
        let told = stderr(&run);
        let first = format!(
            "warning: {file}:{line}: a line that can't be read as a row says not to call; "
        );
        assert!(told.starts_with(&first), "{told}");
    }
}

#[test]
fn what_is_the_rest_of_a_row() {
    let calls = |rows: &str, expected: &[&str]| {
        let text = format!("{CONTACTS}{rows}");
        Clinic::new()
            .file("contacts.csv", text)
            .plan()
            .calls(expected);
    };
    // Whatever it says: the no may stand half in each.
    calls("2026-02-01,1,no_answer,больше не\nзвонить\n", &["2"]);
    // Nothing of the remark is left in its own row, and the rest is as wide as a row.
    calls("2026-02-01,1,no_answer,\nno more calls please,,,\n", &["2"]);
    // A remark of three lines, of which one has a delimiter in it, and one nothing.
    calls(
        "2026-02-01,1,no_answer,said\n\nwell, that\nno more calls\n2026-02-01,2,no_answer,\n",
        &["2"],
    );
    // A row of nobody is none, though it is short.
    calls(
        "2026-02-01,1,no_answer,\n2026-02-01,44,no_answer\n",
        &["1", "2"],
    );
    // Nothing can go on behind a value.
    let text = "contacted_at,patient_id,note,outcome\n2026-02-01,1,,no_answer\nwell\n";
    Clinic::new()
        .file("contacts.csv", text)
        .plan()
        .calls(&["1", "2"]);
    // The export broke off within a row of somebody else.
    calls("2026-02-01,1,no_answer,x\n2026-02", &["1", "2"]);
    // Where the clinic says that rows are short nobody is made known by a remark.
    let patients = PATIENTS
        .replace("consent_on\n", "consent_on,note\n")
        .replacen("10\n", "10,\nпросит не звонить\n", 1);
    let settings = format!("short_rows.patients = true\n{}", crate::clinic::SETTINGS);
    Clinic::new()
        .file("recall.toml", settings)
        .file("patients.csv", patients)
        .plan()
        .calls(&["2"]);
}

#[test]
fn it_is_said_what_the_rest_of_a_row_is() {
    let text = format!("{CONTACTS}2026-02-01,1,no_answer,said\nno more\n");
    let clinic = Clinic::new().file("contacts.csv", text);
    clinic.warns(expect![[r#"
        warning: contacts.csv:3: this looks like the rest of the row before: its last cell has a line break and no quotes around it; take out the break, or put the cell in quotes (row refused)
        warning: contacts.csv:3, column "contacted_at": wanted a date, perhaps with a time, such as 2026-03-02 10:30, found 6 letters (row refused)
    "#]]);
    clinic.russian().warns(expect![[r#"
        внимание: contacts.csv:3: похоже на конец предыдущей строки: в её последней ячейке перенос, а кавычек вокруг ячейки нет; уберите перенос или возьмите ячейку в кавычки (строка не принята)
        внимание: contacts.csv:3, столбец «contacted_at»: нужна дата, можно со временем, например 02.03.2026 10:30, а в ячейке 6 букв (строка не принята)
    "#]]);
}

#[test]
fn a_row_that_can_be_read_is_no_rest() {
    // Whoever it names is not known: that is said, and not that it can't be read.
    for id in ["9", "1 Петрова", "№ 1"] {
        let contacts = format!("{CONTACTS}2026-02-01,{id},opt_out,больше не звонить\n");
        let clinic = Clinic::new().file("contacts.csv", contacts);
        let said = stderr(&clinic.process(&["--quiet"]).output().unwrap());
        assert!(said.contains("belongs to nobody"), "{said}");
        assert!(!said.contains("can't be read"), "{said}");
    }
}

#[test]
fn a_row_that_is_parted_otherwise_makes_the_file_unusable() {
    for (file, header, row) in [
        // By another delimiter.
        ("contacts.csv", CONTACTS, "2026-02-01;1;opt_out;"),
        ("contacts.csv", CONTACTS, "2026-02-01\t1\topt_out\t"),
        (
            "contacts.csv",
            CONTACTS,
            "2026-02-01;1;opt_out;said, enough",
        ),
        (
            "contacts.csv",
            "contacted_at;patient_id;outcome;note\n",
            "2026-02-01,1,opt_out,",
        ),
        ("cards.csv", "patient_id,consent\n", "1;no"),
        // Whole within quotes, with the blank cells that a spreadsheet puts behind or without.
        (
            "contacts.csv",
            "contacted_at;patient_id;outcome;note\n",
            "\"2026-02-01;1;opt_out;said, enough\"",
        ),
        (
            "contacts.csv",
            "contacted_at;patient_id;outcome;note\n",
            "\"2026-02-01;1;opt_out;said, enough\";;;",
        ),
        (
            "contacts.csv",
            CONTACTS,
            "\"2026-02-01,\"\"1\"\",opt_out,\"\"said, enough\"\"\"",
        ),
        (
            "cards.csv",
            "patient_id;consent;note\n",
            "\"1;no;said, enough\"",
        ),
        ("visits.csv", VISITS, "\"V,1,2026-03-05 10:00,booked\""),
        ("plans.csv", PLANS, "\"C,1,1,root canal,,,,planned\""),
    ] {
        let line = header.lines().count() + 1;
        let told = refused(
            file,
            &format!("{header}{row}\n"),
            u32::try_from(line).unwrap(),
        );
        assert!(told.contains("is not parted as the headers are"), "{told}");
    }
    let rows = PATIENTS.lines().skip(1).map(|row| row.replace(',', ";"));
    let rows: Vec<String> = rows.collect();
    let header = PATIENTS.lines().next().unwrap();
    refused(
        "patients.csv",
        &format!("{header}\n{}\n", rows.join("\n")),
        2,
    );
    let clinic = Clinic::new().file("cards.csv", "patient_id,consent\n1;no\n");
    clinic.russian().refuses(65, expect![[r#"
        ошибка: cards.csv:2: эта строка разделена на ячейки не так, как заголовки, или вся попала в одну ячейку: прочитать её нельзя, а в ней может быть отказ
        подсказка: выгрузите файл из программы клиники заново и не сохраняйте выгруженный CSV из Excel: он меняет разделители и кавычки; или разделите строку так же, как заголовки
    "#]]);
}

#[test]
fn other_delimiters_in_a_cell_part_nothing() {
    // A remark and a name with delimiters in them are no rows.
    let cards = "patient_id,consent,note\n1,,\"a; b; c\"\n2,,a;b\n";
    Clinic::new()
        .file("cards.csv", cards)
        .plan()
        .calls(&["1", "2"]);
    let patients = format!("{PATIENTS}3,\"Oak; Ash; Elm\",,,,,\n");
    Clinic::new()
        .file("patients.csv", patients)
        .plan()
        .calls(&["1", "2"]);
    // Where it can't be told for a row, whom it names is barred all the same, and the no is told of.
    let text = format!("{CONTACTS}\"call; 1; больше не звонить\"\n");
    let clinic = Clinic::new().file("contacts.csv", text);
    clinic.plan().calls(&["2"]);
    let told = stderr(&clinic.process(&["-q"]).output().unwrap());
    assert!(
        told.starts_with("warning: contacts.csv:2: a line that can't be read"),
        "{told}"
    );
}
