//! How fast `recall` is, beside the least that its input costs to read, and beside DuckDB doing much of the same (`peer.sql`):
//! `cargo bench --bench speed -- --data DIR` or, on a clinic invented for it, `-- --patients 200000`.
//!
//! With `--forms` the clinic is invented once for each way in which an export may be written that tells the same: ids, order of rows,
//! dialect. What the slowest takes is what counts.
//!
//! Every way is a command of its own, started by a child of this program that is nothing but small: what the system then counts
//! for the child's children is the time and memory of that command alone. The ways take turns, so that a noisy minute hits them all.

use std::ffi::OsString;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::hint::black_box;
use std::io::{self, BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};
use clap::{Args, Parser, Subcommand};
use csv::{ByteRecord, ReaderBuilder};
use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike as _;

const DATE: &str = "2026-03-02";
const NOW: &str = "06:00";

/// Measures `recall plan`, the mere reading of its input, and DuckDB
#[derive(Debug, Parser)]
#[command(subcommand_negates_reqs = true, disable_help_subcommand = true)]
struct Arguments {
    #[command(flatten)]
    source: Source,
    /// How many times each way is measured
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u16).range(1..))]
    runs: u16,
    /// What `cargo bench` says, and `cargo test` does not
    #[arg(long, hide = true)]
    bench: bool,
    /// Measure the invented clinic in every form of its files, and print the slowest last
    #[arg(long, requires = "patients")]
    forms: bool,
    /// End with an error where one form takes more than so many times the CPU of another
    #[arg(long, value_name = "TIMES", requires = "forms")]
    most_apart: Option<u16>,
    #[command(subcommand)]
    child: Option<Child>,
}

#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
struct Source {
    /// Folder with the exports
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Invent a clinic with so many patients
    #[arg(long, value_name = "N")]
    patients: Option<u32>,
}

/// What this program does when it starts itself.
#[derive(Debug, Subcommand)]
enum Child {
    /// Run a command and print what it took
    #[command(hide = true)]
    Measure {
        #[arg(last = true, required = true)]
        command: Vec<OsString>,
    },
    /// Read every record of every export, and do nothing with it
    #[command(hide = true)]
    Read { threads: usize, data: PathBuf },
}

fn main() -> Result<()> {
    // `cargo test --all-targets` starts this too.
    if !std::env::args_os().any(|argument| argument == "--bench") {
        return Ok(());
    }
    let arguments = Arguments::parse();
    match arguments.child {
        None if arguments.forms => {
            let patients = arguments.source.patients.context("no size")?;
            compare_forms(patients, arguments.runs, arguments.most_apart)
        }
        None => compare(&arguments.source, arguments.runs),
        Some(Child::Measure { command }) => {
            let Taken { wall, cpu, memory } = measure(&command)?;
            say(&format!("{wall} {cpu} {memory}\n"))
        }
        Some(Child::Read { threads, data }) => {
            black_box(read(&exports(&data)?, threads)?);
            Ok(())
        }
    }
}

fn say(text: &str) -> Result<()> {
    Ok(io::stdout().lock().write_all(text.as_bytes())?)
}

/// What a run took: nanoseconds, and bytes at its peak.
#[derive(Clone, Copy)]
struct Taken {
    wall: u64,
    cpu: u64,
    memory: u64,
}

fn measure(command: &[OsString]) -> Result<Taken> {
    let (program, arguments) = command.split_first().context("no command")?;
    let start = Instant::now();
    let status = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .status()
        .with_context(|| program.display().to_string())?;
    let wall = start.elapsed();
    ensure!(status.success(), "{}: {status}", program.display());
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let cpu = usage.user_time() + usage.system_time();
    // Linux counts kibibytes, macOS bytes.
    let unit = if cfg!(target_os = "macos") { 1 } else { 1024 };
    Ok(Taken {
        wall: u64::try_from(wall.as_nanos())?,
        cpu: u64::try_from(cpu.num_nanoseconds())?,
        memory: u64::try_from(usage.max_rss())? * unit,
    })
}

/// The exports of a folder, the largest first.
fn exports(data: &Path) -> Result<Vec<PathBuf>> {
    let mut exports = Vec::new();
    for entry in fs::read_dir(data).with_context(|| data.display().to_string())? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "csv") {
            exports.push((fs::metadata(&path)?.len(), path));
        }
    }
    exports.sort_unstable_by(|one, other| other.cmp(one));
    Ok(exports.into_iter().map(|(_, path)| path).collect())
}

