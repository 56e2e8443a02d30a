//! The READMEs keep their word: what they show is run, what they name is there.
//!
//! A block is run by its language; `<!-- file: NAME -->` before one says which file of a clinic it is.
#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Output};

use chrono_tz::Tz;
use csv::{ReaderBuilder, WriterBuilder};
use recall::base::Language;
use recall::export::columns::File;
use recall::plan::rules::{ALL, Rule};
use recall::render::rules;
use recall::run::failure::Status;
use recall::settings::{self, Settings};
use tempfile::TempDir;

const READMES: [&str; 2] = ["README.md", "README.ru.md"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn readme(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap()
}

/// A fenced block.
struct Block {
    readme: String,
    /// Where it begins, as `README.md:12`.
    place: String,
    language: String,
    /// The comment on the line before it, if there is one.
    mark: String,
    text: String,
}

fn blocks() -> Vec<Block> {
    READMES.into_iter().flat_map(blocks_of).collect()
}

fn blocks_of(name: &str) -> Vec<Block> {
    let text = readme(name);
    let lines: Vec<&str> = text.lines().collect();
    let fences: Vec<usize> = (0..lines.len())
        .filter(|&at| lines[at].starts_with("```"))
        .collect();
    let pairs = fences.chunks(2).map(|pair| (pair[0], pair[1]));
    let block = |(from, to): (usize, usize)| Block {
        readme: name.to_owned(),
        place: format!("{name}:{}", from + 1),
        language: lines[from][3..].to_owned(),
        mark: lines[from - 1].to_owned(),
        text: lines[from + 1..to].join("\n") + "\n",
    };
    pairs.map(block).collect()
}

fn blocks_in(language: &str) -> Vec<Block> {
    blocks()
        .into_iter()
        .filter(|block| block.language == language)
        .collect()
}

/// A folder as the READMEs speak of it: `examples`, and the clinic's `exports`.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    symlink(root().join("examples"), folder.path().join("examples")).unwrap();
    let exports = folder.path().join("exports");
    fs::create_dir(&exports).unwrap();
    for entry in fs::read_dir(root().join("examples/clinic")).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), exports.join(entry.file_name())).unwrap();
    }
    folder
}

/// The list of which the READMEs speak, with what they show typed into it.
const FILLED: &str = "list-2026-03-02.csv";

/// What a README shows as typed into a list: patient, outcome, when to call again, and the rest of the row.
fn typed(name: &str) -> Vec<Vec<String>> {
    table(&readme(name), "<!-- table: typed -->")
}

/// Makes the list of 2 March, and types into it what a README shows.
fn fill(folder: &Path, name: &str) {
    let plan = format!("recall plan --data exports --date 2026-03-02 -o {FILLED} --headings codes");
    goes_well(folder, &plan, name);
    let path = folder.join(FILLED);
    let text = fs::read(&path).unwrap();
    let mut list = ReaderBuilder::new()
        .delimiter(b';')
        .from_reader(text.as_slice());
    let header = list.headers().unwrap().clone();
    let field = |name: &str| {
        header
            .iter()
            .position(|own| own.trim_start_matches('\u{feff}') == name)
            .unwrap()
    };
    let [patient, outcome, callback] = ["patient_id", "outcome", "callback_at"].map(field);
    let mut typed = typed(name);
    let mut filled = WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    filled.write_record(&header).unwrap();
    for row in list.records() {
        let mut cells: Vec<String> = row.unwrap().iter().map(str::to_owned).collect();
        if let Some(place) = typed.iter().position(|row| row[0] == cells[patient]) {
            let row = typed.swap_remove(place);
            cells[outcome].clone_from(&row[1]);
            cells[callback].clone_from(&row[2]);
        }
        filled.write_record(&cells).unwrap();
    }
    assert!(typed.is_empty(), "not on the list: {typed:?}");
    fs::write(&path, filled.into_inner().unwrap()).unwrap();
}

/// Runs the words of a command line.
fn run(folder: &Path, line: &str) -> Output {
    let line = line.split(" #").next().unwrap();
    let mut words = line.split_whitespace().map(|word| word.trim_matches('"'));
    assert_eq!(words.next(), Some("recall"), "{line}");
    let mut command = Command::new(env!("CARGO_BIN_EXE_recall"));
    command.current_dir(folder).env_clear().args(words);
    command.output().unwrap()
}

/// All that a run said: first what it wrote, then the messages.
fn said(run: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    text(&run.stdout) + &text(&run.stderr)
}

