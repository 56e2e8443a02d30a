//! Writing files so that each is whole or as it was, and readable by its owner alone.

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, BufWriter, Seek, Write};
use std::path::{Path, PathBuf};

use crate::disk::ahead::Ahead;
use crate::disk::part::{Part, steadily};
use crate::disk::presence::{is_absence, is_there};
use crate::disk::{Cause, DiskError, fingerprint, system};

/// So many links are followed before a circle is suspected.
const MOST_LINKS: usize = 40;

/// So many filled lists are kept beside one.
const MOST_KEPT: u32 = 10_000;

/// Where something is written: to a file by way of a temporary one, or straight to what is no regular file.
pub(crate) enum Output {
    /// A regular file, in place only when all of it is written.
    File(BufWriter<Ahead>, PathBuf),
    /// A device or a pipe, or standard output.
    Stream(Box<dyn Write + Send>),
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::File(file, _) => file.write(bytes),
            Self::Stream(stream) => stream.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::File(file, _) => file.flush(),
            Self::Stream(stream) => stream.flush(),
        }
    }
}

impl Output {
    /// Opens an output; a link is followed to what it stands for.
    ///
    /// # Errors
    /// Where nothing can be created there.
    pub(crate) fn create(path: &Path) -> Result<Self, DiskError> {
        if path == Path::new("/dev/stdout") {
            return Ok(Self::standard());
        }
        let cannot = |cause: Cause| DiskError::cannot_create(path, cause);
        let target = match follow(path).ok_or_else(|| DiskError::LinksInCircle(path.to_owned()))? {
            Target::File(target) => target,
            Target::Stream(target) => {
                // An open file is written on where it stands, as a shell's `>>` wants it.
                let stream = File::options().append(true).open(&target);
                let stream = stream.map_err(|error| cannot(error.into()))?;
                return Ok(Self::Stream(Box::new(BufWriter::new(stream))));
            }
        };
        if std::fs::metadata(&target).is_ok_and(|found| found.is_dir()) {
            return Err(cannot(io::ErrorKind::IsADirectory.into()));
        }
        spare_protected(&target)?;
        let file = Part::of(&target).map_err(|error| cannot(error.into()))?;
        let file = Ahead::new(file);
        Ok(Self::File(BufWriter::with_capacity(1 << 16, file), target))
    }

    /// Standard output.
    #[must_use]
    pub(crate) fn standard() -> Self {
        Self::Stream(Box::new(BufWriter::new(io::stdout())))
    }

    /// Whether it becomes a regular file.
    #[must_use]
    pub(crate) const fn is_file(&self) -> bool {
        matches!(self, Self::File(..))
    }

    /// Writes out what is left, so that nothing but the name is missing.
    ///
    /// # Errors
    /// Where it can't be written.
    pub(crate) fn complete(self) -> Result<Complete, DiskError> {
        match self {
            Self::File(file, target) => {
                let file = file
                    .into_inner()
                    .map_err(|error| DiskError::cannot_write(error.error()))?;
                let file = file.sync().map_err(DiskError::cannot_write)?;
                Ok(Complete(Some((file, target))))
            }
            Self::Stream(mut stream) => {
                stream.flush().map_err(DiskError::cannot_write)?;
                Ok(Complete(None))
            }
        }
    }
}

/// An output that is written out and has yet to get its name.
#[derive(Default)]
pub(crate) struct Complete(Option<(Part, PathBuf)>);

/// What became of a file that was to replace another.
#[must_use]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Placed {
    /// It stands where it should.
    Done,
    /// What stood there was no longer what was expected, and stands there still.
    Changed,
}

impl Complete {
    /// SHA-256 of what is written out, and how many bytes that is; `None` where it goes to no file.
    ///
    /// # Errors
    /// Where it can't be read again.
    pub(crate) fn digest(&self) -> io::Result<Option<(String, u64)>> {
        // By the same handle: on Windows nobody reads a locked file by another.
        let digest = |(file, _): &(Part, PathBuf)| {
            let mut written = file.as_file();
            written.rewind()?;
            fingerprint::of_reader(&mut written)
        };
        self.0.as_ref().map(digest).transpose()
    }

    /// Lets in whom another file lets in: the list of a new day takes after the one of the day before.
    pub(crate) fn take_after(&self, other: &Path) {
        if let Some((file, _)) = &self.0 {
            take_after(file.as_file(), other);
        }
    }

