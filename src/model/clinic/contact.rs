//! Contacts that were made.

use chrono::NaiveDate;

use crate::base::closed_list;
use crate::model::clinic::{Channel, Moment, PatientIndex, Reason, RowAt};
use crate::model::text::Id;

closed_list! {
    /// What came of a contact.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    Outcome, blanks NotNo {
        /// Spoken with.
        Reached "reached" as "разговор состоялся" / "spoken with": "поговорили" "дозвонились" "дозвон" "разговор состоялся" "связались" "ответил" "ответила"
                "предупреждён" "предупреждена" "напомнили" "подтвердил" "подтвердила" "придёт" "сам перезвонит"
                "сама перезвонит" "подтв" "подтвердили" "будет" "будут" "придут" "придёт сам" "придёт сама" "запишется"
                "запишется сам" "запишется сама" "сам запишется" "сама запишется" "позвонит сам" "позвонит сама"
                "перезвонит" "решит сам" "решит сама" "в курсе" "оповещён" "оповещена" "оповестила" "уведомила"
                "предупредила" "не сейчас" "пока нет" "пока не надо" "не до этого" "уже был" "уже была" "не болит"
                "ничего не болит" "не беспокоит" "жалоб нет" "без жалоб" "норм" "нормально" "заживает";
        /// A visit was booked.
        Booked "booked" as "записали на приём" / "a visit was booked": "записался" "записалась" "записан" "записана" "запись" "записались" "уже записан" "уже записана"
                "перезаписали" "взял время" "взяла время";
        /// The patient said no.
        Declined "declined" as "отказ" / "the patient said no": "отказ" "отказался" "отказалась" "неактуально" "не придёт" "подумает" "дорого" "отменил"
                "отменила" "отмена" "передумал" "передумала" "не актуально" "не планирует" "напоминать не надо"
                "не интересно";
        /// A message was sent.
        Sent "sent" as "отправили сообщение" / "a message was sent": "отправлено" "отправлен" "сообщение отправлено";
        /// A message did not get there.
        NotDelivered "not_delivered" as "сообщение не доставлено" / "a message did not get there": "не доставлено" "не доставлен" "не дошло" "ошибка отправки" "undelivered" "failed";
        /// Nobody answered.
        NoAnswer "no_answer" as "не ответили" / "no answer": "не ответил" "не ответила" "не отвечает" "нет ответа" "не дозвонились" "недозвон" "н/о" "НДЗ"
                "не берёт трубку" "не взял трубку" "не взяла трубку" "сброс" "автоответчик" "вне зоны" "недоступен"
                "телефон выключен" "нд" "б/о" "а/о" "не дозвон" "недозв" "скинула" "скинул" "сбросила" "сбросил"
                "сбрасывает" "не снимает" "не отвечают" "длинные гудки" "голосовая почта" "секретарь" "робот" "взял муж"
                "взял жена" "взял мама" "взял дочь" "взял сын" "взял ребёнок" "взял бабушка" "взяла муж" "взяла жена"
                "взяла мама" "взяла дочь" "взяла сын" "взяла ребёнок" "взяла бабушка" "ответил не он" "ответила не она"
                "не он" "не она" "нет дома" "спит";
        /// The line was busy.
        Busy "busy" as "было занято" / "the line was busy": "занято" "линия занята" "короткие гудки";
        /// Not the patient's number.
        WrongNumber "wrong_number" as "номер оказался чужим" / "somebody else's number": "неверный номер" "не тот номер" "ошибочный номер" "чужой номер" "номер не существует"
                "номер мужа" "номер жены" "номер мамы" "номер сына" "номер дочери" "чужой" "сменил номер" "сменила номер"
                "номер сменился" "не туда" "несуществующий";
        /// To be called again.
        Callback "callback" as "просьба перезвонить" / "asked to be called again": "перезвонить" "просил перезвонить" "просила перезвонить" "перезвон" "неудобно говорить" "занят"
                "занята" "неудобно" "на работе" "за рулём" "на совещании" "на приёме" "перезв" "пер-ть" "в отпуске"
                "уехал" "уехала" "в командировке" "болеет" "заболел" "заболела" "на больничном";
        /// To be called again after the doctor was asked.
        AskDoctor "ask_doctor" as "вопрос к врачу" / "a question for the doctor": "уточнить у врача" "уточнить" "просит врача" "хочет поговорить с врачом" "вопрос по снимку"
                "вопрос по назначению" "беременна" "ждёт ответа врача";
        /// In pain, or worse since treatment.
        Unwell "unwell" as "жалуется на боль или ухудшение" / "in pain or worse": "болит" "боль" "болят" "беспокоит" "беспокоит зуб" "ноет" "дёргает" "кровит" "кровь" "кровотечение"
                "отёк" "опух" "опухла" "опухло" "опухли" "распухло" "гной" "температура" "темп 38" "онемел" "онемела"
                "онемело" "онемение" "не открывается рот" "трудно глотать" "аллергия" "сыпь" "выпал" "выпала" "выпало"
                "слетел" "слетела" "слетело" "откололся" "откололась" "откололось" "сломал" "сломала" "сломался"
                "сломалась" "сломалось" "шатается" "шов разошёлся" "жалуется на боль" "жалуется на зуб"
                "жалуется на десну";
        /// Died, moved away, treated elsewhere.
        Left "left" as "больше не наблюдается в клинике" / "no longer a patient": "умер" "умерла" "скончался" "скончалась" "покойный" "переехал" "переехала" "переехали"
                "уехал насовсем" "уехал навсегда" "уехал в другой город" "уехала насовсем" "уехала навсегда"
                "уехала в другой город" "лечится в другой" "лечится в другом месте" "лечится в другой клинике"
                "ушёл в другую" "ушла в другую" "выбыл" "выбыла" "не наш пациент";
        /// The patient does not want to be contacted.
        OptOut "opt_out" as "просьба больше не беспокоить" / "asked not to be contacted any more": "просит не звонить" "не звонить" "больше не звонить" "не беспокоить" "просил не звонить"
                "просила не звонить" "отказ от звонков" "отказ от рассылки" "отзыв согласия" "удалить номер" "стоп"
                "отписался" "отписалась" "звонить не надо" "не надо звонить" "не надо больше" "больше не надо"
                "не названивать" "уберите номер" "убрать из базы" "чёрный список" "ЧС";
        /// The patient complained.
        Complaint "complaint" as "жалоба" / "a complaint": "жалоба" "претензия" "недоволен" "недовольна" "негатив" "конфликт" "ругался" "ругалась" "орёт"
                "хамит" "претензии" "жалуется на врача" "жалуется на клинику" "жалуется на цену" "жалуется на качество"
                "требует вернуть" "напишет отзыв";
        /// The complaint was settled.
        Resolved "resolved" as "жалоба закрыта" / "the complaint was settled": "жалоба закрыта" "жалоба урегулирована" "вопрос решён" "решено" "урегулировано"
                "конфликт исчерпан";
        /// What was written down can't be understood.
        Unclear "unclear" as "итог непонятен" / "not clear what came of it": "непонятно" "неясно";
        /// Nothing: a row of recall's record that takes another one back. It is never a fact itself.
        Undone "undone" as "запись снята" / "taken back": "снято";
    }
}

