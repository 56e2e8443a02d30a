//! What a clinic can set in `recall.toml`, with the defaults.

pub mod calendar;
mod error;
mod exports;
mod mapping;
mod parse;
mod sections;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use chrono_tz::Tz;

pub(crate) use self::error::SettingsFileError;
pub use self::error::{Found, Place, Problem, SettingError, Thing, Wanted};
pub use self::exports::BLANK;
pub use self::mapping::{Length, Made, Mapping, Piece};
pub use self::parse::parse;
pub use self::sections::OfReason;
use crate::base::Language;
use crate::export::columns::File;
use crate::export::refusal_words::Ignored;
use crate::export::values::DateOrder;
use crate::model::clinic::{Caller, Channel, Channels, Reason, Window, Windows};

/// Whence it is known who is booked already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bookings {
    /// From visits.csv.
    #[default]
    Visits,
    /// The clinic vouches that it looks each patient up by hand.
    CheckedByHand,
}

/// The settings of one reason, all in days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReasonSettings {
    /// Reason 1: how long before the visit.
    pub days_before: u32,
    /// Reason 2: how long after the deadline.
    pub grace_days: u32,
    /// Reason 3: how long after the last progress.
    pub pause_days: u32,
    /// Reasons 4, 6 and 7: how long before the day of the examination or hygiene.
    pub lead_days: u32,
    /// Reasons 2 to 8: too late that many days after the day of the case.
    pub lapse_days: u32,
    /// Who calls, where neither plan nor agreement says so.
    pub caller: Caller,
}

/// All settings.
#[derive(Clone, Debug)]
pub struct Settings {
    /// `clinic.name`.
    pub clinic_name: String,
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
    pub reasons: [ReasonSettings; 8],
    /// `priority`: all eight, the most pressing first.
    pub priority: [Reason; 8],
    /// `files`: the exports that hold a file, where they are not called as it is; in the data folder unless they say where.
    pub files: BTreeMap<File, Vec<String>>,
    /// `record.from`: further folders in which the page's outcomes are saved; in the data folder unless they say where.
    pub record_from: Vec<String>,
    /// `ignore.notes`: phrases that the clinic has looked at and that are no refusal.
    pub ignored_notes: Ignored,
    /// `dates`, for exports of which nothing else is said.
    pub dates: DateOrder,
    /// `columns`, `values`, `dates`, `skip` and `short_rows` by file (`patients`, `cards`, ...) or by the name of one of `files`.
    pub mappings: BTreeMap<String, Mapping>,
}

impl Settings {
    /// The defaults, in the time zone of the machine.
    #[must_use]
    pub fn defaults(timezone: Tz) -> Self {
        let nine_to_twenty = Some(Window {
            from: 9 * 60,
            to: 20 * 60,
        });
        let mut hours = [nine_to_twenty; 7];
        hours[6] = None;
        Self {
            clinic_name: String::new(),
            country: "RU".to_owned(),
            timezone,
            has_timezone: false,
            language: Language::default(),
            hours,
            holidays: Vec::new(),
            extra_days: BTreeMap::new(),
            calling_hours: Windows::of(vec![Window {
                from: 9 * 60,
                to: 21 * 60,
            }]),
            default_channels: [Channel::Call].into_iter().collect(),
            max_attempts: 3,
            attempt_gap_days: 1,
            contact_gap_days: 7,
            max_per_week: 3,
            adult_age: 18,
            call_minutes: 5,
            coming_soon_days: 7,
            allow_possible_duplicates: false,
            bookings: Bookings::default(),
            max_age_days: 2,
            ignored_files: Vec::new(),
            record_from: Vec::new(),
            reasons: Reason::ALL.map(default_reason),
            priority: [
                Reason::UrgentTreatment,
                Reason::AppointmentReminder,
                Reason::WellbeingCheck,
                Reason::ControlExam,
                Reason::UnfinishedTreatment,
                Reason::PersonalCall,
                Reason::CheckupReminder,
                Reason::HygieneReminder,
            ],
            files: BTreeMap::new(),
            ignored_notes: Ignored::default(),
            dates: DateOrder::default(),
            mappings: BTreeMap::new(),
        }
    }

    /// The settings of a reason.
    #[must_use]
    pub const fn of(&self, reason: Reason) -> &ReasonSettings {
        &self.reasons[reason.index()]
    }
}

/// Told by the tables in docs/reasons.md and docs/settings.md and the worked cases of each rule, which tests hold to it, and by `benches/peer.sql`, which none does.
const fn default_reason(reason: Reason) -> ReasonSettings {
    ReasonSettings {
        days_before: 1,
        grace_days: 1,
        pause_days: 30,
        lead_days: match reason {
            Reason::ControlExam => 7,
            _ => 14,
        },
        lapse_days: match reason {
            Reason::UrgentTreatment | Reason::UnfinishedTreatment => 180,
            Reason::ControlExam => 90,
            Reason::WellbeingCheck => 14,
            _ => 60,
        },
        caller: match reason {
            Reason::PersonalCall => Caller::Doctor,
            _ => Caller::Administrator,
        },
    }
}
