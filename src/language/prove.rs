//! What stands on the page that shows on what grounds a clinic contacted somebody. It says what is written where, and promises nothing more.

use std::fmt::Write;

use chrono::NaiveDate;

use super::{date, date_in_figures, days};
use crate::base::plural::{Noun, noun};
use crate::base::{Both, Language, both};
use crate::report::prove::{Kind, NotCalled, Period, Refusal};

const CONTACTS: Noun = noun(
    ["контакт", "контакта", "контактов"],
    ["contact", "contacts"],
);
const LISTS: Noun = noun(["список", "списка", "списков"], ["list", "lists"]);
const CELLS: Noun = noun(["ячейка", "ячейки", "ячеек"], ["cell", "cells"]);

/// Declares texts, each once, by name.
macro_rules! texts {
    ($($name:ident: $russian:literal / $english:literal;)+) => {
        $(pub(crate) const $name: Both = both($russian, $english);)+
    };
}

texts! {
    TITLE: "На каком основании с пациентом связывались" / "On what grounds a patient was contacted";
    CLINIC: "Клиника" / "Clinic";
    PATIENT: "Пациент" / "Patient";
    NUMBER: "Номер" / "Number";
    WHOSE: "Чьи контакты шли на этот номер" / "Whose contacts went to this number";
    OTHERS: "У кого ещё этот номер в файлах клиники" / "Who else has this number in the clinic's files";
    NOBODYS: "ничьи: в архиве их нет" / "nobody's: the archive has none";
    REQUESTED_BY: "Кто запросил" / "Requested by";
    NOT_TOLD: "не указано" / "not told";
    MADE_ON: "Составлено" / "Made on";
    PERIOD: "За срок" / "Period";
    ARCHIVE: "Архив" / "Archive";
    CHAIN: "Отпечатки" / "Hashes";
    CHAIN_WHOLE: "сверены сегодня: файлы архива сходятся с описями дней, и цепочка цела; чего это не доказывает, сказано ниже, под отпечатками" / "checked now: the archive's files agree with the manifests of their days, and the chain is whole; what that does not prove stands below the hashes";
    CHAIN_BROKEN: "не сходятся: архив меняли после записи" / "do not agree: the archive was altered after it was written";
    HEALTH: "Сведения о лечении" / "Health";
    HEALTH_LEFT_OUT: "на страницу не выведены, их показывает recall prove с параметром --with-health; итоги и названия бумаг приведены так, как вписаны" / "left out, recall prove shows them with --with-health; outcomes and the names of papers stand as they were typed";
    HEALTH_SHOWN: "выведены: страница содержит врачебную тайну" / "shown: this page holds what a doctor must keep secret";
    IN_SHORT: "Коротко" / "In short";
    PLANNED: "Запланированные контакты" / "Contacts that were planned";
    NONE_PLANNED: "За этот срок в архиве не запланировано ни одного контакта." / "The archive holds no contact that was planned in this period.";
    HOURS: "Часы" / "Hours";
    TO_WHOM: "С кем говорить" / "Whom to speak with";
    GUARDIAN: "законный представитель" / "the guardian";
    CALLER: "Кто звонит" / "Who makes it";
    ADMINISTRATOR: "администратор" / "the administrator";
    DOCTOR: "врач" / "the doctor";
    REASON: "Повод" / "Reason";
    GROUND: "Основание" / "Ground";
    CONSENT: "Согласие" / "Consent";
    PAPER: "Бумага с согласием" / "Paper with the consent";
    GROUND_PAPER: "Бумага договорённости" / "Paper of the agreement";
    SIGNATURE: "Подпись" / "Signature";
    NO_PAPER: "бумага не указана" / "no paper is named";
    PLAN_PAPER: "где лежит подписанный план, в файлах не указано" / "where the signed plan lies the files do not tell";
    NUMBER_FROM: "Откуда номер" / "Where the number stands";
    WAYS: "Способы" / "Ways";
    WAYS_NOT_NAMED: "пациент не называл" / "the patient named none";
    WHY: "Почему в этот день" / "Why on that day";
    OUTCOME: "Итог" / "Outcome";
    NO_OUTCOME: "не записан" / "not written down";
    NO_FILES: "неизвестен: файлов с итогами в папке клиники нет" / "not known: the clinic's folder has no files of outcomes";
    TAKEN_BACK: "запись потом сняли" / "taken back later";
    WORDS: "Слова разговора" / "Words of the talk";
    WORDS_LEFT_OUT: "сохранены в архиве; они могут называть лечение и показываются с --with-health" / "kept in the archive; they may name treatment and are shown with --with-health";
    MESSAGE: "Текст сообщения" / "Text of the message";
    ROWS: "Строки файлов клиники, какими они были в этот день" / "Rows of the clinic's files as they stood on that day";
    OTHERS_ROW: "строка о другом пациенте, здесь не показана" / "a row about another patient, not shown here";
    SEAL: "Отпечаток дня" / "Hash of the day";
    BEFORE: "Отпечаток предыдущего дня" / "Hash of the day before";
    FIRST_DAY: "нет: это первый день архива" / "none: this is the first day of the archive";
    REFUSALS: "Отказы, жалобы и паузы" / "Refusals, complaints and pauses";
    NO_REFUSALS: "В файлах клиники их нет." / "The clinic's files have none.";
    OTHERS_WISH: "сказано о том же номере в другом разговоре" / "said of the same number in another talk";
    REFUSALS_UNKNOWN: "Об отказах и жалобах в разговорах ничего не известно: файлов с итогами в папке клиники нет." /
        "Nothing is known of refusals and complaints in talks: the clinic's folder has no files of outcomes.";
    NOT_CALLED: "Не звонили, хотя повод был" / "Not contacted though there was a reason";
    NONE_NOT_CALLED: "Таких дней в архиве за этот срок нет." / "The archive has no such days in this period.";
    DAYS: "Дни" / "Days";
    ANSWER: "Почему не связались" / "Why there was no contact";
    ELSEWHERE: "Что ещё записано о контактах" / "What else is on record of contacts";
    ELSEWHERE_MEANS: "Эти строки есть в файлах клиники, но ни на один контакт из показанных выше они не отвечают: звонок не по списку, список до начала архива или входящий." /
        "These rows are in the clinic's files and answer none of the contacts above: a call beside the list, a list from before the archive, or one that came in.";
    WHEN: "Когда" / "When";
    TYPED: "Записано" / "As typed";
    WHO: "Кто" / "By";
    WHERE: "Где" / "Where";
    NOTE: "Примечание" / "Note";
    DAY: "День" / "Day";
    HASHES: "Отпечатки дней" / "Hashes of the days";
    HASHES_MEAN: "SHA-256 описи дня; в ней записаны SHA-256 остальных файлов и описи предыдущего дня. Отпечаток говорит о чём-то, только если он записан ещё и вне архива, например внизу распечатанного списка: кто может писать в папку архива, может и пересчитать всю цепочку. Это не метка времени и не электронная подпись." /
        "The SHA-256 of a day's manifest, which holds those of the day's other files and of the manifest before it. A hash tells something only where it was kept outside the archive too, as at the foot of a printed list: whoever can write to the archive's folder can reckon the whole chain anew. It is no time stamp and no electronic signature.";
    KEPT_ELSEWHERE: "Где ещё записан отпечаток (заполняет клиника): ______________________" / "Where else the hash is written down (for the clinic to fill in): ______________________";
    TAKEN_OUT: "файлы стёрты по сроку хранения" / "its files were taken out when their time had passed";
    UNREAD: "прочесть не удалось" / "can't be read";
    LIMITS: "Чего эта страница не показывает" / "What this page does not show";
    LIMIT_FILES: "Здесь то, что записано в файлах клиники. Давал ли человек согласие на самом деле и его ли это номер, программа не знает и не проверяет. Для какого номера дано согласие, в файлах тоже не записано: показано, из какого столбца взят номер." /
        "Here is what the clinic's files say. Whether the person did consent, and whether the number is theirs, the program does not know and does not check. Nor do the files say for which number a consent was given: the page shows from which column the number is.";
    LIMIT_CALLS: "Запланированный контакт мог и не состояться: что было на деле, известно только из записанного итога. Звонка не по списку здесь нет, если его никто не записал. Программа сама никому не звонит и ничего не отправляет." /
        "A contact that was planned need not have been made: what came of it is known only where it was written down. A call beside the list is not here unless somebody recorded it. The program itself calls nobody and sends nothing.";
    LIMIT_NOW: "Итоги, отказы и паузы показаны так, как они записаны в файлах клиники сегодня; основания и согласия — какими они были в день списка." /
        "Outcomes, refusals and pauses are shown as the clinic's files have them today; grounds and consents as they were on the day of the list.";
    LIMIT_LAW: "Эта страница — справка из записей, а не юридическая консультация и не вывод о законности." /
        "This page tells what is on record. It is no legal advice and no judgement of what is lawful.";
}

