//! The words of which times are made.

use chrono::Weekday;

use super::tokens::Kind;

/// Whether a word is one of a list parted by spaces.
pub(super) fn is_one_of(word: &str, list: &str) -> bool {
    !word.is_empty() && list.split_ascii_whitespace().any(|known| known == word)
}

fn place(word: &str, lists: &[&str]) -> Option<usize> {
    lists.iter().position(|list| is_one_of(word, list))
}

/// A day of the week, in any case of the word that stands behind в, с, до, после, к.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    const DAYS: [&str; 7] = [
        "пн понед понедельник понедельника понедельнику mon monday",
        "вт втор вторник вторника вторнику tue tues tuesday",
        "ср среда среду среды среде wed weds wednesday",
        "чт четв четверг четверга четвергу thu thur thurs thursday",
        "пт пятн пятница пятницу пятницы пятнице fri friday",
        "сб субб суббота субботу субботы субботе sat saturday",
        "вс воскр воскресенье воскресенья воскресенью sun sunday",
    ];
    let place = u8::try_from(place(word, &DAYS)?).ok()?;
    Weekday::try_from(place).ok()
}

/// The number of a month.
pub(super) fn month(word: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "янв январь января январе jan january",
        "фев февр февраль февраля феврале feb february",
        "мар март марта марте mar march",
        "апр апрель апреля апреле apr april",
        "май мая мае may",
        "июн июнь июня июне jun june",
        "июл июль июля июле jul july",
        "авг август августа августе aug august",
        "сен сент сентябрь сентября сентябре sep sept september",
        "окт октябрь октября октябре oct october",
        "ноя нояб ноябрь ноября ноябре nov november",
        "дек декабрь декабря декабре dec december",
    ];
    u32::try_from(place(word, &MONTHS)? + 1).ok()
}

/// A small number by its name.
pub(super) fn number(word: &str) -> Option<u32> {
    const NUMBERS: [&str; 12] = [
        "один одну одного one",
        "два две двух two",
        "три трех three",
        "четыре четырех four",
        "пять пяти five",
        "шесть шести six",
        "семь семи seven",
        "восемь восьми eight",
        "девять девяти nine",
        "десять десяти ten",
        "одиннадцать одиннадцати eleven",
        "двенадцать двенадцати twelve",
    ];
    u32::try_from(place(word, &NUMBERS)? + 1).ok()
}

/// What time is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Minute,
    Hour,
    Day,
    Week,
    /// Calendar months.
    Month,
}

/// A unit of time, in any case and number.
pub(super) fn unit(word: &str) -> Option<Unit> {
    const UNITS: [(&str, Unit); 5] = [
        (
            "мин минут минуту минуты минуток min mins minute minutes",
            Unit::Minute,
        ),
        ("ч час часа часов часик hour hours h hr hrs", Unit::Hour),
        ("д дн день дня дней денек day days", Unit::Day),
        ("нед неделю недели недель недельку week weeks", Unit::Week),
        ("мес месяц месяца месяцев месяцок month months", Unit::Month),
    ];
    let known = UNITS.iter().find(|(names, _)| is_one_of(word, names));
    known.map(|&(_, unit)| unit)
}

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// From the start of the shift.
    Morning,
    /// 13:00.
    Lunch,
    /// No hour of its own: `днем` tells only which half of the day an hour is of.
    Daytime,
    /// 14:00.
    Afternoon,
    /// 18:00.
    Evening,
}

/// A part of the day by one word.
pub(super) fn part(word: &str) -> Option<Part> {
    const PARTS: [(&str, Part); 5] = [
        ("утро утром утречком morning", Part::Morning),
        ("обед обеду lunch lunchtime", Part::Lunch),
        ("днем daytime", Part::Daytime),
        ("пополудни afternoon", Part::Afternoon),
        (
            "вечер вечером вечерком вечеру evening tonight",
            Part::Evening,
        ),
    ];
    let known = PARTS.iter().find(|(names, _)| is_one_of(word, names));
    known.map(|&(_, part)| part)
}

