//! What is known of a patient with many contacts, so that each of his cases looks at its own and not at all of them: a chain of clinics has
//! somebody with thousands, and one case more must not cost as much as all before it.

use std::cell::{OnceCell, RefCell};
use std::ops::Range;
use std::rc::Rc;

use crate::model::clinic::{About, Contact, Outcome, RowAt};
use crate::model::decision::{Case, Subject};
use crate::plan::many::{Belonging, Class, Known, MANY, Many, Shared};
use crate::plan::practice::Facts;

impl Class {
    pub(super) fn has(self, contact: &Contact) -> bool {
        match self {
            Self::All => true,
            Self::Conclusive => contact.is_conclusive(),
            Self::Settling => contact.is_conclusive() || contact.outcome == Outcome::Left,
            Self::Unwell => contact.outcome == Outcome::Unwell,
            Self::Attempt => contact.is_attempt(),
            Self::Spoken => !contact.is_attempt(),
            Self::Declined => contact.outcome == Outcome::Declined,
            Self::Closing => contact.outcome.closes(false),
            Self::ClosingByVoice => contact.outcome.closes(true),
            Self::Moving => super::moves(contact),
            Self::Booked => contact.outcome == Outcome::Booked,
            Self::Through => contact.got_through(false),
            Self::ThroughByVoice => contact.got_through(true),
        }
    }
}

impl Facts<'_> {
    /// The same where nobody asks for the rows of contacts on which something rests; `None` where they are so few that it makes no difference.
    pub(crate) fn sparing_rows(&self) -> Option<Self> {
        self.many()?;
        let mut sparing = self.clone();
        sparing.spares_rows = true;
        Some(sparing)
    }

    /// What is known of the contacts where they are many.
    pub(in crate::plan) fn many(&self) -> Option<&Many> {
        let many = self.many.get_or_init(|| Many::of(self).map(Rc::new));
        many.as_deref()
    }

    /// An answer that is the same for every case: where contacts are many, it is asked for once.
    pub(in crate::plan) fn once<T: Copy>(
        &self,
        place: impl FnOnce(&Known) -> &OnceCell<T>,
        ask: impl FnOnce() -> T,
    ) -> T {
        match self.many() {
            Some(many) => *place(&many.known).get_or_init(ask),
            None => ask(),
        }
    }
}

impl Many {
    /// `None` where the contacts are few.
    pub(in crate::plan) fn of(facts: &Facts<'_>) -> Option<Self> {
        let contacts = facts.known_contacts;
        if contacts.len() < MANY {
            return None;
        }
        let numbered = || (0..).zip(contacts);
        let undelivered = numbered().filter_map(|(place, it)| Some((it.undelivered?.row, place)));
        let mut messages: Vec<(RowAt, u32)> = undelivered.collect();
        messages.sort_unstable();
        let mut many = Self {
            named: Vec::new(),
            general: Vec::new(),
            messages,
            shared: RefCell::default(),
            full_weeks: RefCell::default(),
            known: Known::default(),
        };
        let date = facts.date();
        for (place, contact) in numbered() {
            if contact.is_double || contact.is_undelivered(date) {
                continue;
            }
            let mut is_general = false;
            for contact in [Some(contact), many.message_of(facts, contact)]
                .into_iter()
                .flatten()
            {
                let abouts = facts.abouts(contact);
                is_general |= abouts.is_empty();
                for &about in abouts {
                    match about {
                        About::Visit(_) | About::Plan(_) | About::Agreement(_) => {
                            many.named.push((about, place));
                        }
                        About::UnknownPlan(_) | About::UnknownAgreement(_) | About::Reason(_) => {
                            is_general = true;
                        }
                    }
                }
            }
            if is_general {
                many.general.push(place);
            }
        }
        let clinic = facts.practice.clinic;
        many.named
            .sort_unstable_by_key(|&(about, place)| (clinic.about(about), place));
        many.named
            .dedup_by_key(|&mut (about, place)| (clinic.about(about), place));
        Some(many)
    }

