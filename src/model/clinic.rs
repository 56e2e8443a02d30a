//! What the exports hold, typed and compact: the words of the whole program.
//!
//! Rows stand by index, words stand once in [`Texts`], ids in [`Ids`], dates are days. Rejected and orphan rows are not in here; what is
//! left of them are [`Barring`]s and [`NumberOptOut`]s.

use std::collections::BTreeSet;
use std::fmt;

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike, Weekday};
use chrono_tz::Tz;

use crate::model::by_patient::{ByPatient, OfPatient};
use crate::model::text::{Id, Ids, Text, Texts};
use crate::phone::Phone;

/// One of the eight justified reasons for a contact, numbered as the source of the rules numbers them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Reason {
    /// A visit is near.
    AppointmentReminder = 1,
    /// A signed plan has an urgent item with a deadline, and treatment has not begun.
    UrgentTreatment,
    /// A signed plan was carried out in part.
    UnfinishedTreatment,
    /// The doctor set a day to look again after complex or uncertain treatment.
    ControlExam,
    /// It was agreed to ask how the patient feels.
    WellbeingCheck,
    /// It was agreed to remind of professional cleaning.
    HygieneReminder,
    /// It was agreed to remind of the free preventive examination.
    CheckupReminder,
    /// The doctor in person rings a patient who agreed to it.
    PersonalCall,
}

impl Reason {
    /// All eight, in the order of their numbers.
    pub const ALL: [Self; 8] = [
        Self::AppointmentReminder,
        Self::UrgentTreatment,
        Self::UnfinishedTreatment,
        Self::ControlExam,
        Self::WellbeingCheck,
        Self::HygieneReminder,
        Self::CheckupReminder,
        Self::PersonalCall,
    ];

    /// 1 to 8.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8
    }

    /// The name in settings, files and JSON, such as `hygiene_reminder`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::AppointmentReminder => "appointment_reminder",
            Self::UrgentTreatment => "urgent_treatment",
            Self::UnfinishedTreatment => "unfinished_treatment",
            Self::ControlExam => "control_exam",
            Self::WellbeingCheck => "wellbeing_check",
            Self::HygieneReminder => "hygiene_reminder",
            Self::CheckupReminder => "checkup_reminder",
            Self::PersonalCall => "personal_call",
        }
    }

    /// The reason with that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.name() == name)
    }

    /// Place in tables over the eight reasons, from 0.
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize - 1
    }
}

/// A moment of the clinic's local time, to the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    /// The clinic-local date.
    pub date: NaiveDate,
    /// Seconds since the start of the day, below 86,400.
    pub second: u32,
}

impl Moment {
    /// The start of a day.
    #[must_use]
    pub const fn start_of(date: NaiveDate) -> Self {
        Self { date, second: 0 }
    }

    /// The last second of a day.
    #[must_use]
    pub const fn end_of(date: NaiveDate) -> Self {
        let second = DAY_MINUTES as u32 * 60 - 1;
        Self { date, second }
    }

    /// The moment of a clock.
    #[must_use]
    pub fn of(clock: NaiveDateTime) -> Self {
        Self {
            date: clock.date(),
            second: clock.time().num_seconds_from_midnight(),
        }
    }

    /// A full minute of a day.
    #[must_use]
    pub const fn at(date: NaiveDate, minute: u16) -> Self {
        Self {
            date,
            second: minute as u32 * 60,
        }
    }

    /// Seconds from this moment to another; negative where that is earlier.
    #[must_use]
    pub fn seconds_until(self, other: Self) -> i64 {
        let days = other.date.signed_duration_since(self.date).num_days();
        days * 24 * 60 * 60 + i64::from(other.second) - i64::from(self.second)
    }

    /// The minute of the day in which the moment lies.
    #[must_use]
    pub fn minute(self) -> u16 {
        u16::try_from(self.second / 60).unwrap_or(u16::MAX)
    }

    /// The first full minute that is not before the moment (1440 after 23:59:00).
    #[must_use]
    pub fn minute_up(self) -> u16 {
        u16::try_from(self.second.div_ceil(60)).unwrap_or(u16::MAX)
    }
}

/// The input row that something rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowAt {
    input: u8,
    /// Big-endian, which orders as numbers do, and in bytes, which need no alignment: there are millions of these in other rows.
    line: [u8; 4],
}

impl RowAt {
    /// The row of one of [`Clinic::inputs`] whose record starts on a line, from 1.
    #[must_use]
    pub const fn new(input: u8, line: u32) -> Self {
        Self {
            input,
            line: line.to_be_bytes(),
        }
    }

