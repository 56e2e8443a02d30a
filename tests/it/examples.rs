//! The clinics of `examples/`: what happens to each patient, and that between them everything occurs that can occur.
#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::collections::BTreeSet;
use std::path::Path;

use assert_cmd::Command;
use recall::model::clinic::Reason;
use recall::model::decision::{Code, Verdict};
use serde_json::Value;

/// What is decided in `examples/clinic` on 2 March 2026, as its README tells: patient, case, verdict, codes, day.
const CLINIC: &str = "
1 visit:В1 call
2 visit:В2 settled already_confirmed
3 visit:В3 unjustified reminder_not_wanted
4 visit:В4 later not_due 2026-03-07
5 visit:В5 missed too_late
6 visit:В6 call
7 visit:В7 not_permitted complaint_open
8 agreement:Д8 not_permitted no_consent
8 visit:В8 call
9 plan:П9 call
10 plan:П10 call
11 plan:П11 unjustified plan_not_signed
12 plan:П12 unjustified plan_not_signed;patient_undecided
13 plan:П13 unjustified plan_not_signed;too_expensive
14 plan:П14 unjustified plan_not_signed;patient_declined
15 plan:П15 unjustified plan_not_written;plan_not_signed
16 plan:П16 unjustified nothing_urgent
17 plan:П17 unjustified no_deadline
18 plan:П18 missed too_late
19 plan:П19 settled already_booked
19 visit:В19 later not_due 2026-03-04
20 plan:П20 not_permitted attempts_exhausted
21 agreement:Д21 settled already_reached
21 plan:П21 later cooling_down 2026-03-06
22 plan:П22 call
23 plan:П23 settled declined_on_contact
24 plan:П24 settled already_reached
25 plan:П25 settled plan_finished
26 agreement:Д26 call
26 plan:П26 call
27 plan:П27 later not_due 2026-05-15
28 plan:П28 call
29 plan:П29 later not_due 2026-03-05
30 plan:П30 later paused 2026-03-16
31 agreement:Д31 call
32 agreement:Д32 unjustified no_clinical_basis
33 agreement:Д33 settled already_attended
34 agreement:Д34 not_permitted opted_out
35 agreement:Д35 not_permitted consent_expired
36 agreement:Д36 not_permitted no_consent
37 agreement:Д37 call
38 agreement:Д38 unjustified no_due_date
39 agreement:Д39 call
40 agreement:Д40 call
41 agreement:Д41 not_permitted guardian_missing;no_reachable_address
42 agreement:Д42 call
43 agreement:Д43 unjustified not_agreed
44 agreement:Д44 settled agreement_fulfilled
45 agreement:Д45 settled agreement_withdrawn
46 - unjustified no_reason
47 agreement:Д47 call
48 agreement:Д48 unjustified early_without_reason
49 agreement:Д49 unjustified promotional_topic
50 agreement:Д50 call
51 agreement:Д51 unjustified no_topic
52 agreement:Д52 unjustified no_doctor
53 agreement:Д53а call
53 agreement:Д53б later another_contact_today 2026-03-03
54 agreement:Д54 not_permitted channel_not_allowed
55 agreement:Д55 not_permitted duplicate_patient
56 agreement:Д56 not_permitted unreadable_record
57 agreement:Д57 not_permitted duplicate_record
58 agreement:Д58 not_permitted possible_duplicate
59 - not_permitted possible_duplicate
60 agreement:Д60 not_permitted no_common_time
61 agreement:Д61 later window_closed 2026-03-05
62 agreement:Д62 later day_not_preferred 2026-03-03
63 plan:П63 not_permitted patient_inactive
64 agreement:Д64 not_permitted opted_out;refusal_noted;no_reachable_address
65 agreement:Д65 not_permitted no_reachable_address
66 agreement:Д66 call
67 - not_permitted unreadable_record
68 - unjustified no_reason
69 agreement:Д69 later coming_soon 2026-03-07
69 visit:В69 later not_due 2026-03-05
70 agreement:Д70 call
70 agreement:Д70б not_permitted unwell
71 plan:П71 not_permitted doctor_asked
72 agreement:Д72 not_permitted refusal_noted
73 agreement:Д73 not_permitted unclear_outcome
74 plan:П74 not_permitted patient_inactive
";

