//! `recall explain` over the clinic of `examples/`: why a patient is, or is not, called on 2 March 2026.
#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::path::Path;
use std::process::Output;

use assert_cmd::Command;
use expect_test::{Expect, expect};
use recall::model::decision::{Code, Step};
use recall::phone;
use serde_json::Value;

use crate::clinic::{lines_with, screen};

fn run(asked: &str, more: &[&str]) -> Output {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/clinic");
    Command::new(env!("CARGO_BIN_EXE_recall"))
        .env_clear()
        .arg("explain")
        .arg(asked)
        .arg("--data")
        .arg(data)
        .args(["--date", "2026-03-02"])
        .args(more)
        .output()
        .unwrap()
}

#[track_caller]
fn explained(asked: &str, more: &[&str]) -> String {
    let run = run(asked, more);
    let said = String::from_utf8(run.stderr).unwrap();
    assert_eq!((run.status.code(), said.as_str()), (Some(0), ""));
    String::from_utf8(run.stdout).unwrap()
}

fn json(asked: &str) -> Value {
    serde_json::from_str(&explained(asked, &["--format", "json"])).unwrap()
}

#[track_caller]
#[expect(clippy::needless_pass_by_value, reason = "it is written on the spot")]
fn refused(asked: &str, language: &str, expected: Expect) {
    let run = run(asked, &["--lang", language]);
    assert_eq!(run.status.code(), Some(2));
    assert!(run.stdout.is_empty());
    expected.assert_eq(&String::from_utf8(run.stderr).unwrap());
}

#[test]
fn an_administrator_reads_why() {
    for (patient, expected) in [
        ("9", screen("explain/called.txt")),
        ("11", screen("explain/not_signed.txt")),
        ("62", screen("explain/later.txt")),
        ("34", screen("explain/opted_out.txt")),
        ("59", screen("explain/two_cards.txt")),
    ] {
        expected.assert_eq(&explained(patient, &[]));
    }
}

/// Who calls in says a name or is seen by the number.
#[test]
fn somebody_is_found_by_name_number_or_case_as_people_say_them() {
    let by_id = explained("9", &[]);
    for asked in [
        "игнатьева",
        "тамар игн",
        "8 905 000 09 09",
        "000-09-09",
        "+79050000909",
    ] {
        assert_eq!(explained(asked, &[]), by_id, "{asked}");
    }
    let words = Command::new(env!("CARGO_BIN_EXE_recall"))
        .args([
            "explain",
            "Игнатьева",
            "Тамара",
            "--data",
            "examples/clinic",
        ])
        .args(["--date", "2026-03-02"])
        .output()
        .unwrap();
    assert_eq!(String::from_utf8(words.stdout).unwrap(), by_id);
    // What an id is goes before what it may be the end of.
    let of_case = json("план:П9");
    assert_eq!(of_case["cases"][0]["case"], "plan:П9");
}

