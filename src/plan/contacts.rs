//! Cases into contacts: one a patient a day, and the order of the list.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::model::clinic::{Caller, Channel, PatientIndex, Reason, StandsIn, Windows};
use crate::model::decision::{Approach, Code, Decision, Due};
use crate::model::text::Text;
use crate::phone::Phone;
use crate::plan::practice::{Facts, Practice};
use crate::plan::{permission, time};

/// One approach to one patient today.
#[derive(Clone, Debug)]
pub struct Contact {
    pub patient: PatientIndex,
    pub channel: Channel,
    /// The number, unless it is by e-mail.
    pub number: Option<Phone>,
    /// The extension written with the number, blank for none.
    pub extension: Text,
    /// The patient is a minor: the guardian is contacted.
    pub to_guardian: bool,
    pub caller: Caller,
    /// The doctor who calls, or the one that it is about; blank where none is named.
    pub doctor: Text,
    /// When, in the clinic's time.
    pub windows: Windows,
    /// The minute of the day that capacity gave it.
    pub scheduled_at: Option<u16>,
    /// Which of the callers makes it, from 1, where there are several.
    pub caller_number: Option<u32>,
    /// The cases, all to be called today, in the order of calls.
    pub cases: Vec<Decision>,
    /// Other reasons of the patient that wait for the visit that this is a reminder of.
    pub said_at_visit: Vec<Reason>,
}

/// What is decided about one patient.
pub(super) struct PatientPlan {
    pub patient: PatientIndex,
    /// By the name of the case.
    pub decisions: Vec<Decision>,
    /// Today's. Few patients have one, and with callers every patient's plan is held.
    pub contact: Option<Box<Contact>>,
}

/// Where a case stands in the order of calls; contacts stand where the first of their cases does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct CallOrder<'a> {
    /// Promises go first.
    is_unpromised: bool,
    /// The place in the clinic's priority.
    place: usize,
    days_overdue: Reverse<i64>,
    patient_id: &'a str,
    case: (&'static str, &'a str),
}

impl<'a> CallOrder<'a> {
    fn of(practice: &Practice<'a>, decision: &Decision) -> Option<Self> {
        let due = decision.due()?;
        let reason = if due.stands_with_urgent {
            Reason::UrgentTreatment
        } else {
            due.subject.reason
        };
        let priority = &practice.settings.priority;
        let place = priority.iter().position(|&listed| listed == reason);
        Some(Self {
            is_unpromised: due.callback.is_none(),
            place: place.unwrap_or(priority.len()),
            days_overdue: Reverse(time::days_between(due.day, practice.date())),
            patient_id: practice.clinic.patient_id(decision.patient),
            case: due.subject.case.parts(practice.clinic),
        })
    }

    /// Where a contact stands: its cases are in order.
    pub(super) fn of_contact(practice: &Practice<'a>, contact: &Contact) -> Option<Self> {
        Self::of(practice, contact.cases.first()?)
    }
}

/// What the cases that have joined so far leave open.
struct Joint {
    windows: Windows,
    /// A doctor must make it.
    by_doctor: bool,
    /// That doctor, blank until one is named.
    doctor: Text,
    /// The minute at which it begins, once somebody was promised a call today: nothing that joins may move it.
    promised_from: Option<u16>,
    /// So many minutes together must be left.
    least_minutes: u16,
}

impl Joint {
    fn new(practice: &Practice<'_>) -> Self {
        Self {
            windows: Windows::default(),
            by_doctor: false,
            doctor: Text::BLANK,
            promised_from: None,
            least_minutes: match practice.asked.callers {
                Some(_) => practice.settings.call_minutes,
                None => 1,
            },
        }
    }

    /// The windows that are left where a case joins, if it may.
    fn admits(&self, due: &Due, approach: &Approach) -> Option<Windows> {
        let other_doctor = self.by_doctor
            && due.caller == Caller::Doctor
            && !self.doctor.is_blank()
            && !due.doctor.is_blank()
            && self.doctor != due.doctor;
        let windows = self.windows.common(&approach.windows);
        let moves_promise = self
            .promised_from
            .is_some_and(|from| windows.start() != Some(from));
        let joins = !other_doctor && !moves_promise && windows.has_room(self.least_minutes);
        joins.then_some(windows)
    }

