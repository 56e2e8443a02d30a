//! What was recorded today: it stays in sight when the list is made anew at noon.

use super::Book;
use super::information::Told;
use super::sheet::{Kind, Sheet};
use crate::base::{Both, both};
use crate::model::clinic::Clock;
use crate::report::desk;

pub(super) const DONE: Both = both("Сделано", "Done");

const COLUMNS: [(Both, u32); 6] = [
    (both("Время", "Time"), 60),
    (both("Пациент", "Patient"), 230),
    (both("О чём", "About"), 190),
    (both("Итог", "Outcome"), 180),
    (both("Как записано", "As it was written"), 370),
    (both("Перезвонить", "Call again"), 140),
];

impl Book<'_> {
    pub(super) fn done(&self) -> Option<Sheet> {
        let language = self.page.language;
        let mut rows: Vec<Told> = Vec::new();
        for contact in desk::done_today(self.page.practice) {
            let time = if contact.is_date_alone {
                String::new()
            } else {
                Clock(contact.at.minute()).to_string()
            };
            let again = contact.callback_at;
            let again = again.map(|at| self.page.when(at, contact.is_callback_date_alone));
            let cells = vec![
                time,
                self.page.words.whose(contact.patient),
                self.about(contact),
                contact.outcome.phrase().said_in(language).to_owned(),
                self.page.own_words(contact),
                again.unwrap_or_default(),
            ];
            rows.push((Kind::Told, cells));
        }
        self.information((DONE, 0x80_80_80), &COLUMNS, rows)
    }
}
