//! Treatment plans and their items.

use chrono::NaiveDate;

use crate::base::closed_list;
use crate::model::clinic::{Caller, PatientIndex, RowAt};
use crate::model::text::{Id, Text};

closed_list! {
    /// What the patient answered to a plan item.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    Answer, blanks NotNoNorDash {
        /// Also where nothing is said.
        #[default]
        Agreed "agreed": "согласен" "согласна" "согласие" "согласовано" "согласован" "принят" "утверждён";
        /// Will think about it.
        Undecided "undecided": "думает" "подумает" "подумаю" "надо подумать" "думают" "обдумывает" "посоветуется" "не решил" "не решила"
                "не определился" "не определилась" "взял время подумать";
        /// Too expensive.
        TooExpensive "too_expensive": "дорого" "слишком дорого" "не по карману" "нет денег" "не устроила цена";
        /// No.
        Declined "declined": "отказ" "отказался" "отказалась" "отказ от лечения" "не согласен" "не согласна" "отклонён" "отклонено"
                "лечится в другой клинике";
    }
}

closed_list! {
    /// How far a plan item is.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    ItemStatus, blanks NotNo {
        /// Not begun.
        Planned "planned": "запланировано" "запланирован" "запланирована" "план" "планируется" "к выполнению" "не выполнено" "не начато"
                "не начат" "предстоит" "назначено" "рекомендовано" "согласовано";
        /// Begun.
        InProgress "in_progress": "в работе" "в процессе" "начато" "начат" "начата" "выполняется" "продолжается" "частично";
        /// Finished.
        Done "done": "completed" "выполнено" "выполнен" "выполнена" "завершено" "завершён" "завершена" "готово" "сделано" "оказано" "оказана"
                "проведено";
        /// Dropped.
        Cancelled "cancelled": "canceled" "отменено" "отменён" "отменена" "отмена" "снято" "не требуется" "неактуально" "отказ";
    }
}

impl ItemStatus {
    /// Planned or in progress.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Planned | Self::InProgress)
    }
}

/// A treatment plan: the rows of plans.csv with one `plan_id`.
#[derive(Clone, Debug)]
pub struct Plan {
    /// As in the file; in [`Clinic::plan_ids`].
    pub id: Id,
    /// Whose plan it is.
    pub patient: PatientIndex,
    /// Its items: a range of [`Clinic::items`].
    pub items: (u32, u32),
}

/// What is marked beside an item, in one byte: of the millions of items a byte more would be four.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ItemMarks(u8);

impl ItemMarks {
    const WRITTEN: u8 = 1;
    const URGENT: u8 = 2;

    /// Whether the plan was put in writing, and whether the item must not wait.
    #[must_use]
    pub const fn new(written: bool, urgent: bool) -> Self {
        let written = if written { Self::WRITTEN } else { 0 };
        let urgent = if urgent { Self::URGENT } else { 0 };
        Self(written | urgent)
    }
}

impl Item {
    /// Whether the plan was put in writing.
    #[must_use]
    pub const fn written(&self) -> bool {
        self.marks.0 & ItemMarks::WRITTEN != 0
    }

    /// Whether it must not wait.
    #[must_use]
    pub const fn urgent(&self) -> bool {
        self.marks.0 & ItemMarks::URGENT != 0
    }
}

/// A row of plans.csv.
#[derive(Clone, Debug)]
pub struct Item {
    /// The row.
    pub row: RowAt,
    /// Whose plan it belongs to.
    pub patient: PatientIndex,
    /// The plan's id; in [`Clinic::plan_ids`].
    pub plan_id: Id,
    /// Blank where items are not numbered; in [`Clinic::plan_ids`].
    pub item_id: Id,
    /// What is to be done.
    pub procedure: Text,
    /// FDI numbers as written.
    pub tooth: Text,
    /// Who made the plan.
    pub doctor: Text,
    /// That doctor's specialty, as this row has it.
    pub specialty: Text,
    /// Who is to call.
    pub caller: Option<Caller>,
    /// The day of the consultation.
    pub consulted_on: Option<NaiveDate>,
    /// What is marked beside it.
    pub marks: ItemMarks,
    /// The day on which the patient signed.
    pub signed_on: Option<NaiveDate>,
    /// What the patient answered.
    pub answer: Answer,
    /// The deadline.
    pub due_on: Option<NaiveDate>,
    /// Not before this day.
    pub wait_until: Option<NaiveDate>,
    /// What may happen if it waits.
    pub risk: Text,
    /// How far it is.
    pub status: ItemStatus,
    /// The day on which it was done.
    pub done_on: Option<NaiveDate>,
}
