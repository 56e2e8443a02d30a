//! `recall report`: what became of what was promised, from the files that a clinic has.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::process::Output;

use assert_cmd::Command;
use chrono::NaiveDate;
use expect_test::{expect, expect_file};
use serde_json::Value;

use crate::clinic::{Clinic, SETTINGS, screen, stderr};

const PATIENTS: &str =
    "patient_id,last_name,first_name,birth_date,phone,consent,consent_on,pause_until\n";
const PLANS: &str =
    "plan_id,patient_id,item_id,procedure,doctor,signed_on,urgent,due_on,status,done_on\n";
const VISITS: &str = "visit_id,patient_id,starts_at,status,kind,booked_on,remind\n";
const AGREEMENTS: &str =
    "agreement_id,patient_id,kind,agreed_on,due_on,contact_on,doctor,topic,basis,status\n";
const CONTACTS: &str = "contacted_at,patient_id,outcome,case,callback_at,score,by\n";
const DOCTORS: &str = "doctor,name,specialty\nReed,Olga Reed,surgeon\nKent,Max Kent,hygienist\n";

/// Three months, looked at on 2 March.
const PERIOD: [&str; 4] = ["--from", "2025-12-01", "--to", "2026-02-28"];

/// One patient: what was promised, what was written down of contacts, and what the report makes of it.
struct Fact {
    rows: &'static [(&'static str, &'static str)],
    contacts: &'static [&'static str],
    /// The promise, and where it is counted.
    found: &'static [(&'static str, &'static str)],
}

const fn fact(
    rows: &'static [(&'static str, &'static str)],
    contacts: &'static [&'static str],
    found: &'static [(&'static str, &'static str)],
) -> Fact {
    Fact {
        rows,
        contacts,
        found,
    }
}

/// Hygiene on 20 January: the reminder is due from the 6th, and too late after 7 March.
const HYGIENE: (&str, &str) = (
    "agreements.csv",
    "A#,#,hygiene_reminder,2025-09-01,2026-01-20,,Kent,,,",
);
/// The same for 20 December: from the 6th, and too late after 4 February.
const EARLY_HYGIENE: (&str, &str) = (
    "agreements.csv",
    "A#,#,hygiene_reminder,2025-09-01,2025-12-20,,Kent,,,",
);
/// A visit on Thursday, 15 January.
const VISIT: (&str, &str) = (
    "visits.csv",
    "V#,#,2026-01-15 10:00,attended,treatment,2025-12-01,",
);
/// Urgent treatment by 12 January: the call is due from the 13th.
const URGENT: (&str, &str) = (
    "plans.csv",
    "P#,#,1,filling,Reed,2025-12-20,yes,2026-01-12,planned,",
);
/// Treatment that was begun and signed on 10 December: the call is due from 9 January.
const BEGUN: (&str, &str) = ("plans.csv", "P#,#,1,crown,Reed,2025-12-10,,,in_progress,");
/// A call on 12 January, too late after the 26th.
const WELLBEING: (&str, &str) = (
    "agreements.csv",
    "A#,#,wellbeing_check,2026-01-10,,2026-01-12,Reed,,,",
);

const HYGIENE_IS: &str = "hygiene_reminder";
const VISIT_IS: &str = "appointment_reminder";
const URGENT_IS: &str = "urgent_treatment";
const WELLBEING_IS: &str = "wellbeing_check";

