//! Parses a text into what is to be dialled: leading `+`, digits, extension.
//!
//! The rules are libphonenumber's: what stands before the first digit or `+` and what stands
//! behind the last letter or digit is no part of the number; in between only certain marks are
//! allowed; letters are the keys of a telephone where there are three or more of them.

use std::borrow::Cow;

use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory};

/// The most characters that a text with a number in it may have.
const MOST_CHARACTERS: usize = 250;
/// The most digits of an extension behind a word for it, a doubled comma, a mark, nothing.
const MOST_BEHIND_WORD: usize = 20;
const MOST_BEHIND_DIALLING: usize = 15;
const MOST_BEHIND_MARK: usize = 9;
const MOST_BEHIND_NOTHING: usize = 6;

#[derive(Debug, PartialEq, Eq)]
pub(super) struct Parsed {
    /// Whether the digits begin with a calling code, as `+` says.
    pub(super) plus: bool,
    /// ASCII digits.
    pub(super) digits: String,
    /// The digits of the extension as they are written.
    pub(super) extension: Option<String>,
}

/// The digits of a text that holds nothing but ASCII digits, the usual marks between them and
/// perhaps one leading `+`. Most cells are such, and of the rules of [`parse`] only those on `+` and
/// digits apply to them: there is no letter, and nothing that could begin an extension.
pub(super) fn parse_simple<'d>(text: &str, digits: &'d mut [u8; 20]) -> Option<(bool, &'d str)> {
    let (mut plus, mut length) = (false, 0);
    if text.len() > MOST_CHARACTERS {
        return None;
    }
    for byte in text.bytes() {
        match byte {
            b'0'..=b'9' => {
                *digits.get_mut(length)? = byte;
                length += 1;
            }
            b' ' | b'-' | b'(' | b')' | b'.' | b'/' => {}
            b'+' if length == 0 && !plus => plus = true,
            _ => return None,
        }
    }
    // Two digits alone are read by another rule.
    let digits = digits.get(..length).filter(|_| length > 2)?;
    Some((plus, str::from_utf8(digits).ok()?))
}

/// What `text` says is to be dialled, if it can be a number at all.
pub(super) fn parse(text: &str) -> Option<Parsed> {
    // No character takes more than four bytes, so a long text is not even looked at.
    if text.len() > MOST_CHARACTERS * 4 || text.chars().count() > MOST_CHARACTERS {
        return None;
    }
    let number: Vec<char> = candidate(text)?.chars().collect();
    if !is_viable(&number) {
        return None;
    }
    let (number, extension) = without_extension(&number);
    Some(Parsed {
        plus: number.first().is_some_and(|first| is_plus(*first)),
        digits: dialled(number),
        extension,
    })
}

/// The part of a text that may be a number, with the calling code from a `phone-context` before it.
fn candidate(text: &str) -> Option<Cow<'_, str>> {
    let number = match text.split_once(";phone-context=") {
        None => Cow::Borrowed(extracted(text)),
        Some((before, after)) => {
            let context = after.split(';').next().unwrap_or_default();
            if !is_context(context) {
                return None;
            }
            let number = match text.find("tel:") {
                Some(at) => before.get(at + "tel:".len()..).unwrap_or_default(),
                None => before,
            };
            if context.starts_with('+') {
                Cow::Owned(format!("{context}{number}"))
            } else {
                Cow::Borrowed(number)
            }
        }
    };
    Some(match number.find(";isub=") {
        Some(at) if at > 0 => Cow::Owned(number.get(..at).unwrap_or_default().to_owned()),
        _ => number,
    })
}

/// From the first `+` or digit to the last letter, digit or `#`, and not into a second number.
fn extracted(text: &str) -> &str {
    let Some(start) = text.find(|c| is_plus(c) || digit(c).is_some()) else {
        return "";
    };
    let number = text.get(start..).unwrap_or_default();
    let number = number.trim_end_matches(|c| c != '#' && !is_letter_or_number(c));
    let second = number.match_indices(['/', '\\']).find(|(at, slash)| {
        let behind = number.get(at + slash.len()..).unwrap_or_default();
        behind.trim_start_matches(' ').starts_with('x')
    });
    match second {
        Some((at, _)) => number.get(..at).unwrap_or_default(),
        None => number,
    }
}

