//! An invented clinic, whose dates are told from the day on which it is made: `{-14}` is two weeks before.

use std::io;

use chrono::{Days, NaiveDate};

use super::sheets::{self, EXPORTS, Sheet};
use super::workbook::Rows;
use super::{Made, Wanted};
use crate::base::Language;

/// A table by its name under `files` in the settings, in Russian and in English.
type Template = (&'static str, &'static str, &'static str);

macro_rules! templates {
    ($($name:literal)*) => {
        &[$((
            $name,
            include_str!(concat!("demo/ru/", $name, ".csv")),
            include_str!(concat!("demo/en/", $name, ".csv")),
        )),*]
    };
}

const TEMPLATES: &[Template] = templates! {
    "patients" "plans" "visits" "contacts" "doctors" "slots" "cards" "agreements" "signatures"
};

/// The exports of the invented clinic.
pub fn exports(wanted: Wanted) -> io::Result<Vec<Made>> {
    EXPORTS
        .into_iter()
        .map(|file| {
            let rows = rows(file.settings_name(), wanted);
            sheets::table(file.file_name(), &rows, wanted.language)
        })
        .collect()
}

/// What the invented clinic keeps on a sheet of the workbook, a cell for each heading.
pub fn sheet(sheet: &Sheet, wanted: Wanted) -> Option<Rows> {
    let mut rows = rows(sheet.name, wanted).into_iter();
    let head = rows.next()?;
    let headings = sheet.headings(wanted.language);
    let places: Vec<Option<usize>> = headings
        .iter()
        .map(|(heading, _)| head.iter().position(|own| own == heading))
        .collect();
    let cell = |row: &[String], place: &Option<usize>| {
        place
            .and_then(|place| row.get(place).cloned())
            .unwrap_or_default()
    };
    Some(
        rows.map(|row| places.iter().map(|place| cell(&row, place)).collect())
            .collect(),
    )
}

/// The records of a table, its header first.
fn rows(name: &str, wanted: Wanted) -> Rows {
    let template = TEMPLATES.iter().find(|(own, ..)| *own == name);
    let text = template.map_or("", |(_, russian, english)| wanted.text(russian, english));
    let text = dated(text, wanted);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(sheets::dialect(wanted.language).delimiter)
        .has_headers(false)
        .from_reader(text.as_bytes());
    let records = reader.records().filter_map(Result::ok);
    records
        .map(|record| record.iter().map(ToOwned::to_owned).collect())
        .collect()
}

/// The text with its dates in place.
fn dated(template: &str, wanted: Wanted) -> String {
    let mut parts = template.split('{');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (offset, rest) = part.split_once('}').unwrap_or(("0", part));
        let day = away(wanted.today, offset.parse().unwrap_or(0));
        text += &match wanted.language {
            Language::Russian => day.format("%d.%m.%Y").to_string(),
            Language::English => day.format("%Y-%m-%d").to_string(),
        };
        text += rest;
    }
    text
}

/// The date so many days away.
fn away(today: NaiveDate, days: i64) -> NaiveDate {
    let count = Days::new(days.unsigned_abs());
    let date = if days < 0 {
        today.checked_sub_days(count)
    } else {
        today.checked_add_days(count)
    };
    date.unwrap_or(today)
}

#[cfg(test)]
mod tests {
    use super::super::SHEETS;
    use super::*;

    fn wanted(language: Language) -> Wanted {
        Wanted {
            language,
            timezone: None,
            today: NaiveDate::from_ymd_opt(2026, 3, 2).unwrap(),
        }
    }

    #[test]
    fn dates_are_told_from_today() {
        let told = |language| dated("a;{-14};{+1} 10:30;{+0}", wanted(language));
        assert_eq!(
            told(Language::Russian),
            "a;16.02.2026;03.03.2026 10:30;02.03.2026"
        );
        assert_eq!(
            told(Language::English),
            "a;2026-02-16;2026-03-03 10:30;2026-03-02"
        );
    }

    #[test]
    fn every_cell_of_a_sheet_has_its_heading() {
        for language in [Language::Russian, Language::English] {
            for own in SHEETS {
                let all = rows(own.name, wanted(language));
                let kept = sheet(&own, wanted(language)).unwrap();
                assert!(kept.len() > 5, "{}", own.name);
                let said = |rows: &[Vec<String>]| {
                    rows.iter()
                        .flatten()
                        .filter(|cell| !cell.is_empty())
                        .count()
                };
                assert_eq!(said(&kept), said(&all[1..]), "{}", own.name);
            }
        }
    }
}
