//! A regular file that is read more than once: all reading goes to what was opened, whatever takes its name meanwhile.

use std::fs::{File, Metadata};
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use crate::disk::system;

/// A file that stays open, and by what it is seen whether somebody wrote to it since.
#[derive(Debug)]
pub struct Opened {
    file: File,
    path: PathBuf,
    stamp: Stamp,
}

/// By what it is seen that a file was written to, or that another has taken its name. Length and time of writing are not enough: a copy may
/// keep the times of what it was copied from, and any program may set them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    length: u64,
    modified: Option<SystemTime>,
    identity: system::Identity,
}

impl Stamp {
    fn of(found: &Metadata) -> Self {
        Self {
            length: found.len(),
            modified: found.modified().ok(),
            identity: system::identity(found),
        }
    }

    /// How long the file was.
    pub(crate) const fn length(&self) -> u64 {
        self.length
    }

    /// When it was written, where that is known.
    pub(crate) const fn modified(&self) -> Option<SystemTime> {
        self.modified
    }
}

impl Opened {
    pub(crate) fn new(file: File, path: &Path, found: &Metadata) -> Self {
        Self {
            file,
            path: path.to_owned(),
            stamp: Stamp::of(found),
        }
    }

    /// How it was when it was opened.
    pub(crate) const fn stamp(&self) -> Stamp {
        self.stamp
    }

    /// How it is now.
    ///
    /// # Errors
    /// Where it can't be looked at.
    pub(crate) fn stamp_now(&self) -> io::Result<Stamp> {
        Ok(Stamp::of(&self.file.metadata()?))
    }

    /// How what stands under its name is now.
    ///
    /// # Errors
    /// Where it can't be looked at, or nothing is there.
    pub(crate) fn stamp_of_name(&self) -> io::Result<Stamp> {
        Ok(Stamp::of(&std::fs::metadata(&self.path)?))
    }
}

/// Reads an open file from its start; others may read it at the same time.
pub(crate) struct FromStart {
    opened: Arc<Opened>,
    position: u64,
}

impl FromStart {
    pub(crate) const fn new(opened: Arc<Opened>) -> Self {
        Self {
            opened,
            position: 0,
        }
    }
}

impl Read for FromStart {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = system::read_at(&self.opened.file, buffer, self.position)?;
        self.position += length as u64;
        Ok(length)
    }
}

impl Seek for FromStart {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let position = match to {
            SeekFrom::Start(position) => Some(position),
            SeekFrom::Current(by) => self.position.checked_add_signed(by),
            SeekFrom::End(by) => self.opened.stamp.length.checked_add_signed(by),
        };
        self.position = position.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.position)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_read_from_any_place_and_by_several() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        std::fs::write(&path, "0123456789").unwrap();
        let file = File::open(&path).unwrap();
        let found = file.metadata().unwrap();
        let opened = Arc::new(Opened::new(file, &path, &found));
        let mut first = FromStart::new(Arc::clone(&opened));
        let mut second = FromStart::new(opened);
        let mut two = [0; 2];
        first.read_exact(&mut two).unwrap();
        assert_eq!(&two, b"01");
        assert_eq!(second.seek(SeekFrom::End(-3)).unwrap(), 7);
        second.read_exact(&mut two).unwrap();
        assert_eq!(&two, b"78");
        assert_eq!(first.seek(SeekFrom::Current(2)).unwrap(), 4);
        first.read_exact(&mut two).unwrap();
        assert_eq!(&two, b"45");
        assert!(first.seek(SeekFrom::Current(-7)).is_err());
        assert_eq!(second.seek(SeekFrom::Start(20)).unwrap(), 20);
        assert_eq!(second.read(&mut two).unwrap(), 0);
    }
}
