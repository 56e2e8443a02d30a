//! The list as JSON, schema `recall.plan/1`.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;
use serde_json::{Map, Value};

use crate::model::clinic::{Clock, Reason, Window};
use crate::model::decision::{Code, Decision, Verdict};
use crate::plan::contacts::Contact;
use crate::plan::tally::Tally;
use crate::plan::{Plan, time};
use crate::render::{Page, Talks};

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    date: String,
    now: String,
    timezone: &'static str,
    shift: Option<Span>,
    clinic: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    callers: Option<CallersEntry>,
    contacts: Vec<OneContact<'a>>,
    summary: Summary,
    inputs: Vec<InputEntry<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    archive: Option<ArchiveEntry<'a>>,
}

/// Where the list is kept in an archive.
#[derive(Serialize)]
struct ArchiveEntry<'a> {
    day: &'a str,
    sha256: &'a str,
}

/// Where it was said how many call.
#[derive(Serialize)]
struct CallersEntry {
    count: u32,
    talks: u64,
    minutes_taken: u64,
    minutes_free: u64,
    cases_left_out: u64,
}

#[derive(Serialize)]
struct Span {
    from: String,
    to: String,
}

#[derive(Serialize)]
struct OneContact<'a> {
    position: usize,
    patient_id: &'a str,
    patient_name: Option<String>,
    contact_name: Option<String>,
    channel: &'static str,
    to: String,
    caller: &'static str,
    doctor: Option<String>,
    windows: Vec<Span>,
    scheduled_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    caller_number: Option<u32>,
    script: String,
    prepare: Vec<String>,
    avoid: Vec<String>,
    cases: Vec<CaseEntry>,
    entry: String,
}

#[derive(Serialize)]
struct CaseEntry {
    case: Option<String>,
    reason: Option<&'static str>,
    number: Option<u8>,
    due_from: Option<String>,
    days_overdue: Option<i64>,
    why: String,
    consent: String,
    evidence: Vec<String>,
}

#[derive(Serialize)]
struct Summary {
    patients: u64,
    cases: u64,
    verdicts: Map<String, Value>,
    codes: Map<String, Value>,
    reasons: Map<String, Value>,
    warnings: Vec<String>,
}

#[derive(Serialize)]
struct InputEntry<'a> {
    file: &'a str,
    rows: u32,
    used: u32,
    orphans: u32,
    rejected: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    left_out: Option<u32>,
    sha256: Option<&'a str>,
}

/// Writes the list. `fingerprints` are those of the inputs, by place.
///
/// # Errors
/// Where it can't be written.
pub fn write(
    page: &Page<'_>,
    plan: &Plan,
    fingerprints: &BTreeMap<u8, String>,
    mut out: impl Write,
) -> io::Result<()> {
    let practice = page.practice;
    let talks = Talks::of(plan);
    let numbered = plan.contacts.iter().zip(1..);
    let document = Document {
        schema: "recall.plan/1",
        date: practice.date().to_string(),
        now: Clock(practice.asked.now.minute()).to_string(),
        timezone: practice.settings.timezone.name(),
        shift: practice.calendar.shift(practice.date()).map(span),
        clinic: &practice.settings.clinic_name,
        callers: plan.workload.as_ref().map(|workload| CallersEntry {
            count: workload.callers,
            talks: workload.talks,
            minutes_taken: workload.taken,
            minutes_free: workload.free,
            cases_left_out: workload.left_out,
        }),
        contacts: numbered
            .map(|(contact, position)| one_contact(page, plan, &talks, position, contact))
            .collect(),
        summary: summary(page, &plan.tally),
        inputs: practice
            .clinic
            .inputs
            .iter()
            .zip(0..)
            .map(|(input, place)| InputEntry {
                file: &input.name,
                rows: input.rows,
                used: input.used,
                orphans: input.orphans,
                rejected: input.rejected,
                left_out: Some(input.left_out).filter(|&rows| rows > 0),
                sha256: fingerprints.get(&place).map(String::as_str),
            })
            .collect(),
        archive: page.seal().map(|seal| ArchiveEntry {
            day: &seal.day,
            sha256: &seal.sha256,
        }),
    };
    serde_json::to_writer_pretty(&mut out, &document)?;
    out.write_all(b"\n")
}

fn span(window: Window) -> Span {
    Span {
        from: Clock(window.from).to_string(),
        to: Clock(window.to).to_string(),
    }
}

fn one_contact<'a>(
    page: &Page<'a>,
    plan: &Plan,
    talks: &Talks,
    position: usize,
    contact: &Contact,
) -> OneContact<'a> {
    let patient = &page.practice.clinic.patients[contact.patient as usize];
    let filled = |text: String| (!text.is_empty()).then_some(text);
    let patient_name = page.patient_name(contact);
    let entry = page.entry(contact).with_digits(&patient_name);
    OneContact {
        position,
        patient_id: page.practice.clinic.patient_ids.get(patient.id),
        patient_name: filled(patient_name),
        contact_name: filled(page.contact_name(contact)),
        channel: contact.channel.name(),
        to: page.address(contact),
        caller: contact.caller.name(),
        doctor: filled(page.doctor(contact)),
        windows: contact
            .windows
            .as_slice()
            .iter()
            .copied()
            .map(span)
            .collect(),
        scheduled_at: contact.scheduled_at.map(|minute| Clock(minute).to_string()),
        caller_number: contact.caller_number,
        script: page.script(plan, talks, position),
        prepare: page.words.prepare(contact, talks.others(contact, position)),
        avoid: page.words.avoid(contact),
        cases: contact
            .cases
            .iter()
            .map(|case| case_entry(page, case))
            .collect(),
        entry,
    }
}

fn case_entry(page: &Page<'_>, decision: &Decision) -> CaseEntry {
    let mut consent = String::new();
    page.words.consent(&mut consent, decision);
    CaseEntry {
        case: decision.case().map(|case| case.name(page.practice.clinic)),
        reason: decision.reason().map(Reason::name),
        number: decision.reason().map(Reason::number),
        due_from: decision.day().map(|day| day.to_string()),
        days_overdue: decision
            .day()
            .map(|day| time::days_between(day, page.practice.date())),
        why: page.why(decision),
        consent,
        evidence: decision
            .evidence
            .iter()
            .map(|&row| page.shown_row(row))
            .collect(),
    }
}

fn summary(page: &Page<'_>, tally: &Tally) -> Summary {
    let counted = |names: &mut dyn Iterator<Item = &'static str>, counts: &[u64]| {
        let pairs = names.zip(counts).filter(|(_, count)| **count > 0);
        pairs
            .map(|(name, &count)| (name.to_owned(), Value::from(count)))
            .collect()
    };
    Summary {
        patients: tally.patients,
        cases: tally.cases,
        verdicts: counted(
            &mut Verdict::ALL.into_iter().map(Verdict::name),
            &tally.verdicts,
        ),
        codes: counted(&mut Code::ALL.iter().map(|code| code.name()), &tally.codes),
        reasons: counted(
            &mut Reason::ALL.into_iter().map(Reason::name),
            &tally.reasons,
        ),
        warnings: tally
            .warnings
            .iter()
            .map(|warning| page.words.warning(warning))
            .collect(),
    }
}
