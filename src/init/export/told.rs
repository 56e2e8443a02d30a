//! What is said on the screen of an export: what was taken for what, three rows in which nobody can be recognised, what is missing.

use std::io;

use super::guess::{Found, Guess};
use super::likeness::{is_moment, is_read};
use super::missing::Lack;
use super::source::Source;
use super::{Sorted, words, written};
use crate::base::Language;
use crate::export::columns::Kind;
use crate::export::values::normal;
use crate::init::Wanted;
use crate::language::errors::init::unreadable;

/// So many rows are shown.
const SHOWN_ROWS: usize = 3;
/// A column of more different words than this may hold names.
const MOST_WORDS: usize = 12;
/// What headers of days of birth have in them.
const BIRTHS: [&str; 2] = ["рожд", "birth"];
/// No more than so many characters of a cell or a header.
const SHOWN_CHARACTERS: usize = 22;

/// All that is said.
#[must_use]
pub fn text(sorted: &Sorted<'_>, missing: &[Lack], wanted: Wanted) -> String {
    let mut lines = Vec::new();
    for guess in &sorted.guesses {
        lines.extend(table(guess, wanted));
        lines.push(String::new());
    }
    for source in &sorted.unknown {
        let name = written::shown(&source.name());
        let what = wanted.text(
            "на выгрузку для recall не похоже, пропускаю",
            "like no export that recall reads, left out",
        );
        lines.extend([format!("{name}: {what}"), String::new()]);
    }
    for (path, error) in &sorted.unread {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name = written::shown(&name);
        let cause = unread(error, wanted);
        lines.extend([format!("{name}: {cause}"), String::new()]);
    }
    if !missing.is_empty() {
        let head = wanted.text(
            "Чего не хватает для полезного списка:",
            "What is missing for a useful list:",
        );
        lines.push(head.to_owned());
        let sentences = missing.iter().map(|lack| lack.sentence(wanted));
        lines.extend(sentences.map(|sentence| format!("  • {sentence}")));
        lines.push(String::new());
    }
    lines.join("\n") + "\n"
}

/// Why a file is not looked at. What is in it may be a refusal: that it is left out is said, and what to do.
fn unread(error: &io::Error, wanted: Wanted) -> String {
    let cause = unreadable(error.into(), wanted.language);
    match wanted.language {
        Language::Russian => format!("не читается и пропущен: {cause}"),
        Language::English => format!("can't be read and is left out: {cause}"),
    }
}

/// What is said of one table: a line a field, and below it why it is taken for a column.
fn table(guess: &Guess<'_>, wanted: Wanted) -> Vec<String> {
    let source = guess.source;
    let mut rows: Vec<&Vec<String>> = source.sample.iter().collect();
    rows.sort_by_key(|row| row.iter().filter(|cell| cell.is_empty()).count());
    rows.truncate(SHOWN_ROWS);
    let fields = (0..source.header.len()).map(|field| Line::of(field, guess));
    let fields: Vec<Line<'_>> = fields.collect();
    let widest = |of: for<'l, 'a> fn(&'l Line<'a>) -> &'l String| {
        let lengths = fields.iter().map(|line| of(line).chars().count());
        lengths.max().unwrap_or(0)
    };
    let (width, name_width) = (widest(|line| &line.header), widest(|line| &line.names));
    let mut lines = vec![title(guess, wanted)];
    for (
        place,
        Line {
            header,
            names,
            found,
        },
    ) in fields.iter().enumerate()
    {
        let cells = rows.iter().filter_map(|row| row.get(place));
        let cells: Vec<String> = cells
            .map(|cell| cut(&masked(cell, source, place, found)))
            .collect();
        let cells = cells.join(" | ");
        let line = format!("  {header:width$}  {names:name_width$}  {cells}");
        lines.push(line.trim_end().to_owned());
        let begun = found
            .iter()
            .filter(|found| found.fields.first() == Some(&place));
        lines.extend(begun.filter_map(|found| reason(found, wanted)));
    }
    let is_asked = |name| guess.columns.iter().any(|found| found.column.name == name);
    let missing = guess.missing.iter().filter(|column| !is_asked(column.name));
    let what = wanted.text("нет обязательного столбца", "a required column is missing:");
    lines.extend(missing.map(|column| format!("    {what} {}", column.name)));
    lines
}

/// A field, and the columns for which it is taken.
struct Line<'a> {
    header: String,
    names: String,
    found: Vec<&'a Found>,
}

impl<'a> Line<'a> {
    fn of(field: usize, guess: &'a Guess<'_>) -> Self {
        let columns = guess.columns.iter();
        let found: Vec<&Found> = columns
            .filter(|found| found.fields.contains(&field))
            .collect();
        let names: Vec<&str> = found.iter().map(|found| found.column.name).collect();
        Self {
            header: cut(&shown_header(guess.source, field)),
            names: if names.is_empty() {
                "—".to_owned()
            } else {
                names.join(", ")
            },
            found,
        }
    }
}

/// The header of a field; where a table begins with its first row, that row shows nobody either. A row with no name of a column may be that
/// of a patient.
fn shown_header(source: &Source, field: usize) -> String {
    let header = &source.header[field];
    if source.header_may_be_row {
        shape(header)
    } else {
        header.clone()
    }
}

/// Which file a table is, and how long.
fn title(guess: &Guess<'_>, wanted: Wanted) -> String {
    let rows = words::rows(guess.source.row_count, wanted.language);
    let file = words::file(guess.file, wanted.language);
    let doubt = if guess.asks {
        wanted.text(" (под вопросом)", " (in question)")
    } else {
        ""
    };
    let name = written::shown(&guess.source.name());
    format!("{name}: {file}{doubt}, {rows}")
}

/// Why a field is taken for a column, where that needs a word.
fn reason(found: &Found, wanted: Wanted) -> Option<String> {
    let why = words::because(found, wanted)?;
    let word = if found.asks {
        wanted.text("вопрос", "question")
    } else {
        wanted.text("догадка", "guess")
    };
    Some(format!("    {word}: {}: {why}", found.column.name))
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
    let header = normal(&source.header[field]);
    let is_birth = found.iter().any(|found| found.column.name == "birth_date")
        || BIRTHS.iter().any(|stem| header.contains(stem));
    if says_nobody || (is_moment(cell, true) && !is_birth) {
        return cell.to_owned();
    }
    shape(cell)
}

/// The shape of a text, with a letter for each letter and a digit for each digit.
fn shape(text: &str) -> String {
    let hidden = |c: char| match c {
        c if c.is_numeric() => '0',
        c if c.is_uppercase() => 'X',
        c if c.is_alphabetic() => 'x',
        c => c,
    };
    text.chars().map(hidden).collect()
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
