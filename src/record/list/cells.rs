//! What stands in the cells of a list, whichever of its two ways of naming things it was written with and whatever a spreadsheet made of it.

use chrono::NaiveDate;

use crate::base::{Language, Words};
use crate::export::entry;
use crate::export::values::{self, DateOrder, is_same_word, normal, trim};
use crate::export::words::{CASE_PREFIX, CHANNEL, REASON};
use crate::model::clinic::{Channel, Reason, StandsIn};
use crate::plan::rules;

/// The languages in which a list may have been written.
const LANGUAGES: [Language; 2] = [Language::Russian, Language::English];

const MINUTES_OF_DAY: f64 = 1_440.0;

/// The value that a word stands for: by its name or one of the words that exports have for it.
fn by_words<T: Copy>(cell: &str, words: &Words, values: &[T]) -> Option<T> {
    let all = words.values.iter().zip(values);
    let mut named = all.filter(|((name, more), _)| {
        let mut words = std::iter::once(name).chain(*more);
        words.any(|word| is_same_word(cell, word))
    });
    named.next().map(|(_, value)| *value)
}

/// A channel, by its name or as either language calls it.
pub(super) fn channel(cell: &str) -> Option<Channel> {
    let is_called = |channel: &Channel| {
        let mut called = LANGUAGES
            .iter()
            .map(|language| channel.phrase().said_in(*language));
        called.any(|called| is_same_word(cell, called))
    };
    let called = Channel::ALL.into_iter().find(is_called);
    called.or_else(|| by_words(cell, &CHANNEL, &Channel::ALL))
}

/// A reason, by its name or as either language calls it.
fn reason(cell: &str) -> Option<Reason> {
    let found = |is_name: fn(&str, &str) -> bool| {
        let is_called = |reason: &Reason| {
            let rule = rules::rule(*reason);
            let mut names = LANGUAGES.iter().map(|language| rule.name(*language));
            names.any(|name| is_name(cell, name))
        };
        Reason::ALL.into_iter().find(is_called)
    };
    // Most stand there as they were written.
    let called = found(|cell, name| cell == name).or_else(|| found(is_same_word));
    called.or_else(|| by_words(cell, &REASON, &Reason::ALL))
}

/// The reasons of so many cases, in their order. Where the cell does not have one for each, those of visits are known and others are not:
/// none is better than one of another case.
pub(super) fn reasons(cell: &str, cases: &[String]) -> Vec<Reason> {
    let parts = cell.split(';').map(trim).filter(|part| !part.is_empty());
    let read: Option<Vec<Reason>> = parts.map(reason).collect();
    match read {
        Some(read) if read.len() == cases.len() => read,
        _ if cases.iter().all(|case| case.starts_with("visit:")) => {
            vec![Reason::AppointmentReminder; cases.len()]
        }
        _ => Vec::new(),
    }
}

/// The day of the one visit among the cases of a row, as recall writes it into the column `why`.
pub(super) fn visit_on(why: &str, reasons: &[Reason]) -> Option<NaiveDate> {
    let visits = reasons
        .iter()
        .filter(|reason| reason.stands_in() == StandsIn::Visit);
    if visits.count() != 1 {
        return None;
    }
    let mut days = ["Визит в", "Visit on "].iter().flat_map(|begins| {
        let behind = why.split(begins).skip(1);
        behind.filter_map(|behind| behind.split([',', ':', '.']).nth(1))
    });
    let day = days.next()?;
    let day = values::date(trim(day)).ok().flatten();
    day.filter(|_| days.next().is_none())
}

/// The names of cases. An id may hold a semicolon: a case begins only where its kind is named.
pub(super) fn cases(cell: &str) -> Vec<String> {
    let mut cases: Vec<String> = Vec::new();
    for part in cell.split(';') {
        let prefixes = CASE_PREFIX.values.iter();
        let begins = prefixes.map(|(name, _)| name).any(|name| {
            let rest = trim(part).strip_prefix(name);
            rest.is_some_and(|rest| rest.starts_with(':'))
        });
        match cases.last_mut() {
            Some(last) if !begins => {
                last.push(';');
                last.push_str(part);
            }
            _ => cases.push(trim(part).to_owned()),
        }
    }
    cases.retain(|case| !case.is_empty());
    cases
}

