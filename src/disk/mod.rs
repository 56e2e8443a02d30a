//! Files and folders: whether something is there, and writing that is whole or not at all.

pub(crate) mod access;
mod error;
pub mod fingerprint;
mod opened;
pub(crate) mod output;
pub(crate) mod presence;
mod shown;

pub use error::Cause;
pub(crate) use error::DiskError;
pub(crate) use opened::FromStart;
pub use opened::{Opened, Stamp};
pub(crate) use shown::shown;
