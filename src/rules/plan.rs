//! What both reasons of a treatment plan rest on: what the patient agreed to and signed, how far it was carried out, and what contacts
//! have spoken of.

use std::cmp::Reverse;

use chrono::NaiveDate;

use super::{
    Bounds, Closed, Due, Finding, Ground, ItemDay, Rule, last_refusal, missed_since, rule,
};
use crate::clinic::{
    Answer, Caller, Item, ItemStatus, Plan, Reason, RowAt, Visit, VisitKind, VisitStatus,
};
use crate::decision::{Case, Code, Codes, Verdict};
use crate::history::{self, Subject};
use crate::practice::{Facts, is_of_kind, may_be_of_kind};
use crate::text::Text;
use crate::time;

/// A plan of which something was agreed in writing, signed, and is still open.
pub struct SignedPlan<'a> {
    plan: &'a Plan,
    /// The agreed items with their indices, in the order in which a doctor is looked for.
    agreed: Vec<(u32, &'a Item)>,
    /// The latest signature.
    pub signed_on: NaiveDate,
    /// The last visit at which the plan was begun or went on.
    pub last_visit: Option<&'a Visit>,
}

impl<'a> SignedPlan<'a> {
    /// The agreed items that are open, with their indices.
    pub fn open_items(&self) -> impl Iterator<Item = (u32, &'a Item)> {
        self.agreed
            .iter()
            .copied()
            .filter(|(_, item)| item.status.is_open())
    }

    /// Whether treatment has begun.
    #[must_use]
    pub fn is_started(&self) -> bool {
        let begun = |status| matches!(status, ItemStatus::InProgress | ItemStatus::Done);
        self.last_visit.is_some() || self.agreed.iter().any(|(_, item)| begun(item.status))
    }

    /// The day of the last progress: something done, a visit, or at least the signature.
    #[must_use]
    pub fn last_progress(&self, facts: &Facts<'_>) -> NaiveDate {
        let done = self
            .agreed
            .iter()
            .filter(|(_, item)| item.status == ItemStatus::Done);
        done.filter_map(|(_, item)| facts.known(item.done_on))
            .chain(self.last_visit.map(|visit| visit.starts_at.date))
            .fold(self.signed_on, NaiveDate::max)
    }

    /// The last visit of this plan that the patient missed since he signed.
    #[must_use]
    pub fn last_no_show(&self, facts: &Facts<'a>) -> Option<&'a Visit> {
        facts.visits.iter().rfind(|visit| {
            visit.status == VisitStatus::NoShow
                && is_past_visit(visit, self.plan)
                && visit.starts_at.date >= self.signed_on
        })
    }

    fn doctor(&self) -> Text {
        let others = self
            .agreed
            .iter()
            .copied()
            .filter(|(_, item)| !item.status.is_open());
        let named = self.open_items().chain(others).map(|(_, item)| item.doctor);
        named
            .into_iter()
            .find(|doctor| !doctor.is_blank())
            .unwrap_or_default()
    }

    fn caller(&self) -> Option<Caller> {
        self.open_items().filter_map(|(_, item)| item.caller).max() // the doctor goes first
    }

    fn has_overdue_urgent_item(&self, date: NaiveDate) -> bool {
        self.open_items()
            .any(|(_, item)| item.urgent && item.due_on.is_some_and(|due| due < date))
    }
}

/// Whether a visit that took place or was missed is this plan's: treatment, with this plan's id or none.
fn is_past_visit(visit: &Visit, plan: &Plan) -> bool {
    is_of_kind(visit, VisitKind::Treatment) && names_no_other(visit, plan)
}

/// Whether a future visit is this plan's.
fn is_future_visit(visit: &Visit, plan: &Plan) -> bool {
    may_be_of_kind(visit, VisitKind::Treatment) && names_no_other(visit, plan)
}

fn names_no_other(visit: &Visit, plan: &Plan) -> bool {
    visit.plan_id.is_blank() || visit.plan_id == plan.id
}

/// The rows of a plan with their indices.
fn items<'a>(facts: &Facts<'a>, plan: &Plan) -> impl Iterator<Item = (u32, &'a Item)> {
    let clinic = facts.practice.clinic;
    (plan.items.0..plan.items.1).map(move |index| (index, &clinic.items[index as usize]))
}

