//! The example for a clinic that runs Open Dental: what comes of its exports, and that its queries give these exports.
#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use assert_cmd::assert::OutputAssertExt;
use recall::export::columns::File;
use serde_json::Value;

/// What is decided on 2 March: patient, case, verdict, codes and the day until which it waits.
const DECIDED: &str = "
1 agreement:R310 settled already_booked
1 visit:101 call
1 visit:101-exam unjustified reminder_not_wanted
2 plan:201 call
3 plan:202 not_permitted opted_out
4 plan:203 not_permitted unreadable_record
5 plan:204 unjustified plan_not_signed
6 agreement:R301 call
6 plan:206 unjustified plan_not_signed
7 - unjustified no_reason
8 - unjustified no_reason
9 plan:207 later not_due 2026-05-15
10 plan:209 call
11 plan:210 not_permitted patient_inactive
12 plan:211 unjustified no_deadline
12 visit:112 not_permitted complaint_open
13 plan:212 not_permitted opted_out
14 agreement:R302 unjustified not_agreed
14 agreement:R303 settled agreement_withdrawn
16 - unjustified no_reason
17 agreement:C403 call
17 agreement:R312 later not_due 2026-05-19
18 agreement:R305 call
19 plan:213 not_permitted no_consent
20 plan:214 unjustified patient_declined
21 agreement:R308 later not_due 2026-03-20
21 plan:215 settled already_booked
21 visit:107 settled already_confirmed
22 - not_permitted unreadable_record
23 plan:216 unjustified plan_not_signed
24 - not_permitted unreadable_record
25 agreement:R311 not_permitted guardian_missing;no_reachable_address
26 - not_permitted unreadable_record
27 - unjustified no_reason
28 - not_permitted unreadable_record
";

/// The contacts in their order: patient, channel, where to, whom to ask for, from when, and of which doctor.
const CONTACTS: &str = "
2 call +15035550103 Tomas 09:00 FINCH
1 sms +15035550102 June 09:00 LIND
17 call +15035550121 Iris 09:00 OKAFOR
18 email kit@example.com Kit 09:00 FINCH
6 call +15035550110 Maria Ek 09:00 FINCH
10 call +15035550113 Paul 16:00 FINCH
";

/// Of each file: rows, those used, without a patient, refused.
const INPUTS: &str = "
patients.csv 27 23 0 4
cards.csv 11 10 0 1
plans.csv 22 22 0 0
visits.csv 18 18 0 0
agreements.csv 10 9 0 1
contacts.csv 6 6 0 0
doctors.csv 3 3 0 0
";

const FILES: [File; 7] = [
    File::Patients,
    File::Cards,
    File::Plans,
    File::Visits,
    File::Agreements,
    File::Contacts,
    File::Doctors,
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/open-dental")
}

/// The list and the decisions with the settings in a file.
fn plan(settings: &Path) -> (Value, Vec<Value>) {
    let out = tempfile::tempdir().unwrap();
    let decisions = out.path().join("decisions.jsonl");
    let run = Command::new(env!("CARGO_BIN_EXE_recall"))
        .arg("plan")
        .arg("--data")
        .arg(folder().join("export"))
        .arg("--config")
        .arg(settings)
        .arg("--decisions")
        .arg(&decisions)
        .args(["--date", "2026-03-02", "--format", "json"])
        .assert()
        .success();
    let list = serde_json::from_slice(&run.get_output().stdout).unwrap();
    let lines = fs::read_to_string(&decisions).unwrap();
    let decisions = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap());
    (list, decisions.collect())
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// The decisions, a line each, in the order of the patients' numbers.
fn decided(decisions: &[Value]) -> String {
    let mut lines: Vec<(u32, String)> = decisions
        .iter()
        .map(|decision| {
            let codes: Vec<&str> = decision["codes"]
                .as_array()
                .unwrap()
                .iter()
                .map(text)
                .collect();
            let patient = text(&decision["patient_id"]);
            let parts = [
                patient,
                text(&decision["case"]),
                text(&decision["verdict"]),
                &codes.join(";"),
                text(&decision["on"]),
            ];
            let line = parts.join(" ").trim_end().to_owned();
            (patient.parse().unwrap(), line)
        })
        .collect();
    lines.sort();
    let lines: Vec<String> = lines.into_iter().map(|(_, line)| line).collect();
    lines.join("\n")
}

#[test]
fn every_patient_fares_as_the_readme_tells() {
    let (list, decisions) = plan(&folder().join("recall.toml"));
    assert_eq!(decided(&decisions), DECIDED.trim());
    let contacts: Vec<String> = list["contacts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|contact| {
            let cells = ["patient_id", "channel", "to", "contact_name"].map(|n| text(&contact[n]));
            let from = text(&contact["windows"][0]["from"]);
            [&cells[..], &[from, text(&contact["doctor"])]]
                .concat()
                .join(" ")
        })
        .collect();
    assert_eq!(contacts.join("\n"), CONTACTS.trim());
}

