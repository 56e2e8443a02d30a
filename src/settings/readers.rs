//! How each setting that is no plain number is read.

use std::collections::BTreeMap;

use chrono::Weekday;
use chrono_tz::Tz;
use toml::de::DeValue;

use super::error::{Problem, Thing, Wanted};
use super::parse::{At, Entry, Reading, segment};
use super::table::MOST_DAYS;
use super::{Bookings, calendar, zone};
use crate::base::Language;
use crate::export::refusal_words::Ignored;
use crate::model::clinic::{Caller, Channel, Channels, DAY_MINUTES, Reason, Weekdays};
use crate::phone;

/// Reads one of the settings that a reason has.
pub(super) fn reason_setting<'a>(
    reading: &mut Reading<'a>,
    reason: Reason,
    key: &str,
    entry: &Entry<'a>,
) {
    let reason = reason.index();
    if key == "caller" {
        if let Some(place) = one_of(reading, entry, &Caller::NAMES) {
            reading.settings.reasons[reason].caller = Caller::ALL[place];
        }
        return;
    }
    let Some(days) = reading.whole(entry, 0, MOST_DAYS) else {
        return;
    };
    let own = &mut reading.settings.reasons[reason];
    if key == "lapse_days" {
        own.lapse_days = Some(days);
    } else {
        own.days = days;
    }
}

pub(super) fn name<'a>(reading: &mut Reading<'a>, entry: &Entry<'a>) {
    if let Some(name) = reading.text(entry, Wanted::Text) {
        name.trim().clone_into(&mut reading.settings.clinic_name);
    }
}

pub(super) fn discreet_name<'a>(reading: &mut Reading<'a>, entry: &Entry<'a>) {
    if let Some(name) = reading.text(entry, Wanted::Text) {
        name.trim()
            .clone_into(&mut reading.settings.clinic_discreet_name);
    }
}

pub(super) fn clinic_phone<'a>(reading: &mut Reading<'a>, entry: &Entry<'a>) {
    if let Some(phone) = reading.text(entry, Wanted::Text) {
        phone.trim().clone_into(&mut reading.settings.clinic_phone);
    }
}

pub(super) fn country<'a>(reading: &mut Reading<'a>, entry: &Entry<'a>) {
    let Some(country) = reading.text(entry, Wanted::Country) else {
        return;
    };
    let country = country.to_uppercase();
    let letters = country.len() == 2 && country.bytes().all(|byte| byte.is_ascii_uppercase());
    if letters && phone::Reader::new(&country).is_some() {
        reading.settings.country = country;
    } else {
        reading.wanted(entry, Wanted::Country);
    }
}

pub(super) fn timezone<'a>(reading: &mut Reading<'a>, entry: &Entry<'a>) {
    let Some(name) = reading.text(entry, Wanted::TimeZone) else {
        return;
    };
    match name.parse::<Tz>() {
        Ok(timezone) => {
            reading.settings.timezone = timezone;
            reading.settings.has_timezone = true;
        }
        Err(_) => match zone::nearest(name) {
            Some(nearest) => reading.unknown_name(
                entry.value.span(),
                entry.name.clone(),
                Thing::TimeZone,
                name,
                [nearest],
            ),
            None => reading.wanted(entry, Wanted::TimeZone),
        },
    }
}

pub(super) fn language<'a>(reading: &mut Reading<'a>, entry: &Entry<'a>) {
    if let Some(place) = one_of(reading, entry, &["ru", "en"]) {
        reading.settings.language = [Language::Russian, Language::English][place];
    }
}

pub(super) fn bookings<'a>(reading: &mut Reading<'a>, entry: &Entry<'a>) {
    if let Some(place) = one_of(reading, entry, &["visits", "checked_by_hand"]) {
        reading.settings.bookings = [Bookings::Visits, Bookings::CheckedByHand][place];
    }
}

pub(super) fn ignored_files<'a>(reading: &mut Reading<'a>, entry: &Entry<'a>) {
    let names = strings(entry.value);
    match names.filter(|names| names.iter().all(|(name, _)| !name.trim().is_empty())) {
        Some(names) => {
            let names = names.into_iter().map(|(name, _)| name.trim().to_owned());
            reading.settings.ignored_files = names.collect();
        }
        None => reading.wanted(entry, Wanted::FileNames),
    }
}

pub(super) fn record_from<'a>(reading: &mut Reading<'a>, entry: &Entry<'a>) {
    let folders = strings(entry.value);
    match folders.filter(|all| all.iter().all(|(folder, _)| !folder.trim().is_empty())) {
        Some(folders) => {
            let folders = folders
                .into_iter()
                .map(|(folder, _)| folder.trim().to_owned());
            reading.settings.record_from = folders.collect();
        }
        None => reading.wanted(entry, Wanted::Folders),
    }
}

