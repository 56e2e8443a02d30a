//! Rows under one id: the same row twice counts once, rows that differ are refused.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::Hash;

use crate::base::room;
use crate::model::clinic::{PatientIndex, RowAt};
use crate::read::encoding::Part;
use crate::read::intake::hash_of;
use crate::read::problem::Findings;
use crate::read::refusal::Refusal;
use crate::read::row::Row;
use crate::read::sheet::{LookUp, Sheet, Sheets};

/// The ids of rows, by hash, as they are read.
#[derive(Default)]
pub struct Keys {
    hashes: Vec<u64>,
    rows: Vec<RowAt>,
}

/// What the rows of one id turned out to be.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Conflicts {
    /// Rows that repeat an earlier one.
    pub repeated: BTreeSet<RowAt>,
    /// The rows of one id that say the same, in the order in which they are read: the first, and those that repeat it.
    pub alike: Vec<Vec<RowAt>>,
    /// Rows that differ under one id.
    pub differing: Vec<Group>,
}

/// Rows under one id that can't all be true, in the order in which they are read.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Group(pub Vec<Clash>);

/// One of these rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clash {
    /// Where it stands.
    pub row: RowAt,
    /// The patient whom it names.
    pub patient: PatientIndex,
    /// Rows that say the same have the same number.
    pub content: u32,
}

impl Group {
    /// Each row with another that says something else.
    pub fn with_others(&self) -> impl Iterator<Item = (Clash, RowAt)> {
        let first = self.0.first();
        // There may be thousands of rows: whatever differs from the first has the first to differ from.
        let differs =
            move |clash: &&Clash| first.is_some_and(|first| first.content != clash.content);
        let other = self.0.iter().find(differs).or(first);
        self.0.iter().map(move |clash| {
            let unlike = if differs(&clash) { first } else { other };
            (*clash, unlike.unwrap_or(clash).row)
        })
    }

    /// For each patient named, the rows that show the clash: his own and, where these say the same, one that does not. There may be
    /// thousands of rows: not all of them are told to each.
    #[must_use]
    pub fn shown_to(&self) -> Vec<(PatientIndex, Clash)> {
        let mut own: BTreeMap<PatientIndex, Vec<Clash>> = BTreeMap::new();
        for &row in &self.0 {
            own.entry(row.patient).or_default().push(row);
        }
        let mut shown = Vec::new();
        for (patient, rows) in own {
            let differs = |row: &&Clash| rows.first().is_some_and(|own| own.content != row.content);
            let among_own = rows.iter().any(|row| differs(&row));
            let other = self.0.iter().find(differs).filter(|_| !among_own);
            shown.extend(rows.iter().chain(other).map(|&row| (patient, row)));
        }
        shown
    }
}

impl Keys {
    /// Notes the id of a row.
    pub fn push<T: Hash>(&mut self, id: T, row: RowAt) {
        self.hashes.push(hash_of(id));
        self.rows.push(row);
    }

    /// Takes in those of the next part.
    pub fn append(&mut self, part: Self, to_come: usize) {
        room::extend(&mut self.hashes, part.hashes, to_come);
        room::extend(&mut self.rows, part.rows, to_come);
    }

    /// The rows whose ids seem to meet.
    #[must_use]
    pub fn meeting(&self) -> BTreeSet<RowAt> {
        let met = meeting(&self.hashes).into_iter();
        met.map(|place| self.rows[place]).collect()
    }

