//! The list as CSV, one row a contact.

use std::io::{Read, Seek, Write};

use crate::base::{Language, parallel};
pub use crate::export::list_columns::COLUMNS;
use crate::export::list_columns::{self, DECLARED, FILLED_IN, ListColumn};
use crate::language;
use crate::model::clinic::{Clock, Reason};
use crate::model::decision::Decision;
use crate::plan::Plan;
use crate::plan::contacts::Contact;
use crate::render::{Page, Talks, safe_cell, shown_windows};

/// So many contacts are written in one go.
const CONTACTS_PER_BATCH: usize = 32;

/// How a CSV file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dialect {
    /// What parts the fields.
    pub delimiter: u8,
    /// As spreadsheets want it: with a byte order mark and CRLF.
    pub for_spreadsheets: bool,
}

impl Dialect {
    /// What spreadsheets in that language want of a file, and programs of a stream.
    #[must_use]
    pub const fn usual(language: Language, is_file: bool) -> Self {
        let delimiter = match language {
            Language::Russian if is_file => b';',
            _ => b',',
        };
        Self {
            delimiter,
            for_spreadsheets: is_file,
        }
    }

    /// Writes the byte order mark, if there is to be one.
    ///
    /// # Errors
    /// Where it can't be written.
    pub fn write_mark(self, out: &mut impl Write) -> std::io::Result<()> {
        let mark = if self.for_spreadsheets {
            "\u{feff}"
        } else {
            ""
        };
        out.write_all(mark.as_bytes())
    }

    /// A writer of this dialect.
    #[must_use]
    pub fn writer<W: Write>(self, out: W) -> csv::Writer<W> {
        self.quoting(csv::QuoteStyle::Necessary, out)
    }

    /// A writer of the list: in a file every cell is quoted, for a spreadsheet may be told to part cells at signs that stand within them.
    fn writer_of_list<W: Write>(self, out: W) -> csv::Writer<W> {
        let style = if self.for_spreadsheets {
            csv::QuoteStyle::Always
        } else {
            csv::QuoteStyle::Necessary
        };
        self.quoting(style, out)
    }

    fn quoting<W: Write>(self, style: csv::QuoteStyle, out: W) -> csv::Writer<W> {
        let end = if self.for_spreadsheets {
            csv::Terminator::CRLF
        } else {
            csv::Terminator::Any(b'\n')
        };
        csv::WriterBuilder::new()
            .delimiter(self.delimiter)
            .quote_style(style)
            .terminator(end)
            .from_writer(out)
    }
}

/// What columns and values are called in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Headings {
    /// The names that programs know.
    Codes,
    /// The words that a person reads in the list's language.
    Titles,
}

impl Headings {
    /// What people want of a file, and programs of a stream.
    #[must_use]
    pub const fn usual(is_file: bool) -> Self {
        if is_file { Self::Titles } else { Self::Codes }
    }

