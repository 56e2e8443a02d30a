//! Which file of recall a table is, and which of its fields are which columns.

use std::collections::BTreeSet;

use super::likeness::{self, Named, Share, is_clock, is_moment, named, readable, slashed};
use super::source::Source;
use crate::init::{SHEETS, Sheet, WORKBOOK};
use crate::phone;
use crate::read::columns::{Column, File, GIVEN_BY_PATIENT, Kind, NOT_CONSENT};
use crate::read::values::normal;
use crate::read::vocabulary::Vocabulary;
use crate::render::list;

/// Headers of a running number.
const RUNNING_NUMBERS: [&str; 6] = ["№", "n", "no", "id", "код", "номер"];
/// What the header of a number has in it that is not the patient's own.
const OF_OTHERS: [&str; 18] = [
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
    "fax",
    "mother",
    "father",
    "guardian",
    "emergency",
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
/// A table that is less like a file than this is none.
const LEAST_SCORE: i32 = 5;
/// So many of a hundred cells must be readable for a guess.
pub(super) const MOST_CELLS: usize = 70;
/// A few telephone numbers among what is called a telephone are enough: old bases are full of numbers that can't be.
const SOME_CELLS: usize = 30;
/// So many of a hundred ids must meet those of the patients.
const NEARLY_ALL: usize = 90;

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
    /// Date and time stand in two fields.
    DateAndTime,
    /// Its header is like a name, or is called a kind, but its words say nothing to recall.
    Codes,
}

/// A column that was found.
#[derive(Clone, Debug)]
pub struct Found {
    /// The column.
    pub column: &'static Column,
    /// The fields that make it up.
    pub fields: Vec<usize>,
    /// Why.
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
}

/// The file that a table is, by its headers and its name.
#[must_use]
pub fn file(source: &Source) -> Option<File> {
    let own = source.header.iter().map(String::as_str);
    if let Some(sheet) = own_sheet(source) {
        return sheet.file();
    }
    // The list that recall itself has written.
    if own.take(4).eq(list::COLUMNS[..4].iter().copied()) {
        return None;
    }
    let files = File::ALL
        .into_iter()
        .filter(|&file| file != File::RecallContacts);
    let scored = files.map(|file| (score(source, file), file));
    let (best, file) = scored.max_by_key(|&(score, file)| (score, std::cmp::Reverse(file)))?;
    (best >= LEAST_SCORE).then_some(file)
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
        let like = headers.filter_map(|header| named(header, column));
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
            .map(move |header| named(header, column))
    });
    likes.any(|like| like == Some(Named::Known))
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
        File::Doctors => &["doctor", "врач"],
        File::Slots => &["slot", "расписан", "свободн"],
    }
}

/// What guesses are made with.
pub struct Known<'a> {
    /// Telephone numbers of the clinic's country, where that has any.
    pub phones: Option<phone::Reader>,
    /// The ids of all patients.
    pub patients: &'a BTreeSet<String>,
}

/// What is taken for what in a table that is this file.
#[must_use]
pub fn guess<'a>(source: &'a Source, file: File, known: &Known<'_>) -> Guess<'a> {
    let not_consent =
        (0..source.header.len()).filter(|&field| is_other_consent(&source.header[field], file));
    let not_consent: Vec<usize> = not_consent.collect();
    let mut search = Search {
        source,
        known,
        found: Vec::new(),
        taken: not_consent.iter().copied().collect(),
    };
    let columns = file.columns();
    for column in columns {
        search.by_known_name(column);
    }
    for column in columns {
        search.by_likeness(column);
    }
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
    if !has_names || columns.any(|column| named(header, column) == Some(Named::Known)) {
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
        let asks = because == Because::Codes
            || (because != Because::Known && GIVEN_BY_PATIENT.contains(&column.name));
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

    /// Recall would find it itself, save where several headers are names of one column.
    fn by_known_name(&mut self, column: &'static Column) {
        let is_named =
            |field: &usize| named(&self.source.header[*field], column) == Some(Named::Known);
        let fields = 0..self.source.header.len();
        let mut fields: Vec<usize> = fields
            .filter(|field| !self.taken.contains(field))
            .filter(is_named)
            .collect();
        if fields.is_empty() {
            return;
        }
        if column.kind != Kind::Phones {
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
            let Some(like) = named(&self.source.header[field], column) else {
                continue;
            };
            let share = self.readable(field, column.kind);
            let is_list = matches!(column.kind, Kind::Choice(_));
            let fits = share.is_at_least(MOST_CELLS)
                || (matches!(column.kind, Kind::Phone | Kind::Phones)
                    && share.is_at_least(SOME_CELLS))
                || (is_list && self.source.fields[field].values.is_some());
            let is_own = column.name != "phone" || !is_of_others(&self.source.header[field]);
            if fits && is_own && best.is_none_or(|(other, ..)| like > other) {
                best = Some((like, field, share));
            }
        }
        if let Some((like, field, share)) = best {
            let is_code = matches!(column.kind, Kind::Choice(_)) && share.fit == 0;
            let because = if is_code {
                Because::Codes
            } else {
                Because::Named(like, share)
            };
            self.take(column, vec![field], because);
        }
        self.more_phones(column);
    }

    /// A patient may have several numbers, each in a column of its own.
    fn more_phones(&mut self, column: &'static Column) {
        if column.name != "phone" || column.kind != Kind::Phones {
            return;
        }
        for field in self.free() {
            let share = self.readable(field, column.kind);
            let header = &self.source.header[field];
            let wanted = match named(header, column) {
                Some(_) => SOME_CELLS,
                None => NEARLY_ALL,
            };
            if !share.is_at_least(wanted) || is_of_others(header) {
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
            } else if wanted == NEARLY_ALL {
                self.take(column, vec![field], Because::Read(share));
            }
        }
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
                }
            }
            "starts_at" | "contacted_at" => self.by_date_and_time(column),
            _ if column.required => self.by_words(column),
            _ => {}
        }
    }

    fn by_patients(&mut self, column: &'static Column) {
        let ids = self.known.patients;
        let shares = self.free().into_iter().map(|field| {
            let share = Share::of(self.source.cells(field), |cell| ids.contains(cell));
            (share, field)
        });
        let best = shares.max_by_key(|&(share, field)| {
            (share.fit * 1000 / share.of.max(1), std::cmp::Reverse(field))
        });
        if let Some((share, field)) = best.filter(|(share, _)| share.is_at_least(NEARLY_ALL)) {
            self.take(column, vec![field], Because::IdsMeet(share));
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
        let times = ["время", "time", "начало", "час"];
        let free = self.free();
        let date = free.iter().copied().find(|&field| {
            dates.iter().any(|stem| is_called(field, stem))
                && share(field, |cell| is_moment(cell, true)).is_at_least(MOST_CELLS)
        });
        let time = free.iter().copied().find(|&field| {
            times.iter().any(|stem| is_called(field, stem))
                && share(field, is_clock).is_at_least(MOST_CELLS)
        });
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

fn is_of_others(header: &str) -> bool {
    let header = normal(header).into_owned();
    let mut words = header.split(' ');
    words.any(|word| OF_OTHERS.iter().any(|stem| word.starts_with(stem)))
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
    let (Kind::Choice(words), [field]) = (found.column.kind, found.fields.as_slice()) else {
        return Vec::new();
    };
    let vocabulary = Vocabulary::new(words, None);
    let values = source.fields[*field].values.iter().flatten();
    let unknown = values.filter(|(word, _)| vocabulary.read(word).is_err());
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
