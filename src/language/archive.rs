//! What is said of an archive: the foot of a list, what came of looking through the days, what was taken out.

use std::fmt::Write;
use std::path::Path;

use chrono::NaiveDate;

use super::date;
use super::errors::cause;
use crate::base::plural::noun;
use crate::base::{Language, both, visible};
use crate::disk::{Cause, shown};
use crate::model::seal::Seal;

/// Something that is amiss in an archive. Files are named with the day in which they lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Finding {
    Altered {
        file: String,
    },
    Missing {
        file: String,
    },
    Added {
        file: String,
    },
    /// A link, or a folder.
    NoFile {
        file: String,
    },
    Unreadable {
        file: String,
        why: Cause,
    },
    NoManifest {
        day: String,
    },
    BadManifest {
        day: String,
    },
    /// A day that another one names is not there.
    DayMissing {
        day: String,
        by: String,
    },
    /// So many days more are missing before one.
    Gap {
        before: String,
        count: u64,
    },
    /// Its manifest is another than the one that the next day has named.
    OtherManifest {
        day: String,
        by: String,
    },
    /// It names another day than the one that stands before it.
    OutOfPlace {
        day: String,
        names: String,
    },
    /// It names none, and is not the first.
    NoLink {
        day: String,
    },
    /// Two days have one place in the chain.
    SamePlace {
        day: String,
        other: String,
    },
    /// What lies in a folder is of another date.
    OfAnotherDate {
        day: String,
        date: NaiveDate,
    },
    /// It says that it was taken out, and the days archived since don't.
    NotNamed {
        day: String,
    },
    /// It was taken out within a year.
    TooEarly {
        day: String,
        on: NaiveDate,
    },
    /// A file of a day that was taken out.
    StillThere {
        file: String,
    },
}

/// A day that was taken out on purpose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TakenOut {
    pub(crate) day: String,
    pub(crate) on: NaiveDate,
}

/// What came of looking for a hash that was kept elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Expected {
    /// It is that of a day.
    Day(String),
    /// It was that of a day, as the next one says.
    Once {
        day: String,
        by: String,
    },
    Unknown(String),
}

/// What came of looking through an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Verified {
    pub(crate) days: usize,
    /// Of which dates they are.
    pub(crate) span: Option<(NaiveDate, NaiveDate)>,
    pub(crate) last: Option<Seal>,
    pub(crate) taken_out: Vec<TakenOut>,
    /// Days that were archived after one of a later date.
    pub(crate) out_of_order: Vec<(String, String)>,
    /// A run ended while it wrote a day.
    pub(crate) has_part: bool,
    pub(crate) expected: Option<Expected>,
    pub(crate) findings: Vec<Finding>,
}

impl Verified {
    /// Whether nothing is amiss, and a hash that was asked for is there.
    pub(crate) fn is_whole(&self) -> bool {
        let is_found = match &self.expected {
            None | Some(Expected::Day(_)) => true,
            Some(Expected::Once { .. } | Expected::Unknown(_)) => false,
        };
        self.days > 0 && self.findings.is_empty() && is_found
    }
}

/// The foot of a list that was archived: the short form of the hash, and the whole.
#[must_use]
pub(crate) fn foot(seal: &Seal, language: Language) -> [String; 2] {
    let (day, short, whole) = (&seal.day, seal.short(), &seal.sha256);
    match language {
        Language::Russian => [
            format!("Архив: день {day}, отпечаток {short}"),
            format!("Отпечаток полностью: {whole}"),
        ],
        Language::English => [
            format!("Archive: day {day}, hash {short}"),
            format!("The whole hash: {whole}"),
        ],
    }
}

/// A day of an archive can't be used, and the chain goes on without it.
#[must_use]
pub(crate) fn unusable(day: &str, language: Language) -> String {
    let day = visible(day);
    match language {
        Language::Russian => format!(
            "день {day} в архиве не читается, и новый день на него не ссылается; что ещё не так, скажет recall prove --verify"
        ),
        Language::English => format!(
            "day {day} of the archive can't be read, and the new day is not chained to it; recall prove --verify says what else is amiss"
        ),
    }
}