/// All that can become of a promise, each by a patient.
const FACTS: &[Fact] = &[
    // By the day of the hygiene in time, then late; a message will do.
    fact(
        &[HYGIENE],
        &["2026-01-06,reached"],
        &[(HYGIENE_IS, "in_time")],
    ),
    fact(&[HYGIENE], &["2026-01-20,sent"], &[(HYGIENE_IS, "in_time")]),
    fact(
        &[HYGIENE],
        &["2026-01-07,booked"],
        &[(HYGIENE_IS, "in_time"), (HYGIENE_IS, "booked")],
    ),
    fact(&[HYGIENE], &["2026-01-21,reached"], &[(HYGIENE_IS, "late")]),
    fact(
        &[HYGIENE],
        &["2026-02-10,booked"],
        &[(HYGIENE_IS, "late"), (HYGIENE_IS, "booked")],
    ),
    // What nobody did can be done for sixty days.
    fact(
        &[HYGIENE],
        &[],
        &[(HYGIENE_IS, "open"), (HYGIENE_IS, "overdue")],
    ),
    fact(&[EARLY_HYGIENE], &[], &[(HYGIENE_IS, "missed")]),
    fact(
        &[EARLY_HYGIENE],
        &["2026-02-04,reached"],
        &[(HYGIENE_IS, "late")],
    ),
    fact(
        &[EARLY_HYGIENE],
        &["2026-02-05,reached"],
        &[(HYGIENE_IS, "missed")],
    ),
    // A contact before the day says nothing of it, unless it was a no: then nothing is owed.
    fact(
        &[HYGIENE],
        &["2026-01-05,reached"],
        &[(HYGIENE_IS, "open"), (HYGIENE_IS, "overdue")],
    ),
    fact(
        &[HYGIENE],
        &["2026-01-05,declined,agreement:A#"],
        &[(HYGIENE_IS, "not_needed")],
    ),
    // What comes after the period is not known in it.
    fact(
        &[HYGIENE],
        &["2026-03-01,reached"],
        &[(HYGIENE_IS, "open"), (HYGIENE_IS, "overdue")],
    ),
    fact(
        &[HYGIENE],
        &["2026-03-01,opt_out"],
        &[(HYGIENE_IS, "open"), (HYGIENE_IS, "overdue")],
    ),
    // Who may not be called was promised nothing; who never answers was called.
    fact(
        &[HYGIENE],
        &["2026-01-02,opt_out"],
        &[(HYGIENE_IS, "not_permitted")],
    ),
    fact(
        &[HYGIENE],
        &[
            "2026-01-06,no_answer",
            "2026-01-08,busy",
            "2026-01-12,no_answer",
        ],
        &[(HYGIENE_IS, "in_vain")],
    ),
    fact(
        &[HYGIENE],
        &["2026-01-06,no_answer", "2026-01-08,reached"],
        &[(HYGIENE_IS, "in_time")],
    ),
    // Who came or booked without it needed no call.
    fact(
        &[
            HYGIENE,
            ("visits.csv", "V#,#,2026-01-10 10:00,attended,hygiene,,no"),
        ],
        &[],
        &[(HYGIENE_IS, "not_needed")],
    ),
    fact(
        &[
            HYGIENE,
            (
                "visits.csv",
                "V#,#,2026-02-10 10:00,attended,hygiene,2025-12-20,no",
            ),
        ],
        &["2026-01-07,reached"],
        &[(HYGIENE_IS, "not_needed")],
    ),
    // Who booked at the call was called.
    fact(
        &[
            HYGIENE,
            (
                "visits.csv",
                "V#,#,2026-01-16 10:00,attended,hygiene,2026-01-07,no",
            ),
        ],
        &["2026-01-07,booked"],
        &[(HYGIENE_IS, "in_time"), (HYGIENE_IS, "booked")],
    ),
    fact(
        &[(
            "agreements.csv",
            "A#,#,hygiene_reminder,2025-09-01,2026-01-20,,Kent,,,fulfilled",
        )],
        &[],
        &[(HYGIENE_IS, "not_needed")],
    ),
    // Reminders of visits, before they start; of those there is no late.
    fact(
        &[VISIT],
        &["2026-01-14 12:00,reached"],
        &[(VISIT_IS, "in_time")],
    ),
    fact(
        &[VISIT],
        &["2026-01-15 09:00,reached"],
        &[(VISIT_IS, "in_time")],
    ),
    fact(
        &[VISIT],
        &["2026-01-15 10:30,reached"],
        &[(VISIT_IS, "missed")],
    ),
    fact(&[VISIT], &[], &[(VISIT_IS, "missed")]),
    fact(
        &[VISIT],
        &["2026-01-14 12:00,no_answer"],
        &[(VISIT_IS, "in_vain")],
    ),
    fact(
        &[("visits.csv", "V#,#,2026-01-15 10:00,attended,treatment,,no")],
        &[],
        &[],
    ),
    fact(
        &[("visits.csv", "V#,#,2026-01-15 10:00,cancelled,treatment,,")],
        &[],
        &[(VISIT_IS, "not_needed")],
    ),
    fact(
        &[(
            "visits.csv",
            "V#,#,2026-03-02 10:00,booked,treatment,2026-02-01,",
        )],
        &[],
        &[(VISIT_IS, "open")],
    ),
    fact(
        &[(
            "visits.csv",
            "V#,#,2026-03-02 10:00,booked,treatment,2026-03-01,",
        )],
        &[],
        &[],
    ),
    fact(
        &[VISIT],
        &["2026-01-10,declined,visit:V#"],
        &[(VISIT_IS, "not_needed")],
    ),
    // Treatment within seven days, by voice; what was done since was open then.
    fact(
        &[URGENT],
        &["2026-01-20,reached"],
        &[(URGENT_IS, "in_time")],
    ),
    fact(&[URGENT], &["2026-01-21,reached"], &[(URGENT_IS, "late")]),
    fact(
        &[URGENT],
        &["2026-01-13,sent"],
        &[(URGENT_IS, "open"), (URGENT_IS, "overdue")],
    ),
    fact(
        &[(
            "plans.csv",
            "P#,#,1,filling,Reed,2025-12-20,yes,2026-01-12,done,2026-01-25",
        )],
        &["2026-01-14,booked"],
        &[(URGENT_IS, "in_time"), (URGENT_IS, "booked")],
    ),
    fact(
        &[(
            "plans.csv",
            "P#,#,1,filling,Reed,2025-12-20,yes,2026-01-12,done,2026-01-25",
        )],
        &[],
        &[(URGENT_IS, "not_needed")],
    ),
    fact(
        &[(
            "plans.csv",
            "P#,#,1,filling,Reed,2025-12-20,yes,2026-01-12,done,2026-01-10",
        )],
        &[],
        &[],
    ),
    fact(
        &[BEGUN],
        &["2026-01-16,reached"],
        &[("unfinished_treatment", "in_time")],
    ),
    fact(
        &[BEGUN],
        &["2026-01-17,reached"],
        &[("unfinished_treatment", "late")],
    ),
    // The other reasons.
    fact(
        &[(
            "agreements.csv",
            "A#,#,control_exam,,2026-01-20,,Reed,,complex_treatment,",
        )],
        &["2026-01-20,reached"],
        &[("control_exam", "in_time")],
    ),
    fact(
        &[(
            "agreements.csv",
            "A#,#,checkup_reminder,2025-07-10,,,Kent,,,",
        )],
        &["2026-01-11,reached"],
        &[("checkup_reminder", "late")],
    ),
    fact(
        &[(
            "agreements.csv",
            "A#,#,personal_call,2026-01-05,2026-01-12,,Reed,the implant,,",
        )],
        &["2026-01-19,reached"],
        &[("personal_call", "in_time")],
    ),
    fact(
        &[WELLBEING],
        &["2026-01-12,reached,,,9"],
        &[(WELLBEING_IS, "in_time")],
    ),
    fact(
        &[WELLBEING],
        &["2026-01-11,reached,agreement:A#,,10"],
        &[(WELLBEING_IS, "in_time")],
    ),
    fact(
        &[WELLBEING],
        &["2026-01-20,reached,,,4"],
        &[(WELLBEING_IS, "late")],
    ),
    fact(
        &[WELLBEING],
        &["2026-01-27,reached"],
        &[(WELLBEING_IS, "missed")],
    ),
    // Who asks to be called on a day is called on that day; who was tried then and reached later too.
    fact(
        &[WELLBEING],
        &[
            "2026-01-12 12:00,callback,,2026-01-15",
            "2026-01-15,reached",
        ],
        &[(WELLBEING_IS, "in_time"), ("callback", "in_time")],
    ),
    fact(
        &[WELLBEING],
        &[
            "2026-01-12 12:00,callback,,2026-01-15",
            "2026-01-15,no_answer",
            "2026-01-16,reached",
        ],
        &[(WELLBEING_IS, "in_time"), ("callback", "in_time")],
    ),
    fact(
        &[WELLBEING],
        &[
            "2026-01-12 12:00,callback,,2026-01-15",
            "2026-01-16,reached",
        ],
        &[(WELLBEING_IS, "in_time"), ("callback", "late")],
    ),
    fact(
        &[WELLBEING],
        &["2026-01-12 12:00,callback,,2026-01-15"],
        &[(WELLBEING_IS, "in_time"), ("callback", "missed")],
    ),
    // What patients say of the clinic, and what records lack.
    fact(
        &[],
        &["2026-01-10,complaint,,,2", "2026-01-13,resolved,,,8"],
        &[],
    ),
    fact(&[], &["2026-01-10,complaint", "2026-01-11,resolved"], &[]),
    fact(&[], &["2026-01-20,complaint"], &[]),
    fact(&[], &["2026-01-20,reached,,,10"], &[]),
    fact(
        &[("plans.csv", "P#,#,1,filling,Reed,2025-12-20,yes,,planned,")],
        &[],
        &[],
    ),
    fact(
        &[("plans.csv", "P#,#,1,filling,Reed,,yes,2026-01-10,planned,")],
        &[],
        &[],
    ),
    fact(
        &[(
            "agreements.csv",
            "A#,#,hygiene_reminder,,2026-01-20,,Kent,,,",
        )],
        &[],
        &[],
    ),
    fact(
        &[(
            "agreements.csv",
            "A#,#,personal_call,2026-01-05,2026-01-12,,,the implant,,",
        )],
        &[],
        &[],
    ),
    // Whoever is unwell is called by the next open day.
    fact(
        &[WELLBEING],
        &["2026-01-12 12:00,unwell", "2026-01-13,reached"],
        &[(WELLBEING_IS, "in_time"), ("unwell", "in_time")],
    ),
    fact(
        &[WELLBEING],
        &["2026-01-12 12:00,unwell", "2026-01-15,reached"],
        &[(WELLBEING_IS, "in_time"), ("unwell", "late")],
    ),
];

