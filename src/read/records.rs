//! The records of a part of an export, a stretch of them at a time, as they lie in memory: for the rows of large files. Its records are those
//! of [`Table`](crate::read::table::Table), which reads one after another.
//!
//! Where a record ends and what parts its fields is seen by its bytes as long as quotes stand only round whole fields; a record with a
//! quote within a field is left to `csv`.

use std::io::{self, Read};
use std::ops::Range;
use std::sync::{Mutex, MutexGuard, PoisonError};

use csv_core::ReadRecordResult;
use wide::u8x16;

use crate::export::values;
use crate::read::encoding::{Bytes, Part};
use crate::read::table::{
    Broken, END, END_CELL, Format, Text, further_lines, has_text, is_strict, text,
};

/// So much is read at a time, unless a record is longer.
const STRETCH_BYTES: usize = if cfg!(any(test, fuzzing)) {
    64
} else {
    1 << 15
};

/// So many bytes a record and a cell have at least in most exports: by them there is room for those of a stretch from the start.
const RECORD_BYTES: usize = 64;
const CELL_BYTES: usize = 4;

/// So many bytes are looked at together.
const BLOCK: usize = 64;

/// So many of them in one instruction, on every machine.
const LANES: usize = 16;

/// A record of a stretch.
#[derive(Clone, Debug)]
pub(crate) struct Record {
    /// The line on which it starts, from 1.
    pub line: u32,
    /// Which cells of the stretch are its fields.
    cells: Range<usize>,
    /// Its fields lie where they stand without quotes: it has some that are more than signs around a field.
    is_unquoted: bool,
    /// It runs over several lines.
    pub spans_lines: bool,
    /// Where it is written.
    raw: Range<usize>,
}

/// The records of a part of an export.
pub(crate) struct Records<'q> {
    source: Text,
    delimiter: u8,
    /// Where a reader for records with quotes comes from, and the one that was taken.
    quotes: &'q Quotes,
    csv: Option<csv_core::Reader>,
    /// What was read, and how much of it.
    buffer: Vec<u8>,
    filled: usize,
    /// How much of that the stretch takes up.
    done: usize,
    /// Nothing more can be read, or nothing more is wanted.
    is_at_end: bool,
    is_over: bool,
    /// Why no more can be read once what was is done.
    broken: Option<Broken>,
    /// The line on which the next record starts, but for empty lines.
    line: u32,
    /// The byte before it is a carriage return.
    after_return: bool,
    found: Vec<Record>,
    cells: Vec<(usize, usize)>,
    /// The fields of records with quotes, without them, and how much of that is used.
    unquoted: Vec<u8>,
    used: usize,
    /// Where these end, as `csv` tells it.
    ends: Vec<usize>,
    /// The same as `cells` where a stretch is no text.
    mended: Mended,
}

/// Readers of records with quotes: one is made faster than a file is read, but not than a part of it.
#[derive(Debug)]
pub(crate) struct Quotes {
    delimiter: u8,
    /// Those that no part needs just now, each at the beginning of a record.
    spare: Mutex<Vec<csv_core::Reader>>,
}

impl Quotes {
    pub const fn new(delimiter: u8) -> Self {
        Self {
            delimiter,
            spare: Mutex::new(Vec::new()),
        }
    }

    fn spare(&self) -> MutexGuard<'_, Vec<csv_core::Reader>> {
        self.spare.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take(&self) -> csv_core::Reader {
        self.spare().pop().unwrap_or_else(|| {
            let mut csv = csv_core::ReaderBuilder::new()
                .delimiter(self.delimiter)
                .build();
            // What begins with a byte order mark is the beginning of a text to a reader that has read nothing.
            csv.read_record(b"-\n", &mut [0; 4], &mut [0; 4]);
            csv
        })
    }
}

/// The fields of a record.
#[derive(Clone, Copy)]
pub(crate) struct Fields<'r> {
    text: &'r str,
    cells: &'r [(usize, usize)],
}

