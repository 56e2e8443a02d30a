//! What one cell says. Every reading is a pure function: `Ok(None)` for a blank cell, [`Unreadable`] for one that says
//! something else than its column may hold.

mod cell;
mod dates;

pub(crate) use cell::{BLANK_SIGNS, BLANK_WORDS, normal_chars};
pub use cell::{is_blank, normal, text, trim};
pub use dates::{date, moment};

/// A cell that is not blank and can't be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

/// What is read from a cell.
pub type Read<T> = Result<Option<T>, Unreadable>;