/// The cases of a row, first the one of its entry. Where the cell lacks that one it belongs to another row: only the entry counts.
pub(super) fn cases_of(cell: &str, of_entry: &str) -> Vec<String> {
    // An id that itself looks like several cases is known by the entry.
    let behind = cell
        .strip_prefix(of_entry)
        .filter(|rest| rest.is_empty() || rest.starts_with(';'));
    let mut others = match behind {
        Some(rest) => cases(rest.trim_start_matches(';')),
        None => cases(cell),
    };
    if behind.is_none() && !others.iter().any(|case| case == of_entry) {
        others.clear();
    }
    others.retain(|case| case != of_entry);
    let mut all = vec![of_entry.to_owned()];
    all.extend(others);
    all
}

/// A day, as recall or a spreadsheet writes it.
pub(super) fn date(cell: &str) -> Option<NaiveDate> {
    values::date_in(DateOrder::default(), cell).ok().flatten()
}

/// A minute of the day: `09:40`, `9:40:00`, `9:40 AM`, that of a moment, or the part of a day that a spreadsheet takes it for.
pub(super) fn minute(cell: &str) -> Option<u16> {
    if cell.is_empty() {
        return None;
    }
    let words: Vec<&str> = cell.split([' ', '\u{a0}', '\u{202f}', 'T']).collect();
    let Some(place) = words.iter().position(|word| word.contains(':')) else {
        return part_of_day(cell);
    };
    let half = words
        .get(place + 1)
        .map(|word| word.to_uppercase().replace('.', ""));
    let mut parts = words.get(place)?.split(':');
    let hour: u16 = parts.next()?.parse().ok()?;
    let minute: u16 = parts.next()?.parse().ok()?;
    let second: u16 = parts.next().map_or(Some(0), |second| second.parse().ok())?;
    let hour = match half.as_deref() {
        Some("AM") => hour % 12,
        Some("PM") => hour % 12 + 12,
        _ => hour,
    };
    let is_time = hour < 24 && minute < 60 && second < 60 && parts.next().is_none();
    is_time.then_some(hour * 60 + minute)
}

fn part_of_day(cell: &str) -> Option<u16> {
    let part: f64 = cell.replace(',', ".").parse().ok()?;
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a part of a day has no more minutes"
    )]
    let minute = (part * MINUTES_OF_DAY).round() as u16;
    ((0.0..1.0).contains(&part) && f64::from(minute) < MINUTES_OF_DAY).then_some(minute)
}

/// A score as it was typed, but for the fraction that a spreadsheet adds.
pub(super) fn score(cell: &str) -> &str {
    let whole = cell.strip_suffix(".0").or_else(|| cell.strip_suffix(",0"));
    let is_number =
        |whole: &&str| !whole.is_empty() && whole.bytes().all(|byte| byte.is_ascii_digit());
    whole.filter(is_number).unwrap_or(cell)
}

/// Whether the digits of an entry may be those of a name beside it: as it stands there, or with usual spaces. Of one with letters that the
/// encoding of the file does not have it can't be told.
pub(super) fn fits(digits: &str, name: &str) -> bool {
    let is = |name: &str| entry::digits(name).eq_ignore_ascii_case(digits);
    let spaced = name.split_whitespace().collect::<Vec<_>>().join(" ");
    is(name) || is(trim(name)) || is(&spaced) || name.contains(['?', '\u{fffd}'])
}

