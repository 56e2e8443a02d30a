//! Whether time grows as the input does: each case is invented once with so many and once with four times as many of what may come in
//! masses, and both are run in turns. `cargo bench --bench growth`, or `-- --count 500` for a short look.
//!
//! What both take is compared, as processor time and by ratio, so that neither the machine nor a noisy minute decides.
//! Four times the input may take a little more than four times as long; what walks through all for each takes sixteen times as long, and
//! fails.

use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, ensure};
use chrono::{Days, NaiveDate};
use clap::Parser;
use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike as _;

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
    /// What `cargo bench` says, and `cargo test` does not
    #[arg(long, hide = true)]
    bench: bool,
}

/// Something that may come in masses, and the runs that meet it.
struct Case {
    name: &'static str,
    invent: fn(usize) -> Files,
    runs: &'static [&'static [&'static str]],
}

const LIST: &[&str] = &["plan", "-o", "OUT/list.csv"];
const DECISIONS: &[&str] = &["plan", "-o", "OUT/list.csv", "--decisions", "OUT/all.jsonl"];
const TABLE: &[&str] = &["plan", "--format", "table"];
const PAGE: &[&str] = &["plan", "-o", "OUT/list.html"];
const BOOK: &[&str] = &["plan", "-o", "OUT/list.xlsx"];
const JSON: &[&str] = &["plan", "-o", "OUT/list.json"];
const MESSAGES: &[&str] = &["plan", "-o", "OUT/list.csv", "--messages", "OUT/sms.csv"];
const CALL: &[&str] = &["call", "3"];
const CHECK: &[&str] = &["check"];
const INIT: &[&str] = &["init", "OUT/new", "--from", "DATA"];
const SCREEN: &[&str] = &["screen", "DATA/patients.csv", "-o", "OUT/screened.csv"];

const CASES: &[Case] = &[
    case(
        "contacts that name plans",
        contacts_with_plans,
        &[LIST, CHECK],
    ),
    case(
        "contacts that name nothing",
        silent_contacts,
        &[LIST, CHECK],
    ),
    case("visits of a patient", visits, &[LIST, CHECK]),
    case(
        "agreements of a patient",
        agreements,
        &[LIST, DECISIONS, CHECK],
    ),
    case(
        "signatures of a patient",
        signatures,
        &[LIST, DECISIONS, CHECK],
    ),
    case(
        "patients of one number",
        family,
        &[LIST, TABLE, PAGE, BOOK, JSON, MESSAGES, CALL],
    ),
    case("patients of one name", namesakes, &[LIST, CHECK]),
    case("columns", columns, &[LIST, CHECK, SCREEN]),
    case("columns of a new export", few_columns, &[INIT]),
    case("unknown settings", unknown_settings, &[LIST]),
];

const fn case(
    name: &'static str,
    invent: fn(usize) -> Files,
    runs: &'static [&'static [&'static str]],
) -> Case {
    Case { name, invent, runs }
}

/// What a clinic's folder holds, by name.
struct Files(Vec<(&'static str, String)>);

impl Files {
    /// A clinic with one patient and nothing else.
    fn one_patient() -> Self {
        let mut files = Self(Vec::new());
        files.line(
            "recall.toml",
            "[clinic]\ntimezone = \"Europe/Moscow\"\nphone = \"+7 495 123-45-67\"",
        );
        files.line(
            "patients.csv",
            "patient_id,last_name,first_name,birth_date,phone,consent,consent_on",
        );
        files.line(
            "plans.csv",
            "plan_id,patient_id,item_id,procedure,signed_on,urgent,due_on,status",
        );
        files.line("visits.csv", "visit_id,patient_id,starts_at,status,kind");
        files.line(
            "agreements.csv",
            "agreement_id,patient_id,kind,agreed_on,contact_on",
        );
        files.line("contacts.csv", "contacted_at,patient_id,outcome,case");
        files.patient(0, "8 916 000-00-01");
        files
    }

    fn patient(&mut self, id: usize, phone: &str) {
        self.line(
            "patients.csv",
            &format!("{id},Stone{id},Ada,1980-05-14,{phone},yes,2026-01-10"),
        );
    }

    fn plan(&mut self, id: usize, signed_on: &str) {
        let due = day(id % 40);
        self.line(
            "plans.csv",
            &format!("{id},0,1,filling,{signed_on},yes,{due},planned"),
        );
    }

    fn line(&mut self, name: &'static str, line: &str) {
        let known = self.0.iter_mut().find(|(known, _)| *known == name);
        if let Some((_, text)) = known {
            text.push_str(line);
            text.push('\n');
        } else {
            self.0.push((name, format!("{line}\n")));
        }
    }

    fn write(&self, folder: &Path) -> Result<()> {
        fs::create_dir_all(folder)?;
        for (name, text) in &self.0 {
            fs::write(folder.join(name), text)?;
        }
        Ok(())
    }
}

/// A day so many days before the planned one.
fn day(before: usize) -> String {
    let date = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap_or_default();
    let before = Days::new(u64::try_from(before).unwrap_or(0));
    date.checked_sub_days(before).unwrap_or(date).to_string()
}

const OUTCOMES: [&str; 6] = [
    "no_answer",
    "busy",
    "reached",
    "sent",
    "not_delivered",
    "callback",
];

fn contacts_with_plans(count: usize) -> Files {
    let mut files = Files::one_patient();
    for nth in 0..count {
        files.plan(nth, &day(60));
        let (on, outcome) = (day(1 + nth % 50), OUTCOMES[nth % OUTCOMES.len()]);
        files.line(
            "contacts.csv",
            &format!("{on} 10:{:02},0,{outcome},plan:{nth}", nth % 60),
        );
    }
    files
}

fn silent_contacts(count: usize) -> Files {
    let mut files = Files::one_patient();
    for nth in 0..count {
        files.plan(nth, &day(60));
        let (on, outcome) = (day(1 + nth % 50), OUTCOMES[nth % 2]);
        files.line(
            "contacts.csv",
            &format!("{on} 10:{:02},0,{outcome},", nth % 60),
        );
    }
    files
}

fn visits(count: usize) -> Files {
    let mut files = Files::one_patient();
    for nth in 0..count {
        let (date, status) = if nth % 2 == 0 {
            (day(1 + nth % 300), "attended")
        } else {
            (
                format!("2026-{:02}-{:02}", 4 + nth % 9, 1 + nth % 28),
                "booked",
            )
        };
        files.line(
            "visits.csv",
            &format!("{nth},0,{date} {:02}:30,{status},treatment", 9 + nth % 9),
        );
    }
    files
}

fn agreements(count: usize) -> Files {
    let mut files = Files::one_patient();
    let kinds = ["hygiene_reminder", "checkup_reminder", "wellbeing_check"];
    for nth in 0..count {
        let (kind, on) = (kinds[nth % 3], day(nth % 5));
        files.line("agreements.csv", &format!("{nth},0,{kind},2026-01-12,{on}"));
    }
    files
}

fn signatures(count: usize) -> Files {
    let mut files = Files::one_patient();
    files.line("signatures.csv", "plan_id,item_id,signed_on,answer");
    for nth in 0..count {
        files.plan(nth, "");
        files.line("signatures.csv", &format!("{nth},,{},agreed", day(60)));
    }
    files
}

fn family(count: usize) -> Files {
    let mut files = Files::one_patient();
    for nth in 0..count {
        files.patient(nth + 1, "8 916 000-00-01");
        let line = format!("{nth},{},hygiene_reminder,2026-01-12,{DATE}", nth + 1);
        files.line("agreements.csv", &line);
    }
    files
}

fn namesakes(count: usize) -> Files {
    let mut files = Files::one_patient();
    for nth in 1..=count {
        let line = format!("{nth},Stone,Ada,1980-05-14,8 916 000-00-01,yes,2026-01-10");
        files.line("patients.csv", &line);
    }
    files
}

fn columns(count: usize) -> Files {
    let mut files = Files::one_patient();
    let mut rows: Vec<String> = vec![
        "patient_id,last_name,first_name,birth_date,phone,consent,consent_on".to_owned(),
        "0,Stone,Ada,1980-05-14,8 916 000-00-01,yes,2026-01-10".to_owned(),
    ];
    for nth in 0..count {
        rows[0].extend([",Column ", &nth.to_string()]);
        rows[1].extend([",x", &(nth % 7).to_string()]);
    }
    files.0.retain(|(name, _)| *name != "patients.csv");
    files.line("patients.csv", &rows.join("\n"));
    files
}

/// Each is held against all names that any program uses: a tenth takes its time.
fn few_columns(count: usize) -> Files {
    columns(count / 10)
}

fn unknown_settings(count: usize) -> Files {
    let mut files = Files::one_patient();
    files.0.retain(|(name, _)| *name != "recall.toml");
    for nth in 0..4 * count {
        files.line("recall.toml", &format!("setting_{nth} = {nth}"));
    }
    files
}

fn main() -> Result<()> {
    // `cargo test --all-targets` starts this too.
    if !std::env::args_os().any(|argument| argument == "--bench") {
        return Ok(());
    }
    let arguments = Arguments::parse();
    let temporary = tempfile::tempdir()?;
    let cases = CASES
        .iter()
        .filter(|case| case.name.contains(&arguments.only));
    let mut table = format!(
        "{:<28}{:<12}{:>10}{:>10}{:>8}\n",
        "", "", "N, ms", "4 N, ms", "times"
    );
    let mut failed = Vec::new();
    for case in cases {
        let count = arguments.count;
        let folders = [1, TIMES].map(|times| {
            let folder = temporary.path().join(format!("{}-{times}", case.name));
            ((case.invent)(count * times), folder)
        });
        for (files, folder) in &folders {
            files.write(folder)?;
        }
        for run in case.runs {
            let mut least = [u64::MAX; 2];
            for _ in 0..arguments.runs {
                for (least, (_, data)) in least.iter_mut().zip(&folders) {
                    *least = measure(run, data, temporary.path())?.min(*least);
                }
            }
            let [few, many] = least.map(|took| took / 1_000_000);
            let tenths = many * 10 / few.max(1);
            let name = format!("{}: {}", case.name, said(run));
            if many > LEAST_MILLISECONDS && tenths > MOST_TENTHS {
                failed.push(name);
            }
            let times = format!("{}.{}", tenths / 10, tenths % 10);
            writeln!(
                table,
                "{:<28}{:<12}{few:>10}{many:>10}{times:>8}",
                case.name,
                said(run)
            )?;
        }
    }
    io::stdout().lock().write_all(table.as_bytes())?;
    ensure!(
        failed.is_empty(),
        "these take too many times as long for {TIMES} times as much: {failed:?}"
    );
    Ok(())
}

/// A run in a word or two.
fn said(run: &[&str]) -> String {
    let ending = run.iter().filter(|word| word.starts_with("OUT/"));
    let ending = ending.filter_map(|word| word.rsplit_once('.')).next_back();
    match (run[0], ending) {
        ("plan", Some((_, ending))) => format!("plan {ending}"),
        ("plan", None) => "plan table".to_owned(),
        (command, _) => command.to_owned(),
    }
}

/// The processor's time that a run takes, in nanoseconds.
fn measure(run: &[&str], data: &Path, temporary: &Path) -> Result<u64> {
    let out = temporary.join("out");
    fs::create_dir(&out)?;
    let text = |path: &Path| path.to_str().map(str::to_owned).context("no text");
    let (data, out_text) = (text(data)?, text(&out)?);
    let words = run
        .iter()
        .map(|word| word.replace("OUT", &out_text).replace("DATA", &data));
    let mut command = Command::new(env!("CARGO_BIN_EXE_recall"));
    command.env_clear().args(words).args(["--lang", "en"]);
    if run[0] != "init" {
        command.args(["--threads", "1", "--date", DATE, "--data", &data]);
    }
    if run[0] == "plan" {
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
    ensure!(is_well, "recall {run:?}: {status}");
    fs::remove_dir_all(&out)?;
    Ok(took)
}

fn cpu() -> Result<u64> {
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let cpu = usage.user_time() + usage.system_time();
    Ok(u64::try_from(cpu.num_nanoseconds())?)
}
