//! What can be wrong with `recall.toml`, typed.

use std::path::PathBuf;

use chrono::{NaiveDate, Weekday};

use crate::disk::Cause;
use crate::model::clinic::Reason;

/// One thing that is wrong with the settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingError {
    /// Where, if that is known.
    pub place: Option<Place>,
    /// What.
    pub problem: Problem,
}

/// A place in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
}

/// What is wrong. A `setting` is written as in the file: `contact.max_attempts`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The file breaks the rules of TOML; in the words of the `toml` crate.
    Syntax(String),
    /// There is no such setting.
    UnknownSetting {
        /// As written.
        setting: String,
        /// The setting or table that is most like it.
        nearest: String,
    },
    /// Another reason has such a setting, this one has not.
    NotOfReason {
        /// Which reason.
        reason: Reason,
        /// The name of the setting.
        setting: &'static str,
        /// Those that the reason has.
        own: Vec<&'static str>,
    },
    /// A name that none of those that exist is.
    Unknown {
        /// Where it stands.
        setting: String,
        /// What it should name.
        thing: Thing,
        /// As written.
        found: String,
        /// The one that is most like it.
        nearest: String,
    },
    /// A column of free text, numbers or dates has no values that could be named.
    NoNamedValues {
        /// Where it stands.
        setting: String,
        /// The file, such as `plans`.
        file: &'static str,
        /// The column.
        column: &'static str,
    },
    /// Only the patient gives this: no setting does so for all.
    OnlyFromPatient {
        /// Where it stands.
        setting: String,
    },
    /// It tells rows apart, so it can't be the same in all.
    TellsRowsApart {
        /// Where it stands.
        setting: String,
    },
    /// An interval makes a date, and this column is none.
    NoDate {
        /// Where it stands.
        setting: String,
    },
    /// A value of a wrong type, or an impossible one.
    Wanted {
        /// Which setting.
        setting: String,
        /// What it takes.
        wanted: Wanted,
        /// What stands there.
        found: Found,
    },
    /// Two keys of `clinic.hours` name the same days.
    DaysTwice {
        /// The later key.
        key: String,
        /// The earlier key.
        earlier: String,
        /// The first day that both name.
        day: Weekday,
    },
    /// Two keys of `clinic.extra_days` name the same date.
    DateTwice(NaiveDate),
    /// A list in which everything stands once names something twice.
    Twice {
        /// Which setting.
        setting: &'static str,
        /// What stands there again.
        name: &'static str,
    },
    /// `priority` does not name all reasons.
    ReasonsMissing(Vec<Reason>),
    /// A word was given to two values of a column.
    WordTwice {
        /// Where it stands again.
        setting: String,
        /// The word.
        word: String,
        /// The value that has it already.
        value: &'static str,
    },
}

/// What an unknown name should name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    /// One of the reasons.
    Reason,
    /// An IANA time zone.
    TimeZone,
    /// An input file, such as `plans`.
    File,
    /// A column of a file.
    Column {
        /// The file.
        file: &'static str,
    },
    /// The one value that a column has in every row.
    FixedValue {
        /// The column.
        column: &'static str,
    },
    /// A value of a column.
    Value {
        /// The file.
        file: &'static str,
        /// The column.
        column: &'static str,
    },
}

/// What a setting takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A table.
    Table,
    /// A text.
    Text,
    /// A whole number from one to another.
    Whole(u32, u32),
    /// True or false.
    TrueOrFalse,
    /// A date.
    Date,
    /// A list of dates.
    Dates,
    /// One window of a day.
    Hours,
    /// One or several windows of a day.
    HoursList,
    /// Days of the week.
    Days,
    /// One of several names.
    OneOf(&'static [&'static str]),
    /// A list of some of several names.
    SomeOf(&'static [&'static str]),
    /// A list of all reasons.
    Reasons,
    /// A country of two letters.
    Country,
    /// The name of a time zone.
    TimeZone,
    /// One export or several.
    Files,
    /// The one file to which recall writes down what was said.
    Record,
    /// Folders, one or several.
    Folders,
    /// Names of files, in which `*` stands for anything.
    FileNames,
    /// One column header or several.
    Headers,
    /// A fixed text, or a date made of the last one and an interval.
    Making,
    /// The length of an interval.
    Interval,
    /// One word or several.
    Words,
}

/// What stands where something else was wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// Said as it is written: a number, `true`.
    Plain(String),
    /// A text.
    Text(String),
    /// A date or a time.
    Date,
    /// A list.
    List,
    /// A list of nothing.
    EmptyList,
    /// A table.
    Table,
}

/// Why the settings can't be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SettingsFileError {
    CannotRead(PathBuf, Cause),
    /// Two names that differ in case alone.
    TwoFiles(PathBuf, PathBuf),
    Wrong {
        /// As messages name it.
        file: String,
        errors: Vec<SettingError>,
    },
}
