//! Reason 1. Day and time of a visit that is booked.
//!
//! The patient is reminded on the last open day of the clinic on or before the visit's date less `days_before`, unless he wanted no
//! reminder, has confirmed, or booked so late that he can't have forgotten.

use chrono::NaiveDate;

use super::{Bounds, Closed, Due, Finding, Ground, Leave, Rule, closed_by_contact, rule};
use crate::clinic::{Reason, Visit, VisitStatus};
use crate::decision::{Case, Code, Codes, Verdict};
use crate::history::Subject;
use crate::practice::Facts;
use crate::time;

/// The rule.
pub const RULE: Rule = Rule {
    reason: Reason::AppointmentReminder,
    russian: "Напоминание о приёме",
    english: "Appointment reminder",
    voice_only: false,
    visit_kind: None,
    ground: Ground::Visit(ground),
};

fn ground(facts: &Facts<'_>, visit: &Visit) -> Result<NaiveDate, Codes> {
    if visit.remind == Some(false) {
        return Err(Code::ReminderNotWanted.into());
    }
    let days_before = facts.practice.settings.of(RULE.reason).days_before;
    Ok(facts
        .practice
        .calendar
        .open_day_until(time::minus(visit.starts_at.date, days_before)))
}

fn is_confirmed(facts: &Facts<'_>, visit: &Visit, day: NaiveDate) -> bool {
    let booked_lately = visit
        .booked_on
        .is_some_and(|date| day <= date && date <= facts.date());
    visit.status == VisitStatus::Confirmed || booked_lately && visit.remind != Some(true)
}

/// What is found in a future visit.
pub(super) fn finding<'a>(facts: &Facts<'a>, case: Case, visit: &Visit) -> Finding<'a> {
    let mut evidence = vec![visit.row];
    let reason = Some(RULE.reason);
    let day = match ground(facts, visit) {
        Ok(day) => day,
        Err(codes) => return Finding::decided(case, reason, Verdict::Unjustified, codes, evidence),
    };
    if is_confirmed(facts, visit, day) {
        return Finding::settled(case, reason, Code::AlreadyConfirmed, evidence);
    }
    let about = case.about(facts.practice.clinic);
    let subject = Subject {
        case,
        about,
        reason: RULE.reason,
        first_day: day,
    };
    evidence.extend(subject.rows(facts));
    let bounds = Bounds {
        refusal_from: Some(day),
        named_refusal_any_date: true,
        named_closes_from: None,
    };
    if let Closed::By(code) = closed_by_contact(facts, &subject, rule(RULE.reason), false, &bounds)
    {
        return Finding::settled(case, reason, code, evidence);
    }
    let standing = subject.standing_callback(facts);
    let due = Due {
        subject,
        day: standing
            .and_then(|callback| callback.callback_at)
            .map_or(day, |at| at.date),
        item: None,
        standing,
        stands_with_urgent: false,
        voice_only: RULE.voice_only,
        channel: None,
        caller: facts.practice.settings.of(RULE.reason).caller,
        doctor: visit.doctor,
        before: Some(visit.starts_at),
        leave: (visit.remind == Some(true)).then_some(Leave::Reminder),
    };
    Finding::due(due, evidence)
}
