//! Where the clinic's folder is, where the command does not say: so that the daily command is `recall plan`.

use std::ffi::OsString;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::disk::shown;
use crate::run::failure::RunError;
use crate::settings::{SettingsFileError, own};

/// The file of a user's own settings, in the folder where he has those of his programs.
const FILE: &str = "recall/recall.toml";

/// What the environment says of that; read once, in `main`. A variable that is empty is none.
#[derive(Clone, Debug, Default)]
pub struct Place {
    /// `RECALL_DATA`.
    pub data: Option<OsString>,
    /// Where the user's programs have their settings: `APPDATA` on Windows, elsewhere `XDG_CONFIG_HOME`.
    pub settings: Option<OsString>,
    /// The user's own folder.
    pub home: Option<OsString>,
}

impl Place {
    /// The clinic's folder: that of the environment, else of the user's own settings; none where neither names one.
    pub(super) fn folder(&self) -> Result<Option<PathBuf>, RunError> {
        if let Some(folder) = given(self.data.as_ref()) {
            return Ok(Some(folder.into()));
        }
        let Some(file) = self.file() else {
            return Ok(None);
        };
        let text = match std::fs::read_to_string(&file) {
            Ok(text) => text,
            Err(error) if is_none(error.kind()) => return Ok(None),
            Err(error) => {
                return Err(SettingsFileError::CannotRead(file, error.into()).into());
            }
        };
        match own::data(&text) {
            Ok(folder) => Ok(folder.map(|folder| self.resolved(&folder, &file))),
            Err(errors) => {
                let file = shown(&file).to_string();
                Err(SettingsFileError::Wrong { file, errors }.into())
            }
        }
    }

    /// The user's own settings, be they there or not.
    fn file(&self) -> Option<PathBuf> {
        let settings = given(self.settings.as_ref()).map(Path::new);
        // A relative path is none, by the rules for such folders.
        let settings = settings.filter(|path| path.is_absolute());
        let home = || Some(Path::new(given(self.home.as_ref())?).join(".config"));
        let folder = settings.map(Path::to_owned);
        let folder = if cfg!(windows) {
            folder
        } else {
            folder.or_else(home)
        };
        Some(folder?.join(FILE))
    }

    /// A folder as it is named there: `~` is the user's own, and what is relative begins beside the file.
    fn resolved(&self, folder: &str, file: &Path) -> PathBuf {
        let home = given(self.home.as_ref());
        if let (Some(home), Some(rest)) = (home, folder.strip_prefix("~/")) {
            return Path::new(home).join(rest);
        }
        let beside = file.parent().unwrap_or(Path::new(""));
        beside.join(folder)
    }
}

fn given(variable: Option<&OsString>) -> Option<&OsString> {
    variable.filter(|value| !value.is_empty())
}

/// Whether there are no such settings: no file, or no folder for it.
const fn is_none(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::NotFound | ErrorKind::NotADirectory)
}
