//! A block for each doctor: facts, and what only he can decide or say.

use std::collections::BTreeMap;

use super::contacts::{Field, Matter, Place, Shown, columns};
use super::sheet::{Cell, Kind, Row, Sheet};
use super::{Book, outcomes, told};
use crate::base::{Both, both};
use crate::export::list_columns::ListColumn;
use crate::model::clinic::{About, Channel, Contact as Made, PatientIndex};
use crate::model::decision::{Case, Code, Decision};
use crate::model::text::Text;
use crate::plan::contacts::Contact;
use crate::report::desk::{self, Missing};

pub(super) const DOCTORS: Both = both("Лично врачи", "Doctors");

const SHOWN: Shown = &[
    (Field::Matter, 110),
    (Field::Own(ListColumn::Position), 30),
    (Field::Own(ListColumn::Windows), 72),
    (Field::Own(ListColumn::ContactName), 110),
    (Field::Own(ListColumn::To), 100),
    (Field::Facts, 360),
    (Field::Own(ListColumn::Avoid), 134),
    (Field::Own(ListColumn::Outcome), 92),
    (Field::Own(ListColumn::CalledAt), 60),
    (Field::Own(ListColumn::CallbackAt), 84),
    (Field::Own(ListColumn::Note), 110),
];

/// So many patients of one sort are named.
const NAMED: usize = 10;

const PAIN: Both = both("Болит", "In pain");
const OWN_CALL: Both = both("Звоните лично", "Call in person");
const NOT_COME: Both = both("План подписан, лечения нет", "Signed, and did not come");
const QUESTION: Both = both("Вопрос к Вам", "A question for you");
const EXHAUSTED: Both = both(
    "Не дозвонились: решите сами",
    "Not reached: decide yourself",
);
const MISSING: Both = both("Не хватает в записях", "Missing in the records");
const CALLED_TODAY: Both = both(
    "Сегодня звонит администратор, №",
    "The administrator calls today, No.",
);
const HEARD: Both = both("Говорили", "Spoken");
const NO_IN_WRITING: Both = both(
    "На следующем приёме оформите отказ письменно.",
    "Put the refusal in writing at the next visit.",
);
const AND_MORE: Both = both("и ещё", "and more:");

/// The sections of a block, in order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Section {
    Pain,
    OwnCalls,
    NotCome,
    Questions,
    Exhausted,
    Missing,
}

/// The rows of the blocks, in order: by doctor, of whom the one that nobody named comes last, by section.
type Blocks = BTreeMap<(bool, String), Vec<(Section, Row)>>;

