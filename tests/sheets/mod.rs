//! A workbook as a person has it open: rows by what stands above them, and cells that are filled in.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops where it fails"
)]

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use calamine::{Data, Reader, Xlsx};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// A row: what stands under each heading.
pub type Row = BTreeMap<String, String>;

/// What somebody puts into a cell.
pub enum Put<'a> {
    Text(&'a str),
    /// A number, a date or a time, as a spreadsheet keeps it.
    Number(f64),
}

/// A workbook.
pub struct Book {
    parts: Vec<(String, Vec<u8>)>,
    sheets: Vec<(String, Vec<Vec<String>>)>,
}

impl Book {
    pub fn open(bytes: &[u8]) -> Self {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut parts = Vec::new();
        for place in 0..zip.len() {
            let mut part = zip.by_index(place).unwrap();
            let mut text = Vec::new();
            part.read_to_end(&mut text).unwrap();
            parts.push((part.name().unwrap().into_owned(), text));
        }
        let mut read: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
        let names = read.sheet_names();
        let sheets = names.into_iter().map(|name| {
            let range = read.worksheet_range(&name).unwrap();
            assert_eq!(range.start().unwrap_or_default(), (0, 0));
            let rows = range.rows().map(|row| row.iter().map(text).collect());
            (name, rows.collect())
        });
        let sheets = sheets.collect();
        Self { parts, sheets }
    }

    pub fn names(&self) -> Vec<&str> {
        self.sheets.iter().map(|(name, _)| name.as_str()).collect()
    }

    /// The rows below the heading, each with what stands above its cells; blank cells are left out.
    pub fn rows(&self, sheet: &str) -> Vec<Row> {
        let Some((_, rows)) = self.sheets.iter().find(|(name, _)| name == sheet) else {
            return Vec::new();
        };
        let mut rows = rows.iter();
        let titles = rows.next().unwrap();
        rows.map(|row| {
            let cells = titles.iter().cloned().zip(row.iter().cloned());
            cells.filter(|(_, cell)| !cell.is_empty()).collect()
        })
        .collect()
    }

    /// All that stands on a sheet, the heading first.
    pub fn cells(&self, sheet: &str) -> &[Vec<String>] {
        let (_, rows) = self.sheets.iter().find(|(name, _)| name == sheet).unwrap();
        rows
    }

    /// The titles of a sheet.
    pub fn titles(&self, sheet: &str) -> &[String] {
        let (_, rows) = self.sheets.iter().find(|(name, _)| name == sheet).unwrap();
        &rows[0]
    }

    /// Fills in a cell that is blank, in the row with that place below the heading, from 0.
    pub fn put(&mut self, sheet: &str, row: usize, title: &str, put: &Put<'_>) {
        self.change(sheet, row, title, "/>", |cell| {
            assert!(!cell[1..].contains('<'), "{title} is not blank");
            let open = cell.trim_end_matches("/>");
            match put {
                Put::Text(words) => {
                    let words = words.replace('&', "&amp;").replace('<', "&lt;");
                    format!(
                        "{open} t=\"inlineStr\"><is><t xml:space=\"preserve\">{words}</t></is></c>"
                    )
                }
                Put::Number(number) => format!("{open}><v>{number}</v></c>"),
            }
        });
    }

    /// Writes other words over those in a cell.
    pub fn write_over(&mut self, sheet: &str, row: usize, title: &str, words: &str) {
        self.change(sheet, row, title, "</c>", |cell| {
            let (open, _) = cell.split_once(" t=").unwrap();
            format!("{open} t=\"inlineStr\"><is><t>{words}</t></is></c>")
        });
    }

    /// Puts another cell in the place of one, which ends so.
    fn change(
        &mut self,
        sheet: &str,
        row: usize,
        title: &str,
        end: &str,
        other: impl FnOnce(&str) -> String,
    ) {
        let place = self.sheets.iter().position(|(name, _)| name == sheet);
        let place = place.unwrap();
        let titles = &self.sheets[place].1[0];
        let column = titles.iter().position(|it| it == title).unwrap();
        let cell = format!("<c r=\"{}{}\"", letters(column), row + 2);
        let part = format!("xl/worksheets/sheet{}.xml", place + 1);
        let mut parts = self.parts.iter_mut();
        let (_, xml) = parts.find(|(name, _)| *name == part).unwrap();
        let text = String::from_utf8(std::mem::take(xml)).unwrap();
        let from = text.find(&cell).unwrap();
        let to = from + text[from..].find(end).unwrap() + end.len();
        let other = other(&text[from..to]);
        *xml = format!("{}{other}{}", &text[..from], &text[to..]).into_bytes();
    }

    pub fn bytes(&self) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, part) in &self.parts {
            zip.start_file(name.as_str(), SimpleFileOptions::default())
                .unwrap();
            zip.write_all(part).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }
}

fn text(cell: &Data) -> String {
    match cell {
        Data::DateTime(date) => date.as_f64().to_string(),
        cell => cell.to_string(),
    }
}

/// The letters of a column, from 0.
fn letters(column: usize) -> String {
    let letter = |nth: usize| char::from(b'A' + u8::try_from(nth % 26).unwrap());
    match column / 26 {
        0 => letter(column).to_string(),
        more => format!("{}{}", letter(more - 1), letter(column)),
    }
}
