//! The words, ready to be looked up.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::phrases::Phrases;
use super::segment::Matter;
use super::text::{parts, plain, words};
use super::words::{self as lists, CLASSES, Says, Strict};
use crate::export::values::normal;
use crate::export::words::OUTCOME;
use crate::model::clinic::{Outcome, Reason};
use crate::plan::rules;

/// What decides wherever it stands.
#[must_use]
pub const fn is_strict(outcome: Outcome) -> bool {
    matches!(
        outcome,
        Outcome::OptOut | Outcome::Left | Outcome::Unwell | Outcome::Complaint
    )
}

/// The words of contacts.csv, each with its outcome; `booked` by «запись» in a whole cell alone, and `left` is an English word besides.
fn of_contacts() -> impl Iterator<Item = (Vec<String>, Outcome)> {
    let values = OUTCOME.values.iter().zip(Outcome::ALL);
    let all = values.flat_map(|(&(name, further), outcome)| {
        let all = further.iter().copied().chain([name]);
        all.map(move |word| (word, outcome))
    });
    let all = all.filter(|(word, outcome)| {
        !matches!(*word, "запись" | "left") && *outcome != Outcome::Unclear
    });
    all.filter_map(|(word, outcome)| {
        let parts = parts(&plain(word));
        let [part] = parts.as_slice() else {
            return None;
        };
        let words = words(&part.text).into_iter().map(str::to_owned);
        Some((words.collect(), outcome))
    })
}

fn borrowed(words: &[String]) -> Vec<&str> {
    words.iter().map(String::as_str).collect()
}

/// What decides wherever it stands, death aside, which is heard as in notes.
pub static STRICT: LazyLock<Phrases<Strict>> = LazyLock::new(strict);

/// The same where it was asked how the patient feels: there doubt is pain, for a doctor's call too many costs less than one too few.
static STRICT_OF_WELLBEING: LazyLock<Phrases<Strict>> = LazyLock::new(|| {
    let mut phrases = strict();
    for &(is_thing, list) in lists::UNWELL_IF_ASKED {
        let strict = Strict {
            outcome: Outcome::Unwell,
            is_thing,
        };
        phrases.add(list, strict, CLASSES);
    }
    phrases
});

/// The strict words in a contact for these reasons.
pub fn strict_of(reasons: &[Reason]) -> &'static Phrases<Strict> {
    if reasons.contains(&Reason::WellbeingCheck) {
        &STRICT_OF_WELLBEING
    } else {
        &STRICT
    }
}

fn strict() -> Phrases<Strict> {
    let mut phrases = Phrases::new();
    for &(outcome, is_thing, list) in lists::STRICT {
        phrases.add(list, Strict { outcome, is_thing }, CLASSES);
    }
    for (words, outcome) in of_contacts().filter(|(_, outcome)| is_strict(*outcome)) {
        let tells_of_death = ["умер", "скончал", "покойн"]
            .iter()
            .any(|stem| words[0].starts_with(stem));
        if !tells_of_death {
            let strict = Strict {
                outcome,
                is_thing: false,
            };
            phrases.add_plain(&borrowed(&words), strict);
        }
    }
    phrases
}

/// What says something and doesn't decide by itself.
pub static ORDINARY: LazyLock<Phrases<Says>> = LazyLock::new(|| {
    let mut phrases = Phrases::new();
    for &(says, list) in lists::ORDINARY {
        phrases.add(list, says, CLASSES);
    }
    for (words, outcome) in of_contacts().filter(|(_, outcome)| !is_strict(*outcome)) {
        phrases.add_plain(&borrowed(&words), Says::Plain(outcome));
    }
    phrases
});

/// By which words a matter is named.
pub static MATTERS: LazyLock<Phrases<Matter>> = LazyLock::new(|| {
    let mut matters: Vec<(&str, Matter)> = Vec::new();
    for rule in rules::ALL {
        for &names in rule.outcome_names {
            match matters.iter_mut().find(|(known, _)| *known == names) {
                Some((_, matter)) => *matter = matter.or(rule.reason),
                None => matters.push((names, Matter::of(rule.reason))),
            }
        }
    }
    let mut phrases = Phrases::new();
    for (names, matter) in matters {
        phrases.add(names, matter, &[]);
    }
    phrases
});

/// Whole cells that are read always: the names of outcomes, what the program itself calls them, and «запись», which beside other words may
/// be a wish.
pub static WHOLE: LazyLock<BTreeMap<String, Outcome>> = LazyLock::new(|| {
    let mut whole: Vec<(&str, Outcome)> = Vec::new();
    // That a row is taken back is an outcome of the record alone.
    for (&(name, _), outcome) in OUTCOME.values.iter().zip(Outcome::ALL) {
        let phrase = outcome.phrase();
        whole.extend([name, phrase.russian, phrase.english].map(|word| (word, outcome)));
    }
    whole.push(("запись", Outcome::Booked));
    whole
        .into_iter()
        .map(|(word, outcome)| (normal(word).into_owned(), outcome))
        .collect()
});
