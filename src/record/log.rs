//! recall-contacts.csv: its rows as they are, and new ones behind them.

use std::path::PathBuf;

/// The columns of the record, in the order in which they are written.
pub const COLUMNS: [&str; 15] = [
    "contacted_at",
    "patient_id",
    "outcome",
    "case",
    "channel",
    "phone",
    "callback_at",
    "score",
    "by",
    "note",
    "entry",
    "said",
    "recording",
    "recorded_at",
    "list",
];

/// A row of the record: its cells, by the columns.
pub type Cells = [String; COLUMNS.len()];

/// The record as it was found.
#[derive(Clone, Debug, Default)]
pub struct Log {
    /// Where it is, or is to be.
    pub path: PathBuf,
    /// Its rows, in the order of the file.
    pub rows: Vec<Cells>,
}