    /// Compares the rows whose ids meet: all that recall reads of them.
    ///
    /// `id` gives the true id of a row and the patient that it names.
    ///
    /// # Errors
    /// Where the file can't be read again.
    pub fn compare(
        self,
        sheets: Sheets<'_, '_>,
        id: impl Fn(&Row<'_>) -> (String, Option<PatientIndex>) + Sync,
    ) -> Result<Conflicts, Refusal> {
        let rows = self.meeting();
        drop(self);
        compare(sheets, &rows, id)
    }

    /// Compares the same rows in some columns alone.
    ///
    /// # Errors
    /// Where the file can't be read again.
    pub fn compare_in(
        self,
        sheets: Sheets<'_, '_>,
        columns: &[usize],
        id: impl Fn(&Row<'_>) -> (String, Option<PatientIndex>) + Sync,
    ) -> Result<Conflicts, Refusal> {
        let rows = self.meeting();
        drop(self);
        compare_by(sheets, &rows, id, |row| row.canonical_of(columns))
    }
}

/// The places of all numbers that stand in a list more than once.
#[must_use]
pub fn meeting(numbers: &[u64]) -> Vec<usize> {
    // So many places for each number that few fall on one by chance.
    const PLACES: usize = 16;
    let places = numbers.len().saturating_mul(PLACES).next_power_of_two();
    let mut taken = Bits::new(places);
    let mut shared = Bits::new(places);
    for &number in numbers {
        if taken.set(number) {
            shared.set(number);
        }
    }
    drop(taken);
    let mut some: Vec<(u64, usize)> = numbers
        .iter()
        .zip(0..)
        .filter(|(number, _)| shared.has(**number))
        .map(|(&number, place)| (number, place))
        .collect();
    some.sort_unstable();
    some.chunk_by(|a, b| a.0 == b.0)
        .filter(|same| same.len() > 1)
        .flatten()
        .map(|&(_, place)| place)
        .collect()
}

/// A power of two of bits, found by the low bits of a number.
struct Bits(Vec<u64>);

impl Bits {
    fn new(count: usize) -> Self {
        Self(vec![0; count.div_ceil(64)])
    }

    fn place(&self, number: u64) -> (usize, u64) {
        let word = usize::try_from(number >> 6).unwrap_or(usize::MAX) & (self.0.len() - 1);
        (word, 1 << (number & 63))
    }

    fn has(&self, number: u64) -> bool {
        let (word, bit) = self.place(number);
        self.0[word] & bit != 0
    }

    /// Sets the bit; whether it was set before.
    fn set(&mut self, number: u64) -> bool {
        let (word, bit) = self.place(number);
        let before = self.0[word];
        self.0[word] = before | bit;
        before & bit != 0
    }
}

/// Reads these rows once more, and compares all that recall reads of them.
///
/// # Errors
/// Where the file can't be read again.
pub fn compare(
    sheets: Sheets<'_, '_>,
    rows: &BTreeSet<RowAt>,
    id: impl Fn(&Row<'_>) -> (String, Option<PatientIndex>) + Sync,
) -> Result<Conflicts, Refusal> {
    compare_by(sheets, rows, id, all_of)
}

fn all_of(row: &Row<'_>) -> String {
    row.canonical()
}

/// Reads these rows once more, and compares what is taken of them.
fn compare_by(
    sheets: Sheets<'_, '_>,
    rows: &BTreeSet<RowAt>,
    id: impl Fn(&Row<'_>) -> (String, Option<PatientIndex>) + Sync,
    content: impl Fn(&Row<'_>) -> String + Sync,
) -> Result<Conflicts, Refusal> {
    let mut conflicts = Conflicts::default();
    let mut groups: BTreeMap<String, (Group, BTreeMap<String, u32>)> = BTreeMap::new();
    let has_some = |sheet: &&Sheet<'_>| rows.iter().any(|row| row.input() == sheet.input);
    for sheet in sheets.iter().filter(has_some) {
        let read = |part: &Part| {
            let mut found = Vec::new();
            sheet.rows(part, LookUp::AGAIN, &mut Findings::default(), |row| {
                let at = row.at();
                if rows.contains(&at)
                    && let (id, Some(patient)) = id(row)
                {
                    found.push((id, at, patient, content(row)));
                }
            })?;
            Ok(found)
        };
        sheet.in_parts(read, |found| {
            for (id, row, patient, content) in found {
                let (group, contents) = groups.entry(id).or_default();
                let next = u32::try_from(contents.len()).unwrap_or(u32::MAX);
                let content = *contents.entry(content).or_insert(next);
                group.0.push(Clash {
                    row,
                    patient,
                    content,
                });
            }
        })?;
    }
    for (group, contents) in groups.into_values() {
        if contents.len() > 1 {
            conflicts.differing.push(group);
        } else {
            let rows: Vec<RowAt> = group.0.iter().map(|clash| clash.row).collect();
            conflicts.repeated.extend(rows.iter().skip(1));
            conflicts.alike.push(rows);
        }
    }
    Ok(conflicts)
}

impl Conflicts {
    /// All rows that are refused.
    #[must_use]
    pub fn refused(&self) -> BTreeSet<RowAt> {
        self.differing
            .iter()
            .flat_map(|group| group.0.iter().map(|clash| clash.row))
            .collect()
    }

    /// The rows that are none of their own: refused, or repeating an earlier one.
    #[must_use]
    pub fn dropped(&self) -> BTreeSet<RowAt> {
        let mut rows = self.refused();
        rows.extend(&self.repeated);
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_stand_twice_are_found() {
        assert!(meeting(&[]).is_empty());
        assert!(meeting(&[5]).is_empty());
        assert_eq!(meeting(&[5, 6, 5, 7, 5, 7]), [0, 2, 4, 3, 5]);
        // These differ in no bit that finds a place.
        assert_eq!(meeting(&[1 << 40, 2 << 40, 1 << 40]), [0, 2]);
        let many: Vec<u64> = (0..100_000).map(hash_of::<u64>).collect();
        assert!(meeting(&many).is_empty());
    }
}
