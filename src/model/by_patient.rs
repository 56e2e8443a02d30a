//! Rows brought together by the patient whom they belong to.

use std::cmp::Ordering;
use std::ops::{Deref, Range};

use rayon::prelude::*;

use crate::model::clinic::PatientIndex;

/// A row that belongs to a patient.
pub trait OfPatient {
    /// Whose it is.
    fn patient(&self) -> PatientIndex;
}

/// Rows in the order of the patients' indices.
#[derive(Clone, Debug)]
pub struct ByPatient<T> {
    rows: Vec<T>,
    /// Where each patient's rows begin, and where the last one's end.
    starts: Vec<u32>,
}

impl<T> Default for ByPatient<T> {
    fn default() -> Self {
        Self {
            rows: Vec::new(),
            starts: Vec::new(),
        }
    }
}

impl<T: OfPatient> ByPatient<T> {
    /// Takes rows that stand in the order of so many patients.
    #[must_use]
    pub fn in_order(rows: Vec<T>, patients: usize) -> Self {
        let mut starts = vec![0_u32; patients + 1];
        for row in &rows {
            starts[row.patient() as usize + 1] += 1;
        }
        for index in 1..starts.len() {
            starts[index] += starts[index - 1];
        }
        Self { rows, starts }
    }
}

const PATIENTS_PER_GROUP: usize = 1024;

impl<T: OfPatient + Send> ByPatient<T> {
    /// Puts rows in the order of so many patients, in place, and each patient's rows in an order of their own.
    #[must_use]
    pub fn group(rows: Vec<T>, patients: usize, order: impl Fn(&T, &T) -> Ordering + Sync) -> Self {
        let Self { mut rows, starts } = Self::in_order(rows, patients);
        // Two passes keep memory access local: partition into groups of 1,024 patients, then each group by patient.
        let rough: Vec<u32> = starts
            .iter()
            .copied()
            .step_by(PATIENTS_PER_GROUP)
            .chain(starts.last().copied())
            .collect();
        let together = |row: &T| row.patient() as usize / PATIENTS_PER_GROUP;
        bring_together(&mut rows, &rough, together);
        let mut rest = rows.as_mut_slice();
        let mut near = Vec::with_capacity(rough.len());
        for bounds in rough.windows(2) {
            let (some, others) = rest.split_at_mut((bounds[1] - bounds[0]) as usize);
            near.push(some);
            rest = others;
        }
        near.into_par_iter().enumerate().for_each(|(group, rows)| {
            let first = group * PATIENTS_PER_GROUP;
            let last = (first + PATIENTS_PER_GROUP).min(starts.len() - 1);
            let before = starts[first];
            let own: Vec<u32> = starts[first..=last].iter().map(|at| at - before).collect();
            bring_together(rows, &own, |row| row.patient() as usize - first);
            for bounds in own.windows(2) {
                let of_patient = &mut rows[bounds[0] as usize..bounds[1] as usize];
                of_patient.sort_unstable_by(&order);
            }
        });
        Self { rows, starts }
    }
}

/// Puts rows where those of their group belong; within a group they stand in any order.
fn bring_together<T>(rows: &mut [T], starts: &[u32], group: impl Fn(&T) -> usize) {
    let mut next = starts.to_vec();
    for current in 0..starts.len().saturating_sub(1) {
        while next[current] < starts[current + 1] {
            let place = next[current] as usize;
            let own = group(&rows[place]);
            // Each swap brings one row home.
            if own != current {
                rows.swap(place, next[own] as usize);
            }
            next[own] += 1;
        }
    }
}

impl<T: Send> ByPatient<T> {
    /// Hands over the rows of each patient who has some, to change what they say but not their order.
    pub fn each_patient(&mut self, change: impl Fn(&mut [T]) + Send + Sync) {
        let mut rest = self.rows.as_mut_slice();
        let mut of_patients = Vec::new();
        for bounds in self.starts.windows(2) {
            let (some, others) = rest.split_at_mut((bounds[1] - bounds[0]) as usize);
            if !some.is_empty() {
                of_patients.push(some);
            }
            rest = others;
        }
        of_patients.into_par_iter().for_each(change);
    }
}

impl<T> ByPatient<T> {
    /// The places of a patient's rows.
    #[must_use]
    pub fn range(&self, patient: PatientIndex) -> Range<usize> {
        let start = |index: usize| self.starts.get(index).map_or(0, |&start| start as usize);
        start(patient as usize)..start(patient as usize + 1)
    }

    /// All rows.
    #[must_use]
    pub fn into_rows(self) -> Vec<T> {
        self.rows
    }

    /// A patient's rows.
    #[must_use]
    pub fn of(&self, patient: PatientIndex) -> &[T] {
        &self.rows[self.range(patient)]
    }
}

#[cfg(test)]
impl<T> std::ops::DerefMut for ByPatient<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        &mut self.rows
    }
}

impl<T> Deref for ByPatient<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq)]
    struct Row(PatientIndex, usize);

    impl OfPatient for Row {
        fn patient(&self) -> PatientIndex {
            self.0
        }
    }

    #[test]
    fn rows_are_brought_to_their_patients_and_put_in_order() {
        // Some patients have no row, some have many, and there are more than are brought together at once.
        let patients = PATIENTS_PER_GROUP * 3 + 7;
        let scattered = |nth: usize| nth.wrapping_mul(2_654_435_761) % (patients - 2) / 3 * 3;
        let whose = |nth| PatientIndex::try_from(scattered(nth)).unwrap();
        let rows: Vec<Row> = (0..20_000).rev().map(|nth| Row(whose(nth), nth)).collect();
        let grouped = ByPatient::group(rows, patients, |a, b| a.1.cmp(&b.1));
        assert_eq!(grouped.len(), 20_000);
        for patient in (0..).take(patients) {
            let own: Vec<usize> = (0..20_000).filter(|&nth| whose(nth) == patient).collect();
            let found: Vec<usize> = grouped.of(patient).iter().map(|row| row.1).collect();
            assert_eq!(found, own, "{patient}");
            assert!(grouped.of(patient).iter().all(|row| row.0 == patient));
            assert_eq!(grouped.range(patient).len(), own.len());
        }
    }

    #[test]
    fn where_there_are_no_patients_there_are_no_rows() {
        let none = ByPatient::<Row>::group(Vec::new(), 0, |a, b| a.1.cmp(&b.1));
        assert!(none.is_empty() && none.of(0).is_empty());
        assert!(ByPatient::<Row>::default().of(5).is_empty());
    }
}
