//! The tables that are made: one a file for exports, one a sheet of the workbook for the rest.

use std::io;

use super::{Made, WORKBOOK};
use crate::base::Language;
use crate::export::columns::{self, AGREEMENTS, CARDS, Column, File, SIGNATURES};
use crate::render::list::Dialect;

/// The files that records systems export.
pub const EXPORTS: [File; 6] = [
    File::Patients,
    File::Plans,
    File::Visits,
    File::Contacts,
    File::Doctors,
    File::Slots,
];

/// A sheet of the workbook, for what people keep by hand.
#[derive(Clone, Copy, Debug)]
pub struct Sheet {
    /// Its name under `files` in the settings.
    pub name: &'static str,
    /// What it is called in Russian and in English.
    pub titles: (&'static str, &'static str),
    /// Its columns in the order in which they are filled in.
    pub columns: &'static [Column],
    /// Behind this column stands the patient's name, which is there for people alone.
    pub named_after: &'static str,
    /// The column that must not say the same twice.
    pub unique: Option<&'static str>,
}

/// The heading of the column that is there for people alone.
const PATIENTS_NAME: (&str, &str) = ("Имя пациента", "Patient's name");

/// The sheets of the workbook.
pub const SHEETS: [Sheet; 3] = [
    Sheet {
        name: "cards",
        titles: ("Сервисные карты", "Service cards"),
        columns: &IN_ORDER_OF_TALK,
        named_after: "patient_id",
        unique: Some("patient_id"),
    },
    Sheet {
        name: "agreements",
        titles: ("Договорённости", "Agreements"),
        columns: &AGREEMENTS,
        named_after: "patient_id",
        unique: Some("agreement_id"),
    },
    Sheet {
        name: "signatures",
        titles: ("Подписи и сроки", "Signatures and deadlines"),
        columns: &SIGNATURES,
        named_after: "plan_id",
        unique: None,
    },
];

/// The columns of a card as one asks for them: first whether, then how and when.
const IN_ORDER_OF_TALK: [Column; columns::card::COUNT] = {
    use columns::card as at;
    [
        CARDS[at::PATIENT_ID],
        CARDS[at::CONSENT],
        CARDS[at::CONSENT_ON],
        CARDS[at::CONSENT_UNTIL],
        CARDS[at::CHANNELS],
        CARDS[at::CALL_PHONE],
        CARDS[at::CALL_DAYS],
        CARDS[at::CALL_TIMES],
        CARDS[at::PAUSE_UNTIL],
        CARDS[at::EMAIL],
        CARDS[at::GUARDIAN_NAME],
        CARDS[at::GUARDIAN_PHONE],
        CARDS[at::TIMEZONE],
        CARDS[at::LANGUAGE],
        CARDS[at::MAY_TELL],
        CARDS[at::CONSENT_DOCUMENT],
        CARDS[at::NOTE],
    ]
};

impl Sheet {
    /// What it is called.
    #[must_use]
    pub const fn title(&self, language: Language) -> &'static str {
        match language {
            Language::Russian => self.titles.0,
            Language::English => self.titles.1,
        }
    }

    /// The file that recall reads from it, if it does.
    #[must_use]
    pub fn file(&self) -> Option<File> {
        File::ALL
            .into_iter()
            .find(|file| file.settings_name() == self.name)
    }

    /// How the settings name it.
    #[must_use]
    pub fn place(&self, language: Language) -> String {
        [WORKBOOK, "#", self.title(language)].concat()
    }

    /// What stands over its columns; where a column is there for people alone, there is no declaration beside it.
    #[must_use]
    pub fn headings(&self, language: Language) -> Vec<(&'static str, Option<&'static Column>)> {
        let mut headings = Vec::new();
        for column in self.columns {
            headings.push((heading(column, language), Some(column)));
            if column.name == self.named_after {
                let name = match language {
                    Language::Russian => PATIENTS_NAME.0,
                    Language::English => PATIENTS_NAME.1,
                };
                headings.push((name, None));
            }
        }
        headings
    }
}

/// What stands over a column.
#[must_use]
pub fn heading(column: &Column, language: Language) -> &'static str {
    match language {
        Language::Russian => column.headers.first().copied().unwrap_or(column.name),
        Language::English => column.name,
    }
}

/// How spreadsheets of that language want CSV.
#[must_use]
pub const fn dialect(language: Language) -> Dialect {
    Dialect {
        delimiter: match language {
            Language::Russian => b';',
            Language::English => b',',
        },
        for_spreadsheets: true,
    }
}

/// An export without a row.
///
/// # Errors
/// Where it can't be written to memory.
pub fn headers(file: File, language: Language) -> io::Result<Made> {
    let columns = file.columns().iter();
    let headings = columns.map(|column| heading(column, language).to_owned());
    table(file.file_name(), &[headings.collect()], language)
}

/// A file of these rows.
///
/// # Errors
/// Where it can't be written to memory.
pub fn table(name: &'static str, rows: &[Vec<String>], language: Language) -> io::Result<Made> {
    let dialect = dialect(language);
    let mut bytes = Vec::new();
    dialect.write_mark(&mut bytes)?;
    let mut writer = dialect.writer(&mut bytes);
    for row in rows {
        writer.write_record(row).map_err(io::Error::other)?;
    }
    writer.flush()?;
    drop(writer);
    Ok(Made { name, bytes })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::export::values::normal;

    #[test]
    fn every_column_of_a_card_has_its_place() {
        let names = |columns: &[Column]| -> BTreeSet<&str> {
            columns.iter().map(|column| column.name).collect()
        };
        assert_eq!(names(&IN_ORDER_OF_TALK), names(&CARDS));
    }

    #[test]
    fn what_is_there_for_people_alone_is_not_read() {
        for sheet in SHEETS {
            let all = sheet
                .columns
                .iter()
                .chain(sheet.file().map_or(&[][..], File::columns));
            let known: Vec<_> = all
                .flat_map(|column| column.headers.iter().chain([&column.name]))
                .map(|header| normal(header).into_owned())
                .collect();
            for name in [PATIENTS_NAME.0, PATIENTS_NAME.1] {
                assert!(!known.contains(&normal(name).into_owned()), "{name}");
            }
        }
    }
}
