//! Every block is run.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use chrono_tz::Tz;
use csv::ReaderBuilder;
use recall::export::columns::File;

use crate::clinic::{FILLED, fill, folder, goes_well, run, said, typed};
use crate::pages::{Block, Tongue, blocks_in, coded, hold, pages, root};

#[test]
fn every_block_is_of_a_kind_that_is_tested() {
    for block in pages().iter().flat_map(crate::pages::Page::blocks) {
        let kinds = ["sh", "console", "toml", "csv", "crontab"];
        assert!(kinds.contains(&block.language.as_str()), "{}", block.place);
    }
}

/// A command that no test can run: what cargo is told to run has to be there.
fn is_run_elsewhere(line: &str, place: &str) -> bool {
    if line.starts_with("chgrp ") || line.starts_with(".ci/") {
        return true;
    }
    let words: Vec<&str> = line
        .split_whitespace()
        .skip_while(|word| word.contains('='))
        .collect();
    if words.first() != Some(&"cargo") {
        return false;
    }
    for (flag, folder) in [
        ("--test", "tests"),
        ("--example", "examples"),
        ("--bench", "benches"),
    ] {
        let Some(at) = words.iter().position(|word| *word == flag) else {
            continue;
        };
        let name = words[at + 1];
        let target = root().join(folder).join(name);
        let is_there = target.join("main.rs").exists() || target.with_extension("rs").exists();
        assert!(is_there, "{place}: {line}: no {name} in {folder}");
    }
    true
}

/// Whether a command finds something in the example, so that its status says so.
fn finds_something(command: &str) -> bool {
    ["recall check", "recall screen"]
        .iter()
        .any(|finding| command.starts_with(finding))
}

#[test]
fn commands_run() {
    for block in blocks_in("sh") {
        let folder = folder();
        if block.text.contains(FILLED) {
            fill(folder.path(), block.tongue);
        }
        let lines = block.text.lines();
        for line in lines.filter(|line| !is_run_elsewhere(line, &block.place)) {
            if finds_something(line) {
                let run = run(folder.path(), line);
                assert_eq!(run.status.code(), Some(1), "{}: {line}", block.place);
            } else {
                goes_well(folder.path(), line, &block.place);
            }
        }
    }
}

/// What a block of a command shows: all that it says, or so many lines of the beginning as the block has before `...`.
fn shown_by(block: &Block) -> String {
    let first = block.text.lines().next().unwrap();
    let command = first.strip_prefix("$ ").unwrap();
    let folder = folder();
    if command.starts_with("recall record") {
        fill(folder.path(), block.tongue);
    }
    // As on a terminal, which a test has none of.
    let is_table = command.starts_with("recall check") || command.starts_with("recall plan");
    let form = if is_table { " --format table" } else { "" };
    let run = run(folder.path(), &format!("{command}{form}"));
    let expected = i32::from(finds_something(command));
    assert_eq!(run.status.code(), Some(expected), "{}", block.place);
    let said = said(&run);
    if !block.text.ends_with("\n...\n") {
        return format!("{first}\n{said}");
    }
    let lines = block.text.lines().count() - 2;
    assert!(
        said.lines().count() > lines,
        "{}: nothing is left out",
        block.place
    );
    let head: Vec<&str> = said.lines().take(lines).collect();
    format!("{first}\n{}\n...\n", head.join("\n"))
}

#[test]
fn commands_say_what_is_shown() {
    let shown = blocks_in("console");
    for tongue in Tongue::BOTH {
        for command in ["$ recall check ", "$ recall explain ", "$ recall record "] {
            let own = shown.iter().filter(|block| block.tongue == tongue);
            let own = own.filter(|block| block.text.starts_with(command));
            assert_eq!(own.count(), 1, "{tongue:?}: {command}");
        }
    }
    for block in shown {
        let now = shown_by(&block);
        hold(&block.page, |page| page.replacen(&block.text, &now, 1));
    }
}

#[test]
fn settings_are_accepted() {
    let shown = blocks_in("toml");
    assert!(!shown.is_empty());
    for block in shown {
        let parsed = recall::plan::rules::read_settings(&block.text, Some(Tz::UTC));
        assert!(parsed.is_ok(), "{}: {:?}", block.place, parsed.err());
    }
}

/// The section that a line of settings opens.
fn section(line: &str) -> Option<&str> {
    line.strip_prefix('[')?.split(']').next()
}

/// A line of settings: its key, and its value without the remark behind.
fn setting(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(" = ")?;
    Some((key, value.split("  #").next().unwrap().trim_end()))
}

/// All defaults by section and key, as `recall init` writes them down.
fn defaults() -> BTreeMap<String, String> {
    let folder = folder();
    goes_well(folder.path(), "recall init new --lang en", "");
    let template = fs::read_to_string(folder.path().join("new/recall.toml")).unwrap();
    let mut own = "";
    let mut defaults = BTreeMap::new();
    for line in template.lines() {
        own = section(line).unwrap_or(own);
        if let Some((key, value)) = setting(line.trim_start_matches('#')) {
            defaults.insert(format!("{own}.{key}"), value.to_owned());
        }
    }
    defaults
}

