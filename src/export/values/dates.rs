//! Days and moments, parsed from bytes without allocation: there are millions of them.

use std::ops::RangeInclusive;

use chrono::{NaiveDate, TimeDelta, TimeZone, Timelike};
use chrono_tz::Tz;

use super::cell::{is_space, lower};
use super::{Read, Unreadable, is_blank, is_dash, trim};
use crate::model::clinic::Moment;

/// A year outside of these is how some systems write that there is no date, or that it is never.
const YEARS: RangeInclusive<i32> = 1900..=2199;

/// What a day after these years is where something waits until then.
const LAST_DAY: NaiveDate = match NaiveDate::from_ymd_opt(*YEARS.end(), 12, 31) {
    Some(date) => date,
    None => NaiveDate::MAX,
};

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

/// A day: `2026-03-02` or `02.03.2026`, also `3 марта 2026` or `3 March 2026`, and behind a day of the week. Of a moment it is the day.
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
    day_in(order, cell, Tz::UTC)
}

/// The same, where the day of a moment with an offset is that of the clinic; of one written as midnight the day that is written, for a
/// program that knows no hours writes days so.
///
/// # Errors
///
/// Where the cell is no day.
pub fn day_in(order: DateOrder, cell: &str, zone: Tz) -> Read<NaiveDate> {
    if let Some((date, [])) = usual_day(cell.as_bytes()) {
        return Ok(Some(date));
    }
    day_as_written(order, cell, zone)
}

fn day_as_written(order: DateOrder, cell: &str, zone: Tz) -> Read<NaiveDate> {
    let Some(written) = written(order, cell)? else {
        return Ok(None);
    };
    match (written.day, written.time) {
        (Day::On(date), Some(time)) if time.second != 0 => {
            time.on(date, zone).map(|moment| Some(moment.date))
        }
        (Day::On(date), _) => Ok(Some(date)),
        (Day::None | Day::Never, _) => Ok(None),
    }
}

/// The same for a day until which something waits: what is never, waits.
///
/// # Errors
///
/// Where the cell is no day.
pub fn until_in(order: DateOrder, cell: &str, zone: Tz) -> Read<NaiveDate> {
    if let Some((date, [])) = usual_day(cell.as_bytes()) {
        return Ok(Some(date));
    }
    match written(order, cell)? {
        Some(Written {
            day: Day::Never, ..
        }) => Ok(Some(LAST_DAY)),
        _ => day_in(order, cell, zone),
    }
}

