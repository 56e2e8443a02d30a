//! Reason 7. Check-up reminder.
//!
//! It was agreed to remind of the free preventive examination, usually after half a year. Sooner only with the doctor's stated ground.

use super::agreement::{missing, reminder_day};
use super::{AgreedDay, Ground, Rule};
use crate::clinic::{Agreement, Reason, VisitKind};
use crate::decision::{Code, Codes};
use crate::practice::Facts;
use crate::time;

/// The rule.
pub const RULE: Rule = Rule {
    reason: Reason::CheckupReminder,
    russian: "Приглашение на бесплатный осмотр",
    english: "Invitation to a free examination",
    voice_only: false,
    visit_kind: Some(VisitKind::Checkup),
    ground: Ground::Agreement(ground),
};

/// Half a year: within it something usually turns up even after full treatment.
const INTERVAL_MONTHS: u32 = 6;

/// So much sooner is still half a year.
const EARLY_DAYS: u32 = 7;

fn ground(facts: &Facts<'_>, agreement: &Agreement) -> Result<AgreedDay, Codes> {
    let mut codes = missing(facts, agreement, true);
    let lead_days = facts.practice.settings.of(RULE.reason).lead_days;
    let half_a_year_on = facts
        .known(agreement.agreed_on)
        .map(|date| time::plus_months(date, INTERVAL_MONTHS));
    let due_on = agreement
        .due_on
        .or_else(|| agreement.contact_on.map(|date| time::plus(date, lead_days)))
        .or(half_a_year_on);
    let is_early = match (due_on, half_a_year_on) {
        (Some(due_on), Some(usual)) => due_on < time::minus(usual, EARLY_DAYS),
        _ => false,
    };
    codes.add_if(
        is_early && agreement.basis.is_blank(),
        Code::EarlyWithoutReason,
    );
    match reminder_day(facts, RULE.reason, agreement.contact_on, due_on) {
        Some(day) if codes.is_empty() => Ok(AgreedDay {
            day,
            visit_due_on: due_on,
            given_by: None,
        }),
        _ => Err(codes),
    }
}
