//! Any text as a cell: it is read or refused, and what is read can be written and read again.
#![no_main]

use std::iter::successors;
use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};
use chrono_tz::Tz;
use libfuzzer_sys::fuzz_target;
use recall::base::{Words};
use recall::model::clinic::{Clock, DAY_MINUTES, Weekdays, Windows};
use recall::phone::Reader;
use recall::export::values::{self, CaseNames, DateOrder, Interval, Unreadable};
use recall::export::vocabulary::{Beginnings, Vocabulary};
use recall::export::words;
use recall::render::safe_cell;
use recall::settings::calendar;
use rlibphonenumber::PHONE_NUMBER_UTIL;

/// Every list of words that a column is read with.
static LISTS: [&Words; 14] = [
    &words::YES_NO,
    &words::CONSENT,
    &words::URGENT,
    &words::CALLER,
    &words::PATIENT_STATUS,
    &words::ANSWER,
    &words::ITEM_STATUS,
    &words::VISIT_STATUS,
    &words::VISIT_KIND,
    &words::AGREEMENT_KIND,
    &words::REASON,
    &words::AGREEMENT_STATUS,
    &words::OUTCOME,
    &words::CASE_PREFIX,
];

static VOCABULARIES: LazyLock<Vec<Vocabulary>> = LazyLock::new(|| {
    LISTS
        .iter()
        .map(|words| Vocabulary::new(words, None))
        .collect()
});
static CHANNEL: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(&words::CHANNEL, None));
static WEEKDAY: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(&words::WEEKDAY, None));
static TIME: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(&words::TIME, None));
static GROUNDS: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::new(&words::BASIS, None));
static CASE_NAMES: LazyLock<CaseNames> = LazyLock::new(|| CaseNames::new(None));

const ORDERS: [DateOrder; 3] = [
    DateOrder::NoSlashes,
    DateOrder::MonthFirst,
    DateOrder::DayFirst,
];

fuzz_target!(|bytes: &[u8]| {
    let cell = &*String::from_utf8_lossy(bytes);
    text(cell);
    days(cell);
    times(cell);
    phones(cell);
    names(cell);
});

fn text(cell: &str) {
    let trimmed = values::trim(cell);
    assert!(cell.contains(trimmed));
    assert_eq!(
        values::restored(&safe_cell(trimmed)).as_ref(),
        trimmed,
        "a safe cell comes back as it was"
    );
    let normal = values::normal(cell).into_owned();
    assert_eq!(values::normal(&normal), normal);
    let _ = values::is_blank(cell);
}

fn days(cell: &str) {
    let plain = values::date(cell);
    for order in ORDERS {
        let read = values::date_in(order, cell);
        match plain {
            Ok(_) => assert_eq!(read, plain, "a date without slashes, {order:?}"),
            Err(Unreadable) => assert!(read.is_err() || cell.contains(['/', 'm', 'M'])),
        }
        if let Ok(Some(date)) = read {
            dates_as_written(date);
        }
    }
    let in_order = |order| values::date_in(order, cell).ok().flatten();
    if let (Some(one), Some(other)) = (
        in_order(DateOrder::DayFirst),
        in_order(DateOrder::MonthFirst),
    ) {
        let is_swapped = (one.day(), one.month()) == (other.month(), other.day());
        assert!(one == other || (is_swapped && one.year() == other.year()));
    }
    for name in ["Europe/Moscow", "America/St_Johns", "Pacific/Apia"] {
        moments(cell, name.parse().unwrap());
    }
    if let Ok(Some(found)) = values::interval(cell) {
        later(found);
    }
    if let Ok(Some(days)) = values::weekdays(cell, &WEEKDAY) {
        weekdays_as_written(days);
    }
    values::zone(cell).ok();
    let _ = calendar::date(cell);
    let _ = calendar::weekdays(cell);
}

/// A date that is read is the same however it is written.
fn dates_as_written(date: NaiveDate) {
    for order in ORDERS {
        for form in ["%Y-%m-%d", "%d.%m.%Y", "%-d.%-m.%Y", "%Y-%m-%dT00:00:00Z"] {
            let shown = date.format(form).to_string();
            assert_eq!(values::date_in(order, &shown), Ok(Some(date)), "{shown}");
        }
    }
    for (order, form) in [
        (DateOrder::DayFirst, "%d/%m/%Y"),
        (DateOrder::MonthFirst, "%-m/%-d/%Y 12:00:00 AM"),
    ] {
        let shown = date.format(form).to_string();
        assert_eq!(values::date(&shown), Err(Unreadable), "{shown}");
        assert_eq!(values::date_in(order, &shown), Ok(Some(date)), "{shown}");
    }
}

