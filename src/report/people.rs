//! Who is meant by a name, a part of one, or a telephone number: somebody calls in, and is to be found in two words.

use crate::export::values::{is_same_word, normal};
use crate::export::words::CASE_PREFIX;
use crate::model::clinic::{Clinic, Number, Patient, PatientIndex};
use crate::model::text::Text;
use crate::phone;

/// Of a number at least so many of its last digits are asked for.
const FEWEST_DIGITS: usize = 5;

/// Of a name at least so many letters.
const FEWEST_LETTERS: usize = 2;

/// The patients who may be meant, by id: those of whom a number ends so, or whose own name or whose guardian's has, for each word, one that
/// begins with it.
#[must_use]
pub(crate) fn who_may_be_meant(
    clinic: &Clinic,
    phones: phone::Reader,
    asked: &str,
) -> Vec<PatientIndex> {
    let all = clinic.by_id.iter().copied();
    if let Some(wanted) = Wanted::number(phones, asked) {
        return all
            .filter(|&patient| wanted.fits(clinic, patient))
            .collect();
    }
    let asked = normal(asked);
    let Some(words) = words_of(&asked) else {
        return Vec::new();
    };
    let is_meant = |patient: PatientIndex| {
        let Patient {
            last_name,
            first_name,
            patronymic,
            guardian_name,
            ..
        } = clinic.patients[patient as usize];
        has_words(clinic, &[last_name, first_name, patronymic], &words)
            || has_words(clinic, &[guardian_name], &words)
    };
    all.filter(|&patient| is_meant(patient)).collect()
}

/// The words of a name that is asked for; `None` where they are too short to tell anybody by.
pub(crate) fn words_of(asked: &str) -> Option<Vec<&str>> {
    let words: Vec<&str> = asked.split_whitespace().collect();
    let letters: usize = words.iter().map(|word| word.chars().count()).sum();
    (letters >= FEWEST_LETTERS).then_some(words)
}

/// Whether each word is the beginning of one of a name's; in whichever order.
fn has_words(clinic: &Clinic, name: &[Text], words: &[&str]) -> bool {
    name_has_words(name.iter().map(|&part| clinic.texts.get(part)), words)
}

/// The same of a name that stands in no clinic; `words` as [`normal`] makes them.
pub(crate) fn name_has_words<'n>(name: impl Iterator<Item = &'n str>, words: &[&str]) -> bool {
    let mut of_name: Vec<String> = Vec::new();
    for part in name {
        let part = normal(part);
        of_name.extend(part.split_whitespace().map(ToOwned::to_owned));
    }
    words.iter().all(|word| {
        let found = of_name.iter().position(|part| part.starts_with(word));
        // Two words are two words of the name.
        found.map(|place| of_name.swap_remove(place)).is_some()
    })
}

/// A number that is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    Whole(u64),
    /// Its last digits, and ten to the power of how many they are.
    End(u64, u64),
}

impl Wanted {
    pub(crate) fn number(phones: phone::Reader, asked: &str) -> Option<Self> {
        // People part its digits by whatever their programs put between them: `8 916 000‑00‑01`.
        let is_part = |c: char| !c.is_alphabetic();
        let digits: String = asked.chars().filter(char::is_ascii_digit).collect();
        if digits.len() < FEWEST_DIGITS || !asked.chars().all(is_part) {
            return None;
        }
        if let Some(written) = phones.read(asked) {
            return Some(Self::Whole(written.phone.digits()));
        }
        let power = 10_u64.checked_pow(u32::try_from(digits.len()).ok()?)?;
        Some(Self::End(digits.parse().ok()?, power))
    }

    fn fits(&self, clinic: &Clinic, patient: PatientIndex) -> bool {
        let row = &clinic.patients[patient as usize];
        let own = row.number.into_iter().chain(row.guardian_phone);
        let mut all = own.chain(clinic.further_numbers_of(patient));
        all.any(|Number { phone, .. }| self.is(phone.digits()))
    }

    /// Whether it is a number of these digits, that of its country before them.
    pub(crate) fn is(&self, all: u64) -> bool {
        match *self {
            Self::Whole(digits) => all == digits,
            Self::End(digits, power) => all % power == digits,
        }
    }
}

/// A case as it is named in files, where it was named as people say it: `план:17` is `plan:17`.
#[must_use]
pub(crate) fn case_named(asked: &str) -> Option<(&'static str, &str)> {
    let (kind, id) = asked.split_once(':')?;
    let kinds = CASE_PREFIX.values.iter();
    let mut named = kinds.filter(|(name, words)| {
        let mut all = std::iter::once(name).chain(*words);
        all.any(|word| is_same_word(kind, word))
    });
    named.next().map(|(name, _)| (*name, id.trim()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test stops where it fails")]
    use super::*;
    use crate::testing::Story;

    #[test]
    fn somebody_is_found_by_a_name_or_a_number() {
        let story = Story::on("2026-03-02")
            .patient("7", "last_name=Ёлкин; first_name=Пётр; patronymic=Ильич; phone=8 (916) 000-00-01/8 916 000 00 11")
            .patient("8", "last_name=Ёлкина; first_name=Анна; phone=8 (916) 000-00-02; guardian_name=Серова Ольга Ильинична; guardian_phone=8 (916) 000-00-03")
            .patient("9", "last_name=Петров; first_name=Иван; phone=+49 30 1234567");
        let phones = phone::Reader::new("RU").unwrap();
        for (asked, expected) in [
            ("елкин", vec!["7", "8"]),
            ("Ёлкин", vec!["7", "8"]),
            ("петр ёлк", vec!["7"]),
            ("ПЕТР", vec!["7", "9"]),
            ("петр петр", vec![]),
            ("серова", vec!["8"]),
            ("ол сер", vec!["8"]),
            ("серова анна", vec![]),
            ("89160000001", vec!["7"]),
            ("+7 (916) 000-00-11", vec!["7"]),
            ("000-00-03", vec!["8"]),
            ("00003", vec!["8"]),
            ("0003", vec![]),
            ("1234567", vec!["9"]),
            ("9160000009", vec![]),
            ("я", vec![]),
            ("", vec![]),
        ] {
            let found = story.seen(|practice| {
                let found = who_may_be_meant(practice.clinic, phones, asked);
                let ids = found.iter();
                let ids = ids.map(|&patient| practice.clinic.patient_id(patient).to_owned());
                ids.collect::<Vec<_>>()
            });
            assert_eq!(found, expected, "{asked}");
        }
    }

    #[test]
    fn a_case_is_named_as_people_say_it() {
        for (asked, expected) in [
            ("план:П22", Some(("plan", "П22"))),
            ("План: П22", Some(("plan", "П22"))),
            ("приём:7", Some(("visit", "7"))),
            ("визит:7", Some(("visit", "7"))),
            ("договоренность:a:1", Some(("agreement", "a:1"))),
            ("plan:17", Some(("plan", "17"))),
            ("пациент:17", None),
            ("17", None),
        ] {
            assert_eq!(case_named(asked), expected, "{asked}");
        }
    }
}
