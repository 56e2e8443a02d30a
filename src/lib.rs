//! `recall` writes a dental clinic's call list for today: whom the clinic has promised, or owes, a call, and on what grounds.
//!
//! This library is there for the binary, the tests, the fuzz targets and the example generator. It is no public API.
//! Read [`plan`] first. Each room uses those above it in this list and none below (`tests/house.rs`):
//!
//! - [`base`] — languages, plural forms, one line: what everything may use
//! - [`disk`] — whether a file is there; writing it whole or not at all
//! - [`phone`] — telephone numbers
//! - [`model`] — the nouns: patient, plan, visit, agreement, contact, decision
//! - [`export`] — which files there are, their columns, and how one cell is read
//! - [`settings`] — `recall.toml`
//! - [`read`] — from bytes to a [`Clinic`](model::clinic::Clinic)
//! - [`plan`] — from a clinic to decisions and contacts; the rules are in [`plan::rules`]
//! - [`record`] — from filled lists into `recall-contacts.csv`
//! - [`report`] — findings about the data and about one patient, in no language
//! - [`language`] — every sentence, in Russian and English
//! - [`render`] — the list as table, CSV and JSON, decisions, checks
//! - [`archive`] — a folder for each run, chained to the one before
//! - [`init`], [`schema`] — a new clinic's folder; the description of the files
//! - [`run`] — how a run ends
//! - [`command`] — a file a command

pub(crate) mod archive;
pub mod base;
pub mod command;
pub mod disk;
pub mod export;
pub mod init;
pub mod language;
pub mod model;
pub mod phone;
pub mod plan;
pub mod read;
pub mod record;
pub mod render;
pub mod report;
pub mod run;
pub mod schema;
pub mod settings;
#[cfg(test)]
mod testing;
