//! What each part of a cell says, and of which matter.

use chrono::NaiveDate;

use super::super::times::{Cut, Day, Manner, Until, When, Written, cut_beside, until};
use super::phrases::Phrases;
use super::strict::{Mention, mentions_of};
use super::tables::{MATTERS, ORDINARY};
use super::text::{Join, Part, words};
use super::words::{BEFORE_MATTER, Says, Strict};
use crate::model::clinic::{Outcome, Reason, StandsIn};
use crate::plan::time;

/// A time in a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Time {
    /// When; `None` where it can't be read.
    pub when: Option<When>,
    /// Whether it names another day than that of the call, and not an hour alone.
    pub names_day: bool,
    /// How it is written.
    pub written: Written,
    /// Whether it may tell when the talk was.
    pub of_talk: OfTalk,
}

impl Time {
    /// The day that it names, if only that of the call.
    pub fn day(self) -> Option<NaiveDate> {
        self.when.filter(|_| self.written.has_day).map(date_of)
    }
}

/// Whether a time tells when the talk was: people jot that down beside what was said, «02.03 думает», «10:30 думает».
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfTalk {
    /// It is the day or the minute of the call, or before.
    Yes,
    /// It is another hour, with no word that makes a promise of it.
    Maybe,
    /// It is none of the talk's.
    No,
}

/// The reasons that one word for a matter may mean: a bit for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Matter(u32);

impl Matter {
    pub const fn of(reason: Reason) -> Self {
        Self(1 << reason.index())
    }

    pub const fn or(self, reason: Reason) -> Self {
        Self(self.0 | Self::of(reason).0)
    }

    pub const fn contains(self, reason: Reason) -> bool {
        self.0 & Self::of(reason).0 != 0
    }

