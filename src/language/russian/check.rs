//! The words of `recall check` in Russian.

use chrono::NaiveDate;

use super::plural;
use crate::language::check::Labels;
use crate::language::dates::Russian as On;
use crate::read::problem::Fate;
use crate::report::check::{Belonging, Future, Question};

const ROWS: [&str; 3] = ["строка", "строки", "строк"];

/// The short words.
pub(in crate::language) const LABELS: Labels = Labels {
    counts: [
        "Файл",
        "строк",
        "учтено",
        "без пациента",
        "не принято",
        "пропущено",
    ],
    nothing_to_mend: "В порядке",
    columns: "Как прочитаны столбцы",
    own_names: "под своими именами",
    not_read: "не используются",
    always: "всегда",
    by_settings: "по recall.toml",
    choose: "ВЫБЕРИТЕ",
    one_of: "одно из",
    like: "похоже на",
    doctor: "Врач",
    other_doctors: "Остальные",
    no_doctor: "Врач не указан",
    see_all: "Показано не всё: остальное покажет --all, а -o check.csv запишет по строке на каждую причину.",
    answer: "В recall.toml остались вопросы: если ответ «да», уберите «#», если «нет», удалите строку.",
    some_time: "время не указано",
};

pub(in crate::language) fn opening(date: NaiveDate, counts: [u64; 4]) -> String {
    let [files, rows, rejected, barred] = counts;
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
    let left_out = match barred {
        0 => "Из-за ошибок в записях никто не пропущен.".to_owned(),
        _ => format!(
            "Из-за ошибок в записях клиника не звонит {barred} {}.",
            plural(barred, ["пациенту", "пациентам", "пациентам"])
        ),
    };
    format!("{read} {refused} {left_out}")
}

pub(in crate::language) fn lack(
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

pub(in crate::language) fn like_a_column(file: &str, header: &str, column: &str) -> String {
    format!("{file}: «{header}» — возможно, это {column}:")
}

pub(in crate::language) fn unknown_words(file: &str, column: &str, count: u64) -> String {
    let words = plural(
        count,
        ["незнакомое слово", "незнакомых слова", "незнакомых слов"],
    );
    format!("{file}, столбец {column}: {count} {words}.")
}

pub(in crate::language) fn hidden_words(count: u64) -> String {
    format!(
        "Не показано слов, похожих на номер телефона: {count}. Возможно, в этих строках сдвинуты столбцы."
    )
}

pub(in crate::language) fn rows_with(place: &str, wanted: &str, fate: Fate, count: u64) -> String {
    let forms = match fate {
        Fate::Rejected => ["строка не принята", "строки не приняты", "строк не принято"],
        Fate::LeftBlank => [
            "ячейка считается пустой",
            "ячейки считаются пустыми",
            "ячеек считаются пустыми",
        ],
        Fate::TakenAsOther => [
            "визит считается прочим",
            "визита считаются прочими",
            "визитов считаются прочими",
        ],
        Fate::Unmatched => [
            "строка с такой ссылкой",
            "строки с такой ссылкой",
            "строк с такой ссылкой",
        ],
        Fate::Orphan => [
            "строка ни на что не влияет",
            "строки ни на что не влияют",
            "строк ни на что не влияют",
        ],
        Fate::Noted => return format!("{place}: {wanted}"),
    };
    format!("{place}: {wanted} — {count} {}", plural(count, forms))
}

pub(in crate::language) fn barred_by(patients: u64, cause: &str) -> String {
    let noun = plural(patients, ["пациент", "пациента", "пациентов"]);
    format!("{patients} {noun} — {cause}")
}

pub(in crate::language) fn orphans(file: &str, orphans: u64, rows: u64) -> String {
    let named = plural(orphans, ["строка", "строки", "строк"]);
    format!(
        "{file}: {orphans} {named} из {rows} не сходятся ни с одним пациентом. Тот ли столбец взят за номер пациента?"
    )
}

pub(in crate::language) fn no_phones(file: &str, country: &str) -> String {
    format!(
        "{file}: не удалось прочитать ни одного телефона. Верно ли указана страна? clinic.country сейчас \"{country}\"."
    )
}

pub(in crate::language) fn duplicate(belonging: Belonging, patients: &str, rows: &str) -> String {
    match belonging {
        Belonging::Patient => {
            format!("пациент {patients}: под одним номером карты записаны разные сведения ({rows})")
        }
        Belonging::Record => {
            format!("пациент {patients}: строки с одним номером расходятся ({rows})")
        }
        Belonging::Person => {
            format!("карты {patients}: одинаковые имя, дата рождения и телефон ({rows})")
        }
    }
}

pub(in crate::language) fn future(what: Future, count: u64) -> String {
    let forms = match what {
        Future::Contact => ["звонок", "звонка", "звонков"],
        Future::Visit => [
            "состоявшийся приём",
            "состоявшихся приёма",
            "состоявшихся приёмов",
        ],
        Future::Agreed => ["договорённость", "договорённости", "договорённостей"],
        Future::Signed => [
            "подпись под планом",
            "подписи под планом",
            "подписей под планом",
        ],
        Future::Done => [
            "выполненная позиция плана",
            "выполненные позиции плана",
            "выполненных позиций плана",
        ],
        Future::Consented => ["согласие", "согласия", "согласий"],
    };
    format!("{count} {}", plural(count, forms))
}

pub(in crate::language) fn stale_visits(count: u64) -> String {
    format!("{count} {}", plural(count, ["приём", "приёма", "приёмов"]))
}

pub(in crate::language) fn after_no(
    whose: &str,
    no_on: Option<NaiveDate>,
    reason: &str,
    agreed_on: NaiveDate,
) -> String {
    let no = match no_on {
        Some(on) => format!("отказ {}", On(on)),
        None => "отказ без даты".to_owned(),
    };
    format!("{whose} — {no}, а {} договорились: {reason}", On(agreed_on))
}

pub(in crate::language) fn next_visit(on: Option<NaiveDate>) -> String {
    match on {
        Some(on) => format!("ближайший приём {}", On(on)),
        None => "приём не назначен".to_owned(),
    }
}

pub(in crate::language) const fn asked_about(question: Question) -> &'static str {
    match question {
        Question::Consent => "согласие",
        Question::Number => "номер",
        Question::Hours => "часы",
        Question::Guardian => "представитель",
    }
}

pub(in crate::language) const fn question(question: Question) -> &'static str {
    match question {
        Question::Consent => {
            "«Можно ли нам звонить или писать вам, если это важно для вашего лечения? Или только о записи на приём?»"
        }
        Question::Number => "«По какому номеру вам лучше звонить?»",
        Question::Hours => "«В какие дни и в какое время вам удобно говорить?»",
        Question::Guardian => {
            "«Как зовут того из родителей, с кем нам говорить о ребёнке, и по какому номеру звонить?»"
        }
    }
}
