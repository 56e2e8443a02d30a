//! The report as JSON: the same facts, typed.

use std::borrow::Cow;
use std::io::{self, Write};

use serde::Serialize;

use super::{Sheet, columns_found, fixed, found_by, interval};
use crate::model::clinic::{Clock, RowAt};
use crate::model::decision::{Case, Code, Codes};
use crate::model::text::Text;
use crate::phone::mask::{masked, masked_name};
use crate::plan::tally::Warning;
use crate::read::problem::{Fate, Wanted};
use crate::render::Page;
use crate::report::check::{FileRead, OfDoctor, Report, UnknownColumn};

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    date: String,
    now: String,
    clinic: &'a str,
    barred_patients: usize,
    inputs: Vec<Input<'a>>,
    belongs_to_nobody: Vec<String>,
    bars_most: Vec<Bars>,
    doubts: Vec<DoubtEntry<'a>>,
    questions: Vec<Question<'a>>,
    exports: Vec<String>,
    unclear_outcomes: Vec<OfPatient<'a>>,
    refusals_in_notes: Vec<OfPatient<'a>>,
    lacks: Vec<Lack<'a>>,
    other_consents: Vec<OtherConsent<'a>>,
    bookings: Vec<&'static str>,
    unknown_values: Vec<UnknownValues<'a>>,
    rows: Vec<Problems<'a>>,
    duplicates: Vec<Duplicate<'a>>,
    to_ask: Vec<ToAsk<'a>>,
    agreed_after_no: Vec<AfterNo<'a>>,
    recorded_badly: Vec<DoctorEntry<'a, Badly<'a>>>,
    not_signed: Vec<DoctorEntry<'a, Unsigned<'a>>>,
    stale_visits: Vec<String>,
    future_facts: Vec<FutureFacts>,
}

#[derive(Serialize)]
struct Bars {
    patients: usize,
    cause: String,
}

#[derive(Serialize)]
struct DoubtEntry<'a> {
    doubt: &'static str,
    file: &'a str,
}

#[derive(Serialize)]
struct Question<'a> {
    line: u32,
    question: Cow<'a, str>,
}

#[derive(Serialize)]
struct OfPatient<'a> {
    patient_id: &'a str,
    row: String,
}

#[derive(Serialize)]
struct Input<'a> {
    file: &'a str,
    kind: &'static str,
    rows: u32,
    used: u32,
    orphans: u32,
    rejected: u32,
    left_out: u32,
    columns: Vec<ColumnEntry<'a>>,
    unknown_headers: Vec<UnknownHeader>,
}

#[derive(Serialize)]
struct ColumnEntry<'a> {
    column: &'static str,
    found_by: &'static str,
    headers: Vec<String>,
    fixed: Vec<&'a str>,
    interval: Option<String>,
}

#[derive(Serialize)]
struct UnknownHeader {
    header: String,
    nearest: Option<&'static str>,
}

#[derive(Serialize)]
struct Lack<'a> {
    file: &'a str,
    columns: &'static [&'static str],
    lost: &'static str,
}

#[derive(Serialize)]
struct OtherConsent<'a> {
    file: &'a str,
    header: String,
    taken_by_settings: bool,
}

#[derive(Serialize)]
struct UnknownValues<'a> {
    file: &'static str,
    column: &'static str,
    values: Vec<&'static str>,
    words: Vec<UnknownWord<'a>>,
    not_shown: usize,
}

#[derive(Serialize)]
struct UnknownWord<'a> {
    word: &'a str,
    count: u32,
    value: Option<&'static str>,
}

#[derive(Serialize)]
struct Problems<'a> {
    file: &'a str,
    column: Option<&'static str>,
    wanted: &'static str,
    fate: &'static str,
    count: usize,
    at: Vec<String>,
}

#[derive(Serialize)]
struct Duplicate<'a> {
    code: &'static str,
    patients: Vec<&'a str>,
    rows: Vec<String>,
}

#[derive(Serialize)]
struct ToAsk<'a> {
    at: Option<String>,
    patient_id: &'a str,
    patient_name: Option<String>,
    doctor: Option<Cow<'a, str>>,
    questions: Vec<&'static str>,
    row: String,
}

#[derive(Serialize)]
struct AfterNo<'a> {
    patient_id: &'a str,
    patient_name: Option<String>,
    case: String,
    no_on: Option<String>,
    agreed_on: String,
    row: String,
}

#[derive(Serialize)]
struct DoctorEntry<'a, T> {
    doctor: Option<Cow<'a, str>>,
    name: Option<String>,
    count: usize,
    cases: Vec<T>,
}

#[derive(Serialize)]
struct Badly<'a> {
    patient_id: &'a str,
    patient_name: Option<String>,
    case: String,
    codes: Vec<&'static str>,
    row: String,
}

#[derive(Serialize)]
struct Unsigned<'a> {
    #[serde(flatten)]
    plan: Badly<'a>,
    next_visit_on: Option<String>,
}

#[derive(Serialize)]
struct FutureFacts {
    column: &'static str,
    count: usize,
    rows: Vec<String>,
}

