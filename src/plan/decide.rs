//! The decision about each case of one patient, in the order of its steps: the rule, permission, time; then the one contact a day.

use chrono::NaiveDate;

use crate::model::clinic::{
    About, BlockReason, Channel, Contact, Outcome, Reason, RowAt, StandsIn, Windows,
};
use crate::model::decision::{Approach, Case, Code, Codes, Decision, Verdict};
use crate::plan::history::{self, Standing, talks};
use crate::plan::permission;
use crate::plan::practice::{Facts, Practice};
use crate::plan::rules::{self, Due, Finding, Limits};
use crate::plan::time::{self, SEARCH_DAYS, Wish};

/// Days in which a patient's contacts are counted against `max_per_week`.
const WEEK_DAYS: u32 = 7;

/// Decides about every case of a patient as if it were the only one; a patient without a case has one decision all the same.
#[must_use]
pub fn patient(facts: &Facts<'_>) -> Vec<Decision> {
    let mut decisions: Vec<Decision> = facts
        .cases()
        .map(|case| case_of(facts, rules::finding(facts, case)))
        .collect();
    if decisions.is_empty() {
        decisions.push(without_case(facts));
    }
    decisions
}

/// A patient who has no case: there is no reason to contact him, or his rows bar him.
fn without_case(facts: &Facts<'_>) -> Decision {
    let codes = permission::block_codes(facts, None);
    let (verdict, codes) = if codes.is_empty() {
        (Verdict::Unjustified, Code::NoReason.into())
    } else {
        (Verdict::NotPermitted, codes)
    };
    let mut decision = blank(facts, None, None, verdict, codes);
    decision.evidence = in_order(facts, permission::blocking_rows(facts, None).collect());
    decision
}

fn blank(
    facts: &Facts<'_>,
    case: Option<Case>,
    reason: Option<Reason>,
    verdict: Verdict,
    codes: Codes,
) -> Decision {
    Decision {
        patient: facts.index,
        case,
        reason,
        verdict,
        codes,
        on: None,
        day: None,
        callback_at: None,
        is_unwell: false,
        item: None,
        place: 0,
        approach: None,
        evidence: Vec::new(),
    }
}

/// The patient's row and the others, in order and each once.
fn in_order(facts: &Facts<'_>, mut rows: Vec<RowAt>) -> Vec<RowAt> {
    rows.push(facts.patient.row);
    if facts.patient.row_rejected {
        // That the row does not count shows in those that it is refused with.
        let refused = facts.blocks.iter().filter(|block| {
            matches!(
                block.reason,
                BlockReason::UnreadableRecord | BlockReason::DuplicatePatient
            ) && block.row.input() == facts.patient.row.input()
        });
        rows.extend(refused.map(|block| block.row));
    }
    add_bound(facts, &mut rows);
    rows.sort_unstable();
    rows.dedup();
    let before = rows.len();
    add_referenced(facts, &mut rows);
    if rows.len() > before {
        rows.sort_unstable();
        rows.dedup();
    }
    rows
}

/// Adds the rows without which others of recall's record would say something else.
fn add_bound(facts: &Facts<'_>, rows: &mut Vec<RowAt>) {
    let bound = &facts.practice.clinic.bound;
    if bound.is_empty() {
        return;
    }
    let mut place = 0;
    while let Some(&row) = rows.get(place) {
        let first = bound.partition_point(|&(of, _)| of < row);
        let with = bound[first..].iter().take_while(|&&(of, _)| of == row);
        for &(_, with) in with {
            if !rows.contains(&with) {
                rows.push(with);
            }
        }
        place += 1;
    }
}

/// Adds what rows that stand in order rest on themselves: the other rows of a visit, and for contacts those that make the plans and
/// agreements known that they name. Were one of these not known, the contact would count for all.
fn add_referenced(facts: &Facts<'_>, rows: &mut Vec<RowAt>) {
    let clinic = facts.practice.clinic;
    let known = rows.len();
    if !clinic.services.is_empty() {
        for place in 0..known {
            let services = clinic.services_from(rows[place]).iter();
            let services: Vec<RowAt> = services.map(|service| service.row).collect();
            rows.extend(services);
        }
    }
    for contact in clinic.contacts.of(facts.index) {
        let abouts = clinic.abouts(contact);
        if abouts.is_empty() || rows[..known].binary_search(&contact.row).is_err() {
            continue;
        }
        for about in abouts {
            match *about {
                About::Plan(id) => rows.extend(plan_row(facts, clinic.contact_ids.get(id))),
                About::Agreement(id) => {
                    rows.extend(agreement_row(facts, clinic.contact_ids.get(id)));
                }
                _ => {}
            }
        }
    }
}

