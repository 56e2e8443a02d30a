//! Writes an invented clinic of any size, to measure with: `cargo run --release --example generate -- --patients 20000 --out DIR`.
//!
//! A patient is a function of the seed and of his number: wherever one of his rows is due, he is invented anew. So the files can be
//! written in the order of time, and nothing has to be kept but the order of one file's rows, 8 bytes each.
//! The same size, seed, date and form give the same bytes. What is told is the same in every form: ids, the order of rows and the dialect
//! are how exports differ that tell the same.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use chrono::{Datelike, Days, NaiveDate, Weekday};
use clap::{Parser, ValueEnum};
use encoding_rs::WINDOWS_1251;

/// Writes the exports of an invented clinic
#[derive(Debug, Parser)]
struct Arguments {
    /// How many patients
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=80_000_000))]
    patients: u32,
    /// Which clinic of that size
    #[arg(long, value_name = "S", default_value_t = 1)]
    seed: u64,
    /// Folder to write to; it is made if need be
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// The clinic's today
    #[arg(long, value_name = "YYYY-MM-DD", default_value = "2026-03-02")]
    date: NaiveDate,
    /// How patients' ids are written
    #[arg(long, value_name = "FORM", default_value = "prefix")]
    ids: Ids,
    /// In which order the rows stand
    #[arg(long, value_name = "ORDER", default_value = "time")]
    rows: Order,
    /// In which dialect the files are written
    #[arg(long, value_name = "DIALECT", default_value = "english")]
    dialect: Dialect,
}

/// How the id of a patient is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Ids {
    /// 10000001, one after another
    Numbers,
    /// P000001
    Prefix,
    /// 00000001
    Padded,
    /// 1000007919: numbers with gaps
    Sparse,
    /// 1b4e28ba-2fa1-41d2-883f-0016d3cca427
    Uuid,
}

/// In which order the rows of a file stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Order {
    /// Patients by id, all else by time
    Time,
    /// All by patient
    Patient,
    /// By chance
    Shuffled,
}

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Dialect {
    /// UTF-8, commas, 2026-03-02
    English,
    /// Windows-1251, semicolons, 02.03.2026
    Russian,
}

fn main() -> io::Result<()> {
    let Arguments {
        patients,
        seed,
        out,
        date,
        ids,
        rows,
        dialect,
    } = Arguments::parse();
    std::fs::create_dir_all(&out)?;
    let clinic = Clinic {
        patients,
        seed,
        today: date,
        ids,
        rows,
        dialect,
    };
    let mut total = Written { rows: 0, bytes: 0 };
    for file in [
        Writer::patients,
        Writer::plans,
        Writer::visits,
        Writer::agreements,
        Writer::contacts,
        Writer::doctors,
        Writer::slots,
    ] {
        let written = file(&clinic, &out)?;
        total = Written {
            rows: total.rows + written.rows,
            bytes: total.bytes + written.bytes,
        };
    }
    let told = format!("{} rows, {} bytes\n", total.rows, total.bytes);
    io::stderr().lock().write_all(told.as_bytes())
}

/// What is invented.
struct Clinic {
    patients: u32,
    seed: u64,
    today: NaiveDate,
    ids: Ids,
    rows: Order,
    dialect: Dialect,
}

/// Numbers that look random and are the same on every machine: splitmix64.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mixed(self.0)
    }

    /// Below `bound`; the slight preference for small numbers does no harm here.
    fn below(&mut self, bound: u32) -> u32 {
        u32::try_from(((self.next() >> 32) * u64::from(bound)) >> 32).unwrap_or(0)
    }

    /// From one number to another, both included.
    fn between(&mut self, from: i32, to: i32) -> i32 {
        from.saturating_add_unsigned(self.below(from.abs_diff(to) + 1))
    }

    fn one_in(&mut self, bound: u32) -> bool {
        self.below(bound) == 0
    }

    fn percent(&mut self, share: u32) -> bool {
        self.below(100) < share
    }

    fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(u32::try_from(list.len()).unwrap_or(1)) as usize]
    }

    /// The place that a throw of 100 falls on, where each place has a share of it.
    fn share(&mut self, shares: &[u32]) -> usize {
        let mut left = self.below(100);
        for (place, &share) in shares.iter().enumerate() {
            if left < share {
                return place;
            }
            left -= share;
        }
        0
    }
}

