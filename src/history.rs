//! What earlier contacts mean for a case: which belong to it, what they settled, what they promised.

use chrono::NaiveDate;

use crate::clinic::{About, Contact, Outcome, Reason, RowAt};
use crate::decision::Case;
use crate::practice::Facts;

/// How a contact came to belong to a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Naming {
    /// It names the case.
    Case,
    /// It names the reason.
    Reason,
    /// It does not say what it was about, and the case was due.
    Silent,
}

/// A case as contacts know it.
#[derive(Clone, Copy)]
pub struct Subject {
    /// Which.
    pub case: Case,
    /// Its name.
    pub about: About,
    /// Its reason.
    pub reason: Reason,
    /// The day of the case, of a plan the earliest of its items' days: from here on contacts that say nothing belong to it.
    pub first_day: NaiveDate,
}

impl Subject {
    /// How the contact belongs to the case, if it does.
    #[must_use]
    pub fn naming(&self, facts: &Facts<'_>, contact: &Contact) -> Option<Naming> {
        let abouts = facts.abouts(contact);
        if abouts.is_empty() {
            return (self.first_day <= contact.at.date).then_some(Naming::Silent);
        }
        if abouts.iter().any(|&about| self.is_named_by(facts, about)) {
            return Some(Naming::Case);
        }
        let is_named = abouts.iter().any(|&about| match about {
            About::Reason(reason) => {
                reason == self.reason
                    || matches!(self.case, Case::Plan(_))
                        && matches!(
                            reason,
                            Reason::UrgentTreatment | Reason::UnfinishedTreatment
                        )
            }
            _ => false,
        });
        is_named.then_some(Naming::Reason)
    }

    /// Whether that is the case's name: ids are the same where they say the same.
    fn is_named_by(&self, facts: &Facts<'_>, about: About) -> bool {
        let ((About::Visit(own), About::Visit(named))
        | (About::Plan(own), About::Plan(named))
        | (About::Agreement(own), About::Agreement(named))) = (self.about, about)
        else {
            return false;
        };
        let texts = &facts.practice.clinic.texts;
        own == named || texts.get(own) == texts.get(named)
    }

    /// The contacts that belong to the case, in the order in which they count.
    #[must_use]
    pub fn contacts<'a>(
        &self,
        facts: &Facts<'a>,
    ) -> impl DoubleEndedIterator<Item = (&'a Contact, Naming)> {
        facts
            .contacts
            .iter()
            .filter_map(|contact| Some((contact, self.naming(facts, contact)?)))
    }

    /// The callback that was promised and stands: the last contact that says how things are is one.
    #[must_use]
    pub fn standing_callback<'a>(&self, facts: &Facts<'a>) -> Option<&'a Contact> {
        let (last, _) = self
            .contacts(facts)
            .rfind(|(contact, _)| says_how_things_are(contact.outcome))?;
        last.promised().is_some().then_some(last)
    }

    /// The rows of the contacts that belong to the case.
    #[must_use]
    pub fn rows(&self, facts: &Facts<'_>) -> Vec<RowAt> {
        self.contacts(facts)
            .map(|(contact, _)| contact.row)
            .collect()
    }

    /// The attempts that did not get through since the last contact that did: how many count from a day on, and the date of the last
    /// of all attempts. After a standing callback only what came after it counts.
    #[must_use]
    pub fn attempts(
        &self,
        facts: &Facts<'_>,
        day: NaiveDate,
        standing: Option<&Contact>,
    ) -> Attempts {
        let since = self
            .contacts(facts)
            .rfind(|(contact, _)| says_how_things_are(contact.outcome))
            .map(|(contact, _)| contact.order());
        let attempts = || {
            self.contacts(facts)
                .map(|(contact, _)| contact)
                .filter(|c| c.is_attempt())
        };
        let counted: Vec<&Contact> = attempts()
            .filter(|contact| since.is_none_or(|since| contact.order() > since))
            .filter(|contact| standing.is_some() || contact.at.date >= day)
            .collect();
        let last = attempts()
            .rfind(|contact| standing.is_none_or(|callback| contact.order() > callback.order()));
        Attempts {
            count: distinct(facts, &counted),
            last_on: last.map(|contact| contact.at.date),
        }
    }
}

/// Attempts that did not get through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attempts {
    /// Those that count towards the limit.
    pub count: u32,
    /// The date of the last one.
    pub last_on: Option<NaiveDate>,
}

/// How many contacts these are: those of one minute with one outcome about one thing count once.
#[must_use]
pub fn distinct(facts: &Facts<'_>, contacts: &[&Contact]) -> u32 {
    let is_new = |(place, contact): (usize, &&Contact)| {
        !contacts[..place].iter().any(|earlier| {
            (earlier.at.date, earlier.at.minute(), earlier.outcome)
                == (contact.at.date, contact.at.minute(), contact.outcome)
                && facts.abouts(earlier) == facts.abouts(contact)
        })
    };
    u32::try_from(contacts.iter().enumerate().filter(|&it| is_new(it)).count()).unwrap_or(u32::MAX)
}

/// Whether the outcome says how things stand between clinic and patient, and not only that nobody was reached or about what he was cross.
const fn says_how_things_are(outcome: Outcome) -> bool {
    matches!(
        outcome,
        Outcome::Reached
            | Outcome::Booked
            | Outcome::Declined
            | Outcome::Sent
            | Outcome::Callback
            | Outcome::AskDoctor
    )
}

/// Whether a contact with the outcome closes a case.
#[must_use]
pub const fn closes(outcome: Outcome, voice_only: bool) -> bool {
    match outcome {
        Outcome::Reached | Outcome::Booked | Outcome::Declined => true,
        Outcome::Sent => !voice_only,
        _ => false,
    }
}

/// The patient's last contact that got through and was not about visits alone: what the gap between contacts counts from.
#[must_use]
pub fn last_approach<'a>(facts: &Facts<'a>) -> Option<&'a Contact> {
    let about_visits_alone = |contact: &Contact| {
        let abouts = facts.abouts(contact);
        !abouts.is_empty()
            && abouts.iter().all(|about| {
                matches!(
                    about,
                    About::Visit(_) | About::Reason(Reason::AppointmentReminder)
                )
            })
    };
    facts
        .contacts
        .iter()
        .rfind(|contact| says_how_things_are(contact.outcome) && !about_visits_alone(contact))
}
