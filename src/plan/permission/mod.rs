//! Whether a patient may be contacted about a case. It denies by default.
//!
//! Each question is one function, which answers with the rows that the answer rests on ([`Answer`]). They are asked all, so that a patient
//! is told of everything that stands in the way, not only of the first.

mod blocks;
mod consent;
mod guardian;
mod number;
mod opt_out;
mod unsettled;

use std::iter;

use crate::model::clinic::{Channel, Contact, Outcome, RowAt};
use crate::model::decision::{Code, Codes, Due, Permission};
use crate::plan::history::{Attempts, shared_rows};
use crate::plan::practice::Facts;
use crate::plan::time::Hours;

pub(super) use blocks::{blocked, second_cards};
pub(crate) use guardian::{has_outgrown_guardian, is_minor, lacks_guardian};
pub(crate) use number::{is_number_opted_out, number};
pub(crate) use opt_out::{No, lifted_opt_out, must_not_be_called, refusing_notes, said_no};
pub(crate) use unsettled::{open_complaint, unclear};

/// What a question is answered with, and the rows that this rests on besides the patient's own. They are gathered as they are read: who
/// does not want them pays nothing.
pub(crate) struct Answer<T, R> {
    pub is: T,
    pub rows: R,
}

/// A contact that is permitted, and what the answer knows that time needs.
pub(super) struct Granted {
    pub channel: Channel,
    pub permission: Permission,
    pub attempts: Attempts,
}

/// Asks all questions of permission about a case: how it may be contacted, or the codes of all that forbids it.
pub(super) fn ask<'a>(
    facts: &Facts<'a>,
    due: &Due,
    hours: &Hours<'_>,
) -> Answer<Result<Granted, Codes>, impl Iterator<Item = RowAt> + use<'a>> {
    let blocked = blocked(facts, Some(due.subject.case));
    let inactive = opt_out::inactive(facts);
    let opted_out = opt_out::opted_out(facts);
    let noted = opt_out::noted(facts);
    let bookings_unknown = unsettled::bookings_unknown(facts, due);
    let complaint = unsettled::waits_for_manager(facts, due);
    let consent = consent::given(facts, due);
    let channel = number::channel(facts, due);
    let said = rows_of_contacts(facts);
    let rows = blocked
        .rows
        .chain(bookings_unknown.rows)
        .chain(consent.rows)
        .chain(said);
    let mut codes = blocked.is;
    // Of a row that is refused nothing else is believed.
    if facts.patient.row_rejected {
        return Answer {
            is: Err(codes),
            rows,
        };
    }
    codes.add_if(inactive.is, Code::PatientInactive);
    codes.add_if(opted_out.is, Code::OptedOut);
    codes.add_if(noted.is, Code::RefusalNoted);
    codes.add_if(bookings_unknown.is, Code::BookingsUnknown);
    codes.add_if(unsettled::is_unclear(facts), Code::UnclearOutcome);
    codes.add_if(complaint.is, Code::ComplaintOpen);
    codes.add_if(unsettled::waits_for_unwell(facts, due), Code::Unwell);
    let question = due.subject.open_question(facts);
    codes.add_if(question.is_some(), Code::DoctorAsked);
    codes.add_if(lacks_guardian(facts), Code::GuardianMissing);
    codes.add_if(!hours.are_any(), Code::NoCommonTime);
    let usable = channel.ok();
    let attempts = due.subject.attempts(facts, due.day, due.callback, usable);
    let most = facts.practice.settings.max_attempts;
    codes.add_if(attempts.count >= most, Code::AttemptsExhausted);
    let is = match (consent.is, channel) {
        (Ok(permission), Ok(channel)) if codes.is_empty() => Ok(Granted {
            channel,
            permission,
            attempts,
        }),
        (consent, channel) => {
            let channel = channel.err().map_or(Codes::NONE, Codes::from);
            Err(codes.with(consent.err().unwrap_or_default()).with(channel))
        }
    };
    Answer { is, rows }
}

