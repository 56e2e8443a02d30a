//! One thing that is wrong with `recall.toml`.

use chrono::Weekday;

use crate::base::{Language, quoted, shortened};
use crate::model::clinic::Reason;
use crate::settings::{Found, Place, Problem, SettingError, Thing, Wanted};

/// The whole line for a person: the file as the caller names it, the place, the sentence.
#[must_use]
pub(crate) fn line(
    SettingError { place, problem }: &SettingError,
    file: &str,
    language: Language,
) -> String {
    let sentence = worded(problem, language);
    match place {
        Some(Place { line, column }) => format!("{file}:{line}:{column}: {sentence}"),
        None => format!("{file}: {sentence}"),
    }
}

/// What is wrong, in lower case and without a final stop; where it is stands in [`line`].
#[must_use]
pub fn sentence(error: &SettingError, language: Language) -> String {
    worded(&error.problem, language)
}

fn worded(problem: &Problem, language: Language) -> String {
    match language {
        Language::Russian => russian(problem),
        Language::English => english(problem),
    }
}

fn english(problem: &Problem) -> String {
    match problem {
        Problem::Syntax(message) => format!("this is no TOML: {}", fault(message)),
        Problem::UnknownSetting { setting, nearest } => {
            format!("{setting} is not a setting; the nearest is {nearest}")
        }
        Problem::NotOfReason {
            reason,
            setting,
            own,
        } => format!(
            "reasons.{} has no {setting}; it has {}",
            reason.name(),
            listed(own, "and")
        ),
        Problem::Unknown {
            setting,
            thing,
            found,
            nearest,
        } => {
            let found = quoted(found);
            let missing = match thing {
                Thing::Reason => format!("there is no reason {found}"),
                Thing::TimeZone => format!("there is no time zone {found}"),
                Thing::File => format!("there is no file {found}"),
                Thing::Column { file } => format!("{file}.csv has no column {found}"),
                Thing::FixedValue { column } => format!("{column} has no value {found}"),
                Thing::Value { file, column } => {
                    format!("{column} of {file}.csv has no value {found}")
                }
            };
            format!("{setting}: {missing}; the nearest is {nearest}")
        }
        Problem::NoNamedValues {
            setting,
            file,
            column,
        } => {
            format!("{setting}: {column} of {file}.csv has no fixed list of values")
        }
        Problem::OnlyFromPatient { setting } => format!(
            "{setting}: each patient gives this: it can't be the same for all, nor made of other dates"
        ),
        Problem::TellsRowsApart { setting } => {
            format!("{setting}: this tells rows apart: name at least one header")
        }
        Problem::NoDate { setting } => {
            format!("{setting}: last and interval make a date, and this column holds none")
        }
        Problem::Wanted {
            setting,
            wanted,
            found,
        } => {
            format!(
                "{setting}: wanted {}, found {}",
                wanted_english(*wanted),
                found_english(found)
            )
        }
        Problem::DaysTwice { key, earlier, day } => format!(
            "clinic.hours: {} names {}, and so does {}",
            quoted(key),
            english_day(*day),
            quoted(earlier)
        ),
        Problem::DateTwice(date) => format!("clinic.extra_days: {date} stands twice"),
        Problem::Twice { setting, name } => format!("{setting}: {name} stands twice"),
        Problem::ReasonsMissing(reasons) => {
            format!(
                "priority: wanted all reasons, missing {}",
                named(reasons, "and")
            )
        }
        Problem::WordTwice {
            setting,
            word,
            value,
        } => format!("{setting}: {} already stands for {value}", quoted(word)),
    }
}

