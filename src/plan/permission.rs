//! Whether a patient may be contacted about a case: consent, refusals, complaints, guardians, addresses. It denies by default.

use chrono::NaiveDate;

use crate::model::clinic::{
    BlockScope, Channel, Channels, Consent, Contact, Namesake, Number, NumberOptOut, Outcome,
    Patient, PatientIndex, PatientStatus, Reason, RowAt, StandsIn,
};
use crate::model::decision::{Callback, Case, Code, Codes, Due, Leave, Permission};
use crate::phone::Phone;
use crate::plan::history::{self, Attempts};
use crate::plan::practice::{Bookings, Facts, Practice, SecondCard};
use crate::plan::rules;
use crate::plan::time::{self, Hours};

/// So long a number is not used after somebody else answered and it was not written down which number that was.
const UNNAMED_WRONG_NUMBER_DAYS: u32 = 30;

/// A yes that is younger and lifted an opt-out is told of before the contact.
const LIFTED_LATELY_DAYS: i64 = 180;

/// A contact that is permitted, and what the answer knows that time needs.
pub(super) struct Granted {
    pub channel: Channel,
    pub permission: Permission,
    pub attempts: Attempts,
}

/// Asks all questions of permission about a case.
///
/// # Errors
/// The codes of all that forbid it.
pub(super) fn ask(facts: &Facts<'_>, due: &Due, hours: &Hours<'_>) -> Result<Granted, Codes> {
    let mut codes = block_codes(facts, Some(due.subject.case));
    if facts.patient.row_rejected {
        return Err(codes);
    }
    codes.add_if(
        facts.patient.status != PatientStatus::Active || has_left(facts),
        Code::PatientInactive,
    );
    codes.add_if(
        needs_bookings(facts, due.subject.reason),
        Code::BookingsUnknown,
    );
    codes.add_if(has_opted_out(facts), Code::OptedOut);
    codes.add_if(is_refused_in_notes(facts), Code::RefusalNoted);
    codes.add_if(unclear(facts).is_some(), Code::UnclearOutcome);
    codes.add_if(waits_for_unwell(facts, due), Code::Unwell);
    let question = due.subject.open_question(facts);
    codes.add_if(question.is_some(), Code::DoctorAsked);
    let permission = consent(facts, due, &mut codes);
    codes.add_if(
        has_open_complaint(facts) && !carries_unwell(due),
        Code::ComplaintOpen,
    );
    codes.add_if(lacks_guardian(facts), Code::GuardianMissing);
    let channel = channel(facts, due, &mut codes);
    let attempts = due.subject.attempts(facts, due.day, due.callback, channel);
    codes.add_if(
        attempts.count >= facts.practice.settings.max_attempts,
        Code::AttemptsExhausted,
    );
    codes.add_if(!hours.are_any(), Code::NoCommonTime);
    match (channel, permission) {
        (Some(channel), Some(permission)) if codes.is_empty() => Ok(Granted {
            channel,
            permission,
            attempts,
        }),
        _ => Err(codes),
    }
}

/// The codes of the rows that bar the patient from a case; of `None`, all that bar him from anything.
#[must_use]
pub fn block_codes(facts: &Facts<'_>, case: Option<Case>) -> Codes {
    let mut codes = Codes::NONE;
    for block in facts.blocks {
        if applies(block.scope, case) {
            codes.add(block.reason.code());
        }
    }
    codes.add_if(facts.second_card.is_some(), Code::PossibleDuplicate);
    codes
}

/// Whom another card forbids to contact that is likely theirs; of several the one with the first id is named.
pub(super) fn second_cards(practice: &Practice<'_>) -> Vec<(PatientIndex, SecondCard)> {
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
#[must_use]
fn is_forbidden(facts: &Facts<'_>) -> bool {
    let patient = facts.patient;
    let is_paused = patient
        .pause_until
        .is_some_and(|until| facts.date() < until);
    is_paused
        || patient.status != PatientStatus::Active
        || has_opted_out(facts)
        || is_refused_in_notes(facts)
        || has_open_complaint(facts)
}

/// The rows of another card that show that it is likely the same person's, and what it forbids.
fn second_card_rows(facts: &Facts<'_>) -> Vec<RowAt> {
    let Some(second) = facts.second_card else {
        return Vec::new();
    };
    let other = facts.practice.facts(second.patient);
    let mut rows = vec![other.patient.row, second.row];
    rows.extend(other.patient.card);
    // The number that they have in common may be that of the patient's own card.
    rows.extend(facts.patient.card);
    if other.patient.row_rejected {
        rows.extend(other.blocks.iter().map(|block| block.row));
    }
    rows.extend(other.note_refusals.iter().map(|refusal| refusal.row));
    contact_rows(&other, &mut rows);
    shared_day_rows(&other, &mut rows);
    rows
}

/// The rows that bar the patient from a case; of `None`, from anything.
pub fn blocking_rows<'a>(
    facts: &'a Facts<'_>,
    case: Option<Case>,
) -> impl Iterator<Item = RowAt> + use<'a> {
    let blocks = facts.blocks.iter();
    blocks
        .filter(move |block| applies(block.scope, case))
        .map(|block| block.row)
        .chain(second_card_rows(facts))
}

const fn applies(scope: BlockScope, case: Option<Case>) -> bool {
    match (scope, case) {
        (BlockScope::Patient, _) | (_, None) => true,
        (BlockScope::Plans, Some(case)) => matches!(case, Case::Plan(_)),
        (BlockScope::Agreements, Some(case)) => matches!(case, Case::Agreement(_)),
    }
}

/// Whether the reason can't be judged because nobody knows who is booked.
fn needs_bookings(facts: &Facts<'_>, reason: Reason) -> bool {
    facts.practice.bookings == Bookings::Unknown && rules::rule(reason).settled_by_booking
}

/// The consent that holds on the date: a yes of a later date is none yet, a no is a no.
fn consent_now(patient: &Patient, date: NaiveDate) -> Consent {
    match patient.consent {
        Consent::Yes | Consent::Visits if patient.consent_on.is_some_and(|on| on > date) => {
            Consent::NeverAsked
        }
        consent => consent,
    }
}

/// The date of a consent that outweighs an earlier wish not to be contacted. One that the clinic's program set outweighs nothing.
fn consented_on(facts: &Facts<'_>) -> Option<NaiveDate> {
    // Of rows that are refused no yes counts.
    if facts.patient.shares_consent_on || facts.patient.row_rejected {
        return None;
    }
    match consent_now(facts.patient, facts.date()) {
        Consent::Yes | Consent::Visits => facts.patient.consent_on,
        Consent::NeverAsked | Consent::No => None,
    }
}

/// The opt-out that a yes of late has lifted, and the day of that yes: whoever makes the contact is to know.
#[must_use]
pub fn lifted_opt_out(facts: &Facts<'_>) -> Option<(NaiveDate, NaiveDate)> {
    let consented_on = consented_on(facts)?;
    let is_of_late = time::days_between(consented_on, facts.date()) <= LIFTED_LATELY_DAYS;
    let mut contacts = facts.all_contacts();
    let opt_out = contacts.rfind(|contact| contact.outcome == Outcome::OptOut)?;
    let is_lifted = opt_out.at.date < consented_on;
    (is_of_late && is_lifted).then_some((opt_out.at.date, consented_on))
}

