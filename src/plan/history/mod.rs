//! What earlier contacts mean for a case: which belong to it, what they promised, what was tried, whether he is unwell.

mod attempts;
mod callback;
mod many;
mod unwell;

use std::rc::Rc;

use chrono::NaiveDate;

use crate::model::clinic::{About, Contact, Outcome, RowAt, StandsIn};
use crate::model::decision::{Case, Subject};
use crate::plan::practice::Facts;

pub(crate) use crate::plan::many::{Class, Naming};
pub(crate) use attempts::{
    Attempts, are_so_many_talks, holds_back, last_approach, moves, one_by_one,
};
pub(crate) use unwell::{is_unwell, is_unwell_of_nothing, stands_unwell, unwell};

impl Subject {
    /// How the contact belongs to the case, if it does. An attempt belongs to what the message was about that did not get there.
    pub(crate) fn naming(&self, facts: &Facts<'_>, contact: &Contact) -> Option<Naming> {
        self.own_naming(facts, contact).or_else(|| {
            let message = message_of(facts, contact)?;
            self.own_naming(facts, message)
        })
    }

    fn own_naming(&self, facts: &Facts<'_>, contact: &Contact) -> Option<Naming> {
        self.naming_by(facts, contact, |about| self.is_named_by(facts, about))
    }

    /// How the contact belongs to every case of this sort, whatever its id is, if it does.
    fn shared_naming(&self, facts: &Facts<'_>, contact: &Contact) -> Option<Naming> {
        let naming = |contact| self.naming_by(facts, contact, |about| self.may_be_any(about));
        naming(contact).or_else(|| naming(message_of(facts, contact)?))
    }

    fn naming_by(
        &self,
        facts: &Facts<'_>,
        contact: &Contact,
        is_named_by: impl Fn(About) -> bool,
    ) -> Option<Naming> {
        let abouts = facts.abouts(contact);
        if abouts.is_empty() {
            let belongs = if contact.outcome == Outcome::Unwell {
                facts.carrier == Some(self.case)
            } else {
                self.first_day <= contact.at.date
            };
            return belongs.then_some(Naming::Silent);
        }
        if abouts.iter().any(|&about| is_named_by(about)) {
            return Some(Naming::Case);
        }
        let is_named = abouts.iter().any(|&about| match about {
            About::Reason(reason) => {
                reason == self.reason
                    || matches!(self.case, Case::Plan(_)) && reason.stands_in() == StandsIn::Plan
            }
            About::Visit(_)
            | About::Plan(_)
            | About::Agreement(_)
            | About::UnknownPlan(_)
            | About::UnknownAgreement(_) => false,
        });
        is_named.then_some(Naming::Reason)
    }

    /// Whether that is a case of this kind that nobody knows: it stands for all of them.
    const fn may_be_any(&self, about: About) -> bool {
        matches!(
            (self.case, about),
            (Case::Plan(_), About::UnknownPlan(_))
                | (Case::Agreement(_), About::UnknownAgreement(_))
        )
    }

    /// Whether that is the case's name: ids are the same where they say the same.
    fn is_named_by(&self, facts: &Facts<'_>, about: About) -> bool {
        let clinic = facts.practice.clinic;
        if self.may_be_any(about) {
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

    /// The contacts of a class that belong to the case, in the order in which they count.
    pub(crate) fn contacts<'f, 'a>(
        &'f self,
        facts: &'f Facts<'a>,
        class: Class,
    ) -> impl DoubleEndedIterator<Item = (&'a Contact, Naming)> + use<'f, 'a> {
        let known = facts.known_contacts;
        let many = facts.many();
        let found = many.map(|many| many.of_case(facts, self, class));
        let found = found.into_iter().flatten();
        let found = found.map(|(place, naming)| (&known[place as usize], naming));
        let all = many.is_none().then(|| facts.contacts());
        let own = all.into_iter().flatten().filter(move |it| class.has(it));
        found.chain(own.filter_map(|it| Some((it, self.naming(facts, it)?))))
    }

    /// The rows of the contacts that belong to the case, and of those that decide whether and for how long these count.
    pub(crate) fn rows<'f, 'a>(
        &'f self,
        facts: &'f Facts<'a>,
    ) -> impl Iterator<Item = RowAt> + use<'f, 'a> {
        let wanted = (!facts.spares_rows).then(|| {
            let own = self.contacts(facts, Class::All);
            own.map(|(contact, _)| contact.row).chain(bound_rows(facts))
        });
        wanted.into_iter().flatten()
    }
}

/// The message of which a contact says that it did not get there.
fn message_of<'a>(facts: &Facts<'a>, contact: &Contact) -> Option<&'a Contact> {
    if contact.outcome != Outcome::NotDelivered {
        return None;
    }
    if let Some(many) = facts.many() {
        return many.message_of(facts, contact);
    }
    facts.known_contacts.iter().find(|message| {
        let undelivered = message.undelivered;
        undelivered.is_some_and(|it| it.row == contact.row)
    })
}

/// The rows that decide together which contacts count: messages and what says that they did not get there; what was written down
/// twice, with all of those days; that the patient is unwell, and what ends it.
fn bound_rows<'a>(facts: &Facts<'a>) -> impl Iterator<Item = RowAt> + use<'a> {
    let of_many = facts.many().map(|many| {
        let rows = many.known.bound_rows.get_or_init(|| bound(facts).collect());
        shared_rows(rows)
    });
    let of_few = of_many.is_none().then(|| bound(facts));
    let of_few = of_few.into_iter().flatten();
    of_many.into_iter().flatten().chain(of_few)
}

