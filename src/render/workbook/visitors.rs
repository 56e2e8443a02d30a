//! Whom to ask what at today's visits.

use super::Book;
use super::information::Told;
use super::sheet::{Kind, Sheet};
use crate::base::{Both, both};
use crate::model::clinic::Clock;
use crate::report::desk::{self, Ask};

pub(super) const ASK_TODAY: Both = both("Спросить сегодня", "Ask today");

const COLUMNS: [(Both, u32); 4] = [
    (both("Час", "Hour"), 60),
    (both("Пациент", "Patient"), 210),
    (both("Врач", "Doctor"), 200),
    (
        both("Что спросить и записать", "What to ask and write down"),
        700,
    ),
];

impl Book<'_> {
    pub(super) fn visitors(&self) -> Option<Sheet> {
        let mut rows: Vec<Told> = Vec::new();
        for visitor in desk::visitors(self.page.practice, self.desk) {
            let hour = visitor
                .visit
                .minute()
                .map(|minute| Clock(minute).to_string());
            let doctor = if visitor.visit.doctor.is_blank() {
                String::new()
            } else {
                self.page.words.doctor_named(visitor.visit.doctor)
            };
            let asks: Vec<String> = visitor.asks.iter().map(|ask| self.asked(*ask)).collect();
            let cells = vec![
                hour.unwrap_or_default(),
                self.page.words.whose(visitor.patient),
                doctor,
                asks.join("\n"),
            ];
            rows.push((Kind::Told, cells));
        }
        self.information((ASK_TODAY, 0x26_84_A0), &COLUMNS, rows)
    }

    fn asked(&self, ask: Ask) -> String {
        let words = match ask {
            Ask::Consent => both(
                "Можно ли ему звонить и писать: да, нет или только о приёмах. Запишите и день.",
                "Whether he may be called and written to: yes, no, or about visits only. Write down the day too.",
            ),
            Ask::ConsentDay => both(
                "Согласие есть, а день не записан: подтвердите и поставьте сегодняшнее число.",
                "He consented, and the day is not on record: confirm it with today's date.",
            ),
            Ask::ConsentAgain => both(
                "Срок согласия прошёл: спросите, можно ли звонить и дальше.",
                "The time of his consent is over: ask whether he may still be called.",
            ),
            Ask::Channels => both(
                "Как удобнее: звонок, СМС, мессенджер или почта.",
                "What he prefers: a call, SMS, a messenger or e-mail.",
            ),
            Ask::Number => both(
                "Номера нет: спросите, по какому звонить.",
                "There is no number: ask which to call.",
            ),
            Ask::OtherNumber => both(
                "Номер не подходит: спросите, по какому звонить теперь.",
                "The number will not do: ask which to call now.",
            ),
            Ask::BirthDate => both(
                "Дата рождения не записана.",
                "The birth date is not on record.",
            ),
            Ask::Guardian => both(
                "Кто законный представитель ребёнка и какой у него номер.",
                "Who the child's guardian is, and the number.",
            ),
            Ask::Signature(_) => both(
                "План лечения не подписан: если пациент согласен, пусть подпишет, и запишите день",
                "The plan is not signed: if the patient agrees, let him sign it, and write down the day",
            ),
            Ask::Agreement(_) => both(
                "Согласен ли, чтобы ему об этом напомнили; запишите день",
                "Whether he wants to be reminded of it; write down the day",
            ),
            Ask::Refusal => both(
                "В примечании записан отказ: уточните, от чего именно, и отметьте в карте.",
                "A note says no: find out to what, and put it on the card.",
            ),
            Ask::TwoCards => both(
                "Похоже, карта заведена дважды: сверьте имя, дату рождения и номер.",
                "There seem to be two cards: compare name, birth date and number.",
            ),
            Ask::Unclear => both(
                "Чем кончился прошлый разговор: записано непонятно.",
                "What came of the last talk: what was written is not clear.",
            ),
            Ask::Say(..) => both("Скажите заодно:", "Say by the way:"),
        };
        let words = self.said(words);
        match ask {
            Ask::Signature(case) | Ask::Agreement(case) => {
                format!("{words} ({}).", self.named(case))
            }
            Ask::Say(reason, _) => {
                let reason = self.page.words.reason(reason);
                format!("{words} «{}».", reason.to_lowercase())
            }
            Ask::Consent
            | Ask::ConsentDay
            | Ask::ConsentAgain
            | Ask::Channels
            | Ask::Number
            | Ask::OtherNumber
            | Ask::BirthDate
            | Ask::Guardian
            | Ask::Refusal
            | Ask::TwoCards
            | Ask::Unclear => words.to_owned(),
        }
    }
}
