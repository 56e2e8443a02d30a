//! The order of the rooms: each may use what stands before it, and nothing behind it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// From what everything may use to what uses everything. `src/lib.rs` says what each room is for.
const ROOMS: [&str; 17] = [
    "base", "disk", "phone", "model", "export", "settings", "read", "plan", "record", "report",
    "language", "render", "archive", "init", "schema", "run", "command",
];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(sources(&path));
        } else if path.extension().is_some_and(|it| it == "rs") {
            all.push(path);
        }
    }
    all.sort();
    all
}

/// The code of a file without its tests and comments.
fn code(path: &Path) -> String {
    let name = path.file_name().unwrap().to_str().unwrap();
    if ["tests.rs", "testing.rs"].contains(&name) {
        return String::new();
    }
    let text = fs::read_to_string(path).unwrap();
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
    let is_code = |line: &&str| !line.trim_start().starts_with("//");
    text.lines().filter(is_code).collect::<Vec<_>>().join("\n")
}

/// Which rooms a text names as `crate::room`.
fn used(code: &str) -> BTreeSet<&'static str> {
    let names = code.split("crate::").skip(1);
    let room = |rest: &str| {
        let name = rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
        let name = name.into_iter().next().unwrap();
        ROOMS.into_iter().find(|room| *room == name)
    };
    names.filter_map(room).collect()
}

#[test]
fn every_room_has_its_place_in_the_order() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let folders = fs::read_dir(src)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let folders = folders.filter(|path| path.is_dir());
    let names: BTreeSet<String> = folders
        .map(|path| path.file_name().unwrap().to_str().unwrap().to_owned())
        .collect();
    assert_eq!(names, ROOMS.map(str::to_owned).into());
}

#[test]
fn nothing_is_used_against_the_order() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let place = |room: &str| ROOMS.iter().position(|it| *it == room).unwrap();
    for room in ROOMS {
        for path in sources(&src.join(room)) {
            for other in used(&code(&path)) {
                let file = path.strip_prefix(&src).unwrap().display();
                assert!(place(other) <= place(room), "{file} uses {other}");
            }
        }
    }
}

/// The steps of a plan, from the day and its facts to what is counted.
const STEPS: [&str; 16] = [
    "time",
    "many",
    "practice",
    "history",
    "rules",
    "permission",
    "timing",
    "evidence",
    "decide",
    "contacts",
    "capacity",
    "callers",
    "loose",
    "ownerless",
    "tally",
    "promises",
];

/// Which steps a text names as `crate::plan::step` or `crate::plan::{step, step}`.
fn steps_used(code: &str) -> BTreeSet<usize> {
    let lists = code.split("crate::plan::").skip(1).map(|rest| {
        let list = rest.strip_prefix('{').map(|list| list.split('}').next());
        list.flatten()
            .unwrap_or_else(|| rest.split(';').next().unwrap())
    });
    let words = lists.flat_map(|list| {
        let words = list
            .split([',', ' ', '\n'])
            .map(|word| word.split("::").next().unwrap());
        words.collect::<Vec<_>>()
    });
    let place = |word: &str| STEPS.iter().position(|step| *step == word);
    words.filter_map(place).collect()
}

#[test]
fn every_step_of_a_plan_uses_those_before_it() {
    let plan = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/plan");
    let mut seen = BTreeSet::new();
    for path in sources(&plan) {
        let step = path
            .strip_prefix(&plan)
            .unwrap()
            .components()
            .next()
            .unwrap();
        let step = Path::new(step.as_os_str())
            .file_stem()
            .unwrap()
            .to_str()
            .unwrap();
        if step == "mod" {
            continue;
        }
        let own = STEPS.iter().position(|it| *it == step);
        let own = own.unwrap_or_else(|| panic!("{step} has no place among the steps"));
        seen.insert(own);
        let later = steps_used(&code(&path))
            .into_iter()
            .find(|used| *used > own);
        assert_eq!(later.map(|used| STEPS[used]), None, "{}", path.display());
    }
    assert_eq!(seen, (0..STEPS.len()).collect());
    let both = "use crate::plan::{tally, time};\nuse crate::plan::rules::Rule;";
    assert_eq!(steps_used(both), [0, 4, 14].into());
}

