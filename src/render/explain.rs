//! Why of one patient: as text to be read, and as JSON, schema `recall.explain/1`.

use std::io::{self, Write};

use serde::Serialize;

use crate::language::Rows;
use crate::model::clinic::{Clock, PatientIndex, Reason};
use crate::model::decision::{Code, Decision, Verdict};
use crate::phone::mask::masked_name;
use crate::render::lines::Lines;
use crate::render::table::Screen;
use crate::render::{Page, shown_windows};
use crate::report::explain::Explanation;

/// Where no terminal says otherwise, lines are broken before they are longer than this many letters.
const WIDTH: usize = 80;

/// How far parts stand in.
const INDENT: &str = "  ";

/// Writes it to be read.
///
/// # Errors
/// Where it can't be written.
pub fn text(
    page: &Page<'_>,
    explanation: &Explanation<'_>,
    screen: Option<Screen>,
    mut out: impl Write,
) -> io::Result<()> {
    let mut lines = screen.map_or_else(|| Lines::of(WIDTH), Screen::lines);
    head(page, explanation, &mut lines);
    let rows = page.words.rows_of(explanation.patient);
    for decision in &explanation.decisions {
        case(page, decision, &rows, &mut lines);
    }
    out.write_all(lines.into_text().as_bytes())
}

/// So many patients of one name are shown.
const MOST_SHOWN: usize = 20;

/// The patients who may be meant, a line each.
#[must_use]
pub(crate) fn several(
    page: &Page<'_>,
    patients: &[PatientIndex],
    screen: Option<Screen>,
) -> String {
    let mut lines = screen.map_or_else(|| Lines::of(WIDTH), Screen::lines);
    for &patient in patients.iter().take(MOST_SHOWN) {
        lines.put("• ", &page.words.who_is_it(patient));
    }
    let more = patients.len().saturating_sub(MOST_SHOWN);
    if more > 0 {
        lines.put("  ", &page.words.and_more(more));
    }
    lines.into_text()
}

fn head(page: &Page<'_>, explanation: &Explanation<'_>, lines: &mut Lines) {
    let words = &page.words;
    let who = page.words.whose(explanation.patient);
    lines.put("", &format!("{who} · {}", words.day()));
    let contact = explanation.contact.as_ref();
    let address = contact.map_or_else(String::new, |contact| page.shown_address(contact));
    let hours = contact.map_or_else(String::new, |contact| shown_windows(&contact.windows));
    lines.put("", &words.today(contact, &address, &hours));
    if let Some(contact) = contact.filter(|contact| contact.number.is_some()) {
        let patient = &page.practice.clinic.patients[contact.patient as usize];
        let rows = [Some(patient.row), patient.card].into_iter().flatten();
        let rows: Vec<String> = rows.map(|row| page.shown_row(row)).collect();
        lines.put("", &words.number_from(contact, &rows));
    }
    if explanation.blocks.is_empty() {
        return;
    }
    lines.blank();
    lines.put("", words.parts().blocks);
    for (block, problems) in &explanation.blocks {
        for problem in problems {
            let sentence = problem.sentence(&page.practice.clinic.inputs, page.language);
            lines.put("  · ", &sentence);
        }
        if problems.is_empty() {
            let row = page.shown_row(block.row);
            lines.put(
                "  · ",
                &format!("{row}: {}", words.block_reason(block.reason)),
            );
        }
    }
}

fn case(page: &Page<'_>, decision: &Decision, rows: &Rows<'_>, lines: &mut Lines) {
    let words = &page.words;
    let heads = words.parts();
    let mut title = vec![];
    match decision.case() {
        Some(case) => title.push(masked_name(&case.name(page.practice.clinic)).into_owned()),
        None => title.push(words.without_case().to_owned()),
    }
    title.extend(
        decision
            .reason()
            .map(|reason| words.reason(reason).to_owned()),
    );
    title.push(words.verdict(decision.verdict()).to_owned());
    lines.blank();
    lines.put("", &title.join(" · "));
    lines.put(INDENT, page.why(decision).trim());
    lines.put(INDENT, heads.steps);
    for (step, is_passed) in decision.steps() {
        let mark = if is_passed { "    ✓ " } else { "    ✗ " };
        lines.put(mark, &words.step(decision, step, is_passed));
    }
    let changes = changes(page, decision);
    if !changes.is_empty() {
        lines.put(INDENT, heads.change);
    }
    for change in &changes {
        lines.put("    · ", change);
    }
    lines.put(INDENT, heads.evidence);
    for &row in &decision.evidence {
        let (_, fact) = words.fact(decision, rows, row);
        let said = rows.contact(row).map(|made| page.own_words(made));
        let said = said.filter(|said| !said.is_empty());
        let said = said.map_or_else(String::new, |said| format!(" — {said}"));
        lines.put("    · ", &format!("{} — {fact}{said}", page.shown_row(row)));
    }
}

