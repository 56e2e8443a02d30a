//! Rows that block contact: they can't be read, or contradict each other; or another card is likely the same person's, and forbids it.

use crate::model::clinic::{Block, BlockScope, Namesake, PatientIndex, RowAt};
use crate::model::decision::{Case, Code, Codes};
use crate::plan::permission::{Answer, opt_out, refused_by_contacts, unsettled};
use crate::plan::practice::{Facts, Practice, SecondCard};

/// What blocks contact about a case; of `None`, about anything.
pub(in crate::plan) fn blocked<'a>(
    facts: &Facts<'a>,
    case: Option<Case>,
) -> Answer<Codes, impl Iterator<Item = RowAt> + use<'a>> {
    let blocks = facts.blocks.iter();
    let blocks = blocks.filter(move |block| applies(block.scope, case));
    let mut codes = Codes::NONE;
    // They stand by scope and reason: each reason is looked at once, however many rows it has.
    let mut left = facts.blocks;
    while let Some(first) = left.first() {
        if applies(first.scope, case) {
            codes.add(first.reason.code());
        }
        let is_same = |block: &Block| (block.scope, block.reason) == (first.scope, first.reason);
        left = &left[left.partition_point(is_same)..];
    }
    codes.add_if(facts.second_card.is_some(), Code::PossibleDuplicate);
    let (practice, own_card) = (facts.practice, facts.patient.card);
    let second = facts.second_card.into_iter();
    // Hardly anybody has one: the rows are gathered when they are wanted, lest room for them be moved about with every answer.
    let second = second.flat_map(move |second| {
        let rows = second_card_rows(practice, second);
        rows.chain(own_card).collect::<Vec<RowAt>>()
    });
    Answer {
        is: codes,
        rows: blocks.map(|block| block.row).chain(second),
    }
}

const fn applies(scope: BlockScope, case: Option<Case>) -> bool {
    match (scope, case) {
        (BlockScope::Patient, _) | (_, None) => true,
        (BlockScope::Plans, Some(case)) => matches!(case, Case::Plan(_)),
        (BlockScope::Agreements, Some(case)) => matches!(case, Case::Agreement(_)),
    }
}

/// Whom another card forbids to contact that is likely theirs; of several the one with the first id is named.
pub(in crate::plan) fn second_cards(practice: &Practice<'_>) -> Vec<(PatientIndex, SecondCard)> {
    let clinic = practice.clinic;
    let mut found = Vec::new();
    for group in &clinic.namesakes {
        let forbidden = group.iter().filter(|card| {
            let is_paused = card
                .pause_until
                .is_some_and(|until| practice.date() < until);
            card.says_no || is_paused || is_forbidden(&practice.facts(card.patient))
        });
        let forbidden: Vec<&Namesake> = forbidden.collect();
        for own in group {
            if clinic.patients[own.patient as usize].row_rejected {
                continue;
            }
            let others = forbidden.iter().filter(|other| own.may_be(other));
            let card = |other: &&Namesake| SecondCard {
                patient: other.patient,
                row: other.row,
            };
            found.extend(others.map(|other| (own.patient, card(other))));
        }
    }
    found.sort_unstable_by_key(|&(own, other)| (own, clinic.patient_id(other.patient), other.row));
    found.dedup_by_key(|(own, _)| *own);
    found
}

/// Whether the patient must not be contacted about anything, by what holds for another card of the same person too: he said no, in
/// whatever way, is no patient any more, has complained, or wants to be left in peace for a while.
fn is_forbidden(facts: &Facts<'_>) -> bool {
    let patient = facts.patient;
    let is_paused = patient
        .pause_until
        .is_some_and(|until| facts.date() < until);
    is_paused
        || opt_out::inactive(facts).is
        || opt_out::opted_out(facts).is
        || opt_out::noted(facts).is
        || unsettled::complaint(facts).is
}