/// All that is said of an archive that was looked through.
#[must_use]
pub(crate) fn verified(archive: &Path, verified: &Verified, language: Language) -> String {
    let mut out = String::new();
    let mut line = |text: &str| {
        writeln!(out, "{text}").ok();
    };
    line(&opening(archive, verified, language));
    if let Some(last) = &verified.last {
        let said = both("Последний отпечаток", "The last hash").said_in(language);
        line(&format!("{said}: {} · {}", last.short(), last.day));
        line(&format!("  {}", last.sha256));
    }
    if let Some(expected) = &verified.expected {
        line("");
        line(&self::expected(expected, language));
    }
    line("");
    let is_not_found = matches!(
        verified.expected,
        Some(Expected::Once { .. } | Expected::Unknown(_))
    );
    if verified.findings.is_empty() && verified.days > 0 && is_not_found {
        line(
            both(
                "Между собой файлы и отпечатки сходятся: архив могли пересчитать целиком или убрать последние дни.",
                "The files and the hashes agree with each other: the archive may have been reckoned anew, or its last days taken away.",
            )
            .said_in(language),
        );
    } else if verified.findings.is_empty() && verified.days > 0 {
        line(
            both(
                "Всё на месте: каждый файл тот же, что при записи, и цепочка отпечатков цела.",
                "Nothing is amiss: each file is as it was written, and the chain of hashes is whole.",
            )
            .said_in(language),
        );
    } else if verified.findings.is_empty() {
        line(
            both(
                "Здесь нет ни одного дня архива.",
                "There is no day of an archive here.",
            )
            .said_in(language),
        );
    } else {
        let count = verified.findings.len();
        let things = noun(
            ["нарушение", "нарушения", "нарушений"],
            ["thing is amiss", "things are amiss"],
        );
        line(&match language {
            Language::Russian => format!("Найдено: {}.", things.counted(count, language)),
            Language::English => format!("{}:", things.counted(count, language)),
        });
        for finding in &verified.findings {
            line(&format!("  {}", sentence(finding, language)));
        }
    }
    let notes = notes(verified, language);
    if !notes.is_empty() {
        line("");
    }
    for told in notes {
        line(&told);
    }
    line("");
    line(LIMITS.said_in(language));
    out
}

fn opening(archive: &Path, verified: &Verified, language: Language) -> String {
    let days = noun(["день", "дня", "дней"], ["day", "days"]);
    let days = days.counted(verified.days, language);
    let archive = shown(archive);
    let span = verified.span.map(|(first, last)| {
        let (from, until) = (date(first, language), date(last, language));
        if first == last {
            return format!(", {from}");
        }
        match language {
            Language::Russian => format!(", {from} — {until}"),
            Language::English => format!(", {from} to {until}"),
        }
    });
    let span = span.unwrap_or_default();
    match language {
        Language::Russian => format!("Архив {archive}: {days}{span}"),
        Language::English => format!("Archive {archive}: {days}{span}"),
    }
}

fn expected(expected: &Expected, language: Language) -> String {
    match (expected, language) {
        (Expected::Day(day), Language::Russian) => {
            format!("Этот отпечаток в цепочке есть: день {day}.")
        }
        (Expected::Day(day), Language::English) => {
            format!("That hash is in the chain: day {day}.")
        }
        (Expected::Once { day, by }, Language::Russian) => format!(
            "Такой отпечаток был у дня {day}: так записано в дне {by}. Теперь отпечаток этого дня другой."
        ),
        (Expected::Once { day, by }, Language::English) => {
            format!(
                "That was the hash of day {day}, as day {by} says. The day has another one now."
            )
        }
        (Expected::Unknown(hash), Language::Russian) => {
            format!("Отпечатка {hash} в цепочке нет: день изменили, убрали, или архив не тот.")
        }
        (Expected::Unknown(hash), Language::English) => format!(
            "There is no hash {hash} in the chain: the day was altered or taken out, or this is another archive."
        ),
    }
}

