//! Dates, days of the week and hours as a person writes them in `recall.toml`.

use chrono::{NaiveDate, Weekday};

use crate::clinic::{DAY_MINUTES, Weekdays, Window, Windows};

/// The first year that a date may lie in.
const FIRST_YEAR: i32 = 1900;

/// A date such as `2026-03-08` or `08.03.2026`.
#[must_use]
pub fn date(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    let digits_and_marks = |mark: char| {
        text.chars()
            .all(|found| found.is_ascii_digit() || found == mark)
    };
    let date = if digits_and_marks('-') {
        let parts = parts_of_date(text, '-', [4, 2, 2])?;
        NaiveDate::from_ymd_opt(i32::try_from(parts[0]).ok()?, parts[1], parts[2])
    } else if digits_and_marks('.') {
        let parts = parts_of_date(text, '.', [2, 2, 4])?;
        NaiveDate::from_ymd_opt(i32::try_from(parts[2]).ok()?, parts[1], parts[0])
    } else {
        None
    };
    date.filter(|&date| plausible(date))
}

/// A date of the TOML format itself.
#[must_use]
pub fn toml_date(found: &toml::value::Datetime) -> Option<NaiveDate> {
    if found.time.is_some() || found.offset.is_some() {
        return None;
    }
    let date = found.date?;
    NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())
        .filter(|&date| plausible(date))
}

fn plausible(date: NaiveDate) -> bool {
    use chrono::Datelike;
    date.year() >= FIRST_YEAR
}

/// Three numbers of at most so many digits each; the year needs all four.
fn parts_of_date(text: &str, mark: char, digits: [usize; 3]) -> Option<[u32; 3]> {
    let mut numbers = [0; 3];
    let mut parts = text.split(mark);
    for (number, wanted) in numbers.iter_mut().zip(digits) {
        let part = parts.next()?;
        let right = if wanted == 4 {
            part.len() == 4
        } else {
            (1..=wanted).contains(&part.len())
        };
        if !right {
            return None;
        }
        *number = part.parse().ok()?;
    }
    parts.next().is_none().then_some(numbers)
}

/// One window such as `09:00-20:00`, `9-20` or `с 9 до 20`, neither empty nor over midnight; `24:00` may end it.
#[must_use]
pub fn window(text: &str) -> Option<Window> {
    let text = plain(text);
    let (from, to) = match text.strip_prefix("с ") {
        Some(rest) => rest.split_once(" до ")?,
        None => text.split_once('-')?,
    };
    let (from, to) = (clock(from)?, clock(to)?);
    (from < to).then_some(Window { from, to })
}

/// One or several windows parted by `,` or `;`.
#[must_use]
pub fn windows(text: &str) -> Option<Windows> {
    let list: Option<Vec<Window>> = text.split([',', ';']).map(window).collect();
    list.map(Windows::of)
}

/// A time of the day such as `9`, `09:00` or `9.30`, in minutes.
fn clock(text: &str) -> Option<u16> {
    let text = text.trim();
    let (hour, minute) = text.split_once([':', '.']).unwrap_or((text, "00"));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !(1..=2).contains(&hour.len()) || minute.len() != 2 || !digits(hour) || !digits(minute) {
        return None;
    }
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    let minutes = hour * 60 + minute;
    (minute < 60 && minutes <= DAY_MINUTES).then_some(minutes)
}

/// Days of the week: names, lists and ranges, in English or Russian; a range may wrap.
#[must_use]
pub fn weekdays(text: &str) -> Option<Weekdays> {
    let mut days = Weekdays::NONE;
    let text = plain(text);
    for part in text.split([',', ';']) {
        let part = part.trim();
        if add_phrase(&mut days, part) {
            continue;
        }
        let mut words = part.split(' ').filter(|&word| word != "и" && word != "and");
        let first = words.next()?;
        for word in std::iter::once(first).chain(words) {
            add_days(&mut days, word)?;
        }
    }
    (days != Weekdays::NONE).then_some(days)
}

/// Adds a day, a range of days or what one word stands for.
fn add_days(days: &mut Weekdays, word: &str) -> Option<()> {
    if add_phrase(days, word) {
        return Some(());
    }
    match word.split_once('-') {
        Some((from, to)) => days.add_range(weekday(from)?, weekday(to)?),
        None => days.add(weekday(word)?),
    }
    Some(())
}

/// Adds the days of a set phrase, if it is one.
fn add_phrase(days: &mut Weekdays, phrase: &str) -> bool {
    let (from, to) = match phrase {
        "weekdays" | "будни" | "будние" | "по будням" | "рабочие дни" | "раб. дни" => {
            (Weekday::Mon, Weekday::Fri)
        }
        "weekend" | "weekends" | "выходные" | "по выходным" => {
            (Weekday::Sat, Weekday::Sun)
        }
        "daily" | "every day" | "ежедневно" | "каждый день" | "все дни" => {
            (Weekday::Mon, Weekday::Sun)
        }
        _ => return false,
    };
    days.add_range(from, to);
    true
}

fn weekday(name: &str) -> Option<Weekday> {
    Some(match name {
        "mon" | "monday" | "пн" | "понедельник" => Weekday::Mon,
        "tue" | "tues" | "tuesday" | "вт" | "вторник" => Weekday::Tue,
        "wed" | "wednesday" | "ср" | "среда" => Weekday::Wed,
        "thu" | "thur" | "thurs" | "thursday" | "чт" | "четверг" => Weekday::Thu,
        "fri" | "friday" | "пт" | "пятница" => Weekday::Fri,
        "sat" | "saturday" | "сб" | "суб" | "суббота" => Weekday::Sat,
        "sun" | "sunday" | "вс" | "вск" | "воскресенье" => Weekday::Sun,
        _ => return None,
    })
}

/// Lower case, one sort of dash with nothing around it, single spaces.
fn plain(text: &str) -> String {
    let text = text
        .to_lowercase()
        .replace(['–', '—', '−', '‑'], "-")
        .replace('ё', "е");
    let spaced = text.split_whitespace().collect::<Vec<_>>().join(" ");
    spaced.replace(" -", "-").replace("- ", "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_both_orders() {
        let eighth = NaiveDate::from_ymd_opt(2026, 3, 8);
        for text in ["2026-03-08", "08.03.2026", "8.3.2026", " 2026-3-8 "] {
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
            "после 9",
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
        assert_eq!(windows("9-13,"), None);
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
        for text in ["", "someday", "mon-", "mon-tue-wed", "пн,", "и", "8"] {
            assert_eq!(named(text), None, "{text}");
        }
    }
}
