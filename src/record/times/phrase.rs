//! What one time says: its day, its time of day.

use chrono::{Datelike, NaiveDate, Weekday};

use super::hours::Clock;
use super::words::Part;
use crate::plan::time;

/// A day that a phrase names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// The day of the call.
    Today,
    /// A date.
    On(NaiveDate),
    /// The next such day after that of the call.
    Weekday(Weekday),
    /// The week after that of the call: its Monday.
    Week(NaiveDate),
    /// The first open day from a date.
    OpenFrom(NaiveDate),
}

/// One thing that a phrase says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// Which day.
    Day(Named),
    /// What time of it.
    Clock(Clock),
    /// So many minutes after the call.
    Minutes(u32),
    /// `после 15`: an hour where the phrase names a day too, else nobody knows what.
    HourOrDate(u32),
    /// Something of time that can't be read.
    Bad,
}

/// What stands before a time, or in it: of several the last of these.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Manner {
    /// Nothing: `02.03`, `10:30`.
    #[default]
    Bare,
    /// A word that says when something is: `в 18:00`, `на пятницу`.
    Placed,
    /// A word for a beginning, an end or a length: `после 18:00`, `до пятницы`, `через час`.
    Bound,
    /// A no: `не завтра`.
    Denied,
}

/// What a phrase says.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Phrase {
    /// Its day.
    pub day: Option<Named>,
    /// Its time of day.
    pub clock: Option<Clock>,
    /// Minutes from the call.
    pub minutes: Option<u32>,
    hour_or_date: Option<u32>,
    is_bad: bool,
    /// It may as well tell when a call was made: `10:30`, `сегодня утром`.
    pub is_weak: bool,
    /// What stands before it.
    pub manner: Manner,
    /// The token behind it.
    pub end: usize,
}

impl Phrase {
    /// Takes a piece that goes with what is there already.
    pub fn take(&mut self, piece: Piece) -> bool {
        match piece {
            Piece::Bad => self.is_bad = true,
            Piece::Day(named) => match self.day.map_or(Some(named), |day| joined(day, named)) {
                Some(day) if self.minutes.is_none() => self.day = Some(day),
                _ => return false,
            },
            Piece::Clock(clock) => {
                let all = self.clock.map_or(Some(clock), |known| known.with(clock));
                match all {
                    Some(clock) if self.minutes.is_none() => {
                        self.clock = Some(clock);
                    }
                    _ => return false,
                }
            }
            Piece::Minutes(minutes) => {
                if self.day.is_some() || self.clock.is_some() {
                    return false;
                }
                self.minutes = Some(minutes);
            }
            Piece::HourOrDate(number) => {
                if self.hour_or_date.is_some() || self.minutes.is_some() {
                    return false;
                }
                self.hour_or_date = Some(number);
            }
        }
        true
    }

    /// An hour, or `после обеда`: more than a word for a part of the day.
    pub fn has_hour(&self) -> bool {
        match self.clock {
            Some(Clock::Part(part)) => part == Part::Afternoon,
            Some(_) => true,
            None => false,
        }
    }

    /// Nothing but `сегодня`.
    pub fn is_today(&self) -> bool {
        self.day == Some(Named::Today) && self.has_day_alone()
    }

    /// It names a day that is not that of the call.
    pub fn is_later_day(&self) -> bool {
        self.day.is_some_and(|day| day != Named::Today)
    }

    fn has_day_alone(&self) -> bool {
        self.day.is_some() && self.clock.is_none() && self.hour_or_date.is_none() && !self.is_bad
    }

    /// One that names a day and one that names an hour, or a part of the day and the hour, as one.
    pub fn and(self, other: Self) -> Option<Self> {
        let is_hour =
            |phrase: Self| phrase.day.is_none() && phrase.minutes.is_none() && !phrase.is_bad;
        if is_hour(self) && is_hour(other) {
            let mut both = self;
            both.manner = self.manner.max(other.manner);
            let pieces = [
                other.clock.map(Piece::Clock),
                other.hour_or_date.map(Piece::HourOrDate),
            ];
            return pieces
                .into_iter()
                .flatten()
                .all(|piece| both.take(piece))
                .then_some(both);
        }
        let (day, hour) = if self.has_day_alone() {
            (self, other)
        } else {
            (other, self)
        };
        (day.has_day_alone() && is_hour(hour)).then_some(Self {
            day: day.day,
            manner: day.manner.max(hour.manner),
            ..hour
        })
    }

    /// The phrase when nothing more belongs to it; `None` where it can't be read.
    pub fn whole(mut self) -> Option<Self> {
        if let Some(number) = self.hour_or_date {
            if self.day.is_none() && !matches!(self.clock, Some(Clock::Part(_))) {
                return None;
            }
            let hour = Clock::hour(number)?;
            self.clock = Some(match self.clock {
                None => hour,
                Some(clock) => clock.with(hour)?,
            });
        }
        (!self.is_bad).then_some(self)
    }
}

/// Two names of one day: a day of the week and its date, or the week in which it lies.
fn joined(one: Named, other: Named) -> Option<Named> {
    match (one, other) {
        (Named::Weekday(day), Named::On(date)) | (Named::On(date), Named::Weekday(day)) => {
            (date.weekday() == day).then_some(Named::On(date))
        }
        (Named::Weekday(day), Named::Week(monday)) | (Named::Week(monday), Named::Weekday(day)) => {
            Some(Named::On(time::plus(monday, day.num_days_from_monday())))
        }
        _ => (one == other).then_some(one),
    }
}