    fn take(&mut self, due: &Due, windows: Windows, date: NaiveDate) {
        let promised_today = due.callback.is_some_and(|callback| callback.is_for(date));
        if promised_today && self.promised_from.is_none() {
            self.promised_from = windows.start();
        }
        self.windows = windows;
        if due.caller == Caller::Doctor {
            self.by_doctor = true;
            if self.doctor.is_blank() {
                self.doctor = due.doctor;
            }
        }
    }
}

/// Makes one contact of a patient's cases that are to be called today. A case that does not fit with those before it gives way to
/// another day.
pub fn merge(facts: &Facts<'_>, decisions: &mut [Decision]) -> Option<Contact> {
    let practice = facts.practice;
    let mut order: Vec<usize> = (0..decisions.len())
        .filter(|&index| decisions[index].call().is_some())
        .collect();
    order.sort_unstable_by_key(|&index| CallOrder::of(practice, &decisions[index]));
    let mut joint: Option<Joint> = None;
    let mut joined = Vec::new();
    for index in order {
        let Some((due, approach)) = decisions[index].call() else {
            continue;
        };
        let admitted = match &joint {
            None => Some(approach.windows.clone()),
            Some(joint) => joint.admits(due, approach),
        };
        let Some(windows) = admitted else {
            decisions[index].give_way(Code::AnotherContactToday);
            continue;
        };
        let joint = joint.get_or_insert_with(|| Joint::new(practice));
        joint.take(due, windows, practice.date());
        joined.push(decisions[index].clone());
    }
    let mut contact = contact(facts, joint?, joined);
    contact.said_at_visit = said_at_visit(&contact, decisions);
    Some(contact)
}

/// The reasons of which nothing is said today, because they can be spoken of at the visit that the contact is a reminder of.
fn said_at_visit(contact: &Contact, decisions: &[Decision]) -> Vec<Reason> {
    let mut cases = contact.cases.iter();
    if !cases.any(|case| case.reason().map(Reason::stands_in) == Some(StandsIn::Visit)) {
        return Vec::new();
    }
    let waiting = decisions.iter();
    let waiting = waiting.filter(|decision| decision.codes().contains(Code::ComingSoon));
    let mut reasons: Vec<Reason> = waiting.filter_map(Decision::reason).collect();
    reasons.sort_unstable();
    reasons.dedup();
    reasons
}

fn contact(facts: &Facts<'_>, joint: Joint, cases: Vec<Decision>) -> Contact {
    let calls = || cases.iter().filter_map(Decision::call);
    let channels = || calls().map(|(_, approach)| approach.channel);
    let by_call = channels().any(|channel| channel == Channel::Call);
    let channel = channels().next().filter(|_| !by_call);
    let channel = channel.unwrap_or(Channel::Call);
    let mut doctors = calls().map(|(due, _)| due.doctor);
    let named = doctors.find(|doctor| !doctor.is_blank());
    let number = permission::number(facts, channel);
    Contact {
        patient: facts.index,
        channel,
        number: number.map(|number| number.phone),
        extension: number.map_or(Text::BLANK, |number| number.extension),
        to_guardian: permission::is_minor(facts),
        caller: if joint.by_doctor {
            Caller::Doctor
        } else {
            Caller::Administrator
        },
        doctor: if joint.by_doctor {
            joint.doctor
        } else {
            named.unwrap_or_default()
        },
        windows: joint.windows,
        scheduled_at: None,
        caller_number: None,
        cases,
        said_at_visit: Vec::new(),
    }
}

