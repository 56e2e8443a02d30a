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
