//! The lock of a folder: `.recall.lock`, one for all that is written there. It is held for a short while: to read, check and write the
//! record; to write down what a run has read; to begin an output.

use std::fs::{self, File, Metadata, OpenOptions, TryLockError};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use chrono::{DateTime, Utc};

use crate::base::moment;

use super::output::{file_to_claim, folder_of};
use super::part::{self, Part, Unfinished};
use super::presence::open_regular;
use super::{DiskError, system};

/// The file that is locked. It is never removed: a run that waits for it waits for this very file.
const NAME: &str = ".recall.lock";

/// Where a share has no locks, the file that is made anew instead.
const MADE: &str = ".recall.lock.held";

/// A second run waits up to five seconds (contract, section 10).
const STEPS: u32 = 50;
const STEP: Duration = Duration::from_millis(100);

/// A file of a run that did not end well is taken over after ten minutes.
const STALE_SECONDS: i64 = 10 * 60;

/// Keeps other runs from a folder until it is dropped.
#[derive(Debug)]
pub(crate) struct FolderLock {
    #[expect(dead_code, reason = "held for as long as it lives")]
    file: File,
    #[expect(dead_code, reason = "held for as long as it lives")]
    made: Option<Made>,
}

/// The file that stands for the lock where there are no locks, and what it holds.
#[derive(Debug)]
struct Made {
    path: PathBuf,
    held: Vec<u8>,
    _unfinished: Unfinished,
}

impl Drop for Made {
    fn drop(&mut self) {
        if read(&self.path).is_ok_and(|found| found == self.held) {
            fs::remove_file(&self.path).ok();
        }
    }
}

impl FolderLock {
    /// Takes the lock of the folder in which a file is or is to be; waits for another run up to five seconds.
    ///
    /// # Errors
    /// Where another run holds it for longer, or it can't be made.
    pub(crate) fn take(file: &Path, now: DateTime<Utc>) -> Result<Self, DiskError> {
        Self::take_with(file, now, File::try_lock, || {
            thread::sleep(STEP);
        })
    }

    fn take_with(
        target: &Path,
        now: DateTime<Utc>,
        try_lock: impl Fn(&File) -> Result<(), TryLockError>,
        mut wait: impl FnMut(),
    ) -> Result<Self, DiskError> {
        let path = folder_of(target).join(NAME);
        let cannot = |error: io::Error| DiskError::cannot_create(&path, error);
        let busy = || DiskError::Busy(target.to_owned());
        let file = open(&path, target)?;
        for _ in 0..STEPS {
            match try_lock(&file) {
                Ok(()) => return Ok(Self { file, made: None }),
                Err(TryLockError::WouldBlock) => wait(),
                Err(TryLockError::Error(error)) if system::has_no_locks(&error) => {
                    let path = path.with_file_name(MADE);
                    let made = make(&path, now, wait).map_err(cannot)?;
                    let made = Some(made.ok_or_else(busy)?);
                    return Ok(Self { file, made });
                }
                Err(TryLockError::Error(error)) => return Err(cannot(error)),
            }
        }
        Err(busy())
    }
}

/// Opens the file that is locked, and makes it where it is not there: for those who may write what is locked, also where they were let in
/// later. What is a link or no regular file is somebody's trap: it is not opened, and nobody waits for it.
fn open(path: &Path, locked: &Path) -> Result<File, DiskError> {
    let trap = || DiskError::NoLock(path.to_owned());
    let is_trap = || {
        let found = path.symlink_metadata();
        found.is_ok_and(|found| !found.is_file())
    };
    // A device may do something when it is opened.
    if is_trap() {
        return Err(trap());
    }
    let mut options = OpenOptions::new();
    options.read(true).write(true);
    system::without_traps(&mut options, 0o600);
    let opened = options.clone().create_new(true).open(path);
    let is_new = opened.is_ok();
    let file = opened.or_else(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => options.open(path),
        _ => Err(error),
    });
    // It may have been made by another login: whoever may read it can take it too.
    let file = file.or_else(|error| match error.kind() {
        io::ErrorKind::PermissionDenied => options.write(false).open(path).map_err(|_| error),
        _ => Err(error),
    });
    let file = match file {
        Ok(file) if file.metadata().is_ok_and(|found| found.is_file()) => file,
        Ok(_) => return Err(trap()),
        Err(_) if is_trap() => return Err(trap()),
        // Where there is none, it is the folder that can't be written.
        Err(error) => {
            let is_there = path.symlink_metadata().is_ok();
            let path = if is_there { path } else { locked };
            return Err(DiskError::cannot_create(path, error));
        }
    };
    let_in(&file, locked, is_new).map_err(|error| DiskError::cannot_create(path, error))?;
    Ok(file)
}

