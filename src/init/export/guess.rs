//! Which file of recall a table is, and which of its fields are which columns.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::join::Join;
use super::likeness::{self, Named, Share, is_clock, is_moment, named_in, readable, slashed};
use super::source::Source;
use crate::export::columns::{Column, File, Kind, NOT_CONSENT, PATIENTS, patient};
use crate::export::list_columns as list;
use crate::export::values::{self, DateOrder, normal};
use crate::export::vocabulary::Vocabulary;
use crate::init::{SHEETS, Sheet, WORKBOOK};
use crate::phone;

/// Headers of a running number.
const RUNNING_NUMBERS: [&str; 6] = ["№", "n", "no", "id", "код", "номер"];
/// What the header of a number has in it that is not the patient's own.
const OF_OTHERS: &[&str] = &[
    "мам",
    "пап",
    "мать",
    "отец",
    "муж",
    "жен",
    "родств",
    "родит",
    "предст",
    "доверен",
    "экстрен",
    "факс",
    "врач",
    "доктор",
    "лечащ",
    "организ",
    "компан",
    "клиник",
    "филиал",
    "страхов",
    "работодат",
    "плательщ",
    "направ",
    "контактного",
    "fax",
    "mother",
    "father",
    "parent",
    "spouse",
    "wife",
    "husband",
    "kin",
    "guardian",
    "emergency",
    "doctor",
    "dentist",
    "provider",
    "clinic",
    "office",
    "company",
    "organi",
    "employer",
    "insur",
    "payer",
    "referr",
];
/// What the header of digits has in it that are no telephone number.
const NO_NUMBERS: &[&str] = &[
    "паспорт",
    "инн",
    "снилс",
    "полис",
    "омс",
    "дмс",
    "огрн",
    "серия",
    "счет",
    "договор",
    "passport",
    "tax",
    "tin",
    "ssn",
    "snils",
    "policy",
    "insurance",
    "account",
    "national",
    "social",
    "license",
    "medicare",
    "npi",
    "کد ملی",
];
/// What headers of consents have in them, and those of consents to other things than being called.
const CONSENTS: [&str; 2] = ["согласи", "consent"];
const TO_OTHER_THINGS: [&str; 10] = [
    "персон",
    "пдн",
    "обработк",
    "реклам",
    "рассыл",
    "смс",
    "sms",
    "personal data",
    "marketing",
    "treatment",
];
/// How the id of somebody of the staff begins.
const STAFF: &[&str] = &[
    "dentist",
    "doctor",
    "provider",
    "practitioner",
    "clinician",
    "hygienist",
    "staff",
    "employee",
    "user",
    "сотрудник",
    "врач",
    "код врача",
    "код сотрудника",
    "табельный",
    "доктор",
];
/// What the header of a patient's id has in it.
const OF_PATIENTS: &[&str] = &[
    "пациент",
    "клиент",
    "карт",
    "patient",
    "client",
    "customer",
    "chart",
    "card",
    "mrn",
];
/// What the header of a time has in it that is not the start.
const NO_STARTS: &[&str] = &[
    "end",
    "finish",
    "конец",
    "окончан",
    "длит",
    "duration",
    "arriv",
    "прибы",
    "приш",
    "check",
    "ожид",
    "wait",
];
/// So many digits has a telephone number of any country.
const LEAST_DIGITS: usize = 7;
const MOST_DIGITS: usize = 15;
/// A table that is less like a file than this is none.
const LEAST_SCORE: i32 = 5;
/// So many of a hundred cells must be readable for a guess.
pub(super) const MOST_CELLS: usize = 70;
/// A few telephone numbers among what is called a telephone are enough: old bases are full of numbers that can't be.
const SOME_CELLS: usize = 30;
/// So many of a hundred ids must meet those of the patients.
pub(super) const NEARLY_ALL: usize = 90;

/// Why a field is taken for a column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Because {
    /// Its header is a name that recall knows.
    Known,
    /// Its header is like a name, and so many of its cells can be read.
    Named(Named, Share),
    /// So many of its cells can be read, whatever its header.
    Read(Share),
    /// Its cells are the patients' ids.
    IdsMeet(Share),
    /// Every row has another value.
    EveryRowAnother,
    /// There is no number of a plan: a patient has one.
    OnePlanAPatient,
    /// The row has a date of which the header does not say what it is.
    DateOfRow,
    /// Date and time stand in two fields.
    DateAndTime,
    /// Its header is like a name, or is called a kind, but its words say nothing to recall.
    Codes,
    /// Its cells look like telephone numbers, and its header does not say so.
    Digits(Share),
    /// Several fields may hold the ids of patients.
    SomeIds,
    /// The other tables have its values.
    Shared,
    /// It is called a telephone, and no number can be read.
    OtherCountry,
}

