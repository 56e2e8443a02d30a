//! Whom a row of a campaign is about: by the id, else by a number, else by the full name and the date of birth.
//!
//! What a row says besides must speak for the same person. Where it doesn't, nobody can tell whom somebody wants to call, and whoever is rung on
//! a number that is not his own never gave leave for that.

use std::hash::BuildHasher;

use chrono::NaiveDate;
use foldhash::fast::FixedState;

use crate::export::values::{self, DateOrder, Unreadable, normal};
use crate::model::clinic::{Clinic, PatientIndex};
use crate::phone::{self, Phone};
use crate::read::campaign::{Rows, Says};

/// Whom each thing that a row says speaks for; `None`: it says no such thing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Spoken {
    pub(crate) id: Option<Vec<PatientIndex>>,
    pub(crate) number: Option<Vec<PatientIndex>>,
    /// By the name and the date of birth; by the name alone, those whom the id or the number speaks for.
    pub(crate) name: Option<Vec<PatientIndex>>,
}

impl Spoken {
    /// All for whom anything speaks.
    pub(super) fn into_all(self) -> Vec<PatientIndex> {
        let all = [self.id, self.number, self.name].into_iter().flatten();
        all.flatten().collect()
    }
}

/// Whom a row is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Who {
    One(PatientIndex),
    Nobody(Spoken),
    /// More than one, or what the row says does not go together.
    Several(Spoken),
    /// A cell of it can't be read.
    Unreadable,
}

/// What a row says of somebody.
#[derive(Default)]
struct Said {
    numbers: Option<Vec<Phone>>,
    /// The words of the name.
    name: Vec<String>,
    birth_date: Option<NaiveDate>,
}

/// The patients, as a campaign looks them up.
pub(crate) struct People<'a> {
    clinic: &'a Clinic,
    phones: phone::Reader,
    dates: DateOrder,
    /// By surname, first name and date of birth.
    names: Vec<(u64, PatientIndex)>,
    hasher: FixedState,
}

impl<'a> People<'a> {
    /// By their names too, where the campaign has names and dates of birth.
    pub(crate) fn of(
        clinic: &'a Clinic,
        phones: phone::Reader,
        dates: DateOrder,
        by_name: bool,
    ) -> Self {
        let mut people = Self {
            clinic,
            phones,
            dates,
            names: Vec::new(),
            hasher: FixedState::default(),
        };
        if by_name {
            let all = clinic.by_id.iter();
            people.names = all
                .filter_map(|&patient| Some((people.key_of(patient)?, patient)))
                .collect();
            people.names.sort_unstable();
        }
        people
    }

    /// Whom a row is about, and the numbers that it gives.
    pub(crate) fn whom(&self, row: &Rows<'_>) -> (Who, Vec<Phone>) {
        let Ok(said) = self.said(row) else {
            return (Who::Unreadable, Vec::new());
        };
        let id = row.one(Says::PatientId).filter(|id| !values::is_blank(id));
        // Who else has the numbers matters only where they are not his whose id it is: thousands may have one.
        if let Some(patient) = id.and_then(|id| self.with_id(id))
            && self.has_all(patient, said.numbers.as_deref())
            && self.may_be_called(patient, &said.name)
            && self.may_be_born(patient, &said)
        {
            return (Who::One(patient), said.numbers.unwrap_or_default());
        }
        let by_number = said.numbers.as_ref().map(|all| self.with_all(all));
        let who = match (id, &by_number) {
            (Some(id), _) => {
                let by_id: Vec<_> = self.with_id(id).into_iter().collect();
                self.settled(&by_id, &said, (Some(by_id.clone()), by_number))
            }
            (None, Some(by_number)) if by_number.is_empty() => {
                // Numbers of two people are nobody's together: then it is one of them, and not known which.
                let some = self.with_some(said.numbers.iter().flatten());
                match some[..] {
                    [] | [_] => self.unsettled(&[], &said, (None, Some(Vec::new()))),
                    _ => self.unsettled(&some, &said, (None, Some(some.clone()))),
                }
            }
            (None, Some(by_number)) => {
                self.settled(by_number, &said, (None, Some(by_number.clone())))
            }
            (None, None) => {
                let by_name = self.with_name(&said);
                match by_name[..] {
                    [patient] => Who::One(patient),
                    _ => self.unsettled(&by_name, &said, (None, None)),
                }
            }
        };
        (who, said.numbers.unwrap_or_default())
    }

