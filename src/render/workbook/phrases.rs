//! What may be heard in a talk, what to say then, and what to write down: by the reasons of today's calls.

use super::Book;
use super::information::Told;
use super::sheet::{Kind, Sheet};
use crate::base::{Both, both};
use crate::language::script::Branch;
use crate::model::clinic::{Channel, Reason};
use crate::model::decision::Decision;

const WORDS: Both = both("Слова", "Words");

const ANY_REASON: Both = both("Любой повод", "Any reason");

const COLUMNS: [(Both, u32); 4] = [
    (both("Повод", "Reason"), 150),
    (both("Если пациент говорит", "If the patient says"), 270),
    (both("Скажите", "Say"), 540),
    (both("Запишите в «Итог»", "Write as the outcome"), 200),
];

impl Book<'_> {
    pub(super) fn phrases(&self) -> Option<Sheet> {
        let by_voice = self.plan.contacts.iter();
        let by_voice = by_voice.filter(|contact| contact.channel == Channel::Call);
        let said: Vec<Reason> = by_voice
            .flat_map(|contact| contact.cases.iter().filter_map(Decision::reason))
            .collect();
        let reasons = Reason::ALL
            .into_iter()
            .filter(|reason| said.contains(reason));
        let branches: Vec<(Reason, Vec<Branch>)> = reasons
            .map(|reason| (reason, self.page.words.branches_of(reason)))
            .collect();
        let mut rows: Vec<Told> = Vec::new();
        let mut put = |what: &str, branch: &Branch| {
            let cells = [what, &branch.heard, &branch.said, &branch.write];
            rows.push((Kind::Told, cells.map(str::to_owned).to_vec()));
        };
        // What is said whatever the call is about stands there once.
        let is_of_all = |branch: &Branch| {
            let mut others = branches.iter().map(|(_, branches)| branches);
            others.all(|branches| branches.iter().any(|other| is_same(branch, other)))
        };
        if let Some((_, first)) = branches.first() {
            for branch in first.iter().filter(|branch| is_of_all(branch)) {
                put(self.said(ANY_REASON), branch);
            }
        }
        for (reason, branches) in &branches {
            for branch in branches.iter().filter(|branch| !is_of_all(branch)) {
                put(self.page.words.reason(*reason), branch);
            }
        }
        self.information((WORDS, 0x44_54_6A), &COLUMNS, rows)
    }
}

fn is_same(one: &Branch, other: &Branch) -> bool {
    (&one.heard, &one.said, &one.write) == (&other.heard, &other.said, &other.write)
}
