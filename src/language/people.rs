//! What patients and doctors are called.

use super::{Words, date_in_figures};
use crate::base::{Both, Language, both};
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

    /// Who a patient is among others of that name: with the day of birth, and for a child the guardian.
    pub(crate) fn who_is_it(&self, index: PatientIndex) -> String {
        let patient = &self.practice.clinic.patients[index as usize];
        let mut parts = vec![self.whose(index)];
        if let Some(born_on) = patient.birth_date {
            let born_on = date_in_figures(born_on, self.language);
            parts.push(match self.language {
                Language::Russian => format!("дата рождения {born_on}"),
                Language::English => format!("born on {born_on}"),
            });
        }
        let guardian = self.joined(&[patient.guardian_name]);
        if !guardian.is_empty() {
            parts.push(match self.language {
                Language::Russian => format!("представитель: {guardian}"),
                Language::English => format!("guardian: {guardian}"),
            });
        }
        parts.join(", ")
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
