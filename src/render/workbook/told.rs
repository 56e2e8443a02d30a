//! Rows that tell something and are no contacts of today, and what they tell: what was said, when, of whom.

use chrono::NaiveDate;

use super::Book;
use super::contacts::Field;
use super::sheet::{Cell, Kind, Row};
use crate::base::plural::{english_plural, russian_plural};
use crate::base::{Both, Language, both};
use crate::export::entry::Entry;
use crate::export::list_columns::ListColumn;
use crate::model::clinic::{About, Contact, ItemStatus, PatientIndex, Reason, VisitStatus};
use crate::model::decision::{Case, Decision};
use crate::phone::mask::masked;
use crate::plan::permission;
use crate::report::desk;

/// So many of the last contacts are told.
const CONTACTS_TOLD: usize = 3;

/// A row that tells something: what stands in which column, all others blank.
pub(super) fn row(kind: Kind, fields: &[Field], cells: &[(Field, String)]) -> Row {
    let cell = |field: &Field| {
        let found = cells.iter().find(|(of, _)| of == field);
        found.map_or(Cell::Blank, |(_, text)| Cell::text(text.as_str()))
    };
    Row {
        kind,
        cells: fields.iter().map(cell).collect(),
    }
}

/// The head of a block.
pub(super) fn head(fields: &[Field], text: String) -> Row {
    let mut cells = vec![Cell::Blank; fields.len()];
    if let Some(first) = cells.first_mut() {
        *first = Cell::text(text);
    }
    Row {
        kind: Kind::Head,
        cells,
    }
}

