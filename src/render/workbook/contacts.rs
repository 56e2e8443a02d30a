//! The sheets of contacts: what the administrator says, what is sent, what each doctor says himself. A contact stands on one of them.

use super::sheet::{Cell, Column, Kind, Row, Sheet, Takes};
use super::{Book, outcomes};
use crate::base::{Both, both};
use crate::export::list_columns::{DECLARED, ListColumn, workbook};
use crate::model::clinic::{Caller, Channel};
use crate::model::decision::{Case, Decision};
use crate::plan::contacts::Contact;
use crate::render::list;

/// On which sheet a contact stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Calls,
    Messages,
    Doctors,
}

impl Place {
    pub(super) const fn of(contact: &Contact) -> Self {
        match (contact.caller, contact.channel) {
            (Caller::Doctor, _) => Self::Doctors,
            (Caller::Administrator, Channel::Call) => Self::Calls,
            (Caller::Administrator, Channel::Sms | Channel::Messenger | Channel::Email) => {
                Self::Messages
            }
        }
    }
}

pub(super) const CALLS: Both = both("Звонки", "Calls");
pub(super) const MESSAGES: Both = both("Сообщения", "Messages");

/// A column of a sheet of contacts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    /// One of the list.
    Own(ListColumn),
    /// How many characters the text has.
    Length,
    /// What a row of the doctors' sheet is about.
    Matter,
    /// What is known of it.
    Facts,
    /// What was typed and could not be understood.
    Said,
}

/// Columns that are seen, each with its width in pixels.
pub(super) type Shown = &'static [(Field, u32)];

/// All that fits beside each other on a screen of 1366 pixels, with two talks above each other on paper.
const OF_CALLS: Shown = &[
    (Field::Own(ListColumn::Position), 30),
    (Field::Own(ListColumn::Windows), 70),
    (Field::Own(ListColumn::ContactName), 88),
    (Field::Own(ListColumn::To), 96),
    (Field::Own(ListColumn::Caller), 84),
    (Field::Own(ListColumn::Reasons), 78),
    (Field::Own(ListColumn::Prepare), 98),
    (Field::Own(ListColumn::Script), 300),
    (Field::Own(ListColumn::Avoid), 100),
    (Field::Own(ListColumn::Outcome), 78),
    (Field::Own(ListColumn::CalledAt), 66),
    (Field::Own(ListColumn::CallbackAt), 84),
    (Field::Own(ListColumn::Score), 46),
    (Field::Own(ListColumn::Note), 68),
];

const OF_MESSAGES: Shown = &[
    (Field::Own(ListColumn::Position), 34),
    (Field::Own(ListColumn::Windows), 74),
    (Field::Own(ListColumn::ContactName), 130),
    (Field::Own(ListColumn::Channel), 76),
    (Field::Own(ListColumn::To), 120),
    (Field::Own(ListColumn::Reasons), 110),
    (Field::Own(ListColumn::Script), 340),
    (Field::Length, 54),
    (Field::Own(ListColumn::Outcome), 100),
    (Field::Own(ListColumn::CalledAt), 60),
    (Field::Own(ListColumn::CallbackAt), 84),
    (Field::Own(ListColumn::Note), 120),
];

/// How wide the columns are that are folded away, in pixels.
const FOLDED: u32 = 110;

/// The columns of a sheet: those that are seen, and behind them all others of the list, by what a row is known last.
pub(super) fn columns(book: &Book<'_>, shown: Shown) -> (Vec<Field>, Vec<Column>) {
    let is_shown = |column: &ListColumn| {
        let mut shown = shown.iter();
        shown.any(|(field, _)| *field == Field::Own(*column))
    };
    // What is counted is a message.
    let are_messages = shown.iter().any(|(field, _)| *field == Field::Length);
    let folded = ListColumn::ALL.into_iter();
    let folded = folded.filter(|column| !is_shown(column));
    let folded = folded.map(|column| (Field::Own(column), FOLDED, true));
    let shown = shown.iter().map(|&(field, width)| (field, width, false));
    let all: Vec<_> = shown.chain(folded).collect();
    let columns = all.iter().map(|&(field, width_pixels, is_folded)| Column {
        title: book.title(field, are_messages),
        width_pixels,
        is_folded,
        takes: takes(field),
    });
    (
        all.iter().map(|(field, ..)| *field).collect(),
        columns.collect(),
    )
}

const fn takes(field: Field) -> Takes {
    match field {
        Field::Own(ListColumn::Outcome) => Takes::Outcome,
        Field::Own(ListColumn::Score) => Takes::Score,
        Field::Own(ListColumn::CalledAt | ListColumn::CallbackAt | ListColumn::Note) => {
            Takes::Words
        }
        Field::Own(_) | Field::Length | Field::Matter | Field::Facts | Field::Said => {
            Takes::Nothing
        }
    }
}

