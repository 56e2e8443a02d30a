//! The texts of messages that a page shows, and how long they are.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use csv::{ReaderBuilder, WriterBuilder};
use serde_json::Value;

use crate::clinic::{folder, run};
use crate::pages::hold_table;

/// Writes a text into every row of a column.
fn set(path: &Path, column: &str, text: &str) {
    let old = fs::read(path).unwrap();
    let mut rows = ReaderBuilder::new()
        .delimiter(b';')
        .from_reader(old.as_slice());
    let header = rows.headers().unwrap().clone();
    let place = header.iter().position(|own| own == column).unwrap();
    let mut new = WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    new.write_record(&header).unwrap();
    for row in rows.records() {
        let row = row.unwrap();
        let cells = row.iter().enumerate();
        let cells = cells.map(|(nth, cell)| if nth == place { text } else { cell });
        new.write_record(cells).unwrap();
    }
    fs::write(path, new.into_inner().unwrap()).unwrap();
}

/// The messages of the example clinic, if everybody there wanted to be written to: a row each.
fn table(head: &str, language: &str) -> String {
    let folder = folder();
    let exports = folder.path().join("exports");
    set(&exports.join("cards.csv"), "Способы связи", "СМС");
    set(&exports.join("agreements.csv"), "Способ связи", "СМС");
    let plan = format!(
        "recall plan --data exports --date 2026-03-02 --format json --quiet --lang {language}"
    );
    let list = run(folder.path(), &plan);
    let list: Value = serde_json::from_slice(&list.stdout).unwrap();
    let mut table = format!("{head}\n| --- | --- | --- | --- |\n");
    let mut reasons = BTreeSet::new();
    for contact in list["contacts"].as_array().unwrap() {
        if contact["channel"] != "sms" {
            continue;
        }
        let cases = contact["cases"].as_array().unwrap().iter();
        let numbers = cases.map(|case| case["number"].as_u64().unwrap());
        let numbers: Vec<String> = numbers.map(|number| number.to_string()).collect();
        let prepare = contact["prepare"].as_array().unwrap();
        let length = prepare.last().unwrap().as_str().unwrap();
        let counts = length.split(|c: char| !c.is_ascii_digit());
        let counts: Vec<&str> = counts.filter(|count| !count.is_empty()).collect();
        let [characters, parts] = counts[..] else {
            panic!("{length}")
        };
        assert!(
            characters.parse::<usize>().unwrap() <= 134 && parts == "2",
            "{length}"
        );
        let text = contact["script"].as_str().unwrap();
        writeln!(
            table,
            "| {} | {text} | {characters} | {parts} |",
            numbers.join(", ")
        )
        .unwrap();
        reasons.extend(numbers);
    }
    // Urgent and unfinished treatment and the personal call are never written; the one with a control examination has a landline.
    let reasons: Vec<&str> = reasons.iter().map(String::as_str).collect();
    assert_eq!(reasons, ["1", "5", "6", "7"]);
    table
}

#[test]
fn the_messages_of_the_example_are_shown() {
    for (page, head, language) in [
        (
            "docs/messages.md",
            "| reason | text | characters | parts |",
            "ru",
        ),
        (
            "docs/ru/messages.md",
            "| повод | текст | знаков | частей |",
            "ru",
        ),
    ] {
        hold_table(page, "<!-- table: messages -->", &table(head, language));
    }
}
