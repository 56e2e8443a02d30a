//! The justified reasons by name and number.

/// One of the eight justified reasons for a contact, numbered as the source of the rules numbers them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Reason {
    /// A visit is near.
    AppointmentReminder = 1,
    /// A signed plan has an urgent item with a deadline, and treatment has not begun.
    UrgentTreatment,
    /// A signed plan was carried out in part.
    UnfinishedTreatment,
    /// The doctor set a day to look again after complex or uncertain treatment.
    ControlExam,
    /// It was agreed to ask how the patient feels.
    WellbeingCheck,
    /// It was agreed to remind of professional cleaning.
    HygieneReminder,
    /// It was agreed to remind of the free preventive examination.
    CheckupReminder,
    /// The doctor in person rings a patient who agreed to it.
    PersonalCall,
}

impl Reason {
    /// All eight, in the order of their numbers.
    pub const ALL: [Self; 8] = [
        Self::AppointmentReminder,
        Self::UrgentTreatment,
        Self::UnfinishedTreatment,
        Self::ControlExam,
        Self::WellbeingCheck,
        Self::HygieneReminder,
        Self::CheckupReminder,
        Self::PersonalCall,
    ];

    /// 1 to 8.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8
    }

    /// The name in settings, files and JSON, such as `hygiene_reminder`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::AppointmentReminder => "appointment_reminder",
            Self::UrgentTreatment => "urgent_treatment",
            Self::UnfinishedTreatment => "unfinished_treatment",
            Self::ControlExam => "control_exam",
            Self::WellbeingCheck => "wellbeing_check",
            Self::HygieneReminder => "hygiene_reminder",
            Self::CheckupReminder => "checkup_reminder",
            Self::PersonalCall => "personal_call",
        }
    }

    /// The reason with that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.name() == name)
    }

    /// Place in tables over the eight reasons, from 0.
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize - 1
    }
}
