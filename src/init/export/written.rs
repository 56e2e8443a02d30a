//! The tables of `recall.toml` that say what is what in an export; what is no safe guess stands behind a comment mark.

use std::collections::BTreeMap;
use std::path::Path;

use super::guess::{Guess, Order, unknown_values};
use super::words;
use crate::init::Wanted;
use crate::read::columns::File;
use crate::settings::Language;

/// All that is said of an export.
#[must_use]
pub fn text(guesses: &[Guess<'_>], folder: &Path, wanted: Wanted) -> String {
    let mut text = wanted
        .text(
            "# Дальше — что recall нашёл в выгрузке. Проверьте каждую строку со словом «догадка». Строки с «#» не действуют: это вопросы, на которые\n# ответить можете только вы. Уберите «#», если ответ «да».\n",
            "# From here on: what recall found in the export. Look at every line with the word \"guess\". Lines with \"#\" do nothing: they are questions\n# that you alone can answer. Take the \"#\" off where the answer is yes.\n",
        )
        .to_owned();
    let files = files(guesses, folder, wanted);
    if !files.is_empty() {
        text += "\n[files]\n";
        text += &files;
    }
    text += &dates(guesses, wanted);
    for guess in guesses {
        text += &table(guess, key(guess, guesses), wanted);
    }
    text
}

/// Where each file is, where that has to be said.
fn files(guesses: &[Guess<'_>], folder: &Path, wanted: Wanted) -> String {
    let mut by_file: BTreeMap<File, (Vec<String>, Vec<(String, &Guess<'_>)>)> = BTreeMap::new();
    for guess in guesses {
        let place = place(guess, folder);
        let (read, asked) = by_file.entry(guess.file).or_default();
        if guess.asks {
            asked.push((place, guess));
        } else {
            read.push(place);
        }
    }
    let mut text = String::new();
    for (file, (read, asked)) in by_file {
        let name = file.settings_name();
        if !read.is_empty() && read != [file.file_name()] {
            text += &format!("{name} = {}\n", list(&read));
        }
        for (place, guess) in asked {
            let all = [read.as_slice(), &[place]].concat();
            let mut why = question(guess, wanted);
            if !read.is_empty() {
                why += wanted.text(" (вместо строки выше)", " (in place of the line above)");
            }
            text += &format!("#{name} = {}  # {why}\n", list(&all));
        }
    }
    text
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
fn dates(guesses: &[Guess<'_>], wanted: Wanted) -> String {
    let mut lines: Vec<String> = Vec::new();
    for guess in guesses {
        let name = guess.file.settings_name();
        let line = match guess.order {
            None => continue,
            Some(Order::MonthFirst) => format!("{name} = \"month/day/year\"\n"),
            Some(Order::DayFirst) => format!("{name} = \"day/month/year\"\n"),
            Some(Order::Either) => {
                let why = wanted.text(
                    "вопрос: что раньше, месяц или день? По датам не видно",
                    "question: which comes first, the month or the day? The dates don't tell",
                );
                format!("#{name} = \"month/day/year\"  # {why}\n")
            }
        };
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    if lines.is_empty() {
        String::new()
    } else {
        "\n[dates]\n".to_owned() + &lines.concat()
    }
}

/// What a table is called under `columns` and `values`: by its file, or by its own name where it is one of several.
fn key(guess: &Guess<'_>, all: &[Guess<'_>]) -> String {
    let same = all.iter().filter(|other| other.file == guess.file);
    let (asked, read): (Vec<_>, Vec<_>) = same.partition(|other| other.asks);
    let is_alone = match guess.asks {
        true => read.is_empty() && asked.len() == 1,
        false => read.len() == 1,
    };
    if is_alone {
        guess.file.settings_name().to_owned()
    } else {
        quoted(&guess.source.name())
    }
}

/// What is said of the columns and values of one table.
fn table(guess: &Guess<'_>, key: String, wanted: Wanted) -> String {
    let columns = columns(guess, wanted);
    let values = values(guess, &key, wanted);
    let mut text = String::new();
    if columns.is_empty() && values.is_empty() {
        return text;
    }
    let (name, rows) = (
        shown(&guess.source.name()),
        words::rows(guess.source.row_count, wanted.language),
    );
    let file = words::file(guess.file, wanted.language);
    text += &format!("\n# {name}: {file}, {rows}\n");
    if !columns.is_empty() {
        let is_active = !guess.asks && columns.iter().any(|line| !line.starts_with('#'));
        let mark = if is_active { "" } else { "#" };
        text += &format!("{mark}[columns.{key}]\n");
        for line in columns {
            let mark = if is_active || line.starts_with('#') {
                ""
            } else {
                "#"
            };
            text += &format!("{mark}{line}\n");
        }
    }
    text + &values
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
fn values(guess: &Guess<'_>, key: &str, wanted: Wanted) -> String {
    let mut text = String::new();
    for found in &guess.columns {
        let unknown = unknown_values(guess.source, found);
        if unknown.is_empty() {
            continue;
        }
        let all = found.column.kind.value_names().join(", ");
        let why = match wanted.language {
            Language::Russian => format!("незнакомые слова; подпишите каждое одним из: {all}"),
            Language::English => format!("unknown words; put before each one of: {all}"),
        };
        text += &format!("#[values.{key}.{}]  # {why}\n", found.column.name);
        for (word, count, like) in unknown {
            let rows = words::rows(count, wanted.language);
            let value = like.unwrap_or("...");
            text += &format!("#{value} = [{}]  # {rows}\n", quoted(&word));
        }
    }
    text
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
            c if c.is_control() => out += &format!("\\u{:04X}", u32::from(c)),
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