/// Whether `context` is a calling code with digits, or a domain name.
fn is_context(context: &str) -> bool {
    let is_mark = |c| matches!(c, '-' | '.' | '(' | ')');
    if let Some(digits) = context.strip_prefix('+') {
        return digits.contains(|c| digit(c).is_some())
            && digits.chars().all(|c| is_mark(c) || digit(c).is_some());
    }
    let is_sign = |c: char| c.is_ascii_alphabetic() || digit(c).is_some();
    let is_label = |label: &str| {
        label.starts_with(is_sign)
            && label.ends_with(is_sign)
            && label.chars().all(|c| c == '-' || is_sign(c))
    };
    let name = context.strip_suffix('.').unwrap_or(context);
    let last = name.rsplit('.').next().unwrap_or_default();
    name.split('.').all(is_label) && last.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// Whether the characters can be a number: two digits, or at least three with only marks between
/// them, then also letters, and perhaps an extension.
fn is_viable(number: &[char]) -> bool {
    if let [first, second] = number {
        return digit(*first).is_some() && digit(*second).is_some();
    }
    let pluses = number.iter().take_while(|c| is_plus(**c)).count();
    let (mut third, mut digits) = (pluses, 0);
    for c in number.iter().skip(pluses) {
        third += 1;
        if digit(*c).is_some() {
            digits += 1;
            if digits == 3 {
                break;
            }
        } else if !is_mark(*c) {
            return false;
        }
    }
    if digits < 3 {
        return false;
    }
    let is_allowed = |c: &&char| is_mark(**c) || is_key(**c) || digit(**c).is_some();
    let end = third + number.iter().skip(third).take_while(is_allowed).count();
    end == number.len()
        || Ending::of(number).is_some_and(|ending| {
            (third.max(ending.label_from)..=end).any(|start| ending.is_announced_at(start))
        })
}

/// Splits the number from its extension, which is the longest that leaves a number.
fn without_extension(number: &[char]) -> (&[char], Option<String>) {
    let start = Ending::of(number).and_then(|ending| {
        let mut starts = ending.label_from..ending.label_from + ending.label.len();
        let start = starts.find(|start| ending.is_announced_at(*start))?;
        Some((start, ending.extension.iter().collect()))
    });
    match start.and_then(|(start, extension)| Some((number.get(..start)?, extension))) {
        Some((before, extension)) if is_viable(before) => (before, Some(extension)),
        _ => (number, None),
    }
}

/// The last digits of a number, which may be an extension, and what stands before them.
struct Ending<'n> {
    label_from: usize,
    label: &'n [char],
    extension: &'n [char],
    /// Whether a `#` closes the extension.
    has_hash: bool,
}

