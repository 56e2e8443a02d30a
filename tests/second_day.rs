//! The second day: what was said in a list comes back, whoever else writes meanwhile and whatever program saved it (contract, section 10).
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where it fails"
)]

mod clinic;

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fmt::Write as _;
use std::fs::{self, File, FileTimes, Permissions};
use std::io::Write as _;
use std::os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::{PoisonError, RwLock};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Europe::Moscow;
use clinic::{is_lock, lines_with, the_same};
use encoding_rs::WINDOWS_1251;
use expect_test::expect;
use recall::base::Language;
use recall::command::{self, Asked, Surroundings};
use recall::run::failure::{Failure, Status};

/// Five patients, each to be reminded of one thing.
const PEOPLE: [(&str, &str); 5] = [
    ("11", "Лаптева,Вера"),
    ("12", "Мохов,Глеб"),
    ("13", "Нилова,Зоя"),
    ("14", "Обухов,Яков"),
    ("15", "Панина,Юлия"),
];
/// A Monday, and what comes of it.
const MONDAY: &str = "2026-03-02 09:00";
const TUESDAY: &str = "2026-03-03 09:00";
const WEDNESDAY: &str = "2026-03-04 09:00";

/// A process that is just being started holds the locks of this one for a moment: none is started while a run within this one has any.
static STARTING: RwLock<()> = RwLock::new(());

fn spawn(command: &mut Command) -> Child {
    let _alone = STARTING.write().unwrap_or_else(PoisonError::into_inner);
    command.spawn().unwrap()
}

/// Runs a program to its end, and what it says.
fn output(command: &mut Command) -> (i32, String) {
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    ended(&spawn(command).wait_with_output().unwrap())
}

/// A desk with a folder of exports and one of lists.
struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    /// Everybody is to be called from a date on.
    fn from(date: NaiveDate) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for name in ["exports", "lists"] {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        let desk = Self { folder };
        let agreed = date - Days::new(150);
        let mut patients = "patient_id,last_name,first_name,phone,consent,consent_on\n".to_owned();
        let mut agreements = "agreement_id,patient_id,kind,agreed_on,contact_on\n".to_owned();
        for (id, name) in PEOPLE {
            writeln!(patients, "{id},{name},+791600000{id},yes,{agreed}").unwrap();
            writeln!(agreements, "H{id},{id},hygiene_reminder,{agreed},{date}").unwrap();
        }
        let ahead = date + Days::new(200);
        desk.file("exports/patients.csv", patients);
        desk.file("exports/agreements.csv", agreements);
        desk.file("exports/plans.csv", "plan_id,patient_id,procedure,status\n");
        desk.file(
            "exports/visits.csv",
            format!("visit_id,patient_id,starts_at,status\nV1,99,{ahead} 10:00,booked\n"),
        );
        desk.set("");
        desk
    }

    fn new() -> Self {
        Self::from(day("2026-03-02"))
    }

    /// Writes the settings, with more of them.
    fn set(&self, more: &str) {
        let settings = format!(
            "clinic.timezone = 'Europe/Moscow'\nclinic.hours = {{ 'mon-sun' = '09:00-20:00' }}\n{more}\n"
        );
        self.file("exports/recall.toml", settings);
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn file(&self, name: &str, contents: impl AsRef<[u8]>) {
        fs::write(self.path(name), contents).unwrap();
    }

    fn is_there(&self, name: &str) -> bool {
        self.path(name).exists()
    }

    fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap()
    }

    fn text(&self, name: &str) -> String {
        String::from_utf8(self.bytes(name)).unwrap()
    }

    /// Runs a command at a moment of the clinic's clock. What ends in .csv is a path within the folder.
    fn at(&self, moment: &str, arguments: &[&str]) -> Result<(), Failure> {
        let now = NaiveDateTime::parse_from_str(moment, "%Y-%m-%d %H:%M").unwrap();
        let now: DateTime<Utc> = Moscow.from_local_datetime(&now).unwrap().to_utc();
        let surroundings = Surroundings {
            now,
            timezone: Some(Moscow),
            no_zone: None,
            terminal: None,
            error_terminal: None,
            language: Language::Russian,
        };
        let mut all: Vec<OsString> = vec!["recall".into()];
        for argument in arguments {
            let is_file = Path::new(argument)
                .extension()
                .is_some_and(|ending| ending == "csv");
            all.push(if is_file {
                self.path(argument).into()
            } else {
                argument.into()
            });
        }
        if !arguments.contains(&"--data") {
            all.extend(["--data".into(), self.path("exports").into()]);
        }
        all.push("--quiet".into());
        let _together = STARTING.read().unwrap_or_else(PoisonError::into_inner);
        match command::read(all, surroundings)? {
            Asked::Run(arguments, surroundings) => command::run(&arguments, surroundings),
            Asked::Help(_) | Asked::Greeting(_) => panic!("no command"),
        }
    }

    /// Plans into lists/list.csv.
    #[track_caller]
    fn plan(&self, moment: &str) -> Sheet {
        self.plan_with(moment, &[])
    }

    #[track_caller]
    fn plan_with(&self, moment: &str, more: &[&str]) -> Sheet {
        let done = self.at(moment, &[&["plan", "-o", "lists/list.csv"], more].concat());
        assert_eq!(done, Ok(()));
        self.list("lists/list.csv")
    }

    /// Planning ends with a status, and nothing but what is said about it has changed.
    #[track_caller]
    fn refuses(&self, moment: &str, arguments: &[&str], status: Status) -> Failure {
        let before = self.everything();
        let failure = self.at(moment, arguments).unwrap_err();
        assert_eq!(failure.status(), status, "{failure}");
        assert_eq!(self.everything(), before);
        failure
    }

    fn list(&self, name: &str) -> Sheet {
        Sheet::read(&self.text(name))
    }

    /// The rows of the record, by its columns.
    fn record(&self) -> Vec<BTreeMap<String, String>> {
        rows_of(&self.bytes("exports/recall-contacts.csv"))
    }

    /// What the record says of a patient: each outcome, in order.
    fn said(&self, patient: &str) -> Vec<String> {
        let mut rows = self.record();
        rows.retain(|row| row["patient_id"] == patient);
        rows.iter().map(|row| row["outcome"].clone()).collect()
    }

    /// Every file and what is in it, but for locks.
    fn everything(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut all = BTreeMap::new();
        for folder in ["exports", "lists"] {
            for found in fs::read_dir(self.path(folder)).unwrap() {
                let path = found.unwrap().path();
                let name = path.file_name().unwrap().to_str().unwrap();
                if !is_lock(name) && path.is_file() {
                    all.insert(path.clone(), fs::read(&path).unwrap());
                }
            }
        }
        all
    }

    /// The names in the folder of lists.
    fn names(&self) -> BTreeSet<String> {
        let found = fs::read_dir(self.path("lists")).unwrap();
        let names = found.map(|found| found.unwrap().file_name().into_string().unwrap());
        names.filter(|name| !name.starts_with('.')).collect()
    }

    /// The program itself, today, and what it says.
    fn program(&self, arguments: &[&str]) -> Command {
        let mut program = Command::new(env!("CARGO_BIN_EXE_recall"));
        program
            .current_dir(self.path("lists"))
            .env_clear()
            .args(arguments)
            .args(["--data", "../exports"]);
        program
    }

    fn run(&self, arguments: &[&str]) -> (i32, String) {
        output(&mut self.program(arguments))
    }
}

fn ended(run: &Output) -> (i32, String) {
    let said = String::from_utf8(run.stderr.clone()).unwrap();
    (run.status.code().unwrap(), said)
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Today in the clinic, and a desk at which everybody is to be called since yesterday.
#[expect(
    clippy::disallowed_methods,
    reason = "the program itself looks at the clock"
)]
fn today() -> (Desk, NaiveDate) {
    let today = Utc::now().with_timezone(&Moscow).date_naive();
    (Desk::from(today - Days::new(1)), today)
}

/// The rows of a CSV of recall's own, by its columns.
fn rows_of(bytes: &[u8]) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(bytes);
    let head = reader.headers().unwrap().clone();
    let rows = reader.records().map(|row| {
        let row = row.unwrap();
        let cells = head.iter().zip(row.iter());
        cells
            .map(|(name, cell)| (name.to_owned(), cell.to_owned()))
            .collect()
    });
    rows.collect()
}

/// A list as a table of texts.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Sheet {
    head: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Sheet {
    /// A list as recall writes it where Russian is spoken.
    fn read(text: &str) -> Self {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(b';')
            .has_headers(false)
            .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let rows = reader.records();
        let rows = rows.map(|row| row.unwrap().iter().map(str::to_owned).collect());
        let mut rows: Vec<Vec<String>> = rows.collect();
        let head = rows.remove(0);
        Self { head, rows }
    }

    fn place(&self, title: &str) -> usize {
        let place = self.head.iter().position(|head| head == title);
        place.unwrap_or_else(|| panic!("no column {title} in {:?}", self.head))
    }

    fn patients(&self) -> Vec<&str> {
        let place = self.place("Номер карты");
        let mut patients: Vec<_> = self.rows.iter().map(|row| row[place].as_str()).collect();
        patients.sort_unstable();
        patients
    }

    fn cell(&self, patient: &str, title: &str) -> &str {
        let id = self.place("Номер карты");
        let row = self.rows.iter().find(|row| row[id] == patient);
        &row.expect("is on the list")[self.place(title)]
    }

    fn fill(&mut self, patient: &str, title: &str, text: &str) {
        let (id, place) = (self.place("Номер карты"), self.place(title));
        let row = self.rows.iter_mut().find(|row| row[id] == patient);
        text.clone_into(&mut row.expect("is on the list")[place]);
    }

    /// With an outcome of one patient.
    fn with(mut self, patient: &str, outcome: &str) -> Self {
        self.fill(patient, "Итог", outcome);
        self
    }

    /// As a Russian spreadsheet saves it.
    fn text(&self) -> String {
        self.as_csv(b';', csv::Terminator::CRLF)
    }

    fn as_csv(&self, delimiter: u8, terminator: csv::Terminator) -> String {
        let mut writer = csv::WriterBuilder::new()
            .delimiter(delimiter)
            .terminator(terminator)
            .from_writer(Vec::new());
        writer.write_record(&self.head).unwrap();
        for row in &self.rows {
            writer.write_record(row).unwrap();
        }
        String::from_utf8(writer.into_inner().unwrap()).unwrap()
    }

    fn as_workbook(&self, path: &Path) {
        let mut book = rust_xlsxwriter::Workbook::new();
        self.write(book.add_worksheet());
        fs::write(path, book.save_to_buffer().unwrap()).unwrap();
    }

    fn write(&self, sheet: &mut rust_xlsxwriter::Worksheet) {
        for (row, cells) in (0..).zip(std::iter::once(&self.head).chain(&self.rows)) {
            for (column, cell) in (0..).zip(cells) {
                sheet.write_string(row, column, cell).unwrap();
            }
        }
    }
}

// Whom nobody knows.

