//! signatures.csv: what is signed and by when, kept apart from the plans of the records system.
#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

use expect_test::expect;

use crate::clinic::Clinic;

const HEADER: &str = "plan_id,item_id,signed_on,answer,urgent,due_on,wait_until\n";

/// Plans of patient 1 and 2 of which the records system knows no signature.
const UNSIGNED: &str = "\
plan_id,patient_id,item_id,procedure,signed_on,answer,urgent,due_on,status
A,1,1,filling,,,,,planned
A,1,2,crown,,,,,planned
B,2,1,filling,,,,,planned
";

fn clinic(rows: &str) -> Clinic {
    let clinic = Clinic::new().file("plans.csv", UNSIGNED);
    clinic.file("signatures.csv", format!("{HEADER}{rows}"))
}

#[test]
fn nothing_is_signed_without_a_row() {
    let planned = clinic("").plan();
    planned
        .calls(&[])
        .decides("1", "plan:A unjustified plan_not_signed")
        .decides("2", "plan:B unjustified plan_not_signed");
}

#[test]
fn a_row_without_an_item_speaks_of_the_whole_plan() {
    let planned = clinic("A,,2026-02-02,,yes,2026-02-20,\n").plan();
    planned
        .calls(&["1"])
        .rows("signatures.csv", [1, 0, 0])
        .decides("1", "plan:A call")
        .decides("2", "plan:B unjustified plan_not_signed");
    let evidence = planned.decisions[0]["evidence"].as_array().unwrap();
    for row in ["plans.csv:2", "plans.csv:3", "signatures.csv:2"] {
        assert!(evidence.contains(&row.into()), "{evidence:?}");
    }
}

#[test]
fn the_signature_of_a_plan_is_none_of_what_was_proposed_later() {
    let plans = "\
plan_id,patient_id,item_id,procedure,consulted_on,status
A,1,1,filling,2026-02-02,planned
B,2,1,filling,2026-02-03,planned
";
    let rows = "A,,2026-02-02,,yes,2026-02-20,\nB,,2026-02-02,,yes,2026-02-20,\n";
    let planned = clinic(rows).file("plans.csv", plans).plan();
    planned
        .calls(&["1"])
        .decides("2", "plan:B unjustified plan_not_signed");
    // Unless it is signed by itself.
    let rows = format!("{rows}B,1,2026-02-02,,,,\n");
    clinic(&rows)
        .file("plans.csv", plans)
        .plan()
        .calls(&["1", "2"]);
}

#[test]
fn a_row_of_an_item_goes_before_that_of_its_plan() {
    // The second item must not wait; the first one does not say so.
    let rows = "A,,2026-02-02,,no,,\nA,2,,,yes,2026-02-20,\n";
    let why = |rows: &str| {
        let planned = clinic(rows).plan();
        planned.calls(&["1"]);
        planned.list["contacts"][0]["cases"][0]["why"].to_string()
    };
    assert!(why(rows).contains("crown"), "{}", why(rows));
    assert!(!why(rows).contains("filling"), "{}", why(rows));
}

#[test]
fn what_is_said_apart_goes_before_the_plan() {
    let plans = UNSIGNED.replace(
        "B,2,1,filling,,,,,",
        "B,2,1,filling,2026-01-12,,no,2026-02-28,",
    );
    let due = |rows: &str| {
        let clinic = clinic(rows).file("plans.csv", &plans);
        let planned = clinic.plan();
        planned.decisions[1]["verdict"].as_str().unwrap().to_owned()
    };
    assert_eq!(due(""), "unjustified");
    assert_eq!(due("B,1,,,yes,,\n"), "call");
    assert_eq!(due("B,1,,,yes,2026-04-01,\n"), "later");
    assert_eq!(due("B,1,2026-03-03,,yes,,\n"), "unjustified");
    assert_eq!(due("B,1,,,yes,,2026-03-03\n"), "later");
}

#[test]
fn no_file_takes_back_what_the_other_one_refuses() {
    let signed = "2026-02-02,{},yes,2026-02-20,";
    let plans =
        |answer: &str| UNSIGNED.replace("B,2,1,filling,,,", &format!("B,2,1,filling,,{answer},"));
    for (apart, in_plan, wanted) in [
        ("", "", "plan:B call"),
        (
            "agreed",
            "undecided",
            "plan:B unjustified patient_undecided",
        ),
        ("declined", "agreed", "plan:B unjustified patient_declined"),
        (
            "declined",
            "undecided",
            "plan:B unjustified patient_undecided",
        ),
    ] {
        let row = format!("B,,{}\n", signed.replace("{}", apart));
        let clinic = clinic(&row).file("plans.csv", plans(in_plan));
        clinic.plan().decides("2", wanted);
    }
}

#[test]
fn a_row_that_can_t_be_read_bars_the_plans_of_its_patient() {
    let good = "B,,2026-02-02,,yes,2026-02-20,\n";
    for (row, said) in [
        (
            "A,,yes,,,,\n",
            expect![[r#"
                warning: signatures.csv:3, column "signed_on": wanted a date such as 2026-03-02 or 02.03.2026, found 3 letters (row refused)
            "#]],
        ),
        // A plan that is all but named: it might be this one.
        (
            "a ,,2026-02-02,declined,,,\n",
            expect![[r#"
                warning: signatures.csv:3, column "plan_id": there is no such plan in the plans' file (row decides nothing)
            "#]],
        ),
    ] {
        let planned = clinic(&format!("{good}{row}")).warns(said);
        planned
            .calls(&["2"])
            .decides("1", "plan:A unjustified plan_not_signed");
        let signed = clinic(&format!("{good}{row}")).file(
            "plans.csv",
            UNSIGNED.replace(
                "A,1,2,crown,,,,,",
                "A,1,2,crown,2026-02-02,,yes,2026-02-20,",
            ),
        );
        let planned = signed.plan();
        planned
            .calls(&["2"])
            .decides("1", "plan:A not_permitted unreadable_record");
    }
}

#[test]
fn rows_that_differ_under_one_item() {
    let rows = "\
A,,2026-02-02,,yes,2026-02-20,
A,,2026-02-02,declined,yes,2026-02-20,
B,,2026-02-02,,yes,2026-02-20,
B,,02.02.2026,,да,20.02.2026,
Z,,2026-02-02,,,,
";
    let planned = clinic(rows).warns(
        expect![[r#"
            warning: signatures.csv:2, column "plan_id": lines 2 and 3 have one id and differ (rows refused)
            warning: signatures.csv:6, column "plan_id": there is no such plan in the plans' file (row decides nothing)
        "#]],
    );
    planned
        .calls(&["2"])
        .rows("signatures.csv", [2, 1, 2])
        .decides("1", "plan:A unjustified plan_not_signed");
}

#[test]
fn a_refusal_of_an_item_that_is_written_otherwise_is_not_lost() {
    let rows =
        "A,,2026-02-02,,yes,2026-02-20,\nB,,2026-02-02,,yes,2026-02-20,\nA,01,,declined,,,\n";
    let clinic = clinic(rows);
    clinic
        .warns(expect![[r#"
            warning: signatures.csv:4, column "item_id": the plan has no such item (row decides nothing)
        "#]])
        .calls(&["2"])
        .rows("signatures.csv", [2, 1, 0])
        .decides("1", "plan:A not_permitted unreadable_record");
    clinic.russian().warns(
        expect![[r#"
            внимание: signatures.csv:4, столбец «item_id»: такой позиции в этом плане нет (строка ни на что не влияет)
        "#]],
    );
}
