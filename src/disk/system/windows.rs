//! Windows.

use std::fs::{File, Metadata, OpenOptions};
use std::io;
use std::os::windows::fs::{FileExt, MetadataExt};
use std::path::Path;

/// An error of its own says that there are no locks.
pub(super) const NO_LOCKS: [Option<i32>; 0] = [];

/// Ctrl-C, Ctrl-Break and a window that is closed are told alike; this is what a shell elsewhere has for the first.
const INTERRUPTED: i32 = 130;

/// Who may do what comes from the folder.
pub(super) const fn give(_: &File, _: &Metadata, _: u32) -> io::Result<()> {
    Ok(())
}

pub(super) const fn mode_of(_: &Metadata) -> u32 {
    0o600
}

pub(super) const fn is_for_group(_: &Metadata) -> bool {
    false
}

pub(super) fn make_folder(path: &Path) -> io::Result<()> {
    std::fs::create_dir(path)
}

/// As far as the standard library goes: a file that takes the place of another was mostly made at another time.
pub(super) type Identity = (u64, u32);

pub(super) fn identity(found: &Metadata) -> Identity {
    (found.creation_time(), found.file_attributes())
}

pub(super) fn read_at(file: &File, buffer: &mut [u8], position: u64) -> io::Result<usize> {
    file.seek_read(buffer, position)
}

pub(super) const fn without_traps(_: &mut OpenOptions, _: u32) {}

pub(super) fn is_protected(found: &Metadata) -> bool {
    found.is_file() && found.permissions().readonly()
}

/// The system tells the true name of each.
pub(super) fn is_one(one: &Path, other: &Path) -> bool {
    let name = |path: &Path| path.canonicalize().ok();
    name(one).is_some_and(|one| Some(one) == name(other))
}

/// What is open can't lose its name.
pub(super) const fn has_name(_: &File) -> bool {
    true
}

pub(super) const fn swap(_: &Path, _: &Path) -> bool {
    false
}

pub(super) fn on_signals(end: impl Fn(i32) + Send + 'static) {
    ctrlc::set_handler(move || end(INTERRUPTED)).ok();
}
