//! Parse, run, print the error, exit. The only place that reads the clock.

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;
use std::time::SystemTime;

use comfy_table::Table;
use recall::base::{Language, moment};
use recall::command::{self, Asked, Place, Surroundings};
use recall::render::lines::wrapped;
use recall::render::table::Screen;
use recall::run::failure::{Failure, Status};
use recall::run::fault;
use recall::settings::zone::ToldZone;

/// A terminal of so many columns; colours unless `NO_COLOR` says otherwise.
#[expect(
    clippy::disallowed_methods,
    reason = "this is where the environment is read"
)]
fn screen(width: u16) -> Screen {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let is_dumb = std::env::var_os("TERM").is_some_and(|value| value == "dumb");
    // A console of Windows shows them only if it is asked to; elsewhere there is nothing to ask.
    let are_shown = anstyle_query::windows::enable_ansi_colors().unwrap_or(true);
    Screen {
        width,
        has_colours: !is_set("NO_COLOR") && !is_dumb && are_shown,
    }
}

/// The terminal that standard output is, where it is one.
fn terminal() -> Option<Screen> {
    let is_one = io::stdout().is_terminal();
    Table::new().width().filter(|_| is_one).map(screen)
}

/// The terminal that standard error is, where it is one.
fn error_terminal() -> Option<Screen> {
    let is_one = io::stderr().is_terminal();
    let width = Table::new().use_stderr().width();
    width.filter(|_| is_one).map(screen)
}

#[expect(
    clippy::disallowed_methods,
    reason = "this is where clock and environment are read"
)]
fn main() -> ExitCode {
    fault::watch();
    recall::disk::part::clean_up_on_signals();
    // As elsewhere on such machines, TZ goes before what the machine was set up with.
    // It is wanted until the program ends.
    let told = std::env::var_os("TZ").map(|told| &*told.to_string_lossy().into_owned().leak());
    let own = || {
        iana_time_zone::get_timezone()
            .ok()
            .and_then(|name| name.parse().ok())
    };
    let (timezone, no_zone) = match ToldZone::read(told) {
        ToldZone::Own => (own(), None),
        ToldZone::Zone(zone) => (Some(zone), None),
        ToldZone::NoZone(told) => (None, Some(told)),
    };
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|locale| !locale.is_empty()));
    let surroundings = Surroundings {
        now: moment(SystemTime::now()),
        timezone,
        no_zone,
        terminal: terminal(),
        error_terminal: error_terminal(),
        language: Language::of_locale(locale.as_deref().unwrap_or_default()),
    };
    let settings = if cfg!(windows) {
        "APPDATA"
    } else {
        "XDG_CONFIG_HOME"
    };
    let place = Place {
        data: std::env::var_os("RECALL_DATA"),
        settings: std::env::var_os(settings),
        home: std::env::var_os("HOME"),
    };
    match command::read_in(std::env::args_os(), surroundings, &place) {
        Ok(Asked::Run(arguments, surroundings)) => match command::run(&arguments, surroundings) {
            Ok(()) => ExitCode::SUCCESS,
            Err(failure) => failed(&failure),
        },
        // Nobody may be listening: that is no reason to fail.
        Ok(Asked::Help(text)) => {
            io::stdout().lock().write_all(text.as_bytes()).ok();
            ExitCode::SUCCESS
        }
        Ok(Asked::Greeting(text)) => {
            io::stderr().lock().write_all(text.as_bytes()).ok();
            ExitCode::from(Status::Usage as u8)
        }
        Err(failure) => failed(&failure),
    }
}

fn failed(failure: &Failure) -> ExitCode {
    let lines = failure.lines();
    let shown = match error_terminal() {
        Some(screen) => wrapped(&lines, screen.width.into()),
        None => lines.into(),
    };
    io::stderr().lock().write_all(shown.as_bytes()).ok();
    ExitCode::from(failure.status() as u8)
}
