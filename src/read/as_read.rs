//! The parts of a file as it is read once: where each ends is seen on the way, and what was read of it goes along with it.

use std::collections::VecDeque;
use std::io;
use std::mem;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::read::encoding::{Bytes, CHUNK_BYTES, Lines, PART_BYTES, Part, ReadSeek, read_up_to};

/// So much is held at most of a file in which no line ends: it is to be read otherwise.
const MOST_BYTES: usize = if cfg!(test) { 1 << 17 } else { 1 << 24 };

/// Room for the bytes of parts that no part needs just now.
#[derive(Default)]
pub(super) struct Room(Mutex<Vec<Vec<u8>>>);

impl Room {
    fn spare(&self) -> MutexGuard<'_, Vec<Vec<u8>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes back what a part holds that is done.
    pub fn take_back(&self, part: Part) {
        if let Some(Ok(held)) = part.held.map(Arc::try_unwrap) {
            self.spare().push(held);
        }
    }
}

/// The parts of a file of UTF-8, one after another: the same as those of a survey, each with its bytes.
pub(super) struct AsRead<'r> {
    source: Box<dyn ReadSeek>,
    room: &'r Room,
    lines: Lines,
    /// The parts that lie in what was read.
    found: VecDeque<Part>,
    /// What was read of the parts that are found and of the next one, and more room.
    held: Vec<u8>,
    filled: usize,
    is_over: bool,
}

impl<'r> AsRead<'r> {
    /// Goes through a file from its start.
    ///
    /// # Errors
    /// Where it can't be opened.
    pub fn open(bytes: &Bytes, room: &'r Room) -> io::Result<Self> {
        Ok(Self {
            source: bytes.reader()?,
            room,
            lines: Lines::default(),
            found: VecDeque::new(),
            held: Vec::new(),
            filled: 0,
            is_over: false,
        })
    }

    /// Reads on until a part ends.
    fn read_on(&mut self) -> io::Result<()> {
        while self.found.is_empty() && !self.is_over {
            if self.filled > MOST_BYTES {
                return Err(io::Error::from(io::ErrorKind::InvalidData));
            }
            let wanted = self.filled + CHUNK_BYTES;
            if self.held.len() < wanted {
                let usual = usize::try_from(PART_BYTES).unwrap_or_default() + 2 * CHUNK_BYTES;
                self.held.resize(wanted.max(usual), 0);
            }
            let chunk = &mut self.held[self.filled..wanted];
            let length = read_up_to(&mut self.source, chunk)?;
            self.lines.pass(&chunk[..length]);
            self.filled += length;
            if length < CHUNK_BYTES {
                self.is_over = true;
                self.found = mem::take(&mut self.lines).parts().into();
            } else {
                self.found = self.lines.take_parts().into();
            }
        }
        Ok(())
    }

    /// The next part takes what was read of it along.
    fn hand_out(&mut self) -> Option<Part> {
        let mut part = self.found.pop_front()?;
        let (length, filled) = (part.length(), self.filled);
        let mut held = self.room.spare().pop().unwrap_or_default();
        let rest = &self.held[length..filled];
        if held.len() < rest.len() {
            held.resize(self.held.len(), 0);
        }
        held[..rest.len()].copy_from_slice(rest);
        self.filled = rest.len();
        part.held = Some(Arc::new(mem::replace(&mut self.held, held)));
        Some(part)
    }
}

impl Iterator for AsRead<'_> {
    type Item = io::Result<Part>;

    fn next(&mut self) -> Option<io::Result<Part>> {
        if let Err(error) = self.read_on() {
            self.is_over = true;
            return Some(Err(error));
        }
        self.hand_out().map(Ok)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::encoding::{Encoding, survey};

    fn parts_of(text: &str) -> Vec<Part> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        std::fs::write(&path, text).unwrap();
        let bytes = Bytes::open(&path).unwrap();
        let room = Room::default();
        let mut parts = Vec::new();
        for part in AsRead::open(&bytes, &room).unwrap() {
            let part = part.unwrap();
            let mut own = String::new();
            let mut of_part = bytes.text(Encoding::Utf8, &part).unwrap();
            of_part.read_to_string(&mut own).unwrap();
            drop(of_part);
            // What is held is what stands in the file, but for the mark at its beginning.
            let there = usize::try_from(part.bytes.start).unwrap();
            let wanted = &text[there..there + part.length()];
            assert_eq!(own, wanted.trim_start_matches('\u{feff}'));
            parts.push(Part {
                held: None,
                ..part.clone()
            });
            room.take_back(part);
        }
        assert_eq!(parts, survey(&bytes, None).unwrap().parts);
        parts
    }

    #[test]
    fn the_parts_are_those_of_a_survey() {
        for end in ["\n", "\r\n"] {
            let rows = (0..30_000).map(|row| format!("{}ё{end}", "x".repeat(row % 17)));
            let rows: String = rows.collect();
            for text in [rows.clone(), format!("\u{feff}{rows}last")] {
                assert!(parts_of(&text).len() > 1000);
            }
        }
        // As long as what is read at once, and no longer.
        assert_eq!(parts_of(&"y".repeat(CHUNK_BYTES)).len(), 1);
        assert_eq!(parts_of("one\ntwo").len(), 1);
        assert_eq!(parts_of("").len(), 1);
    }

    #[test]
    fn a_file_without_lines_is_not_held() {
        let bytes = Bytes::Memory(vec![b'x'; MOST_BYTES * 2].into());
        let room = Room::default();
        let mut parts = AsRead::open(&bytes, &room).unwrap();
        assert!(parts.next().is_some_and(|part| part.is_err()));
        assert!(parts.next().is_none());
    }
}
