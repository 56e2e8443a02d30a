//! Patients by ids of any form.

use std::hash::BuildHasher;

use foldhash::fast::FixedState;
use hashbrown::HashTable;

use crate::model::clinic::PatientIndex;

/// A table in which ids of usual length stand beside their patients: they are found without a look at the ids themselves.
#[derive(Default)]
pub(super) struct ByText {
    table: HashTable<Slot>,
    hasher: FixedState,
}

/// A patient, and by what he is found.
#[derive(Clone, Copy)]
struct Slot {
    key: Bits,
    sort: Sort,
    patient: PatientIndex,
}

/// An id as it is compared.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Key {
    bits: Bits,
    sort: Sort,
}

/// In two parts, as one number would need more room beside the rest.
type Bits = [u64; 2];

/// What the bytes of a key are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// All of a short id, noughts behind.
    Whole,
    /// All of a UUID in the usual form, in small letters.
    Uuid,
    /// A hash of another id: two may have the same.
    Hash,
}

impl Key {
    const BYTES: usize = 16;

    /// That of an id without a letter.
    const BLANK: Self = Self {
        bits: [0; 2],
        sort: Sort::Whole,
    };

    #[inline]
    fn of(id: &str, hasher: &FixedState) -> Self {
        let id_bytes = id.as_bytes();
        let mut bytes = [0; Self::BYTES];
        // One that ends with a nought would be the same as one without it.
        if let Some(place) = bytes.get_mut(..id_bytes.len())
            && id_bytes.last() != Some(&0)
        {
            place.copy_from_slice(id_bytes);
            let (bits, sort) = (in_bits(bytes), Sort::Whole);
            return Self { bits, sort };
        }
        if let Some(bytes) = uuid(id_bytes) {
            let (bits, sort) = (in_bits(bytes), Sort::Uuid);
            return Self { bits, sort };
        }
        let (bits, sort) = ([hasher.hash_one(id), 0], Sort::Hash);
        Self { bits, sort }
    }

    fn hash(self, hasher: &FixedState) -> u64 {
        hasher.hash_one(self.bits)
    }
}

fn in_bits(bytes: [u8; Key::BYTES]) -> Bits {
    let bits = u128::from_le_bytes(bytes);
    let part = |shift: u32| u64::try_from(bits >> shift & u128::from(u64::MAX)).unwrap_or_default();
    [part(0), part(64)]
}

impl Slot {
    const fn key(&self) -> Key {
        Key {
            bits: self.key,
            sort: self.sort,
        }
    }
}

impl ByText {
    /// The patient with that id; `id_of` says how the id of another is written.
    #[inline]
    pub(super) fn find<'i>(
        &self,
        id: &str,
        id_of: impl Fn(PatientIndex) -> &'i str,
    ) -> Option<PatientIndex> {
        if self.table.is_empty() {
            return None;
        }
        let key = Key::of(id, &self.hasher);
        self.find_key((key, key.hash(&self.hasher)), id, id_of)
    }

    #[inline]
    fn find_key<'i>(
        &self,
        (key, hash): (Key, u64),
        id: &str,
        id_of: impl Fn(PatientIndex) -> &'i str,
    ) -> Option<PatientIndex> {
        let is_his = |slot: &Slot| {
            slot.key() == key && (key.sort != Sort::Hash || id_of(slot.patient) == id)
        };
        self.table.find(hash, is_his).map(|slot| slot.patient)
    }

    /// The patients with these ids, where they are not found yet.
    ///
    /// What is looked for is worked out for many at once, and then looked for: so little is done between two looks that the memory is asked
    /// for several of them at a time.
    pub(super) fn find_all<'i>(
        &self,
        ids: &[&str],
        found: &mut [Option<PatientIndex>],
        id_of: impl Fn(PatientIndex) -> &'i str,
    ) {
        const AT_ONCE: usize = 32;
        if self.table.is_empty() {
            return;
        }
        for (ids, found) in ids.chunks(AT_ONCE).zip(found.chunks_mut(AT_ONCE)) {
            let mut keys = [(Key::BLANK, 0); AT_ONCE];
            for (sought, id) in keys.iter_mut().zip(ids) {
                let key = Key::of(id, &self.hasher);
                *sought = (key, key.hash(&self.hasher));
            }
            for ((sought, id), found) in keys.into_iter().zip(ids).zip(found) {
                if found.is_none() {
                    *found = self.find_key(sought, id, &id_of);
                }
            }
        }
    }

    /// Puts in a patient of whom it is known that he is not in it.
    pub(super) fn put(&mut self, id: &str, patient: PatientIndex) {
        let key = Key::of(id, &self.hasher);
        let slot = Slot {
            key: key.bits,
            sort: key.sort,
            patient,
        };
        let hasher = &self.hasher;
        let hash_of = |slot: &Slot| slot.key().hash(hasher);
        self.table.insert_unique(key.hash(hasher), slot, hash_of);
    }
}

/// The bytes of a UUID written as `123e4567-e89b-12d3-a456-426614174000`.
fn uuid(id: &[u8]) -> Option<[u8; Key::BYTES]> {
    const PAIRS: [usize; Key::BYTES] = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34];
    let id: &[u8; 36] = id.try_into().ok()?;
    let (mut bytes, mut seen) = ([0; Key::BYTES], 0);
    for (byte, pair) in bytes.iter_mut().zip(PAIRS) {
        let high = DIGITS[usize::from(id[pair])];
        let low = DIGITS[usize::from(id[pair + 1])];
        seen |= high | low;
        *byte = high << 4 | low;
    }
    let has_dashes = [8, 13, 18, 23].iter().all(|&dash| id[dash] == b'-');
    (has_dashes && seen <= 0xF).then_some(bytes)
}

/// What each byte is as a hexadecimal digit with small letters; 0xFF: none.
const DIGITS: [u8; 256] = {
    let mut digits = [0xFF; 256];
    let mut digit = 0_u8;
    while digit < 16 {
        digits[b"0123456789abcdef"[digit as usize] as usize] = digit;
        digit += 1;
    }
    digits
};
