//! The list as CSV, one row a contact.

use std::cell::OnceCell;
use std::fmt::{Display, Write as _};
use std::io::{Read, Seek, Write};

use crate::base::{Language, parallel};
use crate::export::entry;
pub use crate::export::list_columns::COLUMNS;
use crate::export::list_columns::{self, DECLARED, FILLED_IN, ListColumn};
use crate::language::message::Message;
use crate::language::{self, Words};
use crate::model::clinic::{Clock, Reason, RowAt};
use crate::model::decision::Decision;
use crate::plan::Plan;
use crate::plan::contacts::Contact;
use crate::plan::practice::Facts;
use crate::render::{Page, Talks, safe_cell, shown_windows};

/// So many contacts are written in one go.
const CONTACTS_PER_BATCH: usize = 32;

/// About so much a row takes.
const ROW_BYTES: usize = 3 << 10;

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
        let mut writer = dialect.writer_of_list(Vec::with_capacity(contacts.len() * ROW_BYTES));
        let mut cell = String::new();
        for (contact, position) in contacts.iter().zip(first + 1..) {
            let row = Row {
                headings,
                ..Row::of(page, (plan, &talks), contact, position)
            };
            for column in ListColumn::ALL {
                cell.clear();
                row.put(&mut cell, column);
                writer.write_field(&*safe_cell(&cell)).map_err(of_csv)?;
            }
            // That was the whole row.
            writer.write_record(None::<&[u8]>).map_err(of_csv)?;
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
    facts: Facts<'a>,
    message: OnceCell<Option<Message>>,
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
            facts: page.practice.facts(contact.patient),
            message: OnceCell::new(),
        }
    }

    /// Writes a value that has a name for programs and another for people.
    fn put_called(&self, out: &mut String, name: &str, title: &str) {
        out.push_str(match self.headings {
            Headings::Codes => name,
            Headings::Titles => title,
        });
    }

    /// Writes what is said of each case, joined.
    fn put_each(&self, out: &mut String, joint: &str, put: impl Fn(&mut String, &Decision)) {
        for (nth, case) in self.contact.cases.iter().enumerate() {
            if nth > 0 {
                out.push_str(joint);
            }
            put(out, case);
        }
    }

    /// Writes the names of the reasons.
    fn put_reasons(&self, out: &mut String) {
        let (joint, name): (_, fn(&Words<'_>, Reason) -> &'static str) = match self.headings {
            Headings::Codes => (";", |_, reason| reason.name()),
            Headings::Titles => ("; ", |words, reason| words.reason(reason)),
        };
        self.put_each(out, joint, |out, case| {
            let reason = case.reason();
            out.push_str(reason.map_or("", |reason| name(&self.page.words, reason)));
        });
    }

    /// Writes the sentence of a case.
    fn put_why(&self, out: &mut String, case: &Decision) {
        if out.is_empty() {
            self.page.words.why_with(out, &self.facts, case);
        } else {
            out.push_str(&self.page.why(case));
        }
    }

    /// The text of the contact, where it is a message.
    fn message(&self) -> Option<&Message> {
        let make = || self.page.words.message(self.contact);
        self.message.get_or_init(make).as_ref()
    }

    /// Writes what is said or sent.
    fn put_script(&self, out: &mut String) {
        let is_begun = || {
            let others = self.talks.others(self.contact, self.position);
            others.begun_at().is_some()
        };
        match self.message() {
            Some(message) if !is_begun() => out.push_str(&message.text),
            _ => out.push_str(&self.page.script(self.plan, self.talks, self.position)),
        }
    }

    /// What stands in a column.
    pub(super) fn cell(&self, column: ListColumn) -> String {
        let mut out = String::new();
        self.put(&mut out, column);
        out
    }

    /// Writes what stands in a column.
    fn put(&self, out: &mut String, column: ListColumn) {
        let (page, contact) = (self.page, self.contact);
        let clinic = page.practice.clinic;
        let date = page.practice.date();
        let first = contact.windows.as_slice().first();
        match column {
            ListColumn::Position => put_shown(out, self.position),
            ListColumn::Date => match self.headings {
                Headings::Codes => put_shown(out, date),
                Headings::Titles => out.push_str(&language::date_in_figures(date, page.language)),
            },
            ListColumn::CallFrom => put_clock(out, first.map(|window| window.from)),
            ListColumn::CallTo => put_clock(out, first.map(|window| window.to)),
            ListColumn::Windows => out.push_str(&shown_windows(&contact.windows)),
            ListColumn::ScheduledAt => put_clock(out, contact.scheduled_at),
            ListColumn::Channel => {
                let channel = contact.channel;
                let title = channel.phrase().said_in(page.language);
                self.put_called(out, channel.name(), title);
            }
            ListColumn::To => out.push_str(&page.shown_address(contact)),
            ListColumn::ContactName => out.push_str(&page.contact_name(contact)),
            ListColumn::PatientId => out.push_str(clinic.patient_id(contact.patient)),
            ListColumn::PatientName => out.push_str(&self.patient_name),
            ListColumn::Caller => {
                let caller = contact.caller;
                let title = caller.phrase().said_in(page.language);
                self.put_called(out, caller.name(), title);
            }
            ListColumn::Doctor => out.push_str(&page.doctor(contact)),
            ListColumn::Reasons => self.put_reasons(out),
            ListColumn::Why => self.put_each(out, " ", |out, case| self.put_why(out, case)),
            ListColumn::DaysOverdue => put_shown(out, contact.days_overdue(date)),
            ListColumn::Cases => self.put_each(out, ";", |out, case| {
                if let Some(case) = case.case() {
                    out.push_str(&case.name(clinic));
                }
            }),
            ListColumn::Prepare => {
                let same_talk = self.talks.others(contact, self.position);
                let lines = page.words.prepare_with(contact, same_talk, self.message());
                put_joined(out, "\n", lines);
            }
            ListColumn::Script => self.put_script(out),
            ListColumn::Avoid => put_joined(out, "\n", page.words.avoided(contact)),
            ListColumn::Consent => put_joined(out, " ", page.consents(contact)),
            ListColumn::Evidence => {
                for (nth, row) in evidence_of(contact).into_iter().enumerate() {
                    out.push_str(if nth > 0 { "; " } else { "" });
                    page.put_row(out, row);
                }
            }
            ListColumn::Outcome
            | ListColumn::CalledAt
            | ListColumn::CallbackAt
            | ListColumn::Score
            | ListColumn::Note => {}
            ListColumn::Entry => {
                put_shown(out, page.entry(contact));
                put_shown(out, format_args!("#{}", entry::digits(&self.patient_name)));
            }
        }
    }
}

fn put_shown(out: &mut String, shown: impl Display) {
    write!(out, "{shown}").ok();
}

fn put_clock(out: &mut String, minute: Option<u16>) {
    if let Some(minute) = minute {
        put_shown(out, Clock(minute));
    }
}

fn put_joined(out: &mut String, joint: &str, parts: impl IntoIterator<Item: AsRef<str>>) {
    for (nth, part) in parts.into_iter().enumerate() {
        out.push_str(if nth > 0 { joint } else { "" });
        out.push_str(part.as_ref());
    }
}

/// The rows on which a contact rests, each once.
fn evidence_of(contact: &Contact) -> Vec<RowAt> {
    let rows = contact.cases.iter().flat_map(|case| &case.evidence);
    let mut rows: Vec<RowAt> = rows.copied().collect();
    rows.sort_unstable();
    rows.dedup();
    rows
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
        let rows = evidence_of(contact).into_iter();
        rows.map(|row| self.shown_row(row)).collect()
    }
}
