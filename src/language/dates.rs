//! Dates, times of day and numbers in words.

use std::fmt;

use chrono::{Datelike, NaiveDate, Weekday};

use super::plain::{Said, say};
use crate::base::digits::{pair, short};
use crate::model::clinic::{Clock, Moment};

impl Said for Clock {
    fn say(self, out: &mut String) {
        let (hour, minute) = (usize::from(self.0 / 60), usize::from(self.0 % 60));
        say!(out, pair(hour), ":", pair(minute));
    }
}

/// A time of day as it is said to a patient and read before a talk: `9:00`. Facts have it as columns do.
#[derive(Clone, Copy)]
pub(super) struct Hour(pub u16);

impl fmt::Display for Hour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{:02}", self.0 / 60, self.0 % 60)
    }
}

/// The months of a date in Russian: of which month, with the spaces around it.
const RUSSIAN_MONTHS: [&str; 12] = [
    " января ",
    " февраля ",
    " марта ",
    " апреля ",
    " мая ",
    " июня ",
    " июля ",
    " августа ",
    " сентября ",
    " октября ",
    " ноября ",
    " декабря ",
];

/// The months in English, with the spaces around them.
const ENGLISH_MONTHS: [&str; 12] = [
    " January ",
    " February ",
    " March ",
    " April ",
    " May ",
    " June ",
    " July ",
    " August ",
    " September ",
    " October ",
    " November ",
    " December ",
];

/// Writes a date with the names of months: dates come by the million, and a table is quicker than formatting.
fn write_date(f: &mut impl fmt::Write, date: NaiveDate, months: &[&str; 12]) -> fmt::Result {
    f.write_str(short(date.day() as usize))?;
    f.write_str(months[date.month0() as usize])?;
    match usize::try_from(date.year()) {
        Ok(year @ 1000..10_000) => {
            f.write_str(pair(year / 100))?;
            f.write_str(pair(year % 100))
        }
        _ => write!(f, "{}", date.year()),
    }
}

/// A date as Russian text has it: `2 марта 2026`.
#[derive(Clone, Copy)]
pub(super) struct Russian(pub NaiveDate);

impl fmt::Display for Russian {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_date(f, self.0, &RUSSIAN_MONTHS)
    }
}

impl Said for Russian {
    fn say(self, out: &mut String) {
        // A text takes all that is written into it.
        write_date(out, self.0, &RUSSIAN_MONTHS).ok();
    }
}

/// "From" a date on: `со 2 марта 2026`, `с 3 марта 2026`. The second of a month takes a vowel, as one says it.
#[derive(Clone, Copy)]
pub(super) struct RussianFrom(pub NaiveDate);

impl fmt::Display for RussianFrom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.day() == 2 { "со " } else { "с " })?;
        Russian(self.0).fmt(f)
    }
}

/// A date as one says it in Russian, in the year that is given: `2 марта`, `2 марта 2025 года`.
#[derive(Clone, Copy)]
pub(super) struct RussianSpoken {
    /// The date.
    pub date: NaiveDate,
    /// The year that needs no naming.
    pub year: i32,
}

impl fmt::Display for RussianSpoken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.date.year() == self.year {
            let month = RUSSIAN_MONTHS[self.date.month0() as usize].trim_end();
            write!(f, "{}{month}", self.date.day())
        } else {
            write!(f, "{} года", Russian(self.date))
        }
    }
}

/// Whether a moment stands for some time of its day: what recall wrote down without a time is read as the day's last second.
fn is_day_alone(at: Moment) -> bool {
    at == Moment::end_of(at.date)
}

/// A moment as Russian text has it: `2 марта 2026 в 09:00`.
#[derive(Clone, Copy)]
pub(super) struct RussianMoment(pub Moment);

impl Said for RussianMoment {
    fn say(self, out: &mut String) {
        Russian(self.0.date).say(out);
        if !is_day_alone(self.0) {
            say!(out, " в ", Clock(self.0.minute()));
        }
    }
}

impl fmt::Display for RussianMoment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Russian(self.0.date).fmt(f)?;
        if is_day_alone(self.0) {
            return Ok(());
        }
        f.write_str(" в ")?;
        Clock(self.0.minute()).fmt(f)
    }
}

