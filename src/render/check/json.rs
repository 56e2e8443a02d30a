//! The report as JSON: the same facts, typed.

use std::borrow::Cow;
use std::io::{self, Write};

use serde_json::{Value, json};

use super::{column_of_words, columns_found, fixed, found_by, interval, place};
use crate::model::clinic::{Clock, RowAt};
use crate::model::decision::{Case, Code, Codes};
use crate::model::text::Text;
use crate::phone::mask::{masked, masked_name};
use crate::plan::tally::Warning;
use crate::read::problem::{Fate, Problem, Wanted};
use crate::render::Page;
use crate::report::check::{Cause, FileRead, Finding, Kind, NamedRows, Report, Section};

/// The sections in the order of the schema. Headers that look like a missing column stand with the other headers of their file.
const ORDER: [Section; Section::ALL.len() - 1] = [
    Section::OwnerlessRefusals,
    Section::MainCauses,
    Section::Questions,
    Section::Exports,
    Section::UnclearOutcomes,
    Section::RefusalsInNotes,
    Section::Missing,
    Section::OtherConsents,
    Section::Bookings,
    Section::UnknownWords,
    Section::FaultyRows,
    Section::Duplicates,
    Section::ToAsk,
    Section::AgreedAfterRefusal,
    Section::IncompleteGrounds,
    Section::UnsignedPlans,
    Section::StaleVisits,
    Section::FutureFacts,
];

/// Writes all of the report.
///
/// # Errors
/// Where it can't be written.
pub(crate) fn write(page: &Page<'_>, report: &Report<'_>, mut out: impl Write) -> io::Result<()> {
    let practice = page.practice;
    let mut document = json!({
        "schema": "recall.check/1",
        "date": practice.date().to_string(),
        "now": Clock(practice.asked.now.minute()).to_string(),
        "clinic": practice.settings.clinic_name,
        "barred_patients": report.blocked_patients,
        "inputs": report.files.iter().map(input).collect::<Vec<_>>(),
    });
    for section in ORDER {
        let findings = report.section(section);
        let values = match section {
            Section::Questions => {
                let is_doubt = |it: &Finding<'_>| !matches!(it.kind, Kind::OpenQuestion(_));
                let (doubts, questions) = findings.split_at(findings.partition_point(is_doubt));
                document["doubts"] = values(page, doubts).into();
                values(page, questions)
            }
            Section::UnknownWords => {
                let columns = findings.chunk_by(|a, b| (a.file, &a.column) == (b.file, &b.column));
                columns.map(|of| words(page, of)).collect()
            }
            Section::IncompleteGrounds | Section::UnsignedPlans => {
                let doctors = findings.chunk_by(|a, b| page.text(a.doctor) == page.text(b.doctor));
                doctors.map(|of| of_doctor(page, of)).collect()
            }
            _ => values(page, findings),
        };
        document[section.about().name] = values.into();
    }
    serde_json::to_writer_pretty(&mut out, &document)?;
    out.write_all(b"\n")
}

/// How a file was read.
fn input(read: &FileRead<'_>) -> Value {
    let columns = columns_found(read).map(|(column, by, made, headers)| {
        json!({
            "column": column.name,
            "found_by": found_by(by),
            "headers": headers.iter().map(|header| masked(header)).collect::<Vec<_>>(),
            "fixed": fixed(made),
            "interval": interval(made),
        })
    });
    let unknown = read.unknown.iter().map(|unknown| {
        let nearest = unknown.near.map(|column| column.name);
        json!({ "header": masked(unknown.header), "nearest": nearest })
    });
    json!({
        "file": read.input.name,
        "kind": read.file.name(),
        "rows": read.input.rows,
        "used": read.input.used,
        "orphans": read.input.orphans,
        "rejected": read.input.rejected,
        "left_out": read.input.left_out,
        "columns": columns.collect::<Vec<_>>(),
        "unknown_headers": unknown.collect::<Vec<_>>(),
    })
}

/// Findings one by one; of visits that are over, each row.
fn values(page: &Page<'_>, findings: &[Finding<'_>]) -> Vec<Value> {
    let mut values = Vec::new();
    for finding in findings {
        match value(page, finding) {
            Value::Array(rows) => values.extend(rows),
            value => values.push(value),
        }
    }
    values
}

