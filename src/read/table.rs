//! The records of an export, each with the line on which it starts.

use std::collections::VecDeque;
use std::io::{self, Chain, Cursor, Read};

use csv::{ByteRecord, ReaderBuilder};

use crate::read::encoding::{Bytes, Encoding, Part};

/// A record that is put after the end: where it does not come back as it is, a quote was opened and never closed.
pub(super) const END: &[u8] = b"\n\x02recall: end of file\x03\n";
pub(super) const END_CELL: &[u8] = b"\x02recall: end of file\x03";

/// The header stands on one of the first lines of a file: titles may stand above it.
pub const HEADER_LINES: u32 = 20;

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
pub(super) type Text = Chain<Box<dyn Read>, Cursor<&'static [u8]>>;

/// The text of a part, with the record after its end.
pub(super) fn text(bytes: &Bytes, format: Format, part: &Part) -> io::Result<Text> {
    Ok(bytes.text(format.encoding, part)?.chain(Cursor::new(END)))
}

/// The records of an export, one after another.
pub struct Table {
    reader: csv::Reader<LineEnds<Text>>,
    record: ByteRecord,
    /// The line on which it starts.
    line: u32,
    delimiter: u8,
    original: Original,
}

/// Why the records of an export can't be read to their end.
#[derive(Debug)]
pub enum Broken {
    /// The system refuses to read on.
    Io(io::Error),
    /// A quote was opened in the record that starts on this line, and not closed by the end of the part.
    OpenQuote(u32),
    /// The record that starts on this line runs over further lines, and is not quoted as RFC 4180 has it, or further rows stand in a cell of
    /// it: a quote may have been opened by mistake, and closed by the next one somewhere below.
    RowsInCell(u32),
    /// The line holds the names of the header in another order: what stands below it would be read as something else.
    HeaderMoved(u32),
    /// The line is a row, and parted otherwise than the header, or not at all.
    PartedOtherwise(u32),
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
        let source = text(bytes, format, part)?;
        let reader = ReaderBuilder::new()
            .delimiter(format.delimiter)
            .has_headers(false)
            .flexible(true)
            .buffer_capacity(BUFFER_BYTES)
            .from_reader(LineEnds::new(source, part.first_line));
        let mut table = Self {
            reader,
            record: ByteRecord::new(),
            line: 0,
            delimiter: format.delimiter,
            original: Original {
                bytes: bytes.clone(),
                encoding: format.encoding,
                part: part.clone(),
                text: None,
                passed: 0,
                record: Vec::new(),
            },
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
            let more = self.reader.read_byte_record(&mut self.record);
            let more = more.map_err(|error| match error.into_kind() {
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
            if has_text(self.record.iter()) {
                return Ok(true);
            }
        }
    }

    /// Whether the record runs over more lines than one.
    #[must_use]
    pub fn spans_lines(&self) -> bool {
        memchr::memchr2(b'\n', b'\r', self.record().as_slice()).is_some()
    }

    /// How many lines the record runs over besides the first.
    #[must_use]
    pub fn further_lines(&self) -> u32 {
        if !self.spans_lines() {
            return 0;
        }
        further_lines(self.record.iter())
    }

    /// Whether every quote of the record is where RFC 4180 has it: round a whole field, and doubled within.
    ///
    /// # Errors
    /// Where the file can't be read again.
    pub fn is_strictly_quoted(&mut self) -> io::Result<bool> {
        let (start, end) = self.span();
        let fields = self.record();
        let delimiters = fields.len().saturating_sub(1);
        let shown = fields.as_slice().len() + delimiters;
        // A pair of quotes and the end of the line are more.
        let has_quotes = end.saturating_sub(start) > shown as u64 + 2;
        if !has_quotes && memchr::memchr(b'"', fields.as_slice()).is_none() {
            return Ok(true);
        }
        let record = self.original.read(start, end)?;
        Ok(is_strict(record, self.delimiter))
    }

    /// The record as it is written, in UTF-8 and without the ends of lines before and after it.
    ///
    /// # Errors
    /// Where the file can't be read again.
    pub fn raw(&mut self) -> io::Result<Vec<u8>> {
        let (start, end) = self.span();
        let ends = |byte: &u8| matches!(byte, b'\n' | b'\r');
        let raw = self.original.read(start, end)?;
        let first = raw.iter().position(|byte| !ends(byte)).unwrap_or(raw.len());
        let last = raw.iter().rposition(|byte| !ends(byte));
        Ok(raw[first..last.map_or(first, |last| last + 1)].to_vec())
    }

    /// Where the record begins and ends in the text.
    fn span(&self) -> (u64, u64) {
        let start = self.record.position().map_or(0, csv::Position::byte);
        (start, self.reader.position().byte())
    }

    /// What parts the fields.
    #[must_use]
    pub const fn delimiter(&self) -> u8 {
        self.delimiter
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

/// The text of a part as it is written, for the few records of which it matters where their quotes are.
struct Original {
    bytes: Bytes,
    encoding: Encoding,
    part: Part,
    /// What follows, once it was asked for.
    text: Option<Box<dyn Read>>,
    passed: u64,
    record: Vec<u8>,
}

impl Original {
    /// The text between two offsets, which are not before those that were asked for last.
    fn read(&mut self, start: u64, end: u64) -> io::Result<&[u8]> {
        let mut text = match self.text.take() {
            Some(text) if self.passed <= start => text,
            _ => {
                self.passed = 0;
                self.bytes.text(self.encoding, &self.part)?
            }
        };
        let before = start.saturating_sub(self.passed);
        io::copy(&mut text.by_ref().take(before), &mut io::sink())?;
        self.record.clear();
        let length = end.saturating_sub(start);
        text.by_ref().take(length).read_to_end(&mut self.record)?;
        self.passed = end.max(start);
        self.text = Some(text);
        Ok(&self.record)
    }
}

/// How many ends of lines there are in fields.
pub(super) fn further_lines<'f>(fields: impl Iterator<Item = &'f [u8]>) -> u32 {
    let ends = fields.map(|cell| {
        let feeds = memchr::memchr_iter(b'\n', cell).count();
        let is_lone = |at: &usize| cell.get(at + 1) != Some(&b'\n');
        feeds + memchr::memchr_iter(b'\r', cell).filter(is_lone).count()
    });
    u32::try_from(ends.sum::<usize>()).unwrap_or(u32::MAX)
}

/// Whether a record, with the ends of lines before and after it, is quoted strictly.
pub(super) fn is_strict(record: &[u8], delimiter: u8) -> bool {
    let ends = |byte: u8| matches!(byte, b'\n' | b'\r');
    let begun = record.iter().position(|&byte| !ends(byte));
    let mut rest = begun.map_or(&[][..], |begun| &record[begun..]);
    loop {
        if let [b'"', inner @ ..] = rest {
            rest = inner;
            loop {
                let Some(quote) = memchr::memchr(b'"', rest) else {
                    return false;
                };
                rest = &rest[quote + 1..];
                match rest.split_first() {
                    Some((b'"', after)) => rest = after,
                    _ => break,
                }
            }
        } else {
            let stops = |&byte: &u8| byte == delimiter || byte == b'"' || ends(byte);
            let plain = rest.iter().position(stops).unwrap_or(rest.len());
            rest = &rest[plain..];
        }
        match rest.split_first() {
            Some((&byte, after)) if byte == delimiter => rest = after,
            Some((&byte, _)) => return ends(byte),
            None => return true,
        }
    }
}

/// Whether fields have more than white space, of whatever alphabet; what is no text counts.
pub(super) fn has_text<'f>(fields: impl Iterator<Item = &'f [u8]> + Clone) -> bool {
    let mut all = fields.clone().flatten();
    let is_filled = |text: &str| !text.trim().is_empty();
    all.any(u8::is_ascii_graphic)
        || fields
            .map(std::str::from_utf8)
            .any(|text| text.map_or(true, is_filled))
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
        let read = &buffer[..length];
        let passed = self.passed;
        if memchr::memchr(b'\r', read).is_some() {
            let ends = memchr::memchr2_iter(b'\n', b'\r', read);
            self.ends
                .extend(ends.map(|place| (passed + place as u64, read[place])));
        } else {
            // To look for one byte is faster than for two.
            let feeds = memchr::memchr_iter(b'\n', read);
            self.ends
                .extend(feeds.map(|place| (passed + place as u64, b'\n')));
        }
        self.passed += length as u64;
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SEMICOLONS: Format = Format {
        encoding: Encoding::Utf8,
        delimiter: b';',
        has_sep_line: false,
    };

    fn records(text: &str) -> Result<Vec<(u32, Vec<String>)>, Broken> {
        let bytes = Bytes::Memory(text.as_bytes().into());
        let format = Format {
            has_sep_line: text.starts_with("sep="),
            ..SEMICOLONS
        };
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
    fn it_is_seen_where_quotes_are() {
        let strict = |text: &str| {
            let bytes = Bytes::Memory(text.as_bytes().into());
            let mut table = Table::open(&bytes, SEMICOLONS, &Part::WHOLE).unwrap();
            let mut strict = String::new();
            while table.advance().unwrap() {
                let is_strict = table.is_strictly_quoted().unwrap();
                // Whoever asks twice is told the same.
                assert_eq!(table.is_strictly_quoted().unwrap(), is_strict);
                strict.push(if is_strict { '+' } else { '-' });
            }
            strict
        };
        for (text, wanted) in [
            ("a;b\n\n\"1\";2\n1;\"2\"\r\n\n\n\"\";3", "++++"),
            ("a;b\n\"1\"\"x\";\"\"\"\"\n\"1\n;\r\n\"\"2\";3\n4", "++++"),
            ("a;\"b\"c\n\"1\"2;3\n4;5", "--+"),
            ("a;b \"c\"\nLLC \"Daisy\"\n4;5", "--+"),
            ("a;\"b \"c\"\"\n\"1\" ;2\n4;5", "--+"),
            ("a;b\n\"1\n2\"3;\"4\"\n4;5", "+-+"),
        ] {
            assert_eq!(strict(text), wanted, "{text:?}");
        }
    }

    #[test]
    fn a_record_knows_over_how_many_lines_it_runs() {
        let bytes = Bytes::Memory(b"a;b\n\"1\n\r\n2\";\"\r3\"\r\n4;5".as_slice().into());
        let mut table = Table::open(&bytes, SEMICOLONS, &Part::WHOLE).unwrap();
        let mut lines = Vec::new();
        while table.advance().unwrap() {
            lines.push((table.line(), table.further_lines()));
        }
        assert_eq!(lines, [(1, 0), (2, 3), (6, 0)]);
    }
}
