//! Counting decisions for the summary, and what it warns of.

use crate::decision::{Code, Decision, Verdict};
use crate::history;
use crate::practice::{Bookings, Facts, Practice};
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
    /// Not one row of the patients' file could be used: that the list is empty says nothing.
    NoPatients,
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

impl Default for Tally {
    fn default() -> Self {
        Self {
            patients: 0,
            cases: 0,
            verdicts: [0; Verdict::ALL.len()],
            codes: [0; Code::ALL.len()],
            reasons: [0; 8],
            warnings: Vec::new(),
        }
    }
}

impl Tally {
    /// Nothing counted yet; what can be warned of at once is found.
    #[must_use]
    pub fn new(practice: &Practice<'_>) -> Self {
        let clinic = practice.clinic;
        let mut warnings = Vec::new();
        if !clinic.patients.is_empty() && clinic.patients.iter().all(|it| it.row_rejected) {
            warnings.push(Warning::NoPatients);
        }
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
            warnings,
            ..Self::default()
        }
    }

    /// Adds what was counted elsewhere.
    pub fn add(&mut self, other: Self) {
        self.patients += other.patients;
        self.cases += other.cases;
        let counts = |all: &mut [u64], more: &[u64]| {
            for (count, more) in all.iter_mut().zip(more) {
                *count += more;
            }
        };
        counts(&mut self.verdicts, &other.verdicts);
        counts(&mut self.codes, &other.codes);
        counts(&mut self.reasons, &other.reasons);
        self.warnings.extend(other.warnings);
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
    pub fn patient(&mut self, facts: &Facts<'_>, decisions: &[Decision]) {
        self.patients += 1;
        let since = time::minus(facts.date(), PROMISE_DAYS);
        for contact in facts.contacts() {
            let Some(promised) = contact.promised().filter(|at| at.date >= since) else {
                continue;
            };
            let is_carried = decisions.iter().any(|decision| {
                decision.callback_at == Some(promised)
                    && !matches!(decision.verdict, Verdict::Settled | Verdict::Unjustified)
            });
            let is_past = facts.contacts().any(|later| {
                later.order() > contact.order()
                    && history::says_how_things_are(later)
                    && history::are_about_the_same(facts, later, contact)
            });
            if !is_carried && !is_past {
                self.warnings.push(Warning::PromiseWithoutCase(contact.row));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Warning;
    use crate::decision::{Code, Verdict};
    use crate::testing::Story;

    /// A reminder that is due from Monday, 2 March; a visit to come; contacts are on record.
    fn story() -> Story {
        Story::on("2026-03-02")
            .agreement(
                "A1",
                "hygiene_reminder; agreed_on=2026-01-12; contact_on=2026-03-02",
            )
            .visit("V1", "2026-05-05 10:00 booked; kind=consultation")
            .contact("2026-01-05 reached; case=visit:V0")
    }

    #[test]
    fn patients_cases_verdicts_codes_and_reasons_are_counted() {
        let tally = story()
            .patient("8", "")
            .agreement("A2", "hygiene_reminder; status=fulfilled; patient_id=8")
            .patient("9", "")
            .plan("P1", "signed_on=; answer=declined")
            .tally();
        assert_eq!((tally.patients, tally.cases), (3, 4));
        let verdicts =
            Verdict::ALL.map(|verdict| (verdict.name(), tally.verdicts[verdict as usize]));
        assert_eq!(
            verdicts,
            [
                ("call", 1),
                ("later", 1),
                ("settled", 1),
                ("missed", 0),
                ("not_permitted", 0),
                ("unjustified", 2),
            ]
        );
        let codes = Code::ALL
            .iter()
            .filter(|&&code| tally.codes[code as usize] > 0);
        let codes: Vec<_> = codes
            .map(|&code| (code.name(), tally.codes[code as usize]))
            .collect();
        assert_eq!(
            codes,
            [
                ("agreement_fulfilled", 1),
                ("plan_not_signed", 1),
                ("patient_declined", 1),
                ("not_due", 1),
                ("no_reason", 1),
            ]
        );
        assert_eq!(tally.reasons, [0, 0, 0, 0, 0, 1, 0, 0]);
    }

    #[test]
    fn what_is_not_known_is_warned_of() {
        assert_eq!(story().tally().warnings, []);
        let no_visits = story().without("visits.csv");
        for (story, warning) in [
            (story().without("contacts.csv"), Warning::NoContacts),
            (story().at("2026-05-05 10:00"), Warning::NoFutureVisits),
            (no_visits.clone(), Warning::BookingsUnknown),
            (
                no_visits.clone().bookings_checked(),
                Warning::BookingsByHand,
            ),
            (
                no_visits
                    .clone()
                    .setting("inputs.bookings = 'checked_by_hand'"),
                Warning::BookingsByHand,
            ),
        ] {
            assert_eq!(story.tally().warnings, [warning]);
        }
        let next_visits = no_visits.patient("8", "next_visit_on=2026-03-02");
        assert_eq!(next_visits.tally().warnings, []);
        // Where there is a visits.csv, that is where bookings are looked up.
        assert_eq!(story().bookings_checked().tally().warnings, []);
    }

    /// How many promises are warned of.
    fn promises(story: &Story) -> usize {
        let warnings = story.tally().warnings;
        warnings
            .iter()
            .filter(|warning| matches!(warning, Warning::PromiseWithoutCase(_)))
            .count()
    }

    #[test]
    fn a_promise_that_no_case_carries_is_warned_of() {
        for (contact, count) in [
            // The reminder carries it, whether it is called today, later or not permitted.
            ("2026-03-02 callback; callback_at=2026-03-02 12:00", 0),
            ("2026-03-02 callback; callback_at=2026-03-20", 0),
            (
                "2026-02-20 callback; callback_at=2026-03-01; case=agreement:A1",
                0,
            ),
            // No such case, or none that was due.
            (
                "2026-02-20 callback; callback_at=2026-03-01; case=agreement:A9",
                1,
            ),
            ("2026-02-20 callback; callback_at=2026-03-20", 1),
            ("2026-02-20 ask_doctor; callback_at=2026-03-20", 1),
            ("2026-02-20 callback", 0),
            (
                "2026-02-20 reached; callback_at=2026-03-20; case=agreement:A9",
                0,
            ),
            // Thirty days are looked back.
            (
                "2026-01-20 callback; callback_at=2026-01-31; case=agreement:A9",
                1,
            ),
            (
                "2026-01-20 callback; callback_at=2026-01-30; case=agreement:A9",
                0,
            ),
        ] {
            assert_eq!(promises(&story().contact(contact)), count, "{contact}");
        }
        let promised = "2026-02-20 callback; callback_at=2026-03-01; case=agreement:A1";
        let barred = story().contact(promised).patient("7", "consent=no");
        assert_eq!(promises(&barred), 0);
        // A case that is settled or has no ground carries nothing.
        let booked = story()
            .contact(promised)
            .visit("V2", "2026-03-20 10:00 booked; kind=hygiene");
        assert_eq!(promises(&booked), 1);
        let unjustified = story()
            .agreement("A2", "hygiene_reminder; contact_on=2026-03-02")
            .contact("2026-02-20 callback; callback_at=2026-03-01; case=agreement:A2");
        assert_eq!(promises(&unjustified), 1);
    }

    #[test]
    fn a_promise_that_was_kept_is_not_warned_of() {
        let promised =
            story().contact("2026-02-20 12:00 callback; callback_at=2026-03-01; case=agreement:A9");
        for (contact, count) in [
            ("2026-03-01 reached; case=agreement:A9", 0),
            ("2026-03-01 declined; case=agreement:A9", 0),
            (
                "2026-03-01 callback; callback_at=2026-03-05; case=agreement:A9",
                1,
            ),
            ("2026-02-20 12:00 reached; case=agreement:A9", 1),
            ("2026-03-01 reached; case=agreement:A8", 1),
            ("2026-03-01 no_answer; case=agreement:A9", 1),
            ("2026-03-01 busy; case=agreement:A9", 1),
            // These do not say how things are.
            ("2026-03-01 resolved; case=agreement:A9", 1),
            ("2026-03-01 complaint; case=agreement:A9", 1),
            ("2026-03-01 wrong_number; case=agreement:A9", 1),
            ("2026-03-01 opt_out; case=agreement:A9", 1),
        ] {
            assert_eq!(
                promises(&promised.clone().contact(contact)),
                count,
                "{contact}"
            );
        }
    }
}