impl Book<'_> {
    /// What stands above a column; nobody is called by a sheet of messages.
    fn title(&self, field: Field, are_messages: bool) -> &'static str {
        let title = match field {
            Field::Own(ListColumn::ContactName) if are_messages => workbook::TO_WHOM,
            Field::Own(ListColumn::CalledAt) if are_messages => workbook::SENT_AT,
            Field::Own(column) => DECLARED[column as usize].title,
            Field::Length => workbook::LENGTH,
            Field::Matter => workbook::MATTER,
            Field::Facts => workbook::FACTS,
            Field::Said => workbook::SAID,
        };
        self.said(title)
    }

    /// The contacts of a sheet, each with its place in the list, from 1.
    pub(super) fn contacts(&self, place: Place) -> impl Iterator<Item = (&Contact, usize)> {
        let contacts = self.plan.contacts.iter().zip(1..);
        contacts.filter(move |(contact, _)| Place::of(contact) == place)
    }

    pub(super) fn calls(&self) -> Sheet {
        let (fields, columns) = columns(self, OF_CALLS);
        let rows = self.contacts(Place::Calls).flat_map(|(contact, position)| {
            self.matters(contact, position)
                .map(|matter| row(&fields, |field| matter.cell(field)))
                .collect::<Vec<_>>()
        });
        Sheet {
            name: self.said(CALLS),
            rows: rows.collect(),
            columns,
            outcomes: outcomes::offered(&[Channel::Call], self.page.language),
            kept_in_sight: 3,
            is_sorted: true,
            tab: 0x70_AD_47,
        }
    }

    pub(super) fn messages(&self) -> Option<Sheet> {
        let (fields, columns) = columns(self, OF_MESSAGES);
        // A message is sent once, whatever it is about.
        let whole = |(contact, position)| {
            let talk = Matter::whole(self, contact, position);
            row(&fields, |field| talk.cell(field))
        };
        let rows: Vec<Row> = self.contacts(Place::Messages).map(whole).collect();
        let channels = [Channel::Sms, Channel::Messenger, Channel::Email];
        (!rows.is_empty()).then(|| Sheet {
            name: self.said(MESSAGES),
            rows,
            columns,
            outcomes: outcomes::offered(&channels, self.page.language),
            kept_in_sight: 3,
            is_sorted: true,
            tab: 0x5B_9B_D5,
        })
    }

    /// The matters of a contact, each as a contact of its own for what is said of it.
    pub(super) fn matters<'s>(
        &'s self,
        contact: &'s Contact,
        position: usize,
    ) -> impl Iterator<Item = Matter<'s>> {
        let cases = contact.cases.iter().enumerate();
        cases.map(move |(nth, case)| Matter {
            book: self,
            contact,
            own: Contact {
                cases: vec![case.clone()],
                ..contact.clone()
            },
            position,
            nth,
        })
    }
}

/// A row of a contact.
pub(super) fn row(fields: &[Field], cell: impl Fn(Field) -> Cell) -> Row {
    Row {
        kind: Kind::Contact,
        cells: fields.iter().map(|&field| cell(field)).collect(),
    }
}

/// What one row is about: one case of a contact, or all of them.
pub(super) struct Matter<'s> {
    book: &'s Book<'s>,
    contact: &'s Contact,
    /// The contact with what the row is about alone.
    own: Contact,
    position: usize,
    /// Its place among the matters of the talk, from 0.
    nth: usize,
}

impl<'s> Matter<'s> {
    /// All that a contact is about.
    pub(super) fn whole(book: &'s Book<'s>, contact: &'s Contact, position: usize) -> Self {
        Self {
            book,
            contact,
            own: contact.clone(),
            position,
            nth: 0,
        }
    }

    pub(super) fn cell(&self, field: Field) -> Cell {
        match field {
            Field::Own(column) => self.of_list(column),
            Field::Length => {
                let message = self.book.page.words.message(self.contact);
                message.map_or(Cell::Blank, |message| number(message.characters))
            }
            Field::Matter | Field::Facts | Field::Said => Cell::Blank,
        }
    }

