//! The ids of patients. Every row of every other file is looked up here.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use crate::clinic::PatientIndex;

/// An id that is a number stands in a table by that number as long as the table has no more than so many places for each patient.
const PLACES_A_PATIENT: usize = 16;

/// A table of so many places is never too large.
const FEW_PLACES: usize = 1 << 16;

/// Marks a place where no patient stands.
const NOBODY: PatientIndex = PatientIndex::MAX;

/// From ids to indices.
#[derive(Default)]
pub struct PatientIds {
    /// Patients whose id is a plain number, by that number.
    by_number: Vec<PatientIndex>,
    /// All others.
    by_text: HashMap<Box<str>, PatientIndex, FixedState>,
    count: usize,
}

impl PatientIds {
    /// The patient of an id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<PatientIndex> {
        if let Some(&index) = plain_number(id).and_then(|number| self.by_number.get(number))
            && index != NOBODY
        {
            return Some(index);
        }
        self.by_text.get(id).copied()
    }

    /// Takes in an id that is not there yet.
    pub fn put(&mut self, id: &str, index: PatientIndex) {
        self.count += 1;
        let most = FEW_PLACES.max(self.count.saturating_mul(PLACES_A_PATIENT));
        match plain_number(id) {
            Some(number) if number < most => {
                if self.by_number.len() <= number {
                    self.by_number.resize(number + 1, NOBODY);
                }
                self.by_number[number] = index;
            }
            _ => {
                self.by_text.insert(id.into(), index);
            }
        }
    }
}

/// The number that an id is, written the one way in which numbers are: digits alone, and no nought before others.
fn plain_number(id: &str) -> Option<usize> {
    let bytes = id.as_bytes();
    let is_plain = match bytes {
        [b'0'] => true,
        [b'1'..=b'9', rest @ ..] => rest.len() < 9 && rest.iter().all(u8::is_ascii_digit),
        _ => false,
    };
    let digit = |number, byte: &u8| number * 10 + usize::from(byte - b'0');
    is_plain.then(|| bytes.iter().fold(0, digit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_id_is_found_as_it_is_written() {
        let mut ids = PatientIds::default();
        let all = [
            "7",
            "07",
            "0",
            "70000",
            "999999999",
            "9999999999",
            "7.0",
            "п-7",
            " 7",
            "+7",
        ];
        for (id, index) in all.into_iter().zip(0..) {
            assert_eq!(ids.find(id), None, "{id}");
            ids.put(id, index);
        }
        for (id, index) in all.into_iter().zip(0..) {
            assert_eq!(ids.find(id), Some(index), "{id}");
        }
        assert_eq!(ids.find("8"), None);
        assert_eq!(ids.find(""), None);
    }
}
