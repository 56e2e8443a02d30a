//! Finds the exports: in the data folder, in one workbook, or where they are named.

use std::path::{Path, PathBuf};

use crate::base::visible;
use crate::disk;
use crate::disk::output::folder_of;
use crate::disk::presence::{self, Folder};
use crate::export::columns::File;
use crate::read::refusal::{Refusal, RefusalKind};
use crate::read::sources::{Source, Sources};
use crate::settings::Settings;

/// Finds the exports: those that are named, and those that lie where they are looked for.
///
/// # Errors
/// All that is missing, or of which it is not known which is meant.
pub fn exports(sources: &Sources, settings: &Settings) -> Result<Vec<Source>, Vec<Refusal>> {
    some(
        sources,
        settings,
        (&File::ALL, &[File::Patients, File::Plans]),
    )
}

/// Finds some of the exports, of which some must be there.
///
/// # Errors
/// All that is missing, or of which it is not known which is meant.
pub fn some(
    sources: &Sources,
    settings: &Settings,
    (wanted, needed): (&[File], &[File]),
) -> Result<Vec<Source>, Vec<Refusal>> {
    let is_named = |file: &File| sources.named(*file, settings).is_some();
    let folder = match Folder::list(sources.folder()) {
        Ok(folder) => folder,
        // Where all that is needed stands elsewhere, there need be no folder.
        Err(error) if presence::is_absence(error.kind()) && needed.iter().all(is_named) => {
            Folder::default()
        }
        Err(error) => {
            let cannot = RefusalKind::CannotRead(error.into());
            return Err(vec![refuse(sources.folder(), cannot)]);
        }
    };
    let mut found = Vec::new();
    let mut refusals = Vec::new();
    for &file in wanted {
        if let Some(named) = sources.named(file, settings) {
            for source in named {
                if file == File::RecallContacts && is_to_be(&source.path) {
                    continue;
                }
                let one = only(&source, presence::meant(&source.path));
                match one {
                    Ok(path) => found.push(Source { path, ..source }),
                    Err(refusal) => refusals.push(refusal),
                }
            }
            continue;
        }
        let there = match sources.usual_in(&folder, file) {
            Ok(there) => there,
            Err((path, error)) => {
                refusals.push(refuse(&path, RefusalKind::CannotRead(error.into())));
                continue;
            }
        };
        match there.as_slice() {
            [first, second, ..] => {
                let other = second.own_name();
                refusals.push(refuse(&first.path, RefusalKind::TwoFiles(other)));
            }
            [only] => found.push(only.clone()),
            [] => match in_one_workbook(sources, file) {
                Ok(Some(sheet)) => found.push(sheet),
                Ok(None) if needed.contains(&file) => {
                    refusals.push(if sources.folder() == sources.data {
                        let csv = sources.folder().join(file.file_name());
                        refuse(&csv, RefusalKind::Missing(file))
                    } else {
                        refuse(&sources.data, RefusalKind::SheetMissing(file))
                    });
                }
                Ok(None) => {}
                Err(kind) => return Err(vec![refuse(&sources.data, kind)]),
            },
        }
    }
    for source in &mut found {
        // A file that can't be read is refused where it is opened.
        let Some(workbook) = source.workbook() else {
            continue;
        };
        let asked = source.sheet.take();
        let sheet = workbook.and_then(|workbook| {
            let sheet = workbook.sheet_of(source.file, asked.as_deref())?;
            // The only sheet need not be told.
            Ok(Some(sheet).filter(|_| asked.is_some() || !workbook.has_one_sheet()))
        });
        match sheet {
            Ok(sheet) => source.sheet = sheet,
            Err(kind) => refusals.push(refuse(&source.path, kind)),
        }
    }
    if refusals.is_empty() {
        Ok(found)
    } else {
        Err(refusals)
    }
}

/// Whether the record is not there yet: it is begun when something is written down. The folder in which it is to be must be there.
fn is_to_be(path: &Path) -> bool {
    let is_absent = presence::meant(path).is_ok_and(|meant| meant.is_empty());
    is_absent && folder_of(path).is_dir()
}

fn refuse(path: &Path, kind: RefusalKind) -> Refusal {
    Refusal {
        name: disk::shown(path).to_string(),
        line: None,
        kind,
    }
}

/// The one file that is meant by a path that somebody has named; where nothing stands there, that is said when it is opened.
fn only(source: &Source, meant: std::io::Result<Vec<PathBuf>>) -> Result<PathBuf, Refusal> {
    let meant =
        meant.map_err(|error| refuse(&source.path, RefusalKind::CannotRead(error.into())))?;
    match meant.as_slice() {
        [] => Ok(source.path.clone()),
        [only] => Ok(only.clone()),
        [first, second, ..] => {
            let other = second.file_name().unwrap_or_default();
            let other = visible(&other.to_string_lossy()).into_owned();
            Err(refuse(first, RefusalKind::TwoFiles(other)))
        }
    }
}

/// The sheet for a file, where the clinic's files are in one workbook.
fn in_one_workbook(sources: &Sources, file: File) -> Result<Option<Source>, RefusalKind> {
    let whole = Source::new(file, &sources.data);
    if sources.folder() == sources.data {
        return Ok(None);
    }
    std::fs::metadata(&whole.path).map_err(|error| RefusalKind::CannotRead(error.into()))?;
    let workbook = whole.workbook().unwrap_or(Err(RefusalKind::NoWorkbook))?;
    match workbook.sheet_of(file, None) {
        // The only sheet of a workbook is not all files.
        _ if workbook.has_one_sheet() => Err(RefusalKind::OneSheet),
        Ok(sheet) => Ok(Some(Source {
            sheet: Some(sheet),
            ..whole
        })),
        Err(RefusalKind::WhichSheet(_)) => Ok(None),
        Err(kind) => Err(kind),
    }
}
