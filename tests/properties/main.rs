//! What must always hold, whatever the exports are.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where it fails"
)]

mod exports;
mod judge;
mod talks;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{FileFailurePersistence, TestRunner};
use recall::base::Language;
use recall::export::columns::File;
use recall::model::clinic::{Clock, Reason, Window};
use recall::model::decision::{Code, Decision, Verdict};
use recall::phone;
use recall::plan::Plan;
use recall::plan::decide::{self, Evidence};
use recall::plan::practice::{Asked, Practice};
use recall::render::decisions::Form;
use recall::render::{Page, json};

use exports::{Exports, Kept, REFUSING_NOTES, Table, day, exports, named};

/// So many clinics for a property; ten times as many with `PROPTEST_CASES=2560`.
fn config(cases: u32) -> ProptestConfig {
    let asked = ProptestConfig::default();
    ProptestConfig {
        cases: cases * asked.cases / 256,
        failure_persistence: Some(Box::new(FileFailurePersistence::Off)),
        ..asked
    }
}

/// A decision without its evidence, on one line.
fn line(page: &Page<'_>, decision: &Decision) -> String {
    let (id, case) = key(page.practice, decision);
    let outcome = outcome(decision);
    let why = without_lines(&page.why(decision));
    format!("{id} {case} {outcome} {why}")
}

/// A sentence without the lines of the rows that it names, however the files are kept, and without saying how many of a file these are: which
/// of several cards shows that another is a second one may depend on their order.
fn without_lines(sentence: &str) -> String {
    let sentence = sentence.replace("half1.", "").replace("half2.", "");
    let sentence = sentence.replace(".xlsx:", ".csv:");
    let mut parts = sentence.split(".csv:");
    let first = parts.next().unwrap_or_default().to_owned();
    let mut told = parts.fold(first, |told, part| {
        told + ".csv" + part.trim_start_matches(|c: char| c.is_ascii_digit())
    });
    for file in File::ALL {
        let name = file.file_name();
        let twice = format!("{name}, {name}");
        while told.contains(&twice) {
            told = told.replace(&twice, name);
        }
    }
    told
}

/// A list without its evidence, a contact a line.
fn list(page: &Page<'_>, plan: &Plan) -> Vec<String> {
    let lines = plan.contacts.iter().map(|contact| {
        let mut line = format!(
            "{} {} {:?} {:?}",
            page.practice.clinic.patient_id(contact.patient),
            page.address(contact),
            contact.channel,
            contact.caller
        );
        let cases: Vec<String> = contact
            .cases
            .iter()
            .map(|case| self::line(page, case))
            .collect();
        write!(
            line,
            " {} {:?} {cases:?}",
            page.doctor(contact),
            contact.scheduled_at
        )
        .unwrap();
        for window in contact.windows.as_slice() {
            write!(line, " {}-{}", Clock(window.from), Clock(window.to)).unwrap();
        }
        line
    });
    lines.collect()
}

/// Everything that is decided, without evidence: decisions and list.
fn told(exports: &Exports, asked: Asked) -> (Vec<String>, Vec<String>) {
    exports.planned_as(asked, |practice, plan, decisions| {
        let phones = phone::Reader::new("RU").unwrap();
        let page = Page::new(practice, Language::English, &phones);
        (
            decisions
                .iter()
                .map(|decision| line(&page, decision))
                .collect(),
            list(&page, plan),
        )
    })
}

/// The patients who are contacted.
fn contacted(exports: &Exports) -> BTreeSet<String> {
    exports.planned(|practice, plan, _| {
        let id = |index: u32| practice.clinic.patient_id(index).to_owned();
        plan.contacts
            .iter()
            .map(|contact| id(contact.patient))
            .collect()
    })
}

/// What is written, to the byte.
fn bytes(exports: &Exports, asked: Asked) -> Vec<u8> {
    exports.planned_as(asked, |practice, plan, decisions| {
        let phones = phone::Reader::new("RU").unwrap();
        let page = Page::new(practice, Language::Russian, &phones);
        let mut batch = Form::Lines.batch();
        for decision in decisions {
            batch
                .write(&page, &practice.facts(decision.patient), decision)
                .unwrap();
        }
        let mut out = batch.into_bytes().unwrap();
        json::write(&page, plan, &BTreeMap::new(), &mut out).unwrap();
        out
    })
}

