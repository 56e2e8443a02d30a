//! The patients, as the rows of every other file look them up.

mod numbers;
mod texts;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use self::numbers::ByNumber;
use self::texts::ByText;
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
    /// Patients whose ids are written alike.
    by_number: ByNumber,
    /// All others.
    by_text: ByText,
    /// Some patient's own rows are refused.
    some_refused: bool,
    /// The patients by what is left of their ids without zeros, case, spaces and `.0`; made when the first orphan is met.
    reduced: OnceLock<BTreeMap<String, Vec<PatientIndex>>>,
}

impl Register {
    /// A register for these ids; nobody stands in it yet.
    #[must_use]
    pub fn new(ids: Ids, given: &(impl ExactSizeIterator<Item = Id> + Clone)) -> Self {
        let by_number = ByNumber::new(&given.clone().map(|id| ids.get(id)));
        Self {
            patients: Vec::with_capacity(given.len()),
            ids,
            by_number,
            ..Self::default()
        }
    }

    /// The patient with that id, if patients.csv has one.
    #[inline]
    #[must_use]
    pub fn find(&self, id: &str) -> Option<PatientIndex> {
        let by_number = self.by_number.find(id);
        by_number.or_else(|| self.by_text.find(id, |patient| self.id(patient)))
    }

    /// The patients with these ids, each as [`find`](Self::find) has it.
    pub fn find_all(&self, ids: &[&str], found: &mut Vec<Option<PatientIndex>>) {
        found.clear();
        found.extend(ids.iter().map(|id| self.by_number.find(id)));
        self.by_text
            .find_all(ids, found, |patient| self.id(patient));
    }

    /// Takes in a patient who is not in it.
    pub fn add(&mut self, patient: Patient) -> PatientIndex {
        let id = self.ids.get(patient.id);
        let index = u32::try_from(self.patients.len()).unwrap_or(u32::MAX);
        if !self.by_number.put(id, index) {
            self.by_text.put(id, index);
        }
        self.patients.push(patient);
        index
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

    /// A register of these ids.
    fn register(all: &[&str]) -> Register {
        let mut ids = Ids::default();
        let own: Vec<_> = all.iter().map(|id| ids.put(id)).collect();
        let mut register = Register::new(ids, &own.iter().copied());
        for (id, index) in own.into_iter().zip(0..) {
            let patient = || Patient {
                id,
                ..Patient::unknown(RowAt::new(0, 2))
            };
            assert_eq!(register.find(register.ids.get(id)), None);
            assert_eq!(register.add(patient()), index);
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
            &[
                "P000001", "P000002", "P000007", "P7", "p000001", "000001", "P0000001",
            ],
            &["000017", "000018", "17", "18", "0"],
            &["К-9", "К-10", "К-11", "К-010", "к-9"],
            &["7", "x1", "P001", "P002", "P003", "P004"],
            &[
                "123e4567-e89b-12d3-a456-426614174000",
                "123E4567-e89b-12d3-a456-426614174000",
                "123e4567-e89b-12d3-a456-426614174001",
                "123e4567-e89b-12d3-a456-42661417400",
                "123e4567-e89b-12d3-a456-42661417400g",
                "123e4567-e89b-12d3-a4566426614174000",
                "abcdefghijklmnop",
                "abcdefghijklmnopq",
                "abcdefghijklmno",
                "abc\0",
                "abc",
                "пациент 1",
            ],
        ] {
            let register = register(all);
            for (id, index) in all.iter().zip(0..) {
                assert_eq!(register.find(id), Some(index), "{id}");
            }
            let unknown = ["8", "", "10000003", "п-9", "11"];
            for id in unknown {
                assert_eq!(register.find(id), None, "{id}");
            }
            // More of them than are looked for at once, in another order, and some that nobody has.
            let ids: Vec<&str> = all.iter().rev().chain(&unknown).copied().collect();
            let ids = ids.repeat(9);
            let mut found = vec![Some(0); 3];
            register.find_all(&ids, &mut found);
            let one_by_one: Vec<_> = ids.iter().map(|id| register.find(id)).collect();
            assert_eq!(found, one_by_one);
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
