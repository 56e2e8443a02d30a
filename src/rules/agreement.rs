//! What the five reasons of an agreement have in common: where it stands, what visits and contacts have settled.

use chrono::NaiveDate;

use super::{
    Bounds, Closed, Due, Finding, Ground, Leave, Rule, closed_by_contact, missed_since, rule,
};
use crate::clinic::{Agreement, AgreementStatus, Channel, Reason, RowAt, VisitKind};
use crate::decision::{Case, Code, Codes, Verdict};
use crate::history::Subject;
use crate::practice::{Facts, is_of_kind, may_be_of_kind};
use crate::time;

/// Where no day of leave is on record, a visit up to so many days before the day counts for it.
const VISIT_BEFORE_DUE_DAYS: u32 = 30;

/// How the words begin that make a topic an offer, in Russian.
const OFFER_STEMS: [&str; 9] = [
    "акци",
    "скидк",
    "бонус",
    "подар",
    "розыгрыш",
    "распродаж",
    "промо",
    "кэшбэк",
    "кешбэк",
];

/// The English words that make it one.
const OFFER_WORDS: [&str; 9] = [
    "promo",
    "promotion",
    "discount",
    "bonus",
    "gift",
    "sale",
    "prize",
    "birthday",
    "cashback",
];

/// Birthdays, in two cases of the noun.
const BIRTHDAYS: [[&str; 2]; 2] = [["день", "рождения"], ["днем", "рождения"]];

/// Whether a topic offers something: that is advertising, whatever else it says.
pub(super) fn is_promotional(topic: &str) -> bool {
    let folded = topic.to_lowercase().replace('ё', "е");
    let words: Vec<&str> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let offers = |word: &&str| {
        OFFER_WORDS.contains(word) || OFFER_STEMS.iter().any(|stem| word.starts_with(stem))
    };
    words.iter().any(offers)
        || words
            .windows(2)
            .any(|pair| BIRTHDAYS.iter().any(|birthday| pair == birthday))
}

/// The codes of what is missing in any agreement.
pub(super) fn missing(facts: &Facts<'_>, agreement: &Agreement, needs_leave: bool) -> Codes {
    let mut codes = Codes::NONE;
    let not_agreed = needs_leave && facts.known(agreement.agreed_on).is_none();
    codes.add_if(not_agreed, Code::NotAgreed);
    let topic = facts.practice.clinic.texts.get(agreement.topic);
    codes.add_if(is_promotional(topic), Code::PromotionalTopic);
    codes
}

/// The day of a reminder of an examination or hygiene: the one named for the contact, else `lead_days` before it is due.
pub(super) fn reminder_day(
    facts: &Facts<'_>,
    reason: Reason,
    contact_on: Option<NaiveDate>,
    due_on: Option<NaiveDate>,
) -> Option<NaiveDate> {
    let lead_days = facts.practice.settings.of(reason).lead_days;
    contact_on.or_else(|| due_on.map(|date| time::minus(date, lead_days)))
}

/// Whether the reason can be met by voice only under this agreement: a well-being check may be agreed otherwise.
fn voice_only(rule: &Rule, agreement: &Agreement) -> bool {
    rule.voice_only
        && !(rule.reason == Reason::WellbeingCheck
            && agreement
                .channel
                .is_some_and(|channel| channel != Channel::Call))
}

