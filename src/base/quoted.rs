//! A text of the settings or of the command line, repeated in a message or written as TOML.

use std::fmt::Write as _;

/// What was written, in quotes and on one line.
pub(crate) fn quoted(text: &str) -> String {
    format!("\"{}\"", shortened(text))
}

/// A path as it is typed in a command: in quotes where a shell would part it or see more than letters in it.
pub(crate) fn typed(path: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./\\:,+@".contains(c);
    if !path.is_empty() && path.chars().all(is_plain) {
        return path.to_owned();
    }
    if cfg!(windows) {
        format!("\"{path}\"")
    } else {
        format!("'{}'", path.replace('\'', r"'\''"))
    }
}

/// A text as TOML writes it, on one line.
#[must_use]
pub fn toml_text(text: &str) -> String {
    let mut out = "\"".to_owned();
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => {
                write!(out, "\\u{:04X}", u32::from(c)).ok();
            }
            c => out.push(c),
        }
    }
    out + "\""
}

/// At most so many characters of a text are repeated.
const SHOWN: usize = 60;

pub(crate) fn shortened(text: &str) -> String {
    let mut shown: String = text
        .chars()
        .take(SHOWN)
        .flat_map(char::escape_debug)
        .collect();
    if text.chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    shown
}
