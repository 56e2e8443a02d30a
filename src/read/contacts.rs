//! contacts.csv and recall-contacts.csv: the contacts that were made.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::LazyLock;

use crate::base::room;
use crate::export::columns::{File, contact as column, recall_contact as recall_column};
use crate::export::entry::Entry;
use crate::export::values::{Named, is_same_word};
use crate::export::vocabulary::Vocabulary;
use crate::export::words::{RECORD_OUTCOME, value};
use crate::model::by_patient::ByPatient;
use crate::model::clinic::{
    About, BlockScope, Channel, Clinic, Contact, LostNumber, Moment, NumberOptOut, Outcome,
    OwnWords, Ownerless, PatientIndex, RowAt, Undelivered, Unheeded,
};
use crate::model::text::{Base, Id};
use crate::phone::Phone;
use crate::read::force::{self, Answer, Fate, TakesBack};
use crate::read::intake::{Ending, PartReader, Rows, Shared, SideResults, gather, hash_of};
use crate::read::refusal::Refusal;
use crate::read::register::Register;
use crate::read::restore;
use crate::read::row::Row;
use crate::read::sheet::Sheets;

/// The contacts of a file, and what they hold in lists.
#[derive(Default)]
pub struct Contacts {
    /// The rows.
    pub rows: Vec<Contact>,
    /// What they were about.
    pub abouts: Vec<About>,
    /// The numbers that they name.
    pub phones: Vec<Phone>,
    /// What people wrote down of them.
    pub own_words: Vec<OwnWords>,
    /// Numbers that somebody does not want to be contacted on; of refused rows too.
    pub number_opt_outs: Vec<NumberOptOut>,
    /// Rows of the record that take others back.
    pub undoings: Vec<Undoing>,
    /// Numbers that somebody does not want to be contacted on, and that can't be read.
    pub lost_numbers: Vec<LostNumber>,
    /// Contacts with somebody whom nobody knows.
    pub strays: Vec<Stray>,
}

/// A contact with somebody whom nobody knows.
pub struct Stray {
    /// The contact; its patient says nothing.
    contact: Contact,
    /// The id of whom it names.
    whose: u64,
}

/// A row of the record that takes another one back.
#[derive(Clone, Copy, Debug)]
pub struct Undoing {
    /// The row.
    pub row: RowAt,
    /// Which row it takes back.
    pub takes_back: TakesBack,
    /// All that it says: a row that says the same is the same row.
    canonical: u64,
}

