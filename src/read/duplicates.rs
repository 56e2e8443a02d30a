//! Patients who seem to be one person: the same name, the same birth date, and a number in common.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{BuildHasher, Hash, Hasher};

use chrono::NaiveDate;
use foldhash::fast::FixedState;

use super::conflicts::meeting;
use super::register::Register;
use super::values::{lower, lower_russian};
use crate::clinic::{Bar, Barred, Barring, PatientIndex, RowAt};
use crate::phone::Phone;

/// Who a row is about: a patient, or, where a row has no id, just that row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Who {
    Patient(PatientIndex),
    Row(RowAt),
}

/// What rows say about who somebody is; refused rows too.
#[derive(Default)]
pub struct Identities {
    /// The hash of name and birth date of each row that has both, beside whose it is.
    persons: Vec<u64>,
    whose: Vec<(Who, RowAt)>,
    /// The numbers of patients.
    numbers: Vec<(PatientIndex, Phone)>,
    /// The numbers of rows without an id.
    row_numbers: Vec<(RowAt, Phone)>,
    /// What gives a patient's numbers besides his first row: cards, and further rows under his id.
    more: Vec<(PatientIndex, RowAt)>,
}

/// The hash of a name and a birth date, where both are given: case and `ё` aside, with one space between words.
#[must_use]
pub fn person(
    birth_date: Option<NaiveDate>,
    name: [&str; 3],
    further_names: Option<&str>,
) -> Option<u64> {
    let birth_date = birth_date?;
    let mut hasher = FixedState::default().build_hasher();
    birth_date.hash(&mut hasher);
    let mut is_blank = true;
    let parts = name.into_iter().chain(further_names);
    for word in parts.flat_map(str::split_whitespace) {
        is_blank = false;
        for letter in word.chars() {
            match lower_russian(letter) {
                Some(small) => hasher.write_u32(small.into()),
                None => lower(letter).for_each(|small| hasher.write_u32(small.into())),
            }
        }
        hasher.write_u32(' '.into());
    }
    (!is_blank).then(|| hasher.finish())
}

impl Identities {
    /// Takes in a patient's row, and whether it is the first.
    pub fn patient_row(
        &mut self,
        (patient, is_first): (PatientIndex, bool),
        row: RowAt,
        person: Option<u64>,
        numbers: &[Phone],
    ) {
        if !is_first {
            self.more.push((patient, row));
        }
        self.take(Who::Patient(patient), row, person);
        self.numbers
            .extend(numbers.iter().map(|&number| (patient, number)));
    }

    /// Takes in a row without an id.
    pub fn nameless_row(&mut self, row: RowAt, person: Option<u64>, numbers: &[Phone]) {
        self.take(Who::Row(row), row, person);
        self.row_numbers
            .extend(numbers.iter().map(|&number| (row, number)));
    }

    fn take(&mut self, who: Who, row: RowAt, person: Option<u64>) {
        if let Some(person) = person {
            self.persons.push(person);
            self.whose.push((who, row));
        }
    }

    /// Takes in a row of cards.csv.
    pub fn card_row(
        &mut self,
        patient: PatientIndex,
        row: RowAt,
        numbers: impl Iterator<Item = Phone>,
    ) {
        let before = self.numbers.len();
        self.numbers.extend(numbers.map(|number| (patient, number)));
        if self.numbers.len() > before {
            self.more.push((patient, row));
        }
    }

    /// The bars of all who seem to be one person with somebody else.
    #[must_use]
    pub fn possible_duplicates(mut self, register: &Register) -> Vec<Barring> {
        let patients = &register.patients;
        // Whom a patient is told of does not depend on the order of the rows.
        let place = |who: &Who| match *who {
            Who::Patient(patient) => (false, register.ids.get(patients[patient as usize].id), None),
            Who::Row(row) => (true, "", Some(row)),
        };
        let met = meeting(&self.persons).into_iter();
        let mut persons: Vec<(u64, Who, RowAt)> = met
            .map(|place| {
                let (who, row) = self.whose[place];
                (self.persons[place], who, row)
            })
            .collect();
        if persons.is_empty() {
            return Vec::new();
        }
        persons.sort_unstable();
        self.numbers.sort_unstable();
        self.row_numbers.sort_unstable();
        self.more.sort_unstable();
        let mut bars = Vec::new();
        for group in persons.chunk_by(|a, b| a.0 == b.0) {
            let mut rows: BTreeMap<Who, BTreeSet<RowAt>> = BTreeMap::new();
            for &(_, who, row) in group {
                rows.entry(who).or_default().insert(row);
            }
            let mut sharing: BTreeMap<Phone, Vec<Who>> = BTreeMap::new();
            for &who in rows.keys() {
                for number in self.numbers_of(who) {
                    sharing.entry(number).or_default().push(who);
                }
            }
            for sharing in sharing.values_mut() {
                sharing.sort_unstable_by_key(place);
            }
            for (&one, own) in &rows {
                let Who::Patient(patient) = one else { continue };
                // One other is enough to bar him; there may be thousands.
                let mut others = self
                    .numbers_of(one)
                    .into_iter()
                    .filter_map(|number| sharing.get(&number));
                let other = others.find_map(|sharing| sharing.iter().find(|&&who| who != one));
                let Some(&other) = other else { continue };
                let named = own
                    .iter()
                    .chain(rows.get(&other).into_iter().flatten())
                    .copied();
                let named = named
                    .chain(self.rows_with_numbers(patients, one))
                    .chain(self.rows_with_numbers(patients, other));
                bars.extend(named.map(|row| Barring {
                    patient,
                    scope: Barred::Patient,
                    bar: Bar::PossibleDuplicate,
                    row,
                }));
            }
        }
        bars
    }

    fn numbers_of(&self, who: Who) -> Vec<Phone> {
        match who {
            Who::Patient(patient) => found(&self.numbers, patient),
            Who::Row(row) => found(&self.row_numbers, row),
        }
    }

    /// The rows that may give a number of somebody's; the number in common need not stand where the name does.
    fn rows_with_numbers(&self, patients: &[crate::clinic::Patient], who: Who) -> Vec<RowAt> {
        let Who::Patient(patient) = who else {
            return Vec::new();
        };
        let first = patients[patient as usize].row;
        let mut rows = found(&self.more, patient);
        rows.push(first);
        rows
    }
}

/// What stands beside a key in a sorted list.
fn found<K: Ord + Copy, T: Copy>(list: &[(K, T)], key: K) -> Vec<T> {
    let from = list.partition_point(|(other, _)| *other < key);
    let same = list[from..].iter().take_while(|(other, _)| *other == key);
    same.map(|&(_, found)| found).collect()
}
