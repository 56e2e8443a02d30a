//! Contacts after which nothing came that should have come.
//!
//! What followed each is kept while they are gone through from the last to the first, so that a patient with ten thousand contacts takes
//! ten times as long as one with a thousand.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::model::clinic::{Contact, Moment, Outcome, PatientStatus, RowAt};
use crate::model::decision::{Code, Decision, Verdict};
use crate::plan::history::{self, Topic};
use crate::plan::practice::{Bookings, Facts};
use crate::plan::time;

/// A promise to call again is looked after for so many days.
pub(super) const PROMISE_DAYS: u32 = 30;

/// A visit that was booked on a contact is looked for in the appointment book after so many days: an export is a day old.
const BOOKED_SINCE_DAYS: i64 = 2;

/// And for so many days.
const BOOKING_DAYS: i64 = 60;

/// What should have come after a contact and did not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Loose {
    /// The patient is unwell, and nobody would call: no case carries it, or the one that does is barred or put off for longer than to the
    /// next day on which the clinic is open, as by a pause.
    Unwell,
    /// Nobody knows what came of it, and nobody calls until it is said clearly.
    Unclear,
    /// A callback was promised, and no case carries it.
    Promise,
    /// A callback was promised for today, and today's list does not have it.
    PutOff,
    /// A callback nobody knows when, and nothing was done since.
    CallbackWithoutDay,
    /// The doctor was asked, and nothing was heard since.
    Question,
    /// A visit was booked, and the appointment book knows of none.
    Booking,
}

impl Loose {
    /// All of them, the most pressing first.
    pub const ALL: [Self; 7] = [
        Self::Unwell,
        Self::Unclear,
        Self::Promise,
        Self::PutOff,
        Self::CallbackWithoutDay,
        Self::Question,
        Self::Booking,
    ];
}

/// What should have come and did not, and after which row, in the order of contacts.
pub(super) fn of_patient(facts: &Facts<'_>, decisions: &[Decision]) -> Vec<(Loose, RowAt)> {
    if !facts.contacts().any(is_of_interest) {
        return Vec::new();
    }
    let carried = Carried::of(facts, decisions);
    let mut later = Later::default();
    let mut found = Vec::new();
    // Those that stand at one place in the order: none of them is later than another.
    let mut beside: Vec<&Contact> = Vec::new();
    for contact in facts.contacts().rev() {
        let is_earlier = |it: &&Contact| it.order() != contact.order();
        if beside.first().is_some_and(is_earlier) {
            for contact in beside.drain(..) {
                later.add(facts, &carried, contact);
            }
        }
        beside.push(contact);
        let put_off = is_put_off(facts, contact, &carried, &later).then_some(Loose::PutOff);
        let loose = loose(facts, contact, &carried, &later);
        found.extend(put_off.into_iter().chain(loose).map(|it| (it, contact.row)));
    }
    found.reverse();
    found
}

/// Whether something should have come after it. Most contacts are none, and most patients have no other.
fn is_of_interest(contact: &Contact) -> bool {
    contact.callback_at.is_some()
        || matches!(
            contact.outcome,
            Outcome::Unwell | Outcome::Callback | Outcome::AskDoctor | Outcome::Booked
        )
}

fn loose(
    facts: &Facts<'_>,
    contact: &Contact,
    carried: &Carried,
    later: &Later<'_>,
) -> Option<Loose> {
    match contact.outcome {
        Outcome::Unwell => unwell_without_case(facts, contact, carried, later),
        Outcome::Callback | Outcome::AskDoctor if contact.callback_at.is_some() => {
            promise_without_case(facts, contact, carried, later)
        }
        Outcome::Callback => later.last_on.is_none().then_some(Loose::CallbackWithoutDay),
        // After a question to the doctor an attempt to reach the patient is nothing yet.
        Outcome::AskDoctor => (!later.spoken).then_some(Loose::Question),
        Outcome::Booked => booking_without_visit(facts, contact),
        Outcome::Reached
        | Outcome::Declined
        | Outcome::Sent
        | Outcome::NotDelivered
        | Outcome::NoAnswer
        | Outcome::Busy
        | Outcome::WrongNumber
        | Outcome::Left
        | Outcome::OptOut
        | Outcome::Complaint
        | Outcome::Resolved
        | Outcome::Unclear
        | Outcome::Undone => None,
    }
}

