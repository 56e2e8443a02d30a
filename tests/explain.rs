//! `recall explain` over the clinic of `examples/`: why a patient is, or is not, called on 2 March 2026.
#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::path::Path;
use std::process::Output;

use assert_cmd::Command;
use recall::model::decision::{Code, Step};
use recall::phone;
use serde_json::Value;

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
fn refused(asked: &str, language: &str, expected: &str) {
    let run = run(asked, &["--lang", language]);
    let said = String::from_utf8(run.stderr).unwrap();
    assert_eq!((run.status.code(), said.as_str()), (Some(2), expected));
    assert!(run.stdout.is_empty());
}

const CALLED: &str = "\
Игнатьева Тамара Львовна (9) · Понедельник, 2 марта 2026
Сегодня связываемся: звонок, 09:00-20:00, 8 (905) 000-09-09; звонит
администратор.

plan:П9 · Неотложное лечение не начато · связаться сегодня
  План лечения подписан 10 февраля 2026; консультация 10 февраля 2026;
  неотложно: лечение пульпита, шестой зуб слева на нижней челюсти (36); срок —
  27 февраля 2026 (прошло 3 дня); лечение не начато; если отложить: воспаление
  перейдёт на кость; ещё не выполнено: 1 позиция плана; врач: Соболева Ирина
  Павловна (стоматолог-терапевт).
  Как решили:
    ✓ есть что делать
    ✓ повод есть: неотложное лечение не начато
    ✓ ещё не решено
    ✓ связаться можно: согласие на то, чтобы клиника связывалась с пациентом,
      дано 10 февраля 2026
    ✓ время подходит: сегодня 09:00-20:00
    ✓ не чаще одного контакта в день
  На чём основано:
    · patients.csv:10 — карта пациента: дата рождения 19 августа 1966
    · cards.csv:9 — сервисная карта: согласие есть, 10 февраля 2026; звонок
    · plans.csv:2 — позиция плана: лечение пульпита, шестой зуб слева на нижней
      челюсти (36); неотложно; консультация 10 февраля 2026; подписано
      10 февраля 2026; срок 27 февраля 2026; не начато
    · plans.csv:3 — позиция плана: керамическая вкладка, шестой зуб слева на
      нижней челюсти (36); консультация 10 февраля 2026; подписано 10 февраля
      2026; не начато
";

const NOT_SIGNED: &str = "\
Лапина Евгения Марковна (11) · Понедельник, 2 марта 2026
Сегодня не беспокоим.

plan:П11 · нет повода
  План лечения; консультация 18 февраля 2026; в плане: лечение периодонтита,
  пятый зуб слева на верхней челюсти (25); врач: Соболева Ирина Павловна
  (стоматолог-терапевт). Повода связываться нет: план не подписан.
  Как решили:
    ✓ есть что делать
    ✗ повода нет: план не подписан
  Что дальше:
    · план не подписан: подписывают на визите, если пациент так решит; звонить
      не нужно
  На чём основано:
    · patients.csv:12 — карта пациента: дата рождения 25 июня 1992
    · plans.csv:5 — позиция плана: лечение периодонтита, пятый зуб слева на
      верхней челюсти (25); неотложно; консультация 18 февраля 2026; подписи
      нет; срок 26 февраля 2026; не начато
";

const LATER: &str = "\
Ильинский Всеволод Кириллович (62) · Понедельник, 2 марта 2026
Сегодня не беспокоим.

agreement:Д62 · Напоминание о чистке · позже
  Договорились 15 сентября 2025 напомнить о профессиональной чистке; врач:
  Котова Дарья Андреевна (гигиенист); срок чистки — 14 марта 2026. Связаться
  позже, 3 марта 2026: день недели пациенту не подходит.
  Как решили:
    ✓ есть что делать
    ✓ повод есть: напоминание о чистке
    ✓ ещё не решено
    ✓ связаться можно
    ✗ не сегодня: день недели пациенту не подходит
  Что дальше:
    · с 3 марта 2026, по вторникам и четвергам
  На чём основано:
    · patients.csv:64 — карта пациента: дата рождения 19 сентября 1983
    · cards.csv:60 — сервисная карта: согласие есть, 15 сентября 2025; вт, чт
    · agreements.csv:35 — договорённость: напоминание о чистке; договорились
      15 сентября 2025; срок 14 марта 2026; звонок
";

const OPTED_OUT: &str = "\
Жданов Тимур Рашидович (34) · Понедельник, 2 марта 2026
Сегодня не беспокоим.

agreement:Д34 · Контрольный осмотр · нельзя
  Контрольный осмотр; результат лечения трудно предсказать; тема: подвижность
  31 и 41; врач: Минаев Артур Игоревич (пародонтолог); срок осмотра — 4 марта
  2026. Связываться нельзя: просьба не беспокоить (16 января 2026).
  Как решили:
    ✓ есть что делать
    ✓ повод есть: контрольный осмотр
    ✓ ещё не решено
    ✗ связываться нельзя: просьба не беспокоить (16 января 2026)
  Что дальше:
    · пациент просил не беспокоить; только если он сам скажет иначе
  На чём основано:
    · patients.csv:35 — карта пациента: дата рождения 2 июля 1994
    · cards.csv:34 — сервисная карта: просьба не беспокоить, 16 января 2026
    · agreements.csv:8 — договорённость: контрольный осмотр; дата договорённости
      не записана; срок 4 марта 2026; тема: подвижность 31 и 41
";

