//! Whether the patient said no: by an opt-out, by having left, or in a note. A later consent lifts what has a date.

use std::cell::OnceCell;
use std::iter;

use chrono::NaiveDate;

use crate::model::clinic::{Consent, Contact, Outcome, PatientStatus, RowAt};
use crate::plan::many::Known;
use crate::plan::permission::consent::consented_on;
use crate::plan::permission::{Answer, said};
use crate::plan::practice::Facts;
use crate::plan::time;

/// A yes that is younger and lifted an opt-out is told of before the contact.
const LIFTED_LATELY_DAYS: i64 = 180;

/// Whether the patient does not want to be contacted.
pub(super) fn opted_out<'a>(
    facts: &Facts<'a>,
) -> Answer<bool, impl Iterator<Item = RowAt> + use<'a>> {
    let by_contact = unlifted(facts, Outcome::OptOut, |known| &known.opted_out);
    Answer {
        is: facts.patient.consent == Consent::No || by_contact.is,
        rows: by_contact.rows,
    }
}

/// Whether he is no patient any more: by his status; or somebody said that he died, moved away or is treated elsewhere, and he did not
/// come back since.
pub(super) fn inactive<'a>(
    facts: &Facts<'a>,
) -> Answer<bool, impl Iterator<Item = RowAt> + use<'a>> {
    let left = unlifted(facts, Outcome::Left, |known| &known.left);
    Answer {
        is: facts.patient.status != PatientStatus::Active || left.is,
        rows: left.rows,
    }
}

/// Whether a contact of any date with the outcome stands, because no consent was given after its date.
fn unlifted<'a>(
    facts: &Facts<'a>,
    outcome: Outcome,
    place: fn(&Known) -> &OnceCell<bool>,
) -> Answer<bool, impl Iterator<Item = RowAt> + use<'a>> {
    let stands = stands(facts);
    Answer {
        is: facts.once(place, || said(facts, outcome).any(stands)),
        rows: with_day_of_consent(facts, said(facts, outcome)),
    }
}

/// Whether what was said at a contact holds still: no consent was given after its date.
fn stands(facts: &Facts<'_>) -> impl Fn(&Contact) -> bool + use<> {
    let consented_on = consented_on(facts);
    move |contact| consented_on.is_none_or(|on| on <= contact.at.date)
}

/// Whether a note says not to contact the patient. Beside a contact it is lifted as that contact's own word would be; elsewhere it has no
/// date, and holds until it is taken out.
pub(super) fn noted<'a>(facts: &Facts<'a>) -> Answer<bool, impl Iterator<Item = RowAt> + use<'a>> {
    let notes = facts.note_refusals.iter().map(|refusal| refusal.row);
    Answer {
        is: facts.once(
            |known| &known.noted,
            || refusing_notes(facts).next().is_some(),
        ),
        rows: notes.chain(with_day_of_consent(facts, facts.refusing_contacts())),
    }
}

/// Whether nobody may call, whatever it is about: the patient said no, has left, or a note says not to.
pub(crate) fn must_not_be_called(facts: &Facts<'_>) -> bool {
    opted_out(facts).is || inactive(facts).is || noted(facts).is
}

/// The rows whose notes hold, and say not to contact the patient.
pub(crate) fn refusing_notes<'a>(facts: &Facts<'a>) -> impl Iterator<Item = RowAt> + use<'a> {
    let stands = stands(facts);
    let standing = facts.refusing_contacts().filter(move |it| stands(it));
    let notes = facts.note_refusals.iter().map(|refusal| refusal.row);
    notes.chain(standing.map(|contact| contact.row))
}

/// The rows of contacts that a consent may lift, each with those that show what the day of consent is worth.
fn with_day_of_consent<'a, C: Iterator<Item = &'a Contact>>(
    facts: &Facts<'a>,
    contacts: C,
) -> impl Iterator<Item = RowAt> + use<'a, C> {
    let day = day_of_consent(facts);
    contacts.flat_map(move |contact| iter::once(contact.row).chain(day.clone()))
}

/// The rows that show that the clinic's program set the patient's day of consent.
pub(super) fn day_of_consent<'a>(
    facts: &Facts<'a>,
) -> impl Iterator<Item = RowAt> + Clone + use<'a> {
    let patient = facts.patient;
    let shared = facts.practice.clinic.shared_days.iter();
    let shared = shared
        .filter(move |shared| patient.shares_consent_on && Some(shared.day) == patient.consent_on);
    shared.flat_map(|shared| shared.rows.iter().copied())
}

