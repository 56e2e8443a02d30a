//! Workbooks as exports: one for a file, one for all, and what spreadsheets make of dates and telephone numbers.
#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::io::{Cursor, Read, Write};

use expect_test::expect;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::clinic::{Clinic, PATIENTS, PLANS, SETTINGS, VISITS};

/// A sheet with these rows of texts.
fn sheet(name: &str, rows: &[&str]) -> Worksheet {
    let mut sheet = Worksheet::new();
    sheet.set_name(name).unwrap();
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(cells.split('|')) {
            sheet.write_string(row, column, cell).unwrap();
        }
    }
    sheet
}

/// A sheet with what stands in an export of text.
fn copied(name: &str, text: &str) -> Worksheet {
    let rows: Vec<String> = text.lines().map(|line| line.replace(',', "|")).collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    sheet(name, &rows)
}

fn workbook(sheets: Vec<Worksheet>) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for sheet in sheets {
        workbook.push_worksheet(sheet);
    }
    workbook.save_to_buffer().unwrap()
}

fn date(text: &str) -> ExcelDateTime {
    ExcelDateTime::parse_from_str(text).unwrap()
}

#[test]
fn a_workbook_stands_for_a_file() {
    let clinic = Clinic::new()
        .without("patients.csv")
        .file("patients.xlsx", workbook(vec![copied("Лист1", PATIENTS)]));
    let planned = clinic.plan();
    planned.calls(&["1", "2"]).rows("patients.xlsx", [2, 0, 0]);
    let grounds = planned.list["contacts"][0]["cases"][0]["evidence"].to_string();
    assert!(grounds.contains("\"patients.xlsx:2\""), "{grounds}");
}

