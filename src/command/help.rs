//! The help in Russian: one table, by the names of commands and arguments. In English the help is the arguments' own comments.
//!
//! A new command or argument needs a line here; the test names those that have none.

use clap::builder::{EnumValueParser, PossibleValue, ValueParser};
use clap::{Arg, ArgAction, Command, CommandFactory};

use super::Arguments;
use super::clinic::Lang;
use crate::base::{Language, both};

/// What a command does, by its name.
const COMMANDS: &[(&str, &str)] = &[
    (
        "recall",
        "Составляет список звонков стоматологии на сегодня: кому клиника обещала или должна позвонить",
    ),
    ("init", "Подготовить папку для новой клиники"),
    ("plan", "Составить список звонков на сегодня"),
    (
        "screen",
        "Проверить чужой список для обзвона или рассылки: кому из него клиника правда должна позвонить",
    ),
    (
        "record",
        "Записать, чем кончились разговоры, из заполненных списков",
    ),
    ("rules", "Рассказать о поводах, по которым клиника звонит"),
    (
        "check",
        "Проверить выгрузки: что исправить и о чём спросить на визите",
    ),
    (
        "report",
        "Посчитать за срок: что обещали, что сдержали и чем это кончилось",
    ),
    (
        "call",
        "Показать один звонок из списка целиком: что посмотреть, что сказать и что ответить",
    ),
    (
        "explain",
        "Объяснить, почему с пациентом свяжутся или не свяжутся",
    ),
    (
        "prove",
        "Проверить, цел ли архив списков, или стереть в нём старые дни",
    ),
    (
        "script",
        "Показать слова разговоров: встроенные или свои шаблоны клиники",
    ),
    (
        "schema",
        "Описать файлы для других программ, в виде Data Package",
    ),
    (
        "completions",
        "Вывести скрипт автодополнения для командной оболочки",
    ),
    ("man", "Вывести страницу руководства (man)"),
    ("help", "Показать справку по программе или по команде"),
];

