//! The input files and their columns: one declaration, which headers, reading, templates and checks follow.

use std::borrow::Cow;

use crate::base::{Both, Language, Words, both};
pub use crate::export::file::File;
use crate::export::words;

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
    /// Teeth by their FDI numbers.
    Teeth,
    /// How a patient came to the clinic; it decides nothing, and rows that differ in it are the same.
    Source,
}

impl Kind {
    /// Whether a date stands there, with or without a time.
    #[must_use]
    pub const fn is_date(self) -> bool {
        matches!(self, Self::Date | Self::Moment | Self::MomentOrDate)
    }

    /// Whether several headers may be names of one column of the kind.
    #[must_use]
    pub const fn takes_several(self) -> bool {
        matches!(self, Self::Phones | Self::Source)
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
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact about the column"
)]
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
    /// The value that a blank cell stands for, by its name.
    pub blank: Option<&'static str>,
    /// What stands in it, in a few words.
    pub meaning: Both,
    /// Whether what stands in it may keep somebody from being contacted. Where it is missing from a row that is too short, the row was cut,
    /// unless the column is blank in the whole file.
    pub restricts: bool,
    /// Only a patient gives it: leave to be contacted, or a signature. No setting makes it up for all of them.
    pub given_by_patient: bool,
    /// Whether an unknown header that resembles one of its names may say no in its place.
    pub sought: Option<Sought>,
    /// The values with which a patient says no. Where such a row were left out, a yes in another row or file would hold.
    pub refusals: &'static [&'static str],
}

/// When an unknown header is compared with the names of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sought {
    /// Whether the file has the column or not.
    Always,
    /// Where the file has no other column for it: its names stand in too many everyday headers.
    WhereLacked,
}

impl Column {
    /// What people call it: the Russian header that this program writes; in English the name, in words.
    #[must_use]
    pub(crate) fn title(&self, language: Language) -> Cow<'static, str> {
        match (language, self.headers) {
            (Language::Russian, [first, ..]) => Cow::Borrowed(first),
            (Language::Russian | Language::English, _) => Cow::Owned(self.name.replace('_', " ")),
        }
    }

    const fn restricts(self) -> Self {
        Self {
            restricts: true,
            ..self
        }
    }

    const fn given_by_patient(self) -> Self {
        Self {
            given_by_patient: true,
            ..self
        }
    }

    const fn sought(self, sought: Sought) -> Self {
        Self {
            sought: Some(sought),
            ..self
        }
    }

    const fn with_refusals(self, refusals: &'static [&'static str]) -> Self {
        Self { refusals, ..self }
    }

    /// The same, where a blank cell stands for a value.
    const fn blank_is(self, value: &'static str) -> Self {
        Self {
            blank: Some(value),
            ..self
        }
    }

    const fn means(self, russian: &'static str, english: &'static str) -> Self {
        Self {
            meaning: both(russian, english),
            ..self
        }
    }
}

