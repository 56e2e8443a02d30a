//! The days on which the yeses of a file were given. One that very many of them share was set by the program that holds the patients, on
//! the day when its data were moved or the column was added: nobody then took anything back.

use chrono::{Datelike, NaiveDate};

use crate::model::clinic::{Consent, RowAt, SharedDay};

/// A day shared by fewer is the patients' own.
const FEWEST: u32 = 20;
/// Of so many yeses one must be of that day.
const ONE_OF: u32 = 10;
/// The first day that a date can be (31 December 1899), as days of the common era.
const BEFORE_ALL: i32 = 693_595;

/// How many yeses of a file were given on each day.
#[derive(Default)]
pub struct Yeses {
    all: u32,
    by_day: Vec<u32>,
}

impl Yeses {
    /// Counts what a row says.
    pub fn take(&mut self, consent: Consent, consent_on: Option<NaiveDate>) {
        if consent != Consent::Yes {
            return;
        }
        self.all += 1;
        let Some(place) = consent_on.and_then(place) else {
            return;
        };
        if self.by_day.len() <= place {
            self.by_day.resize(place + 1, 0);
        }
        self.by_day[place] += 1;
    }

    /// Whether so many share the day that nobody gave it.
    #[must_use]
    pub fn is_shared(&self, day: NaiveDate) -> bool {
        let count = place(day).and_then(|place| self.by_day.get(place));
        count.is_some_and(|&count| self.is_many(count))
    }

    /// Whether there is such a day.
    #[must_use]
    pub fn some_shared(&self) -> bool {
        self.by_day.iter().any(|&count| self.is_many(count))
    }

    const fn is_many(&self, count: u32) -> bool {
        count >= FEWEST && count.saturating_mul(ONE_OF) >= self.all
    }
}

fn place(day: NaiveDate) -> Option<usize> {
    usize::try_from(day.num_days_from_ce() - BEFORE_ALL).ok()
}

/// Notes the rows that show such a day for one patient, where not enough are noted yet.
pub fn show<const ROWS: usize>(shared: &mut Vec<SharedDay>, day: NaiveDate, rows: [RowAt; ROWS]) {
    // Of a card two rows are told: its own, and the one that makes the patient known.
    let on_cards = ROWS > 1;
    let is_it = |other: &SharedDay| (other.day, other.on_cards) == (day, on_cards);
    let place = shared.iter().position(is_it).unwrap_or_else(|| {
        let rows = Vec::new();
        shared.push(SharedDay {
            day,
            on_cards,
            rows,
        });
        shared.len() - 1
    });
    let known = &mut shared[place].rows;
    if known.len() < FEWEST as usize * ROWS {
        known.extend(rows);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2024, 1, day).unwrap()
    }

    fn yeses(of_first: u32, of_others: u32) -> Yeses {
        let mut yeses = Yeses::default();
        for _ in 0..of_first {
            yeses.take(Consent::Yes, Some(day(1)));
        }
        for number in 0..of_others {
            yeses.take(Consent::Yes, Some(day(2)).filter(|_| number < 3));
        }
        yeses
    }

    #[test]
    fn a_tenth_of_the_yeses_and_twenty_of_them() {
        for (of_first, of_others, is_shared) in [
            (20, 0, true),
            (19, 0, false),
            (20, 180, true),
            (20, 181, false),
            (19, 40, false),
            (30, 270, true),
        ] {
            let yeses = yeses(of_first, of_others);
            assert_eq!(yeses.is_shared(day(1)), is_shared, "{of_first} {of_others}");
            assert_eq!(yeses.some_shared(), is_shared, "{of_first} {of_others}");
            assert!(!yeses.is_shared(day(2)) && !yeses.is_shared(day(3)));
        }
    }

    #[test]
    fn only_a_yes_is_counted() {
        let mut yeses = yeses(19, 0);
        for consent in [Consent::No, Consent::Visits, Consent::NeverAsked] {
            yeses.take(consent, Some(day(1)));
        }
        assert!(!yeses.some_shared());
        yeses.take(Consent::Yes, NaiveDate::from_ymd_opt(1900, 1, 1));
        yeses.take(Consent::Yes, NaiveDate::from_ymd_opt(2199, 12, 31));
        assert!(!yeses.some_shared());
    }
}
