//! Words by which advertising is known, in both languages: one declaration for the topic of an agreement, for the templates of the talks and
//! for the text of a campaign.
//!
//! What a phrase was meant to say does not matter: a text that needs one of these can be said without it. How phrases are written stands in
//! [`phrases`](crate::export::phrases).

use std::ops::Range;
use std::sync::LazyLock;

use crate::export::phrases::{Folded, Phrases};

/// What a phrase does, which decides where it is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// Offers something, whoever says it and wherever.
    Offer,
    /// Draws somebody in who is owed nothing: by feelings, by an empty hour, through friends. It is looked for in talks and campaigns. A topic
    /// is a remark of the clinic's own on what was agreed («давно не были на чистке, просили напомнить»), and nobody is drawn in by that.
    Lure,
    /// Speaks of money or hurries, which is advertising in what many people get. In a topic it may be what the patient asked about
    /// («обсудить рассрочку», «-20 % кости»), and a talk says that the examination is free, as the reason has it.
    Price,
    /// Asks what somebody thinks of the clinic. That is right where it was agreed to ask how he feels, and else a survey.
    Opinion,
}

/// What each sort is known by. Phrases are parted by `|`.
const PHRASES: [(Sort, &str); 12] = [
    (
        Sort::Offer,
        "акци*|скидк*|скидок|скидоч*|спецпредложени*|специальн* предложени*|спеццен*|бонус*|подар*|розыгрыш*|разыгрыва*|распродаж*\
         |промо*|кэшбэк*|кешбэк*|кэшбек*|кешбек*|приз|приза|призу|призом|призы|призов|призами|призовой|призовые|лотере*\
         |купон*|ваучер*|день рождения|дня рождения|дню рождения|днем рождения|дне рождения|именинник*|юбилейн* предложени*",
    ),
    (
        Sort::Offer,
        "promo|promos|promotion|promotions|promotional|discount|discounts|discounted|bonus|bonuses|gift|gifts|sale|prize|prizes\
         |birthday|birthdays|cashback|cash back|giveaway|giveaways|raffle|lottery|coupon|coupons|voucher|vouchers|special offer*|special deal*",
    ),
    // Gateways send Russian in Latin letters where that is cheaper.
    (
        Sort::Offer,
        "skidk*|skidok|akciya|akcii|akciyu|akcia|aktsiya|aktsii|aktsiyu|podarok|podark*|podarim|rozygrysh*|rasprodazh*|dnem rozhdeni*\
         |den rozhdeni*",
    ),
    (
        Sort::Lure,
        "горящ* .. предложени*|горящ* .. окн*|горящ* .. окош*|горящ* .. запис*|горящ* .. мест*|свободн* окн*|свободн* окош*|окно свободн*\
         |окошко свободн*|появил* окн*|появил* окош*|освободил* окн*|освободил* окош*|освободил* мест*|пуст* кресл*|кресл* пуст*\
         |свободн* кресл*|кресл* свободн*|кресл* простаива*",
    ),
    (
        Sort::Lure,
        "соскучил*|скучаем|скучали|нам .. вас не хватает|давно .. не был*|давно .. не вид*|давно .. не приход*|давно .. не посещ*\
         |давно .. не появля*|давно .. не заход*|давно .. не заглядыва*|давно .. не навеща*|давно .. не обраща*|давно .. не наблюда*\
         |не были .. больше|не были .. более|не были .. год*|не были .. полгода|не приходили .. больше|не приходили .. более\
         |не приходили .. год*|не посещали|сколько лет сколько зим",
    ),
    (
        Sort::Lure,
        "вернитесь|возвращайтесь|вернись|ждем .. снова|приглашаем .. снова|приходите .. снова|реактивац*|спящ* клиент*|спящ* пациент*\
         |приведите|привед* друг*|приводите|порекомендуйте .. друз*|рекомендуйте .. друз*|расскажите .. друз*|оставьте .. отзыв*|оставить .. отзыв*\
         |напишите .. отзыв*|написать .. отзыв*|поделитесь .. отзыв*",
    ),
    (
        Sort::Lure,
        "we miss you|miss you|missing you|weve missed you|we have missed you|long time no see|its been a while|it has been a while\
         |havent seen you|have not seen you|havent been here|have not been here|havent been in|have not been in|havent visited\
         |have not visited|come back to us|return to us|welcome back|win back|reactivat*|lapsed patient*|empty chair*|empty slot*|free slot*\
         |open slot*|last minute slot*|last minute offer*|last minute appointment*|bring .. friend*|refer .. friend*|leave .. review*\
         |write .. review*|rate us on",
    ),
    (
        Sort::Price,
        "минус # процент*|минус # %|бесплатн*|даром|дешев*|выгодн*|рассрочк*|снижен* цен*|снижени* цен*|низк* цен*|лучш* цен*|старым ценам\
         |старой цене|подорожани*|цены вырастут|экономи*|сэкономьте|успей|успейте|спешите|поспешите|не упустите|последний шанс\
         |последние места|количество ограничено|предложение ограничено|предложение действует|только сегодня и завтра",
    ),
    (
        Sort::Price,
        "# % off|# percent off|off your|for free|free of charge|free consultation*|free whitening|free clean*|free x ray*|free scan*\
         |free treatment*|half price|best price*|low price*|lower price*|reduced price*|price cut*|save #|save up to|hurry|dont miss|last chance\
         |limited time|limited offer*|limited places|while stocks last|interest free|black friday|besplatn*",
    ),
    (
        Sort::Price,
        "черная пятница|черной пятниц*|черную пятниц*|поздравля*|с новым годом|с праздник*|с наступающим|с 8 марта|с 23 февраля\
         |happy new year|merry christmas|seasons greetings|season s greetings",
    ),
    (
        Sort::Opinion,
        "опрос|опроса|опросе|опросу|опросом|опросы|анкет* удовлетворенност*|уровень удовлетворенност*|оцените .. работу|оцените .. клиник*\
         |оцените .. визит*|оцените .. прием*|оцените .. качеств*|оценка качества|обратн* связ*|ваше мнение|вашим мнением|nps",
    ),
    (
        Sort::Opinion,
        "survey|surveys|feedback|questionnaire*|how likely are you|satisfaction score|rate your visit|rate our|your opinion",
    ),
];

