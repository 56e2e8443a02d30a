//! Days and moments, parsed from bytes without allocation: there are millions of them.

use chrono::{NaiveDate, TimeDelta, TimeZone, Timelike};
use chrono_tz::Tz;

use super::cell::is_space;
use super::{Read, Unreadable, is_blank, trim};
use crate::clinic::Moment;

/// A year before this one is how some systems write that there is no date.
const FIRST_YEAR: i32 = 1900;

/// How an export writes dates with slashes. Without a word from the clinic they can't be read: `03/02/2026` is two different days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DateOrder {
    /// Not at all.
    #[default]
    NoSlashes,
    /// `3/2/2026` is the second of March.
    MonthFirst,
    /// `3/2/2026` is the third of February.
    DayFirst,
}

/// A day: `2026-03-02` or `02.03.2026`. A time after it must be midnight, as spreadsheets add it.
///
/// # Errors
///
/// Where the cell is no day, as `31.02.2026`, `02.03.26` or `yes`.
pub fn date(cell: &str) -> Read<NaiveDate> {
    date_in(DateOrder::NoSlashes, cell)
}

/// The same, where an export may write dates with slashes.
///
/// # Errors
///
/// Where the cell is no day.
pub fn date_in(order: DateOrder, cell: &str) -> Read<NaiveDate> {
    let Some((day, rest)) = begin(cell, order)? else {
        return Ok(None);
    };
    if !rest.is_empty() && time_of_day(rest, order)?.second != 0 {
        return Err(Unreadable);
    }
    Ok(day)
}

/// A moment in the time of the clinic: a day, a space or `T`, and `H:MM` or `H:MM:SS`; an offset from UTC is converted.
/// A day alone is its start where that is said to be enough.
///
/// # Errors
///
/// Where the cell is no moment.
pub fn moment(cell: &str, zone: Tz, date_alone_ok: bool) -> Read<Moment> {
    moment_in(DateOrder::NoSlashes, cell, zone, date_alone_ok)
}

/// The same, where an export may write dates with slashes; the time may then be one of twelve hours, as `2:30 PM`.
///
/// # Errors
///
/// Where the cell is no moment.
pub fn moment_in(order: DateOrder, cell: &str, zone: Tz, date_alone_ok: bool) -> Read<Moment> {
    let Some((day, rest)) = begin(cell, order)? else {
        return Ok(None);
    };
    if rest.is_empty() {
        return if date_alone_ok || day.is_none() {
            Ok(day.map(Moment::start_of))
        } else {
            Err(Unreadable)
        };
    }
    let time = time_of_day(rest, order)?;
    let Some(date) = day else { return Ok(None) };
    let second = time.second;
    let Some(offset) = time.offset else {
        return Ok(Some(Moment { date, second }));
    };
    let utc = date
        .and_hms_opt(0, 0, 0)
        .and_then(|start| {
            start.checked_add_signed(TimeDelta::seconds(i64::from(second) - i64::from(offset)))
        })
        .ok_or(Unreadable)?;
    let local = zone.from_utc_datetime(&utc).naive_local();
    Ok(Some(Moment {
        date: local.date(),
        second: local.num_seconds_from_midnight(),
    }))
}

/// The day with which a cell begins, and what follows; `None` in the place of the day is a date that means none.
fn begin(cell: &str, order: DateOrder) -> Result<Option<(Option<NaiveDate>, &str)>, Unreadable> {
    let cell = trim(cell);
    if !cell.starts_with(|c: char| c.is_ascii_digit()) || cell == "0000-00-00" {
        return if is_blank(cell) {
            Ok(None)
        } else {
            Err(Unreadable)
        };
    }
    let (year, month, day, length) = match cell.as_bytes() {
        [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2, ..] => (
            number(&[*y1, *y2, *y3, *y4])?,
            number(&[*m1, *m2])?,
            number(&[*d1, *d2])?,
            10,
        ),
        bytes => parted(bytes, order)?,
    };
    let rest = cell.get(length..).ok_or(Unreadable)?;
    if rest.starts_with(|c: char| c.is_alphanumeric() && !matches!(c, 'T' | 't')) {
        return Err(Unreadable);
    }
    if (year, month, day) == (0, 0, 0) {
        return Ok(Some((None, rest)));
    }
    let year = i32::try_from(year).map_err(|_| Unreadable)?;
    let date = NaiveDate::from_ymd_opt(year, month, day).ok_or(Unreadable)?;
    Ok(Some(((year >= FIRST_YEAR).then_some(date), rest)))
}

