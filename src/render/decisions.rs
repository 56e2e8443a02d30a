//! Every decision, as CSV or as JSON lines.

use std::io::{self, Write};

use serde::Serialize;

use super::Page;
use super::list::{Dialect, of_csv};
use super::safe_cell;
use crate::clinic::Reason;
use crate::decision::{Code, Decision};

/// Writes decisions one by one.
pub enum Writer<W: Write> {
    /// As CSV.
    Csv(Box<csv::Writer<W>>),
    /// One JSON object a line.
    Lines(W),
}

/// The form of a file of decisions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `.csv`
    Csv(Dialect),
    /// `.jsonl`
    Lines,
}

const COLUMNS: [&str; 8] = [
    "patient_id",
    "case",
    "reason",
    "verdict",
    "codes",
    "on",
    "why",
    "evidence",
];

#[derive(Serialize)]
struct Line<'a> {
    patient_id: &'a str,
    case: &'a str,
    reason: Option<&'static str>,
    verdict: &'static str,
    codes: Vec<&'static str>,
    on: Option<String>,
    why: &'a str,
    evidence: &'a [String],
}

impl<W: Write> Writer<W> {
    /// Begins a file of decisions.
    ///
    /// # Errors
    /// Where it can't be written.
    pub fn new(form: Form, out: W) -> io::Result<Self> {
        match form {
            Form::Lines => Ok(Self::Lines(out)),
            Form::Csv(dialect) => {
                let mut writer = dialect.writer(out)?;
                writer.write_record(COLUMNS).map_err(of_csv)?;
                Ok(Self::Csv(Box::new(writer)))
            }
        }
    }

    /// Writes a decision.
    ///
    /// # Errors
    /// Where it can't be written.
    pub fn write(&mut self, page: &Page<'_>, decision: &Decision) -> io::Result<()> {
        let clinic = page.practice.clinic;
        let case = decision
            .case
            .map_or_else(|| "-".to_owned(), |case| case.name(clinic));
        let why = page.why(decision);
        let evidence: Vec<String> = decision
            .evidence
            .iter()
            .map(|&row| {
                let mut out = String::new();
                page.write_row(&mut out, row);
                out
            })
            .collect();
        let line = Line {
            patient_id: page.patient_id(decision),
            case: &case,
            reason: decision.reason.map(Reason::name),
            verdict: decision.verdict.name(),
            codes: decision.codes.iter().map(Code::name).collect(),
            on: decision.on.map(|date| date.to_string()),
            why: &why,
            evidence: &evidence,
        };
        match self {
            Self::Lines(out) => {
                serde_json::to_writer(&mut *out, &line)?;
                out.write_all(b"\n")
            }
            Self::Csv(writer) => {
                let cells = [
                    line.patient_id,
                    line.case,
                    line.reason.unwrap_or_default(),
                    line.verdict,
                    &line.codes.join(";"),
                    line.on.as_deref().unwrap_or_default(),
                    line.why,
                    &line.evidence.join("; "),
                ];
                // The case `-` of a patient without one is the program's own and stays as it is.
                let cells = cells.map(|cell| {
                    if cell == "-" {
                        cell.into()
                    } else {
                        safe_cell(cell)
                    }
                });
                writer
                    .write_record(cells.iter().map(AsRef::as_ref))
                    .map_err(of_csv)
            }
        }
    }

    /// Ends the file.
    ///
    /// # Errors
    /// Where it can't be written.
    pub fn finish(self) -> io::Result<W> {
        match self {
            Self::Lines(out) => Ok(out),
            Self::Csv(writer) => writer
                .into_inner()
                .map_err(|error| io::Error::new(error.error().kind(), error.error().to_string())),
        }
    }
}
