//! The names by which a template speaks of facts.

use super::templates::Template;

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A text, blank where there is nothing to say.
    Text,
    /// Yes or no.
    Flag,
    Number,
    /// The matters of a talk, each with names of its own.
    Matters,
}

use Kind::{Flag, Matters, Number, Text};

type Names = &'static [(&'static str, Kind)];

const TALK: Names = &[
    ("name", Text),
    ("surname", Text),
    ("clinic", Text),
    ("phone", Text),
    ("by_doctor", Flag),
    ("doctor", Text),
    ("unwell", Flag),
    ("agreed", Text),
    ("agreed_on", Text),
    ("missed_promise", Text),
    ("count", Number),
    ("only_visits", Flag),
    ("is_next", Flag),
    ("matters", Matters),
];

/// Those of each of the matters.
pub(super) const OF_MATTERS: Names = &[
    ("reason", Text),
    ("words", Text),
    ("unwell", Flag),
    ("of_child", Flag),
    ("child", Text),
    ("turns_to_child", Flag),
    ("turns_to_self", Flag),
    ("offer", Text),
    ("first_offer", Flag),
    ("has_times", Flag),
    ("asks_score", Flag),
];

const MATTER: Names = &[
    ("of_child", Flag),
    ("child", Text),
    ("own", Flag),
    ("doctor", Text),
    ("concerned", Flag),
    ("signed_on", Text),
    ("item", Text),
    ("stale", Flag),
    ("visit_day", Text),
    ("visit_hour", Text),
    ("due_on", Text),
    ("due_passed", Flag),
    ("after", Text),
    ("topic", Text),
    ("basis", Text),
    ("early_reason", Text),
    ("guarantee", Flag),
    ("late", Flag),
    ("day_agreed", Flag),
    ("promised_on", Text),
    ("times", Text),
    ("two_times", Flag),
    ("same_doctor", Flag),
    ("phone", Text),
];

const BRANCHES: Names = &[
    ("name", Text),
    ("clinic", Text),
    ("phone", Text),
    ("by_doctor", Flag),
    ("unwell", Flag),
    ("agreed", Text),
    ("agreed_on", Text),
    ("risk", Text),
    ("about_visit", Flag),
    ("about_plan", Flag),
    ("about_feeling", Flag),
    ("can_write", Flag),
];

/// The names that a template may use.
pub(super) fn of(template: Template) -> Names {
    match template {
        Template::Talk => TALK,
        Template::Matter(_) => MATTER,
        Template::Branches => BRANCHES,
    }
}
