//! Which field of an export is which column.

use std::collections::{BTreeMap, BTreeSet};

use csv::ByteRecord;

use crate::export::columns::{Column, File, Kind};
use crate::export::list_columns as list;
use crate::export::source_words::asks_who;
use crate::export::values::{Interval, normal};
use crate::read::beside::is_own;
use crate::read::may_say_no::{Asks, asks, is_remark, may_be};
use crate::read::refusal::{MaySayNo, Refusal, RefusalKind};
use crate::settings::{self, Mapping};

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
    /// Fields that serve no column, and of which the settings don't say that they are nothing.
    pub unknown: Vec<usize>,
    /// Those of them in which a remark may stand, and a refusal in it.
    pub remarks: Vec<usize>,
    /// Those of these whose header asks whether to make contact: a plain no is a refusal.
    pub(crate) asking: Vec<(usize, Asks)>,
    /// How many fields there are.
    pub width: usize,
    /// The header's cells as written, trimmed.
    pub names: Vec<String>,
    /// Columns for which the settings name a header that is not there.
    pub not_found: Vec<usize>,
    /// What makes up each column, where that is not just one field.
    pub made: Vec<Option<Made>>,
    /// The fields by which rows are left out, each with the cells for which they are.
    pub skip: Vec<(Vec<usize>, Vec<String>)>,
    /// The fields that tell how a patient came, under a header that asks who sent him.
    pub(crate) ask_who: Vec<usize>,
}

/// What makes up a column that is not just one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Made {
    /// These, joined.
    Of(Vec<Piece>),
    /// The date in a field, and so much later.
    After(usize, Length),
}

/// One of the things that make up a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A field.
    Field(usize),
    /// The same text in every row.
    Always(String),
}

/// How much later something falls due again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// As it stands in a field.
    Field(usize),
    /// The same in every row.
    Every(Interval),
}

/// A header as the settings name it: «Телефон#2» is the second of two «Телефон».
fn with_place(header: &str) -> Option<(&str, usize)> {
    let (name, place) = header.rsplit_once('#')?;
    let place = place.trim().parse().ok().filter(|&place| place > 0)?;
    Some((name, place))
}

/// A header that the settings name, as it may stand in an export: also without the place behind `#`.
pub(super) fn as_written(header: &str) -> impl Iterator<Item = String> {
    let name = with_place(header).map(|(name, _)| name);
    let both = std::iter::once(header).chain(name);
    both.map(|name| normal(name).into_owned())
}

/// How many of a header's cells are names that recall knows: the delimiter is chosen by it.
#[must_use]
pub fn known_names(file: File, mapping: &Mapping, record: &ByteRecord) -> usize {
    Expected::of(file, mapping).known(&cells(record))
}

/// The cells of a line that may be a header, in normal form.
pub(crate) fn cells(record: &ByteRecord) -> BTreeSet<String> {
    let cells = record.iter().map(String::from_utf8_lossy);
    cells.map(|cell| normal(&cell).into_owned()).collect()
}

/// The names that a file's header may have, and those that it must have, in normal form.
pub(crate) struct Expected {
    known: BTreeSet<String>,
    /// What each column is called without which the file can't be used, but for those that the settings say all of.
    required: Vec<BTreeSet<String>>,
}

impl Expected {
    /// Those that recall knows, and those that the settings name.
    pub fn of(file: File, mapping: &Mapping) -> Self {
        let built_in = |column| words(column).map(|word| normal(word).into_owned());
        let mut known: BTreeSet<String> = BTreeSet::new();
        let mut required = Vec::new();
        for column in file.columns() {
            let names: BTreeSet<String> = built_in(column).collect();
            known.extend(names.iter().cloned());
            let made = mapping.columns.get(column.name);
            let own = made.into_iter().flat_map(settings::Made::headers);
            let own: Vec<String> = own.flat_map(as_written).collect();
            if column.required && (made.is_none() || !own.is_empty()) {
                required.push(names.into_iter().chain(own).collect());
            }
        }
        let mapped = mapping.columns.values().flat_map(settings::Made::headers);
        known.extend(mapped.flat_map(as_written));
        Self { known, required }
    }