/// Puts contacts into the order of the list: by their start, then in the order of calls; calls to one number that start together stand
/// together.
#[must_use]
pub fn in_list_order(practice: &Practice<'_>, mut contacts: Vec<Contact>) -> Vec<Contact> {
    contacts
        .sort_by_cached_key(|contact| (contact.start(), CallOrder::of_contact(practice, contact)));
    let mut first_of = BTreeMap::new();
    let places: Vec<usize> = contacts
        .iter()
        .enumerate()
        .map(|(place, contact)| {
            contact
                .talk()
                .map_or(place, |talk| *first_of.entry(talk).or_insert(place))
        })
        .collect();
    let mut listed: Vec<(usize, Contact)> = places.into_iter().zip(contacts).collect();
    listed.sort_by_key(|&(place, _)| place);
    listed.into_iter().map(|(_, contact)| contact).collect()
}

impl Contact {
    /// Whether a call was promised about one of its cases.
    #[must_use]
    pub fn is_callback(&self) -> bool {
        self.cases.iter().any(|case| case.callback().is_some())
    }

    /// Whether it was promised for a date rather than any other.
    pub(super) fn is_promised_for(&self, date: NaiveDate) -> bool {
        let mut callbacks = self.cases.iter().filter_map(Decision::callback);
        callbacks.any(|callback| callback.is_for(date))
    }

    /// The minute of the day at which it is made, or can be made at the earliest.
    #[must_use]
    pub fn start(&self) -> Option<u16> {
        self.scheduled_at.or(self.windows.start())
    }

    /// What makes calls one talk: start and number.
    #[must_use]
    pub fn talk(&self) -> Option<(Option<u16>, Phone)> {
        self.number
            .filter(|_| self.channel == Channel::Call)
            .map(|number| (self.start(), number))
    }

