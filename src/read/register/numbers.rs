//! Patients by ids that are all written alike: `17`, `000017`, `P000017`.

use crate::model::clinic::PatientIndex;

/// How an id with a number in it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Form {
    /// What stands before the digits.
    prefix: Box<str>,
    /// How many digits there are, where each id has as many; else no nought stands before others.
    digits: Option<usize>,
}

impl Form {
    /// More digits say more than a table has places for.
    const MOST_DIGITS: usize = 18;

    /// The form of an id; `None`: it does not end with a digit.
    fn of(id: &str) -> Option<Self> {
        let (prefix, digits) = parted(id);
        let is_padded = digits.len() > 1 && digits.starts_with('0');
        (!digits.is_empty() && digits.len() <= Self::MOST_DIGITS).then(|| Self {
            prefix: prefix.into(),
            digits: is_padded.then_some(digits.len()),
        })
    }

    /// The number in an id that is written in this form: no two ids have the same.
    fn number(&self, id: &str) -> Option<usize> {
        // To compare nothing with nothing costs as much as all the rest: the address of no letters is none that a processor likes to load.
        let digits = match self.prefix.as_bytes() {
            [] => id.as_bytes(),
            prefix => id.as_bytes().strip_prefix(prefix)?,
        };
        let is_written_so = match (self.digits, digits) {
            (Some(count), _) => digits.len() == count,
            (None, [b'0']) => true,
            (None, [b'1'..=b'9', ..]) => digits.len() <= Self::MOST_DIGITS,
            (None, _) => false,
        };
        let mut number = 0;
        for digit in digits {
            let digit = digit.wrapping_sub(b'0');
            if digit > 9 || !is_written_so {
                return None;
            }
            number = number * 10 + usize::from(digit);
        }
        is_written_so.then_some(number)
    }
}

/// An id without the digits at its end, and these.
fn parted(id: &str) -> (&str, &str) {
    id.split_at(id.trim_end_matches(|c: char| c.is_ascii_digit()).len())
}

/// A table from numbers to patients, as long as it has no more than so many places for each.
pub(super) struct ByNumber {
    form: Form,
    /// No id has a place in it.
    is_empty: bool,
    first: usize,
    places: Vec<PatientIndex>,
    in_order: Option<InOrder>,
}

impl Default for ByNumber {
    fn default() -> Self {
        Self {
            form: Form::default(),
            is_empty: true,
            first: 0,
            places: Vec::new(),
            in_order: None,
        }
    }
}

impl ByNumber {
    const PLACES_A_PATIENT: usize = 8;
    /// So many ids are looked at to see how they are written.
    const SAMPLES: usize = 16;
    /// Marks a place where no patient stands.
    const NOBODY: PatientIndex = PatientIndex::MAX;

    /// A table for those of these ids that are written as most of a few of them are, if most are.
    pub(super) fn new<'i>(ids: &(impl Iterator<Item = &'i str> + Clone)) -> Self {
        let all = ids.clone().count();
        // Not only the first ones: exports begin with old ids.
        let samples = ids.clone().step_by(all.div_ceil(Self::SAMPLES).max(1));
        let forms: Vec<Form> = samples.clone().filter_map(Form::of).collect();
        // An id without a nought in front may be written in either form: what counts is for how many a form would do.
        let holds = |form: &&Form| {
            let samples = samples.clone();
            samples.filter(|id| form.number(id).is_some()).count()
        };
        let Some(usual) = forms.iter().max_by_key(holds) else {
            return Self::default();
        };
        if holds(&usual) * 2 < forms.len() {
            return Self::default();
        }
        let (count, table) = Self::of(usual.clone(), ids.clone());
        if count.saturating_mul(2) < all {
            return Self::default();
        }
        table
    }

    /// A table for the ids of one form, and how many of them there are; none where they lie too far apart.
    fn of<'i>(form: Form, ids: impl Iterator<Item = &'i str>) -> (usize, Self) {
        let (mut first, mut last, mut count) = (usize::MAX, 0, 0_usize);
        for number in ids.filter_map(|id| form.number(id)) {
            first = first.min(number);
            last = last.max(number);
            count += 1;
        }
        match last.checked_sub(first) {
            Some(span) if span < count.saturating_mul(Self::PLACES_A_PATIENT) => (
                count,
                Self {
                    form,
                    is_empty: false,
                    first,
                    places: vec![Self::NOBODY; span + 1],
                    in_order: None,
                },
            ),
            _ => (0, Self::default()),
        }
    }

    /// The patient with that id.
    #[inline]
    pub(super) fn find(&self, id: &str) -> Option<PatientIndex> {
        let place = self.place(id)?;
        if let Some(in_order) = &self.in_order {
            return in_order.find(place);
        }
        let index = self.places.get(place).copied();
        index.filter(|&index| index != Self::NOBODY)
    }

    #[inline]
    fn place(&self, id: &str) -> Option<usize> {
        if self.is_empty {
            return None;
        }
        self.form.number(id)?.checked_sub(self.first)
    }

    /// Puts a patient in the place of that id, if it has one here.
    pub(super) fn put(&mut self, id: &str, index: PatientIndex) -> bool {
        let place = self.place(id);
        match place.and_then(|place| self.places.get_mut(place)) {
            Some(place) => {
                *place = index;
                true
            }
            None => false,
        }
    }

    /// Makes the table small where the patients stand in it one after another, as in most exports.
    pub(super) fn finish(&mut self) {
        if let Some(in_order) = InOrder::of(&self.places) {
            self.in_order = Some(in_order);
            self.places = Vec::new();
        }
    }
}

/// A table in which the first patient stands before the second, and so on: it is enough to know which places are taken.
struct InOrder {
    /// For 64 places each, how many are taken before them, and which of them are.
    words: Vec<(PatientIndex, u64)>,
}

impl InOrder {
    fn of(places: &[PatientIndex]) -> Option<Self> {
        let mut words = Vec::with_capacity(places.len().div_ceil(64));
        let mut count = 0;
        for places in places.chunks(64) {
            let (before, mut taken) = (count, 0);
            for (&index, bit) in places.iter().zip(0..) {
                if index == count {
                    taken |= 1 << bit;
                    count += 1;
                } else if index != ByNumber::NOBODY {
                    return None;
                }
            }
            words.push((before, taken));
        }
        Some(Self { words })
    }

    fn find(&self, place: usize) -> Option<PatientIndex> {
        let &(before, taken) = self.words.get(place / 64)?;
        let bit = 1 << (place % 64);
        (taken & bit != 0).then(|| before + (taken & (bit - 1)).count_ones())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_without_a_nought_in_front_is_written_as_the_padded_ones() {
        for (first, last) in [
            (1, 199_999),
            (1, 20_000),
            (60_000, 999_999),
            (99_000, 101_000),
        ] {
            let ids: Vec<String> = (first..=last)
                .step_by(7)
                .map(|n| format!("P{n:06}"))
                .collect();
            let mut table = ByNumber::new(&ids.iter().map(String::as_str));
            for (index, id) in (0..).zip(&ids) {
                assert!(table.put(id, index), "{id} of {first} to {last}");
            }
        }
    }
}
