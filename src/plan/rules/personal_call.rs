//! Reason 8. The doctor's personal call.
//!
//! Doctor and patient trust each other and the patient gave leave. The doctor in person rings, about something that is named; nobody
//! else does it for him.

use super::agreement::missing;
use super::cases::{DueOn, LAPSE, Row, TELL_THE_DOCTOR, Today, WorkedCase};
use super::{
    AgreedDay, AgreementGround, Avoid, Basis, Counted, Ground, Limits, Means, Offer, Rule,
};
use crate::base::both;
use crate::model::clinic::{Agreement, Reason};
use crate::model::decision::{Code, Codes};
use crate::plan::practice::Facts;
use crate::settings::{CalledBy, OwnSettings};

pub(super) const RULE: Rule = Rule {
    reason: Reason::PersonalCall,
    called: both("Личный звонок врача", "The doctor's personal call"),
    counted: Counted {
        russian: [
            "личный звонок врача",
            "личных звонка врача",
            "личных звонков врача",
        ],
        english: ["personal call of a doctor", "personal calls of doctors"],
    },
    what: both(
        "Врач и пациент доверяют друг другу, и пациент разрешил врачу позвонить лично о том, о чём \
         они говорили.",
        "Doctor and patient trust each other, and the patient gave the doctor leave to ring in person \
         about what they spoke of.",
    ),
    why: both(
        "Оба хотят хорошего результата, и голос своего врача значит для пациента больше, чем любое \
         напоминание. Поэтому звонит сам врач: передать такой разговор другому — значит обмануть \
         доверие.",
        "Both want a good result, and to the patient the voice of the own doctor means more than any \
         reminder. That is why the doctor calls in person: to hand this talk to somebody else would \
         break the trust.",
    ),
    needs: both(
        "Договорённость: когда пациент согласился («Договорились»), о чём звонок («Тема») \
         и какой врач звонит («Врач»).",
        "An agreement: when the patient agreed (agreed_on), what the call is about \
         (topic) and which doctor calls (doctor).",
    ),
    due: both(
        "В день, о котором договорились («Когда позвонить» или «Срок»); если он не назван, сразу после \
         договорённости.",
        "On the day that was agreed (contact_on or due_on); where none was named, at once.",
    ),
    until: LAPSE,
    settled: both(
        "Врач уже поговорил с пациентом, или пациент отказался. Запись на визит этот звонок не \
         заменяет.",
        "The doctor spoke with the patient, or the patient said no. Being booked for a visit does not \
         take its place.",
    ),
    ground: Ground::Agreement(AgreementGround {
        day: ground,
        day_given_by: None,
        agreed_to: both("о личном звонке врача", "that the doctor rings in person"),
        agreed_what: both("Личный звонок врача", "The doctor's personal call"),
        due_on_is: both("срок", "due on"),
        basis: Basis::Untold,
        tells_guarantee: false,
    }),
    means: Means::Voice,
    settings: OwnSettings {
        days: None,
        lapse_days: Some(60),
        called_by: CalledBy::DoctorInPerson,
    },
    visit_kind: None,
    settled_by_booking: false,
    limits: Limits::PerWeekAndGap,
    waits_for_visit: false,
    named_contact_closes: true,
    offer: Some(Offer::OtherTime),
    avoid: &[Avoid::Proxy, Avoid::Offers],
    when_missed: TELL_THE_DOCTOR,
    outcome_names: &[
        "личный|личного|личному звонок|звонка|звонку врача?; звонок|звонка врача; personal call",
    ],
    cases: &[
        WorkedCase {
            rows: &[Row::Agreement(
                "agreed_on=2026-02-16; due_on=2026-03-02; topic=after the implant; doctor=Иванова",
            )],
            due: DueOn::Day("2026-03-02"),
            today: Today::Due,
            decision: "call",
            words: both(
                "Договорились, что врач позвонит 2 марта и спросит об имплантате.",
                "It was agreed that the doctor would ring on 2 March about the implant.",
            ),
        },
        WorkedCase {
            rows: &[Row::Agreement(
                "agreed_on=2026-02-16; due_on=2026-03-02; doctor=Иванова",
            )],
            due: DueOn::NoDay,
            today: Today::Day("2026-03-02"),
            decision: "unjustified no_topic",
            words: both(
                "О чём звонить, не записано. «Просто узнать, как дела» — не повод.",
                "Nothing says what the call is about. \"Just to ask how things are\" is no reason.",
            ),
        },
        WorkedCase {
            rows: &[
                Row::Agreement(
                    "agreed_on=2026-02-16; due_on=2026-03-02; topic=after the implant; doctor=Иванова",
                ),
                Row::Patient("channels=sms"),
            ],
            due: DueOn::Day("2026-03-02"),
            today: Today::Due,
            decision: "not_permitted channel_not_allowed",
            words: both(
                "Пациент просил только писать. Личный звонок сообщением не заменить, поэтому его не \
                 будет.",
                "The patient wants messages only. No message takes the place of this call, so there \
                 is none.",
            ),
        },
    ],
};

