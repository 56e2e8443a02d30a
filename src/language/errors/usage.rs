//! What is wrong with what was asked of the program.

use std::fmt;
use std::path::{Path, PathBuf};

use super::{Said, problem};
use crate::base::plural::russian_plural;
use crate::base::{Both, Language, both, quoted, typed};
use crate::disk::shown;
use crate::language::number;
use crate::model::clinic::{Input, Reason};
use crate::phone::mask::masked_name;
use crate::plan::rules;
use crate::read::problem::Problem;
use crate::report::audience::NoSuchDoctor;

/// What is wrong with what was asked of the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum UsageError {
    Arguments {
        wrong: Box<WrongArgument>,
        /// What is most like it.
        nearest: Option<String>,
        /// Where all that can be said stands: `recall plan --help`.
        help: String,
    },
    Output(WrongOutput),
    NoReasonNumbered(String),
    /// A period that begins after its end.
    PeriodTurnedRound,
    NoReasonNamed {
        asked: String,
        nearest: Vec<Reason>,
    },
    /// Neither a patient nor a case.
    Unknown {
        asked: String,
        near: Vec<String>,
    },
    /// Whose list was asked for is neither administrator nor manager, and no one doctor.
    NoSuchDoctor(NoSuchDoctor),
    /// Nobody of that number, name or telephone is on the list of so many contacts.
    NotOnTheList {
        asked: String,
        contacts: usize,
    },
    /// No archive is named, and somebody was to be looked up in it.
    NoArchive {
        asked: String,
        data: PathBuf,
    },
    /// Nobody of that id, name or number is in the archive, nor among the patients.
    NotInTheArchive(String),
    /// So many patients have that name or number; they were shown.
    Several {
        asked: String,
        count: usize,
    },
    /// The id stands only in rows that are not used.
    InRefusedRows {
        asked: String,
        problems: Vec<Problem>,
        inputs: Vec<Input>,
    },
    /// A visit that is not ahead is no case.
    VisitOver {
        asked: String,
        patient: Option<String>,
    },
}

/// What is wrong with the name of an output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum WrongOutput {
    /// Its ending tells no form.
    NoForm {
        flag: &'static str,
        path: PathBuf,
        wanted: &'static str,
    },
    /// It would replace what is read.
    OverInput { flag: &'static str, path: PathBuf },
    /// The archive would lie among what is read.
    ArchiveAmongExports(PathBuf),
    /// By the list and the decisions.
    Shared(PathBuf),
    /// Outcomes were filled in there that would be lost; the options with which they are recorded.
    Filled(PathBuf, String),
    /// A workbook is a file, and holds the list of a day.
    NoFile,
}

/// What is wrong with the arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum WrongArgument {
    NoSuchCommand(String),
    NoSuchArgument(String),
    OneWordTooMany(String),
    Value {
        argument: String,
        wanted: Option<Value>,
        found: Option<String>,
    },
    Exclude(String, String),
    Twice(String),
    TakesNoValue(String),
    Missing(String),
    NoUtf8,
    /// Whatever else the parser may refuse.
    Other,
}

/// What an argument takes. Parsers of values hand it back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    Date,
    Clock,
    Hours,
    Delimiter,
    Encoding,
    /// A whole number up to this one, from 1.
    UpTo(u32),
    /// A whole number from 1.
    Count,
    Age,
    /// An age of a year or more.
    LongAge,
    /// A hash, or so many digits of it.
    Hash(usize),
    OneOf(Vec<String>),
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "wanted {}", value(self, Language::English))
    }
}

impl std::error::Error for Value {}

