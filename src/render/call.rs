//! One contact as a talk, for the eyes: when and whom, what to look up, what to say, what to say if the patient says something else.

use crate::base::{Both, both};
use crate::export::list_columns::ListColumn;
use crate::language::Words;
use crate::plan::Plan;
use crate::render::lines::Lines;
use crate::render::table::{self, Screen};
use crate::render::{Page, Talks};

/// Where no terminal says otherwise, lines are broken before they are longer than this many letters.
const WIDTH: usize = 80;

/// How far parts stand in.
const INDENT: &str = "  ";

const IF_THE_PATIENT_SAYS: Both = both("Если говорят", "If the patient says");
const THEN: Both = both("Итог", "Outcome");

/// The contact at a place of the list, from 1.
#[must_use]
pub(crate) fn text(
    page: &Page<'_>,
    plan: &Plan,
    position: usize,
    screen: Option<Screen>,
) -> String {
    let mut lines = screen.map_or_else(|| Lines::of(WIDTH), Screen::lines);
    let Some(contact) = plan.contacts.get(position - 1) else {
        return String::new();
    };
    let words = &page.words;
    let talks = Talks::of(plan);
    let others = talks.others(contact, position);
    // The words of a talk stand with its first contact; here all of it is wanted.
    let first = others.begun_at().unwrap_or(position);
    let hours = table::hours(page, contact).replace('\n', ", ");
    lines.put("", &words.at_position(position, &hours));
    for line in table::whom(page, contact).lines() {
        lines.put("", line);
    }
    lines.put("", &words.reasons(contact));
    if !others.is_empty() {
        let one_talk = words.one_talk(others);
        lines.put("", &one_talk);
    }
    part(&mut lines, words, ListColumn::Why, |lines| {
        for case in &contact.cases {
            lines.put(INDENT, page.why(case).trim());
        }
    });
    let prepare = words.prepare(contact, others);
    list(&mut lines, words, ListColumn::Prepare, &prepare);
    let script = page.script(plan, &talks, first);
    part(&mut lines, words, ListColumn::Script, |lines| {
        for line in script.lines() {
            lines.put(INDENT, line);
        }
    });
    list(&mut lines, words, ListColumn::Avoid, &words.avoid(contact));
    let branches = words.branches(contact);
    if !branches.is_empty() {
        lines.blank();
        lines.put("", IF_THE_PATIENT_SAYS.said_in(page.language));
        for branch in branches {
            lines.put("  · ", &branch.heard);
            for line in branch.said.lines() {
                lines.put("    ", line);
            }
            let outcome = THEN.said_in(page.language);
            if !branch.write.is_empty() {
                lines.put("    → ", &format!("{outcome}: {}", branch.write));
            }
        }
    }
    lines.into_text()
}

/// A part under the title that its column has in the list.
fn part(lines: &mut Lines, words: &Words<'_>, column: ListColumn, put: impl FnOnce(&mut Lines)) {
    lines.blank();
    lines.put("", words.column(column));
    put(lines);
}

fn list(lines: &mut Lines, words: &Words<'_>, column: ListColumn, items: &[String]) {
    if items.is_empty() {
        return;
    }
    part(lines, words, column, |lines| {
        for item in items {
            lines.put("  · ", item);
        }
    });
}