fn ground(facts: &Facts<'_>, agreement: &Agreement) -> Result<AgreedDay, Codes> {
    let mut codes = missing(facts, agreement, true);
    codes.add_if(agreement.topic.is_blank(), Code::NoTopic);
    codes.add_if(agreement.doctor.is_blank(), Code::NoDoctor);
    let day = agreement
        .contact_on
        .or(agreement.due_on)
        .or(facts.if_past(agreement.agreed_on));
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

    const CALL: &str = "agreement:A1";

    /// Agreed on 16 February for Monday, 2 March.
    fn call(cells: &str) -> Story {
        let agreed = "personal_call; agreed_on=2026-02-16; due_on=2026-03-02";
        let about = "topic=after the implant at 36; doctor=Иванова";
        Story::on("2026-03-02").agreement("A1", &format!("{agreed}; {about}; {cells}"))
    }

    #[test]
    fn due_on_its_day_for_two_months() {
        call("").expect(
            CALL,
            &[
                ("2026-02-28", "later not_due 2026-03-02"),
                ("2026-03-02", "call"),
                ("2026-05-01", "call"),
                ("2026-05-02", "missed too_late"),
            ],
        );
        assert_eq!(call("").reason(CALL), "personal_call");
    }

    #[test]
    fn due_on_the_day_named_for_the_contact_else_on_its_own_else_at_once() {
        for (cells, found) in [
            (
                "contact_on=2026-03-04; due_on=2026-03-05",
                "later not_due 2026-03-04",
            ),
            (
                "contact_on=2026-03-04; due_on=2026-03-02",
                "later not_due 2026-03-04",
            ),
            ("due_on=2026-03-05", "later not_due 2026-03-05"),
            ("due_on=", "call"),
            ("due_on=; agreed_on=2026-01-01", "call"),
            ("due_on=; agreed_on=2025-12-31", "missed too_late"),
        ] {
            assert_eq!(call(cells).decision(CALL), found, "{cells}");
        }
    }

    #[test]
    fn justified_by_leave_a_topic_and_a_doctor() {
        for (cells, found) in [
            ("agreed_on=", "unjustified not_agreed"),
            ("agreed_on=2026-03-03", "unjustified not_agreed"),
            ("agreed_on=; due_on=", "unjustified not_agreed"),
            ("topic=", "unjustified no_topic"),
            ("doctor=", "unjustified no_doctor"),
            (
                "topic=; doctor=; agreed_on=",
                "unjustified not_agreed;no_topic;no_doctor",
            ),
            ("topic=sale", "unjustified promotional_topic"),
        ] {
            assert_eq!(call(cells).decision(CALL), found, "{cells}");
        }
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
                "2026-02-20 booked; case=personal_call",
                "settled already_reached",
            ),
            ("2026-03-01 reached", "call"),
            ("2026-03-02 reached", "settled already_reached"),
            ("2026-03-02 sent; case=agreement:A1", "call"),
        ] {
            let story = call("").contact(contact).at("2026-03-12");
            assert_eq!(story.decision(CALL), found, "{contact}");
        }
    }

    #[test]
    fn settled_neither_by_a_booking_nor_opened_by_a_missed_visit() {
        let booked = call("").visit("V1", "2026-03-20 10:00 booked");
        assert_eq!(booked.decision(CALL), "call");
        let reached = call("").contact("2026-03-02 reached");
        let missed = reached
            .visit("V1", "2026-03-04 10:00 no_show")
            .at("2026-03-12");
        assert_eq!(missed.decision(CALL), "settled already_reached");
    }

    #[test]
    fn made_by_voice_and_always_by_the_doctor() {
        for (cells, found) in [
            ("channel=sms", "not_permitted channel_not_allowed"),
            ("channel=call", "call"),
        ] {
            assert_eq!(call(cells).decision(CALL), found, "{cells}");
        }
        let by_sms = call("").patient("7", "channels=sms");
        assert_eq!(by_sms.decision(CALL), "not_permitted channel_not_allowed");
        let story = call("caller=administrator");
        assert_eq!(story.contacts(), ["7 call doctor Иванова agreement:A1"]);
    }
}