fn russian(problem: &Problem) -> String {
    match problem {
        Problem::Syntax(message) => {
            format!("запись нарушает правила TOML: {}", russian_syntax(message))
        }
        Problem::UnknownSetting { setting, nearest } => {
            format!("настройки {setting} нет; самая похожая: {nearest}")
        }
        Problem::NotOfReason {
            reason,
            setting,
            own,
        } => format!(
            "у reasons.{} нет настройки {setting}; есть {}",
            reason.name(),
            listed(own, "и")
        ),
        Problem::Unknown {
            setting,
            thing,
            found,
            nearest,
        } => {
            let found = quoted(found);
            let missing = match thing {
                Thing::Reason => format!("повода {found} нет; самый похожий"),
                Thing::TimeZone => format!("часового пояса {found} нет; самый похожий"),
                Thing::File => format!("файла {found} нет; самый похожий"),
                Thing::Column { file } => {
                    format!("в {file}.csv нет столбца {found}; самый похожий")
                }
                Thing::FixedValue { column } => {
                    format!("у {column} нет значения {found}; самое похожее")
                }
                Thing::Value { file, column } => {
                    format!("у {column} в {file}.csv нет значения {found}; самое похожее")
                }
            };
            format!("{setting}: {missing}: {nearest}")
        }
        Problem::NoNamedValues {
            setting,
            file,
            column,
        } => {
            format!("{setting}: у {column} в {file}.csv нет постоянного списка значений")
        }
        Problem::OnlyFromPatient { setting } => format!(
            "{setting}: это говорит каждый пациент сам: нельзя указать одно для всех или вычислить из других дат"
        ),
        Problem::TellsRowsApart { setting } => {
            format!("{setting}: по этому столбцу различают строки: нужен хотя бы один заголовок")
        }
        Problem::NoDate { setting } => {
            format!("{setting}: из last и interval получается дата, а в этом столбце не даты")
        }
        Problem::Wanted {
            setting,
            wanted,
            found,
        } => format!(
            "{setting}: {}, а указано: {}",
            wanted_russian(*wanted),
            found_russian(found)
        ),
        Problem::DaysTwice { key, earlier, day } => format!(
            "clinic.hours: {} дважды: в {} и в {}",
            russian_day(*day),
            quoted(earlier),
            quoted(key)
        ),
        Problem::DateTwice(date) => {
            format!(
                "clinic.extra_days: {} указано дважды",
                date.format("%d.%m.%Y")
            )
        }
        Problem::Twice { setting, name } => format!("{setting}: {name} указано дважды"),
        Problem::ReasonsMissing(reasons) => {
            format!(
                "priority: нужны все поводы, не хватает {}",
                named(reasons, "и")
            )
        }
        Problem::WordTwice {
            setting,
            word,
            value,
        } => format!(
            "{setting}: слово {} уже занято значением {value}",
            quoted(word)
        ),
    }
}

fn wanted_english(wanted: Wanted) -> String {
    match wanted {
        Wanted::Table => "a table".to_owned(),
        Wanted::Text => "a text in quotes".to_owned(),
        Wanted::Whole(from, to) => format!("a whole number from {from} to {to}"),
        Wanted::TrueOrFalse => "true or false".to_owned(),
        Wanted::Date => "a date such as \"2026-03-08\" or \"08.03.2026\"".to_owned(),
        Wanted::Dates => "a list of dates such as [\"2026-03-08\"]".to_owned(),
        Wanted::Hours => "hours of one day such as \"09:00-20:00\"".to_owned(),
        Wanted::HoursList => {
            "hours such as \"09:00-21:00\" or \"09:00-13:00, 14:00-21:00\"".to_owned()
        }
        Wanted::Days => "days of the week such as \"mon-sat\" or \"sun\"".to_owned(),
        Wanted::OneOf(names) => listed(names, "or"),
        Wanted::SomeOf(names) => format!("a list of {}", listed(names, "or")),
        Wanted::Reasons => "a list of all reasons".to_owned(),
        Wanted::Country => "a country of two letters such as \"RU\"".to_owned(),
        Wanted::TimeZone => "a time zone such as \"Europe/Moscow\"".to_owned(),
        Wanted::Files => "the name of a file or a list of at most 20, each once".to_owned(),
        Wanted::Record => "the path of one CSV file, in quotes".to_owned(),
        Wanted::Folder => "a folder, in quotes".to_owned(),
        Wanted::Folders => "a folder or a list of folders, in quotes".to_owned(),
        Wanted::FileNames => {
            "the name of a file or a list of them, in quotes; * stands for anything".to_owned()
        }
        Wanted::Headers => "a column header or a list of them, in quotes".to_owned(),
        Wanted::Making => {
            "{ always = \"text\" } or { last = \"header\", interval = \"header\" }".to_owned()
        }
        Wanted::Interval => "an interval such as \"6m\", \"6m1d\" or \"180d\"".to_owned(),
        Wanted::Words => "a word or a list of words, in quotes".to_owned(),
    }
}

