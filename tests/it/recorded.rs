//! recall's own record: where it stands, in which dialect it is, and what that makes of the list.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where it fails"
)]

use encoding_rs::WINDOWS_1251;
use expect_test::expect;

use crate::clinic::{Clinic, stderr};

const HEADER: &str = "contacted_at,patient_id,outcome,case,channel,phone,callback_at,score,by,note,entry,said,recording,recorded_at,list\n";

/// Patient 1 does not want to be called any more.
fn opt_out() -> String {
    let row = "2026-02-27 10:15,1,opt_out,plan:A,call,,,,,,2026-02-27/1/call/plan:A,не звонить,1,2026-02-27 20:00,list.csv\n";
    format!("{HEADER}{row}")
}

/// The same as a spreadsheet saves it: the columns elsewhere, dates as they are written there.
fn saved_again() -> String {
    let header = "list;entry;outcome;patient_id;contacted_at;said;recording;recorded_at\r\n";
    let row = "list.csv;2026-02-27/1/call/plan:A;opt_out;01;27.02.2026 10:15;не звонить;1;27.02.2026 20:00\r\n";
    format!("{header}{row}")
}

#[test]
fn what_was_recorded_holds_in_whatever_dialect_it_was_saved() {
    Clinic::new().plan().calls(&["1", "2"]);
    let utf16: Vec<u8> = std::iter::once(0xFEFF)
        .chain(saved_again().encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    for bytes in [
        opt_out().into_bytes(),
        saved_again().into_bytes(),
        format!("\u{feff}{}", saved_again()).into_bytes(),
        WINDOWS_1251.encode(&saved_again()).0.into_owned(),
        saved_again().replace(';', "\t").into_bytes(),
        utf16,
    ] {
        let clinic = Clinic::new().file("recall-contacts.csv", &bytes);
        clinic.plan().calls(&["2"]);
        // What is forced for the exports says nothing of the record.
        let forced = clinic.args(&["--encoding", "utf-8", "--input-delimiter", ","]);
        forced.plan().calls(&["2"]);
    }
}

#[test]
fn the_record_stands_where_it_is_named() {
    let clinic = Clinic::new()
        .file("recall.toml", "files.recall-contacts = 'said/record.csv'\n")
        .file("said/record.csv", opt_out());
    let planned = clinic.plan();
    planned.calls(&["2"]);
    // It is an input as others are.
    let inputs = planned.list["inputs"].as_array().unwrap();
    assert!(inputs.iter().any(|input| input["file"] == "record.csv"));
    // The command line goes before the settings.
    let other = clinic
        .file("other.csv", HEADER)
        .args(&["--recall-contacts", "other.csv"]);
    other.plan().calls(&["1", "2"]);
    // It is not there before something is written down, but the folder is.
    let begun = Clinic::new().args(&["--recall-contacts", "to-be.csv"]);
    begun.plan().calls(&["1", "2"]);
    let nowhere = Clinic::new().args(&["--recall-contacts", "nowhere/to-be.csv"]);
    assert_eq!(nowhere.run(&[]).status.code(), Some(66));
}

#[test]
fn what_was_kept_of_a_record_lies_beside_it_in_peace() {
    let clinic = Clinic::new()
        .file("recall-contacts.csv", opt_out())
        .file("recall-contacts.old-1.csv", saved_again());
    let planned = clinic.plan();
    planned.calls(&["2"]);
    // A copy that nobody knows of may hold a no.
    let copied = clinic.file("recall-contacts (2).csv", opt_out());
    let run = copied.run(&[]);
    assert_eq!(run.status.code(), Some(65), "{}", stderr(&run));
}

#[test]
fn a_row_that_was_cut_bars_whom_it_names() {
    for cut in [
        "2026-02-27 10:15,1,opt_out\n",
        "2026-02-27 10:15,x,opt_out,,,,,,,,2026-02-27/1/call/plan:A,,1,,,more\n",
    ] {
        let clinic = Clinic::new().file("recall-contacts.csv", format!("{HEADER}{cut}"));
        clinic.plan().calls(&["2"]);
    }
}

#[test]
fn undone_and_forgotten_rows_are_counted_and_say_nothing() {
    let undone =
        "2026-02-28 09:00,1,undone,,,,,,,,2026-02-27/1/call/plan:A,recording 1: opt_out,2,,\n";
    let mark = "2026-02-28 09:00,,undone,,,,,,,,,forgotten 12,3,,\n";
    let clinic = Clinic::new().file(
        "recall-contacts.csv",
        format!("{}{undone}{mark}", opt_out()),
    );
    let planned = clinic.args(&["--strict"]).says_nothing();
    planned.calls(&["1", "2"]);
    let inputs = planned.list["inputs"].as_array().unwrap();
    let record = inputs
        .iter()
        .find(|input| input["file"] == "recall-contacts.csv");
    assert_eq!(
        (&record.unwrap()["rows"], &record.unwrap()["used"]),
        (&3.into(), &3.into())
    );
}

#[test]
fn an_entry_of_which_something_is_known_is_not_given_out_again() {
    let entries = |rows: &[&str]| {
        let rows = rows.iter().map(|row| {
            let (at, outcome) = row.split_once(' ').unwrap();
            format!("{at},1,{outcome},plan:A,call,,,,,,2026-03-02/1/call/plan:A#1a2b,,1,,\n")
        });
        let rows: String = rows.collect();
        let clinic = Clinic::new().file("recall-contacts.csv", format!("{HEADER}{rows}"));
        let list = clinic.plan().list;
        let entry = list["contacts"][0]["entry"].as_str().unwrap().to_owned();
        entry.split('#').next().unwrap().to_owned()
    };
    let first = "2026-03-02/1/call/plan:A";
    assert_eq!(entries(&[]), first);
    // An attempt was none; what was taken back, and what was said in its place, were said all the same.
    assert_eq!(entries(&["2026-03-01 no_answer"]), first);
    assert_eq!(entries(&["2026-03-01 undone"]), first);
    let second = format!("{first}/2");
    assert_eq!(
        entries(&["2026-03-01 reached", "2026-03-01 undone"]),
        second
    );
    assert_eq!(
        entries(&["2026-03-01 unclear", "2026-03-01 undone"]),
        second
    );
}

/// Cron and the front desk may have different logins: who was let in once is let in to every list.
#[cfg(unix)]
#[test]
fn the_list_of_a_new_day_lets_in_whom_the_one_before_lets_in() {
    use std::fs::{metadata, set_permissions};
    use std::os::unix::fs::PermissionsExt;
    let clinic = Clinic::new();
    let named = ["-o", "list-{date}.csv"];
    let mode_in = |clinic: &Clinic, date: &str| {
        let path = clinic.path(&format!("list-{date}.csv"));
        metadata(path).unwrap().permissions().mode() & 0o777
    };
    clinic.stdout(&named);
    assert_eq!(mode_in(&clinic, "2026-03-02"), 0o600);
    let permissions = std::fs::Permissions::from_mode(0o660);
    set_permissions(clinic.path("list-2026-03-02.csv"), permissions).unwrap();
    let clinic = clinic.on("2026-03-05");
    clinic.stdout(&named);
    assert_eq!(mode_in(&clinic, "2026-03-05"), 0o660);
    // What comes later counts for nothing.
    let clinic = clinic.on("2026-03-04");
    clinic.stdout(&named);
    assert_eq!(mode_in(&clinic, "2026-03-04"), 0o660);
    let clinic = clinic.on("2026-03-01");
    clinic.stdout(&named);
    assert_eq!(mode_in(&clinic, "2026-03-01"), 0o600);
}

#[test]
fn who_only_said_no_can_be_forgotten_and_is_not_called() {
    let clinic = Clinic::new().file("recall-contacts.csv", opt_out());
    let forget = || {
        let mut recall = std::process::Command::new(env!("CARGO_BIN_EXE_recall"));
        recall.current_dir(clinic.path("."));
        let run = recall.args(["record", "--forget", "1", "--lang", "ru"]);
        run.output().unwrap()
    };
    let run = forget();
    assert_eq!(run.status.code(), Some(0), "{}", stderr(&run));
    let said = String::from_utf8(run.stdout).unwrap();
    expect![[r#"
        сведения удалены; остались номер карты и то, что звонить нельзя; вернёт звонки только новое согласие в карте
    "#]].assert_eq(&said);
    let record = clinic.text("recall-contacts.csv");
    assert!(
        !record.contains("не звонить") && record.contains(",1,opt_out,"),
        "{record}"
    );
    clinic.plan().calls(&["2"]);
    let without = Clinic::new().file("recall-contacts.csv", HEADER);
    let mut recall = std::process::Command::new(env!("CARGO_BIN_EXE_recall"));
    recall.current_dir(without.path("."));
    let run = recall
        .args(["record", "--forget", "1", "--lang", "ru"])
        .output()
        .unwrap();
    assert_eq!(run.status.code(), Some(65));
    expect![[r#"
        ошибка: удалять нечего: о пациенте с таким номером карты ничего не записано
    "#]]
    .assert_eq(&stderr(&run));
}
