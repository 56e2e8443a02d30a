//! The report as CSV, one row a cause.

use std::io::{self, Write};

use super::Sheet;
use crate::base::Language;
use crate::model::clinic::{Clock, PatientIndex, RowAt};
use crate::model::text::Text;
use crate::phone::mask::{masked, masked_name};
use crate::plan::tally::Warning;
use crate::render::list::{Dialect, of_csv};
use crate::render::{Page, safe_cell};
use crate::report::check::{Barring, ProblemGroup, Report, Section, UnknownColumn};

/// So many rows of one cause are named; how many there are is counted.
const ROWS_SHOWN: usize = 5;

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
            section_name(section, page.language).to_owned(),
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

/// What a section is called: its name, or in Russian what stands over it.
fn section_name(section: Section, language: Language) -> &'static str {
    let about = section.about();
    match language {
        Language::Russian => about.heading.said_in(language),
        Language::English => about.name,
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
            Section::Ownerless => self.ownerless_entries(),
            Section::Bars => self.bar_entries(),
            Section::Doubts => self.doubt_entries(),
            Section::Exports => self.warning_entries(&report.exports),
            Section::Unclear => {
                let unclear = report.unclear.iter();
                let entry =
                    |&(row, patient)| self.of_patient(patient, row, Text::BLANK, heading.clone());
                unclear.map(entry).collect()
            }
            Section::Refusals => {
                let notes = report.refusing_notes.iter();
                let entry =
                    |&(row, patient)| self.of_patient(patient, row, Text::BLANK, heading.clone());
                notes.map(entry).collect()
            }
            Section::Lacks => report
                .lacks
                .iter()
                .map(|lack| self.lack_entry(lack))
                .collect(),
            Section::OtherConsents => self.other_consent_entries(),
            Section::Bookings => self.warning_entries(&report.bookings),
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
                let what = words.stale_visits(report.stale_visits.len());
                let rows = self.of_rows(&report.stale_visits, "status", &what);
                rows.into_iter().collect()
            }
            Section::Future => {
                let all = report.future.iter();
                all.filter_map(|facts| {
                    let what = words.future(facts.what, facts.rows.len());
                    self.of_rows(&facts.rows, facts.what.column(), &what)
                })
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

    /// One thing that is wrong with many rows: the first of them stands for all.
    fn of_rows(&self, rows: &[RowAt], column: &str, what: &str) -> Option<Entry> {
        let first = rows.first()?;
        let shown = rows.iter().take(ROWS_SHOWN);
        let shown = shown.map(|&row| self.page.shown_row(row));
        let what = self.with_places(what, shown.collect(), rows.len());
        Some(Entry {
            count: Some(rows.len() as u64),
            ..self.at(*first, column, what)
        })
    }

    /// What is wrong, and where for a start.
    fn with_places(&self, what: &str, mut shown: Vec<String>, count: usize) -> String {
        if count < 2 {
            return what.to_owned();
        }
        if shown.len() < count {
            shown.push(self.page.words.and_more(count - shown.len()));
        }
        format!("{what}: {}", shown.join(", "))
    }

    fn ownerless_entries(&self) -> Vec<Entry> {
        let ownerless = self.page.practice.clinic.ownerless.iter().enumerate();
        let entry = |(place, no): (usize, &crate::model::clinic::Ownerless)| {
            let what = self.page.words.warning(&Warning::Ownerless(place));
            self.at(no.row, "", what)
        };
        ownerless.map(entry).collect()
    }

    fn bar_entries(&self) -> Vec<Entry> {
        let bars = self.report.bars.iter();
        let entry = |barring: &Barring| Entry {
            what: self.cause(barring.cause),
            count: Some(barring.patients as u64),
            ..Entry::default()
        };
        bars.map(entry).collect()
    }

    fn doubt_entries(&self) -> Vec<Entry> {
        let words = &self.page.words;
        let doubts = self.report.doubts.iter();
        let doubts = doubts.map(|&doubt| Entry {
            file: self.input(doubt.input()).to_owned(),
            what: words.doubt(doubt),
            ..Entry::default()
        });
        let questions = self.report.questions.iter();
        let questions = questions.map(|(line, question)| Entry {
            file: "recall.toml".to_owned(),
            line: Some(*line),
            what: masked(question).into_owned(),
            hint: Some(words.check_labels().answer.to_owned()),
            ..Entry::default()
        });
        doubts.chain(questions).collect()
    }

    fn warning_entries(&self, warnings: &[Warning]) -> Vec<Entry> {
        let entry = |warning| Entry {
            what: self.page.words.warning(warning),
            ..Entry::default()
        };
        warnings.iter().map(entry).collect()
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

    fn lack_entry(&self, lack: &crate::report::check::Lack) -> Entry {
        let file = lack.input.map(|input| self.input(input));
        Entry {
            file: file.unwrap_or(lack.what.file.file_name()).to_owned(),
            column: lack.what.columns.join(", "),
            what: self.lack(lack),
            ..Entry::default()
        }
    }

    fn other_consent_entries(&self) -> Vec<Entry> {
        let entry = |consent: &crate::report::check::OtherConsent| {
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
        let inputs = &self.page.practice.clinic.inputs;
        let entry = |group: &ProblemGroup<'_>| {
            let (first, count) = (group.first(), group.problems.len());
            let shown = group.problems.iter().take(ROWS_SHOWN);
            let shown = shown.map(|problem| problem.place(inputs)).collect();
            let what = if count == 1 {
                first.what(language)
            } else {
                first.demand(language) + first.end(language)
            };
            Entry {
                file: self.input(first.input).to_owned(),
                line: Some(first.line),
                column: first.column.to_owned(),
                what: self.with_places(&what, shown, count),
                count: Some(count as u64),
                ..Entry::default()
            }
        };
        self.report.problems.iter().map(entry).collect()
    }

    fn duplicate_entries(&self) -> Vec<Entry> {
        let entry = |duplicate: &crate::report::check::Duplicate| {
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
        let entry = |ask: &crate::report::check::ToAsk| {
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
