//! What keeps what was said from being recorded, or a list from being replaced.

use std::path::Path;

use chrono::NaiveDate;

use super::{Said, disk, list, lost, refusal};
use crate::base::{Both, Language, both, one_line};
use crate::disk::shown;
use crate::language::dates::{English, Russian};
use crate::language::record::place;
use crate::record::error::RecordError;
use crate::record::take::Foreign;
use crate::record::thin::NothingToUndo;

#[must_use]
pub(crate) fn said(error: &RecordError, language: Language) -> Said {
    let at =
        |path: &Path, what: Both| Said::of(format!("{}: {}", shown(path), what.said_in(language)));
    match error {
        RecordError::Disk(error) => disk::said(error, language),
        RecordError::Refused(refused) => refusal::said(std::slice::from_ref(refused), language),
        RecordError::Busy(path) => at(path, BUSY),
        RecordError::Changed(path) => at(path, CHANGED).with_hint(CLOSE_THE_RECORD, language),
        RecordError::KeepsChanging(path) => at(path, KEEPS_CHANGING),
        RecordError::OpenElsewhere { list, lock } => open_elsewhere(list, lock, language),
        RecordError::NotTaken { list: path, why } => {
            Said::of(list::sentence(why, &shown(path).to_string(), language))
        }
        RecordError::NoList(path) => at(path, NO_LIST),
        RecordError::OfAnotherDate { list, of, plan } => {
            Said::of(of_another_date(list, (*of, *plan), language))
        }
        RecordError::Foreign(foreign) => Said::of(of_another_clinic(foreign, language)),
        RecordError::Lost(lost) => {
            let lines: Vec<String> = lost
                .iter()
                .map(|lost| lost::sentence(lost, language))
                .collect();
            Said::of(lines.join("\n")).with_hint(lost::HOW_TO_ACCEPT, language)
        }
        RecordError::NothingToUndo(why) => {
            Said::of(nothing_to_undo(*why).said_in(language).to_owned())
        }
        RecordError::NobodyRecorded => Said::of(NOBODY_RECORDED.said_in(language).to_owned()),
        RecordError::NoClinic => {
            Said::of(NO_CLINIC.said_in(language).to_owned()).with_hint(NAME_THE_FOLDER, language)
        }
    }
}

const BUSY: Both = both(
    "сюда сейчас пишет другой запуск recall; запустите ещё раз чуть позже",
    "another run of recall is writing here; run it again in a moment",
);

const CHANGED: Both = both(
    "файл изменился, пока recall его читал; ничего не записано",
    "the file was changed while recall was at it; nothing was written",
);

const CLOSE_THE_RECORD: Both = both(
    "закройте этот файл в таблице и запустите recall ещё раз",
    "close this file in the spreadsheet, and run recall again",
);

const KEEPS_CHANGING: Both = both(
    "пока составлялся новый список, этот файл меняли; закройте его везде, где он открыт, и запустите ещё раз",
    "it was changed while the new list was made; close it wherever it is open, and run again",
);

const NO_LIST: Both = both(
    "этот файл не похож на список recall, поэтому новый на его место не записан; уберите его или назовите другой",
    "this is no list of recall's, and no new one is written in its place; move it away or name another file",
);

const NO_CLINIC: Both = both(
    "в этой папке нет ни выгрузок, ни настроек клиники, а новый файл итогов здесь никто не прочтёт; ничего не записано",
    "this folder has neither a clinic's exports nor its settings, and nobody would read a record begun here; nothing was recorded",
);

const NAME_THE_FOLDER: Both = both(
    "добавьте папку с выгрузками: --data ПАПКА",
    "add the folder of the exports: --data DIR",
);

const NOBODY_RECORDED: Both = both(
    "удалять нечего: о пациенте с таким номером карты ничего не записано",
    "nothing to take out: nothing is recorded of a patient with this id",
);

const fn nothing_to_undo(why: NothingToUndo) -> Both {
    match why {
        NothingToUndo::Unknown => both(
            "отменять нечего: ничего такого не записано; укажите то, что стоит в столбце «Строка списка» (entry), номер записи или last: последнюю запись",
            "nothing to take back: the record has no such entry or recording; name what stands in the list's column entry, the number of a recording, or last",
        ),
        NothingToUndo::AllTakenBack => both(
            "отменять нечего: всё это уже отменено",
            "nothing to take back: all of that was taken back before",
        ),
    }
}

fn open_elsewhere(list: &Path, lock: &Path, language: Language) -> Said {
    let (list, lock) = (shown(list), shown(lock));
    let (message, hint) = match language {
        Language::Russian => (
            format!(
                "{list}: список сейчас открыт в другой программе (рядом с ним лежит {lock}); сохраните и закройте его, потом запустите ещё раз"
            ),
            format!("если список нигде не открыт, файл {lock} остался после сбоя: удалите его"),
        ),
        Language::English => (
            format!(
                "{list}: it is open in a spreadsheet ({lock} lies beside it); save and close the list first, then run again"
            ),
            format!(
                "if nobody has the list open, {lock} was left behind by a program that broke off: delete it"
            ),
        ),
    };
    let hint = Some(hint);
    Said { message, hint }
}

fn of_another_date(list: &Path, (of, plan): (NaiveDate, NaiveDate), language: Language) -> String {
    let list = shown(list);
    match language {
        Language::Russian => {
            let (of, plan) = (Russian(of), Russian(plan));
            format!(
                "{list}: здесь список на {of}, план на {plan} его не заменит; для него назовите другой файл"
            )
        }
        Language::English => {
            let (of, plan) = (English(of), English(plan));
            format!(
                "{list}: this is the list of {of}, and a plan for {plan} does not replace it; name another file for that"
            )
        }
    }
}

/// A list is of another clinic, or the ids have changed.
fn of_another_clinic(foreign: &Foreign, language: Language) -> String {
    let (whose, what) = match foreign {
        Foreign::NobodyKnown(list) => (
            one_line(list).into_owned(),
            both(
                "ни одного пациента из этого списка нет в выгрузке, поэтому из него ничего не записано; проверьте, от этой ли он клиники",
                "none of its patients is in the export, and nothing of it is recorded; see whether it is of this clinic",
            ),
        ),
        Foreign::SomebodyElse(at) => (
            place(at, language),
            both(
                "под этим номером карты в выгрузке другой человек, поэтому из списка ничего не записано; проверьте, от этой ли он клиники",
                "the export has somebody else under this id, and nothing of the list is recorded; see whether it is of this clinic",
            ),
        ),
    };
    format!("{whose}: {}", what.said_in(language))
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    #[test]
    fn whoever_has_the_list_open_is_asked_to_close_it() {
        let open = RecordError::OpenElsewhere {
            list: PathBuf::from("./a/list.csv"),
            lock: PathBuf::from("./a/~$list.csv"),
        };
        let english = said(&open, Language::English);
        assert!(english.message.contains("close the list first"));
        let hint = english.hint.unwrap();
        assert!(hint.starts_with("if nobody has the list open, a/~$list.csv"));
        let russian = said(&open, Language::Russian).message;
        assert!(russian.starts_with("a/list.csv: список сейчас открыт"));
    }
}
