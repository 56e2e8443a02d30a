//! Writing files so that each is whole or as it was, and readable by its owner alone.

use std::ffi::OsString;
use std::fs::{File, TryLockError};
use std::io::{self, BufWriter, Seek, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::failure::{Failure, Status};
use crate::settings::Language;

/// So many links are followed before a circle is suspected.
const MOST_LINKS: usize = 40;

/// So many filled lists are kept beside one.
const MOST_KEPT: u32 = 10_000;

/// Where something is written: to a file by way of a temporary one, or straight to what is no regular file.
pub enum Output {
    /// A regular file, in place only when all of it is written.
    File(BufWriter<NamedTempFile>, PathBuf),
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
    pub fn create(path: &Path, language: Language) -> Result<Self, Failure> {
        if path == Path::new("/dev/stdout") {
            return Ok(Self::standard());
        }
        let cannot = |error: &io::Error| cannot_create(path, error, language);
        let target = match follow(path).ok_or_else(|| circle(path, language))? {
            Target::File(target) => target,
            Target::Stream(target) => {
                // An open file is written on where it stands, as a shell's `>>` wants it.
                let stream = File::options().append(true).open(&target);
                let stream = stream.map_err(|error| cannot(&error))?;
                return Ok(Self::Stream(Box::new(BufWriter::new(stream))));
            }
        };
        if std::fs::metadata(&target).is_ok_and(|found| found.is_dir()) {
            return Err(cannot(&io::Error::from(io::ErrorKind::IsADirectory)));
        }
        let name = target
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let file = tempfile::Builder::new()
            .prefix(&format!(".{name}."))
            .suffix(".part")
            .tempfile_in(folder_of(&target))
            .map_err(|error| cannot(&error))?;
        Ok(Self::File(BufWriter::with_capacity(1 << 16, file), target))
    }

    /// Standard output.
    #[must_use]
    pub fn standard() -> Self {
        Self::Stream(Box::new(BufWriter::new(io::stdout())))
    }

    /// Whether it becomes a regular file.
    #[must_use]
    pub const fn is_file(&self) -> bool {
        matches!(self, Self::File(..))
    }

    /// Writes out what is left, so that nothing but the name is missing.
    ///
    /// # Errors
    /// Where it can't be written.
    pub fn complete(self, language: Language) -> Result<Complete, Failure> {
        match self {
            Self::File(file, target) => {
                let file = file
                    .into_inner()
                    .map_err(|error| cannot_write(error.error(), language))?;
                file.as_file()
                    .sync_all()
                    .map_err(|error| cannot_write(&error, language))?;
                Ok(Complete(Some((file, target))))
            }
            Self::Stream(mut stream) => {
                stream
                    .flush()
                    .map_err(|error| cannot_write(&error, language))?;
                Ok(Complete(None))
            }
        }
    }
}

/// An output that is written out and has yet to get its name.
#[derive(Default)]
pub struct Complete(Option<(NamedTempFile, PathBuf)>);

impl Complete {
    /// Puts the file in its place.
    ///
    /// # Errors
    /// Where that can't be done; then what stood there still does.
    pub fn put_in_place(self, language: Language) -> Result<(), Failure> {
        let Some((file, target)) = self.0 else {
            return Ok(());
        };
        let kept = file.persist(&target);
        kept.map_err(|error| cannot_create(&target, &error.error, language))?;
        Ok(())
    }
}

/// Keeps a file that is about to be replaced under a name of its own, `list.filled-1.csv`, if what is in it must not be lost.
///
/// # Errors
/// Where it can't be read or kept; then nothing may replace it.
pub fn keep(
    path: &Path,
    must_be_kept: impl Fn(&mut File) -> io::Result<bool>,
    language: Language,
) -> Result<Option<PathBuf>, Failure> {
    let Some(Target::File(target)) = follow(path) else {
        return Ok(None);
    };
    let cannot = |error: &io::Error| cannot_create(&target, error, language);
    let mut earlier = match File::open(&target) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        opened => opened.map_err(|error| cannot(&error))?,
    };
    if !must_be_kept(&mut earlier).map_err(|error| cannot(&error))? {
        return Ok(None);
    }
    for number in 1..=MOST_KEPT {
        let kept = beside(&target, &format!("filled-{number}"));
        // A second name for the same file: it stays when the first one is given away.
        match std::fs::hard_link(&target, &kept) {
            Ok(()) => return Ok(Some(kept)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(_) => return copy(&mut earlier, kept, language).map(Some),
        }
    }
    Err(cannot(&io::Error::from(io::ErrorKind::AlreadyExists)))
}

/// Keeps a copy, where a file can't have two names.
fn copy(earlier: &mut File, kept: PathBuf, language: Language) -> Result<PathBuf, Failure> {
    let mut out = Output::create(&kept, language)?;
    earlier
        .rewind()
        .and_then(|()| io::copy(earlier, &mut out))
        .map_err(|error| cannot_write(&error, language))?;
    out.complete(language)?.put_in_place(language)?;
    Ok(kept)
}

/// A name beside a file's own, with something before its ending: `list.filled-1.csv`.
#[must_use]
pub fn beside(path: &Path, between: &str) -> PathBuf {
    let mut name = path.file_stem().unwrap_or_default().to_owned();
    name.push(".");
    name.push(between);
    if let Some(ending) = path.extension() {
        name.push(".");
        name.push(ending);
    }
    path.with_file_name(name)
}

/// The regular file that a path stands for, be it there or not; `None` for what is no regular file, and where links lead in a circle.
#[must_use]
pub fn target(path: &Path) -> Option<PathBuf> {
    match follow(path)? {
        Target::File(target) => Some(target),
        Target::Stream(_) => None,
    }
}

/// The folder in which a file lies.
#[must_use]
pub fn folder_of(path: &Path) -> &Path {
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

fn circle(path: &Path, language: Language) -> Failure {
    let path = path.display();
    let message = match language {
        Language::Russian => format!("{path}: не удаётся создать файл: ссылки ведут по кругу"),
        Language::English => {
            format!("{path}: can't create the file: its links lead in a circle")
        }
    };
    Failure::new(Status::CantCreate, language, message)
}

/// Whether two paths stand for one file; it need not be there yet. On a share that makes no difference between capitals and small letters
/// two names may be one file's.
#[must_use]
pub fn is_same_file(one: &Path, other: &Path) -> bool {
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
        || (lower(&one) == lower(&other) && is_one(&one.0.join(&one.1), &other.0.join(&other.1)))
}

/// Whether the disk has one file under two names.
#[cfg(unix)]
fn is_one(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let place = |path: &Path| {
        let found = path.metadata().ok()?;
        Some((found.dev(), found.ino()))
    };
    place(one).is_some_and(|one| Some(one) == place(other))
}

/// Whether the disk has one file under two names; the system tells the true name of each.
#[cfg(not(unix))]
fn is_one(one: &Path, other: &Path) -> bool {
    let name = |path: &Path| path.canonicalize().ok();
    name(one).is_some_and(|one| Some(one) == name(other))
}

/// Refuses an output, named by its flag, that would replace what is read.
///
/// # Errors
/// Where it is one of the inputs.
pub fn spare(
    inputs: &[PathBuf],
    (flag, path): (&str, &Path),
    language: Language,
) -> Result<(), Failure> {
    if !inputs.iter().any(|input| is_same_file(path, input)) {
        return Ok(());
    }
    let path = path.display();
    let message = match language {
        Language::Russian => format!(
            "{flag} {path}: этот файл recall читает сам, результат стёр бы его; назовите другой"
        ),
        Language::English => format!(
            "{flag} {path}: recall reads this file, and the result would replace it; name another"
        ),
    };
    Err(Failure::new(Status::Usage, language, message))
}

/// What a name ends with, in lower case.
#[must_use]
pub fn ending(path: &Path) -> String {
    path.extension()
        .map(|ending| ending.to_string_lossy().to_lowercase())
        .unwrap_or_default()
}

/// The failure of an output, named by its flag, whose ending tells no form.
#[must_use]
pub fn of_no_form((flag, path): (&str, &Path), wanted: &str, language: Language) -> Failure {
    let path = path.display();
    let message = match language {
        Language::Russian => format!(
            "{flag} {path}: по окончанию имени не понять, в каком виде писать; подойдут {wanted}"
        ),
        Language::English => {
            format!("{flag} {path}: the ending does not tell the form; wanted {wanted}")
        }
    };
    Failure::new(Status::Usage, language, message)
}

/// Whether a path stands for a regular file, or for one that is to be.
#[must_use]
pub fn is_file(path: &Path) -> bool {
    !matches!(follow(path), Some(Target::Stream(_)))
}

/// The failure where nothing can be created at a path.
#[must_use]
pub fn cannot_create(path: &Path, error: &io::Error, language: Language) -> Failure {
    let path = path.display();
    let cause = crate::failure::cause(error, language);
    let message = match language {
        Language::Russian => format!("{path}: не удаётся создать файл: {cause}"),
        Language::English => format!("{path}: can't create the file: {cause}"),
    };
    Failure::new(Status::CantCreate, language, message)
}

/// The failure where output can't be written.
#[must_use]
pub fn cannot_write(error: &io::Error, language: Language) -> Failure {
    let cause = crate::failure::cause(error, language);
    let message = match language {
        Language::Russian => format!("не удаётся записать результат: {cause}"),
        Language::English => format!("can't write the result: {cause}"),
    };
    let is_closed_pipe = error.kind() == io::ErrorKind::BrokenPipe;
    Failure {
        is_closed_pipe,
        ..Failure::new(Status::Io, language, message)
    }
}

/// Keeps other runs from writing the same file until it is dropped.
pub struct Lock(#[expect(dead_code, reason = "held for as long as it lives")] File);

impl Lock {
    /// Takes the lock of an output file, `.NAME.lock` beside it; none for what is no regular file.
    ///
    /// # Errors
    /// Where another run holds it, or the folder can't be written.
    pub fn take(path: &Path, language: Language) -> Result<Option<Self>, Failure> {
        let target = match follow(path).ok_or_else(|| circle(path, language))? {
            Target::File(target) if !target.is_dir() => target,
            Target::File(_) | Target::Stream(_) => return Ok(None),
        };
        let name = target.file_name().unwrap_or_default().to_string_lossy();
        let lock = folder_of(&target).join(format!(".{name}.lock"));
        let file = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&lock);
        let file = file.map_err(|error| cannot_create(path, &error, language))?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Self(file))),
            Err(TryLockError::WouldBlock) => Err(Failure::new(
                Status::Busy,
                language,
                match language {
                    Language::Russian => {
                        format!(
                            "{}: этот файл сейчас пишет другой запуск recall",
                            path.display()
                        )
                    }
                    Language::English => {
                        format!(
                            "{}: another run of recall is writing this file",
                            path.display()
                        )
                    }
                },
            )),
            Err(TryLockError::Error(error)) => Err(cannot_create(path, &error, language)),
        }
    }
}