/// A column that was found.
#[derive(Clone, Debug)]
pub struct Found {
    /// The column.
    pub column: &'static Column,
    /// The fields that make it up.
    pub fields: Vec<usize>,
    pub because: Because,
    /// It must be asked for: it is no guess to act upon.
    pub asks: bool,
}

impl Found {
    /// Recall finds it without help.
    #[must_use]
    pub fn is_known(&self) -> bool {
        self.because == Because::Known && self.fields.len() == 1
    }

    /// Its header tells, and not the cells below alone.
    #[must_use]
    pub const fn is_by_header(&self) -> bool {
        matches!(self.because, Because::Known | Because::Named(..))
    }
}

/// How dates are written where it is not as recall reads them anyway.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// 3/31/2026.
    MonthFirst,
    /// 31/3/2026.
    DayFirst,
    /// No date tells.
    Either,
}

/// What is taken for what in one table.
pub struct Guess<'a> {
    /// The table.
    pub source: &'a Source,
    /// The file that it is.
    pub file: File,
    /// The columns that were found, in the order of the file.
    pub columns: Vec<Found>,
    /// The required columns that were not.
    pub missing: Vec<&'static Column>,
    /// How its dates are written.
    pub order: Option<Order>,
    /// Fields that hold another consent than to be called.
    pub not_consent: Vec<usize>,
    /// It must be asked for: read as it is, it would do no good or harm.
    pub asks: bool,
    /// What is put behind its numbers, where other tables of its sort have the same.
    pub apart: Option<String>,
}

/// What the tables of an export are told apart with.
pub struct Look<'a> {
    /// The ids of all patients; none before these are known.
    pub patients: &'a BTreeSet<String>,
    /// What lies after it is booked.
    pub today: NaiveDate,
}

/// The file that a table is, by its headers, its cells and its name.
#[must_use]
pub fn file(source: &Source, look: &Look<'_>) -> Option<File> {
    let own = source.header.iter().map(String::as_str);
    if let Some(sheet) = own_sheet(source) {
        return sheet.file();
    }
    // The list that recall itself has written.
    if list::are_of_list(own) {
        return None;
    }
    let cells = CellsSay::of(source, look);
    let files = File::ALL
        .into_iter()
        .filter(|&file| file != File::RecallContacts);
    let scored = files.map(|file| (score(source, file) + cells.score(source, file), file));
    let (best, file) = scored.max_by_key(|&(score, file)| (score, std::cmp::Reverse(file)))?;
    (best >= LEAST_SCORE).then_some(file)
}

/// What the cells of a table say of it, whatever its headers are.
#[expect(clippy::struct_excessive_bools, reason = "each is a sign of its own")]
struct CellsSay {
    /// Some field holds ids of patients.
    names_patients: bool,
    /// Some field holds moments of the day.
    has_times: bool,
    /// Some of its days lie ahead.
    is_ahead: bool,
    /// The first field is the id of somebody of the staff.
    is_staff: bool,
    /// A header speaks of a patient.
    speaks_of_patients: bool,
}

impl CellsSay {
    fn of(source: &Source, look: &Look<'_>) -> Self {
        let fields = || 0..source.header.len();
        let share =
            |field: usize, fits: &dyn Fn(&str) -> bool| Share::of(source.cells(field), fits);
        let in_ids = |cell: &str| look.patients.contains(cell);
        let is_time = |cell: &str| is_moment(cell, false) && !is_moment_at_midnight(cell);
        let times = |field: &usize| {
            share(*field, &is_time).is_at_least(SOME_CELLS)
                || share(*field, &is_clock).is_at_least(MOST_CELLS)
        };
        let is_day =
            |field: &usize| share(*field, &|cell| is_moment(cell, true)).is_at_least(MOST_CELLS);
        let lies_ahead = |cell: &str| day(cell).is_some_and(|day| day > look.today);
        let patients = File::Patients.columns().iter();
        let patients = patients.filter(|column| matches!(column.name, "patient_id" | "full_name"));
        let patients: Vec<&Column> = patients.collect();
        let speaks = |header: &String| {
            let like = |column: &&Column| named_in(File::Patients, header, column);
            let like = patients.iter().filter_map(like);
            like.into_iter()
                .any(|like| matches!(like, Named::Known | Named::Habit(_)))
        };
        let first = source
            .header
            .first()
            .map(|header| normal(header).into_owned());
        Self {
            names_patients: fields().any(|field| share(field, &in_ids).is_at_least(NEARLY_ALL)),
            has_times: fields().any(|field| times(&field)),
            is_ahead: fields()
                .filter(is_day)
                .any(|field| source.cells(field).any(lies_ahead)),
            is_staff: first.is_some_and(|first| STAFF.iter().any(|stem| first.starts_with(stem))),
            speaks_of_patients: source.header.iter().any(speaks),
        }
    }

