//! What the script of the page knows: the talks by hours and names, the buttons, the days for a callback, the texts.

use std::collections::BTreeMap;
use std::io::Write;

use serde::Serialize;

use super::card::{Card, Matter, Person, doctor};
use super::markup::within_script;
use crate::export::page::{OUTCOMES, SCHEMA};
use crate::export::values::normal;
use crate::language::call_page::{Button, PageTexts, buttons};
use crate::model::clinic::{Caller, Channel, Clock, Outcome, Reason};
use crate::plan::contacts::Contact;
use crate::plan::time::plus;
use crate::read::force::is_strict;
use crate::render::Page;

/// Where promises are offered for the afternoon.
const AFTER_LUNCH: u16 = 14 * 60;

const DAYS_OF_WEEK: u32 = 7;

#[derive(Serialize)]
struct Data<'a> {
    schema: &'static str,
    date: String,
    zone: &'static str,
    clinic: &'a str,
    file: String,
    language: &'static str,
    texts: PageTexts,
    days: Days,
    outcomes: BTreeMap<&'static str, Meaning>,
    buttons: BTreeMap<&'static str, Set>,
    talks: Vec<Talk<'a>>,
}

/// The days that are offered for a callback.
#[derive(Serialize)]
struct Days {
    after_lunch: String,
    next: String,
    week: String,
    from: Option<String>,
    until: Option<String>,
}

/// What an outcome means for the page.
#[derive(Serialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is asked by the script for itself"
)]
struct Meaning {
    strict: bool,
    attempt: bool,
    /// It holds for all matters of the talk.
    whole: bool,
    /// It needs a day and an hour.
    promise: bool,
    phrase: &'static str,
}

#[derive(Serialize)]
struct Set {
    main: Vec<(&'static str, &'static str)>,
    more: Vec<(&'static str, &'static str)>,
}

#[derive(Serialize)]
struct Talk<'a> {
    n: usize,
    windows: Vec<(u16, u16)>,
    channel: &'static str,
    caller: String,
    doctor: String,
    by_doctor: bool,
    name: String,
    digits: String,
    matters: Vec<Row<'a>>,
}

/// A matter, as the list that comes back is completed with it too.
#[derive(Serialize)]
struct Row<'a> {
    entry: &'a str,
    patient_id: &'a str,
    patient_name: &'a str,
    /// Who is spoken with, where that is not the patient.
    spoken_with: &'a str,
    to: String,
    reason: &'static str,
    title: &'a str,
    set: &'static str,
    score: bool,
    person: usize,
}

/// Writes it as JSON that can stand in a script.
///
/// # Errors
/// Where it can't be written.
pub(super) fn write(
    page: &Page<'_>,
    cards: &[Card<'_>],
    name: &str,
    out: &mut impl Write,
) -> std::io::Result<()> {
    let language = page.language;
    let data = Data {
        schema: SCHEMA,
        date: page.practice.date().to_string(),
        zone: page.practice.settings.timezone.name(),
        clinic: page.practice.settings.clinic_name.trim(),
        file: format!("{name}{OUTCOMES}.csv"),
        language: language.code(),
        texts: PageTexts::in_language(language),
        days: days(page),
        outcomes: Outcome::ALL
            .into_iter()
            .map(|outcome| (outcome.name(), meaning(page, outcome)))
            .collect(),
        buttons: sets(page),
        talks: cards.iter().filter_map(|card| talk(page, card)).collect(),
    };
    let json = serde_json::to_string(&data)?;
    out.write_all(within_script(&json).as_bytes())
}

fn days(page: &Page<'_>) -> Days {
    let (date, calendar) = (page.practice.date(), &page.practice.calendar);
    let in_a_week = plus(date, DAYS_OF_WEEK);
    let week = match calendar.shift(in_a_week) {
        Some(_) => in_a_week,
        None => calendar.open_day_after(in_a_week),
    };
    let shift = calendar.shift(date);
    Days {
        after_lunch: Clock(AFTER_LUNCH).to_string(),
        next: calendar.open_day_after(date).to_string(),
        week: week.to_string(),
        from: shift.map(|shift| Clock(shift.from).to_string()),
        until: shift.map(|shift| Clock(shift.to).to_string()),
    }
}

fn meaning(page: &Page<'_>, outcome: Outcome) -> Meaning {
    // Of the rest each holds for its own matter (contract, section 10).
    let of_matter = matches!(
        outcome,
        Outcome::Booked | Outcome::Declined | Outcome::Reached | Outcome::AskDoctor
    );
    Meaning {
        strict: is_strict(outcome),
        attempt: outcome.meaning().is_attempt,
        whole: !of_matter,
        promise: outcome == Outcome::Callback,
        phrase: outcome.phrase().said_in(page.language),
    }
}

/// The name of a set of buttons.
fn set_name(reason: Option<Reason>, is_message: bool) -> &'static str {
    match (is_message, reason) {
        (true, _) => "message",
        (false, None) => "incoming",
        (false, Some(reason)) => reason.name(),
    }
}

