//! `recall explain`: why one patient is, or is not, contacted.

use clap::{Args, ValueEnum};

use super::clinic::{ClinicArguments, DayArguments, FileArguments};
use super::{Surroundings, outputs};
use crate::disk::DiskError;
use crate::disk::output::Output;
use crate::language::errors::usage::UsageError;
use crate::model::clinic::PatientIndex;
use crate::phone;
use crate::plan;
use crate::read::problem::Problem;
use crate::read::{self, Reading, Sources, mention};
use crate::render::{self, Page};
use crate::report::explain::{self, Explanation, Subject};
use crate::report::people;
use crate::run::failure::{Failure, RunError};
use crate::settings::Settings;

/// Arguments of `recall explain`.
#[derive(Debug, Args)]
pub struct ExplainArguments {
    /// Whom or what: a patient's id, a name or a part of one, a telephone number, or a case such as plan:17, visit:204 or agreement:31
    #[arg(value_name = "PATIENT|CASE", required = true)]
    asked: Vec<String>,
    #[command(flatten)]
    clinic: ClinicArguments,
    #[command(flatten)]
    day: DayArguments,
    /// Form of the answer
    #[arg(long, value_name = "FORM", default_value = "text")]
    format: Format,
    #[command(flatten)]
    files: FileArguments,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// Reads, decides about one patient, says why.
///
/// # Errors
/// Where the exports can't be used, or nobody has that id.
pub fn run(arguments: &ExplainArguments, surroundings: Surroundings) -> Result<(), Failure> {
    arguments
        .clinic
        .on_threads(|| explain(arguments, surroundings))
}

fn explain(arguments: &ExplainArguments, surroundings: Surroundings) -> Result<(), Failure> {
    let settings = arguments.clinic.settings(surroundings)?;
    let language = arguments.clinic.language(&settings);
    let answered = answer(arguments, &settings, surroundings);
    answered.map_err(|error| error.said_in(language))
}

fn answer(
    arguments: &ExplainArguments,
    settings: &Settings,
    surroundings: Surroundings,
) -> Result<(), RunError> {
    let phones = read::phones(settings)?;
    let sources = Sources {
        keep_words: true,
        ..arguments.clinic.sources(&arguments.files)
    };
    let reading = arguments.clinic.read_from(&sources, settings, false)?;
    let asked = arguments.day.asked(settings, surroundings);
    let language = arguments.clinic.language(settings);
    let clinic = &arguments.clinic;
    clinic.tell_unrecorded((&sources, settings), asked.now, surroundings, &[])?;
    let practice = plan::on_day(&reading.clinic, settings, asked);
    let page = Page::new(&practice, language, &phones);
    let subject = match subject(arguments, &reading, settings, phones)? {
        Meant::One(subject) => subject,
        Meant::Several(patients) => {
            let text = render::explain::several(&page, &patients, surroundings.terminal);
            outputs::write(None, &text)?;
            let (asked, count) = (arguments.asked(), patients.len());
            return Err(UsageError::Several { asked, count }.into());
        }
    };
    let explanation = Explanation::of(&practice, &reading.problems, subject);
    if explanation.decisions.is_empty() {
        let patient = reading.clinic.patient_id(subject.patient);
        return Err(visit_over(arguments, Some(patient)).into());
    }
    let mut out = Output::standard();
    let written = match arguments.format {
        Format::Text => render::explain::text(&page, &explanation, surroundings.terminal, &mut out),
        Format::Json => render::explain::json(&page, &explanation, &mut out),
    };
    let complete = written
        .map_err(DiskError::cannot_write)
        .and_then(|()| out.complete());
    outputs::unless_closed(complete)?;
    Ok(())
}

/// Whom or what somebody asks about.
enum Meant {
    One(Subject),
    /// Patients of that name or number.
    Several(Vec<PatientIndex>),
}

impl ExplainArguments {
    /// Where the clinic is, to be put elsewhere.
    pub(super) const fn clinic_mut(&mut self) -> &mut ClinicArguments {
        &mut self.clinic
    }

    /// A name may be of several words.
    fn asked(&self) -> String {
        self.asked.join(" ").trim().to_owned()
    }
}

/// Whom or what the argument names.
fn subject(
    arguments: &ExplainArguments,
    reading: &Reading,
    settings: &Settings,
    phones: phone::Reader,
) -> Result<Meant, RunError> {
    let asked = &arguments.asked();
    if let Some(subject) = explain::find(&reading.clinic, asked) {
        return Ok(Meant::One(subject));
    }
    let near = explain::nearly(&reading.clinic, asked);
    let patients = if near.is_empty() {
        people::who_may_be_meant(&reading.clinic, phones, asked)
    } else {
        Vec::new()
    };
    match patients[..] {
        [] => {}
        [patient] => {
            let case = None;
            return Ok(Meant::One(Subject { patient, case }));
        }
        _ => return Ok(Meant::Several(patients)),
    }
    if near.is_empty() {
        let (column, id) = explain::column(asked);
        let sources = arguments.clinic.sources(&arguments.files);
        let rows = mention::rows(&sources, settings, column, id)?;
        let problems = rows
            .iter()
            .flat_map(|&row| explain::problems_of(&reading.problems, row))
            .filter(|problem| problem.fate.is_unused());
        let problems: Vec<Problem> = problems.copied().collect();
        if !problems.is_empty() {
            let inputs = reading.clinic.inputs.clone();
            let asked = asked.to_owned();
            return Err(UsageError::InRefusedRows {
                asked,
                problems,
                inputs,
            }
            .into());
        }
        if !rows.is_empty() && column == "visit_id" {
            return Err(visit_over(arguments, None).into());
        }
    }
    let asked = asked.to_owned();
    Err(UsageError::Unknown { asked, near }.into())
}

fn visit_over(arguments: &ExplainArguments, patient: Option<&str>) -> UsageError {
    UsageError::VisitOver {
        asked: arguments.asked(),
        patient: patient.map(str::to_owned),
    }
}
