//! The bytes of an export as UTF-8 text.

use std::fs::File;
use std::io::{self, Cursor, Read, Seek, SeekFrom};
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

    fn decoder(self) -> Option<Decoder> {
        match self {
            Self::Utf8 => None,
            Self::Utf16Le => Some(UTF_16LE.new_decoder_with_bom_removal()),
            Self::Utf16Be => Some(UTF_16BE.new_decoder_with_bom_removal()),
            Self::Windows1251 => Some(WINDOWS_1251.new_decoder_without_bom_handling()),
            Self::Cp866 => Some(IBM866.new_decoder_without_bom_handling()),
        }
    }
}

/// How much is read at once.
const CHUNK_BYTES: usize = 1 << 16;
/// How much of a file is one part; in tests so little that small files have parts too.
const PART_BYTES: u64 = if cfg!(test) { 200 } else { 1 << 19 };
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
        Ok(match encoding.decoder() {
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
}

impl Part {
    /// All of a file.
    pub const WHOLE: Self = Self {
        bytes: 0..u64::MAX,
        first_line: 1,
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
        }
    }
}

/// What can be read again from the start.
pub trait ReadSeek: Read + Seek {}

impl<T: Read + Seek> ReadSeek for T {}

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
    let mut mark = None;
    let mut is_utf8 = true;
    // What stands before is the beginning of a character that the last reading cut off.
    let mut kept = 0;
    loop {
        let length = kept + read_up_to(&mut source, &mut buffer[kept..])?;
        let is_end = length < buffer.len();
        if lines.passed == 0 {
            mark = encoding_of_mark(&buffer[..length]);
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
        if is_end {
            break;
        }
        kept = if is_utf8 { length - valid } else { 0 };
        buffer.copy_within(length - kept..length, 0);
    }
    let encoding = match forced.or(mark) {
        Some(encoding) => encoding,
        None if is_utf8 => Encoding::Utf8,
        None => cyrillic(bytes.reader()?)?,
    };
    let has_wide_units = matches!(encoding, Encoding::Utf16Le | Encoding::Utf16Be);
    let parts = if has_wide_units {
        vec![Part::WHOLE]
    } else {
        lines.parts()
    };
    Ok(Survey {
        encoding,
        is_utf8,
        parts,
    })
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

/// Counts lines as the bytes of a file pass, and cuts it into parts.
#[derive(Default)]
struct Lines {
    passed: u64,
    /// Ends of lines so far.
    ended: u32,
    after_return: bool,
    cuts: Vec<Part>,
    begun_at: (u64, u32),
}

impl Lines {
    fn pass(&mut self, mut bytes: &[u8]) {
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
        self.cuts.push(Part {
            bytes: start..self.passed,
            first_line: ended.saturating_add(1),
        });
        self.begun_at = (self.passed, self.ended);
    }

    fn parts(mut self) -> Vec<Part> {
        if self.passed > self.begun_at.0 || self.cuts.is_empty() {
            self.cut();
        }
        self.cuts
    }
}

/// CP866 has its capital and half of its small letters at 80–AF, Windows-1251 has nearly all letters at C0–FF.
fn cyrillic(mut source: impl Read) -> io::Result<Encoding> {
    let mut buffer = vec![0; CHUNK_BYTES];
    let (mut for_cp866, mut for_1251) = (0, 0);
    loop {
        let length = read_up_to(&mut source, &mut buffer)?;
        let bytes = &buffer[..length];
        // One after the other, so that many bytes are compared at once.
        for_cp866 += bytes
            .iter()
            .filter(|&&byte| (0x80..=0xAF).contains(&byte))
            .count();
        for_1251 += bytes
            .iter()
            .filter(|&&byte| (0xC0..=0xDF).contains(&byte))
            .count();
        for_1251 += bytes.iter().filter(|&&byte| byte >= 0xF0).count();
        if length < buffer.len() {
            break;
        }
    }
    Ok(if for_cp866 > for_1251 {
        Encoding::Cp866
    } else {
        Encoding::Windows1251
    })
}

/// Text of another encoding, turned into UTF-8 as it is read.
struct Decoded<R> {
    source: R,
    decoder: Decoder,
    raw: Vec<u8>,
    /// What of `raw` is not decoded yet.
    pending: std::ops::Range<usize>,
    text: Vec<u8>,
    /// What of `text` is not handed on yet.
    ready: std::ops::Range<usize>,
    ended: bool,
}

impl<R: Read> Decoded<R> {
    fn new(source: R, decoder: Decoder) -> Self {
        Self {
            source,
            decoder,
            raw: vec![0; CHUNK_BYTES],
            pending: 0..0,
            text: vec![0; CHUNK_BYTES * 3],
            ready: 0..0,
            ended: false,
        }
    }

    fn decode_more(&mut self) -> io::Result<()> {
        let mut last = false;
        if self.pending.is_empty() {
            let length = self.source.read(&mut self.raw)?;
            self.pending = 0..length;
            last = length == 0;
        }
        let raw = &self.raw[self.pending.clone()];
        let (result, read, written, _) = self.decoder.decode_to_utf8(raw, &mut self.text, last);
        self.pending.start += read;
        self.ready = 0..written;
        self.ended = last && result == CoderResult::InputEmpty;
        Ok(())
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.ready.is_empty() && !self.ended {
            self.decode_more()?;
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
        };
        assert_eq!(empty.parts, [part]);
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