fn one_contact_a_patient_and_one_decision_a_case(exports: &Exports, asked: Asked) {
    exports.planned_as(asked, |practice, plan, decisions| {
        let patients: BTreeSet<u32> = plan
            .contacts
            .iter()
            .map(|contact| contact.patient)
            .collect();
        assert_eq!(
            patients.len(),
            plan.contacts.len(),
            "a patient is in two contacts"
        );
        each_case_is_decided_once(exports, practice, decisions);
        for decision in decisions {
            decision_is_whole(practice, decision);
        }
        everything_is_counted(exports, practice, plan, decisions);
    });
}

/// Patient and case, or `-`.
fn key(practice: &Practice<'_>, decision: &Decision) -> (String, String) {
    let clinic = practice.clinic;
    let case = decision
        .case()
        .map_or_else(|| "-".to_owned(), |case| case.name(clinic));
    (clinic.patient_id(decision.patient).to_owned(), case)
}

fn each_case_is_decided_once(exports: &Exports, practice: &Practice<'_>, decisions: &[Decision]) {
    let clinic = practice.clinic;
    let decided: Vec<_> = decisions
        .iter()
        .map(|decision| key(practice, decision))
        .collect();
    let mut in_order = decided.clone();
    in_order.sort();
    in_order.dedup();
    assert_eq!(in_order, decided, "in order, each once");
    let patients: BTreeSet<String> = decided.iter().map(|(id, _)| id.clone()).collect();
    assert_eq!(
        patients,
        exports.patient_ids(),
        "every patient, and nobody else"
    );
    for &patient in &clinic.by_id {
        let id = clinic.patient_id(patient);
        let own = decided.iter().filter(|(other, _)| other == id);
        let own: BTreeSet<String> = own.map(|(_, case)| case.clone()).collect();
        let facts = practice.facts(patient);
        let mut cases: BTreeSet<String> = facts.cases().map(|case| case.name(clinic)).collect();
        if cases.is_empty() {
            cases.insert("-".to_owned());
        }
        assert_eq!(own, cases);
    }
}

fn decision_is_whole(practice: &Practice<'_>, decision: &Decision) {
    let is_call = decision.verdict() == Verdict::Call;
    assert_eq!(
        decision.codes().is_empty(),
        is_call,
        "a code says why: {decision:?}"
    );
    assert!(
        decision.on().is_none_or(|on| on > practice.date()),
        "{decision:?}"
    );
    let next_on = decision.call().and_then(|(_, approach)| approach.next_on);
    assert!(
        next_on.is_none_or(|on| on > practice.date()),
        "{decision:?}"
    );
}

fn everything_is_counted(
    exports: &Exports,
    practice: &Practice<'_>,
    plan: &Plan,
    decisions: &[Decision],
) {
    let called = decisions
        .iter()
        .filter(|decision| decision.verdict() == Verdict::Call);
    let listed: usize = plan
        .contacts
        .iter()
        .map(|contact| contact.cases.len())
        .sum();
    assert_eq!(listed, called.count());
    assert_eq!(
        plan.tally.verdicts.iter().sum::<u64>(),
        decisions.len() as u64
    );
    for input in &practice.clinic.inputs {
        let table = exports
            .tables
            .iter()
            .find(|table| table.file.file_name() == input.name);
        let is_row = |row: &&Vec<String>| row.iter().any(|cell| !cell.is_empty());
        let rows = table.unwrap().rows.iter().filter(is_row);
        assert_eq!(input.rows as usize, rows.count(), "{}", input.name);
        let ended = input.used + input.orphans + input.rejected;
        assert_eq!(ended, input.rows, "{}", input.name);
    }
}

/// The decisions about every case as if it were the only one of its patient, by patient and case.
fn alone(practice: &Practice<'_>) -> BTreeMap<(String, String), Decision> {
    let patients = practice.clinic.by_id.iter();
    let decisions =
        patients.flat_map(|&index| decide::patient(&practice.facts(index), Evidence::OfAll));
    decisions
        .map(|decision| (key(practice, &decision), decision))
        .collect()
}