/// What an argument means, by its id; `plan.date` goes before `date` where two commands mean different things by one id.
const ARGUMENTS: &[(&str, &str)] = &[
    (
        "data",
        "Папка с выгрузками клиники [по умолчанию: из RECALL_DATA, иначе data в личных настройках, иначе текущая]",
    ),
    (
        "config",
        "Файл настроек; - значит стандартный ввод [по умолчанию: recall.toml в папке с выгрузками]",
    ),
    (
        "lang",
        "Язык списка и сообщений [по умолчанию: как в настройках клиники]",
    ),
    (
        "encoding",
        "Кодировка выгрузок [по умолчанию: определяется сама]",
    ),
    (
        "input_delimiter",
        "Чем разделены столбцы в выгрузках [по умолчанию: определяется сам]",
    ),
    (
        "threads",
        "Сколько потоков занять [по умолчанию: по числу процессоров, но не больше 8]",
    ),
    (
        "date",
        "На какой день список [по умолчанию: на сегодня по часам клиники]",
    ),
    (
        "now",
        "Который час [по умолчанию: текущее время, а для другого дня — его начало]",
    ),
    ("shift", "Часы работы в этот день вместо обычных"),
    (
        "bookings_checked",
        "Перед звонком администратор сам проверит, не записан ли уже пациент",
    ),
    (
        "callers",
        "Сколько администраторов звонит; если не указать, времени хватит на все звонки",
    ),
    (
        "strict",
        "Не составлять список, если хоть одна строка не принята или в ней неизвестный пациент",
    ),
    (
        "format",
        "Вид списка [по умолчанию: по имени файла; на экране таблица, иначе csv]",
    ),
    (
        "output",
        "Записать список в файл; {date} в имени — дата списка. Что вписано в список, который заменяется, сначала записывается",
    ),
    (
        "campaign",
        "Список, по которому хотят звонить или писать: CSV, XLSX, XLS или ODS; лист книги — ФАЙЛ#ЛИСТ, стандартный ввод — «-»",
    ),
    (
        "text",
        "Что хотят сказать всем из списка, если в самом списке этого нет",
    ),
    (
        "screen.output",
        "Записать список с решением по каждой строке в файл .csv или .xlsx [по умолчанию: CSV на экран]",
    ),
    (
        "only_justified",
        "Записать обоснованные контакты обычным списком звонков: .xlsx, .html, .csv или .json",
    ),
    (
        "screen.headings",
        "Как называть добавленные столбцы и что писать в них [по умолчанию: на экран коды, в файл слова]",
    ),
    (
        "audience",
        "Чей список: administrator, manager или врач по фамилии [по умолчанию: общий]",
    ),
    (
        "archive",
        "Сохранить в этой папке день: список, решения, настройки и отпечатки (SHA-256) прочитанных файлов, со ссылкой на предыдущий день",
    ),
    ("channel", "Только такие способы связи, через запятую"),
    (
        "week",
        "Вместо списка: сколько поводов придётся на каждый из шести ближайших рабочих дней; итоги не записываются",
    ),
    (
        "no_record",
        "Итогов не записывать: заполненный список сохранится рядом с новым",
    ),
    (
        "accept_smaller",
        "Продолжить, хотя с прошлого раза в записанных итогах или в выгрузке стало меньше строк или нет столбца",
    ),
    (
        "decisions",
        "Записать решение по каждому пациенту, в .jsonl или .csv",
    ),
    (
        "messages",
        "Записать СМС этого дня строками «номер;текст» для сервиса рассылки, в .csv",
    ),
    (
        "delimiter",
        "Чем разделить столбцы в новом CSV: запятая, точка с запятой или tab",
    ),
    (
        "headings",
        "Как назвать столбцы и значения списка в CSV: кодами или словами [по умолчанию: в файле словами, иначе кодами]",
    ),
    (
        "quiet",
        "Сообщать только об ошибках и о том, из-за чего могут позвонить не тому",
    ),
    ("patients", "Пациенты"),
    ("cards", "Сервисные карты"),
    ("plans", "Планы лечения"),
    ("signatures", "Подписи и сроки"),
    ("visits", "Визиты"),
    ("agreements", "Договорённости"),
    ("contacts", "Звонки и сообщения, которые уже были"),
    ("recall_contacts", "Те из них, что записал сам recall"),
    ("doctors", "Врачи"),
    ("slots", "Свободное время врачей"),
    (
        "call.asked",
        "Номер в списке или о ком: имя или его часть, телефон",
    ),
    (
        "explain.asked",
        "О ком или о чём: номер карты, имя или его часть, телефон или повод, например план:17, визит:204 или договорённость:31",
    ),
    ("explain.format", "Вид ответа"),
    (
        "init.folder",
        "Какую папку подготовить; если её нет, она появится",
    ),
    (
        "init.from",
        "Посмотреть выгрузку, папку или файлы, и записать настройки для неё [ПАПКА: та, где выгрузка]",
    ),
    (
        "init.demo",
        "Заполнить её вымышленной клиникой, чтобы попробовать",
    ),
    (
        "init.lang",
        "Язык файлов и сообщений [по умолчанию: язык системы]",
    ),
    (
        "check.date",
        "За какой день проверять [по умолчанию: за сегодня по часам клиники]",
    ),
    (
        "check.format",
        "Вид отчёта [по умолчанию: по имени файла, иначе таблица]",
    ),
    ("check.output", "Записать отчёт в файл"),
    (
        "check.all",
        "Показать в таблице все строки, а не только первые",
    ),
    (
        "report.date",
        "Какой сегодня день [по умолчанию: по часам клиники]",
    ),
    (
        "report.from",
        "С какого дня считать [по умолчанию: с первого числа прошлого месяца]",
    ),
    (
        "report.to",
        "По какой день считать, не позже сегодняшнего [по умолчанию: по вчерашний]",
    ),
    (
        "report.format",
        "Вид отчёта [по умолчанию: по имени файла, иначе таблица]",
    ),
    ("report.output", "Записать отчёт в файл"),
    ("report.quiet", "Не показывать, как идёт работа"),
    (
        "record.lists",
        "Заполненные списки: как их сохранила таблица или страница; «-» значит стандартный ввод",
    ),
    (
        "record.date",
        "Каким днём записывать [по умолчанию: сегодняшним по часам клиники]",
    ),
    (
        "record.now",
        "Который час [по умолчанию: текущее время, а для другого дня — его начало]",
    ),
    (
        "record.undo",
        "Отменить записанное: последний итог строки списка, последнюю запись (last) или запись с этим номером",
    ),
    (
        "record.forget",
        "Удалить всё записанное о пациенте; звонить ему не будут до нового согласия",
    ),
    (
        "record.expire",
        "Удалить всё, что старше: 3y, 18m или 90d; отказы остаются",
    ),
    (
        "record.recall_contacts",
        "Где лежат записанные итоги [по умолчанию: recall-contacts.csv в папке с выгрузками]",
    ),
    (
        "record.patients",
        "Пациенты, если они не в папке с выгрузками",
    ),
    (
        "record.quiet",
        "Сообщать только об ошибках и о том, что не понято",
    ),
    (
        "prove.asked",
        "О ком: номер карты, имя, каким оно было в архиве, или номер телефона",
    ),
    (
        "prove.date",
        "Каким днём составить страницу [по умолчанию: сегодняшним по часам клиники]",
    ),
    (
        "prove.from",
        "С какого дня показывать [по умолчанию: с первого в архиве]",
    ),
    (
        "prove.to",
        "По какой день показывать [по умолчанию: по последний в архиве]",
    ),
    (
        "prove.requested_by",
        "Кто её запросил: так и будет написано",
    ),
    (
        "prove.with_health",
        "Показать и лечение, зубы, примечания и слова разговоров",
    ),
    (
        "prove.format",
        "Вид страницы [по умолчанию: по имени файла; на экране текст, иначе html]",
    ),
    (
        "prove.output",
        "Записать страницу в файл: .html, .txt или .json",
    ),
    (
        "prove.archive",
        "Папка, куда recall plan --archive записывает дни [по умолчанию: из настроек]",
    ),
    (
        "prove.verify",
        "Назвать каждый файл, который изменён, пропал или добавлен, и каждый разрыв в цепочке дней",
    ),
    (
        "prove.expected",
        "Вместе с --verify: есть ли в цепочке отпечаток, который стоит внизу списка; хватит первых 12 знаков",
    ),
    (
        "prove.expire",
        "Стереть дни старше этого срока, не меньше года: 3y или 18m. Их отпечатки остаются в цепочке",
    ),
    (
        "script.name",
        "Один шаблон: повод по номеру или названию, talk или branches",
    ),
    (
        "rules.name",
        "Один или несколько поводов подробно: номера или названия",
    ),
    ("completions.shell", "Для какой оболочки"),
    (
        "completions.lang",
        "Язык пояснений [по умолчанию: язык системы]",
    ),
    ("man.lang", "Язык страницы [по умолчанию: язык системы]"),
    ("schema.tables", "Только эти файлы [по умолчанию: все]"),
    (
        "schema.data",
        "Описать выгрузки из этой папки как они есть; без неё описан вид, в котором пишет сам recall",
    ),
    (
        "schema.lang",
        "Язык названий и пояснений [по умолчанию: как в настройках клиники]",
    ),
    (
        "schema.output",
        "Записать описание в файл, например datapackage.json в папке с выгрузками: пути в нём — от этой папки",
    ),
    ("help", "Показать эту справку"),
    ("version", "Показать версию"),
];

