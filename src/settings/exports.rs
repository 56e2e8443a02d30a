//! `files`, `columns.*`, `values.*`, `dates`, `skip.*`, `ignore.*` and `short_rows`: which exports a clinic has, and what they call their columns and values.

use std::collections::BTreeMap;
use std::path::Path;

use toml::de::{DeString, DeTable, DeValue};

use super::error::{Problem, Thing, Wanted};
use super::mapping::{Length, Made, Piece};
use super::parse::{At, Entry, Reading, segment};
use super::readers::{one_of, strings, values as values_of};
use super::table::SETTINGS;
use crate::export::columns::{Column, File, Kind};
use crate::export::file::is_named_workbook;
use crate::export::values::{DateOrder, interval};

/// So many exports of one sort are more than a clinic has.
const MOST_FILES: usize = 20;

/// Countries and towns have no more digits before the number itself.
const LONGEST_BEGINNING: usize = 6;

/// How `values` names the words for none.
pub const BLANK: &str = "blank";

/// How `dates` names the orders.
const DATE_ORDERS: &[&str] = &["month/day/year", "day/month/year"];

/// `files.FILE = "export"`, or a list of exports.
pub(super) fn files<'a>(reading: &mut Reading<'a>, entry: &Entry<'a>) {
    for (key, value) in reading.table(entry).into_iter().flatten() {
        let name = key.get_ref();
        let Some(file) = File::ALL.into_iter().find(|file| file.name() == name) else {
            let files = File::ALL.map(File::name);
            reading.unknown_name(key.span(), entry.name.clone(), Thing::File, name, files);
            continue;
        };
        let entry = Entry {
            name: format!("{}.{}", entry.name, file.name()),
            value,
        };
        // What recall writes to is one file, and no sheet of a workbook.
        let is_record = file == File::RecallContacts;
        let (most, wanted) = if is_record {
            (1, Wanted::Record)
        } else {
            (MOST_FILES, Wanted::Files)
        };
        let names = strings(value).filter(|names| said(names) && names.len() <= most);
        let is_csv = |name: &str| !is_named_workbook(Path::new(name)) && !name.contains('#');
        let names = names.filter(|names| !is_record || names.iter().all(|(name, _)| is_csv(name)));
        let names: Option<Vec<String>> = names.map(|names| {
            names
                .iter()
                .map(|(name, _)| name.trim().to_owned())
                .collect()
        });
        let is_each_once = |names: &Vec<String>| {
            let all = reading.settings.files.values().flatten().chain(names);
            let same = |name: &String| all.clone().filter(|other| *other == name).count();
            names.iter().all(|name| same(name) == 1)
        };
        match names.filter(is_each_once) {
            Some(names) => {
                reading.settings.files.insert(file, names);
            }
            None => reading.wanted(&entry, wanted),
        }
    }
}

/// `dates = "month/day/year"` for every export, or `dates.FILE` for one sort.
pub(super) fn dates<'a>(reading: &mut Reading<'a>, entry: &Entry<'a>) {
    if entry.value.get_ref().as_str().is_some() {
        if let Some(order) = date_order(reading, entry) {
            reading.settings.dates = order;
        }
        return;
    }
    for Export { name, entry, .. } in exports(reading, entry) {
        if let Some(order) = date_order(reading, &entry) {
            reading.settings.mappings.entry(name).or_default().dates = Some(order);
        }
    }
}

fn date_order<'a>(reading: &mut Reading<'a>, entry: &Entry<'a>) -> Option<DateOrder> {
    let place = one_of(reading, entry, DATE_ORDERS)?;
    Some([DateOrder::MonthFirst, DateOrder::DayFirst][place])
}

/// `skip.FILE.COLUMN = ["word"]`: rows with that in a column, by recall's name for it or by its header, are left out.
pub(super) fn skip<'a>(reading: &mut Reading<'a>, entry: &Entry<'a>) {
    for Export { name, entry, .. } in exports(reading, entry) {
        for (key, value) in reading.table(&entry).into_iter().flatten() {
            let column = key.get_ref().to_string();
            let entry = Entry {
                name: format!("{}.{}", entry.name, segment(&column)),
                value,
            };
            match words(value, true) {
                Some(words) => {
                    let words = words.into_iter().map(|(word, _)| word).collect();
                    let mapping = reading.settings.mappings.entry(name.clone()).or_default();
                    mapping.skip.insert(column, words);
                }
                None => reading.wanted(&entry, Wanted::Words),
            }
        }
    }
}

