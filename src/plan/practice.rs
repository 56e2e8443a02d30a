//! A clinic on the day that is planned, and the facts of one patient.

use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;

use chrono::NaiveDate;

use crate::model::clinic::{
    About, Block, Clinic, Contact, Moment, NoteRefusal, Patient, PatientIndex, RowAt, Visit,
    VisitKind, VisitStatus, Window,
};
use crate::model::decision::Case;
use crate::plan::many::{Many, PlanVisits};
use crate::plan::time::Calendar;
use crate::settings::{self, Settings};

/// What was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The moment of planning; its date is the date that is planned.
    pub now: Moment,
    /// The date is today: how old an export is says something then.
    pub is_today: bool,
    /// Hours that stand in place of the date's own.
    pub shift: Option<Window>,
    /// How many callers there are; `None`: as many as it takes.
    pub callers: Option<u32>,
    /// The clinic vouches that it looks into the appointment book by hand.
    pub bookings_checked: bool,
}

/// Whence it is known who is booked already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bookings {
    /// From visits.csv.
    Visits,
    /// From the patients' `next_visit_on`; the row shows that the column is in use.
    NextVisits(RowAt),
    /// Somebody looks by hand.
    CheckedByHand,
    /// It is not known.
    Unknown,
}

/// A clinic on the day that is planned.
pub struct Practice<'a> {
    /// What the exports hold.
    pub clinic: &'a Clinic,
    /// How the clinic wants it.
    pub settings: &'a Settings,
    /// What was asked for.
    pub asked: Asked,
    /// The clinic's days and hours.
    pub calendar: Calendar<'a>,
    /// Whence bookings are known.
    pub bookings: Bookings,
    /// Patients of whom another card that is likely theirs says that they must not be contacted; by patient, each once.
    second_cards: Vec<(PatientIndex, SecondCard)>,
    /// Who was decided about, so that tests can see that nobody was so twice.
    #[cfg(test)]
    pub(crate) decided: Decided,
}

/// Another card that is likely the same patient's, and forbids contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SecondCard {
    /// Whose card it is by its id.
    pub patient: PatientIndex,
    /// The row by which they are alike.
    pub row: RowAt,
}

impl<'a> Practice<'a> {
    /// The clinic without a look at second cards: that takes permission to judge, see [`crate::plan::on_day`].
    pub(super) fn new(clinic: &'a Clinic, settings: &'a Settings, asked: Asked) -> Self {
        let calendar = Calendar::new(settings, asked.now, asked.shift);
        let bookings = bookings(clinic, settings, asked);
        Self {
            clinic,
            settings,
            asked,
            calendar,
            bookings,
            second_cards: Vec::new(),
            #[cfg(test)]
            decided: Decided::default(),
        }
    }

    /// The same with the second cards that were found.
    pub(super) fn with_second_cards(self, second_cards: Vec<(PatientIndex, SecondCard)>) -> Self {
        Self {
            second_cards,
            ..self
        }
    }

    /// The date that is planned.
    #[must_use]
    pub const fn date(&self) -> NaiveDate {
        self.asked.now.date
    }

    fn second_card_of(&self, patient: PatientIndex) -> Option<SecondCard> {
        let place = self
            .second_cards
            .binary_search_by_key(&patient, |&(own, _)| own);
        place.ok().map(|place| self.second_cards[place].1)
    }

    /// The facts of one patient.
    #[must_use]
    pub fn facts(&'a self, index: PatientIndex) -> Facts<'a> {
        let clinic = self.clinic;
        let patient = &clinic.patients[index as usize];
        let all_contacts = clinic.contacts.of(index);
        let known = all_contacts.partition_point(|contact| contact.at.date <= self.date());
        Facts {
            practice: self,
            index,
            patient,
            plans: clinic.plans.range(index),
            visits: clinic.visits.of(index),
            first_visit: clinic.visits.range(index).start,
            agreements: clinic.agreements.range(index),
            second_card: self.second_card_of(index),
            known_contacts: &all_contacts[..known],
            written_contacts: all_contacts,
            carrier: None,
            spares_rows: false,
            many: OnceCell::new(),
            plan_visits: OnceCell::new(),
            blocks: if patient.is_blocked {
                clinic.blocks_of(index)
            } else {
                &[]
            },
            note_refusals: if patient.note_refuses {
                clinic.note_refusals_of(index)
            } else {
                &[]
            },
        }
    }
}

/// The patients who were decided about.
#[cfg(test)]
#[derive(Default)]
pub(crate) struct Decided(std::sync::Mutex<Vec<PatientIndex>>);

#[cfg(test)]
impl Decided {
    pub(super) fn note(&self, patient: PatientIndex) {
        self.0.lock().unwrap().push(patient);
    }

