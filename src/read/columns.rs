//! The input files and their columns: one declaration, which headers, reading, templates and checks follow.

pub use super::file::File;
use super::words::{self, Words};

/// How the cells of a column are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Anything; can always be read.
    Text,
    /// Anything; it may begin with a clinical ground.
    Basis,
    /// A day.
    Date,
    /// A day and a time.
    Moment,
    /// A day and a time, or a day alone, which is its start.
    MomentOrDate,
    /// One of a closed list of values.
    Choice(&'static Words),
    /// A list of channels.
    Channels,
    /// Days of the week.
    Weekdays,
    /// Windows of a day.
    Times,
    /// A time zone by its IANA name.
    Zone,
    /// Telephone numbers.
    Phones,
    /// One telephone number.
    Phone,
    /// An address of e-mail.
    Email,
    /// What a contact was about.
    Abouts,
    /// 0 to 10.
    Score,
    /// A number of minutes.
    Minutes,
}

impl Kind {
    /// Whether a date stands there, with or without a time.
    #[must_use]
    pub const fn is_date(self) -> bool {
        matches!(self, Self::Date | Self::Moment | Self::MomentOrDate)
    }

    /// The words of a kind that has a closed list of them.
    #[must_use]
    pub const fn words(self) -> Option<&'static Words> {
        match self {
            Self::Choice(words) => Some(words),
            Self::Channels => Some(&words::CHANNEL),
            Self::Weekdays => Some(&words::WEEKDAY),
            Self::Times => Some(&words::TIME),
            Self::Basis => Some(&words::BASIS),
            Self::Abouts => Some(&words::REASON),
            _ => None,
        }
    }

    /// The names of the values for which a clinic may have words of its own.
    #[must_use]
    pub fn value_names(self) -> Vec<&'static str> {
        let prefixes = matches!(self, Self::Abouts).then_some(&words::CASE_PREFIX);
        let lists = self.words().into_iter().chain(prefixes);
        lists
            .flat_map(|words| words.values)
            .map(|&(name, _)| name)
            .collect()
    }
}

/// A column of an input file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// The English name, which is always read as a header.
    pub name: &'static str,
    /// How its cells are read.
    pub kind: Kind,
    /// The file can't be used without it.
    pub required: bool,
    /// Whether a cell that can't be read makes its row unreadable. The phone of a contact does so after all where the outcome
    /// is `wrong_number` or `opt_out`; an unknown kind of visit is `other`.
    pub decides: bool,
    /// The Russian headers, first the one that this program writes.
    pub headers: &'static [&'static str],
}

