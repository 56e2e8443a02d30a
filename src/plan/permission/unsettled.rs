//! What is open between clinic and patient, and goes before any other contact: a complaint, an outcome that nobody understands, that he
//! is unwell, a question to the doctor, whether he is booked.

use crate::model::clinic::{Contact, Outcome, RowAt, StandsIn};
use crate::model::decision::{Callback, Due};
use crate::plan::history;
use crate::plan::permission::{Answer, rows_if, said, was_said};
use crate::plan::practice::{Bookings, Facts};
use crate::plan::rules;

/// Whether the patient's last word of complaint is not settled: a manager speaks to him first.
pub(super) fn complaint<'a>(
    facts: &Facts<'a>,
) -> Answer<bool, impl Iterator<Item = RowAt> + use<'a>> {
    let rows = said(facts, Outcome::Complaint).chain(said(facts, Outcome::Resolved));
    Answer {
        is: facts.once(|known| &known.complains, || open_complaint(facts).is_some()),
        rows: rows.map(|contact| contact.row),
    }
}

/// The patient's last word of complaint, where it is not settled.
pub(crate) fn open_complaint<'a>(facts: &Facts<'a>) -> Option<&'a Contact> {
    let date = facts.date();
    let mut all = facts.all_contacts();
    // What settles counts from its date on, what restricts whatever its date.
    let last = all.rfind(|contact| {
        contact.outcome == Outcome::Complaint
            || contact.outcome == Outcome::Resolved && contact.at.date <= date
    });
    last.filter(|contact| contact.outcome == Outcome::Complaint)
}

/// The contact of which nobody knows what came of it: what answers an entry of recall's list, until another row answers that; what the
/// clinic wrote down, until it heard from the patient.
pub(crate) fn unclear<'a>(
    facts: &Facts<'a>,
) -> Answer<Option<&'a Contact>, impl Iterator<Item = RowAt> + use<'a>> {
    let stands = standing(facts);
    let clear = facts
        .all_contacts()
        .filter(|it| it.outcome.meaning().makes_clear);
    let unclear = said(facts, Outcome::Unclear).map(|contact| contact.row);
    Answer {
        is: said(facts, Outcome::Unclear).rfind(|it| stands(it)),
        rows: unclear.chain(rows_if(was_said(facts, Outcome::Unclear), clear)),
    }
}

/// Whether a contact of which nobody knows what came of it stands: contacts are in order, and the last that makes clear comes after all of
/// them that any does.
fn standing(facts: &Facts<'_>) -> impl Fn(&Contact) -> bool + use<> {
    let clear = facts.contacts();
    let clear = clear.filter(|contact| contact.outcome.meaning().makes_clear);
    let last = clear.map(Contact::order).next_back();
    move |unclear| !unclear.entry.is_blank() || last.is_none_or(|last| last <= unclear.order())
}

/// Whether there is one that stands.
pub(super) fn is_unclear(facts: &Facts<'_>) -> bool {
    facts.once(|known| &known.is_unclear, || unclear(facts).is.is_some())
}

/// Whether it is about this case that the patient is unwell.
fn carries_unwell(due: &Due) -> bool {
    due.callback.is_some_and(Callback::is_unwell)
}

/// Whether the patient is unwell, and the doctor speaks to him before anybody speaks of this case; of a visit he is reminded all the
/// same. Who is unwell and what ends it stands among the rows of every case.
pub(super) fn waits_for_unwell(facts: &Facts<'_>, due: &Due) -> bool {
    !carries_unwell(due)
        && due.subject.reason.stands_in() != StandsIn::Visit
        && history::is_unwell(facts)
}

/// Whether a complaint stands in the way of this case: not where the patient is unwell.
pub(super) fn waits_for_manager<'a>(
    facts: &Facts<'a>,
    due: &Due,
) -> Answer<bool, impl Iterator<Item = RowAt> + use<'a>> {
    let complaint = complaint(facts);
    Answer {
        is: complaint.is && !carries_unwell(due),
        rows: complaint.rows,
    }
}