/// What of a decision its evidence must bring about again.
fn outcome(decision: &Decision) -> String {
    let (reason, on) = (decision.reason(), decision.on());
    let (verdict, codes) = (decision.verdict(), decision.codes());
    format!("{reason:?} {verdict:?} {codes:?} {on:?}")
}

fn decisions_explain_themselves(exports: &Exports) {
    let decided: Vec<_> = exports.planned(|practice, _, decisions| {
        let alone = alone(practice);
        let evidence_of_final: BTreeMap<_, _> = decisions
            .iter()
            .map(|decision| {
                (
                    (decision.patient, decision.case()),
                    decision.evidence.clone(),
                )
            })
            .collect();
        alone
            .into_iter()
            .map(|(key, decision)| {
                let rows = &evidence_of_final[&(decision.patient, decision.case())];
                let rows: BTreeSet<_> = rows.iter().map(|&row| named(practice, row)).collect();
                (key, outcome(&decision), rows)
            })
            .collect()
    });
    for (key, expected, rows) in decided {
        let cut = exports.cut_to(&rows);
        let again = cut.planned(|practice, _, _| alone(practice).get(&key).map(outcome));
        assert_eq!(
            again.as_ref(),
            Some(&expected),
            "{key:?} is another matter when only its evidence is left: {rows:?}\n{cut:#?}"
        );
    }
}

/// Something after which there can't be more contacts than before.
#[derive(Clone, Copy, Debug)]
enum Restriction {
    ConsentIsNo,
    ConsentHasExpired,
    RefusalNoted,
    OptOut {
        offset: i64,
        names_case: bool,
    },
    Pause(i64),
    Unreadable(File),
    /// A row that ends after so many cells, in a file where all that is missing of it is filled somewhere.
    Cut(File, usize),
}

/// The files whose rows may restrict, or give grounds.
const FILES: [File; 6] = [
    File::Patients,
    File::Cards,
    File::Plans,
    File::Visits,
    File::Agreements,
    File::Contacts,
];

fn restriction() -> impl Strategy<Value = Restriction> {
    prop_oneof![
        Just(Restriction::ConsentIsNo),
        Just(Restriction::ConsentHasExpired),
        Just(Restriction::RefusalNoted),
        (
            prop::sample::select(vec![-1, 0, 1, -7, -30, -100]),
            any::<bool>()
        )
            .prop_map(|(offset, names_case)| Restriction::OptOut { offset, names_case }),
        prop::sample::select(vec![0, 1, 2, 30]).prop_map(Restriction::Pause),
        prop::sample::select(FILES.to_vec()).prop_map(Restriction::Unreadable),
        (prop::sample::select(FILES.to_vec()), 1..20_usize)
            .prop_map(|(file, cells)| Restriction::Cut(file, cells)),
    ]
}

