//! The report as CSV, a row for each finding.

use std::io::{self, Write};

use super::{key, mapping, toml};
use crate::base::Language;
use crate::language::check::{ANSWER, ONE_OF};
use crate::render::list::{Dialect, of_csv};
use crate::render::{Page, safe_cell};
use crate::report::check::{Finding, Kind, NamedRows, Report};

/// So many rows with the same wrong are named; how many there are is counted.
const ROWS_NAMED: usize = 5;

const COLUMNS: [&str; 9] = [
    "section",
    "file",
    "line",
    "column",
    "patient_id",
    "doctor",
    "what",
    "count",
    "hint",
];

/// Writes all of the report.
///
/// # Errors
/// Where it can't be written.
pub(crate) fn write(
    page: &Page<'_>,
    report: &Report<'_>,
    dialect: Dialect,
    mut out: impl Write,
) -> io::Result<()> {
    dialect.write_mark(&mut out)?;
    let mut writer = dialect.writer(out);
    writer.write_record(COLUMNS).map_err(of_csv)?;
    for finding in &report.findings {
        let cells = cells(page, finding);
        let cells = cells.each_ref().map(|cell| safe_cell(cell));
        let cells = cells.iter().map(|cell| cell.as_bytes());
        writer.write_record(cells).map_err(of_csv)?;
    }
    writer.flush()
}

fn cells(page: &Page<'_>, finding: &Finding<'_>) -> [String; COLUMNS.len()] {
    let about = finding.kind.section().about();
    let section = match page.language {
        Language::Russian => about.heading.said_in(page.language),
        Language::English => about.name,
    };
    let clinic = page.practice.clinic;
    let patients = finding.patients.iter();
    let patients: Vec<&str> = patients.map(|&it| clinic.patient_id(it)).collect();
    let doctor = (!finding.doctor.is_blank()).then(|| page.words.doctor_named(finding.doctor));
    [
        section.to_owned(),
        finding.file.to_owned(),
        finding
            .line
            .map_or_else(String::new, |line| line.to_string()),
        finding.column.to_string(),
        patients.join("; "),
        doctor.unwrap_or_default(),
        what(page, finding),
        finding
            .count
            .map_or_else(String::new, |count| count.to_string()),
        hint(page, finding).unwrap_or_else(|| about.to_do.said_in(page.language).to_owned()),
    ]
}

/// What is found, and of many rows the first.
fn what(page: &Page<'_>, finding: &Finding<'_>) -> String {
    let what = page.words.finding_in_cell(finding);
    let shown = |rows: &[_]| rows.iter().map(|&row| page.shown_row(row)).collect();
    let (mut places, count): (Vec<String>, _) = match (&finding.kind, &finding.rows) {
        (Kind::FaultyRows(problems), _) => {
            let problems_named = problems.iter().take(ROWS_NAMED);
            let places = problems_named.map(|problem| problem.place(&page.practice.clinic.inputs));
            (places.collect(), problems.len())
        }
        (_, NamedRows::No | NamedRows::Own) => return what,
        (_, NamedRows::Together(rows)) => {
            let rows: Vec<String> = shown(rows);
            return format!("{what} ({})", rows.join(", "));
        }
        (_, NamedRows::Alike(rows)) => (shown(&rows[..rows.len().min(ROWS_NAMED)]), rows.len()),
    };
    if count < 2 {
        return what;
    }
    if places.len() < count {
        places.push(page.words.and_more(count - places.len()));
    }
    format!("{what}: {}", places.join(", "))
}

/// What to do, where it is not the same for the whole section.
fn hint(page: &Page<'_>, finding: &Finding<'_>) -> Option<String> {
    let language = page.language;
    match &finding.kind {
        Kind::OpenQuestion(_) => Some(ANSWER.said_in(language).to_owned()),
        Kind::SimilarHeader { of, header, column } => Some(mapping(*of, column, header).join(" ")),
        Kind::UnknownWord {
            of,
            values,
            word,
            guess,
        } => {
            let (section, column) = (of.settings_name(), values.name);
            let key = key(guess.map(|(value, _)| value), language);
            let line = format!("[values.{section}.{column}] {key} = [{}]", toml(word));
            let values = values.kind.value_names().join(", ");
            Some(match guess {
                Some(_) => line,
                None => format!("{line}  # {}: {values}", ONE_OF.said_in(language)),
            })
        }
        Kind::ToAsk { questions, .. } => {
            let asked = questions
                .iter()
                .map(|it| it.asked().question.said_in(language));
            Some(asked.collect::<Vec<_>>().join(" "))
        }
        _ => None,
    }
}
