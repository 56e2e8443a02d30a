//! The words of `recall explain`: what happens today, the steps of a decision, the rows it rests on, what would change it.

use super::told::Told;
use super::{Words, english, russian};
use crate::clinic::{
    Agreement, Bar, Barring, Contact as Made, Item, NumberOptOut, Patient, PatientIndex, RowAt,
    Visit,
};
use crate::contacts::Contact;
use crate::decision::{Code, Decision, Step};
use crate::settings::Language;

/// What stands over the parts of an explanation.
pub struct Headings {
    /// The rows that bar the patient.
    pub barred: &'static str,
    /// The steps.
    pub steps: &'static str,
    /// What would have to change.
    pub change: &'static str,
    /// The rows.
    pub evidence: &'static str,
}

/// What a row is in which a decision has its ground.
#[derive(Clone, Copy)]
pub(super) enum Fact<'w> {
    /// It can't be used.
    Barring(Bar),
    /// The patient's own row.
    Patient(&'w Patient),
    /// The row of somebody else.
    OtherPatient(&'w str),
    /// The service card.
    Card(&'w Patient),
    /// An item of a plan.
    Item(&'w Item),
    /// A visit.
    Visit(&'w Visit),
    /// An agreement.
    Agreement(&'w Agreement),
    /// A contact that was made.
    Contact(&'w Made),
    /// Somebody asked for no more contacts to a number.
    NumberOptOut(&'w NumberOptOut),
    /// Something else.
    Other,
}

impl Fact<'_> {
    /// The name in JSON.
    const fn name(self) -> &'static str {
        match self {
            Self::Barring(_) => "barred_row",
            Self::Patient(_) => "patient",
            Self::OtherPatient(_) => "other_patient",
            Self::Card(_) => "card",
            Self::Item(_) => "plan_item",
            Self::Visit(_) => "visit",
            Self::Agreement(_) => "agreement",
            Self::Contact(_) => "contact",
            Self::NumberOptOut(_) => "number_opt_out",
            Self::Other => "other",
        }
    }
}

impl<'w> Told<'w> {
    /// What a row of the evidence is.
    fn fact(&self, row: RowAt) -> Fact<'w> {
        let (facts, clinic) = (&self.facts, self.clinic());
        let (patient, is_it) = (facts.patient, |known: RowAt| known == row);
        let refused =
            |barring: &&Barring| is_it(barring.row) && (barring.bar != Bar::PossibleDuplicate);
        if let Some(barring) = facts.barrings.iter().find(refused) {
            return Fact::Barring(barring.bar);
        }
        if is_it(patient.row) {
            return Fact::Patient(patient);
        }
        if patient.card.is_some_and(is_it) {
            return Fact::Card(patient);
        }
        let plans = clinic.plans.get(facts.plans.clone()).unwrap_or_default();
        let items = plans.iter().flat_map(|plan| {
            let items = clinic
                .items
                .get(plan.items.0 as usize..plan.items.1 as usize);
            items.unwrap_or_default()
        });
        let agreements = clinic.agreements.get(facts.agreements.clone());
        let mut visits = facts.visits.iter();
        let mut agreements = agreements.unwrap_or_default().iter();
        let mut contacts = facts.all_contacts.iter();
        let own = items
            .map(|item| (item.row, Fact::Item(item)))
            .find(|&(known, _)| is_it(known))
            .map(|(_, fact)| fact)
            .or_else(|| visits.find(|visit| is_it(visit.row)).map(Fact::Visit))
            .or_else(|| agreements.find(|row| is_it(row.row)).map(Fact::Agreement))
            .or_else(|| {
                contacts
                    .find(|contact| is_it(contact.row))
                    .map(Fact::Contact)
            });
        own.unwrap_or_else(|| self.fact_of_another(row))
    }

    /// The same of a row that is not the patient's own.
    fn fact_of_another(&self, row: RowAt) -> Fact<'w> {
        let clinic = self.clinic();
        let mut out = clinic.number_opt_outs.iter();
        if let Some(out) = out.find(|out| out.row == row) {
            return Fact::NumberOptOut(out);
        }
        let others: std::ops::Range<PatientIndex> =
            0..u32::try_from(clinic.patients.len()).unwrap_or(u32::MAX);
        let mut others = others.map(|index| (index, &clinic.patients[index as usize]));
        let is_of = |other: &Patient| other.row == row || other.card == Some(row);
        let other = others.find(|(_, other)| is_of(other));
        other.map_or(Fact::Other, |(index, _)| {
            Fact::OtherPatient(clinic.patient_id(index))
        })
    }

    /// The rows that are to be mended because of a bar, as they are named.
    pub(super) fn rows_to_mend(&self, bar: Bar) -> String {
        let rows = self.barring_rows(bar);
        let rows: Vec<String> = rows.map(|row| self.words.place(row).to_string()).collect();
        rows.join(", ")
    }
}

impl Words<'_> {
    /// What stands over the parts.
    #[must_use]
    pub const fn headings(&self) -> &'static Headings {
        match self.language {
            Language::Russian => &russian::explain::HEADINGS,
            Language::English => &english::explain::HEADINGS,
        }
    }

    /// The date, with its day of the week.
    #[must_use]
    pub fn day(&self) -> String {
        match self.language {
            Language::Russian => russian::explain::day(self.practice.date()),
            Language::English => english::explain::day(self.practice.date()),
        }
    }

    /// What happens today: the contact with its hours and its number or address, or that there is none.
    #[must_use]
    pub fn today(&self, contact: Option<&Contact>, address: &str, hours: &str) -> String {
        match self.language {
            Language::Russian => russian::explain::today(self, contact, address, hours),
            Language::English => english::explain::today(self, contact, address, hours),
        }
    }

    /// What there is where the patient has no case.
    #[must_use]
    pub const fn without_case(&self) -> &'static str {
        match self.language {
            Language::Russian => russian::explain::WITHOUT_CASE,
            Language::English => english::explain::WITHOUT_CASE,
        }
    }

    /// A step of a decision, passed or not; where it decided, with its codes and their facts.
    #[must_use]
    pub fn step(&self, decision: &Decision, step: Step, is_passed: bool) -> String {
        let told = Told::of(self, decision);
        match self.language {
            Language::Russian => russian::explain::step(&told, step, is_passed),
            Language::English => english::explain::step(&told, step, is_passed),
        }
    }

    /// What would have to change for a contact to be right, or that nothing has to be done.
    #[must_use]
    pub fn change(&self, decision: &Decision, code: Code) -> String {
        let told = Told::of(self, decision);
        match self.language {
            Language::Russian => russian::explain::change(&told, code),
            Language::English => english::explain::change(&told, code),
        }
    }

    /// What a row is on which the decision rests: its name in JSON, and in words with its main content.
    #[must_use]
    pub fn fact(&self, decision: &Decision, row: RowAt) -> (&'static str, String) {
        let told = Told::of(self, decision);
        let fact = told.fact(row);
        let words = match self.language {
            Language::Russian => russian::explain::fact(&told, fact),
            Language::English => english::explain::fact(&told, fact),
        };
        (fact.name(), words)
    }

    /// Why a row bars the patient.
    #[must_use]
    pub const fn bar(&self, bar: Bar) -> &'static str {
        self.code(bar.code())
    }
}

/// The first part names the row, the others tell what stands in it.
pub(super) fn labelled(parts: &[String]) -> String {
    match parts.split_first() {
        Some((label, [])) => label.clone(),
        Some((label, parts)) => format!("{label}: {}", parts.join("; ")),
        None => String::new(),
    }
}
