//! `recall check`: what can be mended in the exports, and what to ask at the day's visits.

use clap::{Args, ValueEnum};

use super::Surroundings;
use super::clinic::{ClinicArguments, DateArguments, FileArguments};
use crate::check::Report;
use crate::failure::Failure;
use crate::output::{self, Output};
use crate::practice::Practice;
use crate::read::Sources;
use crate::render::list::Dialect;
use crate::render::table::Screen;
use crate::render::{self, Page};

/// Arguments of `recall check`.
#[derive(Debug, Args)]
pub struct CheckArguments {
    #[command(flatten)]
    clinic: ClinicArguments,
    #[command(flatten)]
    day: DateArguments,
    /// Form of the report
    #[arg(long, value_name = "FORM", default_value = "table")]
    format: Format,
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
    let reading = clinic.read_from(&sources, &settings, false)?;
    let asked = arguments.day.asked(&settings, surroundings);
    let practice = Practice::new(&reading.clinic, &settings, asked);
    let page = Page::new(&practice, language, &phones);
    let report = Report::of(&practice, &reading);
    let mut out = Output::standard();
    let written = match arguments.format {
        Format::Table => {
            let screen = surroundings.terminal.unwrap_or(Screen::PLAIN);
            let text = render::check::text::report(&page, &report, screen, arguments.all);
            std::io::Write::write_all(&mut out, text.as_bytes())
        }
        Format::Csv => {
            let dialect = Dialect {
                delimiter: b',',
                for_spreadsheets: false,
            };
            render::check::csv::write(&page, &report, dialect, &mut out)
        }
        Format::Json => render::check::json::write(&page, &report, &mut out),
    };
    let complete = written
        .map_err(|error| output::cannot_write(&error, language))
        .and_then(|()| out.complete(language));
    match complete {
        // Whoever was reading may have gone: that is no failure.
        Err(failure) if !failure.is_closed_pipe => Err(failure),
        _ if report.bars_somebody(&practice) => Err(Failure::found(language)),
        _ => Ok(()),
    }
}
