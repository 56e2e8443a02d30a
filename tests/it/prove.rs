//! `recall prove`: what the archive shows of the contacts with one patient, or to one number.
#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::fs;
use std::path::Path;
use std::process::Output;
use std::sync::OnceLock;

use assert_cmd::Command;
use expect_test::expect;
use serde_json::Value;

use crate::clinic::{Clinic, screen, stderr, stdout};

/// Ada has a signed plan and her consent on paper; Anna, on whose number her son Tim is called too, an agreement without a paper; Olga one
/// with it. Ben and Bea have a name in common; nobody has a reason to call Max.
const PATIENTS: &str = "\
patient_id,last_name,first_name,birth_date,phone,consent,consent_on,consent_document,guardian_name,guardian_phone,note,room
1,Stone<img src=x onerror=alert(1)>,Ada,1980-05-14,8 916 000-00-01,yes,2026-01-10,\"folder 3, <b>sheet</b> 2\",,,</script><script>alert(2)</script>,caries
2,Field,Ben,1975-11-02,8 916 000-00-02,yes,2026-01-10,,,,,
3,Reed,Anna,1985-01-01,8 916 000-00-03,,,,,,,
4,Reed,Tim,2018-01-01,,yes,2026-01-10,,Reed Anna,8 916 000-00-03,,
5,Hill,Olga,1990-01-01,8 916 000-00-05,,,,,,,
6,Field,Bea,1977-11-02,8 916 000-00-06,yes,2026-01-10,,,,,
7,Idle,Max,1977-11-02,8 916 000-00-07,yes,2026-01-10,,,,,
";
const PLANS: &str = "\
plan_id,patient_id,item_id,procedure,tooth,signed_on,urgent,due_on,status
A,1,1,pulpitis treatment,36,2026-02-02,yes,2026-02-20,planned
B,2,1,filling,11,2026-02-02,yes,2026-02-20,planned
C,6,1,filling,11,2026-02-02,yes,2026-02-20,planned
T,4,1,filling,54,2026-02-02,yes,2026-02-20,planned
";
const AGREEMENTS: &str = "\
agreement_id,patient_id,kind,agreed_on,agreed_by,contact_on,agreed_document,topic
H3,3,hygiene_reminder,2026-01-12,Vera,2026-03-02,,periodontitis
H5,5,hygiene_reminder,2026-01-12,Vera,2026-03-02,form 12,gingivitis
";
const RECORD: &str = "\
contacted_at,patient_id,outcome,case,channel,phone,callback_at,score,by,note,entry,said,recording,recorded_at,list
2026-03-02 10:15,1,no_answer,plan:A,call,+79160000001,,,Vera,,2026-03-02/1/call/plan:A,did not pick up,1,2026-03-02 20:00:00,list.csv
";
const REFUSED: &str = "\
2026-03-04 11:00,1,opt_out,plan:A,call,+79160000001,,,Vera,her tooth hurts,2026-03-04/1/call/plan:A,don't call me <i>again</i>,2,2026-03-04 20:00:00,list.csv
";

const DAYS: [&str; 10] = [
    "2026-03-02",
    "2026-03-03",
    "2026-03-04",
    "2026-03-05",
    "2026-03-06",
    "2026-03-10",
    "2026-03-11",
    "2026-03-12",
    "2026-03-13",
    "2026-03-16",
];

/// Ten days of a clinic; on the third Ada wants to be left in peace. They are planned once, and each test has a copy.
fn ten_days() -> Clinic {
    static PLANNED: OnceLock<Clinic> = OnceLock::new();
    let planned = PLANNED.get_or_init(planned);
    let clinic = Clinic::new();
    copy(&planned.path("."), &clinic.path("."));
    clinic
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (from, name) = entry.map(|it| (it.path(), it.file_name())).unwrap();
        if from.is_dir() {
            copy(&from, &to.join(name));
        } else {
            fs::copy(from, to.join(name)).unwrap();
        }
    }
}