    /// The message of which a contact says that it did not get there.
    pub(super) fn message_of<'a>(
        &self,
        facts: &Facts<'a>,
        contact: &Contact,
    ) -> Option<&'a Contact> {
        if contact.outcome != Outcome::NotDelivered {
            return None;
        }
        let from = self.messages.partition_point(|&(row, _)| row < contact.row);
        let &(row, place) = self.messages.get(from)?;
        facts
            .known_contacts
            .get(place as usize)
            .filter(|_| row == contact.row)
    }

    /// The contacts of a class that belong to a case, in order.
    pub(super) fn of_case(&self, facts: &Facts<'_>, subject: &Subject, class: Class) -> OfCase {
        let clinic = facts.practice.clinic;
        let kind = kind(subject.case);
        let key = (kind, subject.case.parts(clinic).1);
        let from = self
            .named
            .partition_point(|&(about, _)| clinic.about(about) < key);
        let named = self.named[from..].iter();
        let named = named.take_while(|&&(about, _)| clinic.about(about) == key);
        let own = named.filter_map(|&(_, place)| {
            let contact = &facts.known_contacts[place as usize];
            let naming = subject.naming(facts, contact)?;
            class.has(contact).then_some((place, naming))
        });
        let own: Vec<Belonging> = own.collect();
        let shared = self.shared(facts, subject, class);
        let count = shared.0[class as usize].get().map_or(0, Vec::len);
        OfCase {
            own: own.into_iter(),
            shared,
            class,
            left: 0..count,
        }
    }

    fn shared(&self, facts: &Facts<'_>, subject: &Subject, class: Class) -> Rc<Shared> {
        let is_carrier = facts.carrier == Some(subject.case);
        let sort = (
            kind(subject.case),
            subject.reason,
            subject.first_day,
            is_carrier,
        );
        let mut known = self.shared.borrow_mut();
        let shared = known
            .entry(sort)
            .or_insert_with(|| Rc::new(Shared(std::array::from_fn(|_| OnceCell::new()))));
        let all = shared.0[Class::All as usize].get_or_init(|| {
            let belonging = self.general.iter().filter_map(|&place| {
                let contact = &facts.known_contacts[place as usize];
                Some((place, subject.shared_naming(facts, contact)?))
            });
            belonging.collect()
        });
        shared.0[class as usize].get_or_init(|| {
            let has = |&&(place, _): &&Belonging| class.has(&facts.known_contacts[place as usize]);
            all.iter().filter(has).copied().collect()
        });
        Rc::clone(shared)
    }
}

/// As [`crate::model::clinic::Clinic::about`] has them.
const fn kind(case: Case) -> u8 {
    match case {
        Case::Visit(_) => 0,
        Case::Plan(_) => 1,
        Case::Agreement(_) => 2,
    }
}

/// The contacts of a case, those that name it and those that it shares, in order.
pub(super) struct OfCase {
    own: std::vec::IntoIter<Belonging>,
    shared: Rc<Shared>,
    class: Class,
    /// What is left of the shared ones.
    left: Range<usize>,
}

impl OfCase {
    fn shared(&self, place: usize) -> Option<Belonging> {
        let all = self.shared.0[self.class as usize].get()?;
        all.get(place).copied()
    }
}

impl Iterator for OfCase {
    type Item = Belonging;

    fn next(&mut self) -> Option<Belonging> {
        let own = self.own.as_slice().first().copied();
        let shared = self.left.clone().next().and_then(|it| self.shared(it));
        match (own, shared) {
            (Some((own, _)), Some((shared, _))) if own > shared => {}
            (Some((own, _)), shared) => {
                // One that names the case among others is no other contact.
                if shared.is_some_and(|(shared, _)| shared == own) {
                    self.left.next();
                }
                return self.own.next();
            }
            (None, _) => {}
        }
        self.left.next();
        shared
    }
}

impl DoubleEndedIterator for OfCase {
    fn next_back(&mut self) -> Option<Belonging> {
        let own = self.own.as_slice().last().copied();
        let shared = self.left.clone().next_back();
        let shared = shared.and_then(|it| self.shared(it));
        match (own, shared) {
            (Some((own, _)), Some((shared, _))) if own < shared => {}
            (Some((own, _)), shared) => {
                if shared.is_some_and(|(shared, _)| shared == own) {
                    self.left.next_back();
                }
                return self.own.next_back();
            }
            (None, _) => {}
        }
        self.left.next_back();
        shared
    }
}
