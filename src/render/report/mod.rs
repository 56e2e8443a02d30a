//! The report of `recall report`: as text for the eyes, as a page to hand on, as CSV, and as JSON, schema `recall.report/1`.

pub(crate) mod csv;
pub(crate) mod html;
pub(crate) mod json;
mod plot;
pub(crate) mod text;

use crate::base::Both;
use crate::language::report as said;
use crate::model::clinic::Outcome;
use crate::plan::promises::Promised;
use crate::render::Page;
use crate::report::kept::{Kept, Month, Tally, leads_to_booking};

/// A part of the report, in words.
struct Section {
    part: Part,
    heading: &'static str,
    note: Option<&'static str>,
    sentences: Vec<String>,
    table: Option<Table>,
}

/// Which part it is: beside some a picture stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Promises,
    Months,
    Other,
}

/// A table: the first columns hold words, the others numbers.
struct Table {
    head: Vec<&'static str>,
    words: usize,
    rows: Vec<Vec<String>>,
    /// The last row is the sum of the others.
    has_sum: bool,
}

/// The promises of each sort of which there were any.
fn promises(kept: &Kept) -> impl Iterator<Item = (Promised, &Tally)> {
    let all = kept
        .promises
        .iter()
        .map(|(promised, tally)| (*promised, tally));
    all.filter(|(_, tally)| tally.due() + tally.aside() > 0)
}

/// All parts in their order.
fn sections(page: &Page<'_>, kept: &Kept) -> Vec<Section> {
    let mut all = vec![
        of_promises(page, kept),
        aside(page, kept),
        talks(page, kept),
        bookings(page, kept),
        months(page, kept),
        scores(page, kept),
        complaints(page, kept),
    ];
    all.extend(newcomers(page, kept));
    all.push(missing(page, kept));
    all
}

fn section(page: &Page<'_>, part: said::Part, table: Table) -> Section {
    let is_empty = table.rows.is_empty();
    let nothing = || said::NOTHING.said_in(page.language).to_owned();
    Section {
        part: Part::Other,
        heading: part.heading.said_in(page.language),
        note: (!is_empty).then(|| part.note.said_in(page.language)),
        sentences: is_empty.then(nothing).into_iter().collect(),
        table: (!is_empty).then_some(table),
    }
}

fn table(page: &Page<'_>, words: usize, head: &[Both], rows: Vec<Vec<String>>) -> Table {
    Table {
        head: head.iter().map(|it| it.said_in(page.language)).collect(),
        words,
        rows,
        has_sum: false,
    }
}

fn of_promises(page: &Page<'_>, kept: &Kept) -> Section {
    let language = page.language;
    let row = |name: &str, tally: &Tally| {
        vec![
            name.to_owned(),
            tally.due().to_string(),
            tally.in_time.to_string(),
            tally.late.to_string(),
            tally.missed.to_string(),
            tally.open.to_string(),
            tally.overdue.to_string(),
            said::share(tally.in_time, tally.judged(), language),
        ]
    };
    let due = promises(kept).filter(|(_, tally)| tally.due() > 0);
    let mut rows: Vec<_> = due
        .map(|(promised, tally)| row(said::promise(promised, language), tally))
        .collect();
    let has_sum = rows.len() > 1;
    if has_sum {
        rows.push(row(said::ALL.said_in(language), &kept.all_promises()));
    }
    let head = [
        said::PROMISE,
        said::DUE,
        said::IN_TIME,
        said::LATE,
        said::MISSED,
        said::OPEN,
        said::OVERDUE,
        said::SHARE_IN_TIME,
    ];
    Section {
        part: Part::Promises,
        ..section(
            page,
            said::PROMISES,
            Table {
                has_sum,
                ..table(page, 1, &head, rows)
            },
        )
    }
}

fn aside(page: &Page<'_>, kept: &Kept) -> Section {
    let with_some = promises(kept).filter(|(_, tally)| tally.aside() > 0);
    let rows = with_some.map(|(promised, tally)| {
        vec![
            said::promise(promised, page.language).to_owned(),
            tally.not_permitted.to_string(),
            tally.in_vain.to_string(),
            tally.not_needed.to_string(),
        ]
    });
    let head = [
        said::PROMISE,
        said::NOT_PERMITTED,
        said::IN_VAIN,
        said::NOT_NEEDED,
    ];
    section(page, said::ASIDE, table(page, 1, &head, rows.collect()))
}