fn moments(cell: &str, zone: Tz) {
    let plain = values::moment(cell, zone, false);
    for order in ORDERS {
        let exact = values::moment_in(order, cell, zone, false);
        let read = values::moment_in(order, cell, zone, true);
        if plain.is_ok() {
            assert_eq!(exact, plain, "a moment without slashes, {order:?}");
        }
        match (exact, read) {
            (Ok(_), _) => assert_eq!(read, exact),
            (Err(_), Ok(Some(day))) => assert_eq!(day.second, 0, "a date alone"),
            (Err(_), Ok(None)) => panic!("a blank cell is blank"),
            (Err(_), Err(_)) => {}
        }
        let Ok(Some(moment)) = read else { continue };
        assert!(moment.second < 24 * 60 * 60);
        // An offset may lead out of the years that are read.
        if !(1900..=2199).contains(&moment.date.year()) {
            continue;
        }
        let clock = NaiveTime::from_num_seconds_from_midnight_opt(moment.second, 0).unwrap();
        let written = moment.date.and_time(clock);
        for (order, form) in [
            (DateOrder::NoSlashes, "%Y-%m-%dT%H:%M:%S"),
            (DateOrder::MonthFirst, "%m/%d/%Y %-I:%M:%S %p"),
            (DateOrder::DayFirst, "%-d/%-m/%Y %-H:%M:%S"),
        ] {
            let shown = written.format(form).to_string();
            assert_eq!(
                values::moment_in(order, &shown, zone, false),
                Ok(Some(moment)),
                "{shown}"
            );
        }
    }
}

/// What comes after an interval is later, and no more than twenty years of months and of days.
fn later(found: Interval) {
    assert!(found.months <= 240 && found.days <= 20 * 366, "{found:?}");
    for date in ["1900-01-01", "2024-02-29", "2026-08-31", "2199-12-31"] {
        let date = calendar::date(date).unwrap();
        let after = found.after(date).unwrap();
        assert!(after > date, "{found:?}");
        assert!((after - date).num_days() <= 2 * 20 * 366, "{found:?}");
    }
    let shown = format!("{}m {}d", found.months, found.days);
    assert_eq!(values::interval(&shown), Ok(Some(found)), "{shown}");
}

fn weekdays_as_written(days: Weekdays) {
    assert_ne!(days, Weekdays::NONE);
    let week = successors(Some(Weekday::Mon), |day| Some(day.succ())).take(7);
    let shown: Vec<String> = week
        .filter(|day| days.contains(*day))
        .map(|day| day.to_string())
        .collect();
    let shown = shown.join(", ");
    assert_eq!(
        values::weekdays(&shown, &WEEKDAY),
        Ok(Some(days)),
        "{shown}"
    );
}

fn times(cell: &str) {
    let found = values::times(cell, &TIME).ok().flatten();
    for windows in found.into_iter().chain(calendar::windows(cell)) {
        let list = windows.as_slice();
        assert!(
            !list.is_empty()
                && list
                    .iter()
                    .all(|it| it.from < it.to && it.to <= DAY_MINUTES)
        );
        assert!(
            list.windows(2).all(|pair| pair[0].to < pair[1].from),
            "in order, none touching"
        );
        assert_eq!(windows, Windows::of(list.to_vec()));
        let shown = list
            .iter()
            .map(|it| format!("{}-{}", Clock(it.from), Clock(it.to)));
        let shown = shown.collect::<Vec<_>>().join(", ");
        assert_eq!(values::times(&shown, &TIME), Ok(Some(windows)), "{shown}");
    }
    values::minutes(cell).ok();
    assert!(
        values::score(cell)
            .ok()
            .flatten()
            .is_none_or(|score| score <= 10)
    );
}

fn phones(cell: &str) {
    for country in ["RU", "KZ", "BY", "UA", "DE", "US"] {
        let reader = Reader::new(country).unwrap();
        let one = values::phone(cell, &reader, values::Whose::Guardian);
        let many = values::phones(cell, &reader);
        let read = [one, many].into_iter().filter_map(|read| read.ok().flatten());
        for written in read.flat_map(|numbers| numbers.own) {
            let again = |text: &str| reader.read(text).map(|again| again.phone);
            let plain = written.phone.e164();
            let shown = reader.display(written.phone);
            assert_eq!(again(&plain), Some(written.phone), "{country}: {plain}");
            assert!(!shown.is_empty(), "{plain}");
            if is_somebodys(&plain) {
                assert_eq!(again(&shown), Some(written.phone), "{country}: {shown}");
            }
        }
    }
}

/// Whether a number may be in use in one of the countries. Others are perhaps shown in groups that begin like what is dialled before
/// numbers, and lose that when they are read again.
fn is_somebodys(e164: &str) -> bool {
    let is_of = ["+1", "+7", "+375", "+380", "+49"]
        .iter()
        .any(|code| e164.starts_with(code));
    let number = PHONE_NUMBER_UTIL.parse(e164, None);
    is_of && number.is_ok_and(|number| number.is_valid())
}

fn names(cell: &str) {
    for vocabulary in VOCABULARIES.iter() {
        vocabulary.read(cell).ok();
    }
    values::channels(cell, &CHANNEL).ok();
    let _ = values::clinical_basis(cell, &GROUNDS);
    values::email(cell).ok();
    for name in CASE_NAMES.read(cell).0 {
        drop(format!("{name:?}"));
    }
}
