//! What keeps a patient, or a part of him, from being contacted because it could not be read.

use chrono::NaiveDate;

use crate::model::clinic::{PatientIndex, RowAt};
use crate::phone::Phone;

/// Why rows bar somebody from being contacted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bar {
    /// A row that can't be read or is incomplete, or an orphan that all but names the patient.
    UnreadableRecord,
    /// Rows of patients.csv that differ under one id.
    DuplicatePatient,
    /// Rows of another file that differ under one id.
    DuplicateRecord,
    /// Another patient seems to be the same person.
    PossibleDuplicate,
}

/// What of a patient is barred.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Barred {
    /// Every case.
    Patient,
    /// The plans.
    Plans,
    /// The agreements.
    Agreements,
}

/// A row because of which a patient is not contacted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Barring {
    /// Who is barred.
    pub patient: PatientIndex,
    /// From what.
    pub scope: Barred,
    /// Why.
    pub bar: Bar,
    /// The row; each row that plays a part has its own entry.
    pub row: RowAt,
}

/// A note that says not to contact a patient, in any file but that of contacts: it has no date, and holds until it is taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NoteRefusal {
    /// Who is to be left in peace.
    pub patient: PatientIndex,
    /// The row.
    pub row: RowAt,
}

/// A number that somebody does not want to be contacted on: it counts for everybody who has the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NumberOptOut {
    /// The number.
    pub phone: Phone,
    /// When that was said; `None` where the date can't be read.
    pub on: Option<NaiveDate>,
    /// The row.
    pub row: RowAt,
    /// The row of the patient who said so, where he is known.
    pub patient_row: Option<RowAt>,
}
