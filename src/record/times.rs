//! When to call again, and when it was, as people write it.

mod digits;
mod hours;
mod phrase;
mod reader;
mod tokens;
mod words;

use chrono::{Datelike, NaiveDate};
use chrono_tz::Tz;

use self::hours::Hours;
pub use self::phrase::Manner;
use self::phrase::Phrase;
use self::reader::Reader;
use self::tokens::{Kind, Token, tokens};
use self::words::Mood;
pub use self::words::{Until, until};
use crate::export::values::{self, DateOrder, trim};
use crate::model::clinic::{DAY_MINUTES, Moment};
use crate::plan::time;
use crate::settings::Settings;

/// The call from which days and hours are counted.
#[derive(Clone, Copy)]
pub struct Day<'a> {
    /// The day on which it was made.
    pub date: NaiveDate,
    /// The minute of that day, where it is known.
    pub minute: Option<u16>,
    /// The day of the visit of which it was, where there is one and its day is known.
    pub visit_on: Option<NaiveDate>,
    /// Shifts and open days.
    pub settings: &'a Settings,
}

/// When to call again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    /// At that hour.
    At(Moment),
    /// On that day, in the patient's usual hours.
    On(NaiveDate),
}

/// What stands in the cell for the next call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Callback {
    Blank,
    /// A day, perhaps with an hour.
    When(When),
    /// Nobody is to call again: a dash, "no", "not needed".
    NotWanted,
    /// The patient will call: that is an outcome and no time.
    Patients,
    /// Something else.
    Unreadable,
}

/// When the contact was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Called {
    /// The day.
    pub date: NaiveDate,
    /// The minute of that day, where it is known.
    pub minute: Option<u16>,
    /// Something stood in the cell that can't be read, lies ahead, or too far back: it is taken for blank.
    pub is_ignored: bool,
}

/// A text without the times in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cut {
    /// What is left.
    pub rest: String,
    /// Each time, in order; `None`: one that can't be read, as `после 15` or `после праздников`.
    pub found: Vec<Option<When>>,
    /// How each of them is written.
    pub written: Vec<Written>,
}

/// How a time stands in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// It names a day, if only that of the call.
    pub has_day: bool,
    /// What stands before it.
    pub manner: Manner,
}

/// The times within words: «думает, просила набрать в среду после 18».
///
/// A day, `после обеда`, `через`, `после`, `с`, `до` make a time wherever they stand, and the word before it (`в`, `на`, `к`) is cut out with
/// it. What may as well tell when the call was made (`10:30`, `сегодня`, `утром`, `вечером`) goes by the nearest word of its part that tells
/// which it is, those before it first; a part with nothing else in it goes by the part before. Beside `перезвонить`, `просила`, `занят` it is
/// found; beside `н/о`, `не ответила`, `звонила`, `вчера` it is cut out and not found. Where no word tells, an hour is found, and `сегодня`,
/// `утром`, `в обед`, `вечером` stay in the rest.
///
/// A number is a time only where it is written as one or stands where only a time can: «темп 38», «2 раза», «36 зуб», «на 5», a telephone
/// number stay in the rest.
#[must_use]
pub fn cut(text: &str, day: &Day<'_>) -> Cut {
    cut_beside(text, None, day)
}

/// The same in one part of a cell: what `до пятницы` means may be told by another («в отпуске, до пятницы»).
#[must_use]
pub fn cut_beside(text: &str, of_cell: Option<Until>, day: &Day<'_>) -> Cut {
    let until = words::until(text).or(of_cell);
    cut_in(text, until.unwrap_or(Until::Deadline), day, false)
}

