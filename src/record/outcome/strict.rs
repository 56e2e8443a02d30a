//! What decides wherever it stands in a cell: no more calls, died or gone, in pain, a complaint (contract, section 10).

use std::borrow::Cow;
use std::ops::Range;

use super::limited::without_limited;
use super::phrases::Phrases;
use super::tables::ORDINARY;
use super::text::{Part, words};
use super::words::{BETWEEN, BETWEEN_BEHIND, MACHINES, NEGATES, NEGATES_BEHIND, OTHERS, Strict};
use crate::export::refusal_words::{asks_for_peace, tells_of_death};
use crate::model::clinic::Outcome;

/// A strict word of a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Its words and those that negate it.
    pub words: Range<usize>,
    /// What it says.
    pub outcome: Outcome,
    /// What negates it, if anything.
    pub negation: Option<Negation>,
    /// A thing in the form in which one says that there is none of it.
    lacks: bool,
}

/// Where that stands by which a word is negated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Negation {
    /// Right before it.
    Before,
    /// Right behind it.
    Behind,
    /// Beside another thing that goes with it.
    Shared,
}

/// The strict outcomes of a cell, each once, in the order in which they are said. `known`: the strict words there.
#[must_use]
pub fn outcomes(plain: &str, parts: &[Part], known: &Phrases<Strict>) -> Vec<Outcome> {
    let mut said: Vec<Outcome> = Vec::new();
    let mut add = |outcome: Outcome| {
        if !said.contains(&outcome) {
            said.push(outcome);
        }
    };
    let all: Vec<Vec<&str>> = parts.iter().map(|part| words(&part.text)).collect();
    let kept = without_limited(&all);
    let text = |place: usize| {
        if kept[place].len() == all[place].len() {
            Cow::Borrowed(parts[place].text.as_str())
        } else {
            Cow::Owned(kept[place].join(" "))
        }
    };
    let mentions = mentions_of(&kept, known);
    for (place, (words, mentions)) in kept.iter().zip(mentions).enumerate() {
        if is_dead(plain, parts, &all, place) {
            add(Outcome::Left);
        }
        let is_refused = asks_for_peace(&text(place));
        if is_refused {
            add(Outcome::OptOut);
        }
        for mention in mentions {
            // «Не звонить до 15го» is no refusal for good, and no outcome that is known.
            let is_limited = mention.outcome == Outcome::OptOut
                && words.iter().any(|word| is_limit(word))
                && !is_refused;
            if mention.negation.is_none() && !is_limited {
                add(mention.outcome);
            }
        }
    }
    // These may reach over the end of a part: «не хочет, чтобы звонили».
    let is_refused = if kept == all {
        asks_for_peace(plain)
    } else {
        let texts: Vec<_> = (0..parts.len()).map(text).collect();
        asks_for_peace(&texts.join(", "))
    };
    if is_refused {
        add(Outcome::OptOut);
    }
    let is_machine = |word: &&str| MACHINES.contains(word);
    if tells_of_death(plain) && !all.iter().flatten().any(is_machine) {
        add(Outcome::Left);
    }
    said
}

/// Whether a part says that the patient has died, and the part beside it not that it was somebody else: «мама - умерла».
fn is_dead(plain: &str, parts: &[Part], all: &[Vec<&str>], place: usize) -> bool {
    let is_other = |place: Option<usize>| {
        let words = place.and_then(|place| all.get(place));
        words.is_some_and(|words| words.iter().all(|word| is_other(word)))
    };
    let is_machine = |word: &&str| MACHINES.contains(word);
    tells_of_death(&parts[place].text)
        && !all[place].iter().any(is_machine)
        && (tells_of_death(plain) || !is_other(place.checked_sub(1)) && !is_other(Some(place + 1)))
}

fn is_other(word: &str) -> bool {
    MACHINES.contains(&word) || OTHERS.split_whitespace().any(|other| other == word)
}

fn is_limit(word: &str) -> bool {
    matches!(
        word,
        "до" | "после" | "раньше" | "before" | "after" | "until" | "till"
    )
}