/// Whether what was given on a day was given by the guardian of a patient who is of age by now: then it gives no permission.
fn is_guardians(facts: &Facts<'_>, given_on: Option<NaiveDate>) -> bool {
    let (Some(birth_date), Some(given_on)) = (facts.patient.birth_date, given_on) else {
        return false;
    };
    let of_age_on = time::of_age_on(birth_date, facts.practice.settings.adult_age);
    given_on < of_age_on && of_age_on <= facts.date()
}

/// Whether a guardian is on record of a patient who is of age.
#[must_use]
pub fn has_outgrown_guardian(facts: &Facts<'_>) -> bool {
    let patient = facts.patient;
    let has_guardian = !patient.guardian_name.is_blank() || patient.guardian_phone.is_some();
    has_guardian && !is_minor(facts)
}

fn has_opted_out(facts: &Facts<'_>) -> bool {
    facts.patient.consent == Consent::No || is_unlifted(facts, Outcome::OptOut)
}

/// Somebody said that the patient died, moved away or is treated elsewhere, and he did not come back since.
fn has_left(facts: &Facts<'_>) -> bool {
    is_unlifted(facts, Outcome::Left)
}

/// Whether a contact of any date with the outcome stands, because no consent was given after its date.
fn is_unlifted(facts: &Facts<'_>, outcome: Outcome) -> bool {
    let consented_on = consented_on(facts);
    let stands = |contact: &Contact| {
        contact.outcome == outcome
            && consented_on.is_none_or(|consented_on| consented_on <= contact.at.date)
    };
    facts.all_contacts().any(stands)
}

/// Whether a note says not to contact the patient.
#[must_use]
pub fn is_refused_in_notes(facts: &Facts<'_>) -> bool {
    refusing_notes(facts).next().is_some()
}

/// The rows whose notes say not to contact the patient. Beside a contact a note is lifted as that contact's own word would be; elsewhere it
/// has no date, and holds until it is taken out.
pub fn refusing_notes<'a>(facts: &Facts<'a>) -> impl Iterator<Item = RowAt> + use<'a> {
    let consented_on = consented_on(facts);
    let contacts = facts.refusing_contacts();
    let standing =
        contacts.filter(move |contact| consented_on.is_none_or(|on| on <= contact.at.date));
    let notes = facts.note_refusals.iter().map(|refusal| refusal.row);
    notes.chain(standing.map(|contact| contact.row))
}

/// The contact of which nobody knows what came of it: what answers an entry of recall's list, until another row answers that; what the
/// clinic wrote down, until it heard from the patient.
#[must_use]
pub fn unclear<'a>(facts: &Facts<'a>) -> Option<&'a Contact> {
    let stands = |unclear: &&Contact| {
        let mut later = facts.contacts().filter(|it| it.order() > unclear.order());
        unclear.outcome == Outcome::Unclear
            && (!unclear.entry.is_blank() || !later.any(|contact| makes_clear(contact.outcome)))
    };
    facts.all_contacts().rfind(stands)
}

const fn makes_clear(outcome: Outcome) -> bool {
    use Outcome::{AskDoctor, Booked, Callback, Declined, Reached};
    matches!(outcome, Reached | Booked | Declined | Callback | AskDoctor)
}

/// Whether it is about this case that the patient is unwell.
fn carries_unwell(due: &Due) -> bool {
    due.callback.is_some_and(Callback::is_unwell)
}

/// Whether the patient is unwell, and the doctor speaks to him before anybody speaks of this case; of a visit he is reminded all the
/// same.
fn waits_for_unwell(facts: &Facts<'_>, due: &Due) -> bool {
    !carries_unwell(due)
        && due.subject.reason.stands_in() != StandsIn::Visit
        && history::unwell(facts).next().is_some()
}

/// The day on which the patient said no to contacts of any kind, if that holds; `Some(None)` where the day is not on record.
#[must_use]
pub fn said_no_on(facts: &Facts<'_>) -> Option<Option<NaiveDate>> {
    if !has_opted_out(facts) {
        return None;
    }
    let mut contacts = facts.all_contacts();
    let opt_out = contacts.rfind(|contact| contact.outcome == Outcome::OptOut);
    let written = facts.patient.consent_on;
    Some(match facts.patient.consent {
        Consent::No => written.max(opt_out.map(|contact| contact.at.date)),
        _ => opt_out.map(|contact| contact.at.date),
    })
}

/// On what the contact rests; `consent_expired` and `no_consent` where on nothing.
fn consent(facts: &Facts<'_>, due: &Due, codes: &mut Codes) -> Option<Permission> {
    let patient = facts.patient;
    let consent = consent_now(patient, facts.date());
    let expired = matches!(consent, Consent::Yes | Consent::Visits)
        && patient
            .consent_until
            .is_some_and(|until| until < facts.date());
    let given = match consent {
        Consent::Yes => Some(Permission::Consent(patient.consent_on)),
        Consent::Visits if due.subject.reason.stands_in() == StandsIn::Visit => {
            Some(Permission::VisitsOnly(patient.consent_on))
        }
        Consent::Visits | Consent::NeverAsked | Consent::No => None,
    };
    let given = given.filter(|_| !is_guardians(facts, patient.consent_on));
    // A yes that is dated later is no fact yet, and its date none either.
    let consent_on = patient.consent_on.filter(|_| consent == patient.consent);
    let leave = match due.leave {
        Some(Leave::Agreed(on))
            if consent_on.is_none_or(|consent_on| on >= consent_on)
                && !is_guardians(facts, Some(on)) =>
        {
            Some(Permission::Agreement(on))
        }
        Some(Leave::Reminder) => Some(Permission::Reminder),
        _ => None,
    };
    if leave.is_none() && consent != Consent::No {
        codes.add_if(expired, Code::ConsentExpired);
        codes.add_if(given.is_none(), Code::NoConsent);
    }
    leave.or(given.filter(|_| !expired))
}

/// The patient's last word of complaint is not settled: a manager speaks to him first.
fn has_open_complaint(facts: &Facts<'_>) -> bool {
    let date = facts.date();
    let last = facts.all_contacts().rfind(|contact| match contact.outcome {
        Outcome::Complaint => true,
        Outcome::Resolved => contact.at.date <= date,
        _ => false,
    });
    last.is_some_and(|contact| contact.outcome == Outcome::Complaint)
}

/// Whether the patient is under age on the date; without a birth date, whoever has a guardian is.
#[must_use]
pub fn is_minor(facts: &Facts<'_>) -> bool {
    let patient = facts.patient;
    match patient.birth_date {
        Some(birth_date) => {
            facts.date() < time::of_age_on(birth_date, facts.practice.settings.adult_age)
        }
        None => !patient.guardian_name.is_blank() || patient.guardian_phone.is_some(),
    }
}

/// Whether this is a minor whose guardian can't be named or called.
#[must_use]
pub fn lacks_guardian(facts: &Facts<'_>) -> bool {
    let patient = facts.patient;
    is_minor(facts) && (patient.guardian_name.is_blank() || patient.guardian_phone.is_none())
}

