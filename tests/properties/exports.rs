//! Small, dense, dirty clinics: few patients with many rows, and values around every threshold.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::{Path, PathBuf};

use chrono::{Days, NaiveDate};
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;
use recall::export::columns::File;
use recall::model::clinic::{Moment, RowAt};
use recall::model::decision::Decision;
use recall::plan::practice::{Asked, Practice};
use recall::plan::{self, Plan};
use recall::read::{self, Reading, Sources};
use recall::settings::Settings;

/// The date that is planned: a Monday.
pub const DATE: &str = "2026-03-02";

pub fn date_planned() -> NaiveDate {
    DATE.parse().unwrap()
}

/// What can't be read in any column that is not text. The generator writes nothing else of that sort.
pub const GARBAGE: [&str; 3] = ["??", "31.02.2026", "12.03.26"];

/// A recall.toml, and of it what the judge needs to know.
pub struct Setting {
    pub toml: &'static str,
    /// The hours of the date that is planned, in minutes.
    pub shift: Option<(u16, u16)>,
    pub calling_hours: (u16, u16),
    pub default_channels: &'static [&'static str],
    /// Of the reasons 4, 6 and 7.
    pub lead_days: [u64; 3],
}

pub const SETTINGS: [Setting; 3] = [
    Setting {
        toml: "clinic.timezone = 'Europe/Moscow'",
        shift: Some((9 * 60, 20 * 60)),
        calling_hours: (9 * 60, 21 * 60),
        default_channels: &["call"],
        lead_days: [7, 14, 14],
    },
    Setting {
        toml: "
            clinic.timezone = 'Europe/Moscow'
            clinic.hours = { 'mon-fri' = '08:00-18:30' }
            clinic.calling_hours = '10:00-17:00'
            clinic.holidays = ['2026-03-03']
            clinic.extra_days = { '2026-03-08' = '12:00-14:00' }
            contact.default_channels = ['sms', 'call']
            contact.max_attempts = 2
            contact.attempt_gap_days = 2
            contact.contact_gap_days = 3
            contact.max_per_week = 1
            contact.allow_possible_duplicates = true
            reasons.control_exam.lead_days = 3
            reasons.hygiene_reminder.lead_days = 0
            reasons.hygiene_reminder.lapse_days = 8
            reasons.unfinished_treatment.pause_days = 7
            reasons.personal_call.lapse_days = 0
            priority = ['hygiene_reminder', 'checkup_reminder', 'personal_call', 'unfinished_treatment', 'control_exam',
                'wellbeing_check', 'appointment_reminder', 'urgent_treatment']",
        shift: Some((8 * 60, 18 * 60 + 30)),
        calling_hours: (10 * 60, 17 * 60),
        default_channels: &["sms", "call"],
        lead_days: [3, 0, 14],
    },
    Setting {
        toml: "
            clinic.timezone = 'Europe/Moscow'
            clinic.hours = { 'tue-sat' = '09:00-20:00' }",
        shift: None,
        calling_hours: (9 * 60, 21 * 60),
        default_channels: &["call"],
        lead_days: [7, 14, 14],
    },
];

/// The columns of a file that are written, in order.
#[rustfmt::skip]
pub const fn columns(file: File) -> &'static [&'static str] {
    match file {
        File::Patients => &[
            "patient_id", "last_name", "first_name", "patronymic", "birth_date", "phone", "call_phone", "email", "consent",
            "consent_on", "consent_until", "channels", "call_days", "call_times", "timezone", "pause_until",
            "guardian_name", "guardian_phone", "status", "next_visit_on", "note",
        ],
        File::Cards => &[
            "patient_id", "email", "call_phone", "consent", "consent_on", "consent_until", "channels", "call_days",
            "call_times", "timezone", "pause_until", "guardian_name", "guardian_phone", "note",
        ],
        File::Plans => &[
            "plan_id", "patient_id", "item_id", "procedure", "tooth", "doctor", "caller", "written", "signed_on", "answer",
            "urgent", "due_on", "wait_until", "risk", "status", "done_on", "note",
        ],
        File::Signatures => &["plan_id", "item_id", "signed_on", "answer", "urgent", "due_on", "wait_until"],
        File::Visits => &[
            "visit_id", "patient_id", "starts_at", "status", "kind", "doctor", "plan_id", "booked_on", "remind", "note",
        ],
        File::Agreements => &[
            "agreement_id", "patient_id", "kind", "agreed_on", "due_on", "contact_on", "doctor", "caller", "channel",
            "basis", "topic", "status", "note",
        ],
        File::Contacts => {
            &["contacted_at", "patient_id", "outcome", "case", "channel", "phone", "callback_at", "score", "note"]
        }
        File::RecallContacts => &[
            "contacted_at", "patient_id", "outcome", "case", "channel", "phone", "callback_at", "score", "note", "entry",
            "recording",
        ],
        File::Doctors => &["doctor", "name"],
        File::Slots => &["doctor", "starts_at", "minutes"],
    }
}

