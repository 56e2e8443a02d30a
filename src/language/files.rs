//! What is said of lists beside the one that is made: that they are kept, or that nothing of them is recorded.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::dates::{English, Russian};
use crate::base::{Language, typed};
use crate::disk::shown;
use crate::language::record::not_in_force;
use crate::record::take::{At, NotInForce};

/// What may be lost without anybody noticing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ListWarning {
    /// What came of the contacts of a list of that date, by the name that it had.
    NothingKnown(NaiveDate, String),
    /// A filled list lies there, and the record lacks what was said in it; the options with which it is recorded.
    NotRecorded(PathBuf, String),
    /// What stands in a row of a list was recorded, and is not in force.
    NotInForce(At, NotInForce),
    /// A list is kept because of what was written where nothing is read.
    KeptWithMore(PathBuf),
    /// A list is kept because it is filled in and nothing of it was recorded; the options with which it is.
    KeptUnrecorded(PathBuf, String),
    /// A file lies on a share where runs can't see each other.
    NoLocks(PathBuf),
}

#[must_use]
pub(crate) fn warning(warning: &ListWarning, language: Language) -> String {
    let shown = |path: &Path| shown(path).to_string();
    match warning {
        ListWarning::NothingKnown(date, list) => nothing_known(*date, list, language),
        ListWarning::NotRecorded(list, options) => not_recorded(&shown(list), options, language),
        ListWarning::NotInForce(at, why) => not_in_force(at, *why, language),
        ListWarning::KeptWithMore(kept) => kept_with_more(&shown(kept), language),
        ListWarning::KeptUnrecorded(kept, options) => {
            kept_unrecorded(&shown(kept), options, language)
        }
        ListWarning::NoLocks(path) => no_locks(&shown(path), language),
    }
}

fn nothing_known(date: NaiveDate, list: &str, language: Language) -> String {
    match language {
        Language::Russian => {
            let date = Russian(date);
            format!(
                "{list}: что сказали пациенты {date}, неизвестно: ни один итог этого списка не записан; впишите их в него, и следующий запуск их запишет"
            )
        }
        Language::English => {
            let date = English(date);
            format!(
                "{list}: what was said on {date} is not known: no outcome of this list is recorded; fill them in there, and the next run records them"
            )
        }
    }
}

fn not_recorded(list: &str, options: &str, language: Language) -> String {
    let typed = typed(list);
    match language {
        Language::Russian => {
            format!(
                "{list}: в этом списке есть итоги, которые не записаны; запишите их: recall record {typed}{options}"
            )
        }
        Language::English => {
            format!(
                "{list}: it has outcomes that are not recorded; to record them: recall record {typed}{options}"
            )
        }
    }
}

fn kept_with_more(kept: &str, language: Language) -> String {
    match language {
        Language::Russian => format!(
            "{kept}: под этим именем сохранён прежний список; в нём есть пометки не в столбцах для итогов, и они не прочитаны: посмотрите, нет ли там отказа"
        ),
        Language::English => format!(
            "{kept}: the earlier list is kept under this name; something is written in it outside of the columns for outcomes, which is not read; see whether somebody said no there"
        ),
    }
}

fn kept_unrecorded(kept: &str, options: &str, language: Language) -> String {
    let typed = typed(kept);
    match language {
        Language::Russian => format!(
            "{kept}: под этим именем сохранён прежний список; в нём отмечены итоги, и они не записаны; запишите их: recall record {typed}{options}"
        ),
        Language::English => format!(
            "{kept}: the earlier list is kept under this name; it has outcomes that are not recorded; to record them: recall record {typed}{options}"
        ),
    }
}

