//! The bytes of an export as UTF-8 text.

use std::fs::File;
use std::io::{self, Cursor, Read, Seek, SeekFrom};
use std::mem;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use encoding_rs::{CoderResult, Decoder, IBM866, UTF_16BE, UTF_16LE, WINDOWS_1251};

use crate::base::moment;
use crate::disk::presence::is_absence;
use crate::disk::{FromStart, Opened, Stamp};

/// How the text of an export is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// With or without a byte order mark.
    Utf8,
    /// Little-endian.
    Utf16Le,
    /// Big-endian.
    Utf16Be,
    /// Windows, Cyrillic.
    Windows1251,
    /// DOS, Cyrillic.
    Cp866,
}

impl Encoding {
    /// The encoding of that name, in the usual spellings.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name
            .to_ascii_lowercase()
            .replace(['-', '_', ' '], "")
            .as_str()
        {
            "utf8" => Some(Self::Utf8),
            "utf16" | "utf16le" => Some(Self::Utf16Le),
            "utf16be" => Some(Self::Utf16Be),
            "windows1251" | "cp1251" | "win1251" | "1251" => Some(Self::Windows1251),
            "cp866" | "ibm866" | "dos866" | "866" => Some(Self::Cp866),
            _ => None,
        }
    }

    /// What decodes it, from the start of a file or from a later one.
    fn decoder(self, is_start: bool) -> Option<Decoder> {
        match self {
            Self::Utf8 => None,
            Self::Utf16Le if is_start => Some(UTF_16LE.new_decoder_with_bom_removal()),
            Self::Utf16Be if is_start => Some(UTF_16BE.new_decoder_with_bom_removal()),
            Self::Utf16Le => Some(UTF_16LE.new_decoder_without_bom_handling()),
            Self::Utf16Be => Some(UTF_16BE.new_decoder_without_bom_handling()),
            Self::Windows1251 => Some(WINDOWS_1251.new_decoder_without_bom_handling()),
            Self::Cp866 => Some(IBM866.new_decoder_without_bom_handling()),
        }
    }
}

/// How much is read at once.
pub(super) const CHUNK_BYTES: usize = 1 << 16;
/// How much of a file is one part; in tests so little that small files have parts too.
pub(super) const PART_BYTES: u64 = if cfg!(test) { 200 } else { 1 << 19 };
const UTF8_MARK: &[u8] = b"\xEF\xBB\xBF";

/// An export that can be read more than once: a regular file from its start, anything else from memory.
#[derive(Clone, Debug)]
pub enum Bytes {
    /// A regular file, which stays open: nothing that takes its name meanwhile is mixed with it.
    File(Arc<Opened>),
    /// What came through a pipe or from a device.
    Memory(Arc<[u8]>),
    /// All of a regular file, read at once.
    Snapshot(Arc<[u8]>, Stamp),
}

/// So often a file is read again that somebody puts another in place of, or writes to.
const MOST_SNAPSHOTS: usize = 3;

impl Bytes {
    /// Looks at what stands under a path; what is no regular file is read at once.
    ///
    /// # Errors
    /// Where it can't be opened or read, or is a folder.
    pub fn open(path: &Path) -> io::Result<Self> {
        let mut file = File::open(path)?;
        let found = file.metadata()?;
        if found.is_dir() {
            return Err(io::Error::from(io::ErrorKind::IsADirectory));
        }
        if found.is_file() {
            return Ok(Self::File(Arc::new(Opened::new(file, path, &found))));
        }
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        Ok(Self::Memory(bytes.into()))
    }

    /// Reads all of a file at once: of recall's own record, to which another run may write meanwhile, or of a list that somebody is saving.
    /// One that is written to all the time is left to be looked at once more when all is read.
    ///
    /// # Errors
    /// Where it can't be opened or read, or is a folder.
    pub fn snapshot(path: &Path) -> io::Result<Self> {
        let mut opened = Self::open(path)?;
        for _ in 0..MOST_SNAPSHOTS {
            let Self::File(file) = &opened else {
                break;
            };
            let length = usize::try_from(file.stamp().length()).unwrap_or_default();
            let mut bytes = Vec::new();
            bytes.try_reserve_exact(length + 1)?;
            opened.reader()?.read_to_end(&mut bytes)?;
            let (before, after) = (file.stamp(), file.stamp_now()?);
            if before == after && bytes.len() as u64 == before.length() {
                return Ok(Self::Snapshot(bytes.into(), before));
            }
            opened = Self::open(path)?;
        }
        Ok(opened)
    }

