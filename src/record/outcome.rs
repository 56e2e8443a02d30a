//! What came of a talk, as people write it in haste.
//!
//! ```text
//! a cell -> its parts -> strict words, which decide wherever they stand
//!                     -> else what each part says, and of which matter -> one outcome for each matter, or unclear
//! ```
//!
//! No spelling is mended: `перезвонит` and `перезвонить` are two things.

mod combine;
mod limited;
mod phrases;
mod segment;
mod strict;
mod tables;
mod text;
mod words;

#[cfg(test)]
mod tests;

use self::combine::{About, combine};
use self::limited::has_limited;
use self::segment::{OfTalk, Segment, segments};
use self::text::{Join, parts, plain};
use self::words::Says;
use crate::export::columns::File;
use crate::export::refusal_words::asks_for_peace;
use crate::export::values::{is_same_word, normal, trim};
use crate::export::words::OUTCOME;
use crate::model::clinic::{Outcome, Reason, StandsIn};
use crate::read::force::is_strict;
use crate::record::times::{Day, When};

/// One thing that the cell for the outcome says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Statement {
    /// What came of it; [`Outcome::Unclear`] where the cell can't be understood.
    pub outcome: Outcome,
    /// The case of which it is said, by its place among those of the contact; `None` where no matter was named.
    pub case: Option<usize>,
    /// When to call again, as the same cell says it.
    pub when: Option<When>,
}

/// What a cell says; never empty. `reasons`: the reasons of the contact's cases in the order of its cases.
///
/// What holds for the whole talk stands before what holds for one case. A blank cell is not asked for.
#[must_use]
pub fn read(cell: &str, reasons: &[Reason], day: &Day<'_>) -> Vec<Statement> {
    let of_talk = |outcome| Statement {
        outcome,
        case: None,
        when: None,
    };
    if let Some(outcome) = whole(cell, reasons, day) {
        return vec![of_talk(outcome)];
    }
    let plain = plain(cell);
    let parts = parts(&plain);
    let known = tables::strict_of(reasons);
    let strict = strict::outcomes(&plain, &parts, known);
    if !strict.is_empty() {
        return strict.into_iter().map(of_talk).collect();
    }
    let is_doubted = plain.contains('?') || has_limited(&parts);
    let said = (!is_doubted)
        .then(|| segments(&parts, &plain, known, day))
        .flatten()
        .and_then(|segments| {
            let said = statements(&segments, reasons, day)?;
            (!may_name_visit(&segments, &said, reasons)).then_some(said)
        });
    said.filter(|said| !said.is_empty())
        .unwrap_or_else(|| vec![of_talk(Outcome::Unclear)])
}

/// Whether an hour in the cell may be that of one visit of several: «отмена 17:00» of two on one day.
fn may_name_visit(segments: &[Segment], said: &[Statement], reasons: &[Reason]) -> bool {
    let visits = reasons.iter().filter(|reason| is_of_visit(**reason));
    let is_of_case = |said: &Statement| {
        use Outcome::{Booked, Declined, Reached};
        matches!(said.outcome, Booked | Declined | Reached)
    };
    let has_hour = |segment: &Segment| {
        let mut times = segment.times.iter();
        times.any(|time| !matches!(time.when, Some(When::On(_))))
    };
    let is_of_else = |segment: &Segment| {
        let mut matters = segment.matters.iter();
        matters.any(|matter| !matter.is_of_visit())
            || segment.says.contains(&Says::Plain(Outcome::Booked))
            || segment.says.contains(&Says::Own)
    };
    visits.count() > 1
        && said.iter().any(is_of_case)
        && segments.iter().any(|it| has_hour(it) && !is_of_else(it))
}

/// Whether a cell says no more than that the patient thinks it over: a day beside it makes a callback of that.
#[must_use]
pub fn is_undecided(cell: &str, reasons: &[Reason], day: &Day<'_>) -> bool {
    whole(cell, reasons, day).is_none()
        && understood(cell, reasons, day).is_some_and(|segments| {
            let mut says = segments.iter().flat_map(|segment| &segment.says);
            let thinks = says.clone().any(|says| *says == Says::Thinks);
            let is_of_it =
                |says: &Says| matches!(says, Says::Thinks | Says::NotNow | Says::Got | Says::Alone);
            let says_more = |segment: &Segment| {
                let mut times = segment.times.iter();
                segment.is_unknown
                    || !segment.matters.is_empty()
                    || !times.all(|time| time.of_talk == OfTalk::Yes)
            };
            thinks && says.all(is_of_it) && !segments.iter().any(says_more)
        })
}

/// What the patient would say to others about the clinic, from 0 to 10, where it stands beside how the patient feels: «все хорошо, 9».
#[must_use]
pub fn score(cell: &str, reasons: &[Reason], day: &Day<'_>) -> Option<u8> {
    let is_well = |said: &Statement| said.outcome == Outcome::Reached;
    if !matches!(&read(cell, reasons, day)[..], [said] if is_well(said)) {
        return None;
    }
    let segments = understood(cell, reasons, day)?;
    let says = segments.iter().flat_map(|segment| &segment.says);
    let mut scores = says.filter_map(|says| match says {
        Says::Score(score) => Some(*score),
        _ => None,
    });
    let score = scores.next()?;
    scores.next().is_none().then_some(score)
}

