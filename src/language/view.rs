//! What a sentence about a decision may name: visits, contacts, items and doctors, looked up where the decision points.

use std::fmt;

use chrono::{Days, NaiveDate};

use super::plain::{Said, say};
use super::{Words, teeth};
use crate::model::clinic::{
    Agreement, BlockReason, Channel, Clinic, Consent, Contact, Item, ItemStatus, Moment, Outcome,
    Plan, RowAt, Visit, VisitStatus, Windows,
};
use crate::model::decision::{Decision, Verdict};
use crate::model::text::Text;
use crate::plan::practice::{self, Facts};
use crate::plan::time::Wish;
use crate::plan::{permission, rules};

/// A doctor as people know one: the specialty where it is known, and the name; both as they are shown. So one says it aloud; a specialty in
/// brackets behind the name can't be spoken.
#[derive(Clone, Copy)]
pub(super) struct Doctor<'w> {
    pub name: &'w str,
    pub specialty: Option<&'w str>,
}

impl Doctor<'_> {
    /// Whether it is a name that can be said to a patient: some exports have numbers for doctors.
    pub fn has_name(&self) -> bool {
        self.name.contains(char::is_alphabetic)
    }
}

impl fmt::Display for Doctor<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(specialty) = self.specialty {
            f.write_str(specialty)?;
            f.write_str(" ")?;
        }
        f.write_str(self.name)
    }
}

impl Said for Doctor<'_> {
    fn say(self, out: &mut String) {
        if let Some(specialty) = self.specialty {
            say!(out, specialty, " ");
        }
        out.push_str(self.name);
    }
}

/// A decision with the facts of its patient.
pub(super) struct DecisionView<'w> {
    pub words: &'w Words<'w>,
    pub facts: Facts<'w>,
    pub decision: &'w Decision,
}

impl<'w> DecisionView<'w> {
    pub(super) fn of(words: &'w Words<'w>, decision: &'w Decision) -> Self {
        Self::with(words, words.practice.facts(decision.patient), decision)
    }

    /// The same where the facts are at hand.
    pub(super) const fn with(
        words: &'w Words<'w>,
        facts: Facts<'w>,
        decision: &'w Decision,
    ) -> Self {
        Self {
            words,
            facts,
            decision,
        }
    }

    /// Whether there is to be a contact, today or later: only then does it matter what may happen if it waits.
    pub(super) fn is_pending(&self) -> bool {
        matches!(self.decision.verdict(), Verdict::Call | Verdict::Later)
    }

