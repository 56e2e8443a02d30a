//! One call of the list at the terminal: whom and when, what to look up, what to say, what to answer.
#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::process::Output;

use assert_cmd::Command;
use expect_test::expect;
use serde_json::Value;

use crate::clinic::{Clinic, PATIENTS, screen, stderr, stdout};

fn run(arguments: &[&str]) -> Output {
    let mut command = Command::cargo_bin("recall").unwrap();
    let command = command.env("TZ", "Europe/Moscow");
    let day = ["--data", "examples/clinic", "--date", "2026-03-02"];
    command.args(arguments).args(day).output().unwrap()
}

#[test]
fn a_call_is_shown_whole() {
    for (position, language, shown) in [
        ("2", "ru", screen("call/2.ru.txt")),
        ("7", "ru", screen("call/7.ru.txt")),
        ("10", "ru", screen("call/10.ru.txt")),
        ("1", "en", screen("call/1.en.txt")),
        ("9", "en", screen("call/9.en.txt")),
    ] {
        let call = run(&["call", position, "--lang", language]);
        assert_eq!(call.status.code(), Some(0), "{}", stderr(&call));
        shown.assert_eq(&stdout(&call));
        for line in stdout(&call).lines() {
            assert!(line.chars().count() <= 80, "{line}");
        }
    }
}

/// It has all that the list has: whoever calls by it needs nothing else.
#[test]
fn it_has_the_words_of_the_list() {
    let list = run(&["plan", "--format", "json"]);
    let list: Value = serde_json::from_slice(&list.stdout).unwrap();
    let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut talks = 0;
    for contact in list["contacts"].as_array().unwrap() {
        let position = contact["position"].to_string();
        let shown = squeezed(&stdout(&run(&["call", &position])));
        let mut texts: Vec<&str> = Vec::new();
        for column in ["prepare", "avoid"] {
            texts.extend(
                contact[column]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|it| it.as_str().unwrap()),
            );
        }
        texts.extend(
            contact["cases"]
                .as_array()
                .unwrap()
                .iter()
                .map(|it| it["why"].as_str().unwrap()),
        );
        texts.push(contact["patient_name"].as_str().unwrap());
        let script = contact["script"].as_str().unwrap();
        if script.lines().count() > 1 {
            talks += 1;
            texts.push(script);
        }
        for text in texts {
            assert!(
                shown.contains(&squeezed(text)),
                "{position}: {text}\n{shown}"
            );
        }
    }
    assert!(talks > 5, "{talks}");
}

#[test]
fn a_call_is_found_by_place_name_or_telephone() {
    let by_place = stdout(&run(&["call", "2"]));
    for asked in ["№ 2", "#2", "цветков", "8 916 000 22 22", "олег цвет"] {
        assert_eq!(stdout(&run(&["call", asked])), by_place, "{asked}");
    }
    for (asked, language) in [
        ("99", "ru"),
        ("фролов", "ru"),
        ("морозова", "ru"),
        ("Smith", "en"),
    ] {
        let call = run(&["call", asked, "--lang", language]);
        assert_eq!(call.status.code(), Some(2), "{asked}");
    }
    expect![[r#"
        ошибка: 99: в сегодняшнем списке такого звонка нет
        подсказка: номера от 1 до 18; почему пациенту не звонят, скажет recall explain
    "#]]
    .assert_eq(&stderr(&run(&["call", "99"])));
    expect![[r#"
        error: фролов: there is no such call on the day's list
        hint: the numbers are 1 to 18; recall explain says why a patient is not called
    "#]]
    .assert_eq(&stderr(&run(&["call", "фролов", "--lang", "en"])));
    let several = run(&["call", "морозова"]);
    expect![[r#"
        • Морозова Ева Артёмовна (39), дата рождения 14.06.2017, представитель: Морозова
          Кристина Олеговна
        • Морозова Кристина Олеговна (40), дата рождения 30.10.1988
    "#]]
    .assert_eq(&stdout(&several));
}

/// Of two on one number a doctor calls one: each caller is shown the own words.
#[test]
fn whoever_calls_is_shown_the_own_words() {
    let same_number = PATIENTS.replace("000-00-02", "000-00-01");
    let unwell = "contacted_at,patient_id,outcome\n2026-03-01 10:00,1,unwell\n";
    let clinic = Clinic::new()
        .file("patients.csv", same_number)
        .file("contacts.csv", unwell);
    let shown = |name: &str| {
        let mut command = Command::cargo_bin("recall").unwrap();
        let command = command.args(["call", name, "--lang", "en", "--date", "2026-03-02"]);
        let run = command
            .arg("--data")
            .arg(clinic.path("."))
            .output()
            .unwrap();
        stdout(&run)
    };
    let (doctors, administrators) = (shown("Stone"), shown("Field"));
    assert!(
        doctors.contains("Hello! Ada Stone?") && !doctors.contains("I am an administrator"),
        "{doctors}"
    );
    assert!(
        administrators.contains("Hello! Ben Field?")
            && administrators.contains("I am an administrator")
            && !administrators.contains("not feeling well"),
        "{administrators}"
    );
}
