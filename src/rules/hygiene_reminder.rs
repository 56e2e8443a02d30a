//! Reason 6. Hygiene reminder.
//!
//! It was agreed to remind of professional cleaning. By call or message, as the patient wishes.

use super::agreement::{missing, reminder_day};
use super::{AgreedDay, Ground, Rule};
use crate::clinic::{Agreement, Reason, VisitKind};
use crate::decision::{Code, Codes};
use crate::practice::Facts;

/// The rule.
pub const RULE: Rule = Rule {
    reason: Reason::HygieneReminder,
    russian: "Напоминание о чистке",
    english: "Hygiene reminder",
    voice_only: false,
    visit_kind: Some(VisitKind::Hygiene),
    ground: Ground::Agreement(ground),
};

fn ground(facts: &Facts<'_>, agreement: &Agreement) -> Result<AgreedDay, Codes> {
    let mut codes = missing(facts, agreement, true);
    let day = reminder_day(facts, RULE.reason, agreement.contact_on, agreement.due_on);
    codes.add_if(day.is_none(), Code::NoDueDate);
    match day {
        Some(day) if codes.is_empty() => Ok(AgreedDay {
            day,
            visit_due_on: agreement.due_on.or(agreement.contact_on),
            given_by: None,
        }),
        _ => Err(codes),
    }
}
