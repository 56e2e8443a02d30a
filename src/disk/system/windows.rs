//! Windows, and whatever else is no Unix.

use std::fs::{File, Metadata, OpenOptions};
use std::io;
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
