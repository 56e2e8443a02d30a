//! Minors are reached through a guardian; who comes of age gives his own consent.

use chrono::NaiveDate;

use crate::plan::practice::Facts;
use crate::plan::time;

/// Whether the patient is under age on the date; without a birth date, whoever has a guardian is.
pub(crate) fn is_minor(facts: &Facts<'_>) -> bool {
    let patient = facts.patient;
    match patient.birth_date {
        Some(birth_date) => {
            facts.date() < time::of_age_on(birth_date, facts.practice.settings.adult_age)
        }
        None => !patient.guardian_name.is_blank() || patient.guardian_phone.is_some(),
    }
}

/// Whether this is a minor whose guardian can't be named or called.
pub(crate) fn lacks_guardian(facts: &Facts<'_>) -> bool {
    let patient = facts.patient;
    is_minor(facts) && (patient.guardian_name.is_blank() || patient.guardian_phone.is_none())
}

/// Whether a guardian is on record of a patient who is of age.
pub(crate) fn has_outgrown_guardian(facts: &Facts<'_>) -> bool {
    let patient = facts.patient;
    let has_guardian = !patient.guardian_name.is_blank() || patient.guardian_phone.is_some();
    has_guardian && !is_minor(facts)
}

/// Whether what was given on a day was given by the guardian of a patient who is of age by now: then it gives no permission.
pub(super) fn was_guardians(facts: &Facts<'_>, given_on: Option<NaiveDate>) -> bool {
    let (Some(birth_date), Some(given_on)) = (facts.patient.birth_date, given_on) else {
        return false;
    };
    let of_age_on = time::of_age_on(birth_date, facts.practice.settings.adult_age);
    given_on < of_age_on && of_age_on <= facts.date()
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

    #[test]
    fn a_minor_is_reached_through_the_guardian() {
        const GUARDIAN: &str = "guardian_name=Ольга; guardian_phone=89187744299";
        for (cells, found) in [
            // Eighteen on the day.
            ("birth_date=2008-03-04; consent_on=", "call"),
            (
                "birth_date=2008-03-05",
                "not_permitted guardian_missing;no_reachable_address",
            ),
            (
                "birth_date=2008-03-05; guardian_name=Ольга",
                "not_permitted guardian_missing;no_reachable_address",
            ),
            (
                "birth_date=2008-03-05; guardian_phone=89187744299",
                "not_permitted guardian_missing",
            ),
            // Without a birth date whoever has a guardian is a minor.
            (
                "birth_date=; guardian_name=Ольга",
                "not_permitted guardian_missing;no_reachable_address",
            ),
            (
                "birth_date=; guardian_phone=89187744299",
                "not_permitted guardian_missing",
            ),
            ("birth_date=", "call"),
        ] {
            assert_eq!(patient(cells).decision(PLAN), found, "{cells}");
        }
        for (birth_date, line, number) in [
            (
                "2008-03-05",
                "7 call to guardian administrator - plan:P1",
                "+79187744299",
            ),
            (
                "",
                "7 call to guardian administrator - plan:P1",
                "+79187744299",
            ),
            (
                "2008-03-04",
                "7 call administrator - plan:P1",
                "+79187744206",
            ),
        ] {
            let story = patient(&format!("birth_date={birth_date}; consent_on=; {GUARDIAN}"));
            assert_eq!(story.contacts(), [line], "{birth_date}");
            assert_eq!(story.number(), number, "{birth_date}");
        }
        let older = patient("birth_date=2008-03-04").setting("contact.adult_age = 21");
        assert_eq!(
            older.decision(PLAN),
            "not_permitted guardian_missing;no_reachable_address"
        );
    }

    #[test]
    fn born_on_29_february_of_age_on_1_march() {
        let story = Story::on("2026-02-27")
            .plan("P1", "urgent=yes; due_on=2026-02-10")
            .patient("7", "birth_date=2008-02-29; consent_on=")
            .setting("clinic.hours = { 'mon-sun' = '9-20' }");
        story.expect(
            PLAN,
            &[
                (
                    "2026-02-28",
                    "not_permitted guardian_missing;no_reachable_address",
                ),
                ("2026-03-01", "call"),
            ],
        );
        // In a leap year on the day itself.
        let leap = story.setting("contact.adult_age = 20");
        leap.expect(
            PLAN,
            &[(
                "2028-02-28",
                "not_permitted guardian_missing;no_reachable_address",
            )],
        );
        let leap = leap.plan("P2", "urgent=yes; due_on=2028-02-20");
        assert_eq!(leap.at("2028-02-29").decision("plan:P2"), "call");
    }

    #[test]
    fn what_was_given_before_one_is_of_age_was_the_guardians() {
        const NO_CONSENT: &str = "not_permitted no_consent";
        // Of age since 10 January 2026.
        let grown = |cells: &str| format!("birth_date=2008-01-10; {cells}");
        for (cells, found) in [
            ("consent_on=2026-01-09", NO_CONSENT),
            ("consent_on=2026-01-10", "call"),
            ("consent_on=", "call"),
            ("consent=visits; consent_on=2026-01-09", NO_CONSENT),
            (
                "consent_on=2026-01-09; consent_until=2026-03-03",
                "not_permitted consent_expired;no_consent",
            ),
        ] {
            assert_eq!(patient(&grown(cells)).decision(PLAN), found, "{cells}");
        }
        for (cells, found) in [
            ("consent=visits; consent_on=2026-01-09", NO_CONSENT),
            ("consent=visits; consent_on=2026-01-10", "call"),
        ] {
            let story = due().patient("7", &grown(cells));
            assert_eq!(story.decision(VISIT), found, "{cells}");
        }
        // Agreed on 12 January.
        for (birth_date, cells, found) in [
            ("2008-01-12", "consent=", "call"),
            ("2008-01-13", "consent=", NO_CONSENT),
            ("2008-01-13", "consent=yes; consent_on=2026-01-13", "call"),
            (
                "2008-01-13",
                "consent=yes; consent_on=2026-01-01",
                NO_CONSENT,
            ),
            ("2008-01-12", "consent=yes; consent_on=2026-01-01", "call"),
        ] {
            let story = agreed("").patient("7", &format!("birth_date={birth_date}; {cells}"));
            assert_eq!(story.decision(HYGIENE), found, "{birth_date} {cells}");
        }
        // While under age the guardian's word holds, and where nobody knows the age the yes is the patient's.
        let child = grown("consent_on=2025-06-01; guardian_name=Ольга; guardian_phone=89187744299");
        let child = patient(&child).setting("contact.adult_age = 21");
        assert_eq!(child.decision(PLAN), "call");
        let unknown = patient("birth_date=; consent_on=1990-01-01");
        assert_eq!(unknown.decision(PLAN), "call");
    }
}
