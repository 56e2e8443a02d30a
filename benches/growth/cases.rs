//! What may come in masses, invented.

use std::fs;
use std::path::Path;

use anyhow::Result;
use chrono::{Days, NaiveDate};

use crate::DATE;

/// Something that may come in masses, and the runs that meet it.
pub struct Case {
    pub name: &'static str,
    pub invent: fn(usize) -> Files,
    pub before: Before,
    pub runs: &'static [Run],
}

/// What has happened before.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Before {
    Nothing,
    /// A list of this day was written, and everybody reached.
    FilledList,
    /// Lists of so many days before stand in an archive: one a so many of the count.
    Archive(usize),
}

/// The words of a run. DATA is the clinic's folder, and OUT where it writes.
pub type Run = &'static [&'static str];

const LIST: Run = &["plan", "-o", "OUT/list.csv"];
const DECISIONS: Run = &["plan", "-o", "OUT/list.csv", "--decisions", "OUT/all.jsonl"];
const TABLE: Run = &["plan", "--format", "table"];
const PAGE: Run = &["plan", "-o", "OUT/list.html"];
const BOOK: Run = &["plan", "-o", "OUT/list.xlsx"];
const JSON: Run = &["plan", "-o", "OUT/list.json"];
const MESSAGES: Run = &["plan", "-o", "OUT/list.csv", "--messages", "OUT/sms.csv"];
const CALLERS: Run = &["plan", "-o", "OUT/list.csv", "--callers", "3"];
const WEEK: Run = &["plan", "--week"];
const ARCHIVE: Run = &["plan", "-o", "OUT/list.csv", "--archive", "OUT/archive"];
const CALL: Run = &["call", "3"];
const CHECK: Run = &["check"];
const EXPLAIN: Run = &["explain", "0"];
const EXPLAIN_PLAN: Run = &["explain", "plan:1"];
const EXPLAIN_VISIT: Run = &["explain", "visit:1"];
const REPORT: Run = &["report", "--from", "2025-12-01"];
const INIT: Run = &["init", "OUT/new", "--from", "DATA"];
const SCREEN: Run = &["screen", "DATA/patients.csv", "-o", "OUT/screened.csv"];
const RECORD: Run = &["record", "OUT/list.csv"];
const UNDO: Run = &["record", "--undo", "last"];
const FORGET: Run = &["record", "--forget", "0"];
const EXPIRE: Run = &["record", "--expire", "90d"];
const PROVE: Run = &[
    "prove",
    "0",
    "--archive",
    "OUT/archive",
    "-o",
    "OUT/proof.html",
];
const VERIFY: Run = &["prove", "--verify", "--archive", "OUT/archive"];

const OF_PLANS: &[Run] = &[LIST, CHECK, REPORT, EXPLAIN_PLAN];
const READ: &[Run] = &[LIST, CHECK];

