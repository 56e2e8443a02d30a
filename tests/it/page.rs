//! The list as a page: what stands in it, how it gives way to the next, and what comes of the file in which it gives back what was entered.
//! How it works in a browser is tested by tests/page.
#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

use chrono::{DateTime, Utc};
use chrono_tz::Europe::Moscow;
use recall::base::Language;
use recall::command::{self, Asked, Surroundings};
use recall::run::failure::Failure;
use serde_json::Value;

use crate::clinic::{Clinic, is_lock, stderr};

/// Runs recall in the clinic's folder, as at a moment by the clocks of Moscow: `2026-03-02 09:00`.
fn run(clinic: &Clinic, moment: &str, arguments: &[&str]) -> Result<(), Failure> {
    let now: DateTime<Utc> = format!("{}:00+03:00", moment.replace(' ', "T"))
        .parse()
        .unwrap();
    let surroundings = Surroundings {
        now,
        timezone: Some(Moscow),
        no_zone: None,
        terminal: None,
        error_terminal: None,
        language: Language::English,
    };
    let folder = clinic.path("");
    let (command, rest) = arguments.split_first().unwrap();
    let mut all = vec![
        "recall",
        command,
        "--quiet",
        "--lang",
        "en",
        "--data",
        folder.to_str().unwrap(),
    ];
    let paths: Vec<String> = rest
        .iter()
        .map(|argument| in_folder(clinic, argument))
        .collect();
    all.extend(paths.iter().map(String::as_str));
    match command::read(all.into_iter().map(std::ffi::OsString::from), surroundings)? {
        Asked::Run(arguments, surroundings) => command::run(&arguments, surroundings),
        Asked::Help(_) | Asked::Greeting(_) => unreachable!("a command was asked for"),
    }
}

/// An argument that names a file, in the folder.
fn in_folder(clinic: &Clinic, argument: &str) -> String {
    if argument.contains('.') {
        clinic.path(argument).to_str().unwrap().to_owned()
    } else {
        argument.to_owned()
    }
}

/// Writes the list for a day, at nine.
fn plan(clinic: &Clinic, date: &str, list: &str) {
    run(
        clinic,
        &format!("{date} 09:00"),
        &["plan", "--threads", "1", "-o", list],
    )
    .unwrap();
}

/// Records a file in the evening of the second of March.
fn record_file(clinic: &Clinic, name: &str) {
    run(clinic, "2026-03-02 20:00", &["record", name]).unwrap();
}

const TODAY: &str = "2026-03-02";

/// A name that is a name, and everything else that HTML, JSON, a template or a spreadsheet could take for something else.
const HOSTILE: &str = "</script><script>alert(1)</script>";

fn hostile() -> Clinic {
    Clinic::new()
        .file(
            "patients.csv",
            format!(
                "patient_id,last_name,first_name,birth_date,phone,consent,consent_on,note,channels\n\
                 1,\"{HOSTILE}\",\"<img src=x onerror=alert(2)>\",1980-05-14,8 916 000-00-01,yes,2026-01-10,\"{{{{data}}}} & <b> 8 999 111-22-33\",\n\
                 \"<2/#%\",=Field,\"'><!--\",1975-11-02,8 916 000-00-02,yes,2026-01-10,,\n"
            ),
        )
        .file(
            "plans.csv",
            "plan_id,patient_id,item_id,procedure,tooth,doctor,signed_on,urgent,due_on,status\n\
             A,1,1,\"<script>x</script>\",36,\"<i>D</i>\",2026-02-02,yes,2026-02-20,planned\n\
             \"B/<\",\"<2/#%\",1,filling,,,2026-02-02,yes,2026-02-20,planned\n",
        )
        .file(
            "agreements.csv",
            "agreement_id,patient_id,kind,agreed_on,due_on,status\n8,1,hygiene_reminder,2025-09-02,2026-03-05,open\n",
        )
        .file("recall.toml", "clinic.timezone = 'Europe/Moscow'\nclinic.name = '</title><script>\"{{cards}}'\n")
}

/// The data that the script of a page works with.
fn data(page: &str) -> Value {
    let (_, behind) = page
        .split_once("<script type=\"application/json\" id=\"data\">")
        .unwrap();
    serde_json::from_str(behind.split_once("</script>").unwrap().0).unwrap()
}

/// The rows of its talks.
fn rows(page: &str) -> Vec<Value> {
    let data = data(page);
    let talks = data["talks"].as_array().unwrap().iter();
    talks
        .flat_map(|talk| talk["matters"].as_array().unwrap().clone())
        .collect()
}

fn entry(row: &Value) -> &str {
    row["entry"].as_str().unwrap()
}

