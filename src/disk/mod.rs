//! Files and folders: whether something is there, and writing that is whole or not at all.

pub mod fingerprint;
pub mod output;
pub mod presence;
mod shown;

pub use shown::shown;
