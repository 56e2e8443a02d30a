//! What belongs to a list stands with it: standard error, which is kept as a log, names file, line, column and id, and nobody.

use std::collections::BTreeSet;
use std::process::Command;

use crate::clinic::{self, Clinic, stderr};

/// Whatever a patient, a doctor or a treatment is called here begins so.
const MARK: &str = "марк";
/// All numbers of patients have these digits.
const DIGITS: &str = "7654321";

/// A clinic in which much is amiss, with a mark in every cell that tells of somebody.
fn marked() -> Clinic {
    Clinic::new()
        .on("2026-03-10")
        .file("patients.csv", "\
patient_id,last_name,first_name,patronymic,birth_date,phone,email,consent,consent_on,channels,pause_until,guardian_name,guardian_phone,status,call_times,language,note
1,Маркеров,Маркел,Маркелович,1980-05-14,8 916 765-43-21,mark1@mark.example,yes,2026-01-10,,,,,,,,
2,Маркеров,Маркел,Маркелович,1980-05-14,8 916 765-43-21,,yes,2026-01-10,,,,,,,,
3,Маркова,Маркиза,,1985-05-14,8 917 765-43-21 Маркус,,yes,2026-01-10,,,,,,,,
4,Маркова,Марко,,2015-05-14,8 918 765-43-21,,yes,2026-01-10,,,Маркопекун,,,,,
5,Маркин,Марк,,1985-05-14,8 919 765-43-21,,yes,2026-01-10,,,,,,,,не звонить Маркину
6,Маркин,Маркус,,1986-05-14,8 920 765-43-21,,maybe Маркус,2026-01-10,,,,,,,,
7,Маркуша,Ольга,,1986-05-14,8 921 765-43-21,,yes,32.13.2026 Марк,,,,,,,,
7,Маркуша,Инна,,1986-05-14,8 922 765-43-21,,yes,2026-01-10,,,,,,,,
8,Маркс,Карл не беспокоить,,1986-05-14,8 923 765-43-21,,yes,2026-01-10,,,,,,,,
9,Маркелл,Пётр,,1986-05-14,8 924 765-43-21,,yes,2026-01-10,маркголубь,,,,Маркстатус,маркутро,,
10,Марковец,Иван,,1986-05-14,8 925 765-43-21,,yes,2026-01-10,,,,,,,,
11,Маркштейн,Яна,,1986-05-14,8 926 765-43-21,,yes,2026-01-10,,,,,,,,
12,Маркевич,Яна,,1986-05-14,8 927 765-43-21,,no,2026-01-10,,,,,,,,
13,Маркевич,Яна,Маркова,1986-05-14,8 927 765-43-21,,yes,2026-01-10,,,,,,,,
20,Маркулов,Нил,,1986-05-14,8 931 765-43-21,,yes,2026-01-10,,,,,,,,маркзаметка
21,Маркулина,Нина,,1987-05-14,8 932 765-43-21,,yes,2026-01-10,,,,,,,,
22,Маркулич,Нонна,,1988-05-14,8 933 765-43-21,,yes,2026-01-10,,,,,,,,
")
        .file("plans.csv", "\
plan_id,patient_id,item_id,procedure,tooth,doctor,signed_on,urgent,due_on,status,risk
A,1,1,маркировка,Марк,Маркдоктор,2026-02-02,yes,2026-02-20,planned,маркриск
B,3,1,маркировка,36,Маркдоктор,2026-02-02,yes,2026-02-20,planned,маркриск
C,4,1,маркировка,36,Маркдоктор,2026-02-02,yes,2026-02-20,planned,маркриск
D,10,1,маркировка,36,Маркдоктор,2026-02-02,yes,2026-02-20,planned,маркриск
E,11,1,маркировка,36,Маркдоктор,2025-02-02,yes,2025-02-20,planned,маркриск
F,99,1,маркировка,36,Маркдоктор,2026-02-02,yes,2026-02-20,planned,маркриск
G,9,1,маркировка,36,Маркдоктор,марк,yes,2026-02-20,planned,маркриск
K,20,1,маркировка,36,Маркдоктор,2026-02-02,yes,2026-02-20,planned,маркриск
L,21,1,маркировка,36,Маркдоктор,2026-02-02,yes,2026-02-20,planned,маркриск
M,22,1,маркировка,36,Маркдоктор,2026-02-02,yes,2026-02-20,planned,маркриск
H,13,1,маркировка,36,Маркдоктор,2026-02-02,yes,2026-02-20,маркстатус,маркриск
")
        .file("agreements.csv", "\
agreement_id,patient_id,kind,agreed_on,due_on,doctor,topic,basis,status
P,10,personal_call,2026-02-01,2026-03-02,Маркдоктор,марктема,,open
Q,11,wellbeing_check,2026-01-01,2026-01-05,Маркдоктор,марктема,,open
R,1,маркдоговор,2026-01-01,2026-03-05,Маркдоктор,марктема,,open
")
        .file("visits.csv", "\
visit_id,patient_id,starts_at,status,kind,doctor,plan_id
V,10,2026-03-20 10:00,booked,маркприём,Маркдоктор,ZZ
W,11,2026-02-20 10:00,маркстатус,treatment,Маркдоктор,
")
        .file("contacts.csv", "\
contacted_at,patient_id,outcome,case,callback_at,phone,note
2026-03-01 10:00,10,complaint,,,,маркжалоба
2026-03-02 10:00,11,callback,,2026-03-09 10:00,,маркзаметка
2026-03-02 11:00,1,маркитог,,,,маркзаметка
2026-03-02 12:00,3,unwell,,,,маркболь
2026-03-03 12:00,13,booked,,,,маркзапись
2026-03-03 12:00,98,opt_out,,,8 930 765-43-21,маркотказ
2026-03-03 12:00,97,opt_out,,,,маркотказ
2026-03-03 13:00,4,no_answer,,,,маркзаметка
2026-03-04 13:00,4,no_answer,,,,маркзаметка
2026-03-05 13:00,4,no_answer,,,,маркзаметка
2026-03-05 13:00,3,declined,plan:NN,,,маркзаметка
")
        .file("stop.csv", "Код;Марк\n1;Маркеров\n")
}

/// A list of the clinic that was filled in, with words that nobody understands.
fn filled(clinic: &Clinic, name: &str) {
    let run = clinic.run(&["-o", name, "--no-record"]);
    assert_eq!(run.status.code(), Some(0), "{}", stderr(&run));
    let text = clinic.text(name);
    let mut lines = text.lines();
    let header = lines.next().unwrap();
    let mut out = format!("{header}\r\n");
    for (place, line) in lines.enumerate() {
        let words = ["маркчто-то", "не звонить марк", "перезвонить маркзавтра"];
        // The five cells to fill in stand before the entry.
        let filled = format!(
            "\"{}\",\"марк\",\"марк\",\"\",\"маркзаметка\"",
            words[place % 3]
        );
        out.push_str(&line.replacen("\"\",\"\",\"\",\"\",\"\"", &filled, 1));
        out.push_str("\r\n");
    }
    assert!(out.contains("маркзаметка"), "{out}");
    std::fs::write(clinic.path(name), out).unwrap();
}

/// Runs a command in the folder, and hands back what stood on standard error.
fn said(clinic: &Clinic, language: &str, arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_recall"));
    let command = command
        .current_dir(clinic.path(""))
        .env_clear()
        .env("TZ", "Europe/Moscow");
    let run = command.args(arguments).args(["--lang", language]).output();
    let run = run.unwrap();
    let is_asked = !["explain", "call", "prove"].contains(&arguments[0]);
    if is_asked && run.status.code() == Some(2) {
        return format!(
            "{MARK}: the test uses the program wrongly: {}",
            stderr(&run)
        );
    }
    stderr(&run)
}

#[test]
fn standard_error_names_nobody() {
    let day = ["--date", "2026-03-10"];
    let of_day: &[&[&str]] = &[
        &["plan"],
        &["plan", "--quiet"],
        &["plan", "--strict"],
        &["plan", "--strict", "--quiet"],
        &["plan", "--format", "table"],
        &["plan", "--format", "table", "--for", "manager"],
        &["plan", "--format", "table", "--for", "administrator"],
        &["plan", "--format", "table", "--quiet"],
        &["plan", "--format", "table", "--callers", "1"],
        &["plan", "--format", "json", "--for", "manager"],
        &["plan", "--format", "html"],
        &["plan", "--channel", "sms", "--messages", "sms.csv"],
        &["plan", "--week"],
        &["plan", "--decisions", "decided.csv", "--archive", "archive"],
        &["plan", "-o", "new.csv", "--no-record"],
        &["plan", "-o", "new.csv"],
        &["plan", "-o", "new.csv", "--quiet"],
        &["plan", "-o", "filled.csv"],
        &["plan", "-o", "filled.csv", "--quiet"],
        &["plan", "-o", "new.xlsx"],
        &["plan", "-o", "stop.csv"],
        &["check"],
        &["check", "--format", "csv"],
        &["check", "--format", "json"],
        &["explain", "1"],
        &["explain", "7"],
        &["explain", "77"],
        &["call", "1"],
        &["call", "10"],
        &["screen", "elsewhere/campaign.csv"],
        &["screen", "elsewhere/campaign.csv", "--quiet"],
        &[
            "screen",
            "elsewhere/campaign.csv",
            "-o",
            "screened.csv",
            "--only-justified",
            "justified.csv",
        ],
    ];
    let others: &[&[&str]] = &[
        &["record", "filled.csv"],
        &["record", "filled.csv", "--quiet"],
        &["record", "--undo", "last"],
        &["record", "--undo", "last"],
        &["record", "--forget", "10"],
        &["record", "elsewhere/campaign.csv"],
        &["record", "swapped.csv"],
        &["report"],
        &["report", "--format", "csv"],
        &["prove", "--archive", "archive", "--verify"],
        &["prove", "--archive", "archive", "20"],
        &["prove", "--archive", "archive", "777"],
        &["schema"],
        &[
            "init",
            "--from",
            "elsewhere/campaign.csv",
            "patients.csv",
            "made",
        ],
        &["rules"],
        &["script"],
    ];
    let (mut told, mut named) = (BTreeSet::new(), Vec::new());
    for language in ["ru", "en"] {
        let clinic = marked().file(
            "elsewhere/campaign.csv",
            "patient_id,last_name,phone,topic\n1,Маркеров,8 916 765-43-21,марктема\n77,Маркеров,,скидка маркакция\n,Маркуша,8 921 765-43-21,\n",
        );
        filled(&clinic, "filled.csv");
        let swapped = clinic.text("filled.csv").replace("Маркулов", "Маркович");
        std::fs::write(clinic.path("swapped.csv"), swapped).unwrap();
        let dated = of_day.iter().map(|arguments| [*arguments, &day].concat());
        for arguments in dated.chain(others.iter().map(|arguments| arguments.to_vec())) {
            let said = said(&clinic, language, &arguments);
            let small = said.to_lowercase();
            let digits: String = said.chars().filter(char::is_ascii_digit).collect();
            if small.contains(MARK) || small.contains("mark") || digits.contains(DIGITS) {
                named.push(format!("{arguments:?}:\n{said}"));
            }
            told.extend(said.lines().map(str::to_owned));
        }
    }
    assert!(named.is_empty(), "{}", named.join("\n"));
    // The clinic gives enough occasion to name somebody.
    assert!(told.len() > 100, "{}", told.len());
    let of_rows = clinic::lines_with(
        &told.into_iter().collect::<Vec<_>>().join("\n"),
        "patients.csv:",
    );
    assert!(of_rows.lines().count() > 10, "{of_rows}");
}

#[test]
fn what_is_no_header_is_not_quoted() {
    let rows = "1,Маркеров,Маркел,1980-05-14,8 916 765-43-21,yes,не звонить Маркелу\n2,Маркова,Марта,1980-05-15,8 917 765-43-21,no,\n";
    let mut named = Vec::new();
    for (file, first) in [
        ("patients.csv", ""),
        ("patients.csv", "patient_id,Маркеров,Маркел\n"),
        ("patients.csv", "patient_id,last_name,last_name\n"),
        ("plans.csv", ""),
        ("contacts.csv", ""),
        ("cards.csv", ""),
        ("elsewhere/campaign.csv", ""),
        ("list.csv", ""),
    ] {
        for arguments in [
            &["plan", "--date", "2026-03-02"][..],
            &["plan", "--date", "2026-03-02", "-o", "list.csv"],
            &["check", "--date", "2026-03-02"],
            &["screen", "elsewhere/campaign.csv"],
            &["record", "list.csv"],
            &["schema"],
            &["explain", "1"],
            &["init", "--from", file, "made"],
        ] {
            for language in ["ru", "en"] {
                let clinic = Clinic::new().file(file, format!("{first}{rows}"));
                let said = said(&clinic, language, arguments);
                let digits: String = said.chars().filter(char::is_ascii_digit).collect();
                if said.to_lowercase().contains(MARK) || digits.contains(DIGITS) {
                    named.push(format!("{file} {first} {arguments:?}:\n{said}"));
                }
            }
        }
    }
    assert!(named.is_empty(), "{}", named.join("\n"));
}

#[test]
fn whoever_is_asked_for_and_not_found_is_not_told_of_others() {
    let clinic = marked();
    for arguments in [
        ["explain", "Мапкеров"],
        ["explain", "Мркулов"],
        ["call", "Мркулов"],
    ] {
        let said = said(
            &clinic,
            "ru",
            &[&arguments[..], &["--date", "2026-03-10"]].concat(),
        );
        assert!(!said.to_lowercase().contains(MARK), "{said}");
    }
}

#[test]
fn a_name_of_a_file_is_spelled_out_on_every_screen() {
    for evil in [
        "pati\u{1b}[2Jents.csv",
        "pati\u{202e}ents.csv",
        "pati\nents\u{2028}.csv",
    ] {
        let clinic = Clinic::new();
        std::fs::rename(clinic.path("patients.csv"), clinic.path(evil)).unwrap();
        let hidden = ['\u{1b}', '\u{202e}', '\u{2028}'];
        for more in [
            &["--patients", evil, "--format", "json"][..],
            &["--patients", evil, "--format", "csv"],
            &["--patients", evil, "--format", "table"],
            &["--patients", &format!("no{evil}")],
            &["--patients", evil, "-o", &format!("{evil}/list.csv")],
            &["--patients", evil, "-o", evil],
            &["--config", evil],
            &["--data", evil],
            &["--for", evil],
        ] {
            let run = clinic.run(more);
            for text in [stderr(&run), clinic::stdout(&run)] {
                assert!(!text.contains(hidden), "{more:?}: {text:?}");
                assert!(!text.contains("pati\nents"), "{more:?}: {text:?}");
            }
        }
        let run = clinic.run(&["--patients", evil, "--format", "json"]);
        assert_eq!(run.status.code(), Some(0), "{}", stderr(&run));
        let list: serde_json::Value = serde_json::from_slice(&run.stdout).unwrap();
        let name = list["inputs"][0]["file"].as_str().unwrap();
        assert!(name.contains("\\u{") || name.contains("\\n"), "{name}");
    }
}
