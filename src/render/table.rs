//! The list for the eyes: hours first, then whom, where, about what and why.

use comfy_table::{
    Attribute, Cell, Color, ColumnConstraint, ContentArrangement, Row, Table, TableComponent, Width,
};

use crate::base::one_line;
use crate::model::clinic::{Channel, Clock, Reason};
use crate::model::decision::Decision;
use crate::phone::mask::masked_name;
use crate::plan::Plan;
use crate::plan::contacts::Contact;
use crate::render::lines::Lines;
use crate::render::{Page, Talks};

/// Where a table is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Screen {
    /// How many characters fit a line.
    pub width: u16,
    /// It shows colours, and they are wanted.
    pub has_colours: bool,
}

/// Narrower than this the table is not made: the lines are broken by the terminal.
const LEAST_WIDTH: u16 = 60;
/// Places taken by hours and whom, with what stands between columns: `09:00–20:00` fits, and so does a number.
const HOURS_WIDTH: u16 = 13;
const WHOM_WIDTH: u16 = 25;

impl Screen {
    /// What is not shown on a terminal.
    pub const PLAIN: Self = Self {
        width: 100,
        has_colours: false,
    };

    /// Lines that fit it.
    #[must_use]
    pub fn lines(self) -> Lines {
        Lines::of(usize::from(self.width.max(LEAST_WIDTH)))
    }
}

/// The list as a table, with what was promised said before it.
#[must_use]
pub fn list(page: &Page<'_>, plan: &Plan, screen: Screen) -> String {
    let mut opening = screen.lines();
    match page.words.narrowed(plan) {
        Some(part) => opening.put("", &part),
        None => opening.put("", &page.words.opening(plan)),
    }
    if let Some(workload) = &plan.workload {
        opening.put("", &page.words.workload(workload));
    }
    let mut out = opening.into_text();
    if plan.contacts.is_empty() {
        return out;
    }
    let talks = Talks::of(plan);
    let mut table = table(screen);
    table.load_preset(comfy_table::presets::NOTHING);
    for (component, line) in [
        (TableComponent::HeaderLines, '─'),
        (TableComponent::MiddleHeaderIntersections, '─'),
        (TableComponent::HorizontalLines, ' '),
        (TableComponent::MiddleIntersections, ' '),
    ] {
        table.set_style(component, line);
    }
    table.set_header(
        page.words
            .columns()
            .map(|heading| bold(Cell::new(heading), screen)),
    );
    for (contact, position) in plan.contacts.iter().zip(1..) {
        table.add_row(row(page, &talks, contact, position, screen));
    }
    // With the mark of what is urgent.
    let position_width = plan.contacts.len().to_string().len().max(2) + 2;
    let widths = [
        u16::try_from(position_width).unwrap_or(u16::MAX),
        HOURS_WIDTH,
        WHOM_WIDTH,
    ];
    for (column, width) in table.column_iter_mut().zip(widths) {
        column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
    }
    if let Some(column) = table.column_mut(0) {
        column.set_padding((0, 1));
    }
    out.push('\n');
    out.push_str(&lines(&table));
    if plan.contacts.iter().any(is_urgent) {
        let mut legend = screen.lines();
        legend.blank();
        legend.put("", page.words.urgent());
        out.push_str(&legend.into_text());
    }
    out
}

/// What stands under a list that is kept in an archive.
#[must_use]
pub fn foot(page: &Page<'_>, screen: Screen) -> String {
    let mut out = screen.lines();
    for line in page.foot().into_iter().flatten() {
        out.put("", &line);
    }
    let foot = out.into_text();
    if foot.is_empty() {
        foot
    } else {
        format!("\n{foot}")
    }
}

fn row(page: &Page<'_>, talks: &Talks, contact: &Contact, position: usize, screen: Screen) -> Row {
    let is_urgent = is_urgent(contact);
    let mark = if is_urgent { "!" } else { "" };
    let place = Cell::new(format!("{position}{mark}"));
    let place = if is_urgent {
        stress(place, screen)
    } else {
        place
    };
    let hours = Cell::new(hours(page, contact));
    let hours = if is_urgent {
        stress(hours, screen)
    } else {
        bold(hours, screen)
    };
    let mut told = matters(page, contact, screen);
    let others = talks.others(contact, position);
    if !others.is_empty() {
        told.push(page.words.one_talk(others));
    }
    Row::from([
        place,
        hours,
        Cell::new(whom(page, contact)),
        Cell::new(told.join("\n")),
    ])
}

