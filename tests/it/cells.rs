//! What single cells say: notes, names, telephone numbers, dates, ids, as whole runs.
#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

use expect_test::expect;

use crate::clinic::{self, Clinic, PATIENTS, the_same};

const HEADER: &str = "patient_id,last_name,first_name,birth_date,phone,consent,consent_on";

/// The clinic with one cell of patient 1 written otherwise.
fn with(phone: &str, name: &str) -> Clinic {
    let row = format!("1,{name},Ada,1980-05-14,\"{phone}\",yes,2026-01-10");
    let other = "2,Field,Ben,1975-11-02,8 916 000-00-02,yes,2026-01-10";
    Clinic::new().file("patients.csv", format!("{HEADER}\n{row}\n{other}\n"))
}

#[test]
fn notes_of_row_and_card_are_known_before_the_talk() {
    let patients = PATIENTS
        .replace("consent_on\n", "consent_on,note\n")
        .replace("02,yes,2026-01-10", "02,yes,2026-01-10,")
        .replace("Ada,1980-05-14,8 916 000-00-01,yes,2026-01-10", "Ada,1980-05-14,8 916 000-00-01,yes,2026-01-10,\"слышит плохо;\nдочь: 8 905 111-22-33\"");
    let clinic = || {
        Clinic::new().file("patients.csv", &patients).file(
            "cards.csv",
            "patient_id,note\n1,Prefers mornings.\n2,Prefers mornings.\n",
        )
    };
    let prepare = |list: &serde_json::Value, place: usize| {
        let lines = list["contacts"][place]["prepare"]
            .as_array()
            .unwrap()
            .clone();
        let lines = lines.iter().map(|line| line.as_str().unwrap().to_owned());
        lines.collect::<Vec<_>>().join("\n")
    };
    let english: serde_json::Value =
        serde_json::from_slice(&clinic().stdout(&["--format", "json"])).unwrap();
    expect![[r#"
        Look in the appointment book first: a visit may be booked already.
        Note: слышит плохо; дочь: ***.
        Note: Prefers mornings.
        Find out before the call with which doctor and when a visit is possible."#]]
    .assert_eq(&prepare(&english, 0));
    expect![[r#"
        Look in the appointment book first: a visit may be booked already.
        Note: Prefers mornings.
        Find out before the call with which doctor and when a visit is possible."#]]
    .assert_eq(&prepare(&english, 1));
    let russian: serde_json::Value =
        serde_json::from_slice(&clinic().russian().stdout(&["--format", "json"])).unwrap();
    expect![[r#"
        Сначала посмотрите в журнал записи: возможно, визит уже назначен.
        Примечание: Prefers mornings.
        До звонка узнайте, к какому врачу и когда можно записать."#]]
    .assert_eq(&prepare(&russian, 1));
}

#[test]
fn a_note_that_says_not_to_call_bars_until_it_is_looked_at() {
    let cards = "patient_id,note\n1,На работу не звонить\n";
    Clinic::new()
        .file("cards.csv", cards)
        .plan()
        .calls(&["2"])
        .decides("1", "plan:A not_permitted refusal_noted");
    let looked_at = format!(
        "{}[ignore]\nnotes = [\"на работу не звонить\"]\n",
        clinic::SETTINGS
    );
    Clinic::new()
        .file("cards.csv", cards)
        .file("recall.toml", looked_at)
        .plan()
        .calls(&["1", "2"]);
    // Under a Russian header, in every file that may have notes.
    for (file, text) in [
        ("cards.csv", "Код пациента;Важно\n1;умерла\n"),
        (
            "agreements.csv",
            "agreement_id,patient_id,kind,status,Примечание\nX,1,hygiene_reminder,withdrawn,не беспокоить\n",
        ),
        (
            "visits.csv",
            "visit_id,patient_id,starts_at,status,Комментарий\nV,1,2024-03-02 10:00,attended,больше не звонить\n",
        ),
        (
            "contacts.csv",
            "contacted_at,patient_id,outcome,note\n2026-02-20 10:00,1,no_answer,do not call\n",
        ),
    ] {
        Clinic::new().file(file, text).plan().calls(&["2"]);
    }
}

#[test]
fn a_name_that_says_not_to_call_is_refused_without_being_quoted() {
    let said = ["Stone DO NOT CALL", "Stone †", "умер Stone"].map(|name| {
        let planned = with("8 916 000-00-01", name).plan();
        planned
            .calls(&["2"])
            .decides("1", "plan:A not_permitted unreadable_record");
        planned.said_of_rows().to_owned()
    });
    expect![[r#"
        warning: patients.csv:2, column "last_name": the name says not to call: say that in its own column, and leave the name alone (row refused)
    "#]].assert_eq(&the_same(said));
}

#[test]
fn numbers_that_do_not_serve_are_told() {
    for (phone, told) in [
        (
            "8 916 000-00-01 (мама)",
            expect![[r#"
                warning: patients.csv:2, column "phone": a word beside the number says that it is somebody else's, so it is not used; a guardian's has a column of its own, "guardian phone" (taken as blank)
            "#]],
        ),
        (
            "8 999 999-99-99",
            expect![[r#"
                warning: patients.csv:2, column "phone": nobody has this number, it only fills the cell (taken as blank)
            "#]],
        ),
        (
            "1234567890",
            expect![[r#"
                warning: patients.csv:2, column "phone": nobody has this number, it only fills the cell (taken as blank)
            "#]],
        ),
    ] {
        with(phone, "Stone")
            .warns(told)
            .calls(&["2"])
            .decides("1", "plan:A not_permitted no_reachable_address");
    }
    for phone in ["8 916 000-00-01 не звонить", "8,91600E+10", "600-00-01"] {
        with(phone, "Stone")
            .plan()
            .calls(&["2"])
            .decides("1", "plan:A not_permitted unreadable_record");
    }
    for phone in [
        "79160000001.0",
        "моб. 8 916 000-00-01",
        "8 916 000-00-01, 8 999 999-99-99",
    ] {
        with(phone, "Stone").plan().calls(&["1", "2"]);
    }
}

#[test]
fn an_opt_out_names_its_number_however_it_is_written() {
    for row in [
        "2026-02-01,99,opt_out,на 8 (916) 000-00-01 не звонить",
        "2026-02-01,,opt_out,8.916.000.00.01",
        "2026-02-01,99,какой-то итог,8 916 000-00-01",
    ] {
        let contacts = format!("contacted_at,patient_id,outcome,phone\n{row}\n");
        Clinic::new()
            .file("contacts.csv", contacts)
            .plan()
            .calls(&["2"])
            .decides("1", "plan:A not_permitted no_reachable_address");
    }
}

#[test]
fn days_are_read_as_schedules_print_them() {
    for (day, is_read) in [
        ("ср 04.03.2026 10:00", true),
        ("4 марта 2026 г. 10.30", true),
        ("\"Wed, 4 Mar 2026 2:30 PM\"", true),
        ("04.03.2026 30.12.1899 10:30", true),
        ("04.03.26 10:00", false),
    ] {
        let visits =
            format!("visit_id,patient_id,starts_at,status,kind\nV,1,{day},booked,hygiene\n");
        let clinic = Clinic::new().file("visits.csv", visits);
        if is_read {
            clinic.plan().rows("visits.csv", [1, 0, 0]);
        } else {
            clinic.plan().calls(&["2"]).rows("visits.csv", [0, 0, 1]);
        }
    }
}

#[test]
fn a_cell_that_keeps_its_zeros_from_a_spreadsheet_is_what_it_holds() {
    let patients = format!(
        "{HEADER}\n=\"001\",Stone,Ada,=\"1980-05-14\",=\"8 916 000-00-01\",=\"yes\",=\"2026-01-10\"\n"
    );
    let plans = clinic::PLANS
        .replace("A,1,", "A,=\"001\",")
        .replace("B,2,", "B,001,");
    let contacts = "contacted_at,patient_id,outcome\n2026-02-01 10:00,001,opt_out\n";
    Clinic::new()
        .file("patients.csv", &patients)
        .file("plans.csv", &plans)
        .plan()
        .calls(&["001"]);
    Clinic::new()
        .file("patients.csv", &patients)
        .file("plans.csv", &plans)
        .file("contacts.csv", contacts)
        .plan()
        .calls(&[]);
}

#[test]
fn look_alike_ids_bar_as_a_refused_row_would() {
    let patients = PATIENTS.replace("\n1,", "\nА1,");
    let plans = clinic::PLANS.replace("A,1,", "A,А1,");
    for id in ["A1", "a 1", "'А1", "00А1"] {
        let contacts = format!("contacted_at,patient_id,outcome\n2026-02-01 10:00,{id},reached\n");
        Clinic::new()
            .file("patients.csv", &patients)
            .file("plans.csv", &plans)
            .file("contacts.csv", contacts)
            .plan()
            .calls(&["2"])
            .decides("А1", "plan:A not_permitted unreadable_record");
    }
}
