//! Linux, macOS, BSD.

use std::fs::{DirBuilder, File, Metadata, OpenOptions, Permissions};
use std::io;
use std::os::unix::fs::{
    DirBuilderExt, FileExt, MetadataExt, OpenOptionsExt, PermissionsExt, fchown,
};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::thread;

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::flag;
use signal_hook::iterator::Signals;

/// "No locks available", "not supported", "not implemented".
pub(super) const NO_LOCKS: [Option<i32>; 4] = [
    Some(libc::ENOLCK),
    Some(libc::EOPNOTSUPP),
    Some(libc::ENOTSUP),
    Some(libc::ENOSYS),
];

pub(super) fn give(file: &File, other: &Metadata, mode: u32) -> io::Result<()> {
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

pub(super) fn mode_of(found: &Metadata) -> u32 {
    found.permissions().mode() & 0o777
}

pub(super) fn is_for_group(folder: &Metadata) -> bool {
    folder.mode() & 0o2022 == 0o2020
}

pub(super) fn make_folder(path: &Path) -> io::Result<()> {
    DirBuilder::new().mode(0o700).create(path)
}

/// The time of the last change of anything is one that nobody can set.
pub(super) type Identity = (u64, u64, i64, i64);

pub(super) fn identity(found: &Metadata) -> Identity {
    let changed = (found.ctime(), found.ctime_nsec());
    (found.dev(), found.ino(), changed.0, changed.1)
}

pub(super) fn read_at(file: &File, buffer: &mut [u8], position: u64) -> io::Result<usize> {
    file.read_at(buffer, position)
}

pub(super) fn without_traps(options: &mut OpenOptions, mode: u32) {
    let flags = libc::O_NOFOLLOW | libc::O_NONBLOCK;
    options.mode(mode).custom_flags(flags);
}

pub(super) fn is_protected(found: &Metadata) -> bool {
    found.is_file() && found.mode() & 0o200 == 0
}

pub(super) fn is_one(one: &Path, other: &Path) -> bool {
    let place = |path: &Path| {
        let found = path.metadata().ok()?;
        Some((found.dev(), found.ino()))
    };
    place(one).is_some_and(|one| Some(one) == place(other))
}

pub(super) fn has_name(file: &File) -> bool {
    file.metadata().is_ok_and(|found| found.nlink() > 0)
}

#[cfg(target_os = "linux")]
pub(super) fn swap(one: &Path, other: &Path) -> bool {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).is_ok()
}

#[cfg(not(target_os = "linux"))]
pub(super) fn swap(_: &Path, _: &Path) -> bool {
    false
}

pub(super) fn on_signals(end: impl Fn(i32) + Send + 'static) {
    // Whoever hears of a limit by a failed write can still say so.
    flag::register(libc::SIGXFSZ, Arc::default()).ok();
    let ignored = ignored();
    let ending: Vec<i32> = [SIGINT, SIGTERM, SIGHUP]
        .into_iter()
        .filter(|signal| ignored & 1 << (signal - 1) == 0)
        .collect();
    // Somebody who asks twice doesn't wait for a disk that hangs.
    let is_asked = Arc::new(AtomicBool::new(false));
    for &signal in &ending {
        let ended = flag::register_conditional_shutdown(signal, 128 + signal, is_asked.clone());
        if ended.is_ok() {
            flag::register(signal, is_asked.clone()).ok();
        }
    }
    let Ok(mut signals) = Signals::new(&ending) else {
        return;
    };
    let wait = move || {
        if let Some(signal) = signals.forever().next() {
            end(128 + signal);
        }
    };
    thread::Builder::new()
        .name("signals".to_owned())
        .spawn(wait)
        .ok();
}

/// The signals that whoever started the program lets it ignore, as `nohup` does; the first is the lowest bit. Where the system doesn't tell, none.
fn ignored() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok())
        .unwrap_or(0)
}