fn value(page: &Page<'_>, finding: &Finding<'_>) -> Value {
    let (clinic, words) = (page.practice.clinic, &page.words);
    let (file, count) = (finding.file, finding.count);
    let line = finding.line.unwrap_or_default();
    let row = place(finding);
    let rows = || match &finding.rows {
        NamedRows::No | NamedRows::Own => Vec::new(),
        NamedRows::Together(rows) | NamedRows::Alike(rows) => shown(page, rows),
    };
    let ids: Vec<&str> = finding
        .patients
        .iter()
        .map(|&it| clinic.patient_id(it))
        .collect();
    let id = ids.first();
    let name = name(page, finding);
    match &finding.kind {
        Kind::OwnerlessRefusal(_) => row.into(),
        Kind::MainCause(Cause::Code(code)) => json!({ "patients": count, "cause": code.name() }),
        Kind::MainCause(Cause::Rows(..)) => {
            json!({ "patients": count, "cause": words.finding_in_cell(finding) })
        }
        Kind::ManyOrphans { .. } => json!({ "doubt": "orphans", "file": file }),
        Kind::NoPhones => json!({ "doubt": "no_phones", "file": file }),
        Kind::OpenQuestion(question) => json!({ "line": line, "question": masked(question) }),
        Kind::Export(warning) => words.warning(warning).into(),
        Kind::UnclearOutcome => json!({ "patient_id": id, "row": row }),
        Kind::RefusalInNote => {
            let mut value = json!({ "patient_id": id, "row": row });
            if !finding.column.is_empty() {
                value["column"] = finding.column.as_ref().into();
            }
            value
        }
        Kind::Missing(what) => {
            let lost = what.lost.said_in(page.language);
            json!({ "file": file, "columns": what.columns, "lost": lost })
        }
        Kind::SimilarHeader { header, column, .. } => {
            json!({ "header": masked(header), "nearest": column.name })
        }
        Kind::OtherConsent { header, is_taken } => {
            json!({ "file": file, "header": masked(header), "taken_by_settings": is_taken })
        }
        Kind::Bookings(Warning::NoFutureVisits) => "no_future_visits".into(),
        Kind::Bookings(_) => "bookings_unknown".into(),
        Kind::UnknownWord { word, guess, .. } => {
            let value = guess.map(|(value, _)| value);
            json!({ "word": word, "count": count, "value": value })
        }
        Kind::HiddenWords { .. } => json!(count),
        Kind::FaultyRows(problems) => faulty_rows(page, finding, problems),
        Kind::Duplicates(of) => {
            let code = of.block_reason().code().name();
            json!({ "code": code, "patients": ids, "rows": rows() })
        }
        Kind::ToAsk { minute, questions } => json!({
            "at": minute.map(|minute| Clock(minute).to_string()),
            "patient_id": id,
            "patient_name": name,
            "doctor": doctor(page, finding.doctor),
            "questions": questions.iter().map(|it| it.asked().name).collect::<Vec<_>>(),
            "row": row,
        }),
        Kind::AgreedAfterRefusal {
            case,
            refused_on,
            agreed_on,
            ..
        } => json!({
            "patient_id": id,
            "patient_name": name,
            "case": case.name(clinic),
            "no_on": refused_on.map(|on| on.to_string()),
            "agreed_on": agreed_on.to_string(),
            "row": row,
        }),
        Kind::IncompleteGround { case, codes, .. } => ground(page, finding, *case, *codes),
        Kind::UnsignedPlan {
            case,
            codes,
            next_visit_on,
        } => {
            let mut plan = ground(page, finding, *case, *codes);
            plan["next_visit_on"] = next_visit_on.map(|on| on.to_string()).into();
            plan
        }
        Kind::StaleVisits => rows().into(),
        Kind::Future(future) => json!({ "column": future.column, "count": count, "rows": rows() }),
    }
}

