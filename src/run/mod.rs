//! How a run ends.

pub mod failure;
pub mod fault;
