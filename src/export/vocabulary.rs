//! The words of one column, ready to be looked up: the built-in ones and what the clinic calls its values.

use std::collections::{BTreeMap, HashMap};

use foldhash::fast::FixedState;
use hashbrown::HashTable;

use crate::base::{Blanks, Words};
use crate::export::values::{
    BLANK_SIGNS, BLANK_WORDS, Read, Unreadable, is_no, lower_russian, normal, normal_chars, trim,
    upper_russian,
};

/// Blank cells in yes / no columns, in normal form.
const YES_NO_BLANK_WORDS: [&str; 3] = ["не спрашивали", "не указано", "нет данных"];
const YES_NO_BLANK_SIGNS: [&str; 1] = ["—"];

/// What a word means: the place of its value, or blank. A word that the clinic gave to two values means neither.
type Table = HashMap<Box<str>, Read<u8>, FixedState>;

/// Looks up the cells of one column.
#[derive(Debug)]
pub struct Vocabulary {
    /// Those of `exact` that are short, as numbers: they are found without going through a text.
    short: HashTable<(Short, Read<u8>)>,
    /// Nearly all of these, each where its hash says: one look is enough.
    near: Box<[(Short, Read<u8>); NEAR]>,
    /// Cells just as they may be written: signs and numbers, which are compared whole, and the usual spellings of words.
    exact: Table,
    /// Words in normal form.
    normal: Table,
}

impl Vocabulary {
    /// The built-in words and the clinic's own, which go first: the words for each value, by the value's name.
    #[must_use]
    pub fn new(words: &'static Words, own: Option<&BTreeMap<String, Vec<String>>>) -> Self {
        let mut own_words = Vec::new();
        let mut built_in = Vec::new();
        for (value, &(name, further)) in (0..).zip(words.values) {
            let named = own.and_then(|own| own.get(name)).into_iter().flatten();
            own_words.extend(
                named
                    .map(|word| (trim(word), value))
                    .filter(|(word, _)| !word.is_empty()),
            );
            built_in.push((name, value));
            built_in.extend(further.iter().map(|&word| (word, value)));
        }
        let count = own_words.len() + built_in.len();
        let mut vocabulary = Self {
            short: HashTable::with_capacity(count * 3),
            near: Box::new([(Short::MAX, Err(Unreadable)); NEAR]),
            exact: Table::with_capacity_and_hasher(count * 3, FixedState::default()),
            normal: Table::with_capacity_and_hasher(count, FixedState::default()),
        };
        for &(word, value) in &own_words {
            let (table, key) = vocabulary.place(word);
            let meaning = table.entry(key).or_insert(Ok(Some(value)));
            if *meaning != Ok(Some(value)) {
                *meaning = Err(Unreadable);
            }
        }
        for &(word, value) in &built_in {
            let (table, key) = vocabulary.place(word);
            table.entry(key).or_insert(Ok(Some(value)));
        }
        vocabulary.add_blanks(words.blanks);
        for (word, _) in own_words.into_iter().chain(built_in) {
            vocabulary.add_spellings(word);
        }
        let exact = vocabulary.exact.iter();
        for (word, meaning) in exact.filter_map(|(word, &meaning)| Some((short(word)?, meaning))) {
            let place = |(word, _): &(Short, _)| mixed(*word);
            vocabulary
                .short
                .insert_unique(mixed(word), (word, meaning), place);
            vocabulary.near[near(mixed(word))] = (word, meaning);
        }
        vocabulary
    }

    /// The place of the value that the cell names, in [`Words::values`]; `Ok(None)` for a blank cell.
    ///
    /// # Errors
    ///
    /// Where the cell is no word of the column.
    pub fn read(&self, cell: &str) -> Read<u8> {
        let cell = trim(cell);
        let known = match short(cell) {
            Some(short) => {
                let hash = mixed(short);
                let (word, meaning) = self.near[near(hash)];
                if word == short {
                    return meaning;
                }
                let is_it = |(word, _): &(Short, _)| *word == short;
                let found = self.short.find(hash, is_it);
                found.map(|&(_, meaning)| meaning)
            }
            None => self.exact.get(cell).copied(),
        };
        if let Some(meaning) = known {
            return meaning;
        }
        let mut buffer = [0; 64];
        match normal_in(cell, &mut buffer) {
            Some(word) => self.normal.get(word),
            None => self.normal.get(normal(cell).as_ref()),
        }
        .copied()
        .unwrap_or(Err(Unreadable))
    }

    /// Where a word stands. Signs and numbers keep their signs: `+/-` is not `+`, and `-1` is not `1`.
    fn place(&mut self, word: &str) -> (&mut Table, Box<str>) {
        let key = normal(word);
        if word.contains(char::is_alphabetic) {
            (&mut self.normal, key.into())
        } else {
            (&mut self.exact, word.into())
        }
    }

    fn add_blanks(&mut self, blanks: Blanks) {
        let (signs, words): (&[&str], &[&str]) = match blanks {
            Blanks::YesNo => (&YES_NO_BLANK_SIGNS, &YES_NO_BLANK_WORDS),
            Blanks::Usual | Blanks::NotNo => (&BLANK_SIGNS, &BLANK_WORDS),
            Blanks::NotNoNorDash => (&[], &BLANK_WORDS),
        };
        for &sign in signs.iter().chain(&[""]) {
            self.exact.entry(sign.into()).or_insert(Ok(None));
        }
        let may_mean_no = matches!(blanks, Blanks::NotNo | Blanks::NotNoNorDash);
        for &word in words {
            let meaning = if may_mean_no && is_no(word) {
                Err(Unreadable)
            } else {
                Ok(None)
            };
            self.normal.entry(word.into()).or_insert(meaning);
        }
    }

