//! Reading an archive: its days in the order of the chain, and what else lies there.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

use chrono::NaiveDate;

use super::manifest::{Expired, Link, Manifest};
use super::{DAY, EXPIRED, EXPIRED_SCHEMA, PART, SCHEMA};
use crate::disk::output::folder_of;
use crate::disk::presence::{Folder, is_absence, open_regular};
use crate::disk::{Cause, fingerprint};

/// A manifest is a list of some files; what is longer is none.
const MOST_MANIFEST_BYTES: u64 = 1 << 22;

/// No archive gets so many days, nor a date so many runs.
const MOST_DAYS: u64 = 1 << 32;

/// An archive as it lies on the disk.
#[derive(Debug)]
pub(crate) struct Archive {
    pub(crate) folder: PathBuf,
    /// In the order of the chain.
    pub(crate) days: Vec<Day>,
    /// Days whose manifest is no use, by name.
    pub(super) unusable: Vec<(String, WhyUnusable)>,
    /// What is no day, by name.
    pub(super) foreign: Vec<String>,
    /// A day that was being written when its run ended.
    pub(super) has_part: bool,
}

/// Why a manifest is no use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WhyUnusable {
    Missing,
    NoManifest,
    CannotRead(Cause),
}

/// A day of an archive.
#[derive(Debug)]
pub(crate) struct Day {
    /// That of its folder.
    pub(crate) name: String,
    pub(crate) path: PathBuf,
    pub(crate) manifest: Manifest,
    /// That of the manifest's bytes.
    pub(crate) sha256: String,
    /// How it says itself that its files were taken out on purpose.
    pub(super) expired: Option<Expired>,
}

impl Day {
    /// Whether its files were taken out on purpose.
    pub(crate) const fn is_taken_out(&self) -> bool {
        self.expired.is_some()
    }
}

impl Archive {
    /// Reads the manifests of all days; the other files stay unread.
    ///
    /// # Errors
    /// Where the folder can't be listed.
    pub(crate) fn read(folder: &Path) -> io::Result<Self> {
        let mut archive = Self {
            folder: folder.to_owned(),
            days: Vec::new(),
            unusable: Vec::new(),
            foreign: Vec::new(),
            has_part: false,
        };
        for path in Folder::list(folder)?.paths() {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            archive.take(&path, name.into_owned());
        }
        let place = |day: &Day| (day.manifest.number, order(&day.name));
        archive.days.sort_by_key(place);
        Ok(archive)
    }

    fn take(&mut self, path: &Path, name: String) {
        if name == PART {
            self.has_part = true;
            return;
        }
        // Files of locks.
        if name.starts_with(".recall.lock") {
            return;
        }
        // What a link leads to lies elsewhere.
        let is_folder = path.symlink_metadata().is_ok_and(|found| found.is_dir());
        if !is_folder || date_of(&name).is_none() {
            self.foreign.push(name);
            return;
        }
        let (manifest, sha256) = match read_manifest(&path.join(DAY)) {
            Ok(read) => read,
            Err(why) => {
                self.unusable.push((name, why));
                return;
            }
        };
        let expired = read_expired(&path.join(EXPIRED), &sha256);
        self.days.push(Day {
            name,
            path: path.to_owned(),
            manifest,
            sha256,
            expired,
        });
    }

    /// The last day of the chain, as far as it can be read.
    #[must_use]
    pub(super) fn last(&self) -> Option<&Day> {
        self.days.last()
    }

    /// The days that were taken out and that no later day has named yet.
    pub(super) fn newly_expired(&self) -> Vec<String> {
        let is_named = |name: &String| {
            let mut named = self.days.iter().flat_map(|day| &day.manifest.expired);
            named.any(|named| named == name)
        };
        let taken_out = self.days.iter().filter(|day| day.expired.is_some());
        let names = taken_out.map(|day| day.name.clone());
        names.filter(|name| !is_named(name)).collect()
    }

    /// A name for a new day of a date, that no other has or had.
    pub(super) fn name_for(&self, date: NaiveDate) -> String {
        let of_days = self.days.iter().map(|day| &day.name);
        let unusable = self.unusable.iter().map(|(name, _)| name);
        let named = self.days.iter().flat_map(|day| {
            let previous = day.manifest.previous.iter().map(|link| &link.day);
            previous.chain(&day.manifest.expired)
        });
        let all = of_days.chain(unusable).chain(&self.foreign).chain(named);
        let numbers = all.filter_map(|name| {
            let (own, number) = order(name)?;
            (own == date).then_some(number)
        });
        match numbers.max() {
            None => date.to_string(),
            Some(most) => format!("{date}.{}", most + 1),
        }
    }
}

impl Day {
    /// Opens a file of the day.
    ///
    /// # Errors
    /// Where it can't be opened, as where it is not there or was taken out; or is no regular file in the folder of the day.
    pub(crate) fn open(&self, file: &str) -> io::Result<File> {
        let path = self.place(file).ok_or(io::ErrorKind::InvalidInput)?;
        open_regular(&path)
    }

