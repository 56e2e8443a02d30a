//! What is said on the screen of an export: what was taken for what, three rows in which nobody can be recognised, what is missing.

use super::guess::{Found, Guess};
use super::likeness::{is_moment, is_read};
use super::missing::Lack;
use super::source::Source;
use super::{words, written};
use crate::init::Wanted;
use crate::read::columns::Kind;
use crate::settings::Language;

/// So many rows are shown.
const SHOWN_ROWS: usize = 3;
/// A column of more different words than this may hold names.
const MOST_WORDS: usize = 12;
/// No more than so many characters of a cell or a header.
const SHOWN_CHARACTERS: usize = 22;

/// All that is said.
#[must_use]
pub fn text(
    guesses: &[Guess<'_>],
    unknown: &[&Source],
    missing: &[Lack],
    wanted: Wanted,
) -> String {
    let mut text = String::new();
    for guess in guesses {
        text += &table(guess, wanted);
        text.push('\n');
    }
    for source in unknown {
        let name = written::shown(&source.name());
        text += &match wanted.language {
            Language::Russian => format!("{name}: на выгрузку для recall не похоже, пропускаю\n\n"),
            Language::English => format!("{name}: like no export that recall reads, left out\n\n"),
        };
    }
    if !missing.is_empty() {
        text += wanted.text(
            "Чего не хватает для полезного списка:\n",
            "What is missing for a useful list:\n",
        );
        for lack in missing {
            text += &format!("  • {}\n", lack.sentence(wanted));
        }
        text.push('\n');
    }
    text
}

fn table(guess: &Guess<'_>, wanted: Wanted) -> String {
    let source = guess.source;
    let rows = words::rows(source.row_count, wanted.language);
    let file = words::file(guess.file, wanted.language);
    let doubt = if guess.asks {
        wanted.text(" (под вопросом)", " (in question)")
    } else {
        ""
    };
    let name = written::shown(&source.name());
    let mut text = format!("{name}: {file}{doubt}, {rows}\n");
    let mut rows: Vec<&Vec<String>> = source.sample.iter().collect();
    rows.sort_by_key(|row| row.iter().filter(|cell| cell.is_empty()).count());
    rows.truncate(SHOWN_ROWS);
    let headers = source.header.iter().map(|header| cut(header));
    let headers: Vec<String> = headers.collect();
    let width = headers
        .iter()
        .map(|header| header.chars().count())
        .max()
        .unwrap_or(0);
    let names = guess.columns.iter().map(|found| found.column.name.len());
    let name_width = names.max().unwrap_or(0);
    for (field, header) in headers.iter().enumerate() {
        let found: Vec<&Found> = guess
            .columns
            .iter()
            .filter(|found| found.fields.contains(&field))
            .collect();
        let names: Vec<&str> = found.iter().map(|found| found.column.name).collect();
        let names = if names.is_empty() {
            "—".to_owned()
        } else {
            names.join(", ")
        };
        let cells = rows.iter().filter_map(|row| row.get(field));
        let cells: Vec<String> = cells
            .map(|cell| cut(&masked(cell, source, field, &found)))
            .collect();
        let line = format!(
            "  {header:width$}  {names:name_width$}  {}",
            cells.join(" | ")
        );
        text += line.trim_end();
        text.push('\n');
        for found in found
            .iter()
            .filter(|found| found.fields.first() == Some(&field))
        {
            if let Some(why) = words::because(found, wanted) {
                let word = match found.asks {
                    true => wanted.text("вопрос", "question"),
                    false => wanted.text("догадка", "guess"),
                };
                let name = found.column.name;
                text += &format!("    {word}: {name}: {why}\n");
            }
        }
    }
    let is_asked = |name| guess.columns.iter().any(|found| found.column.name == name);
    for column in guess.missing.iter().filter(|column| !is_asked(column.name)) {
        let name = column.name;
        text += &match wanted.language {
            Language::Russian => format!("    нет обязательного столбца {name}\n"),
            Language::English => format!("    the required column {name} is missing\n"),
        };
    }
    text
}

/// A cell in which nobody can be recognised: of names and numbers the shape alone is left.
fn masked(cell: &str, source: &Source, field: usize, found: &[&Found]) -> String {
    let values = source.fields[field].values.as_ref();
    let is_short_list = values.is_some_and(|values| values.len() <= MOST_WORDS);
    let says_nobody = found.iter().any(|found| match found.column.kind {
        Kind::Choice(_) => is_short_list,
        kind @ (Kind::Channels | Kind::Weekdays | Kind::Times) => is_read(cell, kind),
        _ => false,
    });
    let is_birth = found.iter().any(|found| found.column.name == "birth_date");
    if says_nobody || (is_moment(cell, true) && !is_birth) {
        return cell.to_owned();
    }
    let hidden = |c: char| match c {
        c if c.is_numeric() => '0',
        c if c.is_uppercase() => 'X',
        c if c.is_alphabetic() => 'x',
        c => c,
    };
    cell.chars().map(hidden).collect()
}

/// A text of no more than so many characters, on one line.
fn cut(text: &str) -> String {
    let text = written::shown(text);
    if text.chars().count() <= SHOWN_CHARACTERS {
        return text;
    }
    let begins: String = text.chars().take(SHOWN_CHARACTERS - 1).collect();
    begins + "…"
}
