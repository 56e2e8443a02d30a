//! Reason 3. Unfinished treatment.
//!
//! A signed plan was carried out in part. Each open item has its day: the day after its deadline where that lies after the last progress,
//! else `pause_days` after the last progress; while something heals, nothing is unfinished.

use super::cases::{DueOn, LAPSE, Row, Today, WorkedCase};
use super::plan::{OUTCOME_NAMES, SignedPlan};
use super::{Avoid, Counted, Ground, ItemDay, Limits, Means, Offer, PlanGround, Rule};
use crate::base::both;
use crate::model::clinic::{Caller, Reason, VisitKind};
use crate::model::decision::Codes;
use crate::plan::practice::Facts;
use crate::plan::time;
use crate::settings::{CalledBy, DaysSetting, OwnSettings};

pub(super) const RULE: Rule = Rule {
    reason: Reason::UnfinishedTreatment,
    called: both("Лечение не завершено", "Unfinished treatment"),
    counted: Counted {
        russian: [
            "разговор о незавершённом лечении",
            "разговора о незавершённом лечении",
            "разговоров о незавершённом лечении",
        ],
        english: [
            "talk about unfinished treatment",
            "talks about unfinished treatment",
        ],
    },
    what: both(
        "Пациент подписал план лечения, часть плана выполнена, а остальное остановилось.",
        "The patient signed a treatment plan, part of it was carried out, and the rest has come to a \
         stop.",
    ),
    why: both(
        "Лечение начато, но не доведено до конца, и врача это беспокоит, особенно если незаконченное \
         может навредить. Пациент согласился на весь план, поэтому напомнить о нём уместно. Пока \
         что-то заживает, например имплантат, лечение идёт своим ходом и звонить не о чем.",
        "Treatment was begun and not brought to its end, which worries the doctor, most of all where \
         what is left undone may do harm. The patient agreed to the whole plan, so it is right to \
         speak of it. While something heals, such as an implant, treatment is on its way and there is \
         nothing to call about.",
    ),
    needs: both(
        "План: согласован, подписан («Подписан»), часть пунктов выполнена или пациент уже \
         приходил по плану, остальные открыты.",
        "A plan: agreed, signed (signed_on), with items done or a visit attended for it, \
         and others open.",
    ),
    due: both(
        "Через {pause_days} после последнего шага лечения; если у пункта есть более поздний срок, на \
         следующий день после срока; не раньше дня, до которого нужно ждать («Отложено до»).",
        "{pause_days} after the last step of treatment; where an item has a later deadline, the day \
         after that; not before the day until which to wait (wait_until).",
    ),
    until: LAPSE,
    settled: both(
        "Пациент записан на лечение, с ним уже поговорили или он отказался. Если после разговора он \
         не пришёл на визит, повод снова в силе; после отказа больше не звоним.",
        "The patient is booked for treatment, was spoken with, or said no. After a visit missed since \
         the talk the reason stands again; after a no, nobody calls about it any more.",
    ),
    ground: Ground::Plan(PlanGround {
        is_begun: true,
        days: ground,
    }),
    means: Means::Voice,
    settings: OwnSettings {
        days: Some(DaysSetting {
            key: "pause_days",
            default: 30,
            meaning: both("сколько дней без лечения", "days without progress"),
            comment: both(
                "Через сколько дней без лечения.",
                "After how many days without treatment.",
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
        "незавершенное|незавершенного|незавершенному лечение|лечения|лечению; лечение не завершено; unfinished treatment",
    ],
    cases: &[
        WorkedCase {
            rows: &[
                Row::Plan("done; procedure=filling; done_on=2026-02-09"),
                Row::Plan("procedure=crown"),
            ],
            due: DueOn::After("2026-02-09"),
            today: Today::Due,
            decision: "call",
            words: both(
                "Пломба поставлена 9 февраля, о коронке с тех пор ничего не слышно: прошло {pause_days}.",
                "The filling was made on 9 February; nothing was heard of the crown since: {pause_days} \
                 have passed.",
            ),
        },
        WorkedCase {
            rows: &[
                Row::Plan("done; procedure=implant; done_on=2026-02-09"),
                Row::Plan("procedure=crown; wait_until=2026-05-05"),
            ],
            due: DueOn::Day("2026-05-05"),
            today: Today::Day("2026-03-11"),
            decision: "later not_due {due}",
            words: both(
                "Имплантат установлен 9 февраля и приживается. Коронка ждёт до 5 мая, так решил врач.",
                "The implant was set on 9 February and is healing. The crown waits until 5 May, as \
                 the doctor decided.",
            ),
        },
        WorkedCase {
            rows: &[
                Row::Plan("done; procedure=filling; done_on=2026-02-09"),
                Row::Plan("procedure=crown"),
                Row::Visit("2026-03-17 10:00 booked; kind=treatment"),
            ],
            due: DueOn::NoDay,
            today: Today::Day("2026-03-11"),
            decision: "settled already_booked",
            words: both(
                "Пациент уже записан на продолжение лечения 17 марта.",
                "The patient is booked for the rest on 17 March.",
            ),
        },
    ],
};

#[expect(clippy::unnecessary_wraps, reason = "the type of every plan's ground")]
fn ground(facts: &Facts<'_>, plan: &SignedPlan<'_>) -> Result<Vec<ItemDay>, Codes> {
    let pause_days = facts.practice.settings.of(RULE.reason).days;
    let last_progress = plan.last_progress(facts);
    let days = plan.open_items().map(|(index, item)| {
        let day = match item.due_on.filter(|&due_on| due_on > last_progress) {
            Some(due_on) => time::plus(due_on, 1),
            None => time::plus(last_progress, pause_days),
        };
        ItemDay {
            day: item.wait_until.map_or(day, |wait| wait.max(day)),
            item: index,
        }
    });
    Ok(days.collect())
}

#[cfg(test)]
mod tests {
    use crate::testing::Story;

    const PLAN: &str = "plan:P1";

    /// Signed on 12 January, one item done on 9 February: without a deadline the other is due on 11 March.
    fn begun(cells: &str) -> Story {
        Story::on("2026-03-02")
            .plan("P1", "done; done_on=2026-02-09")
            .plan("P1", cells)
    }

    #[test]
    fn due_when_treatment_has_paused_for_a_month() {
        begun("").expect(
            PLAN,
            &[
                ("2026-03-10", "later not_due 2026-03-11"),
                ("2026-03-11", "call"),
                ("2026-09-07", "call"),
                ("2026-09-08", "missed too_late"),
            ],
        );
        assert_eq!(begun("").reason(PLAN), "unfinished_treatment");
        let sooner = begun("").setting("reasons.unfinished_treatment.pause_days = 14");
        assert_eq!(
            sooner.at("2026-02-20").decision(PLAN),
            "later not_due 2026-02-23"
        );
    }

    #[test]
    fn due_the_day_after_a_deadline_that_lies_after_the_last_progress() {
        for (cells, found) in [
            ("due_on=2026-02-08", "later not_due 2026-03-11"),
            ("due_on=2026-02-09", "later not_due 2026-03-11"),
            ("due_on=2026-02-10", "call"),
            ("due_on=2026-03-01", "call"),
            ("due_on=2026-03-02", "later not_due 2026-03-03"),
            ("due_on=2026-03-17", "later not_due 2026-03-18"),
            (
                "due_on=2026-03-02; wait_until=2026-03-02",
                "later not_due 2026-03-03",
            ),
            (
                "due_on=2026-03-02; wait_until=2026-03-04",
                "later not_due 2026-03-04",
            ),
            ("wait_until=2026-05-05", "later not_due 2026-05-05"),
        ] {
            assert_eq!(begun(cells).decision(PLAN), found, "{cells}");
        }
    }

    #[test]
    fn the_last_progress_is_the_latest_of_signature_work_and_visits() {
        for (done_on, visit, found) in [
            ("", "", "2026-02-11"),
            ("2026-01-05", "", "2026-02-11"),
            ("2026-02-02", "", "2026-03-04"),
            ("2026-02-02", "2026-02-01 10:00 attended", "2026-03-04"),
            ("2026-02-02", "2026-02-03 10:00 attended", "2026-03-05"),
            ("", "2026-02-03 10:00 attended", "2026-03-05"),
            ("", "2026-02-03 10:00 attended; plan_id=P2", "2026-02-11"),
            ("", "2026-02-03 10:00 attended; kind=hygiene", "2026-02-11"),
            ("", "2026-02-03 10:00 no_show", "2026-02-11"),
            // What lies ahead is no progress yet.
            ("2026-02-11", "", "2026-02-11"),
            ("2026-02-10", "", "2026-03-12"),
            ("", "2026-02-11 10:00 attended", "2026-02-11"),
            ("", "2026-02-10 10:00 attended", "2026-03-12"),
        ] {
            let mut story = Story::on("2026-02-10")
                .plan("P1", &format!("done; done_on={done_on}"))
                .plan("P1", "");
            if !visit.is_empty() {
                story = story.visit("V1", visit);
            }
            let found = format!("later not_due {found}");
            assert_eq!(story.decision(PLAN), found, "{done_on} {visit}");
        }
    }

    #[test]
    fn always_justified_once_begun() {
        for (items, visit, reason) in [
            (["in_progress", ""], "", "unfinished_treatment"),
            (["done", ""], "", "unfinished_treatment"),
            // Not agreed to: of the plan that is judged it is no part.
            (["done; signed_on=", ""], "", "urgent_treatment"),
            (["cancelled", ""], "", "urgent_treatment"),
            (
                ["", ""],
                "2026-01-13 10:00 attended",
                "unfinished_treatment",
            ),
            (["", ""], "2026-01-12 10:00 attended", "urgent_treatment"),
            (
                ["", ""],
                "2026-01-12 10:00 attended; plan_id=P1",
                "unfinished_treatment",
            ),
            (
                ["", ""],
                "2026-01-11 10:00 attended; plan_id=P1",
                "urgent_treatment",
            ),
            (
                ["", ""],
                "2026-01-13 10:00 attended; plan_id=P2",
                "urgent_treatment",
            ),
            (
                ["", ""],
                "2026-01-13 10:00 attended; kind=consultation",
                "urgent_treatment",
            ),
            (
                ["", ""],
                "2026-01-13 10:00 attended; kind=other",
                "urgent_treatment",
            ),
            (["", ""], "2026-01-13 10:00 cancelled", "urgent_treatment"),
            (["", ""], "2026-03-03 10:00 attended", "urgent_treatment"),
            // The latest signature counts.
            (
                ["signed_on=2026-01-14", ""],
                "2026-01-13 10:00 attended",
                "urgent_treatment",
            ),
        ] {
            let mut story = Story::on("2026-03-02")
                .plan("P1", items[0])
                .plan("P1", items[1]);
            if !visit.is_empty() {
                story = story.visit("V1", visit);
            }
            assert_eq!(story.reason(PLAN), reason, "{items:?} {visit}");
            let justified = reason == "unfinished_treatment";
            assert_ne!(justified, story.decision(PLAN).starts_with("unjustified"));
        }
    }

    #[test]
    fn settled_by_a_booking_or_by_speech_from_the_day_on() {
        let story = begun("").at("2026-03-20");
        assert_eq!(
            story
                .clone()
                .visit("V1", "2026-03-30 10:00 booked")
                .decision(PLAN),
            "settled already_booked"
        );
        for (contact, found) in [
            ("2026-03-11 reached", "settled already_reached"),
            ("2026-03-10 reached; case=plan:P1", "call"),
            ("2026-03-11 sent", "call"),
            (
                "2026-03-11 reached; case=urgent_treatment",
                "settled already_reached",
            ),
            (
                "2026-03-11 reached; case=unfinished_treatment",
                "settled already_reached",
            ),
        ] {
            assert_eq!(
                story.clone().contact(contact).decision(PLAN),
                found,
                "{contact}"
            );
        }
    }

    #[test]
    fn made_by_voice_only() {
        let story = begun("")
            .at("2026-03-11")
            .patient("7", "channels=messenger");
        assert_eq!(story.decision(PLAN), "not_permitted channel_not_allowed");
    }
}
