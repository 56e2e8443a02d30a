//! Where the record stands, and who may read it.

use std::fs::{File, Metadata};
use std::io;
use std::path::{Path, PathBuf};

use crate::base::Language;
use crate::disk::output;
use crate::run::failure::Failure;

/// The regular file that a path stands for when its links are followed, whether it is there or is to be.
///
/// # Errors
/// Where it is none, or its links lead in a circle.
pub fn target(path: &Path, language: Language) -> Result<PathBuf, Failure> {
    let kind = match output::target(path) {
        None => io::ErrorKind::InvalidInput,
        Some(target) if !target.is_dir() => return Ok(target),
        Some(_) => io::ErrorKind::IsADirectory,
    };
    Err(output::cannot_create(
        path,
        &io::Error::from(kind),
        language,
    ))
}

/// Gives a file that was made for the owner alone the group of another one, and those of its rights that let write: whoever may write the
/// record may lock it.
///
/// # Errors
/// Where the system refuses.
pub fn give_as(file: &File, other: &Metadata) -> io::Result<()> {
    let mode = mode_of(other) & 0o660;
    let group = if mode & 0o060 == 0o060 { 0o060 } else { 0 };
    give(file, other, 0o600 | group)
}

/// Gives a file the mode and the group of another one. Where the group can't be given, nobody of a group gets at it.
///
/// # Errors
/// Where the system refuses.
pub fn give(file: &File, other: &Metadata, mode: u32) -> io::Result<()> {
    let mode = if give_group(file, other)? {
        mode
    } else {
        mode & !0o070
    };
    give_mode(file, mode)
}

/// Who may do what with a file.
#[cfg(unix)]
#[must_use]
pub fn mode_of(found: &Metadata) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    found.permissions().mode() & 0o7777
}

#[cfg(unix)]
fn give_group(file: &File, other: &Metadata) -> io::Result<bool> {
    use std::os::unix::fs::{MetadataExt, fchown};
    let own = file.metadata()?.gid();
    Ok(own == other.gid() || fchown(file, None, Some(other.gid())).is_ok())
}

#[cfg(unix)]
fn give_mode(file: &File, mode: u32) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(std::fs::Permissions::from_mode(mode))
}

/// Who may do what with a file.
#[cfg(not(unix))]
#[must_use]
pub const fn mode_of(_: &Metadata) -> u32 {
    0o600
}

#[cfg(not(unix))]
const fn give_group(_: &File, _: &Metadata) -> io::Result<bool> {
    Ok(true)
}

#[cfg(not(unix))]
const fn give_mode(_: &File, _: u32) -> io::Result<()> {
    Ok(())
}
