//! What keeps most patients from being contacted, and what raises doubts about whole files.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::rows::ProblemGroup;
use crate::export::columns::{Column, File, Kind, PATIENTS};
use crate::model::clinic::{BlockReason, Clinic, Contact, PatientIndex, RowAt};
use crate::model::decision::{Code, Verdict};
use crate::plan::practice::Practice;
use crate::plan::{decide, permission};
use crate::read::Reading;
use crate::read::problem::{Fate, Wanted};

/// A cause for which patients are not contacted, and somebody can mend it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// What is wrong with rows: the place of the group among the problems.
    Rows(usize),
    /// What keeps cases from being permitted.
    Code(Code),
}

/// How many patients a cause keeps from being contacted.
pub struct Barring {
    /// The cause.
    pub cause: Cause,
    /// How many patients.
    pub patients: usize,
}

/// What raises a doubt about a whole file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// More than a tenth of an input's rows name no patient: another column may be the id.
    Orphans(u8),
    /// No patient has a number that can be read, though numbers are there: the country may be another.
    NoPhones(u8),
}

impl Doubt {
    /// The input that it is about.
    #[must_use]
    pub const fn input(self) -> u8 {
        match self {
            Self::Orphans(input) | Self::NoPhones(input) => input,
        }
    }

    /// Its name in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Orphans(_) => "orphans",
            Self::NoPhones(_) => "no_phones",
        }
    }
}

/// The codes behind which stands something that can be mended; what patients wish is none.
const MENDABLE: [Code; 9] = [
    Code::DuplicatePatient,
    Code::DuplicateRecord,
    Code::PossibleDuplicate,
    Code::BookingsUnknown,
    Code::UnclearOutcome,
    Code::NoConsent,
    Code::GuardianMissing,
    Code::NoReachableAddress,
    Code::NoCommonTime,
];

/// What bars patients, by how many they are.
pub(super) fn barring(practice: &Practice<'_>, problems: &[ProblemGroup<'_>]) -> Vec<Barring> {
    let by_rows = of_rows(practice.clinic, problems).into_iter().enumerate();
    let by_rows = by_rows.map(|(place, patients)| Barring {
        cause: Cause::Rows(place),
        patients,
    });
    let by_codes = of_codes(practice).into_iter().zip(MENDABLE);
    let by_codes = by_codes.map(|(patients, code)| Barring {
        cause: Cause::Code(code),
        patients,
    });
    let mut all: Vec<Barring> = by_rows.chain(by_codes).collect();
    all.retain(|barring| barring.patients > 0);
    all.sort_by_key(|barring| usize::MAX - barring.patients);
    all
}

/// How many patients the rows of each group bar.
fn of_rows(clinic: &Clinic, problems: &[ProblemGroup<'_>]) -> Vec<usize> {
    let mut groups_of: Vec<(RowAt, usize)> = Vec::new();
    for (place, group) in problems.iter().enumerate() {
        if matches!(group.first().fate, Fate::Rejected | Fate::Orphan) {
            let rows = group.problems.iter();
            groups_of.extend(rows.map(|it| (RowAt::new(it.input, it.line), place)));
        }
    }
    groups_of.sort_unstable();
    let mut counts = vec![0; problems.len()];
    // Of one patient they stand together.
    for blocks in clinic.blocks.chunk_by(|a, b| a.patient == b.patient) {
        let mut groups: BTreeSet<usize> = BTreeSet::new();
        for barring in blocks {
            if barring.reason == BlockReason::UnreadableRecord {
                let from = groups_of.partition_point(|(row, _)| *row < barring.row);
                let of_row = groups_of[from..].iter();
                let of_row = of_row.take_while(|(row, _)| *row == barring.row);
                groups.extend(of_row.map(|(_, place)| place));
            }
        }
        for group in groups {
            counts[group] += 1;
        }
    }
    counts
}

/// How many patients have a case that is not permitted for each of these codes.
fn of_codes(practice: &Practice<'_>) -> [usize; MENDABLE.len()] {
    let none = || [0; MENDABLE.len()];
    let patients = practice.clinic.by_id.par_iter();
    let counts = patients.fold(none, |mut counts, &patient| {
        let decisions = decide::patient(&practice.facts(patient));
        for (count, code) in counts.iter_mut().zip(MENDABLE) {
            let mut decisions = decisions.iter();
            let is_barred = decisions.any(|decision| {
                decision.verdict() == Verdict::NotPermitted && decision.codes().contains(code)
            });
            *count += usize::from(is_barred);
        }
        counts
    });
    counts.reduce(none, |mut sum, more| {
        for (sum, more) in sum.iter_mut().zip(more) {
            *sum += more;
        }
        sum
    })
}

/// What raises a doubt about a file.
pub(super) fn doubts(reading: &Reading) -> Vec<Doubt> {
    let clinic = &reading.clinic;
    let inputs = clinic.inputs.iter().zip(0..);
    let orphans = inputs.filter(|(input, _)| u64::from(input.orphans) * 10 > u64::from(input.rows));
    let orphans = orphans.map(|(_, input)| Doubt::Orphans(input));
    let has_number = |patient: &crate::model::clinic::Patient| {
        patient.number.is_some() || patient.has_further_numbers || patient.guardian_phone.is_some()
    };
    let none_is_read = !clinic.patients.iter().any(has_number);
    let is_number = |column: &str| {
        let mut columns = PATIENTS.iter().filter(|it: &&Column| it.name == column);
        columns.any(|column| matches!(column.kind, Kind::Phone | Kind::Phones))
    };
    let mut unread = reading.problems.iter().filter(|problem| {
        let file = reading.files.get(usize::from(problem.input));
        matches!(problem.wanted, Wanted::Value(_))
            && is_number(problem.column)
            && file.is_some_and(|(file, ..)| matches!(file, File::Patients | File::Cards))
    });
    let no_phones = unread.next().filter(|_| none_is_read);
    let no_phones = no_phones.map(|problem| Doubt::NoPhones(problem.input));
    no_phones.into_iter().chain(orphans).collect()
}

/// The rows whose notes say not to call, in order.
pub(super) fn refusing_notes(clinic: &Clinic) -> Vec<(RowAt, PatientIndex)> {
    let notes = clinic.note_refusals.iter();
    let notes = notes.map(|refusal| (refusal.row, refusal.patient));
    let contacts = clinic.contacts.iter();
    let contacts = contacts.filter(|contact: &&Contact| contact.note_refuses);
    let contacts = contacts.map(|contact| (contact.row, contact.patient));
    let mut all: Vec<_> = notes.chain(contacts).collect();
    all.sort_unstable();
    all
}

/// The contacts of which nobody knows what came of them, in order.
pub(super) fn unclear(practice: &Practice<'_>) -> Vec<(RowAt, PatientIndex)> {
    let patients = practice.clinic.by_id.iter();
    let unclear = patients.filter_map(|&patient| {
        let contact = permission::unclear(&practice.facts(patient))?;
        Some((contact.row, patient))
    });
    let mut unclear: Vec<_> = unclear.collect();
    unclear.sort_unstable();
    unclear
}
