//! What was said against contacts, and what came after it.

use chrono::NaiveDate;
use serde::Serialize;

use super::{DayAt, Made, Planned};
use crate::model::clinic::{Consent, Outcome};
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
    /// No contacts before a day.
    Pause,
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
    pub file: String,
    pub line: u32,
    /// The last contact up to that day.
    pub last_before: Option<NaiveDate>,
    /// The contacts that were planned after it, of a pause those before its end; each with the day of a newer permission, where it rests on
    /// one.
    pub after: Vec<(NaiveDate, Option<String>)>,
    /// How many lists the archive holds that were made after it.
    pub lists_after: usize,
}

pub(super) fn of(
    (made, rows): (&[Made], &[RowOf]),
    contacts: &[Planned],
    days: &[DayAt],
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
        }
        is_same
    });
    for refusal in &mut all {
        follow(refusal, contacts, days);
    }
    all
}

fn of_contact(made: &Made) -> Option<Refusal> {
    let kind = match made.outcome? {
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
    };
    (!made.is_taken_back).then(|| Refusal {
        kind,
        patient_id: made.patient_id.clone(),
        on: made.on,
        until: None,
        said: made.said.clone(),
        cases: made.cases.clone(),
        file: made.file.clone(),
        line: made.line,
        last_before: None,
        after: Vec::new(),
        lists_after: 0,
    })
}

/// What the patients' file or a card says against contacts now.
fn of_row(row: &RowOf) -> Vec<Refusal> {
    let Said::Leave(consent, on, pause) = row.said else {
        return Vec::new();
    };
    let refusal = |kind, on, until, said: &str| Refusal {
        kind,
        patient_id: row.cell("patient_id").to_owned(),
        on,
        until,
        said: said.to_owned(),
        cases: String::new(),
        file: row.name.clone(),
        line: row.line,
        last_before: None,
        after: Vec::new(),
        lists_after: 0,
    };
    let no = (consent == Some(Consent::No))
        .then(|| refusal(Kind::ConsentNo, on, None, row.cell("consent")));
    let pause = pause.map(|until| refusal(Kind::Pause, None, Some(until), row.cell("pause_until")));
    no.into_iter().chain(pause).collect()
}

/// Finds what was planned before and after it.
fn follow(refusal: &mut Refusal, contacts: &[Planned], days: &[DayAt]) {
    let Some(on) = refusal.on else {
        return;
    };
    let named: Vec<&str> = refusal.cases.split(';').map(str::trim).collect();
    let concerns = |planned: &&Planned| {
        let contact = &planned.contact;
        let is_own = contact.patient_id == refusal.patient_id;
        is_own
            && match refusal.kind {
                // A no to one matter leaves the others.
                Kind::Declined => contact
                    .cases
                    .iter()
                    .any(|case| named.contains(&case.case.as_str())),
                Kind::OptOut
                | Kind::WrongNumber
                | Kind::Complaint
                | Kind::Left
                | Kind::ConsentNo
                | Kind::Pause => true,
            }
    };
    let own: Vec<&Planned> = contacts.iter().filter(concerns).collect();
    let before = own.iter().map(|planned| planned.date);
    refusal.last_before = before.filter(|&date| date <= on).max();
    refusal.lists_after = days.iter().filter(|day| day.date > on).count();
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