/// Writes all of the report.
///
/// # Errors
/// Where it can't be written.
pub fn write(page: &Page<'_>, report: &Report<'_>, mut out: impl Write) -> io::Result<()> {
    let sheet = Sheet { page, report };
    let practice = page.practice;
    let document = Document {
        schema: "recall.check/1",
        date: practice.date().to_string(),
        now: Clock(practice.asked.now.minute()).to_string(),
        clinic: &practice.settings.clinic_name,
        barred_patients: report.barred_patients,
        inputs: report
            .files
            .iter()
            .map(|read| sheet.input_entry(read))
            .collect(),
        belongs_to_nobody: practice
            .clinic
            .ownerless
            .iter()
            .map(|no| page.shown_row(no.row))
            .collect(),
        bars_most: sheet.bars(),
        doubts: sheet.doubts(),
        questions: sheet.questions(),
        exports: report
            .exports
            .iter()
            .map(|warning| page.words.warning(warning))
            .collect(),
        unclear_outcomes: sheet.of_patients(&report.unclear),
        refusals_in_notes: sheet.of_patients(&report.refusing_notes),
        lacks: sheet.lacks(),
        other_consents: sheet.other_consents(),
        bookings: report
            .bookings
            .iter()
            .map(|warning| bookings(*warning))
            .collect(),
        unknown_values: report.words.iter().map(unknown_values).collect(),
        rows: sheet.problems(),
        duplicates: sheet.duplicates(),
        to_ask: sheet.to_ask(),
        agreed_after_no: sheet.agreed_after_no(),
        recorded_badly: sheet.by_doctor(&report.badly, |it| {
            sheet.case(it.patient, it.case, it.codes, it.row)
        }),
        not_signed: sheet.by_doctor(&report.unsigned, |it| Unsigned {
            plan: sheet.case(it.patient, it.case, it.codes, it.row),
            next_visit_on: it.next_visit_on.map(|on| on.to_string()),
        }),
        stale_visits: sheet.shown(&report.stale_visits),
        future_facts: sheet.future_facts(),
    };
    serde_json::to_writer_pretty(&mut out, &document)?;
    out.write_all(b"\n")
}

impl<'a> Sheet<'a> {
    fn bars(&self) -> Vec<Bars> {
        let bars = self.report.bars.iter();
        let entry = |barring: &crate::report::check::Barring| Bars {
            patients: barring.patients,
            cause: match barring.cause {
                crate::report::check::Cause::Code(code) => code.name().to_owned(),
                crate::report::check::Cause::Rows(_) => self.cause(barring.cause),
            },
        };
        bars.map(entry).collect()
    }

    fn doubts(&self) -> Vec<DoubtEntry<'a>> {
        let doubts = self.report.doubts.iter();
        let entry = |doubt: &crate::report::check::Doubt| DoubtEntry {
            doubt: doubt.name(),
            file: self.input(doubt.input()),
        };
        doubts.map(entry).collect()
    }

    fn questions(&self) -> Vec<Question<'a>> {
        let questions = self.report.questions.iter();
        let entry = |(line, question): &'a (u32, String)| Question {
            line: *line,
            question: masked(question),
        };
        questions.map(entry).collect()
    }

    fn of_patients(
        &self,
        rows: &[(RowAt, crate::model::clinic::PatientIndex)],
    ) -> Vec<OfPatient<'a>> {
        let clinic = self.page.practice.clinic;
        let entry = |&(row, patient): &(RowAt, crate::model::clinic::PatientIndex)| OfPatient {
            patient_id: clinic.patient_id(patient),
            row: self.page.shown_row(row),
        };
        rows.iter().map(entry).collect()
    }
}

const fn bookings(warning: Warning) -> &'static str {
    match warning {
        Warning::NoPatients => "no_patients",
        Warning::NoFutureVisits => "no_future_visits",
        _ => "bookings_unknown",
    }
}

fn unknown_values<'a>(unknown: &UnknownColumn<'a>) -> UnknownValues<'a> {
    let words = unknown.words.iter().map(|word| UnknownWord {
        word: word.word,
        count: word.count,
        value: word.guess.map(|(value, _)| value),
    });
    UnknownValues {
        file: unknown.file.file_name(),
        column: unknown.column.name,
        values: Sheet::values(unknown),
        words: words.collect(),
        not_shown: unknown.hidden,
    }
}

