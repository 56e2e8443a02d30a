//! `recall report`: what the clinic kept of what it promised.

use std::path::PathBuf;

use chrono::{Datelike, NaiveDate};
use clap::{Args, ValueEnum};

use super::clinic::{ClinicArguments, DateArguments, FileArguments, date};
use super::{Surroundings, outputs};
use crate::disk::DiskError;
use crate::disk::output::{self, Complete};
use crate::language::errors::usage::UsageError;
use crate::plan::promises::Period;
use crate::plan::time;
use crate::read::{self, Sources};
use crate::render::list::Dialect;
use crate::render::table::Screen;
use crate::render::{Page, report as render};
use crate::report::kept::Kept;
use crate::run::failure::{Failure, RunError};
use crate::settings::Settings;

/// Arguments of `recall report`.
#[derive(Debug, Args)]
pub struct ReportArguments {
    #[command(flatten)]
    clinic: ClinicArguments,
    #[command(flatten)]
    day: DateArguments,
    /// The first day that counts [default: the first of last month]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    from: Option<NaiveDate>,
    /// The last day that counts, today at the latest [default: yesterday]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    to: Option<NaiveDate>,
    /// Form of the report [default: by the ending of the output; else a table]
    #[arg(long, value_name = "FORM")]
    format: Option<Format>,
    /// Write the report to a file
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Tell nothing of the progress
    #[arg(short, long)]
    quiet: bool,
    #[command(flatten)]
    files: FileArguments,
}

impl ReportArguments {
    /// Where the clinic is, to be put elsewhere.
    pub(super) const fn clinic_mut(&mut self) -> &mut ClinicArguments {
        &mut self.clinic
    }

    /// The file to write to; none where it is standard output.
    fn output(&self) -> Option<&PathBuf> {
        outputs::file(self.output.as_ref())
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Table,
    Html,
    Csv,
    Json,
}

/// Reads, looks back, reports.
///
/// # Errors
/// Where the exports can't be used, or the period ends before it begins.
pub fn run(arguments: &ReportArguments, surroundings: Surroundings) -> Result<(), Failure> {
    arguments
        .clinic
        .on_threads(|| said(arguments, surroundings))
}

fn said(arguments: &ReportArguments, surroundings: Surroundings) -> Result<(), Failure> {
    let settings = arguments.clinic.settings(surroundings)?;
    let language = arguments.clinic.language(&settings);
    let reported = report(arguments, &settings, surroundings);
    reported.map_err(|error| error.said_in(language))
}

/// From the first of the month before a date to the day before it, unless other days are asked for.
fn period(
    arguments: &ReportArguments,
    date: NaiveDate,
) -> Result<(NaiveDate, NaiveDate), RunError> {
    let yesterday = || time::minus(date, 1);
    // What is yet to come has become of nothing.
    let to = arguments.to.map_or_else(yesterday, |to| to.min(date));
    let from = arguments.from.unwrap_or_else(|| {
        let this_month = date.with_day(1).unwrap_or(date);
        let before = time::minus(this_month, 1);
        // Where an earlier end is asked for, a month that lies before it.
        before.min(to).with_day(1).unwrap_or(to)
    });
    if from > to {
        return Err(UsageError::PeriodTurnedRound.into());
    }
    Ok((from, to))
}

fn report(
    arguments: &ReportArguments,
    settings: &Settings,
    surroundings: Surroundings,
) -> Result<(), RunError> {
    let clinic = &arguments.clinic;
    let language = clinic.language(settings);
    let phones = read::phones(settings)?;
    let sources = Sources {
        keep_all: true,
        ..clinic.sources(&arguments.files)
    };
    let format = format(arguments)?;
    let asked = arguments.day.asked(settings, surroundings);
    let period = period(arguments, asked.now.date)?;
    if let Some(path) = arguments.output() {
        let mut inputs = sources.paths(settings);
        inputs.push(clinic.settings_path());
        outputs::spare(&inputs, ("-o", path))?;
    }
    let reading = clinic.read_from(&sources, settings, arguments.quiet)?;
    let days = Period::new(&reading.clinic, settings, period);
    let Some(practice) = days.last() else {
        return Err(UsageError::PeriodTurnedRound.into());
    };
    let page = Page::new(practice, language, &phones);
    let kept = Kept::of(&days, &reading, period);
    let mut out = outputs::open(arguments.output().map(PathBuf::as_path))?;
    let written = match format {
        Format::Table => {
            let terminal = surroundings
                .terminal
                .filter(|_| arguments.output().is_none());
            let screen = terminal.unwrap_or(Screen::PLAIN);
            let text = render::text::report(&page, &kept, screen);
            std::io::Write::write_all(&mut out, text.as_bytes())
        }
        Format::Html => render::html::write(&page, &kept, &mut out),
        Format::Csv => {
            let dialect = Dialect::usual(language, out.is_file());
            render::csv::write(&page, &kept, dialect, &mut out)
        }
        Format::Json => render::json::write(&page, &kept, &mut out),
    };
    let complete = written
        .map_err(DiskError::cannot_write)
        .and_then(|()| out.complete())
        .and_then(Complete::put_in_place);
    outputs::unless_closed(complete)?;
    Ok(())
}

/// The form of the report: as asked, else as the ending of the output tells it.
fn format(arguments: &ReportArguments) -> Result<Format, RunError> {
    match (arguments.format, arguments.output()) {
        (Some(format), _) => Ok(format),
        (None, None) => Ok(Format::Table),
        (None, Some(path)) => match output::ending(path).as_str() {
            "txt" => Ok(Format::Table),
            "html" | "htm" => Ok(Format::Html),
            "csv" => Ok(Format::Csv),
            "json" => Ok(Format::Json),
            _ if !output::is_file(path) => Ok(Format::Table),
            _ => Err(outputs::of_no_form(
                ("-o", path),
                ".html, .csv, .json, .txt",
            )),
        },
    }
}
