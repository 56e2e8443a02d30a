//! The patients, as the rows of every other file look them up.

use std::collections::BTreeMap;
use std::hash::BuildHasher;
use std::sync::OnceLock;

use foldhash::fast::FixedState;
use hashbrown::HashTable;

use crate::export::values::{is_space, is_unseen, lower};
use crate::model::clinic::{Number, Patient, PatientIndex, SharedDay};
use crate::model::text::{Id, Ids};

/// The patients with their ids.
#[derive(Default)]
pub struct Register {
    /// Every patient of patients.csv, rejected ones too.
    pub patients: Vec<Patient>,
    /// Their ids.
    pub ids: Ids,
    /// Their numbers behind the first: see [`Clinic::further_numbers`](crate::model::clinic::Clinic::further_numbers).
    pub further_numbers: Vec<(PatientIndex, Number)>,
    /// Days of consent that the clinic's program set.
    pub shared_days: Vec<SharedDay>,
    /// The further rows of those whose rows are refused, with what can be read of them; by patient.
    pub further_rows: Vec<(PatientIndex, Patient)>,
    /// Patients whose id is a plain number, by that number.
    by_number: ByNumber,
    /// All others.
    by_text: HashTable<PatientIndex>,
    hasher: FixedState,
    /// Some patient's own rows are refused.
    some_refused: bool,
    /// The patients by what is left of their ids without zeros, case, spaces and `.0`; made when the first orphan is met.
    reduced: OnceLock<BTreeMap<String, Vec<PatientIndex>>>,
}

impl Register {
    /// A register for these ids; nobody stands in it yet.
    #[must_use]
    pub fn new(ids: Ids, given: impl Iterator<Item = Id>) -> Self {
        let by_number = ByNumber::new(given.filter_map(|id| plain_number(ids.get(id))));
        Self {
            ids,
            by_number,
            ..Self::default()
        }
    }

    /// The patient with that id, if patients.csv has one.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<PatientIndex> {
        let by_number = plain_number(id).and_then(|number| self.by_number.find(number));
        if by_number.is_some() || self.by_text.is_empty() {
            return by_number;
        }
        let is_his = |&index: &PatientIndex| self.id(index) == id;
        self.by_text.find(self.hasher.hash_one(id), is_his).copied()
    }

    /// The index of the patient of a row, and whether the patient is new.
    pub fn take(&mut self, patient: Patient) -> (PatientIndex, bool) {
        let id = self.ids.get(patient.id);
        if let Some(index) = self.find(id) {
            return (index, false);
        }
        let index = u32::try_from(self.patients.len()).unwrap_or(u32::MAX);
        let stands = plain_number(id).is_some_and(|number| self.by_number.put(number, index));
        if !stands {
            let (patients, ids, hasher) = (&self.patients, &self.ids, &self.hasher);
            let hash_of = |index: &PatientIndex| {
                let own = patients.get(*index as usize).unwrap_or(&patient);
                hasher.hash_one(ids.get(own.id))
            };
            self.by_text
                .insert_unique(hasher.hash_one(id), index, hash_of);
        }
        self.patients.push(patient);
        (index, true)
    }

    /// Says that every patient has been taken in.
    pub fn finish(&mut self) {
        self.by_number.finish();
    }

    /// Marks a patient whose own rows are refused.
    pub fn refuse(&mut self, patient: PatientIndex) {
        self.patients[patient as usize].row_rejected = true;
        self.some_refused = true;
    }

    /// Whether a patient is known by refused rows alone.
    #[must_use]
    pub fn is_refused(&self, patient: PatientIndex) -> bool {
        self.some_refused && self.patients[patient as usize].row_rejected
    }

    fn id(&self, patient: PatientIndex) -> &str {
        self.ids.get(self.patients[patient as usize].id)
    }

    /// The patients whose ids differ from this one only in what spreadsheets change, and the one whose id it is.
    #[must_use]
    pub fn nearly(&self, id: &str) -> &[PatientIndex] {
        let reduced_ids = self.reduced.get_or_init(|| {
            let mut reduced_ids: BTreeMap<String, Vec<PatientIndex>> = BTreeMap::new();
            for index in (0..).take(self.patients.len()) {
                let key = reduced(self.id(index));
                reduced_ids.entry(key).or_default().push(index);
            }
            reduced_ids
        });
        let key = reduced(id);
        // Of an apostrophe alone nothing is left, and it names nobody.
        let patients = reduced_ids.get(&key).filter(|_| !key.is_empty());
        patients.map_or(&[], |patients| patients.as_slice())
    }
}

