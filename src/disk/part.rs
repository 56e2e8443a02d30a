//! Files that are being written. Each lies beside the one that it is to become, as `.NAME.XXXXXX.part`, and is locked for as long as a run
//! is at it: what is not locked was left by a run that was ended, and the next run that writes NAME takes it away.

use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tempfile::{NamedTempFile, PersistError};

use super::output::folder_of;
use super::system;

/// What `tempfile` puts between the name and the ending.
const RANDOM_LENGTH: usize = 6;
const ENDING: &str = ".part";

/// Where a share has no locks, a part is taken for left once nobody has written to it for so long.
const LEFT: Duration = Duration::from_secs(60 * 60);

/// So often a part is made anew where another run takes it for left before it is locked.
const MOST_TRIES: usize = 10;

/// What goes away when a signal ends the run: parts, folders that are parts, and files that stand for a lock. A signal concerns the
/// process, so it is the process that knows them.
static UNFINISHED: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// Held while files get or change their names: no signal ends the run in between.
static STEADY: Mutex<()> = Mutex::new(());

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Does something in which no signal ends the run.
pub(crate) fn steadily<T>(act: impl FnOnce() -> T) -> T {
    let _steady = lock(&STEADY);
    act()
}

/// Lets signals that end the run first take away what is unfinished. The status is then the one that a shell has for such an end.
pub fn clean_up_on_signals() {
    system::on_signals(|status| {
        let _steady = lock(&STEADY);
        for path in &*lock(&UNFINISHED) {
            remove(path);
        }
        process::exit(status);
    });
}

fn remove(path: &Path) {
    if path.symlink_metadata().is_ok_and(|found| found.is_dir()) {
        // Another thread may still be making files in it.
        for _ in 0..MOST_TRIES {
            if fs::remove_dir_all(path).is_ok() {
                break;
            }
        }
    } else {
        fs::remove_file(path).ok();
    }
}

/// Something that goes away when a signal ends the run, until it is dropped.
#[derive(Debug)]
pub(crate) struct Unfinished(PathBuf);

impl Unfinished {
    pub(crate) fn at(path: &Path) -> Self {
        lock(&UNFINISHED).push(path.to_owned());
        Self(path.to_owned())
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        let mut all = lock(&UNFINISHED);
        if let Some(place) = all.iter().position(|path| *path == self.0) {
            all.swap_remove(place);
        }
    }
}

/// A file that is being written. Dropped before it has its name, it leaves nothing.
#[derive(Debug)]
pub(crate) struct Part {
    // Dropped first: it is forgotten when it is gone.
    file: NamedTempFile,
    unfinished: Unfinished,
    has_lock: bool,
}

impl Write for Part {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Part {
    /// Makes a part of a file, readable by its owner alone, and takes away what earlier runs left of the same file.
    ///
    /// # Errors
    /// Where it can't be made.
    pub(crate) fn of(target: &Path) -> io::Result<Self> {
        take_away_left(target);
        for _ in 1..MOST_TRIES {
            if let Some(part) = Self::make(target)? {
                return Ok(part);
            }
        }
        Err(io::ErrorKind::ResourceBusy.into())
    }

    /// Makes a part; `None` where another run took it for left before it was locked.
    fn make(target: &Path) -> io::Result<Option<Self>> {
        let mut prefix = std::ffi::OsString::from(".");
        prefix.push(target.file_name().unwrap_or_default());
        prefix.push(".");
        let mut builder = tempfile::Builder::new();
        builder
            .prefix(&prefix)
            .rand_bytes(RANDOM_LENGTH)
            .suffix(ENDING);
        let made = steadily(|| {
            let file = builder.tempfile_in(folder_of(target))?;
            let unfinished = Unfinished::at(file.path());
            io::Result::Ok((file, unfinished))
        });
        let (file, unfinished) = made?;
        let has_lock = match file.as_file().try_lock() {
            Ok(()) => true,
            Err(TryLockError::WouldBlock) => return Ok(None),
            // A part without a lock is as good; it may only be left for longer.
            Err(TryLockError::Error(_)) => false,
        };
        let is_there = system::has_name(file.as_file());
        Ok(is_there.then_some(Self {
            file,
            unfinished,
            has_lock,
        }))
    }

    /// Whether other runs can see that it is being written.
    pub(crate) const fn has_lock(&self) -> bool {
        self.has_lock
    }

    pub(crate) fn as_file(&self) -> &File {
        self.file.as_file()
    }

    pub(crate) fn path(&self) -> &Path {
        self.file.path()
    }