/// What a phrase of the page is in a language, with its first letter as it is.
pub(crate) fn said(text: Both, language: Language) -> String {
    text.said_in(language).to_owned()
}

/// What somebody typed, as a text quotes it.
pub(crate) fn typed(text: &str, language: Language) -> String {
    match language {
        Language::Russian => format!("«{text}»"),
        Language::English => format!("“{text}”"),
    }
}

/// A patient as the page names one.
pub(crate) fn who(name: &str, id: &str, language: Language) -> String {
    let card = match language {
        Language::Russian => format!("карта {id}"),
        Language::English => format!("record {id}"),
    };
    if name.is_empty() {
        card
    } else {
        format!("{name} ({card})")
    }
}

/// A day that stands as a date in recall's own files, in words; as it is where it is none.
pub(crate) fn day_in_words(day: &str, language: Language) -> String {
    let parsed: Result<NaiveDate, _> = day.parse();
    parsed.map_or_else(|_| day.to_owned(), |day| date(day, language))
}

pub(crate) fn period(
    period: Period,
    archive: Option<(NaiveDate, NaiveDate)>,
    language: Language,
) -> String {
    let shown = |day: NaiveDate| date_in_figures(day, language);
    match (period.from, period.to, language) {
        (Some(from), Some(to), Language::Russian) => {
            format!("с {} по {}", shown(from), shown(to))
        }
        (Some(from), Some(to), Language::English) => {
            format!("from {} to {}", shown(from), shown(to))
        }
        (Some(from), None, Language::Russian) => format!("с {}", shown(from)),
        (Some(from), None, Language::English) => format!("from {} on", shown(from)),
        (None, Some(to), Language::Russian) => format!("по {}", shown(to)),
        (None, Some(to), Language::English) => format!("up to {}", shown(to)),
        (None, None, Language::Russian) => match archive {
            Some((first, last)) => {
                format!("весь архив: с {} по {}", shown(first), shown(last))
            }
            None => "весь архив".to_owned(),
        },
        (None, None, Language::English) => match archive {
            Some((first, last)) => {
                format!("the whole archive: {} to {}", shown(first), shown(last))
            }
            None => "the whole archive".to_owned(),
        },
    }
}

