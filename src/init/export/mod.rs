//! An export as it comes: which table is which file of recall, which field which column, and what is still missing.

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
use super::{Made, Wanted, settings};
use crate::phone;
use crate::read::columns::File;
use crate::settings::Settings;

/// What was found in an export.
pub struct Findings {
    /// Its settings, to be corrected.
    pub settings: Made,
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
    let sorted = Sorted::of(&sources)?;
    let missing = missing::find(&sorted.guesses, wanted.today)?;
    let written = written::text(&sorted.guesses, folder, wanted);
    Ok(Findings {
        settings: settings::of_export(wanted, &written),
        told: told::text(&sorted, &missing, wanted),
    })
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
                ids(&guess, &mut patients).map_err(|error| (source.path.clone(), error))?;
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

/// Gathers the ids of the patients.
fn ids(guess: &Guess<'_>, ids: &mut BTreeSet<String>) -> io::Result<()> {
    let found = guess
        .columns
        .iter()
        .find(|found| found.column.name == "patient_id");
    let Some(&[field]) = found.map(|found| found.fields.as_slice()) else {
        return Ok(());
    };
    guess.source.each(|row| {
        if let Some(id) = row.get(field).filter(|id| !id.is_empty()) {
            ids.insert(id.clone());
        }
    })
}
