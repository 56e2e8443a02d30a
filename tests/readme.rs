//! What README.md says of the program is what the program does.
#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::fmt::Write as _;

use recall::render::rules;
use recall::rules::{ALL, Rule};
use recall::settings::{Language, Settings};

const README: &str = include_str!("../README.md");

/// A row of the table of reasons, with the default settings.
fn row_of_reason(rule: &Rule) -> String {
    let settings = Settings::defaults(chrono_tz::Tz::UTC);
    let language = Language::English;
    let sentence = |text: String| text.trim_end_matches('.').to_owned();
    let cells = [
        rule.reason.number().to_string(),
        rule.name(language).to_owned(),
        format!("`{}`", rule.reason.name()),
        sentence(rules::due(rule, &settings, language)),
        sentence(rules::until(rule, &settings, language)),
        rules::caller(rule, &settings, language).to_owned(),
        rules::means(rule, language).to_owned(),
    ];
    format!("| {} |", cells.join(" | "))
}

#[test]
fn the_table_of_reasons_is_the_rules() {
    let mut table = "\
| number | reason | code name | when | until when | who calls | how |
| --- | --- | --- | --- | --- | --- | --- |
"
    .to_owned();
    for rule in ALL {
        writeln!(table, "{}", row_of_reason(rule)).unwrap();
    }
    let section = README
        .split("\n## ")
        .find(|part| part.starts_with("The eight reasons\n"));
    assert!(
        section.is_some_and(|section| section.contains(&format!("\n{table}\n"))),
        "README.md should have, under \"The eight reasons\":\n\n{table}"
    );
}
