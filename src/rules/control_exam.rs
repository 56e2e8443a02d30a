//! Reason 4. Control examination.
//!
//! The doctor set a date to look again after complex treatment, or treatment whose result is hard to foretell, and the patient did not
//! book or come. It stands on that clinical ground and is not the free check-up.

use super::agreement::{missing, reminder_day};
use super::{AgreedDay, Ground, Means, Rule};
use crate::clinic::{Agreement, Reason, VisitKind};
use crate::decision::{Code, Codes};
use crate::practice::Facts;

/// The rule.
pub const RULE: Rule = Rule {
    reason: Reason::ControlExam,
    russian: "Контрольный осмотр",
    english: "Control examination",
    means: Means::Any,
    in_person: false,
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

#[cfg(test)]
mod tests {
    use crate::testing::Story;

    const EXAM: &str = "agreement:A1";

    /// The doctor set Monday, 9 March: its day is the 2nd.
    fn exam(cells: &str) -> Story {
        let set = "control_exam; due_on=2026-03-09; basis=complex_treatment: implant";
        Story::on("2026-03-02").agreement("A1", &format!("{set}; {cells}"))
    }

    #[test]
    fn due_a_week_before_for_three_months() {
        exam("").expect(
            EXAM,
            &[
                ("2026-03-01", "later not_due 2026-03-02"),
                ("2026-03-02", "call"),
                ("2026-05-30", "call"),
                ("2026-06-01", "missed too_late"),
            ],
        );
        let earlier = exam("").setting("reasons.control_exam.lead_days = 10");
        assert_eq!(
            earlier.at("2026-02-26").decision(EXAM),
            "later not_due 2026-02-27"
        );
        assert_eq!(earlier.at("2026-02-27").decision(EXAM), "call");
    }

    #[test]
    fn justified_by_a_day_and_a_clinical_ground() {
        for (cells, found) in [
            ("basis=uncertain_result", "call"),
            ("basis=Complex treatment", "call"),
            ("basis=", "unjustified no_clinical_basis"),
            ("basis=half a year is over", "unjustified no_clinical_basis"),
            (
                "basis=not complex_treatment",
                "unjustified no_clinical_basis",
            ),
            ("due_on=", "unjustified no_due_date"),
            (
                "due_on=; basis=",
                "unjustified no_clinical_basis;no_due_date",
            ),
            ("due_on=; contact_on=2026-03-02", "call"),
            ("due_on=; contact_on=2026-03-03", "later not_due 2026-03-03"),
            ("contact_on=2026-03-05", "later not_due 2026-03-05"),
            ("topic=скидка", "unjustified promotional_topic"),
            ("agreed_on=2026-01-12", "call"),
        ] {
            assert_eq!(exam(cells).decision(EXAM), found, "{cells}");
        }
        assert_eq!(exam("").reason(EXAM), "control_exam");
    }

    #[test]
    fn settled_by_an_examination_attended_or_booked() {
        for (visit, found) in [
            (
                "2026-02-20 10:00 attended; kind=control_exam",
                "settled already_attended",
            ),
            (
                "2026-02-20 10:00 attended; kind=exam",
                "settled already_attended",
            ),
            ("2026-02-20 10:00 attended; kind=checkup", "call"),
            ("2026-02-20 10:00 attended; kind=other", "call"),
            (
                "2026-03-20 10:00 booked; kind=control_exam",
                "settled already_booked",
            ),
            (
                "2026-03-20 10:00 confirmed; kind=exam",
                "settled already_booked",
            ),
            (
                "2026-03-20 10:00 booked; kind=other",
                "settled already_booked",
            ),
            ("2026-03-20 10:00 booked; kind=treatment", "call"),
        ] {
            assert_eq!(exam("").visit("V1", visit).decision(EXAM), found, "{visit}");
        }
    }

    #[test]
    fn opened_again_by_an_examination_that_was_missed() {
        for (kind, found) in [
            ("control_exam", "call"),
            ("exam", "call"),
            ("treatment", "settled already_reached"),
            ("checkup", "settled already_reached"),
        ] {
            let story = exam("")
                .contact("2026-03-02 booked; case=agreement:A1")
                .visit("V1", &format!("2026-03-08 10:00 no_show; kind={kind}"));
            assert_eq!(story.at("2026-03-10").decision(EXAM), found, "{kind}");
        }
    }

    #[test]
    fn made_by_any_channel() {
        let story = exam("doctor=A").patient("7", "channels=messenger");
        assert_eq!(
            story.contacts(),
            ["7 messenger administrator A agreement:A1"]
        );
    }
}
