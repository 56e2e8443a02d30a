//! Telephone numbers, scores, lengths.

use std::borrow::Cow;

use super::cell::{is_space, lower};
use super::{Read, Unreadable, is_blank, is_dash, normal, trim};
use crate::phone::{Phone, Reader, Written, ends_in_same_digits};

/// What parts the numbers of a cell.
const BETWEEN_NUMBERS: [char; 6] = [',', ';', '/', '\n', '\r', '\u{2028}'];

/// The numbers of a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    /// Those that can be read, in their order.
    pub own: Vec<Written>,
    /// A number was left out because a word beside it says that it is somebody else's.
    pub some_of_kin: bool,
    /// A number was left out because it is written where there is none.
    pub some_made_up: bool,
    /// A number was left out of which a spreadsheet has kept the first digits only.
    pub some_cut_short: bool,
}

/// The numbers of a cell, as far as they can be read. An extension may stand after a comma (`..., доб. 12`).
///
/// # Errors
///
/// Where none of the numbers can be read, or other words stand beside them than labels and words of kin: they may say not to call.
pub fn phones(cell: &str, reader: &Reader) -> Read<Numbers> {
    let cell = trim(cell);
    if is_blank(cell) {
        return Ok(None);
    }
    let (numbers, some_unreadable) = numbers(cell, *reader)?;
    let says_something = numbers.some_of_kin || numbers.some_made_up || !numbers.own.is_empty();
    match (says_something, some_unreadable) {
        (true, _) => Ok(Some(numbers)),
        (false, true) => Err(Unreadable),
        (false, false) => Ok(None),
    }
}

/// The numbers of a cell, and whether something in it is none.
fn numbers(cell: &str, reader: Reader) -> Result<(Numbers, bool), Unreadable> {
    let mut numbers = Numbers::default();
    // One number without a word, as in most cells.
    if cell.bytes().all(is_of_number) {
        let read = reader.read(without_fraction(cell));
        let is_number = read.is_some();
        if let Some(number) = read {
            numbers.take(number);
        } else {
            numbers.some_made_up = is_made_up_as_written(cell);
        }
        return Ok((numbers, !is_number));
    }
    let whole = without_cut_short(cell);
    numbers.some_cut_short = matches!(whole, Cow::Owned(_));
    let mut some_unreadable = numbers.some_cut_short;
    let mut kin = Kin::default();
    let mut rest: &str = &whole;
    while !rest.is_empty() {
        let (part, after) = rest.split_once(BETWEEN_NUMBERS).unwrap_or((rest, ""));
        rest = after;
        if is_blank(part) {
            continue;
        }
        // Most are digits and signs alone: there is no word to look at.
        if after.is_empty()
            && part.bytes().all(is_of_number)
            && let Some(number) = reader.read(without_fraction(trim(part)))
        {
            kin.number(false, number, &mut numbers);
            continue;
        }
        let has_kin = has_kin(part)?;
        let (extended, after_extension) = with_extension(part, after);
        if let Some(number) = extended.and_then(|extended| reader.read(&extended)) {
            rest = after_extension;
            kin.number(has_kin, number, &mut numbers);
            continue;
        }
        let labelled = without_labels(part);
        match reader.read(without_fraction(trim(&labelled))) {
            Some(number) => kin.number(has_kin, number, &mut numbers),
            None if is_made_up_as_written(part) => numbers.some_made_up = true,
            None => {
                some_unreadable = true;
                if has_kin && !has_digit(part) {
                    kin.word(&mut numbers);
                }
            }
        }
    }
    Ok((numbers, some_unreadable))
}

impl Numbers {
    fn take(&mut self, number: Written) {
        if number.phone.is_placeholder() {
            self.some_made_up = true;
        } else {
            self.own.push(number);
        }
    }
}

/// Whose the numbers of a cell are: a word of kin alone belongs to what stands before it, and to what follows.
#[derive(Default)]
struct Kin {
    follows: bool,
    last_is_own: bool,
}

