//! Cells as such: what is cut off, what is blank, when two spellings are the same word.

use std::borrow::Cow;
use std::str::Chars;

use super::formula::may_be_formula;

/// Words for a blank cell, in normal form, in columns where no is not an answer.
pub(crate) const BLANK_WORDS: [&str; 6] = ["нет", "н д", "n a", "none", "null", "0000 00 00"];

/// Cells that are blank as they stand.
pub(crate) const BLANK_SIGNS: [&str; 3] = ["-", "—", "–"];

/// Spaces of every kind, also those without width.
pub(crate) fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// What stands within a word without being seen.
pub(crate) fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

/// Cuts off outer spaces, and the `'` that keeps a spreadsheet from taking the cell for a formula. A cell `="…"`, with which a program keeps a
/// spreadsheet from taking it for a number, is what stands between the quotes.
#[inline]
#[must_use]
pub fn trim(cell: &str) -> &str {
    if cell.is_empty() || is_tight(cell.as_bytes()) {
        cell
    } else {
        trim_loose(cell)
    }
}

#[cold]
fn trim_loose(cell: &str) -> &str {
    let cell = cell.trim_matches(is_space);
    let quoted = cell.strip_prefix("=\"");
    if let Some(quoted) = quoted.and_then(|rest| rest.strip_suffix('"')) {
        return quoted.trim_matches(is_space);
    }
    match cell.strip_prefix('\'') {
        Some(rest) if may_be_formula(rest) => rest.trim_matches(is_space),
        _ => cell,
    }
}

/// What a byte is at an end of a cell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Edge {
    /// A Latin letter, a digit or a sign of which nothing is cut off.
    Plain,
    /// The first byte of a Russian letter.
    Russian,
    Other,
}

const EDGES: [Edge; 256] = {
    let mut edges = [Edge::Other; 256];
    let mut byte: u8 = 0;
    loop {
        edges[byte as usize] = match byte {
            b'\'' | b'=' => Edge::Other,
            b'!'..=b'~' => Edge::Plain,
            0xD0 | 0xD1 => Edge::Russian,
            _ => Edge::Other,
        };
        if byte == u8::MAX {
            break edges;
        }
        byte += 1;
    }
};

/// Whether it is seen at a glance that there is nothing to cut off: most cells begin and end with a Latin or Russian letter, a digit or
/// a sign.
#[inline]
fn is_tight(cell: &[u8]) -> bool {
    let edge = |byte: &u8| EDGES[usize::from(*byte)];
    let begins = cell.first().is_some_and(|first| edge(first) != Edge::Other);
    let ends = match cell {
        [.., last] if edge(last) == Edge::Plain => true,
        [.., before, last] => !last.is_ascii() && edge(before) == Edge::Russian,
        _ => false,
    };
    begins && ends
}

/// The normal form of a word or header: lower case, `ё` as `е`, one space for what stands between words, and without what is not seen and
/// a closing `*` or `:` (contract, section 2, inputs).
#[must_use]
pub fn normal(text: &str) -> Cow<'_, str> {
    if is_plain_word(text) {
        return Cow::Borrowed(text);
    }
    let normal = normal_of_usual(text).unwrap_or_else(|| normal_chars(text).collect());
    if normal == text {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(normal)
    }
}

/// The normal form of a text of Russian and Latin letters, digits, signs and plain spaces, as nearly all are; else none.
fn normal_of_usual(text: &str) -> Option<String> {
    const PARTS: [char; 5] = [' ', '_', '-', '.', '/'];
    let ends = |c| PARTS.contains(&c) || matches!(c, '*' | ':');
    let text = text.trim_end_matches(ends);
    let mut normal = String::with_capacity(text.len());
    let mut parted = false;
    for c in text.chars() {
        if PARTS.contains(&c) {
            parted = !normal.is_empty();
            continue;
        }
        let small = lower_russian(c)?;
        if parted {
            normal.push(' ');
            parted = false;
        }
        normal.push(small);
    }
    Some(normal)
}

/// Whether a text is a word of small Latin letters, as most names of columns are.
fn is_plain_word(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// The characters of the normal form.
pub(crate) fn normal_chars(text: &str) -> impl Iterator<Item = char> {
    spaced(text).flat_map(lower)
}

/// The same in the case in which they are written.
fn spaced(text: &str) -> Spaced<'_> {
    let ends = |c| parts_words(c) || is_unseen(c) || matches!(c, '*' | ':');
    Spaced {
        chars: text.trim_end_matches(ends).chars(),
        held: None,
        begun: false,
    }
}

