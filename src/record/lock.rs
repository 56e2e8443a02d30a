//! The lock of the record, so that no two runs read, check and write it at once.

use std::path::Path;

use chrono::{DateTime, Utc};

use crate::disk::lock::FolderLock;
use crate::disk::{DiskError, output};
use crate::record::error::RecordError;

/// Takes the lock of a record that is at a path or is to be; waits for another run up to five seconds.
///
/// # Errors
/// Where another run holds it for longer, or it can't be made.
pub(crate) fn take(record: &Path, now: DateTime<Utc>) -> Result<FolderLock, RecordError> {
    let target = output::to_write(record)?;
    FolderLock::take(&target, now).map_err(|error| match error {
        DiskError::Busy(_) => RecordError::Busy(record.to_owned()),
        error => error.into(),
    })
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn a_record_that_is_linked_is_locked_where_it_is() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("there")).unwrap();
        let link = folder.path().join("recall-contacts.csv");
        symlink("there/record.csv", &link).unwrap();
        let now = "2026-03-02T09:00:00Z".parse().unwrap();
        drop(take(&link, now).unwrap());
        assert!(folder.path().join("there/.recall.lock").exists());
    }
}
