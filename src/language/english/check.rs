//! The words of `recall check` in English.

use chrono::NaiveDate;

use super::plural;
use crate::language::dates::English as On;
use crate::report::check::DuplicateOf;

const ROWS: [&str; 2] = ["row", "rows"];

pub(in crate::language) fn opening(date: NaiveDate, counts: [u64; 4]) -> String {
    let [files, rows, rejected, blocked] = counts;
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
    let left_out = match blocked {
        0 => "Nobody is left out because of a mistake in the records.".to_owned(),
        _ => format!(
            "{blocked} {} not called because of mistakes in the records.",
            plural(blocked, ["patient is", "patients are"])
        ),
    };
    format!("{read} {refused} {left_out}")
}

pub(in crate::language) fn missing(
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

pub(in crate::language) fn similar_header(file: &str, header: &str, column: &str) -> String {
    format!("{file}: \"{header}\" may be {column}:")
}

pub(in crate::language) fn hidden_words(count: u64) -> String {
    let words = plural(count, ["more word", "more words"]);
    format!(
        "{count} {words} not shown, like telephone numbers: the columns of these rows may have shifted."
    )
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

pub(in crate::language) fn duplicates(of: DuplicateOf, patients: &str) -> String {
    match of {
        DuplicateOf::Patient => format!("patient {patients}: rows under one id differ"),
        DuplicateOf::Record => format!("patient {patients}: rows of one record differ"),
        DuplicateOf::Person => {
            format!("patients {patients}: the same name, birth date and telephone number")
        }
    }
}

pub(in crate::language) fn agreed_after_refusal(
    whose: &str,
    refused_on: Option<NaiveDate>,
    reason: &str,
    agreed_on: NaiveDate,
) -> String {
    let no = match refused_on {
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
