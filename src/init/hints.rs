//! What belongs into the columns of the workbook: sheet, column, in Russian, in English.

use super::Wanted;

/// What a column of a sheet is for.
#[must_use]
pub fn of(sheet: &str, column: &str, wanted: Wanted) -> Option<&'static str> {
    let own = |&&(of, name, ..): &&(&str, &str, &str, &str)| of == sheet && name == column;
    let &(.., russian, english) = HINTS.iter().find(own)?;
    Some(wanted.text(russian, english))
}

/// What the column with the patient's name is for.
#[must_use]
pub fn of_name(wanted: Wanted) -> &'static str {
    wanted.text(
        "Только для вас, чтобы видеть, чья это строка. recall этот столбец не читает.",
        "For you alone, so that you see whose row this is. recall does not read this column.",
    )
}

const HINTS: &[(&str, &str, &str, &str)] = &[
    (
        "cards",
        "patient_id",
        "Номер карты, тот же, что в программе клиники. На каждого пациента — одна строка.",
        "The patient's number, the same as in the clinic's program. One row a patient.",
    ),
    (
        "cards",
        "consent",
        "Хочет ли пациент, чтобы клиника с ним связывалась. «Только о приёме» — напоминать о записи, и больше ни о чём. Не спрашивали — оставьте пустым: тогда его не побеспокоят.",
        "Whether the patient wants to hear from the clinic. \"visits\": of appointments and nothing else. Leave it blank where nobody asked: then the patient is left in peace.",
    ),
    (
        "cards",
        "consent_on",
        "Когда пациент это сказал.",
        "The day on which the patient said so.",
    ),
    (
        "cards",
        "consent_until",
        "Последний день, когда согласие действует. Пусто — бессрочно.",
        "The last day on which the consent holds. Blank: until it is taken back.",
    ),
    (
        "cards",
        "channels",
        "Как пациенту удобнее. Можно несколько через запятую, сначала самый удобный: смс, звонок.",
        "What suits the patient. Several may stand here, the best first: sms, call.",
    ),
    (
        "cards",
        "call_phone",
        "Номер, на который пациент просит звонить, если он не тот, что в программе клиники.",
        "The number on which the patient wants to be called, where it is another than in the clinic's program.",
    ),
    (
        "cards",
        "call_days",
        "Дни, когда удобно: будни; сб; вт и чт. Пусто — любые.",
        "Days that suit: mon-fri; sat; tue, thu. Blank: any.",
    ),
    (
        "cards",
        "call_times",
        "Часы, когда удобно: после 18; с 10 до 12. Пусто — любые.",
        "Hours that suit: 18:00-; 10:00-12:00. Blank: any.",
    ),
    (
        "cards",
        "pause_until",
        "Просил пока не беспокоить: первый день, когда снова можно.",
        "Asked to be left alone for a while: the first day on which contact is welcome again.",
    ),
    (
        "cards",
        "email",
        "Адрес для писем, если он не тот, что в программе клиники.",
        "The address for mail, where it is another than in the clinic's program.",
    ),
    (
        "cards",
        "guardian_name",
        "Если пациент — ребёнок: имя и отчество взрослого, которому звонить.",
        "Where the patient is a child: the name of the adult to be called.",
    ),
    (
        "cards",
        "guardian_phone",
        "Если пациент — ребёнок: телефон этого взрослого.",
        "Where the patient is a child: the number of that adult.",
    ),
    (
        "cards",
        "timezone",
        "Если пациент живёт по другому времени: Asia/Yekaterinburg.",
        "Where the patient lives by another clock: Asia/Yekaterinburg.",
    ),
    (
        "cards",
        "language",
        "На каком языке с пациентом говорить, если не на обычном.",
        "In which language to talk, where it is not the usual one.",
    ),
    (
        "agreements",
        "agreement_id",
        "Любой номер, у каждой договорённости свой: 1, 2, 3.",
        "Any number, to each agreement its own: 1, 2, 3.",
    ),
    (
        "agreements",
        "patient_id",
        "Номер карты, тот же, что в программе клиники.",
        "The patient's number, the same as in the clinic's program.",
    ),
    (
        "agreements",
        "kind",
        "О каком звонке или напоминании договорились.",
        "Which call or reminder was agreed.",
    ),
    (
        "agreements",
        "agreed_on",
        "День, когда сам пациент разрешил об этом напомнить или позвонить. Если врач назначил осмотр, а пациента не спросили, оставьте пустым.",
        "The day on which the patient gave leave to be reminded or called about it. Where a doctor set an examination and nobody asked the patient, leave it blank.",
    ),
    (
        "agreements",
        "agreed_by",
        "Кто говорил с пациентом.",
        "Who talked with the patient.",
    ),
    (
        "agreements",
        "due_on",
        "День самого осмотра, чистки или звонка.",
        "The day of the examination, cleaning or call itself.",
    ),
    (
        "agreements",
        "contact_on",
        "День, когда связаться, если пациент его назвал.",
        "The day on which to make contact, where the patient named one.",
    ),
    (
        "agreements",
        "doctor",
        "Врач, о котором речь, так, как он записан в программе клиники.",
        "The doctor whom it is about, as named in the clinic's program.",
    ),
    (
        "agreements",
        "caller",
        "Кто обещал связаться. Пусто — администратор.",
        "Who promised to make contact. Blank: the administrator.",
    ),
    (
        "agreements",
        "channel",
        "Если договорились, каким способом. Пусто — как удобно пациенту.",
        "Where it was agreed how. Blank: as suits the patient.",
    ),
    (
        "agreements",
        "basis",
        "Почему нужен контрольный осмотр или почему осмотр раньше, чем через полгода. Можно словами врача.",
        "Why there is to be a control examination, or a check-up earlier than after half a year. In the doctor's own words, if need be.",
    ),
    (
        "agreements",
        "topic",
        "О чём говорить: после имплантации 36.",
        "What to talk about: after the implant at 36.",
    ),
    (
        "agreements",
        "guarantee",
        "«Да», если пациенту сказали, что от осмотра в срок зависит гарантия.",
        "\"yes\" where the patient was told that the guarantee depends on coming in time.",
    ),
    (
        "agreements",
        "status",
        "Пусто или «открыта» — ждёт своего дня.",
        "Blank or \"open\": it waits for its day.",
    ),
    (
        "signatures",
        "plan_id",
        "Номер плана лечения, тот же, что в программе клиники.",
        "The number of the treatment plan, the same as in the clinic's program.",
    ),
    (
        "signatures",
        "item_id",
        "Номер услуги в плане. Пусто — всё сказанное в строке относится ко всему плану.",
        "The number of the item in the plan. Blank: the row speaks of the whole plan.",
    ),
    (
        "signatures",
        "signed_on",
        "День, когда пациент подписал план. Не подписал — оставьте пустым.",
        "The day on which the patient signed the plan. Leave it blank where he did not.",
    ),
    (
        "signatures",
        "answer",
        "Что пациент сказал о плане.",
        "What the patient said of the plan.",
    ),
    (
        "signatures",
        "urgent",
        "«Да», если врач считает, что откладывать нельзя.",
        "\"yes\" where the doctor holds that it must not wait.",
    ),
    (
        "signatures",
        "due_on",
        "До какого дня это нужно сделать: срок называет врач.",
        "By which day it should be done: the doctor's word.",
    ),
    (
        "signatures",
        "wait_until",
        "Раньше этого дня лечить нельзя, например пока приживается имплант.",
        "Not before this day, for instance while an implant heals.",
    ),
];

#[cfg(test)]
mod tests {
    use super::super::SHEETS;
    use super::*;

    #[test]
    fn every_column_has_a_hint_and_every_hint_a_column() {
        let mut wanted: Vec<(&str, &str)> = SHEETS
            .iter()
            .flat_map(|sheet| sheet.columns.iter().map(|column| (sheet.name, column.name)))
            .collect();
        let mut found: Vec<(&str, &str)> = HINTS.iter().map(|&(of, name, ..)| (of, name)).collect();
        wanted.sort_unstable();
        found.sort_unstable();
        assert_eq!(found, wanted);
    }
}