    /// How many days the most overdue of its cases is due already.
    #[must_use]
    pub fn days_overdue(&self, date: NaiveDate) -> i64 {
        let days = self.cases.iter().filter_map(Decision::day);
        days.map(|day| time::days_between(day, date))
            .max()
            .unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::Story;
    use crate::testing::due_today::{checkup, hygiene, monday, personal_call, urgent};

    #[test]
    fn a_patient_is_contacted_once_about_all_that_is_due() {
        let story = urgent(checkup(hygiene(monday(), "A1", ""), "A2", ""), "P1", "");
        assert_eq!(
            story.list(),
            ["09:00-20:00 | 7 call administrator - plan:P1 agreement:A2 agreement:A1"]
        );
        let told = story.decisions();
        assert!(
            told.iter().all(|(_, _, decision)| decision == "call"),
            "{told:?}"
        );
        // What is later or settled is no part of it.
        let story = hygiene(story, "A3", "contact_on=2026-03-03")
            .agreement("A4", "control_exam; status=fulfilled");
        assert_eq!(story.list().len(), 1);
        assert!(!story.list()[0].contains("A3"), "{:?}", story.list());
    }

    #[test]
    fn each_case_narrows_the_windows_of_those_before_it() {
        let check = "wellbeing_check; agreed_on=2026-01-12; contact_on=2026-03-02";
        let story = monday()
            .agreement("A1", check)
            .visit("V1", "2026-03-02 12:00 booked; kind=exam");
        assert_eq!(
            story.list(),
            ["09:00-12:00 | 7 call administrator - visit:V1 agreement:A1"]
        );
        let story =
            story.contact("2026-02-23 callback; callback_at=2026-03-02 10:30; case=agreement:A1");
        assert_eq!(
            story.list(),
            ["10:30-12:00 | 7 call administrator - agreement:A1 visit:V1"]
        );
    }

    #[test]
    fn a_case_that_has_no_hour_in_common_gives_way_to_another_day() {
        // The promise takes the afternoon, the other reminder may be made in the morning only.
        let promised = |cells: &str| {
            let story = checkup(hygiene(monday(), "A1", ""), "A2", "").patient("7", cells);
            story.contact("2026-02-23 callback; callback_at=2026-03-02 15:30; case=agreement:A1")
        };
        for (cells, found) in [
            ("call_times=10-12", "later another_contact_today 2026-03-03"),
            (
                "call_times=10-12; call_days=mon",
                "later another_contact_today 2026-03-09",
            ),
            (
                "call_times=10-12; call_days=tue",
                "later day_not_preferred 2026-03-03",
            ),
            ("call_times=10-16", "call"),
        ] {
            assert_eq!(promised(cells).decision("agreement:A2"), found, "{cells}");
            assert_eq!(promised(cells).decision("agreement:A1"), "call", "{cells}");
        }
        let both = promised("call_times=10-16");
        assert_eq!(
            both.list(),
            ["15:30-16:00 | 7 call administrator - agreement:A1 agreement:A2"]
        );
        // Where no day is left for it, it is missed.
        let late = "reasons.checkup_reminder.lapse_days = 0";
        let story = promised("call_times=10-12").setting(late);
        assert_eq!(story.decision("agreement:A2"), "missed too_late");
        let visit = promised("call_times=10-12").visit("V1", "2026-03-02 12:00 booked; kind=exam");
        assert_eq!(visit.decision("visit:V1"), "missed too_late");
        // A third may still join those that joined.
        let three = urgent(promised("call_times=10-12"), "P1", "")
            .contact("2026-02-23 ask_doctor; callback_at=2026-03-02 16:00; case=plan:P1");
        assert_eq!(
            three.list(),
            ["16:00-20:00 | 7 call administrator - plan:P1 agreement:A1"]
        );
        // Even where nothing is open for a year: it was the other case that took its day.
        let closed = "clinic.hours = { 'sun' = '1-2' }";
        let only_today = "clinic.extra_days = { '2026-03-02' = '9-20' }";
        let story = promised("call_times=10-12")
            .setting(closed)
            .setting(only_today);
        assert_eq!(story.decision("agreement:A2"), "missed too_late");
    }

    #[test]
    fn what_joins_does_not_move_a_promised_hour() {
        // The promise is for three o'clock; the reminder would rather be later.
        let promised = |cells: &str| {
            let story = checkup(hygiene(monday(), "A1", ""), "A2", "").patient("7", cells);
            story.contact("2026-02-23 callback; callback_at=2026-03-02 15:00; case=agreement:A1")
        };
        let later = promised("call_times=18:00-");
        assert_eq!(
            later.decision("agreement:A2"),
            "later another_contact_today 2026-03-03"
        );
        assert_eq!(
            later.list(),
            ["15:00-20:00 | 7 call administrator - agreement:A1"]
        );
        // What ends it sooner may join.
        let sooner = promised("call_times=14:00-16:00");
        assert_eq!(
            sooner.list(),
            ["15:00-16:00 | 7 call administrator - agreement:A1 agreement:A2"]
        );
        // A promise of another day has no hour that could be moved.
        let overdue = later.at("2026-03-03");
        assert_eq!(
            overdue.list(),
            ["18:00-20:00 | 7 call administrator - agreement:A1 agreement:A2"]
        );
    }

    #[test]
    fn with_callers_what_joins_leaves_time_for_a_call() {
        let story = |cells: &str| {
            let agreed = "wellbeing_check; agreed_on=2026-01-12; contact_on=2026-03-02";
            let story = monday().agreement("A1", agreed).patient("7", cells);
            story.visit("V1", "2026-03-02 12:00 booked; kind=exam")
        };
        let short = story("call_times=11:58-").setting("contact.coming_soon_days = 0");
        assert_eq!(
            short.list(),
            ["11:58-12:00 | 7 call administrator - visit:V1 agreement:A1"]
        );
        let with_callers = short.callers(1);
        assert_eq!(
            with_callers.decision("agreement:A1"),
            "later another_contact_today 2026-03-03"
        );
        let long = story("call_times=11:55-").callers(1);
        assert_eq!(
            long.list(),
            ["11:55 | 7 call administrator - visit:V1 agreement:A1"]
        );
    }

    #[test]
    fn doctors_make_their_own_calls() {
        for (plan, call, lines) in [
            // The plan's doctor calls, and the other doctor another day.
            (
                "caller=doctor; doctor=B",
                "doctor=A",
                vec!["7 call doctor B plan:P1"],
            ),
            (
                "caller=doctor; doctor=A",
                "doctor=A",
                vec!["7 call doctor A plan:P1 agreement:A1"],
            ),
            // A doctor not named is no other doctor.
            (
                "caller=doctor",
                "doctor=A",
                vec!["7 call doctor A plan:P1 agreement:A1"],
            ),
            // An administrator's case goes along with any doctor.
            (
                "doctor=B",
                "doctor=A",
                vec!["7 call doctor A plan:P1 agreement:A1"],
            ),
        ] {
            let story = personal_call(urgent(monday(), "P1", plan), "A1", call);
            assert_eq!(story.contacts(), lines, "{plan} {call}");
        }
        let story = urgent(monday(), "P1", "caller=doctor; doctor=B");
        let story = personal_call(story, "A1", "doctor=A");
        assert_eq!(
            story.decision("agreement:A1"),
            "later another_contact_today 2026-03-03"
        );
        // A doctor who was named counts from then on.
        let story = urgent(monday(), "P1", "caller=doctor");
        let story = personal_call(personal_call(story, "A1", "doctor=A"), "A2", "doctor=B");
        assert_eq!(story.contacts(), ["7 call doctor A plan:P1 agreement:A1"]);
        assert_eq!(
            story.decision("agreement:A2"),
            "later another_contact_today 2026-03-03"
        );
        // One that an administrator's case names does not.
        let story = urgent(monday(), "P1", "doctor=B");
        let story = hygiene(personal_call(story, "A1", "doctor=A"), "A2", "doctor=C");
        assert_eq!(
            story.contacts(),
            ["7 call doctor A plan:P1 agreement:A1 agreement:A2"]
        );
    }

    #[test]
    fn an_administrator_names_the_first_doctor_that_is_named() {
        let story = hygiene(
            checkup(urgent(monday(), "P1", ""), "A1", "doctor=A"),
            "A2",
            "doctor=B",
        );
        assert_eq!(
            story.contacts(),
            ["7 call administrator A plan:P1 agreement:A1 agreement:A2"]
        );
    }

    #[test]
    fn by_call_if_one_case_is_else_by_the_channel_of_the_first() {
        let both = |one: &str, other: &str| {
            let story = checkup(monday(), "A1", &format!("channel={one}"));
            let story = hygiene(story, "A2", &format!("channel={other}"));
            let story = story.patient("7", "email=m@example.org");
            story.contacts()[0].split(' ').nth(1).unwrap().to_owned()
        };
        for (one, other, found) in [
            ("sms", "email", "sms"),
            ("email", "sms", "email"),
            ("sms", "call", "call"),
            ("call", "sms", "call"),
        ] {
            assert_eq!(both(one, other), found, "{one} {other}");
        }
        let story = checkup(monday(), "A1", "channel=email").patient("7", "email=m@example.org");
        assert_eq!(story.number(), "");
        assert_eq!(hygiene(story, "A2", "channel=sms").number(), "");
    }

    #[test]
    fn cases_stand_by_promise_priority_days_overdue_and_name() {
        let cases = |story: &Story| {
            let contacts = story.contacts();
            contacts[0].split(' ').skip(4).collect::<Vec<_>>().join(" ")
        };
        // One of each reason.
        let all = urgent(hygiene(monday(), "A6", ""), "P2", "")
            .plan("P3", "in_progress; due_on=2026-03-01")
            .visit("V1", "2026-03-03 12:00 booked; kind=consultation")
            .agreement(
                "A4",
                "control_exam; contact_on=2026-03-02; basis=uncertain_result",
            )
            .agreement(
                "A5",
                "wellbeing_check; agreed_on=2026-01-12; contact_on=2026-03-02",
            );
        let all = personal_call(checkup(all, "A7", ""), "A8", "doctor=A")
            .setting("contact.coming_soon_days = 0");
        assert_eq!(
            cases(&all),
            "plan:P2 visit:V1 agreement:A5 agreement:A4 plan:P3 agreement:A8 agreement:A7 agreement:A6"
        );
        let turned = all.clone().setting(
            "priority = ['hygiene_reminder', 'checkup_reminder', 'personal_call', 'unfinished_treatment', \
             'control_exam', 'wellbeing_check', 'appointment_reminder', 'urgent_treatment']",
        );
        assert_eq!(
            cases(&turned),
            "agreement:A6 agreement:A7 agreement:A8 plan:P3 agreement:A4 agreement:A5 visit:V1 plan:P2"
        );
        // Promises first, among them by priority.
        let promised = all
            .contact("2026-02-23 callback; callback_at=2026-03-02; case=agreement:A6")
            .contact("2026-02-23 callback; callback_at=2026-03-02; case=agreement:A7");
        assert!(cases(&promised).starts_with("agreement:A7 agreement:A6 plan:P2"));
        // The most overdue first, then by name, by code point.
        let story = hygiene(monday(), "A2", "");
        let story = hygiene(hygiene(story, "A10", ""), "A3", "contact_on=2026-02-27");
        assert_eq!(cases(&story), "agreement:A3 agreement:A10 agreement:A2");
        let story = monday().setting("reasons.unfinished_treatment.caller = 'doctor'");
        let story = story
            .plan("P9", "in_progress; due_on=2026-03-01")
            .plan("P8", "in_progress; due_on=2026-02-27");
        assert_eq!(cases(&story), "plan:P8 plan:P9");
    }

    #[test]
    fn unfinished_treatment_with_an_urgent_item_overdue_stands_with_the_urgent() {
        for (cells, first) in [
            ("urgent=yes; due_on=2026-03-01", "plan:P1"),
            ("urgent=no; due_on=2026-03-01", "visit:V1"),
        ] {
            let story = monday().visit("V1", "2026-03-03 12:00 booked; kind=consultation");
            let story = story.plan("P1", &format!("in_progress; {cells}"));
            let case = story.contacts()[0].split(' ').nth(4).unwrap().to_owned();
            assert_eq!(case, first, "{cells}");
        }
        // The deadline of today is not overdue, though another item makes the plan due; nor is one of an item that is done.
        for item in [
            "urgent=yes; due_on=2026-03-02",
            "done; urgent=yes; due_on=2026-02-27; done_on=2026-02-01",
            "urgent=yes",
        ] {
            let story = monday().visit("V1", "2026-03-03 12:00 booked; kind=consultation");
            let story = story
                .plan("P1", "in_progress; due_on=2026-02-28")
                .plan("P1", item);
            let case = story.contacts()[0].split(' ').nth(4).unwrap().to_owned();
            assert_eq!(case, "visit:V1", "{item}");
        }
    }

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
    fn the_list_is_in_order_of_start_then_of_standing() {
        let story = patients(&[("3", ""), ("1", "call_times=10-12"), ("2", "")]);
        assert_eq!(order(&story), "2 3 1");
        let overdue = story.clone().agreement(
            "B3",
            "hygiene_reminder; agreed_on=2026-01-12; contact_on=2026-02-27; patient_id=3",
        );
        assert_eq!(order(&overdue), "3 2 1");
        let urgent = urgent(story.clone(), "P3", "patient_id=3");
        assert_eq!(order(&urgent), "3 2 1");
        let promised =
            story.contact("2026-02-23 callback; callback_at=2026-03-02 10:00; patient_id=3");
        assert_eq!(order(&promised), "2 3 1");
    }

    #[test]
    fn calls_to_one_number_that_start_together_stand_together() {
        let shared = "phone=89187744299";
        let story = patients(&[("1", shared), ("2", ""), ("3", shared), ("4", "")]);
        assert_eq!(order(&story), "1 3 2 4");
        let apart = story.clone().patient("3", "call_times=10-12");
        assert_eq!(order(&apart), "1 2 4 3");
        let by_sms = story.clone().patient("3", "channels=sms");
        assert_eq!(order(&by_sms), "1 2 3 4");
        let all_by_sms = by_sms.patient("1", "channels=sms");
        assert_eq!(order(&all_by_sms), "1 2 3 4");
        let by_email = story.patient("1", "channels=email; email=m@example.org");
        assert_eq!(order(&by_email), "1 2 3 4");
    }

    #[test]
    fn days_overdue_are_those_of_the_most_overdue_case() {
        let story = urgent(hygiene(monday(), "A1", "contact_on=2026-02-20"), "P1", "");
        assert_eq!(story.days_overdue(), 10);
        assert_eq!(hygiene(monday(), "A1", "").days_overdue(), 0);
    }
}
