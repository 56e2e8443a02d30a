//! What earlier contacts mean for a case: which belong to it, what they settled, what they promised.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::export::entry::Entry;
use crate::model::clinic::{About, Channel, Contact, Outcome, RowAt, StandsIn};
use crate::model::decision::{Callback, CallbackKind, Case, Subject};
use crate::plan::practice::Facts;

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

impl Subject {
    /// How the contact belongs to the case, if it does. An attempt belongs to what the message was about that did not get there.
    #[must_use]
    pub fn naming(&self, facts: &Facts<'_>, contact: &Contact) -> Option<Naming> {
        self.own_naming(facts, contact).or_else(|| {
            let message = message_of(facts, contact)?;
            self.own_naming(facts, message)
        })
    }

    fn own_naming(&self, facts: &Facts<'_>, contact: &Contact) -> Option<Naming> {
        let abouts = facts.abouts(contact);
        if abouts.is_empty() {
            let belongs = if contact.outcome == Outcome::Unwell {
                facts.carrier == Some(self.case)
            } else {
                self.first_day <= contact.at.date
            };
            return belongs.then_some(Naming::Silent);
        }
        if abouts.iter().any(|&about| self.is_named_by(facts, about)) {
            return Some(Naming::Case);
        }
        let is_named = abouts.iter().any(|&about| match about {
            About::Reason(reason) => {
                reason == self.reason
                    || matches!(self.case, Case::Plan(_)) && reason.stands_in() == StandsIn::Plan
            }
            _ => false,
        });
        is_named.then_some(Naming::Reason)
    }

    /// Whether that is the case's name: ids are the same where they say the same.
    fn is_named_by(&self, facts: &Facts<'_>, about: About) -> bool {
        let clinic = facts.practice.clinic;
        if let (Case::Plan(_), About::UnknownPlan(_))
        | (Case::Agreement(_), About::UnknownAgreement(_)) = (self.case, about)
        {
            return true;
        }
        let ((Case::Visit(_), About::Visit(named))
        | (Case::Plan(_), About::Plan(named))
        | (Case::Agreement(_), About::Agreement(named))) = (self.case, about)
        else {
            return false;
        };
        clinic.contact_ids.get(named) == self.case.parts(clinic).1
    }

    /// The contacts that belong to the case, in the order in which they count.
    #[must_use]
    pub fn contacts<'a>(
        &self,
        facts: &Facts<'a>,
    ) -> impl DoubleEndedIterator<Item = (&'a Contact, Naming)> {
        facts
            .contacts()
            .filter_map(|contact| Some((contact, self.naming(facts, contact)?)))
    }

    /// The callback that was promised and stands: the last contact that says how things are is one. That the patient is unwell stands
    /// until a contact with him ends it, whatever else was promised since. An attempt of recall's record that names when to call again
    /// moves the promise to that moment (contract, section 10, `callback_at`).
    #[must_use]
    pub fn callback(&self, facts: &Facts<'_>) -> Option<Callback> {
        let unwell = || {
            let own = self.contacts(facts).map(|(contact, _)| contact);
            let mut unwell = own.filter(|contact| contact.outcome == Outcome::Unwell);
            unwell.rfind(|contact| stands_unwell(facts, contact))
        };
        if facts.contacts().any(|it| it.outcome == Outcome::Unwell)
            && let Some(contact) = unwell()
        {
            return Some(Callback {
                at: contact.at,
                kind: CallbackKind::Unwell,
            });
        }
        let (contact, _) = self
            .contacts(facts)
            .rfind(|(contact, _)| is_conclusive(contact))?;
        contact.promised()?;
        let mut later = self.contacts(facts).map(|(contact, _)| contact);
        let moved = later.rfind(|it| moves(it) && it.order() > contact.order());
        let last = moved.unwrap_or(contact);
        let kind = if last.is_callback_date_alone {
            CallbackKind::OnDay
        } else {
            CallbackKind::AtHour
        };
        Some(Callback {
            at: last.callback_at?,
            kind,
        })
    }

    /// The contact at which something was asked that only the doctor can answer, where nothing was heard since and no moment was named
    /// for coming back to it.
    #[must_use]
    pub fn open_question<'a>(&self, facts: &Facts<'a>) -> Option<&'a Contact> {
        let (last, _) = self
            .contacts(facts)
            .rfind(|(contact, _)| !contact.is_attempt())?;
        let is_open = last.outcome == Outcome::AskDoctor && last.callback_at.is_none();
        let is_resolved = || {
            let mut later = facts.contacts().filter(|it| it.order() > last.order());
            later.any(|contact| contact.outcome == Outcome::Resolved)
        };
        (is_open && !is_resolved()).then_some(last)
    }

    /// The rows of the contacts that belong to the case, and of those that decide whether and for how long these count.
    pub fn rows(&self, facts: &Facts<'_>) -> impl Iterator<Item = RowAt> {
        let own = self.contacts(facts).map(|(contact, _)| contact.row);
        own.chain(bound_rows(facts))
    }

    /// The attempts that did not get through since the last contact that did: how many count from a day on, and the date of the last
    /// of all attempts that holds back a case that is made by a channel. After a standing callback only what came at or after its
    /// moment counts.
    #[must_use]
    pub fn attempts(
        &self,
        facts: &Facts<'_>,
        day: NaiveDate,
        callback: Option<Callback>,
        channel: Option<Channel>,
    ) -> Attempts {
        let since = self
            .contacts(facts)
            .rfind(|(contact, _)| is_conclusive(contact) || contact.outcome == Outcome::Left)
            .map(|(contact, _)| contact.order());
        let attempts = || {
            let own = self.contacts(facts).map(|(contact, _)| contact);
            let attempts = own.filter(|contact| contact.is_attempt());
            attempts.filter(|contact| callback.is_none_or(|callback| contact.at >= callback.at))
        };
        let counted: Vec<&Contact> = attempts()
            .filter(|contact| since.is_none_or(|since| contact.order() > since))
            .filter(|contact| callback.is_some() || contact.at.date >= day)
            .collect();
        let last = attempts().rfind(|contact| holds_back(contact, channel));
        Attempts {
            count: distinct(facts, &counted),
            last_on: last.map(|contact| contact.at.date),
        }
    }
}

