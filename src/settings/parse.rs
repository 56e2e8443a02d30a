//! Reads `recall.toml`: walks through its tables and keeps a list of everything that is wrong.

use std::ops::Range;

use chrono_tz::Tz;
use toml::de::{DeString, DeTable, DeValue};

use super::error::{Found, Place, Problem, SettingError, Thing, Wanted};
use super::readers::reason_setting;
use super::table::{OfRules, OwnSettings, SETTINGS, Takes};
use super::{Settings, exports};
use crate::base::quoted;
use crate::model::clinic::Reason;

/// A key or a value with its place in the file.
pub(super) type At<T> = toml::Spanned<T>;

/// The tables whose keys are no fixed settings.
const TABLES: [&str; 7] = [
    "reasons",
    "files",
    "columns",
    "values",
    "dates",
    "skip",
    "short_rows",
];

/// Reads the settings; what is not set has its default.
///
/// The time zone is that of the file, else the machine's, else UTC.
///
/// # Errors
///
/// Everything that is wrong, in the order of the file. Where the file is no TOML, nothing else is looked for.
pub(crate) fn parse(
    text: &str,
    machine_timezone: Option<Tz>,
    rules: &OfRules,
) -> Result<Settings, Vec<SettingError>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let defaults = defaults(machine_timezone.unwrap_or(Tz::UTC), rules);
    let (settings, errors) = read(text, defaults, rules);
    if errors.is_empty() {
        return Ok(settings);
    }
    Err(placed(text, errors))
}

/// What is wrong, each with where it begins in the text.
pub(super) type Faults = Vec<(Option<usize>, Problem)>;

/// The same in the order of the text, by line and column: the text is gone through once for all of them.
pub(super) fn placed(text: &str, mut faults: Faults) -> Vec<SettingError> {
    faults.sort_by_key(|&(start, _)| start);
    let (mut line, mut column, mut reached) = (1, 1, 0);
    let mut place = |start: usize| {
        let passed = text.get(reached..start).unwrap_or_default();
        line += passed.matches('\n').count();
        column = match passed.rsplit_once('\n') {
            Some((_, last)) => last.chars().count() + 1,
            None => column + passed.chars().count(),
        };
        reached = reached.max(start);
        Place { line, column }
    };
    let placed = faults.into_iter().map(|(start, problem)| SettingError {
        place: start.map(&mut place),
        problem,
    });
    placed.collect()
}

/// The defaults, in the time zone of the machine: the table of settings, read as a file.
pub(crate) fn defaults(timezone: Tz, rules: &OfRules) -> Settings {
    let set = SETTINGS.iter().filter(|it| !it.default.english.is_empty());
    let lines = set.map(|it| format!("{} = {}\n", it.key, it.default.english));
    let blank = Settings::blank(timezone, rules);
    read(&lines.collect::<String>(), blank, rules).0
}

fn read(text: &str, settings: Settings, rules: &OfRules) -> (Settings, Faults) {
    let mut reading = Reading {
        rules,
        known: None,
        settings,
        errors: Vec::new(),
    };
    let (document, faults) = DeTable::parse_recoverable(text);
    if faults.is_empty() {
        reading.document(document.get_ref());
    }
    for fault in faults {
        let start = fault.span().map(|span| span.start);
        let problem = Problem::Syntax(fault.message().to_owned());
        reading.errors.push((start, problem));
    }
    (reading.settings, reading.errors)
}

/// A setting as it stands in the file.
pub(super) struct Entry<'a> {
    /// Its name in full.
    pub name: String,
    /// Its value.
    pub value: &'a At<DeValue<'a>>,
}

/// The settings so far, and what was wrong so far.
pub(super) struct Reading<'a> {
    rules: &'a OfRules,
    /// Made when something is unknown.
    known: Option<Known>,
    pub settings: Settings,
    errors: Faults,
}

impl<'a> Reading<'a> {
    fn document(&mut self, document: &'a DeTable<'a>) {
        // What is said of the columns of an export names it as it is named here.
        if let Some(value) = document.get("files") {
            let name = "files".to_owned();
            exports::files(self, &Entry { name, value });
        }
        for (key, value) in document {
            let name = segment(key.get_ref());
            let entry = Entry {
                name: name.clone(),
                value,
            };
            match name.as_str() {
                "reasons" => self.reasons(&entry),
                "columns" => exports::columns(self, &entry),
                "values" => exports::values(self, &entry),
                "dates" => exports::dates(self, &entry),
                "skip" => exports::skip(self, &entry),
                "short_rows" => exports::short_rows(self, &entry),
                "ignore" => exports::ignore(self, &entry),
                "files" => {}
                _ if is_table(&name) => self.section(&entry),
                _ => self.setting(key.span(), &entry),
            }
        }
    }

