//! What is wrong with rows, gathered by what it is; and the rows that seem to be about one patient, or one record.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::mem;

use super::{Finding, Kind, NamedRows, file_name};
use crate::model::clinic::{BlockReason, Clinic, PatientIndex, RowAt};
use crate::read::problem::{Fate, Problem};

/// Gathers what is wrong with rows by file and column, sort and end: first those that refuse rows, of these first those of most rows.
pub(super) fn groups(problems: &[Problem]) -> Vec<Vec<&Problem>> {
    let mut groups: Vec<Vec<&Problem>> = Vec::new();
    let mut places: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for problem in problems {
        let key = (problem.input, problem.column, rank(problem.fate));
        let known = places.entry(key).or_default();
        let sort = mem::discriminant(&problem.wanted);
        let is_it = |&&place: &&usize| mem::discriminant(&groups[place][0].wanted) == sort;
        if let Some(&place) = known.iter().find(is_it) {
            groups[place].push(problem);
        } else {
            known.push(groups.len());
            groups.push(vec![problem]);
        }
    }
    groups.sort_by_key(|group| {
        let first = group[0];
        let count = Reverse(group.len());
        (rank(first.fate), count, first.input, first.field)
    });
    groups
}

/// What is wrong with rows.
pub(super) fn faulty<'a>(
    clinic: &'a Clinic,
    groups: Vec<Vec<&'a Problem>>,
) -> impl Iterator<Item = Finding<'a>> {
    groups.into_iter().map(|group| Finding {
        line: Some(group[0].line),
        column: group[0].column.into(),
        count: Some(group.len()),
        ..Finding::in_file(file_name(clinic, group[0].input), Kind::FaultyRows(group))
    })
}

/// What weighs most comes first: a header that is not there, a row that blocks, one that counts for nobody, a cell.
const fn rank(fate: Fate) -> u8 {
    match fate {
        Fate::Noted => 0,
        Fate::Rejected => 1,
        Fate::Orphan => 2,
        Fate::Unmatched => 3,
        Fate::TakenAsOther => 4,
        Fate::LeftBlank => 5,
    }
}

/// Of what rows seem to be duplicates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DuplicateOf {
    /// Differing rows of patients.csv under one id.
    Patient,
    /// Differing rows of another file under one id.
    Record,
    /// Patients who seem to be one person.
    Person,
}

impl DuplicateOf {
    const ALL: [Self; 3] = [Self::Patient, Self::Record, Self::Person];

    /// For what the patients are blocked.
    pub(crate) const fn block_reason(self) -> BlockReason {
        match self {
            Self::Patient => BlockReason::DuplicatePatient,
            Self::Record => BlockReason::DuplicateRecord,
            Self::Person => BlockReason::PossibleDuplicate,
        }
    }
}

/// The rows that block patients because they seem to be about one.
pub(super) fn duplicates(clinic: &Clinic) -> impl Iterator<Item = Finding<'_>> {
    let all = DuplicateOf::ALL.into_iter();
    all.flat_map(|of| of_sort(clinic, of))
}

/// Those of one sort: whoever shares a row belongs together, and so do all rows of one patient in one file.
fn of_sort(clinic: &Clinic, of: DuplicateOf) -> Vec<Finding<'_>> {
    let reason = of.block_reason();
    let mut rows_of: BTreeMap<(PatientIndex, Option<u8>), BTreeSet<RowAt>> = BTreeMap::new();
    for block in clinic.blocks.iter().filter(|block| block.reason == reason) {
        let file = (of == DuplicateOf::Record).then_some(block.row.input());
        let rows = rows_of.entry((block.patient, file)).or_default();
        rows.insert(block.row);
    }
    let mut groups: Vec<(BTreeSet<PatientIndex>, BTreeSet<RowAt>)> = Vec::new();
    let mut place_of: BTreeMap<RowAt, usize> = BTreeMap::new();
    for ((patient, _), own) in rows_of {
        let met: BTreeSet<usize> = own
            .iter()
            .filter_map(|row| place_of.get(row).copied())
            .collect();
        // All rows of the others go to the largest: of thousands that are alike hardly any row is moved twice.
        let largest = met.iter().copied().max_by_key(|&met| groups[met].1.len());
        let place = largest.unwrap_or_else(|| {
            groups.push((BTreeSet::new(), BTreeSet::new()));
            groups.len() - 1
        });
        for other in met.into_iter().filter(|&other| other != place) {
            let (patients, rows) = mem::take(&mut groups[other]);
            place_of.extend(rows.iter().map(|&row| (row, place)));
            groups[place].0.extend(patients);
            groups[place].1.extend(rows);
        }
        place_of.extend(own.iter().map(|&row| (row, place)));
        groups[place].0.insert(patient);
        groups[place].1.extend(own);
    }
    groups.sort_by_key(|(_, rows)| rows.first().copied());
    let groups = groups.into_iter().filter_map(|(patients, rows)| {
        let mut patients: Vec<PatientIndex> = patients.into_iter().collect();
        patients.sort_by_key(|&patient| clinic.patient_id(patient));
        let first = *rows.first()?;
        Some(Finding {
            patients,
            count: Some(rows.len()),
            rows: NamedRows::Together(rows.into_iter().collect()),
            ..Finding::in_row(clinic, first, Kind::Duplicates(of))
        })
    });
    groups.collect()
}
