//! Ten days in a row: plan, fill the list in as people write, save it as some program does, plan the next day.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where it fails"
)]

mod sheets;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, TimeZone, Utc, Weekday};
use chrono_tz::Europe::Moscow;
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;
use recall::base::Language;
use recall::command::{self, Asked, Surroundings};
use recall::export::entry::Entry;
use recall::run::failure::Failure;
use rust_xlsxwriter::Workbook;
use serde_json::Value;
use sheets::{Book, Put};

/// A Monday.
const FIRST: &str = "2026-03-02";
const DAYS: u64 = 10;

/// Numbers that look as if they were drawn.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % bound
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}

/// As what the list is written, and what of it comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// The list itself, filled in.
    Csv,
    /// What the page saves beside itself.
    Page,
    /// The workbook itself, a row for each matter of a talk.
    Workbook,
}

const FORMS: [Form; 3] = [Form::Csv, Form::Page, Form::Workbook];

/// A clinic in which everybody said yes, and much was agreed: so that there is much to talk about.
struct Clinic {
    folder: tempfile::TempDir,
    language: Language,
    patients: usize,
    form: Form,
}

impl Clinic {
    fn new(dice: &mut Dice, form: Form) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("exports");
        fs::create_dir_all(&data).unwrap();
        fs::create_dir_all(folder.path().join("lists")).unwrap();
        let patients = 10 + dice.below(10);
        let style = dice.below(4);
        let id = |nth: usize| match style {
            0 => nth.to_string(),
            1 => format!("{:05}", nth * 7),
            2 => format!("К-{nth}/2026#{nth}"),
            _ => format!("P{:06}", nth * 13),
        };
        let mut people = "patient_id,last_name,first_name,patronymic,birth_date,phone,consent,consent_on,channels\n".to_owned();
        let mut plans = "plan_id,patient_id,item_id,procedure,tooth,doctor,signed_on,answer,urgent,due_on,status\n".to_owned();
        let mut visits = "visit_id,patient_id,starts_at,status,kind,remind\nV0,nobody,2026-06-01 10:00,booked,treatment,no\n".to_owned();
        let mut agreements = "agreement_id,patient_id,kind,agreed_on,due_on,contact_on,doctor,basis,topic,channel,status\n".to_owned();
        for nth in 1..=patients {
            let own = id(nth);
            let last = *dice.one(&["Рогова", "Цветков", "О'Нил", "Ким", "Ёлкина", "=Сумма"]);
            let first = *dice.one(&["Анна", "Олег", "Ирина", "Лев"]);
            let middle = *dice.one(&["Ивановна", "Петрович", ""]);
            let channels = *dice.one(&["", "call", "sms, call"]);
            writeln!(people, "{own},{last},{first},{middle},1980-01-{nth:02},+7916000{nth:02}{nth:02},yes,2025-01-10,\"{channels}\"").unwrap();
            let on = |offset: usize| first_day() + Days::new(offset as u64);
            if dice.below(3) == 0 {
                let due = on(dice.below(8));
                writeln!(
                    plans,
                    "L{nth},{own},i,пломба,26,Д1,2026-02-10,agreed,yes,{due},planned"
                )
                .unwrap();
            }
            for kind in [
                "hygiene_reminder",
                "wellbeing_check",
                "personal_call",
                "control_exam",
            ] {
                if dice.below(3) > 0 {
                    continue;
                }
                let contact = on(dice.below(10));
                let basis = if kind == "control_exam" {
                    "complex_treatment"
                } else {
                    ""
                };
                writeln!(
                    agreements,
                    "{kind}{nth},{own},{kind},2026-02-01,,{contact},Д1,{basis},после лечения,,open"
                )
                .unwrap();
            }
            if dice.below(5) == 0 {
                let at = on(1 + dice.below(9));
                writeln!(visits, "V{nth},{own},{at} 12:30,booked,treatment,yes").unwrap();
            }
        }
        let language = *dice.one(&[Language::Russian, Language::English]);
        let word = if language == Language::Russian {
            "ru"
        } else {
            "en"
        };
        let settings = format!("clinic.timezone = 'Europe/Moscow'\nclinic.language = '{word}'\n");
        for (name, text) in [
            ("recall.toml", settings),
            ("patients.csv", people),
            ("plans.csv", plans),
            ("visits.csv", visits),
            ("agreements.csv", agreements),
            (
                "doctors.csv",
                "doctor,name\nД1,Соболева Ирина Павловна\n".to_owned(),
            ),
        ] {
            fs::write(data.join(name), text).unwrap();
        }
        Self {
            folder,
            language,
            patients,
            form,
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    const fn ending(&self) -> &'static str {
        match self.form {
            Form::Csv => "csv",
            Form::Page => "html",
            Form::Workbook => "xlsx",
        }
    }