    /// What that adds to the score of a file.
    fn score(&self, source: &Source, file: File) -> i32 {
        let required = file.columns().iter().filter(|column| column.required);
        let unnamed = required.filter(|column| {
            let mut headers = source.header.iter();
            headers.all(|header| named_in(file, header, column).is_none())
        });
        // What has no header that says so may still have the cells for it.
        let has_cells = |column: &&Column| match column.kind {
            Kind::Choice(_) => (0..source.header.len()).any(|field| {
                source.fields[field].values.is_some()
                    && readable(source, field, column.kind, None).is_at_least(MOST_CELLS)
            }),
            Kind::Moment | Kind::MomentOrDate => self.has_times,
            _ => false,
        };
        let found = i32::try_from(unnamed.filter(has_cells).count()).unwrap_or(0);
        let when = |holds: bool, points: i32| if holds { points } else { 0 };
        found * 4
            + match file {
                File::Patients | File::Cards => when(self.has_times, -8) + when(self.is_staff, -12),
                File::Visits => {
                    when(self.names_patients && self.has_times, 3)
                        + when(self.has_times && self.is_ahead, 3)
                }
                File::Doctors => when(self.is_staff, 6) + when(self.has_times, -8),
                // Time that is taken is no free time.
                File::Slots => when(self.names_patients || self.speaks_of_patients, -12),
                _ => 0,
            }
    }
}

/// A day that is written with the time at which every day begins.
fn is_moment_at_midnight(cell: &str) -> bool {
    cell.ends_with(" 00:00") || cell.ends_with("00:00:00")
}

/// The day on which a cell begins, however it is written.
fn day(cell: &str) -> Option<NaiveDate> {
    let day = cell.split([' ', 'T']).next().unwrap_or(cell);
    let orders = [
        DateOrder::NoSlashes,
        DateOrder::MonthFirst,
        DateOrder::DayFirst,
    ];
    let mut read = orders.into_iter().map(|order| values::date_in(order, day));
    read.find_map(|date| date.ok().flatten())
}

/// The sheet of recall's own workbook that a table is.
fn own_sheet(source: &Source) -> Option<Sheet> {
    let is_own = source.path.file_name().is_some_and(|name| name == WORKBOOK);
    let is_titled = |sheet: &Sheet| {
        let title = source.sheet.as_deref().filter(|_| is_own);
        title == Some(sheet.titles.0) || title == Some(sheet.titles.1)
    };
    SHEETS.into_iter().find(is_titled)
}

fn score(source: &Source, file: File) -> i32 {
    let mut score = 0;
    for column in file.columns() {
        let headers = source.header.iter();
        let like = headers.filter_map(|header| named_in(file, header, column));
        let best = like.fold(None, |best: Option<Named>, like| match best {
            Some(other) if other > like => Some(other),
            _ => Some(like),
        });
        // What stands in many files says little of this one.
        let is_common = matches!(
            column.name,
            "patient_id" | "status" | "doctor" | "note" | "channel"
        );
        score += match best {
            Some(Named::Known) if is_common => 2,
            Some(Named::Known) => 4,
            Some(Named::Habit(_)) if !is_common => 3,
            Some(_) => 1,
            None if column.required && column.name != "patient_id" => -4,
            None => 0,
        };
    }
    if file == File::Patients
        && !has_any(
            source,
            file,
            &["last_name", "full_name", "birth_date", "phone"],
        )
    {
        score -= 8;
    }
    let name = normal(&source.name()).into_owned();
    let is_named = stems(file).iter().any(|stem| name.contains(stem));
    score + if is_named { 8 } else { 0 }
}

fn has_any(source: &Source, file: File, names: &[&str]) -> bool {
    let columns = file
        .columns()
        .iter()
        .filter(|column| names.contains(&column.name));
    let mut likes = columns.flat_map(|column| {
        source
            .header
            .iter()
            .map(move |header| named_in(file, header, column))
    });
    likes.any(|like| matches!(like, Some(Named::Known | Named::Habit(_))))
}