/// Whether a contact moves what was promised before to another moment: nobody was reached, and recall wrote down when to call again.
#[must_use]
pub const fn moves(contact: &Contact) -> bool {
    contact.is_recalls && contact.is_attempt() && contact.callback_at.is_some()
}

/// Whether a contact holds back what is made by a channel: a message that did not get there does not, where that was by another one.
#[must_use]
pub fn holds_back(contact: &Contact, channel: Option<Channel>) -> bool {
    let by_another = contact.channel.is_some() && channel.is_some() && contact.channel != channel;
    contact.outcome != Outcome::NotDelivered || !by_another
}

/// The message of which a contact says that it did not get there.
fn message_of<'a>(facts: &Facts<'a>, contact: &Contact) -> Option<&'a Contact> {
    if contact.outcome != Outcome::NotDelivered {
        return None;
    }
    facts.known_contacts.iter().find(|message| {
        let undelivered = message.undelivered;
        undelivered.is_some_and(|(row, _)| row == contact.row)
    })
}

/// Whether it still stands that the patient is unwell: no later contact with him ended it.
#[must_use]
pub fn stands_unwell(facts: &Facts<'_>, unwell: &Contact) -> bool {
    let mut later = facts.contacts().filter(|it| it.order() > unwell.order());
    !later.any(|contact| ends_unwell(contact.outcome))
}

const fn ends_unwell(outcome: Outcome) -> bool {
    matches!(
        outcome,
        Outcome::Reached | Outcome::Booked | Outcome::Declined | Outcome::Resolved
    )
}

/// The contacts at which the patient was unwell, as far as that stands.
pub fn unwell<'a>(facts: &Facts<'a>) -> impl Iterator<Item = &'a Contact> {
    let unwell = facts
        .contacts()
        .filter(|contact| contact.outcome == Outcome::Unwell);
    unwell.filter(|contact| stands_unwell(facts, contact))
}

/// Whether it stands that the patient is unwell, and was not written down about what.
#[must_use]
pub fn is_unwell_of_nothing(facts: &Facts<'_>) -> bool {
    unwell(facts).any(|contact| facts.abouts(contact).is_empty())
}

/// The rows that decide together which contacts count: messages and what says that they did not get there; what was written down
/// twice, with all of those days; that the patient is unwell, and what ends it.
fn bound_rows(facts: &Facts<'_>) -> impl Iterator<Item = RowAt> {
    let written = facts.known_contacts;
    let has = |outcome| written.iter().any(|contact| contact.outcome == outcome);
    let (messages, unwell) = (has(Outcome::NotDelivered), has(Outcome::Unwell));
    let doubles = written.iter().any(|contact| contact.is_double);
    let is_bound = move |contact: &&Contact| {
        let outcome = contact.outcome;
        let is_of_day = |other: &Contact| other.is_double && other.at.date == contact.at.date;
        messages && matches!(outcome, Outcome::Sent | Outcome::NotDelivered)
            || unwell && (outcome == Outcome::Unwell || ends_unwell(outcome))
            || doubles && written.iter().any(is_of_day)
    };
    written.iter().filter(is_bound).map(|contact| contact.row)
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
    let keys = contacts.iter().map(|contact| {
        (
            contact.at.date,
            contact.at.minute(),
            contact.outcome,
            said(facts, contact).collect::<Vec<_>>(),
        )
    });
    u32::try_from(keys.collect::<BTreeSet<_>>().len()).unwrap_or(u32::MAX)
}

/// How many talks these contacts were: what came of one talk about several cases stands in a row for each of them.
#[must_use]
pub fn talks(facts: &Facts<'_>, contacts: &[&Contact]) -> u32 {
    let entry = |contact: &Contact| {
        let written = facts.practice.clinic.contact_ids.get(contact.entry);
        let (entry, _) = Entry::parse(written).filter(|_| contact.is_recalls)?;
        Some((entry.date, entry.channel as u8, entry.number))
    };
    let of_entries = contacts.iter().filter_map(|contact| {
        let minute = contact.at.minute();
        Some((contact.at.date, minute, entry(contact)?))
    });
    let of_entries = of_entries.collect::<BTreeSet<_>>().len();
    let others = contacts.iter().filter(|contact| entry(contact).is_none());
    let others: Vec<&Contact> = others.copied().collect();
    let of_entries = u32::try_from(of_entries).unwrap_or(u32::MAX);
    distinct(facts, &others).saturating_add(of_entries)
}

/// What a contact was about, in words.
fn said<'a>(facts: &Facts<'a>, contact: &Contact) -> impl Iterator<Item = (u8, &'a str)> {
    let clinic = facts.practice.clinic;
    facts
        .abouts(contact)
        .iter()
        .map(|&about| clinic.about(about))
}

/// Whether two contacts were about the same, or neither says about what.
#[must_use]
pub fn are_about_the_same(facts: &Facts<'_>, one: &Contact, other: &Contact) -> bool {
    said(facts, one).eq(said(facts, other))
}

/// The same, or one of them does not say.
#[must_use]
pub fn may_be_about_the_same(facts: &Facts<'_>, one: &Contact, other: &Contact) -> bool {
    let is_silent = |contact: &Contact| facts.abouts(contact).is_empty();
    is_silent(one) || is_silent(other) || are_about_the_same(facts, one, other)
}