const fn column(name: &'static str, kind: Kind, headers: &'static [&'static str]) -> Column {
    Column {
        name,
        kind,
        required: false,
        decides: true,
        headers,
        blank: None,
        meaning: both("", ""),
        restricts: false,
        given_by_patient: false,
        sought: None,
        refusals: &[],
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
    "Номер карты",
    "№ карты",
    "Код пациента",
    "ID пациента",
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
const OUTCOME: &[&str] = &[
    "Итог",
    "Результат",
    "Результат звонка",
    "Итог звонка",
    "Исход",
];
const CHANNEL: &[&str] = &["Способ связи", "Канал связи", "Канал"];

const CALL_PHONE: Column = column(
    "call_phone",
    Kind::Phone,
    &["Телефон для звонков", "Телефон для связи"],
)
.means(
    "номер, по которому пациент просит звонить; по другим тогда не звонят",
    "the number on which the patient wants to be called, and then no other",
);
const EMAIL: Column = column(
    "email",
    Kind::Email,
    &["Эл. почта", "Электронная почта", "Почта", "E-mail"],
)
.means("адрес электронной почты", "address of e-mail");
const CHANNELS: Column = column(
    "channels",
    Kind::Channels,
    &[
        "Способы связи",
        "Способ связи",
        "Каналы связи",
        "Предпочитаемый способ связи",
    ],
)
.means(
    "как связываться с пациентом, через запятую; первым — самый удобный способ",
    "ways to reach the patient, parted by commas, the preferred one first",
)
.restricts()
.sought(Sought::Always);
const CALL_DAYS: Column = column(
    "call_days",
    Kind::Weekdays,
    &[
        "Удобные дни",
        "Удобные дни недели",
        "Дни для звонков",
        "Дни для связи",
    ],
)
.means(
    "по каким дням недели удобно, например пн-пт; пусто — по любым",
    "days of the week that suit the patient, such as mon-fri; blank: any",
)
.restricts()
.sought(Sought::Always);
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
)
.means(
    "в какие часы удобно, например 10:00-12:00 или 18:00-; пусто — в любые",
    "hours that suit the patient, such as 10:00-12:00 or 18:00-; blank: any",
)
.restricts()
.sought(Sought::Always);
const TIMEZONE: Column = column("timezone", Kind::Zone, &["Часовой пояс"])
    .means(
        "часовой пояс пациента, если не тот, что у клиники, например Asia/Yekaterinburg",
        "the patient's time zone where it is not the clinic's, such as Asia/Yekaterinburg",
    )
    .sought(Sought::Always);
const PAUSE_UNTIL: Column = column(
    "pause_until",
    Kind::Date,
    &["Не беспокоить до", "Не звонить до", "Пауза до"],
)
.means(
    "первый день, когда пациента снова можно беспокоить",
    "the first day on which contact is welcome again",
)
.restricts()
.sought(Sought::Always);
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
)
.means(
    "законный представитель: с ним связываются вместо ребёнка",
    "the guardian, who is contacted in place of a minor",
)
.restricts()
.sought(Sought::Always);
const GUARDIAN_PHONE: Column = column(
    "guardian_phone",
    Kind::Phone,
    &[
        "Телефон представителя",
        "Телефон законного представителя",
        "Телефон родителя",
        "Тел. родителя",
    ],
)
.means("телефон законного представителя", "the guardian's number")
.restricts()
.sought(Sought::Always);
const LANGUAGE: Column = remark("language", Kind::Text, &["Язык"]).means(
    "язык, на котором говорит пациент",
    "the language that the patient speaks",
);

/// The front desk's remark: it decides nothing but where it says not to call.
const NOTE: Column = remark(
    "note",
    Kind::Text,
    &[
        "Примечание",
        "Примечания",
        "Комментарий",
        "Комментарии",
        "Заметка",
        "Заметки",
        "Важно",
        "comment",
        "comments",
        "remark",
        "remarks",
        "notes",
        "alert",
    ],
)
.means(
    "примечание; если в нём просят не звонить, пациенту не звонят",
    "a remark; where it says not to call, nobody calls",
)
.restricts();
/// A remark in the other files.
const ROW_NOTE: Column = Column {
    headers: &["Примечание", "Комментарий", "Заметка"],
    restricts: false,
    ..NOTE
};
const MAY_TELL: Column = remark("may_tell", Kind::Text, &["Кому можно сообщать"]).means(
    "кому, кроме самого пациента, можно что-то сообщать, например мужу",
    "to whom besides the patient something may be said, such as the husband",
);
const CONSENT_DOCUMENT: Column = remark("consent_document", Kind::Text, &["Документ о согласии"])
    .means(
        "где лежит бумага с согласием",
        "where the paper with the consent lies",
    );

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
        PATIENT_ID: required("patient_id", Kind::Text, PATIENT_ID)
            .means("номер карты, один и тот же во всех файлах",
                "the patient's number, the same in all files");
        LAST_NAME: column("last_name", Kind::Text, &["Фамилия"])
            .means("фамилия",
                "last name");
        FIRST_NAME: column("first_name", Kind::Text, &["Имя"])
            .means("имя",
                "first name");
        PATRONYMIC: column("patronymic", Kind::Text, &["Отчество"])
            .means("отчество",
                "patronymic");
        FULL_NAME: column("full_name", Kind::Text,
            &["ФИО", "Ф.И.О.", "ФИО пациента", "Фамилия Имя Отчество", "Пациент", "Клиент", "ФИО клиента"])
            .means("фамилия, имя и отчество вместе, если отдельных столбцов нет",
                "last name, first name and patronymic in one, where they have no columns of their own");
        BIRTH_DATE: column("birth_date", Kind::Date, &["Дата рождения", "Дата рожд.", "Д.р.", "Д/р", "ДР", "dob", "date of birth", "birthday"])
            .means("дата рождения; вместо ребёнка звонят его представителю",
                "day of birth; for a minor the guardian is called")
            .restricts();
        PHONE: column("phone", Kind::Phones,
            &["Телефон", "Телефоны", "Тел.", "Номер телефона", "Телефон 1", "Мобильный", "Мобильный телефон",
              "Моб. телефон", "Сотовый", "Контактный телефон"])
            .means("один или несколько номеров через «;», первым — основной",
                "one or more numbers parted by ;, the main one first");
        CALL_PHONE: CALL_PHONE;
        EMAIL: EMAIL;
        CONSENT: column("consent", Kind::Choice(&words::CONSENT),
            &["Можно звонить", "Можно беспокоить", "Разрешение на звонки", "Согласие на звонки", "Хочет, чтобы звонили"])
            .means("можно ли беспокоить: yes — да, no — нет, visits — только о приёме; пусто — не спрашивали",
                "whether the patient may be contacted: yes, no, or visits for about visits only; blank: never asked")
            .restricts().given_by_patient().sought(Sought::Always).with_refusals(&["no"]);
        CONSENT_ON: column("consent_on", Kind::Date, &["Дата согласия на звонки", "Разрешение от"])
            .means("когда пациент это сказал",
                "the day on which the patient said so")
            .restricts().given_by_patient().sought(Sought::Always);
        CONSENT_UNTIL: column("consent_until", Kind::Date, &["Согласие на звонки до", "Разрешение до"])
            .means("последний день, когда разрешение действует",
                "the last day on which the consent holds")
            .restricts().sought(Sought::Always);
        CHANNELS: CHANNELS;
        CALL_DAYS: CALL_DAYS;
        CALL_TIMES: CALL_TIMES;
        TIMEZONE: TIMEZONE;
        PAUSE_UNTIL: PAUSE_UNTIL;
        GUARDIAN_NAME: GUARDIAN_NAME;
        GUARDIAN_PHONE: GUARDIAN_PHONE;
        STATUS: column("status", Kind::Choice(&words::PATIENT_STATUS), &["Статус", "Статус пациента", "Состояние"])
            .blank_is("active")
            .means("active — пациент клиники, inactive — в архиве, deceased — умер; пусто — active",
                "whether this is a patient: active, inactive or deceased; blank: active")
            .restricts().sought(Sought::WhereLacked);
        LANGUAGE: LANGUAGE;
        NEXT_VISIT_ON: column("next_visit_on", Kind::Date,
            &["Следующий визит", "Следующий приём", "Дата следующего визита", "Ближайшая запись"])
            .means("день следующего визита",
                "the day of the next visit")
            .restricts();
        MAY_TELL: MAY_TELL;
        CONSENT_DOCUMENT: CONSENT_DOCUMENT;
        SOURCE: remark("source", Kind::Source,
            &["Источник", "Источник рекламы", "Рекламный источник", "Источник информации", "Источник обращения", "Источник привлечения",
              "Откуда узнал", "Откуда узнали", "Откуда узнал о клинике", "Откуда узнали о клинике", "Откуда узнал о нас",
              "Откуда узнали о нас", "Откуда о нас узнал", "Откуда о нас узнали", "Откуда вы о нас узнали", "Откуда вы о нас узнали?",
              "Как узнал о клинике", "Как узнали о клинике", "Как о нас узнали", "Как узнали о нас", "Кто рекомендовал",
              "Кто порекомендовал", "Кто посоветовал", "Кто направил", "Рекомендатель", "referral source", "referral", "referred by",
              "referrer", "recommended by", "source of referral", "lead source", "marketing source", "patient source",
              "how did you hear about us", "how did you hear about us?", "heard about us"])
            .means("откуда пациент узнал о клинике, например «рекомендация»; нужно только для отчёта",
                "how the patient heard of the clinic, such as \"recommendation\"; for the report alone");
        NOTE: NOTE;
    }
}

