//! Which field of a list that comes back is which of its columns.

use std::collections::{BTreeMap, BTreeSet};

use csv::ByteRecord;

use super::NotTaken;
use crate::export::columns::File;
use crate::export::list_columns::{self, FILLED_IN};
use crate::export::values::{normal, restored};
use crate::read::header::words;
use crate::read::refusal::{Refusal, RefusalKind};
use crate::read::workbook::HeaderSense;

/// What makes up an entry where its column was left out.
pub(super) const PARTS: [&str; 4] = ["date", "patient_id", "channel", "cases"];

/// The columns that are read.
const READ: [&str; 16] = [
    "entry",
    "date",
    "patient_id",
    "patient_name",
    "contact_name",
    "channel",
    "cases",
    "reasons",
    "why",
    "to",
    "scheduled_at",
    "outcome",
    "called_at",
    "callback_at",
    "score",
    "note",
];

/// Columns that recall fills and does not read, in which it writes no word of what is said: what somebody typed into the cell beside the
/// one for outcomes is known again there.
const TYPED_OVER: [&str; 8] = [
    "position",
    "call_from",
    "call_to",
    "windows",
    "days_overdue",
    "avoid",
    "consent",
    "evidence",
];

/// The columns in which a spreadsheet may have made real dates of what stands there.
const DATES: [&str; 3] = ["date", "called_at", "callback_at"];

/// Which field is which column.
#[derive(Debug)]
pub(super) struct Header {
    /// The line on which it stands.
    pub line: u32,
    /// The field of each column that is read and is there.
    fields: BTreeMap<&'static str, usize>,
    /// The fields that are columns of a list, also those that are not read.
    own: BTreeSet<usize>,
    /// Those of them into which something may have been typed by mistake.
    typed_over: Vec<usize>,
    /// How many fields there are, but for blank ones at the end.
    pub width: usize,
    /// The cells as names are compared.
    pub names: Vec<String>,
}

impl Header {
    /// Understands a header.
    ///
    /// # Errors
    /// Where rows below it could not be told, what came of them could not be found, or two of its cells stand for one column.
    pub fn of(record: &ByteRecord, line: u32, file: &str) -> Result<Self, NotTaken> {
        let cells: Vec<String> = texts(record);
        let mut fields = BTreeMap::new();
        let mut own = BTreeSet::new();
        let mut typed_over = Vec::new();
        for (field, cell) in cells.iter().enumerate() {
            let Some(column) = list_columns::named(cell) else {
                if list_columns::is_of_workbook(cell) {
                    own.insert(field);
                }
                continue;
            };
            own.insert(field);
            if !READ.contains(&column) {
                if TYPED_OVER.contains(&column) {
                    typed_over.push(field);
                }
                continue;
            }
            // What stands under these is recall's own; where somebody has put another beside it, it is not read.
            if matches!(column, "why" | "contact_name") && fields.contains_key(column) {
                continue;
            }
            if let Some(first) = fields.insert(column, field) {
                let kind = RefusalKind::TwoColumns(column, first + 1, field + 1);
                let (name, line) = (file.to_owned(), Some(line));
                return Err(NotTaken::Unreadable(Refusal { name, line, kind }));
            }
        }
        // What was called otherwise by hand is still found by the names that a record of contacts has for it.
        for column in FILLED_IN {
            let is_it = |field: &usize| {
                !own.contains(field)
                    && cells
                        .get(*field)
                        .is_some_and(|cell| is_called(column, cell))
            };
            if !fields.contains_key(column)
                && let Some(field) = (0..cells.len()).find(is_it)
            {
                own.insert(field);
                fields.insert(column, field);
            }
        }
        if !fields.contains_key("entry") {
            let missing = PARTS.iter().find(|part| !fields.contains_key(*part));
            if let Some(missing) = missing {
                return Err(NotTaken::MissingColumn(line, missing));
            }
        }
        let last = cells.iter().rposition(|cell| !cell.is_empty());
        Ok(Self {
            line,
            fields,
            own,
            typed_over,
            width: last.map_or(0, |last| last + 1),
            names: cells.iter().map(|cell| normal(cell).into_owned()).collect(),
        })
    }

    /// The field of a column.
    pub fn field(&self, column: &str) -> Option<usize> {
        self.fields.get(column).copied()
    }

    /// Whether a field is one into which people write.
    pub fn is_filled_in(&self, field: usize) -> bool {
        FILLED_IN
            .iter()
            .any(|column| self.fields.get(column) == Some(&field))
    }

    /// Whether a field is a column of a list.
    pub fn is_own(&self, field: usize) -> bool {
        self.own.contains(&field)
    }

    /// The columns in which an outcome may stand by mistake.
    pub fn typed_over(&self) -> &[usize] {
        &self.typed_over
    }

    /// What stands above a field, as names are compared.
    pub fn name(&self, field: usize) -> &str {
        self.names.get(field).map_or("", String::as_str)
    }

    /// The columns that are there and to be filled in.
    pub fn filled_in(&self) -> impl Iterator<Item = usize> {
        FILLED_IN.iter().filter_map(|column| self.field(column))
    }
}

/// Whether a record of contacts has such a header for what is filled in.
fn is_called(column: &str, header: &str) -> bool {
    let of_contacts = match column {
        "called_at" => "contacted_at",
        column => column,
    };
    let column = File::Contacts
        .columns()
        .iter()
        .find(|it| it.name == of_contacts);
    let header = normal(header);
    column.is_some_and(|column| words(column).any(|word| normal(word) == header))
}

/// The cells of a header, trimmed.
fn texts(record: &ByteRecord) -> Vec<String> {
    let texts = record.iter().map(String::from_utf8_lossy);
    texts.map(|text| restored(&text).into_owned()).collect()
}

/// How much a line looks like the header of a list: by the names that are known, one that is a header before all others.
pub(super) fn rank(record: &ByteRecord) -> usize {
    const HEADER: usize = 1 << 20;
    let is_header = Sense.is_header(record);
    Sense.known_names(record) + if is_header { HEADER } else { 0 }
}

/// What a line shows of being the header of a list.
pub(super) struct Sense;

impl HeaderSense for Sense {
    /// A list whole or most of one, or what tells its rows: the entry beside another column of a list, or all that makes one up. recall's own
    /// record has an entry too, and is no list.
    fn is_header(&self, record: &ByteRecord) -> bool {
        let cells = texts(record);
        if list_columns::are_of_list(cells.iter().map(String::as_str)) {
            return true;
        }
        let is_of_record =
            |cell: &String| is_called("called_at", cell) || normal(cell) == "recording";
        let found: BTreeSet<&str> = cells
            .iter()
            .filter_map(|cell| list_columns::named(cell))
            .collect();
        let named_otherwise =
            |cell: &String| FILLED_IN.iter().any(|column| is_called(column, cell));
        let has_entry =
            found.contains("entry") && (found.len() > 1 || cells.iter().any(named_otherwise));
        found.len() * 2 > list_columns::COLUMNS.len()
            || (has_entry && !cells.iter().any(is_of_record))
            || PARTS.iter().all(|part| found.contains(part))
    }

    fn known_names(&self, record: &ByteRecord) -> usize {
        let cells = texts(record);
        let found: BTreeSet<&str> = cells
            .iter()
            .filter_map(|cell| list_columns::named(cell))
            .collect();
        found.len()
    }

    fn date_fields(&self, record: &ByteRecord) -> Vec<usize> {
        match Header::of(record, 1, "") {
            Ok(header) => DATES
                .iter()
                .filter_map(|column| header.field(column))
                .collect(),
            Err(_) => Vec::new(),
        }
    }
}
