//! What to know before a talk, how to begin it, and what not to say, in English.

use chrono::NaiveDate;

use super::On;
use crate::language::dates::{EnglishSpoken, Hour};
use crate::language::plain::{Name, close, put};
use crate::language::same_talk::SameTalk;
use crate::language::talk::{FreeTimes, POSITIONS_TOLD, Talk};
use crate::model::clinic::Moment;

/// What to know before the talk.
pub(in crate::language) fn prepare(talk: &Talk<'_>, same_talk: SameTalk<'_>) -> Vec<String> {
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
    if !talk.is_message() {
        lines.extend(ask_first(talk));
    }
    if talk.has_outgrown_guardian() && !talk.is_message() {
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
    if talk.is_message() {
        return lines;
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
            "The question for the doctor of {on} is still open: {} the answer before the talk.",
            if talk.by_doctor() { "prepare" } else { "get" }
        ));
    }
    lines
}

/// Whom to ask before the call.
fn ask_first(talk: &Talk<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    if !talk.surname().is_empty() {
        lines.push(
            "The card has the surname only: make sure first that you speak with the patient, and ask for the name."
                .to_owned(),
        );
    } else if talk.address().is_empty() {
        lines.push(
            "The card has no name: not a word about the clinic or the treatment before you know with whom you speak."
                .to_owned(),
        );
    }
    for doctor in talk.unlisted_doctors() {
        lines.push(format!(
            "The list of doctors has no {}: the manager decides in whose name to call.",
            doctor.name
        ));
    }
    if let Some(signed_on) = talk.stale_plan() {
        let on = day(talk, signed_on);
        lines.push(format!(
            "The plan was signed on {on} and is more than two months over its day: {} first what has changed.",
            if talk.by_doctor() {
                "look up"
            } else {
                "ask the doctor"
            }
        ));
    }
    if talk.cases().any(|(_, told)| talk.is_for_doctor(&told)) {
        lines.push(
            "Only a doctor speaks of this diagnosis: propose that the doctor calls.".to_owned(),
        );
    }
    lines
}

fn one_talk(talk: &Talk<'_>, same_talk: SameTalk<'_>) -> Option<String> {
    let before_last = same_talk.len().checked_sub(1)?;
    let mut line = String::from("One talk with No. ");
    let (told, _) = same_talk.told(POSITIONS_TOLD.min(before_last));
    if before_last > 0 {
        line.push_str(&told);
        line.push_str(" and ");
    }
    match before_last.saturating_sub(POSITIONS_TOLD) {
        0 => line.extend(same_talk.last().map(|last| last.to_string())),
        more => put!(&mut line, "{} more", more + 1),
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
            return "See beforehand which times you can offer.".to_owned();
        }
        (true, Some(doctor), _) => {
            return format!(
                "Find out before {} when {} can see the patient.",
                contact(talk),
                doctor.name
            );
        }
        (true, None, _) => {
            return format!(
                "Find out before {} with which doctor and when a visit is possible.",
                contact(talk)
            );
        }
        (false, Some(doctor), false) => {
            put!(&mut line, "{} is free on ", doctor.name);
        }
        (false, ..) => line.push_str("You are free on "),
    }
    let times = free.times.iter().map(|&at| time(talk, at));
    line.push_str(&times.collect::<Vec<_>>().join(", "));
    if let Some(spare) = free.spare {
        put!(&mut line, "; in reserve {}", time(talk, spare));
    }
    close(&mut line);
    line
}

/// Before a message nobody calls.
fn contact(talk: &Talk<'_>) -> &'static str {
    if talk.is_message() {
        "you write"
    } else {
        "the call"
    }
}

fn time(talk: &Talk<'_>, at: Moment) -> String {
    format!("{} at {}", day(talk, at.date), Hour(at.minute()))
}

fn day(talk: &Talk<'_>, date: NaiveDate) -> EnglishSpoken {
    let year = talk.year();
    EnglishSpoken { date, year }
}

/// The clinic as it is named within a sentence.
pub(in crate::language) fn clinic_spoken(name: &str) -> String {
    match name {
        "" => "the dental clinic".to_owned(),
        name => Name(name).to_string(),
    }
}