    /// Puts the file in its place.
    ///
    /// # Errors
    /// Where that can't be done; then what stood there still does.
    pub(crate) fn put_in_place(self) -> Result<(), DiskError> {
        let Some((file, target)) = self.0 else {
            return Ok(());
        };
        spare_protected(&target)?;
        take_after(file.as_file(), &target);
        let placed = steadily(|| file.persist(&target));
        placed.map_err(|error| DiskError::cannot_place(&target, &error))?;
        sync_folder(&target)
    }

    /// Puts the file in its place. What stood there is handed back where the two could change places: it has no name of its own any more, and
    /// to give up a large one takes a while, for which nobody has to wait.
    ///
    /// # Errors
    /// Where that can't be done; then what stood there still does.
    pub(crate) fn replace(self) -> Result<Replaced, DiskError> {
        let Some((file, target)) = self.0 else {
            return Ok(Replaced::default());
        };
        spare_protected(&target)?;
        take_after(file.as_file(), &target);
        let is_file = |path: &Path| path.symlink_metadata().is_ok_and(|found| found.is_file());
        let placed = steadily(|| {
            if is_file(&target) && system::swap(file.path(), &target) {
                return Ok(Some(file));
            }
            file.persist(&target).map(|()| None)
        });
        let replaced = placed.map_err(|error| DiskError::cannot_place(&target, &error))?;
        sync_folder(&target)?;
        Ok(Replaced(replaced))
    }

    /// Puts the file in its place if what stands there is what is expected: bytes with that SHA-256, or nothing.
    ///
    /// # Errors
    /// Where that can't be done; then what stood there still does.
    pub(crate) fn put_in_place_of(self, expected: Option<&str>) -> Result<Placed, DiskError> {
        let Some((file, target)) = self.0 else {
            return Ok(Placed::Done);
        };
        spare_protected(&target)?;
        take_after(file.as_file(), &target);
        let placed = steadily(|| match expected {
            None => put_where_nothing_is(file, &target),
            Some(expected) => put_for(expected, file, &target),
        });
        let placed = placed.map_err(|error| DiskError::cannot_place(&target, &error))?;
        if placed == Placed::Done {
            sync_folder(&target)?;
        }
        Ok(placed)
    }
}

/// What stood where a file has been put; it goes away when this is dropped, and with the run, should that be ended before.
#[must_use]
#[derive(Default)]
pub(crate) struct Replaced(
    #[expect(dead_code, reason = "it goes away when it is dropped")] Option<Part>,
);

fn put_where_nothing_is(file: Part, target: &Path) -> io::Result<Placed> {
    let Err((_, file)) = file.persist_noclobber(target) else {
        return Ok(Placed::Done);
    };
    if is_there(target)? {
        return Ok(Placed::Changed);
    }
    // Some shares can't give a name only where it is free.
    file.persist(target)?;
    Ok(Placed::Done)
}

fn put_for(expected: &str, file: Part, target: &Path) -> io::Result<Placed> {
    let is_expected = |path: &Path| match fingerprint::of_file(path) {
        Ok(found) => Ok(found == expected),
        // A spreadsheet that saves may take the file away before it puts another there.
        Err(error) if is_absence(error.kind()) => Ok(false),
        Err(error) => Err(error),
    };
    if !is_expected(target)? {
        return Ok(Placed::Changed);
    }
    // Somebody may save between the look and the renaming. Where the two can change places, what stood there is looked at once more.
    if !system::swap(file.path(), target) {
        file.persist(target)?;
        return Ok(Placed::Done);
    }
    let is_as_before = is_expected(file.path());
    if let Ok(true) = is_as_before {
        return Ok(Placed::Done);
    }
    if system::swap(file.path(), target) {
        return is_as_before.map(|_| Placed::Changed);
    }
    // It can't go back: then it is kept, and must not go away with the temporary file.
    let mut file = file;
    for number in 1..=MOST_KEPT {
        match file.persist_noclobber(&beside(target, &format!("filled-{number}"))) {
            Ok(()) => break,
            Err((_, returned)) => file = returned,
        }
    }
    is_as_before.map(|_| Placed::Changed)
}

/// Refuses to replace a file whose owner has taken away the right to write it. A renaming would not ask for that right.
///
/// # Errors
/// Where it is so.
pub(crate) fn spare_protected(target: &Path) -> Result<(), DiskError> {
    if !target
        .metadata()
        .is_ok_and(|found| system::is_protected(&found))
    {
        return Ok(());
    }
    Err(DiskError::WriteProtected(target.to_owned()))
}

