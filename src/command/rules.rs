//! `recall rules`: what the reasons are.

use std::path::PathBuf;

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
    /// One reason in full, or several: by number or name
    #[arg(value_name = "NUMBER|NAME")]
    name: Vec<String>,
    #[command(flatten)]
    settings: SettingsArguments,
}

impl RulesArguments {
    /// Where the exports are, to be put elsewhere.
    pub(super) const fn data_mut(&mut self) -> &mut PathBuf {
        &mut self.settings.data
    }
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
        let rules = all_named(&arguments.name);
        let rules = rules.map_err(|error| RunError::Usage(error).said_in(language))?;
        let told = rules.iter();
        let told = told.map(|rule| render::rules::one(rule, &settings, language));
        told.collect::<Vec<_>>().join("\n")
    };
    let written = outputs::write(None, &text);
    written.map_err(|error| RunError::Disk(error).said_in(language))
}

/// The rules that words name, each once, in the order in which they are named: a name may be several words, quoted or not.
fn all_named(words: &[String]) -> Result<Vec<&'static Rule>, UsageError> {
    let mut named: Vec<&'static Rule> = Vec::new();
    let mut rest = words;
    while !rest.is_empty() {
        let longest = (1..=rest.len()).rev();
        let mut tried = longest.map(|count| (count, called(&rest[..count].join(" "))));
        let Some((count, rules)) = tried.find(|(_, rules)| !rules.is_empty()) else {
            // Numbers are named one by one; of words nobody can tell where one name ends.
            let is_number = rest[0].parse::<usize>().is_ok();
            let end = if is_number { 1 } else { rest.len() };
            return Err(unknown(&rest[..end].join(" ")));
        };
        for rule in rules {
            if named.iter().all(|known| known.reason != rule.reason) {
                named.push(rule);
            }
        }
        rest = &rest[count..];
    }
    Ok(named)
}

/// The rule with that number or name.
pub(super) fn named(asked: &str) -> Result<&'static Rule, UsageError> {
    match called(asked)[..] {
        [only] => Ok(only),
        [] | [_, ..] => Err(unknown(asked)),
    }
}

/// The rules that are called so: one by its number or name, else those that outcomes name so, as «чистка».
fn called(asked: &str) -> Vec<&'static Rule> {
    let folded = folded(asked);
    let number = folded.parse::<usize>().ok();
    let by_number = number.and_then(|number| ALL.get(number.checked_sub(1)?).copied());
    let mut rules = ALL.into_iter();
    let one = by_number.or_else(|| rules.find(|rule| names(rule).contains(&folded)));
    one.map_or_else(
        || {
            let words: Vec<&str> = folded.split(' ').collect();
            let rules = ALL.into_iter();
            rules.filter(|rule| is_spoken_of(rule, &words)).collect()
        },
        |one| vec![one],
    )
}

/// Whether an outcome that holds just these words would be about it.
fn is_spoken_of(rule: &Rule, words: &[&str]) -> bool {
    let phrases = rule.outcome_names.iter().flat_map(|all| all.split(';'));
    phrases.into_iter().any(|phrase| {
        let parts: Vec<&str> = phrase.split_whitespace().collect();
        let mut pairs = parts.iter().zip(words);
        parts.len() == words.len()
            && pairs.all(|(part, word)| part.split('|').any(|it| it == *word))
    })
}

fn unknown(asked: &str) -> UsageError {
    let folded = folded(asked);
    if folded.parse::<usize>().is_ok() {
        return UsageError::NoReasonNumbered(asked.to_owned());
    }
    UsageError::NoReasonNamed {
        asked: asked.to_owned(),
        nearest: nearest(&folded),
    }
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
