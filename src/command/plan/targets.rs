//! What `recall plan` writes, where, and in which form.

use std::path::PathBuf;

use chrono::NaiveDate;

use super::{Format, PlanArguments, Surroundings};
use crate::command::outputs;
use crate::disk::output;
use crate::language::errors::usage::WrongOutput;
use crate::record::names::ListName;
use crate::render::table::Screen;
use crate::run::failure::RunError;
use crate::settings::Settings;

/// What is written, and how.
pub(super) struct Targets {
    pub(super) format: Format,
    pub(super) screen: Screen,
    /// Where standard error is shown.
    pub(super) beside: Screen,
    pub(super) decisions: Option<DecisionsForm>,
}

#[derive(Clone, Copy)]
pub(super) enum DecisionsForm {
    Csv,
    Lines,
}

pub(super) fn targets(
    arguments: &PlanArguments,
    outputs: &Outputs,
    surroundings: Surroundings,
) -> Result<Targets, RunError> {
    let format = match (arguments.format, &outputs.list) {
        // Nobody reads the bytes of a workbook.
        (Some(Format::Xlsx), None) if surroundings.terminal.is_some() => {
            return Err(WrongOutput::NoFile.into());
        }
        (Some(format), _) => format,
        (None, None) if surroundings.terminal.is_some() => Format::Table,
        (None, None) => Format::Csv,
        (None, Some(path)) => match output::ending(path).as_str() {
            "csv" => Format::Csv,
            "html" => Format::Html,
            "json" => Format::Json,
            "xlsx" => Format::Xlsx,
            _ if !output::is_file(path) => Format::Csv,
            _ => {
                return Err(outputs::of_no_form(
                    ("-o", path),
                    ".xlsx, .html, .csv, .json",
                ));
            }
        },
    };
    let decisions = match &outputs.decisions {
        None => None,
        Some(path) => match output::ending(path).as_str() {
            "csv" => Some(DecisionsForm::Csv),
            "jsonl" => Some(DecisionsForm::Lines),
            _ if !output::is_file(path) => Some(DecisionsForm::Lines),
            _ => {
                let named = ("--decisions", path.as_path());
                return Err(outputs::of_no_form(named, ".jsonl, .csv"));
            }
        },
    };
    if let Some(path) = &outputs.messages
        && output::is_file(path)
        && output::ending(path) != "csv"
    {
        return Err(outputs::of_no_form(("--messages", path), ".csv"));
    }
    let terminal = surroundings
        .terminal
        .filter(|_| arguments.output().is_none());
    Ok(Targets {
        format,
        screen: terminal.unwrap_or(Screen::PLAIN),
        beside: surroundings.error_terminal.unwrap_or(Screen::PLAIN),
        decisions,
    })
}

/// The files to be written, with the date in their names.
pub(super) struct Outputs {
    pub(super) list: Option<PathBuf>,
    pub(super) decisions: Option<PathBuf>,
    pub(super) messages: Option<PathBuf>,
}

impl Outputs {
    pub(super) fn on(arguments: &PlanArguments, date: NaiveDate) -> Self {
        let on = |path: Option<&PathBuf>| Some(ListName::new(path?).path(date));
        Self {
            list: on(arguments.output()),
            decisions: on(arguments.decisions.as_ref()),
            messages: on(arguments.messages.as_ref()),
        }
    }

    /// Each with its flag.
    pub(super) fn named(&self) -> impl Iterator<Item = (&'static str, &PathBuf)> {
        let named = [
            ("--decisions", &self.decisions),
            ("--messages", &self.messages),
            ("-o", &self.list),
        ];
        named
            .into_iter()
            .filter_map(|(flag, path)| Some((flag, path.as_ref()?)))
    }
}

/// Nothing that is read may be written over, and each output needs a file of its own.
pub(super) fn stand_apart(
    arguments: &PlanArguments,
    outputs: &Outputs,
    settings: &Settings,
) -> Result<(), RunError> {
    let sources = arguments.clinic.sources(&arguments.files);
    let mut inputs = sources.paths(settings);
    inputs.push(arguments.clinic.settings_path());
    for (flag, path) in outputs.named() {
        outputs::spare(&inputs, (flag, path))?;
    }
    let named: Vec<&PathBuf> = outputs.named().map(|(_, path)| path).collect();
    for (nth, path) in named.iter().enumerate() {
        let same = named[nth + 1..]
            .iter()
            .find(|other| output::is_same_file(path, other));
        if let Some(shared) = same {
            return Err(WrongOutput::Shared((*shared).clone()).into());
        }
    }
    Ok(())
}