    /// What stands in a column of the list.
    fn of_list(&self, column: ListColumn) -> Cell {
        let page = self.book.page;
        let listed = (self.book.plan, &self.book.talks);
        let row = list::Row::of(page, listed, &self.own, self.position);
        let first = self.own.windows.as_slice().first();
        match column {
            ListColumn::Position => number(self.position),
            ListColumn::Date => Cell::Date(page.practice.date()),
            ListColumn::CallFrom => time(first.map(|window| window.from)),
            ListColumn::CallTo => time(first.map(|window| window.to)),
            ListColumn::ScheduledAt => time(self.own.scheduled_at),
            ListColumn::Windows => Cell::text(self.hours()),
            ListColumn::ContactName => Cell::code(self.whom()),
            ListColumn::DaysOverdue => row.cell(column).parse().map_or(Cell::Blank, Cell::Number),
            ListColumn::Prepare | ListColumn::Avoid if self.nth > 0 => Cell::Blank,
            ListColumn::Prepare | ListColumn::Avoid => {
                let whole = list::Row::of(page, listed, self.contact, self.position);
                Cell::text(whole.cell(column))
            }
            ListColumn::Script if self.nth > 0 => Cell::text(self.further()),
            ListColumn::Script => Cell::text(self.script()),
            ListColumn::Entry => Cell::code(self.entry()),
            ListColumn::Outcome
            | ListColumn::CalledAt
            | ListColumn::CallbackAt
            | ListColumn::Score
            | ListColumn::Note => Cell::ToFill,
            ListColumn::To
            | ListColumn::PatientId
            | ListColumn::PatientName
            | ListColumn::Doctor
            | ListColumn::Cases => Cell::code(row.cell(column)),
            ListColumn::Channel
            | ListColumn::Caller
            | ListColumn::Reasons
            | ListColumn::Why
            | ListColumn::Consent
            | ListColumn::Evidence => Cell::text(row.cell(column)),
        }
    }

    /// The talk, or the text of a message. What is to be done stands behind what it belongs to: a row is no higher than it must be, and two
    /// talks fit on a sheet of paper.
    fn script(&self) -> String {
        let book = self.book;
        let script = book.page.script(book.plan, &book.talks, self.position);
        let mut out = String::with_capacity(script.len());
        for line in script.lines() {
            let is_action = line.starts_with('(') && line.ends_with(')');
            if !out.is_empty() {
                out.push(if is_action { ' ' } else { '\n' });
            }
            out.push_str(line);
        }
        out
    }

    /// When, the minute that the callers' time gave it before the hours that suit.
    fn hours(&self) -> String {
        let windows = crate::render::shown_windows(&self.own.windows).replace("; ", "\n");
        match self.own.scheduled_at {
            Some(minute) => format!("{}\n({windows})", crate::model::clinic::Clock(minute)),
            None => windows,
        }
    }

    /// Whom to ask for; with the patient in full, by whose surname the card is found.
    fn whom(&self) -> String {
        let page = self.book.page;
        let (name, patient) = (
            page.contact_name(self.contact),
            page.patient_name(self.contact),
        );
        if patient.contains(&name) {
            return patient;
        }
        format!("{name}\n({}: {patient})", self.book.said(PATIENT))
    }

    /// What is said of a matter that is not the first of its talk.
    fn further(&self) -> String {
        let why = self.own.cases.iter().map(|case| self.book.page.why(case));
        let why: Vec<String> = why.collect();
        format!(
            "{} {}. {}",
            self.book.said(SAME_TALK),
            self.position,
            why.join(" ")
        )
    }

    /// What a doctor should know of it; of a matter that is not the first of its talk what it is about alone.
    pub(super) fn facts(&self) -> String {
        if self.nth > 0 {
            return self.further();
        }
        let mut facts = self.book.facts(self.own.patient, &self.own.cases);
        let others = self.book.talks.others(self.contact, self.position);
        for line in self.book.page.words.prepare(self.contact, others) {
            facts.push('\n');
            facts.push_str(&line);
        }
        facts
    }

    /// The entry of the first case: that of the contact, with the case.
    fn entry(&self) -> String {
        let page = self.book.page;
        let clinic = page.practice.clinic;
        let case = self.own.cases.first().and_then(Decision::case);
        let case = case.map_or_else(String::new, |case: Case| case.name(clinic));
        let entry = page.entry(self.contact).of_case(&case);
        entry.with_digits(&page.patient_name(self.contact))
    }
}

const PATIENT: Both = both("пациент", "patient");
const SAME_TALK: Both = both("В том же разговоре, №", "In the same talk, No.");

fn number(number: usize) -> Cell {
    Cell::Number(i64::try_from(number).unwrap_or(i64::MAX))
}

/// A minute of the day. The end of the day is none that a spreadsheet knows.
fn time(minute: Option<u16>) -> Cell {
    match minute {
        None => Cell::Blank,
        Some(minute) if minute < crate::model::clinic::DAY_MINUTES => Cell::Time(minute),
        Some(minute) => Cell::code(crate::model::clinic::Clock(minute).to_string()),
    }
}
