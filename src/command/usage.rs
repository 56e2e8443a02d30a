//! What was typed: a command to run, a question for help, or wrong use, said in the user's language.

use std::error::Error as _;
use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Command, Error, FromArgMatches, ValueEnum};

use super::clinic::Lang;
use super::{Arguments, Place, Surroundings, help};
use crate::base::Language;
use crate::language::errors::usage::{UsageError, Value, WrongArgument};
use crate::run::failure::{Failure, RunError};

/// So many letters may be wrong, missing, too many or turned round in a name that is still recognised.
const MOST_SLIPS: usize = 3;
/// And no more than one for so many letters.
const LETTERS_PER_SLIP: usize = 3;

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

/// Reads what was typed, the name of the program first, where no environment names a clinic's folder.
///
/// # Errors
/// Where it is no right use of the program.
pub fn read(
    typed: impl IntoIterator<Item = OsString>,
    surroundings: Surroundings,
) -> Result<Asked, Failure> {
    read_in(typed, surroundings, &Place::default())
}

/// The same, where it may.
///
/// # Errors
/// Where it is no right use of the program, or the user's own settings are wrong.
pub fn read_in(
    typed: impl IntoIterator<Item = OsString>,
    surroundings: Surroundings,
    place: &Place,
) -> Result<Asked, Failure> {
    let typed = without_help_of_help(typed.into_iter().collect());
    let language = language(&typed).unwrap_or(surroundings.language);
    let surroundings = Surroundings {
        language,
        ..surroundings
    };
    let matches = help::command(language).try_get_matches_from(&typed);
    let read = matches.and_then(|matches| {
        let says_where = says_where(&matches);
        Ok((Arguments::from_arg_matches(&matches)?, says_where))
    });
    let error = match read {
        Ok((mut arguments, says_where)) => {
            if !says_where && let Some(data) = arguments.command.data_mut() {
                let folder = place.folder();
                if let Some(folder) = folder.map_err(|error| error.said_in(language))? {
                    *data = folder;
                }
            }
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
                nearest: nearest(&error, &typed, language),
                help: whole_help(&typed, language),
            };
            Err(RunError::Usage(error).said_in(language))
        }
    }
}

/// Whether the command itself says where the clinic's folder is.
fn says_where(matches: &ArgMatches) -> bool {
    let command = matches.subcommand().map(|(_, command)| command);
    // Not every command asks for it.
    let asking = command.filter(|command| command.try_contains_id("data").is_ok());
    let source = asking.and_then(|command| command.value_source("data"));
    source.is_some_and(|source| source != ValueSource::DefaultValue)
}

/// The help needs none of its own: whoever asks it for help gets what it shows.
fn without_help_of_help(mut typed: Vec<OsString>) -> Vec<OsString> {
    if typed.get(1).is_some_and(|word| word == "help") {
        typed.retain(|word| word != "--help" && word != "-h");
    }
    typed
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
fn nearest(error: &Error, typed: &[OsString], language: Language) -> Option<String> {
    let nearest = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg];
    let nearest = nearest.into_iter().find_map(|kind| text(error, kind));
    let wrong = argument(error).filter(|_| error.kind() == ErrorKind::UnknownArgument);
    if let Some(nearest) = wrong.and_then(|wrong| nearest_flag(&wrong, typed, language)) {
        return Some(nearest);
    }
    // Of several, the last is the most like it.
    nearest?.rsplit(", ").next().map(name)
}

/// The argument of the command that a slip of the fingers or two turns into what was typed: the first of those that are as near.
fn nearest_flag(wrong: &str, typed: &[OsString], language: Language) -> Option<String> {
    let wrong = wrong.strip_prefix("--")?;
    let all = help::command(language);
    let command = named_command(&all, typed).unwrap_or(&all);
    let known = command.get_arguments().filter(|known| !known.is_hide_set());
    let known = known.filter_map(Arg::get_long);
    let near = known.map(|known| (strsim::damerau_levenshtein(wrong, known), known));
    let near = near.filter(|&(slips, known)| {
        let letters = wrong.chars().count().min(known.chars().count());
        slips <= MOST_SLIPS && slips * LETTERS_PER_SLIP <= letters
    });
    let nearest = near.min_by_key(|&(slips, _)| slips);
    nearest.map(|(_, known)| format!("--{known}"))
}

/// Where all that can be typed stands.
fn whole_help(typed: &[OsString], language: Language) -> String {
    let command = help::command(language);
    match named_command(&command, typed).map(Command::get_name) {
        None | Some("help") => "recall --help".to_owned(),
        Some(command) => format!("recall {command} --help"),
    }
}

/// The command that was typed.
fn named_command<'c>(all: &'c Command, typed: &[OsString]) -> Option<&'c Command> {
    let mut words = typed.iter().skip(1).filter_map(|word| word.to_str());
    words.find_map(|word| all.find_subcommand(word))
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
    use clap::value_parser;

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