fn mixed(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// Days from today; negative in the past.
type Day = i32;

/// A patient with all that ever happened to him. It is used again for the next one.
#[derive(Default)]
struct Life {
    index: u32,
    minor: bool,
    woman: bool,
    plans: Vec<Plan>,
    visits: Vec<Visit>,
    agreements: Vec<Agreement>,
    contacts: Vec<Contact>,
}

#[derive(Clone, Copy)]
struct Plan {
    consulted: Day,
    signed: Option<Day>,
    answer: &'static str,
    items: u8,
    /// The first so many items are done, on days after the signature.
    done: u8,
    /// The first open item must not wait beyond that day.
    urgent_due: Option<Day>,
    cancelled_rest: bool,
    doctor: usize,
}

#[derive(Clone, Copy)]
struct Visit {
    day: Day,
    minute: u16,
    status: &'static str,
    kind: &'static str,
    doctor: usize,
    plan: Option<u8>,
}

#[derive(Clone, Copy)]
struct Agreement {
    day: Day,
    kind: usize,
    agreed: bool,
    due: Day,
    status: &'static str,
    doctor: usize,
}

#[derive(Clone, Copy)]
struct Contact {
    day: Day,
    minute: u16,
    outcome: &'static str,
    about: About,
}

#[derive(Clone, Copy)]
enum About {
    Plan(u8),
    Agreement(u8),
    Visit(u8),
    Blank,
}

/// How far back the records go.
const YEARS_DAYS: Day = 4 * 365;

const KINDS: [&str; 5] = [
    "hygiene_reminder",
    "checkup_reminder",
    "control_exam",
    "wellbeing_check",
    "personal_call",
];

impl Life {
    /// Invents a patient.
    fn invent(&mut self, clinic: &Clinic, index: u32) {
        let mut dice = clinic.dice(index, 0);
        self.index = index;
        self.minor = dice.percent(12);
        self.woman = dice.percent(55);
        self.plans.clear();
        self.visits.clear();
        self.agreements.clear();
        self.contacts.clear();
        let home = dice.below(DOCTORS) as usize;
        for _ in 0..dice.share(&[35, 45, 15, 5]) {
            self.plans.push(Plan::invent(&mut dice, home));
        }
        for _ in 0..dice.below(5) + dice.below(5) {
            self.visits
                .push(Visit::invent(&mut dice, home, self.plans.len()));
        }
        for _ in 0..dice.share(&[35, 40, 15, 10]) {
            self.agreements.push(Agreement::invent(&mut dice, home));
        }
        for _ in 0..dice.below(4) {
            let about = self.about(&mut dice);
            self.contacts.push(Contact::invent(&mut dice, about));
        }
    }

    fn about(&self, dice: &mut Dice) -> About {
        let (list, about): (usize, fn(u8) -> About) = match dice.below(8) {
            0 => return About::Blank,
            1 | 2 => (self.plans.len(), About::Plan),
            3 | 4 => (self.agreements.len(), About::Agreement),
            _ => (self.visits.len(), About::Visit),
        };
        let length = u32::try_from(list).unwrap_or(0);
        match length {
            0 => About::Blank,
            _ => about(u8::try_from(dice.below(length)).unwrap_or(0)),
        }
    }
}

impl Plan {
    fn invent(dice: &mut Dice, home: usize) -> Self {
        let items = u8::try_from(1 + dice.below(4)).unwrap_or(1);
        let mut plan = Self {
            consulted: dice.between(-YEARS_DAYS + 200, -2),
            signed: None,
            answer: "agreed",
            items,
            done: 0,
            urgent_due: None,
            cancelled_rest: false,
            doctor: another(dice, home),
        };
        let signed = plan.consulted + dice.between(0, 1);
        match dice.share(&[57, 17, 15, 4, 7]) {
            // Carried out, save what was dropped.
            0 => {
                plan.signed = Some(signed);
                plan.done = items - u8::from(items > 1 && dice.one_in(5));
                plan.cancelled_rest = true;
            }
            // Not signed: the patient thinks about it, or the price is too high.
            1 => {
                plan.answer = dice.pick(&[
                    "agreed",
                    "undecided",
                    "undecided",
                    "too_expensive",
                    "declined",
                ]);
            }
            // Signed, and nothing in it presses.
            2 => plan.signed = Some(signed),
            // Signed a short while ago: not due yet.
            3 => {
                plan.consulted = dice.between(-25, -2);
                plan.signed = Some(plan.consulted);
                plan.urgent_due = Some(dice.between(1, 40));
            }
            // Somebody should ask: overdue and not begun, or begun and broken off.
            _ => {
                plan.consulted = dice.between(-200, -20);
                plan.signed = Some(plan.consulted);
                if items > 1 && dice.one_in(2) {
                    plan.done = 1;
                } else {
                    plan.urgent_due = Some(plan.consulted + dice.between(5, 18));
                }
            }
        }
        plan
    }

    /// The day on which an item was done.
    fn done_on(&self, item: u8) -> Day {
        let after = self.signed.unwrap_or(self.consulted) + 4 + 9 * Day::from(item);
        after.min(-1)
    }
}

impl Visit {
    fn invent(dice: &mut Dice, home: usize, plans: usize) -> Self {
        let is_future = dice.percent(3);
        let day = if is_future {
            dice.between(0, 45)
        } else {
            dice.between(-YEARS_DAYS, -1)
        };
        let status = match (is_future, dice.below(100)) {
            (true, 0..65) => "booked",
            (true, _) => "confirmed",
            (false, 0..82) => "attended",
            (false, 82..88) => "no_show",
            (false, _) => "cancelled",
        };
        let kind = [
            "treatment",
            "consultation",
            "hygiene",
            "checkup",
            "control_exam",
            "other",
        ][dice.share(&[55, 15, 15, 8, 6, 1])];
        let plan = (plans > 0 && kind == "treatment" && dice.percent(70)).then(|| {
            let plans = u32::try_from(plans).unwrap_or(1);
            u8::try_from(dice.below(plans)).unwrap_or(0)
        });
        let minute = 9 * 60 + 15 * u16::try_from(dice.below(43)).unwrap_or(0);
        Self {
            day,
            minute,
            status,
            kind,
            doctor: another(dice, home),
            plan,
        }
    }
}

impl Agreement {
    fn invent(dice: &mut Dice, home: usize) -> Self {
        let kind = dice.share(&[38, 30, 16, 10, 6]);
        let term = match kind {
            0 | 1 => dice.pick(&[182, 183, 270, 365]),
            2 => dice.between(30, 180),
            _ => dice.between(1, 20),
        };
        let fate = dice.share(&[43, 6, 35, 8, 8]);
        let day = match fate {
            // Due within the next months, and so agreed not long ago.
            2 => dice.between((25 - term).min(-1), -1),
            // Due about now.
            4 => dice.between(-term - 10, (12 - term).min(-1)),
            _ => dice.between(-YEARS_DAYS + 100, -1),
        };
        Self {
            day,
            kind,
            agreed: fate != 3,
            due: if fate == 2 {
                (day + term).max(25)
            } else {
                day + term
            },
            status: ["fulfilled", "withdrawn", "open", "open", ""][fate],
            doctor: another(dice, home),
        }
    }
}

impl Contact {
    fn invent(dice: &mut Dice, about: About) -> Self {
        let outcome = [
            "reached",
            "booked",
            "sent",
            "no_answer",
            "busy",
            "declined",
            "callback",
            "wrong_number",
            "opt_out",
            "complaint",
            "resolved",
            "ask_doctor",
        ][dice.share(&[34, 18, 17, 14, 3, 5, 3, 1, 1, 1, 2, 1])];
        let minute = 9 * 60 + u16::try_from(dice.below(11 * 60)).unwrap_or(0);
        Self {
            day: dice.between(-YEARS_DAYS, -1),
            minute,
            outcome,
            about,
        }
    }
}

const DOCTORS: u32 = 48;

/// Mostly the patient's own doctor.
fn another(dice: &mut Dice, home: usize) -> usize {
    if dice.percent(70) {
        home
    } else {
        dice.below(DOCTORS) as usize
    }
}

impl Clinic {
    /// The dice of a patient for one purpose.
    fn dice(&self, index: u32, purpose: u64) -> Dice {
        Dice(mixed(self.seed ^ mixed((u64::from(index) << 16) | purpose)))
    }

    fn date(&self, day: Day) -> NaiveDate {
        let days = Days::new(u64::from(day.unsigned_abs()));
        let date = if day < 0 {
            self.today.checked_sub_days(days)
        } else {
            self.today.checked_add_days(days)
        };
        date.unwrap_or(self.today)
    }

    /// The nearest day, away from today, that is not a Sunday.
    fn open_day(&self, day: Day) -> Day {
        match self.date(day).weekday() {
            Weekday::Sun if day < 0 => day - 1,
            Weekday::Sun => day + 1,
            _ => day,
        }
    }

    /// What the rows stand by: each of a patient's life by its day and minute, unless the order is another.
    fn stands_by(&self, day: Day, minute: u16, index: u32, place: u64) -> u64 {
        match self.rows {
            Order::Time => {
                let time = (i64::from(day) + 10_000) * 1440 + i64::from(minute);
                u64::try_from(time).unwrap_or(0)
            }
            Order::Patient => 0,
            Order::Shuffled => mixed(self.seed ^ mixed(u64::from(index) << 5 | place)) >> 32,
        }
    }

    /// Goes through rows in their order. `times` tells of each row of a patient's life the day and minute.
    fn in_order(
        &self,
        times: impl Fn(&Life, &mut dyn FnMut(Day, u16)),
        mut write: impl FnMut(&Life, usize) -> io::Result<()>,
    ) -> io::Result<()> {
        let mut life = Life::default();
        let mut order: Vec<u64> = Vec::new();
        for index in 0..self.patients {
            life.invent(self, index);
            let mut place = 0;
            times(&life, &mut |day, minute| {
                let by = self.stands_by(day, minute, index, place);
                order.push((by << 32) | (u64::from(index) << 5) | place);
                place += 1;
            });
        }
        order.sort_unstable();
        for key in order {
            let index = u32::try_from((key >> 5) & 0x7ff_ffff).unwrap_or(0);
            life.invent(self, index);
            write(&life, usize::try_from(key & 0x1f).unwrap_or(0))?;
        }
        Ok(())
    }
}

struct Written {
    rows: u64,
    bytes: u64,
}

/// One file: cells are added to a line, which goes out as a whole.
struct Writer {
    out: BufWriter<File>,
    line: Vec<u8>,
    /// Where the cell that is being written begins.
    cell: usize,
    ids: Ids,
    dialect: Dialect,
    written: Written,
}

impl Writer {
    fn create(clinic: &Clinic, folder: &Path, name: &str, header: &str) -> io::Result<Self> {
        let out = BufWriter::with_capacity(1 << 20, File::create(folder.join(name))?);
        let mut writer = Self {
            out,
            line: Vec::with_capacity(1024),
            cell: 0,
            ids: clinic.ids,
            dialect: clinic.dialect,
            written: Written { rows: 0, bytes: 0 },
        };
        for name in header.split(',') {
            writer.cell(name);
        }
        writer.row()?;
        writer.written.rows = 0;
        Ok(writer)
    }

    /// Adds to the cell that is being written.
    fn add(&mut self, text: &str) -> &mut Self {
        self.line.extend_from_slice(text.as_bytes());
        self
    }

    /// Adds a number, with zeros before it up to so many digits.
    fn add_number(&mut self, number: u32, digits: usize) -> &mut Self {
        let start = self.line.len();
        let mut rest = number;
        while rest > 0 || self.line.len() - start < digits {
            let digit = u8::try_from(rest % 10).unwrap_or(0);
            self.line.push(b'0' + digit);
            rest /= 10;
        }
        self.line[start..].reverse();
        self
    }

    fn end(&mut self) -> &mut Self {
        let delimiter = self.delimiter();
        let special = |byte: &u8| *byte == delimiter || matches!(byte, b'"' | b'\n');
        if self.line[self.cell..].iter().any(special) {
            let cell = self.line.split_off(self.cell);
            self.line.push(b'"');
            for byte in cell {
                if byte == b'"' {
                    self.line.push(b'"');
                }
                self.line.push(byte);
            }
            self.line.push(b'"');
        }
        self.line.push(delimiter);
        self.cell = self.line.len();
        self
    }

    const fn delimiter(&self) -> u8 {
        match self.dialect {
            Dialect::English => b',',
            Dialect::Russian => b';',
        }
    }

    fn cell(&mut self, text: &str) -> &mut Self {
        self.add(text).end()
    }

    fn blanks(&mut self, count: usize) -> &mut Self {
        for _ in 0..count {
            self.end();
        }
        self
    }

    fn add_date(&mut self, date: NaiveDate) -> &mut Self {
        let year = date.year().unsigned_abs();
        match self.dialect {
            Dialect::English => self
                .add_number(year, 4)
                .add("-")
                .add_number(date.month(), 2)
                .add("-")
                .add_number(date.day(), 2),
            Dialect::Russian => self
                .add_number(date.day(), 2)
                .add(".")
                .add_number(date.month(), 2)
                .add(".")
                .add_number(year, 4),
        }
    }

    fn date(&mut self, clinic: &Clinic, day: Option<Day>) -> &mut Self {
        if let Some(day) = day {
            self.add_date(clinic.date(day));
        }
        self.end()
    }

    fn moment(&mut self, clinic: &Clinic, day: Day, minute: u16) -> &mut Self {
        let (hour, minute) = (u32::from(minute) / 60, u32::from(minute) % 60);
        self.add_date(clinic.date(day)).add(" ");
        self.add_number(hour, 2)
            .add(":")
            .add_number(minute, 2)
            .end()
    }

    fn patient_id(&mut self, index: u32) -> &mut Self {
        match self.ids {
            Ids::Numbers => self.number(index),
            Ids::Prefix => self.add("P").add_number(index + 1, 6),
            Ids::Padded => self.add_number(index + 1, 8),
            Ids::Sparse => {
                let id = 1_000_000_000 + u64::from(index + 1) * 7919;
                self.add(&id.to_string())
            }
            Ids::Uuid => {
                let (high, low) = (
                    mixed(u64::from(index) | 1 << 40),
                    mixed(u64::from(index) | 1 << 41),
                );
                let bits = u128::from(high) << 64 | u128::from(low);
                let hex = format!("{bits:032x}");
                let groups = [
                    &hex[..8],
                    &hex[8..12],
                    &hex[12..16],
                    &hex[16..20],
                    &hex[20..],
                ];
                self.add(&groups.join("-"))
            }
        }
    }

    /// The number by which ids of all else begin: all have eight digits, so that the order of the text is that of the numbers.
    fn number(&mut self, index: u32) -> &mut Self {
        self.add_number(FIRST_NUMBER + index, 8)
    }

    /// The id of something of a patient's: his number, and its own.
    fn id(&mut self, prefix: &str, index: u32, place: usize) -> &mut Self {
        let place = u32::try_from(place).unwrap_or(0);
        self.add(prefix)
            .number(index)
            .add("-")
            .add_number(place + 1, 1)
    }

    /// The last cell needs no delimiter.
    fn row(&mut self) -> io::Result<()> {
        self.line.pop();
        let end: &[u8] = match self.dialect {
            Dialect::English => b"\n",
            Dialect::Russian => b"\r\n",
        };
        self.line.extend_from_slice(end);
        let text = String::from_utf8_lossy(&self.line);
        let bytes = match self.dialect {
            Dialect::English => text.as_bytes().into(),
            Dialect::Russian => WINDOWS_1251.encode(&text).0,
        };
        self.out.write_all(&bytes)?;
        self.written.rows += 1;
        self.written.bytes += bytes.len() as u64;
        self.line.clear();
        self.cell = 0;
        Ok(())
    }

    fn finish(mut self) -> io::Result<Written> {
        self.out.flush()?;
        Ok(self.written)
    }

    /// A mobile number as people write them; the local part begins with 0, so that hardly any is somebody's.
    fn add_phone(&mut self, dice: &mut Dice) -> &mut Self {
        let code = 900 + dice.below(100);
        let local = dice.below(1_000_000);
        let spaced = dice.percent(80);
        let (start, close, dash) = match (spaced, dice.one_in(4)) {
            (true, false) => ("8 (", ") ", "-"),
            (true, true) => ("+7 ", " ", "-"),
            (false, _) => ("8", "", ""),
        };
        self.add(start).add_number(code, 3).add(close);
        self.add_number(local / 10_000, 3)
            .add(dash)
            .add_number(local / 100 % 100, 2);
        self.add(dash).add_number(local % 100, 2)
    }

    fn patients(clinic: &Clinic, folder: &Path) -> io::Result<Written> {
        let header = "patient_id,last_name,first_name,patronymic,birth_date,phone,email,consent,consent_on,consent_until,\
             channels,call_days,call_times,timezone,pause_until,guardian_name,guardian_phone,status";
        let mut writer = Self::create(clinic, folder, "patients.csv", header)?;
        let once = |_: &Life, time: &mut dyn FnMut(Day, u16)| time(0, 0);
        clinic.in_order(once, |life, _| writer.patient(clinic, life))?;
        writer.finish()
    }

    fn patient(&mut self, clinic: &Clinic, life: &Life) -> io::Result<()> {
        let mut dice = clinic.dice(life.index, 1);
        let dice = &mut dice;
        let last_name = dice.pick(&LAST_NAMES);
        self.patient_id(life.index).end();
        self.name(dice, last_name, life.woman).end();
        let age_days = if life.minor {
            dice.between(3 * 365, 17 * 365)
        } else {
            dice.between(19 * 365, 85 * 365)
        };
        self.date(clinic, Some(-age_days));
        self.add_phone(dice);
        if dice.one_in(9) {
            self.add("; ").add_phone(dice);
        }
        self.end();
        if dice.percent(45) {
            self.add("p").add_number(life.index, 1).add(dice.pick(&[
                "@example.com",
                "@example.org",
                "@example.net",
            ]));
        }
        self.end();
        let consent = ["yes", "no", "visits", ""][dice.share(&[72, 5, 11, 12])];
        self.cell(consent);
        let consented =
            (!consent.is_empty()).then(|| dice.between(-YEARS_DAYS, -YEARS_DAYS + 1200));
        self.date(clinic, consented);
        self.date(clinic, dice.one_in(12).then(|| dice.between(-200, 900)));
        self.cell(
            [
                "call",
                "",
                "sms;call",
                "messenger;call",
                "messenger",
                "sms",
                "email;sms",
            ][dice.share(&[40, 25, 10, 12, 5, 5, 3])],
        );
        self.cell(
            ["", "mon-fri", "mon-sat", "sat", "tue;thu", "weekdays"]
                [dice.share(&[60, 20, 8, 4, 4, 4])],
        );
        self.cell(
            [
                "",
                "10:00-19:00",
                "18:00-21:00",
                "9:00-12:00",
                "12:00-14:00;18:00-20:00",
                "после 18",
            ][dice.share(&[55, 20, 10, 8, 4, 3])],
        );
        self.cell(
            [
                "",
                "Europe/Moscow",
                "Asia/Yekaterinburg",
                "Europe/Kaliningrad",
            ][dice.share(&[93, 4, 2, 1])],
        );
        self.date(clinic, dice.one_in(50).then(|| dice.between(-60, 60)));
        if life.minor && !dice.one_in(30) {
            self.guardian(dice, last_name);
        } else {
            self.blanks(2);
        }
        self.cell(["active", "", "inactive", "deceased"][dice.share(&[70, 22, 7, 1])]);
        self.row()
    }

    fn guardian(&mut self, dice: &mut Dice, last_name: &str) {
        let woman = dice.percent(80);
        let first_name = dice.pick(if woman { &WOMEN } else { &MEN });
        self.add(last_name)
            .add(if woman { "а " } else { " " })
            .add(first_name)
            .add(" ");
        self.add(dice.pick(&FATHERS))
            .add(if woman { "на" } else { "ич" })
            .end();
        self.add_phone(dice).end();
    }

    /// Three cells; the last is not ended.
    fn name(&mut self, dice: &mut Dice, last_name: &str, woman: bool) -> &mut Self {
        self.add(last_name).cell(if woman { "а" } else { "" });
        self.cell(dice.pick(if woman { &WOMEN } else { &MEN }));
        self.add(dice.pick(&FATHERS))
            .add(if woman { "на" } else { "ич" })
    }

    fn plans(clinic: &Clinic, folder: &Path) -> io::Result<Written> {
        let header = "plan_id,patient_id,item_id,procedure,tooth,doctor,specialty,caller,consulted_on,written,signed_on,answer,\
             urgent,due_on,wait_until,risk,status,done_on";
        let mut writer = Self::create(clinic, folder, "plans.csv", header)?;
        let times = |life: &Life, time: &mut dyn FnMut(Day, u16)| {
            for plan in &life.plans {
                for _ in 0..plan.items {
                    time(plan.consulted, 0);
                }
            }
        };
        clinic.in_order(times, |life, place| writer.item(clinic, life, place))?;
        writer.finish()
    }

    fn item(&mut self, clinic: &Clinic, life: &Life, place: usize) -> io::Result<()> {
        let mut dice = clinic.dice(life.index, 100 + place as u64);
        let mut item = place;
        let mut number = 0;
        while item >= usize::from(life.plans[number].items) {
            item -= usize::from(life.plans[number].items);
            number += 1;
        }
        let plan = &life.plans[number];
        let item = u8::try_from(item).unwrap_or(0);
        let (procedure, specialty, has_tooth, risk) = dice.pick(&PROCEDURES);
        self.id("P", life.index, number)
            .end()
            .patient_id(life.index)
            .end();
        self.add_number(u32::from(item) + 1, 1)
            .end()
            .cell(procedure);
        if has_tooth {
            self.add_number(10 * (1 + dice.below(4)) + 1 + dice.below(8), 2);
        }
        self.end()
            .cell(NAMED[plan.doctor])
            .cell(if dice.one_in(2) { specialty } else { "" });
        self.cell(if dice.one_in(25) { "doctor" } else { "" })
            .date(clinic, Some(plan.consulted));
        self.cell("yes").date(clinic, plan.signed).cell(plan.answer);
        let is_done = item < plan.done;
        let urgent = plan.urgent_due.filter(|_| item == plan.done);
        self.cell(if urgent.is_some() { "yes" } else { "no" })
            .date(clinic, urgent)
            .blanks(1);
        self.cell(if urgent.is_some() || dice.one_in(6) {
            risk
        } else {
            ""
        });
        let status = match (is_done, plan.cancelled_rest) {
            (true, _) => "done",
            (false, true) => "cancelled",
            (false, false) => "planned",
        };
        self.cell(status)
            .date(clinic, is_done.then(|| plan.done_on(item)));
        self.row()
    }

    fn visits(clinic: &Clinic, folder: &Path) -> io::Result<Written> {
        let header = "visit_id,patient_id,starts_at,status,kind,doctor,plan_id,booked_on,remind";
        let mut writer = Self::create(clinic, folder, "visits.csv", header)?;
        let times = |life: &Life, time: &mut dyn FnMut(Day, u16)| {
            for visit in &life.visits {
                time(clinic.open_day(visit.day), visit.minute);
            }
        };
        clinic.in_order(times, |life, place| writer.visit(clinic, life, place))?;
        writer.finish()
    }

    fn visit(&mut self, clinic: &Clinic, life: &Life, place: usize) -> io::Result<()> {
        let mut dice = clinic.dice(life.index, 200 + place as u64);
        let visit = &life.visits[place];
        let day = clinic.open_day(visit.day);
        self.id("V", life.index, place)
            .end()
            .patient_id(life.index)
            .end();
        self.moment(clinic, day, visit.minute)
            .cell(visit.status)
            .cell(visit.kind);
        self.cell(NAMED[visit.doctor]);
        if let Some(plan) = visit.plan {
            self.id("P", life.index, usize::from(plan));
        }
        self.end().date(
            clinic,
            dice.one_in(2).then(|| (day - dice.between(1, 30)).min(-1)),
        );
        self.cell(["", "yes", "no"][dice.share(&[70, 20, 10])]);
        self.row()
    }

    fn agreements(clinic: &Clinic, folder: &Path) -> io::Result<Written> {
        let header = "agreement_id,patient_id,kind,agreed_on,agreed_by,due_on,contact_on,doctor,caller,channel,basis,topic,\
             guarantee,status";
        let mut writer = Self::create(clinic, folder, "agreements.csv", header)?;
        let times = |life: &Life, time: &mut dyn FnMut(Day, u16)| {
            for agreement in &life.agreements {
                time(agreement.day, 0);
            }
        };
        clinic.in_order(times, |life, place| writer.agreement(clinic, life, place))?;
        writer.finish()
    }

    fn agreement(&mut self, clinic: &Clinic, life: &Life, place: usize) -> io::Result<()> {
        let mut dice = clinic.dice(life.index, 300 + place as u64);
        let agreement = &life.agreements[place];
        let kind = KINDS[agreement.kind];
        self.id("A", life.index, place)
            .end()
            .patient_id(life.index)
            .end()
            .cell(kind);
        self.date(clinic, agreement.agreed.then_some(agreement.day))
            .cell(NAMED[agreement.doctor]);
        self.date(clinic, Some(agreement.due))
            .blanks(1)
            .cell(NAMED[agreement.doctor]);
        self.cell(if kind == "personal_call" {
            "doctor"
        } else {
            ""
        });
        let channel = if dice.one_in(6) {
            dice.pick(&["call", "sms", "messenger"])
        } else {
            ""
        };
        self.cell(if agreement.kind < 2 { channel } else { "" });
        let basis = match kind {
            "control_exam" if agreement.agreed => {
                dice.pick(&["complex_treatment", "uncertain_result"])
            }
            _ => "",
        };
        self.cell(basis);
        self.cell(if kind == "personal_call" || dice.one_in(2) {
            dice.pick(&TOPICS)
        } else {
            ""
        });
        self.cell(if kind == "control_exam" && dice.one_in(2) {
            "yes"
        } else {
            "no"
        })
        .cell(agreement.status);
        self.row()
    }

    fn contacts(clinic: &Clinic, folder: &Path) -> io::Result<Written> {
        let header = "contacted_at,patient_id,outcome,case,channel,phone,callback_at,score,by,note";
        let mut writer = Self::create(clinic, folder, "contacts.csv", header)?;
        let times = |life: &Life, time: &mut dyn FnMut(Day, u16)| {
            for contact in &life.contacts {
                time(clinic.open_day(contact.day), contact.minute);
            }
        };
        clinic.in_order(times, |life, place| writer.contact(clinic, life, place))?;
        writer.finish()
    }

    fn contact(&mut self, clinic: &Clinic, life: &Life, place: usize) -> io::Result<()> {
        let mut dice = clinic.dice(life.index, 400 + place as u64);
        let contact = &life.contacts[place];
        let day = clinic.open_day(contact.day);
        self.moment(clinic, day, contact.minute)
            .patient_id(life.index)
            .end()
            .cell(contact.outcome);
        let (prefix, own, number) = match contact.about {
            About::Plan(number) => ("plan:", "P", number),
            About::Agreement(number) => ("agreement:", "A", number),
            About::Visit(number) => ("visit:", "V", number),
            About::Blank => ("", "", 0),
        };
        if !prefix.is_empty() {
            self.add(prefix).id(own, life.index, usize::from(number));
        }
        self.end().cell(if contact.outcome == "sent" {
            dice.pick(&["sms", "messenger"])
        } else {
            "call"
        });
        if contact.outcome == "opt_out" && dice.one_in(3) {
            self.add_phone(&mut clinic.dice(life.index, 500));
        }
        self.end();
        match contact.outcome {
            "callback" | "ask_doctor" => {
                self.moment(clinic, clinic.open_day(day + dice.between(1, 5)), 15 * 60)
            }
            _ => self.end(),
        };
        if matches!(contact.outcome, "reached" | "booked") && dice.one_in(4) {
            self.add_number(6 + dice.below(5), 1);
        }
        self.end()
            .cell(dice.pick(&["Вика", "Ольга", "Снежана", "Лиля", "Тамара"]));
        self.cell(if dice.one_in(3) {
            dice.pick(&NOTES)
        } else {
            ""
        });
        self.row()
    }

    fn doctors(clinic: &Clinic, folder: &Path) -> io::Result<Written> {
        let mut writer = Self::create(clinic, folder, "doctors.csv", "doctor,name,specialty")?;
        for (place, doctor) in NAMED.into_iter().enumerate() {
            let mut dice = Dice(mixed(place as u64));
            writer
                .cell(doctor)
                .add(doctor)
                .add(" ")
                .add(dice.pick(&WOMEN))
                .add(" ");
            writer.add(dice.pick(&FATHERS)).add("на").end();
            writer.cell(dice.pick(&PROCEDURES).1).row()?;
        }
        writer.finish()
    }

    fn slots(clinic: &Clinic, folder: &Path) -> io::Result<Written> {
        let mut writer = Self::create(clinic, folder, "slots.csv", "doctor,starts_at,minutes")?;
        for day in (1..15).filter(|&day| clinic.open_day(day) == day) {
            for (place, doctor) in NAMED.into_iter().enumerate() {
                let mut dice = clinic.dice(
                    u32::try_from(place).unwrap_or(0),
                    600 + u64::from(day.unsigned_abs()),
                );
                let minute = 9 * 60 + 30 * u16::try_from(dice.below(20)).unwrap_or(0);
                writer
                    .cell(doctor)
                    .moment(clinic, day, minute)
                    .cell(dice.pick(&["30", "60", "90"]))
                    .row()?;
            }
        }
        writer.finish()
    }
}

const FIRST_NUMBER: u32 = 10_000_001;

/// In the man's form; a woman's has an «а» more.
#[rustfmt::skip]
const LAST_NAMES: [&str; 48] = [
    "Авдеев", "Баринов", "Беляков", "Борисов", "Вавилов", "Васнецов", "Вершинин", "Власов", "Воробьёв",
    "Гаврилов", "Голубев", "Громов", "Гусев", "Давыдов", "Данилов", "Дроздов", "Ершов", "Жаров", "Журавлёв",
    "Зимин", "Зотов", "Игнатов", "Калинин", "Капустин", "Кириллов", "Комаров", "Королёв", "Кудрявцев",
    "Лаптев", "Логинов", "Лукин", "Мамонтов", "Мельников", "Никитин", "Осипов", "Пахомов", "Поляков",
    "Ракитин", "Рябов", "Савельев", "Седов", "Субботин", "Тарасов", "Тихонов", "Ушаков", "Филатов",
    "Черников", "Шубин",
];

#[rustfmt::skip]
const WOMEN: [&str; 24] = [
    "Алла", "Анна", "Валерия", "Варвара", "Вера", "Галина", "Дарья", "Евгения", "Екатерина", "Елена", "Зоя",
    "Инна", "Ирина", "Ксения", "Лариса", "Людмила", "Марина", "Мария", "Надежда", "Наталья", "Ольга",
    "Полина", "Светлана", "Юлия",
];

#[rustfmt::skip]
const MEN: [&str; 24] = [
    "Алексей", "Андрей", "Артём", "Борис", "Вадим", "Валентин", "Виктор", "Геннадий", "Глеб", "Денис", "Егор",
    "Захар", "Игорь", "Кирилл", "Леонид", "Максим", "Михаил", "Николай", "Олег", "Павел", "Роман", "Сергей",
    "Тимур", "Фёдор",
];

/// How patronymics begin: «на» makes a daughter of it, «ич» a son.
#[rustfmt::skip]
const FATHERS: [&str; 16] = [
    "Александров", "Алексеев", "Андреев", "Антонов", "Борисов", "Викторов", "Владимиров", "Иванов",
    "Максимов", "Михайлов", "Николаев", "Олегов", "Павлов", "Петров", "Романов", "Сергеев",
];

/// Doctors as the files name them.
#[rustfmt::skip]
const NAMED: [&str; DOCTORS as usize] = [
    "Агеева", "Азарова", "Бабкина", "Белова", "Блинова", "Быкова", "Ветрова", "Вишнякова", "Волкова",
    "Глебова", "Горшкова", "Гришина", "Дёмина", "Егорова", "Елисеева", "Жукова", "Завьялова", "Ильина",
    "Исаева", "Карпова", "Клюева", "Кольцова", "Котова", "Крылова", "Лебедева", "Лыткина", "Майорова",
    "Маслова", "Минаева", "Носова", "Орехова", "Панина", "Пестова", "Родина", "Рыбакова", "Сазонова",
    "Серова", "Соболева", "Старкова", "Титова", "Трофимова", "Уварова", "Фомина", "Хохлова", "Цветкова",
    "Чернова", "Шилова", "Яшина",
];

/// What is done, by whose specialty, whether at a tooth, and what may happen if it waits.
#[rustfmt::skip]
const PROCEDURES: [(&str, &str, bool, &str); 12] = [
    ("Лечение кариеса", "терапевт", true, "кариес дойдёт до нерва"),
    ("Лечение пульпита", "терапевт", true, "воспаление перейдёт на кость"),
    ("Лечение периодонтита", "терапевт", true, "может понадобиться удаление"),
    ("Замена старой пломбы", "терапевт", true, "под пломбой разовьётся кариес"),
    ("Удаление зуба мудрости", "хирург", true, "соседний зуб пострадает"),
    ("Удаление корня", "хирург", true, "возможно нагноение"),
    ("Установка импланта", "хирург", true, "кость будет убывать"),
    ("Керамическая вкладка", "ортопед", true, "зуб может расколоться"),
    ("Коронка из диоксида циркония", "ортопед", true, "зуб может расколоться"),
    ("Закрытый кюретаж", "пародонтолог", false, "зубы станут подвижными"),
    ("Профессиональная гигиена", "гигиенист", false, "дёсны будут кровоточить"),
    ("Каппа от стираемости", "ортопед", false, "зубы будут стираться дальше"),
];

#[rustfmt::skip]
const TOPICS: [&str; 8] = [
    "осмотр и чистка", "после импланта на 36", "после удаления зуба мудрости",
    "контроль после лечения каналов", "как привыкает к каппе", "раз в полгода по желанию пациента",
    "после лечения дёсен", "проверить прикус после коронки",
];

#[rustfmt::skip]
const NOTES: [&str; 10] = [
    "всё хорошо, спасибо", "сказала: \"сама запишусь\"\nпосле отпуска",
    "перезвонит сама после отпуска", "просит писать в мессенджер", "говорила с мужем",
    "на работе не всегда слышит звонок", "напомнить взять снимки", "придёт с ребёнком", "удобнее вечером",
    "спрашивает про рассрочку",
];
