//! A campaign, row by row.
#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Output;

use assert_cmd::Command;
use expect_test::expect;
use rust_xlsxwriter::{Format, Formula, Workbook};

use crate::clinic::{Clinic, stderr, stdout};
use crate::sheets::Book;

/// On 2 March 2026: 1 and 2 are owed a call about urgent treatment, 3 one about hygiene on 6 April, 4 nothing, 5 said no, 6 one about a
/// control examination, 7 and 8 share a number, 9 is a child, 10 is to be asked how he feels.
fn clinic() -> Clinic {
    Clinic::new()
        .file(
            "patients.csv",
            "\
patient_id,last_name,first_name,patronymic,birth_date,phone,consent,consent_on,guardian_name,guardian_phone
1,Stone,Ada,,1980-05-14,8 916 000-00-01,yes,2026-01-10,,
2,Field,Ben,,1975-11-02,8 916 000-00-02,yes,2026-01-10,,
3,Moss,Cyd,,1990-03-04,8 916 000-00-03,yes,2026-01-10,,
4,Reed,Dan,Ivanovich,1991-03-04,8 916 000-00-04,yes,2026-01-10,,
5,Lake,Eve,,1992-03-04,8 916 000-00-05,no,2026-01-10,,
6,Hill,Fay,,1993-03-04,8 916 000-00-06,yes,2026-01-10,,
7,Wood,Gus,,1970-03-04,8 916 000-00-07,yes,2026-01-10,,
8,Wood,Hal,,1972-03-04,8 916 000-00-07,yes,2026-01-10,,
9,Wood,Ivy,,2018-03-04,,yes,2026-01-10,Wood Joan,8 916 000-00-09
10,Pond,Kit,,1985-03-04,8 916 000-00-10,yes,2026-01-10,,
",
        )
        .file("cards.csv", "patient_id,call_phone\n4,8 916 000-00-44\n")
        .file(
            "agreements.csv",
            "\
agreement_id,patient_id,kind,agreed_on,contact_on,basis
H3,3,hygiene_reminder,2026-01-12,2026-04-06,
E5,5,control_exam,2026-01-12,2026-03-02,complex_treatment
E6,6,control_exam,2026-01-12,2026-03-02,complex_treatment
H6,6,hygiene_reminder,2026-01-12,2026-04-06,
W10,10,wellbeing_check,2026-01-12,2026-03-02,
",
        )
}

fn screen(clinic: &Clinic, campaign: &Path, more: &[&str]) -> Output {
    let mut command = Command::cargo_bin("recall").unwrap();
    let day = ["--date", "2026-03-02", "--lang", "en"];
    command
        .env("TZ", "Europe/Moscow")
        .args(["screen", campaign.to_str().unwrap(), "--data"])
        .arg(clinic.path(""))
        .args(day)
        .args(more)
        .output()
        .unwrap()
}

/// A campaign that lies beside the exports.
fn screened(clinic: Clinic, campaign: impl AsRef<[u8]>, more: &[&str]) -> Output {
    let clinic = clinic.file("aside/campaign.csv", campaign);
    screen(&clinic, &clinic.path("aside/campaign.csv"), more)
}

type Row = BTreeMap<String, String>;

fn rows(csv: &[u8]) -> Vec<Row> {
    let mut reader = csv::Reader::from_reader(csv);
    reader.deserialize().map(|row| row.unwrap()).collect()
}

/// What is found of each row: `verdict reason codes on`.
fn found(run: &Output) -> Vec<String> {
    // Titles may stand above the header.
    let text = stdout(run);
    let before = text
        .find("verdict,")
        .map_or(0, |at| text[..at].rfind('\n').map_or(0, |at| at + 1));
    let cells = rows(&text.as_bytes()[before..]).into_iter();
    cells
        .map(|row| {
            let cells = ["verdict", "reason", "codes", "on"].map(|column| row[column].as_str());
            let cells = cells.iter().filter(|cell| !cell.is_empty());
            cells.copied().collect::<Vec<_>>().join(" ")
        })
        .collect()
}

fn finds(campaign: &str, wanted: &[&str]) {
    let run = screened(clinic(), campaign, &[]);
    assert_eq!(found(&run), wanted, "{campaign}\n{}", stderr(&run));
    let some_refused = wanted.iter().any(|row| row.starts_with("refused"));
    assert_eq!(
        run.status.code(),
        Some(i32::from(some_refused)),
        "{campaign}"
    );
}

