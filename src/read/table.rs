//! The records of an export, each with the line on which it starts.

use std::collections::VecDeque;
use std::io::{self, Chain, Cursor, Read};

use csv::{ByteRecord, ReaderBuilder};

use super::encoding::{Bytes, Encoding, Part};

/// A record that is put after the end: where it does not come back as it is, a quote was opened and never closed.
const END: &[u8] = b"\n\x02recall: end of file\x03\n";
const END_CELL: &[u8] = b"\x02recall: end of file\x03";

/// How much of a file is looked at to find its header.
const HEADER_BYTES: u64 = 1 << 20;

const BUFFER_BYTES: usize = 1 << 16;

/// How an export is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Format {
    /// Its encoding.
    pub encoding: Encoding,
    /// What parts the fields.
    pub delimiter: u8,
    /// The first line says what parts the fields.
    pub has_sep_line: bool,
}

/// The text of an export, and the record after its end.
type Text = Chain<Box<dyn Read>, Cursor<&'static [u8]>>;

/// The records of an export.
pub struct Table {
    reader: csv::Reader<LineEnds<Text>>,
    record: ByteRecord,
    delimiter: u8,
    line: u32,
}

/// Why the records of an export can't be read to their end.
#[derive(Debug)]
pub enum Broken {
    /// The system refuses to read on.
    Io(io::Error),
    /// A quote was opened in the record that starts on this line, and not closed by the end of the part.
    OpenQuote(u32),
    /// Further rows stand in a quoted cell of the record that starts on this line.
    RowsInCell(u32),
}

impl From<io::Error> for Broken {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl Table {
    /// Opens a part of an export. The line that says what parts the fields is passed over; the header is a record.
    ///
    /// # Errors
    /// Where it can't be opened.
    pub fn open(bytes: &Bytes, format: Format, part: &Part) -> io::Result<Self> {
        let source = bytes.text(format.encoding, part)?.chain(Cursor::new(END));
        let reader = ReaderBuilder::new()
            .delimiter(format.delimiter)
            .has_headers(false)
            .flexible(true)
            .buffer_capacity(BUFFER_BYTES)
            .from_reader(LineEnds::new(source, part.first_line));
        let mut table = Self {
            reader,
            record: ByteRecord::new(),
            delimiter: format.delimiter,
            line: 0,
        };
        if format.has_sep_line && part.is_first() {
            table.advance().ok();
        }
        Ok(table)
    }

    /// Goes to the next record that has anything in it; `false` at the end.
    ///
    /// # Errors
    /// Where the file can't be read on, or a quote is open at the end of the part.
    pub fn advance(&mut self) -> Result<bool, Broken> {
        loop {
            let more =
                self.reader
                    .read_byte_record(&mut self.record)
                    .map_err(|error| match error.into_kind() {
                        csv::ErrorKind::Io(error) => Broken::Io(error),
                        _ => Broken::Io(io::Error::from(io::ErrorKind::InvalidData)),
                    })?;
            if !more {
                return Err(Broken::OpenQuote(self.line));
            }
            if self.record.len() == 1 && self.record.get(0) == Some(END_CELL) {
                return Ok(false);
            }
            let start = self.record.position().map_or(0, csv::Position::byte);
            self.line = self.reader.get_mut().line_of_record(start);
            let last = self.record.iter().next_back().unwrap_or_default();
            if last.ends_with(END) {
                return Err(Broken::OpenQuote(self.line));
            }
            if has_text(&self.record) {
                return Ok(true);
            }
        }
    }

    /// Whether a cell of the record holds what looks like a row of so many fields: a quote was opened by mistake, and closed by the next
    /// one somewhere below.
    #[must_use]
    pub fn swallows_rows(&self, width: usize) -> bool {
        const FEWEST_FIELDS: usize = 3;
        if width < FEWEST_FIELDS || memchr::memchr2(b'\n', b'\r', self.record.as_slice()).is_none()
        {
            return false;
        }
        let is_row = |line: &[u8]| memchr::memchr_iter(self.delimiter, line).count() + 1 >= width;
        self.record.iter().any(|cell| {
            let mut lines = cell.split(|byte| matches!(byte, b'\n' | b'\r'));
            // What follows the opening quote on its own line is the rest of the row itself.
            lines.next();
            lines.any(is_row)
        })
    }

