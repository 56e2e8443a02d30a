//! What stands in a cell of a workbook, and how it is written where the sheet becomes text.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, Timelike};

use crate::export::values::trim;

/// Line breaks within a cell, which must not end the line of a row.
const LINE_BREAK: char = '\u{2028}';

/// Numbers of days since the end of 1899 that are dates: from 1920 to 2100. A smaller one may be a year.
const SERIAL_DATES: std::ops::Range<f64> = 7_306.0..73_051.0;

/// How much later the days are counted from in workbooks of old Macintosh programs.
const DAYS_1904: f64 = 1_462.0;

/// With one of these signs, which belong to no script, a cell begins that can't be read as it stands: only the workbook knows that.
pub const MARKS: [char; 3] = [
    Mark::NoValue.sign(),
    Mark::Error.sign(),
    Mark::Struck.sign(),
];

/// Why a cell of a workbook can't be read, whatever column it is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A formula whose value was not stored with it.
    NoValue,
    /// An error, such as `#N/A`.
    Error,
    /// All that stands in it is struck out: whether it holds is not known.
    Struck,
}

impl Mark {
    /// The sign with which such a cell begins in the text of a sheet.
    #[must_use]
    pub const fn sign(self) -> char {
        match self {
            Self::NoValue => '\u{f8d0}',
            Self::Error => '\u{f8d1}',
            Self::Struck => '\u{f8d2}',
        }
    }

    /// The mark with which a cell begins, and what stands behind it.
    #[must_use]
    pub fn split(cell: &str) -> Option<(Self, &str)> {
        // Most cells are told by their first byte.
        if cell.as_bytes().first() != Some(&0xef) {
            return None;
        }
        let all = [Self::NoValue, Self::Error, Self::Struck];
        all.into_iter()
            .find_map(|mark| Some((mark, cell.strip_prefix(mark.sign())?)))
    }
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell {
    /// A text, or something that is no plain number.
    Text(String),
    /// A number, which is a date in a column of dates.
    Number(f64),
    /// A date as the spreadsheet knows it, perhaps with a time.
    Date(NaiveDateTime),
    /// What can't be read, with the text that shows.
    Marked(Mark, String),
}

/// How the numbers of a cell are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Format {
    /// As numbers.
    #[default]
    Plain,
    /// As dates or times of the day.
    Date,
    /// As hours, which may be more than a day has.
    Duration,
}

impl Format {
    /// The format with a number that programs know by heart.
    pub const fn built_in(id: u32) -> Self {
        match id {
            14..=22 | 27..=36 | 45 | 47 | 50..=58 => Self::Date,
            46 => Self::Duration,
            _ => Self::Plain,
        }
    }

    /// The format of a code such as `dd.mm.yyyy hh:mm`. Only what is said of positive numbers counts.
    pub fn of_code(code: &str) -> Self {
        let mut letters = code.chars();
        while let Some(letter) = letters.next() {
            match letter {
                '"' => drop(letters.by_ref().find(|letter| *letter == '"')),
                // What follows is shown, left as space, or repeated.
                '\\' | '_' | '*' => drop(letters.next()),
                '[' => {
                    let inside = letters.by_ref().take_while(|letter| *letter != ']');
                    let inside: String = inside.map(|letter| letter.to_ascii_lowercase()).collect();
                    let first = inside.chars().next();
                    if first.is_some_and(|first| {
                        "hms".contains(first) && inside.chars().all(|it| it == first)
                    }) {
                        return Self::Duration;
                    }
                }
                ';' => return Self::Plain,
                'd' | 'm' | 'h' | 'y' | 's' | 'D' | 'M' | 'H' | 'Y' | 'S' => return Self::Date,
                _ => {}
            }
        }
        Self::Plain
    }
}

impl Cell {
    /// A text, on one line.
    pub fn text(text: &str) -> Self {
        Self::Text(one_line(text))
    }

    /// A number as its format shows it.
    pub fn number(number: f64, format: Format, is_1904: bool) -> Self {
        let shown = match format {
            Format::Plain => None,
            _ if (0.0..1.0).contains(&number) => Some(Self::Text(clock(seconds(number)))),
            Format::Date => moment(number, is_1904).map(Self::Date),
            Format::Duration => None,
        };
        shown.unwrap_or(Self::Number(number))
    }

    /// A date as files write it that don't count days: `2026-03-02` or `2026-03-02T10:30:00`.
    pub fn iso(text: &str) -> Self {
        let (day, time) = text.trim().split_once('T').unwrap_or((text.trim(), ""));
        let time = time.trim_end_matches('Z');
        let time = match time {
            "" => Some(NaiveTime::MIN),
            time => ["%H:%M:%S%.f", "%H:%M"]
                .iter()
                .find_map(|form| NaiveTime::parse_from_str(time, form).ok()),
        };
        let day = NaiveDate::parse_from_str(day, "%Y-%m-%d").ok();
        let date = day
            .zip(time)
            .map(|(day, time)| Self::Date(day.and_time(time)));
        date.unwrap_or_else(|| Self::text(text))
    }