#[test]
fn what_is_written_down_of_somebody_unknown_is_named_at_once_and_by_each_run() {
    let desk = Desk::new();
    desk.file(
        "lists/list.outcomes.csv",
        "entry,outcome,called_at,callback_at,score,note\n\
         2026-03-02/998/call/-,перезвонить,2026-03-02 11:00,2026-03-03 10:00,,\n\
         2026-03-02/997/call/-,болит,2026-03-02 11:00,,,\n\
         2026-03-02/011/call/-,болит,2026-03-02 11:00,,,\n\
         2026-03-02/12/call/-,поговорили,2026-03-02 11:00,,,\n",
    );
    let evening = [
        "--date",
        "2026-03-02",
        "--now",
        "21:00",
        "--lang",
        "en",
        "-q",
    ];
    let record = |more: &[&str]| desk.run(&[&["record"], more, &evening[..]].concat());
    let (status, said) = record(&["list.outcomes.csv"]);
    let named = "the patients' file has no such patient, so this outcome holds for nobody; where the id is mistyped, take the row back (recall record --undo ENTRY) and write the outcome down under the right id";
    let line = |line, patient| {
        format!("warning: list.outcomes.csv, line {line}, patient {patient}: {named}\n")
    };
    // An id that all but names a patient bars him: that is somebody.
    assert_eq!((status, said), (0, line(2, "998") + &line(3, "997")));
    let plan = || {
        let next = [
            "plan",
            "--date",
            "2026-03-03",
            "--format",
            "csv",
            "--lang",
            "en",
            "-q",
        ];
        desk.run(&next)
    };
    let pain = "warning: recall-contacts.csv:3: somebody is in pain or worse, and nobody can tell who: the patients' file has no such patient; find out today who it is, and tell the doctor\n";
    let promise = "warning: recall-contacts.csv:2: a call was promised, and nobody can tell to whom: the patients' file has no such patient; find out who it is, and keep the promise\n";
    assert!(
        plan().1.starts_with(&format!("{pain}{promise}")),
        "{}",
        plan().1
    );
    // What is taken back needs nobody any more.
    assert_eq!(record(&["--undo", "2026-03-02/997/call/-"]).0, 0);
    let (_, said) = plan();
    assert!(said.contains(promise) && !said.contains(pain), "{said}");
}

#[test]
fn what_was_taken_back_and_stands_in_a_list_is_named_until_it_is_written_otherwise() {
    let desk = Desk::new();
    let sheet = desk.plan(MONDAY);
    let filled = sheet
        .clone()
        .with("11", "больше не звонить")
        .with("12", "отказ");
    desk.file("exports/evening.csv", filled.text());
    let evening = [
        "--date",
        "2026-03-02",
        "--now",
        "21:00",
        "--lang",
        "en",
        "-q",
    ];
    let record = |more: &[&str]| desk.run(&[&["record"], more, &evening[..]].concat());
    let list = "../exports/evening.csv";
    assert_eq!(record(&[list]), (0, String::new()));
    assert_eq!(record(&["--undo", "last"]).0, 0);
    // One row is mended, and the list is recorded once more: that of the others holds no more is said, also when the day is planned.
    let mended = filled.clone().with("12", "подтвердил");
    desk.file("exports/evening.csv", mended.text());
    let (status, said) = record(&[list]);
    assert!(
        status == 0
            && said.starts_with("warning: evening.csv, ")
            && said.ends_with(", patient 11: the outcome in the list was taken back and is not in force; where it is right, write it in other words or with another time under \"Called at\"; where it is not, delete it in the list\n")
            && said.lines().count() == 1,
        "{said}"
    );
    let plan = [
        "plan",
        "--date",
        "2026-03-03",
        "--format",
        "csv",
        "--lang",
        "en",
        "-q",
    ];
    assert_eq!(desk.run(&plan), (0, said.clone()));
    // Planning into a list of its own tells of it too.
    let (_, told) = desk.run(&[
        "plan",
        "--date",
        "2026-03-02",
        "-o",
        "new.csv",
        "--lang",
        "en",
        "-q",
    ]);
    assert!(told.contains(&said), "{told}");
    desk.file(
        "exports/evening.csv",
        mended.with("11", "не звонить").text(),
    );
    assert_eq!(record(&[list]), (0, String::new()));
    assert_eq!(desk.run(&plan), (0, String::new()));
    assert_eq!(desk.said("11"), ["opt_out", "undone", "opt_out"]);
}

// `recall plan -o` records first.

#[test]
fn what_was_said_is_recorded_before_the_list_is_replaced() {
    let desk = Desk::new();
    let list = desk.plan(MONDAY);
    assert_eq!(list.patients(), ["11", "12", "13", "14", "15"]);
    let mut list = list
        .with("11", "поговорили")
        .with("12", "больше не звонить")
        .with("13", "н/о")
        .with("14", "перезвонить");
    list.fill("14", "Когда перезвонить", "завтра в 15:00");
    desk.file("lists/list.csv", list.text());
    let next = desk.plan(TUESDAY);
    // Who did not answer is tried again, who was promised a call is called, who was left out too; nobody else.
    assert_eq!(next.patients(), ["13", "14", "15"]);
    assert_eq!(next.cell("14", "С"), "15:00");
    let said: Vec<_> = ["11", "12", "13", "14", "15"]
        .map(|id| desk.said(id).join(" "))
        .into();
    assert_eq!(said, ["reached", "opt_out", "no_answer", "callback", ""]);
    assert_eq!(desk.names(), names(&["list.csv", "recall-inputs.csv"]));
}

