//! The straight line: from the facts of each patient to today's list. Read this first.
//!
//! ```text
//! facts of one patient -> a finding per case (rules) -> permission -> time -> one contact a patient -> callers' time -> the list
//! ```
//!
//! Each module uses those before it: `time`, `practice`, `history`, `rules`, `permission`, `timing` and `evidence`, `decide`, `contacts`,
//! `callers`, `loose`, `tally`. Beside them `promises` looks back: what became of what was due.

pub mod capacity;
pub mod contacts;
pub mod decide;
pub mod history;
pub mod ownerless;
pub mod permission;
pub mod practice;
pub(crate) mod promises;
pub mod rules;
pub mod tally;
pub mod time;

pub(crate) mod callers;
mod evidence;
mod loose;
mod many;
mod timing;

use std::borrow::Borrow;
use std::convert::Infallible;

use rayon::prelude::*;

use crate::base::parallel;
use crate::model::clinic::{Channel, Clinic, PatientIndex};
use crate::model::decision::{Case, Code, Decision};
use crate::plan::callers::Workload;
use crate::plan::contacts::{Contact, PatientPlan};
use crate::plan::decide::Evidence;
use crate::plan::practice::{Asked, Facts, Practice};
use crate::plan::tally::Tally;
use crate::settings::Settings;

/// Today's list and what stands beside it.
pub struct Plan {
    /// Whom to contact, in the order of the list.
    pub contacts: Vec<Contact>,
    /// So many more are due that stand on somebody else's list.
    pub elsewhere: u64,
    pub tally: Tally,
    /// What the calls take of the callers' time, where it was said how many call.
    pub(crate) workload: Option<Workload>,
}

/// Enough to keep a thread busy, few enough for progress to move.
const PATIENTS_PER_BATCH: usize = 128;

/// How many batches [`plan`] works through, for the progress bar.
#[must_use]
pub const fn batch_count(clinic: &Clinic) -> u64 {
    clinic.by_id.len().div_ceil(PATIENTS_PER_BATCH) as u64
}

/// The clinic on the day that was asked for.
#[must_use]
pub fn on_day<'a>(clinic: &'a Clinic, settings: &'a Settings, asked: Asked) -> Practice<'a> {
    let practice = Practice::new(clinic, settings, asked);
    let second_cards = permission::second_cards(&practice);
    practice.with_second_cards(second_cards)
}