    /// Whether it is one of the names.
    pub fn knows(&self, name: &str) -> bool {
        self.known.contains(name)
    }

    /// How many of a line's cells are among the names.
    pub fn known(&self, cells: &BTreeSet<String>) -> usize {
        cells.intersection(&self.known).count()
    }

    /// Whether a line has all columns without which the file can't be used.
    pub fn is_complete(&self, cells: &BTreeSet<String>) -> bool {
        let is_there = |names: &BTreeSet<String>| !names.is_disjoint(cells);
        // Where the settings say what all of them are, a line of the header is one that has any name.
        self.required.iter().all(is_there) && !self.known.is_disjoint(cells)
    }
}

/// The names of a column that are known.
pub(crate) fn words(column: &Column) -> impl Iterator<Item = &'static str> + use<> {
    std::iter::once(column.name).chain(column.headers.iter().copied())
}

/// Finds each column of the file among the cells of its header. Where the settings name headers none of which is there, the built-in names
/// serve, and it is noted.
///
/// # Errors
/// All of: a required column is missing, two cells match one column, a header that the settings name for a column that says no is missing and
/// no built-in name serves.
pub fn resolve(
    file: File,
    mapping: &Mapping,
    record: &ByteRecord,
) -> Result<Header, Vec<RefusalKind>> {
    let names: Vec<String> = record
        .iter()
        .map(|cell| crate::export::values::trim(&String::from_utf8_lossy(cell)).to_owned())
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
        ignored: BTreeSet::new(),
        refusals: Vec::new(),
    };
    search.ignore(&mapping.ignore);
    let columns = file.columns();
    let mut fields = vec![Vec::new(); columns.len()];
    let mut found_by = vec![None; columns.len()];
    let mut made = vec![None; columns.len()];
    let mut not_found = Vec::new();
    let mut lacking = vec![Vec::new(); columns.len()];
    for (index, column) in columns.iter().enumerate() {
        let Some(wanted) = mapping.columns.get(column.name) else {
            continue;
        };
        let (found, missing) = search.mapped(column, wanted);
        if !missing.is_empty() {
            not_found.push(index);
            lacking[index] = missing;
        }
        if let Some(found) = found {
            fields[index] = found.fields();
            found_by[index] = Some(FoundBy::Mapping);
            made[index] = Some(found).filter(|found| !found.is_one_field());
        }
    }
    for (index, column) in columns.iter().enumerate() {
        if found_by[index].is_none()
            && let Some((places, by)) = search.built_in(column)
        {
            // How a patient came is read in each field by itself.
            if places.len() > 1 && column.kind != Kind::Source {
                let pieces = places.iter().copied().map(Piece::Field).collect();
                made[index] = Some(Made::Of(pieces));
            }
            fields[index] = places;
            found_by[index] = Some(by);
        }
    }
    // Where a built-in name serves, nothing is lost. Else, of the columns that say no, what the clinic relies on is gone.
    // One of several is enough: the one that is gone may be the one with the refusals.
    let is_lost = |index: &usize| matches!(found_by[*index], None | Some(FoundBy::Mapping));
    let says_no = |index: &usize| file.may_say_no(&columns[*index]);
    for index in not_found.iter().copied().filter(is_lost).filter(says_no) {
        let missing = lacking[index].drain(..);
        let refusal = |header| RefusalKind::MappedHeaderMissing(columns[index].name, header);
        search.refusals.extend(missing.map(refusal));
    }
    let skip = search.skip(file, mapping, &fields);
    let mut serving: BTreeSet<usize> = fields.iter().flatten().copied().collect();
    serving.extend(&search.ignored);
    let unknown = (0..names.len()).filter(|place| !serving.contains(place));
    let unknown: Vec<usize> = unknown.collect();
    // Of the columns of its own lists recall knows what they are.
    let is_own_list = is_own(record);
    let is_own = |place: &usize| is_own_list && list::named(&names[*place]).is_some();
    let doubtful = search.doubtful(&unknown);
    for place in doubtful.into_iter().filter(|place| !is_own(place)) {
        search.refuse_doubtful(file, &found_by, (&names, place));
    }
    if !search.refusals.is_empty() {
        return Err(search.refusals);
    }
    let remarks = unknown.iter().copied().filter(|place| !is_own(place));
    let remarks: Vec<usize> = remarks
        .filter(|place| is_remark(file, &names[*place]))
        .collect();
    let asking = remarks.iter().copied();
    let asking = asking.filter_map(|place| Some((place, asks(file, &names[place])?)));
    let asking = asking.collect();
    let sources = columns.iter().zip(&fields);
    let sources = sources.filter(|(column, _)| column.kind == Kind::Source);
    let sources = sources.flat_map(|(_, fields)| fields.iter().copied());
    let ask_who = sources.filter(|&field| asks_who(&names[field])).collect();
    Ok(Header {
        ask_who,
        fields,
        found_by,
        unknown,
        asking,
        remarks,
        width: names.len(),
        names,
        not_found,
        made,
        skip,
    })
}

