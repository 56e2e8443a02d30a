//! What stands around the list on a screen, in English.

use super::{plural, put};
use crate::language::dates::English as On;
use crate::language::same_talk::SameTalk;
use crate::language::talk::POSITIONS_LISTED;
use crate::language::{Words, by_caller, promises};
use crate::model::clinic::{Caller, Channel};
use crate::model::decision::{Code, Decision};
use crate::plan::Plan;
use crate::plan::rules;
use crate::plan::tally::Warning;

/// The heads of the columns.
pub(in crate::language) const HEADINGS: [&str; 4] = ["No.", "Hours", "Whom", "About what, and why"];

/// What the mark of urgent contacts means.
pub(in crate::language) const URGENT: &str = "! — urgent treatment, or a call promised for today.";

/// The doctor in person is worth a word, the administrator is not.
pub(in crate::language) const fn unusual_caller(caller: Caller) -> Option<&'static str> {
    match caller {
        Caller::Administrator => None,
        Caller::Doctor => Some("doctor calls"),
    }
}

pub(in crate::language) fn to_guardian(name: &str) -> String {
    if name.is_empty() {
        "speak with the guardian".to_owned()
    } else {
        format!("speak with the guardian: {name}")
    }
}

pub(in crate::language) fn one_talk(same_talk: SameTalk<'_>) -> String {
    match same_talk.told(POSITIONS_LISTED) {
        (listed, 0) => format!("One talk with no. {listed}: the same number."),
        (listed, more) => format!("One talk with no. {listed} and {more} more: the same number."),
    }
}

/// How many calls and messages the list has.
pub(in crate::language) fn calls_and_messages(plan: &Plan) -> String {
    let count = plan.contacts.len() as u64;
    let calls = plan.contacts.iter();
    let calls = calls.filter(|contact| contact.channel == Channel::Call);
    let calls = calls.count() as u64;
    let noun = if calls == count {
        plural(count, ["call", "calls"])
    } else if calls == 0 {
        plural(count, ["message", "messages"])
    } else {
        "calls and messages"
    };
    format!("{count} {noun}")
}

/// What was promised for today: how much, about what, who makes it; and who is left in peace.
pub(in crate::language) fn opening(words: &Words<'_>, plan: &Plan) -> String {
    let mut out = format!("{}. ", On(words.practice.date()));
    let contacts = plan.contacts.len() as u64;
    let promises = promises(plan);
    if promises.is_empty() {
        let waiting = plan.tally.codes[Code::BookingsUnknown as usize];
        out.push_str(if plan.tally.warnings.contains(&Warning::NoPatients) {
            "There is nothing to make a list of: not one row of the patients' file was taken."
        } else if waiting > 0 {
            "The list is empty: nobody knows who is booked already."
        } else {
            "Nothing was promised to anybody for today."
        });
    } else {
        let count: u64 = promises.iter().map(|(_, count)| count).sum();
        let noun = plural(count, ["reason", "reasons"]);
        put!(&mut out, "{count} {noun} for today");
        for (nth, &(reason, count)) in promises.iter().enumerate() {
            let joint = if nth == 0 { ": " } else { ", " };
            put!(
                &mut out,
                "{joint}{count} {}",
                plural(count, rules::rule(reason).counted.english)
            );
        }
        let (by_administrator, by_doctors) = by_caller(plan);
        put!(&mut out, ". {} in all", calls_and_messages(plan));
        if by_doctors > 0 {
            put!(
                &mut out,
                ": {by_administrator} for the administrator, {by_doctors} for doctors"
            );
        }
        out.push('.');
    }
    let left = plan
        .tally
        .patients
        .saturating_sub(contacts + plan.elsewhere);
    let (noun, are) = (
        plural(left, ["patient", "patients"]),
        plural(left, ["is", "are"]),
    );
    put!(&mut out, " {left} {noun} {are} left in peace today.");
    out
}

/// The heads of what needs a person's attention: promises that were broken, those that can't be kept today, rows, the rest.
pub(in crate::language) const ATTENTION: [&str; 4] = [
    "Promised and not done in time. Decide about each:",
    "Promised, but not possible today:",
    "Rows that were refused or read in part. Mend them in the clinic's program and export again:",
    "Please note:",
];

/// Who decides about what can't be kept today.
pub(in crate::language) fn who_decides(decision: &Decision) -> &'static str {
    let codes = decision.codes();
    if codes.contains(Code::ComplaintOpen) && codes.contains(Code::OptedOut) {
        "The patient asks not to be called: the manager looks into the complaint without a call."
    } else if codes.contains(Code::ComplaintOpen) {
        "The manager decides, and speaks with the patient about the complaint first."
    } else if codes.contains(Code::AttemptsExhausted) {
        "The doctor decides: no more calls by ourselves."
    } else {
        "It is made on the next day that suits; if it can't wait, ask somebody to help with the calls."
    }
}

pub(in crate::language) fn and_more(count: usize) -> String {
    format!("and {count} more")
}

/// What to do next.
pub(in crate::language) fn next_step(plan: &Plan) -> String {
    if plan.contacts.is_empty() {
        super::without_contacts(plan)
    } else {
        "Next: recall plan -o list.xlsx writes the list with words for each talk, -o list.html a page to call from; note after each talk how it ended.".to_owned()
    }
}
