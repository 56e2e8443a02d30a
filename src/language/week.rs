//! The words of the days ahead.

use chrono::{Datelike, NaiveDate};

use crate::base::{Both, Language, both};

/// What the table shows.
pub(crate) const HEADING: Both = both(
    "Сколько поводов впервые придётся на каждый из ближайших рабочих дней. Новые визиты и договорённости ещё прибавятся.",
    "How many cases first come on each of the next open days. Visits and agreements that are yet to be made will add to them.",
);

/// All cases of a day.
pub(crate) const CASES: Both = both("Всего поводов", "All cases");

/// All patients of a day.
pub(crate) const PATIENTS: Both = both("Пациентов", "Patients");

/// A day of the week in two or three letters.
pub(crate) fn weekday(date: NaiveDate, language: Language) -> &'static str {
    const NAMES: [Both; 7] = [
        both("пн", "Mon"),
        both("вт", "Tue"),
        both("ср", "Wed"),
        both("чт", "Thu"),
        both("пт", "Fri"),
        both("сб", "Sat"),
        both("вс", "Sun"),
    ];
    NAMES[date.weekday().num_days_from_monday() as usize].said_in(language)
}

/// A day without its year: `02.03`, and `03-02` in English.
pub(crate) fn day(date: NaiveDate, language: Language) -> String {
    let format = both("%d.%m", "%m-%d").said_in(language);
    date.format(format).to_string()
}
