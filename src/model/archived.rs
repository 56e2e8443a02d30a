//! A contact as the archive of a day keeps it: a line of `contacts.jsonl`.
//!
//! It is written when a list is made, and read years later, perhaps by another version: what names something in recall's own files stands
//! here as that name, and what nobody knows is left out.

use serde::{Deserialize, Serialize};

/// The contacts of a day.
pub(crate) const CONTACTS: &str = "contacts.jsonl";
/// Every decision of a day.
pub(crate) const DECISIONS: &str = "decisions.jsonl.gz";

/// A contact of a list, with all that it rests on as it stood on that day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct ArchivedContact {
    /// By what it is known in `recall-contacts.csv`.
    pub entry: String,
    pub patient_id: String,
    pub patient_name: String,
    /// Whom it goes to by name: the patient, or a child's guardian.
    pub contact_name: String,
    pub to_guardian: bool,
    /// `call`, `sms`, `messenger` or `email`.
    pub channel: String,
    /// The number in E.164, or an address of e-mail.
    pub to: String,
    /// `administrator` or `doctor`.
    pub caller: String,
    pub doctor: String,
    /// In the clinic's time.
    pub windows: Vec<Hours>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scheduled_at: Option<String>,
    /// How many other contacts were made by the same talk.
    pub same_talk: usize,
    /// The words of the talk that are about this contact; of a message, none.
    pub script: String,
    /// The text that was to be sent; of a call, none.
    pub message: String,
    pub cases: Vec<ArchivedCase>,
    /// The rows on which it rests, each once.
    pub rows: Vec<ArchivedRow>,
}

/// From one time of day to another.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Hours {
    pub from: String,
    pub to: String,
}

/// One matter of a contact.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct ArchivedCase {
    pub case: String,
    /// The name of the reason.
    pub reason: String,
    pub due_from: String,
    pub why: String,
    pub ground: Ground,
    pub consent: ArchivedConsent,
    /// The rows as `file:line`.
    pub evidence: Vec<String>,
}

/// What the contact is owed for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Ground {
    /// `visit`, `plan` or `agreement`.
    pub kind: String,
    /// The day on which the visit was booked, the plan signed, the agreement made.
    pub on: Option<String>,
    /// Who agreed on it for the clinic.
    pub by: Option<String>,
    /// Where the paper lies.
    pub document: Option<String>,
}

/// On what permission somebody was contacted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct ArchivedConsent {
    /// `yes`, `visits`, `agreement` or `remind`.
    pub permission: String,
    /// The day on which it was given.
    pub on: Option<String>,
    /// The last day on which it holds.
    pub until: Option<String>,
    /// The column in which the number stands that was to be called: `call_phone`, `phone`, `guardian_phone` or `email`.
    pub address_from: String,
    /// The ways that were named, in the order of preference.
    pub channels: Vec<String>,
    /// Where the paper lies.
    pub document: Option<String>,
    /// The guardian who speaks for a child.
    pub guardian: Option<String>,
    /// All of it in a sentence.
    pub told: String,
}

/// A row as it stood.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct ArchivedRow {
    pub file: String,
    pub line: u32,
    /// Of which sort the file is, such as `patients`.
    pub of: String,
    /// The cells of the header.
    pub header: Vec<String>,
    /// Which column each cell serves, if any.
    pub columns: Vec<Option<String>>,
    pub cells: Vec<String>,
}

impl ArchivedRow {
    /// What stands in a column.
    #[must_use]
    pub(crate) fn cell(&self, column: &str) -> Option<&str> {
        let serves = |place: &Option<String>| place.as_deref() == Some(column);
        let mut cells = self.columns.iter().zip(&self.cells);
        let found = cells.find(|(place, cell)| serves(place) && !cell.is_empty());
        found.map(|(_, cell)| cell.as_str())
    }
}
