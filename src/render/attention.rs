//! What needs a person's attention once the list has been seen: promises first, then rows, then the rest.

use std::cmp::Reverse;

use crate::language::errors::problem::sentences;
use crate::model::clinic::{Contact as Made, Reason, StandsIn};
use crate::model::decision::{Code, Decision, Verdict};
use crate::plan::practice::Practice;
use crate::plan::{Plan, time};
use crate::read::problem::Problem;
use crate::render::Page;
use crate::render::lines::Lines;
use crate::render::table::Screen;
use crate::report::audience::Audience;
use crate::report::desk::{self, Settling};

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
    /// For whom that is.
    audience: Audience,
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

    /// Leaves what is for somebody to decide.
    pub(crate) fn narrow(&mut self, audience: &Audience) {
        self.broken.retain(|decision| audience.decides(decision));
        self.withheld.retain(|decision| audience.decides(decision));
        self.audience = audience.clone();
    }

    /// What was agreed goes before what a plan needs; what was missed last can be put right most easily.
    pub fn put_in_order(&mut self) {
        let is_plan =
            |decision: &Decision| decision.reason().map(Reason::stands_in) == Some(StandsIn::Plan);
        self.broken
            .sort_by_key(|decision| (is_plan(decision), Reverse(decision.day())));
    }

    /// What was promised, and is too late.
    pub(super) fn broken(&self) -> &[Decision] {
        &self.broken
    }

    /// What was promised for now, and can't be. What waits because of a complaint is told with the complaint, where that is told.
    pub(super) fn withheld(&self) -> impl Iterator<Item = &Decision> {
        let tells_complaints = self.tells_complaints();
        let all = self.withheld.iter();
        all.filter(move |decision| {
            !tells_complaints || !decision.codes().contains(Code::ComplaintOpen)
        })
    }

    /// What to do about a complaint, and what waits for that.
    pub(super) fn about_complaint(&self, page: &Page<'_>, complaint: &Made) -> String {
        let all = self.withheld.iter();
        let waiting = all.filter(|decision| {
            decision.patient == complaint.patient && decision.codes().contains(Code::ComplaintOpen)
        });
        let mut reasons: Vec<Reason> = waiting.filter_map(Decision::reason).collect();
        reasons.dedup();
        let settling = Settling::of(page.practice, complaint);
        let to_do = page.words.settling(settling);
        match settling {
            // Nobody calls about anything at all.
            Settling::WithoutCall => to_do.to_owned(),
            Settling::ByTalk | Settling::AfterDoctor => {
                format!("{to_do}{}", page.words.waiting(&reasons))
            }
        }
    }

    /// Whether complaints are for those to settle for whom it is.
    const fn tells_complaints(&self) -> bool {
        matches!(self.audience, Audience::Everybody | Audience::Manager)
    }

    /// Promises that were broken or can't be kept today, each with what to do: they belong to the list, and stand under it.
    #[must_use]
    pub fn promises(&self, page: &Page<'_>, screen: Screen) -> String {
        let words = &page.words;
        let [broken, withheld, _, _] = words.attention();
        let case = |decision: &Decision, what_to_do: &str| {
            let reason = decision.reason().map_or("", |reason| words.reason(reason));
            let (who, why) = (page.words.whose(decision.patient), page.why(decision));
            format!("{who} — {reason}. {why} {what_to_do}")
        };
        let mut groups = Groups {
            page,
            lines: screen.lines(),
        };
        let shown = self.broken.iter().take(TOLD);
        let shown = shown.map(|decision| case(decision, words.after_broken(decision)));
        groups.put(broken, &shown.collect::<Vec<_>>(), self.broken.len());
        let shown = self.withheld().take(TOLD);
        let shown = shown.map(|decision| {
            let decides = words.who_decides(decision);
            match words.can_wait(decision) {
                Some(waits) => case(decision, &format!("{decides} {waits}")),
                None => case(decision, decides),
            }
        });
        groups.put(
            withheld,
            &shown.collect::<Vec<_>>(),
            self.withheld().count(),
        );
        if self.tells_complaints() {
            groups.put_complaints(self);
        }
        // Others find them among the warnings beside the list.
        if self.audience == Audience::Manager {
            groups.put_unclear();
        }
        groups.lines.into_text()
    }
}

