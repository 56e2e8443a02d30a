//! What the archive shows of the contacts with one patient, or to one number: what was planned and on what grounds, what came of it, what was
//! refused and what came after that, what was not called though there was a reason.
//!
//! Nothing is decided here, and nothing is judged: what is found is laid out, with where it stands.

mod refusals;
mod search;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::PathBuf;

use chrono::NaiveDate;
use serde::Serialize;

pub(crate) use refusals::{Kind, Refusal, asks_for_peace};
pub(crate) use search::Decided;

use crate::export::columns::File;
use crate::export::entry::Entry;
use crate::export::values::normal;
use crate::model::archived::ArchivedContact;
use crate::model::clinic::Outcome;
use crate::phone;
use crate::phone::mask::{masked, masked_name};
use crate::read::force::{self, Answer, Fate};
use crate::read::of_patients::{RowOf, Said, holds_number};
use crate::read::takes_back;
use crate::report::people::{Wanted, name_has_words, words_of};

/// A day of the archive.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct DayAt {
    /// That of its folder.
    pub name: String,
    pub date: NaiveDate,
    #[serde(skip)]
    pub path: PathBuf,
    /// That of its manifest.
    pub sha256: String,
    /// The day before it in the chain, and the hash of that one.
    pub previous: Option<(String, String)>,
    /// Its files were taken out on purpose.
    pub is_expired: bool,
}

/// Whom the page is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Whom {
    Patient {
        id: String,
        name: String,
    },
    /// A number in E.164, whose contacts went there, and who else has it in the clinic's files now.
    Number {
        e164: String,
        patients: Vec<(String, String)>,
        others: Vec<(String, String)>,
    },
}

/// Who may be meant by what was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Meant {
    One(Whom),
    /// Ids and names; of numbers, those in the place of the ids.
    Several(Vec<(String, String)>),
    Nobody,
}

/// The first and the last day that is wanted, where such are named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Period {
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
}

impl Period {
    pub(crate) fn holds(self, date: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= date) && self.to.is_none_or(|to| date <= to)
    }
}

/// A contact that was planned.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Planned {
    pub date: NaiveDate,
    /// The days of the archive that hold it as it is here: a list may have been made more than once on a date.
    pub days: Vec<usize>,
    pub contact: ArchivedContact,
    /// What was written down of it.
    pub made: Vec<Made>,
}

/// What was written down of a contact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Made {
    pub file: String,
    pub line: u32,
    pub patient_id: String,
    /// As it is written.
    pub at: String,
    #[serde(skip)]
    pub on: Option<NaiveDate>,
    #[serde(serialize_with = "by_name")]
    pub outcome: Option<Outcome>,
    /// As it was typed.
    pub said: String,
    pub cases: String,
    pub channel: String,
    pub by: String,
    pub callback_at: String,
    pub score: String,
    pub note: String,
    pub recorded_at: String,
    #[serde(skip)]
    pub entry: String,
    /// What it was about, as cases and reasons are named everywhere.
    #[serde(skip)]
    pub about: Vec<String>,
    /// On which numbers it was said, in E.164, where the row names them.
    #[serde(skip)]
    pub numbers: Vec<String>,
    #[serde(skip)]
    pub note_refuses: bool,
    /// Somebody took it back later.
    pub is_taken_back: bool,
}

#[expect(
    clippy::ref_option,
    clippy::trivially_copy_pass_by_ref,
    reason = "serde calls it so"
)]
fn by_name<S: serde::Serializer>(outcome: &Option<Outcome>, out: S) -> Result<S::Ok, S::Error> {
    match outcome {
        Some(outcome) => out.serialize_str(outcome.name()),
        None => out.serialize_none(),
    }
}

fn names<S: serde::Serializer>(unread: &[(String, Unread)], out: S) -> Result<S::Ok, S::Error> {
    out.collect_seq(unread.iter().map(|(name, _)| name))
}

/// What was not called though there was a reason: a case with one answer on days that follow each other in the archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct NotCalled {
    pub first: NaiveDate,
    pub last: NaiveDate,
    pub lists: usize,
    pub patient_id: String,
    pub case: String,
    pub reason: Option<String>,
    pub verdict: String,
    pub codes: Vec<String>,
    /// The sentence of the last of these days.
    pub why: String,
    #[serde(skip)]
    place: usize,
}

