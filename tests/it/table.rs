//! The list on a screen, and what stands under it.
#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::process::Output;

use assert_cmd::Command;
use expect_test::expect;

use crate::clinic::screen;

fn table(arguments: &[&str]) -> Output {
    let plan = ["plan", "--format", "table"];
    let mut command = Command::cargo_bin("recall").unwrap();
    let command = command.env("TZ", "Europe/Moscow");
    command.args(plan).args(arguments).output().unwrap()
}

fn of_the_example(arguments: &[&str]) -> (String, String) {
    let day: &[&str] = if arguments.contains(&"--date") {
        &[]
    } else {
        &["--date", "2026-03-02"]
    };
    let run = table(&[&["--data", "examples/clinic"], day, arguments].concat());
    assert_eq!(run.status.code(), Some(0));
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (text(run.stdout), text(run.stderr))
}

/// Hours come first, then whom, where, about what and why; under it stands what needs an eye, promises first.
#[test]
fn it_looks_so() {
    let (list, under) = of_the_example(&[]);
    screen("table/example.ru.txt").assert_eq(&list);
    screen("table/example_under.ru.txt").assert_eq(&under);
    let (list, under) = of_the_example(&["--lang", "en"]);
    screen("table/example.en.txt").assert_eq(&list);
    screen("table/example_under.en.txt").assert_eq(&under);
}

#[test]
fn it_fits_and_is_plain_where_no_terminal_is() {
    for language in ["ru", "en"] {
        let (list, under) = of_the_example(&["--lang", language]);
        for line in list.lines().chain(under.lines()) {
            assert!(line.chars().count() <= 100, "{line}");
            assert!(!line.contains('\u{1b}') && !line.ends_with(' '), "{line:?}");
        }
    }
}

#[test]
fn what_may_make_somebody_be_called_wrongly_is_said_quietly_too() {
    let (_, quiet) = of_the_example(&["--quiet"]);
    expect![[r#"
        внимание: contacts.csv:12, пациент 73: непонятно, чем закончился разговор; исправьте слово там, где его вписали, до тех пор пациента не беспокоим
    "#]].assert_eq(&quiet);
}

#[test]
fn a_day_without_promises_is_said_in_a_line() {
    let (list, under) = of_the_example(&["--date", "2025-01-01"]);
    expect![[r#"
        1 января 2025. Сегодня никому ничего не обещано. 74 пациента сегодня не беспокоим.

        Жалобы, которые не закрыты:
        • Осипова Жанна Робертовна (42). 12 ноября, 15:20: жалоба — «долго ждала у кабинета». Поговорите с
          пациентом о жалобе; когда всё улажено, запишите итог «жалоба закрыта».
        • Жукова Марина Евгеньевна (7). 19 февраля 2026 года, 10:15: жалоба — «считает, что пломбу поставили
          высоко». Поговорите с пациентом о жалобе; когда всё улажено, запишите итог «жалоба закрыта». До
          этого не звоним: напоминание о приёме.
    "#]]
    .assert_eq(&list);
    expect![[r#"
        Сегодня звонить никому не нужно.
    "#]]
    .assert_eq(under.split_inclusive('\n').next_back().unwrap());
}

#[test]
fn colours_are_for_terminals() {
    let run = table(&[
        "--data",
        "examples/clinic",
        "--date",
        "2026-03-02",
        "--quiet",
    ]);
    assert!(!run.stdout.contains(&b'\x1b'));
    // Where nothing is asked for, what is piped is CSV.
    let mut command = Command::cargo_bin("recall").unwrap();
    let run = command
        .args([
            "plan",
            "--date",
            "2026-03-02",
            "--data",
            "examples/clinic",
            "--quiet",
        ])
        .output()
        .unwrap();
    assert!(run.stdout.starts_with(b"position,date,call_from,"));
}

#[test]
fn an_empty_list_says_what_is_missing() {
    let two_files = ["--data", "examples/two-files", "--date", "2026-03-02"];
    let run = table(&two_files);
    let text = |bytes| String::from_utf8(bytes).unwrap();
    expect![[r#"
        2 марта 2026. Список пуст: неизвестно, кто уже записан. 12 пациентов сегодня не беспокоим.
    "#]]
    .assert_eq(&text(run.stdout));
    expect![[r#"

        Обратите внимание:
        • о прежних звонках и сообщениях ничего не известно: нет ни contacts.csv, ни recall-contacts.csv, и
          чей-то отказ или недавний разговор мог остаться незамеченным
        • неизвестно, кто уже записан: нет visits.csv, поэтому о лечении, осмотрах и чистке никому не
          звоним; если журнал записи проверяют вручную, укажите --bookings-checked

        Дальше: выгрузите visits.csv, или добавьте в patients.csv столбец «Следующий визит», или, если перед
        каждым звонком смотрите в журнал записи, укажите --bookings-checked (ждут этого: 7).
    "#]].assert_eq(&text(run.stderr));
}