    /// All of them, where they are in memory.
    #[must_use]
    pub fn in_memory(&self) -> Option<&[u8]> {
        match self {
            Self::Memory(bytes) | Self::Snapshot(bytes, _) => Some(bytes),
            Self::File(_) => None,
        }
    }

    /// Whether these are still the bytes that were opened. A file is read in parts and, where its rows differ, once more: were it written
    /// to meanwhile, a row could be cut in two. Where another took its place, what was read beside it may not fit what was read of it.
    ///
    /// # Errors
    /// Where the file can't be looked at any more.
    pub fn is_unchanged(&self) -> io::Result<bool> {
        match self {
            Self::File(file) => match file.stamp_of_name() {
                Ok(found) => Ok(found == file.stamp()),
                // Where it is gone, another has yet to take its place.
                Err(error) if is_absence(error.kind()) => Ok(false),
                Err(error) => Err(error),
            },
            Self::Memory(_) | Self::Snapshot(..) => Ok(true),
        }
    }

    /// How many there are.
    #[must_use]
    pub fn length(&self) -> u64 {
        match self {
            Self::File(file) => file.stamp().length(),
            Self::Memory(bytes) | Self::Snapshot(bytes, _) => bytes.len() as u64,
        }
    }

    /// When they were written, where that is known.
    #[must_use]
    pub fn written(&self) -> Option<DateTime<Utc>> {
        match self {
            Self::File(file) => file.stamp().modified().map(moment),
            Self::Snapshot(_, stamp) => stamp.modified().map(moment),
            Self::Memory(_) => None,
        }
    }

    /// The bytes from the start.
    ///
    /// # Errors
    /// None as yet: a file stays open.
    pub fn reader(&self) -> io::Result<Box<dyn ReadSeek>> {
        Ok(match self {
            Self::File(file) => Box::new(FromStart::new(Arc::clone(file))),
            Self::Memory(bytes) | Self::Snapshot(bytes, _) => {
                Box::new(Cursor::new(Arc::clone(bytes)))
            }
        })
    }

    /// The text of a part, as UTF-8 and without a byte order mark. What is no text in the encoding becomes U+FFFD, save in UTF-8, which is
    /// passed on as it is.
    ///
    /// # Errors
    /// Where the file can't be opened any more.
    pub fn text(&self, encoding: Encoding, part: &Part) -> io::Result<Box<dyn Read>> {
        if let (Some(held), Encoding::Utf8) = (&part.held, encoding) {
            let is_marked = part.is_first() && held.starts_with(UTF8_MARK);
            let start = if is_marked { UTF8_MARK.len() } else { 0 };
            return Ok(Box::new(Held {
                bytes: Arc::clone(held),
                rest: start..part.length(),
            }));
        }
        let mut bytes = self.reader()?;
        let Range { mut start, end } = part.bytes;
        if start == 0 && encoding == Encoding::Utf8 {
            let mut mark = [0; 3];
            let length = read_up_to(&mut bytes, &mut mark)?;
            if mark[..length] == *UTF8_MARK {
                start = UTF8_MARK.len() as u64;
            }
        }
        bytes.seek(SeekFrom::Start(start))?;
        let bytes = bytes.take(end.saturating_sub(start));
        Ok(match encoding.decoder(part.is_first()) {
            Some(decoder) => Box::new(Decoded::new(bytes, decoder)),
            None => Box::new(bytes),
        })
    }
}

/// A stretch of a file, from a start of a line to another; whether records begin there is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Where it lies.
    pub bytes: Range<u64>,
    /// The line on which it begins, from 1.
    pub first_line: u32,
    /// What begins with its bytes, where they were read already.
    pub held: Option<Arc<Vec<u8>>>,
}

impl Part {
    /// All of a file.
    pub const WHOLE: Self = Self {
        bytes: 0..u64::MAX,
        first_line: 1,
        held: None,
    };

    /// Whether it is the beginning of the file.
    #[must_use]
    pub const fn is_first(&self) -> bool {
        self.bytes.start == 0
    }

    /// This part and all up to the end of another.
    #[must_use]
    pub const fn up_to(&self, last: &Self) -> Self {
        Self {
            bytes: self.bytes.start..last.bytes.end,
            first_line: self.first_line,
            held: None,
        }
    }

