//! Reason 8. The doctor's personal call.
//!
//! Doctor and patient trust each other and the patient gave leave. The doctor in person rings, about something that is named; nobody
//! else does it for him.

use super::agreement::missing;
use super::{AgreedDay, Ground, Rule};
use crate::clinic::{Agreement, Reason};
use crate::decision::{Code, Codes};
use crate::practice::Facts;

/// The rule.
pub const RULE: Rule = Rule {
    reason: Reason::PersonalCall,
    russian: "Личный звонок врача",
    english: "The doctor's personal call",
    voice_only: true,
    visit_kind: None,
    ground: Ground::Agreement(ground),
};

fn ground(facts: &Facts<'_>, agreement: &Agreement) -> Result<AgreedDay, Codes> {
    let mut codes = missing(facts, agreement, true);
    codes.add_if(agreement.topic.is_blank(), Code::NoTopic);
    codes.add_if(agreement.doctor.is_blank(), Code::NoDoctor);
    let day = agreement
        .contact_on
        .or(agreement.due_on)
        .or(facts.known(agreement.agreed_on));
    match day {
        Some(day) if codes.is_empty() => Ok(AgreedDay {
            day,
            visit_due_on: None,
            given_by: None,
        }),
        _ => Err(codes),
    }
}