/// The strict words of each part. Of «боли и отека нет», «нет боли, отека» one negation holds for both.
#[must_use]
pub fn mentions_of(parts: &[Vec<&str>], known: &Phrases<Strict>) -> Vec<Vec<Mention>> {
    let all = parts.iter().map(|words| mentions(words, known));
    let mut all: Vec<Vec<Mention>> = all.collect();
    let places: Vec<(usize, usize)> = all
        .iter()
        .enumerate()
        .flat_map(|(part, of_part)| (0..of_part.len()).map(move |place| (part, place)))
        .collect();
    let mut from = 0;
    while from < places.len() {
        let mut to = from + 1;
        while to < places.len() && are_linked(parts, &all, places[to - 1], places[to]) {
            to += 1;
        }
        let (first, last) = (places[from], places[to - 1]);
        if all[first.0][first.1].negation == Some(Negation::Before)
            || all[last.0][last.1].negation == Some(Negation::Behind)
        {
            for &(part, place) in &places[from..to] {
                let negation = &mut all[part][place].negation;
                *negation = negation.or(Some(Negation::Shared));
            }
        }
        from = to;
    }
    all
}

/// Whether two things follow one another with nothing but an `и` or the end of a part between.
fn are_linked(
    parts: &[Vec<&str>],
    all: &[Vec<Mention>],
    (part, place): (usize, usize),
    (next_part, next_place): (usize, usize),
) -> bool {
    let (one, next) = (&all[part][place], &all[next_part][next_place]);
    if !one.lacks
        || !next.lacks
        || one.negation == Some(Negation::Behind)
        || next.negation == Some(Negation::Before)
    {
        return false;
    }
    let is_link = |word: &&str| matches!(*word, "и" | "или" | "ни" | "or" | "nor");
    if part == next_part {
        return parts[part][one.words.end..next.words.start]
            .iter()
            .all(is_link);
    }
    // Over the end of a part only where the next part is that thing alone: «нет отека, боли в десне» is pain.
    let words = &parts[next_part];
    let is_english = one.words.clone().any(|at| parts[part][at].is_ascii());
    part + 1 == next_part
        && !is_english
        && one.words.end == parts[part].len()
        && words[..next.words.start].iter().all(is_link)
        && (next.words.end == words.len())
}

/// The strict words among the words of a part.
fn mentions(words: &[&str], known: &Phrases<Strict>) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let Some((length, strict)) = known.at(words, at) else {
            at += 1;
            continue;
        };
        let here = at..at + length;
        at += 1;
        if is_part_of_more(words, &here) || is_of_somebody_else(words, &here, strict) {
            continue;
        }
        at = here.end;
        found.push(mention(words, here, strict));
    }
    found
}

fn mention(words: &[&str], here: Range<usize>, strict: Strict) -> Mention {
    let before = negation_before(words, here.start);
    let behind = (strict.is_thing && before.is_none())
        .then(|| negation_behind(words, here.end))
        .flatten();
    // «На боль не жалуется».
    let on = here
        .start
        .checked_sub(1)
        .filter(|on| behind.is_some() && words[*on] == "на");
    let from = on.unwrap_or(here.start);
    let lacks = strict.is_thing && here.len() == 1 && {
        let word = words[here.start];
        word.is_ascii() || word.ends_with(['и', 'а', 'я', 'й', 'в', 'ы'])
    };
    Mention {
        words: before.unwrap_or(from)..behind.unwrap_or(here.end),
        outcome: strict.outcome,
        negation: before
            .map(|_| Negation::Before)
            .or(behind.map(|_| Negation::Behind)),
        lacks,
    }
}

/// Whether the words are those of a longer phrase that is no strict one: «жалоба закрыта», «не болит».
fn is_part_of_more(words: &[&str], here: &Range<usize>) -> bool {
    const LONGEST: usize = 8;
    (here.start.saturating_sub(LONGEST)..=here.start).any(|from| {
        !is_nearly(words, from)
            && ORDINARY
                .at(words, from)
                .is_some_and(|(length, _)| from + length >= here.end && length > here.len())
    })
}

/// Whether what stands before a negation leaves it in doubt: «почти не болит».
fn is_nearly(words: &[&str], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    before.is_some_and(|word| {
        matches!(
            *word,
            "почти" | "практически" | "almost" | "hardly" | "barely" | "nearly"
        )
    })
}

/// What breaks down and is no tooth.
const OTHER_THINGS: [&str; 8] = [
    "машина",
    "машину",
    "авто",
    "связь",
    "лифт",
    "car",
    "call",
    "connection",
];
/// Who cries without complaining.
const CHILDREN: [&str; 6] = ["ребенок", "дети", "малыш", "child", "kid", "baby"];

