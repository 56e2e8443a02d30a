//! What a reason declares of itself: everything that is true of it and of no other stands in its [`Rule`].

use chrono::NaiveDate;

use super::avoid::Avoid;
use super::cases::WorkedCase;
use super::plan::SignedPlan;
use crate::base::{Both, Language};
use crate::model::clinic::{Agreement, Channel, Reason, RowAt, VisitKind};
use crate::model::decision::Codes;
use crate::plan::practice::Facts;
use crate::settings::{CalledBy, OwnSettings};

/// A justified reason. A new one has its line in [`Reason`], its file beside this one, and its line in [`super::ALL`]; the compiler leads
/// to the sentences that `language` says of it.
pub struct Rule {
    /// Which reason it is the rule of.
    pub reason: Reason,
    /// The name by which people call it.
    pub(crate) called: Both,
    /// Contacts of this reason by their number.
    pub(crate) counted: Counted,
    pub(crate) what: Both,
    /// Why the clinic may call.
    pub(crate) why: Both,
    /// What must be on record.
    pub(crate) needs: Both,
    /// The day from which contact is due.
    pub(crate) due: Both,
    /// For how long.
    pub(crate) until: Both,
    /// After what nothing is left to do.
    pub(crate) settled: Both,
    pub(crate) ground: Ground,
    pub(crate) means: Means,
    /// What can be set of it in `recall.toml`, with the defaults.
    pub(crate) settings: OwnSettings,
    /// The kind of visit that it is about: missing one opens a case again that a contact had closed.
    pub(crate) visit_kind: Option<VisitKind>,
    /// Whoever is booked needs no contact about it; it can't be judged where nobody knows who is booked.
    pub(crate) settled_by_booking: bool,
    pub(crate) limits: Limits,
    /// It can be said at a visit that comes soon, and waits for it.
    pub(crate) waits_for_visit: bool,
    /// A contact that names the case or the reason closes it from the day of the agreement on, and not only from the day of the case.
    pub(crate) named_contact_closes: bool,
    /// What the caller offers when the matter has been told; `None` where the talk is only about how the patient feels.
    pub(crate) offer: Option<Offer>,
    /// What is not to be said or done.
    pub(crate) avoid: &'static [Avoid],
    /// What to do when it was promised and not done in time.
    pub(crate) when_missed: Both,
    /// How the administrator names it in the outcome of a talk, in the form that `record/outcome` reads: phrases parted by `;`, `a|b`
    /// either word, `x?` may be left out. A list that several reasons share stands in each of them.
    pub(crate) outcome_names: &'static [&'static str],
    /// Cases that show it.
    pub(crate) cases: &'static [WorkedCase],
}

/// A noun by number.
#[derive(Clone, Copy)]
pub(crate) struct Counted {
    /// One, two, five.
    pub(crate) russian: [&'static str; 3],
    /// One, many.
    pub(crate) english: [&'static str; 2],
}

/// By which channels a contact may be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Means {
    /// As the patient wishes.
    Any,
    /// By voice, unless the agreement names another channel.
    VoiceUnlessAgreed,
    /// By voice only.
    Voice,
}

/// Which limits on how often a patient is contacted hold a reason back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Limits {
    /// None: the visit does not wait.
    Unlimited,
    /// `contact.max_per_week`.
    PerWeek,
    /// The same and `contact.contact_gap_days`.
    PerWeekAndGap,
}

/// What a caller offers. Of several matters the first that stands here decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Offer {
    /// To find a time for treatment, if it still matters.
    Treatment,
    /// To find a time for an examination or cleaning.
    Examination,
    /// To talk at another time.
    OtherTime,
    /// To move the visit.
    OtherVisit,
}

/// What must hold, by the kind of case. The function answers with the day, or with what is missing.
#[derive(Clone, Copy)]
pub(crate) enum Ground {
    /// A visit that is booked: [`super::appointment_reminder`] looks at it.
    Visit,
    Plan(PlanGround),
    Agreement(AgreementGround),
}

/// The ground of a reason that rests on a signed treatment plan.
#[derive(Clone, Copy)]
pub(crate) struct PlanGround {
    /// It is about treatment that has begun.
    pub(crate) is_begun: bool,
    pub(crate) days: fn(&Facts<'_>, &SignedPlan<'_>) -> Result<Vec<ItemDay>, Codes>,
}

/// The ground of a reason that rests on an agreement.
#[derive(Clone, Copy)]
pub(crate) struct AgreementGround {
    pub(crate) day: fn(&Facts<'_>, &Agreement) -> Result<AgreedDay, Codes>,
    /// The visit that gives the day where the agreement names none. It is cited even where the reason has no other ground: without it, that
    /// no day is known would be found as well.
    pub(crate) day_given_by: Option<fn(&Facts<'_>, &Agreement) -> Option<RowAt>>,
    /// As in "agreed on 3 February ...".
    pub(crate) agreed_to: Both,
    /// The same where no day of the agreement is known.
    pub(crate) agreed_what: Both,
    /// What `due_on` is the day of.
    pub(crate) due_on_is: Both,
    /// What is told of the agreement's basis.
    pub(crate) basis: Basis,
    /// That coming in time is a condition of the guarantee is told.
    pub(crate) tells_guarantee: bool,
}

/// What is told of the basis of an agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Basis {
    Untold,
    /// Complex treatment or an uncertain result.
    Clinical,
    /// The doctor's own words.
    AsWritten,
}

/// The day on which a plan item is to be spoken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ItemDay {
    pub(crate) day: NaiveDate,
    /// An index into the clinic's items.
    pub(crate) item: u32,
}

/// The day on which an agreement is to be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct AgreedDay {
    pub(crate) day: NaiveDate,
    /// The day of the examination or hygiene, where there is one: visits near it settle the matter.
    pub(crate) visit_due_on: Option<NaiveDate>,
}

impl Rule {
    /// The name by which people call it.
    #[must_use]
    pub const fn name(&self, language: Language) -> &'static str {
        self.called.said_in(language)
    }

    /// Whether a contact can be made by voice only, where this channel was agreed.
    pub(crate) fn is_voice_only(&self, agreed: Option<Channel>) -> bool {
        match self.means {
            Means::Any => false,
            Means::VoiceUnlessAgreed => agreed.is_none_or(|channel| channel == Channel::Call),
            Means::Voice => true,
        }
    }

    /// Whether the doctor calls in person, whoever is named elsewhere.
    pub(crate) fn in_person(&self) -> bool {
        self.settings.called_by == CalledBy::DoctorInPerson
    }

    /// Whether it speaks of a treatment plan that has begun; `None` where it is not about a plan.
    pub(crate) const fn is_begun_plan(&self) -> Option<bool> {
        match self.ground {
            Ground::Plan(plan) => Some(plan.is_begun),
            Ground::Visit | Ground::Agreement(_) => None,
        }
    }
}