/// How much the archive holds: so many lists, of which some were taken out.
pub(crate) fn archive(
    (lists, taken_out): (usize, usize),
    span: Option<(NaiveDate, NaiveDate)>,
    language: Language,
) -> String {
    let mut out = LISTS.counted(lists, language);
    if let Some((first, last)) = span {
        let (first, last) = (
            date_in_figures(first, language),
            date_in_figures(last, language),
        );
        let more = match language {
            Language::Russian => format!(", первый за {first}, последний за {last}"),
            Language::English => format!(", the first of {first}, the last of {last}"),
        };
        out.push_str(&more);
    }
    if taken_out > 0 {
        let more = match language {
            Language::Russian => format!("; стёрты по сроку хранения: {taken_out}"),
            Language::English => format!("; taken out when their time had passed: {taken_out}"),
        };
        out.push_str(&more);
    }
    out
}

/// What the page comes to: how many contacts, how many matters with a paper, how many refusals and what came after them.
pub(crate) struct Counts {
    pub contacts: usize,
    pub matters: usize,
    pub with_paper: usize,
    pub opt_outs: usize,
    pub after_opt_out: usize,
    /// One of the refusals has no date: what was before it and what after, nobody knows.
    pub is_undated: bool,
    /// Whether there are files of outcomes.
    pub has_outcomes: bool,
    /// Lists that can't be shown.
    pub unseen: usize,
    /// The archive is not as it was written: a list may be gone.
    pub is_altered: bool,
}

pub(crate) fn in_short(counts: &Counts, language: Language) -> String {
    let contacts = CONTACTS.counted(counts.contacts, language);
    let mut out = match language {
        Language::Russian if counts.contacts == 0 => "Запланированных контактов нет.".to_owned(),
        Language::English if counts.contacts == 0 => "No contact was planned.".to_owned(),
        Language::Russian => format!("Запланировано: {contacts}."),
        Language::English => format!("Planned: {contacts}."),
    };
    if counts.contacts > 0 {
        let (with, all) = (counts.with_paper, counts.matters);
        let more = match language {
            Language::Russian => format!(
                " У каждого показаны основание и согласие; бумага с согласием указана для {with} из {all}."
            ),
            Language::English => format!(
                " Ground and consent are shown for each; a paper with the consent is named for {with} of {all}."
            ),
        };
        out.push_str(&more);
    }
    if counts.unseen > 0 {
        let lists = LISTS.counted(counts.unseen, language);
        let more = match language {
            Language::Russian => format!(
                " Не показано, потому что стёрто по сроку или не читается: {lists} за этот срок."
            ),
            Language::English => {
                format!(" Not shown, as taken out or unreadable: {lists} of this period.")
            }
        };
        out.push_str(&more);
    }
    out.push(' ');
    out.push_str(wish(counts).said_in(language));
    out
}