fn finds_quietly(campaign: &str) {
    assert_eq!(stderr(&screened(clinic(), campaign, &["-q"])), "");
}

const UNKNOWN: &str = "refused unknown_patient";
const AMBIGUOUS: &str = "refused ambiguous_patient";
const URGENT: &str = "justified urgent_treatment";

#[test]
fn a_row_is_held_against_what_is_decided_of_its_patient() {
    finds(
        "patient_id\n1\n3\n4\n5\n6\n",
        &[
            URGENT,
            "not_today hygiene_reminder not_due 2026-04-06",
            "refused no_reason",
            "refused control_exam opted_out",
            "justified control_exam",
        ],
    );
    finds("patient_id\n1\n6\n", &[URGENT, "justified control_exam"]);
}

#[test]
fn whom_a_row_is_about_is_told_by_id_else_number_else_name_and_birth() {
    for (campaign, wanted) in [
        ("patient_id\n1\n", URGENT),
        ("patient_id\n01\n", UNKNOWN),
        ("patient_id\n99\n", UNKNOWN),
        ("Номер карты\n1\n", URGENT),
        ("phone\n+7 916 000 00 01\n", URGENT),
        ("Телефон\n8(916)000-00-01\n", URGENT),
        // Of the card and of the row, and a guardian's.
        ("phone\n8 916 000-00-44\n", "refused no_reason"),
        ("phone\n8 916 000-00-04\n", "refused no_reason"),
        ("phone\n8 916 000-00-09\n", "refused no_reason"),
        ("phone\n8 916 000-00-99\n", UNKNOWN),
        ("full_name,birth_date\nStone Ada,1980-05-14\n", URGENT),
        ("full_name,birth_date\nада стоун,1980-05-14\n", UNKNOWN),
        ("full_name,birth_date\nada STONE,14.05.1980\n", URGENT),
        (
            "full_name,birth_date\nStone Ada Petrovna,1980-05-14\n",
            URGENT,
        ),
        (
            "full_name,birth_date\nDan Ivanovich Reed,1991-03-04\n",
            "refused no_reason",
        ),
        (
            "full_name,birth_date\nReed Dan Petrovich,1991-03-04\n",
            UNKNOWN,
        ),
        ("full_name,birth_date\nStone Ada,1980-05-15\n", UNKNOWN),
        ("full_name,birth_date\nStone,1980-05-14\n", UNKNOWN),
        (
            "last_name,first_name,birth_date\nStone,Ada,1980-05-14\n",
            URGENT,
        ),
        // The id goes first, then the number; what stands beside must speak for the same person.
        ("patient_id,phone\n1,8 916 000-00-01\n", URGENT),
        ("patient_id,phone\n1,8 916 000-00-02\n", AMBIGUOUS),
        ("patient_id,phone\n1,8 916 000-00-99\n", AMBIGUOUS),
        (
            "patient_id,phone\n1,8 916 000-00-01; 8 916 000-00-02\n",
            AMBIGUOUS,
        ),
        ("phone\n8 916 000-00-01; 8 916 000-00-02\n", AMBIGUOUS),
        ("phone\n8 916 000-00-98; 8 916 000-00-99\n", UNKNOWN),
        ("patient_id,phone\n99,8 916 000-00-01\n", UNKNOWN),
        ("patient_id,phone\n,8 916 000-00-01\n", URGENT),
        ("patient_id,full_name\n1,Stone A.\n", URGENT),
        ("patient_id,full_name\n1,Field Ben\n", AMBIGUOUS),
        ("patient_id,birth_date\n1,1980-05-14\n", URGENT),
        ("patient_id,birth_date\n1,1980-05-15\n", AMBIGUOUS),
        ("phone,full_name\n8 916 000-00-01,Ada\n", URGENT),
        ("phone,full_name\n8 916 000-00-01,Ben\n", AMBIGUOUS),
        ("phone\n8 916 000-00-07\n", AMBIGUOUS),
        ("phone,full_name\n8 916 000-00-07,Wood\n", AMBIGUOUS),
        (
            "phone,full_name\n8 916 000-00-07,Wood Gus\n",
            "refused no_reason",
        ),
        ("phone,note\n,all\n", UNKNOWN),
        (
            "phone\n8 916 000-00-01 do not call\n",
            "refused unreadable_record",
        ),
    ] {
        finds(campaign, &[wanted]);
    }
}

