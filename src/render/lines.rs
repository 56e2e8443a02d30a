//! Text for the eyes in lines that are not too long.

use std::borrow::Cow;

use crate::base::one_line;

/// Lines, none too long where there is a space to break it at.
pub struct Lines {
    width: usize,
    text: String,
}

impl Lines {
    /// No lines yet, of so many letters at most.
    #[must_use]
    pub const fn of(width: usize) -> Self {
        Self {
            width,
            text: String::new(),
        }
    }

    /// A sentence after a mark; where it is broken, it goes on under its own beginning.
    pub fn put(&mut self, mark: &str, sentence: &str) {
        let indent = mark.chars().count();
        self.text.push_str(mark);
        let mut column = indent;
        for unit in units(&one_line(sentence)) {
            let length = unit.chars().count();
            if column > indent && column + 1 + length > self.width {
                self.text.push('\n');
                self.text.extend(std::iter::repeat_n(' ', indent));
                column = indent;
            } else if column > indent {
                self.text.push(' ');
                column += 1;
            }
            self.text.push_str(&unit);
            column += length;
        }
        self.text.push('\n');
    }

    /// A line as it stands, which is not to be broken.
    pub fn verbatim(&mut self, line: &str) {
        self.text.extend([line, "\n"]);
    }

    /// An empty line.
    pub fn blank(&mut self) {
        self.text.push('\n');
    }

    /// All of them.
    #[must_use]
    pub fn into_text(self) -> String {
        self.text
    }
}

/// A text of which the lines that are too long are broken between words; those that begin with a space are laid out already. A command stays
/// whole, as it is to be copied.
#[must_use]
pub fn wrapped(text: &str, width: usize) -> Cow<'_, str> {
    let is_long = |line: &str| !line.starts_with(' ') && line.chars().count() > width;
    if !text.lines().any(is_long) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for line in text.split_inclusive('\n') {
        if !is_long(line.trim_end_matches('\n')) {
            out.push_str(line);
            continue;
        }
        let mut column = 0;
        for unit in with_commands(units(line.trim_end())) {
            let length = unit.chars().count();
            if column > 0 && column + 1 + length > width {
                out.push_str(BEHIND);
                column = BEHIND.len() - 1;
            } else if column > 0 {
                out.push(' ');
                column += 1;
            }
            out.push_str(&unit);
            column += length;
        }
        out.extend(line.ends_with('\n').then_some('\n'));
    }
    Cow::Owned(out)
}

/// Where a line that was broken goes on.
const BEHIND: &str = "\n  ";

/// Words of which those of a command are one.
fn with_commands(words: Vec<String>) -> Vec<String> {
    let mut units: Vec<String> = Vec::with_capacity(words.len());
    let mut is_command = false;
    let is_name = |word: &str| word.starts_with(|c: char| c.is_ascii_lowercase());
    let mut words = words.into_iter().peekable();
    while let Some(word) = words.next() {
        let begins = word == "recall" && words.peek().is_some_and(|next| is_name(next));
        let ends = word.ends_with([';', ',', ':']);
        match units.last_mut() {
            Some(last) if is_command => {
                last.push(' ');
                last.push_str(&word);
            }
            _ => units.push(word),
        }
        is_command = (is_command || begins) && !ends;
    }
    units
}

/// The words of a sentence, with those together that a line break would tear apart: a number and what it counts, a dash and what is
/// before it.
fn units(sentence: &str) -> Vec<String> {
    let mut units: Vec<String> = Vec::new();
    // In a telephone number the code of a town stands in brackets.
    let is_number = |word: &str| {
        let inner = word
            .strip_prefix('(')
            .and_then(|word| word.strip_suffix(')'));
        let digits = inner.unwrap_or(word);
        !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
    };
    let mut is_held = false;
    for word in sentence.split(' ').filter(|word| !word.is_empty()) {
        match units.last_mut() {
            Some(last) if is_held || word == "—" => {
                last.push(' ');
                last.push_str(word);
            }
            _ => units.push(word.to_owned()),
        }
        is_held = is_number(word);
    }
    units
}

#[cfg(test)]
mod tests {
    use super::{Lines, wrapped};

    #[test]
    fn a_text_is_broken_between_words_and_never_within_a_command() {
        let text = "внимание: list.csv: итоги не учтены; запишите их: recall record list.csv --data exports\n\
                    коротко\n";
        let wanted = "внимание: list.csv: итоги не учтены;\n  запишите их:\n  recall record list.csv --data exports\nкоротко\n";
        for width in [37, 40] {
            assert_eq!(wrapped(text, width), wanted);
        }
        // What follows a command is broken again, and what fits stays as it is.
        let text = "ошибка: recall plan list.csv; подождите минуту и запустите ещё раз";
        assert_eq!(
            wrapped(text, 30),
            "ошибка: recall plan list.csv;\n  подождите минуту и запустите\n  ещё раз"
        );
        assert_eq!(wrapped(text, 80), text);
        let laid_out = "  recall plan --data exports --date 2026-03-02\n";
        assert_eq!(wrapped(laid_out, 20), laid_out);
    }

    #[test]
    fn lines_are_broken_where_nothing_is_torn_apart() {
        let mut lines = Lines::of(20);
        lines.put("• ", "приём 12 марта 2026 — отменён");
        lines.blank();
        lines.put("", "слово\u{1b}[1m без\nцвета");
        lines.put("", "звоните: 8 (495) 000-00-00");
        assert_eq!(
            lines.into_text(),
            "• приём 12 марта\n  2026 — отменён\n\nслово [1m без цвета\nзвоните:\n8 (495) 000-00-00\n"
        );
    }
}
