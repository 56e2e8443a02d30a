//! Whatever ends a run, and however many run at once: the record is as it was or has all, and nothing that was filled in is lost
//! (contract, section 10).
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test stops where it fails; runs are killed and kept waiting by the clock"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use chrono::{Days, NaiveDate, Utc};
use csv::{QuoteStyle, ReaderBuilder, WriterBuilder};

use crate::clinic::{self, Clinic};

const PATIENTS: usize = 30;

/// For how long a run may go on before it counts as stuck.
const STUCK: Duration = Duration::from_secs(120);

/// A day that is still to come when the last run of a test ends, and that is soon enough to be planned in earnest.
fn day() -> NaiveDate {
    Utc::now().date_naive() + Days::new(2)
}

/// A clinic with a treatment that is overdue for every patient, and arguments with which each of them is called.
fn busy_clinic() -> Clinic {
    let mut patients =
        "patient_id,last_name,first_name,birth_date,phone,consent,consent_on\n".to_owned();
    let mut plans =
        "plan_id,patient_id,item_id,procedure,signed_on,urgent,due_on,status\n".to_owned();
    let on = |back: u64| day() - Days::new(back);
    let (consented, signed, due) = (on(60), on(30), on(5));
    for nth in 1..=PATIENTS {
        writeln!(
            patients,
            "{nth},Stone{nth},Ada,1980-05-14,8 916 000-11-{nth:02},yes,{consented}"
        )
        .unwrap();
        writeln!(plans, "P{nth},{nth},1,filling,{signed},yes,{due},planned").unwrap();
    }
    let clinic = Clinic::new().on(&day().to_string());
    let clinic = clinic.args(&["--shift", "09:00-20:00", "--now", "10:00", "--quiet"]);
    clinic
        .file("patients.csv", patients)
        .file("plans.csv", plans)
}

/// `recall record` of a list, in the evening.
fn record(clinic: &Clinic, list: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_recall"));
    command
        .current_dir(clinic.path(""))
        .env_clear()
        .args(["record", list, "--quiet", "--lang", "en", "--now", "20:00"])
        .args(["--date", &day().to_string()]);
    command
}

/// The list with an outcome for each contact that has one, by its place; and the entries of these.
fn filled(list: &[u8], outcome: impl Fn(usize) -> Option<&'static str>) -> (Vec<u8>, Vec<String>) {
    let text = String::from_utf8(list.to_vec()).unwrap();
    let mut reader =
        ReaderBuilder::new().from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let head = reader.headers().unwrap().clone();
    let place = head.iter().position(|name| name == "Outcome").unwrap();
    let quoted = QuoteStyle::Always;
    let mut writer = WriterBuilder::new()
        .quote_style(quoted)
        .from_writer(Vec::new());
    writer.write_record(&head).unwrap();
    let mut entries = Vec::new();
    for (nth, row) in reader.records().enumerate() {
        let row = row.unwrap();
        let mut cells: Vec<&str> = row.iter().collect();
        if let Some(outcome) = outcome(nth) {
            cells[place] = outcome;
            let entry = cells.last().unwrap().rsplit_once('#').unwrap().0;
            entries.push(entry.to_owned());
        }
        writer.write_record(&cells).unwrap();
    }
    entries.sort();
    (writer.into_inner().unwrap(), entries)
}

/// The entries of the record, and of which recording and list each is.
fn recorded(clinic: &Clinic) -> Vec<(String, u32, String)> {
    let mut reader = ReaderBuilder::new()
        .from_path(clinic.path("recall-contacts.csv"))
        .unwrap();
    let head = reader.headers().unwrap().clone();
    let place = |name: &str| head.iter().position(|head| head == name).unwrap();
    let places = [place("entry"), place("recording"), place("list")];
    let rows = reader.records().map(|row| {
        let row = row.unwrap();
        let [entry, recording, list] = places.map(|place| row[place].to_owned());
        let entry = entry
            .rsplit_once('#')
            .map_or(entry.as_str(), |(entry, _)| entry);
        (entry.to_owned(), recording.parse().unwrap(), list)
    });
    let mut rows: Vec<_> = rows.collect();
    rows.sort();
    rows
}

