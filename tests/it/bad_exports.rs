//! Bad exports: for each kind the exact words, the exit status, what becomes of the rows, and that nobody is contacted because of it.
#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::fmt::Write as _;
use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;

use encoding_rs::{IBM866, WINDOWS_1251};
use expect_test::expect;
use recall::export::columns::{Column, File, Kind};

use crate::clinic::{Clinic, PATIENTS, PLANS, SETTINGS, VISITS, stderr};

// Files that are not there, or are no files.

#[test]
fn required_files_are_missing() {
    let clinic = Clinic::new().without("patients.csv").without("plans.csv");
    clinic.refuses(
        65,
        expect![[r#"
            error: patients.csv: there is no such file, and no list without it
            error: plans.csv: there is no such file, and no list without it
            hint: name the folder of the export with --data DIR, or the file itself with --patients FILE
        "#]],
    );
    clinic.russian().refuses(
        65,
        expect![[r#"
            ошибка: patients.csv: нет такого файла, а без него списка не составить
            ошибка: plans.csv: нет такого файла, а без него списка не составить
            подсказка: укажите папку с выгрузкой: --data ПАПКА, или сам файл: --patients ФАЙЛ
        "#]],
    );
}

#[test]
fn the_folder_of_a_missing_file_is_named() {
    Clinic::new()
        .file("march/patients.csv", PATIENTS)
        .args(&["--data", "march"])
        .refuses(
            65,
            expect![[r#"
                error: march/plans.csv: there is no such file, and no list without it
                hint: name the folder of the export with --data DIR, or the file itself with --plans FILE
            "#]],
        );
}

#[test]
fn the_folder_is_not_there() {
    let clinic = Clinic::new().args(&["--data", "nowhere"]);
    clinic.refuses(
        66,
        expect![[r#"
            error: nowhere: can't be read: there is no such file or folder
        "#]],
    );
    clinic.russian().refuses(
        66,
        expect![[r#"
            ошибка: nowhere: не удаётся прочитать: нет такого файла или папки
        "#]],
    );
}

#[test]
fn a_file_is_given_as_the_folder() {
    let clinic = Clinic::new().args(&["--data", "plans.csv"]);
    clinic.refuses(
        66,
        expect![[r#"
            error: plans.csv: can't be read: the path has a file where a folder should be
        "#]],
    );
    clinic.russian().refuses(
        66,
        expect![[r#"
            ошибка: plans.csv: не удаётся прочитать: на месте папки в этом пути стоит файл
        "#]],
    );
}

#[test]
fn a_folder_is_given_as_a_file() {
    let clinic = Clinic::new()
        .file("march/plans.csv", PLANS)
        .args(&["--plans", "march"]);
    clinic.refuses(
        66,
        expect![[r#"
            error: march: can't be read: this is a folder and not a file
        "#]],
    );
    clinic.russian().refuses(
        66,
        expect![[r#"
            ошибка: march: не удаётся прочитать: это папка, а не файл
        "#]],
    );
}

#[test]
fn a_file_that_is_named_is_not_there() {
    Clinic::new()
        .args(&["--plans", "march/plans.csv", "--visits", "march/visits.csv"])
        .refuses(
            66,
            expect![[r#"
                error: march/plans.csv: can't be read: there is no such file or folder
                error: march/visits.csv: can't be read: there is no such file or folder
            "#]],
        );
}

#[test]
fn an_export_is_a_link_that_leads_nowhere() {
    let clinic = Clinic::new();
    std::os::unix::fs::symlink("away.csv", clinic.path("contacts.csv")).unwrap();
    clinic.refuses(
        66,
        expect![[r#"
            error: contacts.csv: can't be read: there is no such file or folder
        "#]],
    );
}

/// Runs as somebody who is not allowed everything; nothing where that can't be done.
fn without_rights(clinic: &Clinic) -> Option<std::process::Output> {
    let mut process = clinic.process(&[]);
    if fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0) {
        fs::set_permissions(clinic.path(""), Permissions::from_mode(0o755)).unwrap();
        process.uid(65534).gid(65534);
    }
    // Nobody may be kept from the program itself.
    process.output().ok()
}

#[test]
fn a_file_may_not_be_read() {
    let clinic = Clinic::new().file("contacts.csv", "contacted_at,patient_id,outcome\n");
    fs::set_permissions(clinic.path("contacts.csv"), Permissions::from_mode(0o000)).unwrap();
    let Some(run) = without_rights(&clinic) else {
        return;
    };
    assert_eq!(
        stderr(&run),
        "error: contacts.csv: can't be read: permission denied\n"
    );
    assert_eq!(run.status.code(), Some(66));
    assert!(run.stdout.is_empty());
}

#[test]
fn settings_may_not_be_read() {
    let clinic = Clinic::new().russian();
    fs::set_permissions(clinic.path("recall.toml"), Permissions::from_mode(0o000)).unwrap();
    let Some(run) = without_rights(&clinic) else {
        return;
    };
    assert_eq!(
        stderr(&run),
        "ошибка: recall.toml: не удаётся прочитать настройки: нет прав доступа\n"
    );
    assert_eq!(run.status.code(), Some(66));
    assert!(run.stdout.is_empty());
}

// Headers.

#[test]
fn required_columns_are_missing() {
    let clinic = Clinic::new()
        .file("patients.csv", "phone,consent\n8 916 000-00-01,yes\n")
        .file(
            "plans.csv",
            "\n\nplan_id,patient_id,state of the plan\nA,1,planned\n",
        );
    clinic.refuses(
        65,
        expect![[r#"
            error: patients.csv:1: the required column patient_id is missing
            error: plans.csv:3: the required column procedure is missing
            error: plans.csv:3: the required column status is missing
            hint: recall.toml can say, under columns, what the export calls it
        "#]],
    );
    clinic.russian().refuses(
        65,
        expect![[r#"
            ошибка: patients.csv:1: нет обязательного столбца «Номер карты» (patient_id)
            ошибка: plans.csv:3: нет обязательного столбца «Услуга» (procedure)
            ошибка: plans.csv:3: нет обязательного столбца «Статус» (status)
            подсказка: как столбец называется в выгрузке, можно записать в recall.toml, в разделе columns
        "#]],
    );
}

#[test]
fn two_headers_for_one_column() {
    let clinic = Clinic::new().file(
        "patients.csv",
        "patient_id,Имя,consent,first_name\n1,,yes,\n",
    );
    clinic.refuses(
        65,
        expect![[r#"
            error: patients.csv:1: columns 2 and 4 both match first_name, wanted one
            hint: say in recall.toml, under columns, which of them it is; the second of two with one name is "Name#2"
        "#]],
    );
    clinic.russian().refuses(
        65,
        expect![[r#"
            ошибка: patients.csv:1: столбцы 2 и 4 оба подходят для first_name, нужен один
            подсказка: какой из них верный, запишите в recall.toml, в разделе columns; второй столбец с тем же названием — "Название#2"
        "#]],
    );
}

#[test]
fn headers_match_without_regard_to_case_spaces_and_signs() {
    Clinic::new()
        .file(
            "plans.csv",
            PLANS.replace("plan_id,patient_id", " PLAN  id,Patient-ID"),
        )
        .says_nothing()
        .calls(&["1", "2"]);
}

#[test]
fn the_settings_name_a_header_that_is_not_there() {
    // The column stands there under its usual name: nothing is lost.
    let settings = format!("{SETTINGS}[columns.patients]\nconsent = \"May call\"\n");
    let clinic = Clinic::new().file("recall.toml", settings);
    clinic
        .warns(
            expect![[r#"
                warning: patients.csv:1, column "consent": the header that recall.toml names is not in the file: look under columns
            "#]],
        )
        .calls(&["1", "2"]);
    clinic.russian().warns(
        expect![[r#"
            внимание: patients.csv:1, столбец «Можно звонить»: заголовка, который назван в recall.toml, в файле нет: проверьте раздел columns
        "#]],
    );
}

#[test]
fn a_column_that_says_no_was_renamed() {
    let settings = "[columns.patients]\npause_until = \"Not before\"\n[columns.cards]\nconsent = \"May call\"\n";
    let clinic = Clinic::new()
        .file("recall.toml", format!("{SETTINGS}{settings}"))
        .file("cards.csv", "patient_id,May we call\n2,no\n");
    clinic.refuses(
        65,
        expect![[r#"
            error: patients.csv:1: recall.toml names the header "Not before" for pause_until, and the file has none such
            error: cards.csv:1: recall.toml names the header "May call" for consent, and the file has none such
            error: cards.csv:1: the column "May we call" is not read, and a no may stand there
            hint: if the column was renamed, correct its name in recall.toml, under columns; if it is gone, take the line out
            say in recall.toml what the column is:
                [columns.cards]
                consent = "May we call"
            or that it is nothing:
                [ignore]
                cards = ["May we call"]
        "#]],
    );
    clinic.russian().refuses(
        65,
        expect![[r#"
            ошибка: patients.csv:1: для pause_until в recall.toml назван заголовок "Not before", а в файле его нет
            ошибка: cards.csv:1: для consent в recall.toml назван заголовок "May call", а в файле его нет
            ошибка: cards.csv:1: столбец "May we call" не читается, а в нём может стоять отказ
            подсказка: если столбец переименован, исправьте его название в recall.toml, в разделе columns; если столбца больше нет, уберите строку
            запишите в recall.toml, что это за столбец:
                [columns.cards]
                consent = "May we call"
            или что он ничего не значит:
                [ignore]
                cards = ["May we call"]
        "#]],
    );
}

#[test]
fn one_of_several_columns_that_say_no_was_renamed() {
    let settings = "[columns.patients]\nconsent = [\"consent\", \"Refused\"]\n";
    Clinic::new()
        .file("recall.toml", format!("{SETTINGS}{settings}"))
        .refuses(
            65,
            expect![[r#"
                error: patients.csv:1: recall.toml names the header "Refused" for consent, and the file has none such
                hint: if the column was renamed, correct its name in recall.toml, under columns; if it is gone, take the line out
            "#]],
        );
}

#[test]
fn one_of_several_headers_was_renamed() {
    let settings = format!("{SETTINGS}[columns.patients]\nphone = [\"Mobile\", \"Home\"]\n");
    Clinic::new()
        .file("recall.toml", settings)
        .file("patients.csv", PATIENTS.replace("phone", "Mobile"))
        .warns(expect![[r#"
            warning: patients.csv:1, column "phone": the header that recall.toml names is not in the file: look under columns
        "#]])
        .calls(&["1", "2"]);
}

#[test]
fn an_empty_file() {
    let clinic = Clinic::new()
        .file("patients.csv", "")
        .file("visits.csv", "\n \r\n,,\n");
    clinic.refuses(
        65,
        expect![[r#"
            error: patients.csv:1: wanted a line of headers, found none
            error: visits.csv:1: wanted a line of headers, found none
        "#]],
    );
    clinic.russian().refuses(
        65,
        expect![[r#"
            ошибка: patients.csv:1: нужна строка заголовков, а её нет
            ошибка: visits.csv:1: нужна строка заголовков, а её нет
        "#]],
    );
}

#[test]
fn only_headers() {
    let header = |file: &str| file.lines().next().unwrap().to_owned();
    let clinic = Clinic::new()
        .file("patients.csv", header(PATIENTS))
        .file("plans.csv", header(PLANS));
    let planned = clinic.says_nothing();
    planned
        .calls(&[])
        .rows("patients.csv", [0, 0, 0])
        .rows("plans.csv", [0, 0, 0]);
    assert!(planned.decisions.is_empty());
}

// Settings.

#[test]
fn an_unknown_setting() {
    let clinic = Clinic::new().file("recall.toml", "[contact]\nmax_atempts = 3\n");
    clinic.refuses(78, expect![[r#"
        error: recall.toml:2:1: contact.max_atempts is not a setting; the nearest is contact.max_attempts
    "#]]);
    clinic.russian().refuses(78, expect![[r#"
        ошибка: recall.toml:2:1: настройки contact.max_atempts нет; самая похожая: contact.max_attempts
    "#]]);
}

#[test]
fn several_bad_settings() {
    let settings = "\
[clinic]
timezone = \"Europe/Moskow\"
hours = { \"mon-fri\" = \"09:00-20:00\", \"fri\" = \"10:00-15:00\" }
[contact]
max_attempts = \"three\"
[columns.plans]
tooht = \"Zahn\"
";
    let clinic = Clinic::new().file("recall.toml", settings);
    clinic.refuses(
        78,
        expect![[r#"
            error: recall.toml:2:12: clinic.timezone: there is no time zone "Europe/Moskow"; the nearest is Europe/Moscow
            error: recall.toml:3:38: clinic.hours: "fri" names Friday, and so does "mon-fri"
            error: recall.toml:5:16: contact.max_attempts: wanted a whole number from 1 to 100, found "three"
            error: recall.toml:7:1: columns.plans: plans.csv has no column "tooht"; the nearest is tooth
        "#]],
    );
    clinic.russian().refuses(
        78,
        expect![[r#"
            ошибка: recall.toml:2:12: clinic.timezone: часового пояса "Europe/Moskow" нет; самый похожий: Europe/Moscow
            ошибка: recall.toml:3:38: clinic.hours: пятница дважды: в "mon-fri" и в "fri"
            ошибка: recall.toml:5:16: contact.max_attempts: нужно целое число от 1 до 100, а указано: "three"
            ошибка: recall.toml:7:1: columns.plans: в plans.csv нет столбца "tooht"; самый похожий: tooth
        "#]],
    );
}

#[test]
fn settings_that_are_no_toml() {
    let clinic = Clinic::new().file("recall.toml", "[clinic]\nname = Липа\n");
    clinic.refuses(
        78,
        expect![[r#"
            error: recall.toml:2:8: this is no TOML: string values must be quoted
        "#]],
    );
    clinic.russian().refuses(
        78,
        expect![[r#"
            ошибка: recall.toml:2:8: запись нарушает правила TOML: текст пишется в кавычках
        "#]],
    );
}

#[test]
fn settings_in_another_encoding() {
    let (settings, ..) = WINDOWS_1251.encode("[clinic]\nname = \"Липа\"\n");
    let clinic = Clinic::new().file("recall.toml", settings);
    clinic.refuses(
        78,
        expect![[r#"
            error: recall.toml: this is no text in UTF-8; save the settings as UTF-8
        "#]],
    );
    clinic.russian().refuses(
        78,
        expect![[r#"
            ошибка: recall.toml: это не текст в UTF-8; сохраните настройки в кодировке UTF-8
        "#]],
    );
}

#[test]
fn settings_with_a_byte_order_mark() {
    let planned = Clinic::new()
        .file(
            "recall.toml",
            format!("\u{feff}{SETTINGS}name = \"Lime\"\n"),
        )
        .plan();
    assert_eq!(planned.list["clinic"], "Lime");
}

#[test]
fn settings_that_are_not_there() {
    let clinic = Clinic::new().args(&["--config", "clinic.toml"]);
    clinic.refuses(
        66,
        expect![[r#"
            error: clinic.toml: can't read the settings: there is no such file or folder
        "#]],
    );
}

#[test]
fn settings_are_a_link_that_leads_nowhere() {
    let clinic = Clinic::new().without("recall.toml");
    std::os::unix::fs::symlink("away.toml", clinic.path("recall.toml")).unwrap();
    clinic.refuses(
        66,
        expect![[r#"
            error: recall.toml: can't read the settings: there is no such file or folder
        "#]],
    );
}

// Fields, quotes and bytes.

#[test]
fn a_row_with_too_many_fields() {
    let clinic = Clinic::new().file(
        "plans.csv",
        format!("{PLANS}C,1,1,crown,2026-02-02,yes,2026-02-20,planned,,surplus\n"),
    );
    clinic
        .warns(expect![[r#"
            warning: plans.csv:4: wanted at most 8 fields as in the header, found more (row refused)
        "#]])
        .calls(&["2"])
        .rows("plans.csv", [2, 0, 1])
        .decides("1", "plan:A not_permitted unreadable_record");
    clinic.russian().warns(expect![[r#"
        внимание: plans.csv:4: в строке больше полей, чем в заголовке: нужно не больше 8 (строка не принята)
    "#]]);
}

#[test]
fn surplus_fields_that_are_blank_do_no_harm() {
    Clinic::new()
        .file("plans.csv", PLANS.replace("planned\n", "planned,, ,\n"))
        .says_nothing()
        .calls(&["1", "2"]);
}

#[test]
fn a_row_with_too_few_fields() {
    Clinic::new()
        .file("patients.csv", format!("{PATIENTS}3,Brook,Cleo\n"))
        .file(
            "plans.csv",
            format!("{PLANS}C,3,1,crown\nD,3,1,crown,2026-02-02,yes,2026-02-20,planned\n"),
        )
        .warns(
            expect![[r#"
                warning: patients.csv:4: the row was cut: it has fewer fields than the header (7), and what is missing may be a no; if the clinic's program only leaves off blank cells at the end of a row, set short_rows.patients = true (row refused)
                warning: plans.csv:4: the row was cut: it has fewer fields than the header (8), and what is missing may be a no; if the clinic's program only leaves off blank cells at the end of a row, set short_rows.plans = true (row refused)
            "#]],
        )
        .calls(&["1", "2"])
        .rows("patients.csv", [2, 0, 1])
        .rows("plans.csv", [3, 0, 1])
        .decides("3", "plan:D not_permitted unreadable_record");
}

#[test]
fn a_quote_that_is_never_closed() {
    let clinic = Clinic::new().file(
        "plans.csv",
        PLANS.replace(
            "filling,2026-02-02,yes,2026-02-20,planned\nB",
            "\"filling,2026-02-02,yes,2026-02-20,planned\nB",
        ),
    );
    clinic.refuses(
        65,
        expect![[r#"
            error: plans.csv:2: a quote is opened and not closed before the end of the file
            hint: what follows can't be read, and a refusal may be in it; close the quote or take it out
        "#]],
    );
    clinic.russian().refuses(
        65,
        expect![[r#"
            ошибка: plans.csv:2: кавычка открыта и не закрыта до конца файла
            подсказка: строки после неё прочитать нельзя, среди них может быть отказ от звонков; закройте или уберите кавычку
        "#]],
    );
}

#[test]
fn a_quote_in_the_header_that_is_never_closed() {
    for (visits, said) in [
        (
            "\"",
            expect![[r#"
                error: visits.csv:1: a quote is opened and not closed before the end of the file
                hint: what follows can't be read, and a refusal may be in it; close the quote or take it out
            "#]],
        ),
        (
            "\n\"visit_id,patient_id,starts_at,status\n1,1,2026-03-20 10:00,booked\n",
            expect![[r#"
                error: visits.csv:2: a quote is opened and not closed before the end of the file
                hint: what follows can't be read, and a refusal may be in it; close the quote or take it out
            "#]],
        ),
    ] {
        Clinic::new().file("visits.csv", visits).refuses(65, said);
    }
}

#[test]
fn quotes_in_several_files_are_all_named() {
    Clinic::new()
        .file(
            "visits.csv",
            "visit_id,patient_id,starts_at,status\nV,1,2026-01-10 10:00,\"attended\n",
        )
        .file(
            "contacts.csv",
            "contacted_at,patient_id,outcome\n2026-01-10,1,reached\n2026-01-11,\"1,opt_out\n",
        )
        .refuses(
            65,
            expect![[r#"
                error: visits.csv:2: a quote is opened and not closed before the end of the file
                error: contacts.csv:3: a quote is opened and not closed before the end of the file
                hint: what follows can't be read, and a refusal may be in it; close the quote or take it out
            "#]],
        );
}

#[test]
fn quotes_within_a_cell_are_text() {
    let planned = Clinic::new()
        .file("patients.csv", PATIENTS.replace("Stone", "Ltd \"Stone\""))
        .says_nothing();
    let names: Vec<_> = planned
        .contacts()
        .map(|contact| contact["patient_name"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["Ltd \"Stone\" Ada", "Field Ben"]);
}

#[test]
fn nul_bytes_in_cells() {
    Clinic::new()
        .file("patients.csv", PATIENTS.replace("Stone", "St\0ne").replace("2,Field", "2\0,Field"))
        .warns(expect![[r#"
            warning: plans.csv:3, column "patient_id": there is no such patient in the patients' file (row decides nothing)
        "#]])
        .calls(&["1"])
        .rows("plans.csv", [1, 1, 0]);
}

#[test]
fn nul_bytes_in_a_value_that_decides() {
    Clinic::new()
        .file("patients.csv", PATIENTS.replacen("yes", "yes\0", 1))
        .warns(expect![[r#"
            warning: patients.csv:2, column "consent": wanted yes, no or visits, found 3 letters and 1 sign (row refused)
        "#]])
        .calls(&["2"])
        .decides("1", "plan:A not_permitted unreadable_record");
}

#[test]
fn a_cell_of_ten_megabytes() {
    let long = "x".repeat(10_000_000);
    Clinic::new()
        .file("plans.csv", format!("{PLANS}C,1,1,{long},2026-02-02,no,,planned\nD,2,1,crown,2026-02-02,no,{long},planned\n"))
        .warns(expect![[r#"
            warning: plans.csv:5, column "due_on": wanted a date such as 2026-03-02 or 02.03.2026, found 10000000 letters (row refused)
        "#]])
        .calls(&["1"])
        .rows("plans.csv", [3, 0, 1]);
}

#[test]
fn a_binary_file() {
    let bytes: Vec<u8> = (0..20_000_u32)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 13).to_le_bytes()[0])
        .filter(|byte| *byte != b'"')
        .collect();
    let clinic = |begins: &[u8]| Clinic::new().file("patients.csv", [begins, &bytes].concat());
    clinic(b"PK\x03\x04\0\0").refuses(
        65,
        expect![[r#"
            error: patients.csv: this looks like a workbook, but can't be read as one
            hint: open it in a spreadsheet program and save it again, as XLSX or CSV UTF-8
        "#]],
    );
    clinic(b"\x7fELF\0\0").refuses(
        65,
        expect![[r#"
            error: patients.csv:1: wanted a line of headers, found none
            hint: the file has NUL bytes: it is no text, or UTF-16 without a mark; save it as CSV UTF-8
        "#]],
    );
}

// Encodings, line ends and delimiters.

fn utf16(text: &str, has_mark: bool, is_big: bool) -> Vec<u8> {
    let units = has_mark
        .then_some(0xFEFF)
        .into_iter()
        .chain(text.encode_utf16());
    units
        .flat_map(|unit| {
            if is_big {
                unit.to_be_bytes()
            } else {
                unit.to_le_bytes()
            }
        })
        .collect()
}

#[test]
fn utf_16_with_a_mark() {
    for is_big in [false, true] {
        Clinic::new()
            .file("plans.csv", utf16(PLANS, true, is_big))
            .says_nothing()
            .calls(&["1", "2"]);
    }
}

#[test]
fn utf_16_without_a_mark() {
    let clinic = Clinic::new().file("plans.csv", utf16(PLANS, false, false));
    clinic.refuses(
        65,
        expect![[r#"
            error: plans.csv:1: wanted a line of headers, found none
            hint: the file has NUL bytes: it is no text, or UTF-16 without a mark; save it as CSV UTF-8
        "#]],
    );
    clinic.russian().refuses(
        65,
        expect![[r#"
            ошибка: plans.csv:1: нужна строка заголовков, а её нет
            подсказка: в файле есть нулевые байты: это не текст или UTF-16 без метки; сохраните файл как CSV UTF-8
        "#]],
    );
}

/// A file of patients with Russian headers, as a Russian program writes it.
const RUSSIAN_PATIENTS: &str = "\
№ карты;Фамилия;Имя;Телефон;Можно звонить;Дата согласия на звонки\r
1;Ёжикова;Любовь;8 916 000-00-01;да;10.01.2026\r
2;Щукин;Пётр;8 916 000-00-02;нет;10.01.2026\r
";

#[test]
fn cyrillic_encodings_are_found_out() {
    let encoded = |encoding: &'static encoding_rs::Encoding| {
        let (bytes, _, unmappable) = encoding.encode(RUSSIAN_PATIENTS);
        assert!(!unmappable && std::str::from_utf8(&bytes).is_err());
        bytes.into_owned()
    };
    let files = [
        RUSSIAN_PATIENTS.as_bytes().to_vec(),
        format!("\u{feff}{RUSSIAN_PATIENTS}").into_bytes(),
        encoded(WINDOWS_1251),
        encoded(IBM866),
        utf16(RUSSIAN_PATIENTS, true, false),
    ];
    for file in files {
        let planned = Clinic::new().file("patients.csv", file).says_nothing();
        planned
            .calls(&["1"])
            .decides("2", "plan:B not_permitted opted_out");
        assert_eq!(
            planned.contacts().next().unwrap()["patient_name"],
            "Ёжикова Любовь"
        );
    }
}

#[test]
fn every_kind_of_line_end() {
    let lines: Vec<&str> = PATIENTS.lines().collect();
    for (first, second) in [
        ("\r\n", "\n"),
        ("\n", "\r\n"),
        ("\r", "\r"),
        ("\r", "\n"),
        ("\r\n", ""),
    ] {
        let patients = format!("{}{first}{}{second}", lines[0], lines[1..].join(first));
        Clinic::new()
            .file("patients.csv", patients)
            .says_nothing()
            .calls(&["1", "2"])
            .rows("patients.csv", [2, 0, 0]);
    }
}

#[test]
fn lines_are_counted_with_any_line_end() {
    for end in ["\n", "\r\n", "\r"] {
        let patients = format!(
            "{PATIENTS}\n\n3,\"Two\nlines\",Cleo,1980-05-14,,yes,soon\n4,Dale,Dot,never,,,\n"
        )
        .replace('\n', end);
        Clinic::new().file("patients.csv", patients).warns(
            expect![[r#"
                warning: patients.csv:6, column "consent_on": wanted a date such as 2026-03-02 or 02.03.2026, found 4 letters (row refused)
                warning: patients.csv:8, column "birth_date": wanted a date such as 2026-03-02 or 02.03.2026, found 5 letters (row refused)
            "#]],
        );
    }
}

#[test]
fn delimiters_are_found_out() {
    for delimiter in [";", "\t", ","] {
        let plans = PLANS.replace(',', delimiter);
        Clinic::new()
            .file("plans.csv", &plans)
            .says_nothing()
            .calls(&["1", "2"]);
        let named = format!("sep={delimiter}\r\n{plans}oops\n");
        Clinic::new()
            .file("plans.csv", named)
            .warns(
                expect![[r#"
                    warning: plans.csv:5: the row was cut: it has fewer fields than the header (8), and what is missing may be a no; if the clinic's program only leaves off blank cells at the end of a row, set short_rows.plans = true (row refused)
                "#]],
            )
            .calls(&["1", "2"]);
    }
}

#[test]
fn a_first_line_that_names_the_wrong_delimiter() {
    Clinic::new()
        .file("plans.csv", format!("sep=;\n{PLANS}"))
        .refuses(
            65,
            expect![[r#"
                error: plans.csv:2: the required column plan_id is missing
                error: plans.csv:2: the required column patient_id is missing
                error: plans.csv:2: the required column procedure is missing
                error: plans.csv:2: the required column status is missing
                hint: recall.toml can say, under columns, what the export calls it
            "#]],
        );
}

// Values.

#[test]
fn a_value_that_cannot_be_read_where_it_decides() {
    let clinic = Clinic::new().file("patients.csv", PATIENTS.replacen("yes", "perhaps", 1));
    clinic
        .warns(expect![[r#"
            warning: patients.csv:2, column "consent": wanted yes, no or visits, found 7 letters (row refused)
        "#]])
        .calls(&["2"])
        .rows("patients.csv", [1, 0, 1])
        .decides("1", "plan:A not_permitted unreadable_record");
    clinic.russian().warns(expect![[r#"
        внимание: patients.csv:2, столбец «consent»: нужно: да, нет или только о приёме, а в ячейке 7 букв (строка не принята)
    "#]]);
}

#[test]
fn a_value_that_cannot_be_read_where_nothing_rests_on_it() {
    let plans =
        PLANS
            .replacen("status", "status,consulted_on", 1)
            .replacen("planned", "planned,2 Feb.", 1);
    let clinic = Clinic::new().file("plans.csv", plans);
    clinic
        .warns(expect![[r#"
            warning: plans.csv:2, column "consulted_on": wanted a date such as 2026-03-02 or 02.03.2026, found 3 letters, 1 digit and 1 sign (taken as blank)
        "#]])
        .calls(&["1", "2"])
        .rows("plans.csv", [2, 0, 0]);
    clinic.russian().warns(expect![[r#"
        внимание: plans.csv:2, столбец «consulted_on»: нужна дата, например 02.03.2026, а в ячейке 3 буквы, 1 цифра и 1 знак (считаем, что пусто)
    "#]]);
}

#[test]
fn years_of_two_digits_are_refused() {
    Clinic::new()
        .file("plans.csv", PLANS.replacen("2026-02-20", "20.02.26", 1).replacen("2026-02-02", "26-02-02", 1))
        .warns(
            expect![[r#"
                warning: plans.csv:2, column "signed_on": wanted a date such as 2026-03-02 or 02.03.2026, found 6 digits and 2 signs (row refused)
                warning: plans.csv:2, column "due_on": wanted a date such as 2026-03-02 or 02.03.2026, found 6 digits and 2 signs (row refused)
            "#]],
        )
        .calls(&["2"])
        .decides("1", "- not_permitted unreadable_record");
}

#[test]
fn days_that_no_calendar_has() {
    Clinic::new()
        .file("plans.csv", PLANS.replacen("2026-02-20", "2026-02-30", 1).replace("B,2,1,filling,2026-02-02", "B,2,1,filling,31.11.2025"))
        .warns(
            expect![[r#"
                warning: plans.csv:2, column "due_on": wanted a date such as 2026-03-02 or 02.03.2026, found 8 digits and 2 signs (row refused)
                warning: plans.csv:3, column "signed_on": wanted a date such as 2026-03-02 or 02.03.2026, found 8 digits and 2 signs (row refused)
            "#]],
        )
        .calls(&[]);
}

/// The columns in which a value that can't be read is left blank. A kind of visit that is not known counts as `other`.
const NOT_DECIDING: [(&str, &[&str]); 10] = [
    ("patients", &[]),
    ("cards", &[]),
    ("plans", &["tooth", "consulted_on"]),
    ("signatures", &[]),
    ("visits", &["kind", "booked_on"]),
    ("agreements", &["guarantee"]),
    ("contacts", &["case", "channel", "phone", "score"]),
    ("recall-contacts", &["case", "channel", "phone", "score"]),
    ("doctors", &[]),
    ("slots", &["minutes"]),
];

/// A value that can be read.
fn readable(column: &Column) -> &'static str {
    match (column.kind, column.name) {
        (_, "patient_id") => "1",
        (_, "plan_id") => "A",
        (Kind::Text | Kind::Basis | Kind::Source, _) => "some",
        (Kind::Date, _) => "2026-01-10",
        (Kind::Moment | Kind::MomentOrDate, _) => "2026-01-10 10:00",
        (Kind::Weekdays, _) => "mon-fri",
        (Kind::Times, _) => "10-12",
        (Kind::Zone, _) => "Europe/Moscow",
        (Kind::Phone | Kind::Phones, _) => "8 916 000-00-01",
        (Kind::Email, _) => "ada@example.com",
        (Kind::Abouts, _) => "plan:A",
        (Kind::Score | Kind::Minutes, _) => "10",
        (Kind::Teeth, _) => "36",
        (Kind::Channels, _) => "call",
        (Kind::Choice(words), _) => words.values[0].0,
    }
}

#[test]
fn every_column_refuses_its_row_or_is_left_blank() {
    let mut tried = 0;
    for (file, (name, not_deciding)) in File::ALL.into_iter().zip(NOT_DECIDING) {
        assert_eq!(file.name(), name);
        let (file, columns) = (file.file_name(), file.columns());
        let header: Vec<&str> = columns.iter().map(|column| column.name).collect();
        for (place, bad) in columns.iter().enumerate() {
            if matches!(bad.kind, Kind::Text | Kind::Basis | Kind::Source) {
                continue;
            }
            let mut row: Vec<&str> = columns.iter().map(readable).collect();
            row[place] = "?!";
            let rows = [header.join(","), row.join(",")].join("\n");
            let planned = Clinic::new().file(file, rows).plan();
            let (fate, counts) = if not_deciding.contains(&bad.name) {
                let is_kind = (file, bad.name) == ("visits.csv", "kind");
                let taken = if is_kind {
                    "taken as other"
                } else {
                    "taken as blank"
                };
                (taken, [1, 0, 0])
            } else {
                ("row refused", [0, 0, 1])
            };
            let own = format!("warning: {file}:");
            let own: Vec<&str> = planned
                .said
                .lines()
                .filter(|line| line.starts_with(&own))
                .collect();
            let start = format!("warning: {file}:2, column \"{}\": wanted ", bad.name);
            let end = format!(", found 2 signs ({fate})");
            assert_eq!(own.len(), 1, "{start}: {own:?}");
            assert!(
                own[0].starts_with(&start) && own[0].ends_with(&end),
                "{own:?}"
            );
            planned.rows(file, counts);
            tried += 1;
        }
    }
    assert!(tried > 50, "{tried}");
}

#[test]
fn a_number_decides_where_it_must_not_be_used() {
    let header = "contacted_at,patient_id,outcome,phone";
    let said = [
        ("reached", [1, 0, 0]),
        ("wrong_number", [0, 0, 1]),
        ("opt_out", [0, 0, 1]),
    ]
    .map(|(outcome, counts)| {
        let contacts = format!("{header}\n2025-11-10,1,{outcome},sixteen\n");
        let planned = Clinic::new().file("contacts.csv", contacts).plan();
        planned.rows("contacts.csv", counts);
        format!("{outcome}: {}", planned.said_of_rows())
    });
    expect![[r#"
        reached: warning: contacts.csv:2, column "phone": wanted at least one telephone number, found 7 letters (taken as blank)
        wrong_number: warning: contacts.csv:2, column "phone": wanted at least one telephone number, found 7 letters (row refused)
        opt_out: warning: contacts.csv:2, column "phone": wanted at least one telephone number, found 7 letters (row refused)
    "#]].assert_eq(&said.concat());
}

#[test]
fn an_unknown_kind_of_visit_is_other() {
    let visit = |kind: &str| {
        Clinic::new().file(
            "visits.csv",
            format!(
                "visit_id,patient_id,starts_at,status,kind\nV,1,2026-03-20 10:00,booked,{kind}\n"
            ),
        )
    };
    visit("whitening")
        .warns(
            expect![[r#"
                warning: visits.csv:2, column "kind": wanted consultation, treatment, control_exam, hygiene, checkup, exam or other, found 9 letters (taken as other)
            "#]],
        )
        .calls(&["2"])
        .decides("1", "plan:A settled already_booked\nvisit:V later not_due");
    visit("hygiene").says_nothing().calls(&["1", "2"]);
}

// Rows.

#[test]
fn rows_that_are_incomplete() {
    let clinic = Clinic::new()
        .file("patients.csv", format!("{PATIENTS},Nobody,Nick,,,,\n"))
        .file("plans.csv", format!("{PLANS}-,1,1,crown,,,,planned\n"))
        .file("visits.csv", format!("{VISITS}V,2,,booked\n"));
    clinic
        .warns(expect![[r#"
            warning: patients.csv:4, column "patient_id": wanted something, found nothing (row refused)
            warning: plans.csv:4, column "plan_id": wanted something, found nothing (row refused)
            warning: visits.csv:2, column "starts_at": wanted something, found nothing (row refused)
        "#]])
        .calls(&[])
        .rows("patients.csv", [2, 0, 1])
        .rows("plans.csv", [2, 0, 1])
        .rows("visits.csv", [0, 0, 1])
        .decides("1", "plan:A not_permitted unreadable_record")
        .decides("2", "plan:B not_permitted unreadable_record");
    clinic.russian().warns(expect![[r#"
        внимание: patients.csv:4, столбец «patient_id»: здесь не должно быть пусто (строка не принята)
        внимание: plans.csv:4, столбец «plan_id»: здесь не должно быть пусто (строка не принята)
        внимание: visits.csv:2, столбец «starts_at»: здесь не должно быть пусто (строка не принята)
    "#]]);
}

#[test]
fn patients_that_differ_under_one_id() {
    let clinic = Clinic::new().file(
        "patients.csv",
        format!("{PATIENTS}1,Stone,Ada,1980-05-14,8 916 000-00-01,no,\n"),
    );
    clinic
        .warns(
            expect![[r#"
                warning: patients.csv:2, column "patient_id": lines 2 and 4 have one id and differ (rows refused)
            "#]],
        )
        .calls(&["2"])
        .rows("patients.csv", [1, 0, 2])
        .decides("1", "plan:A not_permitted duplicate_patient");
    clinic.russian().warns(
        expect![[r#"
            внимание: patients.csv:2, столбец «patient_id»: у строк 2 и 4 один номер, а сведения разные (строки не приняты)
        "#]],
    );
}

#[test]
fn a_readable_row_of_a_patient_who_has_an_unreadable_one() {
    let clinic = Clinic::new().file(
        "patients.csv",
        format!("{PATIENTS}1,Stone,Ada,1980-05-14,8 916 000-00-01,no way,\n"),
    );
    clinic
        .warns(
            expect![[r#"
                warning: patients.csv:2, column "patient_id": another row of this patient was refused (row refused)
                warning: patients.csv:4, column "consent": wanted yes, no or visits, found 5 letters (row refused)
            "#]],
        )
        .calls(&["2"])
        .rows("patients.csv", [1, 0, 2])
        .decides("1", "plan:A not_permitted unreadable_record");
}

#[test]
fn rows_of_other_files_that_differ_under_one_id() {
    let with = |file: &str, contents: &str| Clinic::new().file(file, contents);
    with("cards.csv", "patient_id,channels\n1,call\n1,sms\n")
        .warns(expect![[r#"
            warning: cards.csv:2, column "patient_id": lines 2 and 3 have one id and differ (rows refused)
        "#]])
        .calls(&["2"])
        .rows("cards.csv", [0, 0, 2])
        .decides("1", "plan:A not_permitted duplicate_record");
    let visits = "V,1,2026-01-10 10:00,attended\nV,2,2026-01-10 10:00,attended\n";
    with("visits.csv", &format!("{VISITS}{visits}"))
        .warns(expect![[r#"
            warning: visits.csv:2, column "visit_id": lines 2 and 3 have one id and differ (rows refused)
        "#]])
        .calls(&[])
        .rows("visits.csv", [0, 0, 2])
        .decides("1", "plan:A not_permitted duplicate_record")
        .decides("2", "plan:B not_permitted duplicate_record");
    let agreements = "agreement_id,patient_id,kind\nX,1,personal_call\nX,1,hygiene_reminder\n";
    with("agreements.csv", agreements)
        .warns(expect![[r#"
            warning: agreements.csv:2, column "agreement_id": lines 2 and 3 have one id and differ (rows refused)
        "#]])
        .calls(&["1", "2"])
        .rows("agreements.csv", [0, 0, 2])
        .decides("1", "plan:A call");
    let twice = PLANS.replace(
        "B,2",
        "A,1,1,filling,2026-02-02,yes,2026-02-27,planned\nB,2",
    );
    with("plans.csv", &twice)
        .warns(expect![[r#"
            warning: plans.csv:2, column "item_id": lines 2 and 3 have one id and differ (rows refused)
        "#]])
        .calls(&["2"])
        .rows("plans.csv", [1, 0, 2])
        .decides("1", "- not_permitted duplicate_record");
}

#[test]
fn rows_that_are_the_same_count_once() {
    let twice = |file: &str| {
        let mut lines: Vec<&str> = file.lines().collect();
        lines.push(lines[1]);
        lines.join("\n")
    };
    Clinic::new()
        .file("patients.csv", twice(PATIENTS).replacen("1980-05-14", "14.05.1980", 1))
        .file("plans.csv", twice(PLANS))
        .file("cards.csv", "patient_id,channels\n1,call\n1,звонок\n")
        .file("visits.csv", format!("{VISITS}V,1,2026-03-02 18:00,booked\nV,1,02.03.2026 18:00,booked\n"))
        .file("contacts.csv", "contacted_at,patient_id,outcome\n2026-02-25 10:00,2,busy\n2026-02-25 10:00,2,busy\n2026-02-25 10:00,2,busy\n")
        .says_nothing()
        .calls(&["1", "2"])
        .decides("1", "plan:A settled already_booked\nvisit:V call")
        .rows("patients.csv", [3, 0, 0])
        .rows("plans.csv", [3, 0, 0])
        .rows("cards.csv", [2, 0, 0])
        .rows("visits.csv", [2, 0, 0])
        .rows("contacts.csv", [3, 0, 0]);
}

#[test]
fn a_plan_under_two_patients() {
    let clinic = Clinic::new().file(
        "plans.csv",
        format!("{PLANS}A,2,2,crown,2026-02-02,no,,planned\n"),
    );
    clinic
        .warns(expect![[r#"
            warning: plans.csv:2, column "plan_id": this plan stands under two patients (row refused)
            warning: plans.csv:4, column "plan_id": this plan stands under two patients (row refused)
        "#]])
        .calls(&[])
        .rows("plans.csv", [1, 0, 2])
        .decides("1", "- not_permitted duplicate_record")
        .decides("2", "plan:B not_permitted duplicate_record");
    clinic.russian().warns(
        expect![[r#"
            внимание: plans.csv:2, столбец «plan_id»: под этим номером стоят планы двух пациентов (строка не принята)
            внимание: plans.csv:4, столбец «plan_id»: под этим номером стоят планы двух пациентов (строка не принята)
        "#]],
    );
}

#[test]
fn orphans() {
    let clinic = Clinic::new()
        .file(
            "plans.csv",
            format!("{PLANS}C,9,1,crown,2026-02-02,yes,2026-02-20,planned\n"),
        )
        .file(
            "contacts.csv",
            "contacted_at,patient_id,outcome,phone\n2026-02-01,8,opt_out,8 916 000-00-02\n",
        );
    clinic
        .warns(
            expect![[r#"
                warning: contacts.csv:2: a refusal of calls belongs to nobody: the patients' file has no such patient; find out whose it is before anybody calls
                warning: plans.csv:4, column "patient_id": there is no such patient in the patients' file (row decides nothing)
                warning: contacts.csv:2, column "patient_id": there is no such patient in the patients' file (row decides nothing)
            "#]],
        )
        .calls(&["1"])
        .rows("plans.csv", [2, 1, 0])
        .rows("contacts.csv", [0, 1, 0])
        .decides("2", "plan:B not_permitted no_reachable_address");
    clinic.russian().warns(
        expect![[r#"
            внимание: contacts.csv:2: просьба не звонить, но непонятно чья: такого пациента в файле пациентов нет; выясните, кто это, до первого звонка
            внимание: plans.csv:4, столбец «patient_id»: такого пациента нет в файле пациентов (строка ни на что не влияет)
            внимание: contacts.csv:2, столбец «patient_id»: такого пациента нет в файле пациентов (строка ни на что не влияет)
        "#]],
    );
}

#[test]
fn an_orphan_whose_id_is_nearly_that_of_a_patient() {
    for id in ["001", "1.0", " 0 1", "'1", "1,0"] {
        let contacts = format!("contacted_at,patient_id,outcome\n2026-02-01,\"{id}\",opt_out\n");
        Clinic::new()
            .file("contacts.csv", contacts)
            .warns(expect![[r#"
                warning: contacts.csv:2, column "patient_id": there is no such patient in the patients' file (row decides nothing)
            "#]])
            .calls(&["2"])
            .rows("contacts.csv", [0, 1, 0])
            .decides("1", "plan:A not_permitted unreadable_record");
    }
}

// What holds of all of them.

/// A word that nobody may find on standard error.
const SECRET: &str = "Zanzibar";

/// Every file with all of its columns, one that is not known, and the word in each cell; and rows that name a patient.
fn full_of_secrets() -> Clinic {
    let mut clinic = Clinic::new();
    for file in File::ALL {
        let columns = file.columns();
        let mut text: String = columns
            .iter()
            .map(|column| column.name)
            .collect::<Vec<_>>()
            .join(",");
        writeln!(text, ",{SECRET}").unwrap();
        for known in ["patient_id", ""] {
            let cell = |column: &Column| {
                if column.name == known {
                    "1".to_owned()
                } else {
                    format!("{SECRET}, 8 916 000-00-01")
                }
            };
            for more in ["", ",", ",surplus Zanzibar"] {
                let cells: Vec<String> = columns
                    .iter()
                    .map(|column| format!("\"{}\"", cell(column)))
                    .collect();
                writeln!(text, "{},{SECRET}{more}", cells.join(",")).unwrap();
            }
        }
        clinic = clinic.file(file.file_name(), text);
    }
    clinic
}

#[test]
fn no_cell_is_ever_quoted() {
    for is_russian in [false, true] {
        let asked = || {
            if is_russian {
                full_of_secrets().russian()
            } else {
                full_of_secrets()
            }
        };
        let planned = asked().plan();
        assert!(planned.said.lines().count() > 100, "much was said");
        let strict = asked().run(&["--strict"]);
        assert_eq!(strict.status.code(), Some(65));
        let open_quote = asked()
            .file("cards.csv", format!("patient_id,{SECRET}\n1,\"{SECRET}\n"))
            .run(&[]);
        let no_columns = asked()
            .file(
                "cards.csv",
                format!("{SECRET},{SECRET}\n{SECRET},{SECRET}\n"),
            )
            .run(&[]);
        let two_columns = asked()
            .file(
                "cards.csv",
                format!("patient_id,patient id,{SECRET}\n{SECRET},1,1\n"),
            )
            .run(&[]);
        assert!(
            [&open_quote, &no_columns, &two_columns]
                .iter()
                .all(|run| run.status.code() == Some(65))
        );
        let runs = [strict, open_quote, no_columns, two_columns];
        for said in runs.iter().map(stderr).chain([planned.said]) {
            assert!(
                !said.to_lowercase().contains(&SECRET.to_lowercase()),
                "{said}"
            );
            assert!(!said.contains("916") && !said.contains("surplus"), "{said}");
        }
    }
}

#[test]
fn every_row_is_accounted_for() {
    let planned = full_of_secrets().plan();
    let inputs = planned.list["inputs"].as_array().unwrap();
    assert_eq!(inputs.len(), File::ALL.len());
    for input in inputs {
        assert_eq!(input["rows"], 6, "{input}");
    }
    // `plan` has made sure that the sums are right.
    planned.calls(&[]);
}

#[test]
fn a_moment_that_means_none_says_nothing() {
    // Some systems write so that there is no date: the row is as incomplete as with a blank cell, and may be the one that says no.
    for moment in ["0001-01-01", "0000-00-00 00:00:00"] {
        let contacts = format!("contacted_at,patient_id,outcome\n{moment},1,opt_out\n");
        Clinic::new()
            .file("contacts.csv", contacts)
            .warns(expect![[r#"
                warning: contacts.csv:2, column "contacted_at": wanted something, found nothing (row refused)
            "#]])
            .calls(&["2"])
            .rows("contacts.csv", [0, 0, 1])
            .decides("1", "plan:A not_permitted unreadable_record");
    }
    Clinic::new()
        .file(
            "visits.csv",
            "visit_id,patient_id,starts_at,status\nV,1,0001-01-01 00:00,booked\n",
        )
        .warns(expect![[r#"
            warning: visits.csv:2, column "starts_at": wanted something, found nothing (row refused)
        "#]])
        .calls(&["2"])
        .rows("visits.csv", [0, 0, 1]);
}

#[test]
fn a_row_for_each_service_of_a_visit_is_used_also_where_its_kind_is_unknown() {
    let header = "visit_id,patient_id,starts_at,status,kind\n";
    let unknown = "V,1,2026-02-20 10:00,attended,whatever\n";
    let blank = "V,1,2026-02-20 10:00,attended,\n";
    for rows in [[unknown, blank], [blank, unknown]] {
        Clinic::new()
            .file("visits.csv", format!("{header}{}{}", rows[0], rows[1]))
            .plan()
            .calls(&["2"])
            .rows("visits.csv", [2, 0, 0])
            .decides("1", "plan:A later not_due");
    }
    // Alone it is a visit of no kind that could have begun the plan.
    Clinic::new()
        .file("visits.csv", format!("{header}{unknown}"))
        .plan()
        .calls(&["1", "2"])
        .rows("visits.csv", [1, 0, 0]);
}

#[test]
fn a_quote_that_swallows_rows() {
    // The second quote closes what the first opened by mistake: between them a refusal would be lost.
    let contacts = "contacted_at,patient_id,outcome,note\n\
                    2026-02-01,2,no_answer,\"again\n\
                    2026-02-02,1,opt_out,\n\
                    2026-02-03,2,no_answer,\"thanks\n";
    Clinic::new().file("contacts.csv", contacts).refuses(
        65,
        expect![[r#"
            error: contacts.csv:2: a record runs over several lines, and its quotes are out of place: it may have swallowed other rows
            hint: a refusal may be among them; take out the quote that is too much, and double the quotes within a cell
        "#]],
    );
    // A note of several lines is no row.
    let contacts = "contacted_at,patient_id,outcome,note\n\
                    2026-02-01,2,no_answer,\"again,\nthen; later\"\n";
    Clinic::new()
        .file("contacts.csv", contacts)
        .plan()
        .rows("contacts.csv", [1, 0, 0]);
}

#[test]
fn a_refused_row_whose_id_is_nearly_that_of_a_patient() {
    // A row with more faults than an orphan must not bar less than one.
    let contacts = "contacted_at,patient_id,outcome\n2026-13-45,01,opt_out\n";
    Clinic::new()
        .file("contacts.csv", contacts)
        .plan()
        .calls(&["2"])
        .rows("contacts.csv", [0, 0, 1])
        .decides("1", "plan:A not_permitted unreadable_record");
}

#[test]
fn the_order_of_rows_that_tie_does_not_show() {
    let header = "plan_id,patient_id,procedure,signed_on,urgent,due_on,status,risk\n";
    let rows = [
        "A,1,filling,2026-02-02,yes,2026-02-20,planned,one thing\n",
        "A,1,filling,2026-02-02,yes,2026-02-20,planned,another thing\n",
    ];
    let contacts = "contacted_at,patient_id,outcome,case,score\n";
    let scores = [
        "2026-01-02 10:00,1,reached,,2\n",
        "2026-01-02 10:00,1,reached,,9\n",
    ];
    let list = |first: usize| {
        let second = 1 - first;
        let clinic = Clinic::new()
            .file(
                "plans.csv",
                format!("{header}{}{}", rows[first], rows[second]),
            )
            .file(
                "contacts.csv",
                format!("{contacts}{}{}", scores[first], scores[second]),
            );
        let list: serde_json::Value =
            serde_json::from_slice(&clinic.stdout(&["--format", "json"])).unwrap();
        let contact = &list["contacts"][0];
        (
            contact["cases"][0]["why"].clone(),
            contact["prepare"].clone(),
        )
    };
    assert!(list(0).0.is_string());
    assert_eq!(list(0), list(1));
}

#[test]
fn a_refused_patient_row_takes_no_bar_away() {
    // The contact says 01: an orphan, which bars patient 1. A row of patients.csv for 01 that can't be read must not change that.
    let contacts = "contacted_at,patient_id,outcome\n2026-02-01,01,opt_out\n";
    let unreadable = format!("{PATIENTS}01,Stone,Ada,1980-05-14,nobody knows,yes,2026-01-10\n");
    for patients in [PATIENTS.to_owned(), unreadable] {
        Clinic::new()
            .file("patients.csv", patients)
            .file("contacts.csv", contacts)
            .plan()
            .calls(&["2"])
            .decides("1", "plan:A not_permitted unreadable_record");
    }
}
