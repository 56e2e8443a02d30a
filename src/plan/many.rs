//! What is kept of a patient with many contacts while his cases are decided; [`crate::plan::history`] fills it.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use chrono::NaiveDate;

use crate::model::clinic::{About, Channel, Moment, Number, Reason, RowAt};
use crate::model::text::Id;

/// Fewer contacts, or visits, are looked through as they stand. In this crate's own tests one is many: every story is told by this way, and
/// whole runs in `tests` by the other.
pub(super) const MANY: usize = if cfg!(test) { 1 } else { 33 };

/// How a contact came to belong to a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Naming {
    /// It names the case.
    Case,
    /// It names the reason.
    Reason,
    /// It does not say what it was about, and the case was due.
    Silent,
}

/// What of a case's contacts is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    All,
    /// It decides the state of a case.
    Conclusive,
    /// That, or the patient is none any more.
    Settling,
    Unwell,
    Attempt,
    /// Whatever is no attempt.
    Spoken,
    Declined,
    /// It closes a case that need not be said by voice.
    Closing,
    /// It closes any.
    ClosingByVoice,
    /// It moves what was promised to another moment.
    Moving,
    Booked,
    /// Somebody was spoken with, or a message went out.
    Through,
    /// Somebody was spoken with.
    ThroughByVoice,
}

impl Class {
    /// How many there are.
    pub(super) const COUNT: usize = Self::ThroughByVoice as usize + 1;

    /// What closes a case.
    pub(crate) const fn closing(voice_only: bool) -> Self {
        if voice_only {
            Self::ClosingByVoice
        } else {
            Self::Closing
        }
    }

    /// What keeps a promise.
    pub(crate) const fn through(voice_only: bool) -> Self {
        if voice_only {
            Self::ThroughByVoice
        } else {
            Self::Through
        }
    }
}

/// The place of a contact in the order: [`crate::model::clinic::Contact::order`].
type Order = (Moment, u32, u8, Option<Moment>);

/// A contact by its place among the known ones, and how it came to belong to a case.
pub(super) type Belonging = (u32, Naming);

/// The contacts that belong to every case of one sort.
pub(super) struct Shared(pub [OnceCell<Vec<Belonging>>; Class::COUNT]);

/// What makes cases share the contacts that name none of them.
pub(super) type Sort = (u8, Reason, NaiveDate, bool);

/// Where the contacts are that a case may ask for.
pub(super) struct Many {
    /// Those that name a case, by its kind and id.
    pub named: Vec<(About, u32)>,
    /// Those that may belong to many cases: they name none, a reason, or one that nobody knows.
    pub general: Vec<u32>,
    /// Messages, by the rows that say that they did not get there.
    pub messages: Vec<(RowAt, u32)>,
    pub shared: RefCell<BTreeMap<Sort, Rc<Shared>>>,
    /// Whether as many talks as a week may have lie before a date, by a channel, once it was asked for.
    pub full_weeks: RefCell<BTreeMap<(NaiveDate, Channel), bool>>,
    pub known: Known,
}

/// Answers that are the same for every case of a patient, once they were asked for.
#[derive(Default)]
pub(super) struct Known {
    pub opted_out: OnceCell<bool>,
    pub left: OnceCell<bool>,
    pub noted: OnceCell<bool>,
    pub is_unclear: OnceCell<bool>,
    pub complains: OnceCell<bool>,
    pub is_unwell: OnceCell<bool>,
    /// The place in the order of the last contact that settles what was open.
    pub resolved: OnceCell<Option<Order>>,
    pub has_unwell: OnceCell<bool>,
    pub numbers: [OnceCell<Option<Number>>; 4],
    /// The rows on which the answers of permission rest.
    pub permission_rows: OnceCell<Rc<[RowAt]>>,
    pub bound_rows: OnceCell<Rc<[RowAt]>>,
    /// The places of contacts from which a gap is counted.
    pub approaches: OnceCell<Vec<u32>>,
    /// All contacts of any date, by row.
    pub by_row: OnceCell<Vec<(RowAt, u32)>>,
}

/// What became of visits for treatment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    Any,
    Attended,
    NoShow,
    /// That, or called off.
    Missed,
    Booked,
}

impl Stage {
    pub(super) const COUNT: usize = Self::Booked as usize + 1;
}

/// Visits for treatment by their places, of a patient with many; [`crate::plan::rules`] fills it.
pub(super) struct PlanVisits {
    pub unnamed: [Vec<u32>; Stage::COUNT],
    /// Those that name a plan, by its id.
    pub named: [Vec<(Id, u32)>; Stage::COUNT],
}
