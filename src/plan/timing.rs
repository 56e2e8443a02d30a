//! When a case can be met: today, on a later date, or never.

use chrono::NaiveDate;

use crate::model::clinic::{Channel, Contact, Outcome, RowAt, StandsIn, Windows};
use crate::model::decision::{Callback, Code, Due};
use crate::plan::history;
use crate::plan::permission::Granted;
use crate::plan::practice::Facts;
use crate::plan::rules::{self, Limits};
use crate::plan::time::{self, Hours, SEARCH_DAYS, Wish};

/// Days in which a patient's contacts are counted against `max_per_week`.
const WEEK_DAYS: u32 = 7;

/// What time makes of a case that is permitted.
pub(super) enum Timed {
    Today {
        windows: Windows,
        /// The next date on which it could be made, if it is left today and would not be too late then.
        next_on: Option<NaiveDate>,
    },
    Later {
        on: NaiveDate,
        code: Code,
    },
    TooLate,
    /// Nothing of the case itself stands against it, and yet no hour is found.
    NoCommonTime,
}

/// When a case can be met.
pub(super) struct Timing<'a> {
    facts: &'a Facts<'a>,
    due: &'a Due,
    granted: &'a Granted,
    hours: &'a Hours<'a>,
    cooling_until: NaiveDate,
    /// The last contact that got through.
    last_approach: Option<&'a Contact>,
    /// What can wait for a visit to come: the dates of those.
    visits_to_come: Vec<NaiveDate>,
}

/// The hours that suit clinic and patient, and the promise where there is one.
pub(super) fn hours<'a>(facts: &Facts<'a>, due: &Due) -> Hours<'a> {
    let practice = facts.practice;
    let wish = Wish {
        promised: due.callback.and_then(Callback::hour),
        at_any_hour: due.callback.is_some_and(Callback::is_unwell),
        before: due.before,
        ..Wish::of(practice.clinic, facts.patient)
    };
    Hours::new(practice.calendar, facts.date(), wish)
}

impl<'a> Timing<'a> {
    pub(super) fn new(
        facts: &'a Facts<'a>,
        due: &'a Due,
        granted: &'a Granted,
        hours: &'a Hours<'a>,
    ) -> Self {
        let last_approach = history::last_approach(facts, &due.subject);
        Self {
            facts,
            due,
            granted,
            hours,
            cooling_until: cooling_until(facts, due, granted, last_approach),
            last_approach,
            visits_to_come: visits_to_come(facts, due),
        }
    }

    /// Today, or the first date on which nothing stands in the way. What would come too late is not put off.
    pub(super) fn decide(&self) -> Timed {
        match self.today() {
            Ok(_) if self.is_too_late(self.facts.date()) => Timed::TooLate,
            Ok(windows) => Timed::Today {
                windows,
                next_on: self.later().filter(|&on| !self.is_too_late(on)),
            },
            Err(code) => match self.later() {
                Some(on) if !self.is_too_late(on) => Timed::Later { on, code },
                None if !self.is_of_visit() => Timed::NoCommonTime,
                Some(_) | None => Timed::TooLate,
            },
        }
    }

    fn limits(&self) -> Limits {
        rules::rule(self.due.subject.reason).limits
    }

    fn is_of_visit(&self) -> bool {
        self.due.subject.reason.stands_in() == StandsIn::Visit
    }

    /// Today's windows, or the first thing that stands in the way.
    fn today(&self) -> Result<Windows, Code> {
        let date = self.facts.date();
        if date < self.due.day {
            return Err(Code::NotDue);
        }
        if self.pause_until().is_some_and(|until| date < until) {
            return Err(Code::Paused);
        }
        if date < self.cooling_until || self.is_week_full(date) {
            return Err(Code::CoolingDown);
        }
        if self.comes_soon_after(date).is_some() {
            return Err(Code::ComingSoon);
        }
        let callback = self.due.callback;
        let promised_today = callback.is_some_and(|callback| callback.is_for(date));
        let contacted_today = || {
            // Contacts are in order, and none of the known ones is of a later day.
            let mut contacts = self.facts.contacts().rev();
            let mut of_day = contacts.by_ref().take_while(|it| it.at.date == date);
            of_day.any(|it| it.outcome != Outcome::NotDelivered)
        };
        if !promised_today && contacted_today() {
            return Err(Code::AnotherContactToday);
        }
        self.hours.today.clone()
    }

