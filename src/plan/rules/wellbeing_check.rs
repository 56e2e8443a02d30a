//! Reason 5. Well-being check.
//!
//! It was agreed that somebody would ring after the treatment and ask how the patient feels. It is always kept: a promise forgotten shows
//! that nobody cares.

use super::agreement::missing;
use super::cases::{DueOn, LAPSE, Row, TELL_THE_DOCTOR, Today, WorkedCase};
use super::{AgreedDay, AgreementGround, Avoid, Basis, Counted, Ground, Limits, Means, Rule};
use crate::base::both;
use crate::model::clinic::{Agreement, Caller, Reason, Visit, VisitKind};
use crate::model::decision::{Code, Codes};
use crate::plan::practice::{Facts, is_of_kind};
use crate::settings::{CalledBy, OwnSettings};

pub(super) const RULE: Rule = Rule {
    reason: Reason::WellbeingCheck,
    called: both("Звонок о самочувствии", "Well-being check"),
    counted: Counted {
        russian: [
            "звонок о самочувствии",
            "звонка о самочувствии",
            "звонков о самочувствии",
        ],
        english: ["well-being check", "well-being checks"],
    },
    what: both(
        "После лечения договорились, что клиника позвонит и спросит о самочувствии.",
        "It was agreed that the clinic would ring after the treatment and ask how the patient feels.",
    ),
    why: both(
        "Мы обещали позвонить и держим слово: если о звонке забыли, пациент решит, что до него никому \
         нет дела. Сначала спрашиваем, как он себя чувствует, потом — какие впечатления остались от \
         клиники.",
        "We promised to ring, and we keep our word: a call forgotten tells the patient that nobody \
         cares. We ask first how the patient feels, and then what the clinic was like.",
    ),
    needs: both(
        "Договорённость с датой, когда пациент согласился («Договорились»), и день звонка \
         или лечение, на которое он пришёл.",
        "An agreement with the date when the patient agreed (agreed_on), and a day \
         for the call or a treatment that the patient attended.",
    ),
    due: both(
        "В день, о котором договорились («Когда позвонить» или «Срок»); если он не назван, в первый рабочий \
         день после лечения.",
        "On the day that was agreed (contact_on or due_on); where none was named, on the first open \
         day after the treatment.",
    ),
    until: LAPSE,
    settled: both(
        "С пациентом уже поговорили о самочувствии, или он отказался. Запись на другой визит этот \
         звонок не заменяет.",
        "The patient was spoken with about it, or said no. Being booked for another visit does not \
         take its place.",
    ),
    ground: Ground::Agreement(AgreementGround {
        day: ground,
        day_given_by: Some(|facts, agreement| treatment(facts, agreement).map(|visit| visit.row)),
        agreed_to: both("узнать о самочувствии", "to ask how the patient feels"),
        agreed_what: both("Звонок о самочувствии", "Asking how the patient feels"),
        due_on_is: both("срок", "due on"),
        basis: Basis::Untold,
        tells_guarantee: false,
    }),
    means: Means::VoiceUnlessAgreed,
    settings: OwnSettings {
        days: None,
        lapse_days: Some(14),
        called_by: CalledBy::Default(Caller::Administrator),
    },
    visit_kind: None,
    settled_by_booking: false,
    limits: Limits::PerWeek,
    waits_for_visit: false,
    named_contact_closes: true,
    offer: None,
    avoid: &[
        Avoid::Selling,
        Avoid::Advice,
        Avoid::Dislikes,
        Avoid::DoctorsNumber,
    ],
    when_missed: TELL_THE_DOCTOR,
    outcome_names: &[
        "самочувствие|самочувствия|самочувствию|самочувствии; звонок о самочувствии; wellbeing|wellness; well being check?; wellbeing check",
    ],
    cases: &[
        WorkedCase {
            rows: &[
                Row::Agreement("agreed_on=2026-02-27"),
                Row::Visit("2026-02-27 10:00 attended; kind=treatment"),
            ],
            due: DueOn::Day("2026-02-28"),
            today: Today::Due,
            decision: "call",
            words: both(
                "Лечение было вчера, день звонка не назван. Сегодня первый рабочий день после него.",
                "The treatment was yesterday, no day was named. Today is the first open day after it.",
            ),
        },
        WorkedCase {
            rows: &[
                Row::Agreement("agreed_on=2026-02-16; due_on=2026-03-02"),
                Row::Visit("2026-03-20 10:00 booked"),
            ],
            due: DueOn::Day("2026-03-02"),
            today: Today::Due,
            decision: "call",
            words: both(
                "Пациент записан на 20 марта, но позвонить обещали сегодня.",
                "The patient is booked for 20 March, but the call was promised for today.",
            ),
        },
        WorkedCase {
            rows: &[Row::Agreement("due_on=2026-03-02")],
            due: DueOn::NoDay,
            today: Today::Day("2026-03-02"),
            decision: "unjustified not_agreed",
            words: both(
                "Нигде не записано, что пациент согласился на звонок.",
                "Nothing says that the patient agreed to be called.",
            ),
        },
        WorkedCase {
            rows: &[Row::Agreement("agreed_on=2026-02-16; due_on=2026-03-02")],
            due: DueOn::Day("2026-03-02"),
            today: Today::Lapsed,
            decision: "missed too_late",
            words: both(
                "Обещали позвонить {due} и забыли. Прошло больше {lapse_days}, спрашивать о самочувствии \
                 поздно.",
                "The call was promised for {due} and forgotten. More than {lapse_days} later it is too \
                 late to ask.",
            ),
        },
    ],
};