fn cut_in(text: &str, until: Until, day: &Day<'_>, is_cell: bool) -> Cut {
    let tokens = tokens(text);
    let moods = moods(&tokens);
    let reader = Reader {
        tokens: &tokens,
        text,
        day: *day,
        is_cell,
        until,
        moods: &moods,
    };
    let mut phrases = Vec::new();
    let mut spans: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some(mut phrase) = reader.phrase(at) else {
            at += 1;
            continue;
        };
        phrase.manner = reader.manner(at..phrase.end);
        let mood = moods.get(at).copied().flatten();
        let is_doubtful = phrase.is_weak && !is_cell;
        if !is_doubtful || mood.is_some() || phrase.has_hour() {
            if !is_doubtful || mood != Some(Mood::Was) {
                phrases.push(phrase);
            }
            // «10:30 и 15:40»: between two times the word goes with them.
            let and = at.checked_sub(1).filter(|&and| {
                let ends = spans.last().map(|&(_, to)| to);
                let is_and = matches!(&tokens[and].kind, Kind::Word(word) if words::is_one_of(word, "и and"));
                is_and && and > 0 && ends == Some(tokens[and - 1].to)
            });
            spans.push((tokens[and.unwrap_or(at)].from, tokens[phrase.end - 1].to));
        }
        at = phrase.end;
    }
    let mut found: Vec<_> = together(phrases)
        .into_iter()
        .map(|phrase| {
            let written = Written {
                has_day: phrase.day.is_some(),
                manner: phrase.manner,
            };
            (read(&reader, phrase), written)
        })
        .collect();
    found.dedup_by_key(|(when, _)| *when);
    let (found, written) = found.into_iter().unzip();
    Cut {
        rest: without(text, &spans),
        found,
        written,
    }
}

/// A day and an hour that other words part are one time: «в среду, лучше после 18». And `сегодня` beside another day is not when to call.
fn together(mut phrases: Vec<Phrase>) -> Vec<Phrase> {
    if phrases.len() > 1 && phrases.iter().any(Phrase::is_later_day) {
        phrases.retain(|phrase| !phrase.is_today());
    }
    if let [one, other] = phrases[..]
        && let Some(both) = one.and(other)
    {
        return vec![both];
    }
    phrases
}

/// What a phrase says.
fn read(reader: &Reader<'_, '_>, phrase: Phrase) -> Option<When> {
    let phrase = phrase.whole()?;
    let hours = Hours::of(reader.day);
    let date = phrase.day.map(|named| reader.date_of(named));
    let when = match (date, phrase.clock, phrase.minutes) {
        (_, _, Some(minutes)) => When::At(hours.after_call(minutes)?),
        (Some(date), None, None) => When::On(date),
        (Some(date), Some(clock), None) => When::At(Moment {
            date,
            second: hours.second(date, clock)?,
        }),
        (None, Some(clock), None) => When::At(hours.moment(clock)?),
        (None, None, None) => return None,
    };
    hours.within_bounds(when)
}

