//! Rows under one id: the same row twice counts once, rows that differ are refused.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::Hash;

use rayon::prelude::*;

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
    hashes: Vec<IdHash>,
    rows: RowList,
}

/// Most of a hash of an id: two ids of millions hardly share it, and room for the rest of each is spared.
#[derive(Clone, Copy)]
struct IdHash([u8; 6]);

impl IdHash {
    fn of<T: Hash>(id: T) -> Self {
        let [bytes @ .., _, _] = hash_of(id).to_le_bytes();
        Self(bytes)
    }
}

impl From<IdHash> for u64 {
    fn from(hash: IdHash) -> Self {
        let mut bytes = [0; 8];
        bytes[..6].copy_from_slice(&hash.0);
        Self::from_le_bytes(bytes)
    }
}

/// Rows in the order in which they are read, most of them on the line after the one before.
#[derive(Default)]
struct RowList {
    /// How many lines after the one before it each row stands; 0: it is one of `others`.
    steps: Vec<u8>,
    /// The places and rows of which that can't be said.
    others: Vec<(usize, RowAt)>,
    last: Option<RowAt>,
}

impl RowList {
    fn push(&mut self, row: RowAt) {
        let last = self.last.filter(|last| last.input() == row.input());
        let step = last.and_then(|last| row.line().checked_sub(last.line()));
        let step = step.and_then(|step| u8::try_from(step).ok()).unwrap_or(0);
        if step == 0 {
            self.others.push((self.steps.len(), row));
        }
        self.steps.push(step);
        self.last = Some(row);
    }

    /// Takes in those of the next part.
    fn append(&mut self, part: Self, to_come: usize) {
        let before = self.steps.len();
        let others = part.others.into_iter();
        self.others
            .extend(others.map(|(place, row)| (before + place, row)));
        room::extend(&mut self.steps, part.steps, to_come);
        self.last = part.last.or(self.last);
    }

    /// The rows at some places, which are in order.
    fn at(&self, places: impl Iterator<Item = usize>) -> impl Iterator<Item = RowAt> {
        let mut others = self.others.iter().peekable();
        let mut known: Option<(usize, RowAt)> = None;
        places.filter_map(move |place| {
            while let Some(&other) = others.next_if(|(other, _)| *other <= place) {
                known = Some(other);
            }
            let (from, row) = known?;
            let steps = &self.steps[from + 1..=place];
            let line = steps
                .iter()
                .fold(row.line(), |line, &step| line.saturating_add(step.into()));
            let row = RowAt::new(row.input(), line);
            known = Some((place, row));
            Some(row)
        })
    }
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
        self.hashes.push(IdHash::of(id));
        self.rows.push(row);
    }

    /// Takes in those of the next part.
    pub fn append(&mut self, part: Self, to_come: usize) {
        room::extend(&mut self.hashes, part.hashes, to_come);
        self.rows.append(part.rows, to_come);
    }

    /// The rows whose ids seem to meet.
    #[must_use]
    pub fn meeting(&self) -> BTreeSet<RowAt> {
        let mut met = meeting(&self.hashes);
        met.sort_unstable();
        self.rows.at(met.into_iter()).collect()
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

/// The places of all numbers that stand in a list more than once, in the order of the numbers.
#[must_use]
pub fn meeting<T: Copy + Into<u64> + Sync>(numbers: &[T]) -> Vec<usize> {
    // Few numbers are looked at by one thread; of many no more together than have their bits near each other in memory.
    const FEW: usize = if cfg!(test) { 1 << 8 } else { 1 << 17 };
    let sorts = match numbers.len() {
        0..=FEW => 1,
        many => many.div_ceil(FEW * 8).max(2),
    };
    let found = (0..sorts).into_par_iter();
    let found = found.flat_map_iter(|sort| meeting_of(numbers, (sort, sorts)));
    let mut found: Vec<(u64, usize)> = found.collect();
    found.sort_unstable();
    found.into_iter().map(|(_, place)| place).collect()
}

/// The numbers of one sort of so many that stand in a list more than once, with their places.
fn meeting_of<T: Copy + Into<u64>>(
    numbers: &[T],
    (sort, sorts): (usize, usize),
) -> Vec<(u64, usize)> {
    // So many places for each number that few fall on one by chance.
    const PLACES: usize = 16;
    // Which sort a number is of depends on all its bits; their low ones find its place.
    const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
    let is_of_sort = |number: u64| {
        let mixed = u128::from(number.wrapping_mul(ODD)) * sorts as u128;
        sorts == 1 || (mixed >> u64::BITS) == sort as u128
    };
    let places = numbers.len().div_ceil(sorts).saturating_mul(PLACES);
    let places = places.next_power_of_two();
    let mut taken = Bits::new(places);
    let mut shared = Bits::new(places);
    let all = || numbers.iter().map(|&number| number.into());
    for number in all().filter(|&number| is_of_sort(number)) {
        if taken.set(number) {
            shared.set(number);
        }
    }
    drop(taken);
    let mut some: Vec<(u64, usize)> = all()
        .zip(0..)
        .filter(|&(number, _)| is_of_sort(number) && shared.has(number))
        .collect();
    some.sort_unstable();
    let met = some.chunk_by(|a, b| a.0 == b.0);
    let met = met.filter(|same| same.len() > 1);
    met.flatten().copied().collect()
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
        assert!(meeting::<u64>(&[]).is_empty());
        assert!(meeting(&[5_u64]).is_empty());
        assert_eq!(meeting(&[5_u64, 6, 5, 7, 5, 7]), [0, 2, 4, 3, 5]);
        // These differ in no bit that finds a place.
        assert_eq!(meeting(&[1_u64 << 40, 2 << 40, 1 << 40]), [0, 2]);
        let mut many: Vec<u64> = (0..100_000).map(hash_of::<u64>).collect();
        assert!(meeting(&many).is_empty());
        many.extend_from_within(40_000..40_100);
        many[100_050] = 7;
        let mut met = meeting(&many);
        let numbers: Vec<u64> = met.iter().map(|&place| many[place]).collect();
        assert!(numbers.is_sorted());
        met.sort_unstable();
        let twice = (40_000..40_100).chain(100_000..100_100);
        let twice: Vec<usize> = twice.filter(|place| place % 60_000 != 40_050).collect();
        assert_eq!(met, twice);
    }

    #[test]
    fn numbers_that_are_alike_but_for_their_last_digits_are_found() {
        let mut numbers: Vec<u64> = (79_180_000_000..79_180_005_000).collect();
        assert!(meeting(&numbers).is_empty());
        numbers.push(79_180_004_321);
        assert_eq!(meeting(&numbers), [4321, 5000]);
    }

    #[test]
    fn rows_are_known_by_their_places_wherever_they_stand() {
        let rows = [
            (0, 2),
            (0, 3),
            (0, 7),
            (0, 262),
            (0, 518),
            (0, 519),
            (1, 520),
            (1, 521),
            (2, 3),
            (2, 2),
            (2, 2),
            (2, u32::MAX),
        ];
        let rows: Vec<RowAt> = rows.map(|(input, line)| RowAt::new(input, line)).into();
        for cut in 0..=rows.len() {
            let mut list = RowList::default();
            for part in [&rows[..cut], &[], &rows[cut..]] {
                let mut next = RowList::default();
                for &row in part {
                    next.push(row);
                }
                list.append(next, 1);
            }
            let all: Vec<RowAt> = list.at(0..rows.len()).collect();
            assert_eq!(all, rows);
            for (place, &row) in rows.iter().enumerate() {
                assert!(list.at([place].into_iter()).eq([row]));
            }
        }
    }
}
