//! Whether time grows as the input does: each case is invented once with so many and once with four times as many of what may come in
//! masses, and both are run in turns. `cargo bench --bench growth`, or `-- --count 500` for a short look.
//!
//! What both take is compared, as processor time and by ratio, so that neither the machine nor a noisy minute decides.
//! Four times the input may take a little more than four times as long; what walks through all for each takes sixteen times as long, and
//! fails.

mod cases;

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, ensure};
use clap::Parser;
use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike as _;

use crate::cases::{Before, CASES, Case, day};

const DATE: &str = "2026-03-02";
/// So many times as much is given.
const TIMES: usize = 4;
/// It may take so many times as long, in tenths.
const MOST_TENTHS: u64 = 60;
/// What is quicker than that, in milliseconds, tells nothing.
const LEAST_MILLISECONDS: u64 = 40;

/// Measures how time grows with what may come in masses
#[derive(Debug, Parser)]
struct Arguments {
    /// How many of each there are in the smaller run
    #[arg(long, value_name = "N", default_value_t = 2500)]
    count: usize,
    /// How often each is run; the quickest counts
    #[arg(long, value_name = "N", default_value_t = 3)]
    runs: usize,
    /// Only cases whose names hold this
    #[arg(long, value_name = "TEXT", default_value = "")]
    only: String,
    /// Invent the clinics in this folder and run nothing: to look at one with a profiler
    #[arg(long, value_name = "DIR")]
    invent: Option<PathBuf>,
    /// What `cargo bench` says, and `cargo test` does not
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() -> Result<()> {
    // `cargo test --all-targets` starts this too.
    if !std::env::args_os().any(|argument| argument == "--bench") {
        return Ok(());
    }
    let arguments = Arguments::parse();
    let temporary = tempfile::tempdir()?;
    let folder = arguments.invent.as_deref().unwrap_or(temporary.path());
    let mut table = io::stdout().lock();
    let (nothing, times) = ("", "times");
    writeln!(
        table,
        "{nothing:<44}{:>8}{:>10}{times:>8}",
        "N, ms", "4 N, ms"
    )?;
    let mut failed = Vec::new();
    let named = |case: &&Case| case.name.contains(&arguments.only);
    for case in CASES.iter().filter(named) {
        let [few, many] = [1, TIMES].map(|times| (arguments.count * times, times));
        let folders = [few, many].map(|(count, times)| {
            let folder = folder.join(format!("{}-{times}", case.name.replace(' ', "-")));
            invent(case, count, &folder).map(|()| folder)
        });
        let [few, many] = folders;
        let folders = [few?, many?];
        if arguments.invent.is_some() {
            continue;
        }
        for run in case.runs {
            let mut least = [u64::MAX; 2];
            for _ in 0..arguments.runs {
                for (least, folder) in least.iter_mut().zip(&folders) {
                    *least = measured(run, folder, temporary.path())?.min(*least);
                }
            }
            let [few, many] = least.map(|took| took / 1_000_000);
            let tenths = many * 10 / few.max(1);
            let said = said(run);
            if many > LEAST_MILLISECONDS && tenths > MOST_TENTHS {
                failed.push(format!("{}: {said}", case.name));
            }
            let times = format!("{}.{}", tenths / 10, tenths % 10);
            let name = case.name;
            writeln!(table, "{name:<28}{said:<16}{few:>8}{many:>10}{times:>8}")?;
        }
        for folder in &folders {
            fs::remove_dir_all(folder)?;
        }
    }
    ensure!(
        failed.is_empty(),
        "these take too many times as long for {TIMES} times as much: {failed:#?}"
    );
    Ok(())
}

/// Writes the clinic, and what there is of the days before.
fn invent(case: &Case, count: usize, folder: &Path) -> Result<()> {
    (case.invent)(count).write(&folder.join("data"))?;
    match case.before {
        Before::Nothing => Ok(()),
        Before::FilledList => {
            let list = folder.join("list.csv");
            let words = ["plan", "--headings", "codes", "-o", "OUT/list.csv"];
            run(&words, folder, &day(0))?;
            fill(&list)
        }
        Before::Archive(one_of) => {
            let words = ["plan", "-o", "OUT/list.csv", "--archive", "OUT/archive"];
            (1..=count / one_of)
                .rev()
                .try_for_each(|before| run(&words, folder, &day(before)).map(|_| ()))
        }
    }
}

/// Everybody on the list was reached.
fn fill(list: &Path) -> Result<()> {
    let mut reader = csv::Reader::from_path(list)?;
    let header = reader.headers()?.clone();
    let outcome = header.iter().position(|name| name == "outcome");
    let outcome = outcome.context("no outcome")?;
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&header)?;
    for record in reader.records() {
        let record = record?;
        let cells = record.iter().enumerate();
        writer.write_record(
            cells.map(|(place, cell)| if place == outcome { "reached" } else { cell }),
        )?;
    }
    fs::write(list, writer.into_inner()?)?;
    Ok(())
}

/// A run in a word or two.
fn said(run: &[&str]) -> String {
    let ending = run.iter().filter(|word| word.starts_with("OUT/"));
    let ending = ending.filter_map(|word| word.rsplit_once('.')).next_back();
    let option = run.iter().skip(1).rfind(|word| word.starts_with("--"));
    match (run[0], ending, option) {
        ("plan", Some(_), Some(option)) => format!("plan {}", &option[2..]),
        ("plan", Some((_, ending)), _) => format!("plan {ending}"),
        (command @ ("plan" | "record" | "prove"), _, Some(option)) => {
            format!("{command} {}", &option[2..])
        }
        (command, ..) => command.to_owned(),
    }
}

/// The processor's time that a run takes, in nanoseconds. It works on a copy: what it writes must not come to the next one.
fn measured(words: &[&str], folder: &Path, temporary: &Path) -> Result<u64> {
    let copy = temporary.join("copy");
    copy_folder(folder, &copy)?;
    let took = run(words, &copy, DATE)?;
    fs::remove_dir_all(&copy)?;
    Ok(took)
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &to)?;
        } else {
            fs::copy(entry.path(), to)?;
        }
    }
    Ok(())
}

/// Runs on a date, and tells the processor's time that it took, in nanoseconds.
fn run(words: &[&str], folder: &Path, on: &str) -> Result<u64> {
    let text = |path: &Path| path.to_str().map(str::to_owned).context("no text");
    let (data, out) = (text(&folder.join("data"))?, text(folder)?);
    let given = words.iter();
    let given = given.map(|word| word.replace("OUT", &out).replace("DATA", &data));
    let mut command = Command::new(env!("CARGO_BIN_EXE_recall"));
    command.env_clear().args(given).args(["--lang", "en"]);
    match words[0] {
        "init" => {}
        "record" => {
            command.args(["--date", on, "--data", &data]);
        }
        _ => {
            command.args(["--threads", "1", "--date", on, "--data", &data]);
        }
    }
    if words[0] == "plan" {
        command.args(["--now", "06:00", "--quiet"]);
    }
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let before = cpu()?;
    let status = command.status()?;
    let took = cpu()? - before;
    // Refused rows, and settings that nobody knows, end a run as they should.
    let is_well = matches!(status.code(), Some(0 | 1 | 78));
    ensure!(is_well, "recall {words:?} in {out}: {status}");
    Ok(took)
}

fn cpu() -> Result<u64> {
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let cpu = usage.user_time() + usage.system_time();
    Ok(u64::try_from(cpu.num_nanoseconds())?)
}