/// The record without what differs from list to list: when it was recorded, and out of which file.
fn record(clinic: &Clinic) -> Vec<Vec<String>> {
    let text = clinic.text("recall-contacts.csv");
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes());
    let records = reader.records().map(Result::unwrap);
    let rows = records.map(|row| row.iter().take(14).map(str::to_owned).collect());
    rows.collect()
}

#[test]
fn whatever_the_files_hold_is_text_on_the_page() {
    let clinic = hostile();
    plan(&clinic, TODAY, "list.html");
    let page = clinic.text("list.html");
    for markup in [HOSTILE, "<img", "<i>", "<b> 8", "<script>x", "'><!--"] {
        assert!(!page.contains(markup), "{markup}");
    }
    // The style, two scripts, and nothing that is fetched.
    assert_eq!(page.matches("<script").count(), 2);
    for fetched in ["http:", "https:", " src=\"", "<link", "@import", "url("] {
        assert!(!page.contains(fetched), "{fetched}");
    }
    assert_eq!(page.matches(" style=").count(), 0);
    assert!(page.contains("&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;"));
    // A number within a remark is masked as it is in every list.
    assert!(!page.contains("111-22-33"));
    let rows = rows(&page);
    let names: Vec<&str> = rows
        .iter()
        .map(|row| row["patient_name"].as_str().unwrap())
        .collect();
    assert!(
        names.contains(&format!("{HOSTILE} <img src=x onerror=alert(2)>").as_str()),
        "{names:?}"
    );
    assert_eq!(data(&page)["clinic"], "</title><script>\"{{cards}}");
}

#[test]
fn the_page_may_do_nothing_but_show_itself() {
    let clinic = hostile();
    plan(&clinic, TODAY, "list.html");
    let page = clinic.text("list.html");
    let policy = page
        .split_once("Content-Security-Policy\" content=\"")
        .unwrap()
        .1;
    let policy = policy.split_once('"').unwrap().0;
    assert!(
        policy.starts_with("default-src &#39;none&#39;; style-src &#39;sha256-"),
        "{policy}"
    );
    assert!(!policy.contains("unsafe"));
    // Nothing that people wrote stands before it.
    assert!(page.find("Content-Security-Policy") < page.find("<title>"));
}

#[test]
fn the_same_inputs_give_the_same_page_and_only_its_owner_reads_it() {
    let clinic = hostile();
    plan(&clinic, TODAY, "list.html");
    let first = clinic.bytes("list.html");
    plan(&clinic, TODAY, "list.html");
    assert_eq!(clinic.bytes("list.html"), first);
    let streamed = clinic.stdout(&["--format", "html", "--now", "09:00", "--threads", "2"]);
    assert_eq!(streamed, first);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let found = std::fs::metadata(clinic.path("list.html")).unwrap();
        assert_eq!(found.permissions().mode() & 0o777, 0o600);
    }
    plan(&clinic, TODAY, "list-{date}.html");
    let dated = clinic.text("list-2026-03-02.html");
    assert_eq!(data(&dated)["file"], "list-2026-03-02.outcomes.csv");
}

#[test]
fn a_page_gives_way_to_the_next_and_no_other_page_does() {
    let clinic = Clinic::new();
    plan(&clinic, TODAY, "list.html");
    // As a browser on Windows saves it once more.
    let page = clinic.text("list.html").replace('\n', "\r\n");
    let clinic = clinic.file("list.html", page);
    plan(&clinic, TODAY, "list.html");
    let names = clinic.names();
    let others = names
        .iter()
        .filter(|name| name.contains("list") && !is_lock(name));
    assert_eq!(others.collect::<Vec<_>>(), ["list.html"]);
    let other = "<!DOCTYPE html>\n<title>Price list</title>";
    let clinic = clinic.file("list.html", other);
    assert!(run(&clinic, "2026-03-02 09:00", &["plan", "-o", "list.html"]).is_err());
    assert_eq!(clinic.text("list.html"), other);
}

#[test]
fn the_days_ahead_are_no_page() {
    let asked = Clinic::new().run(&["--week", "--format", "html"]);
    assert_eq!(asked.status.code(), Some(2));
    assert!(asked.stdout.is_empty());
    let said = stderr(&asked);
    assert!(
        said.contains("--week and --format html exclude each other"),
        "{said}"
    );
}

#[test]
fn a_look_at_another_day_does_not_replace_the_page_of_today() {
    let clinic = Clinic::new();
    plan(&clinic, TODAY, "list.html");
    let before = clinic.bytes("list.html");
    let back = ["plan", "--date", "2026-02-25", "-o", "list.html"];
    assert!(run(&clinic, "2026-03-02 10:00", &back).is_err());
    assert_eq!(clinic.bytes("list.html"), before);
}

