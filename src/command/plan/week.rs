//! `recall plan --week`: the days ahead instead of a list. Nothing is recorded and nothing replaced.

use std::io;

use super::write::dialect;
use super::{Format, PlanArguments, Surroundings, outputs};
use crate::disk::DiskError;
use crate::disk::output::Output;
use crate::language::errors::usage::{UsageError, WrongArgument};
use crate::plan;
use crate::plan::decide::Evidence;
use crate::plan::practice::Facts;
use crate::read;
use crate::render::table::Screen;
use crate::render::{self, Page};
use crate::report::week::Week;
use crate::run::failure::RunError;
use crate::settings::Settings;

/// Reads, decides, counts by day.
pub(super) fn write(
    arguments: &PlanArguments,
    settings: &Settings,
    surroundings: Surroundings,
) -> Result<(), RunError> {
    match arguments.format {
        Some(Format::Html) => return Err(no_talks("html")),
        Some(Format::Xlsx) => return Err(no_talks("xlsx")),
        Some(Format::Table | Format::Csv | Format::Json) | None => {}
    }
    let phones = read::phones(settings)?;
    let reading = arguments
        .clinic
        .read(&arguments.files, settings, arguments.quiet)?;
    let asked = arguments.day.asked(settings, surroundings);
    let practice = plan::on_day(&reading.clinic, settings, asked);
    let page = Page::new(&practice, arguments.clinic.language(settings), &phones);
    let mut week = Week::of(&practice);
    let tell = |week: &mut Week, _: &Facts<'_>, decision: &_| {
        week.take(decision);
        Ok::<(), io::Error>(())
    };
    plan::plan(
        (&practice, Evidence::OfCalls),
        || Week::of(&practice),
        tell,
        |counted| {
            week.add(&counted);
            Ok(())
        },
    )
    .map_err(DiskError::cannot_write)?;
    let mut out = Output::standard();
    let written = match arguments.format {
        Some(Format::Csv) => {
            let dialect = dialect(arguments, &page, false);
            render::week::csv(&week, dialect, &mut out)
        }
        Some(Format::Json) => render::week::json(&week, &mut out),
        Some(Format::Table | Format::Html | Format::Xlsx) | None => {
            let screen = surroundings.terminal.unwrap_or(Screen::PLAIN);
            render::week::text(&page, &week, screen, &mut out)
        }
    };
    let complete = written
        .map_err(DiskError::cannot_write)
        .and_then(|()| out.complete());
    outputs::unless_closed(complete)?;
    Ok(())
}

/// From a page or a workbook people call, and the days ahead are no talks.
fn no_talks(format: &str) -> RunError {
    let wrong = WrongArgument::Exclude("--week".to_owned(), format!("--format {format}"));
    RunError::Usage(UsageError::Arguments {
        wrong: Box::new(wrong),
        nearest: None,
        help: "recall plan --help".to_owned(),
    })
}
