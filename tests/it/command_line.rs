//! Promises of the command line: every flag of `recall plan`, what is written where, and how a run ends.
#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::collections::BTreeSet;
use std::fs::{self, Permissions};
use std::io::{Read, Write};
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use encoding_rs::IBM866;
use expect_test::expect;
use recall::export::columns::File;
use recall::export::list_columns;
use recall::export::values::trim;
use recall::model::decision::{Code, Verdict};
use serde_json::{Value, json};

use crate::clinic::{
    self, Clinic, EARLIER, PATIENTS, PLANS, SETTINGS, about, as_line, is_lock, lines_with, names,
    screen, stderr, stdout, the_same,
};

/// The columns of the list.
const COLUMNS: &str = "position,date,call_from,call_to,windows,scheduled_at,channel,to,contact_name,patient_id,patient_name,caller,doctor,reasons,why,days_overdue,cases,prepare,script,avoid,consent,evidence,outcome,called_at,callback_at,score,note,entry";

/// The rows of a CSV after its header, each with all of its cells as they stand there.
fn rows(csv: &[u8], delimiter: u8) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .from_reader(csv);
    reader
        .records()
        .map(|row| row.unwrap().iter().map(ToOwned::to_owned).collect())
        .collect()
}

/// The rows of a CSV file likewise.
fn file_rows(clinic: &Clinic, name: &str, delimiter: u8) -> Vec<Vec<String>> {
    rows(
        clinic.text(name).trim_start_matches('\u{feff}').as_bytes(),
        delimiter,
    )
}

/// The cell of a column, by the name of the column.
fn cell<'a>(row: &'a [String], column: &str) -> &'a str {
    &row[COLUMNS.split(',').position(|name| name == column).unwrap()]
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().mode() & 0o7777
}

// Which date, which hours, who calls.

#[test]
fn date_now_and_shift() {
    let plan = |arguments: &[&str]| Clinic::new().args(arguments).plan().list;
    let monday = plan(&[]);
    assert_eq!(
        [&monday["date"], &monday["now"], &monday["timezone"]],
        ["2026-03-02", "00:00", "Europe/Moscow"]
    );
    assert_eq!(monday["shift"], json!({"from": "09:00", "to": "20:00"}));
    let afternoon = plan(&["--now", "15:30"]);
    assert_eq!(afternoon["now"], "15:30");
    assert_eq!(
        afternoon["contacts"][0]["windows"],
        json!([{"from": "15:30", "to": "20:00"}])
    );
    let short = plan(&["--shift", "10:00-12:30"]);
    assert_eq!(short["shift"], json!({"from": "10:00", "to": "12:30"}));
    assert_eq!(
        short["contacts"][0]["windows"],
        json!([{"from": "10:00", "to": "12:30"}])
    );
}

#[test]
fn a_closed_day() {
    let on_sunday = |more: &[&str]| Clinic::new().on("2026-03-08").args(more).plan().list;
    let closed = on_sunday(&[]);
    assert_eq!(
        (
            &closed["shift"],
            closed["contacts"].as_array().unwrap().len()
        ),
        (&Value::Null, 0)
    );
    let open = on_sunday(&["--shift", "11:00-14:00"]);
    assert_eq!(
        (
            &open["shift"]["from"],
            open["contacts"].as_array().unwrap().len()
        ),
        (&json!("11:00"), 2)
    );
}

#[test]
fn callers_share_the_time() {
    let plan = |callers: &str, shift: &str| {
        Clinic::new()
            .args(&["--callers", callers, "--shift", shift])
            .plan()
    };
    let one = plan("1", "10:00-11:00");
    let times: Vec<&Value> = one
        .contacts()
        .map(|contact| &contact["scheduled_at"])
        .collect();
    assert_eq!(times, ["10:00", "10:05"]);
    let two = plan("2", "10:00-11:00");
    let times: Vec<&Value> = two
        .contacts()
        .map(|contact| &contact["scheduled_at"])
        .collect();
    assert_eq!(times, ["10:00", "10:00"]);
    plan("1", "10:00-10:05")
        .calls(&["1"])
        .decides("2", "plan:B later no_free_time");
    let without = Clinic::new().plan();
    assert!(
        without
            .contacts()
            .all(|contact| contact["scheduled_at"].is_null())
    );
}

#[test]
fn bookings_that_were_checked() {
    let clinic = Clinic::new().without("visits.csv");
    clinic
        .plan()
        .calls(&[])
        .decides("1", "plan:A not_permitted bookings_unknown");
    let checked = clinic.args(&["--bookings-checked"]).plan();
    checked.calls(&["1", "2"]);
    for contact in checked.contacts() {
        assert_ne!(contact["prepare"], json!([]));
    }
    let first = &checked.list["contacts"][0]["prepare"][0];
    expect![[r#"
        Look in the appointment book first: a visit may be booked already.
    "#]]
    .assert_eq(&as_line(first.as_str().unwrap()));
}

#[test]
fn without_a_date_it_is_today_in_the_clinics_zone() {
    let zone = chrono_tz::Asia::Kamchatka;
    let clinic = Clinic::new().file(
        "recall.toml",
        SETTINGS.replace("Europe/Moscow", zone.name()),
    );
    let clock = || time_in(zone);
    let before = clock();
    let run = command(&clinic)
        .args(["plan", "--format", "json"])
        .output()
        .unwrap();
    let after = clock();
    assert_eq!(run.status.code(), Some(0), "{}", stderr(&run));
    let list: Value = serde_json::from_slice(&run.stdout).unwrap();
    let found = format!(
        "{} {}",
        list["date"].as_str().unwrap(),
        list["now"].as_str().unwrap()
    );
    assert!(
        before <= found && found <= after,
        "{before} {found} {after}"
    );
}

#[expect(
    clippy::disallowed_methods,
    reason = "the program's clock is what is tested"
)]
fn time_in(zone: chrono_tz::Tz) -> String {
    chrono::Utc::now()
        .with_timezone(&zone)
        .format("%Y-%m-%d %H:%M")
        .to_string()
}

/// The bare command, in the folder and without any environment.
fn command(clinic: &Clinic) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_recall"));
    command.current_dir(clinic.path("")).env_clear();
    command
}

// Where the inputs are.

#[test]
fn the_folder_of_the_exports() {
    let clinic = Clinic::new()
        .file("march/patients.csv", PATIENTS)
        .file("march/plans.csv", PLANS)
        .file("march/visits.csv", clinic::VISITS);
    let clinic = clinic
        .without("patients.csv")
        .without("plans.csv")
        .without("recall.toml");
    // The settings are those of that folder.
    clinic
        .file("march/recall.toml", "[clinic]\nname = \"Lime\"\n")
        .args(&["--data", "march"])
        .plan()
        .calls(&["1", "2"]);
}

#[test]
fn every_file_can_be_named() {
    let contents = |file: File| {
        let columns: Vec<&str> = file
            .columns()
            .iter()
            .filter(|column| column.required)
            .map(|column| column.name)
            .collect();
        match file {
            File::Patients => PATIENTS.to_owned(),
            File::Plans => PLANS.to_owned(),
            _ => columns.join(",") + "\n",
        }
    };
    for file in File::ALL {
        // What lies there unread is another matter.
        let folder = Clinic::new();
        let has = folder.path(file.file_name()).exists();
        let folder = if has {
            folder.without(file.file_name())
        } else {
            folder
        };
        let own = format!("elsewhere/my {}.txt", file.name());
        let flag = format!("--{}", file.name());
        let planned = folder
            .file(&own, contents(file))
            .args(&[&flag, &own])
            .plan();
        planned.calls(&["1", "2"]);
        let inputs: Vec<&str> = planned.list["inputs"]
            .as_array()
            .unwrap()
            .iter()
            .map(|input| input["file"].as_str().unwrap())
            .collect();
        assert!(
            inputs.contains(&format!("my {}.txt", file.name()).as_str()),
            "{inputs:?}"
        );
        assert!(!inputs.contains(&file.file_name()), "{inputs:?}");
    }
}

#[test]
fn an_export_through_a_pipe() {
    let clinic = Clinic::new();
    let plain = clinic.stdout(&["--format", "json"]);
    let (reader, mut writer) = std::io::pipe().unwrap();
    writer.write_all(PLANS.as_bytes()).unwrap();
    drop(writer);
    let clinic = clinic.without("plans.csv");
    let run = clinic
        .process(&["--format", "json", "--plans", "/dev/stdin"])
        .stdin(reader)
        .output()
        .unwrap();
    let piped = String::from_utf8(run.stdout.clone()).unwrap();
    assert!(piped.contains("\"stdin:2\""), "{}", stderr(&run));
    assert_eq!(piped.replace("stdin", "plans.csv").into_bytes(), plain);
}