/// What is no fault, and is told.
fn notes(verified: &Verified, language: Language) -> Vec<String> {
    let mut notes = Vec::new();
    if !verified.taken_out.is_empty() {
        let days = noun(["день", "дня", "дней"], ["day", "days"]);
        let count = days.counted(verified.taken_out.len(), language);
        let list = verified.taken_out.iter().map(|taken_out| {
            let (day, on) = (&taken_out.day, date(taken_out.on, language));
            match language {
                Language::Russian => format!("  {day}: стёрт {on}, отпечаток остался"),
                Language::English => format!("  {day}: on {on}; its hash is there"),
            }
        });
        notes.push(match language {
            Language::Russian => format!("Стёрто по сроку хранения: {count}."),
            Language::English => format!("Taken out on purpose, being old: {count}."),
        });
        notes.extend(list);
    }
    for (day, after) in &verified.out_of_order {
        notes.push(match language {
            Language::Russian => format!("День {day} записан позже дня {after}."),
            Language::English => format!("Day {day} was archived after day {after}."),
        });
    }
    if verified.has_part {
        let part = both(
            "Один запуск не дописал свой день; следующий уберёт, что от него осталось.",
            "A run ended before it had written its day; the next one takes away what is left of it.",
        );
        notes.push(part.said_in(language).to_owned());
    }
    notes
}

/// What a chain of hashes does not show.
const LIMITS: crate::base::Both = both(
    "Чего эта проверка не показывает: кто может писать в папку архива, тот может пересчитать всю цепочку или убрать её последние дни. \
     Это видно, только если отпечаток записан ещё где-то (он стоит внизу каждого списка): проверьте его через --expected. \
     Отпечаток — не метка времени и не электронная подпись.",
    "What this does not show: whoever can write the archive's folder can work out the whole chain anew, or take out its last days. \
     Only a hash that was kept elsewhere shows that (one stands at the foot of each list): look it up with --expected. \
     A hash is no time stamp and no signature.",
);

/// What is amiss in an archive, a line each.
pub(crate) fn findings(verified: &Verified, language: Language) -> Vec<String> {
    let findings = verified.findings.iter();
    findings
        .map(|finding| sentence(finding, language))
        .collect()
}

fn sentence(finding: &Finding, language: Language) -> String {
    match language {
        Language::Russian => russian(finding),
        Language::English => english(finding),
    }
}

fn russian(finding: &Finding) -> String {
    let dated = |on: NaiveDate| date(on, Language::Russian);
    match finding {
        Finding::Altered { file } => format!("{file}: файл изменён"),
        Finding::Missing { file } => format!("{file}: файла нет"),
        Finding::Added { file } => format!("{file}: лишнее, при записи дня этого не было"),
        Finding::NoFile { file } => format!("{file}: на месте файла ссылка или папка"),
        Finding::Unreadable { file, why } => {
            let why = cause::sentence(*why, Language::Russian);
            format!("{file}: не удаётся прочесть: {why}")
        }
        Finding::NoManifest { day } => format!("{day}: нет описи дня, day.json"),
        Finding::BadManifest { day } => format!("{day}/day.json: это не опись дня"),
        Finding::DayMissing { day, by } => format!("{day}: дня нет, а день {by} на него ссылается"),
        Finding::Gap { before, count } => {
            let days = noun(["дня", "дней", "дней"], ["day", "days"]);
            let days = days.counted(
                usize::try_from(*count).unwrap_or(usize::MAX),
                Language::Russian,
            );
            format!("перед {before} не хватает {days}")
        }
        Finding::OtherManifest { day, by } => {
            format!("{day}/day.json: изменён: день {by} помнит другой отпечаток")
        }
        Finding::OutOfPlace { day, names } => {
            format!("{day}: не на своём месте в цепочке: ссылается на день {names}")
        }
        Finding::NoLink { day } => format!("{day}: не ссылается на предыдущий день"),
        Finding::SamePlace { day, other } => {
            format!("{day}: стоит в цепочке на том же месте, что и день {other}")
        }
        Finding::OfAnotherDate { day, date } => {
            format!("{day}: в этой папке лежит день за {}", dated(*date))
        }
        Finding::NotNamed { day } => format!(
            "{day}: отмечен как стёртый по сроку, но в днях, записанных после этого, об этом ничего нет"
        ),
        Finding::TooEarly { day, on } => {
            format!(
                "{day}: стёрт {}, а хранить нужно не меньше года",
                dated(*on)
            )
        }
        Finding::StillThere { file } => {
            format!("{file}: день стёрт по сроку, а файл остался; запустите --expire ещё раз")
        }
    }
}

