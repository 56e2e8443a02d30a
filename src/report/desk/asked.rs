//! Whom to ask what at today's visits: what is missing for a contact that the patient may want, while he is there to say it.

use super::{Desk, visit_today};
use crate::model::clinic::{Channel, Consent, PatientIndex, Reason, Visit};
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
        let Some(visit) = visit_today(practice, patient) else {
            continue;
        };
        let facts = practice.facts(patient);
        let asks = asks(&facts, desk.of_visitor(patient));
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

pub(crate) fn asks(facts: &Facts<'_>, decisions: &[Decision]) -> Vec<Ask> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan;
    use crate::testing::Story;

    /// What is asked of patient 7, who comes at noon.
    fn asked(story: &Story) -> Vec<Ask> {
        story.seen(|practice| {
            let mut desk = Desk::default();
            let (_, decisions) = plan::decided(practice);
            for decision in &decisions {
                desk.take(practice, decision);
            }
            let visitors = visitors(practice, &desk);
            visitors
                .into_iter()
                .flat_map(|visitor| visitor.asks)
                .collect()
        })
    }

    fn comes(cells: &str) -> Story {
        Story::on("2026-03-02")
            .patient("7", cells)
            .visit("V1", "2026-03-02 12:00 booked; remind=no")
    }

    #[test]
    fn what_is_missing_on_a_card_is_asked() {
        for (cells, wanted) in [
            ("channels=call", &[][..]),
            ("channels=", &[Ask::Channels]),
            ("consent=; consent_on=; channels=call", &[Ask::Consent]),
            ("consent_on=; channels=call", &[Ask::ConsentDay]),
            (
                "consent_until=2026-02-01; channels=call",
                &[Ask::ConsentAgain],
            ),
            ("consent=no; channels=", &[]),
            ("phone=; channels=call", &[Ask::Number]),
            ("birth_date=; channels=call", &[Ask::BirthDate]),
            ("birth_date=2018-01-01; channels=call", &[Ask::Guardian]),
            ("note=не звонить; channels=", &[Ask::Refusal]),
        ] {
            assert_eq!(asked(&comes(cells)), wanted, "{cells}");
        }
    }

    #[test]
    fn only_who_still_comes_or_may_be_there_is_asked() {
        let story = comes("channels=");
        for (now, count) in [
            ("2026-03-02 09:00", 1),
            ("2026-03-02 12:30", 1),
            ("2026-03-02 13:00", 0),
        ] {
            assert_eq!(asked(&story.clone().at(now)).len(), count, "{now}");
        }
        let gone = Story::on("2026-03-02").patient("7", "channels=");
        for visit in ["2026-03-02 12:00 cancelled", "2026-03-03 12:00 booked"] {
            assert_eq!(asked(&gone.clone().visit("V1", visit)), [], "{visit}");
        }
    }

    #[test]
    fn a_plan_is_signed_and_an_unclear_talk_told_where_the_patient_is() {
        let story = comes("channels=call")
            .plan("P1", "signed_on=; consulted_on=2026-02-20")
            .agreement(
                "A1",
                "hygiene_reminder; agreed_on=2026-01-12; contact_on=2026-03-02",
            );
        let coming = asked(&story);
        assert!(
            matches!(
                coming[..],
                [Ask::Say(Reason::HygieneReminder, _), Ask::Signature(_)]
            ),
            "{coming:?}"
        );
        let unclear = asked(&story.contact("2026-02-25 10:00 unclear"));
        assert!(
            matches!(unclear[..], [Ask::Unclear, Ask::Signature(_)]),
            "{unclear:?}"
        );
    }
}
