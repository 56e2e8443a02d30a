//! Reason 6. Hygiene reminder.
//!
//! It was agreed to remind of professional cleaning. By call or message, as the patient wishes.

use super::agreement::{lead_days, missing, reminder_day};
use super::cases::{APOLOGISE, DueOn, LAPSE, Row, Today, WorkedCase};
use super::{
    AgreedDay, AgreementGround, Avoid, Basis, Counted, Ground, Limits, Means, Offer, Rule,
};
use crate::base::both;
use crate::model::clinic::{Agreement, Caller, Reason, VisitKind};
use crate::model::decision::{Code, Codes};
use crate::plan::practice::Facts;
use crate::settings::{CalledBy, OwnSettings};

pub(super) const RULE: Rule = Rule {
    reason: Reason::HygieneReminder,
    called: both("Напоминание о чистке", "Hygiene reminder"),
    counted: Counted {
        russian: [
            "напоминание о чистке",
            "напоминания о чистке",
            "напоминаний о чистке",
        ],
        english: ["hygiene reminder", "hygiene reminders"],
    },
    what: both(
        "С пациентом договорились напомнить о профессиональной чистке.",
        "It was agreed with the patient to remind of professional cleaning.",
    ),
    why: both(
        "До чистки несколько месяцев, и помнить о ней трудно, поэтому пациент попросил напомнить \
         или согласился на это. Мы делаем ровно то, о чём договорились, и так, как ему удобно.",
        "A cleaning is due months later and hard to keep in mind, so the patient asked for a reminder \
         or agreed to one. We do just what was agreed, in the way that suits the patient.",
    ),
    needs: both(
        "Договорённость: когда пациент согласился («Договорились») и день чистки («Срок») \
         или день, когда напомнить («Когда позвонить»).",
        "An agreement: when the patient agreed (agreed_on), and the day of the \
         cleaning (due_on) or of the reminder (contact_on).",
    ),
    due: both(
        "За {lead_days} до чистки; если назван день напоминания («Когда позвонить»), в этот день.",
        "{lead_days} before the cleaning; where a day was named for the reminder (contact_on), on \
         that day.",
    ),
    until: LAPSE,
    settled: both(
        "Пациент уже был на чистке (ближе к назначенному дню, чем к дню договорённости), записан на \
         неё, ему напомнили или он отказался. Если после этого он не пришёл на чистку, повод снова в \
         силе; после отказа больше не напоминаем.",
        "The patient had a cleaning (nearer to the day that was set than to the day of the \
         agreement), is booked for one, was reminded, or said no. After a cleaning missed since then \
         the reason stands again; not after a no.",
    ),
    ground: Ground::Agreement(AgreementGround {
        day: ground,
        day_given_by: None,
        agreed_to: both(
            "напомнить о профессиональной чистке",
            "to remind of professional cleaning",
        ),
        agreed_what: both(
            "Напоминание о профессиональной чистке",
            "Reminder of professional cleaning",
        ),
        due_on_is: both("срок чистки", "cleaning due on"),
        basis: Basis::Untold,
        tells_guarantee: false,
    }),
    means: Means::Any,
    settings: OwnSettings {
        days: Some(lead_days(
            14,
            both(
                "За сколько дней до чистки.",
                "How many days before the cleaning.",
            ),
        )),
        lapse_days: Some(60),
        called_by: CalledBy::Default(Caller::Administrator),
    },
    visit_kind: Some(VisitKind::Hygiene),
    settled_by_booking: true,
    limits: Limits::PerWeekAndGap,
    waits_for_visit: true,
    named_contact_closes: false,
    offer: Some(Offer::Examination),
    avoid: &[Avoid::Questions, Avoid::Offers],
    when_missed: APOLOGISE,
    outcome_names: &[
        "чистка|чистки|чистке|чистку|чисткой; профчистка|профчистки|профчистке|профчистку; гигиена|гигиены|гигиене|гигиену|гигиеной; профгигиена|профгигиены|профгигиене|профгигиену; \
         профессиональная|профессиональной|профессиональную|проф чистка|чистки|чистке|чистку|гигиена|гигиены|гигиене|гигиену; напоминание о чистке; hygiene; cleaning; cleanings; \
         teeth cleaning; hygiene reminder",
    ],
    cases: &[
        WorkedCase {
            rows: &[Row::Agreement("agreed_on=2026-01-12; due_on=2026-03-16")],
            due: DueOn::Before("2026-03-16"),
            today: Today::Due,
            decision: "call",
            words: both(
                "Договорились 12 января, чистка 16 марта. До неё {lead_days}: пора напомнить.",
                "Agreed on 12 January, the cleaning is due on 16 March. It is {lead_days} until then: \
                 time for the reminder.",
            ),
        },
        WorkedCase {
            rows: &[Row::Agreement("due_on=2026-03-16")],
            due: DueOn::NoDay,
            today: Today::Day("2026-03-02"),
            decision: "unjustified not_agreed",
            words: both(
                "День чистки записан, но о напоминании с пациентом не договаривались.",
                "The day of the cleaning is on record, but no reminder was agreed with the patient.",
            ),
        },
        WorkedCase {
            rows: &[
                Row::Agreement("agreed_on=2026-01-12; due_on=2026-03-16"),
                Row::Visit("2026-03-27 10:00 booked; kind=hygiene"),
            ],
            due: DueOn::NoDay,
            today: Today::Day("2026-03-02"),
            decision: "settled already_booked",
            words: both(
                "Пациент уже записан на чистку 27 марта.",
                "The patient is booked for a cleaning on 27 March.",
            ),
        },
        WorkedCase {
            rows: &[Row::Agreement("agreed_on=2026-01-12; due_on=2026-03-16")],
            due: DueOn::Before("2026-03-16"),
            today: Today::Lapsed,
            decision: "missed too_late",
            words: both(
                "Напомнить надо было {due}, прошло больше {lapse_days}. Договоритесь заново, когда \
                 пациент придёт.",
                "The reminder was due on {due}, more than {lapse_days} ago. Agree anew when the patient \
                 comes.",
            ),
        },
    ],
};

