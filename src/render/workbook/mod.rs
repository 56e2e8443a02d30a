//! The list as a workbook in which an administrator works all morning: a sheet for each thing that she does.
//!
//! ```text
//! Разобрать          outcomes that nobody understood, with a drop-down beside them
//! Звонки, Сообщения  what the desk says and sends
//! Лично врачи        what each doctor has to know and to say
//! Руководителю       what only a manager can settle
//! Спросить сегодня   whom to ask what at today's visits
//! Сделано            what was recorded today
//! Слова              what to answer, by reason
//! ```

mod contacts;
mod doctors;
mod done;
pub(super) mod fit;
mod information;
mod manager;
mod outcomes;
mod phrases;
mod sheet;
mod style;
mod told;
mod unclear;
mod visitors;

use std::io::{self, Write};

use chrono::NaiveTime;
use rust_xlsxwriter::{DocProperties, Workbook, XlsxError};

use self::sheet::Sheet;
use self::style::Style;
use crate::base::Both;
use crate::plan::Plan;
use crate::render::attention::NeedsAttention;
use crate::render::{Page, Talks};
use crate::report::desk::Desk;

/// What the workbook is made from.
struct Book<'a> {
    page: &'a Page<'a>,
    plan: &'a Plan,
    /// What needs somebody's attention.
    attention: &'a NeedsAttention,
    /// What a day at the desk is about besides.
    desk: &'a Desk,
    talks: Talks,
}

impl Book<'_> {
    fn said(&self, words: Both) -> &'static str {
        words.said_in(self.page.language)
    }

    fn sheets(&self) -> Vec<Sheet> {
        let told = self.desk;
        let of_desk = told.is_for_administrator();
        let unclear = (of_desk || told.is_for_manager())
            .then(|| self.unclear())
            .flatten();
        let (messages, doctors) = (self.messages(), self.doctors());
        // By a sheet of contacts a list is known, be it an empty one.
        let is_list = [&unclear, &messages, &doctors]
            .into_iter()
            .any(Option::is_some);
        let calls = self.calls();
        let has_calls = !calls.rows.is_empty();
        let sheets = [
            unclear,
            (has_calls || !is_list || of_desk).then_some(calls),
            messages,
            doctors,
            told.is_for_manager().then(|| self.manager()).flatten(),
            of_desk.then(|| self.visitors()).flatten(),
            of_desk.then(|| self.done()).flatten(),
            self.phrases(),
        ];
        sheets.into_iter().flatten().collect()
    }

    fn bytes(&self) -> Result<Vec<u8>, XlsxError> {
        let mut workbook = Workbook::new();
        // The same inputs make the same bytes: no clock.
        let date = self.page.practice.date().and_time(NaiveTime::MIN);
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&date));
        let style = Style::of_language(self.page.language);
        let foot = self.page.foot();
        for sheet in self.sheets() {
            let said = (self.page.language, foot.as_ref());
            sheet.write(&mut workbook, &style, said)?;
        }
        workbook.save_to_buffer()
    }
}

/// Writes the workbook.
///
/// # Errors
/// Where it can't be written.
pub fn write(
    page: &Page<'_>,
    (plan, attention, desk): (&Plan, &NeedsAttention, &Desk),
    out: &mut impl Write,
) -> io::Result<()> {
    let talks = Talks::of(plan);
    let book = Book {
        page,
        plan,
        attention,
        desk,
        talks,
    };
    out.write_all(&book.bytes().map_err(io::Error::other)?)?;
    out.flush()
}
