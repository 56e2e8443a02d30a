//! Words that tell how a patient came to the clinic: whether somebody recommended it. Nothing is decided by it.

use std::sync::LazyLock;

use crate::export::phrases::{Folded, Phrases};
use crate::model::clinic::CameBy;

/// What a phrase says of how a patient came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    /// Somebody recommended the clinic.
    Recommended,
    /// Nobody did.
    NotRecommended,
    /// Advertising, or the patient's own search: no name, wherever it stands.
    Otherwise,
    /// Nobody asked, or nobody knows.
    Nothing,
}

/// What each is known by. Phrases are parted by `|`.
const PHRASES: [(Says, &str); 7] = [
    (
        Says::Recommended,
        "рекоменд*|порекоменд*|посовет*|по совету|знаком*|друз*|друг|друга|другом|подруг*|родствен*|сарафан*|коллег*|сосед|соседа|соседка\
         |соседки|соседей|соседи|семья|семьи|из уст в уста",
    ),
    (
        Says::Recommended,
        "recommend*|word of mouth|friend|friends|family|families|referral*|referred|relative|relatives|colleague*|neighbor|neighbors\
         |neighbour|neighbours|coworker*",
    ),
    (
        Says::NotRecommended,
        "не рекоменд*|не по рекоменд*|без рекоменд*|нет рекоменд*|not recommended|not referred|no referral*|no recommend*\
         |without recommend*|without referral*",
    ),
    (
        Says::Otherwise,
        "реклам*|интернет*|сайт*|гис|яндекс*|гугл*|инстаграм*|фейсбук*|вк|вконтакте|соцсет*|соц|социальн*|ютуб*|телеграм*|авито|дзен\
         |продокторов|напоправку|сберздоровье|поиск*|карта|карты|картах|отзыв*|отзовик*|листовк*|флаер*|вывеск*|баннер*|билборд*|радио\
         |телевид*|тв|сми|газет*|журнал*|акци*|рассылк*|смс|звонок|мимо|рядом|район|сам|сама|сами|самостоятельно|никто|страхов*|дмс|омс",
    ),
    (
        Says::Otherwise,
        "advert*|ad|ads|internet|online|web|website*|site|google*|yandex*|instagram*|facebook*|vk|vkontakte|youtube*|tiktok*|telegram\
         |avito|gis|bing|yelp|maps|search*|social|media|review*|flyer*|leaflet*|banner*|billboard*|sign|signage|radio|tv|television\
         |newspaper*|magazine*|mailing*|email|sms|walk|walked|passing|self|myself|himself|herself|nobody|no one|insurance|insurer",
    ),
    (
        Says::Nothing,
        "не указ*|не помн*|не знает|не знаю|не спраш*|не спрос*|не уточн*|неизвест*|другое|прочее|иное",
    ),
    (
        Says::Nothing,
        "unknown|not known|not asked|not given|not specified|unspecified|other|misc",
    ),
];

/// Words that begin as one of these does and are not meant.
const NOT_MEANT: [&str; 2] = ["знакомств", "карточ"];

static KNOWN: LazyLock<Phrases<Says>> = LazyLock::new(|| Phrases::of(PHRASES, &NOT_MEANT));

/// Headers that ask who it was: a name is an answer there.
const WHO: [((), &str); 1] = [(
    (),
    "кто .. рекоменд*|кто .. порекоменд*|кто .. посовет*|кто .. направ*|кто .. приглас*|кто .. привел*|рекомендател*\
     |referred by|recommended by|referrer*|who referred|who recommended",
)];

static ASKS_WHO: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::of(WHO, &[]));

/// Whether a header asks who recommended the clinic.
pub(crate) fn asks_who(header: &str) -> bool {
    let folded = Folded::of(header);
    ASKS_WHO.in_text(&folded).next().is_some()
}

