//! Files and folders: whether something is there, and writing that is whole or not at all.

mod ahead;
mod error;
pub mod fingerprint;
pub(crate) mod lock;
mod opened;
pub(crate) mod output;
pub mod part;
pub(crate) mod presence;
mod shown;
pub(crate) mod system;

pub use error::Cause;
pub(crate) use error::DiskError;
pub(crate) use opened::FromStart;
pub use opened::{Opened, Stamp};
pub(crate) use shown::shown;
