//! What parts the fields of an export.

use std::io::{self, Read};
use std::mem;

use csv::ByteRecord;

use crate::read::encoding::{Bytes, Encoding, Part};
use crate::read::records::{Quotes, Records};
use crate::read::table::{Format, HEADER_LINES};

/// How much of a file is looked at to find its header.
const HEADER_BYTES: u64 = 1 << 20;

/// So much is enough where no line is long.
const SHORT_HEADER_BYTES: u64 = if cfg!(test) { 64 } else { 1 << 14 };

/// Finds out what parts the fields: what a first line `sep=` says, else the delimiter that splits one of the lines on which the header may
/// stand best, as `rank` says of the cells and of the place of a line among those that have anything in them.
///
/// # Errors
/// Where the file can't be read.
pub fn detect(
    bytes: &Bytes,
    encoding: Encoding,
    forced: Option<u8>,
    rank: impl Fn(&ByteRecord, usize) -> usize,
) -> io::Result<Format> {
    let mut start = Vec::new();
    let mut text = bytes.text(encoding, &Part::WHOLE)?;
    let mut best = (0, b',');
    for size in [SHORT_HEADER_BYTES, HEADER_BYTES] {
        let missing = size - start.len() as u64;
        (&mut text).take(missing).read_to_end(&mut start)?;
        let is_all = (start.len() as u64) < size;
        let start = Bytes::Memory(start.as_slice().into());
        let (found, are_seen) = best_delimiter(&start, &rank)?;
        best = found;
        if is_all || are_seen {
            break;
        }
    }
    let sep = sep_line(&start);
    Ok(Format {
        encoding,
        delimiter: forced.or(sep).unwrap_or(best.1),
        has_sep_line: sep.is_some(),
    })
}

/// The rank of the best of the first lines and the delimiter that parts it so; and whether all those lines are there.
fn best_delimiter(
    start: &Bytes,
    rank: &impl Fn(&ByteRecord, usize) -> usize,
) -> io::Result<((usize, u8), bool)> {
    let mut best = (0, b',');
    let (mut are_seen, mut are_seen_whole) = (true, false);
    for delimiter in [b',', b';', b'\t'] {
        // By any that is not there the lines are whole: one look at them is enough.
        let is_there = memchr::memchr(delimiter, start.in_memory().unwrap_or_default()).is_some();
        if !is_there && mem::replace(&mut are_seen_whole, true) {
            continue;
        }
        let format = Format {
            encoding: Encoding::Utf8,
            delimiter,
            has_sep_line: false,
        };
        let quotes = Quotes::new(delimiter);
        let mut records = Records::open(start, format, &quotes, &Part::WHOLE)?;
        let mut place = 0;
        let is_cut = 'lines: loop {
            if !records.advance().unwrap_or(false) {
                break true;
            }
            let stretch = records.stretch(true);
            for record in stretch.records() {
                if record.line > HEADER_LINES {
                    break 'lines false;
                }
                let cells: ByteRecord = stretch.fields(record).written().collect();
                let rank = rank(&cells, place);
                if rank > best.0 {
                    best = (rank, delimiter);
                }
                place += 1;
            }
        };
        are_seen &= !is_cut;
    }
    Ok((best, are_seen))
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

    #[test]
    fn the_delimiter_is_that_of_the_most_known_names() {
        let known = |record: &ByteRecord, _: usize| {
            let is_name = |cell: &&[u8]| matches!(cell, [b'a'..=b'z']);
            record.iter().filter(is_name).count()
        };
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
        assert_eq!(found("titles, a few\n\na;b\n"), b';');
        assert_eq!(found(&format!("{}a;b\n", "xx,yy\n".repeat(19))), b';');
        assert_eq!(found(&format!("{}a;b\n", "xx\n".repeat(20))), b',');
        assert_eq!(found(""), b',');
    }
}
