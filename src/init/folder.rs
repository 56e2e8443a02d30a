//! Puts new files into a folder: all of them or none, and none over another.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::Made;
use crate::disk::DiskError;
use crate::disk::output::sync_folder;
use crate::disk::part::Part;
use crate::language::errors::init::InitError;

/// Makes the files, readable by their owner alone, and the folder where it is not there.
///
/// # Errors
/// Where one of them is there already, or can't be made; then none of them is made.
pub(crate) fn put(folder: &Path, files: &[Made]) -> Result<(), InitError> {
    let names: Vec<&str> = files.iter().map(|file| file.name).collect();
    refuse(folder, &names)?;
    fs::create_dir_all(folder).map_err(|error| DiskError::cannot_create(folder, error))?;
    let mut written = Vec::new();
    for file in files {
        let path = folder.join(file.name);
        let waiting = write(&path, file).map_err(|error| DiskError::cannot_create(&path, error))?;
        written.push((waiting, path));
    }
    let mut made = Vec::new();
    for (waiting, path) in written {
        if let Err((error, _)) = waiting.persist_noclobber(&path) {
            for path in made {
                fs::remove_file(path).ok();
            }
            return Err(match error.kind() {
                io::ErrorKind::AlreadyExists => InitError::AlreadyThere(vec![path]),
                _ => DiskError::cannot_create(&path, error).into(),
            });
        }
        made.push(path);
    }
    if let Some(path) = made.first() {
        sync_folder(path)?;
    }
    Ok(())
}

/// Whether none of the files is there.
///
/// # Errors
/// Where some are: all of them.
pub(crate) fn refuse(folder: &Path, names: &[&str]) -> Result<(), InitError> {
    let paths = names.iter().map(|name| folder.join(name));
    let there: Vec<PathBuf> = paths
        .filter(|path| path.symlink_metadata().is_ok())
        .collect();
    if there.is_empty() {
        Ok(())
    } else {
        Err(InitError::AlreadyThere(there))
    }
}

/// Writes a file under a name of its own, which goes away with it.
fn write(path: &Path, file: &Made) -> io::Result<Part> {
    let mut waiting = Part::of(path)?;
    waiting.write_all(&file.bytes)?;
    waiting.as_file().sync_all()?;
    Ok(waiting)
}
