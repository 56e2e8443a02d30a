//! The tables of `recall.toml` that say what is what in an export; what is no safe guess stands behind a comment mark.

use std::path::Path;

use super::guess::{Found, Guess, Order, Unknown, unknown_values};
use super::words;
use crate::base::{Language, one_line, toml_text as quoted};
use crate::export::columns::{Column, File};
use crate::export::values::normal;
use crate::init::settings::of_record;
use crate::init::{Sheet, Wanted};
use crate::read::header::FoundBy;
use crate::read::may_say_no::may_be;

/// All that is said of an export. The paths are for settings in that folder; the record is to be where it is said, else in the folder.
#[must_use]
pub fn text(
    guesses: &[Guess<'_>],
    sheets: &[Sheet],
    (folder, record): (&Path, Option<&str>),
    wanted: Wanted,
) -> String {
    let head = wanted.text(
        "\
# Дальше — что recall нашёл в выгрузке. Проверьте каждую строку со словом «догадка». Строки с «#» не действуют: это вопросы, на которые
# ответить можете только вы. Уберите «#», если ответ «да».
# Строки без пояснений recall понял и сам. Они записаны на случай, если столбец переименуют: тогда recall скажет об этом, а если в столбце
# отказы (consent, pause_until, status), остановится, чтобы не обзвонить тех, кто просил не звонить.",
        "\
# From here on: what recall found in the export. Look at every line with the word \"guess\". Lines with \"#\" do nothing: they are questions
# that you alone can answer. Take the \"#\" off where the answer is yes.
# Lines without a remark recall found by itself. They are here in case a column is renamed: recall then says so, and where the column holds
# refusals (consent, pause_until, status) it stops, for it would call those who said no.",
    );
    let mut lines = vec![head.to_owned()];
    let mut ignored = Vec::new();
    let of_record = of_record(record, wanted).into_iter();
    let files = of_record.chain(files(guesses, sheets, folder, wanted));
    lines.extend(under("[files]", files.collect()));
    lines.extend(under("[dates]", dates(guesses, wanted)));
    for guess in guesses {
        let has_sheet = sheets.iter().any(|sheet| sheet.file() == Some(guess.file));
        let key = key(guess, guesses, has_sheet, folder);
        lines.extend(table(guess, &key, wanted));
        let headers = may_say_no(guess);
        if !headers.is_empty() {
            ignored.push(format!("#{key} = [{}]", headers.join(", ")));
        }
    }
    if !ignored.is_empty() {
        let why = wanted.text(
            "\
\n# Эти столбцы recall не читает, а в них может стоять отказ. Пока не сказано, что это, списка не будет: впишите столбец выше, в [columns],
# или здесь, если он ничего не значит. Строки для первого покажет recall check.",
            "\
\n# These columns are not read, and a no may stand there. There is no list before it is said what they are: above, under [columns], or here,
# where they are nothing. recall check shows the lines for the former.",
        );
        lines.extend([why.to_owned(), "#[ignore]".to_owned()]);
        lines.extend(ignored);
    }
    lines.join("\n") + "\n"
}

/// How the part of the settings begins in which questions stand.
const BEGINNINGS: [&str; 2] = [
    "# Дальше — что recall нашёл в выгрузке.",
    "# From here on: what recall found in the export.",
];

/// The questions in the settings of which nobody has taken the mark off, each with its line; unknown words of one column are one question.
#[must_use]
pub fn questions(text: &str) -> Vec<(u32, String)> {
    let is_beginning = |line: &str| BEGINNINGS.iter().any(|it| line.starts_with(it));
    let lines = text.lines().zip(1..);
    let lines = lines.skip_while(|(line, _)| !is_beginning(line));
    let mut of_words = false;
    let mut questions = Vec::new();
    for (line, number) in lines {
        let Some(asked) = line
            .strip_prefix('#')
            .filter(|it| !it.starts_with([' ', '#']))
        else {
            of_words = false;
            continue;
        };
        if !of_words && !asked.trim().is_empty() {
            questions.push((number, asked.trim().to_owned()));
        }
        of_words |= asked.starts_with('[');
    }
    questions
}

/// Lines under the name of their table; nothing where there are none.
fn under(name: &str, lines: Vec<String>) -> Vec<String> {
    if lines.is_empty() {
        return lines;
    }
    let head = ["\n", name].concat();
    std::iter::once(head).chain(lines).collect()
}

/// Where each file is, where that has to be said; what no table holds is written down in the sheets.
fn files(guesses: &[Guess<'_>], sheets: &[Sheet], folder: &Path, wanted: Wanted) -> Vec<String> {
    let mut lines = Vec::new();
    for file in File::ALL {
        let all = guesses.iter().filter(|guess| guess.file == file);
        let (asked, read): (Vec<_>, Vec<_>) = all.partition(|guess| guess.asks);
        let sheet = sheets.iter().filter(|sheet| sheet.file() == Some(file));
        let read = read.iter().map(|guess| place(guess, folder));
        let read: Vec<String> = read
            .chain(sheet.map(|sheet| sheet.place(wanted.language)))
            .collect();
        let name = file.settings_name();
        // What is one of several has a name of its own, by which more is said of it.
        let is_found = read == [file.file_name()] && asked.is_empty();
        if !read.is_empty() && !is_found {
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

/// What a table is called under `columns` and `values`: by its file; where others of the sort are proposed beside it, by its name in `files`,
/// for they lack its headers.
fn key(guess: &Guess<'_>, all: &[Guess<'_>], has_sheet: bool, folder: &Path) -> String {
    let same = all.iter().filter(|other| other.file == guess.file);
    if same.count() == 1 && !has_sheet {
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

/// Whether it must not go unnoticed that a column is there no more: what patients said no in or put off, how they are reached, who they are.
fn is_watched(file: File, column: &Column) -> bool {
    let names: &[&str] = match file {
        File::Patients | File::Cards => return true,
        File::Plans | File::Signatures => &["written", "signed_on", "answer", "wait_until"],
        File::Visits => &["kind", "remind"],
        File::Agreements => &["agreed_on", "channel", "status"],
        File::Contacts => &["case", "phone", "callback_at"],
        File::RecallContacts | File::Doctors | File::Slots => &[],
    };
    names.contains(&column.name)
}

/// The headers that keep the file from being used until it is said what they are, as TOML writes them; none where they may be a patient's
/// cells.
fn may_say_no(guess: &Guess<'_>) -> Vec<String> {
    if guess.asks || guess.source.header_may_be_row {
        return Vec::new();
    }
    let taken: Vec<&Found> = guess.columns.iter().filter(|found| !found.asks).collect();
    let found_by = |column: &Column| {
        let is_it = |found: &&Found| found.column.name == column.name;
        taken
            .iter()
            .copied()
            .any(|found| is_it(&found))
            .then_some(FoundBy::Mapping)
    };
    let found_by: Vec<_> = guess.file.columns().iter().map(found_by).collect();
    let is_free = |field: &usize| !taken.iter().any(|found| found.fields.contains(field));
    let free = (0..guess.source.header.len()).filter(is_free);
    let doubtful =
        free.filter(|&field| may_be(guess.file, &found_by, &guess.source.header[field]).is_some());
    doubtful
        .map(|field| quoted(&header(&guess.source.header, field)))
        .collect()
}

fn columns(guess: &Guess<'_>, wanted: Wanted) -> Vec<String> {
    let mut lines = Vec::new();
    let apart = |found: &Found| {
        let is_number = matches!(found.column.name, "visit_id" | "agreement_id");
        guess.apart.as_deref().filter(|_| is_number)
    };
    let is_said = |found: &&Found| {
        !found.is_known() || is_watched(guess.file, found.column) || apart(found).is_some()
    };
    for found in guess.columns.iter().filter(is_said) {
        let headers: Vec<String> = found
            .fields
            .iter()
            .map(|&field| header(&guess.source.header, field))
            .collect();
        let why = words::because(found, wanted).unwrap_or_default();
        let (mark, word) = if found.asks {
            ("#", wanted.text("вопрос", "question"))
        } else {
            ("", wanted.text("догадка", "guess"))
        };
        let name = found.column.name;
        if let Some(mark) = apart(found) {
            lines.push(kept_apart(name, &headers, mark, wanted));
            continue;
        }
        if guess.source.header_may_be_row && !found.is_by_header() {
            // The settings are no place for what may be a patient's number.
            let why = wanted.text(
                "вопрос: первая строка похожа на данные пациента, а не на названия столбцов; впишите название",
                "question: the first line looks like a patient's data and not like names of columns; write the name here",
            );
            lines.push(format!("#{name} = \"?\"  # {why}"));
            continue;
        }
        let headers = list(&headers);
        let remark = if found.is_known() {
            String::new()
        } else {
            format!("  # {word}: {why}")
        };
        lines.push(format!("{mark}{name} = {headers}{remark}"));
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
    let not_consent = guess.not_consent.iter();
    for &field in not_consent.filter(|_| !guess.source.header_may_be_row) {
        let header = shown(&guess.source.header[field]);
        lines.push(match wanted.language {
            Language::Russian => format!("# «{header}» — это не согласие на звонки"),
            Language::English => format!("# \"{header}\" is not consent to be called"),
        });
    }
    lines
}

/// A header as the settings name it: where others have the same name, with its place among them.
fn header(headers: &[String], field: usize) -> String {
    let name = normal(&headers[field]);
    let is_same = |other: &&String| normal(other) == name;
    if headers.iter().filter(is_same).count() < 2 {
        return headers[field].clone();
    }
    let place = headers[..=field].iter().filter(is_same).count();
    format!("{}#{place}", headers[field])
}

/// Numbers that other tables of the sort have too.
fn kept_apart(name: &str, headers: &[String], mark: &str, wanted: Wanted) -> String {
    let headers: Vec<String> = headers.iter().map(|header| quoted(header)).collect();
    let why = wanted.text(
        "догадка: такие же номера есть и в другом файле, и к номеру добавлено имя этого",
        "guess: another file has the same numbers, and the name of this one is put behind them",
    );
    let (headers, mark) = (headers.join(", "), quoted(mark));
    format!("{name} = [{headers}, {{ always = {mark} }}]  # {why}")
}

/// The words of closed lists that recall does not know, to be completed.
fn values(guess: &Guess<'_>, key: &str, wanted: Wanted) -> Vec<String> {
    let mut lines = Vec::new();
    for found in &guess.columns {
        let unknown = unknown_values(guess.source, found);
        if unknown.is_empty() {
            continue;
        }
        let names = found.column.kind.value_names();
        let (first, all) = (names.first().unwrap_or(&""), words::one_of(&names, wanted));
        lines.push(match wanted.language {
            Language::Russian => format!(
                "# Незнакомые слова: вместо ... впишите {all}.\n# Уберите «#» перед [values и перед каждым ответом. Слова с одним значением соберите в один список: {first} = [\"а\", \"б\"]."
            ),
            Language::English => format!(
                "# Unknown words: in place of ... write {all}.\n# Take the \"#\" off before [values and before each answer. Words with one meaning go into one list: {first} = [\"a\", \"b\"]."
            ),
        });
        lines.push(format!("#[values.{key}.{}]", found.column.name));
        let line = |name: &str, words: &[&Unknown]| {
            let count = words.iter().map(|unknown| unknown.count).sum();
            let rows = words::rows(count, wanted.language);
            let words: Vec<String> = words.iter().map(|unknown| quoted(&unknown.word)).collect();
            format!("#{name} = [{}]  # {rows}", words.join(", "))
        };
        for name in names {
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

/// A text in a comment.
pub(super) fn shown(text: &str) -> String {
    one_line(text).into_owned()
}