/// Three talks, one of them of two matters, with numbers of their own.
fn three() -> Clinic {
    Clinic::new().file(
        "agreements.csv",
        "agreement_id,patient_id,kind,agreed_on,due_on,status\n8,1,hygiene_reminder,2025-09-02,2026-03-05,open\n",
    )
}

const HEAD: &str = "entry,outcome,called_at,callback_at,score,note\r\n";

/// What is entered of the first row of a patient.
fn line(entry: &str, rest: &str) -> String {
    format!("\"{entry}\",{rest}\r\n")
}

#[test]
fn what_the_page_saves_is_recorded_as_the_list_is() {
    for (outcome, callback, score, note) in [
        ("spoken with", "", "", ""),
        ("callback", "2026-03-03 10:30", "", "after work"),
        ("больше не звонить", "", "", ""),
        ("wrong number", "", "", ""),
        ("no answer", "", "", "'=1+1"),
        ("in pain or worse", "", "", "since yesterday"),
        ("booked", "", "10", ""),
    ] {
        let [as_list, as_page] = [three(), three()];
        for (clinic, name) in [(&as_list, "list.csv"), (&as_page, "list.html")] {
            plan(clinic, TODAY, name);
        }
        let rows = rows(&as_page.text("list.html"));
        let of_page = |nth: usize| entry(&rows[nth]).to_owned();
        let of_first: Vec<usize> = (0..rows.len())
            .filter(|&nth| rows[nth]["patient_id"] == "1")
            .collect();
        assert_eq!(of_first.len(), 2);
        let filled = format!("{outcome},2026-03-02 09:40,{callback},{score},{note}");
        let saved = [
            HEAD.to_owned(),
            line(&of_page(of_first[0]), &filled),
            line(&of_page(of_first[1]), ",,,,"),
        ];
        let as_page = as_page.file("list.outcomes.csv", saved.concat());
        let list = as_list.text("list.csv");
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(list.trim_start_matches('\u{feff}').as_bytes());
        let mut table: Vec<Vec<String>> = reader
            .records()
            .map(|row| row.unwrap().iter().map(str::to_owned).collect())
            .collect();
        let place = |name: &str| table[0].iter().position(|head| head == name).unwrap();
        let [patient, first] = [place("Patient id"), place("Outcome")];
        let row = table.iter_mut().find(|row| row[patient] == "1").unwrap();
        for (at, cell) in filled.split(',').enumerate() {
            cell.clone_into(&mut row[first + at]);
        }
        let mut writer = csv::Writer::from_writer(Vec::new());
        for row in &table {
            writer.write_record(row).unwrap();
        }
        let as_list = as_list.file("list.csv", writer.into_inner().unwrap());
        record_file(&as_list, "list.csv");
        record_file(&as_page, "list.outcomes.csv");
        assert_eq!(record(&as_page), record(&as_list), "{outcome}");
        let phone = &record(&as_page)[1][5];
        assert_eq!(phone, "+79160000001", "{outcome}");
        // What was recorded once is not recorded again.
        let before = as_page.bytes("recall-contacts.csv");
        record_file(&as_page, "list.outcomes.csv");
        assert_eq!(as_page.bytes("recall-contacts.csv"), before);
    }
}

#[test]
fn a_new_page_takes_what_the_old_one_gave_back() {
    let clinic = three().file(
        "recall.toml",
        "clinic.timezone = 'Europe/Moscow'\nrecord.from = ['downloads']\n",
    );
    std::fs::create_dir(clinic.path("downloads")).unwrap();
    plan(&clinic, TODAY, "list-{date}.html");
    let rows = rows(&clinic.text("list-2026-03-02.html"));
    let of = |patient: &str| {
        entry(
            rows.iter()
                .find(|row| row["patient_id"] == patient)
                .unwrap(),
        )
        .to_owned()
    };
    let clinic = clinic
        .file(
            "list-2026-03-02.outcomes.csv",
            HEAD.to_owned() + &line(&of("1"), "opt out,2026-03-02 09:40,,,"),
        )
        .file(
            "downloads/list-2026-03-02.outcomes (1).csv",
            HEAD.to_owned() + &line(&of("2"), "callback,2026-03-02 09:50,2026-03-04 11:00,,"),
        );
    plan(&clinic, TODAY, "list-{date}.html");
    let outcomes: Vec<String> = record(&clinic)[1..]
        .iter()
        .map(|row| format!("{} {} {}", row[1], row[2], row[5]))
        .collect();
    assert_eq!(
        outcomes,
        ["1 opt_out +79160000001", "2 callback +79160000002"]
    );
    assert!(
        data(&clinic.text("list-2026-03-02.html"))["talks"]
            .as_array()
            .unwrap()
            .is_empty()
    );
    // The next morning nobody was asked twice, and the promise is there on its day.
    let clinic = clinic.on("2026-03-04");
    clinic.plan().calls(&["2"]);
}