    /// Which of [`Clinic::inputs`].
    #[must_use]
    pub const fn input(self) -> u8 {
        self.input
    }

    /// The line on which the record starts, from 1.
    #[must_use]
    pub const fn line(self) -> u32 {
        u32::from_be_bytes(self.line)
    }
}

/// A way to reach a patient.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Channel {
    /// By voice.
    Call,
    /// A text message.
    Sms,
    /// A messenger, on the same number.
    Messenger,
    /// E-mail.
    Email,
}

impl Channel {
    /// The name in files and JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::Sms => "sms",
            Self::Messenger => "messenger",
            Self::Email => "email",
        }
    }
}

/// Up to four channels in the order in which they are preferred, each once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Channels([Option<Channel>; 4]);

impl Channels {
    /// Adds a channel at the end, unless it is there already.
    pub fn add(&mut self, channel: Channel) {
        if self.iter().any(|known| known == channel) {
            return;
        }
        if let Some(place) = self.0.iter_mut().find(|place| place.is_none()) {
            *place = Some(channel);
        }
    }

    /// The channels in order.
    pub fn iter(self) -> impl Iterator<Item = Channel> {
        self.0.into_iter().flatten()
    }

    /// Whether none is named.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0[0].is_none()
    }
}

impl FromIterator<Channel> for Channels {
    fn from_iter<T: IntoIterator<Item = Channel>>(channels: T) -> Self {
        let mut list = Self::default();
        channels.into_iter().for_each(|channel| list.add(channel));
        list
    }
}

/// Who makes a contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Caller {
    /// The front desk.
    Administrator,
    /// The doctor.
    Doctor,
}

impl Caller {
    /// The name in files and JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::Doctor => "doctor",
        }
    }
}

/// What a patient said about being contacted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Consent {
    /// Blank.
    #[default]
    NeverAsked,
    /// Yes.
    Yes,
    /// About visits only.
    Visits,
    /// No.
    No,
}

/// Whether somebody is a patient.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PatientStatus {
    /// Also where nothing is said.
    #[default]
    Active,
    /// Left, archived.
    Inactive,
    /// Dead.
    Deceased,
}

/// Days of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Weekdays(u8);

impl Weekdays {
    /// Every day.
    pub const ALL: Self = Self(0b111_1111);
    /// No day.
    pub const NONE: Self = Self(0);

    /// Adds a day.
    pub fn add(&mut self, day: Weekday) {
        self.0 |= 1 << day.num_days_from_monday();
    }

    /// Whether the day is among them.
    #[must_use]
    pub fn contains(self, day: Weekday) -> bool {
        self.0 & (1 << day.num_days_from_monday()) != 0
    }

    /// Whether the date's day of the week is among them.
    #[must_use]
    pub fn contain(self, date: NaiveDate) -> bool {
        self.contains(date.weekday())
    }

    /// Adds all days from one to another; the range may wrap (`sat-mon`).
    pub fn add_range(&mut self, from: Weekday, to: Weekday) {
        let mut day = from;
        self.add(day);
        while day != to {
            day = day.succ();
            self.add(day);
        }
    }
}

/// Part of a day: from a minute up to, not including, another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Window {
    /// Minutes since the start of the day.
    pub from: u16,
    /// Exclusive; at most 1440.
    pub to: u16,
}

/// Minutes of a day.
pub const DAY_MINUTES: u16 = 24 * 60;

impl Window {
    /// The whole day.
    pub const DAY: Self = Self {
        from: 0,
        to: DAY_MINUTES,
    };

    /// What two windows have in common, if anything.
    #[must_use]
    pub fn common(self, other: Self) -> Option<Self> {
        let from = self.from.max(other.from);
        let to = self.to.min(other.to);
        (from < to).then_some(Self { from, to })
    }

    /// Whether the minute lies within.
    #[must_use]
    pub const fn contains(self, minute: u16) -> bool {
        self.from <= minute && minute < self.to
    }
}

/// A minute of a day as `HH:MM`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock(pub u16);

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

/// Windows of a day in order, none touching the next.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Windows(Vec<Window>);

impl Windows {
    /// Puts windows in order and joins those that overlap or touch.
    #[must_use]
    pub fn of(mut windows: Vec<Window>) -> Self {
        windows.retain(|window| window.from < window.to);
        windows.sort_unstable();
        windows.dedup_by(|later, earlier| {
            let joined = later.from <= earlier.to;
            if joined {
                earlier.to = earlier.to.max(later.to);
            }
            joined
        });
        Self(windows)
    }