/// Of each token, what the nearest telling word of its part says of a time there, those before it first. A part in which nothing stands but a
/// time goes by the part before.
fn moods(tokens: &[Token<'_>]) -> Vec<Option<Mood>> {
    let mut moods: Vec<Option<Mood>> = (0..tokens.len()).map(|at| own_mood(tokens, at)).collect();
    let mut before = None;
    let mut from = 0;
    for part in tokens.chunk_by(|one, other| one.part == other.part) {
        let of_part = &mut moods[from..from + part.len()];
        from += part.len();
        if let [
            Token {
                kind: Kind::Sign(_),
                ..
            },
        ] = part
        {
            continue;
        }
        if part.iter().all(|token| words::is_of_time(&token.kind)) {
            of_part.fill(before);
        }
        let mut last = None;
        for mood in of_part.iter_mut() {
            last = mood.or(last);
            *mood = last;
        }
        let mut next = None;
        for mood in of_part.iter_mut().rev() {
            next = mood.or(next);
            *mood = next;
        }
        before = last;
    }
    moods
}

fn own_mood(tokens: &[Token<'_>], at: usize) -> Option<Mood> {
    let kind = |at: usize| tokens.get(at).map(|token| &token.kind);
    let word = |at: usize| match kind(at) {
        Some(Kind::Word(word)) => word.as_str(),
        _ => "",
    };
    let is_cut_short = matches!(kind(at + 1), Some(Kind::Sign('/' | '\\')));
    let no_answer = [("н", "о"), ("н", "д"), ("б", "о"), ("а", "о")];
    if is_cut_short && no_answer.contains(&(word(at), word(at + 2))) {
        return Some(Mood::Was);
    }
    words::mood(word(at))
}

/// A text without the bytes of some spans, and without the signs that are left over.
fn without(text: &str, spans: &[(usize, usize)]) -> String {
    if spans.is_empty() {
        return text.to_owned();
    }
    let is_between = |c: char| matches!(c, ',' | ';' | '(');
    let mut rest = String::with_capacity(text.len());
    let mut from = 0;
    for &(begins, ends) in spans {
        rest.push_str(text.get(from..begins).unwrap_or_default());
        from = ends;
        let after = text.get(ends..).unwrap_or_default();
        let mut kept = rest.trim_end_matches(values::is_space).len();
        let mut closed = after.trim_start_matches(values::is_space);
        if rest[..kept].ends_with('(')
            && let Some(behind) = closed.strip_prefix(')')
        {
            rest.truncate(kept - 1);
            kept = rest.trim_end_matches(values::is_space).len();
            closed = behind.trim_start_matches(values::is_space);
            rest.truncate(kept);
            if !closed.starts_with(is_between) {
                rest.push(' ');
            }
            from = text.len() - closed.len();
        } else if rest[..kept].is_empty() || rest[..kept].ends_with(is_between) {
            closed = closed.trim_start_matches([',', ';']);
            from = text.len() - closed.trim_start_matches(values::is_space).len();
        } else if closed.starts_with([',', ';', ')', '.', '!', '?']) {
            rest.truncate(kept);
            from = text.len() - closed.len();
        } else if kept < rest.len() {
            from = text.len() - closed.len();
        }
    }
    rest.push_str(text.get(from..).unwrap_or_default());
    let rest = rest.trim_matches(|c| values::is_space(c) || matches!(c, ',' | ';'));
    rest.to_owned()
}

/// The cell `callback_at`, beside the outcome as it was typed.
///
/// `до 15го` is the day after: there it is said of somebody who is away. Beside a request to be called it is the last day for that, and can't
/// be read: who promised it can say on which day the call shall be.
///
/// A day is counted from that of the call; a date without a year is the first on or after it, a day of the week the next after it. A time
/// alone is on the day of the call, or on the next where it is not after the call; where the minute of the call is not known, on its day.
/// `через час` then can't be read, and a morning is the next. An hour without minutes, or written with one digit, is one of the afternoon
/// where only that lies within the shift, and before seven: «в 6» is 18:00. A date at midnight is how a spreadsheet writes a day. What
/// lies before the call or more than 183 days after it, and two times that differ, can't be read (contract, section 10).
#[must_use]
pub fn callback(cell: &str, outcome: &str, day: &Day<'_>) -> Callback {
    let text = trim(cell);
    if text
        .chars()
        .all(|c| values::is_space(c) || values::is_unseen(c))
    {
        return Callback::Blank;
    }
    if text.chars().all(values::is_dash) {
        return Callback::NotWanted;
    }
    let said = spoken(text);
    if words::NOT_WANTED.contains(&said.as_str()) {
        return Callback::NotWanted;
    }
    if let Some(read) = in_full(text, day) {
        return read;
    }
    let until = words::until(text).or_else(|| words::until(outcome));
    let cut = cut_in(text, until.unwrap_or(Until::Absence), day, true);
    let rest = spoken(&cut.rest);
    if words::PATIENT_CALLS.contains(&rest.as_str()) {
        return Callback::Patients;
    }
    let is_beside = |word| words::is_one_of(word, words::BESIDE);
    match cut.found[..] {
        [Some(when)] if rest.split_ascii_whitespace().all(is_beside) => Callback::When(when),
        _ => Callback::Unreadable,
    }
}

/// A date in full, as section 2 of the contract has it, or one that means none, perhaps with a time; `None`: something else.
fn in_full(text: &str, day: &Day<'_>) -> Option<Callback> {
    let order = DateOrder::NoSlashes;
    let zone = day.settings.timezone;
    let hours = Hours::of(*day);
    let when = match values::moment_in(order, text, zone, true).ok()? {
        Some(moment) if moment.second == 0 => When::On(moment.date),
        Some(moment) => When::At(moment),
        None => {
            // A spreadsheet puts a time alone on its first day.
            let joined = format!("{} {text}", day.date);
            match values::moment_in(order, &joined, zone, false) {
                Ok(Some(time)) if !values::is_blank(text) => {
                    When::At(hours.moment(hours::Clock::Second(time.second))?)
                }
                _ => return Some(Callback::Blank),
            }
        }
    };
    let within = hours.within_bounds(when);
    Some(within.map_or(Callback::Unreadable, Callback::When))
}

/// The words and numbers of a text, and the signs that say something.
fn spoken(text: &str) -> String {
    let mut said = String::with_capacity(text.len());
    for token in tokens(text) {
        if matches!(
            token.kind,
            Kind::Sign(',' | ';' | '.' | '!' | '(' | ')' | ':' | '"' | '\'')
        ) {
            continue;
        }
        if !said.is_empty() {
            said.push(' ');
        }
        match token.kind {
            Kind::Word(word) => said.push_str(&word),
            Kind::Number(digits) => said.push_str(digits),
            Kind::Sign(sign) => said.push(sign),
        }
    }
    said
}

/// The cell `called_at`, blank too.
///
/// A time alone is on the list's date. What can't be read, lies after `now` or more than a day before the list's date is as blank (contract,
/// section 10). `02.03` is a date where that is possible, else a time; a date at midnight is a day. An hour without minutes before seven is
/// one of the afternoon. A moment with an offset can't be read.
#[must_use]
pub fn called(cell: &str, list_date: NaiveDate, scheduled_at: Option<u16>, now: Moment) -> Called {
    let text = trim(cell);
    let blank = Called {
        date: list_date,
        minute: scheduled_at,
        is_ignored: false,
    };
    if text.chars().all(values::is_unseen) || values::is_blank(text) {
        return blank;
    }
    let read = called_in_full(text, list_date).or_else(|| called_in_short(text, list_date, now));
    match read.filter(|&(date, minute)| is_possible(date, minute, list_date, now)) {
        Some((date, minute)) => Called {
            date,
            minute,
            is_ignored: false,
        },
        None => Called {
            is_ignored: true,
            ..blank
        },
    }
}

fn is_possible(date: NaiveDate, minute: Option<u16>, list_date: NaiveDate, now: Moment) -> bool {
    let at = Moment::at(date, minute.unwrap_or(0));
    at <= now && date >= time::minus(list_date, 1)
}

/// A date in full, perhaps with a time, or a time that a spreadsheet put on its first day.
fn called_in_full(text: &str, list_date: NaiveDate) -> Option<(NaiveDate, Option<u16>)> {
    let read = |text: &str, zone| values::moment_in(DateOrder::NoSlashes, text, zone, true);
    let (moment, elsewhere) = (read(text, Tz::UTC).ok()?, read(text, Tz::Asia__Tokyo).ok()?);
    let moment = match moment {
        Some(moment) => Some(moment).filter(|_| elsewhere == Some(moment))?,
        None => read(&format!("{list_date} {text}"), Tz::UTC).ok()??,
    };
    let minute = Some(moment.minute()).filter(|&minute| minute > 0);
    Some((moment.date, minute))
}

/// A time alone, or a day without a year.
fn called_in_short(
    text: &str,
    list_date: NaiveDate,
    now: Moment,
) -> Option<(NaiveDate, Option<u16>)> {
    let tokens = tokens(text);
    let kinds: Vec<&Kind<'_>> = tokens.iter().map(|token| &token.kind).collect();
    let (date, length) = match kinds[..] {
        [Kind::Word(word), ..] if words::is_one_of(word, "вчера yesterday") => {
            (Some(time::minus(list_date, 1)), 1)
        }
        [Kind::Word(word), ..] if words::is_one_of(word, "сегодня today") => {
            (Some(list_date), 1)
        }
        [Kind::Number(day), Kind::Sign('.'), Kind::Number(month), ..] if month.len() == 2 => {
            let date = without_year(day, month.parse().ok(), list_date, now);
            (date, 3)
        }
        [Kind::Number(day), Kind::Word(month), ..] => {
            (without_year(day, words::month(month), list_date, now), 2)
        }
        _ => (None, 0),
    };
    let Some(date) = date else {
        let minute = minute_of(&kinds)?;
        // `05.03` where that date can't be is no call in the night.
        let is_slip =
            length > 0 && hours::no_night(u32::from(minute) * 60) != u32::from(minute) * 60;
        return Some((list_date, Some(minute))).filter(|_| !is_slip);
    };
    let rest = match kinds.get(length..)? {
        [Kind::Sign(',' | '.'), rest @ ..] | rest => rest,
    };
    if rest.is_empty() {
        return Some((date, None));
    }
    Some((date, Some(minute_of(rest)?)))
}

/// The day of a call by its day and month.
fn without_year(
    day: &str,
    month: Option<u32>,
    list_date: NaiveDate,
    now: Moment,
) -> Option<NaiveDate> {
    let (day, month) = (day.parse().ok()?, month?);
    let year = list_date.year();
    [year.saturating_sub(1), year, year.saturating_add(1)]
        .into_iter()
        .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day))
        .find(|&date| is_possible(date, None, list_date, now))
}