/// The same with every day in it so many days later.
fn later(text: &str, days: i64) -> String {
    let mut out = text.to_owned();
    let starts: Vec<usize> = text.match_indices("20").map(|(at, _)| at).collect();
    for at in starts {
        let day = text.get(at..at + 10).map(str::parse::<NaiveDate>);
        if let Some(Ok(day)) = day {
            let day = day + chrono::Duration::days(days);
            out.replace_range(at..at + 10, &day.to_string());
        }
    }
    out
}

/// The files of patients, each with a fact.
fn files<'a>(facts: impl IntoIterator<Item = &'a Fact>) -> Vec<(&'static str, String)> {
    files_of(facts.into_iter().map(|fact| (fact, 0)))
}

/// The files of patients, each with a fact that is so many days later.
fn files_of<'a>(facts: impl IntoIterator<Item = (&'a Fact, i64)>) -> Vec<(&'static str, String)> {
    let mut files = [
        ("patients.csv", PATIENTS),
        ("plans.csv", PLANS),
        ("visits.csv", VISITS),
        ("agreements.csv", AGREEMENTS),
        ("contacts.csv", CONTACTS),
        ("doctors.csv", DOCTORS),
    ]
    .map(|(name, header)| (name, header.to_owned()));
    let mut put = |name: &str, row: &str| {
        let (_, text) = files.iter_mut().find(|it| it.0 == name).unwrap();
        writeln!(text, "{row}").unwrap();
    };
    for (place, (fact, days)) in facts.into_iter().enumerate() {
        let id = (place + 1).to_string();
        let person = format!(
            "{id},Name{id},Given{id},1980-05-14,8 916 204-{:02}-{:02},yes,2025-01-10,",
            (place + 1) / 100,
            (place + 1) % 100
        );
        put("patients.csv", &person);
        for (name, row) in fact.rows {
            put(name, &later(&row.replace('#', &id), days));
        }
        for contact in fact.contacts {
            let contact = later(&contact.replace('#', &id), days);
            let mut cells = contact.split(',');
            let mut cell = || cells.next().unwrap_or_default();
            let (at, outcome) = (cell(), cell());
            let (case, callback_at, score) = (cell(), cell(), cell());
            put(
                "contacts.csv",
                &format!("{at},{id},{outcome},{case},{callback_at},{score},Vera"),
            );
        }
    }
    files.into()
}