    /// Gives it its name, in the place of what has that name.
    ///
    /// # Errors
    /// Where that can't be done; then what stood there still does.
    pub(crate) fn persist(self, target: &Path) -> io::Result<()> {
        let Self {
            file, unfinished, ..
        } = self;
        let placed = file.persist(target).map_err(|error| error.error);
        drop(unfinished);
        placed.map(|_| ())
    }

    /// Gives it its name where nothing has that name; else it is handed back.
    pub(crate) fn persist_noclobber(self, target: &Path) -> Result<(), (io::Error, Self)> {
        let Self {
            file,
            unfinished,
            has_lock,
        } = self;
        match file.persist_noclobber(target) {
            Ok(_) => Ok(()),
            Err(PersistError { error, file }) => Err((
                error,
                Self {
                    file,
                    unfinished,
                    has_lock,
                },
            )),
        }
    }
}

/// Takes away what earlier runs left of a file, and of its namesakes of other dates; whether a run is writing this very file now. Of one that
/// is being written nothing is taken away: what is to be replaced may have changed places with a part.
pub(crate) fn take_away_left(target: &Path) -> bool {
    let Some(own) = target.file_name() else {
        return false;
    };
    // Who may write in a folder need not be allowed to list it.
    let Ok(entries) = fs::read_dir(folder_of(target)) else {
        return false;
    };
    let (mut left, mut written) = (Vec::new(), Vec::new());
    for entry in entries.filter_map(Result::ok) {
        let name = entry.file_name();
        let Some(of) = of_part(&name).filter(|of| is_namesake(of, own)) else {
            continue;
        };
        match look_at(&entry.path()) {
            Look::Left(file) => left.push((of.to_owned(), entry.path(), file)),
            Look::Written => written.push(of.to_owned()),
            Look::Unknown => {}
        }
    }
    // The locks of what is left are held until it is gone.
    for (of, path, _file) in &left {
        if !written.contains(of) {
            fs::remove_file(path).ok();
        }
    }
    written.iter().any(|of| OsStr::new(of) == own)
}

/// What is found where there may be a part.
enum Look {
    /// No run is at it. While it is open none will be.
    Left(File),
    Written,
    /// It is gone by now, is no file, or somebody else's; or nobody can tell, on a share without locks.
    Unknown,
}

fn look_at(path: &Path) -> Look {
    let mut options = OpenOptions::new();
    options.read(true).write(true);
    system::without_traps(&mut options, 0o600);
    let is_file = |file: &File| file.metadata().is_ok_and(|found| found.is_file());
    let Some(file) = options.open(path).ok().filter(is_file) else {
        return Look::Unknown;
    };
    // Two runs may look at the same time.
    let locked = file.try_lock_shared();
    judge(file, path, &locked)
}

fn judge(file: File, path: &Path, locked: &Result<(), TryLockError>) -> Look {
    match locked {
        Ok(()) => Look::Left(file),
        Err(TryLockError::WouldBlock) => Look::Written,
        Err(TryLockError::Error(_)) if is_old(&file, path) => Look::Left(file),
        Err(TryLockError::Error(_)) => Look::Unknown,
    }
}

/// Whether nobody has written to a file for long, by the clock of its disk: a file that is made now says what that is.
fn is_old(file: &File, path: &Path) -> bool {
    let age = || {
        let now = tempfile::tempfile_in(folder_of(path))?
            .metadata()?
            .modified()?;
        let written = file.metadata()?.modified()?;
        io::Result::Ok(now.duration_since(written).unwrap_or_default())
    };
    age().is_ok_and(|age| age >= LEFT)
}

/// Of which file something is a part, by its name.
fn of_part(name: &OsStr) -> Option<&str> {
    let rest = name.to_str()?.strip_prefix('.')?.strip_suffix(ENDING)?;
    let (of, random) = rest.rsplit_once('.')?;
    let is_random = |byte: u8| byte.is_ascii_alphanumeric();
    (!of.is_empty() && random.len() == RANDOM_LENGTH && random.bytes().all(is_random)).then_some(of)
}

/// Whether two names are the same but for the date in them: the lists of all days are written by one and the same command.
pub(crate) fn is_namesake(one: &str, other: &OsStr) -> bool {
    other
        .to_str()
        .is_some_and(|other| undated(one) == undated(other))
}

/// A name with a mark in the place of each date.
fn undated(name: &str) -> String {
    const DATE: &[u8] = b"dddd-dd-dd";
    let is_date = |text: &[u8]| {
        let mut pairs = text.iter().zip(DATE);
        text.len() == DATE.len()
            && pairs.all(|(byte, wanted)| match wanted {
                b'd' => byte.is_ascii_digit(),
                wanted => byte == wanted,
            })
    };
    let mut undated = String::with_capacity(name.len());
    let mut rest = name;
    while let Some(first) = rest.chars().next() {
        let starts_with_date = rest.as_bytes().get(..DATE.len()).is_some_and(is_date);
        let length = if starts_with_date {
            undated.push('\0');
            DATE.len()
        } else {
            undated.push(first);
            first.len_utf8()
        };
        rest = &rest[length..];
    }
    undated
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::names;

    #[test]
    fn what_an_earlier_run_left_is_taken_away_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let (list, dated) = (at("list.csv"), at("list-2026-03-02.csv"));
        let stay = [
            ".list.csv.abc.part",
            ".list.csv.abcdefg.part",
            ".list.csv.abc-ef.part",
            ".list.csv.part",
            ".my.list.csv.abcdef.part",
            "list.csv.abcdef.part",
            ".list.csv.abcdef.part~",
            ".list-2026-3-2.csv.abcdef.part",
            ".plans.csv.abcdef.part",
        ];
        for name in stay {
            fs::write(at(name), "kept").unwrap();
        }
        fs::create_dir(at(".list.csv.Folder.part")).unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink("list.csv", at(".list.csv.Linked.part")).unwrap();
        let before = names(folder.path());
        for name in [".list.csv.aB3dEf.part", ".list.csv.000000.part"] {
            fs::write(at(name), "left").unwrap();
        }
        assert!(!take_away_left(&list));
        assert_eq!(names(folder.path()), before);
        // The run of one day takes away what that of another left.
        for name in [
            ".list-2026-03-01.csv.aB3dEf.part",
            ".list-2026-03-02.csv.aB3dEf.part",
        ] {
            fs::write(at(name), "left").unwrap();
        }
        assert!(!take_away_left(&dated));
        assert_eq!(names(folder.path()), before);
    }