#[test]
fn an_attempt_does_not_take_the_place_of_what_is_strict() {
    let clinic = Clinic::new();
    plan(&clinic, TODAY, "list.html");
    let rows = rows(&clinic.text("list.html"));
    let first = rows.iter().find(|row| row["patient_id"] == "1").unwrap();
    let both = line(entry(first), "opt out,2026-03-02 09:40,,,")
        + &line(entry(first), "no answer,2026-03-02 18:10,,,");
    let clinic = clinic.file("list.outcomes.csv", HEAD.to_owned() + &both);
    record_file(&clinic, "list.outcomes.csv");
    let outcomes: Vec<String> = record(&clinic)[1..]
        .iter()
        .map(|row| row[2].clone())
        .collect();
    assert_eq!(outcomes, ["opt_out", "no_answer"]);
    clinic.plan().calls(&["2"]);
}

#[test]
fn whoever_calls_in_and_is_not_on_the_list_is_recorded_without_a_case() {
    let patients = "patient_id,last_name,first_name,birth_date,phone,consent,consent_on\n\
        1,Stone,Ada,1980-05-14,8 916 000-00-01,yes,2026-01-10\n\
        2,Field,Ben,1975-11-02,8 916 000-00-02,yes,2026-01-10\n\
        A/3#,Lane,Olga,1971-01-03,8 916 000-00-03,yes,2026-01-10\n";
    let clinic = Clinic::new().file("patients.csv", patients).file(
        "agreements.csv",
        "agreement_id,patient_id,kind,agreed_on,contact_on,status\n8,A/3#,hygiene_reminder,2025-09-02,2026-03-20,open\n",
    );
    plan(&clinic, TODAY, "list.html");
    let saved = HEAD.to_owned()
        + &line(
            "2026-03-02/A%2F3%23/call/-",
            "больше не звонить,2026-03-02 11:05,,,",
        );
    let clinic = clinic.file("list.outcomes.csv", saved);
    record_file(&clinic, "list.outcomes.csv");
    let row = &record(&clinic)[1];
    assert_eq!(
        [&row[1], &row[2], &row[3], &row[4]],
        ["A/3#", "opt_out", "-", "call"]
    );
    let clinic = clinic.on("2026-03-20");
    let planned = clinic.plan();
    planned.decides("A/3#", "agreement:8 not_permitted opted_out");
    assert_eq!(planned.said_of_rows(), "");
}

#[test]
fn without_its_page_what_was_saved_is_recorded_without_a_number() {
    let clinic = Clinic::new();
    plan(&clinic, TODAY, "list.html");
    let page = clinic.text("list.html");
    let saved = HEAD.to_owned() + &line(entry(&rows(&page)[0]), "wrong number,2026-03-02 09:40,,,");
    std::fs::remove_file(clinic.path("list.html")).unwrap();
    std::fs::create_dir(clinic.path("downloads")).unwrap();
    let clinic = clinic.file("downloads/list.outcomes (1).csv", saved);
    record_file(&clinic, "downloads/list.outcomes (1).csv");
    let row = &record(&clinic)[1];
    assert_eq!([&row[2], &row[5]], ["wrong_number", ""]);
    // Beside the exports the page is found.
    let again = clinic.text("downloads/list.outcomes (1).csv");
    let clinic = clinic.file("list.html", page).file(
        "downloads/list.outcomes.csv",
        again.replace("09:40", "09:50"),
    );
    record_file(&clinic, "downloads/list.outcomes.csv");
    assert_eq!(record(&clinic)[2][5], "+79160000001");
}

#[test]
fn a_page_that_was_made_before_is_told_of() {
    let clinic = Clinic::new();
    plan(&clinic, TODAY, "list.html");
    let rows = rows(&clinic.text("list.html"));
    let first = rows.iter().find(|row| row["patient_id"] == "1").unwrap();
    let clinic = clinic.file(
        "other.outcomes.csv",
        HEAD.to_owned() + &line(entry(first), "opt out,2026-03-02 09:40,,,"),
    );
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_recall"));
    let command = command.current_dir(clinic.path("")).env_clear();
    let day = ["--date", TODAY, "--now", "19:00"];
    let told = command
        .args(["record", "other.outcomes.csv"])
        .args(day)
        .output()
        .unwrap();
    let told = stderr(&told);
    assert!(told.contains("list.html"), "{told}");
}
