//! What all cells of an export keep: the strictest form that can be stated of each column without a cell breaking it.

use std::collections::{BTreeSet, HashSet};
use std::mem;

use super::form::{self, Form};
use crate::base::Words;
use crate::export::columns::{Column, Kind};
use crate::export::values;
use crate::export::vocabulary::Vocabulary;
use crate::read::encoding::Part;
use crate::read::intake::hash_of;
use crate::read::refusal::Refusal;
use crate::read::sheet::{Sheet, broken_off};
use crate::read::table::Table;

/// An export as it is written.
pub struct Export<'a> {
    /// Its header and how it is written.
    pub sheet: &'a Sheet<'a>,
    /// The line on which its header starts.
    pub header_line: u32,
    /// Its fields, in their order.
    pub fields: Vec<Field>,
    /// The field that tells its rows apart, where each has another value there.
    pub key: Option<usize>,
}

/// A field of an export.
pub struct Field {
    /// The columns that it serves, alone or with other fields.
    pub columns: Vec<&'static Column>,
    /// How its cells are written.
    pub form: Form,
    /// A row must have it, and every row does.
    pub required: bool,
    /// What else than nothing stands in its blank cells.
    pub blanks: BTreeSet<String>,
}

impl<'a> Export<'a> {
    /// Looks at every cell of an export.
    ///
    /// # Errors
    /// Where it can't be read to its end.
    pub fn read(sheet: &'a Sheet<'a>) -> Result<Self, Refusal> {
        let broken = |broken| broken_off(&sheet.name, broken);
        let table = Table::open(&sheet.bytes, sheet.format, &Part::WHOLE);
        let mut table = table.map_err(|error| broken(error.into()))?;
        let header_line = sheet.header_line;
        let mut fields: Vec<Cells> = (0..sheet.header.width)
            .map(|place| Cells::of(sheet, place))
            .collect();
        while table.advance().map_err(broken)? {
            if table.line() <= header_line {
                continue;
            }
            for (place, field) in fields.iter_mut().enumerate() {
                let cell = table.record().get(place).unwrap_or_default();
                field.take(&String::from_utf8_lossy(cell));
            }
        }
        let key = sheet.file.key();
        let key = key.and_then(|column| match *sheet.header.fields[column].as_slice() {
            [place] if fields[place].tells_apart() => Some(place),
            _ => None,
        });
        Ok(Self {
            sheet,
            header_line,
            fields: fields.into_iter().map(Cells::field).collect(),
            key,
        })
    }
}

/// What is known of the cells of a field so far.
struct Cells {
    columns: Vec<&'static Column>,
    /// The forms that no cell has broken.
    forms: Vec<Form>,
    choice: Option<Choice>,
    /// Whether `нет` and the like stand for nothing.
    has_blank_words: bool,
    blanks: BTreeSet<String>,
    has_blank: bool,
    has_text: bool,
    /// The hashes of its cells, where these tell the rows apart so far.
    seen: Option<HashSet<u64>>,
}

/// The words of a closed list.
struct Choice {
    words: &'static Words,
    vocabulary: Vocabulary,
    /// Those of the settings, and spellings that stand in the export.
    further: BTreeSet<String>,
    /// Every cell says something that is known.
    is_closed: bool,
}

impl Cells {
    fn of(sheet: &Sheet<'_>, place: usize) -> Self {
        let file = sheet.file;
        let all = file.columns().iter().enumerate();
        let serving = all.filter(|&(column, _)| sheet.header.fields[column].contains(&place));
        let serving: Vec<(usize, &Column)> = serving.collect();
        let alone = match *serving.as_slice() {
            [(index, column)] if sheet.header.fields[index].len() == 1 => Some((index, column)),
            _ => None,
        };
        let kind = alone.map_or(Kind::Text, |(_, column)| column.kind);
        let own = alone.and_then(|(_, column)| sheet.mapping.values.get(column.name));
        let choice = match kind {
            Kind::Choice(words) => Some(Choice {
                words,
                vocabulary: Vocabulary::new(words, own),
                further: own
                    .into_iter()
                    .flat_map(|own| own.values().flatten().cloned())
                    .collect(),
                is_closed: true,
            }),
            _ => None,
        };
        let is_key = alone.is_some_and(|(index, _)| file.key() == Some(index));
        Self {
            columns: serving.into_iter().map(|(_, column)| column).collect(),
            forms: Form::of(kind),
            choice,
            has_blank_words: !matches!(kind, Kind::Channels | Kind::Weekdays | Kind::Times),
            blanks: BTreeSet::new(),
            has_blank: false,
            has_text: false,
            seen: is_key.then(HashSet::new),
        }
    }

    fn take(&mut self, cell: &str) {
        if cell.is_empty() {
            self.has_blank = true;
            return;
        }
        let is_blank = match &self.choice {
            Some(choice) => choice.vocabulary.read(cell) == Ok(None),
            None => self.has_blank_words && values::is_blank(cell),
        };
        if is_blank {
            self.has_blank = true;
            self.blanks.insert(cell.to_owned());
            return;
        }
        self.has_text = true;
        self.forms.retain(|form| form.fits(cell));
        if let Some(choice) = &mut self.choice {
            choice.take(cell);
        }
        if self
            .seen
            .as_mut()
            .is_some_and(|seen| !seen.insert(hash_of(cell)))
        {
            self.seen = None;
        }
    }

    fn tells_apart(&self) -> bool {
        self.seen.is_some() && self.has_text && !self.has_blank
    }

    fn field(mut self) -> Field {
        let first = mem::take(&mut self.forms).into_iter().next();
        let first = first.filter(|_| self.has_text).unwrap_or(Form::Text);
        let form = match self.choice {
            Some(choice) if first == Form::Text => choice.form(),
            _ => first,
        };
        let required = |column: &&Column| column.required;
        Field {
            required: self.columns.iter().any(required) && !self.has_blank,
            columns: self.columns,
            form,
            blanks: self.blanks,
        }
    }
}

impl Choice {
    fn take(&mut self, cell: &str) {
        self.is_closed &= self.vocabulary.read(cell).is_ok();
        if self.is_closed {
            self.further.insert(cell.to_owned());
        } else {
            // What is no word of the list may be anything, a name too: it is not kept.
            self.further.clear();
        }
    }

    fn form(self) -> Form {
        if !self.is_closed {
            return Form::Text;
        }
        let mut words = form::all_words(self.words);
        let further = self.further.into_iter();
        let further: Vec<String> = further.filter(|word| !words.contains(word)).collect();
        words.extend(further);
        Form::Words(words)
    }
}
