//! Days and times that begin with digits.

use chrono::{Datelike, NaiveDate};

use super::When;
use super::hours::{Clock, Hours};
use super::phrase::{Named, Piece};
use super::reader::{Before, Found, Place, Reader, Said};
use super::tokens::Kind;
use super::words::{self, Mood, is_one_of};
use crate::export::values;

impl Reader<'_, '_> {
    /// A day or a time that begins with digits.
    pub fn number(&self, at: usize, place: Place) -> Found {
        if self.is_within_number(at, place) {
            return None;
        }
        self.full_date(at)
            .or_else(|| self.time_with_minutes(at, place))
            .or_else(|| self.parted_by_dot(at, place))
            .or_else(|| self.parted_by_dash(at, place))
            .or_else(|| self.day_and_month(at))
            .or_else(|| self.day_of_month(at))
            .or_else(|| self.hour_with_word(at, place))
            .or_else(|| self.run_together(at, place))
            .or_else(|| self.hour_alone(at, place))
    }

    /// Whether the digits are a part of something longer: a telephone number, a fraction.
    fn is_within_number(&self, at: usize, place: Place) -> bool {
        let Some(before) = at
            .checked_sub(1)
            .filter(|_| place.before == Before::Nothing && place.day.is_none())
        else {
            return false;
        };
        if !self.digits(before).is_empty() {
            return !self.is_date(at);
        }
        let is_tight = self.is_tight(at);
        let is_part = self.is_sign(before, ":/.") || self.is_dash(before);
        let goes_before = before
            .checked_sub(1)
            .is_some_and(|at| !self.digits(at).is_empty());
        is_tight && (self.is_sign(before, "+№#*") || is_part && goes_before)
    }

    /// Whether more digits follow right behind.
    fn goes_on(&self, at: usize) -> bool {
        let is_part = self.is_sign(at, ".:/") || self.is_dash(at);
        is_part && self.is_tight(at) && self.is_tight(at + 1) && !self.digits(at + 1).is_empty()
    }

    /// Whether another number stands behind, as in telephone numbers.
    fn is_before_number(&self, at: usize) -> bool {
        let next = at + usize::from(self.is_sign(at, ")"));
        !self.digits(next).is_empty() && !self.is_date(next)
    }

    /// Whether a day begins that digits tell.
    fn is_date(&self, at: usize) -> bool {
        let found = self.full_date(at).or_else(|| self.day_and_month(at));
        found.or_else(|| self.day_of_month(at)).is_some()
    }

    /// `03.03.2026`, `2026-03-03`; of two digits a year can't be told.
    fn full_date(&self, at: usize) -> Found {
        let is_part = |at: usize| {
            self.is_tight(at) && self.is_tight(at + 1) && !self.digits(at + 1).is_empty()
        };
        let sign = self
            .sign(at + 1)
            .filter(|&sign| matches!(sign, '.' | '-' | '/'))?;
        if !is_part(at + 1) || self.sign(at + 3) != Some(sign) || !is_part(at + 3) {
            return None;
        }
        let lengths = [0, 2, 4].map(|next| self.digits(at + next).len());
        let is_date = matches!(
            (lengths, sign),
            ([1..=2, 1..=2, 4], '.') | ([4, 1..=2, 1..=2], '-')
        );
        let is_short = matches!((lengths, sign), ([1..=2, 1..=2, 2 | 4], _)) && sign != '-';
        if !is_date {
            return is_short.then_some((Piece::Bad, at + 5, false));
        }
        let from = self.tokens.get(at)?.from;
        let to = self.tokens.get(at + 4)?.to;
        let date = values::date(self.text.get(from..to)?).ok().flatten();
        let mut end = at + 5;
        end = self.past_dot(end + usize::from(self.is_word(end, "г года")));
        end += usize::from(
            self.is_word(end, "t т") && self.is_tight(end) && !self.digits(end + 1).is_empty(),
        );
        let piece = date.map_or(Piece::Bad, |date| Piece::Day(Named::On(date)));
        Some((piece, end, false))
    }

