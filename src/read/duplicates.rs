//! Patients who seem to be one person: the same name, the same birth date, and a number in common.

use std::collections::{BTreeMap, BTreeSet};

use super::intake::hash_of;
use crate::clinic::{Bar, Barred, Barring, Clinic, Patient, PatientIndex, RowAt};
use crate::phone::Phone;
use crate::text::Texts;

/// Who a row is about: a patient, or, where a row has no id, just that row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Who {
    Patient(PatientIndex),
    Row(RowAt),
}

/// What rows say about who somebody is; refused rows too.
#[derive(Default)]
pub struct Identities {
    /// The hash of name and birth date of each row that has both.
    persons: Vec<(u64, Who, RowAt)>,
    numbers: Vec<(Who, Phone)>,
    /// The name of the row that is taken in.
    name: String,
    /// What gives a patient's numbers besides his first row: cards, and further rows under his id.
    more: Vec<(PatientIndex, RowAt)>,
}

impl Identities {
    /// Takes in a row of patients.csv.
    pub fn patient_row(
        &mut self,
        texts: &Texts,
        index: Option<PatientIndex>,
        is_first: bool,
        patient: &Patient,
        numbers: &[Phone],
    ) {
        let who = index.map_or(Who::Row(patient.row), Who::Patient);
        if let (Some(index), false) = (index, is_first) {
            self.more.push((index, patient.row));
        }
        let parts = [patient.last_name, patient.first_name, patient.patronymic];
        let Some(birth_date) = patient.birth_date else {
            self.numbers
                .extend(numbers.iter().map(|&number| (who, number)));
            return;
        };
        self.fold(parts.map(|part| texts.get(part)));
        if !self.name.is_empty() {
            let key = hash_of((birth_date, self.name.as_str()));
            self.persons.push((key, who, patient.row));
        }
        self.numbers
            .extend(numbers.iter().map(|&number| (who, number)));
    }

    /// Puts the parts of a name together, case and `ё` aside, with one space between words.
    fn fold(&mut self, parts: [&str; 3]) {
        self.name.clear();
        for word in parts.into_iter().flat_map(str::split_whitespace) {
            if !self.name.is_empty() {
                self.name.push(' ');
            }
            let letters = word.chars().flat_map(char::to_lowercase);
            self.name
                .extend(letters.map(|letter| if letter == 'ё' { 'е' } else { letter }));
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
        self.numbers
            .extend(numbers.map(|number| (Who::Patient(patient), number)));
        if self.numbers.len() > before {
            self.more.push((patient, row));
        }
    }

    /// The bars of all who seem to be one person with somebody else.
    #[must_use]
    pub fn possible_duplicates(mut self, clinic: &Clinic) -> Vec<Barring> {
        let patients = &clinic.patients;
        // Whom a patient is told of does not depend on the order of the rows.
        let place = |who: &Who| match *who {
            Who::Patient(patient) => (false, clinic.texts.get(patients[patient as usize].id), None),
            Who::Row(row) => (true, "", Some(row)),
        };
        self.persons.sort_unstable();
        self.numbers.sort_unstable();
        self.more.sort_unstable();
        let mut bars = Vec::new();
        for group in self
            .persons
            .chunk_by(|a, b| a.0 == b.0)
            .filter(|group| group.len() > 1)
        {
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

    fn numbers_of(&self, who: Who) -> impl Iterator<Item = Phone> + '_ {
        let from = self.numbers.partition_point(|(other, _)| *other < who);
        self.numbers[from..]
            .iter()
            .take_while(move |it| it.0 == who)
            .map(|&(_, number)| number)
    }

    /// The rows that may give a number of somebody's; the number in common need not stand where the name does.
    fn rows_with_numbers(&self, patients: &[Patient], who: Who) -> Vec<RowAt> {
        let Who::Patient(patient) = who else {
            return Vec::new();
        };
        let from = self.more.partition_point(|(other, _)| *other < patient);
        let more = self.more[from..].iter().take_while(|it| it.0 == patient);
        let first = patients[patient as usize].row;
        more.map(|&(_, row)| row).chain([first]).collect()
    }
}