impl Book<'_> {
    pub(super) fn date(&self, date: NaiveDate) -> String {
        self.page.spoken_date(date)
    }

    /// What a case is called: what it is, and its id.
    pub(super) fn named(&self, case: Case) -> String {
        let (_, id) = case.parts(self.page.practice.clinic);
        let kind = match case {
            Case::Visit(_) => both("визит", "visit"),
            Case::Plan(_) => both("план", "plan"),
            Case::Agreement(_) => both("договорённость", "agreement"),
        };
        format!("{} {}", self.said(kind), masked(id))
    }

    /// What a contact was about: the reasons that it names, or of its cases; blank where it does not say.
    pub(super) fn about(&self, contact: &Contact) -> String {
        let clinic = self.page.practice.clinic;
        let words = &self.page.words;
        let facts = self.page.practice.facts(contact.patient);
        let agreements = facts
            .agreements
            .clone()
            .map(|place| &clinic.agreements[place]);
        let reasons = clinic.abouts(contact).iter().map(|&about| match about {
            About::Reason(reason) => words.reason(reason),
            About::Visit(_) => words.reason(Reason::AppointmentReminder),
            About::Plan(_) | About::UnknownPlan(_) => self.said(OF_PLAN),
            About::Agreement(id) | About::UnknownAgreement(id) => {
                let named = clinic.contact_ids.get(id);
                let mut own = agreements.clone();
                let found = own.find(|it| clinic.agreement_ids.get(it.id) == named);
                found.map_or(self.said(OF_AGREEMENT), |it| words.reason(it.kind))
            }
        });
        let mut about: Vec<&str> = reasons.collect();
        about.dedup();
        about.join(", ")
    }

    /// The cells by which everybody knows a patient: the name, and the number that is called; no number where nobody may call.
    pub(super) fn whom(&self, patient: PatientIndex) -> Vec<(Field, String)> {
        let page = self.page;
        let clinic = page.practice.clinic;
        let own = &clinic.patients[patient as usize];
        let may_be_called = !permission::must_not_be_called(&page.practice.facts(patient));
        let number = own.number.filter(|_| may_be_called);
        let number = number.map(|number| page.phones.display(number.phone));
        vec![
            (
                Field::Own(ListColumn::ContactName),
                page.words.whose(patient),
            ),
            (Field::Own(ListColumn::To), number.unwrap_or_default()),
        ]
    }

    /// A row that answers the entry of an earlier list, if the contact has one: what is filled in there is recorded.
    pub(super) fn answering(
        &self,
        fields: &[Field],
        contact: &Contact,
        cells: &[(Field, String)],
    ) -> Option<Row> {
        let page = self.page;
        let clinic = page.practice.clinic;
        let (entry, _) = Entry::parse(clinic.contact_ids.get(contact.entry))?;
        let name = page.words.full_name(contact.patient);
        let cell = |field: &Field| match field {
            Field::Own(
                ListColumn::Outcome
                | ListColumn::CalledAt
                | ListColumn::CallbackAt
                | ListColumn::Score
                | ListColumn::Note,
            ) => Cell::ToFill,
            Field::Own(ListColumn::Entry) => Cell::code(entry.with_digits(&name)),
            Field::Own(ListColumn::PatientName) => Cell::code(name.as_str()),
            Field::Own(ListColumn::PatientId) => Cell::code(entry.patient.as_str()),
            Field::Own(ListColumn::Cases) => Cell::code(entry.case.as_str()),
            Field::Own(ListColumn::Date) => Cell::Date(entry.date),
            Field::Own(ListColumn::Channel) => {
                Cell::text(entry.channel.phrase().said_in(page.language))
            }
            field => {
                let found = cells.iter().find(|(of, _)| of == field);
                found.map_or(Cell::Blank, |(_, text)| Cell::text(text.as_str()))
            }
        };
        Some(Row {
            kind: Kind::Contact,
            cells: fields.iter().map(cell).collect(),
        })
    }

    /// Facts of a patient whom a doctor is to call: age, what was agreed, the plan, the last visit, what was said.
    pub(super) fn facts(&self, patient: PatientIndex, cases: &[Decision]) -> String {
        let mut lines = Vec::new();
        lines.extend(self.age(patient));
        lines.extend(cases.iter().map(|case| self.page.why(case)));
        let plans = cases.iter().filter_map(Decision::case);
        lines.extend(plans.filter_map(|case| self.plan_told(case)));
        lines.extend(self.last_visit(patient));
        let contacts = desk::last_contacts(self.page.practice, patient, CONTACTS_TOLD);
        lines.extend(contacts.iter().map(|contact| self.page.told(contact)));
        lines.join("\n")
    }

    fn age(&self, patient: PatientIndex) -> Option<String> {
        let page = self.page;
        let born = page.practice.clinic.patients[patient as usize].birth_date?;
        let years = page.practice.date().years_since(born)?;
        let noun = match page.language {
            Language::Russian => russian_plural(years.into(), ["год", "года", "лет"]),
            Language::English => english_plural(years.into(), ["year", "years"]),
        };
        Some(match page.language {
            Language::Russian => format!("Возраст: {years} {noun}."),
            Language::English => format!("Age: {years} {noun}."),
        })
    }

    /// What of a plan is done: what is left stands in the sentence about it.
    fn plan_told(&self, case: Case) -> Option<String> {
        let clinic = self.page.practice.clinic;
        let (from, to) = case.plan(clinic)?.items;
        let items = clinic.items.get(from as usize..to as usize)?;
        let done = items.iter().filter(|item| item.status == ItemStatus::Done);
        let done: Vec<String> = done
            .map(|item| {
                let on = item.done_on.map(|on| format!(" ({})", self.date(on)));
                let done = masked(clinic.texts.get(item.procedure));
                format!("{done}{}", on.unwrap_or_default())
            })
            .collect();
        (!done.is_empty()).then(|| format!("{} {}.", self.said(DONE), done.join(", ")))
    }

    fn last_visit(&self, patient: PatientIndex) -> Option<String> {
        let page = self.page;
        let date = page.practice.date();
        let visits = page.practice.clinic.visits.of(patient).iter();
        let mut attended = visits
            .filter(|visit| visit.status == VisitStatus::Attended && visit.starts_at.date <= date);
        let last = attended.next_back()?;
        let on = self.date(last.starts_at.date);
        let doctor = if last.doctor.is_blank() {
            String::new()
        } else {
            format!(", {}", page.words.doctor_named(last.doctor))
        };
        Some(format!("{} {on}{doctor}.", self.said(LAST_VISIT)))
    }
}

const OF_PLAN: Both = both("План лечения", "Treatment plan");
const OF_AGREEMENT: Both = both("Договорённость", "Agreement");
const DONE: Both = both("Сделано:", "Done:");
const LAST_VISIT: Both = both("Последний визит:", "Last visit:");
