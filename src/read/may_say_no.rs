//! Columns under a header that nobody knows in which a patient may say no (contract, section 2, "A column that may say no").
//!
//! What is not read can't hold anybody back: so such a file is not used until the settings say what the column is, or that it is nothing.

use crate::base::toml_text;
use crate::export::columns::{Column, File, Sought};
use crate::export::refusal_words::{header_refuses, is_harmless_header};
use crate::export::values::normal;
use crate::read::header::{FoundBy, words};

/// What is a name of `channels` here too.
const ALSO_CHANNELS: &[&str] = &["channel", "канал"];

/// What an unknown header may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MayBe {
    /// This column, by its name.
    Column(&'static str),
    /// A refusal: a yes there is a no to being contacted.
    Refusal,
    /// A column that says who has gone: a yes there means that nobody is to be contacted.
    Gone,
    /// A column that says who has not gone.
    Active,
    /// Something that bears on when or how to make contact.
    Unclear,
}

impl MayBe {
    /// The column in whose place it may stand.
    const fn column(self) -> Option<&'static str> {
        match self {
            Self::Column(column) => Some(column),
            Self::Refusal => Some("consent"),
            Self::Gone | Self::Active => Some("status"),
            Self::Unclear => None,
        }
    }

    /// What the words of a column that answers yes or no mean in the column in whose place it stands, with the values of that for both.
    const fn values(self) -> Option<(&'static str, &'static str)> {
        match self {
            // Who has not said no has not said yes.
            Self::Refusal => Some(("no", "blank")),
            Self::Gone => Some(("inactive", "active")),
            Self::Active => Some(("active", "inactive")),
            Self::Column(_) | Self::Unclear => None,
        }
    }
}

impl File {
    /// Whether somebody may say no, or be spared, in this column: where the settings name its header and that is gone, whoever said no there
    /// would be contacted.
    #[must_use]
    pub fn may_say_no(self, column: &Column) -> bool {
        self.has_patients() && column.sought.is_some()
    }

    /// Whether its rows speak of patients, in files that others wrote.
    pub(super) const fn has_patients(self) -> bool {
        !matches!(self, Self::Doctors | Self::Slots | Self::RecallContacts)
    }
}

/// What an unknown header may be, where a patient may say no under it; `found_by` are the columns that the file has.
#[must_use]
pub fn may_be(file: File, found_by: &[Option<FoundBy>], header: &str) -> Option<MayBe> {
    let may_be = likely(file, found_by, header)?;
    // What the file has is not to be put in the place of something else.
    let mut columns = file.columns().iter().zip(found_by);
    let lacks =
        columns.any(|(column, found)| found.is_none() && may_be.column() == Some(column.name));
    Some(if lacks { may_be } else { MayBe::Unclear })
}

/// Headers, by how their words begin, under which words of refusal mean something else: what a doctor found and advises («лунку не
/// тревожить»), who died in the family, at whose door not to ring, where somebody works («ГО и ЧС»), what is a person's or a thing's name.
/// All other columns that are not known are looked through for such words.
const NO_REMARKS: &str = "анамнез диагноз жалоб лечени рекоменд протокол дневник осмотр объективн заключен симптом аллерги препарат медикамент \
    лекарств заболеван хронич наследств прикус слизист рентген снимк \
    родственн родител отец мать муж жена супруг семь семей дети \
    адрес улиц домофон подъезд прожив регистрац прописк город работ должност професси организац компани работодат страхов полис паспорт \
    врач доктор ассистент медсестр техник лаборатор услуг товар материал номенклатур прайс \
    medical history anamn diagnos treatment recommend protocol exam symptom allerg medic drug disease finding illness family father mother \
    spouse address street city employer occupation company insur policy passport doctor dentist assistant nurse service product item";

/// What says that remarks stand in a column, whatever else its header says: «Комментарий врача».
const REMARKS: &str = "прим примеч коммент комм замет отметк пометк метк тег ярлык предупрежд вниман особ памятк содержан \
    note comment remark memo alert popup tag warning";