fn planned() -> Clinic {
    let mut clinic = Clinic::new()
        .file("patients.csv", PATIENTS)
        .file("plans.csv", PLANS)
        .file("agreements.csv", AGREEMENTS);
    for (nth, day) in DAYS.into_iter().enumerate() {
        let record = match nth {
            0 => None,
            1 | 2 => Some(RECORD.to_owned()),
            _ => Some(format!("{RECORD}{REFUSED}")),
        };
        if let Some(record) = record {
            clinic = clinic.file("recall-contacts.csv", record);
        }
        clinic = clinic.on(day);
        let run = clinic.run(&["--format", "json", "--archive", "archive"]);
        assert_eq!(run.status.code(), Some(0), "{}", stderr(&run));
    }
    clinic
}

fn prove(clinic: &Clinic, arguments: &[&str]) -> Output {
    let mut command = Command::cargo_bin("recall").unwrap();
    let command = command.current_dir(clinic.path(".")).env_clear();
    let day = [
        "--archive",
        "archive",
        "--date",
        "2026-03-20",
        "--now",
        "09:30",
    ];
    command
        .arg("prove")
        .args(arguments)
        .args(day)
        .output()
        .unwrap()
}

#[track_caller]
fn shown(clinic: &Clinic, arguments: &[&str]) -> String {
    let run = prove(clinic, arguments);
    assert_eq!(run.status.code(), Some(0), "{}", stderr(&run));
    stdout(&run)
}

fn json(clinic: &Clinic, arguments: &[&str]) -> Value {
    let all = [arguments, &["--format", "json"]].concat();
    serde_json::from_str(&shown(clinic, &all)).unwrap()
}

/// The page has hashes in it that differ with the version of the program.
fn without_hashes(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_ascii_hexdigit()) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let end = from
            .find(|c: char| !c.is_ascii_hexdigit())
            .unwrap_or(from.len());
        out.push_str(if end == 64 { "…" } else { &from[..end] });
        rest = &from[end..];
    }
    out + rest
}

#[test]
fn ten_days_with_a_refusal_are_shown_whole() {
    let clinic = ten_days();
    for (expected, arguments) in [
        (
            screen("prove/ada.en.txt"),
            vec!["1", "--requested-by", "FAS, no. 5", "--lang", "en"],
        ),
        (screen("prove/ada.ru.txt"), vec!["1", "--lang", "ru"]),
    ] {
        let text = shown(&clinic, &[&arguments[..], &["--format", "text"]].concat());
        expected.assert_eq(&without_hashes(&text));
        assert!(text.lines().all(|line| line.chars().count() <= 80));
    }
    let proof = json(&clinic, &["1"]);
    let contacts = proof["contacts"].as_array().unwrap();
    let dates: Vec<&str> = contacts
        .iter()
        .map(|it| it["date"].as_str().unwrap())
        .collect();
    assert_eq!(dates, DAYS[..3]);
    assert_eq!(contacts[0]["made"][0]["said"], "did not pick up");
    let refusal = &proof["refusals"][0];
    assert_eq!(refusal["kind"], "opt_out");
    assert_eq!(refusal["on"], "2026-03-04");
    assert_eq!(refusal["last_before"], "2026-03-04");
    assert_eq!(refusal["lists_after"], 7);
    assert_eq!(refusal["after"].as_array().unwrap().len(), 0);
    let not_called = proof["not_called"].as_array().unwrap();
    assert_eq!(not_called.len(), 1);
    assert_eq!(not_called[0]["first"], "2026-03-05");
    assert_eq!(not_called[0]["last"], "2026-03-16");
    assert_eq!(not_called[0]["lists"], 7);
}

#[test]
fn a_contact_after_a_refusal_is_told_and_not_hidden() {
    // Somebody wrote the refusal down later than the lists were made.
    let clinic = ten_days();
    let late = REFUSED.replace("2026-03-04 11:00", "2026-03-02 11:00");
    let clinic = clinic.file("recall-contacts.csv", format!("{RECORD}{late}"));
    let text = shown(&clinic, &["1", "--format", "text", "--lang", "en"]);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        text.contains(
            "Planned after that day: 2 contacts: 2026-03-03, 2026-03-04. The last one 2 days later."
        ),
        "{text}"
    );
    let page = shown(&clinic, &["1", "--lang", "ru"]);
    assert!(page.contains("<p class=\"alarm\">После этого дня запланировано: 2 контакта: 03.03.2026, 04.03.2026. Последний — через 2 дня."), "{page}");
}

