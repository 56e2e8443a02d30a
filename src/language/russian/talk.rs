//! What to know before a talk, how to begin it, and what not to say, in Russian.

use chrono::NaiveDate;

use super::On;
use crate::language::dates::{Hour, RussianSpoken};
use crate::language::plain::{Name, Phrase, close, put};
use crate::language::same_talk::SameTalk;
use crate::language::talk::{FreeTimes, POSITIONS_TOLD, Talk};
use crate::model::clinic::Moment;

/// What to know before the talk.
pub(in crate::language) fn prepare(talk: &Talk<'_>, same_talk: SameTalk<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some((opted_out_on, consented_on)) = talk.lifted_opt_out() {
        let (opted_out_on, consented_on) = (On(opted_out_on), On(consented_on));
        lines.push(format!(
            "{opted_out_on} пациент просил не звонить и не писать, а {consented_on} снова дал согласие: \
             убедитесь, что это решил сам пациент."
        ));
    }
    if talk.words.bookings_unsure {
        lines.push("Сначала посмотрите в журнал записи: возможно, визит уже назначен.".to_owned());
    }
    if !talk.is_message() {
        lines.extend(ask_first(talk));
    }
    if talk.has_outgrown_guardian() && !talk.is_message() {
        lines.push(
            "Пациент уже совершеннолетний: говорите с ним самим, а не с представителем, который ещё указан в карте."
                .to_owned(),
        );
    }
    if talk.lacks_hour() {
        lines.push("Посмотрите в журнале записи, на который час назначен визит.".to_owned());
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
        lines.push(format!("В прошлый раз: {on}, {outcome}."));
    }
    let at_visit = &talk.contact.said_at_visit;
    if !at_visit.is_empty() {
        let names: Vec<&str> = at_visit
            .iter()
            .map(|&reason| talk.words.reason(reason))
            .collect();
        lines.push(format!(
            "Скажите об этом, когда пациент придёт: {}.",
            names.join(", ")
        ));
    }
    if talk.is_message() {
        return lines;
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
            "Вопрос к врачу от {on} остался без ответа: {} ответ до разговора.",
            if talk.by_doctor() {
                "приготовьте"
            } else {
                "узнайте"
            }
        ));
    }
    lines
}

/// Whom to ask before the call.
fn ask_first(talk: &Talk<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    if !talk.surname().is_empty() {
        lines.push(
            "В карте только фамилия: сначала убедитесь, что говорите с пациентом, и узнайте имя."
                .to_owned(),
        );
    } else if talk.address().is_empty() {
        lines.push(
            "В карте нет имени: пока не убедитесь, с кем говорите, о клинике и лечении ни слова."
                .to_owned(),
        );
    }
    for doctor in talk.unlisted_doctors() {
        lines.push(format!(
            "В списке врачей нет такого имени: {}. От чьего имени звонить, решает руководитель.",
            doctor.name
        ));
    }
    if let Some(signed_on) = talk.stale_plan() {
        let on = day(talk, signed_on);
        lines.push(format!(
            "План подписан {on}, и его срок прошёл больше двух месяцев назад: до звонка {}, что изменилось.",
            if talk.by_doctor() {
                "посмотрите"
            } else {
                "спросите врача"
            }
        ));
    }
    if talk.cases().any(|(_, told)| talk.is_for_doctor(&told)) {
        lines.push(
            "Об этом диагнозе говорит только врач: предложите врачу позвонить самому.".to_owned(),
        );
    }
    lines
}

fn one_talk(talk: &Talk<'_>, same_talk: SameTalk<'_>) -> Option<String> {
    let before_last = same_talk.len().checked_sub(1)?;
    let mut line = String::from("Один разговор с № ");
    let (told, _) = same_talk.told(POSITIONS_TOLD.min(before_last));
    if before_last > 0 {
        line.push_str(&told);
        line.push_str(" и ");
    }
    match before_last.saturating_sub(POSITIONS_TOLD) {
        0 => line.extend(same_talk.last().map(|last| last.to_string())),
        more => put!(&mut line, "ещё {}", more + 1),
    }
    match talk.contact.number {
        Some(number) => put!(
            &mut line,
            ": номер тот же, {}.",
            talk.words.phones.display(number)
        ),
        None => line.push_str(": номер тот же."),
    }
    Some(line)
}

fn free_times(talk: &Talk<'_>, free: &FreeTimes<'_>) -> String {
    let mut line = String::new();
    match (free.times.is_empty(), free.doctor, free.is_caller) {
        (true, _, true) => {
            return "Заранее посмотрите, какое время Вы можете предложить.".to_owned();
        }
        (true, Some(doctor), _) => {
            return format!("{}, когда сможет принять {}.", find_out(talk), doctor.name);
        }
        (true, None, _) => {
            return format!("{}, к какому врачу и когда можно записать.", find_out(talk));
        }
        (false, Some(doctor), false) => {
            put!(&mut line, "{}: свободно ", doctor.name);
        }
        (false, ..) => line.push_str("У Вас свободно "),
    }
    let times = free.times.iter().map(|&at| time(talk, at));
    line.push_str(&times.collect::<Vec<_>>().join(", "));
    if let Some(spare) = free.spare {
        put!(&mut line, "; в запасе {}", time(talk, spare));
    }
    close(&mut line);
    line
}

/// Before a message nobody calls.
fn find_out(talk: &Talk<'_>) -> &'static str {
    if talk.is_message() {
        "Прежде чем писать, узнайте"
    } else {
        "До звонка узнайте"
    }
}

fn time(talk: &Talk<'_>, at: Moment) -> String {
    format!("{} в {}", day(talk, at.date), Hour(at.minute()))
}

fn day(talk: &Talk<'_>, date: NaiveDate) -> RussianSpoken {
    let year = talk.year();
    RussianSpoken { date, year }
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
