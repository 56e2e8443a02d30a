//! `recall check`: what it finds in exports that are not as they should be, and what it leaves alone.
#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::path::Path;
use std::process::Command;

use expect_test::expect;
use recall::model::clinic::Moment;
use recall::plan;
use recall::plan::practice::Asked;
use recall::read::{self, Sources};
use serde_json::{Value, json};

use crate::clinic::{self, Clinic, SETTINGS, about, lines_with, screen, stderr};

/// Patients of whom everything is known.
const ASKED: &str = "\
patient_id,last_name,first_name,birth_date,phone,consent,consent_on,call_days,call_times,guardian_name,guardian_phone,status
1,Stone,Ada,1980-05-14,8 916 000-00-01,yes,2026-01-10,any,10-12,,,
2,Field,Ben,1975-11-02,8 916 000-00-02,yes,2026-01-10,mon-fri,,,,
";
const ASKED_HEADER: &str = "patient_id,last_name,first_name,birth_date,phone,consent,consent_on,call_days,call_times,guardian_name,guardian_phone,status\n";
const PLANS: &str = "\
plan_id,patient_id,item_id,procedure,doctor,signed_on,answer,urgent,due_on,wait_until,status,done_on
A,1,1,filling,Ivanov,2026-02-02,,yes,2026-02-20,,planned,
";
const PLANS_HEADER: &str = "plan_id,patient_id,item_id,procedure,doctor,signed_on,answer,urgent,due_on,wait_until,status,done_on\n";
const VISITS: &str = "\
visit_id,patient_id,starts_at,status,kind,doctor
V1,1,2026-04-01 10:00,booked,treatment,Ivanov
";
const VISITS_HEADER: &str = "visit_id,patient_id,starts_at,status,kind,doctor\n";
const AGREEMENTS_HEADER: &str =
    "agreement_id,patient_id,kind,agreed_on,due_on,contact_on,doctor,basis,topic,status\n";
const CONTACTS_HEADER: &str = "contacted_at,patient_id,outcome,case,callback_at\n";
const DOCTORS: &str = "doctor,name,specialty\nIvanov,Ivanov Pavel Sergeevich,dentist\n";

/// A clinic in which there is nothing to mend.
fn clean() -> Clinic {
    Clinic::new()
        .file("patients.csv", ASKED)
        .file("plans.csv", PLANS)
        .file("visits.csv", VISITS)
        .file("agreements.csv", AGREEMENTS_HEADER)
        .file(
            "contacts.csv",
            with(CONTACTS_HEADER, &["2026-01-15 10:00,2,reached,,"]),
        )
        .file("doctors.csv", DOCTORS)
}

fn with(header: &str, rows: &[&str]) -> String {
    format!("{header}{}\n", rows.join("\n"))
}

/// What one part of the report says.
#[track_caller]
fn found(clinic: &Clinic, part: &str) -> Value {
    let (report, _) = clinic.check();
    report[part].clone()
}

// How it ends.

#[test]
fn a_clean_clinic_has_a_short_report() {
    let (report, status) = clean().checked(&[]);
    assert_eq!(status, 0);
    screen("check/clean.txt").assert_eq(&report);
}

#[test]
fn the_exit_status_says_whether_rows_keep_somebody_out() {
    let refused = with(VISITS_HEADER, &["V1,1,2026-04-01 10:00,xyz,,"]);
    let orphan = with(VISITS_HEADER, &["V1,9,2026-04-01 10:00,booked,,"]);
    let nearly = with(VISITS_HEADER, &["V1,01,2026-04-01 10:00,booked,,"]);
    for (visits, status) in [(&refused, 1), (&orphan, 0), (&nearly, 1)] {
        let clinic = clean().file("visits.csv", visits);
        for form in ["table", "csv", "json"] {
            assert_eq!(clinic.checked(&["--format", form]).1, status, "{visits}");
        }
    }
    let twins = ASKED.replace(
        "2,Field,Ben,1975-11-02,8 916 000-00-02",
        "2,Stone,Ada,1980-05-14,8 916 000-00-01",
    );
    assert_eq!(clean().file("patients.csv", twins).check().1, 1);
}

#[test]
fn what_cant_be_read_is_refused_as_a_plan_is() {
    for (clinic, status, said) in [
        (clean().without("patients.csv"), 65, "error: patients.csv: "),
        (
            clean().file("plans.csv", "plan_id,patient_id,status\n"),
            65,
            "error: plans.csv:1: ",
        ),
        (
            clean().file("recall.toml", "[clinic]\ncolour = 1\n"),
            78,
            "error: recall.toml:2:",
        ),
    ] {
        let run = clinic.run_check(&[]);
        assert_eq!(run.status.code(), Some(status));
        assert!(stderr(&run).starts_with(said), "{}", stderr(&run));
        assert!(run.stdout.is_empty());
        assert_eq!(stderr(&run), stderr(&clinic.run(&[])), "the same words");
    }
}

// Files and headers.