    /// Spares the usual spellings of a word the way over its normal form.
    fn add_spellings(&mut self, word: &str) {
        let Some(&meaning) = self.normal.get(normal(word).as_ref()) else {
            return;
        };
        let (lower, upper) = (in_lower_case(word), in_upper_case(word));
        let mut rest = lower.chars();
        let mut capital: String = rest
            .next()
            .into_iter()
            .flat_map(char::to_uppercase)
            .collect();
        capital.push_str(rest.as_str());
        let is_new = |spelling: &String| *spelling != word;
        let others = [upper, capital, lower].into_iter().filter(is_new);
        for spelling in [word.into()].into_iter().chain(others) {
            self.exact
                .entry(spelling.into_boxed_str())
                .or_insert(meaning);
        }
    }
}

/// The text in small letters; Russian and Latin ones need not be looked up.
fn in_lower_case(text: &str) -> String {
    let small = |c| match c {
        'ё' => Some(c),
        'Ё' => Some('ё'),
        _ => lower_russian(c),
    };
    let usual: Option<String> = text.chars().map(small).collect();
    usual.unwrap_or_else(|| text.to_lowercase())
}

/// The text in capital letters; Russian and Latin ones need not be looked up.
fn in_upper_case(text: &str) -> String {
    let usual: Option<String> = text.chars().map(upper_russian).collect();
    usual.unwrap_or_else(|| text.to_uppercase())
}

/// A text of no more than 16 bytes: its length, how it begins and how it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Short(usize, u64, u64);

impl Short {
    /// No text has it.
    const MAX: Self = Self(usize::MAX, 0, 0);
}

/// So many short words are found by one look: a power of two.
const NEAR: usize = 256;

/// Where a short word is, by its hash, if no other is there.
fn near(hash: u64) -> usize {
    usize::try_from(hash >> (u64::BITS - NEAR.ilog2())).unwrap_or_default()
}

/// A hash for a few dozen words.
fn mixed(Short(length, begins, ends): Short) -> u64 {
    const ODD: u64 = 0x9E37_79B9_7F4A_7C15;
    let all = begins ^ ends.rotate_left(29) ^ length as u64;
    let mixed = all.wrapping_mul(ODD);
    mixed ^ mixed >> 32
}

/// The text as numbers, if it is short: no other text has the same.
fn short(text: &str) -> Option<Short> {
    let bytes = text.as_bytes();
    let eight = |part: &[u8; 8]| u64::from_le_bytes(*part);
    let four = |part: &[u8; 4]| u64::from(u32::from_le_bytes(*part));
    let (begins, ends) = match bytes.len() {
        0..4 => {
            let join = |number, byte: &u8| number << 8 | u64::from(*byte);
            (bytes.iter().fold(0, join), 0)
        }
        4..8 => (four(bytes.first_chunk()?), four(bytes.last_chunk()?)),
        8..=16 => (eight(bytes.first_chunk()?), eight(bytes.last_chunk()?)),
        _ => return None,
    };
    Some(Short(bytes.len(), begins, ends))
}

/// The normal form in a buffer, unless it is too long for that.
fn normal_in<'a>(cell: &str, buffer: &'a mut [u8]) -> Option<&'a str> {
    let mut length = 0;
    for c in normal_chars(cell) {
        let end = length + c.len_utf8();
        c.encode_utf8(buffer.get_mut(length..end)?);
        length = end;
    }
    std::str::from_utf8(buffer.get(..length)?).ok()
}

/// The words with which a free text may begin, such as the clinical grounds in the basis of an agreement.
#[derive(Debug)]
pub struct Beginnings(Vec<(String, u8)>);

impl Beginnings {
    /// The built-in words and the clinic's own, which go first.
    #[must_use]
    pub fn new(words: &'static Words, own: Option<&BTreeMap<String, Vec<String>>>) -> Self {
        let mut list = Vec::new();
        for (value, &(name, _)) in (0..).zip(words.values) {
            let named = own.and_then(|own| own.get(name)).into_iter().flatten();
            list.extend(named.map(|word| (normal(word).into_owned(), value)));
        }
        for (value, &(name, further)) in (0..).zip(words.values) {
            list.push((normal(name).into_owned(), value));
            list.extend(
                further
                    .iter()
                    .map(|word| (normal(word).into_owned(), value)),
            );
        }
        list.retain(|(word, _)| !word.is_empty());
        Self(list)
    }

    /// The place of the value with a word of which the cell begins; a word ends where letters and digits do.
    #[must_use]
    pub fn read(&self, cell: &str) -> Option<u8> {
        let cell = normal(trim(cell));
        let begins = |word: &str| {
            let rest = cell.strip_prefix(word)?;
            (!rest.starts_with(char::is_alphanumeric)).then_some(())
        };
        self.0
            .iter()
            .find_map(|(word, value)| begins(word).map(|()| *value))
    }
}

#[cfg(test)]
mod tests;
