//! The words of a decision: case, verdict, codes.

use std::{fmt, iter};

use chrono::NaiveDate;

use crate::model::clinic::{
    Agreement, BlockReason, Caller, Channel, Clinic, Moment, PatientIndex, Plan, Reason, RowAt,
    Visit, Windows,
};
use crate::model::text::Text;

/// One thing that could justify a contact: an index into the clinic's visits, plans or agreements.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Case {
    /// A future visit.
    Visit(u32),
    /// A treatment plan.
    Plan(u32),
    /// An agreement.
    Agreement(u32),
}

impl Case {
    /// The kind and the id that make the name.
    #[must_use]
    pub fn parts(self, clinic: &Clinic) -> (&'static str, &str) {
        match self {
            Self::Visit(index) => {
                let id = clinic.visits[index as usize].id;
                ("visit", clinic.visit_ids.get(id))
            }
            Self::Plan(index) => {
                let id = clinic.plans[index as usize].id;
                ("plan", clinic.plan_ids.get(id))
            }
            Self::Agreement(index) => {
                let id = clinic.agreements[index as usize].id;
                ("agreement", clinic.agreement_ids.get(id))
            }
        }
    }

    /// The name: `visit:ID`, `plan:ID` or `agreement:ID`.
    #[must_use]
    pub fn name(self, clinic: &Clinic) -> String {
        let (kind, id) = self.parts(clinic);
        format!("{kind}:{id}")
    }

    /// The plan, if it is one.
    #[must_use]
    pub fn plan(self, clinic: &Clinic) -> Option<&Plan> {
        match self {
            Self::Plan(index) => clinic.plans.get(index as usize),
            _ => None,
        }
    }

    /// The visit, if it is one.
    #[must_use]
    pub fn visit(self, clinic: &Clinic) -> Option<&Visit> {
        match self {
            Self::Visit(index) => clinic.visits.get(index as usize),
            _ => None,
        }
    }

    /// The agreement, if it is one.
    #[must_use]
    pub fn agreement(self, clinic: &Clinic) -> Option<&Agreement> {
        match self {
            Self::Agreement(index) => clinic.agreements.get(index as usize),
            _ => None,
        }
    }
}

/// What is decided about a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// To be contacted today.
    Call,
    /// Later, on a known date.
    Later,
    /// Nothing to do, or done.
    Settled,
    /// Too late for good.
    Missed,
    /// Justified, but must not be.
    NotPermitted,
    /// There is no reason for it.
    Unjustified,
}

impl Verdict {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Call,
        Self::Later,
        Self::Settled,
        Self::Missed,
        Self::NotPermitted,
        Self::Unjustified,
    ];

    /// The name in files and JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::Later => "later",
            Self::Settled => "settled",
            Self::Missed => "missed",
            Self::NotPermitted => "not_permitted",
            Self::Unjustified => "unjustified",
        }
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $code:ident = $name:literal,)*) => {
        /// Why: in the order in which codes are given.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum Code { $($(#[$doc])* $code,)* }

        impl Code {
            /// All of them, in order.
            pub const ALL: &[Self] = &[$(Self::$code,)*];

            /// The name in files and JSON.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$code => $name,)* }
            }
        }
    };
}

