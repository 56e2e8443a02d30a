//! What needs a person's attention once the list has been seen: promises first, then rows, then the rest.

use std::cmp::Reverse;

use crate::model::clinic::{Reason, StandsIn};
use crate::model::decision::{Code, Decision, Verdict};
use crate::plan::practice::Practice;
use crate::plan::{Plan, time};
use crate::read::problem::Problem;
use crate::render::Page;
use crate::render::table::Screen;

/// So many of each sort are told one by one.
const TOLD: usize = 5;

/// What was missed is told for so many days after the last on which it could have been made; then it is only counted.
const MISSED_DAYS: i64 = 14;

/// Whether what was missed could be made for the last time so long ago that it is not told one by one any more.
fn is_long_missed(practice: &Practice<'_>, decision: &Decision) -> bool {
    let (Some(day), Some(reason)) = (decision.day(), decision.reason()) else {
        return false;
    };
    let lapse_days = practice.settings.of(reason).lapse_days;
    // The visit that is to come bounds it where nothing lapses.
    lapse_days.is_some_and(|days| {
        time::days_between(day, practice.date()) > i64::from(days) + MISSED_DAYS
    })
}

/// Decisions that need a person's attention.
#[derive(Default)]
pub struct NeedsAttention {
    /// It was promised, and is too late.
    broken: Vec<Decision>,
    /// It was promised for now, and can't be: somebody has to decide.
    withheld: Vec<Decision>,
}

impl NeedsAttention {
    /// Takes a decision in, if somebody should look at it.
    pub fn take(&mut self, practice: &Practice<'_>, decision: &Decision) {
        let codes = decision.codes();
        let waits_for_somebody = [
            Code::ComplaintOpen,
            Code::AttemptsExhausted,
            Code::NoFreeTime,
        ];
        if decision.verdict() == Verdict::Missed {
            if !is_long_missed(practice, decision) {
                self.broken.push(decision.clone());
            }
        } else if waits_for_somebody.iter().any(|&code| codes.contains(code)) {
            self.withheld.push(decision.clone());
        }
    }

    /// Takes in what others have taken.
    pub fn append(&mut self, mut other: Self) {
        self.broken.append(&mut other.broken);
        self.withheld.append(&mut other.withheld);
    }

    /// In words, each with what to do.
    #[must_use]
    pub fn told(mut self, page: &Page<'_>, plan: &Plan, problems: &[Problem]) -> String {
        let words = &page.words;
        let [broken, withheld, rows, rest] = words.attention();
        // What was agreed goes before what a plan needs; what was missed last can be put right most easily.
        let is_plan =
            |decision: &Decision| decision.reason().map(Reason::stands_in) == Some(StandsIn::Plan);
        self.broken
            .sort_by_key(|decision| (is_plan(decision), Reverse(decision.day())));
        // Standard error may be read elsewhere than the list.
        let mut told = Screen::PLAIN.lines();
        let mut group = |head: &str, items: Vec<String>, all: usize| {
            if items.is_empty() {
                return;
            }
            told.blank();
            told.put("", head);
            for item in &items {
                told.put("• ", item);
            }
            if all > items.len() {
                told.put("  ", &words.and_more(all - items.len()));
            }
        };
        let case = |decision: &Decision, what_to_do: &str| {
            let reason = decision.reason().map_or("", |reason| words.reason(reason));
            let (who, why) = (page.words.whose(decision.patient), page.why(decision));
            format!("{who} — {reason}. {why} {what_to_do}")
        };
        let shown = self.broken.iter().take(TOLD);
        let shown = shown.map(|decision| case(decision, words.after_broken(decision)));
        group(broken, shown.collect(), self.broken.len());
        let shown = self.withheld.iter().take(TOLD);
        let shown = shown.map(|decision| case(decision, words.who_decides(decision)));
        group(withheld, shown.collect(), self.withheld.len());
        let inputs = &page.practice.clinic.inputs;
        let shown = problems.iter().take(TOLD);
        let shown = shown.map(|problem| problem.sentence(inputs, page.language));
        group(rows, shown.collect(), problems.len());
        let warnings = words.warnings_told(&plan.tally.warnings);
        let all = words.warning_count(&plan.tally.warnings);
        group(rest, warnings, all);
        told.blank();
        told.put("", &words.next_step(plan));
        told.into_text()
    }
}