/// One thing that a contact was about; ids are in [`Clinic::contact_ids`].
#[derive(Clone, Copy, Debug)]
pub enum About {
    /// The visit with that id.
    Visit(Id),
    /// The plan with that id.
    Plan(Id),
    /// The agreement with that id.
    Agreement(Id),
    /// A plan that the patient does not have, with the id that was written: all of the patient's plans.
    UnknownPlan(Id),
    /// An agreement that the patient does not have: all agreements with the patient.
    UnknownAgreement(Id),
    /// All the patient's cases of a reason.
    Reason(Reason),
}

/// The contact that says of a message that it did not get there, and its date.
///
/// Packed: few messages have it, and room for it is in each of millions of contacts.
#[derive(Clone, Copy, Debug)]
#[repr(Rust, packed)]
pub struct Undelivered {
    /// The row of that contact.
    pub row: RowAt,
    /// When it was made.
    pub on: NaiveDate,
}

/// What people wrote down of a contact, in their own words; ids are in [`Clinic::contact_ids`].
#[derive(Clone, Copy, Debug)]
pub struct OwnWords {
    /// The row.
    pub row: RowAt,
    /// The outcome as it was typed.
    pub said: Id,
    /// The note beside it.
    pub note: Id,
}

/// A row of contacts.csv or recall-contacts.csv.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact about the row"
)]
#[derive(Clone, Debug)]
pub struct Contact {
    /// The row.
    pub row: RowAt,
    /// With whom.
    pub patient: PatientIndex,
    /// When it was made; a date alone is the start of that day, in recall's own record its end.
    pub at: Moment,
    /// The day was written without a time.
    pub is_date_alone: bool,
    /// It stands in recall's own record.
    pub is_recalls: bool,
    /// Which of recall's recordings wrote it down, counting from 1; elsewhere 0.
    pub recording: u32,
    /// The entry of a list that it answers, in [`Clinic::contact_ids`]; blank where it is none of recall's.
    pub entry: Id,
    /// It does not count for itself: it stands in recall's own record too, and is that contact, or it is an attempt that did not take the place of what is in force.
    /// A note beside it counts.
    pub is_double: bool,
    /// In the same talk, at the same moment, recall's record has that the patient is unwell: what else was said in it does not end that. Nor
    /// does what recall's record has without an hour, on a day on which the patient was unwell at some hour.
    pub told_of_pain: bool,
    /// The contact that says of this message that it did not get there, and its date: from then on it is no message but part of that
    /// attempt.
    pub undelivered: Option<Undelivered>,
    /// By what it was made, where that is said.
    pub channel: Option<Channel>,
    /// What came of it.
    pub outcome: Outcome,
    /// What it was about, in the order of [`Clinic::about`], each once: a range of [`Clinic::abouts`]; empty: not said.
    pub about: (u32, u32),
    /// The numbers named: a range of [`Clinic::contact_phones`].
    pub phones: (u32, u32),
    /// When to call again; a date alone is the start of that day.
    pub callback_at: Option<Moment>,
    /// That day was written without a time.
    pub is_callback_date_alone: bool,
    /// The patient's own score, 0 to 10.
    pub score: Option<u8>,
    /// The note beside it says not to contact the patient.
    pub note_refuses: bool,
}