fn entries(clinic: &Clinic) -> Vec<String> {
    let rows = recorded(clinic).into_iter();
    rows.map(|(entry, ..)| entry).collect()
}

fn start(mut command: Command) -> Child {
    let quiet = command.stdout(Stdio::null()).stderr(Stdio::null());
    quiet.spawn().unwrap()
}

/// The status with which a run ends; it is not waited for without end.
fn status(command: Command) -> (i32, String) {
    let mut command = assert_cmd::Command::from_std(command);
    let run = command.timeout(STUCK).output().unwrap();
    let said = clinic::stderr(&run);
    (
        run.status
            .code()
            .unwrap_or_else(|| panic!("it hung: {said}")),
        said,
    )
}

/// Waits until something is written to an unfinished file of a folder, or a run has ended.
fn wait_for_part(folder: &Path, run: &mut Child) {
    let has_bytes = |name: &String| fs::metadata(folder.join(name)).is_ok_and(|it| it.len() > 0);
    let is_part = |name: &String| name.contains(".part") && has_bytes(name);
    while run.try_wait().unwrap().is_none() {
        if clinic::names(folder).iter().any(is_part) {
            return;
        }
    }
}

#[test]
fn ended_at_any_moment_it_is_as_before_or_has_all() {
    const ENDS: u32 = 20;
    let signals = [
        ("KILL", None),
        ("INT", Some(130)),
        ("TERM", Some(143)),
        ("HUP", Some(129)),
    ];
    let clinic = busy_clinic();
    let plan = || clinic.process(&["-o", "list.csv"]);
    assert_eq!(status(plan()).0, 0);
    let words = ["reached", "declined", "opt_out", "booked"];
    let word = |nth: usize| (!nth.is_multiple_of(3)).then(|| words[nth % 4]);
    let (list, expected) = filled(&clinic.bytes("list.csv"), word);
    assert!(expected.len() > PATIENTS / 2, "{expected:?}");
    let again = || {
        fs::remove_file(clinic.path("recall-contacts.csv")).ok();
        fs::remove_file(clinic.path("recall-inputs.csv")).ok();
        fs::write(clinic.path("list.csv"), &list).unwrap();
    };
    again();
    let begin = Instant::now();
    assert_eq!(status(plan()).0, 0);
    let whole_run = begin.elapsed();
    let renewed = clinic.bytes("list.csv");
    assert_ne!(renewed, list);
    for nth in 0..ENDS {
        again();
        let records_only = nth % 4 == 3;
        let command = || {
            if records_only {
                record(&clinic, "list.csv")
            } else {
                plan()
            }
        };
        let mut run = start(command());
        if nth.is_multiple_of(2) {
            thread::sleep(whole_run * nth / ENDS);
        } else {
            wait_for_part(&clinic.path(""), &mut run);
        }
        let (name, expected_status) = signals[nth as usize / 2 % signals.len()];
        if run.try_wait().unwrap().is_none() {
            signal(&run, name);
        }
        let ended = run.wait().unwrap();
        if let Some(expected) = expected_status
            && ended.code().is_some()
        {
            assert!(
                [0, expected].contains(&ended.code().unwrap()),
                "{name} {ended}"
            );
            assert_eq!(parts(&clinic.path("")), [""; 0], "{name}");
        }
        let has_all = clinic.path("recall-contacts.csv").exists();
        assert!(!has_all || entries(&clinic) == expected);
        // A list that is replaced was recorded.
        let now = clinic.bytes("list.csv");
        assert!(now == list || now == renewed && has_all && !records_only);
        let (status, said) = status(command());
        assert_eq!(status, 0, "{said}");
        assert_eq!(entries(&clinic), expected);
        assert_eq!(clinic.bytes("list.csv") == list, records_only);
        assert_eq!(parts(&clinic.path("")), [""; 0]);
    }
}