/// A table from numbers to patients, as long as it has no more than so many places for each.
#[derive(Default)]
struct ByNumber {
    first: usize,
    places: Vec<PatientIndex>,
    in_order: Option<InOrder>,
}

impl ByNumber {
    const PLACES_A_PATIENT: usize = 8;
    /// Marks a place where no patient stands.
    const NOBODY: PatientIndex = PatientIndex::MAX;

    fn new(numbers: impl Iterator<Item = usize>) -> Self {
        let (mut first, mut last, mut count) = (usize::MAX, 0, 0_usize);
        for number in numbers {
            first = first.min(number);
            last = last.max(number);
            count += 1;
        }
        match last.checked_sub(first) {
            Some(span) if span < count.saturating_mul(Self::PLACES_A_PATIENT) => Self {
                first,
                places: vec![Self::NOBODY; span + 1],
                in_order: None,
            },
            _ => Self::default(),
        }
    }

    fn find(&self, number: usize) -> Option<PatientIndex> {
        let place = number.checked_sub(self.first)?;
        if let Some(in_order) = &self.in_order {
            return in_order.find(place);
        }
        let index = self.places.get(place).copied();
        index.filter(|&index| index != Self::NOBODY)
    }

    /// Whether there is a place for that number.
    fn put(&mut self, number: usize, index: PatientIndex) -> bool {
        let place = number.checked_sub(self.first);
        match place.and_then(|place| self.places.get_mut(place)) {
            Some(place) => {
                *place = index;
                true
            }
            None => false,
        }
    }

    /// Makes the table small where the patients stand in it one after another, as in most exports.
    fn finish(&mut self) {
        if let Some(in_order) = InOrder::of(&self.places) {
            self.in_order = Some(in_order);
            self.places = Vec::new();
        }
    }
}

/// A table in which the first patient stands before the second, and so on: it is enough to know which places are taken.
struct InOrder {
    /// For 64 places each, how many are taken before them, and which of them are.
    words: Vec<(PatientIndex, u64)>,
}

impl InOrder {
    fn of(places: &[PatientIndex]) -> Option<Self> {
        let mut words = Vec::with_capacity(places.len().div_ceil(64));
        let mut count = 0;
        for places in places.chunks(64) {
            let (before, mut taken) = (count, 0);
            for (&index, bit) in places.iter().zip(0..) {
                if index == count {
                    taken |= 1 << bit;
                    count += 1;
                } else if index != ByNumber::NOBODY {
                    return None;
                }
            }
            words.push((before, taken));
        }
        Some(Self { words })
    }

    fn find(&self, place: usize) -> Option<PatientIndex> {
        let &(before, taken) = self.words.get(place / 64)?;
        let bit = 1 << (place % 64);
        (taken & bit != 0).then(|| before + (taken & (bit - 1)).count_ones())
    }
}

/// The number that an id is, written the one way in which numbers are: digits alone, and no nought before others.
fn plain_number(id: &str) -> Option<usize> {
    let bytes = id.as_bytes();
    let is_plain = match bytes {
        [b'0'] => true,
        [b'1'..=b'9', rest @ ..] => rest.len() < 9 && rest.iter().all(u8::is_ascii_digit),
        _ => false,
    };
    let digit = |number, byte: &u8| number * 10 + usize::from(byte - b'0');
    is_plain.then(|| bytes.iter().fold(0, digit))
}