    /// What two sets of windows have in common.
    #[must_use]
    pub fn common(&self, other: &Self) -> Self {
        Self::of(
            self.0
                .iter()
                .flat_map(|&a| other.0.iter().filter_map(move |&b| a.common(b)))
                .collect(),
        )
    }

    /// The windows in order.
    #[must_use]
    pub fn as_slice(&self) -> &[Window] {
        &self.0
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The minute at which the first of them begins.
    #[must_use]
    pub fn start(&self) -> Option<u16> {
        self.0.first().map(|window| window.from)
    }

    /// Whether one of them has so many minutes.
    #[must_use]
    pub fn has_room(&self, minutes: u16) -> bool {
        let mut windows = self.0.iter();
        windows.any(|window| window.to - window.from >= minutes)
    }

    /// Whether the minute lies within one of them.
    #[must_use]
    pub fn contain(&self, minute: u16) -> bool {
        self.0.iter().any(|window| window.contains(minute))
    }
}

/// Index into [`Clinic::patients`].
pub type PatientIndex = u32;

/// A number as a patient gave it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// The number itself.
    pub phone: Phone,
    /// The extension written with it, blank for none.
    pub extension: Text,
}

/// A patient: the row of patients.csv with what the service card says laid over it, cell by cell.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact about the patient"
)]
#[derive(Clone, Debug)]
pub struct Patient {
    /// As in the file; in [`Clinic::patient_ids`].
    pub id: Id,
    /// The row; where several rows are the same, the first.
    pub row: RowAt,
    /// The row of the service card, if there is one.
    pub card: Option<RowAt>,
    /// The patient's own row was rejected: nothing else here may be relied on.
    pub row_rejected: bool,
    /// There are [`Barring`]s of this patient.
    pub barred: bool,
    /// Family name.
    pub last_name: Text,
    /// First name.
    pub first_name: Text,
    /// Patronymic.
    pub patronymic: Text,
    /// Date of birth.
    pub birth_date: Option<NaiveDate>,
    /// The number for calls and messages: `call_phone`, else the first that can be read in `phone`.
    pub number: Option<Number>,
    /// `phone` holds others: in [`Clinic::further_numbers`].
    pub has_further_numbers: bool,
    /// Address of e-mail; in [`Clinic::patient_ids`].
    pub email: Id,
    /// Consent to be contacted; no where the row or the card says no.
    pub consent: Consent,
    /// The day on which consent was given.
    pub consent_on: Option<NaiveDate>,
    /// That day is one of [`Clinic::shared_days`].
    pub shares_consent_on: bool,
    /// The last day on which it holds.
    pub consent_until: Option<NaiveDate>,
    /// In the order that the patient prefers; none: not said.
    pub channels: Channels,
    /// The days on which a contact is welcome.
    pub call_days: Weekdays,
    /// Whether any days were named, be they all of them.
    pub named_days: bool,
    /// Index into [`Clinic::call_times`]; `None`: at any time.
    pub call_times: Option<u32>,
    /// The patient's time zone; `None`: the clinic's.
    pub timezone: Option<Tz>,
    /// The first day on which contact is welcome again.
    pub pause_until: Option<NaiveDate>,
    /// Parent or other legal representative.
    pub guardian_name: Text,
    /// The guardian's number.
    pub guardian_phone: Option<Number>,
    /// Whether this is a patient still.
    pub status: PatientStatus,
    /// The next visit, where the patients' file has it.
    pub next_visit_on: Option<NaiveDate>,
    /// What the front desk remarked, in the row and on the card; in [`Clinic::patient_ids`].
    pub notes: [Id; 2],
    /// There are [`NoteRefusal`]s of this patient.
    pub note_refuses: bool,
}

impl Patient {
    /// A patient of whom a row says nothing.
    #[must_use]
    pub fn unknown(row: RowAt) -> Self {
        Self {
            id: Id::BLANK,
            row,
            card: None,
            row_rejected: false,
            barred: false,
            last_name: Text::BLANK,
            first_name: Text::BLANK,
            patronymic: Text::BLANK,
            birth_date: None,
            number: None,
            has_further_numbers: false,
            email: Id::BLANK,
            consent: Consent::default(),
            consent_on: None,
            shares_consent_on: false,
            consent_until: None,
            channels: Channels::default(),
            call_days: Weekdays::ALL,
            named_days: false,
            call_times: None,
            timezone: None,
            pause_until: None,
            guardian_name: Text::BLANK,
            guardian_phone: None,
            status: PatientStatus::default(),
            next_visit_on: None,
            notes: [Id::BLANK; 2],
            note_refuses: false,
        }
    }
}