impl<'n> Ending<'n> {
    fn of(number: &'n [char]) -> Option<Ending<'n>> {
        let (number, has_hash) = match number {
            [rest @ .., '#'] => (rest, true),
            rest => (rest, false),
        };
        let is_digit = |c: &&char| digit(**c).is_some();
        let length = number.iter().rev().take_while(is_digit).count();
        let (before, extension) = number.split_at_checked(number.len() - length)?;
        let length = before.iter().rev().take_while(|c| !is_digit(c)).count();
        let label_from = before.len() - length;
        Some(Ending {
            label_from,
            label: before.get(label_from..)?,
            extension,
            has_hash,
        })
    }

    /// Whether all from the character `start` of the number on is an extension.
    fn is_announced_at(&self, start: usize) -> bool {
        let label = start
            .checked_sub(self.label_from)
            .and_then(|skipped| self.label.get(skipped..));
        let label: String = label
            .unwrap_or_default()
            .iter()
            .copied()
            .map(folded)
            .collect();
        (1..=most_digits(&label, self.has_hash)).contains(&self.extension.len())
    }
}

/// How many digits an extension may have behind `label`; 0 if the label announces none.
fn most_digits(label: &str, has_hash: bool) -> usize {
    // Where two rules fit, the more liberal one decides, so that one is asked first.
    const SPACES: [char; 3] = [' ', '\u{a0}', '\t'];
    let spaced = label.trim_start_matches(SPACES);
    let named = label.trim_start_matches(is_gap);
    let goes_on = |rest: Option<&str>| {
        rest.is_some_and(|rest| {
            let rest = rest.strip_prefix([':', '.', '．']).unwrap_or(rest);
            rest.chars().all(|c| c == '-' || is_gap(c))
        })
    };
    let dialling = spaced
        .strip_prefix(",,")
        .or_else(|| spaced.strip_prefix(';'));
    let mark = named
        .strip_prefix(['x', 'ｘ', '#', '＃', '~', '～'])
        .or_else(|| named.strip_prefix("int"))
        .or_else(|| named.strip_prefix("ｉｎｔ"));
    let commas = spaced
        .strip_prefix(',')
        .map(|rest| rest.trim_start_matches(','));
    if (label == ";ext=" && !has_hash) || goes_on(after_word(named)) {
        MOST_BEHIND_WORD
    } else if goes_on(dialling) {
        MOST_BEHIND_DIALLING
    } else if goes_on(mark) || goes_on(commas) {
        MOST_BEHIND_MARK
    } else if has_hash && !label.is_empty() && label.chars().all(|c| matches!(c, '-' | ' ')) {
        MOST_BEHIND_NOTHING
    } else {
        0
    }
}

/// What follows a word for extension: `ext`, `xtn`, `extensión`, `доб`, `anexo` and the like.
fn after_word(text: &str) -> Option<&str> {
    let wide = text.strip_prefix('ｅ').unwrap_or(text).strip_prefix("ｘｔ");
    if let Some(rest) = wide {
        return Some(rest.strip_prefix('ｎ').unwrap_or(rest));
    }
    let Some(rest) = text.strip_prefix('e').unwrap_or(text).strip_prefix("xt") else {
        return text
            .strip_prefix("доб")
            .or_else(|| text.strip_prefix("anexo"));
    };
    let long = rest.strip_prefix("ensi").and_then(|rest| {
        let accented = rest
            .strip_prefix("o\u{301}")
            .or_else(|| rest.strip_prefix('ó'));
        accented.or_else(|| rest.strip_prefix('o'))
    });
    let rest = long.unwrap_or(rest);
    Some(rest.strip_prefix('n').unwrap_or(rest))
}

/// The digits to dial: of letters only where there are three, for they may be slips else.
fn dialled(number: &[char]) -> String {
    let is_vanity = number.iter().filter(|c| c.is_ascii_alphabetic()).count() >= 3;
    let digits = number.iter().filter_map(|c| match c {
        '0'..='9' => digit(*c),
        _ if is_vanity => key(*c),
        _ => digit(*c),
    });
    digits.map(|digit| char::from(b'0' + digit)).collect()
}

fn is_plus(c: char) -> bool {
    matches!(c, '+' | '＋')
}

fn is_gap(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\t' | ',')
}

/// Marks that may stand between digits; `x` holds the place of a carrier's code.
fn is_mark(c: char) -> bool {
    matches!(c, ' ' | '('..='*' | '-'..='/' | 'X' | 'x' | '[' | ']' | '~')
        || matches!(
            c,
            '\u{a0}' | '\u{ad}' | '\u{200b}' | '\u{2010}'..='\u{2015}' | '\u{2053}'
        )
        || matches!(
            c,
            '\u{2060}' | '\u{2212}' | '\u{223c}' | '\u{3000}' | '\u{30fc}'
        )
        || matches!(c, '（' | '）' | '－'..='／' | '［' | '］' | '～')
}

/// Letters of a telephone's keys, and those that are the same as one of them but for case.
fn is_key(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, '\u{130}' | '\u{131}' | '\u{17f}' | '\u{212a}')
}

/// The key that bears a letter.
fn key(c: char) -> Option<u8> {
    Some(match c.to_ascii_uppercase() {
        'A'..='C' => 2,
        'D'..='F' => 3,
        'G'..='I' | '\u{131}' => 4,
        'J'..='L' => 5,
        'M'..='O' => 6,
        'P'..='S' | '\u{17f}' => 7,
        'T'..='V' => 8,
        'W'..='Z' => 9,
        _ => return None,
    })
}

