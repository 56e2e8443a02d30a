//! Every setting by its name: what it takes, and where that is kept.

use std::collections::BTreeMap;
use std::fmt;

use chrono::Weekday;
use chrono_tz::Tz;
use toml::de::DeValue;

use super::error::{Problem, Thing, Wanted};
use super::parse::{At, Entry, Reading, segment};
use super::{Bookings, Settings, calendar};
use crate::base::Language;
use crate::export::refusal_words::Ignored;
use crate::model::clinic::{Caller, Channel, Channels, DAY_MINUTES, Reason, Weekdays};
use crate::phone;

/// What a setting takes.
#[derive(Clone, Copy)]
pub(super) enum Takes {
    /// A whole number from one to another, kept in a field.
    Whole(u32, u32, fn(&mut Settings) -> &mut u32),
    /// Something that is read by a function of its own.
    Other(for<'a> fn(&mut Reading<'a>, &Entry<'a>)),
}

/// Ten years: nothing that is counted in days makes sense beyond.
const MOST_DAYS: u32 = 3650;
/// The ages of majority of the world lie within, with some room.
const ADULT_AGES: (u32, u32) = (14, 25);

/// All settings but those of reasons, columns and values.
pub(super) const SETTINGS: [(&str, Takes); 23] = [
    ("clinic.name", Takes::Other(name)),
    ("clinic.country", Takes::Other(country)),
    ("clinic.timezone", Takes::Other(timezone)),
    ("clinic.language", Takes::Other(language)),
    ("clinic.hours", Takes::Other(hours)),
    ("clinic.holidays", Takes::Other(holidays)),
    ("clinic.extra_days", Takes::Other(extra_days)),
    ("clinic.calling_hours", Takes::Other(calling_hours)),
    ("contact.default_channels", Takes::Other(default_channels)),
    (
        "contact.max_attempts",
        Takes::Whole(1, 100, |settings| &mut settings.max_attempts),
    ),
    (
        "contact.attempt_gap_days",
        Takes::Whole(0, MOST_DAYS, |settings| &mut settings.attempt_gap_days),
    ),
    (
        "contact.contact_gap_days",
        Takes::Whole(0, MOST_DAYS, |settings| &mut settings.contact_gap_days),
    ),
    (
        "contact.max_per_week",
        Takes::Whole(1, 100, |settings| &mut settings.max_per_week),
    ),
    (
        "contact.adult_age",
        Takes::Whole(ADULT_AGES.0, ADULT_AGES.1, |settings| {
            &mut settings.adult_age
        }),
    ),
    ("contact.call_minutes", Takes::Other(call_minutes)),
    (
        "contact.coming_soon_days",
        Takes::Whole(0, MOST_DAYS, |settings| &mut settings.coming_soon_days),
    ),
    (
        "contact.allow_possible_duplicates",
        Takes::Other(allow_possible_duplicates),
    ),
    ("inputs.bookings", Takes::Other(bookings)),
    (
        "inputs.max_age_days",
        Takes::Whole(0, MOST_DAYS, |settings| &mut settings.max_age_days),
    ),
    ("ignore.files", Takes::Other(ignored_files)),
    ("record.from", Takes::Other(record_from)),
    ("priority", Takes::Other(priority)),
    ("ignore.notes", Takes::Other(ignored_notes)),
];

/// The settings that reasons have; none has them all.
pub(super) const REASON_SETTINGS: [&str; 6] = [
    "days_before",
    "grace_days",
    "pause_days",
    "lead_days",
    "lapse_days",
    "caller",
];

/// The settings that one reason has.
pub(super) const fn own_settings(reason: Reason) -> &'static [&'static str] {
    match reason {
        Reason::AppointmentReminder => &["days_before", "caller"],
        Reason::UrgentTreatment => &["grace_days", "lapse_days", "caller"],
        Reason::UnfinishedTreatment => &["pause_days", "lapse_days", "caller"],
        Reason::ControlExam | Reason::HygieneReminder | Reason::CheckupReminder => {
            &["lead_days", "lapse_days", "caller"]
        }
        Reason::WellbeingCheck => &["lapse_days", "caller"],
        Reason::PersonalCall => &["lapse_days"],
    }
}

/// What is set for one reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfReason {
    /// So many days.
    Days(u32),
    /// Who calls.
    Caller(Caller),
}

impl fmt::Display for OfReason {
    /// As it stands in `recall.toml`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Days(days) => fmt::Display::fmt(days, f),
            Self::Caller(caller) => write!(f, "\"{}\"", caller.name()),
        }
    }
}

impl Settings {
    /// The settings that a reason has, by their names in its table.
    pub fn in_force(
        &self,
        reason: Reason,
    ) -> impl Iterator<Item = (&'static str, OfReason)> + use<> {
        let own = *self.of(reason);
        own_settings(reason).iter().map(move |&name| {
            let value = match name {
                "days_before" => OfReason::Days(own.days_before),
                "grace_days" => OfReason::Days(own.grace_days),
                "pause_days" => OfReason::Days(own.pause_days),
                "lead_days" => OfReason::Days(own.lead_days),
                "lapse_days" => OfReason::Days(own.lapse_days),
                _ => OfReason::Caller(own.caller),
            };
            (name, value)
        })
    }
}