/// The headings above groups of arguments.
const HEADINGS: &[(&str, &str)] = &[(
    "Files that are not in the data folder",
    "Файлы, которые лежат не в этой папке",
)];

/// What stands for the value of an argument.
const VALUES: &[(&str, &str)] = &[
    ("A-B", "ЧЧ:ММ-ЧЧ:ММ"),
    ("AGE", "СРОК"),
    ("CAMPAIGN", "СПИСОК"),
    ("CHARACTER", "ЗНАК"),
    ("DIR", "ПАПКА"),
    ("ENTRY", "СТРОКА"),
    ("EXPORT", "ВЫГРУЗКА"),
    ("FILE", "ФАЙЛ"),
    ("FORM", "ВИД"),
    ("HASH", "ОТПЕЧАТОК"),
    ("NAMES", "НАЗВАНИЯ"),
    ("HH:MM", "ЧЧ:ММ"),
    ("LANGUAGE", "ЯЗЫК"),
    ("N", "ЧИСЛО"),
    ("NAME", "НАЗВАНИЕ"),
    ("NUMBER|PATIENT", "НОМЕР|ПАЦИЕНТ"),
    ("NUMBER|NAME", "НОМЕР|НАЗВАНИЕ"),
    ("REASON", "ПОВОД"),
    ("SHELL", "ОБОЛОЧКА"),
    ("PATIENT", "КАРТА"),
    ("PATIENT|CASE", "ПАЦИЕНТ|ПОВОД"),
    ("PATIENT|NUMBER", "ПАЦИЕНТ|ТЕЛЕФОН"),
    ("TEXT", "ТЕКСТ"),
    ("TABLE", "ТАБЛИЦА"),
    ("TEXT", "ТЕКСТ"),
    ("WHOM", "КОМУ"),
    ("CHANNEL", "СПОСОБ"),
    ("YYYY-MM-DD", "ГГГГ-ММ-ДД"),
];