#[test]
fn files_of_one_name_are_told_apart_by_their_paths() {
    let planned = Clinic::new()
        .without("patients.csv")
        .without("plans.csv")
        .file("a/export.csv", PATIENTS)
        .file("b/export.csv", format!("{PLANS}C,9,1,crown,,,,planned\n"))
        .args(&["--patients", "a/export.csv", "--plans", "b/export.csv"])
        .warns(expect![[r#"
            warning: b/export.csv:4, column "patient_id": there is no such patient in the patients' file (row decides nothing)
        "#]]);
    assert_eq!(
        planned.list["contacts"][0]["cases"][0]["evidence"],
        json!(["a/export.csv:2", "b/export.csv:2"])
    );
}

#[test]
fn settings_that_stand_elsewhere() {
    let clinic = Clinic::new()
        .file("elsewhere.toml", "[clinic]\nname = \"Lime\"\n")
        .args(&["--config", "elsewhere.toml"]);
    assert_eq!(clinic.plan().list["clinic"], "Lime");
}

#[test]
fn the_encoding_is_forced() {
    // These letters alone look like Windows-1251; recall's own record of contacts stays UTF-8.
    let (patients, _, unmappable) = IBM866.encode("patient_id,last_name,phone,consent,consent_on\n1,рус,8 916 000-00-01,yes,2026-01-10\n2,сыт,8 916 000-00-02,yes,2026-01-10\n");
    assert!(!unmappable);
    let contacts = "contacted_at,patient_id,outcome\n2026-02-25 10:00,2,отказ\n";
    let name = |more: &[&str]| {
        let clinic = Clinic::new()
            .file("patients.csv", &patients)
            .file("recall-contacts.csv", contacts);
        let planned = clinic.args(more).says_nothing();
        planned.calls(&["1"]);
        planned.list["contacts"][0]["patient_name"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    assert_eq!(name(&[]), "агб");
    assert_eq!(name(&["--encoding", "cp866"]), "рус");
}

#[test]
fn the_delimiter_of_the_exports_is_forced() {
    let clinic = Clinic::new().file("plans.csv", format!("sep=,\n{}", PLANS.replace(',', "\t")));
    assert_eq!(clinic.run(&[]).status.code(), Some(65));
    let run = clinic.run(&["--input-delimiter", "tab"]);
    // All of the others have commas.
    assert_eq!(run.status.code(), Some(65));
    let said = stderr(&run);
    assert!(
        said.contains("patients.csv:1: ") && !said.contains("plans.csv"),
        "{said}"
    );
    let all = clinic
        .file("patients.csv", PATIENTS.replace(',', "\t"))
        .file("visits.csv", clinic::VISITS.replace(',', "\t"));
    all.args(&["--input-delimiter", "tab"])
        .says_nothing()
        .calls(&["1", "2"]);
}

// Rows that are not used.

/// A row that is refused, one that is an orphan, and a cell that is left blank.
fn with_bad_rows() -> Clinic {
    Clinic::new()
        .file(
            "plans.csv",
            format!("{PLANS}C,1,1,crown,soon,,,planned\nD,9,1,crown,,,,planned\n"),
        )
        .file(
            "contacts.csv",
            "contacted_at,patient_id,outcome,score\n2025-11-10 10:00,2,no_answer,eleven\n",
        )
}

#[test]
fn strict_refuses_to_go_on() {
    let clinic = with_bad_rows().args(&["--strict"]);
    clinic.refuses(
        65,
        expect![[r#"
            warning: contacts.csv:2, column "score": wanted a score from 0 to 10, found 6 letters (taken as blank)
            error: plans.csv:4, column "signed_on": wanted a date such as 2026-03-02 or 02.03.2026, found 4 letters (row refused)
            error: plans.csv:5, column "patient_id": there is no such patient in the patients' file (row decides nothing)
            hint: with --strict there is no list while there are such rows; without it the list is made without them
        "#]],
    );
    clinic.args(&["--quiet"]).russian().refuses(
        65,
        expect![[r#"
            ошибка: plans.csv:4, столбец «signed_on»: нужна дата, например 02.03.2026, а в ячейке 4 буквы (строка не принята)
            ошибка: plans.csv:5, столбец «patient_id»: такого пациента нет в файле пациентов (строка ни на что не влияет)
            подсказка: с --strict списка не будет, пока есть такие строки; без --strict он составляется без них
        "#]],
    );
}

#[test]
fn strict_says_as_much_where_the_list_would_be_a_table() {
    let clinic = with_bad_rows().args(&["--strict"]);
    let said = |more: &[&str]| stderr(&clinic.run(more));
    assert!(said(&[]).starts_with("warning: contacts.csv:2, column \"score\": "));
    assert_eq!(said(&["--format", "table"]), said(&[]));
}

#[test]
fn strict_lets_pass_what_was_only_left_blank() {
    let clinic = with_bad_rows().file("plans.csv", PLANS).args(&["--strict"]);
    clinic.warns(expect![[r#"
        warning: contacts.csv:2, column "score": wanted a score from 0 to 10, found 6 letters (taken as blank)
    "#]]).calls(&["1", "2"]);
}

#[test]
fn quiet_leaves_errors_only() {
    let clinic = with_bad_rows();
    assert!(stderr(&clinic.run(&[])).lines().count() > 4);
    let quiet = clinic.run(&["--quiet"]);
    assert_eq!(
        (quiet.status.code(), stderr(&quiet).as_str()),
        (Some(0), "")
    );
    assert_eq!(quiet.stdout, clinic.stdout(&[]));
    let missing = clinic.without("plans.csv").run(&["--quiet"]);
    assert_eq!(missing.status.code(), Some(65));
    assert!(stderr(&missing).starts_with("error: plans.csv: "));
}

#[test]
fn quiet_tells_of_pain_and_of_what_is_unclear() {
    let contacts = "\
contacted_at,patient_id,outcome,case
2026-03-01 12:00,1,unwell,agreement:9
2026-02-27 12:00,2,callback,plan:B
2026-02-28 12:00,2,unclear,plan:B
";
    let clinic = Clinic::new().file("contacts.csv", contacts);
    expect![[r#"
        warning: contacts.csv:2, patient 1: the patient is in pain or worse, and no list will have a call; tell the doctor today
        warning: contacts.csv:4, patient 2: it is not clear what came of the talk; mend the word where it was written, until then the patient is not contacted
    "#]].assert_eq(&stderr(&clinic.run(&["--quiet"])));
    // Pain comes first of all that is said.
    expect![[r#"
        warning: contacts.csv:2, column "case": this patient has no such agreement: the contact counts for all agreements with the patient
        List for 2 March 2026: 0 calls.
        Left in peace today: 2 of 2 patients.
        The rest: not permitted: 2.
        warning: contacts.csv:2, patient 1: the patient is in pain or worse, and no list will have a call; tell the doctor today
        warning: contacts.csv:4, patient 2: it is not clear what came of the talk; mend the word where it was written, until then the patient is not contacted
        warning: visits.csv has no visit after now: check that the export is complete, and look in the appointment book before every call
        Nobody has to be called today.
    "#]].assert_eq(&stderr(&clinic.run(&[])));
    expect![[r#"
        внимание: contacts.csv:2, пациент 1: жалуется на боль или ухудшение, а по списку этому пациенту никто не позвонит; сегодня же передайте врачу
        внимание: contacts.csv:4, пациент 2: непонятно, чем закончился разговор; исправьте слово там, где его вписали, до тех пор пациента не беспокоим
    "#]].assert_eq(&stderr(&clinic.russian().run(&["--quiet"])));
}

#[test]
fn what_was_missed_stands_under_the_list_for_two_weeks() {
    // The hygiene could be made until 21 March: sixty days from 20 January.
    let agreements = "\
agreement_id,patient_id,kind,agreed_on,contact_on
1,1,hygiene_reminder,2025-10-01,2026-01-20
";
    let agreed = || Clinic::new().file("agreements.csv", agreements);
    let stands = |date: &str| {
        let run = agreed().on(date).run(&["--format", "table"]);
        stdout(&run).contains("Promised and not done in time")
    };
    assert!(!stands("2026-03-21"));
    assert!(stands("2026-03-22"));
    assert!(stands("2026-04-04"));
    assert!(!stands("2026-04-05"));
    let missed = agreed().on("2026-04-04").run(&["--format", "table"]);
    expect![[r#"
        Promised and not done in time. Decide about each:
        • Stone Ada (1) — Hygiene reminder. Agreed on 1 October 2025 to remind of professional cleaning; to
          be called on 20 January 2026. Too late: a call about this could be made until 21 March 2026. What
          to do: say sorry and remind the patient at the next visit.
    "#]].assert_eq(&about(&stdout(&missed), "(1)"));
}

#[test]
fn an_hour_is_told_once_and_none_where_none_is_known() {
    let visits = "\
visit_id,patient_id,starts_at,status,kind
1,1,2026-03-03 10:00,booked,consultation
2,1,2026-03-03 10:00,booked,hygiene
3,1,2026-03-03 11:00,booked,exam
4,2,2026-03-03,booked,consultation
";
    let clinic = Clinic::new().file("visits.csv", visits);
    let list = clinic.plan().list;
    let script = |place: usize| {
        list["contacts"][place]["script"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let of_one = script(0);
    assert_eq!(of_one.matches("10:00").count(), 1, "{of_one}");
    assert_eq!(of_one.matches("11:00").count(), 1, "{of_one}");
    let of_two = script(1);
    assert!(!of_two.contains("00:00"), "{of_two}");
    expect![[r#"
        Hello! Ben Field?
        (wait for the answer; if it is somebody else, not a word about the clinic)
        My name is ____, I am an administrator at the dental clinic.
        On 10 January we agreed that we may call you.
        I have two things to ask, it won't take long.
        Is this a good moment to talk?
        (it is not: ask at what hour to call back)
        First.
        On 2 February you signed a treatment plan.
        One thing in this plan had better not wait: filling.
        The treatment has not begun.
        If it still matters to you, we will find a time.
        I will find out when the doctor is free and call back. What hour suits you?
        And if now is not the time, ring us when you have decided.
        (be silent: let the answer come without a hint)
        (an hour is named) Thank you, I will call at ____.
        (later) Of course.
        And second.
        This is a reminder of the visit: tomorrow, on Tuesday 3 March, at ____.
        Will you be able to come? If not, we will find another day.
        (be silent)
        (will come) Thank you!
        (will not come) Thank you for telling us. Shall I find another day now or later?
        Thank you for your time. All the best!
    "#]]
    .assert_eq(&as_line(of_two));
    let prepare = &list["contacts"][1]["prepare"];
    expect![[r#"
        [
          "Look up the hour of the visit in the appointment book.",
          "Find out before the call with which doctor and when a visit is possible."
        ]"#]]
    .assert_eq(&format!("{prepare:#}"));
    assert!(!list["contacts"].to_string().contains("\"00:00"));
}

#[test]
fn the_reminder_names_what_can_be_said_at_the_visit() {
    let agreements = "\
agreement_id,patient_id,kind,agreed_on,contact_on
1,1,hygiene_reminder,2025-10-01,2026-02-20
";
    let visits =
        "visit_id,patient_id,starts_at,status,kind\n1,1,2026-03-03 10:00,booked,consultation\n";
    let clinic = Clinic::new()
        .file("agreements.csv", agreements)
        .file("visits.csv", visits);
    let list = clinic.plan().list;
    let prepare = &list["contacts"][0]["prepare"];
    expect![[r#"
        [
          "Find out before the call with which doctor and when a visit is possible.",
          "At the visit, speak of this too: Hygiene reminder."
        ]"#]]
    .assert_eq(&format!("{prepare:#}"));
}

#[test]
fn the_doctor_says_why_whoever_is_unwell_is_called() {
    let contacts = "contacted_at,patient_id,outcome,case\n2026-03-01 12:00,1,unwell,plan:A\n";
    let clinic = Clinic::new().file("contacts.csv", contacts);
    let contact = clinic.plan().list["contacts"][0].clone();
    assert_eq!(contact["caller"], "doctor");
    // Nothing of it was promised, and neither is the plan spoken of.
    let why = contact["cases"][0]["why"].as_str().unwrap();
    expect![[r#"
        In pain or worse, as was said on 1 March 2026 at 12:00: the doctor calls. Treatment plan signed on 2 February 2026; urgent: filling; deadline 20 February 2026, 10 days ago; treatment not begun.
    "#]].assert_eq(&as_line(why));
    let script = contact["script"].as_str().unwrap();
    expect![[r#"
        Hello! Ada Stone?
        (wait for the answer; if it is somebody else, not a word about the clinic)
        This is ____, calling from the dental clinic.
        I heard that you are not feeling well, so I called at once.
        Please tell me what the trouble is and when it began.
        (listen to the end, don't interrupt)
        (hard to breathe or swallow, bleeding that does not stop) Ring 103 right now, don't wait.
        (an examination is needed) Please come in, the administrator will find a time at once.
        If it gets worse, ring the clinic, they will tell me at once.
    "#]]
    .assert_eq(&as_line(script));
    assert!(!script.contains("plan"), "{script}");
}

// What the list looks like.

#[test]
fn csv_to_standard_output() {
    for russian in [false, true] {
        let clinic = if russian {
            Clinic::new().russian()
        } else {
            Clinic::new()
        };
        let list = clinic.stdout(&[]);
        assert_eq!(list, clinic.stdout(&["--format", "csv"]));
        let text = String::from_utf8(list.clone()).unwrap();
        assert!(text.starts_with(&format!("{COLUMNS}\n1,2026-03-02,09:00,20:00,09:00-20:00,,call,8 (916) 000-00-01,Ada,1,Stone Ada,administrator,")), "{text}");
        assert!(!text.contains('\r'));
        let rows = rows(&list, b',');
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[1][22..27], [""; 5], "columns to fill in");
    }
}

#[test]
fn csv_to_a_file() {
    for (language, delimiter) in [("ru", b';'), ("en", b',')] {
        let clinic = if language == "ru" {
            Clinic::new().russian()
        } else {
            Clinic::new()
        };
        assert!(
            clinic
                .stdout(&["-o", "list.csv", "--decisions", "decisions.csv"])
                .is_empty()
        );
        let titles = list_columns::DECLARED.map(|column| match language {
            "ru" => column.title.russian,
            _ => column.title.english,
        });
        let delimiter_text = char::from(delimiter).to_string();
        let quoted = |name: &&str| format!("\"{name}\"");
        let titles: Vec<String> = titles.iter().map(quoted).collect();
        let codes: Vec<String> = DECISION_COLUMNS.split(',').map(str::to_owned).collect();
        for (name, header) in [("list.csv", titles), ("decisions.csv", codes)] {
            let header = header.join(&delimiter_text);
            let text = clinic.text(name);
            assert!(text.starts_with(&format!("\u{feff}{header}\r\n")), "{text}");
            assert!(text.ends_with("\r\n"));
            assert_eq!(mode(&clinic.path(name)), 0o600, "{name}");
        }
        let decisions = clinic.text("decisions.csv");
        assert_eq!(
            decisions.matches('\n').count(),
            decisions.matches("\r\n").count()
        );
        // What stands in a list is the same wherever it goes, but for the names of things.
        clinic.stdout(&["-o", "list.csv", "--headings", "codes"]);
        let to_file = file_rows(&clinic, "list.csv", delimiter);
        assert_eq!(to_file, rows(&clinic.stdout(&[]), b','));
        clinic.stdout(&["-o", "list.csv"]);
        let with_titles = file_rows(&clinic, "list.csv", delimiter);
        assert_eq!(
            with_titles,
            rows(&clinic.stdout(&["--headings", "titles"]), b',')
        );
    }
}

#[test]
fn every_cell_of_a_list_in_a_file_is_quoted() {
    for headings in ["codes", "titles"] {
        let clinic = Clinic::new();
        clinic.stdout(&["-o", "list.csv", "--headings", headings]);
        let text = clinic.text("list.csv");
        let text = text.trim_start_matches('\u{feff}').trim_end_matches("\r\n");
        // Cells of several lines are parted by LF alone.
        for line in text.split("\r\n") {
            let cells = line
                .strip_prefix('"')
                .and_then(|line| line.strip_suffix('"'));
            let cells: Vec<&str> = cells.unwrap().split("\",\"").collect();
            assert_eq!(cells.len(), COLUMNS.split(',').count(), "{line}");
        }
        assert!(text.contains('\n'));
    }
    // What goes to programs is as short as it was.
    let list = String::from_utf8(Clinic::new().stdout(&[])).unwrap();
    assert!(list.contains("\n1,2026-03-02,09:00,"), "{list}");
}

#[test]
fn titles_are_the_words_of_the_language() {
    for (russian, told) in [
        (
            false,
            [
                "2026-03-02",
                "call",
                "administrator",
                "Urgent treatment not begun",
            ],
        ),
        (
            true,
            [
                "02.03.2026",
                "звонок",
                "администратор",
                "Неотложное лечение не начато",
            ],
        ),
    ] {
        let clinic = if russian {
            Clinic::new().russian()
        } else {
            Clinic::new()
        };
        let with_titles = rows(&clinic.stdout(&["--headings", "titles"]), b',');
        let found =
            ["date", "channel", "caller", "reasons"].map(|name| cell(&with_titles[0], name));
        assert_eq!(found, told);
        let with_codes = rows(&clinic.stdout(&[]), b',');
        let found = ["date", "channel", "caller", "reasons"].map(|name| cell(&with_codes[0], name));
        assert_eq!(
            found,
            ["2026-03-02", "call", "administrator", "urgent_treatment"]
        );
        for name in ["cases", "entry", "to", "why"] {
            assert_eq!(cell(&with_titles[0], name), cell(&with_codes[0], name));
        }
    }
}

#[test]
fn the_entry_names_date_patient_channel_and_case() {
    let clinic = Clinic::new();
    let list: Value = serde_json::from_slice(&clinic.stdout(&["--format", "json"])).unwrap();
    let rows = rows(&clinic.stdout(&[]), b',');
    for (row, contact) in rows.iter().zip(list["contacts"].as_array().unwrap()) {
        let entry = cell(row, "entry");
        assert_eq!(Some(entry), row.last().map(String::as_str));
        assert_eq!(contact["entry"], entry);
        let (known_by, digits) = entry.split_once('#').unwrap();
        let parts = ["date", "patient_id", "channel", "cases"].map(|name| cell(row, name));
        assert_eq!(known_by, parts.join("/"));
        let name = contact["patient_name"].as_str().unwrap();
        assert_eq!(digits, recall::export::entry::digits(name));
    }
}

#[test]
fn what_to_know_and_to_avoid_has_a_line_each() {
    let example = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/clinic");
    for language in ["ru", "en"] {
        let plan = |form: &str| {
            let mut command = Command::new(env!("CARGO_BIN_EXE_recall"));
            command.args([
                "plan",
                "--date",
                "2026-03-02",
                "--lang",
                language,
                "--format",
                form,
            ]);
            command
                .args(["--quiet", "--data", example])
                .output()
                .unwrap()
                .stdout
        };
        let list: Value = serde_json::from_slice(&plan("json")).unwrap();
        for (row, contact) in rows(&plan("csv"), b',')
            .iter()
            .zip(list["contacts"].as_array().unwrap())
        {
            for name in ["prepare", "avoid"] {
                let items = contact[name].as_array().unwrap().iter();
                let items: Vec<&str> = items.map(|item| item.as_str().unwrap()).collect();
                assert_eq!(cell(row, name), items.join("\n"));
                for item in items {
                    assert!(
                        item.ends_with(['.', '?', '!']) && !item.contains('\n'),
                        "{item}"
                    );
                }
            }
        }
    }
}

#[test]
fn the_delimiter_is_forced() {
    for (name, delimiter) in [(",", b','), (";", b';'), ("tab", b'\t')] {
        let clinic = Clinic::new().russian();
        let plain = rows(&clinic.stdout(&[]), b',');
        assert_eq!(
            rows(&clinic.stdout(&["--delimiter", name]), delimiter),
            plain
        );
        clinic.stdout(&[
            "--delimiter",
            name,
            "-o",
            "list.csv",
            "--headings",
            "codes",
            "--decisions",
            "decisions.csv",
        ]);
        assert_eq!(
            rows(
                clinic
                    .text("list.csv")
                    .trim_start_matches('\u{feff}')
                    .as_bytes(),
                delimiter
            ),
            plain
        );
        assert_eq!(rows(&clinic.bytes("decisions.csv"), delimiter)[0].len(), 8);
    }
}

#[test]
fn the_ending_decides_where_the_format_is_silent() {
    let clinic = Clinic::new();
    let forms = [
        (&["-o", "a.CSV"][..], "a.CSV", false),
        (&["-o", "b.json"], "b.json", true),
        (&["-o", "c.txt", "--format", "json"], "c.txt", true),
        (&["-o", "d.json", "--format", "csv"], "d.json", false),
    ];
    for (arguments, name, is_json) in forms {
        assert!(clinic.stdout(arguments).is_empty());
        let written = clinic.bytes(name);
        assert_eq!(
            serde_json::from_slice::<Value>(&written).is_ok(),
            is_json,
            "{name}"
        );
        assert_eq!(written.starts_with(b"\xef\xbb\xbf"), !is_json, "{name}");
        assert_eq!(mode(&clinic.path(name)), 0o600);
    }
    assert_eq!(clinic.bytes("b.json"), clinic.bytes("c.txt"));
    assert_eq!(clinic.bytes("b.json"), clinic.stdout(&["--format", "json"]));
}

#[test]
fn the_language_of_the_list() {
    let settings = format!("{SETTINGS}language = \"en\"\n");
    let clinic = Clinic::new().file("recall.toml", settings);
    let why = |language: &[&str]| {
        let run = command(&clinic)
            .args(["plan", "--date", "2026-03-02"])
            .args(language)
            .output()
            .unwrap();
        let why = cell(&rows(&run.stdout, b',')[0], "why").to_owned();
        (why, stderr(&run).lines().next().unwrap().to_owned())
    };
    let (english, said) = why(&[]);
    expect![[r#"
        List for 2 March 2026: 2 calls.
        Treatment plan signed on 2 February 2026; urgent: filling; deadline 20 February 2026, 10 days ago; treatment not begun.
    "#]].assert_eq(&format!("{said}\n{english}\n"));
    assert_eq!(why(&["--lang", "en"]).0, english);
    let (russian, said) = why(&["--lang", "ru"]);
    expect![[r#"
        Список на 2 марта 2026: 2 звонка.
        План лечения подписан 2 февраля 2026; неотложно: filling; срок — 20 февраля 2026, прошло 10 дней; лечение не начато.
    "#]].assert_eq(&format!("{said}\n{russian}\n"));
}

#[test]
fn formula_cells_are_safe_and_come_back() {
    let evil = "=cmd|' /C calc'!A0";
    let clinic = Clinic::new()
        .file("patients.csv", format!("patient_id,last_name,phone,consent,consent_on\n-1,\"{evil}\",8 916 000-00-01,yes,2026-01-10\n@2,'=1+1,+44 20 7946 0018,yes,2026-01-10\n+3,+Plus,8 916 000-00-03,yes,2026-01-10\n"))
        .file("plans.csv", "\
plan_id,patient_id,item_id,procedure,doctor,signed_on,urgent,due_on,status
=A,-1,1,filling,-Minus,2026-02-02,yes,2026-02-20,planned
B,@2,1,filling,@Doctor,2026-02-02,yes,2026-02-20,planned
C,+3,1,filling,,2026-02-02,yes,2026-02-20,planned
");
    clinic.stdout(&["-o", "list.csv", "--decisions", "decisions.csv"]);
    let list: Value = serde_json::from_slice(&clinic.stdout(&["--format", "json"])).unwrap();
    let rows = rows(
        clinic
            .text("list.csv")
            .trim_start_matches('\u{feff}')
            .as_bytes(),
        b',',
    );
    let contacts = list["contacts"].as_array().unwrap();
    assert_eq!((rows.len(), contacts.len()), (3, 3));
    let mut guarded = 0;
    for (row, contact) in rows.iter().zip(contacts) {
        for cell in row {
            assert!(
                !cell.starts_with(['=', '+', '-', '@', '\t', '\r']),
                "{cell}"
            );
            guarded += usize::from(trim(cell) != cell);
        }
        for column in ["patient_id", "patient_name", "contact_name", "doctor"] {
            assert_eq!(
                trim(cell(row, column)),
                contact[column].as_str().unwrap_or_default(),
                "{column}"
            );
        }
    }
    assert!(guarded >= 9, "{guarded}");
    let found = |column| {
        rows.iter()
            .map(|row| cell(row, column))
            .collect::<BTreeSet<_>>()
    };
    assert_eq!(found("patient_id"), BTreeSet::from(["'-1", "'@2", "'+3"]));
    assert_eq!(
        found("patient_name"),
        BTreeSet::from([format!("'{evil}").as_str(), "'=1+1", "'+Plus"])
    );
    assert_eq!(
        found("to"),
        BTreeSet::from([
            "8 (916) 000-00-01",
            "8 (916) 000-00-03",
            " +44 20 7946 0018"
        ])
    );
    let decisions = clinic.text("decisions.csv");
    assert!(
        ["'-1,plan:=A,", "'@2,plan:B,", "'+3,plan:C,"]
            .iter()
            .all(|start| decisions.contains(&format!("\n{start}"))),
        "{decisions}"
    );
}

// JSON.

fn keys(value: &Value) -> Vec<&str> {
    value
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect()
}

/// The example that holds everything.
fn example(arguments: &[&str]) -> Output {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/clinic");
    Command::new(env!("CARGO_BIN_EXE_recall"))
        .env_clear()
        .args(["plan", "--date", "2026-03-02", "--data"])
        .arg(data)
        .args(arguments)
        .output()
        .unwrap()
}

#[test]
fn the_schema_of_the_list() {
    let list: Value =
        serde_json::from_slice(&example(&["--format", "json", "--callers", "1"]).stdout).unwrap();
    assert_eq!(
        keys(&list),
        [
            "schema", "date", "now", "timezone", "shift", "clinic", "callers", "contacts",
            "summary", "inputs"
        ]
    );
    assert_eq!(list["schema"], "recall.plan/1");
    assert_eq!(keys(&list["shift"]), ["from", "to"]);
    let contacts = list["contacts"].as_array().unwrap();
    assert!(contacts.len() > 10);
    for (contact, position) in contacts.iter().zip(1..) {
        assert_eq!(
            keys(contact),
            [
                "position",
                "patient_id",
                "patient_name",
                "contact_name",
                "channel",
                "to",
                "caller",
                "doctor",
                "windows",
                "scheduled_at",
                "script",
                "prepare",
                "avoid",
                "cases",
                "entry"
            ]
        );
        assert_eq!(contact["position"], position);
        for window in contact["windows"].as_array().unwrap() {
            assert_eq!(keys(window), ["from", "to"]);
            assert!(
                is_clock(&window["from"]) && is_clock(&window["to"]),
                "{window}"
            );
        }
        let is_scheduled = contact["caller"] == "administrator" && contact["channel"] == "call";
        assert!(
            if is_scheduled {
                is_clock(&contact["scheduled_at"])
            } else {
                contact["scheduled_at"].is_null()
            },
            "{contact}"
        );
        assert!(contact["doctor"].is_null() || !contact["doctor"].as_str().unwrap().is_empty());
        let to = contact["to"].as_str().unwrap();
        assert!(
            to.contains('@')
                || (to.starts_with('+') && to[1..].bytes().all(|byte| byte.is_ascii_digit())),
            "{to}"
        );
        for name in ["prepare", "avoid", "cases"] {
            assert!(contact[name].is_array(), "{name}");
        }
        let cases = contact["cases"].as_array().unwrap();
        assert!(!cases.is_empty());
        for case in cases {
            assert_eq!(
                keys(case),
                [
                    "case",
                    "reason",
                    "number",
                    "due_from",
                    "days_overdue",
                    "why",
                    "consent",
                    "evidence"
                ]
            );
            assert!(
                (1..=8).contains(&case["number"].as_u64().unwrap())
                    && case["days_overdue"].is_i64(),
                "{case}"
            );
            assert!(is_date(&case["due_from"]), "{case}");
            assert!(!case["evidence"].as_array().unwrap().is_empty());
        }
    }
    assert!(
        contacts
            .iter()
            .any(|contact| is_clock(&contact["scheduled_at"]))
    );
}

fn is_clock(value: &Value) -> bool {
    chrono::NaiveTime::parse_from_str(value.as_str().unwrap_or_default(), "%H:%M").is_ok()
}

fn is_date(value: &Value) -> bool {
    value
        .as_str()
        .is_some_and(|date| date.len() == 10 && date.parse::<chrono::NaiveDate>().is_ok())
}

#[test]
fn the_schema_of_summary_and_inputs() {
    let folder = tempfile::tempdir().unwrap();
    let decisions = folder.path().join("decisions.jsonl");
    let run = example(&[
        "--format",
        "json",
        "--decisions",
        decisions.to_str().unwrap(),
    ]);
    let list: Value = serde_json::from_slice(&run.stdout).unwrap();
    let decisions = fs::read_to_string(decisions).unwrap();
    let decisions: Vec<Value> = decisions
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let summary = &list["summary"];
    assert_eq!(
        keys(summary),
        [
            "patients", "cases", "verdicts", "codes", "reasons", "warnings"
        ]
    );
    let count = |is_counted: &dyn Fn(&Value) -> bool| {
        decisions
            .iter()
            .filter(|decision| is_counted(decision))
            .count() as u64
    };
    let patients: BTreeSet<&str> = decisions
        .iter()
        .map(|decision| decision["patient_id"].as_str().unwrap())
        .collect();
    assert_eq!(summary["patients"], patients.len());
    assert_eq!(summary["cases"], count(&|decision| decision["case"] != "-"));
    for verdict in Verdict::ALL {
        assert_eq!(
            summary["verdicts"][verdict.name()],
            count(&|decision| decision["verdict"] == verdict.name())
        );
    }
    for code in Code::ALL {
        let counted = count(&|decision| {
            decision["codes"]
                .as_array()
                .unwrap()
                .contains(&json!(code.name()))
        });
        assert_eq!(
            summary["codes"][code.name()].as_u64().unwrap_or(0),
            counted,
            "{}",
            code.name()
        );
    }
    let mut called = 0;
    for (reason, counted) in summary["reasons"].as_object().unwrap() {
        assert_eq!(
            *counted,
            count(
                &|decision| decision["verdict"] == "call" && decision["reason"] == reason.as_str()
            ),
            "{reason}"
        );
        called += counted.as_u64().unwrap();
    }
    assert_eq!(summary["verdicts"]["call"], called);
    let inputs = list["inputs"].as_array().unwrap();
    let named: Vec<&str> = inputs
        .iter()
        .map(|it| it["file"].as_str().unwrap())
        .collect();
    // All that there are: this clinic's plans say themselves what is signed.
    let all = File::ALL.into_iter();
    let there = all.filter(|&file| file != File::Signatures);
    assert_eq!(named, there.map(File::file_name).collect::<Vec<_>>());
    for input in inputs {
        assert_eq!(
            keys(input),
            ["file", "rows", "used", "orphans", "rejected", "sha256"]
        );
    }
}

#[test]
fn fingerprints_are_those_of_the_files() {
    let planned = Clinic::new()
        .file("visits.csv", "visit_id,patient_id,starts_at,status")
        .plan();
    let input = planned.list["inputs"]
        .as_array()
        .unwrap()
        .iter()
        .find(|input| input["file"] == "visits.csv")
        .unwrap();
    // By sha256sum.
    assert_eq!(
        input["sha256"],
        "cf145b504a8b73a5dabce70637b04828ce28e986cc5386cf51cc8f7758bfb959"
    );
}

// Decisions.

const DECISION_COLUMNS: &str = "patient_id,case,reason,verdict,codes,on,why,evidence";

#[test]
fn decisions_are_sorted_and_one_a_case() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    for name in ["decisions.jsonl", "decisions.csv"] {
        assert_eq!(
            example(&["--decisions", &path(name), "--lang", "en"])
                .status
                .code(),
            Some(0)
        );
        assert_eq!(mode(Path::new(&path(name))), 0o600);
    }
    let text = fs::read_to_string(path("decisions.jsonl")).unwrap();
    assert!(text.ends_with("}\n") && !text.contains('\r'));
    let lines: Vec<Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let keyed = |line: &Value| {
        [
            line["patient_id"].as_str().unwrap().to_owned(),
            line["case"].as_str().unwrap().to_owned(),
        ]
    };
    let order: Vec<[String; 2]> = lines.iter().map(keyed).collect();
    assert!(order.is_sorted() && order.len() > 68, "{}", order.len());
    assert_eq!(
        order.iter().collect::<BTreeSet<_>>().len(),
        order.len(),
        "one decision a case"
    );
    let cases: Vec<&String> = order
        .iter()
        .map(|[_, case]| case)
        .filter(|case| *case != "-")
        .collect();
    assert_eq!(
        cases.iter().collect::<BTreeSet<_>>().len(),
        cases.len(),
        "a case is one patient's"
    );
    let patients: BTreeSet<&String> = order.iter().map(|[patient, _]| patient).collect();
    assert_eq!(patients.len(), 74, "every patient");
    for line in &lines {
        assert_eq!(keys(line).join(","), DECISION_COLUMNS);
        assert!(
            line["reason"].is_null()
                || line["reason"]
                    .as_str()
                    .is_some_and(|reason| !reason.is_empty()),
            "{line}"
        );
        assert_eq!(line["verdict"] == "later", is_date(&line["on"]), "{line}");
        assert!(line["verdict"] == "later" || line["on"].is_null(), "{line}");
        assert_eq!(
            line["verdict"] == "call",
            line["codes"].as_array().unwrap().is_empty(),
            "{line}"
        );
        assert!(
            !line["why"].as_str().unwrap().is_empty() && line["evidence"].is_array(),
            "{line}"
        );
    }
    let csv = fs::read(path("decisions.csv")).unwrap();
    let told = |line: &Value| -> Vec<String> {
        let joined = |name: &str, joint: &str| {
            line[name]
                .as_array()
                .unwrap()
                .iter()
                .map(|part| part.as_str().unwrap())
                .collect::<Vec<_>>()
                .join(joint)
        };
        let text = |name: &str| line[name].as_str().unwrap_or_default().to_owned();
        vec![
            text("patient_id"),
            text("case"),
            text("reason"),
            text("verdict"),
            joined("codes", ";"),
            text("on"),
            text("why"),
            joined("evidence", "; "),
        ]
    };
    let expected: Vec<Vec<String>> = lines.iter().map(told).collect();
    assert_eq!(rows(&csv, b','), expected);
}

// Where the outputs go.

#[test]
fn a_link_is_followed() {
    let clinic = Clinic::new()
        .file("far/list.csv", EARLIER)
        .file("far/near.csv", "");
    symlink("list.csv", clinic.path("far/middle.csv")).unwrap();
    symlink("far/middle.csv", clinic.path("list.csv")).unwrap();
    symlink("far/new.jsonl", clinic.path("decisions.jsonl")).unwrap();
    fs::set_permissions(clinic.path("far/list.csv"), Permissions::from_mode(0o644)).unwrap();
    clinic.stdout(&["-o", "list.csv", "--decisions", "decisions.jsonl"]);
    for (link, target) in [
        ("list.csv", "far/middle.csv"),
        ("far/middle.csv", "list.csv"),
        ("decisions.jsonl", "far/new.jsonl"),
    ] {
        assert_eq!(fs::read_link(clinic.path(link)).unwrap(), Path::new(target));
    }
    assert!(
        clinic
            .text("far/list.csv")
            .starts_with("\u{feff}\"No.\",\"Date\",")
    );
    assert!(
        clinic
            .text("far/new.jsonl")
            .starts_with("{\"patient_id\":\"1\"")
    );
    // The mode is that which the owner gave; what is new is the owner's alone.
    assert_eq!(mode(&clinic.path("far/list.csv")), 0o644);
    assert_eq!(mode(&clinic.path("far/new.jsonl")), 0o600);
    let left: Vec<String> = names(&clinic.path("far"))
        .into_iter()
        .filter(|name| !is_lock(name))
        .collect();
    assert_eq!(left, ["list.csv", "middle.csv", "near.csv", "new.jsonl"]);
}

#[test]
fn links_that_lead_in_a_circle() {
    let clinic = Clinic::new();
    symlink("b.csv", clinic.path("a.csv")).unwrap();
    symlink("a.csv", clinic.path("b.csv")).unwrap();
    let run = clinic.run(&["-o", "a.csv"]);
    assert_eq!(run.status.code(), Some(73));
    expect![[r#"
        error: a.csv: can't create the file: its links lead in a circle
    "#]]
    .assert_eq(&stderr(&run));
}

#[test]
fn standard_output_by_its_name() {
    let clinic = Clinic::new();
    let plain = clinic.stdout(&[]);
    assert_eq!(clinic.stdout(&["-o", "/dev/stdout"]), plain);
    assert_eq!(clinic.stdout(&["-o", "/proc/self/fd/1"]), plain);
    let decisions = clinic.stdout(&["-o", "list.csv", "--decisions", "/dev/stdout"]);
    assert!(decisions.starts_with(b"{\"patient_id\":\"1\""));
}

#[test]
fn what_a_shell_has_open_is_written_on() {
    let clinic = Clinic::new().file("log", "yesterday\n");
    let plain = clinic.stdout(&[]);
    for name in ["/dev/stdout", "/dev/fd/1"] {
        let log = fs::File::options()
            .append(true)
            .open(clinic.path("log"))
            .unwrap();
        let inode = fs::metadata(clinic.path("log")).unwrap().ino();
        let status = clinic
            .process(&["-o", name])
            .stdout(log)
            .stderr(Stdio::null())
            .status()
            .unwrap();
        assert_eq!(status.code(), Some(0));
        assert_eq!(
            clinic.bytes("log"),
            [b"yesterday\n".as_slice(), &plain].concat(),
            "{name}"
        );
        assert_eq!(
            fs::metadata(clinic.path("log")).unwrap().ino(),
            inode,
            "it is the same file"
        );
        fs::write(clinic.path("log"), "yesterday\n").unwrap();
    }
    assert!(clinic.names().iter().all(|name| !is_lock(name)));
}

#[test]
fn a_full_device() {
    let clinic = Clinic::new();
    let before = clinic.names();
    let full = || fs::File::options().write(true).open("/dev/full").unwrap();
    let to_the_device = [
        &["-o", "/dev/full"][..],
        &["--decisions", "/dev/full"],
        &["-o", "/dev/full", "--format", "json"],
    ]
    .map(|arguments| clinic.run(arguments));
    let to_standard_output = ["csv", "json"].map(|format| {
        let arguments = ["--format", format, "--decisions", "decisions.jsonl"];
        let mut process = clinic.process(&arguments);
        process.stdout(full()).output().unwrap()
    });
    let said = to_the_device
        .into_iter()
        .chain(to_standard_output)
        .map(|run| {
            assert_eq!(run.status.code(), Some(74), "{}", stderr(&run));
            assert!(run.stdout.is_empty());
            stderr(&run)
        });
    expect![[r#"
        error: can't write the result: the disk is full
    "#]]
    .assert_eq(&the_same(said));
    let left: Vec<String> = clinic
        .names()
        .difference(&before)
        .filter(|name| !is_lock(name))
        .cloned()
        .collect();
    assert!(left.is_empty(), "{left:?}");
    let run = clinic.russian().run(&["-o", "/dev/full"]);
    expect![[r#"
        ошибка: не удаётся записать результат: на диске нет места
    "#]]
    .assert_eq(&stderr(&run));
}

#[test]
fn nobody_listens_to_standard_error() {
    let clinic = Clinic::new();
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let run = clinic
        .process(&[])
        .stdout(Stdio::piped())
        .stderr(full)
        .spawn()
        .unwrap()
        .wait_with_output()
        .unwrap();
    assert_eq!(run.status.code(), Some(0));
    assert_eq!(run.stdout, clinic.stdout(&[]));
}

#[test]
fn the_folder_of_the_list_is_not_there() {
    let clinic = Clinic::new();
    let said = [["-o", "away/list.csv"], ["--decisions", "away/list.csv"]].map(|arguments| {
        let run = clinic.run(&arguments);
        assert_eq!(run.status.code(), Some(73));
        assert!(run.stdout.is_empty());
        stderr(&run)
    });
    expect![[r#"
        error: away/list.csv: can't create the file: there is no such file or folder
    "#]]
    .assert_eq(&the_same(said));
    let run = clinic.russian().run(&["-o", "away/list.csv"]);
    expect![[r#"
        ошибка: away/list.csv: не удаётся создать файл: нет такого файла или папки
    "#]]
    .assert_eq(&stderr(&run));
}

#[test]
fn the_list_is_a_folder() {
    let clinic = Clinic::new().file("list.csv/inner", "");
    let run = clinic.run(&["-o", "list.csv"]);
    assert_eq!(run.status.code(), Some(73));
    expect![[r#"
        error: list.csv: can't create the file: this is a folder and not a file
    "#]]
    .assert_eq(&stderr(&run));
}

#[test]
fn the_folder_of_the_list_cannot_be_written() {
    let clinic = Clinic::new().file("shut/list.csv", EARLIER);
    fs::set_permissions(clinic.path("shut"), Permissions::from_mode(0o555)).unwrap();
    let mut process = clinic.process(&["-o", "shut/list.csv"]);
    if fs::metadata("/proc/self").unwrap().uid() == 0 {
        // The one who may do everything becomes nobody.
        fs::set_permissions(clinic.path(""), Permissions::from_mode(0o755)).unwrap();
        process.uid(65534).gid(65534);
    }
    // Nobody may be kept from the program itself: then there is nothing to see here.
    let Ok(run) = process.output() else { return };
    assert_eq!(run.status.code(), Some(73));
    expect![[r#"
        error: shut/list.csv: can't create the file: permission denied
    "#]]
    .assert_eq(&stderr(&run));
    assert_eq!(clinic.text("shut/list.csv"), EARLIER);
    fs::set_permissions(clinic.path("shut"), Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn a_group_that_can_not_be_kept_is_let_in_as_everybody_is() {
    let clinic = Clinic::new().file("out/list.csv", EARLIER);
    if fs::metadata("/proc/self").unwrap().uid() != 0 {
        return;
    }
    let list = clinic.path("out/list.csv");
    let open = |name, mode| fs::set_permissions(clinic.path(name), Permissions::from_mode(mode));
    open("", 0o755).unwrap();
    open("out", 0o777).unwrap();
    fs::set_permissions(&list, Permissions::from_mode(0o664)).unwrap();
    let mut process = clinic.process(&["-o", "out/list.csv"]);
    process.uid(65534).gid(65534);
    let Ok(run) = process.output() else { return };
    assert_eq!(run.status.code(), Some(0), "{}", stderr(&run));
    let found = fs::metadata(&list).unwrap();
    assert_eq!((found.uid(), found.gid()), (65534, 65534));
    assert_eq!(mode(&list), 0o644);
}

#[test]
fn a_write_protected_list_is_not_replaced() {
    let clinic = Clinic::new().file("list.csv", EARLIER);
    fs::set_permissions(clinic.path("list.csv"), Permissions::from_mode(0o444)).unwrap();
    let run = clinic.run(&["-o", "list.csv"]);
    assert_eq!(run.status.code(), Some(73));
    expect![[r#"
        error: list.csv: the file is write-protected, and is not replaced; let it be written or name another
    "#]].assert_eq(&stderr(&run));
    assert_eq!(clinic.text("list.csv"), EARLIER);
}

#[test]
fn a_pipe_that_nobody_reads_any_more() {
    let clinic = Clinic::new();
    let closed = || {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        writer
    };
    for format in ["csv", "json"] {
        let run = clinic
            .process(&["--format", format, "--decisions", "decisions.jsonl"])
            .stdout(closed())
            .output()
            .unwrap();
        assert_eq!(run.status.code(), Some(0), "{}", stderr(&run));
        assert!(!stderr(&run).contains("error"), "{}", stderr(&run));
        assert_eq!(clinic.text("decisions.jsonl").lines().count(), 2);
        fs::remove_file(clinic.path("decisions.jsonl")).unwrap();
    }
    let run = clinic
        .process(&["-o", "list.csv", "--decisions", "/dev/stdout"])
        .stdout(closed())
        .output()
        .unwrap();
    assert_eq!(run.status.code(), Some(0), "{}", stderr(&run));
    assert_eq!(
        file_rows(&clinic, "list.csv", b',').len(),
        2,
        "the list is made all the same"
    );
}

#[test]
fn a_reader_that_leaves_after_one_line() {
    let clinic = crowded(2_000).args(&["--decisions", "decisions.jsonl"]);
    let mut run = clinic
        .process(&[])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut stdout = run.stdout.take().unwrap();
    let mut first = [0; 20];
    stdout.read_exact(&mut first).unwrap();
    drop(stdout);
    assert_eq!(&first, b"position,date,call_f");
    assert_eq!(run.wait().unwrap().code(), Some(0));
    assert_eq!(clinic.text("decisions.jsonl").lines().count(), 2_000);
}

/// A clinic with so many patients to be called.
fn crowded(patients: u32) -> Clinic {
    let header = |file: &str| file.lines().next().unwrap().to_owned() + "\n";
    let each = |row: &dyn Fn(u32) -> String| (1..=patients).map(row).collect::<String>();
    let people = each(&|n| {
        format!(
            "{n},Stone,Ada,1980-05-14,8 916 {:03}-{:02}-{:02},yes,2026-01-10\n",
            n / 10_000,
            n / 100 % 100,
            n % 100
        )
    });
    let plans = each(&|n| format!("P{n},{n},1,filling,2026-02-02,yes,2026-02-20,planned\n"));
    Clinic::new()
        .file("patients.csv", header(PATIENTS) + &people)
        .file("plans.csv", header(PLANS) + &plans)
}

#[test]
fn another_run_holds_the_lock() {
    for (name, held) in [
        (
            "list.csv",
            expect![[r#"
                error: list.csv: another run of recall is writing this file; wait a minute, and run it again
            "#]],
        ),
        (
            "decisions.jsonl",
            expect![[r#"
                error: decisions.jsonl: another run of recall is writing this file; wait a minute, and run it again
            "#]],
        ),
    ] {
        let clinic = Clinic::new()
            .file("list.csv", EARLIER)
            .file("decisions.jsonl", EARLIER);
        let lock = fs::File::create(clinic.path(&format!(".{name}.lock"))).unwrap();
        lock.lock().unwrap();
        let outputs = ["-o", "list.csv", "--decisions", "decisions.jsonl"];
        let run = clinic.run(&outputs);
        assert_eq!(run.status.code(), Some(75));
        held.assert_eq(&stderr(&run));
        assert_eq!(
            clinic.text("list.csv") + &clinic.text("decisions.jsonl"),
            EARLIER.repeat(2)
        );
        drop(lock);
        assert!(clinic.stdout(&outputs).is_empty());
        assert_eq!(clinic.text("decisions.jsonl").lines().count(), 2);
    }
    let clinic = Clinic::new().russian();
    let lock = fs::File::create(clinic.path(".list.csv.lock")).unwrap();
    lock.lock().unwrap();
    let run = clinic.run(&["-o", "list.csv"]);
    expect![[r#"
        ошибка: list.csv: этот файл сейчас пишет другой запуск recall; подождите минуту и запустите ещё раз
    "#]]
    .assert_eq(&stderr(&run));
}

#[test]
fn a_lock_that_is_left_over_holds_nobody() {
    let clinic = Clinic::new().file(".list.csv.lock", "");
    for _ in 0..2 {
        clinic.stdout(&["-o", "list.csv"]);
    }
    assert_eq!(file_rows(&clinic, "list.csv", b',').len(), 2);
}

/// Runs the program where a shell has made room for it, and hands back its status, what it said and what then stands in the folder
/// `small`, one name a line; nothing where this system does not let the shell do so.
fn in_small_room(clinic: &Clinic, room: &str, arguments: &str) -> Option<(String, String)> {
    let script = format!(
        "{room} || exit 99\n\
         printf 'entry,outcome' > small/list.csv && printf 'entry,outcome' > small/decisions.jsonl || exit 99\n\
         \"$RECALL\" plan --lang en --date 2026-03-02 {arguments} 2> said\n\
         printf '%s\\n' $? > status\n\
         ls -A small\n\
         cat small/list.csv small/decisions.jsonl"
    );
    let run = Command::new("unshare")
        .args(["--map-root-user", "--mount", "sh", "-c", &script])
        .current_dir(clinic.path(""))
        .env("RECALL", env!("CARGO_BIN_EXE_recall"))
        .output()
        .ok()?;
    let status = fs::read_to_string(clinic.path("status"))
        .ok()
        .filter(|_| run.status.success())?;
    let found = String::from_utf8(run.stdout).unwrap();
    Some((format!("{status}{}", clinic.text("said")), found))
}

/// What must be found after a run that has failed: both files as they were, and the lock.
const AS_IT_WAS: &str = "\
.recall.lock
decisions.jsonl
list.csv
entry,outcomeentry,outcome";

#[test]
fn a_disk_without_room() {
    for arguments in [
        "-o small/list.csv --decisions small/decisions.jsonl",
        "-o small/list.csv --format json --decisions small/decisions.jsonl",
    ] {
        let clinic = crowded(200).file("small/x", "");
        let room = "mount -t tmpfs -o size=32k none small";
        let Some((said, found)) = in_small_room(&clinic, room, arguments) else {
            return;
        };
        assert!(said.starts_with("74\nerror: "), "{said}");
        assert_eq!(found, AS_IT_WAS);
    }
}

#[test]
fn a_disk_with_room_for_the_decisions_alone() {
    let clinic = crowded(100).file("small/x", "");
    let written = clinic.stdout(&["-o", "list.csv", "--decisions", "decisions.jsonl"]);
    assert!(written.is_empty());
    let (list, decisions) = (
        clinic.bytes("list.csv").len(),
        clinic.bytes("decisions.jsonl").len(),
    );
    let enough = decisions + list / 2 + 8_192;
    let room = format!("mount -t tmpfs -o size={enough} none small");
    let arguments = "-o small/list.csv --decisions small/decisions.jsonl";
    let Some((said, found)) = in_small_room(&clinic, &room, arguments) else {
        return;
    };
    expect![[r#"
        74
        error: can't write the result: the disk is full
    "#]]
    .assert_eq(&said);
    assert_eq!(found, AS_IT_WAS);
}

#[test]
fn a_disk_that_may_only_be_read() {
    let clinic = crowded(1).file("small/x", "");
    let room = "mount -t tmpfs none small && printf 'entry,outcome' > small/list.csv && mount -o remount,ro small";
    let script = format!(
        "{room} || exit 99; \"$RECALL\" plan --lang en --date 2026-03-02 -o small/list.csv; echo $?; ls -A small"
    );
    let run = Command::new("unshare")
        .args(["--map-root-user", "--mount", "sh", "-c", &script])
        .current_dir(clinic.path(""))
        .env("RECALL", env!("CARGO_BIN_EXE_recall"))
        .output();
    // Not every system lets a test mount something.
    let Some(run) = run.ok().filter(|run| run.status.success()) else {
        return;
    };
    expect![[r#"
        error: small/list.csv: can't create the file: the disk is read-only
    "#]]
    .assert_eq(&stderr(&run));
    assert_eq!(String::from_utf8(run.stdout).unwrap(), "73\nlist.csv\n");
}

#[test]
fn a_file_that_grows_beyond_what_is_allowed() {
    let clinic = crowded(200).file("list.csv", EARLIER);
    let before = clinic.names();
    let run = Command::new("sh")
        .args([
            "-c",
            "ulimit -f 8; exec \"$RECALL\" plan --lang en --date 2026-03-02 -o list.csv",
        ])
        .current_dir(clinic.path(""))
        .env("RECALL", env!("CARGO_BIN_EXE_recall"))
        .output()
        .unwrap();
    assert_eq!(run.status.code(), Some(74));
    expect![[r#"
        error: can't write the result: the file is larger than is allowed here
    "#]]
    .assert_eq(&stderr(&run));
    assert_eq!(clinic.text("list.csv"), EARLIER);
    let left: Vec<String> = clinic
        .names()
        .difference(&before)
        .filter(|name| !is_lock(name))
        .cloned()
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn no_input_is_written_over() {
    let clinic = Clinic::new()
        .file("contacts.csv", "contacted_at,patient_id,outcome\n")
        .file("march/settings.json", SETTINGS)
        .args(&["--config", "march/settings.json"]);
    symlink("contacts.csv", clinic.path("list.csv")).unwrap();
    let before: Vec<Vec<u8>> = ["patients.csv", "contacts.csv", "march/settings.json"]
        .map(|name| clinic.bytes(name))
        .into();
    let refused = |arguments: &[&str]| {
        let run = clinic.run(arguments);
        assert_eq!(run.status.code(), Some(2));
        assert!(run.stdout.is_empty());
        assert!(clinic.names().iter().all(|name| !is_lock(name)));
        stderr(&run)
    };
    let said = [
        &["-o", "patients.csv"][..],
        &["-o", "march/../contacts.csv"],
        &["-o", "list.csv"],
        &["-o", "march/settings.json"],
        &["-o", "recall-contacts.csv"],
        &["--decisions", "plans.csv"],
        &["-o", "a.csv", "--decisions", "./a.csv"],
    ]
    .map(refused);
    expect![[r#"
        error: -o patients.csv: recall reads this file, and the result would replace it; name another
        error: -o march/../contacts.csv: recall reads this file, and the result would replace it; name another
        error: -o list.csv: recall reads this file, and the result would replace it; name another
        error: -o march/settings.json: recall reads this file, and the result would replace it; name another
        error: -o recall-contacts.csv: recall reads this file, and the result would replace it; name another
        error: --decisions plans.csv: recall reads this file, and the result would replace it; name another
        error: a.csv: each output needs a file of its own
    "#]].assert_eq(&said.concat());
    let after: Vec<Vec<u8>> = ["patients.csv", "contacts.csv", "march/settings.json"]
        .map(|name| clinic.bytes(name))
        .into();
    assert_eq!(before, after);
    let run = clinic.russian().run(&["-o", "patients.csv"]);
    expect![[r#"
        ошибка: -o patients.csv: этот файл recall читает сам, результат стёр бы его; назовите другой
    "#]]
    .assert_eq(&stderr(&run));
}

// The same again.

#[test]
fn the_same_inputs_give_the_same_bytes() {
    let written = |format: &str| {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
        let run = example(&[
            "--format",
            format,
            "-o",
            &path("list"),
            "--decisions",
            &path("d.jsonl"),
            "--callers",
            "2",
        ]);
        assert_eq!(run.status.code(), Some(0));
        [
            run.stderr,
            fs::read(path("list")).unwrap(),
            fs::read(path("d.jsonl")).unwrap(),
        ]
    };
    for format in ["csv", "json"] {
        let first = written(format);
        assert!(first.iter().all(|bytes| bytes.len() > 1_000));
        assert_eq!(first, written(format));
    }
}

#[test]
fn the_environment_changes_nothing() {
    let clinic = Clinic::new();
    let bare = clinic.run(&["--format", "json"]);
    let mut dressed = clinic.process(&["--format", "json"]);
    dressed.envs([
        ("LANG", "de_DE.UTF-8"),
        ("LC_ALL", "C"),
        ("TERM", "xterm"),
        ("NO_COLOR", "1"),
        ("HOME", "/"),
        ("RUST_LOG", "trace"),
        ("COLUMNS", "20"),
    ]);
    let dressed = dressed.output().unwrap();
    assert_eq!(bare.status.code(), Some(0));
    assert_eq!((bare.stdout, bare.stderr), (dressed.stdout, dressed.stderr));
}

#[test]
fn the_machines_zone_serves_where_the_clinic_names_none() {
    let zone = |settings: &str, named: &str| {
        let clinic = Clinic::new().file("recall.toml", settings);
        let mut process = clinic.process(&["--format", "json"]);
        let run = process.env("TZ", named).output().unwrap();
        let list: Value = serde_json::from_slice(&run.stdout).unwrap();
        list["timezone"].as_str().unwrap().to_owned()
    };
    assert_eq!(zone("", "Asia/Kamchatka"), "Asia/Kamchatka");
    assert_eq!(zone("", ":Asia/Omsk"), "Asia/Omsk");
    assert_eq!(zone(SETTINGS, "Asia/Kamchatka"), "Europe/Moscow");
}

// Wrong use.

/// What is typed wrongly.
const WRONG: &[&[&str]] = &[
    &["call"],
    &["plan", "more"],
    &["plan", "--everybody"],
    &["plan", "--date", "02.13.2026"],
    &["plan", "--date", "26-03-02"],
    &["plan", "--now", "24:00"],
    &["plan", "--now", "9"],
    &["plan", "--now="],
    &["plan", "--shift", "20:00-09:00"],
    &["plan", "--callers", "0"],
    &["plan", "--callers=-1"],
    &["plan", "--threads", "256"],
    &["plan", "--format", "pdf"],
    &["plan", "--lang", "de"],
    &["plan", "--delimiter", "|"],
    &["plan", "--input-delimiter", "comma"],
    &["plan", "--encoding", "koi8-r"],
    &["plan", "--data"],
    &["plan", "--quiet=no"],
    &["plan", "--strict", "--strict"],
];

#[test]
fn wrong_use() {
    let clinic = Clinic::new();
    let said = |locale: &str| {
        let said = WRONG.iter().map(|arguments| {
            let mut command = command(&clinic);
            let run = command.env("LANG", locale).args(*arguments).output();
            let run = run.unwrap();
            assert_eq!(run.status.code(), Some(2), "{arguments:?}");
            assert!(run.stdout.is_empty(), "{arguments:?}");
            format!("$ recall {}\n{}\n", arguments.join(" "), stderr(&run))
        });
        said.collect::<String>()
    };
    screen("usage/wrong.ru.txt").assert_eq(&said("C"));
    screen("usage/wrong.en.txt").assert_eq(&said("en_GB.UTF-8"));
}

#[test]
fn what_is_nearly_right_is_told() {
    let clinic = Clinic::new();
    for (arguments, hint) in [
        (
            &["plan", "--dta", "."][..],
            expect![[r#"
                ошибка: --dta: такого параметра нет
                подсказка: похоже на --data; всё, что можно указать: recall plan --help
            "#]],
        ),
        (
            &["plan", "--dta", ".", "--lang", "en"],
            expect![[r#"
                error: --dta: there is no such argument
                hint: the nearest is --data; all there is: recall plan --help
            "#]],
        ),
        (
            &["plan", "--dste", "2026-03-02"],
            expect![[r#"
                ошибка: --dste: такого параметра нет
                подсказка: похоже на --date; всё, что можно указать: recall plan --help
            "#]],
        ),
        (
            &["plna", "--lang", "en"],
            expect![[r#"
                error: "plna": there is no such command
                hint: the nearest is plan; all there is: recall --help
            "#]],
        ),
    ] {
        let run = command(&clinic).args(arguments).output().unwrap();
        hint.assert_eq(&stderr(&run));
        assert_eq!(run.status.code(), Some(2));
    }
}

#[test]
fn nothing_said_is_answered_with_where_to_start() {
    let clinic = Clinic::new();
    let said = |arguments: &[&str]| {
        let run = command(&clinic).args(arguments).output().unwrap();
        assert_eq!((run.status.code(), run.stdout.len()), (Some(2), 0));
        stderr(&run)
    };
    screen("usage/nothing.ru.txt").assert_eq(&said(&[]));
    assert_eq!(said(&["--lang", "ru"]), said(&[]));
    screen("usage/nothing.en.txt").assert_eq(&said(&["--lang", "en"]));
}

#[test]
fn the_language_stands_before_the_command_or_after_it() {
    let clinic = Clinic::new();
    let list = |arguments: &[&str]| {
        let run = command(&clinic).args(arguments).output().unwrap();
        assert_eq!(run.status.code(), Some(0), "{}", stderr(&run));
        (stderr(&run), run.stdout)
    };
    let day = ["--date", "2026-03-02"];
    let before = list(&[&["--lang", "en", "plan"], &day[..]].concat());
    let after = list(&[&["plan"], &day[..], &["--lang", "en"]].concat());
    assert_eq!(before, after);
    assert_ne!(before, list(&[&["plan"], &day[..]].concat()));
}

#[test]
fn without_settings_failures_are_in_the_language_of_the_locale() {
    let clinic = Clinic::new();
    for (locale, arguments, expected) in [
        (
            "ru_RU.UTF-8",
            &["plan", "--config", "no.toml"][..],
            "ошибка: no.toml: ",
        ),
        (
            "en_GB.UTF-8",
            &["plan", "--config", "no.toml"],
            "error: no.toml: ",
        ),
        (
            "en_GB.UTF-8",
            &["--lang", "ru", "plan", "--config", "no.toml"],
            "ошибка: no.toml: ",
        ),
    ] {
        let mut command = command(&clinic);
        let run = command
            .env("LANG", locale)
            .args(arguments)
            .output()
            .unwrap();
        assert!(stderr(&run).starts_with(expected), "{}", stderr(&run));
        assert_eq!(run.status.code(), Some(66));
    }
}

#[test]
fn the_list_is_in_the_language_of_the_clinic_whatever_the_locale() {
    let clinic = Clinic::new();
    let list = |locale: &str| {
        let mut command = command(&clinic);
        command
            .env("LC_ALL", locale)
            .args(["plan", "--date", "2026-03-02"]);
        let run = command.output().unwrap();
        (run.stdout, run.stderr)
    };
    assert_eq!(list("en_GB.UTF-8"), list("ru_RU.UTF-8"));
}

#[test]
fn endings_that_tell_nothing() {
    let clinic = Clinic::new();
    for (arguments, expected) in [
        (
            ["-o", "list.pdf"],
            expect![[r#"
                error: -o list.pdf: the name of the file must end in .xlsx, .html, .csv or .json
            "#]],
        ),
        (
            ["-o", "list"],
            expect![[r#"
                error: -o list: the name of the file must end in .xlsx, .html, .csv or .json
            "#]],
        ),
        (
            ["--decisions", "all.json"],
            expect![[r#"
                error: --decisions all.json: the name of the file must end in .jsonl or .csv
            "#]],
        ),
    ] {
        let run = clinic.run(&arguments);
        assert_eq!(run.status.code(), Some(2));
        expected.assert_eq(&stderr(&run));
        assert!(run.stdout.is_empty() && !clinic.path(arguments[1]).exists());
    }
    let run = clinic.russian().run(&["-o", "list.pdf"]);
    expect![[r#"
        ошибка: -o list.pdf: имя файла должно кончаться на .xlsx, .html, .csv или .json
    "#]]
    .assert_eq(&stderr(&run));
}

#[test]
fn help_and_version_are_no_wrong_use() {
    let clinic = Clinic::new();
    let told = |locale: (&str, &str), arguments: &[&str]| {
        let mut command = command(&clinic);
        let run = command.envs([locale]).args(arguments).output().unwrap();
        assert_eq!((run.status.code(), stderr(&run).as_str()), (Some(0), ""));
        String::from_utf8(run.stdout).unwrap()
    };
    let russian = told(("LANG", ""), &["--help"]);
    let english = told(("LANG", ""), &["--lang", "en", "--help"]);
    screen("usage/help.ru.txt").assert_eq(&russian);
    screen("usage/help.en.txt").assert_eq(&english);
    let russian = told(("LANG", "C.UTF-8"), &["plan", "--help"]);
    let english = told(("LANG", "en_GB.UTF-8"), &["plan", "--help"]);
    screen("usage/help_plan.ru.txt").assert_eq(&russian);
    screen("usage/help_plan.en.txt").assert_eq(&english);
    for (locale, arguments, expected) in [
        (("LANG", "ru_RU.UTF-8"), &["help", "plan"][..], &russian),
        (
            ("LANG", "ru_RU.UTF-8"),
            &["plan", "--lang=en", "--help"],
            &english,
        ),
    ] {
        assert_eq!(
            &told(locale, arguments),
            expected,
            "{locale:?} {arguments:?}"
        );
    }
    let russian = told(("LANG", ""), &["plan", "-h"]);
    for (locale, arguments, is_russian) in [
        (("LC_MESSAGES", "en_GB.UTF-8"), &["plan", "-h"][..], false),
        (
            ("LC_ALL", "en_GB.UTF-8"),
            &["--lang", "ru", "plan", "-h"],
            true,
        ),
    ] {
        assert_eq!(told(locale, arguments) == russian, is_russian, "{locale:?}");
    }
    assert!(told(("LANG", ""), &["--version"]).starts_with("recall "));
    // Help needs none of its own.
    let help = told(("LANG", ""), &["--help"]);
    for arguments in [&["help"][..], &["help", "--help"], &["help", "-h"]] {
        assert_eq!(told(("LANG", ""), arguments), help, "{arguments:?}");
    }
    let of_plan = told(("LANG", ""), &["plan", "--help"]);
    assert_eq!(told(("LANG", ""), &["help", "plan", "--help"]), of_plan);
}

#[test]
fn an_export_that_is_written_to_meanwhile_makes_no_list() {
    let clinic = Clinic::new();
    let visits = clinic.path("visits.csv");
    fs::remove_file(&visits).unwrap();
    nix::unistd::mkfifo(&visits, nix::sys::stat::Mode::S_IRWXU).unwrap();
    fs::write(clinic.path("list.csv"), EARLIER).unwrap();
    let run = clinic
        .process(&["--threads", "1", "-o", "list.csv"])
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // The pipe has a reader once the files before it are opened.
    let mut pipe = fs::File::options().write(true).open(&visits).unwrap();
    let more = format!("{PLANS}C,2,1,crown,2026-02-02,,,planned\n");
    fs::write(clinic.path("plans.csv"), more).unwrap();
    pipe.write_all(clinic::VISITS.as_bytes()).unwrap();
    drop(pipe);
    let run = run.wait_with_output().unwrap();
    assert_eq!(run.status.code(), Some(65));
    expect![[r#"
        error: plans.csv: the file was changed while it was read
        hint: wait until the clinic's program has finished the export, and run recall again
    "#]]
    .assert_eq(&stderr(&run));
    assert_eq!(clinic.text("list.csv"), EARLIER);
}

#[test]
fn a_flood_of_rows_is_told_in_part() {
    let row = |n: u32| format!("{n},Stone,Ada,1980-05-14,8 916 000-00-01,perhaps,2026-01-10\n");
    let header = PATIENTS.lines().next().unwrap().to_owned() + "\n";
    let clinic = Clinic::new().file(
        "patients.csv",
        header + &(1..=90).map(row).collect::<String>(),
    );
    let run = clinic.run(&[]);
    let said = stderr(&run);
    let lines = said
        .lines()
        .filter(|line| line.starts_with("warning: patients.csv"));
    let lines: Vec<&str> = lines.collect();
    assert_eq!(lines.len(), 6, "{said}");
    // That nobody is on the list says nothing then.
    expect![[r#"
        warning: patients.csv:2, column "consent": wanted yes, no or visits, found 7 letters (row refused)
        warning: patients.csv:3, column "consent": wanted yes, no or visits, found 7 letters (row refused)
        warning: patients.csv:4, column "consent": wanted yes, no or visits, found 7 letters (row refused)
        warning: patients.csv:5, column "consent": wanted yes, no or visits, found 7 letters (row refused)
        warning: patients.csv:6, column "consent": wanted yes, no or visits, found 7 letters (row refused)
        warning: patients.csv, column "consent": and 85 more; recall check --all shows them
        List for 2 March 2026: 0 calls.
        Left in peace today: 90 of 90 patients.
        The rest: not permitted: 90.
        warning: not one row of the patients' file was taken, so the list is empty; recall check shows what to mend
        warning: nothing is known of earlier contacts: there is neither contacts.csv nor recall-contacts.csv, so a refusal or a recent talk may go unseen
        warning: visits.csv has no visit after now: check that the export is complete, and look in the appointment book before every call
        Nobody has to be called today.
    "#]].assert_eq(&said);
    let table = clinic.stdout(&["--format", "table", "--quiet"]);
    expect![[r#"
        2 March 2026. There is nothing to make a list of: not one row of the patients' file was taken.
        90 patients are left in peace today.
    "#]].assert_eq(&String::from_utf8(table).unwrap());
}

#[test]
fn a_doctor_s_number_is_not_said_to_a_patient() {
    let agreements = "\
agreement_id,patient_id,kind,agreed_on,due_on,doctor,caller,topic
1,1,wellbeing_check,2026-02-21,2026-03-02,88,,
2,2,personal_call,2026-02-21,2026-03-02,89,doctor,the bridge
";
    let clinic = || {
        let clinic = Clinic::new().file("agreements.csv", agreements);
        clinic.file("plans.csv", "plan_id,patient_id,procedure,status\n")
    };
    for clinic in [clinic(), clinic().russian()] {
        let planned = clinic.plan();
        planned.calls(&["1", "2"]);
        for contact in planned.contacts() {
            let script = contact["script"].as_str().unwrap();
            assert!(!script.contains('8'), "{script}");
            // The staff know the number.
            assert!(contact["doctor"].as_str().unwrap().starts_with('8'));
        }
    }
}

#[test]
fn a_list_with_outcomes_in_it_is_kept_where_they_are_not_recorded() {
    let clinic = Clinic::new();
    let plan = || clinic.run(&["-o", "list.csv", "--no-record"]);
    assert_eq!(lines_with(&stderr(&plan()), "filled"), "");
    let empty = clinic.text("list.csv");
    // Planned again over a list in which nothing was written, nothing is kept.
    plan();
    assert!(!clinic.names().iter().any(|name| name.contains("filled")));
    // As a spreadsheet may save it: without the mark and the quotes, with semicolons.
    let mut rows = file_rows(&clinic, "list.csv", b',');
    let titles = csv::ReaderBuilder::new()
        .from_reader(empty.trim_start_matches('\u{feff}').as_bytes())
        .headers()
        .unwrap()
        .clone();
    let outcome = titles.iter().position(|name| name == "Outcome").unwrap();
    rows[1][outcome] = "больше не звонить".into();
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .from_writer(Vec::new());
    writer.write_record(&titles).unwrap();
    for row in &rows {
        writer.write_record(row).unwrap();
    }
    let filled = writer.into_inner().unwrap();
    let mut said = Vec::new();
    for number in 1..=2 {
        fs::write(clinic.path("list.csv"), &filled).unwrap();
        let run = plan();
        let kept = format!("list.filled-{number}.csv");
        said.push(lines_with(&stderr(&run), &kept));
        assert_eq!(clinic.bytes(&kept), filled);
        assert_eq!(clinic.text("list.csv"), empty);
    }
    expect![[r#"
        warning: list.filled-1.csv: the earlier list is kept under this name; it has outcomes that are not recorded; to record them: recall record list.filled-1.csv
        warning: list.filled-2.csv: the earlier list is kept under this name; it has outcomes that are not recorded; to record them: recall record list.filled-2.csv
    "#]].assert_eq(&said.concat());
    assert!(!clinic.names().contains("recall-contacts.csv"));
}

#[test]
fn what_is_no_list_is_never_replaced() {
    for found in [
        "outcome\nopt_out\n",
        "yesterday",
        "patient_id,note\n1,больше не звонить\n",
        "{\"outcome\":1}",
    ] {
        let clinic = Clinic::new().file("list.csv", found);
        for more in [&[][..], &["--no-record"], &["--quiet"]] {
            let run = clinic.run(&[&["-o", "list.csv"], more].concat());
            assert_eq!(run.status.code(), Some(65), "{found}");
            assert!(
                stderr(&run).starts_with("error: list.csv"),
                "{}",
                stderr(&run)
            );
            assert_eq!(clinic.text("list.csv"), found);
        }
    }
}
