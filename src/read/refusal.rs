//! What makes a whole file unusable.

use std::path::Path;

use crate::disk::{Cause, shown};
use crate::export::columns::{Column, File};
use crate::read::beside::Risk;
use crate::read::may_say_no::MayBe;

/// A file that can't be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The file, as evidence would name it.
    pub name: String,
    pub line: Option<u32>,
    pub kind: RefusalKind,
}

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RefusalKind {
    /// A file that must be there is not in the folder.
    Missing(File),
    /// A sheet that must be there is not in the workbook.
    SheetMissing(File),
    /// It can't be opened or read.
    CannotRead(Cause),
    /// It has no header; `true`: it has NUL bytes, as text of another sort or no text would.
    NoHeader(bool),
    /// It is no campaign: no row of it could be told to be about anybody.
    NotACampaign,
    /// A required column is not there.
    ColumnMissing(&'static Column),
    /// Two fields, counted from 1, match one column.
    TwoColumns(&'static str, usize, usize),
    /// The settings name a header for a column, and neither that nor a usual one is there.
    MappedHeaderMissing(&'static str, String),
    /// The field, counted from 1, stands under a header that is not known, and somebody may say no there.
    MaySayNo(usize, MaySayNo),
    /// The settings leave out rows by a column or header that is not there.
    SkipColumnMissing(String),
    /// The settings leave out rows by a column and a word with which a patient says no.
    SkipsNo(String),
    /// The settings give a permitting meaning, in a column, to a word with which a patient says no.
    TurnsNo(&'static str, String),
    /// The file is there as CSV and as a workbook.
    TwoFiles(String),
    /// It looks like a workbook and can't be read as one.
    NoWorkbook,
    /// It is a page of the web or other XML, which calls itself a workbook.
    Page,
    /// An ODS with merged cells: what they hold is not told for every cell that they cover.
    MergedCells,
    /// A spreadsheet has taken days for months in a column, counted from 1.
    TurnedDates(usize),
    /// The workbook has several sheets, and it is not known which one is meant: those that there are.
    WhichSheet(Vec<String>),
    /// The workbook that should have a sheet for each file has but one.
    OneSheet,
    /// A quote is opened and never closed.
    OpenQuote,
    /// A record runs over several lines, and its quotes are not where they should be: rows may have been swallowed.
    LooseQuote,
    /// The names of the header stand once more, in another order.
    HeaderMoved,
    /// A row stands above the header, where nothing is read.
    RowAbove,
    /// A row is parted otherwise than the header: by another delimiter, or not at all, for the whole of it stands within quotes.
    PartedOtherwise,
    /// It was written to while it was read.
    Changed,
    /// It lies in the data folder unread, and a no may stand in it.
    Unread(Risk),
    /// The clinic's country has no telephone numbers that are known.
    UnknownCountry,
}

/// A column under a header that is not known, in which somebody may say no.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MaySayNo {
    pub file: File,
    /// The header as the settings can name it.
    pub header: String,
    /// What it may be.
    pub may_be: MayBe,
}

impl Refusal {
    /// Whether the file was written to while it was read.
    pub(crate) const fn is_change(&self) -> bool {
        matches!(self.kind, RefusalKind::Changed)
    }

    /// The same with the whole path, where the file can't be opened or read: then it may not be the file that was meant.
    #[must_use]
    pub(crate) fn at(self, path: &Path) -> Self {
        match self.kind {
            RefusalKind::CannotRead(_) => Self {
                name: shown(path).to_string(),
                ..self
            },
            _ => self,
        }
    }

    /// A file that can't be opened or read, with the whole path.
    pub(crate) fn cannot_read(path: &Path, cause: impl Into<Cause>) -> Self {
        Self {
            name: shown(path).to_string(),
            line: None,
            kind: RefusalKind::CannotRead(cause.into()),
        }
    }

    /// Nothing is known of telephone numbers in a clinic's country.
    pub(crate) fn unknown_country(country: &str) -> Self {
        Self {
            name: country.to_owned(),
            line: None,
            kind: RefusalKind::UnknownCountry,
        }
    }
}
