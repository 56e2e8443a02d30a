//! The tables of `recall.toml` that say what is what in an export; what is no safe guess stands behind a comment mark.

use std::fmt::Write as _;
use std::path::Path;

use super::guess::{Guess, Order, Unknown, unknown_values};
use super::words;
use crate::init::Wanted;
use crate::read::columns::File;
use crate::settings::Language;

/// All that is said of an export.
#[must_use]
pub fn text(guesses: &[Guess<'_>], folder: &Path, wanted: Wanted) -> String {
    let head = wanted.text(
        "\
# Дальше — что recall нашёл в выгрузке. Проверьте каждую строку со словом «догадка». Строки с «#» не действуют: это вопросы, на которые
# ответить можете только вы. Уберите «#», если ответ «да».",
        "\
# From here on: what recall found in the export. Look at every line with the word \"guess\". Lines with \"#\" do nothing: they are questions
# that you alone can answer. Take the \"#\" off where the answer is yes.",
    );
    let mut lines = vec![head.to_owned()];
    lines.extend(under("[files]", files(guesses, folder, wanted)));
    lines.extend(under("[dates]", dates(guesses, wanted)));
    for guess in guesses {
        lines.extend(table(guess, &key(guess, guesses, folder), wanted));
    }
    lines.join("\n") + "\n"
}

/// Lines under the name of their table; nothing where there are none.
fn under(name: &str, lines: Vec<String>) -> Vec<String> {
    if lines.is_empty() {
        return lines;
    }
    let head = ["\n", name].concat();
    std::iter::once(head).chain(lines).collect()
}

/// Where each file is, where that has to be said.
fn files(guesses: &[Guess<'_>], folder: &Path, wanted: Wanted) -> Vec<String> {
    let mut lines = Vec::new();
    for file in File::ALL {
        let all = guesses.iter().filter(|guess| guess.file == file);
        let (asked, read): (Vec<_>, Vec<_>) = all.partition(|guess| guess.asks);
        let read: Vec<String> = read.iter().map(|guess| place(guess, folder)).collect();
        let name = file.settings_name();
        if !read.is_empty() && read != [file.file_name()] {
            lines.push(format!("{name} = {}", list(&read)));
        }
        for guess in asked {
            let all = [read.as_slice(), &[place(guess, folder)]].concat();
            let instead = if read.is_empty() {
                ""
            } else {
                wanted.text(" (вместо строки выше)", " (in place of the line above)")
            };
            let why = question(guess, wanted);
            lines.push(format!("#{name} = {}  # {why}{instead}", list(&all)));
        }
    }
    lines
}

/// The path of a table as the settings of a folder name it.
fn place(guess: &Guess<'_>, folder: &Path) -> String {
    let whole = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let path = whole(&guess.source.path);
    let within = path.strip_prefix(whole(folder)).unwrap_or(&path);
    let mut place = within.to_string_lossy().into_owned();
    if let Some(sheet) = &guess.source.sheet {
        place += "#";
        place += sheet;
    }
    place
}

/// Why a table is not simply read.
fn question(guess: &Guess<'_>, wanted: Wanted) -> String {
    if guess.file == File::Agreements {
        return wanted
            .text(
                "вопрос: пациенты просили об этом напомнить? Если так решил врач или программа, оставьте «#»",
                "question: did the patients ask to be reminded? Where a doctor or a program set it, leave the \"#\"",
            )
            .to_owned();
    }
    let names: Vec<&str> = guess.missing.iter().map(|column| column.name).collect();
    let names = names.join(", ");
    match wanted.language {
        Language::Russian => {
            format!(
                "вопрос: где в этом файле {names}? Ответьте ниже: без этого recall его не прочтёт"
            )
        }
        Language::English => {
            format!(
                "question: where in this file is {names}? Answer below: recall can't read it without"
            )
        }
    }
}

/// The dates that are written otherwise.
fn dates(guesses: &[Guess<'_>], wanted: Wanted) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for guess in guesses {
        let name = guess.file.settings_name();
        let line = match guess.order {
            None => continue,
            Some(Order::MonthFirst) => format!("{name} = \"month/day/year\""),
            Some(Order::DayFirst) => format!("{name} = \"day/month/year\""),
            Some(Order::Either) => {
                let why = wanted.text(
                    "вопрос: что раньше, месяц или день? По датам не видно",
                    "question: which comes first, the month or the day? The dates don't tell",
                );
                format!("#{name} = \"month/day/year\"  # {why}")
            }
        };
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
}

/// What a table is called under `columns` and `values`: by its file, or by its name in `files` where it is one of several.
fn key(guess: &Guess<'_>, all: &[Guess<'_>], folder: &Path) -> String {
    let same = all.iter().filter(|other| other.file == guess.file);
    let (asked, read): (Vec<_>, Vec<_>) = same.partition(|other| other.asks);
    let is_alone = if guess.asks {
        read.is_empty() && asked.len() == 1
    } else {
        read.len() == 1
    };
    if is_alone {
        guess.file.settings_name().to_owned()
    } else {
        quoted(&place(guess, folder))
    }
}

/// What is said of the columns and values of one table.
fn table(guess: &Guess<'_>, key: &str, wanted: Wanted) -> Vec<String> {
    let (columns, values) = (columns(guess, wanted), values(guess, key, wanted));
    if columns.is_empty() && values.is_empty() {
        return Vec::new();
    }
    let (name, rows) = (
        shown(&guess.source.name()),
        words::rows(guess.source.row_count, wanted.language),
    );
    let file = words::file(guess.file, wanted.language);
    let mut lines = vec![format!("\n# {name}: {file}, {rows}")];
    if !columns.is_empty() {
        let is_question = |line: &str| line.starts_with('#');
        let is_active = !guess.asks && columns.iter().any(|line| !is_question(line));
        let head = format!("[columns.{key}]");
        let marked = [head].into_iter().chain(columns).map(|line| {
            let mark = if is_active || is_question(&line) {
                ""
            } else {
                "#"
            };
            [mark, &line].concat()
        });
        lines.extend(marked);
    }
    lines.extend(values);
    lines
}

fn columns(guess: &Guess<'_>, wanted: Wanted) -> Vec<String> {
    let mut lines = Vec::new();
    for found in guess.columns.iter().filter(|found| !found.is_known()) {
        let headers: Vec<String> = found
            .fields
            .iter()
            .map(|&field| guess.source.header[field].clone())
            .collect();
        let why = words::because(found, wanted).unwrap_or_default();
        let (mark, word) = if found.asks {
            ("#", wanted.text("вопрос", "question"))
        } else {
            ("", wanted.text("догадка", "guess"))
        };
        let (name, headers) = (found.column.name, list(&headers));
        lines.push(format!("{mark}{name} = {headers}  # {word}: {why}"));
    }
    for column in &guess.missing {
        if guess
            .columns
            .iter()
            .any(|found| found.column.name == column.name)
        {
            continue;
        }
        let why = wanted.text(
            "обязательный столбец не нашёлся",
            "this column is required, and was not found",
        );
        lines.push(format!("#{} = \"?\"  # {why}", column.name));
    }
    for &field in &guess.not_consent {
        let header = shown(&guess.source.header[field]);
        lines.push(match wanted.language {
            Language::Russian => format!("# «{header}» — это не согласие на звонки"),
            Language::English => format!("# \"{header}\" is not consent to be called"),
        });
    }
    lines
}

/// The words of closed lists that recall does not know, to be completed.
fn values(guess: &Guess<'_>, key: &str, wanted: Wanted) -> Vec<String> {
    let mut lines = Vec::new();
    for found in &guess.columns {
        let unknown = unknown_values(guess.source, found);
        if unknown.is_empty() {
            continue;
        }
        let all = found.column.kind.value_names().join(", ");
        let why = match wanted.language {
            Language::Russian => format!(
                "незнакомые слова; подпишите каждое одним из: {all}; слова с одной подписью пишите в одну строку: [\"а\", \"б\"]"
            ),
            Language::English => format!(
                "unknown words; put before each one of: {all}; words of one meaning go on one line: [\"a\", \"b\"]"
            ),
        };
        lines.push(format!("#[values.{key}.{}]  # {why}", found.column.name));
        let line = |name: &str, words: &[&Unknown]| {
            let count = words.iter().map(|unknown| unknown.count).sum();
            let rows = words::rows(count, wanted.language);
            let words: Vec<String> = words.iter().map(|unknown| quoted(&unknown.word)).collect();
            format!("#{name} = [{}]  # {rows}", words.join(", "))
        };
        for name in found.column.kind.value_names() {
            let near = unknown.iter().filter(|unknown| unknown.like == Some(name));
            let near: Vec<&Unknown> = near.collect();
            if !near.is_empty() {
                lines.push(line(name, &near));
            }
        }
        let others = unknown.iter().filter(|unknown| unknown.like.is_none());
        lines.extend(others.map(|unknown| line("...", &[unknown])));
    }
    lines
}

/// One text, or a list of several.
fn list(texts: &[String]) -> String {
    let quoted: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
    match quoted.as_slice() {
        [one] => one.clone(),
        several => format!("[{}]", several.join(", ")),
    }
}

/// A text as TOML writes it, on one line.
fn quoted(text: &str) -> String {
    let mut out = "\"".to_owned();
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => {
                write!(out, "\\u{:04X}", u32::from(c)).ok();
            }
            c => out.push(c),
        }
    }
    out + "\""
}

/// A text in a comment.
pub(super) fn shown(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}
