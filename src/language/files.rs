//! What is said of the files of a list: that they are open elsewhere, kept, or must not be replaced.

use chrono::NaiveDate;

use super::dates::{English, Russian};
use crate::base::Language;

/// A list is open in a spreadsheet, whose lock lies beside it.
#[must_use]
pub fn close_first(list: &str, lock: &str, language: Language) -> String {
    match language {
        Language::Russian => format!(
            "{list}: список сейчас открыт в другой программе (рядом с ним лежит {lock}); сохраните и закройте его, потом запустите ещё раз"
        ),
        Language::English => format!(
            "{list}: it is open in a spreadsheet ({lock} lies beside it); save and close the list first, then run again"
        ),
    }
}

/// What to do where a lock was left behind.
#[must_use]
pub fn stale_lock(lock: &str, language: Language) -> String {
    match language {
        Language::Russian => {
            format!("если список нигде не открыт, файл {lock} остался после сбоя: удалите его")
        }
        Language::English => {
            format!(
                "if nobody has the list open, {lock} was left behind by a program that broke off: delete it"
            )
        }
    }
}

/// A list of another date is not replaced by a plan for the past or for a far day.
#[must_use]
pub fn of_another_date(
    list: &str,
    (of, plan): (NaiveDate, NaiveDate),
    language: Language,
) -> String {
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

/// What stands there is no list.
#[must_use]
pub fn no_list(path: &str, language: Language) -> String {
    match language {
        Language::Russian => format!(
            "{path}: этот файл не похож на список recall, поэтому новый на его место не записан; уберите его или назовите другой"
        ),
        Language::English => format!(
            "{path}: this is no list of recall's, and no new one is written in its place; move it away or name another file"
        ),
    }
}

/// A list was written to again and again while it was to be replaced.
#[must_use]
pub fn keeps_changing(list: &str, language: Language) -> String {
    match language {
        Language::Russian => format!(
            "{list}: пока составлялся новый список, этот файл меняли; закройте его везде, где он открыт, и запустите ещё раз"
        ),
        Language::English => format!(
            "{list}: it was changed while the new list was made; close it wherever it is open, and run again"
        ),
    }
}

/// The owner of a file has taken away the right to write it.
#[must_use]
pub fn write_protected(path: &str, language: Language) -> String {
    match language {
        Language::Russian => {
            format!(
                "{path}: файл защищён от записи, поэтому не заменён; снимите защиту или назовите другой"
            )
        }
        Language::English => {
            format!(
                "{path}: the file is write-protected, and is not replaced; let it be written or name another"
            )
        }
    }
}

/// Nothing is known of what came of a list that had contacts.
#[must_use]
pub fn nothing_known(date: NaiveDate, list: &str, language: Language) -> String {
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

/// A filled list lies there, and the record lacks what was said in it.
#[must_use]
pub fn not_recorded(list: &str, language: Language) -> String {
    match language {
        Language::Russian => {
            format!(
                "{list}: в этом списке есть итоги, которые не записаны; запишите их: recall record {list}"
            )
        }
        Language::English => {
            format!(
                "{list}: it has outcomes that are not recorded; to record them: recall record {list}"
            )
        }
    }
}

/// A list is kept because of what was written where nothing is read.
#[must_use]
pub fn kept_with_more(kept: &str, language: Language) -> String {
    match language {
        Language::Russian => format!(
            "{kept}: под этим именем сохранён прежний список; в нём есть пометки не в столбцах для итогов, и они не прочитаны: посмотрите, нет ли там отказа"
        ),
        Language::English => format!(
            "{kept}: the earlier list is kept under this name; something is written in it outside of the columns for outcomes, which is not read; see whether somebody said no there"
        ),
    }
}

/// A list is kept because it is filled in and nothing of it was recorded.
#[must_use]
pub fn kept_unrecorded(kept: &str, language: Language) -> String {
    match language {
        Language::Russian => format!(
            "{kept}: под этим именем сохранён прежний список; в нём отмечены итоги, и они не записаны; запишите их: recall record {kept}"
        ),
        Language::English => format!(
            "{kept}: the earlier list is kept under this name; it has outcomes that are not recorded; to record them: recall record {kept}"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;

    #[test]
    fn each_sentence_names_its_file_and_what_to_do() {
        let date = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
        let far = NaiveDate::from_ymd_opt(2026, 4, 1).unwrap();
        let said = |language| {
            [
                close_first("a.csv", "~$a.csv", language),
                of_another_date("a.csv", (date, far), language),
                no_list("a.csv", language),
                keeps_changing("a.csv", language),
                write_protected("a.csv", language),
                nothing_known(date, "a.csv", language),
                not_recorded("a.csv", language),
                kept_with_more("a.csv", language),
                kept_unrecorded("a.csv", language),
            ]
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
            a.csv: что сказали пациенты 2 марта 2026, неизвестно: ни один итог этого списка не записан; впишите их в него, и следующий запуск их запишет
            a.csv: в этом списке есть итоги, которые не записаны; запишите их: recall record a.csv
            a.csv: под этим именем сохранён прежний список; в нём есть пометки не в столбцах для итогов, и они не прочитаны: посмотрите, нет ли там отказа
            a.csv: под этим именем сохранён прежний список; в нём отмечены итоги, и они не записаны; запишите их: recall record a.csv"#]].assert_eq(&russian.join("\n"));
        expect![[r#"
            a.csv: it is open in a spreadsheet (~$a.csv lies beside it); save and close the list first, then run again
            a.csv: this is the list of 2 March 2026, and a plan for 1 April 2026 does not replace it; name another file for that
            a.csv: this is no list of recall's, and no new one is written in its place; move it away or name another file
            a.csv: it was changed while the new list was made; close it wherever it is open, and run again
            a.csv: the file is write-protected, and is not replaced; let it be written or name another
            a.csv: what was said on 2 March 2026 is not known: no outcome of this list is recorded; fill them in there, and the next run records them
            a.csv: it has outcomes that are not recorded; to record them: recall record a.csv
            a.csv: the earlier list is kept under this name; something is written in it outside of the columns for outcomes, which is not read; see whether somebody said no there
            a.csv: the earlier list is kept under this name; it has outcomes that are not recorded; to record them: recall record a.csv"#]].assert_eq(&english.join("\n"));
        expect!["если список нигде не открыт, файл ~$a.csv остался после сбоя: удалите его"]
            .assert_eq(&stale_lock("~$a.csv", Language::Russian));
    }
}
