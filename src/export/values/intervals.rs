//! Lengths of time after which something falls due again: `6m`, `6m1d`, `180d`, `полгода`.

use chrono::{Days, Months, NaiveDate};

use super::{Read, Unreadable, is_blank, normal, trim};

/// So many calendar months, then so many days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// Calendar months; the end of a shorter month is its last day.
    pub months: u32,
    /// Days after that.
    pub days: u32,
}

/// No examination is agreed for longer ahead.
const MOST_YEARS: u32 = 20;

impl Interval {
    /// The date that is so much later, if there is one.
    #[must_use]
    pub fn after(self, date: NaiveDate) -> Option<NaiveDate> {
        date.checked_add_months(Months::new(self.months))?
            .checked_add_days(Days::new(self.days.into()))
    }
}

/// An interval: numbers, each with its unit, as `1y 6m`, `2 недели` or `6 мес.`; or a word, as `полгода`.
///
/// # Errors
///
/// Where the cell is no interval, or one of no time at all, or of more than twenty years.
pub fn interval(cell: &str) -> Read<Interval> {
    let cell = trim(cell);
    if is_blank(cell) {
        return Ok(None);
    }
    if !cell.starts_with(char::is_alphanumeric) {
        return Err(Unreadable);
    }
    let text = normal(cell);
    let mut found = Interval { months: 0, days: 0 };
    match text.as_ref() {
        "полгода" | "раз в полгода" | "half a year" => found.months = 6,
        "год" | "раз в год" | "year" | "yearly" => found.months = 12,
        "квартал" | "раз в квартал" | "quarter" | "quarterly" => found.months = 3,
        "месяц" | "раз в месяц" | "month" | "monthly" => found.months = 1,
        text => {
            let mut rest = text;
            while !rest.is_empty() {
                rest = found.add(rest)?;
            }
        }
    }
    let is_long = found.months > MOST_YEARS * 12 || found.days > MOST_YEARS * 366;
    if is_long || found.months == 0 && found.days == 0 {
        return Err(Unreadable);
    }
    Ok(Some(found))
}

impl Interval {
    /// Adds the number with its unit with which a text begins, and gives what follows.
    fn add<'a>(&mut self, text: &'a str) -> Result<&'a str, Unreadable> {
        const MOST_DIGITS: usize = 5;
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = text.split_at(digits);
        let number = number.parse::<u32>().ok().filter(|_| digits <= MOST_DIGITS);
        let number = number.ok_or(Unreadable)?;
        let rest = rest.trim_start_matches(' ');
        let letters = rest.find(|c: char| !c.is_alphabetic());
        let (unit, rest) = rest.split_at(letters.unwrap_or(rest.len()));
        let (months, days) = match unit {
            "y" | "yr" | "year" | "years" | "г" | "год" | "года" | "лет" | "л" => {
                (12, 0)
            }
            "m" | "mo" | "mon" | "month" | "months" | "м" | "мес" | "месяц" | "месяца"
            | "месяцев" => (1, 0),
            "w" | "wk" | "week" | "weeks" | "н" | "нед" | "неделя" | "недели" | "недель" => {
                (0, 7)
            }
            "d" | "day" | "days" | "д" | "дн" | "день" | "дня" | "дней" => (0, 1),
            _ => return Err(Unreadable),
        };
        self.months = self.months.saturating_add(number * months);
        self.days = self.days.saturating_add(number * days);
        let rest = rest.trim_start_matches([' ', ',']);
        Ok(rest.strip_prefix("и ").unwrap_or(rest))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(cell: &str) -> String {
        match interval(cell) {
            Ok(Some(found)) => format!("{}m{}d", found.months, found.days),
            Ok(None) => "blank".to_owned(),
            Err(Unreadable) => "?".to_owned(),
        }
    }

    #[test]
    fn intervals_are_read_in_both_languages() {
        for (cell, wanted) in [
            ("6m", "6m0d"),
            ("6m1d", "6m1d"),
            ("180d", "0m180d"),
            ("1y", "12m0d"),
            ("1y 6m", "18m0d"),
            ("26w", "0m182d"),
            ("полгода", "6m0d"),
            ("Раз в полгода", "6m0d"),
            ("6 мес.", "6m0d"),
            ("6 месяцев", "6m0d"),
            ("1 год и 2 месяца", "14m0d"),
            ("2 недели", "0m14d"),
            ("180 дн.", "0m180d"),
            ("год", "12m0d"),
            ("-", "blank"),
            ("нет", "blank"),
            ("", "blank"),
            ("6", "?"),
            ("m", "?"),
            ("0m", "?"),
            ("0d", "?"),
            ("21y", "?"),
            ("999999d", "?"),
            ("6x", "?"),
            ("6m1", "?"),
            ("-6m", "?"),
            ("по показаниям", "?"),
        ] {
            assert_eq!(shown(cell), wanted, "{cell}");
        }
        // So many years that they can't be counted.
        assert_eq!(shown(&"99999y".repeat(4000)), "?");
        assert_eq!(shown(&"99999w".repeat(7000)), "?");
    }

    #[test]
    fn months_are_those_of_the_calendar() {
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
        let later = |cell, date| interval(cell).unwrap().unwrap().after(date);
        assert_eq!(later("6m", day(2026, 3, 2)), Some(day(2026, 9, 2)));
        assert_eq!(later("6m1d", day(2025, 8, 31)), Some(day(2026, 3, 1)));
        assert_eq!(later("180d", day(2026, 3, 2)), Some(day(2026, 8, 29)));
        assert_eq!(later("20y", NaiveDate::MAX), None);
    }

    proptest! {
        #[test]
        fn any_text_is_an_interval_or_none(cell in any::<String>()) {
            let _ = interval(&cell).map(|found| found.map(|found| found.after(NaiveDate::MAX)));
        }
    }
}
