//! Telephone numbers, scores, lengths.

use super::{Read, Unreadable, is_blank, normal, trim};
use crate::phone::{Reader, Written};

/// What parts the numbers of a cell.
const BETWEEN_NUMBERS: [char; 6] = [',', ';', '/', '\n', '\r', '\u{2028}'];

/// The numbers of a cell, as far as they can be read. An extension may stand after a comma (`..., доб. 12`).
///
/// # Errors
///
/// Where none of the numbers can be read.
pub fn phones(cell: &str, reader: &Reader) -> Read<Vec<Written>> {
    let cell = trim(cell);
    if is_blank(cell) {
        return Ok(None);
    }
    let mut numbers = Vec::new();
    let mut some_unreadable = false;
    let mut rest = cell;
    while !rest.is_empty() {
        let (part, after) = rest.split_once(BETWEEN_NUMBERS).unwrap_or((rest, ""));
        let (extended, after_extension) = with_extension(rest, part, after);
        if let Some(number) = extended.and_then(|extended| reader.read(extended)) {
            numbers.push(number);
            rest = after_extension;
            continue;
        }
        match reader.read(trim(part)) {
            Some(number) => numbers.push(number),
            None => some_unreadable |= !is_blank(part),
        }
        rest = after;
    }
    match (numbers.is_empty(), some_unreadable) {
        (false, _) => Ok(Some(numbers)),
        (true, true) => Err(Unreadable),
        (true, false) => Ok(None),
    }
}

/// A number together with the extension that stands in the next part, and what follows.
fn with_extension<'a>(rest: &'a str, part: &str, after: &'a str) -> (Option<&'a str>, &'a str) {
    let (extension, left) = after.split_once(BETWEEN_NUMBERS).unwrap_or((after, ""));
    let word = normal(extension);
    let is_extension = ["доб", "вн", "ext"]
        .iter()
        .any(|begin| word.starts_with(begin));
    let length = part.len() + 1 + extension.len();
    (rest.get(..length).filter(|_| is_extension).map(trim), left)
}

/// The one number of a cell.
///
/// # Errors
///
/// Where it can't be read, or there are several.
pub fn phone(cell: &str, reader: &Reader) -> Read<Written> {
    let cell = trim(cell);
    if is_blank(cell) {
        return Ok(None);
    }
    let several = cell.contains(BETWEEN_NUMBERS)
        && cell
            .split(BETWEEN_NUMBERS)
            .filter(|part| reader.read(trim(part)).is_some())
            .count()
            > 1;
    if several {
        return Err(Unreadable);
    }
    reader.read(cell).map(Some).ok_or(Unreadable)
}

/// What a patient gave: 0 to 10.
///
/// # Errors
///
/// Where it is no such number.
pub fn score(cell: &str) -> Read<u8> {
    let score = whole(cell)?;
    match score.map(u8::try_from).transpose() {
        Ok(None) => Ok(None),
        Ok(Some(score @ 0..=10)) => Ok(Some(score)),
        _ => Err(Unreadable),
    }
}

/// A number of minutes.
///
/// # Errors
///
/// Where it is no number.
pub fn minutes(cell: &str) -> Read<u16> {
    whole(cell)
}

fn whole(cell: &str) -> Read<u16> {
    let cell = trim(cell);
    if is_blank(cell) {
        return Ok(None);
    }
    if !cell.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Unreadable);
    }
    cell.parse().map(Some).map_err(|_| Unreadable)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The numbers, `blank` or `?`.
    fn shown(read: Read<Vec<Written>>) -> String {
        match read {
            Ok(Some(numbers)) => numbers
                .iter()
                .map(|number| number.phone.to_string())
                .collect::<Vec<_>>()
                .join(" "),
            Ok(None) => "blank".to_owned(),
            Err(Unreadable) => "?".to_owned(),
        }
    }

    #[test]
    fn lists_of_numbers() {
        let reader = Reader::new("RU").unwrap();
        for (cell, wanted) in [
            ("8 (918) 774-42-06", "+79187744206"),
            ("'+7 918 774-42-06", "+79187744206"),
            ("+79187744206, 8-905-111-22-33", "+79187744206 +79051112233"),
            ("+79187744206;89051112233", "+79187744206 +79051112233"),
            ("+79187744206 / 89051112233", "+79187744206 +79051112233"),
            ("+79187744206\r\n89051112233", "+79187744206 +79051112233"),
            ("нет, 89051112233", "+79051112233"),
            ("12-34, 89051112233", "+79051112233"),
            ("89051112233 (мама), 89187744206", "+79187744206"),
            ("", "blank"),
            ("-", "blank"),
            ("—", "blank"),
            ("н/д", "blank"),
            ("нет", "blank"),
            (",", "blank"),
            ("12-34", "?"),
            ("не знает", "?"),
        ] {
            assert_eq!(shown(phones(cell, &reader)), wanted, "{cell:?}");
        }
    }

    #[test]
    fn an_extension_after_a_comma_is_no_number() {
        let reader = Reader::new("RU").unwrap();
        for cell in [
            "+7 495 123-45-67, доб. 12; 89051112233",
            "+7 495 123-45-67, ext 12, 89051112233",
        ] {
            assert_eq!(
                shown(phones(cell, &reader)),
                "+74951234567 +79051112233",
                "{cell:?}"
            );
        }
    }

    #[test]
    fn one_number() {
        let reader = Reader::new("RU").unwrap();
        let read =
            |cell| shown(phone(cell, &reader).map(|number| number.map(|number| vec![number])));
        for (cell, wanted) in [
            ("8 (918) 774-42-06", "+79187744206"),
            ("", "blank"),
            ("н/д", "blank"),
            ("8 918 774-42-06, 8 905 111-22-33", "?"),
            ("8 918 774-42-06 / 8 905 111-22-33", "?"),
            ("мама", "?"),
        ] {
            assert_eq!(read(cell), wanted, "{cell:?}");
        }
    }

    #[test]
    fn scores_and_minutes() {
        for (cell, wanted) in [
            ("0", Ok(Some(0))),
            (" 10 ", Ok(Some(10))),
            ("07", Ok(Some(7))),
            ("", Ok(None)),
            ("нет", Ok(None)),
            ("-", Ok(None)),
            ("11", Err(Unreadable)),
            ("256", Err(Unreadable)),
            ("-1", Err(Unreadable)),
            ("+5", Err(Unreadable)),
            ("4.5", Err(Unreadable)),
            ("хорошо", Err(Unreadable)),
            ("99999999999", Err(Unreadable)),
        ] {
            assert_eq!(score(cell), wanted, "{cell:?}");
        }
        assert_eq!(minutes("45"), Ok(Some(45)));
        assert_eq!(minutes("н/д"), Ok(None));
        assert_eq!(minutes("45 мин"), Err(Unreadable));
    }

    proptest! {
        #[test]
        fn any_cell_is_read_or_not(cell in "([0-9]{0,11}[,;/ ]|доб|вн|ext|\\PC){0,12}") {
            let reader = Reader::new("RU").unwrap();
            let _ = (phones(&cell, &reader), phone(&cell, &reader), score(&cell), minutes(&cell));
        }
    }
}