    const fn pause_until(&self) -> Option<NaiveDate> {
        self.facts.patient.pause_until
    }

    /// The first date after the planned one on which the contact could be made.
    fn later(&self) -> Option<NaiveDate> {
        let date = self.facts.date();
        let pause = self.pause_until().unwrap_or(NaiveDate::MIN);
        let from = date.max(self.due.day).max(pause).max(self.cooling_until);
        let free_from = self.first_with_room(from)?;
        let mut from = self.first_with_room(free_from.max(time::plus(date, 1)))?;
        let until = time::plus(free_from, SEARCH_DAYS);
        loop {
            let day = self.hours.first_day(from, until)?;
            match self.comes_soon_after(day) {
                Some(visit) => from = time::plus(visit, 1),
                None => return Some(day),
            }
        }
    }

    /// The first date from one on before which the week has room for a contact. Contacts of the planned date are the last that are
    /// known: a week after it every week is empty.
    fn first_with_room(&self, from: NaiveDate) -> Option<NaiveDate> {
        let mut days = from.iter_days().take(WEEK_DAYS as usize + 2);
        days.find(|&day| !self.is_week_full(day))
    }

    /// Whether the patient had as many contacts as a week may have in the seven days before the date. Reminders of visits and promises
    /// don't wait for that.
    fn is_week_full(&self, date: NaiveDate) -> bool {
        if self.limits() == Limits::Unlimited || self.due.callback.is_some() {
            return false;
        }
        let facts = self.facts;
        let channel = self.granted.channel;
        let Some(many) = facts.many() else {
            return is_week_full(facts, date, channel);
        };
        // Of many cases each asks for the same weeks.
        let known = many.full_weeks.borrow().get(&(date, channel)).copied();
        known.unwrap_or_else(|| {
            let is_full = is_week_full(facts, date, channel);
            let mut weeks = many.full_weeks.borrow_mut();
            weeks.insert((date, channel), is_full);
            is_full
        })
    }

    /// The date of a visit to come that is so near a date that what can be said there waits for it.
    fn comes_soon_after(&self, date: NaiveDate) -> Option<NaiveDate> {
        let soon = time::plus(date, self.facts.practice.settings.coming_soon_days);
        let mut visits = self.visits_to_come.iter().copied();
        visits.find(|&visit| date <= visit && visit <= soon)
    }

    /// Whether a contact on that date would come too late. A visit's start is minded by the windows.
    fn is_too_late(&self, date: NaiveDate) -> bool {
        let reason = self.due.subject.reason;
        let lapse_days = self.facts.practice.settings.of(reason).lapse_days;
        lapse_days.is_some_and(|days| time::days_between(self.due.day, date) > i64::from(days))
    }

    /// The rows of the contacts that hold a case back for a while, and of the visits that it waits for.
    pub(super) fn rows(&self) -> impl Iterator<Item = RowAt> {
        let week_ago = time::minus(self.facts.date(), WEEK_DAYS);
        let lately = self.facts.contacts_since(week_ago);
        let waits = !self.visits_to_come.is_empty();
        let visits = waits.then(|| self.facts.future_visits());
        let visits = visits.into_iter().flatten();
        let visits = visits.filter(|visit| self.visits_to_come.contains(&visit.starts_at.date));
        lately
            .chain(self.last_approach)
            .map(|contact| contact.row)
            .chain(visits.map(|visit| visit.row))
    }
}