const fn column(name: &'static str, kind: Kind, headers: &'static [&'static str]) -> Column {
    Column {
        name,
        kind,
        required: false,
        decides: true,
        headers,
    }
}

const fn required(name: &'static str, kind: Kind, headers: &'static [&'static str]) -> Column {
    Column {
        required: true,
        ..column(name, kind, headers)
    }
}

/// A column that decides nothing.
const fn remark(name: &'static str, kind: Kind, headers: &'static [&'static str]) -> Column {
    Column {
        decides: false,
        ..column(name, kind, headers)
    }
}

/// Declares the columns of a file and, in a module, their places.
macro_rules! columns {
    ($(#[$about:meta])* $table:ident $module:ident { $($place:ident: $column:expr;)+ }) => {
        $(#[$about])*
        pub const $table: [Column; $module::COUNT] = [$($column),+];

        #[doc = concat!("The places of the columns in [`", stringify!($table), "`].")]
        pub mod $module {
            #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "only counts the places")]
            #[derive(Clone, Copy)]
            enum Place { $($place),+ }
            $(
                #[doc = concat!("Place of ", stringify!($place), ".")]
                pub const $place: usize = Place::$place as usize;
            )+
            /// How many columns there are.
            pub const COUNT: usize = [$(Place::$place),+].len();

            #[test]
            fn a_place_is_named_as_its_column() {
                let names = super::$table.map(|column| column.name.to_uppercase());
                assert_eq!(names.as_slice(), [$(stringify!($place)),+]);
            }
        }
    };
}

const PATIENT_ID: &[&str] = &[
    "Код пациента",
    "ID пациента",
    "№ карты",
    "Номер карты",
    "№ карточки",
    "Номер медкарты",
    "№ медкарты",
    "№ амб. карты",
    "Номер амбулаторной карты",
    "Номер истории болезни",
    "Код клиента",
    "ID клиента",
];
const PLAN_ID: &[&str] = &[
    "Код плана",
    "ID плана",
    "Номер плана",
    "Номер плана лечения",
    "№ плана",
    "План",
    "План лечения",
];
const TREATING_DOCTOR: &[&str] = &["Врач", "Лечащий врач", "Леч. врач", "Доктор", "Исполнитель"];
const LISTED_DOCTOR: &[&str] = &["Врач", "Код врача", "Доктор"];
const SPECIALTY: &[&str] = &["Специальность", "Специализация"];
const CHANNEL: &[&str] = &["Способ связи", "Канал связи", "Канал"];

const CALL_PHONE: Column = column(
    "call_phone",
    Kind::Phone,
    &["Телефон для звонков", "Телефон для связи"],
);
const EMAIL: Column = column(
    "email",
    Kind::Email,
    &["Эл. почта", "Электронная почта", "Почта", "E-mail"],
);
const CHANNELS: Column = column(
    "channels",
    Kind::Channels,
    &[
        "Способы связи",
        "Способ связи",
        "Каналы связи",
        "Предпочитаемый способ связи",
    ],
);
const CALL_DAYS: Column = column(
    "call_days",
    Kind::Weekdays,
    &[
        "Удобные дни",
        "Удобные дни недели",
        "Дни для звонков",
        "Дни для связи",
    ],
);
const CALL_TIMES: Column = column(
    "call_times",
    Kind::Times,
    &[
        "Удобное время",
        "Удобное время для звонка",
        "Когда удобно звонить",
        "Время для звонков",
        "Время для связи",
    ],
);
const TIMEZONE: Column = column("timezone", Kind::Zone, &["Часовой пояс"]);
const PAUSE_UNTIL: Column = column(
    "pause_until",
    Kind::Date,
    &["Не беспокоить до", "Не звонить до", "Пауза до"],
);
const GUARDIAN_NAME: Column = column(
    "guardian_name",
    Kind::Text,
    &[
        "Законный представитель",
        "ФИО законного представителя",
        "ФИО представителя",
        "Представитель",
        "Родитель",
        "Мама",
        "Опекун",
    ],
);
const GUARDIAN_PHONE: Column = column(
    "guardian_phone",
    Kind::Phone,
    &[
        "Телефон представителя",
        "Телефон законного представителя",
        "Телефон родителя",
        "Тел. родителя",
    ],
);
const LANGUAGE: Column = remark("language", Kind::Text, &["Язык"]);

/// What only a patient gives: leave to be contacted, or a signature. No setting makes it up for all of them.
pub const GIVEN_BY_PATIENT: [&str; 5] =
    ["consent", "consent_on", "agreed_on", "signed_on", "remind"];

/// Headers of a Russian patients.csv under which another consent stands, which nearly everyone has signed: never consent to
/// be called.
pub const NOT_CONSENT: &[&str] = &[
    "Согласие",
    "ИДС",
    "Согласие на обработку ПДн",
    "Согласие на рассылку",
    "Согласие на рекламу",
    "Согласие на SMS",
];

columns! {
    /// patients.csv.
    PATIENTS patient {
        PATIENT_ID: required("patient_id", Kind::Text, PATIENT_ID);
        LAST_NAME: column("last_name", Kind::Text, &["Фамилия"]);
        FIRST_NAME: column("first_name", Kind::Text, &["Имя"]);
        PATRONYMIC: column("patronymic", Kind::Text, &["Отчество"]);
        FULL_NAME: column("full_name", Kind::Text,
            &["ФИО", "Ф.И.О.", "ФИО пациента", "Фамилия Имя Отчество", "Пациент", "Клиент", "ФИО клиента"]);
        BIRTH_DATE: column("birth_date", Kind::Date, &["Дата рождения", "Дата рожд.", "Д.р.", "Д/р", "ДР"]);
        PHONE: column("phone", Kind::Phones,
            &["Телефон", "Телефоны", "Тел.", "Номер телефона", "Телефон 1", "Мобильный", "Мобильный телефон",
              "Моб. телефон", "Сотовый", "Контактный телефон"]);
        CALL_PHONE: CALL_PHONE;
        EMAIL: EMAIL;
        CONSENT: column("consent", Kind::Choice(&words::CONSENT),
            &["Можно звонить", "Можно беспокоить", "Разрешение на звонки", "Согласие на звонки", "Хочет, чтобы звонили"]);
        CONSENT_ON: column("consent_on", Kind::Date, &["Дата согласия на звонки", "Разрешение от"]);
        CONSENT_UNTIL: column("consent_until", Kind::Date, &["Согласие на звонки до", "Разрешение до"]);
        CHANNELS: CHANNELS;
        CALL_DAYS: CALL_DAYS;
        CALL_TIMES: CALL_TIMES;
        TIMEZONE: TIMEZONE;
        PAUSE_UNTIL: PAUSE_UNTIL;
        GUARDIAN_NAME: GUARDIAN_NAME;
        GUARDIAN_PHONE: GUARDIAN_PHONE;
        STATUS: column("status", Kind::Choice(&words::PATIENT_STATUS), &["Статус", "Статус пациента", "Состояние"]);
        LANGUAGE: LANGUAGE;
        NEXT_VISIT_ON: column("next_visit_on", Kind::Date,
            &["Следующий визит", "Следующий приём", "Дата следующего визита", "Ближайшая запись"]);
    }
}

columns! {
    /// cards.csv: the headers of patients.csv, and the bare words for consent, which on a card mean this one.
    CARDS card {
        PATIENT_ID: required("patient_id", Kind::Text, PATIENT_ID);
        EMAIL: EMAIL;
        CALL_PHONE: CALL_PHONE;
        CONSENT: column("consent", Kind::Choice(&words::CONSENT),
            &["Можно звонить", "Можно беспокоить", "Разрешение на звонки", "Согласие на звонки", "Хочет, чтобы звонили",
              "Согласие"]);
        CONSENT_ON: column("consent_on", Kind::Date, &["Дата согласия на звонки", "Разрешение от", "Дата согласия"]);
        CONSENT_UNTIL: column("consent_until", Kind::Date, &["Согласие на звонки до", "Разрешение до", "Согласие до"]);
        CHANNELS: CHANNELS;
        CALL_DAYS: CALL_DAYS;
        CALL_TIMES: CALL_TIMES;
        TIMEZONE: TIMEZONE;
        PAUSE_UNTIL: PAUSE_UNTIL;
        GUARDIAN_NAME: GUARDIAN_NAME;
        GUARDIAN_PHONE: GUARDIAN_PHONE;
        LANGUAGE: LANGUAGE;
    }
}

columns! {
    /// plans.csv.
    PLANS plan {
        PLAN_ID: required("plan_id", Kind::Text, PLAN_ID);
        PATIENT_ID: required("patient_id", Kind::Text, PATIENT_ID);
        ITEM_ID: column("item_id", Kind::Text, &["№ позиции", "Код позиции", "Номер позиции", "№ строки", "№ п/п"]);
        PROCEDURE: Column { required: true, ..remark("procedure", Kind::Text,
            &["Услуга", "Наименование услуги", "Наименование", "Вид работ", "Процедура", "Манипуляция", "Лечение"]) };
        TOOTH: remark("tooth", Kind::Text, &["Зуб", "Зубы", "№ зуба", "Номер зуба", "Зубная формула"]);
        DOCTOR: column("doctor", Kind::Text, TREATING_DOCTOR);
        SPECIALTY: remark("specialty", Kind::Text, SPECIALTY);
        CALLER: column("caller", Kind::Choice(&words::CALLER), &["Кто звонит"]);
        CONSULTED_ON: remark("consulted_on", Kind::Date, &["Дата консультации", "Консультация"]);
        WRITTEN: column("written", Kind::Choice(&words::YES_NO),
            &["План в письменном виде", "Оформлен письменно", "Письменно"]);
        SIGNED_ON: column("signed_on", Kind::Date,
            &["Дата подписания", "Дата подписи", "Подписан", "Подписано", "Подписан пациентом"]);
        ANSWER: column("answer", Kind::Choice(&words::ANSWER), &["Ответ пациента", "Решение пациента", "Ответ"]);
        URGENT: column("urgent", Kind::Choice(&words::URGENT), &["Срочно", "Срочность", "Неотложно", "Безотлагательно"]);
        DUE_ON: column("due_on", Kind::Date,
            &["Срок", "Крайний срок", "Срок выполнения", "Выполнить до", "Лечить до", "Не позднее"]);
        WAIT_UNTIL: column("wait_until", Kind::Date, &["Отложено до", "Не раньше", "Ждём до"]);
        RISK: remark("risk", Kind::Text, &["Чем грозит", "Возможные последствия", "Осложнения", "Риск"]);
        STATUS: required("status", Kind::Choice(&words::ITEM_STATUS),
            &["Статус", "Статус позиции", "Статус услуги", "Состояние"]);
        DONE_ON: column("done_on", Kind::Date, &["Дата выполнения", "Дата оказания", "Выполнено"]);
    }
}

columns! {
    /// visits.csv.
    VISITS visit {
        VISIT_ID: required("visit_id", Kind::Text,
            &["Код визита", "ID визита", "Номер визита", "№ визита", "Код приёма", "№ приёма", "№ записи"]);
        PATIENT_ID: required("patient_id", Kind::Text, PATIENT_ID);
        STARTS_AT: required("starts_at", Kind::Moment,
            &["Начало", "Начало приёма", "Дата и время приёма", "Дата и время", "Дата приёма", "Дата визита",
              "Дата посещения"]);
        STATUS: required("status", Kind::Choice(&words::VISIT_STATUS),
            &["Статус", "Статус визита", "Статус приёма", "Статус записи", "Состояние"]);
        KIND: column("kind", Kind::Choice(&words::VISIT_KIND),
            &["Вид приёма", "Вид визита", "Тип приёма", "Тип визита", "Цель визита"]);
        DOCTOR: column("doctor", Kind::Text, TREATING_DOCTOR);
        PLAN_ID: column("plan_id", Kind::Text, PLAN_ID);
        BOOKED_ON: remark("booked_on", Kind::Date, &["Дата записи", "Записан от"]);
        REMIND: column("remind", Kind::Choice(&words::YES_NO), &["Напомнить", "Напоминание", "Напоминать"]);
    }
}

columns! {
    /// agreements.csv.
    AGREEMENTS agreement {
        AGREEMENT_ID: required("agreement_id", Kind::Text,
            &["№ договорённости", "Код договорённости", "ID договорённости", "Номер договорённости"]);
        PATIENT_ID: required("patient_id", Kind::Text, PATIENT_ID);
        KIND: required("kind", Kind::Choice(&words::AGREEMENT_KIND),
            &["О чём договорились", "Вид договорённости", "Вид", "Тип"]);
        AGREED_ON: column("agreed_on", Kind::Date, &["Договорились", "Дата договорённости", "Дата согласования"]);
        AGREED_BY: remark("agreed_by", Kind::Text, &["Кто договорился", "С кем договорились"]);
        DUE_ON: column("due_on", Kind::Date, &["Срок", "Назначено на", "Дата осмотра"]);
        CONTACT_ON: column("contact_on", Kind::Date,
            &["Когда позвонить", "Позвонить", "Напомнить", "Дата напоминания", "Дата контакта", "Связаться"]);
        DOCTOR: column("doctor", Kind::Text, TREATING_DOCTOR);
        CALLER: column("caller", Kind::Choice(&words::CALLER), &["Кто звонит", "Кто связывается"]);
        CHANNEL: column("channel", Kind::Choice(&words::CHANNEL), CHANNEL);
        BASIS: column("basis", Kind::Basis, &["Основание", "Обоснование"]);
        TOPIC: remark("topic", Kind::Text, &["Тема", "Тема разговора", "О чём говорить"]);
        GUARANTEE: remark("guarantee", Kind::Choice(&words::YES_NO), &["Гарантия", "Условие гарантии"]);
        STATUS: column("status", Kind::Choice(&words::AGREEMENT_STATUS),
            &["Статус", "Статус договорённости", "Состояние"]);
    }
}

columns! {
    /// contacts.csv and recall-contacts.csv.
    CONTACTS contact {
        CONTACTED_AT: required("contacted_at", Kind::MomentOrDate,
            &["Дата и время звонка", "Дата и время контакта", "Дата и время", "Дата звонка", "Дата контакта"]);
        PATIENT_ID: required("patient_id", Kind::Text, PATIENT_ID);
        OUTCOME: required("outcome", Kind::Choice(&words::OUTCOME),
            &["Итог", "Результат", "Результат звонка", "Итог звонка", "Исход"]);
        CASE: remark("case", Kind::Abouts, &["Код повода", "Повод", "По поводу"]);
        CHANNEL: remark("channel", Kind::Choice(&words::CHANNEL), CHANNEL);
        PHONE: remark("phone", Kind::Phones, &["Телефон", "Номер телефона", "Номер"]);
        CALLBACK_AT: column("callback_at", Kind::MomentOrDate, &["Когда перезвонить", "Перезвонить", "Перезвонить в"]);
        SCORE: remark("score", Kind::Score, &["Оценка", "Оценка пациента"]);
        BY: remark("by", Kind::Text, &["Кто звонил", "Кто связывался", "Сотрудник", "Администратор"]);
        NOTE: remark("note", Kind::Text, &["Примечание", "Комментарий", "Заметка"]);
    }
}

columns! {
    /// doctors.csv.
    DOCTORS doctor {
        DOCTOR: required("doctor", Kind::Text, LISTED_DOCTOR);
        NAME: column("name", Kind::Text, &["ФИО", "Ф.И.О.", "ФИО врача"]);
        SPECIALTY: remark("specialty", Kind::Text, SPECIALTY);
    }
}

columns! {
    /// slots.csv.
    SLOTS slot {
        DOCTOR: required("doctor", Kind::Text, LISTED_DOCTOR);
        STARTS_AT: required("starts_at", Kind::Moment, &["Начало", "Дата и время", "Свободное время"]);
        MINUTES: remark("minutes", Kind::Minutes, &["Минут", "Минуты", "Длительность", "Длительность, мин"]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::values::normal;

    #[test]
    fn no_header_of_a_file_stands_for_two_columns() {
        for file in File::ALL {
            let mut seen = Vec::new();
            for column in file.columns() {
                let mut names: Vec<_> =
                    column.headers.iter().map(|header| normal(header)).collect();
                names.push(normal(column.name));
                names.sort();
                names.dedup();
                seen.extend(names);
            }
            let all = seen.len();
            seen.sort();
            seen.dedup();
            assert_eq!(all, seen.len(), "{}", file.file_name());
        }
    }

    #[test]
    fn other_consents_are_no_header_of_patients() {
        for column in &PATIENTS {
            for header in column.headers {
                assert!(
                    !NOT_CONSENT
                        .iter()
                        .any(|other| normal(other) == normal(header)),
                    "{header}"
                );
            }
        }
    }

    #[test]
    fn a_card_is_read_under_every_header_of_patients() {
        for column in &CARDS {
            let same = PATIENTS.iter().find(|patient| patient.name == column.name);
            let same = same.unwrap_or_else(|| panic!("{}", column.name));
            assert!(column.headers.starts_with(same.headers), "{}", column.name);
            assert_eq!(column.kind, same.kind);
        }
    }

    #[test]
    fn what_the_files_need() {
        let required = File::ALL.map(|file| {
            let columns = file.columns().iter().filter(|column| column.required);
            columns
                .map(|column| column.name)
                .collect::<Vec<_>>()
                .join(" ")
        });
        assert_eq!(
            required,
            [
                "patient_id",
                "patient_id",
                "plan_id patient_id procedure status",
                "visit_id patient_id starts_at status",
                "agreement_id patient_id kind",
                "contacted_at patient_id outcome",
                "contacted_at patient_id outcome",
                "doctor",
                "doctor starts_at",
            ]
        );
    }
}
