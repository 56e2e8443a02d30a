//! Whether a patient may be contacted about a case: consent, refusals, complaints, guardians, addresses. It denies by default.

use chrono::NaiveDate;

use crate::clinic::{
    Bar, Barred, Channel, Channels, Consent, Contact, NumberOptOut, Outcome, Patient,
    PatientStatus, Reason, RowAt,
};
use crate::decision::{Case, Code, Codes, Permission};
use crate::phone::Phone;
use crate::practice::{Bookings, Facts};
use crate::rules::{Due, Leave};
use crate::time;

/// So long a number is not used after somebody else answered and it was not written down which number that was.
const UNNAMED_WRONG_NUMBER_DAYS: u32 = 30;

/// What permission has to say about a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Why not; none: it is permitted, as far as permission knows.
    pub codes: Codes,
    /// The channel to use, where there is one.
    pub channel: Option<Channel>,
    /// On what the contact rests, where it is permitted.
    pub permission: Option<Permission>,
}

/// Asks all questions of permission about a case, save that of a common time.
#[must_use]
pub fn ask(facts: &Facts<'_>, due: &Due<'_>) -> Answer {
    let mut codes = bars(facts, Some(due.subject.case));
    if facts.patient.row_rejected {
        return Answer {
            codes,
            channel: None,
            permission: None,
        };
    }
    codes.add_if(
        facts.patient.status != PatientStatus::Active,
        Code::PatientInactive,
    );
    codes.add_if(
        needs_bookings(facts, due.subject.reason),
        Code::BookingsUnknown,
    );
    codes.add_if(has_opted_out(facts), Code::OptedOut);
    let permission = consent(facts, due, &mut codes);
    codes.add_if(has_open_complaint(facts), Code::ComplaintOpen);
    codes.add_if(lacks_guardian(facts), Code::GuardianMissing);
    let channel = channel(facts, due, &mut codes);
    let attempts = due.subject.attempts(facts, due.day, due.standing);
    codes.add_if(
        attempts.count >= facts.practice.settings.max_attempts,
        Code::AttemptsExhausted,
    );
    Answer {
        codes,
        channel,
        permission,
    }
}

/// The codes of the rows that bar the patient from a case; of `None`, all that bar him from anything.
#[must_use]
pub fn bars(facts: &Facts<'_>, case: Option<Case>) -> Codes {
    let mut codes = Codes::NONE;
    for barring in facts.barrings {
        if applies(barring.scope, case) {
            codes.add(match barring.bar {
                Bar::UnreadableRecord => Code::UnreadableRecord,
                Bar::DuplicatePatient => Code::DuplicatePatient,
                Bar::DuplicateRecord => Code::DuplicateRecord,
                Bar::PossibleDuplicate => Code::PossibleDuplicate,
            });
        }
    }
    codes
}

/// The rows that bar the patient from a case; of `None`, from anything.
pub fn barring_rows<'a>(
    facts: &'a Facts<'_>,
    case: Option<Case>,
) -> impl Iterator<Item = RowAt> + use<'a> {
    let barrings = facts.barrings.iter();
    barrings
        .filter(move |barring| applies(barring.scope, case))
        .map(|barring| barring.row)
}

const fn applies(scope: Barred, case: Option<Case>) -> bool {
    match (scope, case) {
        (Barred::Patient, _) | (_, None) => true,
        (Barred::Plans, Some(case)) => matches!(case, Case::Plan(_)),
        (Barred::Agreements, Some(case)) => matches!(case, Case::Agreement(_)),
    }
}

/// Whether the reason can't be judged because nobody knows who is booked.
fn needs_bookings(facts: &Facts<'_>, reason: Reason) -> bool {
    facts.practice.bookings == Bookings::Unknown && rests_on_bookings(reason)
}

