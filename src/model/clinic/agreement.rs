//! What was agreed with a patient, or set by the doctor.

use chrono::NaiveDate;

use crate::model::clinic::{Caller, Channel, PatientIndex, Reason, RowAt};
use crate::model::text::{Id, Text};

/// Where an agreement stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum AgreementStatus {
    /// Also where nothing is said.
    #[default]
    Open,
    /// Kept.
    Fulfilled,
    /// Taken back.
    Withdrawn,
}

/// The clinical ground of a control examination: how its `basis` begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClinicalBasis {
    /// After complex treatment.
    ComplexTreatment,
    /// The result is hard to foretell.
    UncertainResult,
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
    /// What about: one of the reasons 4 to 8.
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
