//! Every setting with its default and a value of its own; every kind of error with its text.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use chrono_tz::Tz;
use expect_test::{Expect, expect};

use super::{Bookings, Length, Made, Piece, SETTINGS, Settings};
use crate::base::Language;
use crate::export::columns::File;
use crate::export::values::{DateOrder, Interval};
use crate::language::errors::setting::line;
use crate::model::clinic::{Caller, Channel, Reason, Window};
use crate::plan::rules::{self, read_settings as parse};

fn read(text: &str) -> Settings {
    match parse(text, Some(Tz::Asia__Omsk)) {
        Ok(settings) => settings,
        Err(errors) => panic!("{:?}", lines(&errors, Language::English)),
    }
}

fn lines(errors: &[super::SettingError], language: Language) -> Vec<String> {
    errors
        .iter()
        .map(|error| line(error, "recall.toml", language))
        .collect()
}

/// What is said about settings that are wrong, in English and in Russian.
fn errors(text: &str) -> (Vec<String>, Vec<String>) {
    let errors = parse(text, None).err().unwrap_or_default();
    (
        lines(&errors, Language::English),
        lines(&errors, Language::Russian),
    )
}

/// The same as lines, first the English ones.
fn said(text: &str) -> String {
    let (english, russian) = errors(text);
    let both = english.into_iter().chain(russian);
    both.flat_map(|line| [line, "\n".to_owned()]).collect()
}

/// One thing is wrong, and that is how it is said.
#[expect(clippy::needless_pass_by_value, reason = "it is written on the spot")]
fn wrong(text: &str, expected: Expect) {
    assert_eq!(errors(text).0.len(), 1, "{text}");
    expected.assert_eq(&said(text));
}

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn hours(from: u16, to: u16) -> Window {
    Window {
        from: from * 60,
        to: to * 60,
    }
}

#[test]
fn nothing_set_is_the_default() {
    let empty = read("");
    assert_eq!(
        format!("{empty:?}"),
        format!("{:?}", crate::plan::rules::default_settings(Tz::Asia__Omsk))
    );
    assert_eq!(empty.clinic_name, "");
    assert!(empty.clinic_discreet_name.is_empty() && empty.clinic_phone.is_empty());
    assert_eq!(empty.country, "RU");
    assert_eq!(empty.language, Language::Russian);
    assert_eq!(empty.hours[0], Some(hours(9, 20)));
    assert_eq!(empty.hours[5], Some(hours(9, 20)));
    assert_eq!(empty.hours[6], None);
    assert!(empty.holidays.is_empty());
    assert!(empty.extra_days.is_empty());
    assert_eq!(empty.calling_hours.as_slice(), [hours(9, 21)]);
    assert_eq!(
        empty.default_channels.iter().collect::<Vec<_>>(),
        [Channel::Call]
    );
    assert_eq!((empty.max_attempts, empty.attempt_gap_days), (3, 1));
    assert_eq!((empty.contact_gap_days, empty.max_per_week), (7, 3));
    assert_eq!((empty.adult_age, empty.call_minutes), (18, 5));
    assert_eq!(empty.coming_soon_days, 7);
    assert!(!empty.allow_possible_duplicates);
    assert_eq!(empty.bookings, Bookings::Visits);
    assert_eq!((empty.max_age_days, empty.ignored_files.len()), (2, 0));
    assert!(!empty.has_timezone && read("clinic.timezone = 'UTC'").has_timezone);
    // Those of a reason stand in its rule.
    for rule in rules::ALL {
        assert_eq!(*empty.of(rule.reason), rule.settings.defaults());
    }
    assert_eq!(empty.priority.map(Reason::number), [2, 1, 5, 4, 3, 8, 7, 6]);
    assert!(empty.mappings.is_empty());
}

#[test]
fn every_default_of_the_table_can_be_written_down() {
    for language in [Language::Russian, Language::English] {
        let set = SETTINGS
            .iter()
            .map(|it| (it.key, it.default.said_in(language)));
        let set = set.filter(|(_, default)| !default.is_empty());
        let lines: Vec<String> = set
            .map(|(key, default)| format!("{key} = {default}"))
            .collect();
        assert!(lines.len() > 20);
        let written = read(&lines.join("\n"));
        assert_eq!(format!("{written:?}"), format!("{:?}", read("")));
    }
}

#[test]
fn the_time_zone_is_the_files_else_the_machines_else_utc() {
    let zone = |text, machine| parse(text, machine).unwrap().timezone;
    assert_eq!(
        zone("clinic.timezone = 'Europe/Moscow'", Some(Tz::Asia__Omsk)),
        Tz::Europe__Moscow
    );
    assert_eq!(zone("", Some(Tz::Asia__Omsk)), Tz::Asia__Omsk);
    assert_eq!(zone("", None), Tz::UTC);
}

#[test]
fn every_setting_of_the_clinic_is_read() {
    let set = read(
        r#"
        [clinic]
        name = "Зубная фея"
        country = "kz"
        timezone = "Asia/Almaty"
        language = "en"
        discreet_name = " Фея "
        phone = "8 (727) 000-00-00"
        holidays = [2026-03-09, "08.03.2026", "2026-05-01", 2026-03-09]
        calling_hours = ["10-13", "14:00-20:30"]
        [clinic.hours]
        "будни" = "8-21"
        sat = "10:00-24:00"
        [clinic.extra_days]
        2026-03-07 = "10-15"
        "08.03.2026" = "11-12"
        "#,
    );
    assert_eq!(set.clinic_name, "Зубная фея");
    assert_eq!(set.clinic_discreet_name, "Фея");
    assert_eq!(set.clinic_phone, "8 (727) 000-00-00");
    assert_eq!(set.country, "KZ");
    assert_eq!(set.timezone, Tz::Asia__Almaty);
    assert_eq!(set.language, Language::English);
    assert_eq!(
        set.holidays,
        [date(2026, 3, 8), date(2026, 3, 9), date(2026, 5, 1)]
    );
    assert_eq!(set.calling_hours.as_slice().len(), 2);
    assert_eq!(set.hours[..5], [Some(hours(8, 21)); 5]);
    assert_eq!(set.hours[5..], [Some(hours(10, 24)), None]);
    assert_eq!(set.extra_days[&date(2026, 3, 7)], hours(10, 15));
    assert_eq!(set.extra_days[&date(2026, 3, 8)], hours(11, 12));
}

