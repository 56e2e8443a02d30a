//! What differs from system to system: modes and owners, opening without traps, changing places, signals. All else is the same everywhere.

#[cfg_attr(unix, path = "unix.rs")]
#[cfg_attr(not(unix), path = "windows.rs")]
mod own;

use std::fs::{File, Metadata, OpenOptions};
use std::io;
use std::path::Path;

/// Gives a file a mode, and the group and the owner of another one as far as that is allowed. Where the group can't be kept, the file's
/// own group is let in no further than everybody is.
///
/// # Errors
/// Where the mode can't be given, as on a disk without modes.
pub(crate) fn give(file: &File, other: &Metadata, mode: u32) -> io::Result<()> {
    own::give(file, other, mode)
}

/// The mode of a file; one for its owner alone where there are none.
#[must_use]
pub(crate) fn mode_of(found: &Metadata) -> u32 {
    own::mode_of(found)
}

/// Whether a folder was set up for a group: it may write there, what is made there is its, and not everybody may.
#[must_use]
pub(crate) fn is_for_group(folder: &Metadata) -> bool {
    own::is_for_group(folder)
}

/// Makes a folder for its owner alone; on Windows for whom the one above it lets in.
///
/// # Errors
/// Where it can't be made.
pub(crate) fn make_folder(path: &Path) -> io::Result<()> {
    own::make_folder(path)
}

/// Which file it is, and when anything of it was last changed, as far as the system tells.
pub(super) type Identity = own::Identity;

#[must_use]
pub(super) fn identity(found: &Metadata) -> Identity {
    own::identity(found)
}

/// Reads from a place in a file. On Windows the file's own place moves with it: that matters to nobody who always names one.
///
/// # Errors
/// Where it can't be read.
pub(super) fn read_at(file: &File, buffer: &mut [u8], position: u64) -> io::Result<usize> {
    own::read_at(file, buffer, position)
}

/// Lets nothing be opened but what stands there itself, and waits for nobody at the other end of a pipe; what is made gets a mode.
pub(crate) fn without_traps(options: &mut OpenOptions, mode: u32) {
    own::without_traps(options, mode);
}

/// Whether the owner of a file has taken away the right to write it.
pub(crate) fn is_protected(found: &Metadata) -> bool {
    own::is_protected(found)
}

/// Whether the disk has one file under two names.
pub(crate) fn is_one(one: &Path, other: &Path) -> bool {
    own::is_one(one, other)
}

/// Whether an open file still has a name.
pub(crate) fn has_name(file: &File) -> bool {
    own::has_name(file)
}

/// Lets two files change places in one step, where the system and the disk can do that.
pub(crate) fn swap(one: &Path, other: &Path) -> bool {
    own::swap(one, other)
}

/// Whether a share has no locks: it says so, or nobody there answers for them.
#[must_use]
pub(crate) fn has_no_locks(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::Unsupported || own::NO_LOCKS.contains(&error.raw_os_error())
}

/// `ERROR_ACCESS_DENIED` and `ERROR_SHARING_VIOLATION`, as Windows has them. What is write-protected was refused before.
const HELD_OPEN_ON_WINDOWS: [i32; 2] = [5, 32];

/// Whether a file can't be replaced because a program has it open. On Windows a spreadsheet lets nobody else write or rename its file.
#[must_use]
pub(crate) fn is_held_open(error: &io::Error) -> bool {
    is_held_open_on(cfg!(windows), error)
}

fn is_held_open_on(windows: bool, error: &io::Error) -> bool {
    use io::ErrorKind as Kind;
    let code = error.raw_os_error();
    // As a share tells it that other systems have mounted.
    matches!(error.kind(), Kind::ResourceBusy | Kind::ExecutableFileBusy)
        || windows && code.is_some_and(|code| HELD_OPEN_ON_WINDOWS.contains(&code))
}

/// Lets a signal that would end the run call a function with the status to end with first, and none end it halfway through a write.
pub(super) fn on_signals(end: impl Fn(i32) + Send + 'static) {
    own::on_signals(end);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_a_program_holds_open_is_known_by_the_error() {
        let is = |windows, code| is_held_open_on(windows, &io::Error::from_raw_os_error(code));
        // The same numbers are other errors elsewhere.
        for code in [5, 32] {
            assert!(is(true, code) && !is(false, code), "{code}");
        }
        for windows in [true, false] {
            assert!(!is(windows, 2));
            assert!(is_held_open_on(
                windows,
                &io::ErrorKind::ResourceBusy.into()
            ));
            assert!(!is_held_open_on(
                windows,
                &io::ErrorKind::PermissionDenied.into()
            ));
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_share_says_in_several_ways_that_it_has_no_locks() {
        for code in [libc::ENOLCK, libc::EOPNOTSUPP, libc::ENOSYS] {
            assert!(has_no_locks(&io::Error::from_raw_os_error(code)), "{code}");
        }
        assert!(has_no_locks(&io::ErrorKind::Unsupported.into()));
        assert!(!has_no_locks(&io::Error::from_raw_os_error(libc::EIO)));
    }
}
