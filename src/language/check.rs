//! The words of `recall check`: what is said of each finding, on the screen and in a cell.

use super::errors::problem::{in_column, usual_title};
use super::{Words, english, russian};
use crate::base::plural::{Noun, noun};
use crate::base::{Both, Language, both};
use crate::model::clinic::{Clock, Input, PatientIndex};
use crate::model::decision::{Case, Codes};
use crate::model::text::Text;
use crate::phone::mask::{masked, masked_name};
use crate::read::problem::{Fate, Problem};
use crate::report::check::{Cause, Finding, Kind, Missing, Report};

/// Over the names of files, then over the counts of rows: all, used, orphans, rejected, left out.
pub(crate) const COUNTS: [Both; 6] = [
    both("Файл", "File"),
    both("строк", "rows"),
    both("учтено", "used"),
    both("без пациента", "no such patient"),
    both("не принято", "refused"),
    both("пропущено", "left out"),
];
pub(crate) const NOTHING_TO_MEND: Both = both("В порядке", "Nothing to mend");
pub(crate) const COLUMNS: Both = both("Как прочитаны столбцы", "How the columns were read");
pub(crate) const OWN_NAMES: Both = both("под своими именами", "under their own names");
pub(crate) const NOT_USED: Both = both("не используются", "not used");
pub(crate) const READ_FOR_NO: Both = both(
    "в них ищем только слова отказа",
    "looked through for words of refusal only",
);
/// Before a text that stands in every row.
pub(crate) const ALWAYS: Both = both("всегда", "always");
pub(crate) const BY_SETTINGS: Both = both("по recall.toml", "by recall.toml");
/// In place of a value that is to be chosen.
pub(crate) const CHOOSE: Both = both("ВЫБЕРИТЕ", "CHOOSE");
pub(crate) const ONE_OF: Both = both("одно из", "one of");
pub(crate) const LIKE: Both = both("похоже на", "like");
const DOCTOR: Both = both("Врач", "Doctor");
/// Before the doctors of whom no case is shown.
pub(crate) const OTHER_DOCTORS: Both = both("Остальные", "The others");
pub(crate) const SEE_ALL: Both = both(
    "Показано не всё: остальное покажет --all, а -o check.csv запишет по строке на каждую причину.",
    "Not all of it is shown here: --all shows the rest, -o check.csv has a row for each cause.",
);
/// How to answer the questions of the settings.
pub(crate) const ANSWER: Both = both(
    "В recall.toml остались вопросы: если ответ «да», уберите «#», если «нет», удалите строку.",
    "recall.toml asks these: take the \"#\" off where the answer is yes, else delete the line.",
);
/// Where only the day of a visit is known.
const SOME_TIME: Both = both("время не указано", "no time given");

const PATIENTS: Noun = noun(
    ["пациент", "пациента", "пациентов"],
    ["patient", "patients"],
);
const VISITS: Noun = noun(["визит", "визита", "визитов"], ["visit", "visits"]);
const UNKNOWN_WORDS: Noun = noun(
    ["незнакомое слово", "незнакомых слова", "незнакомых слов"],
    ["unknown word", "unknown words"],
);

/// Rows, or cells, of which the same became; none where no row is concerned.
const fn rows_that_ended(fate: Fate) -> Option<Noun> {
    Some(match fate {
        Fate::Rejected => noun(
            ["строка не принята", "строки не приняты", "строк не принято"],
            ["row refused", "rows refused"],
        ),
        Fate::LeftBlank => noun(
            [
                "ячейка считается пустой",
                "ячейки считаются пустыми",
                "ячеек считаются пустыми",
            ],
            ["cell taken as blank", "cells taken as blank"],
        ),
        Fate::TakenAsOther => noun(
            [
                "визит считается прочим",
                "визита считаются прочими",
                "визитов считаются прочими",
            ],
            ["visit taken as other", "visits taken as other"],
        ),
        Fate::Unmatched => noun(
            [
                "строка с такой ссылкой",
                "строки с такой ссылкой",
                "строк с такой ссылкой",
            ],
            ["row names nothing", "rows name nothing"],
        ),
        Fate::Orphan => noun(
            [
                "строка ни на что не влияет",
                "строки ни на что не влияют",
                "строк ни на что не влияют",
            ],
            ["row decides nothing", "rows decide nothing"],
        ),
        Fate::Noted => return None,
    })
}