/// What stands before a time and leaves it what it is.
pub(super) const AT: &str = "в во на к ко около примерно где то часов часиков часам ближе at on about around by the this in \
    эту этот это ближайшую ближайший ближайшее coming";
/// By then, not then: of an hour it is the hour, of a day it can't be told which.
pub(super) const BY: &str = "к ко by";
/// Behind these a number alone is an hour; `на` is not among them: one talks of a mark «на 5», a visit «на 9».
pub(super) const AT_HOUR: &str = "в во к ко около часов часиков часам at by around about";
pub(super) const AFTER: &str = "после after";
pub(super) const FROM: &str = "с со от from since";
pub(super) const UNTIL: &str = "до по until till before";
/// They deny the time behind them, save `не раньше`.
pub(super) const DENIES: &str = "не not кроме except";
pub(super) const EARLIER: &str = "раньше ранее before earlier";
pub(super) const IN: &str = "через чрез чз in";
pub(super) const NEXT: &str =
    "след следующий следующую следующее следующей следующем следущей следущую будущей будущем next";

/// Events of which nobody can tell the date: what comes after them can't be read. The beginnings of words.
pub(super) const EVENTS: [&str; 27] = [
    "праздник",
    "нг",
    "новог",
    "новы",
    "зп",
    "зарплат",
    "аванс",
    "получк",
    "родов",
    "отпуск",
    "выходн",
    "больничн",
    "выписк",
    "каникул",
    "сесси",
    "командировк",
    "майски",
    "январски",
    "отъезд",
    "приезд",
    "поездк",
    "holiday",
    "payday",
    "vacation",
    "new",
    "christmas",
    "weekend",
];
/// What somebody waits for: «как выпишут», «когда вернётся».
pub(super) const EVENTUALLY: [&str; 8] = [
    "выпиш",
    "выздоров",
    "поправ",
    "верн",
    "приед",
    "роди",
    "освобод",
    "получ",
];

/// Whether a word tells that a time beside it is one for a call to come, or that it is when a call was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mood {
    /// Somebody is to be called, or could not talk now.
    Asks,
    /// Somebody was called.
    Was,
}

/// What a word tells about the times beside it.
pub(super) fn mood(word: &str) -> Option<Mood> {
    const ASKS: &str = "перезвонить перезвоните перезвоню перезвоним перезв набрать наберите наберу позвонить позвоните позвоню \
        звонить занят занята неудобно удобно лучше будет будут работе рулем совещании приеме дороге отпуске просьба \
        call callback ring asked asks busy better please driving work meeting";
    const ASK_BEGINNINGS: [&str; 7] = [
        "созвон",
        "просил",
        "просит",
        "попросил",
        "попросит",
        "договорил",
        "обещал",
    ];
    const WAS: &str = "нд ндз недозв вчера раз раза занято гудки автоответчик взял взяла взяли смс answer answered voicemail tried";
    const WAS_BEGINNINGS: [&str; 15] = [
        "ответ",
        "отвеч",
        "бер",
        "снима",
        "дозвон",
        "недозвон",
        "доступ",
        "недоступ",
        "сброс",
        "сбрас",
        "скин",
        "звонил",
        "набирал",
        "попыт",
        "отправ",
    ];
    let begins = |beginnings: &[&str]| beginnings.iter().any(|start| word.starts_with(start));
    if is_one_of(word, ASKS) || begins(&ASK_BEGINNINGS) {
        Some(Mood::Asks)
    } else if is_one_of(word, WAS) || begins(&WAS_BEGINNINGS) {
        Some(Mood::Was)
    } else {
        None
    }
}

/// What `до` a day says of the next call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Until {
    /// Somebody is away or ill until then: the call is on the day after.
    Absence,
    /// Somebody decides until then: the call is on that day.
    Thinking,
    /// It is to be made by then, and nobody knows on which day: it can't be read, as `к пятнице`.
    Deadline,
}