/// The plan as far as it was agreed.
fn signed<'a>(facts: &Facts<'a>, plan: &'a Plan) -> Result<SignedPlan<'a>, (Verdict, Codes)> {
    let finished = Err((Verdict::Settled, Code::PlanFinished.into()));
    if !items(facts, plan).any(|(_, item)| item.status.is_open()) {
        return finished;
    }
    let kept = || items(facts, plan).filter(|(_, item)| item.status != ItemStatus::Cancelled);
    let agreed: Vec<_> = kept()
        .filter(|(_, item)| {
            item.written && facts.known(item.signed_on).is_some() && item.answer == Answer::Agreed
        })
        .collect();
    let signed_on = agreed
        .iter()
        .filter_map(|(_, item)| facts.known(item.signed_on))
        .max();
    let Some(signed_on) = signed_on else {
        let mut codes = Codes::NONE;
        for (_, item) in kept() {
            codes.add_if(!item.written, Code::PlanNotWritten);
            codes.add_if(facts.known(item.signed_on).is_none(), Code::PlanNotSigned);
            match item.answer {
                Answer::Agreed => {}
                Answer::Undecided => codes.add(Code::PatientUndecided),
                Answer::TooExpensive => codes.add(Code::TooExpensive),
                Answer::Declined => codes.add(Code::PatientDeclined),
            }
        }
        return Err((Verdict::Unjustified, codes));
    };
    if !agreed.iter().any(|(_, item)| item.status.is_open()) {
        return finished;
    }
    let last_visit = facts.attended().rfind(|visit| {
        is_past_visit(visit, plan)
            && (visit.starts_at.date > signed_on
                || visit.starts_at.date == signed_on && visit.plan_id == plan.id)
    });
    Ok(SignedPlan {
        plan,
        agreed,
        signed_on,
        last_visit,
    })
}

/// What is found in a treatment plan.
pub(super) fn finding<'a>(facts: &Facts<'a>, case: Case, plan: &'a Plan) -> Finding<'a> {
    let mut evidence: Vec<RowAt> = items(facts, plan).map(|(_, item)| item.row).collect();
    let signed = match signed(facts, plan) {
        Ok(signed) => signed,
        Err((verdict, codes)) => return Finding::decided(case, None, verdict, codes, evidence),
    };
    let rule = rule(if signed.is_started() {
        Reason::UnfinishedTreatment
    } else {
        Reason::UrgentTreatment
    });
    evidence.extend(signed.last_visit.map(|visit| visit.row));
    evidence.extend(signed.last_no_show(facts).map(|visit| visit.row));
    let days = match rule.ground {
        Ground::Plan(ground) => ground(facts, &signed),
        _ => Err(Codes::NONE),
    };
    let mut days = match days {
        Ok(days) => days,
        Err(codes) => {
            return Finding::decided(
                case,
                Some(rule.reason),
                Verdict::Unjustified,
                codes,
                evidence,
            );
        }
    };
    days.sort_unstable();
    let booked = facts
        .future_visits()
        .find(|visit| is_future_visit(visit, plan));
    if booked.is_some() || facts.has_next_visit() {
        evidence.extend(booked.map(|visit| visit.row));
        return Finding::settled(case, Some(rule.reason), Code::AlreadyBooked, evidence);
    }
    open_or_closed(facts, case, rule, &signed, &days, evidence)
}

