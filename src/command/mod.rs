//! The commands: their arguments, whose comments are the help, and how each runs.

pub mod call;
pub mod check;
pub mod clinic;
pub mod completions;
pub mod explain;
mod help;
pub mod init;
pub mod man;
mod outputs;
mod place;
pub mod plan;
pub mod prove;
pub mod record;
pub mod renewal;
pub mod report;
pub mod rules;
pub mod schema;
pub mod screen;
pub mod script;
mod usage;

use std::path::PathBuf;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use clap::{Parser, Subcommand};

use crate::base::Language;
use crate::render::table::Screen;
use crate::run::failure::Failure;
pub use place::Place;
pub use usage::{Asked, read, read_in};

/// What the machine says of time and place; read once, in `main`.
#[derive(Clone, Copy, Debug)]
pub struct Surroundings {
    /// The moment.
    pub now: DateTime<Utc>,
    /// The machine's time zone, where it has one that is known.
    pub timezone: Option<Tz>,
    /// What it was told in place of a zone, where that is none.
    pub no_zone: Option<&'static str>,
    /// The terminal that standard output is, if it is one.
    pub terminal: Option<Screen>,
    /// The terminal that standard error is, if it is one.
    pub error_terminal: Option<Screen>,
    /// The language that the user's locale asks for, until an argument or the settings name one.
    pub language: Language,
}

/// Writes a dental clinic's call list for today: whom the clinic has promised, or owes, a call.
#[derive(Debug, Parser)]
#[command(name = "recall", version)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make a folder ready for a clinic.
    Init(init::InitArguments),
    /// Write today's call list.
    Plan(Box<plan::PlanArguments>),
    /// Write down what came of the calls, from lists that were filled in.
    Record(Box<record::RecordArguments>),
    /// Say what to mend in the exports, and what to ask at the day's visits.
    Check(Box<check::CheckArguments>),
    /// Count what was promised, what was kept, and what came of it, over a period.
    Report(Box<report::ReportArguments>),
    /// Show one call of today's list as a talk: what to look up, what to say, and what if the patient says something else.
    Call(Box<call::CallArguments>),
    /// Say why a patient is, or is not, contacted on a day.
    Explain(Box<explain::ExplainArguments>),
    /// Show whether an archive of lists is whole, or take old days out of it.
    Prove(Box<prove::ProveArguments>),
    /// Hold a list that somebody wants called or written to against what the clinic owes, row by row.
    Screen(Box<screen::ScreenArguments>),
    /// Say what the reasons for a contact are, or all about some.
    Rules(rules::RulesArguments),
    /// Show the words of the talks, the clinic's own where it has them.
    Script(script::ScriptArguments),
    /// Describe the files for other programs, as a Data Package.
    Schema(schema::SchemaArguments),
    /// Write the script by which a shell completes commands and options.
    Completions(completions::CompletionsArguments),
    /// Write the manual page, for man.
    Man(man::ManArguments),
}

impl Command {
    /// The folder with the exports, where the command looks at one.
    const fn data_mut(&mut self) -> Option<&mut PathBuf> {
        Some(match self {
            Self::Plan(arguments) => arguments.clinic_mut().data_mut(),
            Self::Record(arguments) => arguments.data_mut(),
            Self::Check(arguments) => arguments.clinic_mut().data_mut(),
            Self::Report(arguments) => arguments.clinic_mut().data_mut(),
            Self::Call(arguments) => arguments.clinic_mut().data_mut(),
            Self::Explain(arguments) => arguments.clinic_mut().data_mut(),
            Self::Prove(arguments) => arguments.clinic_mut().data_mut(),
            Self::Screen(arguments) => arguments.clinic_mut().data_mut(),
            Self::Rules(arguments) => arguments.data_mut(),
            Self::Script(arguments) => arguments.data_mut(),
            Self::Init(_) | Self::Schema(_) | Self::Completions(_) | Self::Man(_) => return None,
        })
    }
}

/// Runs a command.
///
/// # Errors
/// Whatever kept it from its work.
pub fn run(arguments: &Arguments, surroundings: Surroundings) -> Result<(), Failure> {
    outputs::show_errors_on(surroundings.error_terminal);
    match &arguments.command {
        Command::Init(arguments) => init::run(arguments, surroundings),
        Command::Plan(arguments) => plan::run(arguments, surroundings),
        Command::Record(arguments) => record::run(arguments, surroundings),
        Command::Check(arguments) => check::run(arguments, surroundings),
        Command::Report(arguments) => report::run(arguments, surroundings),
        Command::Call(arguments) => call::run(arguments, surroundings),
        Command::Explain(arguments) => explain::run(arguments, surroundings),
        Command::Prove(arguments) => prove::run(arguments, surroundings),
        Command::Screen(arguments) => screen::run(arguments, surroundings),
        Command::Rules(arguments) => rules::run(arguments, surroundings),
        Command::Script(arguments) => script::run(arguments, surroundings),
        Command::Schema(arguments) => schema::run(arguments, surroundings),
        Command::Completions(arguments) => completions::run(arguments, surroundings),
        Command::Man(arguments) => man::run(arguments, surroundings),
    }
}
