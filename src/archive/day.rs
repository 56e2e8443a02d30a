//! Writing a day: into a folder under a temporary name, which gets its own name in one step when all of it is on the disk.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};

use super::chain::{Archive, Day};
use super::manifest::{self, FileEntry, Manifest, Told};
use super::{DAY, PART, SCHEMA};
use crate::disk::lock::FolderLock;
use crate::disk::output::{folder_of, sync_folder};
use crate::disk::part::Unfinished;
use crate::disk::presence::is_there;
use crate::disk::system::{make_folder, without_traps};
use crate::disk::{DiskError, fingerprint};
use crate::model::seal::Seal;
use crate::record::error::RecordError;
use crate::record::lock;

/// A day that is being written. Dropped before it has its name, it leaves nothing.
pub(crate) struct NewDay {
    archive: Archive,
    part: PathBuf,
    files: Vec<FileEntry>,
    _unfinished: Unfinished,
    _lock: FolderLock,
    is_kept: bool,
}

/// A file of a day that is being written.
pub(crate) struct DayFile {
    name: String,
    out: BufWriter<Hashed>,
}

/// What is written, counted and hashed on its way.
struct Hashed {
    file: File,
    hasher: Sha256,
    bytes: u64,
}

impl Write for Hashed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.file.write(bytes)?;
        self.hasher.update(&bytes[..count]);
        self.bytes += count as u64;
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Write for DayFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl Drop for NewDay {
    fn drop(&mut self) {
        if !self.is_kept {
            fs::remove_dir_all(&self.part).ok();
        }
    }
}

impl NewDay {
    /// Takes the lock of an archive, makes its folder where there is none, takes away what a run left that did not end well, and begins.
    ///
    /// # Errors
    /// Where another run is writing there, or it can't be written.
    pub(crate) fn begin(folder: &Path, now: DateTime<Utc>) -> Result<Self, RecordError> {
        let cannot = |error: io::Error| DiskError::cannot_create(folder, error);
        if !folder.is_dir() {
            make_folders(folder).map_err(cannot)?;
            sync_folder(folder)?;
        }
        let lock = take_lock(folder, now)?;
        let part = folder.join(PART);
        remove(&part).map_err(|error| DiskError::cannot_create(&part, error))?;
        let archive = Archive::read(folder).map_err(cannot)?;
        let unfinished = Unfinished::at(&part);
        make_folder(&part).map_err(|error| DiskError::cannot_create(&part, error))?;
        Ok(Self {
            archive,
            part,
            files: Vec::new(),
            _unfinished: unfinished,
            _lock: lock,
            is_kept: false,
        })
    }

    /// The days of the archive whose manifest is no use: the chain goes on without them.
    pub(crate) fn unusable(&self) -> impl Iterator<Item = &str> {
        self.archive.unusable.iter().map(|(name, _)| name.as_str())
    }

    /// Opens a file of the day: what is written to it goes to the disk at once. A name may hold one folder, as in `scripts/talk.txt`.
    ///
    /// # Errors
    /// Where it can't be made.
    pub(crate) fn open(&self, name: &str) -> Result<DayFile, DiskError> {
        let path = self.part.join(name);
        let make = || {
            let folder = folder_of(&path);
            if folder != self.part && !is_there(folder)? {
                make_folder(folder)?;
            }
            let mut options = OpenOptions::new();
            options.write(true).create_new(true);
            without_traps(&mut options, 0o600);
            options.open(&path)
        };
        let file = make().map_err(|error| DiskError::cannot_create(&path, error))?;
        let hashed = Hashed {
            file,
            hasher: Sha256::new(),
            bytes: 0,
        };
        Ok(DayFile {
            name: name.to_owned(),
            out: BufWriter::with_capacity(1 << 16, hashed),
        })
    }

    /// Takes a file that is written out among those of the day.
    ///
    /// # Errors
    /// Where it can't be written.
    pub(crate) fn add(&mut self, file: DayFile) -> Result<(), DiskError> {
        let written = file.out.into_inner();
        let written = written.map_err(|error| DiskError::cannot_write(error.error()))?;
        written.file.sync_all().map_err(DiskError::cannot_write)?;
        self.files.push(FileEntry {
            file: file.name,
            bytes: written.bytes,
            sha256: fingerprint::hex(&written.hasher.finalize()),
        });
        Ok(())
    }

    /// Writes a file of the day whole.
    ///
    /// # Errors
    /// Where it can't be written.
    pub(crate) fn write(
        &mut self,
        name: &str,
        write: impl FnOnce(&mut DayFile) -> io::Result<()>,
    ) -> Result<(), DiskError> {
        let mut file = self.open(name)?;
        write(&mut file).map_err(DiskError::cannot_write)?;
        self.add(file)
    }

