//! On what a contact rests: the patient's consent, the agreement itself, or a reminder that was agreed.

use chrono::NaiveDate;

use crate::model::clinic::{Consent, Patient, RowAt, StandsIn};
use crate::model::decision::{Code, Codes, Due, Leave, Permission};
use crate::plan::permission::{Answer, guardian};
use crate::plan::practice::Facts;

/// The consent that holds on the date: a yes of a later date is none yet, a no is a no.
fn consent_now(patient: &Patient, date: NaiveDate) -> Consent {
    match patient.consent {
        Consent::Yes | Consent::Visits if patient.consent_on.is_some_and(|on| on > date) => {
            Consent::NeverAsked
        }
        consent => consent,
    }
}

/// The date of a consent after which no earlier opt-out applies. One that the clinic's program set says nothing.
pub(super) fn consented_on(facts: &Facts<'_>) -> Option<NaiveDate> {
    // Of rows that are refused no yes counts.
    if facts.patient.shares_consent_on || facts.patient.row_rejected {
        return None;
    }
    match consent_now(facts.patient, facts.date()) {
        Consent::Yes | Consent::Visits => facts.patient.consent_on,
        Consent::NeverAsked | Consent::No => None,
    }
}

/// On what the contact rests, or why on nothing. The patient's service card has part of that.
pub(super) fn given<'a>(
    facts: &Facts<'a>,
    due: &Due,
) -> Answer<Result<Permission, Codes>, impl Iterator<Item = RowAt> + use<'a>> {
    Answer {
        is: permission(facts, due),
        rows: facts.patient.card.into_iter(),
    }
}

fn permission(facts: &Facts<'_>, due: &Due) -> Result<Permission, Codes> {
    let patient = facts.patient;
    let consent = consent_now(patient, facts.date());
    let expired = matches!(consent, Consent::Yes | Consent::Visits)
        && patient
            .consent_until
            .is_some_and(|until| until < facts.date());
    let given = match consent {
        Consent::Yes => Some(Permission::Consent(patient.consent_on)),
        Consent::Visits if due.subject.reason.stands_in() == StandsIn::Visit => {
            Some(Permission::VisitsOnly(patient.consent_on))
        }
        Consent::Visits | Consent::NeverAsked | Consent::No => None,
    };
    let given = given.filter(|_| !guardian::was_guardians(facts, patient.consent_on));
    // A yes that is dated later is no fact yet, and its date none either.
    let consent_on = patient.consent_on.filter(|_| consent == patient.consent);
    let leave = match due.leave {
        Some(Leave::Agreed(on))
            if consent_on.is_none_or(|consent_on| on >= consent_on)
                && !guardian::was_guardians(facts, Some(on)) =>
        {
            Some(Permission::Agreement(on))
        }
        Some(Leave::Reminder) => Some(Permission::Reminder),
        Some(Leave::Agreed(_)) | None => None,
    };
    if let Some(permission) = leave.or(given.filter(|_| !expired)) {
        return Ok(permission);
    }
    let mut codes = Codes::NONE;
    // A no has a code of its own.
    codes.add_if(expired && consent != Consent::No, Code::ConsentExpired);
    codes.add_if(given.is_none() && consent != Consent::No, Code::NoConsent);
    Err(codes)
}

#[cfg(test)]
mod tests {
    use crate::testing::Story;

    const HYGIENE: &str = "agreement:A1";
    const PLAN: &str = "plan:P1";
    const VISIT: &str = "visit:V1";

    /// A plan and a visit, both due on Wednesday, 4 March; neither carries leave of its own.
    fn due() -> Story {
        Story::on("2026-03-04")
            .plan("P1", "urgent=yes; due_on=2026-03-03; plan_id=P1")
            .visit("V1", "2026-03-05 10:00 booked; kind=hygiene")
    }

    /// Only the plan.
    fn plan() -> Story {
        Story::on("2026-03-04").plan("P1", "urgent=yes; due_on=2026-03-03")
    }

    /// A reminder that was agreed on 12 January 2026.
    fn agreed(cells: &str) -> Story {
        let agreed = "hygiene_reminder; agreed_on=2026-01-12; contact_on=2026-03-04";
        Story::on("2026-03-04").agreement("A1", &format!("{agreed}; {cells}"))
    }

    fn patient(cells: &str) -> Story {
        plan().patient("7", cells)
    }

    /// The patient of the story and so many others who said yes on 1 February, and one more on another day.
    fn with_many(cells: &str, of_that_day: usize) -> Story {
        let story = patient(cells).patient("60", "consent_on=2026-01-13; phone=");
        (0..of_that_day).fold(story, |story, number| {
            story.patient(&(100 + number).to_string(), "consent_on=2026-02-01; phone=")
        })
    }

