//! Where the clinic's folder is, where the command does not say; and `-` for standard input and output.
#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use expect_test::expect;
use tempfile::TempDir;

use crate::clinic::{Clinic, stderr};

const DAY: [&str; 2] = ["--date", "2026-03-02"];

/// A clinic whose every list names its only patient so.
fn clinic(name: &str) -> Clinic {
    let patients = format!(
        "patient_id,last_name,first_name,birth_date,phone,consent,consent_on\n1,{name},Ada,1980-05-14,8 916 000-00-01,yes,2026-01-10\n"
    );
    let plans = "plan_id,patient_id,item_id,procedure,signed_on,urgent,due_on,status\nA,1,1,filling,2026-02-02,yes,2026-02-20,planned\n";
    Clinic::new()
        .file("patients.csv", patients)
        .file("plans.csv", plans)
}

/// The folder of a user, with his own settings in the usual place.
fn home(settings: &str) -> TempDir {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join(".config/recall");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("recall.toml"), settings).unwrap();
    home
}

fn run(present: &Clinic, environment: &[(&str, PathBuf)], arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_recall"));
    command.current_dir(present.path("")).env_clear();
    for (name, value) in environment {
        command.env(name, value);
    }
    command
        .args(["--lang", "en"])
        .args(arguments)
        .output()
        .unwrap()
}

/// Whose list it is.
fn listed(run: &Output) -> String {
    assert_eq!(run.status.code(), Some(0), "{}", stderr(run));
    let list = String::from_utf8(run.stdout.clone()).unwrap();
    let all = ["Present", "Home", "Variable", "Option", "Elsewhere"];
    let named = all.into_iter().filter(|name| list.contains(*name));
    named.collect::<Vec<_>>().join(" ")
}

#[test]
fn the_option_goes_before_the_variable_and_that_before_the_users_settings() {
    let [present, own, variable, option, elsewhere] =
        ["Present", "Home", "Variable", "Option", "Elsewhere"].map(clinic);
    let quoted = |clinic: &Clinic| format!("data = '{}'\n", clinic.path("").display());
    let home = home(&quoted(&own));
    let config = tempfile::tempdir().unwrap();
    fs::create_dir(config.path().join("recall")).unwrap();
    fs::write(config.path().join("recall/recall.toml"), quoted(&elsewhere)).unwrap();
    let home = ("HOME", home.path().to_owned());
    let config = ("XDG_CONFIG_HOME", config.path().to_owned());
    let data = ("RECALL_DATA", variable.path(""));
    let none = ("RECALL_DATA", PathBuf::new());
    let folder = option.path("");
    let named = ["plan", DAY[0], DAY[1], "--data", folder.to_str().unwrap()];
    let plan = &named[..3];
    for (environment, arguments, expected) in [
        (&[][..], plan, "Present"),
        (std::slice::from_ref(&home), plan, "Home"),
        // The folder that is set for such files goes before the usual one, if it is a whole path.
        (&[home.clone(), config.clone()], plan, "Elsewhere"),
        (
            &[home.clone(), ("XDG_CONFIG_HOME", "here".into())],
            plan,
            "Home",
        ),
        (
            &[home.clone(), config.clone(), data.clone()],
            plan,
            "Variable",
        ),
        // A variable that is empty is none.
        (&[home.clone(), none], plan, "Home"),
        (
            &[home.clone(), config.clone(), data.clone()],
            &named,
            "Option",
        ),
        // The present folder can be named too.
        (
            std::slice::from_ref(&data),
            &["plan", DAY[0], DAY[1], "--data", "."],
            "Present",
        ),
        (
            std::slice::from_ref(&data),
            &["explain", "1", DAY[0], DAY[1]],
            "Variable",
        ),
    ] {
        let run = run(&present, environment, arguments);
        assert_eq!(listed(&run), expected, "{environment:?} {arguments:?}");
    }
}

#[test]
fn a_folder_in_the_users_settings_may_begin_in_his_own() {
    let present = clinic("Present");
    let own = clinic("Home");
    let names = own.names();
    for (settings, folder) in [
        ("data = '~/exports'", "exports"),
        ("data = 'exports'", ".config/recall/exports"),
    ] {
        let home = home(settings);
        let folder = home.path().join(folder);
        fs::create_dir_all(&folder).unwrap();
        for name in &names {
            fs::copy(own.path(name), folder.join(name)).unwrap();
        }
        let run = run(
            &present,
            &[("HOME", home.path().to_owned())],
            &["plan", DAY[0], DAY[1]],
        );
        assert_eq!(listed(&run), "Home", "{settings}");
    }
}

