//! What came of the calls: from filled lists into recall's own record, recall-contacts.csv (contract, section 10).
//!
//! ```text
//! a filled list -> its rows -> what each cell says -> statements -> rows of the record, checked against those that are there -> the file
//! ```

pub(crate) mod error;
pub(crate) mod inputs;
pub mod list;
pub(crate) mod lock;
pub(crate) mod log;
pub(crate) mod names;
pub(crate) mod outcome;
pub(crate) mod recording;
pub(crate) mod take;
pub(crate) mod thin;
pub(crate) mod times;