/// Year, month and day of `2.3.2026` or `02.03.2026`, or with slashes in the order in which the export writes them; and the length.
fn parted(bytes: &[u8], order: DateOrder) -> Result<(u32, u32, u32, usize), Unreadable> {
    let (first, part, bytes_after) = one_or_two(bytes)?;
    let (second, again, year) = one_or_two(bytes_after)?;
    let (day, month) = match (part, order) {
        _ if part != again => return Err(Unreadable),
        (b'.', _) | (b'/', DateOrder::DayFirst) => (first, second),
        (b'/', DateOrder::MonthFirst) => (second, first),
        _ => return Err(Unreadable),
    };
    let length = bytes.len() - year.len() + 4;
    let year = number(year.get(..4).ok_or(Unreadable)?)?;
    Ok((year, month, day, length))
}

/// A number of one or two digits, the sign after it, and what follows.
fn one_or_two(bytes: &[u8]) -> Result<(u32, u8, &[u8]), Unreadable> {
    match bytes {
        [one, part @ (b'.' | b'/'), rest @ ..] => Ok((number(&[*one])?, *part, rest)),
        [ten, one, part @ (b'.' | b'/'), rest @ ..] => Ok((number(&[*ten, *one])?, *part, rest)),
        _ => Err(Unreadable),
    }
}

/// A number of a few digits and nothing else.
fn number(digits: &[u8]) -> Result<u32, Unreadable> {
    digits.iter().try_fold(0, |number, digit| match digit {
        b'0'..=b'9' => Ok(number * 10 + u32::from(digit - b'0')),
        _ => Err(Unreadable),
    })
}

/// A time as written.
struct TimeOfDay {
    /// Since midnight.
    second: u32,
    /// Seconds east of UTC, where that is written.
    offset: Option<i32>,
}

/// What follows the day: a `T` or spaces, the time, perhaps a fraction of a second, perhaps an offset.
fn time_of_day(rest: &str, order: DateOrder) -> Result<TimeOfDay, Unreadable> {
    let rest = match rest.strip_prefix(['T', 't']) {
        Some(rest) => rest,
        None => rest
            .strip_prefix(is_space)
            .ok_or(Unreadable)?
            .trim_start_matches(is_space),
    };
    let (hour, rest) = match rest.as_bytes() {
        [h1, h2, b':', rest @ ..] => (number(&[*h1, *h2])?, rest),
        [h, b':', rest @ ..] => (number(&[*h])?, rest),
        _ => return Err(Unreadable),
    };
    let [m1, m2, rest @ ..] = rest else {
        return Err(Unreadable);
    };
    let minute = number(&[*m1, *m2])?;
    let (second, rest) = match rest {
        [b':', s1, s2, rest @ ..] => (number(&[*s1, *s2])?, after_fraction(rest)?),
        rest => (0, rest),
    };
    let (hour, rest) = match order {
        DateOrder::NoSlashes => (hour, rest),
        DateOrder::MonthFirst | DateOrder::DayFirst => in_halves(hour, rest)?,
    };
    if hour > 23 || minute > 59 || second > 59 {
        return Err(Unreadable);
    }
    Ok(TimeOfDay {
        second: (hour * 60 + minute) * 60 + second,
        offset: offset(rest)?,
    })
}

/// The hour of a day in which `AM` or `PM` stands behind the time, and what is left.
fn in_halves(hour: u32, rest: &[u8]) -> Result<(u32, &[u8]), Unreadable> {
    let half = rest.trim_ascii_start();
    match half {
        [half @ (b'A' | b'a' | b'P' | b'p'), b'M' | b'm'] if (1..=12).contains(&hour) => {
            let is_later = matches!(half, b'P' | b'p');
            Ok((hour % 12 + if is_later { 12 } else { 0 }, &[]))
        }
        [b'A' | b'a' | b'P' | b'p', ..] => Err(Unreadable),
        _ => Ok((hour, rest)),
    }
}

/// What follows `.123` or `,123`.
fn after_fraction(rest: &[u8]) -> Result<&[u8], Unreadable> {
    let [b'.' | b',', fraction @ ..] = rest else {
        return Ok(rest);
    };
    let digits = fraction
        .iter()
        .take_while(|digit| digit.is_ascii_digit())
        .count();
    if digits == 0 {
        return Err(Unreadable);
    }
    fraction.get(digits..).ok_or(Unreadable)
}

