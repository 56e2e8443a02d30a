//! `recall` writes a dental clinic's call list for today: whom the clinic has promised, or owes, a call, and on what grounds.
//!
//! This library is there for the binary, the tests, the fuzz targets and the example generator. It is no public API.
//! Read [`plan`](mod@plan) first.

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
