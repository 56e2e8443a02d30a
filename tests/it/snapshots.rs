//! Every file in `tests/snapshots` is a screen of some test.
#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::fs;
use std::path::{Path, PathBuf};

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    paths
        .flat_map(|path| {
            if path.is_dir() {
                files_below(&path)
            } else {
                vec![path]
            }
        })
        .collect()
}

#[test]
fn no_snapshot_is_left_over() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let (rust, other): (Vec<_>, Vec<_>) = files_below(&tests)
        .into_iter()
        .partition(|path| path.extension().is_some_and(|ending| ending == "rs"));
    let code: String = rust
        .iter()
        .map(|path| fs::read_to_string(path).unwrap())
        .collect();
    let folder = tests.join("snapshots");
    let screens = other
        .iter()
        .filter_map(|path| path.strip_prefix(&folder).ok());
    let screens: Vec<&str> = screens.map(|name| name.to_str().unwrap()).collect();
    assert!(screens.len() > 10, "{screens:?}");
    for name in screens {
        let asked_for = format!("screen(\"{name}\")");
        assert!(code.contains(&asked_for), "no test has {asked_for}");
    }
}

#[test]
fn every_expectation_can_rewrite_itself() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for path in ["src", "tests"]
        .map(|name| files_below(&root.join(name)))
        .concat()
    {
        if path.extension().is_some_and(|ending| ending == "rs") {
            let code = fs::read_to_string(&path).unwrap();
            let broken = code
                .lines()
                .any(|line| line.ends_with(concat!("expect", "![")));
            assert!(!broken, "{}: end the text with a line", path.display());
        }
    }
}
