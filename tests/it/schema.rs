//! `recall schema`: what it says of the files is what the reader and the writer declare, and what every cell of an export keeps.
#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use expect_test::expect;
use recall::export::columns::File;
use recall::export::list_columns;
use recall::export::words;
use recall::render::list;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::clinic::as_line;

fn recall() -> Command {
    let mut command = Command::cargo_bin("recall").unwrap();
    command.env_clear();
    command
}

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

#[track_caller]
fn package(folder: &Path, arguments: &str) -> Value {
    let mut command = recall();
    command.current_dir(folder).arg("schema");
    let run = command
        .args(arguments.split_whitespace())
        .assert()
        .success();
    assert_eq!(run.get_output().stderr, b"");
    serde_json::from_slice(&run.get_output().stdout).unwrap()
}

#[track_caller]
fn named<'v>(list: &'v Value, name: &str) -> &'v Value {
    let mut all = list.as_array().unwrap().iter();
    let found = all.find(|value| value["name"] == name);
    assert!(found.is_some(), "{name} is not in {list}");
    found.unwrap()
}

#[track_caller]
fn field<'v>(package: &'v Value, table: &str, name: &str) -> &'v Value {
    named(
        &named(&package["resources"], table)["schema"]["fields"],
        name,
    )
}

fn names(list: &Value) -> Vec<&str> {
    let all = list.as_array().unwrap().iter();
    all.map(|value| value["name"].as_str().unwrap()).collect()
}

/// A folder with patients.csv as given, and an empty plans.csv.
fn patients(text: &str) -> TempDir {
    folder(&[
        ("patients.csv", text),
        ("plans.csv", "plan_id,patient_id,procedure,status\n"),
    ])
}

#[test]
fn every_column_of_every_file_is_described() {
    let empty = folder(&[]);
    let russian = package(empty.path(), "--lang ru");
    let english = package(empty.path(), "--lang en");
    for file in File::ALL {
        let resource = named(&russian["resources"], file.name());
        assert_eq!(resource["path"], file.file_name());
        let declared: Vec<&str> = file.columns().iter().map(|column| column.name).collect();
        assert_eq!(names(&resource["schema"]["fields"]), declared);
        for column in file.columns() {
            let told = field(&russian, file.name(), column.name);
            assert_eq!(told["title"], column.headers[0]);
            assert_eq!(told["description"], column.meaning.russian);
            let required = told["constraints"]["required"] == true;
            assert_eq!(required, column.required, "{}", column.name);
            let told = field(&english, file.name(), column.name);
            assert_eq!(told["description"], column.meaning.english);
        }
    }
    let told = named(&russian["resources"], "list");
    assert_eq!(names(&told["schema"]["fields"]), list::COLUMNS);
    for column in &list_columns::DECLARED {
        let told = field(&english, "list", column.name);
        assert_eq!(told["description"], column.meaning.english);
        assert_eq!(told["title"], column.title.english);
        let told = field(&russian, "list", column.name);
        assert_eq!(told["description"], column.meaning.russian);
        assert_eq!(told["title"], column.title.russian);
    }
    assert_eq!(names(&russian["resources"]).len(), File::ALL.len() + 1);
    assert_eq!(
        field(&english, "patients", "birth_date")["title"],
        "Birth date"
    );
}

#[test]
fn a_template_is_of_the_second_version() {
    let package = package(folder(&[]).path(), "list visits list --lang ru");
    assert_eq!(names(&package["resources"]), ["visits", "list"]);
    assert_eq!(
        package["$schema"],
        "https://datapackage.org/profiles/2.0/datapackage.json"
    );
    let visits = named(&package["resources"], "visits");
    assert_eq!(visits["type"], "table");
    assert_eq!(visits["encoding"], "utf-8");
    assert_eq!(visits["dialect"], json!({"header": true, "delimiter": ","}));
    let schema = &visits["schema"];
    assert_eq!(schema["fieldsMatch"], "partial");
    assert_eq!(schema["primaryKey"], json!(["visit_id"]));
    assert_eq!(schema["missingValues"], json!([""]));
    let list = named(&package["resources"], "list");
    assert_eq!(list["dialect"]["delimiter"], ";");
    assert_eq!(list["schema"].get("fieldsMatch"), None);
}

#[test]
fn values_are_told_by_the_names_that_recall_writes() {
    let russian = package(folder(&[]).path(), "visits --lang ru");
    let status = field(&russian, "visits", "status");
    let all: Vec<&str> = words::VISIT_STATUS
        .values
        .iter()
        .map(|(name, _)| *name)
        .collect();
    assert_eq!(status["constraints"]["enum"], json!(all));
    assert_eq!(
        status["categories"][0],
        json!({"value": "booked", "label": "записан"})
    );
    let english = package(folder(&[]).path(), "visits --lang en");
    assert_eq!(field(&english, "visits", "status").get("categories"), None);
}

