//! One word for one thing: the words that must not come back into what people read in Russian.

use std::fs;
use std::path::{Path, PathBuf};

use crate::pages::{Tongue, pages, root};

/// Words that were said for what has another word, each with the one to say. A word counts where it stands whole; one that ends in `…` in all
/// its forms.
const WRONG: [(&str, &str); 21] = [
    ("код пациента", "номер карты"),
    ("кодом пациента", "номер карты"),
    ("коду пациента", "номер карты"),
    ("кода пациента", "номер карты"),
    ("такого случая", "повод"),
    ("или случай", "повод"),
    ("смс", "СМС"),
    ("имплант", "имплантат"),
    ("импланта", "имплантата"),
    ("в графе", "в столбце"),
    ("графа", "столбец"),
    ("профосмотр…", "профилактический осмотр"),
    ("рекол…", "напоминание"),
    ("просрочен…", "срок прошёл"),
    ("связываться нельзя", "звонить нельзя"),
    ("связываться не нужно", "не звоним"),
    ("повода связываться", "повода для звонка"),
    ("срок упущен:", "поздно"),
    ("исполнится", "пройдёт"),
    ("согласие на то, чтобы", "пациент разрешил"),
    ("последний контакт", "в прошлый раз"),
];

/// Words that are the same with capitals: only as they are written here are they wrong.
const AS_WRITTEN: [&str; 1] = ["смс"];

/// Where what people read is written. What is read from files, and from lists, is not: there every word is taken.
const SOURCES: [&str; 12] = [
    "src/language",
    "src/report",
    "src/render",
    "src/command",
    "src/plan/rules",
    "src/model/code.rs",
    "src/model/decision.rs",
    "src/export/list_columns.rs",
    "src/settings/table.rs",
    "src/schema",
    "src/init/hints.rs",
    "src/init/export/written.rs",
];

fn files(path: &Path, found: &mut Vec<PathBuf>) {
    if path.is_dir() {
        let mut inner: Vec<PathBuf> = fs::read_dir(path)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        inner.sort();
        for path in &inner {
            files(path, found);
        }
    } else if path.is_file() && !path.ends_with("tests.rs") && !path.ends_with("testing.rs") {
        found.push(path.to_owned());
    }
}

/// Where one of the words stands in a text.
fn wrong_in(text: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    WRONG.into_iter().filter(|(word, _)| {
        let text = if AS_WRITTEN.contains(word) {
            text.to_owned()
        } else {
            text.to_lowercase()
        };
        let stem = word.trim_end_matches('…');
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
        text.match_indices(stem).any(|(at, _)| {
            let before = is_letter(text[..at].chars().next_back());
            let after = is_letter(text[at + stem.len()..].chars().next());
            !before && (!after || word.ends_with('…'))
        })
    })
}

#[test]
fn one_word_is_said_for_one_thing() {
    let mut found = Vec::new();
    for source in SOURCES {
        files(&root().join(source), &mut found);
    }
    let mut wrong = Vec::new();
    let mut lines = 0;
    for path in &found {
        let text = fs::read_to_string(path).unwrap();
        // Comments are in English, and tests may say what they like; a line with `|` or a comparison has words that are read.
        let said = text.split("#[cfg(test)]").next().unwrap();
        let is_said = |line: &&str| !line.contains('|') && !line.contains("starts_with(");
        for line in said.lines().filter(is_said) {
            lines += 1;
            let told = wrong_in(line).map(|(word, right)| {
                format!("{}: {word}, say {right}: {}", path.display(), line.trim())
            });
            wrong.extend(told);
        }
    }
    assert!(lines > 5000, "{lines} lines");
    for page in pages() {
        if page.tongue() == Tongue::Russian {
            wrong.extend(page.text.lines().flat_map(|line| {
                wrong_in(line).map(move |(word, right)| format!("{word}, say {right}: {line}"))
            }));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn words_are_told_whole() {
    let found = |text: &str| wrong_in(text).map(|(word, _)| word).collect::<Vec<_>>();
    assert_eq!(found("имплантат, СМС, на случай, если"), [""; 0]);
    assert_eq!(found("Имплант и смс"), ["смс", "имплант"]);
    assert_eq!(
        found("осмотр просрочен, Код пациента"),
        ["код пациента", "просрочен…"]
    );
}