/// A `consent_on` that so many yeses of a file share that the clinic's program set it: it lifts no wish to be left in peace.
#[derive(Clone, Debug)]
pub struct SharedDay {
    /// The day.
    pub day: NaiveDate,
    /// The service cards share it, and not the patients' file.
    pub on_cards: bool,
    /// Rows that show it, as many as it takes.
    pub rows: Vec<RowAt>,
}

/// A row of a patient beside whom another may be the same person: they have a number and the first name in common, and surname or
/// birth date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Namesake {
    /// Who.
    pub patient: PatientIndex,
    /// The row; one that is refused counts with what can be read of it.
    pub row: RowAt,
    /// The hash of the patronymic, where there is one.
    pub patronymic: Option<u64>,
    /// Date of birth.
    pub birth_date: Option<NaiveDate>,
    /// Some row of the patient's says no: by its consent or its status.
    pub says_no: bool,
    /// The first day on which contact is welcome again, by all of the patient's rows.
    pub pause_until: Option<NaiveDate>,
}

impl Namesake {
    /// Whether this may be the same person as another: they are two where both patronymic and birth date differ.
    #[must_use]
    pub fn may_be(&self, other: &Self) -> bool {
        let patronymics = self.patronymic.zip(other.patronymic);
        let birth_dates = self.birth_date.zip(other.birth_date);
        let differ = patronymics.is_some_and(|(own, other)| own != other)
            && birth_dates.is_some_and(|(own, other)| own != other);
        self.patient != other.patient && !differ
    }
}

/// What the patient answered to a plan item.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Answer {
    /// Also where nothing is said.
    #[default]
    Agreed,
    /// Will think about it.
    Undecided,
    /// Too expensive.
    TooExpensive,
    /// No.
    Declined,
}

/// How far a plan item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ItemStatus {
    /// Not begun.
    Planned,
    /// Begun.
    InProgress,
    /// Finished.
    Done,
    /// Dropped.
    Cancelled,
}

impl ItemStatus {
    /// Planned or in progress.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Planned | Self::InProgress)
    }
}

/// A treatment plan: the rows of plans.csv with one `plan_id`.
#[derive(Clone, Debug)]
pub struct Plan {
    /// As in the file; in [`Clinic::plan_ids`].
    pub id: Id,
    /// Whose plan it is.
    pub patient: PatientIndex,
    /// Its items: a range of [`Clinic::items`].
    pub items: (u32, u32),
}

/// A row of plans.csv.
#[derive(Clone, Debug)]
pub struct Item {
    /// The row.
    pub row: RowAt,
    /// Whose plan it belongs to.
    pub patient: PatientIndex,
    /// The plan's id; in [`Clinic::plan_ids`].
    pub plan_id: Id,
    /// Blank where items are not numbered; in [`Clinic::plan_ids`].
    pub item_id: Id,
    /// What is to be done.
    pub procedure: Text,
    /// FDI numbers as written.
    pub tooth: Text,
    /// Who made the plan.
    pub doctor: Text,
    /// That doctor's specialty, as this row has it.
    pub specialty: Text,
    /// Who is to call.
    pub caller: Option<Caller>,
    /// The day of the consultation.
    pub consulted_on: Option<NaiveDate>,
    /// Whether the plan was put in writing.
    pub written: bool,
    /// The day on which the patient signed.
    pub signed_on: Option<NaiveDate>,
    /// What the patient answered.
    pub answer: Answer,
    /// It must not wait.
    pub urgent: bool,
    /// The deadline.
    pub due_on: Option<NaiveDate>,
    /// Not before this day.
    pub wait_until: Option<NaiveDate>,
    /// What may happen if it waits.
    pub risk: Text,
    /// How far it is.
    pub status: ItemStatus,
    /// The day on which it was done.
    pub done_on: Option<NaiveDate>,
}

/// What became of a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VisitStatus {
    /// Booked.
    Booked,
    /// Booked, and the patient confirmed.
    Confirmed,
    /// The patient came.
    Attended,
    /// The patient did not come.
    NoShow,
    /// Called off.
    Cancelled,
}

