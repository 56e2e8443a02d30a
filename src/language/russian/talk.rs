//! What to know before a talk, how to begin it, and what not to say, in Russian.

use chrono::{Datelike, NaiveDate};

use super::On;
use crate::language::dates::{RussianSpoken, russian_on};
use crate::language::plain::{Name, Phrase, capital, close, put};
use crate::language::talk::{FreeTimes, POSITIONS_TOLD, Talk};
use crate::language::view::{DecisionView, Doctor};
use crate::model::clinic::{Agreement, Clock, Moment, Reason};
use crate::plan::rules::Offer;

/// What to know before the talk.
pub(in crate::language) fn prepare(talk: &Talk<'_>, same_talk: &[usize]) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some((opted_out_on, consented_on)) = talk.lifted_opt_out() {
        let (opted_out_on, consented_on) = (On(opted_out_on), On(consented_on));
        lines.push(format!(
            "{opted_out_on} пациент просил не звонить и не писать, а {consented_on} снова дал согласие: \
             убедитесь, что это решил сам пациент."
        ));
    }
    if talk.words.bookings_unsure {
        lines.push("Сначала посмотрите в журнал записи: возможно, приём уже назначен.".to_owned());
    }
    if talk.has_outgrown_guardian() {
        lines.push(
            "Пациент уже совершеннолетний: говорите с ним самим, а не с представителем, который ещё указан в карте."
                .to_owned(),
        );
    }
    if talk.lacks_hour() {
        lines.push("Посмотрите в журнале записи, на который час назначен приём.".to_owned());
    }
    lines.extend(one_talk(talk, same_talk));
    lines.extend(talk.notes().map(|note| {
        let mut line = format!("Примечание: {note}");
        close(&mut line);
        line
    }));
    lines.extend(talk.free_times().iter().map(|free| free_times(talk, free)));
    if let Some(last) = talk.last_contact() {
        let (on, outcome) = (On(last.at.date), last.outcome.phrase().russian);
        lines.push(format!("Последний контакт: {on}, {outcome}."));
    }
    let at_visit = &talk.contact.said_at_visit;
    if !at_visit.is_empty() {
        let names: Vec<&str> = at_visit
            .iter()
            .map(|&reason| talk.words.reason(reason))
            .collect();
        lines.push(format!(
            "Скажите на приёме и об этом: {}.",
            names.join(", ")
        ));
    }
    if let Some((score, made)) = talk.low_score() {
        let on = On(made.at.date);
        lines.push(format!(
            "Оценка пациента {on} — {score} из 10: выслушайте, не оправдывайтесь и передайте \
             сказанное руководителю."
        ));
    }
    if let Some(made) = talk.open_question() {
        let on = On(made.at.date);
        lines.push(format!(
            "Вопрос к врачу от {on} остался без ответа: узнайте ответ до разговора."
        ));
    }
    lines
}

fn one_talk(talk: &Talk<'_>, same_talk: &[usize]) -> Option<String> {
    let (last, others) = same_talk.split_last()?;
    let mut line = String::from("Один разговор с ");
    if others.is_empty() {
        put!(&mut line, "позицией {last}");
    } else {
        let told = others.iter().take(POSITIONS_TOLD).map(ToString::to_string);
        put!(
            &mut line,
            "позициями {}",
            told.collect::<Vec<_>>().join(", ")
        );
        match others.len().saturating_sub(POSITIONS_TOLD) {
            0 => put!(&mut line, " и {last}"),
            more => put!(&mut line, " и ещё {}", more + 1),
        }
    }
    match talk.contact.number {
        Some(number) => put!(
            &mut line,
            ": тот же номер, {}.",
            talk.words.phones.display(number)
        ),
        None => line.push_str(": тот же номер."),
    }
    Some(line)
}

fn free_times(talk: &Talk<'_>, free: &FreeTimes<'_>) -> String {
    let mut line = String::new();
    match (free.times.is_empty(), free.doctor, free.is_caller) {
        (true, _, true) => {
            line.push_str("Заранее посмотрите, какое время Вы можете предложить.");
            return line;
        }
        (true, Some(doctor), _) => {
            put!(
                &mut line,
                "Сначала узнайте у врача ({}), когда возможен приём, и только потом связывайтесь с \
                 пациентом.",
                doctor.name
            );
            return line;
        }
        (true, None, _) => {
            line.push_str(
                "Сначала узнайте, к какому врачу и когда можно записать, и только потом \
                 связывайтесь с пациентом.",
            );
            return line;
        }
        (false, Some(doctor), false) => {
            put!(&mut line, "Свободное время врача ({}): ", doctor.name);
        }
        (false, ..) => line.push_str("Ваше свободное время: "),
    }
    for (nth, at) in free.times.iter().enumerate() {
        if nth > 0 {
            line.push_str(", ");
        }
        put!(&mut line, "{} в {}", day(talk, at.date), Clock(at.minute()));
    }
    close(&mut line);
    line
}

fn day(talk: &Talk<'_>, date: NaiveDate) -> RussianSpoken {
    let year = talk.year();
    RussianSpoken { date, year }
}

/// The text of the message.
pub(in crate::language) fn message_text(talk: &Talk<'_>) -> String {
    let mut out = String::from("Здравствуйте");
    let address = talk.address();
    if !address.is_empty() {
        put!(&mut out, ", {address}");
    }
    out.push_str("! Это ");
    clinic(&mut out, talk.clinic_name());
    message(&mut out, talk);
    out
}

/// The clinic as it is named within a sentence: what it is begins with a small letter where the name itself stands in quotes.
pub(in crate::language) fn clinic_spoken(name: &str) -> String {
    let mut out = String::new();
    if name.contains(['«', '"']) && !name.starts_with(['«', '"']) {
        put!(&mut out, "{}", Phrase(name));
    } else if name.starts_with(['«', '"']) {
        put!(&mut out, "клиника {}", Name(name));
    } else {
        clinic(&mut out, name);
    }
    out
}

