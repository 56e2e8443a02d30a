//! How a run ends.

pub mod failure;