impl Kin {
    fn number(&mut self, of_kin: bool, number: Written, numbers: &mut Numbers) {
        let of_kin = of_kin || std::mem::take(&mut self.follows);
        numbers.some_of_kin |= of_kin;
        let before = numbers.own.len();
        if !of_kin {
            numbers.take(number);
        }
        self.last_is_own = numbers.own.len() > before;
    }

    fn word(&mut self, numbers: &mut Numbers) {
        if std::mem::take(&mut self.last_is_own) {
            numbers.own.pop();
            numbers.some_of_kin = true;
        }
        self.follows = true;
    }
}

/// Whether a word of kin stands in a part of a cell.
///
/// # Errors
///
/// Where a word is neither that nor a label.
fn has_kin(part: &str) -> Result<bool, Unreadable> {
    let mut has_kin = false;
    for word in words(part) {
        if is_one_of(word, KIN) {
            has_kin = true;
        } else if !is_one_of(word, LABELS) && !is_one_of(word, EXTENSIONS) {
            return Err(Unreadable);
        }
    }
    Ok(has_kin)
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
}

/// Whether a word is one of those in a list, which are parted by spaces.
fn is_one_of(word: &str, list: &str) -> bool {
    list.split(' ')
        .any(|known| word.chars().flat_map(lower).eq(known.chars()))
}

/// What a number is called; names of messengers among them.
const LABELS: &str = "тел телефон телефоны т моб мобильный мобильная мобила сот сотовый сотовая дом домашний домашняя раб рабочий \
    рабочая осн основной основная личный личная новый новая гор городской номер мессенджер whatsapp ватсап вотсап вацап wa \
    telegram телеграм телеграмм телега тг tg viber вайбер вк вконтакте vk max макс tel telephone phone mob mobile cell home work \
    main personal new number messenger";
/// What stands before an extension.
const EXTENSIONS: &str = "доб добавочный добавочного вн внутр внутренний ext extn extension x";
/// Whose a number is, where it is not the patient's.
const KIN: &str = "мама мамы маме мать матери папа папы папе отец отца муж мужа жена жены супруг супруга супруги сын сына дочь \
    дочери дочка дочки брат брата сестра сестры бабушка бабушки дедушка дедушки дед деда тетя тети дядя дяди внук внука внучка \
    внучки теща тещи тесть тестя свекровь свекрови свекор свекра зять зятя невестка невестки сноха опекун опекуна родитель \
    родителя родители родителей родственник родственника родственница родственницы друг друга подруга подруги сосед соседа соседка \
    соседки племянник племянница mother mum mom father dad husband wife son daughter brother sister grandmother grandfather aunt \
    uncle parent parents guardian spouse partner friend neighbour neighbor relative";

/// A part without its labels; what stands before an extension in the word that is known for it.
fn without_labels(part: &str) -> Cow<'_, str> {
    if words(part).next().is_none() {
        return Cow::Borrowed(part);
    }
    let mut out = String::with_capacity(part.len());
    let mut rest = part;
    while let Some(at) = rest.find(char::is_alphabetic) {
        let (before, word) = rest.split_at(at);
        let end = word
            .find(|c: char| !c.is_alphabetic())
            .unwrap_or(word.len());
        let (word, after) = word.split_at(end);
        out.push_str(before);
        let is_extension = is_one_of(word, EXTENSIONS);
        out.push_str(if is_extension && has_digit(&out) {
            " доб "
        } else {
            " "
        });
        // The stop of an abbreviation, and the colon behind it.
        rest = after.trim_start_matches(['.', ':']);
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// A number together with the extension that stands in the next part, and what follows.
fn with_extension<'a>(part: &str, after: &'a str) -> (Option<String>, &'a str) {
    let (extension, left) = after.split_once(BETWEEN_NUMBERS).unwrap_or((after, ""));
    let word = normal(extension);
    let is_extension = ["доб", "вн", "ext"]
        .iter()
        .any(|begin| word.starts_with(begin));
    if !is_extension || has_kin(extension).is_err() {
        return (None, left);
    }
    let whole = format!("{part} {extension}");
    (Some(trim(&without_labels(&whole)).to_owned()), left)
}