#[test]
fn every_setting_of_contacts_is_read() {
    let set = read(
        r#"
        priority = ["personal_call", "urgent_treatment", "appointment_reminder", "wellbeing_check",
            "control_exam", "unfinished_treatment", "checkup_reminder", "hygiene_reminder"]
        [contact]
        default_channels = ["messenger", "call", "sms", "email"]
        max_attempts = 5
        attempt_gap_days = 0
        contact_gap_days = 14
        max_per_week = 2
        adult_age = 21
        call_minutes = 10
        coming_soon_days = 3
        allow_possible_duplicates = true
        [inputs]
        bookings = "checked_by_hand"
        max_age_days = 5
        [ignore]
        files = ["payments-*.csv", " Stop.xlsx "]
        [record]
        from = ["/home/vera/Downloads", " saved "]
        [files]
        recall-contacts = "shared/said.csv"
        "#,
    );
    assert_eq!(set.priority[0], Reason::PersonalCall);
    assert_eq!(set.priority[7], Reason::HygieneReminder);
    let channels: Vec<Channel> = set.default_channels.iter().collect();
    assert_eq!(
        channels,
        [
            Channel::Messenger,
            Channel::Call,
            Channel::Sms,
            Channel::Email
        ]
    );
    assert_eq!((set.max_attempts, set.attempt_gap_days), (5, 0));
    assert_eq!((set.contact_gap_days, set.max_per_week), (14, 2));
    assert_eq!((set.adult_age, set.call_minutes), (21, 10));
    assert_eq!(set.coming_soon_days, 3);
    assert!(set.allow_possible_duplicates);
    assert_eq!(set.bookings, Bookings::CheckedByHand);
    assert_eq!(set.max_age_days, 5);
    assert_eq!(set.ignored_files, ["payments-*.csv", "Stop.xlsx"]);
    assert_eq!(read("ignore.files = 'x.csv'").ignored_files, ["x.csv"]);
    assert_eq!(set.record_from, ["/home/vera/Downloads", "saved"]);
    assert_eq!(read("record.from = 'x'").record_from, ["x"]);
    assert_eq!(set.files[&File::RecallContacts], ["shared/said.csv"]);
    let one = read("contact.default_channels = 'sms'").default_channels;
    assert_eq!(one.iter().collect::<Vec<_>>(), [Channel::Sms]);
    assert_eq!(
        read("inputs.bookings = 'visits'").bookings,
        Bookings::Visits
    );
}

#[test]
fn every_setting_of_reasons_is_read() {
    let set = read(
        r#"
        [reasons]
        appointment_reminder = { days_before = 2, caller = "doctor" }
        urgent_treatment = { grace_days = 3, lapse_days = 101, caller = "doctor" }
        unfinished_treatment = { pause_days = 45, lapse_days = 102, caller = "doctor" }
        control_exam = { lead_days = 5, lapse_days = 103, caller = "doctor" }
        wellbeing_check = { lapse_days = 104, caller = "doctor" }
        hygiene_reminder = { lead_days = 6, lapse_days = 105, caller = "doctor" }
        checkup_reminder = { lead_days = 0, lapse_days = 106, caller = "doctor" }
        personal_call = { lapse_days = 107 }
        "#,
    );
    assert_eq!(set.of(Reason::AppointmentReminder).days, 2);
    assert_eq!(set.of(Reason::UrgentTreatment).days, 3);
    assert_eq!(set.of(Reason::UnfinishedTreatment).days, 45);
    let leads = [
        Reason::ControlExam,
        Reason::HygieneReminder,
        Reason::CheckupReminder,
    ];
    assert_eq!(leads.map(|reason| set.of(reason).days), [5, 6, 0]);
    let lapses = Reason::ALL.map(|reason| set.of(reason).lapse_days);
    assert_eq!(lapses[0], None);
    assert_eq!(lapses[1..], [101, 102, 103, 104, 105, 106, 107].map(Some));
    assert!(
        Reason::ALL
            .iter()
            .all(|&reason| set.of(reason).caller == Caller::Doctor)
    );
}

#[test]
fn columns_and_values_are_read() {
    let set = read(
        r#"
        [columns.patients]
        patient_id = "Код"
        phone = ["Дом. телефон", "Моб. телефон"]
        [values.plans]
        status = { planned = ["намечен", "в листе"], done = 5 }
        [values.visits.status]
        attended = [10, "5"]
        "#,
    );
    let patients = &set.mappings["patients"].columns;
    let header = |header: &str| Piece::Header(header.to_owned());
    assert_eq!(patients["patient_id"], Made::Of(vec![header("Код")]));
    let phones = vec![header("Дом. телефон"), header("Моб. телефон")];
    assert_eq!(patients["phone"], Made::Of(phones));
    let status = &set.mappings["plans"].values["status"];
    assert_eq!(status["planned"], ["намечен", "в листе"]);
    assert_eq!(status["done"], ["5"]);
    assert_eq!(
        set.mappings["visits"].values["status"]["attended"],
        ["10", "5"]
    );
}

