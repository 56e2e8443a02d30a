//! Exports that nobody here has seen: what `recall.toml` says of them, and what comes of it.
#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

use expect_test::expect;

use crate::clinic::{self, Clinic, SETTINGS};

/// A clinic with this in its settings, and no plans.
fn clinic(settings: &str) -> Clinic {
    let clinic = Clinic::new().file("recall.toml", format!("{settings}\n{SETTINGS}"));
    clinic.file("plans.csv", "plan_id,patient_id,procedure,status\n")
}

const HYGIENE: &str = "\
Код,Пациент,Последняя чистка,Раз в,Согласие
1,1,01.09.2025,6m1d,02.09.2025
2,2,01.09.2025,полгода,02.09.2025
3,1,,6m,02.09.2025
4,2,01.09.2025,часто,02.09.2025
5,1,01.09.2025,-,02.09.2025
";
const HYGIENE_COLUMNS: &str = "
agreement_id = 'Код'
patient_id = 'Пациент'
agreed_on = 'Согласие'
kind = { always = 'hygiene_reminder' }
due_on = { last = 'Последняя чистка', interval = 'Раз в' }
";

#[test]
fn an_interval_after_the_last_time_is_the_day() {
    let settings = format!(
        "files.agreements = 'recall.csv'\n[columns.agreements]{HYGIENE_COLUMNS}[reasons.hygiene_reminder]\nlead_days = 0"
    );
    let clinic = clinic(&settings).file("recall.csv", HYGIENE);
    let planned = clinic.warns(
        expect![[r#"
            warning: recall.csv:5, column "Последняя чистка": wanted a date such as 2026-03-02 or 02.03.2026, found 5 letters, 8 digits and 3 signs (row refused)
        "#]],
    );
    planned
        .calls(&["1"])
        .rows("recall.csv", [4, 0, 1])
        // Six months and a day after the first of September is today; without a last time or an interval there is no day.
        .decides(
            "1",
            "agreement:1 call\nagreement:3 unjustified no_due_date\nagreement:5 unjustified no_due_date",
        )
        .decides("2", "agreement:2 not_permitted unreadable_record");
    let before = clinic.on("2026-02-28").plan();
    let own: Vec<&str> = before
        .decisions
        .iter()
        .filter(|decision| decision["case"] == "agreement:1")
        .map(|decision| decision["on"].as_str().unwrap())
        .collect();
    assert_eq!(own, ["2026-03-02"]);
}

#[test]
fn the_same_interval_in_every_row() {
    let settings = "
        [columns.agreements]
        kind = { always = 'checkup_reminder' }
        due_on = { last = 'Осмотр', every = '180d' }";
    let clinic = clinic(settings).file(
        "agreements.csv",
        "agreement_id,patient_id,Осмотр,agreed_on\n1,1,2025-09-17,2025-09-17\n2,2,2025-09-18,2025-09-18\n",
    );
    let planned = clinic.plan();
    // 180 days later is the sixteenth of March, and it is time fourteen days before.
    planned
        .calls(&["1"])
        .decides("2", "agreement:2 later not_due");
}

#[test]
fn several_exports_are_read_as_if_they_were_one() {
    let settings = "
        [files]
        agreements = ['hygiene.csv', 'checkup.csv']
        [columns.agreements]
        patient_id = 'who'
        agreed_on = 'said'
        [columns.'hygiene.csv']
        agreement_id = ['no', { always = 'hygiene' }]
        kind = { always = 'hygiene_reminder' }
        due_on = 'when'
        [columns.'checkup.csv']
        agreement_id = 'no'
        kind = { always = 'checkup_reminder' }
        contact_on = 'when'";
    let hygiene = "no,who,said,when\n1,1,2025-09-01,2026-03-10\n2,2,2025-09-01,2026-03-10\n";
    let checkup = "no,who,said,when\n1,2,2025-09-01,2026-06-01\n3,9,2025-09-01,2026-03-02\n";
    let clinic = clinic(settings)
        .file("hygiene.csv", hygiene)
        .file("checkup.csv", checkup);
    let planned = clinic.warns(
        expect![[r#"
            warning: checkup.csv:3, column "who": there is no such patient in the patients' file (row decides nothing)
        "#]],
    );
    planned
        .calls(&["1", "2"])
        .rows("hygiene.csv", [2, 0, 0])
        .rows("checkup.csv", [1, 1, 0])
        .decides("1", "agreement:1 hygiene call")
        .decides("2", "agreement:1 later not_due\nagreement:2 hygiene call");
    // Evidence names the file in which the row stands.
    let grounds = planned.contacts().map(|contact| &contact["cases"][0]);
    for case in grounds {
        assert_eq!(case["reason"], "hygiene_reminder");
        let evidence = case["evidence"].to_string();
        assert!(evidence.contains("hygiene.csv:"), "{evidence}");
        assert!(!evidence.contains("checkup.csv:"), "{evidence}");
    }
}

#[test]
fn rows_of_several_exports_differ_under_one_id() {
    let first = "visit_id,patient_id,starts_at,status\n7,1,2026-03-03 10:00,booked\n8,2,2026-03-03 10:00,booked\n";
    let second = "visit_id,patient_id,starts_at,status\n7,1,2026-03-03 11:00,booked\n8,2,2026-03-03 10:00,booked\n";
    let clinic = clinic("files.visits = ['a.csv', 'b.csv']")
        .file("a.csv", first)
        .file("b.csv", second);
    let planned = clinic.warns(expect![[r#"
        warning: a.csv:2, column "visit_id": several rows have one id and differ (row refused)
        warning: b.csv:2, column "visit_id": several rows have one id and differ (row refused)
    "#]]);
    planned
        .calls(&["2"])
        .rows("a.csv", [1, 0, 1])
        .rows("b.csv", [1, 0, 1])
        .decides("1", "- not_permitted duplicate_record")
        // The same row twice counts once.
        .decides("2", "visit:8 call");
}

#[test]
fn two_exports_of_one_name_are_told_by_their_paths() {
    let row = "visit_id,patient_id,starts_at,status\n7,9,2026-03-03 10:00,booked\n";
    let clinic = clinic("files.visits = ['a/v.csv', 'b/v.csv']")
        .file("a/v.csv", row)
        .file("b/v.csv", "visit_id,patient_id,starts_at,status\n");
    let planned = clinic.warns(
        expect![[r#"
            warning: ./a/v.csv:2, column "patient_id": there is no such patient in the patients' file (row decides nothing)
        "#]],
    );
    planned
        .rows("./a/v.csv", [0, 1, 0])
        .rows("./b/v.csv", [0, 0, 0]);
}

#[test]
fn the_name_of_an_export_stays_on_its_line() {
    let visits = "visit_id,patient_id,starts_at,status\n7,9,2026-03-03 10:00,booked\n";
    let clinic = clinic(r#"files.visits = "v\n\u001B[31m.csv""#).file("v\n\u{1b}[31m.csv", visits);
    clinic.warns(
        expect![[r#"
            warning: v\n\u{1b}[31m.csv:2, column "patient_id": there is no such patient in the patients' file (row decides nothing)
        "#]],
    );
    let (report, _) = clinic.checked(&[]);
    assert!(report.contains("\nv\\n\\u{1b}[31m.csv "), "{report}");
}

#[test]
fn rows_that_the_clinic_wants_left_out() {
    let settings = "
        [skip.visits]
        status = ['7', 'не подтверждён']
        'Тип записи' = 'Блокировка'
        remind = ''";
    let visits = "\
visit_id,patient_id,starts_at,status,Тип записи,remind
1,1,2026-03-03 10:00,7,,yes
2,1,2026-03-03 11:00,booked,БЛОКИРОВКА,yes
3,2,2026-03-03 12:00,Не подтвержден,,yes
4,2,2026-03-03 13:00,booked,,yes
5,nobody,gibberish,-7,блокировка,
6,1,2026-03-03 13:00,booked,приём,
7,2,2026-03-03 14:00,booked,Блокировка,yes,surplus
";
    let clinic = clinic(settings).file("visits.csv", visits);
    let planned = clinic.warns(
        expect![[r#"
            warning: visits.csv:8: wanted at most 6 fields as in the header, found more (row refused)
        "#]],
    );
    let input = planned.list["inputs"].as_array().unwrap();
    let input = input.iter().find(|input| input["file"] == "visits.csv");
    assert_eq!(input.unwrap()["left_out"], 5);
    planned
        .rows("visits.csv", [1, 0, 1])
        .calls(&[])
        .decides("1", "- unjustified no_reason")
        // A row whose cells may have moved bars, whatever stands in them.
        .decides("2", "visit:4 not_permitted unreadable_record");
}

#[test]
fn rows_can_t_be_left_out_by_what_is_not_there() {
    let clinic = clinic("skip.visits.'Тип' = 'Блокировка'");
    clinic.refuses(
        65,
        expect![[r#"
            error: visits.csv:1: rows are to be left out by the column "Тип", which is not there
            hint: name the column or header in recall.toml, under skip, as it stands in the file
        "#]],
    );
    clinic.russian().refuses(
        65,
        expect![[r#"
            ошибка: visits.csv:1: по столбцу "Тип" строки не учитываются (skip), а такого столбца нет
            подсказка: назовите в recall.toml, в разделе skip, столбец или заголовок так, как он стоит в файле
        "#]],
    );
}

#[test]
fn a_no_is_never_left_out() {
    for (settings, file, content, english, russian) in [
        (
            "skip.cards.consent = ['yes', 'НЕТ']",
            "cards.csv",
            "patient_id,consent\n1,нет\n",
            expect![[r#"
                error: cards.csv:1: rows are to be left out by the column consent in which a patient says no, and a no always holds
                hint: take that word out of recall.toml, under skip: whoever says no is not called anyway
            "#]],
            expect![[r#"
                ошибка: cards.csv:1: по столбцу consent не учитываются (skip) строки с отказом, а отказ действует всегда
                подсказка: уберите слово отказа из recall.toml, из раздела skip: тем, кто отказался, и так не позвонят
            "#]],
        ),
        (
            "skip.patients.'Можно звонить?' = ['никогда']\ncolumns.patients.consent = 'Можно звонить?'\nvalues.patients.consent.no = 'никогда'",
            "patients.csv",
            "patient_id,Можно звонить?\n1,никогда\n",
            expect![[r#"
                error: patients.csv:1: rows are to be left out by the column consent in which a patient says no, and a no always holds
                hint: take that word out of recall.toml, under skip: whoever says no is not called anyway
            "#]],
            expect![[r#"
                ошибка: patients.csv:1: по столбцу consent не учитываются (skip) строки с отказом, а отказ действует всегда
                подсказка: уберите слово отказа из recall.toml, из раздела skip: тем, кто отказался, и так не позвонят
            "#]],
        ),
        (
            "skip.contacts.outcome = 'не звонить'",
            "contacts.csv",
            "patient_id,contacted_at,outcome\n1,2026-03-01,не звонить\n",
            expect![[r#"
                error: contacts.csv:1: rows are to be left out by the column outcome in which a patient says no, and a no always holds
                hint: take that word out of recall.toml, under skip: whoever says no is not called anyway
            "#]],
            expect![[r#"
                ошибка: contacts.csv:1: по столбцу outcome не учитываются (skip) строки с отказом, а отказ действует всегда
                подсказка: уберите слово отказа из recall.toml, из раздела skip: тем, кто отказался, и так не позвонят
            "#]],
        ),
        (
            "skip.signatures.answer = ['declined']",
            "signatures.csv",
            "plan_id,answer\n1,declined\n",
            expect![[r#"
                error: signatures.csv:1: rows are to be left out by the column answer in which a patient says no, and a no always holds
                hint: take that word out of recall.toml, under skip: whoever says no is not called anyway
            "#]],
            expect![[r#"
                ошибка: signatures.csv:1: по столбцу answer не учитываются (skip) строки с отказом, а отказ действует всегда
                подсказка: уберите слово отказа из recall.toml, из раздела skip: тем, кто отказался, и так не позвонят
            "#]],
        ),
    ] {
        let clinic = clinic(settings).file(file, content);
        clinic.refuses(65, english);
        clinic.russian().refuses(65, russian);
    }
    for (settings, file, content) in [
        (
            "skip.contacts.outcome = 'умерла'",
            "contacts.csv",
            "patient_id,contacted_at,outcome\n1,2026-03-01,умерла\n",
        ),
        (
            "skip.contacts.outcome = 'unclear'",
            "contacts.csv",
            "patient_id,contacted_at,outcome\n1,2026-03-01,unclear\n",
        ),
        (
            "skip.contacts.outcome = 'wrong_number'",
            "contacts.csv",
            "patient_id,contacted_at,outcome\n1,2026-03-01,reached\n",
        ),
        (
            "skip.contacts.note = 'не звонить'",
            "contacts.csv",
            "patient_id,contacted_at,outcome,note\n1,2026-03-01,no_answer,не звонить\n",
        ),
        (
            "skip.contacts.'Прим.' = 'не звонить'",
            "contacts.csv",
            "patient_id,contacted_at,outcome,Прим.\n1,2026-03-01,no_answer,не звонить\n",
        ),
        (
            "skip.cards.pause_until = '2026-05-01'",
            "cards.csv",
            "patient_id,pause_until\n1,2026-05-01\n",
        ),
    ] {
        let run = clinic(settings).file(file, content).run(&[]);
        assert_eq!(run.status.code(), Some(65), "{settings}");
    }
    // What says nothing of the kind may be left out.
    let clinic = clinic("skip.contacts.outcome = ['внутренний', 'no_answer', '']").file(
        "contacts.csv",
        "patient_id,contacted_at,outcome\n1,2026-03-01,внутренний\n",
    );
    clinic.plan();
}

#[test]
fn a_no_is_never_made_a_yes() {
    let contacts = "patient_id,contacted_at,outcome\n1,2026-03-01,opt_out\n";
    let clinic_of = |settings| clinic(settings).file("contacts.csv", contacts);
    let turned = clinic_of("values.contacts.outcome.reached = ['opt_out']");
    turned.refuses(
        65,
        expect![[r#"
            error: contacts.csv:1: the word "opt_out" in the column outcome is a no, and recall.toml gives it another meaning
            hint: take that word out of recall.toml, under values: whoever said no would be called; where the column means the opposite, leave it aside under ignore
        "#]],
    );
    turned.russian().refuses(
        65,
        expect![[r#"
            ошибка: contacts.csv:1: слово "opt_out" в столбце outcome — отказ, а в recall.toml ему дано другое значение
            подсказка: уберите это слово из recall.toml, из раздела values: иначе позвонят тому, кто сказал «нет»; если смысл столбца обратный, оставьте его в ignore
        "#]],
    );
    for settings in [
        "values.patients.consent.yes = ['no']",
        "values.patients.consent.visits = ['нет']",
        "values.patients.status.active = ['deceased']",
        "values.patients.status.blank = ['умер']",
        "values.patients.status.active = ['чёрный список']",
        "values.contacts.outcome.no_answer = ['умерла']",
        "values.plans.answer.agreed = ['отказ']",
    ] {
        assert_eq!(
            clinic_of(settings).run(&[]).status.code(),
            Some(65),
            "{settings}"
        );
    }
    // These may mean another thing in a clinic, or are no less a no than before.
    for settings in [
        "values.patients.status.active = ['архив']",
        "values.contacts.outcome.reached = ['подумает']",
        "values.contacts.outcome.left = ['opt_out']",
        "values.patients.consent.blank = ['нет']",
        "values.visits.status.attended = ['закрыт']",
    ] {
        clinic_of(settings).plan();
    }
}

#[test]
fn dates_with_slashes_are_read_as_the_clinic_says() {
    let visits = "visit_id,patient_id,starts_at,status\n1,1,3/3/2026 2:30 PM,booked\n2,2,03/04/2026 09:00,booked\n";
    clinic("").file("visits.csv", visits).warns(expect![[r#"
        warning: visits.csv:2, column "starts_at": wanted a date, perhaps with a time, such as 2026-03-02 10:30, found a date with slashes: say in recall.toml what comes first, dates = "day/month/year" or "month/day/year" (row refused)
        warning: visits.csv:3, column "starts_at": wanted a date, perhaps with a time, such as 2026-03-02 10:30, found a date with slashes: say in recall.toml what comes first, dates = "day/month/year" or "month/day/year" (row refused)
    "#]]);
    let american = clinic("dates = 'month/day/year'")
        .file("visits.csv", visits)
        .plan();
    american.calls(&["1"]).decides("2", "visit:2 later not_due");
    let british = clinic("dates.visits = 'day/month/year'")
        .file("visits.csv", visits)
        .plan();
    british.calls(&["1"]).decides("2", "visit:2 later not_due");
    let on = |planned: &clinic::Planned| planned.decisions[1]["on"].clone();
    assert_eq!(
        (on(&american), on(&british)),
        ("2026-03-03".into(), "2026-04-02".into())
    );
}

#[test]
fn a_date_in_both_orders_is_not_guessed() {
    let clinic = clinic("dates = 'day/month/year'").file(
        "visits.csv",
        "visit_id,patient_id,starts_at,status\n1,1,03/13/2026 10:00,booked\n",
    );
    clinic
        .warns(expect![[r#"
            warning: visits.csv:2, column "starts_at": wanted a date, perhaps with a time, such as 2026-03-02 10:30, found a date with slashes: say in recall.toml what comes first, dates = "day/month/year" or "month/day/year" (row refused)
        "#]])
        .decides("1", "- not_permitted unreadable_record");
}

#[test]
fn an_export_that_is_named_must_be_there() {
    clinic("files.visits = 'journal.csv'")
        .without("visits.csv")
        .refuses(
            66,
            expect![[r#"
                error: journal.csv: can't be read: there is no such file or folder
            "#]],
        );
}

#[test]
fn an_argument_goes_before_the_settings() {
    let visits = "visit_id,patient_id,starts_at,status\n1,1,2026-03-03 10:00,booked\n";
    let clinic = clinic("files.visits = 'journal.csv'").file("given.csv", visits);
    clinic.args(&["--visits", "given.csv"]).plan().calls(&["1"]);
}

#[test]
fn nothing_is_written_over_an_export_that_the_settings_name() {
    let clinic = clinic("files.visits = 'journal.csv'")
        .file("journal.csv", "visit_id,patient_id,starts_at,status\n");
    let run = clinic.run(&["-o", "journal.csv"]);
    assert_eq!(run.status.code(), Some(2));
    assert!(clinic.text("journal.csv").starts_with("visit_id"));
}
