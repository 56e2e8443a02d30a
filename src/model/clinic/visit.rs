//! Visits of the past and of the future.

use chrono::NaiveDate;

use crate::base::closed_list;
use crate::model::clinic::{Moment, PatientIndex, RowAt};
use crate::model::text::{Id, Text};

closed_list! {
    /// What became of a visit.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    VisitStatus, blanks NotNo {
        /// Booked.
        Booked "booked": "scheduled" "записан" "записана" "запись" "забронировано" "запланирован" "запланировано" "ожидается"
                "предварительная запись" "ожидает подтверждения" "не подтверждён";
        /// Booked, and the patient confirmed.
        Confirmed "confirmed": "подтверждён" "подтверждена" "подтверждено";
        /// The patient came.
        Attended "attended": "пришёл" "пришла" "явился" "явилась" "явка" "принят" "принята" "состоялся" "состоялось" "завершён"
                "завершено" "completed" "окончен" "обслужен" "пролечен" "ожидает" "прибыл" "в клинике" "в кресле" "на приёме" "приём начат"
                "опоздал" "опоздала";
        /// The patient did not come.
        NoShow "no_show": "не пришёл" "не пришла" "не явился" "не явилась" "неявка" "пропустил" "пропустила" "пропуск" "прогул";
        /// Called off.
        Cancelled "cancelled": "canceled" "отменён" "отменена" "отменено" "отмена" "отменил" "отменила" "отменён пациентом"
                "отменён клиникой" "аннулирован" "перенесён" "перенесена" "перезаписан" "удалён" "лист ожидания";
    }
}

closed_list! {
    /// What a visit is for.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    VisitKind, blanks Usual {
        /// Consultation.
        Consultation "consultation": "консультация" "первичная консультация" "первичный приём" "первичный осмотр" "первичка"
                "консультативный приём";
        /// Treatment; also where nothing is said.
        #[default]
        Treatment "treatment": "лечение" "приём" "лечебный приём" "повторный приём" "терапия" "хирургия" "ортопедия" "ортодонтия"
                "имплантация" "удаление" "протезирование" "примерка" "сдача работы" "острая боль";
        /// Control examination.
        ControlExam "control_exam": "контрольный осмотр" "контроль" "контрольный визит" "контрольный приём";
        /// Professional hygiene.
        Hygiene "hygiene": "профгигиена" "профессиональная гигиена" "гигиена" "гигиена полости рта" "профессиональная чистка"
                "проф. чистка" "профчистка" "чистка" "чистка зубов" "снятие отложений" "проф. гигиена" "ПГ" "ПГПР" "air flow";
        /// Preventive check-up.
        Checkup "checkup": "профилактический осмотр" "профессиональный осмотр" "профосмотр" "проф. осмотр" "плановый осмотр"
                "диспансерный осмотр";
        /// An examination of either sort: counts as control examination and as check-up.
        Exam "exam": "осмотр";
        /// Something else, or a word that is not known.
        Other "other": "другое" "прочее";
    }
}

/// What a visit is for, where it has several rows: the kinds of all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct VisitKinds(u8);

impl VisitKinds {
    /// A visit of one kind.
    #[must_use]
    pub const fn of(kind: VisitKind) -> Self {
        Self(1 << kind as u8)
    }

    /// With those of another row.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the kind is among them.
    #[must_use]
    pub const fn contain(self, kind: VisitKind) -> bool {
        self.0 & Self::of(kind).0 != 0
    }

    /// The kinds in the order of their names.
    pub fn iter(self) -> impl Iterator<Item = VisitKind> {
        use VisitKind::{Checkup, Consultation, ControlExam, Exam, Hygiene, Other, Treatment};
        let by_name = [
            Checkup,
            Consultation,
            ControlExam,
            Exam,
            Hygiene,
            Other,
            Treatment,
        ];
        by_name.into_iter().filter(move |&kind| self.contain(kind))
    }
}

/// A row of a visit that has several, one for each service.
#[derive(Clone, Copy, Debug)]
pub struct Service {
    /// The visit's first row.
    pub of: RowAt,
    /// The row.
    pub row: RowAt,
    /// With whom.
    pub doctor: Text,
    /// The plan that it belongs to, blank for none; in [`Clinic::visit_ids`].
    pub plan_id: Id,
}

/// A visit: a row of visits.csv, or several that agree in who comes when.
#[derive(Clone, Debug)]
pub struct Visit {
    /// As in the file; in [`Clinic::visit_ids`].
    pub id: Id,
    /// The row; of several the first.
    pub row: RowAt,
    /// It has several rows: those are [`Clinic::services`].
    pub has_services: bool,
    /// Whose visit it is.
    pub patient: PatientIndex,
    /// When it starts. The start of a day is no hour for a visit: that is how exports write one of which only the day is known.
    pub starts_at: Moment,
    /// What became of it.
    pub status: VisitStatus,
    /// What it is for.
    pub kinds: VisitKinds,
    /// With whom; of several the first by code point.
    pub doctor: Text,
    /// The plan that it belongs to, blank for none; of several the first by code point. Of a visit that may still come it is one of the
    /// patient's plans. In [`Clinic::visit_ids`].
    pub plan_id: Id,
    /// The day on which it was booked.
    pub booked_on: Option<NaiveDate>,
    /// Whether a reminder was agreed when it was booked.
    pub remind: Option<bool>,
}

impl Visit {
    /// The minute of the day at which it starts, where its hour is known.
    #[must_use]
    pub fn minute(&self) -> Option<u16> {
        Some(self.starts_at.minute()).filter(|&minute| minute > 0)
    }
}
