//! What grows while the files are read: the clinic, the problems, who is barred.

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasher, Hash};

use foldhash::fast::FixedState;

use super::conflicts::{Conflicts, Group};
use super::patient_ids::PatientIds;
use super::problem::{Problem, Wanted};
use super::sheet::{Row, Sheet};
use crate::clinic::{Bar, Barred, Barring, Clinic, PatientIndex, RowAt, Windows};
use crate::phone::Written;
use crate::text::Text;

/// What grows while the files are read.
#[derive(Default)]
pub struct Intake {
    /// The clinic so far.
    pub clinic: Clinic,
    /// What is wrong with rows and cells.
    pub problems: Vec<Problem>,
    /// Every id of patients.csv.
    patient_ids: PatientIds,
    /// The patients by what is left of their ids without zeros, case, spaces and `.0`; made when the first orphan is met.
    reduced_ids: Option<BTreeMap<String, Vec<PatientIndex>>>,
    /// The windows of [`Clinic::call_times`] with their numbers.
    times: HashMap<Windows, u32>,
}

/// How a row ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// It counts, and names this patient.
    Used(PatientIndex),
    /// It is refused, or names nobody.
    Aside,
}

impl Intake {
    /// The patient with that id, if patients.csv has one.
    #[must_use]
    pub fn patient(&self, id: &str) -> Option<PatientIndex> {
        self.patient_ids.find(id)
    }

    /// The index of a patient's id, and whether it is new.
    pub fn take_patient(&mut self, id: &str) -> (PatientIndex, bool) {
        if let Some(index) = self.patient_ids.find(id) {
            return (index, false);
        }
        let index = u32::try_from(self.clinic.patients.len()).unwrap_or(u32::MAX);
        self.patient_ids.put(id, index);
        (index, true)
    }

    /// Decides how a row of a file that names patients ends, and counts it; one that is refused or all but names a patient bars him.
    pub fn end(&mut self, row: &mut Row<'_, '_>, column: usize, scope: Barred) -> Ending {
        let at = row.at();
        let patient = self.patient(&row.text(column));
        self.input(at).rows += 1;
        // Whoever is known by refused rows alone takes nothing away from whom a row may mean.
        if patient.is_some_and(|patient| self.clinic.patients[patient as usize].row_rejected) {
            let scope = if row.is_rejected() {
                scope
            } else {
                Barred::Patient
            };
            self.bar_nearly_named(&row.text(column), scope, at);
        }
        match (row.is_rejected(), patient) {
            (true, patient) => {
                self.input(at).rejected += 1;
                match patient {
                    Some(patient) => self.bar(patient, scope, Bar::UnreadableRecord, at),
                    None => self.bar_nearly_named(&row.text(column), scope, at),
                }
                Ending::Aside
            }
            (false, None) => {
                self.input(at).orphans += 1;
                row.note_orphan(column);
                self.bar_nearly_named(&row.text(column), Barred::Patient, at);
                Ending::Aside
            }
            (false, Some(patient)) => {
                self.input(at).used += 1;
                Ending::Used(patient)
            }
        }
    }

    /// The input in which a row stands.
    pub fn input(&mut self, at: RowAt) -> &mut crate::clinic::Input {
        &mut self.clinic.inputs[usize::from(at.input)]
    }

    /// A row that was used is refused after all.
    pub fn withdraw(&mut self, at: RowAt) {
        let input = self.input(at);
        input.used = input.used.saturating_sub(1);
        input.rejected += 1;
    }

    /// Counts a row of a file that names no patients; whether it can be used.
    pub fn count(&mut self, row: &Row<'_, '_>) -> bool {
        let input = self.input(row.at());
        input.rows += 1;
        input.used += u32::from(!row.is_rejected());
        input.rejected += u32::from(row.is_rejected());
        !row.is_rejected()
    }

    /// Refuses rows that differ under one id, and bars every patient that they name.
    pub fn refuse_differing(
        &mut self,
        sheet: &Sheet<'_>,
        conflicts: &Conflicts,
        column: usize,
        scope: Barred,
    ) {
        for group in &conflicts.differing {
            self.refuse_group(sheet, group, (column, Wanted::SameRows), scope);
        }
    }