    /// A table of settings, such as `contact`.
    fn section(&mut self, section: &Entry<'a>) {
        for (key, value) in self.table(section).into_iter().flatten() {
            let name = format!("{}.{}", section.name, segment(key.get_ref()));
            self.setting(key.span(), &Entry { name, value });
        }
    }

    pub fn setting(&mut self, key: Range<usize>, entry: &Entry<'a>) {
        match SETTINGS.iter().find(|it| it.key == entry.name) {
            Some(setting) => self.take(setting.takes, entry),
            None => self.unknown(key, entry.name.clone()),
        }
    }

    fn take(&mut self, takes: Takes, entry: &Entry<'a>) {
        match takes {
            Takes::Whole(from, to, field) => {
                if let Some(number) = self.whole(entry, from, to) {
                    *field(&mut self.settings) = number;
                }
            }
            Takes::Other(read) => read(self, entry),
        }
    }

    fn reasons(&mut self, reasons: &Entry<'a>) {
        for (key, value) in self.table(reasons).into_iter().flatten() {
            let name = key.get_ref();
            let entry = Entry {
                name: format!("reasons.{}", segment(name)),
                value,
            };
            match Reason::named(name) {
                Some(reason) => self.reason(reason, &entry),
                None => self.unknown_name(
                    key.span(),
                    entry.name,
                    Thing::Reason,
                    name,
                    Reason::ALL.map(Reason::name),
                ),
            }
        }
    }

    fn reason(&mut self, reason: Reason, table: &Entry<'a>) {
        let own: Vec<&str> = self.rules.reasons[reason.index()].keys().collect();
        for (key, value) in self.table(table).into_iter().flatten() {
            let name = key.get_ref().as_ref();
            let entry = Entry {
                name: format!("{}.{}", table.name, segment(name)),
                value,
            };
            if own.contains(&name) {
                reason_setting(self, reason, name, &entry);
            } else if let Some(setting) = self.key_of_reasons(name) {
                let problem = Problem::NotOfReason {
                    reason,
                    setting,
                    own: own.clone(),
                };
                self.fail(key.span(), problem);
            } else {
                self.unknown(key.span(), entry.name);
            }
        }
    }

    /// A key that some reason has.
    fn key_of_reasons(&self, name: &str) -> Option<&'static str> {
        let mut keys = self.rules.reasons.iter().flat_map(OwnSettings::keys);
        keys.find(|key| *key == name)
    }

    /// An unknown setting names the one that is most like it.
    fn unknown(&mut self, key: Range<usize>, setting: String) {
        let rules = self.rules;
        let known = self.known.get_or_insert_with(|| Known::of(rules));
        let nearest = known.nearest(&setting);
        self.fail(key, Problem::UnknownSetting { setting, nearest });
    }

    /// A name that is none of those that exist, and the one that is most like it.
    pub fn unknown_name(
        &mut self,
        span: Range<usize>,
        setting: String,
        thing: Thing,
        found: &str,
        known: impl IntoIterator<Item = &'static str>,
    ) {
        let folded = found.to_lowercase();
        let nearest = known
            .into_iter()
            .min_by_key(|name| strsim::damerau_levenshtein(&folded, &name.to_lowercase()))
            .unwrap_or_default()
            .to_owned();
        let found = found.to_owned();
        let problem = Problem::Unknown {
            setting,
            thing,
            found,
            nearest,
        };
        self.fail(span, problem);
    }

    pub fn fail(&mut self, span: Range<usize>, problem: Problem) {
        self.errors.push((Some(span.start), problem));
    }

    /// Something else was wanted than the value that stands there.
    pub fn wanted(&mut self, entry: &Entry<'_>, wanted: Wanted) {
        self.wanted_at(&entry.name, entry.value, wanted);
    }

    /// The same for one value of a list.
    pub fn wanted_at(&mut self, setting: &str, value: &At<DeValue<'_>>, wanted: Wanted) {
        let problem = Problem::Wanted {
            setting: setting.to_owned(),
            wanted,
            found: found(value.get_ref()),
        };
        self.fail(value.span(), problem);
    }

    /// A key of a table that should be a date or a day.
    pub fn wanted_key(&mut self, key: &At<DeString<'_>>, setting: &str, wanted: Wanted) {
        let problem = Problem::Wanted {
            setting: setting.to_owned(),
            wanted,
            found: Found::Text(key.get_ref().to_string()),
        };
        self.fail(key.span(), problem);
    }

    pub fn table(&mut self, entry: &Entry<'a>) -> Option<&'a DeTable<'a>> {
        let table = entry.value.get_ref().as_table();
        if table.is_none() {
            self.wanted(entry, Wanted::Table);
        }
        table
    }

    pub fn text(&mut self, entry: &Entry<'a>, wanted: Wanted) -> Option<&'a str> {
        let text = entry.value.get_ref().as_str();
        if text.is_none() {
            self.wanted(entry, wanted);
        }
        text
    }

    pub fn whole(&mut self, entry: &Entry<'a>, from: u32, to: u32) -> Option<u32> {
        let number = entry.value.get_ref().as_integer().and_then(|number| {
            let number = u32::from_str_radix(number.as_str(), number.radix()).ok()?;
            (from..=to).contains(&number).then_some(number)
        });
        if number.is_none() {
            self.wanted(entry, Wanted::Whole(from, to));
        }
        number
    }
}

