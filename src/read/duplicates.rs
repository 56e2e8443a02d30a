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

/// The hash of a name and a birth date, where both are given: case and `ё` aside, whatever stands between words. Of the parts of the name
/// it may be known already what they are as one word.
#[must_use]
pub fn person(
    birth_date: Option<NaiveDate>,
    name: [(&str, Option<Word>); 3],
    further_names: Option<&str>,
) -> Option<u64> {
    let birth_date = birth_date?;
    let mut hasher = FixedState::default().build_hasher();
    birth_date.hash(&mut hasher);
    let mut words = Words::default();
    for (part, word) in name {
        match word {
            Some(word) => words.put(word),
            None => words.put_all(part),
        }
    }
    words.put_all(further_names.unwrap_or_default());
    words.write(&mut hasher).then(|| hasher.finish())
}

/// A word, case and `ё` aside.
#[derive(Clone, Copy, Debug)]
pub struct Word(u64);

impl Word {
    /// A text as one word, if it is one.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let mut words = words_of(text);
        words.next().filter(|_| words.next().is_none())
    }
}

/// The words of a text, one after another.
fn words_of(text: &str) -> impl Iterator<Item = Word> {
    let mut letters = text.chars();
    std::iter::from_fn(move || {
        let mut word: Option<Letters> = None;
        for letter in letters.by_ref() {
            let small = lower_russian(letter);
            if small == Some(' ') || small.is_none() && letter.is_whitespace() {
                match word {
                    Some(_) => break,
                    None => continue,
                }
            }
            let word = word.get_or_insert(Letters(0));
            match small {
                Some(small) => word.put(small),
                None => lower(letter).for_each(|small| word.put(small)),
            }
        }
        word.map(|letters| Word(letters.0))
    })
}

/// Words one after another as one number.
#[derive(Default)]
struct Words {
    number: u64,
    some: bool,
}

impl Words {
    const fn put(&mut self, word: Word) {
        self.number = mixed(self.number, word.0);
        self.some = true;
    }

    fn put_all(&mut self, text: &str) {
        words_of(text).for_each(|word| self.put(word));
    }

    /// Writes the number; whether there are any words.
    fn write(&self, hasher: &mut impl Hasher) -> bool {
        hasher.write_u64(self.number);
        self.some
    }
}

/// Letters one after another as one number, for there are many millions of them. Each step can be undone, so that only words that differ in
/// several letters can ever give the same number, and these by chance alone.
struct Letters(u64);

impl Letters {
    const fn put(&mut self, letter: char) {
        self.0 = mixed(self.0, letter as u64);
    }
}

/// A number into which another one has gone.
const fn mixed(all: u64, next: u64) -> u64 {
    const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
    (all.rotate_left(23) ^ next).wrapping_mul(ODD)
}

/// The hash of a name, where there is one.
fn name_hash(name: &str) -> Option<u64> {
    let mut hasher = FixedState::default().build_hasher();
    let mut words = Words::default();
    words.put_all(name);
    words.write(&mut hasher).then(|| hasher.finish())
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
        // Each row of one id gives them again.
        self.numbers.dedup();
        self.row_numbers.dedup();
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
