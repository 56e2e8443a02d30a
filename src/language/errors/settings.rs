//! What is wrong with `recall.toml`.

use std::io::ErrorKind;
use std::path::Path;

use super::{Said, cause, setting};
use crate::base::{Both, Language, both, quoted};
use crate::disk::shown;
use crate::settings::{SettingsFileError, zone};

const NAME_ZONE: Both = both(
    "впишите в recall.toml, в раздел [clinic], timezone = \"Europe/Moscow\" или свой пояс: тогда TZ ничего не меняет",
    "write timezone = \"Europe/Moscow\", or your own, under [clinic] in recall.toml: TZ changes nothing then",
);

#[must_use]
pub(crate) fn said(error: &SettingsFileError, language: Language) -> Said {
    let said = Said::of(match error {
        SettingsFileError::Wrong { file, errors } => {
            let lines = errors
                .iter()
                .map(|error| setting::line(error, file, language));
            lines.collect::<Vec<_>>().join("\n")
        }
        SettingsFileError::TwoFiles(first, second) => {
            let first = shown(first);
            let second = shown(Path::new(second.file_name().unwrap_or_default()));
            match language {
                Language::Russian => {
                    format!("{first}: рядом лежит {second}: непонятно, какие из настроек верные")
                }
                Language::English => format!(
                    "{first}: {second} is there as well: which of the settings hold is not known"
                ),
            }
        }
        SettingsFileError::CannotRead(path, why) => {
            let path = shown(path);
            let is_no_text = why.kind == ErrorKind::InvalidData;
            let why = cause::sentence(*why, language);
            match (language, is_no_text) {
                (Language::Russian, true) => {
                    format!("{path}: это не текст в UTF-8; сохраните настройки в кодировке UTF-8")
                }
                (Language::English, true) => {
                    format!("{path}: this is no text in UTF-8; save the settings as UTF-8")
                }
                (Language::Russian, false) => {
                    format!("{path}: не удаётся прочитать настройки: {why}")
                }
                (Language::English, false) => format!("{path}: can't read the settings: {why}"),
            }
        }
        SettingsFileError::NoZone(told) => {
            let (found, nearest) = (quoted(told), zone::nearest(told));
            let like = nearest.map(|nearest| match language {
                Language::Russian => format!("; самый похожий: {nearest}"),
                Language::English => format!("; the nearest is {nearest}"),
            });
            let like = like.unwrap_or_default();
            match language {
                Language::Russian => format!(
                    "TZ: часового пояса {found} нет{like}. В настройках пояс не назван, а от него зависят день и часы звонков"
                ),
                Language::English => format!(
                    "TZ: there is no time zone {found}{like}. The settings name none, and day and hours of calls depend on it"
                ),
            }
        }
    });
    match error {
        SettingsFileError::NoZone(_) => said.with_hint(NAME_ZONE, language),
        SettingsFileError::Wrong { .. }
        | SettingsFileError::TwoFiles(..)
        | SettingsFileError::CannotRead(..) => said,
    }
}
