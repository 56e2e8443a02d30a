//! Requests that say only when, where or in what way not to call: «не звонить утром», «не звонить на работу», «не писать, звонить».
//!
//! Such a request is no refusal for good: nobody calls until it is sorted out. «Больше не», «никогда», «вообще» make a refusal of any.

use std::ops::Range;

use super::text::{Part, words};

const VERBS: &str = "звонить звоните звони звонили звонят беспокоить беспокойте беспокоили беспокоят тревожить тревожьте писать пишите пиши \
    писали call phone ring text contact disturb bother";
const WRITING: &str = "писать пишите пиши писали text";
/// What may stand between `не` and the verb, and behind both.
const NEEDLESS: &str = "надо нужно стоит ей ему им мне to";
const FOREVER: &str = "больше никогда вообще совсем never again anymore ever";
const LIMITS: &str = "до после раньше позже рано поздно before after until till earlier later";
const TIMES: &str = "сегодня завтра послезавтра утром вечером днем ночью пока today tomorrow";
const PREPOSITIONS: &str = "в во на по с со из этой эту так during in on at the";
const TIMES_BEHIND: &str = "утра утро утрам вечер вечерам обед обеда выходные выходным выходной будни будням рабочее работы неделе неделю \
    понедельник понедельникам вторник вторникам среду средам четверг четвергам пятницу пятницам субботу субботам воскресенье воскресеньям \
    пн вт ср чт пт сб вс январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре \
    morning mornings evening evenings afternoon night weekend weekends weekdays monday tuesday wednesday thursday friday saturday sunday";
const PLACES: &str = "работу рабочий рабочем домашний городской мобильный work landline office";
const WHERE: &str = "домой мужу жене маме папе матери отцу дочери дочке сыну ребенку родителям бабушке дедушке брату сестре";
const MESSAGES: &str = "смс sms смску сообщения сообщение ватсап вотсап вацап whatsapp телеграм телеграмм telegram вайбер viber почту мессенджер \
    max макс texts messages";
const BUT: &str = "а но только лучше можно but only better";
const CALLING: &str = "звонить звоните звонок позвонить звонками call calls";
/// What may stand around `звонить` where it is asked for.
const AROUND_CALLING: &str =
    "только лучше можно надо нужно а но просит просила просил by only better just please";

fn is_one_of(word: &str, list: &str) -> bool {
    list.split_ascii_whitespace().any(|known| known == word)
}

/// The words of each part without requests of that kind.
pub fn without_limited<'w>(parts: &[Vec<&'w str>]) -> Vec<Vec<&'w str>> {
    let kept = parts.iter().enumerate().map(|(place, words)| {
        let is_forever = words.iter().any(|word| is_one_of(word, FOREVER));
        let mut kept = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let here = (!is_forever).then(|| request(words, at)).flatten();
            match here {
                Some((here, true)) => at = here.end,
                Some((here, _)) if is_limited(words, &here) || is_of_way(parts, place, &here) => {
                    at = here.end;
                }
                _ => {
                    kept.push(words[at]);
                    at += 1;
                }
            }
        }
        kept
    });
    kept.collect()
}

/// Whether a cell has such a request.
pub fn has_limited(parts: &[Part]) -> bool {
    let all: Vec<Vec<&str>> = parts.iter().map(|part| words(&part.text)).collect();
    without_limited(&all) != all
}

