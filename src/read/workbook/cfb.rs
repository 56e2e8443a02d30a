//! The file within a file that an XLS is ("compound file"): sectors, and chains of them. Nothing in it is believed: a chain is no longer than
//! there are sectors, and what points outside of the file is broken.

use super::grid::Broken;

/// With this every one begins.
pub(super) const MARK: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

const END_OF_CHAIN: u32 = 0xffff_fffe;
/// From here on numbers of sectors mean something else.
const SPECIAL: u32 = 0xffff_fffa;
const ENTRY_BYTES: usize = 128;
const SMALL_SECTOR: usize = 64;
/// Streams that are shorter stand in small sectors.
const SMALL_STREAM: usize = 4096;
/// A stream, and the outermost folder, among the kinds of entries.
const STREAM: u8 = 2;
const ROOT: u8 = 5;

/// A number of two bytes in a record.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let bytes = bytes.get(at..)?.first_chunk()?;
    Some(u16::from_le_bytes(*bytes))
}

/// A number of four bytes in a record.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..)?.first_chunk()?;
    Some(u32::from_le_bytes(*bytes))
}

/// A compound file.
pub(super) struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    /// Which sector follows another.
    next: Vec<u32>,
    small_next: Vec<u32>,
    /// The stream in which small sectors stand.
    small: Vec<u8>,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    kind: u8,
    start: u32,
    length: usize,
}

impl<'a> Compound<'a> {
    /// Opens one.
    ///
    /// # Errors
    /// Where it is none.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Broken> {
        Self::opened(bytes).ok_or(Broken)
    }

    fn opened(bytes: &'a [u8]) -> Option<Self> {
        bytes.strip_prefix(MARK)?;
        let sector = match u16_at(bytes, 30)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let mut file = Self {
            bytes,
            sector,
            next: Vec::new(),
            small_next: Vec::new(),
            small: Vec::new(),
            entries: Vec::new(),
        };
        file.next = file.followers()?;
        let folder = file.chain(u32_at(bytes, 48)?, usize::MAX)?;
        file.entries = folder.chunks_exact(ENTRY_BYTES).filter_map(entry).collect();
        let root = file.entries.iter().find(|it| it.kind == ROOT)?;
        if u32_at(bytes, 64)? > 0 {
            file.small = file.chain(root.start, root.length)?;
            let followers = file.chain(u32_at(bytes, 60)?, usize::MAX)?;
            file.small_next = numbers(&followers).collect();
        }
        Some(file)
    }

    /// Which sector follows another: the list of the sectors with that list begins in the first one, and goes on in others.
    fn followers(&self) -> Option<Vec<u32>> {
        let mut places: Vec<u32> = numbers(self.bytes.get(76..512)?).collect();
        let mut more = u32_at(self.bytes, 68)?;
        let most = self.bytes.len() / self.sector;
        let mut seen = 0;
        while more < SPECIAL {
            seen += 1;
            if seen > most {
                return None;
            }
            places.extend(numbers(self.sector(more)?));
            more = places.pop()?;
        }
        let places = places.into_iter().filter(|it| *it < SPECIAL);
        let mut next = Vec::new();
        for place in places {
            if next.len() / (self.sector / 4) > most {
                return None;
            }
            next.extend(numbers(self.sector(place)?));
        }
        Some(next)
    }

    /// A sector; the last one may be cut.
    fn sector(&self, number: u32) -> Option<&[u8]> {
        let start = (number as usize).checked_add(1)?.checked_mul(self.sector)?;
        let rest = self.bytes.get(start..).filter(|rest| !rest.is_empty())?;
        Some(&rest[..rest.len().min(self.sector)])
    }

    /// What stands in a chain of sectors.
    fn chain(&self, start: u32, length: usize) -> Option<Vec<u8>> {
        chain(start, length, &self.next, |number| self.sector(number))
    }

    /// A stream by its name.
    pub fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let is_it = |it: &&Entry| it.kind == STREAM && it.name.eq_ignore_ascii_case(name);
        let entry = self.entries.iter().find(is_it)?;
        if entry.length >= SMALL_STREAM {
            return self.chain(entry.start, entry.length);
        }
        chain(entry.start, entry.length, &self.small_next, |number| {
            let start = (number as usize).checked_mul(SMALL_SECTOR)?;
            let rest = self.small.get(start..).filter(|rest| !rest.is_empty())?;
            Some(&rest[..rest.len().min(SMALL_SECTOR)])
        })
    }
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    let chunks = bytes.chunks_exact(4);
    chunks.filter_map(|it| it.first_chunk().map(|it| u32::from_le_bytes(*it)))
}

/// The parts of a chain put together, as many bytes as are wanted: broken where there are fewer, save where all are wanted.
fn chain<'b>(
    start: u32,
    length: usize,
    next: &[u32],
    sector: impl Fn(u32) -> Option<&'b [u8]>,
) -> Option<Vec<u8>> {
    let mut found = Vec::new();
    let mut number = start;
    let mut seen = 0;
    while number != END_OF_CHAIN && found.len() < length {
        seen += 1;
        if seen > next.len() {
            return None;
        }
        found.extend_from_slice(sector(number)?);
        number = *next.get(number as usize)?;
    }
    if length != usize::MAX && found.len() < length {
        return None;
    }
    found.truncate(length);
    Some(found)
}

fn entry(bytes: &[u8]) -> Option<Entry> {
    let name = bytes.get(..64)?.as_chunks().0.iter();
    let name: Vec<u16> = name
        .map(|it| u16::from_le_bytes(*it))
        .take_while(|it| *it != 0)
        .collect();
    Some(Entry {
        name: String::from_utf16_lossy(&name),
        kind: *bytes.get(66)?,
        start: u32_at(bytes, 116)?,
        // In files of 4 GB and more there would be another number behind it; there are no such workbooks.
        length: u32_at(bytes, 120)? as usize,
    })
}
