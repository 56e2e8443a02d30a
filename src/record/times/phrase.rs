//! The times within a text: which tokens belong to one, and what each says.

use chrono::{Datelike, NaiveDate, Weekday};

use super::hours::{Clock, Hours};
use super::tokens::{Kind, Token};
use super::words::{self, Part, Unit, is_one_of};
use super::{Day, When};
use crate::read::values;
use crate::time;

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

/// A piece, the token behind it, and whether it may as well tell when a call was made.
type Said = (Piece, usize, bool);
type Found = Option<Said>;

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
    /// The token behind it.
    pub end: usize,
}

impl Phrase {
    /// Takes a piece that goes with what is there already.
    fn take(&mut self, piece: Piece) -> bool {
        match piece {
            Piece::Bad => self.is_bad = true,
            Piece::Day(named) => match self.day.map_or(Some(named), |day| joined(day, named)) {
                Some(day) if self.minutes.is_none() => self.day = Some(day),
                _ => return false,
            },
            Piece::Clock(clock) => {
                let all = self.clock.map_or(Some(clock), |known| known.with(clock));
                match all {
                    Some(clock) if self.minutes.is_none() && self.hour_or_date.is_none() => {
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

    /// One that names a day and one that names an hour as one.
    pub fn and(self, other: Self) -> Option<Self> {
        let (day, hour) = if self.has_day_alone() {
            (self, other)
        } else {
            (other, self)
        };
        let is_hour = hour.day.is_none() && hour.minutes.is_none() && !hour.is_bad;
        (day.has_day_alone() && is_hour).then_some(Self {
            day: day.day,
            ..hour
        })
    }

    /// The phrase when nothing more belongs to it; `None` where it can't be read.
    pub fn whole(mut self) -> Option<Self> {
        if let Some(number) = self.hour_or_date {
            self.day?;
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

/// What stands right before a day or a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Before {
    /// Nothing of time.
    Nothing,
    /// A word of [`words::AT`].
    Word,
    /// One of them behind which an hour stands: `в`.
    AtHour,
    /// `к`.
    By,
    /// `после`, `с`, `до`.
    Bound,
}

/// Where a number stands, which tells whether it is one of time.
#[derive(Clone, Copy)]
struct Place {
    /// The day that the phrase has named before it.
    day: Option<Named>,
    before: Before,
}

impl Place {
    fn is_at_hour(self) -> bool {
        matches!(self.before, Before::AtHour | Before::By)
    }

    fn is_bounded(self) -> bool {
        self.before == Before::Bound
    }
}

/// Reads the phrases of a text.
pub(super) struct Reader<'a, 't> {
    pub tokens: &'a [Token<'t>],
    pub text: &'t str,
    pub day: Day<'a>,
    /// The text is the cell for a time, and all of it should be one.
    pub is_cell: bool,
    /// Beside each token, whether its part asks for a call.
    pub asks: &'a [bool],
}

impl<'t> Reader<'_, 't> {
    fn word(&self, at: usize) -> &str {
        match self.tokens.get(at).map(|token| &token.kind) {
            Some(Kind::Word(word)) => word,
            _ => "",
        }
    }

    fn is_word(&self, at: usize, list: &str) -> bool {
        is_one_of(self.word(at), list)
    }

    fn digits(&self, at: usize) -> &'t str {
        match self.tokens.get(at).map(|token| &token.kind) {
            Some(Kind::Number(digits)) => digits,
            _ => "",
        }
    }

    /// A number of one or two digits.
    fn short(&self, at: usize) -> Option<u32> {
        let digits = self.digits(at);
        digits.parse().ok().filter(|_| digits.len() <= 2)
    }

    fn sign(&self, at: usize) -> Option<char> {
        match self.tokens.get(at)?.kind {
            Kind::Sign(sign) => Some(sign),
            _ => None,
        }
    }

    fn is_sign(&self, at: usize, signs: &str) -> bool {
        self.sign(at).is_some_and(|sign| signs.contains(sign))
    }

    fn is_dash(&self, at: usize) -> bool {
        self.sign(at).is_some_and(values::is_dash)
    }

    fn is_tight(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is_tight)
    }

    /// A full stop behind a word that was cut short.
    fn past_dot(&self, at: usize) -> usize {
        at + usize::from(
            self.is_sign(at, ".") && self.is_tight(at) && self.digits(at + 1).is_empty(),
        )
    }

    /// The phrase that begins with a token.
    pub fn phrase(&self, start: usize) -> Option<Phrase> {
        let mut phrase = Phrase {
            is_weak: true,
            ..Phrase::default()
        };
        let mut at = start;
        loop {
            let next = self.past_joint(at, &phrase, start);
            let Some((piece, end, is_weak)) = self.piece(next, phrase.day) else {
                break;
            };
            let mut longer = phrase;
            if !longer.take(piece) {
                break;
            }
            phrase = longer;
            phrase.is_weak &= is_weak;
            let has_joint = next > at;
            at = end;
            if has_joint && self.is_sign(next - 1, "(") && self.is_sign(at, ")") {
                at += 1;
            }
        }
        phrase.end = at;
        (at > start).then_some(phrase)
    }

    /// The token behind what may stand between a day and what goes with it.
    fn past_joint(&self, at: usize, phrase: &Phrase, start: usize) -> usize {
        let is_between = self.is_sign(at, "(") || phrase.day.is_some() && self.is_sign(at, ",");
        at + usize::from(at > start && is_between)
    }

    fn piece(&self, at: usize, day: Option<Named>) -> Found {
        if self.is_word(at, "не not кроме except") {
            return self.negated(at, day);
        }
        self.positive(at, day)
    }

    fn positive(&self, at: usize, day: Option<Named>) -> Found {
        self.relative(at)
            .or_else(|| self.bounded(at, day))
            .or_else(|| self.eventually(at))
            .or_else(|| self.placed(at, day))
    }

    /// `не раньше 18:00` is from then; any other time that is denied can't be read.
    fn negated(&self, at: usize, day: Option<Named>) -> Found {
        if self.is_word(at + 1, "раньше ранее before earlier") {
            let than = at + 2 + usize::from(self.is_word(at + 2, "than"));
            return self.from(than, day);
        }
        let skipped = usize::from(self.is_word(at + 1, "позже позднее later"));
        let (_, end, is_weak) = self.positive(at + 1 + skipped, day)?;
        // «не сегодня» may be no time at all.
        Some((Piece::Bad, end, is_weak))
    }

    /// `через 3 дня`, `ч/з час`, `in a week`.
    fn relative(&self, at: usize) -> Found {
        let is_cut =
            self.is_word(at, "ч") && self.is_sign(at + 1, "/\\") && self.is_word(at + 2, "з");
        let mut next = if is_cut {
            self.past_dot(at + 3)
        } else if self.is_word(at, words::IN) {
            at + 1
        } else {
            return None;
        };
        let vague = "пару несколько few couple";
        next += usize::from(self.is_word(next, "about примерно"));
        let article = self.is_word(next, "a an");
        next += usize::from(article);
        if self.is_word(next, vague) {
            next += 1 + usize::from(self.is_word(next + 1, "of"));
            return words::unit(self.word(next)).map(|_| (Piece::Bad, next + 1, false));
        }
        if let Some((minutes, end)) = self.half(next) {
            return Some((Piece::Minutes(minutes), end, false));
        }
        let count = match self.digits(next) {
            "" => words::number(self.word(next)),
            digits => Some(digits.parse().ok().filter(|_| digits.len() <= 3)?),
        };
        let mut is_range = false;
        if count.is_some() {
            next += 1;
            if self.is_dash(next) {
                is_range = true;
                next += 2;
            }
        }
        let unit = words::unit(self.word(next))?;
        let end = self.past_dot(next + 1);
        let is_unsure = is_range || self.is_dash(end) && self.is_tight(end);
        let piece = match (count, unit) {
            _ if is_unsure => Piece::Bad,
            // «через день» is tomorrow for some, the day after for others.
            (None, Unit::Day | Unit::Minute) if !article => Piece::Bad,
            (count, unit) => self.later(count.unwrap_or(1), unit),
        };
        Some((piece, end, false))
    }

    /// `полчаса`, `полтора часа`, `half an hour`.
    fn half(&self, at: usize) -> Option<(u32, usize)> {
        if self.is_word(at, "полчаса полчасика пол") {
            return Some((
                30,
                at + 1 + usize::from(self.is_word(at + 1, "часа часика")),
            ))
            .filter(|&(_, end)| self.word(at) != "пол" || end > at + 1);
        }
        if self.is_word(at, "полтора") && self.is_word(at + 1, "часа") {
            return Some((90, at + 2));
        }
        let is_half =
            self.is_word(at, "half") && self.is_word(at + 1, "an") && self.is_word(at + 2, "hour");
        is_half.then_some((30, at + 3))
    }

    fn later(&self, count: u32, unit: Unit) -> Piece {
        let date = self.day.date;
        match unit {
            Unit::Minute => Piece::Minutes(count),
            Unit::Hour => Piece::Minutes(count * 60),
            Unit::Day => Piece::Day(Named::On(time::plus(date, count))),
            Unit::Week => Piece::Day(Named::On(time::plus(date, count * 7))),
            Unit::Month => Piece::Day(Named::On(time::plus_months(date, count))),
        }
    }

    /// `после 18:00`, `с понедельника`, `до 15го`.
    fn bounded(&self, at: usize, day: Option<Named>) -> Found {
        let next = at + 1;
        if self.is_word(at, words::FROM) {
            return self.from(next, day);
        }
        let is_after = self.is_word(at, words::AFTER);
        if !is_after && !self.is_word(at, words::UNTIL) {
            return None;
        }
        let next = next + usize::from(self.is_word(next, "the"));
        if let Some(end) = self.event(next) {
            return Some((Piece::Bad, end, false));
        }
        if is_after && self.is_word(next, "обеда lunch") {
            return Some((Piece::Clock(Clock::Part(Part::Afternoon)), next + 1, true));
        }
        if is_after && self.is_word(next, "завтра") {
            let date = time::plus(self.day.date, 2);
            return Some((Piece::Day(Named::On(date)), next + 1, false));
        }
        if self.is_word(next, "завтра послезавтра tomorrow обеда lunch вечера утра")
        {
            return Some((Piece::Bad, next + 1, false));
        }
        let (piece, end) = self.bound(next, day)?;
        let piece = match piece {
            Piece::Day(named) => Piece::Day(Named::On(time::plus(self.date_of(named), 1))),
            Piece::Clock(Clock::Part(_)) => Piece::Bad,
            Piece::Clock(_) | Piece::HourOrDate(_) if !is_after => Piece::Bad,
            piece => piece,
        };
        Some((piece, end, false))
    }

    /// `с понедельника`, `с 18:00`, `с утра`.
    fn from(&self, at: usize, day: Option<Named>) -> Found {
        let at = at + usize::from(self.is_word(at, "the"));
        if self.is_word(at, "утра") {
            return Some((Piece::Clock(Clock::Part(Part::Morning)), at + 1, true));
        }
        if self.is_word(at, "обеда lunch вечера") {
            return Some((Piece::Bad, at + 1, false));
        }
        let (piece, end) = self.bound(at, day)?;
        Some((piece, end, false))
    }

    /// What stands behind a word for a beginning or an end.
    fn bound(&self, at: usize, day: Option<Named>) -> Option<(Piece, usize)> {
        let place = Place {
            day,
            before: Before::Bound,
        };
        let (piece, end, _) = self.bare(at, place)?;
        let is_hour = matches!(piece, Piece::Clock(_) | Piece::HourOrDate(_));
        match self.range_end(end).filter(|_| is_hour) {
            Some(end) => Some((Piece::Bad, end)),
            None => Some((piece, end)),
        }
    }

    /// The end of a window, behind its beginning: `10:00-12:00`, `с 10 до 12`.
    fn range_end(&self, at: usize) -> Option<usize> {
        let is_to = self.is_dash(at) || self.is_word(at, "до по to till until");
        if !is_to || self.short(at + 1).is_none() {
            return None;
        }
        let has_minutes = self.is_sign(at + 2, ":.") && self.short(at + 3).is_some();
        Some(at + if has_minutes { 4 } else { 2 })
    }

    /// `праздников`, `НГ`, `з/п`: the end of what nobody can date.
    fn event(&self, at: usize) -> Option<usize> {
        if self.is_word(at, "з") && self.is_sign(at + 1, "/\\") && self.is_word(at + 2, "п") {
            return Some(at + 3);
        }
        let word = self.word(at);
        let is_event = words::EVENTS.iter().any(|start| word.starts_with(start));
        let is_year = self.is_word(at + 1, "года год year years праздников");
        is_event.then_some(at + 1 + usize::from(is_year))
    }

    /// `как выпишут`, `когда вернётся`: when that will be nobody knows.
    fn eventually(&self, at: usize) -> Found {
        if !self.is_word(at, "как когда when after") {
            return None;
        }
        let next = at + 1 + usize::from(self.is_word(at + 1, "только"));
        let word = self.word(next);
        let is_known = words::EVENTUALLY
            .iter()
            .any(|start| word.starts_with(start));
        is_known.then_some((Piece::Bad, next + 1, false))
    }

    /// `в среду`, `на завтра`, `примерно в 10`, and all that stands without such a word.
    fn placed(&self, at: usize, day: Option<Named>) -> Found {
        const MOST: usize = 4;
        let mut next = at;
        let mut is_by = false;
        let mut is_at_hour = false;
        while next < at + MOST && self.is_word(next, words::AT) {
            is_by = self.is_word(next, words::BY);
            is_at_hour |= self.is_word(next, words::AT_HOUR);
            next += 1;
            next += usize::from(self.is_dash(next));
        }
        let before = match next > at {
            _ if is_by => Before::By,
            _ if is_at_hour => Before::AtHour,
            true => Before::Word,
            false => Before::Nothing,
        };
        let place = Place { day, before };
        let found = self
            .bare(next, place)
            .or_else(|| self.loose_words(at, next))?;
        match found {
            (Piece::Day(_), end, _) if is_by => Some((Piece::Bad, end, false)),
            found => Some(found),
        }
    }

    /// `in the morning`, `на следующей неделе`, `в начале мая`: what has words of its own before it.
    fn loose_words(&self, at: usize, next: usize) -> Found {
        let of = |at: usize| at + usize::from(self.is_word(at, "in at в во the"));
        let begins = if next > at { next } else { of(of(at)) };
        self.next_one(begins)
            .or_else(|| {
                let is_in = begins > at || self.is_cell;
                let (number, end) = self.month_part(begins, is_in)?;
                Some((self.open_from(number.0, number.1), end, false))
            })
            .or_else(|| {
                let part = words::part(self.word(begins)).filter(|_| begins > at)?;
                Some((Piece::Clock(Clock::Part(part)), begins + 1, true))
            })
    }

    /// `на след. неделе`, `в следующем месяце`, `next Wednesday`.
    fn next_one(&self, at: usize) -> Found {
        let this = at > 0 && self.is_word(at - 1, "на этой this");
        if this && self.is_word(at, "неделе week") {
            return Some((Piece::Bad, at + 1, false));
        }
        if !self.is_word(at, words::NEXT) {
            return None;
        }
        let next = self.past_dot(at + 1);
        let today = self.day.date;
        let monday = time::plus(today, 7 - today.weekday().num_days_from_monday());
        let piece = if self.is_word(next, "нед неделе неделю неделя week") {
            Piece::Day(Named::Week(monday))
        } else if self.is_word(next, "мес месяце месяц month") {
            let month = time::plus_months(today, 1);
            month
                .with_day(1)
                .map_or(Piece::Bad, |first| Piece::Day(Named::OpenFrom(first)))
        } else {
            // Said of a day that is still to come in this week it is the one of the next for some, and not for others.
            let day = words::weekday(self.word(next))?;
            let coming = self.next_weekday(day);
            if coming >= monday {
                Piece::Day(Named::On(coming))
            } else {
                Piece::Bad
            }
        };
        Some((piece, self.past_dot(next + 1), false))
    }

    /// A month, or where in it: its number, and the day from which it is meant.
    fn month_part(&self, at: usize, is_in: bool) -> Option<((u32, u32), usize)> {
        let (day, next) = match self.word(at) {
            "начале" | "начало" | "early" | "beginning" => (1, at + 1),
            "середине" | "середина" | "mid" | "middle" => (15, at + 1),
            "конце" | "конец" | "late" | "end" => (20, at + 1),
            _ => (1, at),
        };
        let name = next + usize::from(self.is_word(next, "of") || self.is_dash(next));
        let month = words::month(self.word(name)).filter(|_| is_in || next > at)?;
        // `May 15` is a date, read before; other numbers behind a month say something else of it.
        let end = self.past_dot(name + 1);
        self.digits(end).is_empty().then_some(((month, day), end))
    }

    fn open_from(&self, month: u32, day: u32) -> Piece {
        let date = self.nearest(day, month);
        date.map_or(Piece::Bad, |date| Piece::Day(Named::OpenFrom(date)))
    }

    /// A day or a time as such.
    fn bare(&self, at: usize, place: Place) -> Found {
        if !self.digits(at).is_empty() {
            return self.number(at, place);
        }
        let word = self.word(at);
        let date = self.day.date;
        if let Some(day) = words::weekday(word) {
            return Some((
                Piece::Day(Named::Weekday(day)),
                self.past_dot(at + 1),
                false,
            ));
        }
        let named = match word {
            "завтра" | "tomorrow" => Some((Named::On(time::plus(date, 1)), 1, false)),
            "послезавтра" => Some((Named::On(time::plus(date, 2)), 1, false)),
            "day" if self.is_word(at + 1, "after") && self.is_word(at + 2, "tomorrow") => {
                Some((Named::On(time::plus(date, 2)), 3, false))
            }
            "сегодня" | "today" => Some((Named::Today, 1, true)),
            _ => None,
        };
        if let Some((named, length, is_weak)) = named {
            return Some((Piece::Day(named), at + length, is_weak));
        }
        if let Some(found) = self.month_first(at) {
            return Some(found);
        }
        if self.is_word(at, "полдень noon midday") {
            return Some((Piece::Clock(Clock::Second(12 * 3600)), at + 1, true));
        }
        if let Some(part) = words::part(word).filter(|_| !place.is_bounded()) {
            return Some((Piece::Clock(Clock::Part(part)), at + 1, true));
        }
        if place.is_bounded() && words::month(word).is_some() {
            return Some((Piece::Bad, at + 1, false));
        }
        self.hour_in_words(at, place)
    }

    /// `в шесть`, `после шести вечера`, `в час`.
    fn hour_in_words(&self, at: usize, place: Place) -> Found {
        let is_one = self.is_word(at, "час часу часа");
        let is_hour = is_one || words::number(self.word(at)).is_some();
        if !is_hour || !place.is_bounded() && !place.is_at_hour() {
            return None;
        }
        let hour = words::number(self.word(at)).unwrap_or(1);
        let (clock, end) = self.clock(at + 1, Clock::hour(hour)?)?;
        let is_closed = end > at + 1 || self.is_end_of_time(end);
        is_closed.then_some((Piece::Clock(clock), end, !place.is_bounded()))
    }

    /// `May 15th`, `March 3, 2026`.
    fn month_first(&self, at: usize) -> Found {
        let month = words::month(self.word(at))?;
        let next = self.past_dot(at + 1);
        let day = self.short(next).filter(|_| !self.is_sign(next + 1, ":"))?;
        let end = next
            + 1
            + usize::from(self.is_tight(next + 1) && self.is_word(next + 1, "st nd rd th"));
        let comma = usize::from(self.is_sign(end, ","));
        Some(match self.year(end + comma) {
            Some((year, end)) => (Self::date(year, month, day), end, false),
            None => (self.without_year(day, month), end, false),
        })
    }

    /// Four digits that are a year, and what belongs to them.
    fn year(&self, at: usize) -> Option<(u32, usize)> {
        let digits = self.digits(at);
        let year = digits
            .parse()
            .ok()
            .filter(|_| digits.len() == 4 && !self.is_sign(at + 1, ":"))?;
        let is_named = self.is_word(at + 1, "г года год");
        Some((year, self.past_dot(at + 1 + usize::from(is_named))))
    }

    fn date(year: u32, month: u32, day: u32) -> Piece {
        let date = values::date(&format!("{year:04}-{month:02}-{day:02}"));
        date.ok()
            .flatten()
            .map_or(Piece::Bad, |date| Piece::Day(Named::On(date)))
    }

    fn without_year(&self, day: u32, month: u32) -> Piece {
        let date = self.nearest(day, month);
        date.map_or(Piece::Bad, |date| Piece::Day(Named::On(date)))
    }

    /// The first such date on or after the day of the call.
    fn nearest(&self, day: u32, month: u32) -> Option<NaiveDate> {
        // Years without a 29 February are at most seven in a row.
        let year = self.day.date.year();
        (year..=year.saturating_add(8))
            .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day))
            .find(|&date| date >= self.day.date)
    }

    /// The first such day of a month on or after the day of the call.
    fn nearest_of_month(&self, day: u32) -> Option<NaiveDate> {
        let first = self.day.date.with_day(1)?;
        (0..3)
            .filter_map(|months| time::plus_months(first, months).with_day(day))
            .find(|&date| date >= self.day.date)
    }

    /// The next such day after that of the call.
    fn next_weekday(&self, day: Weekday) -> NaiveDate {
        let today = self.day.date.weekday().num_days_from_monday();
        let days = (day.num_days_from_monday() + 6 - today) % 7 + 1;
        time::plus(self.day.date, days)
    }

    /// The date that is named.
    pub fn date_of(&self, named: Named) -> NaiveDate {
        match named {
            Named::Today => self.day.date,
            Named::On(date) => date,
            Named::Weekday(day) => self.next_weekday(day),
            Named::Week(from) | Named::OpenFrom(from) => Hours::of(self.day).open_day_from(from),
        }
    }

    /// A day or a time that begins with digits.
    fn number(&self, at: usize, place: Place) -> Found {
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
    fn clock(&self, at: usize, clock: Clock) -> Option<(Clock, usize)> {
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
    fn is_marked(&self, at: usize, end: usize, place: Place) -> bool {
        let part = |at: usize| self.tokens.get(at).map(|token| token.part);
        let is_alone = || (at == 0 || part(at - 1) != part(at)) && part(end) != part(at);
        place.is_at_hour()
            || place.is_bounded()
            || place.day.is_some()
            || self.is_cell
            || self.asks.get(at).copied().unwrap_or(false)
            || is_alone()
    }

    /// `15.03` is a date, `9.40` a time; what may be both is a time behind `в` or a day that it is not the date of.
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
                    let is_far = Hours::of(self.day).within_bounds(When::On(date)).is_none();
                    if !is_far || second % 5 != 0 {
                        return Some((Piece::Bad, end, false));
                    }
                    false
                }
                Some(Named::Weekday(_)) => true,
                Some(_) => false,
                None => place.before != Before::AtHour,
            },
            (None, Some(_)) => false,
            (None, None) => return self.is_cell.then_some((Piece::Bad, end, false)),
        };
        if is_date && self.range_end(end).is_none() {
            let end = end + usize::from(self.is_word(end, "числа"));
            return Some((self.without_year(first, second), end, false));
        }
        if self.is_marked(at, end, place) {
            Some(self.clock_found(end, clock, place))
        } else {
            None
        }
    }

    /// `9-40`; `10-12` may be a window.
    fn parted_by_dash(&self, at: usize, place: Place) -> Found {
        let hour = self.short(at)?;
        if !self.is_dash(at + 1) || self.short(at + 2).is_none() {
            return None;
        }
        let (minute, end) = (self.short(at + 2)?, at + 3);
        let is_more =
            self.goes_on(end) && self.range_end(end).is_none() || self.is_before_number(end);
        if is_more || !self.is_marked(at, end, place) {
            return None;
        }
        let is_tight =
            self.is_tight(at + 1) && self.is_tight(at + 2) && self.digits(at + 2).len() == 2;
        let is_time = is_tight && (minute == 0 || minute > 24 || minute <= hour);
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
        Some(self.clock_found(next, Clock::hour(hour), place))
    }

    /// `940`, `1830`.
    fn run_together(&self, at: usize, place: Place) -> Found {
        let digits = self.digits(at);
        let end = at + 1;
        if !matches!(digits.len(), 3 | 4)
            || self.goes_on(end)
            || self.is_before_number(end)
            || !self.is_marked(at, end, place)
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
        self.is_cell.then_some((Piece::Bad, end, false))
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
    fn is_end_of_time(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else {
            return true;
        };
        match &token.kind {
            Kind::Number(_) => self.is_date(at),
            Kind::Sign(sign) => !matches!(sign, '%' | '/' | '№' | '#' | '*' | '=' | '°'),
            Kind::Word(word) => {
                words::mood(word) == Some(words::Mood::Asks)
                    || words::weekday(word).is_some()
                    || is_one_of(
                        word,
                        "завтра послезавтра сегодня tomorrow today и или and or но в во на on at если не",
                    )
            }
        }
    }
}