/// The case's channel: the first that the patient wants, the reason allows and there is an address for.
fn channel(facts: &Facts<'_>, due: &Due, codes: &mut Codes) -> Option<Channel> {
    let wanted = match due.channel {
        Some(agreed) => [agreed].into_iter().collect(),
        None if facts.patient.channels.is_empty() => facts.practice.settings.default_channels,
        None => facts.patient.channels,
    };
    let allowed: Channels = wanted
        .iter()
        .filter(|&channel| !due.voice_only || channel == Channel::Call)
        .collect();
    if allowed.is_empty() {
        codes.add(Code::ChannelNotAllowed);
        return None;
    }
    let channel = allowed.iter().find(|&channel| has_address(facts, channel));
    codes.add_if(channel.is_none(), Code::NoReachableAddress);
    channel
}

fn has_address(facts: &Facts<'_>, channel: Channel) -> bool {
    match channel {
        Channel::Email => !is_minor(facts) && !facts.patient.email.is_blank(),
        Channel::Call | Channel::Sms | Channel::Messenger => number(facts, channel).is_some(),
    }
}

/// The first usable number on which the patient, or a minor's guardian, may be contacted by that channel.
#[must_use]
pub fn number(facts: &Facts<'_>, channel: Channel) -> Option<Number> {
    let serves = |number: &Number| match channel {
        Channel::Call => true,
        // A text gets neither to a fixed line nor behind an extension.
        Channel::Sms | Channel::Messenger => {
            number.extension.is_blank() && !number.phone.is_fixed_line()
        }
        Channel::Email => false,
    };
    given_numbers(facts).find(|number| {
        !is_wrong(facts, number.phone)
            && !opt_outs_of(facts, number.phone).any(|out| opt_out_applies(facts, out))
            && serves(number)
    })
}

/// The numbers of a minor's guardian, else of the patient, in the order in which they were given.
fn given_numbers<'a>(facts: &Facts<'a>) -> impl Iterator<Item = Number> + use<'a> {
    let (first, further) = if is_minor(facts) {
        (facts.patient.guardian_phone, None)
    } else {
        let clinic = facts.practice.clinic;
        (
            facts.patient.number,
            Some(clinic.further_numbers_of(facts.index)),
        )
    };
    first.into_iter().chain(further.into_iter().flatten())
}

/// Somebody else answered on this number, and it was not put right since.
fn is_wrong(facts: &Facts<'_>, phone: Phone) -> bool {
    let phones = |contact: &Contact| {
        let (from, to) = contact.phones;
        &facts.practice.clinic.contact_phones[from as usize..to as usize]
    };
    facts
        .contacts()
        .filter(|contact| contact.outcome == Outcome::WrongNumber)
        .any(|wrong| {
            let named = phones(wrong);
            let until = time::plus(wrong.at.date, UNNAMED_WRONG_NUMBER_DAYS);
            let concerns = named.contains(&phone) || named.is_empty() && facts.date() < until;
            let put_right = |contact: &Contact| {
                use Outcome::{Booked, Callback, Declined, Reached};
                matches!(contact.outcome, Reached | Booked | Declined | Callback)
                    && contact.order() > wrong.order()
                    && (named.is_empty() || phones(contact).contains(&phone))
            };
            concerns && !facts.contacts().any(put_right)
        })
}

fn opt_outs_of<'a>(
    facts: &Facts<'a>,
    phone: Phone,
) -> impl Iterator<Item = &'a NumberOptOut> + use<'a> {
    let all = &facts.practice.clinic.number_opt_outs;
    all[all.partition_point(|out| out.phone < phone)..]
        .iter()
        .take_while(move |out| out.phone == phone)
}

/// An opt-out of this number applies unless this patient consented after it.
fn opt_out_applies(facts: &Facts<'_>, out: &NumberOptOut) -> bool {
    match (consented_on(facts), out.on) {
        (Some(consented_on), Some(on)) => consented_on <= on,
        _ => true,
    }
}

/// Adds the rows, besides the patient's own, on which the answer rests.
pub fn rows(facts: &Facts<'_>, due: &Due, rows: &mut Vec<RowAt>) {
    contact_rows(facts, rows);
    rows.extend(blocking_rows(facts, Some(due.subject.case)));
    rows.extend(facts.note_refusals.iter().map(|refusal| refusal.row));
    rows.extend(facts.patient.card);
    if let Bookings::NextVisits(row) = facts.practice.bookings
        && rules::rule(due.subject.reason).settled_by_booking
    {
        rows.push(row);
    }
    let mut may_lift = facts
        .all_contacts()
        .any(|contact| matches!(contact.outcome, Outcome::OptOut | Outcome::Left))
        || facts.refusing_contacts().next().is_some();
    for Number { phone, .. } in given_numbers(facts) {
        // With whoever said so: were he not known, his row might seem to name this patient.
        for out in opt_outs_of(facts, phone) {
            rows.push(out.row);
            rows.extend(out.patient_row);
            may_lift = true;
        }
    }
    if may_lift {
        shared_day_rows(facts, rows);
    }
}

/// Adds the rows that show that the clinic's program set the patient's day of consent.
fn shared_day_rows(facts: &Facts<'_>, rows: &mut Vec<RowAt>) {
    if facts.patient.shares_consent_on {
        let shared = facts.practice.clinic.shared_days.iter();
        let shared = shared.filter(|shared| Some(shared.day) == facts.patient.consent_on);
        rows.extend(shared.flat_map(|shared| &shared.rows));
    }
}