impl Rows for Contacts {
    fn append(&mut self, part: Self, base: Base, to_come: usize) {
        let (abouts, phones) = (index(self.abouts.len()), index(self.phones.len()));
        let moved = |(from, to): (u32, u32), by: u32| (from + by, to + by);
        let contacts = part.rows.into_iter().map(|contact| Contact {
            about: moved(contact.about, abouts),
            phones: moved(contact.phones, phones),
            entry: contact.entry.rebased(base),
            ..contact
        });
        room::extend(&mut self.rows, contacts, to_come);
        let part_abouts = part.abouts.into_iter().map(|about| match about {
            About::Visit(id) => About::Visit(id.rebased(base)),
            About::Plan(id) => About::Plan(id.rebased(base)),
            About::Agreement(id) => About::Agreement(id.rebased(base)),
            // What a patient does not have is found out later.
            About::UnknownPlan(_) | About::UnknownAgreement(_) | About::Reason(_) => about,
        });
        room::extend(&mut self.abouts, part_abouts, to_come);
        room::extend(&mut self.phones, part.phones, to_come);
        let own_words = part.own_words.into_iter().map(|words| OwnWords {
            said: words.said.rebased(base),
            note: words.note.rebased(base),
            ..words
        });
        self.own_words.extend(own_words);
        self.number_opt_outs.extend(part.number_opt_outs);
        self.undoings.extend(part.undoings);
        self.lost_numbers.extend(part.lost_numbers);
        let strays = part.strays.into_iter().map(|stray| Stray {
            contact: Contact {
                entry: stray.contact.entry.rebased(base),
                ..stray.contact
            },
            ..stray
        });
        self.strays.extend(strays);
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
    keeps_words: bool,
) -> Result<(Contacts, SideResults), Refusal> {
    gather(
        sheets,
        shared,
        register,
        |reader, row, contacts: &mut Contacts| {
            let is_recalls = row.file() == File::RecallContacts;
            if is_recalls && is_mark(row) {
                reader.count_mark();
                return;
            }
            let entry = is_recalls.then(|| Entry::parse(row.text(recall_column::ENTRY)));
            let entry = entry.flatten().map(|(entry, _)| entry);
            let contact = contact(reader, row, contacts, entry.as_ref());
            let id = match &entry {
                Some(entry) => id_of(reader, row, entry),
                None => row.text(column::PATIENT_ID),
            };
            let ending = match &entry {
                Some(_) => reader.end_recorded(row, column::PATIENT_ID, id),
                None => reader.end(row, column::PATIENT_ID, BlockScope::Patient),
            };
            let Some(contact) = contact else {
                return;
            };
            if ending == Ending::Unused && !row.is_rejected() && !reader.may_know(id) {
                let whose = hash_of(id);
                contacts.strays.push(Stray { contact, whose });
            } else if let Ending::Used(patient) = ending {
                if keeps_words {
                    contacts.own_words.extend(own_words(reader, row, &contact));
                }
                contacts.rows.push(Contact { patient, ..contact });
            }
        },
    )
}

/// The opt-outs of numbers that can't be read: until somebody puts them right each number counts on which the patient, or his guardian, may
/// have been called.
#[must_use]
pub fn of_lost_numbers(clinic: &Clinic, lost: &[LostNumber]) -> Vec<NumberOptOut> {
    let of_one = |lost: &LostNumber| {
        let patient = &clinic.patients[lost.patient as usize];
        let (row, on) = (lost.row, lost.on);
        let patient_row = Some(patient.row);
        let numbers = patient.number.into_iter().chain(patient.guardian_phone);
        let numbers = numbers.chain(clinic.further_numbers_of(lost.patient));
        let opt_outs = numbers.map(|number| NumberOptOut {
            phone: number.phone,
            on,
            row,
            patient_row,
        });
        opt_outs.collect::<Vec<_>>()
    };
    lost.iter().flat_map(of_one).collect()
}

/// Puts contacts in an order that does not depend on that of their rows, and finds which of them count. What they hold in lists is in
/// its place already.
#[must_use]
pub fn group(clinic: &Clinic, contacts: Vec<Contact>) -> ByPatient<Contact> {
    let from_lists = contacts.iter().any(|contact| contact.is_recalls);
    let undelivered = |contact: &Contact| contact.outcome == Outcome::NotDelivered;
    let some_undelivered = contacts.iter().any(undelivered);
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

/// What answers the entries of lists.
#[derive(Debug, Default)]
pub struct Answers {
    /// See [`Clinic::held_entries`].
    pub held_entries: BTreeSet<String>,
    /// See [`Clinic::bound`].
    pub bound: Vec<(RowAt, RowAt)>,
    /// See [`Clinic::taken_back`].
    pub taken_back: Vec<(PatientIndex, RowAt, RowAt)>,
}

/// An entry without the digits that follow it, which belong to the name beside it.
fn entry(clinic: &Clinic, contact: &Contact) -> String {
    let text = clinic.contact_ids.get(contact.entry);
    match Entry::parse(text) {
        Some((entry, _)) => entry.to_string(),
        None => text.to_owned(),
    }
}

/// Leaves of the rows that answer one entry of a list those in force (see [`force::settle`]), and no row that merely takes another one
/// back. The order of the rows in the file says nothing.
#[must_use]
pub fn keep_in_force(
    clinic: &Clinic,
    contacts: &mut Vec<Contact>,
    undoings: &[Undoing],
) -> Answers {
    let mut found = Answers::default();
    if !contacts.iter().any(|contact| contact.is_recalls) {
        return found;
    }
    let undoings: HashMap<RowAt, &Undoing> = undoings.iter().map(|it| (it.row, it)).collect();
    let mut of_entries: BTreeMap<(PatientIndex, String), Vec<usize>> = BTreeMap::new();
    let mut is_left = vec![false; contacts.len()];
    for (place, contact) in contacts.iter().enumerate() {
        if contact.is_recalls && !contact.entry.is_blank() {
            let key = (contact.patient, entry(clinic, contact));
            of_entries.entry(key).or_default().push(place);
        } else {
            is_left[place] = contact.outcome != Outcome::Undone;
        }
    }
    for ((_, entry), mut places) in of_entries {
        places.sort_unstable_by(|&one, &other| {
            let order = |contact: &Contact| {
                let is_undone = contact.outcome == Outcome::Undone;
                let (order, outcome) = (contact.order(), contact.outcome);
                (
                    contact.recording,
                    is_undone,
                    order,
                    outcome,
                    contact.note_refuses,
                )
            };
            let (one, other) = (&contacts[one], &contacts[other]);
            (order(one).cmp(&order(other)))
                .then_with(|| said(clinic, one).cmp(&said(clinic, other)))
                .then_with(|| one.row.cmp(&other.row))
        });
        // A row that stands there twice takes back one row.
        let mut seen = HashSet::new();
        places.retain(|&place| {
            let undoing = undoings.get(&contacts[place].row);
            undoing.is_none_or(|undoing| seen.insert(undoing.canonical))
        });
        let says_something = |&place: &usize| {
            let contact = &contacts[place];
            !contact.is_attempt() && contact.outcome != Outcome::Undone
        };
        if places.iter().any(says_something) {
            found.held_entries.insert(entry);
        }
        settle(contacts, &places, &undoings, &mut is_left, &mut found);
    }
    mark_told_of_pain(clinic, contacts, &is_left);
    found.bound.sort_unstable();
    found.taken_back.sort_unstable();
    let mut places = is_left.into_iter();
    contacts.retain(|_| places.next().unwrap_or(true));
    found
}

/// Finds the contacts in force that were one talk, at one moment, with one in which the patient said that it hurts. That is in force until
/// it is undone or later talked of (contract, section 10), whatever was agreed about another matter in the same breath. So are those of a
/// list without an hour, where the patient was unwell at some hour of that day: which of the two came later nobody knows, unless both were
/// recorded by recall, one after the other.
fn mark_told_of_pain(clinic: &Clinic, contacts: &mut [Contact], is_left: &[bool]) {
    let talk = |contact: &Contact| {
        let (entry, _) = Entry::parse(clinic.contact_ids.get(contact.entry))?;
        Some((contact.at, entry.of_case("")))
    };
    let told = |(contact, is_left): (&Contact, &bool)| {
        let is_pain = *is_left && contact.is_recalls && contact.outcome == Outcome::Unwell;
        is_pain.then(|| talk(contact))?
    };
    let told: BTreeSet<(Moment, Entry)> = contacts.iter().zip(is_left).filter_map(told).collect();
    // The days of it, and by which recording that was known at the latest.
    let mut unwell_days = BTreeMap::new();
    for (contact, is_left) in contacts.iter().zip(is_left) {
        if *is_left && !contact.is_date_alone && contact.outcome == Outcome::Unwell {
            let known_by = if contact.is_recalls {
                contact.recording
            } else {
                u32::MAX
            };
            let day = (contact.patient, contact.at.date);
            let latest: &mut u32 = unwell_days.entry(day).or_default();
            *latest = known_by.max(*latest);
        }
    }
    if told.is_empty() && unwell_days.is_empty() {
        return;
    }
    for contact in contacts.iter_mut() {
        let ends = contact.is_recalls
            && contact.outcome.meaning().ends_unwell
            && contact.outcome != Outcome::Resolved;
        let day = (contact.patient, contact.at.date);
        let has_no_hour = contact.is_date_alone
            && (unwell_days.get(&day)).is_some_and(|known_by| *known_by >= contact.recording);
        contact.told_of_pain =
            ends && (has_no_hour || talk(contact).is_some_and(|talk| told.contains(&talk)));
    }
}

/// Finds what became of the rows of one entry, which stand in their order.
fn settle(
    contacts: &mut [Contact],
    places: &[usize],
    undoings: &HashMap<RowAt, &Undoing>,
    is_left: &mut [bool],
    found: &mut Answers,
) {
    let answer = |&place: &usize| {
        let contact = &contacts[place];
        let undoing = undoings.get(&contact.row);
        Answer {
            recording: contact.recording,
            outcome: contact.outcome,
            is_attempt: contact.is_attempt(),
            has_callback: contact.callback_at.is_some(),
            takes_back: undoing.map_or(TakesBack::Last, |undoing| undoing.takes_back),
        }
    };
    let answers: Vec<Answer> = places.iter().map(answer).collect();
    let settled = force::settle(&answers);
    for (&place, fate) in places.iter().zip(&settled.fates) {
        let row = contacts[place].row;
        match *fate {
            Fate::InForce => is_left[place] = true,
            Fate::Yielded(by) => {
                // What is noted beside it holds: whoever wrote that nobody is to call did not write that in place of something else.
                if contacts[place].note_refuses {
                    contacts[place].is_double = true;
                    is_left[place] = true;
                    found.bound.push((row, contacts[places[by]].row));
                }
            }
            Fate::TakenBack(by) => {
                let by = contacts[places[by]].row;
                found.taken_back.push((contacts[place].patient, row, by));
                found.bound.push((row, by));
                found.bound.push((by, row));
            }
            Fate::Superseded | Fate::Undone => {}
        }
    }
    if let Some((promise, attempt)) = settled.moved {
        let attempt = contacts[places[attempt]].clone();
        let promise = &mut contacts[places[promise]];
        promise.callback_at = attempt.callback_at;
        promise.is_callback_date_alone = attempt.is_callback_date_alone;
        found.bound.push((promise.row, attempt.row));
    }
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
            let date = contacts[recalls].at.date;
            let from = contacts.partition_point(|other| other.at.date < date);
            let to = contacts.partition_point(|other| other.at.date <= date);
            let double = contacts[from..to].iter().position(|other| {
                likeness_of(clinic, &contacts[recalls], other).is_some_and(|it| it <= likeness)
            });
            if let Some(double) = double {
                contacts[from + double].is_double = true;
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
        // Contacts are in the order of their moments.
        let seconds = |sent: &Contact| sent.at.seconds_until(failed.at);
        let from = contacts.partition_point(|sent| seconds(sent) > UNDELIVERED_SECONDS);
        let to = contacts.partition_point(|sent| seconds(sent) >= 0);
        let agrees = |same: bool, one_blank: bool| same || one_blank;
        let others = said(clinic, failed).0;
        let message = contacts[from..to].iter().rposition(|sent| {
            let is_open =
                sent.outcome == Outcome::Sent && !sent.is_double && sent.undelivered.is_none();
            let by_one_channel = agrees(
                sent.channel == failed.channel,
                sent.channel.is_none() || failed.channel.is_none(),
            );
            is_open && by_one_channel && {
                let cases = said(clinic, sent).0;
                agrees(cases == others, cases.is_empty() || others.is_empty())
            }
        });
        if let Some(message) = message {
            contacts[from + message].undelivered = Some(Undelivered { row, on });
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

/// Whether a row of the record says no more than that rows were taken out: it is nobody's, whoever is named in it.
fn is_mark(row: &Row<'_>) -> bool {
    !row.is_rejected()
        && row.text(recall_column::ENTRY).is_empty()
        && is_same_word(row.cell(column::OUTCOME), "undone")
}

/// The patient of a row that answers an entry: the entry holds where a spreadsheet changed the id beside it, save where nobody has the
/// entry's.
fn id_of<'r>(reader: &PartReader<'_>, row: &Row<'r>, entry: &'r Entry) -> &'r str {
    let written = row.text(column::PATIENT_ID);
    let (of_entry, of_row) = (&entry.patient, reader.register.find(written));
    if reader.register.find(of_entry).is_none() && of_row.is_some() {
        written
    } else {
        of_entry
    }
}

/// When a contact was made, and whether the day was written without a time.
fn made_at(row: &mut Row<'_>, entry: Option<&Entry>) -> (Option<Moment>, bool) {
    let is_date_alone = has_no_time(row, column::CONTACTED_AT);
    // What recall wrote down without a time was said at some time of that day: what else happened on it came before.
    let end_of_day = |at: Moment| {
        if is_date_alone {
            Moment::end_of(at.date)
        } else {
            at
        }
    };
    let Some(entry) = entry else {
        let at = row.moment(column::CONTACTED_AT, true);
        let at = row.need(column::CONTACTED_AT, at);
        let is_recalls = row.file() == File::RecallContacts;
        let at = at.map(|at| if is_recalls { end_of_day(at) } else { at });
        return (at, is_date_alone);
    };
    let recorded = row.day_of(recall_column::RECORDED_AT);
    match row.moment_or_noted(column::CONTACTED_AT) {
        Some(at) if restore::is_credible(at.date, entry, recorded) => {
            (Some(end_of_day(at)), is_date_alone)
        }
        Some(at) => {
            let date = entry.date;
            (Some(end_of_day(Moment { date, ..at })), is_date_alone)
        }
        None => (Some(Moment::end_of(entry.date)), true),
    }
}

fn contact(
    reader: &mut PartReader<'_>,
    row: &mut Row<'_>,
    contacts: &mut Contacts,
    entry: Option<&Entry>,
) -> Option<Contact> {
    let required = [column::CONTACTED_AT, column::PATIENT_ID, column::OUTCOME];
    // The entry stands in for the others.
    row.require(if entry.is_some() {
        &required[2..]
    } else {
        &required
    });
    let id = match entry {
        Some(entry) => id_of(reader, row, entry),
        None => row.text(column::PATIENT_ID),
    };
    let (at, is_date_alone) = made_at(row, entry);
    let is_recalls = row.file() == File::RecallContacts;
    let (outcome, is_unreadable) = row.choice_or_unreadable(column::OUTCOME);
    let outcome = row.need(column::OUTCOME, value(outcome, &Outcome::ALL));
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
        let patient = reader.register.find(id);
        let patient_row = patient.map(|patient| reader.register.patients[patient as usize].row);
        let opt_outs = named.into_iter().map(|phone| NumberOptOut {
            phone,
            on,
            row: row.at(),
            patient_row,
        });
        contacts.number_opt_outs.extend(opt_outs);
        if let Some(patient) = patient.filter(|_| row.has_lost_number(column::PHONE)) {
            let row = row.at();
            contacts.lost_numbers.push(LostNumber { row, patient, on });
        }
    }
    if outcome == Some(Outcome::Undone) {
        contacts.undoings.push(undoing(row));
    }
    let callback_at = row.moment(column::CALLBACK_AT, true);
    let is_callback_date_alone = has_no_time(row, column::CALLBACK_AT);
    let score = row.score(column::SCORE);
    // Of a row that can be used it is found out later what it is worth.
    let unheeded = outcome.and_then(|outcome| unheeded(outcome, callback_at.is_some()));
    if let Some(said) = unheeded.filter(|_| row.is_rejected())
        && !reader.may_know(id)
    {
        reader.side.ownerless.push(Ownerless {
            row: row.at(),
            said,
            on: at.map(|at| at.date),
            promised: callback_at.map(|at| at.date),
        });
    }
    let channel = value(row.choice(column::CHANNEL), &Channel::ALL);
    let first_about = index(contacts.abouts.len());
    about(reader, row, &mut contacts.abouts);
    let first_phone = index(contacts.phones.len());
    let numbers = phones.iter().map(|written| written.phone);
    contacts.phones.extend(numbers);
    Some(Contact {
        row: row.at(),
        patient: 0,
        is_date_alone,
        is_recalls,
        recording: row.text(recall_column::RECORDING).parse().unwrap_or(0),
        entry: reader.id(row, recall_column::ENTRY),
        is_double: false,
        told_of_pain: false,
        undelivered: None,
        channel,
        about: (first_about, index(contacts.abouts.len())),
        phones: (first_phone, index(contacts.phones.len())),
        callback_at,
        is_callback_date_alone,
        score,
        note_refuses: reader.note_refuses(row, column::NOTE),
        at: at?,
        outcome: outcome?,
    })
}

/// What is to be heeded of a contact, whoever it was with. A callback without a day is an attempt, and no promise.
fn unheeded(outcome: Outcome, has_callback: bool) -> Option<Unheeded> {
    Some(match outcome {
        Outcome::OptOut => Unheeded::OptOut,
        Outcome::Complaint => Unheeded::Complaint,
        Outcome::Unwell => Unheeded::Unwell,
        Outcome::Left => Unheeded::Left,
        Outcome::Unclear => Unheeded::Unclear,
        Outcome::Declined => Unheeded::Declined,
        Outcome::WrongNumber => Unheeded::WrongNumber,
        Outcome::Callback | Outcome::AskDoctor if has_callback => Unheeded::Promise,
        Outcome::AskDoctor => Unheeded::Question,
        Outcome::Callback
        | Outcome::Reached
        | Outcome::Booked
        | Outcome::Sent
        | Outcome::NotDelivered
        | Outcome::NoAnswer
        | Outcome::Busy
        | Outcome::Resolved
        | Outcome::Undone => return None,
    })
}

/// Of contacts with people whom nobody knows, what is still to be heeded; and the rows that were taken back. As with patients, pain ends
/// with the next talk, a promise with the next talk or promise, and what is unclear when it is said clearly.
#[must_use]
pub fn unheeded_of_strays(
    clinic: &Clinic,
    strays: Vec<Stray>,
    undoings: &[Undoing],
) -> (Vec<Ownerless>, Vec<RowAt>) {
    let whose: HashMap<RowAt, u64> = strays.iter().map(|it| (it.contact.row, it.whose)).collect();
    let mut contacts: Vec<Contact> = strays.into_iter().map(|it| it.contact).collect();
    let answers = keep_in_force(clinic, &mut contacts, undoings);
    let whose = |contact: &Contact| whose.get(&contact.row).copied().unwrap_or_default();
    contacts.sort_unstable_by_key(|contact| (whose(contact), contact.order(), contact.row));
    let mut found = Vec::new();
    for of_one in contacts.chunk_by(|one, other| whose(one) == whose(other)) {
        let (mut is_well, mut is_kept, mut is_clear) = (false, false, false);
        for contact in of_one.iter().rev() {
            let meaning = contact.outcome.meaning();
            let is_past = match contact.outcome {
                Outcome::Unwell => is_well,
                Outcome::Callback | Outcome::AskDoctor => is_kept,
                Outcome::Unclear => is_clear,
                _ => false,
            };
            is_well |= contact.ends_unwell();
            is_clear |= meaning.makes_clear && contact.entry.is_blank();
            is_kept |= meaning.ends_unwell || contact.callback_at.is_some();
            let said = unheeded(contact.outcome, contact.callback_at.is_some());
            let note = contact.note_refuses.then_some(Unheeded::Note);
            if let Some(said) = said.filter(|_| !is_past).or(note) {
                found.push(Ownerless {
                    row: contact.row,
                    said,
                    on: Some(contact.at.date),
                    promised: contact.callback_at.map(|at| at.date),
                });
            }
        }
    }
    let taken_back = answers.taken_back.into_iter();
    (found, taken_back.map(|(_, row, _)| row).collect())
}

/// What people wrote down of a contact. Where nobody was spoken with there is nothing to tell of it, and such rows are many.
fn own_words(reader: &mut PartReader<'_>, row: &Row<'_>, contact: &Contact) -> Option<OwnWords> {
    if !contact.is_recalls && contact.outcome.meaning().is_attempt {
        return None;
    }
    // Where the clinic wrote a word that is known, the outcome says it.
    let said = if contact.is_recalls {
        reader.typed_id(row, recall_column::SAID)
    } else if contact.outcome == Outcome::Unclear {
        reader.id(row, column::OUTCOME)
    } else {
        Id::BLANK
    };
    let words = OwnWords {
        row: contact.row,
        said,
        note: reader.id(row, column::NOTE),
    };
    (!words.said.is_blank() || !words.note.is_blank()).then_some(words)
}

/// What a row takes back.
fn undoing(row: &Row<'_>) -> Undoing {
    Undoing {
        row: row.at(),
        takes_back: takes_back(row.text(recall_column::SAID)),
        canonical: hash_of(row.canonical()),
    }
}

/// The outcomes as recall writes them down. Each row that takes another one back asks for them.
static RECORDED: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(&RECORD_OUTCOME, None));

/// Which row one takes back whose `said` is this.
pub(crate) fn takes_back(said: &str) -> TakesBack {
    let outcome = |word: &str| value(RECORDED.read(word).ok()?, &Outcome::ALL);
    TakesBack::parse(said, outcome)
}

/// Whether a cell holds a date without a time.
fn has_no_time(row: &Row<'_>, column: usize) -> bool {
    row.is_date_alone(column)
}

/// What a contact was about, in order and each once; what names nothing is noted.
fn about(reader: &mut PartReader<'_>, row: &mut Row<'_>, abouts: &mut Vec<About>) {
    let cell = row.text(column::CASE);
    if cell.is_empty() {
        return;
    }
    let ids = &mut reader.side.ids;
    let mut put = |name| match name {
        Named::Visit(id) => About::Visit(ids.put(id)),
        Named::Plan(id) => About::Plan(ids.put(id)),
        Named::Agreement(id) => About::Agreement(ids.put(id)),
        Named::Reason(reason) => About::Reason(reason),
    };
    if let Some(name) = row.case_names().read_one(cell) {
        abouts.push(put(name));
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
    abouts.extend(named.into_iter().map(put));
    if some_unknown {
        row.note_unreadable(column::CASE);
    }
}

#[cfg(test)]
mod tests {
    use crate::plan::tally::Warning;
    use crate::testing::Story;

    const HYGIENE: &str = "agreement:A1";
    const SETTLED: &str = "settled already_reached";

    /// Hygiene that is due from Monday, 2 March.
    fn hygiene() -> Story {
        Story::on("2026-03-12").agreement(
            "A1",
            "hygiene_reminder; agreed_on=2026-01-12; contact_on=2026-03-02",
        )
    }

    #[test]
    fn where_the_refused_number_cant_be_read_each_of_the_patient_is_refused() {
        let child = "birth_date=2019-05-17; guardian_name=Anna; guardian_phone=8 977 000-40-40";
        let other = "hygiene_reminder; agreed_on=2026-01-12; contact_on=2026-03-02; patient_id=8";
        let story = |phones: &str, cell: &str| {
            let patient = hygiene().with_bad_rows().patient("7", phones);
            let story = patient.patient("8", child).agreement("A8", other);
            let entry = "entry=2026-03-03/7/call/agreement:A1; recording=1";
            let row = format!("2026-03-03 opt_out; {entry}; phone={cell}");
            let clinics = story
                .clone()
                .contact(&format!("2026-03-03 opt_out; phone={cell}"));
            [story.recorded(&row), clinics]
        };
        let refused = "not_permitted no_reachable_address";
        for (phones, cell, found, lost) in [
            ("phone=89770004040", "7.97700E+10", refused, 1),
            ("phone=89770004040", "7,97700E+10", refused, 1),
            (
                "phone=8 977 000-11-11, 8 977 000-40-40",
                "7,97700E+10",
                refused,
                1,
            ),
            (
                "phone=89770001111; call_phone=89770004040",
                "79770",
                refused,
                1,
            ),
            ("phone=89770001111", "7,97700E+10", "call", 1),
            // Where it can be read it alone is meant; a blank cell names none.
            ("phone=89770004040", "+79770004040", refused, 0),
            ("phone=89770004040", " +79770001111", "call", 0),
            ("phone=89770004040", "", "call", 0),
        ] {
            for story in story(phones, cell) {
                assert_eq!(story.decision("agreement:A8"), found, "{phones} {cell}");
                let warnings = story.tally().warnings;
                let warnings = warnings
                    .iter()
                    .filter(|it| matches!(it, Warning::LostNumber(_)));
                assert_eq!(warnings.clone().count(), lost, "{phones} {cell}");
                assert!(warnings.into_iter().all(|it| it.is_pressing()));
            }
        }
        // Who consents later may be called on it.
        let [recorded, _] = story("phone=89770004040", "7,97700E+10");
        let agreed = recorded.patient("8", "consent_on=2026-03-04");
        assert_eq!(agreed.decision("agreement:A8"), "call");
    }

    /// Rows of one entry, one a recording, each on the day of its list at ten.
    fn answered(rows: &[&str]) -> Story {
        let entry = "entry=2026-03-03/7/call/agreement:A1#1a2b";
        (1..).zip(rows).fold(hygiene(), |story, (number, row)| {
            story.recorded(&format!(
                "2026-03-03 10:00 {row}; {entry}; recording={number}"
            ))
        })
    }

    #[test]
    fn an_undone_row_takes_back_the_last_that_is_not_yet_taken_back() {
        for (rows, found) in [
            (&["opt_out", "undone"][..], "call"),
            (&["complaint", "undone"], "call"),
            (&["left", "undone"], "call"),
            (&["wrong_number; phone=89187744206", "undone"], "call"),
            (&["unclear", "undone"], "call"),
            (&["reached", "undone"], "call"),
            // Each takes back one: what stood before is in force again.
            (&["reached", "opt_out", "undone"], SETTLED),
            (&["reached", "opt_out", "undone", "undone"], "call"),
            (&["opt_out", "reached", "undone"], "not_permitted opted_out"),
            (
                &["unclear", "reached", "undone"],
                "not_permitted unclear_outcome",
            ),
            (&["reached", "undone", "opt_out"], "not_permitted opted_out"),
            // A row that says which recording it takes back takes back that one.
            (
                &["opt_out", "reached", "undone; said=recording 1: opt_out"],
                SETTLED,
            ),
            // One that takes back nothing is nothing.
            (&["undone"], "call"),
            (&["undone", "reached"], SETTLED),
        ] {
            assert_eq!(answered(rows).decision(HYGIENE), found, "{rows:?}");
        }
        // The decision rests on what was taken back, and on the row that did so.
        let evidence = answered(&["opt_out", "undone"]).evidence(HYGIENE);
        let own = evidence
            .iter()
            .filter(|row| row.starts_with("recall-contacts"));
        assert_eq!(
            own.collect::<Vec<_>>(),
            ["recall-contacts.csv:2", "recall-contacts.csv:3"]
        );
    }

    #[test]
    fn a_row_that_stands_there_twice_takes_back_once() {
        let entry = "entry=2026-03-03/7/call/agreement:A1";
        let undone = format!("2026-03-03 10:00 undone; {entry}; recording=3");
        let story = answered(&["opt_out", "reached"])
            .recorded(&undone)
            .recorded(&undone);
        assert_eq!(story.decision(HYGIENE), "not_permitted opted_out");
        let two = story.recorded(&format!("{undone}; said=recording 1: opt_out"));
        assert_eq!(two.decision(HYGIENE), "call");
    }

    #[test]
    fn a_number_whose_opt_out_was_taken_back_serves() {
        let entry = "entry=2026-03-03/7/call/agreement:A1; case=agreement:A1";
        let story = |rows: &[&str]| {
            let story = hygiene().patient("8", "phone=89187744206");
            let other =
                "hygiene_reminder; agreed_on=2026-01-12; contact_on=2026-03-02; patient_id=8";
            let story = story.agreement("A8", other);
            (1..).zip(rows).fold(story, |story, (number, row)| {
                let cells = format!("phone=89187744206; {entry}; recording={number}");
                story.recorded(&format!("2026-03-03 10:00 {row}; {cells}"))
            })
        };
        let found = "not_permitted no_reachable_address";
        assert_eq!(story(&["opt_out"]).decision("agreement:A8"), found);
        assert_eq!(
            story(&["opt_out", "undone"]).decision("agreement:A8"),
            "call"
        );
    }

    #[test]
    fn recordings_tell_what_is_last_and_never_the_place() {
        let row = |outcome: &str, recording: u32| {
            format!(
                "2026-03-03 {outcome}; entry=2026-03-03/7/call/agreement:A1; recording={recording}"
            )
        };
        let (reached, declined) = (row("reached", 10), row("declined", 9));
        for rows in [[&reached, &declined], [&declined, &reached]] {
            let story = rows
                .iter()
                .fold(hygiene(), |story, row| story.recorded(row));
            assert_eq!(story.decision(HYGIENE), SETTLED);
        }
        // Within one recording too.
        let (opt_out, undone) = (row("opt_out", 5), row("undone", 5));
        for rows in [[&opt_out, &undone], [&undone, &opt_out]] {
            let story = rows
                .iter()
                .fold(hygiene(), |story, row| story.recorded(row));
            assert_eq!(story.decision(HYGIENE), "call");
        }
    }

    #[test]
    fn in_the_clinics_own_log_undone_is_no_known_word() {
        let story = hygiene().with_bad_rows().contact("2026-03-03 10:00 undone");
        assert_eq!(story.decision(HYGIENE), "not_permitted unreadable_record");
    }

    #[test]
    fn an_attempt_with_a_day_moves_what_was_promised() {
        let promise = "callback; callback_at=2026-03-12 15:00; case=agreement:A1";
        let hours = |rows: &[&str]| {
            let story = answered(rows);
            format!("{} {}", story.decision(HYGIENE), story.windows())
        };
        assert_eq!(hours(&[promise]), "call 15:00-20:00");
        // Of the same entry: the attempt takes no place, but the moment is its.
        assert_eq!(
            hours(&[promise, "no_answer; callback_at=2026-03-12 17:30"]),
            "call 17:30-20:00"
        );
        assert_eq!(
            hours(&[promise, "no_answer; callback_at=2026-03-12"]),
            "call 09:00-20:00"
        );
        let evidence = answered(&[promise, "no_answer; callback_at=2026-03-12 17:30"]);
        assert!(
            evidence
                .evidence(HYGIENE)
                .contains(&"recall-contacts.csv:3".to_owned())
        );
        assert_eq!(hours(&[promise, "no_answer"]), "call 15:00-20:00");
        // Taken back, it moves nothing.
        assert_eq!(
            hours(&[promise, "no_answer; callback_at=2026-03-12 17:30", "undone"]),
            "call 15:00-20:00"
        );
        // Of the list of another day.
        let moved = |row: &str| {
            let entry = "entry=2026-03-10/7/call/agreement:A1; recording=9";
            let story = answered(&[promise]).recorded(&format!("2026-03-10 11:00 {row}; {entry}"));
            (story.decision(HYGIENE), story.at("2026-03-14").windows())
        };
        let later = "later not_due 2026-03-14".to_owned();
        for (row, found, windows) in [
            (
                "no_answer; callback_at=2026-03-14 16:00; case=agreement:A1",
                &later,
                "16:00-20:00",
            ),
            ("busy; callback_at=2026-03-14", &later, "09:00-20:00"),
        ] {
            assert_eq!(moved(row), (found.clone(), windows.to_owned()), "{row}");
        }
        // About something else, or written down elsewhere, it moves nothing.
        let other = "no_answer; callback_at=2026-03-14 16:00; case=agreement:A9";
        let story = answered(&[promise]).agreement("A9", "checkup_reminder; status=withdrawn");
        let story = story.recorded(&format!("2026-03-10 11:00 {other}"));
        assert_eq!(story.decision(HYGIENE), "call");
        let elsewhere = "2026-03-10 11:00 no_answer; callback_at=2026-03-14 16:00";
        assert_eq!(
            answered(&[promise]).contact(elsewhere).decision(HYGIENE),
            "call"
        );
        // What is moved is carried, and no promise that was forgotten.
        let entry = "entry=2026-03-10/7/call/agreement:A1; recording=9";
        let row = "2026-03-10 11:00 no_answer; callback_at=2026-03-14 16:00";
        let story = answered(&[promise]).recorded(&format!("{row}; {entry}"));
        assert_eq!(
            story.tally().warnings,
            answered(&[promise]).tally().warnings
        );
    }

    #[test]
    fn an_unclear_of_an_entry_is_lifted_by_that_entry_alone() {
        let unclear = "not_permitted unclear_outcome";
        let story = answered(&["unclear"]).agreement("A9", "checkup_reminder; status=withdrawn");
        let heard = "2026-03-05 10:00 reached; case=agreement:A9";
        let other = format!("{heard}; entry=2026-03-05/7/call/agreement:A9; recording=9");
        assert_eq!(story.clone().recorded(&other).decision(HYGIENE), unclear);
        assert_eq!(story.contact(heard).decision(HYGIENE), unclear);
        assert_eq!(answered(&["unclear", "busy"]).decision(HYGIENE), "call");
        // In the record too one without an entry is as one of the clinic's own log.
        let without = hygiene().recorded("2026-03-03 10:00 unclear");
        assert_eq!(without.decision(HYGIENE), unclear);
        let without = without.setting("contact.contact_gap_days = 0");
        let story = without.agreement("A9", "checkup_reminder; status=withdrawn");
        assert_eq!(story.contact(heard).decision(HYGIENE), "call");
    }

    #[test]
    fn rows_of_one_talk_are_one_contact_of_the_week() {
        let story = |rows: &[(&str, &str)]| {
            let story = hygiene()
                .agreement("A9", "checkup_reminder; status=withdrawn")
                .agreement("B9", "checkup_reminder; status=withdrawn")
                .setting("contact.contact_gap_days = 0")
                .setting("contact.max_per_week = 2");
            rows.iter().fold(story, |story, (at, case)| {
                let date = &at[..10];
                let entry = format!("entry={date}/7/call/{case}; case={case}; recording=1");
                story.recorded(&format!("{at} reached; {entry}"))
            })
        };
        let one_talk = [
            ("2026-03-09 10:00", "agreement:A9"),
            ("2026-03-09 10:00", "agreement:B9"),
        ];
        assert_eq!(story(&one_talk).decision(HYGIENE), "call");
        let another = ("2026-03-10 10:00", "agreement:B9");
        let full = story(&[one_talk[0], one_talk[1], another]);
        assert_eq!(full.decision(HYGIENE), "later cooling_down 2026-03-17");
    }

    #[test]
    fn the_entry_holds_where_a_spreadsheet_changed_id_or_date() {
        let entry = "entry=2026-03-03/007/call/agreement:A1; recorded_at=2026-03-03 20:00";
        let story = hygiene().patient("007", "phone=89187744207").agreement(
            "B1",
            "hygiene_reminder; agreed_on=2026-01-12; contact_on=2026-03-02; patient_id=007",
        );
        let opt_out = story.recorded(&format!("2026-03-03 opt_out; patient_id=7; {entry}"));
        assert_eq!(opt_out.decision("agreement:B1"), "not_permitted opted_out");
        assert_eq!(opt_out.decision(HYGIENE), "call");
        // A date that can't be read, or can't be right, is that of the list.
        for at in ["03/03/26", "2026-01-03 10:00", "2026-03-11 10:00", ""] {
            let entry = "entry=2026-03-03/7/call/agreement:A1; recorded_at=2026-03-03 20:00";
            let row = format!("contacted_at={at}; outcome=reached; {entry}");
            let story = hygiene()
                .with_bad_rows()
                .recorded(&format!("2026-03-03 reached; {row}"));
            assert_eq!(story.decision(HYGIENE), SETTLED, "{at}");
            let before = story.at("2026-03-02");
            assert_eq!(before.decision(HYGIENE), "call", "{at}");
        }
        // Of a row that can't be read whoever it may name is left in peace.
        let story = hygiene().with_bad_rows().patient("8", "phone=89187744208");
        let story = story.agreement(
            "B1",
            "hygiene_reminder; agreed_on=2026-01-12; contact_on=2026-03-02; patient_id=8",
        );
        let odd = "2026-03-03 what; patient_id=8; entry=2026-03-03/7/call/agreement:A1";
        let story = story.recorded(odd);
        let barred = "not_permitted unreadable_record";
        assert_eq!(story.decision(HYGIENE), barred);
        assert_eq!(story.decision("agreement:B1"), barred);
    }

    #[test]
    fn a_note_beside_an_attempt_that_takes_no_place_says_no_all_the_same() {
        let story = answered(&[
            "reached; case=agreement:A1",
            "no_answer; note=не звонить больше",
        ]);
        let other = story.agreement(
            "A2",
            "checkup_reminder; agreed_on=2026-01-12; contact_on=2026-03-02; due_on=2026-07-12",
        );
        assert_eq!(
            other.at("2026-03-20").decision("agreement:A2"),
            "not_permitted refusal_noted"
        );
        let undone = answered(&["no_answer; note=не звонить больше", "undone"]);
        assert_eq!(undone.decision(HYGIENE), "call");
        // Where another row took its place, what stood there holds no more.
        let replaced = answered(&["no_answer; note=не звонить больше", "busy"]);
        assert_eq!(replaced.decision(HYGIENE), "call");
    }

    #[test]
    fn a_row_that_rows_were_taken_out_is_nobodys() {
        for id in ["7", "99", ""] {
            let row = format!("2026-03-03 undone; patient_id={id}; said=forgotten 3");
            let story = hygiene().recorded(&row);
            assert_eq!(story.decision(HYGIENE), "call");
        }
    }
}
