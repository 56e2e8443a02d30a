//! What the callers' time makes of the day's contacts: when each call is made, and which are left for another day.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::model::clinic::{Caller, Channel, Windows};
use crate::model::decision::{Code, Decision};
use crate::phone::Phone;
use crate::plan::capacity::{self, Slots};
use crate::plan::contacts::{CallOrder, Contact, PatientPlan};
use crate::plan::practice::Practice;

/// With a number of callers: gives every call of an administrator its time. What they have no time for is left for another day.
pub(super) fn schedule(practice: &Practice<'_>, plans: &mut [PatientPlan]) {
    let (Some(callers), Some(shift)) = (
        practice.asked.callers,
        practice.calendar.shift(practice.date()),
    ) else {
        return;
    };
    let takes_time =
        |it: &&Contact| it.caller == Caller::Administrator && it.channel == Channel::Call;
    let calls = plans.iter().enumerate().filter_map(|(place, plan)| {
        let contact = plan.contact.as_deref().filter(takes_time)?;
        Some((place, contact))
    });
    let (places, calls): (Vec<usize>, Vec<&Contact>) = calls.unzip();
    let talks = talks(practice, &calls);
    let asked: Vec<_> = talks
        .iter()
        .map(|talk| (&talk.windows, talk.is_callback))
        .collect();
    let slots = Slots {
        shift,
        call_minutes: practice.settings.call_minutes,
        callers,
    };
    let minutes = capacity::assign(slots, &asked);
    // Of the talks that begin together each has a caller of its own.
    let mut begun: BTreeMap<u16, u32> = BTreeMap::new();
    for (talk, minute) in talks.iter().zip(minutes) {
        let number = minute.map(|minute| {
            let number = begun.entry(minute).or_default();
            *number += 1;
            *number
        });
        for &call in &talk.contacts {
            plans[places[call]].place(minute, number.filter(|_| callers > 1));
        }
    }
}

/// What the day's calls take of the callers' time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Workload {
    pub(crate) callers: u32,
    /// Talks that have their time.
    pub(crate) talks: u64,
    /// Minutes that these take.
    pub(crate) taken: u64,
    /// Minutes of the shift that are left, of all callers together.
    pub(crate) free: u64,
    /// Cases for which no time is left.
    pub(crate) left_out: u64,
}

impl Workload {
    /// What it is with the day's contacts, where so many cases found no time; `None` where nobody said how many call, or the clinic is
    /// closed.
    pub(super) fn of(practice: &Practice<'_>, contacts: &[Contact], left_out: u64) -> Option<Self> {
        let callers = practice.asked.callers?;
        let shift = practice.calendar.shift(practice.date())?;
        // Plans are for today or for a day to come: what is past of it is past.
        let from = shift.from.max(practice.asked.now.minute());
        let talks: BTreeSet<_> = contacts
            .iter()
            .filter_map(|contact| Some((contact.scheduled_at?, contact.number)))
            .collect();
        let talks = talks.len() as u64;
        let taken = talks * u64::from(practice.settings.call_minutes);
        let minutes = u64::from(shift.to.saturating_sub(from)) * u64::from(callers);
        Some(Self {
            callers,
            talks,
            taken,
            free: minutes.saturating_sub(taken),
            left_out,
        })
    }
}

impl PatientPlan {
    /// The contact is made at a minute of the day, by one of several callers; without a minute, all of it is left.
    fn place(&mut self, minute: Option<u16>, caller_number: Option<u32>) {
        match (&mut self.contact, minute) {
            (Some(contact), Some(_)) => {
                contact.scheduled_at = minute;
                contact.caller_number = caller_number;
            }
            (contact, _) => {
                *contact = None;
                for decision in &mut self.decisions {
                    decision.give_way(Code::NoFreeTime);
                }
            }
        }
    }
}

