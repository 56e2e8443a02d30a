//! Patients who seem to be one person: the same name, the same birth date, and a number in common.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{BuildHasher, Hash, Hasher};

use chrono::NaiveDate;
use foldhash::fast::FixedState;

use crate::export::values::{lower, lower_russian};
use crate::model::clinic::{
    Block, BlockReason, BlockScope, Consent, Namesake, Patient, PatientIndex, PatientStatus, RowAt,
};
use crate::model::text::Texts;
use crate::phone::Phone;
use crate::read::conflicts::meeting;
use crate::read::intake::hash_of;
use crate::read::register::Register;

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
    let parts = name.into_iter().chain(further_names);
    write_words(&mut hasher, parts).then(|| hasher.finish())
}

/// Writes words, case and `ё` aside, with one space behind each; whether there are any.
fn write_words<'t>(hasher: &mut impl Hasher, parts: impl Iterator<Item = &'t str>) -> bool {
    let mut letters = Letters(0);
    let mut is_any = false;
    for part in parts {
        let mut in_word = false;
        for letter in part.chars() {
            match lower_russian(letter) {
                Some(' ') => in_word = letters.end(in_word),
                Some(small) => {
                    letters.put(small);
                    (in_word, is_any) = (true, true);
                }
                None if letter.is_whitespace() => in_word = letters.end(in_word),
                None => {
                    lower(letter).for_each(|small| letters.put(small));
                    (in_word, is_any) = (true, true);
                }
            }
        }
        letters.end(in_word);
    }
    hasher.write_u64(letters.0);
    is_any
}

/// Letters one after another as one number, for there are many millions of them. Each step can be undone, so that only words that differ in
/// several letters can ever give the same number, and these by chance alone.
struct Letters(u64);

impl Letters {
    const fn put(&mut self, letter: char) {
        const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
        self.0 = (self.0.rotate_left(23) ^ letter as u64).wrapping_mul(ODD);
    }

    /// Puts a space behind a word, if there is one; no word is begun then.
    const fn end(&mut self, in_word: bool) -> bool {
        if in_word {
            self.put(' ');
        }
        false
    }
}

/// The hash of a name, where there is one.
fn name_hash(name: &str) -> Option<u64> {
    let mut hasher = FixedState::default().build_hasher();
    write_words(&mut hasher, [name].into_iter()).then(|| hasher.finish())
}

/// By what a row finds others of the same person: a number and the first name with the surname, in whichever order, and with the birth
/// date.
fn keys(number: Phone, patient: &Patient, texts: &Texts) -> [Option<u64>; 2] {
    let first = name_hash(texts.get(patient.first_name));
    let last = name_hash(texts.get(patient.last_name));
    let both = first.zip(last);
    let by_surname = both.map(|(first, last)| hash_of((number, first.min(last), first.max(last))));
    let of_birth = first.zip(patient.birth_date);
    let by_birth = of_birth.map(|(first, birth_date)| hash_of((number, first, birth_date)));
    [by_surname, by_birth]
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

    /// Every number, beside whose it is; in order.
    #[must_use]
    pub fn numbers(&self) -> Vec<(Phone, PatientIndex)> {
        let all = self.numbers.iter();
        let mut numbers: Vec<_> = all.map(|&(patient, number)| (number, patient)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    /// The bars of all who seem to be one person with somebody else.
    #[must_use]
    pub fn possible_duplicates(mut self, register: &Register) -> Vec<Block> {
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
        let mut blocks = Vec::new();
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
                blocks.extend(named.map(|row| Block {
                    patient,
                    scope: BlockScope::Patient,
                    reason: BlockReason::PossibleDuplicate,
                    row,
                }));
            }
        }
        blocks
    }

    /// Patients who may be the same person: those of each group have a number and the first name in common, and surname or birth date.
    #[must_use]
    pub fn namesakes(&self, register: &Register, texts: &Texts) -> Vec<Vec<Namesake>> {
        // A hash that two numbers never share; most numbers are one patient's own, and no name is looked at.
        let spread = |number: Phone| number.digits().wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let numbers: Vec<u64> = self.numbers.iter().map(|&(_, it)| spread(it)).collect();
        let met: Vec<(PatientIndex, Phone)> = meeting(&numbers)
            .into_iter()
            .map(|place| self.numbers[place])
            .collect();
        let mut keyed: Vec<(u64, PatientIndex, usize)> = Vec::new();
        let further = |patient: PatientIndex| {
            let rows = &register.further_rows;
            let from = rows.partition_point(|&(of, _)| of < patient);
            let own = rows.iter().zip(1..).skip(from);
            own.take_while(move |((of, _), _)| *of == patient)
                .map(|((_, row), place)| (place, row))
        };
        for group in met.chunk_by(|a, b| a.1 == b.1) {
            let mut patients: Vec<PatientIndex> = group.iter().map(|&(it, _)| it).collect();
            patients.sort_unstable();
            patients.dedup();
            if patients.len() < 2 {
                continue;
            }
            for patient in patients {
                let known = &register.patients[patient as usize];
                let own = std::iter::once((0, known));
                for (place, row) in own.chain(further(patient)) {
                    let keys = keys(group[0].1, row, texts).into_iter().flatten();
                    keyed.extend(keys.map(|key| (key, patient, place)));
                }
            }
        }
        keyed.sort_unstable();
        keyed.dedup();
        let groups = keyed.chunk_by(|a, b| a.0 == b.0);
        let groups = groups.filter(|group| group.iter().any(|it| it.1 != group[0].1));
        let namesake = |&(_, patient, place): &(u64, PatientIndex, usize)| {
            let own = &register.patients[patient as usize];
            let named = place
                .checked_sub(1)
                .and_then(|it| register.further_rows.get(it));
            let rows = std::iter::once(own).chain(further(patient).map(|(_, row)| row));
            namesake(patient, named.map_or(own, |(_, row)| row), rows, texts)
        };
        groups
            .map(|group| group.iter().map(namesake).collect())
            .collect()
    }

    fn numbers_of(&self, who: Who) -> Vec<Phone> {
        match who {
            Who::Patient(patient) => found(&self.numbers, patient),
            Who::Row(row) => found(&self.row_numbers, row),
        }
    }

    /// The rows that may give a number of somebody's; the number in common need not stand where the name does.
    fn rows_with_numbers(&self, patients: &[Patient], who: Who) -> Vec<RowAt> {
        let Who::Patient(patient) = who else {
            return Vec::new();
        };
        let first = patients[patient as usize].row;
        let mut rows = found(&self.more, patient);
        rows.push(first);
        rows
    }
}

/// What a row says of who a patient is, and all his rows of whether he is to be left in peace.
fn namesake<'r>(
    patient: PatientIndex,
    named: &Patient,
    rows: impl Iterator<Item = &'r Patient> + Clone,
    texts: &Texts,
) -> Namesake {
    let says_no = |row: &Patient| row.consent == Consent::No || row.status != PatientStatus::Active;
    Namesake {
        patient,
        row: named.row,
        patronymic: name_hash(texts.get(named.patronymic)),
        birth_date: named.birth_date,
        says_no: rows.clone().any(says_no),
        pause_until: rows.filter_map(|row| row.pause_until).max(),
    }
}

/// What stands beside a key in a sorted list.
fn found<K: Ord + Copy, T: Copy>(list: &[(K, T)], key: K) -> Vec<T> {
    let from = list.partition_point(|(other, _)| *other < key);
    let same = list[from..].iter().take_while(|(other, _)| *other == key);
    same.map(|&(_, found)| found).collect()
}