/// What the name of such a file has in it.
const fn stems(file: File) -> &'static [&'static str] {
    match file {
        File::Patients => &["patient", "пациент", "клиент"],
        File::Cards => &["card", "сервисн", "карт", "consent", "согласи"],
        File::Plans => &["plan", "план"],
        File::Signatures => &["signature", "подпис"],
        File::Visits => &[
            "visit",
            "визит",
            "прием",
            "запис",
            "journal",
            "журнал",
            "appointment",
            "booking",
            "schedule",
            "reservation",
            "расписан",
        ],
        File::Agreements => &[
            "agreement",
            "договор",
            "recall",
            "реколл",
            "напомин",
            "осмотр",
            "гигиен",
        ],
        File::Contacts | File::RecallContacts => &["contact", "call", "звон", "контакт"],
        File::Doctors => &[
            "doctor",
            "dentist",
            "provider",
            "practitioner",
            "staff",
            "employee",
            "врач",
            "сотрудник",
            "персонал",
        ],
        File::Slots => &["slot", "расписан", "свободн", "availab"],
    }
}

/// What guesses are made with.
pub struct Known<'a> {
    /// Telephone numbers of the clinic's country, where that has any.
    pub phones: Option<phone::Reader>,
    /// The ids of all patients.
    pub patients: &'a BTreeSet<String>,
    /// Which field of the table of patients these are.
    pub join: Option<&'a Join>,
}

/// What is taken for what in a table that is this file.
#[must_use]
pub fn guess<'a>(source: &'a Source, file: File, known: &Known<'_>) -> Guess<'a> {
    let not_consent =
        (0..source.header.len()).filter(|&field| is_other_consent(&source.header[field], file));
    let not_consent: Vec<usize> = not_consent.collect();
    let mut search = Search {
        source,
        file,
        known,
        found: Vec::new(),
        taken: not_consent.iter().copied().collect(),
    };
    let columns = file.columns();
    for column in columns.iter().filter(|column| column.name == "patient_id") {
        search.by_join(column);
    }
    for column in columns {
        search.by_known_name(column);
    }
    for column in columns {
        search.by_likeness(column);
    }
    search.with_times();
    search.with_first_names();
    // A plan may be told by its patient, who is looked for first.
    let (first, others): (Vec<_>, Vec<_>) = columns
        .iter()
        .partition(|column| column.name == "patient_id");
    for column in first.into_iter().chain(others) {
        search.by_cells(column, file);
    }
    let place = |found: &Found| {
        columns
            .iter()
            .position(|column| column.name == found.column.name)
    };
    let mut found = search.found;
    found.sort_by_key(place);
    let is_found = |column: &&Column| {
        found
            .iter()
            .any(|found| found.column.name == column.name && !found.asks)
    };
    let missing: Vec<&Column> = columns
        .iter()
        .filter(|column| column.required && !is_found(column))
        .collect();
    let order = order(source, &found);
    let says_nothing = file == File::Agreements
        && found
            .iter()
            .any(|found| found.column.name == "kind" && words_known(source, found).fit == 0);
    Guess {
        source,
        file,
        asks: !missing.is_empty() || says_nothing,
        apart: None,
        columns: found,
        missing,
        order,
        not_consent,
    }
}

/// Whether a header speaks of a consent that is not one to be called: to mailings, or to the processing of personal data.
fn is_other_consent(header: &str, file: File) -> bool {
    let has_names = matches!(file, File::Patients | File::Cards);
    let mut columns = file.columns().iter();
    if !has_names || columns.any(|column| likeness::named(header, column) == Some(Named::Known)) {
        return false;
    }
    let header = normal(header).into_owned();
    let is_consent = CONSENTS.iter().any(|stem| header.contains(stem));
    NOT_CONSENT.iter().any(|other| normal(other) == header)
        || (is_consent && TO_OTHER_THINGS.iter().any(|stem| header.contains(stem)))
}

/// How many rows of a column with a closed list hold a word of it, of all that hold anything.
fn words_known(source: &Source, found: &Found) -> Share {
    let (Kind::Choice(words), [field]) = (found.column.kind, found.fields.as_slice()) else {
        return Share { fit: 1, of: 1 };
    };
    let vocabulary = Vocabulary::new(words, None);
    Share::of(source.cells(*field), |cell| vocabulary.read(cell).is_ok())
}

struct Search<'a> {
    source: &'a Source,
    file: File,
    known: &'a Known<'a>,
    found: Vec<Found>,
    taken: BTreeSet<usize>,
}

