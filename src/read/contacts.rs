//! contacts.csv and recall-contacts.csv: the contacts that were made.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::columns::{File, contact as column, recall_contact as recall_column};
use super::intake::{Aside, Clerk, Ending, Rows, Shared, gather};
use super::refusal::Refusal;
use super::register::Register;
use super::row::Row;
use super::sheet::Sheets;
use super::values::Named;
use super::words::{CHANNELS, OUTCOMES, value};
use crate::by_patient::ByPatient;
use crate::clinic::{
    About, Barred, Clinic, Contact, Moment, NumberOptOut, Outcome, PatientIndex, SaidNo,
};
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
            entry: contact.entry.behind(base),
            ..contact
        });
        self.rows.extend(contacts);
        let part_abouts = part.abouts.into_iter().map(|about| match about {
            About::Visit(id) => About::Visit(id.behind(base)),
            About::Plan(id) => About::Plan(id.behind(base)),
            About::Agreement(id) => About::Agreement(id.behind(base)),
            // What a patient does not have is found out later.
            About::UnknownPlan(_) | About::UnknownAgreement(_) | About::Reason(_) => about,
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

/// Puts contacts in an order that does not depend on that of their rows, and finds which of them count. What they hold in lists is in
/// its place already.
#[must_use]
pub fn group(clinic: &Clinic, mut contacts: Vec<Contact>) -> ByPatient<Contact> {
    let from_lists = contacts.iter().any(|contact| contact.is_recalls);
    let undelivered = |contact: &Contact| contact.outcome == Outcome::NotDelivered;
    let some_undelivered = contacts.iter().any(undelivered);
    if from_lists {
        keep_in_force(clinic, &mut contacts);
    }
    let mut contacts = ByPatient::group(contacts, clinic.patients.len(), |a, b| {
        (a.order(), a.outcome)
            .cmp(&(b.order(), b.outcome))
            .then_with(|| said(clinic, a).cmp(&said(clinic, b)))
            .then_with(|| a.row.cmp(&b.row))
    });
    if from_lists {
        contacts.each_patient(|of_patient| mark_doubles(clinic, of_patient));
    }
    if some_undelivered {
        contacts.each_patient(|of_patient| mark_undelivered(clinic, of_patient));
    }
    contacts
}

/// An entry without the digits that follow it, which belong to the name beside it.
fn entry<'a>(clinic: &'a Clinic, contact: &Contact) -> &'a str {
    let entry = clinic.contact_ids.get(contact.entry);
    entry.split_once('#').map_or(entry, |(entry, _)| entry)
}

/// Leaves of the rows that answer one entry of a list the last, by recording; an attempt never takes the place of what is neither an
/// attempt nor unclear, and what must not be lost stays beside it.
fn keep_in_force(clinic: &Clinic, contacts: &mut Vec<Contact>) {
    let mut answers: HashMap<(PatientIndex, &str), Vec<usize>> = HashMap::new();
    for (place, contact) in contacts.iter().enumerate() {
        if contact.is_recalls && !contact.entry.is_blank() {
            let key = (contact.patient, entry(clinic, contact));
            answers.entry(key).or_default().push(place);
        }
    }
    let mut superseded = vec![false; contacts.len()];
    for mut places in answers.into_values() {
        places.sort_unstable_by_key(|&place| {
            let contact = &contacts[place];
            (
                contact.recording,
                contact.order(),
                contact.outcome,
                contact.row,
            )
        });
        let mut in_force: Option<usize> = None;
        for place in places {
            let yields = |last: usize| {
                let before = &contacts[last];
                contacts[place].is_attempt()
                    && !before.is_attempt()
                    && before.outcome != Outcome::Unclear
            };
            if in_force.is_some_and(yields) {
                superseded[place] = true;
                continue;
            }
            if let Some(last) = in_force.replace(place) {
                superseded[last] = !stays_in_force(contacts[last].outcome);
            }
        }
    }
    let mut places = superseded.into_iter();
    contacts.retain(|_| !places.next().unwrap_or(false));
}