/// Whether what stands under an unknown header is looked through for a refusal, which is one wherever somebody wrote it down. Nobody reads
/// it for anything else.
#[must_use]
pub fn is_remark(file: File, header: &str) -> bool {
    let has_notes = file.columns().iter().any(|column| column.name == "note");
    if !file.has_patients() || !has_notes {
        return false;
    }
    let header = header_words(header);
    let begins = |stems: &str| {
        let mut words = words_of(&header);
        words.any(|word| stems.split(' ').any(|stem| word.starts_with(stem)))
    };
    begins(REMARKS) || !begins(NO_REMARKS)
}

/// An unknown header under which a plain no is a refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// It asks whether one may call, as a column of consent would: «Звонить?».
    Leave,
    /// It names what is sent or done: «Обзвон», «Рассылка», «Звонки». A nought may count these.
    What,
}

impl Asks {
    /// Whether a cell says no.
    #[must_use]
    pub fn is_no(self, cell: &str) -> bool {
        is_plain_no(cell) || self == Self::Leave && matches!(cell, "0" | "-")
    }
}

/// What an unknown header asks, where it does.
#[must_use]
pub fn asks(file: File, header: &str) -> Option<Asks> {
    if asks_for_leave(file, &parted(header)) {
        Some(Asks::Leave)
    } else {
        asks_whether_to_contact(file, header).then_some(Asks::What)
    }
}

fn asks_whether_to_contact(file: File, header: &str) -> bool {
    const ASKS: &str = "звонки звонок обзвон обзвоны рассылка рассылки уведомления оповещения напоминания смс sms связь созвон calls \
        mailing mailings newsletter notifications reminders texts";
    const BESIDE: &str = "пациенту пациентам клиенту клиентам и на по с из клиники sms смс whatsapp email to from patient allowed разрешены \
        нужны нужен нужна включены получает";
    if !matches!(file, File::Patients | File::Cards) || is_harmless_header(header) {
        return false;
    }
    let header = header_words(header);
    let is_one_of = |list: &str, word: &str| list.split(' ').any(|own| own == word);
    words_of(&header).any(|word| is_one_of(ASKS, word))
        && words_of(&header).all(|word| is_one_of(ASKS, word) || is_one_of(BESIDE, word))
}

/// Whether a cell is a plain no. A nought may count calls, and a dash says nothing.
fn is_plain_no(cell: &str) -> bool {
    const NOES: &str = "нет|н|отказ|отказался|отказалась|запрет|запрещено|запрещены|нельзя|не надо|не нужно|не нужны|не нужен|не хочет\
        |не желает|выкл|выключено|выключены|отключено|отключены|отключить|против|no|n|false|ложь|off|never|disabled|refused|declined";
    // The longest of them is shorter.
    const LONGEST: usize = 32;
    cell.len() <= LONGEST && {
        let cell = normal(cell);
        let cell = cell.trim_matches(|c: char| !c.is_alphanumeric());
        NOES.split('|').any(|no| no == cell)
    }
}

/// A header in small letters, its words parted by spaces.
fn header_words(header: &str) -> String {
    normal(&parted(header)).replace(['_', '-', '.'], " ")
}

fn words_of(header: &str) -> impl Iterator<Item = &str> {
    let words = header.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty())
}

/// The same, whether the file has that column besides or not.
pub(super) fn likely(file: File, found_by: &[Option<FoundBy>], header: &str) -> Option<MayBe> {
    if !file.has_patients() {
        return None;
    }
    let parted = parted(header);
    let named = || named(file, found_by, header).or_else(|| named(file, found_by, &parted));
    if header_refuses(header) || header_refuses(&parted) {
        Some(named().unwrap_or_else(|| by_words(&normal(&parted))))
    } else {
        // Beside a column of consent it is read for its no alone.
        let has_consent = || {
            let mut columns = file.columns().iter().zip(found_by);
            columns.any(|(column, found)| column.name == "consent" && found.is_some())
        };
        let is_consent = || asks_for_leave(file, &parted) && !has_consent();
        named().or_else(|| is_consent().then_some(MayBe::Column("consent")))
    }
}

