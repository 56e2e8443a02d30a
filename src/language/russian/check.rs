//! The words of `recall check` in Russian.

use chrono::NaiveDate;

use super::plural;
use crate::language::dates::Russian as On;
use crate::report::check::DuplicateOf;

const ROWS: [&str; 3] = ["строка", "строки", "строк"];

pub(in crate::language) fn opening(date: NaiveDate, counts: [u64; 4]) -> String {
    let [files, rows, rejected, blocked] = counts;
    let read = format!(
        "Проверка выгрузок, {}. Прочитано: {files} {}, {rows} {}.",
        On(date),
        plural(files, ["файл", "файла", "файлов"]),
        plural(rows, ROWS),
    );
    let refused = match rejected {
        0 => "Все строки приняты.".to_owned(),
        _ => format!("Не принято: {rejected} {}.", plural(rejected, ROWS)),
    };
    let left_out = match blocked {
        0 => "Из-за ошибок в записях никто не пропущен.".to_owned(),
        _ => format!(
            "Из-за ошибок в записях клиника не звонит {blocked} {}.",
            plural(blocked, ["пациенту", "пациентам", "пациентам"])
        ),
    };
    format!("{read} {refused} {left_out}")
}

pub(in crate::language) fn missing(
    file: &str,
    names: &str,
    header: Option<&str>,
    lost: &str,
) -> String {
    match header {
        None => format!("Нет файла {file}. {lost}"),
        Some(header) => format!("{file}: нет столбца «{header}» ({names}). {lost}"),
    }
}

pub(in crate::language) fn other_consent(file: &str, header: &str, is_taken: bool) -> String {
    if is_taken {
        format!(
            "{file}: recall.toml велит считать «{header}» согласием на звонки. Проверьте, что пациенты соглашались именно на них."
        )
    } else {
        format!("{file}: «{header}» не считается согласием на звонки.")
    }
}

pub(in crate::language) fn similar_header(file: &str, header: &str, column: &str) -> String {
    format!("{file}: «{header}» — возможно, это {column}:")
}

pub(in crate::language) fn hidden_words(count: u64) -> String {
    format!(
        "Не показано слов, похожих на номер телефона: {count}. Возможно, в этих строках сдвинуты столбцы."
    )
}

pub(in crate::language) fn orphans(file: &str, orphans: u64, rows: u64) -> String {
    let named = plural(orphans, ["строка", "строки", "строк"]);
    format!(
        "{file}: {orphans} {named} из {rows} не сходятся ни с одним пациентом. Тот ли столбец взят за номер карты?"
    )
}

pub(in crate::language) fn no_phones(file: &str, country: &str) -> String {
    format!(
        "{file}: не удалось прочитать ни одного телефона. Верно ли указана страна? clinic.country сейчас \"{country}\"."
    )
}

pub(in crate::language) fn duplicates(of: DuplicateOf, patients: &str) -> String {
    match of {
        DuplicateOf::Patient => {
            format!("пациент {patients}: под одним номером карты записаны разные сведения")
        }
        DuplicateOf::Record => {
            format!("пациент {patients}: у строк один номер, а сведения разные")
        }
        DuplicateOf::Person => {
            format!("карты № {patients}: одинаковые имя, дата рождения и телефон")
        }
    }
}

pub(in crate::language) fn agreed_after_refusal(
    whose: &str,
    refused_on: Option<NaiveDate>,
    reason: &str,
    agreed_on: NaiveDate,
) -> String {
    let no = match refused_on {
        Some(on) => format!("отказ {}", On(on)),
        None => "отказ без даты".to_owned(),
    };
    format!("{whose} — {no}, а {} договорились: {reason}", On(agreed_on))
}

pub(in crate::language) fn next_visit(on: Option<NaiveDate>) -> String {
    match on {
        Some(on) => format!("ближайший визит {}", On(on)),
        None => "визит не назначен".to_owned(),
    }
}
