//! How much a header and the cells below it are like a column of recall.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::habits;
use super::source::Source;
use crate::base::Words;
use crate::export::columns::{Column, File, Kind};
use crate::export::values::{self, DateOrder, normal};
use crate::export::vocabulary::Vocabulary;
use crate::phone;

/// As like as this, two names differ by a slip of the pen or an ending.
const NEAR: f64 = 0.8;
/// A name this short says nothing by standing within another.
const SHORTEST_WITHIN: usize = 3;

/// In bytes; no header is longer.
const LONGEST_HEADER: usize = 500;

/// Words that turn round what the others say.
const DENIALS: [&str; 4] = ["не", "нет", "not", "no"];

/// How dates may be written.
const ORDERS: [DateOrder; 3] = [
    DateOrder::NoSlashes,
    DateOrder::MonthFirst,
    DateOrder::DayFirst,
];

/// How a header is like the name of a column, the best first.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub enum Named {
    /// Its words have those of this name among them; how much of the header these are.
    Within(f64, &'static str),
    /// It is nearly this name.
    Near(f64, &'static str),
    /// Other systems call the column so.
    Habit(&'static str),
    /// It is a word that stands for this column in exports, or the column's own name.
    Known,
}

/// All names of a column.
pub fn names(column: &Column) -> impl Iterator<Item = &'static str> + use<> {
    std::iter::once(column.name).chain(column.headers.iter().copied())
}

/// How a header is like the names of a column of a file, if it is; what other systems call it counts too.
#[must_use]
pub fn named_in(file: File, header: &str, column: &Column) -> Option<Named> {
    let like = named(header, column);
    if like == Some(Named::Known) || header.len() > LONGEST_HEADER {
        return like;
    }
    let own = normal(header);
    let mut habits = habits::headers(file, column.name).iter();
    let habit = habits.find(|habit| own == **habit);
    habit.map(|habit| Named::Habit(habit)).or(like)
}

/// Whether other systems call a column so, by a header as it is compared.
#[must_use]
pub fn is_habit(file: File, header: &str, column: &Column) -> bool {
    habits::headers(file, column.name).contains(&header)
}

/// How a header is like the names of a column, if it is.
#[must_use]
pub fn named(header: &str, column: &Column) -> Option<Named> {
    // What is no table may seem to have a header of a megabyte: to compare that with every name takes minutes.
    if header.len() > LONGEST_HEADER {
        return None;
    }
    let header = Compared::of(header);
    if header.text.is_empty() {
        return None;
    }
    let mut best = None;
    for name in names(column) {
        let known = compared(name);
        let like = if header.text == known.text {
            Some(Named::Known)
        } else {
            near(&header, &known, name).or_else(|| within(&header, &known, name))
        };
        if like > best {
            best = like;
        }
    }
    best
}

/// A name as it is compared with others.
#[derive(Clone)]
struct Compared {
    text: String,
    /// Its letters in the order of the alphabet.
    letters: Vec<char>,
}

impl Compared {
    fn of(name: &str) -> Self {
        let text = normal(name).into_owned();
        let mut letters: Vec<char> = text.chars().collect();
        letters.sort_unstable();
        Self { text, letters }
    }

    /// How many letters one of two names has that the other has not: no fewer have to be changed to make one of the other.
    fn letters_apart(&self, other: &Self) -> usize {
        let (mut own, mut others) = (self.letters.as_slice(), other.letters.as_slice());
        let mut shared = 0;
        while let ([first, rest @ ..], [other, others_rest @ ..]) = (own, others) {
            if first <= other {
                own = rest;
            }
            if other <= first {
                others = others_rest;
            }
            shared += usize::from(first == other);
        }
        self.letters.len().max(other.letters.len()) - shared
    }
}

/// A known name as it is compared: a table may have thousands of columns, and each is held against all names.
fn compared(name: &'static str) -> Cow<'static, Compared> {
    static KNOWN: LazyLock<BTreeMap<&'static str, Compared>> = LazyLock::new(|| {
        let columns = File::ALL.into_iter().flat_map(File::columns);
        let names = columns.flat_map(names);
        names.map(|name| (name, Compared::of(name))).collect()
    });
    let known = KNOWN.get(name).map(Cow::Borrowed);
    known.unwrap_or_else(|| Cow::Owned(Compared::of(name)))
}

fn near(header: &Compared, known: &Compared, name: &'static str) -> Option<Named> {
    // To count letters is quick, and most names differ in too many.
    let share = |letters: usize| u32::try_from(letters).map_or(0.0, f64::from);
    let all = header.letters.len().max(known.letters.len());
    if 1.0 - share(header.letters_apart(known)) / share(all) < NEAR {
        return None;
    }
    let likeness = strsim::normalized_damerau_levenshtein(&header.text, &known.text);
    (likeness >= NEAR).then_some(Named::Near(likeness, name))
}

