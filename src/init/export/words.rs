//! How a guess is put into words.

use super::guess::{Because, Found};
use super::likeness::{Named, Share};
use crate::base::Language;
use crate::base::plural::russian_plural;
use crate::export::columns::{File, Kind};
use crate::init::Wanted;

/// What a file holds.
#[must_use]
pub const fn file(file: File, language: Language) -> &'static str {
    let (russian, english) = match file {
        File::Patients => ("пациенты", "patients"),
        File::Cards => ("сервисные карты", "service cards"),
        File::Plans => ("планы лечения", "treatment plans"),
        File::Signatures => ("подписи и сроки", "signatures and deadlines"),
        File::Visits => ("визиты", "visits"),
        File::Agreements => ("договорённости", "agreements"),
        File::Contacts | File::RecallContacts => ("звонки и сообщения", "contacts"),
        File::Doctors => ("врачи", "doctors"),
        File::Slots => ("свободное время врачей", "doctors' free time"),
    };
    match language {
        Language::Russian => russian,
        Language::English => english,
    }
}

/// So many rows.
#[must_use]
pub fn rows(count: u64, language: Language) -> String {
    match language {
        Language::Russian => {
            let rows = russian_plural(count, ["строка", "строки", "строк"]);
            format!("{count} {rows}")
        }
        Language::English if count == 1 => "1 row".to_owned(),
        Language::English => format!("{count} rows"),
    }
}

/// One of several names.
#[must_use]
pub fn one_of(names: &[&str], wanted: Wanted) -> String {
    let or = wanted.text(" или ", " or ");
    match names.split_last() {
        Some((last, others)) if !others.is_empty() => [&others.join(", "), or, last].concat(),
        _ => names.concat(),
    }
}

/// Why a field is taken for a column; nothing where that needs no word.
#[must_use]
pub fn because(found: &Found, wanted: Wanted) -> Option<String> {
    let share = |share: Share| of(share, found.column.kind, wanted);
    let text = wanted.text("похоже на", "like");
    let said = match found.because {
        Because::Known if found.fields.len() == 1 => return None,
        Because::Known => wanted
            .text("подходят несколько столбцов", "several columns fit")
            .to_owned(),
        Because::Named(Named::Near(_, name) | Named::Within(_, name), of) => {
            let name = match wanted.language {
                Language::Russian => format!("«{name}»"),
                Language::English => format!("\"{name}\""),
            };
            [format!("{text} {name}"), share(of)]
                .join("; ")
                .trim_end_matches("; ")
                .to_owned()
        }
        Because::Named(Named::Habit(_), of) => {
            let text = wanted.text(
                "так этот столбец называют другие программы",
                "other programs call this column so",
            );
            [text, &share(of)].join("; ").trim_end_matches("; ").to_owned()
        }
        Because::Digits(of) => match wanted.language {
            Language::Russian => format!("это телефоны самих пациентов? {}", share(of)),
            Language::English => {
                format!("are these the patients' own telephone numbers? {}", share(of))
            }
        },
        Because::SomeIds => wanted
            .text(
                "это номер пациента? Такие же числа стоят и в других столбцах; если ошибиться, пациенту позвонят о чужом лечении",
                "is this the patient's id? Other columns hold the same numbers; a wrong one means calls about somebody else's treatment",
            )
            .to_owned(),
        Because::OtherCountry => wanted
            .text(
                "ни один номер не читается: та ли страна в настройках (clinic.country)?",
                "no number can be read: is the country in the settings right (clinic.country)?",
            )
            .to_owned(),
        Because::Shared => wanted
            .text(
                "эти номера стоят и в других файлах",
                "the other files have these numbers",
            )
            .to_owned(),
        Because::Named(Named::Known, of) | Because::Read(of) => share(of),
        Because::IdsMeet(Share { fit, of }) => match wanted.language {
            Language::Russian => format!("это номера пациентов: {fit} из {of}"),
            Language::English => format!("these are ids of patients: {fit} of {of}"),
        },
        Because::EveryRowAnother => wanted
            .text("в каждой строке свой номер", "every row has another number")
            .to_owned(),
        Because::OnePlanAPatient => wanted
            .text(
                "номера плана нет, считаем, что у пациента один план. Тогда одна подпись относится ко всем его позициям, кроме тех, у которых «Дата консультации» (consulted_on) позже подписи",
                "there is no number of the plan: one plan a patient is assumed. One signature then covers all items of the patient, save those whose consulted_on is later than the signature",
            )
            .to_owned(),
        Because::DateOfRow => wanted
            .text(
                "в этот день врач назначил лечение? Тогда прежняя подпись не относится к тому, что назначено после неё",
                "is this the day on which the doctor proposed the treatment? An earlier signature then does not cover what was proposed after it",
            )
            .to_owned(),
        Because::DateAndTime => wanted
            .text(
                "дата и время в двух столбцах",
                "date and time in two columns",
            )
            .to_owned(),
        Because::Codes => wanted
            .text(
                "recall не знает слов, которые в нём стоят",
                "recall does not know the words that stand there",
            )
            .to_owned(),
    };
    Some(said)
}

/// How many cells are what; nothing where any cell is.
fn of(share: Share, kind: Kind, wanted: Wanted) -> String {
    let what = match kind {
        Kind::Date | Kind::Moment | Kind::MomentOrDate => wanted.text("даты", "dates"),
        Kind::Phone | Kind::Phones => wanted.text("номера телефонов", "telephone numbers"),
        Kind::Choice(_) | Kind::Channels | Kind::Weekdays => {
            wanted.text("известные слова", "known words")
        }
        Kind::Times => wanted.text("часы", "hours"),
        Kind::Email => wanted.text("адреса", "addresses"),
        Kind::Zone => wanted.text("часовые пояса", "time zones"),
        Kind::Score | Kind::Minutes => wanted.text("числа", "numbers"),
        Kind::Text | Kind::Teeth | Kind::Basis | Kind::Abouts | Kind::Source => {
            return String::new();
        }
    };
    let Share { fit, of } = share;
    match wanted.language {
        Language::Russian => format!("{what}: {fit} из {of}"),
        Language::English => format!("{what}: {fit} of {of}"),
    }
}