/// Whether somebody wished not to be contacted, and what came after that.
const fn wish(counts: &Counts) -> Both {
    match (counts.opt_outs, counts.after_opt_out) {
        (0, _) if !counts.has_outcomes => both(
            "Просили ли больше не беспокоить, неизвестно: файлов с итогами нет.",
            "Whether somebody wished not to be contacted is not known: there are no files of outcomes.",
        ),
        (0, _) => both(
            "Просьбы больше не беспокоить в файлах клиники нет.",
            "The clinic's files hold no wish not to be contacted.",
        ),
        (_, 0) if counts.is_undated => both(
            "Просьба больше не беспокоить записана без даты: что было после неё, по файлам не узнать.",
            "A wish not to be contacted is on record without its day: the files do not tell what came after it.",
        ),
        (_, 0) if counts.unseen == 0 && !counts.is_altered => both(
            "Просьба больше не беспокоить записана; после неё не запланировано ни одного контакта.",
            "A wish not to be contacted is on record; no contact was planned after it.",
        ),
        (_, 0) => both(
            "Просьба больше не беспокоить записана; после неё в списках, которые видны, не запланировано ни одного контакта.",
            "A wish not to be contacted is on record; the lists that can be shown have no contact after it.",
        ),
        _ => both(
            "Просьба больше не беспокоить записана, и после неё контакты запланированы: смотрите ниже.",
            "A wish not to be contacted is on record, and contacts were planned after it: see below.",
        ),
    }
}

/// What a contact is owed for, without a word about health.
pub(crate) fn ground(kind: &str, on: Option<&str>, by: Option<&str>, language: Language) -> String {
    let on = on.map(|on| day_in_words(on, language));
    let mut out = match (kind, on, language) {
        ("plan", Some(on), Language::Russian) => format!("план лечения, подписан {on}"),
        ("plan", Some(on), Language::English) => format!("a treatment plan, signed on {on}"),
        ("plan", None, Language::Russian) => "план лечения, дата подписи неизвестна".to_owned(),
        ("plan", None, Language::English) => {
            "a treatment plan, signed nobody knows when".to_owned()
        }
        ("agreement", Some(on), Language::Russian) => format!("договорённость с пациентом от {on}"),
        ("agreement", Some(on), Language::English) => {
            format!("an agreement with the patient of {on}")
        }
        ("agreement", None, Language::Russian) => {
            "назначено врачом; дня, когда договорились с пациентом, в файлах нет".to_owned()
        }
        ("agreement", None, Language::English) => {
            "set by the doctor; the files have no day on which the patient agreed".to_owned()
        }
        (_, Some(on), Language::Russian) => format!("запись на приём от {on}"),
        (_, Some(on), Language::English) => format!("a visit, booked on {on}"),
        (_, None, Language::Russian) => "запись на приём".to_owned(),
        (_, None, Language::English) => "a visit that is booked".to_owned(),
    };
    if let Some(by) = by {
        let more = match language {
            Language::Russian => format!("; со стороны клиники: {by}"),
            Language::English => format!("; for the clinic: {by}"),
        };
        out.push_str(&more);
    }
    out
}