/// What came after a contact.
#[derive(Default)]
struct Later<'a> {
    /// The date of the last contact.
    last_on: Option<NaiveDate>,
    /// Anything but an attempt.
    spoken: bool,
    /// What ends that somebody is unwell.
    ends_unwell: bool,
    /// What the patient was unwell about.
    unwell: BTreeSet<Topic<'a>>,
    /// What it is known of how things are.
    conclusive: BTreeSet<Topic<'a>>,
    /// The moments to which promises were moved, by what they were about; and all of them.
    moved: BTreeMap<Topic<'a>, Moved>,
    all_moved: Moved,
    /// The moments of the planned date that were promised.
    promised: BTreeSet<Moment>,
}

/// What is known of some moments to which promises were moved.
#[derive(Clone, Copy, Default)]
struct Moved {
    some_recent: bool,
    some_carried: bool,
}

impl Moved {
    fn of(facts: &Facts<'_>, carried: &Carried, promised: Moment) -> Self {
        Self {
            some_recent: promised.date >= time::minus(facts.date(), PROMISE_DAYS),
            some_carried: carried.promise(promised).is_some(),
        }
    }

    fn add(&mut self, other: Self) {
        self.some_recent |= other.some_recent;
        self.some_carried |= other.some_carried;
    }
}

impl<'a> Later<'a> {
    fn add(&mut self, facts: &Facts<'a>, carried: &Carried, contact: &Contact) {
        self.last_on = self.last_on.max(Some(contact.at.date));
        self.spoken |= !contact.is_attempt();
        self.ends_unwell |= contact.ends_unwell();
        let topic = || history::topic(facts, contact);
        if contact.outcome == Outcome::Unwell {
            self.unwell.insert(topic());
        }
        if contact.is_conclusive() {
            self.conclusive.insert(topic());
        }
        if let Some(to) = contact.callback_at.filter(|_| history::moves(contact)) {
            let moved = Moved::of(facts, carried, to);
            self.moved.entry(topic()).or_default().add(moved);
            self.all_moved.add(moved);
        }
        let promised = contact.callback_at;
        self.promised
            .extend(promised.filter(|promised| promised.date == facts.date()));
    }

    /// The moments to which one may have been moved that was promised about something.
    fn moved(&self, topic: &Topic<'_>) -> Moved {
        if topic.is_empty() {
            return self.all_moved;
        }
        let of = |topic: &[_]| self.moved.get(topic).copied().unwrap_or_default();
        let mut moved = of(topic);
        moved.add(of(&[]));
        moved
    }
}

/// The moments of promises, and of what was said of pain, that cases carry.
struct Carried(BTreeMap<(Moment, bool), Carriers>);

/// What is decided about the cases that carry one moment.
#[derive(Clone, Copy, Default)]
struct Carriers {
    /// One is called today.
    is_called: bool,
    /// One is called on the next open day, or barred because the patient is gone.
    is_soon_or_gone: bool,
    /// One is not called today, and no no of the patient's own forbids it.
    is_open: bool,
}

impl Carried {
    fn of(facts: &Facts<'_>, decisions: &[Decision]) -> Self {
        let next = OnceCell::new();
        let is_soon = |on: NaiveDate| {
            let next = next.get_or_init(|| facts.practice.calendar.open_day_after(facts.date()));
            on <= *next
        };
        let mut carried: BTreeMap<(Moment, bool), Carriers> = BTreeMap::new();
        for decision in decisions {
            let Some(callback) = decision.callback() else {
                continue;
            };
            let forbidding = [
                Code::PatientInactive,
                Code::OptedOut,
                Code::RefusalNoted,
                Code::UnclearOutcome,
            ];
            let has = |code| decision.codes().contains(code);
            let verdict = decision.verdict();
            let key = (callback.at, callback.is_unwell());
            let carriers = carried.entry(key).or_default();
            carriers.is_called |= verdict == Verdict::Call;
            // Whoever is only kept in the archive may be in pain all the same.
            let is_archived = facts.patient.status == PatientStatus::Inactive;
            carriers.is_soon_or_gone |=
                decision.on().is_some_and(is_soon) || (has(Code::PatientInactive) && !is_archived);
            carriers.is_open |= matches!(verdict, Verdict::Later | Verdict::NotPermitted)
                && !forbidding.into_iter().any(has);
        }
        Self(carried)
    }