#[must_use]
pub(crate) fn said(error: &UsageError, language: Language) -> Said {
    let (message, hint) = match error {
        UsageError::Arguments {
            wrong,
            nearest,
            help,
        } => {
            let hint = where_all_stands(nearest.as_deref(), help, language);
            (wrong_argument(wrong, language), hint)
        }
        UsageError::Output(wrong) => return Said::of(wrong_output(wrong, language)),
        UsageError::PeriodTurnedRound => period_turned_round(language),
        UsageError::NoReasonNumbered(asked) => no_reason_numbered(asked, language),
        UsageError::NoReasonNamed { asked, nearest } => no_reason_named(asked, nearest, language),
        UsageError::Unknown { asked, near } => unknown(asked, near, language),
        UsageError::NoSuchDoctor(wrong) => no_such_doctor(wrong, language),
        UsageError::NotOnTheList { asked, contacts } => not_on_the_list(asked, *contacts, language),
        UsageError::NoArchive { asked, data } => no_archive(asked, data, language),
        UsageError::NotInTheArchive(asked) => not_in_the_archive(asked, language),
        UsageError::Several { asked, count } => several(asked, *count, language),
        UsageError::InRefusedRows {
            asked,
            problems,
            inputs,
        } => in_refused_rows(asked, (problems, inputs), language),
        UsageError::VisitOver { asked, patient } => visit_over(asked, patient.as_deref(), language),
    };
    let hint = Some(hint);
    Said { message, hint }
}

fn no_archive(asked: &str, data: &Path, language: Language) -> (String, String) {
    let data = typed(&shown(data).to_string());
    let asked = typed(asked);
    match language {
        Language::Russian => (
            "не указано: --archive".to_owned(),
            format!(
                "без архива не видно, что было известно в день звонка; если он есть, назовите его: --archive; на чём звонок основан сегодня, покажет recall explain {asked} --data {data}"
            ),
        ),
        Language::English => (
            "missing: --archive".to_owned(),
            format!(
                "without an archive nobody can tell what was known on the day of a call; if there is one, name it: --archive; on what a call rests today is told by recall explain {asked} --data {data}"
            ),
        ),
    }
}

fn wrong_argument(wrong: &WrongArgument, language: Language) -> String {
    let at = |argument: &str, what: Both| format!("{argument}: {}", what.said_in(language));
    match wrong {
        WrongArgument::NoSuchCommand(name) => at(
            &quoted(name),
            both("такой команды нет", "there is no such command"),
        ),
        WrongArgument::NoSuchArgument(argument) => at(
            argument,
            both("такого параметра нет", "there is no such argument"),
        ),
        WrongArgument::OneWordTooMany(word) => {
            at(&quoted(word), both("лишнее слово", "one word too many"))
        }
        WrongArgument::Value {
            argument,
            wanted,
            found,
        } => {
            let what = wrong_value(wanted.as_ref(), found.as_deref(), language);
            format!("{argument}: {what}")
        }
        WrongArgument::Exclude(argument, other) => match language {
            Language::Russian => format!("{argument} и {other} вместе не указывают"),
            Language::English => format!("{argument} and {other} exclude each other"),
        },
        WrongArgument::Twice(argument) => at(argument, both("указано дважды", "stands twice")),
        WrongArgument::TakesNoValue(argument) => {
            at(argument, both("значение здесь лишнее", "takes no value"))
        }
        WrongArgument::Missing(argument) => {
            let missing = both("не указано", "missing").said_in(language);
            format!("{missing}: {argument}")
        }
        WrongArgument::NoUtf8 => both(
            "в аргументах есть знаки не в UTF-8",
            "the arguments are no text in UTF-8",
        )
        .said_in(language)
        .to_owned(),
        WrongArgument::Other => both("аргументы указаны неверно", "the arguments are wrong")
            .said_in(language)
            .to_owned(),
    }
}

fn wrong_value(wanted: Option<&Value>, found: Option<&str>, language: Language) -> String {
    let wanted = wanted.map(|wanted| value(wanted, language));
    let found = found.map(quoted);
    match (wanted, found, language) {
        (Some(wanted), Some(found), Language::Russian) => {
            format!("нужно: {wanted}, а указано {found}")
        }
        (Some(wanted), Some(found), Language::English) => format!("wanted {wanted}, found {found}"),
        (Some(wanted), None, Language::Russian) => format!("нужно: {wanted}, а ничего не указано"),
        (Some(wanted), None, Language::English) => format!("wanted {wanted}, found nothing"),
        (None, Some(found), Language::Russian) => format!("{found} не подходит"),
        (None, Some(found), Language::English) => format!("{found} is not possible here"),
        (None, None, Language::Russian) => "значение не указано".to_owned(),
        (None, None, Language::English) => "the value is missing".to_owned(),
    }
}

