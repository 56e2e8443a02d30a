//! Doctors and their free time.

use crate::model::clinic::Moment;
use crate::model::text::Text;

/// A row of doctors.csv.
#[derive(Clone, Debug)]
pub struct Doctor {
    /// As named in the other files.
    pub doctor: Text,
    /// The doctor's name in full.
    pub name: Text,
    /// The doctor's specialty.
    pub specialty: Text,
}

/// A row of slots.csv: free time of a doctor.
#[derive(Clone, Debug)]
pub struct Slot {
    /// As named in the other files.
    pub doctor: Text,
    /// When it starts.
    pub starts_at: Moment,
}
