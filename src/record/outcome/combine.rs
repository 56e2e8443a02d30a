//! Several things said in one talk, as one outcome (contract, section 10; the combinations are in its Russian words).

use std::collections::BTreeSet;

use super::super::times::{Day, When, cut};
use super::segment::{Segment, Time};
use super::words::Says;
use crate::model::clinic::Outcome;

/// One outcome, and when to call again; `None`: not understood.
pub type Combined = Option<(Outcome, Option<When>)>;

/// Of what a time in a segment tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// When to call again.
    Again,
    /// When somebody who is out is there again.
    There,
    /// When a visit is, a message was sent, or the patient will call.
    Theirs,
}

/// What is said of one matter, or of the whole talk.
pub struct Group<'a> {
    segments: &'a [&'a Segment],
    day: Day<'a>,
    /// Whether a matter was named: beside one `да` and `нет` are answers.
    has_matter: bool,
    again: Vec<Time>,
    /// The segments in which those stand, in one text.
    again_text: String,
    there: Vec<Time>,
    has_their_time: bool,
}

/// Joins what is said to one outcome.
#[must_use]
pub fn combine(segments: &[&Segment], has_matter: bool, day: &Day<'_>) -> Combined {
    let mut group = Group {
        segments,
        day: *day,
        has_matter,
        again: Vec::new(),
        again_text: String::new(),
        there: Vec::new(),
        has_their_time: false,
    };
    group.sort_times();
    group.outcome()
}

impl Group<'_> {
    fn has(&self, is: impl Fn(Says) -> bool) -> bool {
        let says = self.segments.iter().flat_map(|segment| &segment.says);
        says.copied().any(is)
    }

    fn says(&self, wanted: Says) -> bool {
        self.has(|says| says == wanted)
    }

    fn is(&self, outcome: Outcome) -> bool {
        self.has(|says| says == Says::Plain(outcome) || says == Says::Visit(outcome))
    }

    /// Sorts the times of all segments by that of which they tell; a segment that is a time alone goes by the one before.
    fn sort_times(&mut self) {
        let mut last = (Role::Again, true);
        for segment in self.segments {
            last = role(segment).unwrap_or(last);
            let (role, takes_hours) = last;
            let times = segment.times.iter().copied();
            let times = times.filter(|time| takes_hours || time.names_day);
            match role {
                Role::Again => {
                    let before = self.again.len();
                    self.again.extend(times);
                    if self.again.len() > before {
                        self.again_text.push_str(&segment.text);
                        self.again_text.push(' ');
                    }
                }
                Role::There => self.there.extend(times),
                Role::Theirs => {
                    self.has_their_time |= segment.times.iter().any(|time| time.when.is_some());
                }
            }
        }
    }

    /// When to call again, of what would be a callback: one time that can be read, or none at all.
    fn when(&self) -> Result<Option<When>, NotOne> {
        if self.again.iter().any(|time| time.when.is_none()) {
            return Err(NotOne);
        }
        let whens = different(&self.again);
        if let [] | [_] = whens[..] {
            return Ok(whens.first().copied());
        }
        // «В среду, после 18»: one time with a sign within.
        match cut(&self.again_text, &self.day).found[..] {
            [Some(when)] => Ok(Some(when)),
            _ => Err(NotOne),
        }
    }

    /// The same where it is no callback: what can't be read is nothing.
    fn when_if_read(&self) -> Result<Option<When>, NotOne> {
        let whens = different(&self.again);
        if whens.len() > 1 {
            return self.when();
        }
        Ok(whens.first().copied())
    }

    fn outcome(mut self) -> Combined {
        if self.segments.iter().any(|segment| segment.is_unknown) {
            return None;
        }
        if let Some(when) = self.when_there_again() {
            return Some((Outcome::Callback, Some(when)));
        }
        let heard = self.hear();
        if !self.makes_sense(&heard) {
            return None;
        }
        if heard.contains(&Outcome::Declined) {
            let is_told_apart = !heard.contains(&Outcome::Booked);
            return is_told_apart.then_some((Outcome::Declined, None));
        }
        if heard.contains(&Outcome::Callback) {
            // «В отпуске, будет 15го»: the callback is then.
            self.again.append(&mut self.there);
        }
        let heard: Vec<Outcome> = heard.into_iter().collect();
        let has_time = !self.again.is_empty();
        let (outcome, when) = match heard[..] {
            [] => return self.time_alone(),
            [Outcome::Reached] if !has_time => (Outcome::Reached, Ok(None)),
            [Outcome::Reached | Outcome::Callback] => (Outcome::Callback, self.when()),
            [Outcome::Reached, Outcome::Callback] if has_time => (Outcome::Callback, self.when()),
            [attempt @ (Outcome::NoAnswer | Outcome::Busy)]
            | [
                attempt @ (Outcome::NoAnswer | Outcome::Busy),
                Outcome::Callback,
            ] => (attempt, self.when_if_read()),
            [Outcome::Sent, Outcome::NoAnswer | Outcome::Busy] => (Outcome::Sent, Ok(None)),
            [Outcome::Reached, Outcome::Booked] => (Outcome::Booked, Ok(None)),
            [Outcome::AskDoctor] => (Outcome::AskDoctor, self.when_if_read()),
            [one] => (one, Ok(None)),
            _ => return None,
        };
        Some((outcome, when.ok()?))
    }

    /// «Дочь взяла, он будет в 6»: somebody else answered, and said when the patient is there.
    fn when_there_again(&self) -> Option<When> {
        let is_out = self.says(Says::Other) || self.is(Outcome::NoAnswer);
        let is_there = |says| matches!(says, Says::There | Says::Back);
        let is_else = |says| {
            !matches!(
                says,
                Says::Other | Says::Passes | Says::Plain(Outcome::NoAnswer)
            ) && !is_there(says)
        };
        if !is_out || !self.has(is_there) || self.has(is_else) {
            return None;
        }
        let all: Vec<Time> = self.there.iter().chain(&self.again).copied().collect();
        match different(&all)[..] {
            [when] if all.iter().all(|time| time.when.is_some()) => Some(when),
            _ => None,
        }
    }

    /// A cell with a time and nothing else: a day is when to call; an hour in figures may as well be when it was.
    fn time_alone(&self) -> Combined {
        let mut words = self.again_text.split(|c: char| !c.is_alphabetic());
        let has_words = words.any(|word| word.chars().count() > 2);
        let is_day = self.again.iter().any(|time| time.names_day);
        let says_more = self.has_matter || self.has(|_| true);
        if says_more || !has_words && !is_day {
            return None;
        }
        let when = self.when().ok()??;
        Some((Outcome::Callback, Some(when)))
    }

    /// The outcomes that are said, each once.
    fn hear(&self) -> BTreeSet<Outcome> {
        let has_time = !self.again.is_empty();
        let asked = self.says(Says::Asked) || self.says(Says::AskedCall);
        // A day, or that a call was asked for, makes a callback of «думает» and «не сейчас».
        let to_call = asked || has_time;
        let says = self.segments.iter().flat_map(|segment| &segment.says);
        let mut heard: BTreeSet<Outcome> = says
            .filter_map(|says| match says {
                Says::Plain(outcome) | Says::Visit(outcome) => Some(*outcome),
                Says::Other => Some(Outcome::NoAnswer),
                Says::AskedCall => Some(Outcome::Callback),
                Says::Thinks | Says::NotNow | Says::Dial if to_call => Some(Outcome::Callback),
                Says::Thinks => Some(Outcome::Declined),
                Says::NotNow | Says::Own => Some(Outcome::Reached),
                Says::Asked | Says::Back | Says::Mine if has_time => Some(Outcome::Callback),
                Says::Moved if self.has_their_time => Some(Outcome::Booked),
                _ => None,
            })
            .collect();
        if heard.contains(&Outcome::NoAnswer) {
            heard.remove(&Outcome::Busy);
        }
        if self.says(Says::There) && !heard.contains(&Outcome::Callback) {
            heard.insert(Outcome::Reached);
        }
        // `Да` and `нет` answer where a matter is named and nothing else is said of it.
        let is_silent = !self.has(|says| !matches!(says, Says::Yes | Says::No | Says::Got));
        if self.has_matter && is_silent && self.says(Says::Yes) != self.says(Says::No) {
            heard.insert(if self.says(Says::Yes) {
                Outcome::Reached
            } else {
                Outcome::Declined
            });
        }
        if self.says(Says::Got) && !has_time && !self.has(|says| says != Says::Got) {
            heard.insert(Outcome::Reached);
        }
        heard
    }

    /// Whether what says nothing by itself stands beside what it belongs to.
    fn makes_sense(&self, heard: &BTreeSet<Outcome>) -> bool {
        let has = |outcome: Outcome| heard.contains(&outcome);
        let tried = has(Outcome::NoAnswer) || has(Outcome::Busy);
        let settled = has(Outcome::Declined) || has(Outcome::Callback);
        let fits = |says| match says {
            Says::Asked => settled,
            Says::Dial => settled || tried,
            Says::Back => has(Outcome::Callback),
            Says::Mine => settled || tried || self.says(Says::NotNow),
            Says::Passes => tried,
            Says::Moved => self.has_their_time,
            Says::WantsMessage => has(Outcome::Sent) || has(Outcome::Declined),
            Says::Yes => has(Outcome::Reached) || has(Outcome::Booked),
            Says::No => has(Outcome::Declined),
            _ => true,
        };
        !self.has(|says| !fits(says))
    }
}