/// Reached, booked, declined, sent, callback or `ask_doctor`: the outcome decides the state of a case. Attempts, wrong numbers, opt-outs
/// and complaints do not.
#[must_use]
pub const fn is_conclusive(contact: &Contact) -> bool {
    !contact.is_attempt()
        && matches!(
            contact.outcome,
            Outcome::Reached
                | Outcome::Booked
                | Outcome::Declined
                | Outcome::Sent
                | Outcome::Callback
                | Outcome::AskDoctor
                | Outcome::Unwell
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

/// The patient's last contact that got through and was not about visits alone: what the gap between contacts counts from. To be called
/// again nobody knows when is no such contact for the cases that it belongs to.
#[must_use]
pub fn last_approach<'a>(facts: &Facts<'a>, subject: &Subject) -> Option<&'a Contact> {
    let about_visits_alone = |contact: &Contact| {
        let abouts = facts.abouts(contact);
        !abouts.is_empty()
            && abouts.iter().all(|about| match about {
                About::Visit(_) => true,
                About::Reason(reason) => reason.stands_in() == StandsIn::Visit,
                _ => false,
            })
    };
    let got_through = |contact: &Contact| match contact.outcome {
        Outcome::Callback if contact.callback_at.is_none() => {
            subject.naming(facts, contact).is_none()
        }
        Outcome::Reached
        | Outcome::Booked
        | Outcome::Declined
        | Outcome::Sent
        | Outcome::Callback
        | Outcome::AskDoctor => true,
        _ => false,
    };
    facts
        .contacts()
        .rfind(|contact| got_through(contact) && !about_visits_alone(contact))
}

#[cfg(test)]
mod tests {
    use crate::testing::Story;

    const HYGIENE: &str = "agreement:A1";
    const PLAN: &str = "plan:P1";

    /// Hygiene that is due from Monday, 2 March; and something else that was agreed and taken back.
    fn hygiene() -> Story {
        Story::on("2026-03-02")
            .agreement(
                "A1",
                "hygiene_reminder; agreed_on=2026-01-12; contact_on=2026-03-02",
            )
            .agreement("A2", "checkup_reminder; status=withdrawn")
    }

    /// Two urgent items: their days are 3 and 20 March.
    fn plan() -> Story {
        Story::on("2026-03-12")
            .plan("P1", "urgent=yes; due_on=2026-03-02")
            .plan("P1", "urgent=yes; due_on=2026-03-19")
    }

    #[test]
    fn a_contact_belongs_to_what_it_names() {
        for (case, found) in [
            ("agreement:A1", "settled already_reached"),
            ("plan:P9;agreement:A1", "settled already_reached"),
            ("hygiene_reminder", "settled already_reached"),
            (
                "checkup_reminder;hygiene_reminder",
                "settled already_reached",
            ),
            ("agreement:A2", "call"),
            ("visit:A1", "call"),
            ("plan:A1", "call"),
            ("checkup_reminder", "call"),
            ("urgent_treatment", "call"),
            ("unfinished_treatment", "call"),
        ] {
            let story = hygiene().contact(&format!("2026-03-02 reached; case={case}"));
            assert_eq!(story.at("2026-03-12").decision(HYGIENE), found, "{case}");
        }
    }

    #[test]
    fn a_plan_or_agreement_that_the_patient_does_not_have_stands_for_all_of_them() {
        const REFUSED: &str = "settled declined_on_contact";
        let both = || {
            plan().agreement(
                "A1",
                "hygiene_reminder; agreed_on=2026-01-12; contact_on=2026-03-02",
            )
        };
        let other = || {
            let other = both()
                .patient("8", "")
                .plan("P8", "patient_id=8; urgent=yes; due_on=2026-03-02");
            other.plan("P2", "urgent=yes; due_on=2026-03-02")
        };
        for (case, of_plan, of_agreement) in [
            ("plan:P9", REFUSED, "later cooling_down 2026-03-19"),
            // Ids are the same where they say the same: a zero more is another id.
            ("plan:0P1", REFUSED, "later cooling_down 2026-03-19"),
            // Another patient's plan is none of his.
            ("plan:P8", REFUSED, "later cooling_down 2026-03-19"),
            (
                "plan:P2",
                "later cooling_down 2026-03-19",
                "later cooling_down 2026-03-19",
            ),
            ("agreement:A9", "later cooling_down 2026-03-19", REFUSED),
            // A visit that nobody knows is no plan.
            (
                "visit:V9",
                "later another_contact_today 2026-03-13",
                "later another_contact_today 2026-03-13",
            ),
            ("agreement:A9;plan:P9", REFUSED, REFUSED),
            ("plan:P9;visit:V9", REFUSED, "later cooling_down 2026-03-19"),
        ] {
            let story = other().contact(&format!("2026-03-12 declined; case={case}"));
            let story = story.at("2026-03-12");
            assert_eq!(story.decision(PLAN), of_plan, "{case}");
            assert_eq!(story.decision(HYGIENE), of_agreement, "{case}");
        }
    }

    #[test]
    fn the_plan_that_a_contact_names_is_shown_to_be_known() {
        let story = hygiene()
            .plan("P1", "status=done")
            .contact("2026-03-01 reached; case=plan:P1");
        assert_eq!(story.decision(HYGIENE), "later cooling_down 2026-03-09");
        assert_eq!(
            story.evidence(HYGIENE),
            [
                "agreements.csv:2",
                "contacts.csv:2",
                "patients.csv:2",
                "plans.csv:2"
            ]
        );
    }

    #[test]
    fn a_contact_that_names_nothing_belongs_to_what_is_due() {
        for (contact, found) in [
            ("2026-03-01 reached", "later cooling_down 2026-03-09"),
            ("2026-03-02 reached", "settled already_reached"),
        ] {
            let story = hygiene().contact(contact).at("2026-03-04");
            assert_eq!(story.decision(HYGIENE), found, "{contact}");
        }
        // Of a plan the earliest of its days counts, though it be spoken of.
        let attempts = "contact.max_attempts = 1";
        let spoken = plan().setting(attempts).contact("2026-03-03 reached");
        for (contact, today, found) in [
            (
                "2026-03-10 no_answer",
                "2026-03-12",
                "later not_due 2026-03-20",
            ),
            (
                "2026-03-20 no_answer",
                "2026-03-24",
                "not_permitted attempts_exhausted",
            ),
        ] {
            let story = spoken.clone().contact(contact).at(today);
            assert_eq!(story.decision(PLAN), found, "{contact}");
        }
        let early = plan().contact("2026-03-02 declined");
        assert_eq!(early.decision(PLAN), "call");
    }

