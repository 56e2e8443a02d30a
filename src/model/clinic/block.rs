//! Rows that block contact with a patient: they can't be read, contradict each other, or say no.

use chrono::NaiveDate;

use crate::model::clinic::{PatientIndex, RowAt};
use crate::phone::Phone;

/// Why a row blocks contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BlockReason {
    /// A row that can't be read or is incomplete, or an orphan that all but names the patient.
    UnreadableRecord,
    /// Rows of patients.csv that differ under one id.
    DuplicatePatient,
    /// Rows of another file that differ under one id.
    DuplicateRecord,
    /// Another patient seems to be the same person.
    PossibleDuplicate,
}

/// Which of a patient's cases are blocked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BlockScope {
    Patient,
    Plans,
    Agreements,
}

/// A row because of which a patient is not contacted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Block {
    pub patient: PatientIndex,
    pub scope: BlockScope,
    pub reason: BlockReason,
    /// Each row that plays a part has an entry of its own.
    pub row: RowAt,
}

/// A note that says not to contact a patient, in any file but that of contacts: it has no date, and holds until it is taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NoteRefusal {
    pub patient: PatientIndex,
    pub row: RowAt,
}

/// A patient does not want to be contacted on a number that can't be read: it may be any of his.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LostNumber {
    pub row: RowAt,
    pub patient: PatientIndex,
    /// When that was said; `None` where the date can't be read.
    pub on: Option<NaiveDate>,
}

/// An opt-out of a number: it counts for everybody who has that number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NumberOptOut {
    pub phone: Phone,
    /// When that was said; `None` where the date can't be read.
    pub on: Option<NaiveDate>,
    pub row: RowAt,
    /// The row of the patient who said so, where he is known.
    pub patient_row: Option<RowAt>,
}
