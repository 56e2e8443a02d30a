//! What a day at the desk is about besides the contacts: what doctors have to know, what is to be asked of who comes today, what was said and
//! has to be sorted out, what is done.
//!
//! Nothing is decided here: it is found in the decisions as they are made, and in what was written down of contacts.

mod asked;
mod spoken;

use std::collections::BTreeMap;

use crate::model::clinic::{Clinic, Contact, PatientIndex, Reason, StandsIn, Visit, VisitStatus};
use crate::model::decision::{Case, Code, Decision, Verdict};
use crate::model::text::Text;
use crate::plan::practice::{Facts, Practice};
use crate::plan::time;
use crate::report::audience::Audience;

pub(crate) use asked::{Ask, asks, visitors};
pub(crate) use spoken::{Settling, complaints, done_today, last_contacts, questions, unclear};

/// What was heard about a plan is told for so many days.
const HEARD_DAYS: i64 = 30;

/// What is missing in the record of a consultation is asked for so many days after it.
const SIGNATURE_DAYS: i64 = 60;

/// For so long a patient may be there from the start of his visit.
const VISIT_MINUTES: u16 = 60;

/// What is missing in a record without which a case can't be judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Missing {
    /// Whose record it is; blank where no doctor is named.
    pub doctor: Text,
    pub code: Code,
    pub patient: PatientIndex,
    pub case: Case,
}

/// What decisions have to tell to people besides the list.
#[derive(Default)]
pub struct Desk {
    /// For whom that is.
    audience: Audience,
    /// Nothing is told besides some contacts: their list is for somebody from whom the rest of the day is kept.
    contacts_alone: bool,
    /// Decisions of which a doctor should know.
    of_doctors: Vec<Decision>,
    /// All decisions about whom a visit of today brings in, each with those about him.
    of_visitors: BTreeMap<PatientIndex, Vec<Decision>>,
    missing: Vec<Missing>,
}

impl Desk {
    /// What is told with a list that goes to whoever brought a campaign.
    pub(crate) fn of_contacts_alone() -> Self {
        Self {
            contacts_alone: true,
            ..Self::default()
        }
    }

    /// Whether nothing is told besides the contacts.
    pub(crate) const fn is_of_contacts_alone(&self) -> bool {
        self.contacts_alone
    }

    /// Takes a decision in, if there is something to tell of it.
    pub fn take(&mut self, practice: &Practice<'_>, decision: &Decision) {
        if is_for_doctor(practice, decision) {
            self.of_doctors.push(decision.clone());
        }
        if visit_today(practice, decision.patient).is_some() {
            let own = self.of_visitors.entry(decision.patient).or_default();
            own.push(decision.clone());
        }
        let doctor = doctor_of(practice.clinic, decision);
        let Some(case) = decision.case() else {
            return;
        };
        for code in decision.codes().iter() {
            if is_in_record(practice, case, code) {
                let patient = decision.patient;
                self.missing.push(Missing {
                    doctor,
                    code,
                    patient,
                    case,
                });
            }
        }
    }

    /// Takes in what others have taken.
    pub fn append(&mut self, mut other: Self) {
        self.of_doctors.append(&mut other.of_doctors);
        for (patient, mut decisions) in other.of_visitors {
            let own = self.of_visitors.entry(patient).or_default();
            own.append(&mut decisions);
        }
        self.missing.append(&mut other.missing);
    }

    /// Leaves what is for somebody.
    pub(crate) fn narrow(&mut self, practice: &Practice<'_>, audience: &Audience) {
        self.audience = audience.clone();
        let clinic = practice.clinic;
        let is_for = |doctor: Text| audience.is_for_doctor(doctor);
        self.of_doctors
            .retain(|decision| is_for(doctor_of(clinic, decision)));
        self.missing.retain(|missing| is_for(missing.doctor));
    }

    /// Whether it is told to a doctor what is his.
    pub(crate) fn is_for_doctor(&self, doctor: Text) -> bool {
        self.audience.is_for_doctor(doctor)
    }

    /// Whether it is told what a manager settles.
    pub(crate) fn is_for_manager(&self) -> bool {
        matches!(self.audience, Audience::Everybody | Audience::Manager) && !self.contacts_alone
    }

    /// Whether it is told what is done at the desk.
    pub(crate) fn is_for_administrator(&self) -> bool {
        matches!(self.audience, Audience::Everybody | Audience::Administrator)
            && !self.contacts_alone
    }

    /// Decisions of which a doctor should know: somebody is unwell, did not come though a plan is signed, or could not be reached.
    pub(crate) fn of_doctors(&self) -> &[Decision] {
        &self.of_doctors
    }

    /// What is missing in records.
    pub(crate) fn missing(&self) -> &[Missing] {
        &self.missing
    }

    /// The decisions about a patient who comes today.
    fn of_visitor(&self, patient: PatientIndex) -> &[Decision] {
        self.of_visitors
            .get(&patient)
            .map_or(&[][..], Vec::as_slice)
    }
}

/// Whether a doctor should know of a decision, the list aside.
fn is_for_doctor(practice: &Practice<'_>, decision: &Decision) -> bool {
    let is_exhausted = decision.codes().contains(Code::AttemptsExhausted);
    if decision.is_unwell() || is_exhausted {
        return decision.verdict() != Verdict::Call;
    }
    is_of_plan(decision)
        && decision.verdict() != Verdict::Call
        && heard(&practice.facts(decision.patient), decision).is_some()
}

