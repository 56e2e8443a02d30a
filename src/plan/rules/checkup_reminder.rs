//! Reason 7. Check-up reminder.
//!
//! It was agreed to remind of the free preventive examination, usually after half a year. Sooner only with the doctor's stated ground.

use super::agreement::{lead_days, missing, reminder_day};
use super::cases::{APOLOGISE, DueOn, EXAMINATION_NAMES, LAPSE, Row, Today, WorkedCase};
use super::{
    AgreedDay, AgreementGround, Avoid, Basis, Counted, Ground, Limits, Means, Offer, Rule,
};
use crate::base::both;
use crate::model::clinic::{Agreement, Caller, Reason, VisitKind};
use crate::model::decision::{Code, Codes};
use crate::plan::practice::Facts;
use crate::plan::time;
use crate::settings::{CalledBy, OwnSettings};

pub(super) const RULE: Rule = Rule {
    reason: Reason::CheckupReminder,
    called: both(
        "Приглашение на бесплатный осмотр",
        "Invitation to a free examination",
    ),
    counted: Counted {
        russian: [
            "приглашение на бесплатный осмотр",
            "приглашения на бесплатный осмотр",
            "приглашений на бесплатный осмотр",
        ],
        english: [
            "invitation to a free check-up",
            "invitations to free check-ups",
        ],
    },
    what: both(
        "С пациентом договорились напомнить о бесплатном профилактическом осмотре, обычно через \
         полгода.",
        "It was agreed with the patient to remind of the free preventive examination, usually after \
         half a year.",
    ),
    why: both(
        "За полгода даже после полного лечения обычно что-нибудь появляется, и чем раньше это \
         видно, тем проще помочь. Раньше приглашаем, только если врач записал, почему это нужно \
         именно этому пациенту. Осмотр бесплатный, лечение после него — по прейскуранту, и об этом \
         лучше сказать сразу.",
        "Within half a year something usually turns up even after full treatment, and the sooner it \
         is seen, the easier it is to help. We invite sooner only where the doctor wrote down why \
         this patient needs it. The examination is free, treatment after it is paid by the price \
         list, and it is best to say so at once.",
    ),
    needs: both(
        "Договорённость с датой, когда пациент согласился («Договорились»); для осмотра \
         раньше чем через полгода ещё и основание врача («Основание»).",
        "An agreement with the date when the patient agreed (agreed_on); for an \
         examination sooner than after half a year also the doctor's basis.",
    ),
    due: both(
        "За {lead_days} до осмотра («Срок», иначе через полгода после договорённости); если назван \
         день напоминания («Когда позвонить»), в этот день.",
        "{lead_days} before the examination (due_on, else half a year after the agreement); where a \
         day was named for the reminder (contact_on), on that day.",
    ),
    until: LAPSE,
    settled: both(
        "Пациент уже был на осмотре (ближе к назначенному дню, чем к дню договорённости), записан на \
         него, ему напомнили или он отказался. Если после этого он не пришёл на осмотр, повод снова в \
         силе; после отказа больше не напоминаем.",
        "The patient had an examination (nearer to the day that was set than to the day of the \
         agreement), is booked for one, was reminded, or said no. After an examination missed since \
         then the reason stands again; not after a no.",
    ),
    ground: Ground::Agreement(AgreementGround {
        day: ground,
        day_given_by: None,
        agreed_to: both(
            "пригласить на бесплатный профилактический осмотр",
            "to invite to the free preventive examination",
        ),
        agreed_what: both(
            "Приглашение на бесплатный профилактический осмотр",
            "Invitation to the free preventive examination",
        ),
        due_on_is: both("срок осмотра", "examination due on"),
        basis: Basis::AsWritten,
        tells_guarantee: true,
    }),
    means: Means::Any,
    settings: OwnSettings {
        days: Some(lead_days(
            14,
            both(
                "За сколько дней до осмотра.",
                "How many days before the examination.",
            ),
        )),
        lapse_days: Some(60),
        called_by: CalledBy::Default(Caller::Administrator),
    },
    visit_kind: Some(VisitKind::Checkup),
    settled_by_booking: true,
    limits: Limits::PerWeekAndGap,
    waits_for_visit: true,
    named_contact_closes: false,
    offer: Some(Offer::Examination),
    avoid: &[Avoid::Questions, Avoid::Offers, Avoid::Threat],
    when_missed: APOLOGISE,
    outcome_names: &[
        EXAMINATION_NAMES,
        "профосмотр|профосмотра|профосмотру|профосмотре; профилактический|профилактического|профилактическому|профилактическом|бесплатный|бесплатного|бесплатному|бесплатном осмотр|осмотра|осмотру|осмотре; \
         приглашение на бесплатный|профилактический осмотр; checkup; check up; checkup reminder; check up reminder; preventive exam|examination",
    ],
    cases: &[
        WorkedCase {
            rows: &[Row::Agreement("agreed_on=2025-09-16")],
            due: DueOn::Before("2026-03-16"),
            today: Today::Due,
            decision: "call",
            words: both(
                "Договорились 16 сентября. Полгода пройдёт 16 марта, до этого дня осталось {lead_days}.",
                "Agreed on 16 September. Half a year is over on 16 March, {lead_days} from now.",
            ),
        },
        WorkedCase {
            rows: &[Row::Agreement("agreed_on=2025-12-16; due_on=2026-03-16")],
            due: DueOn::NoDay,
            today: Today::Day("2026-03-02"),
            decision: "unjustified early_without_reason",
            words: both(
                "Осмотр назначен через три месяца, а почему так рано, врач не записал.",
                "The examination is set after three months, and the doctor did not write down why so \
                 soon.",
            ),
        },
        WorkedCase {
            rows: &[Row::Agreement(
                "agreed_on=2025-12-16; due_on=2026-03-16; basis=gums bleed",
            )],
            due: DueOn::Before("2026-03-16"),
            today: Today::Due,
            decision: "call",
            words: both(
                "Тот же срок, и врач записал основание: кровоточат дёсны.",
                "The same day, and the doctor wrote down why: the gums bleed.",
            ),
        },
        WorkedCase {
            rows: &[Row::Agreement(
                "agreed_on=2025-09-16; topic=скидка на отбеливание",
            )],
            due: DueOn::NoDay,
            today: Today::Day("2026-03-02"),
            decision: "unjustified promotional_topic",
            words: both(
                "Тема звонка — скидка на отбеливание. Это реклама, а не повод.",
                "The topic is a discount on whitening. That is advertising and no reason.",
            ),
        },
    ],
};