#[test]
fn what_was_taken_back_is_no_refusal() {
    let undone = REFUSED.replace("opt_out", "undone").replace(",2,", ",3,");
    let clinic = ten_days().file("recall-contacts.csv", format!("{RECORD}{REFUSED}{undone}"));
    let proof = json(&clinic, &["1"]);
    assert_eq!(proof["refusals"].as_array().unwrap().len(), 0);
    assert_eq!(proof["contacts"][2]["made"][0]["is_taken_back"], true);
}

#[test]
fn a_refusal_outlives_that_the_patient_was_forgotten() {
    let clinic = ten_days();
    let mut command = Command::cargo_bin("recall").unwrap();
    let command = command.current_dir(clinic.path(".")).env_clear();
    command
        .args(["record", "--forget", "1", "--date", "2026-03-17"])
        .assert()
        .success();
    let proof = json(&clinic, &["1"]);
    assert_eq!(proof["refusals"][0]["kind"], "opt_out");
    assert_eq!(proof["refusals"][0]["on"], "2026-03-04");
    assert_eq!(proof["elsewhere"][0]["is_taken_back"], false);
}

#[test]
fn what_somebody_asked_for_on_a_number_holds_for_others_who_are_called_on_it() {
    let row = "2026-03-03 10:00,3,opt_out,,call,8 916 000-00-03,,,Vera,her gums,,never,3,2026-03-03 20:00:00,list.csv\n";
    let clinic = ten_days().file("recall-contacts.csv", format!("{RECORD}{row}"));
    // Tim is called on the number of Anna.
    let text = line(&clinic, &["4"]);
    assert!(text.contains("A wish not to be contacted any more, 3 March 2026: “never” — recall-contacts.csv:3 — said of the same number in another talk Planned after that day: 8 contacts:"), "{text}");
    assert!(!text.contains("Anna (record"), "{text}");
    assert_eq!(json(&clinic, &["4"])["elsewhere"], serde_json::json!([]));
}

#[test]
fn no_form_of_the_page_has_a_number_out_of_free_text() {
    let row = "2026-03-03 10:00,1,complaint,plan:A,call,+79160000001,,8 916 777-77-77,\"Vera, 8 916 777-77-77\",ring 8 916 777-77-77,,not 8 916 777-77-77,3,2026-03-03 20:00:00,list.csv\n";
    let clinic = ten_days().file("recall-contacts.csv", format!("{RECORD}{row}"));
    for format in ["html", "text", "json"] {
        let by = ["--requested-by", "FAS, 8 916 777-77-77", "--with-health"];
        let page = shown(&clinic, &[&["1", "--format", format], &by[..]].concat());
        assert!(page.contains("***"), "{page}");
        assert!(!page.contains("777-77-77"), "{page}");
    }
}

#[test]
fn a_number_is_known_by_whatever_parts_its_digits_and_an_id_that_looks_like_one_is_shown() {
    let clinic = ten_days();
    for number in [
        "+7 (916) 000\u{2011}00\u{2011}01",
        "8 916\u{a0}000\u{2013}00\u{2013}01",
    ] {
        assert_eq!(
            json(&clinic, &[number])["whom"]["number"]["e164"],
            "+79160000001"
        );
    }
    let clinic = clinic.file(
        "patients.csv",
        PATIENTS.replace("7,Idle,Max", "89160000001,Idle,Max"),
    );
    let text = line(&clinic, &["89160000001"]);
    assert!(text.contains("Idle Max (record 89160000001)"), "{text}");
}

#[test]
fn nothing_of_a_cell_is_markup() {
    let clinic = ten_days();
    for arguments in [vec!["1"], vec!["1", "--with-health"]] {
        let page = shown(&clinic, &arguments);
        for hostile in ["<img", "<script", "<b>sheet", "<i>again"] {
            assert!(!page.contains(hostile), "{hostile}");
        }
        assert!(page.contains("Stone&lt;img src=x onerror=alert(1)&gt;"));
        assert!(page.contains("folder 3, &lt;b&gt;sheet&lt;/b&gt; 2"));
        assert!(page.contains("don&#39;t call me &lt;i&gt;again&lt;/i&gt;"));
        assert!(page.contains("default-src &#39;none&#39;; style-src &#39;sha256-"));
        assert!(
            !page.contains("http://") && !page.contains("https://") && !page.contains(" style=")
        );
    }
}