#[test]
fn every_row_is_used_but_those_that_recall_has_to_refuse() {
    let (list, _) = plan(&folder().join("recall.toml"));
    let inputs: Vec<String> = list["inputs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|input| {
            let file = Path::new(text(&input["file"])).file_name().unwrap();
            let counts = ["rows", "used", "orphans", "rejected"].map(|n| input[n].to_string());
            format!("{} {}", file.to_str().unwrap(), counts.join(" "))
        })
        .collect();
    assert_eq!(inputs.join("\n"), INPUTS.trim());
}

#[test]
fn the_readme_has_a_line_for_each_patient() {
    let readme = fs::read_to_string(folder().join("README.md")).unwrap();
    let told: Vec<&str> = readme
        .lines()
        .filter_map(|line| line.strip_prefix("| ")?.split(" | ").next())
        .filter(|cell| cell.parse::<u32>().is_ok())
        .collect();
    let mut decided: Vec<&str> = DECIDED
        .trim()
        .lines()
        .filter_map(|line| line.split(' ').next())
        .collect();
    decided.dedup();
    assert_eq!(told, decided);
}

#[test]
fn what_the_settings_say_of_letters_is_so() {
    let settings = fs::read_to_string(folder().join("recall.toml")).unwrap();
    let own = "[values.patients.channels]\n# email = [\"letter\"]";
    assert!(settings.contains(own), "{settings}");
    let settings = settings.replace(own, &own.replace("# ", ""));
    let settings = settings.replace("# [values", "[values");
    let out = tempfile::tempdir().unwrap();
    let file = out.path().join("recall.toml");
    fs::write(&file, settings).unwrap();
    let (_, decisions) = plan(&file);
    assert!(
        decided(&decisions).contains("24 - unjustified no_reason"),
        "{decisions:?}"
    );
}

/// The names that the outer SELECT of a query gives its columns.
fn columns(query: &str) -> Vec<&str> {
    let body = query.split_once("*/").map_or(query, |(_, body)| body);
    let select = body.split_once("\nFROM ").unwrap().0;
    select
        .lines()
        .filter(|line| line.starts_with("  ") && !line.starts_with("   ") || line.contains(") AS "))
        .filter_map(|line| line.split("/*").next()?.trim_end().rsplit_once(" AS "))
        .map(|(_, name)| name.trim_end_matches(',').trim_matches('`'))
        .collect()
}

#[test]
fn the_queries_give_columns_that_recall_knows() {
    for file in FILES {
        let name = file.name();
        let query = fs::read_to_string(folder().join(format!("{name}.sql"))).unwrap();
        let known: Vec<&str> = file.columns().iter().map(|column| column.name).collect();
        let given = columns(&query);
        for column in &given {
            assert!(known.contains(column), "{name}: {column}");
        }
        for column in file.columns().iter().filter(|column| column.required) {
            assert!(given.contains(&column.name), "{name}: {}", column.name);
        }
        let export = fs::read_to_string(folder().join("export").join(file.file_name())).unwrap();
        let header: Vec<&str> = export.lines().next().unwrap().split('\t').collect();
        assert_eq!(given, header, "{name}");
    }
}

#[test]
fn a_query_is_one_statement_that_only_reads() {
    for file in FILES {
        let name = file.name();
        let query = fs::read_to_string(folder().join(format!("{name}.sql"))).unwrap();
        // The query window parts statements at semicolons and takes `--` for a comment wherever it stands.
        assert!(!query.contains(';') && !query.contains("--"), "{name}");
        let words = query.split(|c: char| !c.is_alphanumeric() && c != '_');
        for word in words.filter(|word| word.chars().all(char::is_uppercase)) {
            let writes = [
                "INSERT", "UPDATE", "DELETE", "CREATE", "DROP", "ALTER", "SET",
            ];
            assert!(!writes.contains(&word), "{name}: {word}");
        }
        let body = query.split_once("*/").unwrap().1;
        assert!(body.trim_start().starts_with("SELECT\n"), "{name}");
    }
}

/// What `try.sh` ends with where there is no server to run the queries on.
const NO_SERVER: i32 = 77;

#[test]
#[allow(clippy::print_stderr, reason = "tells that nothing was tried")]
fn the_queries_give_these_exports() {
    let run = Command::new(folder().join("try.sh")).output().unwrap();
    if run.status.code() == Some(NO_SERVER) {
        eprintln!("no mariadbd here: the queries of examples/open-dental were not run");
        return;
    }
    run.assert().success();
}
