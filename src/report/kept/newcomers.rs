//! Patients who came for the first time, and how many of them came because somebody recommended the clinic.

use chrono::NaiveDate;

use crate::export::columns::{File, patient};
use crate::model::clinic::{CameBy, Clinic, PatientIndex, VisitStatus};
use crate::read::Reading;

/// Who came for the first time within the period: of whom the first visit in the export that took place lies there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Newcomers {
    pub all: u64,
    /// Those of whom it is written down how they came.
    pub said: u64,
    /// Of these, those who came by recommendation.
    pub recommended: u64,
}

impl Newcomers {
    /// Whether the exports can tell: they have visits, and a column for how patients came.
    pub(super) fn are_told(reading: &Reading) -> bool {
        let mut files = reading.files.iter();
        let has_source = files.any(|(file, _, header, _)| {
            let fields = header.fields.get(patient::SOURCE);
            *file == File::Patients && fields.is_some_and(|fields| !fields.is_empty())
        });
        has_source && reading.clinic.has_visits
    }

    pub(super) fn patient(
        &mut self,
        clinic: &Clinic,
        index: PatientIndex,
        (from, to): (NaiveDate, NaiveDate),
    ) {
        let patient = &clinic.patients[index as usize];
        // Visits stand in the order of time.
        let mut visits = clinic.visits.of(index).iter();
        let first = visits.find(|visit| visit.status == VisitStatus::Attended);
        let Some(first) = first.filter(|_| !patient.row_rejected) else {
            return;
        };
        let day = first.starts_at.date;
        if day < from || to < day {
            return;
        }
        self.all += 1;
        self.said += u64::from(patient.came_by != CameBy::NotSaid);
        self.recommended += u64::from(patient.came_by == CameBy::Recommendation);
    }

    pub(super) fn add(&mut self, more: &Self) {
        self.all += more.all;
        self.said += more.said;
        self.recommended += more.recommended;
    }
}