    /// All of them since the last time this was asked, in order; one who was decided about twice stands there twice.
    pub(crate) fn take(&self) -> Vec<PatientIndex> {
        let mut all = std::mem::take(&mut *self.0.lock().unwrap());
        all.sort_unstable();
        all
    }
}

fn bookings(clinic: &Clinic, settings: &Settings, asked: Asked) -> Bookings {
    if clinic.has_visits {
        return Bookings::Visits;
    }
    if asked.bookings_checked || settings.bookings == settings::Bookings::CheckedByHand {
        return Bookings::CheckedByHand;
    }
    let witness = clinic
        .by_id
        .iter()
        .map(|&index| &clinic.patients[index as usize])
        .find(|patient| {
            !patient.row_rejected
                && patient
                    .next_visit_on
                    .is_some_and(|date| date >= asked.now.date)
        });
    witness.map_or(Bookings::Unknown, |patient| {
        Bookings::NextVisits(patient.row)
    })
}

/// The facts of one patient.
#[derive(Clone)]
pub struct Facts<'a> {
    /// The clinic and the day.
    pub practice: &'a Practice<'a>,
    /// Which patient.
    pub index: PatientIndex,
    /// The patient's row and card.
    pub patient: &'a Patient,
    /// Treatment plans: indices into the clinic's.
    pub plans: Range<usize>,
    /// Visits, in order of time.
    pub visits: &'a [Visit],
    /// The index of the first of them among the clinic's.
    pub first_visit: usize,
    /// Agreements: indices into the clinic's.
    pub agreements: Range<usize>,
    /// What was written down of contacts up to the planned date, in the order in which they count.
    pub known_contacts: &'a [Contact],
    /// The same and what is dated later, which counts only where it restricts.
    written_contacts: &'a [Contact],
    /// The case that carries that the patient is unwell, where nobody wrote down about what.
    pub(super) carrier: Option<Case>,
    /// The rows of contacts are not wanted.
    pub(super) spares_rows: bool,
    /// What is known of the contacts where they are many.
    pub(super) many: OnceCell<Option<Rc<Many>>>,
    /// The visits of plans where visits are many.
    pub(super) plan_visits: OnceCell<Option<Rc<PlanVisits>>>,
    /// Another card that is likely the patient's own, and forbids contact.
    pub second_card: Option<SecondCard>,
    /// Why the patient may not be contacted whatever else holds.
    pub blocks: &'a [Block],
    /// Rows whose notes say not to contact the patient, those of contacts aside.
    pub note_refusals: &'a [NoteRefusal],
}

impl<'a> Facts<'a> {
    /// The same where a case carries that the patient is unwell.
    pub(super) fn with_carrier(&self, case: Case) -> Self {
        Self {
            carrier: Some(case),
            ..self.clone()
        }
    }

    /// The same where nothing is known of what was written down later: for looking back, where even a later refusal says nothing of the
    /// day.
    pub(super) fn known_then(self) -> Self {
        Self {
            written_contacts: self.known_contacts,
            // Its answers knew of those.
            many: OnceCell::new(),
            ..self
        }
    }

    /// The date that is planned.
    #[must_use]
    pub const fn date(&self) -> NaiveDate {
        self.practice.date()
    }

    /// What is dated in the future has not happened yet, whatever the export says.
    #[must_use]
    pub fn if_past(&self, date: Option<NaiveDate>) -> Option<NaiveDate> {
        date.filter(|&date| date <= self.date())
    }

