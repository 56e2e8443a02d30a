//! How everything that can be wrong with `recall.toml` is said, in English and in Russian.

use chrono::Weekday;

use super::error::{Found, Problem, Thing, Wanted};
use crate::base::{quoted, shortened};
use crate::model::clinic::Reason;

impl Problem {
    pub(super) fn english(&self) -> String {
        match self {
            Self::Syntax(message) => format!("this is no TOML: {}", fault(message)),
            Self::UnknownSetting { setting, nearest } => {
                format!("{setting} is not a setting; the nearest is {nearest}")
            }
            Self::NotOfReason {
                reason,
                setting,
                own,
            } => format!(
                "reasons.{} has no {setting}; it has {}",
                reason.name(),
                listed(own, "and")
            ),
            Self::Unknown {
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
            Self::NoNamedValues {
                setting,
                file,
                column,
            } => {
                format!("{setting}: {column} of {file}.csv has no fixed list of values")
            }
            Self::OnlyFromPatient { setting } => format!(
                "{setting}: each patient gives this: it can't be the same for all, nor made of other dates"
            ),
            Self::TellsRowsApart { setting } => {
                format!("{setting}: this tells rows apart: name at least one header")
            }
            Self::NoDate { setting } => {
                format!("{setting}: last and interval make a date, and this column holds none")
            }
            Self::Wanted {
                setting,
                wanted,
                found,
            } => {
                format!(
                    "{setting}: wanted {}, found {}",
                    wanted.english(),
                    found.english()
                )
            }
            Self::DaysTwice { key, earlier, day } => format!(
                "clinic.hours: {} names {}, and so does {}",
                quoted(key),
                english_day(*day),
                quoted(earlier)
            ),
            Self::DateTwice(date) => format!("clinic.extra_days: {date} stands twice"),
            Self::Twice { setting, name } => format!("{setting}: {name} stands twice"),
            Self::ReasonsMissing(reasons) => {
                format!(
                    "priority: wanted all eight reasons, missing {}",
                    named(reasons, "and")
                )
            }
            Self::WordTwice {
                setting,
                word,
                value,
            } => format!("{setting}: {} already stands for {value}", quoted(word)),
        }
    }

    pub(super) fn russian(&self) -> String {
        match self {
            Self::Syntax(message) => {
                format!("запись нарушает правила TOML: {}", russian_syntax(message))
            }
            Self::UnknownSetting { setting, nearest } => {
                format!("настройки {setting} нет; самая похожая: {nearest}")
            }
            Self::NotOfReason {
                reason,
                setting,
                own,
            } => format!(
                "у reasons.{} нет настройки {setting}; есть {}",
                reason.name(),
                listed(own, "и")
            ),
            Self::Unknown {
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
            Self::NoNamedValues {
                setting,
                file,
                column,
            } => {
                format!("{setting}: у {column} в {file}.csv нет постоянного списка значений")
            }
            Self::OnlyFromPatient { setting } => format!(
                "{setting}: это говорит каждый пациент сам: нельзя указать одно для всех или вычислить из других дат"
            ),
            Self::TellsRowsApart { setting } => {
                format!(
                    "{setting}: по этому столбцу различают строки: нужен хотя бы один заголовок"
                )
            }
            Self::NoDate { setting } => {
                format!("{setting}: из last и interval получается дата, а в этом столбце не даты")
            }
            Self::Wanted {
                setting,
                wanted,
                found,
            } => format!(
                "{setting}: {}, а указано: {}",
                wanted.russian(),
                found.russian()
            ),
            Self::DaysTwice { key, earlier, day } => format!(
                "clinic.hours: {} дважды: в {} и в {}",
                russian_day(*day),
                quoted(earlier),
                quoted(key)
            ),
            Self::DateTwice(date) => {
                format!(
                    "clinic.extra_days: {} указано дважды",
                    date.format("%d.%m.%Y")
                )
            }
            Self::Twice { setting, name } => format!("{setting}: {name} указано дважды"),
            Self::ReasonsMissing(reasons) => {
                format!(
                    "priority: нужны все восемь поводов, не хватает {}",
                    named(reasons, "и")
                )
            }
            Self::WordTwice {
                setting,
                word,
                value,
            } => format!(
                "{setting}: слово {} уже занято значением {value}",
                quoted(word)
            ),
        }
    }
}

impl Wanted {
    fn english(self) -> String {
        match self {
            Self::Table => "a table".to_owned(),
            Self::Text => "a text in quotes".to_owned(),
            Self::Whole(from, to) => format!("a whole number from {from} to {to}"),
            Self::TrueOrFalse => "true or false".to_owned(),
            Self::Date => "a date such as \"2026-03-08\" or \"08.03.2026\"".to_owned(),
            Self::Dates => "a list of dates such as [\"2026-03-08\"]".to_owned(),
            Self::Hours => "hours of one day such as \"09:00-20:00\"".to_owned(),
            Self::HoursList => {
                "hours such as \"09:00-21:00\" or \"09:00-13:00, 14:00-21:00\"".to_owned()
            }
            Self::Days => "days of the week such as \"mon-sat\" or \"sun\"".to_owned(),
            Self::OneOf(names) => listed(names, "or"),
            Self::SomeOf(names) => format!("a list of {}", listed(names, "or")),
            Self::Reasons => "a list of all eight reasons".to_owned(),
            Self::Country => "a country of two letters such as \"RU\"".to_owned(),
            Self::TimeZone => "a time zone such as \"Europe/Moscow\"".to_owned(),
            Self::Files => "the name of a file or a list of at most 20, each once".to_owned(),
            Self::Record => "the path of one CSV file, in quotes".to_owned(),
            Self::Folders => "a folder or a list of folders, in quotes".to_owned(),
            Self::FileNames => {
                "the name of a file or a list of them, in quotes; * stands for anything".to_owned()
            }
            Self::Headers => "a column header or a list of them, in quotes".to_owned(),
            Self::Making => {
                "{ always = \"text\" } or { last = \"header\", interval = \"header\" }".to_owned()
            }
            Self::Interval => "an interval such as \"6m\", \"6m1d\" or \"180d\"".to_owned(),
            Self::Words => "a word or a list of words, in quotes".to_owned(),
        }
    }

    fn russian(self) -> String {
        match self {
            Self::Table => "нужен раздел".to_owned(),
            Self::Text => "нужен текст в кавычках".to_owned(),
            Self::Whole(from, to) => format!("нужно целое число от {from} до {to}"),
            Self::TrueOrFalse => "нужно true или false".to_owned(),
            Self::Date => "нужна дата, например \"2026-03-08\" или \"08.03.2026\"".to_owned(),
            Self::Dates => "нужен список дат, например [\"08.03.2026\"]".to_owned(),
            Self::Hours => "нужны часы одного дня, например \"09:00-20:00\"".to_owned(),
            Self::HoursList => {
                "нужны часы, например \"09:00-21:00\" или \"09:00-13:00, 14:00-21:00\"".to_owned()
            }
            Self::Days => "нужны дни недели, например \"пн-сб\" или \"вс\"".to_owned(),
            Self::OneOf(names) => format!("нужно {}", listed(names, "или")),
            Self::SomeOf(names) => format!("нужен список из {}", listed(names, "или")),
            Self::Reasons => "нужен список всех восьми поводов".to_owned(),
            Self::Country => "нужна страна из двух букв, например \"RU\"".to_owned(),
            Self::TimeZone => "нужен часовой пояс, например \"Europe/Moscow\"".to_owned(),
            Self::Files => "нужно имя файла или список имён, не больше 20 и каждое один раз".to_owned(),
            Self::Record => "нужен путь к одному файлу CSV в кавычках".to_owned(),
            Self::Folders => "нужна папка или список папок в кавычках".to_owned(),
            Self::FileNames => {
                "нужно имя файла или список имён в кавычках; * заменяет что угодно".to_owned()
            }
            Self::Headers => "нужен заголовок столбца или список заголовков в кавычках".to_owned(),
            Self::Making => {
                "нужно { always = \"текст\" } или { last = \"заголовок\", interval = \"заголовок\" }"
                    .to_owned()
            }
            Self::Interval => "нужен срок, например \"6m\", \"6m1d\" или \"180d\"".to_owned(),
            Self::Words => "нужно слово или список слов в кавычках".to_owned(),
        }
    }
}

impl Found {
    fn english(&self) -> String {
        match self {
            Self::Plain(plain) => shortened(plain),
            Self::Text(text) => quoted(text),
            Self::Date => "a date or time".to_owned(),
            Self::List => "a list".to_owned(),
            Self::EmptyList => "an empty list".to_owned(),
            Self::Table => "a table".to_owned(),
        }
    }

    fn russian(&self) -> String {
        match self {
            Self::Plain(plain) => shortened(plain),
            Self::Text(text) => quoted(text),
            Self::Date => "дата или время".to_owned(),
            Self::List => "список".to_owned(),
            Self::EmptyList => "пустой список".to_owned(),
            Self::Table => "раздел".to_owned(),
        }
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
