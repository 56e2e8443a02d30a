//! Telephone numbers in free text, so that they can be masked.
//!
//! No numbering plan is asked: what looks like a number to a person is one. Ten digits or more count
//! as a number when in doubt, because showing a number is worse than hiding a word.

use std::ops::Range;

use super::parse::digit;

/// The fewest digits of a number.
const FEWEST_DIGITS: usize = 7;
/// The fewest digits of a number behind a word such as "tel.": with fewer, nothing is a number.
pub(crate) const FEWEST_DIGITS_NAMED: usize = 5;
/// A run of this many digits or more is a number unless it is clearly something else.
const FEWEST_DIGITS_IN_DOUBT: usize = 10;
/// This many digits without a gap are a number of their own, whatever stands beside them.
const FEWEST_DIGITS_UNBROKEN: usize = 11;
/// The most marks and spaces between two groups of digits of a number, as in `8 (918) - 774`.
const MOST_MARKS: usize = 3;

/// Finds what looks like a telephone number: byte ranges of `text`, in order, that do not overlap,
/// each from its first `+`, bracket or digit to its last digit.
///
/// That is ten digits or more with spaces, dashes, dots, slashes or brackets between them; seven or
/// more in the shape of a number (`123-45-67`, `(8612) 12-34-56`, `29 123 45 67`) or behind a `+`;
/// and five or more behind a word for telephone. Dates, times, amounts of money and lists of teeth
/// are none.
#[must_use]
pub fn telephone_like(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut run = Run::default();
    let mut at = 0;
    while let Some(rest) = text.get(at..)
        && let Some(c) = rest.chars().next()
    {
        let is_inside = run.groups.last().is_some_and(|group| group.range.end == at);
        if digit(c).is_some()
            && !is_inside
            && let Some(length) = date_or_time(text, at)
        {
            run.close(text, &mut found);
            at += length;
            continue;
        }
        let next = at + c.len_utf8();
        match c {
            '+' | '＋' => {
                run.close(text, &mut found);
                run.plus = Some(at);
            }
            _ if digit(c).is_some() => run.push_digit(at..next, is_inside),
            _ if is_mark(c) && run.marks < MOST_MARKS => run.push_mark(c, at),
            _ => {
                run.close(text, &mut found);
                // A bracket too far from one number may open the next.
                if c == '(' {
                    run.push_mark(c, at);
                }
            }
        }
        at = next;
    }
    run.close(text, &mut found);
    found
}

/// Digits that stand together.
#[derive(Clone, Debug)]
struct Group {
    range: Range<usize>,
    digits: usize,
    /// What stands between them and the group before.
    gap: Gap,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Gap {
    /// Nothing but spaces.
    #[default]
    Space,
    Dash,
    Other,
}

/// Groups of digits with no more than marks and spaces between them.
#[derive(Debug, Default)]
struct Run {
    plus: Option<usize>,
    /// Where a bracket was opened before any digit.
    bracket: Option<usize>,
    /// How many digits of the run stand in brackets, before the last group.
    bracketed: usize,
    open: bool,
    groups: Vec<Group>,
    marks: usize,
    gap: Gap,
}

impl Run {
    fn push_digit(&mut self, range: Range<usize>, is_inside: bool) {
        self.marks = 0;
        if is_inside && let Some(group) = self.groups.last_mut() {
            group.range.end = range.end;
            group.digits += 1;
            return;
        }
        let gap = std::mem::take(&mut self.gap);
        self.groups.push(Group {
            range,
            digits: 1,
            gap,
        });
    }

    fn push_mark(&mut self, mark: char, at: usize) {
        self.marks += 1;
        match mark {
            '(' => {
                self.open = true;
                if self.groups.is_empty() {
                    self.bracket = Some(at);
                    self.marks = 0;
                }
            }
            ')' if self.open => {
                self.open = false;
                self.bracketed = self.groups.last().map_or(0, |group| group.digits);
            }
            _ => {}
        }
        self.gap = match (self.gap, mark) {
            (gap, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}') => gap,
            (Gap::Space | Gap::Dash, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}') => Gap::Dash,
            _ => Gap::Other,
        };
    }