/// The segments of a cell in which nothing decides by itself.
fn understood(cell: &str, reasons: &[Reason], day: &Day<'_>) -> Option<Vec<Segment>> {
    let plain = plain(cell);
    let parts = parts(&plain);
    let known = tables::strict_of(reasons);
    let is_doubted = plain.contains('?') || has_limited(&parts);
    let is_strict = is_doubted || !strict::outcomes(&plain, &parts, known).is_empty();
    (!is_strict)
        .then(|| segments(&parts, &plain, known, day))
        .flatten()
}

/// Whether a text says something that must not be lost, whoever says it: no more calls, pain, a complaint, that somebody is gone.
#[must_use]
pub(super) fn says_strictly(text: &str) -> bool {
    let whole = tables::WHOLE.get(normal(trim(text)).as_ref());
    let plain = plain(text);
    whole.copied().is_some_and(is_strict)
        || asks_for_peace(&plain)
        || !strict::outcomes(&plain, &parts(&plain), &tables::STRICT).is_empty()
}

/// A cell that is read as a whole: a word of the clinic's own, the name of an outcome, a plus.
fn whole(cell: &str, reasons: &[Reason], day: &Day<'_>) -> Option<Outcome> {
    let mapping = day.settings.mappings.get(File::Contacts.name());
    let own = mapping.and_then(|mapping| mapping.values.get("outcome"));
    for (&(name, _), outcome) in OUTCOME.values.iter().zip(Outcome::ALL) {
        let words = own.and_then(|own| own.get(name)).into_iter().flatten();
        if words.into_iter().any(|word| is_same_word(cell, word)) {
            return Some(outcome);
        }
    }
    if trim(cell).trim_end_matches('.') == "+" {
        let is_reminder = matches!(reasons, [reason] if is_of_visit(*reason));
        return Some(if is_reminder {
            Outcome::Reached
        } else {
            Outcome::Unclear
        });
    }
    tables::WHOLE.get(normal(trim(cell)).as_ref()).copied()
}

/// What is said of one matter, or of none that is named.
struct Topic<'a> {
    /// The places of the cases; none where no matter is named.
    cases: Vec<usize>,
    /// Whether the matter was named, and not only meant.
    is_named: bool,
    segments: Vec<&'a Segment>,
}

/// The statements of a cell without a strict word; `None` where it is not understood.
fn statements(segments: &[Segment], reasons: &[Reason], day: &Day<'_>) -> Option<Vec<Statement>> {
    let topics = topics(segments, reasons)?;
    let is_one = topics.len() == 1;
    let mut statements = Vec::new();
    for topic in topics {
        let of_topic: Vec<Reason> = if topic.cases.is_empty() {
            reasons.to_vec()
        } else {
            let of_case = |case: &usize| reasons.get(*case).copied();
            topic.cases.iter().filter_map(of_case).collect()
        };
        let about = About {
            has_matter: topic.is_named,
            reasons: &of_topic,
        };
        let (outcome, when) = combine(&topic.segments, about, day)?;
        let is_of_case = matches!(
            outcome,
            Outcome::Booked | Outcome::Declined | Outcome::Reached | Outcome::AskDoctor
        );
        // Beside other matters that nobody answered makes no sense.
        if !is_one && !is_of_case && outcome != Outcome::Callback {
            return None;
        }
        let of = |case| Statement {
            outcome,
            case,
            when,
        };
        let is_meant = !topic.is_named && !is_of_case;
        if topic.cases.is_empty() || is_meant {
            statements.push(of(None));
        } else {
            statements.extend(topic.cases.iter().map(|case| of(Some(*case))));
        }
    }
    statements.sort_by_key(|it| it.outcome != Outcome::Callback);
    let mut whens = statements
        .iter()
        .filter(|it| it.outcome == Outcome::Callback);
    let first = whens.next().map(|it| it.when);
    whens.all(|it| Some(it.when) == first).then_some(statements)
}