    /// Refuses the rows of a group, and bars every patient that they name. That a record is another's too rests also on the row that
    /// makes him known.
    pub fn refuse_group(
        &mut self,
        sheet: &Sheet<'_>,
        group: &Group,
        (column, wanted): (usize, Wanted),
        scope: Barred,
    ) {
        let input = sheet.input;
        for row in &group.0 {
            self.withdraw(RowAt {
                input,
                line: row.line,
            });
            self.problems
                .push(sheet.refused_later(row.line, Some(column), wanted));
        }
        for (patient, row) in group.shown_to() {
            self.bar(
                patient,
                scope,
                Bar::DuplicateRecord,
                RowAt {
                    input,
                    line: row.line,
                },
            );
            if row.patient != patient {
                let known_by = self.clinic.patients[row.patient as usize].row;
                self.bar(patient, scope, Bar::DuplicateRecord, known_by);
            }
        }
    }

    /// Bars a patient because of a row.
    pub fn bar(&mut self, patient: PatientIndex, scope: Barred, bar: Bar, row: RowAt) {
        self.clinic.barrings.push(Barring {
            patient,
            scope,
            bar,
            row,
        });
    }

    /// The text of a cell, held once.
    pub fn text(&mut self, row: &Row<'_, '_>, column: usize) -> Text {
        self.clinic.texts.put(&row.text(column))
    }

    /// The text of a cell that no other cell is expected to hold.
    pub fn own_text(&mut self, row: &Row<'_, '_>, column: usize) -> Text {
        self.clinic.texts.push(&row.text(column))
    }

    /// An address of e-mail, blank where there is none.
    pub fn email(&mut self, row: &mut Row<'_, '_>, column: usize) -> Text {
        match row.email(column) {
            Some(address) => self.clinic.texts.push(&address),
            None => Text::BLANK,
        }
    }

    /// The extension of a number.
    pub fn extension(&mut self, written: Option<&Written>) -> Text {
        let extension = written.and_then(|number| number.extension.as_deref());
        self.clinic.texts.put(extension.unwrap_or_default())
    }

    /// The number of a set of windows, which is held once.
    pub fn times(&mut self, times: Windows) -> u32 {
        let count = u32::try_from(self.clinic.call_times.len()).unwrap_or(u32::MAX);
        let number = *self.times.entry(times.clone()).or_insert(count);
        if number == count {
            self.clinic.call_times.push(times);
        }
        number
    }

    /// Bars every patient whom a row names but for what spreadsheets change in an id.
    fn bar_nearly_named(&mut self, id: &str, scope: Barred, at: RowAt) {
        if id.is_empty() {
            return;
        }
        let named = self.patient(id);
        for patient in self
            .nearly(id)
            .into_iter()
            .filter(|&near| Some(near) != named)
        {
            self.bar(patient, scope, Bar::UnreadableRecord, at);
        }
    }

    /// The patients whose ids differ from this one only in what spreadsheets change.
    fn nearly(&mut self, id: &str) -> Vec<PatientIndex> {
        let clinic = &self.clinic;
        let reduced_ids = self.reduced_ids.get_or_insert_with(|| {
            let mut reduced_ids: BTreeMap<String, Vec<PatientIndex>> = BTreeMap::new();
            for (patient, index) in clinic.patients.iter().zip(0..) {
                reduced_ids
                    .entry(reduced(clinic.texts.get(patient.id)))
                    .or_default()
                    .push(index);
            }
            reduced_ids
        });
        reduced_ids.get(&reduced(id)).cloned().unwrap_or_default()
    }
}

/// An id without what spreadsheets add, drop or change: spaces, case, `.0` at the end, zeros at the start.
fn reduced(id: &str) -> String {
    let id: String = id
        .chars()
        .filter(|c| !c.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect();
    let id = id.strip_suffix(".0").unwrap_or(&id);
    let rest = id.trim_start_matches('0');
    if rest.is_empty() && !id.is_empty() {
        "0".to_owned()
    } else {
        rest.to_owned()
    }
}

/// The hash by which rows of one id find each other; the same in every run.
#[must_use]
pub fn hash_of<T: Hash>(key: T) -> u64 {
    FixedState::default().hash_one(key)
}

#[cfg(test)]
mod tests {
    use super::reduced;

    #[test]
    fn ids_are_reduced_to_what_spreadsheets_keep() {
        for (id, rest) in [
            ("007", "7"),
            ("7.0", "7"),
            (" A 7", "a7"),
            ("000", "0"),
            ("10", "10"),
            ("0.0", "0"),
            ("1.00", "1.00"),
        ] {
            assert_eq!(reduced(id), rest, "{id}");
        }
    }
}