/// The value of a decimal digit of any script.
pub(super) fn digit(c: char) -> Option<u8> {
    if c.is_ascii() {
        return c.to_digit(10).and_then(|digit| u8::try_from(digit).ok());
    }
    let is_digit = |c: &char| c.general_category() == GeneralCategory::DecimalNumber;
    if !c.is_numeric() || !is_digit(&c) {
        return None;
    }
    // Digits stand in rows of ten, from 0 to 9; several rows may follow each other.
    let before = (0..u32::from(c)).rev().map_while(char::from_u32);
    u8::try_from(before.take_while(is_digit).count() % 10).ok()
}

fn is_letter_or_number(c: char) -> bool {
    matches!(
        c.general_category_group(),
        GeneralCategoryGroup::Letter | GeneralCategoryGroup::Number
    )
}

/// Case folded, for the letters of the words for extension.
fn folded(c: char) -> char {
    match c {
        '\u{17f}' => 's',
        '\u{131}' => 'i',
        '\u{1c81}' => 'д',
        '\u{1c82}' => 'о',
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}

#[cfg(test)]
mod tests {
    use super::{
        Ending, digit, extracted, is_context, is_viable, most_digits, parse, parse_simple,
    };

    fn dialled(text: &str) -> Option<(bool, String, Option<String>)> {
        let parsed = parse(text)?;
        Some((parsed.plus, parsed.digits, parsed.extension))
    }

    /// Numbers that follow each other as if by chance, the same in every run.
    fn dice() -> impl FnMut(usize) -> usize {
        let mut state = 0x9e37_79b9_7f4a_7c15_u64;
        move |sides| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            usize::try_from(state >> 33).map_or(0, |number| number % sides)
        }
    }

    #[test]
    fn simple_texts_are_parsed_alike() {
        let mut dice = dice();
        let signs: Vec<char> = "0123456789012345678901234567890123456789+-() ./"
            .chars()
            .collect();
        let mut simple_texts = 0;
        for _ in 0..200_000 {
            let length = dice(26);
            let text: String = (0..length)
                .filter_map(|_| signs.get(dice(signs.len())))
                .collect();
            let mut digits = [0; 20];
            let Some((plus, digits)) = parse_simple(&text, &mut digits) else {
                continue;
            };
            simple_texts += 1;
            assert_eq!(
                dialled(&text),
                Some((plus, digits.to_owned(), None)),
                "{text:?}"
            );
        }
        assert!(simple_texts > 50_000, "{simple_texts}");
    }

    #[test]
    fn what_is_no_part_of_the_number_is_cut() {
        assert_eq!(extracted("тел. (918) 774-42-06)."), "918) 774-42-06");
        assert_eq!(extracted("моб +7 918 7744206 !"), "+7 918 7744206");
        assert_eq!(extracted("918 x302/x2303"), "918 x302");
        assert_eq!(extracted("918 x302\\  x2303"), "918 x302");
        assert_eq!(extracted("918/7744206"), "918/7744206");
        assert_eq!(extracted("нет"), "");
        assert_eq!(extracted("+"), "");
        // A vowel sign is no letter, so it may stand at the end; a Roman numeral may not.
        assert_eq!(extracted("7744206 \u{94e}"), "7744206");
        assert_eq!(extracted("7744206 Ⅳ"), "7744206 Ⅳ");
    }

    #[test]
    fn only_certain_marks_stand_between_digits() {
        let viable = |text: &str| is_viable(&text.chars().collect::<Vec<_>>());
        assert!(viable("03"));
        assert!(!viable("0-3") && !viable("0") && !viable(""));
        assert!(viable("0-3-2") && viable("++0*3*2") && viable("0x32xx") && viable("032abc"));
        assert!(!viable("03abc2") && !viable("0_32") && !viable("032+1") && !viable("032 мама"));
        assert!(viable("032 доб. 12") && !viable("03 доб. 12") && !viable("032 вн. 12"));
    }

    #[test]
    fn letters_are_keys_where_there_are_three() {
        assert_eq!(
            dialled("1-800-FLOWERS"),
            Some((false, "18003569377".into(), None))
        );
        assert_eq!(dialled("800 ab 1"), Some((false, "8001".into(), None)));
        // Beside letters only ASCII digits count.
        assert_eq!(dialled("800１abc"), Some((false, "800222".into(), None)));
        assert_eq!(dialled("８００１"), Some((false, "8001".into(), None)));
    }

    #[test]
    fn extensions() {
        let extension = |text: &str| {
            dialled(text).and_then(|(_, digits, extension)| Some((digits, extension?)))
        };
        let read = |digits: &str, extension: &str| Some((digits.to_owned(), extension.to_owned()));
        for word in [
            " доб. ",
            "доб",
            " ДОБ. ",
            ", доб ",
            " ext. ",
            "EXT",
            " extn ",
            "xtn",
            " extension ",
            " extensió ",
            " extensio\u{301}n ",
            " ｅｘｔｎ ",
            " anexo ",
            " x",
            "#",
            " int ",
            "~",
            ";ext=",
            ",,",
            ";",
            ", ",
            ",",
            ",,,,",
        ] {
            assert_eq!(
                extension(&format!("7744206{word}12")),
                read("7744206", "12"),
                "{word}"
            );
        }
        for no_word in [" ", "-", " вн. ", " добавочный ", ".", "/", "_", "ext="] {
            assert_eq!(extension(&format!("7744206{no_word}12")), None, "{no_word}");
        }
        assert_eq!(extension("7744206 - 12#"), read("7744206", "12"));
        assert_eq!(extension("7744206 x12#"), read("7744206", "12"));
        // What stands before has to be a number without it.
        assert_eq!(extension("77 ext 12"), None);
    }

    #[test]
    fn a_doubtful_extension_may_have_fewer_digits() {
        assert_eq!(most_digits(" доб. ", false), 20);
        assert_eq!(most_digits(";ext=", false), 20);
        assert_eq!(most_digits(";ext=", true), 0);
        assert_eq!(most_digits(",,", false), 15);
        assert_eq!(most_digits(",", false), 9);
        assert_eq!(most_digits(" x ", false), 9);
        assert_eq!(most_digits(" - ", true), 6);
        assert_eq!(most_digits(" - ", false), 0);
        let number: Vec<char> = "123 x1234567890".chars().collect();
        let ending = Ending::of(&number);
        assert_eq!(ending.map(|ending| ending.is_announced_at(3)), Some(false));
    }

    #[test]
    fn parameters_of_a_tel_address() {
        let number = Some((true, "79187744206".to_owned(), None));
        assert_eq!(dialled("tel:+7-918-774-42-06"), number);
        assert_eq!(dialled("tel:+7-918-774-42-06;isub=12"), number);
        assert_eq!(dialled("tel:774-42-06;phone-context=+7-918"), number);
        assert_eq!(dialled("774-42-06;phone-context=+7918;x=1"), number);
        let local = Some((false, "7744206".to_owned(), None));
        assert_eq!(dialled("tel:774-42-06;phone-context=example.com"), local);
        assert_eq!(dialled("tel:774-42-06;phone-context="), None);
        assert!(is_context("+7-(918)") && is_context("a.b-1.com.") && is_context("x"));
        assert!(!is_context("+") && !is_context("a..b") && !is_context("a.1") && !is_context("-a"));
    }

    #[test]
    fn digits_of_all_scripts() {
        assert_eq!(
            ['0', '９', '٣', '𝟎', '𝟿'].map(digit),
            [0, 9, 3, 0, 9].map(Some)
        );
        assert_eq!(['a', '²', '½', 'Ⅳ', '\u{66a}'].map(digit), [None; 5]);
    }

    #[test]
    fn long_cells_are_no_numbers() {
        assert!(dialled(&format!("{}918774", " ".repeat(244))).is_some());
        assert_eq!(dialled(&format!("{}918774", " ".repeat(245))), None);
        assert!(dialled(&format!("{}918774", "я".repeat(244))).is_some());
        assert_eq!(dialled(&"9".repeat(10_000_000)), None);
    }
}
