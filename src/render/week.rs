//! The days ahead, for the eyes and for programs.

use std::fmt::Write as _;
use std::io::{self, Write};

use serde::Serialize;

use crate::language::week as said;
use crate::model::clinic::Reason;
use crate::render::Page;
use crate::render::list::{Dialect, of_csv};
use crate::render::table::Screen;
use crate::report::week::{Day, Week};

/// Places of a column of counts.
const WIDTH: usize = 7;

/// Writes it to be read: a row a reason, a column a day.
///
/// # Errors
/// Where it can't be written.
pub(crate) fn text(
    page: &Page<'_>,
    week: &Week,
    screen: Screen,
    mut out: impl Write,
) -> io::Result<()> {
    let language = page.language;
    let names = Reason::ALL.map(|reason| page.words.reason(reason));
    let totals = [said::CASES, said::PATIENTS].map(|total| total.said_in(language));
    let longest = names.iter().chain(&totals).map(|name| name.chars().count());
    let first = longest.max().unwrap_or(0);
    let mut table = String::new();
    let mut row = |name: &str, cells: &mut dyn Iterator<Item = String>| {
        let mut line = format!("{name:first$}");
        for cell in cells {
            write!(line, "{cell:>WIDTH$}").ok();
        }
        table.push_str(line.trim_end());
        table.push('\n');
    };
    let days = || week.0.iter();
    row(
        "",
        &mut days().map(|day| said::weekday(day.date, language).to_owned()),
    );
    row("", &mut days().map(|day| said::day(day.date, language)));
    // What there is none of is left blank: the eye goes to what there is.
    let count = |count: u64| match count {
        0 => "·".to_owned(),
        _ => count.to_string(),
    };
    for reason in Reason::ALL {
        let cases = |day: &Day| day.cases[reason.index()];
        if days().any(|day| cases(day) > 0) {
            let name = page.words.reason(reason);
            row(name, &mut days().map(|day| count(cases(day))));
        }
    }
    row(
        totals[0],
        &mut days().map(|day| count(day.cases.iter().sum())),
    );
    row(totals[1], &mut days().map(|day| count(day.patients)));
    let mut lines = screen.lines();
    lines.put("", said::HEADING.said_in(language));
    lines.blank();
    for line in table.lines() {
        lines.verbatim(line);
    }
    out.write_all(lines.into_text().as_bytes())
}

/// Writes it as a table: a row a day.
///
/// # Errors
/// Where it can't be written.
pub(crate) fn csv(week: &Week, dialect: Dialect, out: impl Write) -> io::Result<()> {
    let mut writer = dialect.writer(out);
    let names = Reason::ALL.map(Reason::name);
    let header = ["date"]
        .into_iter()
        .chain(names)
        .chain(["cases", "patients"]);
    writer.write_record(header).map_err(of_csv)?;
    for day in &week.0 {
        let all: u64 = day.cases.iter().sum();
        let counts = day.cases.iter().chain([&all, &day.patients]);
        let counts = counts.map(u64::to_string);
        let row = std::iter::once(day.date.to_string()).chain(counts);
        writer.write_record(row).map_err(of_csv)?;
    }
    writer.flush()
}

#[derive(Serialize)]
struct Document {
    schema: &'static str,
    days: Vec<DayEntry>,
}

#[derive(Serialize)]
struct DayEntry {
    date: String,
    reasons: serde_json::Map<String, serde_json::Value>,
    cases: u64,
    patients: u64,
}

/// Writes it for programs, schema `recall.week/1`.
///
/// # Errors
/// Where it can't be written.
pub(crate) fn json(week: &Week, mut out: impl Write) -> io::Result<()> {
    let day = |day: &Day| {
        let counts = Reason::ALL.map(|reason| (reason, day.cases[reason.index()]));
        let counts = counts.into_iter().filter(|(_, count)| *count > 0);
        DayEntry {
            date: day.date.to_string(),
            reasons: counts
                .map(|(reason, count)| (reason.name().to_owned(), count.into()))
                .collect(),
            cases: day.cases.iter().sum(),
            patients: day.patients,
        }
    };
    let document = Document {
        schema: "recall.week/1",
        days: week.0.iter().map(day).collect(),
    };
    serde_json::to_writer_pretty(&mut out, &document)?;
    out.write_all(b"\n")
}
