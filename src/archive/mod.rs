//! The archive: for each run a folder with the list, the decisions, the settings and what was read, each chained to the one before.
//!
//! ```text
//! DIR/2026-03-02/            a run; a second one of that date is 2026-03-02.2, and so on
//!     day.json               the manifest: SHA-256 of the other files, of the inputs, and of the manifest before. No personal data
//!     list.json              the whole list, as JSON
//!     contacts.jsonl         each contact with its words, its consent and the rows on which it rests
//!     decisions.jsonl.gz     every decision
//!     settings.toml          the settings as they were, and scripts/, the clinic's own words, where there are such
//!     expired.json           only where the other files were taken out on purpose
//! ```

mod chain;
mod day;
mod expire;
mod manifest;
mod verify;

pub(crate) use chain::{Archive, Day};
pub(crate) use day::{DayFile, NewDay, PlacedDay, SealedDay};
pub(crate) use expire::expire;
pub(crate) use manifest::{InputRead, Told};
pub(crate) use verify::{Wanted, verify};

pub(crate) use crate::model::archived::{CONTACTS, DECISIONS};

/// What each manifest begins with.
const SCHEMA: &str = "recall.archive/1";
const EXPIRED_SCHEMA: &str = "recall.expired/1";

/// The manifest of a day.
const DAY: &str = "day.json";
/// Says that the files of a day were taken out on purpose.
const EXPIRED: &str = "expired.json";
/// A day that is being written.
const PART: &str = ".day.part";

/// The list, as JSON.
pub(crate) const LIST: &str = "list.json";
/// The settings.
pub(crate) const SETTINGS: &str = "settings.toml";
