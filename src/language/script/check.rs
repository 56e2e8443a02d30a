//! What is wrong with a template of the clinic's own: told before a list is made, with the line.

use std::path::PathBuf;

use minijinja::{Environment, Error, Value, context};

use super::forbidden::{self, Forbidden};
use super::names::{self, Kind};
use super::templates::{self, Own, Template};
use crate::disk::Cause;
use crate::model::clinic::{Outcome, Reason};
use crate::record::outcome;
use crate::record::times::Day;

/// Something that is wrong with the clinic's own templates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ScriptError {
    CannotRead(PathBuf, Cause),
    /// No template is called so.
    NoTemplate {
        file: String,
        /// What its file would be called.
        nearest: String,
    },
    Wrong {
        file: String,
        line: usize,
        problem: ScriptProblem,
    },
}

/// What is wrong with a line of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ScriptProblem {
    /// In the words of the template engine.
    Unreadable(String),
    NoName {
        name: String,
        nearest: &'static str,
    },
    Offer,
    Secret,
    Phrase,
    /// A branch that does not end with the outcome.
    NoOutcome,
    /// An outcome that would not be understood.
    UnclearOutcome(String),
}

/// All that is wrong with a template, in the order of its lines.
pub(crate) fn check(own: &Own, day: &Day<'_>) -> Vec<ScriptError> {
    let mut wrong: Vec<(usize, ScriptProblem)> = Vec::new();
    for (text, line) in own.text.lines().zip(1..) {
        let problem = forbidden::of(text).map(|forbidden| match forbidden {
            Forbidden::Offer => ScriptProblem::Offer,
            Forbidden::Secret => ScriptProblem::Secret,
            Forbidden::Phrase => ScriptProblem::Phrase,
        });
        wrong.extend(problem.map(|problem| (line, problem)));
    }
    let mut environment = templates::empty();
    let name = own.template.name();
    match environment.add_template(name, &own.text) {
        Err(error) => wrong.push(unreadable(&error)),
        Ok(()) => wrong.extend(compiled(own, &environment)),
    }
    if own.template == Template::Branches {
        wrong.extend(blocks(&own.text, day));
    }
    wrong.sort_by_key(|(line, _)| *line);
    wrong.dedup();
    let told = wrong.into_iter().map(|(line, problem)| ScriptError::Wrong {
        file: own.file.clone(),
        line,
        problem,
    });
    told.collect()
}

fn unreadable(error: &Error) -> (usize, ScriptProblem) {
    let detail = error
        .detail()
        .map_or_else(|| error.kind().to_string(), ToOwned::to_owned);
    (error.line().unwrap_or(1), ScriptProblem::Unreadable(detail))
}

/// What is wrong with one that can be read: names that nobody knows, else what fails when it is filled in.
fn compiled(own: &Own, environment: &Environment<'_>) -> Vec<(usize, ScriptProblem)> {
    let Ok(template) = environment.get_template(own.template.name()) else {
        return Vec::new();
    };
    let known = names::of(own.template);
    let used = template.undeclared_variables(false);
    let mut unknown: Vec<String> = used
        .into_iter()
        .filter(|name| known.iter().all(|(known, _)| known != name))
        .collect();
    unknown.sort_unstable();
    if unknown.is_empty() {
        let samples = [sample(own.template, true), sample(own.template, false)];
        let failed = samples
            .into_iter()
            .filter_map(|facts| template.render(facts).err());
        return failed.map(|error| unreadable(&error)).collect();
    }
    let told = unknown.into_iter().map(|name| {
        let near = |(known, _): &&(&str, Kind)| strsim::damerau_levenshtein(known, &name);
        let nearest = known
            .iter()
            .min_by_key(near)
            .map_or("", |&(known, _)| known);
        let line = line_of(&own.text, &name);
        (line, ScriptProblem::NoName { name, nearest })
    });
    told.collect()
}

/// The first line on which a name stands as a whole word within braces.
fn line_of(text: &str, name: &str) -> usize {
    let is_there = |line: &str| {
        let is_of_word = |c: char| c.is_alphanumeric() || c == '_';
        let mut words = line.split(|c: char| !is_of_word(c));
        line.contains('{') && words.any(|word| word == name)
    };
    text.lines().position(is_there).map_or(1, |place| place + 1)
}

/// Facts of nobody: everything is there, or nothing.
fn sample(template: Template, is_full: bool) -> Value {
    let value = |kind: Kind| match kind {
        Kind::Text if is_full => Value::from("____"),
        Kind::Text => Value::from(""),
        Kind::Flag => Value::from(is_full),
        Kind::Number => Value::from(usize::from(is_full) + 1),
        Kind::Matters => {
            let one = || {
                of_names(names::OF_MATTERS, &|kind| match kind {
                    Kind::Text => Value::from("____"),
                    Kind::Flag => Value::from(is_full),
                    Kind::Number | Kind::Matters => Value::from(0),
                })
            };
            (0..=usize::from(is_full)).map(|_| one()).collect()
        }
    };
    of_names(names::of(template), &value)
}

fn of_names(names: &[(&'static str, Kind)], value: &dyn Fn(Kind) -> Value) -> Value {
    names.iter().fold(context! {}, |facts, &(name, kind)| {
        let one = std::collections::BTreeMap::from([(name, value(kind))]);
        context! { ..Value::from(one), ..facts }
    })
}

/// Branches that don't end with an outcome, or with one that would not be understood when it comes back.
fn blocks(text: &str, day: &Day<'_>) -> Vec<(usize, ScriptProblem)> {
    let mut wrong = Vec::new();
    let mut open = None;
    for (line, number) in text.lines().map(str::trim).zip(1..) {
        let is_heard = line.starts_with('#');
        if is_heard && let Some(begun) = open.replace(number) {
            wrong.push((begun, ScriptProblem::NoOutcome));
        }
        if let Some(write) = line.strip_prefix('=') {
            open = None;
            let write = write.trim();
            let goes_on = write.is_empty();
            if !goes_on && !write.contains('{') && !is_understood(write, day) {
                wrong.push((number, ScriptProblem::UnclearOutcome(write.to_owned())));
            }
        }
    }
    wrong.extend(open.map(|begun| (begun, ScriptProblem::NoOutcome)));
    wrong
}

/// Whether the words are read as an outcome, of a plan or of a visit.
fn is_understood(write: &str, day: &Day<'_>) -> bool {
    let reasons = [Reason::UrgentTreatment, Reason::AppointmentReminder];
    let is_clear = |reason| {
        let mut said = outcome::read(write, &[reason], day).into_iter();
        !write.is_empty() && said.all(|statement| statement.outcome != Outcome::Unclear)
    };
    reasons.into_iter().any(is_clear)
}