codes! {
    /// No open item is left.
    PlanFinished = "plan_finished",
    /// It was kept.
    AgreementFulfilled = "agreement_fulfilled",
    /// It was taken back.
    AgreementWithdrawn = "agreement_withdrawn",
    /// The plan was not put in writing.
    PlanNotWritten = "plan_not_written",
    /// The patient has not signed.
    PlanNotSigned = "plan_not_signed",
    /// The patient is thinking.
    PatientUndecided = "patient_undecided",
    /// The price is out of reach.
    TooExpensive = "too_expensive",
    /// The patient said no to the plan.
    PatientDeclined = "patient_declined",
    /// Nothing in the plan is urgent.
    NothingUrgent = "nothing_urgent",
    /// No urgent item has a deadline.
    NoDeadline = "no_deadline",
    /// A control examination without its clinical ground.
    NoClinicalBasis = "no_clinical_basis",
    /// The patient's leave is not on record.
    NotAgreed = "not_agreed",
    /// No day was set.
    NoDueDate = "no_due_date",
    /// Sooner than half a year, and no ground stated.
    EarlyWithoutReason = "early_without_reason",
    /// A personal call about nothing.
    NoTopic = "no_topic",
    /// A personal call of nobody.
    NoDoctor = "no_doctor",
    /// The topic offers something.
    PromotionalTopic = "promotional_topic",
    /// The patient wants no reminder of this visit.
    ReminderNotWanted = "reminder_not_wanted",
    /// The visit is confirmed.
    AlreadyConfirmed = "already_confirmed",
    /// The patient has come for this.
    AlreadyAttended = "already_attended",
    /// The patient is booked for this.
    AlreadyBooked = "already_booked",
    /// The patient said no when contacted.
    DeclinedOnContact = "declined_on_contact",
    /// The contact was made.
    AlreadyReached = "already_reached",
    /// No patient any more.
    PatientInactive = "patient_inactive",
    /// A row that may be the one that says no can't be read.
    UnreadableRecord = "unreadable_record",
    /// Differing rows of one patient.
    DuplicatePatient = "duplicate_patient",
    /// Differing rows of one record.
    DuplicateRecord = "duplicate_record",
    /// Somebody else seems to be the same person.
    PossibleDuplicate = "possible_duplicate",
    /// Nobody can tell whether the patient is booked.
    BookingsUnknown = "bookings_unknown",
    /// The patient does not want to be contacted.
    OptedOut = "opted_out",
    /// A note holds words of refusal.
    RefusalNoted = "refusal_noted",
    /// What came of a contact is not clear.
    UnclearOutcome = "unclear_outcome",
    /// The patient is unwell, and everything else waits.
    Unwell = "unwell",
    /// The doctor was asked and has not answered.
    DoctorAsked = "doctor_asked",
    /// The consent has run out.
    ConsentExpired = "consent_expired",
    /// No consent to this.
    NoConsent = "no_consent",
    /// A complaint is open.
    ComplaintOpen = "complaint_open",
    /// A minor whose guardian or guardian's number is not known.
    GuardianMissing = "guardian_missing",
    /// None of the patient's channels will do for this reason.
    ChannelNotAllowed = "channel_not_allowed",
    /// There is no number or address to use.
    NoReachableAddress = "no_reachable_address",
    /// Tried often enough.
    AttemptsExhausted = "attempts_exhausted",
    /// No hour suits both the clinic and the patient.
    NoCommonTime = "no_common_time",
    /// It can't be made in time any more.
    TooLate = "too_late",
    /// Its day has not come.
    NotDue = "not_due",
    /// The patient asked for a pause.
    Paused = "paused",
    /// The patient was contacted a short while ago.
    CoolingDown = "cooling_down",
    /// The patient comes soon: it can be said there.
    ComingSoon = "coming_soon",
    /// The patient is contacted today already.
    AnotherContactToday = "another_contact_today",
    /// The clinic is closed.
    ClinicClosed = "clinic_closed",
    /// Not one of the patient's days.
    DayNotPreferred = "day_not_preferred",
    /// No hour of this day is left or suits.
    WindowClosed = "window_closed",
    /// The callers' time is taken.
    NoFreeTime = "no_free_time",
    /// Nothing at all: the mass of the base.
    NoReason = "no_reason",
}

/// The steps of a decision, in order: the first that answers decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Is anything left to do?
    LeftToDo,
    /// Is it justified?
    Justified,
    /// Is it unsettled still?
    Unsettled,
    /// Is it permitted?
    Permitted,
    /// Is now the time?
    Timely,
    /// Is it the patient's only contact today?
    OnceADay,
}

impl Step {
    /// All of them, in order.
    pub const ALL: [Self; 6] = [
        Self::LeftToDo,
        Self::Justified,
        Self::Unsettled,
        Self::Permitted,
        Self::Timely,
        Self::OnceADay,
    ];

    /// The name in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::LeftToDo => "left_to_do",
            Self::Justified => "justified",
            Self::Unsettled => "unsettled",
            Self::Permitted => "permitted",
            Self::Timely => "timely",
            Self::OnceADay => "once_a_day",
        }
    }
}

impl Code {
    /// The step that answers with it.
    #[must_use]
    pub const fn step(self) -> Step {
        match self {
            Self::PlanFinished | Self::AgreementFulfilled | Self::AgreementWithdrawn => {
                Step::LeftToDo
            }
            Self::PlanNotWritten
            | Self::PlanNotSigned
            | Self::PatientUndecided
            | Self::TooExpensive
            | Self::PatientDeclined
            | Self::NothingUrgent
            | Self::NoDeadline
            | Self::NoClinicalBasis
            | Self::NotAgreed
            | Self::NoDueDate
            | Self::EarlyWithoutReason
            | Self::NoTopic
            | Self::NoDoctor
            | Self::PromotionalTopic
            | Self::ReminderNotWanted
            | Self::NoReason => Step::Justified,
            Self::AlreadyConfirmed
            | Self::AlreadyAttended
            | Self::AlreadyBooked
            | Self::DeclinedOnContact
            | Self::AlreadyReached => Step::Unsettled,
            Self::PatientInactive
            | Self::UnreadableRecord
            | Self::DuplicatePatient
            | Self::DuplicateRecord
            | Self::PossibleDuplicate
            | Self::BookingsUnknown
            | Self::OptedOut
            | Self::RefusalNoted
            | Self::UnclearOutcome
            | Self::Unwell
            | Self::DoctorAsked
            | Self::ConsentExpired
            | Self::NoConsent
            | Self::ComplaintOpen
            | Self::GuardianMissing
            | Self::ChannelNotAllowed
            | Self::NoReachableAddress
            | Self::AttemptsExhausted
            | Self::NoCommonTime => Step::Permitted,
            Self::TooLate
            | Self::NotDue
            | Self::Paused
            | Self::CoolingDown
            | Self::ComingSoon
            | Self::ClinicClosed
            | Self::DayNotPreferred
            | Self::WindowClosed
            | Self::NoFreeTime => Step::Timely,
            Self::AnotherContactToday => Step::OnceADay,
        }
    }
}