/// Half a year: within it something usually turns up even after full treatment.
const INTERVAL_MONTHS: u32 = 6;

/// So much sooner is still half a year.
const EARLY_DAYS: u32 = 7;

fn ground(facts: &Facts<'_>, agreement: &Agreement) -> Result<AgreedDay, Codes> {
    let mut codes = missing(facts, agreement, true);
    let lead_days = facts.practice.settings.of(RULE.reason).days;
    let half_a_year_on = facts
        .if_past(agreement.agreed_on)
        .map(|date| time::plus_months(date, INTERVAL_MONTHS));
    let due_on = agreement
        .due_on
        .or_else(|| agreement.contact_on.map(|date| time::plus(date, lead_days)))
        .or(half_a_year_on);
    let is_early = match (due_on, half_a_year_on) {
        (Some(due_on), Some(usual)) => due_on < time::minus(usual, EARLY_DAYS),
        _ => false,
    };
    codes.add_if(
        is_early && agreement.basis.is_blank(),
        Code::EarlyWithoutReason,
    );
    match reminder_day(facts, RULE.reason, agreement.contact_on, due_on) {
        Some(day) if codes.is_empty() => Ok(AgreedDay {
            day,
            visit_due_on: due_on,
        }),
        _ => Err(codes),
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::Story;

    const CHECKUP: &str = "agreement:A1";

    /// Agreed on 16 September 2025: half a year is over on Monday, 16 March, and a fortnight before is the 2nd.
    fn checkup(cells: &str) -> Story {
        let agreed = format!("checkup_reminder; agreed_on=2025-09-16; {cells}");
        Story::on("2026-03-02").agreement("A1", &agreed)
    }

    #[test]
    fn due_a_fortnight_before_half_a_year_is_over() {
        checkup("").expect(
            CHECKUP,
            &[
                ("2026-02-28", "later not_due 2026-03-02"),
                ("2026-03-02", "call"),
                ("2026-05-01", "call"),
                ("2026-05-02", "missed too_late"),
            ],
        );
        assert_eq!(checkup("").reason(CHECKUP), "checkup_reminder");
        // Half a year after the last of August is the last of February.
        let august = checkup("agreed_on=2025-08-31").at("2026-02-02");
        assert_eq!(august.decision(CHECKUP), "later not_due 2026-02-14");
        let sooner = checkup("").setting("reasons.checkup_reminder.lead_days = 7");
        assert_eq!(sooner.decision(CHECKUP), "later not_due 2026-03-09");
    }

    #[test]
    fn due_on_the_day_that_was_named() {
        for (cells, found) in [
            ("due_on=2026-03-30", "later not_due 2026-03-16"),
            (
                "due_on=2026-03-30; contact_on=2026-03-03",
                "later not_due 2026-03-03",
            ),
            ("contact_on=2026-03-05", "later not_due 2026-03-05"),
            ("contact_on=2026-03-02", "call"),
        ] {
            assert_eq!(checkup(cells).decision(CHECKUP), found, "{cells}");
        }
    }

    #[test]
    fn sooner_than_half_a_year_only_with_a_ground() {
        for (cells, found) in [
            ("due_on=2026-03-09", "call"),
            ("due_on=2026-03-08", "unjustified early_without_reason"),
            ("due_on=2026-03-08; basis=gums bleed", "call"),
            // A day for the contact alone puts the examination a fortnight after it.
            ("contact_on=2026-02-23", "call"),
            ("contact_on=2026-02-22", "unjustified early_without_reason"),
            ("contact_on=2026-02-02; due_on=2026-03-16", "call"),
        ] {
            assert_eq!(checkup(cells).decision(CHECKUP), found, "{cells}");
        }
    }

    #[test]
    fn justified_by_leave() {
        for (cells, found) in [
            ("agreed_on=", "unjustified not_agreed"),
            ("agreed_on=; due_on=2026-03-16", "unjustified not_agreed"),
            (
                "agreed_on=2026-03-03; due_on=2026-09-16",
                "unjustified not_agreed",
            ),
            ("topic=с днём рождения", "unjustified promotional_topic"),
            (
                "due_on=2026-03-01; topic=gift",
                "unjustified early_without_reason;promotional_topic",
            ),
        ] {
            assert_eq!(checkup(cells).decision(CHECKUP), found, "{cells}");
        }
    }

    #[test]
    fn settled_by_an_examination_attended_or_booked() {
        for (visit, found) in [
            (
                "2026-02-27 10:00 attended; kind=checkup",
                "settled already_attended",
            ),
            (
                "2026-02-27 10:00 attended; kind=exam",
                "settled already_attended",
            ),
            ("2026-02-27 10:00 attended; kind=control_exam", "call"),
            (
                "2026-03-27 10:00 booked; kind=checkup",
                "settled already_booked",
            ),
            (
                "2026-03-27 10:00 booked; kind=exam",
                "settled already_booked",
            ),
            (
                "2026-03-27 10:00 booked; kind=other",
                "settled already_booked",
            ),
            ("2026-03-27 10:00 booked; kind=control_exam", "call"),
        ] {
            assert_eq!(
                checkup("").visit("V1", visit).decision(CHECKUP),
                found,
                "{visit}"
            );
        }
        // Where no day was named, half a year counts: of its 181 days 90 are over on 15 December.
        for (visit, found) in [
            ("2025-12-14 10:00 attended; kind=checkup", "call"),
            (
                "2025-12-15 10:00 attended; kind=checkup",
                "settled already_attended",
            ),
        ] {
            assert_eq!(
                checkup("").visit("V1", visit).decision(CHECKUP),
                found,
                "{visit}"
            );
        }
    }

    #[test]
    fn opened_again_by_an_examination_that_was_missed() {
        for (kind, found) in [
            ("checkup", "call"),
            ("exam", "call"),
            ("control_exam", "settled already_reached"),
        ] {
            let story = checkup("")
                .contact("2026-03-02 sent")
                .visit("V1", &format!("2026-03-05 10:00 cancelled; kind={kind}"));
            assert_eq!(story.at("2026-03-12").decision(CHECKUP), found, "{kind}");
        }
    }

    #[test]
    fn made_by_any_channel() {
        let story = checkup("").patient("7", "channels=sms");
        assert_eq!(story.contacts(), ["7 sms administrator - agreement:A1"]);
    }
}
