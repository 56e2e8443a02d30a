//! Every decision, as CSV or as JSON lines.

use std::io;

use crate::base::digits;
use crate::model::clinic::Reason;
use crate::model::decision::{Code, Decision};
use crate::plan::practice::Facts;
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
    pub fn write(
        &mut self,
        page: &Page<'_>,
        facts: &Facts<'_>,
        decision: &Decision,
    ) -> io::Result<()> {
        self.why.clear();
        page.words.why_with(&mut self.why, facts, decision);
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
    put(out, "{\"patient_id\":\"");
    escaped(out, page.patient_id(decision))?;
    put(out, "\",\"case\":\"");
    match decision.case().map(|case| case.parts(clinic)) {
        Some((kind, id)) => {
            put(out, kind);
            put(out, ":");
            escaped(out, id)?;
        }
        None => put(out, "-"),
    }
    match decision.reason() {
        Some(reason) => {
            put(out, "\",\"reason\":\"");
            put(out, reason.name());
            put(out, "\",\"verdict\":\"");
        }
        None => put(out, "\",\"reason\":null,\"verdict\":\""),
    }
    put(out, decision.verdict().name());
    put(out, "\",\"codes\":[");
    for (code, place) in decision.codes().iter().zip(0..) {
        put(out, if place > 0 { ",\"" } else { "\"" });
        put(out, code.name());
        put(out, "\"");
    }
    match decision.on() {
        Some(date) => {
            put(out, "],\"on\":\"");
            put(out, &date.to_string());
            put(out, "\",\"why\":\"");
        }
        None => put(out, "],\"on\":null,\"why\":\""),
    }
    escaped(out, why)?;
    put(out, "\",\"evidence\":[");
    let mut joint = "";
    for row in &decision.evidence {
        put(out, joint);
        put(out, page.json_input(*row));
        let mut room = digits::Room::default();
        out.extend_from_slice(digits::of(row.line().into(), &mut room));
        joint = "\",";
    }
    put(out, if joint.is_empty() { "]}\n" } else { "\"]}\n" });
    Ok(())
}

/// Names of the program's own have nothing to escape: letters and lines below them.
fn put(out: &mut Vec<u8>, text: &str) {
    out.extend_from_slice(text.as_bytes());
}

/// What stands between the quotes of a JSON string. Most needs no escapes.
fn escaped(out: &mut Vec<u8>, text: &str) -> io::Result<()> {
    if needs_no_escape(text.as_bytes()) {
        put(out, text);
    } else {
        let quoted = serde_json::to_vec(text)?;
        out.extend_from_slice(quoted.get(1..quoted.len() - 1).unwrap_or_default());
    }
    Ok(())
}

fn needs_no_escape(bytes: &[u8]) -> bool {
    // A sign that is looked for gives nought: so all three looks are one, at many bytes together.
    let least = bytes.iter().fold([u8::MAX; 3], |least, &byte| {
        let quote = least[1].min(byte ^ b'"');
        [least[0].min(byte), quote, least[2].min(byte ^ b'\\')]
    });
    least[0] >= b' ' && least[1] > 0 && least[2] > 0
}

#[cfg(test)]
mod tests {
    use super::{escaped, needs_no_escape};

    #[test]
    fn what_has_to_be_escaped_is_found_wherever_it_stands() {
        for length in 0..70 {
            let plain = "ё".repeat(length) + "-";
            assert!(needs_no_escape(plain.as_bytes()));
            for sign in ["\"", "\\", "\n", "\0", "\u{1f}"] {
                for (at, _) in plain.char_indices() {
                    let mut text = plain.clone();
                    text.insert_str(at, sign);
                    assert!(!needs_no_escape(text.as_bytes()), "{text:?}");
                }
            }
        }
    }

    #[test]
    fn strings_are_json() {
        for text in [
            "plain: Мария",
            "a\"b\\\n\u{1f}\u{7f}",
            "",
            "/</\u{2028}",
            "a long text that ends with a quotation mark\"",
            "a long text that has a backslash \\ within, and goes on behind it for a while",
        ] {
            let mut out = vec![b'"'];
            escaped(&mut out, text).unwrap();
            out.push(b'"');
            assert_eq!(out, serde_json::to_vec(text).unwrap());
        }
    }
}
