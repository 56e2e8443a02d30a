//! The lock of the record, so that no two runs read, check and write it at once.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use chrono::{DateTime, Utc};

use crate::base::moment;
use crate::disk::{DiskError, access, output};
use crate::record::error::RecordError;

/// The file that is locked, in the folder of the record. It is never removed: a run that waits for it waits for this very file.
const NAME: &str = ".recall.lock";

/// Where a share has no locks, the file that is made anew instead.
const MADE: &str = ".recall.lock.held";

/// A second run waits up to five seconds (contract, section 10).
const STEPS: u32 = 50;
const STEP: Duration = Duration::from_millis(100);

/// A file of a run that did not end well is taken over after ten minutes.
const STALE_SECONDS: i64 = 10 * 60;

/// Keeps other runs from the record until it is dropped.
#[derive(Debug)]
pub(crate) struct RecordLock {
    #[expect(dead_code, reason = "held for as long as it lives")]
    file: File,
    /// The file that stands for the lock where there are no locks, and what it holds.
    made: Option<(PathBuf, String)>,
}

impl Drop for RecordLock {
    fn drop(&mut self) {
        if let Some((path, held)) = &self.made
            && fs::read_to_string(path).is_ok_and(|found| found == *held)
        {
            fs::remove_file(path).ok();
        }
    }
}

/// Takes the lock of a record that is at a path or is to be; waits for another run up to five seconds.
///
/// # Errors
/// Where another run holds it for longer, or it can't be made.
pub(crate) fn take(record: &Path, now: DateTime<Utc>) -> Result<RecordLock, RecordError> {
    take_with(record, now, File::try_lock, || {
        thread::sleep(STEP);
    })
}

fn take_with(
    record: &Path,
    now: DateTime<Utc>,
    try_lock: impl Fn(&File) -> Result<(), TryLockError>,
    mut wait: impl FnMut(),
) -> Result<RecordLock, RecordError> {
    let target = output::to_write(record)?;
    let path = output::folder_of(&target).join(NAME);
    let cannot = |error: io::Error| DiskError::cannot_create(&path, error);
    let busy = || RecordError::Busy(record.to_owned());
    let file = open(&path, &target).map_err(cannot)?;
    for _ in 0..STEPS {
        match try_lock(&file) {
            Ok(()) => return Ok(RecordLock { file, made: None }),
            Err(TryLockError::WouldBlock) => wait(),
            Err(TryLockError::Error(error)) if output::has_no_locks(&error) => {
                let path = path.with_file_name(MADE);
                let made = make(&path, now, wait);
                let made = made.map_err(cannot)?;
                let made = Some((path, made.ok_or_else(busy)?));
                return Ok(RecordLock { file, made });
            }
            Err(TryLockError::Error(error)) => return Err(cannot(error).into()),
        }
    }
    Err(busy())
}

/// Opens the file that is locked, and makes it where it is not there: for those who may write the record, also where they were let in later.
fn open(path: &Path, record: &Path) -> io::Result<File> {
    let (file, is_new) = output::open_lock(path, 0o600)?;
    if let Ok(record) = fs::metadata(record) {
        let given = let_in(&file, &record);
        // Only its owner can let others in.
        if is_new {
            given?;
        }
    }
    Ok(file)
}

/// Gives a file that was made for the owner alone the group of the record, and those of its rights that let write: whoever may write the
/// record may lock it.
fn let_in(file: &File, record: &fs::Metadata) -> io::Result<()> {
    let is_for_group = access::mode_of(record) & 0o060 == 0o060;
    access::give(file, record, if is_for_group { 0o660 } else { 0o600 })
}

/// Makes the file that stands for the lock, and gives back what it holds; `None` where another run holds it for too long.
fn make(path: &Path, now: DateTime<Utc>, mut wait: impl FnMut()) -> io::Result<Option<String>> {
    let held = format!("{}\n{}\n{}\n", host(), now.to_rfc3339(), std::process::id());
    for _ in 0..STEPS {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        output::without_traps(&mut options, 0o600);
        match options.open(path) {
            Ok(mut file) => {
                file.write_all(held.as_bytes())?;
                return Ok(Some(held));
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
    let read = |path: &Path| if_there(fs::read(path));
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

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::os::unix::fs::{PermissionsExt, symlink};

    use chrono::TimeDelta;

    use super::*;

    fn now() -> DateTime<Utc> {
        "2026-03-02T09:00:00Z".parse().unwrap()
    }

    /// Takes the lock, and says how often it waited.
    fn taken(
        record: &Path,
        has_locks: bool,
        now: DateTime<Utc>,
    ) -> (Result<RecordLock, RecordError>, u32) {
        let waited = Cell::new(0);
        let unsupported = |_: &File| {
            let error = io::Error::from(io::ErrorKind::Unsupported);
            Err(TryLockError::Error(error))
        };
        let wait = || waited.set(waited.get() + 1);
        let lock = if has_locks {
            take_with(record, now, File::try_lock, wait)
        } else {
            take_with(record, now, unsupported, wait)
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
            let busy = RecordError::Busy(record.clone());
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
        assert!(take_with(&record, now(), File::try_lock, wait).is_ok());
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
    fn a_link_a_pipe_and_a_folder_are_no_lock() {
        let folder = tempfile::tempdir().unwrap();
        let record = folder.path().join("recall-contacts.csv");
        let lock = folder.path().join(NAME);
        let refuses = || {
            let error = taken(&record, true, now()).0.unwrap_err();
            let is_of_disk = matches!(error, RecordError::Disk(DiskError::CannotCreate(..)));
            assert!(is_of_disk, "{error:?}");
        };
        symlink("away", &lock).unwrap();
        refuses();
        assert!(!folder.path().join("away").exists());
        fs::remove_file(&lock).unwrap();
        nix::unistd::mkfifo(&lock, nix::sys::stat::Mode::S_IRWXU).unwrap();
        refuses();
        fs::remove_file(&lock).unwrap();
        fs::create_dir(&lock).unwrap();
        refuses();
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

    #[test]
    fn a_record_that_is_linked_is_locked_where_it_is() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("there")).unwrap();
        let link = folder.path().join("recall-contacts.csv");
        symlink("there/record.csv", &link).unwrap();
        drop(taken(&link, true, now()).0.unwrap());
        assert!(folder.path().join("there").join(NAME).exists());
    }
}
