//! Phrases in free text: whole words, case and ё/е aside.
//!
//! In a phrase `*` stands for any ending, `#` for a number, and `..` for up to three words of whatever kind.

use std::ops::Range;

use crate::export::refusal_words::{in_one_script, is_odd};
use crate::export::values::{is_unseen, lower, lower_russian};

/// Up to so many words may stand for `..`.
const GAP: usize = 3;

/// One word of a phrase.
#[derive(Clone, Copy, Debug)]
enum Part {
    Word(&'static str),
    Stem(&'static str),
    Number,
    Gap,
}

/// A phrase that is looked for, and what it tells.
#[derive(Clone, Debug)]
struct Phrase<T> {
    tells: T,
    parts: Vec<Part>,
}

/// How the first word of a phrase begins: with these letters, and nothing behind the last of a shorter one.
type Beginning = [char; 3];

const NO_LETTER: char = '\0';

/// Phrases by how they begin: most words of most texts begin none.
#[derive(Debug)]
pub(crate) struct Phrases<T> {
    /// In order.
    beginnings: Vec<(Beginning, Vec<Phrase<T>>)>,
    numbered: Vec<Phrase<T>>,
    /// Words that begin as some phrase does and are not meant.
    not_meant: &'static [&'static str],
}

impl<T: Copy> Phrases<T> {
    /// Takes a table of phrases, those of a row parted by `|`. A stem has three letters or more.
    pub(crate) fn of(
        table: impl IntoIterator<Item = (T, &'static str)>,
        not_meant: &'static [&'static str],
    ) -> Self {
        let mut phrases = Self {
            beginnings: Vec::new(),
            numbered: Vec::new(),
            not_meant,
        };
        for (tells, row) in table {
            for phrase in row.split('|') {
                let parts: Vec<Part> = phrase.split(' ').map(part).collect();
                let first = match parts.first() {
                    Some(Part::Word(word) | Part::Stem(word)) => Some(beginning(word.chars())),
                    Some(Part::Number | Part::Gap) | None => None,
                };
                phrases.beginning_with(first).push(Phrase { tells, parts });
            }
        }
        phrases
            .beginnings
            .sort_unstable_by_key(|(beginning, _)| *beginning);
        phrases
    }

    fn beginning_with(&mut self, first: Option<Beginning>) -> &mut Vec<Phrase<T>> {
        let Some(first) = first else {
            return &mut self.numbered;
        };
        let mut known = self.beginnings.iter();
        let place = known.position(|(known, _)| *known == first);
        let place = place.unwrap_or_else(|| {
            self.beginnings.push((first, Vec::new()));
            self.beginnings.len() - 1
        });
        &mut self.beginnings[place].1
    }

    fn that_begin(&self, first: Beginning) -> &[Phrase<T>] {
        let found = self
            .beginnings
            .binary_search_by_key(&first, |(known, _)| *known);
        match found {
            Ok(place) => self.beginnings.get(place).map_or(&[], |(_, known)| known),
            Err(_) if first[0].is_ascii_digit() => &self.numbered,
            Err(_) => &[],
        }
    }

    /// Whether some word of a text begins as a phrase does. Millions of texts are asked, and few words do: nothing is made for that.
    pub(crate) fn may_be_in(&self, text: &str) -> bool {
        if is_odd(text) {
            return true;
        }
        let mut letters = [NO_LETTER; 3];
        let mut count = 0;
        let mut before = Kind::Between;
        for c in text.chars() {
            let kind = kind_of(c);
            if kind == Kind::Nothing {
                continue;
            }
            if kind != before {
                if count > 0 && !self.that_begin(letters).is_empty() {
                    return true;
                }
                (letters, count) = ([NO_LETTER; 3], 0);
            }
            if kind != Kind::Between
                && let Some(letter) = letters.get_mut(count)
            {
                *letter = lower_russian(c).or_else(|| lower(c).next()).unwrap_or(c);
                count += 1;
            }
            before = kind;
        }
        count > 0 && !self.that_begin(letters).is_empty()
    }

    /// Every phrase that stands in a text, in its order: what it tells, and where it stands.
    pub(crate) fn in_text<'a>(
        &'a self,
        text: &'a Folded,
    ) -> impl Iterator<Item = (T, Range<usize>)> + 'a {
        (0..text.words.len()).flat_map(move |from| {
            let first = text.word(from).map(|word| beginning(word.chars()));
            let known = first.map_or(&[][..], |first| self.that_begin(first));
            known.iter().filter_map(move |phrase| {
                let to = self.end_of(text, &phrase.parts, from)?;
                Some((phrase.tells, text.place_of(from..to)))
            })
        })
    }

    /// Behind which word a phrase ends that begins with one; a gap takes as few words as it can.
    fn end_of(&self, text: &Folded, parts: &[Part], from: usize) -> Option<usize> {
        let Some((part, rest)) = parts.split_first() else {
            return Some(from);
        };
        if let Part::Gap = part {
            return (0..=GAP).find_map(|gap| self.end_of(text, rest, from + gap));
        }
        let word = text.word(from)?;
        let is_meant = || !self.not_meant.iter().any(|other| word.starts_with(other));
        let fits = match part {
            Part::Word(wanted) => word == *wanted,
            Part::Stem(stem) => word.starts_with(stem) && is_meant(),
            Part::Number => word.bytes().all(|byte| byte.is_ascii_digit()),
            Part::Gap => false,
        };
        fits.then(|| self.end_of(text, rest, from + 1)).flatten()
    }
}