/// A row of the patient's plan with that id.
fn plan_row(facts: &Facts<'_>, id: &str) -> Option<RowAt> {
    let clinic = facts.practice.clinic;
    let mut plans = clinic.plans.of(facts.index).iter();
    let plan = plans.find(|plan| clinic.plan_ids.get(plan.id) == id)?;
    clinic.items.get(plan.items.0 as usize).map(|item| item.row)
}

/// The row of the agreement with the patient that has that id.
fn agreement_row(facts: &Facts<'_>, id: &str) -> Option<RowAt> {
    let clinic = facts.practice.clinic;
    let mut agreements = clinic.agreements.of(facts.index).iter();
    let agreement = agreements.find(|agreement| clinic.agreement_ids.get(agreement.id) == id)?;
    Some(agreement.row)
}

/// The rows of recall's record that would say something had they not been taken back, each beside the row that did so.
fn taken_back(facts: &Facts<'_>) -> impl Iterator<Item = RowAt> {
    let all = &facts.practice.clinic.taken_back;
    let first = all.partition_point(|&(patient, ..)| patient < facts.index);
    let own = all[first..].iter();
    let own = own.take_while(|&&(patient, ..)| patient == facts.index);
    own.flat_map(|&(_, row, by)| [row, by])
}

fn case_of(facts: &Facts<'_>, finding: Finding<'_>) -> Decision {
    let Finding {
        case,
        reason,
        outcome,
        mut evidence,
    } = finding;
    evidence.extend(taken_back(facts));
    let due = match outcome {
        Ok(due) => due,
        Err((verdict, codes)) => {
            let mut decision = blank(facts, Some(case), reason, verdict, codes);
            decision.evidence = in_order(facts, evidence);
            return decision;
        }
    };
    let mut decision = blank(facts, Some(case), reason, Verdict::Call, Codes::NONE);
    decision.day = Some(due.day);
    decision.callback_at = due.standing.map(|standing| standing.at);
    decision.is_unwell = due.standing.is_some_and(|standing| standing.is_unwell());
    decision.item = due.item;
    decision.place = place(facts, &due);
    permission::rows(facts, &due, &mut evidence);
    permit_and_time(facts, &due, &mut decision, &mut evidence);
    decision.evidence = in_order(facts, evidence);
    decision
}

/// The place in the order of calls: a promised callback first; among these and among the others by priority.
fn place(facts: &Facts<'_>, due: &Due<'_>) -> u8 {
    let reason = if due.stands_with_urgent {
        Reason::UrgentTreatment
    } else {
        due.subject.reason
    };
    let place = facts
        .practice
        .settings
        .priority
        .iter()
        .position(|&listed| listed == reason);
    let first = if due.standing.is_some() {
        0
    } else {
        Reason::ALL.len()
    };
    place
        .and_then(|place| u8::try_from(first + place).ok())
        .unwrap_or(u8::MAX)
}

fn permit_and_time(
    facts: &Facts<'_>,
    due: &Due<'_>,
    decision: &mut Decision,
    evidence: &mut Vec<RowAt>,
) {
    let answer = permission::ask(facts, due);
    let mut codes = answer.codes;
    let moments = Moments::new(facts, due, answer.channel);
    if !facts.patient.row_rejected && !moments.any_common_time() {
        codes.add(Code::NoCommonTime);
    }
    let (true, Some(channel), Some(permission)) =
        (codes.is_empty(), answer.channel, answer.permission)
    else {
        decision.verdict = Verdict::NotPermitted;
        decision.codes = codes;
        return;
    };
    evidence.extend(moments.rows());
    let windows = match moments.today() {
        Ok(windows) => windows,
        Err(code) => {
            moments.put_off(decision, code, false);
            return;
        }
    };
    if moments.is_too_late(facts.date()) {
        decision.verdict = Verdict::Missed;
        decision.codes = Code::TooLate.into();
        return;
    }
    decision.approach = Some(Approach {
        channel,
        caller: due.caller,
        doctor: due.doctor,
        permission,
        windows,
    });
}

/// When a case can be met.
struct Moments<'a> {
    facts: &'a Facts<'a>,
    reason: Reason,
    day: NaiveDate,
    standing: Option<Standing<'a>>,
    /// By what it is made, where there is something.
    channel: Option<Channel>,
    /// The first date, the planned one included, on which the case is due and neither paused nor cooling down; `None`: never.
    free_from: Option<NaiveDate>,
    cooling_until: NaiveDate,
    /// The last contact that got through.
    last_approach: Option<&'a Contact>,
    /// Whether a week with as many contacts as it may have holds the case back.
    minds_weeks: bool,
    /// What can wait for a visit to come: the dates of those.
    visits_to_come: Vec<NaiveDate>,
    wish: Wish<'a>,
    /// The windows of the planned date, whatever else stands in the way.
    windows: Result<Windows, Code>,
}

