//! By which field of the patients the other tables name them. Two numbers may stand side by side, and a wrong join makes calls about
//! somebody else's health.

use std::collections::BTreeSet;
use std::io;

use super::guess::{Because, NEARLY_ALL};
use super::likeness::{Named, Share, is_clock, is_moment, named_in};
use super::source::Source;
use crate::export::columns::{File, PATIENTS, patient};
use crate::export::values::normal;

/// So many fields are held against the other tables.
const MOST_CANDIDATES: usize = 8;

/// The field of the patients that the other tables name.
pub struct Join {
    pub field: usize,
    /// Its header, as headers are compared.
    pub header: String,
    /// Why it is taken.
    pub because: Because,
}

/// Finds the field whose values the other tables share; none where no table shares any.
///
/// # Errors
/// Where the patients can't be read to their end.
pub fn find(patients: &Source, others: &[&Source]) -> io::Result<Option<Join>> {
    let fields = candidates(patients);
    let mut ids = vec![BTreeSet::new(); fields.len()];
    patients.each(|row| {
        for (&field, ids) in fields.iter().zip(&mut ids) {
            if let Some(id) = row.get(field).filter(|id| !id.is_empty()) {
                ids.insert(id.clone());
            }
        }
    })?;
    let header = |field: usize| normal(&patients.header[field]).into_owned();
    let mut strongest: Vec<(u32, usize)> = Vec::new();
    for (&field, ids) in fields.iter().zip(&ids) {
        let own = header(field);
        let strengths = others.iter().map(|other| strength(other, &own, ids));
        strongest.push((strengths.sum(), field));
    }
    let best = strongest.iter().map(|&(strength, _)| strength).max();
    let Some(best) = best.filter(|&best| best > 0) else {
        return Ok(None);
    };
    let same = strongest.iter().filter(|&&(strength, _)| strength == best);
    let same: Vec<usize> = same.map(|&(_, field)| field).collect();
    let like = |field: &usize| match named_in(
        File::Patients,
        &patients.header[*field],
        &PATIENTS[patient::PATIENT_ID],
    ) {
        Some(Named::Known) => 2,
        Some(Named::Habit(_)) => 1,
        _ => 0,
    };
    let most = same.iter().map(like).max().unwrap_or(0);
    let likely: Vec<usize> = same
        .into_iter()
        .filter(|field| like(field) == most)
        .collect();
    let because = if likely.len() > 1 && most == 0 {
        Because::SomeIds
    } else {
        Because::Shared
    };
    Ok(likely.first().map(|&field| Join {
        field,
        header: header(field),
        because,
    }))
}

/// The fields that hold another value in nearly every row, and neither days nor times.
fn candidates(patients: &Source) -> Vec<usize> {
    let is_one = |field: &usize| {
        let cells: Vec<&str> = patients.cells(*field).collect();
        let different: BTreeSet<&str> = cells.iter().copied().collect();
        let rows = patients.sample.len();
        let is_time = |cell: &str| is_moment(cell, true) || is_clock(cell);
        let times = Share::of(cells.iter().copied(), is_time);
        let is_name = |column: usize| {
            named_in(File::Patients, &patients.header[*field], &PATIENTS[column])
                == Some(Named::Known)
        };
        let names = [
            patient::FULL_NAME,
            patient::LAST_NAME,
            patient::FIRST_NAME,
            patient::PHONE,
            patient::EMAIL,
        ];
        cells.len() * 100 >= rows * NEARLY_ALL
            && different.len() * 100 >= cells.len() * NEARLY_ALL
            && !cells.is_empty()
            && !times.is_at_least(NEARLY_ALL)
            && !names.into_iter().any(is_name)
    };
    let fields = (0..patients.header.len()).filter(is_one);
    fields.take(MOST_CANDIDATES).collect()
}

/// How strongly a table names patients by these ids: under the same header, under a name of the patient's id, or by its cells alone.
fn strength(other: &Source, header: &str, ids: &BTreeSet<String>) -> u32 {
    let of_field = |field: usize| {
        let share = Share::of(other.cells(field), |cell| ids.contains(cell));
        if !share.is_at_least(NEARLY_ALL) {
            return 0;
        }
        let own = &other.header[field];
        if normal(own).as_ref() == header {
            return 8;
        }
        match named_in(File::Visits, own, &PATIENTS[patient::PATIENT_ID]) {
            Some(Named::Known | Named::Habit(_)) => 4,
            _ => 1,
        }
    };
    (0..other.header.len()).map(of_field).max().unwrap_or(0)
}
