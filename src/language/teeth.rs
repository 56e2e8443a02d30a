//! Teeth in plain words: FDI numbers as a patient would count them.

mod in_text;

use std::fmt;

use crate::export::values::{Teeth, teeth};
pub(super) use in_text::in_words;

/// The teeth of a list of FDI numbers; `None` where any part of it is something else.
pub(super) fn read(text: &str) -> Option<Teeth> {
    teeth(text).ok().flatten()
}

/// The quadrants, from 1, that have teeth of the set, each with its places.
fn quadrants(teeth: Teeth) -> impl Iterator<Item = (usize, Places)> {
    let quadrants = teeth.quadrants().into_iter().enumerate();
    quadrants.filter_map(|(quadrant, places)| (places != 0).then_some((quadrant, Places(places))))
}

/// Places within a quadrant, counted from the middle.
#[derive(Clone, Copy)]
struct Places(u8);

impl Places {
    fn iter(self) -> impl Iterator<Item = usize> {
        (0..8).filter(move |place| self.0 & (1 << place) != 0)
    }

    /// The first and the last of three or more that stand in a row.
    fn row(self) -> Option<(usize, usize)> {
        let from = self.0.trailing_zeros();
        let count = self.0.count_ones();
        let is_row = self.0 >> from == u8::MAX >> (8 - count);
        (is_row && count > 2).then_some((from as usize, (from + count - 1) as usize))
    }

    /// The places by their words, the last joined by `and`.
    fn list(self, f: &mut fmt::Formatter<'_>, words: &[&str; 8], and: &str) -> fmt::Result {
        let count = self.iter().count();
        for (nth, place) in self.iter().enumerate() {
            match nth {
                0 => {}
                nth if nth + 1 == count => f.write_str(and)?,
                _ => f.write_str(", ")?,
            }
            f.write_str(words[place])?;
        }
        Ok(())
    }
}

/// The cases of Russian in which teeth are spoken of. The accusative is as the nominative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Case {
    Nominative,
    Genitive,
    Dative,
    Instrumental,
    Prepositional,
}

/// The places by case.
const RUSSIAN_PLACES: [[&str; 8]; 5] = [
    [
        "первый",
        "второй",
        "третий",
        "четвёртый",
        "пятый",
        "шестой",
        "седьмой",
        "восьмой",
    ],
    [
        "первого",
        "второго",
        "третьего",
        "четвёртого",
        "пятого",
        "шестого",
        "седьмого",
        "восьмого",
    ],
    [
        "первому",
        "второму",
        "третьему",
        "четвёртому",
        "пятому",
        "шестому",
        "седьмому",
        "восьмому",
    ],
    [
        "первым",
        "вторым",
        "третьим",
        "четвёртым",
        "пятым",
        "шестым",
        "седьмым",
        "восьмым",
    ],
    [
        "первом",
        "втором",
        "третьем",
        "четвёртом",
        "пятом",
        "шестом",
        "седьмом",
        "восьмом",
    ],
];
/// A tooth and teeth by case, then milk teeth.
const RUSSIAN_NOUNS: [[&str; 2]; 5] = [
    ["зуб", "зубы"],
    ["зуба", "зубов"],
    ["зубу", "зубам"],
    ["зубом", "зубами"],
    ["зубе", "зубах"],
];
const RUSSIAN_MILK: [[&str; 2]; 5] = [
    ["молочный ", "молочные "],
    ["молочного ", "молочных "],
    ["молочному ", "молочным "],
    ["молочным ", "молочными "],
    ["молочном ", "молочных "],
];
const RUSSIAN_FROM_PLACES: [&str; 8] = [
    "с первого",
    "со второго",
    "с третьего",
    "с четвёртого",
    "с пятого",
    "с шестого",
    "с седьмого",
    "с восьмого",
];
const RUSSIAN_SIDES: [&str; 4] = [
    "справа на верхней челюсти",
    "слева на верхней челюсти",
    "слева на нижней челюсти",
    "справа на нижней челюсти",
];

