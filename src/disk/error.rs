//! What keeps a file from being made or written.

use std::io;
use std::path::{Path, PathBuf};

use super::system;

/// Why the system refused something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cause {
    pub(crate) kind: io::ErrorKind,
    /// The system's own number for it.
    pub(crate) code: Option<i32>,
}

impl From<&io::Error> for Cause {
    fn from(error: &io::Error) -> Self {
        Self {
            kind: error.kind(),
            code: error.raw_os_error(),
        }
    }
}

impl From<io::Error> for Cause {
    fn from(error: io::Error) -> Self {
        Self::from(&error)
    }
}

impl From<io::ErrorKind> for Cause {
    fn from(kind: io::ErrorKind) -> Self {
        Self { kind, code: None }
    }
}

/// What keeps a file from being made or written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum DiskError {
    CannotCreate(PathBuf, Cause),
    CannotWrite(Cause),
    LinksInCircle(PathBuf),
    /// Its owner has taken away the right to write it.
    WriteProtected(PathBuf),
    /// No workbook can be written while the clock stands before 1970.
    ClockTooEarly,
    /// A program has it open, and lets nobody replace it.
    HeldOpen(PathBuf),
    /// Where the lock of a folder should be stands something else.
    NoLock(PathBuf),
    /// Another run is writing it.
    Busy(PathBuf),
}

impl DiskError {
    pub(crate) fn cannot_create(path: &Path, cause: impl Into<Cause>) -> Self {
        Self::CannotCreate(path.to_owned(), cause.into())
    }

    /// What keeps a file that is written out from getting its name.
    pub(crate) fn cannot_place(path: &Path, error: &io::Error) -> Self {
        if system::is_held_open(error) {
            Self::HeldOpen(path.to_owned())
        } else {
            Self::cannot_create(path, error)
        }
    }

    pub(crate) fn cannot_write(cause: impl Into<Cause>) -> Self {
        Self::CannotWrite(cause.into())
    }

    /// Whoever was reading the output has gone. Most commands take that for a good end.
    pub(crate) fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::CannotWrite(cause) if cause.kind == io::ErrorKind::BrokenPipe)
    }
}
