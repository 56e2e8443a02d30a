//! Parse, run, print the error, exit. The only place that reads the clock.

use std::io::{self, Write};
use std::process::ExitCode;

use chrono::Utc;
use clap::Parser;
use recall::command::{self, Arguments, Surroundings};

#[expect(
    clippy::disallowed_methods,
    reason = "this is where clock and environment are read"
)]
fn main() -> ExitCode {
    let arguments = Arguments::parse();
    // As elsewhere on such machines, TZ goes before what the machine was set up with.
    let named = std::env::var("TZ").ok();
    let named = named
        .as_deref()
        .map(|name| name.strip_prefix(':').unwrap_or(name));
    let own = || {
        iana_time_zone::get_timezone()
            .ok()
            .and_then(|name| name.parse().ok())
    };
    let timezone = named.and_then(|name| name.parse().ok()).or_else(own);
    let surroundings = Surroundings {
        now: Utc::now(),
        timezone,
    };
    match command::run(&arguments, surroundings) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            io::stderr()
                .lock()
                .write_all(failure.lines().as_bytes())
                .ok();
            ExitCode::from(failure.status as u8)
        }
    }
}
