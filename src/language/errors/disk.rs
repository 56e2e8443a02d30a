//! What keeps a file from being made or written.

use super::{Said, cause};
use crate::base::Language;
use crate::disk::{DiskError, shown};

#[must_use]
pub(crate) fn said(error: &DiskError, language: Language) -> Said {
    Said::of(match language {
        Language::Russian => russian(error),
        Language::English => english(error),
    })
}

fn russian(error: &DiskError) -> String {
    match error {
        DiskError::CannotCreate(path, why) => {
            let why = cause::sentence(*why, Language::Russian);
            format!("{}: не удаётся создать файл: {why}", shown(path))
        }
        DiskError::CannotWrite(why) => {
            let why = cause::sentence(*why, Language::Russian);
            format!("не удаётся записать результат: {why}")
        }
        DiskError::LinksInCircle(path) => format!(
            "{}: не удаётся создать файл: ссылки ведут по кругу",
            shown(path)
        ),
        DiskError::WriteProtected(path) => format!(
            "{}: файл защищён от записи, поэтому не заменён; снимите защиту или назовите другой",
            shown(path)
        ),
        DiskError::HeldOpen(path) => format!(
            "{}: файл открыт в другой программе, поэтому не заменён, прежний цел; закройте его в Excel и запустите ещё раз",
            shown(path)
        ),
        DiskError::NoLock(path) => format!(
            "{}: здесь должен лежать файл-замок recall, а лежит ссылка, канал или папка; уберите её и запустите ещё раз",
            shown(path)
        ),
        DiskError::ClockTooEarly => {
            "часы компьютера показывают год до 1970: таблицу .xlsx так не записать; поставьте на компьютере верную дату".to_owned()
        }
        DiskError::Busy(path) => format!(
            "{}: этот файл сейчас пишет другой запуск recall; подождите минуту и запустите ещё раз",
            shown(path)
        ),
    }
}

fn english(error: &DiskError) -> String {
    match error {
        DiskError::CannotCreate(path, why) => {
            let why = cause::sentence(*why, Language::English);
            format!("{}: can't create the file: {why}", shown(path))
        }
        DiskError::CannotWrite(why) => {
            let why = cause::sentence(*why, Language::English);
            format!("can't write the result: {why}")
        }
        DiskError::LinksInCircle(path) => format!(
            "{}: can't create the file: its links lead in a circle",
            shown(path)
        ),
        DiskError::WriteProtected(path) => format!(
            "{}: the file is write-protected, and is not replaced; let it be written or name another",
            shown(path)
        ),
        DiskError::HeldOpen(path) => format!(
            "{}: a program has the file open, so it is not replaced and is as it was; close it in Excel, and run again",
            shown(path)
        ),
        DiskError::NoLock(path) => format!(
            "{}: the lock of recall belongs here, and this is a link, a pipe or a folder; move it away, and run again",
            shown(path)
        ),
        DiskError::ClockTooEarly => {
            "the computer's clock shows a year before 1970, with which no workbook can be written; set the date of the computer".to_owned()
        }
        DiskError::Busy(path) => format!(
            "{}: another run of recall is writing this file; wait a minute, and run it again",
            shown(path)
        ),
    }
}