pub(super) fn archive_folder<'a>(reading: &mut Reading<'a>, entry: &Entry<'a>) {
    if let Some(folder) = reading.text(entry, Wanted::Text) {
        let folder = folder.trim();
        reading.settings.archive_folder = (!folder.is_empty()).then(|| folder.to_owned());
    }
}

pub(super) fn call_minutes<'a>(reading: &mut Reading<'a>, entry: &Entry<'a>) {
    let minutes = reading.whole(entry, 1, DAY_MINUTES.into());
    if let Some(minutes) = minutes.and_then(|minutes| u16::try_from(minutes).ok()) {
        reading.settings.call_minutes = minutes;
    }
}

pub(super) fn allow_possible_duplicates<'a>(reading: &mut Reading<'a>, entry: &Entry<'a>) {
    match entry.value.get_ref().as_bool() {
        Some(allow) => reading.settings.allow_possible_duplicates = allow,
        None => reading.wanted(entry, Wanted::TrueOrFalse),
    }
}

pub(super) fn calling_hours<'a>(reading: &mut Reading<'a>, entry: &Entry<'a>) {
    let Some(texts) = strings(entry.value) else {
        reading.wanted(entry, Wanted::HoursList);
        return;
    };
    let text: Vec<&str> = texts.iter().map(|(text, _)| *text).collect();
    match calendar::windows(&text.join(",")) {
        Some(windows) => reading.settings.calling_hours = windows,
        None => reading.wanted(entry, Wanted::HoursList),
    }
}

pub(super) fn hours<'a>(reading: &mut Reading<'a>, entry: &Entry<'a>) {
    let Some(table) = reading.table(entry) else {
        return;
    };
    let mut hours = [None; 7];
    let mut earlier: Vec<(&str, Weekdays)> = Vec::new();
    for (key, value) in table {
        let setting = format!("clinic.hours.{}", segment(key.get_ref()));
        let window = value.get_ref().as_str().and_then(calendar::window);
        if window.is_none() {
            reading.wanted_at(&setting, value, Wanted::Hours);
        }
        let Some(days) = calendar::weekdays(key.get_ref()) else {
            reading.wanted_key(key, "clinic.hours", Wanted::Days);
            continue;
        };
        let twice = earlier
            .iter()
            .find_map(|&(other, taken)| Some((other, first_common_day(taken, days)?)));
        if let Some((other, day)) = twice {
            let problem = Problem::DaysTwice {
                key: key.get_ref().to_string(),
                earlier: other.to_owned(),
                day,
            };
            reading.fail(key.span(), problem);
        }
        earlier.push((key.get_ref(), days));
        for day in 0..7_u8 {
            if Weekday::try_from(day).is_ok_and(|day| days.contains(day)) {
                hours[usize::from(day)] = window;
            }
        }
    }
    reading.settings.hours = hours;
}

pub(super) fn holidays<'a>(reading: &mut Reading<'a>, entry: &Entry<'a>) {
    let Some(list) = entry.value.get_ref().as_array() else {
        reading.wanted(entry, Wanted::Dates);
        return;
    };
    let mut dates = Vec::new();
    for value in list {
        let date = match value.get_ref() {
            DeValue::String(text) => calendar::date(text),
            DeValue::Datetime(date) => calendar::toml_date(date),
            _ => None,
        };
        match date {
            Some(date) => dates.push(date),
            None => reading.wanted_at(&entry.name, value, Wanted::Date),
        }
    }
    dates.sort_unstable();
    dates.dedup();
    reading.settings.holidays = dates;
}

pub(super) fn extra_days<'a>(reading: &mut Reading<'a>, entry: &Entry<'a>) {
    let Some(table) = reading.table(entry) else {
        return;
    };
    let mut days = BTreeMap::new();
    for (key, value) in table {
        let setting = format!("clinic.extra_days.{}", segment(key.get_ref()));
        let window = value.get_ref().as_str().and_then(calendar::window);
        if window.is_none() {
            reading.wanted_at(&setting, value, Wanted::Hours);
        }
        let Some(date) = calendar::date(key.get_ref()) else {
            reading.wanted_key(key, "clinic.extra_days", Wanted::Date);
            continue;
        };
        if days.insert(date, window).is_some() {
            reading.fail(key.span(), Problem::DateTwice(date));
        }
    }
    let days = days.into_iter();
    reading.settings.extra_days = days
        .filter_map(|(date, window)| Some((date, window?)))
        .collect();
}

