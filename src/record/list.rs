//! A list of recall's as it comes back: filled in by hand, and saved by whatever program.

use chrono::NaiveDate;

use super::entry::Entry;
use crate::clinic::{Channel, Reason};

/// A list, whoever saved it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    /// The name of the file.
    pub name: String,
    /// SHA-256 of its bytes, in hex.
    pub sha256: String,
    /// Its rows, in the order of the file.
    pub rows: Vec<ListRow>,
}

/// A contact of a list, and what was filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListRow {
    /// The line of the file, from 1.
    pub line: u32,
    /// Which contact it is.
    pub entry: Entry,
    /// The four hex digits of the patient's name, as the entry ends with them.
    pub digits: Option<String>,
    /// The date of the list: that of the entry.
    pub date: NaiveDate,
    /// The patient's name as it stands there.
    pub patient_name: String,
    /// By what it was to be made.
    pub channel: Channel,
    /// The names of its cases, first the one of the entry.
    pub cases: Vec<String>,
    /// Their reasons, in the same order.
    pub reasons: Vec<Reason>,
    /// The number or address, as it stands there.
    pub to: String,
    /// The minute for which it was planned.
    pub scheduled_at: Option<u16>,
    /// What was filled in, as it was typed.
    pub outcome: String,
    /// When the contact was made.
    pub called_at: String,
    /// When to call again.
    pub callback_at: String,
    /// The patient's score.
    pub score: String,
    /// A remark.
    pub note: String,
}

impl ListRow {
    /// Whether somebody has written anything down.
    #[must_use]
    pub fn is_filled(&self) -> bool {
        let cells = [
            &self.outcome,
            &self.called_at,
            &self.callback_at,
            &self.score,
            &self.note,
        ];
        cells.iter().any(|cell| !cell.is_empty())
    }
}