#[test]
fn a_row_that_speaks_for_several_says_who_for_whom() {
    let campaign = "patient_id,phone,full_name\n1,8 916 000-00-02,Moss Cyd\n1,8 916 000-00-99,\n";
    let run = screened(clinic(), campaign, &[]);
    let why: Vec<String> = rows(&run.stdout)
        .into_iter()
        .map(|mut row| row.remove("why").unwrap())
        .collect();
    expect![[r#"
        It is not clear whom the row is about: the id: Stone Ada (1); the number: Field Ben (2); the name or date of birth: nobody.
        It is not clear whom the row is about: the id: Stone Ada (1); the number: nobody."#]]
    .assert_eq(&why.join("\n"));
    // Beside the file nobody is named.
    let beside = stderr(&run);
    let warnings = beside.lines().filter(|line| line.starts_with("warning"));
    expect![[r#"
        warning: campaign.csv:2: It is not clear whom the row is about: the id: 1; the number: 2; the name or date of birth: nobody.
        warning: campaign.csv:3: It is not clear whom the row is about: the id: 1; the number: nobody."#]]
    .assert_eq(&warnings.collect::<Vec<_>>().join("\n"));
    for cell in ["Stone", "916", "Moss"] {
        assert!(!beside.contains(cell), "{cell}: {beside}");
    }
}

#[test]
fn advertising_is_refused_whoever_it_is_about_and_the_phrase_is_named() {
    for (column, text, phrase) in [
        ("reason", "a discount", "discount"),
        ("topic", "Скидка", "Скидка"),
        ("text", "Happy birthday", "birthday"),
        ("message", "an empty chair", "empty chair"),
        ("Повод", "оставьте отзыв", "оставьте отзыв"),
        ("Тема", "вернитесь к нам", "вернитесь"),
        ("Текст", "есть свободное окно", "свободное окно"),
        ("Сообщение", "опрос", "опрос"),
        ("Текст", "чистка за полцены", "полцены"),
        ("Текст", "Имплант от 19 900", "от 19 900"),
        ("Текст", "Ваши баллы сгорают", "Ваши баллы"),
        ("Текст", "Врач освободился завтра", "Врач освободился"),
        ("Текст", "Оцените нас на Яндексе", "Оцените нас на Яндексе"),
    ] {
        let campaign = format!("patient_id,{column}\n1,{text}\n4,{text}\n");
        let refused = "refused promotional_topic";
        finds(&campaign, &[refused, refused]);
        let run = screened(clinic(), &campaign, &[]);
        let why = &rows(&run.stdout)[0]["why"];
        assert!(why.contains(&format!("\"{phrase}\"")), "{why}");
    }
    // Nothing is excused by a control examination in the same text, nor by where the text stands.
    finds(
        "patient_id,text\n6,Control exam with a discount\n",
        &["refused promotional_topic"],
    );
    finds(
        "Sale in March\npatient_id\n6\n",
        &["refused promotional_topic"],
    );
    finds(
        "patient_id,text\n99,discount\n",
        &["refused unknown_patient;promotional_topic"],
    );
    // A remark on a patient is no text.
    finds("patient_id,note\n1,a gift\n", &[URGENT]);
    let run = screened(clinic(), "patient_id\n1\n", &["--text", "A discount!"]);
    assert_eq!(found(&run), ["refused promotional_topic"]);
}

#[test]
fn advertising_in_a_column_that_is_not_read_is_named() {
    let campaign = "patient_id,note,Our idea\n1,a gift of nature,\n2,,A discount of 20 %\n";
    for quiet in [&[][..], &["--quiet"]] {
        let run = screened(clinic(), campaign, quiet);
        assert_eq!(found(&run).len(), 2);
        let told = stderr(&run);
        assert!(told.contains("column \"Our idea\" is not read"), "{told}");
        assert!(told.contains("(1 row)"), "{told}");
        // A remark on a patient is no text of the campaign.
        assert!(!told.contains("\"note\""), "{told}");
    }
    // These are texts by their names.
    for header in ["Offer", "Оффер", "Описание акции", "Template"] {
        finds(
            &format!("patient_id,{header}\n1,A discount\n"),
            &["refused promotional_topic"],
        );
    }
}

#[test]
fn an_opinion_is_asked_where_it_was_agreed_to_ask_how_somebody_feels() {
    finds(
        "patient_id,text\n10,a short survey\n1,a short survey\n",
        &["justified wellbeing_check", "refused promotional_topic"],
    );
    finds(
        "patient_id,text\n10,leave a review\n",
        &["refused promotional_topic"],
    );
}

#[test]
fn a_text_that_names_a_reason_is_held_against_its_cases_alone() {
    finds(
        "patient_id,text\n6,Control examination\n6,Time for a cleaning\n1,Control examination\n5,hygiene\n",
        &[
            "justified control_exam",
            "not_today hygiene_reminder not_due 2026-04-06",
            "refused no_reason",
            "refused opted_out;no_reason",
        ],
    );
    finds(
        "patient_id,reason\n1,urgent_treatment\n2,2\n",
        &[URGENT, URGENT],
    );
    finds("patient_id,reason\n1,4\n", &["refused no_reason"]);
    finds("patient_id,text\n1,your implant\n", &[URGENT]);
}

/// Whom somebody marked on the list itself as not to be called is not called from it, whatever the clinic's records know.
#[test]
fn a_row_that_says_no_is_refused() {
    for (header, cell, code) in [
        ("Не звонить", "да", "opted_out"),
        ("do_not_call", "1", "opted_out"),
        ("Статус", "умер", "patient_inactive"),
        ("Дата смерти", "01.02.2026", "patient_inactive"),
        ("Согласие", "нет", "opted_out"),
        ("Можно звонить", "только о приёме", "no_consent"),
        ("Согласие на звонки до", "01.03.2026", "consent_expired"),
        ("Не беспокоить до", "01.06.2026", "paused"),
        ("Не беспокоить до", "лета", "unreadable_record"),
        ("Статус", "новый", "unreadable_record"),
        ("Примечание", "больше не звонить", "refusal_noted"),
        ("Кто ведёт", "больше не звонить", "refusal_noted"),
    ] {
        let campaign = format!("patient_id,{header}\n1,{cell}\n2,\n");
        finds(&campaign, &[&format!("refused {code}"), URGENT]);
    }
    for (header, cell) in [
        ("Не звонить", "нет"),
        ("Статус", "active"),
        ("Согласие", "да"),
        ("Не беспокоить до", "02.03.2026"),
        ("Примечание", "боится щипцов"),
        ("Статус оплаты", "нет"),
    ] {
        finds(&format!("patient_id,{header}\n1,{cell}\n"), &[URGENT]);
    }
    // What is to be said to everybody is no remark on one of them.
    finds("patient_id,text\n1,не звонить\n", &[URGENT]);
}

#[test]
fn a_row_that_says_no_bars_its_patient_in_the_others_too() {
    finds(
        "patient_id,phone,Не звонить\n1,,\n1,,да\n2,,\n,8 916 000-00-02,\n",
        &[
            "refused opted_out",
            "refused opted_out",
            URGENT,
            "refused repeated_patient",
        ],
    );
    // A number with words beside it can't be read, but its row has an id.
    finds(
        "patient_id,phone\n1,8 916 000-00-01 не звонить\n1,8 916 000-00-01\n",
        &["refused unreadable_record", "refused refusal_noted"],
    );
    // Whoever of the two is meant.
    finds(
        "patient_id,phone,Не звонить\n1,8 916 000-00-02,да\n1,,\n2,,\n",
        &[
            "refused ambiguous_patient;opted_out",
            "refused opted_out",
            "refused opted_out",
        ],
    );
}

#[test]
fn columns_that_say_no_are_named_with_quiet_too() {
    let campaign = "patient_id,Не звонить,Статус\n1,да,\n2,,новый\n3,,новый\n";
    let clinic = clinic().file("aside/campaign.csv", campaign);
    let list = clinic.path("aside/list.csv");
    let more = ["-q", "--only-justified", list.to_str().unwrap()];
    let run = screen(&clinic, &clinic.path("aside/campaign.csv"), &more);
    expect![[r#"
        warning: campaign.csv: column "Не звонить" says not to contact (1 row). These rows are refused; put it into the clinic's records too: they do not say so
        warning: campaign.csv: column "Статус" may say no, and what stands in it is not understood (2 rows). These rows are refused; if it is about something else, take it out of the list
    "#]]
    .assert_eq(&stderr(&run));
    assert_eq!(rows(&fs::read(list).unwrap()).len(), 0);
    // Where the records say no themselves, there is nothing to put there.
    finds_quietly("patient_id,Не звонить\n5,да\n");
    let run = screened(clinic, campaign, &[]);
    let said = stderr(&run);
    assert!(
        said.contains(
            "owes a contact today: 0; later: 0. No reason now: 0. Not to be\ncontacted: 3."
        ),
        "{said}"
    );
    let why: Vec<String> = rows(&run.stdout)
        .into_iter()
        .map(|mut row| row.remove("why").unwrap())
        .collect();
    expect![[r#"
        In this row, column "Не звонить": not to be contacted.
        In this row, column "Статус": it can't be told whether that is a no; write it plainly, or take the column out if it is about something else."#]]
    .assert_eq(&why[..2].join("\n"));
}

#[test]
fn hidden_rows_of_a_workbook_are_read_and_named() {
    let clinic = clinic().file("aside/nothing", "");
    let path = clinic.path("aside/campaign.xlsx");
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    for (row, id) in (0..).zip(["patient_id", "1", "2"]) {
        page.write_string(row, 0, id).unwrap();
    }
    page.set_row_hidden(2).unwrap();
    book.save(&path).unwrap();
    let run = screen(&clinic, &path, &["-q"]);
    assert_eq!(found(&run), [URGENT, URGENT]);
    assert_eq!(
        stderr(&run),
        "warning: campaign.xlsx: hidden row 3 is read like the others\n"
    );
}

#[test]
fn nobody_is_contacted_twice_a_day() {
    let run = screened(clinic(), "patient_id\n1\n4\n1\n", &[]);
    assert_eq!(
        found(&run),
        [URGENT, "refused no_reason", "refused repeated_patient"]
    );
    let why = &rows(&run.stdout)[2]["why"];
    assert!(why.contains("line 2"), "{why}");
    // A row that is refused takes nothing away from another.
    finds(
        "patient_id,text\n1,discount\n1,\n",
        &["refused promotional_topic", URGENT],
    );
}

#[test]
fn every_column_and_row_is_kept_as_it_was() {
    let campaign = "a list,,,\nid row,patient_id,Colour,x\n\"1, first\",1,=1+1,\n,99,,\"two\nlines\"\nid row,patient_id,Colour,x\nlast,4,,,\n";
    let run = screened(clinic(), campaign, &[]);
    expect![[r#"
        a list,,,,,,,,
        id row,patient_id,Colour,x,verdict,reason,codes,why,on
        "1, first",1,'=1+1,,justified,urgent_treatment,,"Treatment plan signed on 2 February 2026; urgent: filling; deadline 20 February 2026, 10 days ago; treatment not begun. Today's contact is by: call.",
        ,99,,"two
        lines",refused,,unknown_patient,There is no such patient: the id: nobody.,
        id row,patient_id,Colour,x,,,,,
        last,4,,,refused,,no_reason,"No reason for a call: nothing was agreed or promised, the patient is left in peace.",
    "#]]
    .assert_eq(&stdout(&run));
}

#[test]
fn an_earlier_screen_says_nothing_and_is_written_anew() {
    let clinic = clinic().file("aside/campaign.csv", "patient_id,reason\n1,\n4,discount\n");
    let once = clinic.path("aside/once.csv");
    let twice = clinic.path("aside/twice.csv");
    let first = screen(
        &clinic,
        &clinic.path("aside/campaign.csv"),
        &["-o", once.to_str().unwrap()],
    );
    let second = screen(&clinic, &once, &["-o", twice.to_str().unwrap()]);
    assert_eq!(
        (first.status.code(), second.status.code()),
        (Some(1), Some(1))
    );
    assert_eq!(fs::read(&once).unwrap(), fs::read(&twice).unwrap());
    // A column of the campaign's own that is called like one of these stays.
    let run = screened(clinic, "verdict,patient_id\nyes,1\n", &[]);
    assert!(
        stdout(&run)
            .starts_with("verdict,patient_id,verdict,reason,codes,why,on\nyes,1,justified,")
    );
}

#[test]
fn campaigns_come_in_every_dress() {
    let cyrillic = |text: &str| encoding_rs::WINDOWS_1251.encode(text).0.into_owned();
    let wide = |text: &str| {
        let units = text.encode_utf16().flat_map(u16::to_le_bytes);
        [0xFF, 0xFE].into_iter().chain(units).collect::<Vec<u8>>()
    };
    let text = "Рассылка\r\n\r\nНомер карты;Текст\r\n1;\r\n4;Скидка\r\n";
    for bytes in [
        text.as_bytes().to_vec(),
        cyrillic(text),
        wide(text),
        format!("\u{feff}{text}").into_bytes(),
        format!("sep=;\r\n{text}").into_bytes(),
        text.replace(';', "\t").into_bytes(),
    ] {
        let run = screened(clinic(), bytes, &[]);
        assert_eq!(found(&run), [URGENT, "refused promotional_topic"]);
    }
}

#[test]
fn what_is_no_campaign_is_refused_and_nothing_is_written() {
    for (campaign, said) in [
        ("", "none of the first twenty lines has headers"),
        ("patient_id\n", ""),
        (
            "name,town\nAda,Omsk\n",
            "none of the first twenty lines has headers",
        ),
        (
            "full_name\nAda Stone\n",
            "none of the first twenty lines has headers",
        ),
        (
            "patient_id,Номер карты\n1,1\n",
            "columns 1 and 2 both match patient_id",
        ),
        ("patient_id,text\n1,\"open\n4,x\n", "quote"),
        ("PK\u{3}\u{4}damaged", "workbook"),
        ("<html><table></table></html>", ""),
    ] {
        let clinic = clinic().file("aside/campaign.csv", campaign);
        let out = clinic.path("aside/out.csv");
        let run = screen(
            &clinic,
            &clinic.path("aside/campaign.csv"),
            &["-o", out.to_str().unwrap()],
        );
        if campaign == "patient_id\n" {
            assert_eq!(run.status.code(), Some(0), "{}", stderr(&run));
            continue;
        }
        assert_eq!(run.status.code(), Some(65), "{campaign}: {}", stderr(&run));
        assert!(stderr(&run).contains(said), "{campaign}: {}", stderr(&run));
        assert!(!out.exists(), "{campaign}");
    }
    let run = screen(&clinic(), Path::new("nowhere/campaign.csv"), &[]);
    assert_eq!(run.status.code(), Some(66));
    // Numbers may stand in several columns, and what it is about too.
    finds(
        "phone,Мобильный,text,topic\n8 916 000-00-01,,,\n,8 916 000-00-02,,discount\n",
        &[URGENT, "refused promotional_topic"],
    );
}

#[test]
fn a_row_whose_cells_have_moved_is_refused() {
    finds(
        "patient_id,text\n1,\n1,come, it is nice\n2,,\n",
        &[URGENT, "refused unreadable_record", URGENT],
    );
}

/// A workbook with titles above the header, numbers, a formula and a struck-out row.
fn workbook(path: &Path) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "A list of March").unwrap();
    for (column, title) in (0..).zip(["patient_id", "phone", "text", "sum"]) {
        sheet.write(2, column, title).unwrap();
    }
    let struck = Format::new().set_font_strikethrough();
    sheet.write(3, 0, 1).unwrap();
    sheet
        .write(3, 3, Formula::new("=1+1").set_result("2"))
        .unwrap();
    sheet.write_with_format(4, 0, 2, &struck).unwrap();
    sheet.write(5, 0, 6).unwrap();
    sheet.write(5, 2, "Control examination").unwrap();
    book.save(path).unwrap();
}

#[test]
fn a_workbook_comes_and_goes() {
    let clinic = clinic().file("aside/x", "");
    let [book, out] = ["aside/book.xlsx", "aside/out.xlsx"].map(|name| clinic.path(name));
    workbook(&book);
    let run = screen(&clinic, &book, &["-o", out.to_str().unwrap()]);
    assert_eq!(run.status.code(), Some(1), "{}", stderr(&run));
    let read = Book::open(&fs::read(&out).unwrap());
    let cells: Vec<String> = read
        .cells("Sheet1")
        .iter()
        .map(|row| row.join("|"))
        .collect();
    expect![[r#"
        A list of March||||||||
        patient_id|phone|text|sum|Verdict|Justified reason|Grounds of the verdict|Why|From when
        1|||2|justified|Urgent treatment not begun||Treatment plan signed on 2 February 2026; urgent: filling; deadline 20 February 2026, 10 days ago; treatment not begun. Today's contact is by: call.|
        2||||refused||One of the patient's records can't be read|The row can't be read: its cells have moved, are struck out or show an error, or its number or date is not clear.|
        6||Control examination||justified|Control examination||Agreed on 12 January 2026 to invite to the control examination after complex treatment; to be called on 2 March 2026. Today's contact is by: call.|"#]]
    .assert_eq(&cells.join("\n"));
    // What was written is read again as it stands, and is none of the clinic's exports.
    let again = screen(&clinic, &out, &[]);
    let text = stdout(&again);
    let from = text.find("patient_id").unwrap();
    assert_eq!(rows(&text.as_bytes()[from..]).len(), 3);
}

#[test]
fn a_campaign_and_its_screen_may_lie_among_the_exports() {
    let campaign = "patient_id,full_name,phone\n1,Stone Ada,8 916 000-00-01\n";
    let clinic = clinic().file("campaign.csv", campaign);
    let out = clinic.path("screened.csv");
    let run = screen(
        &clinic,
        &clinic.path("campaign.csv"),
        &["-o", out.to_str().unwrap()],
    );
    assert_eq!(run.status.code(), Some(0), "{}", stderr(&run));
    let clinic = clinic.without("campaign.csv");
    assert_eq!(
        clinic.run(&[]).status.code(),
        Some(0),
        "{}",
        stderr(&clinic.run(&[]))
    );
}

#[test]
fn only_the_justified_become_a_list() {
    let clinic = clinic().file(
        "aside/campaign.csv",
        "patient_id,text\n1,\n2,discount\n3,\n6,\n",
    );
    let campaign = clinic.path("aside/campaign.csv");
    for (name, begins) in [
        ("list.csv", "\u{feff}\"No.\""),
        ("list.json", "{\n  \"schema\": \"recall.plan/1\""),
        ("list.html", "<!DOCTYPE html>"),
        ("list.xlsx", "PK"),
    ] {
        let list = clinic.path(&format!("aside/{name}"));
        let run = screen(
            &clinic,
            &campaign,
            &["-q", "--only-justified", list.to_str().unwrap()],
        );
        assert_eq!((run.status.code(), stderr(&run).as_str()), (Some(1), ""));
        let bytes = fs::read(&list).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        assert!(text.starts_with(begins), "{name}: {}", &text[..60]);
        if name == "list.xlsx" {
            // Of the rest of the clinic's day nothing is told.
            assert_eq!(Book::open(&bytes).names(), ["Calls", "Doctors", "Words"]);
        }
        if name == "list.json" {
            let json: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
            let contacts = json["contacts"].as_array().unwrap().iter();
            let ids: Vec<&str> = contacts
                .map(|it| it["patient_id"].as_str().unwrap())
                .collect();
            assert_eq!(ids, ["1", "6"]);
        }
    }
    // What was filled in there is not written over.
    let list = clinic.path("aside/list.csv");
    let text = fs::read_to_string(&list).unwrap();
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let titles = reader.headers().unwrap().clone();
    let outcome = titles.iter().position(|title| title == "Outcome").unwrap();
    let mut writer = csv::Writer::from_path(&list).unwrap();
    writer.write_record(&titles).unwrap();
    for row in reader.records() {
        let row = row.unwrap();
        let cells = row.iter().enumerate();
        let cells = cells.map(|(at, cell)| if at == outcome { "booked" } else { cell });
        writer.write_record(cells).unwrap();
    }
    drop(writer);
    let run = screen(
        &clinic,
        &campaign,
        &["--only-justified", list.to_str().unwrap()],
    );
    assert_eq!(run.status.code(), Some(65), "{}", stderr(&run));
    assert!(stderr(&run).contains("recall record"), "{}", stderr(&run));
}

#[test]
fn what_is_read_is_not_written_over() {
    let clinic = clinic().file("aside/campaign.csv", "patient_id\n1\n");
    let campaign = clinic.path("aside/campaign.csv");
    let patients = clinic.path("patients.csv");
    for (flag, path) in [
        ("-o", &campaign),
        ("-o", &patients),
        ("--only-justified", &campaign),
    ] {
        let run = screen(&clinic, &campaign, &[flag, path.to_str().unwrap()]);
        assert_eq!(run.status.code(), Some(2), "{flag}");
    }
    let out = clinic.path("aside/out.csv");
    let same = [
        "-o",
        out.to_str().unwrap(),
        "--only-justified",
        out.to_str().unwrap(),
    ];
    assert_eq!(screen(&clinic, &campaign, &same).status.code(), Some(2));
    let run = screen(&clinic, &campaign, &["-o", "out.txt"]);
    assert_eq!(run.status.code(), Some(2));
}

/// The whole base of the example with a text: how many rows were found what.
fn of_example(text: &str, more: &[&str]) -> (BTreeMap<String, usize>, String) {
    let mut command = Command::cargo_bin("recall").unwrap();
    let example = [
        "--data",
        "examples/clinic",
        "--date",
        "2026-03-02",
        "--text",
        text,
    ];
    let run = command
        .env("TZ", "Europe/Moscow")
        .args(["screen", "examples/clinic/patients.csv"])
        .args(example)
        .args(more)
        .output()
        .unwrap();
    let mut counts = BTreeMap::new();
    for row in rows(&run.stdout) {
        let verdict = format!("{} {}", row["verdict"], row["reason"]);
        *counts.entry(verdict).or_default() += 1;
    }
    (counts, stderr(&run))
}

#[test]
fn of_the_whole_base_nobody_gets_an_advertisement() {
    let (counts, said) = of_example("Весенняя скидка 20 % на чистку", &["--lang", "ru"]);
    assert_eq!(
        counts.into_iter().collect::<Vec<_>>(),
        [("refused ".to_owned(), 75)]
    );
    expect![[r#"
        В списке 74 человека. Клиника должна связаться сегодня: 18; позже: 9. Повода сейчас нет: 26.
        Беспокоить нельзя: 21.
        По строкам (75 строк): обосновано 0, не сегодня 0, отказано 75. Слова рекламы, например «скидка»:
        75 строк.
        Помнить о пациентах правильно. Но без повода звонок или сообщение для человека реклама, а с
        поводом — то, о чём с ним договорились. Всех, кому клиника сегодня должна, покажет recall plan; по
        этому списку звонить не нужно.
        У некоторых повод может появиться, если дописать то, чего нет в записях врачей:
          - Соболева Ирина Павловна: план не оформлен письменно (1), у неотложного лечения не указан срок
            (1), не указано, почему нужен контрольный осмотр (1), у договорённости не указан срок (1),
            осмотр раньше чем через полгода, а причина не указана (1)
          - Врач не указан: не указан врач, который позвонит лично (1)
          - Минаев Артур Игоревич: не указано, о чём личный звонок (1)
        У 10 из них уже есть запись. На визите можно спросить: можно ли звонить и писать (1).
        Реклама по телефону и в сообщениях допускается только с предварительного согласия абонента, и
        доказать его должна клиника (38-ФЗ, ст. 18, ч. 1; штраф юрлицу от 300 тысяч до 1 миллиона рублей,
        КоАП 14.3, ч. 4.1). Это справка, а не юридическая консультация.
    "#]].assert_eq(&said);
}

#[test]
fn of_the_whole_base_those_are_invited_whom_a_doctor_wants_to_see() {
    let (mut counts, said) = of_example("Приглашаем на контрольный осмотр", &["--lang", "en"]);
    counts.retain(|verdict, _| !verdict.starts_with("refused"));
    assert_eq!(
        counts.into_iter().collect::<Vec<_>>(),
        [("justified control_exam".to_owned(), 1)]
    );
    expect![[r#"
        The list has 74 people. The clinic owes a contact today: 18; later: 9. No reason now: 26. Not to be
        contacted: 21.
        By row (75 rows): 1 justified, 0 not today, 74 refused.
        To think of one's patients is right. But without a reason a call or a message is advertising to
        whoever gets it; with one it is what was agreed. --only-justified FILE writes the justified contacts
        as a list; recall plan shows everybody who is owed one today.
        Some may have a reason once what is missing in the doctors' records is put down:
          - Соболева Ирина Павловна: the plan was not put in writing (1), the urgent treatment has no
            deadline on record (1), no clinical ground for the control examination is on record (1), the
            agreement has no date (1), an examination sooner than half a year, and no ground is on record
            (1)
          - No doctor named: which doctor is to call is not on record (1)
          - Минаев Артур Игоревич: what the personal call is about is not on record (1)
        10 of them have a visit booked. There they can be asked: whether they may be contacted (1).
        In Russia advertising by telephone and in messages needs the consent of whoever has the number,
        given before, and it is the clinic that must prove it (Law 38-FZ, article 18, part 1; for a company
        the fine is 300 thousand to 1 million roubles, Code of Administrative Offences, article 14.3, part
        4.1). This is information and no legal advice.
    "#]].assert_eq(&said);
}