/// Teeth in Russian as one tells a patient: `третий зуб справа на нижней челюсти`.
#[derive(Clone, Copy)]
pub(super) struct Russian(pub Teeth);

impl fmt::Display for Russian {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        RussianForm(self.0, Case::Nominative).fmt(f)
    }
}

/// The same in a case: `третьего зуба справа на нижней челюсти`.
#[derive(Clone, Copy)]
struct RussianForm(Teeth, Case);

impl fmt::Display for RussianForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(teeth, case) = *self;
        for (nth, (quadrant, places)) in quadrants(teeth).enumerate() {
            if nth > 0 {
                f.write_str(", ")?;
            }
            let number = usize::from(!places.0.is_power_of_two());
            let milk = if quadrant >= 4 {
                RUSSIAN_MILK[case as usize][number]
            } else {
                ""
            };
            let noun = RUSSIAN_NOUNS[case as usize][number];
            if let Some((from, to)) = places.row() {
                let (from, to) = (RUSSIAN_FROM_PLACES[from], RUSSIAN_PLACES[0][to]);
                write!(f, "{milk}{noun} {from} по {to}")?;
            } else {
                places.list(f, &RUSSIAN_PLACES[case as usize], " и ")?;
                write!(f, " {milk}{noun}")?;
            }
            write!(f, " {}", RUSSIAN_SIDES[quadrant % 4])?;
        }
        Ok(())
    }
}

const ENGLISH_PLACES: [&str; 8] = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth",
];
const ENGLISH_SIDES: [&str; 4] = ["upper right", "upper left", "lower left", "lower right"];

/// Teeth in English as one tells a patient: `third tooth on the lower right`.
#[derive(Clone, Copy)]
pub(super) struct English(pub Teeth);

impl fmt::Display for English {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (nth, (quadrant, places)) in quadrants(self.0).enumerate() {
            if nth > 0 {
                f.write_str(", ")?;
            }
            let (is_milk, is_one) = (quadrant >= 4, places.0.is_power_of_two());
            if let Some((from, to)) = places.row() {
                write!(f, "{} to {}", ENGLISH_PLACES[from], ENGLISH_PLACES[to])?;
            } else {
                places.list(f, &ENGLISH_PLACES, " and ")?;
            }
            f.write_str(match (is_milk, is_one) {
                (false, true) => " tooth",
                (false, false) => " teeth",
                (true, true) => " milk tooth",
                (true, false) => " milk teeth",
            })?;
            write!(f, " on the {}", ENGLISH_SIDES[quadrant % 4])?;
        }
        Ok(())
    }
}

/// The FDI numbers themselves: `36, 37`.
#[derive(Clone, Copy)]
pub(super) struct Numbers(pub Teeth);

impl fmt::Display for Numbers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (nth, number) in self.0.numbers().enumerate() {
            write!(f, "{}{number}", if nth == 0 { "" } else { ", " })?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn russian(text: &str) -> Option<String> {
        read(text).map(|teeth| Russian(teeth).to_string())
    }

    fn english(text: &str) -> Option<String> {
        read(text).map(|teeth| English(teeth).to_string())
    }

    #[test]
    fn every_tooth_has_words_of_its_own() {
        let mut seen = BTreeSet::new();
        let mut count = 0;
        for number in 0..=99_usize {
            let (quadrant, place) = (number / 10, number % 10);
            let is_tooth = (1..=4).contains(&quadrant) && (1..=8).contains(&place)
                || (5..=8).contains(&quadrant) && (1..=5).contains(&place);
            let text = number.to_string();
            assert_eq!(russian(&text).is_some(), is_tooth, "{number}");
            if let (Some(russian), Some(english)) = (russian(&text), english(&text)) {
                count += 1;
                let right = [1, 4, 5, 8].contains(&quadrant);
                let upper = [1, 2, 5, 6].contains(&quadrant);
                assert!(russian.contains(RUSSIAN_PLACES[0][place - 1]));
                assert!(russian.contains(if right { "справа" } else { "слева" }));
                assert!(russian.contains(if upper {
                    "верхней"
                } else {
                    "нижней"
                }));
                assert_eq!(russian.contains("молочный"), quadrant > 4);
                assert!(english.contains(ENGLISH_PLACES[place - 1]));
                assert!(english.contains(if right { "right" } else { "left" }));
                assert!(english.contains(if upper { "upper" } else { "lower" }));
                assert_eq!(english.contains("milk"), quadrant > 4);
                seen.extend([russian, english]);
            }
        }
        assert_eq!(count, 52);
        assert_eq!(seen.len(), 2 * 52);
    }

