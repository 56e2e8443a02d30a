//! Rows that were cut, quotes that may have swallowed rows, and lines that are no rows: nobody is contacted because of them.
#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

use expect_test::expect;

use crate::clinic::{self, Clinic, PATIENTS, PLANS, stderr, the_same};

#[test]
fn a_remark_that_breaks_its_row_loses_no_refusal() {
    let cards = "patient_id,consent,note,pause_until\n1,yes,comes from afar\nafter the summer,2026-09-01\n2,,,2026-01-02\n";
    Clinic::new()
        .file("cards.csv", cards)
        .plan()
        .calls(&["2"])
        .decides("1", "plan:A not_permitted unreadable_record");
}

#[test]
fn a_cut_row_of_plans_bars_the_plans_alone() {
    let agreements = "agreement_id,patient_id,kind,agreed_on,due_on\nH,1,hygiene_reminder,2025-09-01,2026-03-10\n";
    let plans = PLANS
        .replace("status\n", "status,answer\n")
        .replace("planned\n", "planned,\n")
        + "C,1,1,crown,2026-02-02,yes,2026-02-20,planned\nD,2,1,crown,,,,planned,declined\n";
    Clinic::new()
        .file("agreements.csv", agreements)
        .file("plans.csv", plans)
        .plan()
        .decides(
            "1",
            "agreement:H call\nplan:A not_permitted unreadable_record",
        );
}

