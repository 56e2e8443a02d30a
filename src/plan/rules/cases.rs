//! What a rule says of itself, in both languages, and the worked cases that show it.

use crate::base::{Both, both};

/// For how long a reason stands that is not bound to the hour of a visit.
pub(super) const LAPSE: Both = both(
    "{lapse_days} с этого дня.",
    "For {lapse_days} from that day.",
);

/// What to do about a promise that was broken, where the doctor has to know.
pub(super) const TELL_THE_DOCTOR: Both = both(
    "Что делать: скажите врачу, он решит.",
    "What to do: tell the doctor, who decides.",
);

/// The same where a reminder was forgotten.
pub(super) const APOLOGISE: Both = both(
    "Что делать: при следующем визите извинитесь и напомните.",
    "What to do: say sorry and remind the patient at the next visit.",
);

/// By which words either examination is named in an outcome.
pub(super) const EXAMINATION_NAMES: &str =
    "осмотр|осмотра|осмотру|осмотре|осмотром; exam; examination";

/// A case that shows how a rule decides, with the default settings. The tests decide each of them.
pub(crate) struct WorkedCase {
    /// What the clinic's files hold, beside an adult who consented long ago.
    #[cfg_attr(not(test), expect(dead_code, reason = "the tests make the clinic"))]
    pub(crate) rows: &'static [Row],
    /// The date that is planned.
    pub(crate) date: &'static str,
    /// What is decided: `call`, `later not_due 2026-03-07`.
    pub(crate) decision: &'static str,
    /// The same told to a person.
    pub(crate) words: Both,
}

/// A row of the clinic's files, as `column=value; column=value`.
#[derive(Clone, Copy, Debug)]
#[cfg_attr(not(test), expect(dead_code, reason = "the tests make the clinic"))]
pub(crate) enum Row {
    /// More of the patient.
    Patient(&'static str),
    /// An item of the plan `P1`, signed on 12 January 2026.
    Plan(&'static str),
    /// The visit `V1`: first its moment and status.
    Visit(&'static str),
    /// The agreement `A1`, of the rule's own kind.
    Agreement(&'static str),
    /// A contact: first its date and outcome.
    Contact(&'static str),
}
