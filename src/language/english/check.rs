//! The words of `recall check` in English.

use chrono::NaiveDate;

use super::plural;
use crate::language::check::Labels;
use crate::language::dates::English as On;
use crate::read::problem::Fate;
use crate::report::check::{Belonging, Future, Question};

const ROWS: [&str; 2] = ["row", "rows"];

/// The short words.
pub(in crate::language) const LABELS: Labels = Labels {
    counts: [
        "File",
        "rows",
        "used",
        "no such patient",
        "refused",
        "left out",
    ],
    nothing_to_mend: "Nothing to mend",
    columns: "How the columns were read",
    own_names: "under their own names",
    not_read: "not used",
    always: "always",
    by_settings: "by recall.toml",
    choose: "CHOOSE",
    one_of: "one of",
    like: "like",
    doctor: "Doctor",
    other_doctors: "The others",
    no_doctor: "No doctor named",
    see_all: "Not all of it is shown here: --all shows the rest, -o check.csv has a row for each cause.",
    answer: "recall.toml asks these: take the \"#\" off where the answer is yes, else delete the line.",
    some_time: "no time given",
};

pub(in crate::language) fn opening(date: NaiveDate, counts: [u64; 4]) -> String {
    let [files, rows, rejected, barred] = counts;
    let read = format!(
        "The exports on {}: {files} {}, {rows} {}.",
        On(date),
        plural(files, ["file", "files"]),
        plural(rows, ROWS),
    );
    let refused = match rejected {
        0 => "Every row was taken.".to_owned(),
        _ => format!(
            "{rejected} {} refused.",
            plural(rejected, ["row was", "rows were"])
        ),
    };
    let left_out = match barred {
        0 => "Nobody is left out because of a mistake in the records.".to_owned(),
        _ => format!(
            "{barred} {} not called because of mistakes in the records.",
            plural(barred, ["patient is", "patients are"])
        ),
    };
    format!("{read} {refused} {left_out}")
}

pub(in crate::language) fn lack(
    file: &str,
    names: &str,
    header: Option<&str>,
    lost: &str,
) -> String {
    match header {
        None => format!("There is no {file}. {lost}"),
        Some(_) => format!("{file}: no column {names}. {lost}"),
    }
}

pub(in crate::language) fn other_consent(file: &str, header: &str, is_taken: bool) -> String {
    if is_taken {
        format!(
            "{file}: recall.toml has \"{header}\" read as consent to be called. Make sure that this is what patients agreed to."
        )
    } else {
        format!("{file}: \"{header}\" does not count as consent to be called.")
    }
}

pub(in crate::language) fn like_a_column(file: &str, header: &str, column: &str) -> String {
    format!("{file}: \"{header}\" may be {column}:")
}

pub(in crate::language) fn unknown_words(file: &str, column: &str, count: u64) -> String {
    let words = plural(count, ["unknown word", "unknown words"]);
    format!("{file}, column {column}: {count} {words}.")
}

pub(in crate::language) fn hidden_words(count: u64) -> String {
    let words = plural(count, ["more word", "more words"]);
    format!(
        "{count} {words} not shown, like telephone numbers: the columns of these rows may have shifted."
    )
}

pub(in crate::language) fn rows_with(place: &str, wanted: &str, fate: Fate, count: u64) -> String {
    let forms = match fate {
        Fate::Rejected => ["row refused", "rows refused"],
        Fate::LeftBlank => ["cell taken as blank", "cells taken as blank"],
        Fate::TakenAsOther => ["visit taken as other", "visits taken as other"],
        Fate::Unmatched => ["row names nothing", "rows name nothing"],
        Fate::Orphan => ["row decides nothing", "rows decide nothing"],
        Fate::Noted => return format!("{place}: {wanted}"),
    };
    format!("{place}: {wanted} — {count} {}", plural(count, forms))
}

pub(in crate::language) fn barred_by(patients: u64, cause: &str) -> String {
    let noun = plural(patients, ["patient", "patients"]);
    format!("{patients} {noun} — {cause}")
}

pub(in crate::language) fn orphans(file: &str, orphans: u64, rows: u64) -> String {
    let names = plural(orphans, ["names", "name"]);
    format!(
        "{file}: {orphans} of {rows} {} {names} no patient of the patients' file. Is this the id column?",
        plural(rows, ROWS)
    )
}

pub(in crate::language) fn no_phones(file: &str, country: &str) -> String {
    format!(
        "{file}: not one telephone number can be read. Is the country right? clinic.country is \"{country}\"."
    )
}

pub(in crate::language) fn duplicate(belonging: Belonging, patients: &str, rows: &str) -> String {
    match belonging {
        Belonging::Patient => format!("patient {patients}: rows under one id differ ({rows})"),
        Belonging::Record => format!("patient {patients}: rows of one record differ ({rows})"),
        Belonging::Person => {
            format!("patients {patients}: the same name, birth date and telephone number ({rows})")
        }
    }
}

pub(in crate::language) fn future(what: Future, count: u64) -> String {
    let forms = match what {
        Future::Contact => ["contact", "contacts"],
        Future::Visit => ["visit that took place", "visits that took place"],
        Future::Agreed => ["agreement", "agreements"],
        Future::Signed => ["signature under a plan", "signatures under plans"],
        Future::Done => ["plan item that was done", "plan items that were done"],
        Future::Consented => ["consent", "consents"],
    };
    format!("{count} {}", plural(count, forms))
}

pub(in crate::language) fn stale_visits(count: u64) -> String {
    format!("{count} {}", plural(count, ["visit", "visits"]))
}

pub(in crate::language) fn after_no(
    whose: &str,
    no_on: Option<NaiveDate>,
    reason: &str,
    agreed_on: NaiveDate,
) -> String {
    let no = match no_on {
        Some(on) => format!("said no on {}", On(on)),
        None => "said no, the day is not on record".to_owned(),
    };
    format!("{whose} — {no}; agreed on {}: {reason}", On(agreed_on))
}

pub(in crate::language) fn next_visit(on: Option<NaiveDate>) -> String {
    match on {
        Some(on) => format!("next visit on {}", On(on)),
        None => "no visit is booked".to_owned(),
    }
}

pub(in crate::language) const fn asked_about(question: Question) -> &'static str {
    match question {
        Question::Consent => "consent",
        Question::Number => "number",
        Question::Hours => "hours",
        Question::Guardian => "guardian",
    }
}

pub(in crate::language) const fn question(question: Question) -> &'static str {
    match question {
        Question::Consent => {
            "\"May we call or write to you when it matters for your treatment? Or about your visits only?\""
        }
        Question::Number => "\"On which number would you like to be called?\"",
        Question::Hours => "\"On which days and at what time may we call you?\"",
        Question::Guardian => {
            "\"With which parent may we speak about the child, and on which number?\""
        }
    }
}
