//! Rows with fewer fields than the header: cut ones, and ones of which what is blank at their end was left off.
//!
//! They are rare. Only when the first of them is met the whole file is looked through for what stands around them, so that it makes no
//! difference in which parts it is read.

use csv::ByteRecord;

use super::encoding::{self, Part};
use super::no_rows::Line;
use super::row::Fields;
use super::sheet::Sheet;
use super::table::{Broken, Table};
use super::values;

/// So many rows at a time a spreadsheet looks for the last column in which something stands, and leaves off all that is behind.
const BLOCK: u32 = 16;

/// In a shorter block at the end of a file so few rows may be of one length by chance.
const FEWEST_AT_END: u32 = 4;

/// What is known of the short rows of a file.
#[derive(Debug, Default)]
pub(super) struct ShortRows {
    /// The lines of those that were cut, in order.
    cut: Vec<u32>,
    /// The line of the last row, where it is short and has no line end.
    broken_off: Option<u32>,
    /// The file can't be looked through: every short row may be cut.
    unknown: bool,
}

/// What a short row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Short {
    /// It was cut: what is missing may be a no.
    Cut,
    /// It is the last one, was cut, and the file ends with it.
    CutAtEnd,
    /// What is missing decides nothing, but the file ends within the row.
    AtEnd,
    /// What is missing is blank.
    LeftOff,
}

impl ShortRows {
    /// What the short row on a line is.
    pub fn at(&self, line: u32) -> Short {
        let is_cut = self.unknown || self.cut.binary_search(&line).is_ok();
        match (is_cut, self.broken_off == Some(line)) {
            (true, false) => Short::Cut,
            (true, true) => Short::CutAtEnd,
            (false, true) => Short::AtEnd,
            (false, false) => Short::LeftOff,
        }
    }
}

/// A short row, as long as it is not known what it is.
struct Candidate {
    line: u32,
    fields: usize,
    /// Whether the next line is short too and its id names nothing known, as the rest of a row that was cut; of an id of which only its
    /// looks can tell, these.
    followed: Followed,
}

enum Followed {
    Not,
    ByRest,
    By(Looks),
}

/// What ids look like: in the file that gives them out nothing else tells an id from the rest of a remark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Looks {
    length: usize,
    /// Which sorts of characters they have.
    has: u8,
}

impl Looks {
    const LETTERS: u8 = 1;
    const DIGITS: u8 = 2;
    const SPACES: u8 = 4;
    const OTHERS: u8 = 8;

    fn of(id: &str) -> Self {
        let sort = |c: char| match c {
            c if c.is_alphabetic() => Self::LETTERS,
            c if c.is_numeric() => Self::DIGITS,
            c if c.is_whitespace() => Self::SPACES,
            _ => Self::OTHERS,
        };
        let sorts = |has, c| has | sort(c);
        Self {
            length: id.chars().count(),
            has: id.chars().fold(0, sorts),
        }
    }
}

/// What the ids of the longest rows look like, which were not cut.
#[derive(Default)]
struct KnownLooks {
    /// How many fields these rows have.
    fields: usize,
    longest: usize,
    /// What some of them has, and what each of them has.
    some: u8,
    all: u8,
}

impl KnownLooks {
    fn take(&mut self, fields: usize, id: &str) {
        if fields < self.fields || id.is_empty() {
            return;
        }
        let looks = Looks::of(id);
        if fields > self.fields {
            *self = Self {
                fields,
                all: looks.has,
                ..Self::default()
            };
        }
        self.longest = self.longest.max(looks.length);
        self.some |= looks.has;
        self.all &= looks.has;
    }

    /// Whether an id may be one of these. Numbers grow longer as a clinic does, words don't.
    const fn fit(&self, looks: Looks) -> bool {
        let is_word = looks.has & Looks::LETTERS != 0;
        looks.has & !self.some == 0
            && (looks.has & Looks::DIGITS != 0 || self.all & Looks::DIGITS == 0)
            && (!is_word || looks.length <= self.longest)
    }
}

/// The rows of a block so far.
#[derive(Default)]
struct Block {
    number: u32,
    rows: u32,
    /// How many fields each of them has; `None`: they differ.
    fields: Option<usize>,
    /// How many candidates there were before.
    begins: usize,
}

impl Block {
    fn take(&mut self, fields: usize) {
        self.fields = match self.rows {
            0 => Some(fields),
            _ => self.fields.filter(|&all| all == fields),
        };
        self.rows += 1;
    }
}

/// Whether an id names something.
pub(super) type Known<'k> = &'k dyn Fn(&str) -> bool;