fn names(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn what_the_page_saved_is_recorded_too() {
    let desk = Desk::new();
    fs::create_dir(desk.path("downloads")).unwrap();
    desk.set("record.from = ['../downloads']");
    let list = desk.plan(MONDAY);
    // Each holds what was filled in there alone, as codes; a browser counts up.
    for (name, patient, outcome) in [
        ("lists/list.outcomes.csv", "11", "declined"),
        ("lists/list.outcomes (1).csv", "12", "opt_out"),
        ("downloads/list.outcomes.csv", "13", "booked"),
        ("downloads/list.outcomes (2).csv", "14", "reached"),
    ] {
        let entry = list.cell(patient, "Строка списка");
        let name_cell = list.cell(patient, "Пациент");
        desk.file(
            name,
            format!("entry,patient_name,outcome\n{entry},{name_cell},{outcome}\n"),
        );
    }
    // Of another list.
    let entry = list.cell("15", "Строка списка");
    desk.file(
        "downloads/other.outcomes.csv",
        format!("entry,outcome\n{entry},declined\n"),
    );
    assert_eq!(desk.plan(TUESDAY).patients(), ["15"]);
    // They stay, and say nothing new on the days after.
    let record = desk.record();
    assert_eq!(record.len(), 4);
    desk.plan(WEDNESDAY);
    assert_eq!(desk.record(), record);
}

#[test]
fn a_folder_of_the_page_that_is_not_there_ends_the_run() {
    let desk = Desk::new();
    desk.plan(MONDAY);
    desk.set("record.from = ['../share']");
    let arguments = ["plan", "-o", "lists/list.csv"];
    desk.refuses(TUESDAY, &arguments, Status::NoInput);
}

#[test]
fn of_a_list_a_day_those_of_thirty_days_are_looked_at() {
    for (monday, is_taken) in [("2026-02-01", true), ("2026-01-31", false)] {
        let desk = Desk::from(day("2026-01-20"));
        let arguments = ["plan", "-o", "lists/list-{date}.csv"];
        let moment = format!("{monday} 09:00");
        desk.at(&moment, &arguments).unwrap();
        let name = format!("lists/list-{monday}.csv");
        let list = desk.list(&name).with("11", "отказ");
        desk.file(&name, list.text());
        // 3 March is thirty days after 1 February.
        desk.at(TUESDAY, &arguments).unwrap();
        let found = desk.list("lists/list-2026-03-03.csv");
        assert_eq!(found.patients().contains(&"11"), !is_taken, "{monday}");
        assert_eq!(desk.text(&name), list.text(), "of another day, and left");
    }
}

#[test]
fn the_list_of_the_same_day_is_recorded_before_it_is_replaced() {
    let desk = Desk::new();
    let arguments = ["plan", "-o", "lists/list-{date}.csv"];
    desk.at(MONDAY, &arguments).unwrap();
    let list = desk.list("lists/list-2026-03-02.csv").with("11", "отказ");
    desk.file("lists/list-2026-03-02.csv", list.text());
    desk.at("2026-03-02 12:00", &arguments).unwrap();
    assert_eq!(desk.said("11"), ["declined"]);
    let found = desk.list("lists/list-2026-03-02.csv");
    assert_eq!(found.patients(), ["12", "13", "14", "15"]);
}

#[test]
fn what_is_typed_into_the_very_file_is_recorded_be_it_as_long_as_before() {
    // What is typed takes ten bytes: where as many go from what is said, the file is as long as recall left it.
    for (gone, outcome) in [("", "отказ"), ("Здрав", "отказ"), ("Здрав", "занят")]
    {
        let desk = Desk::new();
        desk.plan(MONDAY);
        let before = desk.text("lists/list.csv");
        let (above, row) = before.split_once("\r\n\"2\";").unwrap();
        let (row, below) = row.split_once("\r\n\"3\";").unwrap();
        let (said, entry) = row.rsplit_once(";\"\";\"\";\"\";\"\";\"\";").unwrap();
        let said = said.replacen(gone, "", 1);
        let row = format!("{said};\"{outcome}\";\"\";\"\";\"\";\"\";{entry}");
        let after = format!("{above}\r\n\"2\";{row}\r\n\"3\";{below}");
        assert_eq!(after.len() == before.len(), !gone.is_empty());
        desk.file("lists/list.csv", after);
        desk.plan("2026-03-02 12:00");
        let record = desk.record();
        assert_eq!(record.len(), 1, "{gone} {outcome}");
        assert!(entry.contains(&record[0]["entry"]));
    }
}

#[test]
fn nothing_is_recorded_where_it_is_not_wanted_or_of_another_date() {
    // Not wanted; a date that is over; one before the list's.
    for (made, moment, more) in [
        (MONDAY, TUESDAY, &["--no-record"][..]),
        (MONDAY, TUESDAY, &["--date", "2026-03-02"]),
        ("2026-03-01 09:00", "2026-03-01 10:00", &["--no-record"]),
    ] {
        let desk = Desk::from(day("2026-02-20"));
        let list = desk.plan(made).with("11", "отказ");
        desk.file("lists/list.csv", list.text());
        let next = desk.plan_with(moment, more);
        assert!(next.patients().contains(&"11"));
        assert!(!desk.is_there("exports/recall-contacts.csv"));
        assert_eq!(desk.text("lists/list.filled-1.csv"), list.text());
        // The next one takes nothing away from the first.
        let other = next.with("12", "отказ");
        desk.file("lists/list.csv", other.text());
        desk.plan_with(moment, more);
        assert_eq!(desk.text("lists/list.filled-1.csv"), list.text());
        assert_eq!(desk.text("lists/list.filled-2.csv"), other.text());
    }
}

#[test]
fn a_list_of_a_later_date_is_kept_and_not_recorded_by_an_earlier_one() {
    let desk = Desk::new();
    // Made on Monday for Wednesday, and something was written into it; then Tuesday is planned.
    let list = desk.plan_with(MONDAY, &["--date", "2026-03-04"]);
    assert_eq!(list.cell("11", "Дата"), "04.03.2026");
    let list = list.with("11", "отказ");
    desk.file("lists/list.csv", list.text());
    desk.plan_with(MONDAY, &["--date", "2026-03-03"]);
    assert_eq!(desk.text("lists/list.filled-1.csv"), list.text());
    assert!(!desk.is_there("exports/recall-contacts.csv"));
}

#[test]
fn tomorrow_is_planned_in_the_evening() {
    let desk = Desk::new();
    let list = desk.plan(MONDAY).with("11", "отказ").with("12", "н/о");
    desk.file("lists/list.csv", list.text());
    let evening = "2026-03-02 19:30";
    let next = desk.plan_with(evening, &["--date", "2026-03-03"]);
    assert_eq!(next.patients(), ["12", "13", "14", "15"]);
    assert_eq!(desk.said("11"), ["declined"]);
    assert_eq!(desk.record()[0]["recorded_at"], evening);
    desk.file("lists/list.csv", next.with("12", "отказ").text());
    // In the morning it is there, and is filled in; on the evening after it is all the same.
    let after = desk.plan_with("2026-03-03 19:30", &["--date", "2026-03-04"]);
    assert_eq!(after.patients(), ["13", "14", "15"]);
}

#[test]
fn a_look_at_a_day_that_is_over_records_nothing_of_a_list_a_day_either() {
    let desk = Desk::from(day("2026-02-20"));
    let arguments = ["plan", "-o", "lists/list-{date}.csv"];
    desk.at(MONDAY, &arguments).unwrap();
    let name = "lists/list-2026-03-02.csv";
    desk.file(name, desk.list(name).with("11", "отказ").text());
    let over = [&arguments[..], &["--date", "2026-02-27"]].concat();
    let before = desk.everything();
    desk.at(TUESDAY, &over).unwrap();
    fs::remove_file(desk.path("lists/list-2026-02-27.csv")).unwrap();
    assert_eq!(desk.everything(), before);
}

#[test]
fn a_look_at_another_date_never_replaces_the_list() {
    let desk = Desk::new();
    let list = desk.plan(MONDAY);
    let filled = list.clone().with("11", "отказ");
    for list in [list, filled] {
        desk.file("lists/list.csv", list.text());
        for date in ["2026-03-01", "2025-03-02", "2026-03-10", "2027-03-02"] {
            for more in [&[][..], &["--no-record"], &["--accept-smaller"]] {
                let arguments = ["plan", "-o", "lists/list.csv", "--date", date];
                desk.refuses(MONDAY, &[&arguments, more].concat(), Status::Data);
            }
        }
    }
    // A week ahead it may be made.
    let week = desk.plan_with(MONDAY, &["--date", "2026-03-09"]);
    assert_eq!(week.cell("12", "Дата"), "09.03.2026");
}

#[test]
fn a_simulation_leaves_nothing_but_its_list() {
    for date in ["2026-02-20", "2026-03-20"] {
        let desk = Desk::from(day("2026-02-18"));
        let before = desk.everything();
        let arguments = ["plan", "-o", "lists/trial.csv", "--date", date];
        desk.at(MONDAY, &arguments).unwrap();
        assert_eq!(desk.names(), names(&["trial.csv"]), "{date}");
        fs::remove_file(desk.path("lists/trial.csv")).unwrap();
        assert_eq!(desk.everything(), before, "{date}");
    }
}

#[test]
fn it_is_recorded_also_where_the_exports_end_the_run() {
    let desk = Desk::new();
    let list = desk.plan(MONDAY).with("11", "отказ").with("12", "жалоба");
    desk.file("lists/list.csv", list.text());
    let plans = desk.bytes("exports/plans.csv");
    fs::remove_file(desk.path("exports/plans.csv")).unwrap();
    let arguments = ["plan", "-o", "lists/list.csv"];
    let failure = desk.at(TUESDAY, &arguments).unwrap_err();
    assert_eq!(failure.status(), Status::Data);
    assert_eq!(desk.text("lists/list.csv"), list.text());
    assert_eq!(
        [desk.said("11"), desk.said("12")],
        [["declined"], ["complaint"]]
    );
    // The next run has them, once.
    desk.file("exports/plans.csv", plans);
    assert_eq!(desk.plan(TUESDAY).patients(), ["13", "14", "15"]);
    assert_eq!(desk.record().len(), 2);
}

#[test]
fn what_can_not_be_recorded_ends_the_run_before_anything_is_replaced() {
    let desk = Desk::new();
    let list = desk.plan(MONDAY).with("11", "отказ").with("12", "жалоба");
    desk.file("lists/list.csv", list.text());
    let arguments = ["plan", "-o", "lists/list.csv"];
    // A record that is none.
    desk.file("exports/recall-contacts.csv", "a,b\n1,2\n");
    desk.refuses(TUESDAY, &arguments, Status::Data);
    fs::remove_file(desk.path("exports/recall-contacts.csv")).unwrap();
    // A list of people who have other names.
    let patients = desk.text("exports/patients.csv");
    let others = patients.replace("Лаптева,Вера", "Крюков,Макар");
    desk.file("exports/patients.csv", others);
    desk.refuses(TUESDAY, &arguments, Status::Data);
    // One who has married is no other.
    desk.file(
        "exports/patients.csv",
        patients.replace("Лаптева", "Крюкова"),
    );
    desk.plan(TUESDAY);
    assert_eq!(desk.said("11"), ["declined"]);
}

#[test]
fn a_record_that_another_run_holds_is_waited_for_and_then_not_written() {
    let desk = Desk::new();
    let list = desk.plan(MONDAY).with("11", "отказ");
    desk.file("lists/list.csv", list.text());
    let lock = File::create(desk.path("exports/.recall.lock")).unwrap();
    lock.lock().unwrap();
    let arguments = ["plan", "-o", "lists/list.csv"];
    let since = Instant::now();
    desk.refuses(TUESDAY, &arguments, Status::Busy);
    assert!(since.elapsed() >= Duration::from_secs(4));
    drop(lock);
    desk.plan(TUESDAY);
    assert_eq!(desk.said("11"), ["declined"]);
    assert!(desk.is_there("exports/.recall.lock"), "never removed");
}

#[test]
fn what_is_no_list_is_never_replaced() {
    let desk = Desk::new();
    let patients = desk.bytes("exports/patients.csv");
    for found in [
        patients.as_slice(),
        b"\xff\xfe\x00",
        "Заметки на день\r\n11;больше не звонить\r\n".as_bytes(),
        b"PK\x03\x04 no book",
    ] {
        desk.file("lists/list.csv", found);
        for more in [&[][..], &["--no-record"], &["--accept-smaller"]] {
            let arguments = [&["plan", "-o", "lists/list.csv"], more].concat();
            desk.refuses(TUESDAY, &arguments, Status::Data);
        }
    }
    // Nothing at all may be replaced.
    desk.file("lists/list.csv", "");
    assert_eq!(desk.plan(MONDAY).rows.len(), 5);
    // What is byte for byte as it was written may be, whatever it is: nobody has written into it.
    let monday = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
    desk.file("lists/list.csv", "a form of another version\n");
    desk.file("lists/recall-inputs.csv", written_down(&desk, monday, 0));
    assert_eq!(desk.plan(MONDAY).rows.len(), 5);
}

// Nothing that was filled in is ever overwritten.

type Save = fn(&Sheet) -> Vec<u8>;

/// How a filled list may have been saved.
const SAVED: [(&str, Save); 17] = [
    ("as it is", |sheet| sheet.text().into_bytes()),
    ("codes for titles", |sheet| {
        let mut sheet = sheet.clone();
        for (title, code) in [
            ("Строка списка", "entry"),
            ("Итог", "outcome"),
            ("Пациент", "patient_name"),
            ("Номер карты", "patient_id"),
        ] {
            let place = sheet.place(title);
            code.clone_into(&mut sheet.head[place]);
        }
        sheet.text().into_bytes()
    }),
    ("capitals", |sheet| {
        let head = sheet.head.iter().map(|title| title.to_uppercase());
        let sheet = Sheet {
            head: head.collect(),
            rows: sheet.rows.clone(),
        };
        sheet.text().into_bytes()
    }),
    ("UTF-16, as Excel's Unicode text", |sheet| {
        let text = sheet.as_csv(b'\t', csv::Terminator::CRLF);
        let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
        units.flat_map(u16::to_le_bytes).collect()
    }),
    ("a line sep=", |sheet| {
        format!("sep=;\r\n{}", sheet.text()).into_bytes()
    }),
    ("a title above", |sheet| {
        let more = ";".repeat(sheet.head.len() - 1);
        format!("Обзвон на понедельник{more}\r\n{more}\r\n{}", sheet.text()).into_bytes()
    }),
    ("a remark in another column", |sheet| {
        let mut sheet = sheet.clone();
        sheet.head.push(String::new());
        sheet
            .rows
            .iter_mut()
            .for_each(|row| row.push(String::new()));
        sheet.rows[2].pop();
        sheet.rows[2].push("сидит с внуком".to_owned());
        sheet.text().into_bytes()
    }),
    ("the mark at the start", |sheet| {
        format!("\u{feff}{}", sheet.text()).into_bytes()
    }),
    ("all quoted, parted by commas", |sheet| {
        let all = std::iter::once(&sheet.head).chain(&sheet.rows);
        let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
        let row = |row: &Vec<String>| row.iter().map(quoted).collect::<Vec<_>>().join(",");
        all.map(|cells| row(cells) + "\n")
            .collect::<String>()
            .into_bytes()
    }),
    ("LF", |sheet| {
        sheet.as_csv(b';', csv::Terminator::Any(b'\n')).into_bytes()
    }),
    ("tabs", |sheet| {
        sheet.as_csv(b'\t', csv::Terminator::CRLF).into_bytes()
    }),
    ("Windows-1251", |sheet| {
        WINDOWS_1251.encode(&sheet.text()).0.into_owned()
    }),
    ("rows sorted", |sheet| {
        let mut sheet = sheet.clone();
        sheet.rows.reverse();
        sheet.text().into_bytes()
    }),
    ("columns moved", |sheet| {
        let mut sheet = sheet.clone();
        sheet.head.reverse();
        sheet.rows.iter_mut().for_each(|row| row.reverse());
        sheet.text().into_bytes()
    }),
    ("columns left out", |sheet| {
        let places = ["Строка списка", "Пациент", "Итог"].map(|title| sheet.place(title));
        let row = |row: &Vec<String>| places.iter().map(|&place| row[place].clone()).collect();
        let sheet = Sheet {
            head: row(&sheet.head),
            rows: sheet.rows.iter().map(row).collect(),
        };
        sheet.text().into_bytes()
    }),
    ("a row deleted", |sheet| {
        let mut sheet = sheet.clone();
        let place = sheet.place("Номер карты");
        sheet.rows.retain(|row| row[place] != "14");
        sheet.text().into_bytes()
    }),
    ("a workbook under the same name", |sheet| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.xlsx");
        sheet.as_workbook(&path);
        fs::read(path).unwrap()
    }),
];