/// Whether two cells are the same name of a column.
pub(super) fn is_name(cell: &str, name: &str) -> bool {
    normal(cell) == name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_known_by_their_names_and_words() {
        for known in Channel::ALL {
            for cell in [known.name(), known.phrase().russian, known.phrase().english] {
                assert_eq!(channel(cell), Some(known));
                assert_eq!(channel(&cell.to_uppercase()), Some(known));
            }
        }
        for known in Reason::ALL {
            for cell in [
                known.name(),
                rules::rule(known).name(Language::Russian),
                rules::rule(known).name(Language::English),
            ] {
                assert_eq!(reason(cell), Some(known));
                assert!(!cell.contains(';'));
            }
        }
        assert_eq!((channel("pigeon"), reason("pigeon")), (None, None));
    }

    #[test]
    fn the_day_of_the_visit_is_found_among_the_words_of_the_list() {
        use Reason::{AppointmentReminder, HygieneReminder};
        let russian = "Визит во вторник, 3 марта 2026, в 15:00: чистка; врач — Иванова.";
        let english = "Visit on Tuesday, 3 March 2026, at 10:00: treatment. Cleaning due.";
        let third = NaiveDate::from_ymd_opt(2026, 3, 3);
        let both = [HygieneReminder, AppointmentReminder];
        assert_eq!(visit_on(russian, &[AppointmentReminder]), third);
        assert_eq!(visit_on(english, &both), third);
        // What stands there is no day of a visit, or of which of two nobody knows.
        assert_eq!(visit_on(russian, &[HygieneReminder]), None);
        assert_eq!(visit_on(russian, &[AppointmentReminder; 2]), None);
        let two = format!("{russian} {english}");
        assert_eq!(visit_on(&two, &[AppointmentReminder]), None);
        for other in ["", "Визит 5 февраля 2026 пропущен.", "Визит в обед, да"]
        {
            assert_eq!(visit_on(other, &[AppointmentReminder]), None, "{other}");
        }
    }

    #[test]
    fn reasons_belong_to_their_cases() {
        let of = |cell, cases: &[&str]| {
            let cases: Vec<String> = cases.iter().map(|case| (*case).to_owned()).collect();
            reasons(cell, &cases)
        };
        let both = [Reason::ControlExam, Reason::UrgentTreatment];
        let cases = ["agreement:1", "plan:2"];
        assert_eq!(of("control_exam;urgent_treatment", &cases), both);
        let titles = "Контрольный осмотр; Неотложное лечение не начато";
        assert_eq!(of(titles, &cases), both);
        assert_eq!(of("control_exam", &cases), []);
        assert_eq!(of("control_exam;something", &cases), []);
        assert_eq!(of("", &["visit:1"]), [Reason::AppointmentReminder]);
        assert_eq!(of("", &["plan:1"]), []);
    }

    #[test]
    fn a_case_begins_where_its_kind_is_named() {
        for (cell, wanted) in [
            ("plan:1", &["plan:1"][..]),
            ("plan:1;visit:2", &["plan:1", "visit:2"]),
            ("plan:1; visit:2 ", &["plan:1", "visit:2"]),
            ("plan:1;2;agreement:3", &["plan:1;2", "agreement:3"]),
            ("", &[]),
        ] {
            assert_eq!(cases(cell), wanted, "{cell}");
        }
        for (cell, of_entry, wanted) in [
            ("plan:1;visit:2", "plan:1", &["plan:1", "visit:2"][..]),
            ("plan:1;visit:2", "visit:2", &["visit:2", "plan:1"]),
            (
                "plan:1;plan:2;visit:2",
                "plan:1;plan:2",
                &["plan:1;plan:2", "visit:2"],
            ),
            // Another row's.
            ("plan:1;visit:2", "plan:3", &["plan:3"]),
            ("plan:12", "plan:1", &["plan:1"]),
            ("", "plan:1", &["plan:1"]),
        ] {
            assert_eq!(cases_of(cell, of_entry), wanted, "{cell} {of_entry}");
        }
    }

    #[test]
    fn times_as_spreadsheets_write_them() {
        for (cell, wanted) in [
            ("09:40", Some(580)),
            ("9:40", Some(580)),
            ("9:40:00", Some(580)),
            ("9:40:00 AM", Some(580)),
            ("9:40 p.m.", Some(1300)),
            ("12:05 AM", Some(5)),
            ("12:05 PM", Some(725)),
            ("1899-12-30 09:40:00", Some(580)),
            ("1899-12-30T09:40", Some(580)),
            ("0.402777777777778", Some(580)),
            ("0,402777777777778", Some(580)),
            ("0", Some(0)),
            ("1", None),
            ("0.99999", None),
            ("25:00", None),
            ("9:40:00:00", None),
            ("9:60", None),
            ("morning", None),
            ("", None),
            ("NaN", None),
        ] {
            assert_eq!(minute(cell), wanted, "{cell}");
        }
    }

    #[test]
    fn a_score_has_no_fraction() {
        for (cell, wanted) in [
            ("9", "9"),
            ("9.0", "9"),
            ("10,0", "10"),
            (".0", ".0"),
            ("9.5", "9.5"),
            ("a.0", "a.0"),
        ] {
            assert_eq!(score(cell), wanted);
        }
    }

    #[test]
    fn digits_are_compared_with_the_name_beside_them() {
        let of = entry::digits("Рогова Вера");
        for name in [
            "Рогова Вера",
            " Рогова Вера ",
            "Рогова\u{a0}Вера",
            "Рогова  Вера",
            "Рогова ?ера",
        ] {
            assert!(fits(&of, name), "{name}");
        }
        assert!(fits(&of.to_uppercase(), "Рогова Вера"));
        for name in ["", "Рогова Вера П", "Рогов Вера"] {
            assert!(!fits(&of, name), "{name}");
        }
    }
}