fn wanted_russian(wanted: Wanted) -> String {
    match wanted {
        Wanted::Table => "нужен раздел".to_owned(),
        Wanted::Text => "нужен текст в кавычках".to_owned(),
        Wanted::Whole(from, to) => format!("нужно целое число от {from} до {to}"),
        Wanted::TrueOrFalse => "нужно true или false".to_owned(),
        Wanted::Date => "нужна дата, например \"2026-03-08\" или \"08.03.2026\"".to_owned(),
        Wanted::Dates => "нужен список дат, например [\"08.03.2026\"]".to_owned(),
        Wanted::Hours => "нужны часы одного дня, например \"09:00-20:00\"".to_owned(),
        Wanted::HoursList => {
            "нужны часы, например \"09:00-21:00\" или \"09:00-13:00, 14:00-21:00\"".to_owned()
        }
        Wanted::Days => "нужны дни недели, например \"пн-сб\" или \"вс\"".to_owned(),
        Wanted::OneOf(names) => format!("нужно {}", listed(names, "или")),
        Wanted::SomeOf(names) => format!("нужен список из {}", listed(names, "или")),
        Wanted::Reasons => "нужен список всех поводов".to_owned(),
        Wanted::Country => "нужна страна из двух букв, например \"RU\"".to_owned(),
        Wanted::TimeZone => "нужен часовой пояс, например \"Europe/Moscow\"".to_owned(),
        Wanted::Files => {
            "нужно имя файла или список имён, не больше 20 и каждое один раз".to_owned()
        }
        Wanted::Record => "нужен путь к одному файлу CSV в кавычках".to_owned(),
        Wanted::Folder => "нужна папка в кавычках".to_owned(),
        Wanted::Folders => "нужна папка или список папок в кавычках".to_owned(),
        Wanted::FileNames => {
            "нужно имя файла или список имён в кавычках; * заменяет что угодно".to_owned()
        }
        Wanted::Headers => "нужен заголовок столбца или список заголовков в кавычках".to_owned(),
        Wanted::Making => {
            "нужно { always = \"текст\" } или { last = \"заголовок\", interval = \"заголовок\" }"
                .to_owned()
        }
        Wanted::Interval => "нужен срок, например \"6m\", \"6m1d\" или \"180d\"".to_owned(),
        Wanted::Words => "нужно слово или список слов в кавычках".to_owned(),
    }
}

fn found_english(found: &Found) -> String {
    match found {
        Found::Plain(plain) => shortened(plain),
        Found::Text(text) => quoted(text),
        Found::Date => "a date or time".to_owned(),
        Found::List => "a list".to_owned(),
        Found::EmptyList => "an empty list".to_owned(),
        Found::Table => "a table".to_owned(),
    }
}

fn found_russian(found: &Found) -> String {
    match found {
        Found::Plain(plain) => shortened(plain),
        Found::Text(text) => quoted(text),
        Found::Date => "дата или время".to_owned(),
        Found::List => "список".to_owned(),
        Found::EmptyList => "пустой список".to_owned(),
        Found::Table => "раздел".to_owned(),
    }
}

/// `a, b and c`.
fn listed(names: &[&str], and: &str) -> String {
    match names {
        [] => String::new(),
        [name] => (*name).to_owned(),
        [first @ .., last] => format!("{} {and} {last}", first.join(", ")),
    }
}

fn named(reasons: &[Reason], and: &str) -> String {
    let names: Vec<&str> = reasons.iter().map(|reason| reason.name()).collect();
    listed(&names, and)
}

const fn english_day(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}

const fn russian_day(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "понедельник",
        Weekday::Tue => "вторник",
        Weekday::Wed => "среда",
        Weekday::Thu => "четверг",
        Weekday::Fri => "пятница",
        Weekday::Sat => "суббота",
        Weekday::Sun => "воскресенье",
    }
}

/// The crate speaks English only; what people get wrong most often is said in Russian.
fn russian_syntax(message: &str) -> &'static str {
    match fault(message) {
        "duplicate key" => "это имя уже встречалось",
        "string values must be quoted" => "текст пишется в кавычках",
        "missing value" | "missing value for key" | "key with no value" => {
            "после имени нужны знак = и значение"
        }
        "invalid unquoted key" => "имя с такими знаками пишется в кавычках",
        "unclosed array" => "список не закрыт скобкой ]",
        "unclosed table" | "unclosed array table" => "заголовок раздела не закрыт скобкой ]",
        "unclosed inline table" => "нет закрывающей скобки }",
        "missing comma between array elements" | "missing comma between key-value pairs" => {
            "пропущена запятая"
        }
        "extra comma in array" | "extra comma in inline table" => "лишняя запятая",
        "extra `=`" | "extra assignment between key-value pairs" | "unexpected `=` in array" => {
            "лишний знак ="
        }
        "missing assignment between key-value pairs" => "пропущен знак =",
        "unexpected leading zero" => "число начинается с нуля",
        fault if fault.contains("string") => "текст не закрыт кавычкой или записан с ошибкой",
        _ => "здесь должно стоять что-то другое",
    }
}

/// What is wrong, without what the crate would have taken instead: that is no help to somebody who is no programmer.
fn fault(message: &str) -> &str {
    message.split(", expected").next().unwrap_or(message)
}