/// Whether it is about a plan that was signed and not kept to.
pub(crate) fn is_of_plan(decision: &Decision) -> bool {
    let reason = decision.reason();
    reason.map(Reason::stands_in) == Some(StandsIn::Plan)
        && !matches!(decision.verdict(), Verdict::Unjustified)
}

/// The last contact of the last weeks that was about a case, or may have been.
pub(crate) fn heard<'a>(facts: &Facts<'a>, decision: &Decision) -> Option<&'a Contact> {
    let case = decision.case()?;
    let clinic = facts.practice.clinic;
    let (_, id) = case.parts(clinic);
    let is_about = |contact: &&Contact| {
        let abouts = facts.abouts(contact);
        let mut named = abouts.iter().map(|&about| clinic.about(about).1);
        abouts.is_empty()
            || named.any(|named| named == id || Some(named) == decision.reason().map(Reason::name))
    };
    let date = facts.date();
    let is_recent = |contact: &&Contact| time::days_between(contact.at.date, date) <= HEARD_DAYS;
    facts.contacts().filter(is_recent).rfind(is_about)
}

/// The doctor whose case it is; blank where none is named.
pub(crate) fn doctor_of(clinic: &Clinic, decision: &Decision) -> Text {
    let due = decision.due().map_or(Text::BLANK, |due| due.doctor);
    if !due.is_blank() {
        return due;
    }
    let Some(case) = decision.case() else {
        return Text::BLANK;
    };
    let of_plan = || {
        let (from, to) = case.plan(clinic)?.items;
        let items = clinic.items.get(from as usize..to as usize)?;
        let named = items.iter().map(|item| item.doctor);
        named.into_iter().find(|doctor| !doctor.is_blank())
    };
    let of_agreement = || Some(case.agreement(clinic)?.doctor);
    let of_visit = || Some(case.visit(clinic)?.doctor);
    of_plan()
        .or_else(of_agreement)
        .or_else(of_visit)
        .unwrap_or(Text::BLANK)
}

/// Whether a code says that something is missing in a doctor's record, and that can still be put right.
pub(crate) fn is_in_record(practice: &Practice<'_>, case: Case, code: Code) -> bool {
    match code {
        Code::NoDeadline
        | Code::NoClinicalBasis
        | Code::NoDueDate
        | Code::EarlyWithoutReason
        | Code::NoTopic
        | Code::NoDoctor => true,
        Code::PlanNotSigned | Code::PlanNotWritten => is_of_late(practice, case),
        Code::PlanFinished
        | Code::AgreementFulfilled
        | Code::AgreementWithdrawn
        | Code::PatientUndecided
        | Code::TooExpensive
        | Code::PatientDeclined
        | Code::NothingUrgent
        | Code::NotAgreed
        | Code::PromotionalTopic
        | Code::ReminderNotWanted
        | Code::AlreadyConfirmed
        | Code::AlreadyAttended
        | Code::AlreadyBooked
        | Code::DeclinedOnContact
        | Code::AlreadyReached
        | Code::PatientInactive
        | Code::UnreadableRecord
        | Code::DuplicatePatient
        | Code::DuplicateRecord
        | Code::PossibleDuplicate
        | Code::BookingsUnknown
        | Code::OptedOut
        | Code::RefusalNoted
        | Code::UnclearOutcome
        | Code::Unwell
        | Code::DoctorAsked
        | Code::ConsentExpired
        | Code::NoConsent
        | Code::ComplaintOpen
        | Code::GuardianMissing
        | Code::ChannelNotAllowed
        | Code::NoReachableAddress
        | Code::AttemptsExhausted
        | Code::NoCommonTime
        | Code::TooLate
        | Code::NotDue
        | Code::Paused
        | Code::CoolingDown
        | Code::ComingSoon
        | Code::AnotherContactToday
        | Code::ClinicClosed
        | Code::DayNotPreferred
        | Code::WindowClosed
        | Code::NoFreeTime
        | Code::NoReason => false,
    }
}

/// Whether a plan was made so lately that its patient may still be asked to sign it.
fn is_of_late(practice: &Practice<'_>, case: Case) -> bool {
    let clinic = practice.clinic;
    let items = case.plan(clinic).map(|plan| plan.items);
    let items = items.and_then(|(from, to)| clinic.items.get(from as usize..to as usize));
    let mut days = items.unwrap_or_default().iter();
    days.any(|item| {
        let consulted = item.consulted_on;
        consulted.is_some_and(|on| time::days_between(on, practice.date()) <= SIGNATURE_DAYS)
    })
}

/// The visit of today for which a patient is still to come, or may still be there.
fn visit_today<'a>(practice: &Practice<'a>, patient: PatientIndex) -> Option<&'a Visit> {
    let now = practice.asked.now;
    let mut visits = practice.clinic.visits.of(patient).iter();
    visits.find(|visit| {
        let is_there = visit
            .minute()
            .is_none_or(|start| start + VISIT_MINUTES > now.minute());
        visit.starts_at.date == now.date
            && is_there
            && matches!(visit.status, VisitStatus::Booked | VisitStatus::Confirmed)
    })
}
