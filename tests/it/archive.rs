//! Promises of the archive: what a day holds, that it is written whole or not at all, what its chain shows, and what is taken out.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test stops where it fails; runs are killed and kept waiting by the clock"
)]

use std::fmt::Write as _;
use std::fs;
use std::io::{Read, Write as _};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use expect_test::expect;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::clinic::{self, Clinic, EARLIER, stderr};

/// For how long a run may go on before it counts as stuck.
const STUCK: Duration = Duration::from_secs(120);

fn hash(bytes: &[u8]) -> String {
    let mut hex = String::new();
    for byte in Sha256::digest(bytes) {
        write!(hex, "{byte:02x}").unwrap();
    }
    hex
}

fn prove(clinic: &Clinic, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_recall"))
        .current_dir(clinic.path(""))
        .env_clear()
        .args(["prove", "--lang", "en", "--archive", "days"])
        .args(arguments)
        .output()
        .unwrap()
}

/// What is amiss, as `prove --verify` names it.
#[track_caller]
fn amiss(clinic: &Clinic) -> String {
    let run = prove(clinic, &["--verify"]);
    let said = clinic::stdout(&run);
    assert_eq!(stderr(&run), "");
    let findings = said.split_once(" amiss:\n").map(|(_, rest)| rest);
    assert_eq!(run.status.code(), Some(i32::from(findings.is_some())));
    let lines = findings.unwrap_or_default().lines();
    let findings = lines.take_while(|line| line.starts_with("  "));
    findings
        .flat_map(|line| [line.trim_start(), "\n"])
        .collect()
}

/// Plans a date, with a list as CSV.
fn archive(clinic: &Clinic, date: &str) {
    let run = plan(clinic, date, &["--quiet"]);
    assert_eq!(run.status.code(), Some(0), "{}", stderr(&run));
}

fn plan(clinic: &Clinic, date: &str, more: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_recall"))
        .current_dir(clinic.path(""))
        .env_clear()
        .args(["plan", "--lang", "en", "--archive", "days", "--date", date])
        .args(more)
        .output()
        .unwrap()
}

/// A clinic with three days in its archive.
fn three_days() -> Clinic {
    let clinic = Clinic::new();
    for date in ["2026-03-02", "2026-03-03", "2026-03-04"] {
        archive(&clinic, date);
    }
    assert_eq!(amiss(&clinic), "");
    clinic
}

fn day(clinic: &Clinic, name: &str) -> Value {
    serde_json::from_slice(&clinic.bytes(&format!("days/{name}/day.json"))).unwrap()
}

/// All files below a folder with their bytes, in order.
fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            let within = files(&path);
            let name = path.file_name().unwrap();
            found.extend(
                within
                    .into_iter()
                    .map(|(file, bytes)| (Path::new(name).join(file), bytes)),
            );
        } else {
            let bytes = fs::read(&path).unwrap();
            found.push((path.file_name().unwrap().into(), bytes));
        }
    }
    found.sort();
    found
}

#[test]
fn a_day_holds_the_list_the_decisions_and_the_hash_of_all_that_was_read() {
    let clinic = Clinic::new().file(
        "scripts/urgent_treatment.en.txt",
        "Hello, it is the clinic.\n",
    );
    let run = clinic.run(&[
        "--archive",
        "days",
        "--format",
        "json",
        "--decisions",
        "all.jsonl",
    ]);
    assert_eq!(run.status.code(), Some(0), "{}", stderr(&run));
    let manifest = day(&clinic, "2026-03-02");
    assert_eq!(manifest["number"], 1);
    assert_eq!(manifest["previous"], Value::Null);
    for input in manifest["inputs"].as_array().unwrap() {
        let bytes = clinic.bytes(input["file"].as_str().unwrap());
        assert_eq!(input["sha256"], hash(&bytes));
    }
    let files = manifest["files"].as_array().unwrap();
    let names: Vec<&str> = files
        .iter()
        .map(|file| file["file"].as_str().unwrap())
        .collect();
    for name in [
        "decisions.jsonl.gz",
        "list.json",
        "scripts/urgent_treatment.en.txt",
        "settings.toml",
    ] {
        assert!(names.contains(&name), "{names:?}");
    }
    for file in files {
        let bytes = clinic.bytes(&format!(
            "days/2026-03-02/{}",
            file["file"].as_str().unwrap()
        ));
        assert_eq!(file["sha256"], hash(&bytes));
        assert_eq!(file["bytes"], bytes.len());
    }
    assert_eq!(
        clinic.text("days/2026-03-02/settings.toml"),
        clinic::SETTINGS
    );
    let packed = clinic.bytes("days/2026-03-02/decisions.jsonl.gz");
    let mut decisions = String::new();
    flate2::read::GzDecoder::new(packed.as_slice())
        .read_to_string(&mut decisions)
        .unwrap();
    assert_eq!(decisions, clinic.text("all.jsonl"));
    assert_eq!(decisions.lines().count(), 2);
    // The list is the one that was written, but for its own hash.
    let mut list: Value = serde_json::from_slice(&run.stdout).unwrap();
    let seal = list.as_object_mut().unwrap().remove("archive").unwrap();
    assert_eq!(seal["day"], "2026-03-02");
    assert_eq!(
        seal["sha256"],
        hash(&clinic.bytes("days/2026-03-02/day.json"))
    );
    let kept: Value = serde_json::from_slice(&clinic.bytes("days/2026-03-02/list.json")).unwrap();
    assert_eq!(kept, list);
    assert_eq!(amiss(&clinic), "");
    // No name and no number of a patient stands in the manifest.
    let manifest = clinic.text("days/2026-03-02/day.json");
    assert!(
        !manifest.contains("Stone") && !manifest.contains("916"),
        "{manifest}"
    );
}