impl<'r> Fields<'r> {
    /// A field, trimmed; blank where there are not so many.
    #[inline]
    pub fn get(self, field: usize) -> &'r str {
        match self.cells.get(field) {
            Some(&(from, to)) if from < to => values::trim(self.slice(from, to)),
            _ => "",
        }
    }

    #[inline]
    fn slice(self, from: usize, to: usize) -> &'r str {
        // No field ends within a character: were it so after all, the cell must not pass for a blank one.
        self.text.get(from..to).unwrap_or("\u{fffd}")
    }

    /// A field as it is written, byte by byte; blank where there are not so many.
    #[inline]
    pub fn bytes(self, field: usize) -> &'r [u8] {
        let cell = self.cells.get(field);
        cell.and_then(|&(from, to)| self.text.as_bytes().get(from..to))
            .unwrap_or_default()
    }

    /// Whether it is seen by how a field begins that it says something.
    #[inline]
    pub fn begins_to_say(self, field: usize) -> bool {
        let cell = self.cells.get(field).filter(|(from, to)| from < to);
        let first = cell.and_then(|&(from, _)| self.text.as_bytes().get(from));
        first.is_some_and(|&first| values::begins_to_say(first))
    }

    /// Each field as it is.
    pub fn written(self) -> impl Iterator<Item = &'r str> {
        self.cells
            .iter()
            .map(move |&(from, to)| self.slice(from, to))
    }

    /// How many there are.
    pub const fn count(self) -> usize {
        self.cells.len()
    }
}

fn has_line_end(text: &[u8]) -> bool {
    memchr::memchr2(b'\n', b'\r', text).is_some()
}

/// How the reading of a record ended.
enum Found {
    /// It ends before this place.
    Record(usize),
    /// It is the one after the end.
    End,
}

impl<'q> Records<'q> {
    /// Opens a part of an export. The header, and a line that says what parts the fields, are records.
    ///
    /// # Errors
    /// Where it can't be opened.
    pub fn open(
        bytes: &Bytes,
        format: Format,
        quotes: &'q Quotes,
        part: &Part,
    ) -> io::Result<Self> {
        Ok(Self {
            source: text(bytes, format, part)?,
            delimiter: format.delimiter,
            quotes,
            csv: None,
            buffer: Vec::new(),
            filled: 0,
            done: 0,
            is_at_end: false,
            is_over: false,
            broken: None,
            line: part.first_line,
            after_return: false,
            found: Vec::with_capacity(STRETCH_BYTES / RECORD_BYTES),
            cells: Vec::with_capacity(STRETCH_BYTES / CELL_BYTES),
            unquoted: Vec::new(),
            used: 0,
            ends: vec![0; 64],
            mended: Mended::default(),
        })
    }

    /// Goes to the next stretch; `false` at the end. A stretch may hold no record.
    ///
    /// # Errors
    /// Where the file can't be read on, or a quote is open at the end of the part.
    pub fn advance(&mut self) -> Result<bool, Broken> {
        self.found.clear();
        self.cells.clear();
        self.used = 0;
        if let Some(broken) = self.broken.take() {
            // It may be within a record.
            (self.is_over, self.csv) = (true, None);
            return Err(broken);
        }
        if self.is_over {
            self.quotes.spare().extend(self.csv.take());
            return Ok(false);
        }
        let is_first = self.buffer.is_empty();
        self.buffer.copy_within(self.done..self.filled, 0);
        self.filled -= self.done;
        self.done = 0;
        while self.filled < STRETCH_BYTES && !self.is_at_end {
            self.read_more(STRETCH_BYTES)?;
        }
        if is_first && self.buffer.starts_with("\u{feff}".as_bytes()) {
            self.done = '\u{feff}'.len_utf8();
        }
        if let Err(broken) = self.scan() {
            self.broken = Some(broken);
        }
        Ok(true)
    }

