//! The texts of the exports, outside of the rows: words that come again and again once each, ids one after another.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{BuildHasher, Hasher};

use foldhash::fast::FixedState;
use hashbrown::HashTable;

use crate::base::room;

/// A word or a phrase held in [`Texts`]; the default is the blank one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text(u32);

impl Text {
    /// The empty text.
    pub const BLANK: Self = Self(0);

    /// Whether nothing is written.
    #[must_use]
    pub const fn is_blank(self) -> bool {
        self.0 == 0
    }

    /// The number: texts are counted as they are first seen, from 1.
    #[must_use]
    pub const fn number(self) -> usize {
        self.0 as usize
    }
}

/// The store of texts. Equal texts have equal numbers; their order is that of first sight and means nothing.
pub struct Texts {
    bytes: String,
    /// Where text `n` ends; text 0 is blank and ends at 0.
    ends: Vec<usize>,
    table: HashTable<u32>,
    hasher: FixedState,
}

impl Default for Texts {
    fn default() -> Self {
        Self {
            bytes: String::new(),
            ends: vec![0],
            table: HashTable::new(),
            hasher: FixedState::default(),
        }
    }
}

impl Texts {
    /// The number of a text, which is taken in if it is new.
    pub fn put(&mut self, text: &str) -> Text {
        if text.is_empty() {
            return Text::BLANK;
        }
        let hash = hash_of(&self.hasher, text);
        let Self {
            bytes,
            ends,
            table,
            hasher,
        } = self;
        // Most were seen before: to look for one is less than to make room for it.
        if let Some(&number) = table.find(hash, |&number| span(bytes, ends, number) == text) {
            return Text(number);
        }
        let number = u32::try_from(ends.len()).unwrap_or(u32::MAX);
        table.insert_unique(hash, number, |&number| {
            hash_of(hasher, span(bytes, ends, number))
        });
        if number as usize == ends.len() {
            bytes.push_str(text);
            ends.push(bytes.len());
        }
        Text(number)
    }

    /// The number of a text that was seen before.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<Text> {
        if text.is_empty() {
            return Some(Text::BLANK);
        }
        let hash = hash_of(&self.hasher, text);
        self.table
            .find(hash, |&number| {
                span(&self.bytes, &self.ends, number) == text
            })
            .map(|&number| Text(number))
    }

    /// How many texts there are, the blank one included: their numbers are below this.
    #[must_use]
    pub const fn count(&self) -> usize {
        self.ends.len()
    }

    /// The text itself.
    #[must_use]
    pub fn get(&self, text: Text) -> &str {
        span(&self.bytes, &self.ends, text.0)
    }
}

fn hash_of(hasher: &FixedState, text: &str) -> u64 {
    let mut hasher = hasher.build_hasher();
    hasher.write(text.as_bytes());
    hasher.finish()
}

fn span<'a>(bytes: &'a str, ends: &[usize], number: u32) -> &'a str {
    let number = number as usize;
    let from = number
        .checked_sub(1)
        .and_then(|before| ends.get(before))
        .copied()
        .unwrap_or(0);
    let to = ends.get(number).copied().unwrap_or(from);
    bytes.get(from..to).unwrap_or("")
}

impl fmt::Debug for Texts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Texts({})", self.ends.len())
    }
}

/// An id held in [`Ids`]; the default is the blank one. Two of them may say the same: they are compared by what they say.
#[derive(Clone, Copy, Debug, Default)]
pub struct Id(u32);

impl Id {
    /// The empty id.
    pub const BLANK: Self = Self(0);

    /// Whether nothing is written.
    #[must_use]
    pub const fn is_blank(self) -> bool {
        self.0 == 0
    }

    /// The id after its store was appended to another; [`Ids::append`] gave the base.
    #[must_use]
    pub const fn rebased(self, base: Base) -> Self {
        if self.is_blank() {
            self
        } else {
            Self(self.0.wrapping_add(base.0))
        }
    }
}

/// By how much the ids of a store move when it is put behind another.
#[derive(Clone, Copy, Debug)]
pub struct Base(u32);

