//! How a run fails: what happened, and the exit status that goes with it.

use std::fmt;
use std::io::ErrorKind;

use crate::base::{Language, both};
use crate::disk::DiskError;
use crate::language::errors::init::InitError;
use crate::language::errors::usage::{UsageError, WrongOutput};
use crate::language::errors::{self, Said};
use crate::language::script::ScriptError;
use crate::model::clinic::Input;
use crate::read::refusal::{Refusal, RefusalKind};
use crate::record::error::RecordError;
use crate::record::list::NotTaken;
use crate::report::excerpt::Excerpt;
use crate::settings::SettingsFileError;

/// A failed run.
#[derive(Debug, PartialEq, Eq)]
pub struct Failure {
    pub(crate) error: RunError,
    /// In which it is said.
    pub(crate) language: Language,
}

/// What made a run fail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum RunError {
    /// A check found rows because of which somebody is not contacted. That is no error: nothing is said of it.
    Found,
    /// Rows that are not used, where that is to end the run.
    UnusedRows(Excerpt, Vec<Input>),
    Usage(UsageError),
    Settings(SettingsFileError),
    Scripts(Vec<ScriptError>),
    Refused(Vec<Refusal>),
    Disk(DiskError),
    Record(Box<RecordError>),
    Init(InitError),
}

/// Exit statuses, with the numbers that other programs use for the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Status {
    /// A check found rows because of which somebody is not contacted.
    Found = 1,
    /// Wrong use.
    Usage = 2,
    /// The data can't be used.
    Data = 65,
    /// A file can't be opened.
    NoInput = 66,
    /// The program itself is at fault.
    Fault = 70,
    /// The output can't be created.
    CantCreate = 73,
    /// The output can't be written.
    Io = 74,
    /// Another run holds the lock.
    Busy = 75,
    /// Bad settings.
    Config = 78,
}

impl RunError {
    /// As a failure that is told in a language.
    pub(crate) fn said_in(self, language: Language) -> Failure {
        Failure {
            error: self,
            language,
        }
    }

    fn status(&self) -> Status {
        match self {
            Self::Found => Status::Found,
            // A filled list that must not be replaced is no slip of the command line.
            Self::UnusedRows(..) | Self::Usage(UsageError::Output(WrongOutput::Filled(..))) => {
                Status::Data
            }
            Self::Usage(_) => Status::Usage,
            Self::Settings(error) => of_settings(error),
            Self::Scripts(errors) => of_scripts(errors),
            Self::Refused(refusals) => of_refusals(refusals),
            Self::Disk(error) | Self::Init(InitError::Disk(error)) => of_disk(error),
            Self::Record(error) => of_record(error),
            Self::Init(InitError::AlreadyThere(_)) => Status::CantCreate,
            Self::Init(InitError::CannotRead(..)) => Status::NoInput,
        }
    }
}

fn of_disk(error: &DiskError) -> Status {
    match error {
        DiskError::CannotCreate(..)
        | DiskError::LinksInCircle(_)
        | DiskError::NoLock(_)
        | DiskError::WriteProtected(_) => Status::CantCreate,
        DiskError::CannotWrite(_) | DiskError::ClockTooEarly => Status::Io,
        DiskError::HeldOpen(_) | DiskError::Busy(_) => Status::Busy,
    }
}

fn of_settings(error: &SettingsFileError) -> Status {
    match error {
        // What is there and is no text can be opened.
        SettingsFileError::CannotRead(_, why) if why.kind != ErrorKind::InvalidData => {
            Status::NoInput
        }
        SettingsFileError::CannotRead(..)
        | SettingsFileError::TwoFiles(..)
        | SettingsFileError::NoZone(_)
        | SettingsFileError::Wrong { .. } => Status::Config,
    }
}

/// The status of templates that can't be read where there are any.
fn of_scripts(errors: &[ScriptError]) -> Status {
    let is_unread = |error: &ScriptError| match error {
        // What is there and is no text can be opened.
        ScriptError::CannotRead(_, why) => why.kind != ErrorKind::InvalidData,
        ScriptError::NoTemplate { .. } | ScriptError::Wrong { .. } => false,
    };
    if errors.iter().any(is_unread) {
        Status::NoInput
    } else {
        Status::Config
    }
}

