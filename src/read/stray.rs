//! Rows that don't stand where rows stand: above the header, parted otherwise than it, or broken off by the end of a line within a cell that
//! is not quoted. What they say must not be lost, for it may be a no.

use crate::export::columns::{Column, File, Kind};
use crate::export::refusal_words::refuses;
use crate::export::values;
use crate::read::encoding::Part;
use crate::read::records::{Fields, Records};
use crate::read::refusal::{Refusal, RefusalKind};
use crate::read::sheet::{Sheet, broken_off};
use crate::read::table::Broken;

/// What parts fields in some file or other.
const DELIMITERS: [char; 3] = [',', ';', '\t'];

/// A table has at least so many columns.
const FEWEST_FIELDS: usize = 2;

impl Sheet<'_> {
    /// Refuses a file in which a row stands above the header, as where a table was sorted together with it, or a second table with headers
    /// that are not known was put before the first. Titles may stand there.
    ///
    /// # Errors
    /// Where one stands there, or the lines can't be read again.
    pub(super) fn refuse_rows_above(&self) -> Result<(), Refusal> {
        let has_patients = !matches!(self.file, File::Doctors | File::Slots);
        if self.header_line == 1 || !has_patients {
            return Ok(());
        }
        let found = self.row_above();
        match found.map_err(|broken| broken_off(&self.name, broken))? {
            None => Ok(()),
            Some(line) => Err(Refusal {
                name: self.name.clone(),
                line: Some(line),
                kind: RefusalKind::RowAbove,
            }),
        }
    }

    /// The first line above the header that is a row.
    fn row_above(&self) -> Result<Option<u32>, Broken> {
        let mut records = Records::open(&self.bytes, self.format, &self.quotes, &Part::WHOLE)?;
        while records.advance()? {
            let stretch = records.stretch(self.is_text);
            for record in stretch.records() {
                if record.line >= self.header_line {
                    return Ok(None);
                }
                if self.is_row_above(stretch.fields(record)) {
                    return Ok(Some(record.line));
                }
            }
        }
        Ok(None)
    }

    fn is_row_above(&self, fields: Fields<'_>) -> bool {
        let cells: Vec<&str> = (0..fields.count()).map(|field| fields.get(field)).collect();
        let mut filled = cells.iter().filter(|cell| !cell.is_empty());
        match (filled.next(), filled.next()) {
            (Some(lone), None) => DELIMITERS
                .iter()
                .any(|&delimiter| self.is_table_row(&parted(lone, delimiter))),
            (Some(_), Some(_)) => self.is_table_row(&cells),
            (None, _) => false,
        }
    }

    /// Whether cells above the header are a row of a table: in their places or in any order they are what a row must have, or an id stands
    /// there beside a word of refusal. Titles have dates, numbers and names too.
    fn is_table_row(&self, cells: &[&str]) -> bool {
        let mut filled: Vec<&str> = cells.to_vec();
        filled.retain(|cell| !cell.is_empty());
        // A merged cell of a workbook holds for all that it covers.
        filled.sort_unstable();
        filled.dedup();
        if filled.len() < FEWEST_FIELDS || numbers_columns(cells) {
            return false;
        }
        let ignored = &self.conventions.settings.ignored_notes;
        let id = filled.iter().position(|cell| self.is_like_id(cell));
        let refuses_beside = |id: usize| {
            let mut others = filled.iter().enumerate().filter(|(place, _)| *place != id);
            others.any(|(_, cell)| refuses(cell, ignored))
        };
        self.reads_as_row(|field| cells.get(field).copied().unwrap_or_default())
            || self.has_all(&filled)
            || id.is_some_and(refuses_beside)
    }

    /// Whether among cells, in whatever order, is all that a row must have, where that is more than an id.
    fn has_all(&self, cells: &[&str]) -> bool {
        let columns = self.file.columns().iter().enumerate();
        let required = columns.filter(|(_, column)| column.required);
        let (mut ids, mut is_told) = (0, false);
        for (place, column) in required {
            match column.kind {
                Kind::Moment | Kind::MomentOrDate | Kind::Choice(_) => {
                    let is = |cell: &&str| !values::is_blank(cell) && self.can_be_read(place, cell);
                    if !cells.iter().any(is) {
                        return false;
                    }
                    is_told = true;
                }
                _ if is_id(column) => ids += 1,
                _ => {}
            }
        }
        is_told && cells.iter().filter(|cell| self.is_like_id(cell)).count() >= ids
    }

    /// Whether the cells of fields are what every row must have: one id looks like an id, and the others are words, moments can be read, and
    /// the rest is there.
    fn reads_as_row<'c>(&self, cell: impl Fn(usize) -> &'c str) -> bool {
        let columns = self.file.columns().iter().enumerate();
        let mut required = columns.filter(|(_, column)| column.required);
        let (mut has_id, mut has_ids) = (false, false);
        let is_there = required.all(|(place, column)| {
            let Some(&field) = self.header.fields[place].first() else {
                return true;
            };
            let cell = cell(field);
            match column.kind {
                _ if values::is_blank(cell) => false,
                Kind::Moment | Kind::MomentOrDate => self.can_be_read(place, cell),
                _ if is_id(column) => {
                    has_ids = true;
                    has_id |= self.is_like_id(cell);
                    !cell.contains(char::is_whitespace)
                }
                _ => true,
            }
        });
        is_there && (has_id || !has_ids)
    }

    /// Whether a cell looks like an id: a word with a digit in it, more digits than letters, and no date.
    fn is_like_id(&self, cell: &str) -> bool {
        /// So few letters may stand before a digit.
        const FEW: usize = 2;
        let count = |is: fn(char) -> bool| cell.chars().filter(|&c| is(c)).count();
        let (digits, letters) = (count(char::is_numeric), count(char::is_alphabetic));
        let zone = self.conventions.settings.timezone;
        digits > 0
            && (letters <= FEW || digits > letters)
            && !cell.contains(|c: char| c.is_whitespace() || matches!(c, ':' | ',' | ';' | '%'))
            && !matches!(values::day_in(self.dates, cell, zone), Ok(Some(_)))
    }

    /// Whether a line is a row that is parted otherwise than the header: by another delimiter, or not at all, for the whole of it stands
    /// within quotes. Of nearly every row the first cell tells that it is none.
    pub(super) fn is_parted_otherwise(&self, fields: Fields<'_>) -> bool {
        let first = fields.get(0);
        if !first.contains(DELIMITERS) {
            return false;
        }
        let is_lone = (1..fields.count()).all(|field| fields.get(field).is_empty());
        let own = char::from(self.format.delimiter);
        let mut cells = fields.written();
        let whole = if is_lone {
            cells.next().unwrap_or_default().to_owned()
        } else {
            cells.collect::<Vec<_>>().join(&own.to_string())
        };
        let mut others = DELIMITERS.into_iter().filter(|&it| is_lone || it != own);
        others.any(|delimiter| {
            let cells = parted(&whole, delimiter);
            cells.len() >= self.names.width.max(FEWEST_FIELDS)
                && self.reads_as_row(|field| cells.get(field).copied().unwrap_or_default())
        })
    }

    /// Whether a line may be the rest of the row before, which was broken within a cell: the end of a row is missing or blank, and so is, or
    /// can't be read, what every row must have.
    pub(super) fn may_be_rest(&self, fields: Fields<'_>) -> bool {
        // In a workbook a cell ends where the workbook says.
        if self.worksheet.is_some() {
            return false;
        }
        let last = (0..fields.count()).rfind(|&field| !fields.get(field).is_empty());
        let is_short = fields.count() < self.names.width;
        let is_missing = || {
            let columns = self.file.columns().iter().zip(&self.header.fields);
            let mut required = columns.filter(|(column, _)| column.required);
            required.any(|(_, own)| own.first().is_some_and(|&field| Some(field) > last))
        };
        let is_alone = || last == Some(0) && fields.get(0).contains(char::is_whitespace);
        (is_short || is_missing() || is_alone()) && !self.reads_as_row(|field| fields.get(field))
    }

    /// Whether a remark may stand in a field: it is none of a column of dates, numbers or words of a closed list.
    pub(super) fn is_text_field(&self, field: usize) -> bool {
        let mut columns = self.file.columns().iter().zip(&self.header.fields);
        let column = columns.find(|(_, own)| own.contains(&field));
        column.is_none_or(|(column, _)| matches!(column.kind, Kind::Text | Kind::Basis))
    }

    /// Whether a short line says not to call where the file that gives out ids has one: nobody is made known by that.
    pub(super) fn is_remark_for_id(&self, fields: Fields<'_>) -> bool {
        let is_short = self.worksheet.is_none() && fields.count() < self.names.width;
        let id = self.file.whose().filter(|_| self.file.gives_out_ids());
        is_short
            && id.is_some_and(|id| {
                let id = self.whole_cell(id, fields);
                id.contains(char::is_whitespace)
                    && refuses(&id, &self.conventions.settings.ignored_notes)
            })
    }

    /// Whether any cell of a line says not to call.
    pub(super) fn some_cell_refuses(&self, fields: Fields<'_>) -> bool {
        let ignored = &self.conventions.settings.ignored_notes;
        (0..fields.count()).any(|field| refuses(fields.get(field), ignored))
    }
}