    /// The record.
    #[must_use]
    pub const fn record(&self) -> &ByteRecord {
        &self.record
    }

    /// The line on which it starts, from 1.
    #[must_use]
    pub const fn line(&self) -> u32 {
        self.line
    }
}

/// Whether a record has more than white space, of whatever alphabet.
fn has_text(record: &ByteRecord) -> bool {
    let bytes = record.as_slice();
    bytes.iter().any(u8::is_ascii_graphic)
        || std::str::from_utf8(bytes).map_or(true, |text| !text.trim().is_empty())
}

/// Notes where lines end as the bytes pass.
struct LineEnds<R> {
    source: R,
    /// How many bytes have passed.
    passed: u64,
    /// Offsets of line feeds and carriage returns that were not asked for yet, in order.
    ends: VecDeque<(u64, u8)>,
    /// The offset after the last carriage return that was counted.
    after_return: u64,
    line: u32,
}

impl<R> LineEnds<R> {
    const fn new(source: R, first_line: u32) -> Self {
        Self {
            source,
            passed: 0,
            ends: VecDeque::new(),
            after_return: u64::MAX,
            line: first_line,
        }
    }

    /// The line of the record that csv began to read at an offset: line ends there are those of empty lines before it.
    fn line_of_record(&mut self, start: u64) -> u32 {
        let mut start = start;
        while let Some(&(offset, end)) = self.ends.front() {
            if offset > start {
                break;
            }
            if offset == start {
                start += 1;
            }
            self.ends.pop_front();
            let second_of_pair = end == b'\n' && offset == self.after_return;
            if !second_of_pair {
                self.line = self.line.saturating_add(1);
            }
            self.after_return = if end == b'\r' { offset + 1 } else { u64::MAX };
        }
        self.line
    }
}

impl<R: Read> Read for LineEnds<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.source.read(buffer)?;
        for place in memchr::memchr2_iter(b'\n', b'\r', &buffer[..length]) {
            self.ends
                .push_back((self.passed + place as u64, buffer[place]));
        }
        self.passed += length as u64;
        Ok(length)
    }
}

/// Finds out what parts the fields: what a first line `sep=` says, else the delimiter that splits the header into the most known names.
///
/// # Errors
/// Where the file can't be read.
pub fn detect(
    bytes: &Bytes,
    encoding: Encoding,
    forced: Option<u8>,
    known_names: impl Fn(&ByteRecord) -> usize,
) -> io::Result<Format> {
    let mut start = Vec::new();
    bytes
        .text(encoding, &Part::WHOLE)?
        .take(HEADER_BYTES)
        .read_to_end(&mut start)?;
    let sep = sep_line(&start);
    let has_sep_line = sep.is_some();
    let mut best = (0, b',');
    for delimiter in [b',', b';', b'\t'] {
        let mut reader = ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(false)
            .flexible(true)
            .from_reader(start.as_slice());
        let mut record = ByteRecord::new();
        while reader.read_byte_record(&mut record).unwrap_or(false) {
            if has_text(&record) {
                break;
            }
        }
        let known = known_names(&record);
        if known > best.0 {
            best = (known, delimiter);
        }
    }
    let delimiter = forced.or(sep).unwrap_or(best.1);
    Ok(Format {
        encoding,
        delimiter,
        has_sep_line,
    })
}