#[test]
fn a_filled_list_is_recorded_however_it_was_saved() {
    for (how, save) in SAVED {
        let desk = Desk::new();
        let list = desk.plan(MONDAY);
        let list = list.with("11", "больше не звонить").with("12", "отказ");
        desk.file("lists/list.csv", save(&list));
        let next = desk.plan(TUESDAY);
        assert_eq!(next.patients(), ["13", "14", "15"], "{how}");
        assert_eq!(desk.said("11"), ["opt_out"], "{how}");
        assert_eq!(desk.said("12"), ["declined"], "{how}");
        assert_eq!(desk.record().len(), 2, "{how}");
        // What was written where nothing is read is kept, and nothing else is.
        let has_more = ["a title above", "a remark in another column"].contains(&how);
        assert_eq!(desk.is_there("lists/list.filled-1.csv"), has_more, "{how}");
        if has_more {
            assert_eq!(desk.bytes("lists/list.filled-1.csv"), save(&list));
        }
    }
}

#[test]
fn a_filled_list_that_is_not_to_be_recorded_is_kept_however_it_was_saved() {
    for (how, save) in SAVED {
        let desk = Desk::new();
        let list = desk.plan(MONDAY).with("11", "больше не звонить");
        let saved = save(&list);
        desk.file("lists/list.csv", &saved);
        desk.plan_with(TUESDAY, &["--no-record"]);
        assert_eq!(desk.bytes("lists/list.filled-1.csv"), saved, "{how}");
    }
}

/// How somebody writes a remark into a list.
type Remark<'a> = &'a dyn Fn(Sheet) -> Vec<u8>;

