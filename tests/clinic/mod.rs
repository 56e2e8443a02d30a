//! An invented clinic in a folder of its own, and runs of `recall plan` and `recall check` over it.
//!
//! As it stands, patients 1 and 2 are to be called on 2 March 2026: each has signed a plan whose urgent treatment is overdue.
//!
//! What recall says word for word stands in the tests as `expect!`, beside the input that makes it say so, and whole screens as files in
//! `tests/snapshots`. After a change of wording `UPDATE_EXPECT=1 cargo test` rewrites both: read the difference before you commit it. One
//! `expect!` must not be met twice in a run, as in a loop: join what is said first, or use [`the_same`].
#![allow(dead_code, reason = "not every test file asks everything")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use assert_cmd::Command;
use expect_test::{Expect, ExpectFile, expect_file};
use serde_json::Value;
use tempfile::TempDir;

pub const PATIENTS: &str = "\
patient_id,last_name,first_name,birth_date,phone,consent,consent_on
1,Stone,Ada,1980-05-14,8 916 000-00-01,yes,2026-01-10
2,Field,Ben,1975-11-02,8 916 000-00-02,yes,2026-01-10
";
pub const PLANS: &str = "\
plan_id,patient_id,item_id,procedure,signed_on,urgent,due_on,status
A,1,1,filling,2026-02-02,yes,2026-02-20,planned
B,2,1,filling,2026-02-02,yes,2026-02-20,planned
";
pub const VISITS: &str = "visit_id,patient_id,starts_at,status\n";
pub const SETTINGS: &str = "[clinic]\ntimezone = \"Europe/Moscow\"\n";

/// What stands in the outputs before a run that must leave them alone: a list without a contact, as a spreadsheet saved it. What is no list of
/// recall's would not be replaced by any run.
pub const EARLIER: &str = "\u{feff}\"entry\";outcome\r\n";

/// A clinic, and with which arguments to plan.
pub struct Clinic {
    folder: TempDir,
    arguments: Vec<String>,
    is_russian: bool,
}

