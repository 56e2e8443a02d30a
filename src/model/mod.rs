//! The nouns: what a clinic's exports hold, and what is decided about it.

pub(crate) mod archived;
pub mod by_patient;
pub mod clinic;
mod code;
pub mod decision;
pub mod seal;
pub mod text;