/// What stands at the end of a command's help: by its name, in Russian and English.
const EXAMPLES: &[(&str, &str, &str)] = &[
    (
        "recall",
        "Каждое утро: recall plan --data ПАПКА -o \"list-{date}.xlsx\"",
        "Every morning: recall plan --data DIR -o \"list-{date}.xlsx\"",
    ),
    (
        "init",
        "Для новой клиники: recall init ПАПКА; для готовой выгрузки: recall init ПАПКА --from ВЫГРУЗКА",
        "For a new clinic: recall init DIR; for an export that is there: recall init DIR --from EXPORT",
    ),
    (
        "plan",
        "Каждое утро: recall plan --data ПАПКА -o \"list-{date}.xlsx\"\nЧем кончились разговоры, вписывают прямо в список: назавтра та же команда всё запишет сама.",
        "Every morning: recall plan --data DIR -o \"list-{date}.xlsx\"\nWhat came of the calls is filled in right there: the next day the same command records it.",
    ),
    (
        "report",
        "Раз в месяц: recall report --data ПАПКА -o report.html\nЗвонки по сотрудникам отчёт не считает намеренно: чем больше их считают, тем больше лишних.",
        "Once a month: recall report --data DIR -o report.html\nCalls are not counted by person, on purpose: where they are, more are made that nobody was promised.",
    ),
    (
        "record",
        "Записать список сразу: recall record list-2026-03-02.csv --data ПАПКА\nОтменить последнюю запись: recall record --undo last --data ПАПКА",
        "To record a list at once: recall record list-2026-03-02.csv --data DIR\nTo take back the last recording: recall record --undo last --data DIR",
    ),
];

/// What is said to somebody who says nothing, in Russian and English.
const GREETING: (&str, &str) = (
    "\
recall составляет список звонков стоматологии на сегодня: кому клиника обещала или должна позвонить, когда и о чём.

С чего начать:
  1. Выгрузите из программы клиники в одну папку пациентов (patients.csv), планы лечения (plans.csv) и визиты (visits.csv).
     Файлы называются или выглядят иначе? recall init --from ВЫГРУЗКА разберётся в них и запишет настройки.
  2. Проверьте, всё ли на месте: recall check --data ПАПКА
  3. Каждое утро составляйте список: recall plan --data ПАПКА -o \"list-{date}.xlsx\"
     Чем кончились разговоры, вписывайте прямо в него: назавтра та же команда всё запишет сама.

Попробовать на вымышленной клинике: recall init --demo ПАПКА
Почему пациент в списке или не в нём: recall explain ПАЦИЕНТ --data ПАПКА
Какие есть команды: recall --help, какие у списка параметры: recall plan --help
",
    "\
recall writes a dental clinic's call list for today: whom the clinic has promised, or owes, a call, when and about what.

How to start:
  1. Export patients (patients.csv), treatment plans (plans.csv) and visits (visits.csv) from the clinic's program into one folder.
     Are the files called otherwise, or do they look different? recall init --from EXPORT makes sense of them and writes the settings.
  2. See whether all is there: recall check --data DIR
  3. Make the list, every morning: recall plan --data DIR -o \"list-{date}.xlsx\"
     Fill in what came of the calls right there: the next day the same command records it.

To try it on an invented clinic: recall init --demo DIR
Why a patient is on it, or is not: recall explain PATIENT --data DIR
The commands: recall --help, what the list can be told: recall plan --help
",
);

