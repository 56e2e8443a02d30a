//! What the columns of a campaign are called: those that tell what it is about, and those that a screen puts behind.

use crate::base::{Both, both};
use crate::export::values::normal;

/// What a screen puts behind the columns of a campaign.
pub(crate) const SCREENED: [&str; 5] = ["verdict", "reason", "codes", "why", "on"];

/// What a person reads above them.
pub(crate) const TITLES: [Both; SCREENED.len()] = [
    both("Решение", "Verdict"),
    both("Обоснованный повод", "Justified reason"),
    both("Основание решения", "Grounds of the verdict"),
    both("Почему", "Why"),
    both("Когда можно", "From when"),
];

/// The names of columns that tell what a campaign is about, or what is to be said. A remark on a patient is none of these.
const MATTERS: [&str; 38] = [
    "reason",
    "topic",
    "text",
    "message",
    "subject",
    "campaign",
    "offer",
    "sms",
    "sms text",
    "message text",
    "script",
    "body",
    "message body",
    "template",
    "повод",
    "повод звонка",
    "повод обращения",
    "тема",
    "тема звонка",
    "тема сообщения",
    "текст",
    "текст смс",
    "текст sms",
    "текст сообщения",
    "текст рассылки",
    "сообщение",
    "смс",
    "кампания",
    "рассылка",
    "цель звонка",
    "скрипт",
    "сценарий",
    "шаблон",
    "шаблон сообщения",
    "оффер",
    "предложение",
    "акция",
    "описание акции",
];

/// Whether a header, in normal form, is one of those.
pub(crate) fn is_matter(header: &str) -> bool {
    MATTERS.contains(&header)
}

/// Where in a header the columns of an earlier screen begin: the five of them one behind the other, by name or title.
pub(crate) fn screened<S: AsRef<str>>(header: &[S]) -> Option<usize> {
    let is_it = |cell: &str, at: usize| {
        let cell = normal(cell);
        let titles = TITLES.get(at).map(|title| [title.russian, title.english]);
        let mut titles = titles.into_iter().flatten();
        SCREENED.get(at) == Some(&cell.as_ref()) || titles.any(|title| normal(title) == cell)
    };
    let all = |cells: &[S]| {
        let mut cells = cells.iter().enumerate();
        cells.all(|(at, cell)| is_it(cell.as_ref(), at))
    };
    header.windows(SCREENED.len()).position(all)
}