fn english(finding: &Finding) -> String {
    let dated = |on: NaiveDate| date(on, Language::English);
    match finding {
        Finding::Altered { file } => format!("{file}: was altered"),
        Finding::Missing { file } => format!("{file}: is missing"),
        Finding::Added { file } => format!("{file}: was added, and is none of the day's"),
        Finding::NoFile { file } => format!("{file}: is a link or a folder, and no file"),
        Finding::Unreadable { file, why } => {
            let why = cause::sentence(*why, Language::English);
            format!("{file}: can't be read: {why}")
        }
        Finding::NoManifest { day } => format!("{day}: day.json is missing"),
        Finding::BadManifest { day } => format!("{day}/day.json: is no manifest of a day"),
        Finding::DayMissing { day, by } => format!("{day}: is missing, and day {by} names it"),
        Finding::Gap { before, count } => {
            let days = noun(["", "", ""], ["day", "days"]);
            let days = days.counted(
                usize::try_from(*count).unwrap_or(usize::MAX),
                Language::English,
            );
            format!("{days} missing before {before}")
        }
        Finding::OtherManifest { day, by } => {
            format!("{day}/day.json: was altered: day {by} has another hash of it")
        }
        Finding::OutOfPlace { day, names } => {
            format!(
                "{day}: is out of its place in the chain: it names day {names} as the one before"
            )
        }
        Finding::NoLink { day } => format!("{day}: names no day before it"),
        Finding::SamePlace { day, other } => {
            format!("{day}: has the same place in the chain as day {other}")
        }
        Finding::OfAnotherDate { day, date } => {
            format!("{day}: holds a day of {}", dated(*date))
        }
        Finding::NotNamed { day } => {
            format!(
                "{day}: says that it was taken out on purpose, and the days archived since don't"
            )
        }
        Finding::TooEarly { day, on } => {
            format!(
                "{day}: was taken out on {}, and must be kept for a year",
                dated(*on)
            )
        }
        Finding::StillThere { file } => {
            format!("{file}: its day was taken out, and the file is there; run --expire again")
        }
    }
}

/// What is said of days that were taken out.
#[must_use]
pub(crate) fn taken_out(days: &[String], language: Language) -> String {
    if days.is_empty() {
        let none = both(
            "Стирать нечего: таких старых дней в архиве нет.",
            "Nothing to take out: the archive has no days that old.",
        );
        return format!("{}\n", none.said_in(language));
    }
    let count = noun(["день", "дня", "дней"], ["day", "days"]).counted(days.len(), language);
    let list = days.join(", ");
    match language {
        Language::Russian => format!(
            "Стёрто: {count}: {list}.\nОстались описи этих дней без имён и номеров: без них цепочка отпечатков оборвалась бы.\n"
        ),
        Language::English => format!(
            "Taken out: {count}: {list}.\nTheir manifests, which hold no names and numbers, stay as links of the chain.\n"
        ),
    }
}