impl Sheet<'_> {
    /// What is known of the short rows of the file.
    pub(super) fn find_short_rows(&self, known: Known<'_>) -> ShortRows {
        self.look_through(known).unwrap_or(ShortRows {
            unknown: true,
            ..ShortRows::default()
        })
    }

    fn look_through(&self, known: Known<'_>) -> Result<ShortRows, Broken> {
        let ends_whole = encoding::ends_with_line_end(&self.bytes, self.format.encoding)?;
        let mut table = Table::open(&self.bytes, self.format, &Part::WHOLE)?;
        let mut search = Search::new(self, known);
        let mut mended = ByteRecord::new();
        // The lines that records run over besides their first: a spreadsheet counts rows.
        let mut further = 0;
        let mut last = 0;
        while table.advance()? {
            let line = table.line();
            let place = line.saturating_sub(1).saturating_sub(further);
            further = further.saturating_add(table.further_lines());
            let fields = Fields::of(table.record(), self.is_text, &mut mended);
            search.take(line, place, &fields);
            last = place;
        }
        let is_whole = search.block.number * BLOCK + BLOCK - 1 == last;
        let counts = is_whole || (search.block.rows >= FEWEST_AT_END && ends_whole);
        search.close_block(counts);
        let broken_off = search.last_short.filter(|_| !ends_whole);
        Ok(ShortRows {
            cut: search.cut(),
            broken_off,
            unknown: false,
        })
    }
}

/// The short rows of a file, as it is looked through.
struct Search<'s> {
    sheet: &'s Sheet<'s>,
    known: Known<'s>,
    candidates: Vec<Candidate>,
    /// The last line is the last candidate.
    is_open: bool,
    /// The line of the last row, where it is short.
    last_short: Option<u32>,
    /// For each field that can restrict, with its column, whether something stands there in some row.
    filled: Vec<(usize, usize, bool)>,
    block: Block,
    ids: KnownLooks,
    /// Where the id stands.
    id: Option<usize>,
}

impl<'s> Search<'s> {
    fn new(sheet: &'s Sheet<'s>, known: Known<'s>) -> Self {
        let columns = sheet.file.columns().iter().enumerate();
        let restricting = columns.filter(|(_, column)| sheet.file.can_restrict(column.name));
        let filled = restricting.flat_map(|(column, _)| {
            let fields = sheet.header.fields[column].iter();
            fields.map(move |&field| (field, column, false))
        });
        Self {
            filled: filled.collect(),
            id: sheet.file.whose(),
            sheet,
            known,
            candidates: Vec::new(),
            is_open: false,
            last_short: None,
            block: Block::default(),
            ids: KnownLooks::default(),
        }
    }

    /// Takes in the record on a line, at that place among the rows of a spreadsheet.
    fn take(&mut self, line: u32, place: u32, fields: &Fields<'_>) {
        let sheet = self.sheet;
        let count = fields.record.len();
        let is_short = line > sheet.header_line && sheet.is_short(count);
        let id = self.id.map(|column| sheet.whole_cell(column, fields));
        if std::mem::take(&mut self.is_open)
            && is_short
            && let (Some(last), Some(id)) = (self.candidates.last_mut(), &id)
        {
            last.followed = if values::is_blank(id) {
                Followed::ByRest
            } else if sheet.file.gives_out_ids() {
                Followed::By(Looks::of(id))
            } else if (self.known)(id) {
                Followed::Not
            } else {
                Followed::ByRest
            };
        }
        let number = place / BLOCK;
        if number != self.block.number {
            self.close_block(true);
            self.block.number = number;
        }
        self.block.take(count);
        if line <= sheet.header_line {
            return;
        }
        self.last_short = Some(line).filter(|_| is_short);
        if sheet.kind_of_line(fields) != Line::Row {
            return;
        }
        if is_short {
            self.is_open = true;
            self.candidates.push(Candidate {
                line,
                fields: count,
                followed: Followed::Not,
            });
        }
        let width = count.min(sheet.header.width);
        self.ids.take(width, &id.unwrap_or_default());
        for (field, column, is_filled) in &mut self.filled {
            if !*is_filled && *field < count {
                let cell = values::trim(fields.get(*field));
                *is_filled = sheet.says_something(*column, cell);
            }
        }
    }

    /// Ends a block; where it counts and its rows are of one length, nothing of them was cut.
    fn close_block(&mut self, counts: bool) {
        if counts && self.block.fields.is_some() {
            self.candidates.truncate(self.block.begins);
        }
        self.block = Block {
            begins: self.candidates.len(),
            ..Block {
                number: self.block.number,
                ..Block::default()
            }
        };
    }

    /// The lines of the rows that were cut.
    fn cut(&self) -> Vec<u32> {
        let is_cut = |row: &&Candidate| {
            let lacks = |&(field, _, filled): &(usize, usize, bool)| filled && field >= row.fields;
            let is_followed = match row.followed {
                Followed::Not => false,
                Followed::ByRest => true,
                Followed::By(looks) => !self.ids.fit(looks),
            };
            is_followed || self.filled.iter().any(lacks)
        };
        let cut = self.candidates.iter().filter(is_cut);
        cut.map(|row| row.line).collect()
    }
}
