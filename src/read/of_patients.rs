//! What the clinic's files say now of a few patients: who they are, what they permit, what came of the contacts with them. For a look back:
//! nothing is decided by it, and the other files need not be there.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{find, open_found};
use crate::base::progress::Progress;
use crate::export::columns::{
    File, agreement, card, contact, patient, plan, recall_contact, visit,
};
use crate::export::values::Named;
use crate::export::words::value;
use crate::model::clinic::{Consent, Outcome, PatientStatus};
use crate::phone;
use crate::read::Sources;
use crate::read::encoding::Part;
use crate::read::problem::Findings;
use crate::read::refusal::Refusal;
use crate::read::row::Row;
use crate::read::sheet::{Conventions, LookUp};
use crate::settings::Settings;

/// A row that is about a patient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RowOf {
    pub file: File,
    /// The file's name, as evidence gives it.
    pub name: String,
    pub line: u32,
    /// What stands in its columns, blank cells left out.
    pub cells: BTreeMap<&'static str, String>,
    pub said: Said,
    /// What a contact was about, as cases and reasons are named everywhere.
    pub about: Vec<String>,
    /// The numbers that it names, in E.164.
    pub numbers: Vec<String>,
    /// Whether its note says not to make contact.
    pub note_refuses: bool,
}

/// What a row says, as far as it can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Said {
    /// What came of a contact, and on which day.
    Contact(Option<Outcome>, Option<NaiveDate>),
    /// Of the patients' file or a card: the consent and its day, and until when there is a pause.
    Leave(Option<Consent>, Option<NaiveDate>, Option<NaiveDate>),
    /// The patients' file says that this is no patient any more.
    Gone,
    /// Of another file: nothing but what its note says.
    Nothing,
}

impl RowOf {
    pub(crate) fn cell(&self, column: &str) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    /// The parts of the patient's name.
    pub(crate) fn name_parts(&self) -> impl Iterator<Item = &str> {
        let columns = ["last_name", "first_name", "patronymic", "full_name"];
        let parts = columns.map(|column| self.cell(column)).into_iter();
        parts.filter(|part| !part.is_empty())
    }
}

/// Rows, and which of the files that were asked for are there.
#[derive(Default)]
pub(crate) struct Rows {
    pub rows: Vec<RowOf>,
    pub files: Vec<File>,
}

/// The rows of some files that are about patients, of which something holds. `may_be` tells by the patient's id
/// alone whether a row is worth a look.
///
/// # Errors
/// Every one of them that is there and can't be used.
pub(crate) fn rows(
    (sources, settings): (&Sources, &Settings),
    files: &[File],
    is_wanted: impl Fn(&RowOf) -> bool + Sync,
    may_be: impl Fn(&str) -> bool + Sync,
) -> Result<Rows, Vec<Refusal>> {
    let phones = super::phones(settings).map_err(|refusal| vec![refusal])?;
    let progress = Progress::none();
    let conventions = Conventions {
        settings,
        phones,
        progress: &progress,
        takes_for_utf8: false,
    };
    let found = find::some(sources, settings, (files, &[]))?;
    let mut rows = Rows {
        files: found.iter().map(|source| source.file).collect(),
        rows: Vec::new(),
    };
    for sheet in open_found(&found, sources, &conventions)? {
        let whose = sheet.file.whose().unwrap_or_default();
        let read = |part: &Part| {
            let mut of_part = Vec::new();
            // What is wrong with the rows is said by those who plan with them.
            let mut findings = Findings::default();
            sheet.rows(part, LookUp::AGAIN, &mut findings, |row| {
                if may_be(row.cell(whose)) {
                    let row = row_of(sheet.name.clone(), row, phones);
                    of_part.extend(Some(row).filter(&is_wanted));
                }
            })?;
            Ok(of_part)
        };
        let read = sheet.in_parts(read, |of_part| rows.rows.extend(of_part));
        read.map_err(|refusal| vec![refusal])?;
    }
    Ok(rows)
}