columns! {
    /// cards.csv: the headers of patients.csv, and the bare words for consent, which on a card mean this one.
    CARDS card {
        PATIENT_ID: required("patient_id", Kind::Text, PATIENT_ID)
            .means("номер карты пациента, как в patients.csv",
                "the patient, as in patients.csv");
        EMAIL: EMAIL;
        CALL_PHONE: CALL_PHONE;
        CONSENT: column("consent", Kind::Choice(&words::CONSENT),
            &["Можно звонить", "Можно беспокоить", "Разрешение на звонки", "Согласие на звонки", "Хочет, чтобы звонили",
              "Согласие"])
            .means("можно ли беспокоить: yes — да, no — нет, visits — только о приёме; пусто — не спрашивали",
                "whether the patient may be contacted: yes, no, or visits for about visits only; blank: never asked")
            .restricts().given_by_patient().sought(Sought::Always).with_refusals(&["no"]);
        CONSENT_ON: column("consent_on", Kind::Date, &["Дата согласия на звонки", "Разрешение от", "Дата согласия"])
            .means("когда пациент это сказал",
                "the day on which the patient said so")
            .restricts().given_by_patient().sought(Sought::Always);
        CONSENT_UNTIL: column("consent_until", Kind::Date, &["Согласие на звонки до", "Разрешение до", "Согласие до"])
            .means("последний день, когда разрешение действует",
                "the last day on which the consent holds")
            .restricts().sought(Sought::Always);
        CHANNELS: CHANNELS;
        CALL_DAYS: CALL_DAYS;
        CALL_TIMES: CALL_TIMES;
        TIMEZONE: TIMEZONE;
        PAUSE_UNTIL: PAUSE_UNTIL;
        GUARDIAN_NAME: GUARDIAN_NAME;
        GUARDIAN_PHONE: GUARDIAN_PHONE;
        LANGUAGE: LANGUAGE;
        MAY_TELL: MAY_TELL;
        CONSENT_DOCUMENT: CONSENT_DOCUMENT;
        NOTE: NOTE;
    }
}