    /// The one of some patients for whom all that a row says speaks.
    fn settled(
        &self,
        meant: &[PatientIndex],
        said: &Said,
        by: (Option<Vec<PatientIndex>>, Option<Vec<PatientIndex>>),
    ) -> Who {
        let is_right = |patient: &&PatientIndex| {
            let has_number = by.1.as_ref().is_none_or(|all| all.contains(patient));
            has_number
                && self.may_be_called(**patient, &said.name)
                && self.may_be_born(**patient, said)
        };
        let right: Vec<PatientIndex> = meant.iter().filter(is_right).copied().collect();
        match right[..] {
            [patient] => Who::One(patient),
            _ => self.unsettled(meant, said, by),
        }
    }

    fn unsettled(
        &self,
        meant: &[PatientIndex],
        said: &Said,
        (id, number): (Option<Vec<PatientIndex>>, Option<Vec<PatientIndex>>),
    ) -> Who {
        let says_name = !said.name.is_empty() || said.birth_date.is_some();
        let name = says_name.then(|| {
            let found = self.with_name(said);
            if !found.is_empty() {
                return found;
            }
            let mut named: Vec<PatientIndex> = [&id, &number]
                .into_iter()
                .flatten()
                .flatten()
                .copied()
                .filter(|&patient| {
                    self.may_be_called(patient, &said.name) && self.may_be_born(patient, said)
                })
                .collect();
            named.sort_unstable();
            named.dedup();
            named
        });
        let spoken = Spoken { id, number, name };
        if meant.is_empty() {
            Who::Nobody(spoken)
        } else {
            Who::Several(spoken)
        }
    }

    fn said(&self, row: &Rows<'_>) -> Result<Said, Unreadable> {
        if row.is_unreadable() {
            return Err(Unreadable);
        }
        let mut said = Said::default();
        for cell in row.says(Says::Phone) {
            // What stands beside a number may say not to call.
            if let Some(found) = values::phones(cell, &self.phones)? {
                let own = found.own.iter().map(|written| written.phone);
                said.numbers.get_or_insert_default().extend(own);
            }
        }
        // A number of somebody else's alone says nothing of the patient.
        said.numbers = said.numbers.filter(|numbers| !numbers.is_empty());
        if let Some(cell) = row.one(Says::BirthDate) {
            said.birth_date = values::date_in(self.dates, cell)?;
        }
        let whole = [Says::LastName, Says::FirstName, Says::Patronymic];
        let mut parts: Vec<&str> = whole.iter().filter_map(|&part| row.one(part)).collect();
        if parts.is_empty() {
            parts.extend(row.one(Says::FullName));
        }
        for part in parts.into_iter().filter(|part| !values::is_blank(part)) {
            said.name.extend(words(part));
        }
        Ok(said)
    }

    /// The one whose id a row gives, whatever else can't be read.
    pub(super) fn with_own_id(&self, row: &Rows<'_>) -> Option<PatientIndex> {
        self.with_id(row.one(Says::PatientId)?)
    }

    fn with_id(&self, id: &str) -> Option<PatientIndex> {
        let clinic = self.clinic;
        let found = clinic
            .by_id
            .binary_search_by(|&patient| clinic.patient_id(patient).cmp(id));
        found
            .ok()
            .and_then(|place| clinic.by_id.get(place).copied())
    }

    /// Whether a patient gave each of the numbers that are said, if any are.
    fn has_all(&self, patient: PatientIndex, numbers: Option<&[Phone]>) -> bool {
        let has = |number: &Phone| {
            let own = (*number, patient);
            self.clinic.numbers.binary_search(&own).is_ok()
        };
        numbers.is_none_or(|all| !all.is_empty() && all.iter().all(has))
    }

