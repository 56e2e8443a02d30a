//! The list on a screen, and what stands under it.
#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::process::Output;

use assert_cmd::Command;

fn table(arguments: &[&str]) -> Output {
    let plan = ["plan", "--format", "table"];
    let mut command = Command::cargo_bin("recall").unwrap();
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

#[test]
fn it_opens_with_what_was_promised() {
    let (russian, _) = of_the_example(&[]);
    let opening = "\
2 марта 2026. Сегодня обещано 19: 3 напоминания о приёме, 3 разговора о неотложном лечении,
2 разговора о незавершённом лечении, 1 приглашение на контрольный осмотр, 3 вопроса о самочувствии,
3 напоминания о чистке, 1 приглашение на бесплатный осмотр, 3 личных звонка врача. Всего
18 контактов: за администратором — 13, за врачами — 5. 56 пациентов сегодня не беспокоим.

№     Часы          Кому                      О чём и почему
";
    assert!(russian.starts_with(opening), "{russian}");
    let (english, _) = of_the_example(&["--lang", "en"]);
    let opening = "\
2 March 2026. 19 promised for today: 3 appointment reminders, 3 talks about urgent treatment,
2 talks about unfinished treatment, 1 invitation to a control examination, 3 well-being checks,
3 hygiene reminders, 1 invitation to a free check-up, 3 personal calls of doctors. 18 contacts in
all: 13 for the administrator, 5 for doctors. 56 patients are left in peace today.

No.   Hours         Whom                      About what, and why
";
    assert!(english.starts_with(opening), "{english}");
}

#[test]
fn hours_come_first_then_whom_where_about_what_and_why() {
    let (list, _) = of_the_example(&[]);
    let row = "
7     09:00–20:00   Морозова Ева Артёмовна    Звонок о самочувствии
                    говорить с                Договорились 26 февраля 2026 узнать о самочувствии;
                    представителем:           тема: после лечения 75; врач: Юсупова Алия Рамилевна
                    Морозова Кристина         (детский стоматолог); приём состоялся 26 февраля
                    Олеговна                  2026.
                    8 (977) 000-40-40         Один разговор с № 8: тот же номер.

8     09:00–20:00   Морозова Кристина         Напоминание о чистке
";
    assert!(list.contains(row), "{list}");
    let by_doctor = "
18!   17:00–20:00   Калинин Роман Денисович   Неотложное лечение не начато
      звонит врач   8 (999) 000-10-10         План лечения подписан 6 февраля 2026; консультация 6
";
    assert!(list.contains(by_doctor), "{list}");
    assert!(list.ends_with("\n! — неотложное лечение или звонок, обещанный на сегодня.\n"));
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
fn what_needs_an_eye_stands_under_the_list_promises_first() {
    let (_, under) = of_the_example(&[]);
    let heads = [
        "Обещанное не сделано вовремя. Решите, как быть с каждым:",
        "• Дёмина Ольга Николаевна (5) — Напоминание о приёме.",
        "Обещано, но сегодня не получится:",
        "Решает врач: сами больше не звоним.",
        "Строки, которые не приняты или прочитаны не полностью.",
        "• patients.csv:56:1: patient_id:",
        "  и ещё 2",
        "Дальше: recall plan -o list.csv запишет список",
    ];
    let places: Vec<_> = heads
        .iter()
        .map(|head| {
            under
                .find(head)
                .unwrap_or_else(|| panic!("{head}: {under}"))
        })
        .collect();
    assert!(places.is_sorted(), "{places:?}");
    let (_, quiet) = of_the_example(&["--quiet"]);
    // What may make somebody be called wrongly is said all the same.
    assert!(
        quiet.starts_with("внимание: contacts.csv:12, пациент 73: непонятно"),
        "{quiet}"
    );
    assert_eq!(quiet.lines().count(), 1, "{quiet}");
}

#[test]
fn a_day_without_promises_is_said_in_a_line() {
    let (list, under) = of_the_example(&["--date", "2025-01-01"]);
    assert_eq!(
        list,
        "1 января 2025. Сегодня никому ничего не обещано. 74 пациента сегодня не беспокоим.\n"
    );
    assert!(
        under.ends_with("\nСегодня связываться ни с кем не нужно.\n"),
        "{under}"
    );
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
    assert_eq!(
        text(run.stdout),
        "2 марта 2026. Список пуст: неизвестно, кто уже записан на приём. 12 пациентов сегодня не беспокоим.\n"
    );
    let under = text(run.stderr);
    assert!(under.contains("Дальше: выгрузите visits.csv"), "{under}");
    assert!(under.contains("этого: 7)"), "{under}");
}