/// All that there is to show.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Proof {
    pub whom: Whom,
    pub period: Period,
    /// All of the archive, in the order of its chain.
    pub days: Vec<DayAt>,
    pub contacts: Vec<Planned>,
    pub refusals: Vec<Refusal>,
    pub not_called: Vec<NotCalled>,
    /// What the clinic's files have of contacts with the patient beside those of the archive.
    pub elsewhere: Vec<Made>,
    /// Days of which something can't be read.
    #[serde(serialize_with = "names")]
    pub unread: Vec<(String, Unread)>,
    /// How many days of the period hold contacts that can't be shown: they were taken out, or can't be read.
    pub unseen: usize,
}

/// Why something of a day can't be read.
pub(crate) type Unread = io::ErrorKind;

/// Finds out who is meant: by an id, else by a number, else by a name, each as the archive has it; whom it does not know, as the clinic's
/// patients have it, who are looked up only then.
///
/// # Errors
/// Those of looking them up.
pub(crate) fn meant<E>(
    days: &[DayAt],
    patients: impl FnOnce() -> Result<Vec<RowOf>, E>,
    phones: phone::Reader,
    asked: &str,
) -> Result<Meant, E> {
    if asked.is_empty() {
        return Ok(Meant::Nobody);
    }
    let patient = |id: &str, name: String| {
        let id = id.to_owned();
        Meant::One(Whom::Patient { id, name })
    };
    let by_id = Whom::Patient {
        id: asked.to_owned(),
        name: String::new(),
    };
    if let Some((_, contact)) = search::contacts(days, &by_id).of_days.pop() {
        return Ok(patient(asked, contact.patient_name));
    }
    let patients = patients()?;
    Ok(meant_beside(days, &patients, phones, asked))
}

/// The same of somebody whose id is not that of any contact.
fn meant_beside(days: &[DayAt], patients: &[RowOf], phones: phone::Reader, asked: &str) -> Meant {
    let patient = |id: &str, name: String| {
        let id = id.to_owned();
        Meant::One(Whom::Patient { id, name })
    };
    let row_of = |id: &str| patients.iter().find(|row| row.cell("patient_id") == id);
    let full_name = |row: &RowOf| row.name_parts().collect::<Vec<_>>().join(" ");
    if let Some(row) = row_of(asked) {
        return patient(asked, full_name(row));
    }
    let number = Wanted::number(phones, asked);
    let who = search::who(days, number, asked);
    match (who.numbers.as_slice(), number) {
        ([number], _) => return Meant::One(to_number(number)),
        ([], Some(Wanted::Whole(digits))) => return Meant::One(to_number(&format!("+{digits}"))),
        ([], _) => {}
        (several, _) => {
            let several = several.iter().map(|number| (number.clone(), String::new()));
            return Meant::Several(several.collect());
        }
    }
    let mut named: BTreeMap<String, String> = who.named.into_iter().collect();
    if named.is_empty() {
        let asked = normal(asked);
        let words = words_of(&asked).unwrap_or_default();
        let has_name = |row: &&RowOf| !words.is_empty() && name_has_words(row.name_parts(), &words);
        let found = patients.iter().filter(has_name);
        named.extend(found.map(|row| (row.cell("patient_id").to_owned(), full_name(row))));
    }
    let mut named: Vec<(String, String)> = named.into_iter().collect();
    if named.len() > 1 {
        return Meant::Several(named);
    }
    if let Some((id, name)) = named.pop() {
        return patient(&id, name);
    }
    // Somebody with whom no contact was ever planned is known by the decisions.
    let decided = search::decisions(days, &[asked.to_owned()]);
    if decided.of_days.is_empty() {
        Meant::Nobody
    } else {
        patient(asked, String::new())
    }
}

fn to_number(e164: &str) -> Whom {
    Whom::Number {
        e164: e164.to_owned(),
        patients: Vec::new(),
        others: Vec::new(),
    }
}

/// Whether a row of the patients' file may be of somebody who is asked for.
pub(crate) fn may_be_meant(row: &RowOf, phones: phone::Reader, asked: &str) -> bool {
    if row.file != File::Patients {
        return false;
    }
    let asked_words = normal(asked);
    row.cell("patient_id") == asked
        || words_of(&asked_words).is_some_and(|words| name_has_words(row.name_parts(), &words))
        || Wanted::number(phones, asked).is_some_and(|wanted| {
            holds_number(phones, row.cell("phone"), |digits| wanted.is(digits))
        })
}

/// The patients of a page.
pub(crate) fn patients_of(whom: &Whom) -> Vec<String> {
    match whom {
        Whom::Patient { id, .. } => vec![id.clone()],
        Whom::Number {
            patients, others, ..
        } => {
            let all = patients.iter().chain(others);
            all.map(|(id, _)| id.clone()).collect()
        }
    }
}