/// Lets whoever may write what is locked lock it: gives the lock its group, and those of its rights that let write. Where it is yet to be,
/// a folder that passes its group on says for whom it will be. Nobody else is let in; earlier versions let in everybody.
fn let_in(file: &File, locked: &Path, is_new: bool) -> io::Result<()> {
    let own = file.metadata()?;
    let is_there = fs::metadata(locked).ok();
    let folder = fs::metadata(folder_of(locked)).ok();
    let is_for_group = |found: &Metadata| system::mode_of(found) & 0o060 == 0o060;
    let given = match (&is_there, &folder) {
        (Some(locked), _) if is_for_group(locked) => system::give(file, locked, 0o660),
        (Some(locked), _) if is_new => system::give(file, locked, 0o600),
        (None, Some(folder)) if system::is_for_group(folder) => system::give(file, folder, 0o660),
        // Other files of the folder may be for the group.
        _ if system::mode_of(&own).trailing_zeros() >= 3 => Ok(()),
        _ => system::give(file, &own, 0o600),
    };
    // Only its owner can let others in.
    if is_new && is_there.is_some() {
        given
    } else {
        Ok(())
    }
}

/// Makes the file that stands for the lock; `None` where another run holds it for too long.
fn make(path: &Path, now: DateTime<Utc>, mut wait: impl FnMut()) -> io::Result<Option<Made>> {
    let held = format!("{}\n{}\n{}\n", host(), now.to_rfc3339(), std::process::id());
    for _ in 0..STEPS {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        system::without_traps(&mut options, 0o600);
        match options.open(path) {
            Ok(mut file) => {
                let made = Made {
                    path: path.to_owned(),
                    held: held.into_bytes(),
                    _unfinished: Unfinished::at(path),
                };
                file.write_all(&made.held)?;
                return Ok(Some(made));
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
        if !take_away_stale(path, now)? {
            wait();
        }
    }
    Ok(None)
}

/// Takes away a file that was made ten minutes ago or earlier; whether it did.
fn take_away_stale(path: &Path, now: DateTime<Utc>) -> io::Result<bool> {
    let read = |path: &Path| if_there(read(path));
    let (Some(held), Some(found)) = (read(path)?, if_there(fs::symlink_metadata(path))?) else {
        return Ok(true);
    };
    let text = String::from_utf8_lossy(&held);
    let said = text.lines().nth(1).and_then(|line| line.parse().ok());
    // A run may have been ended before it had said when.
    let since = said.or_else(|| found.modified().ok().map(moment));
    let is_stale = since.is_some_and(|since| (now - since).num_seconds() >= STALE_SECONDS);
    if !is_stale {
        return Ok(false);
    }
    // Another run may see the same: it is moved away first, and whoever gets another file than the one that was looked at puts it back.
    let aside = path.with_file_name(format!("{MADE}.{}", std::process::id()));
    if if_there(fs::rename(path, &aside))?.is_some() {
        if read(&aside)?.is_some_and(|moved| moved != held) {
            fs::rename(&aside, path)?;
            return Ok(false);
        }
        fs::remove_file(&aside)?;
    }
    Ok(true)
}

/// What a regular file holds; nothing else is opened.
fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut held = Vec::new();
    open_regular(path)?.read_to_end(&mut held)?;
    Ok(held)
}

/// What came of looking for something that may be gone by now.
fn if_there<T>(found: io::Result<T>) -> io::Result<Option<T>> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// The name of this machine, where it tells.
fn host() -> String {
    let name = ["/proc/sys/kernel/hostname", "/etc/hostname"]
        .into_iter()
        .find_map(|path| fs::read_to_string(path).ok());
    let name = name.unwrap_or_default();
    name.lines().next().unwrap_or("-").trim().to_owned()
}

/// Keeps other runs from writing the same file until it is dropped: an empty part of it, by which they see that a run is at it.
#[derive(Debug)]
pub(crate) struct Claim(Part);

impl Claim {
    /// Claims an output, and takes away what runs left of it that were ended; nothing for what is no regular file.
    ///
    /// # Errors
    /// Where another run is writing it, or the folder can't be written.
    pub(crate) fn take(path: &Path, now: DateTime<Utc>) -> Result<Option<Self>, DiskError> {
        let Some(target) = file_to_claim(path)? else {
            return Ok(None);
        };
        let _lock = FolderLock::take(&target, now).map_err(|error| match error {
            DiskError::Busy(_) => DiskError::Busy(path.to_owned()),
            DiskError::CannotCreate(of, why) if of == target => {
                DiskError::CannotCreate(path.to_owned(), why)
            }
            error => error,
        })?;
        if part::take_away_left(&target) || is_held_by_earlier_version(&target) {
            return Err(DiskError::Busy(path.to_owned()));
        }
        let part = Part::of(&target);
        let part = part.map_err(|error| DiskError::cannot_create(path, error))?;
        Ok(Some(Self(part)))
    }

    /// Whether other runs can see it: not on a share that has no locks.
    #[must_use]
    pub(crate) const fn is_seen(&self) -> bool {
        self.0.has_lock()
    }
}

/// Whether a run of an earlier version holds the lock of a file; it had one for each. Those that nobody holds are taken away.
fn is_held_by_earlier_version(target: &Path) -> bool {
    let (Some(own), Ok(entries)) = (target.file_name(), fs::read_dir(folder_of(target))) else {
        return false;
    };
    let mut is_held = false;
    for entry in entries.filter_map(Result::ok) {
        let name = entry.file_name();
        let of = name.to_str().and_then(|name| name.strip_prefix('.'));
        let of = of.and_then(|name| name.strip_suffix(".lock"));
        let Some(of) = of.filter(|of| part::is_namesake(of, own)) else {
            continue;
        };
        let is_empty = |file: &File| file.metadata().is_ok_and(|found| found.len() == 0);
        let Some(file) = open_regular(&entry.path()).ok().filter(is_empty) else {
            continue;
        };
        match file.try_lock_shared() {
            Ok(()) => {
                fs::remove_file(entry.path()).ok();
            }
            Err(TryLockError::WouldBlock) => is_held |= own == of,
            Err(TryLockError::Error(_)) => {}
        }
    }
    is_held
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::os::unix::fs::{PermissionsExt, symlink};

    use chrono::TimeDelta;

    use super::*;
    use crate::testing::names;

    fn now() -> DateTime<Utc> {
        "2026-03-02T09:00:00Z".parse().unwrap()
    }

    /// Takes the lock, and says how often it waited.
    fn taken(
        record: &Path,
        has_locks: bool,
        now: DateTime<Utc>,
    ) -> (Result<FolderLock, DiskError>, u32) {
        let waited = Cell::new(0);
        let unsupported = |_: &File| {
            let error = io::Error::from(io::ErrorKind::Unsupported);
            Err(TryLockError::Error(error))
        };
        let wait = || waited.set(waited.get() + 1);
        let lock = if has_locks {
            FolderLock::take_with(record, now, File::try_lock, wait)
        } else {
            FolderLock::take_with(record, now, unsupported, wait)
        };
        (lock, waited.get())
    }

    #[test]
    fn one_run_at_a_time_and_the_second_waits() {
        for has_locks in [true, false] {
            let folder = tempfile::tempdir().unwrap();
            let record = folder.path().join("recall-contacts.csv");
            let (first, waited) = taken(&record, has_locks, now());
            assert_eq!(waited, 0);
            let first = first.unwrap();
            let (second, waited) = taken(&record, has_locks, now());
            let second = second.unwrap_err();
            let busy = DiskError::Busy(record.clone());
            assert_eq!((second, waited), (busy, STEPS));
            drop(first);
            assert!(taken(&record, has_locks, now()).0.is_ok());
            // What is locked stays; what stands for a lock goes.
            assert!(folder.path().join(NAME).exists());
            assert!(!folder.path().join(MADE).exists());
        }
        assert_eq!(STEP * STEPS, Duration::from_secs(5));
    }

    #[test]
    fn it_is_taken_as_soon_as_it_is_free() {
        let folder = tempfile::tempdir().unwrap();
        let record = folder.path().join("recall-contacts.csv");
        let first = Cell::new(taken(&record, true, now()).0.ok());
        let wait = || drop(first.take());
        assert!(FolderLock::take_with(&record, now(), File::try_lock, wait).is_ok());
    }

    #[test]
    fn where_there_are_no_locks_a_file_of_ten_minutes_ago_is_taken_over() {
        let folder = tempfile::tempdir().unwrap();
        let record = folder.path().join("recall-contacts.csv");
        let left = taken(&record, false, now()).0.unwrap();
        let held = fs::read_to_string(folder.path().join(MADE)).unwrap();
        assert!(held.contains("2026-03-02T09:00:00"), "{held}");
        let soon = now() + TimeDelta::seconds(STALE_SECONDS - 1);
        assert!(taken(&record, false, soon).0.is_err());
        let (later, waited) = taken(&record, false, soon + TimeDelta::seconds(1));
        assert!(later.is_ok() && waited == 0);
        // The run from which it was taken, should it live, takes nothing away.
        drop(left);
        assert!(folder.path().join(MADE).exists());
        drop(later);
        let names = fs::read_dir(folder.path()).unwrap();
        let names: Vec<_> = names.map(|it| it.unwrap().file_name()).collect();
        assert_eq!(names, [NAME]);
        // One that was cut off before it said when is as old as its file.
        fs::write(folder.path().join(MADE), "").unwrap();
        assert!(
            taken(&record, false, "2020-01-01T00:00:00Z".parse().unwrap())
                .0
                .is_err()
        );
        assert!(
            taken(&record, false, "2200-01-01T00:00:00Z".parse().unwrap())
                .0
                .is_ok()
        );
    }

    #[test]
    fn what_is_no_regular_file_is_no_lock() {
        let folder = tempfile::tempdir().unwrap();
        let record = folder.path().join("recall-contacts.csv");
        let lock = folder.path().join(NAME);
        let refuses = || {
            let refused = DiskError::NoLock(lock.clone());
            assert_eq!(taken(&record, true, now()).0.unwrap_err(), refused);
            assert_eq!(Claim::take(&record, now()).unwrap_err(), refused);
        };
        symlink("away", &lock).unwrap();
        refuses();
        assert!(!folder.path().join("away").exists());
        fs::remove_file(&lock).unwrap();
        nix::unistd::mkfifo(&lock, nix::sys::stat::Mode::S_IRWXU).unwrap();
        refuses();
        fs::remove_file(&lock).unwrap();
        let socket = std::os::unix::net::UnixListener::bind(&lock).unwrap();
        refuses();
        drop(socket);
        fs::remove_file(&lock).unwrap();
        symlink("/dev/null", &lock).unwrap();
        refuses();
        fs::remove_file(&lock).unwrap();
        fs::create_dir(&lock).unwrap();
        refuses();
    }

    #[test]
    fn what_is_planted_for_a_share_without_locks_is_not_opened() {
        let folder = tempfile::tempdir().unwrap();
        let record = folder.path().join("recall-contacts.csv");
        let made = folder.path().join(MADE);
        nix::unistd::mkfifo(&made, nix::sys::stat::Mode::S_IRWXU).unwrap();
        assert!(taken(&record, false, now()).0.is_err());
    }

    #[test]
    fn nobody_but_the_owner_is_let_in_also_where_an_earlier_version_did() {
        let folder = tempfile::tempdir().unwrap();
        let list = folder.path().join("list.csv");
        let lock = folder.path().join(NAME);
        let mode = || fs::metadata(&lock).unwrap().permissions().mode() & 0o777;
        let let_in = |mode| fs::set_permissions(&lock, fs::Permissions::from_mode(mode)).unwrap();
        fs::write(&lock, "").unwrap();
        for is_there in [false, true] {
            for earlier in [0o666, 0o644, 0o660, 0o600] {
                let_in(earlier);
                drop(taken(&list, true, now()).0.unwrap());
                let expected = if earlier == 0o660 { 0o660 } else { 0o600 };
                assert_eq!(mode(), expected, "{is_there} {earlier:o}");
            }
            fs::write(&list, "").unwrap();
        }
    }

    #[test]
    fn where_a_folder_is_for_a_group_its_lock_is_too() {
        for (of_folder, of_lock) in [
            (0o2770, 0o660),
            (0o2775, 0o660),
            (0o770, 0o600),
            (0o2777, 0o600),
        ] {
            let folder = tempfile::tempdir().unwrap();
            fs::set_permissions(folder.path(), fs::Permissions::from_mode(of_folder)).unwrap();
            drop(
                taken(&folder.path().join("list.csv"), true, now())
                    .0
                    .unwrap(),
            );
            let lock = fs::metadata(folder.path().join(NAME)).unwrap();
            assert_eq!(lock.permissions().mode() & 0o777, of_lock, "{of_folder:o}");
        }
    }

    #[test]
    fn an_output_is_claimed_by_one_run_and_others_are_free() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let claim = |name: &str| Claim::take(&at(name), now());
        let first = claim("list-2026-03-02.csv").unwrap().unwrap();
        assert!(first.is_seen());
        let busy = DiskError::Busy(at("list-2026-03-02.csv"));
        assert_eq!(claim("list-2026-03-02.csv").unwrap_err(), busy);
        let others = ["list-2026-03-03.csv", "list.csv"].map(|name| claim(name).unwrap());
        assert_eq!(names(folder.path()).len(), 4);
        drop((first, others));
        assert_eq!(names(folder.path()), [NAME]);
        assert!(claim("list-2026-03-02.csv").unwrap().is_some());
        assert!(
            Claim::take(Path::new("/dev/null"), now())
                .unwrap()
                .is_none()
        );
    }

    #[test]
    fn locks_of_earlier_versions_go_where_nobody_holds_them() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        for name in [
            ".list-2026-02-27.csv.lock",
            ".other.csv.lock",
            ".list-1.csv.lock",
        ] {
            fs::write(at(name), "").unwrap();
        }
        fs::write(at(".list-2026-02-26.csv.lock"), "somebody's").unwrap();
        symlink("away", at(".list-2026-02-25.csv.lock")).unwrap();
        let held = File::create(at(".list-2026-02-24.csv.lock")).unwrap();
        held.lock().unwrap();
        drop(Claim::take(&at("list-2026-03-02.csv"), now()).unwrap());
        let left = [
            ".list-1.csv.lock",
            ".list-2026-02-24.csv.lock",
            ".list-2026-02-25.csv.lock",
            ".list-2026-02-26.csv.lock",
            ".other.csv.lock",
            NAME,
        ];
        assert_eq!(names(folder.path()), left);
        let of = at("list-2026-02-24.csv");
        assert_eq!(Claim::take(&of, now()).unwrap_err(), DiskError::Busy(of));
    }

    #[test]
    fn it_is_for_those_who_may_write_the_record() {
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        for (of_record, of_lock) in [(None, 0o600), (Some(0o660), 0o660), (Some(0o644), 0o600)] {
            let folder = tempfile::tempdir().unwrap();
            let record = folder.path().join("recall-contacts.csv");
            if let Some(of_record) = of_record {
                fs::write(&record, "").unwrap();
                fs::set_permissions(&record, fs::Permissions::from_mode(of_record)).unwrap();
            }
            drop(taken(&record, true, now()).0.unwrap());
            assert_eq!(mode(&folder.path().join(NAME)), of_lock);
            // Whoever is let in later may lock from the next time on.
            fs::write(&record, "").unwrap();
            fs::set_permissions(&record, fs::Permissions::from_mode(0o660)).unwrap();
            drop(taken(&record, true, now()).0.unwrap());
            assert_eq!(mode(&folder.path().join(NAME)), 0o660);
        }
    }
}