/// The treatment after which to ask, where no day was named.
pub(super) fn treatment<'a>(facts: &Facts<'a>, agreement: &Agreement) -> Option<&'a Visit> {
    let named = agreement.contact_on.or(agreement.due_on);
    let agreed_on = facts
        .if_past(agreement.agreed_on)
        .filter(|_| named.is_none())?;
    facts
        .attended()
        .rfind(|visit| is_of_kind(visit, VisitKind::Treatment) && visit.starts_at.date >= agreed_on)
}

fn ground(facts: &Facts<'_>, agreement: &Agreement) -> Result<AgreedDay, Codes> {
    let mut codes = missing(facts, agreement, true);
    let named = agreement.contact_on.or(agreement.due_on);
    let treated = treatment(facts, agreement);
    let after_treatment =
        || treated.map(|visit| facts.practice.calendar.open_day_after(visit.starts_at.date));
    let day = named.or_else(after_treatment);
    codes.add_if(day.is_none(), Code::NoDueDate);
    match day {
        Some(day) if codes.is_empty() => Ok(AgreedDay {
            day,
            visit_due_on: None,
        }),
        _ => Err(codes),
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::Story;

    const CHECK: &str = "agreement:A1";

    /// Agreed on 16 February.
    fn check(cells: &str) -> Story {
        let agreed = format!("wellbeing_check; agreed_on=2026-02-16; {cells}");
        Story::on("2026-03-02").agreement("A1", &agreed)
    }

    #[test]
    fn due_on_its_day_for_a_fortnight() {
        check("due_on=2026-03-02").expect(
            CHECK,
            &[
                ("2026-02-28", "later not_due 2026-03-02"),
                ("2026-03-02", "call"),
                ("2026-03-16", "call"),
                ("2026-03-17", "missed too_late"),
            ],
        );
        assert_eq!(check("due_on=2026-03-02").reason(CHECK), "wellbeing_check");
    }

    #[test]
    fn justified_by_leave_and_a_day() {
        for (cells, found) in [
            ("agreed_on=; due_on=2026-03-02", "unjustified not_agreed"),
            ("agreed_on=2026-03-02; due_on=2026-03-02", "call"),
            (
                "agreed_on=2026-03-03; due_on=2026-03-02",
                "unjustified not_agreed",
            ),
            ("", "unjustified no_due_date"),
            ("agreed_on=", "unjustified not_agreed;no_due_date"),
            (
                "due_on=2026-03-02; topic=Подарок",
                "unjustified promotional_topic",
            ),
            (
                "contact_on=2026-03-03; due_on=2026-03-02",
                "later not_due 2026-03-03",
            ),
            ("contact_on=2026-03-02; due_on=2026-03-09", "call"),
        ] {
            assert_eq!(check(cells).decision(CHECK), found, "{cells}");
        }
    }

    #[test]
    fn without_a_date_it_is_due_on_the_first_open_day_after_the_last_treatment() {
        for (visits, found) in [
            (["2026-02-15 10:00 attended", ""], "unjustified no_due_date"),
            (
                ["2026-02-16 10:00 attended", ""],
                "later not_due 2026-02-17",
            ),
            (
                ["2026-02-18 10:00 attended", "2026-02-17 10:00 attended"],
                "later not_due 2026-02-19",
            ),
            // Saturday: the clinic is closed on Sunday.
            (
                ["2026-02-21 10:00 attended", ""],
                "later not_due 2026-02-23",
            ),
            (
                ["2026-02-17 10:00 attended; kind=exam", ""],
                "unjustified no_due_date",
            ),
            (
                ["2026-02-17 10:00 attended; kind=other", ""],
                "unjustified no_due_date",
            ),
            (["2026-02-17 10:00 no_show", ""], "unjustified no_due_date"),
        ] {
            // Looked at on the evening of the last treatment.
            let today = &visits[0][..10];
            let mut story = check("").at(&format!("{today} 21:00"));
            for (id, visit) in ["V1", "V2"].into_iter().zip(visits) {
                if !visit.is_empty() {
                    story = story.visit(id, visit);
                }
            }
            let found = if today < "2026-02-16" {
                "unjustified not_agreed;no_due_date"
            } else {
                found
            };
            assert_eq!(story.decision(CHECK), found, "{visits:?}");
        }
        let too_early = check("").visit("V1", "2026-02-15 10:00 attended");
        assert_eq!(too_early.decision(CHECK), "unjustified no_due_date");
        // A visit of tomorrow is no fact yet.
        let tomorrow = check("").visit("V1", "2026-03-03 10:00 attended");
        assert_eq!(tomorrow.decision(CHECK), "unjustified no_due_date");
        // A named day goes before the visit.
        let named = check("due_on=2026-03-02").visit("V1", "2026-02-27 10:00 attended");
        assert_eq!(
            named.at("2026-02-28").decision(CHECK),
            "later not_due 2026-03-02"
        );
        // Holidays are no open days.
        let holiday = check("").visit("V1", "2026-02-20 10:00 attended");
        let holiday = holiday
            .setting("clinic.holidays = ['2026-02-21']")
            .at("2026-02-20 21:00");
        assert_eq!(holiday.decision(CHECK), "later not_due 2026-02-23");
    }

    #[test]
    fn settled_by_a_contact_that_names_it_even_before_the_day() {
        for (contact, found) in [
            ("2026-02-15 reached; case=agreement:A1", "call"),
            (
                "2026-02-16 reached; case=agreement:A1",
                "settled already_reached",
            ),
            (
                "2026-02-20 reached; case=wellbeing_check",
                "settled already_reached",
            ),
            ("2026-02-20 reached; case=hygiene_reminder", "call"),
            ("2026-03-01 reached", "call"),
            ("2026-03-02 reached", "settled already_reached"),
            ("2026-03-02 sent", "call"),
            ("2026-03-02 busy", "call"),
        ] {
            let story = check("due_on=2026-03-02").contact(contact).at("2026-03-03");
            assert_eq!(story.decision(CHECK), found, "{contact}");
        }
    }

    #[test]
    fn settled_neither_by_a_booking_nor_opened_by_a_missed_visit() {
        let booked = check("due_on=2026-03-02").visit("V1", "2026-03-20 10:00 booked");
        assert_eq!(booked.decision(CHECK), "call");
        let next = check("due_on=2026-03-02").patient("7", "next_visit_on=2026-03-20");
        assert_eq!(next.decision(CHECK), "call");
        let reached = check("due_on=2026-03-02").contact("2026-03-02 reached");
        let missed = reached
            .visit("V1", "2026-03-04 10:00 no_show")
            .at("2026-03-10");
        assert_eq!(missed.decision(CHECK), "settled already_reached");
    }

    #[test]
    fn made_by_voice_unless_another_channel_was_agreed() {
        for (agreed, wished, found) in [
            ("", "sms", "not_permitted channel_not_allowed"),
            ("call", "sms", "call"),
            ("sms", "call", "call"),
            ("email", "call", "not_permitted no_reachable_address"),
        ] {
            let story = check(&format!("due_on=2026-03-02; channel={agreed}"));
            let story = story.patient("7", &format!("channels={wished}"));
            assert_eq!(story.decision(CHECK), found, "{agreed} {wished}");
        }
        // What may be sent is done when it was sent.
        for (channel, found) in [
            ("sms", "settled already_reached"),
            ("call", "call"),
            ("", "call"),
        ] {
            let story = check(&format!("due_on=2026-03-02; channel={channel}"));
            let story = story.contact("2026-03-02 sent").at("2026-03-03");
            assert_eq!(story.decision(CHECK), found, "{channel}");
        }
    }
}
