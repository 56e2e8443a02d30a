//! What to know before a talk, how to begin it, and what not to say, in English.

use chrono::{Datelike, NaiveDate};

use super::On;
use crate::language::dates::{EnglishSpoken, english_day};
use crate::language::plain::{Name, capital, close, put};
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
            "On {opted_out_on} the patient asked not to be contacted, and on {consented_on} consented again: \
             make sure that this was the patient's own wish."
        ));
    }
    if talk.words.bookings_unsure {
        lines.push("Look in the appointment book first: a visit may be booked already.".to_owned());
    }
    if talk.has_outgrown_guardian() {
        lines.push(
            "The patient is of age: speak with the patient, not with the guardian who is still on record."
                .to_owned(),
        );
    }
    if talk.lacks_hour() {
        lines.push("Look up the hour of the visit in the appointment book.".to_owned());
    }
    lines.extend(one_talk(talk, same_talk));
    lines.extend(talk.notes().map(|note| {
        let mut line = format!("Note: {note}");
        close(&mut line);
        line
    }));
    lines.extend(talk.free_times().iter().map(|free| free_times(talk, free)));
    if let Some(last) = talk.last_contact() {
        let (on, outcome) = (On(last.at.date), last.outcome.phrase().english);
        lines.push(format!("Last contact: {on}, {outcome}."));
    }
    let at_visit = &talk.contact.said_at_visit;
    if !at_visit.is_empty() {
        let names: Vec<&str> = at_visit
            .iter()
            .map(|&reason| talk.words.reason(reason))
            .collect();
        lines.push(format!(
            "At the visit, speak of this too: {}.",
            names.join(", ")
        ));
    }
    if let Some((score, made)) = talk.low_score() {
        let on = On(made.at.date);
        lines.push(format!(
            "The patient's score on {on} was {score} of 10: listen, don't make excuses, and pass on \
             what is said to the manager."
        ));
    }
    if let Some(made) = talk.open_question() {
        let on = On(made.at.date);
        lines.push(format!(
            "The question for the doctor of {on} is still open: get the answer before the talk."
        ));
    }
    lines
}

fn one_talk(talk: &Talk<'_>, same_talk: &[usize]) -> Option<String> {
    let (last, others) = same_talk.split_last()?;
    let mut line = String::from("One talk with ");
    if others.is_empty() {
        put!(&mut line, "position {last}");
    } else {
        let told = others.iter().take(POSITIONS_TOLD).map(ToString::to_string);
        put!(
            &mut line,
            "positions {}",
            told.collect::<Vec<_>>().join(", ")
        );
        match others.len().saturating_sub(POSITIONS_TOLD) {
            0 => put!(&mut line, " and {last}"),
            more => put!(&mut line, " and {} more", more + 1),
        }
    }
    match talk.contact.number {
        Some(number) => {
            let number = talk.words.phones.display(number);
            put!(&mut line, ": the same number, {number}.");
        }
        None => line.push_str(": the same number."),
    }
    Some(line)
}

fn free_times(talk: &Talk<'_>, free: &FreeTimes<'_>) -> String {
    let mut line = String::new();
    match (free.times.is_empty(), free.doctor, free.is_caller) {
        (true, _, true) => {
            line.push_str("See beforehand which times you can offer.");
            return line;
        }
        (true, Some(doctor), _) => {
            put!(
                &mut line,
                "Ask the doctor ({}) first when a visit is possible, and only then contact the \
                 patient.",
                doctor.name
            );
            return line;
        }
        (true, None, _) => {
            line.push_str(
                "Find out first with which doctor and when a visit is possible, and only then \
                 contact the patient.",
            );
            return line;
        }
        (false, Some(doctor), false) => {
            put!(&mut line, "Free times of the doctor ({}): ", doctor.name);
        }
        (false, ..) => line.push_str("Your free times: "),
    }
    for (nth, at) in free.times.iter().enumerate() {
        if nth > 0 {
            line.push_str(", ");
        }
        put!(
            &mut line,
            "{} at {}",
            day(talk, at.date),
            Clock(at.minute())
        );
    }
    close(&mut line);
    line
}

fn day(talk: &Talk<'_>, date: NaiveDate) -> EnglishSpoken {
    let year = talk.year();
    EnglishSpoken { date, year }
}

/// The text of the message.
pub(in crate::language) fn message_text(talk: &Talk<'_>) -> String {
    let mut out = String::from("Hello");
    let address = talk.full_address();
    if !address.is_empty() {
        put!(&mut out, ", {address}");
    }
    out.push_str("! This is ");
    clinic(&mut out, talk);
    message(&mut out, talk);
    out
}

/// The clinic as it is named within a sentence.
pub(in crate::language) fn clinic_spoken(name: &str) -> String {
    match name {
        "" => "the dental clinic".to_owned(),
        name => Name(name).to_string(),
    }
}