/// The name of what was wanted.
const fn wanted(wanted: Wanted) -> &'static str {
    match wanted {
        Wanted::Value(_) => "value",
        Wanted::Something => "something",
        Wanted::Fields(_) => "fewer_fields",
        Wanted::WholeRow(..) => "whole_row",
        Wanted::LineEnd => "line_end",
        Wanted::Quotes(_) => "quotes_in_place",
        Wanted::SameRows => "same_rows",
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

fn filled(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

impl<'a> Sheet<'a> {
    fn shown(&self, rows: &[RowAt]) -> Vec<String> {
        rows.iter().map(|&row| self.page.shown_row(row)).collect()
    }

    fn input_entry(&self, read: &'a FileRead<'_>) -> Input<'_> {
        let input = &self.page.practice.clinic.inputs[usize::from(read.input)];
        let columns = columns_found(read).map(|(column, by, made, headers)| ColumnEntry {
            column: column.name,
            found_by: found_by(by),
            headers: headers
                .iter()
                .map(|header| masked(header).into_owned())
                .collect(),
            fixed: fixed(made),
            interval: interval(made),
        });
        let unknown = read.unknown.iter().map(|unknown| UnknownHeader {
            header: masked(&read.header.names[unknown.field]).into_owned(),
            nearest: unknown.near.map(|column| column.name),
        });
        Input {
            file: &input.name,
            kind: read.file.name(),
            rows: input.rows,
            used: input.used,
            orphans: input.orphans,
            rejected: input.rejected,
            left_out: input.left_out,
            columns: columns.collect(),
            unknown_headers: unknown.collect(),
        }
    }

    fn lacks(&self) -> Vec<Lack<'_>> {
        let lacks = self.report.lacks.iter().map(|lack| {
            let file = lack.input.map(|input| self.input(input));
            Lack {
                file: file.unwrap_or(lack.what.file.file_name()),
                columns: lack.what.columns,
                lost: lack.what.lost.said_in(self.page.language),
            }
        });
        lacks.collect()
    }

    fn other_consents(&self) -> Vec<OtherConsent<'_>> {
        let consents = self.report.other_consents.iter().map(|consent| {
            let header = self.report.header(consent.input, consent.field);
            OtherConsent {
                file: self.input(consent.input),
                header: masked(header).into_owned(),
                taken_by_settings: consent.is_taken,
            }
        });
        consents.collect()
    }

    fn problems(&self) -> Vec<Problems<'_>> {
        let inputs = &self.page.practice.clinic.inputs;
        let groups = self.report.problems.iter().map(|group| {
            let first = group.first();
            Problems {
                file: self.input(first.input),
                column: Some(first.column).filter(|column| !column.is_empty()),
                wanted: wanted(first.wanted),
                fate: fate(first.fate),
                count: group.problems.len(),
                at: group
                    .problems
                    .iter()
                    .map(|problem| problem.place(inputs))
                    .collect(),
            }
        });
        groups.collect()
    }

    fn duplicates(&self) -> Vec<Duplicate<'_>> {
        let duplicates = self.report.duplicates.iter().map(|duplicate| Duplicate {
            code: duplicate.belonging.name(),
            patients: self.patient_ids(&duplicate.patients),
            rows: self.shown(&duplicate.rows),
        });
        duplicates.collect()
    }

    fn to_ask(&self) -> Vec<ToAsk<'_>> {
        let asks = self.report.to_ask.iter().map(|ask| ToAsk {
            at: ask.minute.map(|minute| Clock(minute).to_string()),
            patient_id: self.page.practice.clinic.patient_id(ask.patient),
            patient_name: filled(self.page.full_name(ask.patient)),
            doctor: self.doctor(ask.doctor),
            questions: ask
                .questions
                .iter()
                .map(|question| question.name())
                .collect(),
            row: self.page.shown_row(ask.row),
        });
        asks.collect()
    }

    /// A doctor as the exports name him; his telephone number is nobody's business.
    fn doctor(&self, doctor: Text) -> Option<Cow<'a, str>> {
        (!doctor.is_blank()).then(|| masked_name(self.page.text(doctor)))
    }

    fn agreed_after_no(&self) -> Vec<AfterNo<'_>> {
        let clinic = self.page.practice.clinic;
        let found = self.report.after_no.iter().map(|it| AfterNo {
            patient_id: clinic.patient_id(it.patient),
            patient_name: filled(self.page.full_name(it.patient)),
            case: it.case.name(clinic),
            no_on: it.no_on.map(|on| on.to_string()),
            agreed_on: it.agreed_on.to_string(),
            row: self.page.shown_row(it.row),
        });
        found.collect()
    }

    fn by_doctor<T, U>(
        &self,
        all: &[OfDoctor<T>],
        entry: impl Fn(&T) -> U,
    ) -> Vec<DoctorEntry<'_, U>> {
        let doctors = all.iter().map(|of| DoctorEntry {
            doctor: self.doctor(of.doctor),
            name: (!of.doctor.is_blank()).then(|| self.page.words.doctor_named(of.doctor)),
            count: of.cases.len(),
            cases: of.cases.iter().map(&entry).collect(),
        });
        doctors.collect()
    }

    fn case(&self, patient: u32, case: Case, codes: Codes, row: RowAt) -> Badly<'_> {
        let clinic = self.page.practice.clinic;
        Badly {
            patient_id: clinic.patient_id(patient),
            patient_name: filled(self.page.full_name(patient)),
            case: case.name(clinic),
            codes: codes.iter().map(Code::name).collect(),
            row: self.page.shown_row(row),
        }
    }

    fn future_facts(&self) -> Vec<FutureFacts> {
        let facts = self.report.future.iter().map(|facts| FutureFacts {
            column: facts.what.column(),
            count: facts.rows.len(),
            rows: self.shown(&facts.rows),
        });
        facts.collect()
    }
}
