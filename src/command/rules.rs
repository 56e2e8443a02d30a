//! `recall rules`: what the eight reasons are.

use std::io::Write;

use clap::Args;

use super::Surroundings;
use super::clinic::SettingsArguments;
use crate::base::Language;
use crate::disk::output::{self, Output};
use crate::plan::rules::{ALL, Rule};
use crate::render;
use crate::run::failure::{Failure, Status};

/// So many names are offered in place of one that is unknown.
const MOST_OFFERED: usize = 3;
/// Words of fewer letters say too little to be what was meant.
const LEAST_LETTERS: usize = 4;

/// Arguments of `recall rules`.
#[derive(Debug, Args)]
pub struct RulesArguments {
    /// One reason in full: its number or its name
    #[arg(value_name = "NUMBER|NAME")]
    name: Vec<String>,
    #[command(flatten)]
    settings: SettingsArguments,
}

/// Finds the reason that was asked for, and writes.
///
/// # Errors
/// Where there is no such reason, or settings or output fail.
pub fn run(arguments: &RulesArguments, surroundings: Surroundings) -> Result<(), Failure> {
    let settings = arguments.settings.read(surroundings)?;
    let language = arguments.settings.language(&settings);
    let text = if arguments.name.is_empty() {
        render::rules::list(&settings, language)
    } else {
        let rule = named(&arguments.name.join(" "), language)?;
        render::rules::one(rule, &settings, language)
    };
    match write(&text, language) {
        // Whoever was reading may have gone: that is no failure.
        Err(failure) if failure.is_closed_pipe => Ok(()),
        written => written,
    }
}

fn write(text: &str, language: Language) -> Result<(), Failure> {
    let mut out = Output::standard();
    out.write_all(text.as_bytes())
        .map_err(|error| output::cannot_write(&error, language))?;
    out.complete(language)?.put_in_place(language)
}

/// The rule with that number or name.
fn named(asked: &str, language: Language) -> Result<&'static Rule, Failure> {
    let folded = folded(asked);
    let number = folded.parse::<usize>().ok();
    let by_number = number.and_then(|number| ALL.get(number.checked_sub(1)?).copied());
    let mut rules = ALL.into_iter();
    by_number
        .or_else(|| rules.find(|rule| names(rule).contains(&folded)))
        .ok_or_else(|| unknown(asked, &folded, number.is_some(), language))
}

/// What a rule may be called.
fn names(rule: &Rule) -> [String; 3] {
    [rule.reason.name(), rule.called.russian, rule.called.english].map(folded)
}

/// As names are compared: case and `ё` aside, and whatever parts the words.
fn folded(name: &str) -> String {
    let letters = name.to_lowercase().replace('ё', "е");
    let words = letters.split(|c: char| !c.is_alphanumeric() && c != '\'');
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

fn unknown(asked: &str, folded: &str, is_number: bool, language: Language) -> Failure {
    let offered = nearest(folded).into_iter().map(|rule| {
        let (number, name) = (rule.reason.number(), rule.name(language));
        format!("{number} {name} ({})", rule.reason.name())
    });
    let offered: Vec<String> = offered.collect();
    let offered = offered.join(", ");
    let (message, hint) = match (language, is_number) {
        (Language::Russian, true) => (
            format!("нет повода с номером {asked}"),
            "номера от 1 до 8; все восемь показывает recall rules".to_owned(),
        ),
        (Language::Russian, false) => (
            format!("нет повода «{asked}»"),
            format!("похожие: {offered}; все восемь показывает recall rules"),
        ),
        (Language::English, true) => (
            format!("there is no reason number {asked}"),
            "the numbers are 1 to 8; recall rules shows all eight".to_owned(),
        ),
        (Language::English, false) => (
            format!("there is no reason \"{asked}\""),
            format!("the nearest: {offered}; recall rules shows all eight"),
        ),
    };
    Failure {
        hint: Some(hint),
        ..Failure::new(Status::Usage, language, message)
    }
}

/// The rules whose names, or a word of them, are most like this one.
fn nearest(asked: &str) -> Vec<&'static Rule> {
    let distance = |rule: &Rule| {
        let names = names(rule);
        let words = names.iter().flat_map(|name| name.split(' '));
        let words = words.filter(|word| word.chars().count() >= LEAST_LETTERS);
        let whole = names.iter().map(String::as_str);
        let distances = whole
            .chain(words)
            .map(|name| strsim::damerau_levenshtein(asked, name));
        distances.min().unwrap_or(usize::MAX)
    };
    let mut rules = ALL.map(|rule| (distance(rule), rule));
    rules.sort_by_key(|&(distance, _)| distance);
    let most = rules[0].0 + 1;
    let near = rules.into_iter().filter(|&(distance, _)| distance <= most);
    near.map(|(_, rule)| rule).take(MOST_OFFERED).collect()
}