impl Book<'_> {
    pub(super) fn doctors(&self) -> Option<Sheet> {
        let (fields, columns) = columns(self, SHOWN);
        let mut blocks = Blocks::new();
        let mut put = |doctor: Text, section: Section, row: Row| {
            if !self.desk.is_for_doctor(doctor) {
                return;
            }
            let name = self.page.words.doctor_named(doctor);
            let block = blocks.entry((doctor.is_blank(), name)).or_default();
            block.push((section, row));
        };
        for (contact, position) in self.contacts(Place::Doctors) {
            for (section, row) in self.own_call(&fields, contact, position) {
                put(contact.doctor, section, row);
            }
        }
        let clinic = self.page.practice.clinic;
        for decision in self.desk.of_doctors() {
            let doctor = desk::doctor_of(clinic, decision);
            if let Some((section, row)) = self.decided(&fields, decision) {
                put(doctor, section, row);
            }
        }
        for (doctor, row) in self.called_for_them(&fields) {
            put(doctor, Section::NotCome, row);
        }
        let questions = if self.desk.is_of_contacts_alone() {
            Vec::new()
        } else {
            desk::questions(self.page.practice)
        };
        for question in questions {
            let doctor = self.doctor_asked(question);
            put(doctor, Section::Questions, self.question(&fields, question));
        }
        for (doctor, row) in self.missing(&fields) {
            put(doctor, Section::Missing, row);
        }
        let mut rows = Vec::new();
        for ((_, name), mut block) in blocks {
            rows.push(told::head(&fields, name));
            block.sort_by_key(|(section, _)| *section);
            rows.extend(block.into_iter().map(|(_, row)| row));
        }
        (!rows.is_empty()).then(|| Sheet {
            name: self.said(DOCTORS),
            rows,
            columns,
            outcomes: outcomes::offered(&[Channel::Call], self.page.language),
            kept_in_sight: 0,
            is_sorted: false,
            tab: 0xED_7D_31,
        })
    }

    /// What the doctor says himself, a row a matter.
    fn own_call(
        &self,
        fields: &[Field],
        contact: &Contact,
        position: usize,
    ) -> Vec<(Section, Row)> {
        let is_unwell = contact.cases.iter().any(Decision::is_unwell);
        let (section, title) = if is_unwell {
            (Section::Pain, PAIN)
        } else {
            (Section::OwnCalls, OWN_CALL)
        };
        let row = |matter: Matter<'_>| Row {
            kind: if is_unwell {
                Kind::PressingContact
            } else {
                Kind::Contact
            },
            cells: fields
                .iter()
                .map(|&field| match field {
                    Field::Matter => Cell::text(self.said(title)),
                    Field::Facts => Cell::text(matter.facts()),
                    field => matter.cell(field),
                })
                .collect(),
        };
        let matters = self.matters(contact, position);
        matters.map(|matter| (section, row(matter))).collect()
    }

    /// A decision of which the doctor should know, the list aside.
    fn decided(&self, fields: &[Field], decision: &Decision) -> Option<(Section, Row)> {
        let (section, title, kind) = if decision.is_unwell() {
            (Section::Pain, PAIN, Kind::Pressing)
        } else if decision.codes().contains(Code::AttemptsExhausted) {
            (Section::Exhausted, EXHAUSTED, Kind::Told)
        } else if desk::is_of_plan(decision) {
            (Section::NotCome, NOT_COME, Kind::Told)
        } else {
            return None;
        };
        let mut cells = match section {
            // Nobody calls them today: they are told of, and not to be called.
            Section::NotCome => vec![self.who(decision.patient)],
            Section::Pain
            | Section::OwnCalls
            | Section::Questions
            | Section::Exhausted
            | Section::Missing => self.whom(decision.patient),
        };
        cells.push((Field::Matter, self.said(title).to_owned()));
        let facts = match section {
            Section::NotCome => self.heard(decision),
            Section::Pain
            | Section::OwnCalls
            | Section::Questions
            | Section::Exhausted
            | Section::Missing => self.facts(decision.patient, std::slice::from_ref(decision)),
        };
        cells.push((Field::Facts, facts));
        Some((section, told::row(kind, fields, &cells)))
    }

    /// By whom a patient is known, where another calls or nobody does.
    fn who(&self, patient: PatientIndex) -> (Field, String) {
        let name = self.page.words.whose(patient);
        (Field::Own(ListColumn::ContactName), name)
    }

    /// What was heard of a plan.
    fn heard(&self, decision: &Decision) -> String {
        let facts = self.page.practice.facts(decision.patient);
        let heard = desk::heard(&facts, decision);
        let heard =
            heard.map(|contact| format!("{} {}.", self.said(HEARD), self.page.told(contact)));
        let why = Some(self.page.why(decision));
        let said_no = decision.codes().contains(Code::DeclinedOnContact);
        let in_writing = said_no.then(|| self.said(NO_IN_WRITING).to_owned());
        let lines: Vec<String> = heard.into_iter().chain(why).chain(in_writing).collect();
        lines.join("\n")
    }

    /// Signed plans about which the administrator calls today.
    fn called_for_them(&self, fields: &[Field]) -> Vec<(Text, Row)> {
        let mut rows = Vec::new();
        let administrators = self
            .contacts(Place::Calls)
            .chain(self.contacts(Place::Messages));
        for (contact, position) in administrators {
            for case in contact.cases.iter().filter(|case| desk::is_of_plan(case)) {
                let called = format!("{} {position}.", self.said(CALLED_TODAY));
                let mut cells = vec![self.who(contact.patient)];
                cells.push((Field::Matter, self.said(NOT_COME).to_owned()));
                cells.push((Field::Facts, format!("{called}\n{}", self.page.why(case))));
                let doctor = desk::doctor_of(self.page.practice.clinic, case);
                rows.push((doctor, told::row(Kind::Told, fields, &cells)));
            }
        }
        rows
    }

    fn question(&self, fields: &[Field], question: &Made) -> Row {
        let mut cells = self.whom(question.patient);
        cells.push((Field::Matter, self.said(QUESTION).to_owned()));
        cells.push((Field::Facts, self.page.told(question)));
        self.answering(fields, question, &cells)
            .unwrap_or_else(|| told::row(Kind::Told, fields, &cells))
    }

    /// Whom a question was for: the doctor of what was spoken of, else of the last visit.
    fn doctor_asked(&self, question: &Made) -> Text {
        let clinic = self.page.practice.clinic;
        let of_case = |about: &About| {
            let (_, named) = clinic.about(*about);
            let plans = clinic
                .plans
                .range(question.patient)
                .map(index)
                .map(Case::Plan);
            let agreements = clinic.agreements.range(question.patient).map(index);
            let mut cases = plans.chain(agreements.map(Case::Agreement));
            let case = cases.find(|case| case.parts(clinic).1 == named)?;
            match case {
                Case::Plan(_) => {
                    let (from, to) = case.plan(clinic)?.items;
                    let items = clinic.items.get(from as usize..to as usize)?;
                    items
                        .iter()
                        .map(|item| item.doctor)
                        .find(|it| !it.is_blank())
                }
                Case::Agreement(_) => Some(case.agreement(clinic)?.doctor),
                Case::Visit(_) => None,
            }
        };
        let of_visit = || {
            let visits = clinic.visits.of(question.patient).iter();
            Some(visits.rev().find(|visit| !visit.doctor.is_blank())?.doctor)
        };
        let named = clinic.abouts(question).iter().find_map(of_case);
        named.or_else(of_visit).unwrap_or(Text::BLANK)
    }

    /// What is missing in the records, a row for each sort of a doctor.
    fn missing(&self, fields: &[Field]) -> Vec<(Text, Row)> {
        let mut all: BTreeMap<(String, Code), Vec<&Missing>> = BTreeMap::new();
        for missing in self.desk.missing() {
            let doctor = self.page.words.doctor_named(missing.doctor);
            all.entry((doctor, missing.code)).or_default().push(missing);
        }
        let mut rows = Vec::new();
        for ((_, code), of_code) in all {
            let named = of_code.iter().take(NAMED).map(|missing| {
                let whose = self.page.words.whose(missing.patient);
                format!("{whose}, {}", self.named(missing.case))
            });
            let mut named: Vec<String> = named.collect();
            if of_code.len() > NAMED {
                named.push(format!("{} {}", self.said(AND_MORE), of_code.len() - NAMED));
            }
            let facts = format!("{}: {}.", self.page.words.code(code), named.join("; "));
            let cells = [
                (Field::Matter, self.said(MISSING).to_owned()),
                (Field::Facts, capital(&facts)),
            ];
            if let Some(first) = of_code.first() {
                rows.push((first.doctor, told::row(Kind::Told, fields, &cells)));
            }
        }
        rows
    }
}

fn index(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// A sentence begins with a capital.
fn capital(sentence: &str) -> String {
    let mut letters = sentence.chars();
    let first = letters.next().into_iter();
    let mut out: String = first.flat_map(char::to_uppercase).collect();
    out.push_str(letters.as_str());
    out
}
