//! The words of the talks: those of the example clinic word for word, and a clinic's own in their place.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops where it fails"
)]

use std::fmt::Write;
use std::path::Path;
use std::process::Output;

use assert_cmd::Command;
use expect_test::expect;
use serde_json::Value;

use crate::clinic::{Clinic, PATIENTS, screen, stderr, stdout};

/// All talks of the example's list, and what is known before each and not said in it.
fn example(language: &str) -> String {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/clinic");
    let run = Command::new(env!("CARGO_BIN_EXE_recall"))
        .env_clear()
        .args([
            "plan",
            "--date",
            "2026-03-02",
            "--format",
            "json",
            "--quiet",
        ])
        .args(["--lang", language, "--data"])
        .arg(data)
        .output()
        .unwrap();
    let list: Value = serde_json::from_slice(&run.stdout).unwrap();
    let mut said = String::new();
    for contact in list["contacts"].as_array().unwrap() {
        if contact["channel"] != "call" {
            continue;
        }
        let reasons = contact["cases"].as_array().unwrap().iter();
        let reasons: Vec<_> = reasons
            .map(|case| case["reason"].as_str().unwrap())
            .collect();
        writeln!(said, "--- {}: {}", contact["position"], reasons.join(", ")).unwrap();
        writeln!(said, "{}", contact["script"].as_str().unwrap()).unwrap();
        for (mark, list) in [("?", "prepare"), ("!", "avoid")] {
            for line in contact[list].as_array().unwrap() {
                writeln!(said, "{mark} {}", line.as_str().unwrap()).unwrap();
            }
        }
    }
    said
}

#[test]
fn the_talks_of_the_example_are_said_so() {
    screen("scripts/example.ru.txt").assert_eq(&example("ru"));
    screen("scripts/example.en.txt").assert_eq(&example("en"));
}

/// `recall script` over a clinic.
fn shown(clinic: &Clinic, asked: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_recall"))
        .env_clear()
        .arg("script")
        .args(asked)
        .args(["--lang", "en", "--data"])
        .arg(clinic.path("."))
        .output()
        .unwrap()
}

const OWN: &str = "scripts/urgent_treatment.en.txt";

fn script_of_first(clinic: &Clinic) -> String {
    let run = clinic.run(&["--format", "json", "--quiet"]);
    let list: Value = serde_json::from_slice(&run.stdout).unwrap();
    list["contacts"][0]["script"].as_str().unwrap().to_owned()
}

