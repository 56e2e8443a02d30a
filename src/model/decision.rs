//! The words of a decision: case, verdict, codes.

use chrono::NaiveDate;

use crate::base::{Both, both};
use crate::model::clinic::{
    Agreement, BlockReason, Caller, Channel, Clinic, Moment, PatientIndex, Plan, Reason, RowAt,
    Visit, Windows,
};
pub use crate::model::code::{Code, Codes, Step};
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

    /// What a person reads.
    #[must_use]
    pub const fn phrase(self) -> Both {
        match self {
            Self::Call => both("связаться сегодня", "contact today"),
            Self::Later => both("позже", "later"),
            Self::Settled => both("не нужно, уже решено", "not needed, already settled"),
            Self::Missed => both("срок упущен", "missed"),
            Self::NotPermitted => both("нельзя", "not permitted"),
            Self::Unjustified => both("нет повода", "no reason"),
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

/// The patient's own leave to be contacted about one matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leave {
    /// Agreed on that day.
    Agreed(NaiveDate),
    /// A reminder was agreed when the visit was booked.
    Reminder,
}

/// A case as contacts know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject {
    pub case: Case,
    pub reason: Reason,
    /// The day of the case, of a plan the earliest of its items' days: from here on contacts that say nothing belong to it.
    pub first_day: NaiveDate,
}

/// A call that was promised and has not been made; or one that is owed because the patient is unwell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Callback {
    /// The promised moment; of a patient who is unwell, the one at which he said so.
    pub at: Moment,
    pub kind: CallbackKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallbackKind {
    /// An hour was named: on its date it goes before the patient's own days and times.
    AtHour,
    /// Only a day was named.
    OnDay,
    /// The doctor calls on every open day, at any hour of the clinic, until that has ended.
    Unwell,
}

impl Callback {
    #[must_use]
    pub fn is_unwell(self) -> bool {
        self.kind == CallbackKind::Unwell
    }

    /// The promised moment, where an hour was named.
    #[must_use]
    pub fn hour(self) -> Option<Moment> {
        (self.kind == CallbackKind::AtHour).then_some(self.at)
    }

    /// Whether the call is to be made on a date rather than on any other.
    #[must_use]
    pub fn is_for(self, date: NaiveDate) -> bool {
        self.is_unwell() || self.at.date == date
    }
}

/// A case that is justified and not settled: all that the steps after the rule need to know of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    pub subject: Subject,
    /// The day from which it is due.
    pub day: NaiveDate,
    /// The plan item that gives the day: an index into the clinic's items.
    pub item: Option<u32>,
    pub callback: Option<Callback>,
    /// It stands with urgent treatment in the order of calls.
    pub stands_with_urgent: bool,
    /// It can be made by voice only.
    pub voice_only: bool,
    /// The one channel that was agreed.
    pub channel: Option<Channel>,
    pub caller: Caller,
    /// The doctor concerned, blank where none is named.
    pub doctor: Text,
    /// The visit starts then; a contact about it comes before.
    pub before: Option<Moment>,
    pub leave: Option<Leave>,
}

/// How a contact is to be made today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approach {
    pub channel: Channel,
    pub permission: Permission,
    /// When, in the clinic's time.
    pub windows: Windows,
    /// The next date on which it could be made if it is not made today; `None`: then it is missed.
    pub next_on: Option<NaiveDate>,
}

/// What is decided about a case, or about a patient without one. What later steps need of a case stays with it, so that nothing is
/// decided twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ruling {
    Call {
        due: Box<Due>,
        approach: Box<Approach>,
    },
    /// `code` stands in the way until `on`.
    Later {
        due: Box<Due>,
        on: NaiveDate,
        code: Code,
    },
    Settled {
        case: Case,
        reason: Option<Reason>,
        code: Code,
    },
    /// It is too late.
    Missed {
        due: Box<Due>,
    },
    NotPermitted {
        due: Box<Due>,
        codes: Codes,
    },
    /// The reason is not known of a plan that nobody signed: it may be either of two.
    Unjustified {
        case: Case,
        reason: Option<Reason>,
        codes: Codes,
    },
    /// The patient has no case, and rows block any that he might have.
    Blocked(Codes),
    /// The patient has no case: the mass of the base.
    NoCase,
}

impl Ruling {
    /// Why nobody is contacted today; none with `call`.
    #[must_use]
    pub fn codes(&self) -> Codes {
        match self {
            Self::Call { .. } => Codes::NONE,
            Self::Later { code, .. } | Self::Settled { code, .. } => (*code).into(),
            Self::Missed { .. } => Code::TooLate.into(),
            Self::NotPermitted { codes, .. }
            | Self::Unjustified { codes, .. }
            | Self::Blocked(codes) => *codes,
            Self::NoCase => Code::NoReason.into(),
        }
    }

    /// The case; `None` where the patient has none.
    pub(crate) fn case(&self) -> Option<Case> {
        match self {
            Self::Call { due, .. }
            | Self::Later { due, .. }
            | Self::Missed { due }
            | Self::NotPermitted { due, .. } => Some(due.subject.case),
            Self::Settled { case, .. } | Self::Unjustified { case, .. } => Some(*case),
            Self::Blocked(_) | Self::NoCase => None,
        }
    }
}

