//! Cells that no spreadsheet takes for a formula, and how they come back.
//!
//! A spreadsheet may part cells at other signs than those of the file: what stands behind a comma, a semicolon, a tab or a line break within
//! a cell may be the beginning of a cell too, quotes or no quotes.

use std::borrow::Cow;

use super::cell::{is_space, is_unseen};
use crate::phone;

/// The mark that keeps what stands behind it from being a formula. Spreadsheets have had it since Lotus 1-2-3.
const MARK: char = '\'';

/// With what a formula begins; the wide ones are what a Japanese keyboard types for the others.
const fn is_sign(c: char) -> bool {
    matches!(
        c,
        '=' | '+' | '-' | '@' | '\u{ff1d}' | '\u{ff0b}' | '\u{ff0d}' | '\u{ff20}'
    )
}

/// Where some spreadsheet may begin a cell.
const fn parts_cells(c: char) -> bool {
    matches!(
        c,
        ',' | ';' | '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// What may be lost before a formula: spaces, quotes, what is not seen.
fn is_passed_over(c: char) -> bool {
    matches!(c, '"' | MARK) || is_space(c) || is_unseen(c) || c.is_control()
}

/// Whether what stands at a place is the beginning of a cell, if the text is parted somewhere before it.
fn may_begin_cell(text: &str, at: usize) -> bool {
    for c in text[..at].chars().rev() {
        if parts_cells(c) {
            return true;
        }
        if !is_passed_over(c) {
            return false;
        }
    }
    true
}

/// Whether a spreadsheet may take the cell for a formula, now or after it has taken an apostrophe away.
#[must_use]
pub(super) fn may_be_formula(cell: &str) -> bool {
    begins_with_break(cell) || cell.trim_start_matches(MARK).starts_with(is_sign)
}

/// Whether what stands first, apostrophes aside, is a line break or a tab.
fn begins_with_break(cell: &str) -> bool {
    cell.trim_start_matches(MARK)
        .starts_with(['\t', '\r', '\n'])
}

/// The places of signs in a text, in order: hardly a cell has one.
fn signs(text: &str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    let mut some = memchr::memchr3_iter(b'=', b'+', b'@', bytes).peekable();
    // The wide ones begin with EF.
    let mut others = memchr::memchr2_iter(b'-', 0xEF, bytes).peekable();
    let next = move || match (some.peek(), others.peek()) {
        (Some(one), Some(other)) if one > other => others.next(),
        (None, _) => others.next(),
        _ => some.next(),
    };
    let is_sign_at = |at: &usize| {
        let rest = text.get(*at..);
        rest.is_some_and(|rest| rest.starts_with(is_sign))
    };
    std::iter::from_fn(next).filter(is_sign_at)
}

/// A cell that no spreadsheet takes for a formula: an apostrophe is put before what could be one, and a space before a telephone number that
/// begins with +, for an apostrophe would be seen there. [`restored`] takes both away again.
#[must_use]
pub fn safe_cell(cell: &str) -> Cow<'_, str> {
    let mut signs = signs(cell).peekable();
    if signs.peek().is_none() && !begins_with_break(cell) {
        return Cow::Borrowed(cell);
    }
    if is_number_abroad(cell) {
        return Cow::Owned(format!(" {cell}"));
    }
    let (mut safe, mut done) = (String::new(), 0);
    if begins_with_break(cell) {
        safe.push(MARK);
    }
    for at in signs {
        if may_begin_cell(cell, at) && !is_spaced_number(cell, at) {
            safe.extend([&cell[done..at], "'"]);
            done = at;
        }
    }
    if safe.is_empty() {
        return Cow::Borrowed(cell);
    }
    safe.push_str(&cell[done..]);
    Cow::Owned(safe)
}

/// A text of a file, or of a cell, without the apostrophes that were put before what could be a formula.
#[must_use]
pub fn without_marks(text: &str) -> Cow<'_, str> {
    if memchr::memchr(b'\'', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    let (mut plain, mut done) = (String::new(), 0);
    for (at, _) in text.match_indices(MARK) {
        if text[at + 1..].starts_with(is_sign) && may_begin_cell(text, at) {
            plain.push_str(&text[done..at]);
            done = at + 1;
        }
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    plain.push_str(&text[done..]);
    Cow::Owned(plain)
}

/// What stood in a cell that was made safe, however a spreadsheet has saved it since; without outer spaces. A cell `="…"` is what stands
/// between the quotes.
#[must_use]
pub fn restored(cell: &str) -> Cow<'_, str> {
    let cell = cell.trim_matches(is_space);
    let quoted = cell.strip_prefix("=\"");
    if let Some(quoted) = quoted.and_then(|rest| rest.strip_suffix('"')) {
        return Cow::Borrowed(quoted.trim_matches(is_space));
    }
    let cell = cell
        .strip_prefix(MARK)
        .filter(|_| begins_with_break(cell))
        .unwrap_or(cell);
    match without_marks(cell) {
        Cow::Borrowed(plain) => Cow::Borrowed(plain.trim_matches(is_space)),
        Cow::Owned(plain) => match plain.trim_matches(is_space) {
            trimmed if trimmed.len() < plain.len() => Cow::Owned(trimmed.to_owned()),
            _ => Cow::Owned(plain),
        },
    }
}

/// Whether a telephone number stands at a place, behind a space: nothing more need stand before it.
fn is_spaced_number(cell: &str, at: usize) -> bool {
    let before = cell[..at].trim_end_matches(' ');
    let begins = before.len() < at && (before.is_empty() || before.ends_with(parts_cells));
    let rest = &cell[at..];
    let end = rest.find(parts_cells).unwrap_or(rest.len());
    begins && is_number_abroad(rest[..end].trim_end())
}

/// Whether a cell is a telephone number with the code of its country, perhaps with an extension: nothing in it could be reckoned.
fn is_number_abroad(cell: &str) -> bool {
    let Some(rest) = cell.strip_prefix('+') else {
        return false;
    };
    let is_plain =
        |c: char| c.is_ascii_digit() || matches!(c, ' ' | '\u{a0}' | '(' | ')' | '-' | '.');
    let mut parts = [" доб. ", " ext. "].into_iter();
    let extension = parts.find_map(|word| rest.split_once(word));
    let (number, extension) = extension.unwrap_or((rest, "0"));
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    number.starts_with(|c: char| c.is_ascii_digit())
        && number.chars().all(is_plain)
        && digits >= phone::FEWEST_DIGITS_NAMED
        && extension.bytes().all(|digit| digit.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The worst that stands where a spreadsheet parts cells, whichever signs it parts them at.
    fn has_formula(cell: &str) -> bool {
        let separators = [',', ';', '\t', '\n', '\r'];
        let lost = |c: char| c.is_whitespace() || c.is_control() || c == '"' || is_unseen(c);
        let begins = |piece: &str| {
            let first = piece.split(separators).next().unwrap_or_default();
            let is_number = is_number_abroad(first.trim()) && first.starts_with(' ');
            !is_number && piece.trim_start_matches(lost).starts_with(is_sign)
        };
        begins(cell)
            || cell.split(separators).any(begins)
            || separators.iter().any(|one| cell.split(*one).any(begins))
    }

    #[test]
    fn cells_are_safe_and_come_back_as_they_were() {
        for cell in [
            "=1+1",
            "+79187744206",
            "+375 (29) 123-45-67 доб. 5",
            "+1+cmd|' /C calc'!A0",
            "-5",
            "@a",
            "'=x",
            "''=x",
            "plain",
            "'quoted'",
            "''quoted''",
            "''''",
            "'\n=x",
            "",
            "x,=1+1",
            "x;=1+1",
            "x\t=1+1",
            "x\n=1+1",
            "x\r\n=1+1",
            "x,  \"=1+1\"",
            "x,'=1+1",
            "x,''=1",
            "x;' =1",
            "\0=1",
            "x,\0\u{1}\u{200b}=1",
            "x,\u{feff}=1",
            "＝1+1",
            "＋1",
            "x;－1",
            "＠a",
            "Рогова, +375 29 123-45-67; тёща",
            "доб. 5, -1, @, =",
            "10:00-12:00; 18:00-20:00",
            "Рогова-Белая, Анна",
        ] {
            let safe = safe_cell(cell);
            assert!(!has_formula(&safe), "{cell:?} as {safe:?}");
            assert_eq!(restored(&safe), cell, "{safe:?}");
        }
    }

    #[test]
    fn what_is_no_formula_stays_as_it_is() {
        for cell in [
            "10:00-12:00; 18:00-20:00",
            "Рогова-Белая, Анна",
            "Номер мужа: 8 (916) 000-00-01, +375 29 123-45-67",
            "a@b.example",
            "'s Gravenhage",
        ] {
            assert_eq!(safe_cell(cell), cell);
        }
    }

    #[test]
    fn a_number_has_no_apostrophe_before_it() {
        for (cell, safe) in [
            ("+49 30 1234567", " +49 30 1234567"),
            ("+375 (29) 123-45-67 ext. 5", " +375 (29) 123-45-67 ext. 5"),
            ("+3", "'+3"),
            ("+1+1", "'+1+1"),
            ("+A1", "'+A1"),
            ("+7*2", "'+7*2"),
            ("+12345678-A1", "'+12345678-A1"),
            ("8 (916) 000-00-01", "8 (916) 000-00-01"),
        ] {
            assert_eq!(safe_cell(cell), safe);
        }
    }

    proptest! {
        #[test]
        fn no_piece_of_a_cell_is_a_formula(cell in r#"[-=+@,;'" \t\r\n\x00\x01ax1＝＋－＠«\u{200b}\u{feff}\u{2028}\u{85}]{0,12}"#) {
            let safe = safe_cell(&cell);
            prop_assert!(!has_formula(&safe), "{:?} as {:?}", cell, safe);
            let plain = cell.trim_matches(is_space);
            let is_quoted = plain.starts_with("=\"") && plain.len() > 2 && plain.ends_with('"');
            if plain == cell && !is_quoted {
                let back = restored(&safe);
                prop_assert_eq!(back.as_ref(), cell.as_str(), "{:?}", safe);
            }
        }

        #[test]
        fn a_row_comes_back_from_the_text_of_a_file(
            cells in prop::collection::vec("[-=+@,;'\" ax1]{0,8}", 1..5)
        ) {
            let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
            let safe: Vec<_> = cells.iter().map(|cell| safe_cell(cell)).collect();
            writer.write_record(safe.iter().map(|cell| cell.as_bytes())).unwrap();
            let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            let plain = without_marks(&text);
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(plain.as_bytes());
            let row = reader.records().next().unwrap().unwrap();
            for (found, cell) in row.iter().zip(&cells) {
                prop_assert_eq!(found.trim_start_matches(' '), cell.trim_start_matches(' '));
            }
        }
    }
}