fn within(header: &Compared, known: &Compared, name: &'static str) -> Option<Named> {
    let (header, known) = (&header.text, &known.text);
    if known.len() > header.len() {
        return None;
    }
    let is_there = |word: &str| header.split(' ').any(|own| own == word);
    if !known.split(' ').all(is_there) {
        return None;
    }
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    let (of, part) = (letters(header), letters(known));
    let share =
        u32::try_from(part).map_or(0.0, f64::from) / u32::try_from(of).map_or(1.0, f64::from);
    (part >= SHORTEST_WITHIN).then_some(Named::Within(share, name))
}

/// How many cells of a sample are what a column wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// So many are.
    pub fit: usize,
    /// Of so many that are not blank.
    pub of: usize,
}

impl Share {
    /// Whether at least so many of a hundred are.
    #[must_use]
    pub const fn is_at_least(self, percent: usize) -> bool {
        self.of > 0 && self.fit * 100 >= self.of * percent
    }

    /// Both together.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self {
            fit: self.fit + other.fit,
            of: self.of + other.of,
        }
    }

    /// The share of the cells for which something holds.
    pub fn of<'a>(cells: impl Iterator<Item = &'a str>, fits: impl Fn(&str) -> bool) -> Self {
        cells.fold(Self::default(), |share, cell| Self {
            fit: share.fit + usize::from(fits(cell)),
            of: share.of + 1,
        })
    }
}

/// How many cells of a field can be read as the column wants them; of a kind that takes anything, all.
#[must_use]
pub fn readable(source: &Source, field: usize, kind: Kind, phones: Option<phone::Reader>) -> Share {
    let vocabulary = kind.words().map(|words| Vocabulary::new(words, None));
    let in_words = |read: &dyn Fn(&Vocabulary) -> bool| vocabulary.as_ref().is_some_and(read);
    Share::of(source.cells(field), |cell| match kind {
        Kind::Text | Kind::Teeth | Kind::Basis | Kind::Abouts | Kind::Source => true,
        Kind::Date => ORDERS
            .iter()
            .any(|&order| values::date_in(order, cell).is_ok()),
        Kind::Moment | Kind::MomentOrDate => is_moment(cell, true),
        Kind::Choice(_) => in_words(&|words| words.read(cell).is_ok()),
        Kind::Channels => in_words(&|words| values::channels(cell, words).is_ok()),
        Kind::Weekdays => in_words(&|words| values::weekdays(cell, words).is_ok()),
        Kind::Times => in_words(&|words| values::times(cell, words).is_ok()),
        Kind::Zone => values::zone(cell).is_ok(),
        // A cell that says no or nothing holds no number.
        Kind::Phones => phones.is_some_and(|phones| {
            let numbers = values::phones(cell, &phones);
            numbers.is_ok_and(|numbers| numbers.is_some_and(|numbers| !numbers.own.is_empty()))
        }),
        Kind::Phone => phones.is_some_and(|phones| {
            let one = values::phone(cell, &phones, values::Whose::Guardian);
            one.is_ok_and(|one| one.is_some())
        }),
        Kind::Email => values::email(cell).is_ok(),
        Kind::Score => values::score(cell).is_ok(),
        Kind::Minutes => values::minutes(cell).is_ok(),
    })
}

/// Whether a cell says how, on which days or at which hours somebody wants to be called, in words that recall knows.
#[must_use]
pub fn is_read(cell: &str, kind: Kind) -> bool {
    let Some(words) = kind.words().map(|words| Vocabulary::new(words, None)) else {
        return false;
    };
    match kind {
        Kind::Channels => values::channels(cell, &words).is_ok(),
        Kind::Weekdays => values::weekdays(cell, &words).is_ok(),
        Kind::Times => values::times(cell, &words).is_ok(),
        _ => false,
    }
}

/// A day and a time, or a day alone where that is enough.
#[must_use]
pub fn is_moment(cell: &str, date_alone: bool) -> bool {
    let read = |order| values::moment_in(order, cell, chrono_tz::Tz::UTC, date_alone).is_ok();
    ORDERS.into_iter().any(read)
}

