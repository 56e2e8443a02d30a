//! Complaints, and how soon they were settled.

use chrono::NaiveDate;

use crate::model::clinic::Outcome;
use crate::plan::practice::Facts;
use crate::plan::time;

/// What patients complained of; several words of one patient before it is settled are one complaint.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Complaints {
    /// Made within the period.
    pub made: u64,
    /// After how many days those were settled that were; in order.
    pub days: Vec<u32>,
    /// Made before the period, and not settled at its end.
    pub earlier: u64,
}

impl Complaints {
    /// Those that were settled by the end of the period.
    pub(crate) const fn resolved(&self) -> usize {
        self.days.len()
    }

    /// Those of the period that are not settled.
    pub(crate) fn open(&self) -> u64 {
        self.made - self.days.len() as u64
    }

    /// After how many days half of them were settled; of two in the middle, what lies between, in halves of a day.
    pub(crate) fn median_half_days(&self) -> Option<u32> {
        let count = self.days.len();
        let upper = *self.days.get(count / 2)?;
        let lower = *self.days.get((count - 1) / 2)?;
        Some(lower + upper)
    }

    /// Counts the complaints of a patient; gives the days on which those of the period were made.
    pub(super) fn patient(&mut self, facts: &Facts<'_>, from: NaiveDate) -> Vec<NaiveDate> {
        let mut made = Vec::new();
        let mut open: Option<NaiveDate> = None;
        for contact in facts.contacts() {
            let date = contact.at.date;
            if contact.outcome == Outcome::Complaint && open.is_none() {
                open = Some(date);
                made.extend((date >= from).then_some(date));
            }
            if contact.outcome == Outcome::Resolved
                && let Some(since) = open.take()
                && since >= from
            {
                let days = time::days_between(since, date);
                self.days.push(u32::try_from(days).unwrap_or(0));
            }
        }
        self.made += made.len() as u64;
        self.earlier += u64::from(open.is_some_and(|since| since < from));
        made
    }

    pub(super) fn add(&mut self, mut more: Self) {
        self.made += more.made;
        self.days.append(&mut more.days);
        self.earlier += more.earlier;
    }

    pub(super) fn in_order(&mut self) {
        self.days.sort_unstable();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_of_an_even_number_lies_between() {
        for (days, halves) in [
            (vec![], None),
            (vec![3], Some(6)),
            (vec![1, 4], Some(5)),
            (vec![1, 2, 9], Some(4)),
        ] {
            let complaints = Complaints {
                days,
                ..Complaints::default()
            };
            assert_eq!(complaints.median_half_days(), halves);
        }
    }
}
