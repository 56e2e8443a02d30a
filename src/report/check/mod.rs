//! What a person can mend in the exports, or ask of a patient: one stream of typed findings, the most pressing first. Their sentences are in
//! [`language`](crate::language), their forms in [`render::check`](crate::render::check).

mod causes;
mod headers;
mod records;
mod rows;
mod sections;
mod words;

use std::borrow::Cow;
use std::cmp::Reverse;

use chrono::NaiveDate;

use crate::export::columns::{Column, File};
use crate::model::clinic::{Clinic, PatientIndex, Reason, RowAt};
use crate::model::decision::{Case, Code, Codes};
use crate::model::text::Text;
use crate::plan::ownerless;
use crate::plan::practice::Practice;
use crate::plan::tally::{Tally, Warning};
use crate::read::Reading;
use crate::read::problem::{Problem, Wanted};
pub(crate) use causes::Cause;
pub(crate) use headers::{FileRead, Missing};
pub(crate) use records::{Future, Question};
pub(crate) use rows::DuplicateOf;
pub(crate) use sections::Section;

/// Something to mend or to ask.
pub(crate) struct Finding<'a> {
    pub kind: Kind<'a>,
    /// The name of the file in which it is to be mended; blank where it is about no single file.
    pub file: &'a str,
    pub line: Option<u32>,
    /// The column, or the header that is no column.
    pub column: Cow<'a, str>,
    pub patients: Vec<PatientIndex>,
    pub doctor: Text,
    /// How many rows, cells or patients, where it is about many.
    pub count: Option<usize>,
    pub rows: NamedRows,
}

/// Which rows are named beside the sentence of a finding.
pub(crate) enum NamedRows {
    /// None: the sentence says enough.
    No,
    /// The line on which the finding is.
    Own,
    /// Rows that are a finding only together.
    Together(Vec<RowAt>),
    /// Rows each of which has the same wrong with it.
    Alike(Vec<RowAt>),
}