    /// The contacts up to the planned date, in the order in which they count: each once, and no message that did not get there.
    #[must_use]
    pub fn contacts(&self) -> impl DoubleEndedIterator<Item = &'a Contact> + use<'a> {
        let date = self.date();
        self.known_contacts
            .iter()
            .filter(move |contact| !contact.is_double && !contact.is_undelivered(date))
    }

    /// The same from a date on.
    pub(super) fn contacts_since(
        &self,
        date: NaiveDate,
    ) -> impl DoubleEndedIterator<Item = &'a Contact> + use<'a> {
        let known = self.known_contacts;
        let from = known.partition_point(|contact| contact.at.date < date);
        let today = self.date();
        known[from..]
            .iter()
            .filter(move |contact| !contact.is_double && !contact.is_undelivered(today))
    }

    /// The contacts of any date, each once: those dated later count only where they restrict.
    #[must_use]
    pub fn all_contacts(&self) -> impl DoubleEndedIterator<Item = &'a Contact> + use<'a> {
        let all = self.written_contacts.iter();
        all.filter(|contact| !contact.is_double)
    }

    /// The contacts of any date beside which it is noted not to contact the patient; those that do not count for themselves too.
    pub fn refusing_contacts(&self) -> impl Iterator<Item = &'a Contact> + use<'a> {
        let all = self.written_contacts.iter();
        all.filter(|contact| contact.note_refuses)
    }

    /// What a contact was about; empty: not said.
    #[must_use]
    pub fn abouts(&self, contact: &Contact) -> &'a [About] {
        self.practice.clinic.abouts(contact)
    }

    /// Visits that the patient came to, up to the planned date.
    #[must_use]
    pub fn attended(&self) -> impl DoubleEndedIterator<Item = &'a Visit> {
        let date = self.date();
        let past = |visit: &Visit| visit.starts_at.date <= date;
        let past = &self.visits[..self.visits.partition_point(past)];
        let visits = past.iter();
        visits.filter(|visit| visit.status == VisitStatus::Attended)
    }

    /// Visits that are booked or confirmed and start after now.
    pub fn future_visits(&self) -> impl Iterator<Item = &'a Visit> {
        let now = self.practice.asked.now;
        self.visits
            .iter()
            .filter(move |visit| is_future(visit, now))
    }

    /// The patient's cases, in the order of their names' kinds: agreements, plans, future visits.
    pub fn cases(&self) -> impl Iterator<Item = Case> {
        let now = self.practice.asked.now;
        let index = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
        let agreements = self.agreements.clone().map(index).map(Case::Agreement);
        let plans = self.plans.clone().map(index).map(Case::Plan);
        let visits = self.visits.iter().zip(self.first_visit..);
        let visits = visits
            .filter(move |(visit, _)| is_future(visit, now))
            .map(move |(_, place)| Case::Visit(index(place)));
        agreements.chain(plans).chain(visits)
    }

    /// Whether the patients' file names a visit on or after the planned date: it counts as one of every kind.
    #[must_use]
    pub fn has_next_visit(&self) -> bool {
        !self.patient.row_rejected
            && self
                .patient
                .next_visit_on
                .is_some_and(|date| date >= self.date())
    }
}

/// Whether a visit is booked or confirmed and starts after `now`; one whose hour is not known, until its day is over.
#[must_use]
pub fn is_future(visit: &Visit, now: Moment) -> bool {
    let is_ahead = match visit.minute() {
        Some(_) => visit.starts_at > now,
        None => visit.starts_at.date >= now.date,
    };
    matches!(visit.status, VisitStatus::Booked | VisitStatus::Confirmed) && is_ahead
}

/// Whether a visit that took place, or was missed, counts as one of the kind.
#[must_use]
pub fn is_of_kind(visit: &Visit, kind: VisitKind) -> bool {
    visit.kinds.contain(kind)
        || visit.kinds.contain(VisitKind::Exam)
            && matches!(kind, VisitKind::ControlExam | VisitKind::Checkup)
}

/// Whether a future visit counts as one of the kind: what is not known may be any.
#[must_use]
pub fn may_be_of_kind(visit: &Visit, kind: VisitKind) -> bool {
    is_of_kind(visit, kind) || visit.kinds.contain(VisitKind::Other)
}