/// Rows that stay where they are.
pub(crate) fn shared_rows(rows: &Rc<[RowAt]>) -> impl Iterator<Item = RowAt> + use<> {
    let rows = Rc::clone(rows);
    (0..rows.len()).map(move |place| rows[place])
}

fn bound<'a>(facts: &Facts<'a>) -> impl Iterator<Item = RowAt> + use<'a> {
    let written = facts.known_contacts;
    let has = |outcome| written.iter().any(|contact| contact.outcome == outcome);
    let (messages, unwell) = (has(Outcome::NotDelivered), has(Outcome::Unwell));
    let doubles = written.iter().filter(|contact| contact.is_double);
    // Contacts are in the order of their dates.
    let doubles: Vec<NaiveDate> = doubles.map(|contact| contact.at.date).collect();
    let is_bound = move |contact: &&Contact| {
        let outcome = contact.outcome;
        messages && matches!(outcome, Outcome::Sent | Outcome::NotDelivered)
            || unwell && (outcome == Outcome::Unwell || outcome.meaning().ends_unwell)
            || doubles.binary_search(&contact.at.date).is_ok()
    };
    written.iter().filter(is_bound).map(|contact| contact.row)
}

/// What a contact was about, as it was written.
fn about_in_words<'a>(facts: &Facts<'a>, contact: &Contact) -> impl Iterator<Item = (u8, &'a str)> {
    let clinic = facts.practice.clinic;
    facts
        .abouts(contact)
        .iter()
        .map(|&about| clinic.about(about))
}

/// What a contact was about; empty: not said.
pub(crate) type Topic<'a> = Vec<(u8, &'a str)>;

/// What a contact was about, as it was written: two were about the same where that is equal.
pub(crate) fn topic<'a>(facts: &Facts<'a>, contact: &Contact) -> Topic<'a> {
    about_in_words(facts, contact).collect()
}

/// Whether two contacts were about the same, or neither says about what.
pub(crate) fn are_about_the_same(facts: &Facts<'_>, one: &Contact, other: &Contact) -> bool {
    about_in_words(facts, one).eq(about_in_words(facts, other))
}

/// The same, or one of them does not say.
pub(crate) fn may_be_about_the_same(facts: &Facts<'_>, one: &Contact, other: &Contact) -> bool {
    let is_silent = |contact: &Contact| facts.abouts(contact).is_empty();
    is_silent(one) || is_silent(other) || are_about_the_same(facts, one, other)
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
    fn pain_at_some_hour_is_not_ended_by_what_a_list_has_of_that_day_without_an_hour() {
        let decision = |pain: &str, pain_is_recalls: bool, other: &str| {
            let story = hygiene().at("2026-03-12");
            let story = if pain_is_recalls {
                story.recorded(pain)
            } else {
                story.contact(pain)
            };
            story.recorded(other).decision(HYGIENE)
        };
        let entry = "entry=2026-03-03/7/call/agreement:A1";
        for end in ["reached", "booked", "declined"] {
            let end = |at: &str, recording: u32| {
                format!("{at} {end}; {entry}#1a2b; recording={recording}; case=agreement:A1")
            };
            let in_log = "2026-03-03 16:40 unwell; case=agreement:A1";
            assert_eq!(decision(in_log, false, &end("2026-03-03", 9)), "call");
            let in_record =
                format!("2026-03-03 16:40 unwell; {entry}/2#1a2b; recording=9; case=agreement:A1");
            for recording in [8, 9] {
                let end = end("2026-03-03", recording);
                assert_eq!(decision(&in_record, true, &end), "call", "{end}");
            }
            // The hour is known, it was recorded afterwards, or it is another day.
            let settled = [
                decision(in_log, false, &end("2026-03-03 17:00", 9)),
                decision(in_log, false, &end("2026-03-04", 9)),
                decision(&in_record, true, &end("2026-03-03", 10)),
                decision(
                    "2026-03-03 unwell; case=agreement:A1",
                    false,
                    &end("2026-03-03", 9),
                ),
            ];
            for found in settled {
                assert!(found.starts_with("settled"), "{found}");
            }
        }
    }

    #[test]
    fn pain_told_in_a_talk_is_not_ended_by_what_else_was_said_in_it() {
        let decision = |first: &str, second: &str| {
            let story = hygiene().at("2026-03-12");
            let story = story.recorded(first).recorded(second);
            story.decision(HYGIENE)
        };
        let entry = "entry=2026-03-03/7/call/agreement";
        let pain =
            format!("2026-03-03 10:00 unwell; {entry}:A1#1a2b; recording=9; case=agreement:A1");
        for end in ["reached", "booked", "declined"] {
            // The same moment of the same talk, of this case or of another, whenever it was recorded.
            for (case, recording) in [("A1", 9), ("A2", 9), ("A1", 10), ("A2", 8)] {
                let other = format!(
                    "2026-03-03 10:00 {end}; {entry}:{case}#1a2b; recording={recording}; case=agreement:A1"
                );
                assert_eq!(decision(&pain, &other), "call", "{other}");
            }
            // A later moment of it, and another talk.
            for (at, entry) in [("10:05", "A1#1a2b"), ("10:00", "A1/2#1a2b")] {
                let other = format!(
                    "2026-03-03 {at} {end}; entry=2026-03-03/7/call/agreement:{entry}; recording=9; case=agreement:A1"
                );
                assert!(decision(&pain, &other).starts_with("settled"), "{other}");
            }
        }
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
}
