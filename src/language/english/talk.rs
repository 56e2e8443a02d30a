//! What to know before a talk, how to begin it, and what not to say, in English.

use chrono::{Datelike, NaiveDate};

use super::{On, tooth_spoken};
use crate::language::dates::{EnglishSpoken, english_day};
use crate::language::plain::{Name, Phrase, capital, close, put};
use crate::language::talk::{Agreed, FreeTimes, POSITIONS_TOLD, Speaker, Talk};
use crate::language::view::{DecisionView, Doctor};
use crate::model::clinic::{Agreement, ClinicalBasis, Clock, Moment, Reason};
use crate::model::decision::Permission;
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

/// The opening of the talk, or the text of the message.
pub(in crate::language) fn script(talk: &Talk<'_>) -> String {
    let mut out = String::from("Hello");
    let address = talk.full_address();
    if !address.is_empty() {
        put!(&mut out, ", {address}");
    }
    out.push_str("! This is ");
    if talk.is_message() {
        clinic(&mut out, talk);
        message(&mut out, talk);
    } else {
        spoken(&mut out, talk);
    }
    out
}

fn clinic(out: &mut String, talk: &Talk<'_>) {
    match talk.clinic_name() {
        "" => out.push_str("the dental clinic"),
        name => put!(out, "{}", Name(name)),
    }
}