const ITEM_ID: Column = column(
    "item_id",
    Kind::Text,
    &[
        "№ позиции",
        "Код позиции",
        "Номер позиции",
        "№ строки",
        "№ п/п",
    ],
)
.means(
    "номер позиции в плане",
    "number of the item within the plan",
);
const SIGNED_ON: Column = column(
    "signed_on",
    Kind::Date,
    &[
        "Дата подписания",
        "Дата подписи",
        "Подписан",
        "Подписано",
        "Подписан пациентом",
    ],
)
.means(
    "когда пациент подписал план; без подписи о лечении не звонят",
    "the day on which the patient signed; without it nobody is called about treatment",
)
.restricts()
.given_by_patient();
const ANSWER: Column = column("answer", Kind::Choice(&words::ANSWER), &["Ответ пациента", "Решение пациента", "Ответ"])
            .means("что решил пациент: agreed — согласен, undecided — думает, too_expensive — дорого, declined — отказался; пусто — agreed",
                "what the patient said: agreed, undecided, too_expensive or declined; blank: agreed").restricts().sought(Sought::WhereLacked);
const URGENT: Column = column(
    "urgent",
    Kind::Choice(&words::URGENT),
    &["Срочно", "Срочность", "Неотложно", "Безотлагательно"],
)
.means(
    "нельзя ли откладывать, по слову врача; пусто — можно",
    "whether it must not wait, by the doctor's word; blank: no",
);
const ITEM_DUE_ON: Column = column(
    "due_on",
    Kind::Date,
    &[
        "Срок",
        "Крайний срок",
        "Срок выполнения",
        "Выполнить до",
        "Лечить до",
        "Не позднее",
    ],
)
.means("крайний срок, который назвал врач", "the doctor's deadline");
const WAIT_UNTIL: Column = column(
    "wait_until",
    Kind::Date,
    &["Отложено до", "Не раньше", "Ждём до"],
)
.means(
    "раньше этого дня не лечить, например пока приживается имплантат",
    "not before this day, for instance while an implant heals",
)
.restricts()
.sought(Sought::Always);

