//! What was tried, and what got through: how often, how lately, and what it holds back.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::export::entry::Entry;
use crate::model::clinic::{About, Channel, Contact, Outcome, StandsIn};
use crate::model::decision::{Callback, Subject};
use crate::plan::history::{Class, about_in_words};
use crate::plan::practice::Facts;

/// Attempts that did not get through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Attempts {
    /// Those that count towards the limit, up to it.
    pub count: u32,
    /// The date of the last one.
    pub last_on: Option<NaiveDate>,
}

impl Subject {
    /// The attempts that did not get through since the last contact that did: how many count from a day on, and the date of the last
    /// of all attempts that holds back a case that is made by a channel. After a standing callback only what came at or after its
    /// moment counts.
    pub(crate) fn attempts(
        &self,
        facts: &Facts<'_>,
        day: NaiveDate,
        callback: Option<Callback>,
        channel: Option<Channel>,
    ) -> Attempts {
        let settling = self.contacts(facts, Class::Settling).next_back();
        let since = settling.map(|(contact, _)| contact.order());
        // Contacts are in the order of their moments: before one that came too soon all did.
        let attempts = || {
            let own = self.contacts(facts, Class::Attempt).rev();
            let own = own.map(|(contact, _)| contact);
            own.take_while(|contact| callback.is_none_or(|callback| contact.at >= callback.at))
        };
        let counted = attempts()
            .take_while(|contact| since.is_none_or(|since| contact.order() > since))
            .take_while(|contact| callback.is_some() || contact.at.date >= day);
        let last = attempts().find(|contact| holds_back(contact, channel));
        Attempts {
            count: distinct_up_to(facts, counted, facts.practice.settings.max_attempts),
            last_on: last.map(|contact| contact.at.date),
        }
    }
}

/// Whether a contact moves what was promised before to another moment: nobody was reached, and recall wrote down when to call again.
pub(crate) const fn moves(contact: &Contact) -> bool {
    contact.is_recalls && contact.is_attempt() && contact.callback_at.is_some()
}

/// Whether a contact holds back what is made by a channel: a message that did not get there does not, where that was by another one.
pub(crate) fn holds_back(contact: &Contact, channel: Option<Channel>) -> bool {
    let by_another = contact.channel.is_some() && channel.is_some() && contact.channel != channel;
    contact.outcome != Outcome::NotDelivered || !by_another
}

/// How many contacts these are: those of one minute with one outcome about one thing count once; where there are as many as that, it does
/// not matter how many more.
fn distinct_up_to<'a>(
    facts: &Facts<'a>,
    contacts: impl Iterator<Item = &'a Contact>,
    most: u32,
) -> u32 {
    let mut keys = BTreeSet::new();
    let mut count = 0;
    for contact in contacts {
        if count >= most {
            break;
        }
        let about = about_in_words(facts, contact).collect::<Vec<_>>();
        let moment = (contact.at.date, contact.at.minute());
        count += u32::from(keys.insert((moment, contact.outcome, about)));
    }
    count
}

/// Contacts talk by talk: the rows of one talk about several cases together, and what was written down twice.
pub(crate) fn one_by_one<'a>(
    facts: &Facts<'a>,
    contacts: impl Iterator<Item = &'a Contact>,
) -> Vec<Vec<&'a Contact>> {
    let mut talks: BTreeMap<_, Vec<&Contact>> = BTreeMap::new();
    for contact in contacts {
        let written = facts.practice.clinic.contact_ids.get(contact.entry);
        let entry = Entry::parse(written).filter(|_| contact.is_recalls);
        let of_list = entry.map(|(it, _)| (it.date, it.channel as u8, it.number));
        let own = of_list.is_none().then(|| {
            let about = about_in_words(facts, contact).collect::<Vec<_>>();
            (contact.outcome, about)
        });
        let moment = (contact.at.date, contact.at.minute());
        talks
            .entry((moment, of_list, own))
            .or_default()
            .push(contact);
    }
    talks.into_values().collect()
}

/// Whether these are at least so many talks. What was said in one talk about several cases stands in several rows of recall's record, all
/// with the entry of one list and number.
pub(crate) fn are_so_many_talks<'a>(
    facts: &Facts<'a>,
    contacts: impl Iterator<Item = &'a Contact>,
    most: u32,
) -> bool {
    let mut of_lists = BTreeSet::new();
    let mut others = BTreeSet::new();
    let mut count = 0;
    for contact in contacts {
        if count >= most {
            break;
        }
        let moment = (contact.at.date, contact.at.minute());
        let written = facts.practice.clinic.contact_ids.get(contact.entry);
        let entry = Entry::parse(written).filter(|_| contact.is_recalls);
        let is_new = match entry {
            Some((entry, _)) => {
                of_lists.insert((moment, entry.date, entry.channel as u8, entry.number))
            }
            None => others.insert((moment, contact.outcome, super::topic(facts, contact))),
        };
        count += u32::from(is_new);
    }
    count >= most
}

/// The patient's last contact that got through and was not about visits alone: what the gap between contacts counts from. To be called
/// again nobody knows when is no such contact for the cases that it belongs to.
pub(crate) fn last_approach<'a>(facts: &Facts<'a>, subject: &Subject) -> Option<&'a Contact> {
    let about_visits_alone = |contact: &Contact| {
        let abouts = facts.abouts(contact);
        !abouts.is_empty()
            && abouts.iter().all(|about| match about {
                About::Visit(_) => true,
                About::Reason(reason) => reason.stands_in() == StandsIn::Visit,
                About::Plan(_)
                | About::Agreement(_)
                | About::UnknownPlan(_)
                | About::UnknownAgreement(_) => false,
            })
    };
    let got_through =
        |contact: &&Contact| contact.outcome.meaning().gets_through && !about_visits_alone(contact);
    let counts = |contact: &&Contact| {
        let is_vague = contact.outcome == Outcome::Callback && contact.callback_at.is_none();
        !(is_vague && subject.naming(facts, contact).is_some())
    };
    let Some(many) = facts.many() else {
        return facts.contacts().filter(got_through).rfind(counts);
    };
    let approaches = many.known.approaches.get_or_init(|| {
        let numbered = (0..).zip(facts.known_contacts);
        let date = facts.date();
        let counted = numbered.filter(|(_, it)| !it.is_double && !it.is_undelivered(date));
        let through = counted.filter(|(_, it)| got_through(it));
        through.map(|(place, _)| place).collect()
    });
    let mut approaches = approaches.iter();
    let contact = |place: &u32| &facts.known_contacts[*place as usize];
    let last = approaches.rfind(|&place| counts(&contact(place)))?;
    Some(contact(last))
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
}
