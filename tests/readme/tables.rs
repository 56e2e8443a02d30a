//! Tables that repeat what the program knows are compared with it, and those that it can make are made by it.

use std::fmt::Write as _;
use std::fs;

use recall::base::Language;
use recall::plan::rules::{ALL, Rule};
use recall::render::rules;
use recall::run::failure::Status;
use serde_json::Value;

use crate::clinic::{folder, goes_well, run};
use crate::pages::{Page, Tongue, coded, hold, hold_table, pages};

/// A row of the table of reasons, with the default settings.
fn row_of_reason(rule: &Rule, language: Language) -> String {
    let settings = recall::plan::rules::default_settings(chrono_tz::Tz::UTC);
    let sentence = |text: String| text.trim_end_matches('.').to_owned();
    let cells = [
        rule.reason.number().to_string(),
        format!("{}<br>`{}`", rule.name(language), rule.reason.name()),
        sentence(rules::due(rule, &settings, language)),
        sentence(rules::until(rule, &settings, language)),
        rules::caller(rule, &settings, language).to_owned(),
        rules::means(rule, language).to_owned(),
    ];
    format!("| {} |", cells.join(" | "))
}

#[test]
fn the_table_of_reasons_is_the_rules() {
    for (page, language, head) in [
        (
            "docs/reasons.md",
            Language::English,
            "| | reason | when | until | who calls | how |",
        ),
        (
            "docs/ru/reasons.md",
            Language::Russian,
            "| | Повод | Когда | До какого дня | Кто звонит | Как |",
        ),
    ] {
        let mut table = format!("{head}\n| --- | --- | --- | --- | --- | --- |\n");
        for rule in ALL {
            writeln!(table, "{}", row_of_reason(rule, language)).unwrap();
        }
        hold_table(page, "<!-- table: reasons -->", &table);
    }
}

/// The tables that `recall schema` describes.
fn schema(arguments: &str) -> Vec<Value> {
    let folder = folder();
    let line = format!("recall schema {arguments}");
    let package = goes_well(folder.path(), &line, "");
    let mut package: Value = serde_json::from_str(&package).unwrap();
    let Value::Array(tables) = package["resources"].take() else {
        panic!("no tables: {package}")
    };
    tables
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap()
}

/// The values of a closed list, where what is said of the column does not name them already.
fn values(field: &Value) -> Option<String> {
    let values = field["constraints"]["enum"].as_array()?;
    let values: Vec<&str> = values.iter().map(|value| value.as_str().unwrap()).collect();
    let description = text(field, "description");
    let are_named = values.iter().all(|value| description.contains(value));
    (!are_named && values != ["yes", "no"]).then(|| values.join(", "))
}

/// A table of columns.
fn meanings(fields: &[&Value], tongue: Tongue) -> String {
    let mut table = match tongue {
        Tongue::English => "| column | title | meaning |\n",
        Tongue::Russian => "| Столбец | Заголовок | Что в нём |\n",
    }
    .to_owned();
    table.push_str("| --- | --- | --- |\n");
    for field in fields {
        let meaning = [Some(text(field, "description").to_owned()), values(field)];
        let meaning: Vec<String> = meaning.into_iter().flatten().collect();
        let cells = [
            code_name(field),
            text(field, "title").to_owned(),
            meaning.join(": "),
        ];
        writeln!(table, "| {} |", cells.join(" | ")).unwrap();
    }
    table
}

/// The columns of a file: those of another with which it goes, and its own.
fn fields<'t>(tables: &'t [Value], name: &str, goes_with: &str) -> [Vec<&'t Value>; 2] {
    let all = |name: &str| -> Vec<&'t Value> {
        let table = tables.iter().find(|table| text(table, "name") == name);
        let fields = table.map(|table| table["schema"]["fields"].as_array().unwrap());
        fields.into_iter().flatten().collect()
    };
    let known: Vec<&str> = all(goes_with).iter().map(|it| text(it, "name")).collect();
    let (common, own) = all(name)
        .into_iter()
        .partition(|field| known.contains(&text(field, "name")));
    [common, own]
}