/// Whether it is somebody else who moved away, blood that was given for a test, a telephone that broke, a child that cries.
fn is_of_somebody_else(words: &[&str], here: &Range<usize>, strict: Strict) -> bool {
    let is_blood = |word: &str| word.starts_with("кров") || word == "blood";
    let is_test = |word: &&str| {
        ["сда", "анализ", "донор", "test", "gave", "donat"]
            .iter()
            .any(|stem| word.starts_with(stem))
    };
    match strict.outcome {
        Outcome::Left => {
            // «Сказала: переехал» is the patient; «мама переехала» is not.
            let said = words[..here.start].iter().rposition(|word| tells(word));
            let from = said.map_or(0, |said| said + 1);
            words[from..here.start].iter().any(|word| is_other(word))
                || words.get(here.end).is_some_and(|word| is_other(word))
                || is_of_other_dead(words, here)
        }
        Outcome::Unwell => {
            let is_broken = ["слом", "broke"]
                .iter()
                .any(|stem| words[here.start].starts_with(stem));
            let is_no_tooth = |word: &&str| MACHINES.contains(word) || OTHER_THINGS.contains(word);
            // «Плохо слышно» is the telephone.
            let is_heard = |word: &&str| {
                [
                    "слыш",
                    "связ",
                    "поним",
                    "говор",
                    "ловит",
                    "знает",
                    "помнит",
                    "видно",
                ]
                .iter()
                .any(|stem| word.starts_with(stem))
            };
            let next = words.get(here.end);
            is_blood(words[here.start]) && words.iter().any(is_test)
                || words[here.start] == "плохо" && here.len() == 1 && next.is_some_and(is_heard)
                || is_broken && words.iter().any(is_no_tooth)
        }
        Outcome::Complaint => words.iter().any(|word| CHILDREN.contains(word)),
        _ => false,
    }
}

/// Whether it is somebody else who was buried or is not alive: «похоронили мужа», «мамы нет в живых».
fn is_of_other_dead(words: &[&str], here: &Range<usize>) -> bool {
    const OF_THE_PATIENT: &str = "ее его что пациента пациентку пациентки вчера недавно давно уже месяц неделю год два три дня недели месяца назад в на прошлой прошлом этой";
    let of_patient = |word: &&str| {
        word.starts_with(|c: char| c.is_ascii_digit())
            || OF_THE_PATIENT
                .split_whitespace()
                .any(|known| known == *word)
    };
    let said = words[..here.start].iter().rposition(|word| tells(word));
    let before = &words[said.map_or(0, |said| said + 1)..here.start];
    match words[here.start] {
        "похоронили" | "хоронили" => {
            !before.iter().chain(&words[here.end..]).all(of_patient)
        }
        "нет" | "нету" => !before.iter().all(of_patient),
        _ => false,
    }
}

/// Whether a word begins what somebody told.
fn tells(word: &str) -> bool {
    ["сказал", "говор", "сообщ", "передал", "ответил"]
        .iter()
        .any(|stem| word.starts_with(stem))
        || matches!(word, "said" | "says" | "told" | "answered")
}

/// Where a negation before a word begins: «не болит», «ничего не болит», «нет никакой боли», «не жалуется на боль».
fn negation_before(words: &[&str], at: usize) -> Option<usize> {
    let mut from = at;
    if let [.., complains, "на"] = words[..at]
        && complains.starts_with("жал")
    {
        return negation_before(words, at - 2);
    }
    for _ in 0..3 {
        let before = from.checked_sub(1)?;
        let word = words[before];
        if NEGATES.contains(&word) {
            if is_nearly(words, before) {
                return None;
            }
            // «Ничего не», «больше не»: what strengthens it goes with it.
            let strengthened = before.checked_sub(1).filter(|at| words[*at] == "ничего");
            return Some(strengthened.unwrap_or(before));
        }
        if matches!(word, "было" | "была" | "был") && before > 0 && words[before - 1] == "не"
        {
            return Some(before - 1);
        }
        if !BETWEEN.contains(&word) {
            return None;
        }
        from = before;
    }
    None
}

/// Where a negation behind a thing ends: «боли нет», «температуры уже нет», «отека не было», «на боль не жалуется».
fn negation_behind(words: &[&str], at: usize) -> Option<usize> {
    if let [not, complains, ..] = words[at..]
        && not == "не"
        && complains.starts_with("жал")
    {
        return Some(at + 2);
    }
    for to in at..at + 3 {
        let word = *words.get(to)?;
        if NEGATES_BEHIND.contains(&word) {
            return Some(to + 1);
        }
        let next = words.get(to + 1);
        let is_gone = next.is_some_and(|next| {
            matches!(*next, "было" | "была" | "был" | "беспокоит" | "беспокоят")
        });
        if word == "не" && is_gone {
            return Some(to + 2);
        }
        if !BETWEEN_BEHIND.contains(&word) {
            return None;
        }
    }
    None
}