fn clinic(out: &mut String, talk: &Talk<'_>) {
    match talk.clinic_name() {
        "" => out.push_str("the dental clinic"),
        name => put!(out, "{}", Name(name)),
    }
}

/// A matter as a sentence; each after the first is added to it.
fn sentence(out: &mut String, nth: usize, matter: &str) {
    out.push(' ');
    if nth == 0 {
        out.push_str(&capital(matter));
    } else {
        put!(out, "Also, {matter}");
    }
    close(out);
}

/// For the child, where the guardian is spoken with.
fn whose(talk: &Talk<'_>) -> String {
    match talk.child() {
        None => String::new(),
        Some("") => " for the child".to_owned(),
        Some(name) => format!(" for {}", Name(name)),
    }
}

/// When the visit is.
fn visit(out: &mut String, talk: &Talk<'_>, told: &DecisionView<'_>) {
    let Some(visit) = told.visit() else {
        return;
    };
    let Moment { date, .. } = visit.starts_at;
    out.push_str(match talk.days_ahead(date) {
        0 => ": today, ",
        1 => ": tomorrow, ",
        _ => ": ",
    });
    let (weekday, date) = (english_day(date.weekday()), day(talk, date));
    put!(out, "{weekday} {date}");
    if let Some(minute) = visit.minute() {
        put!(out, ", at {}", Clock(minute));
    }
}

fn checkup(out: &mut String, talk: &Talk<'_>, agreement: &Agreement) {
    match talk.child() {
        None => out.push_str("we invite you"),
        Some("") => out.push_str("we invite the child"),
        Some(name) => put!(out, "we invite {}", Name(name)),
    }
    out.push_str(" to the free preventive examination");
    if let Some(on) = agreement.due_on.filter(|&on| talk.is_ahead(on)) {
        put!(out, ", due on {}", day(talk, on));
    }
}

/// What is free and what is paid, and the guarantee where it was spoken of.
fn payment(out: &mut String, agreement: &Agreement) {
    out.push_str(
        "the examination itself is free, and treatment, should it be needed, is paid by the price \
         list and the plan",
    );
    if agreement.guarantee {
        out.push_str(
            ". And, as we told you, coming in time is one of the conditions of the guarantee",
        );
    }
}

/// The text of a message: the visit, and nothing about health.
fn message(out: &mut String, talk: &Talk<'_>) {
    out.push('.');
    for (nth, (_, reason, told)) in talk.matters().into_iter().enumerate() {
        let mut matter = String::new();
        message_matter(&mut matter, talk, reason, &told);
        if nth == 0 {
            matter.insert_str(0, "as agreed, ");
        }
        sentence(out, nth, &matter);
    }
    out.push_str(match talk.offer() {
        Some(Offer::Treatment | Offer::Examination) => {
            " To choose a time, ring us or answer this message."
        }
        Some(Offer::OtherVisit) => " If your plans have changed, please ring us.",
        Some(Offer::OtherTime) | None => " Write or ring us whenever it suits you.",
    });
}

fn message_matter(out: &mut String, talk: &Talk<'_>, reason: Reason, told: &DecisionView<'_>) {
    let agreement = told.agreement();
    match (reason, agreement) {
        (Reason::AppointmentReminder, _) => {
            put!(out, "we remind you of the visit{}", whose(talk));
            visit(out, talk, told);
            message_doctor(out, told);
        }
        (Reason::ControlExam, Some(agreement)) => {
            put!(out, "we remind you of the examination{}", whose(talk));
            if let Some(on) = agreement.due_on {
                put!(out, " set for {}", day(talk, on));
            }
            message_doctor(out, told);
        }
        (Reason::WellbeingCheck, _) => out.push_str(match talk.child() {
            Some(_) => "we would like to know how the child feels",
            None => "we would like to know how you feel",
        }),
        (Reason::HygieneReminder, _) => {
            put!(out, "we remind you of professional cleaning{}", whose(talk));
            let due_on = agreement.and_then(|agreement| agreement.due_on);
            if let Some(on) = due_on.filter(|&on| talk.is_ahead(on)) {
                put!(out, ", due on {}", day(talk, on));
            }
            message_doctor(out, told);
        }
        (Reason::CheckupReminder, Some(agreement)) => {
            checkup(out, talk, agreement);
            message_doctor(out, told);
            out.push_str(". ");
            let mut paid = String::new();
            payment(&mut paid, agreement);
            out.push_str(&capital(&paid));
        }
        (Reason::UrgentTreatment | Reason::UnfinishedTreatment | Reason::PersonalCall, _)
        | (Reason::ControlExam | Reason::CheckupReminder, None) => {
            out.push_str("we ask you to get in touch with us");
        }
    }
}

/// The doctor by name alone: a specialty may say what is treated.
fn message_doctor(out: &mut String, told: &DecisionView<'_>) {
    if let Some(doctor) = told.doctor().filter(Doctor::has_name) {
        put!(out, "; doctor: {}", doctor.name);
    }
}