struct Search {
    /// The cells of the header by their words.
    places: BTreeMap<String, Vec<usize>>,
    /// The cells that the settings name for some column.
    mapped: BTreeSet<usize>,
    /// The cells that are nothing, as the settings say.
    ignored: BTreeSet<usize>,
    refusals: Vec<RefusalKind>,
}

impl Search {
    /// What makes up a column, and the headers that the settings name and the export lacks.
    fn mapped(&mut self, column: &Column, named: &settings::Made) -> (Option<Made>, Vec<String>) {
        let mut missing = Vec::new();
        let is_list = column.kind.takes_several();
        let mut all_found = |header: &str| {
            let fields = match self.under(header) {
                [_, _, ..] if !is_list => self.field(column.name, header).into_iter().collect(),
                fields => fields.to_vec(),
            };
            if fields.is_empty() {
                missing.push(header.to_owned());
            }
            fields
        };
        let made = match named {
            settings::Made::Of(pieces) => {
                let pieces = pieces.iter().flat_map(|piece| match piece {
                    settings::Piece::Header(header) => {
                        all_found(header).into_iter().map(Piece::Field).collect()
                    }
                    settings::Piece::Always(text) => vec![Piece::Always(text.clone())],
                });
                let pieces: Vec<Piece> = pieces.collect();
                let is_field = |piece: &Piece| matches!(piece, Piece::Field(_));
                // Where no field is left of several, a fixed text alone says something else.
                let stands = pieces.iter().any(is_field) || named.headers().next().is_none();
                (stands && !pieces.is_empty()).then_some(Made::Of(pieces))
            }
            settings::Made::After { last, length } => {
                let mut found = |header: &str| all_found(header).first().copied();
                let last = found(last);
                let length = match length {
                    settings::Length::Header(header) => found(header).map(Length::Field),
                    settings::Length::Every(every) => Some(Length::Every(*every)),
                };
                last.zip(length)
                    .map(|(last, length)| Made::After(last, length))
            }
        };
        self.mapped.extend(made.iter().flat_map(Made::fields));
        (made, missing)
    }

    /// The fields under a header as the settings name it: all of that name, or the one whose place stands behind `#`.
    fn under(&self, header: &str) -> &[usize] {
        let all = |header: &str| self.places.get(normal(header).as_ref()).map(Vec::as_slice);
        let one = || {
            let (name, place) = with_place(header)?;
            all(name)?.get(place - 1..place)
        };
        all(header).or_else(one).unwrap_or_default()
    }

    /// Refuses the file for an unknown column, where somebody may say no under its header.
    fn refuse_doubtful(
        &mut self,
        file: File,
        found_by: &[Option<FoundBy>],
        (names, place): (&[String], usize),
    ) {
        if let Some(may_be) = may_be(file, found_by, &names[place]) {
            let header = self.named_in_settings(names, place);
            let may_say_no = MaySayNo {
                file,
                header,
                may_be,
            };
            let refusal = RefusalKind::MaySayNo(place + 1, may_say_no);
            self.refusals.push(refusal);
        }
    }

    /// The field under a header, if there is one; two of them are refused.
    fn field(&mut self, column: &'static str, header: &str) -> Option<usize> {
        match *self.under(header) {
            [place] => Some(place),
            [first, second, ..] => {
                let two = RefusalKind::TwoColumns(column, first + 1, second + 1);
                self.refusals.push(two);
                None
            }
            [] => None,
        }
    }

