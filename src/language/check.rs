//! The words of `recall check`, for what is found in the exports.

use chrono::NaiveDate;

use super::{Words, english, russian};
use crate::base::Language;
use crate::model::clinic::{Input, Reason};
use crate::model::decision::Codes;
use crate::model::text::Text;
use crate::phone::mask::{masked, masked_name};
use crate::read::problem::Fate;
use crate::report::check::{Belonging, Doubt, Future, Lacking, Question, Report};

/// Short words of the report, in its order.
pub struct Labels {
    /// Over the names of files, then over the counts of rows: all, used, orphans, rejected, left out.
    pub counts: [&'static str; 6],
    /// Before what is in order.
    pub nothing_to_mend: &'static str,
    /// How the columns were read: what stands over it.
    pub columns: &'static str,
    /// Columns that stand under their own names.
    pub own_names: &'static str,
    /// Fields that are no column.
    pub not_read: &'static str,
    /// Before a text that stands in every row.
    pub always: &'static str,
    /// That the settings say so.
    pub by_settings: &'static str,
    /// In place of a value that is to be chosen.
    pub choose: &'static str,
    /// Before the values from which to choose.
    pub one_of: &'static str,
    /// Before the known word that an unknown one is like.
    pub like: &'static str,
    /// Before a doctor's name.
    pub doctor: &'static str,
    /// Before the doctors of whom no case is told.
    pub other_doctors: &'static str,
    /// Where no doctor is named.
    pub no_doctor: &'static str,
    /// How to see all of it.
    pub see_all: &'static str,
    /// That questions of the settings wait for an answer.
    pub answer: &'static str,
    /// Where only the day of a visit is known.
    pub some_time: &'static str,
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
    /// The short words.
    #[must_use]
    pub const fn check_labels(&self) -> &'static Labels {
        match self.language {
            Language::Russian => &russian::check::LABELS,
            Language::English => &english::check::LABELS,
        }
    }

    /// How many files and rows were read, and how many patients are left out because of them.
    #[must_use]
    pub fn check_opening(&self, report: &Report<'_>) -> String {
        let inputs = &self.practice.clinic.inputs;
        let sum =
            |count: fn(&Input) -> u32| inputs.iter().map(|input| u64::from(count(input))).sum();
        let (rows, rejected) = (sum(|input| input.rows), sum(|input| input.rejected));
        let counts = [
            inputs.len() as u64,
            rows,
            rejected,
            report.barred_patients as u64,
        ];
        in_language!(self, opening(self.practice.date(), counts))
    }

    /// What a file lacks, and what is lost by it. `header` is what recall itself would write over the column.
    #[must_use]
    pub fn lack(&self, file: &str, what: &Lacking, header: Option<&str>) -> String {
        let lost = what.lost.said_in(self.language);
        let names = what.columns.join(", ");
        in_language!(self, lack(file, &names, header, lost))
    }

    /// A header under which another consent stands.
    #[must_use]
    pub fn other_consent(&self, file: &str, header: &str, is_taken: bool) -> String {
        in_language!(self, other_consent(file, &masked(header), is_taken))
    }

    /// A header that may be a column.
    #[must_use]
    pub fn like_a_column(&self, file: &str, header: &str, column: &str) -> String {
        in_language!(self, like_a_column(file, &masked(header), column))
    }

    /// What raises a doubt about a whole file.
    #[must_use]
    pub fn doubt(&self, doubt: Doubt) -> String {
        let input = self.practice.clinic.inputs.get(usize::from(doubt.input()));
        let Some(input) = input else {
            return String::new();
        };
        let name = input.name.as_str();
        match doubt {
            Doubt::Orphans(_) => {
                in_language!(self, orphans(name, input.orphans.into(), input.rows.into()))
            }
            Doubt::NoPhones(_) => {
                let country = self.practice.settings.country.as_str();
                in_language!(self, no_phones(name, country))
            }
        }
    }

