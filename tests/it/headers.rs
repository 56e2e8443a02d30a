//! Headers: columns that may say no under a name that nobody knows, two headers of one name, and words for none.
#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

use expect_test::expect;

use crate::clinic::{Clinic, PATIENTS, SETTINGS, stderr};

/// The patients with one column more.
fn patients(header: &str, cells: [&str; 2]) -> String {
    let mut lines = PATIENTS.lines();
    let mut text = format!("{},{header}\n", lines.next().unwrap());
    for (line, cell) in lines.zip(cells) {
        text.extend([line, ",", cell, "\n"]);
    }
    text
}

fn clinic(header: &str, cells: [&str; 2]) -> Clinic {
    Clinic::new().file("patients.csv", patients(header, cells))
}

fn set(clinic: Clinic, lines: &str) -> Clinic {
    clinic.file("recall.toml", format!("{SETTINGS}{lines}\n"))
}

#[test]
fn a_column_that_may_say_no_is_told_of_before_the_file_is_used() {
    let clinic = clinic("Больше не звонить", ["", "да"]);
    clinic.refuses(
        65,
        expect![[r#"
            error: patients.csv:1: the column "Больше не звонить" is not read, and a no may stand there
            hint: say in recall.toml, under columns, what the column is, or that it is nothing:
                [ignore]
                patients = ["Больше не звонить"]
        "#]],
    );
    clinic.russian().refuses(
        65,
        expect![[r#"
            ошибка: patients.csv:1: столбец "Больше не звонить" не читается, а в нём может стоять отказ
            подсказка: запишите в recall.toml, в разделе columns, что это за столбец, или что он ничего не значит:
                [ignore]
                patients = ["Больше не звонить"]
        "#]],
    );
}

#[test]
fn words_of_refusal_count_under_any_header_that_is_not_known() {
    for header in [
        "Прим.",
        "Доп. инфо",
        "Стикер",
        "Категория",
        "Контакты",
        "Пожелания",
    ] {
        let clinic = clinic(header, ["просила не звонить", "любит чай"]);
        let planned = clinic.plan();
        planned
            .calls(&["2"])
            .decides("1", "plan:A not_permitted refusal_noted");
        let why = planned.decisions[0]["why"].as_str().unwrap();
        let field = PATIENTS.lines().next().unwrap().split(',').count() + 1;
        assert!(
            why.contains(&format!("(patients.csv:2, column \"{header}\")")),
            "{field} {why}"
        );
        let (report, _) = clinic.checked(&[]);
        assert!(report.contains(&format!("column \"{header}\"")), "{report}");
        // What the clinic has looked at is nothing.
        let ignored = set(clinic, &format!("[ignore]\npatients = [\"{header}\"]"));
        ignored.plan().calls(&["1", "2"]);
    }
    for header in ["Рекомендации", "Домофон", "Диагноз", "medical_history"]
    {
        let clinic = clinic(header, ["не беспокоить", ""]);
        clinic.plan().calls(&["1", "2"]);
        // What was not looked through may hold one.
        let (report, _) = clinic.checked(&[]);
        assert!(!report.contains("says not to call"), "{report}");
    }
    let (report, _) = clinic("Прим.", ["любит чай", ""]).checked(&[]);
    let report = report.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        report.contains("no note and no column that is not known says not to call"),
        "{report}"
    );
}

#[test]
fn a_plain_no_counts_where_the_header_asks() {
    for (header, cell) in [
        ("Обзвон", "нет"),
        ("Рассылка", "отказ"),
        ("Звонки", "Нет"),
        ("Звонить?", "0"),
    ] {
        let planned = clinic(header, [cell, "да"]).plan();
        planned
            .calls(&["2"])
            .decides("1", "plan:A not_permitted refusal_noted");
    }
    for (header, cell) in [
        ("Звонки", "0"),
        ("Филиал", "нет"),
        ("Согласие на рассылку", "нет"),
    ] {
        clinic(header, [cell, ""]).plan().calls(&["1", "2"]);
    }
    for header in ["Активен", "Не набирать", "is_active"] {
        let run = clinic(header, ["нет", "да"]).run(&[]);
        assert_eq!(run.status.code(), Some(65), "{header}");
    }
}

#[test]
fn it_is_told_what_the_column_may_be() {
    let both = patients("Пауза до (дата),Card_Status", ["15.03.2026,open", ",open"]);
    let clinic = Clinic::new().file("patients.csv", both);
    clinic.refuses(
        65,
        expect![[r#"
            error: patients.csv:1: the column "Пауза до (дата)" is not read, and a no may stand there
            error: patients.csv:1: the column "Card_Status" is not read, and a no may stand there
            hint: say in recall.toml what the column is:
                [columns.patients]
                pause_until = "Пауза до (дата)"
                status = "Card_Status"
            or that it is nothing:
                [ignore]
                patients = ["Пауза до (дата)", "Card_Status"]
        "#]],
    );
    let clinic = set(
        clinic,
        "[columns.patients]\npause_until = \"Пауза до (дата)\"\n[ignore]\npatients = \"card status\"",
    );
    clinic
        .says_nothing()
        .calls(&["2"])
        .decides("1", "plan:A later paused");
}

#[test]
fn the_lines_are_pasted_as_they_are() {
    // Who is in the archive is not called; the other one is as before.
    let clinic = clinic("Пациент в архиве", ["да", "нет"]);
    let run = clinic.run(&[]);
    assert_eq!(run.status.code(), Some(65));
    let told = stderr(&run);
    let lines = told.lines().filter_map(|line| line.strip_prefix("    "));
    let lines: Vec<&str> = lines.take_while(|line| *line != "[ignore]").collect();
    let told = set(clinic, &lines.join("\n"));
    told.says_nothing()
        .calls(&["2"])
        .decides("1", "plan:A not_permitted patient_inactive");
}

#[test]
fn what_the_settings_call_nothing_stops_nothing() {
    let clinic = clinic("Отказ от звонков", ["да", ""]);
    for lines in [
        "ignore.patients = ['отказ  от звонков:']",
        "ignore.patients = 'ОТКАЗ ОТ ЗВОНКОВ'",
        "files.patients = 'patients.csv'\n[ignore]\n\"patients.csv\" = ['Отказ от звонков']",
    ] {
        let clinic = Clinic::new()
            .file("patients.csv", clinic.text("patients.csv"))
            .file("recall.toml", format!("{lines}\n{SETTINGS}"));
        clinic.says_nothing().calls(&["1", "2"]);
    }
    // Of another file, or of another column, it says nothing.
    for lines in [
        "ignore.plans = ['Отказ от звонков']",
        "ignore.patients = ['Отказ']",
    ] {
        let clinic = Clinic::new()
            .file("patients.csv", clinic.text("patients.csv"))
            .file("recall.toml", format!("{lines}\n{SETTINGS}"));
        assert_eq!(clinic.run(&[]).status.code(), Some(65), "{lines}");
    }
}

#[test]
fn what_is_nothing_is_no_column_by_its_name_either() {
    let text = patients("Статус", ["умер", ""]);
    let clinic = Clinic::new().file("patients.csv", text);
    clinic.plan().calls(&["2"]);
    set(clinic, "[ignore]\npatients = ['Статус']")
        .plan()
        .calls(&["1", "2"]);
}

#[test]
fn a_name_is_looked_for_only_where_the_column_is_lacking() {
    // The plans have their status, and nothing is known of an answer.
    let plans = |header: &str| {
        format!(
            "plan_id,patient_id,item_id,procedure,signed_on,urgent,due_on,status,{header}\n\
             A,1,1,filling,2026-02-02,yes,2026-02-20,planned,paid\n"
        )
    };
    let clinic = |header: &str| Clinic::new().file("plans.csv", plans(header));
    clinic("Статус счёта").says_nothing().calls(&["1"]);
    let refused = clinic("Ответ на письмо").run(&[]);
    assert_eq!(refused.status.code(), Some(65));
    assert!(stderr(&refused).contains("answer = \"Ответ на письмо\""));
    clinic("answer,Ответ на письмо").run(&[]);
    let with_answer = clinic("Отчёт,answer").file(
        "plans.csv",
        "plan_id,patient_id,item_id,procedure,signed_on,urgent,due_on,status,answer,Ответ на письмо\n\
         A,1,1,filling,2026-02-02,yes,2026-02-20,planned,agreed,no\n",
    );
    with_answer.says_nothing().calls(&["1"]);
}

#[test]
fn doctors_who_left_stop_nothing() {
    let clinic = Clinic::new().file("doctors.csv", "doctor,name,is_active\nX,Dr X,no\n");
    clinic.says_nothing().calls(&["1", "2"]);
}

#[test]
fn the_columns_of_a_filled_list_are_known() {
    let clinic = Clinic::new();
    let run = clinic.run(&["--format", "csv"]);
    let list = String::from_utf8(run.stdout).unwrap();
    let (header, rows) = list.split_once('\n').unwrap();
    let told = "[files]\ncontacts = ['list.filled-1.csv']\n[columns.\"list.filled-1.csv\"]\ncontacted_at = 'called_at'\n\
                case = 'cases'\nphone = 'to'\n[skip.\"list.filled-1.csv\"]\noutcome = ''";
    set(clinic.file("list.filled-1.csv", &list), told).plan();
    // What somebody adds to it is not.
    let clinic = Clinic::new().file(
        "list.filled-1.csv",
        format!("Не беспокоить,{header}\n,{rows}"),
    );
    let run = set(clinic, told).run(&[]);
    assert_eq!(run.status.code(), Some(65));
    let said = stderr(&run);
    assert!(
        said.contains("Не беспокоить") && !said.contains("\"consent\""),
        "{said}"
    );
}

#[test]
fn two_columns_of_numbers_are_joined() {
    let text = "patient_id,Телефон,consent,consent_on,Телефон,Мобильный\n\
                1,,yes,2026-01-10,8 916 000-00-01,\n\
                2,н/д,yes,2026-01-10,-,8 916 000-00-02\n";
    let planned = Clinic::new().file("patients.csv", text).says_nothing();
    planned.calls(&["1", "2"]);
    let to: Vec<_> = planned
        .contacts()
        .map(|contact| contact["to"].clone())
        .collect();
    assert_eq!(to, ["+79160000001", "+79160000002"]);
}

#[test]
fn one_of_two_headers_of_one_name_is_named_by_its_place() {
    let text = "patient_id,Телефон,consent,consent_on,Телефон\n\
                1,8 916 000-00-01,yes,2026-01-10,8 916 000-00-03\n\
                2,8 916 000-00-02,yes,2026-01-10,8 916 000-00-04\n";
    let first = |lines: &str| {
        let clinic = set(Clinic::new().file("patients.csv", text), lines);
        let planned = clinic.says_nothing();
        let contacts: Vec<_> = planned
            .contacts()
            .map(|contact| contact["to"].clone())
            .collect();
        contacts[0].as_str().unwrap().to_owned()
    };
    assert_eq!(first(""), "+79160000001");
    assert_eq!(
        first("[columns.patients]\nphone = 'Телефон'"),
        "+79160000001"
    );
    assert_eq!(
        first("[columns.patients]\nphone = 'телефон #2'"),
        "+79160000003"
    );
    assert_eq!(
        first("[columns.patients]\nphone = ['Телефон#2', 'Телефон#1']"),
        "+79160000003"
    );
    assert_eq!(
        first("[columns.patients]\ncall_phone = 'Телефон#2'\nphone = 'Телефон#1'"),
        "+79160000003"
    );
    assert_eq!(first("[ignore]\npatients = 'Телефон#1'"), "+79160000003");
    let third = set(
        Clinic::new().file("patients.csv", text),
        "[columns.patients]\nconsent_until = 'Телефон#3'",
    );
    assert_eq!(third.run(&[]).status.code(), Some(65));
}

#[test]
fn two_columns_of_anything_else_are_told_apart_by_their_places() {
    let clinic = clinic("consent", ["no", "yes"]);
    clinic.refuses(
        65,
        expect![[r#"
            error: patients.csv:1: columns 6 and 8 both match consent, wanted one
            hint: say in recall.toml, under columns, which of them it is; the second of two with one name is "Name#2"
        "#]],
    );
    let told = "[columns.patients]\nconsent = 'consent#2'\n[ignore]\npatients = 'consent#1'";
    set(clinic, told).plan().calls(&["2"]);
}

#[test]
fn what_is_left_of_two_may_say_no_too() {
    let clinic = clinic("consent", ["no", "yes"]);
    let run = set(clinic, "[columns.patients]\nconsent = 'consent#2'").run(&[]);
    assert_eq!(run.status.code(), Some(65));
    assert!(
        stderr(&run).contains("patients = [\"consent#1\"]"),
        "{}",
        stderr(&run)
    );
}

#[test]
fn headers_are_compared_without_what_forms_add() {
    let text = PATIENTS.replace("phone,consent,", "Теле\u{200b}фон *,CONSENT :,");
    Clinic::new()
        .file("patients.csv", text)
        .says_nothing()
        .calls(&["1", "2"]);
}

#[test]
fn a_word_of_the_clinic_may_say_nothing() {
    let text = "patient_id,phone,consent,consent_on,channels,birth_date,pause_until\n\
                1,8 916 000-00-01,yes,2026-01-10,прочее,не указана,никогда\n\
                2,8 916 000-00-02,не решено,2026-01-10,ПРОЧЕЕ,нет,\n";
    let clinic = Clinic::new().file("patients.csv", text);
    let refused = clinic.plan();
    refused
        .calls(&[])
        .decides("1", "plan:A not_permitted unreadable_record")
        .decides("2", "plan:B not_permitted unreadable_record");
    let told = "[values.patients]\nchannels.blank = ['прочее']\nbirth_date.blank = 'Не указана'\n\
                pause_until.blank = ['никогда']\nconsent.blank = ['не решено']";
    set(clinic, told)
        .says_nothing()
        .calls(&["1"])
        .decides("2", "plan:B not_permitted no_consent");
}

#[test]
fn a_word_for_none_is_no_word_for_something() {
    let lines = "[values.visits.status]\nblank = ['прочее']\nbooked = ['Прочее']";
    let run = set(Clinic::new(), lines).run(&[]);
    assert_eq!(run.status.code(), Some(78));
    let lines = "[values.patients.birth_date]\nbooked = ['прочее']";
    let run = set(Clinic::new(), lines).run(&[]);
    assert_eq!(run.status.code(), Some(78));
}

#[test]
fn a_row_is_not_used_where_what_must_be_there_is_none_by_the_clinics_word() {
    let visits = "visit_id,patient_id,starts_at,status\n1,1,2026-03-05 10:00,прочее\n";
    let clinic = Clinic::new().file("visits.csv", visits);
    set(clinic, "[values.visits.status]\nblank = 'прочее'")
        .warns(expect![[r#"
            warning: visits.csv:2, column "status": wanted something, found nothing (row refused)
        "#]])
        .rows("visits.csv", [0, 0, 1]);
}

#[test]
fn a_no_is_not_taken_for_nothing() {
    let contacts = "contacted_at,patient_id,outcome\n2026-02-25,1,нет\n";
    Clinic::new()
        .file("contacts.csv", contacts)
        .plan()
        .calls(&["2"])
        .rows("contacts.csv", [0, 0, 1])
        .decides("1", "plan:A not_permitted unreadable_record");
    for answer in ["нет", "none", "-"] {
        let plans = format!(
            "plan_id,patient_id,item_id,procedure,signed_on,urgent,due_on,status,answer\n\
             A,1,1,filling,2026-02-02,yes,2026-02-20,planned,{answer}\n\
             B,2,1,filling,2026-02-02,yes,2026-02-20,planned,н/д\n"
        );
        Clinic::new()
            .file("plans.csv", plans)
            .plan()
            .calls(&["2"])
            .rows("plans.csv", [1, 0, 1]);
    }
    Clinic::new()
        .file("patients.csv", patients("status", ["нет", "-"]))
        .plan()
        .calls(&["2"]);
}

#[test]
fn a_mapped_header_of_a_column_that_says_no_must_be_there() {
    for column in [
        "consent_until",
        "channels",
        "pause_until",
        "status",
        "call_times",
    ] {
        let lines = format!("[columns.patients]\n{column} = 'Такого нет'");
        let run = set(Clinic::new(), &lines).run(&[]);
        assert_eq!(run.status.code(), Some(65), "{column}");
        assert!(stderr(&run).contains(column), "{}", stderr(&run));
    }
    // What restricts nothing is only told of.
    let clinic = set(Clinic::new(), "[columns.patients]\nemail = 'Такого нет'");
    clinic.plan().calls(&["1", "2"]);
}

// Cells of several columns, and rows that say the same.

#[test]
fn cells_that_say_nothing_are_left_out_before_they_are_joined() {
    let text = "patient_id,Фамилия,Имя,дом,моб,День,Час,Через,consent,consent_on\n\
                1,Stone,Ada,н/д,8 916 000-00-01,-,18:00-,звонок,yes,2026-01-10\n\
                2,Field,нет,8 916 000-00-02,-,пн-пт,null,н/д,yes,2026-01-10\n";
    let told = "[columns.patients]\nfull_name = ['Фамилия', 'Имя']\nphone = ['дом', 'моб']\n\
                call_times = ['Час']\nchannels = ['Через']\ncall_days = ['День']";
    let planned = set(Clinic::new().file("patients.csv", text), told).says_nothing();
    planned.calls(&["1", "2"]);
    let names: Vec<_> = planned
        .contacts()
        .map(|contact| contact["patient_name"].clone())
        .collect();
    assert!(names.contains(&"Field".into()), "{names:?}");
}

#[test]
fn a_no_is_not_left_out_of_what_is_joined() {
    let text = "patient_id,phone,Раз,Два,consent,consent_on\n\
                1,8 916 000-00-01,звонок,нет,yes,2026-01-10\n\
                2,8 916 000-00-02,н/д,звонок,yes,2026-01-10\n";
    let told = "[columns.patients]\nchannels = ['Раз', 'Два']";
    set(Clinic::new().file("patients.csv", text), told)
        .plan()
        .calls(&["2"])
        .decides("1", "plan:A not_permitted unreadable_record");
}

#[test]
fn a_part_that_is_the_same_for_all_is_no_value_by_itself() {
    let text = "patient_id,Номер,consent,consent_on,Тема\n\
                1,9160000001,yes,2026-01-10,x\n2,н/д,yes,2026-01-10,y\n";
    let told = "[columns.patients]\nphone = [{ always = '+7' }, 'Номер']";
    set(Clinic::new().file("patients.csv", text), told)
        .says_nothing()
        .calls(&["1"])
        .decides("2", "plan:B not_permitted no_reachable_address");
}

/// Two rows for an item of the first patient's plan.
fn item_twice(header: &str, rows: [&str; 2]) -> Clinic {
    let start = "A,1,1,filling,2026-02-02,2026-02-20,planned";
    let [first, second] = rows.map(|row| format!("{start},{row}\n"));
    Clinic::new().file(
        "plans.csv",
        format!(
            "plan_id,patient_id,item_id,procedure,signed_on,due_on,status,{header}\n{first}{second}"
        ),
    )
}

#[test]
fn a_tooth_that_is_none_is_left_blank() {
    for tooth in ["99", "зуб", "верхний левый"] {
        let clinic = item_twice(
            "urgent,tooth",
            [&format!("yes,{tooth}"), &format!("yes,{tooth}")],
        );
        let planned = clinic.plan();
        planned.calls(&["1"]).rows("plans.csv", [2, 0, 0]);
        assert!(
            planned.said.contains("plans.csv:2, column \"tooth\": "),
            "{}",
            planned.said
        );
        let why = planned.contacts().next().unwrap()["cases"][0]["why"].clone();
        assert!(!why.as_str().unwrap().contains(tooth), "{why}");
    }
}

#[test]
fn rows_that_differ_in_what_is_left_blank_are_the_same() {
    for (header, rows) in [
        ("urgent,tooth", ["yes,99", "yes,зуб"]),
        ("urgent,tooth", ["yes,", "yes,зуб"]),
        ("urgent,tooth", ["yes,\"36, 37\"", "yes,3.7/3.6"]),
        ("urgent,consulted_on", ["yes,сегодня", "yes,вчера"]),
    ] {
        let planned = item_twice(header, rows).plan();
        planned.calls(&["1"]).rows("plans.csv", [2, 0, 0]);
    }
    let differing = item_twice("urgent,tooth", ["yes,36", "yes,зуб"]).plan();
    differing.calls(&[]).rows("plans.csv", [0, 0, 2]);
}

#[test]
fn a_blank_and_what_it_stands_for_are_the_same() {
    for (header, rows) in [
        ("urgent,written", ["yes,", "yes,да"]),
        ("urgent,answer", ["yes,agreed", "yes,"]),
        ("urgent,answer", ["yes,н/д", "yes,согласен"]),
    ] {
        let planned = item_twice(header, rows).plan();
        planned.calls(&["1"]).rows("plans.csv", [2, 0, 0]);
    }
    let not_urgent = item_twice("urgent,doctor", ["no,X", ",X"]).plan();
    not_urgent.rows("plans.csv", [2, 0, 0]);
    for (header, rows) in [
        ("urgent,written", ["yes,", "yes,no"]),
        ("urgent,answer", ["yes,undecided", "yes,"]),
        ("urgent,doctor", ["yes,X", ","]),
    ] {
        let planned = item_twice(header, rows).plan();
        planned.calls(&[]).rows("plans.csv", [0, 0, 2]);
    }
    let active = "patient_id,phone,consent,consent_on,status\n\
                  1,8 916 000-00-01,yes,2026-01-10,active\n1,8 916 000-00-01,yes,2026-01-10,-\n";
    Clinic::new()
        .file("patients.csv", active)
        .plan()
        .calls(&["1"])
        .rows("patients.csv", [2, 0, 0]);
    let open = "agreement_id,patient_id,kind,agreed_on,due_on,status\n\
                1,1,hygiene_reminder,2026-01-10,2026-03-05,open\n1,1,hygiene_reminder,2026-01-10,2026-03-05,\n";
    Clinic::new()
        .file("agreements.csv", open)
        .plan()
        .rows("agreements.csv", [2, 0, 0]);
}

#[test]
fn a_second_table_in_other_names_is_seen() {
    let contacts = |header: &str, row: &str| {
        let first = "Дата звонка;№ карты;Итог;Комментарий\n01.02.2026 10:00;1;дозвон;";
        let contacts = format!("{first}\n{header}\n{row}\n");
        Clinic::new().file("contacts.csv", contacts)
    };
    // In another order nobody knows what stands where.
    let moved = contacts(
        "№ карты;Дата звонка;Результат;Заметка",
        "1;02.02.2026 10:00;не звонить;",
    );
    let run = moved.run(&[]);
    assert_eq!(run.status.code(), Some(65), "{}", stderr(&run));
    assert!(stderr(&run).contains("contacts.csv:3"), "{}", stderr(&run));
    // Nor what stands under a name that is not known: it may be a no.
    let unknown = contacts(
        "Дата контакта;ID пациента;Результат;Не звонить",
        "02.02.2026 10:00;1;дозвон;да",
    );
    assert_eq!(unknown.run(&[]).status.code(), Some(65));
    // In the same it is the header in other words.
    let same = contacts(
        "Дата контакта;ID пациента;Результат;Заметка",
        "02.02.2026 10:00;1;не звонить;",
    );
    same.plan().calls(&["2"]);
}