/// Contacts in the order in which the callers' time is given away: a promised callback first, then (also among these) one with a case that
/// would be missed if left, then the order of calls.
fn by_need(practice: &Practice<'_>, contacts: &[&Contact]) -> Vec<usize> {
    let is_last_chance = |contact: &Contact| {
        let mut calls = contact.cases.iter().filter_map(Decision::call);
        calls.any(|(_, approach)| approach.next_on.is_none())
    };
    let mut order: Vec<usize> = (0..contacts.len()).collect();
    order.sort_by_cached_key(|&place| {
        let contact = contacts[place];
        let order = CallOrder::of_contact(practice, contact);
        (!contact.is_callback(), !is_last_chance(contact), order)
    });
    order
}

/// Contacts by call to one number that are made as one talk: one caller, one slot.
struct Talk {
    /// The contacts, by their places among those that were given.
    contacts: Vec<usize>,
    /// When all of them can be made.
    windows: Windows,
    /// Somebody among them was promised a call.
    is_callback: bool,
    number: Option<Phone>,
    /// The minute at which it begins, once somebody was promised a call today.
    promised_from: Option<u16>,
    /// The minutes at which callbacks among them begin.
    callbacks_from: Vec<u16>,
}

impl Talk {
    fn of(contact: &Contact, place: usize, date: NaiveDate) -> Self {
        let start = contact.windows.start();
        let is_callback = contact.is_callback();
        Self {
            contacts: vec![place],
            windows: contact.windows.clone(),
            is_callback,
            number: contact.number,
            promised_from: start.filter(|_| contact.is_promised_for(date)),
            callbacks_from: start.filter(|_| is_callback).into_iter().collect(),
        }
    }

    /// Takes in a contact to the same number, where enough time is left to make both, and that begins where a callback begins, if there is
    /// one; a promised hour is not moved.
    fn takes_in(&mut self, contact: &Contact, place: usize, practice: &Practice<'_>) -> bool {
        let own = Self::of(contact, place, practice.date());
        let windows = self.windows.common(&own.windows);
        let Some(start) = windows.start() else {
            return false;
        };
        let callbacks = self.callbacks_from.iter().chain(&own.callbacks_from);
        let begins_with_a_callback =
            callbacks.clone().next().is_none() || callbacks.clone().any(|&from| from == start);
        let moves_promise = self.promised_from.is_some_and(|from| from != start);
        if self.number != own.number
            || !windows.has_room(practice.settings.call_minutes)
            || !begins_with_a_callback
            || moves_promise
        {
            return false;
        }
        self.promised_from = self.promised_from.or(own.promised_from.map(|_| start));
        self.callbacks_from.extend(own.callbacks_from);
        self.is_callback |= own.is_callback;
        self.windows = windows;
        self.contacts.push(place);
        true
    }
}

/// Brings calls to one number together to one talk each, as far as they can be: taken in the order of need.
fn talks(practice: &Practice<'_>, contacts: &[&Contact]) -> Vec<Talk> {
    let mut talks: Vec<Talk> = Vec::new();
    let mut of_number: BTreeMap<Phone, Vec<usize>> = BTreeMap::new();
    for place in by_need(practice, contacts) {
        let contact = contacts[place];
        let same = contact
            .number
            .map(|number| of_number.entry(number).or_default());
        let Some(same) = same else {
            talks.push(Talk::of(contact, place, practice.date()));
            continue;
        };
        let joined = same
            .iter()
            .any(|&talk| talks[talk].takes_in(contact, place, practice));
        if !joined {
            same.push(talks.len());
            talks.push(Talk::of(contact, place, practice.date()));
        }
    }
    talks
}

#[cfg(test)]
mod tests {
    use super::Workload;
    use crate::testing::Story;
    use crate::testing::due_today::{checkup, hygiene, monday, personal_call, urgent};