/// Where a request not to call stands that begins with a word: «не надо звонить», «звонить не надо», «don't call». And whether it is limited
/// within: «звонить утром не надо», «не надо сегодня звонить».
fn request(words: &[&str], at: usize) -> Option<(Range<usize>, bool)> {
    let says_when = |word: &&&str| {
        [TIMES, PREPOSITIONS, TIMES_BEHIND, PLACES, WHERE]
            .iter()
            .any(|list| is_one_of(word, list))
            || matches!(**word, "сейчас" | "now")
    };
    let word = *words.get(at)?;
    if matches!(word, "не" | "not" | "dont") {
        let mut next = at + 1;
        while is_one_of(words.get(next)?, NEEDLESS) {
            next += 1;
        }
        // «Не надо пока звонить».
        let is_needless = next > at + 1;
        let within = words[next..].iter().take_while(says_when).count();
        let verb = next + if is_needless { within } else { 0 };
        return is_one_of(words.get(verb)?, VERBS).then_some((at..verb + 1, verb > next));
    }
    if !is_one_of(word, VERBS) {
        return None;
    }
    let within = words[at + 1..].iter().take_while(says_when).count();
    let not = at + 1 + within;
    let is_behind = *words.get(not)? == "не" && is_one_of(words.get(not + 1)?, NEEDLESS);
    is_behind.then_some((at..not + 2, within > 0))
}

/// Whether the words beside a request say when or where.
fn is_limited(words: &[&str], here: &Range<usize>) -> bool {
    let behind = &words[here.end..];
    let of_time = behind
        .iter()
        .take_while(|word| is_one_of(word, PREPOSITIONS));
    let skipped = of_time.count();
    let first = behind.first().copied().unwrap_or_default();
    let next = behind.get(skipped).copied().unwrap_or_default();
    let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let is_writing = words[here.clone()]
        .iter()
        .any(|word| is_one_of(word, WRITING));
    if is_one_of(next, LIMITS)
        || is_one_of(next, TIMES)
        || is_one_of(first, WHERE)
        || is_writing && is_one_of(next, MESSAGES)
        || skipped > 0 && (is_one_of(next, TIMES_BEHIND) || is_one_of(next, PLACES))
        || first == "с" && is_number(next)
    {
        return true;
    }
    let before = &words[..here.start];
    let Some((&last, earlier)) = before.split_last() else {
        return false;
    };
    let of = earlier.last().copied().unwrap_or_default();
    is_one_of(last, TIMES)
        || is_one_of(of, PREPOSITIONS) && (is_one_of(last, TIMES_BEHIND) || is_one_of(last, PLACES))
        || before
            .iter()
            .rev()
            .take(3)
            .any(|word| is_one_of(word, LIMITS))
}

/// Whether the cell asks for the other way: «не писать, звонить», «писать только в вотсап, не звонить».
fn is_of_way(parts: &[Vec<&str>], place: usize, here: &Range<usize>) -> bool {
    let own = &parts[place];
    let is_writing = own[here.clone()]
        .iter()
        .any(|word| is_one_of(word, WRITING));
    let behind = &own[here.end..];
    let turns = behind.first().is_some_and(|word| is_one_of(word, BUT));
    let others = parts
        .iter()
        .enumerate()
        .filter(|(other, _)| *other != place);
    let mut others = others.map(|(_, words)| words.as_slice());
    if is_writing {
        turns && asks_to_call(behind) || others.any(asks_to_call)
    } else {
        let before = &own[..here.start];
        turns && asks_to_write(behind) || asks_to_write(before) || others.any(asks_to_write)
    }
}

fn asks_to_call(words: &[&str]) -> bool {
    words.iter().any(|word| is_one_of(word, CALLING))
        && words
            .iter()
            .all(|word| is_one_of(word, CALLING) || is_one_of(word, AROUND_CALLING))
}

fn asks_to_write(words: &[&str]) -> bool {
    const ASKS: &str = "писать пишите пиши написать присылать text";
    let is_denied = words
        .iter()
        .any(|word| matches!(*word, "не" | "not" | "dont"));
    let mut places = 0..words.len();
    !is_denied
        && places.any(|at| {
            is_one_of(words[at], ASKS)
                || matches!(words[at], "только" | "лучше" | "only")
                    && words[at + 1..]
                        .iter()
                        .take(2)
                        .any(|word| is_one_of(word, MESSAGES))
        })
}
