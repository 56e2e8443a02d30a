//! Free text on one line.

use std::borrow::Cow;

/// Whether a character would break a line, or turn the direction of what follows.
fn breaks(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// A text on one line, without what would move the cursor or turn the direction of writing.
#[must_use]
pub fn one_line(text: &str) -> Cow<'_, str> {
    if !text.contains(breaks) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let c = if breaks(c) { ' ' } else { c };
        if c != ' ' || !out.ends_with(' ') {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// A name of a file as it can be shown: what would break a line, move the cursor, turn the direction of writing, or not be seen, is spelled
/// out. Two names that differ are shown differently.
#[must_use]
pub fn visible(name: &str) -> Cow<'_, str> {
    let is_hidden = |c: char| {
        breaks(c)
            || matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
    };
    if !name.contains(is_hidden) {
        return Cow::Borrowed(name);
    }
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        if is_hidden(c) {
            out.extend(c.escape_default());
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_would_turn_a_screen_upside_down_is_spelled_out() {
        for (name, shown) in [
            ("patients (2).csv", "patients (2).csv"),
            ("пациенты.csv", "пациенты.csv"),
            ("a\u{1b}[2Jb", "a\\u{1b}[2Jb"),
            ("a\nb\tc", "a\\nb\\tc"),
            ("list\u{202e}vsc.exe", "list\\u{202e}vsc.exe"),
            ("a\u{2028}b\u{200b}\u{85}", "a\\u{2028}b\\u{200b}\\u{85}"),
        ] {
            assert_eq!(visible(name), shown);
        }
    }
}