/// The rows that answer for every case alike, most of them of contacts; where these are many, they are gathered once.
fn rows_of_contacts<'a>(facts: &Facts<'a>) -> impl Iterator<Item = RowAt> + use<'a> {
    let gathered = |facts: &Facts<'a>| against_any(facts).chain(number::rows(facts));
    let of_many = facts.many().map(|many| {
        let rows = &many.known.permission_rows;
        shared_rows(rows.get_or_init(|| gathered(facts).collect()))
    });
    let of_few = of_many.is_none().then(|| gathered(facts));
    let of_few = of_few.into_iter().flatten();
    of_many.into_iter().flatten().chain(of_few)
}

/// Contacts of any date with an outcome, each once.
fn said<'a>(
    facts: &Facts<'a>,
    outcome: Outcome,
) -> impl DoubleEndedIterator<Item = &'a Contact> + use<'a> {
    let all = facts.all_contacts();
    all.filter(move |contact| contact.outcome == outcome)
}

/// Whether a contact up to the planned date has the outcome.
fn was_said<'a>(facts: &Facts<'a>, outcome: Outcome) -> impl FnOnce() -> bool + use<'a> {
    let mut contacts = facts.contacts();
    move || contacts.any(|contact| contact.outcome == outcome)
}

/// The rows of contacts, where something holds; neither is looked at before the rows are wanted.
fn rows_if<'a>(
    holds: impl FnOnce() -> bool,
    contacts: impl Iterator<Item = &'a Contact>,
) -> impl Iterator<Item = RowAt> {
    let held = iter::once_with(holds).filter(|holds| *holds);
    let mut contacts = Some(contacts);
    held.flat_map(move |_| contacts.take().into_iter().flatten())
        .map(|contact| contact.row)
}

/// The rows of all that was said against contact, by the patient or about him.
fn refused_by_contacts<'a>(facts: &Facts<'a>) -> impl Iterator<Item = RowAt> + use<'a> {
    against_any(facts).chain(number::wrong_number_rows(facts))
}

/// The same but for what was said of a number.
fn against_any<'a>(facts: &Facts<'a>) -> impl Iterator<Item = RowAt> + use<'a> {
    opt_out::inactive(facts)
        .rows
        .chain(opt_out::opted_out(facts).rows)
        .chain(opt_out::noted(facts).rows)
        .chain(unclear(facts).rows)
        .chain(unsettled::complaint(facts).rows)
}

#[cfg(test)]
mod tests {
    use crate::testing::Story;

    const PLAN: &str = "plan:P1";

    /// Only the plan.
    fn plan() -> Story {
        Story::on("2026-03-04").plan("P1", "urgent=yes; due_on=2026-03-03")
    }

    fn patient(cells: &str) -> Story {
        plan().patient("7", cells)
    }

    #[test]
    fn a_decision_names_the_rows_on_which_it_rests_and_no_others() {
        let talked = plan()
            .contact("2026-01-20 reached; case=visit:V9")
            .contact("2026-01-21 reached; case=agreement:A9")
            .contact("2026-01-22 reached; case=agreement:A9")
            .patient("8", "")
            .contact("2026-03-03 opt_out; patient_id=8");
        let rows = ["contacts.csv:4", "patients.csv:2", "plans.csv:2"];
        assert_eq!(talked.evidence(PLAN), rows);
        // Whoever was spoken with put a wrong number right.
        let wrong = talked.contact("2026-01-02 wrong_number");
        let mut rows: Vec<String> = [2, 3, 4, 6]
            .map(|line| format!("contacts.csv:{line}"))
            .into();
        rows.extend(["patients.csv:2".to_owned(), "plans.csv:2".to_owned()]);
        assert_eq!(wrong.evidence(PLAN), rows);
    }

    #[test]
    fn all_codes_that_hold_are_given_in_order() {
        let story = patient("status=inactive; consent=; birth_date=2015-05-17; call_days=sun")
            .contact("2026-02-02 complaint")
            .contact("2026-03-04 opt_out")
            .without("visits.csv");
        let codes = "patient_inactive;bookings_unknown;opted_out;no_consent;complaint_open;\
                     guardian_missing;no_reachable_address;no_common_time";
        assert_eq!(story.decision(PLAN), format!("not_permitted {codes}"));
    }
}
