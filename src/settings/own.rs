//! What a user can set for himself, in a file beside his other programs' settings: where the clinic's folder is.

use toml::de::DeTable;

use super::error::{Problem, SettingError, Wanted};
use super::parse::{Faults, found, placed, segment};

/// The one setting there is.
const DATA: &str = "data";

/// The folder that the settings name.
///
/// # Errors
///
/// Everything that is wrong, in the order of the file.
pub(crate) fn data(text: &str) -> Result<Option<String>, Vec<SettingError>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut faults = Faults::new();
    let mut data = None;
    let (document, broken) = DeTable::parse_recoverable(text);
    for fault in &broken {
        let start = fault.span().map(|span| span.start);
        faults.push((start, Problem::Syntax(fault.message().to_owned())));
    }
    let entries = document.get_ref().iter().filter(|_| broken.is_empty());
    for (key, value) in entries {
        let setting = segment(key.get_ref());
        match value.get_ref().as_str() {
            _ if setting != DATA => {
                let nearest = DATA.to_owned();
                let problem = Problem::UnknownSetting { setting, nearest };
                faults.push((Some(key.span().start), problem));
            }
            Some(folder) if !folder.trim().is_empty() => data = Some(folder.to_owned()),
            _ => {
                let problem = Problem::Wanted {
                    setting,
                    wanted: Wanted::Folder,
                    found: found(value.get_ref()),
                };
                faults.push((Some(value.span().start), problem));
            }
        }
    }
    if faults.is_empty() {
        Ok(data)
    } else {
        Err(placed(text, faults))
    }
}