/// On what permission a contact rests, with its dates.
pub(crate) fn permission(
    (name, on, until): (&str, Option<&str>, Option<&str>),
    guardian: Option<&str>,
    language: Language,
) -> String {
    let kind = match name {
        "yes" => both(
            "пациент разрешил звонить и писать",
            "the patient's leave to be contacted",
        ),
        "visits" => both(
            "пациент разрешил связываться только о приёмах",
            "the patient's leave to be contacted about visits only",
        ),
        "agreement" => both(
            "сама договорённость об этом напоминании",
            "the agreement about this very reminder",
        ),
        "remind" => both(
            "при записи на приём пациент просил напомнить",
            "the patient asked for a reminder when the visit was booked",
        ),
        _ => both("не указано", "not told"),
    };
    let mut out = said(kind, language);
    match (on, language) {
        (Some(on), Language::Russian) => {
            write!(out, ", {}", day_in_words(on, language)).ok();
        }
        (Some(on), Language::English) => {
            write!(out, ", given on {}", day_in_words(on, language)).ok();
        }
        (None, Language::Russian) => out.push_str("; день, когда дано, не указан"),
        (None, Language::English) => out.push_str("; the day is not told"),
    }
    match (until, language) {
        (Some(until), Language::Russian) => {
            write!(out, ", действует по {}", day_in_words(until, language)).ok();
        }
        (Some(until), Language::English) => {
            write!(out, ", holds until {}", day_in_words(until, language)).ok();
        }
        (None, _) => {}
    }
    if let Some(guardian) = guardian.filter(|name| !name.is_empty()) {
        let more = match language {
            Language::Russian => format!("; за ребёнка говорит {guardian}"),
            Language::English => format!("; {guardian} speaks for the child"),
        };
        out.push_str(&more);
    }
    out
}

/// Where the number stands that was to be called.
pub(crate) fn address_from(column: &str, language: Language) -> String {
    let text = match column {
        "call_phone" => both(
            "номер, который пациент назвал для звонков",
            "the number that the patient named for calls",
        ),
        "guardian_phone" => both("телефон законного представителя", "the guardian's number"),
        "email" => both(
            "адрес из карты пациента",
            "the address in the patient's record",
        ),
        _ => both(
            "телефон из карты пациента",
            "the number in the patient's record",
        ),
    };
    format!("{} ({column})", text.said_in(language))
}

/// That a talk was one with others.
pub(crate) fn same_talk(count: usize, language: Language) -> String {
    let contacts = CONTACTS.counted(count, language);
    match language {
        Language::Russian => {
            format!("тем же звонком: ещё {contacts} на этот номер; здесь то, что относится к этому")
        }
        Language::English => {
            format!(
                "the same call was for {contacts} more to this number; here is what belongs to this one"
            )
        }
    }
}

/// That cells of a row are left out, because they are about health or nobody knows what they hold.
pub(crate) fn cells_left_out(count: usize, language: Language) -> String {
    let cells = CELLS.counted(count, language);
    match language {
        Language::Russian => format!("не показано: {cells} о лечении или неизвестного содержания"),
        Language::English => format!("left out: {cells} about health or of unknown content"),
    }
}

/// The days of an answer that stayed the same.
pub(crate) fn days_of(not_called: &NotCalled, language: Language) -> String {
    let first = date_in_figures(not_called.first, language);
    if not_called.first == not_called.last {
        return first;
    }
    let last = date_in_figures(not_called.last, language);
    let lists = LISTS.counted(not_called.lists, language);
    format!("{first} – {last} ({lists})")
}

/// How somebody said no, or not now.
fn kind(kind: Kind) -> Both {
    match kind {
        Kind::OptOut => both(
            "Просьба больше не беспокоить",
            "A wish not to be contacted any more",
        ),
        Kind::Declined => both("Отказ по этому поводу", "A no to this matter"),
        Kind::WrongNumber => both("Номер оказался чужим", "The number is somebody else's"),
        Kind::Complaint => both("Жалоба", "A complaint"),
        Kind::Left => both("Больше не пациент клиники", "No longer a patient"),
        Kind::ConsentNo => both("Отметка «звонить нельзя»", "Marked as not to be contacted"),
        Kind::Note => both(
            "В примечании записано, что связываться не надо",
            "A note says not to make contact",
        ),
        Kind::Pause => both("Просьба подождать", "A pause"),
    }
}

/// What was said against contacts, and when.
pub(crate) fn refusal(refusal: &Refusal, language: Language) -> String {
    let what = kind(refusal.kind).said_in(language);
    match (refusal.on, refusal.until, language) {
        (Some(on), _, _) => format!("{what}, {}", date(on, language)),
        (None, Some(until), Language::Russian) => {
            format!(
                "{what}: не раньше {}; когда сказано, в файле нет",
                date(until, language)
            )
        }
        (None, Some(until), Language::English) => {
            format!(
                "{what}: not before {}; the file does not tell when it was said",
                date(until, language)
            )
        }
        (None, None, Language::Russian) => format!("{what}; день в файле не указан"),
        (None, None, Language::English) => format!("{what}; the file does not tell the day"),
    }
}

