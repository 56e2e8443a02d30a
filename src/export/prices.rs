//! Prices in the text of a campaign: an amount of money, a price that takes the place of another, a percentage that is taken off.
//!
//! Dates, hours, doses and teeth are numbers too: an amount is known by its currency, or by the word before it and its size.

use std::ops::Range;

use crate::export::phrases::Folded;

/// What stands behind an amount of money, as words or their stems.
const CURRENCIES: [&str; 21] = [
    "руб",
    "рубл*",
    "тыс",
    "тысяч*",
    "евро",
    "доллар*",
    "тенге",
    "тг",
    "грн",
    "гривен",
    "byn",
    "kzt",
    "rub",
    "rubl*",
    "rouble*",
    "ruble*",
    "rur",
    "usd",
    "eur",
    "euro*",
    "dollar*",
];

/// The same, of larger amounts alone: a letter may be anything.
const SHORT_CURRENCIES: [&str; 2] = ["р", "p"];

const SIGNS: [char; 6] = ['₽', '$', '€', '£', '₸', '₴'];

/// What may stand between an amount and its currency.
const THOUSANDS: [&str; 3] = ["т", "k", "thousand"];

/// What stands before a price that has no currency.
const BEFORE: [&str; 16] = [
    "от",
    "за",
    "всего",
    "лишь",
    "цена",
    "цене",
    "ценой",
    "ценам",
    "цены",
    "стоимость",
    "стоимостью",
    "from",
    "for",
    "just",
    "price",
    "ot",
];

/// What is counted, and no money.
const UNITS: [&str; 23] = [
    "мг",
    "г",
    "гр",
    "мл",
    "мкг",
    "мм",
    "см",
    "м",
    "км",
    "ме",
    "шт",
    "год",
    "года",
    "году",
    "дн",
    "дня",
    "дней",
    "шагов",
    "mg",
    "ml",
    "mcg",
    "days",
    "units",
];

/// The least that a price without a currency is.
const LEAST: u64 = 500;

/// The years of plans and agreements look like prices.
const YEARS: Range<u64> = 2015..2041;

/// A number in a text: its words, and what it comes to.
struct Number {
    words: Range<usize>,
    value: u64,
}

/// Where a price stands in a text, the first of several.
pub(crate) fn price(text: &str, folded: &Folded) -> Option<Range<usize>> {
    let mut prices = numbers(text, folded).into_iter();
    prices.find_map(|number| {
        let words = || {
            with_currency(text, folded, &number)
                .or_else(|| in_place_of_another(text, folded, &number))
                .or_else(|| after_a_word(folded, &number))
        };
        let by_words = || words().map(|words| folded.place_of(words));
        with_sign(text, folded, &number).or_else(by_words)
    })
}

/// The numbers of a text. Thousands may be parted: `19 900`. What goes on with other figures is a telephone number or a date.
fn numbers(text: &str, folded: &Folded) -> Vec<Number> {
    let is_digits = |at: usize| {
        let word = folded.word(at);
        word.is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let mut numbers = Vec::new();
    let mut at = 0;
    while folded.word(at).is_some() {
        if !is_digits(at) {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        while is_digits(end) && are_near(text, folded, end) {
            end += 1;
        }
        let parts: Vec<&str> = (at..end).filter_map(|word| folded.word(word)).collect();
        if let Some(value) = value(text, folded, at, &parts) {
            numbers.push(Number {
                words: at..end,
                value,
            });
        }
        at = end;
    }
    numbers
}

/// Whether nothing but a sign or a space stands before a word.
fn are_near(text: &str, folded: &Folded, word: usize) -> bool {
    between(text, folded, word).chars().count() <= 1
}

/// What stands between a word and the one before it.
fn between<'t>(text: &'t str, folded: &Folded, word: usize) -> &'t str {
    let Some(before) = word.checked_sub(1) else {
        return "";
    };
    let (before, here) = (
        folded.place_of(before..word),
        folded.place_of(word..word + 1),
    );
    text.get(before.end..here.start).unwrap_or_default()
}

/// What a number comes to; none where it is no amount: a date, an hour, a telephone number, numbers one behind the other.
fn value(text: &str, folded: &Folded, first: usize, parts: &[&str]) -> Option<u64> {
    let (head, rest) = parts.split_first()?;
    let part_thousands = |at: usize| {
        matches!(
            between(text, folded, first + at),
            " " | "\u{a0}" | "\u{202f}" | "." | "," | "'"
        )
    };
    let are_thousands = rest.iter().all(|part| part.len() == 3)
        && (1..=rest.len()).all(part_thousands)
        && (rest.is_empty() || head.len() <= 3);
    let is_kopecks =
        |part: &&str| part.len() == 2 && matches!(between(text, folded, first + 1), "." | ",");
    match rest {
        [kopecks] if is_kopecks(kopecks) && head.len() > 2 => head.parse().ok(),
        _ if are_thousands => parts.concat().parse().ok(),
        _ => None,
    }
}

