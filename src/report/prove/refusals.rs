//! What was said against contacts, and what came after it.

use chrono::NaiveDate;
use serde::Serialize;

use super::{DayAt, Made, Planned};
use crate::model::clinic::{Consent, Outcome};
use crate::phone::mask::masked;
use crate::read::of_patients::{RowOf, Said};

/// How somebody said no, or not now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    /// No more contacts at all.
    OptOut,
    /// No to one matter.
    Declined,
    /// The number is somebody else's.
    WrongNumber,
    Complaint,
    /// Died, moved away, treated elsewhere.
    Left,
    /// The patients' file or the card says no.
    ConsentNo,
    /// A note says not to make contact.
    Note,
    /// No contacts before a day.
    Pause,
}

impl Kind {
    /// Whether nobody is to be contacted about anything after it.
    pub(crate) const fn forbids_contact(self) -> bool {
        match self {
            Self::OptOut | Self::Left | Self::ConsentNo | Self::Note => true,
            Self::Declined | Self::WrongNumber | Self::Complaint | Self::Pause => false,
        }
    }
}

/// Something that was said against contacts, and what was planned after it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Refusal {
    pub kind: Kind,
    pub patient_id: String,
    /// When it was said; `None`: the file does not tell.
    pub on: Option<NaiveDate>,
    /// Of a pause, its end.
    pub until: Option<NaiveDate>,
    /// As it was typed.
    pub said: String,
    pub cases: String,
    /// The same as cases and reasons are named everywhere; nothing: it was about all.
    #[serde(skip)]
    about: Vec<String>,
    /// On which numbers it was said, in E.164, where the row names them.
    #[serde(skip)]
    pub numbers: Vec<String>,
    pub file: String,
    pub line: u32,
    /// The last contact up to that day; where that is not told, the last of all.
    pub last_before: Option<NaiveDate>,
    /// The contacts that were planned after it, of a pause those before its end; each with the day of a newer permission, where it rests on
    /// one.
    pub after: Vec<(NaiveDate, Option<String>)>,
    /// How many lists after it the archive can show.
    pub lists_after: usize,
    /// And how many it can't, because they were taken out or can't be read; where the day is not told, of all.
    pub lists_unseen: usize,
}

impl Refusal {
    /// Whether it is told of one number, and not of its patient.
    pub(crate) fn is_of_number(&self) -> bool {
        self.kind == Kind::WrongNumber && !self.numbers.is_empty()
    }

    /// Whether something was planned after it that should not have been.
    pub(crate) fn is_amiss(&self) -> bool {
        let binds = self.kind.forbids_contact() || self.is_of_number();
        binds && self.after.iter().any(|(_, newer)| newer.is_none())
    }
}

pub(super) fn of(
    (made, rows): (&[Made], &[RowOf]),
    contacts: &[Planned],
    days: (&[&DayAt], &[&DayAt]),
) -> Vec<Refusal> {
    let mut all: Vec<Refusal> = made.iter().filter_map(of_contact).collect();
    all.extend(rows.iter().flat_map(of_row));
    all.sort_by(|a, b| (a.on, &a.file, a.line).cmp(&(b.on, &b.file, b.line)));
    // Of a talk about several matters each has a row, and what holds for the talk stands in all of them.
    all.dedup_by(|next, known| {
        let is_same = next.kind == known.kind
            && next.on == known.on
            && next.said == known.said
            && (&next.patient_id, &next.file) == (&known.patient_id, &known.file);
        if is_same && next.cases != known.cases {
            known.cases = format!("{}; {}", known.cases, next.cases);
            if known.about.is_empty() || next.about.is_empty() {
                known.about.clear();
            } else {
                known.about.append(&mut next.about);
            }
        }
        is_same
    });
    for refusal in &mut all {
        follow(refusal, contacts, days);
    }
    all
}

fn of_contact(made: &Made) -> Option<Refusal> {
    let noted = made.note_refuses.then_some(Kind::Note);
    let kind = match made.outcome.and_then(kind_of) {
        Some(kind) if kind.forbids_contact() => kind,
        kind => noted.or(kind)?,
    };
    let said = if kind == Kind::Note {
        &made.note
    } else {
        &made.said
    };
    (!made.is_taken_back).then(|| Refusal {
        kind,
        patient_id: made.patient_id.clone(),
        on: made.on,
        until: None,
        said: said.clone(),
        cases: made.cases.clone(),
        about: made.about.clone(),
        numbers: made.numbers.clone(),
        file: made.file.clone(),
        line: made.line,
        last_before: None,
        after: Vec::new(),
        lists_after: 0,
        lists_unseen: 0,
    })
}