/// What a visit is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum VisitKind {
    /// Consultation.
    Consultation,
    /// Treatment; also where nothing is said.
    #[default]
    Treatment,
    /// Control examination.
    ControlExam,
    /// Professional hygiene.
    Hygiene,
    /// Preventive check-up.
    Checkup,
    /// An examination of either sort: counts as control examination and as check-up.
    Exam,
    /// Something else, or a word that is not known.
    Other,
}

/// What a visit is for, where it has several rows: the kinds of all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct VisitKinds(u8);

impl VisitKinds {
    /// A visit of one kind.
    #[must_use]
    pub const fn of(kind: VisitKind) -> Self {
        Self(1 << kind as u8)
    }

    /// With those of another row.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the kind is among them.
    #[must_use]
    pub const fn contain(self, kind: VisitKind) -> bool {
        self.0 & Self::of(kind).0 != 0
    }

    /// The kinds in the order of their names.
    pub fn iter(self) -> impl Iterator<Item = VisitKind> {
        use VisitKind::{Checkup, Consultation, ControlExam, Exam, Hygiene, Other, Treatment};
        let by_name = [
            Checkup,
            Consultation,
            ControlExam,
            Exam,
            Hygiene,
            Other,
            Treatment,
        ];
        by_name.into_iter().filter(move |&kind| self.contain(kind))
    }
}

/// A row of a visit that has several, one for each service.
#[derive(Clone, Copy, Debug)]
pub struct Service {
    /// The visit's first row.
    pub of: RowAt,
    /// The row.
    pub row: RowAt,
    /// With whom.
    pub doctor: Text,
    /// The plan that it belongs to, blank for none; in [`Clinic::visit_ids`].
    pub plan_id: Id,
}

/// A visit: a row of visits.csv, or several that agree in who comes when.
#[derive(Clone, Debug)]
pub struct Visit {
    /// As in the file; in [`Clinic::visit_ids`].
    pub id: Id,
    /// The row; of several the first.
    pub row: RowAt,
    /// It has several rows: those are [`Clinic::services`].
    pub has_services: bool,
    /// Whose visit it is.
    pub patient: PatientIndex,
    /// When it starts. The start of a day is no hour for a visit: that is how exports write one of which only the day is known.
    pub starts_at: Moment,
    /// What became of it.
    pub status: VisitStatus,
    /// What it is for.
    pub kinds: VisitKinds,
    /// With whom; of several the first by code point.
    pub doctor: Text,
    /// The plan that it belongs to, blank for none; of several the first by code point. Of a visit that may still come it is one of the
    /// patient's plans. In [`Clinic::visit_ids`].
    pub plan_id: Id,
    /// The day on which it was booked.
    pub booked_on: Option<NaiveDate>,
    /// Whether a reminder was agreed when it was booked.
    pub remind: Option<bool>,
}

impl Visit {
    /// The minute of the day at which it starts, where its hour is known.
    #[must_use]
    pub fn minute(&self) -> Option<u16> {
        Some(self.starts_at.minute()).filter(|&minute| minute > 0)
    }
}

/// Where an agreement stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum AgreementStatus {
    /// Also where nothing is said.
    #[default]
    Open,
    /// Kept.
    Fulfilled,
    /// Taken back.
    Withdrawn,
}

/// The clinical ground of a control examination: how its `basis` begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClinicalBasis {
    /// After complex treatment.
    ComplexTreatment,
    /// The result is hard to foretell.
    UncertainResult,
}

/// A row of agreements.csv.
#[derive(Clone, Debug)]
pub struct Agreement {
    /// As in the file; in [`Clinic::agreement_ids`].
    pub id: Id,
    /// The row; where several rows are the same, the first.
    pub row: RowAt,
    /// With whom.
    pub patient: PatientIndex,
    /// What about: one of the reasons 4 to 8.
    pub kind: Reason,
    /// The day on which the patient gave leave.
    pub agreed_on: Option<NaiveDate>,
    /// The day of the examination, the hygiene, the call.
    pub due_on: Option<NaiveDate>,
    /// The day on which to make contact.
    pub contact_on: Option<NaiveDate>,
    /// The doctor concerned.
    pub doctor: Text,
    /// Who is to call.
    pub caller: Option<Caller>,
    /// The one channel that was agreed.
    pub channel: Option<Channel>,
    /// The stated ground, as written.
    pub basis: Text,
    /// How the basis begins, where that is a clinical ground.
    pub clinical_basis: Option<ClinicalBasis>,
    /// What it is about.
    pub topic: Text,
    /// Coming in time is a condition of the guarantee.
    pub guarantee: bool,
    /// Where it stands.
    pub status: AgreementStatus,
}

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