/// Decides about every case of the clinic. Each decision is told once it stands, sorted by patient and case, with its rows where they are
/// wanted; the contacts are kept.
///
/// Many patients are worked at together: what is told of a batch goes to what `begin` gives, and comes to `hand_on` in order. The callers'
/// time is given away when all patients are decided about, so with it all decisions are held until then.
///
/// # Errors
/// Those of `tell` and `hand_on`.
pub fn plan<T: Send, E: Send>(
    (practice, wanted): (&Practice<'_>, Evidence),
    begin: impl Fn() -> T + Sync,
    tell: impl Fn(&mut T, &Facts<'_>, &Decision) -> Result<(), E> + Sync,
    mut hand_on: impl FnMut(T) -> Result<(), E> + Send,
) -> Result<Plan, E> {
    let mut contacts = Vec::new();
    let mut tally = Tally::new(practice);
    let report = Report { begin, tell };
    let close = |batch: Batch<T>| {
        contacts.extend(batch.contacts);
        tally.add(batch.tally);
        hand_on(batch.told)
    };
    let patients = &practice.clinic.by_id;
    if practice.asked.callers.is_some() {
        let plans = scheduled(practice, wanted);
        let batch = |_, plans: &[PatientPlan]| {
            let plans = plans.iter();
            report.batch(plans.map(|plan| (practice.facts(plan.patient), plan)))
        };
        parallel::in_order(&plans, PATIENTS_PER_BATCH, batch, close)?;
    } else {
        let decided = |&patient: &PatientIndex| {
            let facts = practice.facts(patient);
            let plan = decided_about(&facts, wanted);
            (facts, plan)
        };
        let batch = |_, patients: &[PatientIndex]| report.batch(patients.iter().map(decided));
        parallel::in_order(patients, PATIENTS_PER_BATCH, batch, close)?;
    }
    if practice.settings.clinic_phone.is_empty() {
        let is_message = |contact: &&Contact| contact.channel != Channel::Call;
        let messages = contacts.iter().filter(is_message).count();
        tally.without_phone(messages);
    }
    tally.in_order();
    let left_out = tally.codes[Code::NoFreeTime as usize];
    Ok(Plan {
        workload: Workload::of(practice, &contacts, left_out),
        contacts: contacts::in_list_order(practice, contacts),
        elsewhere: 0,
        tally,
    })
}

/// The decisions about one patient and his contact, as if callers had all the time in the world.
fn decided_about(facts: &Facts<'_>, wanted: Evidence) -> PatientPlan {
    let mut decisions = decide::patient(facts, wanted);
    let contact = contacts::merge(facts, &mut decisions);
    by_case_name(facts.practice, &mut decisions);
    PatientPlan {
        patient: facts.index,
        decisions,
        contact: contact.map(Box::new),
    }
}

/// The same of all patients, as far as the callers have time.
fn scheduled(practice: &Practice<'_>, wanted: Evidence) -> Vec<PatientPlan> {
    let patients = practice.clinic.by_id.par_iter();
    let decided = patients.map(|&patient| decided_about(&practice.facts(patient), wanted));
    let mut plans: Vec<PatientPlan> = decided.collect();
    callers::schedule(practice, &mut plans);
    plans
}

/// By code point of the case's name. That is how [`Facts::cases`] gives them, but for the visits, which stand by their start.
fn by_case_name(practice: &Practice<'_>, decisions: &mut [Decision]) {
    if decisions.len() < 2 {
        return;
    }
    let is_visit = |decision: &Decision| matches!(decision.case(), Some(Case::Visit(_)));
    let from = decisions.partition_point(|decision| !is_visit(decision));
    let name = |decision: &Decision| decision.case().map(|case| case.parts(practice.clinic));
    decisions[from..].sort_unstable_by(|a, b| name(a).cmp(&name(b)));
}

/// What is told of decisions once they stand.
struct Report<B, W> {
    begin: B,
    tell: W,
}

/// What some patients come to.
struct Batch<T> {
    told: T,
    contacts: Vec<Contact>,
    tally: Tally,
}

impl<B, W> Report<B, W> {
    fn batch<'a, T, E>(
        &self,
        plans: impl Iterator<Item = (Facts<'a>, impl Borrow<PatientPlan>)>,
    ) -> Result<Batch<T>, E>
    where
        B: Fn() -> T,
        W: Fn(&mut T, &Facts<'_>, &Decision) -> Result<(), E>,
    {
        let mut batch = Batch {
            told: (self.begin)(),
            contacts: Vec::new(),
            tally: Tally::default(),
        };
        for (facts, plan) in plans {
            let PatientPlan {
                decisions, contact, ..
            } = plan.borrow();
            batch.contacts.extend(contact.as_deref().cloned());
            for decision in decisions {
                batch.tally.count(decision);
                (self.tell)(&mut batch.told, &facts, decision)?;
            }
            batch.tally.patient(&facts, decisions);
        }
        Ok(batch)
    }
}

/// The same with all decisions kept, for a clinic that is not large.
#[must_use]
pub fn decided(practice: &Practice<'_>) -> (Plan, Vec<Decision>) {
    let mut decisions = Vec::new();
    let tell = |told: &mut Vec<Decision>, _: &Facts<'_>, decision: &Decision| {
        told.push(decision.clone());
        Ok::<(), Infallible>(())
    };
    let Ok(plan) = plan((practice, Evidence::OfAll), Vec::new, tell, |told| {
        decisions.extend(told);
        Ok(())
    });
    (plan, decisions)
}

/// The same of one patient: the decisions by case, with the rows that are wanted, and today's contact. How far the callers come depends
/// on all patients.
#[must_use]
pub fn of_patient(
    practice: &Practice<'_>,
    patient: PatientIndex,
    wanted: Evidence,
) -> (Vec<Decision>, Option<Contact>) {
    let plan = if practice.asked.callers.is_some() {
        let plans = scheduled(practice, wanted);
        plans.into_iter().find(|plan| plan.patient == patient)
    } else {
        Some(decided_about(&practice.facts(patient), wanted))
    };
    plan.map_or_else(Default::default, |plan| {
        (plan.decisions, plan.contact.map(|contact| *contact))
    })
}

#[cfg(test)]
mod tests {
    use crate::testing::Story;

    #[test]
    fn nobody_is_decided_about_twice() {
        let call = "hygiene_reminder; agreed_on=2026-01-12; contact_on=2026-03-02";
        let story = Story::on("2026-03-02")
            .agreement("A1", call)
            .agreement("A2", "checkup_reminder; status=withdrawn")
            .patient("8", "phone=89187744207")
            .agreement("A8", &format!("{call}; patient_id=8"))
            .patient("9", "")
            // Unwell about nothing: one of several cases carries it.
            .patient("10", "phone=89187744210")
            .agreement("B1", &format!("{call}; patient_id=10"))
            .agreement("B2", &format!("{call}; patient_id=10"))
            .contact("2026-02-27 12:00 unwell; patient_id=10");
        let only_one = "clinic.extra_days = { '2026-03-02' = '10:00-10:05' }";
        for story in [story.clone(), story.callers(1).setting(only_one)] {
            assert_eq!(story.decided_about(), ["10", "7", "8", "9"]);
        }
    }
}
