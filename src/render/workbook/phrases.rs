//! What may be heard in a talk, what to say then, and what to write down: by the reasons of today's calls.

use super::Book;
use super::information::Told;
use super::sheet::{Kind, Sheet};
use crate::base::{Both, both};
use crate::model::clinic::{Channel, Reason};
use crate::model::decision::Decision;

const WORDS: Both = both("Слова", "Words");

const COLUMNS: [(Both, u32); 4] = [
    (both("Повод", "Reason"), 180),
    (both("Если пациент говорит", "If the patient says"), 300),
    (both("Скажите", "Say"), 580),
    (both("Запишите в «Итог»", "Write as the outcome"), 230),
];

impl Book<'_> {
    pub(super) fn phrases(&self) -> Option<Sheet> {
        let by_voice = self.plan.contacts.iter();
        let by_voice = by_voice.filter(|contact| contact.channel == Channel::Call);
        let said: Vec<Reason> = by_voice
            .flat_map(|contact| contact.cases.iter().filter_map(Decision::reason))
            .collect();
        let mut rows: Vec<Told> = Vec::new();
        for reason in Reason::ALL
            .into_iter()
            .filter(|reason| said.contains(reason))
        {
            let name = self.page.words.reason(reason);
            for branch in self.page.words.branches_of(reason) {
                let cells = vec![name.to_owned(), branch.heard, branch.said, branch.write];
                rows.push((Kind::Told, cells));
            }
        }
        self.information((WORDS, 0x44_54_6A), &COLUMNS, rows)
    }
}