pub(super) fn default_channels<'a>(reading: &mut Reading<'a>, entry: &Entry<'a>) {
    let Some(values) = values(entry.value).filter(|values| !values.is_empty()) else {
        reading.wanted(entry, Wanted::SomeOf(&Channel::NAMES));
        return;
    };
    let mut channels = Channels::default();
    for value in values {
        let named = value.get_ref().as_str().map(str::trim);
        let Some(channel) = Channel::ALL
            .into_iter()
            .find(|channel| named == Some(channel.name()))
        else {
            reading.wanted_at(&entry.name, value, Wanted::OneOf(&Channel::NAMES));
            continue;
        };
        if channels.iter().any(|known| known == channel) {
            let problem = Problem::Twice {
                setting: "contact.default_channels",
                name: channel.name(),
            };
            reading.fail(value.span(), problem);
        }
        channels.add(channel);
    }
    reading.settings.default_channels = channels;
}

pub(super) fn priority<'a>(reading: &mut Reading<'a>, entry: &Entry<'a>) {
    let Some(list) = entry.value.get_ref().as_array() else {
        reading.wanted(entry, Wanted::Reasons);
        return;
    };
    let mut order: Vec<Reason> = Vec::new();
    let mut complete = true;
    for value in list {
        let Some(name) = value.get_ref().as_str().map(str::trim) else {
            reading.wanted_at(&entry.name, value, Wanted::Reasons);
            complete = false;
            continue;
        };
        match Reason::named(name) {
            Some(reason) if order.contains(&reason) => {
                let problem = Problem::Twice {
                    setting: "priority",
                    name: reason.name(),
                };
                reading.fail(value.span(), problem);
            }
            Some(reason) => order.push(reason),
            None => {
                complete = false;
                reading.unknown_name(
                    value.span(),
                    entry.name.clone(),
                    Thing::Reason,
                    name,
                    Reason::ALL.map(Reason::name),
                );
            }
        }
    }
    if let Ok(order) = <[Reason; Reason::ALL.len()]>::try_from(order.as_slice()) {
        reading.settings.priority = order;
    } else if complete {
        let missing = Reason::ALL.into_iter();
        let missing = missing.filter(|reason| !order.contains(reason)).collect();
        reading.fail(entry.value.span(), Problem::ReasonsMissing(missing));
    }
}

/// Phrases in notes that are no refusal, by the clinic's word; `[]`: none.
pub(super) fn ignored_notes<'a>(reading: &mut Reading<'a>, entry: &Entry<'a>) {
    let phrases = strings(entry.value);
    let says_something = |&(phrase, _): &(&str, _)| phrase.chars().any(char::is_alphanumeric);
    match phrases.filter(|phrases| phrases.iter().all(says_something)) {
        Some(phrases) => {
            let phrases: Vec<&str> = phrases.into_iter().map(|(phrase, _)| phrase).collect();
            reading.settings.ignored_notes = Ignored::new(&phrases);
        }
        None => reading.wanted(entry, Wanted::Words),
    }
}

/// The place of a name among those that are possible.
pub(super) fn one_of<'a>(
    reading: &mut Reading<'a>,
    entry: &Entry<'a>,
    names: &'static [&'static str],
) -> Option<usize> {
    let text = reading.text(entry, Wanted::OneOf(names))?.trim();
    let place = names.iter().position(|&name| name == text);
    if place.is_none() {
        reading.wanted(entry, Wanted::OneOf(names));
    }
    place
}

/// The values of a list; one text alone is a list of itself.
pub(super) fn values<'a>(value: &'a At<DeValue<'a>>) -> Option<Vec<&'a At<DeValue<'a>>>> {
    match value.get_ref() {
        DeValue::String(_) => Some(vec![value]),
        DeValue::Array(list) => Some(list.iter().collect()),
        _ => None,
    }
}

/// One text or a list of texts, each with its place.
pub(super) fn strings<'a>(
    value: &'a At<DeValue<'a>>,
) -> Option<Vec<(&'a str, &'a At<DeValue<'a>>)>> {
    let values = values(value)?.into_iter();
    values
        .map(|value| Some((value.get_ref().as_str()?, value)))
        .collect()
}

/// The first day of the week that is in both.
fn first_common_day(a: Weekdays, b: Weekdays) -> Option<Weekday> {
    std::iter::successors(Some(Weekday::Mon), |day| Some(day.succ()))
        .take(7)
        .find(|&day| a.contains(day) && b.contains(day))
}