#[test]
fn a_remark_where_nothing_is_read_is_not_lost() {
    let added = |mut list: Sheet, remark: &str| {
        list.head.push("Моё".to_owned());
        list.rows.iter_mut().for_each(|row| row.push(String::new()));
        list.rows[2].pop();
        list.rows[2].push(remark.to_owned());
        list.text().into_bytes()
    };
    let over = |mut list: Sheet, title: &str| {
        list.fill("13", title, "просила больше не звонить");
        list.text().into_bytes()
    };
    let below = |list: Sheet| {
        let more = ";".repeat(list.head.len() - 1);
        format!("{}Мохову больше не звонить{more}\r\n", list.text()).into_bytes()
    };
    let above = |list: Sheet| {
        let more = ";".repeat(list.head.len() - 1);
        format!("Мохову больше не звонить{more}\r\n{}", list.text()).into_bytes()
    };
    let remarks: [(Remark<'_>, usize); 8] = [
        (&|list| added(list, "сидит с внуком"), 5),
        // A refusal in an added column bars.
        (&|list| added(list, "больше не звонить"), 4),
        (&below, 5),
        (&above, 5),
        // And one over recall's own words.
        (&|list| over(list, "Кого позвать"), 4),
        (&|list| over(list, "Что сказать"), 4),
        (&|list| over(list, "Почему"), 4),
        (&|list| over(list, "Куда"), 4),
    ];
    for (nth, (write, contacts)) in remarks.into_iter().enumerate() {
        for more in [&[][..], &["--no-record"]] {
            let desk = Desk::new();
            let written = write(desk.plan(MONDAY));
            desk.file("lists/list.csv", &written);
            let next = desk.plan_with(TUESDAY, more);
            let expected = if more.is_empty() { contacts } else { 5 };
            assert_eq!(next.rows.len(), expected, "{nth} {more:?}");
            // It is kept once, under whatever name.
            desk.plan_with("2026-03-03 12:00", more);
            let all = desk.everything();
            let kept = all.values().filter(|bytes| **bytes == written);
            assert_eq!(kept.count(), 1, "{nth} {more:?}");
        }
    }
}

#[test]
fn a_note_that_the_clinic_knows_to_be_no_refusal_is_none_in_the_list_either() {
    let desk = Desk::new();
    desk.set("ignore.notes = ['не звонить на домашний']");
    let patients = desk.text("exports/patients.csv");
    let mut lines: Vec<String> = patients.lines().map(str::to_owned).collect();
    for (place, line) in lines.iter_mut().enumerate() {
        line.push_str(match place {
            0 => ",note",
            1 => ",не звонить на домашний",
            _ => ",",
        });
    }
    desk.file("exports/patients.csv", lines.join("\n") + "\n");
    let mut list = desk.plan(MONDAY);
    let shown = "Примечание: не звонить на домашний.";
    assert!(list.cell("11", "Перед звонком").contains(shown));
    // However little stands beside it.
    list.fill("11", "Перед звонком", shown);
    desk.file("lists/list.csv", list.with("12", "отказ").text());
    let next = desk.plan(TUESDAY);
    assert_eq!(next.patients(), ["11", "13", "14", "15"]);
    assert_eq!(desk.record().len(), 1);
}

#[test]
fn a_remark_on_another_sheet_is_not_lost() {
    let desk = Desk::new();
    let list = desk.plan(MONDAY).with("11", "отказ");
    for (text, is_kept) in [("", false), ("Мохову больше не звонить", true)] {
        let mut book = rust_xlsxwriter::Workbook::new();
        list.write(book.add_worksheet());
        let other = book.add_worksheet();
        other.write_string(0, 0, text).unwrap();
        desk.file("lists/list.csv", book.save_to_buffer().unwrap());
        desk.plan(TUESDAY);
        assert_eq!(desk.is_there("lists/list.filled-1.csv"), is_kept);
    }
}

#[test]
fn rows_that_were_sorted_apart_are_not_recorded() {
    let desk = Desk::new();
    let mut list = desk.plan(MONDAY).with("11", "больше не звонить");
    // The columns from the name to the end were marked and sorted, the entries were not.
    let entry = list.place("Строка списка");
    let mut entries: Vec<String> = list.rows.iter().map(|row| row[entry].clone()).collect();
    entries.rotate_left(1);
    for (row, other) in list.rows.iter_mut().zip(entries) {
        row[entry] = other;
    }
    desk.file("lists/list.csv", list.text());
    for arguments in [
        &["plan", "-o", "lists/list.csv"][..],
        &["plan", "-o", "lists/list.csv", "--no-record"],
        &["record", "lists/list.csv"],
    ] {
        desk.refuses(TUESDAY, arguments, Status::Data);
    }
}

/// Runs the program with visits.csv as a pipe; while it waits there somebody saves the list.
fn saved_meanwhile(times: usize) -> (Desk, NaiveDate, (i32, String)) {
    let (desk, today) = today();
    assert_eq!(desk.run(&["plan", "-o", "list.csv", "--now", "09:00"]).0, 0);
    let list = desk.list("lists/list.csv");
    let visits = desk.bytes("exports/visits.csv");
    fs::remove_file(desk.path("exports/visits.csv")).unwrap();
    let pipe = desk.path("exports/visits.csv");
    nix::unistd::mkfifo(&pipe, nix::sys::stat::Mode::S_IRWXU).unwrap();
    let mut program = desk.program(&["plan", "-o", "list.csv", "--now", "09:00"]);
    let mut run = spawn(program.stderr(Stdio::piped()));
    let mut saved = 0;
    while run.try_wait().unwrap().is_none() {
        // It can be opened once there is somebody who reads it.
        let mut open = File::options();
        open.write(true)
            .custom_flags(nix::fcntl::OFlag::O_NONBLOCK.bits());
        if let Ok(mut pipe) = open.open(&pipe) {
            if saved < times {
                let patient = PEOPLE[saved].0;
                desk.file("lists/list.csv", list.clone().with(patient, "отказ").text());
                saved += 1;
            }
            pipe.write_all(&visits).unwrap();
        }
        thread::sleep(Duration::from_millis(20));
    }
    assert!(saved > 0, "the pipe was read");
    (desk, today, ended(&run.wait_with_output().unwrap()))
}

#[test]
fn a_list_that_is_saved_while_another_is_made_is_recorded_too() {
    let (desk, _, (status, said)) = saved_meanwhile(1);
    assert_eq!(status, 0, "{said}");
    assert_eq!(desk.said("11"), ["declined"]);
    assert_eq!(
        desk.list("lists/list.csv").patients(),
        ["12", "13", "14", "15"]
    );
}

#[test]
fn a_list_that_is_saved_again_and_again_is_left_alone() {
    let (desk, _, (status, said)) = saved_meanwhile(5);
    assert_eq!(status, 75, "{said}");
    // What was saved last stands there still.
    let list = desk.list("lists/list.csv");
    assert_eq!(list.cell("13", "Итог"), "отказ");
    assert_eq!(list.rows.len(), 5);
}

#[test]
fn patients_may_come_out_of_a_pipe() {
    let (desk, _) = today();
    assert_eq!(desk.run(&["plan", "-o", "list.csv", "--now", "09:00"]).0, 0);
    let list = desk.list("lists/list.csv").with("11", "отказ");
    desk.file("lists/list.csv", list.text());
    fs::rename(desk.path("exports/patients.csv"), desk.path("people.csv")).unwrap();
    let mut program = desk.program(&["plan", "-o", "list.csv", "--now", "09:00"]);
    program
        .args(["--patients", "/dev/stdin"])
        .stdin(File::open(desk.path("people.csv")).unwrap());
    assert_eq!(output(&mut program).0, 0);
    let list = desk.list("lists/list.csv").with("12", "отказ");
    desk.file("lists/list.csv", list.text());
    let mut program = desk.program(&["plan", "-o", "list.csv", "--now", "09:00", "--quiet"]);
    program
        .args(["--patients", "/dev/stdin"])
        .stdin(Stdio::piped())
        .stderr(Stdio::piped());
    let mut run = spawn(&mut program);
    let patients = desk.bytes("people.csv");
    run.stdin.take().unwrap().write_all(&patients).unwrap();
    let (status, said) = ended(&run.wait_with_output().unwrap());
    assert_eq!(status, 0, "{said}");
    assert_eq!(desk.list("lists/list.csv").patients(), ["13", "14", "15"]);
}

// Who else writes.

#[test]
fn two_administrators_with_a_copy_each() {
    let desk = Desk::new();
    let list = desk.plan(MONDAY);
    desk.file(
        "lists/a.csv",
        list.clone().with("11", "н/о").with("12", "отказ").text(),
    );
    let mut b = list
        .with("13", "больше не звонить")
        .with("11", "поговорили");
    b.fill("11", "Когда звонили", "16:20");
    desk.file("lists/b.csv", b.text());
    desk.at(
        "2026-03-02 19:00",
        &["record", "lists/a.csv", "lists/b.csv"],
    )
    .unwrap();
    assert_eq!(desk.said("11"), ["no_answer", "reached"]);
    assert_eq!(
        [desk.said("12"), desk.said("13")],
        [["declined"], ["opt_out"]]
    );
    let lists: BTreeSet<String> = desk
        .record()
        .iter()
        .map(|row| row["list"].clone())
        .collect();
    assert_eq!(lists, names(&["a.csv", "b.csv"]));
    // Both are one recording, and neither says anything new.
    let record = desk.record();
    assert!(record.iter().all(|row| row["recording"] == "1"));
    desk.at(
        "2026-03-02 19:05",
        &["record", "lists/b.csv", "lists/a.csv"],
    )
    .unwrap();
    assert_eq!(desk.record(), record);
    assert_eq!(desk.plan(TUESDAY).patients(), ["14", "15"]);
}

#[test]
fn a_visit_is_confirmed_for_its_own_day() {
    let visits = "visit_id,patient_id,starts_at,status\nV1,11,2026-03-03 10:00,booked\n";
    // The list says on which day the visit is; so it does where a spreadsheet saved it in its own way.
    for (said, outcome) in [
        ("придет завтра", "reached"),
        ("будет 3го", "reached"),
        ("придет, но не завтра", "unclear"),
        ("придет в пт", "unclear"),
        ("подтвердил на 5.03", "unclear"),
    ] {
        for is_saved_anew in [false, true] {
            let desk = Desk::new();
            desk.file("exports/visits.csv", visits);
            desk.file("exports/agreements.csv", "agreement_id,patient_id,kind\n");
            let mut text = desk.plan(MONDAY).with("11", said).text();
            if is_saved_anew {
                text = format!("\n{text}");
            }
            desk.file("lists/a.csv", text);
            desk.at("2026-03-02 19:00", &["record", "lists/a.csv"])
                .unwrap();
            assert_eq!(desk.said("11"), [outcome], "{said}");
        }
        // It says so in English too.
        let desk = Desk::new();
        desk.file("exports/visits.csv", visits);
        desk.file("exports/agreements.csv", "agreement_id,patient_id,kind\n");
        let english = ["--lang", "en", "--headings", "codes", "--delimiter", ","];
        let plan = [&["plan", "-o", "lists/list.csv"][..], &english].concat();
        desk.at(MONDAY, &plan).unwrap();
        let text = desk.text("lists/list.csv");
        let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let head: Vec<String> = reader
            .headers()
            .unwrap()
            .iter()
            .map(str::to_owned)
            .collect();
        let row = reader.records().next().unwrap().unwrap();
        let rows = vec![row.iter().map(str::to_owned).collect()];
        let mut list = Sheet { head, rows };
        let place = list.place("outcome");
        said.clone_into(&mut list.rows[0][place]);
        desk.file("lists/a.csv", list.text());
        desk.at("2026-03-02 19:00", &["record", "lists/a.csv"])
            .unwrap();
        assert_eq!(desk.said("11"), [outcome], "{said}");
    }
}

#[test]
fn pain_in_one_copy_is_not_ended_by_the_other() {
    for (first, second) in [
        ("болит", "поговорили"),
        ("поговорили", "болит"),
        ("болит", "отказ"),
        ("записалась", "болит"),
    ] {
        for together in [true, false] {
            let desk = Desk::new();
            let list = desk.plan(MONDAY);
            desk.file("lists/a.csv", list.clone().with("11", first).text());
            desk.file("lists/b.csv", list.with("11", second).text());
            let (one, other) = ("lists/a.csv", "lists/b.csv");
            if together {
                desk.at("2026-03-02 19:00", &["record", one, other])
                    .unwrap();
            } else {
                desk.at("2026-03-02 19:00", &["record", one]).unwrap();
                desk.at("2026-03-02 19:10", &["record", other]).unwrap();
            }
            let next = desk.plan(TUESDAY);
            assert_eq!(next.cell("11", "Кто звонит"), "врач", "{first}, {second}");
        }
    }
}

#[test]
fn whoever_was_forgotten_is_called_again_when_the_card_allows_it() {
    let desk = Desk::new();
    let list = desk.plan(MONDAY).with("11", "умер").with("12", "жалоба");
    desk.file("lists/list.csv", list.with("13", "поговорили").text());
    desk.at("2026-03-02 19:00", &["record", "lists/list.csv"])
        .unwrap();
    for patient in ["11", "12", "13"] {
        desk.at("2026-03-02 19:05", &["record", "--forget", patient])
            .unwrap();
        assert_eq!(desk.said(patient), ["opt_out", "undone"]);
    }
    assert_eq!(desk.plan(TUESDAY).patients(), ["14", "15"]);
    // A later consent lifts it.
    let patients = desk.text("exports/patients.csv");
    let old = patients
        .lines()
        .find(|line| line.starts_with("13,"))
        .unwrap();
    let (kept, _) = old.rsplit_once(',').unwrap();
    let new = format!("{kept},2026-03-03");
    desk.file("exports/patients.csv", patients.replace(old, &new));
    assert_eq!(desk.plan(WEDNESDAY).patients(), ["13", "14", "15"]);
}

#[test]
fn the_other_administrator_did_not_reach_who_asked_not_to_be_called() {
    let desk = Desk::new();
    let list = desk.plan(MONDAY);
    let refused = list
        .clone()
        .with("11", "больше не звонить")
        .with("12", "отказ");
    desk.file("lists/a.csv", refused.text());
    desk.file(
        "lists/b.csv",
        list.with("11", "н/о").with("12", "н/о").text(),
    );
    for (moment, lists) in [
        ("2026-03-02 12:00", ["record", "lists/a.csv"]),
        ("2026-03-02 19:00", ["record", "lists/b.csv"]),
    ] {
        desk.at(moment, &lists).unwrap();
    }
    for moment in [TUESDAY, WEDNESDAY, "2026-05-04 09:00"] {
        let arguments = ["plan", "-o", "lists/next.csv"];
        desk.at(moment, &arguments).unwrap();
        let next = desk.list("lists/next.csv");
        assert!(!next.patients().contains(&"11"), "{moment}");
        assert!(!next.patients().contains(&"12"), "{moment}");
    }
}

#[test]
fn planned_anew_at_noon() {
    let desk = Desk::new();
    let mut list = desk.plan(MONDAY).with("12", "отказ").with("13", "н/о");
    list.fill("11", "Итог", "перезвонить");
    list.fill("11", "Когда звонили", "9:40");
    list.fill("11", "Когда перезвонить", "15:00");
    desk.file("lists/list.csv", list.text());
    let noon = desk.plan("2026-03-02 12:00");
    // The promise of today comes back as a contact of its own; who was tried today is not tried again.
    assert_eq!(noon.patients(), ["11", "14", "15"]);
    assert_eq!(noon.cell("11", "С"), "15:00");
    let first = list.cell("11", "Строка списка");
    let entry = noon.cell("11", "Строка списка");
    let (place, digits) = first.split_once('#').unwrap();
    assert_eq!(entry, format!("{place}/2#{digits}"));
    let record = desk.record();
    let noon = noon.with("11", "отказ").with("14", "поговорили");
    desk.file("lists/list.csv", noon.text());
    assert_eq!(desk.plan(TUESDAY).patients(), ["13", "15"]);
    assert_eq!(
        desk.record()[..record.len()],
        record,
        "what was recorded stays"
    );
    assert_eq!(desk.said("11"), ["callback", "declined"]);
}

#[test]
fn yesterdays_list_is_filled_in_after_todays_was_made() {
    let desk = Desk::new();
    let arguments = ["plan", "-o", "lists/list-{date}.csv"];
    desk.at(MONDAY, &arguments).unwrap();
    desk.at(TUESDAY, &arguments).unwrap();
    let old = desk.list("lists/list-2026-03-02.csv");
    let old = old.with("11", "больше не звонить").with("12", "н/о");
    desk.file("lists/list-2026-03-02.csv", old.text());
    // What is typed into today's list meanwhile holds too.
    let new = desk.list("lists/list-2026-03-03.csv").with("13", "отказ");
    desk.file("lists/list-2026-03-03.csv", new.text());
    desk.at("2026-03-03 12:00", &arguments).unwrap();
    let again = desk.list("lists/list-2026-03-03.csv");
    assert_eq!(
        again.patients(),
        ["12", "14", "15"],
        "whom she did not reach yesterday too"
    );
    desk.at(WEDNESDAY, &arguments).unwrap();
    let next = desk.list("lists/list-2026-03-04.csv");
    assert_eq!(next.patients(), ["12", "14", "15"]);
    assert_eq!(desk.record().len(), 3);
}

#[test]
fn the_clinics_own_log_holds_the_same_call() {
    let desk = Desk::from(day("2026-02-27"));
    desk.set("contact.max_attempts = 2");
    // It was tried on Friday, and both wrote it down; a second attempt is left.
    let list = desk
        .plan("2026-02-27 09:00")
        .with("11", "н/о")
        .with("12", "н/о");
    desk.file("lists/list.csv", list.text());
    desk.file(
        "exports/contacts.csv",
        "contacted_at,patient_id,outcome,channel\n2026-02-27 11:15,11,no_answer,\n2026-02-26 10:00,15,reached,call\n",
    );
    assert_eq!(desk.plan(MONDAY).patients(), ["11", "12", "13", "14"]);
    // Of two days they are two.
    desk.file(
        "exports/contacts.csv",
        "contacted_at,patient_id,outcome,channel\n2026-02-28 11:15,11,no_answer,\n2026-02-26 10:00,15,reached,call\n",
    );
    assert_eq!(desk.plan(MONDAY).patients(), ["12", "13", "14"]);
}

#[test]
fn a_nightly_job_empties_the_folder_of_the_exports() {
    let desk = Desk::new();
    desk.set("files.recall-contacts = '../recall-contacts.csv'");
    let list = desk.plan(MONDAY).with("11", "больше не звонить");
    desk.file("lists/list.csv", list.text());
    desk.plan("2026-03-02 18:00");
    assert!(!desk.is_there("exports/recall-contacts.csv"));
    // In the night everything there is deleted and exported anew; recall.toml is put back.
    let exports: Vec<_> = ["patients", "plans", "visits", "agreements"]
        .map(|name| format!("exports/{name}.csv"))
        .map(|name| (desk.bytes(&name), name))
        .into();
    fs::remove_dir_all(desk.path("exports")).unwrap();
    fs::create_dir(desk.path("exports")).unwrap();
    desk.set("files.recall-contacts = '../recall-contacts.csv'");
    for (bytes, name) in exports {
        desk.file(&name, bytes);
    }
    assert_eq!(desk.plan(TUESDAY).patients(), ["12", "13", "14", "15"]);
}

#[test]
fn a_record_that_is_gone_or_smaller_ends_the_run_until_that_is_accepted() {
    let desk = Desk::new();
    let list = desk
        .plan(MONDAY)
        .with("11", "больше не звонить")
        .with("12", "жалоба");
    desk.file("lists/list.csv", list.text());
    let evening = desk.plan("2026-03-02 18:00").with("13", "н/о");
    desk.file("lists/list.csv", evening.text());
    let record = desk.text("exports/recall-contacts.csv");
    let shorter: String = record.split_inclusive('\n').take(2).collect();
    let arguments = ["plan", "-o", "lists/list.csv"];
    for left in [None, Some(shorter)] {
        let is_gone = left.is_none();
        match left {
            None => fs::remove_file(desk.path("exports/recall-contacts.csv")).unwrap(),
            Some(text) => desk.file("exports/recall-contacts.csv", text),
        }
        let failure = desk.refuses(TUESDAY, &arguments, Status::Data);
        assert!(failure.lines().contains("--accept-smaller"));
        // Also where the list would be another one's in every other respect.
        desk.refuses(WEDNESDAY, &arguments, Status::Data);
        // No new record stands where the old one is to be put back.
        assert_eq!(desk.is_there("exports/recall-contacts.csv"), !is_gone);
    }
    // It comes back: all is well, and nobody had to accept anything.
    desk.file("exports/recall-contacts.csv", &record);
    assert_eq!(desk.plan(TUESDAY).patients(), ["13", "14", "15"]);
    fs::remove_file(desk.path("exports/recall-contacts.csv")).unwrap();
    desk.plan_with(TUESDAY, &["--accept-smaller"]);
    desk.plan(WEDNESDAY);
}

#[test]
fn exports_that_lost_rows_or_a_column_end_the_run() {
    // A hundred more patients, of whom nobody is to be called.
    let many = |desk: &Desk, count: usize, from: &str| {
        let mut text = desk.text("exports/patients.csv");
        for nth in 0..count {
            let on = day(from) + Days::new(nth as u64 % 5);
            writeln!(text, "9{nth:03},Лишний,Номер{nth},,no,{on}").unwrap();
        }
        text
    };
    let arguments = ["plan", "-o", "lists/list.csv"];
    let desk = Desk::new();
    let few = many(&desk, 5, "2025-02-01");
    let full = many(&desk, 100, "2025-02-01");
    let cut = many(&desk, 85, "2025-02-01");
    let tenth = many(&desk, 92, "2025-02-01");
    let moved = {
        let rest: Vec<&str> = full
            .lines()
            .skip(1)
            .filter(|row| !row.ends_with("2025-02-01"))
            .collect();
        let head = full.lines().next().unwrap();
        format!("{head}\n{}\n", rest.join("\n"))
    };
    desk.file("exports/patients.csv", &full);
    desk.plan(MONDAY);
    desk.file("exports/patients.csv", cut);
    let failure = desk.refuses(TUESDAY, &arguments, Status::Data);
    assert!(failure.lines().contains("--accept-smaller"));
    desk.file("exports/patients.csv", few);
    desk.refuses(TUESDAY, &arguments, Status::Data);
    // The clinic exports the last years only: what is oldest went.
    desk.file("exports/patients.csv", moved);
    desk.plan(TUESDAY);
    desk.file("exports/patients.csv", &full);
    desk.plan(TUESDAY);
    // No more than a tenth.
    desk.file("exports/patients.csv", tenth);
    desk.plan(TUESDAY);
    // A column, of however few rows.
    let agreements = desk.text("exports/agreements.csv");
    desk.file(
        "exports/agreements.csv",
        agreements.replace("contact_on", "due_on"),
    );
    desk.refuses(TUESDAY, &arguments, Status::Data);
    assert_eq!(
        desk.at(TUESDAY, &[&arguments[..], &["--accept-smaller"]].concat()),
        Ok(())
    );
}

#[test]
fn what_a_run_has_read_is_written_down_without_anything_personal() {
    let desk = Desk::new();
    let list = desk.plan(MONDAY).with("11", "больше не звонить");
    desk.file("lists/list.csv", list.text());
    desk.plan(TUESDAY);
    let text = desk.text("lists/recall-inputs.csv");
    for personal in ["Лаптева", "Вера", "79160000011", "больше", "opt_out"] {
        assert!(!text.contains(personal), "{text}");
    }
    let rows = rows_of(text.as_bytes());
    let of = |sort: &str| rows.iter().find(|row| row["sort"] == sort).unwrap();
    let record = desk.bytes("exports/recall-contacts.csv");
    assert_eq!(of("recall-contacts")["rows"], "1");
    assert_eq!(of("recall-contacts")["bytes"], record.len().to_string());
    assert_eq!(of("recall-contacts")["sha256"], sha256(&record));
    assert_eq!(of("recall-contacts")["earliest"], "2026-03-02");
    assert_eq!(of("patients")["rows"], "5");
    let patients = desk.bytes("exports/patients.csv");
    assert_eq!(of("patients")["bytes"], patients.len().to_string());
    assert_eq!(of("patients")["sha256"], sha256(&patients));
    assert_eq!(of("agreements")["earliest"], "2025-10-03");
    assert_eq!(of("list")["sha256"], sha256(&desk.bytes("lists/list.csv")));
}

fn sha256(bytes: &[u8]) -> String {
    recall::disk::fingerprint::of_bytes(bytes)
}

#[test]
fn a_stale_copy_never_turns_back_a_correction_or_a_refusal() {
    let desk = Desk::new();
    let list = desk.plan(MONDAY);
    // The page saved what was said at ten, and the file is looked at each day.
    let entry = |patient: &str| list.cell(patient, "Строка списка").to_owned();
    let stale = format!(
        "entry,outcome\n{},reached\n{},no_answer\n{},booked\n",
        entry("11"),
        entry("12"),
        entry("13"),
    );
    desk.file("lists/list.outcomes.csv", stale);
    desk.plan("2026-03-02 10:00");
    // At noon it is said otherwise.
    let right = list
        .clone()
        .with("11", "больше не звонить")
        .with("12", "поговорили")
        .with("13", "отказ");
    desk.file("lists/right.csv", right.text());
    desk.at("2026-03-02 12:00", &["record", "lists/right.csv"])
        .unwrap();
    let record = desk.record();
    for moment in [TUESDAY, WEDNESDAY, "2026-03-16 09:00"] {
        let next = desk.plan(moment);
        assert_eq!(next.patients(), ["14", "15"], "{moment}");
        assert_eq!(desk.record(), record, "{moment}");
    }
    // What was taken back is not said again by it either.
    desk.at("2026-03-16 10:00", &["record", "--undo", &entry("13")])
        .unwrap();
    let record = desk.record();
    desk.plan("2026-03-17 09:00");
    assert_eq!(desk.record(), record);
}

#[test]
fn what_was_read_before_its_time_is_not_said_again_when_the_time_has_come() {
    let desk = Desk::new();
    let list = desk.plan(MONDAY);
    // She mistyped 11:00; and the copy is looked at each day.
    let mut stale = list
        .clone()
        .with("11", "поговорили")
        .with("12", "перезвонить");
    for patient in ["11", "12"] {
        stale.fill(patient, "Когда звонили", "16:00");
    }
    stale.fill("12", "Когда перезвонить", "завтра");
    desk.file("lists/list.outcomes.csv", stale.text());
    desk.plan("2026-03-02 12:00");
    let right = list.with("11", "отказ").with("12", "отказ");
    desk.file("lists/right.csv", right.text());
    desk.at("2026-03-02 13:00", &["record", "lists/right.csv"])
        .unwrap();
    for moment in [TUESDAY, WEDNESDAY] {
        assert_eq!(desk.plan(moment).patients(), ["13", "14", "15"], "{moment}");
        assert_eq!(desk.said("11"), ["reached", "declined"], "{moment}");
        assert_eq!(desk.said("12"), ["callback", "declined"], "{moment}");
    }
}

// What is unclear.

#[test]
fn a_list_with_an_unclear_row_is_kept_and_mended_there() {
    for name in ["lists/list.csv", "lists/list-{date}.csv"] {
        let desk = Desk::new();
        let on = |date: &str| name.replace("{date}", date);
        let plan = |moment: &str| {
            desk.at(moment, &["plan", "-o", name]).unwrap();
            desk.list(&on(&moment[..10]))
        };
        let list = plan(MONDAY).with("11", "ывпап").with("12", "отказ");
        desk.file(&on("2026-03-02"), list.text());
        // Nobody calls until it is said clearly.
        assert_eq!(plan(TUESDAY).patients(), ["13", "14", "15"], "{name}");
        assert_eq!(desk.said("11"), ["unclear"]);
        let kept = if name.contains('{') {
            on("2026-03-02")
        } else {
            "lists/list.2026-03-02.csv".to_owned()
        };
        assert_eq!(desk.text(&kept), list.text());
        assert_eq!(plan(WEDNESDAY).patients(), ["13", "14", "15"], "{name}");
        // Mending the word there is enough.
        let mended = list.with("11", "н/о");
        desk.file(&kept, mended.text());
        assert_eq!(
            plan("2026-03-05 09:00").patients(),
            ["11", "13", "14", "15"]
        );
        assert_eq!(desk.said("11"), ["unclear", "no_answer"]);
        assert_eq!(desk.text(&kept), mended.text());
    }
}

#[test]
fn a_list_a_day_that_is_planned_anew_keeps_what_is_unclear() {
    let desk = Desk::new();
    let arguments = ["plan", "-o", "lists/list-{date}.csv"];
    desk.at(MONDAY, &arguments).unwrap();
    let list = desk.list("lists/list-2026-03-02.csv").with("11", "ывпап");
    desk.file("lists/list-2026-03-02.csv", list.text());
    desk.at("2026-03-02 12:00", &arguments).unwrap();
    let kept = "lists/list-2026-03-02.2026-03-02.csv";
    assert_eq!(desk.text(kept), list.text());
    desk.file(kept, list.with("11", "поговорили").text());
    desk.at(TUESDAY, &arguments).unwrap();
    assert_eq!(desk.said("11"), ["unclear", "reached"]);
}

#[test]
fn a_kept_list_is_looked_at_for_thirty_days() {
    for (date, is_mended) in [("2026-04-01", true), ("2026-04-02", false)] {
        let desk = Desk::new();
        let list = desk.plan(MONDAY).with("11", "ывпап");
        desk.file("lists/list.csv", list.text());
        desk.plan(TUESDAY);
        let mended = list.with("11", "отказ");
        desk.file("lists/list.2026-03-02.csv", mended.text());
        desk.plan(&format!("{date} 09:00"));
        let expected: &[&str] = if is_mended {
            &["unclear", "declined"]
        } else {
            &["unclear"]
        };
        assert_eq!(desk.said("11"), expected, "{date}");
    }
}

#[test]
fn two_kept_lists_of_a_day_do_not_replace_each_other() {
    let desk = Desk::new();
    let first = desk.plan(MONDAY).with("11", "ывпап");
    desk.file("lists/list.csv", first.text());
    let second = desk.plan("2026-03-02 12:00").with("12", "олдж");
    desk.file("lists/list.csv", second.text());
    desk.plan("2026-03-02 15:00");
    let all = desk.everything();
    for list in [first, second] {
        assert!(all.values().any(|bytes| *bytes == list.text().as_bytes()));
    }
}

#[test]
fn what_must_hold_holds_whatever_else_can_not_be_read() {
    let desk = Desk::new();
    let mut list = desk.plan(MONDAY);
    for (patient, outcome) in [
        ("11", "больше не звонить"),
        ("12", "жалоба"),
        ("13", "отказ"),
        ("14", "неверный номер"),
    ] {
        list.fill(patient, "Итог", outcome);
        list.fill(patient, "Когда звонили", "утром или нет");
        list.fill(patient, "Оценка", "много");
    }
    // A note alone says that there was something; what, nobody knows.
    list.fill("15", "Примечание", "была странная");
    desk.file("lists/list.csv", list.text());
    assert_eq!(desk.plan(TUESDAY).rows.len(), 0);
    let said: Vec<_> = ["11", "12", "13", "14", "15"]
        .map(|id| desk.said(id).join(" "))
        .into();
    assert_eq!(
        said,
        [
            "opt_out",
            "complaint",
            "declined",
            "wrong_number",
            "unclear"
        ]
    );
    assert!(
        desk.record()
            .iter()
            .all(|row| row["contacted_at"] == "2026-03-02")
    );
}

// Open in a spreadsheet.

#[test]
fn a_list_that_is_open_in_a_spreadsheet_is_not_replaced() {
    let desk = Desk::new();
    desk.plan(MONDAY);
    let arguments = ["plan", "-o", "lists/list.csv"];
    let noon = |moment: &str| {
        let moment = NaiveDateTime::parse_from_str(moment, "%Y-%m-%d %H:%M").unwrap();
        SystemTime::from(Moscow.from_local_datetime(&moment).unwrap())
    };
    for lock in ["lists/.~lock.list.csv#", "lists/~$list.csv"] {
        for (written, is_open) in [("2026-03-03 07:00", true), ("2026-03-02 19:00", false)] {
            desk.file(lock, "Вера,desk");
            let file = File::options().write(true).open(desk.path(lock)).unwrap();
            file.set_times(FileTimes::new().set_modified(noon(written)))
                .unwrap();
            if is_open {
                let failure = desk.refuses(TUESDAY, &arguments, Status::Busy);
                assert!(failure.to_string().contains("list.csv"), "{failure}");
                let other = ["plan", "-o", "lists/other.csv"];
                desk.at(TUESDAY, &other).unwrap();
            } else {
                // It was left behind: yesterday's is no reason to have no list today.
                desk.plan(TUESDAY);
            }
        }
        fs::remove_file(desk.path(lock)).unwrap();
    }
}

// What is said whoever listens.

#[test]
fn what_may_not_go_unread_is_said_quietly_too() {
    let (desk, today) = today();
    let quiet = |arguments: &[&str]| {
        let (status, said) = desk.run(&[arguments, &["--quiet", "--now", "09:00"]].concat());
        assert_eq!(status, 0, "{said}");
        said
    };
    let yesterday = (today - Days::new(1)).to_string();
    assert_eq!(quiet(&["plan", "-o", "list.csv"]), "");
    // Nothing new is nothing to be said.
    assert_eq!(quiet(&["plan", "-o", "list.csv"]), "");
    let list = desk.list("lists/list.csv");
    // An unclear word, each day until it is mended.
    desk.file(
        "lists/list.csv",
        list.clone().with("13", "ывпап").with("11", "отказ").text(),
    );
    for _ in 0..2 {
        let said = quiet(&["plan", "-o", "list.csv"]);
        assert!(
            said.contains("list.csv, строка ")
                || said.contains(&format!("list.{today}.csv, строка ")),
            "{said}"
        );
        // Once: by the list in which the word is to be mended, and not by the record too.
        assert_eq!(said.matches("пациент 13").count(), 1, "{said}");
        assert!(!said.contains("пациент 11"), "{said}");
    }
    // What the record alone has is named by it.
    let quietly = quiet(&["plan", "--format", "csv"]);
    assert!(quietly.contains("пациент 13"), "{quietly}");
    // A list of an earlier date of which nothing is known.
    let (desk, _) = self::today();
    let quiet = |arguments: &[&str]| desk.run(&[arguments, &["--quiet"]].concat());
    let made = quiet(&["plan", "-o", "list.csv", "--date", &yesterday]);
    assert_eq!(made.0, 0, "{}", made.1);
    let (status, said) = quiet(&["plan", "-o", "list.csv", "--now", "09:00"]);
    assert_eq!(status, 0);
    assert!(said.contains("list.csv"), "{said}");
    // And once it is replaced it is no longer there to be asked about.
    assert_eq!(
        quiet(&["plan", "-o", "list.csv", "--now", "09:00"]),
        (0, String::new())
    );
}

/// How somebody leaves a list.
type Written<'a> = &'a dyn Fn(&Sheet) -> String;

#[test]
fn a_remark_where_nothing_is_read_is_told_of_whatever_the_list_is_called() {
    let below = |list: &Sheet| {
        let more = ";".repeat(list.head.len() - 1);
        format!("{}Мохову больше не звонить{more}\r\n", list.text())
    };
    let typed_over = |list: &Sheet| {
        let mut list = list.clone().with("11", "н/о");
        list.fill("12", "Чего не говорить", "больше не звонить");
        list.text()
    };
    let said_nothing = |list: &Sheet| list.clone().with("11", "н/о").text();
    let ways: [(Written<'_>, bool); 3] =
        [(&below, true), (&typed_over, true), (&said_nothing, false)];
    for (write, is_told) in ways {
        let (desk, today) = today();
        let yesterday = (today - Days::new(1)).to_string();
        let quiet = |arguments: &[&str]| {
            let (status, said) = desk.run(&[arguments, &["--quiet"]].concat());
            assert_eq!(status, 0, "{said}");
            said.matches("пометки не в столбцах для итогов").count()
        };
        quiet(&["plan", "-o", "list-{date}.csv", "--date", &yesterday]);
        let name = format!("list-{yesterday}.csv");
        let list = desk.list(&format!("lists/{name}"));
        desk.file(&format!("lists/{name}"), write(&list));
        let told = usize::from(is_told);
        let plan = ["plan", "-o", "list-{date}.csv", "--now", "09:00"];
        assert_eq!(quiet(&plan), told);
        assert_eq!(quiet(&["record", &name]), told);
        // The last list before is the one that is told of.
        let later = (today + Days::new(1)).to_string();
        quiet(&["plan", "-o", "list-{date}.csv", "--date", &later]);
        let kept = "list-9.csv";
        desk.file(&format!("lists/{kept}"), write(&list));
        assert_eq!(quiet(&["record", kept]), told);
    }
}

#[test]
fn whoever_asks_about_patients_is_told_of_a_list_that_is_not_recorded() {
    let (desk, _) = today();
    let quiet = |arguments: &[&str]| desk.run(&[arguments, &["--now", "09:00"]].concat());
    quiet(&["plan", "-o", "list.csv"]);
    let list = desk.list("lists/list.csv");
    desk.file("lists/campaign.csv", "№ карты;Текст\n11;Профгигиена\n");
    let ways: [&[&str]; 4] = [
        &["call", "12"],
        &["explain", "12"],
        &["screen", "campaign.csv", "-q"],
        &["plan", "--format", "csv", "-q"],
    ];
    for filled in [false, true] {
        let list = list.clone();
        let list = if filled {
            list.with("12", "больше не звонить")
        } else {
            list
        };
        for name in ["lists/list.csv", "exports/list-of-others.csv"] {
            desk.file(name, list.text());
            for arguments in ways {
                let (_, said) = quiet(arguments);
                let told = said.contains("итоги, которые не записаны");
                assert_eq!(told, filled, "{name} {arguments:?}: {said}");
            }
            fs::remove_file(desk.path(name)).unwrap();
        }
    }
}

#[test]
fn a_list_that_was_taken_away_is_asked_for() {
    // Yesterday's list is gone, or was never filled in; or tomorrow is planned over today's.
    for (first, second, is_gone, is_asked) in [
        (0, 1, true, true),
        (0, 1, false, true),
        (1, 2, false, true),
        (1, 1, true, false),
        (2, 3, true, false),
    ] {
        let (desk, today) = today();
        let plan = |ahead: u64| {
            let date = (today + Days::new(ahead) - Days::new(1)).to_string();
            // In the evening nobody is left to be called today: the list would be empty, and nobody asked about it.
            let morning = ["--date", &date, "--now", "09:00"];
            desk.run(&[&["plan", "-o", "list.csv", "--quiet"], &morning[..]].concat())
        };
        // Yesterday's is made as if it were written down: a trial of another day leaves no trace.
        let (status, said) = plan(first);
        assert_eq!((status, said.as_str()), (0, ""));
        if first == 0 {
            let list = desk.list("lists/list.csv");
            let made = written_down(&desk, today - Days::new(1), list.rows.len());
            desk.file("lists/recall-inputs.csv", made);
        }
        if is_gone {
            fs::remove_file(desk.path("lists/list.csv")).unwrap();
        }
        let (status, said) = plan(second);
        assert_eq!(status, 0, "{said}");
        assert_eq!(!said.is_empty(), is_asked, "{first} {second} {said}");
    }
}

/// What a run of a date has left of its list.
fn written_down(desk: &Desk, date: NaiveDate, contacts: usize) -> String {
    let list = desk.bytes("lists/list.csv");
    format!(
        "list,date,sort,file,rows,bytes,sha256,earliest,columns\nlist.csv,{date},list,list.csv,{contacts},{},{},,\n",
        list.len(),
        sha256(&list)
    )
}

#[test]
fn a_filled_list_that_lies_there_unrecorded_is_named_quietly_too() {
    for place in ["exports/copy.csv", "lists/copy.csv", "lists/list.xlsx"] {
        let (desk, _) = today();
        let quiet =
            |more: &[&str]| desk.run(&[&["plan", "--quiet", "--now", "09:00"], more].concat());
        assert_eq!(quiet(&["-o", "list.csv"]), (0, String::new()));
        let list = desk.list("lists/list.csv");
        let save = |list: &Sheet| {
            if place.ends_with("xlsx") {
                list.as_workbook(&desk.path(place));
            } else {
                desk.file(place, list.text());
            }
        };
        save(&list);
        assert_eq!(
            quiet(&["-o", "list.csv"]),
            (0, String::new()),
            "not filled in"
        );
        save(&list.with("11", "отказ"));
        let name = Path::new(place).file_name().unwrap().to_str().unwrap();
        let (status, said) = quiet(&["-o", "list.csv"]);
        assert_eq!(status, 0);
        assert!(said.contains(name), "{place}: {said}");
        // The command that is told records it for this clinic.
        assert!(said.trim_end().ends_with("--data ../exports"), "{said}");
        if place.starts_with("exports") {
            let (status, said) = quiet(&[]);
            assert_eq!(status, 0);
            assert!(said.contains(name), "{said}");
        }
        let path = desk.path(place);
        assert_eq!(desk.run(&["record", path.to_str().unwrap()]).0, 0);
        assert_eq!(quiet(&["-o", "list.csv"]), (0, String::new()), "{place}");
    }
}

#[test]
fn all_may_lie_in_the_folder_of_the_exports() {
    let (desk, today) = today();
    let quiet = || {
        let list = desk.path("exports/list.csv");
        desk.run(&[
            "plan",
            "--quiet",
            "--now",
            "09:00",
            "-o",
            list.to_str().unwrap(),
        ])
    };
    assert_eq!(quiet(), (0, String::new()));
    let mut list = desk
        .list("exports/list.csv")
        .with("11", "ывпап")
        .with("12", "отказ");
    list.head.push("Моё".to_owned());
    list.rows
        .iter_mut()
        .for_each(|row| row.push("сидит с внуком".to_owned()));
    desk.file("exports/list.csv", list.text());
    assert_eq!(quiet().0, 0);
    desk.file(
        "exports/recall-contacts.old-1.csv",
        desk.bytes("exports/recall-contacts.csv"),
    );
    let next = desk.list("exports/list.csv");
    desk.file(
        "exports/list.outcomes (1).csv",
        format!(
            "entry,outcome\n{},declined\n",
            next.cell("13", "Строка списка")
        ),
    );
    desk.file("exports/list.filled-1.csv", list.text());
    let kept = format!("exports/list.{today}.csv");
    assert!(desk.is_there(&kept) && desk.is_there("exports/recall-inputs.csv"));
    // None of it is taken for an export.
    let (status, said) = quiet();
    assert_eq!(status, 0, "{said}");
    let patients = desk.list("exports/list.csv");
    assert_eq!(patients.patients(), ["14", "15"]);
    for name in ["recall-inputs", "old-1", "outcomes", "filled-1"] {
        assert!(!said.contains(name), "{said}");
    }
}

#[test]
fn it_is_said_what_was_taken() {
    let (desk, today) = today();
    assert_eq!(desk.run(&["plan", "-o", "list.csv", "--now", "09:00"]).0, 0);
    let list = desk.list("lists/list.csv");
    let list = list
        .with("11", "отказ")
        .with("12", "отказ")
        .with("13", "ывпап");
    desk.file("lists/list.csv", list.text());
    let (status, said) = desk.run(&["plan", "-o", "list.csv", "--now", "09:00"]);
    assert_eq!(status, 0);
    expect!["учтено 3 итога: 2 отказались, 1 не понят"].assert_eq(said.lines().next().unwrap());
    // Also where the exports then end the run.
    let list = desk.list("lists/list.csv").with("14", "отказ");
    desk.file("lists/list.csv", list.text());
    fs::remove_file(desk.path("exports/plans.csv")).unwrap();
    let (status, said) = desk.run(&["plan", "-o", "list.csv", "--now", "09:00"]);
    assert_eq!(status, 65);
    expect!["учтён 1 итог: 1 отказался"].assert_eq(said.lines().next().unwrap());
    // Today's list stands there still, and was made before: it says whom that concerns.
    let copy = desk.list("lists/list.csv").with("15", "отказ");
    desk.file("lists/copy.csv", copy.text());
    // When the day is over nobody is called by it, and nothing is said of it.
    let record = desk.bytes("exports/recall-contacts.csv");
    let late = desk.run(&["record", "copy.csv", "--now", "20:00"]);
    expect!["учтён 1 итог: 1 отказался"].assert_eq(late.1.trim_end());
    desk.file("exports/recall-contacts.csv", record);
    let (status, said) = desk.run(&["record", "copy.csv", "--now", "19:59"]);
    assert_eq!(status, 0);
    expect![[r#"
        учтён 1 итог: 1 отказался
        внимание: list.DATE.csv: список на сегодня составлен раньше, чем это записано; составьте его заново, а до тех пор по нему не звоните: пациент 15
        внимание: list.csv: список на сегодня составлен раньше, чем это записано; составьте его заново, а до тех пор никому по нему не звоните
    "#]].assert_eq(&said.replace(&today.to_string(), "DATE"));
    // Whoever has something written beside the name is not called by it any more.
    let filled = desk.list("lists/list.csv").with("15", "не ответил");
    desk.file("lists/list.csv", filled.text());
    let copy = copy.with("15", "больше не звонить");
    desk.file("lists/copy.csv", copy.text());
    let (status, said) = desk.run(&["record", "copy.csv", "--now", "19:59"]);
    assert_eq!(status, 0);
    let of_list = said
        .lines()
        .filter(|line| line.contains(" list.csv: список"));
    assert_eq!(of_list.count(), 0, "{said}");
}

#[test]
fn an_explanation_has_the_words_in_which_an_outcome_was_written() {
    let (desk, _) = today();
    assert_eq!(desk.run(&["plan", "-o", "list.csv", "--now", "09:00"]).0, 0);
    let list = desk.list("lists/list.csv").with("12", "дозвон, думает");
    desk.file("lists/list.csv", list.text());
    assert_eq!(desk.run(&["record", "list.csv"]).0, 0);
    let told = desk.program(&["explain", "12"]).output().unwrap();
    let told = String::from_utf8(told.stdout).unwrap();
    let told: Vec<&str> = told.split_whitespace().collect();
    assert!(told.join(" ").contains("«дозвон, думает»"), "{told:?}");
}

#[test]
fn a_record_that_is_begun_is_named() {
    let (desk, _) = today();
    assert_eq!(desk.run(&["plan", "-o", "list.csv", "--now", "09:00"]).0, 0);
    let list = desk.list("lists/list.csv").with("11", "отказ");
    desk.file("lists/list.csv", list.text());
    let elsewhere = |arguments: &[&str]| {
        let mut program = Command::new(env!("CARGO_BIN_EXE_recall"));
        program.current_dir(desk.path("lists")).env_clear();
        output(program.args(arguments))
    };
    // In a folder without exports it may be the wrong one: that is said quietly too.
    fs::create_dir(desk.path("lists/empty")).unwrap();
    let mut told = Vec::new();
    for more in [&["--quiet"][..], &[]] {
        let named = ["record", "list.csv", "--data", "empty"];
        let (status, said) = elsewhere(&[&named, more].concat());
        assert_eq!(status, 0, "{said}");
        told.push(lines_with(&said, "recall-contacts.csv"));
        fs::remove_file(desk.path("lists/empty/recall-contacts.csv")).unwrap();
    }
    expect![[r#"
        внимание: для итогов заведён новый файл: empty/recall-contacts.csv; если они уже записывались в другой, назовите его: files.recall-contacts в recall.toml или --recall-contacts
    "#]].assert_eq(&the_same(told));
    // And in one that nobody named and that has nothing of a clinic none is begun.
    let (status, said) = elsewhere(&["record", "list.csv", "--quiet"]);
    assert_eq!(status, 66, "{said}");
    assert!(said.contains("--data ПАПКА"), "{said}");
    assert!(!desk.is_there("lists/recall-contacts.csv"));
    for there in ["recall.toml", "patients.csv", "recall-contacts.csv"] {
        let bytes = match there {
            "recall-contacts.csv" => {
                desk.at(MONDAY, &["record", "lists/list.csv"]).unwrap();
                desk.bytes("exports/recall-contacts.csv")
            }
            there => desk.bytes(&format!("exports/{there}")),
        };
        desk.file(&format!("lists/{there}"), bytes);
        assert_eq!(elsewhere(&["record", "list.csv"]).0, 0, "{there}");
        fs::remove_file(desk.path(&format!("lists/{there}"))).unwrap();
        fs::remove_file(desk.path("lists/recall-contacts.csv")).ok();
    }
    fs::remove_file(desk.path("exports/recall-contacts.csv")).unwrap();
    assert_eq!(
        desk.run(&["record", "list.csv", "--quiet"]),
        (0, String::new())
    );
    fs::remove_file(desk.path("exports/recall-contacts.csv")).unwrap();
    let (_, said) = desk.run(&["record", "list.csv"]);
    expect![[r#"
        для итогов заведён новый файл: ../exports/recall-contacts.csv; если они уже записывались в другой, назовите его: files.recall-contacts в recall.toml или --recall-contacts
    "#]].assert_eq(&lines_with(&said, "recall-contacts.csv"));
    // Once it is there nothing is said of it.
    desk.file("lists/copy.csv", list.with("12", "отказ").text());
    let (_, said) = desk.run(&["record", "copy.csv"]);
    assert_eq!(lines_with(&said, "recall-contacts.csv"), "");
}

#[test]
fn a_recording_that_fails_says_so_with_its_status() {
    let (desk, _) = today();
    assert_eq!(desk.run(&["plan", "-o", "list.csv", "--now", "09:00"]).0, 0);
    let list = desk.list("lists/list.csv").with("11", "отказ");
    desk.file("lists/list.csv", list.text());
    let cut: String = list.text().chars().take(600).collect();
    desk.file("lists/cut.csv", cut);
    let before = desk.everything();
    for (arguments, status) in [
        (&["record"][..], 2),
        (&["record", "list.csv", "--undo", "last"], 2),
        (&["record", "list.csv", "missing.csv"], 66),
        (&["record", "list.csv", "../exports/patients.csv"], 65),
        (&["record", "list.csv", "recall-inputs.csv"], 65),
        (&["record", "list.csv", "cut.csv"], 65),
        (
            &["record", "list.csv", "--recall-contacts", "no/record.csv"],
            73,
        ),
        (&["record", "list.csv", "--config", "no.toml"], 66),
    ] {
        let (ended, said) = desk.run(arguments);
        assert_eq!(ended, status, "{arguments:?}: {said}");
        assert_eq!(desk.everything(), before, "{arguments:?}");
    }
    desk.set("files.recall_contacts = 'x.csv'");
    assert_eq!(desk.run(&["record", "list.csv"]).0, 78);
}

#[test]
fn a_plan_to_standard_output_records_nothing() {
    let (desk, _) = today();
    assert_eq!(desk.run(&["plan", "-o", "list.csv", "--now", "09:00"]).0, 0);
    let list = desk.list("lists/list.csv").with("11", "отказ");
    desk.file("lists/list.csv", list.text());
    let before = desk.everything();
    assert_eq!(desk.run(&["plan", "--now", "09:00"]).0, 0);
    assert_eq!(desk.everything(), before);
}

// Files as their owner has them.

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().mode() & 0o7777
}

#[test]
fn what_is_new_is_the_owners_alone_and_what_was_opened_to_a_group_stays_so() {
    let desk = Desk::new();
    let list = desk.plan(MONDAY).with("11", "ывпап").with("12", "отказ");
    desk.file("lists/list.csv", list.text());
    desk.plan("2026-03-02 12:00");
    let all = [
        "lists/list.csv",
        "lists/list.2026-03-02.csv",
        "lists/recall-inputs.csv",
        "exports/recall-contacts.csv",
    ];
    for name in all {
        assert_eq!(mode(&desk.path(name)), 0o600, "{name}");
    }
    for name in all {
        fs::set_permissions(desk.path(name), Permissions::from_mode(0o660)).unwrap();
    }
    let list = desk.list("lists/list.csv").with("13", "отказ");
    desk.file("lists/list.csv", list.text());
    desk.plan(TUESDAY);
    assert_eq!(desk.said("13"), ["declined"]);
    for name in all {
        assert_eq!(mode(&desk.path(name)), 0o660, "{name}");
    }
}

#[test]
fn a_record_that_a_spreadsheet_saved_is_read_kept_and_written_whole_again() {
    let desk = Desk::new();
    let list = desk
        .plan(MONDAY)
        .with("11", "больше не звонить")
        .with("12", "поговорили");
    desk.file("lists/list.csv", list.text());
    desk.plan("2026-03-02 12:00");
    let before = desk.record();
    // Windows-1251, semicolons, dates as they are written in Russia, a blank cell left off.
    let text = desk.text("exports/recall-contacts.csv");
    let text = text
        .trim_start_matches('\u{feff}')
        .replace("\n2026-03-02", "\n02.03.2026");
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes());
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    for row in reader.records() {
        writer.write_record(&row.unwrap()).unwrap();
    }
    let saved = String::from_utf8(writer.into_inner().unwrap()).unwrap();
    let saved = WINDOWS_1251.encode(&saved).0.into_owned();
    desk.file("exports/recall-contacts.csv", &saved);
    // It is read as it stands, and nothing is written where nothing is to be recorded.
    let next = desk.plan(TUESDAY);
    assert_eq!(next.patients(), ["13", "14", "15"]);
    assert_eq!(desk.bytes("exports/recall-contacts.csv"), saved);
    desk.file("lists/list.csv", next.with("13", "отказ").text());
    assert_eq!(desk.plan(WEDNESDAY).patients(), ["14", "15"]);
    assert_eq!(desk.bytes("exports/recall-contacts.old-1.csv"), saved);
    let after = desk.record();
    assert_eq!(after.len(), before.len() + 1);
    for (row, was) in after.iter().zip(&before) {
        for column in [
            "patient_id",
            "outcome",
            "entry",
            "said",
            "recording",
            "contacted_at",
        ] {
            assert_eq!(row[column], was[column], "{column}");
        }
    }
}