    /// `9:40`, `09:40:00`.
    fn time_with_minutes(&self, at: usize, place: Place) -> Found {
        if !self.is_sign(at + 1, ":") || self.digits(at + 2).len() != 2 {
            return None;
        }
        let has_seconds = self.is_sign(at + 3, ":") && self.digits(at + 4).len() == 2;
        let end = at + if has_seconds { 5 } else { 3 };
        let second = if has_seconds { self.short(at + 4)? } else { 0 };
        let clock = Clock::written(self.digits(at), self.short(at + 2)?, second);
        if self.goes_on(end) && self.range_end(end).is_none() {
            return None;
        }
        Some(self.clock_found(end, clock, place))
    }

    /// A time that was written out, with what follows it.
    fn clock_found(&self, end: usize, clock: Option<Clock>, place: Place) -> Said {
        let Some(clock) = clock else {
            return (Piece::Bad, end, false);
        };
        if let Some(end) = self.range_end(end).filter(|_| !place.is_bounded()) {
            return (Piece::Bad, end, place.before == Before::Nothing);
        }
        match self.clock(end, clock) {
            Some((clock, end)) => (Piece::Clock(clock), end, !place.is_bounded()),
            None => (Piece::Bad, end, false),
        }
    }

    /// A clock with the words behind it: `ч`, `часов`, `вечера`, `PM`; `None` where they don't go together.
    pub fn clock(&self, at: usize, clock: Clock) -> Option<(Clock, usize)> {
        let mut end = at;
        if self.is_word(end, "ч час часа часов h") {
            end = self.past_dot(end + 1);
        } else if self.is_word(end, "o") && self.is_word(end + 2, "clock") {
            end += 3;
        }
        match self.half_of_day(end) {
            Some((half, end)) => Some((clock.within(half)?, end)),
            None => Some((clock, end)),
        }
    }

    /// `утра`, `дня`, `вечера`, `ночи`, `AM`, `p.m.`
    fn half_of_day(&self, at: usize) -> Option<(&'static str, usize)> {
        const HALVES: [&str; 6] = ["утра", "дня", "вечера", "ночи", "am", "pm"];
        if let Some(half) = HALVES.iter().find(|half| self.word(at) == **half) {
            return Some((half, at + 1));
        }
        let is_spaced_out = self.is_sign(at + 1, ".") && self.is_word(at + 2, "m");
        let half = match self.word(at) {
            "a" => "am",
            "p" => "pm",
            _ => return None,
        };
        is_spaced_out.then(|| (half, self.past_dot(at + 3)))
    }

    /// Whether digits that may be something else are a time here.
    fn is_marked(&self, at: usize, place: Place) -> bool {
        place.is_at_hour()
            || place.is_bounded()
            || place.day.is_some()
            || self.is_cell
            || self.mood(at).is_some()
    }

    fn mood(&self, at: usize) -> Option<Mood> {
        self.moods.get(at).copied().flatten()
    }

    /// Whether nothing else stands in the part of the cell.
    fn is_alone(&self, at: usize, end: usize) -> bool {
        let part = |at: usize| self.tokens.get(at).map(|token| token.part);
        let is_first = at == 0 || part(at - 1) != part(at);
        is_first && part(end) != part(at)
    }

    /// `15.03` is a date, `9.40` a time; what may be both is a time behind a day that it is not the date of, and nobody knows which behind `в`.
    fn parted_by_dot(&self, at: usize, place: Place) -> Found {
        let first = self.short(at)?;
        let is_parted = self.is_sign(at + 1, ".") && self.is_tight(at + 1) && self.is_tight(at + 2);
        if !is_parted || self.digits(at + 2).len() != 2 {
            return None;
        }
        let second = self.short(at + 2)?;
        let end = at + 3;
        if self.goes_on(end) && self.range_end(end).is_none() {
            return None;
        }
        let date = self.nearest(first, second);
        let clock = Clock::written(self.digits(at), second, 0);
        let is_date = match (date, clock) {
            (Some(_), None) => true,
            (Some(date), Some(_)) => match place.day {
                // «в среду 12.03», which is a Thursday: a slip more likely than a time.
                Some(Named::Weekday(day)) if date.weekday() != day => {
                    if self.is_near(date) || second % 5 != 0 {
                        return Some((Piece::Bad, end, false));
                    }
                    false
                }
                Some(Named::Weekday(_)) => true,
                Some(_) => false,
                None if place.before == Before::AtHour => {
                    if self.is_near(date) {
                        return Some((Piece::Bad, end, false));
                    }
                    false
                }
                None => true,
            },
            (None, Some(_)) => false,
            (None, None) => return self.is_cell.then_some((Piece::Bad, end, false)),
        };
        if is_date && self.range_end(end).is_none() {
            let end = end + usize::from(self.is_word(end, "числа"));
            return Some((self.without_year(first, second), end, false));
        }
        if self.is_marked(at, place) || self.is_alone(at, end) {
            Some(self.clock_found(end, clock, place))
        } else {
            None
        }
    }