/// Why rows bar somebody from being contacted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bar {
    /// A row that can't be read or is incomplete, or an orphan that all but names the patient.
    UnreadableRecord,
    /// Rows of patients.csv that differ under one id.
    DuplicatePatient,
    /// Rows of another file that differ under one id.
    DuplicateRecord,
    /// Another patient seems to be the same person.
    PossibleDuplicate,
}

/// What of a patient is barred.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Barred {
    /// Every case.
    Patient,
    /// The plans.
    Plans,
    /// The agreements.
    Agreements,
}

/// A row because of which a patient is not contacted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Barring {
    /// Who is barred.
    pub patient: PatientIndex,
    /// From what.
    pub scope: Barred,
    /// Why.
    pub bar: Bar,
    /// The row; each row that plays a part has its own entry.
    pub row: RowAt,
}

/// A note that says not to contact a patient, in any file but that of contacts: it has no date, and holds until it is taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NoteRefusal {
    /// Who is to be left in peace.
    pub patient: PatientIndex,
    /// The row.
    pub row: RowAt,
}

/// A number that somebody does not want to be contacted on: it counts for everybody who has the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NumberOptOut {
    /// The number.
    pub phone: Phone,
    /// When that was said; `None` where the date can't be read.
    pub on: Option<NaiveDate>,
    /// The row.
    pub row: RowAt,
    /// The row of the patient who said so, where he is known.
    pub patient_row: Option<RowAt>,
}

/// A row of doctors.csv.
#[derive(Clone, Debug)]
pub struct Doctor {
    /// As named in the other files.
    pub doctor: Text,
    /// The doctor's name in full.
    pub name: Text,
    /// The doctor's specialty.
    pub specialty: Text,
}

/// A row of slots.csv: free time of a doctor.
#[derive(Clone, Debug)]
pub struct Slot {
    /// As named in the other files.
    pub doctor: Text,
    /// When it starts.
    pub starts_at: Moment,
}

/// An input file and how its rows ended.
#[derive(Clone, Debug)]
pub struct Input {
    /// As evidence names it: the file's name, or the path as given where two inputs share a name.
    pub name: String,
    /// The path as given.
    pub path: std::path::PathBuf,
    /// Rows read: records after the header that are not blank.
    pub rows: u32,
    /// Rows that were used.
    pub used: u32,
    /// Rows that name no patient.
    pub orphans: u32,
    /// Rows that were refused.
    pub rejected: u32,
    /// Rows that the clinic wants left out.
    pub left_out: u32,
}

/// What somebody should know of a workbook before relying on what was read from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BookNote {
    /// Rows of an input are hidden, and were read all the same: their numbers.
    HiddenRows(u8, Vec<u32>),
    /// The workbook, and sheets in it with something in them that are not read.
    UnreadSheets(String, Vec<String>),
    /// Inputs in XLS and ODS, where it is not seen what is struck out or hidden.
    Unseen(Vec<u8>),
}

/// A no of which nobody can tell whose it is: its row names no patient who is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ownerless {
    /// The row.
    pub row: RowAt,
    /// What was said.
    pub said: SaidNo,
}

/// How somebody said no.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SaidNo {
    /// A contact ended with an `opt_out`.
    OptOut,
    /// A contact ended with a complaint.
    Complaint,
    /// The consent is no.
    Consent,
    /// A note beside something else says not to call.
    Note,
}

/// What tells of refusals, is there and has not one row: it says no more than if it were missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WithoutRows {
    /// contacts.csv and recall-contacts.csv, whichever there is.
    Contacts,
    /// cards.csv.
    Cards,
}

/// When an input was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// Which of the clinic's inputs: the newest of its sort.
    pub input: u8,
    /// The moment, in UTC.
    pub at: chrono::NaiveDateTime,
}

/// A set of days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Days(Vec<u64>);

impl Days {
    /// 1 January 1900, in days since the first of year 1: no day that is read is before it.
    const FIRST: i32 = 693_596;

    fn place(day: NaiveDate) -> Option<usize> {
        usize::try_from(day.num_days_from_ce() - Self::FIRST).ok()
    }

    /// Takes in a day.
    pub fn put(&mut self, day: NaiveDate) {
        let Some(place) = Self::place(day) else {
            return;
        };
        if place / 64 >= self.0.len() {
            self.0.resize(place / 64 + 1, 0);
        }
        self.0[place / 64] |= 1 << (place % 64);
    }

