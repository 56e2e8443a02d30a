//! Reason 2. Urgent treatment not begun.
//!
//! A plan was agreed and signed; among its open items stands one that must not wait, with a deadline, by the doctor's word; treatment was
//! not begun. The day is the deadline plus `grace_days`, or, if that is earlier, the day after the last visit that the patient missed.

use super::cases::{DueOn, LAPSE, Row, Today, WorkedCase};
use super::plan::{OUTCOME_NAMES, SignedPlan};
use super::{Avoid, Counted, Ground, ItemDay, Limits, Means, Offer, PlanGround, Rule};
use crate::base::both;
use crate::model::clinic::{Caller, Reason, VisitKind};
use crate::model::decision::{Code, Codes};
use crate::plan::practice::Facts;
use crate::plan::time;
use crate::settings::{CalledBy, DaysSetting, OwnSettings};

pub(super) const RULE: Rule = Rule {
    reason: Reason::UrgentTreatment,
    called: both("Неотложное лечение не начато", "Urgent treatment not begun"),
    counted: Counted {
        russian: [
            "разговор о неотложном лечении",
            "разговора о неотложном лечении",
            "разговоров о неотложном лечении",
        ],
        english: [
            "talk about urgent treatment",
            "talks about urgent treatment",
        ],
    },
    what: both(
        "Пациент согласовал и подписал план лечения. В плане есть то, с чем, по словам врача, ждать \
         нельзя, и назван срок. Срок прошёл, а лечение не начато.",
        "The patient agreed to a treatment plan and signed it. Something in it must not wait, by the \
         doctor's word, and has a deadline. The deadline has passed and treatment was not begun.",
    ),
    why: both(
        "Врач видит опасность, которую пациент может пока не чувствовать: без лечения возможны \
         осложнения. Пациент подписал план, поэтому вправе ждать, что о нём помнят. Мы говорим, что \
         беспокоит врача, и предлагаем удобное время, но не уговариваем.",
        "The doctor sees a danger that the patient may not feel yet: without treatment there may be \
         complications. Having signed the plan, the patient may expect to be remembered. We say what \
         worries the doctor and offer a convenient time; we do not press.",
    ),
    needs: both(
        "План: согласован, подписан («Подписан»), у открытого пункта отмечено «Срочно» и \
         указан «Срок».",
        "A plan: agreed, signed (signed_on), with an open item that is marked urgent and \
         has a deadline (due_on).",
    ),
    due: both(
        "Через {grace_days} после срока, который назвал врач, или на следующий день после \
         пропущенного визита, если это раньше; не раньше дня, до которого нужно ждать («Отложено до»).",
        "{grace_days} after the doctor's deadline, or the day after a missed visit if that is \
         earlier; not before the day until which to wait (wait_until).",
    ),
    until: LAPSE,
    settled: both(
        "Пациент записан на лечение, с ним уже поговорили или он отказался. Если после разговора он \
         не пришёл на визит, повод снова в силе; после отказа больше не звоним.",
        "The patient is booked for treatment, was spoken with, or said no. After a visit missed since \
         the talk the reason stands again; after a no, nobody calls about it any more.",
    ),
    ground: Ground::Plan(PlanGround {
        is_begun: false,
        days: ground,
    }),
    means: Means::Voice,
    settings: OwnSettings {
        days: Some(DaysSetting {
            key: "grace_days",
            default: 1,
            meaning: both("сколько дней ждать после срока", "days after the deadline"),
            comment: both(
                "Через сколько дней после срока, который назвал врач.",
                "How many days after the deadline that the doctor named.",
            ),
        }),
        lapse_days: Some(180),
        called_by: CalledBy::Default(Caller::Administrator),
    },
    visit_kind: Some(VisitKind::Treatment),
    settled_by_booking: true,
    limits: Limits::PerWeekAndGap,
    waits_for_visit: false,
    named_contact_closes: false,
    offer: Some(Offer::Treatment),
    avoid: &[
        Avoid::Questions,
        Avoid::Reproach,
        Avoid::DoctorsNumber,
        Avoid::Offers,
    ],
    when_missed: both(
        "Что делать: покажите врачу, он решит, что сказать на следующем визите.",
        "What to do: show it to the doctor, who decides what to say at the next visit.",
    ),
    outcome_names: &[
        OUTCOME_NAMES,
        "неотложное|срочное|неотложного|срочного|неотложному|срочному лечение|лечения|лечению не? начато?; urgent treatment",
    ],
    cases: &[
        WorkedCase {
            rows: &[Row::Plan(
                "procedure=root canal treatment; urgent=yes; due_on=2026-03-03",
            )],
            due: DueOn::After("2026-03-03"),
            today: Today::Due,
            decision: "call",
            words: both(
                "Срок лечения каналов был {days_ago}, 3 марта. План подписан 12 января, лечение не начато.",
                "The deadline of a root canal treatment was {days_ago}, 3 March. The plan was signed \
                 on 12 January, treatment was not begun.",
            ),
        },
        WorkedCase {
            rows: &[Row::Plan(
                "procedure=root canal treatment; urgent=yes; due_on=2026-03-03; signed_on=",
            )],
            due: DueOn::NoDay,
            today: Today::Day("2026-03-04"),
            decision: "unjustified plan_not_signed",
            words: both(
                "То же лечение, но пациент план не подписал. Это его решение, звонить нельзя.",
                "The same treatment, but the patient did not sign the plan. That is the patient's \
                 decision; there is no call.",
            ),
        },
        WorkedCase {
            rows: &[
                Row::Plan("procedure=root canal treatment; urgent=yes; due_on=2026-03-03"),
                Row::Visit("2026-03-10 10:00 booked; kind=treatment"),
            ],
            due: DueOn::NoDay,
            today: Today::Day("2026-03-04"),
            decision: "settled already_booked",
            words: both(
                "Пациент уже записан на лечение 10 марта.",
                "The patient is booked for treatment on 10 March.",
            ),
        },
        WorkedCase {
            rows: &[
                Row::Plan("procedure=root canal treatment; urgent=yes; due_on=2026-03-03"),
                Row::Contact("2026-03-04 declined"),
            ],
            due: DueOn::NoDay,
            today: Today::Day("2026-03-12"),
            decision: "settled declined_on_contact",
            words: both(
                "Пациенту позвонили 4 марта, он отказался. Второй раз не предлагаем.",
                "The patient was called on 4 March and said no. It is not offered twice.",
            ),
        },
    ],
};