    #[test]
    fn a_contact_counts_for_its_own_patient_only() {
        let story = hygiene()
            .patient("8", "")
            .contact("2026-03-02 reached; patient_id=8");
        assert_eq!(story.at("2026-03-04").decision(HYGIENE), "call");
    }

    #[test]
    fn a_contact_after_today_is_none_yet() {
        let story = hygiene().contact("2026-03-03 12:00 declined; case=agreement:A1");
        assert_eq!(story.at("2026-03-02").decision(HYGIENE), "call");
        assert_eq!(
            story.at("2026-03-03").decision(HYGIENE),
            "settled declined_on_contact"
        );
    }

    #[test]
    fn who_is_unwell_of_nothing_is_called_about_what_is_open_and_that_rests_on_what_opened_it() {
        // Each decision is made again from the rows that it names: without the missed visit the case would be settled.
        let unwell = hygiene()
            .contact("2026-03-03 10:00 reached")
            .contact("2026-03-05 10:00 unwell")
            .visit("V1", "2026-03-06 10:00 no_show; kind=hygiene");
        assert_eq!(unwell.at("2026-03-12").decision(HYGIENE), "call");
        // Were the agreement not known, it would be the visit that the doctor rings about.
        let reminded = hygiene()
            .contact("2026-03-11 10:00 unwell")
            .visit("V2", "2026-03-13 10:00 booked");
        assert_eq!(reminded.at("2026-03-12").decision("visit:V2"), "call");
    }

    #[test]
    fn a_promise_stands_until_it_is_known_how_things_are() {
        let promised = hygiene().contact("2026-03-03 12:00 callback; callback_at=2026-03-20");
        for (contact, found) in [
            ("no_answer", "later not_due 2026-03-20"),
            ("busy", "later not_due 2026-03-20"),
            ("resolved", "later not_due 2026-03-20"),
            ("reached", "settled already_reached"),
            ("booked", "settled already_reached"),
            ("sent", "settled already_reached"),
            ("declined", "settled declined_on_contact"),
            // To be called again nobody knows when: an attempt, and the promise stands.
            ("callback", "later not_due 2026-03-20"),
            ("ask_doctor", "not_permitted doctor_asked"),
            ("not_delivered", "later not_due 2026-03-20"),
            ("unclear", "not_permitted unclear_outcome"),
            ("left", "not_permitted patient_inactive"),
            ("unwell", "call"),
            ("unwell; case=agreement:A2", "not_permitted unwell"),
            (
                "callback; callback_at=2026-03-21",
                "later not_due 2026-03-21",
            ),
            (
                "ask_doctor; callback_at=2026-03-21",
                "later not_due 2026-03-21",
            ),
            ("reached; case=agreement:A2", "later not_due 2026-03-20"),
            ("wrong_number", "not_permitted no_reachable_address"),
            ("complaint", "not_permitted complaint_open"),
            ("opt_out", "not_permitted opted_out"),
        ] {
            let story = promised
                .clone()
                .contact(&format!("2026-03-04 12:00 {contact}"));
            assert_eq!(story.at("2026-03-12").decision(HYGIENE), found, "{contact}");
        }
        // What did not end it left it standing: once put right, the day is the promised one.
        for contact in [
            "complaint",
            "opt_out",
            "wrong_number; phone=8 (918) 774-42-07",
        ] {
            let story = promised
                .clone()
                .contact(&format!("2026-03-04 12:00 {contact}"));
            let story = story.contact("2026-03-04 13:00 resolved");
            let story = story
                .patient("7", "consent_on=2026-03-05; consent=yes")
                .at("2026-03-12");
            assert_eq!(
                story.decision(HYGIENE),
                "later not_due 2026-03-20",
                "{contact}"
            );
        }
    }

    #[test]
    fn only_callback_and_ask_doctor_promise() {
        for (outcome, found) in [
            ("callback", "later not_due 2026-03-20"),
            ("ask_doctor", "later not_due 2026-03-20"),
            ("reached", "settled already_reached"),
            ("no_answer", "call"),
        ] {
            let contact = format!("2026-03-03 12:00 {outcome}; callback_at=2026-03-20");
            let story = hygiene().contact(&contact).at("2026-03-12");
            assert_eq!(story.decision(HYGIENE), found, "{outcome}");
        }
        let no_time = hygiene().contact("2026-03-03 callback").at("2026-03-12");
        assert_eq!(no_time.decision(HYGIENE), "call");
    }

    #[test]
    fn at_one_moment_a_promise_is_last_then_a_refusal_then_what_was_said() {
        let noon = |outcomes: [&str; 2]| {
            let story = hygiene()
                .setting("contact.contact_gap_days = 0")
                .at("2026-03-04");
            outcomes.iter().fold(story, |story, outcome| {
                story.contact(&format!("2026-03-03 12:00 {outcome}"))
            })
        };
        for (outcomes, found) in [
            (
                ["callback; callback_at=2026-03-06", "reached"],
                "later not_due 2026-03-06",
            ),
            (
                ["callback; callback_at=2026-03-06", "declined"],
                "later not_due 2026-03-06",
            ),
            (
                ["callback; callback_at=2026-03-03 15:00", "declined"],
                "call",
            ),
            (
                [
                    "callback; callback_at=2026-03-06",
                    "ask_doctor; callback_at=2026-03-07",
                ],
                "later not_due 2026-03-07",
            ),
            (
                [
                    "callback; callback_at=2026-03-06 15:00",
                    "callback; callback_at=2026-03-06 12:00",
                ],
                "later not_due 2026-03-06",
            ),
            (["callback", "reached"], "settled already_reached"),
            (
                ["callback", "callback; callback_at=2026-03-06"],
                "later not_due 2026-03-06",
            ),
        ] {
            assert_eq!(noon(outcomes).decision(HYGIENE), found, "{outcomes:?}");
            let [one, other] = outcomes;
            assert_eq!(noon([other, one]).decision(HYGIENE), found, "{outcomes:?}");
        }
        // An attempt of the minute came before what was said in it; to be called again nobody knows when is one more.
        let once = |outcomes| noon(outcomes).setting("contact.max_attempts = 1");
        let attempts = once(["no_answer", "callback; callback_at=2026-03-04"]);
        assert_eq!(attempts.decision(HYGIENE), "call");
        let attempts = once(["no_answer", "callback"]);
        assert_eq!(
            attempts.decision(HYGIENE),
            "not_permitted attempts_exhausted"
        );
    }

