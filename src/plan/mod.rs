//! The straight line: from the facts of each patient to today's list. Read this first.
//!
//! ```text
//! facts of one patient -> a finding per case (rules) -> permission -> time -> one contact a patient -> callers' time -> the list
//! ```

pub mod capacity;
pub mod contacts;
pub mod decide;
pub mod history;
pub mod permission;
pub mod practice;
pub mod rules;
pub mod tally;
pub mod time;

use std::collections::BTreeMap;
use std::convert::Infallible;

use rayon::prelude::*;

use crate::base::parallel;
use crate::model::clinic::{Caller, Channel, Clinic, PatientIndex};
use crate::model::decision::{Case, Code, Decision, Verdict};
use crate::plan::capacity::Slots;
use crate::plan::contacts::Contact;
use crate::plan::practice::{Facts, Practice};
use crate::plan::tally::Tally;

/// Today's list and what stands beside it.
pub struct Plan {
    /// Whom to contact, in the order of the list.
    pub contacts: Vec<Contact>,
    pub tally: Tally,
}

/// Enough to keep a thread busy, few enough for progress to move.
const PATIENTS_PER_BATCH: usize = 128;

/// How many batches [`plan`] works through, for the progress bar.
#[must_use]
pub const fn batch_count(clinic: &Clinic) -> u64 {
    clinic.by_id.len().div_ceil(PATIENTS_PER_BATCH) as u64
}

/// Decides about every case of the clinic. Each decision is told as it is made, sorted by patient and case; the contacts are kept.
///
/// Many patients are decided about at a time: what is told of some of them goes to what `begin` gives, and comes to `hand_on` in order.
///
/// # Errors
/// Those of `tell` and `hand_on`.
pub fn plan<T: Send, E: Send>(
    practice: &Practice<'_>,
    begin: impl Fn() -> T + Sync,
    tell: impl Fn(&mut T, &Decision) -> Result<(), E> + Sync,
    mut hand_on: impl FnMut(T) -> Result<(), E> + Send,
) -> Result<Plan, E> {
    let times = call_times(practice);
    let mut contacts = Vec::new();
    let mut tally = Tally::new(practice);
    let decide = |_, patients: &[PatientIndex]| {
        let mut told = begin();
        let mut some = Vec::new();
        let mut counted = Tally::default();
        for &patient in patients {
            let facts = practice.facts(patient);
            let (decisions, contact) = decide_in_time(&facts, times.as_ref());
            some.extend(contact);
            for decision in &decisions {
                counted.count(decision);
                tell(&mut told, decision)?;
            }
            counted.patient(&facts, &decisions);
        }
        Ok((told, some, counted))
    };
    let patients = &practice.clinic.by_id;
    parallel::in_order(
        patients,
        PATIENTS_PER_BATCH,
        decide,
        |(told, some, counted)| {
            contacts.extend(some);
            tally.add(counted);
            hand_on(told)
        },
    )?;
    tally.in_order();
    Ok(Plan {
        contacts: contacts::in_list_order(practice, contacts),
        tally,
    })
}

/// The same with all decisions kept, for a clinic that is not large.
#[must_use]
pub fn decided(practice: &Practice<'_>) -> (Plan, Vec<Decision>) {
    let mut decisions = Vec::new();
    let tell = |told: &mut Vec<Decision>, decision: &Decision| {
        told.push(decision.clone());
        Ok::<(), Infallible>(())
    };
    let Ok(plan) = plan(practice, Vec::new, tell, |told| {
        decisions.extend(told);
        Ok(())
    });
    (plan, decisions)
}

/// The same of one patient: the decisions by case, and today's contact.
#[must_use]
pub fn of_patient(
    practice: &Practice<'_>,
    patient: PatientIndex,
) -> (Vec<Decision>, Option<Contact>) {
    decide_in_time(&practice.facts(patient), call_times(practice).as_ref())
}

/// The decisions about one patient by case, and today's contact, as far as the callers have time for it.
fn decide_in_time(
    facts: &Facts<'_>,
    times: Option<&CallTimes>,
) -> (Vec<Decision>, Option<Contact>) {
    let (mut decisions, contact) = decide_patient(facts);
    let placed = times.and_then(|times| times.get(&facts.index));
    let contact = match (contact, placed) {
        (Some(_), Some(Placed::NotKept)) => {
            leave(facts.practice, &mut decisions);
            None
        }
        (Some(contact), Some(&Placed::At(minute))) => Some(Contact {
            scheduled_at: Some(minute),
            ..contact
        }),
        (contact, _) => contact,
    };
    in_order(facts.practice, &mut decisions);
    (decisions, contact)
}

/// The decisions about one patient, and today's contact, as if callers had all the time in the world.
fn decide_patient(facts: &Facts<'_>) -> (Vec<Decision>, Option<Contact>) {
    let mut decisions = decide::patient(facts);
    let contact = contacts::merge(facts, &mut decisions);
    (decisions, contact)
}

/// By code point of the case's name. That is how [`Facts::cases`] gives them, but for the visits, which stand by their start.
fn in_order(practice: &Practice<'_>, decisions: &mut [Decision]) {
    let is_visit = |decision: &Decision| matches!(decision.case, Some(Case::Visit(_)));
    let from = decisions.partition_point(|decision| !is_visit(decision));
    let name = |decision: &Decision| decision.case.map(|case| case.parts(practice.clinic));
    decisions[from..].sort_unstable_by(|a, b| name(a).cmp(&name(b)));
}

/// What the callers' time makes of the contacts that take it.
type CallTimes = BTreeMap<PatientIndex, Placed>;

/// What the callers' time makes of a contact.
enum Placed {
    At(u16),
    NotKept,
}

/// With a number of callers: when each call of an administrator is made, if there is time for it.
fn call_times(practice: &Practice<'_>) -> Option<CallTimes> {
    let callers = practice.asked.callers?;
    let Some(shift) = practice.calendar.shift(practice.date()) else {
        return Some(BTreeMap::new());
    };
    let takes_time = |c: &Contact| c.caller == Caller::Administrator && c.channel == Channel::Call;
    let calls: Vec<Contact> = practice
        .clinic
        .by_id
        .par_iter()
        .filter_map(|&patient| decide_patient(&practice.facts(patient)).1)
        .filter(takes_time)
        .collect();
    let talks = contacts::talks(practice, &calls);
    let asked: Vec<_> = talks
        .iter()
        .map(|talk| (&talk.windows, talk.is_callback))
        .collect();
    let slots = Slots {
        shift,
        call_minutes: practice.settings.call_minutes,
        callers,
    };
    let minutes = capacity::assign(slots, &asked);
    let placed = talks.iter().zip(minutes).flat_map(|(talk, minute)| {
        let calls = talk.contacts.iter().map(|&call| &calls[call]);
        calls.map(move |call| (call.patient, minute.map_or(Placed::NotKept, Placed::At)))
    });
    Some(placed.collect())
}

/// Puts off all of a contact that the callers have no time for.
fn leave(practice: &Practice<'_>, decisions: &mut [Decision]) {
    for decision in decisions
        .iter_mut()
        .filter(|decision| decision.verdict == Verdict::Call)
    {
        decide::give_way(practice, decision, Code::NoFreeTime);
    }
}