/// On a day of the week, in Russian: `в среду`.
pub(super) const fn russian_on(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "в понедельник",
        Weekday::Tue => "во вторник",
        Weekday::Wed => "в среду",
        Weekday::Thu => "в четверг",
        Weekday::Fri => "в пятницу",
        Weekday::Sat => "в субботу",
        Weekday::Sun => "в воскресенье",
    }
}

/// A date as English text has it: `2 March 2026`.
#[derive(Clone, Copy)]
pub(super) struct English(pub NaiveDate);

impl fmt::Display for English {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_date(f, self.0, &ENGLISH_MONTHS)
    }
}

impl Said for English {
    fn say(self, out: &mut String) {
        // A text takes all that is written into it.
        write_date(out, self.0, &ENGLISH_MONTHS).ok();
    }
}

/// A date as one says it in English, in the year that is given: `2 March`, `2 March 2025`.
#[derive(Clone, Copy)]
pub(super) struct EnglishSpoken {
    /// The date.
    pub date: NaiveDate,
    /// The year that needs no naming.
    pub year: i32,
}

impl fmt::Display for EnglishSpoken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.date.year() == self.year {
            let month = ENGLISH_MONTHS[self.date.month0() as usize].trim_end();
            write!(f, "{}{month}", self.date.day())
        } else {
            English(self.date).fmt(f)
        }
    }
}

/// A moment as English text has it: `2 March 2026 at 09:00`.
#[derive(Clone, Copy)]
pub(super) struct EnglishMoment(pub Moment);

impl Said for EnglishMoment {
    fn say(self, out: &mut String) {
        English(self.0.date).say(out);
        if !is_day_alone(self.0) {
            say!(out, " at ", Clock(self.0.minute()));
        }
    }
}

impl fmt::Display for EnglishMoment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        English(self.0.date).fmt(f)?;
        if is_day_alone(self.0) {
            return Ok(());
        }
        f.write_str(" at ")?;
        Clock(self.0.minute()).fmt(f)
    }
}

/// A day of the week in English.
pub(super) const fn english_day(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn a_day_without_a_time_is_told_without_one() {
        let day = date(2026, 3, 2);
        assert_eq!(
            RussianMoment(Moment::end_of(day)).to_string(),
            "2 марта 2026"
        );
        assert_eq!(
            EnglishMoment(Moment::end_of(day)).to_string(),
            "2 March 2026"
        );
        let late = Moment::at(day, 23 * 60 + 59);
        assert_eq!(RussianMoment(late).to_string(), "2 марта 2026 в 23:59");
        assert_eq!(EnglishMoment(late).to_string(), "2 March 2026 at 23:59");
    }

    #[test]
    fn dates_are_said_in_words() {
        assert_eq!(Russian(date(2026, 3, 2)).to_string(), "2 марта 2026");
        assert_eq!(Russian(date(2026, 5, 31)).to_string(), "31 мая 2026");
        assert_eq!(Russian(date(2009, 5, 10)).to_string(), "10 мая 2009");
        assert_eq!(Russian(date(999, 5, 9)).to_string(), "9 мая 999");
        assert_eq!(Russian(date(12_026, 5, 9)).to_string(), "9 мая 12026");
        assert_eq!(RussianFrom(date(2026, 3, 2)).to_string(), "со 2 марта 2026");
        assert_eq!(
            RussianFrom(date(2026, 3, 22)).to_string(),
            "с 22 марта 2026"
        );
        assert_eq!(English(date(2026, 3, 2)).to_string(), "2 March 2026");
        let spoken = |year| RussianSpoken {
            date: date(2025, 12, 1),
            year,
        };
        assert_eq!(spoken(2025).to_string(), "1 декабря");
        assert_eq!(spoken(2026).to_string(), "1 декабря 2025 года");
        let at = Moment::at(date(2026, 3, 2), 9 * 60 + 5);
        assert_eq!(RussianMoment(at).to_string(), "2 марта 2026 в 09:05");
        assert_eq!(EnglishMoment(at).to_string(), "2 March 2026 at 09:05");
    }
}