    /// Where a file of the day lies; `None` where a link stands in the place of its folder, and leads elsewhere.
    pub(super) fn place(&self, file: &str) -> Option<PathBuf> {
        let path = self.path.join(file);
        let is_link = folder_of(&path).symlink_metadata();
        let is_link = is_link.is_ok_and(|found| found.is_symlink());
        (is_inside(file) && !is_link).then_some(path)
    }

    /// What the next day names of it.
    pub(super) fn link(&self) -> Link {
        Link {
            day: self.name.clone(),
            sha256: self.sha256.clone(),
        }
    }

    /// Whether each of its files is what the manifest says.
    pub(super) fn is_whole(&self) -> bool {
        self.manifest.files.iter().all(|entry| {
            let digest = self
                .open(&entry.file)
                .and_then(|mut file| fingerprint::of_reader(&mut file));
            digest.is_ok_and(|(sha256, bytes)| sha256 == entry.sha256 && bytes == entry.bytes)
        })
    }
}

/// Whether a name leads to a file in the folder of its day or in one folder within, and is written as recall writes it.
fn is_inside(name: &str) -> bool {
    let mut parts = Path::new(name).components();
    let is_short = (1..=2).contains(&parts.clone().count());
    is_short && !name.ends_with('/') && parts.all(|part| matches!(part, Component::Normal(_)))
}

/// All of a small file.
fn read_small(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let file = open_regular(path)?;
    file.take(MOST_MANIFEST_BYTES).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn read_manifest(path: &Path) -> Result<(Manifest, String), WhyUnusable> {
    let bytes = read_small(path).map_err(|error| match error.kind() {
        kind if is_absence(kind) => WhyUnusable::Missing,
        _ => WhyUnusable::CannotRead(error.into()),
    })?;
    let manifest = serde_json::from_slice(&bytes).ok();
    let manifest = manifest.filter(is_own);
    let manifest = manifest.ok_or(WhyUnusable::NoManifest)?;
    Ok((manifest, fingerprint::of_bytes(&bytes)))
}

/// Whether a manifest is one that recall may have written: whatever it names is read, and taken out when its time has passed.
fn is_own(manifest: &Manifest) -> bool {
    let mut files = manifest.files.iter().map(|entry| entry.file.as_str());
    manifest.schema == SCHEMA
        && (1..=MOST_DAYS).contains(&manifest.number)
        && files.all(|file| is_inside(file) && !is_of_chain(file))
}

/// Whether a name is that of the manifest itself, or of what says that the day was taken out.
fn is_of_chain(name: &str) -> bool {
    [DAY, EXPIRED]
        .iter()
        .any(|own| name.eq_ignore_ascii_case(own))
}

/// What is said of a day that was taken out; what speaks of another manifest than the one beside it says nothing.
fn read_expired(path: &Path, sha256: &str) -> Option<Expired> {
    let expired: Expired = serde_json::from_slice(&read_small(path).ok()?).ok()?;
    (expired.schema == EXPIRED_SCHEMA && expired.sha256 == sha256).then_some(expired)
}

/// The date of which a day's name speaks.
pub(super) fn date_of(name: &str) -> Option<NaiveDate> {
    order(name).map(|(date, _)| date)
}

/// A day's name as it is put in order: its date, and which run of that date it is.
fn order(name: &str) -> Option<(NaiveDate, u64)> {
    let (date, number) = match name.split_once('.') {
        None => (name, 1),
        Some((date, number)) => (
            date,
            number
                .parse()
                .ok()
                .filter(|number| (2..=MOST_DAYS).contains(number))?,
        ),
    };
    let date = NaiveDate::parse_from_str(date, "%Y-%m-%d").ok()?;
    let is_written_so = if number == 1 {
        date.to_string() == name
    } else {
        format!("{date}.{number}") == name
    };
    is_written_so.then_some((date, number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_leads_out_of_the_folder_of_a_day() {
        for name in ["list.json", "scripts/talk.txt"] {
            assert!(is_inside(name));
        }
        for name in [
            "",
            "../x",
            "/etc/passwd",
            "a/../../x",
            "a/b/c",
            "./x",
            "day.json/",
        ] {
            assert!(!is_inside(name), "{name}");
        }
    }

    #[test]
    fn a_day_is_known_by_its_name() {
        let day = |text: &str| NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap();
        assert_eq!(order("2026-03-02"), Some((day("2026-03-02"), 1)));
        assert_eq!(order("2026-03-02.12"), Some((day("2026-03-02"), 12)));
        for name in [
            "",
            "2026-3-2",
            "2026-03-02.1",
            "2026-03-02.02",
            "2026-03-02.",
            "2026-03-02.+2",
            "2026-03-02.bak",
            "2026-03-02.18446744073709551615",
            "2026-02-30",
        ] {
            assert_eq!(order(name), None, "{name}");
        }
    }
}