/// Whether a column is one of ids.
fn is_id(column: &Column) -> bool {
    column.name.ends_with("_id")
}

/// The cells of a line by some delimiter, without quotes of their own.
pub(super) fn parted(line: &str, delimiter: char) -> Vec<&str> {
    let cells = line.split(delimiter).map(values::trim);
    cells
        .map(|cell| values::trim(cell.trim_matches('"')))
        .collect()
}

/// The cells of a line by any delimiter.
pub(super) fn all_parted(line: &str) -> impl Iterator<Item = &str> {
    let cells = line.split(DELIMITERS).map(values::trim);
    cells.map(|cell| values::trim(cell.trim_matches('"')))
}

/// Whether a line numbers the columns: most of what stands there is the number of its place.
fn numbers_columns(cells: &[&str]) -> bool {
    let filled = cells.iter().enumerate();
    let filled: Vec<_> = filled.filter(|(_, cell)| !cell.is_empty()).collect();
    let is_number = |(rank, (place, cell)): &(usize, &(usize, &&str))| {
        let number = cell.parse::<usize>();
        number.is_ok_and(|number| number == rank + 1 || number == place + 1 || number == *rank)
            && !(cell.len() > 1 && cell.starts_with('0'))
    };
    let numbers = filled.iter().enumerate().filter(is_number).count();
    numbers * 2 > filled.len()
}