fn has_digit(text: &str) -> bool {
    text.contains(|c: char| c.is_numeric())
}

const fn is_of_number(byte: u8) -> bool {
    matches!(byte, b'0'..=b'9' | b' ' | b'-' | b'(' | b')' | b'.' | b'+')
}

/// The fewest digits of a number that a spreadsheet keeps as one.
const FEWEST_DIGITS_KEPT: usize = 7;

/// A number as spreadsheets keep it, `79187744206.0`, without the fraction.
fn without_fraction(cell: &str) -> &str {
    let whole = cell.strip_suffix(".0").or_else(|| cell.strip_suffix(".00"));
    let is_number = |whole: &&str| {
        whole.len() >= FEWEST_DIGITS_KEPT && whole.bytes().all(|byte| byte.is_ascii_digit())
    };
    whole.filter(is_number).unwrap_or(cell)
}

/// Whether what can't be read is written where there is no number, as `000-00-00`.
fn is_made_up_as_written(part: &str) -> bool {
    let digits: Vec<u8> = part.bytes().filter(u8::is_ascii_digit).collect();
    ends_in_same_digits(&digits)
}

/// A cell without the numbers of which a spreadsheet has kept the first digits only, as `9,18774E+09`; owned where there is one.
fn without_cut_short(cell: &str) -> Cow<'_, str> {
    let is_part = |c: char| !is_space(c) && !matches!(c, ';' | '/');
    if !cell.contains(['E', 'e']) || !cell.split(|c| !is_part(c)).any(is_cut_short) {
        return Cow::Borrowed(cell);
    }
    let mut out = String::new();
    let mut rest = cell;
    while !rest.is_empty() {
        let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        let (part, after) = rest.split_at(end);
        out.push_str(if is_cut_short(part) { "" } else { part });
        let next = after.find(is_part).unwrap_or(after.len());
        out.push_str(&after[..next]);
        rest = &after[next..];
    }
    Cow::Owned(out)
}

/// Whether a text is a number as spreadsheets shorten it: `9.18774E+09`, also `9.18774E09`.
fn is_cut_short(text: &str) -> bool {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let text = text.trim_matches([',', '.']);
    text.split_once(['E', 'e']).is_some_and(|(number, power)| {
        let (whole, part) = number.split_once(['.', ',']).unwrap_or((number, "0"));
        is_number(power.strip_prefix('+').unwrap_or(power)) && is_number(whole) && is_number(part)
    })
}

/// Whose number a column with one number holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// The patient's: a word of kin beside it says that it is not.
    Patient,
    /// A guardian's: a word of kin says no more than the column does.
    Guardian,
}

/// The one number of a cell; none where what stands there is a placeholder.
///
/// # Errors
///
/// Where it can't be read, there are several, or other words stand beside it than labels.
pub fn phone(cell: &str, reader: &Reader, whose: Whose) -> Read<Numbers> {
    let cell = trim(cell);
    if is_blank(cell) {
        return Ok(None);
    }
    let cell = match whose {
        Whose::Guardian if has_kin(cell)? => Cow::Owned(without_kin(cell)),
        _ => Cow::Borrowed(cell),
    };
    let (numbers, some_unreadable) = numbers(&cell, *reader)?;
    let is_one = numbers.own.len() == 1 || numbers.own.is_empty() && numbers.some_made_up;
    if is_one && !numbers.some_of_kin && (!some_unreadable || numbers.own.is_empty()) {
        Ok(Some(numbers))
    } else {
        Err(Unreadable)
    }
}

/// A cell without its words of kin.
fn without_kin(cell: &str) -> String {
    let mut out = String::with_capacity(cell.len());
    let mut rest = cell;
    while let Some(at) = rest.find(char::is_alphabetic) {
        let (before, word) = rest.split_at(at);
        let end = word
            .find(|c: char| !c.is_alphabetic())
            .unwrap_or(word.len());
        let (word, after) = word.split_at(end);
        out.push_str(before);
        out.push_str(if is_one_of(word, KIN) { "" } else { word });
        rest = after;
    }
    out.push_str(rest);
    out
}