#[test]
fn rows_that_a_clinic_says_are_short_are_read() {
    let patients = PATIENTS.replace("consent_on\n", "consent_on,pause_until\n")
        + "3,Wood,Cy,1980-01-01,,,,2027-01-01\n";
    let clinic = Clinic::new().file("patients.csv", patients);
    clinic.warns(expect![[r#"
        warning: patients.csv:2: the row was cut: it has fewer fields than the header (8), and what is missing may be a no; if the clinic's program only leaves off blank cells at the end of a row, set short_rows.patients = true (row refused)
        warning: patients.csv:3: the row was cut: it has fewer fields than the header (8), and what is missing may be a no; if the clinic's program only leaves off blank cells at the end of a row, set short_rows.patients = true (row refused)
    "#]]).calls(&[]);
    let settings = format!("short_rows.patients = true\n{}", clinic::SETTINGS);
    let clinic = clinic.file("recall.toml", settings);
    clinic.plan().calls(&["1", "2"]);
}

#[test]
fn an_export_that_broke_off_is_told() {
    let patients = PATIENTS
        .replace("consent_on\n", "consent_on,status\n")
        .replace("10\n", "10,active\n");
    let patients = patients.trim_end_matches(",active\n");
    let clinic = Clinic::new().file("patients.csv", patients);
    clinic.warns(
        expect![[r#"
            warning: patients.csv:3: the last row is short, and its line does not end: the export broke off; export the file again (row refused)
        "#]],
    );
    clinic.plan().calls(&["1"]);
    // What is missing may be a no: that is told to whoever wants to hear of nothing else.
    expect![[r#"
        warning: patients.csv:3: the last row is short, and its line does not end: the export broke off; export the file again (row refused)
    "#]]
    .assert_eq(&stderr(&clinic.run(&["--quiet"])));
    clinic.russian().warns(
        expect![[r#"
            внимание: patients.csv:3: последняя строка неполная и не закончена: выгрузка оборвалась; выгрузите файл заново (строка не принята)
        "#]],
    );
    // What is missing restricts nobody: the row holds, and that the file is cut is told all the same.
    let patients = PATIENTS.replace("consent_on\n", "consent_on,language\n");
    let clinic = Clinic::new().file("patients.csv", patients.trim_end());
    clinic.warns(
        expect![[r#"
            warning: patients.csv:3: the last row is short, and its line does not end: the export broke off; export the file again (taken as blank)
        "#]],
    );
}

#[test]
fn a_quote_out_of_place_needs_a_row_of_the_right_width() {
    let with = |name: &str| {
        let patients = PATIENTS.replace("1,Stone", &format!("1,{name}"));
        Clinic::new().file("patients.csv", patients)
    };
    for name in [
        "Stone \"the old\"",
        "\"Stone\" & sons",
        "\"Stone, \"\"Ada\"\"\"",
    ] {
        with(name).says_nothing().calls(&["1", "2"]);
    }
    // The comma is within quotes or not: nobody can tell.
    let said = [
        "Stone \"the old, the wise\"",
        "\"Stone\" & \"sons, daughters\"",
        "Stone \"x\",",
    ]
    .map(|name| {
        let planned = with(name).plan();
        planned
            .calls(&["2"])
            .decides("1", "plan:A not_permitted unreadable_record");
        planned.said_of_rows().to_owned()
    });
    expect![[r#"
        warning: patients.csv:2: a quote is out of place, so that it can't be told where a field ends: such a row needs exactly 7 fields, as the header has (row refused)
        warning: patients.csv:2, column "birth_date": wanted a date such as 2026-03-02 or 02.03.2026, found 3 letters (row refused)
        warning: patients.csv:2, column "phone": wanted at least one telephone number, found 8 digits and 2 signs (row refused)
        warning: patients.csv:2, column "consent": wanted yes, no or visits, found 11 digits and 2 signs (row refused)
        warning: patients.csv:2, column "consent_on": wanted a date such as 2026-03-02 or 02.03.2026, found 3 letters (row refused)
    "#]].assert_eq(&the_same(said));
    // Blank fields that are too many do no harm, but with such a quote who knows what they are.
    let patients = PATIENTS
        .replace("1,Stone", "1,Stone \"x\"")
        .replace("2026-01-10\n", "2026-01-10,\n");
    Clinic::new()
        .file("patients.csv", patients)
        .plan()
        .calls(&["2"]);
}

#[test]
fn a_record_over_lines_is_quoted_strictly() {
    let with = |note: &str| {
        let cards = format!("patient_id,note,consent\n1,{note},\n2,ok,\n");
        Clinic::new().file("cards.csv", cards)
    };
    for note in [
        "\"one\ntwo\"",
        "\"one\r\n\r\n\"\"two\"\", three, four\"",
        "\"\n\"",
    ] {
        with(note)
            .plan()
            .calls(&["1", "2"])
            .rows("cards.csv", [2, 0, 0]);
    }
    let mut said = Vec::new();
    for note in ["\"one\n\"two\"", "\"one\ntwo\" three", "\"one\n\" \"two\""] {
        let clinic = with(note);
        let run = clinic.process(&[]).output().unwrap();
        assert_eq!(run.status.code(), Some(65), "{note}");
        let told = stderr(&run);
        assert!(told.starts_with("error: cards.csv:2: a "), "{told}");
        said.push(told);
    }
    expect![[r#"
        error: cards.csv:2: a record runs over several lines, and its quotes are out of place: it may have swallowed other rows
        hint: a refusal may be among them; take out the quote that is too much, and double the quotes within a cell
        error: cards.csv:2: a record runs over several lines, and its quotes are out of place: it may have swallowed other rows
        hint: a refusal may be among them; take out the quote that is too much, and double the quotes within a cell
        error: cards.csv:2: a record runs over several lines, and its quotes are out of place: it may have swallowed other rows
        hint: a refusal may be among them; take out the quote that is too much, and double the quotes within a cell
    "#]].assert_eq(&said.concat());
}

#[test]
fn rows_within_a_remark_are_no_remark() {
    // Quoted strictly by chance: the row of patient 1 stands in a cell of another's.
    let cards =
        "patient_id,note,consent,consent_on\n2,\"fine,,\n1,no more calls,no,2026-02-01\n2,\",,\n";
    Clinic::new().file("cards.csv", cards).refuses(
        65,
        expect![[r#"
            error: cards.csv:2: a record runs over several lines, and its quotes are out of place: it may have swallowed other rows
            hint: a refusal may be among them; take out the quote that is too much, and double the quotes within a cell
        "#]],
    );
    // A list of things in a remark is none.
    let cards = "patient_id,note,consent,consent_on\n2,\"wants:\nless sugar, more salt, no pepper, no oil\",,\n";
    Clinic::new()
        .file("cards.csv", cards)
        .plan()
        .rows("cards.csv", [1, 0, 0]);
}

#[test]
fn titles_stand_above_the_header() {
    let title = |count: usize| format!("{}{PATIENTS}", "The clinic's patients,,\n".repeat(count));
    let run = Clinic::new()
        .file("patients.csv", title(19) + "3,Oak,Eve,soon\n")
        .file(
            "plans.csv",
            format!("# written by the desk\n\n{}", PLANS.replace(',', ";")),
        )
        .plan();
    run.calls(&["1", "2"])
        .rows("patients.csv", [2, 0, 1])
        .rows("plans.csv", [2, 0, 0]);
    let found = Clinic::new().file("patients.csv", title(19) + "3,Oak,Eve,soon,,,\n");
    let told = stderr(&found.process(&[]).output().unwrap());
    assert!(
        told.starts_with("warning: patients.csv:23, column \"birth_date\""),
        "{told}"
    );
    let late = Clinic::new().file("patients.csv", title(20));
    let run = late.process(&[]).output().unwrap();
    assert_eq!(run.status.code(), Some(65));
    assert!(
        stderr(&run).starts_with("error: patients.csv:1: "),
        "{}",
        stderr(&run)
    );
    // A line that lacks something that is needed is no header, though it has many names.
    let plans = format!("plan_id,procedure,status\n{PLANS}");
    Clinic::new()
        .file("plans.csv", plans)
        .plan()
        .calls(&["1", "2"]);
}

#[test]
fn a_header_that_stands_there_again() {
    let header = "contacted_at,patient_id,outcome,note\n";
    let again = format!(
        "{header}2026-02-10,1,no_answer,\nContacted At,patient-id,OUTCOME,Note\n2026-02-11,2,opt_out,\n"
    );
    Clinic::new()
        .file("contacts.csv", again)
        .says_nothing()
        .calls(&["1"])
        .rows("contacts.csv", [2, 0, 0]);
    let moved = format!(
        "{header}2026-02-10,1,no_answer,\ncontacted_at,patient_id,note,outcome\n2026-02-11,2,,opt_out\n"
    );
    let clinic = Clinic::new().file("contacts.csv", moved);
    clinic.refuses(
        65,
        expect![[r#"
            error: contacts.csv:3: the headers stand here once more, in another order: the rows below would be misread
            hint: make two files of it, and name both in recall.toml, under files
        "#]],
    );
    // With some names that are new, and one that is gone.
    let moved = format!(
        "{header}2026-02-10,1,no_answer,\nnumber,patient_id,contacted_at,outcome\n5,2,2026-02-11,opt_out\n"
    );
    let run = Clinic::new()
        .file("contacts.csv", moved)
        .process(&[])
        .output()
        .unwrap();
    assert_eq!(run.status.code(), Some(65));
    // Half of the names are not most of them.
    let words = format!("{header}2026-02-10,1,no_answer,\n2026-02-10,note,outcome,x\n");
    Clinic::new()
        .file("contacts.csv", words)
        .plan()
        .rows("contacts.csv", [1, 0, 1]);
}

#[test]
fn totals_are_no_rows() {
    let patients = |line: &str| format!("{PATIENTS}{line}\n");
    for line in [
        "Total",
        "total: 2",
        "Итого",
        " ИТОГО:2,,",
        "Всего пациентов,2",
        "Subtotal,,,,,,2",
        ",,\"Total: 2\",,,,",
    ] {
        Clinic::new()
            .file("patients.csv", patients(line))
            .says_nothing()
            .calls(&["1", "2"])
            .left_out("patients.csv", 1);
    }
    // Nobody's total: the first cell is another word, or all that a row needs is there and the word is not in its place.
    for (line, counts) in [
        ("Totals,,,,,,", [3, 0, 0]),
        ("3,Total,,,,,", [3, 0, 0]),
        ("Totalov,,,,,,", [3, 0, 0]),
    ] {
        Clinic::new()
            .file("patients.csv", patients(line))
            .plan()
            .rows("patients.csv", counts);
    }
    let visits = "status,visit_id,patient_id,starts_at,kind\n";
    for (line, left_out) in [
        ("Всего за день,3,,,", 1),
        (",Total,1,2026-02-01 10:00,", 1),
        (",,,,Total", 1),
    ] {
        Clinic::new()
            .file("visits.csv", format!("{visits}{line}\n"))
            .plan()
            .left_out("visits.csv", left_out);
    }
    // The word stands where no column is needed: it is a total only where the row is none.
    let visits = "doctor,visit_id,patient_id,starts_at,status\n";
    for (line, left_out) in [
        ("Total,V,1,2026-02-01 10:00,attended", 0),
        ("Total,V,1,2026-02-01 10:00,", 1),
        ("Total,V,1,2 hours,attended", 1),
        ("Total,V,1,2026-02-01 10:00,2", 1),
    ] {
        Clinic::new()
            .file("visits.csv", format!("{visits}{line}\n"))
            .plan()
            .left_out("visits.csv", left_out);
    }
}