/// Where a square is what was asked for, it is not measured: each decision names all rows on which it rests, so `plan --decisions` and
/// `explain PATIENT` name every contact once for each case of a patient whose contacts do not say what they were about.
pub const CASES: &[Case] = &[
    // Of one patient.
    case("contacts that name plans", contacts_with_plans, OF_PLANS),
    case("contacts that name nothing", silent_contacts, OF_PLANS),
    case("contacts of one minute", contacts_of_a_minute, OF_PLANS),
    case("promises", promises, OF_PLANS),
    case("questions to the doctor", questions, OF_PLANS),
    case("contacts in pain", unwell, OF_PLANS),
    case("complaints", complaints, OF_PLANS),
    case("numbers that are refused", refused_numbers, OF_PLANS),
    case("contacts recorded twice", recorded_twice, OF_PLANS),
    case(
        "answers to one entry",
        answers,
        &[LIST, CHECK, REPORT, UNDO, FORGET, EXPIRE],
    ),
    case("visits", visits, &[LIST, CHECK, REPORT, EXPLAIN_VISIT]),
    case("plans with visits", plans_with_visits, OF_PLANS),
    case("items of a plan", items, OF_PLANS),
    case(
        "agreements",
        agreements,
        &[LIST, DECISIONS, CHECK, REPORT, EXPLAIN],
    ),
    case(
        "agreements with visits",
        agreements_with_visits,
        &[LIST, CHECK, REPORT, EXPLAIN_VISIT],
    ),
    case("signatures", signatures, &[LIST, DECISIONS, CHECK, REPORT]),
    case("cards", cards, READ),
    // Of many patients.
    case(
        "patients",
        patients,
        &[LIST, CALLERS, WEEK, ARCHIVE, REPORT],
    ),
    case(
        "patients of one number",
        family,
        &[
            LIST, TABLE, PAGE, BOOK, JSON, MESSAGES, CALLERS, CALL, CHECK,
        ],
    ),
    case("patients of one name", namesakes, &[LIST, CHECK, SCREEN]),
    case("second cards that say no", second_cards, READ),
    case("doctors and their time", doctors, READ),
    // As it is written.
    case("rows of one patient", equal_patients, READ),
    case("rows of one id", equal_ids, READ),
    case("rows that can't be read", bad_rows, READ),
    case("rows of nobody", rows_of_nobody, READ),
    case("words that nobody knows", unknown_words, READ),
    case("notes", notes, READ),
    case("long cells", long_cells, READ),
    case("columns", columns, &[LIST, CHECK, SCREEN]),
    case("columns of a new export", few_columns, &[INIT]),
    case("unknown settings", unknown_settings, &[LIST]),
    // From day to day.
    Case {
        before: Before::FilledList,
        ..case("a list with outcomes", patients, &[LIST, RECORD])
    },
    Case {
        before: Before::FilledList,
        ..case("a list of one number", family, &[LIST, RECORD])
    },
    Case {
        before: Before::Archive(50),
        ..case(
            "days of an archive",
            few_patients,
            &[ARCHIVE, PROVE, VERIFY],
        )
    },
];

const fn case(name: &'static str, invent: fn(usize) -> Files, runs: &'static [Run]) -> Case {
    let before = Before::Nothing;
    Case {
        name,
        invent,
        before,
        runs,
    }
}