#[test]
fn the_example_is_what_is_written() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut command = recall();
    command
        .current_dir(root)
        .args(["schema", "--data", "examples/clinic"]);
    let run = command.assert().success();
    let written = String::from_utf8(run.get_output().stdout.clone()).unwrap();
    let kept = fs::read_to_string(root.join("examples/clinic/datapackage.json")).unwrap();
    assert!(
        written == kept,
        "write it anew: recall schema --data examples/clinic -o examples/clinic/datapackage.json"
    );
}

#[test]
fn an_export_is_told_as_it_is() {
    let folder = patients("sep=;\r\nКабинет;№ карты;Имя\r\n2;7;Ада\r\n");
    let package = package(folder.path(), "--data . --lang ru");
    assert_eq!(names(&package["resources"]), ["patients", "plans"]);
    let resource = named(&package["resources"], "patients");
    let dialect = json!({"header": true, "delimiter": ";", "headerRows": [2]});
    assert_eq!(resource["dialect"], dialect);
    assert_eq!(
        names(&resource["schema"]["fields"]),
        ["Кабинет", "№ карты", "Имя"]
    );
    assert_eq!(resource["schema"]["primaryKey"], json!(["№ карты"]));
    assert_eq!(resource["schema"].get("fieldsMatch"), None);
    assert_eq!(field(&package, "patients", "Кабинет")["type"], "any");
    let id = field(&package, "patients", "№ карты");
    assert_eq!(id["title"], "Номер карты");
    let description = id["description"].as_str().unwrap();
    assert!(description.starts_with("`patient_id`: "), "{description}");
}

#[test]
fn encodings_have_their_names() {
    let utf16 = |bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        let text = "\u{feff}patient_id\n7\n".encode_utf16();
        text.flat_map(bytes).collect()
    };
    // The first letters of the alphabet in each.
    let russian = |letters: &[u8]| [b"patient_id,x\n7,", letters, b"\n"].concat();
    for (bytes, name) in [
        (utf16(u16::to_le_bytes), "utf-16"),
        (utf16(u16::to_be_bytes), "utf-16"),
        (russian(&[0xE0, 0xE1, 0xE2]), "windows-1251"),
        (russian(&[0xA0, 0xA1, 0xA2]), "ibm866"),
        (russian("абв".as_bytes()), "utf-8"),
    ] {
        let folder = patients("");
        fs::write(folder.path().join("patients.csv"), bytes).unwrap();
        let package = package(folder.path(), "--data .");
        assert_eq!(package["resources"][0]["encoding"], name);
    }
}

/// The field of a column of patients.csv whose cells are these.
#[track_caller]
fn of_cells(column: &str, cells: &[&str]) -> Value {
    let rows = cells
        .iter()
        .zip(1..)
        .map(|(cell, id)| format!("{id},{cell}\n"));
    let text = format!("patient_id,{column}\n") + &rows.collect::<String>();
    let package = package(patients(&text).path(), "--data . --lang en");
    field(&package, "patients", column).clone()
}

#[test]
fn a_form_is_told_where_every_cell_keeps_it() {
    let date = |cells: &[&str]| {
        let field = of_cells("birth_date", cells);
        (field["type"].clone(), field.get("format").cloned())
    };
    let dotted = Some(json!("%d.%m.%Y"));
    assert_eq!(date(&["1980-05-17", ""]), (json!("date"), None));
    assert_eq!(date(&["17.05.1980", "1.02.1980"]), (json!("date"), dotted));
    assert_eq!(date(&["17.05.1980", "1980-05-17"]), (json!("string"), None));
    assert_eq!(date(&["17.05.80"]), (json!("string"), None));
    assert_eq!(date(&["31.02.1980"]), (json!("string"), None));
    assert_eq!(date(&["", ""]), (json!("string"), None), "nothing is known");
    assert_eq!(of_cells("email", &["a.b@example.com"])["format"], "email");
    assert_eq!(of_cells("email", &["а@пример.рф"]).get("format"), None);
}

#[test]
fn a_closed_list_has_the_words_that_are_read() {
    let list = |cells: &[&str]| of_cells("status", cells)["constraints"]["enum"].clone();
    assert_eq!(
        list(&["active", "deceased"]),
        json!(["active", "inactive", "deceased"])
    );
    let words = list(&["active", "АРХИВ", "переехала"]);
    let words = words.as_array().unwrap();
    assert!(words.contains(&json!("умерла")), "{words:?}");
    assert!(
        words.contains(&json!("АРХИВ")),
        "as it is spelled here: {words:?}"
    );
    assert_eq!(list(&["active", "Иванова"]), Value::Null);
    assert_eq!(list(&["Иванова", "active"]), Value::Null);
    let own = patients("patient_id,status\n7,ушёл\n");
    fs::write(
        own.path().join("recall.toml"),
        "[values.patients.status]\ninactive = [\"ушёл\", \"ушла\"]\n",
    )
    .unwrap();
    let package = package(own.path(), "--data .");
    let words = &field(&package, "patients", "status")["constraints"]["enum"];
    assert!(
        words.as_array().unwrap().contains(&json!("ушла")),
        "{words}"
    );
}