/// What an argument takes.
fn value(wanted: &Value, language: Language) -> String {
    let text = match wanted {
        Value::Date => both("дата, как 2026-03-02", "a date such as 2026-03-02"),
        Value::Clock => both("время, как 09:30", "a time such as 09:30"),
        Value::Hours => both("часы, как 09:00-20:00", "hours such as 09:00-20:00"),
        Value::Delimiter => both(r#"знак "," или ";" или слово tab"#, r#"",", ";" or tab"#),
        Value::Encoding => both(
            "utf-8, utf-16, windows-1251 или cp866",
            "utf-8, utf-16, windows-1251 or cp866",
        ),
        Value::UpTo(most) => {
            return match language {
                Language::Russian => format!("целое число от 1 до {most}"),
                Language::English => format!("a whole number from 1 to {most}"),
            };
        }
        Value::Count => both("целое число от 1", "a whole number from 1"),
        Value::Age => both(
            "срок: 3y (три года), 18m (полтора года) или 90d (девяносто дней)",
            "how long: 3y (years), 18m (months) or 90d (days)",
        ),
        Value::LongAge => both(
            "срок не меньше года: 3y (три года) или 18m (полтора года)",
            "how long, a year or more: 3y (years) or 18m (months)",
        ),
        Value::Hash(fewest) => {
            return match language {
                Language::Russian => {
                    format!("отпечаток дня, не меньше {fewest} знаков: цифры и буквы от a до f")
                }
                Language::English => {
                    format!("a day's hash, {fewest} digits or more: 0 to 9 and a to f")
                }
            };
        }
        Value::OneOf(values) => {
            let or = both(" или ", " or ").said_in(language);
            return match values.as_slice() {
                [] => String::new(),
                [value] => value.clone(),
                [first @ .., last] => [&first.join(", "), or, last].concat(),
            };
        }
    };
    text.said_in(language).to_owned()
}

fn where_all_stands(nearest: Option<&str>, help: &str, language: Language) -> String {
    match (nearest, language) {
        (Some(nearest), Language::Russian) => {
            format!("похоже на {nearest}; всё, что можно указать: {help}")
        }
        (Some(nearest), Language::English) => {
            format!("the nearest is {nearest}; all there is: {help}")
        }
        (None, Language::Russian) => format!("всё, что можно указать: {help}"),
        (None, Language::English) => format!("all there is: {help}"),
    }
}

fn wrong_output(wrong: &WrongOutput, language: Language) -> String {
    match wrong {
        WrongOutput::NoForm { flag, path, wanted } => {
            let path = shown(path);
            let wanted = match wanted.rsplit_once(", ") {
                Some((others, last)) => {
                    let or = both("или", "or").said_in(language);
                    format!("{others} {or} {last}")
                }
                None => (*wanted).to_owned(),
            };
            match language {
                Language::Russian => {
                    format!("{flag} {path}: имя файла должно кончаться на {wanted}")
                }
                Language::English => {
                    format!("{flag} {path}: the name of the file must end in {wanted}")
                }
            }
        }
        WrongOutput::OverInput { flag, path } => {
            let path = shown(path);
            match language {
                Language::Russian => format!(
                    "{flag} {path}: этот файл recall читает сам, результат стёр бы его; назовите другой"
                ),
                Language::English => format!(
                    "{flag} {path}: recall reads this file, and the result would replace it; name another"
                ),
            }
        }
        WrongOutput::NoFile => both(
            "--format xlsx: список дня пишется в файл, например -o list.xlsx",
            "--format xlsx: a workbook is the list of a day, in a file: -o list.xlsx",
        )
        .said_in(language)
        .to_owned(),
        WrongOutput::ArchiveAmongExports(path) => {
            let path = shown(path);
            match language {
                Language::Russian => format!(
                    "{path}: архиву нужна своя папка, не та, где лежат выгрузки и записанные итоги"
                ),
                Language::English => format!(
                    "{path}: an archive needs a folder of its own, and not that of the exports or the record"
                ),
            }
        }
        WrongOutput::Filled(path, options) => {
            let path = shown(path).to_string();
            let typed = typed(&path);
            match language {
                Language::Russian => format!(
                    "{path}: в этот список уже вписаны итоги; запишите их: recall record {typed}{options}, или назовите другой файл"
                ),
                Language::English => format!(
                    "{path}: outcomes are filled in on this list; record them: recall record {typed}{options}, or name another file"
                ),
            }
        }
        WrongOutput::Shared(path) => {
            let path = shown(path);
            match language {
                Language::Russian => format!("{path}: для каждого результата нужен свой файл"),
                Language::English => format!("{path}: each output needs a file of its own"),
            }
        }
    }
}

fn no_reason_numbered(asked: &str, language: Language) -> (String, String) {
    let (last, all) = (rules::ALL.len(), number(rules::ALL.len(), language));
    match language {
        Language::Russian => (
            format!("нет повода с номером {asked}"),
            format!("номера от 1 до {last}; все {all} показывает recall rules"),
        ),
        Language::English => (
            format!("there is no reason number {asked}"),
            format!("the numbers are 1 to {last}; recall rules shows all {all}"),
        ),
    }
}

fn period_turned_round(language: Language) -> (String, String) {
    let (wrong, hint) = match language {
        Language::Russian => (
            "отчётный срок кончается раньше, чем начинается",
            "сначала --from, первый день, потом --to, последний; позже сегодняшнего дня считать нечего",
        ),
        Language::English => (
            "the period ends before it begins",
            "--from is its first day and --to its last; after today there is nothing to count",
        ),
    };
    (wrong.to_owned(), hint.to_owned())
}

fn no_reason_named(asked: &str, nearest: &[Reason], language: Language) -> (String, String) {
    let offered = nearest.iter().map(|&reason| {
        let name = rules::rule(reason).name(language);
        format!("{} {name} ({})", reason.number(), reason.name())
    });
    let offered = offered.collect::<Vec<_>>().join(", ");
    let all = number(rules::ALL.len(), language);
    match language {
        Language::Russian => (
            format!("нет повода «{asked}»"),
            format!("похожие: {offered}; все {all} показывает recall rules"),
        ),
        Language::English => (
            format!("there is no reason \"{asked}\""),
            format!("the nearest: {offered}; recall rules shows all {all}"),
        ),
    }
}

/// So many doctors are named.
const DOCTORS_NAMED: usize = 12;

fn no_such_doctor(wrong: &NoSuchDoctor, language: Language) -> (String, String) {
    let asked = masked_name(&wrong.asked);
    let known = wrong.known.iter().take(DOCTORS_NAMED);
    let known = known.map(|name| masked_name(name)).collect::<Vec<_>>();
    let known = known.join(", ");
    match language {
        Language::Russian => (
            format!("--for {asked}: непонятно, для кого список"),
            format!(
                "для администратора: administrator, для руководителя: manager, для врача: {known}"
            ),
        ),
        Language::English => (
            format!("--for {asked}: it is not clear whose list is meant"),
            format!("administrator, manager, or one of the doctors: {known}"),
        ),
    }
}

fn not_on_the_list(asked: &str, contacts: usize, language: Language) -> (String, String) {
    let asked = masked_name(asked);
    match language {
        Language::Russian => (
            format!("{asked}: в сегодняшнем списке такого звонка нет"),
            match contacts {
                0 => "список на этот день пуст".to_owned(),
                _ => format!(
                    "номера от 1 до {contacts}; почему пациенту не звонят, скажет recall explain"
                ),
            },
        ),
        Language::English => (
            format!("{asked}: there is no such call on the day's list"),
            match contacts {
                0 => "the day's list is empty".to_owned(),
                _ => format!(
                    "the numbers are 1 to {contacts}; recall explain says why a patient is not called"
                ),
            },
        ),
    }
}

fn not_in_the_archive(asked: &str, language: Language) -> (String, String) {
    let asked = masked_name(asked);
    match language {
        Language::Russian => (
            format!("{asked}: такого пациента или номера нет ни в архиве, ни в файлах клиники"),
            "нужен номер карты, имя, каким оно было в архиве, или номер телефона целиком"
                .to_owned(),
        ),
        Language::English => (
            format!(
                "{asked}: there is no such patient or number in the archive or in the clinic's files"
            ),
            "wanted a patient's id, a name as the archive has it, or a whole telephone number"
                .to_owned(),
        ),
    }
}

fn several(asked: &str, count: usize, language: Language) -> (String, String) {
    let asked = masked_name(asked);
    match language {
        Language::Russian => {
            let count_of = |forms| russian_plural(count as u64, forms);
            let found = count_of(["подходит", "подходят", "подходят"]);
            let patients = count_of(["пациент", "пациента", "пациентов"]);
            (
                format!("{asked}: {found} {count} {patients}"),
                "укажите номер карты, он стоит в скобках, или имя полнее".to_owned(),
            )
        }
        Language::English => (
            format!("{asked}: {count} patients fit"),
            "name one by the id in brackets, or by more of the name".to_owned(),
        ),
    }
}

fn unknown(asked: &str, near: &[String], language: Language) -> (String, String) {
    let asked = masked_name(asked);
    let near: Vec<_> = near.iter().map(|name| masked_name(name)).collect();
    let near = (!near.is_empty()).then(|| near.join(", "));
    match language {
        Language::Russian => (
            format!("{asked}: такого пациента, визита, плана или договорённости в файлах нет"),
            near.map_or_else(
                || "нужен номер карты, имя, телефон или повод: plan:17, visit:204, agreement:31".to_owned(),
                |near| format!("возможно, имелось в виду: {near}"),
            ),
        ),
        Language::English => (
            format!("{asked}: there is no such patient, visit, plan or agreement in the files"),
            near.map_or_else(
                || "wanted a patient's id, name or number, or a case such as plan:17, visit:204 or agreement:31".to_owned(),
                |near| format!("did you mean {near}?"),
            ),
        ),
    }
}

fn in_refused_rows(
    asked: &str,
    (problems, inputs): (&[Problem], &[Input]),
    language: Language,
) -> (String, String) {
    let asked = masked_name(asked);
    let sentences = problem::sentences(problems, inputs, language).join("\n");
    match language {
        Language::Russian => (
            format!("{asked} есть только в строках, которые не удалось принять:\n{sentences}"),
            "исправьте эти строки и спросите ещё раз".to_owned(),
        ),
        Language::English => (
            format!("{asked} stands only in rows that could not be used:\n{sentences}"),
            "mend these rows and ask again".to_owned(),
        ),
    }
}

fn visit_over(asked: &str, patient: Option<&str>, language: Language) -> (String, String) {
    let asked = masked_name(asked);
    let patient = patient.map(masked_name);
    match language {
        Language::Russian => (
            format!("{asked}: этот визит уже прошёл или отменён, решать о нём нечего"),
            patient.map_or_else(
                || "спросите по номеру карты: recall explain НОМЕР".to_owned(),
                |id| format!("обо всём, что касается этого пациента: recall explain {id}"),
            ),
        ),
        Language::English => (
            format!("{asked}: this visit is over or called off, there is nothing to decide"),
            patient.map_or_else(
                || "ask by the patient's id: recall explain PATIENT_ID".to_owned(),
                |id| format!("all about this patient: recall explain {id}"),
            ),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_an_archive_it_is_said_what_can_be_shown_today() {
        let error = UsageError::NoArchive {
            asked: "Петрова Анна".to_owned(),
            data: PathBuf::from("demo"),
        };
        let hint = said(&error, Language::Russian).hint.unwrap();
        assert!(hint.starts_with("без архива не видно"), "{hint}");
        let english = said(&error, Language::English).hint.unwrap();
        for hint in [hint, english] {
            assert!(hint.contains("recall explain "), "{hint}");
            assert!(hint.ends_with(" --data demo"), "{hint}");
            assert!(hint.contains(&typed("Петрова Анна")), "{hint}");
        }
    }

    #[test]
    fn what_no_command_asks_for_yet_has_its_words() {
        let old = WrongArgument::Value {
            argument: "--age".to_owned(),
            wanted: None,
            found: Some("old".to_owned()),
        };
        for (wrong, russian, english) in [
            (
                WrongArgument::Missing("<PATIENT>".to_owned()),
                "не указано: <PATIENT>",
                "missing: <PATIENT>",
            ),
            (
                WrongArgument::Exclude("--all".to_owned(), "--none".to_owned()),
                "--all и --none вместе не указывают",
                "--all and --none exclude each other",
            ),
            (
                old,
                "--age: \"old\" не подходит",
                "--age: \"old\" is not possible here",
            ),
        ] {
            assert_eq!(wrong_argument(&wrong, Language::Russian), russian);
            assert_eq!(wrong_argument(&wrong, Language::English), english);
        }
    }
}