fn is_one_of(word: &str, known: &[&str]) -> bool {
    let mut known = known.iter();
    known.any(|known| match known.strip_suffix('*') {
        Some(stem) => word.starts_with(stem),
        None => word == *known,
    })
}

/// An amount with the sign of a currency on either side.
fn with_sign(text: &str, folded: &Folded, number: &Number) -> Option<Range<usize>> {
    let place = folded.place_of(number.words.clone());
    let before = text.get(..place.start)?.trim_end();
    let behind = text.get(place.end..)?;
    let sign = behind.trim_start().chars().next();
    if let Some(sign) = sign.filter(|sign| SIGNS.contains(sign)) {
        let space = behind.len() - behind.trim_start().len();
        return Some(place.start..place.end + space + sign.len_utf8());
    }
    let start = before.strip_suffix(SIGNS)?.len();
    Some(start..place.end)
}

/// An amount with the name of a currency behind it.
fn with_currency(text: &str, folded: &Folded, number: &Number) -> Option<Range<usize>> {
    let is_short = number.value == 0 || number.value >= 100;
    let is_currency = |at: usize, is_short: bool| {
        let word = folded.word(at);
        word.is_some_and(|word| {
            is_one_of(word, &CURRENCIES) || is_short && is_one_of(word, &SHORT_CURRENCIES)
        })
    };
    let end = number.words.end;
    let of_thousands = folded
        .word(end)
        .is_some_and(|word| is_one_of(word, &THOUSANDS));
    if is_currency(end, is_short) && is_beside(text, folded, end) {
        return Some(number.words.start..end + 1);
    }
    (of_thousands && is_currency(end + 1, true)).then_some(number.words.start..end + 2)
}

/// Whether a word belongs to the number before it.
fn is_beside(text: &str, folded: &Folded, word: usize) -> bool {
    let between = between(text, folded, word);
    between.chars().all(char::is_whitespace)
}

/// «2990 вместо 4500»: two amounts. Hours and days are moved too, and are none.
fn in_place_of_another(text: &str, folded: &Folded, number: &Number) -> Option<Range<usize>> {
    let end = number.words.end;
    let has_word = folded.word(end) == Some("вместо")
        || (folded.word(end), folded.word(end + 1)) == (Some("instead"), Some("of"));
    if !has_word {
        return None;
    }
    let mut others = numbers(text, folded).into_iter();
    let other = others.find(|other| (end + 1..=end + 2).contains(&other.words.start))?;
    let both = [number.value, other.value];
    let are_years = both.iter().all(|value| YEARS.contains(value));
    let are_prices = both.iter().all(|value| *value >= 100);
    (are_prices && !are_years).then_some(number.words.start..other.words.end)
}

/// «Имплант от 19 900»: an amount by the word before it.
fn after_a_word(folded: &Folded, number: &Number) -> Option<Range<usize>> {
    let before = number.words.start.checked_sub(1)?;
    let is_introduced = folded
        .word(before)
        .is_some_and(|word| is_one_of(word, &BEFORE));
    let is_unit = folded
        .word(number.words.end)
        .is_some_and(|word| is_one_of(word, &UNITS));
    let is_price = number.value >= LEAST && !YEARS.contains(&number.value);
    (is_introduced && is_price && !is_unit).then_some(before..number.words.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_of_money_is_a_price() {
        let found = |text: &str| {
            let place = price(text, &Folded::of(text))?;
            Some(text[place].to_owned())
        };
        for (text, wanted) in [
            ("Сертификат на 1000 рублей", "1000 рублей"),
            ("первый визит 0 руб", "0 руб"),
            ("консультация 500 р.", "500 р"),
            ("чистка 3 900₽", "3 900₽"),
            ("чистка 3.900 ₽", "3.900 ₽"),
            ("коронка 19 тыс. руб.", "19 тыс"),
            ("коронка 19 т.р.", "19 т.р"),
            ("a cleaning for $50", "$50"),
            ("20 euros", "20 euros"),
            ("чистка 2990,00 руб.", "2990,00 руб"),
            ("Чистка 2990 вместо 4500", "2990 вместо 4500"),
            ("Чистка 2 990 вместо 4 500", "2 990 вместо 4 500"),
            ("1990 instead of 2990", "1990 instead of 2990"),
            ("Имплант от 19 900", "от 19 900"),
            ("Implants from 19,900", "from 19,900"),
            ("чистка за 990", "за 990"),
            ("всего 2990", "всего 2990"),
        ] {
            assert_eq!(found(text).as_deref(), Some(wanted), "{text}");
        }
        for text in [
            "приём в 10 вместо 12",
            "приём в 10:30 вместо 12:00",
            "5 марта вместо 6 марта",
            "05.03.2026 вместо 06.03.2026",
            "договор от 12.03.2026",
            "план от 2025 года",
            "по плану от 2025",
            "зуб 36 р",
            "от 500 мг в день",
            "за 1500 шагов",
            "звоните с телефона от 8 495 000 00 00",
            "за 8 (495) 000-00-00",
            "от 0 до 10",
            "5 марта в 10:30",
            "оплата картой или рублями",
            "осталось 30 % плана",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
