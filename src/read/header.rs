//! Which field of an export is which column.

use std::collections::{BTreeMap, BTreeSet};

use csv::ByteRecord;

use super::columns::{Column, File};
use super::refusal::{Refusal, RefusalKind};
use super::values::normal;
use crate::settings::Mapping;

/// How a column was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FoundBy {
    /// By its own name.
    Name,
    /// By one of the words that exports use.
    Word,
    /// By the clinic's settings.
    Mapping,
}

/// The columns of an export.
#[derive(Clone, Debug, Default)]
pub struct Header {
    /// For each column of the file's declaration the fields that make it up, counted from 0; none: the export lacks it.
    pub fields: Vec<Vec<usize>>,
    /// How each was found.
    pub found_by: Vec<Option<FoundBy>>,
    /// Fields that serve no column.
    pub unknown: Vec<usize>,
    /// How many fields there are.
    pub width: usize,
    /// The header's cells as written, trimmed.
    pub names: Vec<String>,
    /// Columns for which the settings name a header that is not there.
    pub not_found: Vec<usize>,
}

/// How many of a header's cells are names that recall knows: the delimiter is chosen by it.
#[must_use]
pub fn known_names(file: File, mapping: Option<&Mapping>, record: &ByteRecord) -> usize {
    let mut known: BTreeSet<String> = BTreeSet::new();
    for column in file.columns() {
        known.extend(words(column).map(|word| normal(word).into_owned()));
    }
    let mapped = mapping
        .into_iter()
        .flat_map(|mapping| mapping.columns.values().flatten());
    known.extend(mapped.map(|word| normal(word).into_owned()));
    let cells = record
        .iter()
        .map(|cell| normal(&String::from_utf8_lossy(cell)).into_owned());
    cells.collect::<BTreeSet<_>>().intersection(&known).count()
}

fn words(column: &Column) -> impl Iterator<Item = &'static str> + use<> {
    std::iter::once(column.name).chain(column.headers.iter().copied())
}

/// Finds each column of the file among the cells of its header. Where the settings name headers none of which is there, the built-in names
/// serve, and it is noted.
///
/// # Errors
/// All of: a required column is missing, two cells match one column.
pub fn resolve(
    file: File,
    mapping: Option<&Mapping>,
    record: &ByteRecord,
) -> Result<Header, Vec<RefusalKind>> {
    let names: Vec<String> = record
        .iter()
        .map(|cell| super::values::trim(&String::from_utf8_lossy(cell)).to_owned())
        .collect();
    let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (place, name) in names.iter().enumerate() {
        places
            .entry(normal(name).into_owned())
            .or_default()
            .push(place);
    }
    let mut search = Search {
        places,
        mapped: BTreeSet::new(),
        refusals: Vec::new(),
    };
    let columns = file.columns();
    let mut fields = vec![Vec::new(); columns.len()];
    let mut found_by = vec![None; columns.len()];
    let own = |column: &Column| mapping.and_then(|mapping| mapping.columns.get(column.name));
    let mut not_found = Vec::new();
    for (index, column) in columns.iter().enumerate() {
        let Some(headers) = own(column) else { continue };
        let (found, all_there) = search.mapped(column, headers);
        if !all_there {
            not_found.push(index);
        }
        if !found.is_empty() {
            fields[index] = found;
            found_by[index] = Some(FoundBy::Mapping);
        }
    }
    for (index, column) in columns.iter().enumerate() {
        if fields[index].is_empty()
            && let Some((place, by)) = search.built_in(column)
        {
            fields[index].push(place);
            found_by[index] = Some(by);
        }
    }
    if !search.refusals.is_empty() {
        return Err(search.refusals);
    }
    let serving: BTreeSet<usize> = fields.iter().flatten().copied().collect();
    let unknown = (0..names.len())
        .filter(|place| !serving.contains(place))
        .collect();
    Ok(Header {
        fields,
        found_by,
        unknown,
        width: names.len(),
        names,
        not_found,
    })
}

struct Search {
    /// The cells of the header by their words.
    places: BTreeMap<String, Vec<usize>>,
    /// The cells that the settings name for some column.
    mapped: BTreeSet<usize>,
    refusals: Vec<RefusalKind>,
}

impl Search {
    /// The fields that make up a column, and whether every header that the settings name is there.
    fn mapped(&mut self, column: &Column, headers: &[String]) -> (Vec<usize>, bool) {
        let mut fields = Vec::new();
        let mut all_there = true;
        for header in headers {
            match self.places.get(normal(header).as_ref()).map(Vec::as_slice) {
                Some(&[place]) => fields.push(place),
                Some(&[first, second, ..]) => {
                    self.refusals
                        .push(RefusalKind::TwoColumns(column.name, first + 1, second + 1));
                }
                _ => all_there = false,
            }
        }
        self.mapped.extend(&fields);
        (fields, all_there)
    }

    /// A cell that the settings name for another column serves a built-in name only where a required column has nothing else.
    fn built_in(&mut self, column: &'static Column) -> Option<(usize, FoundBy)> {
        let all: BTreeMap<usize, FoundBy> = words(column)
            .flat_map(|word| {
                let by = if word == column.name {
                    FoundBy::Name
                } else {
                    FoundBy::Word
                };
                let places = self.places.get(normal(word).as_ref()).into_iter().flatten();
                places.map(move |&place| (place, by))
            })
            .collect();
        let free = all.iter().filter(|(place, _)| !self.mapped.contains(place));
        let free: Vec<(usize, FoundBy)> = free.map(|(&place, &by)| (place, by)).collect();
        let found = match (free.is_empty(), column.required) {
            (true, true) => all.into_iter().collect(),
            _ => free,
        };
        match *found.as_slice() {
            [] if column.required => {
                self.refusals.push(RefusalKind::ColumnMissing(column));
                None
            }
            [] => None,
            [only] => Some(only),
            [(first, _), (second, _), ..] => {
                self.refusals
                    .push(RefusalKind::TwoColumns(column.name, first + 1, second + 1));
                None
            }
        }
    }
}

impl Header {
    /// The field, counted from 1, where a column stands; 0 where it stands nowhere.
    #[must_use]
    pub fn field_number(&self, column: usize) -> u16 {
        let first = self.fields.get(column).and_then(|fields| fields.first());
        first
            .and_then(|&place| u16::try_from(place + 1).ok())
            .unwrap_or(0)
    }
}

/// The refusals of a file's header.
#[must_use]
pub fn refusals(name: &str, line: u32, kinds: Vec<RefusalKind>) -> Vec<Refusal> {
    kinds
        .into_iter()
        .map(|kind| Refusal {
            name: name.to_owned(),
            line: Some(line),
            kind,
        })
        .collect()
}
