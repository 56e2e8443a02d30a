//! Exports that another program replaces or writes to while they are read, with the length and the time that they had.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, SystemTime};

use recall::disk::fingerprint;
use serde_json::Value;

use crate::clinic::{Clinic, stderr};

/// So many runs read while files are swapped.
const RUNS: usize = 20;
const ROWS: usize = 20_000;

/// An export of patients whose surnames all begin alike.
fn patients(begins: char) -> String {
    let mut text =
        "patient_id,last_name,first_name,birth_date,phone,consent,consent_on\n".to_owned();
    for id in 0..ROWS {
        let phone = 9_160_000_000 + id;
        writeln!(
            text,
            "{id:05},{begins}{id:05},Ada,1980-05-14,8{phone},yes,2026-01-10"
        )
        .unwrap();
    }
    text
}

/// A plan that is to be called about, for patients from all over the file.
fn plans() -> String {
    let mut text =
        "plan_id,patient_id,item_id,procedure,signed_on,urgent,due_on,status\n".to_owned();
    for id in (0..ROWS).step_by(250) {
        writeln!(
            text,
            "{id},{id:05},1,filling,2026-02-02,yes,2026-02-20,planned"
        )
        .unwrap();
    }
    text
}

fn set_time(path: &Path) {
    let file = File::options().append(true).open(path).unwrap();
    let time = SystemTime::UNIX_EPOCH + Duration::from_secs(1_772_000_000);
    file.set_modified(time).unwrap();
}

/// Puts one version after another under the name: as a new file, or into the file that is there.
fn swap(path: &Path, versions: &[String; 2], is_over: &AtomicBool) {
    let new = path.with_extension("new");
    let mut count = 0;
    while !is_over.load(Ordering::Relaxed) {
        let version = &versions[count % 2];
        if count / 2 % 2 == 0 {
            fs::write(&new, version).unwrap();
            set_time(&new);
            fs::rename(&new, path).unwrap();
        } else {
            let mut file = File::options().write(true).open(path).unwrap();
            file.write_all(version.as_bytes()).unwrap();
            drop(file);
            set_time(path);
        }
        count += 1;
        thread::sleep(Duration::from_millis(30));
    }
    fs::remove_file(new).ok();
}

#[test]
fn a_list_is_of_one_version_of_a_file_or_none_and_its_digest_is_of_that_version() {
    let versions = ['A', 'B'].map(patients);
    assert_eq!(versions[0].len(), versions[1].len());
    let digests = versions.each_ref();
    let digests = digests.map(|text| fingerprint::of_bytes(text.as_bytes()));
    let clinic = Clinic::new()
        .file("patients.csv", &versions[0])
        .file("plans.csv", plans());
    let path = clinic.path("patients.csv");
    set_time(&path);
    let is_over = AtomicBool::new(false);
    let mut refused = 0;
    thread::scope(|scope| {
        scope.spawn(|| swap(&path, &versions, &is_over));
        for _ in 0..RUNS {
            let run = clinic.run(&["--format", "json", "--archive", "archive"]);
            let status = run.status.code();
            match status {
                Some(65) => {
                    assert!(
                        stderr(&run).contains("changed while it was read"),
                        "{}",
                        stderr(&run)
                    );
                    refused += 1;
                }
                Some(0) => {
                    let list: Value = serde_json::from_slice(&run.stdout).unwrap();
                    let sha256 = list["inputs"][0]["sha256"].as_str().unwrap();
                    let version = digests.iter().position(|known| known == sha256);
                    let begins = ['A', 'B'][version.expect("the digest is of one version")];
                    let contacts = list["contacts"].as_array().unwrap();
                    assert_eq!(contacts.len(), ROWS / 250);
                    for contact in contacts {
                        let name = contact["patient_name"].as_str().unwrap();
                        assert!(name.starts_with(begins), "{name} in a list of {begins}");
                    }
                }
                _ => assert_eq!(status, Some(0), "{}", stderr(&run)),
            }
        }
        is_over.store(true, Ordering::Relaxed);
    });
    assert!(refused > 0, "no file was swapped while it was read");
}
