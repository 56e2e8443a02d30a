//! Reason 3. Unfinished treatment.
//!
//! A signed plan was carried out in part. Each open item has its day: the day after its deadline where that lies after the last progress,
//! else `pause_days` after the last progress; while something heals, nothing is unfinished.

use super::plan::SignedPlan;
use super::{Ground, ItemDay, Rule};
use crate::clinic::{Reason, VisitKind};
use crate::decision::Codes;
use crate::practice::Facts;
use crate::time;

/// The rule.
pub const RULE: Rule = Rule {
    reason: Reason::UnfinishedTreatment,
    russian: "Лечение не завершено",
    english: "Unfinished treatment",
    voice_only: true,
    visit_kind: Some(VisitKind::Treatment),
    ground: Ground::Plan(ground),
};

#[expect(clippy::unnecessary_wraps, reason = "the type of every plan's ground")]
fn ground(facts: &Facts<'_>, plan: &SignedPlan<'_>) -> Result<Vec<ItemDay>, Codes> {
    let pause_days = facts.practice.settings.of(RULE.reason).pause_days;
    let last_progress = plan.last_progress(facts);
    let days = plan.open_items().map(|(index, item)| {
        let day = match item.due_on.filter(|&due_on| due_on > last_progress) {
            Some(due_on) => time::plus(due_on, 1),
            None => time::plus(last_progress, pause_days),
        };
        ItemDay {
            day: item.wait_until.map_or(day, |wait| wait.max(day)),
            item: index,
        }
    });
    Ok(days.collect())
}