/// What is said to somebody who says nothing.
pub(super) const fn greeting(language: Language) -> &'static str {
    match language {
        Language::Russian => GREETING.0,
        Language::English => GREETING.1,
    }
}

/// The command line in a language.
pub(super) fn command(language: Language) -> Command {
    let mut command = Arguments::command();
    // Also before the command, and for those that look at no clinic.
    let lang = Arg::new("lang")
        .long("lang")
        .value_name("LANGUAGE")
        .value_parser(ValueParser::new(EnumValueParser::<Lang>::new()))
        .help("Language of what is written [default: the clinic's]")
        .global(true);
    command = command.arg(lang);
    // Until then clap has no help of its own that could be put into other words.
    command.build();
    in_language(command, language)
}

fn in_language(command: Command, language: Language) -> Command {
    let example = EXAMPLES
        .iter()
        .find(|(name, ..)| *name == command.get_name());
    let command = match (example, language) {
        (Some((_, russian, _)), Language::Russian) => command.after_help(*russian),
        (Some((_, _, english)), Language::English) => command.after_help(*english),
        (None, _) => command,
    };
    let command = match language {
        Language::Russian => in_russian(command),
        Language::English => command,
    };
    command.mut_subcommands(|command| in_language(command, language))
}

fn in_russian(command: Command) -> Command {
    let name = command.get_name().to_owned();
    let usage = usage(&command);
    let command = match of(COMMANDS, &name) {
        Some(about) => command.about(about).long_about(None),
        None => command,
    };
    command
        .override_usage(usage)
        .subcommand_help_heading("Команды")
        .help_template("{about-with-newline}\nКак вызвать: {usage}\n\n{all-args}{after-help}")
        .mut_args(|argument| argument_in_russian(&name, argument))
}

/// How a command is called.
fn usage(command: &Command) -> String {
    let name = command.get_bin_name().unwrap_or(command.get_name());
    let mut usage = format!("{name} [параметры]");
    for argument in command.get_positionals() {
        let value = value_name(argument);
        let value = of(VALUES, value).unwrap_or(value);
        let more = match argument.get_action() {
            ArgAction::Append => "...",
            _ => "",
        };
        usage += &if argument.is_required_set() {
            [" <", value, ">", more].concat()
        } else {
            [" [", value, "]", more].concat()
        };
    }
    if command.has_subcommands() {
        usage += " <команда>";
    }
    usage
}

/// What stands for the value of an argument.
fn value_name(argument: &Arg) -> &str {
    let name = argument.get_value_names().and_then(<[_]>::first);
    name.map_or(argument.get_id().as_str(), |name| name.as_str())
}

fn argument_in_russian(command: &str, argument: Arg) -> Arg {
    let heading = match argument.get_help_heading() {
        Some(heading) => of(HEADINGS, heading),
        None if argument.is_positional() => Some("Что указать"),
        None => Some("Параметры"),
    };
    let takes_value = argument.get_action().takes_values();
    let value = of(VALUES, value_name(&argument)).filter(|_| takes_value);
    let mut help = meaning(command, argument.get_id().as_str()).map(ToOwned::to_owned);
    if let Some(help) = &mut help {
        *help += &possible(&argument, Language::Russian);
    }
    let mut argument = argument.hide_default_value(true).hide_possible_values(true);
    if let Some(heading) = heading {
        argument = argument.help_heading(heading);
    }
    if let Some(value) = value {
        argument = argument.value_name(value);
    }
    match help {
        Some(help) => argument.help(help).long_help(None),
        None => argument,
    }
}