    /// Writes the manifest, after which nothing is added: the day has its hash, and yet no name. A run that has written the very files of
    /// the last day from the very inputs makes no other day of them.
    ///
    /// # Errors
    /// Where it can't be written.
    pub(crate) fn seal(mut self, told: Told) -> Result<SealedDay, DiskError> {
        self.files.sort_unstable();
        let last = self.archive.last();
        let manifest = Manifest {
            schema: SCHEMA.to_owned(),
            date: told.date,
            now: told.now,
            number: last.map_or(1, |last| last.manifest.number + 1),
            previous: last.map(Day::link),
            recall: env!("CARGO_PKG_VERSION").to_owned(),
            language: told.language.to_owned(),
            files: self.files.clone(),
            inputs: told.inputs,
            expired: self.archive.newly_expired(),
        };
        if let Some(last) = last
            && is_same(&manifest, &last.manifest)
            && last.is_whole()
        {
            let seal = Seal {
                day: last.name.clone(),
                sha256: last.sha256.clone(),
            };
            return Ok(SealedDay {
                seal,
                day: self,
                is_new: false,
            });
        }
        let bytes = manifest::bytes(&manifest).map_err(DiskError::cannot_write)?;
        self.write(DAY, |out| out.write_all(&bytes))?;
        for folder in self.folders() {
            sync_folder(&folder.join(DAY))?;
        }
        let seal = Seal {
            day: self.archive.name_for(manifest.date),
            sha256: fingerprint::of_bytes(&bytes),
        };
        Ok(SealedDay {
            seal,
            day: self,
            is_new: true,
        })
    }

    /// The folder and those in it.
    fn folders(&self) -> Vec<PathBuf> {
        let paths = self.files.iter().map(|file| self.part.join(&file.file));
        let mut folders: Vec<PathBuf> = paths.map(|path| folder_of(&path).to_owned()).collect();
        folders.sort_unstable();
        folders.dedup();
        folders
    }
}

/// Whether nothing is new in a day but its place in the chain.
fn is_same(new: &Manifest, last: &Manifest) -> bool {
    let apart = Manifest {
        number: last.number,
        previous: last.previous.clone(),
        expired: last.expired.clone(),
        ..new.clone()
    };
    new.expired.is_empty() && apart == *last
}

/// A day that has all but its name.
pub(crate) struct SealedDay {
    /// What is printed at the foot of the list.
    pub(crate) seal: Seal,
    day: NewDay,
    is_new: bool,
}

impl SealedDay {
    /// Gives the day its name.
    ///
    /// # Errors
    /// Where that can't be done; then the archive is as it was.
    pub(crate) fn put_in_place(mut self) -> Result<PlacedDay, DiskError> {
        let folder = self.day.archive.folder.clone();
        let path = folder.join(&self.seal.day);
        if self.is_new {
            let renamed = fs::rename(&self.day.part, &path);
            renamed.map_err(|error| DiskError::cannot_create(&path, error))?;
            self.day.is_kept = true;
            sync_folder(&path)?;
        }
        Ok(PlacedDay {
            path,
            part: self.day.part.clone(),
            is_new: self.is_new,
            _day: self.day,
        })
    }
}

/// A day that stands in its place; the archive stays locked while it is held.
pub(crate) struct PlacedDay {
    path: PathBuf,
    part: PathBuf,
    is_new: bool,
    _day: NewDay,
}

impl PlacedDay {
    /// Takes the day away again: its list did not come to stand.
    ///
    /// # Errors
    /// Where that can't be done.
    pub(crate) fn take_back(self) -> Result<(), DiskError> {
        if !self.is_new {
            return Ok(());
        }
        // Under its temporary name first: it goes in one step.
        let taken = fs::rename(&self.path, &self.part).and_then(|()| remove(&self.part));
        taken.map_err(|error| DiskError::cannot_create(&self.path, error))?;
        sync_folder(&self.path)
    }
}

/// Takes the lock of an archive.
pub(super) fn take_lock(folder: &Path, now: DateTime<Utc>) -> Result<FolderLock, RecordError> {
    lock::take(&folder.join(DAY), now).map_err(|error| match error {
        RecordError::Busy(_) => RecordError::Busy(folder.to_owned()),
        error => error,
    })
}

/// Takes away what stands there, be it a folder; nothing that a link leads to.
fn remove(path: &Path) -> io::Result<()> {
    match path.symlink_metadata() {
        Ok(found) if found.is_dir() => fs::remove_dir_all(path),
        Ok(_) => fs::remove_file(path),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

/// Makes a folder for its owner alone, and those above it as usual.
fn make_folders(path: &Path) -> io::Result<()> {
    fs::create_dir_all(folder_of(path))?;
    match make_folder(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && path.is_dir() => Ok(()),
        made => made,
    }
}