fn talks(page: &Page<'_>, kept: &Kept) -> Section {
    let language = page.language;
    let all = kept.contacts();
    let mut outcomes: Vec<(Outcome, u64)> = Outcome::ALL
        .into_iter()
        .map(|outcome| (outcome, kept.ended(outcome)))
        .filter(|(_, count)| *count > 0)
        .collect();
    outcomes.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    let mut rows: Vec<Vec<String>> = outcomes
        .into_iter()
        .map(|(outcome, count)| {
            let phrase = outcome.phrase().said_in(language);
            vec![
                phrase.to_owned(),
                count.to_string(),
                said::share(count, all, language),
            ]
        })
        .collect();
    let has_sum = rows.len() > 1;
    if has_sum {
        let name = said::ALL.said_in(language).to_owned();
        rows.push(vec![name, all.to_string(), String::new()]);
    }
    let head = [said::OUTCOME, said::COUNT, said::SHARE];
    let table = Table {
        has_sum,
        ..table(page, 1, &head, rows)
    };
    section(page, said::TALKS, table)
}

fn bookings(page: &Page<'_>, kept: &Kept) -> Section {
    let language = page.language;
    let rows = promises(kept).filter_map(|(promised, tally)| match promised {
        Promised::Reason(reason) if leads_to_booking(reason) && tally.kept() > 0 => Some(vec![
            said::promise(promised, language).to_owned(),
            tally.kept().to_string(),
            tally.booked.to_string(),
            said::share(tally.booked, tally.kept(), language),
        ]),
        Promised::Reason(_) | Promised::Callback | Promised::Unwell => None,
    });
    let head = [said::REASON, said::KEPT, said::BOOKED, said::SHARE];
    section(page, said::BOOKINGS, table(page, 1, &head, rows.collect()))
}

/// The numbers of a month, with what each is called.
fn of_month(month: &Month) -> [(Both, u64); 6] {
    [
        (said::CONTACTS_MADE, month.contacts),
        (said::FELL_DUE, month.promises.due()),
        (said::KEPT_IN_TIME, month.promises.in_time),
        (said::BOOKINGS_MADE, month.bookings),
        (said::COMPLAINTS_MADE, month.complaints),
        (said::OPT_OUTS_MADE, month.opt_outs),
    ]
}

fn months(page: &Page<'_>, kept: &Kept) -> Section {
    let rows = kept.months.iter().map(|(&on, month)| {
        let numbers = of_month(month);
        let numbers = numbers.iter().map(|(_, number)| number.to_string());
        std::iter::once(said::month(on, page.language))
            .chain(numbers)
            .collect()
    });
    let names = of_month(&Month::default()).map(|(name, _)| name);
    let head: Vec<Both> = std::iter::once(said::MONTH).chain(names).collect();
    Section {
        part: Part::Months,
        ..section(page, said::MONTHS, table(page, 1, &head, rows.collect()))
    }
}

fn sentences(page: &Page<'_>, heading: Both, sentences: Vec<String>) -> Section {
    Section {
        part: Part::Other,
        heading: heading.said_in(page.language),
        note: None,
        sentences,
        table: None,
    }
}

fn scores(page: &Page<'_>, kept: &Kept) -> Section {
    let told = said::scores(&kept.scores, page.language);
    sentences(page, said::SCORES, vec![told])
}

fn complaints(page: &Page<'_>, kept: &Kept) -> Section {
    let opt_outs = kept.ended(Outcome::OptOut);
    let told = vec![
        said::complaints(&kept.complaints, page.language),
        said::opt_outs(opt_outs, kept.contacts(), page.language),
    ];
    sentences(page, said::COMPLAINTS_AND_REFUSALS, told)
}

/// Nothing where the exports can't tell.
fn newcomers(page: &Page<'_>, kept: &Kept) -> Option<Section> {
    let newcomers = kept.newcomers.as_ref()?;
    let told = said::newcomers(newcomers, page.language);
    Some(Section {
        note: Some(said::NEWCOMERS.note.said_in(page.language)),
        ..sentences(page, said::NEWCOMERS.heading, vec![told])
    })
}

fn missing(page: &Page<'_>, kept: &Kept) -> Section {
    let rows = kept.missing.iter().map(|missing| {
        vec![
            page.words.doctor_named(missing.doctor),
            missing.code.phrase().said_in(page.language).to_owned(),
            missing.count.to_string(),
        ]
    });
    let head = [said::DOCTOR, said::LACKS, said::COUNT];
    section(page, said::MISSING, table(page, 2, &head, rows.collect()))
}
