//! The table of settings: key, what it takes, default, meaning. The parser and the template of `recall init` come from it.

use std::fmt;

use super::Settings;
use super::parse::{Entry, Reading};
use super::readers as read;
use crate::base::{Both, both};
use crate::model::clinic::{Caller, Reason};

/// A setting but those of reasons and those that go by file or column.
pub(crate) struct Setting {
    /// As in `contact.max_attempts`.
    pub key: &'static str,
    pub(super) takes: Takes,
    /// As it stands in `recall.toml` of either language; blank where it goes by the machine or by the reasons.
    pub default: Both,
    /// The comment above it in a new `recall.toml`; `None` where it stands there among the examples.
    pub meaning: Option<Both>,
}

/// What a setting takes.
#[derive(Clone, Copy)]
pub(super) enum Takes {
    /// A whole number from one to another, kept in a field.
    Whole(u32, u32, fn(&mut Settings) -> &mut u32),
    /// Something that is read by a function of its own.
    Other(for<'a> fn(&mut Reading<'a>, &Entry<'a>)),
}

/// Ten years: nothing that is counted in days makes sense beyond.
pub(super) const MOST_DAYS: u32 = 3650;
/// The ages of majority of the world lie within, with some room.
const ADULT_AGES: (u32, u32) = (14, 25);

const fn setting(key: &'static str, takes: Takes, default: Both, meaning: Both) -> Setting {
    Setting {
        key,
        takes,
        default,
        meaning: Some(meaning),
    }
}

/// One that is explained among the examples for exports.
const fn list(key: &'static str, read: for<'a> fn(&mut Reading<'a>, &Entry<'a>)) -> Setting {
    Setting {
        key,
        takes: Takes::Other(read),
        default: same("[]"),
        meaning: None,
    }
}

const fn same(default: &'static str) -> Both {
    both(default, default)
}

/// In the order of a new `recall.toml`.
pub(crate) const SETTINGS: [Setting; 26] = [
    setting(
        "priority",
        Takes::Other(read::priority),
        same(""),
        both(
            "Что важнее, если на всех не хватает времени: сначала самое срочное. Все поводы, каждый один раз; их названия: recall rules.",
            "What goes first where there is no time for all: the most pressing first. All reasons, each once; recall rules tells their names.",
        ),
    ),
    setting(
        "clinic.name",
        Takes::Other(read::name),
        same("\"\""),
        both(
            "Название клиники: с ним администратор здоровается.",
            "The clinic's name: the administrator says it first.",
        ),
    ),
    setting(
        "clinic.discreet_name",
        Takes::Other(read::discreet_name),
        same("\"\""),
        both(
            "Название без слова «стоматология»: для сообщений и чужих ушей. Не задано: название клиники.",
            "The name without the word dentistry: for messages and for other ears. Not set: the clinic's name.",
        ),
    ),
    setting(
        "clinic.phone",
        Takes::Other(read::clinic_phone),
        same("\"\""),
        both(
            "Номер клиники, как его называют пациенту: «позвоните нам, когда решите».",
            "The clinic's number as it is told to a patient: \"ring us when you have decided\".",
        ),
    ),
    setting(
        "clinic.country",
        Takes::Other(read::country),
        same("\"RU\""),
        both(
            "Страна, чьи номера телефонов пишут без кода: RU, BY, KZ и так далее.",
            "The country whose telephone numbers are written without a country code: RU, BY, GB and so on.",
        ),
    ),
    setting(
        "clinic.timezone",
        Takes::Other(read::timezone),
        same(""),
        both("Часовой пояс клиники.", "The clinic's time zone."),
    ),
    setting(
        "clinic.language",
        Takes::Other(read::language),
        same("\"ru\""),
        both(
            "Язык списка: \"ru\" или \"en\".",
            "The language of the list: \"ru\" or \"en\".",
        ),
    ),
    setting(
        "clinic.hours",
        Takes::Other(read::hours),
        both(
            "{ \"пн-сб\" = \"09:00-20:00\" }",
            "{ \"mon-sat\" = \"09:00-20:00\" }",
        ),
        both(
            "Часы работы по дням недели; день, который не назван, — выходной. Например: { \"пн-пт\" = \"09:00-20:00\", \"сб\" = \"10:00-16:00\" }",
            "Opening hours by day of the week; a day that is not named is closed. For instance { \"mon-fri\" = \"09:00-20:00\", \"sat\" = \"10:00-16:00\" }",
        ),
    ),
    setting(
        "clinic.holidays",
        Takes::Other(read::holidays),
        same("[]"),
        both(
            "Праздники и другие выходные, например: [\"2026-03-09\", \"2026-05-01\"]",
            "Holidays and other days off, for instance [\"2026-03-09\", \"2026-05-01\"]",
        ),
    ),
    setting(
        "clinic.extra_days",
        Takes::Other(read::extra_days),
        same("{}"),
        both(
            "Дни, когда клиника работает не по расписанию, например: { \"2026-03-15\" = \"10:00-15:00\" }",
            "Days with other hours than usual, for instance { \"2026-03-15\" = \"10:00-15:00\" }",
        ),
    ),
    setting(
        "clinic.calling_hours",
        Takes::Other(read::calling_hours),
        same("\"09:00-21:00\""),
        both(
            "Раньше и позже этих часов никому не звонят, какое бы время ни назвал пациент. Часы там, где живёт пациент.",
            "Nobody is called earlier or later, whatever hours the patient named. By the clock where the patient lives.",
        ),
    ),
    setting(
        "contact.default_channels",
        Takes::Other(read::default_channels),
        same("[\"call\"]"),
        both(
            "Как связываться с теми, кто не сказал, как ему удобнее: \"call\" (звонок), \"sms\", \"messenger\", \"email\".",
            "How to reach those who did not say what suits them: \"call\", \"sms\", \"messenger\", \"email\".",
        ),
    ),
    setting(
        "contact.max_attempts",
        Takes::Whole(1, 100, |settings| &mut settings.max_attempts),
        same("3"),
        both(
            "Сколько раз звонить, если не отвечают; потом больше не беспокоить.",
            "How many calls without an answer; after that no more.",
        ),
    ),
    setting(
        "contact.attempt_gap_days",
        Takes::Whole(0, MOST_DAYS, |settings| &mut settings.attempt_gap_days),
        same("1"),
        both(
            "Через сколько дней звонить снова, если не ответили.",
            "How many days until the next call where nobody answered.",
        ),
    ),
    setting(
        "contact.contact_gap_days",
        Takes::Whole(0, MOST_DAYS, |settings| &mut settings.contact_gap_days),
        same("7"),
        both(
            "Сколько дней после разговора или сообщения не беспокоить (кроме напоминаний о приёме и звонков о самочувствии).",
            "For how many days after a talk or a message to leave the patient in peace (reminders of visits and well-being checks aside).",
        ),
    ),
    setting(
        "contact.max_per_week",
        Takes::Whole(1, 100, |settings| &mut settings.max_per_week),
        same("3"),
        both(
            "Сколько раз в неделю можно побеспокоить одного пациента.",
            "How often a week one patient may be contacted.",
        ),
    ),
    setting(
        "contact.adult_age",
        Takes::Whole(ADULT_AGES.0, ADULT_AGES.1, |settings| {
            &mut settings.adult_age
        }),
        same("18"),
        both(
            "Со скольких лет пациент взрослый; до этого звонят законному представителю.",
            "The age of majority; before it, the guardian is called.",
        ),
    ),
    setting(
        "contact.call_minutes",
        Takes::Other(read::call_minutes),
        same("5"),
        both(
            "Сколько минут занимает один звонок (для recall plan --callers).",
            "How many minutes one call takes (for recall plan --callers).",
        ),
    ),
    setting(
        "contact.coming_soon_days",
        Takes::Whole(0, MOST_DAYS, |settings| &mut settings.coming_soon_days),
        same("7"),
        both(
            "За сколько дней до визита не звонить о чистке и осмотрах: об этом скажут на визите.",
            "So many days before a visit nobody is called about hygiene and examinations: it is said at the visit.",
        ),
    ),
    setting(
        "contact.allow_possible_duplicates",
        Takes::Other(read::allow_possible_duplicates),
        same("false"),
        both(
            "Пациентов с одинаковыми именем, датой рождения и телефоном не беспокоят: вдруг это один человек и на второй карте отказ. true — беспокоить.",
            "Patients with the same name, birth date and number are left alone: they may be one person, whose other card says no. true: contact them.",
        ),
    ),
    setting(
        "inputs.bookings",
        Takes::Other(read::bookings),
        same("\"visits\""),
        both(
            "Откуда известно, кто уже записан: \"visits\" — из выгрузки визитов; \"checked_by_hand\" — администратор сам смотрит в журнал перед звонком.",
            "Whence it is known who is booked: \"visits\", from the export of visits; \"checked_by_hand\", somebody looks into the book before each call.",
        ),
    ),
    setting(
        "inputs.max_age_days",
        Takes::Whole(0, MOST_DAYS, |settings| &mut settings.max_age_days),
        same("2"),
        both(
            "Предупредить, если выгрузка записана раньше, чем за столько рабочих дней до сегодняшнего.",
            "A warning comes where an export was last written more than so many open days before today.",
        ),
    ),
    setting(
        "archive.folder",
        Takes::Other(read::archive_folder),
        same("\"\""),
        both(
            "Папка архива: сюда сохраняется день каждого списка, чтобы потом показать, почему звонили. Не задано — архива нет.",
            "The folder of the archive: the day of each list is kept there, to show later why somebody was called. Not set: no archive.",
        ),
    ),
    list("ignore.files", read::ignored_files),
    list("ignore.notes", read::ignored_notes),
    list("record.from", read::record_from),
];

/// The settings of one reason, under `reasons` in `recall.toml`, with their defaults.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OwnSettings {
    /// How far the day of the case lies from what gives it.
    pub days: Option<DaysSetting>,
    /// Too late so many days after the day of the case; `None` where something else ends it.
    pub lapse_days: Option<u32>,
    pub called_by: CalledBy,
}