impl BlockReason {
    /// The code of what it bars.
    #[must_use]
    pub const fn code(self) -> Code {
        match self {
            Self::UnreadableRecord => Code::UnreadableRecord,
            Self::DuplicatePatient => Code::DuplicatePatient,
            Self::DuplicateRecord => Code::DuplicateRecord,
            Self::PossibleDuplicate => Code::PossibleDuplicate,
        }
    }
}

/// A set of codes, given in their order.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Codes(u64);

impl Codes {
    /// No code.
    pub const NONE: Self = Self(0);

    /// Adds a code.
    pub const fn add(&mut self, code: Code) {
        self.0 |= 1 << code as u8;
    }

    /// Adds a code where something holds.
    pub const fn add_if(&mut self, holds: bool, code: Code) {
        if holds {
            self.add(code);
        }
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether the code is among them.
    #[must_use]
    pub const fn contains(self, code: Code) -> bool {
        self.0 & (1 << code as u8) != 0
    }

    /// The codes in order.
    pub fn iter(self) -> impl Iterator<Item = Code> {
        let mut left = self.0;
        iter::from_fn(move || {
            // Where none is left, there are 64 zeros, and no such code.
            let code = Code::ALL.get(left.trailing_zeros() as usize)?;
            left &= left - 1;
            Some(*code)
        })
    }

    /// All codes of both.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl From<Code> for Codes {
    fn from(code: Code) -> Self {
        Self(1 << code as u8)
    }
}

impl fmt::Debug for Codes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter().map(Code::name)).finish()
    }
}

/// On what permission a contact rests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Permission {
    /// The patient's consent to be contacted, with its date if that is on record.
    Consent(Option<NaiveDate>),
    /// The consent to be contacted about visits.
    VisitsOnly(Option<NaiveDate>),
    /// The agreement itself, of this day.
    Agreement(NaiveDate),
    /// A reminder was agreed when the visit was booked.
    Reminder,
}

/// What is needed to make a contact today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approach {
    /// By what.
    pub channel: Channel,
    /// Who calls.
    pub caller: Caller,
    /// The doctor concerned, blank where none is named.
    pub doctor: Text,
    /// On what it rests.
    pub permission: Permission,
    /// When, in the clinic's time.
    pub windows: Windows,
}

/// The decision about a case on the planned date, with what it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Whose case.
    pub patient: PatientIndex,
    /// Which; `None` where the patient has none.
    pub case: Option<Case>,
    /// The reason; `None` where no rule came to hold.
    pub reason: Option<Reason>,
    /// What is decided.
    pub verdict: Verdict,
    /// Why.
    pub codes: Codes,
    /// With `later`: the first date on which the contact could be made.
    pub on: Option<NaiveDate>,
    /// The day from which the case is due, where there is one.
    pub day: Option<NaiveDate>,
    /// The moment that was promised, where a callback stands.
    pub callback_at: Option<Moment>,
    /// That callback stands because the patient is unwell; the moment is that at which he said so.
    pub is_unwell: bool,
    /// The plan item that gives the day: an index into the clinic's items.
    pub item: Option<u32>,
    /// The place of the case in the standing order, before days overdue.
    pub place: u8,
    /// How to make contact, where the verdict is `call` (or was, before it had to give way).
    pub approach: Option<Approach>,
    /// The rows on which the decision rests, in order, each once.
    pub evidence: Vec<RowAt>,
}

impl Decision {
    /// Whether a call about it was promised for a date rather than any other. Whoever is unwell is called on every day.
    #[must_use]
    pub fn is_promised_for(&self, date: NaiveDate) -> bool {
        let promised = self.callback_at.is_some_and(|at| at.date == date);
        promised || self.is_unwell
    }

    /// The step that decided; `None` where every step was passed.
    #[must_use]
    pub fn decided_at(&self) -> Option<Step> {
        self.codes.iter().next().map(Code::step)
    }

    /// The steps that were asked, in order, and whether each was passed: all codes of a decision are of the one that was not. Where there
    /// is no case, nothing comes before that one.
    pub fn steps(&self) -> impl Iterator<Item = (Step, bool)> {
        let decided_at = self.decided_at();
        let has_case = self.case.is_some();
        Step::ALL.into_iter().filter_map(move |step| {
            let is_passed = decided_at.is_none_or(|last| step < last);
            let is_asked = decided_at == Some(step) || has_case && is_passed;
            is_asked.then_some((step, is_passed))
        })
    }
}