#[test]
fn what_makes_up_a_column() {
    let set = read(
        r#"
        [files]
        agreements = ["чистки.csv", "осмотры.csv"]
        visits = " журнал.csv "
        [columns.agreements]
        agreement_id = ["Код", { always = "осмотр" }]
        kind = { always = "checkup_reminder" }
        due_on = { last = "Был", interval = "Раз в" }
        contact_on = { last = "Был", every = "6m1d" }
        [columns."чистки.csv"]
        kind = { always = "hygiene_reminder" }
        [values."чистки.csv".status]
        open = "ждёт"
        [skip.visits]
        status = ["7", 8, ""]
        "Вид записи" = "блокировка"
        [dates]
        visits = "month/day/year"
        "осмотры.csv" = "day/month/year"
        [short_rows]
        agreements = true
        "осмотры.csv" = false
        "#,
    );
    let header = |header: &str| Piece::Header(header.to_owned());
    let always = |text: &str| Piece::Always(text.to_owned());
    assert_eq!(set.files[&File::Agreements], ["чистки.csv", "осмотры.csv"]);
    assert_eq!(set.files[&File::Visits], ["журнал.csv"]);
    let all = &set.mappings["agreements"].columns;
    assert_eq!(
        all["agreement_id"],
        Made::Of(vec![header("Код"), always("осмотр")])
    );
    assert_eq!(all["kind"], Made::Of(vec![always("checkup_reminder")]));
    let after = |length| Made::After {
        last: "Был".to_owned(),
        length,
    };
    assert_eq!(all["due_on"], after(Length::Header("Раз в".to_owned())));
    let (months, days) = (6, 1);
    let every = Length::Every(Interval { months, days });
    assert_eq!(all["contact_on"], after(every));
    let own = &set.mappings["чистки.csv"];
    let hygiene = always("hygiene_reminder");
    assert_eq!(own.columns["kind"], Made::Of(vec![hygiene]));
    assert_eq!(own.values["status"]["open"], ["ждёт"]);
    let visits = &set.mappings["visits"];
    assert_eq!(visits.skip["status"], ["7", "8", ""]);
    assert_eq!(visits.skip["Вид записи"], ["блокировка"]);
    assert_eq!(visits.dates, Some(DateOrder::MonthFirst));
    let second = &set.mappings["осмотры.csv"];
    assert_eq!(second.dates, Some(DateOrder::DayFirst));
    let may_be_short = |name: &str| set.mapping(File::Agreements, name).short_rows;
    assert_eq!(may_be_short("чистки.csv"), Some(true));
    assert_eq!(may_be_short("осмотры.csv"), Some(false));
    assert_eq!(visits.short_rows, None);
    assert_eq!(read("dates = 'day/month/year'").dates, DateOrder::DayFirst);
}

