//! What was typed: a command to run, a question for help, or wrong use, said in the user's language.

use std::error::Error as _;
use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, Error, FromArgMatches, ValueEnum};

use super::clinic::Lang;
use super::wanted::Wanted;
use super::{Arguments, Surroundings, help};
use crate::base::{Language, quoted};
use crate::run::failure::{Failure, Status};

/// What was asked for.
#[derive(Debug)]
pub enum Asked {
    /// To run a command, in the language that its arguments name, if they do.
    Run(Box<Arguments>, Surroundings),
    /// Help, or the version.
    Told(String),
    /// Nothing: wrong use, but of somebody who may be here for the first time.
    Greeted(String),
}

/// Reads what was typed, the name of the program first.
///
/// # Errors
/// Where it is no right use of the program.
pub fn read(
    typed: impl IntoIterator<Item = OsString>,
    surroundings: Surroundings,
) -> Result<Asked, Failure> {
    let typed: Vec<OsString> = typed.into_iter().collect();
    let language = language(&typed).unwrap_or(surroundings.language);
    let matches = help::command(language).try_get_matches_from(&typed);
    let error = match matches.and_then(|matches| Arguments::from_arg_matches(&matches)) {
        Ok(arguments) => {
            let surroundings = Surroundings {
                language,
                ..surroundings
            };
            return Ok(Asked::Run(Box::new(arguments), surroundings));
        }
        Err(error) => error,
    };
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            Ok(Asked::Told(error.render().to_string()))
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
            Ok(Asked::Greeted(help::greeting(language).to_owned()))
        }
        _ => Err(Failure {
            hint: Some(hint(&error, &typed, language)),
            ..Failure::new(Status::Usage, language, message(&error, language))
        }),
    }
}

/// The language that is asked for among the arguments, whatever else is wrong with them; the last one counts.
fn language(typed: &[OsString]) -> Option<Language> {
    let words = typed.iter().skip(1);
    let words = words.map(|word| word.to_str().unwrap_or_default());
    let mut words = words.take_while(|word| *word != "--");
    let mut found = None;
    while let Some(word) = words.next() {
        let named = match word.strip_prefix("--lang") {
            Some("") => words.next(),
            Some(rest) => rest.strip_prefix('='),
            None => None,
        };
        let lang = named.and_then(|name| Lang::from_str(name, false).ok());
        found = lang.map(Language::from).or(found);
    }
    found
}

/// What is wrong, in one sentence.
fn message(error: &Error, language: Language) -> String {
    let russian = language == Language::Russian;
    let argument = argument(error).unwrap_or_default();
    let said = |russian_words: &str, english_words: &str| {
        let words = if russian {
            russian_words
        } else {
            english_words
        };
        format!("{argument}: {words}")
    };
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let name = quoted(&text(error, ContextKind::InvalidSubcommand).unwrap_or_default());
            if russian {
                format!("{name}: такой команды нет")
            } else {
                format!("{name}: there is no such command")
            }
        }
        ErrorKind::UnknownArgument if argument.starts_with('-') => {
            said("такого параметра нет", "there is no such argument")
        }
        ErrorKind::UnknownArgument if russian => format!("{}: лишнее слово", quoted(&argument)),
        ErrorKind::UnknownArgument => format!("{}: one word too many", quoted(&argument)),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let found = text(error, ContextKind::InvalidValue).filter(|found| !found.is_empty());
            match (wanted(error, language), found, russian) {
                (Some(wanted), Some(found), true) => {
                    format!("{argument}: нужно: {wanted}, а указано {}", quoted(&found))
                }
                (Some(wanted), Some(found), false) => {
                    format!("{argument}: wanted {wanted}, found {}", quoted(&found))
                }
                (Some(wanted), None, true) => {
                    format!("{argument}: нужно: {wanted}, а ничего не указано")
                }
                (Some(wanted), None, false) => {
                    format!("{argument}: wanted {wanted}, found nothing")
                }
                (None, Some(found), true) => {
                    format!("{argument}: {} не подходит", quoted(&found))
                }
                (None, Some(found), false) => {
                    format!("{argument}: {} is not possible here", quoted(&found))
                }
                (None, None, _) => said("значение не указано", "the value is missing"),
            }
        }
        ErrorKind::ArgumentConflict => match text(error, ContextKind::PriorArg) {
            Some(other) if name(&other) != argument => {
                let other = name(&other);
                if russian {
                    format!("{argument} и {other} вместе не указывают")
                } else {
                    format!("{argument} and {other} exclude each other")
                }
            }
            _ => said("указано дважды", "stands twice"),
        },
        ErrorKind::TooManyValues => said("значение здесь лишнее", "takes no value"),
        ErrorKind::MissingRequiredArgument if russian => format!("не указано: {argument}"),
        ErrorKind::MissingRequiredArgument => format!("missing: {argument}"),
        ErrorKind::InvalidUtf8 if russian => "в аргументах есть знаки не в UTF-8".to_owned(),
        ErrorKind::InvalidUtf8 => "the arguments are no text in UTF-8".to_owned(),
        _ if russian => "аргументы указаны неверно".to_owned(),
        _ => "the arguments are wrong".to_owned(),
    }
}

