//! `columns.*` and `values.*`: what a clinic's exports call their columns and values.

use std::collections::BTreeMap;

use toml::de::DeValue;

use super::error::{Problem, Thing, Wanted};
use super::parse::{At, Entry, Reading, segment};
use super::sections::{strings, values as values_of};
use crate::read::columns::{Column, File};

/// `columns.FILE.COLUMN = "header"`, or a list of headers that make the column up together.
pub(super) fn columns<'a>(reading: &mut Reading<'a>, entry: &Entry<'a>) {
    for (file, columns, table) in files(reading, entry) {
        for (column, entry) in columns_of(reading, file, columns, &table) {
            let headers = strings(entry.value).filter(|headers| said(headers));
            let Some(headers) = headers else {
                reading.wanted(&entry, Wanted::Headers);
                continue;
            };
            let headers = headers.into_iter().map(|(header, _)| header.to_owned());
            let mapping = reading.settings.mappings.entry(file.to_owned());
            let mapping = &mut mapping.or_default().columns;
            mapping.insert(column.name.to_owned(), headers.collect());
        }
    }
}

/// `values.FILE.COLUMN.VALUE = "word"`, or a list of words.
pub(super) fn values<'a>(reading: &mut Reading<'a>, entry: &Entry<'a>) {
    for (file, columns, table) in files(reading, entry) {
        for (column, entry) in columns_of(reading, file, columns, &table) {
            if column.kind.value_names().is_empty() {
                let problem = Problem::NoNamedValues {
                    setting: entry.name,
                    file,
                    column: column.name,
                };
                reading.fail(entry.value.span(), problem);
            } else {
                column_values(reading, file, column, &entry);
            }
        }
    }
}

/// The words for the values of one column; no word may stand for two of them.
fn column_values<'a>(
    reading: &mut Reading<'a>,
    file: &'static str,
    column: &'static Column,
    table: &Entry<'a>,
) {
    let mut taken: BTreeMap<String, &'static str> = BTreeMap::new();
    for (key, value) in reading.table(table).into_iter().flatten() {
        let name = key.get_ref();
        let names = column.kind.value_names();
        let Some(&known) = names.iter().find(|known| *known == name) else {
            let thing = Thing::Value {
                file,
                column: column.name,
            };
            let known = names.into_iter();
            reading.unknown_name(key.span(), table.name.clone(), thing, name, known);
            continue;
        };
        let entry = Entry {
            name: format!("{}.{}", table.name, segment(name)),
            value,
        };
        let Some(words) = words(value) else {
            reading.wanted(&entry, Wanted::Words);
            continue;
        };
        for (word, at) in &words {
            let folded = word.trim().to_lowercase().replace('ё', "е");
            match taken.insert(folded, known) {
                Some(other) if other != known => {
                    let problem = Problem::WordTwice {
                        setting: entry.name.clone(),
                        word: word.clone(),
                        value: other,
                    };
                    reading.fail(at.span(), problem);
                }
                _ => {}
            }
        }
        let words = words.into_iter().map(|(word, _)| word).collect();
        let mapping = reading.settings.mappings.entry(file.to_owned());
        let mapping = mapping.or_default().values.entry(column.name.to_owned());
        mapping.or_default().insert(known.to_owned(), words);
    }
}

/// The tables of known files.
fn files<'a>(
    reading: &mut Reading<'a>,
    entry: &Entry<'a>,
) -> Vec<(&'static str, &'static [Column], Entry<'a>)> {
    // Recall's own contacts are written as recall writes them.
    let named = || {
        File::ALL
            .into_iter()
            .filter(|&file| file != File::RecallContacts)
    };
    let mut known = Vec::new();
    for (key, value) in reading.table(entry).into_iter().flatten() {
        let name = key.get_ref();
        if let Some(file) = named().find(|file| file.settings_name() == name) {
            let name = format!("{}.{}", entry.name, file.settings_name());
            known.push((file.settings_name(), file.columns(), Entry { name, value }));
        } else {
            let files = named().map(File::settings_name);
            reading.unknown_name(key.span(), entry.name.clone(), Thing::File, name, files);
        }
    }
    known
}

/// The entries of known columns.
fn columns_of<'a>(
    reading: &mut Reading<'a>,
    file: &'static str,
    columns: &'static [Column],
    entry: &Entry<'a>,
) -> Vec<(&'static Column, Entry<'a>)> {
    let mut known = Vec::new();
    for (key, value) in reading.table(entry).into_iter().flatten() {
        let name = key.get_ref();
        if let Some(column) = columns.iter().find(|column| column.name == name) {
            let name = format!("{}.{}", entry.name, column.name);
            known.push((column, Entry { name, value }));
        } else {
            let thing = Thing::Column { file };
            let columns = columns.iter().map(|column| column.name);
            reading.unknown_name(key.span(), entry.name.clone(), thing, name, columns);
        }
    }
    known
}

/// Whether there is something, and nothing of it blank.
fn said<T>(texts: &[(&str, T)]) -> bool {
    !texts.is_empty() && texts.iter().all(|(text, _)| !text.trim().is_empty())
}

/// Words for a value; a number is a word too, since exports hold codes such as `10`.
fn words<'a>(value: &'a At<DeValue<'a>>) -> Option<Vec<(String, &'a At<DeValue<'a>>)>> {
    let list = match value.get_ref() {
        DeValue::Integer(_) => vec![value],
        _ => values_of(value)?,
    };
    let words: Option<Vec<_>> = list
        .into_iter()
        .map(|value| match value.get_ref() {
            DeValue::String(text) if !text.trim().is_empty() => Some((text.to_string(), value)),
            DeValue::Integer(number) => Some((number.to_string(), value)),
            _ => None,
        })
        .collect();
    words.filter(|words| !words.is_empty())
}
