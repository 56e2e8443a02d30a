//! Sentences as people read them.

use std::collections::BTreeSet;

use chrono::{NaiveDate, Weekday};
use expect_test::{Expect, expect};

use super::testing::{Bench, as_line, day};
use super::*;
use crate::model::clinic::{
    Agreement, AgreementStatus, Answer, BlockReason, Caller, Channel, ClinicalBasis, Consent, Item,
    ItemMarks, ItemStatus, Outcome, PatientStatus, VisitKind, VisitStatus, Weekdays,
};
use crate::model::decision::Verdict::{Call, Later, Missed, NotPermitted, Settled, Unjustified};
use crate::plan::rules::Avoid;
use Language::{English, Russian};

const LANGUAGES: [Language; 2] = [Russian, English];

/// What is never said to a patient.
const FORBIDDEN: [&str; 18] = [
    "выполняемый план",
    "профосмотр",
    "рекол",
    "просрочен",
    "звоните к нам",
    "скидк",
    "акци",
    "бонус",
    "подар",
    "почему вы",
    "запишетесь",
    "не понравилось",
    "срочно",
    "overdue",
    "recall",
    "discount",
    "why don't you",
    "will you book",
];

fn at(month: u32, date: u32, hour: u16) -> Moment {
    Moment::at(day(month, date), hour * 60)
}

fn urgent() -> Bench {
    Bench::new().urgent_plan(day(2, 1))
}

fn unfinished() -> Bench {
    let mut bench = Bench::new();
    let done = Item {
        status: ItemStatus::Done,
        done_on: Some(day(1, 20)),
        ..bench.item("Лечение каналов", "36")
    };
    let crown = Item {
        wait_until: Some(day(2, 10)),
        ..bench.item("Коронка.", "36, 37")
    };
    let filling = bench.item("Пломба", "верх слева");
    bench.plan(vec![done, crown, filling])
}

fn reminder() -> Bench {
    Bench::new().visit(at(3, 3, 10), VisitStatus::Booked, VisitKind::Treatment)
}

fn control() -> Bench {
    let mut bench = Bench::new();
    let topic = bench.text("имплант на месте 36");
    bench.agreement(Reason::ControlExam, |agreement| {
        agreement.due_on = Some(day(3, 6));
        agreement.clinical_basis = Some(ClinicalBasis::ComplexTreatment);
        agreement.topic = topic;
    })
}

fn wellbeing() -> Bench {
    let mut bench = Bench::new();
    let topic = bench.text("После имплантации");
    let bench = bench.visit(at(2, 28, 10), VisitStatus::Attended, VisitKind::Treatment);
    bench.agreement(Reason::WellbeingCheck, |agreement| agreement.topic = topic)
}

fn hygiene() -> Bench {
    hygiene_with(|_| ())
}

fn hygiene_with(change: impl FnOnce(&mut Agreement)) -> Bench {
    Bench::new().agreement(Reason::HygieneReminder, |agreement| {
        agreement.due_on = Some(day(3, 10));
        change(agreement);
    })
}

fn checkup() -> Bench {
    Bench::new().agreement(Reason::CheckupReminder, |agreement| {
        agreement.agreed_on = NaiveDate::from_ymd_opt(2025, 9, 10);
        agreement.due_on = Some(day(3, 10));
    })
}

fn early_checkup() -> Bench {
    let mut bench = Bench::new();
    let basis = bench.text("Высокий риск кариеса.");
    bench.agreement(Reason::CheckupReminder, |agreement| {
        agreement.due_on = Some(day(3, 4));
        agreement.guarantee = true;
        agreement.basis = basis;
    })
}

fn personal() -> Bench {
    let mut bench = Bench::new();
    let topic = bench.text("Результат имплантации");
    bench.agreement(Reason::PersonalCall, |agreement| {
        agreement.contact_on = Some(day(3, 2));
        agreement.topic = topic;
    })
}

/// One clinic a reason, in the order of the reasons.
fn one_a_reason() -> [Bench; Reason::ALL.len()] {
    [
        reminder(),
        urgent(),
        unfinished(),
        control(),
        wellbeing(),
        hygiene(),
        checkup(),
        personal(),
    ]
}

/// All that is said where this is the verdict.
#[track_caller]
fn says(bench: &Bench, verdict: Verdict, russian: Expect, english: Expect) {
    for (language, expected) in [(Russian, russian), (English, english)] {
        let of_verdict = bench.why(language).into_iter().filter(|it| it.0 == verdict);
        let said: String = of_verdict.map(|(_, sentence)| as_line(sentence)).collect();
        expected.assert_eq(&said);
    }
}

#[test]
fn every_word_is_there_and_means_one_thing() {
    let bench = Bench::new();
    let practice = bench.practice();
    let reader = phone::Reader::new("RU").unwrap();
    for language in LANGUAGES {
        let words = Words::new(&practice, language, &reader);
        let codes: Vec<_> = Code::ALL.iter().map(|&code| words.code(code)).collect();
        let verdicts = Verdict::ALL.map(|verdict| words.verdict(verdict));
        let reasons = Reason::ALL.map(|reason| words.reason(reason));
        let outcomes = Outcome::ALL.map(|outcome| outcome.phrase().said_in(language));
        let avoided = Avoid::ALL
            .iter()
            .map(|avoid| avoid.words().said_in(language));
        let avoided: Vec<_> = avoided.collect();
        let lists = [&codes[..], &verdicts, &reasons, &outcomes, &avoided];
        for list in lists {
            let distinct: BTreeSet<_> = list.iter().collect();
            assert_eq!(distinct.len(), list.len(), "{list:?}");
            for phrase in list {
                let is_cyrillic = phrase.chars().any(|c| matches!(c, 'а'..='я'));
                assert_eq!(is_cyrillic, language == Russian, "{phrase}");
            }
        }
        for phrase in codes.iter().chain(&verdicts).chain(&outcomes) {
            assert!(phrase.starts_with(char::is_lowercase), "{phrase}");
            assert!(!phrase.ends_with('.'), "{phrase}");
        }
    }
}

