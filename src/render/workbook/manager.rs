//! What only a manager can settle.

use super::Book;
use super::information::Told;
use super::sheet::{Kind, Sheet};
use crate::base::{Both, both};
use crate::model::clinic::Contact as Made;
use crate::model::decision::Decision;
use crate::plan::contacts::Contact;
use crate::plan::ownerless;
use crate::plan::tally::Warning;
use crate::report::desk;

pub(super) const MANAGER: Both = both("Руководителю", "Manager");

const COLUMNS: [(Both, u32); 4] = [
    (both("Что это", "What it is"), 150),
    (both("Пациент", "Patient"), 200),
    (both("Что известно", "What is known"), 520),
    (both("Что сделать", "What to do"), 330),
];

const COMPLAINT: Both = both("Жалоба не закрыта", "Open complaint");
const BROKEN: Both = both("Обещали и не сделали", "Promised, and not done");
const WITHHELD: Both = both("Сегодня не получится", "Can't be kept today");
const NOBODYS: Both = both(
    "Отказ или жалоба: неизвестно чьи",
    "A no that belongs to nobody",
);
const UNCLEAR: Both = both("Непонятный итог", "Outcome not clear");
const NO_DOCTOR: Both = both(
    "Врача нет в doctors.csv",
    "The doctor is not in doctors.csv",
);

const MEND_THE_WORD: Both = both(
    "Исправьте слово там, где его вписали: до тех пор пациента не беспокоим.",
    "Mend the word where it was written: until then nobody contacts the patient.",
);
const FIND_OUT_WHOSE: Both = both(
    "Узнайте, чьи это слова, и исправьте номер карты в той строке.",
    "Find out whose words these are, and mend the patient id in that row.",
);
const IN_WHOSE_NAME: Both = both(
    "Решите, от чьего имени звонить: «врач беспокоится» без этого врача не говорят.",
    "Decide in whose name to call: nobody says that a doctor is concerned who is not there.",
);
const IN_LIST: Both = both("В списке №", "In the list: No.");

impl Book<'_> {
    pub(super) fn manager(&self) -> Option<Sheet> {
        let mut rows = self.complaints();
        rows.extend(self.promises());
        rows.extend(self.ownerless());
        rows.extend(self.not_to_be_answered());
        rows.extend(self.without_doctor());
        self.information((MANAGER, 0x7F_60_00), &COLUMNS, rows)
    }

    fn told_of(&self, what: Both, decision: &Decision, known: String, to_do: &str) -> Told {
        let whose = self.page.words.whose(decision.patient);
        let cells = vec![self.said(what).to_owned(), whose, known, to_do.to_owned()];
        (Kind::Told, cells)
    }

    /// Each patient's complaint, with the words in which it was written down.
    fn complaints(&self) -> Vec<Told> {
        let page = self.page;
        let row = |complaint: &Made| {
            let cells = [
                self.said(COMPLAINT),
                &page.words.whose(complaint.patient),
                &page.told(complaint),
                &self.attention.about_complaint(page, complaint),
            ];
            (Kind::Told, cells.map(str::to_owned).to_vec())
        };
        desk::complaints(page.practice)
            .into_iter()
            .map(row)
            .collect()
    }

    /// Promises that were not kept in time, and such as can't be kept today.
    fn promises(&self) -> Vec<Told> {
        let words = &self.page.words;
        let known = |decision: &Decision| {
            let reason = decision.reason().map_or("", |reason| words.reason(reason));
            format!("{reason}. {}", self.page.why(decision))
        };
        let broken = self.attention.broken().iter().map(|decision| {
            let to_do = words.after_broken(decision);
            self.told_of(BROKEN, decision, known(decision), to_do)
        });
        let withheld = self.attention.withheld().map(|decision| {
            let to_do = words.who_decides(decision);
            self.told_of(WITHHELD, decision, known(decision), to_do)
        });
        broken.chain(withheld).collect()
    }

    fn ownerless(&self) -> Vec<Told> {
        let places = ownerless::places(self.page.practice);
        let row = |place| {
            let known = self.page.words.warning(&Warning::Ownerless(place));
            let cells = [self.said(NOBODYS), "", &known, self.said(FIND_OUT_WHOSE)];
            (Kind::Told, cells.map(str::to_owned).to_vec())
        };
        places.into_iter().map(row).collect()
    }

    /// Unclear outcomes that answer no list of recall's: they are mended where they stand.
    fn not_to_be_answered(&self) -> Vec<Told> {
        let unclear = desk::unclear(self.page.practice).into_iter();
        let unclear = unclear.filter(|contact| contact.entry.is_blank());
        let row = |contact: &Made| {
            let known = format!(
                "{} ({})",
                self.page.told(contact),
                self.page.shown_row(contact.row)
            );
            let whose = self.page.words.whose(contact.patient);
            let cells = [self.said(UNCLEAR), &whose, &known, self.said(MEND_THE_WORD)];
            (Kind::Told, cells.map(str::to_owned).to_vec())
        };
        unclear.map(row).collect()
    }

    /// Contacts of the administrator in the name of doctors who are not on the clinic's list.
    fn without_doctor(&self) -> Vec<Told> {
        let clinic = self.page.practice.clinic;
        let is_listed = |contact: &Contact| {
            let mut doctors = clinic.doctors.iter();
            contact.doctor.is_blank() || doctors.any(|doctor| doctor.doctor == contact.doctor)
        };
        if clinic.doctors.is_empty() {
            return Vec::new();
        }
        let contacts = self.plan.contacts.iter().zip(1_usize..);
        let row = |(contact, position): (&Contact, usize)| {
            let known = format!(
                "{} {position}: {}",
                self.said(IN_LIST),
                self.page.words.doctor_named(contact.doctor)
            );
            let whose = self.page.words.whose(contact.patient);
            let cells = [
                self.said(NO_DOCTOR),
                &whose,
                &known,
                self.said(IN_WHOSE_NAME),
            ];
            (Kind::Told, cells.map(str::to_owned).to_vec())
        };
        let without = contacts.filter(|(contact, _)| !is_listed(contact));
        without.map(row).collect()
    }
}