    #[test]
    fn among_dates_alone_only_a_promise_for_a_later_date_is_last() {
        for (callback_at, found) in [
            ("2026-03-03", "settled already_reached"),
            ("2026-03-03 15:00", "settled already_reached"),
            ("2026-03-04", "call"),
            ("2026-03-06", "later not_due 2026-03-06"),
        ] {
            let story = hygiene()
                .contact("2026-03-03 reached")
                .contact(&format!("2026-03-03 callback; callback_at={callback_at}"))
                .at("2026-03-04");
            assert_eq!(story.decision(HYGIENE), found, "{callback_at}");
        }
    }

    #[test]
    fn a_date_alone_is_the_start_of_the_day() {
        let story = hygiene()
            .contact("2026-03-03 09:00 callback; callback_at=2026-03-06")
            .contact("2026-03-03 reached");
        assert_eq!(
            story.at("2026-03-04").decision(HYGIENE),
            "later not_due 2026-03-06"
        );
    }

    #[test]
    fn attempts_count_since_the_day_and_since_the_patient_was_heard() {
        let exhausted = "not_permitted attempts_exhausted";
        for (contacts, found) in [
            (vec!["2026-03-02 no_answer", "2026-03-03 busy"], exhausted),
            (vec!["2026-03-02 no_answer", "2026-03-02 busy"], exhausted),
            (vec!["2026-03-02 no_answer"], "call"),
            (
                vec!["2026-03-01 no_answer; case=agreement:A1", "2026-03-03 busy"],
                "call",
            ),
            (
                vec!["2026-03-02 no_answer; case=agreement:A2", "2026-03-03 busy"],
                "call",
            ),
            (
                vec![
                    "2026-03-02 no_answer",
                    "2026-03-03 wrong_number; phone=84951234567",
                ],
                "call",
            ),
            // Rows of one minute with one outcome about one thing are one attempt.
            (
                vec!["2026-03-02 12:00:10 busy", "2026-03-02 12:00:40 busy"],
                "call",
            ),
            (
                vec!["2026-03-02 12:00 busy", "2026-03-02 12:01 busy"],
                exhausted,
            ),
            (
                vec!["2026-03-02 12:00 busy", "2026-03-02 12:00 no_answer"],
                exhausted,
            ),
            (
                vec![
                    "2026-03-02 12:00 busy",
                    "2026-03-02 12:00 busy; case=agreement:A1",
                ],
                exhausted,
            ),
            (
                vec!["2026-03-02 12:00 busy", "2026-03-03 12:00 busy"],
                exhausted,
            ),
            // What is no word of the patient's to the clinic does not begin the count anew.
            (
                vec![
                    "2026-03-02 12:00 busy",
                    "2026-03-02 13:00 resolved",
                    "2026-03-03 busy",
                ],
                exhausted,
            ),
            (
                vec![
                    "2026-03-02 12:00 busy",
                    "2026-03-02 13:00 callback; callback_at=2026-03-03",
                    "2026-03-03 busy",
                ],
                "call",
            ),
            (
                vec!["2026-03-02 13:00 callback", "2026-03-03 busy"],
                exhausted,
            ),
            (
                vec![
                    "2026-03-02 12:00 busy",
                    "2026-03-02 13:00 unclear",
                    "2026-03-02 14:00 ask_doctor",
                    "2026-03-02 15:00 resolved",
                    "2026-03-03 busy",
                ],
                "call",
            ),
        ] {
            let story = hygiene().setting("contact.max_attempts = 2");
            let story = story
                .setting("contact.contact_gap_days = 0")
                .at("2026-03-12");
            let story = contacts
                .iter()
                .fold(story, |story, contact| story.contact(contact));
            assert_eq!(story.decision(HYGIENE), found, "{contacts:?}");
        }
    }

    #[test]
    fn after_a_promise_only_attempts_after_it_count() {
        let promised = hygiene()
            .setting("contact.max_attempts = 2")
            .contact("2026-03-02 12:00 busy")
            .contact("2026-03-03 12:00 busy")
            .contact("2026-03-03 13:00 callback; callback_at=2026-03-12");
        assert_eq!(promised.at("2026-03-12").decision(HYGIENE), "call");
        // Nor do those between the promise and its day; those of its day do.
        let tried = promised
            .contact("2026-03-05 busy")
            .contact("2026-03-06 busy");
        assert_eq!(tried.at("2026-03-12").decision(HYGIENE), "call");
        let tried = tried.contact("2026-03-12 09:00 busy");
        let found = "later cooling_down 2026-03-13";
        assert_eq!(tried.at("2026-03-12 10:00").decision(HYGIENE), found);
        let tried = tried.contact("2026-03-12 09:10 busy");
        let found = tried.at("2026-03-13").decision(HYGIENE);
        assert_eq!(found, "not_permitted attempts_exhausted");
    }