#[test]
fn no_cell_is_told_that_may_name_somebody() {
    for column in [
        "status",
        "consent",
        "birth_date",
        "email",
        "channels",
        "last_name",
    ] {
        let field = of_cells(column, &["yes", "Иванова"]).to_string();
        assert!(!field.contains("Иванова"), "{field}");
    }
}

#[test]
fn blank_cells_are_told_as_they_are_written() {
    let field = of_cells("birth_date", &["17.05.1980", "-", "н/д"]);
    assert_eq!(field["type"], "date");
    assert_eq!(field["missingValues"], json!(["", "-", "н/д"]));
    // No is an answer here.
    let field = of_cells("consent", &["yes", "no", "-", "—"]);
    assert_eq!(field["missingValues"], json!(["", "—"]));
    let field = of_cells("channels", &["sms", "нет"]);
    assert_eq!(field.get("missingValues"), None);
}

#[test]
fn a_key_is_told_where_it_is_one() {
    let told = |text: &str| {
        let package = package(patients(text).path(), "--data .");
        let required = field(&package, "patients", "patient_id")["constraints"]["required"].clone();
        let schema = &package["resources"][0]["schema"];
        (schema["primaryKey"].clone(), required)
    };
    assert_eq!(
        told("patient_id\n7\n8\n"),
        (json!(["patient_id"]), json!(true))
    );
    assert_eq!(told("patient_id\n7\n7\n"), (Value::Null, json!(true)));
    assert_eq!(told("patient_id,x\n7,1\n,2\n"), (Value::Null, Value::Null));
}

#[test]
fn fields_that_make_a_column_together_are_texts() {
    let folder = patients("patient_id\n7\n");
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write(
        "visits.csv",
        "visit_id,patient_id,day,hour,status\n1,7,2026-03-02,10:00,booked\n",
    );
    write(
        "recall.toml",
        "[columns.visits]\nstarts_at = [\"day\", \"hour\"]\n",
    );
    let package = package(folder.path(), "--data . --lang en");
    for name in ["day", "hour"] {
        let field = field(&package, "visits", name);
        assert_eq!(field["type"], "string");
        assert_eq!(
            field["description"],
            "`starts_at`: day and time of the visit"
        );
    }
}

#[test]
fn no_field_has_the_name_of_another() {
    let folder = patients("patient_id,x,x,\n7,1,2,3\n");
    let package = package(folder.path(), "--data .");
    let fields = &package["resources"][0]["schema"]["fields"];
    assert_eq!(names(fields), ["patient_id", "x", "x#3", "#4"]);
}

#[test]
fn it_is_written_to_a_file_and_never_over_an_export() {
    let folder = patients("patient_id\n7\n");
    let run = |arguments: &str| {
        let mut command = recall();
        command.current_dir(folder.path()).arg("schema");
        command.args(arguments.split_whitespace()).assert()
    };
    run("--data . -o datapackage.json").success().stdout("");
    let written = fs::read_to_string(folder.path().join("datapackage.json")).unwrap();
    run("--data .").success().stdout(written);
    let message = "error: -o patients.csv: recall reads this file, and the result would replace it; name another\n";
    run("--data . -o patients.csv --lang en")
        .code(2)
        .stderr(message);
    run("-o patients.csv --lang en").code(2).stderr(message);
    assert_eq!(
        fs::read_to_string(folder.path().join("patients.csv")).unwrap(),
        "patient_id\n7\n"
    );
}

#[test]
fn what_is_no_right_use() {
    let run = |folder: &TempDir, arguments: &str| {
        let mut command = recall();
        command
            .current_dir(folder.path())
            .args(["schema", "--lang", "en"]);
        let run = command.args(arguments.split_whitespace()).assert();
        let output = run.get_output();
        assert_eq!(output.stdout, b"");
        let said = String::from_utf8(output.stderr.clone()).unwrap();
        (
            output.status.code().unwrap(),
            said.lines().next().unwrap().to_owned(),
        )
    };
    let empty = folder(&[]);
    let (status, said) = run(&empty, "everything");
    assert_eq!(status, 2, "{said}");
    expect![[r#"
        error: [TABLE]...: wanted patients, cards, plans, signatures, visits, agreements, contacts, recall-contacts, doctors, slots or list, found "everything"
    "#]].assert_eq(&as_line(said));
    let (status, said) = run(&empty, "list --data .");
    assert_eq!(status, 2, "{said}");
    let (status, said) = run(&empty, "--data .");
    assert_eq!(status, 65, "{said}");
    expect![[r#"
        error: patients.csv: there is no such file, and no list without it
    "#]]
    .assert_eq(&as_line(said));
    let (status, said) = run(&empty, "--data nowhere");
    assert_eq!(status, 66, "{said}");
    let open = patients("patient_id,last_name\n7,\"Stone\n");
    let (status, said) = run(&open, "--data .");
    assert_eq!(status, 65);
    expect![[r#"
        error: patients.csv:2: a quote is opened and not closed before the end of the file
    "#]]
    .assert_eq(&as_line(said));
}