columns! {
    /// plans.csv.
    PLANS plan {
        PLAN_ID: required("plan_id", Kind::Text, PLAN_ID)
            .means("номер плана лечения",
                "number of the treatment plan");
        PATIENT_ID: required("patient_id", Kind::Text, PATIENT_ID)
            .means("номер карты пациента, как в patients.csv",
                "the patient, as in patients.csv");
        ITEM_ID: ITEM_ID;
        PROCEDURE: Column { required: true, ..remark("procedure", Kind::Text,
            &["Услуга", "Наименование услуги", "Наименование", "Вид работ", "Процедура", "Манипуляция", "Лечение"]) }
            .means("какое лечение предстоит или проведено",
                "the treatment");
        TOOTH: remark("tooth", Kind::Teeth, &["Зуб", "Зубы", "№ зуба", "Номер зуба", "Зубная формула"])
            .means("номер зуба из двух цифр, можно несколько",
                "the tooth by its two-digit FDI number, or several");
        DOCTOR: column("doctor", Kind::Text, TREATING_DOCTOR)
            .means("врач, который составил план",
                "the doctor who made the plan");
        SPECIALTY: remark("specialty", Kind::Text, SPECIALTY)
            .means("специальность врача",
                "the doctor's specialty");
        CALLER: column("caller", Kind::Choice(&words::CALLER), &["Кто звонит"])
            .means("кто звонит: administrator — администратор, doctor — сам врач; пусто — как в настройках",
                "who makes the contact: administrator or doctor; blank: as in the settings");
        CONSULTED_ON: remark("consulted_on", Kind::Date, &["Дата консультации", "Консультация"])
            .means("дата консультации",
                "day of the consultation");
        WRITTEN: column("written", Kind::Choice(&words::YES_NO),
            &["План в письменном виде", "Оформлен письменно", "Письменно"])
            .blank_is("yes")
            .means("составлен ли план письменно; пусто — да",
                "whether the plan was put in writing; blank: yes")
            .restricts().sought(Sought::WhereLacked);
        SIGNED_ON: SIGNED_ON;
        ANSWER: ANSWER.blank_is("agreed");
        URGENT: URGENT.blank_is("no");
        DUE_ON: ITEM_DUE_ON;
        WAIT_UNTIL: WAIT_UNTIL;
        RISK: remark("risk", Kind::Text, &["Чем грозит", "Возможные последствия", "Осложнения", "Риск"])
            .means("чем грозит промедление",
                "what may happen if it waits");
        STATUS: required("status", Kind::Choice(&words::ITEM_STATUS),
            &["Статус", "Статус позиции", "Статус услуги", "Состояние"])
            .means("planned — предстоит, in_progress — начато, done — выполнено, cancelled — отменено",
                "how far it is: planned, in_progress, done or cancelled")
            .restricts().sought(Sought::WhereLacked);
        DONE_ON: column("done_on", Kind::Date, &["Дата выполнения", "Дата оказания", "Выполнено"])
            .means("когда выполнено",
                "the day on which it was done");
        NOTE: ROW_NOTE;
    }
}

columns! {
    /// signatures.csv.
    SIGNATURES signature {
        PLAN_ID: required("plan_id", Kind::Text, PLAN_ID)
            .means("номер плана лечения, как в plans.csv",
                "the treatment plan, as in plans.csv");
        ITEM_ID: Column { meaning: both("номер позиции в плане; пусто — все его позиции",
            "number of the item within the plan; blank: all its items"), ..ITEM_ID };
        SIGNED_ON: SIGNED_ON;
        ANSWER: ANSWER.with_refusals(&["undecided", "too_expensive", "declined"]);
        URGENT: URGENT;
        DUE_ON: ITEM_DUE_ON;
        WAIT_UNTIL: WAIT_UNTIL;
    }
}

