//! Texts of the files as they may be shown: no telephone number in them.

use std::borrow::Cow;

use crate::base::one_line;
use crate::phone;

/// What stands in the place of a telephone number.
const MASK: &str = "***";

/// A text as it may be shown: control characters and line breaks are spaces, and what looks like a telephone number is masked.
#[must_use]
pub fn masked(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let line = one_line(text);
    if !line.contains(|c: char| c.is_numeric()) {
        return line;
    }
    let numbers = phone::telephone_like(&line);
    if numbers.is_empty() {
        return line;
    }
    let mut out = String::with_capacity(line.len());
    let mut from = 0;
    for number in numbers {
        out.push_str(line.get(from..number.start).unwrap_or(""));
        out.push_str(MASK);
        from = number.end;
    }
    out.push_str(line.get(from..).unwrap_or(""));
    Cow::Owned(out)
}

/// In a name, this many digits in several groups are a telephone number, whatever stands between them.
const DIGITS_IN_A_NAME: usize = 7;

/// A name as it may be shown: a text in which no telephone number is left, however it is spelt. A code of digits alone is no number.
#[must_use]
pub fn masked_name(text: &str) -> Cow<'_, str> {
    let shown = masked(text);
    if is_plain(&shown) {
        return shown;
    }
    let digits = shown.chars().filter(|c| c.is_numeric()).count();
    let is_code = shown
        .split(|c: char| !c.is_numeric())
        .any(|group| group.len() >= digits);
    if digits < DIGITS_IN_A_NAME || is_code {
        return shown;
    }
    Cow::Owned(shown.replace(char::is_numeric, "*"))
}

/// Whether a text is one line of Latin or Russian words with fewer digits than any telephone number has: most texts are.
fn is_plain(text: &str) -> bool {
    // Of two bytes in UTF-8, these first, are the letters of Russian and of its sisters, and nothing else.
    let is_of_words = |byte| matches!(byte, b' '..=b'~' | 0x80..=0xBF | 0xD0 | 0xD1);
    // Without a way out in the middle the processor looks at many bytes at once.
    let (is_of_words, digits) = text.bytes().fold((true, 0), |(all, digits), byte| {
        let digit = usize::from(byte.is_ascii_digit());
        (all & is_of_words(byte), digits + digit)
    });
    is_of_words && digits < phone::FEWEST_DIGITS_NAMED
}
