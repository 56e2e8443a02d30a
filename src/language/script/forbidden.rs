//! What no template may say: offers, and questions that nobody is asked on the telephone.

use crate::export::promotion_words::is_promotional_in_talk;

/// What a line says that no talk may.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Forbidden {
    /// A word that makes a topic an offer.
    Offer,
    /// Asks for a date of birth, papers, a card or a code.
    Secret,
    /// Asks why somebody does not come, and the like.
    Phrase,
}

/// Reproaches and pressing questions, in small letters, without `ё` and apostrophes.
const PHRASES: [&str; 27] = [
    "почему вы не",
    "почему не приход",
    "почему вы до сих пор",
    "почему вы перестали",
    "будете записываться",
    "запишетесь",
    "что не понравилось",
    "что вам не понравилось",
    "вы же подпис",
    "давно вас не вид",
    "потеряете зуб",
    "гарантия сгорит",
    "снимем с гарантии",
    "лишитесь гарантии",
    "мы потратили на вас",
    "врач сидит и ждет",
    "why dont you",
    "why havent you",
    "why arent you",
    "will you book",
    "what didnt you like",
    "you did sign",
    "you signed it yourself",
    "long time no see",
    "lose the tooth",
    "lose your tooth",
    "lose the guarantee",
];

/// Beside these a phrase is one that is not to be said.
const WARNINGS: [&str; 10] = [
    "не спрашив",
    "не говор",
    "не произнос",
    "нельзя",
    "не просит",
    "не задава",
    "dont ask",
    "dont say",
    "never ask",
    "never say",
];

/// What fraudsters ask for, whole words; a star stands for any ending.
const SECRETS: [&str; 25] = [
    "дату рождения",
    "дата рождения",
    "дате рождения",
    "когда вы родились",
    "год рождения",
    "паспорт*",
    "номер карты",
    "карту",
    "карты",
    "код из",
    "код подтвержд*",
    "пин-код",
    "парол*",
    "снилс",
    "инн",
    "cvc",
    "cvv",
    "date of birth",
    "birth date",
    "birthdate",
    "when were you born",
    "passport*",
    "card number",
    "the code",
    "password",
];

/// Words that ask for something, or of which one asks.
const ASKS: [&str; 20] = [
    "назовите",
    "назвать",
    "скажите",
    "сказать",
    "подскажите",
    "продиктуйте",
    "продиктовать",
    "сообщите",
    "сообщить",
    "уточните",
    "напомните",
    "укажите",
    "пришлите",
    "подтвердите",
    "tell",
    "give",
    "name",
    "confirm",
    "say",
    "read",
];

/// What turns a sentence round.
const NOT: [&str; 9] = [
    "не",
    "ни",
    "никогда",
    "нельзя",
    "not",
    "no",
    "never",
    "dont",
    "wont",
];

/// What is wrong with a line.
pub(super) fn of(line: &str) -> Option<Forbidden> {
    if is_promotional_in_talk(line) {
        return Some(Forbidden::Offer);
    }
    let folded = line.to_lowercase().replace('ё', "е");
    let folded = folded.replace(['\'', '’'], "");
    let is_warning = WARNINGS.iter().any(|warning| folded.contains(warning));
    if !is_warning && PHRASES.iter().any(|phrase| folded.contains(phrase)) {
        return Some(Forbidden::Phrase);
    }
    let mut sentences = folded.split_inclusive(['.', '!', '?', ';', ')']);
    sentences.any(asks_for_secret).then_some(Forbidden::Secret)
}

fn asks_for_secret(sentence: &str) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    let has_secret = SECRETS.iter().any(|secret| {
        let stem = secret.trim_end_matches('*');
        let mut found = sentence.match_indices(stem);
        found.any(|(at, _)| {
            let goes_on = is_letter(sentence[at + stem.len()..].chars().next());
            let is_begun = is_letter(sentence[..at].chars().next_back());
            !is_begun && (!goes_on || stem != *secret)
        })
    });
    let is_word = |wanted: &[&str]| {
        let mut words = sentence.split(|c: char| !c.is_alphanumeric());
        words.any(|word| wanted.contains(&word))
    };
    has_secret && (sentence.ends_with('?') || is_word(&ASKS)) && !is_word(&NOT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_is_asked_is_found() {
        for (line, wanted) in [
            ("Только сегодня скидка!", Some(Forbidden::Offer)),
            ("A gift for you.", Some(Forbidden::Offer)),
            (
                "Назовите, пожалуйста, дату рождения.",
                Some(Forbidden::Secret),
            ),
            ("Ваша дата рождения?", Some(Forbidden::Secret)),
            ("Продиктуйте номер карты.", Some(Forbidden::Secret)),
            ("Подскажите код из СМС", Some(Forbidden::Secret)),
            (
                "Could you tell me your date of birth",
                Some(Forbidden::Secret),
            ),
            ("Почему Вы не приходите?", Some(Forbidden::Phrase)),
            ("Why don’t you come?", Some(Forbidden::Phrase)),
            ("Вы же подписали план!", Some(Forbidden::Phrase)),
            ("(не спрашивайте «Почему Вы не приходите?»)", None),
            (
                "(не просите назвать дату рождения, паспорт, карту или код)",
                None,
            ),
            ("Ни паспорта, ни кода мы не спрашиваем.", None),
            ("Номер записан в карте.", None),
            ("Скажите, когда Вам удобно?", None),
            ("Какие реакции на анестезию были?", None),
            ("Ваш кодекс чести и картуш?", None),
            ("", None),
        ] {
            assert_eq!(of(line), wanted, "{line}");
        }
    }
}