#[track_caller]
fn goes_well(folder: &Path, line: &str, place: &str) -> String {
    let run = run(folder, line);
    assert_eq!(
        run.status.code(),
        Some(0),
        "{place}: {line}\n{}",
        said(&run)
    );
    said(&run)
}

/// The rows of the table after a line, without its head; each row's cells.
fn table(text: &str, before: &str) -> Vec<Vec<String>> {
    let (_, after) = text.split_once(before).unwrap();
    let rows = after.lines().skip(1).skip_while(|line| line.is_empty());
    let rows = rows.take_while(|line| line.starts_with('|')).skip(2);
    let cells = |row: &str| {
        let row = row.trim_matches('|').replace("\\|", "\u{1}");
        row.split('|')
            .map(|cell| cell.trim().replace('\u{1}', "|"))
            .collect()
    };
    rows.map(cells).collect()
}

/// What stands between backticks.
fn coded(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

// Every block is run.

#[test]
fn every_block_is_of_a_kind_that_is_tested() {
    for block in blocks() {
        let kinds = ["sh", "console", "toml", "csv", "crontab"];
        assert!(kinds.contains(&block.language.as_str()), "{}", block.place);
    }
}

#[test]
fn commands_run() {
    for block in blocks_in("sh") {
        let folder = folder();
        if block.text.contains(FILLED) {
            fill(folder.path(), &block.readme);
        }
        let others = ["cargo ", "chgrp "];
        let is_other = |line: &&str| others.iter().any(|other| line.starts_with(other));
        for line in block.text.lines().filter(|line| !is_other(line)) {
            if line.starts_with("recall check") {
                let run = run(folder.path(), line);
                assert_eq!(run.status.code(), Some(1), "{}: {line}", block.place);
            } else {
                goes_well(folder.path(), line, &block.place);
            }
        }
    }
}

#[test]
fn commands_say_what_is_shown() {
    let shown = blocks_in("console");
    assert_eq!(
        shown.len(),
        3 * READMES.len(),
        "the list, what came of it, and the check, twice"
    );
    for block in shown {
        let mut lines = block.text.lines();
        let command = lines.next().unwrap().strip_prefix("$ ").unwrap();
        let folder = folder();
        // As on a terminal, which a test has none of.
        let command = if command.starts_with("recall record") {
            fill(folder.path(), &block.readme);
            command.to_owned()
        } else {
            format!("{command} --format table")
        };
        let run = run(folder.path(), &command);
        // The check finds something in the example, and its status says so.
        let expected = i32::from(command.starts_with("recall check"));
        assert_eq!(run.status.code(), Some(expected), "{}", block.place);
        let said = said(&run);
        let mut said = said.lines().peekable();
        let mut may_skip = false;
        for expected in lines {
            if expected == "..." {
                may_skip = true;
                continue;
            }
            let is_it = |line: &str| line == expected;
            while may_skip && said.peek().is_some_and(|line| !is_it(line)) {
                said.next();
            }
            let found = said.next().unwrap_or("the end");
            assert!(is_it(found), "{}: {expected}\nfound {found}", block.place);
            may_skip = false;
        }
        assert!(
            may_skip || said.next().is_none(),
            "{}: there is more",
            block.place
        );
    }
}

#[test]
fn settings_are_accepted() {
    let shown = blocks_in("toml");
    assert!(!shown.is_empty());
    for block in shown {
        let parsed = settings::parse(&block.text, Some(Tz::UTC));
        assert!(parsed.is_ok(), "{}: {:?}", block.place, parsed.err());
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
    assert_eq!(shown.len(), READMES.len());
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
            let is_asked = |line: &&str| line.contains("contacts.csv:12") && line.contains("73");
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
            name.starts_with("list-20") && ending.is_some_and(|ending| ending == "csv")
        });
        assert_eq!(lists.count(), 1, "a file a day");
    }
}

#[test]
fn the_defaults_that_are_shown_are_the_defaults() {
    let shown = blocks_in("toml").swap_remove(0).text;
    let shown = settings::parse(&shown, None).unwrap();
    let own = settings::parse("", None).unwrap();
    assert_eq!(shown.default_channels, own.default_channels);
    assert_eq!(shown.reasons, own.reasons);
    assert_eq!(shown.calling_hours, own.calling_hours);
    let numbers = |settings: &settings::Settings| {
        [
            settings.max_attempts,
            settings.contact_gap_days,
            settings.max_per_week,
            settings.call_minutes.into(),
            settings.coming_soon_days,
            settings.max_age_days,
        ]
    };
    assert_eq!(numbers(&shown), numbers(&own));
}