    /// What stands above each column.
    #[must_use]
    pub fn of_columns(self, language: Language) -> [&'static str; COLUMNS.len()] {
        match self {
            Self::Codes => COLUMNS,
            Self::Titles => DECLARED.map(|column| column.title.said_in(language)),
        }
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
    (dialect, headings): (Dialect, Headings),
    mut out: impl Write + Send,
) -> std::io::Result<()> {
    dialect.write_mark(&mut out)?;
    let mut head = dialect.writer_of_list(&mut out);
    head.write_record(headings.of_columns(page.language))
        .map_err(of_csv)?;
    head.flush()?;
    drop(head);
    let talks = Talks::of(plan);
    let write = |first: usize, contacts: &[Contact]| {
        let mut writer = dialect.writer_of_list(Vec::new());
        for (contact, position) in contacts.iter().zip(first + 1..) {
            let row = Row {
                page,
                plan,
                talks: &talks,
                headings,
                contact,
                position,
                patient_name: page.patient_name(contact),
            };
            let cells = ListColumn::ALL.map(|column| row.cell(column));
            let cells = cells.each_ref().map(|cell| safe_cell(cell));
            let cells = cells.iter().map(|cell| cell.as_bytes());
            writer.write_record(cells).map_err(of_csv)?;
        }
        crate::render::finished(writer)
    };
    parallel::in_order(&plan.contacts, CONTACTS_PER_BATCH, write, |rows| {
        out.write_all(&rows)
    })?;
    out.flush()
}

/// Whether somebody has written down what came of the contacts of a list, as CSV and however a spreadsheet has saved it since.
///
/// # Errors
/// Where it can't be read.
pub fn has_outcomes(list: &mut (impl Read + Seek)) -> std::io::Result<bool> {
    for delimiter in [b';', b',', b'\t'] {
        list.rewind()?;
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(false)
            .flexible(true)
            .from_reader(&mut *list);
        let mut row = csv::ByteRecord::new();
        reader.read_byte_record(&mut row).map_err(of_csv)?;
        let headers: Vec<_> = row.iter().map(String::from_utf8_lossy).collect();
        if !list_columns::are_of_list(headers.iter().map(AsRef::as_ref)) {
            continue;
        }
        let is_filled_in = |header: &str| {
            let name = list_columns::named(header);
            name.is_some_and(|name| FILLED_IN.contains(&name))
        };
        let places = (0..headers.len()).filter(|&place| is_filled_in(&headers[place]));
        let places: Vec<usize> = places.collect();
        while reader.read_byte_record(&mut row).map_err(of_csv)? {
            let mut cells = places.iter().filter_map(|&place| row.get(place));
            if cells.any(|cell| !cell.trim_ascii().is_empty()) {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// A contact as a row of the list.
pub(super) struct Row<'a> {
    page: &'a Page<'a>,
    plan: &'a Plan,
    talks: &'a Talks,
    headings: Headings,
    contact: &'a Contact,
    position: usize,
    patient_name: String,
}

impl<'a> Row<'a> {
    /// A contact, with the words that a person reads.
    pub(super) fn of(
        page: &'a Page<'a>,
        (plan, talks): (&'a Plan, &'a Talks),
        contact: &'a Contact,
        position: usize,
    ) -> Self {
        Self {
            page,
            plan,
            talks,
            headings: Headings::Titles,
            contact,
            position,
            patient_name: page.patient_name(contact),
        }
    }

    /// A value that has a name for programs and another for people.
    fn called(&self, name: &'static str, title: &'static str) -> String {
        match self.headings {
            Headings::Codes => name.to_owned(),
            Headings::Titles => title.to_owned(),
        }
    }

    /// What is said of each case, joined.
    fn each(&self, joint: &str, cell: impl Fn(&Decision) -> String) -> String {
        let cells: Vec<String> = self.contact.cases.iter().map(cell).collect();
        cells.join(joint)
    }

    /// The names of the reasons.
    fn reasons(&self) -> String {
        match self.headings {
            Headings::Codes => self.each(";", |case| {
                case.reason().map_or("", Reason::name).to_owned()
            }),
            Headings::Titles => self.each("; ", |case| {
                let reason = case.reason().map(|reason| self.page.words.reason(reason));
                reason.unwrap_or_default().to_owned()
            }),
        }
    }

    /// What stands in a column.
    pub(super) fn cell(&self, column: ListColumn) -> String {
        let (page, contact) = (self.page, self.contact);
        let clinic = page.practice.clinic;
        let date = page.practice.date();
        let clock =
            |minute: Option<u16>| minute.map_or_else(String::new, |at| Clock(at).to_string());
        let first = contact.windows.as_slice().first();
        match column {
            ListColumn::Position => self.position.to_string(),
            ListColumn::Date => match self.headings {
                Headings::Codes => date.to_string(),
                Headings::Titles => language::date_in_figures(date, page.language),
            },
            ListColumn::CallFrom => clock(first.map(|window| window.from)),
            ListColumn::CallTo => clock(first.map(|window| window.to)),
            ListColumn::Windows => shown_windows(&contact.windows),
            ListColumn::ScheduledAt => clock(contact.scheduled_at),
            ListColumn::Channel => {
                let channel = contact.channel;
                self.called(channel.name(), channel.phrase().said_in(page.language))
            }
            ListColumn::To => page.shown_address(contact),
            ListColumn::ContactName => page.contact_name(contact),
            ListColumn::PatientId => clinic.patient_id(contact.patient).to_owned(),
            ListColumn::PatientName => self.patient_name.clone(),
            ListColumn::Caller => {
                let caller = contact.caller;
                self.called(caller.name(), caller.phrase().said_in(page.language))
            }
            ListColumn::Doctor => page.doctor(contact),
            ListColumn::Reasons => self.reasons(),
            ListColumn::Why => self.each(" ", |case| page.why(case)),
            ListColumn::DaysOverdue => contact.days_overdue(date).to_string(),
            ListColumn::Cases => self.each(";", |case| {
                case.case()
                    .map_or_else(String::new, |case| case.name(clinic))
            }),
            ListColumn::Prepare => {
                let same_talk = self.talks.others(contact, self.position);
                page.words.prepare(contact, same_talk).join("\n")
            }
            ListColumn::Script => page.script(self.plan, self.talks, self.position),
            ListColumn::Avoid => page.words.avoid(contact).join("\n"),
            ListColumn::Consent => page.consents(contact).join(" "),
            ListColumn::Evidence => page.evidence(contact).join("; "),
            ListColumn::Outcome
            | ListColumn::CalledAt
            | ListColumn::CallbackAt
            | ListColumn::Score
            | ListColumn::Note => String::new(),
            ListColumn::Entry => page.entry(contact).with_digits(&self.patient_name),
        }
    }
}

impl Page<'_> {
    /// The sentence of a decision.
    #[must_use]
    pub fn why(&self, decision: &Decision) -> String {
        let mut out = String::new();
        self.words.why(&mut out, decision);
        out
    }

    /// The permission of each case, each said once.
    pub(super) fn consents(&self, contact: &Contact) -> Vec<String> {
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
    pub(super) fn evidence(&self, contact: &Contact) -> Vec<String> {
        let mut rows: Vec<_> = contact
            .cases
            .iter()
            .flat_map(|case| &case.evidence)
            .collect();
        rows.sort_unstable();
        rows.dedup();
        rows.iter().map(|&&row| self.shown_row(row)).collect()
    }
}