/// Words that begin as an offer does and are none.
const NOT_MEANT: [&str; 9] = [
    "акционер",
    "акциз",
    "акцидент",
    "промокл",
    "промокн",
    "промокш",
    "промолч",
    "промота",
    "промоин",
];

/// What the seventh reason offers is free: these words are its name, and no price.
const FREE_EXAMINATION: [((), &str); 1] = [(
    (),
    "бесплатн* осмотр*|бесплатн* профосмотр*|бесплатн* профилактическ* осмотр*|бесплатн* плановый осмотр|бесплатн* плановом осмотре\
     |осмотр* бесплатн*",
)];

static KNOWN: LazyLock<Phrases<Sort>> = LazyLock::new(|| Phrases::of(PHRASES, &NOT_MEANT));

/// The offers alone: the topics of a million agreements are looked at.
static OFFERS: LazyLock<Phrases<Sort>> = LazyLock::new(|| {
    let offers = PHRASES.into_iter().filter(|(sort, _)| *sort == Sort::Offer);
    Phrases::of(offers, &NOT_MEANT)
});

static FREE: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::of(FREE_EXAMINATION, &[]));

/// Whether the topic of an agreement offers something: that is advertising, whatever else it says.
pub(crate) fn is_promotional(topic: &str) -> bool {
    let offers = &*OFFERS;
    offers.may_be_in(topic) && offers.in_text(&Folded::of(topic)).next().is_some()
}

/// Whether something offers or draws in that is said in a talk.
pub(crate) fn is_promotional_in_talk(line: &str) -> bool {
    let folded = Folded::of(line);
    let mut found = KNOWN.in_text(&folded);
    found.any(|(sort, _)| matches!(sort, Sort::Offer | Sort::Lure))
}