#[test]
fn whoevers_list_it_is_the_whole_is_kept_and_the_same_bytes() {
    let of = |more: &[&str]| {
        let clinic = Clinic::new();
        let run = clinic.run(&[&["--archive", "days"], more].concat());
        assert_eq!(run.status.code(), Some(0), "{}", stderr(&run));
        files(&clinic.path("days"))
    };
    let plain = of(&[]);
    assert!(plain.len() > 3);
    for more in [
        &["--format", "table"][..],
        &["-o", "list.xlsx"],
        &["--format", "html", "--threads", "1"],
        &["--for", "manager"],
        &["--channel", "sms"],
        &["--decisions", "all.csv"],
        &["--decisions", "all.jsonl", "--format", "json"],
    ] {
        assert_eq!(of(more), plain, "{more:?}");
    }
}

#[test]
fn only_a_run_that_differs_makes_another_day_of_one_date() {
    let clinic = three_days();
    archive(&clinic, "2026-03-04");
    assert!(!clinic.path("days/2026-03-04.2").exists());
    let run = plan(&clinic, "2026-03-04", &["--now", "10:00"]);
    let said = stderr(&run);
    let second = hash(&clinic.bytes("days/2026-03-04.2/day.json"));
    assert!(
        said.contains(&format!(
            "Archive: day 2026-03-04.2, hash {} ",
            &second[..4]
        )),
        "{said}"
    );
    assert_eq!(
        day(&clinic, "2026-03-04.2")["previous"]["day"],
        "2026-03-04"
    );
    // One that was altered since does not stand for a run of today.
    let clinic = clinic.file("days/2026-03-04.2/list.json", "{}");
    plan(&clinic, "2026-03-04", &["--now", "10:00"]);
    assert!(clinic.path("days/2026-03-04.3").exists());
    assert_eq!(amiss(&clinic), "2026-03-04.2/list.json: was altered\n");
}