    fn list(&self, date: NaiveDate) -> PathBuf {
        self.path(&format!("lists/list-{date}.{}", self.ending()))
    }

    /// The list of a date as a table.
    fn sheet(&self, date: NaiveDate) -> Sheet {
        match self.form {
            Form::Csv => Sheet::read(&self.list(date), self.language),
            Form::Page => Sheet::of_page(&self.list(date)),
            Form::Workbook => Sheet::of_workbook(&self.list(date), date),
        }
    }

    /// Writes what was filled in to where recall looks for it, and says where.
    fn save(&self, date: NaiveDate, sheet: &Sheet, dice: &mut Dice) -> PathBuf {
        match self.form {
            Form::Csv => {
                let list = self.list(date);
                save(sheet, &list, dice);
                list
            }
            Form::Page => {
                let saved = self.path(&format!("lists/list-{date}.outcomes.csv"));
                save_page(sheet, &saved);
                saved
            }
            Form::Workbook => {
                let list = self.list(date);
                save_workbook(sheet, &list, date, dice);
                list
            }
        }
    }

    fn run(&self, arguments: &[&str], date: NaiveDate, hour: u32) -> Result<(), Failure> {
        let now = Moscow
            .from_local_datetime(&date.and_time(NaiveTime::from_hms_opt(hour, 0, 0).unwrap()));
        let now: DateTime<Utc> = now.unwrap().to_utc();
        let surroundings = Surroundings {
            now,
            timezone: Some(Moscow),
            no_zone: None,
            terminal: None,
            error_terminal: None,
            language: self.language,
        };
        let exports = self.path("exports");
        let mut all = vec!["recall"];
        all.extend(arguments);
        let record = self.path("recall-contacts.csv");
        all.extend(["--quiet", "--data", exports.to_str().unwrap()]);
        all.extend(["--recall-contacts", record.to_str().unwrap()]);
        let all = all.into_iter().map(std::ffi::OsString::from);
        match command::read(all, surroundings)? {
            Asked::Run(arguments, surroundings) => command::run(&arguments, surroundings),
            Asked::Help(_) | Asked::Greeting(_) => panic!("no command"),
        }
    }

    fn plan(&self, date: NaiveDate, hour: u32) -> Result<(), Failure> {
        let list = self.path(&format!("lists/list-{{date}}.{}", self.ending()));
        self.run(
            &["plan", "--threads", "1", "-o", list.to_str().unwrap()],
            date,
            hour,
        )
    }

    fn record(&self) -> Vec<u8> {
        fs::read(self.path("recall-contacts.csv")).unwrap_or_default()
    }
}

fn first_day() -> NaiveDate {
    FIRST.parse().unwrap()
}