#[test]
fn where_files_may_not_grow_the_run_says_so_and_changes_nothing() {
    let clinic = busy_clinic();
    assert_eq!(status(clinic.process(&["-o", "list.csv"])).0, 0);
    let (list, expected) = filled(&clinic.bytes("list.csv"), |_| Some("declined"));
    let outputs = ["-o", "list.csv", "--decisions", "decisions.jsonl"];
    let run = |blocks: usize| {
        fs::remove_file(clinic.path("recall-contacts.csv")).ok();
        fs::write(clinic.path("list.csv"), &list).unwrap();
        let plan = clinic.process(&outputs);
        let mut command = Command::new("sh");
        command.current_dir(clinic.path("")).env_clear();
        command.args(["-c", &format!("ulimit -f {blocks}; exec \"$0\" \"$@\"")]);
        command.arg(plan.get_program()).args(plan.get_args());
        status(command)
    };
    let mut refused = 0;
    for blocks in (0..).map(|step| step * 4) {
        let (status, said) = run(blocks);
        assert_eq!(parts(&clinic.path("")), [""; 0]);
        if status == 0 {
            break;
        }
        refused += 1;
        assert_eq!(status, 74, "{said}");
        assert_eq!(
            said,
            "error: can't write the result: the file is larger than is allowed here\n"
        );
        let has_record = clinic.path("recall-contacts.csv").exists();
        assert!(!has_record || entries(&clinic) == expected);
        assert!(clinic.bytes("list.csv") == list);
    }
    assert!(refused > 5);
    assert_eq!(entries(&clinic), expected);
}

#[test]
fn odd_days_are_planned_as_others_are() {
    let clinic = busy_clinic();
    for (zone, dates) in [
        ("Europe/Berlin", ["2026-03-29", "2026-10-25"]),
        ("Australia/Lord_Howe", ["2026-04-05", "2026-10-04"]),
        ("Africa/Cairo", ["2026-04-24", "2026-10-29"]),
        ("Pacific/Apia", ["2011-12-30", "2011-12-31"]),
        ("Europe/Moscow", ["2028-02-29", "2026-12-31"]),
        ("America/New_York", ["2027-01-01", "2100-02-28"]),
    ] {
        let settings = format!("[clinic]\ntimezone = \"{zone}\"\n");
        fs::write(clinic.path("recall.toml"), settings).unwrap();
        for date in dates {
            for now in ["00:00", "02:30", "23:59"] {
                let lists = ["one.csv", "two.csv"].map(|name| {
                    fs::remove_file(clinic.path(name)).ok();
                    let arguments = ["plan", "--lang", "en", "--quiet", "-o", name];
                    let mut command = Command::new(env!("CARGO_BIN_EXE_recall"));
                    command
                        .current_dir(clinic.path(""))
                        .env_clear()
                        .args(arguments);
                    command.args(["--date", date, "--now", now]);
                    let (status, said) = status(command);
                    assert_eq!((status, said.as_str()), (0, ""), "{zone} {date} {now}");
                    clinic.bytes(name)
                });
                assert_eq!(lists[0], lists[1], "{zone} {date} {now}");
                let (_, entries) = filled(&lists[0], |_| Some(""));
                let is_of_date = |entry: &String| entry.starts_with(&format!("{date}/"));
                assert!(entries.iter().all(is_of_date), "{zone} {date} {now}");
            }
        }
    }
}

#[test]
fn of_many_runs_at_once_no_line_is_lost_or_doubled() {
    const LISTS: usize = 6;
    let clinic = busy_clinic();
    assert_eq!(status(clinic.process(&["-o", "list.csv"])).0, 0);
    let fresh = clinic.bytes("list.csv");
    let share = |own: usize| move |nth: usize| (nth % (LISTS + 1) == own).then_some("declined");
    let mut runs: Vec<Box<dyn Fn() -> Command + Sync>> = Vec::new();
    let mut expected = BTreeMap::new();
    let clinic = &clinic;
    for own in 0..LISTS {
        let name = format!("of{own}.csv");
        let (list, entries) = filled(&fresh, share(own));
        fs::write(clinic.path(&name), list).unwrap();
        expected.insert(name.clone(), entries);
        runs.push(Box::new(move || record(clinic, &name)));
        let output = if own.is_multiple_of(2) {
            "list.csv".to_owned()
        } else {
            format!("new{own}.csv")
        };
        runs.push(Box::new(move || clinic.process(&["-o", &output])));
    }
    let (list, entries) = filled(&fresh, share(LISTS));
    fs::write(clinic.path("list.csv"), list).unwrap();
    expected.insert("list.csv".to_owned(), entries);
    thread::scope(|scope| {
        for run in &runs {
            scope.spawn(move || {
                let begin = Instant::now();
                // Whoever was kept waiting for too long comes again.
                loop {
                    let (status, said) = status(run());
                    if status == 0 {
                        break;
                    }
                    assert_eq!(status, 75, "{said}");
                    assert!(begin.elapsed() < STUCK, "{said}");
                    thread::sleep(Duration::from_millis(100));
                }
            });
        }
    });
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut numbers = BTreeMap::new();
    for (entry, recording, list) in recorded(clinic) {
        let of_list = numbers.entry(list.clone()).or_insert(recording);
        assert_eq!(*of_list, recording, "{list} is one recording");
        found.entry(list).or_default().push(entry);
    }
    assert_eq!(found, expected);
    let mut numbers: Vec<u32> = numbers.into_values().collect();
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=7).collect::<Vec<_>>());
}

