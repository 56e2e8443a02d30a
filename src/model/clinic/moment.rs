//! Days, minutes of the clinic's clock, and windows of a day.

use std::fmt;

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike, Weekday};

use crate::base::digits::pair;

/// A moment of the clinic's local time, to the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    /// The clinic-local date.
    pub date: NaiveDate,
    /// Seconds since the start of the day, below 86,400.
    pub second: u32,
}

impl Moment {
    /// The start of a day.
    #[must_use]
    pub const fn start_of(date: NaiveDate) -> Self {
        Self { date, second: 0 }
    }

    /// The last second of a day.
    #[must_use]
    pub const fn end_of(date: NaiveDate) -> Self {
        let second = DAY_MINUTES as u32 * 60 - 1;
        Self { date, second }
    }

    /// The moment of a clock.
    #[must_use]
    pub fn of(clock: NaiveDateTime) -> Self {
        Self {
            date: clock.date(),
            second: clock.time().num_seconds_from_midnight(),
        }
    }

    /// A full minute of a day.
    #[must_use]
    pub const fn at(date: NaiveDate, minute: u16) -> Self {
        Self {
            date,
            second: minute as u32 * 60,
        }
    }

    /// Seconds from this moment to another; negative where that is earlier.
    #[must_use]
    pub fn seconds_until(self, other: Self) -> i64 {
        let days = other.date.signed_duration_since(self.date).num_days();
        days * 24 * 60 * 60 + i64::from(other.second) - i64::from(self.second)
    }

    /// The minute of the day in which the moment lies.
    #[must_use]
    pub fn minute(self) -> u16 {
        u16::try_from(self.second / 60).unwrap_or(u16::MAX)
    }

    /// The first full minute that is not before the moment (1440 after 23:59:00).
    #[must_use]
    pub fn minute_up(self) -> u16 {
        u16::try_from(self.second.div_ceil(60)).unwrap_or(u16::MAX)
    }
}

/// Days of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Weekdays(u8);

impl Weekdays {
    /// Every day.
    pub const ALL: Self = Self(0b111_1111);
    /// No day.
    pub const NONE: Self = Self(0);

    /// Adds a day.
    pub fn add(&mut self, day: Weekday) {
        self.0 |= 1 << day.num_days_from_monday();
    }

    /// Whether the day is among them.
    #[must_use]
    pub fn contains(self, day: Weekday) -> bool {
        self.0 & (1 << day.num_days_from_monday()) != 0
    }

    /// Whether the date's day of the week is among them.
    #[must_use]
    pub fn contain(self, date: NaiveDate) -> bool {
        self.contains(date.weekday())
    }

    /// Adds all days from one to another; the range may wrap (`sat-mon`).
    pub fn add_range(&mut self, from: Weekday, to: Weekday) {
        let mut day = from;
        self.add(day);
        while day != to {
            day = day.succ();
            self.add(day);
        }
    }
}

/// Part of a day: from a minute up to, not including, another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Window {
    /// Minutes since the start of the day.
    pub from: u16,
    /// Exclusive; at most 1440.
    pub to: u16,
}

/// Minutes of a day.
pub const DAY_MINUTES: u16 = 24 * 60;

impl Window {
    /// The whole day.
    pub const DAY: Self = Self {
        from: 0,
        to: DAY_MINUTES,
    };

    /// What two windows have in common, if anything.
    #[must_use]
    pub fn common(self, other: Self) -> Option<Self> {
        let from = self.from.max(other.from);
        let to = self.to.min(other.to);
        (from < to).then_some(Self { from, to })
    }

    /// Whether the minute lies within.
    #[must_use]
    pub const fn contains(self, minute: u16) -> bool {
        self.from <= minute && minute < self.to
    }
}

/// A minute of a day as `HH:MM`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock(pub u16);

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hour, minute) = (usize::from(self.0 / 60), usize::from(self.0 % 60));
        f.write_str(pair(hour))?;
        f.write_str(":")?;
        f.write_str(pair(minute))
    }
}

/// Windows of a day in order, none touching the next.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Windows(Vec<Window>);

impl Windows {
    /// Puts windows in order and joins those that overlap or touch.
    #[must_use]
    pub fn of(mut windows: Vec<Window>) -> Self {
        windows.retain(|window| window.from < window.to);
        windows.sort_unstable();
        windows.dedup_by(|later, earlier| {
            let joined = later.from <= earlier.to;
            if joined {
                earlier.to = earlier.to.max(later.to);
            }
            joined
        });
        Self(windows)
    }

    /// What two sets of windows have in common.
    #[must_use]
    pub fn common(&self, other: &Self) -> Self {
        Self::of(
            self.0
                .iter()
                .flat_map(|&a| other.0.iter().filter_map(move |&b| a.common(b)))
                .collect(),
        )
    }

    /// The windows in order.
    #[must_use]
    pub fn as_slice(&self) -> &[Window] {
        &self.0
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The minute at which the first of them begins.
    #[must_use]
    pub fn start(&self) -> Option<u16> {
        self.0.first().map(|window| window.from)
    }

    /// Whether one of them has so many minutes.
    #[must_use]
    pub fn has_room(&self, minutes: u16) -> bool {
        let mut windows = self.0.iter();
        windows.any(|window| window.to - window.from >= minutes)
    }

    /// Whether the minute lies within one of them.
    #[must_use]
    pub fn contain(&self, minute: u16) -> bool {
        self.0.iter().any(|window| window.contains(minute))
    }
}
