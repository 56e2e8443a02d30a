//! What keeps what was said from being recorded, or a list from being replaced.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::disk::DiskError;
use crate::read::refusal::Refusal;
use crate::record::inputs::Lost;
use crate::record::list::NotTaken;
use crate::record::take::Foreign;
use crate::record::thin::NothingToUndo;

/// What keeps what was said from being recorded, or a list from being replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum RecordError {
    Disk(DiskError),
    /// The record, or what lies beside a list, can't be read.
    Refused(Refusal),
    /// Another run is writing the record.
    Busy(PathBuf),
    /// The record was changed since it was read.
    Changed(PathBuf),
    /// A list, or what is kept of its inputs, is written to again and again while it is to be replaced.
    KeepsChanging(PathBuf),
    /// A list is open in a spreadsheet: what is being typed would be lost.
    OpenElsewhere {
        list: PathBuf,
        lock: PathBuf,
    },
    NotTaken {
        list: PathBuf,
        why: NotTaken,
    },
    /// What stands in the place of a list is none.
    NoList(PathBuf),
    /// The list of a date is not replaced by a plan for the past or for a far day.
    OfAnotherDate {
        list: PathBuf,
        of: NaiveDate,
        plan: NaiveDate,
    },
    Foreign(Foreign),
    Lost(Vec<Lost>),
    NothingToUndo(NothingToUndo),
    /// Nothing is recorded of a patient who is to be forgotten.
    NobodyRecorded,
    /// No record is begun where nothing is a clinic's and nobody named the folder: what is said would be lost there.
    NoClinic,
}

impl RecordError {
    pub(crate) fn not_taken(list: &Path, why: NotTaken) -> Self {
        let list = list.to_owned();
        Self::NotTaken { list, why }
    }
}

impl From<DiskError> for RecordError {
    fn from(error: DiskError) -> Self {
        Self::Disk(error)
    }
}

impl From<Refusal> for RecordError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}
