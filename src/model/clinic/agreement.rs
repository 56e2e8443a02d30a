//! What was agreed with a patient, or set by the doctor.

use chrono::NaiveDate;

use crate::base::closed_list;
use crate::model::clinic::{Caller, Channel, PatientIndex, Reason, RowAt};
use crate::model::text::{Id, Text};

closed_list! {
    /// Where an agreement stands.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    AgreementStatus, blanks NotNo {
        /// Also where nothing is said.
        #[default]
        Open "open": "открыта" "открыто" "действует" "активна" "в работе";
        /// Kept.
        Fulfilled "fulfilled": "выполнена" "выполнено" "исполнена" "исполнено" "закрыта";
        /// Taken back.
        Withdrawn "withdrawn": "отозвана" "отозвано" "отменена" "отменено" "снята";
    }
}

closed_list! {
    /// The clinical ground of a control examination: how its `basis` begins.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    ClinicalBasis, blanks Usual {
        /// After complex treatment.
        ComplexTreatment "complex_treatment": "сложное лечение" "после сложного лечения";
        /// The result is hard to foretell.
        UncertainResult "uncertain_result": "трудно предсказуемый результат" "трудно предсказать результат" "результат трудно предсказать"
                "непредсказуемый результат" "сомнительный прогноз" "неясный прогноз" "осторожный прогноз";
    }
}

/// A row of agreements.csv.
#[derive(Clone, Debug)]
pub struct Agreement {
    /// As in the file; in [`Clinic::agreement_ids`].
    pub id: Id,
    /// The row; where several rows are the same, the first.
    pub row: RowAt,
    /// With whom.
    pub patient: PatientIndex,
    /// What about: one of the reasons that have their ground in an agreement.
    pub kind: Reason,
    /// The day on which the patient gave leave.
    pub agreed_on: Option<NaiveDate>,
    /// The day of the examination, the hygiene, the call.
    pub due_on: Option<NaiveDate>,
    /// The day on which to make contact.
    pub contact_on: Option<NaiveDate>,
    /// The doctor concerned.
    pub doctor: Text,
    /// Who is to call.
    pub caller: Option<Caller>,
    /// The one channel that was agreed.
    pub channel: Option<Channel>,
    /// The stated ground, as written.
    pub basis: Text,
    /// How the basis begins, where that is a clinical ground.
    pub clinical_basis: Option<ClinicalBasis>,
    /// What it is about.
    pub topic: Text,
    /// Coming in time is a condition of the guarantee.
    pub guarantee: bool,
    /// Where it stands.
    pub status: AgreementStatus,
}