    /// Leaves aside what the clinic says is nothing.
    fn ignore(&mut self, headers: &[String]) {
        for header in headers {
            let fields = self.under(header).to_vec();
            self.ignored.extend(fields);
        }
    }

    /// The fields under headers that are not known: those that match one column are told of already, and a header that lacks what must be
    /// there is not understood at all.
    fn doubtful(&self, unknown: &[usize]) -> Vec<usize> {
        let mut refusals = self.refusals.iter();
        if refusals.any(|kind| matches!(kind, RefusalKind::ColumnMissing(_))) {
            return Vec::new();
        }
        let is_told = |place: usize| {
            self.refusals.iter().any(|kind| match kind {
                RefusalKind::TwoColumns(_, first, second) => {
                    [*first, *second].contains(&(place + 1))
                }
                _ => false,
            })
        };
        unknown
            .iter()
            .copied()
            .filter(|&place| !is_told(place))
            .collect()
    }

    /// How the settings can name a field: by its header, and by its place where another has the same.
    fn named_in_settings(&self, names: &[String], field: usize) -> String {
        let name = names.get(field).map_or("", String::as_str);
        let same = self.places.get(normal(name).as_ref());
        let place = same.and_then(|same| same.iter().position(|own| *own == field));
        match place {
            Some(place) if same.is_some_and(|same| same.len() > 1) => {
                format!("{name}#{}", place + 1)
            }
            _ => name.to_owned(),
        }
    }

    /// By which fields rows are left out. Where one of them is not there the file is refused: rows that the clinic wants left out would count.
    fn skip(
        &mut self,
        file: File,
        mapping: &Mapping,
        fields: &[Vec<usize>],
    ) -> Vec<(Vec<usize>, Vec<String>)> {
        let mut skip = Vec::new();
        for (name, words) in &mapping.skip {
            let columns = file.columns();
            let column = columns.iter().position(|column| column.name == name);
            let of_column = column.map_or(&[][..], |column| fields[column].as_slice());
            let found = if of_column.is_empty() {
                self.field("skip", name).into_iter().collect()
            } else {
                of_column.to_vec()
            };
            if found.is_empty() {
                let missing = RefusalKind::SkipColumnMissing(name.clone());
                self.refusals.push(missing);
            }
            skip.push((found, words.clone()));
        }
        skip
    }

    /// A cell that the settings name for another column serves a built-in name only where a required column has nothing else. Several serve
    /// telephone numbers alone.
    fn built_in(&mut self, column: &'static Column) -> Option<(Vec<usize>, FoundBy)> {
        let all: BTreeMap<usize, FoundBy> = words(column)
            .flat_map(|word| {
                let by = if word == column.name {
                    FoundBy::Name
                } else {
                    FoundBy::Word
                };
                let places = self.places.get(normal(word).as_ref()).into_iter().flatten();
                let read = places.filter(|place| !self.ignored.contains(place));
                read.map(move |&place| (place, by))
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
            [(place, by)] => Some((vec![place], by)),
            [(_, by), ..] if column.kind.takes_several() => {
                Some((found.iter().map(|(place, _)| *place).collect(), by))
            }
            [(first, _), (second, _), ..] => {
                self.refusals
                    .push(RefusalKind::TwoColumns(column.name, first + 1, second + 1));
                None
            }
        }
    }
}

impl Made {
    /// The fields of which it is made.
    fn fields(&self) -> Vec<usize> {
        match self {
            Self::Of(pieces) => {
                let field = |piece: &Piece| match piece {
                    Piece::Field(field) => Some(*field),
                    Piece::Always(_) => None,
                };
                pieces.iter().filter_map(field).collect()
            }
            Self::After(last, Length::Field(length)) => vec![*last, *length],
            Self::After(last, Length::Every(_)) => vec![*last],
        }
    }

    fn is_one_field(&self) -> bool {
        matches!(self, Self::Of(pieces) if matches!(pieces.as_slice(), [Piece::Field(_)]))
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
