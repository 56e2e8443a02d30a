//! What an argument takes, for the message to somebody who gave something else.

use std::error::Error;
use std::fmt;

use crate::base::Language;
use crate::record::names::Age;

/// What an argument takes. Parsers of values hand it back; the words for it are made where the message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A date.
    Date,
    /// A time of day.
    Clock,
    /// From one time of day to another.
    Hours,
    /// What parts the fields of a CSV.
    Delimiter,
    /// The name of an encoding.
    Encoding,
    /// A whole number up to this one, from 1.
    UpTo(u32),
    /// A whole number from 1.
    Count,
    /// A length of time.
    Age,
}

impl Wanted {
    /// The words for it.
    #[must_use]
    pub fn words(self, language: Language) -> String {
        let (russian, english) = match self {
            Self::Date => ("дата, как 2026-03-02", "a date such as 2026-03-02"),
            Self::Clock => ("время, как 09:30", "a time such as 09:30"),
            Self::Hours => ("часы, как 09:00-20:00", "hours such as 09:00-20:00"),
            Self::Delimiter => (r#"знак "," или ";" или слово tab"#, r#"",", ";" or tab"#),
            Self::Encoding => (
                "utf-8, utf-16, windows-1251 или cp866",
                "utf-8, utf-16, windows-1251 or cp866",
            ),
            Self::UpTo(most) => {
                return match language {
                    Language::Russian => format!("целое число от 1 до {most}"),
                    Language::English => format!("a whole number from 1 to {most}"),
                };
            }
            Self::Count => ("целое число от 1", "a whole number from 1"),
            Self::Age => (
                "срок: 3y (три года), 18m (полтора года) или 90d (девяносто дней)",
                "how long: 3y (years), 18m (months) or 90d (days)",
            ),
        };
        match language {
            Language::Russian => russian.to_owned(),
            Language::English => english.to_owned(),
        }
    }
}

/// A length of time, as an argument gives it.
///
/// # Errors
/// Where it is none.
pub fn age(text: &str) -> Result<Age, Wanted> {
    Age::parse(text).ok_or(Wanted::Age)
}

impl fmt::Display for Wanted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "wanted {}", self.words(Language::English))
    }
}

impl Error for Wanted {}