/// Whether the case can't be judged because nobody knows who is booked. The row shows that the patients' file says so of some.
pub(super) fn bookings_unknown(
    facts: &Facts<'_>,
    due: &Due,
) -> Answer<bool, impl Iterator<Item = RowAt> + use<>> {
    let rests_on_it = rules::rule(due.subject.reason).settled_by_booking;
    let (is_unknown, row) = match facts.practice.bookings {
        Bookings::Unknown => (true, None),
        Bookings::NextVisits(row) => (false, Some(row)),
        Bookings::Visits | Bookings::CheckedByHand => (false, None),
    };
    Answer {
        is: is_unknown && rests_on_it,
        rows: row.filter(|_| rests_on_it).into_iter(),
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::Story;

    const HYGIENE: &str = "agreement:A1";
    const PLAN: &str = "plan:P1";
    const VISIT: &str = "visit:V1";
    const CHECK: &str = "agreement:A5";

    /// Only the plan.
    fn plan() -> Story {
        Story::on("2026-03-04").plan("P1", "urgent=yes; due_on=2026-03-03")
    }

    /// A reminder that was agreed on 12 January 2026.
    fn agreed(cells: &str) -> Story {
        let agreed = "hygiene_reminder; agreed_on=2026-01-12; contact_on=2026-03-04";
        Story::on("2026-03-04").agreement("A1", &format!("{agreed}; {cells}"))
    }

    /// A check of how the patient feels and a reminder of hygiene, both due on Wednesday, 4 March.
    fn two() -> Story {
        agreed("").agreement(
            "A5",
            "wellbeing_check; agreed_on=2026-02-27; contact_on=2026-03-02; doctor=A; channel=sms",
        )
    }

    #[test]
    fn an_open_complaint_goes_to_the_manager_first() {
        for (contacts, found) in [
            (["2026-02-02 complaint", ""], "not_permitted complaint_open"),
            (["2026-02-02 complaint", "2026-02-03 resolved"], "call"),
            (
                ["2026-02-03 complaint", "2026-02-02 resolved"],
                "not_permitted complaint_open",
            ),
            (
                ["2026-02-02 resolved", "2026-02-02 complaint"],
                "not_permitted complaint_open",
            ),
            (
                ["2026-02-02 12:00 complaint", "2026-02-02 12:00 resolved"],
                "not_permitted complaint_open",
            ),
            (
                ["2026-02-02 12:00 complaint", "2026-02-02 12:01 resolved"],
                "call",
            ),
            (
                ["2026-02-02 complaint", "2026-02-10 reached"],
                "not_permitted complaint_open",
            ),
            (["2026-02-02 resolved", ""], "call"),
            // What restricts counts whatever its date; what settles does not.
            (["2026-03-05 complaint", ""], "not_permitted complaint_open"),
            (
                ["2026-02-02 complaint", "2026-03-05 resolved"],
                "not_permitted complaint_open",
            ),
        ] {
            let contacts = contacts.iter().filter(|contact| !contact.is_empty());
            let story = contacts
                .clone()
                .fold(plan(), |story, contact| story.contact(contact));
            assert_eq!(
                story.decision(PLAN),
                found,
                "{:?}",
                contacts.collect::<Vec<_>>()
            );
        }
    }

    #[test]
    fn nobody_knows_who_is_booked() {
        let agreement = |kind: &str| format!("{kind}; agreed_on=2026-01-12; contact_on=2026-03-04");
        let all = plan()
            .plan("P2", "in_progress; due_on=2026-03-03")
            .agreement(
                "4",
                &format!("{}; basis=complex_treatment", agreement("control_exam")),
            )
            .agreement("5", &agreement("wellbeing_check"))
            .agreement("6", &agreement("hygiene_reminder"))
            .agreement(
                "7",
                &format!("{}; due_on=2026-07-20", agreement("checkup_reminder")),
            )
            .agreement(
                "8",
                &format!("{}; topic=36; doctor=A", agreement("personal_call")),
            );
        let unknown = all.clone().without("visits.csv");
        for (case, found) in [
            (PLAN, "not_permitted bookings_unknown"),
            ("plan:P2", "not_permitted bookings_unknown"),
            ("agreement:4", "not_permitted bookings_unknown"),
            ("agreement:5", "call"),
            ("agreement:6", "not_permitted bookings_unknown"),
            ("agreement:7", "not_permitted bookings_unknown"),
            ("agreement:8", "call"),
        ] {
            assert_eq!(unknown.decision(case), found, "{case}");
            assert_eq!(all.decision(case), "call", "{case}");
        }
        let plan = plan().without("visits.csv");
        assert_eq!(plan.clone().bookings_checked().decision(PLAN), "call");
        let by_hand = plan.clone().setting("inputs.bookings = 'checked_by_hand'");
        assert_eq!(by_hand.decision(PLAN), "call");
        // One date that is not past, of whichever patient, shows that the column is in use.
        for (date, found) in [
            ("2026-03-03", "not_permitted bookings_unknown"),
            ("2026-03-04", "call"),
            ("2026-04-04", "call"),
        ] {
            let story = plan.clone().patient("8", &format!("next_visit_on={date}"));
            assert_eq!(story.decision(PLAN), found, "{date}");
        }
    }

    #[test]
    fn tried_often_enough() {
        let tries = |count: usize| {
            let dates = ["2026-03-04", "2026-03-05", "2026-03-06"];
            let tries = dates.iter().take(count);
            tries
                .fold(plan(), |story, date| story.contact(&format!("{date} busy")))
                .at("2026-03-20")
        };
        assert_eq!(tries(2).decision(PLAN), "call");
        assert_eq!(tries(3).decision(PLAN), "not_permitted attempts_exhausted");
        let more = tries(3).setting("contact.max_attempts = 4");
        assert_eq!(more.decision(PLAN), "call");
    }

    #[test]
    fn whoever_is_unwell_is_called_by_the_doctor_at_any_hour_and_about_nothing_else() {
        let said = "2026-03-03 12:00 unwell; case=agreement:A5";
        let unwell = two().contact(said);
        assert_eq!(
            unwell.list(),
            ["09:00-20:00 | 7 call doctor A agreement:A5"]
        );
        assert_eq!(unwell.decision(HYGIENE), "not_permitted unwell");
        // Whatever days, hours and channels the patient prefers; a complaint does not hold it back, a refusal does.
        let cells = "call_times=18:00-; call_days=mon; channels=email; email=a@b.ru";
        let elsewhere = unwell.clone().patient("7", cells);
        assert_eq!(
            elsewhere.list(),
            ["09:00-20:00 | 7 call doctor A agreement:A5"]
        );
        let complained = unwell.clone().contact("2026-03-03 12:10 complaint");
        assert_eq!(complained.decision(CHECK), "call");
        assert_eq!(
            complained.decision(HYGIENE),
            "not_permitted unwell;complaint_open"
        );
        for (contact, found) in [
            ("opt_out", "not_permitted opted_out"),
            ("unclear", "not_permitted unclear_outcome"),
            ("left", "not_permitted patient_inactive"),
            ("wrong_number", "not_permitted no_reachable_address"),
        ] {
            let story = unwell
                .clone()
                .contact(&format!("2026-03-03 12:10 {contact}"));
            assert_eq!(story.decision(CHECK), found, "{contact}");
        }
        // Every open day until it ends, and after an attempt the next day.
        unwell.expect(
            CHECK,
            &[
                ("2026-03-03 15:00", "call"),
                ("2026-03-08", "later clinic_closed 2026-03-09"),
                ("2026-03-09", "call"),
                ("2026-03-17", "call"),
                ("2026-03-18", "missed too_late"),
            ],
        );
        let tried = unwell.clone().contact("2026-03-04 10:00 no_answer");
        tried.expect(
            CHECK,
            &[
                ("2026-03-04 12:00", "later cooling_down 2026-03-05"),
                ("2026-03-05", "call"),
            ],
        );
        // A visit is spoken of all the same.
        let booked = unwell.visit("V1", "2026-03-05 10:00 booked; kind=consultation");
        assert_eq!(booked.decision(VISIT), "call");
    }

    #[test]
    fn that_somebody_is_unwell_stands_until_a_talk_ends_it() {
        for (contact, of_check, of_hygiene) in [
            ("reached; case=visit:V9", "settled already_reached", "call"),
            ("booked; case=visit:V9", "settled already_reached", "call"),
            ("declined; case=visit:V9", "settled already_reached", "call"),
            ("resolved; case=visit:V9", "settled already_reached", "call"),
            ("sent; case=visit:V9", "call", "not_permitted unwell"),
            (
                "callback; callback_at=2026-03-20",
                "call",
                "not_permitted unwell",
            ),
            (
                "ask_doctor; callback_at=2026-03-20; case=visit:V9",
                "call",
                "not_permitted unwell",
            ),
            ("no_answer; case=visit:V9", "call", "not_permitted unwell"),
        ] {
            let story = two()
                .setting("contact.contact_gap_days = 0")
                .setting("contact.max_per_week = 9")
                .contact("2026-03-02 12:00 reached; case=agreement:A5")
                .contact("2026-03-02 13:00 unwell; case=agreement:A5")
                .contact(&format!("2026-03-03 12:00 {contact}"));
            assert_eq!(story.decision(CHECK), of_check, "{contact}");
            assert_eq!(story.decision(HYGIENE), of_hygiene, "{contact}");
        }
    }

    #[test]
    fn unwell_about_nothing_is_of_the_case_with_the_latest_day_that_is_not_settled() {
        let unwell = "2026-03-03 12:00 unwell";
        let story = two().contact(unwell);
        assert_eq!(story.decision(HYGIENE), "call");
        assert_eq!(story.decision(CHECK), "not_permitted unwell");
        assert!(story.list()[0].contains("doctor - agreement:A1"));
        // The hygiene is settled: it is the other.
        let settled = story
            .clone()
            .contact("2026-03-04 12:00 sent; case=agreement:A1");
        assert_eq!(settled.decision(HYGIENE), "settled already_reached");
        assert_eq!(settled.decision(CHECK), "call");
        // What is not justified carries nothing.
        let unjustified = two()
            .agreement("A7", "hygiene_reminder; contact_on=2026-03-20")
            .contact(unwell);
        assert_eq!(
            unjustified.decision("agreement:A7"),
            "unjustified not_agreed"
        );
        assert_eq!(unjustified.decision(HYGIENE), "call");
        // Of two days that are the same the order of calls decides.
        let same = story.agreement(
            "A8",
            "checkup_reminder; agreed_on=2025-09-01; contact_on=2026-03-04",
        );
        assert_eq!(same.decision("agreement:A8"), "call");
        assert_eq!(same.decision(HYGIENE), "not_permitted unwell");
    }
}