    /// Ends the run, keeps it if it looks like a number, and begins a new one.
    fn close(&mut self, text: &str, found: &mut Vec<Range<usize>>) {
        let run = std::mem::take(self);
        if run.groups.is_empty() {
            return;
        }
        let is_whole = |group: &Group| group.digits >= FEWEST_DIGITS_UNBROKEN;
        if run.plus.is_some() || !run.groups.iter().any(is_whole) {
            found.extend(run.number(&run.groups, text));
            return;
        }
        // A number without gaps leaves its neighbours, such as a tooth, to be looked at alone.
        for groups in run.groups.chunk_by(|a, b| !is_whole(a) && !is_whole(b)) {
            found.extend(run.number(groups, text));
        }
    }

    /// The range of `groups` if they look like a number.
    fn number(&self, groups: &[Group], text: &str) -> Option<Range<usize>> {
        let (first, last) = (groups.first()?, groups.last()?);
        let is_start = self.groups.first()?.range == first.range;
        let bracket = self
            .bracket
            .filter(|_| self.bracketed > 0 && groups.len() > 1);
        let start = self
            .plus
            .or(bracket)
            .filter(|_| is_start)
            .unwrap_or(first.range.start);
        let range = start..last.range.end;
        let digits: usize = groups.iter().map(|group| group.digits).sum();
        let is_number = if follows_word_for_telephone(text.get(..start)?) {
            digits >= FEWEST_DIGITS_NAMED
        } else if digits < FEWEST_DIGITS {
            false
        } else if (self.plus.is_some() && is_start) || (3..=5).contains(&self.bracketed) {
            true
        } else if is_teeth(groups, text) || is_amount(groups, text) {
            false
        } else {
            digits >= FEWEST_DIGITS_IN_DOUBT || is_local(groups, digits, text)
        };
        is_number.then_some(range)
    }
}

fn is_mark(c: char) -> bool {
    matches!(c, ' ' | '-' | '.' | '(' | ')' | '/' | '_' | '~')
        || matches!(
            c,
            '\u{a0}' | '\u{2009}' | '\u{202f}' | '\u{ad}' | '\u{2010}'..='\u{2015}' | '\u{2212}'
        )
}

/// Whether fewer digits than ten are grouped as numbers within a country are: `123-45-67`,
/// `29 123 45 67`, `123-4567`, `2-34-56-78`, `030 123456`.
fn is_local(groups: &[Group], digits: usize, text: &str) -> bool {
    let lengths: Vec<usize> = groups.iter().map(|group| group.digits).collect();
    let mut gaps = groups.iter().skip(1).map(|group| group.gap);
    let is_dashed = groups.iter().skip(1).all(|group| group.gap == Gap::Dash);
    if gaps.any(|gap| gap == Gap::Other) {
        return false;
    }
    match lengths.as_slice() {
        [before @ .., 3, 2, 2] if before.iter().sum::<usize>() <= 3 => true,
        [3, 4] | [1, 2, 2, 2] => is_dashed,
        [2..=5, _] if digits > FEWEST_DIGITS => groups.first().is_some_and(|first| {
            text.get(first.range.clone())
                .is_some_and(|first| first.starts_with('0'))
        }),
        _ => false,
    }
}

/// Whether all groups are teeth in two digits, quadrant and place: `36 37 46 47`.
fn is_teeth(groups: &[Group], text: &str) -> bool {
    groups.iter().all(|group| {
        let tooth = text.get(group.range.clone()).map(str::as_bytes);
        matches!(
            tooth,
            Some([b'1'..=b'4', b'1'..=b'8'] | [b'5'..=b'8', b'1'..=b'5'])
        )
    })
}

/// Whether the groups are an amount of money in thousands, or one such to another.
fn is_amount(groups: &[Group], text: &str) -> bool {
    let is_thousands = |groups: &[Group]| {
        groups.first().is_some_and(|first| first.digits <= 3)
            && groups
                .iter()
                .skip(1)
                .all(|group| group.digits == 3 && group.gap != Gap::Dash)
    };
    let is_round = |groups: &[Group]| {
        let last = groups.last().and_then(|last| text.get(last.range.clone()));
        last.is_some_and(|last| last.ends_with("00")) && (groups.len() == 1 || is_thousands(groups))
    };
    let digits: usize = groups.iter().map(|group| group.digits).sum();
    if groups.len() > 1 && is_thousands(groups) {
        let after = groups.last().and_then(|last| text.get(last.range.end..));
        return digits < FEWEST_DIGITS_IN_DOUBT || after.is_some_and(begins_with_currency);
    }
    let mut amounts = groups.chunk_by(|_, next| next.gap != Gap::Dash);
    match (amounts.next(), amounts.next(), amounts.next()) {
        (Some(from), Some(to), None) => is_round(from) && is_round(to),
        _ => false,
    }
}

fn begins_with_currency(after: &str) -> bool {
    let after = after.trim_start_matches([' ', '\u{a0}']);
    [
        "руб",
        "р.",
        "₽",
        "тыс",
        "коп",
        "тг",
        "тенге",
        "грн",
        "$",
        "€",
    ]
    .iter()
    .any(|currency| after.starts_with(currency))
}

/// Whether the last word before a number says that it is one of a telephone.
fn follows_word_for_telephone(before: &str) -> bool {
    const FARTHEST: usize = 24;
    let backward = before.chars().rev().take(FARTHEST);
    let backward = backward.skip_while(|c| !c.is_alphanumeric() && *c != '\n');
    let word: String = backward.take_while(|c| c.is_alphabetic()).collect();
    let word: String = word.chars().rev().flat_map(char::to_lowercase).collect();
    [
        "тел",
        "моб",
        "сот",
        "ватсап",
        "вотсап",
        "tel",
        "phone",
        "mob",
        "whatsapp",
    ]
    .iter()
    .any(|name| word.starts_with(name))
}

/// The length in bytes of a date or time that begins at `at`.
fn date_or_time(text: &str, at: usize) -> Option<usize> {
    let mut before = text.get(..at)?.chars().rev();
    let mark = before.next();
    // `8-918-02-03-2026` holds no date.
    let joined = mark.filter(|_| before.next().is_some_and(|c| digit(c).is_some()));
    let rest = text.get(at..)?.as_bytes();
    date(rest, joined).or_else(|| time(rest))
}

/// A number of at most four digits at the start of `bytes`: its value, its digits, what follows.
fn number(bytes: &[u8]) -> Option<(u16, usize, &[u8])> {
    let length = bytes
        .iter()
        .take(5)
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    let (digits, rest) = bytes.split_at_checked(length)?;
    let value = digits.iter().try_fold(0_u16, |value, digit| {
        value.checked_mul(10)?.checked_add(u16::from(digit - b'0'))
    })?;
    (1..=4).contains(&length).then_some((value, length, rest))
}

/// `02.03.2026`, `2/3/26` or `2026-03-02`, and nothing of the kind joined to it.
fn date(bytes: &[u8], joined: Option<char>) -> Option<usize> {
    let (first, first_digits, rest) = number(bytes)?;
    let (mark, rest) = rest
        .split_first()
        .filter(|(mark, _)| b"./-".contains(mark))?;
    let (second, second_digits, rest) = number(rest)?;
    let (_, rest) = rest.split_first().filter(|(other, _)| *other == mark)?;
    let (third, third_digits, rest) = number(rest)?;
    let goes_on = matches!(rest, [next, digit, ..] if next == mark && digit.is_ascii_digit());
    if goes_on || joined == Some(char::from(*mark)) || second_digits > 2 {
        return None;
    }
    let is_year = |year: u16| (1900..2100).contains(&year);
    let day = match (first_digits, third_digits) {
        (1..=2, 4) if is_year(third) => first,
        // Two-digit years with dashes may as well be the end of a number.
        (1..=2, 2) if *mark != b'-' => first,
        (4, 1..=2) if is_year(first) => third,
        _ => return None,
    };
    let is_day_of = |day: u16, month: u16| (1..=31).contains(&day) && (1..=12).contains(&month);
    (is_day_of(day, second) || is_day_of(second, day))
        .then_some(first_digits + second_digits + third_digits + 2)
}

/// `9:30`, `10:30` or `10:30:00`.
fn time(bytes: &[u8]) -> Option<usize> {
    let (hour, hour_digits, rest) = number(bytes)?;
    let (minute, 2, rest) = number(rest.strip_prefix(b":")?)? else {
        return None;
    };
    let length = hour_digits + 3;
    let is_time = hour_digits <= 2 && hour < 24 && minute < 60;
    let second = rest
        .strip_prefix(b":")
        .and_then(number)
        .filter(|(_, digits, _)| *digits == 2);
    is_time.then_some(if second.is_some() { length + 3 } else { length })
}

#[cfg(test)]
mod tests {
    use super::telephone_like;