/// Lets in whom the file that is replaced lets in, as far as that is allowed; a disk without modes has none to keep.
fn take_after(file: &File, earlier: &Path) {
    if let Ok(earlier) = earlier.metadata() {
        system::give(file, &earlier, system::mode_of(&earlier)).ok();
    }
}

/// Makes a renaming last: without it the folder may forget it when the power fails.
pub(crate) fn sync_folder(target: &Path) -> Result<(), DiskError> {
    use io::ErrorKind as Kind;
    // Who may write in a folder need not be allowed to list it; and there are systems on which a folder can't be opened.
    let Ok(folder) = File::open(folder_of(target)) else {
        return Ok(());
    };
    match folder.sync_all() {
        Err(error) if !matches!(error.kind(), Kind::InvalidInput | Kind::Unsupported) => {
            Err(DiskError::cannot_write(error))
        }
        _ => Ok(()),
    }
}

/// Keeps a file that is about to be replaced under a name of its own, `list.filled-1.csv`, if what is in it must not be lost.
///
/// # Errors
/// Where it can't be read or kept; then nothing may replace it.
pub(crate) fn keep(
    path: &Path,
    must_be_kept: impl Fn(&mut File) -> io::Result<bool>,
) -> Result<Option<PathBuf>, DiskError> {
    let Some(mut earlier) = Earlier::open(path)? else {
        return Ok(None);
    };
    if !must_be_kept(&mut earlier.file).map_err(|error| earlier.cannot(error))? {
        return Ok(None);
    }
    let list = earlier.path.clone();
    let names = (1..=MOST_KEPT).map(|number| beside(&list, &format!("filled-{number}")));
    earlier.keep(names, |_, _| false).map(Some)
}

/// Keeps a file that is about to be replaced under a name that is given; where another file has that name, under the next,
/// `list.2026-03-02-2.csv`. Nothing is done where it is kept so already. It hands back the name; `None` where there is nothing to keep.
///
/// # Errors
/// Where it can't be read or kept; then nothing may replace it.
pub(crate) fn keep_as(path: &Path, kept: &Path) -> Result<Option<PathBuf>, DiskError> {
    let Some(earlier) = Earlier::open(path)? else {
        return Ok(None);
    };
    let next = |number: u32| {
        let mut name = kept.file_stem().unwrap_or_default().to_owned();
        name.push(format!("-{number}"));
        if let Some(ending) = kept.extension() {
            name.push(".");
            name.push(ending);
        }
        kept.with_file_name(name)
    };
    let names = std::iter::once(kept.to_owned()).chain((2..=MOST_KEPT).map(next));
    earlier.keep(names, Earlier::is_kept_as).map(Some)
}

/// A file that is about to be replaced.
struct Earlier {
    file: File,
    path: PathBuf,
}

impl Earlier {
    /// Opens what stands under a path, if there is a regular file.
    fn open(path: &Path) -> Result<Option<Self>, DiskError> {
        let Some(path) = target(path) else {
            return Ok(None);
        };
        match File::open(&path) {
            Ok(file) => Ok(Some(Self { file, path })),
            Err(error) if is_absence(error.kind()) => Ok(None),
            Err(error) => Err(DiskError::cannot_create(&path, error)),
        }
    }

    fn cannot(&self, cause: impl Into<Cause>) -> DiskError {
        DiskError::cannot_create(&self.path, cause)
    }

    /// Keeps it under the first name that is free, or that is good enough as it is.
    fn keep(
        mut self,
        names: impl Iterator<Item = PathBuf>,
        is_enough: impl Fn(&mut Self, &Path) -> bool,
    ) -> Result<PathBuf, DiskError> {
        for kept in names {
            // A second name for the same file: it stays when the first one is given away.
            match std::fs::hard_link(&self.path, &kept) {
                Ok(()) => return Ok(kept),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(_) => {
                    if self.copy(&kept)? == Placed::Done {
                        return Ok(kept);
                    }
                }
            }
            if is_enough(&mut self, &kept) {
                return Ok(kept);
            }
        }
        Err(self.cannot(io::ErrorKind::AlreadyExists))
    }

