//! What was said by nobody knows whom, and matters on the day that is planned.

use chrono::{Days, NaiveDate};

use crate::model::clinic::{Ownerless, Unheeded};
use crate::plan::practice::Practice;

/// A promise to somebody unknown is looked after for as long as one to a patient.
const PROMISE_DAYS: u64 = super::loose::PROMISE_DAYS as u64;

/// So is what bars no number: an export without those who left names them for ever, and nobody can be called by mistake. Where an id was
/// mistyped, or is another one now, it shows at once.
const RECENT_DAYS: u64 = PROMISE_DAYS;

/// Pain of somebody unknown is told of for so many days.
const PAIN_DAYS: u64 = 365;

/// Their places in [`Clinic::ownerless`](crate::model::clinic::Clinic::ownerless), in order.
#[must_use]
pub fn places(practice: &Practice<'_>) -> Vec<usize> {
    let all = practice.clinic.ownerless.iter().enumerate();
    let matters = all.filter(|(_, it)| matters(it, practice.date()));
    matters.map(|(place, _)| place).collect()
}

/// Whether it matters on a date. A refusal and a complaint hold whenever they were said; what else was said later than the date is not known
/// yet, and is past some day.
fn matters(it: &Ownerless, date: NaiveDate) -> bool {
    let from = |days| date.checked_sub_days(Days::new(days));
    let is_known = it.on.is_none_or(|on| on <= date);
    match it.said {
        Unheeded::OptOut
        | Unheeded::Complaint
        | Unheeded::Consent
        | Unheeded::Note
        | Unheeded::Loose => true,
        Unheeded::Unwell => is_known && it.on.is_none_or(|on| Some(on) >= from(PAIN_DAYS)),
        Unheeded::Promise => is_known && it.promised >= from(PROMISE_DAYS),
        Unheeded::Left
        | Unheeded::Unclear
        | Unheeded::Question
        | Unheeded::Declined
        | Unheeded::WrongNumber => is_known && it.on.is_none_or(|on| Some(on) >= from(RECENT_DAYS)),
    }
}

#[cfg(test)]
mod tests {
    use crate::plan::tally::Warning;
    use crate::testing::{Story, with_reminder};

    /// How many rows are named that belong to nobody, on 2 March 2026.
    fn named(story: &Story) -> usize {
        let warnings = story.tally().warnings;
        let named = warnings
            .iter()
            .filter(|it| matches!(it, Warning::Ownerless(_)));
        named.count()
    }

    #[test]
    fn what_bars_or_promises_is_named_though_nobody_knows_whose_it_is() {
        for (said, count) in [
            ("2026-02-20 unwell", 1),
            ("2025-03-02 unwell", 1),
            ("2025-03-01 unwell", 0),
            ("2026-02-20 left", 1),
            ("2020-02-20 left", 0),
            ("2020-02-20 opt_out", 1),
            ("2020-02-20 complaint", 1),
            ("2026-02-20 unclear", 1),
            ("2026-02-20 opt_out", 1),
            ("2026-02-20 complaint", 1),
            ("2026-02-20 reached; note=больше не звонить", 1),
            // A promise is kept or forgotten after thirty days.
            ("2026-02-20 callback; callback_at=2026-03-03 10:00", 1),
            ("2026-01-20 callback; callback_at=2026-01-31", 1),
            ("2026-01-20 callback; callback_at=2026-01-30", 0),
            ("2026-02-20 ask_doctor; callback_at=2026-03-03", 1),
            ("2026-02-20 callback", 0),
            // One matter, or one number.
            ("2026-02-20 declined", 1),
            ("2026-01-31 declined", 1),
            ("2026-01-30 declined", 0),
            ("2026-02-20 wrong_number", 1),
            ("2026-02-20 ask_doctor", 1),
            // Not yet.
            ("2026-03-03 declined", 0),
            ("2026-03-03 opt_out", 1),
            // These bar nobody.
            ("2026-02-20 reached", 0),
            ("2026-02-20 no_answer", 0),
            ("2026-02-20 booked", 0),
        ] {
            let of = |id: &str| {
                let row = format!("{said}; patient_id={id}");
                with_reminder().with_bad_rows().contact(&row)
            };
            assert_eq!(named(&of("99")), count, "{said}");
            assert_eq!(named(&of("7")), 0, "{said}");
            assert!(of("99").tally().warnings.iter().all(|it| it.is_pressing()));
        }
    }

    #[test]
    fn pain_is_named_until_the_next_talk() {
        let story = with_reminder()
            .with_bad_rows()
            .contact("2026-02-20 opt_out; patient_id=98");
        let story = story.contact("2026-02-21 declined; patient_id=97");
        let story = story.contact("2026-02-22 unwell; patient_id=99");
        assert_eq!(named(&story), 3);
        for (later, count) in [
            ("2026-02-23 reached; patient_id=99", 2),
            ("2026-02-23 resolved; patient_id=99", 2),
            ("2026-02-23 no_answer; patient_id=99", 3),
            ("2026-02-23 reached; patient_id=96", 3),
            ("2026-02-21 reached; patient_id=99", 3),
        ] {
            assert_eq!(named(&story.clone().contact(later)), count, "{later}");
        }
    }

    #[test]
    fn what_was_taken_back_or_replaced_is_not_named() {
        let entry = "patient_id=99; entry=2026-02-20/99/call/-";
        let rows = |rows: &[&str]| {
            (1..)
                .zip(rows)
                .fold(with_reminder().with_bad_rows(), |story, (number, row)| {
                    let cells = format!("{entry}; recording={number}");
                    story.recorded(&format!("2026-02-20 {row}; {cells}"))
                })
        };
        for (said, count) in [
            (&["unwell"][..], 1),
            (&["unwell", "undone"], 0),
            (&["opt_out", "undone"], 0),
            (&["opt_out", "reached"], 1),
            (&["declined", "reached"], 0),
            (&["unclear", "reached"], 0),
            (
                &[
                    "callback; callback_at=2026-03-03",
                    "callback; callback_at=2026-03-04",
                ],
                1,
            ),
        ] {
            assert_eq!(named(&rows(said)), count, "{said:?}");
        }
    }
}
