//! `recall` writes a dental clinic's call list for today: whom the clinic has promised, or owes, a call, and on what grounds.
//!
//! This library is there for the binary, the tests, the fuzz targets and the example generator. It is no public API.
//! Read `plan` first.

pub mod clinic;
pub mod phone;
pub mod read;
pub mod settings;
pub mod text;