    /// Whether a call may be promised for a date.
    fn is_near(&self, date: NaiveDate) -> bool {
        let hours = Hours::of(self.day);
        hours.within_bounds(When::On(date)).is_some()
    }

    /// `9-40`; `10-12` may be a window, `15-12` a date.
    fn parted_by_dash(&self, at: usize, place: Place) -> Found {
        let hour = self.short(at)?;
        if !self.is_dash(at + 1) || self.short(at + 2).is_none() {
            return None;
        }
        let (minute, end) = (self.short(at + 2)?, at + 3);
        let is_more =
            self.goes_on(end) && self.range_end(end).is_none() || self.is_before_number(end);
        if is_more || !self.is_marked(at, place) && !self.is_alone(at, end) {
            return None;
        }
        let is_tight =
            self.is_tight(at + 1) && self.is_tight(at + 2) && self.digits(at + 2).len() == 2;
        let date = self.nearest(hour, minute);
        let is_date = place.day.is_none() && date.is_some_and(|date| self.is_near(date));
        let is_time = is_tight
            && !is_date
            && (place.before == Before::AtHour || minute == 0 || minute > 24 || minute <= hour);
        let clock = Clock::written(self.digits(at), minute, 0);
        match clock.filter(|_| is_time) {
            Some(clock) => Some(self.clock_found(end, Some(clock), place)),
            None => Some((Piece::Bad, end, false)),
        }
    }

    /// `3 марта`, `15.мар`, `15-Mar`, `15th of March 2026`.
    fn day_and_month(&self, at: usize) -> Found {
        let day = self.short(at)?;
        let mut next = at + 1;
        next += usize::from(self.is_sign(next, ".-"));
        let ordinal = usize::from(self.is_word(next, "го е ое ого му st nd rd th"));
        next += ordinal + usize::from(self.is_word(next + ordinal, "of"));
        let month = words::month(self.word(next))?;
        let end = self.past_dot(next + 1);
        let end = end + usize::from(self.is_dash(end) && self.digits(end + 1).len() == 4);
        let two_digits = self.is_dash(end) && self.is_tight(end) && self.digits(end + 1).len() == 2;
        Some(match self.year(end) {
            _ if two_digits => (Piece::Bad, end + 2, false),
            Some((year, end)) => (Self::date(year, month, day), end, false),
            None => (self.without_year(day, month), end, false),
        })
    }

    /// `15го`, `15-го`, `15 числа`, `15th`.
    fn day_of_month(&self, at: usize) -> Found {
        const COUNTED: [&str; 13] = [
            "зуб",
            "раз",
            "звонк",
            "попыт",
            "напомин",
            "уведом",
            "визит",
            "этап",
            "кабинет",
            "сеанс",
            "tooth",
            "time",
            "call",
        ];
        let day = self.short(at)?;
        let next = at + 1 + usize::from(self.is_dash(at + 1));
        let ordinal = self.is_word(next, "го е ое ого му st nd rd th");
        let number = next + usize::from(ordinal);
        let is_numbered = self.is_word(number, "числа число числу числ чис ч")
            && (self.word(number) != "ч" || ordinal);
        let what = self.word(number);
        let is_counted = COUNTED.iter().any(|start| what.starts_with(start));
        if !is_numbered && (!ordinal || is_counted) {
            return None;
        }
        if day > 31 {
            return None;
        }
        let date = self.nearest_of_month(day);
        let end = if is_numbered {
            self.past_dot(number + 1)
        } else {
            number
        };
        let piece = date.map_or(Piece::Bad, |date| Piece::Day(Named::On(date)));
        Some((piece, end, false))
    }

