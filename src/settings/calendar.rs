//! Dates, days of the week and hours in `recall.toml`: read as in the exports, save that nothing may be blank.

use chrono::{Datelike, NaiveDate};

use crate::export::vocabulary::Vocabulary;
use crate::export::{values, words};
use crate::model::clinic::{Weekdays, Window, Windows};

/// The first year that a date may lie in.
const FIRST_YEAR: i32 = 1900;

/// A date such as `2026-03-08` or `08.03.2026`.
#[must_use]
pub fn date(text: &str) -> Option<NaiveDate> {
    values::date(text).ok().flatten()
}

/// A date of the TOML format itself.
#[must_use]
pub fn toml_date(found: &toml::value::Datetime) -> Option<NaiveDate> {
    if found.time.is_some() || found.offset.is_some() {
        return None;
    }
    let date = found.date?;
    NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())
        .filter(|date| date.year() >= FIRST_YEAR)
}

/// One window such as `09:00-20:00`, `9-20` or `с 9 до 20`, neither empty nor over midnight; `24:00` may end it.
#[must_use]
pub fn window(text: &str) -> Option<Window> {
    match windows(text)?.as_slice() {
        &[window] => Some(window),
        _ => None,
    }
}

/// One or several windows parted by `,` or `;`.
#[must_use]
pub fn windows(text: &str) -> Option<Windows> {
    values::times(text, &Vocabulary::new(&words::TIME, None))
        .ok()
        .flatten()
}

/// Days of the week: names, lists and ranges, in English or Russian; a range may wrap.
#[must_use]
pub fn weekdays(text: &str) -> Option<Weekdays> {
    values::weekdays(text, &Vocabulary::new(&words::WEEKDAY, None))
        .ok()
        .flatten()
}

#[cfg(test)]
mod tests {
    use chrono::Weekday;

    use super::*;

    #[test]
    fn dates_are_read_in_both_orders() {
        let eighth = NaiveDate::from_ymd_opt(2026, 3, 8);
        for text in ["2026-03-08", "08.03.2026", "8.3.2026", " 2026-03-08 "] {
            assert_eq!(date(text), eighth, "{text}");
        }
        for text in [
            "08.03.26",
            "26-03-08",
            "2026.03.08",
            "30.02.2026",
            "01.01.0001",
            "8 марта",
            "",
            "2026-03",
            "2026-03-08-01",
        ] {
            assert_eq!(date(text), None, "{text}");
        }
    }

    #[test]
    fn hours_are_one_window() {
        let day = Some(Window {
            from: 9 * 60,
            to: 20 * 60,
        });
        for text in [
            "09:00-20:00",
            "9-20",
            "9.00 – 20.00",
            "с 9 до 20",
            "С 9:00 до 20:00",
        ] {
            assert_eq!(window(text), day, "{text}");
        }
        assert_eq!(window("0-24:00"), Some(Window::DAY));
        for text in [
            "",
            "9",
            "9-9",
            "20-9",
            "9-25",
            "24:01-24:30",
            "9:60-10",
            "9-12,13-20",
            "9:0-10",
            "+9-10",
        ] {
            assert_eq!(window(text), None, "{text}");
        }
    }

    #[test]
    fn windows_are_joined_where_they_touch() {
        let two = windows("15-21; 09:00-13:00").unwrap();
        assert_eq!(two.as_slice().len(), 2);
        assert_eq!(windows("9-13,13-21").unwrap().as_slice().len(), 1);
    }

    #[test]
    fn days_are_read_in_both_languages() {
        let named = |text: &str| {
            weekdays(text).map(|days| {
                (0..7)
                    .filter(|&n| days.contains(Weekday::try_from(n).unwrap()))
                    .collect::<Vec<_>>()
            })
        };
        for (text, wanted) in [
            ("mon-sat", vec![0, 1, 2, 3, 4, 5]),
            ("sat-mon", vec![0, 5, 6]),
            ("ПН – ПТ", vec![0, 1, 2, 3, 4]),
            ("будни", vec![0, 1, 2, 3, 4]),
            ("будни, сб", vec![0, 1, 2, 3, 4, 5]),
            ("по выходным", vec![5, 6]),
            ("вт и чт", vec![1, 3]),
            ("пн ср;пт", vec![0, 2, 4]),
            ("Sunday", vec![6]),
            ("every day", vec![0, 1, 2, 3, 4, 5, 6]),
        ] {
            assert_eq!(named(text), Some(wanted), "{text}");
        }
        for text in ["", "someday", "mon-", "mon-tue-wed", "и", "8"] {
            assert_eq!(named(text), None, "{text}");
        }
    }
}