/// Whether the patient had as many contacts as a week may have, as far as these hold back one by a channel.
fn is_week_full(facts: &Facts<'_>, date: NaiveDate, channel: Channel) -> bool {
    let from = time::minus(date, WEEK_DAYS);
    let is_counted =
        |contact: &&Contact| contact.at.date < date && history::holds_back(contact, Some(channel));
    let lately = || facts.contacts_since(from).filter(is_counted);
    let most = facts.practice.settings.max_per_week;
    // Few patients have so many contacts in a week.
    lately().take(most as usize).count() >= most as usize
        && history::are_so_many_talks(facts, lately(), most)
}

/// The dates of the visits for which a reminder of an examination or hygiene can wait: it is said there. A promise waits for nothing.
fn visits_to_come(facts: &Facts<'_>, due: &Due) -> Vec<NaiveDate> {
    if !rules::rule(due.subject.reason).waits_for_visit || due.callback.is_some() {
        return Vec::new();
    }
    let visits = facts.future_visits();
    visits.map(|visit| visit.starts_at.date).collect()
}

/// The first date that earlier contacts leave free, counting weeks aside.
fn cooling_until(
    facts: &Facts<'_>,
    due: &Due,
    granted: &Granted,
    last_approach: Option<&Contact>,
) -> NaiveDate {
    let settings = facts.practice.settings;
    let last_attempt_on = granted.attempts.last_on;
    let after_attempt = last_attempt_on.map(|on| time::plus(on, settings.attempt_gap_days));
    let limits = rules::rule(due.subject.reason).limits;
    let keeps_gap = limits == Limits::PerWeekAndGap && due.callback.is_none();
    let last_approach = last_approach.filter(|_| keeps_gap);
    let after_approach =
        last_approach.map(|contact| time::plus(contact.at.date, settings.contact_gap_days));
    after_attempt
        .into_iter()
        .chain(after_approach)
        .fold(NaiveDate::MIN, NaiveDate::max)
}

#[cfg(test)]
mod tests {
    use crate::testing::Story;

    const HYGIENE: &str = "agreement:A1";
    const CHECK: &str = "agreement:A5";
    const VISIT: &str = "visit:V1";

    /// A reminder that is due from Monday, 2 March, looked at on Thursday, the 12th.
    fn hygiene() -> Story {
        Story::on("2026-03-12").agreement(
            "A1",
            "hygiene_reminder; agreed_on=2026-01-12; contact_on=2026-03-02",
        )
    }

    #[test]
    fn of_several_hindrances_the_first_is_named_and_the_last_gives_the_date() {
        let story = hygiene()
            .patient("7", "pause_until=2026-03-04; call_days=wed")
            .contact("2026-02-27 reached; case=visit:V9;plan:P9")
            .setting("clinic.holidays = ['2026-03-03', '2026-03-06']");
        story.expect(
            HYGIENE,
            &[
                ("2026-02-26", "later not_due 2026-03-04"),
                ("2026-02-27", "later not_due 2026-03-11"),
                ("2026-03-01", "later not_due 2026-03-11"),
                ("2026-03-02", "later paused 2026-03-11"),
                ("2026-03-03", "later paused 2026-03-11"),
                ("2026-03-04", "later cooling_down 2026-03-11"),
            ],
        );
        let story = story.setting("contact.contact_gap_days = 8");
        story.expect(
            HYGIENE,
            &[
                ("2026-03-05", "later cooling_down 2026-03-11"),
                ("2026-03-06", "later cooling_down 2026-03-11"),
                ("2026-03-07", "later day_not_preferred 2026-03-11"),
                ("2026-03-11", "call"),
            ],
        );
        let today = story
            .contact("2026-03-07 busy; case=visit:V9")
            .at("2026-03-07 10:00");
        assert_eq!(
            today.decision(HYGIENE),
            "later another_contact_today 2026-03-11"
        );
    }

