//! Counting decisions for the summary, and what it warns of.

use crate::clinic::PatientIndex;
use crate::decision::{Code, Decision, Verdict};
use crate::history;
use crate::practice::{Bookings, Practice};
use crate::time;

/// A promise to call again is looked after for so many days.
const PROMISE_DAYS: u32 = 30;

/// How many of what.
#[derive(Clone, Debug)]
pub struct Tally {
    /// Patients of patients.csv.
    pub patients: u64,
    /// Cases, patients without one aside.
    pub cases: u64,
    /// By place in [`Verdict::ALL`].
    pub verdicts: [u64; Verdict::ALL.len()],
    /// By place in [`Code::ALL`].
    pub codes: [u64; Code::ALL.len()],
    /// Cases to call today, by [`crate::clinic::Reason::index`].
    pub reasons: [u64; 8],
    /// What a person should know before relying on the list.
    pub warnings: Vec<Warning>,
}

/// What a person should know before relying on the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Warning {
    /// There is no record of earlier contacts.
    NoContacts,
    /// Nobody knows who is booked.
    BookingsUnknown,
    /// The clinic looks up bookings by hand.
    BookingsByHand,
    /// visits.csv has no visit after now.
    NoFutureVisits,
    /// A callback was promised, and no case carries it: the row of the contact.
    PromiseWithoutCase(crate::clinic::RowAt),
}

impl Tally {
    /// Nothing counted yet; what can be warned of is found.
    #[must_use]
    pub fn new(practice: &Practice<'_>) -> Self {
        let clinic = practice.clinic;
        let mut warnings = Vec::new();
        if !clinic.has_contacts {
            warnings.push(Warning::NoContacts);
        }
        let now = practice.asked.now;
        let is_future = |visit| crate::practice::is_future(visit, now);
        match practice.bookings {
            Bookings::Unknown => warnings.push(Warning::BookingsUnknown),
            Bookings::CheckedByHand => warnings.push(Warning::BookingsByHand),
            Bookings::Visits if !clinic.visits.iter().any(is_future) => {
                warnings.push(Warning::NoFutureVisits);
            }
            Bookings::Visits | Bookings::NextVisits(_) => {}
        }
        Self {
            patients: 0,
            cases: 0,
            verdicts: [0; Verdict::ALL.len()],
            codes: [0; Code::ALL.len()],
            reasons: [0; 8],
            warnings,
        }
    }

    /// Counts a decision.
    pub fn count(&mut self, decision: &Decision) {
        self.cases += u64::from(decision.case.is_some());
        self.verdicts[decision.verdict as usize] += 1;
        for code in decision.codes.iter() {
            self.codes[code as usize] += 1;
        }
        if let (Verdict::Call, Some(reason)) = (decision.verdict, decision.reason) {
            self.reasons[reason.index()] += 1;
        }
    }

    /// Counts a patient, and looks for a promise to call again that none of the patient's cases carries.
    pub fn patient(
        &mut self,
        practice: &Practice<'_>,
        patient: PatientIndex,
        decisions: &[Decision],
    ) {
        self.patients += 1;
        let facts = practice.facts(patient);
        let since = time::minus(practice.date(), PROMISE_DAYS);
        for contact in facts.contacts {
            let Some(promised) = contact.promised().filter(|at| at.date >= since) else {
                continue;
            };
            let is_carried = decisions.iter().any(|decision| {
                decision.callback_at == Some(promised)
                    && !matches!(decision.verdict, Verdict::Settled | Verdict::Unjustified)
            });
            let is_past = facts.contacts.iter().any(|later| {
                later.order() > contact.order()
                    && history::says_how_things_are(later.outcome)
                    && facts.abouts(later) == facts.abouts(contact)
            });
            if !is_carried && !is_past {
                self.warnings.push(Warning::PromiseWithoutCase(contact.row));
            }
        }
    }
}