/// A time: `9:40`, `в 9:40`, `9.40`, `9-40`, `940`, `09:40:00`, `9:40 AM`, `в 9`, `6 вечера`.
fn minute_of(kinds: &[&Kind<'_>]) -> Option<u16> {
    let (is_marked, kinds) = match kinds {
        [Kind::Word(word), rest @ ..] if words::is_one_of(word, words::AT_HOUR) => (true, rest),
        kinds => (false, kinds),
    };
    let (hour, minute, rest) = match kinds {
        [
            Kind::Number(hour),
            Kind::Sign(sign),
            Kind::Number(minute),
            rest @ ..,
        ] if minute.len() == 2 && (matches!(sign, ':' | '.') || values::is_dash(*sign)) => {
            (*hour, *minute, rest)
        }
        [Kind::Number(digits), rest @ ..] if matches!(digits.len(), 3 | 4) => {
            let (hour, minute) = digits.split_at(digits.len() - 2);
            (hour, minute, rest)
        }
        [Kind::Number(hour), rest @ ..] if is_marked || !rest.is_empty() => (*hour, "", rest),
        _ => return None,
    };
    let rest = match rest {
        [Kind::Sign(':'), Kind::Number(second), rest @ ..] if second.len() == 2 => rest,
        rest => rest,
    };
    let rest = match rest {
        [Kind::Word(word), rest @ ..] if words::is_one_of(word, "ч час часа часов") => {
            rest
        }
        rest => rest,
    };
    let clock = match minute {
        "" => hours::Clock::hour(hour.parse().ok()?)?,
        minute => hours::Clock::written(hour, minute.parse().ok()?, 0)?,
    };
    let second = match (rest, clock) {
        ([Kind::Word(half)], clock) => match clock.within(half)? {
            hours::Clock::Second(second) => second,
            _ => return None,
        },
        ([], hours::Clock::Loose(second)) if minute.is_empty() => hours::no_night(second),
        ([], hours::Clock::Second(second) | hours::Clock::Loose(second)) => second,
        _ => return None,
    };
    u16::try_from(second / 60)
        .ok()
        .filter(|&minute| minute < DAY_MINUTES)
}

#[cfg(test)]
mod tests;