columns! {
    /// visits.csv.
    VISITS visit {
        VISIT_ID: required("visit_id", Kind::Text,
            &["Код визита", "ID визита", "Номер визита", "№ визита", "Код приёма", "№ приёма", "№ записи"])
            .means("номер визита",
                "number of the visit");
        PATIENT_ID: required("patient_id", Kind::Text, PATIENT_ID)
            .means("номер карты пациента, как в patients.csv",
                "the patient, as in patients.csv");
        STARTS_AT: required("starts_at", Kind::MomentOrDate,
            &["Начало", "Начало приёма", "Дата и время приёма", "Дата и время", "Дата приёма", "Дата визита",
              "Дата посещения"])
            .means("дата и время визита",
                "day and time of the visit");
        STATUS: required("status", Kind::Choice(&words::VISIT_STATUS),
            &["Статус", "Статус визита", "Статус приёма", "Статус записи", "Состояние"])
            .means("booked — записан, confirmed — подтвердил, attended — пришёл, no_show — не пришёл, cancelled — отменён",
                "what became of it: booked, confirmed, attended, no_show or cancelled")
            .restricts().sought(Sought::WhereLacked);
        KIND: column("kind", Kind::Choice(&words::VISIT_KIND),
            &["Вид приёма", "Вид визита", "Тип приёма", "Тип визита", "Цель визита"])
            .blank_is("treatment")
            .means("для чего визит; пусто — лечение",
                "what the visit is for; blank: treatment")
            .restricts();
        DOCTOR: column("doctor", Kind::Text, TREATING_DOCTOR)
            .means("врач, который принимает",
                "the doctor who is visited");
        PLAN_ID: column("plan_id", Kind::Text, PLAN_ID)
            .means("план лечения, к которому относится визит",
                "the treatment plan to which the visit belongs");
        BOOKED_ON: remark("booked_on", Kind::Date, &["Дата записи", "Записан от"])
            .means("когда пациент записался",
                "the day on which it was booked");
        REMIND: column("remind", Kind::Choice(&words::YES_NO), &["Напомнить", "Напоминание", "Напоминать"])
            .means("просил ли пациент напомнить о визите",
                "whether the patient agreed to be reminded")
            .restricts().given_by_patient().sought(Sought::WhereLacked);
        NOTE: ROW_NOTE;
    }
}

columns! {
    /// agreements.csv.
    AGREEMENTS agreement {
        AGREEMENT_ID: required("agreement_id", Kind::Text,
            &["№ договорённости", "Код договорённости", "ID договорённости", "Номер договорённости"])
            .means("номер договорённости",
                "number of the agreement");
        PATIENT_ID: required("patient_id", Kind::Text, PATIENT_ID)
            .means("номер карты пациента, как в patients.csv",
                "the patient, as in patients.csv");
        KIND: required("kind", Kind::Choice(&words::AGREEMENT_KIND),
            &["О чём договорились", "Вид договорённости", "Вид", "Тип"])
            .means("о чём договорились: control_exam — контрольный осмотр, wellbeing_check — звонок о самочувствии, hygiene_reminder — напоминание о чистке, checkup_reminder — приглашение на бесплатный осмотр, personal_call — личный звонок врача",
                "what it is about: control_exam, wellbeing_check, hygiene_reminder, checkup_reminder or personal_call");
        AGREED_ON: column("agreed_on", Kind::Date, &["Договорились", "Дата договорённости", "Дата согласования"])
            .means("когда пациент разрешил звонить или писать об этом",
                "the day on which the patient gave leave to be contacted about this")
            .given_by_patient();
        AGREED_BY: remark("agreed_by", Kind::Text, &["Кто договорился", "С кем договорились"])
            .means("кто в клинике договорился",
                "who agreed on it for the clinic");
        DUE_ON: column("due_on", Kind::Date, &["Срок", "Назначено на", "Дата осмотра"])
            .means("день осмотра, чистки или звонка",
                "the day of the examination, the cleaning or the call");
        CONTACT_ON: column("contact_on", Kind::Date,
            &["Когда позвонить", "Позвонить", "Напомнить", "Дата напоминания", "Дата контакта", "Связаться"])
            .means("в какой день позвонить, если его назвали",
                "the day on which to make contact, where one was named");
        DOCTOR: column("doctor", Kind::Text, TREATING_DOCTOR)
            .means("о каком враче речь",
                "the doctor whom it is about");
        CALLER: column("caller", Kind::Choice(&words::CALLER), &["Кто звонит", "Кто связывается"])
            .means("кто звонит: administrator — администратор, doctor — сам врач; пусто — как в настройках",
                "who makes the contact: administrator or doctor; blank: as in the settings")
            .restricts();
        CHANNEL: column("channel", Kind::Choice(&words::CHANNEL), CHANNEL)
            .means("звонить или писать, если условились; пусто — как удобно пациенту",
                "the way that was agreed on; blank: as the patient prefers")
            .restricts();
        BASIS: column("basis", Kind::Basis, &["Основание", "Обоснование"])
            .means("почему врач назначил осмотр или назначил его раньше",
                "the doctor's ground for the examination, or for an earlier one");
        TOPIC: remark("topic", Kind::Text, &["Тема", "Тема разговора", "О чём говорить"])
            .means("о чём говорить, например «после имплантации 36»",
                "what to speak of, such as \"after the implant at 36\"");
        GUARANTEE: remark("guarantee", Kind::Choice(&words::YES_NO), &["Гарантия", "Условие гарантии"])
            .means("зависит ли от осмотра гарантия, о чём пациент знает",
                "whether the guarantee depends on it, as the patient was told");
        AGREED_DOCUMENT: remark("agreed_document", Kind::Text, &["Документ о договорённости"])
            .means("где лежит бумага с договорённостью",
                "where the paper with the agreement lies");
        STATUS: column("status", Kind::Choice(&words::AGREEMENT_STATUS),
            &["Статус", "Статус договорённости", "Состояние"])
            .blank_is("open")
            .means("open — действует, fulfilled — выполнена, withdrawn — отозвана; пусто — open",
                "open, fulfilled or withdrawn; blank: open")
            .restricts().sought(Sought::WhereLacked);
        NOTE: ROW_NOTE;
    }
}