/// Whether a header asks, in so many words, whether somebody may be called: «Звонить?», «Разрешение», "can call".
fn asks_for_leave(file: File, header: &str) -> bool {
    const ASKS: &str = "звонить звоним набирать беспокоить писать связываться разрешение разрешено разрешен разрешил разрешила перезванивать \
        callable contactable permission allowed call contact";
    const BESIDE: &str = "можно ли нужно пациенту пациента пациент клиенту клиента ему ей мы надо стоит разрешено разрешил разрешила разрешение \
        на звонки звонок can may ok to be is allow allowed patient permission we";
    // A bare "contact" may hold a number or a name.
    const ALONE: &str = "call contact allowed писать перезванивать";
    if !matches!(file, File::Patients | File::Cards) {
        return false;
    }
    let header = header_words(header);
    let is_one_of = |list: &str, word: &str| list.split(' ').any(|own| own == word);
    words_of(&header).any(|word| is_one_of(ASKS, word))
        && words_of(&header).all(|word| is_one_of(ASKS, word) || is_one_of(BESIDE, word))
        && !is_one_of(ALONE, &header)
}

/// The column with whose name a header begins or ends, or whose name it misspells.
fn named(file: File, found_by: &[Option<FoundBy>], header: &str) -> Option<MayBe> {
    if is_harmless_header(header) {
        return None;
    }
    let header = normal(header);
    let header = header.trim_matches(|c: char| !c.is_alphanumeric());
    let columns = file.columns().iter().zip(found_by);
    let looked_for = columns.filter(|(column, found)| {
        column.sought.is_some_and(|sought| match sought {
            Sought::Always => true,
            Sought::WhereLacked => found.is_none(),
        })
    });
    let like = looked_for.flat_map(|(column, _)| {
        let names = all_names(column);
        let like = names.filter(|name| has_whole(header, name) || misspells(header, name));
        like.map(|name| (name, column.name))
    });
    // The longest name says the most: «Согласие на звонки до» is no «Согласие на звонки».
    let (name, column) = like.max_by_key(|(name, _)| name.len())?;
    Some(if column == "consent" && is_to_something_else(header) {
        MayBe::Unclear
    } else if negates(header) && !negates(&name) {
        opposite(column)
    } else {
        MayBe::Column(column)
    })
}

/// Whether a header says not: «Не хочет, чтобы звонили», «Неудобное время».
fn negates(header: &str) -> bool {
    let is_not = |word| matches!(word, "не" | "нельзя" | "no" | "not" | "don't" | "without");
    header.split(' ').any(is_not) || header.starts_with("не")
}

/// What stands in a column that says the opposite of one.
fn opposite(column: &str) -> MayBe {
    match column {
        "consent" => MayBe::Refusal,
        "status" => MayBe::Gone,
        _ => MayBe::Unclear,
    }
}

fn all_names(column: &'static Column) -> impl Iterator<Item = String> {
    let also = match column.name {
        "channels" => ALSO_CHANNELS,
        _ => &[],
    };
    let all = words(column).chain(also.iter().copied());
    all.map(|name| normal(name).into_owned())
}

/// Whether a header begins or ends with a name as whole words.
fn has_whole(header: &str, name: &str) -> bool {
    let ends_word = |rest: &str| !rest.starts_with(char::is_alphanumeric);
    let begins_word = |rest: &str| !rest.ends_with(char::is_alphanumeric);
    header.strip_prefix(name).is_some_and(ends_word)
        || header.strip_suffix(name).is_some_and(begins_word)
}

/// Whether a header is a letter off a name of five to seven, or two off a longer one. Two letters that changed places are one.
fn misspells(header: &str, name: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    let most = match letters(name) {
        0..5 => return false,
        5..8 => 1,
        _ => 2,
    };
    let (own, other) = (header.chars().count(), name.chars().count());
    own.abs_diff(other) <= most && strsim::osa_distance(header, name) <= most
}

