//! A table of an export as it comes: its header, what its fields hold, and some of its rows.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use csv::ByteRecord;

use super::likeness::{self, Named, is_moment};
use crate::export::columns;
use crate::export::values::{normal, trim};
use crate::init::record;
use crate::read::delimiter;
use crate::read::encoding::{self, Bytes, Encoding, Part};
use crate::read::header::known_names;
use crate::read::no_rows::begins_as_total;
use crate::read::table::{Broken, Format, Table};
use crate::read::workbook::{HeaderSense, Workbook};
use crate::record::inputs;
use crate::settings::Mapping;

/// So many rows are looked at from the start, and at most so many again from all over the table.
const FIRST_ROWS: usize = 500;
/// A field of more different values than this has no closed list of them.
const MOST_VALUES: usize = 40;
/// No word of a closed list is longer than this, in characters.
const LONGEST_WORD: usize = 40;
/// What recall itself keeps.
const OWN: [&str; 2] = [record::NAME, inputs::NAME];
/// A header of so many digits is none: it is a number of somebody.
const LEAST_DIGITS: usize = 6;
/// The header is looked for among so many records from the start.
const MOST_TITLES: usize = 20;

/// A table of an export.
pub struct Source {
    /// The file.
    pub path: PathBuf,
    /// The sheet, where the file is a workbook.
    pub sheet: Option<String>,
    /// The cells of its header.
    pub header: Vec<String>,
    /// The header may be the row of a patient: it has no name of any column, as recall or other programs have it, or holds data.
    pub header_may_be_row: bool,
    /// How many rows it has below.
    pub row_count: u64,
    /// Rows from its start and from all over it, each as wide as the header.
    pub sample: Vec<Vec<String>>,
    /// What each field holds.
    pub fields: Vec<Field>,
    /// How many lines of a title stand above the header.
    titles: usize,
    bytes: Bytes,
    format: Format,
}

/// A path that can't be read, and why.
pub type Unread = (PathBuf, io::Error);

/// What a field holds, over all rows.
#[derive(Clone, Debug, Default)]
pub struct Field {
    /// How many cells are not blank.
    pub filled: u64,
    /// The values with their counts; `None` where there are too many for a closed list.
    pub values: Option<BTreeMap<String, u64>>,
}

/// The tables of files, or of all files of a folder.
///
/// One that can't be read does not keep the others from being looked at: it is named beside them.
///
/// # Errors
/// The path that can't be read, and why, where nothing else is left.
pub fn open(paths: &[PathBuf]) -> Result<(Vec<Source>, Vec<Unread>), Unread> {
    let mut files = Vec::new();
    for path in paths {
        let at = |error| (path.clone(), error);
        if path.is_dir() {
            files.extend(in_folder(path).map_err(at)?);
        } else {
            files.push(path.clone());
        }
    }
    let (mut sources, mut unread) = (Vec::new(), Vec::new());
    let mut seen = BTreeSet::new();
    for path in files {
        // A file that is named twice, or lies in a folder that is, is one file.
        if !seen.insert(path.canonicalize().unwrap_or_else(|_| path.clone())) {
            continue;
        }
        let opened = if has_ending(&path, &["xlsx", "xls", "ods"]) {
            sheets(&path)
        } else {
            text(&path).map(|source| source.into_iter().collect())
        };
        match opened {
            Ok(opened) => sources.extend(opened),
            Err(error) => unread.push((path, error)),
        }
    }
    if sources.is_empty() && !unread.is_empty() {
        return Err(unread.swap_remove(0));
    }
    Ok((sources, unread))
}

fn has_ending(path: &Path, endings: &[&str]) -> bool {
    let own = path
        .extension()
        .map(|own| own.to_string_lossy().to_lowercase());
    own.is_some_and(|own| endings.contains(&own.as_str()))
}

