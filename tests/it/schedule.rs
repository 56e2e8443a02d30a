//! What is written for cron, systemd and the Task Scheduler: run as they would run it, with nothing in the environment and an empty home.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops where it fails"
)]

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use encoding_rs::UTF_16LE;
use quick_xml::Reader;
use quick_xml::events::Event;
use tempfile::TempDir;

use crate::clinic::{PATIENTS, PLANS, SETTINGS, VISITS, stderr, stdout};

/// What each of them has recall do.
const ARGUMENTS: [&str; 6] = [
    "plan",
    "--data",
    "exports",
    "-o",
    "list-{date}.xlsx",
    "--quiet",
];

/// Where the clinic's folder is in the examples.
const FOLDER: &str = "/srv/clinic";

fn example(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/schedule");
    fs::read_to_string(path.join(name)).unwrap()
}

/// A folder of a clinic with what cron runs in it, and another one with the program.
struct Morning {
    folder: TempDir,
    programs: TempDir,
}

impl Morning {
    fn new() -> Self {
        let [folder, programs] = [(); 2].map(|()| tempfile::tempdir().unwrap());
        let morning = Self { folder, programs };
        fs::create_dir(morning.path("exports")).unwrap();
        let files = [
            ("patients.csv", PATIENTS),
            ("plans.csv", PLANS),
            ("visits.csv", VISITS),
            ("recall.toml", SETTINGS),
        ];
        for (name, text) in files {
            fs::write(morning.path("exports").join(name), text).unwrap();
        }
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/schedule/morning.sh");
        fs::copy(script, morning.path("morning.sh")).unwrap();
        symlink(
            env!("CARGO_BIN_EXE_recall"),
            morning.programs.path().join("recall"),
        )
        .unwrap();
        morning
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The lists that are there.
    fn lists(&self) -> usize {
        let entries = fs::read_dir(self.folder.path()).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.filter(|name| name.starts_with("list-20")).count()
    }

    /// Runs the line of the crontab as cron does; it looks for programs in the crontab's own folders, and before them in ours.
    fn cron(&self) -> Output {
        let crontab = example("crontab");
        let set = |name: &str| {
            let prefix = format!("{name}=");
            let line = crontab.lines().find_map(|line| line.strip_prefix(&prefix));
            line.unwrap().to_owned()
        };
        let jobs: Vec<&str> = crontab
            .lines()
            .filter(|line| line.starts_with(|c: char| c.is_ascii_digit() || c == '*'))
            .collect();
        let [job] = jobs[..] else {
            panic!("one line is run");
        };
        let times: Vec<&str> = job.splitn(6, ' ').collect();
        assert!(!job.contains('%'), "cron ends a line there");
        let command = times[5].replace(FOLDER, self.folder.path().to_str().unwrap());
        let programs = self.programs.path().display();
        Command::new("/bin/sh")
            .args(["-c", &command])
            .env_clear()
            .env("HOME", "/nonexistent")
            .env("LOGNAME", set("MAILTO"))
            .env("PATH", format!("{programs}:{}", set("PATH")))
            .current_dir("/")
            .output()
            .unwrap()
    }
}

/// All that cron would mail.
fn mailed(output: &Output) -> String {
    stdout(output) + &stderr(output)
}

#[test]
fn cron_is_quiet_when_all_is_well() {
    let morning = Morning::new();
    for _ in 0..2 {
        let ran = morning.cron();
        assert_eq!(mailed(&ran), "");
        assert_eq!((ran.status.code(), morning.lists()), (Some(0), 1));
    }
}

#[test]
fn cron_says_in_one_line_why_there_is_no_list() {
    let morning = Morning::new();
    fs::remove_file(morning.path("exports/patients.csv")).unwrap();
    let ran = morning.cron();
    let said = mailed(&ran);
    assert!(said.starts_with("recall (65): ошибка: "), "{said}");
    assert!(said.contains("patients.csv"), "{said}");
    assert_eq!(said.lines().count(), 1, "{said}");
    assert_eq!((ran.status.code(), morning.lists()), (Some(65), 0));
    // The hint that goes with it is kept.
    let log = fs::read_to_string(morning.path("recall.log")).unwrap();
    assert!(log.lines().count() > 1, "{log}");

    fs::remove_dir_all(morning.path("exports")).unwrap();
    let ran = morning.cron();
    assert_eq!(mailed(&ran).lines().count(), 1);
    assert_eq!(ran.status.code(), Some(66));
}

#[test]
fn cron_says_it_when_there_is_no_recall() {
    let morning = Morning::new();
    fs::remove_file(morning.programs.path().join("recall")).unwrap();
    // Where recall is installed for everybody, cron finds that one.
    if Path::new("/usr/bin/recall").exists() || Path::new("/usr/local/bin/recall").exists() {
        return;
    }
    let ran = morning.cron();
    let said = mailed(&ran);
    assert!(said.starts_with("recall (127): "), "{said}");
    assert_eq!(said.lines().count(), 1, "{said}");
    assert_eq!(ran.status.code(), Some(127));
}

#[test]
fn cron_passes_on_what_must_not_be_missed() {
    let morning = Morning::new();
    let contacts = "contacted_at,patient_id,outcome\n2026-03-01,1,unclear\n";
    fs::write(morning.path("exports/contacts.csv"), contacts).unwrap();
    let ran = morning.cron();
    let said = mailed(&ran);
    assert!(said.contains("contacts.csv:2"), "{said}");
    assert_eq!((ran.status.code(), morning.lists()), (Some(0), 1));
}

/// What a unit of systemd's sets, in order.
fn set<'t>(unit: &'t str, name: &str) -> Vec<&'t str> {
    let lines = unit.lines().filter_map(|line| line.split_once('='));
    lines
        .filter(|(own, _)| *own == name)
        .map(|(_, value)| value)
        .collect()
}