/// A list as a table of texts.
struct Sheet {
    head: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Sheet {
    fn read(path: &Path, language: Language) -> Self {
        let text = fs::read_to_string(path).unwrap();
        let delimiter = if language == Language::Russian {
            b';'
        } else {
            b','
        };
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(false)
            .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let mut rows: Vec<Vec<String>> = reader
            .records()
            .map(|row| row.unwrap().iter().map(str::to_owned).collect())
            .collect();
        let head = rows.remove(0);
        Self { head, rows }
    }

    /// The contacts of a day, whichever sheet of the workbook they stand on: a row a talk, with all its cases.
    fn of_workbook(path: &Path, date: NaiveDate) -> Self {
        let book = Book::open(&fs::read(path).unwrap());
        let head = [
            PATIENT,
            CASES,
            FROM,
            OUTCOME,
            CALLED_AT,
            CALLBACK_AT,
            NOTE,
            POSITION,
        ];
        let mut talks: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (_, _, row) in contacts(&book, date) {
            let mut cells = head.map(|names| cell(&row, names));
            let from: f64 = cells[2].parse().unwrap();
            #[allow(clippy::cast_possible_truncation, reason = "a minute of the day")]
            let minute = (from * 1440.0).round() as i32;
            cells[2] = format!("{:02}:{:02}", minute / 60, minute % 60);
            match talks.get_mut(&cells[7]) {
                Some(talk) => talk[1] = format!("{}; {}", talk[1], cells[1]),
                None => _ = talks.insert(cells[7].clone(), cells.to_vec()),
            }
        }
        Self {
            head: head.map(|names| names[0].to_owned()).to_vec(),
            rows: talks.into_values().collect(),
        }
    }

    /// The talks of a page, those of one patient in one row; its entries stand in a column of their own, parted by line breaks.
    fn of_page(path: &Path) -> Self {
        let page = fs::read_to_string(path).unwrap();
        let (_, data) = page.split_once("id=\"data\">").unwrap();
        let data: Value = serde_json::from_str(data.split_once("</script>").unwrap().0).unwrap();
        let heads = [PATIENT, CASES, FROM, OUTCOME, CALLED_AT, CALLBACK_AT, NOTE];
        let mut head: Vec<String> = heads.map(|names| names[1].to_owned()).into();
        head.push(ENTRIES.to_owned());
        let mut rows: Vec<Vec<String>> = Vec::new();
        for talk in data["talks"].as_array().unwrap() {
            let from = talk["windows"][0][0].as_u64().unwrap();
            let from = format!("{:02}:{:02}", from / 60, from % 60);
            let mut last = None;
            for matter in talk["matters"].as_array().unwrap() {
                let written = matter["entry"].as_str().unwrap();
                let (entry, _) = Entry::parse(written).unwrap();
                if last == Some(matter["person"].clone()) {
                    let row = rows.last_mut().unwrap();
                    write!(row[1], ";{}", entry.case).unwrap();
                    write!(row[7], "\n{written}").unwrap();
                    continue;
                }
                last = Some(matter["person"].clone());
                let blank = String::new();
                let filled = [blank.clone(), blank.clone(), blank.clone(), blank];
                let mut row = vec![entry.patient, entry.case, from.clone()];
                row.extend(filled);
                row.push(written.to_owned());
                rows.push(row);
            }
        }
        Self { head, rows }
    }

    fn place(&self, names: [&str; 2]) -> usize {
        let found = self
            .head
            .iter()
            .position(|head| names.contains(&head.as_str()));
        found.unwrap_or_else(|| panic!("no column {names:?} in {:?}", self.head))
    }
}

/// What stands in a row of a workbook under a title in either language.
fn cell(row: &sheets::Row, names: [&str; 2]) -> String {
    let found = names.iter().find_map(|name| row.get(*name));
    found.cloned().unwrap_or_default()
}

/// The rows of a day's contacts in a workbook, each with its sheet and its place there.
fn contacts(book: &Book, date: NaiveDate) -> Vec<(String, usize, sheets::Row)> {
    let mut all = Vec::new();
    for sheet in book.names() {
        let rows = book.rows(sheet).into_iter().enumerate();
        let is_of_day = |row: &sheets::Row| {
            let is_today = cell(row, ENTRY).starts_with(&format!("{date}/"));
            is_today && !cell(row, POSITION).is_empty()
        };
        let of_day = rows.filter(|(_, row)| is_of_day(row));
        all.extend(of_day.map(|(place, row)| (sheet.to_owned(), place, row)));
    }
    all
}

/// Fills a workbook in, in the first row of each talk, and saves it as some program does: as it stands, or sorted another way.
fn save_workbook(sheet: &Sheet, path: &Path, date: NaiveDate, dice: &mut Dice) {
    let mut book = Book::open(&fs::read(path).unwrap());
    let mut done = BTreeSet::new();
    let at = sheet.place(POSITION);
    for (name, place, row) in contacts(&book, date) {
        let position = cell(&row, POSITION);
        if !done.insert(position.clone()) {
            continue;
        }
        let filled = sheet.rows.iter().find(|row| row[at] == position).unwrap();
        for names in [OUTCOME, CALLED_AT, CALLBACK_AT, NOTE] {
            let words = &filled[sheet.place(names)];
            let titles = book.titles(&name);
            // Messages are sent.
            let sent = match names {
                CALLED_AT => SENT_AT,
                names => names,
            };
            let mut own = names
                .into_iter()
                .chain(sent)
                .filter(|name| titles.iter().any(|title| title == name));
            let title = own.next().unwrap();
            if !words.is_empty() {
                book.put(&name, place, title, &Put::Text(words));
            }
        }
    }
    let bytes = book.bytes();
    let saved = if dice.below(2) == 0 {
        turned(&bytes)
    } else {
        bytes
    };
    fs::write(path, saved).unwrap();
}

/// The same workbook with the rows of its sheets the other way round, every cell a text.
fn turned(bytes: &[u8]) -> Vec<u8> {
    let book = Book::open(bytes);
    let mut workbook = Workbook::new();
    for name in book.names() {
        let page = workbook.add_worksheet().set_name(name).unwrap();
        let (head, rows) = book.cells(name).split_first().unwrap();
        let rows = std::iter::once(head).chain(rows.iter().rev());
        for (at, row) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(row) {
                if !cell.is_empty() {
                    page.write_string(at, column, cell.as_str()).unwrap();
                }
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}

const POSITION: [&str; 2] = ["№", "No."];
const ENTRY: [&str; 2] = ["Строка списка", "Entry"];
const OUTCOME: [&str; 2] = ["Итог", "Outcome"];
const CALLED_AT: [&str; 2] = ["Когда звонили", "Called at"];
const SENT_AT: [&str; 2] = ["Когда отправили", "Sent at"];
const CALLBACK_AT: [&str; 2] = ["Когда перезвонить", "Call back at"];
const NOTE: [&str; 2] = ["Примечание", "Note"];
const FROM: [&str; 2] = ["С", "Call from"];
const CASES: [&str; 2] = ["Код повода", "Cases"];
const PATIENT: [&str; 2] = ["Номер карты", "Patient id"];

/// Where a page is the list: by what each of its rows is known.
const ENTRIES: &str = "entries";

/// What people mean, and how they write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    Reached,
    Booked,
    Declined,
    NoAnswer,
    Promised,
    OptOut,
    Complaint,
    Left,
    Unclear,
}

const WORDS: [(Said, &[(&str, &str)]); 9] = [
    (
        Said::Reached,
        &[
            ("поговорили", ""),
            ("дозвон", ""),
            ("придет сама", ""),
            ("reached", ""),
            ("в курсе.", ""),
        ],
    ),
    (
        Said::Booked,
        &[
            ("записалась", ""),
            ("перенос на чт 12:30", ""),
            ("Booked", ""),
            ("уже записана", ""),
        ],
    ),
    (
        Said::Declined,
        &[
            ("отказ", ""),
            ("дорого, после зп", ""),
            ("дозвон, думает", ""),
            ("declined", ""),
        ],
    ),
    (
        Said::NoAnswer,
        &[
            ("н/о", ""),
            ("н/д", ""),
            ("2 раза н/о", ""),
            ("не ответила, перезвонить", ""),
            ("Скинула", ""),
        ],
    ),
    (
        Said::Promised,
        &[
            ("перезвонить", "завтра в 10:30"),
            ("", "завтра 10.30"),
            ("просила перезвонить", "завтра в 10:30"),
            ("дозвон", "завтра в 10:30"),
        ],
    ),
    (
        Said::OptOut,
        &[
            ("больше не звонить", ""),
            ("звонить не надо", ""),
            ("ругалась, больше не звонить", ""),
            ("opt_out", ""),
        ],
    ),
    (
        Said::Complaint,
        &[("жалоба", ""), ("недовольна", ""), ("complaint", "")],
    ),
    (
        Said::Left,
        &[("умер", ""), ("переехали", ""), ("лечится в другой", "")],
    ),
    (
        Said::Unclear,
        &[
            ("да", ""),
            ("-", ""),
            ("позже", ""),
            ("ывпап", ""),
            ("перезвонить", "после праздников"),
        ],
    ),
];

/// Writes a sheet as some program would.
fn save(sheet: &Sheet, path: &Path, dice: &mut Dice) {
    let mut head = sheet.head.clone();
    let mut rows = sheet.rows.clone();
    if dice.below(3) == 0 {
        // A column of her own, in front.
        head.insert(0, "Моё".to_owned());
        for row in &mut rows {
            row.insert(0, "x".to_owned());
        }
    }
    if dice.below(3) == 0 {
        rows.reverse();
    }
    if dice.below(4) == 0 {
        head.rotate_left(1);
        for row in &mut rows {
            row.rotate_left(1);
        }
    }
    let (delimiter, encoding) = *dice.one(&[
        (b';', "utf-8"),
        (b',', "utf-8"),
        (b';', "cp1251"),
        (b'\t', "utf-16"),
        (b';', "bom"),
    ]);
    let mut writer = csv::WriterBuilder::new()
        .delimiter(delimiter)
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    writer.write_record(&head).unwrap();
    for row in &rows {
        writer.write_record(row).unwrap();
    }
    let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
    let bytes = match encoding {
        "cp1251" => encoding_rs::WINDOWS_1251.encode(&text).0.into_owned(),
        "utf-16" => {
            let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
            units.flat_map(u16::to_le_bytes).collect()
        }
        "bom" => format!("\u{feff}{text}").into_bytes(),
        _ => text.into_bytes(),
    };
    fs::write(path, bytes).unwrap();
}

/// Writes what was entered on a page as the page would: a row a matter, what was said at the first.
fn save_page(sheet: &Sheet, path: &Path) {
    let places = [OUTCOME, CALLED_AT, CALLBACK_AT, NOTE].map(|names| sheet.place(names));
    let entries = sheet.place([ENTRIES, ENTRIES]);
    let mut writer = csv::WriterBuilder::new()
        .quote_style(csv::QuoteStyle::Always)
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    writer
        .write_record([
            "entry",
            "outcome",
            "called_at",
            "callback_at",
            "score",
            "note",
        ])
        .unwrap();
    for row in &sheet.rows {
        let [outcome, called, callback, note] = places.map(|place| row[place].as_str());
        if outcome.is_empty() && callback.is_empty() {
            continue;
        }
        for (nth, entry) in row[entries].lines().enumerate() {
            let cells = [entry, outcome, called, callback, "", note];
            let blank = [entry, "", "", "", "", ""];
            writer
                .write_record(if nth == 0 { cells } else { blank })
                .unwrap();
        }
    }
    fs::write(path, writer.into_inner().unwrap()).unwrap();
}

/// What the days before mean for a case or a patient.
#[derive(Default)]
struct Model {
    /// Never again.
    silent: BTreeSet<String>,
    /// Cases that were spoken of.
    done: BTreeSet<(String, String)>,
    /// Attempts in a row, and the day of the last.
    tried: BTreeMap<(String, String), (u32, NaiveDate)>,
    /// Whom to call on which day at half past ten.
    promised: BTreeMap<String, (NaiveDate, Vec<String>)>,
    /// The cases of a patient that were ever on a list.
    cases: BTreeMap<String, BTreeSet<String>>,
}

impl Model {
    fn judge(&mut self, date: NaiveDate, sheet: &Sheet) {
        let (patient, cases, from) = (sheet.place(PATIENT), sheet.place(CASES), sheet.place(FROM));
        let mut there = BTreeMap::new();
        for row in &sheet.rows {
            let id = row[patient].clone();
            assert!(
                !self.silent.contains(&id),
                "{date}: {id} is called who is not to be called"
            );
            for case in row[cases].split(';') {
                let key = (id.clone(), case.trim().to_owned());
                let is_promised = self.promised.get(&id).is_some_and(|(day, _)| *day == date);
                assert!(
                    is_promised || !self.done.contains(&key),
                    "{date}: {key:?} was spoken of"
                );
                if let Some((count, last)) = self.tried.get(&key) {
                    assert!(*last < date, "{date}: {key:?} was tried today");
                    assert!(*count < 3, "{date}: {key:?} was tried three times");
                }
            }
            there.insert(id, row[from].clone());
        }
        if is_open(date) {
            for (id, (day, _)) in &self.promised {
                if *day == date && !self.silent.contains(id) {
                    let from = there
                        .get(id)
                        .unwrap_or_else(|| panic!("{date}: {id} was promised a call"));
                    assert_eq!(from, "10:30", "{date}: {id}");
                }
            }
            // Who was tried once and has nothing else going on is tried again on the next open day.
            for ((id, case), (count, last)) in &self.tried {
                let only = self.cases.get(id).is_some_and(|cases| cases.len() == 1);
                let is_next = open_day_after(*last) == date;
                let is_bound = case.starts_with("visit:");
                if only
                    && is_next
                    && *count < 3
                    && !is_bound
                    && !self.silent.contains(id)
                    && !self.promised.contains_key(id)
                {
                    assert!(
                        there.contains_key(id),
                        "{date}: {id} did not answer, and is forgotten"
                    );
                }
            }
        }
        self.promised
            .retain(|_, (day, _)| *day > date || !is_open(date) && *day == date);
    }

    fn take(&mut self, date: NaiveDate, id: &str, cases: &[&str], said: Said) {
        let known = self.cases.entry(id.to_owned()).or_default();
        known.extend(cases.iter().map(|case| (*case).to_owned()));
        for case in cases {
            let key = (id.to_owned(), (*case).to_owned());
            match said {
                Said::NoAnswer => {
                    let tried = self.tried.entry(key).or_insert((0, date));
                    *tried = (tried.0 + 1, date);
                }
                Said::Reached | Said::Booked | Said::Declined => {
                    self.tried.remove(&key);
                    self.done.insert(key);
                }
                _ => {
                    self.tried.remove(&key);
                }
            }
        }
        match said {
            Said::OptOut | Said::Complaint | Said::Left | Said::Unclear => {
                self.silent.insert(id.to_owned());
            }
            // A visit that is over is nothing to be rung about.
            Said::Promised if cases.iter().all(|case| case.starts_with("visit:")) => {}
            Said::Promised => {
                let day = date + Days::new(1);
                let cases = cases.iter().map(|case| (*case).to_owned()).collect();
                self.promised.insert(id.to_owned(), (day, cases));
            }
            _ => {}
        }
    }
}

fn is_open(date: NaiveDate) -> bool {
    date.weekday() != Weekday::Sun
}

fn open_day_after(date: NaiveDate) -> NaiveDate {
    let mut next = date + Days::new(1);
    while !is_open(next) {
        next = next + Days::new(1);
    }
    next
}

/// Ten days of a clinic. Returns how much there was to see: of each sort of thing said, how often.
fn live(seed: u64, form: Form) -> BTreeMap<String, usize> {
    let mut dice = Dice(seed);
    let clinic = Clinic::new(&mut dice, form);
    let mut model = Model::default();
    let mut counts = BTreeMap::new();
    let mut stale: Option<PathBuf> = None;
    assert!(clinic.patients > 0);
    for offset in 0..DAYS {
        let date = first_day() + Days::new(offset);
        clinic.plan(date, 6).unwrap();
        // What was recorded is not recorded again, by whichever copy.
        let before = clinic.record();
        clinic.plan(date, 7).unwrap();
        if let Some(stale) = &stale {
            clinic
                .run(&["record", stale.to_str().unwrap()], date, 8)
                .unwrap();
        }
        assert_eq!(clinic.record(), before, "{date}: nothing new was said");
        let mut sheet = clinic.sheet(date);
        model.judge(date, &sheet);
        let [outcome, called, callback, note] =
            [OUTCOME, CALLED_AT, CALLBACK_AT, NOTE].map(|names| sheet.place(names));
        let (patient, cases) = (sheet.place(PATIENT), sheet.place(CASES));
        let mut filled = false;
        for row in &mut sheet.rows {
            if dice.below(6) == 0 {
                continue;
            }
            let (said, ways) = *dice.one(&WORDS);
            let (word, again) = *dice.one(ways);
            word.clone_into(&mut row[outcome]);
            again.clone_into(&mut row[callback]);
            if form == Form::Page {
                // The page writes down the minute of the press, and days and hours as it has them.
                row[called] = format!("{date} 09:40");
                if again.contains("10") && dice.below(2) == 0 {
                    row[callback] = format!("{} 10:30", date + Days::new(1));
                }
            } else if dice.below(2) == 0 {
                let called_at = *dice.one(&["9:40", "09:40", "9.40"]);
                called_at.clone_into(&mut row[called]);
            }
            if dice.below(4) == 0 {
                "уточнить адрес".clone_into(&mut row[note]);
            }
            filled = true;
            *counts.entry(format!("{said:?}")).or_insert(0) += 1;
            let id = row[patient].clone();
            let named = row[cases].clone();
            let all: Vec<&str> = named.split(';').map(str::trim).collect();
            model.take(date, &id, &all, said);
        }
        if filled {
            let list = clinic.save(date, &sheet, &mut dice);
            let ending = list.extension().unwrap().to_str().unwrap();
            let copy = clinic.path(&format!("stale copy.{ending}"));
            fs::copy(&list, &copy).unwrap();
            stale = Some(copy);
            if dice.below(3) == 0 {
                clinic
                    .run(&["record", list.to_str().unwrap()], date, 20)
                    .unwrap();
            }
        }
    }
    counts
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: ProptestConfig::default().cases / 64,
        failure_persistence: Some(Box::new(FileFailurePersistence::Off)),
        ..ProptestConfig::default()
    })]

    #[test]
    fn what_was_said_comes_back_for_ten_days(seed in any::<u64>()) {
        let form = usize::try_from(seed % FORMS.len() as u64).unwrap();
        live(seed, FORMS[form]);
    }
}

#[test]
fn the_days_have_everything_in_them() {
    for form in FORMS {
        let mut seen = BTreeMap::new();
        for seed in 0..2 {
            for (said, count) in live(seed, form) {
                *seen.entry(said).or_insert(0) += count;
            }
        }
        assert_eq!(seen.len(), WORDS.len(), "{form:?}: {seen:?}");
        assert!(seen.values().all(|count| *count > 0), "{form:?}: {seen:?}");
    }
}
