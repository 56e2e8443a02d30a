//! Phrases of several words, and how they are found among the words of a part.

use std::borrow::Cow;
use std::collections::HashMap;

use foldhash::fast::FixedState;

/// One place of a phrase.
#[derive(Debug)]
struct Item {
    /// Any of these words.
    words: Vec<Cow<'static, str>>,
    /// Or any that begins so.
    stems: Vec<&'static str>,
    is_optional: bool,
}

impl Item {
    fn is(&self, word: &str) -> bool {
        self.words.iter().any(|known| known == word)
            || self.stems.iter().any(|stem| word.starts_with(stem))
    }
}

/// Phrases with what they say. Where two of one length are found, the one that was added first counts.
#[derive(Debug)]
pub struct Phrases<S> {
    all: Vec<(Vec<Item>, S)>,
    by_word: HashMap<Cow<'static, str>, Vec<usize>, FixedState>,
    by_stem: Vec<(&'static str, usize)>,
}

/// Words that stand for one another in a phrase, by a name that begins with `@`.
pub type Classes = [(&'static str, &'static str)];

impl<S: Copy> Phrases<S> {
    /// No phrase.
    #[must_use]
    pub fn new() -> Self {
        Self {
            all: Vec::new(),
            by_word: HashMap::default(),
            by_stem: Vec::new(),
        }
    }

    /// Adds phrases, parted by `;`: words by spaces, `a|b` either, `stem*` whatever begins so, `@class`, `x?` may be left out.
    pub fn add(&mut self, phrases: &'static str, says: S, classes: &Classes) {
        let phrases = phrases.split(';').map(str::trim);
        for phrase in phrases.filter(|phrase| !phrase.is_empty()) {
            let items: Vec<Item> = phrase
                .split_whitespace()
                .map(|item| read_item(item, classes))
                .collect();
            self.push(items, says);
        }
    }

    /// Adds a phrase word by word.
    pub fn add_plain(&mut self, words: &[&str], says: S) {
        let item = |word: &&str| Item {
            words: vec![Cow::Owned((*word).to_owned())],
            stems: Vec::new(),
            is_optional: false,
        };
        self.push(words.iter().map(item).collect(), says);
    }

    fn push(&mut self, items: Vec<Item>, says: S) {
        let place = self.all.len();
        let needed = items.iter().position(|item| !item.is_optional);
        for first in items.iter().take(needed.map_or(0, |needed| needed + 1)) {
            for word in &first.words {
                self.by_word.entry(word.clone()).or_default().push(place);
            }
            for stem in &first.stems {
                self.by_stem.push((stem, place));
            }
        }
        self.all.push((items, says));
    }

    /// The longest phrase that begins at a word: how many words it has, and what it says.
    #[must_use]
    pub fn at(&self, words: &[&str], at: usize) -> Option<(usize, S)> {
        let first = words.get(at)?;
        let by_word = self.by_word.get(*first).into_iter().flatten().copied();
        let by_stem = self.by_stem.iter();
        let by_stem = by_stem
            .filter(|(stem, _)| first.starts_with(stem))
            .map(|(_, place)| *place);
        let mut found: Option<(usize, usize)> = None;
        for place in by_word.chain(by_stem) {
            let Some((items, _)) = self.all.get(place) else {
                continue;
            };
            let Some(length) = length(items, &words[at..]) else {
                continue;
            };
            let is_better = |(other, earlier)| length > other || length == other && place < earlier;
            if found.is_none_or(is_better) {
                found = Some((length, place));
            }
        }
        let (length, place) = found?;
        self.all.get(place).map(|(_, says)| (length, *says))
    }
}

/// How many words a phrase takes; of the ways in which it can be laid over them the longest.
fn length(items: &[Item], words: &[&str]) -> Option<usize> {
    let Some((first, rest)) = items.split_first() else {
        return Some(0);
    };
    let taken = words
        .split_first()
        .filter(|(word, _)| first.is(word))
        .and_then(|(_, others)| length(rest, others))
        .map(|length| length + 1);
    if first.is_optional {
        taken.max(length(rest, words))
    } else {
        taken
    }
}

fn read_item(item: &'static str, classes: &Classes) -> Item {
    let (item, is_optional) = match item.strip_suffix('?') {
        Some(item) => (item, true),
        None => (item, false),
    };
    let mut words = Vec::new();
    let mut stems = Vec::new();
    let mut sort = |word: &'static str| match word.strip_suffix('*') {
        Some(stem) => stems.push(stem),
        None => words.push(Cow::Borrowed(word)),
    };
    for word in item.split('|') {
        match classes.iter().find(|(name, _)| *name == word) {
            Some((_, class)) => class.split(' ').for_each(&mut sort),
            None => sort(word),
        }
    }
    Item {
        words,
        stems,
        is_optional,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_is_found() {
        let mut phrases = Phrases::new();
        phrases.add(
            "не надо; сам? взял @who трубку?; опух*",
            1,
            &[("@who", "муж матер*")],
        );
        phrases.add("не надо больше", 2, &[]);
        let found = |text: &str| phrases.at(&text.split(' ').collect::<Vec<_>>(), 0);
        assert_eq!(found("не надо"), Some((2, 1)));
        assert_eq!(found("не надо больше"), Some((3, 2)));
        assert_eq!(found("взял муж"), Some((2, 1)));
        assert_eq!(found("взял матери трубку"), Some((3, 1)));
        assert_eq!(found("сам взял муж"), Some((3, 1)));
        assert_eq!(found("взял трубку"), None);
        assert_eq!(found("опухло"), Some((1, 1)));
        assert_eq!(found("не"), None);
    }
}
