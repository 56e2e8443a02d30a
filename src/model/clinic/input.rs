//! The files that were read, and what was found in them that belongs to no row.

use chrono::NaiveDate;

use crate::model::clinic::RowAt;

/// An input file and how its rows ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// As evidence names it: the file's name, or the path as given where two inputs share a name.
    pub name: String,
    /// The path as given.
    pub path: std::path::PathBuf,
    /// The cells of its header, in order.
    pub headers: Vec<String>,
    /// Rows read: records after the header that are not blank.
    pub rows: u32,
    /// Rows that were used.
    pub used: u32,
    /// Rows that name no patient.
    pub orphans: u32,
    /// Rows that were refused.
    pub rejected: u32,
    /// Rows that the clinic wants left out.
    pub left_out: u32,
}

/// What somebody should know of a workbook before relying on what was read from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BookNote {
    /// Rows of an input are hidden, and were read all the same: their numbers.
    HiddenRows(u8, Vec<u32>),
    /// The workbook, and sheets in it with something in them that are not read.
    UnreadSheets(String, Vec<String>),
    /// Inputs in XLS and ODS, where it is not seen what is struck out or hidden.
    Unseen(Vec<u8>),
}

/// A no, a promise or pain of which nobody can tell whose it is: its row names no patient who is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ownerless {
    /// The row.
    pub row: RowAt,
    /// What was said.
    pub said: Unheeded,
    /// The day on which it was said; `None`: it has none, or it can't be read.
    pub on: Option<NaiveDate>,
    /// The day for which a call was promised.
    pub promised: Option<NaiveDate>,
}

impl Ownerless {
    /// What holds whenever it was said.
    #[must_use]
    pub const fn undated(row: RowAt, said: Unheeded) -> Self {
        Self {
            row,
            said,
            on: None,
            promised: None,
        }
    }
}

/// What somebody said that is to be heeded, and is not while nobody knows who it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unheeded {
    /// The patient is in pain, or worse since treatment.
    Unwell,
    /// A call was promised for some day.
    Promise,
    /// The patient died, moved away, or is treated elsewhere.
    Left,
    /// Nobody knows what came of it: it may be a no.
    Unclear,
    /// The doctor was asked something.
    Question,
    /// The patient said no to one matter.
    Declined,
    /// The number is somebody else's.
    WrongNumber,
    /// A contact ended with an `opt_out`.
    OptOut,
    /// A contact ended with a complaint.
    Complaint,
    /// The consent is no.
    Consent,
    /// A note beside something else says not to call.
    Note,
    /// A line that can't be read as a row says not to call.
    Loose,
}

impl Unheeded {
    /// In which order they are told: pain first, and what does not bar everything last.
    #[must_use]
    pub const fn rank(self) -> u8 {
        match self {
            Self::Unwell => 0,
            Self::Promise
            | Self::Left
            | Self::Unclear
            | Self::OptOut
            | Self::Complaint
            | Self::Consent
            | Self::Note
            | Self::Loose => 1,
            Self::Question | Self::Declined | Self::WrongNumber => 2,
        }
    }
}

/// What tells of refusals, is there and has not one row: it says no more than if it were missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WithoutRows {
    /// contacts.csv and recall-contacts.csv, whichever there is.
    Contacts,
    /// cards.csv.
    Cards,
}

/// When an input was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// Which of the clinic's inputs: the newest of its sort.
    pub input: u8,
    /// The moment, in UTC.
    pub at: chrono::NaiveDateTime,
}
