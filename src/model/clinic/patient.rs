//! Who the patients are.

use std::num::NonZeroU32;

use chrono::NaiveDate;
use chrono_tz::Tz;

use crate::base::closed_list;
use crate::model::clinic::{Channels, RowAt, Weekdays};
use crate::model::text::{Id, Text};
use crate::phone::Phone;

closed_list! {
    /// What a patient said about being contacted.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    Consent, blanks YesNo, unsaid
        /// Blank.
        #[default]
        NeverAsked
    {
        /// Yes.
        Yes "yes": "y" "true" "1" "+" "да" "д" "истина" "есть" "дано" "получено" "✓" "согласен" "согласна";
        /// No.
        No "no": "n" "false" "0" "-" "нет" "н" "ложь" "не дано" "отказ" "отозвано" "не согласен" "не согласна";
        /// About visits only.
        Visits "visits": "только о приёме" "только о визитах" "только напоминания";
    }
}

closed_list! {
    /// Whether somebody is a patient.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    PatientStatus, blanks NotNo {
        /// Also where nothing is said.
        #[default]
        Active "active": "активный" "активен" "активна" "действующий" "наблюдается" "на лечении" "постоянный" "первичный" "повторный";
        /// Left, archived.
        Inactive "inactive": "неактивный" "неактивен" "неактивна" "в архиве" "архив" "архивный" "выбыл" "переехал" "переехала" "закрыт"
                "снят с учёта" "лечится в другой клинике" "чёрный список";
        /// Dead.
        Deceased "deceased": "умер" "умерла" "умерший" "скончался" "скончалась";
    }
}

/// Index into [`Clinic::patients`].
pub type PatientIndex = u32;

/// A number as a patient gave it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// The number itself.
    pub phone: Phone,
    /// The extension written with it, blank for none.
    pub extension: Text,
}

/// How a patient came to the clinic, as far as it is written down. The report alone counts it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum CameBy {
    /// Nothing is written.
    #[default]
    NotSaid,
    /// By advertising, by chance, by a search.
    Otherwise,
    /// Somebody recommended the clinic.
    Recommendation,
}

/// A patient: the row of patients.csv with what the service card says laid over it, cell by cell.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact about the patient"
)]
#[derive(Clone, Debug)]
pub struct Patient {
    /// As in the file; in [`Clinic::patient_ids`].
    pub id: Id,
    /// The row; where several rows are the same, the first.
    pub row: RowAt,
    /// The row of the service card, if there is one.
    pub card: Option<RowAt>,
    /// The patient's own row was rejected: nothing else here may be relied on.
    pub row_rejected: bool,
    /// There are [`Block`]s of this patient.
    pub is_blocked: bool,
    /// Family name.
    pub last_name: Text,
    /// First name.
    pub first_name: Text,
    pub patronymic: Text,
    /// Date of birth.
    pub birth_date: Option<NaiveDate>,
    /// The number for calls and messages: `call_phone`, else the first that can be read in `phone`.
    pub number: Option<Number>,
    /// `phone` holds others: in [`Clinic::further_numbers`].
    pub has_further_numbers: bool,
    /// Address of e-mail; in [`Clinic::patient_ids`].
    pub email: Id,
    /// Consent to be contacted; no where the row or the card says no.
    pub consent: Consent,
    /// The day on which consent was given.
    pub consent_on: Option<NaiveDate>,
    /// That day is one of [`Clinic::shared_days`].
    pub shares_consent_on: bool,
    /// The last day on which it holds.
    pub consent_until: Option<NaiveDate>,
    /// In the order that the patient prefers; none: not said.
    pub channels: Channels,
    /// The days on which a contact is welcome.
    pub call_days: Weekdays,
    /// Whether any days were named, be they all of them.
    pub named_days: bool,
    /// The number in [`Clinic::call_times`], counting from 1; `None`: at any time.
    pub call_times: Option<NonZeroU32>,
    /// The patient's time zone; `None`: the clinic's.
    pub timezone: Option<Tz>,
    /// The first day on which contact is welcome again.
    pub pause_until: Option<NaiveDate>,
    /// Parent or other legal representative.
    pub guardian_name: Text,
    /// The guardian's number.
    pub guardian_phone: Option<Number>,
    /// Whether this is a patient still.
    pub status: PatientStatus,
    /// The next visit, where the patients' file has it.
    pub next_visit_on: Option<NaiveDate>,
    /// What the front desk remarked, in the row and on the card; in [`Clinic::patient_ids`].
    pub notes: [Id; 2],
    /// There are [`NoteRefusal`]s of this patient.
    pub note_refuses: bool,
    /// How the patient came, where that is asked for.
    pub(crate) came_by: CameBy,
}

impl Patient {
    /// A patient of whom a row says nothing.
    #[must_use]
    pub fn unknown(row: RowAt) -> Self {
        Self {
            id: Id::BLANK,
            row,
            card: None,
            row_rejected: false,
            is_blocked: false,
            last_name: Text::BLANK,
            first_name: Text::BLANK,
            patronymic: Text::BLANK,
            birth_date: None,
            number: None,
            has_further_numbers: false,
            email: Id::BLANK,
            consent: Consent::default(),
            consent_on: None,
            shares_consent_on: false,
            consent_until: None,
            channels: Channels::default(),
            call_days: Weekdays::ALL,
            named_days: false,
            call_times: None,
            timezone: None,
            pause_until: None,
            guardian_name: Text::BLANK,
            guardian_phone: None,
            status: PatientStatus::default(),
            next_visit_on: None,
            notes: [Id::BLANK; 2],
            note_refuses: false,
            came_by: CameBy::default(),
        }
    }
}

/// A `consent_on` that so many yeses of a file share that the clinic's program set it: it lifts no wish to be left in peace.
#[derive(Clone, Debug)]
pub struct SharedDay {
    /// The day.
    pub day: NaiveDate,
    /// The service cards share it, and not the patients' file.
    pub on_cards: bool,
    /// Rows that show it, as many as it takes.
    pub rows: Vec<RowAt>,
}

/// A row of a patient beside whom another may be the same person: they have a number and the first name in common, and surname or
/// birth date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Namesake {
    pub patient: PatientIndex,
    /// The row; one that is refused counts with what can be read of it.
    pub row: RowAt,
    /// The hash of the patronymic, where there is one.
    pub patronymic: Option<u64>,
    /// Date of birth.
    pub birth_date: Option<NaiveDate>,
    /// Some row of the patient's says no: by its consent or its status.
    pub says_no: bool,
    /// The first day on which contact is welcome again, by all of the patient's rows.
    pub pause_until: Option<NaiveDate>,
}

impl Namesake {
    /// Whether this may be the same person as another: they are two where both patronymic and birth date differ.
    #[must_use]
    pub fn may_be(&self, other: &Self) -> bool {
        let patronymics = self.patronymic.zip(other.patronymic);
        let birth_dates = self.birth_date.zip(other.birth_date);
        let differ = patronymics.is_some_and(|(own, other)| own != other)
            && birth_dates.is_some_and(|(own, other)| own != other);
        self.patient != other.patient && !differ
    }
}
