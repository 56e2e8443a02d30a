//! Lines that are no rows: the header once more, and totals.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use crate::export::columns::File;
use crate::export::values::{self, normal};
use crate::read::header::{Header, words};
use crate::read::records::Fields;
use crate::read::sheet::Sheet;

/// What a line below the header is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// A row.
    Row,
    /// The header again, as where exports are put together.
    Header,
    /// The names of the header in another order: what stands below it would be read as something else.
    HeaderMoved,
    /// A total, with a count where another row has an id.
    Total,
}

/// The words with which a line of totals begins.
const TOTALS: [&str; 4] = ["итого", "всего", "total", "subtotal"];

/// The longest of them, in bytes.
const LONGEST_TOTAL: usize = 10;

/// The names of a header, by which it is known again.
pub(super) struct Names {
    /// Each cell as names are compared.
    cells: Vec<String>,
    /// How many there are, but for blank ones at the end.
    pub width: usize,
    /// Some of them have digits.
    have_digits: bool,
    /// The field of the first column that every row must have.
    telling_field: usize,
    /// The columns by all names that are known for them, once they are asked for.
    columns: OnceLock<BTreeMap<String, usize>>,
}

impl Names {
    pub fn of(file: File, header: &Header) -> Self {
        let cells = header.names.iter();
        let last = cells.clone().rposition(|name| !name.is_empty());
        let columns = file.columns().iter().zip(&header.fields);
        let mut required = columns.filter(|(column, _)| column.required);
        let telling_field = required.find_map(|(_, fields)| fields.first().copied());
        Self {
            width: last.map_or(0, |last| last + 1),
            have_digits: cells.clone().any(|name| name.contains(char::is_numeric)),
            cells: cells.map(|name| normal(name).into_owned()).collect(),
            telling_field: telling_field.unwrap_or(0),
            columns: OnceLock::new(),
        }
    }
}

