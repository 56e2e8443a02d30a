//! The texts of messages, in Russian.

use chrono::NaiveDate;

use super::put;
use crate::language::dates::{Hour, RussianSpoken};
use crate::language::message::{Action, Draft, Facts, Matter};
use crate::model::clinic::{Channel, Reason};

/// What can be said, from full to short. Of several matters all are named, if that fits; else that there is one more.
pub(in crate::language) fn drafts(facts: &Facts) -> Vec<Draft> {
    let Some((first, others)) = facts.matters.split_first() else {
        return Vec::new();
    };
    let mut drafts = Vec::new();
    let alone = of_matter(facts, first);
    if others.is_empty() {
        return alone;
    }
    let mut named: Vec<String> = Vec::new();
    for other in others {
        let also = also(facts, other);
        if !named.contains(&also) {
            named.push(also);
        }
    }
    for draft in &alone {
        drafts.push(Draft {
            body: format!("{}; {}", draft.body, named.join("; ")),
            ..*draft
        });
    }
    drafts.extend(alone.into_iter().map(|draft| Draft {
        body: format!("{}; есть и второй вопрос", draft.body),
        ..draft
    }));
    drafts
}

fn of_matter(facts: &Facts, matter: &Matter) -> Vec<Draft> {
    match matter.reason {
        Reason::AppointmentReminder => visit(facts, matter),
        Reason::ControlExam => control(facts, matter),
        Reason::WellbeingCheck => wellbeing(facts),
        Reason::HygieneReminder => hygiene(facts, matter),
        Reason::CheckupReminder => checkup(facts, matter),
        Reason::UrgentTreatment | Reason::UnfinishedTreatment | Reason::PersonalCall => Vec::new(),
    }
}

fn draft(body: String, action: Action) -> Draft {
    Draft { body, action }
}

fn day(facts: &Facts, date: NaiveDate) -> RussianSpoken {
    let year = facts.year();
    RussianSpoken { date, year }
}

fn visit(facts: &Facts, matter: &Matter) -> Vec<Draft> {
    let Some(on) = matter.on else {
        return Vec::new();
    };
    let date = day(facts, on);
    let near = match facts.days_ahead(on) {
        0 => format!("сегодня, {date}"),
        1 => format!("завтра, {date}"),
        _ => date.to_string(),
    };
    let whom = if facts.of_child {
        "Вас с ребёнком"
    } else {
        "Вас"
    };
    let Some(minute) = matter.minute else {
        return vec![
            draft(
                format!(
                    "как договорились, напоминаем: ждём {whom} {near}, точный час подскажем по телефону"
                ),
                Action::ChangeInFull,
            ),
            draft(
                format!("как договорились, ждём {whom} {date}, час подскажем по телефону"),
                Action::Change,
            ),
            draft(
                format!("ждём {whom} {date}, время — по телефону"),
                Action::Change,
            ),
        ];
    };
    let clock = Hour(minute);
    let comma = if near.contains(',') { "," } else { "" };
    vec![
        draft(
            format!("как договорились, напоминаем: ждём {whom} {near}{comma} в {clock}"),
            Action::ChangeInFull,
        ),
        draft(
            format!("как договорились, ждём {whom} {near}{comma} в {clock}"),
            Action::Change,
        ),
        draft(format!("ждём {whom} {date} в {clock}"), Action::Change),
    ]
}

fn of_child(facts: &Facts) -> &'static str {
    if facts.of_child {
        " ребёнка"
    } else {
        ""
    }
}

fn control(facts: &Facts, matter: &Matter) -> Vec<Draft> {
    let whose = of_child(facts);
    match matter.on {
        Some(on) if facts.days_ahead(on) >= 0 => {
            let on = day(facts, on);
            vec![
                draft(
                    format!("как договорились, напоминаем об осмотре{whose}: его день — {on}"),
                    Action::ChooseInFull,
                ),
                draft(
                    format!("как договорились, напоминаем об осмотре{whose} {on}"),
                    Action::Choose,
                ),
                draft(format!("ждём Вас на осмотр{whose} {on}"), Action::Choose),
            ]
        }
        Some(on) => {
            let on = day(facts, on);
            vec![
                draft(
                    format!(
                        "осмотр{whose} был намечен на {on}. Подберём, как договорились, другой день"
                    ),
                    Action::ChooseInFull,
                ),
                draft(
                    format!("осмотр{whose} был намечен на {on}. Подберём другой день"),
                    Action::Choose,
                ),
                draft(format!("осмотр{whose} был намечен на {on}"), Action::Choose),
            ]
        }
        None => vec![
            draft(
                format!("как договорились, напоминаем об осмотре{whose}: его срок подошёл"),
                Action::ChooseInFull,
            ),
            draft(
                format!("как договорились, напоминаем об осмотре{whose}"),
                Action::Choose,
            ),
        ],
    }
}

