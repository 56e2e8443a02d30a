//! The folder in which the pages' commands are run, and the list that is filled in there.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Output};

use csv::{ReaderBuilder, WriterBuilder};
use tempfile::TempDir;

use crate::pages::{Tongue, root};

/// The list of which the pages speak, with what they show typed into it.
pub const FILLED: &str = "list-2026-03-02.csv";

/// A folder as the pages speak of it: `examples`, and the clinic's `exports`.
pub fn folder() -> TempDir {
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

/// What a page shows as typed into the list: patient, outcome, when to call again, and the rest of the row.
pub fn typed(tongue: Tongue) -> Vec<Vec<String>> {
    tongue.page("outcomes.md").table("<!-- table: typed -->")
}

/// Makes the list of 2 March, and types into it what is shown.
pub fn fill(folder: &Path, tongue: Tongue) {
    let plan = format!("recall plan --data exports --date 2026-03-02 -o {FILLED} --headings codes");
    goes_well(folder, &plan, "the list that is filled in");
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
    let mut typed = typed(tongue);
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
pub fn run(folder: &Path, line: &str) -> Output {
    let line = line.split(" #").next().unwrap();
    let mut words = line.split_whitespace().map(|word| word.trim_matches('"'));
    assert_eq!(words.next(), Some("recall"), "{line}");
    let mut command = Command::new(env!("CARGO_BIN_EXE_recall"));
    command.current_dir(folder).env_clear().args(words);
    command.output().unwrap()
}

/// All that a run said: first what it wrote, then the messages.
pub fn said(run: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    text(&run.stdout) + &text(&run.stderr)
}

#[track_caller]
pub fn goes_well(folder: &Path, line: &str, place: &str) -> String {
    let run = run(folder, line);
    assert_eq!(
        run.status.code(),
        Some(0),
        "{place}: {line}\n{}",
        said(&run)
    );
    said(&run)
}
