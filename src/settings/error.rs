//! What can be wrong with `recall.toml`, typed.

use std::path::PathBuf;

use chrono::{NaiveDate, Weekday};

use crate::disk::Cause;
use crate::model::clinic::Reason;

/// One thing that is wrong with the settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingError {
    pub(crate) place: Option<Place>,
    pub(crate) problem: Problem,
}

/// A place in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    /// From 1.
    pub(crate) line: usize,
    /// In characters, from 1.
    pub(crate) column: usize,
}

/// What is wrong. A `setting` is written as in the file: `contact.max_attempts`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Problem {
    /// The file breaks the rules of TOML; in the words of the `toml` crate.
    Syntax(String),
    /// There is no such setting.
    UnknownSetting {
        setting: String,
        /// The setting or table that is most like it.
        nearest: String,
    },
    /// Another reason has such a setting, this one has not.
    NotOfReason {
        reason: Reason,
        setting: &'static str,
        /// Those that the reason has.
        own: Vec<&'static str>,
    },
    /// A name that none of those that exist is.
    Unknown {
        setting: String,
        /// What it should name.
        thing: Thing,
        found: String,
        /// The one that is most like it.
        nearest: String,
    },
    /// A column of free text, numbers or dates has no values that could be named.
    NoNamedValues {
        setting: String,
        /// The file, such as `plans`.
        file: &'static str,
        column: &'static str,
    },
    /// Only the patient gives this: no setting does so for all.
    OnlyFromPatient { setting: String },
    /// It tells rows apart, so it can't be the same in all.
    TellsRowsApart { setting: String },
    /// An interval makes a date, and this column is none.
    NoDate { setting: String },
    /// A value of a wrong type, or an impossible one.
    Wanted {
        setting: String,
        wanted: Wanted,
        found: Found,
    },
    /// Two keys of `clinic.hours` name the same days.
    DaysTwice {
        key: String,
        earlier: String,
        /// The first day that both name.
        day: Weekday,
    },
    /// Two keys of `clinic.extra_days` name the same date.
    DateTwice(NaiveDate),
    /// A list in which everything stands once names something twice.
    Twice {
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
        word: String,
        /// The value that has it already.
        value: &'static str,
    },
}

/// What an unknown name should name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Thing {
    Reason,
    TimeZone,
    /// An input file, such as `plans`.
    File,
    Column {
        file: &'static str,
    },
    /// The one value that a column has in every row.
    FixedValue {
        column: &'static str,
    },
    Value {
        file: &'static str,
        column: &'static str,
    },
}

/// What a setting takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    Table,
    Text,
    /// A whole number from one to another.
    Whole(u32, u32),
    TrueOrFalse,
    Date,
    Dates,
    /// One window of a day.
    Hours,
    /// One or several windows of a day.
    HoursList,
    Days,
    OneOf(&'static [&'static str]),
    SomeOf(&'static [&'static str]),
    Reasons,
    /// A country of two letters.
    Country,
    TimeZone,
    Files,
    /// The one file to which recall writes down what was said.
    Record,
    Folder,
    Folders,
    /// Names of files, in which `*` stands for anything.
    FileNames,
    Headers,
    /// A fixed text, or a date made of the last one and an interval.
    Making,
    Interval,
    Words,
}

/// What stands where something else was wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// Said as it is written: a number, `true`.
    Plain(String),
    Text(String),
    Date,
    List,
    EmptyList,
    Table,
}

/// Why the settings can't be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SettingsFileError {
    CannotRead(PathBuf, Cause),
    /// Two names that differ in case alone.
    TwoFiles(PathBuf, PathBuf),
    /// They name no time zone, and what the machine was told is none: the day and the hours would be those of nobody knows where.
    NoZone(String),
    Wrong {
        /// As messages name it.
        file: String,
        errors: Vec<SettingError>,
    },
}
