//! XLS, as Excel wrote it up to 2003: a stream of records, those of the workbook first, then those of each sheet.
//!
//! After [MS-XLS]. Every length and place in it is checked: a broken record makes the workbook unusable, for a cell that is passed over could
//! be a no.

use std::collections::HashMap;

use encoding_rs::{
    Encoding, IBM866, MACINTOSH, UTF_16LE, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1253,
    WINDOWS_1254, WINDOWS_1257, X_MAC_CYRILLIC,
};

use super::cell::{Cell, Format, Mark};
use super::cfb::{Compound, u16_at, u32_at};
use super::grid::{Area, Broken, Grid};

/// The kinds of records that are read.
mod record {
    pub const FORMULA: u16 = 0x0006;
    pub const EOF: u16 = 0x000a;
    pub const DATE_MODE: u16 = 0x0022;
    pub const FILE_PASS: u16 = 0x002f;
    pub const CONTINUE: u16 = 0x003c;
    pub const CODE_PAGE: u16 = 0x0042;
    pub const BOUND_SHEET: u16 = 0x0085;
    pub const MUL_RK: u16 = 0x00bd;
    pub const RICH_STRING: u16 = 0x00d6;
    pub const XF: u16 = 0x00e0;
    pub const MERGE_CELLS: u16 = 0x00e5;
    pub const SST: u16 = 0x00fc;
    pub const LABEL_SST: u16 = 0x00fd;
    pub const NUMBER: u16 = 0x0203;
    pub const LABEL: u16 = 0x0204;
    pub const BOOL_ERR: u16 = 0x0205;
    pub const STRING: u16 = 0x0207;
    pub const RK: u16 = 0x027e;
    pub const FORMAT: u16 = 0x041e;
    pub const BOF: u16 = 0x0809;
}

/// The version of Excel 97 and later; the one before it is read as well.
const BIFF_8: u16 = 0x0600;
const BIFF_5: u16 = 0x0500;

/// An open workbook.
pub(super) struct Xls {
    stream: Vec<u8>,
    /// The names of the sheets with the places of their records.
    pub sheets: Vec<(String, usize)>,
    texts: Vec<String>,
    formats: Vec<Format>,
    is_1904: bool,
    is_8: bool,
    encoding: &'static Encoding,
}

/// A record, with what goes on behind it.
struct Record<'a> {
    kind: u16,
    parts: Vec<&'a [u8]>,
}

impl<'a> Record<'a> {
    fn data(&self) -> &'a [u8] {
        self.parts.first().copied().unwrap_or_default()
    }

    fn u16(&self, at: usize) -> Result<u16, Broken> {
        u16_at(self.data(), at).ok_or(Broken)
    }
}

/// The records from a place on.
struct Records<'a>(&'a [u8]);

impl<'a> Records<'a> {
    fn one(&mut self) -> Result<(u16, &'a [u8]), Broken> {
        let kind = u16_at(self.0, 0).ok_or(Broken)?;
        let length = usize::from(u16_at(self.0, 2).ok_or(Broken)?);
        let data = self.0.get(4..4 + length).ok_or(Broken)?;
        self.0 = self.0.get(4 + length..).unwrap_or_default();
        Ok((kind, data))
    }

    fn next(&mut self) -> Result<Record<'a>, Broken> {
        let (kind, data) = self.one()?;
        let mut parts = vec![data];
        while u16_at(self.0, 0) == Some(record::CONTINUE) {
            parts.push(self.one()?.1);
        }
        Ok(Record { kind, parts })
    }
}

impl Xls {
    /// Opens a workbook.
    ///
    /// # Errors
    /// Where it is none, or is locked with a password.
    pub fn open(bytes: &[u8]) -> Result<Self, Broken> {
        let file = Compound::open(bytes)?;
        let stream = file.stream("Workbook").or_else(|| file.stream("Book"));
        let mut book = Self {
            stream: stream.ok_or(Broken)?,
            sheets: Vec::new(),
            texts: Vec::new(),
            formats: Vec::new(),
            is_1904: false,
            is_8: true,
            encoding: WINDOWS_1251,
        };
        book.globals()?;
        Ok(book)
    }