    /// How many patients a cause keeps from being contacted.
    #[must_use]
    pub fn barred_by(&self, patients: usize, cause: &str) -> String {
        in_language!(self, barred_by(patients as u64, cause))
    }

    /// So many different words of a column.
    #[must_use]
    pub fn unknown_words(&self, file: &str, column: &str, count: usize) -> String {
        in_language!(self, unknown_words(file, column, count as u64))
    }

    /// So many different words that are not shown because they look like telephone numbers.
    #[must_use]
    pub fn hidden_words(&self, count: usize) -> String {
        in_language!(self, hidden_words(count as u64))
    }

    /// So many rows with one thing wrong: in which file and column, what was wanted, what became of them.
    #[must_use]
    pub fn rows_with(&self, place: &str, wanted: &str, fate: Fate, count: usize) -> String {
        in_language!(self, rows_with(place, wanted, fate, count as u64))
    }

    /// Rows that belong together, and the patients.
    #[must_use]
    pub fn duplicate(&self, belonging: Belonging, patients: &str, rows: &str) -> String {
        in_language!(self, duplicate(belonging, patients, rows))
    }

    /// So many facts of one sort in the future, and where.
    #[must_use]
    pub fn future(&self, what: Future, count: usize) -> String {
        in_language!(self, future(what, count as u64))
    }

    /// So many visits that are over and still booked.
    #[must_use]
    pub fn stale_visits(&self, count: usize) -> String {
        in_language!(self, stale_visits(count as u64))
    }

    /// That somebody said no and agreed to something later.
    #[must_use]
    pub fn after_no(
        &self,
        whose: &str,
        no_on: Option<NaiveDate>,
        kind: Reason,
        on: NaiveDate,
    ) -> String {
        in_language!(self, after_no(whose, no_on, self.reason(kind), on))
    }

    /// A ground that lacks something.
    #[must_use]
    pub fn recorded_badly(&self, whose: &str, reason: Option<Reason>, codes: Codes) -> String {
        let reason = reason.map(|reason| self.reason(reason));
        let reason = reason.map_or_else(String::new, |reason| format!("{reason}: "));
        format!("{whose} — {reason}{}", self.codes(codes))
    }

    /// A plan that nobody signed.
    #[must_use]
    pub fn not_signed(
        &self,
        whose: &str,
        codes: Codes,
        next_visit_on: Option<NaiveDate>,
    ) -> String {
        let visit = in_language!(self, next_visit(next_visit_on));
        format!("{whose} — {}; {visit}", self.codes(codes))
    }

    fn codes(&self, codes: Codes) -> String {
        let codes: Vec<&str> = codes.iter().map(|code| self.code(code)).collect();
        codes.join("; ")
    }

    /// A doctor and how many cases, as what stands over these.
    #[must_use]
    pub fn of_doctor(&self, doctor: Text, count: usize) -> String {
        let counted = self.counted(doctor, count);
        if doctor.is_blank() {
            counted
        } else {
            format!("{}: {counted}", self.check_labels().doctor)
        }
    }

    /// A doctor and how many cases.
    #[must_use]
    pub fn counted(&self, doctor: Text, count: usize) -> String {
        format!("{} — {count}", self.doctor_named(doctor))
    }

    /// What a question is about, in a word or two.
    #[must_use]
    pub const fn asked_about(&self, question: Question) -> &'static str {
        in_language!(self, asked_about(question))
    }

    /// A question as one asks it at the desk.
    #[must_use]
    pub const fn question(&self, question: Question) -> &'static str {
        in_language!(self, question(question))
    }

    /// A doctor by name, as doctors.csv has it.
    #[must_use]
    pub fn doctor_named(&self, doctor: Text) -> String {
        match self.doctor(doctor) {
            Some(doctor) => masked_name(doctor.name).into_owned(),
            None => self.check_labels().no_doctor.to_owned(),
        }
    }
}