/// Reads the files, each thread the next one that no other has taken; the number of records.
fn read(files: &[PathBuf], threads: usize) -> Result<usize> {
    let next = AtomicUsize::new(0);
    let share = || {
        let mut records = 0;
        while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            records += records_of(file)?;
        }
        Ok::<usize, csv::Error>(records)
    };
    thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(share)).collect();
        let mut records = share()?;
        for other in others {
            records += other.join().ok().context("a thread broke off")??;
        }
        Ok(records)
    })
}

fn records_of(file: &Path) -> csv::Result<usize> {
    let mut header = String::new();
    // A header is Latin here, in whatever encoding.
    BufReader::new(File::open(file)?).read_line(&mut header)?;
    let delimiter = if header.contains(';') { b';' } else { b',' };
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .buffer_capacity(64 << 10)
        .from_reader(File::open(file)?);
    let mut record = ByteRecord::new();
    let mut records = 0;
    while reader.read_byte_record(&mut record)? {
        records += 1;
    }
    Ok(records)
}

/// One way to deal with the exports, and what its runs took.
struct Way {
    name: &'static str,
    command: Vec<OsString>,
    runs: Vec<Taken>,
}

impl Way {
    fn new<T: Into<OsString>>(name: &'static str, command: impl IntoIterator<Item = T>) -> Self {
        Self {
            name,
            command: command.into_iter().map(Into::into).collect(),
            runs: Vec::new(),
        }
    }

    /// Runs once, in a child that measures; it writes to an empty folder, which is emptied again.
    fn run(&self, out: &Path) -> Result<Taken> {
        fs::create_dir(out)?;
        let told = Command::new(std::env::current_exe()?)
            .args(["--bench", "measure", "--"])
            .args(&self.command)
            .stderr(Stdio::inherit())
            .output()?;
        ensure!(told.status.success(), "{}: {}", self.name, told.status);
        fs::remove_dir_all(out)?;
        let told = String::from_utf8(told.stdout)?;
        let numbers: Vec<u64> = told
            .split_whitespace()
            .map(str::parse)
            .collect::<Result<_, _>>()?;
        let [wall, cpu, memory] = numbers[..] else {
            bail!("{}: the child told {} numbers", self.name, numbers.len());
        };
        Ok(Taken { wall, cpu, memory })
    }

    fn least(&self, number: impl Fn(&Taken) -> u64) -> u64 {
        self.runs.iter().map(number).min().unwrap_or(0)
    }

    /// The middle run, of an even number of them the slower one.
    fn median(&self, number: impl Fn(&Taken) -> u64) -> u64 {
        let mut numbers: Vec<u64> = self.runs.iter().map(number).collect();
        numbers.sort_unstable();
        numbers.get(numbers.len() / 2).copied().unwrap_or(0)
    }

    fn memory(&self) -> u64 {
        self.runs.iter().map(|run| run.memory).max().unwrap_or(0)
    }
}

const READ: &str = "csv crate, reading alone";
const PLAN: &str = "recall plan --decisions";
const DUCKDB: &str = "DuckDB, benches/peer.sql";

/// The ways there are on this machine, the reading alone first.
fn ways(data: &Path, out: &Path) -> Result<Vec<Way>> {
    let own = std::env::current_exe()?;
    let read = |threads: &str| {
        let own = own.clone().into_os_string();
        let rest = ["--bench", "read", threads].map(OsString::from);
        [own].into_iter().chain(rest).chain([data.into()])
    };
    let recall = env!("CARGO_BIN_EXE_recall");
    let plan: Vec<OsString> = [recall, "plan", "--date", DATE, "--now", NOW, "--quiet"]
        .map(OsString::from)
        .into_iter()
        .chain(["--data".into(), data.into()])
        .chain(["-o".into(), out.join("list.csv").into()])
        .collect();
    let decisions = ["--decisions".into(), out.join("decisions.jsonl").into()];
    let mut ways = vec![
        Way::new(READ, read("1")),
        Way::new("the same, two threads", read("2")),
        Way::new(PLAN, plan.iter().cloned().chain(decisions)),
        Way::new("recall plan", plan),
    ];
    if Command::new("duckdb").arg("--version").output().is_ok() {
        ways.push(Way::new(DUCKDB, duckdb(data, out)));
    }
    Ok(ways)
}