impl Clinic {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clinic = Self {
            folder,
            arguments: vec!["--date".into(), "2026-03-02".into()],
            is_russian: false,
        };
        clinic
            .file("patients.csv", PATIENTS)
            .file("plans.csv", PLANS)
            .file("visits.csv", VISITS)
            .file("recall.toml", SETTINGS)
    }

    /// Puts a file into the folder.
    pub fn file(self, name: &str, contents: impl AsRef<[u8]>) -> Self {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, contents).unwrap();
        self
    }

    /// Takes a file out of the folder.
    pub fn without(self, name: &str) -> Self {
        fs::remove_file(self.path(name)).unwrap();
        self
    }

    /// Adds arguments to `recall plan`.
    pub fn args(mut self, more: &[&str]) -> Self {
        self.arguments.extend(more.iter().map(ToString::to_string));
        self
    }

    /// Plans another date.
    pub fn on(mut self, date: &str) -> Self {
        date.clone_into(&mut self.arguments[1]);
        self
    }

    /// From here on in Russian; without it everything is in English.
    pub fn russian(mut self) -> Self {
        self.is_russian = true;
        self
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap()
    }

    pub fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// The names in the folder, in order.
    pub fn names(&self) -> BTreeSet<String> {
        names(self.folder.path())
    }

    /// The command as a process of its own, in the folder and without any environment.
    pub fn process(&self, more: &[&str]) -> std::process::Command {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_recall"));
        command
            .current_dir(self.folder.path())
            .env_clear()
            .arg("plan")
            .args(["--lang", if self.is_russian { "ru" } else { "en" }])
            .args(&self.arguments)
            .args(more);
        command
    }

    /// What `recall check` finds, as JSON, and its exit status; it has nothing to say on standard error.
    pub fn check(&self) -> (Value, i32) {
        let (json, status) = self.checked(&["--format", "json"]);
        (serde_json::from_str(&json).unwrap(), status)
    }

    /// What `recall check` writes, and its exit status.
    pub fn checked(&self, more: &[&str]) -> (String, i32) {
        let run = self.run_check(more);
        assert_eq!(stderr(&run), "");
        let written = String::from_utf8(run.stdout).unwrap();
        (written, run.status.code().unwrap())
    }

    pub fn run_check(&self, more: &[&str]) -> Output {
        let mut command = Command::cargo_bin("recall").unwrap();
        let lang = if self.is_russian { "ru" } else { "en" };
        let command = command
            .current_dir(self.folder.path())
            .env_clear()
            .args(["check", "--lang", lang])
            .args(&self.arguments)
            .args(more);
        command.output().unwrap()
    }

    pub fn run(&self, more: &[&str]) -> Output {
        Command::from_std(self.process(more)).output().unwrap()
    }

    /// Runs, and hands back what came on standard output, where nothing went wrong.
    pub fn stdout(&self, more: &[&str]) -> Vec<u8> {
        let run = self.run(more);
        assert_eq!(run.status.code(), Some(0), "{}", stderr(&run));
        run.stdout
    }

    /// The list as JSON, every decision, and what was said of the rows.
    pub fn plan(&self) -> Planned {
        let run = self.run(&["--format", "json", "--decisions", "decided.jsonl"]);
        let said = stderr(&run);
        assert_eq!(run.status.code(), Some(0), "{said}");
        let list: Value = serde_json::from_slice(&run.stdout).unwrap();
        let decisions = self.text("decided.jsonl");
        fs::remove_file(self.path("decided.jsonl")).unwrap();
        let planned = Planned {
            list,
            decisions: decisions
                .lines()
                .map(|line| serde_json::from_str(line).unwrap())
                .collect(),
            said,
        };
        planned.adds_up();
        planned
    }

    /// The run goes on, having said exactly this of the rows.
    #[track_caller]
    #[expect(clippy::needless_pass_by_value, reason = "it is written on the spot")]
    pub fn warns(&self, expected: Expect) -> Planned {
        let planned = self.plan();
        expected.assert_eq(planned.said_of_rows());
        planned
    }

    /// The run goes on, having said nothing of the rows.
    #[track_caller]
    pub fn says_nothing(&self) -> Planned {
        let planned = self.plan();
        assert_eq!(planned.said_of_rows(), "");
        planned
    }

    /// The run ends with this status, having said exactly this. No list is written, and an earlier one is as it was.
    #[track_caller]
    #[expect(clippy::needless_pass_by_value, reason = "it is written on the spot")]
    pub fn refuses(&self, status: i32, expected: Expect) {
        expected.assert_eq(&self.refused(status));
    }

    /// The run ends with this status. No list is written, and an earlier one is as it was. What it said.
    #[track_caller]
    pub fn refused(&self, status: i32) -> String {
        let before = self.names();
        for name in ["list.csv", "decisions.jsonl"] {
            fs::write(self.path(name), EARLIER).unwrap();
        }
        let run = self.run(&["-o", "list.csv", "--decisions", "decisions.jsonl"]);
        let said = stderr(&run);
        assert_eq!(run.status.code(), Some(status), "{said}");
        assert!(run.stdout.is_empty());
        for name in ["list.csv", "decisions.jsonl"] {
            assert_eq!(self.text(name), EARLIER, "{name} is as it was");
            fs::remove_file(self.path(name)).unwrap();
        }
        let left = self.names();
        let left: Vec<&String> = left
            .difference(&before)
            .filter(|name| !is_lock(name))
            .collect();
        assert!(left.is_empty(), "left behind: {left:?}");
        let to_standard_output = self.run(&[]);
        assert_eq!(to_standard_output.status.code(), Some(status));
        assert!(to_standard_output.stdout.is_empty());
        said
    }
}

/// A plan as it was written.
pub struct Planned {
    pub list: Value,
    pub decisions: Vec<Value>,
    pub said: String,
}

impl Planned {
    /// What was said before the summary.
    pub fn said_of_rows(&self) -> &str {
        let summary = ["List for ", "Список на "].iter().find_map(|start| {
            if self.said.starts_with(start) {
                Some(0)
            } else {
                self.said.find(&format!("\n{start}")).map(|at| at + 1)
            }
        });
        &self.said[..summary.unwrap()]
    }

