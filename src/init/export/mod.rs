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

use self::guess::{Guess, Known};
use self::source::Source;
use super::{Made, Wanted, settings};
use crate::phone;
use crate::read::columns::File;
use crate::settings::Settings;

/// What was found in an export.
pub struct Found {
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
) -> Result<Found, (PathBuf, io::Error)> {
    let sources = source::open(paths)?;
    let (guesses, unknown) = guesses(&sources)?;
    let missing = missing::find(&guesses, wanted.today)?;
    Ok(Found {
        settings: settings::of_export(wanted, &written::text(&guesses, folder, wanted)),
        told: told::text(&guesses, &unknown, &missing, wanted),
    })
}

/// What each table is, in the order of the files; and the tables that are none.
#[expect(
    clippy::type_complexity,
    reason = "guesses, what is left, or where it failed"
)]
fn guesses(sources: &[Source]) -> Result<(Vec<Guess<'_>>, Vec<&Source>), (PathBuf, io::Error)> {
    let country = Settings::defaults(chrono_tz::Tz::UTC).country;
    // The default country has telephone numbers.
    let Some(phones) = phone::Reader::new(&country) else {
        return Ok((Vec::new(), sources.iter().collect()));
    };
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
                phones: &phones,
                patients: &BTreeSet::new(),
            };
            let guess = guess::guess(source, file, &known);
            ids(&guess, &mut patients).map_err(|error| (source.path.clone(), error))?;
        }
    }
    let known = Known {
        phones: &phones,
        patients: &patients,
    };
    let guesses = named
        .iter()
        .map(|&(file, source)| guess::guess(source, file, &known));
    Ok((guesses.collect(), unknown))
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
