//! What an export lacks for a list that is of use, and what to do about it.

use std::io;
use std::path::PathBuf;

use chrono::NaiveDate;

use super::guess::{Found, Guess, MOST_CELLS, Order, unknown_values};
use super::likeness::readable;
use crate::base::Language;
use crate::export::columns::{Column, File, Kind};
use crate::export::values::{self, DateOrder};
use crate::init::{SHEETS, WORKBOOK, Wanted};

/// Something that is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lack {
    /// A file without which there is no list.
    File(File),
    /// Nobody is known to have consented to be called; the service cards, where there are any.
    Consent(Option<String>),
    /// No plan is known to be signed; the table of signatures, where there is one.
    Signatures(Option<String>),
    /// Nothing is known to have been agreed.
    Agreements,
    /// Nobody knows who is booked.
    Bookings,
    /// The same, though a table is likely that of the visits: these columns were not found in it.
    UnreadVisits(String, Vec<&'static Column>),
    /// There are visits, but none in the future.
    FutureVisits,
    /// Nothing is known of earlier contacts, or of what came of them.
    Outcomes,
    /// Doctors have numbers and no names.
    DoctorsNames,
    /// A column of a table whose words or codes are not known.
    Words(String, &'static str),
    /// A column of a table of which much can't be read.
    Unreadable(String, &'static str),
}

/// All that is missing.
///
/// # Errors
/// The path that can't be read any more, and why.
pub fn find(guesses: &[Guess<'_>], today: NaiveDate) -> Result<Vec<Lack>, (PathBuf, io::Error)> {
    let read = |file: File| {
        guesses
            .iter()
            .filter(move |guess| guess.file == file && !guess.asks)
    };
    let has = |file: File, column: &str| {
        let mut columns = read(file).flat_map(|guess| {
            let found = guess.columns.iter().filter(|found| !found.asks);
            found.map(|found| (guess.source, found))
        });
        columns.any(|(source, found)| {
            let is_filled = |field: &usize| source.fields[*field].filled > 0;
            found.column.name == column && found.fields.iter().any(is_filled)
        })
    };
    let name = |file: File| read(file).next().map(|guess| guess.source.name());
    let mut missing = Vec::new();
    for file in [File::Patients, File::Plans] {
        if guesses.iter().all(|guess| guess.file != file) {
            missing.push(Lack::File(file));
        }
    }
    missing.extend(guesses.iter().filter(|guess| !guess.asks).flat_map(unread));
    if !has(File::Patients, "consent") && !has(File::Cards, "consent") {
        missing.push(Lack::Consent(name(File::Cards)));
    }
    if !has(File::Plans, "signed_on") && !has(File::Signatures, "signed_on") {
        missing.push(Lack::Signatures(name(File::Signatures)));
    }
    if read(File::Agreements).next().is_none() {
        missing.push(Lack::Agreements);
    }
    let mut asked = guesses.iter().filter(|guess| guess.file == File::Visits);
    if read(File::Visits).next().is_none() {
        let lack = asked.find(|guess| !guess.missing.is_empty());
        missing.push(lack.map_or(Lack::Bookings, |guess| {
            Lack::UnreadVisits(guess.source.name(), guess.missing.clone())
        }));
    } else {
        let mut is_booked = false;
        for guess in read(File::Visits) {
            let path = || guess.source.path.clone();
            is_booked |= has_future(guess, today).map_err(|error| (path(), error))?;
        }
        if !is_booked {
            missing.push(Lack::FutureVisits);
        }
    }
    if read(File::Contacts).next().is_none() {
        missing.push(Lack::Outcomes);
    }
    if read(File::Doctors).next().is_none() && guesses.iter().any(has_numbered_doctors) {
        missing.push(Lack::DoctorsNames);
    }
    Ok(missing)
}

/// Whether much of a column that recall finds by its header can't be read.
fn is_unreadable(guess: &Guess<'_>, found: &Found) -> bool {
    let is_told = matches!(
        found.column.kind,
        Kind::Choice(_) | Kind::Phone | Kind::Phones
    );
    let &[field] = found.fields.as_slice() else {
        return false;
    };
    let share = readable(guess.source, field, found.column.kind, None);
    !is_told && share.of > 0 && !share.is_at_least(MOST_CELLS)
}

/// Whether its doctors are numbers.
fn has_numbered_doctors(guess: &Guess<'_>) -> bool {
    let found = guess
        .columns
        .iter()
        .find(|found| found.column.name == "doctor");
    let Some(&[field]) = found.map(|found| found.fields.as_slice()) else {
        return false;
    };
    let is_number = |cell: &str| cell.bytes().all(|byte| byte.is_ascii_digit());
    let mut cells = guess.source.cells(field).peekable();
    cells.peek().is_some() && cells.all(is_number)
}

/// The columns of a table that can't be read as they are.
fn unread<'g>(guess: &'g Guess<'_>) -> impl Iterator<Item = Lack> + 'g {
    let sure = guess.columns.iter().filter(|found| !found.asks);
    sure.filter_map(|found| {
        let (name, column) = (guess.source.name(), found.column.name);
        if !unknown_values(guess.source, found).is_empty() {
            Some(Lack::Words(name, column))
        } else if is_unreadable(guess, found) {
            Some(Lack::Unreadable(name, column))
        } else {
            None
        }
    })
}

/// Whether a visit lies ahead.
fn has_future(guess: &Guess<'_>, today: NaiveDate) -> io::Result<bool> {
    let found = guess
        .columns
        .iter()
        .find(|found| found.column.name == "starts_at");
    let Some(&field) = found.and_then(|found| found.fields.first()) else {
        return Ok(false);
    };
    let mut is_ahead = false;
    guess.source.each(|row| {
        let cell = row.get(field).map_or("", String::as_str);
        is_ahead |= date(cell, guess.order).is_some_and(|date| date > today);
    })?;
    Ok(is_ahead)
}

/// The day on which a cell begins.
fn date(cell: &str, order: Option<Order>) -> Option<NaiveDate> {
    let day = cell.split([' ', 'T']).next().unwrap_or(cell);
    let order = match order {
        None => DateOrder::NoSlashes,
        Some(Order::DayFirst) => DateOrder::DayFirst,
        Some(Order::MonthFirst | Order::Either) => DateOrder::MonthFirst,
    };
    values::date_in(order, day).ok().flatten()
}

/// The columns as a person and as the settings call them.
fn titles(columns: &[&'static Column], language: Language) -> String {
    let titles = columns.iter().map(|column| match language {
        Language::Russian => format!("«{}» ({})", column.title(language), column.name),
        Language::English => column.name.to_owned(),
    });
    titles.collect::<Vec<_>>().join(", ")
}

impl Lack {
    /// What is missing, and what to do.
    #[must_use]
    pub fn sentence(&self, wanted: Wanted) -> String {
        let place = |there: Option<&String>, name: &str| {
            if let Some(there) = there {
                return there.clone();
            }
            let sheet = SHEETS.iter().find(|sheet| sheet.name == name);
            let title = sheet.map_or("", |sheet| sheet.title(wanted.language));
            match wanted.language {
                Language::Russian => format!("лист «{title}» книги {WORKBOOK}"),
                Language::English => format!("the sheet \"{title}\" of {WORKBOOK}"),
            }
        };
        match wanted.language {
            Language::Russian => self.in_russian(place),
            Language::English => self.in_english(place),
        }
    }

    fn in_russian(&self, place: impl Fn(Option<&String>, &str) -> String) -> String {
        match self {
            Self::File(file) => format!(
                "нет файла {}: без него списка не будет. Выгрузите его из программы клиники.",
                file.file_name()
            ),
            Self::Consent(there) => format!(
                "не записано, кто согласен на звонки: никого не побеспокоят. Спрашивайте пациентов и заполняйте {}.",
                place(there.as_ref(), "cards")
            ),
            Self::Signatures(there) => format!(
                "нет дат подписания планов: о лечении никому не позвонят. Заполняйте {}.",
                place(there.as_ref(), "signatures")
            ),
            Self::Agreements => format!(
                "нет договорённостей: ни о чистке, ни об осмотре никому не напомнят. Заполняйте {}.",
                place(None, "agreements")
            ),
            Self::Bookings => "нет визитов, и неизвестно, кто уже записан. Выгрузите журнал записи, прошлое и будущее.".to_owned(),
            Self::UnreadVisits(name, columns) => format!(
                "{name} похоже на визиты, но в нём не найден столбец {}. Впишите его в recall.toml: без этого recall не прочтёт визиты и не узнает, кто уже записан.",
                titles(columns, Language::Russian)
            ),
            Self::FutureVisits => "в визитах нет ни одной будущей записи: о визите не напомнят, а записанным позвонят зря. Выгрузите и будущие.".to_owned(),
            Self::Outcomes => "нет итогов звонков: recall не узнает, кто отказался и кому уже звонили. Чем кончились прежние разговоры, запишите в contacts.csv рядом с recall.toml, а дальше вписывайте итоги прямо в список.".to_owned(),
            Self::DoctorsNames => "врачи записаны номерами: в списке вместо имён будут номера. Назовите их в doctors.csv рядом с recall.toml: столбцы «Врач», «ФИО», «Специальность».".to_owned(),
            Self::Words(name, column) => format!(
                "{name}, {column}: незнакомые слова или коды. Пока они не названы в recall.toml, эти строки не читаются."
            ),
            Self::Unreadable(name, column) => format!(
                "{name}, {column}: многое здесь прочесть нельзя. Посмотрите, то ли это, что нужно: recall check назовёт строки."
            ),
        }
    }

    fn in_english(&self, place: impl Fn(Option<&String>, &str) -> String) -> String {
        match self {
            Self::File(file) => format!(
                "there is no {}: without it there is no list. Export it from the clinic's program.",
                file.file_name()
            ),
            Self::Consent(there) => format!(
                "nothing says who consents to be called: nobody will be. Ask patients, and fill in {}.",
                place(there.as_ref(), "cards")
            ),
            Self::Signatures(there) => format!(
                "no plan has a date of signing: nobody will be called about treatment. Fill in {}.",
                place(there.as_ref(), "signatures")
            ),
            Self::Agreements => format!(
                "there are no agreements: nobody will be reminded of cleanings or examinations. Fill in {}.",
                place(None, "agreements")
            ),
            Self::Bookings => "there are no visits, and nobody knows who is booked. Export the appointments, past and future.".to_owned(),
            Self::UnreadVisits(name, columns) => format!(
                "{name} looks like the visits, but has no column {} that is known. Name it in recall.toml: until then the visits can't be read, and nobody knows who is booked.",
                titles(columns, Language::English)
            ),
            Self::FutureVisits => "no visit lies in the future: nobody will be reminded, and who is booked will be called in vain. Export future ones too.".to_owned(),
            Self::Outcomes => "nothing says what came of calls: recall can't know who said no and who was called. Write down what came of earlier talks in contacts.csv beside recall.toml; from now on, type outcomes into the list.".to_owned(),
            Self::DoctorsNames => "doctors have numbers: the list will show these in place of names. Name them in doctors.csv beside recall.toml: columns doctor, name, specialty.".to_owned(),
            Self::Words(name, column) => format!(
                "{name}, {column}: unknown words or codes. Until recall.toml names them, these rows can't be read."
            ),
            Self::Unreadable(name, column) => format!(
                "{name}, {column}: much of it can't be read. See whether it is what is wanted: recall check names the rows."
            ),
        }
    }
}
