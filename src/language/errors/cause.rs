//! Why the system refused something.

use std::io::ErrorKind as Kind;

use crate::base::{Language, both};
use crate::disk::Cause;

#[must_use]
pub(crate) fn sentence(cause: Cause, language: Language) -> String {
    let known = match cause.kind {
        Kind::NotFound => both(
            "нет такого файла или папки",
            "there is no such file or folder",
        ),
        Kind::PermissionDenied => both("нет прав доступа", "permission denied"),
        Kind::IsADirectory => both("это папка, а не файл", "this is a folder and not a file"),
        Kind::NotADirectory => both(
            "на месте папки в этом пути стоит файл",
            "the path has a file where a folder should be",
        ),
        Kind::StorageFull | Kind::QuotaExceeded => both("на диске нет места", "the disk is full"),
        Kind::FileTooLarge => both(
            "файл больше, чем здесь разрешено",
            "the file is larger than is allowed here",
        ),
        Kind::ReadOnlyFilesystem => both("диск только для чтения", "the disk is read-only"),
        _ => {
            let code = cause.code.map(|code| format!(" {code}"));
            let unknown = both("ошибка системы", "system error").said_in(language);
            return unknown.to_owned() + &code.unwrap_or_default();
        }
    };
    known.said_in(language).to_owned()
}