    #[test]
    fn an_attempt_holds_back_its_own_case_for_a_while() {
        for (contact, found) in [
            ("2026-03-03 no_answer", "later cooling_down 2026-03-06"),
            ("2026-03-02 busy", "later cooling_down 2026-03-05"),
            ("2026-03-01 busy; case=agreement:A1", "call"),
            ("2026-02-28 busy; case=agreement:A1", "call"),
            ("2026-03-03 busy; case=agreement:A2", "call"),
        ] {
            let story = hygiene()
                .setting("contact.attempt_gap_days = 3")
                .contact(contact);
            assert_eq!(story.at("2026-03-04").decision(HYGIENE), found, "{contact}");
        }
        let early = hygiene().setting("contact.attempt_gap_days = 3");
        let early = early
            .contact("2026-02-28 busy; case=agreement:A1")
            .at("2026-03-02");
        assert_eq!(early.decision(HYGIENE), "later cooling_down 2026-03-03");
        // A promise is held back by attempts after it, and by no others.
        let promised = hygiene()
            .setting("contact.attempt_gap_days = 3")
            .contact("2026-03-03 12:00 busy")
            .contact("2026-03-03 13:00 callback; callback_at=2026-03-05");
        assert_eq!(promised.at("2026-03-05").decision(HYGIENE), "call");
        let tried = promised.contact("2026-03-05 12:00 busy").at("2026-03-06");
        assert_eq!(tried.decision(HYGIENE), "later cooling_down 2026-03-09");
        // One before the promised hour does not, though it came after the promise.
        let before = hygiene()
            .setting("contact.attempt_gap_days = 3")
            .contact("2026-03-03 13:00 callback; callback_at=2026-03-05 15:00")
            .contact("2026-03-05 09:10 busy");
        assert_eq!(before.at("2026-03-05 09:30").decision(HYGIENE), "call");
        let after = before.contact("2026-03-05 15:00 busy");
        assert_eq!(
            after.at("2026-03-05 15:30").decision(HYGIENE),
            "later cooling_down 2026-03-09"
        );
    }

    #[test]
    fn what_got_through_holds_back_all_cases_for_a_week() {
        for (contact, found) in [
            ("2026-03-02 reached", "later cooling_down 2026-03-09"),
            ("2026-03-02 booked", "later cooling_down 2026-03-09"),
            ("2026-03-02 declined", "later cooling_down 2026-03-09"),
            ("2026-03-02 sent", "later cooling_down 2026-03-09"),
            (
                "2026-03-02 callback; case=checkup_reminder",
                "later cooling_down 2026-03-09",
            ),
            ("2026-03-03 callback", "call"),
            (
                "2026-03-02 ask_doctor; case=checkup_reminder",
                "later cooling_down 2026-03-09",
            ),
            ("2026-03-02 no_answer", "call"),
            ("2026-03-02 busy", "call"),
            ("2026-03-02 resolved", "call"),
            ("2026-03-02 reached; case=visit:V9", "call"),
            ("2026-03-02 reached; case=appointment_reminder", "call"),
            (
                "2026-03-02 reached; case=visit:V9;appointment_reminder",
                "call",
            ),
            (
                "2026-03-02 reached; case=visit:V9;plan:P9",
                "later cooling_down 2026-03-09",
            ),
            (
                "2026-03-02 reached; case=checkup_reminder",
                "later cooling_down 2026-03-09",
            ),
        ] {
            let story = plan()
                .setting("contact.attempt_gap_days = 0")
                .contact(contact);
            assert_eq!(story.at("2026-03-04").decision(PLAN), found, "{contact}");
        }
        // The last one counts.
        let story = plan()
            .contact("2026-02-26 reached")
            .contact("2026-03-02 reached");
        assert_eq!(
            story.at("2026-03-04").decision(PLAN),
            "later cooling_down 2026-03-09"
        );
        let story = plan()
            .contact("2026-02-26 reached")
            .contact("2026-03-02 sent; case=visit:V9");
        assert_eq!(
            story.at("2026-03-04").decision(PLAN),
            "later cooling_down 2026-03-05"
        );
    }

    /// What is decided about the hygiene on a date after contacts; each line that begins with `*` stands in recall's own record.
    fn after(contacts: &[&str], date: &str) -> String {
        let story = hygiene().patient("7", "channels=sms,call");
        let tell = |story: Story, contact: &&str| match contact.strip_prefix('*') {
            Some(recorded) => story.recorded(recorded),
            None => story.contact(contact),
        };
        contacts.iter().fold(story, tell).at(date).decision(HYGIENE)
    }

    #[test]
    fn a_message_that_did_not_get_there_was_none() {
        let settled = "settled already_reached";
        for (contacts, found) in [
            (vec!["2026-03-02 10:00 sent"], settled),
            (
                vec!["2026-03-02 10:00 sent", "2026-03-02 10:05 not_delivered"],
                "call",
            ),
            // At the same moment, and up to three days before.
            (
                vec!["2026-03-02 10:00 sent", "2026-03-02 10:00 not_delivered"],
                "call",
            ),
            (
                vec!["2026-03-02 10:00 sent", "2026-03-05 10:00 not_delivered"],
                "call",
            ),
            (
                vec!["2026-03-02 10:00 sent", "2026-03-05 10:01 not_delivered"],
                settled,
            ),
            // What was sent after it stands.
            (
                vec!["2026-03-02 10:00 not_delivered", "2026-03-02 10:05 sent"],
                settled,
            ),
            // The last one of several, and each only once.
            (
                vec![
                    "2026-03-02 10:00 sent",
                    "2026-03-03 10:00 sent",
                    "2026-03-03 10:05 not_delivered",
                ],
                settled,
            ),
            (
                vec![
                    "2026-03-02 10:00 sent",
                    "2026-03-03 10:00 sent",
                    "2026-03-03 10:05 not_delivered",
                    "2026-03-03 10:06 not_delivered",
                ],
                "call",
            ),
            // By the same channel and about the same, where both say.
            (
                vec![
                    "2026-03-02 10:00 sent; channel=messenger",
                    "2026-03-02 10:05 not_delivered; channel=sms",
                ],
                settled,
            ),
            (
                vec![
                    "2026-03-02 10:00 sent; channel=messenger",
                    "2026-03-02 10:05 not_delivered",
                ],
                "call",
            ),
            (
                vec![
                    "2026-03-02 10:00 sent; case=agreement:A1",
                    "2026-03-02 10:05 not_delivered; case=agreement:A9",
                ],
                settled,
            ),
            (
                vec![
                    "2026-03-02 10:00 sent; case=agreement:A1",
                    "2026-03-02 10:05 not_delivered",
                ],
                "call",
            ),
            // Until it is known, it was sent.
            (
                vec!["2026-03-10 10:00 sent", "2026-03-12 10:05 not_delivered"],
                "later cooling_down 2026-03-13",
            ),
        ] {
            assert_eq!(after(&contacts, "2026-03-12"), found, "{contacts:?}");
        }
        let sent = vec!["2026-03-10 10:00 sent", "2026-03-12 10:05 not_delivered"];
        assert_eq!(after(&sent, "2026-03-11"), settled);
    }