/// With a number come those who have it in the clinic's files now, be it that somebody of them refused and nothing was ever planned; their
/// names come from these files too.
pub(crate) fn with_holders(mut whom: Whom, rows: &[RowOf]) -> Whom {
    let Whom::Number {
        e164,
        patients,
        others,
    } = &mut whom
    else {
        return whom;
    };
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.numbers.contains(e164)) {
        let id = row.cell("patient_id").to_owned();
        if !id.is_empty() && !patients.iter().any(|(known, _)| *known == id) {
            found.entry(id).or_default();
        }
    }
    for row in rows.iter().filter(|row| row.file == File::Patients) {
        if let Some(name) = found.get_mut(row.cell("patient_id")) {
            *name = row.name_parts().collect::<Vec<_>>().join(" ");
        }
    }
    *others = found.into_iter().collect();
    whom
}

/// The contacts that were planned with somebody, whenever it was; with a number comes to whom it belonged.
pub(crate) fn planned(days: &[DayAt], whom: Whom) -> (Whom, Vec<Planned>, Vec<(String, Unread)>) {
    let found = search::contacts(days, &whom);
    let mut planned: Vec<Planned> = Vec::new();
    for (place, contact) in found.of_days {
        let Some(day) = days.get(place) else {
            continue;
        };
        let mut known = planned.iter_mut();
        match known.find(|known| known.date == day.date && known.contact == contact) {
            Some(known) => known.days.push(place),
            None => planned.push(Planned {
                date: day.date,
                days: vec![place],
                contact,
                made: Vec::new(),
            }),
        }
    }
    planned.sort_by_key(|planned| planned.date);
    let whom = match whom {
        Whom::Patient { id, name } => Whom::Patient { id, name },
        Whom::Number { e164, .. } => {
            let named = planned.iter().map(|planned| {
                let contact = &planned.contact;
                (contact.patient_id.clone(), contact.patient_name.clone())
            });
            let patients: BTreeMap<String, String> = named.collect();
            Whom::Number {
                e164,
                patients: patients.into_iter().collect(),
                others: Vec::new(),
            }
        }
    };
    (whom, planned, found.unread)
}

impl Proof {
    /// Puts together what the archive and the clinic's files have.
    pub(crate) fn of(
        (days, period): (Vec<DayAt>, Period),
        (whom, mut contacts, mut unread): (Whom, Vec<Planned>, Vec<(String, Unread)>),
        rows: &[RowOf],
    ) -> Self {
        let ids = patients_of(&whom);
        let mut made = made(rows);
        let is_seen =
            |day: &&DayAt| !day.is_expired && !unread.iter().any(|(unread, _)| *unread == day.name);
        let (seen, unseen): (Vec<&DayAt>, Vec<&DayAt>) = days.iter().partition(is_seen);
        let refusals = refusals::of((&made, rows), &contacts, (&seen, &unseen));
        // Of others there is nothing but what they said for a number.
        made.retain(|made| ids.contains(&made.patient_id));
        let in_period = unseen.iter().filter(|day| period.holds(day.date));
        let unseen = in_period.count();
        let wanted: Vec<DayAt> = days
            .iter()
            .filter(|day| period.holds(day.date))
            .cloned()
            .collect();
        let decided = if ids.is_empty() {
            Vec::new()
        } else {
            let found = search::decisions(&wanted, &ids);
            unread.extend(found.unread);
            found.of_days
        };
        unread.sort();
        unread.dedup();
        contacts.retain(|contact| period.holds(contact.date));
        let mut answered = BTreeSet::new();
        for contact in &mut contacts {
            let answers = made
                .iter()
                .enumerate()
                .filter(|(_, made)| answers(made, contact));
            let (places, own): (Vec<_>, Vec<_>) =
                answers.map(|(at, made)| (at, made.clone())).unzip();
            answered.extend(places);
            contact.made = own;
        }
        let elsewhere = made.into_iter().enumerate();
        let elsewhere = elsewhere
            .filter(|(place, made)| {
                !answered.contains(place) && made.on.is_none_or(|on| period.holds(on))
            })
            .map(|(_, made)| made);
        Self {
            not_called: not_called(&wanted, decided),
            elsewhere: elsewhere.collect(),
            whom,
            period,
            days,
            contacts,
            refusals,
            unread,
            unseen,
        }
    }

    /// The names of the patients, by id.
    pub(crate) fn name_of(&self, id: &str) -> &str {
        match &self.whom {
            Whom::Patient { name, .. } => name,
            Whom::Number {
                patients, others, ..
            } => {
                let mut all = patients.iter().chain(others);
                let found = all.find(|(other, _)| other == id);
                found.map_or("", |(_, name)| name)
            }
        }
    }
}