impl<'a> Moments<'a> {
    fn new(facts: &'a Facts<'a>, due: &Due<'a>, channel: Option<Channel>) -> Self {
        let practice = facts.practice;
        let wish = Wish {
            promised: due.standing.and_then(|standing| standing.hour()),
            at_any_hour: due.standing.is_some_and(|standing| standing.is_unwell()),
            before: due.before,
            ..Wish::of(practice.clinic, facts.patient)
        };
        let reason = due.subject.reason;
        let mut moments = Self {
            facts,
            reason,
            day: due.day,
            standing: due.standing,
            channel,
            free_from: None,
            cooling_until: cooling_until(facts, due, channel),
            last_approach: history::last_approach(facts, &due.subject),
            minds_weeks: rules::rule(reason).limits != Limits::Unlimited && due.standing.is_none(),
            visits_to_come: visits_to_come(facts, due),
            wish,
            windows: practice.calendar.windows(facts.date(), wish),
        };
        let pause = facts.patient.pause_until.unwrap_or(NaiveDate::MIN);
        let from = facts.date().max(due.day).max(pause);
        moments.free_from = moments.first_with_room(from.max(moments.cooling_until));
        moments
    }

    /// The first date from one on before which the week has room for a contact. Contacts of the planned date are the last that are
    /// known: a week after it every week is empty.
    fn first_with_room(&self, from: NaiveDate) -> Option<NaiveDate> {
        let days = from.iter_days().take(WEEK_DAYS as usize + 2);
        days.into_iter().find(|&day| !self.is_week_full(day))
    }

    /// Whether the patient had as many contacts as a week may have in the seven days before the date.
    fn is_week_full(&self, date: NaiveDate) -> bool {
        let facts = self.facts;
        let from = time::minus(date, WEEK_DAYS);
        let lately = facts.contacts();
        let lately = lately.filter(|contact| from <= contact.at.date && contact.at.date < date);
        let lately = lately.filter(|contact| history::holds_back(contact, self.channel));
        let lately: Vec<_> = lately.collect();
        let most = facts.practice.settings.max_per_week;
        self.minds_weeks && lately.len() >= most as usize && talks(facts, &lately) >= most
    }

    /// Whether any day of the year ahead has an hour for this, the start of a visit aside.
    fn any_common_time(&self) -> bool {
        if self.windows.is_ok() {
            return true;
        }
        let date = self.facts.date();
        let wish = Wish {
            before: None,
            ..self.wish
        };
        let calendar = self.facts.practice.calendar;
        calendar
            .first_day(date, time::plus(date, SEARCH_DAYS), wish)
            .is_some()
    }

    /// Today's windows, or the first thing that stands in the way.
    fn today(&self) -> Result<Windows, Code> {
        let date = self.facts.date();
        if date < self.day {
            return Err(Code::NotDue);
        }
        if self
            .facts
            .patient
            .pause_until
            .is_some_and(|until| date < until)
        {
            return Err(Code::Paused);
        }
        if date < self.cooling_until || self.is_week_full(date) {
            return Err(Code::CoolingDown);
        }
        if self.comes_soon_after(date).is_some() {
            return Err(Code::ComingSoon);
        }
        let promised_today = self.standing.is_some_and(|standing| standing.is_for(date));
        let contacted_today = || {
            self.facts
                .contacts()
                .any(|contact| contact.at.date == date && contact.outcome != Outcome::NotDelivered)
        };
        if !promised_today && contacted_today() {
            return Err(Code::AnotherContactToday);
        }
        self.windows.clone()
    }

    /// The first date after the planned one on which the contact could be made.
    fn later(&self) -> Option<NaiveDate> {
        let free_from = self.free_from?;
        let mut from = self.first_with_room(free_from.max(time::plus(self.facts.date(), 1)))?;
        let calendar = self.facts.practice.calendar;
        let until = time::plus(free_from, SEARCH_DAYS);
        loop {
            let day = calendar.first_day(from, until, self.wish)?;
            match self.comes_soon_after(day) {
                Some(visit) => from = time::plus(visit, 1),
                None => return Some(day),
            }
        }
    }

    /// The date of a visit to come that is so near a date that what can be said there waits for it.
    fn comes_soon_after(&self, date: NaiveDate) -> Option<NaiveDate> {
        let soon = time::plus(date, self.facts.practice.settings.coming_soon_days);
        let mut visits = self.visits_to_come.iter().copied();
        visits.find(|&visit| date <= visit && visit <= soon)
    }

    /// Whether a contact on that date would come too late. A visit's start is minded by the windows.
    fn is_too_late(&self, date: NaiveDate) -> bool {
        let lapse_days = self.facts.practice.settings.of(self.reason).lapse_days;
        self.reason.stands_in() != StandsIn::Visit
            && time::days_between(self.day, date) > i64::from(lapse_days)
    }