    /// The same cell, marked; a blank one says nothing however it is drawn.
    pub fn marked(self, mark: Mark) -> Self {
        match self {
            Self::Marked(..) => self,
            cell if cell.is_blank() => cell,
            cell => Self::Marked(mark, cell.written(false, false)),
        }
    }

    /// Whether nothing stands in it.
    pub fn is_blank(&self) -> bool {
        matches!(self, Self::Text(text) if trim(text).is_empty())
    }

    /// How many bytes of text it holds.
    pub fn text_bytes(&self) -> usize {
        match self {
            Self::Text(text) | Self::Marked(_, text) => text.len(),
            Self::Number(_) | Self::Date(_) => 0,
        }
    }

    /// The day that it is as a date; in a column of dates numbers are dates too.
    pub fn day(&self, is_1904: bool) -> Option<u32> {
        match self {
            Self::Date(date) => Some(date.day()),
            Self::Number(number) if is_serial_date(*number, is_1904) => {
                moment(*number, is_1904).map(|date| date.day())
            }
            _ => None,
        }
    }

    /// Whether it is a text that begins with digits, a slash, digits, a slash and digits, and nothing else but a time behind.
    pub fn is_slashed(&self) -> bool {
        let Self::Text(text) = self else { return false };
        let text = trim(text);
        let date = text.split([' ', 'T', ',']).next().unwrap_or_default();
        let is_number =
            |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        let parts: Vec<&str> = date.splitn(4, '/').collect();
        parts.len() == 3 && parts.into_iter().all(is_number)
    }

    /// As it stands in the text of the sheet. What looks like a mark and is none becomes U+FFFD.
    pub fn written(&self, is_date: bool, is_1904: bool) -> String {
        match self {
            Self::Text(text) if text.contains(MARKS) => text.replace(MARKS, "\u{fffd}"),
            Self::Text(text) => text.clone(),
            Self::Date(date) => shown(*date),
            Self::Marked(mark, text) => {
                format!("{}{}", mark.sign(), text.replace(MARKS, "\u{fffd}"))
            }
            Self::Number(number) => {
                let date = match number {
                    _ if !is_date => None,
                    _ if is_serial_date(*number, is_1904) => moment(*number, is_1904).map(shown),
                    _ => time(*number),
                };
                date.unwrap_or_else(|| number.to_string())
            }
        }
    }
}

fn one_line(text: &str) -> String {
    text.replace("\r\n", "\n")
        .replace(['\n', '\r'], &LINE_BREAK.to_string())
}

fn is_serial_date(number: f64, is_1904: bool) -> bool {
    let days = if is_1904 { number + DAYS_1904 } else { number };
    SERIAL_DATES.contains(&days)
}

/// The moment that is so many days since the end of 1899.
fn moment(serial: f64, is_1904: bool) -> Option<NaiveDateTime> {
    let serial = if is_1904 { serial + DAYS_1904 } else { serial };
    // Before March 1900 spreadsheets count a day that never was.
    if !(61.0..2_958_466.0).contains(&serial) {
        return None;
    }
    let (mut day, mut second) = (serial.trunc(), seconds(serial.fract()));
    if second == 24 * 3600 {
        (day, second) = (day + 1.0, 0);
    }
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it lies in the range above"
    )]
    let day = day as u64;
    let date = NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(day))?;
    let time = NaiveTime::from_num_seconds_from_midnight_opt(second, 0)?;
    Some(date.and_time(time))
}

/// A date, and its time where that is not midnight.
fn shown(moment: NaiveDateTime) -> String {
    let date = moment.date();
    match moment.num_seconds_from_midnight() {
        0 => date.to_string(),
        second => format!("{date} {}", clock(second)),
    }
}

/// A time of the day as a part of it.
fn time(serial: f64) -> Option<String> {
    (serial > 0.0 && serial < 1.0).then(|| clock(seconds(serial)))
}

/// The seconds that are a part of a day, rounded: most parts are no binary fractions.
fn seconds(part: f64) -> u32 {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a part of a day has no more seconds"
    )]
    let seconds = (part * 86_400.0).round() as u32;
    seconds
}

