//! Hours of a day as they are spoken of, and the clinic's own.

use chrono::NaiveDate;

use super::words::Part;
use super::{Day, When};
use crate::model::clinic::{Moment, Window};
use crate::plan::time::{self, Calendar};

const HOUR: u32 = 3600;
const HALF: u32 = 12 * HOUR;

/// What time of a day is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Clock {
    /// Seconds since midnight, and no doubt.
    Second(u32),
    /// The same before noon, as it is spoken: it may mean the afternoon.
    Loose(u32),
    /// A part of the day.
    Part(Part),
}

impl Clock {
    /// An hour without minutes.
    pub fn hour(hour: u32) -> Option<Self> {
        match hour {
            1..=11 => Some(Self::Loose(hour * HOUR)),
            0..=23 => Some(Self::Second(hour * HOUR)),
            _ => None,
        }
    }

    /// Hour, minute and second; an hour of one digit is as it is spoken, `06:30` is not.
    pub fn written(hour: &str, minute: u32, second: u32) -> Option<Self> {
        let is_spoken = hour.len() == 1;
        let hour: u32 = hour.parse().ok().filter(|&hour| hour < 24)?;
        if minute > 59 || second > 59 {
            return None;
        }
        let all = hour * HOUR + minute * 60 + second;
        let is_loose = is_spoken && hour > 0;
        Some(if is_loose {
            Self::Loose(all)
        } else {
            Self::Second(all)
        })
    }

    /// The time where `утра`, `вечера`, `PM` stands behind it.
    pub fn within(self, half: &str) -> Option<Self> {
        let (Self::Second(second) | Self::Loose(second)) = self else {
            return None;
        };
        let hour = second / HOUR;
        let later = match (half, hour) {
            ("утра", 0..=11)
            | ("ночи", 0..=5)
            | ("дня", 12..=17)
            | ("вечера", 16..=23)
            | ("am", 1..=11)
            | ("pm", 12) => second,
            ("дня", 1..=6) | ("вечера", 4..=11) | ("pm", 1..=11) => second + HALF,
            ("am" | "ночи", 12) => second - HALF,
            _ => return None,
        };
        Some(Self::Second(later))
    }

    /// Both of two that one phrase holds: a part of the day and the hour.
    pub fn with(self, other: Self) -> Option<Self> {
        let (part, second, is_loose) =
            match (self, other) {
                (Self::Part(part), Self::Second(second))
                | (Self::Second(second), Self::Part(part)) => (part, second, false),
                (Self::Part(part), Self::Loose(second))
                | (Self::Loose(second), Self::Part(part)) => (part, second, true),
                _ => return (self == other).then_some(self),
            };
        let (from, to) = match part {
            Part::Morning => (0, 12),
            Part::Lunch => (11, 15),
            Part::Daytime => (11, 18),
            Part::Afternoon => (12, 20),
            Part::Evening => (16, 24),
        };
        let is_within = |second: &u32| (from..to).contains(&(*second / HOUR));
        let known = Some(second).filter(is_within);
        let later = || Some(second + HALF).filter(|_| is_loose).filter(is_within);
        known.or_else(later).map(Self::Second)
    }
}

/// An hour of the day: nobody means one before seven in the morning.
pub(super) const fn no_night(second: u32) -> u32 {
    if second < 7 * HOUR {
        second + HALF
    } else {
        second
    }
}

/// The clinic's hours, as times of a call are counted by them.
#[derive(Clone, Copy)]
pub(super) struct Hours<'a> {
    day: Day<'a>,
    calendar: Calendar<'a>,
}

impl<'a> Hours<'a> {
    /// Those of the clinic in which the call was made.
    pub fn of(day: Day<'a>) -> Self {
        let calendar = Calendar::new(day.settings, Moment::start_of(day.date), None);
        Self { day, calendar }
    }

    /// The first open day on or after a date.
    pub fn open_day_from(self, date: NaiveDate) -> NaiveDate {
        if self.calendar.shift(date).is_some() {
            date
        } else {
            self.calendar.open_day_after(date)
        }
    }

    /// The shift; of a day that has none, the hours in which anybody may be called.
    fn shift(self, date: NaiveDate) -> Window {
        self.calendar.shift(date).unwrap_or_else(|| {
            let hours = self.day.settings.calling_hours.as_slice();
            let from = hours.first().map_or(0, |window| window.from);
            let to = hours.last().map_or(0, |window| window.to);
            Window { from, to }
        })
    }

    /// The second of a date that a time means; `None` where it means no hour.
    ///
    /// An hour before noon that lies before the shift is one of the afternoon where that lies within the shift, and always one before seven:
    /// «будет в 6» is 18:00, for nobody promises to call a clinic's patient at six in the morning. One that lies within the shift is taken
    /// as it stands, whatever the minute of the call.
    pub fn second(self, date: NaiveDate, clock: Clock) -> Option<u32> {
        let shift = self.shift(date);
        let seconds = |minute: u16| u32::from(minute) * 60;
        match clock {
            Clock::Second(second) => Some(second),
            Clock::Loose(second) => {
                let is_early = second < seconds(shift.from);
                let later = second + HALF;
                let is_later =
                    is_early && (later < seconds(shift.to) || second != no_night(second));
                Some(if is_later { later } else { second })
            }
            Clock::Part(part) => match part {
                Part::Morning => Some(seconds(shift.from)),
                Part::Lunch => Some(13 * HOUR),
                Part::Daytime => None,
                Part::Afternoon => Some(14 * HOUR),
                Part::Evening => Some(18 * HOUR),
            },
        }
    }

    /// A time of no day: on that of the call, or on the next where it is not after the call. A morning is that of a day on which the clinic
    /// opens, and as no call is made before it opens, of a later one where the minute of the call is not known.
    pub fn moment(self, clock: Clock) -> Option<Moment> {
        let date = self.day.date;
        let second = self.second(date, clock)?;
        let is_after = |called: u16| second / 60 > u32::from(called);
        let next = time::plus(date, 1);
        if clock == Clock::Part(Part::Morning) {
            let is_today =
                self.calendar.shift(date).is_some() && self.day.minute.is_some_and(is_after);
            let date = if is_today {
                date
            } else {
                self.open_day_from(next)
            };
            return Some(Moment {
                date,
                second: self.second(date, clock)?,
            });
        }
        if self.day.minute.is_none_or(is_after) {
            return Some(Moment { date, second });
        }
        Some(Moment {
            date: next,
            second: self.second(next, clock)?,
        })
    }

    /// So many minutes after the call; `None` where nobody knows when it was.
    pub fn after_call(self, minutes: u32) -> Option<Moment> {
        const DAY: u32 = 24 * 60;
        let at = u32::from(self.day.minute?) + minutes;
        Some(Moment {
            date: time::plus(self.day.date, at / DAY),
            second: at % DAY * 60,
        })
    }

    /// What was read, where it lies neither before the call nor more than 183 days after it.
    pub fn within_bounds(self, when: When) -> Option<When> {
        const MOST_DAYS: i64 = 183;
        let called = self.day.date;
        let (date, is_before) = match when {
            When::On(date) => (date, date < called),
            When::At(at) => {
                let minute = u32::from(self.day.minute.unwrap_or(0));
                (at.date, (at.date, at.second / 60) < (called, minute))
            }
        };
        (!is_before && time::days_between(called, date) <= MOST_DAYS).then_some(when)
    }
}
