//! What is made of the texts of the exports: of each once, for the same few come again and again.

use std::iter;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU8, Ordering::Relaxed};

use crate::model::text::{Text, Texts};

/// A shown form of texts, made when it is first asked for.
pub(super) struct OncePerText(Vec<OnceLock<Box<str>>>);

impl OncePerText {
    /// Nothing is made yet.
    pub(super) fn of(texts: &Texts) -> Self {
        let empty = iter::repeat_with(OnceLock::new);
        Self(empty.take(texts.count()).collect())
    }

    /// What is made of a text.
    pub(super) fn get(&self, text: Text, make: impl FnOnce() -> Box<str>) -> &str {
        let place = self.0.get(text.number());
        place.map_or("", |made| made.get_or_init(make))
    }
}

/// Whether something holds of texts, of each found out when it is first asked for.
pub(super) struct HoldsPerText(Vec<AtomicU8>);

impl HoldsPerText {
    const UNKNOWN: u8 = 0;
    const NO: u8 = 1;
    const YES: u8 = 2;

    /// Nothing is known yet.
    pub(super) fn of(texts: &Texts) -> Self {
        let unknown = iter::repeat_with(|| AtomicU8::new(Self::UNKNOWN));
        Self(unknown.take(texts.count()).collect())
    }

    /// Whether it holds of a text.
    pub(super) fn get(&self, text: Text, holds: impl FnOnce() -> bool) -> bool {
        let Some(known) = self.0.get(text.number()) else {
            return holds();
        };
        // Threads that ask at once all find the same.
        match known.load(Relaxed) {
            Self::UNKNOWN => {
                let holds = holds();
                known.store(if holds { Self::YES } else { Self::NO }, Relaxed);
                holds
            }
            known => known == Self::YES,
        }
    }
}
