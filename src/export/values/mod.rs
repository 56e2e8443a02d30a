//! What one cell says. Every reading is a pure function: `Ok(None)` for a blank cell, [`Unreadable`] for one that says
//! something else than its column may hold.

mod cell;
mod dates;
mod days;
mod formula;
mod intervals;
mod names;
mod numbers;
mod teeth;
mod times;

pub(crate) use cell::{
    BLANK_SIGNS, BLANK_WORDS, begins_to_say, is_space, is_unseen, lower, lower_russian,
    normal_chars, upper_russian,
};
pub use cell::{is_blank, normal, text, trim};
pub(crate) use dates::usual_date;
pub use dates::{DateOrder, date, date_in, day_in, is_date_alone, moment, moment_in, until_in};
pub use days::weekdays;
pub(crate) use formula::without_marks;
pub use formula::{restored, safe_cell};
pub use intervals::{Interval, interval};
pub use names::{CaseNames, Named, channels, choice, clinical_basis, email, zone};
pub use numbers::{Numbers, Whose, minutes, numbers_named, phone, phones, score};
pub use teeth::{Teeth, teeth};
pub use times::times;

/// A cell that is not blank and can't be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

/// What is read from a cell.
pub type Read<T> = Result<Option<T>, Unreadable>;

/// Whether a cell is a word that the settings name: as headers are compared, but signs and numbers just as they are.
#[must_use]
pub fn is_same_word(cell: &str, word: &str) -> bool {
    let (cell, word) = (trim(cell), trim(word));
    cell == word || (word.contains(char::is_alphabetic) && normal(cell) == normal(word))
}

/// Whether a word for nothing, in normal form, may as well mean "don't".
pub(crate) fn is_no(word: &str) -> bool {
    matches!(word, "нет" | "none")
}

/// A dash of whatever length.
pub(crate) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}