#[test]
fn a_file_and_a_workbook_of_one_name_are_one_too_many() {
    let clinic = Clinic::new().file("visits.xlsx", workbook(vec![copied("visits", VISITS)]));
    clinic.refuses(
        65,
        expect![[r#"
            error: visits.csv: visits.xlsx is there as well: which of the two is right is not known
            hint: take one of them away, or name the right one in recall.toml, under files
        "#]],
    );
    clinic.russian().refuses(
        65,
        expect![[r#"
            ошибка: visits.csv: рядом лежит visits.xlsx: непонятно, какой из двух файлов верный
            подсказка: уберите один из них или назовите верный в recall.toml, в разделе files
        "#]],
    );
}

/// A folder with a workbook and the settings alone.
fn one_workbook(sheets: Vec<Worksheet>) -> Clinic {
    let clinic = Clinic::new().without("patients.csv").without("plans.csv");
    let clinic = clinic.without("visits.csv");
    let clinic = clinic.file("clinic.xlsx", workbook(sheets));
    clinic.args(&["--data", "clinic.xlsx"])
}

#[test]
fn one_workbook_has_a_sheet_for_each_file() {
    let clinic = one_workbook(vec![
        sheet("Памятка", &["Здесь ничего нет"]),
        copied("Планы", PLANS),
        copied("ПАЦИЕНТЫ", PATIENTS),
        copied("visits", VISITS),
    ]);
    let planned = clinic.plan();
    planned
        .calls(&["1", "2"])
        .rows("clinic.xlsx#ПАЦИЕНТЫ", [2, 0, 0])
        .rows("clinic.xlsx#Планы", [2, 0, 0])
        .rows("clinic.xlsx#visits", [0, 0, 0]);
}

#[test]
fn a_workbook_without_the_sheets_that_are_needed() {
    one_workbook(vec![copied("Пациенты", PATIENTS), sheet("Прочее", &["-"])]).refuses(
        65,
        expect![[r#"
            error: clinic.xlsx: the workbook has no sheet plans, and no list without it
        "#]],
    );
    one_workbook(vec![copied("Пациенты", PATIENTS)]).refuses(
        65,
        expect![[r#"
            error: clinic.xlsx: the workbook has one sheet, and each file needs its own
            hint: name the sheets patients, plans, visits…, or give a folder with --data
        "#]],
    );
}

#[test]
fn a_workbook_that_is_not_there_or_none() {
    let clinic = || Clinic::new().without("patients.csv");
    clinic().args(&["--data", "clinic.xlsx"]).refuses(
        66,
        expect![[r#"
            error: clinic.xlsx: can't be read: there is no such file or folder
        "#]],
    );
    let text = clinic().file("clinic.xlsx", "this is no workbook");
    text.args(&["--data", "clinic.xlsx"]).refuses(
        65,
        expect![[r#"
            error: clinic.xlsx: this looks like a workbook, but can't be read as one
            hint: open it in a spreadsheet program and save it again, as XLSX or CSV UTF-8
        "#]],
    );
}

#[test]
fn a_sheet_is_named_by_the_settings() {
    let book = workbook(vec![sheet("А", &["-"]), copied("Б", PLANS)]);
    let clinic = |named: &str| {
        let settings = format!("files.plans = '{named}'\n{SETTINGS}");
        let clinic = Clinic::new().without("plans.csv");
        clinic.file("recall.toml", settings).file("b.xlsx", &book)
    };
    let planned = clinic("b.xlsx#б").plan();
    planned.calls(&["1", "2"]).rows("b.xlsx#Б", [2, 0, 0]);
    for named in ["b.xlsx", "b.xlsx#В"] {
        clinic(named).refuses(
            65,
            expect![[r#"
                error: b.xlsx: which sheet is meant is not known; the workbook has "А", "Б"
                hint: name the sheet behind the file: book.xlsx#Sheet
            "#]],
        );
    }
}

#[test]
fn dates_are_read_however_a_spreadsheet_holds_them() {
    let mut visits = sheet(
        "visits",
        &[
            "visit_id|patient_id|starts_at|status",
            "1|1||booked",
            "2|1||attended",
            "3|2||booked",
            "4|2||booked",
        ],
    );
    let format = Format::new().set_num_format("dd.mm.yyyy hh:mm");
    visits
        .write_datetime_with_format(1, 2, date("2026-03-03T10:30:00"), &format)
        .unwrap();
    // The twentieth of February, 9:00, as a number alone.
    visits.write_number(2, 2, 46_073.375).unwrap();
    // A year is no date, and a day without a time is a visit whose hour is not known.
    visits.write_number(3, 2, 2026).unwrap();
    visits.write_number(4, 2, 46_083).unwrap();
    let clinic = Clinic::new()
        .without("visits.csv")
        .file("visits.xlsx", workbook(vec![visits]));
    let planned = clinic.warns(
        expect![[r#"
            warning: visits.xlsx:4, column "starts_at": wanted a date, perhaps with a time, such as 2026-03-02 10:30, found 4 digits (row refused)
        "#]],
    );
    planned.rows("visits.xlsx", [3, 0, 1]);
    // The plan was begun on 20 February and waits for the visit of 3 March.
    planned.decides("1", "plan:A settled already_booked\nvisit:1 call");
    let visit = planned.list["contacts"][0]["cases"][0]["why"]
        .as_str()
        .unwrap();
    assert!(visit.contains("10:30"), "{visit}");
}

#[test]
fn dates_and_times_in_cells_of_their_own() {
    let mut visits = sheet(
        "visits",
        &[
            "visit_id|patient_id|Дата|Время|status",
            "1|1|||booked",
            "2|2|||booked",
        ],
    );
    let (day, time) = (
        Format::new().set_num_format("dd.mm.yyyy"),
        Format::new().set_num_format("h:mm"),
    );
    visits
        .write_datetime_with_format(1, 2, date("2026-03-03"), &day)
        .unwrap();
    visits
        .write_datetime_with_format(1, 3, date("1899-12-31T10:30:00"), &time)
        .unwrap();
    visits.write_number(2, 2, 46_084).unwrap();
    visits.write_number(2, 3, 0.75).unwrap();
    let settings = format!("columns.visits.starts_at = ['Дата', 'Время']\n{SETTINGS}");
    let clinic = Clinic::new()
        .without("visits.csv")
        .file("recall.toml", settings)
        .file("visits.xlsx", workbook(vec![visits]));
    let planned = clinic.plan();
    let why: Vec<String> = planned
        .contacts()
        .map(|it| it["cases"][0]["why"].to_string())
        .collect();
    expect![[r#"
        "Visit on Tuesday, 3 March 2026, at 10:30: treatment."
        "Visit on Tuesday, 3 March 2026, at 18:00: treatment.""#]]
    .assert_eq(&why.join("\n"));
}

#[test]
fn telephone_numbers_as_numbers() {
    let mut patients = copied("p", PATIENTS);
    patients.write_number(1, 4, 79_160_000_001_f64).unwrap();
    patients.write_number(2, 4, 9_160_000_002_f64).unwrap();
    let clinic = Clinic::new()
        .without("patients.csv")
        .file("patients.xlsx", workbook(vec![patients]));
    let planned = clinic.plan();
    let to: Vec<&str> = planned
        .contacts()
        .map(|it| it["to"].as_str().unwrap())
        .collect();
    assert_eq!(to, ["+79160000001", "+79160000002"]);
}

#[test]
fn a_number_that_a_spreadsheet_cut_short_is_refused() {
    let text = PATIENTS
        .replace("8 916 000-00-01", "9.18774E+09")
        .replace("8 916 000-00-02", "\"9,18774E+10\"");
    let clinic = Clinic::new().file("patients.csv", text);
    clinic
        .warns(
            expect![[r#"
                warning: patients.csv:2, column "phone": wanted at least one telephone number, a spreadsheet kept the beginning of the number only (such as 7.9E+10): write it out in full or export the file again, and don't save it from there (row refused)
                warning: patients.csv:3, column "phone": wanted at least one telephone number, a spreadsheet kept the beginning of the number only (such as 7.9E+10): write it out in full or export the file again, and don't save it from there (row refused)
            "#]],
        )
        .calls(&[]);
}

#[test]
fn several_numbers_in_one_cell() {
    let mut patients = copied("p", PATIENTS);
    patients
        .write_string(1, 4, "8 916 000-00-01\nдом. 8 495 000-00-03")
        .unwrap();
    let clinic = Clinic::new()
        .without("patients.csv")
        .file("patients.xlsx", workbook(vec![patients]));
    let planned = clinic.plan();
    planned.calls(&["1", "2"]);
    assert_eq!(planned.list["contacts"][0]["to"], "+79160000001");
    // A line break in a cell moves no row.
    let second = planned.list["contacts"][1]["cases"][0]["evidence"].to_string();
    assert!(second.contains("patients.xlsx:3"), "{second}");
}

#[test]
fn the_header_is_found_under_titles() {
    let rows = [
        "Стоматология «Ромашка»",
        "Выгрузка от 01.03.2026|Пациент",
        "",
        "Код пациента|Фамилия|Телефон|Можно звонить|Дата рождения",
        "1|Камнева|8 916 000-00-01|да|14.05.1980",
        "",
        "2|Полев|8 916 000-00-02|нет|02.11.1975",
    ];
    let clinic = Clinic::new()
        .without("patients.csv")
        .file("patients.xlsx", workbook(vec![sheet("p", &rows)]));
    let planned = clinic.plan();
    planned.calls(&["1"]).rows("patients.xlsx", [2, 0, 0]);
    // Rows keep the numbers that they have in the workbook.
    let evidence = planned.list["contacts"][0]["cases"][0]["evidence"].to_string();
    assert!(evidence.contains("patients.xlsx:5"), "{evidence}");
    let refused = &planned.decisions[1]["evidence"].to_string();
    assert!(refused.contains("patients.xlsx:7"), "{refused}");
}

#[test]
fn errors_and_truths_of_a_spreadsheet() {
    let mut patients = copied("p", PATIENTS);
    patients.write_boolean(1, 5, true).unwrap();
    patients
        .write_formula(
            2,
            5,
            rust_xlsxwriter::Formula::new("=1/0").set_result("#DIV/0!"),
        )
        .unwrap();
    let clinic = Clinic::new()
        .without("patients.csv")
        .file("patients.xlsx", workbook(vec![patients]));
    let planned = clinic.warns(
        expect![[r#"
            warning: patients.xlsx:3, column "consent": wanted yes, no or visits, found an error of a formula, such as #N/A (row refused)
        "#]],
    );
    planned.calls(&["1"]);
}

/// A workbook of which one part is written in another way.
fn with_part(book: &[u8], name: &str, rewrite: impl Fn(String) -> String) -> Vec<u8> {
    let mut parts = ZipArchive::new(Cursor::new(book)).unwrap();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for place in 0..parts.len() {
        let mut part = parts.by_index(place).unwrap();
        let is_it = part.name().unwrap().ends_with(name);
        if !is_it {
            writer.raw_copy_file(part).unwrap();
            continue;
        }
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        let whole_name = part.name().unwrap().into_owned();
        let options = SimpleFileOptions::default();
        writer.start_file(whole_name, options).unwrap();
        writer.write_all(rewrite(text).as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn a_workbook_that_would_take_all_memory_is_refused() {
    let book = workbook(vec![copied("Лист1", PATIENTS)]);
    let texts = |count: &'static str| {
        with_part(&book, "sharedStrings.xml", move |text| {
            let (before, after) = text.split_once("uniqueCount=\"").unwrap();
            let (_, after) = after.split_once('"').unwrap();
            format!("{before}uniqueCount=\"{count}\"{after}")
        })
    };
    let clinic = |book| {
        Clinic::new()
            .without("patients.csv")
            .file("patients.xlsx", book)
    };
    // No room is made for what a workbook only says that it holds.
    for count in ["1", "18446744073709551615", "99999999999"] {
        clinic(texts(count)).plan().calls(&["1", "2"]);
    }
    // One cell at the far right of each row: a file of a few kilobytes, and two hundred million fields.
    let row = |number: usize| format!("<row r='{number}'><c r='XFD{number}'><v>1</v></c></row>");
    let wide = with_part(&book, "sheet1.xml", |text| {
        let (before, _) = text.split_once("<sheetData").unwrap();
        let rows: String = (1..=12_000).map(row).collect();
        format!("{before}<sheetData>{rows}</sheetData></worksheet>")
    });
    clinic(wide).refuses(
        65,
        expect![[r#"
            error: patients.xlsx: this looks like a workbook, but can't be read as one
            hint: open it in a spreadsheet program and save it again, as XLSX or CSV UTF-8
        "#]],
    );
}

#[test]
fn a_cell_far_to_the_right_is_a_field_too_many() {
    let mut patients = copied("Лист1", PATIENTS);
    patients.write_string(1, 16_383, "?").unwrap();
    let clinic = Clinic::new().without("patients.csv");
    let planned = clinic
        .file("patients.xlsx", workbook(vec![patients]))
        .plan();
    planned.calls(&["2"]).rows("patients.xlsx", [1, 0, 1]);
}

#[test]
fn a_number_that_was_cut_short_beside_one_that_was_not() {
    let settings = format!("{SETTINGS}[columns.patients]\nphone = ['Mobile', 'Home']\n");
    let patients = PATIENTS.replace("phone", "Mobile,Home");
    let patients = patients.replace("8 916 000-00-01", ",8 916 000-00-01");
    let patients = patients.replace("8 916 000-00-02", "9.18774E+09,8 916 000-00-02");
    let clinic = Clinic::new()
        .file("recall.toml", settings)
        .file("patients.csv", patients);
    let planned = clinic.warns(
        expect![[r#"
            warning: patients.csv:3, column "Mobile": wanted at least one telephone number, a spreadsheet kept the beginning of the number only (such as 7.9E+10): write it out in full or export the file again, and don't save it from there (taken as blank)
        "#]],
    );
    planned.calls(&["1", "2"]);
}