columns! {
    /// contacts.csv.
    CONTACTS contact {
        CONTACTED_AT: required("contacted_at", Kind::MomentOrDate,
            &["Дата и время звонка", "Дата и время контакта", "Дата и время", "Дата звонка", "Дата контакта"])
            .means("когда связывались; без времени — начало дня",
                "when it was; a day alone is its start");
        PATIENT_ID: required("patient_id", Kind::Text, PATIENT_ID)
            .means("номер карты пациента, как в patients.csv",
                "the patient, as in patients.csv");
        OUTCOME: required("outcome", Kind::Choice(&words::OUTCOME), OUTCOME)
            .means("чем кончился разговор",
                "what came of it")
            .restricts().sought(Sought::WhereLacked).with_refusals(&["declined", "opt_out", "complaint", "left", "unwell", "unclear", "wrong_number", "ask_doctor"]);
        CASE: remark("case", Kind::Abouts, &["Код повода", "Повод", "По поводу"])
            .means("по какому поводу: plan:17, visit:204, agreement:31 или название повода, несколько — через «;»",
                "what it was about: plan:17, visit:204, agreement:31 or the name of a reason; several parted by ;")
            .restricts();
        CHANNEL: remark("channel", Kind::Choice(&words::CHANNEL), CHANNEL)
            .means("каким способом",
                "in what way");
        PHONE: remark("phone", Kind::Phones, &["Телефон", "Номер телефона", "Номер"])
            .means("по какому номеру",
                "on which number")
            .restricts();
        CALLBACK_AT: column("callback_at", Kind::MomentOrDate, &["Когда перезвонить", "Перезвонить", "Перезвонить в"])
            .means("когда обещали перезвонить",
                "when another call was promised")
            .restricts().sought(Sought::Always);
        SCORE: remark("score", Kind::Score, &["Оценка", "Оценка пациента"])
            .means("оценка, которую поставил пациент, от 0 до 10",
                "the patient's own score, 0 to 10");
        BY: remark("by", Kind::Text, &["Кто звонил", "Кто связывался", "Сотрудник", "Администратор"])
            .means("кто звонил или писал",
                "who made the contact");
        NOTE: ROW_NOTE.restricts();
    }
}