    /// The cases that are neither settled nor without a ground and carry what was promised for that moment.
    fn promise(&self, at: Moment) -> Option<Carriers> {
        self.0.get(&(at, false)).copied()
    }

    /// Whether the doctor calls today whoever was unwell at that moment.
    fn is_called_today(&self, at: Moment) -> bool {
        self.0.get(&(at, true)).is_some_and(|it| it.is_called)
    }

    /// Whether the doctor is to call whoever was unwell at that moment, today or on the next open day. Pain waits for no answer, for no other
    /// number and for the end of no pause, so a case that is barred or put off does not do; whoever is gone is called by nobody.
    fn is_called(&self, at: Moment) -> bool {
        let carriers = self.0.get(&(at, true));
        carriers.is_some_and(|it| it.is_called || it.is_soon_or_gone)
    }
}

fn unwell_without_case(
    facts: &Facts<'_>,
    contact: &Contact,
    carried: &Carried,
    later: &Later<'_>,
) -> Option<Loose> {
    // A case carries the last of several.
    let is_last = || !later.unwell.contains(&history::topic(facts, contact));
    let is_loose = !later.ends_unwell && !carried.is_called(contact.at) && is_last();
    is_loose.then_some(Loose::Unwell)
}

fn promise_without_case(
    facts: &Facts<'_>,
    contact: &Contact,
    carried: &Carried,
    later: &Later<'_>,
) -> Option<Loose> {
    let topic = history::topic(facts, contact);
    let mut promised = Moved::of(facts, carried, contact.promised()?);
    promised.add(later.moved(&topic));
    let is_past = || later.conclusive.contains(&topic);
    let is_loose = promised.some_recent
        && !promised.some_carried
        && !is_past()
        && !is_called_for_pain(facts, contact, carried);
    is_loose.then_some(Loose::Promise)
}

/// Whether the doctor calls today about the same because the patient is unwell: such a case carries the pain, and no promise beside it.
fn is_called_for_pain(facts: &Facts<'_>, promise: &Contact, carried: &Carried) -> bool {
    let mut unwell = facts.contacts().filter(|it| it.outcome == Outcome::Unwell);
    unwell.any(|it| {
        carried.is_called_today(it.at) && history::may_be_about_the_same(facts, it, promise)
    })
}

/// Whether somebody was promised a call for today, and is not on today's list, though no no of the patient's own forbids it and nothing was
/// done about it today. What is unclear is warned of as such.
fn is_put_off(facts: &Facts<'_>, contact: &Contact, carried: &Carried, later: &Later<'_>) -> bool {
    let promised = contact.callback_at;
    let Some(promised) = promised.filter(|promised| promised.date == facts.date()) else {
        return false;
    };
    let carriers = carried.promise(promised);
    // Of several rows that promise the same moment the last tells it.
    let is_past = later.last_on == Some(facts.date()) || later.promised.contains(&promised);
    carriers.is_some_and(|it| it.is_open && !it.is_called) && !is_past
}

fn booking_without_visit(facts: &Facts<'_>, contact: &Contact) -> Option<Loose> {
    let age = time::days_between(contact.at.date, facts.date());
    let is_of_interest = (BOOKED_SINCE_DAYS..=BOOKING_DAYS).contains(&age)
        && facts.practice.bookings == Bookings::Visits;
    let has_visit = || {
        let last = facts.visits.last();
        last.is_some_and(|visit| visit.starts_at > contact.at) || facts.has_next_visit()
    };
    (is_of_interest && !has_visit()).then_some(Loose::Booking)
}

#[cfg(test)]
mod tests {
    use super::Loose;
    use crate::plan::tally::Warning;
    use crate::testing::{Story, with_reminder};

    /// How many promises are warned of.
    fn promises(story: &Story) -> usize {
        let warnings = story.tally().warnings;
        warnings
            .iter()
            .filter(|warning| matches!(warning, Warning::Loose(Loose::Promise, ..)))
            .count()
    }