fn row_of(name: String, row: &mut Row<'_>, phones: phone::Reader) -> RowOf {
    let file = row.file();
    let columns = file.columns().iter().enumerate();
    let cells = columns.map(|(place, column)| (column.name, row.cell(place).to_owned()));
    let cells = cells.filter(|(_, cell)| !cell.is_empty()).collect();
    let (said, note) = match file {
        File::Patients => (of_patients_file(row), Some(patient::NOTE)),
        File::Cards => {
            let said = Said::Leave(
                value(row.choice(card::CONSENT), &Consent::ALL),
                row.date(card::CONSENT_ON),
                row.date(card::PAUSE_UNTIL),
            );
            (said, Some(card::NOTE))
        }
        File::RecallContacts => {
            let said = Said::Contact(
                value(row.choice(recall_contact::OUTCOME), &Outcome::ALL),
                row.day_of(recall_contact::CONTACTED_AT),
            );
            (said, Some(recall_contact::NOTE))
        }
        File::Contacts => {
            let said = Said::Contact(
                value(row.choice(contact::OUTCOME), &Outcome::ALL),
                row.day_of(contact::CONTACTED_AT),
            );
            (said, Some(contact::NOTE))
        }
        File::Plans => (Said::Nothing, Some(plan::NOTE)),
        File::Visits => (Said::Nothing, Some(visit::NOTE)),
        File::Agreements => (Said::Nothing, Some(agreement::NOTE)),
        File::Signatures | File::Doctors | File::Slots => (Said::Nothing, None),
    };
    RowOf {
        file,
        name,
        line: row.at().line(),
        about: about(row, file),
        numbers: numbers(row, phones),
        note_refuses: note.is_some_and(|note| row.note_refuses(note)),
        cells,
        said,
    }
}

/// Whoever has gone is not asked what he permits.
fn of_patients_file(row: &mut Row<'_>) -> Said {
    let status = value(row.choice(patient::STATUS), &PatientStatus::ALL);
    if status.is_some_and(|status| status != PatientStatus::Active) {
        return Said::Gone;
    }
    Said::Leave(
        value(row.choice(patient::CONSENT), &Consent::ALL),
        row.date(patient::CONSENT_ON),
        row.date(patient::PAUSE_UNTIL),
    )
}

fn about(row: &Row<'_>, file: File) -> Vec<String> {
    let cell = match file {
        File::Contacts => contact::CASE,
        File::RecallContacts => recall_contact::CASE,
        File::Patients
        | File::Cards
        | File::Plans
        | File::Signatures
        | File::Visits
        | File::Agreements
        | File::Doctors
        | File::Slots => return Vec::new(),
    };
    let (named, _) = row.case_names().read(row.cell(cell));
    let named = named.into_iter().map(|named| match named {
        Named::Visit(id) => format!("visit:{id}"),
        Named::Plan(id) => format!("plan:{id}"),
        Named::Agreement(id) => format!("agreement:{id}"),
        Named::Reason(reason) => reason.name().to_owned(),
    });
    named.collect()
}

fn numbers(row: &Row<'_>, phones: phone::Reader) -> Vec<String> {
    const COLUMNS: [&str; 3] = ["phone", "call_phone", "guardian_phone"];
    let columns = row.file().columns().iter().enumerate();
    let cells = columns.filter(|(_, column)| COLUMNS.contains(&column.name));
    let parts = cells.flat_map(|(place, _)| parts_of(row.cell(place)));
    let read = parts.filter_map(|part| phones.read(part));
    read.map(|written| written.phone.e164()).collect()
}

/// The numbers that a cell may hold.
fn parts_of(cell: &str) -> impl Iterator<Item = &str> {
    cell.split([',', ';', '/', '\n'])
}

/// Whether a cell of numbers holds one of these digits, that of its country before them.
pub(crate) fn holds_number(phones: phone::Reader, cell: &str, is: impl Fn(u64) -> bool) -> bool {
    let mut numbers = parts_of(cell).filter_map(|part| phones.read(part));
    numbers.any(|written| is(written.phone.digits()))
}