#[test]
fn what_only_a_patient_gives_is_never_made_up() {
    let mut told = BTreeSet::new();
    for (file, column) in [
        ("patients", "consent"),
        ("cards", "consent"),
        ("cards", "consent_on"),
        ("plans", "signed_on"),
        ("visits", "remind"),
        ("agreements", "agreed_on"),
    ] {
        for value in [
            "{ always = 'yes' }",
            "['Согласие', { always = 'yes' }]",
            "{ last = 'Был', every = '6m' }",
        ] {
            let (english, russian) = errors(&format!("columns.{file}.{column} = {value}"));
            let name = format!("columns.{file}.{column}");
            for line in [&english[0], &russian[0]] {
                let (_, what) = line.split_once(&format!("{name}: ")).unwrap();
                told.insert(what.to_owned());
            }
        }
    }
    expect![[r#"
        each patient gives this: it can't be the same for all, nor made of other dates
        это говорит каждый пациент сам: нельзя указать одно для всех или вычислить из других дат"#]]
    .assert_eq(&Vec::from_iter(told).join("\n"));
}

#[test]
fn no_address_is_the_same_for_all() {
    let mut told = BTreeSet::new();
    for (file, column, value) in [
        (
            "patients",
            "phone",
            "['Тел', { always = '8 (918) 774-42-06' }]",
        ),
        ("patients", "call_phone", "{ always = '774-42-06' }"),
        (
            "patients",
            "guardian_phone",
            "[{ always = '+7918' }, { always = '7744206' }]",
        ),
        ("cards", "call_phone", "{ always = '+79187744206' }"),
        ("cards", "email", "['Почта', { always = 'a@example.org' }]"),
    ] {
        let name = format!("columns.{file}.{column}");
        let (english, _) = errors(&format!("{name} = {value}"));
        let (_, what) = english[0].split_once(&format!("{name}: ")).unwrap();
        told.insert(what.to_owned());
    }
    expect![[r#"
        each patient gives this: it can't be the same for all, nor made of other dates
    "#]]
    .assert_eq(&told.into_iter().map(|what| what + "\n").collect::<String>());
    // Only the code of a town stands before all numbers, and of calls a clinic may say what it likes.
    read("columns.patients.call_phone = [{ always = '+7 3822' }, 'Тел']");
    read("columns.contacts.phone = { always = '+79187744206' }");
}

#[test]
fn a_column_that_can_t_be_made_so() {
    for (text, expected) in [
        (
            "columns.visits.visit_id = { always = '1' }",
            expect![[r#"
                recall.toml:1:27: columns.visits.visit_id: this tells rows apart: name at least one header
                recall.toml:1:27: columns.visits.visit_id: по этому столбцу различают строки: нужен хотя бы один заголовок
            "#]],
        ),
        (
            "columns.visits.starts_at = { last = 'Был', every = '6m' }",
            expect![[r#"
                recall.toml:1:28: columns.visits.starts_at: last and interval make a date, and this column holds none
                recall.toml:1:28: columns.visits.starts_at: из last и interval получается дата, а в этом столбце не даты
            "#]],
        ),
        (
            "columns.agreements.kind = { always = 'hygiene' }",
            expect![[r#"
                recall.toml:1:27: columns.agreements.kind: kind has no value "hygiene"; the nearest is hygiene_reminder
                recall.toml:1:27: columns.agreements.kind: у kind нет значения "hygiene"; самое похожее: hygiene_reminder
            "#]],
        ),
        (
            "columns.agreements.due_on = { last = 'Был', every = 'часто' }",
            expect![[r#"
                recall.toml:1:53: columns.agreements.due_on.every: wanted an interval such as "6m", "6m1d" or "180d", found "часто"
                recall.toml:1:53: columns.agreements.due_on.every: нужен срок, например "6m", "6m1d" или "180d", а указано: "часто"
            "#]],
        ),
        (
            "columns.agreements.due_on = { last = 'Был' }",
            expect![[r#"
                recall.toml:1:29: columns.agreements.due_on: wanted { always = "text" } or { last = "header", interval = "header" }, found a table
                recall.toml:1:29: columns.agreements.due_on: нужно { always = "текст" } или { last = "заголовок", interval = "заголовок" }, а указано: раздел
            "#]],
        ),
    ] {
        wrong(text, expected);
    }
}

#[test]
fn files_and_what_is_said_of_them_must_be_possible() {
    for (text, expected) in [
        (
            "files.visits = ['a.csv', 'a.csv']",
            expect![[r#"
                recall.toml:1:16: files.visits: wanted the name of a file or a list of at most 20, each once, found a list
                recall.toml:1:16: files.visits: нужно имя файла или список имён, не больше 20 и каждое один раз, а указано: список
            "#]],
        ),
        (
            "dates = 'month-day-year'",
            expect![[r#"
                recall.toml:1:9: dates: wanted month/day/year or day/month/year, found "month-day-year"
                recall.toml:1:9: dates: нужно month/day/year или day/month/year, а указано: "month-day-year"
            "#]],
        ),
        (
            "short_rows.visits = 1",
            expect![[r#"
                recall.toml:1:21: short_rows.visits: wanted true or false, found 1
                recall.toml:1:21: short_rows.visits: нужно true или false, а указано: 1
            "#]],
        ),
        (
            "skip.visits.status = 1.5",
            expect![[r#"
                recall.toml:1:22: skip.visits.status: wanted a word or a list of words, in quotes, found 1.5
                recall.toml:1:22: skip.visits.status: нужно слово или список слов в кавычках, а указано: 1.5
            "#]],
        ),
        (
            "columns.'journal.csv'.status = 'S'",
            expect![[r#"
                recall.toml:1:9: columns: there is no file "journal.csv"; the nearest is contacts
                recall.toml:1:9: columns: файла "journal.csv" нет; самый похожий: contacts
            "#]],
        ),
        (
            "files.recall-contacts = ['a.csv', 'b.csv']",
            expect![[r#"
                recall.toml:1:25: files.recall-contacts: wanted the path of one CSV file, in quotes, found a list
                recall.toml:1:25: files.recall-contacts: нужен путь к одному файлу CSV в кавычках, а указано: список
            "#]],
        ),
        (
            "files.recall-contacts = 'book.xlsx#Calls'",
            expect![[r#"
                recall.toml:1:25: files.recall-contacts: wanted the path of one CSV file, in quotes, found "book.xlsx#Calls"
                recall.toml:1:25: files.recall-contacts: нужен путь к одному файлу CSV в кавычках, а указано: "book.xlsx#Calls"
            "#]],
        ),
        (
            "files.recall-contact = 'a.csv'",
            expect![[r#"
                recall.toml:1:7: files: there is no file "recall-contact"; the nearest is recall-contacts
                recall.toml:1:7: files: файла "recall-contact" нет; самый похожий: recall-contacts
            "#]],
        ),
        (
            "files.recall-contacts = 'r.csv'\ncolumns.'r.csv'.outcome = 'S'",
            expect![[r#"
                recall.toml:2:9: columns: there is no file "r.csv"; the nearest is cards
                recall.toml:2:9: columns: файла "r.csv" нет; самый похожий: cards
            "#]],
        ),
        (
            "record.from = ['']",
            expect![[r#"
                recall.toml:1:15: record.from: wanted a folder or a list of folders, in quotes, found a list
                recall.toml:1:15: record.from: нужна папка или список папок в кавычках, а указано: список
            "#]],
        ),
    ] {
        wrong(text, expected);
    }
}

#[test]
fn an_unknown_setting_names_the_nearest() {
    wrong(
        "[contact]\nmax_attemps = 3",
        expect![[r#"
            recall.toml:2:1: contact.max_attemps is not a setting; the nearest is contact.max_attempts
            recall.toml:2:1: настройки contact.max_attemps нет; самая похожая: contact.max_attempts
        "#]],
    );
    let all = [
        "[contcat]\nmax_attempts = 3",
        "max_attempts = 3",
        "prioritaet = []",
        "contact.timezone = 'UTC'",
        "reasons.control_exam.leaddays = 3",
        "'contact.adult_age' = 18",
    ];
    expect![[r#"
        recall.toml:1:2: contcat is not a setting; the nearest is contact
        recall.toml:1:2: настройки contcat нет; самая похожая: contact
        recall.toml:1:1: max_attempts is not a setting; the nearest is contact.max_attempts
        recall.toml:1:1: настройки max_attempts нет; самая похожая: contact.max_attempts
        recall.toml:1:1: prioritaet is not a setting; the nearest is priority
        recall.toml:1:1: настройки prioritaet нет; самая похожая: priority
        recall.toml:1:9: contact.timezone is not a setting; the nearest is clinic.timezone
        recall.toml:1:9: настройки contact.timezone нет; самая похожая: clinic.timezone
        recall.toml:1:22: reasons.control_exam.leaddays is not a setting; the nearest is reasons.control_exam.lead_days
        recall.toml:1:22: настройки reasons.control_exam.leaddays нет; самая похожая: reasons.control_exam.lead_days
        recall.toml:1:1: "contact.adult_age" is not a setting; the nearest is contact.adult_age
        recall.toml:1:1: настройки "contact.adult_age" нет; самая похожая: contact.adult_age
    "#]].assert_eq(&all.map(said).concat());
}

#[test]
fn an_unknown_reason_or_a_setting_that_it_does_not_have() {
    wrong(
        "[reasons.hygene_reminder]\nlead_days = 3",
        expect![[r#"
            recall.toml:1:10: reasons.hygene_reminder: there is no reason "hygene_reminder"; the nearest is hygiene_reminder
            recall.toml:1:10: reasons.hygene_reminder: повода "hygene_reminder" нет; самый похожий: hygiene_reminder
        "#]],
    );
    wrong(
        "[reasons.unfinished_treatment]\nlead_days = 3",
        expect![[r#"
            recall.toml:2:1: reasons.unfinished_treatment has no lead_days; it has pause_days, lapse_days and caller
            recall.toml:2:1: у reasons.unfinished_treatment нет настройки lead_days; есть pause_days, lapse_days и caller
        "#]],
    );
    wrong(
        "[reasons.personal_call]\ncaller = \"administrator\"",
        expect![[r#"
            recall.toml:2:1: reasons.personal_call has no caller; it has lapse_days
            recall.toml:2:1: у reasons.personal_call нет настройки caller; есть lapse_days
        "#]],
    );
    wrong(
        "reasons.appointment_reminder.lapse_days = 3",
        expect![[r#"
            recall.toml:1:30: reasons.appointment_reminder has no lapse_days; it has days_before and caller
            recall.toml:1:30: у reasons.appointment_reminder нет настройки lapse_days; есть days_before и caller
        "#]],
    );
}

#[test]
fn numbers_must_be_possible() {
    let mut told = Vec::new();
    for (setting, from, to) in [
        ("contact.max_attempts", 1, 100),
        ("contact.attempt_gap_days", 0, 3650),
        ("contact.contact_gap_days", 0, 3650),
        ("contact.max_per_week", 1, 100),
        ("contact.adult_age", 14, 25),
        ("contact.call_minutes", 1, 1440),
        ("contact.coming_soon_days", 0, 3650),
        ("inputs.max_age_days", 0, 3650),
        ("reasons.appointment_reminder.days_before", 0, 3650),
        ("reasons.urgent_treatment.lapse_days", 0, 3650),
    ] {
        read(&format!("{setting} = {from}"));
        read(&format!("{setting} = {to}"));
        for found in [from - 1, to + 1] {
            told.push(said(&format!("{setting} = {found}")));
        }
    }
    expect![[r#"
        recall.toml:1:24: contact.max_attempts: wanted a whole number from 1 to 100, found 0
        recall.toml:1:24: contact.max_attempts: нужно целое число от 1 до 100, а указано: 0
        recall.toml:1:24: contact.max_attempts: wanted a whole number from 1 to 100, found 101
        recall.toml:1:24: contact.max_attempts: нужно целое число от 1 до 100, а указано: 101
        recall.toml:1:28: contact.attempt_gap_days: wanted a whole number from 0 to 3650, found -1
        recall.toml:1:28: contact.attempt_gap_days: нужно целое число от 0 до 3650, а указано: -1
        recall.toml:1:28: contact.attempt_gap_days: wanted a whole number from 0 to 3650, found 3651
        recall.toml:1:28: contact.attempt_gap_days: нужно целое число от 0 до 3650, а указано: 3651
        recall.toml:1:28: contact.contact_gap_days: wanted a whole number from 0 to 3650, found -1
        recall.toml:1:28: contact.contact_gap_days: нужно целое число от 0 до 3650, а указано: -1
        recall.toml:1:28: contact.contact_gap_days: wanted a whole number from 0 to 3650, found 3651
        recall.toml:1:28: contact.contact_gap_days: нужно целое число от 0 до 3650, а указано: 3651
        recall.toml:1:24: contact.max_per_week: wanted a whole number from 1 to 100, found 0
        recall.toml:1:24: contact.max_per_week: нужно целое число от 1 до 100, а указано: 0
        recall.toml:1:24: contact.max_per_week: wanted a whole number from 1 to 100, found 101
        recall.toml:1:24: contact.max_per_week: нужно целое число от 1 до 100, а указано: 101
        recall.toml:1:21: contact.adult_age: wanted a whole number from 14 to 25, found 13
        recall.toml:1:21: contact.adult_age: нужно целое число от 14 до 25, а указано: 13
        recall.toml:1:21: contact.adult_age: wanted a whole number from 14 to 25, found 26
        recall.toml:1:21: contact.adult_age: нужно целое число от 14 до 25, а указано: 26
        recall.toml:1:24: contact.call_minutes: wanted a whole number from 1 to 1440, found 0
        recall.toml:1:24: contact.call_minutes: нужно целое число от 1 до 1440, а указано: 0
        recall.toml:1:24: contact.call_minutes: wanted a whole number from 1 to 1440, found 1441
        recall.toml:1:24: contact.call_minutes: нужно целое число от 1 до 1440, а указано: 1441
        recall.toml:1:28: contact.coming_soon_days: wanted a whole number from 0 to 3650, found -1
        recall.toml:1:28: contact.coming_soon_days: нужно целое число от 0 до 3650, а указано: -1
        recall.toml:1:28: contact.coming_soon_days: wanted a whole number from 0 to 3650, found 3651
        recall.toml:1:28: contact.coming_soon_days: нужно целое число от 0 до 3650, а указано: 3651
        recall.toml:1:23: inputs.max_age_days: wanted a whole number from 0 to 3650, found -1
        recall.toml:1:23: inputs.max_age_days: нужно целое число от 0 до 3650, а указано: -1
        recall.toml:1:23: inputs.max_age_days: wanted a whole number from 0 to 3650, found 3651
        recall.toml:1:23: inputs.max_age_days: нужно целое число от 0 до 3650, а указано: 3651
        recall.toml:1:44: reasons.appointment_reminder.days_before: wanted a whole number from 0 to 3650, found -1
        recall.toml:1:44: reasons.appointment_reminder.days_before: нужно целое число от 0 до 3650, а указано: -1
        recall.toml:1:44: reasons.appointment_reminder.days_before: wanted a whole number from 0 to 3650, found 3651
        recall.toml:1:44: reasons.appointment_reminder.days_before: нужно целое число от 0 до 3650, а указано: 3651
        recall.toml:1:39: reasons.urgent_treatment.lapse_days: wanted a whole number from 0 to 3650, found -1
        recall.toml:1:39: reasons.urgent_treatment.lapse_days: нужно целое число от 0 до 3650, а указано: -1
        recall.toml:1:39: reasons.urgent_treatment.lapse_days: wanted a whole number from 0 to 3650, found 3651
        recall.toml:1:39: reasons.urgent_treatment.lapse_days: нужно целое число от 0 до 3650, а указано: 3651
    "#]].assert_eq(&told.concat());
    let of_other_types = ["1.5", "\"3\"", "true", "99999999999999999999"]
        .map(|found| said(&format!("contact.max_attempts = {found}")));
    expect![[r#"
        recall.toml:1:24: contact.max_attempts: wanted a whole number from 1 to 100, found 1.5
        recall.toml:1:24: contact.max_attempts: нужно целое число от 1 до 100, а указано: 1.5
        recall.toml:1:24: contact.max_attempts: wanted a whole number from 1 to 100, found "3"
        recall.toml:1:24: contact.max_attempts: нужно целое число от 1 до 100, а указано: "3"
        recall.toml:1:24: contact.max_attempts: wanted a whole number from 1 to 100, found true
        recall.toml:1:24: contact.max_attempts: нужно целое число от 1 до 100, а указано: true
        recall.toml:1:24: contact.max_attempts: wanted a whole number from 1 to 100, found 99999999999999999999
        recall.toml:1:24: contact.max_attempts: нужно целое число от 1 до 100, а указано: 99999999999999999999
    "#]].assert_eq(&of_other_types.concat());
}

#[test]
fn names_must_be_known() {
    for (text, expected) in [
        (
            "clinic.language = 'de'",
            expect![[r#"
                recall.toml:1:19: clinic.language: wanted ru or en, found "de"
                recall.toml:1:19: clinic.language: нужно ru или en, а указано: "de"
            "#]],
        ),
        (
            "inputs.bookings = 'by_hand'",
            expect![[r#"
                recall.toml:1:19: inputs.bookings: wanted visits or checked_by_hand, found "by_hand"
                recall.toml:1:19: inputs.bookings: нужно visits или checked_by_hand, а указано: "by_hand"
            "#]],
        ),
        (
            "ignore.files = ['']",
            expect![[r#"
                recall.toml:1:16: ignore.files: wanted the name of a file or a list of them, in quotes; * stands for anything, found a list
                recall.toml:1:16: ignore.files: нужно имя файла или список имён в кавычках; * заменяет что угодно, а указано: список
            "#]],
        ),
        (
            "reasons.control_exam.caller = 'nurse'",
            expect![[r#"
                recall.toml:1:31: reasons.control_exam.caller: wanted administrator or doctor, found "nurse"
                recall.toml:1:31: reasons.control_exam.caller: нужно administrator или doctor, а указано: "nurse"
            "#]],
        ),
        (
            "contact.default_channels = ['call', 'fax']",
            expect![[r#"
                recall.toml:1:37: contact.default_channels: wanted call, sms, messenger or email, found "fax"
                recall.toml:1:37: contact.default_channels: нужно call, sms, messenger или email, а указано: "fax"
            "#]],
        ),
        (
            "contact.default_channels = []",
            expect![[r#"
                recall.toml:1:28: contact.default_channels: wanted a list of call, sms, messenger or email, found an empty list
                recall.toml:1:28: contact.default_channels: нужен список из call, sms, messenger или email, а указано: пустой список
            "#]],
        ),
        (
            "contact.default_channels = ['sms', 'call', 'sms']",
            expect![[r#"
                recall.toml:1:44: contact.default_channels: sms stands twice
                recall.toml:1:44: contact.default_channels: sms указано дважды
            "#]],
        ),
        (
            "clinic.timezone = 'Europe/Moskow'",
            expect![[r#"
                recall.toml:1:19: clinic.timezone: there is no time zone "Europe/Moskow"; the nearest is Europe/Moscow
                recall.toml:1:19: clinic.timezone: часового пояса "Europe/Moskow" нет; самый похожий: Europe/Moscow
            "#]],
        ),
        (
            "clinic.country = 'RUS'",
            expect![[r#"
                recall.toml:1:18: clinic.country: wanted a country of two letters such as "RU", found "RUS"
                recall.toml:1:18: clinic.country: нужна страна из двух букв, например "RU", а указано: "RUS"
            "#]],
        ),
    ] {
        wrong(text, expected);
    }
}

#[test]
fn a_value_must_be_of_its_type() {
    for (text, expected) in [
        (
            "contact = 3",
            expect![[r#"
                recall.toml:1:11: contact: wanted a table, found 3
                recall.toml:1:11: contact: нужен раздел, а указано: 3
            "#]],
        ),
        (
            "clinic.name = ['a']",
            expect![[r#"
                recall.toml:1:15: clinic.name: wanted a text in quotes, found a list
                recall.toml:1:15: clinic.name: нужен текст в кавычках, а указано: список
            "#]],
        ),
        (
            "contact.max_attempts = { a = 1 }",
            expect![[r#"
                recall.toml:1:24: contact.max_attempts: wanted a whole number from 1 to 100, found a table
                recall.toml:1:24: contact.max_attempts: нужно целое число от 1 до 100, а указано: раздел
            "#]],
        ),
        (
            "contact.allow_possible_duplicates = 'yes'",
            expect![[r#"
                recall.toml:1:37: contact.allow_possible_duplicates: wanted true or false, found "yes"
                recall.toml:1:37: contact.allow_possible_duplicates: нужно true или false, а указано: "yes"
            "#]],
        ),
        (
            "clinic.timezone = 3",
            expect![[r#"
                recall.toml:1:19: clinic.timezone: wanted a time zone such as "Europe/Moscow", found 3
                recall.toml:1:19: clinic.timezone: нужен часовой пояс, например "Europe/Moscow", а указано: 3
            "#]],
        ),
        (
            "reasons.control_exam = 2026-03-02",
            expect![[r#"
                recall.toml:1:24: reasons.control_exam: wanted a table, found a date or time
                recall.toml:1:24: reasons.control_exam: нужен раздел, а указано: дата или время
            "#]],
        ),
    ] {
        wrong(text, expected);
    }
}

#[test]
fn hours_must_be_one_window_of_a_day() {
    let no_hours = ["", "20-9", "9-9", "22:00-02:00", "9-12, 13-20", "весь день"]
        .map(|found| said(&format!("[clinic.hours]\n\"пн-пт\" = \"{found}\"")));
    expect![[r#"
        recall.toml:2:11: clinic.hours."пн-пт": wanted hours of one day such as "09:00-20:00", found ""
        recall.toml:2:11: clinic.hours."пн-пт": нужны часы одного дня, например "09:00-20:00", а указано: ""
        recall.toml:2:11: clinic.hours."пн-пт": wanted hours of one day such as "09:00-20:00", found "20-9"
        recall.toml:2:11: clinic.hours."пн-пт": нужны часы одного дня, например "09:00-20:00", а указано: "20-9"
        recall.toml:2:11: clinic.hours."пн-пт": wanted hours of one day such as "09:00-20:00", found "9-9"
        recall.toml:2:11: clinic.hours."пн-пт": нужны часы одного дня, например "09:00-20:00", а указано: "9-9"
        recall.toml:2:11: clinic.hours."пн-пт": wanted hours of one day such as "09:00-20:00", found "22:00-02:00"
        recall.toml:2:11: clinic.hours."пн-пт": нужны часы одного дня, например "09:00-20:00", а указано: "22:00-02:00"
        recall.toml:2:11: clinic.hours."пн-пт": wanted hours of one day such as "09:00-20:00", found "9-12, 13-20"
        recall.toml:2:11: clinic.hours."пн-пт": нужны часы одного дня, например "09:00-20:00", а указано: "9-12, 13-20"
        recall.toml:2:11: clinic.hours."пн-пт": wanted hours of one day such as "09:00-20:00", found "весь день"
        recall.toml:2:11: clinic.hours."пн-пт": нужны часы одного дня, например "09:00-20:00", а указано: "весь день"
    "#]].assert_eq(&no_hours.concat());
    wrong(
        "clinic.hours = { someday = '9-20' }",
        expect![[r#"
            recall.toml:1:18: clinic.hours: wanted days of the week such as "mon-sat" or "sun", found "someday"
            recall.toml:1:18: clinic.hours: нужны дни недели, например "пн-сб" или "вс", а указано: "someday"
        "#]],
    );
    wrong(
        "clinic.calling_hours = '9-12, 21-9'",
        expect![[r#"
            recall.toml:1:24: clinic.calling_hours: wanted hours such as "09:00-21:00" or "09:00-13:00, 14:00-21:00", found "9-12, 21-9"
            recall.toml:1:24: clinic.calling_hours: нужны часы, например "09:00-21:00" или "09:00-13:00, 14:00-21:00", а указано: "9-12, 21-9"
        "#]],
    );
    assert_eq!(errors("clinic.calling_hours = []").0.len(), 1);
}

#[test]
fn no_day_is_named_by_two_keys() {
    wrong(
        "[clinic.hours]\nmon-sat = '9-20'\n'пятница' = '9-18'",
        expect![[r#"
            recall.toml:3:1: clinic.hours: "пятница" names Friday, and so does "mon-sat"
            recall.toml:3:1: clinic.hours: пятница дважды: в "mon-sat" и в "пятница"
        "#]],
    );
    wrong(
        "[clinic.hours]\n'сб-пн' = '9-20'\n'будни' = '9-18'",
        expect![[r#"
            recall.toml:3:1: clinic.hours: "будни" names Monday, and so does "сб-пн"
            recall.toml:3:1: clinic.hours: понедельник дважды: в "сб-пн" и в "будни"
        "#]],
    );
    wrong(
        "[clinic.extra_days]\n2026-03-08 = '9-20'\n'08.03.2026' = '9-18'",
        expect![[r#"
            recall.toml:3:1: clinic.extra_days: 2026-03-08 stands twice
            recall.toml:3:1: clinic.extra_days: 08.03.2026 указано дважды
        "#]],
    );
}

#[test]
fn dates_must_be_dates() {
    for (text, expected) in [
        (
            "clinic.holidays = ['30.02.2026']",
            expect![[r#"
                recall.toml:1:20: clinic.holidays: wanted a date such as "2026-03-08" or "08.03.2026", found "30.02.2026"
                recall.toml:1:20: clinic.holidays: нужна дата, например "2026-03-08" или "08.03.2026", а указано: "30.02.2026"
            "#]],
        ),
        (
            "clinic.holidays = [2026-03-08T10:00:00]",
            expect![[r#"
                recall.toml:1:20: clinic.holidays: wanted a date such as "2026-03-08" or "08.03.2026", found a date or time
                recall.toml:1:20: clinic.holidays: нужна дата, например "2026-03-08" или "08.03.2026", а указано: дата или время
            "#]],
        ),
        (
            "clinic.holidays = '2026-03-08'",
            expect![[r#"
                recall.toml:1:19: clinic.holidays: wanted a list of dates such as ["2026-03-08"], found "2026-03-08"
                recall.toml:1:19: clinic.holidays: нужен список дат, например ["08.03.2026"], а указано: "2026-03-08"
            "#]],
        ),
        (
            "clinic.extra_days = { '8 марта' = '9-15' }",
            expect![[r#"
                recall.toml:1:23: clinic.extra_days: wanted a date such as "2026-03-08" or "08.03.2026", found "8 марта"
                recall.toml:1:23: clinic.extra_days: нужна дата, например "2026-03-08" или "08.03.2026", а указано: "8 марта"
            "#]],
        ),
        (
            "clinic.extra_days = { 2026-03-08 = 9 }",
            expect![[r#"
                recall.toml:1:36: clinic.extra_days.2026-03-08: wanted hours of one day such as "09:00-20:00", found 9
                recall.toml:1:36: clinic.extra_days.2026-03-08: нужны часы одного дня, например "09:00-20:00", а указано: 9
            "#]],
        ),
    ] {
        wrong(text, expected);
    }
}

#[test]
fn priority_names_all_eight_once() {
    let six = "'urgent_treatment', 'appointment_reminder', 'wellbeing_check', 'control_exam', \
               'unfinished_treatment', 'personal_call'";
    wrong(
        &format!("priority = [{six}]"),
        expect![[r#"
            recall.toml:1:12: priority: wanted all reasons, missing hygiene_reminder and checkup_reminder
            recall.toml:1:12: priority: нужны все поводы, не хватает hygiene_reminder и checkup_reminder
        "#]],
    );
    wrong(
        &format!("priority = [{six}, 'checkup_reminder', 'higiene_reminder']"),
        expect![[r#"
            recall.toml:1:153: priority: there is no reason "higiene_reminder"; the nearest is hygiene_reminder
            recall.toml:1:153: priority: повода "higiene_reminder" нет; самый похожий: hygiene_reminder
        "#]],
    );
    wrong(
        &format!("priority = [{six}, 'checkup_reminder', 'hygiene_reminder', 'control_exam']"),
        expect![[r#"
            recall.toml:1:173: priority: control_exam stands twice
            recall.toml:1:173: priority: control_exam указано дважды
        "#]],
    );
    wrong(
        "priority = 'urgent_treatment'",
        expect![[r#"
            recall.toml:1:12: priority: wanted a list of all reasons, found "urgent_treatment"
            recall.toml:1:12: priority: нужен список всех поводов, а указано: "urgent_treatment"
        "#]],
    );
}

#[test]
fn columns_and_values_must_exist() {
    for (text, expected) in [
        (
            "columns.pateints.phone = 'Тел'",
            expect![[r#"
                recall.toml:1:9: columns: there is no file "pateints"; the nearest is patients
                recall.toml:1:9: columns: файла "pateints" нет; самый похожий: patients
            "#]],
        ),
        (
            "columns.patients.fone = 'Тел'",
            expect![[r#"
                recall.toml:1:18: columns.patients: patients.csv has no column "fone"; the nearest is phone
                recall.toml:1:18: columns.patients: в patients.csv нет столбца "fone"; самый похожий: phone
            "#]],
        ),
        (
            "columns.patients.phone = ['Тел', 3]",
            expect![[r#"
                recall.toml:1:26: columns.patients.phone: wanted a column header or a list of them, in quotes, found a list
                recall.toml:1:26: columns.patients.phone: нужен заголовок столбца или список заголовков в кавычках, а указано: список
            "#]],
        ),
        (
            "columns.patients.phone = ' '",
            expect![[r#"
                recall.toml:1:26: columns.patients.phone: wanted a column header or a list of them, in quotes, found " "
                recall.toml:1:26: columns.patients.phone: нужен заголовок столбца или список заголовков в кавычках, а указано: " "
            "#]],
        ),
        (
            "values.plans.status.planed = 'намечен'",
            expect![[r#"
                recall.toml:1:21: values.plans.status: status of plans.csv has no value "planed"; the nearest is planned
                recall.toml:1:21: values.plans.status: у status в plans.csv нет значения "planed"; самое похожее: planned
            "#]],
        ),
        (
            "values.plans.tooth = { upper = 'верх' }",
            expect![[r#"
                recall.toml:1:22: values.plans.tooth: tooth of plans.csv has no fixed list of values
                recall.toml:1:22: values.plans.tooth: у tooth в plans.csv нет постоянного списка значений
            "#]],
        ),
        (
            "values.plans.status.done = []",
            expect![[r#"
                recall.toml:1:28: values.plans.status.done: wanted a word or a list of words, in quotes, found an empty list
                recall.toml:1:28: values.plans.status.done: нужно слово или список слов в кавычках, а указано: пустой список
            "#]],
        ),
        (
            "values.plans.status = { done = 'Учтён', planned = ['ждёт', 'учтен'] }",
            expect![[r#"
                recall.toml:1:60: values.plans.status.planned: "учтен" already stands for done
                recall.toml:1:60: values.plans.status.planned: слово "учтен" уже занято значением done
            "#]],
        ),
    ] {
        wrong(text, expected);
    }
}

#[test]
fn what_is_no_toml_is_said_with_its_place() {
    wrong(
        "[clinic]\nname = \"Фея\"\nname = \"Улыбка\"",
        expect![[r#"
            recall.toml:3:1: this is no TOML: duplicate key
            recall.toml:3:1: запись нарушает правила TOML: это имя уже встречалось
        "#]],
    );
    let all = [
        "[clinic]\nпн = '9-20'",
        "clinic.country = RU",
        "clinic.country =",
        "clinic.country",
        "clinic.holidays = ['08.03.2026'",
        "clinic.name = 'Фея",
        "[clinic",
    ];
    expect![[r#"
        recall.toml:2:1: this is no TOML: invalid unquoted key
        recall.toml:2:1: запись нарушает правила TOML: имя с такими знаками пишется в кавычках
        recall.toml:1:18: this is no TOML: string values must be quoted
        recall.toml:1:18: запись нарушает правила TOML: текст пишется в кавычках
        recall.toml:1:17: this is no TOML: string values must be quoted
        recall.toml:1:17: запись нарушает правила TOML: текст пишется в кавычках
        recall.toml:1:15: this is no TOML: key with no value
        recall.toml:1:15: запись нарушает правила TOML: после имени нужны знак = и значение
        recall.toml:1:32: this is no TOML: unclosed array
        recall.toml:1:32: запись нарушает правила TOML: список не закрыт скобкой ]
        recall.toml:1:19: this is no TOML: invalid literal string
        recall.toml:1:19: запись нарушает правила TOML: текст не закрыт кавычкой или записан с ошибкой
        recall.toml:1:8: this is no TOML: unclosed table
        recall.toml:1:8: запись нарушает правила TOML: заголовок раздела не закрыт скобкой ]
    "#]].assert_eq(&all.map(said).concat());
}

#[test]
fn all_errors_are_given_in_the_order_of_the_file() {
    let (english, _) = errors(
        "\u{feff}[contact]\r\nadult_age = 180\r\nmax_attempts = 0\r\n[clinic]\r\nlanguage = \"fr\"\r\n",
    );
    let places: Vec<&str> = english
        .iter()
        .map(|line| line.split(": ").next().unwrap())
        .collect();
    assert_eq!(
        places,
        ["recall.toml:2:13", "recall.toml:3:16", "recall.toml:5:12"]
    );
}

#[test]
fn what_is_repeated_is_kept_short_and_on_one_line() {
    let (english, _) = errors(&format!("clinic.country = \"a\\n{}\"", "я".repeat(1000)));
    assert!(english[0].contains("found \"a\\n"), "{}", english[0]);
    assert!(english[0].chars().count() < 200);
    assert!(!english[0].contains('\n'));
}

proptest::proptest! {
    #[test]
    fn no_text_is_too_strange(lines in proptest::collection::vec(
        r#"(\[(clinic|contact|reasons|values|columns|clinic.hours)(\.[a-z]{1,4})?\]|(hours|priority|"пн"|[a-z_."]{1,9}) ?= ?(["'\[{]{0,2}[-0-9а-я:., ]{0,9}["'\]}]{0,2}|\PC{0,9}))"#,
        0..8,
    )) {
        let text = lines.join("\n");
        for error in parse(&text, None).err().unwrap_or_default() {
            proptest::prop_assert!(!line(&error, "recall.toml", Language::English).ends_with('.'));
            proptest::prop_assert!(!line(&error, "recall.toml", Language::Russian).is_empty());
        }
    }
}
