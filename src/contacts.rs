//! Cases into contacts: one a patient a day, and the order of the list.

use std::cmp::Reverse;

use chrono::NaiveDate;

use crate::clinic::{Caller, Channel, PatientIndex, Windows};
use crate::decide;
use crate::decision::{Approach, Code, Decision, Verdict};
use crate::permission;
use crate::phone::Phone;
use crate::practice::Practice;
use crate::text::Text;
use crate::time;

/// One approach to one patient today.
#[derive(Clone, Debug)]
pub struct Contact {
    /// Whom.
    pub patient: PatientIndex,
    /// By what.
    pub channel: Channel,
    /// The number, unless it is by e-mail.
    pub number: Option<Phone>,
    /// The patient is a minor: the guardian is contacted.
    pub to_guardian: bool,
    /// Who makes it.
    pub caller: Caller,
    /// The doctor who calls, or the one that it is about; blank where none is named.
    pub doctor: Text,
    /// When, in the clinic's time.
    pub windows: Windows,
    /// The minute of the day that capacity gave it.
    pub scheduled_at: Option<u16>,
    /// The cases in standing order.
    pub cases: Vec<Decision>,
}

/// Where a contact stands among others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Standing<'a> {
    place: u8,
    days_overdue: Reverse<i64>,
    patient_id: &'a str,
    case: (&'static str, &'a str),
}

fn standing<'a>(practice: &Practice<'a>, decision: &Decision) -> Standing<'a> {
    let clinic = practice.clinic;
    let overdue = decision
        .day
        .map_or(0, |day| time::days_between(day, practice.date()));
    Standing {
        place: decision.place,
        days_overdue: Reverse(overdue),
        patient_id: clinic
            .texts
            .get(clinic.patients[decision.patient as usize].id),
        case: decision.case.map_or(("", ""), |case| case.parts(clinic)),
    }
}

/// What the cases that have joined so far leave open.
struct Joint {
    windows: Windows,
    /// A doctor must make it.
    by_doctor: bool,
    /// That doctor, blank until one is named.
    doctor: Text,
}

impl Joint {
    fn admits(&self, approach: &Approach) -> Option<Windows> {
        let other_doctor = self.by_doctor
            && approach.caller == Caller::Doctor
            && !self.doctor.is_blank()
            && !approach.doctor.is_blank()
            && self.doctor != approach.doctor;
        let windows = self.windows.common(&approach.windows);
        (!other_doctor && !windows.is_empty()).then_some(windows)
    }

    fn take(&mut self, approach: &Approach, windows: Windows) {
        self.windows = windows;
        if approach.caller == Caller::Doctor {
            self.by_doctor = true;
            if self.doctor.is_blank() {
                self.doctor = approach.doctor;
            }
        }
    }
}

/// Makes one contact of a patient's cases that are to be called today. A case that does not fit with those before it gives way to
/// another day.
pub fn merge(practice: &Practice<'_>, decisions: &mut [Decision]) -> Option<Contact> {
    let mut order: Vec<usize> = (0..decisions.len())
        .filter(|&index| decisions[index].verdict == Verdict::Call)
        .collect();
    order.sort_unstable_by(|&a, &b| {
        standing(practice, &decisions[a]).cmp(&standing(practice, &decisions[b]))
    });
    let mut joint: Option<Joint> = None;
    let mut joined = Vec::new();
    for index in order {
        let Some(approach) = decisions[index].approach.clone() else {
            continue;
        };
        let admitted = match &joint {
            None => Some(approach.windows.clone()),
            Some(joint) => joint.admits(&approach),
        };
        let Some(windows) = admitted else {
            decide::give_way(practice, &mut decisions[index], Code::AnotherContactToday);
            continue;
        };
        joint
            .get_or_insert_with(|| Joint {
                windows: Windows::default(),
                by_doctor: false,
                doctor: Text::BLANK,
            })
            .take(&approach, windows);
        joined.push(decisions[index].clone());
    }
    Some(contact(practice, joint?, joined))
}

fn contact(practice: &Practice<'_>, joint: Joint, cases: Vec<Decision>) -> Contact {
    let approaches = || cases.iter().filter_map(|case| case.approach.as_ref());
    let by_call = approaches().any(|approach| approach.channel == Channel::Call);
    let first_channel = approaches().map(|approach| approach.channel).next();
    let channel = if by_call {
        Channel::Call
    } else {
        first_channel.unwrap_or(Channel::Call)
    };
    let named = approaches()
        .map(|approach| approach.doctor)
        .find(|doctor| !doctor.is_blank());
    let patient = cases.first().map_or(0, |case| case.patient);
    let facts = practice.facts(patient);
    Contact {
        patient,
        channel,
        number: permission::number(&facts).filter(|_| channel != Channel::Email),
        to_guardian: permission::is_minor(&facts),
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
        cases,
    }
}

/// Orders contacts as capacity takes them: a promised callback, then one with a case that would be missed if it were left, then the
/// standing order.
#[must_use]
pub fn by_need(practice: &Practice<'_>, contacts: &[Contact]) -> Vec<usize> {
    let is_callback =
        |contact: &Contact| contact.cases.iter().any(|case| case.callback_at.is_some());
    let is_last_chance = |contact: &Contact| {
        contact
            .cases
            .iter()
            .any(|case| decide::is_last_chance(practice, case))
    };
    let mut order: Vec<usize> = (0..contacts.len()).collect();
    order.sort_by_cached_key(|&index| {
        let contact = &contacts[index];
        let place = match contact {
            contact if is_callback(contact) => 0,
            contact if is_last_chance(contact) => 1,
            _ => 2,
        };
        (
            place,
            contact.cases.first().map(|case| standing(practice, case)),
        )
    });
    order
}

/// Puts contacts into the order of the list: by their start, then by standing order; calls to one number that start together stand
/// together.
#[must_use]
pub fn in_list_order(practice: &Practice<'_>, mut contacts: Vec<Contact>) -> Vec<Contact> {
    contacts.sort_by_cached_key(|contact| {
        (
            contact.start(),
            contact.cases.first().map(|case| standing(practice, case)),
        )
    });
    let mut first_of = std::collections::BTreeMap::new();
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
    /// The minute of the day at which it is made, or can be made at the earliest.
    #[must_use]
    pub fn start(&self) -> Option<u16> {
        self.scheduled_at
            .or(self.windows.as_slice().first().map(|window| window.from))
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
        let days = self.cases.iter().filter_map(|case| case.day);
        days.map(|day| time::days_between(day, date))
            .max()
            .unwrap_or(0)
    }
}