/// `short_rows.FILE = true`: the program that writes the export leaves off what is blank at the end of a row.
pub(super) fn short_rows<'a>(reading: &mut Reading<'a>, entry: &Entry<'a>) {
    for Export { name, entry, .. } in exports(reading, entry) {
        match entry.value.get_ref().as_bool() {
            Some(may_be_short) => {
                let mapping = reading.settings.mappings.entry(name).or_default();
                mapping.short_rows = Some(may_be_short);
            }
            None => reading.wanted(&entry, Wanted::TrueOrFalse),
        }
    }
}

/// `ignore.FILE = ["header"]`: columns that are nothing. What else is ignored is a setting by itself.
pub(super) fn ignore<'a>(reading: &mut Reading<'a>, entry: &Entry<'a>) {
    let is_setting = |name: &str| {
        SETTINGS
            .iter()
            .any(|setting| setting.key == format!("ignore.{name}"))
    };
    for (key, value) in reading.table(entry).into_iter().flatten() {
        let name = key.get_ref();
        let entry = Entry {
            name: format!("{}.{}", entry.name, segment(name)),
            value,
        };
        if is_setting(name) {
            reading.setting(key.span(), &entry);
        } else if let Some((_, name)) = export(reading, "ignore", key) {
            let headers = strings(value);
            match headers
                .filter(|headers| headers.iter().all(|(header, _)| !header.trim().is_empty()))
            {
                Some(headers) => {
                    let headers = headers.into_iter().map(|(header, _)| header.to_owned());
                    let mapping = reading.settings.mappings.entry(name).or_default();
                    mapping.ignore = headers.collect();
                }
                None => reading.wanted(&entry, Wanted::Headers),
            }
        }
    }
}

/// `columns.FILE.COLUMN = "header"`, a list of headers that make the column up together, or what [`Made`] has besides.
pub(super) fn columns<'a>(reading: &mut Reading<'a>, entry: &Entry<'a>) {
    for export in exports(reading, entry) {
        for (column, entry) in columns_of(reading, export.file, &export.entry) {
            let Some(made) = made(reading, &entry) else {
                continue;
            };
            if let Some(problem) = not_to_be_made((export.file, column), &made, &entry.name) {
                reading.fail(entry.value.span(), problem);
                continue;
            }
            if let Some(word) = unknown_value(column, &made) {
                let thing = Thing::FixedValue {
                    column: column.name,
                };
                let names = column.kind.value_names();
                reading.unknown_name(entry.value.span(), entry.name, thing, word, names);
                continue;
            }
            let mapping = reading.settings.mappings.entry(export.name.clone());
            let mapping = &mut mapping.or_default().columns;
            mapping.insert(column.name.to_owned(), made);
        }
    }
}

/// What makes up a column.
fn made<'a>(reading: &mut Reading<'a>, entry: &Entry<'a>) -> Option<Made> {
    let table = entry.value.get_ref().as_table();
    if let Some(table) = table.filter(|table| table.contains_key("last")) {
        return after(reading, table, entry);
    }
    let list = if table.is_some() {
        Some(vec![entry.value])
    } else {
        values_of(entry.value)
    };
    let pieces: Option<Vec<Piece>> = list.map(|list| list.into_iter().map(piece).collect())?;
    let Some(pieces) = pieces.filter(|pieces| !pieces.is_empty()) else {
        let wanted = if table.is_some() {
            Wanted::Making
        } else {
            Wanted::Headers
        };
        reading.wanted(entry, wanted);
        return None;
    };
    Some(Made::Of(pieces))
}

/// The fixed text of a column with a closed list of values that is none of them.
fn unknown_value<'m>(column: &Column, made: &'m Made) -> Option<&'m str> {
    let Made::Of(pieces) = made else { return None };
    let ([Piece::Always(word)], Kind::Choice(_)) = (pieces.as_slice(), column.kind) else {
        return None;
    };
    let is_known = column.kind.value_names().contains(&word.as_str());
    (!is_known).then_some(word)
}

