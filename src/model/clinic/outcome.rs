//! What each outcome of a contact means for what comes after it: one row an outcome.

use chrono::NaiveDate;

use crate::model::clinic::{Contact, Moment, Outcome, Undelivered};

/// What an outcome means.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a question that is asked of every outcome"
)]
pub(crate) struct Meaning {
    /// Somebody tried, and nobody was reached.
    pub is_attempt: bool,
    /// It decides the state of a case.
    pub is_conclusive: bool,
    pub closes: Closes,
    /// A moment that stands beside it is a promise.
    pub can_promise: bool,
    /// A patient who was unwell is so no longer, or somebody took care of it.
    pub ends_unwell: bool,
    /// An unclear outcome before it matters no more.
    pub makes_clear: bool,
    /// The number that was called is the patient's.
    pub shows_number: bool,
    /// The gap between contacts counts from it.
    pub gets_through: bool,
    /// The place among contacts of one moment, the last one is what counts.
    pub rank: u8,
}

/// Whether an outcome closes the case that it is about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Closes {
    Yes,
    /// Unless it had to be said by voice.
    InWriting,
    No,
}

const NOTHING: Meaning = Meaning {
    is_attempt: false,
    is_conclusive: false,
    closes: Closes::No,
    can_promise: false,
    ends_unwell: false,
    makes_clear: false,
    shows_number: false,
    gets_through: false,
    rank: 1,
};

const ATTEMPT: Meaning = Meaning {
    is_attempt: true,
    ..NOTHING
};

/// The patient was spoken with, and gave an answer.
const SPOKEN: Meaning = Meaning {
    is_conclusive: true,
    closes: Closes::Yes,
    ends_unwell: true,
    makes_clear: true,
    shows_number: true,
    gets_through: true,
    rank: 2,
    ..NOTHING
};

/// The patient was spoken with, and the answer is to come.
const POSTPONED: Meaning = Meaning {
    closes: Closes::No,
    ends_unwell: false,
    can_promise: true,
    rank: 1,
    ..SPOKEN
};

impl Outcome {
    pub(crate) const fn meaning(self) -> Meaning {
        match self {
            Self::Reached | Self::Booked => SPOKEN,
            Self::Declined => Meaning { rank: 3, ..SPOKEN },
            Self::Sent => Meaning {
                is_conclusive: true,
                closes: Closes::InWriting,
                gets_through: true,
                rank: 2,
                ..NOTHING
            },
            Self::NotDelivered | Self::NoAnswer | Self::Busy => ATTEMPT,
            Self::Callback => POSTPONED,
            Self::AskDoctor => Meaning {
                shows_number: false,
                ..POSTPONED
            },
            Self::Unwell => Meaning {
                is_conclusive: true,
                ..NOTHING
            },
            Self::Resolved => Meaning {
                ends_unwell: true,
                rank: 0,
                ..NOTHING
            },
            Self::Unclear => Meaning { rank: 5, ..NOTHING },
            Self::WrongNumber | Self::Left | Self::OptOut | Self::Complaint | Self::Undone => {
                NOTHING
            }
        }
    }

    /// Whether a contact with the outcome was an attempt that did not get through. To be called again nobody knows when is no more than that.
    #[must_use]
    pub(crate) const fn is_attempt(self, has_callback: bool) -> bool {
        let is_vague = matches!(self, Self::Callback) && !has_callback;
        self.meaning().is_attempt || is_vague
    }

    /// Whether a contact with the outcome closes a case.
    #[must_use]
    pub const fn closes(self, voice_only: bool) -> bool {
        match self.meaning().closes {
            Closes::Yes => true,
            Closes::InWriting => !voice_only,
            Closes::No => false,
        }
    }
}

impl Contact {
    /// Whether it ends that the patient was unwell before.
    #[must_use]
    pub const fn ends_unwell(&self) -> bool {
        self.outcome.meaning().ends_unwell && !self.told_of_pain
    }

    /// Whether it was an attempt that did not get through.
    #[must_use]
    pub const fn is_attempt(&self) -> bool {
        self.outcome.is_attempt(self.callback_at.is_some())
    }

    /// Reached, booked, declined, sent, callback or `ask_doctor`: the outcome decides the state of a case. Attempts, wrong numbers, opt-outs
    /// and complaints do not.
    #[must_use]
    pub const fn is_conclusive(&self) -> bool {
        !self.is_attempt() && self.outcome.meaning().is_conclusive
    }

    /// Whether it was a message of which is known by a date that it did not get there.
    #[must_use]
    pub fn is_undelivered(&self, date: NaiveDate) -> bool {
        self.undelivered
            .is_some_and(|Undelivered { on, .. }| on <= date)
    }

    /// The place among the patient's contacts. Of several that recall wrote down without a time, the recordings tell the order. At one
    /// moment what is unclear is the very last, before it a promised callback (of two, the later promise; among dates alone only one
    /// that was promised for a later date), then a refusal, then what was said or sent, then the rest; a complaint comes after its
    /// settlement. What is equal after all that is ordered by the promise that it holds.
    #[must_use]
    pub fn order(&self) -> (Moment, u32, u8, Option<Moment>) {
        let callback = self.promised();
        let turn = if self.is_date_alone {
            self.recording
        } else {
            0
        };
        let is_kept = |promise: Moment| !self.is_date_alone || promise.date > self.at.date;
        let rank = match callback {
            Some(promise) if is_kept(promise) => 4,
            Some(_) | None => self.outcome.meaning().rank,
        };
        (self.at, turn, rank, callback)
    }

    /// Whether somebody was spoken with, or a message went out where one will do.
    pub(crate) fn got_through(&self, voice_only: bool) -> bool {
        match self.outcome {
            Outcome::Reached
            | Outcome::Booked
            | Outcome::Declined
            | Outcome::AskDoctor
            | Outcome::Unwell
            | Outcome::Left
            | Outcome::OptOut
            | Outcome::Complaint => true,
            Outcome::Callback => self.callback_at.is_some(),
            Outcome::Sent => !voice_only,
            Outcome::NotDelivered
            | Outcome::NoAnswer
            | Outcome::Busy
            | Outcome::WrongNumber
            | Outcome::Resolved
            | Outcome::Unclear
            | Outcome::Undone => false,
        }
    }

    /// The moment for which a call was promised.
    #[must_use]
    pub fn promised(&self) -> Option<Moment> {
        self.callback_at
            .filter(|_| self.outcome.meaning().can_promise)
    }
}