    #[test]
    fn paused_until_the_first_day_on_which_contact_is_welcome() {
        let story = hygiene().patient("7", "pause_until=2026-03-12");
        story.expect(
            HYGIENE,
            &[
                ("2026-03-11", "later paused 2026-03-12"),
                ("2026-03-12", "call"),
            ],
        );
    }

    #[test]
    fn a_week_after_what_got_through() {
        let story = hygiene().contact("2026-03-05 17:00 reached; case=plan:P9");
        story.expect(
            HYGIENE,
            &[
                ("2026-03-11", "later cooling_down 2026-03-12"),
                ("2026-03-12", "call"),
            ],
        );
        let sooner = story
            .setting("contact.contact_gap_days = 2")
            .at("2026-03-06");
        assert_eq!(sooner.decision(HYGIENE), "later cooling_down 2026-03-07");
    }

    #[test]
    fn visits_and_well_being_wait_for_no_gap() {
        let story = hygiene()
            .visit("V1", "2026-03-13 10:00 booked; kind=consultation")
            .agreement(
                "A5",
                "wellbeing_check; agreed_on=2026-01-12; contact_on=2026-03-12",
            )
            .contact("2026-03-11 reached; case=plan:P9");
        assert_eq!(story.decision(HYGIENE), "later cooling_down 2026-03-18");
        assert_eq!(story.decision(VISIT), "call");
        assert_eq!(story.decision(CHECK), "call");
        // Nor does a promise.
        let promised =
            story.contact("2026-03-11 callback; callback_at=2026-03-12; case=agreement:A1");
        assert_eq!(promised.decision(HYGIENE), "call");
    }

    /// The reminder with attempts to reach the patient about something else on each of these dates.
    fn tried(dates: &[&str]) -> Story {
        dates.iter().fold(hygiene(), |story, date| {
            story.contact(&format!("{date} no_answer; case=plan:P9"))
        })
    }

    #[test]
    fn a_week_has_room_for_so_many_contacts() {
        for (dates, found) in [
            (
                vec!["2026-03-05", "2026-03-06", "2026-03-07"],
                "later cooling_down 2026-03-13",
            ),
            (vec!["2026-03-04", "2026-03-06", "2026-03-07"], "call"),
            (vec!["2026-03-05", "2026-03-11"], "call"),
            (
                vec!["2026-03-11", "2026-03-11 12:00", "2026-03-11 12:01"],
                "later cooling_down 2026-03-19",
            ),
            // Rows of one minute with one outcome about one thing count once.
            (
                vec!["2026-03-11", "2026-03-11 12:00:10", "2026-03-11 12:00:40"],
                "call",
            ),
            // Of more than a week has room for, some must grow old.
            (
                vec![
                    "2026-03-06",
                    "2026-03-07",
                    "2026-03-09",
                    "2026-03-10",
                    "2026-03-11",
                ],
                "later cooling_down 2026-03-17",
            ),
            // Contacts of today count from tomorrow on.
            (
                vec!["2026-03-06", "2026-03-07", "2026-03-12"],
                "later another_contact_today 2026-03-14",
            ),
            (
                vec!["2026-03-05", "2026-03-07", "2026-03-12"],
                "later another_contact_today 2026-03-13",
            ),
        ] {
            assert_eq!(tried(&dates).decision(HYGIENE), found, "{dates:?}");
        }
        // Two lists of one day, by call and by message, are two talks; what one talk was about stands in as many rows.
        for (entry, case, found) in [
            (
                "2026-03-11/7/sms/plan:P9",
                "plan:P9",
                "later cooling_down 2026-03-14",
            ),
            (
                "2026-03-11/7/call/plan:P9/2",
                "plan:P9",
                "later cooling_down 2026-03-14",
            ),
            ("2026-03-11/7/call/plan:P9", "plan:P8", "call"),
        ] {
            let row = |entry: &str, case: &str| {
                format!("2026-03-11 12:00 no_answer; case={case}; entry={entry}")
            };
            let story = tried(&["2026-03-06"])
                .recorded(&row("2026-03-11/7/call/plan:P9", "plan:P9"))
                .recorded(&row(entry, case));
            assert_eq!(story.decision(HYGIENE), found, "{entry} {case}");
        }
        let more = tried(&["2026-03-05", "2026-03-06", "2026-03-07"]);
        assert_eq!(
            more.setting("contact.max_per_week = 4").decision(HYGIENE),
            "call"
        );
    }

