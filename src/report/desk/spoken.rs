//! What was written down of contacts: what nobody understood, what the doctor was asked, what is done today.

use crate::model::clinic::{Contact, Outcome, PatientIndex};
use crate::plan::history;
use crate::plan::practice::{Facts, Practice};

/// The contacts of all patients of which something holds, in the order of the patients' ids.
fn of_all<'a>(
    practice: &'a Practice<'a>,
    outcome: Outcome,
    holds: impl Fn(&Facts<'a>, &Contact) -> bool,
) -> Vec<&'a Contact> {
    let clinic = practice.clinic;
    let mut found = Vec::new();
    for &patient in &clinic.by_id {
        let mut all = clinic.contacts.of(patient).iter();
        if !all.any(|contact| contact.outcome == outcome) {
            continue;
        }
        let facts = practice.facts(patient);
        let contacts = facts.contacts();
        let contacts = contacts.filter(|contact| contact.outcome == outcome);
        found.extend(contacts.filter(|contact| holds(&facts, contact)));
    }
    found
}

/// The contacts of which nobody knows what came of them, and because of which nobody calls.
pub(crate) fn unclear<'a>(practice: &'a Practice<'a>) -> Vec<&'a Contact> {
    of_all(practice, Outcome::Unclear, |facts, unclear| {
        let mut later = facts.contacts().filter(|it| it.order() > unclear.order());
        !unclear.entry.is_blank() || !later.any(|contact| contact.outcome.meaning().makes_clear)
    })
}

/// The questions that a doctor was asked, and to which nothing was heard since.
pub(crate) fn questions<'a>(practice: &'a Practice<'a>) -> Vec<&'a Contact> {
    of_all(practice, Outcome::AskDoctor, |facts, asked| {
        let mut later = facts.contacts().filter(|it| it.order() > asked.order());
        !later.any(|contact| {
            !contact.is_attempt() && history::may_be_about_the_same(facts, asked, contact)
        })
    })
}

/// What was written down today, in the order of time.
pub(crate) fn done_today<'a>(practice: &'a Practice<'a>) -> Vec<&'a Contact> {
    let date = practice.date();
    let mut done: Vec<&Contact> = Vec::new();
    for &patient in &practice.clinic.by_id {
        let mut all = practice.clinic.contacts.of(patient).iter();
        if all.any(|contact| contact.at.date == date) {
            let facts = practice.facts(patient);
            done.extend(facts.contacts().filter(|contact| contact.at.date == date));
        }
    }
    done.sort_by_key(|contact| contact.at);
    done
}

/// The last contacts with a patient, the newest first.
pub(crate) fn last_contacts<'a>(
    practice: &'a Practice<'a>,
    patient: PatientIndex,
    most: usize,
) -> Vec<&'a Contact> {
    let facts = practice.facts(patient);
    facts.contacts().rev().take(most).collect()
}
