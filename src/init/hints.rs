//! What belongs into the columns of the workbook: what the column means, or other words where those who fill it in need them.

use super::Wanted;
use crate::base::{Both, both};
use crate::export::columns::Column;

/// What a column of a sheet is for.
#[must_use]
pub fn of(sheet: &str, column: &Column, wanted: Wanted) -> String {
    let own = |(of, name, _): &&(&str, &str, Both)| *of == sheet && *name == column.name;
    let text = HINTS
        .iter()
        .find(own)
        .map_or(column.meaning, |&(.., text)| text);
    sentence(text.said_in(wanted.language))
}

/// What the column with the patient's name is for.
#[must_use]
pub fn of_name(wanted: Wanted) -> String {
    sentence(wanted.text(
        "только для вас, чтобы видеть, чья это строка: recall этот столбец не читает",
        "for you alone, so that you see whose row this is: recall does not read this column",
    ))
}

/// With a capital letter and a final stop.
fn sentence(text: &str) -> String {
    let mut rest = text.chars();
    let first = rest.next().into_iter().flat_map(char::to_uppercase);
    let text: String = first.chain(rest).collect();
    text + "."
}

const PATIENT: Both = both(
    "номер карты, тот же, что в программе клиники",
    "the patient's number, the same as in the clinic's program",
);

/// By sheet and column: where the meaning names values that stand in no Russian sheet, or does not say what to leave blank.
const HINTS: &[(&str, &str, Both)] = &[
    (
        "cards",
        "patient_id",
        both(
            "номер карты, тот же, что в программе клиники. На каждого пациента — одна строка",
            "the patient's number, the same as in the clinic's program. One row a patient",
        ),
    ),
    (
        "cards",
        "consent",
        both(
            "хочет ли пациент, чтобы клиника с ним связывалась. «Только о приёме» — напоминать о записи, и больше ни о чём. Не спрашивали — оставьте пустым: тогда его не побеспокоят",
            "whether the patient wants to hear from the clinic. \"visits\": of appointments and nothing else. Leave it blank where nobody asked: then the patient is left in peace",
        ),
    ),
    (
        "agreements",
        "agreement_id",
        both(
            "любой номер, у каждой договорённости свой: 1, 2, 3",
            "any number, to each agreement its own: 1, 2, 3",
        ),
    ),
    ("agreements", "patient_id", PATIENT),
    (
        "agreements",
        "kind",
        both(
            "о каком звонке или напоминании договорились",
            "which call or reminder was agreed on",
        ),
    ),
    (
        "agreements",
        "agreed_on",
        both(
            "день, когда сам пациент разрешил об этом напомнить или позвонить. Если врач назначил осмотр, а пациента не спросили, оставьте пустым",
            "the day on which the patient gave leave to be reminded or called about it. Where a doctor set an examination and nobody asked the patient, leave it blank",
        ),
    ),
    (
        "agreements",
        "caller",
        both(
            "кто обещал связаться. Пусто — как в настройках",
            "who promised to make contact. Blank: as in the settings",
        ),
    ),
    (
        "agreements",
        "status",
        both(
            "пусто или «открыта» — ждёт своего дня",
            "blank or \"open\": it waits for its day",
        ),
    ),
    (
        "signatures",
        "plan_id",
        both(
            "номер плана лечения, тот же, что в выгрузке планов. Если у планов там нет номеров — номер карты пациента",
            "number of the treatment plan, the same as in the export of the plans. Where plans have no numbers there, the patient's number",
        ),
    ),
    (
        "signatures",
        "item_id",
        both(
            "номер позиции в плане. Пусто — строка обо всём плане",
            "number of the item within the plan. Blank: the row speaks of the whole plan",
        ),
    ),
    (
        "signatures",
        "signed_on",
        both(
            "день, когда пациент подписал план. Не подписал — оставьте пустым: о лечении ему не позвонят",
            "the day on which the patient signed the plan. Leave it blank where there is no signature: then nobody calls about treatment",
        ),
    ),
    (
        "signatures",
        "answer",
        both(
            "что пациент решил. Пусто — согласен",
            "what the patient said. Blank: agreed",
        ),
    ),
];

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::super::SHEETS;
    use super::*;
    use crate::base::Language;

    #[test]
    fn every_hint_has_its_column() {
        for (of, name, _) in HINTS {
            let sheet = SHEETS.iter().find(|sheet| sheet.name == *of).unwrap();
            assert!(
                sheet.columns.iter().any(|column| column.name == *name),
                "{of}.{name}"
            );
        }
    }

    #[test]
    fn a_russian_hint_has_russian_words_alone() {
        let wanted = Wanted {
            language: Language::Russian,
            timezone: None,
            today: NaiveDate::default(),
        };
        for sheet in SHEETS {
            for column in sheet.columns {
                let hint = of(sheet.name, column, wanted);
                assert!(hint.len() > 10, "{}.{}", sheet.name, column.name);
                for value in column.kind.value_names() {
                    assert!(
                        !hint.contains(value),
                        "{}.{}: {hint}",
                        sheet.name,
                        column.name
                    );
                }
            }
        }
    }
}