/// What is found, with what its sentence needs beyond the place, the patients and the count.
pub(crate) enum Kind<'a> {
    /// A refusal, a complaint, pain or a promise that belongs to nobody.
    OwnerlessRefusal(Warning),
    /// Something for which many patients are not called.
    MainCause(Cause<'a>),
    /// More than a tenth of a file's rows name no patient: another column may be the id.
    ManyOrphans { orphans: u32, rows: u32 },
    /// No patient has a number that can be read, though numbers are there: the country may be another.
    NoPhones,
    /// A question of the settings that nobody has answered.
    OpenQuestion(String),
    /// Something is not read, or old.
    Export(Warning),
    /// A file or a column is not there.
    Missing(&'static Missing),
    /// A header looks like a column that the file misses.
    SimilarHeader {
        of: File,
        header: &'a str,
        column: &'static Column,
    },
    /// A header speaks of a consent to something else; the settings may have it read as consent to be called all the same.
    OtherConsent { header: &'a str, is_taken: bool },
    /// Nobody can tell who is booked.
    Bookings(Warning),
    /// A word that is not known, with the value that it may mean and the known word that it is like.
    UnknownWord {
        of: File,
        values: &'static Column,
        word: &'a str,
        guess: Option<(&'static str, &'static str)>,
    },
    /// More such words, which look like telephone numbers and are not shown.
    HiddenWords { of: File, values: &'static Column },
    /// Nobody knows how a contact ended.
    UnclearOutcome,
    /// Rows are refused or not read in full: all those of one file and column, of one sort and with one end.
    FaultyRows(Vec<&'a Problem>),
    /// Rows seem to be about one patient, or one record.
    Duplicates(DuplicateOf),
    /// A note says not to call.
    RefusalInNote,
    /// Facts in the future.
    Future(Future),
    /// Visits are over and still booked.
    StaleVisits,
    /// A patient comes on the day and was never asked.
    ToAsk {
        /// The minute of the day at which the visit starts; `None` where only the day is known.
        minute: Option<u16>,
        questions: Vec<Question>,
    },
    /// An agreement with a patient who said no before.
    AgreedAfterRefusal {
        case: Case,
        reason: Reason,
        /// Where the day of the no is on record.
        refused_on: Option<NaiveDate>,
        agreed_on: NaiveDate,
    },
    /// A plan or an agreement lacks something.
    IncompleteGround {
        case: Case,
        /// What was agreed to, where it is an agreement.
        reason: Option<Reason>,
        codes: Codes,
    },
    /// A plan with open items that nobody signed.
    UnsignedPlan {
        case: Case,
        /// What else stands against it.
        codes: Codes,
        next_visit_on: Option<NaiveDate>,
    },
}

impl Kind<'_> {
    /// The part of the report in which it stands.
    pub(crate) const fn section(&self) -> Section {
        match self {
            Self::OwnerlessRefusal(_) => Section::OwnerlessRefusals,
            Self::MainCause(_) => Section::MainCauses,
            Self::ManyOrphans { .. } | Self::NoPhones | Self::OpenQuestion(_) => Section::Questions,
            Self::Export(_) => Section::Exports,
            Self::Missing(_) => Section::Missing,
            Self::SimilarHeader { .. } => Section::SimilarHeaders,
            Self::OtherConsent { .. } => Section::OtherConsents,
            Self::Bookings(_) => Section::Bookings,
            Self::UnknownWord { .. } | Self::HiddenWords { .. } => Section::UnknownWords,
            Self::UnclearOutcome => Section::UnclearOutcomes,
            Self::FaultyRows(_) => Section::FaultyRows,
            Self::Duplicates(_) => Section::Duplicates,
            Self::RefusalInNote => Section::RefusalsInNotes,
            Self::Future(_) => Section::FutureFacts,
            Self::StaleVisits => Section::StaleVisits,
            Self::ToAsk { .. } => Section::ToAsk,
            Self::AgreedAfterRefusal { .. } => Section::AgreedAfterRefusal,
            Self::IncompleteGround { .. } => Section::IncompleteGrounds,
            Self::UnsignedPlan { .. } => Section::UnsignedPlans,
        }
    }
}

impl<'a> Finding<'a> {
    /// About no single file.
    const fn of(kind: Kind<'a>) -> Self {
        Self::in_file("", kind)
    }

    const fn in_file(file: &'a str, kind: Kind<'a>) -> Self {
        Self {
            kind,
            file,
            line: None,
            column: Cow::Borrowed(""),
            patients: Vec::new(),
            doctor: Text::BLANK,
            count: None,
            rows: NamedRows::No,
        }
    }

    fn in_row(clinic: &'a Clinic, row: RowAt, kind: Kind<'a>) -> Self {
        Self {
            line: Some(row.line()),
            ..Self::in_file(file_name(clinic, row.input()), kind)
        }
    }

    /// About one patient, to be mended in a row that is named with it.
    fn of_patient(clinic: &'a Clinic, patient: PatientIndex, row: RowAt, kind: Kind<'a>) -> Self {
        Self {
            patients: vec![patient],
            rows: NamedRows::Own,
            ..Self::in_row(clinic, row, kind)
        }
    }

    /// The same wrong with many rows; `None` where there is not one.
    fn of_rows(
        clinic: &'a Clinic,
        rows: Vec<RowAt>,
        column: &'a str,
        kind: Kind<'a>,
    ) -> Option<Self> {
        let first = *rows.first()?;
        Some(Self {
            column: column.into(),
            count: Some(rows.len()),
            rows: NamedRows::Alike(rows),
            ..Self::in_row(clinic, first, kind)
        })
    }
}

/// The name of one of the clinic's inputs.
fn file_name(clinic: &Clinic, input: u8) -> &str {
    let input = clinic.inputs.get(usize::from(input));
    input.map_or("", |input| input.name.as_str())
}

/// All that is found, and how the files were read.
pub(crate) struct Report<'a> {
    /// By section.
    pub findings: Vec<Finding<'a>>,
    pub files: Vec<FileRead<'a>>,
    /// How many patients are not called because of rows.
    pub blocked_patients: usize,
    /// Whether any export says which plans are signed.
    pub has_signatures: bool,
}

impl<'a> Report<'a> {
    /// Looks at what was read, every row of it. The questions are those of the settings that nobody has answered, each with its line.
    pub(crate) fn of(
        practice: &'a Practice<'a>,
        reading: &'a Reading,
        questions: Vec<(u32, String)>,
    ) -> Self {
        let clinic = &reading.clinic;
        let files = headers::files(reading);
        let has_signatures = headers::has_signatures(&files);
        let problems = rows::groups(&reading.problems);
        let mut findings = records::of_patients(practice);
        // Where no export has the column, that is not the doctors' doing: it is said of the export.
        findings.retain(|it| has_signatures || it.kind.section() != Section::UnsignedPlans);
        findings.extend(of_warnings(practice));
        findings.extend(causes::main(practice, &problems));
        findings.extend(causes::doubts(reading));
        findings.extend(questions.into_iter().map(|(line, question)| Finding {
            line: Some(line),
            ..Finding::in_file("recall.toml", Kind::OpenQuestion(question))
        }));
        findings.extend(causes::refusing_notes(clinic));
        findings.extend(causes::unclear(practice));
        findings.extend(headers::missing(&files));
        findings.extend(headers::similar(&files));
        findings.extend(headers::other_consents(&files));
        findings.extend(words::unknown(reading));
        findings.extend(rows::faulty(clinic, problems));
        findings.extend(rows::duplicates(clinic));
        findings.extend(records::in_future(practice));
        findings.extend(records::stale_visits(practice));
        findings.sort_by_key(|finding| finding.kind.section());
        let mut blocked: Vec<_> = clinic.blocks.iter().map(|block| block.patient).collect();
        blocked.dedup();
        Self {
            findings,
            files,
            blocked_patients: blocked.len(),
            has_signatures,
        }
    }

    /// Whether a file of patients has columns that nobody has looked into, not even for a refusal.
    pub(crate) fn has_unread_columns(&self) -> bool {
        let of_patients = |read: &&FileRead<'_>| {
            let columns = read.file.columns();
            columns.iter().any(|column| column.name == "note") && read.file != File::RecallContacts
        };
        let mut files = self.files.iter().filter(of_patients);
        files.any(|read| read.unknown.iter().any(|unknown| !unknown.is_remark))
    }

    /// The findings of a section.
    pub(crate) fn section(&self, section: Section) -> &[Finding<'a>] {
        let findings = &self.findings;
        let start = findings.partition_point(|finding| finding.kind.section() < section);
        let end = findings.partition_point(|finding| finding.kind.section() <= section);
        &findings[start..end]
    }

    /// Whether somebody is not contacted because of the rows.
    pub(crate) fn blocks_somebody(&self, practice: &Practice<'_>) -> bool {
        let mut inputs = practice.clinic.inputs.iter();
        self.blocked_patients > 0 || inputs.any(|input| input.rejected > 0)
    }
}

/// What is missing in the records of each doctor, so that nobody can be called: how often. The doctor with most comes first, and what
/// names no doctor last.
pub(crate) fn missing_grounds<'a>(
    practice: &'a Practice<'a>,
    reading: &'a Reading,
) -> Vec<(Text, Code, u64)> {
    let has_signatures = headers::has_signatures(&headers::files(reading));
    let mut counts: Vec<(Text, Code, u64)> = Vec::new();
    for finding in records::of_patients(practice) {
        let codes = match finding.kind {
            Kind::IncompleteGround { codes, .. } => codes,
            Kind::UnsignedPlan { .. } if has_signatures => Code::PlanNotSigned.into(),
            _ => continue,
        };
        for code in codes.iter() {
            let same = |it: &&mut (Text, Code, u64)| (it.0, it.1) == (finding.doctor, code);
            match counts.iter_mut().find(same) {
                Some((_, _, count)) => *count += 1,
                None => counts.push((finding.doctor, code, 1)),
            }
        }
    }
    let of_doctor = |doctor: Text| -> u64 {
        let own = counts.iter().filter(|it| it.0 == doctor);
        own.map(|it| it.2).sum()
    };
    let name = |doctor: Text| practice.clinic.texts.get(doctor);
    let mut in_order = counts.clone();
    in_order.sort_by_key(|&(doctor, code, count)| {
        (
            doctor.is_blank(),
            Reverse(of_doctor(doctor)),
            name(doctor),
            Reverse(count),
            code,
        )
    });
    in_order
}

/// Of what a person should know before relying on the list, what can be mended in the exports.
fn of_warnings<'a>(practice: &Practice<'a>) -> Vec<Finding<'a>> {
    let clinic = practice.clinic;
    let ownerless = ownerless::places(practice).into_iter().map(|place| {
        let kind = Kind::OwnerlessRefusal(Warning::Ownerless(place));
        Finding::in_row(clinic, clinic.ownerless[place].row, kind)
    });
    let warnings = Tally::new(practice).warnings.into_iter();
    let others = warnings.filter_map(|warning| match warning {
        Warning::BookingsUnknown | Warning::NoFutureVisits => {
            Some(Finding::of(Kind::Bookings(warning)))
        }
        _ if warning.is_of_exports() => Some(Finding::of(Kind::Export(warning))),
        _ => None,
    });
    ownerless.chain(others).collect()
}

/// Whether these rows are duplicates, which have a finding of their own with all their rows.
pub(crate) fn are_of_duplicates(problems: &[&Problem]) -> bool {
    problems
        .first()
        .is_some_and(|first| matches!(first.wanted, Wanted::SameRows(_)))
}
