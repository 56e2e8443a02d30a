//! The two languages in which everything is said.

/// The languages in which everything is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// Russian, the default.
    #[default]
    Russian,
    English,
}

impl Language {
    /// How other programs name it: `ru` or `en`.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Russian => "ru",
            Self::English => "en",
        }
    }

    /// The language that a locale such as `en_GB.UTF-8` asks for. One that names no language (none, `C`, `POSIX`, as where cron
    /// runs) leaves it at Russian.
    #[must_use]
    pub fn of_locale(locale: &str) -> Self {
        let name = locale.split(['.', '@', '_', '-']).next().unwrap_or(locale);
        match name.to_ascii_lowercase().as_str() {
            "" | "c" | "posix" | "ru" => Self::Russian,
            _ => Self::English,
        }
    }
}

/// A text in both languages. `{lead_days}` stands for so many days as the setting says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Both {
    /// In Russian.
    pub russian: &'static str,
    /// In English.
    pub english: &'static str,
}

impl Both {
    /// The text in a language.
    #[must_use]
    pub const fn said_in(self, language: Language) -> &'static str {
        match language {
            Language::Russian => self.russian,
            Language::English => self.english,
        }
    }
}

/// A text in both languages.
#[must_use]
pub const fn both(russian: &'static str, english: &'static str) -> Both {
    Both { russian, english }
}
