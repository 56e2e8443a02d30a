//! The list as CSV, one row a contact.

use std::io::Write;

use super::{Page, Talks, safe_cell, shown_windows};
use crate::clinic::Clock;
use crate::contacts::Contact;
use crate::plan::Plan;

/// The columns, those to be filled in last.
pub const COLUMNS: [&str; 26] = [
    "position",
    "call_from",
    "call_to",
    "windows",
    "scheduled_at",
    "channel",
    "to",
    "contact_name",
    "patient_id",
    "patient_name",
    "caller",
    "doctor",
    "reasons",
    "why",
    "days_overdue",
    "cases",
    "prepare",
    "script",
    "avoid",
    "consent",
    "evidence",
    "outcome",
    "called_at",
    "callback_at",
    "score",
    "note",
];

/// How a CSV file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dialect {
    /// What parts the fields.
    pub delimiter: u8,
    /// As spreadsheets want it: with a byte order mark and CRLF.
    pub for_spreadsheets: bool,
}

impl Dialect {
    /// A writer of this dialect, with the byte order mark written.
    ///
    /// # Errors
    /// Where that can't be written.
    pub fn writer<W: Write>(self, mut out: W) -> std::io::Result<csv::Writer<W>> {
        if self.for_spreadsheets {
            out.write_all("\u{feff}".as_bytes())?;
        }
        let end = if self.for_spreadsheets {
            csv::Terminator::CRLF
        } else {
            csv::Terminator::Any(b'\n')
        };
        Ok(csv::WriterBuilder::new()
            .delimiter(self.delimiter)
            .terminator(end)
            .from_writer(out))
    }
}

/// What the system said, out of what the CSV writer makes of it.
pub(super) fn of_csv(error: csv::Error) -> std::io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        _ => std::io::Error::from(std::io::ErrorKind::InvalidData),
    }
}

/// Writes the list.
///
/// # Errors
/// Where it can't be written.
pub fn write(
    page: &Page<'_>,
    plan: &Plan,
    dialect: Dialect,
    out: impl Write,
) -> std::io::Result<()> {
    let mut writer = dialect.writer(out)?;
    writer.write_record(COLUMNS).map_err(of_csv)?;
    let talks = Talks::of(plan);
    for (contact, position) in plan.contacts.iter().zip(1_usize..) {
        let cells = cells(page, &talks, contact, position);
        let cells = cells.iter().map(|cell| safe_cell(cell).into_owned());
        writer.write_record(cells).map_err(of_csv)?;
    }
    writer.flush()
}

fn cells(page: &Page<'_>, talks: &Talks, contact: &Contact, position: usize) -> [String; 26] {
    let clinic = page.practice.clinic;
    let windows = contact.windows.as_slice();
    let clock = |minute: Option<u16>| minute.map_or_else(String::new, |at| Clock(at).to_string());
    let each = |joint: &str, cell: &dyn Fn(&crate::decision::Decision) -> String| {
        contact
            .cases
            .iter()
            .map(cell)
            .collect::<Vec<_>>()
            .join(joint)
    };
    let id = clinic.patients[contact.patient as usize].id;
    let [outcome, called_at, callback_at, score, note] = [const { String::new() }; 5];
    [
        position.to_string(),
        clock(windows.first().map(|window| window.from)),
        clock(windows.first().map(|window| window.to)),
        shown_windows(&contact.windows),
        clock(contact.scheduled_at),
        contact.channel.name().to_owned(),
        page.shown_address(contact),
        page.contact_name(contact),
        page.text(id).to_owned(),
        page.patient_name(contact),
        contact.caller.name().to_owned(),
        page.doctor(contact),
        each(";", &|case| {
            case.reason
                .map_or("", crate::clinic::Reason::name)
                .to_owned()
        }),
        each(" ", &|case| page.why(case)),
        contact.days_overdue(page.practice.date()).to_string(),
        each(";", &|case| {
            case.case.map_or_else(String::new, |case| case.name(clinic))
        }),
        page.words
            .prepare(contact, &talks.others(contact, position))
            .join("; "),
        page.words.script(contact),
        page.words.avoid(contact).join("; "),
        page.consents(contact).join(" "),
        page.evidence(contact).join("; "),
        outcome,
        called_at,
        callback_at,
        score,
        note,
    ]
}

impl Page<'_> {
    /// The sentence of a decision.
    #[must_use]
    pub fn why(&self, decision: &crate::decision::Decision) -> String {
        let mut out = String::new();
        self.words.why(&mut out, decision);
        out
    }

    /// The permission of each case, each said once.
    fn consents(&self, contact: &Contact) -> Vec<String> {
        let mut all = Vec::new();
        for case in &contact.cases {
            let mut consent = String::new();
            self.words.consent(&mut consent, case);
            if !all.contains(&consent) {
                all.push(consent);
            }
        }
        all
    }

    /// The rows on which the contact rests, each once.
    fn evidence(&self, contact: &Contact) -> Vec<String> {
        let mut rows: Vec<_> = contact
            .cases
            .iter()
            .flat_map(|case| &case.evidence)
            .collect();
        rows.sort_unstable();
        rows.dedup();
        let shown = |row: &&crate::clinic::RowAt| {
            let mut out = String::new();
            self.write_row(&mut out, **row);
            out
        };
        rows.iter().map(shown).collect()
    }
}
