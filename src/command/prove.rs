//! `recall prove`: what an archive shows, whether it is whole, and taking out what need not be kept any longer.

mod page;

use std::io;
use std::path::PathBuf;

use clap::{ArgGroup, Args};

use self::page::PageArguments;
use super::clinic::{ClinicArguments, archive_folder, long_age};
use super::{Surroundings, outputs};
use crate::archive::{self, Archive, Wanted};
use crate::base::Language;
use crate::language::archive as words;
use crate::language::errors::usage::{UsageError, Value, WrongArgument};
use crate::plan::time;
use crate::read::refusal::Refusal;
use crate::record::names::Age;
use crate::render::table::Screen;
use crate::run::failure::{Failure, RunError};
use crate::settings::Settings;

/// Arguments of `recall prove`.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("what").required(true).args(["asked", "verify", "expire"]))]
pub struct ProveArguments {
    /// Whom: a patient's id, a name as the archive has it, or a telephone number
    #[arg(value_name = "PATIENT|NUMBER")]
    asked: Vec<String>,
    #[command(flatten)]
    clinic: ClinicArguments,
    /// The folder into which recall plan --archive wrote its days [default: that of the settings]
    #[arg(long, value_name = "DIR")]
    archive: Option<PathBuf>,
    /// Name every file that was altered, is missing or was added since, and every broken link between days
    #[arg(long)]
    verify: bool,
    /// With --verify: whether this hash, from the foot of a list, is that of a day; the first 12 digits will do
    #[arg(long, value_name = "HASH", num_args = 1.., requires = "verify")]
    expected: Vec<String>,
    /// Take out the days that are older than that, at least a year: 3y or 18m. Their hashes stay as links
    #[arg(long, value_name = "AGE", value_parser = long_age)]
    expire: Option<Age>,
    #[command(flatten)]
    page: PageArguments,
}

impl ProveArguments {
    /// Where the clinic is, to be put elsewhere.
    pub(super) const fn clinic_mut(&mut self) -> &mut ClinicArguments {
        &mut self.clinic
    }
}

/// Looks somebody up in an archive, looks through all of it, or takes old days out of it.
///
/// # Errors
/// Where it can't be read or written; or, having said what, where something is amiss.
pub fn run(arguments: &ProveArguments, surroundings: Surroundings) -> Result<(), Failure> {
    arguments.clinic.on_threads(|| {
        let settings = arguments.clinic.settings(surroundings)?;
        let language = arguments.clinic.language(&settings);
        let proved = prove(arguments, &settings, (surroundings, language));
        proved.map_err(|error| error.said_in(language))
    })
}

fn prove(
    arguments: &ProveArguments,
    settings: &Settings,
    (surroundings, language): (Surroundings, Language),
) -> Result<(), RunError> {
    let folder = folder(arguments, settings)?;
    if !arguments.asked.is_empty() {
        let of = page::Of {
            asked: &arguments.asked,
            archive: &folder,
            clinic: &arguments.clinic,
            settings,
            language,
        };
        return page::write(&arguments.page, &of, surroundings);
    }
    if let Some(age) = arguments.expire {
        let today = time::in_zone(surroundings.now.naive_utc(), settings.timezone).date();
        let taken_out = match age.before(today) {
            Some(before) => archive::expire(&folder, before, (today, surroundings.now))?,
            None => Vec::new(),
        };
        return Ok(outputs::write(
            None,
            &words::taken_out(&taken_out, language),
        )?);
    }
    let expected = arguments.expected.join(" ");
    let wanted = (!expected.is_empty())
        .then(|| Wanted::parse(&expected).ok_or_else(|| wrong_hash(&expected)));
    let cannot = |error: io::Error| Refusal::cannot_read(&folder, error);
    let archive = Archive::read(&folder).map_err(cannot)?;
    let verified = archive::verify(&archive, wanted.transpose()?).map_err(cannot)?;
    let screen = surroundings.terminal.unwrap_or(Screen::PLAIN);
    let text = words::verified(&folder, &verified, language);
    outputs::write(None, &fitting(&text, screen))?;
    if verified.is_whole() {
        Ok(())
    } else {
        Err(RunError::Found)
    }
}

/// A text in lines that fit a screen, each part of a line under its own beginning.
fn fitting(text: &str, screen: Screen) -> String {
    let mut lines = screen.lines();
    for line in text.lines() {
        let words = line.trim_start();
        if words.is_empty() {
            lines.blank();
        } else {
            lines.put(&line[..line.len() - words.len()], words);
        }
    }
    lines.into_text()
}

/// Where the archive is.
fn folder(arguments: &ProveArguments, settings: &Settings) -> Result<PathBuf, RunError> {
    let own = || archive_folder(arguments.clinic.data(), settings);
    let folder = arguments.archive.clone().or_else(own);
    let folder = folder.ok_or_else(|| match arguments.asked.as_slice() {
        [] => wrong(WrongArgument::Missing("--archive".to_owned())),
        asked => RunError::Usage(UsageError::NoArchive {
            asked: asked.join(" "),
            data: arguments.clinic.data().to_owned(),
        }),
    })?;
    match std::fs::read_dir(&folder) {
        Ok(_) => Ok(folder),
        Err(error) => Err(Refusal::cannot_read(&folder, error).into()),
    }
}

fn wrong_hash(found: &str) -> RunError {
    wrong(WrongArgument::Value {
        argument: "--expected".to_owned(),
        wanted: Some(Value::Hash(Wanted::FEWEST_DIGITS)),
        found: Some(found.to_owned()),
    })
}

fn wrong(wrong: WrongArgument) -> RunError {
    RunError::Usage(UsageError::Arguments {
        wrong: Box::new(wrong),
        nearest: None,
        help: "recall prove --help".to_owned(),
    })
}
