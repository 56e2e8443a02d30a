//! Promises of `recall rules`: the list, one reason in full, the settings in force, a name that is unknown.
#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::fs;
use std::process::Output;

use assert_cmd::Command;
use expect_test::expect;
use recall::base::Language;
use recall::plan::rules::ALL;
use tempfile::TempDir;

use crate::clinic::screen;

/// Runs in a folder that holds nothing but these settings.
fn run(settings: &str, arguments: &[&str]) -> Output {
    let folder: TempDir = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("recall.toml"), settings).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_recall"));
    command.current_dir(folder.path()).env_clear();
    command.arg("rules").args(arguments).output().unwrap()
}

fn said(settings: &str, arguments: &[&str]) -> String {
    let run = run(settings, arguments);
    assert_eq!(String::from_utf8(run.stderr).unwrap(), "");
    assert_eq!(run.status.code(), Some(0));
    String::from_utf8(run.stdout).unwrap()
}

#[test]
fn all_eight_in_short() {
    let russian = said("", &[]);
    let english = said("", &["--lang", "en"]);
    for (place, rule) in ALL.into_iter().enumerate() {
        for (list, name) in [
            (&russian, rule.name(Language::Russian)),
            (&english, rule.name(Language::English)),
        ] {
            let line = list.lines().nth(2 * place).unwrap();
            assert!(
                line.starts_with(&format!("{}  {name} ", place + 1)),
                "{line}"
            );
            assert!(
                line.ends_with(&format!(" {}", rule.reason.name())),
                "{line}"
            );
        }
    }
    screen("rules/all.ru.txt").assert_eq(&russian);
    screen("rules/all.en.txt").assert_eq(&english);
}

#[test]
fn one_by_its_number_or_any_of_its_names() {
    let expected = said("", &["6"]);
    screen("rules/hygiene_reminder.ru.txt").assert_eq(&expected);
    for name in [
        &["hygiene_reminder"][..],
        &["HYGIENE-REMINDER"],
        &["Hygiene reminder"],
        &["Напоминание о чистке"],
        &["напоминание", "о", "чистке"],
        &["06"],
    ] {
        assert_eq!(said("", name), expected, "{name:?}");
    }
    let with_or_without_dots = [
        said("", &["Напоминание о приёме"]),
        said("", &["НАПОМИНАНИЕ О ПРИЕМЕ"]),
    ];
    assert_eq!(with_or_without_dots[0], said("", &["1"]));
    assert_eq!(with_or_without_dots[1], said("", &["1"]));
}

#[test]
fn several_at_once_each_in_full() {
    let each = |names: &[&str]| {
        let told = names.iter().map(|name| said("", &[name]));
        told.collect::<Vec<_>>().join("\n")
    };
    assert_eq!(said("", &["1", "2", "3"]), each(&["1", "2", "3"]));
    // A name of several words is one, and what is named twice is told once.
    let mixed = ["напоминание", "о", "чистке", "1", "6"];
    assert_eq!(said("", &mixed), each(&["6", "1"]));
}

#[test]
fn by_what_people_call_it() {
    assert_eq!(said("", &["чистка"]), said("", &["6"]));
    assert_eq!(said("", &["cleaning"]), said("", &["6"]));
    // A word for several reasons tells of each.
    assert_eq!(said("", &["план"]), said("", &["2", "3"]));
}

#[test]
fn one_in_english() {
    let english = said("[clinic]\nlanguage = \"en\"\n", &["6"]);
    screen("rules/hygiene_reminder.en.txt").assert_eq(&english);
}

#[test]
fn the_settings_in_force() {
    let settings = "[reasons.hygiene_reminder]\nlead_days = 21\ncaller = \"doctor\"\n";
    let told = said(settings, &["6"]);
    screen("rules/hygiene_reminder_set.txt").assert_eq(&told);
    let list = said(settings, &[]);
    let own = list.find("hygiene_reminder").unwrap();
    expect!["   врач; звонок, СМС, мессенджер или почта"]
        .assert_eq(list[own..].lines().nth(1).unwrap());
    // No setting makes anybody but the doctor call in person.
    assert!(!said("", &["8"]).contains(".caller"));
    let bad = run("[reasons.hygiene_reminder]\nlead = 21\n", &["6"]);
    assert_eq!(bad.status.code(), Some(78));
}

#[test]
fn settings_of_another_folder_or_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("recall.toml");
    fs::write(&path, "reasons.control_exam.lead_days = 3\n").unwrap();
    let (folder, path) = (folder.path().to_str().unwrap(), path.to_str().unwrap());
    for place in [["--data", folder], ["--config", path]] {
        let told = said("", &[&["4"][..], &place].concat());
        assert!(
            told.contains("  reasons.control_exam.lead_days = 3 "),
            "{told}"
        );
    }
}

#[test]
fn the_settings_that_are_shown_can_be_used() {
    for number in ["1", "2", "3", "4", "5", "6", "7", "8"] {
        let told = said("", &[number]);
        let lines = told.lines().filter(|line| line.starts_with("  reasons."));
        let settings: Vec<&str> = lines.map(str::trim_start).collect();
        assert!(!settings.is_empty());
        assert_eq!(said(&settings.join("\n"), &[number]), told);
    }
}

#[test]
fn an_unknown_name_is_told_with_the_nearest() {
    for (arguments, expected) in [
        (
            &["higiene"][..],
            expect![[r#"
                ошибка: нет повода «higiene»
                подсказка: похожие: 6 Напоминание о чистке (hygiene_reminder); все восемь показывает recall rules
            "#]],
        ),
        (
            &["1", "9", "2"],
            expect![[r#"
                ошибка: нет повода с номером 9
                подсказка: номера от 1 до 8; все восемь показывает recall rules
            "#]],
        ),
        (
            &["personal_cal", "--lang", "en"],
            expect![[r#"
                error: there is no reason "personal_cal"
                hint: the nearest: 8 The doctor's personal call (personal_call); recall rules shows all eight
            "#]],
        ),
        (
            &["9"],
            expect![[r#"
                ошибка: нет повода с номером 9
                подсказка: номера от 1 до 8; все восемь показывает recall rules
            "#]],
        ),
        (
            &["0", "--lang", "en"],
            expect![[r#"
                error: there is no reason number 0
                hint: the numbers are 1 to 8; recall rules shows all eight
            "#]],
        ),
    ] {
        let run = run("", arguments);
        expected.assert_eq(&String::from_utf8(run.stderr).unwrap());
        assert_eq!(run.status.code(), Some(2));
        assert!(run.stdout.is_empty());
    }
}
