//! What is said of files that have lost something since an earlier run.

use crate::base::plural::{english_plural, russian_plural};
use crate::base::{Both, Language, both};
use crate::language::dates::{English, Russian};
use crate::record::inputs::{Lost, What};

/// What is gone, since when, and what that means.
#[must_use]
pub(crate) fn sentence(lost: &Lost, language: Language) -> String {
    match language {
        Language::Russian => russian(lost),
        Language::English => english(lost),
    }
}

fn russian(lost: &Lost) -> String {
    let Lost { file, since, what } = lost;
    let since = Russian(*since);
    let rows = |rows: u64| {
        let noun = russian_plural(rows, ["строка", "строки", "строк"]);
        format!("{rows} {noun}")
    };
    match what {
        What::Record(before) => format!(
            "{file}: этого файла нет, а для списка на {since} в нём было: {}; без него recall не знает, кто просил не звонить и кому обещали перезвонить",
            rows(*before)
        ),
        What::RecordRows(before, now) => format!(
            "{file}: записанных итогов стало меньше: для списка на {since} их было {before}, теперь {now}; вместе с ними могли пропасть отказы и обещания",
        ),
        What::File(before) => format!(
            "{file}: этого файла больше нет, а для списка на {since} в нём было: {}",
            rows(*before)
        ),
        What::Rows(before, now) => format!(
            "{file}: пропало больше десятой части строк: для списка на {since} их было {before}, теперь {now}; похоже, выгрузка неполная",
        ),
        What::Column(column) => {
            format!("{file}: нет столбца {column}, а для списка на {since} он был")
        }
        What::SmallFile(before) => format!(
            "{file}: этот файл больше не читается, а для списка на {since} в нём было: {}",
            rows(*before)
        ),
    }
}

fn english(lost: &Lost) -> String {
    let Lost { file, since, what } = lost;
    let since = English(*since);
    let rows = |rows: u64| format!("{rows} {}", english_plural(rows, ["row", "rows"]));
    match what {
        What::Record(before) => format!(
            "{file}: the record is gone; for the list of {since} it had {}; without it recall does not know who asked not to be called and whom it was promised to call again",
            rows(*before)
        ),
        What::RecordRows(before, now) => format!(
            "{file}: the record has {} where for the list of {since} it had {before}; refusals and promises may be among those that are gone",
            rows(*now)
        ),
        What::File(before) => format!(
            "{file}: the file is gone; for the list of {since} it had {}",
            rows(*before)
        ),
        What::Rows(before, now) => format!(
            "{file}: it has {} where for the list of {since} it had {before}, and lost more than a tenth; the export may not be whole",
            rows(*now)
        ),
        What::Column(column) => {
            format!("{file}: the column {column} is gone, which was there for the list of {since}")
        }
        What::SmallFile(before) => format!(
            "{file}: the file is not read any more; for the list of {since} it had {}",
            rows(*before)
        ),
    }
}

/// How to go on where it is as it should be.
pub(crate) const HOW_TO_ACCEPT: Both = both(
    "верните недостающее; если же так и должно быть, запустите один раз с --accept-smaller",
    "bring back what is missing; or, if it is as it should be, run once with --accept-smaller",
);

/// What the runs before left can't be understood.
#[must_use]
pub(crate) fn damaged(name: &str, language: Language) -> String {
    match language {
        Language::Russian => format!(
            "{name}: файл испорчен или записан другой версией recall, он будет записан заново; сравнить выгрузки с прошлым разом не с чем"
        ),
        Language::English => format!(
            "{name}: it is damaged or was written by another version of recall, and is written anew; the exports can't be compared with those of the last run"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::errors::record;
    use crate::record::error::RecordError;

    #[test]
    fn what_is_gone_is_told_with_how_to_accept_it() {
        let lost = |what| Lost {
            file: "a.csv".to_owned(),
            since: "2026-03-02".parse().unwrap(),
            what,
        };
        let all = [
            lost(What::Record(21)),
            lost(What::RecordRows(9, 8)),
            lost(What::File(1000)),
            lost(What::Rows(1000, 801)),
            lost(What::Column("consent".to_owned())),
            lost(What::SmallFile(2)),
        ];
        assert!(all[..5].iter().all(Lost::ends_run) && !all[5].ends_run());
        for language in [Language::Russian, Language::English] {
            let said = record::said(&RecordError::Lost(all[..5].to_vec()), language);
            assert_eq!(said.message.lines().count(), 5);
            assert!(said.hint.unwrap().contains("--accept-smaller"));
            let damaged = damaged("recall-inputs.csv", language);
            assert!(damaged.starts_with("recall-inputs.csv: "), "{damaged}");
        }
        let russian = |nth: usize| sentence(&all[nth], Language::Russian);
        assert!(russian(0).contains("для списка на 2 марта 2026 в нём было: 21 строка;"));
        assert!(russian(1).contains("для списка на 2 марта 2026 их было 9, теперь 8"));
        assert!(russian(3).contains("их было 1000, теперь 801"));
        assert!(russian(4).contains("нет столбца consent"));
        assert!(russian(5).contains("2 строки"));
        let english = sentence(&all[3], Language::English);
        assert!(
            english.starts_with(
                "a.csv: it has 801 rows where for the list of 2 March 2026 it had 1000"
            )
        );
    }
}