/// What somebody said that must not be lost: it stays in force whatever answers the same entry later.
const fn stays_in_force(outcome: Outcome) -> bool {
    matches!(
        outcome,
        Outcome::OptOut
            | Outcome::Complaint
            | Outcome::Left
            | Outcome::Unwell
            | Outcome::WrongNumber
    )
}

/// Finds what the clinic wrote into its own log and recall's record has too: each row of the record takes one of the log with it.
fn mark_doubles(clinic: &Clinic, contacts: &mut [Contact]) {
    if !contacts.iter().any(|contact| contact.is_recalls) {
        return;
    }
    let mut has_double = vec![false; contacts.len()];
    // The closest first: a row with the same outcome about the same, then what merely may be the same.
    for likeness in [
        Likeness::Same,
        Likeness::SameOutcome,
        Likeness::MayBeAboutTheSame,
        Likeness::MayBe,
    ] {
        for recalls in 0..contacts.len() {
            if !contacts[recalls].is_recalls || has_double[recalls] {
                continue;
            }
            let double = contacts.iter().position(|other| {
                likeness_of(clinic, &contacts[recalls], other).is_some_and(|it| it <= likeness)
            });
            if let Some(double) = double {
                contacts[double].is_double = true;
                has_double[recalls] = true;
            }
        }
    }
}

/// How likely it is that a row of the clinic's own log is a contact of recall's record.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Likeness {
    Same,
    SameOutcome,
    MayBeAboutTheSame,
    MayBe,
}

fn likeness_of(clinic: &Clinic, recalls: &Contact, other: &Contact) -> Option<Likeness> {
    let always_counts = |contact: &Contact| {
        matches!(
            contact.outcome,
            Outcome::OptOut | Outcome::Complaint | Outcome::Unclear
        )
    };
    let same_or_blank =
        recalls.channel.is_none() || other.channel.is_none() || recalls.channel == other.channel;
    // Which number is wrong must not be lost.
    let names_another = recalls.outcome == Outcome::WrongNumber
        && other.outcome == Outcome::WrongNumber
        && phones(clinic, recalls) != phones(clinic, other);
    if other.is_recalls
        || other.is_double
        || recalls.at.date != other.at.date
        || always_counts(recalls)
        || always_counts(other)
        || !same_or_blank
        || names_another
    {
        return None;
    }
    let about_the_same = said(clinic, recalls).0 == said(clinic, other).0;
    let may_be_anything = other.outcome == Outcome::Reached
        || other.outcome == Outcome::Callback && other.callback_at.is_none();
    match (recalls.outcome == other.outcome, about_the_same) {
        (true, true) => Some(Likeness::Same),
        (true, false) => Some(Likeness::SameOutcome),
        (false, true) if may_be_anything => Some(Likeness::MayBeAboutTheSame),
        (false, false) if may_be_anything => Some(Likeness::MayBe),
        _ => None,
    }
}

/// For so long before it is known, a message may have been sent that did not get there.
const UNDELIVERED_SECONDS: i64 = 3 * 24 * 60 * 60;

/// Finds the message that did not get there: of those at or in the three days before the last, by the same channel and about the same,
/// where both say.
fn mark_undelivered(clinic: &Clinic, contacts: &mut [Contact]) {
    for place in 0..contacts.len() {
        let failed = &contacts[place];
        if failed.outcome != Outcome::NotDelivered || failed.is_double {
            continue;
        }
        let (row, on) = (failed.row, failed.at.date);
        let message = contacts.iter().rposition(|sent| {
            let seconds = sent.at.seconds_until(failed.at);
            let agrees = |same: bool, one_blank: bool| same || one_blank;
            let (cases, others) = (said(clinic, sent).0, said(clinic, failed).0);
            sent.outcome == Outcome::Sent
                && !sent.is_double
                && sent.undelivered.is_none()
                && (0..=UNDELIVERED_SECONDS).contains(&seconds)
                && agrees(
                    sent.channel == failed.channel,
                    sent.channel.is_none() || failed.channel.is_none(),
                )
                && agrees(cases == others, cases.is_empty() || others.is_empty())
        });
        if let Some(message) = message {
            contacts[message].undelivered = Some((row, on));
        }
    }
}