/// The day of a cell that is written as most are, and as no column reads otherwise.
#[inline]
pub(crate) fn usual_date(cell: &str) -> Option<NaiveDate> {
    let whole: &[u8; DAY_LENGTH] = cell.as_bytes().try_into().ok()?;
    usual_day_of(whole)
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

/// The same, where an export may write dates with slashes.
///
/// # Errors
///
/// Where the cell is no moment.
pub fn moment_in(order: DateOrder, cell: &str, zone: Tz, date_alone_ok: bool) -> Read<Moment> {
    if let Some((date, time)) = usual_day(cell.as_bytes())
        && let Some(second) = usual_time(time)
    {
        return Ok(Some(Moment { date, second }));
    }
    moment_as_written(order, cell, zone, date_alone_ok)
}

fn moment_as_written(order: DateOrder, cell: &str, zone: Tz, date_alone_ok: bool) -> Read<Moment> {
    let Some(written) = written(order, cell)? else {
        return Ok(None);
    };
    match (written.day, written.time) {
        (Day::On(date), Some(time)) => time.on(date, zone).map(Some),
        (Day::On(date), None) if date_alone_ok => Ok(Some(Moment::start_of(date))),
        (Day::On(_), None) => Err(Unreadable),
        (Day::None | Day::Never, _) => Ok(None),
    }
}

/// Whether a cell holds a day without a time.
#[must_use]
pub fn is_date_alone(order: DateOrder, cell: &str) -> bool {
    matches!(written(order, cell), Ok(Some(Written { time: None, .. })))
}

/// How long `2026-03-02` is.
const DAY_LENGTH: usize = 10;

/// The day `2026-03-02` with which a cell begins, where it is one of the years that say something, and what follows. Nearly every day is
/// written so.
#[inline]
fn usual_day(cell: &[u8]) -> Option<(NaiveDate, &[u8])> {
    let (day, rest) = cell.split_first_chunk()?;
    Some((usual_day_of(day)?, rest))
}

/// All digits but those of the day are looked at together: there are more days in exports than rows.
#[inline]
fn usual_day_of(day: &[u8; DAY_LENGTH]) -> Option<NaiveDate> {
    /// `0000-00-`, of which the digits are counted.
    const NONE: u64 = u64::from_le_bytes(*b"0000-00-");
    const DASHES: u64 = u64::from_le_bytes([0, 0, 0, 0, 0xFF, 0, 0, 0xFF]);
    const HIGH: u64 = 0x8080_8080_8080_8080;
    /// What has to be added to a digit to reach the high bit, and is too much for what is more than nine.
    const BEYOND_NINE: u64 = 0x7676_7676_7676_7676;
    let digits = u64::from_le_bytes(*day.first_chunk()?) ^ NONE;
    let some_other = (digits | digits.wrapping_add(BEYOND_NINE)) & HIGH != 0;
    if some_other || digits & DASHES != 0 {
        return None;
    }
    // Two digits each, with the dashes as noughts between them.
    let pairs = digits.wrapping_mul(10).wrapping_add(digits >> 8);
    let [century, _, year, _, _, month, ..] = pairs.to_le_bytes();
    let year = i32::from(century) * 100 + i32::from(year);
    let day = two_digits(day[DAY_LENGTH - 2], day[DAY_LENGTH - 1])?;
    YEARS
        .contains(&year)
        .then(|| NaiveDate::from_ymd_opt(year, month.into(), day))?
}

/// The second of the day, where nothing but ` 10:30` or `T10:30` follows a day.
fn usual_time(after: &[u8]) -> Option<u32> {
    let [b' ' | b'T', h1, h2, b':', m1, m2] = after else {
        return None;
    };
    let (hour, minute) = (two_digits(*h1, *h2)?, two_digits(*m1, *m2)?);
    (hour < 24 && minute < 60).then_some((hour * 60 + minute) * 60)
}

/// A number of two digits.
fn two_digits(ten: u8, one: u8) -> Option<u32> {
    let (ten, one) = (ten.wrapping_sub(b'0'), one.wrapping_sub(b'0'));
    (ten < 10 && one < 10).then_some(u32::from(ten) * 10 + u32::from(one))
}

/// A day as written.
#[derive(Clone, Copy)]
enum Day {
    On(NaiveDate),
    /// A date that means none, as `0001-01-01`.
    None,
    /// A date that means never, as `9999-12-31`.
    Never,
}

/// A day, and the time behind it.
struct Written {
    day: Day,
    time: Option<TimeOfDay>,
}

/// What a cell says; `None`: nothing.
fn written(order: DateOrder, cell: &str) -> Result<Option<Written>, Unreadable> {
    let cell = trim(cell);
    match plain(order, cell) {
        Err(Unreadable) => match in_words(cell) {
            Some(spelled) => plain(order, &spelled),
            None => Err(Unreadable),
        },
        read => read,
    }
}

/// What a cell says in digits.
fn plain(order: DateOrder, cell: &str) -> Result<Option<Written>, Unreadable> {
    let Some((day, rest)) = begin(cell, order)? else {
        return Ok(None);
    };
    let time = if rest.is_empty() {
        None
    } else {
        Some(time_after(rest, order)?)
    };
    Ok(Some(Written { day, time }))
}

/// The day with which a cell begins, and what follows.
fn begin(cell: &str, order: DateOrder) -> Result<Option<(Day, &str)>, Unreadable> {
    if !cell.starts_with(|c: char| c.is_ascii_digit()) || cell == "0000-00-00" {
        return if is_blank(cell) {
            Ok(None)
        } else {
            Err(Unreadable)
        };
    }
    let (year, month, day, length) = match cell.as_bytes() {
        [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2, ..] if *m2 != b'-' => (
            number(&[*y1, *y2, *y3, *y4])?,
            number(&[*m1, *m2])?,
            number(&[*d1, *d2]).or_else(|_| number(&[*d1]))?,
            if d2.is_ascii_digit() { 10 } else { 9 },
        ),
        [y1, y2, y3, y4, b'-', rest @ ..] => {
            let year = number(&[*y1, *y2, *y3, *y4])?;
            let (month, rest) = short(rest)?;
            let rest = rest.strip_prefix(b"-").ok_or(Unreadable)?;
            let (day, rest) = short(rest)?;
            (year, month, day, cell.len() - rest.len())
        }
        bytes => parted(bytes, order)?,
    };
    let rest = cell.get(length..).ok_or(Unreadable)?;
    if rest.starts_with(|c: char| c.is_alphanumeric() && !matches!(c, 'T' | 't')) {
        return Err(Unreadable);
    }
    // Excel's day before the first.
    if matches!((year, month, day), (0, 0, 0) | (1900, 1, 0)) {
        return Ok(Some((Day::None, rest)));
    }
    let year = i32::try_from(year).map_err(|_| Unreadable)?;
    let date = NaiveDate::from_ymd_opt(year, month, day).ok_or(Unreadable)?;
    let day = match year {
        year if YEARS.contains(&year) => Day::On(date),
        year if year < *YEARS.start() => Day::None,
        _ => Day::Never,
    };
    Ok(Some((day, rest)))
}

/// A number of one or two digits, and what follows.
fn short(bytes: &[u8]) -> Result<(u32, &[u8]), Unreadable> {
    match bytes {
        [ten, one, rest @ ..] if one.is_ascii_digit() => Ok((number(&[*ten, *one])?, rest)),
        [one, rest @ ..] => Ok((number(&[*one])?, rest)),
        [] => Err(Unreadable),
    }
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
#[derive(Clone, Copy)]
struct TimeOfDay {
    /// Since midnight.
    second: u32,
    /// Seconds east of UTC, where that is written.
    offset: Option<i32>,
}

impl TimeOfDay {
    /// The moment in the time of the clinic.
    fn on(self, date: NaiveDate, zone: Tz) -> Result<Moment, Unreadable> {
        let second = self.second;
        let Some(offset) = self.offset else {
            return Ok(Moment { date, second });
        };
        let utc = date
            .and_hms_opt(0, 0, 0)
            .and_then(|start| {
                start.checked_add_signed(TimeDelta::seconds(i64::from(second) - i64::from(offset)))
            })
            .ok_or(Unreadable)?;
        let local = zone.from_utc_datetime(&utc).naive_local();
        Ok(Moment {
            date: local.date(),
            second: local.num_seconds_from_midnight(),
        })
    }
}

/// What follows the day: a `T` or spaces, and the time. Where columns are joined, a midnight or a date that means none stands before it, as
/// spreadsheets write what is only a time (`30.12.1899 10:30`).
fn time_after(rest: &str, order: DateOrder) -> Result<TimeOfDay, Unreadable> {
    let (is_spaced, rest) = match rest.strip_prefix(['T', 't']) {
        Some(rest) => (false, rest),
        None => (
            true,
            rest.strip_prefix(is_space)
                .ok_or(Unreadable)?
                .trim_start_matches(is_space),
        ),
    };
    let read = time_of_day(rest, is_spaced);
    if read.is_ok() || !is_spaced {
        return read;
    }
    if let Ok(Some((Day::None, only_time))) = begin(rest, order) {
        return time_after(only_time, order);
    }
    let midnight = rest.find(is_space).ok_or(Unreadable)?;
    let (midnight, after) = rest.split_at(midnight);
    match time_of_day(midnight, false)? {
        TimeOfDay {
            second: 0,
            offset: None,
        } => time_after(after, order),
        _ => Err(Unreadable),
    }
}

/// `10:30`, `10:30:15`, `10.30`, perhaps a fraction of a second, `AM` or `PM`, an offset, or behind spaces the end of the visit.
fn time_of_day(rest: &str, is_spaced: bool) -> Result<TimeOfDay, Unreadable> {
    let (hour, sign, rest) = match rest.as_bytes() {
        [h1, h2, sign @ (b':' | b'.'), rest @ ..] => (number(&[*h1, *h2])?, *sign, rest),
        [h, sign @ (b':' | b'.'), rest @ ..] => (number(&[*h])?, *sign, rest),
        _ => return Err(Unreadable),
    };
    let [m1, m2, rest @ ..] = rest else {
        return Err(Unreadable);
    };
    let minute = number(&[*m1, *m2])?;
    let (second, rest) = match rest {
        [b':', s1, s2, rest @ ..] if sign == b':' => (number(&[*s1, *s2])?, after_fraction(rest)?),
        rest => (0, rest),
    };
    let (hour, rest) = in_halves(hour, rest)?;
    if hour > 23 || minute > 59 || second > 59 {
        return Err(Unreadable);
    }
    let is_range = is_spaced && !rest.is_empty() && ends_later(rest, hour * 60 + minute);
    Ok(TimeOfDay {
        second: (hour * 60 + minute) * 60 + second,
        offset: if is_range { None } else { offset(rest)? },
    })
}

/// Whether the end of what begins at a minute of the day follows: `-10:30` behind `10:00` is no offset.
fn ends_later(rest: &[u8], begins: u32) -> bool {
    let Ok(rest) = std::str::from_utf8(rest) else {
        return false;
    };
    let Some(end) = rest.trim_start_matches(is_space).strip_prefix(is_dash) else {
        return false;
    };
    let mut parts = end.trim_start_matches(is_space).splitn(2, [':', '.']);
    let mut part = || {
        let part = parts.next().filter(|part| matches!(part.len(), 1 | 2))?;
        number(part.as_bytes()).ok()
    };
    match (part(), part()) {
        (Some(hour @ ..=23), Some(minute @ ..=59)) => hour * 60 + minute > begins,
        _ => false,
    }
}

/// The hour of a day in which `AM` or `PM` stands behind the time, and what is left.
fn in_halves(hour: u32, rest: &[u8]) -> Result<(u32, &[u8]), Unreadable> {
    if rest.is_empty() {
        return Ok((hour, rest));
    }
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

const WEEKDAYS: &str = "пн вт ср чт пт сб вс понедельник вторник среда среду четверг пятница пятницу суббота субботу воскресенье \
    mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday";
/// The names of each month.
const MONTHS: [&str; 12] = [
    "января январь янв january jan",
    "февраля февраль фев февр february feb",
    "марта март мар march mar",
    "апреля апрель апр april apr",
    "мая май may",
    "июня июнь июн june jun",
    "июля июль июл july jul",
    "августа август авг august aug",
    "сентября сентябрь сен сент september sep sept",
    "октября октябрь окт october oct",
    "ноября ноябрь ноя нояб november nov",
    "декабря декабрь дек december dec",
];
/// More words than these are no date.
const MOST_WORDS: usize = 12;

fn is_one_of(word: &str, list: &str) -> bool {
    let word = word.trim_end_matches('.');
    list.split(' ').any(|known| known == word)
}

/// The number of a month by its name.
fn month(word: &str) -> Option<usize> {
    let place = MONTHS.iter().position(|names| is_one_of(word, names))?;
    Some(place + 1)
}

/// A date with words in it as digits: `вт, 3 марта 2026 г. в 10:00` is `2026-03-03 10:00`; `None` where no word is one of a date.
#[cold]
fn in_words(cell: &str) -> Option<String> {
    let lower: String = cell.chars().flat_map(lower).collect();
    let apart = |c: char| is_space(c) || matches!(c, ',' | '(' | ')');
    let all: Vec<&str> = lower.split(apart).filter(|word| !word.is_empty()).collect();
    let is_of_day = |word: &&&str| !is_one_of(word, WEEKDAYS);
    let words: Vec<&str> = all.iter().filter(is_of_day).copied().collect();
    let (date, rest) = match words[..] {
        [] => return None,
        [day, name, year, ref rest @ ..] if month(name).is_some() => {
            (spelled(day, name, year)?, rest)
        }
        [name, day, year, ref rest @ ..] if month(name).is_some() => {
            (spelled(day, name, year)?, rest)
        }
        [date, ref rest @ ..] => match date.splitn(3, '-').collect::<Vec<_>>()[..] {
            [day, name, year] if month(name).is_some() => (spelled(day, name, year)?, rest),
            _ => (date.to_owned(), rest),
        },
    };
    let rest = match rest {
        ["г" | "г." | "года", rest @ ..] | rest => rest,
    };
    let rest = match rest {
        ["в" | "at", rest @ ..] | rest => rest,
    };
    if all.len() > MOST_WORDS || rest.len() == all.len() - 1 && date == all[0] {
        return None;
    }
    let mut out = date;
    for word in rest {
        out.push(' ');
        out.push_str(word);
    }
    Some(out)
}

/// A date of which the month is a word.
fn spelled(day: &str, name: &str, year: &str) -> Option<String> {
    let day = day.trim_end_matches(['.', 's', 't', 'n', 'd', 'r', 'h']);
    let year = year.trim_end_matches(['г', '.']);
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_date =
        matches!(day.len(), 1 | 2) && year.len() == 4 && is_number(day) && is_number(year);
    let month = month(name).filter(|_| is_date)?;
    Some(format!("{year}-{month:02}-{day:0>2}"))
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
            ("9999-12-31", "blank"),
            ("2199-12-31", "2199-12-31"),
            ("01.01.2200", "blank"),
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
            ("2026-3-2", "2026-03-02"),
            ("2026-03-2", "2026-03-02"),
            ("2026-3-02 10:00", "2026-03-02"),
            ("2026/03/02", "?"),
            ("03/02/2026", "?"),
            ("20260302", "?"),
            ("02.03.20261", "?"),
            ("2026-03-02x", "?"),
            ("15.11.2023 10:30", "2023-11-15"),
            ("15.11.2023 00:00:01", "2023-11-15"),
            ("0001-01-01 10:00 x", "?"),
            ("15.11.2023T", "?"),
            ("15.11.2023г", "?"),
            ("15.11.2023 г.", "2023-11-15"),
            ("ср, 15.11.2023", "2023-11-15"),
            ("15 ноября 2023", "2023-11-15"),
            ("15 Ноября 2023 г.", "2023-11-15"),
            ("15 нояб. 2023г.", "2023-11-15"),
            ("среда, 1 ноября 2023 года", "2023-11-01"),
            ("15 November 2023", "2023-11-15"),
            ("Wed, 15 Nov 2023", "2023-11-15"),
            ("November 1st, 2023", "2023-11-01"),
            ("15-Nov-2023", "2023-11-15"),
            ("15.11.2023 (ср)", "2023-11-15"),
            ("30.12.1899 10:30", "blank"),
            ("00.01.1900 10:30:00", "blank"),
            ("15 ноября 23", "?"),
            ("15 ноября", "?"),
            ("31 ноября 2023", "?"),
            ("15-Nov-23", "?"),
            ("ноябрь 2023", "?"),
            ("ср", "?"),
            ("ср, чт", "?"),
            ("15.11.2023 срочно", "?"),
            ("2023", "?"),
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
            ("9999-12-31 23:59-23:59", "blank"),
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
            ("02.03.2026 10.00", "2026-03-02 36000"),
            ("02.03.2026 9.05", "2026-03-02 32700"),
            ("02.03.2026 10.00.00", "?"),
            ("02.03.2026 10-00", "?"),
            ("пн 02.03.2026 10:00", "2026-03-02 36000"),
            ("Понедельник, 2 марта 2026 г. в 10:00", "2026-03-02 36000"),
            ("Mon, 2 Mar 2026 10:00", "2026-03-02 36000"),
            ("2 March 2026 at 2:30 pm", "2026-03-02 52200"),
            ("02.03.2026 10:00 (пн)", "2026-03-02 36000"),
            // From, to.
            ("02.03.2026 10:00-10:30", "2026-03-02 36000"),
            ("02.03.2026 10:00 – 10:30", "2026-03-02 36000"),
            ("02.03.2026 10:00-09:30", "2026-03-02 81000"),
            // A column with the date, and one with the time alone.
            ("02.03.2026 30.12.1899 10:30:00", "2026-03-02 37800"),
            ("2026-03-02 1899-12-30 10:30", "2026-03-02 37800"),
            ("02.03.2026 00:00:00 30.12.1899 10:30", "2026-03-02 37800"),
            ("02.03.2026 0:00 10:30", "2026-03-02 37800"),
            ("02.03.2026 00.01.1900 10:30", "2026-03-02 37800"),
            ("02.03.2026 01.01.0001 0:00:00", "2026-03-02 0"),
            ("30.12.1899 10:30", "blank"),
            ("02.03.2026 09:00 10:30", "?"),
            ("02.03.2026 03.03.2026 10:30", "?"),
            ("2 марта 26 10:00", "?"),
            ("02.03.2026 10:00 PM", "2026-03-02 79200"),
            ("02.03.2026 12:30 AM", "2026-03-02 1800"),
            ("02.03.2026 12:30 PM", "2026-03-02 45000"),
            ("02.03.2026 09:00:00 am", "2026-03-02 32400"),
            ("02.03.2026 3:00pm", "2026-03-02 54000"),
            ("02.03.2026 13:00 PM", "?"),
            ("02.03.2026 0:30 PM", "?"),
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
    fn the_day_of_a_moment_is_that_of_the_clinic() {
        let moscow = chrono_tz::Europe::Moscow;
        for (cell, wanted) in [
            ("2026-03-02T21:00:00Z", "2026-03-03"),
            ("2026-03-02T20:59:59Z", "2026-03-02"),
            ("2026-03-02T00:00:00Z", "2026-03-02"),
            ("2026-03-02T00:00:00+12:00", "2026-03-02"),
            ("02.03.2026 14:22:05", "2026-03-02"),
        ] {
            let read = day_in(DateOrder::NoSlashes, cell, moscow);
            assert_eq!(shown(read, |date| date.to_string()), wanted, "{cell:?}");
        }
        let west = day_in(
            DateOrder::NoSlashes,
            "2026-03-02T00:00:00Z",
            chrono_tz::America::Sao_Paulo,
        );
        assert_eq!(west, Ok(NaiveDate::from_ymd_opt(2026, 3, 2)));
    }

    #[test]
    fn what_waits_for_ever_waits() {
        for (cell, wanted) in [
            ("9999-12-31", "2199-12-31"),
            ("01.01.2200", "2199-12-31"),
            ("2199-12-30", "2199-12-30"),
            ("0001-01-01", "blank"),
            ("", "blank"),
            ("завтра", "?"),
        ] {
            let read = until_in(DateOrder::NoSlashes, cell, Tz::UTC);
            assert_eq!(shown(read, |date| date.to_string()), wanted, "{cell:?}");
        }
    }

    #[test]
    fn a_day_without_a_time_is_known() {
        for cell in ["02.03.2026", "2 марта 2026", "пн 2026-03-02"] {
            assert!(is_date_alone(DateOrder::NoSlashes, cell), "{cell}");
        }
        for cell in [
            "02.03.2026 10.30",
            "2 марта 2026 0:00",
            "2026-03-02T00:00Z",
            "",
            "пн",
        ] {
            assert!(!is_date_alone(DateOrder::NoSlashes, cell), "{cell}");
        }
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
    }

    proptest! {
        #[test]
        fn what_is_written_as_usual_is_read_as_all_else(cell in "(19|20|2[12]|00)[0-9]{2}-[01][0-9]-[0-3][0-9]([ T][0-2][0-9]:[0-6][0-9])?") {
            let (order, zone) = (DateOrder::NoSlashes, chrono_tz::Europe::Moscow);
            let day = day_as_written(order, &cell, zone);
            prop_assert_eq!(day_in(order, &cell, zone), day);
            let moment = moment_as_written(order, &cell, zone, false);
            prop_assert_eq!(moment_in(order, &cell, zone, false), moment);
        }

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