/// The opt-out that a yes of late has lifted, and the day of that yes: whoever makes the contact is to know.
pub(crate) fn lifted_opt_out(facts: &Facts<'_>) -> Option<(NaiveDate, NaiveDate)> {
    let consented_on = consented_on(facts)?;
    let is_of_late = time::days_between(consented_on, facts.date()) <= LIFTED_LATELY_DAYS;
    let opt_out = said(facts, Outcome::OptOut).next_back()?;
    let is_lifted = opt_out.at.date < consented_on;
    (is_of_late && is_lifted).then_some((opt_out.at.date, consented_on))
}

/// A no to contacts of any kind, that holds.
pub(crate) struct No {
    /// Where the day is on record.
    pub on: Option<NaiveDate>,
}

/// The patient's no, if he said so and did not consent since.
pub(crate) fn said_no(facts: &Facts<'_>) -> Option<No> {
    if !opted_out(facts).is {
        return None;
    }
    let opt_out = said(facts, Outcome::OptOut).next_back();
    let said_on = opt_out.map(|contact| contact.at.date);
    let on = match facts.patient.consent {
        Consent::No => facts.patient.consent_on.max(said_on),
        Consent::Yes | Consent::Visits | Consent::NeverAsked => said_on,
    };
    Some(No { on })
}

#[cfg(test)]
mod tests {
    use crate::testing::Story;

    const HYGIENE: &str = "agreement:A1";
    const PLAN: &str = "plan:P1";
    const VISIT: &str = "visit:V1";

    /// A plan and a visit, both due on Wednesday, 4 March; neither carries leave of its own.
    fn due() -> Story {
        Story::on("2026-03-04")
            .plan("P1", "urgent=yes; due_on=2026-03-03; plan_id=P1")
            .visit("V1", "2026-03-05 10:00 booked; kind=hygiene")
    }

    /// Only the plan.
    fn plan() -> Story {
        Story::on("2026-03-04").plan("P1", "urgent=yes; due_on=2026-03-03")
    }

    /// A reminder that was agreed on 12 January 2026.
    fn agreed(cells: &str) -> Story {
        let agreed = "hygiene_reminder; agreed_on=2026-01-12; contact_on=2026-03-04";
        Story::on("2026-03-04").agreement("A1", &format!("{agreed}; {cells}"))
    }

    fn patient(cells: &str) -> Story {
        plan().patient("7", cells)
    }

    #[test]
    fn a_wish_not_to_be_contacted_holds_until_a_later_consent() {
        for (cells, contact, found) in [
            ("", "2026-02-02 opt_out", "not_permitted opted_out"),
            (
                "consent_on=2026-02-02",
                "2026-02-02 opt_out",
                "not_permitted opted_out",
            ),
            ("consent_on=2026-02-03", "2026-02-02 opt_out", "call"),
            (
                "consent=visits; consent_on=2026-02-03",
                "2026-02-02 opt_out",
                "not_permitted no_consent",
            ),
            (
                "consent_on=",
                "2026-02-02 opt_out",
                "not_permitted opted_out",
            ),
            (
                "consent=; consent_on=2026-02-03",
                "2026-02-02 opt_out",
                "not_permitted opted_out;no_consent",
            ),
            (
                "consent_on=2026-03-05",
                "2026-02-02 opt_out",
                "not_permitted opted_out;no_consent",
            ),
            // What restricts counts whatever its date, and whatever case it was about.
            ("", "2026-03-05 opt_out", "not_permitted opted_out"),
            (
                "",
                "2026-02-02 opt_out; case=visit:V9",
                "not_permitted opted_out",
            ),
            ("", "2026-02-02 declined; case=visit:V9", "call"),
        ] {
            let story = patient(cells).contact(contact);
            assert_eq!(story.decision(PLAN), found, "{cells} {contact}");
        }
        // An agreement does not outweigh it.
        let story = agreed("").contact("2026-01-05 opt_out");
        assert_eq!(story.decision(HYGIENE), "not_permitted opted_out");
        let twice = patient("consent_on=2026-02-03").contact("2026-02-02 opt_out");
        let twice = twice.contact("2026-02-20 opt_out");
        assert_eq!(twice.decision(PLAN), "not_permitted opted_out");
    }

