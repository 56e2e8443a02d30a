//! `recall man`: the manual page, one for all commands, from the declarations that the help is made of.

use clap::builder::Str;
use clap::{Arg, Args, Command};
use roff::{Inline, Roff, bold, italic, roman};

use super::clinic::Lang;
use super::{Surroundings, help, outputs};
use crate::base::{Both, Language, both};
use crate::run::failure::{Failure, RunError};

/// Arguments of `recall man`.
#[derive(Debug, Args)]
pub struct ManArguments {
    /// Language of the page [default: that of the system]
    #[arg(long, value_name = "LANGUAGE")]
    lang: Option<Lang>,
}

/// By this line man knows the encoding of the page.
const ENCODING: &str = "'\\\" -*- coding: UTF-8 -*-\n";

const NAME: Both = both("ИМЯ", "NAME");
const SYNOPSIS: Both = both("ОБЗОР", "SYNOPSIS");
const DESCRIPTION: Both = both("ОПИСАНИЕ", "DESCRIPTION");
const COMMANDS: Both = both("КОМАНДЫ", "COMMANDS");

/// Writes the page.
///
/// # Errors
/// Where it can't be written.
pub fn run(arguments: &ManArguments, surroundings: Surroundings) -> Result<(), Failure> {
    let language = arguments.lang.map_or(surroundings.language, Language::from);
    let written = outputs::write(None, &page(language));
    written.map_err(|error| RunError::Disk(error).said_in(language))
}

fn page(language: Language) -> String {
    let command = help::command(language);
    let mut roff = Roff::new();
    let heading = |roff: &mut Roff, heading: Both| {
        roff.control("SH", [heading.said_in(language)]);
    };
    let version = format!("recall {}", command.get_version().unwrap_or_default());
    roff.control("TH", ["RECALL", "1", "", &version, ""]);
    heading(&mut roff, NAME);
    roff.text([roman(format!("recall - {}", about(&command)))]);
    heading(&mut roff, SYNOPSIS);
    synopsis(&mut roff, &command);
    heading(&mut roff, DESCRIPTION);
    paragraphs(&mut roff, &about(&command));
    paragraphs(&mut roff, &after(&command));
    heading(&mut roff, COMMANDS);
    let commands = command.get_subcommands();
    for command in commands.filter(|command| !command.is_hide_set()) {
        let name = command.get_bin_name().unwrap_or(command.get_name());
        roff.control("SS", [name]);
        synopsis(&mut roff, command);
        paragraphs(&mut roff, &about(command));
        for argument in command.get_arguments().filter(|it| !it.is_hide_set()) {
            roff.control("TP", []);
            roff.text(signature(argument));
            roff.text([roman(meaning(argument, language))]);
        }
        paragraphs(&mut roff, &after(command));
    }
    ENCODING.to_owned() + &roff.to_roff()
}

fn about(command: &Command) -> String {
    let about = command.get_about().map(ToString::to_string);
    about.unwrap_or_default()
}

fn after(command: &Command) -> String {
    let after = command.get_after_help().map(ToString::to_string);
    after.unwrap_or_default()
}

/// A paragraph a line.
fn paragraphs(roff: &mut Roff, text: &str) {
    for line in text.lines() {
        roff.control("PP", []);
        roff.text([roman(line)]);
    }
}

/// How a command is called.
fn synopsis(roff: &mut Roff, command: &Command) {
    let usage = command.clone().render_usage().to_string();
    let usage = usage
        .split_once(": ")
        .map_or(usage.as_str(), |(_, usage)| usage);
    for line in usage.lines() {
        roff.control("PP", []);
        roff.text([bold(line.trim())]);
    }
}

/// An argument as it is typed: `-o, --output FILE`.
fn signature(argument: &Arg) -> Vec<Inline> {
    let names = argument.get_value_names().unwrap_or_default();
    let values: Vec<&str> = names.iter().map(Str::as_str).collect();
    let value = italic(values.join(" "));
    let short = argument.get_short().map(|short| format!("-{short}"));
    let long = argument.get_long().map(|long| format!("--{long}"));
    let flags: Vec<String> = short.into_iter().chain(long).collect();
    match (flags.is_empty(), argument.get_action().takes_values()) {
        (true, _) => vec![value],
        (false, false) => vec![bold(flags.join(", "))],
        (false, true) => vec![bold(flags.join(", ")), roman(" "), value],
    }
}

/// What an argument means, and which values it takes.
fn meaning(argument: &Arg, language: Language) -> String {
    let help = argument.get_help().map(ToString::to_string);
    let help = help.unwrap_or_default();
    match language {
        Language::Russian => help,
        // What the help in English shows by itself.
        Language::English => help + &help::possible(argument, language),
    }
}
