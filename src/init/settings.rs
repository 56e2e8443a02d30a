//! The text of a new `recall.toml`: the templates beside this file, with what differs from clinic to clinic filled in.

use std::fmt::Write as _;

use chrono_tz::Tz;

use super::{Made, SETTINGS as SETTINGS_FILE, SHEETS, Wanted};
use crate::base::{Language, toml_text};
use crate::plan::rules;
use crate::plan::tally::is_utc;
use crate::settings::SETTINGS;

const TEMPLATES: (&str, &str) = (
    include_str!("recall.ru.toml"),
    include_str!("recall.en.toml"),
);

/// Stands in the templates between the settings and what is said of exports.
const EXPORTS: &str = "{exports}\n";

/// The settings of a new clinic, with the record where it is to be, if not in the folder.
#[must_use]
pub(super) fn of_empty(wanted: Wanted, record: Option<&str>) -> Made {
    let (settings, examples) = parts(wanted);
    filled(&[settings, examples].concat(), &[], record, wanted)
}

/// The settings of the invented clinic.
#[must_use]
pub(super) fn of_invented(wanted: Wanted) -> Made {
    let (settings, examples) = parts(wanted);
    let head = wanted.text(
        "# Это вымышленная клиника: люди, номера и болезни придуманы. Папку можно удалить.\n\n",
        "# This is an invented clinic: its people, numbers and ailments are made up. The folder can be deleted.\n\n",
    );
    let name = wanted.text("\"Стоматология «Липа»\"", "\"Lime Dental\"");
    let hours = wanted.text(
        "{ \"ежедневно\" = \"09:00-20:00\" }",
        "{ \"daily\" = \"09:00-20:00\" }",
    );
    // It can be deleted whole: its record stays within.
    let text = [head, settings, examples].concat();
    // Nobody has this number.
    let phone = "\"8 (495) 000-00-00\"";
    let set = [
        ("clinic.name", name),
        ("clinic.phone", phone),
        ("clinic.hours", hours),
    ];
    filled(&text, &set, None, wanted)
}

/// The settings of a clinic with what was found in its export.
#[must_use]
pub(super) fn of_export(wanted: Wanted, found: &str) -> Made {
    let mut made = of_empty(wanted, None);
    let mut text = String::from_utf8(made.bytes).unwrap_or_default();
    let (_, examples) = parts(wanted);
    let examples = examples.lines().next().unwrap_or_default();
    text.truncate(text.find(examples).unwrap_or(text.len()));
    text += found;
    made.bytes = text.into_bytes();
    made
}

/// The settings, and what is said of exports.
fn parts(wanted: Wanted) -> (&'static str, &'static str) {
    let template = match wanted.language {
        Language::Russian => TEMPLATES.0,
        Language::English => TEMPLATES.1,
    };
    template.split_once(EXPORTS).unwrap_or((template, ""))
}

fn filled(template: &str, set: &[(&str, &str)], record: Option<&str>, wanted: Wanted) -> Made {
    let text = template
        .replace("{settings}", &settings(set, wanted))
        .replace("{reasons}", &reasons(wanted))
        .replace("{files}", &files(record, wanted));
    Made {
        name: SETTINGS_FILE,
        bytes: text.into_bytes(),
    }
}

/// Every setting that is not of a reason or an export, by tables: what it means, and the default behind a comment mark unless it is set.
fn settings(set: &[(&str, &str)], wanted: Wanted) -> String {
    let mut text = String::new();
    let mut table = "";
    for setting in &SETTINGS {
        let Some(meaning) = setting.meaning else {
            continue;
        };
        let (own, key) = setting.key.split_once('.').unwrap_or(("", setting.key));
        if own != table {
            table = own;
            writeln!(text, "\n[{table}]").ok();
        }
        let meaning = meaning.said_in(wanted.language);
        let set = set.iter().find(|(key, _)| *key == setting.key);
        let line = match (set, setting.key) {
            (_, "clinic.timezone") => {
                writeln!(text, "# {meaning}{}", timezone(wanted)).ok();
                continue;
            }
            (_, "clinic.language") if wanted.language == Language::English => {
                format!("{key} = \"en\"")
            }
            (_, "priority") => format!("#{key} = {}", priority()),
            (Some((_, value)), _) => format!("{key} = {value}"),
            (None, _) => format!("#{key} = {}", setting.default.said_in(wanted.language)),
        };
        writeln!(text, "# {meaning}\n{line}").ok();
    }
    text.trim_end().to_owned()
}