/// The status of files that can't be had where there are any, else that of the first.
fn of_refusals(refusals: &[Refusal]) -> Status {
    let mut all = refusals.iter().map(of_refusal);
    let unread = all.clone().find(|status| *status == Status::NoInput);
    unread.or_else(|| all.next()).unwrap_or(Status::Data)
}

fn of_refusal(refusal: &Refusal) -> Status {
    match refusal.kind {
        RefusalKind::CannotRead(_) => Status::NoInput,
        RefusalKind::UnknownCountry => Status::Config,
        RefusalKind::Missing(_)
        | RefusalKind::SheetMissing(_)
        | RefusalKind::NoHeader(_)
        | RefusalKind::NotACampaign
        | RefusalKind::ColumnMissing(_)
        | RefusalKind::TwoColumns(..)
        | RefusalKind::MappedHeaderMissing(..)
        | RefusalKind::MaySayNo(..)
        | RefusalKind::SkipColumnMissing(_)
        | RefusalKind::SkipsNo(_)
        | RefusalKind::TurnsNo(..)
        | RefusalKind::TwoFiles(_)
        | RefusalKind::NoWorkbook
        | RefusalKind::Page
        | RefusalKind::MergedCells
        | RefusalKind::TurnedDates(_)
        | RefusalKind::WhichSheet(_)
        | RefusalKind::OneSheet
        | RefusalKind::OpenQuote
        | RefusalKind::LooseQuote
        | RefusalKind::HeaderMoved
        | RefusalKind::RowAbove
        | RefusalKind::PartedOtherwise
        | RefusalKind::Changed
        | RefusalKind::Unread(_) => Status::Data,
    }
}

fn of_record(error: &RecordError) -> Status {
    match error {
        RecordError::Disk(error) => of_disk(error),
        RecordError::Refused(refusal) => of_refusal(refusal),
        RecordError::NotTaken { why, .. } => match why {
            NotTaken::Unreadable(refusal) => of_refusal(refusal),
            NotTaken::NotAList
            | NotTaken::MissingColumn(..)
            | NotTaken::Cut(_)
            | NotTaken::BadEntry(_)
            | NotTaken::SortedApart(_)
            | NotTaken::StrictOfNobody(_)
            | NotTaken::OfSheet(..) => Status::Data,
        },
        RecordError::Busy(_)
        | RecordError::Changed(_)
        | RecordError::KeepsChanging(_)
        | RecordError::OpenElsewhere { .. } => Status::Busy,
        RecordError::NoList(_)
        | RecordError::OfAnotherDate { .. }
        | RecordError::Foreign(_)
        | RecordError::Lost(_)
        | RecordError::NothingToUndo(_)
        | RecordError::NobodyRecorded => Status::Data,
        RecordError::NoClinic => Status::NoInput,
    }
}

macro_rules! from_errors_of_rooms {
    ($($error:ty => $variant:ident),+ $(,)?) => {
        $(impl From<$error> for RunError {
            fn from(error: $error) -> Self {
                Self::$variant(error)
            }
        })+
    };
}

from_errors_of_rooms! {
    UsageError => Usage,
    SettingsFileError => Settings,
    Vec<ScriptError> => Scripts,
    Vec<Refusal> => Refused,
    DiskError => Disk,
    InitError => Init,
}

impl From<RecordError> for RunError {
    fn from(error: RecordError) -> Self {
        Self::Record(Box::new(error))
    }
}

impl From<WrongOutput> for RunError {
    fn from(wrong: WrongOutput) -> Self {
        Self::Usage(UsageError::Output(wrong))
    }
}

impl From<Refusal> for RunError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(vec![refusal])
    }
}

impl Failure {
    /// The failure of exports that can't be used.
    #[must_use]
    pub fn refused(refusals: Vec<Refusal>, language: Language) -> Self {
        RunError::Refused(refusals).said_in(language)
    }

    /// The exit status.
    #[must_use]
    pub fn status(&self) -> Status {
        self.error.status()
    }

    /// All that is said of it, as lines for standard error.
    #[must_use]
    pub fn lines(&self) -> String {
        let Said { message, hint } = self.said();
        let error = both("ошибка", "error").said_in(self.language);
        let mut lines = String::new();
        for line in message.lines() {
            lines.extend([error, ": ", line, "\n"]);
        }
        if let Some(text) = &hint {
            let hint = both("подсказка", "hint").said_in(self.language);
            lines.extend([hint, ": ", text, "\n"]);
        }
        lines
    }