/// The decision about a case on the planned date, with what it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    pub patient: PatientIndex,
    pub ruling: Ruling,
    /// The rows on which the decision rests, in order, each once; none where nobody wanted them.
    pub evidence: Vec<RowAt>,
}

impl Decision {
    /// The case; `None` where the patient has none.
    #[must_use]
    pub fn case(&self) -> Option<Case> {
        self.ruling.case()
    }

    /// The reason; `None` where no rule came to hold.
    #[must_use]
    pub fn reason(&self) -> Option<Reason> {
        match &self.ruling {
            Ruling::Call { due, .. }
            | Ruling::Later { due, .. }
            | Ruling::Missed { due }
            | Ruling::NotPermitted { due, .. } => Some(due.subject.reason),
            Ruling::Settled { reason, .. } | Ruling::Unjustified { reason, .. } => *reason,
            Ruling::Blocked(_) | Ruling::NoCase => None,
        }
    }

    #[must_use]
    pub const fn verdict(&self) -> Verdict {
        match &self.ruling {
            Ruling::Call { .. } => Verdict::Call,
            Ruling::Later { .. } => Verdict::Later,
            Ruling::Settled { .. } => Verdict::Settled,
            Ruling::Missed { .. } => Verdict::Missed,
            Ruling::NotPermitted { .. } | Ruling::Blocked(_) => Verdict::NotPermitted,
            Ruling::Unjustified { .. } | Ruling::NoCase => Verdict::Unjustified,
        }
    }

    /// Why nobody is contacted today; none with `call`.
    #[must_use]
    pub fn codes(&self) -> Codes {
        self.ruling.codes()
    }

    /// With `later`: the first date on which the contact could be made.
    #[must_use]
    pub const fn on(&self) -> Option<NaiveDate> {
        match &self.ruling {
            Ruling::Later { on, .. } => Some(*on),
            Ruling::Call { .. }
            | Ruling::Settled { .. }
            | Ruling::Missed { .. }
            | Ruling::NotPermitted { .. }
            | Ruling::Unjustified { .. }
            | Ruling::Blocked(_)
            | Ruling::NoCase => None,
        }
    }

    /// The case as the rule found it, where it is justified and not settled.
    #[must_use]
    pub fn due(&self) -> Option<&Due> {
        match &self.ruling {
            Ruling::Call { due, .. }
            | Ruling::Later { due, .. }
            | Ruling::Missed { due }
            | Ruling::NotPermitted { due, .. } => Some(due),
            Ruling::Settled { .. }
            | Ruling::Unjustified { .. }
            | Ruling::Blocked(_)
            | Ruling::NoCase => None,
        }
    }

    /// With `call`: the case and how to make the contact.
    #[must_use]
    pub fn call(&self) -> Option<(&Due, &Approach)> {
        match &self.ruling {
            Ruling::Call { due, approach } => Some((due, approach)),
            Ruling::Later { .. }
            | Ruling::Settled { .. }
            | Ruling::Missed { .. }
            | Ruling::NotPermitted { .. }
            | Ruling::Unjustified { .. }
            | Ruling::Blocked(_)
            | Ruling::NoCase => None,
        }
    }

    /// The day from which the case is due, where there is one.
    #[must_use]
    pub fn day(&self) -> Option<NaiveDate> {
        self.due().map(|due| due.day)
    }

    /// The callback that stands, where there is one.
    #[must_use]
    pub fn callback(&self) -> Option<Callback> {
        self.due()?.callback
    }

    /// Whether it is about this case that the patient is unwell.
    #[must_use]
    pub fn is_unwell(&self) -> bool {
        self.callback().is_some_and(Callback::is_unwell)
    }

    /// What was to be called today is left: another contact of the patient takes its place, or the callers have no time for it.
    pub fn give_way(&mut self, code: Code) {
        self.ruling = match std::mem::replace(&mut self.ruling, Ruling::NoCase) {
            Ruling::Call { due, approach } => match approach.next_on {
                Some(on) => Ruling::Later { due, on, code },
                None => Ruling::Missed { due },
            },
            other => other,
        };
    }

    /// The step that decided; `None` where every step was passed.
    #[must_use]
    pub fn decided_at(&self) -> Option<Step> {
        self.codes().iter().next().map(Code::step)
    }

    /// The steps that were asked, in order, and whether each was passed: all codes of a decision are of the one that was not. Where there
    /// is no case, nothing comes before that one.
    pub fn steps(&self) -> impl Iterator<Item = (Step, bool)> {
        let decided_at = self.decided_at();
        let has_case = self.case().is_some();
        Step::ALL.into_iter().filter_map(move |step| {
            let is_passed = decided_at.is_none_or(|last| step < last);
            let is_asked = decided_at == Some(step) || has_case && is_passed;
            is_asked.then_some((step, is_passed))
        })
    }
}