    /// Every row of every input ends in one of the three ways, or the clinic wants it left out.
    #[track_caller]
    fn adds_up(&self) {
        for input in self.list["inputs"].as_array().unwrap() {
            let count = |name: &str| input[name].as_u64().unwrap();
            let left_out = input["left_out"].as_u64().unwrap_or(0);
            assert_eq!(
                count("rows"),
                count("used") + count("orphans") + count("rejected") + left_out,
                "{input}"
            );
        }
    }

    /// Exactly these patients are on the list.
    #[track_caller]
    pub fn calls(&self, expected: &[&str]) -> &Self {
        let mut patients: Vec<&str> = self
            .contacts()
            .map(|c| c["patient_id"].as_str().unwrap())
            .collect();
        patients.sort_unstable();
        assert_eq!(patients, expected);
        self
    }

    pub fn contacts(&self) -> impl Iterator<Item = &Value> {
        self.list["contacts"].as_array().unwrap().iter()
    }

    /// How the rows of a file ended: used, orphans, rejected.
    #[track_caller]
    pub fn rows(&self, file: &str, expected: [u64; 3]) -> &Self {
        let inputs = self.list["inputs"].as_array().unwrap();
        let input = inputs.iter().find(|input| input["file"] == file).unwrap();
        let counts = ["used", "orphans", "rejected"].map(|name| input[name].as_u64().unwrap());
        assert_eq!(counts, expected, "{file}: used, orphans, rejected");
        self
    }

    /// So many lines of a file are left out.
    #[track_caller]
    pub fn left_out(&self, file: &str, expected: u64) -> &Self {
        let inputs = self.list["inputs"].as_array().unwrap();
        let input = inputs.iter().find(|input| input["file"] == file).unwrap();
        let left_out = input["left_out"].as_u64().unwrap_or(0);
        assert_eq!(left_out, expected, "{file}: left out");
        self
    }

    /// One patient's decisions as `case verdict codes`, one a line.
    #[track_caller]
    pub fn decides(&self, patient: &str, expected: &str) -> &Self {
        let own = self
            .decisions
            .iter()
            .filter(|decision| decision["patient_id"] == patient);
        let told: Vec<String> = own.map(told).collect();
        assert_eq!(told.join("\n"), expected, "patient {patient}");
        self
    }
}

fn told(decision: &Value) -> String {
    let codes: Vec<&str> = decision["codes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|code| code.as_str().unwrap())
        .collect();
    let [case, verdict] = ["case", "verdict"].map(|name| decision[name].as_str().unwrap());
    [case, verdict, &codes.join(";")]
        .join(" ")
        .trim_end()
        .to_owned()
}

/// A whole screen, kept as a file.
pub fn screen(name: &str) -> ExpectFile {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots");
    expect_file![folder.join(name)]
}

/// The paragraphs of a text in which this stands.
pub fn about(text: &str, what: &str) -> String {
    let parts = text.split("\n\n").map(|part| part.trim_matches('\n'));
    let parts = parts.filter(|part| part.contains(what));
    parts.flat_map(|part| [part, "\n"]).collect()
}

/// The lines of a text in which this stands, without what they are indented by.
pub fn lines_with(text: &str, what: &str) -> String {
    let lines = text.lines().filter(|line| line.contains(what));
    lines.flat_map(|line| [line.trim_start(), "\n"]).collect()
}

/// A text with the end of a line: what is so long on one line that rustfmt would break `expect!` can't rewrite itself.
pub fn as_line(text: impl AsRef<str>) -> String {
    format!("{}\n", text.as_ref())
}

/// The one text that all of these are.
#[track_caller]
pub fn the_same(texts: impl IntoIterator<Item = String>) -> String {
    let mut texts = texts.into_iter();
    let first = texts.next().unwrap();
    for text in texts {
        assert_eq!(text, first);
    }
    first
}

pub fn stdout(run: &Output) -> String {
    String::from_utf8(run.stdout.clone()).unwrap()
}

pub fn stderr(run: &Output) -> String {
    String::from_utf8(run.stderr.clone()).unwrap()
}

pub fn names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).unwrap();
    entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect()
}

/// The lock of an output stays beside it, for the next run.
pub fn is_lock(name: &str) -> bool {
    let path = Path::new(name);
    name.starts_with('.') && path.extension().is_some_and(|ending| ending == "lock")
}