    /// Reads on into a buffer of at least so many bytes.
    fn read_more(&mut self, size: usize) -> io::Result<()> {
        if self.buffer.len() < size {
            self.buffer.resize(size, 0);
        }
        match self.source.read(&mut self.buffer[self.filled..]) {
            Ok(0) => self.is_at_end = true,
            Ok(count) => self.filled += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
        Ok(())
    }

    /// Finds the records in what was read. The last of it is left for the next stretch where it is no whole record.
    fn scan(&mut self) -> Result<(), Broken> {
        let (mut at, mut cell) = (self.done, self.done);
        let (mut first, mut spans_lines) = (self.cells.len(), false);
        'blocks: loop {
            if at >= self.filled {
                if self.done > 0 || self.is_at_end {
                    self.is_over = self.is_at_end;
                    self.cells.truncate(first);
                    return Ok(());
                }
                self.read_more(self.filled * 2)?;
                continue;
            }
            let mut marks = self.marks(at);
            while marks != 0 {
                let mut place = at + marks.trailing_zeros() as usize;
                marks &= marks - 1;
                let mut text = (cell, place);
                if self.buffer[place] == b'"' {
                    let next = (marks != 0).then(|| at + marks.trailing_zeros() as usize);
                    let Some(close) = self.closing_quote(cell, place, next) else {
                        self.cells.truncate(first);
                        match self.unquote()? {
                            Found::End => return Ok(()),
                            Found::Record(end) => at = end,
                        }
                        (cell, first, spans_lines) = (at, self.cells.len(), false);
                        continue 'blocks;
                    };
                    text = (cell + 1, close);
                    spans_lines |= has_line_end(&self.buffer[cell + 1..close]);
                    place = close + 1;
                    // What is marked within the quotes parts nothing.
                    let passed = u32::try_from(place + 1 - at).unwrap_or(u32::MAX);
                    marks &= u64::MAX.checked_shl(passed).unwrap_or(0);
                }
                let byte = self.buffer[place];
                if byte == self.delimiter {
                    self.cells.push(text);
                } else {
                    if place > self.done {
                        self.cells.push(text);
                        if self.end_plain(first, place, spans_lines) {
                            return Ok(());
                        }
                        if spans_lines {
                            self.pass_lines(self.done, place);
                        }
                    }
                    self.end_line(byte, place > self.done);
                    self.done = place + 1;
                    (first, spans_lines) = (self.cells.len(), false);
                }
                cell = place + 1;
            }
            at = self.filled.min(at + BLOCK).max(cell);
        }
    }

    /// Where the quote is that closes a field, if a quote at this place opens one on which `csv` needs not to be asked: it is the whole field,
    /// and no other quote is in it. `next`: the next byte that is marked, where it is known: in a short field without delimiters the quote.
    fn closing_quote(&self, field: usize, place: usize, next: Option<usize>) -> Option<usize> {
        if place != field {
            return None;
        }
        let rest = &self.buffer[place + 1..self.filled];
        let near = next.filter(|&next| self.buffer[next] == b'"');
        let length = match near {
            Some(next) => next - (place + 1),
            None => memchr::memchr(b'"', rest)?,
        };
        let after = *rest.get(length + 1)?;
        let is_closed = after == self.delimiter || matches!(after, b'\n' | b'\r');
        // What ends the file is for `csv`, too.
        let is_end = &rest[..length] == END_CELL || rest[..length].ends_with(END);
        (is_closed && !is_end).then_some(place + 1 + length)
    }

    /// Which of the bytes from a place on part fields or records, or are quotes: a bit for each, the lowest for the first.
    #[inline]
    fn marks(&self, at: usize) -> u64 {
        let mut rest = [0; BLOCK];
        let end = self.filled.min(at + BLOCK);
        let block: &[u8; BLOCK] = if let Ok(block) = self.buffer[at..end].try_into() {
            block
        } else {
            // A nought is none of these.
            rest[..end - at].copy_from_slice(&self.buffer[at..end]);
            &rest
        };
        let ones = [self.delimiter, b'\n', b'\r', b'"'].map(u8x16::splat);
        let (lanes, _) = block.as_chunks::<LANES>();
        let lanes = lanes.iter().map(|&bytes| {
            let bytes = u8x16::new(bytes);
            let [one, two, three, four] = ones.map(|one| bytes.simd_eq(one));
            u64::from(((one | two) | (three | four)).to_bitmask())
        });
        lanes.rev().fold(0, |marks, lane| marks << LANES | lane)
    }

    /// Goes past the end of a line; whether anything stood on it.
    fn end_line(&mut self, end: u8, is_filled: bool) {
        let is_second_of_pair = end == b'\n' && self.after_return && !is_filled;
        if !is_second_of_pair {
            self.line = self.line.saturating_add(1);
        }
        self.after_return = end == b'\r';
    }