fn wellbeing(facts: &Facts) -> Vec<Draft> {
    let how = if facts.of_child {
        "как себя чувствует ребёнок"
    } else {
        "как Вы себя чувствуете"
    };
    vec![
        draft(
            format!("как договорились, хотим узнать, {how}. Если что-то беспокоит, звоните"),
            Action::Tell,
        ),
        draft(
            format!("{how}? Если что-то беспокоит, звоните"),
            Action::Tell,
        ),
        draft(format!("{how}?"), Action::Tell),
    ]
}

fn hygiene(facts: &Facts, matter: &Matter) -> Vec<Draft> {
    let whose = if facts.of_child {
        " для ребёнка"
    } else {
        ""
    };
    let ahead = matter.on.filter(|&on| facts.days_ahead(on) >= 0);
    let until = ahead.map(|on| format!(", срок — {}", day(facts, on)));
    let until = until.unwrap_or_default();
    vec![
        draft(
            format!("как договорились, напоминаем о чистке{whose}{until}"),
            Action::ChooseInFull,
        ),
        draft(
            format!("как договорились, напоминаем о чистке{whose}{until}"),
            Action::Choose,
        ),
        draft(
            format!("как договорились, напоминаем о чистке{whose}"),
            Action::Choose,
        ),
        draft(format!("напоминаем о чистке{whose}"), Action::Choose),
    ]
}

fn checkup(facts: &Facts, matter: &Matter) -> Vec<Draft> {
    let whose = of_child(facts);
    let mut drafts = Vec::new();
    if let Some(on) = matter.agreed_on {
        let mut when = String::new();
        put!(&mut when, "{}", day(facts, on));
        drafts.push(draft(
            format!("как договорились {when}, напоминаем об осмотре{whose}"),
            Action::ChooseInFull,
        ));
        drafts.push(draft(
            format!("как договорились {when}, напоминаем об осмотре{whose}"),
            Action::Choose,
        ));
    }
    drafts.extend([
        draft(
            format!("как договорились, напоминаем об осмотре{whose}"),
            Action::Choose,
        ),
        draft(format!("напоминаем об осмотре{whose}"), Action::Choose),
    ]);
    drafts
}

/// A further matter of the same message, in a few words.
fn also(facts: &Facts, matter: &Matter) -> String {
    let whose = of_child(facts);
    let on = matter.on.map(|on| day(facts, on).to_string());
    let ahead = matter.on.filter(|&on| facts.days_ahead(on) >= 0);
    match (matter.reason, on) {
        (Reason::AppointmentReminder, Some(on)) => match matter.minute {
            Some(minute) => format!("ещё один визит — {on} в {}", Hour(minute)),
            None => format!("ещё один визит — {on}"),
        },
        (Reason::ControlExam, Some(on)) if ahead.is_some() => format!("осмотр{whose} — {on}"),
        (Reason::ControlExam | Reason::CheckupReminder, _) => format!("пора и на осмотр{whose}"),
        (Reason::HygieneReminder, _) => "подошёл срок чистки".to_owned(),
        (Reason::WellbeingCheck, _) => "и скажите, пожалуйста, как самочувствие".to_owned(),
        (
            Reason::AppointmentReminder
            | Reason::UrgentTreatment
            | Reason::UnfinishedTreatment
            | Reason::PersonalCall,
            _,
        ) => "есть и второй вопрос".to_owned(),
    }
}

/// For what to ring the clinic, and that nothing more is sent to whoever does not want it.
pub(in crate::language) fn ring(action: Action, channel: Channel, phone: &str) -> String {
    let these = match channel {
        Channel::Sms | Channel::Call => "СМС",
        Channel::Messenger => "сообщений",
        Channel::Email => "писем",
    };
    if phone.is_empty() {
        let what = match action {
            Action::ChangeInFull | Action::Change => "Изменить",
            Action::ChooseInFull | Action::Choose => "Выбрать время",
            Action::Tell => "Ответить",
        };
        return format!("{what} или отказаться от {these} можно по телефону клиники.");
    }
    match action {
        Action::ChangeInFull => format!("Перенести, отменить или отказаться от {these}: {phone}."),
        Action::Change => format!("Изменить, отказ от {these}: {phone}."),
        Action::ChooseInFull => format!("Выбрать время или отказаться от {these}: {phone}."),
        Action::Choose => format!("Выбрать время, отказ от {these}: {phone}."),
        Action::Tell => format!("Ответить, отказ от {these}: {phone}."),
    }
}
