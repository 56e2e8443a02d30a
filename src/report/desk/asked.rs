//! Whom to ask what at today's visits: what is missing for a contact that the patient may want, while he is there to say it.

use super::{Desk, comes_today};
use crate::model::clinic::{Channel, Consent, PatientIndex, Reason, Visit, VisitStatus};
use crate::model::decision::{Case, Code, Decision};
use crate::plan::permission;
use crate::plan::practice::{Facts, Practice};

/// What to ask, or to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ask {
    /// Whether he may be called: nobody ever asked.
    Consent,
    /// Since when he may be: the day is not on record.
    ConsentDay,
    /// Whether he still may be: the time for which he allowed it is over.
    ConsentAgain,
    /// How he wants to be contacted.
    Channels,
    /// His number: there is none.
    Number,
    /// His number: that on record is not his, or can't be used.
    OtherNumber,
    /// When he was born: nobody can tell whether he is a child.
    BirthDate,
    /// Who the child's guardian is, and the number.
    Guardian,
    /// To sign a plan.
    Signature(Case),
    /// Whether he agrees to what was set down without him.
    Agreement(Case),
    /// What a note means that says not to call him.
    Refusal,
    /// Whether he has two cards.
    TwoCards,
    /// What came of a talk that nobody understood.
    Unclear,
    /// To tell him what he would be contacted about in the next days.
    Say(Reason, Case),
}

/// A patient who comes today.
#[derive(Debug)]
pub(crate) struct Visitor<'a> {
    pub patient: PatientIndex,
    pub visit: &'a Visit,
    pub asks: Vec<Ask>,
}

/// Who comes today and is to be asked something, by the hour.
pub(crate) fn visitors<'a>(practice: &'a Practice<'a>, desk: &Desk) -> Vec<Visitor<'a>> {
    let mut visitors: Vec<Visitor<'_>> = Vec::new();
    for &patient in &practice.clinic.by_id {
        if !comes_today(practice, patient) {
            continue;
        }
        let facts = practice.facts(patient);
        let is_today = |visit: &&Visit| {
            visit.starts_at.date == practice.date()
                && matches!(visit.status, VisitStatus::Booked | VisitStatus::Confirmed)
        };
        let Some(visit) = facts.visits.iter().find(is_today) else {
            continue;
        };
        let asks = asks(&facts, &desk.of_visitor(patient).collect::<Vec<_>>());
        if !asks.is_empty() {
            visitors.push(Visitor {
                patient,
                visit,
                asks,
            });
        }
    }
    visitors.sort_by_key(|visitor| visitor.visit.starts_at);
    visitors
}

fn asks(facts: &Facts<'_>, decisions: &[&Decision]) -> Vec<Ask> {
    let patient = facts.patient;
    if patient.row_rejected {
        return Vec::new();
    }
    let has = |code: Code| decisions.iter().any(|it| it.codes().contains(code));
    let mut asks = Vec::new();
    // What the patient said no to is not asked again; a note that may be older or about something else is made clear.
    let said_no = patient.consent == Consent::No || permission::said_no(facts).is_some();
    if facts.refusing_contacts().next().is_some() || patient.note_refuses {
        asks.push(Ask::Refusal);
    } else if !said_no {
        asks.extend(consent(facts));
        asks.extend(address(facts));
    }
    if patient.birth_date.is_none() {
        asks.push(Ask::BirthDate);
    }
    if permission::lacks_guardian(facts) && permission::is_minor(facts) {
        asks.push(Ask::Guardian);
    }
    if has(Code::UnclearOutcome) {
        asks.push(Ask::Unclear);
    }
    if has(Code::PossibleDuplicate) {
        asks.push(Ask::TwoCards);
    }
    for decision in decisions {
        let (Some(case), codes) = (decision.case(), decision.codes()) else {
            continue;
        };
        if codes.contains(Code::PlanNotSigned) {
            asks.push(Ask::Signature(case));
        }
        if codes.contains(Code::NotAgreed) && !said_no {
            asks.push(Ask::Agreement(case));
        }
        if codes.contains(Code::ComingSoon)
            && let Some(reason) = decision.reason()
        {
            asks.push(Ask::Say(reason, case));
        }
    }
    asks
}

/// What is missing of his leave.
fn consent(facts: &Facts<'_>) -> Option<Ask> {
    let patient = facts.patient;
    let is_over = patient
        .consent_until
        .is_some_and(|until| until < facts.date());
    match patient.consent {
        Consent::NeverAsked => Some(Ask::Consent),
        Consent::Yes | Consent::Visits if is_over => Some(Ask::ConsentAgain),
        Consent::Yes | Consent::Visits if patient.consent_on.is_none() => Some(Ask::ConsentDay),
        Consent::Yes | Consent::Visits | Consent::No => None,
    }
}

/// What is missing of where to reach him.
fn address(facts: &Facts<'_>) -> Option<Ask> {
    let patient = facts.patient;
    if permission::is_minor(facts) {
        return None;
    }
    if patient.number.is_none() {
        return Some(Ask::Number);
    }
    if permission::number(facts, Channel::Call).is_none() {
        return Some(Ask::OtherNumber);
    }
    let is_unsaid = patient.channels.iter().next().is_none();
    (is_unsaid && patient.consent == Consent::Yes).then_some(Ask::Channels)
}
