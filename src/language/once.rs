//! What is made of the texts of the exports: of each once, for the same few come again and again.

use std::iter;
use std::sync::OnceLock;

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