    #[test]
    fn a_promise_that_no_case_carries_is_warned_of() {
        for (contact, count) in [
            // The reminder carries it, whether it is called today, later or not permitted.
            ("2026-03-02 callback; callback_at=2026-03-02 12:00", 0),
            ("2026-03-02 callback; callback_at=2026-03-20", 0),
            (
                "2026-02-20 callback; callback_at=2026-03-01; case=agreement:A1",
                0,
            ),
            // No such case, or none that was due.
            (
                "2026-02-20 callback; callback_at=2026-03-01; case=visit:V9",
                1,
            ),
            ("2026-02-20 callback; callback_at=2026-03-20", 1),
            ("2026-02-20 ask_doctor; callback_at=2026-03-20", 1),
            ("2026-02-20 callback", 0),
            (
                "2026-02-20 reached; callback_at=2026-03-20; case=visit:V9",
                0,
            ),
            // Thirty days are looked back.
            (
                "2026-01-20 callback; callback_at=2026-01-31; case=visit:V9",
                1,
            ),
            (
                "2026-01-20 callback; callback_at=2026-01-30; case=visit:V9",
                0,
            ),
        ] {
            assert_eq!(
                promises(&with_reminder().contact(contact)),
                count,
                "{contact}"
            );
        }
        let promised = "2026-02-20 callback; callback_at=2026-03-01; case=agreement:A1";
        let barred = with_reminder().contact(promised).patient("7", "consent=no");
        assert_eq!(promises(&barred), 0);
        // A case that is settled or has no ground carries nothing.
        let booked = with_reminder()
            .contact(promised)
            .visit("V2", "2026-03-20 10:00 booked; kind=hygiene");
        assert_eq!(promises(&booked), 1);
        let unjustified = with_reminder()
            .agreement("A2", "hygiene_reminder; contact_on=2026-03-02")
            .contact("2026-02-20 callback; callback_at=2026-03-01; case=agreement:A2");
        assert_eq!(promises(&unjustified), 1);
    }

    #[test]
    fn a_promise_of_today_that_the_list_does_not_have_is_warned_of() {
        let with = |said: &str| {
            let promised = format!("2026-02-26 12:00 callback; case=agreement:A1; {said}");
            with_reminder().contact(&promised)
        };
        let count = |story: &Story| {
            let found = loose(story);
            found.iter().filter(|it| **it == Loose::PutOff).count()
        };
        // At ten the clinic is open, and at half past eleven in the evening it is not.
        let kept = with("callback_at=2026-03-02 10:00");
        let late = with("callback_at=2026-03-02 23:30");
        assert_eq!((count(&kept), count(&late)), (0, 1));
        // What is promised once more is told once.
        let again = "2026-02-27 12:00 callback; case=agreement:A1; callback_at=2026-03-02 23:30";
        assert_eq!(count(&late.clone().contact(again)), 1);
        assert!(late.tally().warnings[0].is_pressing());
        assert_eq!(count(&with("callback_at=2026-03-03 23:30")), 0);
        // A complaint waits for the manager, who is to know of the promise; a no is a no.
        for (said, expected) in [("complaint", 1), ("opt_out", 0), ("unclear", 0)] {
            let story = kept.clone().contact(&format!("2026-02-27 12:00 {said}"));
            assert_eq!(count(&story), expected, "{said}");
        }
    }

    #[test]
    fn a_promise_that_was_kept_is_not_warned_of() {
        let promised = with_reminder()
            .contact("2026-02-20 12:00 callback; callback_at=2026-03-01; case=visit:V9");
        for (contact, count) in [
            ("2026-03-01 reached; case=visit:V9", 0),
            ("2026-03-01 declined; case=visit:V9", 0),
            (
                "2026-03-01 callback; callback_at=2026-03-05; case=visit:V9",
                1,
            ),
            ("2026-02-20 12:00 reached; case=visit:V9", 1),
            ("2026-03-01 reached; case=agreement:A8", 1),
            ("2026-03-01 no_answer; case=visit:V9", 1),
            ("2026-03-01 busy; case=visit:V9", 1),
            // These do not say how things are.
            ("2026-03-01 resolved; case=visit:V9", 1),
            ("2026-03-01 complaint; case=visit:V9", 1),
            ("2026-03-01 wrong_number; case=visit:V9", 1),
            ("2026-03-01 opt_out; case=visit:V9", 1),
        ] {
            assert_eq!(
                promises(&promised.clone().contact(contact)),
                count,
                "{contact}"
            );
        }
    }