#[test]
fn who_says_no_while_the_list_is_made_is_not_on_it() {
    let clinic = busy_clinic();
    let pipe = clinic.path("slots.pipe");
    nix::unistd::mkfifo(&pipe, nix::sys::stat::Mode::S_IRWXU).unwrap();
    let before = format!(
        "contacted_at,patient_id,outcome\n{} 09:00,2,opt_out\n",
        day() - Days::new(9)
    );
    let meanwhile = format!("{before}{} 09:00,1,opt_out\n", day() - Days::new(3));
    let record = clinic.path("recall-contacts.csv");
    for found in [Some(&before), None] {
        match found {
            Some(before) => fs::write(&record, before).unwrap(),
            None => fs::remove_file(&record).unwrap(),
        }
        fs::remove_file(clinic.path("list.csv")).ok();
        fs::remove_file(clinic.path("recall-inputs.csv")).ok();
        let has_ended = AtomicBool::new(false);
        thread::scope(|scope| {
            scope.spawn(|| {
                loop {
                    // It opens as soon as the run reads from it; by then the record was read.
                    let mut slots = fs::OpenOptions::new().write(true).open(&pipe).unwrap();
                    if has_ended.load(Ordering::SeqCst) {
                        break;
                    }
                    let aside = clinic.path("aside");
                    fs::write(&aside, &meanwhile).unwrap();
                    fs::rename(&aside, &record).unwrap();
                    slots.write_all(b"doctor,starts_at,minutes\n").ok();
                }
            });
            let run =
                clinic.process(&["-o", "list.csv", "--threads", "1", "--slots", "slots.pipe"]);
            let (status, said) = status(run);
            has_ended.store(true, Ordering::SeqCst);
            let mut reader = fs::OpenOptions::new();
            let _reader = reader
                .read(true)
                .custom_flags(libc::O_NONBLOCK)
                .open(&pipe)
                .unwrap();
            assert_eq!(status, 0, "{said}");
        });
        let (_, entries) = filled(&clinic.bytes("list.csv"), |_| Some(""));
        let of = |patient: &str| {
            let start = format!("{}/{patient}/", day());
            entries.iter().any(|entry| entry.starts_with(&start))
        };
        assert!(of("3") && !of("1") && !of("2"));
    }
}

#[test]
fn what_is_planted_in_the_place_of_a_lock_stops_no_run_for_ever() {
    let clinic = busy_clinic();
    assert_eq!(status(clinic.process(&["-o", "list.csv"])).0, 0);
    let (list, _) = filled(&clinic.bytes("list.csv"), |_| Some("declined"));
    fs::write(clinic.path("list.csv"), &list).unwrap();
    let lock = clinic.path(".recall.lock");
    let refuses = || {
        let (status, said) = status(clinic.process(&["-o", "list.csv"]));
        assert_eq!(status, 73);
        assert_eq!(
            said,
            "error: .recall.lock: the lock of recall belongs here, and this is a link, a pipe or a folder; move it away, and run again\n"
        );
        assert_eq!(status_of_record(&clinic), 73);
    };
    fs::remove_file(&lock).unwrap();
    nix::unistd::mkfifo(&lock, nix::sys::stat::Mode::S_IRWXU).unwrap();
    refuses();
    fs::remove_file(&lock).unwrap();
    fs::create_dir(&lock).unwrap();
    refuses();
    fs::remove_dir(&lock).unwrap();
    let socket = std::os::unix::net::UnixListener::bind(&lock).unwrap();
    refuses();
    drop(socket);
    fs::remove_file(&lock).unwrap();
    for leads_to in ["away", "/dev/zero"] {
        std::os::unix::fs::symlink(leads_to, &lock).unwrap();
        refuses();
        fs::remove_file(&lock).unwrap();
    }
    assert!(!clinic.path("away").exists());
    assert_eq!(clinic.bytes("list.csv"), list);
    assert!(!clinic.path("recall-contacts.csv").exists());
    assert_eq!(status(clinic.process(&["-o", "list.csv"])).0, 0);
}