    /// Takes in all of another set.
    pub fn append(&mut self, other: &Self) {
        if other.0.len() > self.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        for (own, more) in self.0.iter_mut().zip(&other.0) {
            *own |= more;
        }
    }

    /// The first day in it.
    #[must_use]
    pub fn first(&self) -> Option<NaiveDate> {
        let at = self.0.iter().position(|bits| *bits != 0)?;
        let place = at * 64 + self.0[at].trailing_zeros() as usize;
        let place = i32::try_from(place).ok()?;
        NaiveDate::from_num_days_from_ce_opt(place + Self::FIRST)
    }

    /// Whether it has a day from one on and before another.
    #[must_use]
    pub fn has_between(&self, from: NaiveDate, until: NaiveDate) -> bool {
        let places = Self::place(from).unwrap_or(0)..Self::place(until).unwrap_or(0);
        let has = |place: usize| {
            self.0
                .get(place / 64)
                .is_some_and(|bits| bits >> (place % 64) & 1 == 1)
        };
        places
            .take_while(|place| place / 64 < self.0.len())
            .any(has)
    }

    /// Whether it has a day before another.
    #[must_use]
    pub fn has_before(&self, until: NaiveDate) -> bool {
        self.has_between(NaiveDate::MIN, until)
    }
}

macro_rules! of_patient {
    ($($row:ty),+) => {$(
        impl OfPatient for $row {
            fn patient(&self) -> PatientIndex {
                self.patient
            }
        }
    )+};
}

of_patient!(Item, Plan, Visit, Agreement, Contact);

/// All that the exports hold.
///
/// One patient's plans, visits, agreements and contacts stand in an order that does not depend on that of the rows:
/// plans and agreements by id, visits by start and id, contacts by moment and then by [`Outcome`], callback, about.
/// Items of a plan stand by `due_on` (blank last), `item_id`, `procedure`, `tooth`, then by the row.
#[derive(Debug, Default)]
pub struct Clinic {
    /// Every word and phrase of the rest, once.
    pub texts: Texts,
    /// The ids and addresses of patients.
    pub patient_ids: Ids,
    /// The ids of plans and of their items.
    pub plan_ids: Ids,
    /// The ids of visits.
    pub visit_ids: Ids,
    /// The ids of agreements.
    pub agreement_ids: Ids,
    /// The ids that contacts name.
    pub contact_ids: Ids,
    /// The files that were read, in the order of their kinds.
    pub inputs: Vec<Input>,
    /// Every patient of patients.csv, rejected ones too.
    pub patients: Vec<Patient>,
    /// The numbers of `phone` behind the first, for the patients who may be contacted on them: by patient, in the order of the cell.
    pub further_numbers: Vec<(PatientIndex, Number)>,
    /// Days of consent that the clinic's program set.
    pub shared_days: Vec<SharedDay>,
    /// Patients who may be the same person, by what they have in common; none where the clinic allows possible duplicates.
    pub namesakes: Vec<Vec<Namesake>>,
    /// The patients in the order of their ids (by code point).
    pub by_id: Vec<PatientIndex>,
    /// Distinct times at which patients want to be called.
    pub call_times: Vec<Windows>,
    /// Plans.
    pub plans: ByPatient<Plan>,
    /// Plan items.
    pub items: Vec<Item>,
    /// Rows of plan items, each beside a row of signatures.csv that is laid over it; in order.
    pub signed: Vec<(RowAt, RowAt)>,
    /// Visits.
    pub visits: ByPatient<Visit>,
    /// The rows of visits that have several, by the visit's first row, then by row.
    pub services: Vec<Service>,
    /// Agreements.
    pub agreements: ByPatient<Agreement>,
    /// Contacts of both files.
    pub contacts: ByPatient<Contact>,
    /// What contacts were about.
    pub abouts: Vec<About>,
    /// The numbers that contacts name.
    pub contact_phones: Vec<Phone>,
    /// Sorted; each once.
    pub barrings: Vec<Barring>,
    /// Sorted; each once.
    pub note_refusals: Vec<NoteRefusal>,
    /// Sorted by number.
    pub number_opt_outs: Vec<NumberOptOut>,
    /// By name as in the other files.
    pub doctors: Vec<Doctor>,
    /// Sorted by doctor and start.
    pub slots: Vec<Slot>,
    /// Rows of recall's record that say nothing without a further row: one that another one took back, one whose place another one
    /// took, a callback that an attempt moved; in order.
    pub bound: Vec<(RowAt, RowAt)>,
    /// Rows of recall's record that were taken back, and those that took them back; by patient.
    pub taken_back: Vec<(PatientIndex, RowAt, RowAt)>,
    /// The entries (without the digits of a name) of which the record knows what came, be it that nobody knows: an attempt is none of these.
    pub held_entries: BTreeSet<String>,
    /// What is to be known of the workbooks.
    pub book_notes: Vec<BookNote>,
    /// The names of tables in the data folder that are not read.
    pub unread: Vec<String>,
    /// Each no that belongs to nobody; in order.
    pub ownerless: Vec<Ownerless>,
    /// The days on which there are visits, of whomever.
    pub visit_days: Days,
    /// When the newest export of patients, of plans, of visits and of contacts was written, as far as that is known.
    pub written: Vec<Written>,
    /// What is there with its header alone.
    pub without_rows: Vec<WithoutRows>,
    /// There is a visits.csv.
    pub has_visits: bool,
    /// There is a contacts.csv or a recall-contacts.csv.
    pub has_contacts: bool,
}