/// All columns of all files but the record, as `recall schema` tells them.
fn columns(tongue: Tongue) -> String {
    let as_in = match tongue {
        Tongue::English => "As in",
        Tongue::Russian => "Как в",
    };
    let tables = schema(&format!("--lang {}", tongue.code()));
    let mut out = String::new();
    for table in &tables {
        let name = text(table, "name");
        let goes_with = match name {
            "recall-contacts" | "list" => continue,
            "cards" => "patients",
            "signatures" => "plans",
            _ => "",
        };
        let [common, own] = fields(&tables, name, goes_with);
        write!(out, "\n## {name}.csv\n\n{}.", text(table, "description")).unwrap();
        if !common.is_empty() {
            let common: Vec<String> = common.into_iter().map(code_name).collect();
            write!(out, " {as_in} {goes_with}.csv: {}.", common.join(", ")).unwrap();
        }
        out.push('\n');
        if !own.is_empty() {
            write!(out, "\n{}", meanings(&own, tongue)).unwrap();
        }
    }
    out
}

/// The name of a column, bold where a file must have it.
fn code_name(field: &Value) -> String {
    let bold = if field["constraints"]["required"] == true {
        "**"
    } else {
        ""
    };
    format!("{bold}`{}`{bold}", text(field, "name"))
}

#[test]
fn the_columns_are_those_that_are_read() {
    for (page, tongue) in [
        ("docs/columns.md", Tongue::English),
        ("docs/ru/columns.md", Tongue::Russian),
    ] {
        const MARK: &str = "<!-- what recall schema says -->\n";
        hold(page, |old| {
            let (before, _) = old.split_once(MARK).unwrap();
            [before, MARK, &columns(tongue)].concat()
        });
    }
}

#[test]
fn the_columns_of_the_record() {
    for (page, tongue) in [
        ("docs/outcomes.md", Tongue::English),
        ("docs/ru/outcomes.md", Tongue::Russian),
    ] {
        let tables = schema(&format!("--lang {}", tongue.code()));
        let [_, own] = fields(&tables, "recall-contacts", "contacts");
        hold_table(page, "<!-- table: record -->", &meanings(&own, tongue));
    }
}

#[test]
fn the_columns_of_the_list() {
    for (page, tongue, head) in [
        (
            "docs/list.md",
            Tongue::English,
            "| column | title in a spreadsheet | what it says |",
        ),
        (
            "docs/ru/list.md",
            Tongue::Russian,
            "| Заголовок | Что в столбце | Имя для программ |",
        ),
    ] {
        let tables = schema(&format!("list --lang {}", tongue.code()));
        let mut table = format!("{head}\n| --- | --- | --- |\n");
        for field in tables[0]["schema"]["fields"].as_array().unwrap() {
            let name = format!("`{}`", text(field, "name"));
            let [title, says] = ["title", "description"].map(|key| text(field, key));
            let cells = match tongue {
                Tongue::English => [&name, title, says],
                Tongue::Russian => [title, says, &name],
            };
            writeln!(table, "| {} |", cells.join(" | ")).unwrap();
        }
        hold_table(page, "<!-- table: list -->", &table);
    }
}

#[test]
fn every_argument_is_named() {
    let folder = folder();
    let texts = Tongue::BOTH.map(|tongue| tongue.page("commands.md").text);
    for command in [
        "plan", "record", "check", "explain", "screen", "rules", "init", "prove", "schema",
    ] {
        let help = format!("recall {command} --help --lang en");
        let help = goes_well(folder.path(), &help, "");
        let words = help.lines().filter_map(|line| {
            let line = line.trim_start();
            let line = line.strip_prefix("-o, ").unwrap_or(line);
            line.starts_with("--")
                .then(|| line.split_whitespace().next())
        });
        let missing: Vec<&str> = words
            .flatten()
            .filter(|flag| {
                let shown = [format!("`{flag}"), format!(" {flag} ")];
                let is_in = |text: &String| shown.iter().any(|it| text.contains(it));
                !texts.iter().all(is_in)
            })
            .collect();
        let told_by_o: &[&str] = match command {
            "plan" | "check" | "screen" | "prove" | "schema" => &["--output"],
            _ => &[],
        };
        assert_eq!(missing, told_by_o, "{command}");
    }
}