columns! {
    /// recall-contacts.csv: the same columns, and which list they come from.
    RECALL_CONTACTS recall_contact {
        CONTACTED_AT: CONTACTS[contact::CONTACTED_AT]
            .means("когда связывались; без времени — конец дня",
                "when it was; a day alone is its end");
        PATIENT_ID: CONTACTS[contact::PATIENT_ID];
        OUTCOME: required("outcome", Kind::Choice(&words::RECORD_OUTCOME), OUTCOME)
            .means("чем кончился разговор; undone — прежняя строка снята",
                "what came of it; undone: an earlier row is taken back")
            .restricts().sought(Sought::WhereLacked);
        CASE: CONTACTS[contact::CASE];
        CHANNEL: CONTACTS[contact::CHANNEL];
        PHONE: CONTACTS[contact::PHONE];
        CALLBACK_AT: CONTACTS[contact::CALLBACK_AT];
        SCORE: CONTACTS[contact::SCORE];
        BY: CONTACTS[contact::BY];
        NOTE: CONTACTS[contact::NOTE];
        ENTRY: remark("entry", Kind::Text, &["Строка списка"])
            .means("строка списка, к которой это относится",
                "the entry of a list that it answers")
            // Without it a row can't be taken back, and takes nobody's place.
            .restricts();
        SAID: remark("said", Kind::Text, &["Записано словами"])
            .means("итог так, как его записали",
                "the outcome as it was written");
        RECORDING: remark("recording", Kind::Text, &["Номер записи"])
            .means("номер записи",
                "which recording it was, counting up");
        RECORDED_AT: remark("recorded_at", Kind::Text, &["Когда записано"])
            .means("когда записано",
                "when it was recorded");
        LIST: remark("list", Kind::Text, &["Список"])
            .means("из какого списка",
                "the list that it comes from");
    }
}

columns! {
    /// doctors.csv.
    DOCTORS doctor {
        DOCTOR: required("doctor", Kind::Text, LISTED_DOCTOR)
            .means("врач, как он назван в других файлах",
                "the doctor, as named in the other files");
        NAME: column("name", Kind::Text, &["ФИО", "Ф.И.О.", "ФИО врача"])
            .means("фамилия, имя и отчество врача",
                "the doctor's name in full");
        SPECIALTY: remark("specialty", Kind::Text, SPECIALTY)
            .means("специальность врача",
                "the doctor's specialty");
    }
}

columns! {
    /// slots.csv.
    SLOTS slot {
        DOCTOR: required("doctor", Kind::Text, LISTED_DOCTOR)
            .means("врач, как он назван в других файлах",
                "the doctor, as named in the other files");
        STARTS_AT: required("starts_at", Kind::Moment, &["Начало", "Дата и время", "Свободное время"])
            .means("когда врач свободен",
                "when the free time begins");
        MINUTES: remark("minutes", Kind::Minutes, &["Минут", "Минуты", "Длительность", "Длительность, мин"])
            .means("сколько минут",
                "how many minutes it lasts");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::values::normal;

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
    fn every_column_has_a_meaning() {
        for file in File::ALL {
            for column in file.columns() {
                let Both { russian, english } = column.meaning;
                let place = format!("{}: {}", file.file_name(), column.name);
                let is_russian = |c: char| ('а'..='я').contains(&c);
                assert!(russian.contains(is_russian), "{place}");
                assert!(
                    english.contains(|c: char| c.is_ascii_lowercase()),
                    "{place}"
                );
                assert!(!english.to_lowercase().contains(is_russian), "{place}");
                for text in [russian, english] {
                    assert_eq!(text, text.trim(), "{place}");
                    assert!(!text.ends_with('.'), "{place}: no sentence");
                }
            }
        }
    }

    #[test]
    fn a_blank_cell_stands_for_a_value_that_is_there() {
        for file in File::ALL {
            for column in file.columns() {
                let names = column.kind.value_names();
                let is_one = |value| names.contains(&value);
                assert!(column.blank.is_none_or(is_one), "{}", column.name);
            }
        }
        let of = |file: File| {
            let columns = file.columns().iter();
            columns.filter(|column| column.blank.is_some()).count()
        };
        let counts = File::ALL.map(of);
        assert_eq!(counts, [1, 0, 3, 0, 1, 1, 0, 0, 0, 0]);
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
                "plan_id",
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