fn restrict(exports: &Exports, id: &str, restriction: Restriction) -> Exports {
    let mut restricted = exports.clone();
    let set = |exports: &mut Exports, column: &str, cell: &str| {
        for table in &mut exports.tables {
            if matches!(table.file, File::Patients | File::Cards) {
                let place = table.place(column);
                for row in table.rows.iter_mut().filter(|row| row[0] == id) {
                    cell.clone_into(&mut row[place]);
                }
            }
        }
    };
    match restriction {
        Restriction::ConsentIsNo => set(&mut restricted, "consent", "no"),
        Restriction::ConsentHasExpired => set(&mut restricted, "consent_until", &day(-1)),
        Restriction::RefusalNoted => set(&mut restricted, "note", REFUSING_NOTES[0]),
        Restriction::Pause(offset) => {
            // What is there already may be longer.
            let (file, own) = (File::Patients, day(offset));
            if let Some(table) = restricted.table_mut(file) {
                let place = table.place("pause_until");
                for row in table
                    .rows
                    .iter_mut()
                    .filter(|row| row[0] == id && row[place] < own)
                {
                    own.clone_into(&mut row[place]);
                }
            }
        }
        Restriction::OptOut { offset, names_case } => {
            let at = format!("{} 10:00", day(offset));
            let case = if names_case { "plan:P1" } else { "" };
            let cells = [
                ("contacted_at", at.as_str()),
                ("patient_id", id),
                ("outcome", "opt_out"),
                ("case", case),
            ];
            table_of(&mut restricted, File::Contacts).add(&cells);
        }
        Restriction::Unreadable(file) => {
            // Without visits.csv nobody is contacted about what could be booked: an empty one is something else.
            if file == File::Visits && restricted.table(file).is_none() {
                return restricted;
            }
            let column = match file {
                File::Plans | File::Visits => "status",
                File::Agreements => "kind",
                File::Contacts => "outcome",
                _ => "consent",
            };
            table_of(&mut restricted, file).add(&[("patient_id", id), (column, "??")]);
        }
        Restriction::Cut(file, cells) => {
            if restricted.table(file).is_none() {
                return restricted;
            }
            let row = exports::columns(file).iter().map(|&column| match column {
                "contacted_at" | "starts_at" => format!("{} 10:00", day(-1)),
                "patient_id" | "plan_id" | "visit_id" | "agreement_id" => id.to_owned(),
                "status" => "booked".to_owned(),
                "kind" => "hygiene_reminder".to_owned(),
                "outcome" => "reached".to_owned(),
                _ => String::new(),
            });
            let whole = exports::columns(file).len();
            let row = row.take(cells.min(whole - 1));
            table_of(&mut restricted, file).rows.push(row.collect());
        }
    }
    restricted
}

/// The same with a row of nobody in each file in which every cell is filled; it can't be read.
fn with_filled_rows(exports: &Exports) -> Exports {
    let mut filled = exports.kept(Kept::Whole);
    for table in &mut filled.tables {
        let row = exports::columns(table.file).iter().map(|column| {
            let is_id = column.ends_with("_id");
            if is_id { "S" } else { "??" }.to_owned()
        });
        table.rows.push(row.collect());
    }
    filled
}

/// The table of a file, which is made if there is none.
fn table_of(exports: &mut Exports, file: File) -> &mut Table {
    if exports.table(file).is_none() {
        exports.tables.push(Table {
            file,
            rows: Vec::new(),
        });
    }
    exports.table_mut(file).unwrap()
}

/// Adds somebody who has nothing in common with anybody.
fn with_a_stranger(exports: &Exports) -> Exports {
    let mut more = exports.clone();
    let own = [
        (
            File::Patients,
            vec![
                ("patient_id", "S"),
                ("last_name", "Новикова"),
                ("first_name", "Вера"),
                ("birth_date", "1961-01-01"),
                ("phone", "8 (999) 000-99-99"),
                ("consent", "yes"),
            ],
        ),
        (File::Cards, vec![("patient_id", "S"), ("call_days", "mon")]),
        (
            File::Plans,
            vec![
                ("plan_id", "PS"),
                ("patient_id", "S"),
                ("procedure", "Коронка"),
                ("signed_on", "2026-02-01"),
                ("urgent", "yes"),
                ("due_on", "2026-02-20"),
                ("status", "planned"),
            ],
        ),
        (
            File::Visits,
            vec![
                ("visit_id", "VS"),
                ("patient_id", "S"),
                ("starts_at", "2026-03-03 12:00"),
                ("status", "booked"),
                ("kind", "hygiene"),
            ],
        ),
        (
            File::Agreements,
            vec![
                ("agreement_id", "AS"),
                ("patient_id", "S"),
                ("kind", "wellbeing_check"),
                ("agreed_on", "2026-02-28"),
                ("due_on", "2026-03-02"),
            ],
        ),
        (
            File::Contacts,
            vec![
                ("contacted_at", "2026-02-28 10:00"),
                ("patient_id", "S"),
                ("outcome", "opt_out"),
                ("phone", "8 (999) 000-99-99"),
            ],
        ),
    ];
    for (file, cells) in own {
        if let Some(table) = more.table_mut(file) {
            table.add(&cells);
        }
    }
    more
}