/// What was written down of contacts, those that were taken back marked.
fn made(rows: &[RowOf]) -> Vec<Made> {
    let mut all: Vec<(u64, Made)> = Vec::new();
    for row in rows {
        let Said::Contact(outcome, on) = row.said else {
            continue;
        };
        let cell = |column: &str| row.cell(column).to_owned();
        let said = match row.file {
            File::RecallContacts if !row.cell("said").is_empty() => cell("said"),
            _ => cell("outcome"),
        };
        let recording = row.cell("recording").parse().unwrap_or(0);
        let made = Made {
            file: row.name.clone(),
            line: row.line,
            patient_id: cell("patient_id"),
            at: cell("contacted_at"),
            on,
            outcome,
            said,
            cases: cell("case"),
            channel: cell("channel"),
            by: cell("by"),
            callback_at: cell("callback_at"),
            score: cell("score"),
            note: cell("note"),
            recorded_at: cell("recorded_at"),
            entry: cell("entry"),
            about: row.about.clone(),
            numbers: row.numbers.clone(),
            note_refuses: row.note_refuses,
            is_taken_back: false,
        };
        all.push((recording, made));
    }
    all.sort_by(|a, b| (a.0, &a.1.file, a.1.line).cmp(&(b.0, &b.1.file, b.1.line)));
    let mut by_entry: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (place, (_, made)) in all.iter().enumerate() {
        if !made.entry.is_empty() {
            by_entry.entry(made.entry.clone()).or_default().push(place);
        }
    }
    for places in by_entry.into_values() {
        let answers: Vec<Answer> = places.iter().map(|&place| answer(&all[place])).collect();
        let fates = force::settle(&answers).fates;
        for (place, fate) in places.into_iter().zip(fates) {
            all[place].1.is_taken_back = matches!(fate, Fate::TakenBack(_));
        }
    }
    let mut kept: Vec<Made> = all.into_iter().map(|(_, made)| made).collect();
    // Of rows that answer nothing: that others were taken out.
    kept.retain(|made| made.outcome != Some(Outcome::Undone));
    for made in &mut kept {
        for text in [&mut made.said, &mut made.by, &mut made.note, &mut made.at] {
            *text = masked(text).into_owned();
        }
        made.cases = masked_name(&made.cases).into_owned();
        made.score = masked(&made.score).into_owned();
        made.callback_at = masked(&made.callback_at).into_owned();
    }
    kept.sort_by(|a, b| (a.on, &a.at, &a.file, a.line).cmp(&(b.on, &b.at, &b.file, b.line)));
    kept
}

fn answer((recording, made): &(u64, Made)) -> Answer {
    Answer {
        recording: u32::try_from(*recording).unwrap_or(u32::MAX),
        outcome: made.outcome.unwrap_or(Outcome::Unclear),
        // These bear on what counts, and here all is shown.
        is_attempt: false,
        has_callback: false,
        takes_back: takes_back(&made.said),
    }
}

/// Whether something was written down of a contact: by the entry of the list.
fn answers(made: &Made, planned: &Planned) -> bool {
    let (Some((written, _)), Some((entry, _))) = (
        Entry::parse(&made.entry),
        Entry::parse(&planned.contact.entry),
    ) else {
        return false;
    };
    let mut cases = planned.contact.cases.iter();
    written == entry || cases.any(|case| written == entry.of_case(&case.case))
}

/// The answers other than a call, where there was a reason; those that stay the same over lists that follow each other as one.
fn not_called(days: &[DayAt], decided: Vec<(usize, Decided)>) -> Vec<NotCalled> {
    let mut all: Vec<NotCalled> = Vec::new();
    for (place, decided) in decided {
        let (Some(day), "not_permitted" | "later" | "missed") =
            (days.get(place), decided.verdict.as_str())
        else {
            continue;
        };
        if decided.case == "-" {
            continue;
        }
        let is_same = |known: &&mut NotCalled| {
            known.patient_id == decided.patient_id
                && known.case == decided.case
                && known.verdict == decided.verdict
                && known.codes == decided.codes
                && known.place + 1 == place
        };
        match all.iter_mut().find(is_same) {
            Some(known) => {
                known.last = day.date;
                known.place = place;
                known.lists += 1;
                known.why = decided.why;
            }
            None => all.push(NotCalled {
                first: day.date,
                last: day.date,
                lists: 1,
                patient_id: decided.patient_id,
                case: decided.case,
                reason: decided.reason,
                verdict: decided.verdict,
                codes: decided.codes,
                why: decided.why,
                place,
            }),
        }
    }
    all
}