/// Columns in which everything can be read, or in which it does not matter.
pub fn is_remark(file: File, column: &str) -> bool {
    let text = [
        "patient_id",
        "last_name",
        "first_name",
        "patronymic",
        "guardian_name",
        "plan_id",
        "item_id",
        "procedure",
        "tooth",
        "doctor",
        "risk",
        "visit_id",
        "booked_on",
        "agreement_id",
        "basis",
        "topic",
        "case",
        "score",
        "entry",
        "recording",
        "note",
    ];
    let of_contacts = matches!(file, File::Contacts | File::RecallContacts);
    text.contains(&column)
        || file == File::Visits && column == "kind"
        || of_contacts && column == "channel"
}

/// One export: rows of cells in the order of its columns; a row may have a cell too many.
#[derive(Clone)]
pub struct Table {
    pub file: File,
    pub rows: Vec<Vec<String>>,
}

/// The rows with their lines and those of their cells that are not blank.
impl fmt::Debug for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.file.file_name())?;
        let (_, lines) = self.written();
        for (row, line) in self.rows.iter().zip(lines) {
            write!(f, "  {line}:")?;
            let names = columns(self.file).iter().chain(&["surplus"]);
            for (name, cell) in names.zip(row).filter(|(_, cell)| !cell.is_empty()) {
                write!(f, " {name}={cell}")?;
            }
            writeln!(f)?;
        }
        Ok(())
    }
}

impl Table {
    pub fn place(&self, column: &str) -> usize {
        columns(self.file)
            .iter()
            .position(|&name| name == column)
            .unwrap()
    }

    /// A row with these cells, and blank ones.
    pub fn add(&mut self, cells: &[(&str, &str)]) {
        let mut row = vec![String::new(); columns(self.file).len()];
        for &(column, cell) in cells {
            cell.clone_into(&mut row[self.place(column)]);
        }
        self.rows.push(row);
    }

    /// The file, and the line on which each row starts.
    fn written(&self) -> (String, Vec<u32>) {
        let mut text = columns(self.file).join(",");
        text.push('\n');
        let lines = (2..).take(self.rows.len()).collect();
        for row in &self.rows {
            let cells: Vec<String> = row.iter().map(|cell| quoted(cell)).collect();
            text.push_str(&cells.join(","));
            text.push('\n');
        }
        (text, lines)
    }
}

impl Table {
    /// The same as a workbook with one sheet, in which every cell is text.
    fn workbook(&self) -> Vec<u8> {
        let mut workbook = rust_xlsxwriter::Workbook::new();
        let sheet = workbook.add_worksheet();
        let header = columns(self.file).iter().map(ToString::to_string);
        let rows = std::iter::once(header.collect()).chain(self.rows.clone());
        for (row, cells) in (0..).zip(rows) {
            for (column, cell) in (0..).zip::<Vec<String>>(cells) {
                sheet.write_string(row, column, cell).unwrap();
            }
        }
        workbook.save_to_buffer().unwrap()
    }
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

/// How a clinic keeps its exports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// A file of text for each.
    Whole,
    /// Each in two files of text, every other row in the second.
    Halved,
    /// A workbook for each.
    Workbooks,
}

/// A clinic's exports, and how they are to be planned.
#[derive(Clone, Debug)]
pub struct Exports {
    pub tables: Vec<Table>,
    pub setting: usize,
    pub now: u16,
    pub bookings_checked: bool,
    pub kept: Kept,
}

