//! What the clinic kept of what it promised, over a period: counts of everybody together, and of nobody by name.
//!
//! There is nothing here about who called. What is counted by person is what people then chase, and the number of calls is the easiest to
//! raise: with calls that nobody was promised.

mod complaints;
mod newcomers;
mod scores;

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use rayon::prelude::*;

use crate::model::clinic::{Contact, Outcome, PatientIndex, Reason};
use crate::model::decision::Code;
use crate::model::text::Text;
use crate::plan::promises::{Became, Period, Promise, Promised};
use crate::read::Reading;
use crate::report::check;
pub(crate) use complaints::Complaints;
pub(crate) use newcomers::Newcomers;
pub(crate) use scores::Scores;

/// Of fewer a share says nothing: they are told as numbers.
pub(crate) const FEWEST_FOR_SHARE: u64 = 20;

/// What became of promises.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub in_time: u64,
    pub late: u64,
    pub missed: u64,
    pub open: u64,
    /// Of the open ones, those that can be kept no longer in time.
    pub overdue: u64,
    pub not_permitted: u64,
    pub in_vain: u64,
    pub not_needed: u64,
    /// Of the kept ones, those that ended in a booking.
    pub booked: u64,
}

impl Tally {
    /// All that was to be kept; what is set aside is none of it.
    pub(crate) const fn due(&self) -> u64 {
        self.in_time + self.late + self.missed + self.open
    }

    pub(crate) const fn kept(&self) -> u64 {
        self.in_time + self.late
    }

    /// Those of which it is known whether they were kept in time.
    pub(crate) const fn judged(&self) -> u64 {
        self.in_time + self.late + self.missed + self.overdue
    }

    pub(crate) const fn aside(&self) -> u64 {
        self.not_permitted + self.in_vain + self.not_needed
    }

    fn count(&mut self, promise: Promise) {
        match promise.became {
            Became::InTime => self.in_time += 1,
            Became::Late => self.late += 1,
            Became::Missed => self.missed += 1,
            Became::Open { is_overdue } => {
                self.open += 1;
                self.overdue += u64::from(is_overdue);
            }
            Became::NotPermitted => self.not_permitted += 1,
            Became::InVain => self.in_vain += 1,
            Became::NotNeeded => self.not_needed += 1,
        }
        let is_kept = matches!(promise.became, Became::InTime | Became::Late);
        self.booked += u64::from(is_kept && promise.is_booked);
    }

    fn add(&mut self, more: &Self) {
        self.in_time += more.in_time;
        self.late += more.late;
        self.missed += more.missed;
        self.open += more.open;
        self.overdue += more.overdue;
        self.not_permitted += more.not_permitted;
        self.in_vain += more.in_vain;
        self.not_needed += more.not_needed;
        self.booked += more.booked;
    }
}

/// A calendar month, as far as the period has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Month {
    pub contacts: u64,
    pub promises: Tally,
    pub bookings: u64,
    pub complaints: u64,
    pub opt_outs: u64,
}

/// What is missing in records, so that nobody can be called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct MissingGround {
    /// Whose records; blank where no doctor is named.
    pub doctor: Text,
    pub code: Code,
    pub count: u64,
}

/// The whole report.
#[derive(Debug)]
pub(crate) struct Kept {
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub promises: BTreeMap<Promised, Tally>,
    /// How contacts ended, by place in [`Outcome::ALL`].
    pub outcomes: [u64; Outcome::ALL.len()],
    pub scores: Scores,
    pub complaints: Complaints,
    /// Who came for the first time, where the exports can tell how.
    pub newcomers: Option<Newcomers>,
    /// By year and month; each month of the period.
    pub months: BTreeMap<(i32, u32), Month>,
    /// By doctor, the one with most first.
    pub missing: Vec<MissingGround>,
    /// So many rows of the exports could not be used: what they say is not in here.
    pub rows_not_used: u64,
    /// Whether there is any record of contacts.
    pub has_contacts: bool,
}