/// Sorts the segments by the matters of which they speak.
fn topics<'a>(segments: &'a [Segment], reasons: &[Reason]) -> Option<Vec<Topic<'a>>> {
    let mut sorted = Sorted {
        reasons,
        topics: Vec::new(),
        pending: Vec::new(),
        current: None,
    };
    let mut pending_join = Join::Other;
    for segment in segments {
        let named = sorted.named(segment)?;
        if !named.is_empty() && says_nothing(segment) && reasons.len() > 1 {
            if !sorted.pending.is_empty() && segment.join != Join::And {
                return None;
            }
            if sorted.pending.is_empty() {
                pending_join = segment.join;
            }
            sorted.pending.extend(named);
            continue;
        }
        sorted.put(segment, named)?;
    }
    if !sorted.pending.is_empty() {
        // «Записана на чистку + осмотр».
        let last = sorted
            .topics
            .last_mut()
            .filter(|_| pending_join == Join::And)?;
        last.cases.append(&mut sorted.pending);
    }
    let mut cases: Vec<usize> = sorted
        .topics
        .iter()
        .flat_map(|it| &it.cases)
        .copied()
        .collect();
    let count = cases.len();
    cases.sort_unstable();
    cases.dedup();
    let is_told_apart = cases.len() == count;
    let topics = sorted.topics;
    // Beside named matters, what is said of none is said of nobody knows which.
    let (named, others): (Vec<_>, Vec<_>) = topics.into_iter().partition(|it| !it.cases.is_empty());
    if !is_told_apart {
        return None;
    }
    if named.is_empty() {
        return Some(others);
    }
    let is_empty = |topic: &Topic<'_>| topic.segments.iter().all(|segment| is_idle(segment));
    others.iter().all(is_empty).then_some(named)
}

/// Whether a segment names a matter and says nothing of it yet.
fn says_nothing(segment: &Segment) -> bool {
    segment.says.is_empty() && segment.times.is_empty() && !segment.is_unknown
}

fn is_of_visit(reason: Reason) -> bool {
    reason.stands_in() == StandsIn::Visit
}

/// Whether a segment says no more than that somebody answered.
fn is_idle(segment: &Segment) -> bool {
    let is_idle = |says: &Says| matches!(says, Says::Got | Says::Alone);
    segment.says.iter().all(is_idle) && segment.times.is_empty() && !segment.is_unknown
}

/// The segments sorted so far.
struct Sorted<'a, 'r> {
    reasons: &'r [Reason],
    topics: Vec<Topic<'a>>,
    /// Matters that stand as a heading: «чистка: не надо».
    pending: Vec<usize>,
    /// The topic of which was spoken last.
    current: Option<usize>,
}

impl<'a> Sorted<'a, '_> {
    /// The cases that a segment names; `None` where the contact lacks one, or has two that are not told apart.
    fn named(&self, segment: &Segment) -> Option<Vec<usize>> {
        let mut cases = Vec::new();
        for matter in &segment.matters {
            let of_visit = matter.is_of_visit();
            let is_booked = segment.says.contains(&Says::Plain(Outcome::Booked));
            let has_reminder = self.reasons.iter().any(|it| is_of_visit(*it));
            if of_visit && !segment.says.is_empty() && (is_booked || !has_reminder) {
                // «Записана на приём»: that is no matter, but what was booked.
                continue;
            }
            cases.push(self.only_one(|reason| matter.contains(reason))?);
        }
        cases.sort_unstable();
        cases.dedup();
        Some(cases)
    }

    fn only_one(&self, is_meant: impl Fn(Reason) -> bool) -> Option<usize> {
        let places = self.reasons.iter().enumerate();
        let mut places = places.filter(|(_, reason)| is_meant(**reason));
        let (place, _) = places.next()?;
        places.next().is_none().then_some(place)
    }

    /// The case that a segment means where it only makes sense of a visit.
    fn meant(&self, segment: &Segment) -> Option<usize> {
        let says_visit = |says: &Says| {
            matches!(
                says,
                Says::Visit(_) | Says::Comes | Says::There | Says::Moved
            )
        };
        let is_meant = self.reasons.len() > 1 && segment.says.iter().any(says_visit);
        is_meant.then(|| self.only_one(is_of_visit)).flatten()
    }

    fn put(&mut self, segment: &'a Segment, named: Vec<usize>) -> Option<()> {
        if self.reasons.len() < 2 {
            let place = self.topic(Vec::new(), false);
            let topic = self.topics.get_mut(place)?;
            topic.segments.push(segment);
            if !named.is_empty() {
                topic.cases = named;
                topic.is_named = true;
            }
            return Some(());
        }
        let place = if !named.is_empty() {
            let mut cases = named;
            if !self.pending.is_empty() {
                if segment.join != Join::And {
                    return None;
                }
                cases.append(&mut self.pending);
            }
            self.topic(cases, true)
        } else if !self.pending.is_empty() {
            let cases = std::mem::take(&mut self.pending);
            self.topic(cases, true)
        } else if let Some(visit) = self.meant(segment) {
            self.topic(vec![visit], false)
        } else if let Some(current) = self.current {
            current
        } else {
            self.topic(Vec::new(), false)
        };
        self.current = Some(place);
        self.topics.get_mut(place)?.segments.push(segment);
        Some(())
    }

    /// The place of the topic with these cases, a new one if need be.
    fn topic(&mut self, mut cases: Vec<usize>, is_named: bool) -> usize {
        cases.sort_unstable();
        cases.dedup();
        let is_single = self.reasons.len() < 2;
        let known = self
            .topics
            .iter()
            .position(|it| is_single || it.cases == cases);
        if let Some(known) = known {
            self.topics[known].is_named |= is_named;
            return known;
        }
        self.topics.push(Topic {
            cases,
            is_named,
            segments: Vec::new(),
        });
        self.topics.len() - 1
    }
}