/// An id without what spreadsheets and people add, drop or change: spaces and what is not seen, an apostrophe in front, case, `.0` at the end,
/// zeros at the start; of letters that look alike in Latin and in Cyrillic the Cyrillic one.
pub fn reduced(id: &str) -> String {
    let is_seen = |c: &char| !is_space(*c) && !is_unseen(*c) && !c.is_control();
    let seen = id.chars().filter(is_seen);
    let id: String = seen.flat_map(lower).map(as_cyrillic).collect();
    let id = id.trim_start_matches(['\'', '’', '`']);
    let whole = id.strip_suffix(".0").or_else(|| id.strip_suffix(",0"));
    let id = whole.unwrap_or(id);
    let rest = id.trim_start_matches('0');
    if rest.is_empty() && !id.is_empty() {
        "0".to_owned()
    } else {
        rest.to_owned()
    }
}

/// The Cyrillic letter that looks as a Latin one does, be it as a capital; both are small here.
const fn as_cyrillic(letter: char) -> char {
    match letter {
        'a' => 'а',
        'b' => 'в',
        'c' => 'с',
        'e' => 'е',
        'h' => 'н',
        'i' => 'і',
        'j' => 'ј',
        'k' => 'к',
        'm' => 'м',
        'o' => 'о',
        'p' => 'р',
        's' => 'ѕ',
        't' => 'т',
        'x' => 'х',
        'y' => 'у',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::clinic::RowAt;

    /// A register of these ids, each taken twice.
    fn register(all: &[&str]) -> Register {
        let mut ids = Ids::default();
        let own: Vec<_> = all.iter().map(|id| ids.put(id)).collect();
        let mut register = Register::new(ids, own.iter().copied());
        for (id, index) in own.into_iter().zip(0..) {
            let patient = || Patient {
                id,
                ..Patient::unknown(RowAt::new(0, 2))
            };
            assert_eq!(register.take(patient()), (index, true));
            assert_eq!(register.take(patient()), (index, false));
        }
        register.finish();
        register
    }

    #[test]
    fn each_id_is_found_as_it_is_written() {
        for all in [
            &["7", "07", "0", "6", "7.0", "п-7", " 7", "+7"][..],
            &["70000", "999999999", "9999999999", "x"],
            &["7", "6", "9", "12"],
            &["10000001", "10000002", "10000005"],
            &["п-7", "п-8"],
            &["12"],
        ] {
            let register = register(all);
            for (id, index) in all.iter().zip(0..) {
                assert_eq!(register.find(id), Some(index), "{id}");
            }
            for id in ["8", "", "10000003", "п-9", "11"] {
                assert_eq!(register.find(id), None, "{id}");
            }
        }
        assert_eq!(register(&[]).find("7"), None);
    }

    #[test]
    fn ids_that_are_nearly_the_same_are_found() {
        let register = register(&["7", "007", "A 7", "7.0"]);
        assert_eq!(register.nearly("07"), [0, 1, 3]);
        assert_eq!(register.nearly("a7"), [2]);
        assert_eq!(register.nearly("'7"), [0, 1, 3]);
        // A Cyrillic letter in place of the Latin one.
        assert_eq!(register.nearly("А7"), [2]);
        assert!(register.nearly("8").is_empty());
        assert!(register.nearly("'").is_empty());
    }

    #[test]
    fn ids_are_reduced_to_what_spreadsheets_keep() {
        for (id, rest) in [
            ("007", "7"),
            ("7.0", "7"),
            (" A 7", "а7"),
            ("Р-12", "р-12"),
            ("P-12", "р-12"),
            ("кВ7", "кв7"),
            ("KB7", "кв7"),
            ("'007", "7"),
            ("’7", "7"),
            ("\u{200b}7\u{1f}", "7"),
            ("7,0", "7"),
            ("П-7", "п-7"),
            ("'", ""),
            ("000", "0"),
            ("10", "10"),
            ("0.0", "0"),
            ("1.00", "1.00"),
        ] {
            assert_eq!(reduced(id), rest, "{id}");
        }
    }
}