impl Kept {
    /// Looks back over a period.
    pub(crate) fn of<'a>(
        period: &'a Period<'a>,
        reading: &'a Reading,
        (from, to): (NaiveDate, NaiveDate),
    ) -> Self {
        let patients = reading.clinic.by_id.par_iter();
        let counted = patients.fold(Counted::default, |mut counted, &patient| {
            counted.patient(period, patient, from);
            let newcomers = &mut counted.newcomers;
            newcomers.patient(&reading.clinic, patient, (from, to));
            counted
        });
        let mut counted = counted.reduce(Counted::default, Counted::with);
        for date in from.iter_days().take_while(|&date| date <= to) {
            counted.months.entry(month_of(date)).or_default();
        }
        for promised in every_promise() {
            counted.promises.entry(promised).or_default();
        }
        counted.complaints.in_order();
        let inputs = reading.clinic.inputs.iter();
        let not_used = inputs.map(|it| u64::from(it.orphans) + u64::from(it.rejected));
        Self {
            rows_not_used: not_used.sum(),
            has_contacts: reading.clinic.has_contacts,
            from,
            to,
            promises: counted.promises,
            outcomes: counted.outcomes,
            scores: counted.scores,
            complaints: counted.complaints,
            newcomers: Newcomers::are_told(reading).then_some(counted.newcomers),
            months: counted.months,
            missing: period.last().map_or_else(Vec::new, |practice| {
                let missing = check::missing_grounds(practice, reading);
                let missing = missing.into_iter();
                let missing = missing.map(|(doctor, code, count)| MissingGround {
                    doctor,
                    code,
                    count,
                });
                missing.collect()
            }),
        }
    }

    /// All contacts of the period.
    pub(crate) fn contacts(&self) -> u64 {
        self.outcomes.iter().sum()
    }

    /// How many contacts ended so.
    pub(crate) const fn ended(&self, outcome: Outcome) -> u64 {
        self.outcomes[outcome as usize]
    }

    /// All promises together.
    pub(crate) fn all_promises(&self) -> Tally {
        let mut all = Tally::default();
        for tally in self.promises.values() {
            all.add(tally);
        }
        all
    }
}

/// The reasons, and then what is promised at talks.
fn every_promise() -> impl Iterator<Item = Promised> {
    let reasons = Reason::ALL.into_iter().map(Promised::Reason);
    reasons.chain([Promised::Callback, Promised::Unwell])
}

/// The reasons of which a booking is what the talk is for.
pub(crate) const fn leads_to_booking(reason: Reason) -> bool {
    match reason {
        Reason::UrgentTreatment
        | Reason::UnfinishedTreatment
        | Reason::ControlExam
        | Reason::HygieneReminder
        | Reason::CheckupReminder => true,
        Reason::AppointmentReminder | Reason::WellbeingCheck | Reason::PersonalCall => false,
    }
}

fn month_of(date: NaiveDate) -> (i32, u32) {
    (date.year(), date.month())
}

/// What some patients come to.
#[derive(Default)]
struct Counted {
    promises: BTreeMap<Promised, Tally>,
    outcomes: [u64; Outcome::ALL.len()],
    scores: Scores,
    complaints: Complaints,
    newcomers: Newcomers,
    months: BTreeMap<(i32, u32), Month>,
}

impl Counted {
    fn patient<'a>(&mut self, period: &'a Period<'a>, patient: PatientIndex, from: NaiveDate) {
        for promise in period.promises_of(patient) {
            self.promises
                .entry(promise.promised)
                .or_default()
                .count(promise);
            let month = self.months.entry(month_of(promise.day)).or_default();
            month.promises.count(promise);
        }
        for talk in period.talks_of(patient) {
            self.talk(&talk);
        }
        if let Some(facts) = period.facts_at_end(patient) {
            let begun = self.complaints.patient(&facts, from);
            for date in begun {
                self.months.entry(month_of(date)).or_default().complaints += 1;
            }
        }
    }

    fn talk(&mut self, talk: &[&Contact]) {
        let Some(first) = talk.first() else {
            return;
        };
        let Some(outcome) = talk.iter().map(|it| it.outcome).min_by_key(|it| place(*it)) else {
            return;
        };
        self.outcomes[outcome as usize] += 1;
        let month = self.months.entry(month_of(first.at.date)).or_default();
        month.contacts += 1;
        month.bookings += u64::from(outcome == Outcome::Booked);
        month.opt_outs += u64::from(outcome == Outcome::OptOut);
        if let Some(score) = talk.iter().rev().find_map(|contact| contact.score) {
            self.scores.count(score);
        }
    }

    fn with(mut self, other: Self) -> Self {
        for (promised, tally) in other.promises {
            self.promises.entry(promised).or_default().add(&tally);
        }
        for (count, more) in self.outcomes.iter_mut().zip(other.outcomes) {
            *count += more;
        }
        self.scores.add(&other.scores);
        self.complaints.add(other.complaints);
        self.newcomers.add(&other.newcomers);
        for (month, more) in other.months {
            let own = self.months.entry(month).or_default();
            own.contacts += more.contacts;
            own.promises.add(&more.promises);
            own.bookings += more.bookings;
            own.complaints += more.complaints;
            own.opt_outs += more.opt_outs;
        }
        self
    }
}

/// Of a talk about several matters the end that says most counts, and that is the lowest here.
const fn place(outcome: Outcome) -> u8 {
    match outcome {
        Outcome::OptOut => 0,
        Outcome::Complaint => 1,
        Outcome::Unwell => 2,
        Outcome::Left => 3,
        Outcome::WrongNumber => 4,
        Outcome::Booked => 5,
        Outcome::Declined => 6,
        Outcome::AskDoctor => 7,
        Outcome::Callback => 8,
        Outcome::Reached => 9,
        Outcome::Resolved => 10,
        Outcome::Sent => 11,
        Outcome::NotDelivered => 12,
        Outcome::NoAnswer => 13,
        Outcome::Busy => 14,
        Outcome::Unclear => 15,
        Outcome::Undone => 16,
    }
}