impl Exports {
    pub fn setting(&self) -> &'static Setting {
        &SETTINGS[self.setting]
    }

    pub fn table(&self, file: File) -> Option<&Table> {
        self.tables.iter().find(|table| table.file == file)
    }

    pub fn table_mut(&mut self, file: File) -> Option<&mut Table> {
        self.tables.iter_mut().find(|table| table.file == file)
    }

    /// Every row of a file as column and cell.
    pub fn rows(&self, file: File) -> Vec<BTreeMap<&'static str, &str>> {
        let rows = self.table(file).map_or(&[][..], |table| &table.rows);
        rows.iter()
            .map(|row| {
                columns(file)
                    .iter()
                    .copied()
                    .zip(row.iter().map(String::as_str))
                    .collect()
            })
            .collect()
    }

    /// The ids of patients.csv.
    pub fn patient_ids(&self) -> BTreeSet<String> {
        let rows = self.rows(File::Patients);
        rows.iter()
            .map(|row| row["patient_id"].to_owned())
            .filter(|id| !id.is_empty())
            .collect()
    }

    /// Only the rows that are named, in files that are otherwise as they were.
    pub fn cut_to(&self, evidence: &BTreeSet<(String, u32)>) -> Self {
        let mut cut = self.clone();
        for table in &mut cut.tables {
            let (_, lines) = table.written();
            let name = table.file.file_name().to_owned();
            let mut lines = lines.into_iter();
            table.rows.retain(|_| {
                lines
                    .next()
                    .is_some_and(|line| evidence.contains(&(name.clone(), line)))
            });
        }
        cut
    }

    /// The same with the rows of every file in another order.
    pub fn shuffled(&self, seed: u64) -> Self {
        let mut shuffled = self.clone();
        let mut state = seed;
        for table in &mut shuffled.tables {
            for place in (1..table.rows.len()).rev() {
                state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1_442_695_040_888_963_407);
                let other = usize::try_from(state >> 33).unwrap() % (place + 1);
                table.rows.swap(place, other);
            }
        }
        shuffled
    }

    pub fn settings(&self) -> Settings {
        recall::plan::rules::read_settings(self.setting().toml, None).unwrap()
    }

    pub fn asked(&self) -> Asked {
        let now = Moment::at(date_planned(), self.now);
        Asked {
            is_today: false,
            now,
            shift: None,
            callers: None,
            bookings_checked: self.bookings_checked,
        }
    }

    /// The same, kept otherwise.
    pub fn kept(&self, kept: Kept) -> Self {
        Self {
            kept,
            ..self.clone()
        }
    }

    /// Writes the exports, and says where those are that do not stand in a file of their own name.
    fn write(&self, folder: &Path) -> BTreeMap<File, Vec<PathBuf>> {
        let mut named = BTreeMap::new();
        for table in &self.tables {
            let path = folder.join(table.file.file_name());
            match self.kept {
                Kept::Whole => std::fs::write(path, table.written().0).unwrap(),
                Kept::Workbooks => {
                    std::fs::write(path.with_extension("xlsx"), table.workbook()).unwrap();
                }
                Kept::Halved => {
                    let paths = [1, 2].map(|number| {
                        folder.join(format!("half{number}.{}", table.file.file_name()))
                    });
                    for (path, first) in paths.iter().zip([0, 1]) {
                        let rows = table.rows.iter().skip(first).step_by(2).cloned();
                        let half = Table {
                            file: table.file,
                            rows: rows.collect(),
                        };
                        std::fs::write(path, half.written().0).unwrap();
                    }
                    named.insert(table.file, paths.into());
                }
            }
        }
        named
    }

    pub fn read(&self, settings: &Settings) -> Reading {
        let folder = tempfile::tempdir().unwrap();
        let files = self.write(folder.path());
        let sources = Sources {
            data: folder.path().to_owned(),
            files,
            ..Sources::default()
        };
        read::read(&sources, settings).unwrap()
    }

    /// Plans, and hands on what came of it.
    pub fn planned<T>(&self, look: impl FnOnce(&Practice<'_>, &Plan, &[Decision]) -> T) -> T {
        self.planned_as(self.asked(), look)
    }

    /// The same with something else asked for.
    pub fn planned_as<T>(
        &self,
        asked: Asked,
        look: impl FnOnce(&Practice<'_>, &Plan, &[Decision]) -> T,
    ) -> T {
        let settings = self.settings();
        let reading = self.read(&settings);
        let practice = plan::on_day(&reading.clinic, &settings, asked);
        let (plan, decisions) = plan::decided(&practice);
        look(&practice, &plan, &decisions)
    }
}

/// A row's place by the name of its file.
pub fn named(practice: &Practice<'_>, row: RowAt) -> (String, u32) {
    (
        practice.clinic.inputs[usize::from(row.input())]
            .name
            .clone(),
        row.line(),
    )
}

/// The date so many days from the one that is planned.
pub fn day(offset: i64) -> String {
    let date = date_planned();
    let days = Days::new(offset.unsigned_abs());
    if offset < 0 {
        (date - days).to_string()
    } else {
        (date + days).to_string()
    }
}

/// Ids of patients; two of them differ only by a zero.
const IDS: [&str; 4] = ["7", "8", "А1", "07"];

const PHONES: [&str; 7] = [
    "8 (916) 000-01-01",
    "+7 916 000-01-02",
    "89160000103",
    "8 916 000 01 01; 8 916 000 01 04",
    "+7 (916) 000-01-04",
    "8 (495) 000-01-05; 8 916 000 01 02",
    "8 (495) 000-01-05",
];

type Cell = BoxedStrategy<String>;

/// Remarks of which some say not to call.
pub const REFUSING_NOTES: [&str; 2] = ["просит не звонить", "умер"];

fn note() -> Cell {
    let [asks, gone] = REFUSING_NOTES;
    mostly(
        "",
        40,
        &[asks, gone, "не звонить до 18", "зуб не беспокоит"],
    )
}

/// The patient whom a row names: mostly one that there is, at times one that all but is, or nobody.
fn patient() -> Cell {
    prop_oneof![40 => of(&["7", "7", "7", "8", "8", "А1"]), 1 => of(&["07", "'7", "A1", "7.0", "99", ""])].boxed()
}

/// One of these, the first being the simplest.
fn of(values: &[&'static str]) -> Cell {
    select(values.to_vec()).prop_map(str::to_owned).boxed()
}

/// Mostly one value, at times one of the others.
fn mostly(usual: &'static str, weight: u32, others: &[&'static str]) -> Cell {
    prop_oneof![weight => Just(usual.to_owned()), 1 => of(others)].boxed()
}

/// A date at one of these distances, or, so often against once, none.
fn dates(blank: u32, offsets: &[i64]) -> Cell {
    let days: Vec<String> = offsets.iter().map(|&offset| day(offset)).collect();
    prop_oneof![blank => Just(String::new()), 3 => select(days)].boxed()
}

fn rows(file: File, cells: Vec<Cell>, count: std::ops::Range<usize>) -> BoxedStrategy<Table> {
    assert_eq!(cells.len(), columns(file).len());
    let width = cells.len();
    // A row may have a cell that can't be read, a cell too many, or stand twice.
    let dirt = prop_oneof![
        50 => Just(None),
        1 => (0..width, select(GARBAGE.to_vec())).prop_map(Some),
    ];
    let surplus = prop::bool::weighted(0.01);
    // A visit may have a row for each service.
    let twice = prop::bool::weighted(if file == File::Visits { 0.15 } else { 0.03 });
    let row = (cells, dirt, surplus, twice).prop_map(move |(mut row, dirt, surplus, twice)| {
        if let Some((column, garbage)) = dirt
            && !["patient_id", "plan_id", "visit_id", "agreement_id"]
                .contains(&columns(file)[column])
        {
            garbage.clone_into(&mut row[column]);
        }
        if surplus {
            row.push("x".to_owned());
        }
        if twice && file == File::Visits {
            let mut other = row.clone();
            let cells = [
                ("kind", "hygiene"),
                ("doctor", "Гордеев"),
                ("plan_id", "P2"),
                ("remind", ""),
            ];
            for (column, cell) in cells {
                let place = columns(file)
                    .iter()
                    .position(|&name| name == column)
                    .unwrap();
                cell.clone_into(&mut other[place]);
            }
            vec![row, other]
        } else if twice {
            vec![row.clone(), row]
        } else {
            vec![row]
        }
    });
    prop::collection::vec(row, count)
        .prop_map(move |rows| {
            let mut table = Table {
                file,
                rows: rows.into_iter().flatten().collect(),
            };
            table.number();
            table
        })
        .boxed()
}

impl Table {
    /// Fills in the ids that were left open: each row its own, save those that are the same as the one before.
    fn number(&mut self) {
        let prefix = match self.file {
            File::Visits => "V",
            File::Agreements => "A",
            File::Plans => "",
            _ => return,
        };
        let own = if self.file == File::Plans {
            self.place("item_id")
        } else {
            0
        };
        let mut before: Option<Vec<String>> = None;
        let mut number = 0;
        for row in &mut self.rows {
            // Of a visit it is enough that who comes when is the same.
            let said = if self.file == File::Visits {
                row[1..4].to_vec()
            } else {
                row.clone()
            };
            if before.as_ref() != Some(&said) {
                number += 1;
            }
            before = Some(said);
            if row[own] == "next" {
                row[own] = format!("{prefix}{number}");
            }
            // A plan is mostly one patient's.
            if self.file == File::Plans && row[1] == "own" {
                let owner = match row[0].as_str() {
                    "P2" => "8",
                    "P4" => "А1",
                    _ => "7",
                };
                owner.clone_into(&mut row[1]);
            }
        }
    }
}

fn patients() -> BoxedStrategy<Table> {
    rows(
        File::Patients,
        vec![
            mostly("own", 30, &IDS),
            of(&["Иванова", "Петров", "Сидорова", "Лаптев", "ИВАНОВА", "Ежов", "Ёжов"]),
            of(&["Анна", "Анна", "Алёна", "Алена", "Иванова"]),
            mostly("", 2, &["Олеговна", "олеговна", "Игоревна"]),
            prop_oneof![
                9 => of(&["1980-05-06", "01.02.1975", "1966-11-30", "2008-02-29"]),
                1 => of(&["", "2008-03-02", "2008-03-03", "2008-03-01", "2015-07-01", "0001-01-01"]),
            ]
            .boxed(),
            mostly(PHONES[0], 3, &[PHONES[1], PHONES[2], PHONES[3], PHONES[4], PHONES[5], PHONES[6], ""]),
            mostly("", 8, &PHONES),
            mostly("a@example.com", 1, &["", "b@example.com"]),
            mostly("yes", 5, &["", "visits", "no", "да", "нет", "yes"]),
            dates(3, &[-100, -30, -8, -7, -1, 0, 1]),
            dates(12, &[-1, 0, 1, 100]),
            mostly("", 4, &["call", "sms", "messenger;call", "email", "call, sms", "email;sms"]),
            mostly("", 4, &["mon", "mon-fri", "tue", "вт и чт", "sat-sun"]),
            mostly("", 6, &["10:00-12:00", "18:00-", "до 12", "12:00-14:00; 19:00-23:00", "22:00-23:00", "любое"]),
            mostly("", 15, &["Asia/Yekaterinburg", "Europe/Kaliningrad", "Asia/Vladivostok", "Europe/Moscow"]),
            dates(15, &[-1, 0, 1, 40]),
            mostly("", 15, &["Иванова Мария"]),
            mostly("", 15, &[PHONES[1], PHONES[4]]),
            mostly("", 15, &["inactive", "active", "deceased"]),
            dates(40, &[-1, 0, 1, 30]),
            note(),
        ],
        1..5,
    )
    .prop_map(|mut table| {
        for (row, id) in table.rows.iter_mut().zip(IDS.iter().cycle()) {
            if row[0] == "own" {
                (*id).clone_into(&mut row[0]);
            }
        }
        table
    })
    .boxed()
}

fn cards() -> BoxedStrategy<Table> {
    rows(
        File::Cards,
        vec![
            patient(),
            mostly("", 5, &["c@example.com"]),
            mostly("", 4, &[PHONES[1], PHONES[4]]),
            mostly("", 3, &["yes", "yes", "visits", "no"]),
            dates(6, &[-100, -8, -1, 0, 1]),
            dates(12, &[-1, 0, 1]),
            mostly("", 5, &["call", "sms;call", "email"]),
            mostly("", 8, &["mon", "tue"]),
            mostly("", 8, &["10:00-12:00", "не раньше 11"]),
            mostly("", 20, &["Asia/Yekaterinburg"]),
            dates(12, &[-1, 0, 1]),
            mostly("", 15, &["Иванов Пётр"]),
            mostly("", 15, &[PHONES[2]]),
            note(),
        ],
        0..3,
    )
}

fn plans() -> BoxedStrategy<Table> {
    rows(
        File::Plans,
        vec![
            of(&["P1", "P1", "P1", "P1", "P2", "P2", "P2", "P3", "P4"]),
            prop_oneof![40 => Just("own".to_owned()), 1 => patient()].boxed(),
            mostly("next", 20, &["", "1", "2"]),
            of(&["Коронка", "Пломба", "Имплант"]),
            mostly("36", 5, &["", "99", "зуб", "3.6", "36, 37"]),
            mostly("Котова", 2, &["", "Гордеев"]),
            mostly("", 8, &["doctor", "administrator"]),
            mostly("", 15, &["yes", "no"]),
            prop_oneof![12 => of_days(&[-20, -60, -8, -1, 0, -185]), 1 => of(&["", "2026-03-03"])]
                .boxed(),
            mostly(
                "",
                14,
                &["agreed", "undecided", "declined", "too_expensive"],
            ),
            mostly("yes", 2, &["", "no", "да"]),
            mostly_dated(&[-3, -2, -1, 0, 1, 2, -179, -180, -181, -182, 30, -60]),
            dates(10, &[-1, 0, 1, 40]),
            mostly("", 3, &["кариес", "боль"]),
            mostly(
                "planned",
                5,
                &["in_progress", "done", "cancelled", "в работе"],
            ),
            dates(8, &[-29, -30, -31, -6, -7, -8, -1, 0, 1]),
            note(),
        ],
        0..8,
    )
}

fn signatures() -> BoxedStrategy<Table> {
    rows(
        File::Signatures,
        vec![
            of(&["P1", "P1", "P2", "P3", "p1", "P9"]),
            of(&["", "", "1", "2"]),
            mostly_dated(&[-20, -60, -8, 1]),
            mostly("", 6, &["agreed", "undecided", "declined"]),
            mostly("", 3, &["yes", "no"]),
            dates(3, &[-3, -1, 0, -181, 30]),
            dates(10, &[-1, 1, 40]),
        ],
        0..4,
    )
}

fn mostly_dated(offsets: &[i64]) -> Cell {
    prop_oneof![8 => of_days(offsets), 1 => Just(String::new())].boxed()
}

fn of_days(offsets: &[i64]) -> Cell {
    select(
        offsets
            .iter()
            .map(|&offset| day(offset))
            .collect::<Vec<_>>(),
    )
    .boxed()
}

fn moments(offsets: &[i64], times: &[&'static str]) -> Cell {
    (of_days(offsets), of(times))
        .prop_map(|(day, time)| format!("{day}{time}"))
        .boxed()
}

fn visits() -> BoxedStrategy<Table> {
    rows(
        File::Visits,
        vec![
            mostly("next", 40, &["V1", "V2"]),
            patient(),
            moments(
                &[-1, 1, 2, 0, -2, -8, -20, -30, -59, -60, -61, 7, 40, -91],
                &[" 10:00", " 15:30", " 12:00", " 9:00", " 00:00"],
            ),
            of(&[
                "attended",
                "attended",
                "booked",
                "booked",
                "no_show",
                "cancelled",
                "confirmed",
            ]),
            of(&[
                "",
                "treatment",
                "hygiene",
                "hygiene",
                "checkup",
                "control_exam",
                "exam",
                "other",
                "??",
                "consultation",
            ]),
            mostly("", 2, &["Котова", "Гордеев"]),
            mostly("", 2, &["P1", "P2", "P9"]),
            dates(4, &[-10, -1, 0, 1]),
            mostly("", 4, &["yes", "no"]),
            note(),
        ],
        0..7,
    )
}

fn agreements() -> BoxedStrategy<Table> {
    rows(
        File::Agreements,
        vec![
            mostly("next", 40, &["A1"]),
            patient(),
            of(&[
                "hygiene_reminder",
                "checkup_reminder",
                "control_exam",
                "wellbeing_check",
                "personal_call",
            ]),
            mostly_dated(&[-20, -1, 0, -8, -182, -183, -60, -100, -184, 1]),
            dates(
                2,
                &[
                    -1, 0, 1, 3, 7, 8, 13, 14, 15, -14, -15, -59, -60, -61, -89, -90, -91, 40,
                ],
            ),
            dates(4, &[-1, 0, 1, -8, -9, -14, -15, -60, -61, 30]),
            mostly("Котова", 2, &["", "Гордеев"]),
            mostly("", 6, &["doctor", "administrator"]),
            mostly("", 5, &["call", "sms", "messenger", "email"]),
            mostly(
                "complex_treatment",
                3,
                &["", "uncertain_result: резорбция", "просьба"],
            ),
            mostly("после импланта", 8, &["", "скидка на чистку", "birthday"]),
            mostly("", 12, &["open", "fulfilled", "withdrawn"]),
            note(),
        ],
        0..6,
    )
}

fn contacts(file: File, count: std::ops::Range<usize>) -> BoxedStrategy<Table> {
    // A row of the record may take another one back; elsewhere that is a no that is noted.
    let taken_back = if file == File::RecallContacts {
        "undone"
    } else {
        "unclear"
    };
    let numbers: Vec<&str> = [""; 6]
        .into_iter()
        .chain([PHONES[0], PHONES[1], PHONES[4]])
        .collect();
    let answers = [
        mostly(
            "",
            2,
            &[
                "1/7/call/A1#00ff",
                "1/7/call/A1#1a2b",
                "2/7/sms/A1",
                // Nobody has that id: the one beside it holds.
                "2020-01-03/1/call/agreement:A1",
                "2020-01-03/1/call/agreement:A1#1a2b",
                "2020-01-03/1/sms/plan:P1",
            ],
        ),
        of(&["", "1", "2", "3"]),
    ];
    let answers = answers.into_iter().filter(|_| file == File::RecallContacts);
    rows(
        file,
        [
            moments(
                &[
                    -1, -2, -3, -6, -7, -8, -29, -30, -31, -14, -60, -100, 0, 1, 5,
                ],
                &["", " 10:00", " 10:00", " 15:30"],
            ),
            patient(),
            of(&[
                "no_answer",
                "no_answer",
                "no_answer",
                "no_answer",
                "no_answer",
                "busy",
                "busy",
                "reached",
                "reached",
                "booked",
                "sent",
                "sent",
                "sent",
                "not_delivered",
                "not_delivered",
                "unwell",
                "left",
                "unclear",
                "declined",
                "callback",
                "callback",
                "callback",
                "ask_doctor",
                "ask_doctor",
                "wrong_number",
                "opt_out",
                "complaint",
                "resolved",
                "resolved",
                taken_back,
                taken_back,
            ]),
            mostly(
                "",
                1,
                &[
                    "plan:P1",
                    "plan:P2",
                    "agreement:A1",
                    "agreement:A2",
                    "visit:V1",
                    "visit:V2",
                    "urgent_treatment",
                    "hygiene_reminder",
                    "appointment_reminder",
                    "plan:P1; agreement:A1",
                    "plan:P9",
                    "agreement:A9",
                    "visit:V9; plan:P2",
                    "wellbeing_check",
                    "что-то",
                ],
            ),
            mostly("", 2, &["call", "sms"]),
            of(&numbers),
            moments_or_blank(),
            mostly("", 5, &["7"]),
            note(),
        ]
        .into_iter()
        .chain(answers)
        .collect(),
        count,
    )
}

fn moments_or_blank() -> Cell {
    let moments = moments(
        &[0, -1, 1, -3, 2, -29, -31, 10],
        &["", " 15:00", " 11:30", " 21:30"],
    );
    prop_oneof![2 => Just(String::new()), 1 => moments].boxed()
}

/// Exports of every sort.
pub fn exports() -> impl Strategy<Value = Exports> {
    let files = (
        patients(),
        weighted(0.4, cards()),
        plans(),
        weighted(0.2, signatures()),
        weighted(0.9, visits()),
        weighted(0.9, agreements()),
        weighted(0.8, contacts(File::Contacts, 0..7)),
        weighted(0.3, contacts(File::RecallContacts, 0..3)),
    );
    let setting = select(vec![0, 0, 0, 1, 1, 2]);
    let now = select(vec![0, 12 * 60, 19 * 60 + 59]);
    (files, setting, now, prop::bool::weighted(0.1)).prop_map(
        |(files, setting, now, bookings_checked)| {
            let (patients, cards, plans, signatures, visits, agreements, contacts, own) = files;
            let optional = [cards, signatures, visits, agreements, contacts, own];
            let optional = optional.into_iter().flatten();
            Exports {
                tables: [patients, plans].into_iter().chain(optional).collect(),
                setting,
                now,
                bookings_checked,
                kept: Kept::Whole,
            }
        },
    )
}
