//! A clinic made of a few words, so that a worked case reads like a story.
//!
//! There is always one patient, `7`, an adult who consented long ago. Cells are written `column=value` and parted by a semicolon and a
//! space; a cell without a name is what a row is most about. Dates are written out, and all of them are near March 2026:
//!
//! ```text
//!     March 2026          April 2026
//! Mo     2  9 16 23 30          6 13 20 27
//! Tu     3 10 17 24 31          7 14 21 28
//! We     4 11 18 25          1  8 15 22 29
//! Th     5 12 19 26          2  9 16 23 30
//! Fr     6 13 20 27          3 10 17 24
//! Sa     7 14 21 28          4 11 18 25
//! Su  1  8 15 22 29          5 12 19 26
//! ```

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use chrono::NaiveDate;
use chrono_tz::Europe::Moscow;

use crate::model::clinic::{Channel, Clock, Moment, Patient, Windows};
use crate::model::decision::{Code, Decision};
use crate::plan::contacts::Contact;
use crate::plan::decide::{self, Evidence};
use crate::plan::practice::{Asked, Practice};
use crate::plan::tally::Tally;
use crate::plan::{self, Plan};
use crate::read::encoding::Encoding;
use crate::read::problem::Fate;
use crate::read::{self, Sources};
use crate::settings::calendar;

/// The files that every clinic has, with the columns that must be there. Others are there where a row is.
const FILES: [(&str, &[&str]); 3] = [
    ("patients.csv", &["patient_id"]),
    (
        "plans.csv",
        &["patient_id", "plan_id", "procedure", "status"],
    ),
    (
        "visits.csv",
        &["patient_id", "visit_id", "starts_at", "status"],
    ),
];

