//! The justified reasons: number, name, and where each has its ground.

use crate::base::closed_list;

closed_list! {
    /// A justified reason for a contact, numbered as the source of the rules numbers them. What else is true of it stands in its rule.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    Reason, blanks Usual {
        /// A visit is near.
        AppointmentReminder "appointment_reminder": "напоминание о приёме";
        /// A signed plan has an urgent item with a deadline, and treatment has not begun.
        UrgentTreatment "urgent_treatment": "неотложное лечение не начато";
        /// A signed plan was carried out in part.
        UnfinishedTreatment "unfinished_treatment": "лечение не завершено";
        /// The doctor set a day to look again after complex or uncertain treatment.
        ControlExam "control_exam": "контрольный осмотр" "контроль";
        /// It was agreed to ask how the patient feels.
        WellbeingCheck "wellbeing_check": "звонок о самочувствии" "самочувствие" "самочувствие после лечения" "узнать о самочувствии"
                "справиться о самочувствии" "звонок заботы" "звонок после операции";
        /// It was agreed to remind of professional cleaning.
        HygieneReminder "hygiene_reminder": "напомнить о чистке" "напоминание о чистке" "профгигиена" "профессиональная гигиена" "гигиена"
                "профессиональная чистка" "чистка" "напомнить о гигиене" "напоминание о гигиене";
        /// It was agreed to remind of the free preventive examination.
        CheckupReminder "checkup_reminder": "пригласить на бесплатный осмотр" "приглашение на бесплатный осмотр" "профосмотр"
                "профессиональный осмотр" "профилактический осмотр" "проф. осмотр" "плановый осмотр" "напомнить о профосмотре"
                "напоминание о профосмотре";
        /// The doctor in person rings a patient who agreed to it.
        PersonalCall "personal_call": "личный звонок врача" "личный звонок";
    }
}

/// Where a reason has its ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StandsIn {
    /// In a visit to come.
    Visit,
    /// In a signed treatment plan.
    Plan,
    /// In an agreement.
    Agreement,
}

impl Reason {
    /// Where its ground is on record.
    #[must_use]
    pub const fn stands_in(self) -> StandsIn {
        match self {
            Self::AppointmentReminder => StandsIn::Visit,
            Self::UrgentTreatment | Self::UnfinishedTreatment => StandsIn::Plan,
            Self::ControlExam
            | Self::WellbeingCheck
            | Self::HygieneReminder
            | Self::CheckupReminder
            | Self::PersonalCall => StandsIn::Agreement,
        }
    }

    /// From 1.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8 + 1
    }

    /// The reason with that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.name() == name)
    }

    /// Place in tables over all reasons, from 0.
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }
}
