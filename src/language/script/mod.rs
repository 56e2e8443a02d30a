//! The words of a talk: templates, filled in with the facts of a contact.
//!
//! ```text
//! contact -> facts -> the matter of each case (a template for each reason)
//!                  -> the talk around them (`talk`) -> lines
//!                  -> what to say if the patient says … (`branches`)
//! ```
//!
//! Nothing that is put in has to be declined: names, treatments and doctors stand in the nominative, teeth come from a table of their forms.

mod branches;
mod check;
pub(super) mod doctors_words;
mod facts;
mod forbidden;
mod lines;
mod names;
mod templates;
#[cfg(test)]
mod tests;

use std::fmt::Write;

use super::Words;
use super::talk::Talk;
use crate::base::Language;
use crate::model::clinic::{Channel, Reason};
use crate::plan::contacts::Contact;
pub(crate) use check::{ScriptError, ScriptProblem, check};
use lines::lines;
pub(crate) use templates::{Own, Scripts, Template};

/// What may be heard in a talk, what to say then, and what to write down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch {
    pub heard: String,
    /// A line a breath; a line, or the head of one, in round brackets is an action.
    pub said: String,
    /// The outcome, in words that are read as it; blank where the talk goes on and has its own.
    pub write: String,
}

impl Words<'_> {
    /// Puts templates of the clinic's own in the places of those that are built in; before the first talk is made.
    pub(crate) fn use_own(&self, own: &[Own]) {
        self.scripts.set(Scripts::with_own(self.language, own)).ok();
    }

    /// The talk, a line a breath, joined by '\n'; a line (or the head of one) in round brackets is an action, not read aloud. `together`: the other contacts
    /// of the same talk (one number, one start).
    #[must_use]
    pub fn script(&self, contact: &Contact, together: &[&Contact]) -> String {
        if contact.channel != Channel::Call {
            return self.message_text(contact);
        }
        if together.is_empty() {
            return self.talk_with(&[Talk::of(self, contact)], false);
        }
        let mut talks: Vec<Talk<'_>> = [contact]
            .into_iter()
            .chain(together.iter().copied())
            .map(|contact| Talk::of(self, contact))
            .collect();
        // Of the child first.
        talks.sort_by_key(|talk| !talk.contact.to_guardian);
        let mut said = String::new();
        for (nth, with_one) in of_one_person(talks).iter().enumerate() {
            if nth > 0 {
                said.push('\n');
            }
            said.push_str(&self.talk_with(with_one, nth > 0));
        }
        said
    }

    /// That the words of a talk stand with another contact of the list.
    #[must_use]
    pub fn stands_with(&self, position: usize) -> String {
        match self.language {
            Language::Russian => format!("Слова этого разговора — у № {position}."),
            Language::English => format!("The words of this talk stand with No. {position}."),
        }
    }

    /// "If the patient says…", filled in for this contact; nothing is said back to a message.
    #[must_use]
    pub fn branches(&self, contact: &Contact) -> Vec<Branch> {
        if contact.channel != Channel::Call {
            return Vec::new();
        }
        let facts = facts::of_branches(&Talk::of(self, contact));
        branches::read(&self.fill(Template::Branches, facts))
    }

    /// The same for a reason, with nobody's facts in it.
    #[must_use]
    pub fn branches_of(&self, reason: Reason) -> Vec<Branch> {
        branches::read(&self.fill(Template::Branches, facts::of_reason(self, reason)))
    }

    /// What is said in one talk with one person.
    fn talk_with(&self, talks: &[Talk<'_>], is_next: bool) -> String {
        let matters = facts::matters(talks, |template, facts| self.fill(template, facts));
        let facts = facts::of_talk(talks, matters, is_next);
        lines(&self.fill(Template::Talk, facts))
    }

    fn fill(&self, template: Template, facts: minijinja::Value) -> String {
        let built_in = || Scripts::built_in(self.language);
        self.scripts.get_or_init(built_in).fill(template, facts)
    }
}

/// Talks of one caller with one person, each together.
fn of_one_person(talks: Vec<Talk<'_>>) -> Vec<Vec<Talk<'_>>> {
    let mut all: Vec<(String, Vec<Talk<'_>>)> = Vec::new();
    for talk in talks {
        let mut key = talk.address() + &talk.surname();
        write!(key, "/{:?}", talk.contact.caller).ok();
        match all.iter_mut().find(|(other, _)| *other == key) {
            Some((_, with_one)) => with_one.push(talk),
            None => all.push((key, vec![talk])),
        }
    }
    all.into_iter().map(|(_, talks)| talks).collect()
}