/// How many digits a number has that somebody named.
const DIGITS_NAMED: std::ops::RangeInclusive<usize> = 10..=15;

/// Every number that a text names, whatever else it says: each run of ten to fifteen digits, spaces, hyphens, dots and brackets between
/// them aside.
#[must_use]
pub fn numbers_named(text: &str, reader: &Reader) -> Vec<Phone> {
    let mut named = Vec::new();
    let (mut run, mut plus) = (String::new(), false);
    for c in text.chars().chain(['|']) {
        match c.to_digit(10).and_then(|digit| char::from_digit(digit, 10)) {
            Some(digit) => run.push(digit),
            None if is_space(c) || is_dash(c) || matches!(c, '.' | '(' | ')' | '[' | ']') => {}
            None => {
                if DIGITS_NAMED.contains(&run.len()) {
                    let abroad = format!("+{run}");
                    let spelled = if plus {
                        [&abroad, &run]
                    } else {
                        [&run, &abroad]
                    };
                    let number = spelled.into_iter().find_map(|spelled| reader.read(spelled));
                    named.extend(number.map(|number| number.phone));
                }
                run.clear();
                plus = c == '+';
            }
        }
    }
    named
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

    /// The numbers, with what is left out; `blank` or `?`.
    fn shown(read: Read<Numbers>) -> String {
        match read {
            Ok(Some(numbers)) => {
                let own = numbers.own.iter().map(|number| number.phone.to_string());
                let left_out = [
                    (numbers.some_of_kin, "kin"),
                    (numbers.some_made_up, "made up"),
                    (numbers.some_cut_short, "cut short"),
                ];
                let left_out = left_out.into_iter().filter(|&(is_left_out, _)| is_left_out);
                own.chain(left_out.map(|(_, word)| word.to_owned()))
                    .collect::<Vec<_>>()
                    .join(" ")
            }
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
            ("89051112233 (мама), 89187744206", "+79187744206 kin"),
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
    fn words_beside_a_number_are_labels_or_kin_or_may_say_not_to_call() {
        let reader = Reader::new("RU").unwrap();
        for (cell, wanted) in [
            ("тел. 8 918 774-42-06", "+79187744206"),
            ("моб.: 8 918 774-42-06 (осн.)", "+79187744206"),
            (
                "8 918 774-42-06 сотовый, раб. 8 495 123-45-67",
                "+79187744206 +74951234567",
            ),
            (
                "8 918 774-42-06 личный; новый: 8 905 111-22-33",
                "+79187744206 +79051112233",
            ),
            ("[8 918 774-42-06] WhatsApp", "+79187744206"),
            ("дом. 8 495 123-45-67 доб. 12", "+74951234567"),
            ("8 495 123-45-67 добавочный 12", "+74951234567"),
            ("8 495 123-45-67 вн. 12", "+74951234567"),
            ("8 495 123-45-67 ext. 12", "+74951234567"),
            ("8 918 774-42-06 (муж)", "kin"),
            ("тел. мамы 8 918 774-42-06", "kin"),
            ("8 918 774-42-06, мама", "kin"),
            ("мама, 8 918 774-42-06", "kin"),
            ("8 905 111-22-33; мама: 8 918 774-42-06", "+79051112233 kin"),
            ("8 918 774-42-06 НЕ ЗВОНИТЬ", "?"),
            ("не звонить! только 8 918 774-42-06", "?"),
            ("8 918 774-42-06 (не отвечать), 8 905 111-22-33", "?"),
            ("8 918 774-42-06, звонить после 18", "?"),
            ("8 918 774-42-06 умер", "?"),
            ("8 918 774-42-06 (мама Ольга)", "?"),
            ("8 918 774-42-06 do not call", "?"),
            ("8 918 FLOWERS", "?"),
        ] {
            assert_eq!(shown(phones(cell, &reader)), wanted, "{cell:?}");
        }
    }

    #[test]
    fn what_is_written_where_there_is_no_number_is_none() {
        let reader = Reader::new("RU").unwrap();
        for (cell, wanted) in [
            ("8 999 999-99-99", "made up"),
            ("+7 000 000-00-00", "made up"),
            ("79200000000", "made up"),
            ("000-00-00", "made up"),
            ("1234567890", "made up"),
            ("8 (012) 345-67-89", "made up"),
            ("+7 123 456 78 90; 8 918 774-42-06", "+79187744206 made up"),
            ("8 918 777-77-77", "made up"),
            ("8 918 177-77-77", "+79181777777"),
            ("8 234 567-89-01", "+72345678901"),
            ("0", "?"),
        ] {
            assert_eq!(shown(phones(cell, &reader)), wanted, "{cell:?}");
        }
    }

    #[test]
    fn numbers_as_spreadsheets_keep_them() {
        let reader = Reader::new("RU").unwrap();
        for (cell, wanted) in [
            ("79187744206.0", "+79187744206"),
            ("9187744206.00", "+79187744206"),
            ("8,91877E+10", "?"),
            ("9.187744206E9", "?"),
            ("9E+10", "?"),
            ("9,18774E+09; 8 905 111-22-33", "+79051112233 cut short"),
            ("8 905 111-22-33, 9.18774E+09", "+79051112233 cut short"),
            // Dialled from elsewhere, it is somebody else's.
            ("774-42-06", "?"),
        ] {
            assert_eq!(shown(phones(cell, &reader)), wanted, "{cell:?}");
        }
    }

    #[test]
    fn numbers_are_named_whatever_else_is_said() {
        let reader = Reader::new("RU").unwrap();
        for (text, wanted) in [
            ("не звонить на 8 (918) 774-42-06!", "+79187744206"),
            (
                "9187744206 и +7.905.111.22.33 тоже",
                "+79187744206 +79051112233",
            ),
            ("мама [8 918] 774\u{2011}42\u{a0}06", "+79187744206"),
            ("+1 415 555 26 71", "+14155552671"),
            ("774-42-06", ""),
            ("8 918 774-42-06 8 905 111-22-33", ""),
            ("12 345 678 901 234 567", ""),
            ("нет", ""),
            ("", ""),
        ] {
            let named = numbers_named(text, &reader).into_iter();
            let mut named: Vec<String> = named.map(Phone::e164).collect();
            let mut wanted: Vec<&str> = wanted.split_whitespace().collect();
            named.sort_unstable();
            wanted.sort_unstable();
            assert_eq!(named, wanted, "{text:?}");
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
        let read = |cell| shown(phone(cell, &reader, Whose::Patient));
        for (cell, wanted) in [
            ("8 (918) 774-42-06", "+79187744206"),
            ("", "blank"),
            ("н/д", "blank"),
            ("8 918 774-42-06, 8 905 111-22-33", "?"),
            ("8 918 774-42-06 / 8 905 111-22-33", "?"),
            ("мама", "?"),
            ("8 918 774-42-06 (мама)", "?"),
            ("8 918 774-42-06 моб.", "+79187744206"),
            ("8 918 774-42-06, 12-34", "?"),
            ("8 918 774-42-06 не звонить", "?"),
            ("9,18774E+09", "?"),
            ("8 999 999-99-99", "made up"),
        ] {
            assert_eq!(read(cell), wanted, "{cell:?}");
        }
        for (cell, wanted) in [
            ("8 918 774-42-06 (мама)", "+79187744206"),
            ("мама: 8 918 774-42-06", "+79187744206"),
            ("мама Ольга, 8 918 774-42-06", "?"),
            ("8 918 774-42-06 не звонить", "?"),
        ] {
            assert_eq!(
                shown(phone(cell, &reader, Whose::Guardian)),
                wanted,
                "{cell:?}"
            );
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
            let _ = (phones(&cell, &reader), phone(&cell, &reader, Whose::Patient), score(&cell), minutes(&cell));
        }
    }
}