    /// Keeps a copy, where a file can't have two names.
    fn copy(&mut self, kept: &Path) -> Result<Placed, DiskError> {
        let mut out = Output::create(kept)?;
        self.file
            .rewind()
            .and_then(|()| io::copy(&mut self.file, &mut out))
            .map_err(DiskError::cannot_write)?;
        let complete = out.complete()?;
        if let Some((copy, _)) = &complete.0 {
            take_after(copy.as_file(), &self.path);
        }
        complete.put_in_place_of(None)
    }

    /// Whether the same bytes stand under a name.
    fn is_kept_as(&mut self, kept: &Path) -> bool {
        let file = &mut self.file;
        let own = file.rewind().and_then(|()| fingerprint::of_reader(file));
        let own = own.ok().map(|(digest, _)| digest);
        own.is_some() && own == fingerprint::of_file(kept).ok()
    }
}

/// A name beside a file's own, with something before its ending: `list.filled-1.csv`.
#[must_use]
pub(crate) fn beside(path: &Path, between: &str) -> PathBuf {
    let mut name = path.file_stem().unwrap_or_default().to_owned();
    name.push(".");
    name.push(between);
    if let Some(ending) = path.extension() {
        name.push(".");
        name.push(ending);
    }
    path.with_file_name(name)
}

/// The regular file that a path stands for when its links are followed, whether it is there or is to be written.
///
/// # Errors
/// Where it is none, or its links lead in a circle.
pub(crate) fn to_write(path: &Path) -> Result<PathBuf, DiskError> {
    let kind = match target(path) {
        None => io::ErrorKind::InvalidInput,
        Some(target) if !target.is_dir() => return Ok(target),
        Some(_) => io::ErrorKind::IsADirectory,
    };
    Err(DiskError::cannot_create(path, kind))
}

/// The same for a path that may stand for a device or a pipe: those have no other run to fear.
///
/// # Errors
/// Where its links lead in a circle.
pub(crate) fn file_to_claim(path: &Path) -> Result<Option<PathBuf>, DiskError> {
    match follow(path).ok_or_else(|| DiskError::LinksInCircle(path.to_owned()))? {
        Target::File(target) if !target.is_dir() => Ok(Some(target)),
        Target::File(_) | Target::Stream(_) => Ok(None),
    }
}

/// The regular file that a path stands for, be it there or not; `None` for what is no regular file, and where links lead in a circle.
#[must_use]
pub(crate) fn target(path: &Path) -> Option<PathBuf> {
    match follow(path)? {
        Target::File(target) => Some(target),
        Target::Stream(_) => None,
    }
}

