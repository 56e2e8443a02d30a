//! A list for one of those who work from it: whose it is, by which channel, and what is ahead.
#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::collections::{BTreeMap, BTreeSet};
use std::process::Output;

use assert_cmd::Command;
use expect_test::expect;
use serde_json::Value;

use crate::clinic::{stderr, stdout};

fn plan(arguments: &[&str]) -> Output {
    let mut command = Command::cargo_bin("recall").unwrap();
    let command = command.env("TZ", "Europe/Moscow");
    let day = ["plan", "--data", "examples/clinic", "--date", "2026-03-02"];
    command.args(day).args(arguments).output().unwrap()
}

/// The entries of a list, with who makes each contact and by what.
fn listed(arguments: &[&str]) -> BTreeSet<(String, String, String)> {
    let run = plan(&[&["--format", "json"], arguments].concat());
    assert_eq!(run.status.code(), Some(0), "{}", stderr(&run));
    let list: Value = serde_json::from_slice(&run.stdout).unwrap();
    let contacts = list["contacts"].as_array().unwrap().iter();
    let text = |contact: &Value, key: &str| contact[key].as_str().unwrap().to_owned();
    contacts
        .map(|contact| {
            let [entry, caller, channel] =
                ["entry", "caller", "channel"].map(|key| text(contact, key));
            (entry, caller, channel)
        })
        .collect()
}

/// Each contact is on one of the lists, and on the right one.
#[test]
fn everybodys_list_is_those_of_all_together() {
    let all = listed(&[]);
    let administrators = listed(&["--for", "administrator"]);
    assert!(
        administrators
            .iter()
            .all(|(_, caller, _)| caller == "administrator")
    );
    let mut together = administrators;
    for doctor in [
        "Гордеев",
        "лаврова нина",
        "Соболева Ирина Павловна",
        "минаев",
        "юсупова",
    ] {
        let own = listed(&["--for", doctor]);
        assert!(
            own.iter().all(|(_, caller, _)| caller == "doctor"),
            "{doctor}"
        );
        assert!(together.is_disjoint(&own), "{doctor}");
        together.extend(own);
    }
    assert_eq!(together, all);
    assert!(listed(&["--for", "лаврова"]).len() == 1);
    assert!(listed(&["--for", "руководитель"]).is_empty());
}

#[test]
fn a_list_may_be_of_some_channels() {
    let all = listed(&[]);
    let of = |channels: &[&str]| -> BTreeSet<_> {
        let fits = |channel: &str| channels.contains(&channel);
        all.iter()
            .filter(|(_, _, channel)| fits(channel))
            .cloned()
            .collect()
    };
    assert_eq!(listed(&["--channel", "sms"]), of(&["sms"]));
    let written = listed(&["--channel", "sms,messenger"]);
    assert_eq!(written, of(&["sms", "messenger"]));
    assert!(written.len() > 1);
    let both = listed(&["--channel", "call", "--for", "administrator"]);
    assert!(
        both.iter()
            .all(|(_, caller, channel)| caller == "administrator" && channel == "call")
    );
    assert!(both.len() > 1 && both.len() < of(&["call"]).len());
}

/// Whoever works from a part of the list offers the same times as in the whole: nobody else is offered them.
#[test]
fn a_part_offers_the_times_of_the_whole() {
    let scripts = |arguments: &[&str]| -> BTreeMap<String, String> {
        let run = plan(&[&["--format", "json"], arguments].concat());
        let list: Value = serde_json::from_slice(&run.stdout).unwrap();
        let contacts = list["contacts"].as_array().unwrap().iter();
        let text = |contact: &Value, key: &str| contact[key].as_str().unwrap().to_owned();
        contacts
            .map(|contact| (text(contact, "entry"), text(contact, "script")))
            .collect()
    };
    let all = scripts(&[]);
    let part = scripts(&["--for", "administrator", "--channel", "call"]);
    assert!(part.values().any(|script| script.contains("есть время")));
    for (entry, script) in part {
        // Where the words of one talk stand is told by a place, and places are those of the part.
        if script.lines().count() > 1 {
            assert_eq!(all[&entry], script, "{entry}");
        }
    }
}

