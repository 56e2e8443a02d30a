//! What rows say of other rows, whole runs: plans and agreements that a patient does not have, visits with a row for each service, cards
//! that are likely one person's, several numbers of one patient.
#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

use expect_test::expect;
use serde_json::Value;

use crate::clinic::{self, Clinic, Planned, as_line};

fn decision(planned: &Planned, patient: &str, case: &str) -> String {
    let is_it = |it: &&Value| it["patient_id"] == patient && it["case"] == case;
    let found = planned.decisions.iter().find(is_it).unwrap();
    let codes: Vec<&str> = found["codes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|code| code.as_str().unwrap())
        .collect();
    format!("{} {}", found["verdict"].as_str().unwrap(), codes.join(";"))
        .trim()
        .to_owned()
}

#[test]
fn a_reference_that_names_nothing_is_told_and_counts_for_all() {
    let clinic = Clinic::new()
        .file(
            "visits.csv",
            "visit_id,patient_id,starts_at,status,plan_id\n\
             v1,1,2026-03-09 11:00,booked,A-old\n\
             v2,2,2026-02-10 11:00,attended,A\n",
        )
        .file(
            "contacts.csv",
            "contacted_at,patient_id,outcome,case\n\
             2026-02-22 10:00,2,declined,plan:A\n\
             2026-02-22 10:00,1,reached,visit:gone\n",
        );
    let planned = clinic.warns(
        expect![[r#"
            warning: visits.csv:2, column "plan_id": this patient has no such plan: a future visit counts as one without a plan, a past one begins no treatment
            warning: visits.csv:3, column "plan_id": this patient has no such plan: a future visit counts as one without a plan, a past one begins no treatment
            warning: contacts.csv:2, column "case": this patient has no such plan: the contact counts for all the patient's plans
        "#]],
    );
    // A booking that may be the plan's settles it; what is not the patient's plan may be any of his.
    assert_eq!(decision(&planned, "1", "plan:A"), "settled already_booked");
    assert_eq!(
        decision(&planned, "2", "plan:B"),
        "settled declined_on_contact"
    );
    assert!(planned.list["contacts"].as_array().unwrap().is_empty());
    let (found, _) = clinic.check();
    let told = found.to_string();
    assert!(
        told.contains("own_plan_or_all") && told.contains("unmatched"),
        "{told}"
    );
}

#[test]
fn what_a_contact_names_is_found_in_whatever_order_the_rows_stand() {
    let ids = ["9", "10", "2", "Я", "a", "B", "100", "П-7"];
    let mut plans = "plan_id,patient_id,item_id,procedure,signed_on,due_on,status\n".to_owned();
    let mut agreements = "agreement_id,patient_id,kind,agreed_on,due_on\n".to_owned();
    let mut contacts = "contacted_at,patient_id,outcome,case\n".to_owned();
    for (nth, id) in ids.iter().enumerate() {
        // The first items of all plans stand before the second ones.
        let item = format!("{id},1,1,Crown,2026-01-12,2026-05-0{},planned\n", nth + 1);
        plans = format!("{plans}{item}");
        agreements = format!("{agreements}{id},1,hygiene_reminder,2026-01-12,2026-08-01\n");
        for case in ["plan", "agreement"] {
            contacts = format!("{contacts}2026-02-2{nth} 10:00,1,reached,{case}:{id}\n");
        }
    }
    let second = ids.map(|id| format!("{id},1,2,Crown,2026-01-12,2026-05-09,planned\n"));
    let clinic = Clinic::new()
        .file("plans.csv", &(plans + &second.concat()))
        .file("agreements.csv", &agreements)
        .file("contacts.csv", &contacts);
    clinic.says_nothing();
    let more = "2026-02-22 10:00,1,reached,plan:1\n2026-02-22 10:00,1,reached,agreement:3\n";
    let clinic = clinic.file("contacts.csv", &(contacts + more));
    clinic.warns(expect![[r#"
        warning: contacts.csv:18, column "case": this patient has no such plan: the contact counts for all the patient's plans
        warning: contacts.csv:19, column "case": this patient has no such agreement: the contact counts for all agreements with the patient
    "#]]);
}

#[test]
fn a_visit_with_a_row_for_each_service_is_one_visit() {
    let rows = "visit_id,patient_id,starts_at,status,kind,doctor,remind,plan_id\n\
                v1,1,2026-03-03 12:00,booked,hygiene,Moss,,\n\
                v1,1,2026-03-03 12:00,booked,treatment,Hill,yes,A\n\
                v1,1,2026-03-03 12:00,booked,treatment,Hill,yes,A\n\
                v2,2,2026-03-03 12:00,booked,hygiene,Moss,yes,\n\
                v2,2,2026-03-03 12:00,booked,consultation,Moss,no,\n";
    let planned = Clinic::new().file("visits.csv", rows).says_nothing();
    assert_eq!(decision(&planned, "1", "visit:v1"), "call");
    assert_eq!(decision(&planned, "1", "plan:A"), "settled already_booked");
    // Neither of the second patient's services is treatment; of the two rows one says no.
    assert_eq!(
        decision(&planned, "2", "visit:v2"),
        "unjustified reminder_not_wanted"
    );
    assert_eq!(decision(&planned, "2", "plan:B"), "call");
    let visit = planned
        .decisions
        .iter()
        .find(|it| it["case"] == "visit:v1")
        .unwrap();
    expect![[r#"
        Visit on Tuesday, 3 March 2026, at 12:00: professional cleaning, treatment; doctors: Hill, Moss.
    "#]].assert_eq(&as_line(visit["why"].as_str().unwrap()));
    let evidence = visit["evidence"].to_string();
    for line in 2..=4 {
        assert!(
            evidence.contains(&format!("visits.csv:{line}\"")),
            "{evidence}"
        );
    }
    // Whoever comes at two hours under one number does not come at either.
    let two = Clinic::new().file(
        "visits.csv",
        "visit_id,patient_id,starts_at,status\n\
         v1,1,2026-03-03 12:00,booked\n\
         v1,1,2026-03-03 13:00,booked\n",
    );
    assert_eq!(
        decision(&two.plan(), "1", "plan:A"),
        "not_permitted duplicate_record"
    );
}

#[test]
fn what_one_card_forbids_holds_for_another_of_the_same_person() {
    const BARRED: &str = "not_permitted possible_duplicate";
    let with = |row: &str| {
        let header =
            "patient_id,last_name,first_name,birth_date,phone,consent,consent_on,pause_until";
        let own = "1,Stone,Ada,1980-05-14,8 916 000-00-01,yes,2026-01-10,";
        let other = "2,Field,Ben,1975-11-02,8 916 000-00-02,yes,2026-01-10,";
        Clinic::new().file("patients.csv", format!("{header}\n{own}\n{other}\n{row}\n"))
    };
    let married = "3,Marsh,Ada,1980-05-14,+7 916 000 00 01,no,,";
    let planned = with(married).plan();
    assert_eq!(decision(&planned, "1", "plan:A"), BARRED);
    assert_eq!(decision(&planned, "2", "plan:B"), "call");
    let told = &planned.decisions[0]["evidence"];
    assert!(told.to_string().contains("patients.csv:4"), "{told}");
    let allowed = with(married).file(
        "recall.toml",
        format!(
            "{}[contact]\nallow_possible_duplicates = true\n",
            clinic::SETTINGS
        ),
    );
    assert_eq!(decision(&allowed.plan(), "1", "plan:A"), "call");
    // A pause holds as long as it lasts.
    let paused = with("3,Stone,Ada,,8 916 000-00-01,yes,2026-01-10,2026-03-03");
    assert_eq!(decision(&paused.plan(), "1", "plan:A"), BARRED);
    assert_eq!(
        decision(&paused.on("2026-03-03").plan(), "1", "plan:A"),
        "call"
    );
}

#[test]
fn the_first_number_that_serves_is_called_or_written_to() {
    let with = |phones: &str| {
        Clinic::new()
            .file(
                "patients.csv",
                format!(
                    "patient_id,last_name,first_name,phone,channels,consent,consent_on\n\
                     1,Stone,Ada,{phones},sms,yes,2026-01-10\n"
                ),
            )
            .file("plans.csv", "plan_id,patient_id,procedure,status\n")
            .file(
                "agreements.csv",
                "agreement_id,patient_id,kind,agreed_on,contact_on\n\
                 H,1,hygiene_reminder,2026-01-10,2026-03-02\n",
            )
    };
    let to = |clinic: &Clinic| {
        let planned = clinic.plan();
        planned.list["contacts"][0]["to"]
            .as_str()
            .map(str::to_owned)
    };
    // A fixed line of Moscow takes no message.
    let both = with("8 (495) 123-45-67; 8 916 000-00-01");
    assert_eq!(to(&both).as_deref(), Some("+79160000001"));
    let fixed = with("8 (495) 123-45-67");
    assert_eq!(
        decision(&fixed.plan(), "1", "agreement:H"),
        "not_permitted no_reachable_address"
    );
    let called = fixed.file(
        "agreements.csv",
        "agreement_id,patient_id,kind,agreed_on,contact_on,channel\n\
         H,1,hygiene_reminder,2026-01-10,2026-03-02,call\n",
    );
    assert_eq!(to(&called).as_deref(), Some("+74951234567"));
}