    /// Ends a record that lies as it is read before a place; whether it is the one after the end.
    fn end_plain(&mut self, first: usize, end: usize, spans_lines: bool) -> bool {
        let raw = &self.buffer[self.done..end];
        if raw == END_CELL {
            self.is_over = true;
            self.cells.truncate(first);
            return true;
        }
        let delimiter = self.delimiter;
        let parts = |byte: u8| byte == delimiter || byte == b'"';
        let is_graphic = |byte: &u8| byte.is_ascii_graphic() && !parts(*byte);
        let cells = &self.cells[first..];
        if raw.iter().any(is_graphic)
            || has_text(cells.iter().map(|&(from, to)| &self.buffer[from..to]))
        {
            self.found.push(Record {
                line: self.line,
                cells: first..self.cells.len(),
                is_unquoted: false,
                spans_lines,
                raw: self.done..end,
            });
        } else {
            self.cells.truncate(first);
        }
        false
    }

    /// Has `csv` read the record that begins where all before it is done.
    fn unquote(&mut self) -> Result<Found, Broken> {
        let start = self.done;
        let (mut from, mut to, mut count) = (start, self.used, 0);
        loop {
            let size = to + (self.filled - from).max(1);
            if self.unquoted.len() < size {
                self.unquoted.resize(size, 0);
            }
            let (input, output) = (&self.buffer[from..self.filled], &mut self.unquoted[to..]);
            let csv = self.csv.get_or_insert_with(|| self.quotes.take());
            let read = csv.read_record(input, output, &mut self.ends[count..]);
            from += read.1;
            to += read.2;
            count += read.3;
            match read.0 {
                ReadRecordResult::Record => break,
                ReadRecordResult::OutputEndsFull => self.ends.resize(count * 2, 0),
                ReadRecordResult::OutputFull => self.unquoted.resize(to * 2, 0),
                ReadRecordResult::InputEmpty if !self.is_at_end => {
                    self.read_more(self.filled * 2)?;
                }
                ReadRecordResult::InputEmpty | ReadRecordResult::End => {
                    return Err(Broken::OpenQuote(self.line));
                }
            }
        }
        let first = self.cells.len();
        let mut begin = self.used;
        for end in &self.ends[..count] {
            let end = self.used + end;
            self.cells.push((begin, end));
            begin = end;
        }
        let fields = &self.unquoted[self.used..to];
        if count == 1 && fields == END_CELL {
            self.is_over = true;
            self.cells.truncate(first);
            return Ok(Found::End);
        }
        if fields.ends_with(END) {
            return Err(Broken::OpenQuote(self.line));
        }
        let cells = self.cells[first..].iter();
        if has_text(cells.map(|&(from, to)| &self.unquoted[from..to])) {
            self.found.push(Record {
                line: self.line,
                cells: first..self.cells.len(),
                is_unquoted: true,
                spans_lines: has_line_end(fields),
                raw: start..from,
            });
            self.used = to;
        } else {
            self.cells.truncate(first);
        }
        self.pass_lines(start, from);
        self.done = from;
        Ok(Found::Record(from))
    }

    /// Counts the ends of lines of a record that does not begin with one.
    fn pass_lines(&mut self, from: usize, to: usize) {
        let mut is_filled = true;
        for place in from..to {
            let byte = self.buffer[place];
            let is_end = matches!(byte, b'\n' | b'\r');
            if is_end {
                self.end_line(byte, is_filled);
            } else {
                self.after_return = false;
            }
            is_filled = !is_end;
        }
    }

    /// The stretch; whether its file is known to be text.
    pub fn stretch(&mut self, is_text: bool) -> Stretch<'_> {
        let Self {
            buffer,
            unquoted,
            found,
            cells,
            mended,
            ..
        } = self;
        let plain = simdutf8::basic::from_utf8(&buffer[..self.done]);
        let fields = simdutf8::basic::from_utf8(&unquoted[..self.used]);
        let (texts, cells) = match (plain, fields) {
            (Ok(plain), Ok(fields)) if is_text => ([plain, fields], &*cells),
            _ => {
                mended.take(found, cells, [buffer, unquoted]);
                ([mended.text.as_str(); 2], &mended.cells)
            }
        };
        Stretch {
            raw: buffer,
            found,
            is_text: plain.is_ok() && fields.is_ok(),
            texts,
            cells,
            delimiter: self.delimiter,
        }
    }
}

/// The fields of a stretch that is no text, one after another, with U+FFFD for what is none.
#[derive(Default)]
struct Mended {
    text: String,
    /// Where each of them lies.
    cells: Vec<(usize, usize)>,
}

