//! `recall check`: what can be mended in the exports, and what to ask at the day's visits.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Surroundings;
use super::clinic::{ClinicArguments, DateArguments, FileArguments};
use crate::base::Language;
use crate::disk::output::{self, Output};
use crate::plan;
use crate::read::Sources;
use crate::render::list::Dialect;
use crate::render::table::Screen;
use crate::render::{self, Page};
use crate::report::check::Report;
use crate::run::failure::Failure;

/// Arguments of `recall check`.
#[derive(Debug, Args)]
pub struct CheckArguments {
    #[command(flatten)]
    clinic: ClinicArguments,
    #[command(flatten)]
    day: DateArguments,
    /// Form of the report [default: by the ending of the output; else a table]
    #[arg(long, value_name = "FORM")]
    format: Option<Format>,
    /// Write the report to a file
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Show every row in the table, and not only the first of each sort
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    files: FileArguments,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Table,
    Csv,
    Json,
}

/// Reads, looks, reports. Where rows keep somebody from being contacted, the exit status says so.
///
/// # Errors
/// Where the exports can't be used; or, without a word, where rows bar somebody.
pub fn run(arguments: &CheckArguments, surroundings: Surroundings) -> Result<(), Failure> {
    arguments
        .clinic
        .on_threads(|| check(arguments, surroundings))
}

fn check(arguments: &CheckArguments, surroundings: Surroundings) -> Result<(), Failure> {
    let clinic = &arguments.clinic;
    let settings = clinic.settings(surroundings)?;
    let language = clinic.language(&settings);
    let phones = clinic.phones(&settings)?;
    let sources = Sources {
        keep_all: true,
        ..clinic.sources(&arguments.files)
    };
    let format = format(arguments, language)?;
    if let Some(path) = &arguments.output {
        let mut inputs = sources.paths(&settings);
        inputs.push(clinic.settings_path());
        output::spare(&inputs, ("-o", path), language)?;
    }
    let reading = clinic.read_from(&sources, &settings, false)?;
    let asked = arguments.day.asked(&settings, surroundings);
    let practice = plan::on_day(&reading.clinic, &settings, asked);
    let page = Page::new(&practice, language, &phones);
    let report = Report {
        questions: clinic.questions(),
        ..Report::of(&practice, &reading)
    };
    let mut out = match &arguments.output {
        Some(path) => Output::create(path, language)?,
        None => Output::standard(),
    };
    let written = match format {
        Format::Table => {
            let terminal = surroundings.terminal.filter(|_| arguments.output.is_none());
            let screen = terminal.unwrap_or(Screen::PLAIN);
            let text = render::check::text::report(&page, &report, screen, arguments.all);
            std::io::Write::write_all(&mut out, text.as_bytes())
        }
        Format::Csv => {
            let dialect = Dialect::usual(language, out.is_file());
            render::check::csv::write(&page, &report, dialect, &mut out)
        }
        Format::Json => render::check::json::write(&page, &report, &mut out),
    };
    let complete = written
        .map_err(|error| output::cannot_write(&error, language))
        .and_then(|()| out.complete(language))
        .and_then(|complete| complete.put_in_place(language));
    match complete {
        // Whoever was reading may have gone: that is no failure.
        Err(failure) if !failure.is_closed_pipe => Err(failure),
        _ if report.bars_somebody(&practice) => Err(Failure::found(language)),
        _ => Ok(()),
    }
}

/// The form of the report: as asked, else as the ending of the output tells it.
fn format(arguments: &CheckArguments, language: Language) -> Result<Format, Failure> {
    match (arguments.format, &arguments.output) {
        (Some(format), _) => Ok(format),
        (None, None) => Ok(Format::Table),
        (None, Some(path)) => match output::ending(path).as_str() {
            "txt" => Ok(Format::Table),
            "csv" => Ok(Format::Csv),
            "json" => Ok(Format::Json),
            _ if !output::is_file(path) => Ok(Format::Table),
            _ => Err(output::of_no_form(
                ("-o", path),
                ".csv, .json, .txt",
                language,
            )),
        },
    }
}
