//! Which free times of doctors are offered to whom: different patients different ones.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::Words;
use crate::model::clinic::{Channel, Moment, PatientIndex};
use crate::model::text::Text;
use crate::plan::contacts::Contact;
use crate::plan::rules;

/// So many times are offered to a patient.
const OFFERED: usize = 2;

/// The free times that are offered, by patient and doctor.
pub(super) type Offers = HashMap<(PatientIndex, Text), Vec<Moment>, FixedState>;

impl Words<'_> {
    /// Deals out the doctors' free times over the contacts of a list, in its order: none a second time while others are free. Without
    /// it everybody is offered the first.
    pub fn deal_times(&self, contacts: &[Contact]) {
        self.offers.set(self.dealt(contacts)).ok();
    }

    /// What each patient of a list is offered.
    pub(super) fn dealt(&self, contacts: &[Contact]) -> Offers {
        let mut offers = Offers::default();
        let mut next: HashMap<Text, usize, FixedState> = HashMap::default();
        for contact in contacts {
            if contact.channel != Channel::Call {
                continue;
            }
            for (due, _) in contact.cases.iter().filter_map(|case| case.call()) {
                let key = (contact.patient, due.doctor);
                let is_offered = rules::rule(due.subject.reason).settled_by_booking;
                if is_offered && !due.doctor.is_blank() && !offers.contains_key(&key) {
                    let from = next.entry(due.doctor).or_default();
                    let (times, to) = self.next_of(*from, contact, due.doctor);
                    *from = to;
                    offers.insert(key, times);
                }
            }
        }
        offers
    }

    /// The times that are offered to the patient of a contact.
    pub(super) fn offered(&self, contact: &Contact, doctor: Text) -> Vec<Moment> {
        let dealt = self.offers.get();
        let dealt = dealt.and_then(|offers| offers.get(&(contact.patient, doctor)));
        dealt
            .cloned()
            .unwrap_or_else(|| self.next_of(0, contact, doctor).0)
    }

    /// The free times of a doctor that are still to come when the contact begins, from the `from`-th on and round again; with the place at which the next
    /// patient's begin.
    fn next_of(&self, from: usize, contact: &Contact, doctor: Text) -> (Vec<Moment>, usize) {
        let all = self.free_times_of(doctor);
        let begins = Moment::at(self.practice.date(), contact.start().unwrap_or_default());
        let mut times = Vec::new();
        let mut to = from;
        for place in from..from + all.len() {
            if times.len() == OFFERED {
                break;
            }
            let (_, at) = all[place % all.len()];
            if at > begins {
                times.push(at);
            }
            to = place + 1;
        }
        times.sort_unstable();
        (times, to)
    }

    /// All free times of a doctor, in order.
    pub(super) fn free_times_of(&self, doctor: Text) -> &[(Text, Moment)] {
        if doctor.is_blank() {
            return &[];
        }
        let all = &self.free_times;
        let from = all.partition_point(|&(named, _)| named < doctor);
        let to = all.partition_point(|&(named, _)| named <= doctor);
        &all[from..to]
    }
}