    /// Reads what stands before the sheets.
    fn globals(&mut self) -> Result<(), Broken> {
        let stream = std::mem::take(&mut self.stream);
        let mut records = Records(&stream);
        let mut codes: HashMap<u16, Format> = HashMap::new();
        let mut cells: Vec<u16> = Vec::new();
        let first = records.next()?;
        if first.kind != record::BOF {
            return Err(Broken);
        }
        self.is_8 = match first.u16(0)? {
            BIFF_8 => true,
            BIFF_5 => false,
            _ => return Err(Broken),
        };
        loop {
            let it = records.next()?;
            match it.kind {
                record::EOF => break,
                record::FILE_PASS => return Err(Broken),
                record::DATE_MODE => self.is_1904 = it.u16(0)? == 1,
                record::CODE_PAGE => self.encoding = encoding(it.u16(0)?),
                record::XF => cells.push(it.u16(2)?),
                record::FORMAT => {
                    let code = self.text(&it, 2, !self.is_8)?;
                    codes.insert(it.u16(0)?, Format::of_code(&code));
                }
                record::BOUND_SHEET => {
                    let place = u32_at(it.data(), 0).ok_or(Broken)?;
                    let name = self.text(&it, 6, true)?.replace('\0', "");
                    // Charts and macros are no tables.
                    if it.data().get(5) == Some(&0) {
                        self.sheets.push((name, place as usize));
                    }
                }
                record::SST => self.texts = texts(&it)?,
                _ => {}
            }
        }
        let format = |id: u16| {
            let own = codes.get(&id).copied();
            own.unwrap_or_else(|| Format::built_in(u32::from(id)))
        };
        self.formats = cells.into_iter().map(format).collect();
        self.stream = stream;
        Ok(())
    }

    /// What stands in a sheet; with `look`, no more than is needed to see that something does.
    ///
    /// # Errors
    /// Where there is none of that name, or it is broken.
    pub fn grid(&self, name: &str, look: bool) -> Result<Grid, Broken> {
        let sheet = self.sheets.iter().find(|(sheet, _)| sheet == name);
        let (_, place) = sheet.ok_or(Broken)?;
        let mut records = Records(self.stream.get(*place..).ok_or(Broken)?);
        if records.next()?.kind != record::BOF {
            return Err(Broken);
        }
        let mut grid = Grid::new(self.is_1904);
        // The cell of a formula whose text stands in a record of its own behind it.
        let mut waiting: Option<(u32, u32)> = None;
        // Charts stand within a sheet, with cells of their own.
        let mut depth = 0_usize;
        while !look || grid.is_blank() {
            let it = records.next()?;
            match it.kind {
                record::BOF => depth += 1,
                record::EOF if depth > 0 => depth -= 1,
                record::EOF => {
                    lost(&mut grid, &mut waiting)?;
                    break;
                }
                _ if depth > 0 => {}
                record::STRING => {
                    if let Some((row, column)) = waiting.take() {
                        grid.put(row, column, Cell::text(&self.text(&it, 0, false)?))?;
                    }
                }
                record::MERGE_CELLS => merge(&mut grid, it.data())?,
                kind => {
                    if is_cell(kind) {
                        lost(&mut grid, &mut waiting)?;
                    }
                    waiting = self.put(&mut grid, &it)?.or(waiting);
                }
            }
        }
        Ok(grid)
    }