    pub(super) fn clinic(&self) -> &'w Clinic {
        self.words.practice.clinic
    }

    pub(super) fn text(&self, text: Text) -> &'w str {
        self.clinic().texts.get(text)
    }

    /// A text as it is shown within a sentence.
    pub(super) fn phrase(&self, text: Text) -> &'w str {
        self.words.phrase(text)
    }

    fn is_evidence(&self, row: RowAt) -> bool {
        self.decision.evidence.contains(&row)
    }

    pub(super) fn visit(&self) -> Option<&'w Visit> {
        self.decision.case()?.visit(self.clinic())
    }

    pub(super) fn plan(&self) -> Option<&'w Plan> {
        self.decision.case()?.plan(self.clinic())
    }

    pub(super) fn agreement(&self) -> Option<&'w Agreement> {
        self.decision.case()?.agreement(self.clinic())
    }

    /// The rows of the plan that were not dropped.
    fn items(&self) -> impl DoubleEndedIterator<Item = &'w Item> {
        let (from, to) = self.plan().map_or((0, 0), |plan| plan.items);
        let items = self.clinic().items.get(from as usize..to as usize);
        let items = items.unwrap_or_default().iter();
        items.filter(|item| item.status != ItemStatus::Cancelled)
    }

    /// The rows that the patient agreed to in writing.
    fn agreed_items(&self) -> impl DoubleEndedIterator<Item = &'w Item> {
        self.items()
            .filter(|item| rules::plan::is_agreed(&self.facts, item))
    }

    /// The plan item that is spoken of: the one that gives the day, else the first that is open, else the first.
    pub(super) fn item(&self) -> Option<&'w Item> {
        let deciding = self
            .decision
            .due()
            .and_then(|due| due.item)
            .and_then(|index| {
                let item = self.clinic().items.get(index as usize);
                item.filter(|_| self.plan().is_some())
            });
        let open = || self.agreed_items().find(|item| item.status.is_open());
        let any = || self.items().find(|item| item.status.is_open());
        deciding
            .or_else(open)
            .or_else(any)
            .or_else(|| self.items().next())
    }

    /// How many other items of the plan were agreed to and are open.
    pub(super) fn others_open(&self) -> u64 {
        let open = self.agreed_items().filter(|item| item.status.is_open());
        (open.count() as u64).saturating_sub(1)
    }

    pub(super) fn signed_on(&self) -> Option<NaiveDate> {
        self.agreed_items()
            .filter_map(|item| self.facts.if_past(item.signed_on))
            .max()
    }

    pub(super) fn consulted_on(&self) -> Option<NaiveDate> {
        let item = self.item()?;
        let others = self.items().filter_map(|item| item.consulted_on);
        item.consulted_on.or_else(|| others.min())
    }

    /// The day on which something of the plan was last done, as far as that is on record.
    pub(super) fn last_work_on(&self) -> Option<NaiveDate> {
        let done = self
            .agreed_items()
            .filter(|item| item.status == ItemStatus::Done)
            .filter_map(|item| self.facts.if_past(item.done_on));
        let came = self.came().map(|visit| visit.starts_at.date);
        done.chain(came).max()
    }

    /// The doctor whom the case is about.
    pub(super) fn doctor(&self) -> Option<Doctor<'w>> {
        let named = match self.decision.call() {
            Some((due, _)) => due.doctor,
            None => self.named_doctor(),
        };
        self.known_doctor(named)
    }

    /// What an agreement is about, with its teeth in words.
    pub(super) fn topic(&self, agreement: &Agreement) -> &'w str {
        let words = self.words;
        let make = || teeth::in_words(words.phrase(agreement.topic), words.language).into();
        words.topics.get(agreement.topic, make)
    }

    /// The doctors of a visit that has several, by code point; none where it has one or nobody is named.
    pub(super) fn doctors_of(&self, visit: &Visit) -> Vec<Doctor<'w>> {
        let texts = &self.clinic().texts;
        let services = self.clinic().services_of(visit).iter();
        let named = services.map(|service| service.doctor);
        let mut named: Vec<Text> = named.filter(|doctor| !doctor.is_blank()).collect();
        named.sort_unstable_by_key(|&doctor| texts.get(doctor));
        named.dedup();
        let doctors = named.iter().filter_map(|&doctor| self.known_doctor(doctor));
        let doctors: Vec<Doctor<'w>> = doctors.collect();
        if doctors.len() > 1 {
            doctors
        } else {
            Vec::new()
        }
    }

    fn named_doctor(&self) -> Text {
        if let Some(visit) = self.visit() {
            return visit.doctor;
        }
        if let Some(agreement) = self.agreement() {
            return agreement.doctor;
        }
        let open = self.agreed_items().filter(|item| item.status.is_open());
        let doctors = open.chain(self.agreed_items()).chain(self.items());
        let mut doctors = doctors.map(|item| item.doctor);
        doctors
            .find(|doctor| !doctor.is_blank())
            .unwrap_or_default()
    }

    /// A doctor by name and specialty: from the list of doctors, else as the plan has it.
    pub(super) fn known_doctor(&self, named: Text) -> Option<Doctor<'w>> {
        let mut doctor = self.words.doctor(named)?;
        if doctor.specialty.is_none() {
            let mut items = self.items().filter(|item| item.doctor == named);
            doctor.specialty = items.find_map(|item| self.words.phrase_said(item.specialty));
        }
        Some(doctor)
    }

    /// The visits that the decision rests on and of which something holds.
    fn visits(&self, holds: impl Fn(&Visit) -> bool) -> impl DoubleEndedIterator<Item = &'w Visit> {
        let visits = self.facts.visits.iter();
        visits.filter(move |visit| holds(visit) && self.is_evidence(visit.row))
    }

    /// The visit at which the patient last came for this.
    pub(super) fn came(&self) -> Option<&'w Visit> {
        let date = self.facts.date();
        self.visits(|visit| visit.status == VisitStatus::Attended && visit.starts_at.date <= date)
            .next_back()
    }

    /// The visit that the patient missed or called off, and has not made good since.
    pub(super) fn missed(&self) -> Option<&'w Visit> {
        let now = self.facts.practice.asked.now;
        let is_missed = |visit: &Visit| {
            let missed = matches!(visit.status, VisitStatus::NoShow | VisitStatus::Cancelled);
            missed && visit.starts_at <= now
        };
        let last = self.visits(is_missed).next_back()?;
        let came = self.came();
        came.is_none_or(|came| came.starts_at < last.starts_at)
            .then_some(last)
    }

    /// When the patient is booked for this; only the day where the patients' file says no more.
    pub(super) fn booked(&self) -> Option<(NaiveDate, Option<Moment>)> {
        let now = self.facts.practice.asked.now;
        let mut booked = self.visits(|visit| practice::is_future(visit, now));
        let visit = booked.next().map(|visit| (visit.starts_at, visit.minute()));
        let next_visit_on = self.facts.patient.next_visit_on;
        match visit {
            Some((at, minute)) => Some((at.date, minute.map(|_| at))),
            None if self.facts.has_next_visit() => next_visit_on.map(|date| (date, None)),
            None => None,
        }
    }

    fn contacts(&self) -> impl DoubleEndedIterator<Item = &'w Contact> {
        let contacts = self.facts.contacts();
        contacts.filter(|contact| self.is_evidence(contact.row))
    }

    /// The contact at which the patient said no to this.
    pub(super) fn refusal(&self) -> Option<&'w Contact> {
        self.contacts()
            .rfind(|contact| contact.outcome == Outcome::Declined)
    }

    /// The contact that closed the case.
    pub(super) fn closing(&self) -> Option<&'w Contact> {
        let voice_only = self.decision.reason().is_some_and(|reason| {
            let agreed = self.agreement().and_then(|agreement| agreement.channel);
            rules::rule(reason).is_voice_only(agreed)
        });
        self.contacts()
            .rfind(|contact| contact.outcome.closes(voice_only))
    }

    /// When the patient said that he does not want to be contacted.
    pub(super) fn opted_out_on(&self) -> Option<NaiveDate> {
        let patient = self.facts.patient;
        let mut contacts = self.facts.all_contacts();
        let said = contacts.rfind(|contact| contact.outcome == Outcome::OptOut);
        match patient.consent {
            Consent::No if said.is_none() => patient.consent_on,
            Consent::No | Consent::Yes | Consent::Visits | Consent::NeverAsked => {
                said.map(|contact| contact.at.date)
            }
        }
    }

    /// Whether nobody may call the patient, whatever it is about.
    pub(super) fn must_not_be_called(&self) -> bool {
        permission::must_not_be_called(&self.facts)
    }

    /// Whether somebody asked for no more contacts to a number of the patient's.
    pub(super) fn number_says_no(&self) -> bool {
        permission::is_number_opted_out(&self.facts)
    }

    pub(super) fn complained_on(&self) -> Option<NaiveDate> {
        let mut contacts = self.facts.all_contacts();
        contacts
            .rfind(|contact| contact.outcome == Outcome::Complaint)
            .map(|contact| contact.at.date)
    }

    /// The rows because of which the patient is not contacted.
    pub(super) fn blocking_rows(&self, reason: BlockReason) -> impl Iterator<Item = RowAt> {
        let blocks = self.facts.blocks.iter();
        blocks
            .filter(move |block| block.reason == reason && self.is_evidence(block.row))
            .map(|block| block.row)
            .chain(self.second_card(reason))
    }

    /// The row of another card that is likely the patient's own, where that forbids contact.
    fn second_card(&self, reason: BlockReason) -> Option<RowAt> {
        let second = self.facts.second_card?;
        (reason == BlockReason::PossibleDuplicate).then_some(second.row)
    }

    /// The rows whose notes say not to contact the patient.
    pub(super) fn refusing_notes(&self) -> impl Iterator<Item = RowAt> {
        permission::refusing_notes(&self.facts)
    }

    /// The hours of the day for which the case is put off that suit clinic and patient.
    pub(super) fn windows_to_come(&self) -> Option<Windows> {
        let wish = Wish::of(self.clinic(), self.facts.patient);
        let calendar = &self.words.practice.calendar;
        calendar.windows(self.decision.on()?, wish).ok()
    }

    /// Whether treatment has begun, where a plan was agreed to.
    pub(super) fn is_begun_plan(&self) -> Option<bool> {
        rules::rule(self.decision.reason()?).is_begun_plan()
    }

    /// The last day on which the contact could be made, where the reason ends after so many days.
    pub(super) fn last_day(&self) -> Option<NaiveDate> {
        let reason = self.decision.reason()?;
        let day = self.decision.day()?;
        let lapse_days = self.words.practice.settings.of(reason).lapse_days?;
        day.checked_add_days(Days::new(lapse_days.into()))
    }

    /// Whether the last day has passed; else the contact can't be made for want of time before it.
    pub(super) fn lapsed_on(&self) -> Option<NaiveDate> {
        self.last_day().filter(|&last| last < self.facts.date())
    }

    /// What the contact that closed the case came to.
    pub(super) fn closed_by(&self) -> Option<Outcome> {
        self.closing().map(|contact| contact.outcome)
    }

    /// By which channel the contact of today is made.
    pub(super) fn channel(&self) -> Option<Channel> {
        self.decision.call().map(|(_, approach)| approach.channel)
    }

    /// The day on which to make contact where neither an examination nor a contact has one: given by the rule.
    pub(super) fn reckoned_on(&self) -> Option<NaiveDate> {
        let agreement = self.agreement()?;
        let is_set = agreement.due_on.is_some() || agreement.contact_on.is_some();
        let is_promise = self.decision.callback().is_some();
        let day = self.decision.day().filter(|_| !is_set && !is_promise);
        day.filter(|_| day != agreement.agreed_on)
    }
}
