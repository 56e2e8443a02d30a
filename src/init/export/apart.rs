//! Tables of one sort that number their rows alike: read as one file, two rows of one number would be refused.

use std::collections::BTreeSet;
use std::io;
use std::path::PathBuf;

use super::guess::{Because, Guess, NEARLY_ALL};
use super::ids;
use super::likeness::Share;
use crate::export::columns::File;
use crate::init::Sheet;

/// The files whose rows have numbers of their own.
const NUMBERED: [(File, &str); 2] = [
    (File::Visits, "visit_id"),
    (File::Agreements, "agreement_id"),
];

/// Notes in each table what keeps its numbers apart from those of the tables before it, and of the sheet.
///
/// # Errors
/// The path that can't be read any more, and why.
pub fn note(guesses: &mut [Guess<'_>], sheets: &[Sheet]) -> Result<(), (PathBuf, io::Error)> {
    for (file, column) in NUMBERED {
        let own = (0..guesses.len()).filter(|&place| guesses[place].file == file);
        // As they are named in the settings: what is in question comes behind what is read.
        let (asked, read): (Vec<_>, Vec<_>) = own.partition(|&place| guesses[place].asks);
        let mut is_first = sheets.iter().all(|sheet| sheet.file() != Some(file));
        if is_first && asked.len() + read.len() < 2 {
            continue;
        }
        let mut before = BTreeSet::new();
        let mut marks = BTreeSet::new();
        for place in read.into_iter().chain(asked) {
            let guess = &mut guesses[place];
            let mut numbers = BTreeSet::new();
            ids(guess, column, &mut numbers).map_err(|error| (guess.source.path.clone(), error))?;
            let is_alike = runs(guess, column) || meet(&numbers, &before);
            if !is_first && is_alike {
                guess.apart = Some(mark(guess, &mut marks));
            }
            is_first = false;
            before.append(&mut numbers);
        }
    }
    Ok(())
}

/// Whether a table numbers its own rows, and a further one will have the same numbers.
fn runs(guess: &Guess<'_>, column: &str) -> bool {
    let mut found = guess.columns.iter();
    found.any(|found| found.column.name == column && found.because == Because::EveryRowAnother)
}

/// Whether nearly all numbers of one table are in the other: a few of them are the same rows, exported twice.
fn meet(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    let (few, many) = if one.len() < other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let met = Share::of(few.iter().map(String::as_str), |id| many.contains(id));
    met.is_at_least(NEARLY_ALL)
}

/// The name of a table without what parts the names of cases, another than any that was given.
fn mark(guess: &Guess<'_>, marks: &mut BTreeSet<String>) -> String {
    let stem = guess.source.path.file_stem().unwrap_or_default();
    let stem = guess
        .source
        .sheet
        .clone()
        .unwrap_or_else(|| stem.to_string_lossy().into_owned());
    let plain = |c: char| {
        if c.is_alphanumeric() || c == '_' {
            c
        } else {
            '-'
        }
    };
    let name: String = stem.chars().map(plain).collect();
    let mut mark = name.clone();
    while !marks.insert(mark.clone()) {
        mark = format!("{name}-{}", marks.len() + 1);
    }
    mark
}