/// A system that nobody here works with, such as Windows, must not come into the code of those who know it least.
#[test]
fn one_module_knows_which_system_it_is() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for path in sources(&src) {
        if path.starts_with(src.join("disk/system")) {
            continue;
        }
        let code = code(&path);
        for name in [
            "cfg(unix",
            "cfg(windows",
            "cfg(not(",
            "target_os",
            "::os::",
            "libc::",
        ] {
            assert!(!code.contains(name), "{}: {name}", path.display());
        }
    }
}

fn table(name: &str) -> toml::Table {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    fs::read_to_string(path).unwrap().parse().unwrap()
}

#[test]
fn nothing_in_the_tree_speaks_with_a_network() {
    let deny = table("deny.toml");
    let banned = deny["bans"]["deny"].as_array().unwrap();
    let banned: BTreeSet<&str> = banned.iter().map(|name| name.as_str().unwrap()).collect();
    for name in ["tokio", "reqwest", "hyper", "ureq", "curl", "socket2"] {
        assert!(banned.contains(name), "{name} is not banned");
    }
    // All that is built for the program, its tests and its measurements, on whatever system.
    for lock in ["Cargo.lock", "tests/fuzz/Cargo.lock"] {
        let lock = table(lock);
        let crates = lock["package"].as_array().unwrap();
        let names: BTreeSet<&str> = crates
            .iter()
            .map(|package| package["name"].as_str().unwrap())
            .collect();
        assert!(names.contains("clap"));
        let found: Vec<&&str> = names.intersection(&banned).collect();
        assert!(found.is_empty(), "{found:?}");
    }
}

/// What the program itself could open a connection with.
#[test]
fn no_source_names_a_socket() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for path in sources(&src) {
        let text = code(&path);
        for name in [
            "std::net",
            "os::unix::net",
            "TcpStream",
            "UdpSocket",
            "UnixStream",
        ] {
            assert!(!text.contains(name), "{}: {name}", path.display());
        }
    }
}

#[test]
fn what_a_package_holds_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let deb = table("Cargo.toml")["package"]["metadata"]["deb"].clone();
    let licence = deb["license-file"][0].as_str().unwrap();
    assert!(root.join(licence).is_file(), "{licence}");
    for asset in deb["assets"].as_array().unwrap() {
        let from = asset[0].as_str().unwrap();
        // What is built has its name in the script that builds it.
        if let Some(made) = from.strip_prefix("target/packages/files/") {
            let build = fs::read_to_string(root.join("packages/build")).unwrap();
            let ending = made.rsplit('.').next().unwrap();
            assert!(
                build.contains("$files/recall.") && build.contains(ending),
                "{made}"
            );
        } else if let Some(folder) = from.strip_suffix("/*") {
            let mut files = fs::read_dir(root.join(folder)).unwrap();
            assert!(files.any(|file| file.unwrap().path().is_file()), "{from}");
        } else if from != "target/release/recall" {
            assert!(root.join(from).is_file(), "{from}");
        }
    }
    let workflow = fs::read_to_string(root.join(".github/workflows/release.yml")).unwrap();
    let words = workflow.split([' ', '"', '\n', '\'']);
    let paths = words.map(|word| word.replace('\\', "/"));
    let own: Vec<String> = paths
        .filter(|word| word.starts_with("packages/") || word.starts_with("examples/"))
        .filter(|word| !word.contains('*'))
        .collect();
    assert!(own.len() > 3, "{own:?}");
    for path in own {
        assert!(root.join(&path).exists(), "{path}");
    }
}