    #[test]
    fn what_a_run_is_at_is_left_to_it() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let list = at("list.csv");
        let part = Part::of(&list).unwrap();
        assert!(part.has_lock());
        let left = at(".list.csv.aB3dEf.part");
        fs::write(&left, "it may have changed places").unwrap();
        assert!(take_away_left(&list));
        assert!(part.path().exists() && left.exists());
        // Others are no concern of it.
        assert!(!take_away_left(&at("other.csv")));
        let again = Part::of(&list).unwrap();
        assert_eq!(names(folder.path()).len(), 3);
        drop((part, again));
        assert!(!take_away_left(&list));
        assert_eq!(names(folder.path()), [""; 0]);
    }

    #[test]
    fn without_locks_only_what_is_old_is_taken_for_left() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(".list.csv.aB3dEf.part");
        fs::write(&path, "").unwrap();
        let file = File::options().write(true).open(&path).unwrap();
        let written = file.metadata().unwrap().modified().unwrap();
        assert!(!is_old(&file, &path));
        let judged = || {
            let no_locks = io::Error::from(io::ErrorKind::Unsupported);
            let file = File::open(&path).unwrap();
            judge(file, &path, &Err(TryLockError::Error(no_locks)))
        };
        // A share without locks is no dead end: nobody waits for what may be left.
        assert!(matches!(judged(), Look::Unknown));
        file.set_modified(written - LEFT).unwrap();
        assert!(matches!(judged(), Look::Left(_)));
        assert!(is_old(&file, &path));
        assert_eq!(names(folder.path()).len(), 1);
    }

    #[test]
    fn what_is_unfinished_is_known_until_it_has_its_name() {
        let folder = tempfile::tempdir().unwrap();
        let list = folder.path().join("list.csv");
        let is_known = |path: &Path| lock(&UNFINISHED).iter().any(|known| known == path);
        let part = Part::of(&list).unwrap();
        let path = part.path().to_owned();
        assert!(is_known(&path));
        steadily(|| part.persist(&list)).unwrap();
        assert!(!is_known(&path));
        let part = Part::of(&list).unwrap();
        let path = part.path().to_owned();
        let (_, part) = part.persist_noclobber(&list).unwrap_err();
        assert!(is_known(&path));
        drop(part);
        assert!(!is_known(&path) && !path.exists());
    }

    #[test]
    fn dates_alone_make_no_other_name() {
        let is = |one: &str, other: &str| is_namesake(one, OsStr::new(other));
        assert!(is("list-2026-03-02.csv", "list-2025-12-31.csv"));
        assert!(is("2026-03-02 список.csv", "2026-03-03 список.csv"));
        assert!(is("list.csv", "list.csv"));
        assert!(!is("list-2026-03-02.csv", "list-20260302.csv"));
        assert!(!is("list-2026-03-02.csv", "lists-2026-03-02.csv"));
        assert!(!is("list-1.csv", "list-2.csv"));
        assert!(!is("список.csv", "списки.csv"));
    }
}
