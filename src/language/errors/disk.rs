//! What keeps a file from being made or written.

use super::{Said, cause};
use crate::base::Language;
use crate::disk::DiskError;

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
            format!("{}: не удаётся создать файл: {why}", path.display())
        }
        DiskError::CannotWrite(why) => {
            let why = cause::sentence(*why, Language::Russian);
            format!("не удаётся записать результат: {why}")
        }
        DiskError::LinksInCircle(path) => format!(
            "{}: не удаётся создать файл: ссылки ведут по кругу",
            path.display()
        ),
        DiskError::WriteProtected(path) => format!(
            "{}: файл защищён от записи, поэтому не заменён; снимите защиту или назовите другой",
            path.display()
        ),
        DiskError::ClockTooEarly => {
            "часы компьютера показывают год до 1970: таблицу .xlsx так не записать; поставьте на компьютере верную дату".to_owned()
        }
        DiskError::Busy(path) => format!(
            "{}: этот файл сейчас пишет другой запуск recall",
            path.display()
        ),
    }
}

fn english(error: &DiskError) -> String {
    match error {
        DiskError::CannotCreate(path, why) => {
            let why = cause::sentence(*why, Language::English);
            format!("{}: can't create the file: {why}", path.display())
        }
        DiskError::CannotWrite(why) => {
            let why = cause::sentence(*why, Language::English);
            format!("can't write the result: {why}")
        }
        DiskError::LinksInCircle(path) => format!(
            "{}: can't create the file: its links lead in a circle",
            path.display()
        ),
        DiskError::WriteProtected(path) => format!(
            "{}: the file is write-protected, and is not replaced; let it be written or name another",
            path.display()
        ),
        DiskError::ClockTooEarly => {
            "the computer's clock shows a year before 1970, with which no workbook can be written; set the date of the computer".to_owned()
        }
        DiskError::Busy(path) => format!(
            "{}: another run of recall is writing this file",
            path.display()
        ),
    }
}