/// What is decided of the two files alone.
const TWO_FILES: &str = "
101 plan:1 not_permitted bookings_unknown
102 plan:2 not_permitted bookings_unknown
103 plan:3 not_permitted bookings_unknown;no_consent
104 plan:4 not_permitted bookings_unknown
105 plan:5 not_permitted bookings_unknown;opted_out
106 plan:6 unjustified nothing_urgent
107 plan:7 unjustified plan_not_signed
108 plan:8 settled plan_finished
109 - unjustified no_reason
110 plan:9 not_permitted bookings_unknown
111 - unjustified no_reason
112 plan:10 not_permitted bookings_unknown
";

/// One run over an example.
struct Run {
    list: Value,
    decisions: Vec<Value>,
}

fn plan(example: &str, more: &[&str]) -> Run {
    let folder = tempfile::tempdir().unwrap();
    let decisions = folder.path().join("decisions.jsonl");
    let data = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("examples")
        .join(example);
    let run = Command::new(env!("CARGO_BIN_EXE_recall"))
        .arg("plan")
        .arg("--data")
        .arg(data)
        .arg("--decisions")
        .arg(&decisions)
        .args(["--format", "json"])
        .args(more)
        .assert()
        .success();
    let lines = std::fs::read_to_string(&decisions).unwrap();
    Run {
        list: serde_json::from_slice(&run.get_output().stdout).unwrap(),
        decisions: lines
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect(),
    }
}

impl Run {
    /// Every decision on a line of its own, in the order of the patients' numbers.
    fn decided(&self) -> String {
        let mut lines: Vec<(u32, String)> = self.decisions.iter().map(line).collect();
        lines.sort();
        let lines: Vec<String> = lines.into_iter().map(|(_, line)| line).collect();
        lines.join("\n")
    }

    /// The contacts of one patient.
    fn contacts_of(&self, patient: &str) -> Vec<&Value> {
        self.contacts()
            .filter(|contact| contact["patient_id"] == patient)
            .collect()
    }

    fn contacts(&self) -> impl Iterator<Item = &Value> {
        self.list["contacts"].as_array().unwrap().iter()
    }

    /// The patients of the list, in the order of their numbers.
    fn patients(&self) -> Vec<u32> {
        let mut patients: Vec<u32> = self.contacts().map(|c| number(&c["patient_id"])).collect();
        patients.sort_unstable();
        patients
    }
}

fn number(patient: &Value) -> u32 {
    patient.as_str().unwrap().parse().unwrap()
}

fn line(decision: &Value) -> (u32, String) {
    let text = |name: &str| decision[name].as_str().unwrap_or_default();
    let codes: Vec<&str> = strings(&decision["codes"]).collect();
    let parts = [
        text("patient_id"),
        text("case"),
        text("verdict"),
        &codes.join(";"),
        text("on"),
    ];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    (number(&decision["patient_id"]), parts.join(" "))
}

fn strings(list: &Value) -> impl Iterator<Item = &str> {
    list.as_array()
        .unwrap()
        .iter()
        .map(|text| text.as_str().unwrap())
}

#[test]
fn every_patient_of_the_clinic_fares_as_its_readme_tells() {
    assert_eq!(
        plan("clinic", &["--date", "2026-03-02"]).decided(),
        CLINIC.trim()
    );
}