#[test]
fn what_is_typed_becomes_what_is_said() {
    let folder = folder();
    fill(folder.path(), "README.md");
    let record = format!("recall record {FILLED} --data exports --date 2026-03-02 --now 20:00");
    goes_well(folder.path(), &record, "");
    let record = fs::read(folder.path().join("exports/recall-contacts.csv")).unwrap();
    let mut record = ReaderBuilder::new().from_reader(record.as_slice());
    let rows: Vec<_> = record.records().map(Result::unwrap).collect();
    for typed in typed("README.md") {
        let own = rows
            .iter()
            .find(|row| row[1] == typed[0] && &row[14] == FILLED);
        let own = own.unwrap();
        let becomes = coded(&typed[3]);
        assert_eq!(own[2], *becomes[0], "{typed:?}");
        assert_eq!(own[6], **becomes.get(1).unwrap_or(&""), "{typed:?}");
        assert_eq!(own[11], *typed[1], "as it was typed");
    }
}

// Every table is true.

#[test]
fn the_files_and_their_columns() {
    let text = readme("README.md");
    let rows = table(&text, "<!-- table: files -->");
    let expected: Vec<Vec<String>> = File::ALL
        .into_iter()
        .map(|file| {
            let names = file.columns().iter().map(|column| {
                let bold = if column.required { "**" } else { "" };
                [bold, column.name, bold].concat()
            });
            let names = names.map(|name| name.replace('_', "\\_"));
            vec![
                format!("`{}`", file.file_name()),
                file.row().english.to_owned(),
                names.collect::<Vec<_>>().join(", "),
            ]
        })
        .collect();
    assert_eq!(rows, expected);
}

#[test]
fn the_columns_of_the_list() {
    let folder = folder();
    let list = goes_well(
        folder.path(),
        "recall plan --data exports --date 2026-03-02",
        "",
    );
    let columns: Vec<&str> = list.lines().next().unwrap().split(',').collect();
    let text = readme("README.md");
    let rows = table(&text, "One row of the list is one contact:");
    let named: Vec<&str> = rows.iter().flat_map(|row| coded(&row[0])).collect();
    assert_eq!(named, columns);
    // In Russian by what stands in the file that it speaks of.
    goes_well(
        folder.path(),
        "recall plan --data exports -o list.csv --date 2026-03-02",
        "",
    );
    let list = std::fs::read_to_string(folder.path().join("list.csv")).unwrap();
    let header = list.lines().next().unwrap().trim_start_matches('\u{feff}');
    let titles: Vec<&str> = header
        .split(';')
        .map(|title| title.trim_matches('"'))
        .collect();
    let text = readme("README.ru.md");
    let rows = table(&text, "на каждый звонок одна строка:");
    let named: Vec<&str> = rows.iter().flat_map(|row| row[0].split(", ")).collect();
    assert_eq!(named, titles);
}

#[test]
fn every_argument_is_named() {
    let folder = folder();
    let text = readme("README.md");
    for command in [
        "plan", "record", "check", "explain", "rules", "init", "schema",
    ] {
        let help = format!("recall {command} --help --lang en");
        let help = goes_well(folder.path(), &help, "");
        let words = help.lines().filter_map(|line| {
            let line = line.trim_start();
            let line = line.strip_prefix("-o, ").unwrap_or(line);
            line.starts_with("--")
                .then(|| line.split_whitespace().next())
        });
        let missing: Vec<&str> = words
            .flatten()
            .filter(|flag| {
                ![format!("`{flag}"), format!(" {flag} ")]
                    .iter()
                    .any(|it| text.contains(it))
            })
            .collect();
        let told_by_o: &[&str] = match command {
            "plan" | "check" | "schema" => &["--output"],
            _ => &[],
        };
        assert_eq!(missing, told_by_o, "{command}");
    }
}

