//! Text for the eyes in lines that are not too long.

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
    use super::Lines;

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
