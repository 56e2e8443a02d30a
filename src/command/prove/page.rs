//! The page that shows on what grounds somebody was contacted.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::{Args, ValueEnum};

use crate::archive::{self, Archive};
use crate::base::Language;
use crate::command::clinic::{ClinicArguments, DateArguments, FileArguments, date};
use crate::command::{Surroundings, outputs};
use crate::disk::DiskError;
use crate::disk::output::{self, folder_of};
use crate::export::columns::File;
use crate::language::archive as words_of_archive;
use crate::language::errors::usage::{UsageError, WrongOutput};
use crate::read::of_patients::{self, RowOf};
use crate::read::refusal::Refusal;
use crate::read::{self, Sources};
use crate::render::prove::{self, Telling};
use crate::report::prove::{self as report, DayAt, Meant, Period, Planned, Proof, Whom};
use crate::run::failure::RunError;
use crate::settings::Settings;

/// What the page is to show.
#[derive(Debug, Args)]
pub(super) struct PageArguments {
    #[command(flatten)]
    moment: DateArguments,
    /// The first day that is shown [default: the first of the archive]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date, requires = "asked")]
    from: Option<NaiveDate>,
    /// The last day that is shown [default: the last of the archive]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date, requires = "asked")]
    to: Option<NaiveDate>,
    /// Who asks for it, as the page is to say
    #[arg(long, value_name = "TEXT", requires = "asked")]
    requested_by: Option<String>,
    /// Show treatment, teeth, remarks and the words of the talks too
    #[arg(long, requires = "asked")]
    with_health: bool,
    /// Form of the page [default: by the ending of the output; text on a terminal, else html]
    #[arg(long, value_name = "FORM", requires = "asked")]
    format: Option<Format>,
    /// Write the page to a file: .html, .txt or .json
    #[arg(short, long, value_name = "FILE", requires = "asked")]
    output: Option<PathBuf>,
    #[command(flatten)]
    files: FileArguments,
}

impl PageArguments {
    /// The file to write to; none where it is standard output.
    fn output(&self) -> Option<&PathBuf> {
        outputs::file(self.output.as_ref())
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Html,
    Text,
    Json,
}

/// Where everything is, and for whom it is asked.
pub(super) struct Of<'a> {
    pub(super) asked: &'a [String],
    pub(super) archive: &'a Path,
    pub(super) clinic: &'a ClinicArguments,
    pub(super) settings: &'a Settings,
    pub(super) language: Language,
}

/// Looks somebody up in an archive, and writes what it shows.
pub(super) fn write(
    arguments: &PageArguments,
    of: &Of<'_>,
    surroundings: Surroundings,
) -> Result<(), RunError> {
    let settings = of.settings;
    let format = format(arguments, surroundings)?;
    let sources = of.clinic.sources(&arguments.files);
    spare(arguments, of, &sources)?;
    let phones = read::phones(settings)?;
    let cannot = |error: std::io::Error| Refusal::cannot_read(of.archive, error);
    let archive = Archive::read(of.archive).map_err(cannot)?;
    let days: Vec<DayAt> = archive.days.iter().map(day_at).collect();
    let asked = of.asked.join(" ").trim().to_owned();
    let patients = || {
        let may_be = |row: &RowOf| report::may_be_meant(row, phones, &asked);
        let read = (&sources, settings);
        of_patients::rows(read, &[File::Patients], may_be, |_| true).map(|found| found.rows)
    };
    let whom = match report::meant(&days, patients, phones, &asked)? {
        Meant::One(whom) => whom,
        Meant::Nobody => return Err(UsageError::NotInTheArchive(asked).into()),
        Meant::Several(several) => {
            let count = several.len();
            let text = prove::several(&several, phones, of.language, surroundings.terminal);
            outputs::write(None, &text)?;
            return Err(UsageError::Several { asked, count }.into());
        }
    };
    let (whom, planned, unread) = report::planned(&days, whom);
    let whom = with_holders(whom, &sources, settings)?;
    let found = rows_of((&whom, &planned), &sources, settings)?;
    let period = Period {
        from: arguments.from,
        to: arguments.to,
    };
    let proof = Proof::of((days, period), (whom, planned, unread), &found.rows);
    let verified = archive::verify(&archive, None).map_err(cannot)?;
    let amiss = words_of_archive::findings(&verified, of.language);
    let telling = Telling {
        language: of.language,
        clinic: settings.clinic_name.trim(),
        phones,
        timezone: settings.timezone.name(),
        now: arguments.moment.asked(settings, surroundings).now,
        requested_by: arguments.requested_by.as_deref(),
        with_health: arguments.with_health,
        has_outcomes: [File::Contacts, File::RecallContacts]
            .iter()
            .any(|file| found.files.contains(file)),
        amiss: &amiss,
    };
    let path = arguments.output().map(PathBuf::as_path);
    let mut out = outputs::open(path)?;
    let screen = surroundings.terminal.filter(|_| path.is_none());
    let written = match format {
        Format::Html => prove::html(&proof, &telling, &mut out),
        Format::Text => prove::text(&proof, &telling, screen, &mut out),
        Format::Json => prove::json(&proof, &telling, &mut out),
    };
    let complete = written
        .map_err(DiskError::cannot_write)
        .and_then(|()| out.complete());
    outputs::unless_closed(complete)?.put_in_place()?;
    Ok(())
}

