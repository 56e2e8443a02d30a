//! The bytes of an export as UTF-8 text.

use std::fs::File;
use std::io::{self, BufReader, Cursor, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::Arc;

use encoding_rs::{CoderResult, Decoder, IBM866, UTF_16BE, UTF_16LE, WINDOWS_1251};

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

const CHUNK_BYTES: usize = 1 << 16;
const UTF8_MARK: &[u8] = b"\xEF\xBB\xBF";

/// An export that can be read more than once: a regular file from its start, anything else from memory.
#[derive(Clone, Debug)]
pub enum Bytes {
    /// A regular file.
    File(Arc<Path>),
    /// What came through a pipe or from a device.
    Memory(Arc<[u8]>),
}

impl Bytes {
    /// Looks at what stands under a path; what is no regular file is read at once.
    ///
    /// # Errors
    /// Where it can't be opened or read, or is a folder.
    pub fn open(path: &Path) -> io::Result<Self> {
        let mut file = File::open(path)?;
        let kind = file.metadata()?;
        if kind.is_dir() {
            return Err(io::Error::from(io::ErrorKind::IsADirectory));
        }
        if kind.is_file() {
            return Ok(Self::File(path.into()));
        }
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        Ok(Self::Memory(bytes.into()))
    }

    /// The bytes from the start.
    ///
    /// # Errors
    /// Where the file can't be opened any more.
    pub fn reader(&self) -> io::Result<Box<dyn ReadSeek>> {
        Ok(match self {
            Self::File(path) => Box::new(File::open(path)?),
            Self::Memory(bytes) => Box::new(Cursor::new(Arc::clone(bytes))),
        })
    }

    /// The text from the start, as UTF-8 and without a byte order mark. What is no text in the encoding becomes U+FFFD, save in UTF-8,
    /// which is passed on as it is.
    ///
    /// # Errors
    /// Where the file can't be opened any more.
    pub fn text(&self, encoding: Encoding) -> io::Result<Box<dyn Read>> {
        let mut bytes = self.reader()?;
        if let Some(decoder) = encoding.decoder() {
            return Ok(Box::new(Decoded::new(bytes, decoder)));
        }
        let mut mark = [0; 3];
        let length = read_up_to(&mut bytes, &mut mark)?;
        if mark[..length] != *UTF8_MARK {
            bytes.seek(SeekFrom::Start(0))?;
        }
        Ok(bytes)
    }
}

/// What can be read again from the start.
pub trait ReadSeek: Read + Seek {}

impl<T: Read + Seek> ReadSeek for T {}

fn read_up_to(source: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
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

/// Finds out the encoding of a whole file: by its byte order mark; else UTF-8 where all of it is; else by which of the two Cyrillic
/// encodings its bytes speak for.
///
/// # Errors
/// Where it can't be read.
pub fn detect(bytes: &Bytes) -> io::Result<Encoding> {
    let mut source = bytes.reader()?;
    let mut buffer = vec![0; CHUNK_BYTES];
    let length = read_up_to(&mut source, &mut buffer)?;
    match buffer[..length] {
        [0xEF, 0xBB, 0xBF, ..] => return Ok(Encoding::Utf8),
        [0xFF, 0xFE, ..] => return Ok(Encoding::Utf16Le),
        [0xFE, 0xFF, ..] => return Ok(Encoding::Utf16Be),
        _ => {}
    }
    if is_utf8(&mut source, &mut buffer, length)? {
        return Ok(Encoding::Utf8);
    }
    source.seek(SeekFrom::Start(0))?;
    cyrillic(source)
}

/// Whether the rest of the source is UTF-8, `length` bytes of which are in the buffer.
fn is_utf8(source: &mut impl Read, buffer: &mut [u8], mut length: usize) -> io::Result<bool> {
    loop {
        let complete = length < buffer.len();
        let kept = match std::str::from_utf8(&buffer[..length]) {
            Ok(_) => 0,
            Err(error) if error.error_len().is_some() || complete => return Ok(false),
            Err(error) => length - error.valid_up_to(),
        };
        if complete {
            return Ok(true);
        }
        buffer.copy_within(length - kept..length, 0);
        length = kept + read_up_to(source, &mut buffer[kept..])?;
    }
}

/// CP866 has its capital and half of its small letters at 80–AF, Windows-1251 has nearly all letters at C0–FF.
fn cyrillic(source: impl Read) -> io::Result<Encoding> {
    let mut counts = [0_u64; 256];
    for byte in BufReader::with_capacity(CHUNK_BYTES, source).bytes() {
        counts[usize::from(byte?)] += 1;
    }
    let sum = |from: usize, to: usize| counts[from..=to].iter().sum::<u64>();
    let speaks_for_cp866 = sum(0x80, 0xAF) > sum(0xC0, 0xDF) + sum(0xF0, 0xFF);
    Ok(if speaks_for_cp866 {
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

    fn text(bytes: &[u8]) -> String {
        let bytes = memory(bytes);
        let mut text = String::new();
        let encoding = detect(&bytes).unwrap();
        bytes
            .text(encoding)
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
        assert_eq!(detect(&memory(&cp866)).unwrap(), Encoding::Cp866);
        assert_eq!(text(&cp866), sample);
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
        assert_eq!(detect(&memory(&long)).unwrap(), Encoding::Utf8);
        long.extend([0xC8, 0xE2, 0xE0]);
        assert_eq!(detect(&memory(&long)).unwrap(), Encoding::Windows1251);
        assert_eq!(
            detect(&memory(&[b'a', 0xD0])).unwrap(),
            Encoding::Windows1251
        );
    }
}