    /// `6 вечера`, `10 AM`, `18 ч`.
    fn hour_with_word(&self, at: usize, place: Place) -> Found {
        let hour = self.short(at)?;
        let next = at + 1;
        let half = self.half_of_day(next);
        // `3 дня` are days save where an hour stands, `18 ч` are hours that something took.
        let is_sure = half.is_some_and(|(half, _)| half != "дня");
        let is_hour =
            self.is_word(next, "ч час часа часов h") || self.is_word(next, "o") || half.is_some();
        let is_one = is_sure
            || place.is_at_hour()
            || place.is_bounded()
            || place.day.is_some()
            || self.is_cell && half.is_none();
        if !is_hour || !is_one {
            return None;
        }
        if half.is_none() && self.digits(next + 1).len() == 2 {
            let end = next + 2 + usize::from(self.is_word(next + 2, "мин м min"));
            let clock = Clock::written(self.digits(at), self.short(next + 1)?, 0);
            return Some(self.clock_found(end, clock, place));
        }
        Some(self.clock_found(next, Clock::hour(hour), place))
    }

    /// `940`, `1830`.
    fn run_together(&self, at: usize, place: Place) -> Found {
        let digits = self.digits(at);
        let end = at + 1;
        if !matches!(digits.len(), 3 | 4)
            || self.goes_on(end)
            || self.is_before_number(end)
            || !self.is_marked(at, place)
        {
            return None;
        }
        if !self.is_end_of_time(end) && self.half_of_day(end).is_none() {
            return None;
        }
        let (hour, minute) = digits.split_at(digits.len() - 2);
        // The year that it is.
        let year = self.day.date.year();
        let is_year = digits
            .parse()
            .is_ok_and(|number: i32| number == year || number == year + 1);
        let clock = Clock::written(hour, minute.parse().ok()?, 0).filter(|_| !is_year);
        Some(self.clock_found(end, clock, place))
    }

    /// `в 9`, `завтра 10`; `15` alone may be an hour or a date.
    fn hour_alone(&self, at: usize, place: Place) -> Found {
        let number = self.short(at)?;
        let end = at + 1;
        if self.goes_on(end) && self.range_end(end).is_none() {
            return None;
        }
        if !self.is_end_of_time(end) && self.range_end(end).is_none() {
            return None;
        }
        if place.is_bounded() {
            return (number <= 31).then_some((Piece::HourOrDate(number), end, false));
        }
        if self.is_hour_of_day(number, place) {
            return Some(self.clock_found(end, Clock::hour(number), place));
        }
        let is_asked =
            self.mood(at) == Some(Mood::Asks) && place.before == Before::Nothing && number <= 31;
        (self.is_cell || is_asked).then_some((Piece::Bad, end, false))
    }

    /// Whether a number without anything behind it is an hour: behind `в`, or a day that it is not the date of.
    fn is_hour_of_day(&self, number: u32, place: Place) -> bool {
        if number > 23 {
            return false;
        }
        match place.day {
            _ if place.is_at_hour() => true,
            Some(Named::Weekday(day)) => {
                let date = self.nearest_of_month(number);
                date.is_none_or(|date| date.weekday() != day)
            }
            Some(Named::On(_) | Named::Today) => true,
            Some(Named::Week(_) | Named::OpenFrom(_)) | None => false,
        }
    }

    /// Whether what follows leaves a number to be one of time: nothing, another part, a call, a day.
    pub fn is_end_of_time(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else {
            return true;
        };
        match &token.kind {
            Kind::Number(_) => self.is_date(at),
            Kind::Sign('(') => self.digits(at + 1).is_empty(),
            Kind::Sign(sign) => !matches!(sign, '%' | '/' | '№' | '#' | '*' | '=' | '°'),
            Kind::Word(word) => {
                words::mood(word) == Some(Mood::Asks)
                    || words::weekday(word).is_some()
                    || is_one_of(
                        word,
                        "завтра послезавтра сегодня tomorrow today и или and or но в во на on at если не",
                    )
            }
        }
    }
}