#[test]
fn the_readme_of_the_clinic_has_a_line_for_each_patient() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/clinic");
    let readme = std::fs::read_to_string(folder.join("README.md")).unwrap();
    let told: Vec<&str> = readme
        .lines()
        .filter_map(|line| line.strip_prefix("| ")?.split(" | ").next())
        .filter(|cell| cell.parse::<u32>().is_ok())
        .collect();
    let decided: Vec<&str> = CLINIC
        .lines()
        .filter_map(|line| line.split(' ').next())
        .collect();
    let mut decided: Vec<&str> = decided.into_iter().filter(|id| !id.is_empty()).collect();
    decided.dedup();
    assert_eq!(told, decided);
}

#[test]
fn everything_that_can_be_decided_occurs() {
    let runs = [
        plan("clinic", &["--date", "2026-03-02"]),
        plan(
            "clinic",
            &[
                "--date",
                "2026-03-02",
                "--callers",
                "1",
                "--shift",
                "09:00-09:30",
            ],
        ),
        plan("clinic", &["--date", "2026-03-09"]),
        plan("two-files", &["--date", "2026-03-02"]),
    ];
    let codes: BTreeSet<&str> = runs
        .iter()
        .flat_map(|run| &run.decisions)
        .flat_map(|decision| strings(&decision["codes"]))
        .collect();
    let all: BTreeSet<&str> = Code::ALL.iter().map(|code| code.name()).collect();
    assert_eq!(codes, all);
    let first = || runs[0].decisions.iter();
    let verdicts: BTreeSet<&str> = first().filter_map(|d| d["verdict"].as_str()).collect();
    assert_eq!(verdicts, Verdict::ALL.map(Verdict::name).into());
    let called: BTreeSet<&str> = first()
        .filter(|decision| decision["verdict"] == "call")
        .filter_map(|decision| decision["reason"].as_str())
        .collect();
    assert_eq!(
        called,
        Reason::ALL.map(Reason::name).into(),
        "a call for each reason"
    );
}

#[test]
fn one_contact_may_have_two_reasons_and_one_number_two_contacts() {
    let run = plan("clinic", &["--date", "2026-03-02"]);
    let merged = run.contacts_of("26");
    assert_eq!(merged.len(), 1);
    let reasons: Vec<&str> = merged[0]["cases"]
        .as_array()
        .unwrap()
        .iter()
        .map(|case| case["reason"].as_str().unwrap())
        .collect();
    assert_eq!(reasons, ["unfinished_treatment", "hygiene_reminder"]);
    let (child, mother) = (run.contacts_of("39")[0], run.contacts_of("40")[0]);
    assert_eq!(child["to"], mother["to"]);
    assert_eq!(child["contact_name"], "Морозова Кристина Олеговна");
    let places = [child, mother].map(|contact| contact["position"].as_u64().unwrap());
    assert_eq!(places[0].abs_diff(places[1]), 1, "they stand together");
}

#[test]
fn windows_are_those_of_the_patient_and_of_what_was_promised() {
    let run = plan("clinic", &["--date", "2026-03-02"]);
    for (patient, caller, channel, from, to) in [
        ("1", "administrator", "sms", "09:00", "20:00"),
        ("10", "doctor", "call", "17:00", "20:00"),
        ("28", "administrator", "call", "15:00", "20:00"),
        ("31", "administrator", "call", "10:00", "12:00"),
        ("42", "administrator", "messenger", "09:00", "20:00"),
        ("47", "administrator", "call", "16:00", "19:00"),
        ("50", "doctor", "call", "10:00", "13:00"),
        ("66", "doctor", "call", "12:00", "20:00"),
    ] {
        let contact = run.contacts_of(patient)[0];
        assert_eq!(contact["caller"], caller, "{patient}");
        assert_eq!(contact["channel"], channel, "{patient}");
        let windows = contact["windows"].as_array().unwrap();
        assert_eq!(windows.len(), 1, "{patient}");
        assert_eq!(
            (&windows[0]["from"], &windows[0]["to"]),
            (&from.into(), &to.into()),
            "{patient}"
        );
    }
}

#[test]
fn two_files_alone_list_nobody() {
    let run = plan("two-files", &["--date", "2026-03-02"]);
    assert_eq!(run.decided(), TWO_FILES.trim());
    assert!(run.patients().is_empty());
}