/// A header, or the same text in every row.
fn piece<'a>(value: &'a At<DeValue<'a>>) -> Option<Piece> {
    let text = |value: &'a At<DeValue<'a>>| {
        let text = value.get_ref().as_str()?;
        (!text.trim().is_empty()).then(|| text.to_owned())
    };
    match value.get_ref() {
        DeValue::Table(table) if table.len() == 1 => text(table.get("always")?).map(Piece::Always),
        _ => text(value).map(Piece::Header),
    }
}

/// The date of the last time, and so much later.
fn after<'a>(reading: &mut Reading<'a>, table: &'a DeTable<'a>, entry: &Entry<'a>) -> Option<Made> {
    let header = |name: &str| match piece(table.get(name)?)? {
        Piece::Header(header) => Some(header),
        Piece::Always(_) => None,
    };
    let last = header("last");
    let length = match (table.get("every"), header("interval")) {
        (Some(every), None) => {
            let read = every.get_ref().as_str().map(interval);
            let Some(Ok(Some(every))) = read else {
                reading.wanted_at(&format!("{}.every", entry.name), every, Wanted::Interval);
                return None;
            };
            Some(Length::Every(every))
        }
        (None, Some(header)) => Some(Length::Header(header)),
        _ => None,
    };
    match (last, length) {
        (Some(last), Some(length)) if table.len() == 2 => Some(Made::After { last, length }),
        _ => {
            reading.wanted(entry, Wanted::Making);
            None
        }
    }
}

/// Why a column may not be made so: no setting gives what only a patient gives.
fn not_to_be_made((file, column): (File, &Column), made: &Made, setting: &str) -> Option<Problem> {
    let setting = setting.to_owned();
    if matches!(file, File::Patients | File::Cards) && is_fixed_address(column, made) {
        return Some(Problem::OnlyFromPatient { setting });
    }
    let has_fixed = match made {
        Made::Of(pieces) => pieces.iter().any(|piece| matches!(piece, Piece::Always(_))),
        Made::After { .. } => true,
    };
    if has_fixed && column.given_by_patient {
        return Some(Problem::OnlyFromPatient { setting });
    }
    match made {
        Made::After { .. } if column.kind != Kind::Date => Some(Problem::NoDate { setting }),
        Made::Of(_) if column.name.ends_with("_id") && made.headers().next().is_none() => {
            Some(Problem::TellsRowsApart { setting })
        }
        _ => None,
    }
}

/// Whether the same number or address would stand for patients who gave none; the beginning of a number may be the same for all.
fn is_fixed_address(column: &Column, made: &Made) -> bool {
    let Made::Of(pieces) = made else { return false };
    let mut fixed = pieces.iter().filter_map(|piece| match piece {
        Piece::Always(text) => Some(text.as_str()),
        Piece::Header(_) => None,
    });
    match column.kind {
        Kind::Phone | Kind::Phones => {
            let digits = fixed.flat_map(str::chars).filter(char::is_ascii_digit);
            digits.count() > LONGEST_BEGINNING
        }
        kind => kind == Kind::Email && fixed.next().is_some(),
    }
}

/// `values.FILE.COLUMN.VALUE = "word"`, or a list of words; in every column there may be words for none.
pub(super) fn values<'a>(reading: &mut Reading<'a>, entry: &Entry<'a>) {
    for export in exports(reading, entry) {
        for (column, entry) in columns_of(reading, export.file, &export.entry) {
            let table = entry.value.get_ref().as_table();
            let names_blanks = table.is_some_and(|table| table.contains_key(BLANK));
            if column.kind.value_names().is_empty() && !names_blanks {
                let problem = Problem::NoNamedValues {
                    setting: entry.name,
                    file: export.file.settings_name(),
                    column: column.name,
                };
                reading.fail(entry.value.span(), problem);
            } else {
                column_values(reading, &export, column, &entry);
            }
        }
    }
}