#[test]
fn a_clinics_own_template_takes_the_place_of_the_one_that_is_built_in() {
    let clinic = Clinic::new();
    let before = script_of_first(&clinic);
    assert!(
        before.contains("One thing in this plan had better not wait: filling."),
        "{before}"
    );
    let clinic = clinic.file(OWN, "\u{feff}Still to be done: {{ item }}.\r\n");
    let after = script_of_first(&clinic);
    assert!(after.contains("\nStill to be done: filling.\n"), "{after}");
    assert!(!after.contains("had better not wait"), "{after}");
    // The talk around it is as it was.
    assert!(after.starts_with(before.lines().next().unwrap()));
    assert_eq!(after.lines().last(), before.lines().last());
    expect![[r#"
        {# urgent_treatment.en.txt: the clinic's own, scripts/urgent_treatment.en.txt #}
        Still to be done: {{ item }}.
    "#]]
    .assert_eq(&stdout(&shown(&clinic, &["urgent", "treatment"])));
    expect![[r#"
        {# personal_call.en.txt: built in #}
        This is what I would like to talk about: {{ topic }}.
        (go on in your own words; listen more than you speak)
    "#]]
    .assert_eq(&stdout(&shown(&clinic, &["8"])));
    let all = stdout(&shown(&clinic, &[]));
    assert_eq!(all.matches(": built in #}").count(), 9, "{all}");
    // What is printed can be saved in its place.
    let talk = stdout(&shown(&clinic, &["talk"]));
    let saved = clinic.file("scripts/talk.en.txt", talk);
    assert_eq!(script_of_first(&saved), after);
}

#[test]
fn a_template_of_another_language_is_left_alone() {
    let clinic = Clinic::new().file("scripts/urgent_treatment.ru.txt", "{% if %}");
    assert!(script_of_first(&clinic).contains("had better not wait"));
}

#[test]
fn a_wrong_template_ends_the_run_with_file_and_line() {
    for (name, text, told) in [
        (
            OWN,
            "{{ item }}\n{{ itm }}\n",
            "error: scripts/urgent_treatment.en.txt:2: there is nothing called itm; is it item?\n",
        ),
        (
            OWN,
            "\n\nA gift for you!",
            "error: scripts/urgent_treatment.en.txt:3: this is advertising: a talk offers nothing\n",
        ),
        (
            OWN,
            "Why don't you come?",
            "error: scripts/urgent_treatment.en.txt:1: patients are not spoken to like that: it reproaches or presses\n",
        ),
        (
            OWN,
            "Please tell me your date of birth.",
            "error: scripts/urgent_treatment.en.txt:1: nobody is asked for a date of birth, a passport, a card or a code: that is what fraudsters do\n",
        ),
        (
            "scripts/branches.en.txt",
            "# Hello\nHi.\n= maybe so\n",
            "error: scripts/branches.en.txt:3: recall would not understand the outcome \"maybe so\"\n",
        ),
        (
            "scripts/urgent_treatmnt.en.txt",
            "",
            "error: scripts/urgent_treatmnt.en.txt: there is no such template; is it urgent_treatment.en.txt?\n",
        ),
    ] {
        let clinic = Clinic::new().file(name, text);
        let run = clinic.run(&["-o", "list.csv"]);
        assert_eq!(
            (run.status.code(), stderr(&run).as_str()),
            (Some(78), told),
            "{text}"
        );
        assert!(!clinic.names().contains("list.csv"), "{text}");
        assert_eq!(shown(&clinic, &["talk"]).status.code(), Some(78), "{text}");
        // A table shows no talk.
        assert_eq!(
            clinic.run(&["--format", "table"]).status.code(),
            Some(0),
            "{text}"
        );
    }
    let clinic = Clinic::new().file(OWN, "{% if own %}\n{{ item }\n");
    let said = stderr(&clinic.run(&["--format", "csv"]));
    assert!(
        said.starts_with("error: scripts/urgent_treatment.en.txt:2: the template can't be read: "),
        "{said}"
    );
    let clinic = Clinic::new().file(OWN, [0xcf, 0xf0, 0xe8]);
    let run = clinic.run(&["--format", "csv"]);
    assert_eq!(run.status.code(), Some(78));
    assert!(
        stderr(&run).contains("save the file as UTF-8"),
        "{}",
        stderr(&run)
    );
    let clinic = Clinic::new()
        .russian()
        .file("scripts/talk.ru.txt", "{{ имя }}\nСкидка!");
    let said = stderr(&clinic.run(&["--format", "csv"]));
    assert!(
        said.contains("scripts/talk.ru.txt:1: шаблон не разобрать: "),
        "{said}"
    );
    assert!(
        said.contains("scripts/talk.ru.txt:2: это реклама: "),
        "{said}"
    );
}

#[test]
fn what_a_doctor_says_to_a_number_is_no_talk_of_the_administrator_s() {
    let agreements = "\
agreement_id,patient_id,kind,agreed_on,due_on,doctor,caller,topic
1,1,personal_call,2026-02-21,2026-03-02,Ivanov,doctor,the bridge
2,2,personal_call,2026-02-21,2026-03-02,Petrov,doctor,the crown
3,3,hygiene_reminder,2025-09-02,2026-03-05,,,
4,4,hygiene_reminder,2025-09-02,2026-03-05,,,
";
    let mut patients = PATIENTS.replace("000-00-02", "000-00-01");
    for (id, name) in [(3, "Cora"), (4, "Dan")] {
        writeln!(
            patients,
            "{id},Hill,{name},1985-01-02,8 916 000-00-01,yes,2026-01-10"
        )
        .unwrap();
    }
    let clinic = Clinic::new()
        .file("patients.csv", patients)
        .file("plans.csv", "plan_id,patient_id,procedure,status\n")
        .file("agreements.csv", agreements);
    let list: Value =
        serde_json::from_slice(&clinic.stdout(&["--format", "json", "--quiet"])).unwrap();
    let contacts = list["contacts"].as_array().unwrap();
    let callers: Vec<&str> = contacts
        .iter()
        .map(|contact| contact["caller"].as_str().unwrap())
        .collect();
    assert_eq!(
        callers,
        ["doctor", "doctor", "administrator", "administrator"]
    );
    let together = |contact: &&Value| {
        let prepare = contact["prepare"].as_array().unwrap().iter();
        let mut lines = prepare.map(|line| line.as_str().unwrap());
        lines.any(|line| line.contains("same number") || line.contains("One talk"))
    };
    let of_one_talk: Vec<u64> = contacts
        .iter()
        .filter(together)
        .map(|contact| contact["position"].as_u64().unwrap())
        .collect();
    assert_eq!(of_one_talk, [3, 4]);
    let table = String::from_utf8(clinic.stdout(&["--format", "table", "--quiet"])).unwrap();
    assert_eq!(table.matches("One talk with").count(), 2, "{table}");
    // Whoever looks up a call sees what he says himself.
    for (position, caller) in [("2", "Ben Field"), ("3", "Cora Hill")] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_recall"));
        let command = command.env_clear().current_dir(clinic.path(""));
        let call = ["call", position, "--date", "2026-03-02", "--lang", "en"];
        let said = command.args(call).output().unwrap();
        let said = String::from_utf8(said.stdout).unwrap();
        assert!(said.contains(&format!("Hello! {caller}?")), "{said}");
        assert!(!said.contains("Hello! Ada Stone?"), "{said}");
    }
}

#[test]
fn one_number_of_two_people_is_one_talk_and_each_is_asked_for() {
    let same_number = PATIENTS.replace("000-00-02", "000-00-01");
    let clinic = Clinic::new().file("patients.csv", same_number);
    let run = clinic.run(&["--format", "json", "--quiet"]);
    let list: Value = serde_json::from_slice(&run.stdout).unwrap();
    let said = |place: usize| list["contacts"][place]["script"].as_str().unwrap();
    let (first, second) = (said(0), said(1));
    assert_eq!(second, "The words of this talk stand with No. 1.");
    let talks: Vec<&str> = first
        .split("(the same number, another person: Ben Field; not there: ask when to call again)\n")
        .collect();
    let [of_ada, of_ben] = talks[..] else {
        panic!("{first}");
    };
    assert!(
        of_ada.starts_with("Hello! Ada Stone?\n") && of_ben.starts_with("Hello! Ben Field?\n"),
        "{first}"
    );
    assert_eq!(of_ada.trim_end().replace("Ada Stone", "Ben Field"), of_ben);
}