/// What is to be said beside a list on a screen: rows that were not used, what else to look at, what to do next. Nobody is named but by
/// his id: standard error may be kept by whoever runs it.
#[must_use]
pub fn beside(page: &Page<'_>, plan: &Plan, problems: &[Problem], screen: Screen) -> String {
    let words = &page.words;
    let [_, _, rows, rest] = words.attention();
    let mut groups = Groups {
        page,
        lines: screen.lines(),
    };
    let inputs = &page.practice.clinic.inputs;
    // Two rows that differ under one id are told in one sentence: of twice as many rows enough are left.
    let first = &problems[..problems.len().min(2 * TOLD)];
    let mut shown = sentences(first, inputs, page.language);
    let all = problems.len() - (first.len() - shown.len());
    shown.truncate(TOLD);
    groups.put(rows, &shown, all);
    let warnings = words.warnings_told(&plan.tally.warnings);
    groups.put(rest, &warnings, words.warning_count(&plan.tally.warnings));
    if !plan.contacts.is_empty() || plan.elsewhere == 0 {
        groups.lines.blank();
        groups.lines.put("", &words.next_step(plan));
    }
    groups.lines.into_text()
}

/// Groups of sentences, each under its head.
struct Groups<'p> {
    page: &'p Page<'p>,
    lines: Lines,
}

impl Groups<'_> {
    /// Every complaint that is not settled, whether or not there is anything else to call the patient about.
    fn put_complaints(&mut self, attention: &NeedsAttention) {
        let page = self.page;
        let complaints = desk::complaints(page.practice);
        let shown = complaints.iter().take(TOLD).map(|complaint| {
            let (whose, told) = (page.words.whose(complaint.patient), page.told(complaint));
            let to_do = attention.about_complaint(page, complaint);
            format!("{whose}. {told}. {to_do}")
        });
        let shown: Vec<String> = shown.collect();
        self.put(page.words.open_complaints(), &shown, complaints.len());
    }

    /// Outcomes that nobody understood.
    fn put_unclear(&mut self) {
        let page = self.page;
        let unclear = desk::unclear(page.practice);
        let shown = unclear.iter().take(TOLD).map(|contact| {
            let (whose, told) = (page.words.whose(contact.patient), page.told(contact));
            format!("{whose}. {told} ({}).", page.shown_row(contact.row))
        });
        let shown: Vec<String> = shown.collect();
        self.put(page.words.unclear_outcomes(), &shown, unclear.len());
    }

    /// Some of a sort of which there are so many.
    fn put(&mut self, head: &str, items: &[String], all: usize) {
        if items.is_empty() {
            return;
        }
        self.lines.blank();
        self.lines.put("", head);
        for item in items {
            self.lines.put("• ", item);
        }
        if all > items.len() {
            let more = self.page.words.and_more(all - items.len());
            self.lines.put("  ", &more);
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test stops where it fails")]
    use super::*;
    use crate::base::Language;
    use crate::phone;
    use crate::plan;
    use crate::testing::{Story, due_today};

    /// What is said under a list goes past no edge, however narrow the terminal is.
    #[test]
    fn it_fits_the_screen() {
        let story = due_today::hygiene(Story::on("2026-03-02"), "1", "")
            .contact("contacted_at=2026-02-20; patient_id=7; outcome=complaint");
        for width in [60, 80, 100] {
            let screen = Screen {
                width,
                has_colours: false,
            };
            let [promises, beside] = story.seen(|practice| {
                let phones = phone::Reader::new("RU").unwrap();
                let page = Page::new(practice, Language::Russian, &phones);
                let mut attention = NeedsAttention::default();
                let (plan, decisions) = plan::decided(practice);
                for decision in &decisions {
                    attention.take(practice, decision);
                }
                attention.put_in_order();
                let promises = attention.promises(&page, screen);
                [promises, beside(&page, &plan, &[], screen)]
            });
            assert!(promises.contains("не закрыты"), "{promises}");
            assert!(
                beside.contains("Дальше") || beside.contains("не нужно"),
                "{beside}"
            );
            for text in [&promises, &beside] {
                let widths = text.lines().map(|line| line.chars().count());
                let widest = widths.max().unwrap();
                let most = usize::from(width);
                assert!((most - 20..=most).contains(&widest), "{width}: {text}");
            }
        }
    }
}