/// A time of the day.
pub(super) fn clock(second: u32) -> String {
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    match second {
        0 => format!("{hour:02}:{minute:02}"),
        second => format!("{hour:02}:{minute:02}:{second:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_as_spreadsheets_do() {
        for (serial, is_1904, wanted) in [
            (61.0, false, Some("1900-03-01")),
            (60.0, false, None),
            (46_083.0, false, Some("2026-03-02")),
            (46_083.437_5, false, Some("2026-03-02 10:30")),
            (46_083.999_999_9, false, Some("2026-03-03")),
            (46_083.0 - 1_462.0, true, Some("2026-03-02")),
            (2_958_465.0, false, Some("9999-12-31")),
            (2_958_466.0, false, None),
            (-1.0, false, None),
            (f64::NAN, false, None),
            (f64::INFINITY, true, None),
        ] {
            let found = moment(serial, is_1904).map(shown);
            assert_eq!(found.as_deref(), wanted, "{serial}");
        }
        assert_eq!(time(0.437_5).as_deref(), Some("10:30"));
        assert_eq!(time(0.437_511_574).as_deref(), Some("10:30:01"));
        assert_eq!((time(0.0), time(1.0)), (None, None));
    }

    #[test]
    fn a_number_is_a_date_only_where_dates_stand() {
        for (number, is_date, wanted) in [
            (46_083.0, true, "2026-03-02"),
            (46_083.0, false, "46083"),
            (12.0, false, "12"),
            (2026.0, true, "2026"),
            (0.75, true, "18:00"),
            (0.75, false, "0.75"),
            (20_260_302.0, true, "20260302"),
            (79_187_744_206.0, false, "79187744206"),
        ] {
            let written = Cell::Number(number).written(is_date, false);
            assert_eq!(written, wanted, "{number}");
        }
    }

    #[test]
    fn formats_show_dates_hours_or_numbers() {
        for (code, wanted) in [
            ("General", Format::Plain),
            ("dd.mm.yyyy", Format::Date),
            ("[$-419]d mmmm yyyy;@", Format::Date),
            ("h:mm AM/PM", Format::Date),
            ("YYYY-MM-DD\\ HH:MM", Format::Date),
            ("[h]:mm", Format::Duration),
            ("[Red][mm]:ss", Format::Duration),
            ("# ##0\"дней\"", Format::Plain),
            ("0.00\\d", Format::Plain),
            ("#,##0_s", Format::Plain),
            ("0;[Red]dd", Format::Plain),
            ("0.00E+00", Format::Plain),
            ("@", Format::Plain),
            ("[never closed", Format::Plain),
            ("\"never closed dd", Format::Plain),
        ] {
            assert_eq!(Format::of_code(code), wanted, "{code}");
        }
        let shown = |number, format| Cell::number(number, format, false).written(false, false);
        assert_eq!(shown(46_083.5, Format::Date), "2026-03-02 12:00");
        assert_eq!(shown(0.0, Format::Date), "00:00");
        assert_eq!(shown(0.5, Format::Duration), "12:00");
        assert_eq!(shown(1.5, Format::Duration), "1.5");
        assert_eq!(shown(46_083.5, Format::Plain), "46083.5");
    }

    #[test]
    fn dates_that_are_written_out() {
        for (text, wanted) in [
            ("2026-03-02", "2026-03-02"),
            ("2026-03-02T10:30:00", "2026-03-02 10:30"),
            ("2026-03-02T10:30:00.000Z", "2026-03-02 10:30"),
            ("2026-13-02", "2026-13-02"),
            ("soon", "soon"),
        ] {
            assert_eq!(Cell::iso(text).written(false, false), wanted);
        }
        assert!(matches!(Cell::iso("2026-03-02"), Cell::Date(_)));
    }

    #[test]
    fn a_mark_is_never_what_a_cell_itself_says() {
        let cell = Cell::text("yes").marked(Mark::Struck).written(false, false);
        assert_eq!(Mark::split(&cell), Some((Mark::Struck, "yes")));
        assert_eq!(Cell::text(" ").marked(Mark::Struck), Cell::text(" "));
        for mark in [Mark::NoValue, Mark::Error, Mark::Struck] {
            let forged = Cell::text(&format!("{}yes", mark.sign()));
            assert_eq!(Mark::split(&forged.written(false, false)), None);
            assert!(MARKS.contains(&mark.sign()));
        }
    }

    #[test]
    fn slashes_that_a_spreadsheet_did_not_take_for_a_date() {
        for (text, wanted) in [
            ("13/02/2026", true),
            (" 1/2/26 ", true),
            ("13/02/2026 10:30", true),
            ("13/02", false),
            ("13/02/2026/1", false),
            ("a/b/c", false),
            ("13.02.2026", false),
        ] {
            assert_eq!(Cell::text(text).is_slashed(), wanted, "{text}");
        }
    }
}
