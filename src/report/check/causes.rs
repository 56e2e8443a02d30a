//! What keeps most patients from being contacted, and what raises doubts about whole files.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use rayon::prelude::*;

use super::{Finding, Kind, file_name};
use crate::export::columns::{self, Column, File, PATIENTS};
use crate::model::clinic::{BlockReason, Clinic, Contact, Patient, PatientIndex, RowAt};
use crate::model::decision::{Code, Verdict};
use crate::plan::practice::Practice;
use crate::plan::{decide, permission};
use crate::read::Reading;
use crate::read::problem::{Fate, Problem, Wanted};

/// For what patients are not called, and somebody can mend it.
#[derive(Clone, Copy)]
pub(crate) enum Cause<'a> {
    /// So many rows are wrong, of which this is the first.
    Rows(&'a Problem, usize),
    /// What keeps cases from being permitted.
    Code(Code),
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

/// For what patients are not called, first what keeps most of them out.
pub(super) fn main<'a>(practice: &Practice<'_>, problems: &[Vec<&'a Problem>]) -> Vec<Finding<'a>> {
    let of_rows = of_rows(practice.clinic, problems).into_iter().zip(problems);
    let of_rows = of_rows.map(|(patients, group)| (patients, Cause::Rows(group[0], group.len())));
    let of_codes = of_codes(practice)
        .into_iter()
        .zip(MENDABLE.map(Cause::Code));
    let mut all: Vec<(usize, Cause<'_>)> = of_rows.chain(of_codes).collect();
    all.retain(|(patients, _)| *patients > 0);
    all.sort_by_key(|(patients, _)| Reverse(*patients));
    let finding = |(patients, cause)| Finding {
        count: Some(patients),
        ..Finding::of(Kind::MainCause(cause))
    };
    all.into_iter().map(finding).collect()
}

/// How many patients the rows of each group block.
fn of_rows(clinic: &Clinic, problems: &[Vec<&Problem>]) -> Vec<usize> {
    let mut groups_of: Vec<(RowAt, usize)> = Vec::new();
    for (place, group) in problems.iter().enumerate() {
        if matches!(group[0].fate, Fate::Rejected | Fate::Orphan) {
            groups_of.extend(
                group
                    .iter()
                    .map(|it| (RowAt::new(it.input, it.line), place)),
            );
        }
    }
    groups_of.sort_unstable();
    let mut counts = vec![0; problems.len()];
    // Of one patient they stand together.
    for blocks in clinic.blocks.chunk_by(|a, b| a.patient == b.patient) {
        let mut groups: BTreeSet<usize> = BTreeSet::new();
        for block in blocks {
            if block.reason == BlockReason::UnreadableRecord {
                let from = groups_of.partition_point(|(row, _)| *row < block.row);
                let of_row = groups_of[from..].iter();
                let of_row = of_row.take_while(|(row, _)| *row == block.row);
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
        let decisions = decide::patient(&practice.facts(patient), decide::Evidence::OfCalls);
        for (count, code) in counts.iter_mut().zip(MENDABLE) {
            let mut decisions = decisions.iter();
            let is_blocked = decisions.any(|decision| {
                decision.verdict() == Verdict::NotPermitted && decision.codes().contains(code)
            });
            *count += usize::from(is_blocked);
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
pub(super) fn doubts(reading: &Reading) -> Vec<Finding<'_>> {
    let clinic = &reading.clinic;
    let inputs = clinic.inputs.iter();
    let many = inputs.filter(|input| u64::from(input.orphans) * 10 > u64::from(input.rows));
    let many = many.map(|input| {
        let (orphans, rows) = (input.orphans, input.rows);
        Finding::in_file(&input.name, Kind::ManyOrphans { orphans, rows })
    });
    let has_number = |patient: &Patient| {
        patient.number.is_some() || patient.has_further_numbers || patient.guardian_phone.is_some()
    };
    let none_is_read = !clinic.patients.iter().any(has_number);
    let is_number = |column: &str| {
        let mut columns = PATIENTS.iter().filter(|it: &&Column| it.name == column);
        columns.any(|column| matches!(column.kind, columns::Kind::Phone | columns::Kind::Phones))
    };
    let mut unread = reading.problems.iter().filter(|problem| {
        let file = reading.files.get(usize::from(problem.input));
        matches!(problem.wanted, Wanted::Value(_))
            && is_number(problem.column)
            && file.is_some_and(|(file, ..)| matches!(file, File::Patients | File::Cards))
    });
    let no_phones = unread.next().filter(|_| none_is_read);
    let no_phones =
        no_phones.map(|problem| Finding::in_file(file_name(clinic, problem.input), Kind::NoPhones));
    no_phones.into_iter().chain(many).collect()
}

/// The rows whose notes say not to call.
pub(super) fn refusing_notes(clinic: &Clinic) -> Vec<Finding<'_>> {
    let notes = clinic.note_refusals.iter();
    let notes = notes.map(|refusal| (refusal.row, refusal.patient));
    let contacts = clinic.contacts.iter();
    let contacts = contacts.filter(|contact: &&Contact| contact.note_refuses);
    let contacts = contacts.map(|contact| (contact.row, contact.patient));
    let mut rows: Vec<(RowAt, PatientIndex)> = notes.chain(contacts).collect();
    rows.sort_unstable();
    let finding = |(row, patient)| Finding {
        column: clinic.refusing_header(row).unwrap_or_default(),
        ..Finding::of_patient(clinic, patient, row, Kind::RefusalInNote)
    };
    rows.into_iter().map(finding).collect()
}

/// The contacts of which nobody knows how they ended.
pub(super) fn unclear<'a>(practice: &Practice<'a>) -> Vec<Finding<'a>> {
    let patients = practice.clinic.by_id.iter();
    let unclear = patients.filter_map(|&patient| {
        let contact = permission::unclear(&practice.facts(patient)).is?;
        Some((contact.row, patient))
    });
    of_patients(practice.clinic, unclear, || Kind::UnclearOutcome)
}

/// Rows of patients, in order.
fn of_patients<'a>(
    clinic: &'a Clinic,
    rows: impl Iterator<Item = (RowAt, PatientIndex)>,
    kind: fn() -> Kind<'a>,
) -> Vec<Finding<'a>> {
    let mut rows: Vec<_> = rows.collect();
    rows.sort_unstable();
    let finding = |(row, patient)| Finding::of_patient(clinic, patient, row, kind());
    rows.into_iter().map(finding).collect()
}
