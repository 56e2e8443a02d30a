//! What was written down and nobody understood: first of all, for until it is said clearly nobody calls.

use super::contacts::{Field, Shown, columns};
use super::sheet::{Row, Sheet};
use super::{Book, outcomes};
use crate::base::{Both, both};
use crate::export::list_columns::ListColumn;
use crate::model::clinic::{Channel, Contact};
use crate::report::desk;

pub(super) const UNCLEAR: Both = both("Разобрать", "To sort out");

const SHOWN: Shown = &[
    (Field::Own(ListColumn::ContactName), 200),
    (Field::Own(ListColumn::To), 120),
    (Field::Said, 250),
    (Field::Facts, 300),
    (Field::Own(ListColumn::Outcome), 120),
    (Field::Own(ListColumn::CallbackAt), 104),
    (Field::Own(ListColumn::Note), 120),
];

const UNTIL_CLEAR: Both = both(
    "Выберите итог: до тех пор пациента не беспокоим.",
    "Choose what came of it: until then nobody contacts the patient.",
);

impl Book<'_> {
    pub(super) fn unclear(&self) -> Option<Sheet> {
        let (fields, columns) = columns(self, SHOWN);
        let unclear = desk::unclear(self.page.practice);
        let rows: Vec<Row> = unclear
            .into_iter()
            .filter_map(|contact| self.sorted_out(&fields, contact))
            .collect();
        (!rows.is_empty()).then(|| Sheet {
            name: self.said(UNCLEAR),
            rows,
            columns,
            outcomes: outcomes::offered(&Channel::ALL, self.page.language),
            kept_in_sight: 1,
            is_sorted: true,
            tab: 0xC0_00_00,
        })
    }

    fn sorted_out(&self, fields: &[Field], contact: &Contact) -> Option<Row> {
        let mut cells = self.whom(contact.patient);
        cells.push((Field::Said, self.page.own_words(contact)));
        let when = self.page.when(contact.at, contact.is_date_alone);
        let about = self.about(contact);
        let about = if about.is_empty() {
            about
        } else {
            format!("{about}. ")
        };
        let facts = format!("{when}. {about}{}", self.said(UNTIL_CLEAR));
        cells.push((Field::Facts, facts));
        self.answering(fields, contact, &cells)
    }
}
