//! The days ahead: how many cases of each reason first come on which open day, so that a wave is seen before it breaks.

use chrono::NaiveDate;

use crate::model::clinic::{PatientIndex, Reason};
use crate::model::decision::{Decision, Verdict};
use crate::plan::practice::Practice;

/// So many open days after the planned one are looked at.
const DAYS_AHEAD: usize = 6;

/// For so many days open ones are looked for.
const SEARCH_DAYS: usize = 366;

/// What comes on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Day {
    pub(crate) date: NaiveDate,
    /// Cases by [`Reason::index`].
    pub(crate) cases: [u64; Reason::ALL.len()],
    /// Patients who have one of these.
    pub(crate) patients: u64,
    /// The last patient who was counted: decisions come patient by patient.
    last: Option<PatientIndex>,
}

/// The planned day and the open days after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Week(pub(crate) Vec<Day>);

impl Week {
    /// Nothing counted yet.
    pub(crate) fn of(practice: &Practice<'_>) -> Self {
        let date = practice.date();
        let ahead = date.iter_days().skip(1).take(SEARCH_DAYS);
        let open = ahead.filter(|&day| practice.calendar.shift(day).is_some());
        let days = std::iter::once(date).chain(open.take(DAYS_AHEAD));
        let day = |date| Day {
            date,
            cases: [0; Reason::ALL.len()],
            patients: 0,
            last: None,
        };
        Self(days.map(day).collect())
    }

    /// Counts a case on the first day on which it can be made.
    pub(crate) fn take(&mut self, decision: &Decision) {
        let Some(reason) = decision.reason() else {
            return;
        };
        let day = match decision.verdict() {
            Verdict::Call => self.0.first_mut(),
            Verdict::Later => {
                let on = decision.on();
                self.0.iter_mut().skip(1).find(|day| Some(day.date) == on)
            }
            Verdict::Settled | Verdict::Missed | Verdict::NotPermitted | Verdict::Unjustified => {
                None
            }
        };
        let Some(day) = day else {
            return;
        };
        day.cases[reason.index()] += 1;
        if day.last != Some(decision.patient) {
            day.last = Some(decision.patient);
            day.patients += 1;
        }
    }

    /// Adds what was counted of other patients.
    pub(crate) fn add(&mut self, other: &Self) {
        for (day, other) in self.0.iter_mut().zip(&other.0) {
            for (count, more) in day.cases.iter_mut().zip(other.cases) {
                *count += more;
            }
            day.patients += other.patients;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan;
    use crate::testing::Story;

    #[test]
    fn a_case_is_counted_on_the_first_day_on_which_it_can_be_made() {
        // Monday; on Sundays the clinic is closed.
        let story = Story::on("2026-03-02")
            .patient("8", "last_name=Серов; phone=8 (918) 774-42-07")
            .visit("V1", "2026-03-10 12:00 booked")
            .visit("V2", "2026-03-03 12:00 booked; patient_id=8")
            .agreement("A1", "wellbeing_check; agreed_on=2026-03-02; contact_on=2026-03-04; patient_id=8")
            .agreement("A2", "personal_call; agreed_on=2026-03-02; contact_on=2026-03-04; patient_id=8; topic=x; doctor=y")
            .agreement("A3", "wellbeing_check; agreed_on=2026-03-02; contact_on=2026-03-30; patient_id=8")
            .agreement("A4", "hygiene_reminder; due_on=2026-03-04");
        let week = story.seen(|practice| {
            let (_, decisions) = plan::decided(practice);
            let mut week = Week::of(practice);
            let (some, others) = decisions.split_at(1);
            for decision in some {
                week.take(decision);
            }
            let mut more = Week::of(practice);
            for decision in others {
                more.take(decision);
            }
            week.add(&more);
            week
        });
        let told: Vec<String> = week
            .0
            .iter()
            .map(|day| {
                let count = |reason: Reason| day.cases[reason.index()];
                format!(
                    "{} {} {} {} {}",
                    day.date,
                    count(Reason::AppointmentReminder),
                    count(Reason::WellbeingCheck),
                    count(Reason::PersonalCall),
                    day.patients
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                "2026-03-02 1 0 0 1",
                "2026-03-03 0 0 0 0",
                "2026-03-04 0 1 1 1",
                "2026-03-05 0 0 0 0",
                "2026-03-06 0 0 0 0",
                "2026-03-07 0 0 0 0",
                "2026-03-09 1 0 0 1",
            ]
        );
    }
}
