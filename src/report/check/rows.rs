//! What is wrong with rows, gathered by what it is; and the rows that seem to be about one patient, or one record.

use std::collections::{BTreeMap, BTreeSet};
use std::mem;

use crate::model::clinic::{BlockReason, Clinic, PatientIndex, RowAt};
use crate::read::problem::{Fate, Problem, Wanted};

/// Problems of one file and column, of one sort and with one end.
pub struct ProblemGroup<'a> {
    /// All of them, by line.
    pub problems: Vec<&'a Problem>,
}

impl<'a> ProblemGroup<'a> {
    /// The first of them, which stands for all.
    #[must_use]
    pub fn first(&self) -> &'a Problem {
        self.problems[0]
    }

    /// Whether it is told of as duplicates.
    #[must_use]
    pub fn is_of_duplicates(&self) -> bool {
        matches!(self.first().wanted, Wanted::SameRows)
    }
}

/// Gathers problems: first those that refuse rows, of these first those of most rows.
pub(super) fn groups(problems: &[Problem]) -> Vec<ProblemGroup<'_>> {
    let mut groups: Vec<ProblemGroup<'_>> = Vec::new();
    let mut places: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for problem in problems {
        let key = (problem.input, problem.column, rank(problem.fate));
        let known = places.entry(key).or_default();
        let sort = mem::discriminant(&problem.wanted);
        let is_it = |&&place: &&usize| mem::discriminant(&groups[place].first().wanted) == sort;
        if let Some(&place) = known.iter().find(is_it) {
            groups[place].problems.push(problem);
        } else {
            known.push(groups.len());
            groups.push(ProblemGroup {
                problems: vec![problem],
            });
        }
    }
    groups.sort_by_key(|group| {
        let first = group.first();
        let count = usize::MAX - group.problems.len();
        (rank(first.fate), count, first.input, first.field)
    });
    groups
}

/// What weighs most comes first: a header that is not there, a row that bars, one that counts for nobody, a cell.
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

/// In what rows belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Belonging {
    /// Differing rows of patients.csv under one id.
    Patient,
    /// Differing rows of another file under one id.
    Record,
    /// Patients who seem to be one person.
    Person,
}

/// Rows that seem to be about one patient or one record.
pub struct Duplicate {
    /// In what they belong together.
    pub belonging: Belonging,
    /// The patients who are barred because of it, in the order of their ids.
    pub patients: Vec<PatientIndex>,
    /// The rows.
    pub rows: Vec<RowAt>,
}

impl Belonging {
    /// The name in CSV and JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Patient => BlockReason::DuplicatePatient.code().name(),
            Self::Record => BlockReason::DuplicateRecord.code().name(),
            Self::Person => BlockReason::PossibleDuplicate.code().name(),
        }
    }
}

/// The rows that bar patients because they seem to be about one.
pub(super) fn duplicates(clinic: &Clinic) -> Vec<Duplicate> {
    let sorts = [
        (Belonging::Patient, BlockReason::DuplicatePatient),
        (Belonging::Record, BlockReason::DuplicateRecord),
        (Belonging::Person, BlockReason::PossibleDuplicate),
    ];
    sorts
        .into_iter()
        .flat_map(|(belonging, bar)| of_sort(clinic, belonging, bar))
        .collect()
}

/// Those of one sort: whoever shares a row belongs together, and so do all rows of one patient in one file.
fn of_sort(clinic: &Clinic, belonging: Belonging, reason: BlockReason) -> Vec<Duplicate> {
    let mut rows_of: BTreeMap<(PatientIndex, Option<u8>), BTreeSet<RowAt>> = BTreeMap::new();
    for block in clinic.blocks.iter().filter(|block| block.reason == reason) {
        let file = (belonging == Belonging::Record).then_some(block.row.input());
        let rows = rows_of.entry((block.patient, file)).or_default();
        rows.insert(block.row);
    }
    let mut groups: Vec<(BTreeSet<PatientIndex>, BTreeSet<RowAt>)> = Vec::new();
    let mut place_of: BTreeMap<RowAt, usize> = BTreeMap::new();
    for ((patient, _), rows) in rows_of {
        let mut met: BTreeSet<usize> = rows
            .iter()
            .filter_map(|row| place_of.get(row).copied())
            .collect();
        let place = met.pop_first().unwrap_or_else(|| {
            groups.push((BTreeSet::new(), BTreeSet::new()));
            groups.len() - 1
        });
        for other in met {
            let (patients, rows) = mem::take(&mut groups[other]);
            groups[place].0.extend(patients);
            groups[place].1.extend(rows);
        }
        groups[place].0.insert(patient);
        groups[place].1.extend(rows);
        for &row in &groups[place].1 {
            place_of.insert(row, place);
        }
    }
    groups.retain(|(_, rows)| !rows.is_empty());
    groups.sort_by_key(|(_, rows)| rows.first().copied());
    let groups = groups.into_iter().map(|(patients, rows)| {
        let mut patients: Vec<PatientIndex> = patients.into_iter().collect();
        patients.sort_by_key(|&patient| clinic.patient_id(patient));
        Duplicate {
            belonging,
            patients,
            rows: rows.into_iter().collect(),
        }
    });
    groups.collect()
}