fn no_locks(path: &str, language: Language) -> String {
    match language {
        Language::Russian => format!(
            "{path}: на этом сетевом диске нет блокировок, и два запуска recall друг друга не увидят; следите, чтобы список составлял кто-то один"
        ),
        Language::English => format!(
            "{path}: this share has no locks, and two runs of recall don't see each other there; let only one at a time make the list"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disk::DiskError;
    use crate::language::errors::record;
    use crate::language::testing::as_line;
    use crate::record::error::RecordError;
    use expect_test::expect;

    #[test]
    fn a_command_is_told_so_that_a_shell_takes_it() {
        for (list, wanted) in [
            ("list.csv", "recall record list.csv"),
            ("../Списки/list-1.csv", "recall record ../Списки/list-1.csv"),
            ("list (Вика).csv", "recall record 'list (Вика).csv'"),
            ("list's.csv", r"recall record 'list'\''s.csv'"),
        ] {
            let told = not_recorded(list, "", Language::Russian);
            if cfg!(unix) {
                assert!(told.ends_with(wanted), "{told}");
            }
        }
    }

    #[test]
    fn each_sentence_names_its_file_and_what_to_do() {
        let date = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
        let far = NaiveDate::from_ymd_opt(2026, 4, 1).unwrap();
        let list = || PathBuf::from("a.csv");
        let errors = [
            RecordError::OpenElsewhere {
                list: list(),
                lock: PathBuf::from("~$a.csv"),
            },
            RecordError::OfAnotherDate {
                list: list(),
                of: date,
                plan: far,
            },
            RecordError::NoList(list()),
            RecordError::KeepsChanging(list()),
            RecordError::Disk(DiskError::WriteProtected(list())),
            RecordError::Disk(DiskError::HeldOpen(list())),
            RecordError::Disk(DiskError::NoLock(list())),
        ];
        let warnings = [
            ListWarning::NothingKnown(date, "a.csv".to_owned()),
            ListWarning::NotRecorded(list(), " --data exports".to_owned()),
            ListWarning::KeptWithMore(list()),
            ListWarning::KeptUnrecorded(list(), String::new()),
            ListWarning::NoLocks(list()),
        ];
        let said = |language| {
            let errors = errors
                .iter()
                .map(|error| record::said(error, language).message);
            let warnings = warnings.iter().map(|it| warning(it, language));
            errors.chain(warnings).collect::<Vec<String>>()
        };
        let russian = said(Language::Russian);
        let english = said(Language::English);
        for line in russian.iter().chain(&english) {
            assert!(line.starts_with("a.csv: "), "{line}");
        }
        expect![[r#"
            a.csv: список сейчас открыт в другой программе (рядом с ним лежит ~$a.csv); сохраните и закройте его, потом запустите ещё раз
            a.csv: здесь список на 2 марта 2026, план на 1 апреля 2026 его не заменит; для него назовите другой файл
            a.csv: этот файл не похож на список recall, поэтому новый на его место не записан; уберите его или назовите другой
            a.csv: пока составлялся новый список, этот файл меняли; закройте его везде, где он открыт, и запустите ещё раз
            a.csv: файл защищён от записи, поэтому не заменён; снимите защиту или назовите другой
            a.csv: файл открыт в другой программе, поэтому не заменён, прежний цел; закройте его в Excel и запустите ещё раз
            a.csv: здесь должен лежать файл-замок recall, а лежит ссылка, канал или папка; уберите её и запустите ещё раз
            a.csv: что сказали пациенты 2 марта 2026, неизвестно: ни один итог этого списка не записан; впишите их в него, и следующий запуск их запишет
            a.csv: в этом списке есть итоги, которые не записаны; запишите их: recall record a.csv --data exports
            a.csv: под этим именем сохранён прежний список; в нём есть пометки не в столбцах для итогов, и они не прочитаны: посмотрите, нет ли там отказа
            a.csv: под этим именем сохранён прежний список; в нём отмечены итоги, и они не записаны; запишите их: recall record a.csv
            a.csv: на этом сетевом диске нет блокировок, и два запуска recall друг друга не увидят; следите, чтобы список составлял кто-то один"#]].assert_eq(&russian.join("\n"));
        expect![[r#"
            a.csv: it is open in a spreadsheet (~$a.csv lies beside it); save and close the list first, then run again
            a.csv: this is the list of 2 March 2026, and a plan for 1 April 2026 does not replace it; name another file for that
            a.csv: this is no list of recall's, and no new one is written in its place; move it away or name another file
            a.csv: it was changed while the new list was made; close it wherever it is open, and run again
            a.csv: the file is write-protected, and is not replaced; let it be written or name another
            a.csv: a program has the file open, so it is not replaced and is as it was; close it in Excel, and run again
            a.csv: the lock of recall belongs here, and this is a link, a pipe or a folder; move it away, and run again
            a.csv: what was said on 2 March 2026 is not known: no outcome of this list is recorded; fill them in there, and the next run records them
            a.csv: it has outcomes that are not recorded; to record them: recall record a.csv --data exports
            a.csv: the earlier list is kept under this name; something is written in it outside of the columns for outcomes, which is not read; see whether somebody said no there
            a.csv: the earlier list is kept under this name; it has outcomes that are not recorded; to record them: recall record a.csv
            a.csv: this share has no locks, and two runs of recall don't see each other there; let only one at a time make the list"#]].assert_eq(&english.join("\n"));
        expect![[r#"
            если список нигде не открыт, файл ~$a.csv остался после сбоя: удалите его
        "#]]
        .assert_eq(&as_line(
            record::said(&errors[0], Language::Russian).hint.unwrap(),
        ));
    }
}