fn clinic_of(files: &[(&'static str, String)]) -> Clinic {
    let settings = format!("{SETTINGS}name = \"Linden Dental\"\n");
    let clinic = Clinic::new().file("recall.toml", settings);
    files
        .iter()
        .fold(clinic, |clinic, (name, text)| clinic.file(name, text))
}

fn run(clinic: &Clinic, more: &[&str]) -> Output {
    let mut command = Command::cargo_bin("recall").unwrap();
    let command = command
        .current_dir(clinic.path("."))
        .env_clear()
        .args(["report", "--date", "2026-03-02"])
        .args(more);
    if !more.contains(&"--lang") {
        command.args(["--lang", "en"]);
    }
    command.output().unwrap()
}

fn written(clinic: &Clinic, more: &[&str]) -> String {
    let run = run(clinic, more);
    assert_eq!(run.status.code(), Some(0), "{}", stderr(&run));
    String::from_utf8(run.stdout).unwrap()
}

fn json(clinic: &Clinic) -> Value {
    let arguments = [&PERIOD[..], &["--format", "json"]].concat();
    serde_json::from_str(&written(clinic, &arguments)).unwrap()
}

/// Every number that is not 0 of the promises: which promise, and what.
fn counted(report: &Value) -> Vec<(String, String, u64)> {
    let mut counted = Vec::new();
    for promise in report["promises"].as_array().unwrap() {
        let name = promise["promise"].as_str().unwrap();
        let mut put = |what: &str, number: &Value| {
            let number = number.as_u64().unwrap_or(0);
            if number > 0 {
                counted.push((name.to_owned(), what.to_owned(), number));
            }
        };
        for what in ["in_time", "late", "missed", "open", "overdue", "booked"] {
            put(what, &promise[what]);
        }
        for what in ["not_permitted", "in_vain", "not_needed"] {
            put(what, &promise["aside"][what]);
        }
        let number = |what: &str| promise[what].as_u64().unwrap();
        let sum = number("in_time") + number("late") + number("missed") + number("open");
        assert_eq!(number("due"), sum, "{promise}");
        assert!(number("overdue") <= number("open"), "{promise}");
    }
    counted.sort();
    counted
}

#[test]
fn each_promise_is_counted_where_it_belongs() {
    for (place, fact) in FACTS.iter().enumerate() {
        let report = json(&clinic_of(&files([fact])));
        let mut expected: Vec<_> = fact
            .found
            .iter()
            .map(|&(promise, what)| (promise.to_owned(), what.to_owned(), 1))
            .collect();
        expected.sort();
        assert_eq!(
            counted(&report),
            expected,
            "{place}: {:?} {:?}",
            fact.rows,
            fact.contacts
        );
    }
}

/// Three months of a clinic: each fact several times over, by as many patients, in January and four weeks before and after.
fn three_months() -> Vec<(&'static Fact, i64)> {
    let times = |place: usize, days: i64| match days {
        0 => 1 + (place * 7) % 5,
        -28 => 1 + (place * 5) % 3,
        _ => 1 + (place * 3) % 4,
    };
    let all = [-28, 0, 28].into_iter().flat_map(|days| {
        let facts = FACTS.iter().enumerate();
        facts.map(move |(place, fact)| (fact, days, times(place, days)))
    });
    all.flat_map(|(fact, days, times)| std::iter::repeat_n((fact, days), times))
        .collect()
}

/// Every number of a report that counts something, by its place.
fn numbers(report: &Value) -> BTreeMap<String, u64> {
    let mut numbers = BTreeMap::new();
    for (promise, what, count) in counted(report) {
        numbers.insert(format!("{promise} {what}"), count);
    }
    for (outcome, count) in report["outcomes"].as_object().unwrap() {
        numbers.insert(outcome.clone(), count.as_u64().unwrap());
    }
    for month in report["months"].as_array().unwrap() {
        for what in [
            "contacts",
            "due",
            "in_time",
            "bookings",
            "complaints",
            "opt_outs",
        ] {
            let place = format!("{} {what}", month["month"]);
            numbers.insert(place, month[what].as_u64().unwrap());
        }
    }
    for (part, what) in [
        ("scores", "promoters"),
        ("scores", "passives"),
        ("scores", "detractors"),
        ("complaints", "made"),
        ("complaints", "resolved"),
        ("complaints", "open"),
    ] {
        let place = format!("{part} {what}");
        numbers.insert(place, report[part][what].as_u64().unwrap());
    }
    for missing in report["missing"].as_array().unwrap() {
        let place = format!("{} {}", missing["doctor"], missing["code"]);
        numbers.insert(place, missing["count"].as_u64().unwrap());
    }
    numbers.retain(|_, count| *count > 0);
    numbers
}

#[test]
fn the_report_of_many_is_the_sum_of_each() {
    let facts = three_months();
    let report = json(&clinic_of(&files_of(facts.iter().copied())));
    // Seven clinics that share its patients among them.
    let mut sum: BTreeMap<String, u64> = BTreeMap::new();
    for part in 0..7 {
        let own = facts.iter().skip(part).step_by(7);
        let alone = json(&clinic_of(&files_of(own.copied())));
        for (place, count) in numbers(&alone) {
            *sum.entry(place).or_default() += count;
        }
    }
    assert_eq!(numbers(&report), sum);
    let months = report["months"].as_array().unwrap();
    let names: Vec<&str> = months
        .iter()
        .map(|it| it["month"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["2025-12", "2026-01", "2026-02"]);
    let sum = |what: &str| {
        months
            .iter()
            .map(|it| it[what].as_u64().unwrap())
            .sum::<u64>()
    };
    let all = |what: &str| {
        let promises = report["promises"].as_array().unwrap().iter();
        promises.map(|it| it[what].as_u64().unwrap()).sum::<u64>()
    };
    assert_eq!(sum("due"), all("due"));
    assert_eq!(sum("in_time"), all("in_time"));
    assert_eq!(sum("contacts"), report["contacts"].as_u64().unwrap());
    assert_eq!(
        sum("complaints"),
        report["complaints"]["made"].as_u64().unwrap()
    );
    assert_eq!(sum("opt_outs"), report["opt_outs"].as_u64().unwrap());
    let outcomes = report["outcomes"].as_object().unwrap().values();
    let outcomes = outcomes.map(|it| it.as_u64().unwrap());
    assert_eq!(sum("contacts"), outcomes.sum::<u64>());
}

#[test]
fn the_order_of_rows_changes_nothing() {
    let facts = three_months();
    let files = files_of(facts.iter().copied());
    let turned = files.iter().map(|(name, text)| {
        let (header, rows) = text.split_once('\n').unwrap();
        let rows: Vec<&str> = rows.lines().rev().collect();
        (*name, format!("{header}\n{}\n", rows.join("\n")))
    });
    let turned: Vec<_> = turned.collect();
    let (one, other) = (clinic_of(&files), clinic_of(&turned));
    for form in ["table", "html", "csv", "json"] {
        let arguments = [&PERIOD[..], &["--format", form]].concat();
        assert_eq!(
            written(&one, &arguments),
            written(&other, &arguments),
            "{form}"
        );
        let threads = [&arguments[..], &["--threads", "1"]].concat();
        assert_eq!(written(&one, &arguments), written(&one, &threads), "{form}");
    }
}

#[test]
fn nobody_and_no_health_stands_in_it_and_no_caller() {
    let facts = three_months();
    let clinic = clinic_of(&files_of(facts.iter().copied()));
    for form in ["table", "html", "csv", "json"] {
        let report = written(&clinic, &[&PERIOD[..], &["--format", form]].concat());
        for word in [
            "Name1", "Given1", "916 204", "filling", "crown", "implant", "Vera",
        ] {
            assert!(!report.contains(word), "{form}: {word}");
        }
    }
}

/// recall's own record: a talk about two matters, an attempt that was taken back, and a contact that the clinic wrote down as well.
#[test]
fn a_contact_counts_once_and_what_was_taken_back_not_at_all() {
    const RECORD: &str = "\
contacted_at,patient_id,outcome,case,channel,phone,callback_at,score,by,note,entry,said,recording,recorded_at,list
2026-01-07 10:00,1,booked,agreement:A1,call,,,9,,,2026-01-07/1/call/agreement:A1,записалась,1,2026-01-07 20:00,list.csv
2026-01-07 10:00,1,reached,agreement:B1,call,,,9,,,2026-01-07/1/call/agreement:B1,записалась,1,2026-01-07 20:00,list.csv
2026-01-08 10:00,2,reached,agreement:A2,call,,,,,,2026-01-08/2/call/agreement:A2,ок,2,2026-01-08 20:00,list.csv
2026-01-08 10:00,2,undone,agreement:A2,call,,,,,,2026-01-08/2/call/agreement:A2,,3,2026-01-09 20:00,
";
    let mut files = files(&FACTS[..2]);
    for (name, text) in &mut files {
        if *name == "agreements.csv" {
            text.push_str("B1,1,checkup_reminder,2025-07-10,,,Kent,,,\n");
        }
        if *name == "contacts.csv" {
            *text = format!("{CONTACTS}2026-01-07 10:20,1,booked,,,,Vera\n");
        }
    }
    let report = json(&clinic_of(&files).file("recall-contacts.csv", RECORD));
    assert_eq!(report["contacts"], 1);
    assert_eq!(report["outcomes"]["booked"], 1);
    assert_eq!(report["outcomes"]["reached"], 0);
    assert_eq!(report["scores"]["promoters"], 1);
    let found = counted(&report);
    let found: Vec<String> = found
        .iter()
        .map(|(promise, what, count)| format!("{promise} {what} {count}"))
        .collect();
    assert_eq!(
        found,
        [
            "checkup_reminder in_time 1",
            "hygiene_reminder booked 1",
            "hygiene_reminder in_time 1",
            "hygiene_reminder open 1",
            "hygiene_reminder overdue 1",
        ]
    );
}

#[test]
fn only_what_lies_within_the_period_counts_its_ends_too() {
    let contacts = &[
        "2026-01-31 23:00,reached,,,3",
        "2026-02-01,reached,,,9",
        "2026-02-10,complaint",
        "2026-02-13,resolved",
        "2026-02-28 19:00,complaint",
        "2026-03-01,reached,,,1",
    ];
    let clinic = clinic_of(&files(&[Fact {
        rows: &[],
        contacts,
        found: &[],
    }]));
    let february = [
        "--from",
        "2026-02-01",
        "--to",
        "2026-02-28",
        "--format",
        "json",
    ];
    let report: Value = serde_json::from_str(&written(&clinic, &february)).unwrap();
    assert_eq!(report["contacts"], 4);
    let scores = &report["scores"];
    assert_eq!(
        (&scores["answers"], &scores["promoters"]),
        (&1.into(), &1.into())
    );
    assert_eq!(scores["nps"], Value::Null);
    let complaints = serde_json::json!({
        "made": 2, "resolved": 1, "open": 1, "median_days": 3.0, "open_from_before": 0,
    });
    assert_eq!(report["complaints"], complaints);
    // By itself it is last month and what there is of this one.
    let usual: Value = serde_json::from_str(&written(&clinic, &["--format", "json"])).unwrap();
    assert_eq!(
        (&usual["from"], &usual["to"]),
        (&"2026-02-01".into(), &"2026-03-01".into())
    );
    assert_eq!(usual["contacts"], 5);
    let march = [
        "--from",
        "2026-03-01",
        "--to",
        "2026-12-31",
        "--format",
        "json",
    ];
    let march: Value = serde_json::from_str(&written(&clinic, &march)).unwrap();
    assert_eq!(march["to"], "2026-03-02");
    assert_eq!(march["complaints"]["open_from_before"], 1);
}

/// Patients by what stands in their column, their visits, and whether each came for the first time, with a source that is known, by
/// recommendation.
const NEWCOMERS: &[(&str, &[&str], [u64; 3])] = &[
    ("Рекомендация", &["2026-02-01 10:00,attended"], [1, 1, 1]),
    ("friends", &["2026-02-28 19:00,attended"], [1, 1, 1]),
    ("Реклама", &["2026-02-10 10:00,attended"], [1, 1, 0]),
    ("2ГИС", &["2026-02-10,attended"], [1, 1, 0]),
    ("", &["2026-02-10,attended"], [1, 0, 0]),
    ("не указан", &["2026-02-10,attended"], [1, 0, 0]),
    // Who did not come at first came for the first time later.
    (
        "знакомые",
        &[
            "2026-02-11,attended",
            "2026-01-10,no_show",
            "2026-01-20,cancelled",
        ],
        [1, 1, 1],
    ),
    // The first visit lies before the period or behind it, or took place nowhere.
    (
        "знакомые",
        &["2026-02-11,attended", "2026-01-31 20:00,attended"],
        [0; 3],
    ),
    ("знакомые", &["2026-03-01 08:00,attended"], [0; 3]),
    ("знакомые", &["2026-02-11,no_show"], [0; 3]),
    ("знакомые", &[], [0; 3]),
];

/// A clinic of such patients, with the headers of their column.
fn newcomers_of(headers: &str, people: &[(&str, &[&str])]) -> Clinic {
    let mut patients = format!("patient_id,last_name,{headers}\n");
    let mut visits = "visit_id,patient_id,starts_at,status\n".to_owned();
    let mut number = 0;
    for (id, (source, own)) in people.iter().enumerate() {
        writeln!(patients, "{id},Name,{source}").unwrap();
        for visit in *own {
            number += 1;
            writeln!(visits, "V{number},{id},{visit}").unwrap();
        }
    }
    clinic_of(&[
        ("patients.csv", patients),
        ("visits.csv", visits),
        ("plans.csv", PLANS.to_owned()),
        ("agreements.csv", AGREEMENTS.to_owned()),
        ("contacts.csv", CONTACTS.to_owned()),
        ("doctors.csv", DOCTORS.to_owned()),
    ])
}

const FEBRUARY: [&str; 4] = ["--from", "2026-02-01", "--to", "2026-02-28"];

fn newcomers(clinic: &Clinic) -> Value {
    let arguments = [&FEBRUARY[..], &["--format", "json"]].concat();
    let report: Value = serde_json::from_str(&written(clinic, &arguments)).unwrap();
    report["newcomers"].clone()
}

fn counts([all, said, recommended]: [u64; 3]) -> Value {
    serde_json::json!({ "all": all, "source_known": said, "by_recommendation": recommended })
}

#[test]
fn who_came_first_within_the_period_is_counted_by_how_he_came() {
    let mut sum = [0; 3];
    for &(source, visits, wanted) in NEWCOMERS {
        let clinic = newcomers_of("source", &[(source, visits)]);
        assert_eq!(newcomers(&clinic), counts(wanted), "{source} {visits:?}");
        for (all, one) in sum.iter_mut().zip(wanted) {
            *all += one;
        }
    }
    let people: Vec<_> = NEWCOMERS.iter().map(|it| (it.0, it.1)).collect();
    let clinic = newcomers_of("Источник", &people);
    assert_eq!(newcomers(&clinic), counts(sum));
    assert_eq!(sum, [7, 5, 3]);
    let in_a_line = |text: &str| text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    let told = in_a_line(&written(&clinic, &FEBRUARY));
    let said = "First visits: 7 patients. How they heard of the clinic is on record for 5; by recommendation: 3 of 5.";
    assert!(told.contains(said), "{told}");
    let csv = written(&clinic, &[&FEBRUARY[..], &["--format", "csv"]].concat());
    for row in [
        "Came by recommendation,,First visits,7",
        "Came by recommendation,,Of these with a source on record,5",
        "Came by recommendation,,Of these by recommendation,3",
    ] {
        assert!(csv.lines().any(|line| line == row), "{csv}");
    }
    let html = written(&clinic, &[&FEBRUARY[..], &["--format", "html"]].concat());
    assert!(html.contains("by recommendation: 3 of 5"), "{html}");
    let russian = in_a_line(&written(
        &clinic,
        &[&FEBRUARY[..], &["--lang", "ru"]].concat(),
    ));
    assert!(russian.contains("по рекомендации: 3 из 5"), "{russian}");
}

#[test]
fn without_a_column_or_visits_nothing_is_said_of_how_patients_came() {
    let visits: &[&str] = &["2026-02-10,attended"];
    let without = newcomers_of("first_name", &[("Recommendation", visits)]);
    let with = newcomers_of("source", &[("Recommendation", visits)]);
    let ignored = with.file(
        "recall.toml",
        format!("{SETTINGS}[ignore]\npatients = [\"source\"]\n"),
    );
    let no_visits = newcomers_of("source", &[("Recommendation", visits)]).without("visits.csv");
    for clinic in [without, ignored, no_visits] {
        assert_eq!(newcomers(&clinic), Value::Null);
        for form in ["table", "csv", "html"] {
            let report = written(&clinic, &[&FEBRUARY[..], &["--format", form]].concat());
            assert!(!report.contains("ecommendation"), "{form}: {report}");
        }
    }
}

/// An export may have a column for the source and one for the name of whoever recommended the clinic.
#[test]
fn several_columns_tell_together_how_patients_came() {
    let visits: &[&str] = &["2026-02-10,attended"];
    for (headers, cells, wanted) in [
        (
            "Источник,Кто рекомендовал",
            "Другое,Петрова Анна",
            [1, 1, 1],
        ),
        ("Источник,Кто рекомендовал", "Интернет,", [1, 1, 0]),
        ("Источник,Кто рекомендовал", "Рекомендация,", [1, 1, 1]),
        ("Источник,Кто рекомендовал", ",", [1, 0, 0]),
        ("Источник,Источник", "Сайт,друзья", [1, 1, 1]),
        ("referral_source,referred_by", "Google,Jane Doe", [1, 1, 1]),
        // A name alone is an answer only where it is asked who.
        ("referral_source,Откуда узнал", "Jane Doe,", [1, 1, 0]),
    ] {
        let clinic = newcomers_of(headers, &[(cells, visits)]);
        assert_eq!(newcomers(&clinic), counts(wanted), "{headers}: {cells}");
    }
    // As the settings name them.
    for (named, wanted) in [
        (r#"source = "Кто посоветовал нас""#, [1, 1, 1]),
        (r#"source = ["Пришёл", "Кто посоветовал нас"]"#, [1, 1, 1]),
        (r#"source = "Пришёл""#, [1, 1, 0]),
    ] {
        let clinic = newcomers_of("Пришёл,Кто посоветовал нас", &[("с улицы,Петрова", visits)]);
        let settings = format!("{SETTINGS}[columns.patients]\n{named}\n");
        let clinic = clinic.file("recall.toml", settings);
        assert_eq!(newcomers(&clinic), counts(wanted), "{named}");
    }
}

/// The list is the same with the column and without, whatever it is called and whatever stands in it; no file is refused for it.
#[test]
fn how_patients_came_decides_nothing() {
    use recall::export::columns::{PATIENTS, patient};
    let facts = three_months();
    let files = files_of(facts.iter().copied());
    let plain = clinic_of(&files).plan();
    assert!(plain.contacts().count() > 0);
    let with = |headers: &str, cell: &dyn Fn(usize) -> String| {
        let mut files = files.clone();
        let lines = files[0].1.lines().enumerate();
        let lines = lines.map(|(place, line)| match place {
            0 => format!("{line},{headers}\n"),
            _ => format!("{line},{}\n", cell(place)),
        });
        files[0].1 = lines.collect();
        clinic_of(&files).plan()
    };
    let column = PATIENTS[patient::SOURCE];
    let headers = column.headers.iter().chain([&column.name]);
    for header in headers {
        for upper in [false, true] {
            let header = if upper {
                header.to_uppercase()
            } else {
                (*header).to_owned()
            };
            let planned = with(&header, &|place| {
                ["отказ", "не звонить", "Рекомендация", "", "нет"][place % 5].to_owned()
            });
            assert!(planned.contacts().eq(plain.contacts()), "{header}");
            assert_eq!(planned.decisions, plain.decisions, "{header}");
            assert_eq!(planned.said, plain.said, "{header}");
        }
    }
    // A patient who is written down twice, once with a source, is one patient.
    let mut twice = files.clone();
    twice[0].1 = files[0]
        .1
        .lines()
        .enumerate()
        .fold(String::new(), |text, (place, line)| match place {
            0 => format!("{text}{line},source\n"),
            _ => format!("{text}{line},\n{line},friends\n"),
        });
    let twice = clinic_of(&twice);
    let decided = |planned: &crate::clinic::Planned| {
        let decisions = planned.decisions.iter();
        let told = decisions.map(|it| {
            [&it["patient_id"], &it["case"], &it["verdict"], &it["codes"]].map(Value::to_string)
        });
        told.collect::<Vec<_>>()
    };
    assert_eq!(decided(&twice.plan()), decided(&plain));
    let counted = newcomers(&twice);
    assert!(counted["all"].as_u64() > Some(0));
    assert_eq!(counted["all"], counted["by_recommendation"]);
}

/// Of clinics that nobody made for this the parts add up too: [`counted`] sees to that.
#[test]
fn the_parts_add_up_in_the_examples() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    for (folder, settings) in [
        ("clinic", "clinic/recall.toml"),
        ("open-dental/export", "open-dental/recall.toml"),
    ] {
        for from in ["2025-06-01", "2026-01-01", "2026-02-20"] {
            let mut command = Command::cargo_bin("recall").unwrap();
            let command = command.args(["report", "--format", "json", "--date", "2026-03-02"]);
            let command = command
                .args(["--from", from, "--data"])
                .arg(root.join(folder));
            let run = command
                .arg("--config")
                .arg(root.join(settings))
                .output()
                .unwrap();
            assert_eq!(run.status.code(), Some(0), "{}", stderr(&run));
            let report: Value = serde_json::from_slice(&run.stdout).unwrap();
            let months = report["months"].as_array().unwrap().iter();
            let due = months.map(|month| month["due"].as_u64().unwrap());
            let promises = report["promises"].as_array().unwrap().iter();
            let promises = promises.map(|promise| promise["due"].as_u64().unwrap());
            assert_eq!(due.sum::<u64>(), promises.sum::<u64>(), "{folder}");
            counted(&report);
        }
    }
}

/// In the folder of the exports it is no table of which nobody knows what it says.
#[test]
fn a_report_beside_the_exports_is_known() {
    let facts = three_months();
    for lang in ["en", "ru"] {
        let clinic = clinic_of(&files_of(facts.iter().copied()));
        for name in ["report.csv", "report.txt", "report.html", "report.json"] {
            written(&clinic, &["-o", name, "--lang", lang]);
        }
        assert!(clinic.text("report.csv").contains("section"));
        let said = clinic.plan().said;
        assert!(!said.contains("report."), "{said}");
    }
}

#[test]
fn what_could_not_be_known_is_said() {
    let files = files(&FACTS[..1]);
    let clinic = clinic_of(&files);
    assert_eq!(json(&clinic)["rows_not_used"], 0);
    let rows = "2026-01-07,99,reached,,,,\n2026-13-07,1,reached,,,,\n";
    let clinic = clinic.file("contacts.csv", format!("{CONTACTS}{rows}"));
    assert_eq!(json(&clinic)["rows_not_used"], 2);
    let told = written(&clinic, &PERIOD);
    let said = "Could not be used, and are not in the report: 2 rows. recall check names them.";
    assert!(told.contains(said), "{told}");
    let told = written(&clinic.without("contacts.csv"), &PERIOD);
    assert!(told.contains("There is no record of contacts"), "{told}");
}

#[test]
fn a_period_that_is_turned_round_is_wrong_use() {
    let clinic = clinic_of(&files(&FACTS[..1]));
    let turned = run(&clinic, &["--from", "2026-03-01", "--to", "2026-02-01"]);
    assert_eq!(turned.status.code(), Some(2));
    expect![[r"
        error: the period ends before it begins
        hint: --from is its first day and --to its last; after today there is nothing to count
    "]]
    .assert_eq(&stderr(&turned));
    let over = run(&clinic, &["-o", "contacts.csv"]);
    assert_eq!(over.status.code(), Some(2));
    let unknown = run(&clinic, &["-o", "report.pdf"]);
    assert_eq!(unknown.status.code(), Some(2));
}

#[test]
fn what_records_lack_is_told_by_doctor_the_one_with_most_first() {
    let facts = three_months();
    let report = json(&clinic_of(&files_of(facts.iter().copied())));
    let missing = report["missing"].as_array().unwrap().iter();
    let missing: Vec<String> = missing
        .map(|it| format!("{} {}", it["doctor"], it["code"]))
        .collect();
    assert_eq!(
        missing,
        [
            "\"Olga Reed\" \"plan_not_signed\"",
            "\"Olga Reed\" \"no_deadline\"",
            "\"Max Kent\" \"not_agreed\"",
            "null \"no_doctor\"",
        ]
    );
}

#[test]
fn the_report_is_shown_as_it_is() {
    let facts = three_months();
    let clinic = clinic_of(&files_of(facts.iter().copied()));
    screen("report.txt").assert_eq(&written(&clinic, &PERIOD));
    let russian = [&PERIOD[..], &["--lang", "ru"]].concat();
    let mut command = Command::cargo_bin("recall").unwrap();
    let command = command.current_dir(clinic.path(".")).env_clear();
    let command = command
        .args(["report", "--date", "2026-03-02"])
        .args(russian);
    let told = String::from_utf8(command.output().unwrap().stdout).unwrap();
    screen("report.ru.txt").assert_eq(&told);
}

/// The pictures of the documents are those that stand in the page.
#[test]
fn the_pictures_of_the_documents_are_those_of_the_page() {
    let facts = three_months();
    let clinic = clinic_of(&files_of(facts.iter().copied()));
    for (language, picture) in [
        ("en", expect_file!["../../docs/report.svg"]),
        ("ru", expect_file!["../../docs/ru/report.svg"]),
    ] {
        let mut command = Command::cargo_bin("recall").unwrap();
        let command = command.current_dir(clinic.path(".")).env_clear();
        let command = command.args(["report", "--date", "2026-03-02", "--format", "html"]);
        let run = command
            .args(PERIOD)
            .args(["--lang", language])
            .output()
            .unwrap();
        let page = String::from_utf8(run.stdout).unwrap();
        let (before, rest) = page.split_once("<svg ").unwrap();
        let (svg, _) = rest.split_once("</svg>").unwrap();
        let style = before.split_once("<style>").unwrap().1;
        let style = style.split_once("</style>").unwrap().0;
        let (opening, rest) = svg.split_once('>').unwrap();
        let svg = format!("<svg {opening}><style>{style}</style>{rest}</svg>\n");
        picture.assert_eq(&svg);
    }
}

#[test]
fn the_page_needs_nothing_but_itself() {
    let facts = three_months();
    let clinic = clinic_of(&files_of(facts.iter().copied()));
    written(&clinic, &[&PERIOD[..], &["-o", "report.html"]].concat());
    let page = clinic.text("report.html");
    assert!(page.contains("default-src &#39;none&#39;"));
    for word in [
        "<script",
        "http-equiv=\"refresh",
        "src=",
        "href=",
        " style=\"",
        "url(http",
    ] {
        assert!(!page.contains(word), "{word}");
    }
    // The namespace of SVG is a name and no address that is asked.
    assert_eq!(
        page.matches("http").count() - page.matches("http-equiv").count(),
        2
    );
    assert_eq!(page.matches("<svg ").count(), 2);
    assert_eq!(page.matches("<title id=").count(), 2);
}