    #[test]
    fn a_promise_about_the_pain_that_the_doctor_calls_for_is_not_warned_of() {
        let unwell = "2026-03-01 12:00 unwell; case=agreement:A1";
        let promised = "2026-03-01 13:00 callback; callback_at=2026-03-02 10:00";
        let story = |about: &str| {
            let promised = format!("{promised}; {about}");
            with_reminder().contact(unwell).contact(&promised)
        };
        for (about, count) in [("case=agreement:A1", 0), ("", 0), ("case=visit:V9", 1)] {
            assert_eq!(promises(&story(about)), count, "{about}");
        }
        // Nobody calls for the pain: nobody keeps the promise.
        let barred = story("case=agreement:A1").patient("7", "consent=no");
        assert!(!loose(&barred).is_empty());
    }

    /// What is loose, in order.
    fn loose(story: &Story) -> Vec<Loose> {
        let warnings = story.tally().warnings.into_iter();
        let loose = warnings.filter_map(|warning| match warning {
            Warning::Loose(loose, ..) => Some(loose),
            _ => None,
        });
        loose.collect()
    }

    #[test]
    fn a_promise_that_was_moved_is_looked_for_at_the_moment_to_which_it_was() {
        let promised = "2026-02-20 12:00 callback; callback_at=2026-01-20; case=visit:V9";
        let moved = |case: &str| {
            let row = format!("2026-02-25 12:00 no_answer; callback_at=2026-03-20; {case}");
            with_reminder().contact(promised).recorded(&row)
        };
        // Too long ago for a warning, but where it was moved to a day that is not.
        assert_eq!(promises(&with_reminder().contact(promised)), 0);
        for (case, count) in [("", 1), ("case=visit:V9", 1), ("case=visit:V8", 0)] {
            assert_eq!(promises(&moved(case)), count, "{case}");
        }
        // What does not say what it was about may have been moved by any.
        let of_anything = "2026-02-20 12:00 callback; callback_at=2026-01-20";
        let row = "2026-02-25 12:00 no_answer; callback_at=2026-03-20; case=visit:V8";
        let story = with_reminder().contact(of_anything).recorded(row);
        assert_eq!(promises(&story), 1);
    }

    #[test]
    fn what_nothing_followed_is_warned_of() {
        for (contacts, found) in [
            (
                vec!["2026-02-20 12:00 callback"],
                vec![Loose::CallbackWithoutDay],
            ),
            (
                vec!["2026-02-20 12:00 callback", "2026-02-21 12:00 no_answer"],
                vec![],
            ),
            (vec!["2026-02-20 12:00 ask_doctor"], vec![Loose::Question]),
            (
                vec!["2026-02-20 12:00 ask_doctor", "2026-02-21 12:00 no_answer"],
                vec![Loose::Question],
            ),
            (
                vec!["2026-02-20 12:00 ask_doctor", "2026-02-21 12:00 resolved"],
                vec![],
            ),
            // Of what stands at one place in the order neither followed the other.
            (
                vec![
                    "2026-02-20 12:00 callback; case=agreement:A1",
                    "2026-02-20 12:00 callback; case=visit:V9",
                ],
                vec![Loose::CallbackWithoutDay; 2],
            ),
            (vec!["2026-02-20 12:00 unclear"], vec![Loose::Unclear]),
            (
                vec!["2026-02-20 12:00 unclear", "2026-02-21 12:00 reached"],
                vec![],
            ),
        ] {
            let tell = |story: Story, contact: &&str| story.contact(contact);
            let story = contacts.iter().fold(with_reminder(), tell);
            assert_eq!(loose(&story), found, "{contacts:?}");
        }
    }