macro_rules! in_language {
    ($words:expr, $($call:tt)+) => {
        match $words.language {
            Language::Russian => russian::check::$($call)+,
            Language::English => english::check::$($call)+,
        }
    };
}

impl Words<'_> {
    /// How many files and rows were read, and how many patients are left out because of them.
    pub(crate) fn check_opening(&self, report: &Report<'_>) -> String {
        let inputs = &self.practice.clinic.inputs;
        let sum =
            |count: fn(&Input) -> u32| inputs.iter().map(|input| u64::from(count(input))).sum();
        let (rows, rejected) = (sum(|input| input.rows), sum(|input| input.rejected));
        let blocked = report.blocked_patients as u64;
        let counts = [inputs.len() as u64, rows, rejected, blocked];
        in_language!(self, opening(self.practice.date(), counts))
    }

    /// What is said of a finding on the screen; its rows come after it.
    pub(crate) fn finding(&self, finding: &Finding<'_>) -> String {
        let (file, language) = (finding.file, self.language);
        let count = finding.count.unwrap_or_default();
        let whose = || {
            let patient = finding.patients.first();
            patient.map_or_else(String::new, |&patient| self.whose(patient))
        };
        let whose_case = |case: &Case| {
            let case = case.name(self.practice.clinic);
            format!("{}, {}", whose(), masked_name(&case))
        };
        match &finding.kind {
            Kind::OwnerlessRefusal(warning) | Kind::Export(warning) | Kind::Bookings(warning) => {
                self.warning(warning)
            }
            Kind::MainCause(cause) => {
                let patients = PATIENTS.counted(count, language);
                format!("{patients} — {}", self.cause(*cause))
            }
            Kind::ManyOrphans { orphans, rows } => {
                in_language!(self, orphans(file, (*orphans).into(), (*rows).into()))
            }
            Kind::NoPhones => {
                let country = self.practice.settings.country.as_str();
                in_language!(self, no_phones(file, country))
            }
            Kind::OpenQuestion(question) => masked(question).into_owned(),
            Kind::Missing(what) => self.missing(file, what),
            Kind::SimilarHeader { header, column, .. } => {
                in_language!(self, similar_header(file, &masked(header), column.name))
            }
            Kind::OtherConsent { header, is_taken } => {
                in_language!(self, other_consent(file, &masked(header), *is_taken))
            }
            Kind::UnknownWord { word, .. } => (*word).to_owned(),
            Kind::HiddenWords { .. } => in_language!(self, hidden_words(count as u64)),
            Kind::UnclearOutcome => whose(),
            Kind::RefusalInNote => in_column(&whose(), &masked(&finding.column), language),
            Kind::FaultyRows(problems) => match problems.first() {
                Some(first) => self.rows_with(first, problems.len()),
                None => String::new(),
            },
            Kind::Duplicates(of) => {
                let ids = self.patient_ids(&finding.patients);
                in_language!(self, duplicates(*of, &ids))
            }
            Kind::Future(future) => future.facts.counted(count, language),
            Kind::StaleVisits => VISITS.counted(count, language),
            Kind::ToAsk { minute, questions } => {
                let at = minute.map(|minute| Clock(minute).to_string());
                let at = at.unwrap_or_else(|| SOME_TIME.said_in(language).to_owned());
                let about = questions
                    .iter()
                    .map(|it| it.asked().about.said_in(language));
                let about: Vec<&str> = about.collect();
                format!("{at} {}: {}", whose(), about.join(", "))
            }
            Kind::AgreedAfterRefusal {
                case,
                reason,
                refused_on,
                agreed_on,
            } => {
                let (whose, reason) = (whose_case(case), self.reason(*reason));
                in_language!(
                    self,
                    agreed_after_refusal(&whose, *refused_on, reason, *agreed_on)
                )
            }
            Kind::IncompleteGround {
                case,
                reason,
                codes,
            } => {
                let reason = reason.map(|reason| format!("{}: ", self.reason(reason)));
                let reason = reason.unwrap_or_default();
                format!("{} — {reason}{}", whose_case(case), self.codes(*codes))
            }
            Kind::UnsignedPlan {
                case,
                codes,
                next_visit_on,
            } => {
                let visit = in_language!(self, next_visit(*next_visit_on));
                format!("{} — {}; {visit}", whose_case(case), self.codes(*codes))
            }
        }
    }

    /// The same in a cell beside those of the place, the patients and the count.
    pub(crate) fn finding_in_cell(&self, finding: &Finding<'_>) -> String {
        match &finding.kind {
            Kind::MainCause(cause) => self.cause(*cause),
            Kind::SimilarHeader { header, .. } => masked(header).into_owned(),
            // Whose row it is stands in a cell of its own.
            Kind::UnclearOutcome | Kind::RefusalInNote => {
                let about = finding.kind.section().about();
                about.heading.said_in(self.language).to_owned()
            }
            Kind::FaultyRows(problems) => match problems.as_slice() {
                [] => String::new(),
                [problem] => problem.what(self.language),
                [first, ..] => first.demand(self.language) + first.end(self.language),
            },
            _ => self.finding(finding),
        }
    }

    /// For what patients are not called.
    fn cause(&self, cause: Cause<'_>) -> String {
        match cause {
            Cause::Code(code) => self.code(code).to_owned(),
            Cause::Rows(first, count) => self.rows_with(first, count),
        }
    }

    /// So many rows with one thing wrong, of which this is the first: in which file and column, what was wanted, what became of them.
    fn rows_with(&self, first: &Problem, count: usize) -> String {
        let (file, language) = (self.input(first.input), self.language);
        let title = first.title(&self.practice.clinic.inputs, language);
        let place = in_column(file, &title, language);
        let rows = rows_that_ended(first.fate);
        let rows = rows.map(|rows| format!(" — {}", rows.counted(count, language)));
        let wanted = first.demand(language);
        format!("{place}: {wanted}{}", rows.unwrap_or_default())
    }

    /// What a file misses, and what is lost by it.
    fn missing(&self, file: &str, what: &Missing) -> String {
        let lost = what.lost.said_in(self.language);
        let mut columns = what.file.columns().iter();
        let first = columns.find(|column| what.columns.first() == Some(&column.name));
        // The header that recall itself would write over the column.
        let header = first.and_then(|column| column.headers.first().copied());
        in_language!(self, missing(file, &what.columns.join(", "), header, lost))
    }

    fn codes(&self, codes: Codes) -> String {
        let codes: Vec<&str> = codes.iter().map(|code| self.code(code)).collect();
        codes.join("; ")
    }

    fn patient_ids(&self, patients: &[PatientIndex]) -> String {
        let ids = patients.iter().map(|&it| masked_name(self.patient_id(it)));
        ids.collect::<Vec<_>>().join(", ")
    }

    /// So many different words of a column that are not known.
    pub(crate) fn unknown_words(&self, file: &str, column: &str, count: usize) -> String {
        let words = UNKNOWN_WORDS.counted(count, self.language);
        let place = in_column(file, &usual_title(column, self.language), self.language);
        format!("{place}: {words}.")
    }

    /// A doctor and how many cases, as what stands over these.
    pub(crate) fn of_doctor(&self, doctor: Text, count: usize) -> String {
        let counted = self.counted(doctor, count);
        if doctor.is_blank() {
            counted
        } else {
            format!("{}: {counted}", DOCTOR.said_in(self.language))
        }
    }

    /// A doctor and how many cases.
    pub(crate) fn counted(&self, doctor: Text, count: usize) -> String {
        format!("{} — {count}", self.doctor_named(doctor))
    }
}