    /// Takes in the cells of a record, where it has any; the place of a formula whose text is still to come.
    fn put(&self, grid: &mut Grid, it: &Record<'_>) -> Result<Option<(u32, u32)>, Broken> {
        if !is_cell(it.kind) {
            return Ok(None);
        }
        let (row, column) = (u32::from(it.u16(0)?), u32::from(it.u16(2)?));
        let format = |style: u16| {
            let format = self.formats.get(usize::from(style));
            format.copied().unwrap_or_default()
        };
        let data = it.data();
        let cell = match it.kind {
            record::NUMBER => self.number(data.get(6..14), format(it.u16(4)?))?,
            record::RK => self.short_number(data.get(6..10), format(it.u16(4)?))?,
            record::MUL_RK => {
                // A style and a number for each column, then the last column.
                let all = data.get(4..data.len().saturating_sub(2)).ok_or(Broken)?;
                for (place, one) in (0..).zip(all.chunks_exact(6)) {
                    let style = u16_at(one, 0).ok_or(Broken)?;
                    let cell = self.short_number(one.get(2..), format(style))?;
                    grid.put(row, column + place, cell)?;
                }
                return Ok(None);
            }
            record::LABEL | record::RICH_STRING => Cell::text(&self.text(it, 6, false)?),
            record::LABEL_SST => {
                let place = u32_at(data, 6).ok_or(Broken)? as usize;
                Cell::text(self.texts.get(place).ok_or(Broken)?)
            }
            record::BOOL_ERR => {
                let (value, is_error) = (data.get(6).ok_or(Broken)?, data.get(7).ok_or(Broken)?);
                truth(*value, *is_error != 0)
            }
            _ => {
                let value = data.get(6..14).ok_or(Broken)?;
                match value {
                    [0, .., 0xff, 0xff] => return Ok(Some((row, column))),
                    [1, _, value, .., 0xff, 0xff] => truth(*value, false),
                    [2, _, value, .., 0xff, 0xff] => truth(*value, true),
                    // A text of no letters.
                    [3, .., 0xff, 0xff] => Cell::Text(String::new()),
                    [.., 0xff, 0xff] => return Err(Broken),
                    _ => self.number(Some(value), format(it.u16(4)?))?,
                }
            }
        };
        grid.put(row, column, cell)?;
        Ok(None)
    }

    fn number(&self, bytes: Option<&[u8]>, format: Format) -> Result<Cell, Broken> {
        let bytes = bytes.and_then(<[u8]>::first_chunk).ok_or(Broken)?;
        let number = f64::from_le_bytes(*bytes);
        if !number.is_finite() {
            return Err(Broken);
        }
        Ok(Cell::number(number, format, self.is_1904))
    }

    /// A number in four bytes: a whole one, or the first half of another, perhaps in hundredths.
    fn short_number(&self, bytes: Option<&[u8]>, format: Format) -> Result<Cell, Broken> {
        let bytes = bytes.and_then(<[u8]>::first_chunk).ok_or(Broken)?;
        let raw = u32::from_le_bytes(*bytes);
        let number = if raw & 2 == 0 {
            f64::from_bits(u64::from(raw & !3) << 32)
        } else {
            f64::from(raw.cast_signed() >> 2)
        };
        let number = if raw & 1 == 0 { number } else { number / 100.0 };
        if !number.is_finite() {
            return Err(Broken);
        }
        Ok(Cell::number(number, format, self.is_1904))
    }

    /// A text that begins at a place, with its length in one byte or two before it.
    fn text(&self, it: &Record<'_>, at: usize, is_short: bool) -> Result<String, Broken> {
        let mut letters = Letters::of(&it.parts);
        letters.pass(at)?;
        let count = if is_short {
            usize::from(letters.byte()?)
        } else {
            usize::from(letters.u16()?)
        };
        if self.is_8 {
            let is_wide = letters.byte()? & 1 != 0;
            return letters.text(count, is_wide);
        }
        let bytes = letters.bytes(count)?;
        Ok(self.encoding.decode(&bytes).0.into_owned())
    }
}

/// A formula whose text never came: its value was not stored.
fn lost(grid: &mut Grid, waiting: &mut Option<(u32, u32)>) -> Result<(), Broken> {
    match waiting.take() {
        Some((row, column)) => grid.put(row, column, Cell::Marked(Mark::NoValue, String::new())),
        None => Ok(()),
    }
}

const fn is_cell(kind: u16) -> bool {
    matches!(
        kind,
        record::NUMBER
            | record::RK
            | record::MUL_RK
            | record::LABEL
            | record::RICH_STRING
            | record::LABEL_SST
            | record::BOOL_ERR
            | record::FORMULA
    )
}

/// A yes or no, or an error.
fn truth(value: u8, is_error: bool) -> Cell {
    if !is_error {
        return Cell::Text((value != 0).to_string());
    }
    let shown = match value {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    };
    Cell::Marked(Mark::Error, shown.to_owned())
}

fn merge(grid: &mut Grid, data: &[u8]) -> Result<(), Broken> {
    let count = u16_at(data, 0).ok_or(Broken)?;
    for place in 0..usize::from(count) {
        let number = |at: usize| {
            u16_at(data, 2 + place * 8 + at)
                .map(u32::from)
                .ok_or(Broken)
        };
        let (top, bottom, left, right) = (number(0)?, number(2)?, number(4)?, number(6)?);
        if top > bottom || left > right {
            return Err(Broken);
        }
        grid.merge(Area {
            rows: top..=bottom,
            columns: left..=right,
        })?;
    }
    Ok(())
}

