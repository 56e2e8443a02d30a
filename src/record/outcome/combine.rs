//! Several things said in one talk, as one outcome (contract, section 10; the combinations are in its Russian words).

use std::collections::BTreeSet;

use super::super::times::{Day, Manner, When, cut};
use super::segment::{OfTalk, Segment, Time};
use super::text::words;
use super::words::Says;
use crate::model::clinic::{Outcome, Reason, StandsIn};

/// Of what the segments speak.
#[derive(Clone, Copy)]
pub struct About<'a> {
    /// Whether a matter was named: beside one `да` and `нет` are answers.
    pub has_matter: bool,
    /// The reasons of the cases that may be meant.
    pub reasons: &'a [Reason],
}

impl About<'_> {
    /// Whether it may be said of a visit that is booked.
    fn may_be_visit(self) -> bool {
        let mut reasons = self.reasons.iter();
        reasons.any(|reason| reason.stands_in() == StandsIn::Visit)
    }

    /// Whether it can only be said of one.
    fn is_visit(self) -> bool {
        matches!(self.reasons, [reason] if reason.stands_in() == StandsIn::Visit)
    }

    /// Whether the talk was of nothing but how the patient feels.
    fn is_wellbeing(self) -> bool {
        self.reasons == [Reason::WellbeingCheck]
    }

    /// Whether a time may be that for which the patient was booked.
    fn may_be_booked(self) -> bool {
        let mut reasons = self.reasons.iter();
        reasons.any(|it| !matches!(it, Reason::WellbeingCheck | Reason::PersonalCall))
    }
}

/// Beside «придёт» they tell when, and elsewhere when the call was.
const PARTS_OF_THE_DAY: [&str; 8] = [
    "сегодня",
    "утром",
    "днем",
    "вечером",
    "today",
    "tonight",
    "morning",
    "evening",
];

/// Whoever gives less is asked no more, and the manager is told (the words of the talk say so).
const LEAST_OF_THE_CONTENT: u8 = 7;

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
    about: About<'a>,
    again: Vec<Time>,
    /// The segments in which those stand, in one text.
    again_text: String,
    there: Vec<Time>,
    has_their_time: bool,
    /// An hour that may be when the talk was, or a promise.
    has_doubtful_hour: bool,
    /// A visit is said to be on another day than that on which it is, or called off beside another day or the wish for a call.
    is_visit_doubtful: bool,
}