    /// Whether both may mean one reason.
    pub const fn is_like(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether it can only be a visit.
    pub fn is_of_visit(self) -> bool {
        let mut reasons = Reason::ALL.into_iter();
        reasons.all(|it| !self.contains(it) || it.stands_in() == StandsIn::Visit)
    }
}

/// What a part says, or a stretch of one that speaks of one matter.
#[derive(Clone, Debug)]
pub struct Segment {
    /// What it says, in order, without fillers.
    pub says: Vec<Says>,
    /// Whether something in it is not known.
    pub is_unknown: bool,
    /// The times in it.
    pub times: Vec<Time>,
    /// The part as it is written.
    pub text: String,
    /// The matters that it names.
    pub matters: Vec<Matter>,
    /// What stands before it.
    pub join: Join,
}

impl Segment {
    /// Whether nothing but a time stands in it.
    pub fn is_time_alone(&self) -> bool {
        self.says.is_empty() && self.matters.is_empty() && !self.is_unknown
    }
}

/// The segments of a cell; `None` where matters and what is said of them can't be told apart.
#[must_use]
pub fn segments(
    parts: &[Part],
    plain: &str,
    known: &Phrases<Strict>,
    day: &Day<'_>,
) -> Option<Vec<Segment>> {
    let until = until(plain);
    let cuts: Vec<Cut> = parts
        .iter()
        .map(|part| cut_beside(&without_counts(&part.text), until, day))
        .collect();
    let found: Vec<Found<'_>> = cuts
        .iter()
        .map(|cut| without_matters(&words(&cut.rest)))
        .collect();
    let all: Vec<Vec<&str>> = found.iter().map(|found| found.words.clone()).collect();
    let mut segments = Vec::new();
    for (place, mentions) in mentions_of(&all, known).iter().enumerate() {
        let times = times(&parts[place], until, &cuts[place], day);
        let read = pieces(&all[place], mentions, !times.is_empty());
        if !are_told_together(&found[place], &parts[place].text) {
            return None;
        }
        segments.extend(split(&parts[place], &read, &found[place].matters, times)?);
    }
    ask_for_reminders(&mut segments);
    Some(segments)
}

/// Whether the matters of a part that stand side by side, with or without a time between, are one thing to speak of: «чистка и план отказ».
/// «Чистка 12.03 план думает» is two.
fn are_told_together(found: &Found<'_>, text: &str) -> bool {
    if found.matters.len() < 2 {
        return true;
    }
    let words = words(text);
    let whole = without_matters(&words);
    let is_link = |words: &[&str]| matches!(words, ["и" | "или" | "and" | "or"]);
    let mut pairs = found.matters.windows(2).zip(whole.matters.windows(2));
    whole.matters.len() == found.matters.len()
        && pairs.all(|(two, in_whole)| {
            let ([(from, one), (to, other)], [(begins, _), (ends, _)]) = (two, in_whole) else {
                return true;
            };
            let between = found.words.get(*from..*to).unwrap_or_default();
            let in_whole = whole.words.get(*begins..*ends).unwrap_or_default();
            let are_beside = between.is_empty() || is_link(between);
            // «Приём на чистку» says what the visit is for.
            let is_visit_for = in_whole.is_empty() && (one.is_of_visit() || other.is_of_visit());
            !are_beside || one.is_like(*other) || is_visit_for || is_link(in_whole)
        })
}

/// «Просил напомнить завтра в 9» asks for a call at that time; of a reminder «за день» the clinic knows the day.
fn ask_for_reminders(segments: &mut [Segment]) {
    let has_time = |segment: &Segment| segment.times.iter().any(|time| time.when.is_some());
    for at in 0..segments.len() {
        let next = segments.get(at + 1);
        let is_followed = next.is_some_and(|next| next.is_time_alone() && has_time(next));
        let segment = &mut segments[at];
        let words = words(&segment.text);
        let is_before_visit = words.iter().any(|word| matches!(*word, "за" | "накануне"));
        if !is_before_visit && (is_followed || has_time(segment)) {
            for says in &mut segment.says {
                if *says == Says::WantsReminder {
                    *says = Says::AskedCall;
                }
            }
        }
    }
}

/// How often it was tried is nothing: «2 раза», «3 times».
fn without_counts(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let is_number = |word: &str| word.chars().all(|c| c.is_ascii_digit());
    let mut kept: Vec<&str> = Vec::new();
    let mut at = 0;
    while let Some(&word) = words.get(at) {
        let next = words.get(at + 1);
        let counts = next.is_some_and(|next| matches!(*next, "раз" | "раза" | "times"));
        if is_number(word.trim_end_matches(['й', '-'])) && counts {
            at += 2;
            continue;
        }
        let is_count = word.strip_prefix(['x', 'х']).is_some_and(is_number)
            || word.strip_suffix(['x', 'х']).is_some_and(is_number);
        if !is_count || word.chars().count() == 1 {
            kept.push(word);
        }
        at += 1;
    }
    kept.join(" ")
}

fn times(part: &Part, until: Option<Until>, cut_out: &Cut, day: &Day<'_>) -> Vec<Time> {
    if cut_out.found.is_empty() {
        return Vec::new();
    }
    // Counted from the start of the day an hour alone is on that day.
    let from_start = Day {
        minute: Some(0),
        ..*day
    };
    let from_start = cut_beside(&without_counts(&part.text), until, &from_start).found;
    // Counted from an earlier day, one before the call can be read.
    let earlier = Day {
        date: time::minus(day.date, DAYS_BEFORE),
        minute: Some(0),
        ..*day
    };
    let is_any_unread = cut_out.found.iter().any(Option::is_none);
    let earlier = if is_any_unread {
        cut_beside(&without_counts(&part.text), until, &earlier).found
    } else {
        Vec::new()
    };
    let times = cut_out.found.iter().zip(&cut_out.written).enumerate();
    times
        .map(|(place, (&when, &written))| Time {
            when,
            names_day: match from_start.get(place) {
                Some(Some(when)) => date_of(*when) > day.date,
                _ => true,
            },
            written,
            of_talk: match (when, earlier.get(place)) {
                (Some(when), _) => of_talk(when, written, day),
                (None, Some(Some(when))) if is_before(*when, written, day) => OfTalk::Yes,
                _ => OfTalk::No,
            },
        })
        .collect()
}

/// So far back a day is still that of a talk.
const DAYS_BEFORE: u32 = 31;

const fn date_of(when: When) -> NaiveDate {
    match when {
        When::At(moment) => moment.date,
        When::On(date) => date,
    }
}

fn of_talk(when: When, written: Written, day: &Day<'_>) -> OfTalk {
    match when {
        When::On(date) if date <= day.date && written.manner <= Manner::Placed => OfTalk::Yes,
        When::At(at) if written.manner == Manner::Bare => {
            if written.has_day && at.date > day.date {
                OfTalk::No
            } else if day.minute == Some(at.minute()) {
                OfTalk::Yes
            } else {
                OfTalk::Maybe
            }
        }
        _ => OfTalk::No,
    }
}

fn is_before(when: When, written: Written, day: &Day<'_>) -> bool {
    let most = match when {
        When::On(_) => Manner::Placed,
        When::At(_) => Manner::Bare,
    };
    written.has_day && written.manner <= most && date_of(when) <= day.date
}

/// The words of a part without the names of matters.
struct Found<'w> {
    words: Vec<&'w str>,
    /// The matters, each with the number of words that stand before it.
    matters: Vec<(usize, Matter)>,
}