/// Rows with the same wrong with them.
fn faulty_rows(page: &Page<'_>, finding: &Finding<'_>, problems: &[&Problem]) -> Value {
    let first = problems.first();
    let places = problems.iter();
    let places = places.map(|problem| problem.place(&page.practice.clinic.inputs));
    json!({
        "file": finding.file,
        "column": Some(&finding.column).filter(|column| !column.is_empty()),
        "wanted": first.map(|first| wanted(first.wanted)),
        "fate": first.map(|first| fate(first.fate)),
        "count": finding.count,
        "at": places.collect::<Vec<_>>(),
    })
}

/// A plan or an agreement, and what it lacks.
fn ground(page: &Page<'_>, finding: &Finding<'_>, case: Case, codes: Codes) -> Value {
    let clinic = page.practice.clinic;
    json!({
        "patient_id": finding.patients.first().map(|&it| clinic.patient_id(it)),
        "patient_name": name(page, finding),
        "case": case.name(clinic),
        "codes": codes.iter().map(Code::name).collect::<Vec<_>>(),
        "row": place(finding),
    })
}

/// The unknown words of a column.
fn words(page: &Page<'_>, findings: &[Finding<'_>]) -> Value {
    let is_shown = |it: &Finding<'_>| matches!(it.kind, Kind::UnknownWord { .. });
    let (shown, hidden) = findings.split_at(findings.partition_point(is_shown));
    let column = findings.first().and_then(column_of_words);
    json!({
        "file": findings.first().map(|first| first.file),
        "column": column.map(|(_, column)| column.name),
        "values": column.map(|(_, column)| column.kind.value_names()),
        "words": values(page, shown),
        "not_shown": hidden.first().map_or(0, |it| it.count.unwrap_or_default()),
    })
}

/// What a doctor is concerned in.
fn of_doctor(page: &Page<'_>, findings: &[Finding<'_>]) -> Value {
    let of = findings.first().map_or(Text::BLANK, |first| first.doctor);
    json!({
        "doctor": doctor(page, of),
        "name": (!of.is_blank()).then(|| page.words.doctor_named(of)),
        "count": findings.len(),
        "cases": values(page, findings),
    })
}

/// A doctor as the exports name him; his telephone number is nobody's business.
fn doctor<'a>(page: &Page<'a>, doctor: Text) -> Option<Cow<'a, str>> {
    (!doctor.is_blank()).then(|| masked_name(page.text(doctor)))
}

/// The name of the patient, where it is known.
fn name(page: &Page<'_>, finding: &Finding<'_>) -> Option<String> {
    let name = finding.patients.first().map(|&it| page.words.full_name(it));
    name.filter(|name| !name.is_empty())
}

fn shown(page: &Page<'_>, rows: &[RowAt]) -> Vec<String> {
    rows.iter().map(|&row| page.shown_row(row)).collect()
}

/// The name of what was wanted.
const fn wanted(wanted: Wanted) -> &'static str {
    match wanted {
        Wanted::Value(_) => "value",
        Wanted::Something => "something",
        Wanted::Fields(_) => "fewer_fields",
        Wanted::WholeRow(..) => "whole_row",
        Wanted::NotRest => "unbroken_row",
        Wanted::LineEnd => "line_end",
        Wanted::Quotes(_) => "quotes_in_place",
        Wanted::SameRows(_) => "same_rows",
        Wanted::OnePatient => "one_patient",
        Wanted::KnownPatient => "known_patient",
        Wanted::KnownPlan => "known_plan",
        Wanted::KnownItem => "known_item",
        Wanted::OwnPlan => "own_plan",
        Wanted::OwnPlanOrAll => "own_plan_or_all",
        Wanted::OwnAgreementOrAll => "own_agreement_or_all",
        Wanted::NameAlone => "name_alone",
        Wanted::OwnNumber => "own_number",
        Wanted::RealNumber => "real_number",
        Wanted::ReadablePatient => "readable_patient",
        Wanted::MappedHeader => "mapped_header",
    }
}

/// The name of what became of a row.
const fn fate(fate: Fate) -> &'static str {
    match fate {
        Fate::Rejected => "rejected",
        Fate::LeftBlank => "left_blank",
        Fate::TakenAsOther => "taken_as_other",
        Fate::Unmatched => "unmatched",
        Fate::Orphan => "orphan",
        Fate::Noted => "noted",
    }
}