    /// Those who gave each of some numbers.
    fn with_all(&self, numbers: &[Phone]) -> Vec<PatientIndex> {
        let mut all = numbers.iter().map(|&number| self.with_number(number));
        let mut found = all.next().unwrap_or_default();
        for further in all {
            found.retain(|patient| further.contains(patient));
        }
        found
    }

    /// Everybody who has one of some numbers.
    fn with_some<'n>(&self, numbers: impl Iterator<Item = &'n Phone>) -> Vec<PatientIndex> {
        let mut all: Vec<PatientIndex> = numbers.flat_map(|&it| self.with_number(it)).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    fn with_number(&self, number: Phone) -> Vec<PatientIndex> {
        let numbers = self.clinic.numbers.as_slice();
        let from = numbers.partition_point(|&(known, _)| known < number);
        let same = numbers[from..].iter();
        let same = same.take_while(|&&(known, _)| known == number);
        same.map(|&(_, patient)| patient).collect()
    }

    /// Those of that name and date of birth. Surname and first name may have changed places, and the patronymic may be left out.
    fn with_name(&self, said: &Said) -> Vec<PatientIndex> {
        let Some(birth_date) = said.birth_date.filter(|_| said.name.len() > 1) else {
            return Vec::new();
        };
        let hashes: Vec<u64> = said.name.iter().map(|word| self.hash(word)).collect();
        let sum = hashes
            .iter()
            .fold(0_u64, |sum, hash| sum.wrapping_add(*hash));
        let without = hashes.iter().map(|hash| sum.wrapping_sub(*hash));
        let mut found = Vec::new();
        for words in without.chain([sum]) {
            let key = self.hasher.hash_one((birth_date, words));
            let from = self.names.partition_point(|&(known, _)| known < key);
            let same = self.names[from..].iter();
            let same = same.take_while(|&&(known, _)| known == key);
            let same = same.map(|&(_, patient)| patient);
            found.extend(same.filter(|&patient| self.may_be_called(patient, &said.name)));
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    fn key_of(&self, patient: PatientIndex) -> Option<u64> {
        let row = &self.clinic.patients[patient as usize];
        let text = |text| self.clinic.texts.get(text);
        let (last, first) = (text(row.last_name), text(row.first_name));
        if last.is_empty() || first.is_empty() {
            return None;
        }
        let all = words(last).chain(words(first));
        let sum = all.fold(0_u64, |sum, word| sum.wrapping_add(self.hash(&word)));
        Some(self.hasher.hash_one((row.birth_date?, sum)))
    }

    fn hash(&self, word: &str) -> u64 {
        self.hasher.hash_one(word)
    }

    /// Whether each word of a name is one of the patient's, or the first letter of one. Of a patient without a patronymic one word may be more.
    fn may_be_called(&self, patient: PatientIndex, name: &[String]) -> bool {
        let row = &self.clinic.patients[patient as usize];
        let parts = [row.last_name, row.first_name, row.patronymic];
        let parts = parts.map(|part| self.clinic.texts.get(part));
        let mut own: Vec<String> = parts.into_iter().flat_map(words).collect();
        // Of a patient whose rows differ nobody knows which of them is right: he is barred whatever this one says.
        if own.is_empty() || row.row_rejected {
            return true;
        }
        let lacks_patronymic = row.patronymic.is_blank() && name.len() > own.len();
        let mut strange = 0;
        for word in name {
            let is_letter = word.chars().nth(1).is_none();
            let is_it =
                |part: &String| part == word || is_letter && part.starts_with(word.as_str());
            match own.iter().position(is_it) {
                Some(place) => drop(own.swap_remove(place)),
                None => strange += 1,
            }
        }
        strange == 0 || lacks_patronymic && strange == 1
    }

    fn may_be_born(&self, patient: PatientIndex, said: &Said) -> bool {
        let row = &self.clinic.patients[patient as usize];
        let known = row.birth_date.filter(|_| !row.row_rejected);
        let both = known.zip(said.birth_date);
        both.is_none_or(|(known, said)| known == said)
    }
}

/// The words of a name as they are compared.
fn words(name: &str) -> impl Iterator<Item = String> {
    let name = normal(name).into_owned();
    let words: Vec<String> = name.split_whitespace().map(str::to_owned).collect();
    words.into_iter()
}