fn format(arguments: &PageArguments, surroundings: Surroundings) -> Result<Format, RunError> {
    Ok(match (arguments.format, arguments.output()) {
        (Some(format), _) => format,
        (None, None) if surroundings.terminal.is_some() => Format::Text,
        (None, None) => Format::Html,
        (None, Some(path)) => match output::ending(path).as_str() {
            "html" | "htm" => Format::Html,
            "txt" => Format::Text,
            "json" => Format::Json,
            _ if !output::is_file(path) => Format::Html,
            _ => return Err(outputs::of_no_form(("-o", path), ".html, .txt, .json")),
        },
    })
}

/// The page may replace nothing that is read, and lie nowhere in the archive: it would be no part of a day.
fn spare(arguments: &PageArguments, of: &Of<'_>, sources: &Sources) -> Result<(), RunError> {
    let Some(path) = arguments.output() else {
        return Ok(());
    };
    let mut inputs = sources.paths(of.settings);
    inputs.push(of.clinic.settings_path());
    outputs::spare(&inputs, ("-o", path))?;
    let folder = folder_of(path).canonicalize();
    let archive = of.archive.canonicalize();
    if let (Ok(folder), Ok(archive)) = (folder, archive)
        && folder.starts_with(archive)
    {
        let (flag, path) = ("-o", path.clone());
        return Err(WrongOutput::OverInput { flag, path }.into());
    }
    Ok(())
}

fn day_at(day: &archive::Day) -> DayAt {
    let previous = day.manifest.previous.as_ref();
    DayAt {
        name: day.name.clone(),
        date: day.manifest.date,
        path: day.path.clone(),
        sha256: day.sha256.clone(),
        previous: previous.map(|link| (link.day.clone(), link.sha256.clone())),
        is_expired: day.is_taken_out(),
    }
}

/// With a number, who has it in the clinic's files now.
fn with_holders(whom: Whom, sources: &Sources, settings: &Settings) -> Result<Whom, Vec<Refusal>> {
    const FILES: [File; 4] = [
        File::Patients,
        File::Cards,
        File::Contacts,
        File::RecallContacts,
    ];
    let Whom::Number { e164, .. } = &whom else {
        return Ok(whom);
    };
    let holds = |row: &RowOf| row.numbers.contains(e164);
    let found = of_patients::rows((sources, settings), &FILES, holds, |_| true)?;
    let ids: BTreeSet<&str> = found
        .rows
        .iter()
        .map(|row| row.cell("patient_id"))
        .collect();
    // Who is called on a number that only a card or a contact names has his name in the patients' file.
    let is_holder = |id: &str| ids.contains(id);
    let named = of_patients::rows((sources, settings), &[File::Patients], |_| true, is_holder)?;
    let rows = [found.rows, named.rows].concat();
    Ok(report::with_holders(whom, &rows))
}

/// What the clinic's files have of the patients of a page, and who asked for peace on their numbers. In each that has notes one may say not
/// to call.
fn rows_of(
    (whom, planned): (&Whom, &[Planned]),
    sources: &Sources,
    settings: &Settings,
) -> Result<of_patients::Rows, Vec<Refusal>> {
    const FILES: [File; 7] = [
        File::Patients,
        File::Cards,
        File::Plans,
        File::Visits,
        File::Agreements,
        File::Contacts,
        File::RecallContacts,
    ];
    let ids = report::patients_of(whom);
    let is_own = |id: &str| ids.iter().any(|own| own == id);
    let mut found = of_patients::rows((sources, settings), &FILES, |_| true, is_own)?;
    let is_called = |number: &String| planned.iter().any(|it| it.contact.to == *number);
    let is_wanted = |row: &RowOf| report::asks_for_peace(row) && row.numbers.iter().any(is_called);
    let outcomes = [File::Contacts, File::RecallContacts];
    let by_others = of_patients::rows((sources, settings), &outcomes, is_wanted, |id| !is_own(id));
    found.rows.extend(by_others?.rows);
    Ok(found)
}