    #[test]
    fn a_message_and_its_failure_are_one_attempt_at_the_later_moment() {
        let tried = |times: u32| {
            let story = hygiene().patient("7", "channels=sms,call");
            (0..times).fold(story, |story, day| {
                let day = 2 + 2 * day;
                story
                    .contact(&format!("2026-03-0{day} 10:00 sent"))
                    .contact(&format!("2026-03-0{day} 23:05 not_delivered"))
            })
        };
        assert_eq!(tried(2).at("2026-03-12").decision(HYGIENE), "call");
        let found = "not_permitted attempts_exhausted";
        assert_eq!(tried(3).at("2026-03-12").decision(HYGIENE), found);
        // It holds back what is made by the same channel, and nothing that is made by another.
        let late = hygiene()
            .setting("contact.attempt_gap_days = 3")
            .contact("2026-03-03 10:00 sent; channel=sms")
            .contact("2026-03-04 10:00 not_delivered; channel=sms")
            .at("2026-03-04");
        assert_eq!(late.decision(HYGIENE), "call");
        let by_text = late.clone().patient("7", "channels=sms,call");
        assert_eq!(by_text.decision(HYGIENE), "later cooling_down 2026-03-07");
        let gone = late.clone().contact("2026-03-04 11:00 resolved");
        assert_eq!(
            gone.decision(HYGIENE),
            "later another_contact_today 2026-03-05"
        );
        // Nor does it fill the week.
        let week = late.setting("contact.max_per_week = 1").at("2026-03-05");
        assert_eq!(week.decision(HYGIENE), "call");
    }

    #[test]
    fn a_callback_nobody_knows_when_holds_back_as_an_attempt_does() {
        let story = hygiene().contact("2026-03-03 12:00 callback; case=agreement:A1");
        assert_eq!(story.at("2026-03-04").decision(HYGIENE), "call");
        let three_days = story.setting("contact.attempt_gap_days = 3");
        assert_eq!(
            three_days.at("2026-03-04").decision(HYGIENE),
            "later cooling_down 2026-03-06"
        );
        // Another case waits as after any talk.
        let other = three_days
            .setting("contact.max_attempts = 1")
            .agreement(
                "A3",
                "checkup_reminder; agreed_on=2025-09-01; contact_on=2026-03-02",
            )
            .at("2026-03-09");
        assert_eq!(
            other.decision("agreement:A3"),
            "later cooling_down 2026-03-10"
        );
        let exhausted = "not_permitted attempts_exhausted";
        assert_eq!(other.decision(HYGIENE), exhausted);
    }

    #[test]
    fn a_question_to_the_doctor_waits_for_its_answer() {
        let asked = "not_permitted doctor_asked";
        for (contacts, found) in [
            (vec!["2026-03-02 12:00 ask_doctor"], asked),
            (
                vec!["2026-03-02 12:00 ask_doctor; callback_at=2026-03-12"],
                "call",
            ),
            (
                vec!["2026-03-02 12:00 ask_doctor; case=agreement:A2"],
                "call",
            ),
            (
                vec!["2026-03-02 12:00 ask_doctor", "2026-03-03 12:00 no_answer"],
                asked,
            ),
            (
                vec!["2026-03-02 12:00 ask_doctor", "2026-03-03 12:00 callback"],
                asked,
            ),
            (
                vec![
                    "2026-03-02 12:00 ask_doctor",
                    "2026-03-03 12:00 reached; case=agreement:A2",
                ],
                asked,
            ),
            (
                vec!["2026-03-02 12:00 ask_doctor", "2026-03-03 12:00 reached"],
                "settled already_reached",
            ),
            (
                vec![
                    "2026-03-02 12:00 ask_doctor",
                    "2026-03-03 12:00 resolved; case=agreement:A2",
                ],
                "call",
            ),
            (
                vec!["2026-03-02 12:00 resolved", "2026-03-02 13:00 ask_doctor"],
                asked,
            ),
        ] {
            assert_eq!(after(&contacts, "2026-03-12"), found, "{contacts:?}");
        }
    }

    #[test]
    fn what_stands_in_both_logs_counts_once() {
        let story = |contacts: &[&str]| {
            let story = hygiene().setting("contact.max_attempts = 2");
            let tell = |story: Story, contact: &&str| match contact.strip_prefix('*') {
                Some(recorded) => story.recorded(recorded),
                None => story.contact(contact),
            };
            let story = contacts.iter().fold(story, tell);
            story.at("2026-03-12").decision(HYGIENE)
        };
        let exhausted = "not_permitted attempts_exhausted";
        for (contacts, found) in [
            (["*2026-03-03 10:00 busy", "2026-03-03 10:20 busy"], "call"),
            (
                ["*2026-03-03 10:00 busy", "2026-03-04 10:20 busy"],
                exhausted,
            ),
            (
                ["*2026-03-03 10:00 busy", "2026-03-03 10:20 no_answer"],
                exhausted,
            ),
            // Recall's is what counts.
            (
                ["*2026-03-03 10:00 busy", "2026-03-03 10:20 reached"],
                "call",
            ),
            (
                ["2026-03-03 10:00 busy", "*2026-03-03 10:20 reached"],
                "settled already_reached",
            ),
            (["*2026-03-03 10:00 busy", "2026-03-03 callback"], "call"),
            (
                [
                    "*2026-03-03 10:00 busy",
                    "2026-03-03 callback; callback_at=2026-03-20",
                ],
                "later not_due 2026-03-20",
            ),
            (
                [
                    "*2026-03-03 10:00 busy; channel=call",
                    "2026-03-03 10:20 busy; channel=sms",
                ],
                exhausted,
            ),
            (
                [
                    "*2026-03-03 10:00 busy; channel=call",
                    "2026-03-03 10:20 busy",
                ],
                "call",
            ),
            // Two of one log are two.
            (
                ["2026-03-03 10:00 busy", "2026-03-03 10:20 busy"],
                exhausted,
            ),
            // A refusal, a complaint and what is unclear always count.
            (
                ["*2026-03-03 10:00 busy", "2026-03-03 10:20 opt_out"],
                "not_permitted opted_out",
            ),
            (
                ["*2026-03-03 10:00 unclear", "2026-03-03 10:20 reached"],
                "settled already_reached",
            ),
        ] {
            assert_eq!(story(&contacts), found, "{contacts:?}");
        }
        // Each row of the record takes one row of the log with it.
        let three = [
            "*2026-03-03 10:00 busy",
            "2026-03-03 10:20 busy",
            "2026-03-03 11:00 busy",
        ];
        assert_eq!(story(&three), exhausted);
        // Which number was wrong is not lost.
        let wrong = hygiene()
            .recorded("2026-03-03 10:00 wrong_number; phone=84951234567")
            .contact("2026-03-03 10:20 wrong_number; phone=8 (918) 774-42-06");
        let found = "not_permitted no_reachable_address";
        assert_eq!(wrong.at("2026-03-12").decision(HYGIENE), found);
    }

