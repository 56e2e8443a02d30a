//! What a clinic can set in `recall.toml`.

pub mod calendar;
mod error;
mod exports;
mod mapping;
pub(crate) mod own;
mod parse;
mod readers;
mod table;
#[cfg(test)]
mod tests;
pub mod zone;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use chrono_tz::Tz;

pub use self::error::SettingError;
pub(crate) use self::error::{Found, Place, Problem, SettingsFileError, Thing, Wanted};
pub use self::exports::BLANK;
pub use self::mapping::{Length, Made, Mapping, Piece};
pub(crate) use self::parse::{defaults, parse};
pub use self::table::ReasonSettings;
pub(crate) use self::table::{CalledBy, DaysSetting, OfReason, OfRules, OwnSettings, SETTINGS};
use crate::base::Language;
use crate::export::columns::File;
use crate::export::refusal_words::Ignored;
use crate::export::values::DateOrder;
use crate::model::clinic::{Channels, Reason, Window, Windows};

/// Whence it is known who is booked already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bookings {
    /// From visits.csv.
    #[default]
    Visits,
    /// The clinic vouches that it looks each patient up by hand.
    CheckedByHand,
}

/// All settings.
#[derive(Clone, Debug)]
pub struct Settings {
    /// `clinic.name`.
    pub clinic_name: String,
    /// `clinic.discreet_name`; blank where it is not set.
    pub clinic_discreet_name: String,
    /// `clinic.phone`, as it is told to a patient; blank where it is not set.
    pub clinic_phone: String,
    /// `clinic.country`: ISO 3166, two letters.
    pub country: String,
    /// `clinic.timezone`; the machine's where it is not set.
    pub timezone: Tz,
    /// `clinic.timezone` is set.
    pub has_timezone: bool,
    /// `clinic.language`.
    pub language: Language,
    /// `clinic.hours`: the shift of each day of the week from Monday; `None`: closed.
    pub hours: [Option<Window>; 7],
    /// `clinic.holidays`.
    pub holidays: Vec<NaiveDate>,
    /// `clinic.extra_days`: go before holidays and hours.
    pub extra_days: BTreeMap<NaiveDate, Window>,
    /// `clinic.calling_hours`, in the patient's local time.
    pub calling_hours: Windows,
    /// `contact.default_channels`.
    pub default_channels: Channels,
    /// `contact.max_attempts`.
    pub max_attempts: u32,
    /// `contact.attempt_gap_days`.
    pub attempt_gap_days: u32,
    /// `contact.contact_gap_days`.
    pub contact_gap_days: u32,
    /// `contact.max_per_week`.
    pub max_per_week: u32,
    /// `contact.adult_age`, in years.
    pub adult_age: u32,
    /// `contact.call_minutes`: how long a call takes of a caller's time.
    pub call_minutes: u16,
    /// `contact.coming_soon_days`: what can wait for a visit so near waits for it.
    pub coming_soon_days: u32,
    /// `contact.allow_possible_duplicates`.
    pub allow_possible_duplicates: bool,
    /// `inputs.bookings`.
    pub bookings: Bookings,
    /// `inputs.max_age_days`: an export that was written longer ago, in open days, is warned of.
    pub max_age_days: u32,
    /// `ignore.files`: what may lie in the data folder unread; `*` stands for anything.
    pub ignored_files: Vec<String>,
    /// `reasons.*`, by [`Reason::index`].
    pub reasons: [ReasonSettings; Reason::ALL.len()],
    /// `priority`: all of them, the most pressing first.
    pub priority: [Reason; Reason::ALL.len()],
    /// `files`: the exports that hold a file, where they are not called as it is; in the data folder unless they say where.
    pub files: BTreeMap<File, Vec<String>>,
    /// `record.from`: further folders in which the page's outcomes are saved; in the data folder unless they say where.
    pub record_from: Vec<String>,
    /// `archive.folder`: where the days of lists are kept, if they are; in the data folder unless it says where.
    pub archive_folder: Option<String>,
    /// `ignore.notes`: phrases that the clinic has looked at and that are no refusal.
    pub ignored_notes: Ignored,
    /// `dates`, for exports of which nothing else is said.
    pub dates: DateOrder,
    /// `columns`, `values`, `dates`, `skip` and `short_rows` by file (`patients`, `cards`, ...) or by the name of one of `files`.
    pub mappings: BTreeMap<String, Mapping>,
}

impl Settings {
    /// Nothing said of anything but the reasons: the table of settings has the defaults.
    fn blank(timezone: Tz, rules: &OfRules) -> Self {
        Self {
            clinic_name: String::new(),
            clinic_discreet_name: String::new(),
            clinic_phone: String::new(),
            country: String::new(),
            timezone,
            has_timezone: false,
            language: Language::default(),
            hours: [None; 7],
            holidays: Vec::new(),
            extra_days: BTreeMap::new(),
            calling_hours: Windows::default(),
            default_channels: Channels::default(),
            max_attempts: 0,
            attempt_gap_days: 0,
            contact_gap_days: 0,
            max_per_week: 0,
            adult_age: 0,
            call_minutes: 0,
            coming_soon_days: 0,
            allow_possible_duplicates: false,
            bookings: Bookings::default(),
            max_age_days: 0,
            ignored_files: Vec::new(),
            record_from: Vec::new(),
            archive_folder: None,
            reasons: rules.reasons.map(|own| own.defaults()),
            priority: rules.priority,
            files: BTreeMap::new(),
            ignored_notes: Ignored::default(),
            dates: DateOrder::default(),
            mappings: BTreeMap::new(),
        }
    }

    /// The settings of a reason.
    #[must_use]
    pub(crate) const fn of(&self, reason: Reason) -> &ReasonSettings {
        &self.reasons[reason.index()]
    }
}