    /// Turns the decision into one for a later date. Where no date is left it is missed, or, if nothing of the case itself stands
    /// against it and it does not merely give way today, there is no common time.
    fn put_off(&self, decision: &mut Decision, code: Code, gives_way: bool) {
        decision.approach = None;
        let (verdict, code, on) = match self.later() {
            Some(on) if !self.is_too_late(on) => (Verdict::Later, code, Some(on)),
            None if self.reason.stands_in() != StandsIn::Visit && !gives_way => {
                (Verdict::NotPermitted, Code::NoCommonTime, None)
            }
            _ => (Verdict::Missed, Code::TooLate, None),
        };
        decision.verdict = verdict;
        decision.codes = code.into();
        decision.on = on;
    }

    /// The rows of the contacts that hold a case back for a while.
    fn rows(&self) -> impl Iterator<Item = RowAt> {
        let week_ago = time::minus(self.facts.date(), WEEK_DAYS);
        let lately = self.facts.contacts();
        let lately = lately.filter(move |contact| contact.at.date >= week_ago);
        let visits = self.facts.future_visits();
        let visits = visits.filter(|visit| self.visits_to_come.contains(&visit.starts_at.date));
        lately
            .chain(self.last_approach)
            .map(|contact| contact.row)
            .chain(visits.map(|visit| visit.row))
    }
}

/// Puts off a case that was to be called today: another contact takes its place, or the callers have no time left.
pub fn give_way(practice: &Practice<'_>, decision: &mut Decision, code: Code) {
    let facts = practice.facts(decision.patient);
    let Some(Ok(due)) = decision
        .case
        .map(|case| rules::finding(&facts, case).outcome)
    else {
        return;
    };
    let channel = permission::channel_of(&facts, &due);
    Moments::new(&facts, &due, channel).put_off(decision, code, true);
}

/// Whether the case would be missed if it were left today.
#[must_use]
pub fn is_last_chance(practice: &Practice<'_>, decision: &Decision) -> bool {
    let mut left = decision.clone();
    give_way(practice, &mut left, Code::NoFreeTime);
    left.verdict == Verdict::Missed
}

/// The dates of the visits for which a reminder of an examination or hygiene can wait: it is said there. A promise waits for nothing.
fn visits_to_come(facts: &Facts<'_>, due: &Due<'_>) -> Vec<NaiveDate> {
    if !rules::rule(due.subject.reason).waits_for_visit || due.standing.is_some() {
        return Vec::new();
    }
    let visits = facts.future_visits();
    visits.map(|visit| visit.starts_at.date).collect()
}

/// The first date that earlier contacts leave free, counting weeks aside.
fn cooling_until(facts: &Facts<'_>, due: &Due<'_>, channel: Option<Channel>) -> NaiveDate {
    let settings = facts.practice.settings;
    let attempts = due.subject.attempts(facts, due.day, due.standing, channel);
    let after_attempt = attempts
        .last_on
        .map(|on| time::plus(on, settings.attempt_gap_days));
    let limits = rules::rule(due.subject.reason).limits;
    let keeps_gap = limits == Limits::PerWeekAndGap && due.standing.is_none();
    let last_approach = history::last_approach(facts, &due.subject).filter(|_| keeps_gap);
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
    fn each_step_goes_before_the_next() {
        // Settled, unjustified, settled by contact, not permitted, later, call: what answers first decides.
        let story = hygiene().patient("7", "pause_until=2026-03-20");
        assert_eq!(story.decision(HYGIENE), "later paused 2026-03-20");
        let story = story.patient("7", "consent=no");
        assert_eq!(story.decision(HYGIENE), "not_permitted opted_out");
        let story = story.contact("2026-03-02 reached");
        assert_eq!(story.decision(HYGIENE), "settled already_reached");
        let unjustified = story
            .clone()
            .agreement("A2", "hygiene_reminder; contact_on=2026-03-02");
        assert_eq!(
            unjustified.decision("agreement:A2"),
            "unjustified not_agreed"
        );
        let kept = story.agreement("A2", "hygiene_reminder; status=fulfilled");
        assert_eq!(kept.decision("agreement:A2"), "settled agreement_fulfilled");
        // Even what is far too late is first of all not permitted.
        let late = hygiene().patient("7", "consent=no").at("2027-03-12");
        assert_eq!(late.decision(HYGIENE), "not_permitted opted_out");
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
    fn no_reason_without_a_case() {
        assert_eq!(
            Story::on("2026-03-12").decision("-"),
            "unjustified no_reason"
        );
        let told = hygiene().patient("8", "").decisions();
        let told: Vec<String> = told
            .into_iter()
            .map(|(id, case, found)| format!("{id} {case} {found}"))
            .collect();
        assert_eq!(told, ["7 agreement:A1 call", "8 - unjustified no_reason"]);
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