/// What a cell that is not blank says; under a header that asks who, a name is enough.
pub(crate) fn came_by(cell: &str, asks_who: bool) -> CameBy {
    // A number alone is a code of which nobody here knows the meaning.
    if !cell.contains(char::is_alphabetic) {
        return CameBy::NotSaid;
    }
    let folded = Folded::of(cell);
    let says = |wanted| KNOWN.in_text(&folded).any(|(says, _)| says == wanted);
    if says(Says::NotRecommended) {
        CameBy::Otherwise
    } else if says(Says::Recommended) {
        CameBy::Recommendation
    } else if says(Says::Otherwise) {
        CameBy::Otherwise
    } else if says(Says::Nothing) {
        CameBy::NotSaid
    } else if asks_who && is_name(cell) {
        CameBy::Recommendation
    } else {
        CameBy::Otherwise
    }
}

/// Whether a text looks like a name: a few words with capitals, and no abbreviation.
fn is_name(cell: &str) -> bool {
    const MOST_WORDS: usize = 4;
    let words: Vec<&str> = cell.split([' ', '.', ',', '\u{a0}']).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let has_small = |word: &&str| word.contains(char::is_lowercase);
    let is_abbreviation = words.len() == 1 && words[0].chars().count() < 5;
    words.len() <= MOST_WORDS
        && words.iter().all(|word| {
            word.starts_with(char::is_uppercase) && !word.contains(|c: char| c.is_ascii_digit())
        })
        && (words.iter().any(has_small) || !is_abbreviation)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_tell_how_a_patient_came() {
        use CameBy::{NotSaid, Otherwise, Recommendation};
        for (cell, wanted) in [
            ("Рекомендация", Recommendation),
            ("по рекомендации пациента Иванова", Recommendation),
            ("Посоветовали знакомые", Recommendation),
            ("ЗНАКОМЫЕ", Recommendation),
            ("друзья/родственники", Recommendation),
            ("подруга", Recommendation),
            ("друг", Recommendation),
            ("сарафанное радио", Recommendation),
            ("Сайт, потом совет врача: порекомендовали", Recommendation),
            ("word-of-mouth", Recommendation),
            ("Friend", Recommendation),
            ("Family member", Recommendation),
            ("Patient referral", Recommendation),
            ("Recommended by a colleague", Recommendation),
            ("Реклама", Otherwise),
            ("Интернет", Otherwise),
            ("сайт", Otherwise),
            ("2ГИС", Otherwise),
            ("2gis", Otherwise),
            ("Google Ads", Otherwise),
            ("friendly staff video", Otherwise),
            ("сайт знакомств", Otherwise),
            ("Живёт рядом", Otherwise),
            ("без рекомендации", Otherwise),
            ("not recommended", Otherwise),
            ("Советская улица", Otherwise),
            ("Петрова Анна", Otherwise),
            ("другое", NotSaid),
            ("не указан", NotSaid),
            ("Не помнит", NotSaid),
            ("unknown", NotSaid),
            ("Other", NotSaid),
            ("17", NotSaid),
            ("+", NotSaid),
        ] {
            assert_eq!(came_by(cell, false), wanted, "{cell}");
        }
    }

    #[test]
    fn where_it_is_asked_who_a_name_is_an_answer() {
        use CameBy::{NotSaid, Otherwise, Recommendation};
        for (cell, wanted) in [
            ("Петрова", Recommendation),
            ("Петрова Анна Ивановна", Recommendation),
            ("ПЕТРОВА А.И.", Recommendation),
            ("Салтыков-Щедрин М. Е.", Recommendation),
            ("Ким", Recommendation),
            ("Jane O'Neill", Recommendation),
            ("знакомые", Recommendation),
            ("2ГИС", Otherwise),
            ("Instagram", Otherwise),
            ("Реклама", Otherwise),
            ("Сама", Otherwise),
            ("СМИ", Otherwise),
            ("ТНТ", Otherwise),
            ("проходила мимо", Otherwise),
            ("Увидела новый большой дом рядом", Otherwise),
            ("Неизвестно", NotSaid),
            ("1204", NotSaid),
        ] {
            assert_eq!(came_by(cell, true), wanted, "{cell}");
        }
        for header in [
            "Кто рекомендовал",
            "Кто направил",
            "кто вас пригласил?",
            "Referred by",
            "referred_by",
            "Referrer",
        ] {
            assert!(asks_who(header), "{header}");
        }
        for header in ["Источник", "Откуда узнал", "source", "referral_source"] {
            assert!(!asks_who(header), "{header}");
        }
    }
}
