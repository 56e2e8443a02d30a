//! An export as it comes: which table is which file of recall, which field which column, and what is still missing.

mod apart;
pub mod guess;
mod habits;
mod join;
mod likeness;
mod missing;
pub mod source;
mod told;
mod words;
mod written;

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use chrono_tz::Tz;

use self::guess::{Guess, Known, Look};
use self::source::{Source, Unread};
pub use self::written::questions;
use super::{Made, SHEETS, Sheet, WORKBOOK, Wanted, record, settings, workbook};
use crate::export::columns::File;
use crate::phone;

/// What was found in an export.
pub struct Findings {
    /// Its settings, to be corrected, and the sheets that it lacks, to be filled in.
    pub files: Vec<Made>,
    /// The sheets.
    pub sheets: Vec<Sheet>,
    /// What was taken for what, with rows in which nobody can be recognised, and what is still missing.
    pub told: String,
}

/// Looks at an export whose settings are to stand in a folder.
///
/// # Errors
/// The path that can't be read, and why.
pub fn look(
    paths: &[PathBuf],
    folder: &Path,
    wanted: Wanted,
) -> Result<Findings, (PathBuf, io::Error)> {
    let (sources, unread) = source::open(paths)?;
    let mut sorted = Sorted::of(&sources, wanted.today)?;
    sorted.unread = unread;
    let missing = missing::find(&sorted.guesses, wanted.today)?;
    let sheets = lacking(&sorted.guesses);
    apart::note(&mut sorted.guesses, &sheets)?;
    let record = record::place(folder, paths);
    let written = written::text(
        &sorted.guesses,
        &sheets,
        (folder, record.as_deref()),
        wanted,
    );
    let mut files = vec![settings::of_export(wanted, &written)];
    if !sheets.is_empty() {
        let made = workbook::file(wanted, &sheets, |_| None);
        files.push(made.map_err(|error| (folder.join(WORKBOOK), error))?);
    }
    Ok(Findings {
        files,
        sheets,
        told: told::text(&sorted, &missing, wanted),
    })
}

/// The sheets for what is in no table of an export. One that is there already has none: nobody would read what is written down in it.
fn lacking(guesses: &[Guess<'_>]) -> Vec<Sheet> {
    let is_there = |sheet: &Sheet| {
        let mut read = guesses.iter().filter(|guess| !guess.asks);
        read.any(|guess| Some(guess.file) == sheet.file())
    };
    SHEETS
        .into_iter()
        .filter(|sheet| !is_there(sheet))
        .collect()
}

/// The tables of an export.
pub struct Sorted<'a> {
    /// What each is, in the order of the files.
    pub guesses: Vec<Guess<'a>>,
    /// Those that are none.
    pub unknown: Vec<&'a Source>,
    /// What can't be read, and why.
    pub unread: Vec<Unread>,
}

impl<'a> Sorted<'a> {
    fn of(sources: &'a [Source], today: NaiveDate) -> Result<Self, (PathBuf, io::Error)> {
        let phones = phone::Reader::new(&crate::plan::rules::default_settings(Tz::UTC).country);
        let nobody = BTreeSet::new();
        let look = |patients| Look { patients, today };
        let first = |source: &Source| guess::file(source, &look(&nobody));
        let is_patients: Vec<bool> = sources
            .iter()
            .map(|source| first(source) == Some(File::Patients))
            .collect();
        let (own, others): (Vec<_>, Vec<_>) = sources
            .iter()
            .zip(is_patients)
            .partition(|(_, is_patients)| *is_patients);
        let of = |sources: Vec<(&'a Source, bool)>| -> Vec<&'a Source> {
            sources.into_iter().map(|(source, _)| source).collect()
        };
        let (own, others) = (of(own), of(others));
        // Where there are several tables of patients, each has the same field.
        let join = match own.as_slice() {
            [only] => join::find(only, &others).map_err(|error| (only.path.clone(), error))?,
            _ => None,
        };
        let mut patients = BTreeSet::new();
        for source in &own {
            let known = Known {
                phones,
                patients: &nobody,
                join: join.as_ref(),
            };
            let guess = guess::guess(source, File::Patients, &known);
            ids(&guess, "patient_id", &mut patients)
                .map_err(|error| (source.path.clone(), error))?;
        }
        let look = look(&patients);
        let (mut named, mut unknown) = (Vec::new(), Vec::new());
        named.extend(own.into_iter().map(|source| (File::Patients, source)));
        for source in others {
            match guess::file(source, &look) {
                Some(file) => named.push((file, source)),
                None => unknown.push(source),
            }
        }
        named.sort_by_key(|&(file, source)| (file, &source.path, &source.sheet));
        let known = Known {
            phones,
            patients: &patients,
            join: join.as_ref(),
        };
        let guesses = named.iter();
        let guesses = guesses.map(|&(file, source)| guess::guess(source, file, &known));
        Ok(Self {
            guesses: guesses.collect(),
            unknown,
            unread: Vec::new(),
        })
    }
}

/// Gathers the ids under a column.
fn ids(guess: &Guess<'_>, column: &str, ids: &mut BTreeSet<String>) -> io::Result<()> {
    let found = guess
        .columns
        .iter()
        .find(|found| found.column.name == column);
    let Some(&[field]) = found.map(|found| found.fields.as_slice()) else {
        return Ok(());
    };
    guess.source.each(|row| {
        if let Some(id) = row.get(field).filter(|id| !id.is_empty()) {
            ids.insert(id.clone());
        }
    })
}
