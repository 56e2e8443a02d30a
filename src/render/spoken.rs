//! A contact that was made, in a line: when, what came of it, in whose words.

use std::fmt::Write as _;

use chrono::NaiveDate;

use super::Page;
use crate::base::{Both, Language, both, quoted};
use crate::language;
use crate::model::clinic::{Clock, Contact, Moment};
use crate::phone::mask::masked;

const CALL_AGAIN: Both = both("перезвонить", "call again");

impl Page<'_> {
    /// A day, as people say it.
    pub(super) fn spoken_date(&self, date: NaiveDate) -> String {
        language::date_spoken(date, self.practice.date(), self.language)
    }

    /// When, as people say it.
    pub(super) fn when(&self, moment: Moment, is_date_alone: bool) -> String {
        let day = self.spoken_date(moment.date);
        if is_date_alone {
            return day;
        }
        format!("{day}, {}", Clock(moment.minute()))
    }

    /// What was written down of a contact, in the words in which it was; blank where nothing was.
    pub(super) fn own_words(&self, contact: &Contact) -> String {
        let (said, note) = self.practice.clinic.own_words_of(contact);
        let parts = [said, note].into_iter().filter(|part| !part.is_empty());
        let quoted = |part| match self.language {
            Language::Russian => format!("«{}»", masked(part)),
            Language::English => quoted(&masked(part)),
        };
        let parts: Vec<String> = parts.map(quoted).collect();
        parts.join(", ")
    }

    /// A contact in a line: when, what came of it, in whose words.
    pub(super) fn told(&self, contact: &Contact) -> String {
        let outcome = contact.outcome.phrase().said_in(self.language);
        let when = self.when(contact.at, contact.is_date_alone);
        let mut told = format!("{when}: {outcome}");
        let words = self.own_words(contact);
        if !words.is_empty() {
            write!(told, " — {words}").ok();
        }
        if let Some(at) = contact.callback_at {
            let when = self.when(at, contact.is_callback_date_alone);
            write!(told, "; {} {when}", CALL_AGAIN.said_in(self.language)).ok();
        }
        told
    }
}