#[test]
fn the_exit_statuses() {
    let text = readme("README.md");
    let rows = text.lines().skip_while(|line| *line != "| exit status | |");
    let rows = rows.skip(2).take_while(|line| line.starts_with('|'));
    let told: Vec<u8> = rows
        .flat_map(|row| row.split('|').nth(1).unwrap().split(','))
        .map(|status| status.trim().parse().unwrap())
        .collect();
    let all = [
        Status::Found,
        Status::Usage,
        Status::Data,
        Status::NoInput,
        Status::CantCreate,
        Status::Io,
        Status::Busy,
        Status::Config,
    ];
    let all: Vec<u8> = [0]
        .into_iter()
        .chain(all.map(|status| status as u8))
        .collect();
    assert_eq!(told, all);
    let folder = folder();
    fs::create_dir(folder.path().join("empty")).unwrap();
    fs::write(folder.path().join("bad.toml"), "[clinic]\ncolour = 1\n").unwrap();
    for (arguments, status) in [
        ("", 0),
        ("--everybody", 2),
        ("--data empty", 65),
        ("--strict", 65),
        ("--config nowhere.toml", 66),
        ("-o nowhere/list.csv", 73),
        ("--config bad.toml", 78),
    ] {
        let line = format!("recall plan --data exports --date 2026-03-02 {arguments}");
        let line = match arguments {
            "--data empty" => "recall plan --data empty",
            _ => &line,
        };
        let run = run(folder.path(), line);
        assert_eq!(run.status.code(), Some(status), "{line}");
    }
}

#[test]
fn what_is_refused_is_refused() {
    let folder = folder();
    let line = "recall plan --data exports --date 2026-03-02 --decisions all.jsonl";
    goes_well(folder.path(), line, "");
    let decisions = fs::read_to_string(folder.path().join("all.jsonl")).unwrap();
    let decisions: Vec<serde_json::Value> = decisions
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let text = readme("README.md");
    let rows = table(&text, "<!-- table: refusals -->");
    assert!(!rows.is_empty());
    for row in rows {
        let code = coded(&row[1])[0];
        let is_so = decisions.iter().any(|decision| {
            let codes = decision["codes"].as_array().unwrap();
            decision["patient_id"] == row[0].as_str() && codes.iter().any(|own| own == code)
        });
        assert!(is_so, "{row:?}");
    }
}

// What is named is there.

#[test]
fn every_path_is_there() {
    for name in READMES {
        let text = readme(name);
        let links = text
            .split("](")
            .skip(1)
            .map(|rest| rest.split(')').next().unwrap());
        let prefixes = ["src/", "tests/", "examples/", "benches/"];
        let named = coded(&text)
            .into_iter()
            .filter(|code| prefixes.iter().any(|prefix| code.starts_with(prefix)));
        let paths: BTreeSet<&str> = links
            .chain(named)
            .filter(|path| !path.contains(' '))
            .collect();
        assert!(paths.len() > 1);
        let headings = text.lines().filter(|line| line.starts_with('#'));
        let anchor = |line: &str| {
            line.trim_start_matches(['#', ' '])
                .to_lowercase()
                .replace(' ', "-")
        };
        let anchors: BTreeSet<String> = headings.map(anchor).collect();
        for path in paths {
            let is_there = match path.strip_prefix('#') {
                Some(anchor) => anchors.contains(anchor),
                None => root().join(path).exists(),
            };
            assert!(is_there, "{name}: {path}");
        }
    }
}

// The eight reasons.

/// A row of the table of reasons, with the default settings.
fn row_of_reason(rule: &Rule) -> String {
    let settings = Settings::defaults(chrono_tz::Tz::UTC);
    let language = Language::English;
    let sentence = |text: String| text.trim_end_matches('.').to_owned();
    let cells = [
        rule.reason.number().to_string(),
        rule.name(language).to_owned(),
        format!("`{}`", rule.reason.name()),
        sentence(rules::due(rule, &settings, language)),
        sentence(rules::until(rule, &settings, language)),
        rules::caller(rule, &settings, language).to_owned(),
        rules::means(rule, language).to_owned(),
    ];
    format!("| {} |", cells.join(" | "))
}

#[test]
fn the_table_of_reasons_is_the_rules() {
    let mut table = "\
| number | reason | code name | when | until when | who calls | how |
| --- | --- | --- | --- | --- | --- | --- |
"
    .to_owned();
    for rule in ALL {
        writeln!(table, "{}", row_of_reason(rule)).unwrap();
    }
    let text = readme("README.md");
    let section = text
        .split("\n## ")
        .find(|part| part.starts_with("The eight reasons\n"));
    assert!(
        section.is_some_and(|section| section.contains(&format!("\n{table}\n"))),
        "README.md should have, under \"The eight reasons\":\n\n{table}"
    );
}
