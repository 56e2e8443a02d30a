//! Who may do what with a file: one that replaces another lets in whom the other did.

use std::fs::{File, Metadata};
use std::io;

/// Gives a file a mode, and the group and the owner of another one as far as that is allowed. Where the group can't be kept, the file's
/// own group is let in no further than everybody is.
///
/// # Errors
/// Where the mode can't be given, as on a disk without modes.
#[cfg(unix)]
pub(crate) fn give(file: &File, other: &Metadata, mode: u32) -> io::Result<()> {
    use std::fs::Permissions;
    use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};
    let own = file.metadata()?;
    let mut mode = mode;
    if own.gid() != other.gid() && fchown(file, None, Some(other.gid())).is_err() {
        mode = mode & 0o707 | (mode & 0o007) << 3;
    }
    // Only the one who may do everything may give a file to somebody else.
    if own.uid() != other.uid() {
        fchown(file, Some(other.uid()), None).ok();
    }
    file.set_permissions(Permissions::from_mode(mode))
}

#[cfg(unix)]
#[must_use]
pub(crate) fn mode_of(found: &Metadata) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    found.permissions().mode() & 0o777
}

#[cfg(not(unix))]
pub(crate) const fn give(_: &File, _: &Metadata, _: u32) -> io::Result<()> {
    Ok(())
}

#[cfg(not(unix))]
#[must_use]
pub(crate) const fn mode_of(_: &Metadata) -> u32 {
    0o600
}
