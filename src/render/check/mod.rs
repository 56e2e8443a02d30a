//! The report of `recall check`: as text for the eyes, as CSV, and as JSON, schema `recall.check/1`.

pub(crate) mod csv;
pub(crate) mod json;
pub(crate) mod text;

use std::fmt::Write;

use crate::base::Language;
use crate::export::columns::{Column, File};
use crate::language::check::CHOOSE;
use crate::phone::mask::{masked, masked_name};
use crate::read::header::{FoundBy, Length, Made, Piece};
use crate::report::check::{FileRead, Finding, Kind};

/// Where a finding is: `visits.csv:41`.
fn place(finding: &Finding<'_>) -> String {
    format!("{}:{}", finding.file, finding.line.unwrap_or_default())
}

/// A text between the quotation marks of the language.
fn quoted(text: &str, language: Language) -> String {
    match language {
        Language::Russian => format!("«{}»", masked(text)),
        Language::English => format!("\"{}\"", masked(text)),
    }
}

/// The section and the line of the settings that name the column that a header may be.
fn mapping(of: File, column: &Column, header: &str) -> [String; 2] {
    let header = toml(&masked_name(header));
    [
        format!("[columns.{}]", of.settings_name()),
        format!("{} = {header}", column.name),
    ]
}

/// The column in which words are not known, and its file as the settings name it.
const fn column_of_words(finding: &Finding<'_>) -> Option<(File, &'static Column)> {
    match finding.kind {
        Kind::UnknownWord { of, values, .. } | Kind::HiddenWords { of, values } => {
            Some((of, values))
        }
        _ => None,
    }
}

/// The key under which a word stands in the settings: the value that it may mean, or that one is to be chosen.
fn key(guess: Option<&str>, language: Language) -> String {
    let choose = CHOOSE.said_in(language);
    match guess {
        Some(value) => value.to_owned(),
        None if choose.is_ascii() => choose.to_owned(),
        None => toml(choose),
    }
}

/// The columns of a file as they were found: how, and what makes them up, in words.
fn columns_found<'a>(
    read: &'a FileRead<'_>,
) -> impl Iterator<Item = (&'static Column, FoundBy, Option<&'a Made>, Vec<&'a str>)> {
    let header = read.header;
    let columns = read.file.columns().iter().enumerate();
    columns.filter_map(move |(place, column)| {
        let found_by = header.found_by[place]?;
        let names = header.fields[place].iter();
        let names = names.map(|&field| header.names[field].as_str()).collect();
        Some((column, found_by, header.made[place].as_ref(), names))
    })
}

/// Which name a way of finding has in JSON.
const fn found_by(by: FoundBy) -> &'static str {
    match by {
        FoundBy::Name => "name",
        FoundBy::Word => "built_in",
        FoundBy::Mapping => "settings",
    }
}

/// The texts that stand in every row of a column.
fn fixed(made: Option<&Made>) -> Vec<&str> {
    let Some(Made::Of(pieces)) = made else {
        return Vec::new();
    };
    let texts = pieces.iter().filter_map(|piece| match piece {
        Piece::Always(text) => Some(text.as_str()),
        Piece::Field(_) => None,
    });
    texts.collect()
}

/// The length of time after which something falls due again, the same in every row, as the settings write it.
fn interval(made: Option<&Made>) -> Option<String> {
    let Some(Made::After(_, Length::Every(every))) = made else {
        return None;
    };
    let mut out = String::new();
    for (count, unit) in [(every.months, 'm'), (every.days, 'd')] {
        if count > 0 {
            write!(out, "{count}{unit}").ok();
        }
    }
    Some(out)
}

/// A text as settings have it: in quotes, and nothing in it that a terminal would act on.
fn toml(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control()
                || crate::base::one_line(c.encode_utf8(&mut [0; 4])) == " " && c != ' ' =>
            {
                write!(out, "\\u{:04X}", u32::from(c)).ok();
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::toml;

    #[test]
    fn a_text_comes_back_from_the_settings_as_it_was() {
        for text in ["ждёт \"оплаты\"", "a\\b", "a\nb\u{7f}\u{202e}c", "", "№ 5"] {
            let line = format!("word = {}", toml(text));
            let read: toml::Table = line.parse().unwrap();
            assert_eq!(read["word"].as_str(), Some(text), "{line}");
            assert!(!line.contains(['\n', '\u{7f}', '\u{202e}']), "{line}");
        }
    }
}