impl Clinic {
    /// A patient's id.
    #[must_use]
    pub fn patient_id(&self, patient: PatientIndex) -> &str {
        self.patient_ids.get(self.patients[patient as usize].id)
    }

    /// What a contact was about: the kind, in an order of its own, and the id or the reason's name.
    #[must_use]
    pub fn about(&self, about: About) -> (u8, &str) {
        match about {
            About::Visit(id) => (0, self.contact_ids.get(id)),
            About::Plan(id) | About::UnknownPlan(id) => (1, self.contact_ids.get(id)),
            About::Agreement(id) | About::UnknownAgreement(id) => (2, self.contact_ids.get(id)),
            About::Reason(reason) => (3, reason.name()),
        }
    }

    /// All that a contact was about.
    #[must_use]
    pub fn abouts(&self, contact: &Contact) -> &[About] {
        &self.abouts[contact.about.0 as usize..contact.about.1 as usize]
    }

    /// The numbers of a patient behind the first.
    pub fn further_numbers_of(&self, patient: PatientIndex) -> impl Iterator<Item = Number> {
        let has_some = self.patients[patient as usize].has_further_numbers;
        let all = if has_some {
            self.further_numbers.as_slice()
        } else {
            &[]
        };
        let from = all.partition_point(|&(of, _)| of < patient);
        let own = all[from..]
            .iter()
            .take_while(move |&&(of, _)| of == patient);
        own.map(|&(_, number)| number)
    }

    /// Whether a visit names a plan.
    #[must_use]
    pub fn names(&self, visit: &Visit, plan: &Plan) -> bool {
        if visit.plan_id.is_blank() {
            return false;
        }
        let named = |id: Id| self.visit_ids.get(id) == self.plan_ids.get(plan.id);
        let mut services = self.services_of(visit).iter();
        named(visit.plan_id) || services.any(|service| named(service.plan_id))
    }

    /// The rows of a visit that has several.
    #[must_use]
    pub fn services_of(&self, visit: &Visit) -> &[Service] {
        if visit.has_services {
            self.services_from(visit.row)
        } else {
            &[]
        }
    }

    /// All rows of the visit with that first row, where it has several.
    #[must_use]
    pub fn services_from(&self, first: RowAt) -> &[Service] {
        let from = self.services.partition_point(|service| service.of < first);
        let to = self.services.partition_point(|service| service.of <= first);
        &self.services[from..to]
    }

    /// The rows of signatures.csv that are laid over the row of an item.
    pub fn signed_by(&self, row: RowAt) -> impl Iterator<Item = RowAt> {
        let from = self.signed.partition_point(|(item, _)| *item < row);
        let same = self.signed[from..].iter();
        let same = same.take_while(move |(item, _)| *item == row);
        same.map(|&(_, over)| over)
    }

    /// Why a patient may not be contacted whatever else holds.
    #[must_use]
    pub fn barrings_of(&self, patient: PatientIndex) -> &[Barring] {
        let barrings = &self.barrings;
        let from = barrings.partition_point(|barring| barring.patient < patient);
        let to = barrings.partition_point(|barring| barring.patient <= patient);
        &barrings[from..to]
    }

    /// The rows whose notes say not to contact a patient; those of contacts say so themselves.
    #[must_use]
    pub fn note_refusals_of(&self, patient: PatientIndex) -> &[NoteRefusal] {
        let all = &self.note_refusals;
        let from = all.partition_point(|refusal| refusal.patient < patient);
        let to = all.partition_point(|refusal| refusal.patient <= patient);
        &all[from..to]
    }
}
