//! A cell as its parts, and a part as its words.

use crate::export::values::{is_space, is_unseen, lower, trim};

/// What stands between a part and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Join {
    /// A sign that puts two things side by side: `/`, `+`, `&`.
    And,
    /// Any other sign that ends a part.
    Other,
}

/// A stretch of a cell without a sign that ends one: in lower case, `ё` as `е`, one space for many, without apostrophes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it says.
    pub text: String,
    /// What stands before it.
    pub join: Join,
}

/// The cell in lower case, without what is not seen and without apostrophes; a sheet's line breaks end a part.
#[must_use]
pub fn plain(cell: &str) -> String {
    let mut out = String::with_capacity(cell.len());
    for c in trim(cell).chars().filter(|c| !is_unseen(*c)) {
        match c {
            '\'' | '’' | '`' => {}
            '\n' | '\r' | '\u{2028}' => out.push(';'),
            '_' => out.push(' '),
            c if is_space(c) => out.push(' '),
            c => out.extend(lower(c)),
        }
    }
    out
}

/// What `н/о` is written as within a part, so that neither its stroke nor its dot ends one.
const SHORT: [(&str, &str); 6] = [
    ("но", "н_о"),
    ("нд", "н_д"),
    ("бо", "б_о"),
    ("ао", "а_о"),
    ("чз", "ч/з"),
    ("дз", "д/з"),
];

/// Parts a plain cell (contract: `, ; . + / !`, a dash with spaces; brackets, quotes and a colon as well). What stands between digits parts
/// nothing: `9.40`, `15/03`.
#[must_use]
pub fn parts(plain: &str) -> Vec<Part> {
    let chars: Vec<char> = plain.chars().collect();
    let mut parts = Vec::new();
    let mut text = String::new();
    let mut join = Join::Other;
    let mut end = |text: &mut String, join: Join| {
        let whole = text.trim();
        if whole.chars().any(|c| c.is_alphanumeric() || c == '†') {
            parts.push(Part {
                text: whole.to_owned(),
                join,
            });
        }
        text.clear();
    };
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        if let Some((written, length)) = short(&chars, at) {
            text.push_str(written);
            at += length;
            continue;
        }
        if ends_part(&chars, at) {
            end(&mut text, join);
            // «, +»: what is nearest to the next part counts.
            join = if matches!(c, '/' | '+' | '&') {
                Join::And
            } else {
                Join::Other
            };
        } else if c != ' ' || !text.ends_with(' ') {
            text.push(c);
        }
        at += 1;
    }
    end(&mut text, join);
    parts
}

/// Two letters with a stroke or a dot between them that are one word, and how long it is.
fn short(chars: &[char], at: usize) -> Option<(&'static str, usize)> {
    let is_letter = |c: Option<&char>| c.is_some_and(|c| c.is_alphanumeric());
    let before = at.checked_sub(1).and_then(|at| chars.get(at));
    let (first, sign, second) = (chars.get(at)?, chars.get(at + 1)?, chars.get(at + 2)?);
    if is_letter(before) || is_letter(chars.get(at + 3)) || !matches!(sign, '/' | '.' | '\\' | '-')
    {
        return None;
    }
    let known = SHORT.iter().find(|(letters, _)| {
        let mut letters = letters.chars();
        letters.next() == Some(*first) && letters.next() == Some(*second)
    });
    known.map(|(_, written)| (*written, 3))
}

/// Whether a dot only shortens a word that goes on in a time: «на след. неделе», «в 10 ч. утра».
fn is_shortened(chars: &[char], at: usize) -> bool {
    ["след", "ч", "раб"].iter().any(|short| {
        let length = short.chars().count();
        let from = at.checked_sub(length);
        let before = from
            .and_then(|from| from.checked_sub(1))
            .map(|at| chars[at]);
        let is_it = from.is_some_and(|from| short.chars().eq(chars[from..at].iter().copied()));
        is_it && before.is_none_or(|c| !c.is_alphabetic()) && chars.get(at + 1) == Some(&' ')
    })
}

fn ends_part(chars: &[char], at: usize) -> bool {
    let around = |place: Option<usize>| place.and_then(|place| chars.get(place)).copied();
    let (before, after) = (around(at.checked_sub(1)), around(Some(at + 1)));
    let both = |is: fn(char) -> bool| before.is_some_and(is) && after.is_some_and(is);
    let is_digit = |c: char| c.is_ascii_digit();
    match chars[at] {
        '.' if both(|c| c.is_ascii_alphabetic()) || is_shortened(chars, at) => false,
        '.' | '/' | ':' | '—' | '–' | '―' => !both(is_digit),
        ',' | ';' | '+' | '&' | '!' | '?' | '(' | ')' | '[' | ']' | '"' | '«' | '»' | '“' | '”'
        | '|' | '\\' | '…' | '•' | '=' | '→' | '*' => true,
        '-' => !(before.is_some_and(|c| c != ' ') && after.is_some_and(|c| c != ' ')),
        _ => false,
    }
}

/// The words of a part: letters, digits, and the `_` of [`SHORT`].
#[must_use]
pub fn words(text: &str) -> Vec<&str> {
    let parts = text.split(|c: char| !(c.is_alphanumeric() || c == '_'));
    parts.filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_parted_by_its_signs_and_not_within_hours_dates_and_short_words() {
        let parted = |cell: &str| {
            let parts = parts(&plain(cell));
            parts
                .into_iter()
                .map(|part| part.text)
                .collect::<Vec<_>>()
                .join("|")
        };
        for (cell, wanted) in [
            ("Н/О, отправила СМС.", "н_о|отправила смс"),
            ("н.д.", "н_д"),
            ("завтра в 9.40; 15/03 12:30", "завтра в 9.40|15/03 12:30"),
            (
                "чистка: не надо; план: записалась",
                "чистка|не надо|план|записалась",
            ),
            ("чистка - да, план\u{a0}— нет", "чистка|да|план|нет"),
            ("пер-ть ч/з час", "пер-ть ч/з час"),
            (
                "на след. неделе в 10 ч. утра. Ок",
                "на след. неделе в 10 ч. утра|ок",
            ),
            ("10-12", "10-12"),
            ("Всё  ОК!!! (2 раза)", "все ок|2 раза"),
            ("don't call\nЁж", "dont call|еж"),
            ("call at 5 p.m. today", "call at 5 p.m|today"),
            (" - ", ""),
        ] {
            assert_eq!(parted(cell), wanted, "{cell}");
        }
    }
}
