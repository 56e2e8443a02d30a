//! The times within a text: which tokens belong to one, and what each says.

use std::ops::Range;

use chrono::{Datelike, NaiveDate, Weekday};

use super::Day;
use super::hours::{Clock, Hours};
use super::phrase::{Manner, Named, Phrase, Piece};
use super::tokens::{Kind, Token};
use super::words::{self, Mood, Part, Unit, Until, is_one_of};
use crate::export::values;
use crate::plan::time;

/// A piece, the token behind it, and whether it may as well tell when a call was made.
pub(super) type Said = (Piece, usize, bool);
pub(super) type Found = Option<Said>;

/// What stands right before a day or a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Before {
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
pub(super) struct Place {
    /// The day that the phrase has named before it.
    pub day: Option<Named>,
    /// What stands before it.
    pub before: Before,
}

impl Place {
    pub fn is_at_hour(self) -> bool {
        matches!(self.before, Before::AtHour | Before::By)
    }

    pub fn is_bounded(self) -> bool {
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
    /// What `до` says there.
    pub until: Until,
    /// Beside each token, what its part tells of a time there.
    pub moods: &'a [Option<Mood>],
}

impl<'t> Reader<'_, 't> {
    pub fn word(&self, at: usize) -> &str {
        match self.tokens.get(at).map(|token| &token.kind) {
            Some(Kind::Word(word)) => word,
            _ => "",
        }
    }

    pub fn is_word(&self, at: usize, list: &str) -> bool {
        is_one_of(self.word(at), list)
    }

    pub fn digits(&self, at: usize) -> &'t str {
        match self.tokens.get(at).map(|token| &token.kind) {
            Some(Kind::Number(digits)) => digits,
            _ => "",
        }
    }

    /// A number of one or two digits.
    pub fn short(&self, at: usize) -> Option<u32> {
        let digits = self.digits(at);
        digits.parse().ok().filter(|_| digits.len() <= 2)
    }

    pub fn sign(&self, at: usize) -> Option<char> {
        match self.tokens.get(at)?.kind {
            Kind::Sign(sign) => Some(sign),
            _ => None,
        }
    }

    pub fn is_sign(&self, at: usize, signs: &str) -> bool {
        self.sign(at).is_some_and(|sign| signs.contains(sign))
    }

    pub fn is_dash(&self, at: usize) -> bool {
        self.sign(at).is_some_and(values::is_dash)
    }

    pub fn is_tight(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is_tight)
    }

    /// A full stop behind a word that was cut short.
    pub fn past_dot(&self, at: usize) -> usize {
        at + usize::from(
            self.is_sign(at, ".") && self.is_tight(at) && self.digits(at + 1).is_empty(),
        )
    }

    /// The phrase that begins with a token.
    pub fn phrase(&self, start: usize) -> Option<Phrase> {
        let mut phrase = Phrase::default();
        phrase.is_weak = true;
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

    /// What stands before the times among some tokens.
    pub fn manner(&self, tokens: Range<usize>) -> Manner {
        let of_word = |at: usize| {
            let is_cut_short = self.is_word(at, "ч") && self.is_sign(at + 1, "/\\");
            let is_bound = [words::AFTER, words::FROM, words::UNTIL, words::IN];
            if self.is_word(at, words::DENIES) && !self.is_word(at + 1, words::EARLIER) {
                Manner::Denied
            } else if is_cut_short || is_bound.iter().any(|list| self.is_word(at, list)) {
                Manner::Bound
            } else if self.is_word(at, words::AT) && !self.is_word(at, "часов часиков часам")
            {
                Manner::Placed
            } else {
                Manner::Bare
            }
        };
        tokens.map(of_word).max().unwrap_or_default()
    }

    /// The token behind what may stand between a day and what goes with it.
    fn past_joint(&self, at: usize, phrase: &Phrase, start: usize) -> usize {
        let is_between = self.is_sign(at, "(") || phrase.day.is_some() && self.is_sign(at, ",");
        at + usize::from(at > start && is_between)
    }

    fn piece(&self, at: usize, day: Option<Named>) -> Found {
        if self.is_word(at, words::DENIES) {
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
        if self.is_word(at + 1, words::EARLIER) {
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
        if self.is_word(next, "полгода") {
            return Some((self.later(6, Unit::Month), next + 1, false));
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
            Piece::Day(named) => match self.until {
                Until::Deadline if !is_after => Piece::Bad,
                Until::Thinking if !is_after => Piece::Day(named),
                _ => Piece::Day(Named::On(time::plus(self.date_of(named), 1))),
            },
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
    pub fn range_end(&self, at: usize) -> Option<usize> {
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
        // «sat down», «moved to Sun City».
        let is_other = self.is_word(at, "sat sun wed")
            && !self.is_cell
            && place.before == Before::Nothing
            && !self.is_end_of_time(at + 1)
            && !self.is_word(at + 1, words::AFTER);
        if let Some(day) = words::weekday(word).filter(|_| !is_other) {
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
    pub fn year(&self, at: usize) -> Option<(u32, usize)> {
        let digits = self.digits(at);
        let year = digits
            .parse()
            .ok()
            .filter(|_| digits.len() == 4 && !self.is_sign(at + 1, ":"))?;
        let is_named = self.is_word(at + 1, "г года год");
        Some((year, self.past_dot(at + 1 + usize::from(is_named))))
    }

    pub fn date(year: u32, month: u32, day: u32) -> Piece {
        let date = values::date(&format!("{year:04}-{month:02}-{day:02}"));
        date.ok()
            .flatten()
            .map_or(Piece::Bad, |date| Piece::Day(Named::On(date)))
    }

    pub fn without_year(&self, day: u32, month: u32) -> Piece {
        let date = self.nearest(day, month);
        date.map_or(Piece::Bad, |date| Piece::Day(Named::On(date)))
    }

    /// The first such date on or after the day of the call.
    pub fn nearest(&self, day: u32, month: u32) -> Option<NaiveDate> {
        // Years without a 29 February are at most seven in a row.
        let year = self.day.date.year();
        (year..=year.saturating_add(8))
            .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day))
            .find(|&date| date >= self.day.date)
    }

    /// The first such day of a month on or after the day of the call.
    pub fn nearest_of_month(&self, day: u32) -> Option<NaiveDate> {
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
}