/// The names of all that is in a folder, in their order.
pub fn names(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap();
    let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

/// A reminder that is due from Monday, 2 March; a visit to come; contacts are on record.
pub fn with_reminder() -> Story {
    Story::on("2026-03-02")
        .agreement(
            "A1",
            "hygiene_reminder; agreed_on=2026-01-12; contact_on=2026-03-02",
        )
        .visit("V1", "2026-05-05 10:00 booked; kind=consultation")
        .contact("2026-01-05 reached; case=visit:V0")
}

/// A row by the names of its columns.
type Row = BTreeMap<String, String>;

/// Patient, case, decision.
type Told = (String, String, String);

/// The lines of each file, the header first.
type Lines = BTreeMap<String, Vec<String>>;

/// A clinic, and the moment at which it is looked at.
#[derive(Clone)]
pub struct Story {
    files: BTreeMap<&'static str, Vec<Row>>,
    settings: Vec<String>,
    asked: Asked,
    has_bad_rows: bool,
}

impl Story {
    /// A clinic with one patient on a date, from its start or from the time that stands beside it.
    pub fn on(now: &str) -> Self {
        let asked = Asked {
            is_today: false,
            now: moment(now),
            shift: None,
            callers: None,
            bookings_checked: false,
        };
        let story = Self {
            files: FILES.map(|(file, _)| (file, Vec::new())).into(),
            settings: Vec::new(),
            asked,
            has_bad_rows: false,
        };
        story.patient(
            "7",
            "last_name=Петрова; phone=8 (918) 774-42-06; birth_date=1980-05-17",
        )
    }

    /// The same clinic at another moment.
    pub fn at(&self, now: &str) -> Self {
        let mut story = self.clone();
        story.asked.now = moment(now);
        story
    }

    /// A patient who consented long ago; more of one who is there already.
    pub fn patient(mut self, id: &str, cells: &str) -> Self {
        let patients = self.files.entry("patients.csv").or_default();
        let known = patients.iter().position(|row| row["patient_id"] == id);
        let place = known.unwrap_or(patients.len());
        if known.is_none() {
            let usual = format!("patient_id={id}; consent=yes; consent_on=2025-01-13");
            patients.push(row(&usual, &[]));
        }
        patients[place].extend(row(cells, &[]));
        self
    }

    /// A further row under the id of a patient.
    pub fn patient_again(mut self, id: &str, cells: &str) -> Self {
        let mut again = row(&format!("patient_id={id}"), &[]);
        again.extend(row(cells, &[]));
        self.files.entry("patients.csv").or_default().push(again);
        self
    }

    /// A service card of the patient.
    pub fn card(self, cells: &str) -> Self {
        self.add("cards.csv", "", cells, &[])
    }

    /// An item of a plan that was signed on 12 January 2026 and not begun.
    pub fn plan(self, id: &str, cells: &str) -> Self {
        let usual = format!("plan_id={id}; procedure=crown; signed_on=2026-01-12; status=planned");
        self.add("plans.csv", &usual, cells, &["status"])
    }

    /// A visit; first its moment and status: `2026-03-05 10:00 booked`.
    pub fn visit(self, id: &str, cells: &str) -> Self {
        self.add(
            "visits.csv",
            &format!("visit_id={id}"),
            cells,
            &["starts_at", "status"],
        )
    }

    /// An agreement; first its kind.
    pub fn agreement(self, id: &str, cells: &str) -> Self {
        self.add(
            "agreements.csv",
            &format!("agreement_id={id}"),
            cells,
            &["kind"],
        )
    }

    /// A contact; first its moment or date and its outcome: `2026-03-01 reached`.
    pub fn contact(self, cells: &str) -> Self {
        self.add("contacts.csv", "", cells, &["contacted_at", "outcome"])
    }

    /// A contact of recall's own record.
    pub fn recorded(self, cells: &str) -> Self {
        self.add(
            "recall-contacts.csv",
            "",
            cells,
            &["contacted_at", "outcome"],
        )
    }

    fn add(mut self, file: &'static str, usual: &str, cells: &str, unnamed: &[&str]) -> Self {
        let mut new = row("patient_id=7", &[]);
        new.extend(row(usual, &[]));
        new.extend(row(cells, unnamed));
        self.files.entry(file).or_default().push(new);
        self
    }

    /// A clinic that does not keep this file.
    pub fn without(mut self, file: &str) -> Self {
        self.files.remove(file);
        self
    }

    /// A line of `recall.toml`.
    pub fn setting(mut self, line: &str) -> Self {
        self.settings.push(line.to_owned());
        self
    }

    /// Hours that stand in place of the date's own.
    pub fn shift(mut self, hours: &str) -> Self {
        self.asked.shift = calendar::window(hours);
        assert!(self.asked.shift.is_some(), "{hours}");
        self
    }

    /// So many callers.
    pub const fn callers(mut self, callers: u32) -> Self {
        self.asked.callers = Some(callers);
        self
    }

    /// The clinic vouches that it looks into the appointment book by hand.
    pub const fn bookings_checked(mut self) -> Self {
        self.asked.bookings_checked = true;
        self
    }

    /// Rows that can't be read are part of the story.
    pub const fn with_bad_rows(mut self) -> Self {
        self.has_bad_rows = true;
        self
    }

    /// What is decided about a case: `call`, `later not_due 2026-03-07`, `not_permitted opted_out;no_consent`.
    pub fn decision(&self, case: &str) -> String {
        let decisions = self.decisions();
        let found = decisions.iter().find(|(_, name, _)| name == case);
        found
            .unwrap_or_else(|| panic!("{case} is none of {decisions:?}"))
            .2
            .clone()
    }

    /// What is decided about a case at each of several moments.
    #[track_caller]
    pub fn expect(&self, case: &str, found: &[(&str, &str)]) {
        for (now, decision) in found {
            assert_eq!(self.at(now).decision(case), *decision, "{case} at {now}");
        }
    }

    /// What is decided about every case: patient, case, decision. Each must rest on the rows that it names.
    pub fn decisions(&self) -> Vec<Told> {
        let (decisions, alone) = self.planned(|practice, decisions, _| {
            let decisions: Vec<Told> = decisions
                .iter()
                .map(|decision| told(practice, decision))
                .collect();
            (decisions, each_alone(practice, Evidence::OfAll))
        });
        for (decision, evidence) in alone {
            self.assert_rests_on(&decision, &evidence);
        }
        decisions
    }

    /// The rows on which the decision about a case rests: `contacts.csv:2`.
    pub fn evidence(&self, case: &str) -> Vec<String> {
        self.planned(|practice, decisions, _| {
            let decision = decisions
                .iter()
                .find(|decision| told(practice, decision).1 == case);
            let rows = evidence(practice, decision.unwrap()).into_iter();
            rows.map(|(file, line)| format!("{file}:{line}")).collect()
        })
    }

    /// What is decided about each case as if there were no other, and the number of rows that come with it.
    pub fn rows_with(&self, wanted: Evidence) -> Vec<(String, usize)> {
        let alone = self.look(&self.lines(), |practice| each_alone(practice, wanted));
        let counted = alone.into_iter();
        counted
            .map(|((_, _, decision), rows)| (decision, rows.len()))
            .collect()
    }

    /// The reason that is found for a case; `-`: none.
    pub fn reason(&self, case: &str) -> &'static str {
        self.planned(|practice, decisions, _| {
            let decision = decisions
                .iter()
                .find(|decision| told(practice, decision).1 == case);
            decision
                .unwrap()
                .reason()
                .map_or("-", crate::model::clinic::Reason::name)
        })
    }

    /// The day from which a case is due.
    pub fn day(&self, case: &str) -> Option<NaiveDate> {
        self.planned(|practice, decisions, _| {
            let mut decisions = decisions.iter();
            let decision = decisions.find(|decision| told(practice, decision).1 == case);
            decision.unwrap().day()
        })
    }

    /// The list, a contact a line: time, patient, channel, caller, doctor, cases.
    pub fn list(&self) -> Vec<String> {
        self.planned(|practice, _, plan| {
            plan.contacts
                .iter()
                .map(|contact| line(practice, contact))
                .collect()
        })
    }

    /// The windows of the first contact of the list: `10:00-12:00 18:00-20:00`.
    pub fn windows(&self) -> String {
        self.planned(|_, _, plan| {
            plan.contacts
                .first()
                .map_or_else(String::new, |contact| hours(&contact.windows))
        })
    }

    /// The number on which the first contact of the list is made.
    pub fn number(&self) -> String {
        self.planned(|_, _, plan| {
            let number = plan.contacts.first().and_then(|contact| contact.number);
            number.map_or_else(String::new, crate::phone::Phone::e164)
        })
    }

    /// Who calls about what, without the time: `call administrator - plan:P1`.
    pub fn contacts(&self) -> Vec<String> {
        let lines = self.list();
        lines
            .iter()
            .map(|line| line.split_once(" | ").unwrap().1.to_owned())
            .collect()
    }

    /// How many days the first contact of the list is overdue.
    pub fn days_overdue(&self) -> i64 {
        self.planned(|practice, _, plan| plan.contacts[0].days_overdue(practice.date()))
    }

    /// The ids of the patients who were decided about on the way to the list; one who was so twice stands there twice.
    pub fn decided_about(&self) -> Vec<String> {
        self.look(&self.lines(), |practice| {
            let (_, decisions) = plan::decided(practice);
            assert!(!decisions.is_empty());
            let decided = practice.decided.take().into_iter();
            let id = |patient| practice.clinic.patient_id(patient).to_owned();
            let mut ids: Vec<String> = decided.map(id).collect();
            ids.sort();
            ids
        })
    }

    /// What is to be seen of the clinic on the day.
    pub fn seen<T>(&self, view: impl FnOnce(&Practice<'_>) -> T) -> T {
        self.look(&self.lines(), view)
    }

    /// The first patient as read.
    pub fn only_patient(&self) -> Patient {
        self.look(&self.lines(), |practice| {
            practice.clinic.patients[0].clone()
        })
    }

    /// What is counted and warned of.
    pub fn tally(&self) -> Tally {
        self.planned(|_, _, plan| plan.tally.clone())
    }

    fn planned<T>(&self, view: impl FnOnce(&Practice<'_>, &[Decision], &Plan) -> T) -> T {
        self.look(&self.lines(), |practice| {
            let (plan, decisions) = plan::decided(practice);
            view(practice, &decisions, &plan)
        })
    }

    /// Cuts every file down to the rows that one decision names: the case must be decided as it was.
    fn assert_rests_on(&self, decision: &Told, evidence: &BTreeSet<(String, u32)>) {
        let lines = self.lines();
        let mut cut = lines.clone();
        for (file, lines) in &mut cut {
            let mut number = 0;
            lines.retain(|_| {
                number += 1;
                number == 1 || evidence.contains(&(file.clone(), number))
            });
        }
        if cut == lines {
            return;
        }
        // Rows of other patients are nobody's once those are gone.
        let each = |practice: &Practice<'_>| each_alone(practice, Evidence::OfAll);
        let found = self.clone().with_bad_rows().look(&cut, each);
        let stands = found.iter().any(|(found, _)| found == decision);
        assert!(
            stands,
            "{decision:?} rests on {evidence:?}, which gives {found:?}"
        );
    }

    fn look<T>(&self, lines: &Lines, view: impl FnOnce(&Practice<'_>) -> T) -> T {
        let folder = tempfile::tempdir().unwrap();
        for (file, lines) in lines {
            std::fs::write(folder.path().join(file), lines.join("\n")).unwrap();
        }
        let settings =
            crate::plan::rules::read_settings(&self.settings.join("\n"), Some(Moscow)).unwrap();
        let sources = Sources {
            data: folder.path().to_owned(),
            encoding: Some(Encoding::Utf8),
            delimiter: Some(b','),
            keep_words: true,
            ..Sources::default()
        };
        let reading = read::read(&sources, &settings).unwrap();
        // A reference that names nothing has its meaning, and is no bad row.
        let mut problems = reading.problems.iter();
        assert!(
            self.has_bad_rows || problems.all(|problem| problem.fate == Fate::Unmatched),
            "{:?}",
            reading.problems
        );
        for (file, _, header, _) in &reading.files {
            assert!(
                header.unknown.is_empty(),
                "{}: {:?}",
                file.file_name(),
                header.names
            );
        }
        view(&plan::on_day(&reading.clinic, &settings, self.asked))
    }

    fn lines(&self) -> Lines {
        let lines = |(file, rows): (&&'static str, &Vec<Row>)| {
            let known = FILES.iter().find(|(known, _)| known == file);
            let mut columns: BTreeSet<&str> = known.map_or_else(BTreeSet::new, |(_, columns)| {
                columns.iter().copied().collect()
            });
            columns.extend(rows.iter().flat_map(|row| row.keys().map(String::as_str)));
            let header = columns.iter().copied().collect::<Vec<_>>().join(",");
            let cell = |row: &Row, column: &str| {
                let cell = row.get(column).map_or("", String::as_str);
                format!("\"{}\"", cell.replace('"', "\"\""))
            };
            let line = |row| {
                columns
                    .iter()
                    .map(|column| cell(row, column))
                    .collect::<Vec<_>>()
                    .join(",")
            };
            let lines = std::iter::once(header).chain(rows.iter().map(line));
            ((*file).to_owned(), lines.collect())
        };
        self.files.iter().map(lines).collect()
    }
}

/// Reads cells; the words of a cell without a name go to the unnamed columns, the last word to the last of them.
fn row(cells: &str, unnamed: &[&str]) -> Row {
    let mut row = Row::new();
    for cell in cells.split("; ").filter(|cell| !cell.is_empty()) {
        if let Some((column, value)) = cell.split_once('=') {
            row.insert(column.to_owned(), value.to_owned());
            continue;
        }
        let words = cell.rsplitn(unnamed.len(), ' ');
        for (column, value) in unnamed.iter().rev().zip(words) {
            row.insert((*column).to_owned(), value.to_owned());
        }
    }
    row
}

/// A moment of the clinic: `2026-03-02` or `2026-03-02 12:30:15`.
pub fn moment(text: &str) -> Moment {
    let (date, clock) = text.split_once(' ').unwrap_or((text, "0"));
    let mut second = 0;
    for (part, unit) in clock.split(':').zip([3600, 60, 1]) {
        second += part.parse::<u32>().unwrap() * unit;
    }
    Moment {
        date: calendar::date(date).unwrap(),
        second,
    }
}

/// The decision about each case as if there were no other.
fn each_alone(practice: &Practice<'_>, wanted: Evidence) -> Vec<(Told, BTreeSet<(String, u32)>)> {
    let patients = practice.clinic.by_id.iter();
    patients
        .flat_map(|&patient| decide::patient(&practice.facts(patient), wanted))
        .map(|decision| (told(practice, &decision), evidence(practice, &decision)))
        .collect()
}

fn told(practice: &Practice<'_>, decision: &Decision) -> Told {
    let clinic = practice.clinic;
    let patient = clinic.patient_id(decision.patient);
    let case = decision
        .case()
        .map_or_else(|| "-".to_owned(), |case| case.name(clinic));
    let codes: Vec<&str> = decision.codes().iter().map(Code::name).collect();
    let words = [
        decision.verdict().name().to_owned(),
        codes.join(";"),
        decision.on().map(|on| on.to_string()).unwrap_or_default(),
    ];
    (
        patient.to_owned(),
        case,
        words.join(" ").trim_end().to_owned(),
    )
}

fn evidence(practice: &Practice<'_>, decision: &Decision) -> BTreeSet<(String, u32)> {
    let inputs = &practice.clinic.inputs;
    let rows = decision.evidence.iter();
    rows.map(|row| (inputs[usize::from(row.input())].name.clone(), row.line()))
        .collect()
}

fn hours(windows: &Windows) -> String {
    let windows = windows.as_slice().iter();
    let windows = windows.map(|window| format!("{}-{}", Clock(window.from), Clock(window.to)));
    windows.collect::<Vec<_>>().join(" ")
}

fn line(practice: &Practice<'_>, contact: &Contact) -> String {
    let clinic = practice.clinic;
    let patient = clinic.patient_id(contact.patient);
    let time = match contact.scheduled_at {
        Some(minute) => Clock(minute).to_string(),
        None => hours(&contact.windows),
    };
    let doctor = match clinic.texts.get(contact.doctor) {
        "" => "-",
        doctor => doctor,
    };
    let guardian = if contact.to_guardian {
        " to guardian"
    } else {
        ""
    };
    let cases: Vec<String> = contact
        .cases
        .iter()
        .filter_map(|it| Some(it.case()?.name(clinic)))
        .collect();
    let (channel, caller) = (Channel::name(contact.channel), contact.caller.name());
    format!(
        "{time} | {patient} {channel}{guardian} {caller} {doctor} {}",
        cases.join(" ")
    )
}

/// Cases that are due on Monday, 2 March 2026, by what is added to a story.
pub mod due_today {
    use super::Story;

    /// Monday, 2 March.
    pub fn monday() -> Story {
        Story::on("2026-03-02")
    }

    pub fn hygiene(story: Story, id: &str, cells: &str) -> Story {
        let agreed = "hygiene_reminder; agreed_on=2026-01-12; contact_on=2026-03-02";
        story.agreement(id, &format!("{agreed}; {cells}"))
    }

    pub fn checkup(story: Story, id: &str, cells: &str) -> Story {
        let agreed = "checkup_reminder; agreed_on=2025-09-12; contact_on=2026-03-02";
        story.agreement(id, &format!("{agreed}; {cells}"))
    }

    pub fn personal_call(story: Story, id: &str, cells: &str) -> Story {
        let agreed = "personal_call; agreed_on=2026-01-12; contact_on=2026-03-02; topic=36";
        story.agreement(id, &format!("{agreed}; {cells}"))
    }

    pub fn urgent(story: Story, id: &str, cells: &str) -> Story {
        story.plan(id, &format!("urgent=yes; due_on=2026-03-01; {cells}"))
    }
}
