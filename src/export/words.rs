//! The words that stand in columns with a closed list of values.

use crate::model::clinic::{
    AgreementStatus, Answer, Caller, Channel, ClinicalBasis, Consent, ItemStatus, Outcome,
    PatientStatus, Reason, VisitKind, VisitStatus,
};

/// The values of a column, and the words for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// The name of each value, then what else is read as it.
    pub values: &'static [(&'static str, &'static [&'static str])],
    /// Which cells are blank.
    pub blanks: Blanks,
}

/// Which cells of a column are blank: what means "no" or "don't" in it is not (contract, section 2, values).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blanks {
    /// Every word for nothing.
    Usual,
    /// `нет` and `none` may mean "don't", and can't be read.
    NotNo,
    /// The same, and a dash is no answer either.
    NotNoNorDash,
    /// `no` and a dash are answers: blank cells have words of their own.
    YesNo,
}

macro_rules! words {
    ($(#[$about:meta])* $name:ident $blanks:ident { $($value:literal: $($word:literal)*;)+ }) => {
        $(#[$about])*
        pub static $name: Words = Words { values: &[$(($value, &[$($word),*])),+], blanks: Blanks::$blanks };
    };
}

words! {
    /// Yes or no.
    YES_NO YesNo {
        "yes": "y" "true" "1" "+" "да" "д" "истина" "есть" "дано" "получено" "✓";
        "no": "n" "false" "0" "-" "нет" "н" "ложь" "не дано" "отказ" "отозвано";
    }
}

words! {
    /// Whether a patient wants to be contacted.
    CONSENT YesNo {
        "yes": "y" "true" "1" "+" "да" "д" "истина" "есть" "дано" "получено" "✓" "согласен" "согласна";
        "no": "n" "false" "0" "-" "нет" "н" "ложь" "не дано" "отказ" "отозвано" "не согласен" "не согласна";
        "visits": "только о приёме" "только о визитах" "только напоминания";
    }
}

words! {
    /// Whether a plan item must not wait.
    URGENT YesNo {
        "yes": "y" "true" "1" "+" "да" "д" "истина" "есть" "дано" "получено" "✓"
            "срочно" "неотложно" "безотлагательно" "cito" "urgent";
        "no": "n" "false" "0" "-" "нет" "н" "ложь" "не дано" "отказ" "отозвано" "планово" "несрочно";
    }
}

words! {
    /// A way to reach a patient.
    CHANNEL NotNo {
        "call": "phone" "voice" "звонок" "телефон" "тел." "по телефону" "звонить" "голос";
        "sms": "смс" "sms сообщение" "смс сообщение";
        "messenger": "мессенджер" "whatsapp" "ватсап" "вотсап" "вацап" "wa" "telegram" "телеграм" "телега" "тг" "tg" "viber"
            "вайбер" "вк" "вконтакте" "max" "макс";
        "email": "e-mail" "почта" "эл. почта" "электронная почта" "на почту" "имейл" "мейл" "письмо";
    }
}

words! {
    /// Who makes a contact.
    CALLER Usual {
        "administrator": "admin" "администратор" "админ" "ресепшн" "регистратура";
        "doctor": "врач" "доктор" "лично врач" "врач лично";
    }
}

words! {
    /// Whether somebody is a patient.
    PATIENT_STATUS NotNo {
        "active": "активный" "активен" "активна" "действующий" "наблюдается" "на лечении" "постоянный" "первичный" "повторный";
        "inactive": "неактивный" "неактивен" "неактивна" "в архиве" "архив" "архивный" "выбыл" "переехал" "переехала" "закрыт"
            "снят с учёта" "лечится в другой клинике" "чёрный список";
        "deceased": "умер" "умерла" "умерший" "скончался" "скончалась";
    }
}

words! {
    /// What the patient answered to a plan item.
    ANSWER NotNoNorDash {
        "agreed": "согласен" "согласна" "согласие" "согласовано" "согласован" "принят" "утверждён";
        "undecided": "думает" "подумает" "подумаю" "надо подумать" "думают" "обдумывает" "посоветуется" "не решил" "не решила"
            "не определился" "не определилась" "взял время подумать";
        "too_expensive": "дорого" "слишком дорого" "не по карману" "нет денег" "не устроила цена";
        "declined": "отказ" "отказался" "отказалась" "отказ от лечения" "не согласен" "не согласна" "отклонён" "отклонено"
            "лечится в другой клинике";
    }
}

words! {
    /// How far a plan item is.
    ITEM_STATUS NotNo {
        "planned": "запланировано" "запланирован" "запланирована" "план" "планируется" "к выполнению" "не выполнено" "не начато"
            "не начат" "предстоит" "назначено" "рекомендовано" "согласовано";
        "in_progress": "в работе" "в процессе" "начато" "начат" "начата" "выполняется" "продолжается" "частично";
        "done": "completed" "выполнено" "выполнен" "выполнена" "завершено" "завершён" "завершена" "готово" "сделано" "оказано" "оказана"
            "проведено";
        "cancelled": "canceled" "отменено" "отменён" "отменена" "отмена" "снято" "не требуется" "неактуально" "отказ";
    }
}

words! {
    /// What became of a visit.
    VISIT_STATUS NotNo {
        "booked": "scheduled" "записан" "записана" "запись" "забронировано" "запланирован" "запланировано" "ожидается"
            "предварительная запись" "ожидает подтверждения" "не подтверждён";
        "confirmed": "подтверждён" "подтверждена" "подтверждено";
        "attended": "пришёл" "пришла" "явился" "явилась" "явка" "принят" "принята" "состоялся" "состоялось" "завершён"
            "завершено" "completed" "окончен" "обслужен" "пролечен" "ожидает" "прибыл" "в клинике" "в кресле" "на приёме" "приём начат"
            "опоздал" "опоздала";
        "no_show": "не пришёл" "не пришла" "не явился" "не явилась" "неявка" "пропустил" "пропустила" "пропуск" "прогул";
        "cancelled": "canceled" "отменён" "отменена" "отменено" "отмена" "отменил" "отменила" "отменён пациентом"
            "отменён клиникой" "аннулирован" "перенесён" "перенесена" "перезаписан" "удалён" "лист ожидания";
    }
}

words! {
    /// What a visit is for.
    VISIT_KIND Usual {
        "consultation": "консультация" "первичная консультация" "первичный приём" "первичный осмотр" "первичка"
            "консультативный приём";
        "treatment": "лечение" "приём" "лечебный приём" "повторный приём" "терапия" "хирургия" "ортопедия" "ортодонтия"
            "имплантация" "удаление" "протезирование" "примерка" "сдача работы" "острая боль";
        "control_exam": "контрольный осмотр" "контроль" "контрольный визит" "контрольный приём";
        "hygiene": "профгигиена" "профессиональная гигиена" "гигиена" "гигиена полости рта" "профессиональная чистка"
            "проф. чистка" "профчистка" "чистка" "чистка зубов" "снятие отложений" "проф. гигиена" "ПГ" "ПГПР" "air flow";
        "checkup": "профилактический осмотр" "профессиональный осмотр" "профосмотр" "проф. осмотр" "плановый осмотр"
            "диспансерный осмотр";
        "exam": "осмотр";
        "other": "другое" "прочее";
    }
}

words! {
    /// What was agreed: the reasons 4 to 8.
    AGREEMENT_KIND Usual {
        "control_exam": "контрольный осмотр" "контроль";
        "wellbeing_check": "звонок о самочувствии" "самочувствие" "самочувствие после лечения" "узнать о самочувствии"
            "справиться о самочувствии" "звонок заботы" "звонок после операции";
        "hygiene_reminder": "напомнить о чистке" "напоминание о чистке" "профгигиена" "профессиональная гигиена" "гигиена"
            "профессиональная чистка" "чистка" "напомнить о гигиене" "напоминание о гигиене";
        "checkup_reminder": "пригласить на бесплатный осмотр" "приглашение на бесплатный осмотр" "профосмотр"
            "профессиональный осмотр" "профилактический осмотр" "проф. осмотр" "плановый осмотр" "напомнить о профосмотре"
            "напоминание о профосмотре";
        "personal_call": "личный звонок врача" "личный звонок";
    }
}

words! {
    /// All eight reasons, as the case of a contact names them.
    REASON Usual {
        "appointment_reminder": "напоминание о приёме";
        "urgent_treatment": "неотложное лечение не начато";
        "unfinished_treatment": "лечение не завершено";
        "control_exam": "контрольный осмотр" "контроль";
        "wellbeing_check": "звонок о самочувствии" "самочувствие" "самочувствие после лечения" "узнать о самочувствии"
            "справиться о самочувствии" "звонок заботы" "звонок после операции";
        "hygiene_reminder": "напомнить о чистке" "напоминание о чистке" "профгигиена" "профессиональная гигиена" "гигиена"
            "профессиональная чистка" "чистка" "напомнить о гигиене" "напоминание о гигиене";
        "checkup_reminder": "пригласить на бесплатный осмотр" "приглашение на бесплатный осмотр" "профосмотр"
            "профессиональный осмотр" "профилактический осмотр" "проф. осмотр" "плановый осмотр" "напомнить о профосмотре"
            "напоминание о профосмотре";
        "personal_call": "личный звонок врача" "личный звонок";
    }
}

words! {
    /// What stands before the colon of a case.
    CASE_PREFIX Usual {
        "visit": "визит" "приём";
        "plan": "план";
        "agreement": "договорённость";
    }
}

words! {
    /// How the basis of a control examination begins.
    BASIS Usual {
        "complex_treatment": "сложное лечение" "после сложного лечения";
        "uncertain_result": "трудно предсказуемый результат" "трудно предсказать результат" "результат трудно предсказать"
            "непредсказуемый результат" "сомнительный прогноз" "неясный прогноз" "осторожный прогноз";
    }
}

words! {
    /// Where an agreement stands.
    AGREEMENT_STATUS NotNo {
        "open": "открыта" "открыто" "действует" "активна" "в работе";
        "fulfilled": "выполнена" "выполнено" "исполнена" "исполнено" "закрыта";
        "withdrawn": "отозвана" "отозвано" "отменена" "отменено" "снята";
    }
}

words! {
    /// What came of a contact.
    OUTCOME NotNo {
        "reached": "поговорили" "дозвонились" "дозвон" "разговор состоялся" "связались" "ответил" "ответила"
            "предупреждён" "предупреждена" "напомнили" "подтвердил" "подтвердила" "придёт" "сам перезвонит"
            "сама перезвонит" "подтв" "подтвердили" "будет" "будут" "придут" "придёт сам" "придёт сама" "запишется"
            "запишется сам" "запишется сама" "сам запишется" "сама запишется" "позвонит сам" "позвонит сама"
            "перезвонит" "решит сам" "решит сама" "в курсе" "оповещён" "оповещена" "оповестила" "уведомила"
            "предупредила" "не сейчас" "пока нет" "пока не надо" "не до этого" "уже был" "уже была" "не болит"
            "ничего не болит" "не беспокоит" "жалоб нет" "без жалоб" "норм" "нормально" "заживает";
        "booked": "записался" "записалась" "записан" "записана" "запись" "записались" "уже записан" "уже записана"
            "перезаписали" "взял время" "взяла время";
        "declined": "отказ" "отказался" "отказалась" "неактуально" "не придёт" "подумает" "дорого" "отменил"
            "отменила" "отмена" "передумал" "передумала" "не актуально" "не планирует" "напоминать не надо"
            "не интересно";
        "sent": "отправлено" "отправлен" "сообщение отправлено";
        "not_delivered": "не доставлено" "не доставлен" "не дошло" "ошибка отправки" "undelivered" "failed";
        "no_answer": "не ответил" "не ответила" "не отвечает" "нет ответа" "не дозвонились" "недозвон" "н/о" "НДЗ"
            "не берёт трубку" "не взял трубку" "не взяла трубку" "сброс" "автоответчик" "вне зоны" "недоступен"
            "телефон выключен" "нд" "б/о" "а/о" "не дозвон" "недозв" "скинула" "скинул" "сбросила" "сбросил"
            "сбрасывает" "не снимает" "не отвечают" "длинные гудки" "голосовая почта" "секретарь" "робот" "взял муж"
            "взял жена" "взял мама" "взял дочь" "взял сын" "взял ребёнок" "взял бабушка" "взяла муж" "взяла жена"
            "взяла мама" "взяла дочь" "взяла сын" "взяла ребёнок" "взяла бабушка" "ответил не он" "ответила не она"
            "не он" "не она" "нет дома" "спит";
        "busy": "занято" "линия занята" "короткие гудки";
        "wrong_number": "неверный номер" "не тот номер" "ошибочный номер" "чужой номер" "номер не существует"
            "номер мужа" "номер жены" "номер мамы" "номер сына" "номер дочери" "чужой" "сменил номер" "сменила номер"
            "номер сменился" "не туда" "несуществующий";
        "callback": "перезвонить" "просил перезвонить" "просила перезвонить" "перезвон" "неудобно говорить" "занят"
            "занята" "неудобно" "на работе" "за рулём" "на совещании" "на приёме" "перезв" "пер-ть" "в отпуске"
            "уехал" "уехала" "в командировке" "болеет" "заболел" "заболела" "на больничном";
        "ask_doctor": "уточнить у врача" "уточнить" "просит врача" "хочет поговорить с врачом" "вопрос по снимку"
            "вопрос по назначению" "беременна" "ждёт ответа врача";
        "unwell": "болит" "боль" "болят" "беспокоит" "беспокоит зуб" "ноет" "дёргает" "кровит" "кровь" "кровотечение"
            "отёк" "опух" "опухла" "опухло" "опухли" "распухло" "гной" "температура" "темп 38" "онемел" "онемела"
            "онемело" "онемение" "не открывается рот" "трудно глотать" "аллергия" "сыпь" "выпал" "выпала" "выпало"
            "слетел" "слетела" "слетело" "откололся" "откололась" "откололось" "сломал" "сломала" "сломался"
            "сломалась" "сломалось" "шатается" "шов разошёлся" "жалуется на боль" "жалуется на зуб"
            "жалуется на десну";
        "left": "умер" "умерла" "скончался" "скончалась" "покойный" "переехал" "переехала" "переехали"
            "уехал насовсем" "уехал навсегда" "уехал в другой город" "уехала насовсем" "уехала навсегда"
            "уехала в другой город" "лечится в другой" "лечится в другом месте" "лечится в другой клинике"
            "ушёл в другую" "ушла в другую" "выбыл" "выбыла" "не наш пациент";
        "opt_out": "просит не звонить" "не звонить" "больше не звонить" "не беспокоить" "просил не звонить"
            "просила не звонить" "отказ от звонков" "отказ от рассылки" "отзыв согласия" "удалить номер" "стоп"
            "отписался" "отписалась" "звонить не надо" "не надо звонить" "не надо больше" "больше не надо"
            "не названивать" "уберите номер" "убрать из базы" "чёрный список" "ЧС";
        "complaint": "жалоба" "претензия" "недоволен" "недовольна" "негатив" "конфликт" "ругался" "ругалась" "орёт"
            "хамит" "претензии" "жалуется на врача" "жалуется на клинику" "жалуется на цену" "жалуется на качество"
            "требует вернуть" "напишет отзыв";
        "resolved": "жалоба закрыта" "жалоба урегулирована" "вопрос решён" "решено" "урегулировано"
            "конфликт исчерпан";
        "unclear": "непонятно" "неясно";
    }
}

words! {
    /// Days of the week from Monday, then groups of days.
    WEEKDAY NotNo {
        "monday": "mon" "пн" "понедельник" "понедельника" "понедельникам";
        "tuesday": "tue" "tues" "вт" "вторник" "вторника" "вторникам";
        "wednesday": "wed" "ср" "среда" "среды" "среду" "средам";
        "thursday": "thu" "thur" "thurs" "чт" "четверг" "четверга" "четвергам";
        "friday": "fri" "пт" "пятница" "пятницы" "пятницу" "пятницам";
        "saturday": "sat" "сб" "суб" "суббота" "субботы" "субботу" "субботам";
        "sunday": "sun" "вс" "вск" "воскресенье" "воскресенья" "воскресеньям";
        "weekdays": "workdays" "working days" "будни" "будние" "будние дни" "по будням" "рабочие дни" "раб. дни";
        "weekends": "weekend" "выходные" "по выходным";
        "any": "daily" "every day" "any day" "all" "ежедневно" "каждый день" "любой" "любые" "любой день" "все дни" "без разницы";
    }
}

words! {
    /// At whatever time of the day.
    TIME NotNo {
        "any": "anytime" "any time" "любое" "любое время" "в любое время" "без разницы";
    }
}

/// The value that stands at a place.
#[must_use]
pub fn value<T: Copy>(place: Option<u8>, values: &[T]) -> Option<T> {
    values.get(usize::from(place?)).copied()
}

/// What the values of [`YES_NO`] and [`URGENT`] mean, in their order; the others likewise.
pub const YES: [bool; 2] = [true, false];
/// Of [`CONSENT`].
pub const CONSENTS: [Consent; 3] = [Consent::Yes, Consent::No, Consent::Visits];
/// Of [`CHANNEL`].
pub const CHANNELS: [Channel; 4] = [
    Channel::Call,
    Channel::Sms,
    Channel::Messenger,
    Channel::Email,
];
/// Of [`CALLER`].
pub const CALLERS: [Caller; 2] = [Caller::Administrator, Caller::Doctor];
/// Of [`PATIENT_STATUS`].
pub const PATIENT_STATUSES: [PatientStatus; 3] = [
    PatientStatus::Active,
    PatientStatus::Inactive,
    PatientStatus::Deceased,
];
/// Of [`ANSWER`].
pub const ANSWERS: [Answer; 4] = [
    Answer::Agreed,
    Answer::Undecided,
    Answer::TooExpensive,
    Answer::Declined,
];
/// Of [`ITEM_STATUS`].
pub const ITEM_STATUSES: [ItemStatus; 4] = [
    ItemStatus::Planned,
    ItemStatus::InProgress,
    ItemStatus::Done,
    ItemStatus::Cancelled,
];
/// Of [`VISIT_STATUS`].
pub const VISIT_STATUSES: [VisitStatus; 5] = [
    VisitStatus::Booked,
    VisitStatus::Confirmed,
    VisitStatus::Attended,
    VisitStatus::NoShow,
    VisitStatus::Cancelled,
];
/// Of [`VISIT_KIND`].
pub const VISIT_KINDS: [VisitKind; 7] = [
    VisitKind::Consultation,
    VisitKind::Treatment,
    VisitKind::ControlExam,
    VisitKind::Hygiene,
    VisitKind::Checkup,
    VisitKind::Exam,
    VisitKind::Other,
];
/// Of [`AGREEMENT_KIND`].
pub const AGREEMENT_KINDS: [Reason; 5] = [
    Reason::ControlExam,
    Reason::WellbeingCheck,
    Reason::HygieneReminder,
    Reason::CheckupReminder,
    Reason::PersonalCall,
];
/// Of [`REASON`].
pub const REASONS: [Reason; 8] = Reason::ALL;
/// Of [`BASIS`].
pub const BASES: [ClinicalBasis; 2] = [
    ClinicalBasis::ComplexTreatment,
    ClinicalBasis::UncertainResult,
];
/// Of [`AGREEMENT_STATUS`].
pub const AGREEMENT_STATUSES: [AgreementStatus; 3] = [
    AgreementStatus::Open,
    AgreementStatus::Fulfilled,
    AgreementStatus::Withdrawn,
];
/// How many outcomes contacts.csv knows.
const OUTCOME_COUNT: usize = OUTCOMES.len() - 1;

/// What came of a contact in recall's own record: the same, and that a row is taken back. In contacts.csv that is no known word.
pub static RECORD_OUTCOME: Words = Words {
    values: &RECORD_OUTCOME_VALUES,
    blanks: OUTCOME.blanks,
};

static RECORD_OUTCOME_VALUES: [(&str, &[&str]); OUTCOMES.len()] = {
    let mut all: [(&str, &[&str]); OUTCOMES.len()] = [("undone", &["снято"]); OUTCOMES.len()];
    let mut place = 0;
    while place < OUTCOME_COUNT {
        all[place] = OUTCOME.values[place];
        place += 1;
    }
    all
};

/// Of [`RECORD_OUTCOME`], and of [`OUTCOME`] but the last.
pub const OUTCOMES: [Outcome; 17] = [
    Outcome::Reached,
    Outcome::Booked,
    Outcome::Declined,
    Outcome::Sent,
    Outcome::NotDelivered,
    Outcome::NoAnswer,
    Outcome::Busy,
    Outcome::WrongNumber,
    Outcome::Callback,
    Outcome::AskDoctor,
    Outcome::Unwell,
    Outcome::Left,
    Outcome::OptOut,
    Outcome::Complaint,
    Outcome::Resolved,
    Outcome::Unclear,
    Outcome::Undone,
];

#[cfg(test)]
mod tests {
    use std::fmt::Debug;

    use super::*;
    use crate::export::values::normal;

    const ALL: [&Words; 18] = [
        &YES_NO,
        &CONSENT,
        &URGENT,
        &CHANNEL,
        &CALLER,
        &PATIENT_STATUS,
        &ANSWER,
        &ITEM_STATUS,
        &VISIT_STATUS,
        &VISIT_KIND,
        &AGREEMENT_KIND,
        &REASON,
        &CASE_PREFIX,
        &BASIS,
        &AGREEMENT_STATUS,
        &OUTCOME,
        &RECORD_OUTCOME,
        &WEEKDAY,
    ];

    #[test]
    fn no_word_of_a_column_means_two_things() {
        for words in ALL {
            let mut seen = Vec::new();
            for (value, (name, further)) in words.values.iter().enumerate() {
                let mut of_value: Vec<_> = further.iter().chain([name]).collect();
                of_value.sort();
                let count = of_value.len();
                of_value.dedup();
                assert_eq!(count, of_value.len(), "a word of {name} stands twice");
                for word in of_value {
                    let key = if normal(word).is_empty() {
                        (*word).into()
                    } else {
                        normal(word)
                    };
                    assert!(
                        !seen
                            .iter()
                            .any(|(known, other)| *known == key && *other != value),
                        "{word}"
                    );
                    seen.push((key, value));
                }
            }
        }
    }

    /// `NoShow` as `no_show`.
    fn named(value: impl Debug) -> String {
        let mut name = String::new();
        for c in format!("{value:?}").chars() {
            if c.is_uppercase() && !name.is_empty() {
                name.push('_');
            }
            name.extend(c.to_lowercase());
        }
        name
    }

    fn agree<T: Debug>(words: &Words, values: &[T]) {
        let names: Vec<_> = words
            .values
            .iter()
            .map(|(name, _)| (*name).to_owned())
            .collect();
        assert_eq!(names, values.iter().map(named).collect::<Vec<_>>());
    }

    #[test]
    fn a_value_is_named_as_its_meaning() {
        agree(&CONSENT, &CONSENTS);
        agree(&CHANNEL, &CHANNELS);
        agree(&CALLER, &CALLERS);
        agree(&PATIENT_STATUS, &PATIENT_STATUSES);
        agree(&ANSWER, &ANSWERS);
        agree(&ITEM_STATUS, &ITEM_STATUSES);
        agree(&VISIT_STATUS, &VISIT_STATUSES);
        agree(&VISIT_KIND, &VISIT_KINDS);
        agree(&AGREEMENT_KIND, &AGREEMENT_KINDS);
        agree(&REASON, &REASONS);
        agree(&BASIS, &BASES);
        agree(&AGREEMENT_STATUS, &AGREEMENT_STATUSES);
        agree(&OUTCOME, &OUTCOMES[..OUTCOME_COUNT]);
        agree(&RECORD_OUTCOME, &OUTCOMES);
        for words in [&YES_NO, &URGENT] {
            assert_eq!(
                words
                    .values
                    .iter()
                    .map(|(name, _)| *name == "yes")
                    .collect::<Vec<_>>(),
                YES
            );
        }
    }
}