/// A Russian or Latin letter or sign in lower case, `ё` as `е`; others have to be looked up.
#[inline]
pub(crate) fn lower_russian(c: char) -> Option<char> {
    const RUSSIAN_SMALL: u32 = 'а' as u32 - 'А' as u32;
    match c {
        'а'..='я' | ' '..='@' | '['..='~' => Some(c),
        'А'..='Я' => char::from_u32(c as u32 + RUSSIAN_SMALL),
        'Ё' | 'ё' => Some('е'),
        'A'..='Z' => Some(c.to_ascii_lowercase()),
        _ => None,
    }
}

/// A Russian or Latin letter or sign in upper case; others have to be looked up.
pub(crate) fn upper_russian(c: char) -> Option<char> {
    const RUSSIAN_CAPITAL: u32 = 'а' as u32 - 'А' as u32;
    match c {
        'А'..='Я' | ' '..='`' | '{'..='~' => Some(c),
        'а'..='я' => char::from_u32(c as u32 - RUSSIAN_CAPITAL),
        'Ё' | 'ё' => Some('Ё'),
        'a'..='z' => Some(c.to_ascii_uppercase()),
        _ => None,
    }
}

/// A character in lower case, `ё` as `е`.
pub(crate) fn lower(c: char) -> impl Iterator<Item = char> {
    let one = lower_russian(c);
    let others = one.is_none().then(|| c.to_lowercase());
    one.into_iter().chain(others.into_iter().flatten())
}

/// Whether a character stands between words.
fn parts_words(c: char) -> bool {
    is_space(c) || matches!(c, '_' | '-' | '.' | '/')
}

/// Characters with what stands between words as one space, and none at the ends.
struct Spaced<'a> {
    chars: Chars<'a>,
    held: Option<char>,
    begun: bool,
}

impl Iterator for Spaced<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        if let Some(c) = self.held.take() {
            return Some(c);
        }
        let mut parted = false;
        loop {
            let c = self.chars.next()?;
            if is_unseen(c) {
                continue;
            }
            if parts_words(c) {
                parted = self.begun;
                continue;
            }
            self.begun = true;
            if !parted {
                return Some(c);
            }
            self.held = Some(c);
            return Some(' ');
        }
    }
}

/// With which bytes a cell may begin that says nothing: hardly one does, so that most cells need no other look.
const MAY_BE_BLANK: [bool; 256] = {
    let mut may_be = [true; 256];
    let mut byte: u8 = 0;
    loop {
        may_be[byte as usize] = !matches!(
            byte,
            b'1'..=b'9' | b'+' | b'A'..=b'M' | b'O'..=b'Z' | b'a'..=b'm' | b'o'..=b'z' | 0xD1
        );
        if byte == u8::MAX {
            break may_be;
        }
        byte += 1;
    }
};

/// Whether a cell that begins with such a byte says something, as is seen of most at a glance: it is no space either.
#[inline]
pub(crate) const fn begins_to_say(first: u8) -> bool {
    !MAY_BE_BLANK[first as usize]
}

/// Whether a cell says nothing, in columns where no is not an answer.
#[inline]
#[must_use]
pub fn is_blank(cell: &str) -> bool {
    match cell.as_bytes() {
        [] => true,
        [first, ..] => !begins_to_say(*first) && is_blank_word(cell),
    }
}

/// The same for one that begins as one that says nothing may.
fn is_blank_word(cell: &str) -> bool {
    match cell.as_bytes() {
        // The only blank word with a digit begins with four noughts, which something parts from others.
        [b'0', b'0', b'0', b'0', next, ..] if !next.is_ascii_alphanumeric() => {}
        [b'0', ..] => return false,
        // Russian letters but for «н» and «Н».
        [0xD0, letter, ..] if !matches!(letter, 0xBD | 0x9D) => return false,
        _ => {}
    }
    let cell = trim(cell);
    let mut letters = cell.chars();
    let (first, second, third) = (letters.next(), letters.next(), letters.next());
    // Words of the columns begin so too, as `no_show`: hardly one goes on so.
    let goes_on_with = |wanted: [char; 2]| {
        let is_other = |c: char| c.is_ascii() || ('А'..='я').contains(&c);
        third.is_none_or(|c| wanted.contains(&c) || !is_other(c))
    };
    let may_be_word = match (first, second) {
        (None, _) => return true,
        (Some('-' | '—' | '–'), _) if BLANK_SIGNS.contains(&cell) => return true,
        (Some('-' | '_' | '.' | '/' | '0'), _) => true,
        (Some('н' | 'Н'), Some('е' | 'Е' | 'ё' | 'Ё')) => goes_on_with(['т', 'Т']),
        (Some('n' | 'N'), Some('o' | 'O')) => goes_on_with(['n', 'N']),
        (Some('n' | 'N'), Some('u' | 'U')) => goes_on_with(['l', 'L']),
        (Some('н' | 'Н' | 'n' | 'N'), next) => next.is_some_and(parts_words),
        (Some(_), _) => false,
    };
    may_be_word
        && BLANK_WORDS
            .iter()
            .any(|word| normal_chars(cell).eq(word.chars()))
}

