//! Reason 4. Control examination.
//!
//! The doctor set a date to look again after complex treatment, or treatment whose result is hard to foretell, and the patient did not
//! book or come. It stands on that clinical ground and is not the free check-up.

use super::agreement::{lead_days, missing, reminder_day};
use super::cases::{APOLOGISE, DueOn, EXAMINATION_NAMES, LAPSE, Row, Today, WorkedCase};
use super::{
    AgreedDay, AgreementGround, Avoid, Basis, Counted, Ground, Limits, Means, Offer, Rule,
};
use crate::base::both;
use crate::model::clinic::{Agreement, Caller, Reason, VisitKind};
use crate::model::decision::{Code, Codes};
use crate::plan::practice::Facts;
use crate::settings::{CalledBy, OwnSettings};

pub(super) const RULE: Rule = Rule {
    reason: Reason::ControlExam,
    called: both("Контрольный осмотр", "Control examination"),
    counted: Counted {
        russian: [
            "приглашение на контрольный осмотр",
            "приглашения на контрольный осмотр",
            "приглашений на контрольный осмотр",
        ],
        english: [
            "invitation to a control examination",
            "invitations to control examinations",
        ],
    },
    what: both(
        "После сложного лечения, или если результат трудно предсказать, врач назначил день, чтобы \
         посмотреть, как всё прошло. Это не бесплатный профилактический осмотр.",
        "After complex treatment, or where the result is hard to foretell, the doctor set a day to \
         look again. This is not the free preventive examination.",
    ),
    why: both(
        "Контрольный осмотр — часть лечения: врачу нужно увидеть результат и вовремя заметить, если \
         что-то идёт не так. День назначил врач, а мы помогаем пациенту его не пропустить.",
        "A control examination is part of the treatment: the doctor has to see the result and to \
         notice in time if something goes wrong. The doctor set the day; we help the patient not to \
         miss it.",
    ),
    needs: both(
        "Договорённость: день осмотра («Срок») или день звонка («Когда позвонить») и \
         основание («Основание»), «сложное лечение» или «трудно предсказуемый результат».",
        "An agreement: the day of the examination (due_on) or of the contact \
         (contact_on), and a basis, complex_treatment or uncertain_result.",
    ),
    due: both(
        "За {lead_days} до назначенного дня; если назван день звонка («Когда позвонить»), в этот день.",
        "{lead_days} before the day that was set; where a day was named for the contact (contact_on), \
         on that day.",
    ),
    until: LAPSE,
    settled: both(
        "Пациент был на контрольном осмотре незадолго до назначенного дня или позже, записан на него, \
         с ним уже поговорили или он отказался. Если после этого он не пришёл на осмотр, повод снова в \
         силе; после отказа больше не напоминаем.",
        "The patient came to a control examination not long before the day that was set, or later, is \
         booked for one, was contacted, or said no. After an examination missed since then the reason \
         stands again; not after a no.",
    ),
    ground: Ground::Agreement(AgreementGround {
        day: ground,
        day_given_by: None,
        agreed_to: both(
            "пригласить на контрольный осмотр",
            "to invite to the control examination",
        ),
        agreed_what: both(
            "Врач назначил контрольный осмотр",
            "The doctor set a control examination",
        ),
        due_on_is: both("срок осмотра", "examination due on"),
        basis: Basis::Clinical,
        tells_guarantee: false,
    }),
    means: Means::Any,
    settings: OwnSettings {
        days: Some(lead_days(
            7,
            both(
                "За сколько дней до назначенного дня.",
                "How many days before the day that was set.",
            ),
        )),
        lapse_days: Some(90),
        called_by: CalledBy::Default(Caller::Administrator),
    },
    visit_kind: Some(VisitKind::ControlExam),
    settled_by_booking: true,
    limits: Limits::PerWeekAndGap,
    waits_for_visit: true,
    named_contact_closes: false,
    offer: Some(Offer::Examination),
    avoid: &[Avoid::Questions, Avoid::Free, Avoid::DoctorsNumber],
    when_missed: APOLOGISE,
    outcome_names: &[
        "контроль|контроля|контролю|контроле; контрольный|контрольного|контрольному|контрольном осмотр|осмотра|осмотру|осмотре; контрольный; control exam|examination?; control; \
         follow up? exam|examination",
        EXAMINATION_NAMES,
    ],
    cases: &[
        WorkedCase {
            rows: &[Row::Agreement(
                "due_on=2026-03-09; basis=complex_treatment: implant",
            )],
            due: DueOn::Before("2026-03-09"),
            today: Today::Due,
            decision: "call",
            words: both(
                "Врач установил имплантат и назначил осмотр на 9 марта. Пациент не записан.",
                "The doctor set an implant and an examination for 9 March. The patient is not booked.",
            ),
        },
        WorkedCase {
            rows: &[Row::Agreement(
                "due_on=2026-03-09; basis=half a year is over",
            )],
            due: DueOn::NoDay,
            today: Today::Day("2026-03-02"),
            decision: "unjustified no_clinical_basis",
            words: both(
                "Вместо основания написано, что прошло полгода. Это профилактический осмотр, а не \
                 контрольный.",
                "The basis says that half a year is over. That is a preventive examination and not a \
                 control examination.",
            ),
        },
        WorkedCase {
            rows: &[
                Row::Agreement("due_on=2026-03-09; basis=complex_treatment: implant"),
                Row::Visit("2026-03-05 10:00 attended; kind=control_exam"),
            ],
            due: DueOn::NoDay,
            today: Today::Day("2026-03-06"),
            decision: "settled already_attended",
            words: both(
                "Пациент был на осмотре 5 марта.",
                "The patient came to be examined on 5 March.",
            ),
        },
        WorkedCase {
            rows: &[
                Row::Agreement("due_on=2026-03-09; basis=complex_treatment: implant"),
                Row::Contact("2026-03-02 booked"),
                Row::Visit("2026-03-09 10:00 no_show; kind=control_exam"),
            ],
            due: DueOn::Before("2026-03-09"),
            today: Today::Day("2026-03-10"),
            decision: "call",
            words: both(
                "После звонка 2 марта пациент записался на 9 марта и не пришёл. Предложите новое \
                 время.",
                "Called on 2 March, the patient booked 9 March and did not come. Offer another time.",
            ),
        },
    ],
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
