//! What keeps a folder from being made ready for a clinic.

use std::io::ErrorKind;
use std::path::PathBuf;

use super::{Said, cause, disk};
use crate::base::{Both, Language, both};
use crate::disk::{Cause, DiskError, shown};

/// What keeps a folder from being made ready for a clinic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum InitError {
    Disk(DiskError),
    AlreadyThere(Vec<PathBuf>),
    /// A file of the export that is to be looked at.
    CannotRead(PathBuf, Cause),
}

impl From<DiskError> for InitError {
    fn from(error: DiskError) -> Self {
        Self::Disk(error)
    }
}

#[must_use]
pub(crate) fn said(error: &InitError, language: Language) -> Said {
    match error {
        InitError::Disk(error) => disk::said(error, language),
        InitError::AlreadyThere(paths) => {
            let what = both("такой файл уже есть", "this file is there already");
            let line = |path: &PathBuf| format!("{}: {}", shown(path), what.said_in(language));
            let lines: Vec<String> = paths.iter().map(line).collect();
            Said::of(lines.join("\n")).with_hint(NOTHING_OVERWRITTEN, language)
        }
        InitError::CannotRead(path, why) => {
            let (path, why) = (shown(path), unreadable(*why, language));
            Said::of(match language {
                Language::Russian => format!("{path}: не удаётся прочесть файл: {why}"),
                Language::English => format!("{path}: can't read the file: {why}"),
            })
        }
    }
}

const NOTHING_OVERWRITTEN: Both = both(
    "recall init ничего не перезаписывает, и ничего не создано; назовите другую папку",
    "recall init writes over nothing, and nothing was made; name another folder",
);

/// Why a file of an export can't be read as a table.
#[must_use]
pub(crate) fn unreadable(why: Cause, language: Language) -> String {
    if why.kind == ErrorKind::InvalidData {
        let no_table = both(
            "это не таблица CSV, XLSX, XLS или ODS, или в нём не закрыта кавычка",
            "this is no table, CSV, XLSX, XLS or ODS, or a quote is never closed",
        );
        return no_table.said_in(language).to_owned();
    }
    cause::sentence(why, language)
}