/// Something that is done to an archive of three days, and what it is called.
type Deed = (fn(&Clinic), &'static str);

const DEEDS: [Deed; 12] = [
    (
        |clinic| fs::write(clinic.path("days/2026-03-03/list.json"), "{}").unwrap(),
        "altered",
    ),
    (
        |clinic| fs::remove_file(clinic.path("days/2026-03-03/list.json")).unwrap(),
        "missing",
    ),
    (
        |clinic| fs::write(clinic.path("days/2026-03-03/more.txt"), "x").unwrap(),
        "added",
    ),
    (
        |clinic| fs::create_dir(clinic.path("days/2026-03-03/more")).unwrap(),
        "a folder",
    ),
    (
        |clinic| fs::write(clinic.path("days/note.txt"), "x").unwrap(),
        "beside the days",
    ),
    (
        |clinic| {
            let day = clinic.path("days/2026-03-03/day.json");
            let text = fs::read_to_string(&day).unwrap();
            fs::write(day, text.replace("00:00", "00:01")).unwrap();
        },
        "the manifest",
    ),
    (
        |clinic| fs::remove_file(clinic.path("days/2026-03-03/day.json")).unwrap(),
        "no manifest",
    ),
    (
        |clinic| fs::write(clinic.path("days/2026-03-03/day.json"), "{}").unwrap(),
        "no such manifest",
    ),
    (
        |clinic| fs::remove_dir_all(clinic.path("days/2026-03-03")).unwrap(),
        "a day gone",
    ),
    (
        |clinic| {
            let [one, two, aside] =
                ["2026-03-02", "2026-03-03", "aside"].map(|name| clinic.path("days").join(name));
            fs::rename(&one, &aside).unwrap();
            fs::rename(&two, &one).unwrap();
            fs::rename(&aside, &two).unwrap();
        },
        "two days swapped",
    ),
    (
        |clinic| {
            let list = clinic.path("days/2026-03-03/list.json");
            fs::rename(&list, clinic.path("elsewhere.json")).unwrap();
            symlink(clinic.path("elsewhere.json"), &list).unwrap();
        },
        "a link",
    ),
    (
        |clinic| {
            fs::remove_dir_all(clinic.path("days/2026-03-02")).unwrap();
            fs::remove_dir_all(clinic.path("days/2026-03-03")).unwrap();
        },
        "two days gone",
    ),
];

#[test]
fn what_was_done_to_a_day_since_is_named() {
    let mut told = String::new();
    for (deed, name) in DEEDS {
        let clinic = three_days();
        deed(&clinic);
        told.extend([name, ":\n", &amiss(&clinic), "\n"]);
    }
    expect![[r#"
        altered:
        2026-03-03/list.json: was altered

        missing:
        2026-03-03/list.json: is missing

        added:
        2026-03-03/more.txt: was added, and is none of the day's

        a folder:
        2026-03-03/more/: was added, and is none of the day's

        beside the days:
        note.txt: was added, and is none of the day's

        the manifest:
        2026-03-03/day.json: was altered: day 2026-03-04 has another hash of it

        no manifest:
        2026-03-03: day.json is missing

        no such manifest:
        2026-03-03/day.json: is no manifest of a day

        a day gone:
        2026-03-03: is missing, and day 2026-03-04 names it

        two days swapped:
        2026-03-03: holds a day of 2 March 2026
        2026-03-02: holds a day of 3 March 2026

        a link:
        2026-03-03/list.json: is a link or a folder, and no file

        two days gone:
        2026-03-03: is missing, and day 2026-03-04 names it
        1 day missing before 2026-03-04

    "#]]
    .assert_eq(&told);
}

#[test]
fn a_hash_that_was_kept_elsewhere_shows_what_the_chain_can_not() {
    let clinic = three_days();
    let last = hash(&clinic.bytes("days/2026-03-04/day.json"));
    let own = |more: &[&str]| {
        let run = prove(&clinic, &[&["--verify", "--expected"], more].concat());
        let said = clinic::stdout(&run);
        let said = said.split("\n\n").nth(1).unwrap().to_owned();
        (run.status.code().unwrap(), said)
    };
    let short: Vec<&str> = (0..4).map(|nth| &last[4 * nth..4 * nth + 4]).collect();
    let found = (0, "That hash is in the chain: day 2026-03-04.".to_owned());
    assert_eq!(own(&[&last]), found);
    assert_eq!(own(&[&last[..12]]), found);
    assert_eq!(own(&[&short.join(" ").to_uppercase()]), found);
    assert_eq!(own(&short), found);
    let run = prove(&clinic, &["--verify", "--expected", &last[..11]]);
    assert_eq!(run.status.code(), Some(2));
    // The last days are gone: the rest is a whole chain.
    fs::remove_dir_all(clinic.path("days/2026-03-04")).unwrap();
    assert_eq!(amiss(&clinic), "");
    let (status, said) = own(&[&last[..16]]);
    assert_eq!(status, 1);
    assert!(said.starts_with("There is no hash"), "{said}");
}

#[test]
fn a_hash_of_a_manifest_that_was_altered_since_is_still_known() {
    let clinic = three_days();
    let path = clinic.path("days/2026-03-03/day.json");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("00:00", "00:01")).unwrap();
    let run = prove(&clinic, &["--verify", "--expected", &hash(text.as_bytes())]);
    assert_eq!(run.status.code(), Some(1));
    let said = clinic::lines_with(&clinic::stdout(&run), "That was");
    expect![[r#"
        That was the hash of day 2026-03-03, as day 2026-03-04 says. The day has another one now.
    "#]]
    .assert_eq(&said);
}

#[test]
fn a_day_that_can_not_be_read_is_named_and_stops_no_list() {
    let clinic = three_days();
    fs::write(clinic.path("days/2026-03-04/day.json"), "{").unwrap();
    let run = plan(&clinic, "2026-03-05", &["--quiet"]);
    assert_eq!(run.status.code(), Some(0));
    expect![[r#"
        warning: day 2026-03-04 of the archive can't be read, and the new day is not chained to it; recall prove --verify says what else is amiss
    "#]].assert_eq(&stderr(&run));
    assert_eq!(day(&clinic, "2026-03-05")["previous"]["day"], "2026-03-03");
    assert_eq!(
        amiss(&clinic),
        "2026-03-04/day.json: is no manifest of a day\n"
    );
}

/// A clinic with two days that need not be kept any longer, and one that must.
fn old_days() -> Clinic {
    let clinic = Clinic::new();
    for date in ["2020-03-02", "2020-03-03", "2026-03-02"] {
        archive(&clinic, date);
    }
    clinic
}

#[test]
fn old_days_are_taken_out_and_stay_as_links() {
    let clinic = old_days();
    let run = prove(&clinic, &["--expire", "3y"]);
    assert_eq!((run.status.code(), stderr(&run)), (Some(0), String::new()));
    expect![[r#"
        Taken out: 2 days: 2020-03-02, 2020-03-03.
        Their manifests, which hold no names and numbers, stay as links of the chain.
    "#]]
    .assert_eq(&clinic::stdout(&run));
    let left = |name: &str| {
        clinic::names(&clinic.path("days").join(name))
            .into_iter()
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(left("2020-03-02"), "day.json expired.json");
    assert!(left("2026-03-02").contains("list.json"));
    assert_eq!(amiss(&clinic), "");
    // The next day names them, and only that one.
    archive(&clinic, "2026-03-03");
    archive(&clinic, "2026-03-04");
    let expired = |name: &str| day(&clinic, name)["expired"].to_string();
    assert_eq!(expired("2026-03-03"), r#"["2020-03-02","2020-03-03"]"#);
    assert_eq!(expired("2026-03-04"), "[]");
    assert_eq!(amiss(&clinic), "");
    let run = prove(&clinic, &["--verify"]);
    let said = clinic::stdout(&run);
    assert!(
        said.contains("Taken out on purpose, being old: 2 days."),
        "{said}"
    );
    let run = prove(&clinic, &["--expire", "3y"]);
    assert!(clinic::stdout(&run).starts_with("Nothing to take out"));
    // What is missing of a day that was not taken out is missing.
    fs::remove_file(clinic.path("days/2026-03-02/list.json")).unwrap();
    // And a day of which nothing but the chain says that it was taken out was.
    fs::remove_file(clinic.path("days/2020-03-02/expired.json")).unwrap();
    assert_eq!(amiss(&clinic), "2026-03-02/list.json: is missing\n");
}

#[test]
fn a_deletion_does_not_pass_for_an_expiry() {
    let clinic = old_days();
    prove(&clinic, &["--expire", "3y"]);
    archive(&clinic, "2026-03-03");
    let expired: Value =
        serde_json::from_slice(&clinic.bytes("days/2020-03-03/expired.json")).unwrap();
    // Somebody writes beside a day what he found beside another.
    let recent = clinic.path("days/2026-03-02");
    let copy =
        |expired: &Value| fs::write(recent.join("expired.json"), expired.to_string()).unwrap();
    fs::remove_file(recent.join("list.json")).unwrap();
    copy(&expired);
    let mut told = amiss(&clinic);
    // He makes it speak of this day.
    let mut forged = expired.clone();
    forged["sha256"] = hash(&clinic.bytes("days/2026-03-02/day.json")).into();
    forged["on"] = "2026-06-01".into();
    copy(&forged);
    told.extend(["\n", &amiss(&clinic)]);
    forged["on"] = "2029-06-01".into();
    forged["after"] = 4.into();
    copy(&forged);
    archive(&clinic, "2026-03-04");
    told.extend(["\n", &amiss(&clinic)]);
    expect![[r#"
        2026-03-02/list.json: is missing
        2026-03-02/expired.json: was added, and is none of the day's

        2026-03-02: says that it was taken out on purpose, and the days archived since don't
        2026-03-02: was taken out on 1 June 2026, and must be kept for a year
        2026-03-02/list.json: is missing

        2026-03-02: was taken out on 4 March 2026, and must be kept for a year
        2026-03-02/list.json: is missing
    "#]]
    .assert_eq(&told);
}

#[test]
fn an_expiry_that_was_cut_short_is_ended_by_the_next() {
    let clinic = old_days();
    let list = clinic.bytes("days/2020-03-02/list.json");
    prove(&clinic, &["--expire", "3y"]);
    let clinic = clinic.file("days/2020-03-02/list.json", list);
    expect![[r#"
        2020-03-02/list.json: its day was taken out, and the file is there; run --expire again
    "#]]
    .assert_eq(&amiss(&clinic));
    let run = prove(&clinic, &["--expire", "3y"]);
    assert!(clinic::stdout(&run).starts_with("Taken out: 1 day: 2020-03-02."));
    assert_eq!(amiss(&clinic), "");
}

#[test]
fn an_expiry_that_is_killed_at_any_moment_leaves_nothing_that_the_next_does_not_end() {
    const KILLS: u32 = 16;
    let clinic = Clinic::new();
    let expire = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_recall"));
        command
            .current_dir(clinic.path(""))
            .env_clear()
            .args(["prove", "--archive", "days", "--expire", "3y"])
            .stdout(Stdio::null());
        command
    };
    let mut whole_run = Duration::ZERO;
    for nth in 0..=KILLS {
        fs::remove_dir_all(clinic.path("days")).ok();
        for date in ["2020-03-02", "2020-03-03"] {
            archive(&clinic, date);
        }
        let begin = Instant::now();
        let mut run = expire().spawn().unwrap();
        if nth > 0 {
            thread::sleep(whole_run * nth / KILLS);
            run.kill().unwrap();
        }
        run.wait().unwrap();
        if nth == 0 {
            whole_run = begin.elapsed();
        }
        // At most one day is half taken out, and is known to be; nothing passes for missing.
        let said = amiss(&clinic);
        let is_known =
            |line: &str| line.ends_with("run --expire again") || line.contains(".part: ");
        assert!(said.lines().all(is_known), "{said}");
        assert!(expire().status().unwrap().success());
        assert_eq!(amiss(&clinic), "");
        assert!(!clinic.path("days/2020-03-03/list.json").exists());
    }
}

#[test]
fn less_than_a_year_is_not_taken_out() {
    let clinic = old_days();
    for age in ["11m", "365d", "90d", "x"] {
        let run = prove(&clinic, &["--expire", age]);
        assert_eq!(run.status.code(), Some(2), "{age}");
    }
    assert!(clinic.path("days/2020-03-02/list.json").exists());
    for age in ["12m", "366d", "1y"] {
        assert_eq!(
            prove(&clinic, &["--expire", age]).status.code(),
            Some(0),
            "{age}"
        );
    }
    assert!(!clinic.path("days/2020-03-02/list.json").exists());
}

#[test]
fn the_foot_of_every_form_is_a_hash_that_verify_knows() {
    let clinic = Clinic::new();
    let plan = |more: &[&str]| {
        let run = plan(&clinic, "2026-03-02", more);
        assert_eq!(run.status.code(), Some(0), "{}", stderr(&run));
        run
    };
    let table = plan(&["--format", "table"]);
    let whole = hash(&clinic.bytes("days/2026-03-02/day.json"));
    let short: Vec<&str> = (0..4).map(|nth| &whole[4 * nth..4 * nth + 4]).collect();
    let short = short.join(" ");
    let foot = format!("Archive: day 2026-03-02, hash {short}\nThe whole hash: {whole}\n");
    let table = clinic::stdout(&table);
    assert!(table.ends_with(&foot), "{table}");
    let run = prove(&clinic, &["--verify", "--expected", &short]);
    assert_eq!(run.status.code(), Some(0));
    let page = clinic::stdout(&plan(&["--format", "html"]));
    let [one, two] = [0, 1].map(|nth| foot.lines().nth(nth).unwrap());
    assert!(page.contains(&format!(
        "<footer id=\"foot\"><p>{one}</p><p>{two}</p></footer>"
    )));
    plan(&["-o", "list.xlsx"]);
    let workbook = fs::File::open(clinic.path("list.xlsx")).unwrap();
    let mut workbook = zip::ZipArchive::new(workbook).unwrap();
    let mut sheet = String::new();
    workbook
        .by_name("xl/worksheets/sheet1.xml")
        .unwrap()
        .read_to_string(&mut sheet)
        .unwrap();
    assert!(
        sheet.contains(&format!(
            "<oddFooter>&amp;L&amp;9 {one}\n&amp;6 {two}&amp;R&amp;P / &amp;N</oddFooter>"
        )),
        "{sheet}"
    );
    let json = plan(&["--format", "json"]);
    let json: Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(
        json["archive"],
        serde_json::json!({"day": "2026-03-02", "sha256": whole})
    );
    let csv = plan(&["--format", "csv"]);
    assert!(!clinic::stdout(&csv).contains(&whole[..4]));
    assert!(stderr(&csv).contains(one));
    // All that was one day; and without an archive no list has a foot.
    assert_eq!(clinic::names(&clinic.path("days")).len(), 2);
    for form in ["table", "html", "json"] {
        let list = clinic.stdout(&["--format", form]);
        let list = String::from_utf8(list).unwrap();
        assert!(
            !list.contains(&whole[..4]) && !list.contains("<footer") && !list.contains("Archive")
        );
    }
}

#[test]
fn all_of_it_is_its_owners_alone() {
    let clinic = old_days();
    prove(&clinic, &["--expire", "3y"]);
    let mut folders = vec![clinic.path("days")];
    let mut count = 0;
    while let Some(folder) = folders.pop() {
        assert_eq!(
            folder.metadata().unwrap().permissions().mode() & 0o777,
            0o700,
            "{}",
            folder.display()
        );
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                count += 1;
                assert_eq!(
                    path.metadata().unwrap().permissions().mode() & 0o777,
                    0o600,
                    "{}",
                    path.display()
                );
            }
        }
    }
    assert!(count > 6);
}

#[test]
fn a_run_that_fails_leaves_no_day_and_no_list() {
    let clinic = Clinic::new().file("list.csv", EARLIER);
    let fails = |archive: &str| {
        let run = clinic.run(&["-o", "list.csv", "--archive", archive]);
        assert!(run.stdout.is_empty());
        assert_eq!(clinic.text("list.csv"), EARLIER, "{archive}");
        (run.status.code().unwrap(), stderr(&run))
    };
    // It would lie among the exports.
    let (status, said) = fails(".");
    assert_eq!(status, 2, "{said}");
    let clinic = clinic.file("file", "");
    let fails = |archive: &str| {
        let run = clinic.run(&["-o", "list.csv", "--archive", archive]);
        assert_eq!(clinic.text("list.csv"), EARLIER, "{archive}");
        run.status.code().unwrap()
    };
    assert_eq!(fails("file"), 73);
    // Nobody can write there, whoever he is.
    assert_eq!(fails("/proc/days"), 73);
    // The disk takes no file as long as the manifest.
    let run = Command::new("sh")
        .current_dir(clinic.path(""))
        .env_clear()
        .args(["-c", "trap '' XFSZ; ulimit -f 1; exec \"$0\" \"$@\""])
        .arg(env!("CARGO_BIN_EXE_recall"))
        .args([
            "plan",
            "--date",
            "2026-03-02",
            "--lang",
            "en",
            "-o",
            "list.csv",
            "--archive",
            "days",
        ])
        .output()
        .unwrap();
    assert_eq!(run.status.code(), Some(74), "{}", stderr(&run));
    assert_eq!(clinic.text("list.csv"), EARLIER);
    assert_eq!(
        clinic::names(&clinic.path("days"))
            .into_iter()
            .collect::<Vec<_>>(),
        [".recall.lock"]
    );
}

#[test]
fn what_is_planted_in_an_archive_leads_nowhere() {
    let clinic = Clinic::new()
        .file("away/list.json", "mine")
        .file("days/x", "");
    fs::remove_file(clinic.path("days/x")).unwrap();
    symlink(clinic.path("away"), clinic.path("days/.day.part")).unwrap();
    symlink(clinic.path("away"), clinic.path("days/2026-03-02")).unwrap();
    archive(&clinic, "2026-03-02");
    assert_eq!(clinic::names(&clinic.path("away")).len(), 1);
    assert_eq!(clinic.text("away/list.json"), "mine");
    assert!(clinic.path("days/2026-03-02.2/list.json").exists());
    assert!(!clinic.path("days/.day.part").exists());
    assert_eq!(
        amiss(&clinic),
        "2026-03-02: was added, and is none of the day's\n"
    );
    fs::remove_file(clinic.path("days/.recall.lock")).unwrap();
    symlink(clinic.path("away/lock"), clinic.path("days/.recall.lock")).unwrap();
    let run = plan(&clinic, "2026-03-03", &[]);
    assert_eq!(run.status.code(), Some(73), "{}", stderr(&run));
    assert!(!clinic.path("away/lock").exists());
}

/// Writes a manifest anew, as somebody does who would have recall do something else.
fn forge(clinic: &Clinic, name: &str, change: impl FnOnce(&mut Value)) {
    let mut manifest = day(clinic, name);
    change(&mut manifest);
    fs::write(
        clinic.path(&format!("days/{name}/day.json")),
        manifest.to_string(),
    )
    .unwrap();
}

#[test]
fn nothing_outside_a_day_is_taken_out_with_it() {
    for named in ["/away/mine", "../../away/mine", "day.json", "expired.json"] {
        let clinic = old_days().file("away/mine", "precious");
        let away = clinic.path("away/mine");
        let named = named.replace("/away/mine", away.to_str().unwrap());
        forge(&clinic, "2020-03-02", |manifest| {
            manifest["files"][0]["file"] = named.clone().into();
        });
        assert!(amiss(&clinic).contains("2020-03-02/day.json: is no manifest of a day"));
        let run = prove(&clinic, &["--expire", "3y"]);
        assert!(clinic::stdout(&run).starts_with("Taken out: 1 day: 2020-03-03."));
        assert_eq!(clinic.text("away/mine"), "precious");
        assert!(clinic.path("days/2020-03-02/day.json").exists());
    }
    // Nor what a link leads to that stands in the place of a folder.
    let clinic = old_days().file("away/talk.txt", "precious");
    symlink(clinic.path("away"), clinic.path("days/2020-03-02/scripts")).unwrap();
    forge(&clinic, "2020-03-02", |manifest| {
        manifest["files"][0]["file"] = "scripts/talk.txt".into();
    });
    assert!(amiss(&clinic).contains("scripts/talk.txt: is a link or a folder, and no file"));
    let run = prove(&clinic, &["--expire", "3y"]);
    assert_eq!(run.status.code(), Some(0), "{}", stderr(&run));
    assert_eq!(clinic.text("away/talk.txt"), "precious");
}

#[test]
fn a_day_that_is_said_to_be_older_than_its_folder_stays() {
    let clinic = old_days();
    forge(&clinic, "2026-03-02", |manifest| {
        manifest["date"] = "2020-03-04".into();
    });
    let run = prove(&clinic, &["--expire", "3y"]);
    assert!(clinic::stdout(&run).starts_with("Taken out: 2 days: 2020-03-02, 2020-03-03."));
    assert!(clinic.path("days/2026-03-02/list.json").exists());
}

#[test]
fn no_number_is_too_large_for_the_next_day() {
    let clinic = three_days();
    forge(&clinic, "2026-03-04", |manifest| {
        manifest["number"] = u64::MAX.into();
    });
    fs::create_dir(clinic.path("days/2026-03-05.18446744073709551615")).unwrap();
    archive(&clinic, "2026-03-05");
    assert_eq!(day(&clinic, "2026-03-05")["number"], 3);
    assert!(amiss(&clinic).contains("2026-03-04/day.json: is no manifest of a day"));
}

#[test]
fn killed_at_any_moment_it_leaves_a_whole_day_or_none() {
    const KILLS: u32 = 16;
    let clinic = Clinic::new();
    archive(&clinic, "2026-03-02");
    let process = || {
        let mut command =
            clinic.process(&["--archive", "days", "-o", "list.csv", "--now", "12:00"]);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command
    };
    let begin = Instant::now();
    assert!(process().status().unwrap().success());
    let whole_run = begin.elapsed();
    let expected = clinic.bytes("days/2026-03-02.2/day.json");
    let list = clinic.bytes("list.csv");
    for nth in 0..KILLS {
        fs::remove_dir_all(clinic.path("days/2026-03-02.2")).ok();
        fs::remove_file(clinic.path("list.csv")).ok();
        fs::remove_file(clinic.path("recall-inputs.csv")).ok();
        let mut run = process().spawn().unwrap();
        if nth.is_multiple_of(2) {
            thread::sleep(whole_run * nth / KILLS);
        } else {
            let part = clinic.path("days/.day.part");
            while run.try_wait().unwrap().is_none() && !part.exists() {}
        }
        run.kill().unwrap();
        run.wait().unwrap();
        let is_there = clinic.path("days/2026-03-02.2").exists();
        // A list that stands has its day.
        assert!(is_there || !clinic.path("list.csv").exists());
        assert_eq!(amiss(&clinic), "");
        assert!(process().status().unwrap().success());
        assert_eq!(clinic.bytes("days/2026-03-02.2/day.json"), expected);
        assert_eq!(clinic.bytes("list.csv"), list);
        assert!(!clinic.path("days/.day.part").exists());
        assert!(!clinic.path("days/2026-03-02.3").exists());
    }
}

#[test]
fn of_many_runs_at_once_each_has_its_place_in_the_chain() {
    const RUNS: usize = 6;
    let clinic = Clinic::new();
    thread::scope(|scope| {
        for nth in 0..RUNS {
            let clinic = &clinic;
            scope.spawn(move || {
                let (list, now) = (format!("list{nth}.csv"), format!("1{nth}:00"));
                let begin = Instant::now();
                loop {
                    let run = plan(clinic, "2026-03-02", &["-o", &list, "--now", &now]);
                    if run.status.code() == Some(0) {
                        break;
                    }
                    // Whoever was kept waiting for too long comes again.
                    assert_eq!(run.status.code(), Some(75), "{}", stderr(&run));
                    assert!(begin.elapsed() < STUCK);
                }
            });
        }
    });
    assert_eq!(amiss(&clinic), "");
    let mut numbers: Vec<u64> = (1..=RUNS)
        .map(|nth| match nth {
            1 => "2026-03-02".to_owned(),
            nth => format!("2026-03-02.{nth}"),
        })
        .map(|name| day(&clinic, &name)["number"].as_u64().unwrap())
        .collect();
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=RUNS as u64).collect::<Vec<_>>());
}

#[test]
fn a_day_whose_list_did_not_come_to_stand_is_taken_back() {
    let clinic = Clinic::new().file("list.csv", EARLIER);
    let pipe = clinic.path("slots.pipe");
    nix::unistd::mkfifo(&pipe, nix::sys::stat::Mode::S_IRWXU).unwrap();
    let has_ended = AtomicBool::new(false);
    let changes = std::sync::atomic::AtomicUsize::new(0);
    let run = thread::scope(|scope| {
        scope.spawn(|| {
            loop {
                // It opens as soon as the run reads from it; by then the list was looked at.
                let mut slots = fs::OpenOptions::new().write(true).open(&pipe).unwrap();
                if has_ended.load(Ordering::SeqCst) {
                    break;
                }
                let nth = changes.fetch_add(1, Ordering::SeqCst);
                fs::write(
                    clinic.path("list.csv"),
                    format!("{EARLIER}{}", ";\r\n".repeat(nth + 1)),
                )
                .unwrap();
                slots.write_all(b"doctor,starts_at,minutes\n").ok();
            }
        });
        let run = clinic.run(&[
            "-o",
            "list.csv",
            "--archive",
            "days",
            "--threads",
            "1",
            "--slots",
            "slots.pipe",
        ]);
        has_ended.store(true, Ordering::SeqCst);
        let mut reader = fs::OpenOptions::new();
        let _reader = reader
            .read(true)
            .custom_flags(libc::O_NONBLOCK)
            .open(&pipe)
            .unwrap();
        run
    });
    assert_eq!(run.status.code(), Some(75), "{}", stderr(&run));
    assert!(changes.load(Ordering::SeqCst) >= 3);
    assert_eq!(
        clinic::names(&clinic.path("days"))
            .into_iter()
            .collect::<Vec<_>>(),
        [".recall.lock"]
    );
}

#[test]
fn an_archive_is_proved_only_where_there_is_one() {
    let clinic = Clinic::new();
    assert_eq!(prove(&clinic, &["--verify"]).status.code(), Some(66));
    fs::create_dir(clinic.path("days")).unwrap();
    let run = prove(&clinic, &["--verify"]);
    assert_eq!(run.status.code(), Some(1));
    assert!(clinic::stdout(&run).contains("There is no day of an archive here."));
    for wrong in [
        &[][..],
        &["--verify", "--expire", "3y"],
        &["--expected", "3f2a91c0b7de"],
    ] {
        assert_eq!(prove(&clinic, wrong).status.code(), Some(2), "{wrong:?}");
    }
}

#[test]
fn the_settings_name_an_archive_for_lists_that_are_in_earnest() {
    let settings = format!("{}[archive]\nfolder = 'kept'\n", clinic::SETTINGS);
    let clinic = Clinic::new().file("recall.toml", settings);
    let today = chrono::Utc::now().date_naive() + chrono::Days::new(2);
    // A trial of another date leaves no trace.
    for (date, is_kept) in [("2026-03-02".to_owned(), false), (today.to_string(), true)] {
        let mut run = Command::new(env!("CARGO_BIN_EXE_recall"));
        run.current_dir(clinic.path("")).env_clear();
        let run = run.args(["plan", "--date", &date, "--quiet"]);
        assert!(run.output().unwrap().status.success());
        assert_eq!(clinic.path("kept").exists(), is_kept);
    }
    assert!(clinic.path("kept").join(today.to_string()).exists());
    let mut run = Command::new(env!("CARGO_BIN_EXE_recall"));
    let run = run
        .current_dir("/")
        .env_clear()
        .args(["prove", "--verify", "--data"]);
    assert!(run.arg(clinic.path("")).output().unwrap().status.success());
    // The week is no list, and nothing of it is kept.
    let run = Command::new(env!("CARGO_BIN_EXE_recall"))
        .current_dir(clinic.path(""))
        .env_clear()
        .args(["plan", "--week"])
        .output()
        .unwrap();
    assert!(run.status.success());
    assert_eq!(clinic::names(&clinic.path("kept")).len(), 2);
}

#[test]
fn what_was_looked_through_is_told_in_both_languages() {
    let clinic = old_days();
    prove(&clinic, &["--expire", "3y"]);
    for day in ["2020-03-02", "2020-03-03"] {
        let path = clinic.path("days").join(day).join("expired.json");
        let mut expired: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
        expired["on"] = "2026-03-03".into();
        fs::write(&path, expired.to_string()).unwrap();
    }
    archive(&clinic, "2026-03-04");
    archive(&clinic, "2026-03-03");
    fs::write(clinic.path("days/2026-03-04/list.json"), "{}").unwrap();
    fs::remove_file(clinic.path("days/2026-03-03/settings.toml")).unwrap();
    for lang in ["ru", "en"] {
        let more = ["--verify", "--lang", lang];
        let run = Command::new(env!("CARGO_BIN_EXE_recall"))
            .current_dir(clinic.path(""))
            .env_clear()
            .args(["prove", "--archive", "days"])
            .args(more)
            .output()
            .unwrap();
        assert_eq!(run.status.code(), Some(1));
        // In the hashes is the version of the program.
        let told = clinic::stdout(&run);
        let is_hash =
            |line: &&str| line.contains('·') || line.starts_with("  ") && !line.contains(':');
        let lines: Vec<&str> = told.lines().filter(|line| !is_hash(line)).collect();
        let screen = match lang {
            "ru" => clinic::screen("prove/verify.ru.txt"),
            _ => clinic::screen("prove/verify.en.txt"),
        };
        screen.assert_eq(&(lines.join("\n") + "\n"));
    }
}