const TWO_CARDS: &str = "\
Данилов Захар Петрович (59) · Понедельник, 2 марта 2026
Сегодня не беспокоим.

Строки об этом пациенте, которые нужно проверить:
  · patients.csv:60: похоже, карта того же человека заведена дважды
  · patients.csv:61: похоже, карта того же человека заведена дважды

о пациенте в целом · нельзя
  Связываться нельзя: похоже, карта того же человека заведена дважды
  (patients.csv:60, patients.csv:61).
  Как решили:
    ✗ связываться нельзя: похоже, карта того же человека заведена дважды
      (patients.csv:60, patients.csv:61)
  Что дальше:
    · проверьте, не один ли это человек, и если один, объедините карты:
      patients.csv:60, patients.csv:61
  На чём основано:
    · patients.csv:60 — карта другого пациента (58)
    · patients.csv:61 — карта пациента: дата рождения 11 ноября 1979
";

#[test]
fn an_administrator_reads_why() {
    for (patient, expected) in [
        ("9", CALLED),
        ("11", NOT_SIGNED),
        ("62", LATER),
        ("34", OPTED_OUT),
        ("59", TWO_CARDS),
    ] {
        assert_eq!(explained(patient, &[]), expected);
    }
}

#[test]
fn every_verdict_has_its_words() {
    for (patient, russian, english) in [
        (
            "10",
            "звонит врач лично: Гордеев Максим Олегович",
            "the doctor calls in person: Гордеев Максим Олегович",
        ),
        (
            "61",
            "· с 5 марта 2026, после 20:00 (в этот день 20:00-21:00)",
            "· from 5 March 2026 on, after 20:00 (on that day 20:00-21:00)",
        ),
        (
            "24",
            "✗ уже решено: об этом уже связались (26 февраля 2026)",
            "✗ settled already: the patient was contacted about this (26 February 2026)",
        ),
        (
            "18",
            "✗ поздно: связаться вовремя уже не получится",
            "✗ too late: it can't be made in time any more",
        ),
        (
            "7",
            "· сначала с пациентом говорит руководитель",
            "· a manager speaks to the patient first",
        ),
        (
            "46",
            "✗ повода нет: ни о чём не договаривались",
            "✗ there is no reason: nothing was agreed",
        ),
    ] {
        for (language, words) in [("ru", russian), ("en", english)] {
            let text = explained(patient, &["--lang", language]);
            let text: Vec<&str> = text.split_whitespace().collect();
            let text = text.join(" ");
            assert!(text.contains(words), "{text}");
        }
    }
}

#[test]
fn rows_that_bar_a_patient_are_shown_with_what_is_wrong() {
    let text = explained("67", &[]);
    assert!(
        text.contains("· plans.csv:32:9: signed_on: нужно: дата"),
        "{text}"
    );
    assert!(text.contains("· исправьте: plans.csv:32"), "{text}");
}

#[test]
fn one_case_is_explained_alone_and_the_day_all_the_same() {
    let text = explained("agreement:Д53б", &[]);
    assert!(text.contains("Сегодня связываемся"), "{text}");
    assert!(
        text.contains("agreement:Д53б ·") && !text.contains("agreement:Д53а"),
        "{text}"
    );
    assert!(
        text.contains("✗ больше одного контакта в день не бывает"),
        "{text}"
    );
    assert_eq!(explained("plan:П9", &[]), CALLED);
}

#[test]
fn no_line_is_long_and_a_number_stands_in_the_head_alone() {
    for patient in 1..=68 {
        // Each language for every other patient: a run takes its time.
        let language = ["ru", "en"][patient % 2];
        let text = explained(&patient.to_string(), &["--lang", language]);
        let (head, rest) = text.split_once("\n\n").unwrap();
        let is_called = head.contains("связываемся") || head.contains("Contacted");
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
        "ошибка: 09: такого пациента и такого случая в файлах нет\nподсказка: возможно, имелось в виду: 9\n",
    );
    refused(
        "plan: п9",
        "en",
        "error: plan: п9: there is no such patient and no such case in the files\nhint: did you mean plan:П9?\n",
    );
    refused(
        "Лапина",
        "ru",
        "ошибка: Лапина: такого пациента и такого случая в файлах нет\n\
         подсказка: нужен код пациента, как в файле пациентов, или случай: plan:17, visit:204, agreement:31\n",
    );
    refused(
        "plan:П67",
        "ru",
        "ошибка: plan:П67 есть только в строках, которые не удалось принять:\n\
         ошибка: plans.csv:32:9: signed_on: нужно: дата, как 02.03.2026 или 2026-03-02, а здесь 2 буквы \
         (строка не принята)\n\
         подсказка: исправьте эти строки и спросите ещё раз\n",
    );
    refused(
        "300",
        "en",
        "error: 300 stands only in rows that could not be used:\n\
         error: visits.csv:30:2: patient_id: there is no such patient in the patients' file (row decides nothing)\n\
         hint: mend these rows and ask again\n",
    );
    refused(
        "visit:В33",
        "en",
        "error: visit:В33: this visit is over or called off, there is nothing to decide\n\
         hint: all about this patient: recall explain 33\n",
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
    assert!(said.contains("Сегодня не беспокоим."), "{said}");
    let decided = "✗ не сегодня: у звонящих сегодня не осталось времени";
    assert!(said.contains(decided), "{said}");
    // Whoever goes first is called all the same.
    let said = explained("22", &half_an_hour);
    assert!(said.contains("Сегодня связываемся: звонок"), "{said}");
    assert!(!explained("26", &[]).contains(decided));
}