    #[test]
    fn consent_to_all_to_visits_or_to_nothing() {
        for (cells, of_plan, of_visit) in [
            ("consent=yes", "call", "call"),
            ("consent=yes; consent_on=", "call", "call"),
            ("consent=yes; consent_on=2026-03-04", "call", "call"),
            // A yes of tomorrow is none yet.
            (
                "consent=yes; consent_on=2026-03-05",
                "not_permitted no_consent",
                "not_permitted no_consent",
            ),
            ("consent=visits", "not_permitted no_consent", "call"),
            (
                "consent=visits; consent_on=2026-03-05",
                "not_permitted no_consent",
                "not_permitted no_consent",
            ),
            (
                "consent=",
                "not_permitted no_consent",
                "not_permitted no_consent",
            ),
            (
                "consent=no",
                "not_permitted opted_out",
                "not_permitted opted_out",
            ),
            (
                "consent=no; consent_on=2026-03-05",
                "not_permitted opted_out",
                "not_permitted opted_out",
            ),
            ("consent_until=2026-03-04", "call", "call"),
            (
                "consent_until=2026-03-03",
                "not_permitted consent_expired",
                "not_permitted consent_expired",
            ),
            (
                "consent=visits; consent_until=2026-03-03",
                "not_permitted consent_expired;no_consent",
                "not_permitted consent_expired",
            ),
            (
                "consent=; consent_until=2026-03-03",
                "not_permitted no_consent",
                "not_permitted no_consent",
            ),
            (
                "consent=no; consent_until=2026-03-03",
                "not_permitted opted_out",
                "not_permitted opted_out",
            ),
        ] {
            let story = due().patient("7", cells);
            assert_eq!(story.decision(PLAN), of_plan, "{cells}");
            assert_eq!(story.decision(VISIT), of_visit, "{cells}");
        }
    }

    #[test]
    fn an_agreement_that_is_not_older_than_the_consent_is_leave_of_its_own() {
        for (cells, found) in [
            ("consent=; consent_on=", "call"),
            ("consent=; consent_on=2026-01-12", "call"),
            (
                "consent=; consent_on=2026-01-13",
                "not_permitted no_consent",
            ),
            ("consent=visits; consent_on=2026-01-12", "call"),
            (
                "consent=visits; consent_on=2026-01-13",
                "not_permitted no_consent",
            ),
            ("consent_on=2026-01-12; consent_until=2026-03-01", "call"),
            (
                "consent_on=2026-01-13; consent_until=2026-03-01",
                "not_permitted consent_expired",
            ),
            // What is dated after today counts as if it were blank, its date too.
            ("consent=yes; consent_on=2026-03-05", "call"),
            (
                "consent=no; consent_on=2026-01-12",
                "not_permitted opted_out",
            ),
        ] {
            assert_eq!(
                agreed("").patient("7", cells).decision(HYGIENE),
                found,
                "{cells}"
            );
        }
        // No leave without its date.
        let set = "control_exam; contact_on=2026-03-04; basis=complex_treatment";
        let story = Story::on("2026-03-04")
            .agreement("A1", set)
            .patient("7", "consent=");
        assert_eq!(story.decision(HYGIENE), "not_permitted no_consent");
        let leave = story.agreement("A2", &format!("{set}; agreed_on=2026-03-04"));
        assert_eq!(leave.decision("agreement:A2"), "call");
    }

    #[test]
    fn a_reminder_that_was_agreed_when_the_visit_was_booked_is_leave() {
        for (cells, remind, found) in [
            ("consent=", "yes", "call"),
            ("consent=", "", "not_permitted no_consent"),
            ("consent_until=2026-03-01", "yes", "call"),
            ("consent=no", "yes", "not_permitted opted_out"),
        ] {
            let story = Story::on("2026-03-04").patient("7", cells);
            let story = story.visit("V1", &format!("2026-03-05 10:00 booked; remind={remind}"));
            assert_eq!(story.decision(VISIT), found, "{cells} {remind}");
        }
    }

    #[test]
    fn a_day_of_consent_that_a_program_set_lifts_nothing() {
        let opt_out = "2026-01-20 opt_out";
        let left = "2026-01-20 left";
        for (cells, of_that_day, contact, found) in [
            ("consent_on=2026-02-01", 18, opt_out, "call"),
            (
                "consent_on=2026-02-01",
                19,
                opt_out,
                "not_permitted opted_out",
            ),
            // Though he is none of those yeses, the day is theirs.
            (
                "consent=visits; consent_on=2026-02-01",
                20,
                left,
                "not_permitted patient_inactive;no_consent",
            ),
            ("consent_on=2026-02-02", 25, opt_out, "call"),
            (
                "consent_on=2026-02-01",
                25,
                left,
                "not_permitted patient_inactive",
            ),
            // A yes it stays.
            (
                "consent_on=2026-02-01",
                25,
                "2026-01-20 declined; case=visit:V9",
                "call",
            ),
        ] {
            let story = with_many(cells, of_that_day).contact(contact);
            assert_eq!(
                story.decision(PLAN),
                found,
                "{cells} {of_that_day} {contact}"
            );
        }
        let of_number = with_many("consent_on=2026-02-01", 19);
        let of_number = of_number.contact("2026-01-20 opt_out; patient_id=60; phone=89187744206");
        assert_eq!(
            of_number.decision(PLAN),
            "not_permitted no_reachable_address"
        );
        // The cards are a file of their own.
        let on_card = with_many("consent_on=2026-01-13", 25).contact(opt_out);
        let on_card = on_card.card("consent=yes; consent_on=2026-02-01");
        assert_eq!(on_card.decision(PLAN), "call");
        let many_cards = (100..119).fold(on_card, |story, patient| {
            story.card(&format!(
                "consent=yes; consent_on=2026-02-01; patient_id={patient}"
            ))
        });
        assert_eq!(many_cards.decision(PLAN), "not_permitted opted_out");
    }

    #[test]
    fn a_day_that_a_program_set_is_shown_by_as_many_rows_as_it_takes() {
        let story = with_many("consent_on=2026-02-01", 40).contact("2026-01-20 opt_out");
        let rows = story.evidence(PLAN);
        // The contact, the plan, and twenty patients.
        assert_eq!(rows.len(), 22, "{rows:?}");
        let without = with_many("consent_on=2026-02-01", 40);
        assert_eq!(without.evidence(PLAN), ["patients.csv:2", "plans.csv:2"]);
    }
}