/// What is found in an agreement.
pub(super) fn finding<'a>(facts: &Facts<'a>, case: Case, agreement: &Agreement) -> Finding<'a> {
    let rule = rule(agreement.kind);
    let reason = Some(rule.reason);
    let mut evidence = vec![agreement.row];
    match agreement.status {
        AgreementStatus::Open => {}
        AgreementStatus::Fulfilled => {
            return Finding::settled(case, reason, Code::AgreementFulfilled, evidence);
        }
        AgreementStatus::Withdrawn => {
            return Finding::settled(case, reason, Code::AgreementWithdrawn, evidence);
        }
    }
    let agreed = match rule.ground {
        Ground::Agreement(ground) => ground(facts, agreement),
        _ => Err(Codes::NONE),
    };
    let agreed = match agreed {
        Ok(agreed) => agreed,
        Err(codes) => {
            // That a day is not what is missing shows in the visit that gives it.
            if rule.reason == Reason::WellbeingCheck {
                let treatment = super::wellbeing_check::treatment(facts, agreement);
                evidence.extend(treatment.map(|visit| visit.row));
            }
            return Finding::decided(case, reason, Verdict::Unjustified, codes, evidence);
        }
    };
    evidence.extend(agreed.given_by);
    if let (Some(kind), Some(due_on)) = (rule.visit_kind, agreed.visit_due_on)
        && let Some((code, row)) = settled_by_visit(facts, agreement, kind, due_on)
    {
        evidence.extend(row);
        return Finding::settled(case, reason, code, evidence);
    }
    let about = case.about(facts.practice.clinic);
    let subject = Subject {
        case,
        about,
        reason: rule.reason,
        first_day: agreed.day,
    };
    evidence.extend(subject.rows(facts));
    let agreed_on = facts.known(agreement.agreed_on);
    let named_closes = matches!(rule.reason, Reason::WellbeingCheck | Reason::PersonalCall);
    let bounds = Bounds {
        refusal_from: agreed_on,
        named_refusal_any_date: false,
        named_closes_from: agreed_on.filter(|_| named_closes),
    };
    let voice_only = voice_only(rule, agreement);
    match closed_by_contact(facts, &subject, rule, voice_only, &bounds) {
        Closed::By(code) => return Finding::settled(case, reason, code, evidence),
        Closed::Again | Closed::Open => {}
    }
    evidence.extend(missed_rows(facts, rule));
    let standing = subject.standing_callback(facts);
    let due = Due {
        subject,
        day: standing
            .and_then(|contact| contact.callback_at)
            .map_or(agreed.day, |at| at.date),
        item: None,
        standing,
        stands_with_urgent: false,
        voice_only,
        channel: agreement.channel,
        caller: match (rule.reason, agreement.caller) {
            (Reason::PersonalCall, _) => crate::clinic::Caller::Doctor,
            (_, Some(caller)) => caller,
            (_, None) => facts.practice.settings.of(rule.reason).caller,
        },
        doctor: agreement.doctor,
        before: None,
        leave: agreed_on.map(Leave::Agreed),
    };
    Finding::due(due, evidence)
}

/// The visits that the patient missed since the last contact of all: they open a case again.
fn missed_rows(facts: &Facts<'_>, rule: &Rule) -> Option<RowAt> {
    let kind = rule.visit_kind?;
    let first = facts.contacts.first()?;
    missed_since(facts, first, |visit| is_of_kind(visit, kind)).map(|visit| visit.row)
}

/// Whether the patient has come for this, or is booked for it.
fn settled_by_visit(
    facts: &Facts<'_>,
    agreement: &Agreement,
    kind: VisitKind,
    due_on: NaiveDate,
) -> Option<(Code, Option<RowAt>)> {
    let agreed_on = facts.known(agreement.agreed_on);
    let from = match agreed_on {
        Some(agreed_on) => time::midway(agreed_on, due_on),
        None => time::minus(due_on, VISIT_BEFORE_DUE_DAYS),
    };
    let attended = facts.attended().rfind(|visit| {
        is_of_kind(visit, kind)
            && visit.starts_at.date >= from
            && Some(visit.starts_at.date) != agreed_on
    });
    if let Some(visit) = attended {
        return Some((Code::AlreadyAttended, Some(visit.row)));
    }
    let booked = facts
        .future_visits()
        .find(|visit| may_be_of_kind(visit, kind));
    if booked.is_none() && !facts.has_next_visit() {
        return None;
    }
    Some((Code::AlreadyBooked, booked.map(|visit| visit.row)))
}