/// What a clinic's folder holds, by name.
pub struct Files(Vec<(&'static str, String)>);

impl Files {
    /// A clinic with nobody.
    fn empty() -> Self {
        let mut files = Self(Vec::new());
        let settings = "[clinic]\ntimezone = \"Europe/Moscow\"\nphone = \"+7 495 123-45-67\"";
        for (name, line) in [
            ("recall.toml", settings),
            (
                "patients.csv",
                "patient_id,last_name,first_name,birth_date,phone,consent,consent_on,note",
            ),
            (
                "plans.csv",
                "plan_id,patient_id,item_id,procedure,signed_on,urgent,due_on,status",
            ),
            (
                "visits.csv",
                "visit_id,patient_id,starts_at,status,kind,plan_id",
            ),
            (
                "agreements.csv",
                "agreement_id,patient_id,kind,agreed_on,contact_on",
            ),
            (
                "contacts.csv",
                "contacted_at,patient_id,outcome,case,channel,phone,callback_at,note",
            ),
        ] {
            files.line(name, line);
        }
        files
    }

    /// A clinic with one patient.
    fn one_patient() -> Self {
        let mut files = Self::empty();
        files.patient(0, "8 916 000-00-01");
        files
    }

    fn patient(&mut self, id: usize, phone: &str) {
        self.person(&format!("{id},Stone{id},Ada"), phone, "yes");
    }

    fn person(&mut self, named: &str, phone: &str, consent: &str) {
        let line = format!("{named},1980-05-14,{phone},{consent},2026-01-10,");
        self.line("patients.csv", &line);
    }

    fn plan(&mut self, id: usize, signed_on: &str) {
        self.plan_due(id, signed_on, &day(id % 40));
    }

    fn plan_due(&mut self, id: usize, signed_on: &str, due: &str) {
        let line = format!("{id},0,1,filling,{signed_on},yes,{due},planned");
        self.line("plans.csv", &line);
    }

    fn visit(&mut self, id: usize, on: &str, what: &str) {
        let hour = 9 + id % 9;
        self.line("visits.csv", &format!("{id},0,{on} {hour:02}:30,{what}"));
    }

    fn reminder(&mut self, id: usize, patient: usize, contact_on: &str) {
        let line = format!("{id},{patient},hygiene_reminder,2026-01-12,{contact_on}");
        self.line("agreements.csv", &line);
    }

    /// A contact of the first patient: outcome, case, channel, phone, callback.
    fn contact(&mut self, nth: usize, said: &str) {
        let on = day(1 + nth % 50);
        let line = format!("{on} 10:{:02},0,{said},", nth % 60);
        self.line("contacts.csv", &line);
    }

    fn line(&mut self, name: &'static str, line: &str) {
        let known = self.0.iter_mut().find(|(known, _)| *known == name);
        if let Some((_, text)) = known {
            text.push_str(line);
            text.push('\n');
        } else {
            self.0.push((name, format!("{line}\n")));
        }
    }

    fn without(mut self, name: &str) -> Self {
        self.0.retain(|(known, _)| *known != name);
        self
    }

    /// # Errors
    /// Where they can't be written.
    pub fn write(&self, folder: &Path) -> Result<()> {
        fs::create_dir_all(folder)?;
        for (name, text) in &self.0 {
            fs::write(folder.join(name), text)?;
        }
        Ok(())
    }
}

/// A day so many days before the planned one.
pub fn day(before: usize) -> String {
    let date: NaiveDate = DATE.parse().unwrap_or_default();
    let before = Days::new(u64::try_from(before).unwrap_or(0));
    date.checked_sub_days(before).unwrap_or(date).to_string()
}

/// A day after the planned one.
fn day_ahead(nth: usize) -> String {
    format!("2026-{:02}-{:02}", 4 + nth % 9, 1 + nth % 28)
}

/// A number for each.
fn phone(nth: usize) -> String {
    format!(
        "8 9{:02} {:03}-{:02}-00",
        10 + nth / 100_000,
        nth / 100 % 1000,
        nth % 100
    )
}

const OUTCOMES: [&str; 6] = [
    "no_answer",
    "busy",
    "reached",
    "sent",
    "not_delivered",
    "callback",
];

/// A patient with plans, and something of each.
fn of_plans(count: usize, add: impl Fn(&mut Files, usize)) -> Files {
    let mut files = Files::one_patient();
    for nth in 0..count {
        files.plan(nth, &day(60));
        add(&mut files, nth);
    }
    files
}

fn contacts_with_plans(count: usize) -> Files {
    of_plans(count, |files, nth| {
        let outcome = OUTCOMES[nth % OUTCOMES.len()];
        files.contact(nth, &format!("{outcome},plan:{nth},,,"));
    })
}

fn silent_contacts(count: usize) -> Files {
    of_plans(count, |files, nth| {
        files.contact(nth, &format!("{},,,,", OUTCOMES[nth % 2]));
    })
}

fn contacts_of_a_minute(count: usize) -> Files {
    of_plans(count, |files, nth| {
        let outcome = OUTCOMES[nth % OUTCOMES.len()];
        let case = ["", "plan:"][nth % 2];
        let case = if case.is_empty() {
            String::new()
        } else {
            format!("{case}{nth}")
        };
        files.line(
            "contacts.csv",
            &format!("{} 10:00,0,{outcome},{case},,,,", day(1)),
        );
    })
}

/// A few of them are for today: a list names with each call all contacts of the week.
fn promises(count: usize) -> Files {
    of_plans(count, |files, nth| {
        let on = if nth < 20 { day(0) } else { day_ahead(nth) };
        let outcome = ["callback", "ask_doctor"][nth % 2];
        files.contact(nth, &format!("{outcome},plan:{nth},,,{on} 23:30"));
    })
}

fn questions(count: usize) -> Files {
    of_plans(count, |files, nth| {
        let outcome = ["ask_doctor", "no_answer", "callback"][nth % 3];
        files.contact(nth, &format!("{outcome},plan:{nth},,,"));
    })
}

/// About visits that nobody knows: what they are about the doctor would call at once, and each call names them all.
fn unwell(count: usize) -> Files {
    of_plans(count, |files, nth| {
        files.contact(nth, &format!("unwell,visit:{nth},,,"));
    })
}

fn complaints(count: usize) -> Files {
    of_plans(count, |files, nth| {
        let outcome = ["complaint", "resolved", "unclear"][nth % 3];
        files.contact(nth, &format!("{outcome},,,,"));
    })
}

fn refused_numbers(count: usize) -> Files {
    of_plans(count, |files, nth| {
        let outcome = ["wrong_number", "opt_out"][nth % 2];
        files.contact(nth, &format!("{outcome},,call,{},", phone(nth)));
    })
}

const RECORD_HEADER: &str =
    "contacted_at,patient_id,outcome,case,channel,phone,callback_at,score,by,note,entry,recording";

/// The clinic writes each into its own log too.
fn recorded_twice(count: usize) -> Files {
    let mut files = of_plans(count, |files, nth| {
        let outcome = OUTCOMES[nth % OUTCOMES.len()];
        files.contact(nth, &format!("{outcome},plan:{nth},,,"));
    });
    files.line("recall-contacts.csv", RECORD_HEADER);
    for nth in 0..count {
        let (on, outcome) = (day(1 + nth % 50), OUTCOMES[nth % OUTCOMES.len()]);
        let (case, recording) = (format!("plan:{nth}"), 1 + nth / 100);
        let entry = format!("{on}/0/call/{case}");
        files.line(
            "recall-contacts.csv",
            &format!("{on} 10:00,0,{outcome},{case},call,,,,,,{entry},{recording}"),
        );
    }
    files
}

fn answers(count: usize) -> Files {
    let mut files = Files::one_patient();
    files.reminder(0, 0, DATE);
    files.line("recall-contacts.csv", RECORD_HEADER);
    for nth in 0..count {
        let outcome = ["reached", "no_answer", "undone"][nth % 3];
        let on = day(20);
        files.line(
            "recall-contacts.csv",
            &format!("{on} 10:00,0,{outcome},agreement:0,call,,,,,,{on}/0/call/agreement:0,{nth}"),
        );
    }
    files
}

fn visits(count: usize) -> Files {
    let mut files = Files::one_patient();
    for nth in 0..count {
        visit(&mut files, nth, "treatment,");
    }
    files
}

/// Every other one is past.
fn visit(files: &mut Files, nth: usize, what: &str) {
    let (on, status) = if nth.is_multiple_of(2) {
        let status = ["attended", "no_show", "cancelled"][nth % 3];
        (day(1 + nth % 300), status)
    } else {
        (day_ahead(nth), "booked")
    };
    files.visit(nth, &on, &format!("{status},{what}"));
}

fn plans_with_visits(count: usize) -> Files {
    of_plans(count, |files, nth| {
        visit(files, nth, &format!("treatment,{nth}"));
        files.contact(nth, &format!("no_answer,visit:{nth},,,"));
    })
}

fn items(count: usize) -> Files {
    let mut files = Files::one_patient();
    for nth in 0..count {
        let (due, status) = (day(nth % 40), ["planned", "in_progress", "done"][nth % 3]);
        let line = format!("1,0,{nth},filling,{},yes,{due},{status}", day(60));
        files.line("plans.csv", &line);
        files.visit(nth, &day(1 + nth % 300), "attended,treatment,1");
    }
    files
}

const KINDS: [&str; 5] = [
    "hygiene_reminder",
    "checkup_reminder",
    "wellbeing_check",
    "control_exam",
    "personal_call",
];

fn agreements(count: usize) -> Files {
    let mut files = Files::one_patient();
    for nth in 0..count {
        let (kind, on) = (KINDS[nth % KINDS.len()], day(nth % 5));
        files.line("agreements.csv", &format!("{nth},0,{kind},2026-01-12,{on}"));
    }
    files
}

fn agreements_with_visits(count: usize) -> Files {
    let mut files = agreements(count);
    for nth in 0..count {
        let kind = ["hygiene", "control_exam", "checkup"][nth % 3];
        visit(&mut files, nth, &format!("{kind},"));
        files.contact(nth, &format!("no_answer,agreement:{nth},,,"));
    }
    files
}

/// Not due yet: one call about all of them would have as many matters.
fn signatures(count: usize) -> Files {
    let mut files = Files::one_patient();
    files.line("signatures.csv", "plan_id,item_id,signed_on,answer");
    for nth in 0..count {
        files.plan_due(nth, "", &day_ahead(nth));
        files.line("signatures.csv", &format!("{nth},,{},agreed", day(60)));
    }
    files
}

fn cards(count: usize) -> Files {
    let mut files = Files::one_patient();
    files.reminder(0, 0, DATE);
    files.line("cards.csv", "patient_id,consent,consent_on,channels,note");
    for nth in 0..count {
        let line = format!("0,yes,{},call,Card {nth}", day(nth % 700));
        files.line("cards.csv", &line);
    }
    files
}

fn patients(count: usize) -> Files {
    let mut files = Files::empty();
    for nth in 0..count {
        files.patient(nth, &phone(nth));
        files.reminder(nth, nth, DATE);
    }
    files
}

fn few_patients(_: usize) -> Files {
    patients(20)
}

fn family(count: usize) -> Files {
    let mut files = Files::one_patient();
    for nth in 1..=count {
        files.patient(nth, "8 916 000-00-01");
        files.reminder(nth, nth, DATE);
        let (on, outcome) = (day(20 + nth % 40), OUTCOMES[nth % 2]);
        files.line("contacts.csv", &format!("{on} 10:00,{nth},{outcome},,,,,"));
    }
    files
}

fn namesakes(count: usize) -> Files {
    let mut files = Files::one_patient();
    for nth in 1..=count {
        files.person(&format!("{nth},Stone,Ada"), "8 916 000-00-01", "yes");
        files.reminder(nth, nth, DATE);
    }
    files
}

fn second_cards(count: usize) -> Files {
    let mut files = Files::one_patient();
    for nth in 1..=count {
        let consent = ["yes", "no"][nth % 2];
        files.person(&format!("{nth},Stone,Ada"), &phone(nth / 4), consent);
        files.reminder(nth, nth, DATE);
    }
    files
}

fn doctors(count: usize) -> Files {
    let mut files = patients(count);
    files.line("doctors.csv", "doctor,name,specialty");
    files.line("slots.csv", "doctor,starts_at,minutes");
    for nth in 0..count {
        files.line(
            "doctors.csv",
            &format!("D{nth},Doctor Number {nth},surgeon"),
        );
        let line = format!("D{nth},{} {:02}:00,30", day_ahead(nth), 9 + nth % 9);
        files.line("slots.csv", &line);
    }
    files
}

fn equal_patients(count: usize) -> Files {
    let mut files = Files::one_patient();
    for nth in 0..count {
        let consent = ["yes", "no", ""][nth % 3];
        files.person(
            &format!("0,Stone{},Ada", nth % 50),
            &phone(nth % 50),
            consent,
        );
        files.reminder(nth, 0, DATE);
    }
    files
}

/// What differs between them is told.
fn equal_ids(count: usize) -> Files {
    let mut files = Files::one_patient();
    files.line("doctors.csv", "doctor,name,specialty");
    for nth in 0..count {
        let due = day(nth % 40);
        let line = format!("1,0,1,filling {nth},{},yes,{due},planned", day(60));
        files.line("plans.csv", &line);
        files.visit(1, &day_ahead(nth), "booked,hygiene,");
        files.reminder(1, 0, &day(nth % 30));
        files.line("doctors.csv", &format!("D1,Doctor Number {nth},surgeon"));
    }
    files
}

fn bad_rows(count: usize) -> Files {
    let mut files = Files::one_patient();
    for nth in 0..count {
        files.line("patients.csv", &format!("{},Stone{nth}", nth + 1));
        files.line(
            "plans.csv",
            &format!("{nth},0,1,filling,{nth},so so,{nth},{nth}"),
        );
        files.line("visits.csv", &format!("{nth},0,{nth},{nth},{nth},"));
        files.line("agreements.csv", &format!("{nth},0,{nth},{nth},{nth}"));
        files.line("contacts.csv", &format!("{nth},0,no_answer,,,,,"));
    }
    files
}

fn rows_of_nobody(count: usize) -> Files {
    let mut files = Files::one_patient();
    for nth in 1..=count {
        let (due, on) = (day(nth % 40), day(1 + nth % 50));
        let signed = day(60);
        files.line(
            "plans.csv",
            &format!("{nth},{nth},1,filling,{signed},yes,{due},planned"),
        );
        files.line("visits.csv", &format!("{nth},{nth},{on} 10:00,attended,,"));
        files.reminder(nth, nth, DATE);
        let outcome = ["opt_out", "reached"][nth % 2];
        let line = format!("{on} 10:00,{nth},{outcome},plan:{nth};visit:{nth},,,,");
        files.line("contacts.csv", &line);
    }
    files
}

fn unknown_words(count: usize) -> Files {
    let mut files = Files::one_patient();
    for nth in 0..count {
        let due = day(nth % 40);
        let line = format!("{nth},0,1,Work {nth},{},yes,{due},status{nth}", day(60));
        files.line("plans.csv", &line);
        files.visit(nth, &day_ahead(nth), &format!("booked,kind{nth},"));
        files.line(
            "agreements.csv",
            &format!("{nth},0,kind{nth},2026-01-12,{due}"),
        );
        files.contact(nth, &format!("outcome{nth},case{nth},channel{nth},,"));
    }
    files
}

fn notes(count: usize) -> Files {
    let mut files = Files::empty();
    for nth in 0..count {
        let note = ["do not call", "please call after 18", "allergic to iodine"][nth % 3];
        let (named, phone) = (format!("{nth},Stone{nth},Ada"), phone(nth));
        let line = format!("{named},1980-05-14,{phone},yes,2026-01-10,{note} ({nth})");
        files.line("patients.csv", &line);
        let line = format!("{} 10:00,0,no_answer,,,,,{note} ({nth})", day(1 + nth % 50));
        files.line("contacts.csv", &line);
    }
    files
}

/// A cell with many numbers, one with many cases, and one with many words.
fn long_cells(count: usize) -> Files {
    let mut files = Files::one_patient();
    files.reminder(0, 0, DATE);
    let phones: Vec<String> = (0..count).map(phone).collect();
    let words: Vec<String> = (0..count).map(|nth| format!("word{nth} no")).collect();
    let cases: Vec<String> = (0..count).map(|nth| format!("plan:{nth}")).collect();
    let (phones, words, cases) = (phones.join("; "), words.join(" "), cases.join("; "));
    let line = format!("1,Stone,Eve,1980-05-14,{phones},yes,2026-01-10,{words}");
    files.line("patients.csv", &line);
    files.contact(0, &format!("wrong_number,{cases},,{phones},"));
    files
}

fn columns(count: usize) -> Files {
    let mut rows = [
        "patient_id,last_name,first_name,birth_date,phone,consent,consent_on".to_owned(),
        "0,Stone,Ada,1980-05-14,8 916 000-00-01,yes,2026-01-10".to_owned(),
    ];
    for nth in 0..count {
        rows[0].extend([",Column ", &nth.to_string()]);
        rows[1].extend([",x", &(nth % 7).to_string()]);
    }
    let mut files = Files::empty().without("patients.csv");
    files.line("patients.csv", &rows.join("\n"));
    files
}

/// Each is held against all names that any program uses: a tenth takes its time.
fn few_columns(count: usize) -> Files {
    columns(count / 10)
}

fn unknown_settings(count: usize) -> Files {
    let mut files = Files::one_patient().without("recall.toml");
    for nth in 0..4 * count {
        files.line("recall.toml", &format!("setting_{nth} = {nth}"));
    }
    files
}
