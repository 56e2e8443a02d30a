//! Reason 5. Well-being check.
//!
//! It was agreed that somebody would ring after the treatment and ask how the patient feels. It is always kept: a promise forgotten shows
//! that nobody cares.

use super::agreement::missing;
use super::{AgreedDay, Ground, Rule};
use crate::clinic::{Agreement, Reason, Visit, VisitKind};
use crate::decision::{Code, Codes};
use crate::practice::{Facts, is_of_kind};

/// The rule.
pub const RULE: Rule = Rule {
    reason: Reason::WellbeingCheck,
    russian: "Звонок о самочувствии",
    english: "Well-being check",
    voice_only: true,
    visit_kind: None,
    ground: Ground::Agreement(ground),
};

/// The treatment after which to ask, where no day was named.
pub(super) fn treatment<'a>(facts: &Facts<'a>, agreement: &Agreement) -> Option<&'a Visit> {
    let named = agreement.contact_on.or(agreement.due_on);
    let agreed_on = facts
        .known(agreement.agreed_on)
        .filter(|_| named.is_none())?;
    facts
        .attended()
        .rfind(|visit| is_of_kind(visit, VisitKind::Treatment) && visit.starts_at.date >= agreed_on)
}

fn ground(facts: &Facts<'_>, agreement: &Agreement) -> Result<AgreedDay, Codes> {
    let mut codes = missing(facts, agreement, true);
    let named = agreement.contact_on.or(agreement.due_on);
    let treated = treatment(facts, agreement);
    let after_treatment =
        || treated.map(|visit| facts.practice.calendar.open_day_after(visit.starts_at.date));
    let day = named.or_else(after_treatment);
    codes.add_if(day.is_none(), Code::NoDueDate);
    match day {
        Some(day) if codes.is_empty() => Ok(AgreedDay {
            day,
            visit_due_on: None,
            given_by: treated.map(|visit| visit.row),
        }),
        _ => Err(codes),
    }
}