/// A number of days that one or several reasons have.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DaysSetting {
    /// As in `lead_days`.
    pub key: &'static str,
    pub default: u32,
    /// In a few words.
    pub meaning: Both,
    /// The comment above it in a new `recall.toml`.
    pub comment: Both,
}

/// Who calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CalledBy {
    /// Unless plan, agreement or `recall.toml` say otherwise.
    Default(Caller),
    /// Whoever is named elsewhere.
    DoctorInPerson,
}

const LAPSE_DAYS: Both = both("сколько дней повод в силе", "days until it is too late");
const CALLER: Both = both("кто звонит", "who calls");

/// The settings of a reason as they are in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReasonSettings {
    /// How far the day of the case lies from what gives it; 0 where the reason has no such setting.
    pub(crate) days: u32,
    /// Too late that many days after the day of the case.
    pub(crate) lapse_days: Option<u32>,
    /// Who calls, where neither plan nor agreement says so.
    pub(crate) caller: Caller,
}

/// The value of a setting of a reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OfReason {
    Days(u32),
    Caller(Caller),
}

impl fmt::Display for OfReason {
    /// As it stands in `recall.toml`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Days(days) => fmt::Display::fmt(days, f),
            Self::Caller(caller) => write!(f, "\"{}\"", caller.name()),
        }
    }
}

