//! What a spreadsheet shows and an export of text would not: merged, struck-out and hidden cells, formulas, sheets that nobody reads; in XLSX,
//! XLS and ODS.
#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::io::{Cursor, Read, Write};

use expect_test::expect;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::clinic::{self, Clinic, PATIENTS, SETTINGS, the_same};

/// Made by `clinic_xls.py` beside it.
const XLS: &[u8] = include_bytes!("../fixtures/clinic.xls");

const CONTACTS: &str = "contacted_at|patient_id|outcome|case";

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

fn patients() -> Worksheet {
    let rows: Vec<String> = PATIENTS
        .lines()
        .map(|line| line.replace(',', "|"))
        .collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    sheet("Пациенты", &rows)
}

fn workbook(sheets: Vec<Worksheet>) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for sheet in sheets {
        workbook.push_worksheet(sheet);
    }
    workbook.save_to_buffer().unwrap()
}

/// A clinic whose patients are in this workbook.
fn of_patients(book: impl AsRef<[u8]>) -> Clinic {
    let clinic = Clinic::new().without("patients.csv");
    clinic.file("patients.xlsx", book)
}

/// What the summary warns of, where it tells of a workbook.
fn warnings(planned: &clinic::Planned) -> String {
    let all = planned.list["summary"]["warnings"].as_array().unwrap();
    let all = all.iter().map(|it| it.as_str().unwrap().to_owned());
    let of_books = [".xlsx", ".xls", ".ods"];
    all.filter(|it| of_books.iter().any(|ending| it.contains(ending)))
        .flat_map(|it| [it, "\n".to_owned()])
        .collect()
}

fn date(text: &str) -> ExcelDateTime {
    ExcelDateTime::parse_from_str(text).unwrap()
}

