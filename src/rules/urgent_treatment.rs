//! Reason 2. Urgent treatment not begun.
//!
//! A plan was agreed and signed; among its open items stands one that must not wait, with a deadline, by the doctor's word; treatment was
//! not begun. The day is the deadline plus `grace_days`, or, if that is earlier, the day after the last visit that the patient missed.

use super::plan::SignedPlan;
use super::{Ground, ItemDay, Rule};
use crate::clinic::{Reason, VisitKind};
use crate::decision::{Code, Codes};
use crate::practice::Facts;
use crate::time;

/// The rule.
pub const RULE: Rule = Rule {
    reason: Reason::UrgentTreatment,
    russian: "Неотложное лечение не начато",
    english: "Urgent treatment not begun",
    voice_only: true,
    visit_kind: Some(VisitKind::Treatment),
    ground: Ground::Plan(ground),
};

fn ground(facts: &Facts<'_>, plan: &SignedPlan<'_>) -> Result<Vec<ItemDay>, Codes> {
    let urgent = || plan.open_items().filter(|(_, item)| item.urgent);
    if urgent().next().is_none() {
        return Err(Code::NothingUrgent.into());
    }
    let grace_days = facts.practice.settings.of(RULE.reason).grace_days;
    let after_no_show = plan
        .last_no_show(facts)
        .map(|visit| time::plus(visit.starts_at.date, 1));
    let days: Vec<ItemDay> = urgent()
        .filter_map(|(index, item)| {
            let after_deadline = time::plus(item.due_on?, grace_days);
            let day = after_no_show.map_or(after_deadline, |day| day.min(after_deadline));
            Some(ItemDay {
                day: item.wait_until.map_or(day, |wait| wait.max(day)),
                item: index,
            })
        })
        .collect();
    if days.is_empty() {
        Err(Code::NoDeadline.into())
    } else {
        Ok(days)
    }
}