impl Mended {
    fn take(
        &mut self,
        records: &[Record],
        cells: &[(usize, usize)],
        [plain, unquoted]: [&[u8]; 2],
    ) {
        self.text.clear();
        self.cells.clear();
        for record in records {
            let bytes = if record.is_unquoted { unquoted } else { plain };
            // The cells of records lie one after another.
            for &(from, to) in &cells[record.cells.clone()] {
                let begin = self.text.len();
                self.text += &String::from_utf8_lossy(&bytes[from..to]);
                self.cells.push((begin, self.text.len()));
            }
        }
    }
}

/// The records that lie in memory.
#[derive(Clone, Copy)]
pub(crate) struct Stretch<'r> {
    /// What was read.
    raw: &'r [u8],
    found: &'r [Record],
    is_text: bool,
    /// What the fields of records without quotes are in, and those of the others.
    texts: [&'r str; 2],
    /// Where in it each field is.
    cells: &'r [(usize, usize)],
    /// What parts the fields.
    delimiter: u8,
}

impl<'r> Stretch<'r> {
    /// Each record.
    pub fn records(self) -> std::slice::Iter<'r, Record> {
        self.found.iter()
    }

    /// Whether all of it is text.
    pub const fn is_text(self) -> bool {
        self.is_text
    }

    /// How many lines a record runs over besides the first.
    pub fn further_lines(self, record: &Record) -> u32 {
        if record.spans_lines {
            let fields = self.fields(record).written();
            further_lines(fields.map(str::as_bytes))
        } else {
            0
        }
    }

    /// The fields of a record, with U+FFFD for what is no text.
    #[inline]
    pub fn fields(self, record: &Record) -> Fields<'r> {
        Fields {
            text: self.texts[usize::from(record.is_unquoted)],
            cells: &self.cells[record.cells.clone()],
        }
    }

    /// Whether every quote of a record is where RFC 4180 has it: round a whole field, and doubled within.
    pub fn is_strictly_quoted(self, record: &Record) -> bool {
        !record.is_unquoted || is_strict(&self.raw[record.raw.clone()], self.delimiter)
    }

    /// What parts the fields.
    pub const fn delimiter(self) -> u8 {
        self.delimiter
    }
}

/// The judge of the records, for tests and for the fuzz target.
#[cfg(any(test, fuzzing))]
#[allow(clippy::unwrap_used)]
pub mod judge {
    use super::*;
    use crate::read::encoding::Encoding;
    use crate::read::table::Table;

    /// The line of a record, its fields, whether it is strictly quoted, and how many further lines it runs over.
    type Seen = (u32, Vec<String>, bool, u32);

    /// What a reader sees, and how it ends: where it breaks off, the line.
    type All = (Vec<Seen>, Result<(), Option<u32>>);

    fn line(broken: &Broken) -> Option<u32> {
        match broken {
            Broken::OpenQuote(line) => Some(*line),
            _ => None,
        }
    }

    fn by_table(bytes: &Bytes, format: Format, part: &Part) -> All {
        let mut table = Table::open(bytes, format, part).unwrap();
        let mut seen = Vec::new();
        loop {
            match table.advance() {
                Ok(true) => {}
                Ok(false) => return (seen, Ok(())),
                Err(broken) => return (seen, Err(line(&broken))),
            }
            let fields = table.record().iter();
            let fields = fields.map(|cell| String::from_utf8_lossy(cell).into());
            let fields = fields.collect();
            let is_strict = table.is_strictly_quoted().unwrap();
            seen.push((table.line(), fields, is_strict, table.further_lines()));
        }
    }

    fn by_records(bytes: &Bytes, format: Format, part: &Part, is_text: bool) -> All {
        let quotes = Quotes::new(format.delimiter);
        let mut records = Records::open(bytes, format, &quotes, part).unwrap();
        let mut seen = Vec::new();
        loop {
            match records.advance() {
                Ok(true) => {}
                Ok(false) => return (seen, Ok(())),
                Err(broken) => return (seen, Err(line(&broken))),
            }
            let stretch = records.stretch(is_text);
            for record in stretch.records() {
                let trimmed = stretch.fields(record);
                let fields: Vec<_> = trimmed.written().map(str::to_owned).collect();
                assert_eq!(trimmed.count(), fields.len());
                for (place, field) in fields.iter().enumerate() {
                    assert_eq!(trimmed.get(place), values::trim(field));
                }
                assert_eq!(trimmed.get(fields.len()), "");
                let is_strict = stretch.is_strictly_quoted(record);
                seen.push((
                    record.line,
                    fields,
                    is_strict,
                    stretch.further_lines(record),
                ));
            }
        }
    }

