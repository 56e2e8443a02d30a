//! The report as a page to print or hand on: one file, without a network and without a script.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::plot::{Months, Panel, Stacked};
use super::{Part, Section, Table, promises, sections};
use crate::base::{Both, Language};
use crate::language::report as said;
use crate::render::Page;
use crate::render::page::markup::{escaped, policy};
use crate::report::kept::{Kept, Month};

const TEMPLATE: &str = include_str!("page.html");
const STYLE: &str = include_str!("page.css");

/// The title of the report, with its period.
pub(super) fn title(page: &Page<'_>, kept: &Kept) -> String {
    let title = said::TITLE.said_in(page.language);
    let period = said::period(kept.from, kept.to, page.language);
    match page.language {
        Language::Russian => format!("{title} {period}"),
        Language::English => format!("{title}, {period}"),
    }
}

/// Writes the page.
///
/// # Errors
/// Where it can't be written.
pub(crate) fn write(page: &Page<'_>, kept: &Kept, mut out: impl Write) -> io::Result<()> {
    for part in TEMPLATE.split("{{") {
        let (place, text) = part.split_once("}}").unwrap_or(("", part));
        match place {
            "language" => out.write_all(page.language.code().as_bytes())?,
            "policy" => write!(out, "{}", escaped(&policy(STYLE, None)))?,
            "style" => out.write_all(STYLE.as_bytes())?,
            "title" => write!(out, "{}", escaped(&title(page, kept)))?,
            "clinic" => {
                let clinic = page.practice.settings.clinic_name.trim();
                write!(out, "{}", escaped(clinic))?;
            }
            "opening" => write!(out, "{}", escaped(&said::opening(kept, page.language)))?,
            "not_known" => {
                for sentence in said::not_known(kept, page.language) {
                    writeln!(out, "<p>{}</p>", escaped(&sentence))?;
                }
            }
            "nobody" => write!(out, "{}", escaped(said::NOBODY.said_in(page.language)))?,
            "sections" => {
                for section in sections(page, kept) {
                    out.write_all(html(page, kept, &section).as_bytes())?;
                }
            }
            _ => {}
        }
        out.write_all(text.as_bytes())?;
    }
    out.flush()
}

fn html(page: &Page<'_>, kept: &Kept, section: &Section) -> String {
    let mut out = String::new();
    writeln!(out, "<section>\n<h2>{}</h2>", escaped(section.heading)).ok();
    for sentence in &section.sentences {
        writeln!(out, "<p>{}</p>", escaped(sentence)).ok();
    }
    if let Some(table) = &section.table {
        let plot = match section.part {
            Part::Promises => bars(page, kept),
            Part::Months => months(page, kept),
            Part::Other => String::new(),
        };
        out.push_str(&plot);
        rows(&mut out, table, section.heading);
    }
    if let Some(note) = section.note {
        writeln!(out, "<p class=\"note\">{}</p>", escaped(note)).ok();
    }
    out.push_str("</section>\n");
    out
}

fn rows(out: &mut String, table: &Table, caption: &str) {
    write!(
        out,
        "<div class=\"wide\"><table>\n<caption>{}</caption>\n<thead><tr>",
        escaped(caption)
    )
    .ok();
    let class = |column: usize| {
        if column < table.words {
            "word"
        } else {
            "number"
        }
    };
    for (column, name) in table.head.iter().enumerate() {
        let class = class(column);
        write!(
            out,
            "<th scope=\"col\" class=\"{class}\">{}</th>",
            escaped(name)
        )
        .ok();
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for (place, row) in table.rows.iter().enumerate() {
        let is_sum = table.has_sum && place + 1 == table.rows.len();
        out.push_str(if is_sum { "<tr class=\"sum\">" } else { "<tr>" });
        for (column, cell) in row.iter().enumerate() {
            let (class, cell) = (class(column), escaped(cell));
            if column == 0 {
                write!(out, "<th scope=\"row\" class=\"{class}\">{cell}</th>").ok();
            } else {
                write!(out, "<td class=\"{class}\">{cell}</td>").ok();
            }
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table></div>\n");
}

fn bars(page: &Page<'_>, kept: &Kept) -> String {
    let language = page.language;
    let due = promises(kept).filter(|(_, tally)| tally.due() > 0);
    let rows = due.map(|(promised, tally)| {
        let parts = [tally.in_time, tally.late, tally.missed, tally.open];
        (said::promise(promised, language), parts)
    });
    let parts = [said::IN_TIME, said::LATE, said::MISSED, said::OPEN];
    let plot = Stacked {
        title: said::BARS.said_in(language),
        told: &said::opening(kept, language),
        parts: parts.map(|it| it.said_in(language)),
        rows: rows.collect(),
    };
    plot.svg()
}

fn months(page: &Page<'_>, kept: &Kept) -> String {
    let language = page.language;
    let months = || kept.months.values();
    let panel = |name: Both, number: fn(&Month) -> (u64, Option<u64>)| Panel {
        name: name.said_in(language),
        months: months().map(number).collect(),
    };
    let panels = vec![
        panel(said::KEPT_OF_DUE, |it| {
            (it.promises.in_time, Some(it.promises.due()))
        }),
        panel(said::CONTACTS_MADE, |it| (it.contacts, None)),
        panel(said::BOOKINGS_MADE, |it| (it.bookings, None)),
        panel(said::COMPLAINTS_MADE, |it| (it.complaints, None)),
        panel(said::OPT_OUTS_MADE, |it| (it.opt_outs, None)),
    ];
    let plot = Months {
        title: said::TREND.said_in(language),
        told: said::TREND_TOLD.said_in(language),
        labels: kept
            .months
            .keys()
            .map(|&it| said::month_in_short(it, language))
            .collect(),
        panels,
    };
    plot.svg()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_of_the_template_is_filled() {
        let places = TEMPLATE.split("{{").skip(1);
        let names: Vec<&str> = places
            .filter_map(|part| Some(part.split_once("}}")?.0))
            .collect();
        assert!(names.len() > 5);
        let source = include_str!("html.rs");
        for name in names {
            assert!(source.contains(&format!("\"{name}\" =>")), "{name}");
        }
        // A digest is of what the browser reads, and it reads no carriage return.
        assert!(!STYLE.contains('\r'));
    }
}