/// The folder in which a file lies.
#[must_use]
pub(crate) fn folder_of(path: &Path) -> &Path {
    path.parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

/// What a path stands for when its links are followed.
enum Target {
    /// A file that is there or is to be, or a folder.
    File(PathBuf),
    /// A device, a pipe, or what a process has open, such as /dev/stdout.
    Stream(PathBuf),
}

/// Follows a path's links; `None` where they lead in a circle.
fn follow(path: &Path) -> Option<Target> {
    let mut target = path.to_path_buf();
    for _ in 0..MOST_LINKS {
        let found = std::fs::metadata(&target).ok();
        let is_stream = found
            .as_ref()
            .is_some_and(|found| !found.is_file() && !found.is_dir());
        // What a process has open is written to as it is, also where it is a regular file.
        if is_stream || (found.is_some() && is_open_file(&target)) {
            return Some(Target::Stream(target));
        }
        match std::fs::read_link(&target) {
            Ok(next) => target = folder_of(&target).join(next),
            Err(_) => return Some(Target::File(target)),
        }
    }
    None
}

/// Whether a path is a file by its place among those that a process has open, such as /dev/fd/1.
fn is_open_file(path: &Path) -> bool {
    let folder = folder_of(path).canonicalize();
    folder.is_ok_and(|folder| folder.starts_with("/proc"))
}

/// Whether two paths stand for one file; it need not be there yet. On a share that makes no difference between capitals and small letters
/// two names may be one file's.
#[must_use]
pub(crate) fn is_same_file(one: &Path, other: &Path) -> bool {
    let place = |path: &Path| {
        let target = target(path)?;
        let folder = folder_of(&target).canonicalize().ok()?;
        Some((folder, target.file_name()?.to_owned()))
    };
    let (Some(one), Some(other)) = (place(one), place(other)) else {
        return false;
    };
    let lower = |(folder, name): &(PathBuf, OsString)| {
        let path = folder.join(name);
        path.to_string_lossy().to_lowercase()
    };
    one == other
        || (lower(&one) == lower(&other)
            && system::is_one(&one.0.join(&one.1), &other.0.join(&other.1)))
}

/// What a name ends with, in lower case.
#[must_use]
pub(crate) fn ending(path: &Path) -> String {
    path.extension()
        .map(|ending| ending.to_string_lossy().to_lowercase())
        .unwrap_or_default()
}

/// Whether a path stands for a regular file, or for one that is to be.
#[must_use]
pub(crate) fn is_file(path: &Path) -> bool {
    !matches!(follow(path), Some(Target::Stream(_)))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use tempfile::TempDir;

    use super::*;

    fn folder() -> (TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let list = folder.path().join("list.csv");
        (folder, list)
    }

    fn complete(path: &Path, text: &str) -> Complete {
        let mut out = Output::create(path).unwrap();
        out.write_all(text.as_bytes()).unwrap();
        out.complete().unwrap()
    }

    fn read(path: &Path) -> String {
        fs::read_to_string(path).unwrap()
    }

    /// The names in a folder, in order.
    fn names(folder: &TempDir) -> Vec<String> {
        let entries = fs::read_dir(folder.path()).unwrap();
        let name = |entry: io::Result<fs::DirEntry>| entry.unwrap().file_name();
        let names = entries.map(name).map(|name| name.into_string().unwrap());
        let mut names: Vec<String> = names.collect();
        names.sort();
        names
    }

    #[test]
    fn what_stands_there_is_replaced_only_if_it_is_what_was_seen() {
        let (folder, list) = folder();
        fs::write(&list, "seen").unwrap();
        let seen = fingerprint::of_bytes(b"seen");
        let new = complete(&list, "new");
        fs::write(&list, "seen, and a word more").unwrap();
        assert_eq!(new.put_in_place_of(Some(&seen)), Ok(Placed::Changed));
        assert_eq!(read(&list), "seen, and a word more");
        fs::write(&list, "seen").unwrap();
        let new = complete(&list, "new");
        assert_eq!(new.put_in_place_of(Some(&seen)), Ok(Placed::Done));
        assert_eq!(read(&list), "new");
        // Of what was there nothing is left, under no name.
        assert_eq!(names(&folder), ["list.csv"]);
        fs::remove_file(&list).unwrap();
        let new = complete(&list, "new");
        assert_eq!(new.put_in_place_of(Some(&seen)), Ok(Placed::Changed));
        assert_eq!(names(&folder), [""; 0]);
    }

    #[test]
    fn where_nothing_stood_nothing_may_stand() {
        let (folder, list) = folder();
        let new = complete(&list, "new");
        fs::write(&list, "from elsewhere").unwrap();
        assert_eq!(new.put_in_place_of(None), Ok(Placed::Changed));
        assert_eq!(read(&list), "from elsewhere");
        fs::remove_file(&list).unwrap();
        let new = complete(&list, "new");
        assert_eq!(new.put_in_place_of(None), Ok(Placed::Done));
        assert_eq!(read(&list), "new");
        assert_eq!(names(&folder), ["list.csv"]);
        assert_eq!(Complete::default().put_in_place_of(None), Ok(Placed::Done));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn two_files_change_places() {
        let (folder, list) = folder();
        let other = folder.path().join("other");
        fs::write(&list, "1").unwrap();
        fs::write(&other, "2").unwrap();
        assert!(system::swap(&list, &other));
        assert_eq!((read(&list), read(&other)), ("2".into(), "1".into()));
        assert!(!system::swap(&list, &folder.path().join("none")));
    }

    #[test]
    fn what_is_replaced_is_given_up_at_last() {
        let (folder, list) = folder();
        drop(complete(&list, "first").replace().unwrap());
        let replaced = complete(&list, "second").replace().unwrap();
        assert_eq!(read(&list), "second");
        drop(replaced);
        assert_eq!((read(&list), names(&folder).len()), ("second".into(), 1));
        drop(Complete::default().replace().unwrap());
        // Where there is no room for it all is as it was.
        let before = complete(&list, "third");
        fs::remove_file(&list).unwrap();
        fs::create_dir(&list).unwrap();
        assert!(before.replace().is_err() && list.is_dir());
        assert_eq!(names(&folder).len(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn whoever_was_let_in_stays_in() {
        use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
        let (_folder, list) = folder();
        let mode = || fs::metadata(&list).unwrap().mode() & 0o777;
        complete(&list, "first").put_in_place().unwrap();
        assert_eq!(mode(), 0o600);
        let seen = fingerprint::of_bytes(b"second");
        for let_in in [0o640, 0o664, 0o600] {
            fs::set_permissions(&list, fs::Permissions::from_mode(let_in)).unwrap();
            complete(&list, "second").put_in_place().unwrap();
            assert_eq!((read(&list), mode()), ("second".into(), let_in));
            let placed = complete(&list, "second").put_in_place_of(Some(&seen));
            assert_eq!((placed, mode()), (Ok(Placed::Done), let_in));
        }
        // Only some may give files away.
        if chown(&list, Some(65534), Some(65533)).is_ok() {
            complete(&list, "third").put_in_place().unwrap();
            let found = fs::metadata(&list).unwrap();
            assert_eq!((found.uid(), found.gid()), (65534, 65533));
        }
    }

    #[cfg(unix)]
    #[test]
    fn what_is_write_protected_is_not_replaced() {
        use std::os::unix::fs::PermissionsExt;
        let (folder, list) = folder();
        fs::write(&list, "kept").unwrap();
        let protect = |mode| fs::set_permissions(&list, fs::Permissions::from_mode(mode)).unwrap();
        let [before, of] = [complete(&list, "new"), complete(&list, "new")];
        protect(0o464);
        let seen = fingerprint::of_bytes(b"kept");
        let failures = [
            Output::create(&list).err(),
            before.put_in_place().err(),
            of.put_in_place_of(Some(&seen)).err(),
        ];
        for failure in failures {
            let failure = failure.unwrap();
            assert_eq!(failure, DiskError::WriteProtected(list.clone()));
        }
        assert_eq!(read(&list), "kept");
        assert_eq!(names(&folder), ["list.csv"]);
        protect(0o644);
        complete(&list, "new").put_in_place().unwrap();
        assert_eq!(read(&list), "new");
    }

    #[test]
    fn what_is_kept_takes_no_other_files_name() {
        let (folder, list) = folder();
        let kept = folder.path().join("list.2026-03-02.csv");
        let keep = || {
            let kept = keep_as(&list, &kept).unwrap();
            kept.map(|kept| kept.file_name().unwrap().to_str().unwrap().to_owned())
        };
        assert_eq!(keep(), None);
        for (text, name) in [
            ("morning", "list.2026-03-02.csv"),
            ("noon", "list.2026-03-02-2.csv"),
            ("morning", "list.2026-03-02.csv"),
            ("evening", "list.2026-03-02-3.csv"),
        ] {
            complete(&list, text).put_in_place().unwrap();
            assert_eq!(keep().as_deref(), Some(name));
            assert_eq!(read(&folder.path().join(name)), text);
        }
        assert_eq!(read(&folder.path().join("list.2026-03-02.csv")), "morning");
    }

    #[test]
    fn a_copy_is_kept_where_a_file_can_not_have_two_names() {
        let (folder, list) = folder();
        fs::write(&list, "words").unwrap();
        let kept = folder.path().join("list.filled-1.csv");
        let mut earlier = Earlier::open(&list).unwrap().unwrap();
        assert_eq!(earlier.copy(&kept), Ok(Placed::Done));
        assert_eq!(read(&kept), "words");
        assert!(earlier.is_kept_as(&kept));
        fs::write(&kept, "other words").unwrap();
        assert_eq!(earlier.copy(&kept), Ok(Placed::Changed));
        assert!(!earlier.is_kept_as(&kept));
        assert_eq!(read(&kept), "other words");
    }

    #[test]
    fn names_that_differ_in_case_are_one_only_where_the_disk_says_so() {
        let (folder, list) = folder();
        let other = folder.path().join("List.CSV");
        fs::write(&list, "x").unwrap();
        assert!(is_same_file(&list, &list));
        // On a disk with one file for both names this is so already.
        if !other.exists() {
            assert!(!is_same_file(&list, &other));
            fs::write(&other, "x").unwrap();
            assert!(!is_same_file(&list, &other));
            fs::remove_file(&other).unwrap();
            // As such a disk would tell it.
            fs::hard_link(&list, &other).unwrap();
        }
        assert!(is_same_file(&list, &other));
        let kept = folder.path().join("kept.csv");
        fs::hard_link(&list, &kept).unwrap();
        assert!(!is_same_file(&list, &kept));
    }
}