/// Which values an argument takes, and what it is without any, as far as that is shown; clap says this in English only.
pub(super) fn possible(argument: &Arg, language: Language) -> String {
    let mut said = String::new();
    if !argument.get_action().takes_values() {
        return said;
    }
    let values = argument.get_possible_values();
    let values = values.iter().filter(|value| !value.is_hide_set());
    let values: Vec<&str> = values.map(PossibleValue::get_name).collect();
    if !values.is_empty() {
        let possible = both(" [возможно: ", " [possible values: ").said_in(language);
        said.extend([possible, &values.join(", "), "]"]);
    }
    let defaults = argument.get_default_values().iter();
    let defaults = defaults.filter(|_| !argument.is_hide_default_value_set());
    let defaults: Vec<_> = defaults.map(|value| value.to_string_lossy()).collect();
    if !defaults.is_empty() {
        let default = both(" [по умолчанию: ", " [default: ").said_in(language);
        said.extend([default, &defaults.join(", "), "]"]);
    }
    said
}

/// What an argument of a command means.
fn meaning(command: &str, id: &str) -> Option<&'static str> {
    of(ARGUMENTS, &format!("{command}.{id}")).or_else(|| of(ARGUMENTS, id))
}

fn of(table: &[(&str, &'static str)], name: &str) -> Option<&'static str> {
    let found = table.iter().find(|(known, _)| *known == name);
    found.map(|&(_, russian)| russian)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A command and all that are below it.
    fn commands(command: &Command) -> Vec<&Command> {
        let below = command.get_subcommands().flat_map(commands);
        [command].into_iter().chain(below).collect()
    }

    #[test]
    fn everything_has_a_russian_text() {
        let command = command(Language::English);
        let mut missing = Vec::new();
        for command in commands(&command) {
            let name = command.get_name();
            if of(COMMANDS, name).is_none() {
                missing.push(format!("COMMANDS: {name}"));
            }
            for argument in command.get_arguments().filter(|a| !a.is_hide_set()) {
                let id = argument.get_id().as_str();
                if meaning(name, id).is_none() {
                    missing.push(format!("ARGUMENTS: {name}.{id}"));
                }
                let value = value_name(argument);
                if argument.get_action().takes_values() && of(VALUES, value).is_none() {
                    missing.push(format!("VALUES: {value}, of {name}.{id}"));
                }
                if let Some(heading) = argument.get_help_heading()
                    && of(HEADINGS, heading).is_none()
                {
                    missing.push(format!("HEADINGS: {heading}, of {name}.{id}"));
                }
            }
        }
        assert_eq!(missing, [""; 0], "these need a line in the tables above");
    }

    #[test]
    fn the_russian_help_has_no_english_words() {
        let command = command(Language::Russian);
        for command in commands(&command) {
            let help = command.clone().render_long_help().to_string();
            for word in [
                "Usage",
                "Options",
                "Commands",
                "Arguments",
                "default",
                "possible",
                "Print",
            ] {
                assert!(!help.contains(word), "{word}: {help}");
            }
        }
    }

    #[test]
    fn nothing_is_explained_that_is_not_there() {
        let command = command(Language::English);
        let commands = commands(&command);
        for (name, _) in COMMANDS {
            assert!(
                commands.iter().any(|command| command.get_name() == *name),
                "{name}"
            );
        }
        for (id, _) in ARGUMENTS {
            let is_there = commands.iter().any(|command| {
                let own = id.strip_prefix(command.get_name());
                let own = own.and_then(|rest| rest.strip_prefix('.')).unwrap_or(id);
                command
                    .get_arguments()
                    .any(|argument| argument.get_id() == own)
            });
            assert!(is_there, "{id}");
        }
    }
}