fn spoken(out: &mut String, talk: &Talk<'_>) {
    if talk.by_doctor() {
        match talk.calling_doctor() {
            Some(doctor) => put!(out, "your doctor, {doctor}, of "),
            None => out.push_str("your doctor, «your name», of "),
        }
    } else {
        out.push_str("«your name», administrator at ");
    }
    clinic(out, talk);
    agreed(out, talk);
    close(out);
    for (place, (nth, reason, told)) in talk.matters().into_iter().enumerate() {
        let mut matter = String::new();
        if told.decision.is_unwell() {
            matter.push_str("please tell me what troubles you");
        } else {
            spoken_matter(&mut matter, talk, nth, reason, &told);
        }
        sentence(out, place, &matter);
    }
    offer(out, talk);
    if talk.asks_how_one_feels() {
        out.push_str(match talk.child() {
            Some(_) => " How is the child?",
            None => " How are you?",
        });
        out.push_str(" If you like, tell me also what you thought of the clinic.");
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

/// Recalls what was agreed.
fn agreed(out: &mut String, talk: &Talk<'_>) {
    match talk.agreed() {
        None => {}
        Some(Agreed::Unwell) => {
            out.push_str("; you said that you were in pain or worse, so I am calling myself");
        }
        Some(Agreed::Promise) => out.push_str("; I am calling back as we agreed"),
        Some(Agreed::Permission(Permission::Agreement(on))) => {
            let caller = if talk.by_doctor() { "I" } else { "we" };
            put!(
                out,
                "; on {} we agreed that {caller} would call you",
                day(talk, on)
            );
        }
        Some(Agreed::Permission(Permission::Consent(on))) => match on {
            Some(on) => put!(out, "; on {} we agreed that we may call you", day(talk, on)),
            None => out.push_str("; we agreed that we may call you"),
        },
        Some(Agreed::Permission(Permission::VisitsOnly(_))) => {
            out.push_str("; we agreed to remind you of your visits");
        }
        Some(Agreed::Permission(Permission::Reminder)) => {
            out.push_str("; when the visit was booked we agreed to remind you of it");
        }
    }
}

/// For the child, where the guardian is spoken with.
fn whose(talk: &Talk<'_>) -> String {
    match talk.child() {
        None => String::new(),
        Some("") => " for the child".to_owned(),
        Some(name) => format!(" for {}", Name(name)),
    }
}

fn spoken_matter(
    out: &mut String,
    talk: &Talk<'_>,
    nth: usize,
    reason: Reason,
    told: &DecisionView<'_>,
) {
    let speaker = talk.speaker(nth, told);
    match (reason, told.agreement()) {
        (Reason::AppointmentReminder, _) => {
            put!(out, "this is a reminder of the visit{}", whose(talk));
            visit(out, talk, told);
            named(out, &speaker);
        }
        (Reason::UrgentTreatment, _) => urgent(out, talk, told, &speaker),
        (Reason::UnfinishedTreatment, _) => unfinished(out, talk, told, &speaker),
        (Reason::ControlExam, Some(agreement)) => control(out, talk, agreement, told, &speaker),
        (Reason::WellbeingCheck, Some(agreement)) => {
            wellbeing(out, talk, agreement, told, &speaker);
        }
        (Reason::HygieneReminder, _) => {
            hygiene(out, talk, told);
            named(out, &speaker);
        }
        (Reason::CheckupReminder, Some(agreement)) => {
            checkup(out, talk, agreement);
            named(out, &speaker);
            out.push_str(". ");
            match told.text(agreement.basis) {
                "" => out.push_str(
                    "Within half a year something may turn up even after full treatment, and it is \
                     better seen early",
                ),
                basis => put!(out, "The doctor advises to come now: {}", Phrase(basis)),
            }
            out.push_str("; ");
            payment(out, agreement);
        }
        (Reason::PersonalCall, Some(agreement)) => {
            let topic = told.phrase(agreement.topic);
            put!(out, "this is what I am calling about: {topic}");
        }
        // What is agreed has an agreement.
        (
            Reason::ControlExam
            | Reason::WellbeingCheck
            | Reason::CheckupReminder
            | Reason::PersonalCall,
            None,
        ) => {}
    }
}

fn named(out: &mut String, speaker: &Speaker<'_>) {
    if let Speaker::For(doctor) = speaker {
        put!(out, "; the doctor is {doctor}");
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

/// What of the plan is spoken of, in brackets.
fn what(out: &mut String, told: &DecisionView<'_>, label: &str) {
    if let Some(item) = told.item() {
        put!(out, " ({label}{}", told.phrase(item.procedure));
        tooth_spoken(out, told.text(item.tooth));
        out.push(')');
    }
}

/// Who is concerned: the doctor in person, or the doctor for whom somebody else speaks.
fn concerned(out: &mut String, talk: &Talk<'_>, speaker: &Speaker<'_>) {
    match speaker {
        Speaker::Doctor => out.push_str("I am concerned"),
        Speaker::For(doctor) => put!(out, "{}, {doctor}, is concerned", doctor_of(talk)),
        Speaker::Clinic => out.push_str("the doctor is concerned"),
    }
}

fn doctor_of<'t>(talk: &Talk<'_>) -> &'t str {
    talk.child().map_or("your doctor", |_| "the doctor")
}

fn urgent(out: &mut String, talk: &Talk<'_>, told: &DecisionView<'_>, speaker: &Speaker<'_>) {
    match (told.consulted_on(), told.signed_on()) {
        (Some(on), _) => put!(
            out,
            "after the consultation on {} you signed",
            day(talk, on)
        ),
        (None, Some(on)) => put!(out, "on {} you signed", day(talk, on)),
        (None, None) => out.push_str("you signed"),
    }
    put!(out, " the treatment plan{}, and ", whose(talk));
    concerned(out, talk, speaker);
    out.push_str(" that the treatment has not begun");
    what(out, told, "");
    out.push_str(": it is better not to put it off, to avoid complications");
}

fn unfinished(out: &mut String, talk: &Talk<'_>, told: &DecisionView<'_>, speaker: &Speaker<'_>) {
    put!(out, "the treatment{} by the plan", whose(talk));
    if let Some(on) = told.signed_on() {
        put!(out, " that you signed on {}", day(talk, on));
    }
    out.push_str(" is not finished");
    what(out, told, "left to do: ");
    out.push_str(", and ");
    concerned(out, talk, speaker);
    out.push_str(" about the result");
}

fn control(
    out: &mut String,
    talk: &Talk<'_>,
    agreement: &Agreement,
    told: &DecisionView<'_>,
    speaker: &Speaker<'_>,
) {
    put!(out, "the control examination{}", whose(talk));
    if !agreement.topic.is_blank() {
        put!(out, " ({})", told.phrase(agreement.topic));
    }
    match agreement.due_on {
        Some(on) if talk.is_ahead(on) => put!(out, " is set for {}", day(talk, on)),
        Some(on) => put!(out, " was set for {}", day(talk, on)),
        None => out.push_str(" is due"),
    }
    named(out, speaker);
    out.push_str(match agreement.clinical_basis {
        Some(ClinicalBasis::UncertainResult) => {
            "; it matters to see what the treatment has brought about"
        }
        _ => "; after complex treatment it matters to see that all goes well",
    });
}

fn wellbeing(
    out: &mut String,
    talk: &Talk<'_>,
    agreement: &Agreement,
    told: &DecisionView<'_>,
    speaker: &Speaker<'_>,
) {
    match speaker {
        Speaker::For(doctor) => put!(out, "{}, {doctor}, asks", doctor_of(talk)),
        Speaker::Doctor | Speaker::Clinic => out.push_str("I would like to know"),
    }
    match talk.child() {
        Some("") => out.push_str(" how the child feels"),
        Some(name) => put!(out, " how {} feels", Name(name)),
        None => out.push_str(" how you feel"),
    }
    let topic = told.phrase(agreement.topic);
    if topic.starts_with("after ") {
        put!(out, " {topic}");
    } else if topic.is_empty() {
        out.push_str(" after the treatment");
    } else {
        put!(out, " after the treatment ({topic})");
    }
}

fn hygiene(out: &mut String, talk: &Talk<'_>, told: &DecisionView<'_>) {
    put!(out, "it is time for professional cleaning{}", whose(talk));
    let due_on = told.agreement().and_then(|agreement| agreement.due_on);
    if let Some(on) = due_on.filter(|&on| talk.is_ahead(on)) {
        put!(out, ": {}", day(talk, on));
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

fn offer(out: &mut String, talk: &Talk<'_>) {
    out.push_str(match talk.offer() {
        Some(Offer::Treatment) => {
            " If it still matters to you, we will find a convenient time; if you would rather decide \
             later, just ring us."
        }
        Some(Offer::Examination) => {
            " We will find a time that suits you, or ring us when you have decided."
        }
        Some(Offer::OtherTime) => {
            " If this is not a good moment to talk, tell me when to call you."
        }
        Some(Offer::OtherVisit) => " If your plans have changed, tell us and we will find another time.",
        None => "",
    });
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