#[test]
fn the_exit_statuses() {
    let all = [
        Status::Found,
        Status::Usage,
        Status::Data,
        Status::NoInput,
        Status::Fault,
        Status::CantCreate,
        Status::Io,
        Status::Busy,
        Status::Config,
    ];
    let all: Vec<u8> = [0]
        .into_iter()
        .chain(all.map(|status| status as u8))
        .collect();
    for tongue in Tongue::BOTH {
        let rows = tongue
            .page("commands.md")
            .table("<!-- table: exit statuses -->");
        let told: Vec<u8> = rows
            .iter()
            .flat_map(|row| row[0].split(','))
            .map(|status| status.trim().parse().unwrap())
            .collect();
        assert_eq!(told, all, "{tongue:?}");
    }
    let folder = folder();
    fs::create_dir(folder.path().join("empty")).unwrap();
    fs::write(folder.path().join("bad.toml"), "[clinic]\ncolour = 1\n").unwrap();
    for (arguments, status) in [
        ("", 0),
        ("--everybody", 2),
        ("--data empty", 65),
        ("--strict", 65),
        ("--config nowhere.toml", 66),
        ("-o nowhere/list.csv", 73),
        ("--config bad.toml", 78),
    ] {
        let line = format!("recall plan --data exports --date 2026-03-02 {arguments}");
        let line = match arguments {
            "--data empty" => "recall plan --data empty",
            _ => &line,
        };
        let run = run(folder.path(), line);
        assert_eq!(run.status.code(), Some(status), "{line}");
    }
}

#[test]
fn what_is_refused_is_refused() {
    let folder = folder();
    let line = "recall plan --data exports --date 2026-03-02 --decisions all.jsonl";
    goes_well(folder.path(), line, "");
    let decisions = fs::read_to_string(folder.path().join("all.jsonl")).unwrap();
    let decisions: Vec<Value> = decisions
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    for tongue in Tongue::BOTH {
        let rows = tongue.page("reasons.md").table("<!-- table: refusals -->");
        assert!(!rows.is_empty());
        for row in rows {
            let code = coded(&row[1])[0];
            let is_so = decisions.iter().any(|decision| {
                let codes = decision["codes"].as_array().unwrap();
                decision["patient_id"] == row[0].as_str() && codes.iter().any(|own| own == code)
            });
            assert!(is_so, "{row:?}");
        }
    }
}

/// How many rows the tables of a page have, from its top to its end.
fn row_counts(page: &Page) -> Vec<usize> {
    let lines: Vec<&str> = page.text.lines().collect();
    let tables = lines.split(|line| !line.starts_with('|'));
    tables.map(<[_]>::len).filter(|&rows| rows > 0).collect()
}

#[test]
fn nothing_is_told_in_one_language_only() {
    let english = pages().into_iter().filter_map(|page| {
        let name = page.name.strip_prefix("docs/")?;
        (page.tongue() == Tongue::English).then(|| name.to_owned())
    });
    for name in english {
        assert!(!Tongue::Russian.page(&name).text.is_empty(), "{name}");
    }
    for name in ["choices.md", "commands.md", "inputs.md", "speed.md"] {
        let [english, russian] = Tongue::BOTH.map(|tongue| row_counts(&tongue.page(name)));
        assert!(!english.is_empty(), "{name}");
        assert_eq!(english, russian, "{name}");
    }
}