fn ground(facts: &Facts<'_>, agreement: &Agreement) -> Result<AgreedDay, Codes> {
    let mut codes = missing(facts, agreement, true);
    let day = reminder_day(facts, RULE.reason, agreement.contact_on, agreement.due_on);
    codes.add_if(day.is_none(), Code::NoDueDate);
    match day {
        Some(day) if codes.is_empty() => Ok(AgreedDay {
            day,
            visit_due_on: agreement.due_on.or(agreement.contact_on),
        }),
        _ => Err(codes),
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::Story;

    const HYGIENE: &str = "agreement:A1";

    /// Agreed on 12 January for Monday, 16 March: its day is the 2nd.
    fn hygiene(cells: &str) -> Story {
        let agreed = "hygiene_reminder; agreed_on=2026-01-12; due_on=2026-03-16";
        Story::on("2026-03-02").agreement("A1", &format!("{agreed}; {cells}"))
    }

    #[test]
    fn due_a_fortnight_before_for_two_months() {
        hygiene("").expect(
            HYGIENE,
            &[
                ("2026-02-28", "later not_due 2026-03-02"),
                ("2026-03-02", "call"),
                ("2026-05-01", "call"),
                ("2026-05-02", "missed too_late"),
            ],
        );
        let later = hygiene("").setting("reasons.hygiene_reminder.lead_days = 10");
        assert_eq!(later.decision(HYGIENE), "later not_due 2026-03-06");
    }

    #[test]
    fn justified_by_leave_and_a_day() {
        for (cells, found) in [
            ("agreed_on=", "unjustified not_agreed"),
            ("agreed_on=2026-03-02", "call"),
            ("agreed_on=2026-03-03", "unjustified not_agreed"),
            ("due_on=", "unjustified no_due_date"),
            ("agreed_on=; due_on=", "unjustified not_agreed;no_due_date"),
            ("due_on=; contact_on=2026-03-02", "call"),
            ("contact_on=2026-03-05", "later not_due 2026-03-05"),
            (
                "agreed_on=; topic=АКЦИЯ!",
                "unjustified not_agreed;promotional_topic",
            ),
        ] {
            assert_eq!(hygiene(cells).decision(HYGIENE), found, "{cells}");
        }
        assert_eq!(hygiene("").reason(HYGIENE), "hygiene_reminder");
    }

    #[test]
    fn settled_by_hygiene_attended_or_booked() {
        for (visit, found) in [
            (
                "2026-02-27 10:00 attended; kind=hygiene",
                "settled already_attended",
            ),
            ("2026-02-27 10:00 attended; kind=exam", "call"),
            ("2026-02-27 10:00 attended; kind=other", "call"),
            ("2026-02-27 10:00 no_show; kind=hygiene", "call"),
            (
                "2026-03-27 10:00 booked; kind=hygiene",
                "settled already_booked",
            ),
            (
                "2026-03-27 10:00 booked; kind=other",
                "settled already_booked",
            ),
            ("2026-03-27 10:00 booked; kind=exam", "call"),
        ] {
            assert_eq!(
                hygiene("").visit("V1", visit).decision(HYGIENE),
                found,
                "{visit}"
            );
        }
    }

    #[test]
    fn settled_by_any_contact_from_the_day_on_until_the_visit_is_missed() {
        for (contact, found) in [
            ("2026-02-28 sent; case=agreement:A1", "call"),
            ("2026-03-02 sent", "settled already_reached"),
            (
                "2026-03-02 booked; case=hygiene_reminder",
                "settled already_reached",
            ),
            ("2026-03-02 reached; case=checkup_reminder", "call"),
        ] {
            let story = hygiene("").contact(contact).at("2026-03-12");
            assert_eq!(story.decision(HYGIENE), found, "{contact}");
        }
        for (kind, found) in [
            ("hygiene", "call"),
            ("treatment", "settled already_reached"),
        ] {
            let story = hygiene("").contact("2026-03-02 booked; case=agreement:A1");
            let story = story.visit("V1", &format!("2026-03-05 10:00 cancelled; kind={kind}"));
            assert_eq!(story.at("2026-03-12").decision(HYGIENE), found, "{kind}");
        }
    }

    #[test]
    fn made_by_any_channel() {
        let story = hygiene("channel=email").patient("7", "email=m@example.org");
        assert_eq!(story.contacts(), ["7 email administrator - agreement:A1"]);
    }
}