    #[test]
    fn every_tooth_has_every_form() {
        use Case::{Dative, Genitive, Instrumental, Nominative, Prepositional};
        let form = |text: &str, case| RussianForm(read(text).unwrap(), case).to_string();
        let cases = [Nominative, Genitive, Dative, Instrumental, Prepositional];
        let mut seen = BTreeSet::new();
        for number in 11..=85_u32 {
            let text = number.to_string();
            if read(&text).is_some() {
                for case in cases {
                    seen.insert(form(&text, case));
                }
            }
        }
        assert_eq!(seen.len(), 52 * 5);
        for (text, case, words) in [
            ("13", Genitive, "третьего зуба справа на верхней челюсти"),
            ("24", Dative, "четвёртому зубу слева на верхней челюсти"),
            ("36", Instrumental, "шестым зубом слева на нижней челюсти"),
            ("48", Prepositional, "восьмом зубе справа на нижней челюсти"),
            (
                "75",
                Genitive,
                "пятого молочного зуба слева на нижней челюсти",
            ),
            (
                "36, 37",
                Genitive,
                "шестого и седьмого зубов слева на нижней челюсти",
            ),
            (
                "11 12 13",
                Instrumental,
                "зубами с первого по третий справа на верхней челюсти",
            ),
            (
                "54 55",
                Prepositional,
                "четвёртом и пятом молочных зубах справа на верхней челюсти",
            ),
        ] {
            assert_eq!(form(text, case), words, "{text}");
        }
    }

    #[test]
    fn lists_and_rows_are_said_together() {
        for (text, words) in [
            ("43", "третий зуб справа на нижней челюсти"),
            ("3.6", "шестой зуб слева на нижней челюсти"),
            ("84", "четвёртый молочный зуб справа на нижней челюсти"),
            ("37, 36", "шестой и седьмой зубы слева на нижней челюсти"),
            ("36 и 36", "шестой зуб слева на нижней челюсти"),
            (
                "11;12;13",
                "зубы с первого по третий справа на верхней челюсти",
            ),
            (
                "22 23 24 25 26",
                "зубы со второго по шестой слева на верхней челюсти",
            ),
            (
                "11, 12, 15",
                "первый, второй и пятый зубы справа на верхней челюсти",
            ),
            (
                "36,46",
                "шестой зуб слева на нижней челюсти, шестой зуб справа на нижней челюсти",
            ),
            (
                "74/75",
                "четвёртый и пятый молочные зубы слева на нижней челюсти",
            ),
        ] {
            assert_eq!(russian(text).as_deref(), Some(words), "{text}");
        }
        for (text, words) in [
            ("43", "third tooth on the lower right"),
            ("36, 37", "sixth and seventh teeth on the lower left"),
            ("11 12 13", "first to third teeth on the upper right"),
            ("51", "first milk tooth on the upper right"),
        ] {
            assert_eq!(english(text).as_deref(), Some(words), "{text}");
        }
    }

    #[test]
    fn what_is_no_fdi_number_is_not_guessed() {
        for text in [
            "",
            "19",
            "56",
            "99",
            "верх",
            "36 верх",
            "11-13",
            "136",
            "3,6",
            "0",
        ] {
            assert_eq!(russian(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_stand_in_order() {
        let numbers = |text: &str| read(text).map(|teeth| Numbers(teeth).to_string());
        assert_eq!(numbers("36").as_deref(), Some("36"));
        assert_eq!(numbers("85; 37 36").as_deref(), Some("36, 37, 85"));
    }
}
