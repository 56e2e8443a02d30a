//! What was written down of contacts: what nobody understood, what the doctor was asked, what is done today.

use crate::model::clinic::{Contact, Outcome, PatientIndex};
use crate::plan::practice::{Facts, Practice};
use crate::plan::{history, permission};

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

/// Each patient's complaint that is not settled, whether or not there is anything to contact him about.
pub(crate) fn complaints<'a>(practice: &'a Practice<'a>) -> Vec<&'a Contact> {
    let clinic = practice.clinic;
    let all = clinic.by_id.iter().filter_map(|&patient| {
        let mut all = clinic.contacts.of(patient).iter();
        if !all.any(|contact| contact.outcome == Outcome::Complaint) {
            return None;
        }
        permission::open_complaint(&practice.facts(patient))
    });
    all.collect()
}

/// What comes first where a complaint is settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Settling {
    /// A manager speaks with the patient.
    ByTalk,
    /// He asked not to be called, or nobody may call: it is looked into without a talk.
    WithoutCall,
    /// He is unwell: the doctor goes first.
    AfterDoctor,
}

impl Settling {
    pub(crate) fn of(practice: &Practice<'_>, complaint: &Contact) -> Self {
        let facts = practice.facts(complaint.patient);
        if permission::must_not_be_called(&facts) {
            Self::WithoutCall
        } else if history::unwell(&facts).next().is_some() {
            Self::AfterDoctor
        } else {
            Self::ByTalk
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Story;

    /// Whose complaints are open, and what comes first.
    fn open(story: &Story) -> Vec<Settling> {
        story.seen(|practice| {
            let all = complaints(practice).into_iter();
            all.map(|complaint| Settling::of(practice, complaint))
                .collect()
        })
    }

    #[test]
    fn what_was_typed_is_told_though_it_is_a_word_for_nothing() {
        for word in ["нет", "-", "н/д"] {
            let unclear_row = format!("2026-03-03 unclear; said={word}");
            let story = Story::on("2026-03-04").recorded(&unclear_row);
            let said = story.seen(|practice| {
                let found = unclear(practice).into_iter();
                let said = found.map(|contact| practice.clinic.own_words_of(contact).0);
                said.map(str::to_owned).collect::<Vec<_>>()
            });
            assert_eq!(said, [word]);
        }
    }

    #[test]
    fn a_complaint_stays_open_until_it_is_settled_whatever_else_there_is() {
        // There is nothing to contact the patient about.
        let nothing = Story::on("2026-03-04").contact("2026-02-02 complaint");
        let due = nothing.clone().plan("P1", "urgent=yes; due_on=2026-03-03");
        for story in [nothing, due] {
            for (said, wanted) in [
                ("2026-02-10 reached", &[Settling::ByTalk][..]),
                ("2026-02-02 unwell", &[Settling::AfterDoctor]),
                ("2026-02-02 opt_out", &[Settling::WithoutCall]),
                ("2026-02-02 left", &[Settling::WithoutCall]),
                ("2026-02-03 resolved", &[]),
            ] {
                assert_eq!(open(&story.clone().contact(said)), wanted, "{said}");
            }
        }
    }
}