fn with_callers(exports: &Exports, callers: u32) -> Asked {
    let shift = Some(Window {
        from: 9 * 60 + 30,
        to: 9 * 60 + 40,
    });
    Asked {
        callers: Some(callers),
        shift,
        ..exports.asked()
    }
}

/// The properties say something only where something is decided.
#[test]
fn the_clinics_have_everything_in_them() {
    let mut runner = TestRunner::deterministic();
    let mut codes: BTreeMap<&str, u32> = BTreeMap::new();
    let mut reasons: BTreeSet<u8> = BTreeSet::new();
    let mut contacts = 0;
    for _ in 0..1500 {
        let exports = exports().new_tree(&mut runner).unwrap().current();
        exports.planned(|_, plan, decisions| {
            contacts += plan.contacts.len();
            for decision in decisions {
                let is_call = decision.verdict() == Verdict::Call;
                reasons.extend(decision.reason().filter(|_| is_call).map(Reason::number));
                for code in decision.codes().iter() {
                    *codes.entry(code.name()).or_default() += 1;
                }
            }
        });
    }
    let missing: Vec<&str> = Code::ALL
        .iter()
        .map(|code| code.name())
        .filter(|&name| !codes.contains_key(name))
        .collect();
    assert_eq!(
        missing,
        [Code::NoFreeTime.name()],
        "{codes:?}, {contacts} contacts"
    );
    assert_eq!(reasons, (1..=8).collect(), "{contacts} contacts");
    assert!(contacts > 60, "{codes:?}, {contacts} contacts");
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn every_patient_and_every_case_has_one_decision(exports in exports()) {
        one_contact_a_patient_and_one_decision_a_case(&exports, exports.asked());
    }

    #[test]
    fn nobody_is_contacted_who_should_not_be(exports in exports()) {
        judge::judge(&exports);
    }

    #[test]
    fn every_talk_is_fit_to_be_said(exports in exports()) {
        talks::are_fit_to_be_said(&with_filled_rows(&exports));
    }

    #[test]
    fn the_order_of_rows_does_not_matter(exports in exports(), seed in any::<u64>(), callers in 0_u32..3) {
        let asked = if callers == 0 { exports.asked() } else { with_callers(&exports, callers) };
        prop_assert_eq!(told(&exports.shuffled(seed), asked), told(&exports, asked));
    }

    #[test]
    fn it_does_not_matter_how_exports_are_kept(exports in exports(), kept in prop::sample::select(vec![Kept::Halved, Kept::Workbooks])) {
        prop_assert_eq!(told(&exports.kept(kept), exports.asked()), told(&exports, exports.asked()));
    }

    #[test]
    fn a_stranger_changes_nothing_for_the_others(exports in exports()) {
        let (mut decisions, mut list) = told(&with_a_stranger(&exports), exports.asked());
        decisions.retain(|line| !line.starts_with("S "));
        list.retain(|line| !line.starts_with("S "));
        prop_assert_eq!((decisions, list), told(&exports, exports.asked()));
    }

    #[test]
    fn what_restricts_never_adds_a_contact(
        exports in exports(),
        id in prop::sample::select(vec!["7", "8", "А1", "007"]),
        restriction in restriction(),
    ) {
        let exports = with_filled_rows(&exports);
        let before = contacted(&exports);
        let after = contacted(&restrict(&exports, id, restriction));
        prop_assert!(after.is_subset(&before), "before {:?}, after {:?}", before, after);
    }
}

proptest! {
    #![proptest_config(config(100))]

    #[test]
    fn the_same_exports_give_the_same_bytes(exports in exports(), callers in 0_u32..3) {
        let asked = if callers == 0 { exports.asked() } else { with_callers(&exports, callers) };
        prop_assert_eq!(bytes(&exports, asked), bytes(&exports, asked));
    }

    #[test]
    fn capacity_keeps_what_must_hold(exports in exports(), callers in 1_u32..3) {
        one_contact_a_patient_and_one_decision_a_case(&exports, with_callers(&exports, callers));
    }

    #[test]
    fn a_decision_stands_on_its_evidence(exports in exports()) {
        decisions_explain_themselves(&exports);
    }
}
