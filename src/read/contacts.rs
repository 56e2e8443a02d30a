//! contacts.csv and recall-contacts.csv: the contacts that were made.

use std::cmp::Reverse;

use super::columns::contact as column;
use super::intake::{Aside, Clerk, Ending, Rows, Shared, gather};
use super::refusal::Refusal;
use super::register::Register;
use super::row::Row;
use super::sheet::Sheets;
use super::values::Named;
use super::words::{OUTCOMES, value};
use crate::by_patient::ByPatient;
use crate::clinic::{About, Barred, Clinic, Contact, NumberOptOut, Outcome};
use crate::phone::Phone;
use crate::text::Base;

/// The contacts of a file, and what they hold in lists.
#[derive(Default)]
pub struct Contacts {
    /// The rows.
    pub rows: Vec<Contact>,
    /// What they were about.
    pub abouts: Vec<About>,
    /// The numbers that they name.
    pub phones: Vec<Phone>,
    /// Numbers that somebody does not want to be contacted on; of refused rows too.
    pub number_opt_outs: Vec<NumberOptOut>,
}

impl Rows for Contacts {
    fn append(&mut self, part: Self, base: Base) {
        let (abouts, phones) = (index(self.abouts.len()), index(self.phones.len()));
        let moved = |(from, to): (u32, u32), by: u32| (from + by, to + by);
        let contacts = part.rows.into_iter().map(|contact| Contact {
            about: moved(contact.about, abouts),
            phones: moved(contact.phones, phones),
            ..contact
        });
        self.rows.extend(contacts);
        let part_abouts = part.abouts.into_iter().map(|about| match about {
            About::Visit(id) => About::Visit(id.behind(base)),
            About::Plan(id) => About::Plan(id.behind(base)),
            About::Agreement(id) => About::Agreement(id.behind(base)),
            About::Reason(_) => about,
        });
        self.abouts.extend(part_abouts);
        self.phones.extend(part.phones);
        self.number_opt_outs.extend(part.number_opt_outs);
    }
}

fn index(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// Reads contacts, those that recall wrote down among them: as if they stood in one file.
///
/// # Errors
/// Where the file can't be read to its end.
pub fn read(
    sheets: Sheets<'_, '_>,
    shared: &Shared,
    register: &Register,
) -> Result<(Contacts, Aside), Refusal> {
    gather(
        sheets,
        shared,
        register,
        |clerk, row, contacts: &mut Contacts| {
            row.require(&[column::CONTACTED_AT, column::PATIENT_ID, column::OUTCOME]);
            let contact = contact(clerk, row, contacts);
            if let Ending::Used(patient) = clerk.end(row, column::PATIENT_ID, Barred::Patient)
                && let Some(contact) = contact
            {
                contacts.rows.push(Contact { patient, ..contact });
            }
        },
    )
}

/// Puts contacts in an order that does not depend on that of their rows. What they hold in lists is in its place already.
#[must_use]
pub fn group(clinic: &Clinic, contacts: Vec<Contact>) -> ByPatient<Contact> {
    ByPatient::group(contacts, clinic.patients.len(), |a, b| {
        (a.order(), a.outcome)
            .cmp(&(b.order(), b.outcome))
            .then_with(|| said(clinic, a).cmp(&said(clinic, b)))
            .then_with(|| a.row.cmp(&b.row))
    })
}

/// What a contact was about in words, its numbers, its score.
type Said<'a> = (Vec<(u8, &'a str)>, &'a [Phone], Reverse<Option<u8>>);

/// What else a contact says, in words: contacts that are alike in all that counts stand in an order that is not that of their rows. Of
/// two scores the lower is the last.
fn said<'a>(clinic: &'a Clinic, contact: &Contact) -> Said<'a> {
    let abouts = clinic.abouts(contact).iter();
    let abouts = abouts.map(|&about| clinic.about(about)).collect();
    let phones = &clinic.contact_phones[contact.phones.0 as usize..contact.phones.1 as usize];
    (abouts, phones, Reverse(contact.score))
}

fn contact(clerk: &mut Clerk<'_>, row: &mut Row<'_>, contacts: &mut Contacts) -> Option<Contact> {
    let at = row.moment(column::CONTACTED_AT, true);
    let at = row.need(column::CONTACTED_AT, at);
    let is_date_alone = !row.cell(column::CONTACTED_AT).contains(':');
    let outcome = value(row.choice(column::OUTCOME), &OUTCOMES);
    let outcome = row.need(column::OUTCOME, outcome);
    // Elsewhere the number is a remark; here it says which number must not be used.
    let number_decides = matches!(outcome, Some(Outcome::WrongNumber | Outcome::OptOut));
    let phones = row.phones(column::PHONE, number_decides);
    if outcome == Some(Outcome::OptOut) {
        let on = at.map(|at| at.date);
        let patient = clerk.register.find(row.text(column::PATIENT_ID));
        let patient_row = patient.map(|patient| clerk.register.patients[patient as usize].row);
        let opt_outs = phones.iter().map(|it| NumberOptOut {
            phone: it.phone,
            on,
            row: row.at(),
            patient_row,
        });
        contacts.number_opt_outs.extend(opt_outs);
    }
    let callback_at = row.moment(column::CALLBACK_AT, true);
    let score = row.score(column::SCORE);
    row.choice(column::CHANNEL);
    let first_about = index(contacts.abouts.len());
    about(clerk, row, &mut contacts.abouts);
    let first_phone = index(contacts.phones.len());
    let numbers = phones.iter().map(|written| written.phone);
    contacts.phones.extend(numbers);
    Some(Contact {
        row: row.at(),
        patient: 0,
        is_date_alone,
        about: (first_about, index(contacts.abouts.len())),
        phones: (first_phone, index(contacts.phones.len())),
        callback_at,
        score,
        at: at?,
        outcome: outcome?,
    })
}

/// What a contact was about, in order and each once; what names nothing is noted.
fn about(clerk: &mut Clerk<'_>, row: &mut Row<'_>, abouts: &mut Vec<About>) {
    let cell = row.text(column::CASE);
    if cell.is_empty() {
        return;
    }
    let (mut named, some_unknown) = row.case_names().read(cell);
    // Named as the text says, and so ordered: see `Clinic::about`.
    named.sort_unstable_by_key(|name| match *name {
        Named::Visit(id) => (0, id),
        Named::Plan(id) => (1, id),
        Named::Agreement(id) => (2, id),
        Named::Reason(reason) => (3, reason.name()),
    });
    named.dedup();
    let ids = &mut clerk.aside.ids;
    abouts.extend(named.into_iter().map(|name| match name {
        Named::Visit(id) => About::Visit(ids.put(id)),
        Named::Plan(id) => About::Plan(ids.put(id)),
        Named::Agreement(id) => About::Agreement(ids.put(id)),
        Named::Reason(reason) => About::Reason(reason),
    }));
    if some_unknown {
        row.note_unreadable(column::CASE);
    }
}