/// What is treated, what was remarked, what nobody knows: only where it is asked for.
#[test]
fn health_is_shown_where_it_is_asked_for() {
    const HEALTH: [&str; 5] = [
        "pulpitis",
        "sixth tooth",
        "alert(2)",
        "caries",
        "her tooth hurts",
    ];
    let clinic = ten_days();
    for format in ["html", "text", "json"] {
        let joined = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let page = joined(shown(&clinic, &["1", "--format", format, "--lang", "en"]));
        for told in HEALTH {
            assert!(!page.contains(told), "{format}: {told}: {page}");
        }
        let whole = joined(shown(
            &clinic,
            &["1", "--format", format, "--with-health", "--lang", "en"],
        ));
        for told in HEALTH {
            assert!(whole.contains(told), "{format}: {told}: {whole}");
        }
    }
    let page = shown(&clinic, &["3", "--lang", "en"]);
    assert!(!page.contains("periodontitis"));
    assert!(shown(&clinic, &["3", "--with-health"]).contains("periodontitis"));
}

#[test]
fn a_number_shows_all_whom_it_was_called_for() {
    let clinic = ten_days();
    for asked in ["+7 916 000-00-03", "89160000003", "000-00-03"] {
        let proof = json(&clinic, &[asked]);
        let patients = &proof["whom"]["number"]["patients"];
        assert_eq!(patients.as_array().unwrap().len(), 2, "{asked}");
        let first_day = proof["contacts"].as_array().unwrap().iter();
        let first_day = first_day.filter(|it| it["date"] == "2026-03-02");
        let mut ids: Vec<&str> = first_day
            .map(|it| it["contact"]["patient_id"].as_str().unwrap())
            .collect();
        ids.sort_unstable();
        assert_eq!(ids, ["3", "4"]);
    }
    let page = shown(&clinic, &["89160000003", "--lang", "en"]);
    assert!(page.contains("Reed Anna (record 3); Reed Tim (record 4)"));
    assert!(page.contains("Reed Anna speaks for the child"));
    // Of her own contacts the mother's page has nothing of the child's.
    let own = json(&clinic, &["3", "--with-health"]);
    let contacts = own["contacts"].as_array().unwrap();
    assert!(contacts.iter().all(|it| it["contact"]["patient_id"] == "3"));
    assert!(!shown(&clinic, &["3", "--with-health", "--lang", "en"]).contains("Tim"));
}

#[test]
fn a_number_that_nobody_was_called_on_is_a_page_too() {
    let clinic = ten_days();
    let page = shown(
        &clinic,
        &["8 916 000-00-77", "--lang", "en", "--format", "text"],
    );
    assert!(page.contains("The archive holds no contact that was planned in this period."));
    let page = shown(&clinic, &["Idle", "--lang", "ru", "--format", "text"]);
    assert!(page.contains("Idle Max (карта 7)"), "{page}");
    assert!(
        page.contains("не запланировано ни одного контакта"),
        "{page}"
    );
}

#[test]
fn where_the_paper_lies_or_that_nobody_says() {
    let clinic = ten_days();
    let with = shown(&clinic, &["5", "--lang", "ru"]);
    assert!(with.contains("<dd>form 12</dd>"));
    assert!(!with.contains("бумага не указана"));
    let without = shown(&clinic, &["3", "--lang", "ru"]);
    assert!(without.contains("<dd class=\"alarm\">бумага не указана</dd>"));
    let case = &json(&clinic, &["5"])["contacts"][0]["contact"]["cases"][0];
    assert_eq!(case["consent"]["permission"], "agreement");
    assert_eq!(case["consent"]["on"], "2026-01-12");
    assert_eq!(case["ground"]["by"], "Vera");
}

