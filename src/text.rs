//! Every distinct text of the exports once, as a number.

use std::fmt;
use std::hash::BuildHasher;

use foldhash::fast::FixedState;
use hashbrown::HashTable;

/// A text held in [`Texts`]; the default is the blank text.
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
        let hash = self.hasher.hash_one(text);
        let Self {
            bytes,
            ends,
            table,
            hasher,
        } = self;
        let number = *table
            .entry(
                hash,
                |&number| span(bytes, ends, number) == text,
                |&number| hasher.hash_one(span(bytes, ends, number)),
            )
            .or_insert_with(|| u32::try_from(ends.len()).unwrap_or(u32::MAX))
            .get();
        if number as usize == ends.len() {
            bytes.push_str(text);
            ends.push(bytes.len());
        }
        Text(number)
    }

    /// Takes in a text that is not looked for again by what it says, such as the id of one row: without a search, and under a number of
    /// its own.
    pub fn push(&mut self, text: &str) -> Text {
        if text.is_empty() {
            return Text::BLANK;
        }
        let number = u32::try_from(self.ends.len()).unwrap_or(u32::MAX);
        self.bytes.push_str(text);
        self.ends.push(self.bytes.len());
        Text(number)
    }

    /// The number of a text that was seen before.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<Text> {
        if text.is_empty() {
            return Some(Text::BLANK);
        }
        let hash = self.hasher.hash_one(text);
        self.table
            .find(hash, |&number| {
                span(&self.bytes, &self.ends, number) == text
            })
            .map(|&number| Text(number))
    }

    /// The text itself.
    #[must_use]
    pub fn get(&self, text: Text) -> &str {
        span(&self.bytes, &self.ends, text.0)
    }
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
}