#[test]
fn what_a_file_lacks_is_told_with_what_is_lost() {
    let lacks = |clinic: &Clinic| {
        let lacks = found(clinic, "lacks");
        let told = lacks.as_array().unwrap().iter().map(|lack| {
            let columns = lack["columns"].as_array().unwrap().iter();
            let columns: Vec<&str> = columns.map(|column| column.as_str().unwrap()).collect();
            format!("{} {}", lack["file"].as_str().unwrap(), columns.join("/"))
        });
        told.collect::<Vec<_>>()
    };
    assert_eq!(lacks(&clean()), [""; 0]);
    let unsigned = clean().file("plans.csv", PLANS.replace("signed_on", "colour"));
    assert_eq!(lacks(&unsigned), ["plans.csv signed_on"]);
    let (text, _) = unsigned.checked(&[]);
    expect![[r#"
        What the exports lack
        Add it to the export. Where a column is there under another name, say so in recall.toml under
        [columns].
        • plans.csv: no column signed_on. No plan counts as signed: no call about treatment.
    "#]].assert_eq(&about(&text, "signed_on"));
    let no_consent = clean().file(
        "patients.csv",
        ASKED.replace("consent,consent_on", "colour,size"),
    );
    assert_eq!(
        lacks(&no_consent),
        ["patients.csv consent", "patients.csv consent_on"]
    );
    // A service card says it as well.
    let on_cards = no_consent.file(
        "cards.csv",
        "patient_id,consent,consent_on\n1,yes,2026-01-10\n",
    );
    assert_eq!(lacks(&on_cards), [""; 0]);
    // One of several will do.
    let one = clean().file("patients.csv", ASKED.replace("call_days", "colour"));
    assert_eq!(lacks(&one), [""; 0]);
    for name in [
        "visits.csv",
        "agreements.csv",
        "contacts.csv",
        "doctors.csv",
    ] {
        assert_eq!(lacks(&clean().without(name)), [format!("{name} ")]);
    }
    let own = clean()
        .without("contacts.csv")
        .file("recall-contacts.csv", CONTACTS_HEADER);
    assert_eq!(lacks(&own), [""; 0]);
}

#[test]
fn each_column_is_told_with_how_it_was_found() {
    let settings = "
        [columns.plans]
        procedure = ['Работа', 'Код']
        caller = { always = 'doctor' }
        due_on = { last = 'Осмотр', every = '6m' }
    ";
    let clinic = clean()
        .file(
            "plans.csv",
            "№ плана,patient_id,Работа,Код,Осмотр,status,Цвет\n",
        )
        .file("recall.toml", format!("{SETTINGS}{settings}"));
    let plans = &found(&clinic, "inputs")[1];
    assert_eq!(plans["kind"], "plans");
    assert_eq!(
        plans["unknown_headers"],
        json!([{ "header": "Цвет", "nearest": null }])
    );
    let column = |name: &str, by: &str, headers: &[&str], fixed: &[&str], interval: Value| json!({ "column": name, "found_by": by, "headers": headers, "fixed": fixed, "interval": interval });
    assert_eq!(
        plans["columns"],
        json!([
            column("plan_id", "built_in", &["№ плана"], &[], Value::Null),
            column("patient_id", "name", &["patient_id"], &[], Value::Null),
            column(
                "procedure",
                "settings",
                &["Работа", "Код"],
                &[],
                Value::Null
            ),
            column("caller", "settings", &[], &["doctor"], Value::Null),
            column("due_on", "settings", &["Осмотр"], &[], json!("6m")),
            column("status", "name", &["status"], &[], Value::Null),
        ])
    );
    let (text, _) = clinic.checked(&[]);
    expect![[r#"
        How the columns were read
        • patients.csv: under their own names: patient_id, last_name, first_name, birth_date, phone,
          consent, consent_on, call_days, call_times, guardian_name, guardian_phone, status
        • plans.csv: plan_id — "№ плана"; procedure — "Работа" + "Код" (by recall.toml); caller — always
          "doctor" (by recall.toml); due_on — "Осмотр" + 6m (by recall.toml); under their own names:
          patient_id, status; looked through for words of refusal only: "Цвет"
        • visits.csv: under their own names: visit_id, patient_id, starts_at, status, kind, doctor
        • agreements.csv: under their own names: agreement_id, patient_id, kind, agreed_on, due_on,
          contact_on, doctor, basis, topic, status
        • contacts.csv: under their own names: contacted_at, patient_id, outcome, case, callback_at
        • doctors.csv: under their own names: doctor, name, specialty
    "#]].assert_eq(&about(&text, "Цвет"));
}

#[test]
fn a_header_that_is_like_one_that_is_lacking_is_named() {
    let named = |headers: &str| {
        let clinic = clean().file("patients.csv", format!("{headers}\n"));
        let inputs = found(&clinic, "inputs");
        inputs[0]["unknown_headers"][0]["nearest"].clone()
    };
    assert_eq!(named("patient_id,Телефн"), "phone");
    assert_eq!(named("patient_id,birthdate"), "birth_date");
    // It has one; it is like none; it is consent to something else.
    assert_eq!(named("patient_id,Телефон,Телефн"), Value::Null);
    assert_eq!(named("patient_id,Скидка"), Value::Null);
    assert_eq!(named("patient_id,Согласие на SMS"), Value::Null);
    let clinic = clean().file("patients.csv", "patient_id,Телефн\n");
    let (text, _) = clinic.checked(&[]);
    expect![[r#"
        Headers that look like one that is lacking
        If it is that column, paste the line into recall.toml.
        • patients.csv: "Телефн" may be phone:
          [columns.patients]
          phone = "Телефн"
    "#]]
    .assert_eq(&about(&text, "phone = \"Телефн\""));
}

#[test]
fn consent_to_something_else_is_not_consent_to_be_called() {
    let others = |header: &str, settings: &str| {
        let clinic = clean()
            .file("patients.csv", format!("patient_id,{header}\n"))
            .file("recall.toml", format!("{SETTINGS}{settings}"));
        found(&clinic, "other_consents")
    };
    for header in [
        "Согласие",
        "ИДС",
        "Согласие на обработку ПДн",
        "Согласие на СМС-рассылку",
        "Информированное согласие",
    ] {
        let expected =
            json!([{ "file": "patients.csv", "header": header, "taken_by_settings": false }]);
        assert_eq!(others(header, ""), expected, "{header}");
    }
    for header in [
        "Можно звонить",
        "Согласие на звонки",
        "consent",
        "Скидка",
        "ИДСП",
    ] {
        assert_eq!(others(header, ""), json!([]), "{header}");
    }
    let mapped = "[columns.patients]\nconsent = 'Согласие на SMS'\n";
    let expected =
        json!([{ "file": "patients.csv", "header": "Согласие на SMS", "taken_by_settings": true }]);
    assert_eq!(others("Согласие на SMS", mapped), expected);
    let mapped = "[columns.patients]\nconsent = 'Согласен на звонок'\n";
    assert_eq!(others("Согласен на звонок", mapped), json!([]));
    let text = clean()
        .file("patients.csv", "patient_id,ИДС\n")
        .checked(&[])
        .0;
    expect![[r#"
        This is not consent to be called
        Nearly everyone signs these, and they give no leave to call. Ask each patient and write the answer
        on the service card (cards.csv).
        • patients.csv: "ИДС" does not count as consent to be called.
        How the columns were read
        • patients.csv: under their own names: patient_id; looked through for words of refusal only: "ИДС"
        • plans.csv: under their own names: plan_id, patient_id, item_id, procedure, doctor, signed_on,
          answer, urgent, due_on, wait_until, status, done_on
        • visits.csv: under their own names: visit_id, patient_id, starts_at, status, kind, doctor
        • agreements.csv: under their own names: agreement_id, patient_id, kind, agreed_on, due_on,
          contact_on, doctor, basis, topic, status
        • contacts.csv: under their own names: contacted_at, patient_id, outcome, case, callback_at
        • doctors.csv: under their own names: doctor, name, specialty
    "#]].assert_eq(&about(&text, "ИДС"));
}

// Words that are not known.

#[test]
fn unknown_words_are_counted_and_can_be_pasted_into_the_settings() {
    let rows = [
        "V1,1,2026-04-01 10:00,подтвеждён,,",
        "V2,2,2026-04-01 11:00,подтвеждён,,",
        "V3,2,2026-04-02 11:00,\"ждёт \"\"оплаты\"\"\",,",
        "V4,2,2026-04-03 11:00,8 916 000-00-01,,",
    ];
    let clinic = clean().file("visits.csv", with(VISITS_HEADER, &rows));
    let values = ["booked", "confirmed", "attended", "no_show", "cancelled"];
    assert_eq!(
        found(&clinic, "unknown_values"),
        json!([{
            "file": "visits.csv",
            "column": "status",
            "values": values,
            "words": [
                { "word": "подтвеждён", "count": 2, "value": "confirmed" },
                { "word": "ждёт \"оплаты\"", "count": 1, "value": null },
            ],
            "not_shown": 1,
        }])
    );
    let (text, _) = clinic.checked(&[]);
    expect![[r#"
        Words that recall does not know
        Paste the lines below into recall.toml and make sure that each word stands under the right value.
        Where the section is there already, add the words to it.
        • visits.csv, column "status": 3 unknown words.
          [values.visits.status]
          confirmed = [
            "подтвеждён",  # 2, like "подтверждён"
          ]
          CHOOSE = [  # one of: booked, confirmed, attended, no_show, cancelled
            "ждёт \"оплаты\"",  # 1
          ]
          1 more word not shown, like telephone numbers: the columns of these rows may have shifted.
    "#]].assert_eq(&about(&text, "[values."));
    assert!(!text.contains("916"), "{text}");
    // Pasted as it is, it is refused until a value is chosen; then the words are known.
    let pasted: Vec<&str> = text
        .lines()
        .skip_while(|line| !line.contains("[values."))
        .collect();
    let end = pasted.iter().rposition(|line| *line == "  ]").unwrap();
    let pasted = pasted[..=end].join("\n");
    let clinic = clinic.file("recall.toml", format!("{SETTINGS}{pasted}\n"));
    assert_eq!(clinic.run_check(&[]).status.code(), Some(78));
    let chosen = pasted.replace("CHOOSE", "booked");
    let clinic = clinic.file("recall.toml", format!("{SETTINGS}{chosen}\n"));
    assert_eq!(found(&clinic, "unknown_values")[0]["words"], json!([]));
}

#[test]
fn of_many_unknown_words_the_most_frequent_are_shown() {
    let row = |n: usize| {
        format!(
            "{n},1,2026-04-01 10:{n},word{},,",
            ["rare", "often"][usize::from(n > 40)].to_owned()
                + &"x".repeat(if n > 40 { 0 } else { n })
        )
    };
    let rows: Vec<String> = (10..50).map(row).collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let clinic = clean().file("visits.csv", with(VISITS_HEADER, &rows));
    let (text, _) = clinic.checked(&[]);
    assert_eq!(text.matches("\"word").count(), 20);
    expect![[r#"
        Words that recall does not know
        Paste the lines below into recall.toml and make sure that each word stands under the right value.
        Where the section is there already, add the words to it.
        • visits.csv, column "status": 32 unknown words.
          [values.visits.status]
          CHOOSE = [  # one of: booked, confirmed, attended, no_show, cancelled
            "wordoften",  # 9
            "wordrarexxxxxxxxxx",  # 1
            "wordrarexxxxxxxxxxx",  # 1
            "wordrarexxxxxxxxxxxx",  # 1
            "wordrarexxxxxxxxxxxxx",  # 1
            "wordrarexxxxxxxxxxxxxx",  # 1
            "wordrarexxxxxxxxxxxxxxx",  # 1
            "wordrarexxxxxxxxxxxxxxxx",  # 1
            "wordrarexxxxxxxxxxxxxxxxx",  # 1
            "wordrarexxxxxxxxxxxxxxxxxx",  # 1
            "wordrarexxxxxxxxxxxxxxxxxxx",  # 1
            "wordrarexxxxxxxxxxxxxxxxxxxx",  # 1
            "wordrarexxxxxxxxxxxxxxxxxxxxx",  # 1
            "wordrarexxxxxxxxxxxxxxxxxxxxxx",  # 1
            "wordrarexxxxxxxxxxxxxxxxxxxxxxx",  # 1
            "wordrarexxxxxxxxxxxxxxxxxxxxxxxx",  # 1
            "wordrarexxxxxxxxxxxxxxxxxxxxxxxxx",  # 1
            "wordrarexxxxxxxxxxxxxxxxxxxxxxxxxx",  # 1
            "wordrarexxxxxxxxxxxxxxxxxxxxxxxxxxx",  # 1
            "wordrarexxxxxxxxxxxxxxxxxxxxxxxxxxxx",  # 1
          ]
          and 12 more
    "#]].assert_eq(&about(&text, "[values."));
    let (all, _) = clinic.checked(&["--all"]);
    assert_eq!(all.matches("\"word").count(), 32);
    assert!(!all.contains("--all"), "{all}");
}

#[test]
fn of_a_list_of_channels_the_unknown_part_is_told() {
    let patients = "patient_id,channels\n1,\"sms, голубь\"\n2,голубь\n";
    let clinic = clean().file("patients.csv", patients);
    let words = &found(&clinic, "unknown_values")[0]["words"];
    assert_eq!(
        *words,
        json!([{ "word": "голубь", "count": 2, "value": null }])
    );
}

#[test]
fn words_may_be_given_to_one_export_and_to_all_of_its_sort() {
    let settings = "
[files]
visits = 'journal/visits.csv'
patients = 'base/patients.csv'
[values.'base/patients.csv'.channels]
messenger = ['сова']
[values.'journal/visits.csv'.status]
cancelled = ['снят']
";
    let clinic = Clinic::new()
        .file("recall.toml", format!("{SETTINGS}{settings}"))
        .file("base/patients.csv", "patient_id,channels\n1,\"сова, голубь\"\n")
        .without("patients.csv")
        .without("visits.csv")
        .file("plans.csv", "plan_id,patient_id,procedure,status\n")
        .file(
            "journal/visits.csv",
            "visit_id,patient_id,starts_at,status\n1,1,2026-03-01 10:00,снят\n2,1,2026-03-01 11:00,был\n",
        );
    let words = found(&clinic, "unknown_values");
    assert_eq!(words[0]["words"][0]["word"], "голубь");
    assert_eq!(words[1]["words"][0]["word"], "был");
    assert_eq!(
        (&words[0]["words"][1], &words[1]["words"][1]),
        (&Value::Null, &Value::Null)
    );
    // As the report has them pasted.
    let pasted = "
[values.patients.channels]
messenger = ['голубь']
[values.visits.status]
attended = ['был']
";
    let clinic = clinic.file("recall.toml", format!("{SETTINGS}{settings}{pasted}"));
    assert_eq!(found(&clinic, "unknown_values"), json!([]));
}

// Rows.

#[test]
fn problems_are_told_by_what_they_are() {
    let rows: Vec<String> = (1..=7)
        .map(|n| format!("P{n},1,,filling,,no such day {n},,,,,planned,"))
        .collect();
    let mut rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    rows.push("P8,9,,filling,,,,,,,planned,");
    let clinic = clean().file("plans.csv", with(PLANS_HEADER, &rows));
    let (text, status) = clinic.checked(&[]);
    assert_eq!(status, 1);
    expect![[r#"
        What keeps most patients from being called
        Begin with the first. More is said below.
        • 1 patient — plans.csv, column "signed_on": wanted a date such as 2026-03-02 or 02.03.2026 — 7 rows
          refused
        Rows that were refused or not read in full
        Mend them in the clinic's program and export again. A patient with a refused row is left out: it
        might be the one that says no.
        • plans.csv, column "signed_on": wanted a date such as 2026-03-02 or 02.03.2026 — 7 rows refused
          plans.csv:2:6 (9 letters and 1 digit), plans.csv:3:6 (9 letters and 1 digit), plans.csv:4:6 (9
          letters and 1 digit), plans.csv:5:6 (9 letters and 1 digit), plans.csv:6:6 (9 letters and 1 digit)
          and 2 more
        • plans.csv, column "patient_id": there is no such patient in the patients' file — 1 row decides
          nothing
          plans.csv:9:2
    "#]].assert_eq(&about(&text, "column \"signed_on\": "));
    let (all, _) = clinic.checked(&["--all"]);
    assert!(all.contains("plans.csv:8:"), "{all}");
    for text in [text, all] {
        assert!(!text.contains("no such day"), "no cell is quoted: {text}");
    }
    let rows = &found(&clinic, "rows");
    assert_eq!(rows[0]["count"], 7);
    assert_eq!(rows[0]["wanted"], "value");
    assert_eq!(rows[0]["fate"], "rejected");
    assert_eq!(rows[0]["at"][6], "plans.csv:8:6");
    assert_eq!(rows[1]["fate"], "orphan");
}

#[test]
fn what_belongs_together_is_told_with_its_rows() {
    let patients = with(
        ASKED_HEADER,
        &[
            "1,Stone,Ada,1980-05-14,8 916 000-00-01,yes,2026-01-10,any,,,,",
            "2,Field,Ben,1975-11-02,8 916 000-00-02,yes,2026-01-10,any,,,,",
            "3,stone,ada,1980-05-14,8 916 000-00-01,no,,,,,,",
            "4,Moor,Cid,1990-01-01,8 916 000-00-04,yes,,,,,,",
            "4,Moor,Cid,1990-01-01,8 916 000-00-04,no,,,,,,",
        ],
    );
    let visits = with(
        VISITS_HEADER,
        &[
            "V1,2,2026-04-01 10:00,booked,,",
            "V1,2,2026-04-02 10:00,booked,,",
        ],
    );
    let clinic = clean()
        .file("patients.csv", patients)
        .file("visits.csv", visits);
    assert_eq!(
        found(&clinic, "duplicates"),
        json!([
            { "code": "duplicate_patient", "patients": ["4"], "rows": ["patients.csv:5", "patients.csv:6"] },
            { "code": "duplicate_record", "patients": ["2"], "rows": ["visits.csv:2", "visits.csv:3"] },
            { "code": "possible_duplicate", "patients": ["1", "3"], "rows": ["patients.csv:2", "patients.csv:4"] },
        ])
    );
    let (text, _) = clinic.checked(&[]);
    expect![[r#"
        These seem to be one patient, or one record
        Compare the records and keep one. While there are two, these patients are not called: the other may
        hold a no.
        • patient 4: rows under one id differ (patients.csv:5, patients.csv:6)
        • patient 2: rows of one record differ (visits.csv:2, visits.csv:3)
        • patients 1, 3: the same name, birth date and telephone number (patients.csv:2, patients.csv:4)
    "#]].assert_eq(&about(&text, "visits.csv:2, visits.csv:3"));
    assert!(!text.contains("Stone"), "no names: {text}");
}

// Dates and bookings.

#[test]
fn facts_in_the_future_are_told() {
    let clinic = clean()
        .file(
            "patients.csv",
            with(
                ASKED_HEADER,
                &[
                    "1,Stone,Ada,1980-05-14,8 916 000-00-01,yes,2026-03-03,any,,,,",
                    "2,Field,Ben,1975-11-02,8 916 000-00-02,no,2026-03-03,any,,,,",
                    "3,Moor,Cid,1990-01-01,8 916 000-00-04,yes,2026-03-02,any,,,,",
                ],
            ),
        )
        .file(
            "plans.csv",
            with(
                PLANS_HEADER,
                &[
                    "A,1,1,filling,,2026-03-03,,,,,planned,",
                    "B,1,1,filling,,2026-03-02,,,,,done,2026-03-04",
                ],
            ),
        )
        .file(
            "visits.csv",
            with(
                VISITS_HEADER,
                // The second patient has no plan, and nothing else that is open.
                &[
                    "V1,2,2026-03-03 10:00,attended,,",
                    "V2,2,2026-03-02 23:00,attended,,",
                    "V3,1,2026-04-02 10:00,booked,,",
                ],
            ),
        )
        .file(
            "agreements.csv",
            with(
                AGREEMENTS_HEADER,
                &["G,1,hygiene_reminder,2026-03-03,2026-09-01,,,,,"],
            ),
        )
        .file(
            "contacts.csv",
            with(
                CONTACTS_HEADER,
                &["2026-03-03,1,reached,,", "2026-03-02,1,reached,,"],
            ),
        );
    let fact = |column: &str, row: &str| json!({ "column": column, "count": 1, "rows": [row] });
    assert_eq!(
        found(&clinic, "future_facts"),
        json!([
            fact("contacted_at", "contacts.csv:2"),
            fact("starts_at", "visits.csv:2"),
            fact("agreed_on", "agreements.csv:2"),
            fact("signed_on", "plans.csv:2"),
            fact("done_on", "plans.csv:3"),
            fact("consent_on", "patients.csv:2"),
        ])
    );
    let clinic = clinic.on("2026-03-04");
    assert_eq!(found(&clinic, "future_facts"), json!([]));
}

#[test]
fn visits_that_are_over_and_still_booked_are_told() {
    let rows = [
        "V1,2,2026-03-01 10:00,booked,,",
        "V2,2,2026-02-01 10:00,confirmed,,",
        "V3,2,2026-03-02 00:00,booked,,",
        "V4,2,2026-02-01 10:00,cancelled,,",
    ];
    let clinic = clean().file("visits.csv", with(VISITS_HEADER, &rows));
    assert_eq!(
        found(&clinic, "stale_visits"),
        json!(["visits.csv:2", "visits.csv:3"])
    );
}

#[test]
fn that_nobody_knows_who_is_booked_is_told() {
    assert_eq!(found(&clean(), "bookings"), json!([]));
    let past = with(VISITS_HEADER, &["V1,2,2026-03-01 10:00,attended,,"]);
    let none_ahead = clean().file("visits.csv", past);
    assert_eq!(found(&none_ahead, "bookings"), json!(["no_future_visits"]));
    let no_visits = clean().without("visits.csv");
    assert_eq!(found(&no_visits, "bookings"), json!(["bookings_unknown"]));
    let (text, _) = no_visits.checked(&[]);
    assert!(text.contains("--bookings-checked"), "{text}");
    let by_hand = format!("{SETTINGS}[inputs]\nbookings = 'checked_by_hand'\n");
    let no_visits = no_visits.file("recall.toml", by_hand);
    assert_eq!(found(&no_visits, "bookings"), json!([]));
}

#[test]
fn an_agreement_after_a_no_is_to_be_asked_about() {
    let cases = |no_on: &str, contact: &str, agreement: &str| {
        let row = format!("2,Field,Ben,1975-11-02,8 916 000-00-02,{no_on},any,,,,");
        let clinic = clean()
            .file("patients.csv", with(ASKED_HEADER, &[&row]))
            .file("agreements.csv", with(AGREEMENTS_HEADER, &[agreement]))
            .file("contacts.csv", with(CONTACTS_HEADER, &[contact]));
        let found = found(&clinic, "agreed_after_no");
        let found = found.as_array().unwrap().iter();
        found
            .map(|it| it["no_on"].as_str().unwrap_or("-").to_owned())
            .collect::<Vec<_>>()
    };
    let open = "G,2,hygiene_reminder,2026-02-02,2026-09-01,,,,,";
    assert_eq!(cases("no,2026-02-01", "", open), ["2026-02-01"]);
    assert_eq!(cases("no,", "", open), ["-"]);
    assert_eq!(cases("no,2026-02-02", "", open), [""; 0]);
    assert_eq!(cases("yes,2026-02-01", "", open), [""; 0]);
    assert_eq!(cases(",", "2026-02-01,2,opt_out,,", open), ["2026-02-01"]);
    assert_eq!(cases(",", "2026-02-03,2,opt_out,,", open), [""; 0]);
    let kept = "G,2,hygiene_reminder,2026-02-02,2026-09-01,,,,,fulfilled";
    assert_eq!(cases("no,2026-02-01", "", kept), [""; 0]);
}

// By doctor.

#[test]
fn grounds_that_lack_something_are_told_by_doctor() {
    let clinic = clean()
        .file(
            "plans.csv",
            with(
                PLANS_HEADER,
                &[
                    "A,1,1,filling,Ivanov,2026-02-02,,yes,,,planned,",
                    "A,1,2,crown,Ivanov,2026-02-02,,yes,2026-03-20,,planned,",
                    "B,2,1,filling,Ivanov,,,yes,,,planned,",
                    "C,2,1,filling,Ivanov,2026-02-02,,,,,planned,",
                ],
            ),
        )
        .file(
            "agreements.csv",
            with(
                AGREEMENTS_HEADER,
                &[
                    "G1,1,control_exam,,2026-09-01,,Ivanov,half a year,,",
                    "G2,1,hygiene_reminder,,2026-09-01,,,,,",
                    "G3,1,wellbeing_check,2026-02-02,,,Ivanov,,,",
                    "G4,2,personal_call,2026-02-02,2026-03-01,,,,,",
                    "G5,2,hygiene_reminder,2026-02-02,,,Petrov,,,",
                    "G6,2,hygiene_reminder,2026-02-02,,,Petrov,,,fulfilled",
                    "G7,2,hygiene_reminder,2026-02-02,2026-09-01,,Petrov,,,",
                ],
            ),
        );
    let badly = found(&clinic, "recorded_badly");
    let told: Vec<String> = badly
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|of| {
            let name = of["name"].as_str().unwrap_or("-");
            let cases = of["cases"].as_array().unwrap().iter();
            cases.map(move |case| {
                let codes: Vec<&str> = case["codes"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|code| code.as_str().unwrap())
                    .collect();
                format!(
                    "{name}: {} {} {}",
                    case["case"].as_str().unwrap(),
                    codes.join(","),
                    case["row"].as_str().unwrap()
                )
            })
        })
        .collect();
    assert_eq!(
        told,
        [
            "Ivanov Pavel Sergeevich: agreement:G1 no_clinical_basis agreements.csv:2",
            "Ivanov Pavel Sergeevich: agreement:G3 no_due_date agreements.csv:4",
            "Ivanov Pavel Sergeevich: plan:A no_deadline plans.csv:2",
            "Petrov: agreement:G5 no_due_date agreements.csv:6",
            "-: agreement:G2 not_agreed agreements.csv:3",
            "-: agreement:G4 no_topic,no_doctor agreements.csv:5",
        ]
    );
    let (text, _) = clinic.checked(&[]);
    expect![[r#"
        Recorded badly: there may be a ground, but something is missing
        The doctor or the administrator can add what is missing. Nothing is to be added that was not so.
        Doctor: Ivanov Pavel Sergeevich — 3
        • Stone Ada (1), agreement:G1 — Control examination: no clinical ground for the control examination
          is on record (agreements.csv:2)
        • Stone Ada (1), agreement:G3 — Well-being check: the agreement has no date (agreements.csv:4)
        • Stone Ada (1), plan:A — the urgent treatment has no deadline on record (plans.csv:2)
        Doctor: Petrov — 1
        • Field Ben (2), agreement:G5 — Hygiene reminder: the agreement has no date (agreements.csv:6)
        No doctor named — 2
        • Stone Ada (1), agreement:G2 — Hygiene reminder: it is not on record when the patient agreed to
          this (agreements.csv:3)
        • Field Ben (2), agreement:G4 — The doctor's personal call: what the personal call is about is not
          on record; which doctor is to call is not on record (agreements.csv:5)
    "#]].assert_eq(&about(&text, "agreement:"));
    // Nobody is called about a patient who left.
    let left = clinic.file("patients.csv", ASKED.replace(",,,\n", ",,,inactive\n"));
    assert_eq!(found(&left, "recorded_badly"), json!([]));
}

#[test]
fn nothing_tells_a_doctors_number() {
    let plans = [
        "A,1,1,filling,Ivanov +7 918 774-42-06,2026-02-02,,yes,,,planned,",
        "B,2,1,filling,89187744207,,,yes,,,planned,",
    ];
    let visits = "visit_id,patient_id,starts_at,status,doctor\n1,3,2026-03-02 12:00,booked,8 (918) 774-42-08\n";
    let clinic = clean()
        .file("plans.csv", with(PLANS_HEADER, &plans))
        .file("patients.csv", "patient_id,phone\n1,\n2,\n3,\n")
        .file("visits.csv", visits);
    for format in ["table", "csv", "json"] {
        let (report, _) = clinic.checked(&["--all", "--format", format]);
        let digits = report.replace(|c: char| !c.is_ascii_digit(), "");
        assert!(
            report.contains("plan:A") && report.contains("plan:B"),
            "{report}"
        );
        assert!(!digits.contains("918774420"), "{report}");
    }
}

#[test]
fn a_plan_without_a_signature_waits_for_the_next_visit() {
    let plans = [
        "A,1,1,filling,Ivanov,,,yes,2026-03-20,,planned,",
        "B,2,1,filling,Ivanov,,too_expensive,,,,planned,",
        "C,2,1,filling,Ivanov,,declined,,,,planned,",
        "D,2,1,filling,Ivanov,,,,,,done,",
    ];
    let clinic = clean().file("plans.csv", with(PLANS_HEADER, &plans));
    let plan = |id: &str, name: &str, case: &str, codes: &[&str], row: &str, next: Value| json!({ "patient_id": id, "patient_name": name, "case": case, "codes": codes, "row": row, "next_visit_on": next });
    assert_eq!(
        found(&clinic, "not_signed"),
        json!([{
            "doctor": "Ivanov",
            "name": "Ivanov Pavel Sergeevich",
            "count": 2,
            "cases": [
                plan("1", "Stone Ada", "plan:A", &["plan_not_signed"], "plans.csv:2", json!("2026-04-01")),
                plan("2", "Field Ben", "plan:B", &["plan_not_signed", "too_expensive"], "plans.csv:3", Value::Null),
            ],
        }])
    );
    assert_eq!(found(&clinic, "recorded_badly"), json!([]), "kept apart");
    let (text, _) = clinic.checked(&[]);
    expect![[r#"
        No call is due, plan not signed: never to be raised by telephone
        The doctor may come back to the plan at the patient's next visit, in person. Without a visit there
        is no talk.
        Doctor: Ivanov Pavel Sergeevich — 2
        • Stone Ada (1), plan:A — the plan is not signed; next visit on 1 April 2026 (plans.csv:2)
        • Field Ben (2), plan:B — the plan is not signed; it is too expensive for the patient; no visit is
          booked (plans.csv:3)
    "#]].assert_eq(&about(&text, "plan:"));
    // Whoever comes soonest is told first.
    let visits = format!("{VISITS}V2,2,2026-03-09 10:00,booked,treatment,\n");
    let clinic = clinic.file("visits.csv", visits);
    let first = &found(&clinic, "not_signed")[0]["cases"][0];
    assert_eq!(first["case"], "plan:B");
    // Where no export has the column, that is said of the export, and no plan is held against its doctor.
    let plans = with(PLANS_HEADER, &plans).replace("signed_on", "colour");
    let clinic = clinic.file("plans.csv", plans);
    assert_eq!(found(&clinic, "not_signed"), json!([]));
    let (text, _) = clinic.checked(&[]);
    expect![[r#"
        Nothing to mend: every refusal, complaint and promise is somebody's; nobody is passed over because
        of the records; there are no questions; all in the folder is read and up to date; no header looks
        like one that is lacking; no other consent passes for leave to call; who is booked can be seen, or
        is looked up by hand; all words are known; every outcome is clear; all rows were taken; there are no
        duplicates; no note and no column that is not known says not to call; no fact is dated in the
        future; every visit that is over has its outcome; there is nothing to ask at the day's visits; no
        agreement is at odds with a no; all grounds are recorded in full.
    "#]].assert_eq(text.rsplit("\n\n").next().unwrap());
}

#[test]
fn of_thousands_the_first_are_shown_and_all_are_counted() {
    let rows: Vec<String> = (0..60)
        .map(|n| {
            format!(
                "P{n:02},1,1,filling,{},,,,,,planned,",
                ["Ivanov", "Petrov", "Orlov"][n % 3]
            )
        })
        .collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let clinic = clean().file("plans.csv", with(PLANS_HEADER, &rows));
    let (text, _) = clinic.checked(&[]);
    assert_eq!(text.matches("plan:P").count(), 9);
    screen("check/of_many_the_first.txt").assert_eq(&text);
    let (all, _) = clinic.checked(&["--all"]);
    assert_eq!(all.matches("plan:P").count(), 60);
    let (csv, _) = clinic.checked(&["--format", "csv"]);
    assert_eq!(
        csv.lines()
            .filter(|line| line.starts_with("not_signed,"))
            .count(),
        60
    );
}

#[test]
fn of_many_doctors_the_last_are_only_counted() {
    let rows: Vec<String> = (0..72)
        .map(|n| format!("P{n},1,1,filling,Dr{:02},,,,,,planned,", n % 12))
        .collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let clinic = clean().file("plans.csv", with(PLANS_HEADER, &rows));
    let (text, _) = clinic.checked(&[]);
    expect![[r#"
        Doctor: Dr00 — 6
        Doctor: Dr01 — 6
        Doctor: Dr02 — 6
        Doctor: Dr03 — 6
        Doctor: Dr04 — 6
        Doctor: Dr05 — 6
        Doctor: Dr06 — 6
        Doctor: Dr07 — 6
        Doctor: Dr08 — 6
        Doctor: Dr09 — 6
        The others: Dr10 — 6; Dr11 — 6
    "#]]
    .assert_eq(&lines_with(&text, " Dr"));
    let (all, _) = clinic.checked(&["--all"]);
    expect![[r#"
        Doctor: Dr00 — 6
        Doctor: Dr01 — 6
        Doctor: Dr02 — 6
        Doctor: Dr03 — 6
        Doctor: Dr04 — 6
        Doctor: Dr05 — 6
        Doctor: Dr06 — 6
        Doctor: Dr07 — 6
        Doctor: Dr08 — 6
        Doctor: Dr09 — 6
        Doctor: Dr10 — 6
        Doctor: Dr11 — 6
    "#]]
    .assert_eq(&lines_with(&all, " Dr"));
}

// What to ask.

#[test]
fn what_was_never_asked_is_asked_at_the_visit() {
    let clinic = clean()
        .file(
            "patients.csv",
            with(
                ASKED_HEADER,
                &[
                    "1,Stone,Ada,1980-05-14,,,,,,,,",
                    "2,Field,Ben,1975-11-02,8 916 000-00-02,visits,,any,,,,",
                    "3,Moor,Cid,2015-01-01,,yes,,,10-12,Moor Eve,,",
                    "4,Marsh,Dan,1990-01-01,8 916 000-00-04,no,,,,,,",
                    "5,Heath,Fay,1990-01-01,8 916 000-00-05,,,,,,,inactive",
                    "6,Dale,Gil,1990-01-01,8 916 000-00-06,,,any,,,,",
                    "7,Hill,Hal,1990-01-01,8 916 000-00-07,yes,2026-01-01,mon,,,,",
                    "8,Glen,Ivy,2015-01-01,,yes,,mon,,Glen Joy,8 916 000-00-08,",
                ],
            ),
        )
        .file("cards.csv", "patient_id,consent\n6,yes\n")
        .file(
            "contacts.csv",
            with(CONTACTS_HEADER, &["2026-02-20,7,wrong_number,,"]),
        )
        .file(
            "visits.csv",
            with(
                VISITS_HEADER,
                &[
                    "V1,1,2026-03-02 15:00,booked,,Ivanov",
                    "V2,2,2026-03-02 10:00,booked,,",
                    "V3,3,2026-03-02 09:30,confirmed,,",
                    "V4,4,2026-03-02 10:00,booked,,",
                    "V5,5,2026-03-02 10:00,booked,,",
                    "V6,6,2026-03-02 10:00,booked,,",
                    "V7,7,2026-03-02 08:00,booked,,",
                    "V8,8,2026-03-02 10:00,booked,,",
                    "V9,1,2026-03-03 10:00,booked,,",
                ],
            ),
        );
    let asked = found(&clinic, "to_ask");
    let told: Vec<String> = asked
        .as_array()
        .unwrap()
        .iter()
        .map(|ask| {
            format!(
                "{} {} {}",
                ask["at"].as_str().unwrap(),
                ask["patient_id"].as_str().unwrap(),
                ask["questions"]
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            "08:00 7 [\"number\"]",
            "09:30 3 [\"guardian\"]",
            "15:00 1 [\"consent\",\"number\",\"hours\"]",
        ]
    );
    let (text, _) = clinic.checked(&[]);
    expect![[r#"
        To ask at the day's visits
        Ask when the patient comes and write the answer down: the lists of the coming days are made of these
        answers.
          guardian: "With which parent may we speak about the child, and on which number?"
          consent: "May we call or write to you when it matters for your treatment? Or about your visits
          only?"
          number: "On which number would you like to be called?"
          hours: "On which days and at what time may we call you?"
        • 08:00 Hill Hal (7): number
        • 09:30 Moor Cid (3): guardian
        • 15:00 Stone Ada (1): consent, number, hours
    "#]].assert_eq(&about(&text, "15:00"));
    let next_day = clinic.on("2026-03-03");
    assert_eq!(found(&next_day, "to_ask")[0]["patient_id"], "1");
}

// Its forms.

/// An export with something wrong everywhere.
fn bad() -> Clinic {
    clean()
        .file(
            "patients.csv",
            "Код пациента;Фамилия;Имя;Дата рождения;Телефн;Согласие на СМС-рассылку;Статус\n\
             1;=Иванова;Анна;14.05.1980;8 916 000-00-01;да;активный\n\
             2;Петров;Пётр;01.02.1979;8 916 000-00-02;да;VIP\n\
             4;Котова;Мария;03.03.1999;;нет;актвный\n",
        )
        .file(
            "plans.csv",
            "№ плана;Код пациента;Услуга;Статус;Подписан;Срочно;Срок;Врач\n\
             1;1;пломба;запланировано;02.02.2026;да;;=Иванов\n\
             2;1;пломба;запланировано;;да;;Иванов\n\
             3;99;пломба;запланировано;;да;;\n\
             4;4;пломба;черновик;да;да;;\n",
        )
        .file(
            "visits.csv",
            "№ визита;Код пациента;Начало;Статус;Врач\n\
             1;1;02.03.2026 10:00;записан;Иванов\n\
             2;2;02.03.2026 09:00;подтвеждён;Иванов\n\
             5;1;01.02.2027 11:00;пришёл;Иванов\n",
        )
}

#[test]
fn what_bars_most_patients_comes_first() {
    let rows: Vec<String> = (10..30)
        .map(|id| format!("{id},Stone,Ada,1980-05-14,8 916 000-00-{id},maybe,,any,,,,\n"))
        .collect();
    let rows = rows.concat();
    let clinic = clean().file("patients.csv", format!("{ASKED}{rows}")).file(
        "contacts.csv",
        with(
            CONTACTS_HEADER,
            &["some day,1,reached,,", "2026-01-15,2,reached,,"],
        ),
    );
    let bars = found(&clinic, "bars_most");
    assert_eq!(bars[0]["patients"], 20);
    let cause = bars[0]["cause"].as_str().unwrap();
    assert!(
        cause.starts_with("patients.csv, column \"consent\": "),
        "{cause}"
    );
    assert_eq!(bars[1]["patients"], 1);
    let cause = bars[1]["cause"].as_str().unwrap();
    assert!(
        cause.starts_with("contacts.csv, column \"contacted_at\": "),
        "{cause}"
    );
    screen("check/what_bars_most.en.txt").assert_eq(&clinic.checked(&[]).0);
    screen("check/what_bars_most.ru.txt").assert_eq(&clinic.russian().checked(&[]).0);
}

#[test]
fn what_bars_is_counted_by_patients_and_not_by_rows() {
    let row = "some day,1,reached,,";
    let clinic = clean().file("contacts.csv", with(CONTACTS_HEADER, &[row, row, row]));
    let bars = found(&clinic, "bars_most");
    assert_eq!(bars[0]["patients"], 1);
    assert_eq!(bars.as_array().unwrap().len(), 1);
    // Where a column is lacking, no row is wrong.
    let agreed =
        "7,1,hygiene_reminder,,2026-03-05,,,,,\n8,2,hygiene_reminder,2026-01-10,2026-03-05,,,,,\n";
    let without = clean()
        .file("patients.csv", "patient_id,phone\n1,8 916 000-00-01\n2,\n")
        .file("agreements.csv", format!("{AGREEMENTS_HEADER}{agreed}"));
    let bars = found(&without, "bars_most");
    assert_eq!(
        bars,
        json!([
            { "patients": 1, "cause": "no_consent" },
            { "patients": 1, "cause": "no_reachable_address" },
        ])
    );
}

#[test]
fn a_no_that_belongs_to_nobody_goes_before_all_else() {
    let clinic = bad().file(
        "contacts.csv",
        with(
            CONTACTS_HEADER,
            &["2026-02-01,17,opt_out,,", "2026-02-01,2,reached,,"],
        ),
    );
    assert_eq!(
        found(&clinic, "belongs_to_nobody"),
        json!(["contacts.csv:2"])
    );
    screen("check/all_bad.txt").assert_eq(&clinic.checked(&[]).0);
}

#[test]
fn orphans_of_more_than_a_tenth_raise_a_question() {
    let contacts = |orphans: usize| {
        let rows = (0..20).map(|n| {
            if n < orphans {
                "2026-01-15,77,reached,,"
            } else {
                "2026-01-15,2,reached,,"
            }
        });
        let clinic = clean().file(
            "contacts.csv",
            with(CONTACTS_HEADER, &rows.collect::<Vec<_>>()),
        );
        (found(&clinic, "doubts"), clinic)
    };
    assert_eq!(contacts(2).0, json!([]));
    let (doubts, clinic) = contacts(3);
    assert_eq!(
        doubts,
        json!([{ "doubt": "orphans", "file": "contacts.csv" }])
    );
    let (report, _) = clinic.checked(&[]);
    expect![[r#"
        Questions to you
        You alone can answer them.
        • contacts.csv: 3 of 20 rows name no patient of the patients' file. Is this the id column?
    "#]]
    .assert_eq(&about(&report, "• contacts.csv: 3"));
}

#[test]
fn where_no_number_can_be_read_the_country_may_be_another() {
    let header = "patient_id,phone,consent\n";
    let none = clean().file(
        "patients.csv",
        format!("{header}1,555-0142,yes\n2,555-0143,yes\n"),
    );
    assert_eq!(
        found(&none, "doubts"),
        json!([{ "doubt": "no_phones", "file": "patients.csv" }])
    );
    let (report, _) = none.checked(&[]);
    expect![[r#"
        Questions to you
        You alone can answer them.
        • patients.csv: not one telephone number can be read. Is the country right? clinic.country is "RU".
    "#]].assert_eq(&about(&report, "clinic.country"));
    let one = clean().file(
        "patients.csv",
        format!("{header}1,555-0142,yes\n2,8 916 000-00-01,yes\n"),
    );
    assert_eq!(found(&one, "doubts"), json!([]));
    // Where there are none, none is wrong.
    let blank = clean().file("patients.csv", format!("{header}1,,yes\n2,,yes\n"));
    assert_eq!(found(&blank, "doubts"), json!([]));
}

#[test]
fn questions_of_the_settings_wait_for_an_answer() {
    let settings = "\
#max_attempts = 3
# From here on: what recall found in the export. Look at every line.

[columns.patients]
last_name = \"Surname\"
#call_phone = \"Tel\"  # question: is it this one?

# Unknown words: in place of ... write yes or no.
#[values.patients.consent]
#yes = [\"sure\"]  # 2 rows
#... = [\"hm\"]  # 1 row
#email = \"?\"
";
    let clinic = clean().file("recall.toml", format!("{}{settings}", clinic::SETTINGS));
    let questions = found(&clinic, "questions");
    let lines: Vec<_> = questions
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["line"].clone())
        .collect();
    assert_eq!(lines, [8, 11]);
    assert_eq!(
        questions[0]["question"],
        "call_phone = \"Tel\"  # question: is it this one?"
    );
    let (report, _) = clinic.checked(&[]);
    expect![[r##"
        Questions to you
        You alone can answer them.
        • recall.toml asks these: take the "#" off where the answer is yes, else delete the line.
          recall.toml:8: call_phone = "Tel" # question: is it this one?
          recall.toml:11: [values.patients.consent]
    "##]]
    .assert_eq(&about(&report, "is it this one?"));
    // What init writes as a default is no question.
    assert_eq!(found(&clean(), "questions"), json!([]));
}

#[test]
fn refusals_in_notes_and_unclear_outcomes_are_named() {
    let clinic = clean()
        .file(
            "cards.csv",
            "patient_id,note\n1,просит больше не звонить\n2,боится уколов\n",
        )
        .file(
            "contacts.csv",
            with(CONTACTS_HEADER, &["2026-01-15,2,unclear,,"]),
        );
    assert_eq!(
        found(&clinic, "refusals_in_notes"),
        json!([{ "patient_id": "1", "row": "cards.csv:2" }])
    );
    assert_eq!(
        found(&clinic, "unclear_outcomes"),
        json!([{ "patient_id": "2", "row": "contacts.csv:2" }])
    );
    let (report, _) = clinic.checked(&[]);
    expect![[r#"
        Refusals in notes
        These patients are not called. Where it is no refusal of calls, name the words in recall.toml under
        [ignore], notes.
        • Stone Ada (1) (cards.csv:2)
    "#]].assert_eq(&about(&report, "cards.csv:2"));
    expect![[r#"
        It is not clear what came of the talk
        Write down clearly how it ended. Until then the patient is not contacted.
        • Field Ben (2) (contacts.csv:2)
    "#]]
    .assert_eq(&about(&report, "contacts.csv:2"));
}

#[test]
fn what_is_not_read_is_told_of() {
    let clinic = clean().file("stop.csv", "phone\n1\n");
    let exports = found(&clinic, "exports");
    assert_eq!(exports.as_array().unwrap().len(), 1);
    assert!(
        exports[0].as_str().unwrap().contains("stop.csv"),
        "{exports}"
    );
}

#[test]
fn csv_has_one_row_a_cause_with_its_count() {
    let rows: Vec<String> = (10..90)
        .map(|id| format!("{id},Stone,Ada,1980-05-14,8 916 000-00-{id},maybe,,any,,,,\n"))
        .collect();
    let rows = rows.concat();
    let visits: Vec<String> = (0..40)
        .map(|n| format!("S{n},1,2026-01-{:02} 10:00,booked,,", n % 28 + 1))
        .collect();
    let visits: Vec<&str> = visits.iter().map(String::as_str).collect();
    let clinic = clean()
        .file("patients.csv", format!("{ASKED}{rows}"))
        .file("visits.csv", with(VISITS_HEADER, &visits));
    let sections = |csv: &str, section: &str| {
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        let rows = reader.records().map(Result::unwrap);
        let rows = rows.filter(|row| &row[0] == section);
        rows.map(|row| (row[2].to_owned(), row[7].to_owned(), row[6].to_owned()))
            .collect::<Vec<_>>()
    };
    let (csv, _) = clinic.checked(&["--format", "csv"]);
    let rows = sections(&csv, "rows");
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert_eq!((rows[0].0.as_str(), rows[0].1.as_str()), ("4", "80"));
    assert!(
        rows[0].2.ends_with("patients.csv:8:6, and 75 more"),
        "{rows:?}"
    );
    let stale = sections(&csv, "stale_visits");
    assert_eq!(stale.len(), 1, "{stale:?}");
    assert_eq!(stale[0].1, "40");
    let (csv, _) = clinic.russian().checked(&["--format", "csv"]);
    assert_eq!(sections(&csv, "rows").len(), 0);
    expect![[r#"
        "Строки, которые не приняты или прочитаны не полностью",patients.csv,4,consent,,,"нужно: да, нет или только о приёме (строка не принята): patients.csv:4:6, patients.csv:5:6, patients.csv:6:6, patients.csv:7:6, patients.csv:8:6, и ещё 75",80,"Исправьте их в программе клиники и выгрузите снова. Пациент, о котором есть непринятая строка, в список не попадёт: вдруг в ней отказ."
    "#]].assert_eq(&lines_with(&csv, "patients.csv:8:6"));
}

#[test]
fn no_line_of_text_is_too_long() {
    for clinic in [bad(), bad().russian()] {
        let (text, status) = clinic.checked(&[]);
        assert_eq!(status, 1);
        for line in text.lines() {
            assert!(line.chars().count() <= 100, "{line}");
            assert_eq!(line, line.trim_end());
        }
        assert!(!text.contains('\u{1b}'));
    }
}

#[test]
fn csv_has_a_row_for_each_cause_and_no_formula() {
    let (csv, status) = bad().checked(&["--format", "csv"]);
    assert_eq!(status, 1);
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let columns = [
        "section",
        "file",
        "line",
        "column",
        "patient_id",
        "doctor",
        "what",
        "count",
        "hint",
    ];
    assert_eq!(reader.headers().unwrap(), columns.as_slice());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    for cell in rows.iter().flatten() {
        assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell}");
    }
    let badly: Vec<&csv::StringRecord> = rows
        .iter()
        .filter(|row| &row[0] == "recorded_badly")
        .collect();
    assert_eq!(badly.len(), 1);
    let cells = [&badly[0][1], &badly[0][2], &badly[0][4], &badly[0][5]];
    assert_eq!(cells, ["plans.csv", "2", "1", "'=Иванов"]);
    for row in &rows {
        assert!(!row[6].is_empty() && !row[8].is_empty(), "{row:?}");
    }
}

#[test]
fn json_names_its_schema_and_the_day() {
    let (report, _) = bad().check();
    assert_eq!(report["schema"], "recall.check/1");
    assert_eq!(report["date"], "2026-03-02");
    assert_eq!(report["barred_patients"], 2);
    assert_eq!(report["inputs"][0]["rejected"], 2);
}

/// What is decided about the example, where all visits of the past are kept and where only those that matter are; and how many visits those are.
fn decided(keep_all: bool) -> (Vec<String>, usize) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/clinic");
    let text = std::fs::read_to_string(folder.join("recall.toml")).unwrap();
    let settings = recall::plan::rules::read_settings(&text, None).unwrap();
    let sources = Sources {
        data: folder,
        keep_all,
        ..Sources::default()
    };
    let reading = read::read(&sources, &settings).unwrap();
    let clinic = &reading.clinic;
    let asked = Asked {
        is_today: false,
        now: Moment::start_of("2026-03-02".parse().unwrap()),
        shift: None,
        callers: None,
        bookings_checked: false,
    };
    let practice = plan::on_day(clinic, &settings, asked);
    let (_, decisions) = plan::decided(&practice);
    let told = decisions.iter().map(|decision| {
        let id = clinic.patient_id(decision.patient);
        let case = decision.case().map(|case| case.name(clinic));
        format!(
            "{id} {case:?} {:?} {:?} {:?}",
            decision.verdict(),
            decision.codes(),
            decision.on()
        )
    });
    (told.collect(), clinic.visits.iter().count())
}

#[test]
fn that_all_visits_are_kept_changes_no_decision() {
    let (all, all_visits) = decided(true);
    let (few, few_visits) = decided(false);
    assert_eq!(all, few);
    assert!(all_visits > few_visits, "{all_visits} > {few_visits}");
}

#[test]
fn the_example_is_checked_in_both_languages() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/clinic");
    for (lang, expected) in [
        ("ru", screen("check/example.ru.txt")),
        ("en", screen("check/example.en.txt")),
    ] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_recall"));
        let command = command
            .env_clear()
            .args(["check", "--date", "2026-03-02", "--lang", lang, "--data"])
            .arg(&folder);
        let run = command.output().unwrap();
        assert_eq!(run.status.code(), Some(1));
        assert!(run.stderr.is_empty());
        let text = String::from_utf8(run.stdout).unwrap();
        expected.assert_eq(&text);
        assert!(
            text.lines().all(|line| line.chars().count() <= 100),
            "{text}"
        );
    }
}

// Into a file.

#[test]
fn a_report_into_a_file_is_as_spreadsheets_want_it() {
    let clinic = clean();
    let check = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_recall"));
        command.arg("check").args(["--data", "."]).args(arguments);
        command.args(["--date", "2026-03-02"]);
        command.current_dir(clinic.path("")).output().unwrap()
    };
    let run = check(&["-o", "check.csv"]);
    assert_eq!((run.status.code(), stderr(&run).as_str()), (Some(0), ""));
    assert!(run.stdout.is_empty());
    let written = clinic.text("check.csv");
    assert!(written.starts_with("\u{feff}section;"), "{written}");
    let lines: Vec<&str> = written.split_inclusive('\n').collect();
    assert!(lines.iter().all(|line| line.ends_with("\r\n")), "{lines:?}");
    check(&["-o", "check.json"]);
    let json: Value = serde_json::from_slice(&clinic.bytes("check.json")).unwrap();
    assert_eq!(json["schema"], "recall.check/1");
    let table = check(&["-o", "check.txt"]);
    assert_eq!(table.status.code(), Some(0));
    assert_eq!(clinic.bytes("check.txt"), check(&[]).stdout);
    // Neither an export nor a form that is not known.
    for (name, said) in [
        (
            "visits.csv",
            expect![[r#"
                ошибка: -o visits.csv: этот файл recall читает сам, результат стёр бы его; назовите другой
            "#]],
        ),
        (
            "check.pdf",
            expect![[r#"
                ошибка: -o check.pdf: имя файла должно кончаться на .csv, .json или .txt
            "#]],
        ),
    ] {
        let run = check(&["-o", name]);
        assert_eq!(run.status.code(), Some(2), "{name}");
        said.assert_eq(&stderr(&run));
    }
    assert_eq!(clinic.text("visits.csv"), VISITS);
}

#[test]
fn a_future_signature_is_named_where_it_is_kept() {
    let clinic = clean().file("signatures.csv", "plan_id,signed_on\nA,2026-03-03\n");
    let future = found(&clinic, "future_facts").to_string();
    assert!(
        future.contains("signatures.csv") && !future.contains("\"plans.csv"),
        "{future}"
    );
}

#[test]
fn what_a_card_should_say_is_missed_on_the_card() {
    let patients = ASKED
        .replace(",consent,consent_on", ",was_asked,when")
        .replace(",any,", ",,");
    let cards = "patient_id,channels\n1,call\n";
    let clinic = clean()
        .file("patients.csv", patients)
        .file("cards.csv", cards);
    let lacks = found(&clinic, "lacks");
    let consent = lacks
        .as_array()
        .unwrap()
        .iter()
        .find(|lack| lack.to_string().contains("\"consent\""));
    assert_eq!(consent.unwrap()["file"], "cards.csv", "{lacks}");
}

#[test]
fn a_sheet_that_was_never_filled_in_says_nothing() {
    let plans = PLANS.replace("signed_on", "signed");
    let clinic = |rows: &str| {
        let signatures = format!("plan_id,signed_on\n{rows}");
        let clinic = clean().file("plans.csv", &plans);
        clinic.file("signatures.csv", signatures)
    };
    let told = |rows: &str| {
        let lacks = found(&clinic(rows), "lacks")
            .to_string()
            .contains("signed_on");
        (
            lacks,
            found(&clinic(rows), "not_signed")
                .to_string()
                .contains("plan:A"),
        )
    };
    assert_eq!(told(""), (true, false));
    assert_eq!(told("B,2026-02-02\n"), (false, true));
}
