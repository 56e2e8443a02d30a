//! The report as CSV, one row a finding.

use std::io::{self, Write};

use super::Sheet;
use crate::check::{Report, Section, UnknownColumn};
use crate::clinic::{Clock, PatientIndex, RowAt};
use crate::language::{masked, masked_name};
use crate::render::list::{Dialect, of_csv};
use crate::render::{Page, safe_cell};
use crate::text::Text;

/// The columns.
pub const COLUMNS: [&str; 9] = [
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
pub fn write(
    page: &Page<'_>,
    report: &Report<'_>,
    dialect: Dialect,
    mut out: impl Write,
) -> io::Result<()> {
    dialect.write_mark(&mut out)?;
    let mut writer = dialect.writer(out);
    writer.write_record(COLUMNS).map_err(of_csv)?;
    let sheet = Sheet { page, report };
    for section in Section::ALL {
        for entry in sheet.entries(section) {
            let cells = entry.cells(section, page);
            let cells = cells.each_ref().map(|cell| safe_cell(cell));
            let cells = cells.iter().map(|cell| cell.as_bytes());
            writer.write_record(cells).map_err(of_csv)?;
        }
    }
    writer.flush()
}

/// A finding.
#[derive(Default)]
struct Entry {
    file: String,
    line: Option<u32>,
    column: String,
    patients: String,
    doctor: String,
    what: String,
    count: Option<u64>,
    /// What to do, where it is not the same for the whole section.
    hint: Option<String>,
}

impl Entry {
    fn cells(self, section: Section, page: &Page<'_>) -> [String; COLUMNS.len()] {
        let about = section.about();
        let number = |number: Option<u64>| number.map_or_else(String::new, |it| it.to_string());
        let to_do = about.to_do.said_in(page.language);
        [
            about.name.to_owned(),
            self.file,
            number(self.line.map(u64::from)),
            self.column,
            self.patients,
            self.doctor,
            self.what,
            number(self.count),
            self.hint.unwrap_or_else(|| to_do.to_owned()),
        ]
    }
}

impl Sheet<'_> {
    fn entries(&self, section: Section) -> Vec<Entry> {
        let (report, words) = (self.report, &self.page.words);
        let heading = section
            .about()
            .heading
            .said_in(self.page.language)
            .to_owned();
        match section {
            Section::Lacks => report
                .lacks
                .iter()
                .map(|lack| self.lack_entry(lack))
                .collect(),
            Section::OtherConsents => self.other_consent_entries(),
            Section::Bookings => {
                let warnings = report.bookings.iter();
                let entry = |warning| Entry {
                    what: words.warning(warning),
                    ..Entry::default()
                };
                warnings.map(entry).collect()
            }
            Section::Words => report
                .words
                .iter()
                .flat_map(|column| self.word_entries(column))
                .collect(),
            Section::Rows => self.row_entries(),
            Section::Duplicates => self.duplicate_entries(),
            Section::ToAsk => self.to_ask_entries(),
            Section::AfterNo => {
                let found = report.after_no.iter();
                let entry = |it| (it, self.after_no(it));
                let entries = found.map(entry);
                entries
                    .map(|(it, what)| self.of_patient(it.patient, it.row, Text::BLANK, what))
                    .collect()
            }
            Section::RecordedBadly => {
                let all = report
                    .badly
                    .iter()
                    .flat_map(|of| of.cases.iter().map(|case| (of.doctor, case)));
                all.map(|(doctor, case)| {
                    self.of_patient(case.patient, case.row, doctor, self.recorded_badly(case))
                })
                .collect()
            }
            Section::NotSigned => {
                let all = report
                    .unsigned
                    .iter()
                    .flat_map(|of| of.cases.iter().map(|case| (of.doctor, case)));
                all.map(|(doctor, case)| {
                    self.of_patient(case.patient, case.row, doctor, self.not_signed(case))
                })
                .collect()
            }
            Section::StaleVisits => {
                let rows = report.stale_visits.iter();
                rows.map(|&row| self.at(row, "status", heading.clone()))
                    .collect()
            }
            Section::Future => {
                let all = report.future.iter();
                let rows = all.flat_map(|facts| facts.rows.iter().map(|&row| (facts.what, row)));
                rows.map(|(what, row)| self.at(row, what.column(), words.future(what, 1)))
                    .collect()
            }
            Section::Headers => self.header_entries(),
        }
    }

    /// Something in a row.
    fn at(&self, row: RowAt, column: &str, what: String) -> Entry {
        Entry {
            file: self.page.input_name(row).to_owned(),
            line: Some(row.line()),
            column: column.to_owned(),
            what,
            ..Entry::default()
        }
    }

    /// Something about a patient and a doctor.
    fn of_patient(&self, patient: PatientIndex, row: RowAt, doctor: Text, what: String) -> Entry {
        let doctor = (!doctor.is_blank()).then(|| self.page.words.doctor_named(doctor));
        Entry {
            patients: self.page.practice.clinic.patient_id(patient).to_owned(),
            doctor: doctor.unwrap_or_default(),
            ..self.at(row, "", what)
        }
    }

    fn lack_entry(&self, lack: &crate::check::Lack) -> Entry {
        let file = lack.input.map(|input| self.input(input));
        Entry {
            file: file.unwrap_or(lack.what.file.file_name()).to_owned(),
            column: lack.what.columns.join(", "),
            what: self.lack(lack),
            ..Entry::default()
        }
    }

    fn other_consent_entries(&self) -> Vec<Entry> {
        let entry = |consent: &crate::check::OtherConsent| {
            let file = self.input(consent.input);
            let header = self.report.header(consent.input, consent.field);
            Entry {
                file: file.to_owned(),
                column: masked(header).into_owned(),
                what: self
                    .page
                    .words
                    .other_consent(file, header, consent.is_taken),
                ..Entry::default()
            }
        };
        self.report.other_consents.iter().map(entry).collect()
    }

    fn word_entries(&self, unknown: &UnknownColumn<'_>) -> Vec<Entry> {
        let labels = self.page.words.check_labels();
        let (section, column) = (unknown.file.settings_name(), unknown.column.name);
        let values = Self::values(unknown).join(", ");
        let words = unknown.words.iter().map(|word| {
            let line = format!(
                "[values.{section}.{column}] {} = [{}]",
                self.key(word),
                super::toml(word.word)
            );
            let hint = match word.guess {
                Some(_) => line,
                None => format!("{line}  # {}: {values}", labels.one_of),
            };
            Entry {
                file: unknown.file.file_name().to_owned(),
                column: column.to_owned(),
                what: word.word.to_owned(),
                count: Some(word.count.into()),
                hint: Some(hint),
                ..Entry::default()
            }
        });
        let hidden = (unknown.hidden > 0).then(|| Entry {
            file: unknown.file.file_name().to_owned(),
            column: column.to_owned(),
            what: self.page.words.hidden_words(unknown.hidden),
            count: Some(unknown.hidden as u64),
            ..Entry::default()
        });
        words.chain(hidden).collect()
    }

    fn row_entries(&self) -> Vec<Entry> {
        let language = self.page.language;
        let problems = self
            .report
            .problems
            .iter()
            .flat_map(|group| &group.problems);
        let entry = |problem: &&crate::read::problem::Problem| Entry {
            file: self.input(problem.input).to_owned(),
            line: Some(problem.line),
            column: problem.column.to_owned(),
            what: problem.what(language),
            ..Entry::default()
        };
        problems.map(entry).collect()
    }

    fn duplicate_entries(&self) -> Vec<Entry> {
        let entry = |duplicate: &crate::check::Duplicate| {
            let ids = self.patient_ids(&duplicate.patients);
            let shown: Vec<_> = ids.iter().map(|id| masked_name(id)).collect();
            let rows: Vec<String> = duplicate
                .rows
                .iter()
                .map(|&row| self.page.shown_row(row))
                .collect();
            let what =
                self.page
                    .words
                    .duplicate(duplicate.belonging, &shown.join(", "), &rows.join(", "));
            let first = duplicate.rows.first();
            Entry {
                patients: ids.join("; "),
                count: Some(duplicate.rows.len() as u64),
                ..first.map_or_else(Entry::default, |&row| self.at(row, "", what))
            }
        };
        self.report.duplicates.iter().map(entry).collect()
    }

    fn to_ask_entries(&self) -> Vec<Entry> {
        let words = &self.page.words;
        let entry = |ask: &crate::check::ToAsk| {
            let about: Vec<&str> = ask
                .questions
                .iter()
                .map(|&it| words.asked_about(it))
                .collect();
            let asked: Vec<&str> = ask.questions.iter().map(|&it| words.question(it)).collect();
            let at = ask.minute.map(|minute| Clock(minute).to_string());
            let at = at.unwrap_or_else(|| words.check_labels().some_time.to_owned());
            let whose = self.page.whose(ask.patient);
            let what = format!("{at} {whose}: {}", about.join(", "));
            Entry {
                hint: Some(asked.join(" ")),
                ..self.of_patient(ask.patient, ask.row, ask.doctor, what)
            }
        };
        self.report.to_ask.iter().map(entry).collect()
    }

    fn header_entries(&self) -> Vec<Entry> {
        let mut entries = Vec::new();
        for read in &self.report.files {
            for unknown in &read.unknown {
                let Some(near) = unknown.near else { continue };
                let header = &read.header.names[unknown.field];
                entries.push(Entry {
                    file: self.input(read.input).to_owned(),
                    column: near.name.to_owned(),
                    what: masked(header).into_owned(),
                    hint: Some(Self::mapping(read, near, header).join(" ")),
                    ..Entry::default()
                });
            }
        }
        entries
    }
}