#[test]
fn systemd_runs_the_same() {
    let service = example("recall.service");
    let [command] = set(&service, "ExecStart")[..] else {
        panic!("one command is run");
    };
    let mut words = command.split(' ');
    assert_eq!(words.next(), Some("/usr/bin/recall"));
    assert_eq!(words.collect::<Vec<_>>(), ARGUMENTS);
    assert_eq!(set(&service, "WorkingDirectory"), [FOLDER]);
    assert_eq!(set(&service, "ReadWritePaths"), [FOLDER]);
    assert_eq!(set(&service, "PrivateNetwork"), ["yes"]);
    assert_eq!(
        set(&example("recall.timer"), "OnCalendar"),
        ["Mon..Sat 08:30"]
    );

    let morning = Morning::new();
    let ran = Command::new(env!("CARGO_BIN_EXE_recall"))
        .args(ARGUMENTS)
        .env_clear()
        .current_dir(morning.folder.path())
        .output()
        .unwrap();
    assert_eq!((mailed(&ran).as_str(), morning.lists()), ("", 1));
}

/// Every element of a document with the names of those around it, and its text.
fn elements(xml: &str) -> Vec<(String, String)> {
    let mut reader = Reader::from_str(xml);
    let (mut path, mut all) = (Vec::<String>::new(), Vec::new());
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                path.push(start.name().as_ref().to_owned());
            }
            Event::Text(text) => {
                let text = text.trim().to_owned();
                if !text.is_empty() {
                    all.push((path.join("/"), text));
                }
            }
            Event::End(_) => {
                path.pop();
            }
            Event::Eof => return all,
            _ => {}
        }
    }
}

#[test]
fn the_task_scheduler_runs_the_same() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/schedule");
    let bytes = fs::read(folder.join("recall.xml")).unwrap();
    // What schtasks takes: UTF-16 with its mark, and a declaration that says so.
    let text = UTF_16LE.decode_without_bom_handling_and_without_replacement(&bytes);
    let text = text.unwrap();
    let text = text.strip_prefix('\u{feff}').unwrap();
    assert!(text.starts_with("<?xml version=\"1.0\" encoding=\"UTF-16\"?>"));
    assert!(text.contains(
        "<Task version=\"1.2\" xmlns=\"http://schemas.microsoft.com/windows/2004/02/mit/task\">"
    ));
    let elements = elements(text);
    let of = |path: &str| {
        let found = elements.iter().find(|(own, _)| own == path);
        found.map(|(_, text)| text.as_str())
    };
    assert_eq!(
        of("Task/Actions/Exec/Command"),
        Some("%SystemRoot%\\System32\\cmd.exe")
    );
    assert_eq!(of("Task/Actions/Exec/Arguments"), Some("/d /c morning.cmd"));
    assert_eq!(of("Task/Actions/Exec/WorkingDirectory"), Some("C:\\clinic"));
    // If the computer was off at that time, as soon as it is on.
    assert_eq!(of("Task/Settings/StartWhenAvailable"), Some("true"));

    let script = example("morning.cmd");
    assert!(script.is_ascii());
    assert!(
        script
            .split_inclusive('\n')
            .all(|line| line.ends_with("\r\n"))
    );
    let quoted = "plan --data exports -o \"list-{date}.xlsx\" --quiet 2>recall.log";
    for script in [&script, &example("morning.sh")] {
        let own: Vec<&str> = script
            .lines()
            .filter_map(|line| line.strip_prefix("recall "))
            .collect();
        assert_eq!(own, [quoted]);
    }
}
