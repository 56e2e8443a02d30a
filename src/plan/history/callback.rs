//! What was promised, and what was asked and not answered.

use crate::model::clinic::{Contact, Outcome};
use crate::model::decision::{Callback, CallbackKind, Subject};
use crate::plan::history::{Class, stands_unwell};
use crate::plan::practice::Facts;

impl Subject {
    /// The callback that was promised and stands: the last contact that says how things are is one. That the patient is unwell stands
    /// until a contact with him ends it, whatever else was promised since. An attempt of recall's record that names when to call again
    /// moves the promise to that moment (contract, section 10, `callback_at`).
    pub(crate) fn callback(&self, facts: &Facts<'_>) -> Option<Callback> {
        let unwell = || {
            let own = self.contacts(facts, Class::Unwell);
            let mut unwell = own.map(|(contact, _)| contact);
            unwell.rfind(|contact| stands_unwell(facts, contact))
        };
        let any = || facts.contacts().any(|it| it.outcome == Outcome::Unwell);
        if facts.once(|known| &known.has_unwell, any)
            && let Some(contact) = unwell()
        {
            return Some(Callback {
                at: contact.at,
                kind: CallbackKind::Unwell,
            });
        }
        let (contact, _) = self.contacts(facts, Class::Conclusive).next_back()?;
        contact.promised()?;
        let moving = self.contacts(facts, Class::Moving).next_back();
        let moved = moving.map(|(it, _)| it);
        let moved = moved.filter(|it| it.order() > contact.order());
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
    pub(crate) fn open_question<'a>(&self, facts: &Facts<'a>) -> Option<&'a Contact> {
        let (last, _) = self.contacts(facts, Class::Spoken).next_back()?;
        let is_open = last.outcome == Outcome::AskDoctor && last.callback_at.is_none();
        let last_resolved = || {
            let mut contacts = facts.contacts();
            let resolved = contacts.rfind(|it| it.outcome == Outcome::Resolved);
            resolved.map(Contact::order)
        };
        let is_resolved = || {
            let resolved = facts.once(|known| &known.resolved, last_resolved);
            resolved.is_some_and(|resolved| resolved > last.order())
        };
        (is_open && !is_resolved()).then_some(last)
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::Story;

    const HYGIENE: &str = "agreement:A1";

    /// Hygiene that is due from Monday, 2 March; and something else that was agreed and taken back.
    fn hygiene() -> Story {
        Story::on("2026-03-02")
            .agreement(
                "A1",
                "hygiene_reminder; agreed_on=2026-01-12; contact_on=2026-03-02",
            )
            .agreement("A2", "checkup_reminder; status=withdrawn")
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
}