    #[track_caller]
    fn found(text: &str, numbers: &[&str]) {
        let ranges = telephone_like(text);
        let found: Vec<&str> = ranges
            .iter()
            .filter_map(|range| text.get(range.clone()))
            .collect();
        assert_eq!(found, numbers, "{text}");
    }

    #[test]
    fn numbers() {
        for number in [
            "8 (918) 774-42-06",
            "89187744206",
            "9187744206",
            "+7 918 774 42 06",
            "(495) 123-45-67",
            "8-918-774-42-06",
            "8.918.774.42.06",
            "8/918/7744206",
            "8 (918) 774–42–06",
            "123-45-67",
            "123 45 67",
            "123-4567",
            "(8612) 12-34-56",
            "29 123 45 67",
            "030 123456",
            "+4930123456",
            "+375 (29) 123-45-67",
            "＋７ ９１８ ７７４ ４２ ０６",
            "8 9 1 8 7 7 4 4 2 0 6",
            "8~10 49 30 123456",
            "4276 1234 5678 9012",
            "01 23 45 67 89",
        ] {
            found(number, &[number]);
            found(&format!("маме {number}, зуб 36"), &[number]);
        }
    }

    #[test]
    fn no_numbers() {
        for text in [
            "02.03.2026",
            "2.3.26",
            "2026-03-02",
            "02/03/2026",
            "04.05.2026-06.05.2026",
            "1990-01-01 1991-02-02",
            "120 000",
            "1 200 000 руб",
            "12 500 000",
            "1 200 000 000 руб.",
            "5000-7000",
            "10 000 - 20 000",
            "36, 37, 46",
            "36 37 46 47 48",
            "11-18, 21-28",
            "10:30",
            "10:30-11:00 12:00:15",
            "10.30-12.30",
            "зуб 36",
            "2026",
            "1234567",
            "",
            "+",
            "(",
            "+7 918",
        ] {
            found(text, &[]);
        }
    }

    #[test]
    fn neighbours_are_left() {
        found("02.03.2026 89187744206 10:30", &["89187744206"]);
        found("10:30 8 918 774-42-06 05.06.26", &["8 918 774-42-06"]);
        found("зуб 36 89187744206", &["89187744206"]);
        found("(89187744206)", &["89187744206"]);
        found("89187744206,89181112233", &["89187744206", "89181112233"]);
        found(
            "+79187744206 / +79181112233",
            &["+79187744206", "+79181112233"],
        );
        found("89187744206доб12", &["89187744206"]);
    }

    #[test]
    fn a_word_for_telephone_settles_it() {
        found("тел. 1234567", &["1234567"]);
        found("Моб.: 5-12-34", &["5-12-34"]);
        found("карта 1234567", &[]);
    }

    #[test]
    fn long_texts_take_no_longer_than_their_length() {
        for text in ["1 ", "1-", "+", "(", "(1)", "12.", "1:2:", "тел ", "\u{a0}"] {
            assert!(
                telephone_like(&text.repeat(300_000)).len() <= 300_000,
                "{text}"
            );
        }
    }
}