fn without_matters<'w>(words: &[&'w str]) -> Found<'w> {
    let mut found = Found {
        words: Vec::new(),
        matters: Vec::new(),
    };
    let mut at = 0;
    while at < words.len() {
        let phrase = ORDINARY.at(words, at).map_or(0, |(length, _)| length);
        match matter_at(words, at) {
            Some((length, matter)) if length > phrase || phrase == 1 && length == 1 => {
                found.matters.push((found.words.len(), matter));
                at += length;
            }
            _ => {
                let length = phrase.max(1);
                found.words.extend(&words[at..at + length]);
                at += length;
            }
        }
    }
    found
}

/// A matter with what stands before it: «по поводу чистки».
fn matter_at(words: &[&str], at: usize) -> Option<(usize, Matter)> {
    const MOST_BEFORE: usize = 3;
    for before in 0..=MOST_BEFORE {
        if let Some((length, matter)) = MATTERS.at(words, at + before) {
            return Some((before + length, matter));
        }
        if !BEFORE_MATTER.contains(words.get(at + before)?) {
            return None;
        }
    }
    None
}

/// What the words of a part say.
struct Pieces {
    /// Each with the word at which it ends.
    says: Vec<(usize, Says)>,
    is_unknown: bool,
}

fn pieces(words: &[&str], mentions: &[Mention], has_time: bool) -> Pieces {
    let mut pieces = Pieces {
        says: Vec::new(),
        is_unknown: false,
    };
    let mut at = 0;
    while at < words.len() {
        let phrase = ORDINARY.at(words, at);
        let negated = mentions
            .iter()
            .find(|mention| mention.words.start == at && mention.negation.is_some());
        if let Some(mention) = negated
            && phrase.is_none_or(|(length, _)| length < mention.words.len())
        {
            // That nothing hurts, and that nobody complains, is an answer; that somebody has not moved away is none.
            match mention.outcome {
                Outcome::Unwell | Outcome::Complaint => {
                    let says = Says::Plain(Outcome::Reached);
                    pieces.says.push((mention.words.end, says));
                }
                _ => pieces.is_unknown = true,
            }
            at = mention.words.end;
            continue;
        }
        if let Some((length, says)) = number(&words[at..]).or_else(|| doctor(&pieces, &words[at..]))
        {
            pieces.says.extend(says.map(|says| (at + length, says)));
            at += length;
            continue;
        }
        let length = match phrase {
            Some((length, Says::Filler)) => length,
            Some((length, Says::BesideTime)) if has_time => length,
            Some((_, Says::BesideTime)) | None => {
                // «И», «или» between two things that are not there go with them.
                let is_link = matches!(words[at], "или" | "ни" | "or" | "nor");
                pieces.is_unknown |= !is_link;
                1
            }
            Some((length, says)) => {
                pieces.says.push((at + length, says));
                length
            }
        };
        at += length;
    }
    pieces
}