/// A part of a setting's name as TOML writes it.
pub(super) fn segment(key: &str) -> String {
    let bare = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    if !key.is_empty() && key.chars().all(bare) {
        key.to_owned()
    } else {
        quoted(key)
    }
}

fn is_table(name: &str) -> bool {
    let mut tables = SETTINGS.iter().filter_map(|it| it.key.split_once('.'));
    tables.any(|(table, _)| table == name)
}

/// All settings and tables that exist, save columns and values.
struct Known {
    names: Vec<String>,
    /// The table of each, and the last part of its name as it is compared.
    parts: Vec<(String, String)>,
}

impl Known {
    fn of(rules: &OfRules) -> Self {
        let mut names: Vec<String> = SETTINGS.iter().map(|it| it.key.to_owned()).collect();
        for (reason, own) in Reason::ALL.into_iter().zip(&rules.reasons) {
            let own = own.keys();
            names.extend(own.map(|key| format!("reasons.{}.{key}", reason.name())));
        }
        let tables: Vec<String> = names
            .iter()
            .filter_map(|name| Some(name.split_once('.')?.0.to_owned()))
            .chain(TABLES.map(str::to_owned))
            .collect();
        for table in tables {
            if !names.contains(&table) {
                names.push(table);
            }
        }
        let parts = names.iter().map(|name| parts(name)).collect();
        Self { names, parts }
    }

    /// The first of those that are most like a setting.
    fn nearest(&self, setting: &str) -> String {
        let own = parts(setting);
        let letters = own.1.chars().count();
        let mut nearest = (usize::MAX, "");
        for (name, known) in self.names.iter().zip(&self.parts) {
            // Names of other lengths differ by as many letters at least.
            if 2 * letters.abs_diff(known.1.chars().count()) < nearest.0 {
                let distance = distance(&own, known);
                if distance < nearest.0 {
                    nearest = (distance, name);
                }
            }
        }
        nearest.1.to_owned()
    }
}

/// The table of a setting, and the last part of its name as it is compared.
fn parts(name: &str) -> (String, String) {
    let (table, last) = name.rsplit_once('.').unwrap_or(("", name));
    (table.to_owned(), last.to_lowercase())
}

/// How unlike two settings are: their last parts count double; a right name in a wrong table is near.
fn distance((table_a, last_a): &(String, String), (table_b, last_b): &(String, String)) -> usize {
    const WRONG_TABLE: usize = 3;
    let tables = if table_a == table_b {
        0
    } else {
        strsim::damerau_levenshtein(table_a, table_b).min(WRONG_TABLE)
    };
    2 * strsim::damerau_levenshtein(last_a, last_b) + tables
}

pub(super) fn found(value: &DeValue<'_>) -> Found {
    match value {
        DeValue::String(text) => Found::Text(text.to_string()),
        DeValue::Integer(number) => Found::Plain(number.to_string()),
        DeValue::Float(number) => Found::Plain(number.to_string()),
        DeValue::Boolean(flag) => Found::Plain(flag.to_string()),
        DeValue::Datetime(_) => Found::Date,
        DeValue::Array(list) if list.is_empty() => Found::EmptyList,
        DeValue::Array(_) => Found::List,
        DeValue::Table(_) => Found::Table,
    }
}