/// The store of ids. Nothing is looked for in it, and each costs its own bytes and one more.
#[derive(Clone)]
pub struct Ids {
    /// Each id behind its length: one character of ASCII, or five of them. The blank id is at 0.
    bytes: String,
    is_full: bool,
}

/// A length from here on takes four more characters.
const LONG: u8 = 0x7F;
/// How much of a length each of these four holds.
const LENGTH_BITS: usize = 7;

impl Default for Ids {
    fn default() -> Self {
        Self {
            bytes: "\0".to_owned(),
            is_full: false,
        }
    }
}

impl Ids {
    /// Takes in an id.
    pub fn put(&mut self, id: &str) -> Id {
        if id.is_empty() {
            return Id::BLANK;
        }
        let place = u32::try_from(self.bytes.len());
        let (Ok(place), true) = (place, id.len() >> (4 * LENGTH_BITS) == 0) else {
            self.is_full = true;
            return Id::BLANK;
        };
        if let Ok(length @ ..LONG) = u8::try_from(id.len()) {
            self.bytes.push(char::from(length));
        } else {
            self.bytes.push(char::from(LONG));
            for part in 0..4 {
                let bits = id.len() >> (part * LENGTH_BITS) & usize::from(LONG);
                self.bytes.extend(u8::try_from(bits).map(char::from));
            }
        }
        self.bytes.push_str(id);
        Id(place)
    }

    /// What an id says.
    #[must_use]
    pub fn get(&self, id: Id) -> &str {
        let place = id.0 as usize;
        let bytes = self.bytes.as_bytes();
        let (from, length) = match bytes.get(place) {
            Some(&LONG) => {
                let length = bytes.get(place + 1..place + 5).unwrap_or_default();
                let part = |length, byte: &u8| length << LENGTH_BITS | usize::from(*byte);
                (place + 5, length.iter().rev().fold(0, part))
            }
            Some(&length) => (place + 1, usize::from(length)),
            None => return "",
        };
        self.bytes.get(from..from + length).unwrap_or_default()
    }

    /// Compares two ids by what they say.
    #[must_use]
    pub fn compare(&self, one: Id, other: Id) -> Ordering {
        if one.0 == other.0 {
            Ordering::Equal
        } else {
            self.get(one).cmp(self.get(other))
        }
    }

    /// Puts another store behind this one, of which so many more are to come. What its ids are called here, [`Id::rebased`] says.
    pub fn append(&mut self, other: &Self, to_come: usize) -> Base {
        let base = self.bytes.len() - 1;
        room::push_str(&mut self.bytes, &other.bytes[1..], to_come);
        self.is_full |= other.is_full || u32::try_from(self.bytes.len()).is_err();
        Base(u32::try_from(base).unwrap_or_default())
    }

    /// Whether an id was too much for the store: 4 GiB of them, or one of 256 MiB.
    #[must_use]
    pub const fn is_full(&self) -> bool {
        self.is_full
    }
}

impl fmt::Debug for Ids {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Ids({} bytes)", self.bytes.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_held_once() {
        let mut texts = Texts::default();
        let many: Vec<Text> = (0..1000).map(|n| texts.put(&format!("text {n}"))).collect();
        assert_eq!(texts.put("text 7"), many[7]);
        assert_eq!(texts.get(many[999]), "text 999");
        assert_eq!(texts.find("text 1000"), None);
        assert_eq!(texts.put(""), Text::BLANK);
        assert_eq!(texts.get(Text::BLANK), "");
    }

    #[test]
    fn an_id_is_found_where_it_was_put() {
        let long = "ж".repeat(5000);
        let just = "x".repeat(126);
        let over = "x".repeat(127);
        let all = ["7", "", "П-7", &just, &over, &long, "7"];
        let (mut first, mut second) = (Ids::default(), Ids::default());
        let of_first = all.map(|id| first.put(id));
        let of_second = all.map(|id| second.put(id));
        let base = first.append(&second, 0);
        for ((id, one), other) in all.into_iter().zip(of_first).zip(of_second) {
            assert_eq!(first.get(one), id);
            assert_eq!(second.get(other), id);
            assert_eq!(first.get(other.rebased(base)), id);
            assert_eq!(one.is_blank(), id.is_empty());
        }
        assert!(!first.is_full());
    }
}
