//! The report as CSV, a row for each number.

use std::io::{self, Write};

use super::{of_month, promises};
use crate::base::Both;
use crate::language::report as said;
use crate::model::clinic::Outcome;
use crate::plan::promises::Promised;
use crate::render::list::{Dialect, of_csv};
use crate::render::{Page, safe_cell};
use crate::report::kept::{Kept, Tally, leads_to_booking};

const COLUMNS: [&str; 4] = ["section", "of", "what", "number"];

/// Writes all numbers.
///
/// # Errors
/// Where it can't be written.
pub(crate) fn write(
    page: &Page<'_>,
    kept: &Kept,
    dialect: Dialect,
    mut out: impl Write,
) -> io::Result<()> {
    dialect.write_mark(&mut out)?;
    let mut writer = dialect.writer(out);
    let language = page.language;
    writer.write_record(COLUMNS).map_err(of_csv)?;
    for (section, of, what, number) in numbers(page, kept) {
        let section = section.said_in(language);
        let number = number.to_string();
        let cells = [section, &of, &what, &number];
        let cells = cells.each_ref().map(|cell| safe_cell(cell));
        let cells = cells.iter().map(|cell| cell.as_bytes());
        writer.write_record(cells).map_err(of_csv)?;
    }
    writer.flush()
}

/// Section, of what, what, and the number.
type Number = (Both, String, String, i64);

fn numbers(page: &Page<'_>, kept: &Kept) -> Vec<Number> {
    let language = page.language;
    let mut all = Vec::new();
    let mut put = |section: Both, of: &str, what: &str, number: u64| {
        let number = i64::try_from(number).unwrap_or(i64::MAX);
        all.push((section, of.to_owned(), what.to_owned(), number));
    };
    for (promised, tally) in promises(kept) {
        let name = said::promise(promised, language);
        for (section, what, number) in of_tally(tally) {
            put(section, name, what.said_in(language), number);
        }
        if let Promised::Reason(reason) = promised
            && leads_to_booking(reason)
        {
            let booked = said::BOOKED.said_in(language);
            put(said::BOOKINGS.heading, name, booked, tally.booked);
        }
    }
    for outcome in Outcome::ALL {
        let count = kept.ended(outcome);
        if count > 0 {
            let phrase = outcome.phrase().said_in(language);
            put(
                said::TALKS.heading,
                phrase,
                said::COUNT.said_in(language),
                count,
            );
        }
    }
    for (&on, month) in &kept.months {
        let name = said::month(on, language);
        for (what, number) in of_month(month) {
            put(said::MONTHS.heading, &name, what.said_in(language), number);
        }
    }
    let scores = &kept.scores;
    for (what, number) in [
        ("9–10", scores.promoters),
        ("7–8", scores.passives),
        ("0–6", scores.detractors),
    ] {
        put(said::SCORES, "", what, number);
    }
    let complaints = &kept.complaints;
    for (what, number) in [
        (said::COMPLAINTS_MADE, complaints.made),
        (said::COMPLAINTS_SETTLED, complaints.resolved() as u64),
        (said::COMPLAINTS_OPEN, complaints.open()),
        (said::COMPLAINTS_EARLIER, complaints.earlier),
        (said::OPT_OUTS_MADE, kept.ended(Outcome::OptOut)),
    ] {
        put(
            said::COMPLAINTS_AND_REFUSALS,
            "",
            what.said_in(language),
            number,
        );
    }
    if let Some(newcomers) = &kept.newcomers {
        for (what, number) in [
            (said::NEWCOMERS_ALL, newcomers.all),
            (said::NEWCOMERS_SAID, newcomers.said),
            (said::NEWCOMERS_RECOMMENDED, newcomers.recommended),
        ] {
            let section = said::NEWCOMERS.heading;
            put(section, "", what.said_in(language), number);
        }
    }
    for missing in &kept.missing {
        let doctor = page.words.doctor_named(missing.doctor);
        let what = missing.code.phrase().said_in(language);
        put(said::MISSING.heading, &doctor, what, missing.count);
    }
    all
}

fn of_tally(tally: &Tally) -> [(Both, Both, u64); 9] {
    let (promises, aside) = (said::PROMISES.heading, said::ASIDE.heading);
    [
        (promises, said::DUE, tally.due()),
        (promises, said::IN_TIME, tally.in_time),
        (promises, said::LATE, tally.late),
        (promises, said::MISSED, tally.missed),
        (promises, said::OPEN, tally.open),
        (promises, said::OVERDUE, tally.overdue),
        (aside, said::NOT_PERMITTED, tally.not_permitted),
        (aside, said::IN_VAIN, tally.in_vain),
        (aside, said::NOT_NEEDED, tally.not_needed),
    ]
}