/// Reads one of the settings that a reason has.
pub(super) fn reason_setting<'a>(
    reading: &mut Reading<'a>,
    reason: Reason,
    setting: &str,
    entry: &Entry<'a>,
) {
    if setting == "caller" {
        if let Some(place) = one_of(reading, entry, &Caller::NAMES) {
            reading.settings.reasons[reason.index()].caller = Caller::ALL[place];
        }
        return;
    }
    let Some(days) = reading.whole(entry, 0, MOST_DAYS) else {
        return;
    };
    let own = &mut reading.settings.reasons[reason.index()];
    match setting {
        "days_before" => own.days_before = days,
        "grace_days" => own.grace_days = days,
        "pause_days" => own.pause_days = days,
        "lead_days" => own.lead_days = days,
        _ => own.lapse_days = days,
    }
}

fn name<'a>(reading: &mut Reading<'a>, entry: &Entry<'a>) {
    if let Some(name) = reading.text(entry, Wanted::Text) {
        name.trim().clone_into(&mut reading.settings.clinic_name);
    }
}

fn country<'a>(reading: &mut Reading<'a>, entry: &Entry<'a>) {
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

fn timezone<'a>(reading: &mut Reading<'a>, entry: &Entry<'a>) {
    let Some(name) = reading.text(entry, Wanted::TimeZone) else {
        return;
    };
    match name.parse::<Tz>() {
        Ok(timezone) => {
            reading.settings.timezone = timezone;
            reading.settings.has_timezone = true;
        }
        Err(_) => reading.unknown_name(
            entry.value.span(),
            entry.name.clone(),
            Thing::TimeZone,
            name,
            chrono_tz::TZ_VARIANTS.map(Tz::name),
        ),
    }
}

fn language<'a>(reading: &mut Reading<'a>, entry: &Entry<'a>) {
    if let Some(place) = one_of(reading, entry, &["ru", "en"]) {
        reading.settings.language = [Language::Russian, Language::English][place];
    }
}

fn bookings<'a>(reading: &mut Reading<'a>, entry: &Entry<'a>) {
    if let Some(place) = one_of(reading, entry, &["visits", "checked_by_hand"]) {
        reading.settings.bookings = [Bookings::Visits, Bookings::CheckedByHand][place];
    }
}

fn ignored_files<'a>(reading: &mut Reading<'a>, entry: &Entry<'a>) {
    let names = strings(entry.value);
    match names.filter(|names| names.iter().all(|(name, _)| !name.trim().is_empty())) {
        Some(names) => {
            let names = names.into_iter().map(|(name, _)| name.trim().to_owned());
            reading.settings.ignored_files = names.collect();
        }
        None => reading.wanted(entry, Wanted::FileNames),
    }
}

fn record_from<'a>(reading: &mut Reading<'a>, entry: &Entry<'a>) {
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

fn call_minutes<'a>(reading: &mut Reading<'a>, entry: &Entry<'a>) {
    let minutes = reading.whole(entry, 1, DAY_MINUTES.into());
    if let Some(minutes) = minutes.and_then(|minutes| u16::try_from(minutes).ok()) {
        reading.settings.call_minutes = minutes;
    }
}

fn allow_possible_duplicates<'a>(reading: &mut Reading<'a>, entry: &Entry<'a>) {
    match entry.value.get_ref().as_bool() {
        Some(allow) => reading.settings.allow_possible_duplicates = allow,
        None => reading.wanted(entry, Wanted::TrueOrFalse),
    }
}

fn calling_hours<'a>(reading: &mut Reading<'a>, entry: &Entry<'a>) {
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

fn hours<'a>(reading: &mut Reading<'a>, entry: &Entry<'a>) {
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

fn holidays<'a>(reading: &mut Reading<'a>, entry: &Entry<'a>) {
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

fn extra_days<'a>(reading: &mut Reading<'a>, entry: &Entry<'a>) {
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

fn default_channels<'a>(reading: &mut Reading<'a>, entry: &Entry<'a>) {
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

fn priority<'a>(reading: &mut Reading<'a>, entry: &Entry<'a>) {
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
    if let Ok(order) = <[Reason; 8]>::try_from(order.as_slice()) {
        reading.settings.priority = order;
    } else if complete {
        let missing = Reason::ALL.into_iter();
        let missing = missing.filter(|reason| !order.contains(reason)).collect();
        reading.fail(entry.value.span(), Problem::ReasonsMissing(missing));
    }
}

/// Phrases in notes that are no refusal, by the clinic's word; `[]`: none.
fn ignored_notes<'a>(reading: &mut Reading<'a>, entry: &Entry<'a>) {
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
