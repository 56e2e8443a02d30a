//! `recall explain`: why one patient is, or is not, contacted.

use clap::{Args, ValueEnum};

use super::Surroundings;
use super::clinic::{ClinicArguments, DayArguments, FileArguments};
use crate::base::Language;
use crate::disk::output::{self, Output};
use crate::phone::mask::masked_name;
use crate::plan;
use crate::read::{Reading, mention, refusal};
use crate::render::{self, Page};
use crate::report::explain::{self, Explanation, Subject};
use crate::run::failure::{Failure, Status};
use crate::settings::Settings;

/// Arguments of `recall explain`.
#[derive(Debug, Args)]
pub struct ExplainArguments {
    /// Whom or what: a patient's id, or a case such as plan:17, visit:204 or agreement:31
    #[arg(value_name = "PATIENT_ID|CASE")]
    asked: String,
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
    let phones = arguments.clinic.phones(&settings)?;
    let reading = arguments.clinic.read(&arguments.files, &settings, false)?;
    let subject = subject(arguments, &reading, &settings)?;
    let asked = arguments.day.asked(&settings, surroundings);
    let practice = plan::on_day(&reading.clinic, &settings, asked);
    let explanation = Explanation::of(&practice, &reading.problems, subject);
    if explanation.decisions.is_empty() {
        return Err(visit_over(arguments, &reading, subject, language));
    }
    let page = Page::new(&practice, language, &phones);
    let mut out = Output::standard();
    let written = match arguments.format {
        Format::Text => render::explain::text(&page, &explanation, &mut out),
        Format::Json => render::explain::json(&page, &explanation, &mut out),
    };
    let complete = written
        .map_err(|error| output::cannot_write(&error, language))
        .and_then(|()| out.complete(language));
    match complete {
        // Whoever was reading has gone: that is no failure.
        Err(failure) if !failure.is_closed_pipe => Err(failure),
        _ => Ok(()),
    }
}

/// Whom or what the argument names.
fn subject(
    arguments: &ExplainArguments,
    reading: &Reading,
    settings: &Settings,
) -> Result<Subject, Failure> {
    let asked = arguments.asked.trim();
    if let Some(subject) = explain::find(&reading.clinic, asked) {
        return Ok(subject);
    }
    let language = arguments.clinic.language(settings);
    let near = explain::nearly(&reading.clinic, asked);
    if near.is_empty() {
        let (column, id) = explain::column(asked);
        let sources = arguments.clinic.sources(&arguments.files);
        let rows = mention::rows(&sources, settings, column, id)
            .map_err(|refusals| refusal::failure(&refusals, language))?;
        let problems = rows
            .iter()
            .flat_map(|&row| explain::problems_of(&reading.problems, row))
            .filter(|problem| problem.fate.is_unused());
        let inputs = &reading.clinic.inputs;
        let sentences: Vec<String> = problems
            .map(|problem| problem.sentence(inputs, language))
            .collect();
        if !sentences.is_empty() {
            return Err(in_refused_rows(asked, &sentences, language));
        }
        if !rows.is_empty() && column == "visit_id" {
            return Err(no_case(asked, None, language));
        }
    }
    Err(unknown(asked, &near, language))
}

fn failure(language: Language, message: String, hint: String) -> Failure {
    Failure {
        hint: Some(hint),
        ..Failure::new(Status::Usage, language, message)
    }
}

/// Nobody has that id.
fn unknown(asked: &str, near: &[String], language: Language) -> Failure {
    let asked = masked_name(asked);
    let near: Vec<_> = near.iter().map(|name| masked_name(name)).collect();
    let (message, hint) = match language {
        Language::Russian => (
            format!("{asked}: такого пациента и такого случая в файлах нет"),
            if near.is_empty() {
                "нужен код пациента, как в файле пациентов, или случай: plan:17, visit:204, agreement:31".to_owned()
            } else {
                format!("возможно, имелось в виду: {}", near.join(", "))
            },
        ),
        Language::English => (
            format!("{asked}: there is no such patient and no such case in the files"),
            if near.is_empty() {
                "wanted a patient's id as in the patients' file, or a case such as plan:17, visit:204 or agreement:31".to_owned()
            } else {
                format!("did you mean {}?", near.join(", "))
            },
        ),
    };
    failure(language, message, hint)
}

/// The id stands only in rows that are not used.
fn in_refused_rows(asked: &str, sentences: &[String], language: Language) -> Failure {
    let asked = masked_name(asked);
    let sentences = sentences.join("\n");
    let (message, hint) = match language {
        Language::Russian => (
            format!("{asked} есть только в строках, которые не удалось принять:\n{sentences}"),
            "исправьте эти строки и спросите ещё раз",
        ),
        Language::English => (
            format!("{asked} stands only in rows that could not be used:\n{sentences}"),
            "mend these rows and ask again",
        ),
    };
    failure(language, message, hint.to_owned())
}

/// A visit that is not ahead is no case.
fn visit_over(
    arguments: &ExplainArguments,
    reading: &Reading,
    subject: Subject,
    language: Language,
) -> Failure {
    let id = reading.clinic.patient_id(subject.patient);
    no_case(arguments.asked.trim(), Some(id), language)
}

fn no_case(asked: &str, patient: Option<&str>, language: Language) -> Failure {
    let asked = masked_name(asked);
    let patient = patient.map(masked_name);
    let (message, hint) = match language {
        Language::Russian => (
            format!("{asked}: этот приём уже прошёл или отменён, решать о нём нечего"),
            match patient {
                Some(id) => format!("обо всём, что касается этого пациента: recall explain {id}"),
                None => "спросите по коду пациента: recall explain КОД".to_owned(),
            },
        ),
        Language::English => (
            format!("{asked}: this visit is over or called off, there is nothing to decide"),
            match patient {
                Some(id) => format!("all about this patient: recall explain {id}"),
                None => "ask by the patient's id: recall explain PATIENT_ID".to_owned(),
            },
        ),
    };
    failure(language, message, hint)
}