/// How soon it was obeyed.
pub(crate) fn obeyed(refusal: &Refusal, language: Language) -> String {
    let mut out = match (refusal.on, refusal.after.last()) {
        (None, _) => undated(refusal, language),
        (Some(on), Some((last, _))) => after(refusal, (on, *last), language),
        (Some(_), None) => none_after(refusal, language),
    };
    if refusal.lists_unseen > 0 {
        let lists = LISTS.counted(refusal.lists_unseen, language);
        let more = match language {
            Language::Russian => {
                format!(" Не показано, потому что стёрто по сроку или не читается: {lists}.")
            }
            Language::English => format!(" Not shown, as taken out or unreadable: {lists}."),
        };
        out.push_str(&more);
    }
    out
}

/// Of a refusal whose day is not told: when the last contact was.
fn undated(refusal: &Refusal, language: Language) -> String {
    match (refusal.last_before, language) {
        (Some(last), Language::Russian) => format!(
            "В архиве последний запланирован на {}.",
            date(last, language)
        ),
        (Some(last), Language::English) => format!(
            "The last contact in the archive was planned for {}.",
            date(last, language)
        ),
        (None, Language::Russian) => "Контактов в архиве нет.".to_owned(),
        (None, Language::English) => "The archive holds no contact.".to_owned(),
    }
}

/// What a refusal is to be held against.
fn whose_contacts(refusal: &Refusal) -> Both {
    match refusal.kind {
        Kind::Declined => both("контакта по этому поводу", "a contact about this matter"),
        Kind::WrongNumber if refusal.is_of_number() => {
            both("контакта на этот номер", "a contact to this number")
        }
        Kind::OptOut
        | Kind::WrongNumber
        | Kind::Complaint
        | Kind::Left
        | Kind::ConsentNo
        | Kind::Note
        | Kind::Pause => both("контакта с этим пациентом", "a contact with this patient"),
    }
}

fn none_after(refusal: &Refusal, language: Language) -> String {
    let lists = LISTS.counted(refusal.lists_after, language);
    let whose = whose_contacts(refusal).said_in(language);
    let mut out = match (refusal.lists_after, refusal.lists_unseen, language) {
        (0, 0, Language::Russian) => "Списков после этого дня в архиве нет.".to_owned(),
        (0, 0, Language::English) => "The archive has no list made after that day.".to_owned(),
        (0, _, Language::Russian) => {
            "Ни одного списка после этого дня архив показать не может.".to_owned()
        }
        (0, _, Language::English) => "The archive can show no list after that day.".to_owned(),
        (_, _, Language::Russian) => {
            format!("После этого дня в архиве {lists}, и {whose} нет ни в одном.")
        }
        (_, _, Language::English) => {
            format!("After that day the archive has {lists}, and none holds {whose}.")
        }
    };
    if let Some(before) = refusal.last_before {
        let before = date(before, language);
        let more = match language {
            Language::Russian => format!(" Последний запланирован на {before}."),
            Language::English => format!(" The last one was planned for {before}."),
        };
        out.push_str(&more);
    }
    out
}

/// The contacts that were planned after a refusal.
fn after(refusal: &Refusal, (on, last): (NaiveDate, NaiveDate), language: Language) -> String {
    let count = CONTACTS.counted(refusal.after.len(), language);
    let days_after = u32::try_from((last - on).num_days()).unwrap_or_default();
    let days_after = days(days_after, language);
    let all: Vec<String> = refusal
        .after
        .iter()
        .map(|(date, newer)| {
            let day = date_in_figures(*date, language);
            match (newer, language) {
                (Some(given), Language::Russian) => format!(
                    "{day} (по новому разрешению от {})",
                    day_in_words(given, language)
                ),
                (Some(given), Language::English) => {
                    format!(
                        "{day} (by a newer leave of {})",
                        day_in_words(given, language)
                    )
                }
                (None, _) => day,
            }
        })
        .collect();
    let all = all.join(", ");
    let about = match refusal.kind {
        Kind::Declined => both(" по этому поводу", " about this matter"),
        Kind::WrongNumber if refusal.is_of_number() => both(" на этот номер", " to this number"),
        Kind::OptOut
        | Kind::WrongNumber
        | Kind::Complaint
        | Kind::Left
        | Kind::ConsentNo
        | Kind::Note
        | Kind::Pause => both("", ""),
    };
    let about = about.said_in(language);
    match language {
        Language::Russian => format!(
            "После этого дня{about} запланировано: {count}: {all}. Последний — через {days_after}."
        ),
        Language::English => {
            format!(
                "Planned{about} after that day: {count}: {all}. The last one {days_after} later."
            )
        }
    }
}
