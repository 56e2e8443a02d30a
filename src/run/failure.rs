//! How a run fails: with a sentence, perhaps a hint, and an exit status.

use std::fmt;

use crate::base::Language;

/// A failed run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The exit status.
    pub status: Status,
    /// What went wrong: lower case, no final stop; one problem a line.
    pub message: String,
    /// What to do next, where there is a next step.
    pub hint: Option<String>,
    /// The language of both.
    pub language: Language,
    /// Whoever was reading the output has gone: no error.
    pub is_closed_pipe: bool,
}

/// Exit statuses, with the numbers that other programs use for the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Status {
    /// A check found rows because of which somebody is not contacted. That is no error: nothing is said of it.
    Found = 1,
    /// Wrong use.
    Usage = 2,
    /// The data can't be used.
    Data = 65,
    /// A file can't be opened.
    NoInput = 66,
    /// The output can't be created.
    CantCreate = 73,
    /// The output can't be written.
    Io = 74,
    /// Another run holds the lock.
    Busy = 75,
    /// Bad settings.
    Config = 78,
}

impl Failure {
    /// A failure without a hint.
    #[must_use]
    pub fn new(status: Status, language: Language, message: impl Into<String>) -> Self {
        Self {
            status,
            message: message.into(),
            hint: None,
            language,
            is_closed_pipe: false,
        }
    }

    /// What a check found, as an exit status alone.
    #[must_use]
    pub fn found(language: Language) -> Self {
        Self::new(Status::Found, language, "")
    }

    /// All of it as lines for standard error.
    #[must_use]
    pub fn lines(&self) -> String {
        let (error, hint) = match self.language {
            Language::Russian => ("ошибка", "подсказка"),
            Language::English => ("error", "hint"),
        };
        let mut lines = String::new();
        for line in self.message.lines() {
            lines.extend([error, ": ", line, "\n"]);
        }
        if let Some(text) = &self.hint {
            lines.extend([hint, ": ", text, "\n"]);
        }
        lines
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Failure {}

/// Why the system refused something, in words.
#[must_use]
pub fn cause(error: &std::io::Error, language: Language) -> String {
    use std::io::ErrorKind as Kind;
    let (russian, english) = match error.kind() {
        Kind::NotFound => (
            "нет такого файла или папки",
            "there is no such file or folder",
        ),
        Kind::PermissionDenied => ("нет прав доступа", "permission denied"),
        Kind::IsADirectory => ("это папка, а не файл", "this is a folder and not a file"),
        Kind::NotADirectory => (
            "на месте папки в этом пути стоит файл",
            "the path has a file where a folder should be",
        ),
        Kind::StorageFull | Kind::QuotaExceeded => ("на диске нет места", "the disk is full"),
        Kind::FileTooLarge => (
            "файл больше, чем здесь разрешено",
            "the file is larger than is allowed here",
        ),
        Kind::ReadOnlyFilesystem => ("диск только для чтения", "the disk is read-only"),
        _ => {
            let code = error
                .raw_os_error()
                .map_or_else(String::new, |code| format!(" {code}"));
            return match language {
                Language::Russian => format!("ошибка системы{code}"),
                Language::English => format!("system error{code}"),
            };
        }
    };
    match language {
        Language::Russian => russian.to_owned(),
        Language::English => english.to_owned(),
    }
}
