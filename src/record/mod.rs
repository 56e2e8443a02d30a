//! What came of the calls: from filled lists into recall's own record, recall-contacts.csv (contract, section 10).
//!
//! ```text
//! a filled list -> its rows -> what each cell says -> statements -> rows of the record, checked against those that are there -> the file
//! ```

pub mod inputs;
pub mod list;
pub mod lock;
pub mod log;
pub mod names;
pub mod outcome;
mod place;
pub mod recording;
pub mod take;
pub mod thin;
pub mod times;