fn sets(page: &Page<'_>) -> BTreeMap<&'static str, Set> {
    let reasons = Reason::ALL.into_iter().map(|reason| (Some(reason), false));
    let all = [(None, true), (None, false)].into_iter().chain(reasons);
    let shown = |buttons: &[Button], before: &[(&str, &str)]| {
        let mut shown: Vec<(&'static str, &'static str)> = Vec::new();
        for (outcome, word) in buttons {
            let button = (outcome.name(), word.said_in(page.language));
            // In a language that has one word for several there is one button.
            if !shown.contains(&button) && !before.contains(&button) {
                shown.push(button);
            }
        }
        shown
    };
    all.map(|(reason, is_message)| {
        let buttons = buttons(reason, is_message);
        let main = shown(buttons.main, &[]);
        let more = shown(buttons.more, &main);
        (set_name(reason, is_message), Set { main, more })
    })
    .collect()
}

fn talk<'a>(page: &'a Page<'_>, card: &'a Card<'a>) -> Option<Talk<'a>> {
    let contact = card.first()?;
    let windows = match contact.scheduled_at {
        Some(at) => {
            let until = at.saturating_add(page.practice.settings.call_minutes);
            vec![(at, until)]
        }
        None => contact
            .windows
            .as_slice()
            .iter()
            .map(|window| (window.from, window.to))
            .collect(),
    };
    let names = card
        .persons
        .iter()
        .flat_map(|person| [&person.contact_name, &person.patient_name]);
    let names: Vec<String> = names.map(|name| normal(name).into_owned()).collect();
    let address = page.address(contact);
    let rows = card.persons.iter().enumerate();
    let rows = rows.flat_map(|(nth, person)| {
        person
            .matters
            .iter()
            .map(move |matter| row(page, (nth, person), matter))
    });
    Some(Talk {
        n: card.position,
        windows,
        channel: page.words.channel(contact.channel),
        caller: caller(page, contact),
        doctor: doctor(page, contact),
        by_doctor: contact.caller == Caller::Doctor,
        name: names.join(" "),
        digits: match contact.number {
            Some(_) => address.chars().filter(char::is_ascii_digit).collect(),
            None => String::new(),
        },
        matters: rows.collect(),
    })
}

/// Who makes it: of several administrators which one.
fn caller(page: &Page<'_>, contact: &Contact) -> String {
    let of_several = page.words.caller_number(contact);
    of_several.unwrap_or_else(|| contact.caller.phrase().said_in(page.language).to_owned())
}

fn row<'a>(
    page: &'a Page<'_>,
    (nth, person): (usize, &'a Person<'a>),
    matter: &'a Matter<'a>,
) -> Row<'a> {
    let is_message = person.contact.channel != Channel::Call;
    Row {
        entry: &matter.entry,
        patient_id: page.practice.clinic.patient_id(person.contact.patient),
        patient_name: &person.patient_name,
        spoken_with: if person.contact.to_guardian {
            &person.contact_name
        } else {
            ""
        },
        to: page.shown_address(person.contact),
        reason: matter.reason.map_or("", Reason::name),
        title: &matter.title,
        set: set_name(matter.reason, is_message),
        score: matter.reason == Some(Reason::WellbeingCheck),
        person: nth,
    }
}