fn ground(facts: &Facts<'_>, plan: &SignedPlan<'_>) -> Result<Vec<ItemDay>, Codes> {
    let urgent = || plan.open_items().filter(|(_, item)| item.urgent());
    if urgent().next().is_none() {
        return Err(Code::NothingUrgent.into());
    }
    let grace_days = facts.practice.settings.of(RULE.reason).days;
    let after_no_show = plan
        .no_show_not_made_good(facts)
        .map(|visit| time::plus(visit.starts_at.date, 1));
    let days: Vec<ItemDay> = urgent()
        .filter_map(|(index, item)| {
            let after_deadline = time::plus(item.due_on?, grace_days);
            let day = after_no_show.map_or(after_deadline, |day| day.min(after_deadline));
            Some(ItemDay {
                day: item.wait_until.map_or(day, |wait| wait.max(day)),
                item: index,
            })
        })
        .collect();
    if days.is_empty() {
        Err(Code::NoDeadline.into())
    } else {
        Ok(days)
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::Story;

    const PLAN: &str = "plan:P1";

    /// An urgent item with a deadline on Tuesday, 3 March: its day is the 4th.
    fn urgent() -> Story {
        Story::on("2026-03-04").plan("P1", "urgent=yes; due_on=2026-03-03")
    }

    #[test]
    fn due_the_day_after_the_deadline_for_half_a_year() {
        urgent().expect(
            PLAN,
            &[
                ("2026-03-03", "later not_due 2026-03-04"),
                ("2026-03-04", "call"),
                ("2026-03-05", "call"),
                ("2026-08-31", "call"),
                ("2026-09-01", "missed too_late"),
            ],
        );
        assert_eq!(urgent().reason(PLAN), "urgent_treatment");
    }

    #[test]
    fn the_grace_after_the_deadline_can_be_set() {
        for (days, day) in [(0, "2026-03-03"), (3, "2026-03-06")] {
            let setting = format!("reasons.urgent_treatment.grace_days = {days}");
            let story = urgent().setting(&setting).at("2026-03-02");
            assert_eq!(story.decision(PLAN), format!("later not_due {day}"));
        }
    }

    #[test]
    fn justified_only_by_an_open_urgent_item_with_a_deadline() {
        for (items, found) in [
            (
                ["urgent=no; due_on=2026-03-03", ""],
                "unjustified nothing_urgent",
            ),
            (
                [
                    "due_on=2026-03-03",
                    "cancelled; urgent=yes; due_on=2026-03-03",
                ],
                "unjustified nothing_urgent",
            ),
            (
                ["urgent=yes", "due_on=2026-03-03"],
                "unjustified no_deadline",
            ),
            (["urgent=yes", "urgent=yes; due_on=2026-03-03"], "call"),
            (
                [
                    "urgent=yes; due_on=2026-03-30",
                    "urgent=yes; due_on=2026-03-03",
                ],
                "call",
            ),
            (
                ["urgent=yes; due_on=2026-03-30", "due_on=2026-03-03"],
                "later not_due 2026-03-31",
            ),
        ] {
            let story = Story::on("2026-03-04")
                .plan("P1", items[0])
                .plan("P1", items[1]);
            assert_eq!(story.decision(PLAN), found, "{items:?}");
        }
    }

    #[test]
    fn nothing_is_due_while_the_item_must_wait() {
        for (cells, found) in [
            ("wait_until=2026-03-03", "call"),
            ("wait_until=2026-03-04", "call"),
            ("wait_until=2026-03-05", "later not_due 2026-03-05"),
        ] {
            let story = Story::on("2026-03-04")
                .plan("P1", &format!("urgent=yes; due_on=2026-03-03; {cells}"));
            assert_eq!(story.decision(PLAN), found, "{cells}");
        }
        let missed =
            urgent_later().plan("P2", "urgent=yes; due_on=2026-03-10; wait_until=2026-03-09");
        let missed = missed.visit("V1", "2026-03-05 10:00 no_show; plan_id=P2");
        assert_eq!(missed.decision("plan:P2"), "later not_due 2026-03-09");
    }

    /// An urgent item with a deadline on Tuesday, 10 March: its day is the 11th.
    fn urgent_later() -> Story {
        Story::on("2026-03-04").plan("P1", "urgent=yes; due_on=2026-03-10")
    }

    #[test]
    fn due_sooner_the_day_after_a_visit_that_the_patient_missed() {
        for (visits, found) in [
            (["2026-03-04 10:00 no_show", ""], "later not_due 2026-03-05"),
            (
                ["2026-03-04 10:00 no_show; plan_id=P1", ""],
                "later not_due 2026-03-05",
            ),
            (["2026-03-03 10:00 no_show", ""], "call"),
            (
                ["2026-02-02 10:00 no_show", "2026-03-04 10:00 no_show"],
                "later not_due 2026-03-05",
            ),
            (["2026-01-12 10:00 no_show", ""], "call"),
            (["2026-01-11 10:00 no_show", ""], "later not_due 2026-03-11"),
            (
                ["2026-03-03 10:00 no_show; plan_id=P2", ""],
                "later not_due 2026-03-11",
            ),
            (
                ["2026-03-03 10:00 no_show; kind=hygiene", ""],
                "later not_due 2026-03-11",
            ),
            (
                ["2026-03-03 10:00 cancelled", ""],
                "later not_due 2026-03-11",
            ),
        ] {
            let mut story = urgent_later();
            for (id, visit) in ["V1", "V2"].into_iter().zip(visits) {
                if !visit.is_empty() {
                    story = story.visit(id, visit);
                }
            }
            assert_eq!(story.decision(PLAN), found, "{visits:?}");
        }
        // It makes nothing later than the deadline does.
        let late = urgent().visit("V1", "2026-03-07 10:00 no_show");
        assert_eq!(late.decision(PLAN), "call");
    }

    #[test]
    fn settled_by_a_visit_to_come_that_may_be_for_it() {
        for (visit, found) in [
            ("2026-03-20 10:00 booked", "settled already_booked"),
            (
                "2026-03-20 10:00 confirmed; plan_id=P1",
                "settled already_booked",
            ),
            (
                "2026-03-20 10:00 booked; kind=other",
                "settled already_booked",
            ),
            ("2026-03-20 10:00 booked; kind=other; plan_id=P2", "call"),
            ("2026-03-20 10:00 booked; plan_id=P2", "call"),
            // One of a plan that the patient does not have may be this plan's.
            (
                "2026-03-20 10:00 booked; plan_id=P9",
                "settled already_booked",
            ),
            (
                "2026-03-20 10:00 booked; plan_id=P8",
                "settled already_booked",
            ),
            ("2026-03-20 10:00 booked; kind=hygiene; plan_id=P9", "call"),
            ("2026-03-20 10:00 booked; kind=hygiene", "call"),
            ("2026-03-20 10:00 booked; kind=consultation", "call"),
            ("2026-03-20 10:00 cancelled", "call"),
            ("2026-03-04 10:00 booked", "call"),
            ("2026-03-04 10:01 booked", "settled already_booked"),
        ] {
            let story = urgent().plan("P2", "status=done").patient("8", "");
            let story = story.plan("P8", "patient_id=8; status=done");
            let story = story.visit("V1", visit).at("2026-03-04 10:00");
            assert_eq!(story.decision(PLAN), found, "{visit}");
        }
        for (date, found) in [
            ("2026-03-03", "call"),
            ("2026-03-04", "settled already_booked"),
            ("2026-04-01", "settled already_booked"),
        ] {
            let story = urgent().patient("7", &format!("next_visit_on={date}"));
            assert_eq!(story.decision(PLAN), found, "{date}");
        }
    }

    #[test]
    fn settled_by_speech_from_the_day_on_and_by_no_message() {
        for (contact, found) in [
            ("2026-03-03 reached; case=plan:P1", "call"),
            (
                "2026-03-04 reached; case=plan:P1",
                "settled already_reached",
            ),
            (
                "2026-03-04 reached; case=urgent_treatment",
                "settled already_reached",
            ),
            (
                "2026-03-04 reached; case=unfinished_treatment",
                "settled already_reached",
            ),
            ("2026-03-04 reached; case=hygiene_reminder", "call"),
            ("2026-03-04 booked", "settled already_reached"),
            ("2026-03-04 sent", "call"),
            ("2026-03-04 reached; case=plan:P2", "call"),
        ] {
            let story = urgent().plan("P2", "status=done").contact(contact);
            let story = story.at("2026-03-12");
            assert_eq!(story.decision(PLAN), found, "{contact}");
        }
    }

    #[test]
    fn opened_again_by_a_visit_that_the_patient_missed_after_the_contact() {
        for (visit, found) in [
            ("2026-03-04 11:59 no_show", "settled already_reached"),
            ("2026-03-04 12:00 no_show", "settled already_reached"),
            ("2026-03-04 12:01 no_show", "call"),
            ("2026-03-10 10:00 cancelled; plan_id=P1", "call"),
            (
                "2026-03-10 10:00 cancelled; plan_id=P2",
                "settled already_reached",
            ),
            (
                "2026-03-10 10:00 no_show; kind=hygiene",
                "settled already_reached",
            ),
            (
                "2026-03-10 10:00 no_show; kind=other",
                "settled already_reached",
            ),
        ] {
            let story = urgent()
                .contact("2026-03-04 12:00 booked")
                .visit("V1", visit);
            assert_eq!(story.at("2026-03-12").decision(PLAN), found, "{visit}");
        }
    }

    #[test]
    fn made_by_voice_only() {
        for (channels, found) in [
            ("sms, email", "not_permitted channel_not_allowed"),
            ("sms, call", "call"),
            ("", "call"),
        ] {
            let story = urgent().patient("7", &format!("channels={channels}; email=m@example.org"));
            assert_eq!(story.decision(PLAN), found, "{channels}");
        }
    }

    #[test]
    fn a_missed_visit_counts_only_where_the_patient_came_to_none_since() {
        for (visits, found) in [
            (vec!["2026-02-27 10:00 no_show"], "call"),
            // Whatever he came for, on the same day too; what he came to before does not count.
            (
                vec![
                    "2026-02-27 10:00 no_show",
                    "2026-02-28 10:00 attended; kind=consultation",
                ],
                "later not_due 2026-04-21",
            ),
            (
                vec![
                    "2026-02-27 10:00 no_show",
                    "2026-02-27 16:00 attended; kind=consultation",
                ],
                "later not_due 2026-04-21",
            ),
            (
                vec![
                    "2026-02-26 10:00 attended; kind=consultation",
                    "2026-02-27 10:00 no_show",
                ],
                "call",
            ),
            (
                vec![
                    "2026-02-27 10:00 no_show",
                    "2026-02-28 10:00 cancelled; kind=consultation",
                ],
                "call",
            ),
        ] {
            let story = Story::on("2026-03-02").plan("P1", "urgent=yes; due_on=2026-04-20");
            let story = visits.iter().zip(1..).fold(story, |story, (visit, nth)| {
                story.visit(&format!("V{nth}"), visit)
            });
            assert_eq!(story.decision("plan:P1"), found, "{visits:?}");
        }
    }
}
