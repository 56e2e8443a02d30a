//! Every decision, as CSV or as JSON lines.

use std::io;

use crate::model::clinic::Reason;
use crate::model::decision::{Code, Decision};
use crate::render::list::{Dialect, of_csv};
use crate::render::{Page, finished, safe_cell};

/// The form of a file of decisions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `.csv`
    Csv(Dialect),
    /// `.jsonl`: one JSON object a line.
    Lines,
}

/// The text of a batch of decisions, written by one thread.
pub struct Batch {
    text: Text,
    /// The sentence that is being written.
    why: String,
}

/// So much room a batch has from the start: enough for most, so that they need not be copied as they grow.
const BATCH_BYTES: usize = 1 << 18;

enum Text {
    Csv(Box<csv::Writer<Vec<u8>>>),
    Lines(Vec<u8>),
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

impl Form {
    /// What stands before the first decision.
    ///
    /// # Errors
    /// None that are known: it is written to memory.
    pub fn head(self) -> io::Result<Vec<u8>> {
        let Self::Csv(dialect) = self else {
            return Ok(Vec::new());
        };
        let mut head = Vec::new();
        dialect.write_mark(&mut head)?;
        let mut writer = dialect.writer(head);
        writer.write_record(COLUMNS).map_err(of_csv)?;
        finished(writer)
    }

    /// An empty batch.
    #[must_use]
    pub fn batch(self) -> Batch {
        let text = match self {
            Self::Csv(dialect) => Text::Csv(Box::new(dialect.writer(Vec::new()))),
            Self::Lines => Text::Lines(Vec::with_capacity(BATCH_BYTES)),
        };
        Batch {
            text,
            why: String::new(),
        }
    }
}

impl Batch {
    /// Writes a decision.
    ///
    /// # Errors
    /// None that are known: it is written to memory.
    pub fn write(&mut self, page: &Page<'_>, decision: &Decision) -> io::Result<()> {
        self.why.clear();
        page.words.why(&mut self.why, decision);
        match &mut self.text {
            Text::Csv(writer) => record(writer, page, decision, &self.why),
            Text::Lines(out) => line(out, page, decision, &self.why),
        }
    }

    /// The bytes.
    ///
    /// # Errors
    /// None that are known: they are in memory.
    pub fn into_bytes(self) -> io::Result<Vec<u8>> {
        match self.text {
            Text::Csv(writer) => finished(*writer),
            Text::Lines(out) => Ok(out),
        }
    }
}

fn record(
    writer: &mut csv::Writer<Vec<u8>>,
    page: &Page<'_>,
    decision: &Decision,
    why: &str,
) -> io::Result<()> {
    let clinic = page.practice.clinic;
    let case = decision.case().map(|case| case.name(clinic));
    let codes: Vec<&str> = decision.codes().iter().map(Code::name).collect();
    let on = decision.on().map(|date| date.to_string());
    let evidence: Vec<String> = decision
        .evidence
        .iter()
        .map(|&row| page.shown_row(row))
        .collect();
    let cells = [
        page.patient_id(decision),
        case.as_deref().unwrap_or("-"),
        decision.reason().map_or("", Reason::name),
        decision.verdict().name(),
        &codes.join(";"),
        on.as_deref().unwrap_or_default(),
        why,
        &evidence.join("; "),
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

/// Millions of these are written: field by field, with no text in between.
fn line(out: &mut Vec<u8>, page: &Page<'_>, decision: &Decision, why: &str) -> io::Result<()> {
    let clinic = page.practice.clinic;
    out.extend_from_slice(b"{\"patient_id\":");
    string(out, &[page.patient_id(decision)])?;
    out.extend_from_slice(b",\"case\":");
    match decision.case().map(|case| case.parts(clinic)) {
        Some((kind, id)) => string(out, &[kind, ":", id])?,
        None => string(out, &["-"])?,
    }
    out.extend_from_slice(b",\"reason\":");
    match decision.reason() {
        Some(reason) => name(out, reason.name()),
        None => out.extend_from_slice(b"null"),
    }
    out.extend_from_slice(b",\"verdict\":");
    name(out, decision.verdict().name());
    out.extend_from_slice(b",\"codes\":[");
    for (code, place) in decision.codes().iter().zip(0..) {
        comma(out, place);
        name(out, code.name());
    }
    out.extend_from_slice(b"],\"on\":");
    match decision.on() {
        Some(date) => string(out, &[&date.to_string()])?,
        None => out.extend_from_slice(b"null"),
    }
    out.extend_from_slice(b",\"why\":");
    string(out, &[why])?;
    out.extend_from_slice(b",\"evidence\":[");
    for (row, place) in decision.evidence.iter().zip(0..) {
        comma(out, place);
        out.extend_from_slice(page.json_input(*row).as_bytes());
        serde_json::to_writer(&mut *out, &row.line())?;
        out.push(b'"');
    }
    out.extend_from_slice(b"]}\n");
    Ok(())
}

fn comma(out: &mut Vec<u8>, place: u32) {
    if place > 0 {
        out.push(b',');
    }
}

/// A name of the program's own: letters and lines below them, with nothing to escape.
fn name(out: &mut Vec<u8>, name: &'static str) {
    out.push(b'"');
    out.extend_from_slice(name.as_bytes());
    out.push(b'"');
}

/// A JSON string made of parts. Most need no escapes.
fn string(out: &mut Vec<u8>, parts: &[&str]) -> io::Result<()> {
    out.push(b'"');
    for part in parts {
        if needs_no_escape(part.as_bytes()) {
            out.extend_from_slice(part.as_bytes());
        } else {
            let quoted = serde_json::to_vec(part)?;
            out.extend_from_slice(quoted.get(1..quoted.len() - 1).unwrap_or_default());
        }
    }
    out.push(b'"');
    Ok(())
}

fn needs_no_escape(bytes: &[u8]) -> bool {
    let needs_escape = |byte: u8| byte < b' ' || byte == b'"' || byte == b'\\';
    // Without a way out in the middle the processor looks at many bytes at once.
    !bytes
        .iter()
        .fold(false, |found, &byte| found | needs_escape(byte))
}

#[cfg(test)]
mod tests {
    use super::string;

    #[test]
    fn strings_are_json() {
        for parts in [
            &["plain", ":", "Мария"][..],
            &["a\"b", "\\", "\n\u{1f}\u{7f}"],
            &["", "/</\u{2028}"],
        ] {
            let mut out = Vec::new();
            string(&mut out, parts).unwrap();
            assert_eq!(out, serde_json::to_vec(&parts.concat()).unwrap());
        }
    }
}