impl OwnSettings {
    pub(crate) fn defaults(&self) -> ReasonSettings {
        ReasonSettings {
            days: self.days.map_or(0, |days| days.default),
            lapse_days: self.lapse_days,
            caller: match self.called_by {
                CalledBy::Default(caller) => caller,
                CalledBy::DoctorInPerson => Caller::Doctor,
            },
        }
    }

    /// The settings that the reason has: key, value in force, meaning in a few words.
    pub(crate) fn in_force(
        &self,
        now: &ReasonSettings,
    ) -> impl Iterator<Item = (&'static str, OfReason, Both)> + use<> {
        let days = self
            .days
            .map(|own| (own.key, OfReason::Days(now.days), own.meaning));
        let lapse_days = self.lapse_days.and(now.lapse_days);
        let lapse_days = lapse_days.map(|days| ("lapse_days", OfReason::Days(days), LAPSE_DAYS));
        let caller = match self.called_by {
            CalledBy::Default(_) => Some(("caller", OfReason::Caller(now.caller), CALLER)),
            CalledBy::DoctorInPerson => None,
        };
        [days, lapse_days, caller].into_iter().flatten()
    }

    /// Their keys.
    pub(super) fn keys(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.in_force(&self.defaults()).map(|(key, ..)| key)
    }
}

/// What the rules declare of settings: those of each reason, by [`Reason::index`], and which reason goes first.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OfRules {
    pub reasons: [OwnSettings; Reason::ALL.len()],
    pub priority: [Reason; Reason::ALL.len()],
}