    #[test]
    fn of_the_rows_of_one_entry_the_last_is_in_force() {
        let entry = "entry=2026-03-03/7/call/agreement:A1#1a2b";
        let story = |first: &str, second: &str| {
            let story = hygiene().at("2026-03-12");
            story
                .recorded(&format!("2026-03-03 10:00 {first}; {entry}; recording=9"))
                .recorded(&format!("2026-03-03 09:00 {second}; {entry}; recording=10"))
        };
        let decision = |first: &str, second: &str| story(first, second).decision(HYGIENE);
        let settled = "settled already_reached";
        for (first, second, found) in [
            ("reached", "declined", "settled declined_on_contact"),
            ("declined", "reached", settled),
            ("no_answer", "reached", settled),
            // An attempt takes the place of an attempt and of what is unclear, and of nothing else.
            ("reached", "no_answer", settled),
            ("no_answer", "busy", "call"),
            ("unclear", "no_answer", "call"),
            ("reached", "unclear", "not_permitted unclear_outcome"),
            ("unclear", "reached", settled),
            // What must not be lost stays.
            (
                "complaint",
                "callback; callback_at=2026-03-12",
                "not_permitted complaint_open",
            ),
            (
                "left",
                "callback; callback_at=2026-03-12",
                "not_permitted patient_inactive",
            ),
            (
                "opt_out",
                "callback; callback_at=2026-03-12",
                "not_permitted opted_out",
            ),
            (
                "wrong_number",
                "sent; case=agreement:A2",
                "not_permitted no_reachable_address",
            ),
            ("unwell; case=agreement:A1", "sent", "call"),
        ] {
            assert_eq!(decision(first, second), found, "{first} {second}");
        }
        // Of another entry or none both count, and the digits after the name do not tell entries apart.
        let other = hygiene()
            .recorded("2026-03-03 10:00 unclear; entry=2026-03-03/7/call/agreement:A1#1a2b")
            .recorded(
                "2026-03-04 10:00 reached; entry=2026-03-04/7/call/agreement:A2; case=agreement:A2",
            );
        assert_eq!(
            other.at("2026-03-12").decision(HYGIENE),
            "not_permitted unclear_outcome"
        );
        let renamed = hygiene()
            .recorded(
                "2026-03-03 10:00 unclear; entry=2026-03-03/7/call/agreement:A1#1a2b; recording=1",
            )
            .recorded(
                "2026-03-03 10:00 reached; entry=2026-03-03/7/call/agreement:A1#ffff; recording=2",
            );
        assert_eq!(renamed.at("2026-03-12").decision(HYGIENE), settled);
    }

    #[test]
    fn what_is_unclear_bars_until_it_is_clear() {
        let unclear = "not_permitted unclear_outcome";
        for (outcome, found) in [
            ("reached; case=agreement:A2", "call"),
            ("booked; case=agreement:A2", "call"),
            ("declined; case=agreement:A2", "call"),
            ("callback; case=agreement:A2", "call"),
            (
                "ask_doctor; callback_at=2026-03-20; case=agreement:A2",
                "call",
            ),
            ("sent; case=agreement:A2", unclear),
            ("no_answer", unclear),
            ("resolved", unclear),
        ] {
            let story = hygiene()
                .setting("contact.contact_gap_days = 0")
                .contact("2026-03-03 10:00 unclear; case=agreement:A9")
                .contact(&format!("2026-03-04 10:00 {outcome}"));
            assert_eq!(story.at("2026-03-12").decision(HYGIENE), found, "{outcome}");
        }
        // At one moment it is the very last, and one of a later date bars already.
        let story = hygiene()
            .contact("2026-03-04 10:00 reached; case=agreement:A2")
            .contact("2026-03-04 10:00 unclear; case=agreement:A2");
        assert_eq!(story.at("2026-03-12").decision(HYGIENE), unclear);
        let later = hygiene().contact("2026-03-20 10:00 unclear");
        assert_eq!(later.at("2026-03-12").decision(HYGIENE), unclear);
    }

    #[test]
    fn a_date_alone_in_the_record_is_the_end_of_the_day() {
        // The visit of that day was before the talk.
        let story = |story: Story| {
            let visit = "2026-03-03 10:00 cancelled; kind=hygiene";
            story.visit("V1", visit).at("2026-03-12").decision(HYGIENE)
        };
        assert_eq!(
            story(hygiene().recorded("2026-03-03 reached")),
            "settled already_reached"
        );
        assert_eq!(story(hygiene().contact("2026-03-03 reached")), "call");
        // Of several the recordings tell the order, not what was said.
        for (first, second, found) in [
            (2, 1, "later not_due 2026-03-20"),
            (1, 2, "settled already_reached"),
        ] {
            let promised =
                format!("2026-03-03 callback; callback_at=2026-03-20; recording={first}");
            let reached = format!("2026-03-03 reached; recording={second}");
            let story = hygiene().recorded(&promised).recorded(&reached);
            assert_eq!(story.at("2026-03-12").decision(HYGIENE), found, "{first}");
        }
    }
}
