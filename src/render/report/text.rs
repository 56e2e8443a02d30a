//! The report for the eyes.

use super::{Section, Table, sections};
use crate::language::report as said;
use crate::render::Page;
use crate::render::lines::Lines;
use crate::render::table::Screen;
use crate::report::kept::Kept;

/// Between two columns.
const GAP: usize = 2;

/// The report as text.
pub(crate) fn report(page: &Page<'_>, kept: &Kept, screen: Screen) -> String {
    let language = page.language;
    let mut lines = screen.lines();
    lines.put("", &super::html::title(page, kept));
    lines.put("", &said::opening(kept, language));
    for section in sections(page, kept) {
        lines.blank();
        put(&mut lines, &section, screen);
    }
    lines.blank();
    for sentence in said::not_known(kept, language) {
        lines.put("", &sentence);
    }
    lines.put("", said::NOBODY.said_in(language));
    lines.into_text()
}

fn put(lines: &mut Lines, section: &Section, screen: Screen) {
    if screen.has_colours {
        lines.verbatim(&format!("\u{1b}[1m{}\u{1b}[0m", section.heading));
    } else {
        lines.put("", section.heading);
    }
    for sentence in &section.sentences {
        lines.put("  ", sentence);
    }
    if let Some(table) = &section.table {
        rows(lines, table);
    }
    if let Some(note) = section.note {
        lines.put("  ", note);
    }
}

/// A table in columns: words to the left, numbers to the right.
fn rows(lines: &mut Lines, table: &Table) {
    let head: Vec<String> = table.head.iter().map(|&it| it.to_owned()).collect();
    let all = || std::iter::once(&head).chain(&table.rows);
    let width = |column: usize| {
        let cells = all().filter_map(|row| row.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..head.len()).map(width).collect();
    for row in all() {
        let mut line = String::from(" ");
        for (column, cell) in row.iter().enumerate() {
            let width = widths[column];
            let space = width - cell.chars().count();
            let gap = " ".repeat(if column == 0 { 1 } else { GAP });
            let padding = " ".repeat(space);
            if column < table.words {
                line.extend([gap.as_str(), cell, &padding]);
            } else {
                line.extend([gap.as_str(), &padding, cell]);
            }
        }
        lines.verbatim(line.trim_end());
    }
}
