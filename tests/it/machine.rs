//! What the machine says of time and place, and a fault of the program itself.

use std::fs::File;
use std::process::Command;
use std::time::{Duration, SystemTime};

use expect_test::expect;
use serde_json::Value;

use crate::clinic::{Clinic, SETTINGS, stderr, the_same};

/// The time zone of a list made with this `TZ`, and what was said in the first place.
fn zone(told: &str, settings: &str) -> Result<String, String> {
    let clinic = Clinic::new().file("recall.toml", settings);
    let mut process = clinic.process(&["--format", "json", "--quiet"]);
    let run = process.env("TZ", told).output().unwrap();
    if !run.status.success() {
        assert_eq!(run.status.code(), Some(78), "{}", stderr(&run));
        return Err(stderr(&run));
    }
    let list: Value = serde_json::from_slice(&run.stdout).unwrap();
    Ok(list["timezone"].as_str().unwrap().to_owned())
}

#[test]
fn a_zone_is_read_in_every_form_in_which_machines_have_it() {
    for (told, wanted) in [
        ("Asia/Kamchatka", "Asia/Kamchatka"),
        (":Asia/Omsk", "Asia/Omsk"),
        ("/usr/share/zoneinfo/Asia/Omsk", "Asia/Omsk"),
        ("MSK-3", "Etc/GMT-3"),
        ("", "UTC"),
    ] {
        assert_eq!(zone(told, "").as_deref(), Ok(wanted), "{told:?}");
    }
}

#[test]
fn what_is_no_zone_ends_the_run_where_the_settings_name_none() {
    for told in ["Europe/Moskow", "MSK", "UTC+3", "IST-5:30", "\u{1b}[2J"] {
        assert_eq!(zone(told, SETTINGS).as_deref(), Ok("Europe/Moscow"));
        let said = zone(told, "").unwrap_err();
        assert!(
            said.starts_with("error: TZ: there is no time zone \""),
            "{said}"
        );
        assert!(!said.contains('\u{1b}'));
    }
    expect![[r#"
        error: TZ: there is no time zone "Europe/Moskow"; the nearest is Europe/Moscow. The settings name none, and day and hours of calls depend on it
        hint: write timezone = "Europe/Moscow", or your own, under [clinic] in recall.toml: TZ changes nothing then
    "#]].assert_eq(&zone("Europe/Moskow", "").unwrap_err());
    let clinic = Clinic::new().russian().file("recall.toml", "");
    let said = [&["--quiet"][..], &[]].map(|more| {
        let run = clinic.process(more).env("TZ", "MSK-3:30").output().unwrap();
        assert_eq!(run.status.code(), Some(78));
        stderr(&run)
    });
    expect![[r#"
        ошибка: TZ: часового пояса "MSK-3:30" нет. В настройках пояс не назван, а от него зависят день и часы звонков
        подсказка: впишите в recall.toml, в раздел [clinic], timezone = "Europe/Moscow" или свой пояс: тогда TZ ничего не меняет
    "#]].assert_eq(&the_same(said));
}

#[test]
fn files_written_before_1970_or_after_all_days_are_read() {
    let far = Duration::from_secs(1 << 34);
    let long_ago = Duration::from_secs(1 << 31);
    for time in [
        SystemTime::UNIX_EPOCH - long_ago,
        SystemTime::UNIX_EPOCH + far,
    ] {
        let clinic = Clinic::new();
        for name in ["patients.csv", "plans.csv", "visits.csv"] {
            let file = File::options()
                .append(true)
                .open(clinic.path(name))
                .unwrap();
            file.set_modified(time).unwrap();
        }
        clinic.plan().calls(&["1", "2"]);
    }
}

/// The name by which a test runs itself again.
const FAULT: &str = "machine::a_fault_for_the_test_below";

#[test]
#[ignore = "it ends the process: the test below runs it in one of its own"]
fn a_fault_for_the_test_below() {
    recall::run::fault::watch();
    panic!("Маркеров, +79160000001");
}

#[test]
fn a_fault_tells_its_place_and_no_word_of_what_it_was_about() {
    let run = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", FAULT, "--ignored", "--nocapture"])
        .output()
        .unwrap();
    assert_eq!(run.status.code(), Some(70));
    let (said, version) = (stderr(&run), env!("CARGO_PKG_VERSION"));
    assert!(
        !said.contains("Маркеров") && !said.contains("7916"),
        "{said}"
    );
    assert!(
        said.contains("tests/it/machine.rs:") && said.contains(version),
        "{said}"
    );
    assert_eq!(said.lines().count(), 2, "{said}");
}