#[test]
fn wrong_settings_of_a_user_are_told_where_they_are_needed() {
    let present = clinic("Present");
    let home = home("folder = '/srv'\ndata = 7\n");
    let environment = [("HOME", home.path().to_owned())];
    let run_with = |arguments: &[&str]| run(&present, &environment, arguments);
    let run = run_with(&["plan", DAY[0], DAY[1]]);
    assert_eq!((run.status.code(), run.stdout.len()), (Some(78), 0));
    let said = stderr(&run).replace(home.path().to_str().unwrap(), "HOME");
    expect![[r#"
        error: HOME/.config/recall/recall.toml:1:1: folder is not a setting; the nearest is data
        error: HOME/.config/recall/recall.toml:2:8: data: wanted a folder, in quotes, found 7
    "#]]
    .assert_eq(&said);
    for arguments in [
        &["plan", DAY[0], DAY[1], "--data", "."][..],
        &["schema", "patients"],
        &["plan", "--help"],
        &["man"],
    ] {
        let run = run_with(arguments);
        assert_eq!(
            run.status.code(),
            Some(0),
            "{arguments:?}: {}",
            stderr(&run)
        );
    }
}

/// A run that reads a text from standard input.
fn piped(clinic: &Clinic, text: &[u8], arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_recall"));
    command.current_dir(clinic.path("")).env_clear();
    command.args(arguments).args(["--lang", "en"]).args(DAY);
    let pipes = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut run = pipes.spawn().unwrap();
    run.stdin.take().unwrap().write_all(text).unwrap();
    run.wait_with_output().unwrap()
}

#[cfg(unix)]
#[test]
fn a_dash_is_standard_input() {
    let campaign = b"patient_id,name\n1,Stone\n9,Nobody\n";
    let clinic = Clinic::new().file("campaign.csv", campaign);
    let screened = |clinic: &Clinic, list: &str, text: &[u8]| {
        let run = piped(clinic, text, &["screen", list]);
        (run.status.code(), String::from_utf8(run.stdout).unwrap())
    };
    let of_file = screened(&clinic, "campaign.csv", b"");
    let clinic = clinic.without("campaign.csv");
    let (status, told) = screened(&clinic, "-", campaign);
    assert_eq!(status, Some(1));
    assert_eq!(told, of_file.1);
    // Settings through a pipe.
    let clinic = clinic.without("recall.toml");
    let settings = "[clinic]\ntimezone = \"Europe/Moscow\"\nname = \"Lime\"\n";
    let run = piped(
        &clinic,
        settings.as_bytes(),
        &["plan", "--config", "-", "--format", "json"],
    );
    let list = String::from_utf8(run.stdout).unwrap();
    assert!(list.contains("\"Lime\""), "{list}");
    // A list that was filled in.
    let clinic = clinic.file("recall.toml", settings);
    let list = piped(&clinic, b"", &["plan", "-o", "list.csv", "--no-record"]);
    assert_eq!(list.status.code(), Some(0), "{}", stderr(&list));
    let filled = filled(&clinic.text("list.csv"));
    let clinic = clinic.without("list.csv");
    let run = piped(&clinic, filled.as_bytes(), &["record", "-"]);
    assert_eq!(run.status.code(), Some(0), "{}", stderr(&run));
    assert!(clinic.text("recall-contacts.csv").contains("no_answer"));
}

/// The list with an outcome in its first row.
fn filled(list: &str) -> String {
    let delimiter = if list.contains("\";\"") { ';' } else { ',' };
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .delimiter(delimiter as u8)
        .from_reader(list.as_bytes());
    let mut rows: Vec<Vec<String>> = reader
        .records()
        .map(|row| row.unwrap().iter().map(str::to_owned).collect())
        .collect();
    let outcome = rows[0].iter().position(|name| name == "Outcome").unwrap();
    rows[1][outcome] = "no answer".into();
    let mut writer = csv::WriterBuilder::new()
        .delimiter(delimiter as u8)
        .from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

#[test]
fn a_dash_is_standard_output_and_nothing_else_stands_there() {
    let clinic = Clinic::new().file("campaign.csv", "patient_id,name\n1,Stone\n");
    for command in [
        &["plan"][..],
        &["plan", "--format", "json"],
        &["plan", "--format", "table"],
        &["check"],
        &["check", "--format", "json"],
        &["report", "--format", "csv"],
        &["screen", "campaign.csv"],
    ] {
        let silent = piped(&clinic, b"", command);
        let run = piped(&clinic, b"", &[command, &["-o", "-"]].concat());
        assert_eq!(
            run.status.code(),
            silent.status.code(),
            "{command:?}: {}",
            stderr(&run)
        );
        assert_eq!(run.stdout, silent.stdout, "{command:?}");
        assert_eq!(run.stderr, silent.stderr, "{command:?}");
        assert!(!clinic.path("-").exists());
    }
    // What is told beside the list stays beside it, so that the list can be piped on.
    let run = piped(&clinic, b"", &["plan", "-o", "-", "--format", "json"]);
    assert!(!run.stderr.is_empty());
    let list: serde_json::Value = serde_json::from_slice(&run.stdout).unwrap();
    assert_eq!(list["contacts"].as_array().unwrap().len(), 2);
    let package = |more: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_recall"));
        command.current_dir(clinic.path("")).env_clear();
        command
            .args(["schema", "patients"])
            .args(more)
            .output()
            .unwrap()
            .stdout
    };
    assert_eq!(package(&["-o", "-"]), package(&[]));
}

#[test]
fn q_is_quiet() {
    let clinic = Clinic::new();
    for command in ["plan", "report"] {
        let short = piped(&clinic, b"", &[command, "-q"]);
        let long = piped(&clinic, b"", &[command, "--quiet"]);
        assert_eq!(short.status.code(), Some(0), "{}", stderr(&short));
        assert_eq!((short.stdout, short.stderr), (long.stdout, long.stderr));
    }
    assert_eq!(stderr(&piped(&clinic, b"", &["plan", "-q"])), "");
    assert_ne!(stderr(&piped(&clinic, b"", &["plan"])), "");
}