impl Sheet<'_> {
    /// What a line is. Of nearly every row the first byte of a cell tells that it is one.
    #[inline]
    pub(super) fn kind_of_line(&self, fields: Fields<'_>) -> Line {
        let telling = self.names.telling_field;
        if !self.names.have_digits && is_numbered(fields, telling) && is_numbered(fields, 0) {
            return Line::Row;
        }
        self.kind_of_odd_line(fields)
    }

    fn kind_of_odd_line(&self, fields: Fields<'_>) -> Line {
        if self.may_be_header(fields) {
            for line in [self.header_again(fields), self.other_header(fields)] {
                if line != Line::Row {
                    return line;
                }
            }
        }
        if begins_as_total((0..fields.count()).map(|place| fields.get(place)))
            && self.is_total(fields)
        {
            return Line::Total;
        }
        Line::Row
    }

    /// Whether the line may hold names of columns: where the id stands there is a name then, and hardly a name has a digit.
    fn may_be_header(&self, fields: Fields<'_>) -> bool {
        let cell = fields.get(self.names.telling_field);
        if cell.as_bytes().first().is_some_and(u8::is_ascii_digit) {
            return false;
        }
        let has_digit = cell.bytes().any(|byte| byte.is_ascii_digit());
        !has_digit
            || (self.names.have_digits && {
                let name = normal(cell);
                self.names.cells.iter().any(|own| *own == name)
            })
    }

    /// Whether a line repeats the header, or holds most of its names in another order.
    fn header_again(&self, fields: Fields<'_>) -> Line {
        let names = &self.names.cells;
        let count = names.iter().filter(|name| !name.is_empty()).count();
        // Names may stand there twice: each is looked for in the places that are left.
        let mut found = vec![false; names.len()];
        let (mut here, mut elsewhere) = (0, 0);
        for place in 0..fields.count() {
            let cell = normal(fields.get(place));
            if cell.is_empty() {
                continue;
            }
            if names.get(place).is_some_and(|name| *name == cell) {
                here += 1;
                found[place] = true;
                continue;
            }
            let other = (0..names.len()).find(|&other| !found[other] && names[other] == cell);
            if let Some(other) = other {
                found[other] = true;
                elsewhere += 1;
            }
        }
        if here == count {
            Line::Header
        } else if elsewhere > 0 && (here + elsewhere) * 2 > count {
            Line::HeaderMoved
        } else {
            Line::Row
        }
    }

    /// What a line is that has all that a row must have, and most of it in names of columns that are known: the header of another table. Where
    /// each column stands in its place it is the header in other words; a column that is not known may be any, one that says no too.
    fn other_header(&self, fields: Fields<'_>) -> Line {
        let columns = self.names.columns.get_or_init(|| {
            let columns = self.file.columns().iter().enumerate();
            let named = columns.flat_map(|(place, column)| {
                words(column).map(move |name| (normal(name).into_owned(), place))
            });
            named.collect()
        });
        let (mut filled, mut is_moved, mut found) = (0, false, BTreeSet::new());
        for field in 0..fields.count() {
            let cell = fields.get(field);
            if cell.is_empty() {
                continue;
            }
            filled += 1;
            let name = normal(cell);
            if let Some(&column) = columns.get(name.as_ref()) {
                found.insert(column);
                is_moved |= !self.header.fields[column].contains(&field);
            } else {
                is_moved |= self.names.cells.get(field).is_none_or(|own| *own != name);
            }
        }
        let required = self.file.columns().iter().enumerate();
        let mut required = required.filter(|(_, column)| column.required);
        let is_header = found.len() > 1
            && found.len() * 2 > filled
            && required.all(|(column, _)| found.contains(&column));
        match (is_header, is_moved) {
            (true, true) => Line::HeaderMoved,
            (true, false) => Line::Header,
            (false, _) => Line::Row,
        }
    }

    /// Whether a line that begins as a total is one: the word stands where a row has its id or another thing that it must have, or one of
    /// these is not there or can't be read.
    fn is_total(&self, fields: Fields<'_>) -> bool {
        let cells = 0..fields.count();
        let is_filled = |&place: &usize| !fields.get(place).is_empty();
        let first = cells.clone().find(is_filled);
        let columns = self.file.columns().iter().enumerate();
        let mut required = columns.filter(|(_, column)| column.required);
        required.any(|(column, _)| {
            let own = &self.header.fields[column];
            let stands_here = first.is_some_and(|first| own.contains(&first));
            let is_missing = || {
                let cell = self.whole_cell(column, fields);
                values::is_blank(&cell) || !self.can_be_read(column, &cell)
            };
            stands_here || is_missing()
        })
    }
}

/// Whether a field begins with a digit, or has one behind a letter, as ids and dates do: no name of a column is in it, and no word for a total.
#[inline]
fn is_numbered(fields: Fields<'_>, field: usize) -> bool {
    match fields.bytes(field) {
        [first, ..] if first.is_ascii_digit() => true,
        [first, second, ..] => first.is_ascii_alphabetic() && second.is_ascii_digit(),
        _ => false,
    }
}

/// Whether the first cell with something in it begins with a word for a total, alone or before a colon or more words.
pub(crate) fn begins_as_total<'c>(cells: impl Iterator<Item = &'c str>) -> bool {
    for cell in cells {
        match cell.as_bytes() {
            [] => continue,
            // A letter that is not one of these, or a digit; an id that begins with such a letter goes on with digits.
            [
                b'0'..=b'9' | b'A'..=b'R' | b'U'..=b'Z' | b'a'..=b'r' | b'u'..=b'z',
                ..,
            ]
            | [_, b'0'..=b'9', ..] => return false,
            _ => {}
        }
        let ends = |c: char| c == ':' || c.is_whitespace();
        let word = cell.split(ends).next().unwrap_or_default();
        return word.len() <= LONGEST_TOTAL && TOTALS.contains(&word.to_lowercase().as_str());
    }
    false
}