    /// How many bytes it has.
    #[must_use]
    pub fn length(&self) -> usize {
        usize::try_from(self.bytes.end - self.bytes.start).unwrap_or(usize::MAX)
    }
}

/// What can be read again from the start.
pub trait ReadSeek: Read + Seek + Send {}

impl<T: Read + Seek + Send> ReadSeek for T {}

/// Bytes in memory, which are read up to a place.
struct Held {
    bytes: Arc<Vec<u8>>,
    rest: Range<usize>,
}

impl Read for Held {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut rest = self.bytes.get(self.rest.clone()).unwrap_or_default();
        let length = rest.read(buffer)?;
        self.rest.start += length;
        Ok(length)
    }
}

/// Fills a buffer; how much of it, where the source ends before.
///
/// # Errors
/// Where it can't be read.
pub(crate) fn read_up_to(source: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut length = 0;
    while length < buffer.len() {
        match source.read(&mut buffer[length..]) {
            Ok(0) => break,
            Ok(count) => length += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(length)
}

/// What a first look at a whole file shows.
#[derive(Clone, Debug)]
pub struct Survey {
    /// How it is written: as its byte order mark says; else UTF-8 where all of it is; else in which of the two Cyrillic encodings its bytes
    /// speak for.
    pub encoding: Encoding,
    /// All of it is text in UTF-8.
    pub is_utf8: bool,
    /// The parts that make up the file, at least one.
    pub parts: Vec<Part>,
}

/// Looks through a whole file.
///
/// # Errors
/// Where it can't be read.
pub fn survey(bytes: &Bytes, forced: Option<Encoding>) -> io::Result<Survey> {
    let mut source = bytes.reader()?;
    let mut buffer = vec![0; CHUNK_BYTES];
    let mut lines = Lines::default();
    let mut told = forced;
    let mut is_utf8 = true;
    // The letters of what is no UTF-8, and how much was passed before it was seen.
    let (mut letters, mut uncounted) = (Letters::default(), None);
    // What stands before is the beginning of a character that the last reading cut off.
    let mut kept = 0;
    let mut read = 0;
    loop {
        let length = kept + read_up_to(&mut source, &mut buffer[kept..])?;
        let is_end = length < buffer.len();
        if read == 0 {
            told = told.or_else(|| encoding_of_mark(&buffer[..length]));
            lines.units = Units::of(told);
        }
        lines.pass(&buffer[kept..length]);
        let valid = if is_utf8 {
            simdutf8::compat::from_utf8(&buffer[..length]).map_or_else(
                |error| {
                    is_utf8 = error.error_len().is_none() && !is_end;
                    error.valid_up_to()
                },
                str::len,
            )
        } else {
            length
        };
        if !is_utf8 && told.is_none() {
            letters.count(&buffer[..length]);
            uncounted.get_or_insert(read);
        }
        if is_end {
            break;
        }
        kept = if is_utf8 { length - valid } else { 0 };
        read += (length - kept) as u64;
        buffer.copy_within(length - kept..length, 0);
    }
    let encoding = match told {
        Some(encoding) => encoding,
        None if is_utf8 => Encoding::Utf8,
        None => {
            letters.count_all(bytes.reader()?.take(uncounted.unwrap_or_default()))?;
            letters.encoding()
        }
    };
    Ok(Survey {
        encoding,
        is_utf8,
        parts: lines.parts(),
    })
}

/// So much of the beginning of a file is looked at to see whether it seems to be UTF-8: a file of no more bytes is looked through before it is
/// read. In tests these are few, so that small files are taken for UTF-8 too.
const FIRST_LOOK: usize = if cfg!(test) { 100 } else { CHUNK_BYTES };
/// So often a larger one is looked into, and at so many bytes there.
const LOOKS: u64 = 16;
const LOOK_BYTES: usize = if cfg!(test) { 8 } else { 1 << 12 };

/// Whether a file is so large, and looks so much like lines of UTF-8 wherever it is looked into, that it may be taken for such until all of it
/// is read.
///
/// # Errors
/// Where it can't be read.
pub fn seems_utf8(bytes: &Bytes, forced: Option<Encoding>) -> io::Result<bool> {
    let is_other = |encoding| encoding != Encoding::Utf8;
    if !matches!(bytes, Bytes::File(_))
        || bytes.length() <= FIRST_LOOK as u64
        || forced.is_some_and(is_other)
    {
        return Ok(false);
    }
    let mut source = bytes.reader()?;
    let mut buffer = vec![0; FIRST_LOOK.max(LOOK_BYTES)];
    let length = read_up_to(&mut source, &mut buffer)?;
    let start = &buffer[..length];
    if encoding_of_mark(start).is_some_and(is_other)
        || !is_piece_of_utf8(start)
        || memchr::memchr(b'\n', start).is_none()
    {
        return Ok(false);
    }
    for look in 1..LOOKS {
        source.seek(SeekFrom::Start(bytes.length() / LOOKS * look))?;
        let length = read_up_to(&mut source, &mut buffer[..LOOK_BYTES])?;
        if !is_piece_of_utf8(&buffer[..length]) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether it may be cut out of UTF-8, also within a character.
fn is_piece_of_utf8(piece: &[u8]) -> bool {
    let is_inner = |byte: &&u8| **byte & 0b1100_0000 == 0b1000_0000;
    let cut = piece.iter().take(3).take_while(is_inner).count();
    simdutf8::compat::from_utf8(&piece[cut..])
        .map_or_else(|error| error.error_len().is_none(), |_| true)
}

/// Whether the last line of a file is ended, too.
///
/// # Errors
/// Where it can't be read.
pub fn ends_with_line_end(bytes: &Bytes, encoding: Encoding) -> io::Result<bool> {
    let mut source = bytes.reader()?;
    let length = source.seek(SeekFrom::End(0))?;
    let mut end = [0; 2];
    let known = usize::try_from(length).map_or(end.len(), |length| length.min(end.len()));
    let start = length.saturating_sub(known as u64);
    source.seek(SeekFrom::Start(start))?;
    let known = read_up_to(&mut source, &mut end[..known])?;
    Ok(match (encoding, &end[..known]) {
        (Encoding::Utf16Le, &[low, high]) => high == 0 && matches!(low, b'\n' | b'\r'),
        (Encoding::Utf16Be, &[high, low]) => high == 0 && matches!(low, b'\n' | b'\r'),
        (_, [.., last]) => matches!(last, b'\n' | b'\r'),
        (_, []) => false,
    })
}

/// The encoding that a byte order mark at the beginning tells.
#[must_use]
pub fn encoding_of_mark(start: &[u8]) -> Option<Encoding> {
    match start {
        [0xEF, 0xBB, 0xBF, ..] => Some(Encoding::Utf8),
        [0xFF, 0xFE, ..] => Some(Encoding::Utf16Le),
        [0xFE, 0xFF, ..] => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// How many bytes a sign of the text takes at least, as its lines are counted.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Units {
    #[default]
    One,
    TwoLittleEndian,
    TwoBigEndian,
}

impl Units {
    const fn of(encoding: Option<Encoding>) -> Self {
        match encoding {
            Some(Encoding::Utf16Le) => Self::TwoLittleEndian,
            Some(Encoding::Utf16Be) => Self::TwoBigEndian,
            _ => Self::One,
        }
    }

    const fn width(self) -> u64 {
        match self {
            Self::One => 1,
            Self::TwoLittleEndian | Self::TwoBigEndian => 2,
        }
    }
}

/// Counts lines as the bytes of a file pass, and cuts it into parts.
#[derive(Default)]
pub(super) struct Lines {
    units: Units,
    /// Units of two bytes as one each, and the byte of such a unit of which the other has yet to come.
    narrow: Vec<u8>,
    half: Option<u8>,
    /// All of these in units.
    passed: u64,
    /// Ends of lines so far.
    ended: u32,
    after_return: bool,
    cuts: Vec<Part>,
    begun_at: (u64, u32),
}

impl Lines {
    /// Sees the next bytes.
    pub fn pass(&mut self, bytes: &[u8]) {
        if self.units == Units::One {
            return self.pass_units(bytes);
        }
        let (pairs, rest) = match (self.half, bytes) {
            (Some(half), &[second, ref bytes @ ..]) => {
                self.narrow.push(self.narrowed([half, second]));
                bytes.as_chunks::<2>()
            }
            _ => bytes.as_chunks::<2>(),
        };
        let mut narrow = std::mem::take(&mut self.narrow);
        narrow.extend(pairs.iter().map(|&pair| self.narrowed(pair)));
        self.half = rest
            .first()
            .copied()
            .or(self.half.filter(|_| bytes.is_empty()));
        self.pass_units(&narrow);
        narrow.clear();
        self.narrow = narrow;
    }

    /// A unit of two bytes as one by which it is seen whether it ends a line.
    const fn narrowed(&self, pair: [u8; 2]) -> u8 {
        let unit = match self.units {
            Units::TwoBigEndian => u16::from_be_bytes(pair),
            Units::One | Units::TwoLittleEndian => u16::from_le_bytes(pair),
        };
        let [low, high] = unit.to_le_bytes();
        if high == 0 { low } else { b' ' }
    }

    fn pass_units(&mut self, mut bytes: &[u8]) {
        while !bytes.is_empty() {
            let to_cut = (self.begun_at.0 + PART_BYTES).saturating_sub(self.passed);
            let searched = usize::try_from(to_cut).map_or(bytes.len(), |at| at.min(bytes.len()));
            let cut = memchr::memchr(b'\n', &bytes[searched..]).map(|place| searched + place + 1);
            let (now, later) = bytes.split_at(cut.unwrap_or(bytes.len()));
            self.count(now);
            if cut.is_some() {
                self.cut();
            }
            bytes = later;
        }
    }

    /// A line ends with CR, LF or CR LF.
    fn count(&mut self, bytes: &[u8]) {
        let mut ends = memchr::memchr_iter(b'\n', bytes).count();
        let mut returns = memchr::memchr_iter(b'\r', bytes);
        if self.after_return && bytes.first() == Some(&b'\n') {
            ends -= 1;
        }
        if let Some(first) = returns.next() {
            let is_lone = |at: &usize| bytes.get(at + 1) != Some(&b'\n');
            ends += std::iter::once(first)
                .chain(returns)
                .filter(is_lone)
                .count();
        }
        self.ended = self
            .ended
            .saturating_add(u32::try_from(ends).unwrap_or(u32::MAX));
        self.after_return = bytes.last() == Some(&b'\r');
        self.passed += bytes.len() as u64;
    }

    fn cut(&mut self) {
        let (start, ended) = self.begun_at;
        let width = self.units.width();
        self.cuts.push(Part {
            bytes: start * width..self.passed * width,
            first_line: ended.saturating_add(1),
            held: None,
        });
        self.begun_at = (self.passed, self.ended);
    }

    /// The parts that were cut off since this was asked for last.
    pub fn take_parts(&mut self) -> Vec<Part> {
        mem::take(&mut self.cuts)
    }

    /// All of them, up to the end of the file; or those that were not taken.
    pub fn parts(mut self) -> Vec<Part> {
        let is_first = self.begun_at.0 == 0;
        if self.passed > self.begun_at.0 || is_first {
            self.cut();
        }
        // Half a unit at the end is no text, and is not left out.
        if let (Some(_), Some(last)) = (self.half, self.cuts.last_mut()) {
            last.bytes.end += 1;
        }
        self.cuts
    }
}

/// What speaks for which of the Cyrillic encodings: CP866 has its capital and half of its small letters at 80–AF, Windows-1251 has nearly
/// all letters at C0–FF.
#[derive(Default)]
struct Letters {
    for_cp866: usize,
    for_1251: usize,
}

impl Letters {
    fn count(&mut self, bytes: &[u8]) {
        self.for_cp866 += count_of(bytes, |byte| (0x80..=0xAF).contains(&byte));
        self.for_1251 += count_of(bytes, |byte| byte >= 0xF0 || (0xC0..=0xDF).contains(&byte));
    }

    fn count_all(&mut self, mut source: impl Read) -> io::Result<()> {
        let mut buffer = vec![0; CHUNK_BYTES];
        loop {
            let length = read_up_to(&mut source, &mut buffer)?;
            self.count(&buffer[..length]);
            if length < buffer.len() {
                return Ok(());
            }
        }
    }

    const fn encoding(&self) -> Encoding {
        if self.for_cp866 > self.for_1251 {
            Encoding::Cp866
        } else {
            Encoding::Windows1251
        }
    }
}

/// How many bytes are of a kind: as many at a time as a byte can count, so that many are looked at together.
fn count_of(bytes: &[u8], is_of_kind: impl Fn(u8) -> bool) -> usize {
    let counts = bytes.chunks(usize::from(u8::MAX)).map(|few| {
        let of_kind = few.iter().map(|&byte| u8::from(is_of_kind(byte)));
        usize::from(of_kind.sum::<u8>())
    });
    counts.sum()
}

/// Text of another encoding, turned into UTF-8 as it is read.
struct Decoded<R> {
    source: R,
    decoder: Decoder,
    raw: Vec<u8>,
    /// What of `raw` is not decoded yet.
    pending: Range<usize>,
    /// What is handed on where less is asked for than any character may take.
    text: [u8; SMALL],
    ready: Range<usize>,
    ended: bool,
}

/// So much of a decoded text is always room for a character.
const SMALL: usize = 64;

impl<R: Read> Decoded<R> {
    fn new(source: R, decoder: Decoder) -> Self {
        Self {
            source,
            decoder,
            raw: vec![0; CHUNK_BYTES],
            pending: 0..0,
            text: [0; SMALL],
            ready: 0..0,
            ended: false,
        }
    }

    /// Decodes as much as there is room for; nothing only at the end.
    fn decode(&mut self, text: &mut [u8]) -> io::Result<usize> {
        while !self.ended {
            let mut last = false;
            if self.pending.is_empty() {
                let length = self.source.read(&mut self.raw)?;
                self.pending = 0..length;
                last = length == 0;
            }
            let raw = &self.raw[self.pending.clone()];
            let (result, read, written, _) = self.decoder.decode_to_utf8(raw, text, last);
            self.pending.start += read;
            self.ended = last && result == CoderResult::InputEmpty;
            if written > 0 {
                return Ok(written);
            }
        }
        Ok(0)
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.ready.is_empty() {
            if buffer.len() >= SMALL {
                return self.decode(buffer);
            }
            let mut text = self.text;
            self.ready = 0..self.decode(&mut text)?;
            self.text = text;
        }
        let length = self.ready.len().min(buffer.len());
        let from = self.ready.start;
        buffer[..length].copy_from_slice(&self.text[from..from + length]);
        self.ready.start += length;
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn memory(bytes: &[u8]) -> Bytes {
        Bytes::Memory(bytes.into())
    }

    fn detect(bytes: &Bytes) -> Encoding {
        survey(bytes, None).unwrap().encoding
    }

    fn text(bytes: &[u8]) -> String {
        let bytes = memory(bytes);
        let mut text = String::new();
        let encoding = detect(&bytes);
        bytes
            .text(encoding, &Part::WHOLE)
            .unwrap()
            .read_to_string(&mut text)
            .unwrap();
        text
    }

    #[test]
    fn every_encoding_is_found_out() {
        let sample = "Фамилия;Имя\r\nИванов;Пётр\r\n";
        let utf16 = |big: bool| {
            let mark = std::iter::once(0xFEFF);
            let units = mark.chain(sample.encode_utf16());
            let bytes = units.flat_map(|u| {
                if big {
                    u.to_be_bytes()
                } else {
                    u.to_le_bytes()
                }
            });
            bytes.collect::<Vec<u8>>()
        };
        assert_eq!(text(sample.as_bytes()), sample);
        assert_eq!(text(&[UTF8_MARK, sample.as_bytes()].concat()), sample);
        assert_eq!(text(&WINDOWS_1251.encode(sample).0), sample);
        assert_eq!(text(&utf16(false)), sample);
        assert_eq!(text(&utf16(true)), sample);
        let cp866: Vec<u8> = sample.chars().map(cp866_byte).collect();
        assert_eq!(detect(&memory(&cp866)), Encoding::Cp866);
        assert_eq!(text(&cp866), sample);
        // In either some letters decide, each of which alone is enough: capitals, small letters, and those of the second half.
        for sample in ["ФИО", "абв", "НОМЕР"] {
            let cp866: Vec<u8> = sample.chars().map(cp866_byte).collect();
            assert_eq!(text(&cp866), sample);
        }
        for sample in ["ФИО", "стр", "уют «»", "НОМЕР №"] {
            assert_eq!(text(&WINDOWS_1251.encode(sample).0), sample);
        }
        assert_eq!(text(b""), "");
    }

    fn cp866_byte(letter: char) -> u8 {
        let code = letter as u32;
        let byte = match letter {
            'А'..='п' => code - 0x410 + 0x80,
            'р'..='я' => code - 0x440 + 0xE0,
            'ё' => 0xF1,
            _ => code,
        };
        u8::try_from(byte).unwrap()
    }

    #[test]
    fn the_whole_file_decides() {
        let mut long = vec![b'a'; CHUNK_BYTES - 1];
        long.extend("ё".as_bytes());
        long.extend(vec![b'b'; CHUNK_BYTES * 2]);
        assert_eq!(detect(&memory(&long)), Encoding::Utf8);
        long.extend([0xC8, 0xE2, 0xE0]);
        assert_eq!(detect(&memory(&long)), Encoding::Windows1251);
        assert_eq!(detect(&memory(&[b'a', 0xD0])), Encoding::Windows1251);
    }

    #[test]
    fn what_is_no_utf8_where_it_is_looked_into_does_not_seem_so() {
        let seems = |text: &[u8], forced| {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("a");
            std::fs::write(&path, text).unwrap();
            seems_utf8(&Bytes::open(&path).unwrap(), forced).unwrap()
        };
        // Pieces of it begin and end within characters.
        for lead in ["", "a", "\u{feff}"] {
            let text = format!("{lead}{}", "ёж €𝄞\n".repeat(500));
            assert!(seems(text.as_bytes(), None), "{lead:?}");
            assert!(seems(text.as_bytes(), Some(Encoding::Utf8)));
            assert!(!seems(text.as_bytes(), Some(Encoding::Windows1251)));
            let mut bad = text.clone().into_bytes();
            bad[30] = 0xFF;
            assert!(!seems(&bad, None));
            let mut bad = text.clone().into_bytes();
            let look = bad.len() / 16 * 9;
            bad[look..look + LOOK_BYTES].fill(0xE0);
            assert!(!seems(&bad, None));
        }
        let text = "ёж\n".repeat(500);
        assert!(!seems(&WINDOWS_1251.encode(&text).0, None));
        let wide: Vec<u8> = "\u{feff}abc\n"
            .repeat(90)
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert!(!seems(&wide, None));
        assert!(!seems("a\r".repeat(500).as_bytes(), None));
        assert!(!seems(b"a\n", None));
        assert!(!seems_utf8(&memory(text.as_bytes()), None).unwrap());
    }

    #[test]
    fn parts_make_up_the_file_and_know_their_lines() {
        for end in ["\n", "\r\n", "\r"] {
            let mut text = String::new();
            let mut starts = Vec::new();
            for row in 0..30_000_usize {
                starts.push(text.len() as u64);
                text.push_str(&"x".repeat(row % 17));
                text.push_str(end);
            }
            let survey = survey(&memory(text.as_bytes()), None).unwrap();
            let mut at = 0;
            for part in &survey.parts {
                assert_eq!(part.bytes.start, at);
                assert_eq!(starts[part.first_line as usize - 1], at, "{end:?}");
                at = part.bytes.end;
            }
            assert_eq!(at, text.len() as u64);
            assert_eq!(survey.parts.len() > 1, end != "\r", "{end:?}");
        }
        let empty = survey(&memory(b""), None).unwrap();
        let part = Part {
            bytes: 0..0,
            first_line: 1,
            held: None,
        };
        assert_eq!(empty.parts, [part]);
    }

    #[test]
    fn parts_of_wide_text_are_read_as_the_whole_is() {
        // Some letters have the byte of a line end in them.
        let row = "Ивановъ\u{a0a}\u{d0d}\u{10a0d}\u{1f642};Пётр";
        for (end, big, odd) in [
            ("\n", false, false),
            ("\r\n", true, true),
            ("\r\n", false, true),
            ("\r", true, false),
        ] {
            let rows: Vec<String> = (0..999)
                .map(|number| format!("{row}{}{end}", "x".repeat(number % 3)))
                .collect();
            let text = rows.concat();
            let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
            let order = if big {
                u16::to_be_bytes
            } else {
                u16::to_le_bytes
            };
            let mut written: Vec<u8> = units.flat_map(order).collect();
            written.extend(odd.then_some(7));
            let bytes = memory(&written);
            let Survey {
                encoding, parts, ..
            } = survey(&bytes, None).unwrap();
            assert_eq!(parts.len() > 1, end != "\r", "{end:?}");
            let mut read = String::new();
            for part in &parts {
                let lines = rows.iter().scan(0, |at, row| {
                    *at += row.len();
                    (*at <= read.len()).then_some(())
                });
                assert_eq!(part.first_line as usize, lines.count() + 1);
                let mut of_part = bytes.text(encoding, part).unwrap();
                of_part.read_to_string(&mut read).unwrap();
            }
            let end = if odd { "\u{fffd}" } else { "" };
            assert_eq!(read, text + end);
        }
    }

    #[test]
    fn lines_of_wide_text_are_counted_however_it_comes() {
        let text = "a\nб\u{a0a}\r\n\r\u{d0d}в\r\rг\n".repeat(300);
        let written: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let parts = |few: usize| {
            let mut lines = Lines {
                units: Units::TwoLittleEndian,
                ..Lines::default()
            };
            for few in written.chunks(few) {
                lines.pass(few);
                lines.pass(b"");
            }
            lines.parts()
        };
        let whole = parts(written.len());
        assert!(whole.len() > 9);
        for few in [1, 2, 3, 7, 64] {
            assert_eq!(parts(few), whole);
        }
    }

    #[test]
    fn text_is_decoded_the_same_however_little_is_asked_for() {
        let sample = "Фамилия;№ \u{20ac}\r\n".repeat(90);
        let encoded = WINDOWS_1251.encode(&sample).0;
        for few in [1, 2, 3, SMALL - 1, SMALL, SMALL + 1, 4000] {
            let bytes = memory(&encoded);
            let mut text = bytes.text(Encoding::Windows1251, &Part::WHOLE).unwrap();
            let mut read = Vec::new();
            let mut buffer = vec![0; few];
            loop {
                match text.read(&mut buffer).unwrap() {
                    0 => break,
                    count => read.extend(&buffer[..count]),
                }
            }
            assert_eq!(String::from_utf8(read).unwrap(), sample);
        }
    }

    #[test]
    fn letters_before_what_is_no_utf8_decide_too() {
        // What comes first is UTF-8 by chance: in CP866 letters.
        let mut long = "…".as_bytes().repeat(CHUNK_BYTES);
        long.push(0xFF);
        assert_eq!(detect(&memory(&long)), Encoding::Cp866);
        long.extend(vec![0xFF; CHUNK_BYTES * 2]);
        assert_eq!(detect(&memory(&long)), Encoding::Windows1251);
    }

    #[test]
    fn a_file_that_says_it_is_utf8_may_not_be() {
        for (bytes, wanted) in [
            (&b"\xEF\xBB\xBFab"[..], true),
            (b"\xEF\xBB\xBFa\xFF", false),
            (b"\xEF\xBB\xBFa\xD0", false),
        ] {
            let survey = survey(&memory(bytes), None).unwrap();
            assert_eq!((survey.encoding, survey.is_utf8), (Encoding::Utf8, wanted));
        }
    }

    #[test]
    fn a_snapshot_stays_what_it_was_when_another_file_takes_its_place() {
        let folder = tempfile::tempdir().unwrap();
        let (path, other) = (folder.path().join("a"), folder.path().join("b"));
        std::fs::write(&path, "before").unwrap();
        std::fs::write(&other, "afterwards").unwrap();
        let (snapshot, opened) = (Bytes::snapshot(&path).unwrap(), Bytes::open(&path).unwrap());
        std::fs::rename(&other, &path).unwrap();
        let read = |bytes: &Bytes| {
            let mut text = String::new();
            bytes.reader().unwrap().read_to_string(&mut text).unwrap();
            (text, bytes.is_unchanged().unwrap())
        };
        assert_eq!(read(&snapshot), ("before".to_owned(), true));
        assert_eq!(read(&opened), ("before".to_owned(), false));
        assert!(snapshot.written().is_some());
        assert!(Bytes::snapshot(folder.path()).is_err());
    }

    #[test]
    fn it_is_seen_that_a_file_was_changed_whatever_its_length_and_time_say() {
        let folder = tempfile::tempdir().unwrap();
        let (path, other) = (folder.path().join("a"), folder.path().join("b"));
        let write = |path: &Path, text: &str| {
            std::fs::write(path, text).unwrap();
            let file = File::options().append(true).open(path).unwrap();
            file.set_modified(std::time::SystemTime::UNIX_EPOCH)
                .unwrap();
        };
        write(&path, "before");
        let opened = Bytes::open(&path).unwrap();
        assert!(opened.is_unchanged().unwrap());
        write(&other, "behind");
        std::fs::rename(&other, &path).unwrap();
        assert!(!opened.is_unchanged().unwrap());
        let opened = Bytes::open(&path).unwrap();
        assert!(opened.is_unchanged().unwrap());
        write(&path, "beyond");
        assert!(!opened.is_unchanged().unwrap());
    }
}
