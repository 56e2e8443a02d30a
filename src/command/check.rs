//! `recall check`: what can be mended in the exports, and what to ask at the day's visits.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::clinic::{ClinicArguments, DateArguments, FileArguments};
use super::{Surroundings, outputs};
use crate::disk::DiskError;
use crate::disk::output::{self, Complete};
use crate::plan;
use crate::read::{self, Sources};
use crate::render::list::Dialect;
use crate::render::table::Screen;
use crate::render::{self, Page};
use crate::report::check::Report;
use crate::run::failure::{Failure, RunError};
use crate::settings::Settings;

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

impl CheckArguments {
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
    Csv,
    Json,
}

/// Reads, looks, reports. Where rows keep somebody from being contacted, the exit status says so.
///
/// # Errors
/// Where the exports can't be used; or, without a word, where rows keep somebody out.
pub fn run(arguments: &CheckArguments, surroundings: Surroundings) -> Result<(), Failure> {
    arguments
        .clinic
        .on_threads(|| check(arguments, surroundings))
}

fn check(arguments: &CheckArguments, surroundings: Surroundings) -> Result<(), Failure> {
    let settings = arguments.clinic.settings(surroundings)?;
    let language = arguments.clinic.language(&settings);
    let checked = report(arguments, &settings, surroundings);
    checked.map_err(|error| error.said_in(language))
}

fn report(
    arguments: &CheckArguments,
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
    if let Some(path) = arguments.output() {
        let mut inputs = sources.paths(settings);
        inputs.push(clinic.settings_path());
        outputs::spare(&inputs, ("-o", path))?;
    }
    let reading = clinic.read_from(&sources, settings, false)?;
    let asked = arguments.day.asked(settings, surroundings);
    let practice = plan::on_day(&reading.clinic, settings, asked);
    let page = Page::new(&practice, language, &phones);
    let report = Report::of(&practice, &reading, clinic.questions());
    let mut out = outputs::open(arguments.output().map(PathBuf::as_path))?;
    let written = match format {
        Format::Table => {
            let terminal = surroundings
                .terminal
                .filter(|_| arguments.output().is_none());
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
        .map_err(DiskError::cannot_write)
        .and_then(|()| out.complete())
        .and_then(Complete::put_in_place);
    outputs::unless_closed(complete)?;
    if report.blocks_somebody(&practice) {
        return Err(RunError::Found);
    }
    Ok(())
}

/// The form of the report: as asked, else as the ending of the output tells it.
fn format(arguments: &CheckArguments) -> Result<Format, RunError> {
    match (arguments.format, arguments.output()) {
        (Some(format), _) => Ok(format),
        (None, None) => Ok(Format::Table),
        (None, Some(path)) => match output::ending(path).as_str() {
            "txt" => Ok(Format::Table),
            "csv" => Ok(Format::Csv),
            "json" => Ok(Format::Json),
            _ if !output::is_file(path) => Ok(Format::Table),
            _ => Err(outputs::of_no_form(("-o", path), ".csv, .json, .txt")),
        },
    }
}
