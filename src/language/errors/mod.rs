//! What can go wrong, in words: a module for the errors of each room.
//!
//! Errors of rooms that stand before this one are declared there. Those of `init` and of the commands, which stand behind it, are declared
//! here beside their words.

pub(crate) mod cause;
pub(crate) mod disk;
pub(crate) mod init;
pub mod list;
pub(crate) mod lost;
pub(crate) mod problem;
pub(crate) mod record;
pub(crate) mod refusal;
pub(crate) mod script;
pub mod setting;
pub(crate) mod settings;
pub(crate) mod usage;

use crate::base::{Both, Language};

/// What is said of an error.
#[derive(Debug, Default)]
pub(crate) struct Said {
    /// In lower case and without a final stop; one problem a line.
    pub(crate) message: String,
    /// What to do next, where there is a next step.
    pub(crate) hint: Option<String>,
}

impl Said {
    pub(crate) fn of(message: String) -> Self {
        Self {
            message,
            hint: None,
        }
    }

    pub(crate) fn with_hint(self, hint: Both, language: Language) -> Self {
        Self {
            hint: Some(hint.said_in(language).to_owned()),
            ..self
        }
    }
}
