//! Reason 4. Control examination.
//!
//! The doctor set a date to look again after complex treatment, or treatment whose result is hard to foretell, and the patient did not
//! book or come. It stands on that clinical ground and is not the free check-up.

use super::agreement::{missing, reminder_day};
use super::{AgreedDay, Ground, Rule};
use crate::clinic::{Agreement, Reason, VisitKind};
use crate::decision::{Code, Codes};
use crate::practice::Facts;

/// The rule.
pub const RULE: Rule = Rule {
    reason: Reason::ControlExam,
    russian: "Контрольный осмотр",
    english: "Control examination",
    voice_only: false,
    visit_kind: Some(VisitKind::ControlExam),
    ground: Ground::Agreement(ground),
};

fn ground(facts: &Facts<'_>, agreement: &Agreement) -> Result<AgreedDay, Codes> {
    let mut codes = missing(facts, agreement, false);
    codes.add_if(agreement.clinical_basis.is_none(), Code::NoClinicalBasis);
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