/// What makes the text of a campaign advertising, and where it stands: a phrase that nothing can excuse before one that asks for an opinion.
pub(crate) fn in_campaign(text: &str) -> Option<(Sort, Range<usize>)> {
    let folded = Folded::of(text);
    let free: Vec<Range<usize>> = FREE.in_text(&folded).map(|((), place)| place).collect();
    let is_name = |place: &Range<usize>| {
        let mut free = free.iter();
        free.any(|name| name.start <= place.start && place.end <= name.end)
    };
    let mut found: Vec<(Sort, Range<usize>)> = KNOWN
        .in_text(&folded)
        .filter(|(sort, place)| *sort != Sort::Price || !is_name(place))
        .collect();
    found.extend(price_cut(text).map(|place| (Sort::Price, place)));
    found
        .into_iter()
        .min_by_key(|(sort, place)| (*sort == Sort::Opinion, place.start))
}

/// A price that is cut, as in «-20 %»: a minus that is no hyphen between two numbers, a number, a sign of per cent.
fn price_cut(text: &str) -> Option<Range<usize>> {
    let mut signs = text.match_indices('%');
    signs.find_map(|(at, sign)| {
        let is_space = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}');
        let before = text[..at].trim_end_matches(is_space);
        let rest = before.trim_end_matches(|c: char| c.is_ascii_digit());
        let rest = rest.trim_end_matches(is_space);
        let start = rest.strip_suffix(['-', '\u{2212}', '–', '—'])?;
        let has_number = before.ends_with(|c: char| c.is_ascii_digit());
        let follows_number = start
            .trim_end_matches(is_space)
            .ends_with(|c: char| c.is_ascii_digit() || c == '%');
        (has_number && !follows_number).then_some(start.len()..at + sign.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is found in the text of a campaign, as it stands there.
    fn found(text: &str) -> Option<(Sort, &str)> {
        let (sort, place) = in_campaign(text)?;
        Some((sort, &text[place]))
    }

    #[test]
    fn advertising_is_known_by_its_words_in_whatever_form() {
        use Sort::{Lure, Offer, Opinion, Price};
        for (text, sort, phrase) in [
            ("Весенняя акция!", Offer, "акция"),
            ("по акциям клиники", Offer, "акциям"),
            ("акционная цена", Offer, "акционная"),
            ("дарим скидку", Offer, "скидку"),
            ("Чистка со скидкой 20%", Offer, "скидкой"),
            ("много скидок", Offer, "скидок"),
            ("СКИДКА 20 %", Offer, "СКИДКА"),
            ("получите бонусы", Offer, "бонусы"),
            ("Вам подарок", Offer, "подарок"),
            ("подарим щётку", Offer, "подарим"),
            ("участие в розыгрыше", Offer, "розыгрыше"),
            ("итоги розыгрыша", Offer, "розыгрыша"),
            ("главный приз", Offer, "приз"),
            ("распродажа", Offer, "распродажа"),
            ("промокод ЗУБ", Offer, "промокод"),
            ("кэшбэк 5 %", Offer, "кэшбэк"),
            ("кешбэком", Offer, "кешбэком"),
            ("С днём рождения!", Offer, "днём рождения"),
            ("в честь дня рождения", Offer, "дня рождения"),
            ("Ваш день рождения", Offer, "день рождения"),
            ("спецпредложение", Offer, "спецпредложение"),
            ("специальное предложение", Offer, "специальное предложение"),
            ("купон на чистку", Offer, "купон"),
            ("Skidka 20%", Offer, "Skidka"),
            ("Spring promo", Offer, "promo"),
            ("our promotion", Offer, "promotion"),
            ("a 20% discount", Offer, "discount"),
            ("a gift for you", Offer, "gift"),
            ("win a prize", Offer, "prize"),
            ("Happy birthday", Offer, "birthday"),
            ("cash back", Offer, "cash back"),
            ("горящее предложение", Lure, "горящее предложение"),
            ("Горящие окна на завтра", Lure, "Горящие окна"),
            ("есть свободное окно", Lure, "свободное окно"),
            ("освободилось окошко", Lure, "освободилось окошко"),
            ("пустующее кресло", Lure, "пустующее кресло"),
            ("Мы соскучились", Lure, "соскучились"),
            ("Вы давно не были", Lure, "давно не были"),
            ("давно у нас не были", Lure, "давно у нас не были"),
            ("давно Вас не видели", Lure, "давно Вас не видели"),
            ("давно не виделись", Lure, "давно не виделись"),
            ("не были больше года", Lure, "не были больше"),
            ("Не были у нас полгода", Lure, "Не были у нас полгода"),
            ("вернитесь к нам", Lure, "вернитесь"),
            ("реактивация базы", Lure, "реактивация"),
            ("приведите друга", Lure, "приведите"),
            (
                "оставьте, пожалуйста, отзыв",
                Lure,
                "оставьте, пожалуйста, отзыв",
            ),
            ("We miss you!", Lure, "We miss you"),
            ("Long time no see", Lure, "Long time no see"),
            ("We haven’t seen you", Lure, "haven’t seen you"),
            ("Come back to us", Lure, "Come back to us"),
            ("an empty chair", Lure, "empty chair"),
            ("reactivation", Lure, "reactivation"),
            ("leave us a review", Lure, "leave us a review"),
            ("Чистка -20 %", Price, "-20 %"),
            ("чистка −20%", Price, "−20%"),
            ("минус 20 процентов", Price, "минус 20 процентов"),
            ("20% off", Price, "20% off"),
            ("Бесплатная консультация", Price, "Бесплатная"),
            ("отбеливание бесплатно", Price, "бесплатно"),
            ("осмотр и чистка бесплатно", Price, "бесплатно"),
            ("free whitening", Price, "free whitening"),
            ("рассрочка", Price, "рассрочка"),
            ("успейте записаться", Price, "успейте"),
            ("Поздравляем с праздником", Price, "Поздравляем"),
            ("пройдите опрос", Opinion, "опрос"),
            (
                "анкета удовлетворённости",
                Opinion,
                "анкета удовлетворённости",
            ),
            ("оцените нашу работу", Opinion, "оцените нашу работу"),
            ("a short survey", Opinion, "survey"),
            ("your feedback", Opinion, "feedback"),
            ("опрос и скидка", Offer, "скидка"),
        ] {
            assert_eq!(found(text), Some((sort, phrase)), "{text}");
        }
    }

    /// By three letters a phrase is looked up.
    #[test]
    fn no_phrase_begins_with_a_shorter_stem() {
        for (_, row) in PHRASES
            .into_iter()
            .chain([(Sort::Price, FREE_EXAMINATION[0].1)])
        {
            for phrase in row.split('|') {
                let first = phrase.split(' ').next().unwrap();
                let stem = first.strip_suffix('*');
                assert!(
                    stem.is_none_or(|stem| stem.chars().count() >= 3),
                    "{phrase}"
                );
            }
        }
    }

    #[test]
    fn ordinary_words_are_no_advertising() {
        for text in [
            "",
            "акционер клиники",
            "акциз",
            "сказали, что позвонят",
            "скидывать вес",
            "реакция на анестезию",
            "повязка промокла",
            "бонн, приземлиться, призма",
            "a gifted child",
            "promote bone growth",
            "salesman, birth",
            "please feel free to ask",
            "when the doctor is free",
            "контрольный осмотр после имплантации",
            "бесплатный осмотр, как договорились",
            "Пригласить на бесплатный профилактический осмотр",
            "the free preventive examination that was agreed",
            "Ваш приём 3 марта в 10:00",
            "есть свободное время в четверг",
            "у врача есть время в 10-20",
            "камень занимает 10-20 % поверхности",
            "осталось 30 % плана",
            "день операции",
            "зуб давно не болит",
            "подойдите к окну регистратуры",
            "Please come back for the control examination",
            "ждём Вас в назначенное время",
            "напоминаем о чистке",
            "Как Вы себя чувствуете после лечения?",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn a_topic_may_speak_of_what_the_patient_asked() {
        for (text, in_topic, in_talk) in [
            ("скидка на чистку", true, true),
            ("birthday", true, true),
            ("bonus-card", true, true),
            ("wholesale", false, false),
            ("sales", false, false),
            ("promoted", false, false),
            ("днем после рождения", false, false),
            ("давно не были на чистке, просили напомнить", false, true),
            ("обсудить рассрочку", false, false),
            ("убыль кости -20 %", false, false),
            ("Осмотр бесплатный.", false, false),
            ("опрос после лечения", false, false),
        ] {
            assert_eq!(is_promotional(text), in_topic, "{text}");
            assert_eq!(is_promotional_in_talk(text), in_talk, "{text}");
        }
    }
}