/// The clinic by its name, which may say already what it is.
fn clinic(out: &mut String, name: &str) {
    let lower = name.to_lowercase();
    let says_what = lower.contains("клиник") || lower.contains("стоматолог");
    match name {
        "" => out.push_str("стоматологическая клиника"),
        name if says_what || name.contains(['«', '"']) => put!(out, "{}", Name(name)),
        name => put!(out, "клиника «{}»", Name(name)),
    }
}

/// A matter as a sentence; each after the first is added to it.
fn sentence(out: &mut String, nth: usize, matter: &str) {
    out.push(' ');
    if nth == 0 {
        out.push_str(&capital(matter));
    } else {
        put!(out, "Кроме того, {matter}");
    }
    close(out);
}

/// Of the child, where the guardian is spoken with.
fn whose(talk: &Talk<'_>) -> String {
    match talk.child() {
        None => String::new(),
        Some("") => " ребёнка".to_owned(),
        Some(name) => format!(" ребёнка ({})", Name(name)),
    }
}

/// When the visit is.
fn visit(out: &mut String, talk: &Talk<'_>, told: &DecisionView<'_>) {
    let Some(visit) = told.visit() else {
        return;
    };
    let Moment { date, .. } = visit.starts_at;
    out.push_str(match talk.days_ahead(date) {
        0 => ": сегодня, ",
        1 => ": завтра, ",
        _ => ": ",
    });
    let (weekday, date) = (russian_on(date.weekday()), day(talk, date));
    put!(out, "{weekday}, {date}");
    if let Some(minute) = visit.minute() {
        put!(out, ", в {}", Clock(minute));
    }
}

fn checkup(out: &mut String, talk: &Talk<'_>, agreement: &Agreement) {
    match talk.child() {
        None => {}
        Some("") => out.push_str("ребёнка"),
        Some(name) => put!(out, "ребёнка ({})", Name(name)),
    }
    out.push_str(" на бесплатный профилактический осмотр");
    if let Some(on) = agreement.due_on.filter(|&on| talk.is_ahead(on)) {
        put!(out, ", срок — {}", day(talk, on));
    }
}

/// What is free and what is paid, and the guarantee where it was spoken of.
fn payment(out: &mut String, agreement: &Agreement) {
    out.push_str(
        "сам осмотр бесплатный, а лечение, если оно понадобится, оплачивается по прейскуранту и \
         плану лечения",
    );
    if agreement.guarantee {
        out.push_str(". И, как мы Вам рассказывали, осмотр в срок — одно из условий гарантии");
    }
}

/// The text of a message: the visit, and nothing about health.
fn message(out: &mut String, talk: &Talk<'_>) {
    out.push('.');
    for (nth, (_, reason, told)) in talk.matters().into_iter().enumerate() {
        let mut matter = String::new();
        message_matter(&mut matter, talk, reason, &told);
        if nth == 0 {
            matter.insert_str(0, "как договорились, ");
        }
        sentence(out, nth, &matter);
    }
    out.push_str(match talk.offer() {
        Some(Offer::Treatment | Offer::Examination) => {
            " Чтобы выбрать время, позвоните нам или ответьте на это сообщение."
        }
        Some(Offer::OtherVisit) => " Если планы изменились, позвоните нам.",
        Some(Offer::OtherTime) | None => " Напишите или позвоните нам, когда Вам удобно.",
    });
}

fn message_matter(out: &mut String, talk: &Talk<'_>, reason: Reason, told: &DecisionView<'_>) {
    let agreement = told.agreement();
    match (reason, agreement) {
        (Reason::AppointmentReminder, _) => {
            put!(out, "напоминаем о приёме{}", whose(talk));
            visit(out, talk, told);
            message_doctor(out, told);
        }
        (Reason::ControlExam, Some(agreement)) => {
            put!(out, "напоминаем об осмотре{}", whose(talk));
            if let Some(on) = agreement.due_on {
                put!(out, ", намеченном на {}", day(talk, on));
            }
            message_doctor(out, told);
        }
        (Reason::WellbeingCheck, _) => out.push_str(match talk.child() {
            Some(_) => "хотим узнать, как чувствует себя ребёнок",
            None => "хотим узнать, как Вы себя чувствуете",
        }),
        (Reason::HygieneReminder, _) => {
            put!(out, "напоминаем о профессиональной чистке{}", whose(talk));
            let due_on = agreement.and_then(|agreement| agreement.due_on);
            if let Some(on) = due_on.filter(|&on| talk.is_ahead(on)) {
                put!(out, ", срок — {}", day(talk, on));
            }
            message_doctor(out, told);
        }
        (Reason::CheckupReminder, Some(agreement)) => {
            let whom = talk.child().map_or("Вас", |_| "");
            put!(out, "приглашаем {whom}");
            checkup(out, talk, agreement);
            message_doctor(out, told);
            out.push_str(". ");
            let mut paid = String::new();
            payment(&mut paid, agreement);
            out.push_str(&capital(&paid));
        }
        (Reason::UrgentTreatment | Reason::UnfinishedTreatment | Reason::PersonalCall, _)
        | (Reason::ControlExam | Reason::CheckupReminder, None) => {
            out.push_str("просим связаться с нами");
        }
    }
}

/// The doctor by name alone: a specialty may say what is treated.
fn message_doctor(out: &mut String, told: &DecisionView<'_>) {
    if let Some(doctor) = told.doctor().filter(Doctor::has_name) {
        put!(out, "; врач — {}", doctor.name);
    }
}