/// The tables of a folder by their names; what begins with a dot or `~` is no export, and what recall keeps there needs no guess.
fn in_folder(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let is_hidden = name.starts_with(['.', '~']) || OWN.contains(&&*name);
        let path = entry.path();
        if !is_hidden
            && has_ending(&path, &["csv", "tsv", "txt", "xlsx", "xls", "ods"])
            && path.is_file()
        {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

/// A file of text; none where it holds nothing.
fn text(path: &Path) -> io::Result<Option<Source>> {
    let bytes = Bytes::open(path)?;
    let encoding = encoding::survey(&bytes, None)?.encoding;
    // Where no header is known, what splits the line into the most cells.
    let rank = |record: &ByteRecord, place: usize| {
        let cells = if place == 0 { record.len() } else { 0 };
        AnyFile.known_names(record) * 1000 + cells
    };
    let format = delimiter::detect(&bytes, encoding, None, rank)?;
    Source::of(path, None, bytes, format)
}

/// The sheets of a workbook that hold anything.
fn sheets(path: &Path) -> io::Result<Vec<Source>> {
    let bytes = Bytes::open(path)?;
    let no_table = || io::Error::from(io::ErrorKind::InvalidData);
    let broken = |_| no_table();
    let mut workbook = Workbook::open(&bytes).map_err(broken)?;
    let mut sources = Vec::new();
    for name in workbook.names().to_vec() {
        let text = workbook.text(&name, &AnyFile).map_err(broken)?.text;
        let format = Format {
            encoding: Encoding::Utf8,
            delimiter: b',',
            has_sep_line: false,
        };
        sources.extend(Source::of(
            path,
            Some(name),
            Bytes::Memory(text.into()),
            format,
        )?);
    }
    Ok(sources)
}

/// What headers tell where it is not yet known which file a table is.
struct AnyFile;

impl HeaderSense for AnyFile {
    fn known_names(&self, header: &ByteRecord) -> usize {
        let normal = |cell| normal(&String::from_utf8_lossy(cell)).into_owned();
        let cells: Vec<String> = header.iter().map(normal).collect();
        let of_others = |file: columns::File| {
            let is_habit = |cell: &&String| {
                let mut columns = file.columns().iter();
                columns.any(|column| likeness::is_habit(file, cell, column))
            };
            cells.iter().filter(is_habit).count()
        };
        let known = columns::File::ALL
            .map(|file| known_names(file, &Mapping::default(), header) + of_others(file));
        known.into_iter().max().unwrap_or(0)
    }

    fn date_fields(&self, header: &ByteRecord) -> Vec<usize> {
        let columns = |file: columns::File| file.columns().iter().map(move |column| (file, column));
        let dates = columns::File::ALL.into_iter().flat_map(columns);
        let dates: Vec<_> = dates.filter(|(_, column)| column.kind.is_date()).collect();
        let is_date = |cell: &[u8]| {
            let header = String::from_utf8_lossy(cell);
            let like = |&(file, column)| likeness::named_in(file, &header, column);
            let called = dates.iter().map(like);
            called
                .flatten()
                .any(|like| matches!(like, Named::Known | Named::Habit(_)))
        };
        let fields = header.iter().enumerate().filter(|(_, cell)| is_date(cell));
        fields.map(|(field, _)| field).collect()
    }
}

fn may_be_row(header: &[String]) -> bool {
    let holds_data = |cell: &String| {
        let digits = cell.bytes().filter(u8::is_ascii_digit).count();
        digits >= LEAST_DIGITS || is_moment(cell, true)
    };
    let names = ByteRecord::from(header.iter().map(String::as_str).collect::<Vec<_>>());
    header.iter().any(holds_data) || AnyFile.known_names(&names) == 0
}

fn cells(record: &ByteRecord, width: usize) -> Vec<String> {
    let cells = record.iter().take(width);
    cells
        .map(|cell| trim(&String::from_utf8_lossy(cell)).to_owned())
        .collect()
}

fn broken(broken: Broken) -> io::Error {
    match broken {
        Broken::Io(error) => error,
        Broken::OpenQuote(_)
        | Broken::RowsInCell(_)
        | Broken::HeaderMoved(_)
        | Broken::PartedOtherwise(_) => io::Error::from(io::ErrorKind::InvalidData),
    }
}

/// The header, and how many records of a title stand above it: of the first ones that with the most headers that are known.
fn header(bytes: &Bytes, format: Format) -> io::Result<Option<(usize, Vec<String>)>> {
    let mut table = Table::open(bytes, format, &Part::WHOLE)?;
    let mut best: Option<(usize, usize, Vec<String>)> = None;
    for place in 0..MOST_TITLES {
        if !table.advance().map_err(broken)? {
            break;
        }
        let known = AnyFile.known_names(table.record());
        let is_better = best
            .as_ref()
            .is_none_or(|(most, ..)| known > *most && known > 1);
        if is_better {
            best = Some((known, place, cells(table.record(), usize::MAX)));
        }
    }
    Ok(best.map(|(_, place, header)| (place, header)))
}

impl Source {
    /// A table; none where it has no header.
    fn of(
        path: &Path,
        sheet: Option<String>,
        bytes: Bytes,
        format: Format,
    ) -> io::Result<Option<Self>> {
        let Some((titles, header)) = header(&bytes, format)? else {
            return Ok(None);
        };
        let empty = Field {
            filled: 0,
            values: Some(BTreeMap::new()),
        };
        let mut fields = vec![empty; header.len()];
        let mut sample = Sample::default();
        let mut source = Self {
            path: path.to_owned(),
            sheet,
            header_may_be_row: may_be_row(&header),
            header,
            row_count: 0,
            sample: Vec::new(),
            fields: Vec::new(),
            titles,
            bytes,
            format,
        };
        let mut row_count = 0;
        source.each(|row| {
            row_count += 1;
            for (field, cell) in fields.iter_mut().zip(row) {
                field.take(cell);
            }
            sample.take(row);
        })?;
        source.row_count = row_count;
        source.fields = fields;
        source.sample = sample.rows();
        Ok(Some(source))
    }

    /// Goes through all rows, each as wide as the header.
    ///
    /// # Errors
    /// Where they can't be read to their end.
    pub fn each(&self, mut take: impl FnMut(&[String])) -> io::Result<()> {
        let width = self.header.len();
        let mut table = Table::open(&self.bytes, self.format, &Part::WHOLE)?;
        for _ in 0..=self.titles {
            table.advance().map_err(broken)?;
        }
        while table.advance().map_err(broken)? {
            let mut row = cells(table.record(), width);
            row.resize(width, String::new());
            if !is_total(&row) {
                take(&row);
            }
        }
        Ok(())
    }

    /// The file's name, and its sheet's.
    #[must_use]
    pub fn name(&self) -> String {
        let name = self.path.file_name().unwrap_or_default().to_string_lossy();
        match &self.sheet {
            Some(sheet) => format!("{name}#{sheet}"),
            None => name.into_owned(),
        }
    }

    /// The cells of the sample in one field that are not blank.
    pub fn cells(&self, field: usize) -> impl Iterator<Item = &str> {
        let cells = self.sample.iter().filter_map(move |row| row.get(field));
        cells.map(String::as_str).filter(|cell| !cell.is_empty())
    }
}

/// Whether a row is a line of totals: it begins as one, and most of it is blank. Which column is the id is not known yet.
fn is_total(row: &[String]) -> bool {
    let filled = row.iter().filter(|cell| !cell.is_empty()).count();
    2 * filled <= row.len() && begins_as_total(row.iter().map(String::as_str))
}

impl Field {
    fn take(&mut self, cell: &str) {
        if cell.is_empty() {
            return;
        }
        self.filled += 1;
        let Some(values) = &mut self.values else {
            return;
        };
        if let Some(count) = values.get_mut(cell) {
            *count += 1;
        } else if values.len() < MOST_VALUES && cell.chars().count() <= LONGEST_WORD {
            values.insert(cell.to_owned(), 1);
        } else {
            self.values = None;
        }
    }
}

/// The first rows, and rows at even distances over all that follow.
#[derive(Default)]
struct Sample {
    first: Vec<Vec<String>>,
    spread: Vec<Vec<String>>,
    /// Every so manyth row is kept, as a power of two.
    every: u32,
    passed: usize,
}

impl Sample {
    fn take(&mut self, row: &[String]) {
        if self.first.len() < FIRST_ROWS {
            self.first.push(row.to_vec());
            return;
        }
        if self.passed.trailing_zeros() >= self.every {
            self.spread.push(row.to_vec());
        }
        self.passed += 1;
        if self.spread.len() > FIRST_ROWS {
            // Every second one goes, and from here on only half as many are kept.
            let mut place = 0;
            self.spread.retain(|_| {
                place += 1;
                place % 2 == 1
            });
            self.every += 1;
        }
    }

    fn rows(self) -> Vec<Vec<String>> {
        [self.first, self.spread].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_sampled_from_all_over_the_table() {
        let mut sample = Sample::default();
        for row in 0..10_000 {
            sample.take(&[row.to_string()]);
        }
        let rows: Vec<usize> = sample
            .rows()
            .iter()
            .map(|row| row[0].parse().unwrap())
            .collect();
        assert_eq!(rows[..500], (0..500).collect::<Vec<_>>());
        let spread = &rows[500..];
        assert!((250..=500).contains(&spread.len()), "{}", spread.len());
        assert!(*spread.last().unwrap() > 9_900);
        let gap = spread[1] - spread[0];
        assert!(spread.windows(2).all(|two| two[1] - two[0] == gap));
    }

    #[test]
    fn a_closed_list_has_few_and_short_values() {
        let mut field = Field {
            filled: 0,
            values: Some(BTreeMap::new()),
        };
        for cell in ["0", "2", "", "0"] {
            field.take(cell);
        }
        assert_eq!(field.filled, 3);
        let values = field.values.clone().unwrap();
        assert_eq!(
            values,
            BTreeMap::from([("0".to_owned(), 2), ("2".to_owned(), 1)])
        );
        field.take(&"x".repeat(41));
        assert_eq!(field.values, None);
    }
}
