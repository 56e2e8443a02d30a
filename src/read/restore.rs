//! What a spreadsheet changes in the record when it saves it: ids lose their zeros, dates are written otherwise. The entry holds then.

use chrono::{Days, NaiveDate};
use chrono_tz::Tz;

use crate::export::columns::recall_contact as at;
use crate::export::entry::Entry;
use crate::export::record_row::Cells;
use crate::export::values::{self, DateOrder};
use crate::model::clinic::Moment;

/// Puts back the patient's id and the date of a contact from the entry, and writes moments as recall does.
pub fn cells(row: &mut Cells) {
    for column in [at::CONTACTED_AT, at::CALLBACK_AT, at::RECORDED_AT] {
        if let Some(written) = as_written(&row[column]) {
            row[column] = written;
        }
    }
    let Some((entry, _)) = Entry::parse(&row[at::ENTRY]) else {
        return;
    };
    let day = |cell: &str| values::date(cell.get(..10).unwrap_or(cell)).ok().flatten();
    let on = day(&row[at::CONTACTED_AT]);
    let recorded_on = day(&row[at::RECORDED_AT]);
    if !on.is_some_and(|on| is_credible(on, &entry, recorded_on)) {
        let time = on.and_then(|_| row[at::CONTACTED_AT].get(10..));
        row[at::CONTACTED_AT] = format!("{}{}", entry.date, time.unwrap_or_default());
    }
    row[at::PATIENT_ID] = entry.patient;
}

/// Whether a contact of an entry may have been made on a day: not more than a day before the date of its list (contract, section 10,
/// `called_at`), and not after it was recorded. Else a spreadsheet has changed the date.
#[must_use]
pub fn is_credible(on: NaiveDate, entry: &Entry, recorded_on: Option<NaiveDate>) -> bool {
    let first = entry.date.checked_sub_days(Days::new(1));
    first.is_none_or(|first| first <= on) && recorded_on.is_none_or(|recorded_on| on <= recorded_on)
}

/// A moment that is written otherwise, as recall writes it.
fn as_written(cell: &str) -> Option<String> {
    let is_ours = cell.get(..5).is_some_and(|year| {
        let (year, dash) = year.split_at(4);
        year.bytes().all(|byte| byte.is_ascii_digit()) && dash == "-"
    });
    if is_ours {
        return None;
    }
    let moment = values::moment(cell, Tz::UTC, true).ok().flatten()?;
    let is_date_alone = values::is_date_alone(DateOrder::default(), cell);
    Some(if is_date_alone {
        moment.date.to_string()
    } else {
        written(moment)
    })
}

/// A moment as the record has it: `2026-03-02 10:15`.
#[must_use]
pub fn written(moment: Moment) -> String {
    let (minute, second) = (moment.minute(), moment.second % 60);
    let seconds = if second == 0 {
        String::new()
    } else {
        format!(":{second:02}")
    };
    let date = moment.date;
    format!("{date} {:02}:{:02}{seconds}", minute / 60, minute % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The moment and the id of a row with an entry, once they are put back.
    fn restored(moment: &str, id: &str, recorded_at: &str) -> (String, String) {
        let mut row = Cells::default();
        row[at::CONTACTED_AT] = moment.to_owned();
        row[at::PATIENT_ID] = id.to_owned();
        row[at::ENTRY] = "2026-03-02/007/call/plan:1".to_owned();
        row[at::RECORDED_AT] = recorded_at.to_owned();
        cells(&mut row);
        (row[at::CONTACTED_AT].clone(), row[at::PATIENT_ID].clone())
    }

    #[test]
    fn the_entry_holds_where_an_id_or_a_date_was_changed() {
        for (moment, expected) in [
            ("2026-03-02 10:15", "2026-03-02 10:15"),
            ("02.03.2026 10:15", "2026-03-02 10:15"),
            ("02.03.2026 9:05:07", "2026-03-02 09:05:07"),
            ("2.3.2026", "2026-03-02"),
            // It was filled in days later, or a day before.
            ("2026-03-04 10:15", "2026-03-04 10:15"),
            ("2026-03-01", "2026-03-01"),
            // More than a day before the list, or after the recording: not what recall wrote.
            ("2026-02-28 10:15", "2026-03-02 10:15"),
            ("2026-03-06 10:15", "2026-03-02 10:15"),
            ("03/02/26 10:15", "2026-03-02"),
            ("46083", "2026-03-02"),
            ("", "2026-03-02"),
        ] {
            let found = restored(moment, "7", "2026-03-05 08:00");
            assert_eq!(found, (expected.to_owned(), "007".to_owned()), "{moment}");
        }
        // Where it is not known when it was recorded, a later day may be right.
        assert_eq!(restored("2026-03-06", "8", "").0, "2026-03-06");
        let mut without = Cells::default();
        without[at::CONTACTED_AT] = "46083".to_owned();
        without[at::PATIENT_ID] = "7".to_owned();
        let before = without.clone();
        cells(&mut without);
        assert_eq!(without, before);
    }
}
