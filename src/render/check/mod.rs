//! The report of `recall check`: as text for the eyes, as CSV, and as JSON, schema `recall.check/1`.

pub mod csv;
pub mod json;
pub mod text;

use std::fmt::Write;

use super::Page;
use crate::base::Language;
use crate::export::columns::Column;
use crate::model::clinic::{PatientIndex, Reason};
use crate::model::decision::Case;
use crate::phone::mask::{masked, masked_name};
use crate::read::header::{FoundBy, Length, Made, Piece};
use crate::report::check::{
    AfterNo, Badly, Cause, FileRead, Lack, ProblemGroup, Report, UnknownColumn, UnknownWord,
    Unsigned,
};

/// A report on a page: what all its forms say alike.
struct Sheet<'a> {
    page: &'a Page<'a>,
    report: &'a Report<'a>,
}

impl<'a> Sheet<'a> {
    fn input(&self, input: u8) -> &'a str {
        let input = self.page.practice.clinic.inputs.get(usize::from(input));
        input.map_or("", |input| input.name.as_str())
    }

    /// The header that recall itself would write over the first of the columns that a file lacks.
    fn lacked_header(lack: &Lack) -> Option<&'static str> {
        let mut columns = lack.what.file.columns().iter();
        let first = lack.what.columns.first()?;
        let column = columns.find(|column| column.name == *first)?;
        column.headers.first().copied()
    }

    /// What a file lacks, in a sentence.
    fn lack(&self, lack: &Lack) -> String {
        let name = lack.input.map(|input| self.input(input));
        let name = name.unwrap_or(lack.what.file.file_name());
        let header = Self::lacked_header(lack);
        self.page.words.lack(name, lack.what, header)
    }

    /// What keeps patients from being contacted.
    fn cause(&self, cause: Cause) -> String {
        let words = &self.page.words;
        match cause {
            Cause::Code(code) => words.code(code).to_owned(),
            Cause::Rows(place) => {
                let group = self.report.problems.get(place);
                group.map_or_else(String::new, |group| self.rows_with(group))
            }
        }
    }

    /// What is wrong with the rows of a group, and how many they are.
    fn rows_with(&self, group: &ProblemGroup<'_>) -> String {
        let (first, language) = (group.first(), self.page.language);
        let file = self.input(first.input);
        let place = match first.column {
            "" => file.to_owned(),
            column => format!("{file}, {column}"),
        };
        let wanted = first.demand(language);
        let words = &self.page.words;
        words.rows_with(&place, &wanted, first.fate, group.problems.len())
    }

    /// A patient with the name of a case.
    fn whose(&self, patient: PatientIndex, case: Case) -> String {
        let name = case.name(self.page.practice.clinic);
        format!("{}, {}", self.page.whose(patient), masked_name(&name))
    }

    /// The sentence of an agreement after a no.
    fn after_no(&self, found: &AfterNo) -> String {
        let agreement = found.case.agreement(self.page.practice.clinic);
        let kind = agreement.map_or(Reason::PersonalCall, |agreement| agreement.kind);
        let whose = self.whose(found.patient, found.case);
        let words = &self.page.words;
        words.after_no(&whose, found.no_on, kind, found.agreed_on)
    }

    /// The sentence of a ground that lacks something.
    fn recorded_badly(&self, badly: &Badly) -> String {
        let agreement = badly.case.agreement(self.page.practice.clinic);
        let whose = self.whose(badly.patient, badly.case);
        let kind = agreement.map(|agreement| agreement.kind);
        self.page.words.recorded_badly(&whose, kind, badly.codes)
    }

    /// The sentence of a plan that nobody signed.
    fn not_signed(&self, unsigned: &Unsigned) -> String {
        let whose = self.whose(unsigned.patient, unsigned.case);
        let words = &self.page.words;
        words.not_signed(&whose, unsigned.codes, unsigned.next_visit_on)
    }

    /// A text between the quotation marks of the language.
    fn quoted(&self, text: &str) -> String {
        match self.page.language {
            Language::Russian => format!("«{}»", masked(text)),
            Language::English => format!("\"{}\"", masked(text)),
        }
    }

    fn patient_ids(&self, patients: &[PatientIndex]) -> Vec<&'a str> {
        let clinic = self.page.practice.clinic;
        let ids = patients.iter().map(|&patient| clinic.patient_id(patient));
        ids.collect()
    }

    /// How the settings name the column that a header may be.
    fn mapping(read: &FileRead<'_>, column: &Column, header: &str) -> [String; 2] {
        let section = read.file.settings_name();
        let header = toml(&masked_name(header));
        let line = format!("{} = {header}", column.name);
        [format!("[columns.{section}]"), line]
    }

    /// The key under which a word stands in the settings: the value that it may mean, or that one is to be chosen.
    fn key(&self, word: &UnknownWord<'_>) -> String {
        let choose = self.page.words.check_labels().choose;
        match word.guess {
            Some((value, _)) => value.to_owned(),
            None if choose.is_ascii() => choose.to_owned(),
            None => toml(choose),
        }
    }

    /// The values of a column, from which to choose.
    fn values(unknown: &UnknownColumn<'_>) -> Vec<&'static str> {
        unknown.column.kind.value_names()
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