/// Adds the contacts that permission looks at.
fn contact_rows(facts: &Facts<'_>, rows: &mut Vec<RowAt>) {
    use Outcome::{
        Booked, Callback, Complaint, Declined, Left, OptOut, Reached, Resolved, Unclear,
        WrongNumber,
    };
    let restricts = |outcome| {
        matches!(
            outcome,
            OptOut | Complaint | Left | Resolved | Unclear | WrongNumber
        )
    };
    let has = |outcome| facts.contacts().any(|contact| contact.outcome == outcome);
    let (wrong_number, unclear) = (has(WrongNumber), has(Unclear));
    let puts_right = |outcome| {
        wrong_number && matches!(outcome, Reached | Booked | Declined | Callback)
            || unclear && makes_clear(outcome)
    };
    let all = facts.all_contacts();
    let asked = all.filter(|it| restricts(it.outcome) || puts_right(it.outcome));
    rows.extend(asked.map(|contact| contact.row));
    rows.extend(facts.refusing_contacts().map(|contact| contact.row));
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
    fn consent_to_all_to_visits_or_to_nothing() {
        for (cells, of_plan, of_visit) in [
            ("consent=yes", "call", "call"),
            ("consent=yes; consent_on=", "call", "call"),
            ("consent=yes; consent_on=2026-03-04", "call", "call"),
            // A yes of tomorrow is none yet.
            (
                "consent=yes; consent_on=2026-03-05",
                "not_permitted no_consent",
                "not_permitted no_consent",
            ),
            ("consent=visits", "not_permitted no_consent", "call"),
            (
                "consent=visits; consent_on=2026-03-05",
                "not_permitted no_consent",
                "not_permitted no_consent",
            ),
            (
                "consent=",
                "not_permitted no_consent",
                "not_permitted no_consent",
            ),
            (
                "consent=no",
                "not_permitted opted_out",
                "not_permitted opted_out",
            ),
            (
                "consent=no; consent_on=2026-03-05",
                "not_permitted opted_out",
                "not_permitted opted_out",
            ),
            ("consent_until=2026-03-04", "call", "call"),
            (
                "consent_until=2026-03-03",
                "not_permitted consent_expired",
                "not_permitted consent_expired",
            ),
            (
                "consent=visits; consent_until=2026-03-03",
                "not_permitted consent_expired;no_consent",
                "not_permitted consent_expired",
            ),
            (
                "consent=; consent_until=2026-03-03",
                "not_permitted no_consent",
                "not_permitted no_consent",
            ),
            (
                "consent=no; consent_until=2026-03-03",
                "not_permitted opted_out",
                "not_permitted opted_out",
            ),
        ] {
            let story = due().patient("7", cells);
            assert_eq!(story.decision(PLAN), of_plan, "{cells}");
            assert_eq!(story.decision(VISIT), of_visit, "{cells}");
        }
    }

    #[test]
    fn an_agreement_that_is_not_older_than_the_consent_is_leave_of_its_own() {
        for (cells, found) in [
            ("consent=; consent_on=", "call"),
            ("consent=; consent_on=2026-01-12", "call"),
            (
                "consent=; consent_on=2026-01-13",
                "not_permitted no_consent",
            ),
            ("consent=visits; consent_on=2026-01-12", "call"),
            (
                "consent=visits; consent_on=2026-01-13",
                "not_permitted no_consent",
            ),
            ("consent_on=2026-01-12; consent_until=2026-03-01", "call"),
            (
                "consent_on=2026-01-13; consent_until=2026-03-01",
                "not_permitted consent_expired",
            ),
            // What is dated after today counts as if it were blank, its date too.
            ("consent=yes; consent_on=2026-03-05", "call"),
            (
                "consent=no; consent_on=2026-01-12",
                "not_permitted opted_out",
            ),
        ] {
            assert_eq!(
                agreed("").patient("7", cells).decision(HYGIENE),
                found,
                "{cells}"
            );
        }
        // No leave without its date.
        let set = "control_exam; contact_on=2026-03-04; basis=complex_treatment";
        let story = Story::on("2026-03-04")
            .agreement("A1", set)
            .patient("7", "consent=");
        assert_eq!(story.decision(HYGIENE), "not_permitted no_consent");
        let leave = story.agreement("A2", &format!("{set}; agreed_on=2026-03-04"));
        assert_eq!(leave.decision("agreement:A2"), "call");
    }

    #[test]
    fn a_reminder_that_was_agreed_when_the_visit_was_booked_is_leave() {
        for (cells, remind, found) in [
            ("consent=", "yes", "call"),
            ("consent=", "", "not_permitted no_consent"),
            ("consent_until=2026-03-01", "yes", "call"),
            ("consent=no", "yes", "not_permitted opted_out"),
        ] {
            let story = Story::on("2026-03-04").patient("7", cells);
            let story = story.visit("V1", &format!("2026-03-05 10:00 booked; remind={remind}"));
            assert_eq!(story.decision(VISIT), found, "{cells} {remind}");
        }
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
    fn an_open_complaint_goes_to_the_manager_first() {
        for (contacts, found) in [
            (["2026-02-02 complaint", ""], "not_permitted complaint_open"),
            (["2026-02-02 complaint", "2026-02-03 resolved"], "call"),
            (
                ["2026-02-03 complaint", "2026-02-02 resolved"],
                "not_permitted complaint_open",
            ),
            (
                ["2026-02-02 resolved", "2026-02-02 complaint"],
                "not_permitted complaint_open",
            ),
            (
                ["2026-02-02 12:00 complaint", "2026-02-02 12:00 resolved"],
                "not_permitted complaint_open",
            ),
            (
                ["2026-02-02 12:00 complaint", "2026-02-02 12:01 resolved"],
                "call",
            ),
            (
                ["2026-02-02 complaint", "2026-02-10 reached"],
                "not_permitted complaint_open",
            ),
            (["2026-02-02 resolved", ""], "call"),
            // What restricts counts whatever its date; what settles does not.
            (["2026-03-05 complaint", ""], "not_permitted complaint_open"),
            (
                ["2026-02-02 complaint", "2026-03-05 resolved"],
                "not_permitted complaint_open",
            ),
        ] {
            let contacts = contacts.iter().filter(|contact| !contact.is_empty());
            let story = contacts
                .clone()
                .fold(plan(), |story, contact| story.contact(contact));
            assert_eq!(
                story.decision(PLAN),
                found,
                "{:?}",
                contacts.collect::<Vec<_>>()
            );
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
    fn a_minor_is_reached_through_the_guardian() {
        const GUARDIAN: &str = "guardian_name=Ольга; guardian_phone=89187744299";
        for (cells, found) in [
            // Eighteen on the day.
            ("birth_date=2008-03-04; consent_on=", "call"),
            (
                "birth_date=2008-03-05",
                "not_permitted guardian_missing;no_reachable_address",
            ),
            (
                "birth_date=2008-03-05; guardian_name=Ольга",
                "not_permitted guardian_missing;no_reachable_address",
            ),
            (
                "birth_date=2008-03-05; guardian_phone=89187744299",
                "not_permitted guardian_missing",
            ),
            // Without a birth date whoever has a guardian is a minor.
            (
                "birth_date=; guardian_name=Ольга",
                "not_permitted guardian_missing;no_reachable_address",
            ),
            (
                "birth_date=; guardian_phone=89187744299",
                "not_permitted guardian_missing",
            ),
            ("birth_date=", "call"),
        ] {
            assert_eq!(patient(cells).decision(PLAN), found, "{cells}");
        }
        for (birth_date, line, number) in [
            (
                "2008-03-05",
                "7 call to guardian administrator - plan:P1",
                "+79187744299",
            ),
            (
                "",
                "7 call to guardian administrator - plan:P1",
                "+79187744299",
            ),
            (
                "2008-03-04",
                "7 call administrator - plan:P1",
                "+79187744206",
            ),
        ] {
            let story = patient(&format!("birth_date={birth_date}; consent_on=; {GUARDIAN}"));
            assert_eq!(story.contacts(), [line], "{birth_date}");
            assert_eq!(story.number(), number, "{birth_date}");
        }
        let older = patient("birth_date=2008-03-04").setting("contact.adult_age = 21");
        assert_eq!(
            older.decision(PLAN),
            "not_permitted guardian_missing;no_reachable_address"
        );
    }

    #[test]
    fn born_on_29_february_of_age_on_1_march() {
        let story = Story::on("2026-02-27")
            .plan("P1", "urgent=yes; due_on=2026-02-10")
            .patient("7", "birth_date=2008-02-29; consent_on=")
            .setting("clinic.hours = { 'mon-sun' = '9-20' }");
        story.expect(
            PLAN,
            &[
                (
                    "2026-02-28",
                    "not_permitted guardian_missing;no_reachable_address",
                ),
                ("2026-03-01", "call"),
            ],
        );
        // In a leap year on the day itself.
        let leap = story.setting("contact.adult_age = 20");
        leap.expect(
            PLAN,
            &[(
                "2028-02-28",
                "not_permitted guardian_missing;no_reachable_address",
            )],
        );
        let leap = leap.plan("P2", "urgent=yes; due_on=2028-02-20");
        assert_eq!(leap.at("2028-02-29").decision("plan:P2"), "call");
    }

    #[test]
    fn no_child_is_written_to() {
        const CHILD: &str = "birth_date=2015-05-17; email=child@example.org; guardian_name=Ольга";
        for (cells, found) in [
            (
                "guardian_phone=89187744299; channels=email",
                "not_permitted no_reachable_address",
            ),
            (
                "guardian_phone=89187744299; channels=email, sms",
                "7 sms to guardian",
            ),
            (
                "guardian_phone=89187744299; channels=messenger",
                "7 messenger to guardian",
            ),
            (
                "guardian_phone=89187744299; channels=call",
                "7 call to guardian",
            ),
        ] {
            let story = agreed("").patient("7", &format!("{CHILD}; {cells}"));
            if found.starts_with("not") {
                assert_eq!(story.decision(HYGIENE), found, "{cells}");
            } else {
                let line = format!("{found} administrator - agreement:A1");
                assert_eq!(story.contacts(), [line], "{cells}");
            }
        }
    }

    #[test]
    fn the_channel_is_the_first_wished_that_is_allowed_and_has_an_address() {
        for (cells, of_plan, of_hygiene) in [
            ("channels=", "call", "call"),
            ("channels=sms, call", "call", "sms"),
            (
                "channels=messenger, sms",
                "not_permitted channel_not_allowed",
                "messenger",
            ),
            (
                "channels=email, sms; email=m@example.org",
                "not_permitted channel_not_allowed",
                "email",
            ),
            (
                "channels=email, sms; email=",
                "not_permitted channel_not_allowed",
                "sms",
            ),
            (
                "channels=email; email=",
                "not_permitted channel_not_allowed",
                "not_permitted no_reachable_address",
            ),
            (
                "phone=",
                "not_permitted no_reachable_address",
                "not_permitted no_reachable_address",
            ),
            (
                "phone=; channels=sms",
                "not_permitted channel_not_allowed",
                "not_permitted no_reachable_address",
            ),
            (
                "phone=; email=m@example.org",
                "not_permitted no_reachable_address",
                "not_permitted no_reachable_address",
            ),
        ] {
            assert_eq!(patient(cells).decision(PLAN), of_plan, "{cells}");
            let story = agreed("").patient("7", cells);
            if of_hygiene.starts_with("not") {
                assert_eq!(story.decision(HYGIENE), of_hygiene, "{cells}");
            } else {
                let line = format!("7 {of_hygiene} administrator - agreement:A1");
                assert_eq!(story.contacts(), [line], "{cells}");
            }
        }
        let default = agreed("").setting("contact.default_channels = ['sms', 'call']");
        assert_eq!(default.contacts(), ["7 sms administrator - agreement:A1"]);
        let own = default.patient("7", "channels=messenger");
        assert_eq!(own.contacts(), ["7 messenger administrator - agreement:A1"]);
    }

    #[test]
    fn the_channel_that_was_agreed_is_the_only_one() {
        for (agreement, cells, found) in [
            (
                "channel=email",
                "channels=sms; email=m@example.org",
                "email",
            ),
            (
                "channel=email",
                "channels=sms",
                "not_permitted no_reachable_address",
            ),
            ("channel=sms", "channels=call", "sms"),
        ] {
            let story = agreed(agreement).patient("7", cells);
            if found.starts_with("not") {
                assert_eq!(story.decision(HYGIENE), found, "{agreement} {cells}");
            } else {
                let line = format!("7 {found} administrator - agreement:A1");
                assert_eq!(story.contacts(), [line], "{agreement} {cells}");
            }
        }
    }

    /// The patient of the story and so many others who said yes on 1 February, and one more on another day.
    fn with_many(cells: &str, of_that_day: usize) -> Story {
        let story = patient(cells).patient("60", "consent_on=2026-01-13; phone=");
        (0..of_that_day).fold(story, |story, number| {
            story.patient(&(100 + number).to_string(), "consent_on=2026-02-01; phone=")
        })
    }

    #[test]
    fn a_day_of_consent_that_a_program_set_lifts_nothing() {
        let opt_out = "2026-01-20 opt_out";
        let left = "2026-01-20 left";
        for (cells, of_that_day, contact, found) in [
            ("consent_on=2026-02-01", 18, opt_out, "call"),
            (
                "consent_on=2026-02-01",
                19,
                opt_out,
                "not_permitted opted_out",
            ),
            // Though he is none of those yeses, the day is theirs.
            (
                "consent=visits; consent_on=2026-02-01",
                20,
                left,
                "not_permitted patient_inactive;no_consent",
            ),
            ("consent_on=2026-02-02", 25, opt_out, "call"),
            (
                "consent_on=2026-02-01",
                25,
                left,
                "not_permitted patient_inactive",
            ),
            // A yes it stays.
            (
                "consent_on=2026-02-01",
                25,
                "2026-01-20 declined; case=visit:V9",
                "call",
            ),
        ] {
            let story = with_many(cells, of_that_day).contact(contact);
            assert_eq!(
                story.decision(PLAN),
                found,
                "{cells} {of_that_day} {contact}"
            );
        }
        let of_number = with_many("consent_on=2026-02-01", 19);
        let of_number = of_number.contact("2026-01-20 opt_out; patient_id=60; phone=89187744206");
        assert_eq!(
            of_number.decision(PLAN),
            "not_permitted no_reachable_address"
        );
        // The cards are a file of their own.
        let on_card = with_many("consent_on=2026-01-13", 25).contact(opt_out);
        let on_card = on_card.card("consent=yes; consent_on=2026-02-01");
        assert_eq!(on_card.decision(PLAN), "call");
        let many_cards = (100..119).fold(on_card, |story, patient| {
            story.card(&format!(
                "consent=yes; consent_on=2026-02-01; patient_id={patient}"
            ))
        });
        assert_eq!(many_cards.decision(PLAN), "not_permitted opted_out");
    }

    #[test]
    fn a_day_that_a_program_set_is_shown_by_as_many_rows_as_it_takes() {
        let story = with_many("consent_on=2026-02-01", 40).contact("2026-01-20 opt_out");
        let rows = story.evidence(PLAN);
        // The contact, the plan, and twenty patients.
        assert_eq!(rows.len(), 22, "{rows:?}");
        let without = with_many("consent_on=2026-02-01", 40);
        assert_eq!(without.evidence(PLAN), ["patients.csv:2", "plans.csv:2"]);
    }

    #[test]
    fn what_was_given_before_one_is_of_age_was_the_guardians() {
        const NO_CONSENT: &str = "not_permitted no_consent";
        // Of age since 10 January 2026.
        let grown = |cells: &str| format!("birth_date=2008-01-10; {cells}");
        for (cells, found) in [
            ("consent_on=2026-01-09", NO_CONSENT),
            ("consent_on=2026-01-10", "call"),
            ("consent_on=", "call"),
            ("consent=visits; consent_on=2026-01-09", NO_CONSENT),
            (
                "consent_on=2026-01-09; consent_until=2026-03-03",
                "not_permitted consent_expired;no_consent",
            ),
        ] {
            assert_eq!(patient(&grown(cells)).decision(PLAN), found, "{cells}");
        }
        for (cells, found) in [
            ("consent=visits; consent_on=2026-01-09", NO_CONSENT),
            ("consent=visits; consent_on=2026-01-10", "call"),
        ] {
            let story = due().patient("7", &grown(cells));
            assert_eq!(story.decision(VISIT), found, "{cells}");
        }
        // Agreed on 12 January.
        for (birth_date, cells, found) in [
            ("2008-01-12", "consent=", "call"),
            ("2008-01-13", "consent=", NO_CONSENT),
            ("2008-01-13", "consent=yes; consent_on=2026-01-13", "call"),
            (
                "2008-01-13",
                "consent=yes; consent_on=2026-01-01",
                NO_CONSENT,
            ),
            ("2008-01-12", "consent=yes; consent_on=2026-01-01", "call"),
        ] {
            let story = agreed("").patient("7", &format!("birth_date={birth_date}; {cells}"));
            assert_eq!(story.decision(HYGIENE), found, "{birth_date} {cells}");
        }
        // While under age the guardian's word holds, and where nobody knows the age the yes is the patient's.
        let child = grown("consent_on=2025-06-01; guardian_name=Ольга; guardian_phone=89187744299");
        let child = patient(&child).setting("contact.adult_age = 21");
        assert_eq!(child.decision(PLAN), "call");
        let unknown = patient("birth_date=; consent_on=1990-01-01");
        assert_eq!(unknown.decision(PLAN), "call");
    }

    #[test]
    fn called_on_the_number_that_the_patient_gave_for_it() {
        for (cells, number) in [
            ("phone=89187744206, 89187744207", "+79187744206"),
            ("call_phone=89187744208", "+79187744208"),
        ] {
            assert_eq!(patient(cells).number(), number, "{cells}");
        }
        let by_email = agreed("").patient("7", "channels=email; email=m@example.org");
        assert_eq!(by_email.number(), "");
    }

    #[test]
    fn called_on_the_first_number_that_is_not_out_of_use() {
        let story =
            |cells: &str| patient(cells).contact("2026-03-02 wrong_number; phone=89187744206");
        let several = "phone=89187744206, 89187744207, 89187744208";
        for (cells, number) in [
            (several, "+79187744207"),
            ("phone=89187744207, 89187744206", "+79187744207"),
            ("phone=89187744206, 89187744206", ""),
            ("phone=89187744206", ""),
            // Whoever named the number to be called on is called on no other.
            ("call_phone=89187744206; phone=89187744207", ""),
            (
                "call_phone=89187744209; phone=89187744206, 89187744207",
                "+79187744209",
            ),
        ] {
            let story = story(cells);
            let found = if number.is_empty() {
                "not_permitted no_reachable_address"
            } else {
                "call"
            };
            assert_eq!(story.decision(PLAN), found, "{cells}");
            if !number.is_empty() {
                assert_eq!(story.number(), number, "{cells}");
            }
        }
        let on_card = story(several).card("call_phone=89187744206");
        assert_eq!(on_card.decision(PLAN), "not_permitted no_reachable_address");
        let unnamed = patient(several).contact("2026-03-02 wrong_number");
        assert_eq!(unnamed.decision(PLAN), "not_permitted no_reachable_address");
        // Put right for one number, it holds for the others.
        let both = story(several)
            .contact("2026-03-02 wrong_number; phone=89187744207")
            .contact("2026-03-03 reached; phone=89187744207; case=visit:V9");
        assert_eq!(both.number(), "+79187744207");
        // What another said of a number holds for that number.
        let other = patient(several).patient("8", "phone=89187744299");
        let other = other.contact("2026-02-02 opt_out; patient_id=8; phone=89187744206");
        assert_eq!(other.number(), "+79187744207");
        assert_eq!(
            other.evidence(PLAN),
            [
                "contacts.csv:2",
                "patients.csv:2",
                "patients.csv:3",
                "plans.csv:2"
            ]
        );
        // A patient's own numbers are no guardian's.
        let child = "birth_date=2015-05-17; guardian_name=Ольга; guardian_phone=89187744206";
        let child = story(&format!("{child}; phone=89187744207, 89187744208"));
        assert_eq!(child.decision(PLAN), "not_permitted no_reachable_address");
    }

    #[test]
    fn texts_go_to_no_fixed_line_and_to_no_extension() {
        const NOBODY: &str = "not_permitted no_reachable_address";
        for (cells, found) in [
            ("phone=84951234567; channels=sms", NOBODY),
            ("phone=84951234567; channels=messenger", NOBODY),
            ("phone=84951234567; channels=call", "call +74951234567"),
            ("phone=84951234567; channels=sms, call", "call +74951234567"),
            (
                "phone=84951234567, 89187744207; channels=sms",
                "sms +79187744207",
            ),
            (
                "phone=84951234567, 89187744207; channels=call",
                "call +74951234567",
            ),
            ("phone=89187744207 доб. 12; channels=sms", NOBODY),
            (
                "phone=89187744207 доб. 12; channels=call",
                "call +79187744207",
            ),
            (
                "call_phone=84951234567; phone=89187744207; channels=sms",
                NOBODY,
            ),
            // What may be either, as every number of the USA, serves; so does what is neither.
            ("phone=+12024561111; channels=sms", "sms +12024561111"),
            ("phone=88001234567; channels=sms", "sms +78001234567"),
            (
                "birth_date=2015-05-17; guardian_name=Ольга; guardian_phone=84951234567; channels=sms",
                NOBODY,
            ),
        ] {
            let story = agreed("").patient("7", cells);
            if found == NOBODY {
                assert_eq!(story.decision(HYGIENE), NOBODY, "{cells}");
                continue;
            }
            let (channel, number) = found.split_once(' ').unwrap();
            let line = format!("7 {channel} administrator - agreement:A1");
            assert_eq!(story.contacts(), [line], "{cells}");
            assert_eq!(story.number(), number, "{cells}");
        }
        // The agreement's channel stands alone.
        let fixed = agreed("channel=sms").patient("7", "phone=84951234567; channels=call");
        assert_eq!(fixed.decision(HYGIENE), NOBODY);
    }

    #[test]
    fn a_wrong_number_that_is_named_is_out_of_use_until_somebody_was_reached_on_it() {
        const OWN: &str = "phone=89187744206";
        let wrong = plan().contact("2026-01-20 12:00 wrong_number; phone=89187744206");
        for (contact, found) in [
            (
                "2026-01-20 11:00 reached; phone=89187744206",
                "not_permitted no_reachable_address",
            ),
            ("2026-01-20 12:00 reached; phone=89187744206", "call"),
            // Of the same moment a plain callback is no later.
            (
                "2026-01-20 12:00 callback; phone=89187744206",
                "not_permitted no_reachable_address",
            ),
            ("2026-02-02 reached; phone=89187744206", "call"),
            ("2026-02-02 booked; phone=89187744206", "call"),
            ("2026-02-02 callback; phone=89187744206", "call"),
            (
                "2026-02-02 declined; case=visit:V9; phone=89187744206",
                "call",
            ),
            (
                "2026-02-02 ask_doctor; phone=89187744206",
                "not_permitted no_reachable_address",
            ),
            (
                "2026-02-02 sent; phone=89187744206",
                "not_permitted no_reachable_address",
            ),
            (
                "2026-02-02 no_answer; phone=89187744206",
                "not_permitted no_reachable_address",
            ),
            (
                "2026-02-02 resolved; phone=89187744206",
                "not_permitted no_reachable_address",
            ),
            (
                "2026-02-02 reached; phone=89187744207",
                "not_permitted no_reachable_address",
            ),
            ("2026-02-02 reached", "not_permitted no_reachable_address"),
        ] {
            assert_eq!(
                wrong.clone().contact(contact).decision(PLAN),
                found,
                "{contact}"
            );
        }
        let other = plan().contact("2026-01-20 wrong_number; phone=89187744207");
        assert_eq!(other.patient("7", OWN).decision(PLAN), "call");
        // Tomorrow's is no fact yet, and another patient's says nothing of this one.
        let tomorrow = plan().contact("2026-03-05 wrong_number; phone=89187744206");
        assert_eq!(tomorrow.decision(PLAN), "call");
        let other = plan().patient("8", "");
        let other = other.contact("2026-03-01 wrong_number; phone=89187744206; patient_id=8");
        assert_eq!(other.decision(PLAN), "call");
        let email = agreed("").patient("7", "channels=sms, email; email=m@example.org");
        let email = email.contact("2026-01-20 wrong_number; phone=89187744206");
        assert_eq!(email.contacts(), ["7 email administrator - agreement:A1"]);
    }

    #[test]
    fn a_wrong_number_that_is_not_named_holds_for_thirty_days() {
        // 2 February and thirty days are 4 March.
        let wrong = plan().contact("2026-02-02 12:00 wrong_number");
        wrong.expect(
            PLAN,
            &[
                ("2026-03-03", "not_permitted no_reachable_address"),
                ("2026-03-04", "call"),
            ],
        );
        let wrong = plan().contact("2026-03-02 12:00 wrong_number");
        for (contact, found) in [
            (
                "2026-03-02 11:00 reached; case=visit:V9",
                "not_permitted no_reachable_address",
            ),
            ("2026-03-02 13:00 reached; case=visit:V9", "call"),
            (
                "2026-03-02 13:00 reached; case=visit:V9; phone=89187744207",
                "call",
            ),
            (
                "2026-03-02 13:00 sent; case=visit:V9",
                "not_permitted no_reachable_address",
            ),
        ] {
            assert_eq!(
                wrong.clone().contact(contact).decision(PLAN),
                found,
                "{contact}"
            );
        }
    }

    #[test]
    fn a_number_somebody_opted_out_on_is_out_of_use_for_all_who_did_not_consent_since() {
        let shared = |cells: &str, contact: &str| {
            let story = patient(cells).patient("8", "phone=89187744206");
            story.contact(&format!("{contact}; patient_id=8; phone=89187744206"))
        };
        for (cells, contact, found) in [
            (
                "",
                "2026-02-02 opt_out",
                "not_permitted no_reachable_address",
            ),
            (
                "consent_on=2026-02-02",
                "2026-02-02 opt_out",
                "not_permitted no_reachable_address",
            ),
            ("consent_on=2026-02-03", "2026-02-02 opt_out", "call"),
            (
                "consent_on=2026-03-05",
                "2026-02-02 opt_out",
                "not_permitted no_consent;no_reachable_address",
            ),
            (
                "consent=; consent_on=2026-02-03",
                "2026-02-02 opt_out",
                "not_permitted no_consent;no_reachable_address",
            ),
            (
                "consent=visits; consent_on=2026-02-03",
                "2026-02-02 opt_out",
                "not_permitted no_consent",
            ),
            (
                "",
                "2026-03-05 opt_out",
                "not_permitted no_reachable_address",
            ),
            ("call_phone=89187744207", "2026-02-02 opt_out", "call"),
            ("", "2026-02-02 declined", "call"),
        ] {
            assert_eq!(
                shared(cells, contact).decision(PLAN),
                found,
                "{cells} {contact}"
            );
        }
        // Each number is looked up by itself.
        let others = |number: &str| {
            let story = plan().patient("8", "phone=");
            ["89187744201", "89187744203", "89187744209", number]
                .iter()
                .fold(story, |story, number| {
                    story.contact(&format!("2026-02-02 opt_out; patient_id=8; phone={number}"))
                })
        };
        assert_eq!(others("89187744208").decision(PLAN), "call");
        assert_eq!(
            others("89187744206").decision(PLAN),
            "not_permitted no_reachable_address"
        );
        // An opt-out that names no number is the other patient's own affair.
        let story = plan().patient("8", "phone=89187744206");
        let story = story.contact("2026-02-02 opt_out; patient_id=8");
        assert_eq!(story.decision(PLAN), "call");
        let email = agreed("").patient("7", "channels=sms, email; email=m@example.org");
        let email = email
            .patient("8", "")
            .contact("2026-02-02 opt_out; patient_id=8; phone=89187744206");
        assert_eq!(email.contacts(), ["7 email administrator - agreement:A1"]);
    }

    #[test]
    fn an_opt_out_of_a_row_that_is_refused_or_nobodys_counts_for_the_number() {
        for contact in [
            "2026-02-02 opt_out; patient_id=99; phone=89187744206",
            "2026-02-02 opt_out; patient_id=; phone=89187744206",
            "someday opt_out; patient_id=99; phone=89187744206",
            // Whatever else stands beside the number, and where nobody knows what came of it.
            "2026-02-02 opt_out; patient_id=99; phone=на 8 (918) 774-42-06 не звонить",
            "2026-02-02 забыть; patient_id=99; phone=89187744206",
        ] {
            let story = patient("consent_on=2026-02-03")
                .contact(contact)
                .with_bad_rows();
            let found = if contact.starts_with("someday") {
                "not_permitted no_reachable_address"
            } else {
                "call"
            };
            assert_eq!(story.decision(PLAN), found, "{contact}");
            let before = story.patient("7", "consent_on=2026-01-13");
            assert_eq!(
                before.decision(PLAN),
                "not_permitted no_reachable_address",
                "{contact}"
            );
        }
    }

    #[test]
    fn tried_often_enough() {
        let tries = |count: usize| {
            let dates = ["2026-03-04", "2026-03-05", "2026-03-06"];
            let tries = dates.iter().take(count);
            tries
                .fold(plan(), |story, date| story.contact(&format!("{date} busy")))
                .at("2026-03-20")
        };
        assert_eq!(tries(2).decision(PLAN), "call");
        assert_eq!(tries(3).decision(PLAN), "not_permitted attempts_exhausted");
        let more = tries(3).setting("contact.max_attempts = 4");
        assert_eq!(more.decision(PLAN), "call");
    }

    #[test]
    fn nobody_knows_who_is_booked() {
        let agreement = |kind: &str| format!("{kind}; agreed_on=2026-01-12; contact_on=2026-03-04");
        let all = plan()
            .plan("P2", "in_progress; due_on=2026-03-03")
            .agreement(
                "4",
                &format!("{}; basis=complex_treatment", agreement("control_exam")),
            )
            .agreement("5", &agreement("wellbeing_check"))
            .agreement("6", &agreement("hygiene_reminder"))
            .agreement(
                "7",
                &format!("{}; due_on=2026-07-20", agreement("checkup_reminder")),
            )
            .agreement(
                "8",
                &format!("{}; topic=36; doctor=A", agreement("personal_call")),
            );
        let unknown = all.clone().without("visits.csv");
        for (case, found) in [
            (PLAN, "not_permitted bookings_unknown"),
            ("plan:P2", "not_permitted bookings_unknown"),
            ("agreement:4", "not_permitted bookings_unknown"),
            ("agreement:5", "call"),
            ("agreement:6", "not_permitted bookings_unknown"),
            ("agreement:7", "not_permitted bookings_unknown"),
            ("agreement:8", "call"),
        ] {
            assert_eq!(unknown.decision(case), found, "{case}");
            assert_eq!(all.decision(case), "call", "{case}");
        }
        let plan = plan().without("visits.csv");
        assert_eq!(plan.clone().bookings_checked().decision(PLAN), "call");
        let by_hand = plan.clone().setting("inputs.bookings = 'checked_by_hand'");
        assert_eq!(by_hand.decision(PLAN), "call");
        // One date that is not past, of whichever patient, shows that the column is in use.
        for (date, found) in [
            ("2026-03-03", "not_permitted bookings_unknown"),
            ("2026-03-04", "call"),
            ("2026-04-04", "call"),
        ] {
            let story = plan.clone().patient("8", &format!("next_visit_on={date}"));
            assert_eq!(story.decision(PLAN), found, "{date}");
        }
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

    const SECOND: &str = "not_permitted possible_duplicate";

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

    /// A check of how the patient feels and a reminder of hygiene, both due on Wednesday, 4 March.
    fn two() -> Story {
        agreed("").agreement(
            "A5",
            "wellbeing_check; agreed_on=2026-02-27; contact_on=2026-03-02; doctor=A; channel=sms",
        )
    }

    const CHECK: &str = "agreement:A5";

    #[test]
    fn whoever_is_unwell_is_called_by_the_doctor_at_any_hour_and_about_nothing_else() {
        let said = "2026-03-03 12:00 unwell; case=agreement:A5";
        let unwell = two().contact(said);
        assert_eq!(
            unwell.list(),
            ["09:00-20:00 | 7 call doctor A agreement:A5"]
        );
        assert_eq!(unwell.decision(HYGIENE), "not_permitted unwell");
        // Whatever days, hours and channels the patient prefers; a complaint does not hold it back, a refusal does.
        let cells = "call_times=18:00-; call_days=mon; channels=email; email=a@b.ru";
        let elsewhere = unwell.clone().patient("7", cells);
        assert_eq!(
            elsewhere.list(),
            ["09:00-20:00 | 7 call doctor A agreement:A5"]
        );
        let complained = unwell.clone().contact("2026-03-03 12:10 complaint");
        assert_eq!(complained.decision(CHECK), "call");
        assert_eq!(
            complained.decision(HYGIENE),
            "not_permitted unwell;complaint_open"
        );
        for (contact, found) in [
            ("opt_out", "not_permitted opted_out"),
            ("unclear", "not_permitted unclear_outcome"),
            ("left", "not_permitted patient_inactive"),
            ("wrong_number", "not_permitted no_reachable_address"),
        ] {
            let story = unwell
                .clone()
                .contact(&format!("2026-03-03 12:10 {contact}"));
            assert_eq!(story.decision(CHECK), found, "{contact}");
        }
        // Every open day until it ends, and after an attempt the next day.
        unwell.expect(
            CHECK,
            &[
                ("2026-03-03 15:00", "call"),
                ("2026-03-08", "later clinic_closed 2026-03-09"),
                ("2026-03-09", "call"),
                ("2026-03-17", "call"),
                ("2026-03-18", "missed too_late"),
            ],
        );
        let tried = unwell.clone().contact("2026-03-04 10:00 no_answer");
        tried.expect(
            CHECK,
            &[
                ("2026-03-04 12:00", "later cooling_down 2026-03-05"),
                ("2026-03-05", "call"),
            ],
        );
        // A visit is spoken of all the same.
        let booked = unwell.visit("V1", "2026-03-05 10:00 booked; kind=consultation");
        assert_eq!(booked.decision(VISIT), "call");
    }

    #[test]
    fn that_somebody_is_unwell_stands_until_a_talk_ends_it() {
        for (contact, of_check, of_hygiene) in [
            ("reached; case=visit:V9", "settled already_reached", "call"),
            ("booked; case=visit:V9", "settled already_reached", "call"),
            ("declined; case=visit:V9", "settled already_reached", "call"),
            ("resolved; case=visit:V9", "settled already_reached", "call"),
            ("sent; case=visit:V9", "call", "not_permitted unwell"),
            (
                "callback; callback_at=2026-03-20",
                "call",
                "not_permitted unwell",
            ),
            (
                "ask_doctor; callback_at=2026-03-20; case=visit:V9",
                "call",
                "not_permitted unwell",
            ),
            ("no_answer; case=visit:V9", "call", "not_permitted unwell"),
        ] {
            let story = two()
                .setting("contact.contact_gap_days = 0")
                .setting("contact.max_per_week = 9")
                .contact("2026-03-02 12:00 reached; case=agreement:A5")
                .contact("2026-03-02 13:00 unwell; case=agreement:A5")
                .contact(&format!("2026-03-03 12:00 {contact}"));
            assert_eq!(story.decision(CHECK), of_check, "{contact}");
            assert_eq!(story.decision(HYGIENE), of_hygiene, "{contact}");
        }
    }

    #[test]
    fn unwell_about_nothing_is_of_the_case_with_the_latest_day_that_is_not_settled() {
        let unwell = "2026-03-03 12:00 unwell";
        let story = two().contact(unwell);
        assert_eq!(story.decision(HYGIENE), "call");
        assert_eq!(story.decision(CHECK), "not_permitted unwell");
        assert!(story.list()[0].contains("doctor - agreement:A1"));
        // The hygiene is settled: it is the other.
        let settled = story
            .clone()
            .contact("2026-03-04 12:00 sent; case=agreement:A1");
        assert_eq!(settled.decision(HYGIENE), "settled already_reached");
        assert_eq!(settled.decision(CHECK), "call");
        // What is not justified carries nothing.
        let unjustified = two()
            .agreement("A7", "hygiene_reminder; contact_on=2026-03-20")
            .contact(unwell);
        assert_eq!(
            unjustified.decision("agreement:A7"),
            "unjustified not_agreed"
        );
        assert_eq!(unjustified.decision(HYGIENE), "call");
        // Of two days that are the same the order of calls decides.
        let same = story.agreement(
            "A8",
            "checkup_reminder; agreed_on=2025-09-01; contact_on=2026-03-04",
        );
        assert_eq!(same.decision("agreement:A8"), "call");
        assert_eq!(same.decision(HYGIENE), "not_permitted unwell");
    }
}