/// The reasons as the default order has them.
fn priority() -> String {
    let settings = rules::default_settings(Tz::UTC);
    let names = settings.priority.map(|reason| toml_text(reason.name()));
    format!("[{}]", names.join(", "))
}

/// The settings of each reason.
fn reasons(wanted: Wanted) -> String {
    let tables = rules::ALL.map(|rule| {
        let (number, name) = (rule.reason.number(), rule.name(wanted.language));
        let in_person = wanted.text(": звонит только сам врач", ": always made by the doctor");
        let remark = if rule.in_person() { in_person } else { "" };
        let mut text = format!("# {number}. {name}{remark}\n");
        writeln!(text, "[reasons.{}]", rule.reason.name()).ok();
        let comment = rule.settings.days.map(|days| days.comment);
        text.extend(comment.map(|comment| format!("# {}\n", comment.said_in(wanted.language))));
        for (key, value, _) in rule.settings.in_force(&rule.settings.defaults()) {
            writeln!(text, "#{key} = {value}").ok();
        }
        text
    });
    tables.join("\n").trim_end().to_owned()
}

/// The line of the time zone, behind what is said of it.
fn timezone(wanted: Wanted) -> String {
    match wanted.timezone {
        // Most machines on UTC were never told where they are. Were it written down, nobody would be warned.
        Some(timezone) if is_utc(timezone) => wanted
            .text(
                " На этом компьютере стоит UTC. Если клиника не там, впишите её пояс, например Europe/Moscow или Asia/Vladivostok.",
                " This machine is on UTC. If the clinic is elsewhere, write down its zone, such as Europe/Moscow or Asia/Vladivostok.",
            )
            .to_owned()
            + "\n#timezone = \"UTC\"",
        Some(timezone) => format!("\ntimezone = \"{}\"", timezone.name()),
        None => wanted
            .text(
                " На этом компьютере его узнать не удалось: впишите свой, например Europe/Moscow или Asia/Yekaterinburg.",
                " This machine does not tell it: write down your own, such as Europe/Moscow or Asia/Yekaterinburg.",
            )
            .to_owned()
            + "\n#timezone = \"UTC\"",
    }
}

/// The table that names the record and the sheets of the workbook.
fn files(record: Option<&str>, wanted: Wanted) -> String {
    let read = SHEETS.iter().filter(|sheet| sheet.file().is_some());
    let sheets = read.map(|sheet| {
        let place = sheet.place(wanted.language);
        format!("{} = {}", sheet.name, toml_text(&place))
    });
    let head = ["[files]".to_owned()].into_iter();
    let lines: Vec<String> = head
        .chain(of_record(record, wanted))
        .chain(sheets)
        .collect();
    lines.join("\n")
}