#[test]
fn whose_list_is_meant_must_be_clear() {
    let run = plan(&["--for", "Иванов"]);
    assert_eq!(run.status.code(), Some(2));
    assert!(run.stdout.is_empty());
    expect![[r#"
        ошибка: --for Иванов: непонятно, для кого список
        подсказка: для администратора: administrator, для руководителя: manager, для врача: Гордеев Максим Олегович, Котова Дарья Андреевна, Лаврова Нина Сергеевна, Минаев Артур Игоревич, Соболева Ирина Павловна, Юсупова Алия Рамилевна
    "#]].assert_eq(&stderr(&run));
    let run = plan(&["--for", "а", "--lang", "en"]);
    assert_eq!(run.status.code(), Some(2));
    expect![[r#"
        error: --for а: it is not clear whose list is meant
        hint: administrator, manager, or one of the doctors: Котова Дарья Андреевна, Минаев Артур Игоревич, Юсупова Алия Рамилевна
    "#]].assert_eq(&stderr(&run));
}

/// Who has nobody to call still sees what is to be decided, and nobody is told that all is done.
#[test]
fn a_part_says_that_it_is_one() {
    let run = plan(&["--for", "manager", "--format", "table"]);
    let list = stdout(&run);
    assert!(list.contains("Жукова Марина Евгеньевна"), "{list}");
    expect!["2 марта 2026. Звонков и сообщений здесь нет: 18 звонков и сообщений этого дня — в других списках."]
        .assert_eq(list.lines().next().unwrap());
    assert!(
        !stderr(&run).contains("ни с кем не нужно"),
        "{}",
        stderr(&run)
    );
    let run = plan(&["--for", "лаврова", "--format", "table", "--lang", "en"]);
    expect!["2 March 2026. Here are 1 of the day's 18 calls and messages."]
        .assert_eq(stdout(&run).lines().next().unwrap());
    // A complaint is the manager's, and a plan of another doctor is that doctor's.
    assert!(!stdout(&run).contains("Жукова"));
    let run = plan(&["--for", "administrator"]);
    expect!["внимание: contacts.csv:13, пациент 71: вопрос передан врачу, и с тех пор ничего не известно; узнайте ответ и запишите его"]
        .assert_eq(stderr(&run).lines().last().unwrap_or_default());
}

/// The minutes that are left and who makes each call are told in every form.
#[test]
fn what_the_callers_have_time_for_is_told() {
    let callers = ["--callers", "2", "--shift", "09:00-09:10"];
    let table = plan(&[&callers[..], &["--format", "table"]].concat());
    let list = stdout(&table);
    assert!(list.contains("звонит 2-й"), "{list}");
    expect!["Звонят 2 администратора: 4 разговора займут 20 минут, свободно ещё 0 минут. Не хватило времени на"].assert_eq(list.lines().find(|line| line.contains("Звонят")).unwrap());
    let waits = list.lines().filter(|line| line.contains("ждать можно"));
    assert!(waits.count() > 0, "{list}");
    let csv = plan(&callers);
    assert!(stderr(&csv).contains("Звонят 2 администратора"));
    assert!(stdout(&csv).contains("Звонит 2-й."));
    let json = plan(&[&callers[..], &["--format", "json"]].concat());
    let list: Value = serde_json::from_slice(&json.stdout).unwrap();
    expect![[r#"{"count":2,"talks":4,"minutes_taken":20,"minutes_free":0,"cases_left_out":5}"#]]
        .assert_eq(&list["callers"].to_string());
    let numbers: BTreeSet<_> = list["contacts"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|contact| contact["caller_number"].as_u64())
        .collect();
    assert_eq!(numbers, BTreeSet::from([1, 2]));
    // One needs no number, and without callers nothing is said of them.
    let json = stdout(&plan(&["--callers", "1", "--format", "json"]));
    assert!(json.contains("\"callers\"") && !json.contains("caller_number"));
    assert!(!stdout(&plan(&["--format", "json"])).contains("\"callers\""));
}

#[test]
fn the_days_ahead_are_counted_by_reason() {
    let run = plan(&["--week"]);
    assert_eq!(run.status.code(), Some(0));
    expect![[r#"
        Сколько поводов впервые придётся на каждый из ближайших рабочих дней. Новые визиты и договорённости
        ещё прибавятся.

                                             пн     вт     ср     чт     пт     сб     вт
                                          02.03  03.03  04.03  05.03  06.03  07.03  10.03
        Напоминание о приёме                  3      ·      1      1      ·      1      ·
        Неотложное лечение не начато          3      ·      ·      ·      1      ·      ·
        Лечение не завершено                  2      ·      ·      1      ·      ·      ·
        Контрольный осмотр                    1      ·      ·      ·      ·      ·      ·
        Звонок о самочувствии                 3      ·      ·      ·      ·      ·      ·
        Напоминание о чистке                  3      1      ·      1      ·      1      ·
        Приглашение на бесплатный осмотр      1      ·      ·      ·      ·      ·      ·
        Личный звонок врача                   3      1      ·      ·      ·      ·      ·
        Всего поводов                        19      2      1      3      1      2      ·
        Пациентов                            18      2      1      3      1      2      ·
    "#]].assert_eq(&stdout(&run));
    expect![[r#"
        date,appointment_reminder,urgent_treatment,unfinished_treatment,control_exam,wellbeing_check,hygiene_reminder,checkup_reminder,personal_call,cases,patients
        2026-03-02,3,3,2,1,3,3,1,3,19,18
        2026-03-03,0,0,0,0,0,1,0,1,2,2
        2026-03-04,1,0,0,0,0,0,0,0,1,1
        2026-03-05,1,0,1,0,0,1,0,0,3,3
        2026-03-06,0,1,0,0,0,0,0,0,1,1
        2026-03-07,1,0,0,0,0,1,0,0,2,2
        2026-03-10,0,0,0,0,0,0,0,0,0,0
    "#]].assert_eq(&stdout(&plan(&["--week", "--format", "csv"])));
    let json: Value =
        serde_json::from_slice(&plan(&["--week", "--format", "json"]).stdout).unwrap();
    assert_eq!(json["days"].as_array().unwrap().len(), 7);
    assert_eq!(json["days"][0]["patients"], listed(&[]).len());
    assert_eq!(plan(&["--week", "-o", "list.csv"]).status.code(), Some(2));
}