/// What would have to change, each thing once.
fn changes(page: &Page<'_>, decision: &Decision) -> Vec<String> {
    let mut changes = Vec::new();
    for code in decision.codes().iter() {
        let change = page.words.change(decision, code);
        if !change.is_empty() && !changes.contains(&change) {
            changes.push(change);
        }
    }
    changes
}

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    patient_id: &'a str,
    patient_name: Option<String>,
    date: String,
    now: String,
    contact: Option<ContactEntry>,
    barred: Vec<BarredEntry>,
    cases: Vec<CaseEntry>,
}

#[derive(Serialize)]
struct ContactEntry {
    channel: &'static str,
    to: String,
    contact_name: Option<String>,
    caller: &'static str,
    doctor: Option<String>,
    windows: Vec<Span>,
}

#[derive(Serialize)]
struct Span {
    from: String,
    to: String,
}

#[derive(Serialize)]
struct BarredEntry {
    row: String,
    code: &'static str,
    problems: Vec<String>,
}

#[derive(Serialize)]
struct CaseEntry {
    case: Option<String>,
    reason: Option<&'static str>,
    verdict: &'static str,
    codes: Vec<&'static str>,
    on: Option<String>,
    why: String,
    steps: Vec<StepEntry>,
    evidence: Vec<EvidenceEntry>,
    change: Vec<String>,
}

#[derive(Serialize)]
struct StepEntry {
    step: &'static str,
    passed: bool,
    codes: Vec<&'static str>,
}

#[derive(Serialize)]
struct EvidenceEntry {
    row: String,
    kind: &'static str,
    text: String,
}

/// Writes it for programs.
///
/// # Errors
/// Where it can't be written.
pub fn json(page: &Page<'_>, explanation: &Explanation<'_>, mut out: impl Write) -> io::Result<()> {
    let practice = page.practice;
    let filled = |text: String| (!text.is_empty()).then_some(text);
    let contact = explanation.contact.as_ref().map(|contact| ContactEntry {
        channel: contact.channel.name(),
        to: page.address(contact),
        contact_name: filled(page.contact_name(contact)),
        caller: contact.caller.name(),
        doctor: filled(page.doctor(contact)),
        windows: contact
            .windows
            .as_slice()
            .iter()
            .map(|window| Span {
                from: Clock(window.from).to_string(),
                to: Clock(window.to).to_string(),
            })
            .collect(),
    });
    let barred = explanation.blocks.iter();
    let barred = barred.map(|(block, problems)| BarredEntry {
        row: page.shown_row(block.row),
        code: block.reason.code().name(),
        problems: problems
            .iter()
            .map(|problem| problem.sentence(&practice.clinic.inputs, page.language))
            .collect(),
    });
    let rows = page.words.rows_of(explanation.patient);
    let cases = explanation.decisions.iter();
    let document = Document {
        schema: "recall.explain/1",
        patient_id: practice.clinic.patient_id(explanation.patient),
        patient_name: filled(page.words.full_name(explanation.patient)),
        date: practice.date().to_string(),
        now: Clock(practice.asked.now.minute()).to_string(),
        contact,
        barred: barred.collect(),
        cases: cases
            .map(|decision| case_entry(page, decision, &rows))
            .collect(),
    };
    serde_json::to_writer_pretty(&mut out, &document)?;
    out.write_all(b"\n")
}

fn case_entry(page: &Page<'_>, decision: &Decision, rows: &Rows<'_>) -> CaseEntry {
    let codes: Vec<&str> = decision.codes().iter().map(Code::name).collect();
    let steps = decision.steps().map(|(step, passed)| StepEntry {
        step: step.name(),
        passed,
        codes: if passed { Vec::new() } else { codes.clone() },
    });
    let evidence = decision.evidence.iter().map(|&row| {
        let (kind, text) = page.words.fact(decision, rows, row);
        EvidenceEntry {
            row: page.shown_row(row),
            kind,
            text,
        }
    });
    CaseEntry {
        case: decision.case().map(|case| case.name(page.practice.clinic)),
        reason: decision.reason().map(Reason::name),
        verdict: Verdict::name(decision.verdict()),
        on: decision.on().map(|on| on.to_string()),
        why: page.why(decision).trim().to_owned(),
        steps: steps.collect(),
        evidence: evidence.collect(),
        change: changes(page, decision),
        codes,
    }
}
