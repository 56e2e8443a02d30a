//! Taking days out once they need not be kept any longer. Their manifests stay as links of the chain.
//!
//! First `expired.json` is written beside the manifest, then the other files go: a run that is killed in between has said what it was about,
//! and the next one ends it. The next day that is archived names the days that were taken out, and its hash holds that.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use chrono::{DateTime, NaiveDate, Utc};

use super::chain::{Archive, Day, date_of};
use super::day::take_lock;
use super::manifest::{self, Expired};
use super::{EXPIRED, EXPIRED_SCHEMA};
use crate::disk::DiskError;
use crate::disk::output::{Output, folder_of, sync_folder};
use crate::disk::presence::{Folder, is_absence};
use crate::record::error::RecordError;

/// Takes out the days before a date; hands back the names of those that it took out, or whose files it found half taken out.
///
/// # Errors
/// Where another run is writing the archive, or it can't be written.
pub(crate) fn expire(
    folder: &Path,
    before: NaiveDate,
    (today, now): (NaiveDate, DateTime<Utc>),
) -> Result<Vec<String>, RecordError> {
    let _lock = take_lock(folder, now)?;
    let archive = Archive::read(folder);
    let archive = archive.map_err(|error| DiskError::cannot_create(folder, error))?;
    let after = archive.last().map_or(0, |last| last.manifest.number);
    let mut taken_out = Vec::new();
    for day in &archive.days {
        if day.expired.is_none() {
            // Where a day lies under another date than its own, one of them was altered: the later one holds.
            let is_old = |date: NaiveDate| date < before;
            if !is_old(day.manifest.date) || !date_of(&day.name).is_some_and(is_old) {
                continue;
            }
            say(day, today, after)?;
        } else if !has_files(day) {
            continue;
        }
        take_out(day)?;
        taken_out.push(day.name.clone());
    }
    Ok(taken_out)
}

/// Whether a file that the manifest names is there.
fn has_files(day: &Day) -> bool {
    let mut files = day.manifest.files.iter();
    files.any(|entry| {
        let place = day.place(&entry.file);
        place.is_some_and(|path| path.symlink_metadata().is_ok())
    })
}

fn say(day: &Day, on: NaiveDate, after: u64) -> Result<(), DiskError> {
    let expired = Expired {
        schema: EXPIRED_SCHEMA.to_owned(),
        sha256: day.sha256.clone(),
        on,
        after,
    };
    let bytes = manifest::bytes(&expired).map_err(DiskError::cannot_write)?;
    let mut out = Output::create(&day.path.join(EXPIRED))?;
    out.write_all(&bytes).map_err(DiskError::cannot_write)?;
    out.complete()?.put_in_place()
}

/// Takes away the files that the manifest names, and the folders that are empty then. What else lies there stays, but for what a run left
/// that was killed while it wrote `expired.json`.
fn take_out(day: &Day) -> Result<(), DiskError> {
    let listed = Folder::list(&day.path);
    let listed = listed.map_err(|error| DiskError::cannot_create(&day.path, error))?;
    let named = day.manifest.files.iter();
    let named = named.filter_map(|entry| day.place(&entry.file));
    for path in named.chain(listed.paths().filter(|path| is_part(path))) {
        match fs::remove_file(&path) {
            Err(error) if !is_absence(error.kind()) => {
                return Err(DiskError::cannot_create(&path, error));
            }
            _ => {}
        }
        let folder = folder_of(&path);
        if folder != day.path {
            match fs::remove_dir(folder) {
                Err(error) if !is_left(error.kind()) => {
                    return Err(DiskError::cannot_create(folder, error));
                }
                _ => {}
            }
        }
    }
    sync_folder(&day.path.join(EXPIRED))
}

/// Whether it is a part of `expired.json`.
fn is_part(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let is_own = name.starts_with(&format!(".{EXPIRED}."));
    is_own && path.extension().is_some_and(|ending| ending == "part")
}

/// Whether a folder is gone already, or has something in it yet.
const fn is_left(kind: io::ErrorKind) -> bool {
    is_absence(kind) || matches!(kind, io::ErrorKind::DirectoryNotEmpty)
}