/// A time of the day alone.
#[must_use]
pub fn is_clock(cell: &str) -> bool {
    let lower = cell.to_ascii_lowercase();
    let half = ["am", "pm"]
        .iter()
        .find_map(|half| lower.strip_suffix(half));
    let parts: Vec<&str> = half.unwrap_or(&lower).trim_end().split(':').collect();
    let is_number = |part: &&str| {
        (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    (2..=3).contains(&parts.len()) && parts.iter().all(is_number)
}

/// The first two numbers of a date such as 3/31/2026.
#[must_use]
pub fn slashed(cell: &str) -> Option<(u8, u8)> {
    let mut parts = cell.split('/');
    let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
    let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    let number = |part: &str| {
        part.parse::<u8>()
            .ok()
            .filter(|number| (1..=31).contains(number))
    };
    let is_whole = parts.next().is_none() && is_year;
    Some((number(first)?, number(second)?)).filter(|_| is_whole)
}

/// The value of which a word is most like one of the words, if it is like any.
#[must_use]
pub fn value(word: &str, words: &'static Words) -> Option<&'static str> {
    let word = normal(word).into_owned();
    let parts: Vec<&str> = word.split(' ').collect();
    let like = |known: &str| {
        let known = normal(known).into_owned();
        let own: Vec<&str> = known.split(' ').collect();
        let letters = known.chars().count();
        // "did not come at all" has "come" among its words, and means the opposite.
        let is_denied = DENIALS
            .iter()
            .any(|no| parts.contains(no) && !own.contains(no));
        let has_all = letters > SHORTEST_WITHIN && own.iter().all(|part| parts.contains(part));
        let near = strsim::normalized_damerau_levenshtein(&word, &known);
        if is_denied {
            0.0
        } else if has_all {
            // Of several the longest.
            near.max(NEAR + u32::try_from(letters).map_or(0.0, f64::from) / 1000.0)
        } else {
            near
        }
    };
    let meanings = |name: &'static str| {
        let own = habits::MEANINGS.iter();
        let own = own.filter(move |(value, _)| *value == name);
        own.flat_map(|(_, words)| words.iter().copied())
    };
    let mut best = (0.0, None);
    for &(name, further) in words.values {
        let known = further.iter().chain([&name]).copied();
        for known in known.chain(meanings(name)) {
            let likeness = like(known);
            if likeness > best.0 {
                best = (likeness, Some(name));
            }
        }
    }
    best.1.filter(|_| best.0 >= NEAR)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::columns::{CARDS, PATIENTS, VISITS, card, patient, visit};

    #[test]
    fn no_name_that_is_near_is_passed_over_for_its_letters() {
        let texts = [
            "",
            "дата",
            "дтаа",
            "дата визита",
            "визита дата",
            "телефон",
            "телефн",
            "телефонн",
            "id",
            "di",
            "патиент",
            "пациент",
        ];
        for one in texts.map(Compared::of) {
            for other in texts.map(Compared::of) {
                let distance = strsim::damerau_levenshtein(&one.text, &other.text);
                assert!(
                    one.letters_apart(&other) <= distance,
                    "{} {}",
                    one.text,
                    other.text
                );
                assert_eq!(one.letters_apart(&other), other.letters_apart(&one));
            }
        }
        let apart = |one, other| Compared::of(one).letters_apart(&Compared::of(other));
        assert_eq!(
            [
                apart("дтаа", "дата"),
                apart("телефн", "телефон"),
                apart("дата", "id")
            ],
            [0, 1, 4]
        );
    }

    #[test]
    fn what_is_longer_than_any_header_is_like_none() {
        let header = |length| format!("Моб. телефон {}", "x".repeat(length));
        let phone = &PATIENTS[patient::PHONE];
        assert!(matches!(
            named(&header(100), phone),
            Some(Named::Within(..))
        ));
        assert_eq!(named(&header(LONGEST_HEADER), phone), None);
    }

    #[test]
    fn headers_are_like_names() {
        let phone = &PATIENTS[patient::PHONE];
        assert_eq!(named("Моб. телефон", phone), Some(Named::Known));
        assert!(matches!(
            named("Телефн", phone),
            Some(Named::Near(_, "Телефон"))
        ));
        assert!(matches!(
            named("Домашний телефон", phone),
            Some(Named::Within(_, "Телефон"))
        ));
        assert_eq!(named("Адрес", phone), None);
        assert!(matches!(
            named("Дата и время начала приёма", &VISITS[visit::STARTS_AT]),
            Some(Named::Within(_, "Дата и время приёма"))
        ));
        assert!(named("Согласие подписано", &CARDS[card::CONSENT]) < Some(Named::Known));
    }

    #[test]
    fn dates_with_the_month_first() {
        assert_eq!(slashed("3/31/2026"), Some((3, 31)));
        assert_eq!(slashed("31/03/2026"), Some((31, 3)));
        for cell in [
            "3/31/26",
            "3/31",
            "0/1/2026",
            "3/32/2026",
            "31.03.2026",
            "a/b/2026",
            "1/2/2026/3",
        ] {
            assert_eq!(slashed(cell), None, "{cell}");
        }
        assert!(is_moment("3/31/2026 9:30", false));
        assert!(!is_moment("3/31/2026", false));
    }
}