/// What a text tells of that; `None` where it tells nothing.
#[must_use]
pub fn until(text: &str) -> Option<Until> {
    const AWAY: [&str; 24] = [
        "отпуск",
        "больничн",
        "боле",
        "больн",
        "заболе",
        "простуд",
        "простыл",
        "уехал",
        "уезж",
        "командир",
        "отъезд",
        "отсутств",
        "отдых",
        "море",
        "даче",
        "дачу",
        "деревн",
        "санатор",
        "vacation",
        "holiday",
        "sick",
        "away",
        "travel",
        "abroad",
    ];
    const AWAY_WORDS: &str = "ill trip leave out";
    const ASKS: [&str; 9] = [
        "перезвон",
        "перезв",
        "набра",
        "набер",
        "просил",
        "попрос",
        "просит",
        "позвон",
        "звон",
    ];
    const ASKS_WORDS: &str = "call callback ring phone asked asks try";
    const THINKS: [&str; 8] = [
        "дума",
        "подума",
        "обдум",
        "размышл",
        "реш",
        "посовет",
        "think",
        "decid",
    ];
    let tokens = super::tokens::tokens(text);
    let words = tokens.iter().filter_map(|token| match &token.kind {
        Kind::Word(word) => Some(word.as_str()),
        _ => None,
    });
    let words: Vec<&str> = words.collect();
    let is_any = |stems: &[&str], list: &str| {
        let begins = |word: &str| stems.iter().any(|stem| word.starts_with(stem));
        words
            .iter()
            .any(|word| begins(word) || is_one_of(word, list))
    };
    // «Её не будет до пятницы».
    let is_out = words
        .windows(2)
        .any(|two| matches!(two, ["не", "будет" | "будут"]));
    if is_out || is_any(&AWAY, AWAY_WORDS) {
        Some(Until::Absence)
    } else if is_any(&ASKS, ASKS_WORDS) {
        Some(Until::Deadline)
    } else {
        is_any(&THINKS, "").then_some(Until::Thinking)
    }
}

/// What may stand beside the time in the cell for the next call without changing it.
pub(super) const BESIDE: &str = "перезвонить перезв перезвон позвонить звонить звонок набрать просил просила просили просит попросил \
    попросила отпуск отпуске командировка командировке занят занята лучше можно удобно будет дома в и тогда \
    call callback back ring please asked her him them to vacation on";
/// The patient will call: an outcome, and no time.
pub(super) const PATIENT_CALLS: [&str; 29] = [
    "сама",
    "сам",
    "сами",
    "позвонит",
    "позвонят",
    "перезвонит",
    "перезвонят",
    "позвонит сама",
    "позвонит сам",
    "позвонят сами",
    "перезвонит сама",
    "перезвонит сам",
    "перезвонят сами",
    "сама позвонит",
    "сам позвонит",
    "сами позвонят",
    "сама перезвонит",
    "сам перезвонит",
    "сама наберет",
    "сам наберет",
    "наберет сама",
    "наберет сам",
    "will call",
    "will call back",
    "will call us",
    "patient will call",
    "she will call",
    "he will call",
    "they will call",
];
/// Nobody is to call again.
pub(super) const NOT_WANTED: [&str; 11] = [
    "нет",
    "не надо",
    "не нужно",
    "не требуется",
    "не перезванивать",
    "перезванивать не надо",
    "no",
    "none",
    "not needed",
    "no need",
    "not necessary",
];

/// Whether a token may stand in a part of which nothing but a time is said.
pub(super) fn is_of_time(kind: &Kind<'_>) -> bool {
    const BESIDE_HOURS: &str =
        "сегодня today ч час часа часов утра дня вечера ночи am pm a p m и and";
    match kind {
        Kind::Number(_) | Kind::Sign('.' | ':' | '-' | '(' | ')') => true,
        Kind::Sign(_) => false,
        Kind::Word(word) => {
            part(word).is_some() || is_one_of(word, AT) || is_one_of(word, BESIDE_HOURS)
        }
    }
}
