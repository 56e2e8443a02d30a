//! Contacts that were made.

use chrono::NaiveDate;

use crate::model::clinic::{Channel, Moment, PatientIndex, Reason, RowAt};
use crate::model::text::Id;

/// What came of a contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// Spoken with.
    Reached,
    /// A visit was booked.
    Booked,
    /// The patient said no.
    Declined,
    /// A message was sent.
    Sent,
    /// A message did not get there.
    NotDelivered,
    /// Nobody answered.
    NoAnswer,
    /// The line was busy.
    Busy,
    /// Not the patient's number.
    WrongNumber,
    /// To be called again.
    Callback,
    /// To be called again after the doctor was asked.
    AskDoctor,
    /// In pain, or worse since treatment.
    Unwell,
    /// Died, moved away, treated elsewhere.
    Left,
    /// The patient does not want to be contacted.
    OptOut,
    /// The patient complained.
    Complaint,
    /// The complaint was settled.
    Resolved,
    /// What was written down can't be understood.
    Unclear,
    /// Nothing: a row of recall's record that takes another one back. It is never a fact itself.
    Undone,
}

/// One thing that a contact was about; ids are in [`Clinic::contact_ids`].
#[derive(Clone, Copy, Debug)]
pub enum About {
    /// The visit with that id.
    Visit(Id),
    /// The plan with that id.
    Plan(Id),
    /// The agreement with that id.
    Agreement(Id),
    /// A plan that the patient does not have, with the id that was written: all of the patient's plans.
    UnknownPlan(Id),
    /// An agreement that the patient does not have: all agreements with the patient.
    UnknownAgreement(Id),
    /// All the patient's cases of a reason.
    Reason(Reason),
}

/// A row of contacts.csv or recall-contacts.csv.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact about the row"
)]
#[derive(Clone, Debug)]
pub struct Contact {
    /// The row.
    pub row: RowAt,
    /// With whom.
    pub patient: PatientIndex,
    /// When it was made; a date alone is the start of that day, in recall's own record its end.
    pub at: Moment,
    /// The day was written without a time.
    pub is_date_alone: bool,
    /// It stands in recall's own record.
    pub is_recalls: bool,
    /// Which of recall's recordings wrote it down, counting from 1; elsewhere 0.
    pub recording: u32,
    /// The entry of a list that it answers, in [`Clinic::contact_ids`]; blank where it is none of recall's.
    pub entry: Id,
    /// It does not count for itself: it stands in recall's own record too, and is that contact, or it is an attempt that did not take the place of what is in force.
    /// A note beside it counts.
    pub is_double: bool,
    /// The contact that says of this message that it did not get there, and its date: from then on it is no message but part of that
    /// attempt.
    pub undelivered: Option<(RowAt, NaiveDate)>,
    /// By what it was made, where that is said.
    pub channel: Option<Channel>,
    /// What came of it.
    pub outcome: Outcome,
    /// What it was about, in the order of [`Clinic::about`], each once: a range of [`Clinic::abouts`]; empty: not said.
    pub about: (u32, u32),
    /// The numbers named: a range of [`Clinic::contact_phones`].
    pub phones: (u32, u32),
    /// When to call again; a date alone is the start of that day.
    pub callback_at: Option<Moment>,
    /// That day was written without a time.
    pub is_callback_date_alone: bool,
    /// The patient's own score, 0 to 10.
    pub score: Option<u8>,
    /// The note beside it says not to contact the patient.
    pub note_refuses: bool,
}