impl Search<'_> {
    fn free(&self) -> Vec<usize> {
        let fields = 0..self.source.header.len();
        fields
            .filter(|field| !self.taken.contains(field) && self.source.fields[*field].filled > 0)
            .collect()
    }

    fn has(&self, column: &Column) -> bool {
        self.found
            .iter()
            .any(|found| found.column.name == column.name)
    }

    fn take(&mut self, column: &'static Column, fields: Vec<usize>, because: Because) {
        self.taken.extend(&fields);
        let asks = matches!(
            because,
            Because::Codes
                | Because::DateOfRow
                | Because::Digits(_)
                | Because::SomeIds
                | Because::OtherCountry
        ) || (because != Because::Known && column.given_by_patient);
        self.found.push(Found {
            column,
            fields,
            because,
            asks,
        });
    }

    fn readable(&self, field: usize, kind: Kind) -> Share {
        readable(self.source, field, kind, self.known.phones)
    }

    /// By whom the tables find each other: the field of the patients that the others name, and in these the one that names it.
    fn by_join(&mut self, column: &'static Column) {
        let Some(join) = self.known.join else { return };
        let is_known = |search: &Self, field: usize| {
            likeness::named(&search.source.header[field], column) == Some(Named::Known)
        };
        if self.file == File::Patients {
            let fields = 0..self.source.header.len();
            let known = fields.filter(|&field| is_known(self, field)).count();
            let because = match join.because {
                Because::SomeIds => Because::SomeIds,
                // Recall itself would not know which of several to take.
                _ if known == 1 && is_known(self, join.field) => Because::Known,
                because => because,
            };
            return self.take(column, vec![join.field], because);
        }
        let meet = self.fields_of_patients();
        let is_called = |(field, _): &&(usize, Share)| {
            normal(&self.source.header[*field]).as_ref() == join.header.as_str()
        };
        let named = meet.iter().find(is_called);
        let named = named.or_else(|| meet.iter().find(|(field, _)| is_known(self, *field)));
        if let Some(&(field, share)) = named {
            let because = if is_known(self, field) {
                Because::Known
            } else {
                Because::IdsMeet(share)
            };
            self.take(column, vec![field], because);
        }
    }

    /// The fields nearly all of whose cells are ids of patients.
    fn fields_of_patients(&self) -> Vec<(usize, Share)> {
        let ids = self.known.patients;
        let shares = self.free().into_iter().map(|field| {
            let share = Share::of(self.source.cells(field), |cell| ids.contains(cell));
            (field, share)
        });
        shares
            .filter(|(_, share)| share.is_at_least(NEARLY_ALL))
            .collect()
    }

    /// Recall would find it itself, save where several headers are names of one column.
    fn by_known_name(&mut self, column: &'static Column) {
        if self.has(column) {
            return;
        }
        let is_named = |field: &usize| {
            likeness::named(&self.source.header[*field], column) == Some(Named::Known)
        };
        let fields = 0..self.source.header.len();
        let mut fields: Vec<usize> = fields
            .filter(|field| !self.taken.contains(field))
            .filter(is_named)
            .collect();
        if fields.is_empty() {
            return;
        }
        if !column.kind.takes_several() {
            let most = fields
                .iter()
                .copied()
                .max_by_key(|&field| (self.source.fields[field].filled, std::cmp::Reverse(field)));
            // The others are left free for what else they may be.
            let several = fields.len() > 1;
            fields = most.into_iter().collect();
            if several {
                let share = self.readable(fields[0], column.kind);
                return self.take(column, fields, Because::Read(share));
            }
        }
        self.take(column, fields, Because::Known);
    }

    /// Headers that are like a name, over cells that don't gainsay it.
    fn by_likeness(&mut self, column: &'static Column) {
        if self.has(column) {
            return self.more_phones(column);
        }
        let mut best: Option<(Named, usize, Share)> = None;
        for field in self.free() {
            let Some(like) = named_in(self.file, &self.source.header[field], column) else {
                continue;
            };
            let share = self.readable(field, column.kind);
            let is_list = matches!(column.kind, Kind::Choice(_) | Kind::Channels);
            let fits = share.is_at_least(MOST_CELLS)
                || (matches!(column.kind, Kind::Phone | Kind::Phones)
                    && share.is_at_least(SOME_CELLS))
                || (is_list && self.source.fields[field].values.is_some());
            let is_own = column.name != "phone" || is_own_number(&self.source.header[field]);
            if fits && is_own && best.is_none_or(|(other, ..)| like > other) {
                best = Some((like, field, share));
            }
        }
        if best.is_none() && column.name == "phone" && self.file == File::Patients {
            return self.of_another_country(column);
        }
        if let Some((like, field, share)) = best {
            let is_code = matches!(column.kind, Kind::Choice(_) | Kind::Channels) && share.fit == 0;
            let because = if is_code {
                Because::Codes
            } else {
                Because::Named(like, share)
            };
            self.take(column, vec![field], because);
        }
        self.more_phones(column);
    }

    /// A patient may have several numbers, each in a column of its own that is called so.
    fn more_phones(&mut self, column: &'static Column) {
        if column.name != "phone" || column.kind != Kind::Phones {
            return;
        }
        for field in self.free() {
            let share = self.readable(field, column.kind);
            let header = &self.source.header[field];
            let is_called = named_in(self.file, header, column).is_some();
            if !is_called || !share.is_at_least(SOME_CELLS) || !is_own_number(header) {
                continue;
            }
            let own = self
                .found
                .iter_mut()
                .find(|found| found.column.name == column.name);
            if let Some(found) = own {
                found.fields.push(field);
                let fields = found.fields.iter();
                let shares = fields
                    .map(|&field| readable(self.source, field, column.kind, self.known.phones));
                found.because = Because::Read(shares.fold(Share::default(), Share::and));
                self.taken.insert(field);
            }
        }
    }

    /// What is called a telephone and can't be read as one may be of another country than the clinic's is taken for.
    fn of_another_country(&mut self, column: &'static Column) {
        let is_long = |cell: &str| {
            let digits = cell.bytes().filter(u8::is_ascii_digit).count();
            (LEAST_DIGITS..=MOST_DIGITS).contains(&digits)
        };
        let is_called = |field: &usize| {
            let header = &self.source.header[*field];
            let like = named_in(self.file, header, column);
            matches!(like, Some(Named::Known | Named::Habit(_)))
                && Share::of(self.source.cells(*field), is_long).is_at_least(MOST_CELLS)
        };
        if let Some(field) = self.free().into_iter().find(is_called) {
            self.take(column, vec![field], Because::OtherCountry);
        }
    }

    /// Where no header speaks of a telephone: digits may be one, or a passport, a tax number, somebody else's. That is for the clinic to say.
    fn by_digits(&mut self, column: &'static Column) {
        let own = self.free().into_iter();
        let own = own.filter(|&field| is_own_number(&self.source.header[field]));
        let shares = own.map(|field| (self.readable(field, column.kind), field));
        let best = shares.max_by_key(|&(share, field)| {
            (share.fit * 1000 / share.of.max(1), std::cmp::Reverse(field))
        });
        if let Some((share, field)) = best.filter(|(share, _)| share.is_at_least(NEARLY_ALL)) {
            self.take(column, vec![field], Because::Digits(share));
        }
    }

    /// A day alone is completed by the time that stands beside it.
    fn with_times(&mut self) {
        let is_day_alone = |found: &Found| {
            let &[field] = found.fields.as_slice() else {
                return false;
            };
            let share = |date_alone| {
                Share::of(self.source.cells(field), |cell| {
                    is_moment(cell, date_alone) && !is_moment_at_midnight(cell)
                        || date_alone && is_moment_at_midnight(cell)
                })
            };
            matches!(found.column.name, "starts_at" | "contacted_at")
                && share(true).is_at_least(MOST_CELLS)
                && !share(false).is_at_least(SOME_CELLS)
        };
        let Some(place) = self.found.iter().position(is_day_alone) else {
            return;
        };
        if let Some(time) = self.time_field() {
            self.taken.insert(time);
            self.found[place].fields.push(time);
            self.found[place].because = Because::DateAndTime;
        }
    }

    /// A doctor is named by both names.
    fn with_first_names(&mut self) {
        if self.file != File::Doctors {
            return;
        }
        let called = |column: usize| {
            let fields = 0..self.source.header.len();
            let column = &PATIENTS[column];
            let is_called = |field: &usize| {
                let like = named_in(File::Patients, &self.source.header[*field], column);
                matches!(like, Some(Named::Known | Named::Habit(_)))
            };
            fields.into_iter().find(is_called)
        };
        let names = [patient::LAST_NAME, patient::FIRST_NAME, patient::PATRONYMIC];
        let fields: Vec<usize> = names.into_iter().filter_map(called).collect();
        let mut columns = self.file.columns().iter();
        let Some(column) = columns.find(|column| column.name == "name") else {
            return;
        };
        let is_known = |found: &&Found| found.column.name == "name" && found.is_known();
        if fields.len() < 2 || self.found.iter().any(|found| is_known(&found)) {
            return;
        }
        self.found.retain(|found| found.column.name != "name");
        self.take(column, fields, Because::Known);
    }

    /// A free field with the time at which something begins; first one that is called so.
    fn time_field(&self) -> Option<usize> {
        let header = |field: usize| normal(&self.source.header[field]).into_owned();
        let has = |field: usize, stems: &[&str]| {
            let header = header(field);
            let mut words = header.split(' ');
            words.any(|word| stems.iter().any(|stem| word.starts_with(stem)))
        };
        let is_time = |field: &usize| {
            Share::of(self.source.cells(*field), is_clock).is_at_least(MOST_CELLS)
                && !has(*field, NO_STARTS)
        };
        let times: Vec<usize> = self.free().into_iter().filter(is_time).collect();
        let starts = ["start", "begin", "начал", "ساعت"];
        let called = times.iter().find(|&&field| has(field, &starts));
        called.or(times.first()).copied()
    }

    /// What the cells say where the headers don't: only of what recall can't do without.
    fn by_cells(&mut self, column: &'static Column, file: File) {
        if self.has(column) {
            return;
        }
        match column.name {
            "patient_id" if file != File::Patients => self.by_patients(column),
            "patient_id" | "agreement_id" | "visit_id" | "item_id" => {
                self.by_running_number(column);
            }
            "plan_id" if column.required => {
                let patient = self
                    .found
                    .iter()
                    .find(|found| found.column.name == "patient_id");
                if let Some(fields) = patient.map(|found| found.fields.clone()) {
                    self.take(column, fields, Because::OnePlanAPatient);
                    self.date_of_row(file);
                }
            }
            "phone" if file == File::Patients => self.by_digits(column),
            "starts_at" | "contacted_at" => self.by_date_and_time(column),
            _ if column.required => self.by_words(column),
            _ => {}
        }
    }

    /// Where all items of a patient are one plan, the day of the consultation tells what was proposed when.
    fn date_of_row(&mut self, file: File) {
        let mut columns = file.columns().iter();
        let Some(column) = columns.find(|column| column.name == "consulted_on") else {
            return;
        };
        if self.has(column) {
            return;
        }
        let is_called = |field: &usize| {
            let header = normal(&self.source.header[*field]);
            matches!(header.split(' ').next(), Some("дата" | "date"))
        };
        let is_date = |field: &usize| {
            let share = self.readable(*field, column.kind);
            share.is_at_least(MOST_CELLS)
        };
        let found = self.free().into_iter().filter(is_called).find(is_date);
        if let Some(field) = found {
            self.take(column, vec![field], Because::DateOfRow);
        }
    }

    fn by_patients(&mut self, column: &'static Column) {
        let meet = self.fields_of_patients();
        let is_called = |(field, _): &&(usize, Share)| {
            let header = normal(&self.source.header[*field]);
            let mut words = header.split(' ');
            words.any(|word| OF_PATIENTS.iter().any(|stem| word.starts_with(stem)))
        };
        let called: Vec<_> = meet.iter().filter(is_called).collect();
        match (meet.as_slice(), called.as_slice()) {
            (&[(field, share)], _) | (_, &[&(field, share)]) => {
                self.take(column, vec![field], Because::IdsMeet(share));
            }
            // Small numbers stand in many fields: only the clinic knows which are its patients'.
            (&[(field, _), ..], _) => self.take(column, vec![field], Because::SomeIds),
            ([], _) => {}
        }
    }

    fn by_running_number(&mut self, column: &'static Column) {
        let is_called = |field: &usize| {
            let header = normal(&self.source.header[*field]);
            RUNNING_NUMBERS.contains(&header.as_ref())
        };
        let is_unique = |field: &usize| {
            let cells: BTreeSet<&str> = self.source.cells(*field).collect();
            cells.len() == self.source.sample.len()
        };
        let found = self.free().into_iter().filter(is_called).find(is_unique);
        if let Some(field) = found {
            self.take(column, vec![field], Because::EveryRowAnother);
        }
    }

    fn by_date_and_time(&mut self, column: &'static Column) {
        let needs_time = column.kind == Kind::Moment;
        let is_called = |field: usize, stem: &str| {
            normal(&self.source.header[field])
                .split(' ')
                .any(|word| word.starts_with(stem))
        };
        let share = |field, fits: fn(&str) -> bool| Share::of(self.source.cells(field), fits);
        let dates = ["дата", "date", "день", "day"];
        let free = self.free();
        let date = free.iter().copied().find(|&field| {
            dates.iter().any(|stem| is_called(field, stem))
                && share(field, |cell| is_moment(cell, true)).is_at_least(MOST_CELLS)
        });
        let time = self.time_field();
        let Some(date) = date else { return };
        let whole = share(date, |cell| is_moment(cell, false));
        match time {
            _ if whole.is_at_least(MOST_CELLS) => {
                self.take(column, vec![date], Because::Read(whole));
            }
            Some(time) => self.take(column, vec![date, time], Because::DateAndTime),
            None if !needs_time => {
                let share = share(date, |cell| is_moment(cell, true));
                self.take(column, vec![date], Because::Read(share));
            }
            None => {}
        }
    }

    /// A field with the words of the column; else one that is called a kind or a result, to be asked about.
    fn by_words(&mut self, column: &'static Column) {
        if !matches!(column.kind, Kind::Choice(_)) {
            return;
        }
        let free = self.free();
        let listed = free
            .into_iter()
            .filter(|&field| self.source.fields[field].values.is_some());
        let listed: Vec<usize> = listed.collect();
        let shares = listed
            .iter()
            .map(|&field| (self.readable(field, column.kind), field));
        let best = shares.max_by_key(|&(share, field)| {
            (share.fit * 1000 / share.of.max(1), std::cmp::Reverse(field))
        });
        if let Some((share, field)) = best.filter(|(share, _)| share.is_at_least(MOST_CELLS)) {
            return self.take(column, vec![field], Because::Read(share));
        }
        let stems = [
            "тип",
            "вид",
            "код",
            "статус",
            "результат",
            "итог",
            "исход",
            "состояние",
            "type",
            "kind",
            "status",
            "result",
            "outcome",
        ];
        let is_called = |field: &usize| {
            let header = normal(&self.source.header[*field]).into_owned();
            stems.iter().any(|stem| header.starts_with(stem))
        };
        if let Some(field) = listed.into_iter().find(is_called) {
            self.take(column, vec![field], Because::Codes);
        }
    }
}

