//! `recall rules`: what the reasons are.

use clap::Args;

use super::clinic::SettingsArguments;
use super::{Surroundings, outputs};
use crate::language::errors::usage::UsageError;
use crate::model::clinic::Reason;
use crate::plan::rules::{ALL, Rule};
use crate::render;
use crate::run::failure::{Failure, RunError};

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
        let rule = named(&arguments.name.join(" "));
        let rule = rule.map_err(|error| RunError::Usage(error).said_in(language))?;
        render::rules::one(rule, &settings, language)
    };
    let written = outputs::write(None, &text);
    written.map_err(|error| RunError::Disk(error).said_in(language))
}

/// The rule with that number or name.
pub(super) fn named(asked: &str) -> Result<&'static Rule, UsageError> {
    let folded = folded(asked);
    let number = folded.parse::<usize>().ok();
    let by_number = number.and_then(|number| ALL.get(number.checked_sub(1)?).copied());
    let mut rules = ALL.into_iter();
    by_number
        .or_else(|| rules.find(|rule| names(rule).contains(&folded)))
        .ok_or_else(|| match number {
            Some(_) => UsageError::NoReasonNumbered(asked.to_owned()),
            None => UsageError::NoReasonNamed {
                asked: asked.to_owned(),
                nearest: nearest(&folded),
            },
        })
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

/// The rules whose names, or a word of them, are most like this one.
fn nearest(asked: &str) -> Vec<Reason> {
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
    near.map(|(_, rule)| rule.reason)
        .take(MOST_OFFERED)
        .collect()
}
