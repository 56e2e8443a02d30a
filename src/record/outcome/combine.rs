//! Several things said in one talk, as one outcome (contract, section 10; the combinations are in its Russian words).

use super::super::times::{Day, When, cut};
use super::segment::{Segment, Time};
use super::words::Says;
use crate::clinic::Outcome;

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
    fn when(&self) -> Option<Option<When>> {
        if self.again.iter().any(|time| time.when.is_none()) {
            return None;
        }
        let whens = different(&self.again);
        if let [] | [_] = whens[..] {
            return Some(whens.first().copied());
        }
        // «В среду, после 18»: one time with a sign within.
        match cut(&self.again_text, &self.day).found[..] {
            [Some(when)] => Some(Some(when)),
            _ => None,
        }
    }

    /// The same where it is no callback: what can't be read is nothing.
    fn when_if_read(&self) -> Option<Option<When>> {
        let whens = different(&self.again);
        if whens.len() > 1 && !self.again.iter().any(|time| time.names_day) {
            // «Н/о, в 10, в 15»: when it was tried.
            return Some(None);
        }
        if whens.len() > 1 {
            return self.when();
        }
        Some(whens.first().copied())
    }

    fn outcome(mut self) -> Combined {
        if self.segments.iter().any(|segment| segment.is_unknown) {
            return None;
        }
        if let Some(when) = self.when_there_again() {
            return Some((Outcome::Callback, Some(when)));
        }
        let heard = self.hear()?;
        if heard.declined {
            return (!heard.booked).then_some((Outcome::Declined, None));
        }
        if heard.callback && self.says(Says::There) {
            // «В отпуске, будет 15го»: the callback is then, and nobody was told anything.
            self.again.append(&mut self.there);
        }
        let attempt = heard.attempt;
        let classes = [
            heard.booked,
            heard.reached,
            heard.callback,
            attempt.is_some(),
            self.is(Outcome::Sent),
            self.is(Outcome::NotDelivered),
            self.is(Outcome::WrongNumber),
            self.is(Outcome::AskDoctor),
            self.is(Outcome::Resolved),
        ];
        let [booked, reached, callback, tried, sent, ..] = classes;
        match classes.iter().filter(|class| **class).count() {
            0 => self.time_alone(),
            1 if booked => Some((Outcome::Booked, None)),
            1 if reached && self.again.is_empty() => Some((Outcome::Reached, None)),
            1 if reached || callback => Some((Outcome::Callback, self.when()?)),
            1 if tried => Some((attempt?, self.when_if_read()?)),
            1 if sent => Some((Outcome::Sent, None)),
            1 if self.is(Outcome::NotDelivered) => Some((Outcome::NotDelivered, None)),
            1 if self.is(Outcome::WrongNumber) => Some((Outcome::WrongNumber, None)),
            1 if self.is(Outcome::AskDoctor) => Some((Outcome::AskDoctor, self.when_if_read()?)),
            1 => Some((Outcome::Resolved, None)),
            2 if tried && callback => Some((attempt?, self.when_if_read()?)),
            2 if tried && sent => Some((Outcome::Sent, None)),
            2 if reached && booked => Some((Outcome::Booked, None)),
            2 if reached && callback && !self.again.is_empty() => {
                Some((Outcome::Callback, self.when()?))
            }
            _ => None,
        }
    }

    /// «Дочь взяла, он будет в 6»: somebody else answered, and said when the patient is there.
    fn when_there_again(&self) -> Option<When> {
        let is_out = self.says(Says::Other) || self.is(Outcome::NoAnswer);
        let is_there = |says| matches!(says, Says::There | Says::Back);
        let nothing_else = !self.has(|says| {
            !is_there(says)
                && !matches!(
                    says,
                    Says::Other | Says::Plain(Outcome::NoAnswer) | Says::Passes
                )
        });
        if !is_out || !self.has(is_there) || !nothing_else {
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
        let has_words = self
            .again_text
            .split(|c: char| !c.is_alphabetic())
            .any(|word| word.chars().count() > 2);
        let is_day = self.again.iter().any(|time| time.names_day);
        if self.segments.iter().all(|segment| segment.says.is_empty()) && (has_words || is_day) {
            let when = self.when()??;
            return Some((Outcome::Callback, Some(when)));
        }
        None
    }

    /// What is said, where it makes sense together.
    fn hear(&self) -> Option<Heard> {
        let has_time = !self.again.is_empty();
        let asked = self.says(Says::Asked) || self.says(Says::AskedCall);
        let attempt = if self.is(Outcome::NoAnswer) || self.says(Says::Other) {
            Some(Outcome::NoAnswer)
        } else {
            self.is(Outcome::Busy).then_some(Outcome::Busy)
        };
        let (thinks, not_now) = (self.says(Says::Thinks), self.says(Says::NotNow));
        // A day, or that a call was asked for, makes a callback of these.
        let to_call = asked || has_time;
        let mut heard = Heard {
            booked: self.is(Outcome::Booked),
            declined: self.is(Outcome::Declined) || thinks && !to_call,
            reached: self.is(Outcome::Reached) || self.says(Says::Own) || not_now && !to_call,
            callback: self.is(Outcome::Callback)
                || self.says(Says::AskedCall)
                || (thinks || not_now) && to_call
                || self.says(Says::Dial) && (to_call || attempt.is_some())
                || has_time
                    && (self.says(Says::Asked) || self.says(Says::Back) || self.says(Says::Mine)),
            attempt,
        };
        if self.says(Says::There) && !heard.callback {
            heard.reached = true;
        }
        if self.says(Says::Moved) {
            if !self.has_their_time {
                return None;
            }
            heard.booked = true;
        }
        self.add_yes_and_no(&mut heard)?;
        let is_alone = !heard.is_any() && !self.has_other_class();
        if self.says(Says::Got) && is_alone && !has_time && self.only(Says::Got) {
            heard.reached = true;
        }
        self.makes_sense(&heard).then_some(heard)
    }

    fn only(&self, wanted: Says) -> bool {
        !self.has(|says| says != wanted)
    }

    fn has_other_class(&self) -> bool {
        [
            Outcome::Sent,
            Outcome::NotDelivered,
            Outcome::WrongNumber,
            Outcome::AskDoctor,
            Outcome::Resolved,
        ]
        .into_iter()
        .any(|outcome| self.is(outcome))
    }

    /// `Да` and `нет` answer where a matter is named and nothing else is said of it; elsewhere they must fit.
    fn add_yes_and_no(&self, heard: &mut Heard) -> Option<()> {
        let (yes, no) = (self.says(Says::Yes), self.says(Says::No));
        if !yes && !no {
            return Some(());
        }
        let is_answer = self.has_matter
            && yes != no
            && !self.has(|says| !matches!(says, Says::Yes | Says::No | Says::Got));
        if is_answer {
            heard.reached |= yes;
            heard.declined |= no;
        }
        let yes_fits = !yes || heard.reached || heard.booked;
        let no_fits = !no || heard.declined;
        (yes_fits && no_fits).then_some(())
    }

    /// Whether what says nothing by itself stands beside what it belongs to.
    fn makes_sense(&self, heard: &Heard) -> bool {
        let tried = heard.attempt.is_some();
        let settled = heard.declined || heard.callback;
        let fits = |says| match says {
            Says::Asked => settled,
            Says::Dial => settled,
            Says::Back => heard.callback,
            Says::Mine => settled || tried || self.says(Says::NotNow),
            Says::Passes => tried,
            Says::WantsMessage => self.is(Outcome::Sent) || heard.declined,
            _ => true,
        };
        !self.has(|says| !fits(says))
    }
}

/// What is said in a group.
#[derive(Clone, Copy, Debug)]
struct Heard {
    booked: bool,
    declined: bool,
    reached: bool,
    callback: bool,
    attempt: Option<Outcome>,
}

impl Heard {
    const fn is_any(&self) -> bool {
        self.booked || self.declined || self.reached || self.callback || self.attempt.is_some()
    }
}

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