/// There are several times, or one that can't be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct NotOne;

/// Of what the times in a segment tell, and whether an hour alone counts; `None` where nothing else stands in it.
fn role(segment: &Segment) -> Option<(Role, bool)> {
    let has = |is: fn(Says) -> bool| segment.says.iter().copied().any(is);
    if has(|says| {
        matches!(
            says,
            Says::Plain(Outcome::Callback | Outcome::AskDoctor)
                | Says::Asked
                | Says::AskedCall
                | Says::Dial
                | Says::Mine
                | Says::NotNow
                | Says::Thinks
                | Says::Back
        )
    }) {
        return Some((Role::Again, true));
    }
    if has(|says| says == Says::There) {
        return Some((Role::There, true));
    }
    if has(|says| {
        matches!(
            says,
            Says::Visit(_)
                | Says::Own
                | Says::Moved
                | Says::Plain(
                    Outcome::Booked
                        | Outcome::Declined
                        | Outcome::Sent
                        | Outcome::NotDelivered
                        | Outcome::WrongNumber
                        | Outcome::Resolved
                )
        )
    }) {
        return Some((Role::Theirs, true));
    }
    // Beside «н/о» and «поговорили» an hour is that of the call; another day is when to call again.
    (!segment.says.is_empty()).then_some((Role::Again, false))
}

/// The times that can be read, each once.
fn different(times: &[Time]) -> Vec<When> {
    let mut whens: Vec<When> = times.iter().filter_map(|time| time.when).collect();
    whens.sort_unstable();
    whens.dedup();
    whens
}