    /// Holds the records of a text against those that csv reads one by one.
    ///
    /// # Panics
    /// Where they differ.
    pub fn assert_as_csv_has_it(text: &[u8], delimiter: u8, first_line: u32) {
        let bytes = Bytes::Memory(text.into());
        let format = Format {
            encoding: Encoding::Utf8,
            delimiter,
            has_sep_line: false,
        };
        let part = Part {
            held: None,
            bytes: 0..u64::MAX,
            first_line,
        };
        let wanted = by_table(&bytes, format, &part);
        for is_text in [true, false] {
            let found = by_records(&bytes, format, &part, is_text);
            assert_eq!(found, wanted, "{:?}", String::from_utf8_lossy(text));
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::judge::assert_as_csv_has_it;

    #[test]
    fn records_are_those_of_csv_where_it_is_hard() {
        let long = "x".repeat(500);
        for text in [
            "",
            "\n",
            "a",
            "a;b\r",
            "\r\n\ra;b\r\r\n;\n \u{a0};\t\n\n\r1;2",
            "\u{feff}\u{feff}a;b;c\n\u{feff}\"1;2\";3\n",
            "\u{feff}",
            "a\"b;c\n\"a\"b;c\n\"a\"\"\";\"\n\r\n\r\";\"\"\n1;2",
            "a;b\n1;\"2\n3;4\n",
            "a;b\n1;2\"",
            "\"\"",
            "\"\";\n1",
            "\x02recall: end of file\x03\na;b",
            "\"\x02recall: end of file\x03\"\na;b",
            "\"1;2\";\"\";\"3\"\r\n\"\"\r\";;\"\n\"\";\" \"\n4;\"5\"",
            "\"1\"2;3\n\"4\" ;5\n \"6\";7\n8;\"9\"\"\"\n\"a\";\"b\"c\n",
            "1;\"\x02recall: end of file\x03\"\n\"\x02recall: end of file\x03\";2\n",
            "1;\"\n\x02recall: end of file\x03\n\";2\n3;\"\n\x02recall: end of file\x03\n\"\n4;5\n",
            "\"1\n2\r\n\n3\r\";4\n5;\"\r\"\r\n\"\n\";\"\n\"\n6;\"7\n\"\"\"\n8;9\n\"\n\"\n1;2\n",
            &format!("\"{}\";1\n2;\"{long}\";\"3\"\n\"4\"\n", ";".repeat(300)),
            &format!("{long};{long}\n1;\"{long}\r\n{long}\"\r\n{long}"),
            &format!("1;\"{long}\n"),
            &format!("{}\n1;2\n", ";".repeat(300)),
            &format!("{}\n\"1\"{}\n", ";".repeat(300), ";".repeat(300)),
        ] {
            assert_as_csv_has_it(text.as_bytes(), b';', 7);
        }
        // Fields that are a space together, and none apart.
        assert_as_csv_has_it(b"a\n\"\"\xc2;\xa0\n\xc2;\xa0\n", b';', 1);
        assert_as_csv_has_it(b"a\xff;\"\xfe\n\";\xd0\n1;\"2", b';', 1);
    }

    proptest! {
        #[test]
        fn records_are_those_of_csv(
            text in prop::collection::vec(prop::sample::select(b"ab;,\"\"\n\n\r \t\0\xc2\xa0\xff\x02".as_slice()), 0..400),
            is_comma in any::<bool>(),
        ) {
            assert_as_csv_has_it(&text, if is_comma { b',' } else { b';' }, 1);
        }

        #[test]
        fn long_records_are_those_of_csv(cells in prop::collection::vec("[a-z]{0,90}[;\n]|\"[a-z\n\r]{0,90}\"[;\n]|[\"\r\n]", 0..40)) {
            assert_as_csv_has_it(cells.concat().as_bytes(), b';', 1);
        }
    }
}
