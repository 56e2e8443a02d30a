//! When to call again, and when it was, as people write it.

use chrono::NaiveDate;

use crate::clinic::Moment;
use crate::settings::Settings;

/// The call from which days and hours are counted.
#[derive(Clone, Copy)]
pub struct Day<'a> {
    /// The day on which it was made.
    pub date: NaiveDate,
    /// The minute of that day, where it is known.
    pub minute: Option<u16>,
    /// Shifts and open days.
    pub settings: &'a Settings,
}

/// When to call again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    /// At that hour.
    At(Moment),
    /// On that day, in the patient's usual hours.
    On(NaiveDate),
}

/// What stands in the cell for the next call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Callback {
    /// Nothing.
    Blank,
    /// A day, perhaps with an hour.
    When(When),
    /// Nobody is to call again: a dash, "no", "not needed".
    NotWanted,
    /// The patient will call: that is an outcome and no time.
    Patients,
    /// Something else.
    Unreadable,
}

/// When the contact was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Called {
    /// The day.
    pub date: NaiveDate,
    /// The minute of that day, where it is known.
    pub minute: Option<u16>,
    /// Something stood in the cell that can't be read, lies ahead, or too far back: it is taken for blank.
    pub is_ignored: bool,
}