fn phones<'a>(clinic: &'a Clinic, contact: &Contact) -> &'a [Phone] {
    &clinic.contact_phones[contact.phones.0 as usize..contact.phones.1 as usize]
}

/// What a contact was about in words, its numbers, its score.
type Said<'a> = (Vec<(u8, &'a str)>, &'a [Phone], Reverse<Option<u8>>);

/// What else a contact says, in words: contacts that are alike in all that counts stand in an order that is not that of their rows. Of
/// two scores the lower is the last.
fn said<'a>(clinic: &'a Clinic, contact: &Contact) -> Said<'a> {
    let abouts = clinic.abouts(contact).iter();
    let abouts = abouts.map(|&about| clinic.about(about)).collect();
    (abouts, phones(clinic, contact), Reverse(contact.score))
}

fn contact(clerk: &mut Clerk<'_>, row: &mut Row<'_>, contacts: &mut Contacts) -> Option<Contact> {
    let at = row.moment(column::CONTACTED_AT, true);
    let at = row.need(column::CONTACTED_AT, at);
    let is_date_alone = has_no_time(row, column::CONTACTED_AT);
    // What recall wrote down without a time was said at some time of that day: what else happened on it came before.
    let is_recalls = row.file() == File::RecallContacts;
    let at = at.map(|at| {
        if is_recalls && is_date_alone {
            Moment::end_of(at.date)
        } else {
            at
        }
    });
    let (outcome, is_unreadable) = row.choice_or_unreadable(column::OUTCOME);
    let outcome = row.need(column::OUTCOME, value(outcome, &OUTCOMES));
    let said_no = match outcome {
        Some(Outcome::OptOut) => Some(SaidNo::OptOut),
        Some(Outcome::Complaint) => Some(SaidNo::Complaint),
        _ => None,
    };
    if let Some(said) = said_no {
        clerk.keep_no(row, column::PATIENT_ID, said);
    }
    // Elsewhere the number is a remark; here it says which number must not be used.
    let number_decides = matches!(outcome, Some(Outcome::WrongNumber | Outcome::OptOut));
    let phones = row.phones(column::PHONE, number_decides);
    if outcome == Some(Outcome::OptOut) || is_unreadable {
        let own = phones.iter().map(|it| it.phone);
        let mut named = row.numbers_named(column::PHONE);
        named.extend(own.filter(|_| outcome.is_some()));
        named.sort_unstable();
        named.dedup();
        let on = at.map(|at| at.date);
        let patient = clerk.register.find(row.text(column::PATIENT_ID));
        let patient_row = patient.map(|patient| clerk.register.patients[patient as usize].row);
        let opt_outs = named.into_iter().map(|phone| NumberOptOut {
            phone,
            on,
            row: row.at(),
            patient_row,
        });
        contacts.number_opt_outs.extend(opt_outs);
    }
    let callback_at = row.moment(column::CALLBACK_AT, true);
    let is_callback_date_alone = has_no_time(row, column::CALLBACK_AT);
    let score = row.score(column::SCORE);
    let channel = value(row.choice(column::CHANNEL), &CHANNELS);
    let first_about = index(contacts.abouts.len());
    about(clerk, row, &mut contacts.abouts);
    let first_phone = index(contacts.phones.len());
    let numbers = phones.iter().map(|written| written.phone);
    contacts.phones.extend(numbers);
    Some(Contact {
        row: row.at(),
        patient: 0,
        is_date_alone,
        is_recalls,
        recording: row.text(recall_column::RECORDING).parse().unwrap_or(0),
        entry: clerk.id(row, recall_column::ENTRY),
        is_double: false,
        undelivered: None,
        channel,
        about: (first_about, index(contacts.abouts.len())),
        phones: (first_phone, index(contacts.phones.len())),
        callback_at,
        is_callback_date_alone,
        score,
        note_refuses: row.note_refuses(column::NOTE),
        at: at?,
        outcome: outcome?,
    })
}

/// Whether a cell holds a date without a time.
fn has_no_time(row: &Row<'_>, column: usize) -> bool {
    row.is_date_alone(column)
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
