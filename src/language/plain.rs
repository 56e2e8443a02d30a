//! Free text of the files, made fit to be printed: one line, and no telephone number in it.

use std::fmt::{self, Write};

use crate::base::digits;
use crate::phone::mask::{masked, masked_name};

/// A name as it is shown.
#[derive(Clone, Copy)]
pub(super) struct Name<'a>(pub &'a str);

impl fmt::Display for Name<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&masked_name(self.0))
    }
}

/// Free text within a sentence: without a stop at its end, and a Russian word at its head does not begin with a capital.
#[derive(Clone, Copy)]
pub(super) struct Phrase<'a>(pub &'a str);

impl fmt::Display for Phrase<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = masked(self.0);
        let text = text.trim_end_matches(['.', ';', ',', ' ']);
        let mut letters = text.chars();
        match (letters.next(), letters.next()) {
            (Some(first @ ('А'..='Я' | 'Ё')), second)
                if second.is_none_or(|c| !c.is_uppercase() && c != '.') =>
            {
                first.to_lowercase().try_for_each(|c| f.write_char(c))?;
                f.write_str(text.get(first.len_utf8()..).unwrap_or(""))
            }
            _ => f.write_str(text),
        }
    }
}

/// Writes into a text; that can't fail.
macro_rules! put {
    ($out:expr, $($words:tt)+) => {{
        let _ = ::std::fmt::Write::write_fmt($out, format_args!($($words)+));
    }};
}
pub(super) use put;

/// What can be written into a sentence as it is. Sentences come by the million, and formatting costs more than all that it writes.
pub(super) trait Said {
    fn say(self, out: &mut String);
}

impl Said for &str {
    fn say(self, out: &mut String) {
        out.push_str(self);
    }
}

impl Said for u64 {
    fn say(self, out: &mut String) {
        let mut room = digits::Room::default();
        let digits = digits::of(self, &mut room).iter();
        out.extend(digits.copied().map(char::from));
    }
}

/// Writes parts into a text, one after another.
macro_rules! say {
    ($out:expr, $($part:expr),+ $(,)?) => {{
        let out: &mut String = $out;
        $($crate::language::plain::Said::say($part, out);)+
    }};
}
pub(super) use say;

/// A sentence of clauses parted by semicolons, each given whole.
pub(super) struct Clauses<'o> {
    out: &'o mut String,
    is_first: bool,
}

impl<'o> Clauses<'o> {
    /// Begins a sentence.
    pub(super) fn begin(out: &'o mut String) -> Self {
        if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
        Self {
            out,
            is_first: true,
        }
    }

    /// The text, to which the next clause is written.
    pub(super) fn next(&mut self) -> &mut String {
        if !self.is_first {
            self.out.push_str("; ");
        }
        self.is_first = false;
        self.out
    }

    /// The text, to which the clause just written goes on.
    pub(super) fn last(&mut self) -> &mut String {
        self.out
    }

    /// Ends the sentence.
    pub(super) fn end(self) {
        close(self.out);
    }
}

/// Ends a sentence, unless its last word has ended it: a name may end in a stop.
pub(super) fn close(out: &mut String) {
    if !out.ends_with(['.', '!', '?', '…']) {
        out.push('.');
    }
}

/// Makes the first letter of a sentence a capital.
pub(super) fn capital(sentence: &str) -> String {
    let mut letters = sentence.chars();
    let first = letters.next().into_iter();
    let mut out: String = first.flat_map(char::to_uppercase).collect();
    out.push_str(letters.as_str());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_number_is_left_in_a_name() {
        for (name, shown) in [
            ("Иванова 8:918:774:42:06", "Иванова *:***:***:**:**"),
            ("Врач 000000005", "Врач 000000005"),
            ("Кабинет 12, Петрова", "Кабинет 12, Петрова"),
        ] {
            assert_eq!(masked_name(name), shown);
        }
    }

    #[test]
    fn what_looks_like_a_telephone_number_is_masked() {
        for (text, shown) in [
            ("звонить на 8 (918) 774-42-06, мама", "звонить на ***, мама"),
            ("+79187744206", "***"),
            ("доб. 12, 774-42-06", "доб. 12, ***"),
            ("после 02.03.2026", "после 02.03.2026"),
            ("с 2026-03-02", "с 2026-03-02"),
            ("зуб 36", "зуб 36"),
            ("коронка", "коронка"),
        ] {
            assert_eq!(masked(text), shown);
        }
    }

    #[test]
    fn a_text_is_one_line() {
        assert_eq!(masked("\tимплант\r\nв 36\u{202E} "), "имплант в 36 ");
        assert_eq!(masked("8 918\n774 42 06"), "***");
    }

    #[test]
    fn a_phrase_fits_into_a_sentence() {
        for (text, shown) in [
            ("Лечение пульпита.", "лечение пульпита"),
            ("КТ челюсти", "КТ челюсти"),
            ("Ёлочка", "ёлочка"),
            ("Root canal treatment", "Root canal treatment"),
            ("", ""),
        ] {
            assert_eq!(Phrase(text).to_string(), shown);
        }
    }
}