/// `Z`, `+03:00`, `+0300` or `+03`, perhaps after a space; nothing where nothing is left.
fn offset(rest: &[u8]) -> Result<Option<i32>, Unreadable> {
    let rest = rest.strip_prefix(b" ").unwrap_or(rest);
    let (sign, hours, minutes) = match rest {
        [] => return Ok(None),
        [b'Z' | b'z'] => return Ok(Some(0)),
        [sign, h1, h2] => (sign, number(&[*h1, *h2])?, 0),
        [sign, h1, h2, b':', m1, m2] | [sign, h1, h2, m1, m2] => {
            (sign, number(&[*h1, *h2])?, number(&[*m1, *m2])?)
        }
        _ => return Err(Unreadable),
    };
    if hours > 23 || minutes > 59 {
        return Err(Unreadable);
    }
    let seconds = i32::try_from((hours * 60 + minutes) * 60).map_err(|_| Unreadable)?;
    match sign {
        b'+' => Ok(Some(seconds)),
        b'-' => Ok(Some(-seconds)),
        _ => Err(Unreadable),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// `?` for a cell that can't be read, `blank` for a blank one.
    fn shown<T>(read: Read<T>, show: impl Fn(T) -> String) -> String {
        match read {
            Ok(Some(value)) => show(value),
            Ok(None) => "blank".to_owned(),
            Err(Unreadable) => "?".to_owned(),
        }
    }

    #[test]
    fn days() {
        for (cell, wanted) in [
            ("2026-03-02", "2026-03-02"),
            ("02.03.2026", "2026-03-02"),
            ("2.3.2026", "2026-03-02"),
            ("2.12.2026", "2026-12-02"),
            ("12.3.2026", "2026-03-12"),
            (" 29.02.2024\u{a0}", "2024-02-29"),
            ("9999-12-31", "9999-12-31"),
            ("1900-01-01", "1900-01-01"),
            ("15.11.2023 00:00", "2023-11-15"),
            ("15.11.2023 0:00:00", "2023-11-15"),
            ("2023-11-15T00:00:00.000", "2023-11-15"),
            ("2023-11-15T00:00:00+03:00", "2023-11-15"),
            ("", "blank"),
            ("-", "blank"),
            ("—", "blank"),
            ("нет", "blank"),
            ("н/д", "blank"),
            ("n/a", "blank"),
            ("none", "blank"),
            ("null", "blank"),
            ("0000-00-00", "blank"),
            ("0000-00-00 00:00:00", "blank"),
            ("00.00.0000", "blank"),
            ("0001-01-01", "blank"),
            ("01.01.0001 0:00:00", "blank"),
            ("30.12.1899", "blank"),
            ("31.12.1899 00:00", "blank"),
            ("29.02.2023", "?"),
            ("31.02.2026", "?"),
            ("2026-13-01", "?"),
            ("2026-00-10", "?"),
            ("02.03.26", "?"),
            ("2.3.26", "?"),
            ("26-03-02", "?"),
            ("2026-3-2", "?"),
            ("2026/03/02", "?"),
            ("03/02/2026", "?"),
            ("20260302", "?"),
            ("02.03.20261", "?"),
            ("2026-03-02x", "?"),
            ("15.11.2023 10:30", "?"),
            ("15.11.2023 00:00:01", "?"),
            ("0001-01-01 10:00 x", "?"),
            ("15.11.2023T", "?"),
            ("15.11.2023г", "?"),
            ("да", "?"),
            ("yes", "?"),
            ("45000", "?"),
            ("2026-0é-02", "?"),
        ] {
            assert_eq!(
                shown(date(cell), |date| date.to_string()),
                wanted,
                "{cell:?}"
            );
        }
    }

    #[test]
    fn moments() {
        let moscow = chrono_tz::Europe::Moscow;
        for (cell, wanted) in [
            ("2026-03-02 10:00", "2026-03-02 36000"),
            ("02.03.2026 9:05", "2026-03-02 32700"),
            ("02.03.2026  09:05:07", "2026-03-02 32707"),
            ("2026-03-02T09:05:07.999999", "2026-03-02 32707"),
            ("2026-03-02t00:00", "2026-03-02 0"),
            ("2026-03-02\u{a0}23:59:59,5", "2026-03-02 86399"),
            ("2026-03-02T10:00:00Z", "2026-03-02 46800"),
            ("2026-03-02T10:00Z", "2026-03-02 46800"),
            ("2026-03-02T23:00:00+00:00", "2026-03-03 7200"),
            ("2026-03-02T10:00:00+03:00", "2026-03-02 36000"),
            ("2026-03-02T10:00:00+0300", "2026-03-02 36000"),
            ("2026-03-02 10:00:00+03", "2026-03-02 36000"),
            ("2026-03-02 10:00:00.123 +0500", "2026-03-02 28800"),
            ("2026-03-01 20:00-05:30", "2026-03-02 16200"),
            ("9999-12-31 23:59-23:59", "10000-01-02 10680"),
            ("", "blank"),
            ("н/д", "blank"),
            ("0001-01-01 00:00:00", "blank"),
            ("0001-01-01", "blank"),
            ("0000-00-00", "blank"),
            ("02.03.2026", "?"),
            ("02.03.2026 24:00", "?"),
            ("02.03.2026 10:60", "?"),
            ("02.03.2026 10:00:60", "?"),
            ("02.03.2026 10", "?"),
            ("02.03.2026 10:0", "?"),
            ("02.03.2026 10.00", "?"),
            ("02.03.2026 10:00 PM", "?"),
            ("02.03.2026 10:00:00.", "?"),
            ("02.03.2026 10:00 +3", "?"),
            ("02.03.2026 10:00+24:00", "?"),
            ("02.03.202610:00", "?"),
            ("02.03.26 10:00", "?"),
            ("10:00", "?"),
        ] {
            let read = shown(moment(cell, moscow, false), |moment| {
                format!("{:?} {}", moment.date, moment.second).replace('+', "")
            });
            assert_eq!(read, wanted, "{cell:?}");
        }
    }

    #[test]
    fn a_day_alone_is_its_start() {
        let date = NaiveDate::from_ymd_opt(2026, 3, 2).map(Moment::start_of);
        for cell in ["02.03.2026", "2026-03-02"] {
            assert_eq!(moment(cell, Tz::UTC, true), Ok(date));
        }
        assert_eq!(moment("1.1.1800", Tz::UTC, true), Ok(None));
        assert_eq!(moment("02.03.2026 10", Tz::UTC, true), Err(Unreadable));
    }

    #[test]
    fn slashes_are_read_as_the_clinic_says_and_not_otherwise() {
        let second_of_march = Ok(NaiveDate::from_ymd_opt(2026, 3, 2));
        for (order, cell) in [
            (DateOrder::MonthFirst, "3/2/2026"),
            (DateOrder::MonthFirst, "03/02/2026"),
            (DateOrder::MonthFirst, "3/2/2026 12:00:00 AM"),
            (DateOrder::DayFirst, "2/3/2026"),
            (DateOrder::DayFirst, "02/03/2026 0:00"),
            (DateOrder::DayFirst, "2.3.2026"),
            (DateOrder::MonthFirst, "02.03.2026"),
            (DateOrder::MonthFirst, "2026-03-02"),
        ] {
            assert_eq!(date_in(order, cell), second_of_march, "{cell}");
        }
        for (order, cell) in [
            (DateOrder::NoSlashes, "3/2/2026"),
            (DateOrder::MonthFirst, "13/2/2026"),
            (DateOrder::DayFirst, "2/13/2026"),
            (DateOrder::MonthFirst, "3/2/26"),
            (DateOrder::MonthFirst, "3/2.2026"),
            (DateOrder::MonthFirst, "3/2/2026 12:00 PM"),
            (DateOrder::MonthFirst, "003/2/2026"),
            (DateOrder::MonthFirst, "2026/3/2"),
        ] {
            assert_eq!(date_in(order, cell), Err(Unreadable), "{cell}");
        }
    }

    #[test]
    fn hours_of_half_a_day() {
        let minute = |cell: &str| {
            let read = moment_in(DateOrder::MonthFirst, cell, Tz::UTC, false);
            read.map(|moment| moment.map(|moment| moment.second / 60))
        };
        for (cell, wanted) in [
            ("3/2/2026 2:30 PM", 14 * 60 + 30),
            ("3/2/2026 2:30:00 pm", 14 * 60 + 30),
            ("3/2/2026 12:05AM", 5),
            ("3/2/2026 12:05 PM", 12 * 60 + 5),
            ("3/2/2026 14:30", 14 * 60 + 30),
        ] {
            assert_eq!(minute(cell), Ok(Some(wanted)), "{cell}");
        }
        for cell in ["3/2/2026 14:30 PM", "3/2/2026 0:30 AM", "3/2/2026 2:30 PMX"] {
            assert_eq!(minute(cell), Err(Unreadable), "{cell}");
        }
        let plain = moment("2026-03-02 02:30 PM", Tz::UTC, false);
        assert_eq!(plain, Err(Unreadable));
    }

    proptest! {
        #[test]
        fn any_cell_is_read_or_not(cell in any::<String>()) {
            let _ = (date(&cell), moment(&cell, Tz::UTC, true));
        }

        #[test]
        fn any_cell_like_a_moment_is_read_or_not(cell in "[0-9]{1,4}[-.][0-9]{1,2}[-.][0-9]{1,4}[ T]?[0-9:.+Zé-]{0,20}") {
            let _ = (date(&cell), moment(&cell, chrono_tz::Europe::Moscow, false));
        }

        #[test]
        fn every_moment_is_read_back(day in 0..20_000_i64, second in 0..86_400_u32) {
            let date = NaiveDate::from_ymd_opt(1970, 1, 1).unwrap() + TimeDelta::days(day);
            let time = chrono::NaiveTime::from_num_seconds_from_midnight_opt(second, 0).unwrap();
            let wanted = Ok(Some(Moment { date, second }));
            for cell in [format!("{date} {time}"), format!("{} {time}", date.format("%d.%m.%Y")), format!("{date}T{time}Z")] {
                prop_assert_eq!(moment(&cell, Tz::UTC, false), wanted);
            }
        }
    }
}
