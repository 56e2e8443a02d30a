//! What patients and doctors are called.

use super::Words;
use crate::base::{Both, both};
use crate::model::clinic::PatientIndex;
use crate::model::text::Text;
use crate::phone::mask::masked_name;

const NO_DOCTOR: Both = both("Врач не указан", "No doctor named");

impl Words<'_> {
    /// Who a patient is: the name in full and the id, or the id alone.
    pub(crate) fn whose(&self, patient: PatientIndex) -> String {
        let id = masked_name(self.patient_id(patient));
        match self.full_name(patient) {
            name if name.is_empty() => id.into_owned(),
            name => format!("{name} ({id})"),
        }
    }

    /// A patient's name in full; empty where none is known.
    pub(crate) fn full_name(&self, patient: PatientIndex) -> String {
        let patient = &self.practice.clinic.patients[patient as usize];
        self.joined(&[patient.last_name, patient.first_name, patient.patronymic])
    }

    /// Parts of a name, as many as there are.
    pub(crate) fn joined(&self, parts: &[Text]) -> String {
        let parts = parts
            .iter()
            .map(|&part| self.text(part))
            .filter(|part| !part.is_empty());
        masked_name(&parts.collect::<Vec<_>>().join(" ")).into_owned()
    }

    /// A doctor by name, as doctors.csv has it.
    pub(crate) fn doctor_named(&self, doctor: Text) -> String {
        match self.doctor(doctor) {
            Some(doctor) => masked_name(doctor.name).into_owned(),
            None => NO_DOCTOR.said_in(self.language).to_owned(),
        }
    }
}
