//! The input files by name.

use std::path::Path;

use crate::base::{Both, both};
use crate::export::columns::{
    AGREEMENTS, CARDS, CONTACTS, Column, DOCTORS, PATIENTS, PLANS, RECALL_CONTACTS, SIGNATURES,
    SLOTS, VISITS, agreement, card, patient, visit,
};

/// An input file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum File {
    /// Who the patients are.
    Patients,
    /// What patients said about being contacted.
    Cards,
    /// Treatment plans, one row an item.
    Plans,
    /// What is signed, how urgent it is and by when, apart from the plans.
    Signatures,
    /// Visits of the past and of the future.
    Visits,
    /// What was agreed with a patient, or set by the doctor.
    Agreements,
    /// The contacts that were made.
    Contacts,
    /// Contacts that were written down with this program.
    RecallContacts,
    /// The doctors' names in full.
    Doctors,
    /// Free time of the doctors.
    Slots,
}

impl File {
    /// All of them, in the order in which they are named everywhere.
    pub const ALL: [Self; 10] = [
        Self::Patients,
        Self::Cards,
        Self::Plans,
        Self::Signatures,
        Self::Visits,
        Self::Agreements,
        Self::Contacts,
        Self::RecallContacts,
        Self::Doctors,
        Self::Slots,
    ];

    /// The name on the command line, such as `recall-contacts`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Patients => "patients",
            Self::Cards => "cards",
            Self::Plans => "plans",
            Self::Signatures => "signatures",
            Self::Visits => "visits",
            Self::Agreements => "agreements",
            Self::Contacts => "contacts",
            Self::RecallContacts => "recall-contacts",
            Self::Doctors => "doctors",
            Self::Slots => "slots",
        }
    }

    /// The file that is looked for in the data folder.
    #[must_use]
    pub const fn file_name(self) -> &'static str {
        match self {
            Self::Patients => "patients.csv",
            Self::Cards => "cards.csv",
            Self::Plans => "plans.csv",
            Self::Signatures => "signatures.csv",
            Self::Visits => "visits.csv",
            Self::Agreements => "agreements.csv",
            Self::Contacts => "contacts.csv",
            Self::RecallContacts => "recall-contacts.csv",
            Self::Doctors => "doctors.csv",
            Self::Slots => "slots.csv",
        }
    }

    /// What a sheet of a workbook is called that holds it, in Russian and in English.
    pub fn titles(self) -> impl Iterator<Item = &'static str> {
        let titles: &[&str] = match self {
            Self::Patients => &["Пациенты"],
            Self::Cards => &["Сервисные карты", "Карты", "Service cards"],
            Self::Plans => &["Планы лечения", "Планы", "Treatment plans"],
            Self::Signatures => &["Подписи и сроки", "Подписи", "Signatures and deadlines"],
            Self::Visits => &["Визиты", "Приёмы", "Расписание"],
            Self::Agreements => &["Договорённости"],
            Self::Contacts => &["Звонки", "Контакты"],
            Self::RecallContacts => &[],
            Self::Doctors => &["Врачи"],
            Self::Slots => &["Свободное время"],
        };
        titles.iter().copied().chain([self.name()])
    }

    /// The place of the column that says whom a row is about, or which plan; a doctor is nobody who can be contacted.
    #[must_use]
    pub fn whose(self) -> Option<usize> {
        let place = |name| {
            let mut columns = self.columns().iter();
            columns.position(|column| column.name == name)
        };
        place("patient_id").or_else(|| place("plan_id"))
    }

    /// Whether it can't be looked up elsewhere, when the file is read, whom its rows are about.
    #[must_use]
    pub const fn gives_out_ids(self) -> bool {
        matches!(self, Self::Patients | Self::Signatures)
    }

    /// The name under `columns` and `values` in the settings. Both files of contacts have one name there.
    #[must_use]
    pub const fn settings_name(self) -> &'static str {
        match self {
            Self::RecallContacts => Self::Contacts.name(),
            other => other.name(),
        }
    }

    /// Its columns; the modules of this module name their places.
    #[must_use]
    pub const fn columns(self) -> &'static [Column] {
        match self {
            Self::Patients => &PATIENTS,
            Self::Cards => &CARDS,
            Self::Plans => &PLANS,
            Self::Signatures => &SIGNATURES,
            Self::Visits => &VISITS,
            Self::Agreements => &AGREEMENTS,
            Self::Contacts => &CONTACTS,
            Self::RecallContacts => &RECALL_CONTACTS,
            Self::Doctors => &DOCTORS,
            Self::Slots => &SLOTS,
        }
    }

    /// What a row of it is.
    #[must_use]
    pub const fn row(self) -> Both {
        match self {
            Self::Patients => both("пациент", "a patient"),
            Self::Cards => both(
                "что пациент сказал о звонках",
                "what a patient said about being contacted",
            ),
            Self::Plans => both("позиция плана лечения", "an item of a treatment plan"),
            Self::Signatures => both(
                "подпись и сроки плана лечения или одной его позиции",
                "signature and deadlines of a treatment plan, or of one item",
            ),
            Self::Visits => both("визит, прошлый или будущий", "a visit, past or to come"),
            Self::Agreements => both(
                "о чём договорились с пациентом или что назначил врач",
                "what was agreed with a patient, or set by the doctor",
            ),
            Self::Contacts => both("звонок или сообщение", "a contact that was made"),
            Self::RecallContacts => both(
                "звонок или сообщение, которые записал сам recall",
                "a contact that recall itself wrote down",
            ),
            Self::Doctors => both("врач", "a doctor"),
            Self::Slots => both("свободное время врача", "free time of a doctor"),
        }
    }

    /// The place of the column by which a row is known: rows that differ under one value of it are refused. An item of a plan may have no
    /// number, and nothing else tells contacts or free times apart.
    #[must_use]
    pub const fn key(self) -> Option<usize> {
        match self {
            Self::Patients => Some(patient::PATIENT_ID),
            Self::Cards => Some(card::PATIENT_ID),
            Self::Visits => Some(visit::VISIT_ID),
            Self::Agreements => Some(agreement::AGREEMENT_ID),
            Self::Plans
            | Self::Signatures
            | Self::Contacts
            | Self::RecallContacts
            | Self::Doctors
            | Self::Slots => None,
        }
    }
}

/// What the names of workbooks end with.
pub(crate) const WORKBOOKS: [&str; 3] = ["xlsx", "xls", "ods"];

/// Whether a file is named as workbooks are.
#[must_use]
pub fn is_named_workbook(path: &Path) -> bool {
    let ending = path.extension();
    let is_one = |ending: &std::ffi::OsStr| {
        let mut all = WORKBOOKS.iter();
        all.any(|workbook| ending.eq_ignore_ascii_case(workbook))
    };
    ending.is_some_and(is_one)
}