/// Whether a booking would settle the reason.
#[must_use]
pub const fn rests_on_bookings(reason: Reason) -> bool {
    use Reason::{
        CheckupReminder, ControlExam, HygieneReminder, UnfinishedTreatment, UrgentTreatment,
    };
    matches!(
        reason,
        UrgentTreatment | UnfinishedTreatment | ControlExam | HygieneReminder | CheckupReminder
    )
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

/// The date of a consent that outweighs an earlier wish not to be contacted.
fn consented_on(facts: &Facts<'_>) -> Option<NaiveDate> {
    match consent_now(facts.patient, facts.date()) {
        Consent::Yes | Consent::Visits => facts.patient.consent_on,
        Consent::NeverAsked | Consent::No => None,
    }
}

fn has_opted_out(facts: &Facts<'_>) -> bool {
    let consented_on = consented_on(facts);
    let stands = |contact: &Contact| {
        contact.outcome == Outcome::OptOut
            && consented_on.is_none_or(|consented_on| consented_on <= contact.at.date)
    };
    facts.patient.consent == Consent::No || facts.all_contacts.iter().any(stands)
}

/// On what the contact rests; `consent_expired` and `no_consent` where on nothing.
fn consent(facts: &Facts<'_>, due: &Due<'_>, codes: &mut Codes) -> Option<Permission> {
    let patient = facts.patient;
    let consent = consent_now(patient, facts.date());
    let expired = matches!(consent, Consent::Yes | Consent::Visits)
        && patient
            .consent_until
            .is_some_and(|until| until < facts.date());
    let given = match consent {
        Consent::Yes => Some(Permission::Consent(patient.consent_on)),
        Consent::Visits if due.subject.reason == Reason::AppointmentReminder => {
            Some(Permission::VisitsOnly(patient.consent_on))
        }
        Consent::Visits | Consent::NeverAsked | Consent::No => None,
    };
    // A yes that is dated later is no fact yet, and its date none either.
    let consent_on = patient.consent_on.filter(|_| consent == patient.consent);
    let leave = match due.leave {
        Some(Leave::Agreed(on)) if consent_on.is_none_or(|consent_on| on >= consent_on) => {
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
    let last = facts
        .all_contacts
        .iter()
        .rfind(|contact| match contact.outcome {
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

fn lacks_guardian(facts: &Facts<'_>) -> bool {
    let patient = facts.patient;
    is_minor(facts) && (patient.guardian_name.is_blank() || patient.guardian_phone.is_none())
}

/// The case's channel: the first that the patient wants, the reason allows and there is an address for.
fn channel(facts: &Facts<'_>, due: &Due<'_>, codes: &mut Codes) -> Option<Channel> {
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
        Channel::Call | Channel::Sms | Channel::Messenger => number(facts).is_some(),
    }
}

/// The number on which the patient, or a minor's guardian, may be contacted.
#[must_use]
pub fn number(facts: &Facts<'_>) -> Option<Phone> {
    given_number(facts).filter(|&phone| {
        !is_wrong(facts, phone) && !opt_outs_of(facts, phone).any(|out| outweighs(facts, out))
    })
}

fn given_number(facts: &Facts<'_>) -> Option<Phone> {
    if is_minor(facts) {
        facts.patient.guardian_phone
    } else {
        facts.patient.number
    }
}

/// Somebody else answered on this number, and it was not put right since.
fn is_wrong(facts: &Facts<'_>, phone: Phone) -> bool {
    let phones = |contact: &Contact| {
        let (from, to) = contact.phones;
        &facts.practice.clinic.contact_phones[from as usize..to as usize]
    };
    facts
        .contacts
        .iter()
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
            concerns && !facts.contacts.iter().any(put_right)
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

/// Whether a wish not to be contacted on a number holds against this patient's own consent.
fn outweighs(facts: &Facts<'_>, out: &NumberOptOut) -> bool {
    match (consented_on(facts), out.on) {
        (Some(consented_on), Some(on)) => consented_on <= on,
        _ => true,
    }
}

/// The rows, besides the patient's own, on which the answer rests.
#[must_use]
pub fn rows(facts: &Facts<'_>, due: &Due<'_>) -> Vec<RowAt> {
    let mut rows: Vec<RowAt> = barring_rows(facts, Some(due.subject.case)).collect();
    rows.extend(facts.patient.card);
    if let Bookings::NextVisits(row) = facts.practice.bookings
        && rests_on_bookings(due.subject.reason)
    {
        rows.push(row);
    }
    let restricts = |outcome| {
        matches!(
            outcome,
            Outcome::OptOut | Outcome::Complaint | Outcome::WrongNumber
        ) || outcome == Outcome::Resolved
    };
    rows.extend(
        facts
            .all_contacts
            .iter()
            .filter(|c| restricts(c.outcome))
            .map(|c| c.row),
    );
    if facts
        .contacts
        .iter()
        .any(|contact| contact.outcome == Outcome::WrongNumber)
    {
        use Outcome::{Booked, Callback, Declined, Reached};
        let puts_right = |outcome| matches!(outcome, Reached | Booked | Declined | Callback);
        rows.extend(
            facts
                .contacts
                .iter()
                .filter(|c| puts_right(c.outcome))
                .map(|c| c.row),
        );
    }
    if let Some(phone) = given_number(facts) {
        // With whoever said so: were he not known, his row might seem to name this patient.
        let of_number = opt_outs_of(facts, phone);
        rows.extend(
            of_number
                .flat_map(|out| [Some(out.row), out.patient_row])
                .flatten(),
        );
    }
    rows
}