fn status_of_record(clinic: &Clinic) -> i32 {
    status(record(clinic, "list.csv")).0
}

/// The unfinished files in a folder and in those below.
fn parts(folder: &Path) -> Vec<String> {
    let mut parts = Vec::new();
    for name in clinic::names(folder) {
        let path = folder.join(&name);
        if path.is_dir() {
            parts.extend(self::parts(&path));
        }
        if name.contains(".part") {
            parts.push(name);
        }
    }
    parts
}

/// Sends a signal to a run.
fn signal(run: &Child, name: &str) {
    let id = run.id().to_string();
    // It may have ended by itself, and is not waited for yet.
    let sent = Command::new("kill").args(["-s", name, &id]).status();
    assert!(sent.unwrap().success());
}

#[test]
fn a_signal_ends_a_run_with_its_status_and_leaves_nothing_unfinished() {
    let clinic = busy_clinic();
    // The run waits for somebody to write into the pipe.
    let pipe = clinic.path("slots.pipe");
    nix::unistd::mkfifo(&pipe, nix::sys::stat::Mode::S_IRWXU).unwrap();
    let arguments = [
        "-o",
        "lists/list.csv",
        "--decisions",
        "decisions.csv",
        "--slots",
        "slots.pipe",
    ];
    fs::create_dir(clinic.path("lists")).unwrap();
    // Whoever runs the tests may ignore signals himself, as whatever is started in the background does.
    let begin = |signals: &str| {
        let plan = clinic.process(&arguments);
        let mut command = Command::new("env");
        command.current_dir(clinic.path("")).env_clear();
        command.args(["--default-signal=INT,TERM,HUP", signals]);
        command.arg(plan.get_program()).args(plan.get_args());
        let mut run = start(command);
        let begin = Instant::now();
        while parts(&clinic.path("")).len() < 2 {
            assert_eq!(run.try_wait().unwrap(), None);
            assert!(begin.elapsed() < STUCK);
        }
        run
    };
    for (name, status) in [("INT", 130), ("TERM", 143), ("HUP", 129)] {
        let mut run = begin("--ignore-signal=PIPE");
        signal(&run, name);
        let sent = Instant::now();
        let ended = loop {
            if let Some(ended) = run.try_wait().unwrap() {
                break ended;
            }
            assert!(sent.elapsed() < STUCK, "{name}");
            thread::sleep(Duration::from_millis(5));
        };
        assert_eq!(ended.code(), Some(status), "{name}");
        assert_eq!(parts(&clinic.path("")), [""; 0], "{name}");
    }
    // As with nohup: whoever started the run does not want it to end with the terminal.
    let mut run = begin("--ignore-signal=HUP");
    signal(&run, "HUP");
    thread::sleep(Duration::from_millis(300));
    assert_eq!(run.try_wait().unwrap(), None);
    signal(&run, "KILL");
    run.wait().unwrap();
    assert_eq!(parts(&clinic.path("")).len(), 2);
    fs::remove_file(&pipe).unwrap();
    fs::write(&pipe, "doctor,starts_at,minutes\n").unwrap();
    assert_eq!(status(clinic.process(&arguments)).0, 0);
    assert_eq!(parts(&clinic.path("")), [""; 0]);
}