#[test]
fn whom_a_name_may_mean() {
    let clinic = ten_days();
    let several = prove(&clinic, &["field", "--lang", "en"]);
    assert_eq!(several.status.code(), Some(2));
    expect![[r#"
        • Field Ben (record 2)
        • Field Bea (record 6)
    "#]]
    .assert_eq(&stdout(&several));
    expect![[r#"
        error: field: 2 patients fit
        hint: name one by the id in brackets, or by more of the name
    "#]]
    .assert_eq(&stderr(&several));
    let one = json(&clinic, &["ben", "field"]);
    assert_eq!(one["whom"]["patient"]["id"], "2");
    let nobody = prove(&clinic, &["Nemo", "--lang", "ru"]);
    assert_eq!(nobody.status.code(), Some(2));
    expect![[r#"
        ошибка: Nemo: такого пациента или номера нет ни в архиве, ни в файлах клиники
        подсказка: нужен номер карты, имя, каким оно было в архиве, или номер телефона целиком
    "#]]
    .assert_eq(&stderr(&nobody));
}

#[test]
fn only_some_days_are_shown() {
    let clinic = ten_days();
    let proof = json(
        &clinic,
        &["1", "--from", "2026-03-03", "--to", "2026-03-05"],
    );
    let contacts = proof["contacts"].as_array().unwrap();
    let dates: Vec<&str> = contacts
        .iter()
        .map(|it| it["date"].as_str().unwrap())
        .collect();
    assert_eq!(dates, ["2026-03-03", "2026-03-04"]);
    assert_eq!(proof["not_called"][0]["lists"], 1);
    // What came after a refusal is looked for in all of the archive.
    assert_eq!(proof["refusals"][0]["lists_after"], 7);
}

#[test]
fn an_archive_that_was_altered_says_so_on_the_page() {
    let clinic = ten_days();
    let path = "archive/2026-03-03/contacts.jsonl";
    let altered = clinic.text(path).replace("2026-01-10", "2025-01-10");
    fs::write(clinic.path(path), altered).unwrap();
    fs::remove_file(clinic.path("archive/2026-03-05/decisions.jsonl.gz")).unwrap();
    let page = shown(&clinic, &["1", "--lang", "en"]);
    assert!(page.contains(
        "<dd class=\"alarm\">do not agree: the archive was altered after it was written</dd>"
    ));
    for told in [
        "2026-03-03/contacts.jsonl",
        "2026-03-05/decisions.jsonl.gz",
        "<p class=\"alarm\">2026-03-05: can&#39;t be read</p>",
    ] {
        assert!(page.contains(told), "{told}");
    }
    // A line that is none any more is no reason to show nothing.
    fs::write(clinic.path(path), "{\"patient_id\":\"1\",").unwrap();
    let page = shown(&clinic, &["1", "--lang", "en"]);
    assert!(page.contains("<p class=\"alarm\">2026-03-03: can&#39;t be read</p>"));
    assert!(page.contains("2 March 2026 · call"));
}

/// The page as one line of text.
fn line(clinic: &Clinic, arguments: &[&str]) -> String {
    let text = shown(
        clinic,
        &[arguments, &["--format", "text", "--lang", "en"]].concat(),
    );
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_note_that_says_not_to_call_is_a_refusal() {
    const NOTE: &str = "please do not call, caries";
    let in_patients = PATIENTS.replace(
        "00-02,yes,2026-01-10,,,,,",
        &format!("00-02,yes,2026-01-10,,,,\"{NOTE}\","),
    );
    let contacts =
        format!("contacted_at,patient_id,outcome,note\n2026-03-03 10:00,2,reached,\"{NOTE}\"\n");
    let visits = format!(
        "visit_id,patient_id,starts_at,status,note\nV,2,2025-03-03 10:00,attended,\"{NOTE}\"\n"
    );
    for (file, text, on, obeyed) in [
        (
            "patients.csv",
            in_patients,
            Value::Null,
            "the file does not tell the day — patients.csv:3 The last contact in the archive was planned for 16 March 2026.",
        ),
        (
            "visits.csv",
            visits,
            Value::Null,
            "the file does not tell the day — visits.csv:2 The last contact",
        ),
        (
            "contacts.csv",
            contacts,
            "2026-03-03".into(),
            "A note says not to make contact, 3 March 2026 — contacts.csv:2 Planned after that day: 8 contacts:",
        ),
    ] {
        let clinic = ten_days().file(file, text);
        let proof = json(&clinic, &["2"]);
        assert_eq!(proof["refusals"][0]["kind"], "note", "{file}");
        assert_eq!(proof["refusals"][0]["on"], on, "{file}");
        let text = line(&clinic, &["2"]);
        assert!(text.contains(obeyed), "{text}");
        assert!(!text.contains("hold no wish"), "{text}");
        assert!(!text.contains("no contact was planned after it"), "{text}");
        assert!(!text.contains("caries"), "{text}");
        assert!(!proof.to_string().contains("caries"));
        assert!(line(&clinic, &["2", "--with-health"]).contains(NOTE));
    }
}

#[test]
fn what_a_patient_scored_is_health() {
    let row = "2026-03-03 10:00,1,reached,plan:A,call,,,8,Vera,,2026-03-03/1/call/plan:A,fine,3,2026-03-03 20:00:00,list.csv\n";
    let clinic = ten_days().file("recall-contacts.csv", format!("{RECORD}{row}"));
    let score = |more: &[&str]| {
        json(&clinic, &[&["1"], more].concat())["contacts"][1]["made"][0]["score"].clone()
    };
    assert_eq!(score(&[]), "");
    assert_eq!(score(&["--with-health"]), "8");
}

#[test]
fn nothing_is_said_to_have_come_after_a_no_without_a_day() {
    let no = PATIENTS.replace("00-02,yes,2026-01-10", "00-02,no,");
    let text = line(&ten_days().file("patients.csv", no), &["2"]);
    assert!(text.contains("A wish not to be contacted is on record without its day: the files do not tell what came after it."), "{text}");
    assert!(
        text.contains("The last contact in the archive was planned for 16 March 2026."),
        "{text}"
    );
    let gone = PATIENTS.replace(",room\n", ",room,status\n").replace(
        "00-02,yes,2026-01-10,,,,,\n",
        "00-02,yes,2026-01-10,,,,,,inactive\n",
    );
    let proof = json(&ten_days().file("patients.csv", gone), &["2"]);
    assert_eq!(proof["refusals"][0]["kind"], "left");
}

#[test]
fn a_no_to_one_matter_is_held_against_that_matter() {
    let said = |cases: &str| {
        let row = format!(
            "2026-03-03 10:00,3,declined,{cases},call,,,,Vera,,,no thanks,3,2026-03-03 20:00:00,list.csv\n"
        );
        ten_days().file("recall-contacts.csv", format!("{RECORD}{row}"))
    };
    let text = line(&said("agreement:other"), &["3"]);
    assert!(
        text.contains(
            "After that day the archive has 8 lists, and none holds a contact about this matter."
        ),
        "{text}"
    );
    for cases in ["agreement:H3", "hygiene_reminder", ""] {
        let text = line(&said(cases), &["3"]);
        assert!(
            text.contains("Planned about this matter after that day: 8 contacts:"),
            "{cases}: {text}"
        );
    }
}

#[test]
fn a_refusal_on_a_number_is_shown_though_nobody_was_called_on_it() {
    let clinic = ten_days().file(
        "patients.csv",
        PATIENTS.replace("00-07,yes,2026-01-10", "00-07,no,2026-01-10"),
    );
    let proof = json(&clinic, &["8 916 000-00-07"]);
    assert_eq!(
        proof["whom"]["number"]["others"],
        serde_json::json!([["7", "Idle Max"]])
    );
    assert_eq!(proof["refusals"][0]["kind"], "consent_no");
    let text = line(&clinic, &["8 916 000-00-07"]);
    assert!(
        text.contains("Who else has this number in the clinic's files: Idle Max (record 7)"),
        "{text}"
    );
    assert!(
        text.contains("A wish not to be contacted is on record"),
        "{text}"
    );
    // Anna's word on her number holds for Tim, who is called on it too.
    let row = "2026-03-03 10:00,3,opt_out,,call,8 916 000-00-03,,,Vera,,,never,3,2026-03-03 20:00:00,list.csv\n";
    let clinic = ten_days().file("recall-contacts.csv", format!("{RECORD}{row}"));
    let proof = json(&clinic, &["8 916 000-00-03"]);
    let after = proof["refusals"][0]["after"].as_array().unwrap();
    assert_eq!(after.len(), 16);
}

#[test]
fn lists_that_can_not_be_shown_are_no_proof_that_nobody_was_called() {
    let clinic = ten_days();
    fs::remove_file(clinic.path("archive/2026-03-16/contacts.jsonl")).unwrap();
    let text = line(&clinic, &["1"]);
    assert!(
        text.contains("After that day the archive has 6 lists, and none holds a contact with this patient. The last one was planned for 4 March 2026. Not shown, as taken out or unreadable: 1 list."),
        "{text}"
    );
    assert!(text.contains("Not shown, as taken out or unreadable: 1 list of this period. A wish not to be contacted is on record; the lists that can be shown have no contact after it."), "{text}");
}

#[test]
fn a_list_that_is_gone_is_no_proof_that_nobody_was_called() {
    let clinic = ten_days();
    fs::remove_dir_all(clinic.path("archive/2026-03-12")).unwrap();
    let text = line(&clinic, &["1"]);
    assert!(text.contains("2026-03-12"), "{text}");
    assert!(
        text.contains("the lists that can be shown have no contact after it."),
        "{text}"
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_pipe_in_the_place_of_a_file_keeps_nobody_waiting() {
    let clinic = ten_days();
    for file in ["contacts.jsonl", "decisions.jsonl.gz"] {
        let path = clinic.path("archive/2026-03-04").join(file);
        fs::remove_file(&path).unwrap();
        let made = std::process::Command::new("mkfifo").arg(&path).status();
        assert!(made.unwrap().success());
    }
    let text = shown(&clinic, &["1", "--format", "text", "--lang", "en"]);
    assert!(text.contains("2026-03-04: can't be read"), "{text}");
}

#[test]
fn days_that_were_taken_out_are_named() {
    let mut clinic = Clinic::new()
        .file("patients.csv", PATIENTS)
        .file("plans.csv", PLANS);
    for day in ["2024-03-04", "2024-03-05"] {
        clinic = clinic.on(day);
        let run = clinic.run(&["--format", "json", "--archive", "archive"]);
        assert_eq!(run.status.code(), Some(0), "{}", stderr(&run));
    }
    let mut expire = Command::cargo_bin("recall").unwrap();
    let expire = expire.current_dir(clinic.path(".")).env_clear();
    let expire = expire
        .args(["prove", "--archive", "archive", "--expire", "1y"])
        .output()
        .unwrap();
    assert_eq!(expire.status.code(), Some(0), "{}", stderr(&expire));
    let page = shown(&clinic, &["Idle", "--lang", "en", "--format", "text"]);
    let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        page.contains(
            "its files were taken out when their time had passed: 2024-03-04, 2024-03-05"
        ),
        "{page}"
    );
    assert!(!page.contains("can't be read"), "{page}");
}

#[test]
fn without_files_of_outcomes_none_is_known() {
    let clinic = ten_days().without("recall-contacts.csv");
    let page = shown(&clinic, &["1", "--lang", "en"]);
    assert!(
        page.contains("not known: the clinic&#39;s folder has no files of outcomes"),
        "{page}"
    );
    // The archive is enough: the exports may be gone.
    let clinic = clinic.without("patients.csv").without("plans.csv");
    assert!(shown(&clinic, &["1", "--lang", "en"]).contains("2 March 2026 · call"));
}

#[test]
fn the_page_is_the_owners_alone_and_lies_outside_the_archive() {
    let clinic = ten_days();
    let made = prove(&clinic, &["1", "-o", "page.html"]);
    assert_eq!(made.status.code(), Some(0), "{}", stderr(&made));
    assert!(clinic.text("page.html").starts_with("<!DOCTYPE html>"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let bits = fs::metadata(clinic.path("page.html"))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(bits & 0o077, 0);
    }
    for output in [
        "archive/page.html",
        "archive/2026-03-02/list.json",
        "patients.csv",
    ] {
        assert_eq!(
            prove(&clinic, &["1", "-o", output, "--format", "html"])
                .status
                .code(),
            Some(2),
            "{output}"
        );
    }
    assert_eq!(
        prove(&clinic, &["1", "-o", "page.doc"]).status.code(),
        Some(2)
    );
    assert_eq!(prove(&clinic, &["1", "--verify"]).status.code(), Some(2));
    // The same question on the same day has the same answer.
    assert_eq!(shown(&clinic, &["1"]), clinic.text("page.html"));
}