    /// Patients with one reminder each, of which more is said.
    fn patients(of_each: &[(&str, &str)]) -> Story {
        of_each.iter().fold(monday(), |story, (id, cells)| {
            let phone = format!("phone=8918774420{id}");
            let story = story.patient(id, &format!("{phone}; {cells}"));
            hygiene(story, &format!("A{id}"), &format!("patient_id={id}"))
        })
    }

    /// Who is contacted, in the order of the list.
    fn order(story: &Story) -> String {
        let contacts = story.contacts();
        let ids = contacts.iter().map(|line| line.split(' ').next().unwrap());
        ids.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn calls_to_one_number_are_one_talk_for_the_callers() {
        let one_number = |one: &str, other: &str| {
            let story = patients(&[("1", one), ("2", other)]).callers(1);
            story
                .patient("2", "phone=89187744201")
                .setting("contact.call_minutes = 60")
                .shift("15:00-16:00")
        };
        assert_eq!(
            one_number("", "").list(),
            [
                "15:00 | 1 call administrator - agreement:A1",
                "15:00 | 2 call administrator - agreement:A2"
            ]
        );
        // Another number needs a slot of its own.
        let apart = one_number("", "").patient("2", "phone=89187744202");
        assert_eq!(
            apart.list(),
            ["15:00 | 1 call administrator - agreement:A1"]
        );
        assert!(
            apart
                .decision("agreement:A2")
                .starts_with("later no_free_time"),
        );
        // One that would move a promised hour is a talk of its own.
        let promised = one_number("", "call_times=15:30-")
            .shift("15:00-17:00")
            .setting("contact.coming_soon_days = 0");
        let promised = promised.contact(
            "2026-02-23 callback; callback_at=2026-03-02 15:00; patient_id=1; case=agreement:A1",
        );
        assert_eq!(
            promised.list(),
            [
                "15:00 | 1 call administrator - agreement:A1",
                "16:00 | 2 call administrator - agreement:A2"
            ]
        );
    }

    #[test]
    fn with_callers_each_call_has_its_time() {
        let story = patients(&[("1", ""), ("2", ""), ("3", "")]);
        assert_eq!(
            story.clone().callers(1).list(),
            [
                "09:00 | 1 call administrator - agreement:A1",
                "09:05 | 2 call administrator - agreement:A2",
                "09:10 | 3 call administrator - agreement:A3",
            ]
        );
        let longer = story
            .clone()
            .setting("contact.call_minutes = 20")
            .callers(2);
        let times: Vec<String> = longer
            .list()
            .iter()
            .map(|line| line[..5].to_owned())
            .collect();
        assert_eq!(times, ["09:00", "09:00", "09:20"]);
        // Slots are counted from the start of the shift, and what is past is past.
        let now = story.at("2026-03-02 09:07").callers(1);
        let times: Vec<String> = now.list().iter().map(|line| line[..5].to_owned()).collect();
        assert_eq!(times, ["09:10", "09:15", "09:20"]);
        // The list is in order of these times.
        let early =
            patients(&[("1", "call_times=9:05-20"), ("2", "call_times=9:00-9:05")]).callers(1);
        assert_eq!(order(&early), "2 1");
    }

    #[test]
    fn of_several_callers_each_has_a_number_and_what_is_free_is_counted() {
        let story = patients(&[("1", ""), ("2", ""), ("3", "")]);
        let seen = |story: &Story| {
            story.seen(|practice| {
                let (plan, _) = crate::plan::decided(practice);
                let numbers = plan.contacts.iter();
                let numbers: Vec<_> = numbers
                    .map(|contact| (contact.scheduled_at, contact.caller_number))
                    .collect();
                (numbers, plan.workload)
            })
        };
        let (numbers, workload) = seen(&story.clone().callers(2));
        let nine = Some(9 * 60);
        assert_eq!(
            numbers,
            [
                (nine, Some(1)),
                (nine, Some(2)),
                (Some(9 * 60 + 5), Some(1))
            ]
        );
        let expected = Workload {
            callers: 2,
            talks: 3,
            taken: 15,
            free: 2 * 11 * 60 - 15,
            left_out: 0,
        };
        assert_eq!(workload, Some(expected));
        // One alone needs no number, and of a day that has begun the rest is free.
        let (numbers, workload) = seen(&story.at("2026-03-02 19:50").callers(1));
        assert!(numbers.iter().all(|(_, number)| number.is_none()));
        let expected = Workload {
            callers: 1,
            talks: 2,
            taken: 10,
            free: 0,
            left_out: 1,
        };
        assert_eq!(workload, Some(expected));
        assert_eq!(seen(&story), (vec![(None, None); 3], None));
    }

    #[test]
    fn what_the_callers_have_no_time_for_is_left_for_another_day() {
        let only_one = "clinic.extra_days = { '2026-03-02' = '10:00-10:05' }";
        let story = patients(&[("1", ""), ("2", "")]).setting(only_one);
        assert_eq!(story.decision("agreement:A2"), "call");
        let one = story.clone().callers(1);
        assert_eq!(order(&one), "1");
        assert_eq!(
            one.decision("agreement:A2"),
            "later no_free_time 2026-03-03"
        );
        assert_eq!(order(&story.clone().callers(2)), "1 2");
        // All of its cases.
        let more = checkup(one.clone(), "B2", "patient_id=2");
        assert_eq!(order(&more), "2");
        assert_eq!(
            more.decision("agreement:A1"),
            "later no_free_time 2026-03-03"
        );
        let both = checkup(
            checkup(one.clone(), "B2", "patient_id=2"),
            "B1",
            "patient_id=1",
        );
        assert_eq!(
            both.decision("agreement:B2"),
            "later no_free_time 2026-03-03"
        );
        assert_eq!(
            both.decision("agreement:A2"),
            "later no_free_time 2026-03-03"
        );
        // Where no later day is left, it is missed: such calls go first.
        let last = "reasons.hygiene_reminder.lapse_days = 0";
        assert_eq!(
            one.clone().setting(last).decision("agreement:A2"),
            "missed too_late"
        );
        // By message, or by a doctor, it takes nobody's time.
        let by_sms = one.clone().patient("1", "channels=sms");
        assert_eq!(order(&by_sms), "1 2");
        assert_eq!(
            by_sms.list()[0],
            "10:00-10:05 | 1 sms administrator - agreement:A1"
        );
        let by_doctor = personal_call(one.clone(), "B1", "doctor=A; patient_id=1");
        assert_eq!(order(&by_doctor), "1 2");
        assert!(by_doctor.list()[0].starts_with("10:00-10:05 | 1 call doctor"));
        // Where the clinic is closed, nothing is placed.
        let closed = one.at("2026-03-08");
        assert_eq!(
            closed.decision("agreement:A2"),
            "later clinic_closed 2026-03-09"
        );
        assert_eq!(order(&closed), "");
    }

    #[test]
    fn promises_are_kept_first_then_last_chances_then_the_rest() {
        let only_one = "clinic.extra_days = { '2026-03-02' = '10:00-10:05' }";
        let story = patients(&[("1", ""), ("2", ""), ("3", "")]);
        let story = urgent(story.setting(only_one).callers(1), "P2", "patient_id=2");
        assert_eq!(order(&story), "2");
        // Another case of the third would be missed tomorrow.
        let last = "hygiene_reminder; agreed_on=2025-11-12; contact_on=2026-01-01";
        let chance = story.agreement("B3", &format!("{last}; patient_id=3"));
        assert_eq!(order(&chance), "3");
        assert_eq!(
            chance.at("2026-03-03").decision("agreement:B3"),
            "missed too_late"
        );
        let promised = "2026-02-23 callback; callback_at=2026-03-02; case=agreement:A1";
        let promised = chance.contact(&format!("{promised}; patient_id=1"));
        assert_eq!(order(&promised), "1");
    }
}