    #[test]
    fn every_outcome_takes_room_in_the_week() {
        for outcome in [
            "busy",
            "resolved",
            "wrong_number; phone=84951234567",
            "sent; case=visit:V9",
        ] {
            let story = hygiene().setting("contact.max_per_week = 1");
            let story = story.contact(&format!("2026-03-11 {outcome}"));
            assert_eq!(
                story.decision(HYGIENE),
                "later cooling_down 2026-03-19",
                "{outcome}"
            );
        }
    }

    #[test]
    fn reminders_of_visits_and_promises_do_not_wait_for_the_week() {
        let full = tried(&["2026-03-09", "2026-03-10", "2026-03-11"])
            .visit("V1", "2026-03-13 10:00 booked; kind=consultation")
            .agreement(
                "A5",
                "wellbeing_check; agreed_on=2026-01-12; contact_on=2026-03-12",
            );
        assert_eq!(full.decision(HYGIENE), "later cooling_down 2026-03-17");
        assert_eq!(full.decision(CHECK), "later cooling_down 2026-03-17");
        assert_eq!(full.decision(VISIT), "call");
        let promised =
            full.contact("2026-03-11 callback; callback_at=2026-03-12; case=agreement:A1");
        assert_eq!(promised.decision(HYGIENE), "call");
    }

    #[test]
    fn whoever_was_contacted_today_is_left_in_peace_save_by_a_promise_for_today() {
        for (contact, found) in [
            (
                "2026-03-12 09:00 no_answer; case=plan:P9",
                "later another_contact_today 2026-03-13",
            ),
            (
                "2026-03-12 23:00 no_answer; case=plan:P9",
                "later another_contact_today 2026-03-13",
            ),
            // Its own attempt holds it back as such.
            (
                "2026-03-12 09:00 no_answer",
                "later cooling_down 2026-03-13",
            ),
            (
                "2026-03-12 resolved",
                "later another_contact_today 2026-03-13",
            ),
            (
                "2026-03-12 09:00 callback; callback_at=2026-03-12 15:00",
                "call",
            ),
            (
                "2026-03-12 09:00 callback; callback_at=2026-03-11 15:00",
                "later another_contact_today 2026-03-13",
            ),
            (
                "2026-03-12 09:00 callback; callback_at=2026-03-13 15:00",
                "later not_due 2026-03-13",
            ),
            ("2026-03-11 23:59 no_answer; case=plan:P9", "call"),
        ] {
            let story = hygiene().contact(contact).at("2026-03-12 10:00");
            assert_eq!(story.decision(HYGIENE), found, "{contact}");
        }
        let visit = hygiene().visit("V1", "2026-03-13 10:00 booked; kind=consultation");
        let visit = visit.contact("2026-03-12 09:00 no_answer; case=plan:P9");
        assert_eq!(
            visit.decision(VISIT),
            "later another_contact_today 2026-03-13"
        );
    }