/// The lines that say where recall writes down what came of the calls, and why there.
pub(super) fn of_record(record: Option<&str>, wanted: Wanted) -> Vec<String> {
    let Some(record) = record else {
        return Vec::new();
    };
    let why = wanted.text(
        "\
# Сюда recall записывает, чем кончились разговоры. Не в эту папку: если её заменит ночная выгрузка, вместе с файлом пропали бы отказы
# и обещания перезвонить.",
        "\
# Here recall writes down what came of the calls. Not in this folder: where a nightly export replaces what is in it, refusals and promises
# to call again would be lost with the file.",
    );
    let line = format!("recall-contacts = {}", toml_text(record));
    vec![why.to_owned(), line]
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use chrono_tz::Europe::Moscow;
    use chrono_tz::Tz;

    use super::*;
    use crate::export::columns::File;
    use crate::settings::Settings;

    const RECORD: &str = "../recall-contacts.csv";
    const LANGUAGES: [Language; 2] = [Language::Russian, Language::English];

    fn text(language: Language, timezone: Option<Tz>) -> String {
        let wanted = Wanted {
            language,
            timezone,
            today: NaiveDate::from_ymd_opt(2026, 3, 2).unwrap(),
        };
        String::from_utf8(of_empty(wanted, Some(RECORD)).bytes).unwrap()
    }

    fn parsed(text: &str, timezone: Option<Tz>) -> Settings {
        rules::read_settings(text, timezone).unwrap_or_else(|errors| panic!("{errors:?}\n{text}"))
    }

    /// The defaults as the file of a language leaves them.
    fn defaults(language: Language, timezone: Tz) -> Settings {
        let sheets = SHEETS.iter().filter_map(|sheet| {
            let file = sheet.file()?;
            Some((file, vec![sheet.place(language)]))
        });
        let record = (File::RecallContacts, vec![RECORD.to_owned()]);
        Settings {
            language,
            files: sheets.chain([record]).collect(),
            ..rules::default_settings(timezone)
        }
    }

    /// What is set where a default stands behind a comment mark.
    fn is_commented_setting(line: &str) -> bool {
        line.strip_prefix('#')
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_lowercase()))
    }

    #[track_caller]
    fn are_the_same(found: &Settings, expected: &Settings, context: &str) {
        // That a zone is set shows in itself.
        let [found, expected] = [found, expected].map(|settings| Settings {
            has_timezone: true,
            ..settings.clone()
        });
        assert_eq!(format!("{found:?}"), format!("{expected:?}"), "{context}");
    }

    #[test]
    fn nothing_is_set_but_time_zone_and_language() {
        for language in LANGUAGES {
            for timezone in [Some(Moscow), None] {
                // Another machine changes nothing where the zone is written down.
                let elsewhere = timezone.map(|_| chrono_tz::Asia::Tokyo);
                let found = parsed(&text(language, timezone), elsewhere);
                let zone = timezone.unwrap_or(Tz::UTC);
                are_the_same(&found, &defaults(language, zone), "");
            }
        }
    }

    #[test]
    fn a_machine_on_utc_sets_no_zone() {
        for language in LANGUAGES {
            for zone in [Tz::UTC, chrono_tz::Etc::UTC, chrono_tz::GMT] {
                let text = text(language, Some(zone));
                // Then every run warns of it.
                assert!(!parsed(&text, Some(zone)).has_timezone, "{text}");
                assert!(text.contains("Asia/Vladivostok"), "{text}");
            }
            assert!(parsed(&text(language, Some(Moscow)), None).has_timezone);
        }
    }

    #[test]
    fn every_commented_setting_is_the_default() {
        for language in LANGUAGES {
            let text = text(language, None);
            let lines: Vec<&str> = text.lines().collect();
            let at: Vec<usize> = (0..lines.len())
                .filter(|&at| is_commented_setting(lines[at]))
                .collect();
            let shown = SETTINGS.iter().filter(|it| it.meaning.is_some()).count();
            let is_set = usize::from(language == Language::English);
            let of_reasons = rules::ALL.into_iter().flat_map(|rule| {
                let own = rule.settings;
                own.in_force(&own.defaults())
            });
            assert_eq!(at.len(), shown - is_set + of_reasons.count());
            let with = |marks_off: &[usize]| -> String {
                let line = |(place, line): (usize, &&str)| {
                    let line = if marks_off.contains(&place) {
                        &line[1..]
                    } else {
                        line
                    };
                    line.to_owned() + "\n"
                };
                lines.iter().enumerate().map(line).collect()
            };
            let expected = parsed(&text, None);
            for place in &at {
                let found = parsed(&with(&[*place]), None);
                are_the_same(&found, &expected, lines[*place]);
            }
            are_the_same(&parsed(&with(&at), None), &expected, "all of them");
        }
    }

    #[test]
    fn the_examples_can_be_used() {
        for language in LANGUAGES {
            let text = text(language, Some(Moscow));
            let examples = text.lines().filter(|line| line.starts_with("#   "));
            assert!(examples.count() > 15);
            let used = parsed(&text.replace("\n#   ", "\n"), None);
            let own = defaults(language, Moscow);
            assert_eq!(used.reasons, own.reasons);
            assert_eq!(used.files.len(), own.files.len() + 2);
            let said: Vec<&str> = used.mappings.keys().map(String::as_str).collect();
            assert_eq!(
                said,
                [
                    "agreements",
                    "calls-2025.csv",
                    "patients",
                    "plans",
                    "visits"
                ]
            );
        }
    }

    #[test]
    fn both_languages_say_the_same() {
        let [russian, english] = LANGUAGES.map(|language| {
            let text = text(language, Some(Moscow));
            let name = |line: &str| {
                let setting = line.trim_start_matches('#').trim_start();
                let is_prose = line.starts_with("# ") && !line.starts_with("#   ");
                (!is_prose).then(|| {
                    setting
                        .split(['=', '#'])
                        .next()
                        .unwrap_or("")
                        .trim()
                        .to_owned()
                })
            };
            text.lines().filter_map(name).collect::<Vec<_>>()
        });
        assert_eq!(russian, english);
    }
}