/// The rows of another card that show that it is likely the same person's, and what it forbids. The number that they have in common may
/// be that of a service card; and of a patient with several rows, which are refused together, any may give it, or say no.
fn second_card_rows<'a>(
    practice: &'a Practice<'a>,
    second: SecondCard,
) -> impl Iterator<Item = RowAt> + use<'a> {
    let other = practice.facts(second.patient);
    let refused = other.patient.row_rejected;
    let blocks = other.blocks.iter().filter(move |_| refused);
    [other.patient.row, second.row]
        .into_iter()
        .chain(practice.clinic.further_rows_of(second.patient))
        .chain(other.patient.card)
        .chain(blocks.map(|block| block.row))
        .chain(refused_by_contacts(&other))
        .chain(opt_out::day_of_consent(&other))
}

#[cfg(test)]
mod tests {
    use crate::testing::Story;

    const HYGIENE: &str = "agreement:A1";
    const PLAN: &str = "plan:P1";
    const VISIT: &str = "visit:V1";
    const SECOND: &str = "not_permitted possible_duplicate";

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

    /// The patient of the plan beside another card.
    fn beside(own: &str, other: &str) -> Story {
        let own = format!(
            "last_name=Петрова; first_name=Мария; birth_date=1980-05-17; phone=89187744206; {own}"
        );
        let other = format!(
            "last_name=Петрова; first_name=Мария; birth_date=1980-05-18; phone=89187744206; {other}"
        );
        patient(&own).patient("8", &other)
    }

    #[test]
    fn rows_that_may_say_no_bar_the_patient() {
        let both = agreed("")
            .plan("P1", "urgent=yes; due_on=2026-03-03")
            .with_bad_rows();
        for (story, of_plan, of_agreement) in [
            (
                both.clone().visit("V1", "someday booked"),
                "unreadable_record",
                "unreadable_record",
            ),
            (
                both.clone().contact("2026-02-02 mumbled"),
                "unreadable_record",
                "unreadable_record",
            ),
            (
                both.clone().card("consent=perhaps"),
                "unreadable_record",
                "unreadable_record",
            ),
            (
                both.clone().plan("P2", "due_on=soon"),
                "unreadable_record",
                "",
            ),
            (
                both.clone()
                    .agreement("A2", "hygiene_reminder; due_on=soon"),
                "",
                "unreadable_record",
            ),
            (
                both.clone()
                    .agreement("A2", "hygiene_reminder")
                    .agreement("A2", "control_exam"),
                "",
                "duplicate_record",
            ),
            (
                both.clone().contact("2026-02-02 opt_out; patient_id=07"),
                "unreadable_record",
                "unreadable_record",
            ),
            (
                both.clone().contact("2026-02-02 no_answer; patient_id='7"),
                "unreadable_record",
                "unreadable_record",
            ),
            // An orphan bars as a refused row of its file would.
            (
                both.clone()
                    .agreement("A2", "hygiene_reminder; patient_id=7.0"),
                "",
                "unreadable_record",
            ),
            (
                both.clone().plan("P2", "patient_id=007"),
                "unreadable_record",
                "",
            ),
            (
                both.clone().patient(
                    "8",
                    "last_name=Петрова; birth_date=1980-05-17; phone=89187744206",
                ),
                "possible_duplicate",
                "possible_duplicate",
            ),
            (
                both.clone().patient("7", "birth_date=long ago"),
                "unreadable_record",
                "unreadable_record",
            ),
        ] {
            for (case, code) in [(PLAN, of_plan), (HYGIENE, of_agreement)] {
                let found = match code {
                    "" => "call".to_owned(),
                    code => format!("not_permitted {code}"),
                };
                assert_eq!(story.decision(case), found);
            }
        }
    }

    #[test]
    fn a_refused_row_whose_note_says_no_bars_from_everything() {
        let no = "note=не звонить";
        let due = || due().with_bad_rows();
        for (story, decision) in [
            (
                due().agreement("A9", &format!("hygiene_reminder; due_on=soon; {no}")),
                "not_permitted unreadable_record",
            ),
            (
                due().plan("P9", &format!("status=?; {no}")),
                "not_permitted unreadable_record",
            ),
            (
                due()
                    .agreement("A9", &format!("hygiene_reminder; {no}"))
                    .agreement("A9", "control_exam"),
                "not_permitted refusal_noted",
            ),
            (
                due()
                    .visit("V9", &format!("2024-03-05 10:00 attended; {no}"))
                    .visit("V9", "2024-03-06 10:00 attended"),
                "not_permitted duplicate_record",
            ),
        ] {
            assert_eq!(story.decision(VISIT), decision);
        }
        let without = due().plan("P9", "status=?");
        assert_eq!(without.decision(VISIT), "call");
    }