/// A number that is a mark, or a telephone number, in however many words.
fn number(words: &[&str]) -> Option<(usize, Option<Says>)> {
    let is_number = |word: &&&str| word.bytes().all(|byte| byte.is_ascii_digit());
    let count = words.iter().take_while(is_number).count();
    let digits: String = words[..count].concat();
    match (count, digits.len()) {
        (1, 1 | 2) => {
            let score = digits.parse().ok().filter(|score| *score <= 10)?;
            Some((1, Some(Says::Score(score))))
        }
        (1.., 10 | 11) => Some((count, Some(Says::Phone))),
        _ => None,
    }
}

/// Who the patient was booked with: «записалась к Соболевой». Not «к другому», who may be somebody else's doctor.
fn doctor(pieces: &Pieces, words: &[&str]) -> Option<(usize, Option<Says>)> {
    const ENDINGS: [&str; 11] = [
        "овой",
        "евой",
        "иной",
        "ыной",
        "ской",
        "ову",
        "еву",
        "ину",
        "ыну",
        "скому",
        "енко",
    ];
    const OURS: [&str; 3] = ["врачу", "доктору", "хирургу"];
    let is_booked = |says: &Says| matches!(says, Says::Plain(Outcome::Booked) | Says::Put);
    let [to, whom, ..] = words else { return None };
    let is_doctor = OURS.contains(whom) || ENDINGS.iter().any(|ending| whom.ends_with(ending));
    let (_, last) = pieces.says.last()?;
    (*to == "к" && is_booked(last) && is_doctor).then_some((2, None))
}

/// A part by its matters: «гигиена да план нет», «отказ от плана», «чистка и план записана».
fn split(
    part: &Part,
    pieces: &Pieces,
    matters: &[(usize, Matter)],
    times: Vec<Time>,
) -> Option<Vec<Segment>> {
    // Before how many pieces each matter stands, and which matters stand there.
    let mut runs: Vec<(usize, Vec<Matter>)> = Vec::new();
    for &(word, matter) in matters {
        let place = pieces.says.iter().filter(|(end, _)| *end <= word).count();
        match runs.last_mut() {
            Some((last, run)) if *last == place => run.push(matter),
            _ => runs.push((place, vec![matter])),
        }
    }
    let says: Vec<Says> = pieces.says.iter().map(|(_, says)| *says).collect();
    let segment = |says: &[Says], matters: Vec<Matter>, times: Vec<Time>| Segment {
        says: says.to_vec(),
        is_unknown: pieces.is_unknown,
        times,
        text: part.text.clone(),
        matters,
        join: part.join,
    };
    if runs.len() < 2 {
        let matters = runs.pop().map(|(_, run)| run).unwrap_or_default();
        return Some(vec![segment(&says, matters, times)]);
    }
    if !times.is_empty() {
        return None;
    }
    let starts = runs.first().is_some_and(|(place, _)| *place == 0);
    let ends = runs.last().is_some_and(|(place, _)| *place == says.len());
    let bounds: Vec<usize> = match (starts, ends) {
        (true, false) => runs
            .iter()
            .map(|(place, _)| *place)
            .chain([says.len()])
            .collect(),
        (false, true) => [0]
            .into_iter()
            .chain(runs.iter().map(|(place, _)| *place))
            .collect(),
        _ => return None,
    };
    let stretches = bounds.windows(2).zip(runs);
    let segments = stretches
        .map(|(bounds, (_, matters))| segment(&says[bounds[0]..bounds[1]], matters, Vec::new()));
    Some(segments.collect())
}