#[test]
fn two_files_give_a_list_where_bookings_are_known() {
    let by_hand = plan("two-files", &["--date", "2026-03-02", "--bookings-checked"]);
    assert_eq!(by_hand.patients(), [101, 102, 104, 112]);
    let next_visit = plan("two-files-next-visit", &["--date", "2026-03-02"]);
    assert_eq!(next_visit.patients(), [101, 104, 112]);
    let booked = next_visit.decided();
    assert!(
        booked.contains("102 plan:2 settled already_booked"),
        "{booked}"
    );
}

/// The example with all of its patients so many times over, each time under ids of their own.
fn many_times(folder: &Path, times: usize) {
    const OWN: [&str; 5] = [
        "№ карты",
        "patient_id",
        "№ плана",
        "№ визита",
        "№ договорённости",
    ];
    const CASES: [&str; 2] = ["Повод", "case"];
    let example = Path::new("examples/clinic");
    for entry in std::fs::read_dir(example).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let target = folder.join(path.file_name().unwrap());
        let header = text.lines().next().unwrap();
        if !OWN.iter().any(|own| header.contains(own)) {
            std::fs::write(target, text).unwrap();
            continue;
        }
        let delimiter = if header.contains(';') { b';' } else { b',' };
        let dialect = |reader: &mut csv::ReaderBuilder| {
            reader.delimiter(delimiter).from_reader(text.as_bytes())
        };
        let mut reader = dialect(&mut csv::ReaderBuilder::new());
        let header = reader.headers().unwrap().clone();
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        let mut writer = csv::WriterBuilder::new()
            .delimiter(delimiter)
            .from_path(target)
            .unwrap();
        writer.write_record(&header).unwrap();
        for time in 0..times {
            for row in &rows {
                let cells = row.iter().zip(&header).map(|(cell, name)| match cell {
                    "" => String::new(),
                    id if OWN.contains(&name) => format!("{id}-{time}"),
                    cases if CASES.contains(&name) => {
                        let own = |case: &str| {
                            if case.contains(':') {
                                format!("{case}-{time}")
                            } else {
                                case.to_owned()
                            }
                        };
                        cases.split(';').map(own).collect::<Vec<_>>().join(";")
                    }
                    other => other.to_owned(),
                });
                writer.write_record(cells).unwrap();
            }
        }
        writer.flush().unwrap();
    }
    let settings = folder.join("recall.toml");
    let text = std::fs::read_to_string(&settings).unwrap();
    let more = "[contact]\nallow_possible_duplicates = true";
    std::fs::write(settings, text.replace("[contact]", more)).unwrap();
}

#[test]
fn nothing_depends_on_how_many_threads_there_are() {
    let folder = tempfile::tempdir().unwrap();
    many_times(folder.path(), 500);
    let size = std::fs::metadata(folder.path().join("patients.csv"))
        .unwrap()
        .len();
    assert!(size > 3 << 19, "too small to be read in parts: {size}");
    let written = |threads: &str| {
        let out = |name: &str| folder.path().join(name);
        let (list, decisions) = (out("list.csv"), out("decisions.jsonl"));
        Command::cargo_bin("recall")
            .unwrap()
            .args([
                "plan",
                "--date",
                "2026-03-02",
                "--callers",
                "9",
                "--threads",
                threads,
                "--data",
            ])
            .arg(folder.path())
            .args([
                "-o".as_ref(),
                list.as_os_str(),
                "--decisions".as_ref(),
                decisions.as_os_str(),
            ])
            .assert()
            .success();
        [list, decisions].map(|path| std::fs::read(path).unwrap())
    };
    let alone = written("1");
    assert!(alone[1].len() > 1 << 20);
    for threads in ["2", "3"] {
        assert!(
            written(threads) == alone,
            "{threads} threads wrote something else"
        );
    }
}