fn duckdb(data: &Path, out: &Path) -> [OsString; 6] {
    let quoted = |path: &Path| path.display().to_string().replace('\'', "''");
    let variables = format!(
        "SET VARIABLE data = '{}'; SET VARIABLE now = '{DATE} {NOW}'; SET VARIABLE list = '{}'; SET VARIABLE decisions = '{}';",
        quoted(data),
        quoted(&out.join("list.csv")),
        quoted(&out.join("decisions.jsonl")),
    );
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/peer.sql");
    ["duckdb", "-no-init", "-cmd", &variables, "-f", script].map(OsString::from)
}

/// In which forms exports are measured: how ids are written, the order of rows, the dialect.
const FORMS: [[&str; 3]; 8] = [
    ["numbers", "time", "english"],
    ["prefix", "time", "english"],
    ["padded", "time", "english"],
    ["sparse", "time", "english"],
    ["uuid", "time", "english"],
    ["prefix", "patient", "english"],
    ["prefix", "shuffled", "english"],
    ["prefix", "time", "russian"],
];

/// The exports of an invented clinic.
fn generate(patients: u32, [ids, rows, dialect]: [&str; 3], folder: &Path) -> Result<()> {
    let status = Command::new(env!("CARGO"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["run", "--quiet", "--release", "--example", "generate", "--"])
        .args(["--ids", ids, "--rows", rows, "--dialect", dialect])
        .args(["--date", DATE, "--patients", &patients.to_string(), "--out"])
        .arg(folder)
        .status()?;
    ensure!(status.success(), "examples/generate.rs: {status}");
    Ok(())
}

fn compare(source: &Source, runs: u16) -> Result<()> {
    let temporary = tempfile::tempdir()?;
    let data = match (&source.data, source.patients) {
        (Some(data), _) => data.clone(),
        (None, patients) => {
            let data = temporary.path().join("data");
            generate(patients.context("no data")?, FORMS[1], &data)?;
            data
        }
    };
    let files = exports(&data)?;
    let mut bytes = 0;
    for file in &files {
        bytes += fs::metadata(file)?.len();
    }
    let rows = read(&files, 1)? - files.len();
    let out = temporary.path().join("out");
    let mut ways = ways(&data, &out)?;
    for round in 0..=runs {
        for way in &mut ways {
            let taken = way.run(&out)?;
            // The first round warms up.
            if round > 0 {
                way.runs.push(taken);
            }
        }
    }
    let cores = thread::available_parallelism()?;
    let head =
        format!("{rows} rows, {bytes} bytes; {cores} cores; {runs} runs of each, in turns\n\n");
    say(&(head + &table(&ways, bytes) + "\n" + &verdict(&ways)))
}

/// One form of the exports, and what was measured of it.
struct Form {
    name: String,
    bytes: u64,
    /// The reading alone, and the plan with all decisions.
    ways: [Way; 2],
}

impl Form {
    fn invent(patients: u32, form: [&str; 3], folder: &Path, out: &Path) -> Result<Self> {
        let name = form.join(", ");
        let data = folder.join(form.join("-"));
        generate(patients, form, &data)?;
        let mut bytes = 0;
        for file in exports(&data)? {
            bytes += fs::metadata(&file)?.len();
        }
        let mut ways = ways(&data, out)?.into_iter();
        let reading = ways.next().context("no way to read")?;
        let plan = ways
            .find(|way| way.name == PLAN)
            .context("no way to plan")?;
        Ok(Self {
            name,
            bytes,
            ways: [reading, plan],
        })
    }
}

fn compare_forms(patients: u32, runs: u16, most_apart: Option<u16>) -> Result<()> {
    let temporary = tempfile::tempdir()?;
    let out = temporary.path().join("out");
    let mut forms = Vec::new();
    for form in FORMS {
        forms.push(Form::invent(patients, form, temporary.path(), &out)?);
    }
    for round in 0..=runs {
        for form in &mut forms {
            for way in &mut form.ways {
                let taken = way.run(&out)?;
                // The first round warms up.
                if round > 0 {
                    way.runs.push(taken);
                }
            }
        }
    }
    let cpu = |run: &Taken| run.cpu;
    forms.sort_by_key(|form| form.ways[1].least(cpu));
    let cores = thread::available_parallelism()?;
    let head = format!("{patients} patients; {cores} cores; least of {runs} runs, in turns\n\n");
    say(&(head + &table_of_forms(&forms)?))?;
    let least = |form: Option<&Form>| form.map_or(0, |form| form.ways[1].least(cpu));
    let (quickest, slowest) = (least(forms.first()), least(forms.last()));
    say(&format!(
        "\nThe slowest form takes {} times the CPU of the quickest.\n",
        ratio(slowest, quickest)
    ))?;
    let most = most_apart.map(|times| u64::from(times) * quickest);
    ensure!(
        most.is_none_or(|most| slowest <= most),
        "one form of the same exports takes too many times the CPU of another"
    );
    Ok(())
}

/// One line a form: seconds, megabytes, and how many times the reading alone, or the input, that is.
fn table_of_forms(forms: &[Form]) -> Result<String> {
    let mut table = format!(
        "{:<28}{:>9}{:>9}{:>12}{:>14}{:>14}{:>14}\n",
        "ids, rows, dialect",
        "wall, s",
        "CPU, s",
        "memory, MB",
        "wall/reading",
        "CPU/reading",
        "memory/input",
    );
    let wall = |run: &Taken| run.wall;
    let cpu = |run: &Taken| run.cpu;
    for form in forms {
        let [reading, plan] = &form.ways;
        writeln!(
            table,
            "{:<28}{:>9}{:>9}{:>12}{:>14}{:>14}{:>14}",
            form.name,
            seconds(plan.least(wall)),
            seconds(plan.least(cpu)),
            plan.memory() / 1_000_000,
            ratio(plan.least(wall), reading.least(wall)),
            ratio(plan.least(cpu), reading.least(cpu)),
            ratio(plan.memory(), form.bytes),
        )?;
    }
    Ok(table)
}

/// One line a way: seconds, megabytes, and how many times the reading alone, or the input, that is.
fn table(ways: &[Way], bytes: u64) -> String {
    let heads = [
        "",
        "wall, s",
        "median",
        "CPU, s",
        "median",
        "memory, MB",
        "wall/reading",
        "CPU/reading",
        "memory/input",
    ];
    let wall = |run: &Taken| run.wall;
    let cpu = |run: &Taken| run.cpu;
    let reading = &ways[0];
    let lines = ways.iter().map(|way| {
        [
            way.name.to_owned(),
            seconds(way.least(wall)),
            seconds(way.median(wall)),
            seconds(way.least(cpu)),
            seconds(way.median(cpu)),
            (way.memory() / 1_000_000).to_string(),
            ratio(way.least(wall), reading.least(wall)),
            ratio(way.least(cpu), reading.least(cpu)),
            ratio(way.memory(), bytes),
        ]
    });
    let lines: Vec<_> = [heads.map(str::to_owned)]
        .into_iter()
        .chain(lines)
        .collect();
    let widths: [usize; 9] = std::array::from_fn(|column| {
        let lengths = lines.iter().map(|line| line[column].chars().count());
        lengths.max().unwrap_or(0)
    });
    let mut table = String::new();
    for line in &lines {
        let cells = line.iter().zip(widths).enumerate();
        table.extend(cells.map(|(column, (cell, width))| match column {
            0 => format!("{cell:<width$}"),
            _ => format!("  {cell:>width$}"),
        }));
        table.push('\n');
    }
    table
}

/// What DuckDB takes, in times of what recall takes.
fn verdict(ways: &[Way]) -> String {
    let named = |name: &str| ways.iter().find(|way| way.name == name);
    let (Some(recall), Some(duckdb)) = (named(PLAN), named(DUCKDB)) else {
        return "DuckDB: not installed\n".to_owned();
    };
    format!(
        "DuckDB takes {} times the wall time of `{PLAN}`, {} times the CPU, {} times the memory\n",
        ratio(duckdb.least(|run| run.wall), recall.least(|run| run.wall)),
        ratio(duckdb.least(|run| run.cpu), recall.least(|run| run.cpu)),
        ratio(duckdb.memory(), recall.memory()),
    )
}

fn seconds(nanoseconds: u64) -> String {
    format!("{:.3}", Duration::from_nanos(nanoseconds).as_secs_f64())
}

/// How many times one number is the other.
fn ratio(number: u64, other: u64) -> String {
    let hundredths = (number * 100 + other / 2) / other.max(1);
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}
