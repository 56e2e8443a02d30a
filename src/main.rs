//! Parse, run, print the error, exit. The only place that reads the clock.

use std::io::{self, Write};
use std::process::ExitCode;

use chrono::Utc;
use clap::Parser;
use recall::command::{self, Arguments, Surroundings};

#[expect(clippy::disallowed_methods, reason = "this is where the clock is read")]
fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let timezone = iana_time_zone::get_timezone()
        .ok()
        .and_then(|name| name.parse().ok());
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