    fn said(&self) -> Said {
        let language = self.language;
        match &self.error {
            RunError::Found => Said::default(),
            RunError::UnusedRows(excerpt, inputs) => {
                errors::problem::unused(excerpt, inputs, language)
            }
            RunError::Usage(error) => errors::usage::said(error, language),
            RunError::Settings(error) => errors::settings::said(error, language),
            RunError::Scripts(found) => errors::script::said(found, language),
            RunError::Refused(refusals) => errors::refusal::said(refusals, language),
            RunError::Disk(error) => errors::disk::said(error, language),
            RunError::Record(error) => errors::record::said(error, language),
            RunError::Init(error) => errors::init::said(error, language),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said().message)
    }
}

impl std::error::Error for Failure {}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::record::thin::NothingToUndo;
    use crate::settings::SettingError;

    fn refusal(kind: RefusalKind) -> Refusal {
        let name = "patients.csv".to_owned();
        let line = None;
        Refusal { name, line, kind }
    }

    fn not_taken(why: NotTaken) -> RunError {
        let list = PathBuf::from("list.csv");
        RecordError::NotTaken { list, why }.into()
    }

    #[test]
    fn a_status_follows_from_what_happened() {
        let path = || PathBuf::from("list.csv");
        let cannot_read = |kind: ErrorKind| refusal(RefusalKind::CannotRead(kind.into()));
        let settings = |kind: ErrorKind| SettingsFileError::CannotRead(path(), kind.into());
        let wrong = SettingsFileError::Wrong {
            file: "recall.toml".to_owned(),
            errors: Vec::<SettingError>::new(),
        };
        let unreadable = NotTaken::Unreadable(cannot_read(ErrorKind::NotFound));
        let moved = NotTaken::Unreadable(refusal(RefusalKind::HeaderMoved));
        let of: [(RunError, Status); 24] = [
            (RunError::Found, Status::Found),
            (WrongOutput::Shared(path()).into(), Status::Usage),
            (WrongOutput::NoFile.into(), Status::Usage),
            (
                WrongOutput::Filled(path(), String::new()).into(),
                Status::Data,
            ),
            (settings(ErrorKind::NotFound).into(), Status::NoInput),
            (settings(ErrorKind::InvalidData).into(), Status::Config),
            (wrong.into(), Status::Config),
            (Refusal::unknown_country("XX").into(), Status::Config),
            (refusal(RefusalKind::Changed).into(), Status::Data),
            (cannot_read(ErrorKind::NotFound).into(), Status::NoInput),
            (
                DiskError::cannot_create(&path(), ErrorKind::NotFound).into(),
                Status::CantCreate,
            ),
            (DiskError::WriteProtected(path()).into(), Status::CantCreate),
            (DiskError::NoLock(path()).into(), Status::CantCreate),
            (DiskError::HeldOpen(path()).into(), Status::Busy),
            (
                DiskError::cannot_write(ErrorKind::StorageFull).into(),
                Status::Io,
            ),
            (DiskError::Busy(path()).into(), Status::Busy),
            (RecordError::Busy(path()).into(), Status::Busy),
            (RecordError::Changed(path()).into(), Status::Busy),
            (RecordError::KeepsChanging(path()).into(), Status::Busy),
            (
                RecordError::NothingToUndo(NothingToUndo::Unknown).into(),
                Status::Data,
            ),
            (not_taken(NotTaken::NotAList), Status::Data),
            (not_taken(moved), Status::Data),
            (not_taken(unreadable), Status::NoInput),
            (
                InitError::AlreadyThere(vec![path()]).into(),
                Status::CantCreate,
            ),
        ];
        for (error, status) in of {
            assert_eq!(error.status(), status, "{error:?}");
        }
    }

    #[test]
    fn a_file_that_can_not_be_had_decides_the_status_of_several() {
        let gone = || refusal(RefusalKind::CannotRead(ErrorKind::NotFound.into()));
        let changed = || refusal(RefusalKind::Changed);
        for refusals in [vec![gone(), changed()], vec![changed(), gone()]] {
            assert_eq!(RunError::from(refusals).status(), Status::NoInput);
        }
        let country = Refusal::unknown_country("XX");
        let refusals = RunError::from(vec![country, changed()]);
        assert_eq!(refusals.status(), Status::Config);
    }
}