#[test]
fn the_defaults_that_are_shown_are_the_defaults() {
    let defaults = defaults();
    for tongue in Tongue::BOTH {
        let page = tongue.page("settings.md");
        let blocks = page.blocks();
        let shown = blocks
            .iter()
            .find(|block| block.mark == "<!-- the defaults -->");
        let shown = &shown.unwrap().text;
        let mut own = "";
        let mut compared = 0;
        let mut now = String::new();
        for line in shown.lines() {
            own = section(line).unwrap_or(own);
            let is_default = ["contact", "inputs", "reasons"]
                .contains(&own.split('.').next().unwrap())
                || line.starts_with("calling_hours");
            match setting(line).filter(|_| is_default) {
                Some((key, value)) => {
                    let default = &defaults[&format!("{own}.{key}")];
                    now += &line.replacen(value, default, 1);
                    compared += 1;
                }
                None => now += line,
            }
            now.push('\n');
        }
        assert!(compared > 8, "{}: {compared}", page.name);
        hold(&page.name, |text| text.replacen(shown, &now, 1));
    }
}

#[test]
fn sheets_are_accepted() {
    let shown = blocks_in("csv");
    assert_eq!(shown.len(), 4, "cards and agreements, twice");
    for block in shown {
        let name = block.mark.strip_prefix("<!-- file: ").unwrap();
        let name = name.strip_suffix(" -->").unwrap();
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
        write("patients.csv", "patient_id\n1\n2\n3\n4\n");
        write("plans.csv", "plan_id,patient_id,procedure,status\n");
        write("visits.csv", "visit_id,patient_id,starts_at,status\n");
        write(name, &block.text);
        let said = goes_well(
            folder.path(),
            "recall plan --date 2026-03-02 --strict --lang en",
            &block.place,
        );
        assert!(!said.contains(name), "{}: {said}", block.place);
        let file = File::ALL.into_iter().find(|file| file.file_name() == name);
        let columns = file.unwrap().columns();
        for header in block.text.lines().next().unwrap().split([',', ';']) {
            let mut known = columns.iter();
            let is_known =
                known.any(|column| column.name == header || column.headers.contains(&header));
            assert!(is_known, "{}: {header}", block.place);
        }
    }
}

#[test]
fn lines_for_cron_run() {
    let shown = blocks_in("crontab");
    for tongue in Tongue::BOTH {
        assert!(shown.iter().any(|block| block.tongue == tongue));
    }
    for block in shown {
        let folder = folder();
        for line in block.text.lines() {
            assert!(
                !line.contains('%'),
                "{}: cron ends a line there",
                block.place
            );
            let (when, command) = line.split_once(" cd /srv/clinic && ").unwrap();
            assert_eq!(when.split_whitespace().count(), 5, "{}", block.place);
            let said = goes_well(folder.path(), command, &block.place);
            // Nobody but the clinic can say what came of that talk, and the example is of a day in March: cron sends mail about these
            // and about nothing else.
            let is_asked = |line: &&str| line.contains("contacts.csv:12, пациент 73");
            // By now it is too late for the call to the one who was in pain in March: that goes on being said too.
            let is_of_the_day = |line: &&str| {
                line.starts_with("внимание: в visits.csv нет ни одного визита за последние")
                    || line.starts_with(
                        "внимание: recall-contacts.csv:6, пациент 70: жалуется на боль",
                    )
            };
            assert_eq!(said.lines().filter(is_asked).count(), 1, "{said}");
            let mut others = said.lines().filter(|line| !is_asked(line));
            assert!(
                others.all(|line| is_of_the_day(&line)),
                "{}: cron would send mail: {said}",
                block.place
            );
        }
        let names = fs::read_dir(folder.path()).unwrap();
        let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let lists = names.filter(|name| {
            let ending = Path::new(name).extension();
            name.starts_with("list-20") && ending.is_some_and(|ending| ending == "xlsx")
        });
        assert_eq!(lists.count(), 1, "a file a day");
    }
}

#[test]
fn what_is_typed_becomes_what_is_said() {
    let becomes: Vec<(String, String)> = typed(Tongue::English)
        .into_iter()
        .map(|mut row| (row.swap_remove(0), row.swap_remove(3)))
        .collect();
    for tongue in Tongue::BOTH {
        let folder = folder();
        fill(folder.path(), tongue);
        let record = format!("recall record {FILLED} --data exports --date 2026-03-02 --now 20:00");
        goes_well(folder.path(), &record, "");
        let record = fs::read(folder.path().join("exports/recall-contacts.csv")).unwrap();
        let mut record = ReaderBuilder::new().from_reader(record.as_slice());
        let rows: Vec<_> = record.records().map(Result::unwrap).collect();
        for (typed, (patient, becomes)) in typed(tongue).iter().zip(&becomes) {
            assert_eq!(typed[0], *patient, "{tongue:?}");
            let mut own = rows.iter();
            let own = own.find(|row| row[1] == **patient && &row[14] == FILLED);
            let own = own.unwrap();
            let becomes = coded(becomes);
            assert_eq!(own[2], *becomes[0], "{typed:?}");
            assert_eq!(own[6], **becomes.get(1).unwrap_or(&""), "{typed:?}");
            assert_eq!(own[11], *typed[1], "as it was typed");
        }
    }
}

#[test]
fn the_version_of_rust_that_is_named_is_the_one_that_is_needed() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let (_, rest) = manifest.split_once("rust-version = \"").unwrap();
    let version = rest.split('"').next().unwrap();
    for name in ["README.md", "README.ru.md"] {
        let text = crate::pages::Page::open(name).text;
        assert!(
            text.contains(&format!("Rust {version}")),
            "{name}: {version}"
        );
    }
}
