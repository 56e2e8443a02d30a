//! What a cell is made of: words, numbers, signs.

use crate::export::values::{is_space, is_unseen};

/// What one token is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind<'t> {
    /// Letters, lower case, with е for ё.
    Word(String),
    /// Digits as they stand.
    Number(&'t str),
    /// Anything else.
    Sign(char),
}

/// A word, a number or a sign, and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Token<'t> {
    /// What it is.
    pub kind: Kind<'t>,
    /// The byte at which it begins.
    pub from: usize,
    /// The byte behind it.
    pub to: usize,
    /// It follows the token before without a space.
    pub is_tight: bool,
    /// Which part of the cell it stands in, commas and the like being between parts.
    pub part: usize,
}

/// All tokens of a text, in their order.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    let mut part = 0;
    let mut is_tight = false;
    while let Some(first) = rest.chars().next() {
        let from = text.len() - rest.len();
        let length = if first.is_ascii_digit() {
            length_of(rest, |c| c.is_ascii_digit())
        } else if first.is_alphabetic() {
            length_of(rest, char::is_alphabetic)
        } else {
            first.len_utf8()
        };
        let (piece, after) = rest.split_at(length);
        rest = after;
        let is_break = matches!(first, '\n' | '\r');
        if !is_break && (is_space(first) || is_unseen(first)) {
            is_tight = false;
            continue;
        }
        let kind = if first.is_ascii_digit() {
            Kind::Number(piece)
        } else if first.is_alphabetic() {
            Kind::Word(lower(piece))
        } else {
            Kind::Sign(first)
        };
        let is_between = is_break || matches!(first, ',' | ';' | '!' | '?' | '+');
        part += usize::from(is_between);
        tokens.push(Token {
            kind,
            from,
            to: from + length,
            is_tight,
            part,
        });
        part += usize::from(is_between);
        is_tight = true;
    }
    tokens
}

fn length_of(text: &str, is_of_it: impl Fn(char) -> bool) -> usize {
    text.find(|c| !is_of_it(c)).unwrap_or(text.len())
}

fn lower(word: &str) -> String {
    let lower = word.chars().flat_map(char::to_lowercase);
    lower.map(|c| if c == 'ё' { 'е' } else { c }).collect()
}
