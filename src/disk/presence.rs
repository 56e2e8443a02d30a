//! Whether a file is there. A file that is there and can't be had is not an absent one: the patients who said no in it would be called.

use std::ffi::OsString;
use std::fs::{File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use super::system::without_traps;

/// Whether a failure to look at a file says that there is none. Only "not found" does: a disk that fails, a share that hangs or has gone
/// stale, rights that are missing and links that lead in a circle say nothing of what stands there.
#[must_use]
pub(crate) const fn is_absence(kind: io::ErrorKind) -> bool {
    matches!(kind, io::ErrorKind::NotFound)
}

/// Whether something stands under a path, be it a link that leads nowhere.
///
/// # Errors
/// Where that can't be found out.
pub(crate) fn is_there(path: &Path) -> io::Result<bool> {
    match path.symlink_metadata() {
        Ok(_) => Ok(true),
        Err(error) if is_absence(error.kind()) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Opens a regular file to read it; a link is none, and nothing waits for whoever may write into a pipe.
///
/// # Errors
/// Where it can't be opened, or is something else.
pub(crate) fn open_regular(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    without_traps(&mut options, 0o600);
    let file = options.open(path)?;
    if file.metadata()?.is_file() {
        Ok(file)
    } else {
        Err(io::ErrorKind::InvalidInput.into())
    }
}

/// The names in a folder.
#[derive(Debug, Default)]
pub(crate) struct Folder {
    path: PathBuf,
    /// Sorted, so that nothing depends on the order in which the disk has them.
    names: Vec<OsString>,
}

impl Folder {
    /// # Errors
    /// Where it can't be listed to its end.
    pub(crate) fn list(path: &Path) -> io::Result<Self> {
        let names = std::fs::read_dir(path)?.map(|entry| Ok(entry?.file_name()));
        let mut names: Vec<OsString> = names.collect::<io::Result<_>>()?;
        names.sort_unstable();
        let path = path.to_owned();
        Ok(Self { path, names })
    }

    /// All that lies in it.
    pub(crate) fn paths(&self) -> impl Iterator<Item = PathBuf> {
        self.names.iter().map(|name| self.path.join(name))
    }

    /// What is called so, without regard to case: `Cards.CSV` is `cards.csv`.
    ///
    /// # Errors
    /// Where it can't be found out whether something stands under the very name.
    pub(crate) fn called(&self, name: &str) -> io::Result<Vec<PathBuf>> {
        let wanted = name.to_lowercase();
        let is_called = |found: &&OsString| found.to_string_lossy().to_lowercase() == wanted;
        let found = self.names.iter().filter(is_called);
        let mut found: Vec<PathBuf> = found.map(|name| self.path.join(name)).collect();
        // A share may not list what it has.
        let exact = self.path.join(name);
        if found.is_empty() && is_there(&exact)? {
            found.push(exact);
        }
        Ok(found)
    }
}

/// The file that is meant by a path: the one that stands there, else those beside it whose names differ in case alone.
///
/// # Errors
/// Where it can't be found out what stands there.
pub(crate) fn meant(path: &Path) -> io::Result<Vec<PathBuf>> {
    if is_there(path)? {
        return Ok(vec![path.to_owned()]);
    }
    let parent = path.parent().unwrap_or(Path::new(""));
    let folder = if parent.as_os_str().is_empty() {
        Path::new(".")
    } else {
        parent
    };
    let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
        return Ok(Vec::new());
    };
    match Folder::list(folder) {
        Ok(folder) => Ok(folder.called(name)?),
        Err(error) if is_absence(error.kind()) => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use std::io::ErrorKind;

    use super::*;

    #[test]
    fn only_not_found_is_absent() {
        assert!(is_absence(ErrorKind::NotFound));
        for kind in [
            ErrorKind::PermissionDenied,
            ErrorKind::NotADirectory,
            ErrorKind::IsADirectory,
            ErrorKind::TimedOut,
            ErrorKind::StaleNetworkFileHandle,
            ErrorKind::HostUnreachable,
            ErrorKind::NetworkDown,
            ErrorKind::ResourceBusy,
            ErrorKind::Interrupted,
            ErrorKind::InvalidInput,
            ErrorKind::InvalidFilename,
            ErrorKind::OutOfMemory,
            ErrorKind::Other,
        ] {
            assert!(!is_absence(kind), "{kind}");
        }
        // EIO and ELOOP have no kind of their own.
        for code in [5, 40] {
            let error = io::Error::from_raw_os_error(code);
            assert!(!is_absence(error.kind()), "{error}");
        }
    }

    #[test]
    fn what_can_not_be_looked_at_is_no_absent_file() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::fs::write(at("file"), "").unwrap();
        assert!(is_there(&at("file")).unwrap());
        assert!(!is_there(&at("none")).unwrap());
        assert!(!is_there(&at("none/file")).unwrap());
        assert!(is_there(&at("file/in-a-file")).is_err());
        assert!(is_there(&at(&"x".repeat(300))).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_nowhere_is_there() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        symlink(at("gone"), at("dangling")).unwrap();
        symlink(at("loop"), at("loop")).unwrap();
        assert!(is_there(&at("dangling")).unwrap());
        assert!(is_there(&at("loop")).unwrap());
        assert!(is_there(&at("loop/file")).is_err());
    }

    #[test]
    fn names_are_matched_without_regard_to_case() {
        let folder = tempfile::tempdir().unwrap();
        let put = |name: &str| std::fs::write(folder.path().join(name), "").unwrap();
        put("Cards.CSV");
        put("ВИЗИТЫ.csv");
        let called = |name: &str| {
            let found = Folder::list(folder.path()).unwrap().called(name).unwrap();
            let name = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
            found.iter().map(name).collect::<Vec<_>>()
        };
        assert_eq!(called("cards.csv"), ["Cards.CSV"]);
        assert_eq!(called("Визиты.csv"), ["ВИЗИТЫ.csv"]);
        assert_eq!(called("card.csv"), [""; 0]);
        assert_eq!(
            meant(&folder.path().join("cards.csv")).unwrap(),
            [folder.path().join("Cards.CSV")]
        );
        put("cards.csv");
        assert_eq!(
            called("cards.csv").len(),
            std::fs::read_dir(folder.path()).unwrap().count() - 1
        );
        // The very name goes before one that differs in case.
        assert_eq!(
            meant(&folder.path().join("cards.csv")).unwrap(),
            [folder.path().join("cards.csv")]
        );
    }
}