/// What a header with a word of refusal may be.
fn by_words(header: &str) -> MayBe {
    let has = |word: &str| header.split(' ').any(|own| own == word);
    let begins = |stem: &str| header.split(' ').any(|own| own.starts_with(stem));
    if has("consent") || header.contains("согласие на звонки") {
        return if is_to_something_else(header) {
            MayBe::Unclear
        } else if negates(header) {
            MayBe::Refusal
        } else {
            MayBe::Column("consent")
        };
    }
    if begins("активн")
        || begins("активен")
        || begins("действующ")
        || has("active")
        || has("isactive")
    {
        return MayBe::Active;
    }
    let gone = [
        "умер",
        "сконч",
        "покойн",
        "смерт",
        "архив",
        "удал",
        "неактив",
        "заблок",
        "death",
        "deceased",
        "died",
        "passed",
        "inactive",
        "archived",
        "deleted",
        "blocked",
        "†",
    ];
    if gone.into_iter().any(begins) {
        MayBe::Gone
    } else {
        MayBe::Refusal
    }
}

/// Whether a header, in normal form, says that a consent is to something else than being called.
#[must_use]
pub fn is_to_something_else(header: &str) -> bool {
    let others = [
        "рассылк",
        "реклам",
        "персональн",
        "sms",
        "смс",
        "обработк",
        "marketing",
        "privacy",
        "gdpr",
        "data",
        "treatment",
    ];
    others.iter().any(|other| header.contains(other))
}

/// A header with a space before each capital within a word: programs write `patientStatus`.
fn parted(header: &str) -> String {
    let mut parted = String::with_capacity(header.len());
    let mut after_small = false;
    for c in header.chars() {
        if after_small && c.is_uppercase() {
            parted.push(' ');
        }
        after_small = c.is_lowercase();
        parted.push(c);
    }
    parted
}

const YES: &str = r#"["да", "yes", "true", "1", "+"]"#;
const NO: &str = r#"["нет", "no", "false", "0", "-"]"#;

