//! What was typed: a command to run, a question for help, or wrong use, said in the user's language.

use std::error::Error as _;
use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, Error, FromArgMatches, ValueEnum};

use super::clinic::Lang;
use super::{Arguments, Surroundings, help};
use crate::base::Language;
use crate::language::errors::usage::{UsageError, Value, WrongArgument};
use crate::run::failure::{Failure, RunError};

/// What was asked for.
#[derive(Debug)]
pub enum Asked {
    /// To run a command, in the language that its arguments name, if they do.
    Run(Box<Arguments>, Surroundings),
    /// Help, or the version.
    Help(String),
    /// Nothing: wrong use, but of somebody who may be here for the first time.
    Greeting(String),
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
            Ok(Asked::Help(error.render().to_string()))
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
            Ok(Asked::Greeting(help::greeting(language).to_owned()))
        }
        _ => {
            let error = UsageError::Arguments {
                wrong: Box::new(wrong(&error)),
                nearest: nearest(&error),
                help: whole_help(&typed, language),
            };
            Err(RunError::Usage(error).said_in(language))
        }
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

fn wrong(error: &Error) -> WrongArgument {
    let argument = argument(error).unwrap_or_default();
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let name = text(error, ContextKind::InvalidSubcommand);
            WrongArgument::NoSuchCommand(name.unwrap_or_default())
        }
        ErrorKind::UnknownArgument if argument.starts_with('-') => {
            WrongArgument::NoSuchArgument(argument)
        }
        ErrorKind::UnknownArgument => WrongArgument::OneWordTooMany(argument),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => WrongArgument::Value {
            argument,
            wanted: wanted(error),
            found: text(error, ContextKind::InvalidValue).filter(|found| !found.is_empty()),
        },
        ErrorKind::ArgumentConflict => match text(error, ContextKind::PriorArg) {
            Some(other) if name(&other) != argument => {
                WrongArgument::Exclude(argument, name(&other))
            }
            _ => WrongArgument::Twice(argument),
        },
        ErrorKind::TooManyValues => WrongArgument::TakesNoValue(argument),
        ErrorKind::MissingRequiredArgument => WrongArgument::Missing(argument),
        ErrorKind::InvalidUtf8 => WrongArgument::NoUtf8,
        _ => WrongArgument::Other,
    }
}

/// What is most like what was typed.
fn nearest(error: &Error) -> Option<String> {
    let nearest = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg];
    let nearest = nearest.into_iter().find_map(|kind| text(error, kind))?;
    // Of several, the last is the most like it.
    nearest.rsplit(", ").next().map(name)
}

/// Where all that can be typed stands.
fn whole_help(typed: &[OsString], language: Language) -> String {
    let command = help::command(language);
    let mut words = typed.iter().skip(1).filter_map(|word| word.to_str());
    let named = words.find_map(|word| command.find_subcommand(word));
    match named.map(Command::get_name) {
        None | Some("help") => "recall --help".to_owned(),
        Some(command) => format!("recall {command} --help"),
    }
}

/// What an argument takes, where that is known.
fn wanted(error: &Error) -> Option<Value> {
    let of_parser = error
        .source()
        .and_then(|source| source.downcast_ref::<Value>());
    if let Some(wanted) = of_parser {
        return Some(wanted.clone());
    }
    match error.get(ContextKind::ValidValue)? {
        ContextValue::Strings(values) if !values.is_empty() => Some(Value::OneOf(values.clone())),
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
    fn what_no_command_asks_for_yet_is_told_apart() {
        let command = Command::new("recall")
            .arg(Arg::new("patient").required(true).value_name("PATIENT"))
            .arg(Arg::new("all").long("all").value_name("N"))
            .arg(Arg::new("none").long("none").conflicts_with("all"))
            .arg(Arg::new("age").long("age").value_parser(value_parser!(u8)));
        let of = |text: &str| text.to_owned();
        let age = WrongArgument::Value {
            argument: of("--age"),
            wanted: None,
            found: Some(of("old")),
        };
        for (typed, expected) in [
            ("recall", WrongArgument::Missing(of("<PATIENT>"))),
            (
                "recall 1 --all 2 --none 3",
                WrongArgument::Exclude(of("--all"), of("--none")),
            ),
            ("recall 1 --age old", age),
        ] {
            let result = command.clone().try_get_matches_from(typed.split(' '));
            assert_eq!(wrong(&result.unwrap_err()), expected);
        }
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