/// Whether somebody asked for no more contacts to a number, which holds for whoever is called there.
pub(crate) fn asks_for_peace(row: &RowOf) -> bool {
    matches!(row.said, Said::Contact(Some(Outcome::OptOut), _))
}

const fn kind_of(outcome: Outcome) -> Option<Kind> {
    Some(match outcome {
        Outcome::OptOut => Kind::OptOut,
        Outcome::Declined => Kind::Declined,
        Outcome::WrongNumber => Kind::WrongNumber,
        Outcome::Complaint => Kind::Complaint,
        Outcome::Left => Kind::Left,
        Outcome::Reached
        | Outcome::Booked
        | Outcome::Sent
        | Outcome::NotDelivered
        | Outcome::NoAnswer
        | Outcome::Busy
        | Outcome::Callback
        | Outcome::AskDoctor
        | Outcome::Unwell
        | Outcome::Resolved
        | Outcome::Unclear
        | Outcome::Undone => return None,
    })
}

/// What a row that is of no contact says against them now.
fn of_row(row: &RowOf) -> Vec<Refusal> {
    let refusal = |kind, on, until, said: &str| Refusal {
        kind,
        patient_id: row.cell("patient_id").to_owned(),
        on,
        until,
        said: masked(said).into_owned(),
        cases: String::new(),
        about: Vec::new(),
        numbers: Vec::new(),
        file: row.name.clone(),
        line: row.line,
        last_before: None,
        after: Vec::new(),
        lists_after: 0,
        lists_unseen: 0,
    };
    let mut all = Vec::new();
    match row.said {
        Said::Contact(..) => return all,
        Said::Leave(consent, on, pause) => {
            if consent == Some(Consent::No) {
                all.push(refusal(Kind::ConsentNo, on, None, row.cell("consent")));
            }
            if pause.is_some() {
                all.push(refusal(Kind::Pause, None, pause, row.cell("pause_until")));
            }
        }
        Said::Gone => all.push(refusal(Kind::Left, None, None, row.cell("status"))),
        Said::Nothing => {}
    }
    if row.note_refuses {
        all.push(refusal(Kind::Note, None, None, row.cell("note")));
    }
    all
}

/// Whether a contact is one that a refusal is about.
fn concerns(refusal: &Refusal, planned: &Planned) -> bool {
    let contact = &planned.contact;
    let is_own = contact.patient_id == refusal.patient_id;
    let is_to_number = refusal.numbers.contains(&contact.to);
    match refusal.kind {
        // A no to one matter leaves the others.
        Kind::Declined => {
            let is_named = |name: &str| refusal.about.iter().any(|about| about == name);
            let mut cases = contact.cases.iter();
            is_own
                && (refusal.about.is_empty()
                    || cases.any(|case| is_named(&case.case) || is_named(&case.reason)))
        }
        Kind::WrongNumber if refusal.is_of_number() => is_to_number,
        // Whoever answers there speaks for the number.
        Kind::OptOut => is_own || is_to_number,
        Kind::WrongNumber
        | Kind::Complaint
        | Kind::Left
        | Kind::ConsentNo
        | Kind::Note
        | Kind::Pause => is_own,
    }
}

/// Finds what was planned before and after it.
fn follow(refusal: &mut Refusal, contacts: &[Planned], (seen, unseen): (&[&DayAt], &[&DayAt])) {
    let own = contacts.iter().filter(|planned| concerns(refusal, planned));
    let own: Vec<&Planned> = own.collect();
    let before = own.iter().map(|planned| planned.date);
    let Some(on) = refusal.on else {
        refusal.last_before = before.max();
        refusal.lists_unseen = unseen.len();
        return;
    };
    refusal.last_before = before.filter(|&date| date <= on).max();
    refusal.lists_after = seen.iter().filter(|day| day.date > on).count();
    refusal.lists_unseen = unseen.iter().filter(|day| day.date > on).count();
    let after = own.iter().filter(|planned| planned.date > on);
    refusal.after = after
        .map(|planned| (planned.date, newer(planned, on)))
        .collect();
}

/// The day of the permission on which a contact rests, where all of it was given after a day.
fn newer(planned: &Planned, on: NaiveDate) -> Option<String> {
    let given = planned.contact.cases.iter().map(|case| {
        let given = case.consent.on.as_deref()?;
        let day: NaiveDate = given.parse().ok()?;
        (day > on).then(|| given.to_owned())
    });
    let given: Option<Vec<String>> = given.collect();
    given?.into_iter().min()
}