/// The same workbook with one part written in another way.
fn with_part(book: &[u8], name: &str, rewrite: impl Fn(String) -> String) -> Vec<u8> {
    let mut parts = ZipArchive::new(Cursor::new(book)).unwrap();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for place in 0..parts.len() {
        let mut part = parts.by_index(place).unwrap();
        let whole_name = part.name().unwrap().into_owned();
        if !whole_name.ends_with(name) {
            writer.raw_copy_file(part).unwrap();
            continue;
        }
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        let options = SimpleFileOptions::default();
        writer.start_file(whole_name, options).unwrap();
        writer.write_all(rewrite(text).as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// An ODS whose sheets are these.
fn ods(sheets: &str) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let namespaces = ["office", "table", "text", "calcext", "style"]
        .map(|it| format!("xmlns:{it}='urn:{it}'"))
        .join(" ");
    let content = format!(
        "<?xml version='1.0' encoding='UTF-8'?><office:document-content {namespaces}><office:body>\
         <office:spreadsheet>{sheets}</office:spreadsheet></office:body></office:document-content>"
    );
    for (name, part) in [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &content),
    ] {
        writer
            .start_file(name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(part.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A sheet of an ODS with rows of these cells.
fn table(name: &str, rows: &[&str]) -> String {
    let rows = rows.iter().map(|row| {
        let cells = row.split('|').map(|cell| {
            if cell.starts_with('<') {
                cell.to_owned()
            } else if cell.is_empty() {
                "<table:table-cell/>".to_owned()
            } else {
                format!(
                    "<table:table-cell office:value-type='string'><text:p>{cell}</text:p></table:table-cell>"
                )
            }
        });
        format!("<table:table-row>{}</table:table-row>", cells.collect::<String>())
    });
    let rows: String = rows.collect();
    format!(
        "<table:table table:name='{name}'><table:table-column table:number-columns-repeated='9'/>{rows}\
         <table:table-row table:number-rows-repeated='1048500'><table:table-cell \
         table:number-columns-repeated='16384'/></table:table-row></table:table>"
    )
}

#[test]
fn what_is_merged_holds_for_all_that_it_covers() {
    let mut contacts = sheet("Звонки", &[CONTACTS, "2026-01-10 10:00||reached|"]);
    contacts
        .write_string(2, 0, "2026-01-11 10:00")
        .unwrap()
        .write_string(2, 2, "opt_out")
        .unwrap();
    contacts
        .merge_range(1, 1, 2, 1, "2", &Format::new())
        .unwrap();
    let clinic = Clinic::new().file("contacts.xlsx", workbook(vec![contacts]));
    let planned = clinic.plan();
    planned
        .calls(&["1"])
        .rows("contacts.xlsx", [2, 0, 0])
        .decides("2", "plan:B not_permitted opted_out");
}

#[test]
fn a_formula_is_what_was_reckoned_or_nothing() {
    let consent = |value: &str| {
        let mut patients = patients();
        let formula = Formula::new("=\"\"").set_result(value);
        patients.write_formula(1, 5, formula).unwrap();
        workbook(vec![patients])
    };
    let unreadable = "plan:A not_permitted unreadable_record";
    of_patients(consent("yes")).plan().calls(&["1", "2"]);
    let stored = |bare: &str| {
        with_part(&consent("yes"), "sheet1.xml", |text| {
            let usual = "t=\"str\"><f>\"\"</f><v>yes</v>";
            assert!(text.contains(usual), "{text}");
            text.replace(usual, bare)
        })
    };
    // An empty text was stored: nobody was asked.
    let asked = of_patients(stored("t=\"str\"><f>\"\"</f><v></v>")).says_nothing();
    asked.decides("1", "plan:A not_permitted no_consent");
    // What programs write that reckon nothing: no value, or one of no letters and no type.
    for bare in [
        "><f>\"\"</f>",
        "><f>\"\"</f><v></v>",
        "><f>\"\"</f><v/>",
        "t=\"str\"><f>\"\"</f>",
    ] {
        let book = stored(bare);
        let planned = of_patients(book).warns(
            expect![[r#"
                warning: patients.xlsx:2, column "consent": wanted yes, no or visits, found a formula without a stored value: open the file in a spreadsheet program and save it again (row refused)
            "#]],
        );
        planned.decides("1", unreadable).calls(&["2"]);
    }
}

#[test]
fn an_error_can_not_be_read_even_where_any_text_can() {
    let mut patients = patients();
    let formula = Formula::new("=1/0").set_result("#DIV/0!");
    patients.write_formula(1, 1, formula).unwrap();
    let planned = of_patients(workbook(vec![patients])).warns(
        expect![[r#"
            warning: patients.xlsx:2, column "last_name": wanted a text, found an error of a formula, such as #N/A (row refused)
        "#]],
    );
    planned.decides("1", "plan:A not_permitted unreadable_record");
    // Where the column decides nothing the row is used.
    let plans = "plan_id|patient_id|item_id|procedure|signed_on|urgent|due_on|status";
    let mut plans = sheet("p", &[plans, "A|1|1||2026-02-02|yes|2026-02-20|planned"]);
    let formula = Formula::new("=1/0").set_result("#DIV/0!");
    plans.write_formula(1, 3, formula).unwrap();
    let clinic = Clinic::new().without("plans.csv");
    let planned = clinic.file("plans.xlsx", workbook(vec![plans])).warns(
        expect![[r#"
            warning: plans.xlsx:2, column "procedure": wanted a text, found an error of a formula, such as #N/A (taken as blank)
        "#]],
    );
    planned.calls(&["1"]);
}

#[test]
fn what_is_struck_out_can_not_be_read() {
    let struck = Format::new().set_font_strikethrough();
    let clinic = |row: u32, column: u16, text: &str| {
        let mut patients = patients();
        patients
            .write_string_with_format(row, column, text, &struck)
            .unwrap();
        of_patients(workbook(vec![patients]))
    };
    let planned = clinic(1, 5, "yes").warns(
        expect![[r#"
            warning: patients.xlsx:2, column "consent": wanted yes, no or visits, found a struck-out cell: clear it, or take the line through it away (row refused)
        "#]],
    );
    planned.decides("1", "plan:A not_permitted unreadable_record");
    // The id still names its patient.
    let planned = clinic(1, 0, "1").warns(
        expect![[r#"
            warning: patients.xlsx:2, column "patient_id": wanted a text, found a struck-out cell: clear it, or take the line through it away (row refused)
        "#]],
    );
    planned
        .calls(&["2"])
        .decides("1", "plan:A not_permitted unreadable_record");
    // A blank cell and a header say what they say.
    clinic(0, 5, "consent").plan().calls(&["1", "2"]);
    clinic(1, 7, "").plan().calls(&["1", "2"]);
}

#[test]
fn a_struck_out_refusal_bars_its_patient_and_its_number() {
    let struck = Format::new().set_font_strikethrough();
    let mut contacts = sheet("Звонки", &[CONTACTS, "2026-01-10 10:00||opt_out|"]);
    contacts
        .write_string_with_format(1, 1, "2", &struck)
        .unwrap();
    let clinic = Clinic::new().file("contacts.xlsx", workbook(vec![contacts]));
    let planned = clinic.plan();
    planned.calls(&["1"]).rows("contacts.xlsx", [0, 0, 1]);
    planned.decides("2", "plan:B not_permitted unreadable_record");
}

#[test]
fn a_text_is_struck_out_where_all_of_it_is() {
    let (struck, plain) = (Format::new().set_font_strikethrough(), Format::new());
    let clinic = |pieces: &[(&Format, &str)]| {
        let mut patients = patients();
        patients.write_rich_string(1, 5, pieces).unwrap();
        of_patients(workbook(vec![patients]))
    };
    let wholly = clinic(&[(&struck, "y"), (&struck, "es")]).plan();
    wholly.calls(&["2"]).rows("patients.xlsx", [1, 0, 1]);
    let partly = clinic(&[(&struck, "y"), (&plain, "es")]).plan();
    partly.calls(&["1", "2"]);
}

#[test]
fn hidden_rows_are_read_and_named() {
    let mut patients = patients();
    patients.set_row_hidden(2).unwrap();
    // There is nothing in it.
    patients.set_row_hidden(9).unwrap();
    let clinic = of_patients(workbook(vec![patients]));
    let planned = clinic.plan();
    planned.calls(&["1", "2"]);
    expect![[r#"
        patients.xlsx: hidden row 3 is read like the others
    "#]]
    .assert_eq(&warnings(&planned));
    expect![[r#"
        patients.xlsx: скрытая строка прочитана, как и остальные: 3
    "#]]
    .assert_eq(&warnings(&clinic.russian().plan()));
}

#[test]
fn sheets_that_nobody_reads_are_named() {
    let book = |titled: &str| {
        workbook(vec![
            sheet("Лист2", &[]),
            patients(),
            sheet(titled, &["не звонить", "Полев"]),
        ])
    };
    let clinic = of_patients(book("Отказы"));
    expect![[r#"
        patients.xlsx: the sheet "Отказы" is not read; a refusal may stand there
    "#]]
    .assert_eq(&warnings(&clinic.plan()));
    expect![[r#"
        patients.xlsx: не прочитан лист "Отказы"; там может быть отказ
    "#]]
    .assert_eq(&warnings(&clinic.russian().plan()));
    // A sheet without anything is none: the other needs no name.
    let clinic = of_patients(workbook(vec![
        sheet("Лист1", &[]),
        patients(),
        sheet("Лист3", &[]),
    ]));
    let planned = clinic.plan();
    planned.calls(&["1", "2"]).rows("patients.xlsx", [2, 0, 0]);
    assert_eq!(warnings(&planned), "");
}

/// Agreements whose `due_on` are these: dates, or texts.
fn agreements(due: &[&str]) -> Vec<u8> {
    let mut rows = vec!["agreement_id|patient_id|kind|agreed_on|due_on".to_owned()];
    for number in 1..=due.len() {
        rows.push(format!("a{number}|1|hygiene_reminder|2026-01-10|"));
    }
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let mut sheet = sheet("a", &rows);
    let day = Format::new().set_num_format("dd.mm.yyyy");
    for (row, due) in (1..).zip(due) {
        if due.contains('/') {
            sheet.write_string(row, 4, *due).unwrap();
        } else {
            sheet
                .write_datetime_with_format(row, 4, date(due), &day)
                .unwrap();
        }
    }
    workbook(vec![sheet])
}

#[test]
fn dates_that_a_spreadsheet_turned_round() {
    let clinic = |due: &[&str]| Clinic::new().file("agreements.xlsx", agreements(due));
    clinic(&["2026-05-03", "25/03/2026"]).refuses(
        65,
        expect![[r#"
            error: agreements.xlsx: in column 5 a spreadsheet has turned day and month round: it took some dates for month/day/year and left the others as text
            hint: export the file again from the clinic's program, with dates such as 2026-03-02 or 02.03.2026, and don't open the exported CSV in a spreadsheet: it changes dates
        "#]],
    );
    // Whatever the settings say of slashes.
    let settings = format!("dates = \"day/month/year\"\n{SETTINGS}");
    let said = clinic(&["2026-05-03", "25/03/2026 10:30"]).file("recall.toml", &settings);
    assert_eq!(said.run(&[]).status.code(), Some(65));
    // A day that can't be a month was read as a day; without a real date nothing was turned, nor without slashes.
    for due in [
        &["2026-05-03", "2026-05-13", "25/03/2026"][..],
        &["25/03/2026"],
        &["2026-05-03"],
    ] {
        let clinic = clinic(due).file("recall.toml", &settings);
        clinic
            .plan()
            .rows("agreements.xlsx", [due.len() as u64, 0, 0]);
    }
}

#[test]
fn days_that_are_counted_from_1904() {
    let book = |flag: &str| {
        with_part(&agreements(&["2026-04-10"]), "xl/workbook.xml", |text| {
            text.replace("<workbookPr ", &format!("<workbookPr {flag} "))
        })
    };
    // The day since the end of 1899 is in April 2030 where days are counted four years later.
    for (flag, on) in [
        ("date1904=\"0\"", "2026-03-27"),
        ("date1904=\"1\"", "2030-03-28"),
    ] {
        let planned = Clinic::new().file("agreements.xlsx", book(flag)).plan();
        let mut own = planned.decisions.iter();
        let decision = own.find(|it| it["case"] == "agreement:a1").unwrap();
        assert_eq!(decision["on"], on, "{flag}");
    }
}

#[test]
fn pages_that_call_themselves_workbooks_are_refused() {
    let wide = "\u{feff}<html>".encode_utf16().flat_map(u16::to_le_bytes);
    let said = [
        "<html><body><table><tr><td>patient_id</td></tr></table></body></html>".into(),
        "\u{feff}\r\n<!DOCTYPE html><table></table>".into(),
        "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>"
            .into(),
        "<TABLE border=1><tr><td>patient_id".into(),
        wide.collect::<Vec<u8>>(),
    ]
    .map(|page| {
        let clinic = Clinic::new().without("patients.csv");
        clinic.file("patients.xls", page).refused(65)
    });
    expect![[r#"
        error: patients.xls: this is a web page or XML, and neither a workbook nor CSV
        hint: open it in a spreadsheet program and save it as XLSX or CSV UTF-8, or export it so from the clinic's program
    "#]].assert_eq(&the_same(said));
    // Text that calls itself so is text.
    let clinic = Clinic::new().without("patients.csv");
    let planned = clinic
        .file("patients.xls", PATIENTS.replace(',', "\t"))
        .plan();
    planned.calls(&["1", "2"]).rows("patients.xls", [2, 0, 0]);
}

/// A clinic with cards, contacts and visits in the fixture.
fn of_xls() -> Clinic {
    let settings = format!(
        "[files]\ncards = 'clinic.xls#Сервисные карты'\ncontacts = 'clinic.xls#Звонки'\nvisits = 'clinic.xls#Визиты'\n{SETTINGS}"
    );
    let clinic = Clinic::new().without("visits.csv");
    clinic.file("recall.toml", settings).file("clinic.xls", XLS)
}

#[test]
fn an_old_excel_file_is_read() {
    let planned = of_xls().plan();
    let found = planned
        .decides(
            "1",
            "plan:A settled already_booked\nvisit:v1 not_permitted unreadable_record",
        )
        .decides("2", "plan:B not_permitted opted_out")
        .rows("clinic.xls#Сервисные карты", [2, 0, 0])
        .rows("clinic.xls#Звонки", [2, 0, 0])
        .rows("clinic.xls#Визиты", [1, 0, 1]);
    found.calls(&[]);
    expect![[r#"
        warning: clinic.xls#Визиты:3, column "status": wanted booked, confirmed, attended, no_show or cancelled, found an error of a formula, such as #N/A (row refused)
    "#]].assert_eq(planned.said_of_rows());
    expect![[r#"
        clinic.xls: the sheet "Архив" is not read; a refusal may stand there
        clinic.xls#Сервисные карты, clinic.xls#Визиты, clinic.xls#Звонки: in XLS and ODS struck-out cells and hidden rows are not seen; whoever was struck out there counts, XLSX shows it
    "#]].assert_eq(&warnings(&planned));
}

#[test]
fn an_xls_that_is_cut_or_locked_is_refused() {
    // Cut anywhere it is refused, never read in part: the fixture ends with its list of sectors.
    let said = [8, 512, 5_000, 20_000, XLS.len() - 600].map(|length| {
        let clinic = Clinic::new().without("visits.csv");
        clinic.file("visits.xls", &XLS[..length]).refused(65)
    });
    expect![[r#"
        error: visits.xls: this looks like a workbook, but can't be read as one
        hint: open it in a spreadsheet program and save it again, as XLSX or CSV UTF-8
    "#]]
    .assert_eq(&the_same(said));
}

#[test]
fn an_ods_is_read() {
    let visits = table(
        "Визиты",
        &[
            "visit_id|patient_id|starts_at|status",
            "v1|<table:table-cell office:value-type='float' office:value='1'><text:p>1</text:p></table:table-cell>|<table:table-cell office:value-type='date' office:date-value='2026-03-03T10:30:00'><text:p>03.03.26 10:30</text:p></table:table-cell>|booked",
            "",
            "v2|2|<table:table-cell office:value-type='string' office:string-value='2026-03-03 12:15'/>|book<text:s text:c='0'/>ed<office:annotation><text:p>said he may not come</text:p></office:annotation>",
        ],
    );
    let clinic = Clinic::new().without("visits.csv");
    let clinic = clinic.file("visits.ods", ods(&visits));
    let planned = clinic.plan();
    planned
        .rows("visits.ods", [2, 0, 0])
        .decides("1", "plan:A settled already_booked\nvisit:v1 call");
    let grounds = planned.list["contacts"].to_string();
    assert!(
        grounds.contains("visits.ods:2") && grounds.contains("visits.ods:4"),
        "{grounds}"
    );
    assert!(
        grounds.contains("10:30") && grounds.contains("12:15"),
        "{grounds}"
    );
    expect![[r#"
        visits.ods: in XLS and ODS struck-out cells and hidden rows are not seen; whoever was struck out there counts, XLSX shows it
    "#]].assert_eq(&warnings(&planned));
}

#[test]
fn what_repeats_in_an_ods_is_written_once() {
    // The same call twice is one row twice, and blank rows and cells have their numbers.
    let row = "<table:table-row table:number-rows-repeated='2'><table:table-cell office:value-type='date' office:date-value='2026-01-10'/><table:table-cell office:value-type='float' office:value='2'/><table:table-cell office:value-type='string'><text:p>opt_out</text:p></table:table-cell></table:table-row>";
    let contacts = table("c", &["contacted_at|patient_id|outcome"]);
    let gap =
        "<table:table-row table:number-rows-repeated='4'><table:table-cell/></table:table-row>";
    let contacts = contacts.replacen(
        "</table:table-row>",
        &format!("</table:table-row>{gap}{row}"),
        1,
    );
    let clinic = Clinic::new().file("contacts.ods", ods(&contacts));
    let planned = clinic.plan();
    planned.calls(&["1"]).rows("contacts.ods", [2, 0, 0]);
    let evidence = planned.decisions[1]["evidence"].to_string();
    assert!(evidence.contains("contacts.ods:6"), "{evidence}");
}

#[test]
fn merged_cells_of_an_ods_are_refused() {
    let merged = "<table:table-cell table:number-rows-spanned='2' office:value-type='string'><text:p>2</text:p></table:table-cell>";
    let contacts = table(
        "c",
        &[
            "contacted_at|patient_id|outcome",
            &format!("2026-01-10|{merged}|reached"),
            "2026-01-11|<table:covered-table-cell/>|opt_out",
        ],
    );
    Clinic::new().file("contacts.ods", ods(&contacts)).refuses(
        65,
        expect![[r#"
            error: contacts.ods: the sheet has merged cells, which can't be read in an ODS
            hint: split them and fill in each cell, or save the file as XLSX
        "#]],
    );
}

#[test]
fn formulas_and_errors_of_an_ods() {
    let cell = |inside: &str| {
        format!("<table:table-cell table:formula='of:=1' {inside}</table:table-cell>")
    };
    for (consent, wanted) in [
        (cell("office:value-type='string'><text:p>yes</text:p>"), ""),
        (
            cell("office:value-type='boolean' office:boolean-value='true'>"),
            "",
        ),
        (cell(">"), "a formula without a stored value"),
        (
            cell(
                "office:value-type='string' office:string-value='' calcext:value-type='error'><text:p>#N/A</text:p>",
            ),
            "an error of a formula",
        ),
        (
            cell("office:value-type='float' office:value='0'><text:p>Err:508</text:p>"),
            "an error of a formula",
        ),
    ] {
        let patients = table(
            "p",
            &[
                "patient_id|last_name|first_name|birth_date|phone|consent|consent_on",
                &format!("1|Stone|Ada|1980-05-14|8 916 000-00-01|{consent}|2026-01-10"),
            ],
        );
        let clinic = Clinic::new().without("patients.csv");
        let planned = clinic.file("patients.ods", ods(&patients)).plan();
        planned.calls(if wanted.is_empty() { &["1"] } else { &[] });
        assert!(planned.said.contains(wanted), "{wanted}: {}", planned.said);
    }
    // A stored empty text is blank: nobody was asked.
    let blank = cell("office:value-type='string'>");
    let patients = table(
        "p",
        &[
            "patient_id|last_name|phone|consent",
            &format!("1|Stone|8 916 000-00-01|{blank}"),
        ],
    );
    let clinic = Clinic::new().without("patients.csv");
    let planned = clinic.file("patients.ods", ods(&patients)).plan();
    planned.decides("1", "plan:A not_permitted no_consent");
}

#[test]
fn workbooks_that_swell_are_refused() {
    let row = "<table:table-row table:number-rows-repeated='1000000'><table:table-cell table:number-columns-repeated='16000' office:value-type='float' office:value='1'/></table:table-row>";
    let swollen = table("c", &["contacted_at|patient_id|outcome"]);
    let swollen = swollen.replacen("</table:table-row>", &format!("</table:table-row>{row}"), 1);
    let clinic = Clinic::new().file("contacts.ods", ods(&swollen));
    clinic.refuses(
        65,
        expect![[r#"
            error: contacts.ods: this looks like a workbook, but can't be read as one
            hint: open it in a spreadsheet program and save it again, as XLSX or CSV UTF-8
        "#]],
    );
    let contacts = workbook(vec![sheet("Звонки", &[CONTACTS])]);
    let contacts = with_part(&contacts, "sheet1.xml", |text| {
        let merged = "</sheetData><mergeCells><mergeCell ref='A1:FZ1048576'/></mergeCells>";
        text.replace("</sheetData>", merged)
    });
    let clinic = Clinic::new().file("contacts.xlsx", contacts);
    clinic.refuses(
        65,
        expect![[r#"
            error: contacts.xlsx: this looks like a workbook, but can't be read as one
            hint: open it in a spreadsheet program and save it again, as XLSX or CSV UTF-8
        "#]],
    );
}

#[test]
fn one_file_of_one_name() {
    let clinic = Clinic::new()
        .file("patients.xls", XLS)
        .file("patients.ods", ods(""));
    clinic.refuses(
        65,
        expect![[r#"
            error: patients.csv: patients.xls is there as well: which of the two is right is not known
            hint: take one of them away, or name the right one in recall.toml, under files
        "#]],
    );
}