    #[test]
    fn too_late_is_measured_on_the_first_possible_date() {
        // 2 March and sixty days are 1 May, a Friday.
        for (cells, today, found) in [
            ("", "2026-05-01", "call"),
            ("", "2026-05-02", "missed too_late"),
            (
                "call_days=fri",
                "2026-04-30",
                "later day_not_preferred 2026-05-01",
            ),
            ("call_days=sat", "2026-04-30", "missed too_late"),
            (
                "pause_until=2026-05-01",
                "2026-03-12",
                "later paused 2026-05-01",
            ),
            ("pause_until=2026-05-02", "2026-03-12", "missed too_late"),
            ("", "2026-05-01 20:00", "missed too_late"),
        ] {
            let story = hygiene().patient("7", cells).at(today);
            assert_eq!(story.decision(HYGIENE), found, "{cells} {today}");
        }
        // Of a promise, from its date.
        let promised = hygiene().contact("2026-03-03 callback; callback_at=2026-03-05");
        promised.expect(
            HYGIENE,
            &[("2026-05-04", "call"), ("2026-05-05", "missed too_late")],
        );
        let patient = hygiene().setting("reasons.hygiene_reminder.lapse_days = 10");
        patient.expect(
            HYGIENE,
            &[("2026-03-12", "call"), ("2026-03-13", "missed too_late")],
        );
    }

    #[test]
    fn what_can_be_said_at_a_visit_that_comes_soon_waits_for_it() {
        let visit = |story: Story, on: &str| {
            let story = story.visit("V1", &format!("{on} booked; kind=consultation"));
            story.decision(HYGIENE)
        };
        // Planned on the 12th, with seven days.
        for (on, found) in [
            ("2026-03-19 10:00", "later coming_soon 2026-03-20"),
            ("2026-03-20 10:00", "call"),
            ("2026-03-12 10:00", "later coming_soon 2026-03-13"),
        ] {
            assert_eq!(visit(hygiene(), on), found, "{on}");
        }
        // The hour has passed, or nobody comes.
        let later = hygiene().at("2026-03-12 10:00");
        assert_eq!(visit(later, "2026-03-12 10:00"), "call");
        let called_off = hygiene().visit("V1", "2026-03-13 10:00 cancelled; kind=consultation");
        assert_eq!(called_off.decision(HYGIENE), "call");
        let none = hygiene().setting("contact.coming_soon_days = 0");
        assert_eq!(visit(none, "2026-03-13 10:00"), "call");
        // One visit after another.
        let two = hygiene().visit("V2", "2026-03-25 10:00 confirmed; kind=consultation");
        assert_eq!(
            visit(two, "2026-03-19 10:00"),
            "later coming_soon 2026-03-26"
        );
        // A promise waits for nothing, nor does what can't be said there.
        let promised =
            hygiene().contact("2026-03-11 callback; callback_at=2026-03-12; case=agreement:A1");
        assert_eq!(visit(promised, "2026-03-13 10:00"), "call");
        let check = "wellbeing_check; agreed_on=2026-03-09; contact_on=2026-03-12";
        let other = Story::on("2026-03-12")
            .agreement("A5", check)
            .visit("V1", "2026-03-16 10:00 booked; kind=consultation");
        assert_eq!(other.decision(CHECK), "call");
        // It comes after a gap between contacts, and before another contact of the day.
        let spoken = hygiene().contact("2026-03-12 09:00 no_answer; case=visit:V9");
        assert_eq!(
            visit(spoken, "2026-03-19 10:00"),
            "later coming_soon 2026-03-20"
        );
        let cooling = hygiene().contact("2026-03-11 09:00 reached; case=plan:P9");
        assert_eq!(
            visit(cooling, "2026-03-19 10:00"),
            "later cooling_down 2026-03-20"
        );
    }

    #[test]
    fn a_promise_of_a_date_alone_keeps_the_patients_own_hours() {
        for (callback_at, found) in [
            ("2026-03-12", "18:00-20:00"),
            ("2026-03-12 10:00", "10:00-20:00"),
        ] {
            let story = hygiene()
                .patient("7", "call_times=18:00-")
                .contact(&format!("2026-03-11 callback; callback_at={callback_at}"));
            assert_eq!(story.windows(), found, "{callback_at}");
        }
    }
}