#[test]
fn a_call_names_its_ground() {
    says(
        &reminder(),
        Call,
        expect![[r#"
            Визит во вторник, 3 марта 2026, в 10:00: лечение; врач — стоматолог-терапевт Иванова Анна Петровна.
        "#]],
        expect![[r#"
            Visit on Tuesday, 3 March 2026, at 10:00: treatment; doctor: стоматолог-терапевт Иванова Анна Петровна.
        "#]],
    );
    says(
        &urgent().visit(at(2, 5, 10), VisitStatus::NoShow, VisitKind::Treatment),
        Call,
        expect![[r#"
            Визит 5 февраля 2026 пропущен. План лечения подписан 12 января 2026; консультация 10 января 2026; неотложно: лечение пульпита, третий зуб справа на нижней челюсти (43); срок — 1 февраля 2026, прошло 29 дней; лечение не начато; если отложить: переход в периодонтит; врач — стоматолог-терапевт Иванова Анна Петровна.
        "#]],
        expect![[r#"
            The visit on 5 February 2026 was missed. Treatment plan signed on 12 January 2026; consultation on 10 January 2026; urgent: лечение пульпита, third tooth on the lower right (43); deadline 1 February 2026, 29 days ago; treatment not begun; if it waits: переход в периодонтит; doctor: стоматолог-терапевт Иванова Анна Петровна.
        "#]],
    );
    says(
        &unfinished().visit(at(1, 22, 10), VisitStatus::Attended, VisitKind::Treatment),
        Call,
        expect![[r#"
            План лечения подписан 12 января 2026; консультация 10 января 2026; лечение начато, но не закончено; последнее сделано 22 января 2026; осталось: коронка, шестой и седьмой зубы слева на нижней челюсти (36, 37); продолжать не раньше 10 февраля 2026; в плане есть ещё одна позиция; врач — стоматолог-терапевт Иванова Анна Петровна.
        "#]],
        expect![[r#"
            Treatment plan signed on 12 January 2026; consultation on 10 January 2026; treatment begun and not finished; last work on 22 January 2026; left to do: коронка, sixth and seventh teeth on the lower left (36, 37); not to go on before 10 February 2026; one more item is open in the plan; doctor: стоматолог-терапевт Иванова Анна Петровна.
        "#]],
    );
}

#[test]
fn a_call_names_what_was_agreed() {
    says(
        &control(),
        Call,
        expect![[r#"
            Договорились 3 февраля 2026 пригласить на контрольный осмотр после сложного лечения; тема: имплант на месте шестого зуба слева на нижней челюсти; врач — стоматолог-терапевт Иванова Анна Петровна; срок осмотра — 6 марта 2026.
        "#]],
        expect![[r#"
            Agreed on 3 February 2026 to invite to the control examination after complex treatment; topic: имплант на месте шестого зуба слева на нижней челюсти; doctor: стоматолог-терапевт Иванова Анна Петровна; examination due on 6 March 2026.
        "#]],
    );
    says(
        &wellbeing(),
        Call,
        expect![[r#"
            Договорились 3 февраля 2026 узнать о самочувствии; тема: после имплантации; врач — стоматолог-терапевт Иванова Анна Петровна; визит состоялся 28 февраля 2026.
        "#]],
        expect![[r#"
            Agreed on 3 February 2026 to ask how the patient feels; topic: после имплантации; doctor: стоматолог-терапевт Иванова Анна Петровна; treated on 28 February 2026.
        "#]],
    );
    says(
        &hygiene(),
        Call,
        expect![[r#"
            Договорились 3 февраля 2026 напомнить о профессиональной чистке; врач — стоматолог-терапевт Иванова Анна Петровна; срок чистки — 10 марта 2026.
        "#]],
        expect![[r#"
            Agreed on 3 February 2026 to remind of professional cleaning; doctor: стоматолог-терапевт Иванова Анна Петровна; cleaning due on 10 March 2026.
        "#]],
    );
    says(
        &early_checkup(),
        Call,
        expect![[r#"
            Договорились 3 февраля 2026 пригласить на бесплатный профилактический осмотр; основание: высокий риск кариеса; врач — стоматолог-терапевт Иванова Анна Петровна; срок осмотра — 4 марта 2026; осмотр в срок — одно из условий гарантии.
        "#]],
        expect![[r#"
            Agreed on 3 February 2026 to invite to the free preventive examination; ground: высокий риск кариеса; doctor: стоматолог-терапевт Иванова Анна Петровна; examination due on 4 March 2026; coming in time is a condition of the guarantee.
        "#]],
    );
    says(
        &personal(),
        Call,
        expect![[r#"
            Договорились 3 февраля 2026 о личном звонке врача; тема: результат имплантации; врач — стоматолог-терапевт Иванова Анна Петровна; день звонка — 2 марта 2026.
        "#]],
        expect![[r#"
            Agreed on 3 February 2026 that the doctor rings in person; topic: результат имплантации; doctor: стоматолог-терапевт Иванова Анна Петровна; to be called on 2 March 2026.
        "#]],
    );
}

#[test]
fn a_promise_is_named() {
    let promised = hygiene().contact_of(at(2, 27, 12), Outcome::Callback, |contact| {
        contact.callback_at = Some(at(3, 2, 15));
    });
    says(
        &promised,
        Call,
        expect![[r#"
            Обещали перезвонить 2 марта 2026 в 15:00. Договорились 3 февраля 2026 напомнить о профессиональной чистке; врач — стоматолог-терапевт Иванова Анна Петровна; срок чистки — 10 марта 2026.
        "#]],
        expect![[r#"
            A call was promised for 2 March 2026 at 15:00. Agreed on 3 February 2026 to remind of professional cleaning; doctor: стоматолог-терапевт Иванова Анна Петровна; cleaning due on 10 March 2026.
        "#]],
    );
    let of_a_day = hygiene().contact_of(at(2, 27, 12), Outcome::AskDoctor, |contact| {
        contact.callback_at = Some(Moment::start_of(day(3, 4)));
    });
    says(
        &of_a_day,
        Later,
        expect![[r#"
            Обещали перезвонить 4 марта 2026. Договорились 3 февраля 2026 напомнить о профессиональной чистке; врач — стоматолог-терапевт Иванова Анна Петровна; срок чистки — 10 марта 2026. Отложено до 4 марта 2026: срок ещё не подошёл.
        "#]],
        expect![[r#"
            A call was promised for 4 March 2026. Agreed on 3 February 2026 to remind of professional cleaning; doctor: стоматолог-терапевт Иванова Анна Петровна; cleaning due on 10 March 2026. Put off until 4 March 2026: it is not due yet.
        "#]],
    );
}

#[test]
fn later_says_why_and_from_when() {
    says(
        &hygiene_with(|agreement| agreement.due_on = Some(day(4, 10))),
        Later,
        expect![[r#"
            Договорились 3 февраля 2026 напомнить о профессиональной чистке; врач — стоматолог-терапевт Иванова Анна Петровна; срок чистки — 10 апреля 2026. Отложено до 27 марта 2026: срок ещё не подошёл.
        "#]],
        expect![[r#"
            Agreed on 3 February 2026 to remind of professional cleaning; doctor: стоматолог-терапевт Иванова Анна Петровна; cleaning due on 10 April 2026. Put off until 27 March 2026: it is not due yet.
        "#]],
    );
    let paused = hygiene().with(|bench| bench.patient().pause_until = Some(day(3, 10)));
    let spoken_with = hygiene_with(|agreement| agreement.contact_on = Some(day(2, 24)))
        .contact(at(2, 20, 12), Outcome::Reached)
        .contact(at(3, 1, 12), Outcome::AskDoctor)
        .contact(at(3, 1, 13), Outcome::Resolved);
    let closed = hygiene().with(|bench| bench.settings.holidays.push(day(3, 2)));
    let other_day = hygiene().with(|bench| {
        let mut days = Weekdays::NONE;
        days.add(Weekday::Thu);
        bench.patient().call_days = days;
    });
    let evening = hygiene().with(|bench| bench.asked.now = at(3, 2, 20));
    let busy = hygiene().with(|bench| {
        bench.asked.callers = Some(1);
        bench.settings.call_minutes = 700;
    });
    for (bench, russian, english) in [
        (
            paused,
            expect![[r#"
                Договорились 3 февраля 2026 напомнить о профессиональной чистке; врач — стоматолог-терапевт Иванова Анна Петровна; срок чистки — 10 марта 2026. Отложено до 10 марта 2026: просьба пока не беспокоить (до 10 марта 2026).
            "#]],
            expect![[r#"
                Agreed on 3 February 2026 to remind of professional cleaning; doctor: стоматолог-терапевт Иванова Анна Петровна; cleaning due on 10 March 2026. Put off until 10 March 2026: the patient asked for a pause (until 10 March 2026).
            "#]],
        ),
        (
            closed,
            expect![[r#"
                Договорились 3 февраля 2026 напомнить о профессиональной чистке; врач — стоматолог-терапевт Иванова Анна Петровна; срок чистки — 10 марта 2026. Отложено до 3 марта 2026: клиника закрыта.
            "#]],
            expect![[r#"
                Agreed on 3 February 2026 to remind of professional cleaning; doctor: стоматолог-терапевт Иванова Анна Петровна; cleaning due on 10 March 2026. Put off until 3 March 2026: the clinic is closed.
            "#]],
        ),
        (
            other_day,
            expect![[r#"
                Договорились 3 февраля 2026 напомнить о профессиональной чистке; врач — стоматолог-терапевт Иванова Анна Петровна; срок чистки — 10 марта 2026. Отложено до 5 марта 2026: день недели пациенту не подходит.
            "#]],
            expect![[r#"
                Agreed on 3 February 2026 to remind of professional cleaning; doctor: стоматолог-терапевт Иванова Анна Петровна; cleaning due on 10 March 2026. Put off until 5 March 2026: this day of the week does not suit the patient.
            "#]],
        ),
        (
            evening,
            expect![[r#"
                Договорились 3 февраля 2026 напомнить о профессиональной чистке; врач — стоматолог-терапевт Иванова Анна Петровна; срок чистки — 10 марта 2026. Отложено до 3 марта 2026: подходящего времени сегодня нет.
            "#]],
            expect![[r#"
                Agreed on 3 February 2026 to remind of professional cleaning; doctor: стоматолог-терапевт Иванова Анна Петровна; cleaning due on 10 March 2026. Put off until 3 March 2026: no suitable time is left today.
            "#]],
        ),
        (
            busy,
            expect![[r#"
                Договорились 3 февраля 2026 напомнить о профессиональной чистке; врач — стоматолог-терапевт Иванова Анна Петровна; срок чистки — 10 марта 2026. Отложено до 3 марта 2026: на этот звонок сегодня не хватило времени.
            "#]],
            expect![[r#"
                Agreed on 3 February 2026 to remind of professional cleaning; doctor: стоматолог-терапевт Иванова Анна Петровна; cleaning due on 10 March 2026. Put off until 3 March 2026: there was no time left for this call today.
            "#]],
        ),
    ] {
        says(&bench, Later, russian, english);
    }
    says(
        &spoken_with,
        Later,
        expect![[r#"
            Договорились 3 февраля 2026 напомнить о профессиональной чистке; врач — стоматолог-терапевт Иванова Анна Петровна; срок чистки — 10 марта 2026; день звонка — 24 февраля 2026. Отложено до 9 марта 2026: недавно уже звонили или писали (1 марта 2026).
        "#]],
        expect![[r#"
            Agreed on 3 February 2026 to remind of professional cleaning; doctor: стоматолог-терапевт Иванова Анна Петровна; cleaning due on 10 March 2026; to be called on 24 February 2026. Put off until 9 March 2026: the patient was contacted a short while ago (1 March 2026).
        "#]],
    );
}

#[test]
fn two_doctors_do_not_call_on_one_day() {
    let mut bench = urgent().item_of(|item| item.caller = Some(Caller::Doctor));
    let (topic, doctor) = (bench.text("прикус"), bench.text("Смирнов О. О."));
    let bench = bench.agreement(Reason::PersonalCall, |agreement| {
        agreement.contact_on = Some(day(3, 2));
        agreement.topic = topic;
        agreement.doctor = doctor;
    });
    says(
        &bench,
        Later,
        expect![[r#"
            Договорились 3 февраля 2026 о личном звонке врача; тема: прикус; врач — Смирнов О. О.; день звонка — 2 марта 2026. Отложено до 3 марта 2026: сегодня пациенту уже звонят или пишут о другом.
        "#]],
        expect![[r#"
            Agreed on 3 February 2026 that the doctor rings in person; topic: прикус; doctor: Смирнов О. О.; to be called on 2 March 2026. Put off until 3 March 2026: the patient is called or written to about something else today.
        "#]],
    );
}

#[test]
fn what_is_settled_says_by_what() {
    says(
        &urgent().item_of(|item| {
            item.status = ItemStatus::Done;
            item.done_on = Some(day(2, 20));
        }),
        Settled,
        expect![[r#"
            План лечения подписан 12 января 2026; консультация 10 января 2026; последнее сделано 20 февраля 2026; в плане: лечение пульпита, третий зуб справа на нижней челюсти (43); врач — стоматолог-терапевт Иванова Анна Петровна. Не звоним: по плану всё сделано.
        "#]],
        expect![[r#"
            Treatment plan signed on 12 January 2026; consultation on 10 January 2026; last work on 20 February 2026; in the plan: лечение пульпита, third tooth on the lower right (43); doctor: стоматолог-терапевт Иванова Анна Петровна. No call is needed: everything in the plan is done.
        "#]],
    );
    says(
        &Bench::new().visit(at(3, 3, 10), VisitStatus::Confirmed, VisitKind::Other),
        Settled,
        expect![[r#"
            Визит во вторник, 3 марта 2026, в 10:00; врач — стоматолог-терапевт Иванова Анна Петровна. Не звоним: визит подтверждён, напоминать не нужно.
        "#]],
        expect![[r#"
            Visit on Tuesday, 3 March 2026, at 10:00; doctor: стоматолог-терапевт Иванова Анна Петровна. No call is needed: the visit is confirmed, no reminder is needed.
        "#]],
    );
    says(
        &urgent().contact(at(2, 20, 12), Outcome::Declined),
        Settled,
        expect![[r#"
            План лечения подписан 12 января 2026; консультация 10 января 2026; неотложно: лечение пульпита, третий зуб справа на нижней челюсти (43); срок — 1 февраля 2026; лечение не начато; врач — стоматолог-терапевт Иванова Анна Петровна. Не звоним: пациент отказался (20 февраля 2026).
        "#]],
        expect![[r#"
            Treatment plan signed on 12 January 2026; consultation on 10 January 2026; urgent: лечение пульпита, third tooth on the lower right (43); deadline 1 February 2026; treatment not begun; doctor: стоматолог-терапевт Иванова Анна Петровна. No call is needed: the patient said no when contacted (20 February 2026).
        "#]],
    );
    let hygiene_visit = |on, status| hygiene().visit(on, status, VisitKind::Hygiene);
    for (bench, russian, english) in [
        (
            hygiene_with(|agreement| agreement.status = AgreementStatus::Fulfilled),
            expect![[r#"
                Договорились 3 февраля 2026 напомнить о профессиональной чистке; врач — стоматолог-терапевт Иванова Анна Петровна; срок чистки — 10 марта 2026. Не звоним: договорённость выполнена.
            "#]],
            expect![[r#"
                Agreed on 3 February 2026 to remind of professional cleaning; doctor: стоматолог-терапевт Иванова Анна Петровна; cleaning due on 10 March 2026. No call is needed: the agreement was kept.
            "#]],
        ),
        (
            hygiene_with(|agreement| agreement.status = AgreementStatus::Withdrawn),
            expect![[r#"
                Договорились 3 февраля 2026 напомнить о профессиональной чистке; врач — стоматолог-терапевт Иванова Анна Петровна; срок чистки — 10 марта 2026. Не звоним: договорённость отозвана.
            "#]],
            expect![[r#"
                Agreed on 3 February 2026 to remind of professional cleaning; doctor: стоматолог-терапевт Иванова Анна Петровна; cleaning due on 10 March 2026. No call is needed: the agreement was taken back.
            "#]],
        ),
        (
            hygiene_visit(at(3, 1, 10), VisitStatus::Attended),
            expect![[r#"
                Договорились 3 февраля 2026 напомнить о профессиональной чистке; врач — стоматолог-терапевт Иванова Анна Петровна; срок чистки — 10 марта 2026. Не звоним: визит уже состоялся (1 марта 2026).
            "#]],
            expect![[r#"
                Agreed on 3 February 2026 to remind of professional cleaning; doctor: стоматолог-терапевт Иванова Анна Петровна; cleaning due on 10 March 2026. No call is needed: the visit has taken place (1 March 2026).
            "#]],
        ),
        (
            hygiene_visit(at(3, 5, 10), VisitStatus::Booked),
            expect![[r#"
                Договорились 3 февраля 2026 напомнить о профессиональной чистке; врач — стоматолог-терапевт Иванова Анна Петровна; срок чистки — 10 марта 2026. Не звоним: запись уже есть (5 марта 2026 в 10:00).
            "#]],
            expect![[r#"
                Agreed on 3 February 2026 to remind of professional cleaning; doctor: стоматолог-терапевт Иванова Анна Петровна; cleaning due on 10 March 2026. No call is needed: a visit is booked (5 March 2026 at 10:00).
            "#]],
        ),
        (
            hygiene().with(|bench| bench.patient().next_visit_on = Some(day(3, 5))),
            expect![[r#"
                Договорились 3 февраля 2026 напомнить о профессиональной чистке; врач — стоматолог-терапевт Иванова Анна Петровна; срок чистки — 10 марта 2026. Не звоним: запись уже есть (5 марта 2026).
            "#]],
            expect![[r#"
                Agreed on 3 February 2026 to remind of professional cleaning; doctor: стоматолог-терапевт Иванова Анна Петровна; cleaning due on 10 March 2026. No call is needed: a visit is booked (5 March 2026).
            "#]],
        ),
        (
            hygiene().contact(at(2, 25, 12), Outcome::Sent),
            expect![[r#"
                Договорились 3 февраля 2026 напомнить о профессиональной чистке; врач — стоматолог-терапевт Иванова Анна Петровна; срок чистки — 10 марта 2026. Не звоним: уже написали (25 февраля 2026).
            "#]],
            expect![[r#"
                Agreed on 3 February 2026 to remind of professional cleaning; doctor: стоматолог-терапевт Иванова Анна Петровна; cleaning due on 10 March 2026. No call is needed: a message was sent (25 February 2026).
            "#]],
        ),
    ] {
        says(&bench, Settled, russian, english);
    }
}

#[test]
fn what_is_missed_says_how_long_it_held() {
    let lapsed = hygiene().with(|bench| bench.asked.now = at(5, 4, 9));
    says(
        &lapsed,
        Missed,
        expect![[r#"
            Договорились 3 февраля 2026 напомнить о профессиональной чистке; врач — стоматолог-терапевт Иванова Анна Петровна; срок чистки — 10 марта 2026. Поздно: звонить об этом можно было до 25 апреля 2026.
        "#]],
        expect![[r#"
            Agreed on 3 February 2026 to remind of professional cleaning; doctor: стоматолог-терапевт Иванова Анна Петровна; cleaning due on 10 March 2026. Too late: a call about this could be made until 25 April 2026.
        "#]],
    );
    let starts_at = Moment::at(day(3, 2), 9 * 60 + 1);
    let starting = Bench::new()
        .visit(starts_at, VisitStatus::Booked, VisitKind::Consultation)
        .with(|bench| bench.asked.now.second += 30);
    says(
        &starting,
        Missed,
        expect![[r#"
            Визит в понедельник, 2 марта 2026, в 09:01: консультация; врач — стоматолог-терапевт Иванова Анна Петровна. Поздно: напомнить о визите уже не успеть.
        "#]],
        expect![[r#"
            Visit on Monday, 2 March 2026, at 09:01: consultation; doctor: стоматолог-терапевт Иванова Анна Петровна. Too late: there is no time left for a reminder.
        "#]],
    );
}

#[test]
fn what_is_not_permitted_says_what_forbids_it() {
    for (bench, russian, english) in [
        (
            urgent().with(|bench| bench.patient().status = PatientStatus::Inactive),
            expect![[r#"
                План лечения подписан 12 января 2026; консультация 10 января 2026; неотложно: лечение пульпита, третий зуб справа на нижней челюсти (43); срок — 1 февраля 2026; лечение не начато; врач — стоматолог-терапевт Иванова Анна Петровна. Звонить нельзя: пациент больше не наблюдается в клинике.
            "#]],
            expect![[r#"
                Treatment plan signed on 12 January 2026; consultation on 10 January 2026; urgent: лечение пульпита, third tooth on the lower right (43); deadline 1 February 2026; treatment not begun; doctor: стоматолог-терапевт Иванова Анна Петровна. Not to be called: no longer a patient of the clinic.
            "#]],
        ),
        (
            urgent().with(|bench| bench.patient().status = PatientStatus::Deceased),
            expect![[r#"
                План лечения подписан 12 января 2026; консультация 10 января 2026; неотложно: лечение пульпита, третий зуб справа на нижней челюсти (43); срок — 1 февраля 2026; лечение не начато; врач — стоматолог-терапевт Иванова Анна Петровна. Звонить нельзя: пациент больше не наблюдается в клинике (в карте отмечено, что его нет в живых).
            "#]],
            expect![[r#"
                Treatment plan signed on 12 January 2026; consultation on 10 January 2026; urgent: лечение пульпита, third tooth on the lower right (43); deadline 1 February 2026; treatment not begun; doctor: стоматолог-терапевт Иванова Анна Петровна. Not to be called: no longer a patient of the clinic (recorded as deceased).
            "#]],
        ),
        (
            urgent().blocked(BlockReason::UnreadableRecord),
            expect![[r#"
                План лечения подписан 12 января 2026; консультация 10 января 2026; неотложно: лечение пульпита, третий зуб справа на нижней челюсти (43); срок — 1 февраля 2026; лечение не начато; врач — стоматолог-терапевт Иванова Анна Петровна. Звонить нельзя: одну из записей о пациенте не удалось прочитать (contacts.csv:7).
            "#]],
            expect![[r#"
                Treatment plan signed on 12 January 2026; consultation on 10 January 2026; urgent: лечение пульпита, third tooth on the lower right (43); deadline 1 February 2026; treatment not begun; doctor: стоматолог-терапевт Иванова Анна Петровна. Not to be called: one of the patient's records can't be read (contacts.csv:7).
            "#]],
        ),
        (
            urgent().with(|bench| bench.clinic.has_visits = false),
            expect![[r#"
                План лечения подписан 12 января 2026; консультация 10 января 2026; неотложно: лечение пульпита, третий зуб справа на нижней челюсти (43); срок — 1 февраля 2026; лечение не начато; врач — стоматолог-терапевт Иванова Анна Петровна. Звонить нельзя: неизвестно, не записан ли пациент.
            "#]],
            expect![[r#"
                Treatment plan signed on 12 January 2026; consultation on 10 January 2026; urgent: лечение пульпита, third tooth on the lower right (43); deadline 1 February 2026; treatment not begun; doctor: стоматолог-терапевт Иванова Анна Петровна. Not to be called: nobody can tell whether a visit is booked.
            "#]],
        ),
    ] {
        says(&bench, NotPermitted, russian, english);
    }
}

#[test]
fn what_is_not_permitted_says_who_does_not_want_it_or_can_t_be_reached() {
    let attempts = [
        (15, Outcome::NoAnswer),
        (16, Outcome::Busy),
        (17, Outcome::NoAnswer),
    ];
    let tried = attempts.into_iter().fold(urgent(), |bench, (on, outcome)| {
        bench.contact(at(2, on, 10), outcome)
    });
    let said_no = urgent().with(|bench| {
        bench.patient().consent = Consent::No;
        bench.patient().consent_on = Some(day(2, 14));
    });
    for (bench, russian, english) in [
        (
            said_no,
            expect![[r#"
                План лечения подписан 12 января 2026; консультация 10 января 2026; неотложно: лечение пульпита, третий зуб справа на нижней челюсти (43); срок — 1 февраля 2026; лечение не начато; врач — стоматолог-терапевт Иванова Анна Петровна. Звонить нельзя: просьба не беспокоить (14 февраля 2026).
            "#]],
            expect![[r#"
                Treatment plan signed on 12 January 2026; consultation on 10 January 2026; urgent: лечение пульпита, third tooth on the lower right (43); deadline 1 February 2026; treatment not begun; doctor: стоматолог-терапевт Иванова Анна Петровна. Not to be called: the patient asked not to be contacted (14 February 2026).
            "#]],
        ),
        (
            urgent().contact(at(2, 15, 10), Outcome::OptOut),
            expect![[r#"
                План лечения подписан 12 января 2026; консультация 10 января 2026; неотложно: лечение пульпита, третий зуб справа на нижней челюсти (43); срок — 1 февраля 2026; лечение не начато; врач — стоматолог-терапевт Иванова Анна Петровна. Звонить нельзя: просьба не беспокоить (15 февраля 2026).
            "#]],
            expect![[r#"
                Treatment plan signed on 12 January 2026; consultation on 10 January 2026; urgent: лечение пульпита, third tooth on the lower right (43); deadline 1 February 2026; treatment not begun; doctor: стоматолог-терапевт Иванова Анна Петровна. Not to be called: the patient asked not to be contacted (15 February 2026).
            "#]],
        ),
        (
            urgent().with(|bench| bench.patient().consent_until = Some(day(2, 14))),
            expect![[r#"
                План лечения подписан 12 января 2026; консультация 10 января 2026; неотложно: лечение пульпита, третий зуб справа на нижней челюсти (43); срок — 1 февраля 2026; лечение не начато; врач — стоматолог-терапевт Иванова Анна Петровна. Звонить нельзя: срок согласия истёк (14 февраля 2026).
            "#]],
            expect![[r#"
                Treatment plan signed on 12 January 2026; consultation on 10 January 2026; urgent: лечение пульпита, third tooth on the lower right (43); deadline 1 February 2026; treatment not begun; doctor: стоматолог-терапевт Иванова Анна Петровна. Not to be called: the consent has run out (14 February 2026).
            "#]],
        ),
        (
            urgent().contact(at(2, 15, 10), Outcome::Complaint),
            expect![[r#"
                План лечения подписан 12 января 2026; консультация 10 января 2026; неотложно: лечение пульпита, третий зуб справа на нижней челюсти (43); срок — 1 февраля 2026; лечение не начато; врач — стоматолог-терапевт Иванова Анна Петровна. Звонить нельзя: жалоба не закрыта, сначала с пациентом говорит руководитель (жалоба от 15 февраля 2026).
            "#]],
            expect![[r#"
                Treatment plan signed on 12 January 2026; consultation on 10 January 2026; urgent: лечение пульпита, third tooth on the lower right (43); deadline 1 February 2026; treatment not begun; doctor: стоматолог-терапевт Иванова Анна Петровна. Not to be called: a complaint is open, a manager speaks to the patient first (complaint of 15 February 2026).
            "#]],
        ),
        (
            urgent()
                .minor()
                .with(|bench| bench.patient().guardian_phone = None),
            expect![[r#"
                План лечения подписан 12 января 2026; консультация 10 января 2026; неотложно: лечение пульпита, третий зуб справа на нижней челюсти (43); срок — 1 февраля 2026; лечение не начато; врач — стоматолог-терапевт Иванова Анна Петровна. Звонить нельзя: у несовершеннолетнего не указан представитель или его телефон; нет номера или адреса, чтобы позвонить или написать.
            "#]],
            expect![[r#"
                Treatment plan signed on 12 January 2026; consultation on 10 January 2026; urgent: лечение пульпита, third tooth on the lower right (43); deadline 1 February 2026; treatment not begun; doctor: стоматолог-терапевт Иванова Анна Петровна. Not to be called: the minor's guardian or the guardian's number is not on record; there is no number or address to use.
            "#]],
        ),
        (
            tried,
            expect![[r#"
                План лечения подписан 12 января 2026; консультация 10 января 2026; неотложно: лечение пульпита, третий зуб справа на нижней челюсти (43); срок — 1 февраля 2026; лечение не начато; врач — стоматолог-терапевт Иванова Анна Петровна. Звонить нельзя: дозвониться не удалось, больше не пробуем (3 попытки).
            "#]],
            expect![[r#"
                Treatment plan signed on 12 January 2026; consultation on 10 January 2026; urgent: лечение пульпита, third tooth on the lower right (43); deadline 1 February 2026; treatment not begun; doctor: стоматолог-терапевт Иванова Анна Петровна. Not to be called: nobody answered, no more attempts are made (3 attempts).
            "#]],
        ),
    ] {
        says(&bench, NotPermitted, russian, english);
    }
    says(
        &Bench::new().blocked(BlockReason::PossibleDuplicate),
        NotPermitted,
        expect![[r#"
            Звонить нельзя: похоже, карта того же человека заведена дважды (contacts.csv:7).
        "#]],
        expect![[r#"
            Not to be called: the same person seems to have two cards (contacts.csv:7).
        "#]],
    );
}

#[test]
fn a_plan_without_a_signature_is_told_without_urging() {
    let unsigned = urgent().item_of(|item| {
        item.marks = ItemMarks::new(false, item.urgent());
        item.signed_on = None;
        item.answer = Answer::Undecided;
    });
    says(
        &unsigned,
        Unjustified,
        expect![[r#"
            План лечения после консультации 10 января 2026; в плане: лечение пульпита, третий зуб справа на нижней челюсти (43); врач — стоматолог-терапевт Иванова Анна Петровна. Повода для звонка нет: план не оформлен письменно; план не подписан; решение о лечении ещё не принято.
        "#]],
        expect![[r#"
            Treatment plan of the consultation on 10 January 2026; in the plan: лечение пульпита, third tooth on the lower right (43); doctor: стоматолог-терапевт Иванова Анна Петровна. No reason for a call: the plan was not put in writing; the plan is not signed; the patient has not decided yet.
        "#]],
    );
}

#[test]
fn what_is_unjustified_says_what_is_missing() {
    says(
        &Bench::new().agreement(Reason::ControlExam, |_| ()),
        Unjustified,
        expect![[r#"
            Договорились 3 февраля 2026 пригласить на контрольный осмотр; врач — стоматолог-терапевт Иванова Анна Петровна. Повода для звонка нет: не указано, почему нужен контрольный осмотр; у договорённости не указан срок.
        "#]],
        expect![[r#"
            Agreed on 3 February 2026 to invite to the control examination; doctor: стоматолог-терапевт Иванова Анна Петровна. No reason for a call: no clinical ground for the control examination is on record; the agreement has no date.
        "#]],
    );
    says(
        &hygiene_with(|agreement| {
            agreement.agreed_on = None;
            agreement.due_on = None;
        }),
        Unjustified,
        expect![[r#"
            Напоминание о профессиональной чистке; врач — стоматолог-терапевт Иванова Анна Петровна. Повода для звонка нет: не записано, когда об этом договорились с пациентом; у договорённости не указан срок.
        "#]],
        expect![[r#"
            Reminder of professional cleaning; doctor: стоматолог-терапевт Иванова Анна Петровна. No reason for a call: it is not on record when the patient agreed to this; the agreement has no date.
        "#]],
    );
    says(
        &Bench::new(),
        Unjustified,
        expect![[r#"
            Повода для звонка нет: ни о чём не договаривались и ничего не обещали, не беспокоим.
        "#]],
        expect![[r#"
            No reason for a call: nothing was agreed or promised, the patient is left in peace.
        "#]],
    );
}

fn consents(bench: &Bench, language: Language) -> String {
    bench.on_contact(language, |words, contact| {
        let mut out = String::new();
        words.consent(&mut out, &contact.cases[0]);
        out
    })
}

#[test]
fn a_contact_says_on_what_it_rests() {
    let visits_only = reminder().with(|bench| {
        bench.patient().consent = Consent::Visits;
        bench.patient().consent_on = None;
    });
    let reminded = reminder().with(|bench| {
        bench.clinic.visits[0].remind = Some(true);
        bench.clinic.visits[0].booked_on = Some(day(2, 20));
    });
    for (bench, russian, english) in [
        (
            urgent(),
            expect![[r#"
                12 января 2026 пациент разрешил звонить и писать ему.
            "#]],
            expect![[r#"
                On 12 January 2026 the patient agreed to calls and messages.
            "#]],
        ),
        (
            visits_only,
            expect![[r#"
                Пациент разрешил звонить и писать только о визитах, но дата не записана.
            "#]],
            expect![[r#"
                The patient agreed to calls and messages about visits only, but the date is not on record.
            "#]],
        ),
        (
            hygiene(),
            expect![[r#"
                Об этом звонке договорились 3 февраля 2026.
            "#]],
            expect![[r#"
                This call was agreed on 3 February 2026.
            "#]],
        ),
        (
            reminded,
            expect![[r#"
                О напоминании договорились при записи 20 февраля 2026.
            "#]],
            expect![[r#"
                A reminder was agreed when the visit was booked on 20 February 2026.
            "#]],
        ),
    ] {
        russian.assert_eq(&as_line(consents(&bench, Russian)));
        english.assert_eq(&as_line(consents(&bench, English)));
    }
}

fn script(bench: &Bench, language: Language) -> String {
    bench.on_contact(language, |words, contact| words.script(contact, &[]))
}

/// An administrator's opening, as it goes on after the greeting.
#[track_caller]
#[expect(
    clippy::needless_pass_by_value,
    reason = "they are written on the spot"
)]
fn opens(bench: &Bench, russian: Expect, english: Expect) {
    russian.assert_eq(&as_line(script(bench, Russian)));
    english.assert_eq(&as_line(script(bench, English)));
}

#[test]
fn a_talk_about_treatment_begins_with_concern() {
    opens(
        &reminder(),
        expect![[r#"
            Здравствуйте! Мария Ивановна?
            (дождитесь ответа; если это другой человек, о клинике ни слова)
            Вам звонит клиника «Улыбка». Меня зовут ____, я администратор.
            12 января мы договорились, что Вам можно звонить.
            Напоминаю о приёме: ждём Вас завтра, во вторник, 3 марта, в 10:00.
            Вас примет стоматолог-терапевт Иванова Анна Петровна.
            Получится прийти? Если нет, подыщем другой день.
            (помолчите)
            (придут) Спасибо! До встречи.
            (не придут) Спасибо, что предупредили. Подобрать другой день сейчас или попозже?
        "#]],
        expect![[r#"
            Hello! Мария Ивановна?
            (wait for the answer; if it is somebody else, not a word about the clinic)
            My name is ____, I am an administrator at Улыбка.
            On 12 January we agreed that we may call you.
            This is a reminder of the visit: tomorrow, on Tuesday 3 March, at 10:00.
            You will be seen by стоматолог-терапевт Иванова Анна Петровна.
            Will you be able to come? If not, we will find another day.
            (be silent)
            (will come) Thank you! See you then.
            (will not come) Thank you for telling us. Shall I find another day now or later?
        "#]],
    );
    opens(
        &urgent(),
        expect![[r#"
            Здравствуйте! Мария Ивановна?
            (дождитесь ответа; если это другой человек, о клинике ни слова)
            Вам звонит клиника «Улыбка». Меня зовут ____, я администратор.
            12 января мы договорились, что Вам можно звонить.
            Сейчас удобно говорить?
            (неудобно — спросите, в котором часу перезвонить)
            12 января Вы подписали план лечения.
            Ваш врач — стоматолог-терапевт Иванова Анна Петровна.
            Одно в этом плане лучше не откладывать: лечение пульпита, третий зуб справа на нижней челюсти.
            Лечение ещё не начато, и врача это беспокоит: хочется избежать осложнений.
            Если для Вас это по-прежнему важно, подберём время.
            Узнаю, когда врач свободен, и перезвоню. В котором часу Вам удобно?
            А если сейчас не до этого, просто позвоните нам, когда решите.
            (помолчите: пусть человек ответит без подсказки)
            (назвали час) Спасибо, перезвоню в ____. До свидания!
            (решат позже) Хорошо, решать Вам. Спасибо, что нашли минуту. Всего доброго!
        "#]],
        expect![[r#"
            Hello! Мария Ивановна?
            (wait for the answer; if it is somebody else, not a word about the clinic)
            My name is ____, I am an administrator at Улыбка.
            On 12 January we agreed that we may call you.
            Is this a good moment to talk?
            (it is not: ask at what hour to call back)
            On 12 January you signed a treatment plan.
            Your doctor is стоматолог-терапевт Иванова Анна Петровна.
            One thing in this plan had better not wait: лечение пульпита, third tooth on the lower right.
            The treatment has not begun, and that concerns the doctor: it is better to avoid complications.
            If it still matters to you, we will find a time.
            I will find out when the doctor is free and call back. What hour suits you?
            And if now is not the time, ring us when you have decided.
            (be silent: let the answer come without a hint)
            (an hour is named) Thank you, I will call at ____.
            (later) Of course. Thank you for listening. All the best!
        "#]],
    );
}

#[test]
fn a_talk_about_a_plan_that_was_begun_says_what_is_left() {
    opens(
        &unfinished(),
        expect![[r#"
            Здравствуйте! Мария Ивановна?
            (дождитесь ответа; если это другой человек, о клинике ни слова)
            Вам звонит клиника «Улыбка». Меня зовут ____, я администратор.
            12 января мы договорились, что Вам можно звонить.
            Сейчас удобно говорить?
            (неудобно — спросите, в котором часу перезвонить)
            План лечения Вы подписали 12 января. К лечению приступили, но оно не закончено.
            Осталось: коронка, шестой и седьмой зубы слева на нижней челюсти.
            Ваш врач — стоматолог-терапевт Иванова Анна Петровна.
            Врача это беспокоит: хочется сохранить то, что уже сделано.
            Если для Вас это по-прежнему важно, подберём время, чтобы продолжить.
            Узнаю, когда врач свободен, и перезвоню. В котором часу Вам удобно?
            А если сейчас не до этого, просто позвоните нам, когда решите.
            (помолчите: пусть человек ответит без подсказки)
            (назвали час) Спасибо, перезвоню в ____. До свидания!
            (решат позже) Хорошо, решать Вам. Спасибо, что нашли минуту. Всего доброго!
        "#]],
        expect![[r#"
            Hello! Мария Ивановна?
            (wait for the answer; if it is somebody else, not a word about the clinic)
            My name is ____, I am an administrator at Улыбка.
            On 12 January we agreed that we may call you.
            Is this a good moment to talk?
            (it is not: ask at what hour to call back)
            On 12 January you signed a treatment plan. Treatment has begun and is not finished.
            Left to do: коронка, sixth and seventh teeth on the lower left.
            Your doctor is стоматолог-терапевт Иванова Анна Петровна.
            The doctor is concerned, and would like to keep what has been done already.
            If it still matters to you, we will find a time to go on.
            I will find out when the doctor is free and call back. What hour suits you?
            And if now is not the time, ring us when you have decided.
            (be silent: let the answer come without a hint)
            (an hour is named) Thank you, I will call at ____.
            (later) Of course. Thank you for listening. All the best!
        "#]],
    );
}

#[test]
fn a_talk_that_was_agreed_says_so() {
    opens(
        &control(),
        expect![[r#"
            Здравствуйте! Мария Ивановна?
            (дождитесь ответа; если это другой человек, о клинике ни слова)
            Вам звонит клиника «Улыбка». Меня зовут ____, я администратор.
            Об этом звонке мы договорились с Вами 3 февраля.
            Сейчас удобно говорить?
            (неудобно — спросите, в котором часу перезвонить)
            На 6 марта намечен контрольный осмотр.
            Речь вот о чём: имплант на месте шестого зуба слева на нижней челюсти.
            После такого лечения врачу нужно убедиться, что всё заживает как надо.
            Как самочувствие, ничего не тревожит?
            (тревожит — дальше как в «Болит»)
            На осмотре Вас примет стоматолог-терапевт Иванова Анна Петровна.
            Узнаю, когда врач свободен, и перезвоню. В котором часу Вам удобно?
            А можете и сами позвонить нам, когда будет удобно.
            (помолчите: пусть человек ответит без подсказки)
            (назвали час) Спасибо, перезвоню в ____. До свидания!
            (решат позже) Хорошо, ждём Вашего звонка. Хорошего дня!
        "#]],
        expect![[r#"
            Hello! Мария Ивановна?
            (wait for the answer; if it is somebody else, not a word about the clinic)
            My name is ____, I am an administrator at Улыбка.
            On 3 February we agreed on this call.
            Is this a good moment to talk?
            (it is not: ask at what hour to call back)
            The follow-up examination is set for 6 March.
            This is what it is about: имплант на месте шестого зуба слева на нижней челюсти.
            After such treatment the doctor should see that all heals well.
            How are you, is anything troubling you?
            (something is: go on as in "It hurts")
            You will be seen by стоматолог-терапевт Иванова Анна Петровна.
            I will find out when the doctor is free and call back. What hour suits you?
            Or ring us yourself when it suits you.
            (be silent: let the answer come without a hint)
            (an hour is named) Thank you, I will call at ____.
            (later) Very well, we look forward to your call. Have a good day!
        "#]],
    );
}

#[test]
fn a_talk_about_how_one_feels_asks_that_first() {
    opens(
        &wellbeing(),
        expect![[r#"
            Здравствуйте! Мария Ивановна?
            (дождитесь ответа; если это другой человек, о клинике ни слова)
            Вам звонит клиника «Улыбка». Меня зовут ____, я администратор.
            Об этом звонке мы договорились с Вами 3 февраля.
            Сейчас удобно говорить?
            (неудобно — спросите, в котором часу перезвонить)
            Ваш врач — стоматолог-терапевт Иванова Анна Петровна.
            Врач просит узнать, как Вы.
            Как Вы себя чувствуете после имплантации?
            (дайте договорить; что-то беспокоит — дальше как в «Болит», и больше ни о чём)
            Что передать врачу, о чём спросить? Запишу дословно.
            (дальше — только если ничего не беспокоит)
            Будет желание — расскажите, какие у Вас впечатления от клиники.
            (запишите как есть, не спорьте и не оправдывайтесь)
            Ещё один вопрос, ответ по желанию: посоветуете ли Вы нас близким? Оценка от нуля до десяти.
            (оценку запишите; почему такая, не спрашивайте)
            (меньше семи) Спасибо за честный ответ, я передам руководителю.
            Если что-нибудь встревожит, звоните нам сразу. Поправляйтесь!
        "#]],
        expect![[r#"
            Hello! Мария Ивановна?
            (wait for the answer; if it is somebody else, not a word about the clinic)
            My name is ____, I am an administrator at Улыбка.
            On 3 February we agreed on this call.
            Is this a good moment to talk?
            (it is not: ask at what hour to call back)
            Your doctor is стоматолог-терапевт Иванова Анна Петровна.
            The doctor asked me to find out how you are.
            How do you feel after the treatment?
            (let them finish; something is troubling: go on as in "It hurts", and nothing else)
            Is there anything to tell or ask the doctor? I will write it down.
            (the rest only if nothing is troubling)
            If you like, tell me what your impressions of the clinic were.
            (write it down as it is, don't argue and don't make excuses)
            One more, only if you like: would you recommend us, from nought to ten?
            (the number goes into the score; don't ask why)
            (below seven) Thank you for being frank, I will tell the manager.
            If anything troubles you, ring us at once. Get well soon!
        "#]],
    );
    opens(
        &hygiene(),
        expect![[r#"
            Здравствуйте! Мария Ивановна?
            (дождитесь ответа; если это другой человек, о клинике ни слова)
            Вам звонит клиника «Улыбка». Меня зовут ____, я администратор.
            Об этом звонке мы договорились с Вами 3 февраля.
            Сейчас удобно говорить?
            (неудобно — спросите, в котором часу перезвонить)
            Подходит срок профессиональной чистки: 10 марта.
            Вас примет стоматолог-терапевт Иванова Анна Петровна.
            Узнаю, какое время свободно, и перезвоню. В котором часу Вам удобно?
            А можете и сами позвонить нам, когда будет удобно.
            (помолчите: пусть человек ответит без подсказки)
            (назвали час) Спасибо, перезвоню в ____. До свидания!
            (решат позже) Хорошо, ждём Вашего звонка. Хорошего дня!
        "#]],
        expect![[r#"
            Hello! Мария Ивановна?
            (wait for the answer; if it is somebody else, not a word about the clinic)
            My name is ____, I am an administrator at Улыбка.
            On 3 February we agreed on this call.
            Is this a good moment to talk?
            (it is not: ask at what hour to call back)
            Your professional cleaning is due soon: 10 March.
            You will be seen by стоматолог-терапевт Иванова Анна Петровна.
            I will find out which times are free and call back. What hour suits you?
            Or ring us yourself when it suits you.
            (be silent: let the answer come without a hint)
            (an hour is named) Thank you, I will call at ____.
            (later) Very well, we look forward to your call. Have a good day!
        "#]],
    );
}

#[test]
fn an_examination_is_free_and_the_treatment_is_not() {
    opens(
        &checkup(),
        expect![[r#"
            Здравствуйте! Мария Ивановна?
            (дождитесь ответа; если это другой человек, о клинике ни слова)
            Вам звонит клиника «Улыбка». Меня зовут ____, я администратор.
            12 января мы договорились, что Вам можно звонить.
            Сейчас удобно говорить?
            (неудобно — спросите, в котором часу перезвонить)
            Подходит срок профилактического осмотра: 10 марта.
            За полгода даже после полного лечения может появиться что-то новое.
            Если заметить это рано, лечить придётся меньше.
            Осмотр бесплатный.
            Лечение, если понадобится, платное: сначала увидите план и цены, решение за Вами.
            Вас примет стоматолог-терапевт Иванова Анна Петровна.
            Узнаю, когда врач свободен, и перезвоню. В котором часу Вам удобно?
            А можете и сами позвонить нам, когда будет удобно.
            (помолчите: пусть человек ответит без подсказки)
            (назвали час) Спасибо, перезвоню в ____. До свидания!
            (решат позже) Хорошо, ждём Вашего звонка. Хорошего дня!
        "#]],
        expect![[r#"
            Hello! Мария Ивановна?
            (wait for the answer; if it is somebody else, not a word about the clinic)
            My name is ____, I am an administrator at Улыбка.
            On 12 January we agreed that we may call you.
            Is this a good moment to talk?
            (it is not: ask at what hour to call back)
            Your preventive examination is due soon: 10 March.
            Within half a year something new may turn up even after full treatment.
            Seen early, there is less to treat.
            The examination is free.
            If treatment is needed, that is paid for.
            You will see the plan and the prices first, and the decision is yours.
            You will be seen by стоматолог-терапевт Иванова Анна Петровна.
            I will find out when the doctor is free and call back. What hour suits you?
            Or ring us yourself when it suits you.
            (be silent: let the answer come without a hint)
            (an hour is named) Thank you, I will call at ____.
            (later) Very well, we look forward to your call. Have a good day!
        "#]],
    );
    opens(
        &early_checkup(),
        expect![[r#"
            Здравствуйте! Мария Ивановна?
            (дождитесь ответа; если это другой человек, о клинике ни слова)
            Вам звонит клиника «Улыбка». Меня зовут ____, я администратор.
            Об этом звонке мы договорились с Вами 3 февраля.
            Сейчас удобно говорить?
            (неудобно — спросите, в котором часу перезвонить)
            Подходит срок профилактического осмотра: 4 марта.
            Врач зовёт раньше, чем через полгода, и вот почему: высокий риск кариеса.
            Осмотр бесплатный.
            Лечение, если понадобится, платное: сначала увидите план и цены, решение за Вами.
            И о гарантии: одно из её условий — приходить на осмотры в срок.
            Вас примет стоматолог-терапевт Иванова Анна Петровна.
            Узнаю, когда врач свободен, и перезвоню. В котором часу Вам удобно?
            А можете и сами позвонить нам, когда будет удобно.
            (помолчите: пусть человек ответит без подсказки)
            (назвали час) Спасибо, перезвоню в ____. До свидания!
            (решат позже) Хорошо, ждём Вашего звонка. Хорошего дня!
        "#]],
        expect![[r#"
            Hello! Мария Ивановна?
            (wait for the answer; if it is somebody else, not a word about the clinic)
            My name is ____, I am an administrator at Улыбка.
            On 3 February we agreed on this call.
            Is this a good moment to talk?
            (it is not: ask at what hour to call back)
            Your preventive examination is due soon: 4 March.
            The doctor asks you to come sooner than in half a year: высокий риск кариеса.
            The examination is free.
            If treatment is needed, that is paid for.
            You will see the plan and the prices first, and the decision is yours.
            As for the guarantee: one of its conditions is to come in time.
            You will be seen by стоматолог-терапевт Иванова Анна Петровна.
            I will find out when the doctor is free and call back. What hour suits you?
            Or ring us yourself when it suits you.
            (be silent: let the answer come without a hint)
            (an hour is named) Thank you, I will call at ____.
            (later) Very well, we look forward to your call. Have a good day!
        "#]],
    );
}

#[test]
fn a_doctor_speaks_in_person() {
    expect![[r#"
        Здравствуйте! Мария Ивановна?
        (дождитесь ответа; если это другой человек, о клинике ни слова)
        Вам звонит клиника «Улыбка», врач Иванова Анна Петровна.
        Об этом звонке мы договорились с Вами 3 февраля.
        Сейчас удобно говорить?
        (неудобно — спросите, в котором часу перезвонить)
        Вот что хочу с Вами обсудить: результат имплантации.
        (дальше своими словами; слушайте больше, чем говорите)
        (нужно посмотреть) Мне лучше увидеть это своими глазами. Администратор сегодня перезвонит и предложит время.
        Спасибо, что нашли время поговорить. Всего Вам доброго!
    "#]].assert_eq(&as_line(script(&personal(), Russian)));
    expect![[r#"
        Hello! Мария Ивановна?
        (wait for the answer; if it is somebody else, not a word about the clinic)
        This is Иванова Анна Петровна, calling from Улыбка.
        On 3 February we agreed on this call.
        Is this a good moment to talk?
        (it is not: ask at what hour to call back)
        This is what I would like to talk about: результат имплантации.
        (go on in your own words; listen more than you speak)
        (an examination is needed) I had better see it. The administrator will call today with a time.
        Thank you for your time. All the best!
    "#]].assert_eq(&as_line(script(&personal(), English)));
    let by_doctor = urgent().item_of(|item| item.caller = Some(Caller::Doctor));
    expect![[r#"
        Здравствуйте! Мария Ивановна?
        (дождитесь ответа; если это другой человек, о клинике ни слова)
        Вам звонит клиника «Улыбка», врач Иванова Анна Петровна.
        12 января мы договорились, что Вам можно звонить.
        Сейчас удобно говорить?
        (неудобно — спросите, в котором часу перезвонить)
        12 января Вы подписали план лечения, который мы с Вами обсуждали.
        Одно в этом плане лучше не откладывать: лечение пульпита, третий зуб справа на нижней челюсти.
        Лечение ещё не начато, и меня это беспокоит: хочется избежать осложнений.
        Если для Вас это по-прежнему важно, подберём время.
        Администратор сегодня перезвонит и предложит время.
        А если сейчас не до этого, просто позвоните нам, когда решите.
        (помолчите: пусть человек ответит без подсказки)
        (согласны) Спасибо, администратор перезвонит сегодня. До встречи!
        (решат позже) Хорошо, решать Вам. Спасибо, что нашли минуту. Всего доброго!
    "#]].assert_eq(&as_line(script(&by_doctor, Russian)));
}

#[test]
fn one_talk_covers_every_case_and_names_the_doctor_once() {
    let bench = wellbeing().urgent_plan(day(2, 1)).with(|bench| {
        bench.clinic.visits = crate::model::by_patient::ByPatient::default();
        bench.clinic.agreements[0].contact_on = Some(day(3, 1));
    });
    opens(
        &bench,
        expect![[r#"
            Здравствуйте! Мария Ивановна?
            (дождитесь ответа; если это другой человек, о клинике ни слова)
            Вам звонит клиника «Улыбка». Меня зовут ____, я администратор.
            12 января мы договорились, что Вам можно звонить.
            Я к Вам с двумя вопросами, это недолго.
            Сейчас удобно говорить?
            (неудобно — спросите, в котором часу перезвонить)
            Первое.
            12 января Вы подписали план лечения.
            Ваш врач — стоматолог-терапевт Иванова Анна Петровна.
            Одно в этом плане лучше не откладывать: лечение пульпита, третий зуб справа на нижней челюсти.
            Лечение ещё не начато, и врача это беспокоит: хочется избежать осложнений.
            Если для Вас это по-прежнему важно, подберём время.
            Узнаю, когда врач свободен, и перезвоню. В котором часу Вам удобно?
            А если сейчас не до этого, просто позвоните нам, когда решите.
            (помолчите: пусть человек ответит без подсказки)
            (назвали час) Спасибо, перезвоню в ____.
            (решат позже) Хорошо, решать Вам.
            И второе.
            Мы обещали позвонить Вам 1 марта и не позвонили. Примите наши извинения.
            Как Вы себя чувствуете после имплантации?
            (дайте договорить; что-то беспокоит — дальше как в «Болит», и больше ни о чём)
            Что передать врачу, о чём спросить? Запишу дословно.
            (дальше — только если ничего не беспокоит)
            Будет желание — расскажите, какие у Вас впечатления от клиники.
            (запишите как есть, не спорьте и не оправдывайтесь)
            Ещё один вопрос, ответ по желанию: посоветуете ли Вы нас близким? Оценка от нуля до десяти.
            (оценку запишите; почему такая, не спрашивайте)
            (меньше семи) Спасибо за честный ответ, я передам руководителю.
            Если что-нибудь встревожит, звоните нам сразу. Поправляйтесь!
        "#]],
        expect![[r#"
            Hello! Мария Ивановна?
            (wait for the answer; if it is somebody else, not a word about the clinic)
            My name is ____, I am an administrator at Улыбка.
            On 12 January we agreed that we may call you.
            I have two things to ask, it won't take long.
            Is this a good moment to talk?
            (it is not: ask at what hour to call back)
            First.
            On 12 January you signed a treatment plan.
            Your doctor is стоматолог-терапевт Иванова Анна Петровна.
            One thing in this plan had better not wait: лечение пульпита, third tooth on the lower right.
            The treatment has not begun, and that concerns the doctor: it is better to avoid complications.
            If it still matters to you, we will find a time.
            I will find out when the doctor is free and call back. What hour suits you?
            And if now is not the time, ring us when you have decided.
            (be silent: let the answer come without a hint)
            (an hour is named) Thank you, I will call at ____.
            (later) Of course.
            And second.
            We promised to call you on 1 March and did not. We are sorry.
            How do you feel after the treatment?
            (let them finish; something is troubling: go on as in "It hurts", and nothing else)
            Is there anything to tell or ask the doctor? I will write it down.
            (the rest only if nothing is troubling)
            If you like, tell me what your impressions of the clinic were.
            (write it down as it is, don't argue and don't make excuses)
            One more, only if you like: would you recommend us, from nought to ten?
            (the number goes into the score; don't ask why)
            (below seven) Thank you for being frank, I will tell the manager.
            If anything troubles you, ring us at once. Get well soon!
        "#]],
    );
    let promised = hygiene().contact_of(at(2, 27, 12), Outcome::Callback, |contact| {
        contact.callback_at = Some(at(3, 2, 15));
    });
    expect![[r#"
        Здравствуйте! Мария Ивановна?
        (дождитесь ответа; если это другой человек, о клинике ни слова)
        Вам звонит клиника «Улыбка». Меня зовут ____, я администратор.
        Перезваниваю, как мы договорились.
        Сейчас удобно говорить?
        (неудобно — спросите, в котором часу перезвонить)
        Подходит срок профессиональной чистки: 10 марта.
        Вас примет стоматолог-терапевт Иванова Анна Петровна.
        Узнаю, какое время свободно, и перезвоню. В котором часу Вам удобно?
        А можете и сами позвонить нам, когда будет удобно.
        (помолчите: пусть человек ответит без подсказки)
        (назвали час) Спасибо, перезвоню в ____. До свидания!
        (решат позже) Хорошо, ждём Вашего звонка. Хорошего дня!
    "#]]
    .assert_eq(&as_line(script(&promised, Russian)));
}

#[test]
fn a_message_says_nothing_about_health() {
    let by_sms = |bench: Bench| {
        bench.with(|bench| bench.patient().channels = [Channel::Sms].into_iter().collect())
    };
    expect![[r#"
        Мария Ивановна, ждём Вас 3 марта в 10:00. Изменить или отказаться от СМС можно по телефону клиники. «Улыбка»
    "#]].assert_eq(&as_line(script(&by_sms(reminder()), Russian)));
    expect![[r#"
        Мария Ивановна, as agreed, we expect you on 3 March at 10:00. To make changes or stop these texts, ring the clinic. Улыбка
    "#]].assert_eq(&as_line(script(&by_sms(reminder()), English)));
    let wellbeing = wellbeing().with(|bench| {
        bench.clinic.agreements[0].channel = Some(Channel::Messenger);
    });
    for bench in [
        by_sms(control()),
        by_sms(early_checkup()),
        by_sms(hygiene()),
        wellbeing,
    ] {
        for language in LANGUAGES {
            let said = script(&bench, language);
            for clinical in ["имплант", "кариес", "терапевт", "сложного", "complex"]
            {
                assert!(!said.to_lowercase().contains(clinical), "{said}");
            }
        }
    }
    expect![[r#"
        Мария Ивановна, как договорились, напоминаем об осмотре. Выбрать время или отказаться от СМС можно по телефону клиники. «Улыбка»
    "#]].assert_eq(&as_line(script(&by_sms(early_checkup()), Russian)));
}

#[test]
fn a_guardian_is_spoken_with_about_the_child() {
    let child = || hygiene().minor();
    expect![[r#"
        Здравствуйте! Ольга Сергеевна?
        (дождитесь ответа; если это другой человек, о клинике ни слова)
        Вам звонит клиника «Улыбка». Меня зовут ____, я администратор.
        Об этом звонке мы договорились с Вами 3 февраля.
        Сейчас удобно говорить?
        (неудобно — спросите, в котором часу перезвонить)
        Речь о ребёнке: Миша.
        Подходит срок профессиональной чистки: 10 марта.
        Вас примет стоматолог-терапевт Иванова Анна Петровна.
        Узнаю, какое время свободно, и перезвоню. В котором часу Вам удобно?
        А можете и сами позвонить нам, когда будет удобно.
        (помолчите: пусть человек ответит без подсказки)
        (назвали час) Спасибо, перезвоню в ____. До свидания!
        (решат позже) Хорошо, ждём Вашего звонка. Хорошего дня!
    "#]]
    .assert_eq(&as_line(script(&child(), Russian)));
    expect![[r#"
        Hello! Ольга Сергеевна?
        (wait for the answer; if it is somebody else, not a word about the clinic)
        My name is ____, I am an administrator at Улыбка.
        On 3 February we agreed on this call.
        Is this a good moment to talk?
        (it is not: ask at what hour to call back)
        It is about your child, Миша.
        Your professional cleaning is due soon: 10 March.
        You will be seen by стоматолог-терапевт Иванова Анна Петровна.
        I will find out which times are free and call back. What hour suits you?
        Or ring us yourself when it suits you.
        (be silent: let the answer come without a hint)
        (an hour is named) Thank you, I will call at ____.
        (later) Very well, we look forward to your call. Have a good day!
    "#]]
    .assert_eq(&as_line(script(&child(), English)));
    let avoid = child().on_contact(Russian, |words, contact| words.avoid(contact));
    expect![[r#"
        О лечении говорите только с представителем: ни с ребёнком, ни с другими людьми, ни с автоответчиком.
        Не спрашивайте «Почему Вы не приходите?» и «Запишетесь?».
        Никаких скидок и акций; о цене говорите, только если спросят."#]].assert_eq(&avoid.join("\n"));
}

#[test]
fn a_clinic_is_named_as_it_calls_itself() {
    let opening = |name: &&str| {
        let name = (*name).to_owned();
        let said = script(
            &hygiene().with(|bench| bench.settings.clinic_name = name),
            Russian,
        );
        format!("{}\n", said.lines().nth(2).unwrap())
    };
    let names = ["Улыбка", "Стоматология на Мира", "Центр «Дента»", " "];
    expect![[r#"
        Вам звонит клиника «Улыбка». Меня зовут ____, я администратор.
        Вам звонит Стоматология на Мира. Меня зовут ____, я администратор.
        Вам звонит центр «Дента». Меня зовут ____, я администратор.
        Вам звонит стоматологическая клиника. Меня зовут ____, я администратор.
    "#]]
    .assert_eq(&names.iter().map(opening).collect::<String>());
}

#[test]
fn no_script_holds_a_forbidden_word() {
    let by_sms = |bench: Bench| {
        bench.with(|bench| bench.patient().channels = [Channel::Sms].into_iter().collect())
    };
    let messages = [reminder(), control(), hygiene(), checkup(), early_checkup()].map(by_sms);
    let minors = one_a_reason().map(Bench::minor);
    let benches = one_a_reason().into_iter().chain(minors).chain(messages);
    let mut count = 0;
    for bench in benches {
        for language in LANGUAGES {
            let said = script(&bench, language).to_lowercase();
            for forbidden in FORBIDDEN {
                assert!(!said.contains(forbidden), "{forbidden}: {said}");
            }
            count += 1;
        }
    }
    assert_eq!(count, 2 * (8 + 8 + 5));
}

fn prepare(bench: &Bench, language: Language, same_talk: &[usize]) -> Vec<String> {
    bench.on_contact(language, |words, contact| words.prepare(contact, same_talk))
}

/// Somebody is booked, so that bookings are known.
fn with_bookings(bench: Bench) -> Bench {
    bench.visit(
        at(4, 1, 10),
        VisitStatus::Confirmed,
        VisitKind::Consultation,
    )
}

#[test]
fn a_caller_is_prepared() {
    let bench = hygiene()
        .contact_of(at(1, 20, 10), Outcome::Reached, |contact| {
            contact.score = Some(4);
        })
        .contact(at(1, 25, 10), Outcome::AskDoctor)
        .contact(at(2, 26, 10), Outcome::NoAnswer)
        .slot(at(3, 1, 10))
        .slot(at(3, 12, 10))
        .slot(at(3, 4, 10))
        .slot(at(3, 5, 15))
        .slot(at(3, 6, 9));
    expect![[r#"
        Сначала посмотрите в журнал записи: возможно, визит уже назначен.
        Один разговор с № 3 и 5: номер тот же, 8 (918) 774-42-06.
        Иванова Анна Петровна: свободно 4 марта в 10:00, 5 марта в 15:00; в запасе 6 марта в 9:00.
        В прошлый раз: 26 февраля 2026, не ответили.
        Оценка пациента 20 января 2026 — 4 из 10: выслушайте, не оправдывайтесь и передайте сказанное руководителю.
        Вопрос к врачу от 25 января 2026 остался без ответа: узнайте ответ до разговора."#]].assert_eq(&prepare(&bench, Russian, &[3, 5]).join("\n"));
    expect![[r#"
        Look in the appointment book first: a visit may be booked already.
        One talk with No. 3: the same number, 8 (918) 774-42-06.
        Иванова Анна Петровна is free on 4 March at 10:00, 5 March at 15:00; in reserve 6 March at 9:00.
        Last contact: 26 February 2026, no answer.
        The patient's score on 20 January 2026 was 4 of 10: listen, don't make excuses, and pass on what is said to the manager.
        The question for the doctor of 25 January 2026 is still open: get the answer before the talk."#]].assert_eq(&prepare(&bench, English, &[3]).join("\n"));
}

#[test]
fn a_doctor_without_free_times_is_asked_first() {
    expect![[r#"
        До звонка узнайте, когда сможет принять Иванова Анна Петровна.
    "#]]
    .assert_eq(&as_line(
        prepare(&with_bookings(hygiene()), Russian, &[]).join("\n"),
    ));
    let nobody = with_bookings(hygiene_with(|agreement| agreement.doctor = Text::BLANK));
    expect![[r#"
        До звонка узнайте, к какому врачу и когда можно записать.
    "#]]
    .assert_eq(&as_line(prepare(&nobody, Russian, &[]).join("\n")));
    let in_person = urgent().item_of(|item| item.caller = Some(Caller::Doctor));
    expect![[r#"
        Заранее посмотрите, какое время Вы можете предложить.
    "#]]
    .assert_eq(&as_line(
        prepare(&with_bookings(in_person), Russian, &[]).join("\n"),
    ));
    for bench in [
        reminder(),
        with_bookings(wellbeing()),
        with_bookings(personal()),
    ] {
        assert!(prepare(&bench, Russian, &[]).is_empty());
    }
}

#[test]
fn the_appointment_book_comes_first_where_bookings_are_unsure() {
    let lines = |bench: &Bench| prepare(bench, Russian, &[]);
    let first = &lines(&hygiene())[0];
    expect![[r#"
        Сначала посмотрите в журнал записи: возможно, визит уже назначен.
    "#]]
    .assert_eq(&as_line(first));
    let by_hand = with_bookings(hygiene()).with(|bench| bench.asked.bookings_checked = true);
    assert_eq!(&lines(&by_hand)[0], first);
    let settled = with_bookings(hygiene()).with(|bench| {
        bench.settings.bookings = settings::Bookings::CheckedByHand;
    });
    assert_eq!(&lines(&settled)[0], first);
    assert_ne!(&lines(&with_bookings(hygiene()))[0], first);
}

#[test]
fn a_yes_that_lifted_an_opt_out_of_late_is_told_first() {
    let lines = |days: i64, language| {
        let on = at(3, 2, 0).date - chrono::Days::new(days.unsigned_abs());
        let bench = hygiene()
            .contact(Moment::start_of(on - chrono::Days::new(1)), Outcome::OptOut)
            .with(|bench| bench.patient().consent_on = Some(on));
        prepare(&bench, language, &[])
    };
    expect![[r#"
        1 февраля 2026 пациент просил не звонить и не писать, а 2 февраля 2026 снова дал согласие: убедитесь, что это решил сам пациент.
    "#]].assert_eq(&as_line(&lines(28, Russian)[0]));
    expect![[r#"
        On 1 February 2026 the patient asked not to be contacted, and on 2 February 2026 consented again: make sure that this was the patient's own wish.
    "#]].assert_eq(&as_line(&lines(28, English)[0]));
    let never = prepare(
        &hygiene().with(|bench| bench.patient().consent_on = Some(at(2, 2, 0).date)),
        English,
        &[],
    );
    assert_eq!(lines(181, English)[..2], never);
    assert_eq!(lines(180, English)[1..3], never);
}

#[test]
fn a_guardian_of_somebody_of_age_is_not_spoken_with() {
    let with_guardian = |birth_year: i32, language| {
        let mut bench = hygiene();
        let guardian = bench.text("Петрова Ольга Сергеевна");
        bench.patient().guardian_name = guardian;
        bench.patient().guardian_phone = bench.patient().number;
        bench.patient().birth_date = NaiveDate::from_ymd_opt(birth_year, 3, 3);
        prepare(&bench, language, &[])
    };
    expect![[r#"
        Сначала посмотрите в журнал записи: возможно, визит уже назначен.
        Пациент уже совершеннолетний: говорите с ним самим, а не с представителем, который ещё указан в карте.
        До звонка узнайте, когда сможет принять Иванова Анна Петровна."#]].assert_eq(&with_guardian(1990, Russian).join("\n"));
    let of_age = with_guardian(1990, English);
    expect![[r#"
        Look in the appointment book first: a visit may be booked already.
        The patient is of age: speak with the patient, not with the guardian who is still on record.
        Find out before the call when Иванова Анна Петровна can see the patient."#]]
    .assert_eq(&of_age.join("\n"));
    let usual = prepare(&hygiene(), English, &[]);
    assert_eq!(with_guardian(2016, English), usual);
    assert_eq!(of_age.len(), usual.len() + 1);
}

#[test]
fn what_to_avoid_is_short_and_fits_the_reason() {
    for bench in one_a_reason() {
        for language in LANGUAGES {
            let list = bench.on_contact(language, |words, contact| words.avoid(contact));
            assert!((2..=5).contains(&list.len()), "{list:?}");
        }
    }
    let avoid = |bench: &Bench| bench.on_contact(Russian, |words, contact| words.avoid(contact));
    expect![[r#"
        Ни слова о лечении другому человеку или автоответчику.
        Не спрашивайте «Почему Вы не приходите?» и «Запишетесь?».
        Не уговаривайте и не упрекайте: ни слова о бесплатной консультации и потраченном времени.
        Личный номер врача не давайте: узнайте ответ у врача и перезвоните.
        Никаких скидок и акций; о цене говорите, только если спросят."#]]
    .assert_eq(&avoid(&urgent()).join("\n"));
    expect![[r#"
        Ни слова о лечении другому человеку или автоответчику.
        Когда спрашиваете о самочувствии, не предлагайте ни запись, ни услуги.
        Ничего не советуйте и не говорите «это нормально»: на вопросы ответит врач.
        Не спрашивайте «Что Вам не понравилось?»: выслушайте то, что расскажут.
        Личный номер врача не давайте: узнайте ответ у врача и перезвоните."#]]
    .assert_eq(&avoid(&wellbeing()).join("\n"));
    let with_guarantee = avoid(&early_checkup());
    expect![[r#"
        Ни слова о лечении другому человеку или автоответчику.
        Не спрашивайте «Почему Вы не приходите?» и «Запишетесь?».
        Никаких скидок и акций; о цене говорите, только если спросят.
        Не пугайте потерей гарантии: это напоминание, а не угроза."#]]
    .assert_eq(&with_guarantee.join("\n"));
    assert_eq!(with_guarantee.len(), avoid(&checkup()).len() + 1);
}

#[test]
fn no_telephone_number_and_no_line_break_comes_out_of_free_text() {
    let number = "8 (918) 555-66-77";
    for mut bench in one_a_reason().into_iter().chain([early_checkup()]) {
        let text = bench.text(&format!("Иванова\r\n{number}"));
        for doctor in &mut bench.clinic.doctors {
            (doctor.name, doctor.specialty) = (text, text);
        }
        for item in &mut bench.clinic.items {
            (item.procedure, item.tooth, item.risk) = (text, text, text);
        }
        for agreement in bench.clinic.agreements.iter_mut() {
            (agreement.topic, agreement.basis) = (text, text);
        }
        bench.patient().first_name = text;
        for language in LANGUAGES {
            let mut told: Vec<String> = bench.why(language).into_iter().map(|why| why.1).collect();
            told.extend(script(&bench, language).lines().map(ToOwned::to_owned));
            told.extend(prepare(&bench, language, &[]));
            for line in told {
                assert!(!line.contains("555"), "{line}");
                assert!(!line.contains(char::is_control), "{line}");
            }
        }
    }
}

#[test]
fn warnings_say_what_to_do() {
    let bench = Bench::new();
    let practice = bench.practice();
    let reader = phone::Reader::new("RU").unwrap();
    let promise = Warning::Loose(Loose::Promise, RowAt::new(4, 7), 0);
    let words = Words::new(&practice, Russian, &reader);
    expect![[r#"
        contacts.csv:7, пациент P1: обещали перезвонить, а открытого повода для этого нет; решите, как сдержать обещание
    "#]].assert_eq(&as_line(words.warning(&promise)));
    for language in LANGUAGES {
        let words = Words::new(&practice, language, &reader);
        let loose = Loose::ALL.map(|loose| Warning::Loose(loose, RowAt::new(4, 7), 0));
        let all: Vec<Warning> = [
            Warning::NoPatients,
            Warning::NoContacts,
            Warning::BookingsUnknown,
            Warning::BookingsByHand,
            Warning::NoFutureVisits,
        ]
        .into_iter()
        .chain(loose)
        .collect();
        let said: BTreeSet<String> = all.iter().map(|warning| words.warning(warning)).collect();
        assert_eq!(said.len(), all.len());
        assert!(said.iter().all(|line| !line.ends_with('.')));
    }
}

fn summary(bench: &Bench, language: Language) -> String {
    let practice = bench.practice();
    let reader = phone::Reader::new("RU").unwrap();
    let (plan, _) = Bench::planned(&practice);
    Words::new(&practice, language, &reader).summary(&plan)
}

#[test]
fn a_summary_is_a_few_lines() {
    let bench = hygiene().urgent_plan(day(2, 1));
    let bench = bench.agreement(Reason::PersonalCall, |agreement| {
        agreement.doctor = Text::BLANK;
    });
    expect![[r#"
        Список на 2 марта 2026: 1 звонок.
        Поводы: Неотложное лечение не начато — 1; Напоминание о чистке — 1.
        Остальное: нет повода — 1.
        Чего не хватает в записях: не указано, о чём личный звонок — 1; не указан врач, который позвонит лично — 1.
        внимание: в visits.csv нет ни одного будущего визита: проверьте, полна ли выгрузка, и перед каждым звонком посмотрите в журнал записи
        Дальше: перед каждым разговором прочтите, что подготовить и чего не говорить, а после него запишите, чем он закончился.
    "#]].assert_eq(&summary(&bench, Russian));
    expect![[r#"
        List for 2 March 2026: 0 calls.
        Left in peace today: 1 of 1 patient.
        The rest: not needed, already settled: 1.
        Nobody has to be called today.
    "#]]
    .assert_eq(&summary(&with_bookings(Bench::new()), English));
}

#[test]
fn promises_without_a_case_are_counted_after_the_first_few() {
    let bench = (1..=7).fold(with_bookings(Bench::new()), |bench, hour| {
        let on = at(2, 20 + u32::from(hour), hour);
        bench.contact_of(on, Outcome::Callback, |contact| {
            contact.callback_at = Some(at(3, 10, hour));
            contact.about = (u32::from(hour) - 1, u32::from(hour));
        })
    });
    let bench = bench.with(|bench| {
        let about = |n: u32| {
            crate::model::clinic::About::Plan(bench.clinic.contact_ids.put(&format!("X{n}")))
        };
        bench.clinic.abouts = (1..=7).map(about).collect();
    });
    let said = summary(&bench, Russian);
    assert!(!said.contains("contacts.csv:7"), "{said}");
    expect![[r#"
        Список на 2 марта 2026: 0 звонков.
        В покое сегодня остаётся 1 пациент из 1.
        Остальное: не нужно, уже решено — 1.
        внимание: contacts.csv:2, пациент P1: обещали перезвонить, а открытого повода для этого нет; решите, как сдержать обещание
        внимание: contacts.csv:3, пациент P1: обещали перезвонить, а открытого повода для этого нет; решите, как сдержать обещание
        внимание: contacts.csv:4, пациент P1: обещали перезвонить, а открытого повода для этого нет; решите, как сдержать обещание
        внимание: contacts.csv:5, пациент P1: обещали перезвонить, а открытого повода для этого нет; решите, как сдержать обещание
        внимание: contacts.csv:6, пациент P1: обещали перезвонить, а открытого повода для этого нет; решите, как сдержать обещание
        внимание: и ещё 2 записи о звонках, после которых ничего не сделано
        Сегодня звонить никому не нужно.
    "#]].assert_eq(&said);
}