    #[test]
    fn a_booking_that_the_appointment_book_lacks_is_warned_of() {
        let booked = |on: &str| {
            let story = with_reminder().patient("8", "");
            story.contact(&format!("{on} booked; patient_id=8"))
        };
        for (on, count) in [
            ("2026-02-28 12:00", 1),
            ("2026-03-01 12:00", 0),
            ("2026-01-01 12:00", 1),
            ("2025-12-31 12:00", 0),
        ] {
            let found = vec![Loose::Booking; count];
            assert_eq!(loose(&booked(on)), found, "{on}");
        }
        // Any visit after it will do, whatever became of it; one before it will not.
        for (visit, count) in [
            ("2026-02-20 10:00 attended", 0),
            ("2026-02-20 10:00 cancelled", 0),
            ("2026-03-20 10:00 booked", 0),
            ("2026-02-10 10:00 attended", 1),
        ] {
            let story = booked("2026-02-12 12:00").visit("V8", &format!("{visit}; patient_id=8"));
            assert_eq!(loose(&story), vec![Loose::Booking; count], "{visit}");
        }
        // Where nobody knows the bookings there is nothing to compare.
        let unknown = booked("2026-02-12 12:00").without("visits.csv");
        assert_eq!(loose(&unknown), []);
    }

    #[test]
    fn pain_that_no_case_carries_is_warned_of_first() {
        let unwell = "2026-03-01 12:00 unwell";
        assert_eq!(loose(&with_reminder().contact(unwell)), []);
        let of_nothing = with_reminder()
            .patient("1", "")
            .contact("2026-02-20 12:00 callback; patient_id=1")
            .patient("8", "")
            .contact(&format!("{unwell}; patient_id=8"));
        assert_eq!(
            loose(&of_nothing),
            [Loose::Unwell, Loose::CallbackWithoutDay]
        );
        assert!(of_nothing.tally().warnings[0].is_pressing());
        // Nor does one that is barred: nobody would call, and no list would tell.
        for (said, count) in [
            ("wrong_number", 1),
            ("ask_doctor; case=agreement:A1", 1),
            ("opt_out", 1),
            ("complaint", 0),
            ("no_answer", 0),
            ("left", 0),
        ] {
            let story = with_reminder()
                .contact(&format!("{unwell}; case=agreement:A1"))
                .contact(&format!("2026-03-01 14:00 {said}"));
            let found = loose(&story);
            let found = found.iter().filter(|loose| **loose == Loose::Unwell);
            assert_eq!(found.count(), count, "{said}");
        }
        // A pause of the patient's was not meant for pain; the next open day is soon enough.
        for (until, count) in [("2026-03-03", 0), ("2026-03-04", 1), ("2026-09-01", 1)] {
            let story = with_reminder()
                .patient("7", &format!("pause_until={until}"))
                .contact(&format!("{unwell}; case=agreement:A1"));
            assert_eq!(loose(&story), vec![Loose::Unwell; count], "{until}");
        }
        // Whoever is only kept in the archive may be in pain all the same; the dead are not.
        for (status, count) in [("active", 0), ("inactive", 1), ("deceased", 0)] {
            let story = with_reminder()
                .patient("7", &format!("status={status}"))
                .contact(&format!("{unwell}; case=agreement:A1"));
            assert_eq!(loose(&story), vec![Loose::Unwell; count], "{status}");
        }
        let ended = of_nothing
            .clone()
            .contact("2026-03-01 13:00 reached; patient_id=8");
        assert_eq!(loose(&ended), [Loose::CallbackWithoutDay]);
        // Before whatever else is told though nobody wants to be told anything.
        let unclear = of_nothing
            .clone()
            .contact("2026-03-01 09:00 unclear; patient_id=1");
        assert_eq!(loose(&unclear)[..2], [Loose::Unwell, Loose::Unclear]);
        // A case that is settled, or that is not there, carries nothing.
        for (cells, count) in [
            ("case=agreement:A1", 0),
            ("case=agreement:A2", 1),
            ("case=visit:V9", 1),
        ] {
            let story = with_reminder()
                .agreement("A2", "hygiene_reminder; status=fulfilled")
                .contact(&format!("{unwell}; {cells}"));
            assert_eq!(loose(&story), vec![Loose::Unwell; count], "{cells}");
        }
    }
}