/// The delimiter that a first line `sep=;` names.
fn sep_line(start: &[u8]) -> Option<u8> {
    let line = start.split(|&byte| byte == b'\n' || byte == b'\r').next()?;
    let line = line
        .strip_prefix(b"\"")
        .and_then(|line| line.strip_suffix(b"\""))
        .unwrap_or(line);
    match line {
        [s, e, p, b'=', delimiter] if [s, e, p].map(u8::to_ascii_lowercase) == *b"sep" => {
            Some(*delimiter)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records(text: &str) -> Result<Vec<(u32, Vec<String>)>, Broken> {
        let bytes = Bytes::Memory(text.as_bytes().into());
        let format = detect(&bytes, Encoding::Utf8, Some(b';'), |_| 0)?;
        let mut table = Table::open(&bytes, format, &Part::WHOLE)?;
        let mut records = Vec::new();
        while table.advance()? {
            let cells = table
                .record()
                .iter()
                .map(|cell| String::from_utf8_lossy(cell).into());
            records.push((table.line(), cells.collect()));
        }
        Ok(records)
    }

    fn lines(text: &str) -> Vec<u32> {
        records(text)
            .unwrap()
            .into_iter()
            .map(|(line, _)| line)
            .collect()
    }

    #[test]
    fn a_record_knows_the_line_on_which_it_starts() {
        assert_eq!(lines("a;b\n1;2\n3;4"), [1, 2, 3]);
        assert_eq!(lines("a;b\r\n1;2\r\n3;4\r\n"), [1, 2, 3]);
        assert_eq!(lines("a;b\r1;2\r3;4\r"), [1, 2, 3]);
        assert_eq!(lines("\n\na;b\n\n1;2\r\n\r\n3;4"), [3, 5, 7]);
        assert_eq!(lines("a;b\n1;\"x\ny\r\nz\"\n3;4"), [1, 2, 5]);
        assert_eq!(lines("a;b\n;\n \u{a0};\t\n3;4"), [1, 4]);
        assert_eq!(lines("a\n1\r2\r\n\r\r3\n\r4"), [1, 2, 3, 6, 8]);
        assert_eq!(lines("sep=;\r\na;b\r\n1;2"), [2, 3]);
        assert_eq!(lines(""), [0; 0]);
    }

    #[test]
    fn lines_are_right_across_buffers() {
        for end in ["\n", "\r\n", "\r"] {
            let rows = 40_000_u32;
            let mut text = String::new();
            for row in 0..rows {
                text.push_str(&"x".repeat(row as usize % 7 + 1));
                text.push_str(end);
            }
            assert_eq!(lines(&text), (1..=rows).collect::<Vec<_>>(), "{end:?}");
        }
    }

    #[test]
    fn quotes_are_read_leniently() {
        let read = |text| records(text).unwrap().remove(0).1;
        assert_eq!(read("ООО \"Ромашка\";b"), ["ООО \"Ромашка\"", "b"]);
        assert_eq!(read("\"a;\"\"b\"\"\";c"), ["a;\"b\"", "c"]);
        assert_eq!(read("\"a\"b;c"), ["ab", "c"]);
    }

    #[test]
    fn a_quote_that_is_never_closed_is_noticed() {
        assert!(matches!(
            records("a;b\n1;2\n3;\"4\n5;6\n"),
            Err(Broken::OpenQuote(3))
        ));
        assert!(records("a;b\n1;\"2\"").is_ok());
    }

    #[test]
    fn the_delimiter_is_that_of_the_most_known_names() {
        let known = |record: &ByteRecord| record.iter().filter(|cell| cell.len() == 1).count();
        let found = |text: &str| {
            let bytes = Bytes::Memory(text.as_bytes().into());
            detect(&bytes, Encoding::Utf8, None, known)
                .unwrap()
                .delimiter
        };
        assert_eq!(found("a;b;c,d\n"), b';');
        assert_eq!(found("a,b\n1;2;3;4"), b',');
        assert_eq!(found("\r\na\tb\n"), b'\t');
        assert_eq!(found("sep=;\na,b\n"), b';');
        assert_eq!(found(""), b',');
    }
}