/// Each matter as a line of its own, its reason before the facts: a reason alone on a line would cost the screen a row for every patient.
fn matters(page: &Page<'_>, contact: &Contact, screen: Screen) -> Vec<String> {
    let mut before = None;
    let matter = |case: &Decision| {
        // No line begins with a dash, and no date is broken.
        let why = page.why(case).replace(" — ", "\u{a0}— ");
        let why = whole_dates(&why);
        let reason = case.reason().filter(|&reason| before != Some(reason));
        before = case.reason();
        let Some(reason) = reason else {
            return why;
        };
        let reason = page.words.reason(reason);
        let marks = match (screen.has_colours, is_urgent(contact)) {
            (true, true) => ("\u{1b}[1;31m", "\u{1b}[0m"),
            (true, false) => ("\u{1b}[1m", "\u{1b}[0m"),
            (false, _) => ("", ""),
        };
        format!("{}{reason}.{} {why}", marks.0, marks.1)
    };
    contact.cases.iter().map(matter).collect()
}

/// A text in which no line break parts the day, the month and the year of a date.
fn whole_dates(text: &str) -> String {
    let is_number = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let mut out = String::with_capacity(text.len());
    let mut before = ["", ""];
    for word in text.split(' ') {
        // A number holds what it counts, and a month the year behind it.
        let is_year = is_number(before[0]) && word.get(..4).is_some_and(is_number);
        if is_number(before[1]) || is_year {
            out.push('\u{a0}');
        } else if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
        before = [before[1], word];
    }
    out
}

/// Urgent treatment, or a call that was promised for an hour.
fn is_urgent(contact: &Contact) -> bool {
    contact
        .cases
        .iter()
        .any(|case| case.reason() == Some(Reason::UrgentTreatment) || case.callback().is_some())
}

/// When, and how if not by an administrator's call.
pub(super) fn hours(page: &Page<'_>, contact: &Contact) -> String {
    let mut lines = Vec::new();
    if let Some(minute) = contact.scheduled_at {
        lines.push(Clock(minute).to_string());
    }
    lines.extend(page.words.caller_number(contact));
    let windows = contact.windows.as_slice().iter();
    lines.extend(windows.map(|window| format!("{}–{}", Clock(window.from), Clock(window.to))));
    if contact.channel != Channel::Call {
        lines.push(page.words.channel(contact.channel).to_owned());
    }
    lines.extend(page.words.unusual_caller(contact).map(ToOwned::to_owned));
    lines.join("\n")
}

/// The patient and, for a minor, who is spoken with; the number or address under it.
pub(super) fn whom(page: &Page<'_>, contact: &Contact) -> String {
    let name = page.patient_name(contact);
    let id = page.practice.clinic.patient_id(contact.patient);
    let mut lines = vec![if name.is_empty() {
        masked_name(id).into_owned()
    } else {
        name
    }];
    if contact.to_guardian {
        lines.push(page.words.to_guardian(&page.contact_name(contact)));
    }
    // A number is not broken where its digits are grouped.
    let address = page.shown_address(contact);
    lines.push(one_line(&address).replace(' ', "\u{a0}"));
    lines.join("\n")
}

fn table(screen: Screen) -> Table {
    let mut table = Table::new();
    table
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(screen.width.max(LEAST_WIDTH));
    if screen.has_colours {
        table.enforce_styling();
    } else {
        table.force_no_tty();
    }
    table
}

/// The lines of a table without the blanks at their ends.
fn lines(table: &Table) -> String {
    let mut out = String::new();
    for line in table.lines() {
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out.replace('\u{a0}', " ")
}

fn bold(cell: Cell, screen: Screen) -> Cell {
    if screen.has_colours {
        cell.add_attribute(Attribute::Bold)
    } else {
        cell
    }
}

fn stress(cell: Cell, screen: Screen) -> Cell {
    if screen.has_colours {
        cell.add_attribute(Attribute::Bold).fg(Color::Red)
    } else {
        cell
    }
}

#[cfg(test)]
mod tests {
    use super::whole_dates;

    #[test]
    fn no_line_break_parts_a_date() {
        for (text, wanted) in [
            (
                "срок — 5 декабря 2026, прошло 5 дней",
                "срок — 5~декабря~2026, прошло 5~дней",
            ),
            (
                "подписан 12 января 2026; осталось",
                "подписан 12~января~2026; осталось",
            ),
            ("due 5 December 2026.", "due 5~December~2026."),
            ("два слова", "два слова"),
            ("", ""),
        ] {
            assert_eq!(whole_dates(text), wanted.replace('~', "\u{a0}"), "{text}");
        }
    }
}
