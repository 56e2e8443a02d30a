//! What a new clinic's folder holds: its settings, forms of the exports, and a workbook for what no records system has a place for.

mod demo;
pub mod export;
mod folder;
mod hints;
mod record;
mod settings;
mod sheets;
mod workbook;

use std::io;

use chrono::NaiveDate;
use chrono_tz::Tz;

pub use self::export::{Findings, look, questions};
pub(crate) use self::folder::{put, refuse};
pub use self::record::place as place_of_record;
pub use self::sheets::{EXPORTS, SHEETS, Sheet};
pub use self::workbook::WORKBOOK;
use crate::base::Language;

/// The name of the settings.
pub const SETTINGS: &str = "recall.toml";

/// A file to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// Its name in the folder.
    pub name: &'static str,
    /// All that it holds.
    pub bytes: Vec<u8>,
}

/// For whom a folder is made.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// The language of headings, words and comments.
    pub language: Language,
    /// The machine's time zone, where it is known.
    pub timezone: Option<Tz>,
    /// The day on which it is made.
    pub today: NaiveDate,
}

impl Wanted {
    /// One of two texts.
    #[must_use]
    pub const fn text<'a>(&self, russian: &'a str, english: &'a str) -> &'a str {
        match self.language {
            Language::Russian => russian,
            Language::English => english,
        }
    }
}

/// The files of a clinic that has yet to put in its own data; its record is to be at a path as the settings name it.
///
/// # Errors
/// Where the workbook can't be put together.
pub fn empty(wanted: Wanted, record: Option<&str>) -> io::Result<Vec<Made>> {
    let mut made = vec![
        settings::of_empty(wanted, record),
        workbook::file(wanted, &SHEETS, |_| None)?,
    ];
    for file in EXPORTS {
        made.push(sheets::headers(file, wanted.language)?);
    }
    Ok(made)
}

/// The files of an invented clinic on this day.
///
/// # Errors
/// Where they can't be put together.
pub fn invented(wanted: Wanted) -> io::Result<Vec<Made>> {
    let rows = |sheet: &Sheet| demo::sheet(sheet, wanted);
    let mut made = vec![
        settings::of_invented(wanted),
        workbook::file(wanted, &SHEETS, rows)?,
    ];
    made.extend(demo::exports(wanted)?);
    Ok(made)
}
