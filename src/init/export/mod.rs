//! An export as it comes: which table is which file of recall, which field which column, and what is still missing.

mod apart;
pub mod guess;
mod likeness;
mod missing;
pub mod source;
mod told;
mod words;
mod written;

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use chrono_tz::Tz;

use self::guess::{Guess, Known};
use self::source::Source;
use super::{Made, SHEETS, Sheet, WORKBOOK, Wanted, settings, workbook};
use crate::phone;
use crate::read::columns::File;
use crate::settings::Settings;

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
    let sources = source::open(paths)?;
    let mut sorted = Sorted::of(&sources)?;
    let missing = missing::find(&sorted.guesses, wanted.today)?;
    let sheets = lacking(&sorted.guesses);
    apart::note(&mut sorted.guesses, &sheets)?;
    let written = written::text(&sorted.guesses, &sheets, folder, wanted);
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
}

impl<'a> Sorted<'a> {
    fn of(sources: &'a [Source]) -> Result<Self, (PathBuf, io::Error)> {
        let phones = phone::Reader::new(&Settings::defaults(Tz::UTC).country);
        let mut named: Vec<(File, &Source)> = Vec::new();
        let mut unknown = Vec::new();
        for source in sources {
            match guess::file(source) {
                Some(file) => named.push((file, source)),
                None => unknown.push(source),
            }
        }
        named.sort_by_key(|&(file, _)| file);
        let mut patients = BTreeSet::new();
        for &(file, source) in &named {
            if file == File::Patients {
                let known = Known {
                    phones,
                    patients: &BTreeSet::new(),
                };
                let guess = guess::guess(source, file, &known);
                ids(&guess, "patient_id", &mut patients)
                    .map_err(|error| (source.path.clone(), error))?;
            }
        }
        let known = Known {
            phones,
            patients: &patients,
        };
        let guesses = named.iter();
        let guesses = guesses.map(|&(file, source)| guess::guess(source, file, &known));
        Ok(Self {
            guesses: guesses.collect(),
            unknown,
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
