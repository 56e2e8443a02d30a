//! Days on which something is so.

use chrono::{Datelike, NaiveDate};

/// A set of days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Days(Vec<u64>);

impl Days {
    /// 1 January 1900, in days since the first of year 1: no day that is read is before it.
    const FIRST: i32 = 693_596;

    fn place(day: NaiveDate) -> Option<usize> {
        usize::try_from(day.num_days_from_ce() - Self::FIRST).ok()
    }

    /// Takes in a day.
    pub fn put(&mut self, day: NaiveDate) {
        let Some(place) = Self::place(day) else {
            return;
        };
        if place / 64 >= self.0.len() {
            self.0.resize(place / 64 + 1, 0);
        }
        self.0[place / 64] |= 1 << (place % 64);
    }

    /// Takes in all of another set.
    pub fn append(&mut self, other: &Self) {
        if other.0.len() > self.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        for (own, more) in self.0.iter_mut().zip(&other.0) {
            *own |= more;
        }
    }

    /// The first day in it.
    #[must_use]
    pub fn first(&self) -> Option<NaiveDate> {
        let at = self.0.iter().position(|bits| *bits != 0)?;
        let place = at * 64 + self.0[at].trailing_zeros() as usize;
        let place = i32::try_from(place).ok()?;
        NaiveDate::from_num_days_from_ce_opt(place + Self::FIRST)
    }

    /// Whether it has a day from one on and before another.
    #[must_use]
    pub fn has_between(&self, from: NaiveDate, until: NaiveDate) -> bool {
        let places = Self::place(from).unwrap_or(0)..Self::place(until).unwrap_or(0);
        let has = |place: usize| {
            self.0
                .get(place / 64)
                .is_some_and(|bits| bits >> (place % 64) & 1 == 1)
        };
        places
            .take_while(|place| place / 64 < self.0.len())
            .any(has)
    }

    /// Whether it has a day before another.
    #[must_use]
    pub fn has_before(&self, until: NaiveDate) -> bool {
        self.has_between(NaiveDate::MIN, until)
    }
}