/// Whether the header of digits says neither that they are somebody else's nor that they are no telephone number.
fn is_own_number(header: &str) -> bool {
    let header = normal(header).into_owned();
    let mut words = header.split(' ');
    let mut others = OF_OTHERS.iter().chain(NO_NUMBERS);
    words.all(|word| others.clone().all(|stem| !word.starts_with(stem)))
        && others.all(|stem| !stem.contains(' ') || !header.contains(stem))
}

/// How the dates of the columns that were found are written, where it is not as recall reads them.
fn order(source: &Source, found: &[Found]) -> Option<Order> {
    let is_date = |found: &&Found| {
        matches!(
            found.column.kind,
            Kind::Date | Kind::Moment | Kind::MomentOrDate
        )
    };
    let fields = found
        .iter()
        .filter(is_date)
        .flat_map(|found| found.fields.iter().copied());
    let cells = fields.flat_map(|field| source.cells(field));
    let dates = cells.filter_map(|cell| slashed(cell.split(' ').next().unwrap_or(cell)));
    dates.fold(None, |order, (first, second)| match order {
        None | Some(Order::Either) if second > 12 => Some(Order::MonthFirst),
        None | Some(Order::Either) if first > 12 => Some(Order::DayFirst),
        None => Some(Order::Either),
        known => known,
    })
}