/// Asks the contacts whether the plan is still open, and from which day it is due.
fn open_or_closed<'a>(
    facts: &Facts<'a>,
    case: Case,
    rule: &'static Rule,
    signed: &SignedPlan<'a>,
    days: &[ItemDay],
    mut evidence: Vec<RowAt>,
) -> Finding<'a> {
    let Some(first) = days.first() else {
        return Finding::settled(case, None, Code::PlanFinished, evidence);
    };
    let about = case.about(facts.practice.clinic);
    let subject = Subject {
        case,
        about,
        reason: rule.reason,
        first_day: first.day,
    };
    evidence.extend(subject.rows(facts));
    let standing = subject.standing_callback(facts);
    let spoken = spoken_of(facts, &subject, rule, signed, days, &mut evidence);
    let item_day = match (&spoken.closed, standing) {
        (Closed::By(code), None) => {
            return Finding::settled(case, Some(rule.reason), *code, evidence);
        }
        (Closed::Again, _) => *first,
        _ => day_left(days, spoken.until, facts.date(), lapse_days(facts, rule)).unwrap_or(*first),
    };
    let promised = standing.and_then(|callback| callback.callback_at);
    let settings = facts.practice.settings.of(rule.reason);
    let due = Due {
        subject,
        day: promised.map_or(item_day.day, |at| at.date),
        item: Some(item_day.item),
        standing,
        stands_with_urgent: signed.has_overdue_urgent_item(facts.date()),
        voice_only: rule.voice_only,
        channel: None,
        caller: signed.caller().unwrap_or(settings.caller),
        doctor: signed.doctor(),
        before: None,
        leave: None,
    };
    Finding::due(due, evidence)
}

fn lapse_days(facts: &Facts<'_>, rule: &Rule) -> u32 {
    facts.practice.settings.of(rule.reason).lapse_days
}

/// What contacts have made of a plan.
struct Spoken {
    closed: Closed,
    /// Every item's day up to this date was spoken of.
    until: Option<NaiveDate>,
}

fn spoken_of<'a>(
    facts: &Facts<'a>,
    subject: &Subject,
    rule: &Rule,
    signed: &SignedPlan<'a>,
    days: &[ItemDay],
    evidence: &mut Vec<RowAt>,
) -> Spoken {
    let of_this_plan = |visit: &Visit| is_past_visit(visit, signed.plan);
    let last = subject
        .contacts(facts)
        .map(|(contact, _)| contact)
        .rfind(|c| history::closes(c.outcome, rule.voice_only) && c.at.date >= subject.first_day);
    let until = last.map(|contact| contact.at.date);
    let bounds = Bounds {
        refusal_from: Some(signed.signed_on),
        named_refusal_any_date: false,
        named_closes_from: None,
    };
    if let Some(refusal) = last_refusal(facts, subject, &bounds) {
        let came = facts
            .attended()
            .rfind(|v| of_this_plan(v) && v.starts_at > refusal.at);
        let Some(came) = came else {
            return Spoken {
                closed: Closed::By(Code::DeclinedOnContact),
                until,
            };
        };
        evidence.push(came.row);
    }
    let all_spoken_of = days.last().is_some_and(|day| Some(day.day) <= until);
    let (Some(last), true) = (last, all_spoken_of) else {
        return Spoken {
            closed: Closed::Open,
            until,
        };
    };
    let closed = match missed_since(facts, last, of_this_plan) {
        Some(missed) => {
            evidence.push(missed.row);
            Closed::Again
        }
        None => Closed::By(Code::AlreadyReached),
    };
    Spoken { closed, until }
}

/// The earliest day that was not spoken of and has not lapsed; where all have, the last of those.
fn day_left(
    days: &[ItemDay],
    spoken_until: Option<NaiveDate>,
    date: NaiveDate,
    lapse_days: u32,
) -> Option<ItemDay> {
    let left = || {
        days.iter()
            .copied()
            .filter(|day| Some(day.day) > spoken_until)
    };
    left()
        .find(|day| time::days_between(day.day, date) <= i64::from(lapse_days))
        .or_else(|| left().max_by_key(|day| (day.day, Reverse(day.item))))
}