/// Joins what is said to one outcome.
#[must_use]
pub fn combine(segments: &[&Segment], about: About<'_>, day: &Day<'_>) -> Combined {
    let mut group = Group {
        segments,
        day: *day,
        about,
        again: Vec::new(),
        again_text: String::new(),
        there: Vec::new(),
        has_their_time: false,
        has_doubtful_hour: false,
        is_visit_doubtful: false,
    };
    group.sort_times();
    group.look_at_visit();
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
        let asked = self.has(asks);
        // «Думает до пятницы, сама позвонит»: the day is the patient's.
        let is_theirs = !asked && self.says(Says::Own);
        let thinks = |segment: &Segment| {
            let mut says = segment.says.iter();
            says.all(|says| matches!(says, Says::Thinks | Says::NotNow))
        };
        let says_not_now = self.says(Says::Thinks) || self.says(Says::NotNow);
        let mut last = (Role::Again, true);
        let mut has_loose_hour = false;
        for segment in self.segments {
            last = role(segment).unwrap_or(last);
            if is_theirs && last.0 == Role::Again && thinks(segment) {
                last = (Role::Theirs, true);
            }
            let (role, takes_hours) = last;
            let times = segment.times.iter().copied();
            let times = times.filter(|time| takes_hours || time.names_day);
            match role {
                Role::Again => {
                    let is_alone = segment.says.is_empty() && !asked && says_not_now;
                    let is_jotted = is_alone || is_not_now(segment);
                    let times: Vec<Time> = times
                        .filter(|time| !is_jotted || time.of_talk != OfTalk::Yes)
                        .collect();
                    if is_jotted && times.iter().any(|time| time.of_talk == OfTalk::Maybe) {
                        has_loose_hour |= is_alone;
                        self.has_doubtful_hour |= !is_alone;
                    }
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
        // «Думает в среду, 18:00».
        let has_day = self.again.iter().any(|time| time.names_day);
        self.has_doubtful_hour |= has_loose_hour && !has_day;
    }

    /// Whether what is said of a visit fits the day on which it is, and its cancelling what stands beside it.
    fn look_at_visit(&mut self) {
        let is_off = self.says(Says::Visit(Outcome::Declined));
        let visit_on = self.day.visit_on.filter(|_| self.about.is_visit());
        let is_else = |time: &Time| match visit_on {
            Some(visit) => time.day().is_some_and(|day| day != visit),
            // Beside a visit that is called off any day is another.
            None => is_off && time.day().is_some(),
        };
        let mut last: Option<&Segment> = None;
        for segment in self.segments {
            last = role(segment).map_or(last, |_| Some(segment));
            let Some(of) = last else { continue };
            let is_beside = !std::ptr::eq(of, *segment);
            let mut times = segment.times.iter().filter(|time| {
                let is_jotted = time.of_talk == OfTalk::Yes && time.written.manner == Manner::Bare;
                !is_jotted || comes(of)
            });
            let is_else = if calls_off(of) {
                is_beside && times.any(is_else)
            } else if is_off {
                confirms(of) && !of.says.contains(&Says::Own) && times.any(is_else)
            } else {
                let is_denied = |time: &Time| time.written.manner == Manner::Denied;
                confirms(of)
                    && self.about.may_be_visit()
                    && (times.any(|time| is_denied(time) || is_else(time))
                        || comes_today(of) && visit_on.is_some_and(|on| on != self.day.date))
            };
            self.is_visit_doubtful |= is_else || is_off && asks_to_be_rung(of, segment);
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
        let is_moved = heard.contains(&Outcome::Booked);
        if !self.makes_sense(&heard) || self.is_visit_doubtful && !is_moved {
            return None;
        }
        if heard.contains(&Outcome::Declined) {
            let is_told_apart = !heard.contains(&Outcome::Booked);
            return is_told_apart.then_some((Outcome::Declined, None));
        }
        if self.has_doubtful_hour {
            return None;
        }
        if heard.contains(&Outcome::Callback) {
            // «В отпуске, будет 15го»: the callback is then.
            self.again.append(&mut self.there);
        }
        let heard: Vec<Outcome> = heard.into_iter().collect();
        let has_time = !self.again.is_empty();
        let (outcome, when) = match heard[..] {
            [] => return self.time_alone(),
            [Outcome::Reached] if !has_time && self.comes_somewhere() => return self.there_at(),
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

    /// «Придёт в 6», «будет завтра» where no visit is booked: to whom or for what can't be told.
    fn comes_somewhere(&self) -> bool {
        let is_confirmed = self.says(Says::Visit(Outcome::Reached)) || self.says(Says::Own);
        let is_there = self.says(Says::There) && !self.there.is_empty();
        let mut words = self
            .segments
            .iter()
            .flat_map(|segment| words(&segment.text));
        let has_part_of_day = words.any(|word| PARTS_OF_THE_DAY.contains(&word));
        let mut times = self.segments.iter().flat_map(|segment| &segment.times);
        let is_denied = times.any(|time| time.written.manner == Manner::Denied);
        let has_time = self.has_their_time || has_part_of_day || is_denied;
        let comes = self.says(Says::Comes) && has_time;
        !self.about.may_be_visit() && !is_confirmed && (is_there || comes)
    }

    /// «Будет в 6» of a patient who was asked for and is not there: called at that hour. Of a plan it may be a visit.
    fn there_at(&self) -> Combined {
        let is_else = |says| !matches!(says, Says::There | Says::Got | Says::Alone);
        if !self.about.is_wellbeing() || self.has(is_else) {
            return None;
        }
        match self.there[..] {
            [
                Time {
                    when: Some(when @ When::At(_)),
                    ..
                },
            ] => Some((Outcome::Callback, Some(when))),
            _ => None,
        }
    }

    /// Whether a time alone may be that of a visit: of one that is booked, or for which the patient was booked («на пт», «пт 10:00»).
    fn may_be_of_visit(&self) -> bool {
        const OF_A_CALL: [&str; 17] = [
            "завтра",
            "послезавтра",
            "сегодня",
            "через",
            "чз",
            "после",
            "с",
            "утром",
            "вечером",
            "обед",
            "tomorrow",
            "today",
            "in",
            "after",
            "morning",
            "evening",
            "afternoon",
        ];
        let text = self.again_text.as_str();
        let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
        let is_on = words.windows(2).any(|two| {
            two[0] == "на"
                && !two[1].starts_with("след")
                && !two[1].starts_with("будущ")
                && !two[1].starts_with("недел")
        });
        let has_hour = self
            .again
            .iter()
            .any(|time| matches!(time.when, Some(When::At(_))));
        let is_of_call = words.iter().any(|word| OF_A_CALL.contains(word));
        self.about.may_be_visit()
            || self.about.may_be_booked() && (is_on || has_hour && !is_of_call)
    }

    /// A cell with a time and nothing else: a day is when to call; an hour in figures may as well be when it was.
    fn time_alone(&self) -> Combined {
        let mut words = self.again_text.split(|c: char| !c.is_alphabetic());
        let has_words = words.any(|word| word.chars().count() > 2);
        let is_day = self.again.iter().any(|time| time.names_day);
        let says_more = self.about.has_matter || self.has(|_| true);
        if says_more || !has_words && !is_day || self.may_be_of_visit() {
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
                Says::NotNow | Says::Own | Says::Comes => Some(Outcome::Reached),
                Says::Asked | Says::Back | Says::Mine if has_time => Some(Outcome::Callback),
                Says::Moved | Says::Put if self.has_their_time => Some(Outcome::Booked),
                Says::Alone if self.has_their_time => Some(Outcome::Reached),
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
        let yes = self.says(Says::Yes) || self.says(Says::Ok);
        let is_silent =
            !self.has(|says| !is_idle(says) && !matches!(says, Says::Yes | Says::Ok | Says::No));
        if self.about.has_matter && is_silent && yes != self.says(Says::No) {
            heard.insert(if yes {
                Outcome::Reached
            } else {
                Outcome::Declined
            });
        }
        let says_ok = self.says(Says::Ok) && (self.about.is_wellbeing() || self.about.is_visit());
        let got = self.says(Says::Got) || self.says(Says::CalledBack);
        let is_ok = |says| matches!(says, Says::Ok | Says::Score(_));
        if !has_time
            && (got && !self.has(|says| !is_idle(says))
                || says_ok && !self.has(|says| !is_idle(says) && !is_ok(says)))
        {
            heard.insert(Outcome::Reached);
        }
        self.forget_attempts(&mut heard);
        heard
    }

    /// «Н/о, потом перезвонила, записалась»: whoever called back was talked to.
    fn forget_attempts(&self, heard: &mut BTreeSet<Outcome>) {
        if self.says(Says::CalledBack) || self.says(Says::Rang) {
            let is_attempt = |it: &Outcome| matches!(it, Outcome::NoAnswer | Outcome::Busy);
            heard.retain(|it| !is_attempt(it));
        }
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
            Says::Moved | Says::Put => self.has_their_time,
            // Who called back and what came of it is not said.
            Says::CalledBack | Says::Rang => !heard.is_empty(),
            Says::WantsReminder => {
                has(Outcome::Booked) || has(Outcome::Reached) && self.about.may_be_visit()
            }
            Says::Phone => has(Outcome::WrongNumber),
            // A lower mark doesn't go with "all is well".
            Says::Score(score) => {
                let is_well = self.says(Says::Plain(Outcome::Reached)) || self.says(Says::Ok);
                let says = self.segments.iter().flat_map(|segment| &segment.says);
                let scores = says.filter(|says| matches!(says, Says::Score(_)));
                score >= LEAST_OF_THE_CONTENT
                    && scores.count() == 1
                    && self.about.reasons.contains(&Reason::WellbeingCheck)
                    && is_well
                    && *heard == BTreeSet::from([Outcome::Reached])
            }
            Says::WantsMessage => has(Outcome::Sent) || has(Outcome::Declined),
            Says::Yes | Says::Ok => has(Outcome::Reached) || has(Outcome::Booked),
            Says::No => has(Outcome::Declined),
            _ => true,
        };
        !self.has(|says| !fits(says))
    }
}

/// Says no more than that somebody was talked to.
const fn is_idle(says: Says) -> bool {
    matches!(says, Says::Got | Says::CalledBack | Says::Alone)
}

/// Asks for a call.
const fn asks(says: Says) -> bool {
    matches!(
        says,
        Says::Asked
            | Says::AskedCall
            | Says::Dial
            | Says::Mine
            | Says::Plain(Outcome::Callback | Outcome::AskDoctor)
    )
}

/// Puts it off, and asks for nothing.
fn is_not_now(segment: &Segment) -> bool {
    let mut says = segment.says.iter().copied();
    let is_put_off = |says| matches!(says, Says::Thinks | Says::NotNow);
    says.clone().any(is_put_off) && !says.any(asks)
}

const COMING: [&str; 9] = [
    "придет",
    "придут",
    "приедет",
    "приедут",
    "зайдет",
    "come",
    "coming",
    "будет",
    "будут",
];

/// Says that the patient comes to a visit.
fn comes(segment: &Segment) -> bool {
    let is_coming = |says: &Says| matches!(says, Says::Comes | Says::There | Says::Own);
    let mut words = words(&segment.text).into_iter();
    segment.says.iter().any(is_coming) && words.any(|word| COMING.contains(&word))
}

/// The same, of the day of the talk.
fn comes_today(segment: &Segment) -> bool {
    let mut words = words(&segment.text).into_iter();
    comes(segment) && words.any(|word| matches!(word, "сегодня" | "today"))
}

/// Says that a visit stands.
fn confirms(segment: &Segment) -> bool {
    comes(segment) || segment.says.contains(&Says::Visit(Outcome::Reached))
}

/// Says that a visit is called off.
fn calls_off(segment: &Segment) -> bool {
    segment.says.contains(&Says::Visit(Outcome::Declined))
}

/// Asks for a call in so many words, and not by being ill or away; `beside`: the same segment, or the time behind it.
fn asks_to_be_rung(segment: &Segment, beside: &Segment) -> bool {
    const RINGING: [&str; 8] = [
        "перезв",
        "пер",
        "позвон",
        "созвон",
        "набра",
        "набер",
        "call",
        "ring",
    ];
    let has_time = !beside.times.is_empty();
    let mut words = words(&segment.text).into_iter();
    let rings = words.any(|word| {
        RINGING
            .iter()
            .any(|ring| word == *ring || ring.len() > 6 && word.starts_with(ring))
    });
    segment.says.iter().any(|says| match says {
        Says::AskedCall => true,
        Says::Asked | Says::Dial | Says::Mine => has_time,
        Says::Plain(Outcome::Callback) => rings && !segment.says.contains(&Says::Own),
        _ => false,
    })
}

/// There are several times, or one that can't be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct NotOne;

/// Of what the times in a segment tell, and whether an hour alone counts; `None` where nothing else stands in it.
fn role(segment: &Segment) -> Option<(Role, bool)> {
    let has = |is: fn(Says) -> bool| segment.says.iter().copied().any(is);
    // «Не сейчас, в мае сама».
    if has(|says| says == Says::Alone) && !has(|says| asks(says) || says == Says::There) {
        return Some((Role::Theirs, true));
    }
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
                | Says::Comes
                | Says::Own
                | Says::Moved
                | Says::Put
                | Says::WantsReminder
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