/// The texts that cells share.
fn texts(it: &Record<'_>) -> Result<Vec<String>, Broken> {
    let mut letters = Letters::of(&it.parts);
    let count = u32_at(it.data(), 4).ok_or(Broken)?;
    letters.pass(8)?;
    let mut texts = Vec::new();
    for _ in 0..count {
        let length = usize::from(letters.u16()?);
        let flags = letters.byte()?;
        let runs = if flags & 8 != 0 {
            usize::from(letters.u16()?)
        } else {
            0
        };
        let more = if flags & 4 != 0 {
            letters.u32()? as usize
        } else {
            0
        };
        texts.push(letters.text(length, flags & 1 != 0)?);
        letters.pass(runs * 4)?;
        letters.pass(more)?;
    }
    Ok(texts)
}

/// The bytes of a record, which may go on in others.
struct Letters<'a> {
    now: &'a [u8],
    rest: std::slice::Iter<'a, &'a [u8]>,
}

impl<'a> Letters<'a> {
    fn of(parts: &'a [&'a [u8]]) -> Self {
        let mut rest = parts.iter();
        Self {
            now: rest.next().copied().unwrap_or_default(),
            rest,
        }
    }

    /// Goes on in the next record where this one is at its end.
    fn go_on(&mut self) -> Result<(), Broken> {
        while self.now.is_empty() {
            self.now = self.rest.next().copied().ok_or(Broken)?;
        }
        Ok(())
    }

    fn byte(&mut self) -> Result<u8, Broken> {
        self.go_on()?;
        let (first, rest) = self.now.split_first().ok_or(Broken)?;
        self.now = rest;
        Ok(*first)
    }

    fn u16(&mut self) -> Result<u16, Broken> {
        Ok(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    fn u32(&mut self) -> Result<u32, Broken> {
        let bytes = [self.byte()?, self.byte()?, self.byte()?, self.byte()?];
        Ok(u32::from_le_bytes(bytes))
    }

    fn pass(&mut self, mut count: usize) -> Result<(), Broken> {
        while count > 0 {
            self.go_on()?;
            let passed = count.min(self.now.len());
            self.now = self.now.get(passed..).unwrap_or_default();
            count -= passed;
        }
        Ok(())
    }

    fn bytes(&mut self, count: usize) -> Result<Vec<u8>, Broken> {
        let mut bytes = Vec::new();
        for _ in 0..count {
            bytes.push(self.byte()?);
        }
        Ok(bytes)
    }

    /// So many letters of one byte or two. Where they go on in another record, that says anew which.
    fn text(&mut self, count: usize, is_wide: bool) -> Result<String, Broken> {
        let mut is_wide = is_wide;
        let mut text = String::new();
        let mut left = count;
        while left > 0 {
            if self.now.is_empty() {
                is_wide = self.byte()? & 1 != 0;
            }
            let width = if is_wide { 2 } else { 1 };
            let here = left.min(self.now.len() / width);
            if here == 0 && !self.now.is_empty() {
                return Err(Broken);
            }
            let (letters, rest) = self.now.split_at_checked(here * width).ok_or(Broken)?;
            if is_wide {
                text.push_str(&UTF_16LE.decode_without_bom_handling(letters).0);
            } else {
                // The first 256 letters of Unicode.
                text.extend(letters.iter().map(|letter| char::from(*letter)));
            }
            (self.now, left) = (rest, left - here);
        }
        Ok(text)
    }
}

/// The encoding with a number that Windows gives it; where it is not known, that of the exports of a Russian clinic.
const fn encoding(code_page: u16) -> &'static Encoding {
    match code_page {
        866 => IBM866,
        1250 => WINDOWS_1250,
        1252 | 0x8001 => WINDOWS_1252,
        1253 => WINDOWS_1253,
        1254 => WINDOWS_1254,
        1257 => WINDOWS_1257,
        10_000 | 0x8000 => MACINTOSH,
        10_007 => X_MAC_CYRILLIC,
        _ => WINDOWS_1251,
    }
}