    #[test]
    fn a_note_that_says_not_to_call_holds_in_whichever_row_it_stands() {
        let agreed = || agreed("").plan("P1", "urgent=yes; due_on=2026-03-02");
        let refused = "not_permitted refusal_noted";
        let no = "note=просит не звонить";
        for story in [
            agreed().patient("7", no),
            agreed().card(no),
            agreed().plan("P1", &format!("{no}; procedure=post")),
            agreed().plan("P2", &format!("{no}; status=done")),
            agreed().visit("V9", &format!("2024-03-05 10:00 attended; {no}")),
            agreed().agreement("A9", &format!("checkup_reminder; status=withdrawn; {no}")),
            agreed().contact(&format!("2025-11-01 no_answer; {no}")),
            // Also where both say something, and where it is dated later than today.
            agreed().patient("7", "note=аллергия").card(no),
            agreed().patient("7", no).card("note=аллергия"),
            agreed().contact(&format!("2026-04-01 no_answer; {no}")),
        ] {
            assert_eq!(story.decision(HYGIENE), refused);
            assert_eq!(story.decision(PLAN), refused);
            let ignored = story.setting("ignore.notes = ['просит не звонить']");
            assert_eq!(ignored.decision(PLAN), "call");
        }
        for note in ["не звонить до 18", "зуб не беспокоит", "муж умер"]
        {
            let story = agreed().patient("7", &format!("note={note}"));
            assert_eq!(story.decision(PLAN), "call", "{note}");
        }
    }

    #[test]
    fn only_a_later_yes_lifts_what_is_noted_beside_a_contact() {
        for (cells, decision) in [
            ("consent_on=2026-02-02", "call"),
            (
                "consent=visits; consent_on=2026-02-02",
                "not_permitted no_consent",
            ),
            ("consent_on=2026-02-01", "not_permitted refusal_noted"),
            ("consent_on=", "not_permitted refusal_noted"),
            (
                "consent=no; consent_on=2026-02-02",
                "not_permitted opted_out;refusal_noted",
            ),
            (
                "consent=; consent_on=2026-02-02",
                "not_permitted refusal_noted;no_consent",
            ),
            (
                "consent_on=2026-03-05",
                "not_permitted refusal_noted;no_consent",
            ),
        ] {
            let noted = "2026-02-01 10:00 no_answer; note=больше не беспокоить";
            let story = patient(cells).contact(noted);
            assert_eq!(story.decision(PLAN), decision, "{cells}");
        }
        // A note elsewhere has no date.
        for story in [
            patient("consent_on=2026-03-03; note=не звонить"),
            patient("consent_on=2026-03-03")
                .visit("V9", "2024-03-05 10:00 attended; note=не звонить"),
        ] {
            assert_eq!(story.decision(PLAN), "not_permitted refusal_noted");
        }
    }

    #[test]
    fn only_active_patients() {
        for (status, found) in [
            ("active", "call"),
            ("", "call"),
            ("inactive", "not_permitted patient_inactive"),
            ("deceased", "not_permitted patient_inactive"),
        ] {
            assert_eq!(
                patient(&format!("status={status}")).decision(PLAN),
                found,
                "{status}"
            );
        }
    }

    #[test]
    fn whoever_left_is_no_patient_until_he_comes_back() {
        for (contact, cells, found) in [
            (
                "2026-01-20 12:00 left",
                "",
                "not_permitted patient_inactive",
            ),
            // A later talk does not bring him back, a later yes does.
            (
                "2026-01-20 12:00 left",
                "consent_on=2026-01-20",
                "not_permitted patient_inactive",
            ),
            ("2026-01-20 12:00 left", "consent_on=2026-01-21", "call"),
            (
                "2026-01-20 12:00 left",
                "consent_on=2026-03-05",
                "not_permitted patient_inactive;no_consent",
            ),
            (
                "2026-03-20 12:00 left",
                "",
                "not_permitted patient_inactive",
            ),
        ] {
            let story = plan()
                .contact(contact)
                .contact("2026-01-25 12:00 reached; case=visit:V9")
                .patient("7", cells);
            assert_eq!(story.decision(PLAN), found, "{contact} {cells}");
        }
        let visit = due().contact("2026-01-20 12:00 left");
        assert_eq!(visit.decision(VISIT), "not_permitted patient_inactive");
    }
}
