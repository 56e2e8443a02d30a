//! What `day.json` and `expired.json` hold.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What `day.json` holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Manifest {
    pub(crate) schema: String,
    pub(crate) date: NaiveDate,
    /// The time of planning.
    pub(crate) now: String,
    /// Its place in the chain, from 1.
    pub(crate) number: u64,
    /// The day before it in the chain.
    pub(crate) previous: Option<Link>,
    /// The version of the program.
    pub(crate) recall: String,
    pub(crate) language: String,
    pub(crate) files: Vec<FileEntry>,
    pub(crate) inputs: Vec<InputRead>,
    /// The days that were taken out since the day before it.
    pub(crate) expired: Vec<String>,
}

/// A day, by its name and the SHA-256 of its manifest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Link {
    pub(crate) day: String,
    pub(crate) sha256: String,
}

/// A file of a day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct FileEntry {
    pub(crate) file: String,
    pub(crate) bytes: u64,
    pub(crate) sha256: String,
}

/// What was read: the SHA-256 is of the very bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct InputRead {
    pub(crate) file: String,
    pub(crate) rows: u32,
    pub(crate) sha256: String,
}

/// What a manifest tells besides its place in the chain and the files.
#[derive(Clone, Debug)]
pub(crate) struct Told {
    pub(crate) date: NaiveDate,
    pub(crate) now: String,
    pub(crate) language: &'static str,
    pub(crate) inputs: Vec<InputRead>,
}

/// What `expired.json` holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Expired {
    pub(crate) schema: String,
    /// The SHA-256 of the manifest beside it: it speaks of no other day.
    pub(crate) sha256: String,
    pub(crate) on: NaiveDate,
    /// The number of the last day of the chain when it was taken out: the next one names it.
    pub(crate) after: u64,
}

/// The bytes in which it is written.
pub(super) fn bytes(of: &impl Serialize) -> std::io::Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec_pretty(of)?;
    bytes.push(b'\n');
    Ok(bytes)
}