/// The next step: what is like it, and where all of it stands.
fn hint(error: &Error, typed: &[OsString], language: Language) -> String {
    let nearest = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg];
    let nearest = nearest.into_iter().find_map(|kind| text(error, kind));
    // Of several, the last is the most like it.
    let nearest = nearest.as_deref().and_then(|all| all.rsplit(", ").next());
    let command = help::command(language);
    let mut words = typed.iter().skip(1).filter_map(|word| word.to_str());
    let named = words.find_map(|word| command.find_subcommand(word));
    let whole = match named.map(Command::get_name) {
        None | Some("help") => "recall --help".to_owned(),
        Some(command) => format!("recall {command} --help"),
    };
    match (nearest, language) {
        (Some(nearest), Language::Russian) => {
            format!(
                "похоже на {}; всё, что можно указать: {whole}",
                name(nearest)
            )
        }
        (Some(nearest), Language::English) => {
            format!("the nearest is {}; all there is: {whole}", name(nearest))
        }
        (None, Language::Russian) => format!("всё, что можно указать: {whole}"),
        (None, Language::English) => format!("all there is: {whole}"),
    }
}

/// What an argument takes, where that is known.
fn wanted(error: &Error, language: Language) -> Option<String> {
    if let Some(wanted) = error
        .source()
        .and_then(|source| source.downcast_ref::<Wanted>())
    {
        return Some(wanted.words(language));
    }
    let or = match language {
        Language::Russian => " или ",
        Language::English => " or ",
    };
    match error.get(ContextKind::ValidValue)? {
        ContextValue::Strings(values) => match values.as_slice() {
            [] => None,
            [value] => Some(value.clone()),
            [first @ .., last] => Some([&first.join(", "), or, last].concat()),
        },
        _ => None,
    }
}

/// The argument that the message is about, without what stands for its value.
fn argument(error: &Error) -> Option<String> {
    text(error, ContextKind::InvalidArg).map(|text| {
        let is_list = text.contains(", ");
        if is_list { text } else { name(&text) }
    })
}

/// `--date` of `--date <YYYY-MM-DD>`.
fn name(argument: &str) -> String {
    let end = argument.find([' ', '=']).unwrap_or(argument.len());
    let is_flag = argument.starts_with('-');
    argument[..if is_flag { end } else { argument.len() }].to_owned()
}

fn text(error: &Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) if !texts.is_empty() => Some(texts.join(", ")),
        ContextValue::StyledStr(text) => Some(text.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use clap::{Arg, value_parser};
    use expect_test::expect;

    use super::*;

    fn asked(typed: &[&str]) -> Option<Language> {
        let typed: Vec<OsString> = typed.iter().map(OsString::from).collect();
        language(&typed)
    }

    #[test]
    fn the_language_is_found_wherever_it_stands() {
        let russian = Some(Language::Russian);
        let english = Some(Language::English);
        assert_eq!(asked(&["recall", "plan", "--lang", "en", "--day"]), english);
        assert_eq!(asked(&["recall", "--lang=en", "plan"]), english);
        assert_eq!(asked(&["recall", "plan", "--lang", "ru"]), russian);
        let both = ["recall", "--lang", "ru", "plan", "--lang", "en"];
        assert_eq!(asked(&both), english);
        assert_eq!(asked(&["recall", "plan", "--lang", "de"]), None);
        assert_eq!(asked(&["recall", "plan", "--", "--lang", "en"]), None);
        assert_eq!(asked(&["recall", "--language", "en", "--lang"]), None);
        assert_eq!(asked(&["--lang=en"]), None);
    }

    #[test]
    fn what_no_command_asks_for_yet_has_its_words() {
        let command = Command::new("recall")
            .arg(Arg::new("patient").required(true).value_name("PATIENT"))
            .arg(Arg::new("all").long("all").value_name("N"))
            .arg(Arg::new("none").long("none").conflicts_with("all"))
            .arg(Arg::new("age").long("age").value_parser(value_parser!(u8)));
        let told = ["recall", "recall 1 --all 2 --none 3", "recall 1 --age old"].map(|typed| {
            let result = command.clone().try_get_matches_from(typed.split(' '));
            let error = result.unwrap_err();
            let both = [Language::Russian, Language::English];
            both.map(|language| message(&error, language)).join("\n")
        });
        expect![[r#"
            не указано: <PATIENT>
            missing: <PATIENT>
            --all и --none вместе не указывают
            --all and --none exclude each other
            --age: "old" не подходит
            --age: "old" is not possible here"#]]
        .assert_eq(&told.join("\n"));
    }

    #[test]
    fn a_locale_names_a_language() {
        for russian in ["", "C", "C.UTF-8", "POSIX", "ru", "ru_RU.UTF-8", "ru_BY"] {
            assert_eq!(Language::of_locale(russian), Language::Russian, "{russian}");
        }
        for english in ["en", "en_GB.UTF-8", "de_DE@euro", "run"] {
            assert_eq!(Language::of_locale(english), Language::English, "{english}");
        }
    }
}
