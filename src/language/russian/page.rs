//! What stands around the list on a screen, in Russian.

use super::{plural, put};
use crate::language::dates::Russian as On;
use crate::language::same_talk::SameTalk;
use crate::language::talk::POSITIONS_LISTED;
use crate::language::{Words, by_caller, promises};
use crate::model::clinic::{Caller, Channel};
use crate::model::decision::{Code, Decision};
use crate::plan::Plan;
use crate::plan::rules;
use crate::plan::tally::Warning;

/// The heads of the columns.
pub(in crate::language) const HEADINGS: [&str; 4] = ["№", "Часы", "Кому", "О чём и почему"];

/// What the mark of urgent contacts means.
pub(in crate::language) const URGENT: &str =
    "! — неотложное лечение или звонок, обещанный на сегодня.";

/// The doctor in person is worth a word, the administrator is not.
pub(in crate::language) const fn unusual_caller(caller: Caller) -> Option<&'static str> {
    match caller {
        Caller::Administrator => None,
        Caller::Doctor => Some("звонит врач"),
    }
}

pub(in crate::language) fn to_guardian(name: &str) -> String {
    if name.is_empty() {
        "говорить с представителем".to_owned()
    } else {
        format!("говорить с представителем: {name}")
    }
}

pub(in crate::language) fn one_talk(same_talk: SameTalk<'_>) -> String {
    match same_talk.told(POSITIONS_LISTED) {
        (listed, 0) => format!("Один разговор с № {listed}: тот же номер."),
        (listed, more) => format!("Один разговор с № {listed} и ещё {more}: тот же номер."),
    }
}

/// How many calls and messages the list has.
pub(in crate::language) fn calls_and_messages(plan: &Plan) -> String {
    let count = plan.contacts.len() as u64;
    let calls = plan.contacts.iter();
    let calls = calls.filter(|contact| contact.channel == Channel::Call);
    let calls = calls.count() as u64;
    let calls_alone = ["звонок", "звонка", "звонков"];
    let noun = if calls == count {
        plural(count, calls_alone)
    } else if calls == 0 {
        plural(count, ["сообщение", "сообщения", "сообщений"])
    } else {
        plural(
            count,
            [
                "звонок и сообщение",
                "звонка и сообщения",
                "звонков и сообщений",
            ],
        )
    };
    format!("{count} {noun}")
}

/// What was promised for today: how much, about what, who makes it; and who is left in peace.
pub(in crate::language) fn opening(words: &Words<'_>, plan: &Plan) -> String {
    let mut out = format!("{}. ", On(words.practice.date()));
    let contacts = plan.contacts.len() as u64;
    let promises = promises(plan);
    if promises.is_empty() {
        let waiting = plan.tally.codes[Code::BookingsUnknown as usize];
        out.push_str(if plan.tally.warnings.contains(&Warning::NoPatients) {
            "Список составить не из чего: ни одна строка файла пациентов не принята."
        } else if waiting > 0 {
            "Список пуст: неизвестно, кто уже записан."
        } else {
            "Сегодня никому ничего не обещано."
        });
    } else {
        let count: u64 = promises.iter().map(|(_, count)| count).sum();
        let noun = plural(count, ["повод", "повода", "поводов"]);
        put!(&mut out, "На сегодня {count} {noun}");
        for (nth, &(reason, count)) in promises.iter().enumerate() {
            let joint = if nth == 0 { ": " } else { ", " };
            put!(
                &mut out,
                "{joint}{count} {}",
                plural(count, rules::rule(reason).counted.russian)
            );
        }
        let (by_administrator, by_doctors) = by_caller(plan);
        put!(&mut out, ". Всего {}", calls_and_messages(plan));
        if by_doctors > 0 {
            put!(
                &mut out,
                ": за администратором — {by_administrator}, за врачами — {by_doctors}"
            );
        }
        out.push('.');
    }
    let left = plan
        .tally
        .patients
        .saturating_sub(contacts + plan.elsewhere);
    // «Не беспокоим двух пациентов», but «не беспокоим 74 пациента».
    let few = if left < 5 {
        "пациентов"
    } else {
        "пациента"
    };
    let noun = plural(left, ["пациента", few, "пациентов"]);
    put!(&mut out, " {left} {noun} сегодня не беспокоим.");
    out
}

/// The heads of what needs a person's attention: promises that were broken, those that can't be kept today, rows, the rest.
pub(in crate::language) const ATTENTION: [&str; 4] = [
    "Обещали, но вовремя не сделали. Решите, что делать:",
    "Обещали, но сегодня не получится:",
    "Строки, которые не приняты или прочитаны не полностью. Исправьте их в программе клиники и выгрузите снова:",
    "Обратите внимание:",
];

/// Who decides about what can't be kept today.
pub(in crate::language) fn who_decides(decision: &Decision) -> &'static str {
    let codes = decision.codes();
    if codes.contains(Code::ComplaintOpen) && codes.contains(Code::OptedOut) {
        "Пациент просит не звонить: жалобу разбирает руководитель, без звонка."
    } else if codes.contains(Code::ComplaintOpen) {
        "Решает руководитель: сначала он говорит с пациентом о жалобе."
    } else if codes.contains(Code::AttemptsExhausted) {
        "Решает врач: сами больше не звоним."
    } else {
        "Сделаем в ближайший удобный день; если ждать нельзя, попросите кого-то помочь со звонками."
    }
}

pub(in crate::language) fn and_more(count: usize) -> String {
    format!("и ещё {count}")
}

/// What to do next.
pub(in crate::language) fn next_step(plan: &Plan) -> String {
    if plan.contacts.is_empty() {
        super::without_contacts(plan)
    } else {
        "Дальше: recall plan -o list.xlsx запишет список со словами для разговора, а -o list.html — страницу, с которой удобно звонить; после каждого разговора отметьте, чем он закончился.".to_owned()
    }
}