/// A word of a closed list that recall does not know.
pub struct Unknown {
    /// The word.
    pub word: String,
    /// In how many rows it stands.
    pub count: u64,
    /// The value that it is most like, if it is like any.
    pub like: Option<&'static str>,
}

/// The words of a column with a closed list that recall does not know, the most frequent first.
#[must_use]
pub fn unknown_values(source: &Source, found: &Found) -> Vec<Unknown> {
    let (Kind::Choice(_) | Kind::Channels, Some(words), [field]) = (
        found.column.kind,
        found.column.kind.words(),
        found.fields.as_slice(),
    ) else {
        return Vec::new();
    };
    let vocabulary = Vocabulary::new(words, None);
    let written = source.fields[*field].values.iter().flatten();
    let is_unknown = |word: &str| match found.column.kind {
        Kind::Channels => values::channels(word, &vocabulary).is_err(),
        _ => vocabulary.read(word).is_err(),
    };
    let unknown = written.filter(|(word, _)| is_unknown(word));
    let mut unknown: Vec<Unknown> = unknown
        .map(|(word, &count)| Unknown {
            word: word.clone(),
            count,
            like: likeness::value(word, words),
        })
        .collect();
    unknown.sort_by_key(|unknown| std::cmp::Reverse(unknown.count));
    unknown
}