/// The words for the values of one column; no word may stand for two of them.
fn column_values<'a>(
    reading: &mut Reading<'a>,
    export: &Export<'a>,
    column: &'static Column,
    table: &Entry<'a>,
) {
    let mut taken: BTreeMap<String, &'static str> = BTreeMap::new();
    for (key, value) in reading.table(table).into_iter().flatten() {
        let name = key.get_ref();
        let mut names = column.kind.value_names();
        names.push(BLANK);
        let Some(&known) = names.iter().find(|known| *known == name) else {
            let thing = Thing::Value {
                file: export.file.settings_name(),
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
        let Some(words) = words(value, false) else {
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
        let mapping = reading.settings.mappings.entry(export.name.clone());
        let mapping = mapping.or_default().values.entry(column.name.to_owned());
        mapping.or_default().insert(known.to_owned(), words);
    }
}

/// One sort of exports, or one of several of a sort, of which something is said.
struct Export<'a> {
    file: File,
    /// As it is named in [`Settings::mappings`](super::Settings::mappings).
    name: String,
    entry: Entry<'a>,
}

/// The files of which something can be said: recall's own record is written as recall writes it.
fn named_files() -> impl Iterator<Item = File> {
    let all = File::ALL.into_iter();
    all.filter(|&file| file != File::RecallContacts)
}

/// What is said of each export, by the name of its sort or by its own as it stands in `files`.
fn exports<'a>(reading: &mut Reading<'a>, entry: &Entry<'a>) -> Vec<Export<'a>> {
    let mut known = Vec::new();
    for (key, value) in reading.table(entry).into_iter().flatten() {
        if let Some((file, name)) = export(reading, &entry.name, key) {
            let entry = Entry {
                name: format!("{}.{}", entry.name, segment(&name)),
                value,
            };
            known.push(Export { file, name, entry });
        }
    }
    known
}

/// The export of which something is said, by the name of its sort or by its own as it stands in `files`.
fn export<'a>(
    reading: &mut Reading<'a>,
    setting: &str,
    key: &'a At<DeString<'a>>,
) -> Option<(File, String)> {
    let name = key.get_ref();
    let is_of = |(_, names): &(&File, &Vec<String>)| names.iter().any(|own| own == name);
    let by_sort = named_files().find(|file| file.settings_name() == name);
    let by_name = || {
        let mut exports = reading.settings.files.iter();
        let export = exports.find(|export| *export.0 != File::RecallContacts && is_of(export));
        Some(*export?.0)
    };
    let file = by_sort.or_else(by_name);
    if file.is_none() {
        let files = named_files().map(File::settings_name);
        reading.unknown_name(key.span(), setting.to_owned(), Thing::File, name, files);
    }
    Some((file?, name.to_string()))
}

/// The entries of known columns.
fn columns_of<'a>(
    reading: &mut Reading<'a>,
    file: File,
    entry: &Entry<'a>,
) -> Vec<(&'static Column, Entry<'a>)> {
    let columns = file.columns();
    let mut known = Vec::new();
    for (key, value) in reading.table(entry).into_iter().flatten() {
        let name = key.get_ref();
        if let Some(column) = columns.iter().find(|column| column.name == name) {
            let name = format!("{}.{}", entry.name, column.name);
            known.push((column, Entry { name, value }));
        } else {
            let thing = Thing::Column {
                file: file.settings_name(),
            };
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

/// Words for a value; a number is a word too, since exports hold codes such as `10`; nothing may be one too.
fn words<'a>(
    value: &'a At<DeValue<'a>>,
    may_be_blank: bool,
) -> Option<Vec<(String, &'a At<DeValue<'a>>)>> {
    let list = match value.get_ref() {
        DeValue::Integer(_) => vec![value],
        _ => values_of(value)?,
    };
    let words: Option<Vec<_>> = list
        .into_iter()
        .map(|value| match value.get_ref() {
            DeValue::String(text) if may_be_blank || !text.trim().is_empty() => {
                Some((text.to_string(), value))
            }
            DeValue::Integer(number) => Some((number.to_string(), value)),
            _ => None,
        })
        .collect();
    words.filter(|words| !words.is_empty())
}