/// Any text; `None` where the cell is blank.
#[must_use]
pub fn text(cell: &str) -> Option<&str> {
    (!is_blank(cell)).then(|| trim(cell))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn outer_spaces_and_the_guard_are_cut_off() {
        for (cell, wanted) in [
            ("  a b ", "a b"),
            ("\u{a0}\u{2003}a\u{200b}\u{feff}", "a"),
            ("'+79187744206", "+79187744206"),
            ("'=1+1", "=1+1"),
            ("=\"00012\"", "00012"),
            (" =\" +79187744206 \"\u{a0}", "+79187744206"),
            ("=\"\"", ""),
            ("=\"", "=\""),
            ("=\"a\"&1", "=\"a\"&1"),
            ("'=\"a\"", "=\"a\""),
            ("=A1", "=A1"),
            ("1=", "1="),
            ("'-", "-"),
            ("''-x", "'-x"),
            ("'@x", "@x"),
            ("'\tx", "x"),
            ("'abc", "'abc"),
            ("'", "'"),
            ("", ""),
        ] {
            assert_eq!(trim(cell), wanted, "{cell:?}");
        }
    }

    #[test]
    fn spellings_of_one_word_are_one() {
        for (cell, wanted) in [
            ("No_Show", "no show"),
            ("  no -\u{a0} show. ", "no show"),
            ("№ амб. карты", "№ амб карты"),
            ("Д/р", "д р"),
            ("Д.р.", "д р"),
            ("ПРИЁМ", "прием"),
            ("Хочет, чтобы звонили", "хочет, чтобы звонили"),
            ("-", ""),
            ("+", "+"),
            ("Телефон *", "телефон"),
            ("Телефон:", "телефон"),
            ("Тел.:*\u{a0}", "тел"),
            ("Теле\u{200b}фон\u{ad}", "телефон"),
            ("\u{feff}Не\u{a0}звонить  до", "не звонить до"),
            ("а: б", "а: б"),
            ("*а", "*а"),
        ] {
            assert_eq!(normal(cell), wanted, "{cell:?}");
        }
        assert!(matches!(normal("no show"), Cow::Borrowed(_)));
    }

    #[test]
    fn words_for_nothing() {
        for cell in [
            "",
            "  ",
            "-",
            "'-",
            "—",
            "–",
            "нет",
            "Нет",
            "НЕТ ",
            "н/д",
            "Н.Д.",
            "n/a",
            "N/A",
            "None",
            "nOnE:",
            "NULL",
            "nuLl_",
            "нЁт",
            "не\u{ad}т",
            "no\u{ad}ne",
            "0000-00-00",
            "0000.00.00",
            "0000/00/00 ",
            "0000 00\u{a0}00",
            "0000\u{2060}_00 00",
        ] {
            assert!(is_blank(cell), "{cell:?}");
            assert_eq!(text(cell), None, "{cell:?}");
        }
        for cell in [
            "0",
            "не",
            "нет зуба",
            "--",
            ".",
            "nan",
            "0000",
            "00000000",
            "00000017",
            "0000-00-17",
            "Николай",
            "'",
            "no",
            "no_show",
            "no-ne",
            "nor",
            "number",
            "нес",
            "Нестеров",
        ] {
            assert!(!is_blank(cell), "{cell:?}");
            assert_eq!(text(cell), Some(cell));
        }
    }

    proptest! {
        #[test]
        fn the_normal_form_of_usual_texts_is_that_of_all(cell in "[а-яА-ЯёЁa-zA-Z0-9 _./:*(+,№\u{ad}\u{a0}\u{ef}-]{0,12}") {
            let all: String = normal_chars(&cell).collect();
            prop_assert_eq!(normal(&cell), all.as_str());
        }

        #[test]
        fn any_text_has_one_normal_form(cell in any::<String>()) {
            let once = normal(&cell).into_owned();
            prop_assert_eq!(normal(&once), once.as_str());
            let _ = (is_blank(&cell), trim(&cell), text(&cell));
        }

        #[test]
        fn what_begins_as_a_word_for_nothing_is_one_only_whole(cell in "[нНnN][еЕёuoUOаx_ .][тТnNlLсx:_ -]?[eElLт\u{ad}]?.?") {
            let is_word = BLANK_WORDS.contains(&normal(trim(&cell)).as_ref());
            prop_assert_eq!(is_blank(&cell), is_word);
        }
    }
}