/// Names stand on standard output, for whoever asked; not on standard error, which may be kept.
#[test]
fn where_several_may_be_meant_they_are_listed() {
    let run = run("морозова", &[]);
    assert_eq!(run.status.code(), Some(2));
    expect![[r#"
        • Морозова Ева Артёмовна (39), дата рождения 14.06.2017, представитель: Морозова
          Кристина Олеговна
        • Морозова Кристина Олеговна (40), дата рождения 30.10.1988
    "#]]
    .assert_eq(&String::from_utf8(run.stdout).unwrap());
    expect![[r#"
        ошибка: морозова: подходят 2 пациента
        подсказка: укажите номер карты, он стоит в скобках, или имя полнее
    "#]]
    .assert_eq(&String::from_utf8(run.stderr).unwrap());
}

#[test]
fn every_verdict_has_its_words() {
    let all = |language: &str| {
        ["10", "61", "24", "18", "7", "46"]
            .map(|patient| explained(patient, &["--lang", language]))
            .join("\n")
    };
    screen("explain/verdicts.ru.txt").assert_eq(&all("ru"));
    screen("explain/verdicts.en.txt").assert_eq(&all("en"));
}

#[test]
fn rows_that_bar_a_patient_are_shown_with_what_is_wrong() {
    let text = explained("67", &[]);
    expect![[r#"
        · plans.csv:32, столбец «Подписан»: нужна дата, например 02.03.2026, а в
        (plans.csv:32).
        (plans.csv:32)
        · исправьте: plans.csv:32
        · plans.csv:32 — строка, которую нельзя принять: её не удалось прочитать или
    "#]]
    .assert_eq(&lines_with(&text, "plans.csv:32"));
}

#[test]
fn one_case_is_explained_alone_and_the_day_all_the_same() {
    let text = explained("agreement:Д53б", &[]);
    assert!(!text.contains("agreement:Д53а"), "{text}");
    screen("explain/one_case.txt").assert_eq(&text);
    assert_eq!(explained("plan:П9", &[]), explained("9", &[]));
}

#[test]
fn no_line_is_long_and_a_number_stands_in_the_head_alone() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/clinic");
    let mut plan = Command::new(env!("CARGO_BIN_EXE_recall"));
    let plan = plan.args(["plan", "--date", "2026-03-02", "--format", "json", "--data"]);
    let list: Value = serde_json::from_slice(&plan.arg(data).output().unwrap().stdout).unwrap();
    let contacts = list["contacts"].as_array().unwrap().iter();
    let called: Vec<&Value> = contacts.map(|contact| &contact["patient_id"]).collect();
    for patient in 1..=68 {
        // Each language for every other patient: a run takes its time.
        let language = ["ru", "en"][patient % 2];
        let text = explained(&patient.to_string(), &["--lang", language]);
        let (head, rest) = text.split_once("\n\n").unwrap();
        let id = Value::from(patient.to_string());
        let is_called = called.contains(&&id);
        assert_eq!(phone::telephone_like(head).is_empty(), !is_called, "{head}");
        assert!(phone::telephone_like(rest).is_empty(), "{rest}");
        let longest = text.lines().map(|line| line.chars().count()).max();
        assert!(longest <= Some(80), "{text}");
    }
}

#[test]
fn an_id_that_nobody_has_is_an_error_that_helps() {
    refused(
        "09",
        "ru",
        expect![[r#"
            ошибка: 09: такого пациента, визита, плана или договорённости в файлах нет
            подсказка: возможно, имелось в виду: 9
        "#]],
    );
    refused(
        "plan: п9",
        "en",
        expect![[r#"
            error: plan: п9: there is no such patient, visit, plan or agreement in the files
            hint: did you mean plan:П9?
        "#]],
    );
    refused(
        "Лапенко",
        "ru",
        expect![[r#"
            ошибка: Лапенко: такого пациента, визита, плана или договорённости в файлах нет
            подсказка: нужен номер карты, имя, телефон или повод: plan:17, visit:204, agreement:31
        "#]],
    );
    refused(
        "plan:П67",
        "ru",
        expect![[r#"
            ошибка: plan:П67 есть только в строках, которые не удалось принять:
            ошибка: plans.csv:32, столбец «Подписан»: нужна дата, например 02.03.2026, а в ячейке 2 буквы (строка не принята)
            подсказка: исправьте эти строки и спросите ещё раз
        "#]],
    );
    refused(
        "300",
        "en",
        expect![[r#"
            error: 300 stands only in rows that could not be used:
            error: visits.csv:30, column "№ карты": there is no such patient in the patients' file (row decides nothing)
            hint: mend these rows and ask again
        "#]],
    );
    refused(
        "visit:В33",
        "en",
        expect![[r#"
            error: visit:В33: this visit is over or called off, there is nothing to decide
            hint: all about this patient: recall explain 33
        "#]],
    );
}

#[test]
fn of_two_patients_none_is_explained() {
    let run = run("9", &["11"]);
    assert_eq!(run.status.code(), Some(2));
    assert!(run.stdout.is_empty());
}

#[test]
fn json_has_one_shape_for_everybody() {
    for patient in 1..=68 {
        let found = json(&patient.to_string());
        let keys: Vec<&String> = found.as_object().unwrap().keys().collect();
        assert_eq!(
            keys,
            [
                "schema",
                "patient_id",
                "patient_name",
                "date",
                "now",
                "contact",
                "barred",
                "cases"
            ]
        );
        assert_eq!(found["schema"], "recall.explain/1");
        assert_eq!(found["patient_id"], patient.to_string());
        assert_eq!(found["date"], "2026-03-02");
        let mut is_called = false;
        for case in found["cases"].as_array().unwrap() {
            is_called |= case["verdict"] == "call";
            has_the_steps_of_its_codes(case);
        }
        assert_eq!(found["contact"].is_object(), is_called, "{patient}");
    }
}

fn strings(value: &Value) -> Vec<&str> {
    let values = value.as_array().unwrap().iter();
    values.map(|value| value.as_str().unwrap()).collect()
}

/// Every code is of the one step that was not passed, and that is the last.
#[track_caller]
fn has_the_steps_of_its_codes(case: &Value) {
    let codes = strings(&case["codes"]);
    let steps = case["steps"].as_array().unwrap();
    for code in &codes {
        let code = Code::ALL.iter().find(|known| known.name() == *code);
        let step = code.unwrap().step();
        assert_eq!(steps.last().unwrap()["step"], step.name(), "{case}");
    }
    let failed = steps.iter().filter(|step| step["passed"] == false);
    let failed: Vec<&Value> = failed.collect();
    if codes.is_empty() {
        assert_eq!((failed.len(), steps.len()), (0, Step::ALL.len()), "{case}");
    } else {
        assert_eq!(failed, [steps.last().unwrap()]);
        assert_eq!(strings(&failed[0]["codes"]), codes);
    }
    assert_eq!(strings(&case["change"]).is_empty(), codes.is_empty());
    for row in case["evidence"].as_array().unwrap() {
        assert!(row["row"].as_str().unwrap().contains(".csv:"));
        assert!(row["kind"] != "other" && !row["text"].as_str().unwrap().is_empty());
    }
}

#[test]
fn what_the_callers_have_no_time_for_is_put_off_here_too() {
    let half_an_hour = ["--callers", "1", "--shift", "09:00-09:30"];
    let said = explained("26", &half_an_hour);
    screen("explain/no_time.txt").assert_eq(&said);
    // Whoever goes first is called all the same.
    let said = explained("22", &half_an_hour);
    expect![[r#"
        Цветков Олег Степанович (22) · Понедельник, 2 марта 2026
        Сегодня звоним: 8 (916) 000-22-22, 09:00-09:30; звонит администратор.
        Телефон пациента записан здесь: patients.csv:23 или cards.csv:22."#]]
    .assert_eq(said.split("\n\n").next().unwrap());
    assert!(json("26")["contact"].is_object());
}