    #[test]
    fn a_name_that_holds_a_refusal_cant_be_read() {
        for name in [
            "last_name=Петрова (умерла)",
            "last_name=†Петрова",
            "first_name=НЕ ЗВОНИТЬ",
            "last_name=; full_name=Петрова Анна, не беспокоить",
        ] {
            let story = patient(name).with_bad_rows();
            assert_eq!(
                story.decision(PLAN),
                "not_permitted unreadable_record",
                "{name}"
            );
        }
        assert_eq!(patient("last_name=Умерова").decision(PLAN), "call");
    }

    #[test]
    fn what_one_card_forbids_holds_for_a_likely_second_card() {
        for (other, found) in [
            ("consent=yes", "call"),
            ("consent=", "call"),
            ("consent=no", SECOND),
            ("status=inactive", SECOND),
            ("status=deceased", SECOND),
            ("pause_until=2026-03-05", SECOND),
            ("pause_until=2026-03-04", "call"),
        ] {
            assert_eq!(beside("", other).decision(PLAN), found, "{other}");
            let allowed = beside("", other).setting("contact.allow_possible_duplicates = true");
            assert_eq!(allowed.decision(PLAN), "call", "{other}");
            // The other one's card is the other one's too.
            let card = other.replace("status", "note");
            if card == other {
                let on_card = beside("", "consent=yes").card(&format!("{card}; patient_id=8"));
                assert_eq!(on_card.decision(PLAN), found, "{other}");
            }
        }
        for (contact, found) in [
            ("2026-02-02 opt_out", SECOND),
            ("2026-03-09 opt_out", SECOND),
            // The other one has said yes since.
            ("2026-01-12 opt_out", "call"),
            ("2026-02-02 complaint", SECOND),
            ("2026-02-02 left", SECOND),
            ("2026-03-09 left", SECOND),
            ("2026-01-12 left", "call"),
            ("2026-02-02 declined; note=не звонить", SECOND),
            ("2026-02-02 declined", "call"),
            ("2026-02-02 reached", "call"),
        ] {
            let story = beside("", "consent_on=2026-01-13");
            let story = story.contact(&format!("{contact}; patient_id=8"));
            assert_eq!(story.decision(PLAN), found, "{contact}");
        }
        let resolved = beside("", "").contact("2026-02-02 complaint; patient_id=8");
        let resolved = resolved.contact("2026-02-03 resolved; patient_id=8");
        assert_eq!(resolved.decision(PLAN), "call");
        // A row that can't be read counts with what can be.
        let unreadable = beside("", "consent=no; pause_until=someday").with_bad_rows();
        assert_eq!(unreadable.decision(PLAN), SECOND);
        let twice = beside("", "consent=yes")
            .patient_again("8", "last_name=Петрова; first_name=Мария; birth_date=1980-05-18; phone=89187744206; consent=no")
            .with_bad_rows();
        assert_eq!(twice.decision(PLAN), SECOND);
    }

