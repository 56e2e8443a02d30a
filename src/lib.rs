//! `recall` writes a dental clinic's call list for today: whom the clinic has promised, or owes, a call, and on what grounds.
//!
//! This library is there for the binary, the tests, the fuzz targets and the example generator. It is no public API.
//! Read [`plan`](mod@plan) first.

pub mod by_patient;
pub mod capacity;
pub mod check;
pub mod clinic;
pub mod command;
pub mod contacts;
pub mod decide;
pub mod decision;
pub mod explain;
pub mod failure;
pub mod fingerprint;
pub mod history;
pub mod init;
pub mod language;
pub mod output;
pub mod parallel;
pub mod permission;
pub mod phone;
pub mod plan;
pub mod practice;
pub mod progress;
pub mod read;
pub mod record;
pub mod render;
pub mod rules;
pub mod schema;
pub mod settings;
pub mod tally;
#[cfg(test)]
mod testing;
pub mod text;
pub mod time;