/// The lines for `recall.toml`: those that say what the columns are, and those that say that they are nothing.
#[must_use]
pub fn lines(columns: &[(File, &str, MayBe)]) -> (Vec<String>, Vec<String>) {
    let mut files: Vec<File> = columns.iter().map(|(file, ..)| *file).collect();
    files.dedup();
    let (mut what, mut nothing) = (Vec::new(), vec!["[ignore]".to_owned()]);
    for file in files {
        let own = columns.iter().filter(|(of, ..)| *of == file);
        let mut taken = Vec::new();
        let (mut of_columns, mut of_values) = (Vec::new(), Vec::new());
        for &(_, header, may_be) in own.clone() {
            let Some(column) = may_be.column().filter(|column| !taken.contains(column)) else {
                continue;
            };
            taken.push(column);
            of_columns.push(format!("{column} = {}", toml_text(header)));
            if let Some((yes, no)) = may_be.values() {
                of_values.push(format!("[values.{}.{column}]", file.settings_name()));
                of_values.push(format!("{yes} = {YES}"));
                of_values.push(format!("{no} = {NO}"));
            }
        }
        if !of_columns.is_empty() {
            what.push(format!("[columns.{}]", file.settings_name()));
            what.extend(of_columns);
            what.extend(of_values);
        }
        let headers: Vec<String> = own.map(|(_, header, _)| toml_text(header)).collect();
        nothing.push(format!(
            "{} = [{}]",
            file.settings_name(),
            headers.join(", ")
        ));
    }
    (what, nothing)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a header may be in a file that has these columns under names that are known.
    fn of(file: File, has: &[&str], header: &str) -> Option<MayBe> {
        let found = |column: &Column| has.contains(&column.name).then_some(FoundBy::Name);
        let found_by: Vec<_> = file.columns().iter().map(found).collect();
        may_be(file, &found_by, header)
    }

    fn in_patients(header: &str) -> Option<MayBe> {
        of(File::Patients, &[], header)
    }

    #[test]
    fn a_word_of_refusal_may_say_no() {
        for (header, wanted) in [
            ("Отказ от звонков", MayBe::Refusal),
            ("Не звонить", MayBe::Refusal),
            ("do_not_call", MayBe::Refusal),
            ("DoNotCall", MayBe::Refusal),
            ("Стоп-лист", MayBe::Refusal),
            ("Запрет на рассылки", MayBe::Refusal),
            ("no consent", MayBe::Refusal),
            ("Не хочет, чтобы звонили", MayBe::Refusal),
            ("Умер", MayBe::Gone),
            ("Дата смерти", MayBe::Gone),
            ("deceased_at", MayBe::Gone),
            ("В архиве", MayBe::Gone),
            ("deleted", MayBe::Gone),
            ("is_active", MayBe::Active),
            ("isActive", MayBe::Active),
            ("Активен", MayBe::Active),
            ("Активный пациент", MayBe::Active),
            ("Действующий", MayBe::Active),
            ("Active", MayBe::Active),
            ("Не набирать", MayBe::Refusal),
            ("Звонить?", MayBe::Column("consent")),
            ("Можно звонить?", MayBe::Column("consent")),
            ("Можно ли звонить", MayBe::Column("consent")),
            ("Разрешение", MayBe::Column("consent")),
            ("can_call", MayBe::Column("consent")),
            ("marketing_consent", MayBe::Unclear),
            ("SMS consent", MayBe::Unclear),
            ("call consent", MayBe::Column("consent")),
            ("Согласие на звонки (старое)", MayBe::Column("consent")),
        ] {
            assert_eq!(in_patients(header), Some(wanted), "{header}");
        }
        // A doctor who has left is no patient, and recall's own record has no header that others wrote.
        for file in [File::Doctors, File::Slots, File::RecallContacts] {
            assert_eq!(of(file, &[], "В архиве"), None);
        }
        for file in [File::Visits, File::Agreements, File::Contacts, File::Cards] {
            assert!(of(file, &[], "В архиве").is_some());
        }
    }

    #[test]
    fn remarks_may_stand_under_any_header_but_those_of_something_else() {
        for header in [
            "",
            "  ",
            "Столбец1",
            "Unnamed: 7",
            "Column 3",
            "5",
            "Примечание 2",
            "Примичание",
            "Примечаниe",
            "Комментарий администратора",
            "ЗаметкиАдминистратора",
            "Особые отметки",
            "Пометки",
            "Теги",
            "Предупреждение",
            "Содержание разговора",
            "patient_memo",
            "patNotes",
            "Alerts",
            "Popup",
        ] {
            assert!(is_remark(File::Patients, header), "{header}");
        }
        for header in [
            "Дата примечания",
            "Автор комментария",
            "Прим.",
            "Ком.",
            "Комм.",
            "Доп. инфо",
            "Дополнительно",
            "Информация",
            "Пожелания",
            "Описание",
            "Важная информация",
            "Стикер",
            "О пациенте",
            "Категория",
            "Группа",
            "Характеристика",
            "Текст",
            "Звонки",
            "Обзвон",
            "Рассылка",
            "Связь",
            "Контакты",
            "Уведомления",
            "Филиал",
            "Источник заявки",
            "manager",
            "Комментарий врача",
            "Примечание к диагнозу",
            "Комментарий (лечение)",
            "treatment_notes",
        ] {
            assert!(is_remark(File::Patients, header), "{header}");
        }
        for header in [
            "Анамнез",
            "Анамнез жизни",
            "Диагноз (МКБ)",
            "Жалобы",
            "План лечения",
            "Рекомендации",
            "Протокол приёма",
            "Дневник",
            "Данные осмотра",
            "medicalHistory",
            "diagnosis_text",
            "Место работы",
            "Адрес, домофон",
            "Семейный анамнез",
            "Отец",
            "Лечащий врач",
            "Услуга",
        ] {
            assert!(!is_remark(File::Patients, header), "{header}");
        }
        for file in [
            File::Doctors,
            File::Slots,
            File::RecallContacts,
            File::Signatures,
        ] {
            assert!(!is_remark(file, "Комментарий врача"), "{file:?}");
        }
    }

    #[test]
    fn a_plain_no_is_one_where_the_header_asks() {
        for header in [
            "Звонки",
            "Обзвон",
            "Рассылка",
            "Рассылки:",
            "Уведомления",
            "SMS-рассылка",
            "Смс уведомления",
            "Звонки пациенту",
            "calls",
            "Notifications",
        ] {
            assert!(asks_whether_to_contact(File::Patients, header), "{header}");
            assert!(asks_whether_to_contact(File::Cards, header), "{header}");
            assert!(!asks_whether_to_contact(File::Visits, header), "{header}");
        }
        for header in [
            "Согласие на рассылку",
            "Согласие на SMS",
            "Количество звонков",
            "Последний звонок",
            "Контакты",
            "Аллергия",
            "",
        ] {
            assert!(!asks_whether_to_contact(File::Patients, header), "{header}");
        }
        for cell in [
            "нет",
            "Нет.",
            "ОТКАЗ",
            "не надо",
            "No",
            "false",
            "отключены",
        ] {
            assert!(is_plain_no(cell), "{cell}");
        }
        for cell in ["", "-", "0", "да", "нет данных", "нету", "12", "смс"] {
            assert!(!is_plain_no(cell), "{cell}");
        }
        assert_eq!(asks(File::Patients, "Звонки"), Some(Asks::What));
        assert_eq!(asks(File::Patients, "Звонить?"), Some(Asks::Leave));
        assert!(Asks::Leave.is_no("0") && !Asks::What.is_no("0"));
        // Where it stands beside a column of consent, it stops nothing.
        assert_eq!(of(File::Patients, &["consent"], "Звонить?"), None);
    }

    #[test]
    fn a_header_that_begins_or_ends_with_a_name_may_say_no() {
        for (header, column) in [
            ("Не беспокоить до (дата)", "pause_until"),
            ("Пауза до, дата", "pause_until"),
            ("Согласие на звонки до (дата)", "consent_until"),
            ("Можно звонить?", "consent"),
            ("patient_status", "status"),
            ("patientStatus", "status"),
            ("Статус карты", "status"),
            ("Состояние на сегодня", "status"),
            ("Мама (если ребёнок)", "guardian_name"),
            ("guardian phone 1", "guardian_phone"),
            ("client.call_times", "call_times"),
            ("Удобное время (часы)", "call_times"),
            ("Любимый канал", "channels"),
            ("preferred channel", "channels"),
            ("Часовой пояс клиента", "timezone"),
        ] {
            let wanted = Some(MayBe::Column(column));
            assert_eq!(in_patients(header), wanted, "{header}");
        }
        assert_eq!(
            of(File::Cards, &[], "Согласие устное"),
            Some(MayBe::Column("consent"))
        );
        assert_eq!(
            of(File::Plans, &[], "Отложено до (дата)"),
            Some(MayBe::Column("wait_until"))
        );
        assert_eq!(
            of(File::Contacts, &[], "Перезвонить: когда"),
            Some(MayBe::Column("callback_at"))
        );
        // Whole words, and names of this file.
        for header in [
            "Ответственный",
            "Канальцы",
            "statuses1x",
            "Представительство",
        ] {
            assert_eq!(in_patients(header), None, "{header}");
        }
        assert_eq!(of(File::Plans, &["status"], "Корневой канал"), None);
    }

    #[test]
    fn a_header_that_is_misspelt_may_say_no() {
        for (header, column) in [
            ("conset", "consent"),
            ("consetn", "consent"),
            ("consnt", "consent"),
            ("statas", "status"),
            ("Cтатус", "status"),
            ("опикун", "guardian_name"),
            ("pauze_untill", "pause_until"),
            ("pauseuntil", "pause_until"),
            ("timezne", "timezone"),
            ("Удобние дни", "call_days"),
            ("Не беспокоит до", "pause_until"),
        ] {
            let wanted = Some(MayBe::Column(column));
            assert_eq!(in_patients(header), wanted, "{header}");
        }
        // Two letters off a name of seven, three off a longer one, one off a name of four.
        for header in ["consult", "pauss_unlit", "Маша"] {
            assert_eq!(in_patients(header), None, "{header}");
        }
        // It is told what it may be, but not what would turn it round.
        assert_eq!(in_patients("Неудобное время"), Some(MayBe::Unclear));
    }

    #[test]
    fn some_names_count_only_where_the_file_has_no_such_column() {
        for (file, column, header) in [
            (File::Patients, "status", "Статус карты"),
            (File::Patients, "status", "patient_status"),
            (File::Plans, "answer", "Ответ клиники"),
            (File::Plans, "written", "written by"),
            (File::Visits, "remind", "Напоминание отправлено"),
            (File::Contacts, "outcome", "Результат опроса"),
        ] {
            let lacking = of(file, &[], header);
            assert_eq!(lacking, Some(MayBe::Column(column)), "{header}");
            assert_eq!(of(file, &[column], header), None, "{header}");
        }
        // The others count wherever they stand, and are not to be put in the place of what is there.
        let beside = of(File::Patients, &["pause_until"], "Пауза до (старое)");
        assert_eq!(beside, Some(MayBe::Unclear));
    }

    /// Headers of programs for dental and medical practices and of spreadsheets that front desks keep, none of which stops anything in a file
    /// that has the usual columns.
    const EVERYDAY: &[(File, &str)] = &[
        (
            File::Patients,
            "Пол; Возраст; Адрес; Город; Улица; Индекс; Место работы; Должность; Паспорт; Серия и номер паспорта; СНИЛС; ИНН; \
             Полис ОМС; Полис ДМС; Страховая компания; Статус полиса; Номер договора; Дата договора; Скидка; Бонусы; Баланс; Долг; Аванс; \
             Дата регистрации; Дата первого визита; Дата последнего визита; Последний визит; Количество визитов; Сумма оплат; \
             Источник; Источник рекламы; Откуда узнал; Кто направил; Лечащий врач; Куратор; Филиал; Категория; Группа крови; Аллергии; \
             Жалобы; Жалобы пациента; Анамнез; Диагноз; Семейное положение; Образование; Гражданство; Контактное лицо; Плательщик; Согласие; \
             ИДС; Согласие на обработку ПДн; Согласие на рассылку; Согласие на SMS; Дата согласия на обработку; Статус оплаты; \
             Статус лояльности; Метки; Теги; Отчёт; Фото; Дата изменения; Кем создан; Возрастная группа; Домашний адрес; Прививки; \
             id; gender; sex; age; address; street; city; state; zip; postal_code; country; occupation; employer; ssn; insurance; \
             insurance_provider; insurance_number; policy_number; payment_status; balance; discount; referral_source; referred_by; created_at; \
             updated_at; last_visit; last_visit_date; first_visit; visit_count; total_paid; notes2; allergies; medical_history; medications; \
             blood_type; height; weight; emergency_contact; emergency_phone; marital_state; ethnicity; avatar; photo_url; chief complaint; \
             presenting_complaint; primary_dentist; branch; tags; middle_name; title; nationality; contact",
        ),
        (
            File::Cards,
            "Дата карты; Администратор; Что любит; Чай или кофе; Стоматофобия; Страх; Как обращаться; Музыка; Оплата; Особые отметки; \
             Любимый врач; Согласие на обработку ПДн; Согласие на рекламу; updated_by; nickname; coffee; anxiety",
        ),
        (
            File::Plans,
            "Цена; Стоимость; Сумма; Скидка; Итого; Оплачено; Количество; Кол-во; Код услуги; Артикул; Диагноз; МКБ-10; Поверхность; \
             Корневой канал; Каналы; Длина каналов; Этап; Приоритет; Вариант плана; Гарантийный срок; Дата создания; Дата изменения; \
             Ответственный; Ответственный врач; Ассистент; Кабинет; Статус оплаты; Отчёт; Жалобы; Фаза; Страховка; Техник; Лаборатория; \
             Материал; Цвет; Дата оплаты; Номер счёта; price; cost; fee; total; quantity; discount; surface; quadrant; phase; priority; \
             code; cdt_code; diagnosis; icd10; payment status; insurance_estimate; patient_portion; created_at; lab; shade; notes2",
        ),
        (
            File::Visits,
            "Дата; Время; Окончание; Конец приёма; Длительность; Кабинет; Кресло; Ассистент; Сумма; Оплачено; Статус оплаты; \
             Способ оплаты; Чек; Источник записи; Кто записал; Диагноз; Жалобы; Жалобы при обращении; Анамнез; Услуги; Услуга; Филиал; \
             Дата создания; Дата изменения; Опоздание, мин; Отчёт; Оценка; Отзыв; Результат анализа; Снимки; end_time; duration; room; \
             chair; assistant; price; paid; payment_status; payment method; source; created_by; created_at; updated_at; reason; \
             chief_complaint; diagnosis; services; branch; invoice; rating; reminder_sent; color; type_id",
        ),
        (
            File::Agreements,
            "Дата создания; Кто создал; Дата изменения; Диагноз; Зуб; Услуга; Филиал; Приоритет; Отчёт; Статус оплаты; Срок гарантии, мес; \
             created_at; created_by; priority; branch; tooth; service; updated_at",
        ),
        (
            File::Contacts,
            "Длительность; Длительность звонка, сек; Запись разговора; Направление; Входящий/исходящий; Линия; Внутренний номер; Оператор; \
             Очередь; Время ожидания; Источник; Кампания; Тег; Стоимость; Филиал; Отчёт; Результат анализа; Статус оплаты; duration; \
             direction; recording; recording_url; extension; operator; queue; wait_time; source; campaign; cost; branch; created_at; trunk",
        ),
        (
            File::Signatures,
            "Дата создания; Кто внёс; Скан; Файл; Номер договора; Сумма; Отчёт; created_by; file; scan; amount",
        ),
        (
            File::Doctors,
            "Телефон; Статус; Активен; Кабинет; Стаж; Категория; is_active; status; email; phone; room; archived",
        ),
        (
            File::Slots,
            "Кабинет; Кресло; Статус; status; room; chair; blocked",
        ),
    ];

    #[test]
    fn everyday_headers_are_nothing() {
        let mut count = 0;
        for &(file, headers) in EVERYDAY {
            let all: Vec<&str> = file.columns().iter().map(|column| column.name).collect();
            for header in headers.split(';').map(str::trim) {
                assert_eq!(
                    of(file, &all, header),
                    None,
                    "{}: {header}",
                    file.file_name()
                );
                count += 1;
            }
        }
        assert!(count > 300);
    }

    #[test]
    fn the_lines_for_the_settings_are_those_that_help() {
        let columns = [
            (File::Patients, "Отказ", MayBe::Refusal),
            (File::Patients, "Канал \"А\"", MayBe::Unclear),
            (File::Patients, "Архив", MayBe::Gone),
            (File::Patients, "В архиве", MayBe::Gone),
            (File::Plans, "Ждём", MayBe::Column("wait_until")),
        ];
        let (what, nothing) = lines(&columns);
        assert_eq!(
            what.join("\n"),
            r#"[columns.patients]
consent = "Отказ"
status = "Архив"
[values.patients.consent]
no = ["да", "yes", "true", "1", "+"]
blank = ["нет", "no", "false", "0", "-"]
[values.patients.status]
inactive = ["да", "yes", "true", "1", "+"]
active = ["нет", "no", "false", "0", "-"]
[columns.plans]
wait_until = "Ждём""#
        );
        assert_eq!(
            nothing.join("\n"),
            r#"[ignore]
patients = ["Отказ", "Канал \"А\"", "Архив", "В архиве"]
plans = ["Ждём"]"#
        );
        for lines in [what, nothing] {
            assert!(crate::plan::rules::read_settings(&lines.join("\n"), None).is_ok());
        }
    }
}