#[test]
fn what_a_run_left_that_was_killed_goes_with_the_next_one_whatever_it_wrote() {
    let clinic = busy_clinic();
    let left = |names: &[&str]| {
        for name in names {
            let path = clinic.path(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "left").unwrap();
        }
        assert_eq!(parts(&clinic.path("")).len(), names.len());
    };
    let runs = |command: Command| {
        let (status, said) = status(command);
        assert!(status < 2, "{status} {said}");
        assert_eq!(parts(&clinic.path("")), [""; 0]);
    };
    let list = format!("lists/list-{}.csv", day());
    left(&[
        "lists/.list-2026-03-01.csv.aB3dEf.part",
        &format!("lists/.list-{}.csv.aB3dEf.part", day()),
        "lists/.recall-inputs.csv.aB3dEf.part",
        ".decisions.jsonl.aB3dEf.part",
        ".messages.csv.aB3dEf.part",
    ]);
    fs::create_dir_all(clinic.path("days/.day.part")).unwrap();
    runs(clinic.process(&[
        "-o",
        "lists/list-{date}.csv",
        "--decisions",
        "decisions.jsonl",
        "--messages",
        "messages.csv",
        "--archive",
        "days",
    ]));
    let (filled, _) = filled(&clinic.bytes(&list), |_| Some("declined"));
    fs::write(clinic.path(&list), filled).unwrap();
    left(&[".recall-contacts.csv.aB3dEf.part"]);
    runs(record(&clinic, &list));
    let recall = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_recall"));
        command
            .current_dir(clinic.path(""))
            .env_clear()
            .args(arguments);
        command
    };
    left(&[".report.html.aB3dEf.part"]);
    runs(recall(&["report", "-o", "report.html"]));
    fs::write(clinic.path("campaign.csv"), "patient_id\n1\n").unwrap();
    left(&[".screened.csv.aB3dEf.part", ".justified.csv.aB3dEf.part"]);
    runs(recall(&[
        "screen",
        "campaign.csv",
        "-o",
        "screened.csv",
        "--only-justified",
        "justified.csv",
    ]));
    left(&["new/.recall.toml.aB3dEf.part", "new/.plans.csv.aB3dEf.part"]);
    runs(recall(&["init", "new"]));
}

#[cfg(unix)]
#[test]
fn the_lock_is_for_its_owner_and_what_is_protected_stays() {
    use std::os::unix::fs::PermissionsExt;
    let clinic = busy_clinic();
    let of_plan = clinic.process(&["-o", "list.csv"]);
    let mut command = Command::new("sh");
    command.current_dir(clinic.path("")).env_clear();
    command.args(["-c", "umask 000; exec \"$0\" \"$@\""]);
    command.arg(of_plan.get_program()).args(of_plan.get_args());
    assert_eq!(status(command).0, 0);
    let mode = |name: &str| {
        fs::metadata(clinic.path(name))
            .unwrap()
            .permissions()
            .mode()
            & 0o777
    };
    assert_eq!(mode(".recall.lock"), 0o600);
    assert_eq!(
        clinic
            .names()
            .iter()
            .filter(|name| clinic::is_lock(name))
            .count(),
        1
    );
    let (list, _) = filled(&clinic.bytes("list.csv"), |nth| {
        (nth == 0).then_some("declined")
    });
    fs::write(clinic.path("list.csv"), &list).unwrap();
    let protect = |name: &str, mode: u32| {
        let path = clinic.path(name);
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    };
    assert_eq!(status(record(&clinic, "list.csv")).0, 0);
    let (filled_more, _) = filled(&list, |nth| (nth == 1).then_some("declined"));
    fs::write(clinic.path("list.csv"), &filled_more).unwrap();
    for name in ["recall-contacts.csv", "list.csv", "recall-inputs.csv"] {
        let before = clinic.bytes(name);
        protect(name, 0o444);
        let (status, said) = status(clinic.process(&["-o", "list.csv"]));
        assert_eq!(status, 73, "{name}");
        assert_eq!(
            said,
            format!(
                "error: {name}: the file is write-protected, and is not replaced; let it be written or name another\n"
            )
        );
        assert_eq!(
            (clinic.bytes(name), clinic.bytes("list.csv")),
            (before, filled_more.clone())
        );
        protect(name, 0o600);
    }
    assert_eq!(status(clinic.process(&["-o", "list.csv"])).0, 0);
}