    #[test]
    fn a_second_card_is_likely_by_number_first_name_and_surname_or_birth_date() {
        for (own, other, found) in [
            ("", "", SECOND),
            ("", "phone=89187744209", "call"),
            ("call_phone=89187744209", "phone=89187744209", SECOND),
            ("guardian_phone=89187744209", "phone=89187744209", SECOND),
            (
                "phone=89187744206, 89187744209",
                "phone=89187744209",
                SECOND,
            ),
            ("", "first_name=Ольга", "call"),
            ("first_name=", "first_name=", "call"),
            ("", "first_name=МАРИЯ; last_name=петрова", SECOND),
            // Another surname, as after a wedding.
            ("", "last_name=Орлова", "call"),
            ("", "last_name=Орлова; birth_date=1980-05-17", SECOND),
            ("last_name=Мария; first_name=Петрова", "", SECOND),
            ("last_name=Мария; first_name=Орлова", "", "call"),
            // Two of one name in one family are told apart by what differs, where both cards have both.
            ("patronymic=Ивановна", "patronymic=Олеговна", "call"),
            ("patronymic=Ивановна", "patronymic=ивановна", SECOND),
            ("patronymic=Ивановна", "", SECOND),
            (
                "patronymic=Ивановна",
                "patronymic=Олеговна; birth_date=",
                SECOND,
            ),
            (
                "patronymic=Ивановна; birth_date=1980-05-18",
                "patronymic=Олеговна",
                SECOND,
            ),
            ("birth_date=", "birth_date=", SECOND),
        ] {
            let story = beside(own, &format!("consent=no; {other}"));
            assert_eq!(story.decision(PLAN), found, "{own} / {other}");
        }
        // One whose numbers stand on the service cards.
        let on_cards = beside("phone=89187744201", "phone=89187744202; consent=no");
        let on_cards = on_cards.card("call_phone=89187744203");
        assert_eq!(on_cards.decision(PLAN), "call");
        let both = on_cards.card("guardian_phone=89187744203; patient_id=8");
        assert_eq!(both.decision(PLAN), SECOND);
        // Whoever has no case is told of too.
        let nothing = Story::on("2026-03-04").patient("8", "consent=no");
        let nothing = nothing.patient("7", "last_name=Петрова; first_name=Мария");
        assert_eq!(nothing.decision("-"), "unjustified no_reason");
    }

    #[test]
    fn a_second_card_is_shown_with_what_it_forbids() {
        let story = beside("", "consent_on=2026-01-13").contact("2026-02-02 opt_out; patient_id=8");
        let story = story.contact("2026-02-02 reached; patient_id=8; case=visit:V9");
        assert_eq!(
            story.evidence(PLAN),
            [
                "contacts.csv:2",
                "patients.csv:2",
                "patients.csv:3",
                "plans.csv:2"
            ]
        );
        let on_card = beside("", "consent=yes").card("consent=no; patient_id=8");
        assert_eq!(
            on_card.evidence(PLAN),
            [
                "cards.csv:2",
                "patients.csv:2",
                "patients.csv:3",
                "plans.csv:2"
            ]
        );
    }

    #[test]
    fn of_a_second_card_with_several_rows_all_are_shown() {
        let again = "last_name=Петрова; first_name=Мария; birth_date=1980-05-18; phone=89187744206";
        for (first, second) in [
            ("", "pause_until=2026-03-05"),
            ("", "consent=no"),
            ("", "status=inactive"),
            ("pause_until=2026-03-05", "consent=no"),
            ("consent=no", "pause_until=2026-03-04"),
            // The number that both have in common may stand in the second row alone.
            ("consent=no; phone=89187744209", ""),
        ] {
            // Two numbers where one should be: the first row can't be read, and the second is refused with it.
            let first = format!("call_phone=89187744206 89187744207; {first}");
            let story = beside("", &first).with_bad_rows();
            let story = story.patient_again("8", &format!("{again}; {second}"));
            assert_eq!(story.decision(PLAN), SECOND, "{first} {second}");
            let rows = story.evidence(PLAN);
            let all = [
                "patients.csv:2",
                "patients.csv:3",
                "patients.csv:4",
                "plans.csv:2",
            ];
            assert_eq!(rows, all, "{first} {second}");
        }
    }

    #[test]
    fn a_patient_whose_own_row_is_refused_has_no_other_code() {
        let story = patient("birth_date=long ago; consent=; phone=; status=inactive");
        let story = story.contact("2026-02-02 complaint").with_bad_rows();
        assert_eq!(story.decision(PLAN), "not_permitted unreadable_record");
    }

    #[test]
    fn whoever_is_barred_without_a_case_is_told_of() {
        let story = Story::on("2026-03-04").with_bad_rows();
        assert_eq!(story.decision("-"), "unjustified no_reason");
        for bad in [
            story.clone().plan("P1", "due_on=soon"),
            story
                .clone()
                .agreement("A1", "hygiene_reminder; due_on=soon"),
            story.clone().visit("V1", "someday booked"),
        ] {
            assert_eq!(bad.decision("-"), "not_permitted unreadable_record");
        }
        let both = story.plan("P1", "due_on=soon");
        let both = both
            .agreement("A1", "hygiene_reminder")
            .agreement("A1", "control_exam");
        assert_eq!(
            both.decision("-"),
            "not_permitted unreadable_record;duplicate_record"
        );
    }
}