fn beginning(mut word: impl Iterator<Item = char>) -> Beginning {
    std::array::from_fn(|_| word.next().unwrap_or(NO_LETTER))
}

fn part(word: &'static str) -> Part {
    match (word, word.strip_suffix('*')) {
        ("#", _) => Part::Number,
        ("..", _) => Part::Gap,
        (_, Some(stem)) => Part::Stem(stem),
        (_, None) => Part::Word(word),
    }
}

/// A text as it is compared: its words in small letters, each with its place.
#[derive(Debug, Default)]
pub(crate) struct Folded {
    text: String,
    /// Where each word stands in small letters, and in the text itself.
    words: Vec<(Range<usize>, Range<usize>)>,
}

/// Of what a character is a part.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Letter,
    Digit,
    /// A word of its own.
    Percent,
    /// Left out, as if it were not there.
    Nothing,
    /// It stands between words.
    Between,
}

impl Folded {
    pub(crate) fn of(text: &str) -> Self {
        let mut folded = Self {
            text: String::with_capacity(text.len()),
            words: Vec::new(),
        };
        let mut before = Kind::Between;
        for (at, c) in text.char_indices() {
            let kind = kind_of(c);
            if kind == Kind::Nothing {
                continue;
            }
            if kind != Kind::Between {
                let from = folded.text.len();
                folded.text.extend(lower(c));
                let (to, end) = (folded.text.len(), at + c.len_utf8());
                match folded.words.last_mut() {
                    Some((own, original)) if before == kind && kind != Kind::Percent => {
                        (own.end, original.end) = (to, end);
                    }
                    _ => folded.words.push((from..to, at..end)),
                }
            }
            before = kind;
        }
        if is_odd(&folded.text) {
            folded.put_in_one_script();
        }
        folded
    }

    /// Puts Russian letters in place of the Latin ones that look the same, in words that have both.
    fn put_in_one_script(&mut self) {
        let mut text = String::with_capacity(self.text.len());
        for (own, _) in &mut self.words {
            let from = text.len();
            text.push_str(&in_one_script(&self.text[own.clone()]));
            *own = from..text.len();
        }
        self.text = text;
    }

    pub(crate) fn word(&self, place: usize) -> Option<&str> {
        let (own, _) = self.words.get(place)?;
        self.text.get(own.clone())
    }

    /// Where some words stand in the text.
    pub(crate) fn place_of(&self, words: Range<usize>) -> Range<usize> {
        let place = |word: usize| self.words.get(word).map(|(_, place)| place.clone());
        let first = place(words.start).unwrap_or_default();
        let last = place(words.end.saturating_sub(1)).unwrap_or_default();
        first.start..last.end.max(first.start)
    }
}

fn kind_of(c: char) -> Kind {
    match c {
        // Russian letters first: texts are full of them, and the tables of Unicode are slow.
        'а'..='я' | 'А'..='Я' | 'a'..='z' | 'A'..='Z' | 'ё' | 'Ё' => Kind::Letter,
        '0'..='9' => Kind::Digit,
        '%' | '٪' | '％' => Kind::Percent,
        '\'' | '’' | '\u{301}' => Kind::Nothing,
        c if is_unseen(c) => Kind::Nothing,
        c if c.is_alphanumeric() => Kind::Letter,
        _ => Kind::Between,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_found_with_its_endings_numbers_and_gaps() {
        let table = [(1, "давно .. не был*|# % off"), (2, "акци*")];
        let phrases = Phrases::of(table, &["акционер"]);
        for (text, wanted) in [
            ("Вы ДАВНО у нас не были!", &[(1, "ДАВНО у нас не были")][..]),
            ("давно и правда у нас уже не были", &[]),
            ("давно не бы\u{ad}ли", &[(1, "давно не бы\u{ad}ли")]),
            (
                "20% off: а\u{301}кция",
                &[(1, "20% off"), (2, "а\u{301}кция")],
            ),
            ("аkция", &[(2, "аkция")]),
            ("Aкции и скидки", &[(2, "Aкции")]),
            ("акционеры", &[]),
            ("реакция", &[]),
            ("", &[]),
        ] {
            let folded = Folded::of(text);
            let found = phrases.in_text(&folded);
            let found: Vec<_> = found.map(|(tells, at)| (tells, &text[at])).collect();
            assert_eq!(found, wanted, "{text}");
            assert!(phrases.may_be_in(text) || wanted.is_empty(), "{text}");
        }
    }
}
