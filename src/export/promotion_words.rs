//! Words by which advertising is known, in both languages: one declaration for the topic of an agreement, for the templates of the talks and
//! for the text of a campaign.
//!
//! What a phrase was meant to say does not matter: a text that needs one of these can be said without it. How phrases are written stands in
//! [`phrases`](crate::export::phrases).

use std::ops::Range;
use std::sync::LazyLock;

use crate::export::phrases::{Folded, Phrases};
use crate::export::prices;

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
    /// Presses in what many people get: gives something away, lets points or a guarantee burn, counts the free places of the next days, asks
    /// for a public review. In a topic or a talk the same words may answer what the patient asked («есть место завтра?»).
    Push,
    /// Asks what somebody thinks of the clinic. That is right where it was agreed to ask how he feels, and else a survey.
    Opinion,
}

impl Sort {
    /// Of several phrases that one is named which leaves least to ask.
    const fn rank(self) -> u8 {
        match self {
            Self::Offer | Self::Lure | Self::Price => 0,
            Self::Push => 1,
            Self::Opinion => 2,
        }
    }
}

/// What each sort is known by. Phrases are parted by `|`.
const PHRASES: [(Sort, &str); 27] = [
    (
        Sort::Offer,
        "акци*|скидк*|скидок|скидоч*|спецпредложени*|специальн* предложени*|спеццен*|бонус*|подар*|розыгрыш*|разыгрыва*|распродаж*\
         |промо*|кэшбэк*|кешбэк*|кэшбек*|кешбек*|кэш бэк*|кеш бэк*|кэш бек*|кеш бек*|приз|приза|призу|призом|призы|призов|призами|призовой|призовые|лотере*\
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
        Sort::Price,
        "полцены|полцене|пол цены|вполцены|полстоимости|специальн* цен*|спец цен*|суперцен*|супер цен*|особая цена|особой цене|особые цены\
         |особым ценам|приятн* цен*|доступн* цен*|льготн* цен*|прежн* цен*|стар* цен*|прошлогодн* цен*|снизили цен*|снизим цен*|сниз* стоимост*\
         |снижени* стоимост*|снижен* стоимост*|цены снижен*|цена снижен*|цен* от #|стоимость от #|по цене одно*|по цене #|повышени* цен*\
         |повышени* стоимост*|цены повыс*|цены раст*|цены подним*|рост* цен|подорожа*|подешевл*|удешевл*|недорог*|цены прошл*|ценам прошл*|уценк*|выгод*|задаром|халяв*\
         |прайс|прайса|прайсу|прайсом|прайсы|без переплат*|без процентов|беспроцентн*|# % на все|# % на весь|# % на всю|# % на люб*|# % на чистк*\
         |# % на гигиен*|# % на профгигиен*|# % на отбелив*|# % на имплант*|# % на лечени*|# % на услуг*|# % на коронк*|# % на брекет*\
         |# % на ортодонт*|# % на протез*|# % на винир*|# % на первый|# % на первую|# % на следующий|# % на следующую|# % на консультац*\
         |# % на профессиональн*|# % на прием|# % возвра*|вернем # %|возвра* # %|дешевле .. на #",
    ),
    (
        Sort::Price,
        "special price*|special rate*|new price*|prices from|price from|from only|for only #|for just #|half off|half the price\
         |half the cost|two for one|buy one|bogo|great deal*|best deal*|cheap|cheaper|cheapest|lowest price*|bargain*|affordable\
         |save money|savings|free first|free visit*|# % on all|# % on every*\
         |# % on any|prices go up|prices are going up|price rise*|price increase*|po spec cene|po speccene|polceny\
         |deshevl*|vygod*",
    ),
    (
        Sort::Push,
        "дарим|дарит|дарят|дарю|даруем|презент|презенты|презентом|сюрприз*|комплимент от|сертификат* .. номинал*\
         |сертификат на чистк*|сертификат на гигиен*|сертификат на профгигиен*|сертификат на отбелив*|сертификат на лечени*|сертификат на услуг*\
         |сертификат на посещени*|сертификат на консультац*|сертификат на сумм*|вознагражд*|выигра*|конкурс*|викторин*|лояльност*\
         |клубн* карт*|накопительн* карт*|постоянным клиентам|vip клиент*|vip пациент*|постоянным пациентам|суперпредложени*\
         |супер предложени*|уникальн* предложени*|персональн* предложени*|лучш* предложени*|эксклюзивн*|заманчив*",
    ),
    (
        Sort::Push,
        "ваши .. баллы|ваших .. баллов|балл* .. сгор*|сгор* .. балл*|начисл* .. балл*|списа* .. балл*|спиш* .. балл*\
         |потрат* .. балл*|накоп* .. балл*|балл* на счет*|балл* за визит*|балл* за посещени*|сгорит|сгорят|сгорает|сгорают|сгореть\
         |не сгорел*|пропад* .. гаранти*|гаранти* .. пропад*|гаранти* .. аннулир*|аннулир* .. гаранти*|потеря* .. гаранти*|лиши* .. гаранти*\
         |утрат* .. гаранти*|торопитесь|поторопитесь|не упусти*|не пропусти* .. возможност*|не пропусти* .. шанс*\
         |не пропусти* .. момент*|последн* возможност*|последн* шанс*|последн* мест*|осталось .. # мест*|осталось .. мало мест*\
         |мест .. мало|места ограничен*|мест ограничен*|число мест|количество мест|мест осталось|мест .. не осталось|места заканчива*|места кончаются|только до понедельника|только до вторника\
         |только до среды|только до четверга|только до пятницы|только до субботы|только до воскресенья|только до конца|только до # января\
         |только до # февраля|только до # марта|только до # апреля|только до # мая|только до # июня|только до # июля|только до # августа\
         |только до # сентября|только до # октября|только до # ноября|только до # декабря",
    ),
    (
        Sort::Push,
        "только в январе|только в феврале|только в марте|только в апреле|только в мае|только в июне|только в июле|только в августе\
         |только в сентябре|только в октябре|только в ноябре|только в декабре|только на этой неделе",
    ),
    (
        Sort::Push,
        "loyalty|your .. points|reward point*|bonus point*|points expire*|points .. expir*|rewards|offer ends|offer expires|ends soon\
         |expires soon|act now|hurry up|few places|few spots|places left|spots left|slots left|only until monday|only until tuesday\
         |only until wednesday|only until thursday|only until friday|only until saturday|only until sunday|only until the end|until friday only\
         |lose your guarantee|lose your warranty|exclusive",
    ),
    (
        Sort::Push,
        "свободн* врем* .. завтра|свободн* врем* .. сегодня|свободн* врем* .. послезавтра|завтра .. свободн* врем*|сегодня .. свободн* врем*\
         |врач* .. свободен|врач* .. свободна|доктор* .. свободен|доктор* .. свободна|свободн* мест*|свободн* слот*|свободн* запис*\
         |врач* .. освободил*|доктор* .. освободил*|освободил* .. завтра|освободил* .. сегодня|освободил* .. послезавтра|освободил* .. врем*\
         |освободил* .. час*|освободил* .. запис*|освободил* .. прием*|освободил* .. утр*|освободил* .. вечер*|освободил* .. понедельник*\
         |освободил* .. вторник*|освободил* .. сред*|освободил* .. четверг*|освободил* .. пятниц*|освободил* .. суббот*|освободил* .. воскресень*\
         |освободил* .. кресл*|освободил* .. врач*|освободил* .. доктор*|освободил* .. #|появил* мест*|появил* # мест*|появил* свободн*\
         |появил* запис*|врач* появил* врем*|появил* врем* .. завтра|появил* врем* .. сегодня|есть окн*|отменилась запись|отменился прием|отменился визит|есть окош*|есть место на|есть места на\
         |есть # мест*|окно на|окна на|окошко на|окошки на|окно завтра|окно сегодня|окошко завтра|окошко сегодня|окна в расписании\
         |окно в расписании|незанят* врем*|не занят* врем*|заполнить .. расписани*",
    ),
    // News of the clinic: nobody has agreed to hear them.
    (
        Sort::Push,
        "новая услуга|новую услугу|новой услуги|новые услуги|новых услуг*|новинк*|новый врач*|новая врач*|новый доктор*|новый стоматолог*\
         |новый ортодонт*|новый ортопед*|новый имплантолог*|новый хирург*|новый пародонтолог*|новый гигиенист*|новый специалист*\
         |новые врачи|новые специалисты|новый аппарат*|новое оборудование|новый томограф*|новый сканер*|новый лазер*|новый филиал*|новая клиника\
         |новую клинику|новый кабинет*|открыли .. филиал*|открылся .. филиал*|открыли .. клиник*|мы открылись|теперь у нас|теперь .. в нашей клинике\
         |теперь .. в клинике|появилась услуга|появилась новая|появился новый|появилась возможность|появились виниры|в клинике появил*|у нас появил*",
    ),
    (
        Sort::Push,
        "new service*|new treatment*|new doctor*|new dentist*|new orthodontist*|new hygienist*|new specialist*|new equipment|new scanner*|new laser*|new branch*\
         |new clinic|newly opened|we have opened|weve opened|now offer*|we now have|now available|introducing",
    ),
    // What is done for looks, offered: «приглашаем на осмотр после отбеливания» is none, so the words stand in this case alone.
    (
        Sort::Push,
        "приглаша* .. отбеливание|приглаша* .. виниры|приглаша* .. люминиры|приглаша* .. элайнеры|приглаша* .. брекеты|приглаша* .. имплантацию\
         |предлага* .. отбеливание|предлага* .. виниры|предлага* .. люминиры|предлага* .. элайнеры|предлага* .. брекеты|предлага* .. имплантацию\
         |сделай* .. отбеливание|сделай* .. виниры|сделай* .. люминиры|сделай* .. элайнеры|сделай* .. брекеты|сделай* .. имплантацию\
         |ждем .. отбеливание|ждем .. виниры|ждем .. люминиры|ждем .. элайнеры|ждем .. брекеты|ждем .. имплантацию|запишитесь .. отбеливание\
         |запишитесь .. виниры|запишитесь .. люминиры|запишитесь .. элайнеры|запишитесь .. брекеты|запишитесь .. имплантацию\
         |записывайтесь .. отбеливание|записывайтесь .. виниры|записывайтесь .. люминиры|записывайтесь .. элайнеры|записывайтесь .. брекеты\
         |записывайтесь .. имплантацию|приходите .. отбеливание|приходите .. виниры|приходите .. люминиры|приходите .. элайнеры|приходите .. брекеты\
         |приходите .. имплантацию|попробуйте .. отбеливание|попробуйте .. виниры|попробуйте .. люминиры|попробуйте .. элайнеры|попробуйте .. брекеты\
         |попробуйте .. имплантацию|успе* .. отбеливание|успе* .. виниры|успе* .. люминиры|успе* .. элайнеры|успе* .. брекеты|успе* .. имплантацию\
         |поставьте виниры|установите виниры|установите брекеты|порадуйте себя|отбелите|отбелим|голливудск* улыбк*|белоснежн* улыбк*|красив* улыбк*\
         |идеальн* улыбк*|улыбк* мечты|к новому году|к праздник*",
    ),
    // What comes on top of what was agreed: one such phrase makes an offer of all of it.
    (
        Sort::Push,
        "заодно сделаем|заодно .. отбел*|заодно почист*|сделаем заодно|почистим заодно|while you are here|while youre here|while you re here",
    ),
    (
        Sort::Push,
        "invite .. whitening|invite .. veneers|invite .. aligners|invite .. implants|offer* .. whitening|offer* .. veneers|offer* .. aligners\
         |offer* .. implants|try .. whitening|try .. veneers|try .. aligners|try .. implants|get .. whitening|get .. veneers|get .. aligners\
         |get .. implants|book .. whitening|book .. veneers|book .. aligners|book .. implants|come .. for .. whitening|come .. for .. veneers\
         |come .. for .. aligners|come .. for .. implants|whiten your|hollywood smile*|perfect smile*|dream smile*|brighter smile*|whiter smile*\
         |treat yourself",
    ),
    (
        Sort::Push,
        "due to a cancellation|had a cancellation|had a last minute|slot available|slots available|available slot*|slot* .. opened\
         |appointment* .. opened up|opening tomorrow|openings tomorrow|opening today|openings today|is free tomorrow|is free today\
         |free time .. tomorrow|free time .. today|fill .. schedule",
    ),
    (
        Sort::Push,
        "отзыв|отзыва|отзыву|отзывом|отзыве|отзывы|отзывов|отзывам|отзывами|отзывах|оцен* .. яндекс*|оцен* .. гугл*|оцен* .. google\
         |оцен* .. # гис|оцен* .. дубльгис|оцените .. картах|оцен* .. на сайт*|оцен* .. продоктор*|оцен* .. zoon|оцен* .. флам*|оцен* .. yandex\
         |поставьте .. оценк*|поставить .. оценк*|поставьте .. звезд*|поставить .. звезд*|поставьте .. лайк*|пять звезд|# звезд|рейтинг*\
         |голосуйте|проголосуйте|подпишитесь на канал|подпишитесь на нас|подписывайтесь|репост*|review us|google .. review*|yandex .. review*\
         |post .. review*|share .. review*|give .. review*|rate us|rate .. google|# star|# stars|five star*|trustpilot|yelp|follow us|vote for us",
    ),
    (
        Sort::Opinion,
        "оцените .. нас|оценить .. нас|оцените .. врача|оцените .. доктора|оцените .. сервис*|оцените .. обслуживани*|оцените .. персонал*\
         |оцените .. администратор*|оцените .. впечатлени*|оцените .. посещени*|оцените .. лечени*|понравил* .. у нас|понравил* .. прием*\
         |довольны ли|посоветуете|насколько вероятно|поделитесь .. мнени*",
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

/// Signs that are no words.
const TWO_FOR_ONE: &str = "1+1";

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

/// What is no offer though it begins or ends as one: when a doctor receives, where to leave the car, a consent that is taken back.
const NOT_PUSHED: [((), &str); 1] = [(
    (),
    "принима* .. только до *|принима* .. только до # *|работа* .. только до *|работа* .. только до # *|врач* .. только до *|врач* .. только до # *\
     |доктор* .. только до *|принима* .. только в *|работа* .. только в *|врач* .. только в *|доктор* .. только в *\
     |принима* .. только на этой неделе|работа* .. только на этой неделе|отпуск* .. только до *|doctor .. only until *|dentist .. only until *|свободн* мест* .. парковк*\
     |парковк* .. свободн* мест*|есть .. мест* .. парковк*|отзыв* согласи*|отзыв* .. согласи*|окно на .. этаже|окно на .. ресепшен*\
     |ждем .. отбеливание .. #|ждем .. отбеливание .. завтра|ждем .. отбеливание .. сегодня|ждем .. виниры .. #|ждем .. брекеты .. #\
     |ждем .. имплантацию .. #|ждем .. имплантацию .. завтра|ждем .. элайнеры .. #",
)];

static KNOWN: LazyLock<Phrases<Sort>> = LazyLock::new(|| Phrases::of(PHRASES, &NOT_MEANT));

/// The offers alone: the topics of a million agreements are looked at.
static OFFERS: LazyLock<Phrases<Sort>> = LazyLock::new(|| {
    let offers = PHRASES.into_iter().filter(|(sort, _)| *sort == Sort::Offer);
    Phrases::of(offers, &NOT_MEANT)
});

static FREE: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::of(FREE_EXAMINATION, &[]));

static HONEST: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::of(NOT_PUSHED, &[]));

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
    let names = |known: &Phrases<()>| -> Vec<Range<usize>> {
        known.in_text(&folded).map(|((), place)| place).collect()
    };
    let (free, honest) = (names(&FREE), names(&HONEST));
    let is_within = |names: &[Range<usize>], place: &Range<usize>| {
        let mut names = names.iter();
        names.any(|name| name.start <= place.start && place.end <= name.end)
    };
    let is_excused = |sort: Sort, place: &Range<usize>| match sort {
        Sort::Price => is_within(&free, place),
        Sort::Push => is_within(&honest, place),
        Sort::Offer | Sort::Lure | Sort::Opinion => false,
    };
    let mut found: Vec<(Sort, Range<usize>)> = KNOWN
        .in_text(&folded)
        .filter(|(sort, place)| !is_excused(*sort, place))
        .collect();
    let two_for_one = text.find(TWO_FOR_ONE).map(|at| at..at + TWO_FOR_ONE.len());
    let prices = [price_cut(text), prices::price(text, &folded), two_for_one];
    found.extend(
        prices
            .into_iter()
            .flatten()
            .map(|place| (Sort::Price, place)),
    );
    found
        .into_iter()
        .min_by_key(|(sort, place)| (sort.rank(), place.start))
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
    fn letters_that_look_alike_hide_no_advertising() {
        for text in [
            "cкидка 20 %",
            "аkция",
            "Бoнус за визит",
            "С днем рождeния!",
            "кэш-бэк",
        ] {
            assert!(is_promotional(text), "{text}");
            assert!(found(text).is_some(), "{text}");
        }
        assert_eq!(found("Дарим cкидку 5"), Some((Sort::Offer, "cкидку")));
    }

    #[test]
    fn news_and_what_is_done_for_looks_are_advertising() {
        for text in [
            "Приглашаем на отбеливание",
            "Сделайте отбеливание",
            "Новая услуга: виниры",
            "У нас новый врач-ортодонт",
            "Ждём Вас на отбеливание к Новому году",
            "Ждём Вас на отбеливание!",
            "Предлагаем Вам поставить виниры",
            "Напоминаем о чистке, заодно сделаем отбеливание",
            "Придёте на осмотр — почистим заодно зубы",
            "Your check-up is due, and while you're here we can whiten",
            "Теперь у нас есть томограф",
            "Открыли новый филиал на Ленина",
            "We invite you for whitening",
            "Our new orthodontist is here",
            "We now offer aligners",
        ] {
            let sort = found(text).map(|(sort, _)| sort);
            assert_eq!(sort, Some(Sort::Push), "{text}");
        }
        for text in [
            "Приглашаем на осмотр",
            "Приглашаем на осмотр после отбеливания",
            "Приглашаем на контрольный осмотр после имплантации",
            "Ждём Вас на отбеливание завтра в 10:00",
            "Ждём Вас на чистку 5 марта",
            "Напоминаем о приёме: отбеливание, 5 марта в 10:00",
            "Запись на новый год пока закрыта",
            "Возьмите заодно снимок",
            "Снять швы и заодно проверить коронку",
            "Новый адрес: Ленина, 5",
            "We invite you to the check-up after whitening",
            "Time for your new aligner: Monday, 10:00",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
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

    #[test]
    fn prices_and_pressure_are_known_in_what_many_people_get() {
        use Sort::{Opinion, Price, Push};
        for (text, sort, phrase) in [
            ("чистка за полцены", Price, "полцены"),
            ("Профгигиена по специальной цене", Price, "специальной цене"),
            ("Чистка 2990 вместо 4500", Price, "2990 вместо 4500"),
            ("первый визит 0 руб", Price, "0 руб"),
            ("Имплант от 19 900", Price, "от 19 900"),
            ("30% на всё", Price, "30% на всё"),
            ("Не пропустите выгоду", Price, "выгоду"),
            ("пока цены не подорожали", Price, "подорожали"),
            ("вторая коронка: 1+1", Price, "1+1"),
            ("коронка 25 тыс.", Price, "25 тыс"),
            ("half off", Price, "half off"),
            ("Implants from $900", Price, "$900"),
            ("Дарим чистку", Push, "Дарим"),
            ("Сертификат на чистку", Push, "Сертификат на чистку"),
            ("сюрприз для Вас", Push, "сюрприз"),
            ("Ваши баллы сгорают", Push, "Ваши баллы"),
            ("по программе лояльности", Push, "лояльности"),
            ("Гарантия сгорит", Push, "сгорит"),
            ("чтобы не потерять гарантию", Push, "потерять гарантию"),
            ("только до пятницы", Push, "только до пятницы"),
            ("осталось 2 места", Push, "осталось 2 места"),
            ("осталось всего 2 места", Push, "осталось всего 2 места"),
            ("только в марте", Push, "только в марте"),
            ("your points expire", Push, "your points"),
            (
                "Есть свободное время завтра у Гордеева",
                Push,
                "свободное время завтра",
            ),
            ("Врач освободился завтра", Push, "Врач освободился"),
            ("есть окно завтра", Push, "есть окно"),
            ("освободилась запись на среду", Push, "освободилась запись"),
            ("a slot has opened up", Push, "slot has opened"),
            ("Оцените нас на Яндексе", Push, "Оцените нас на Яндексе"),
            ("оцените нас в 2ГИС", Push, "оцените нас в 2ГИС"),
            ("ждём Ваш отзыв", Push, "отзыв"),
            ("поставьте нам оценку", Push, "поставьте нам оценку"),
            ("rate us", Push, "rate us"),
            ("оцените нас", Opinion, "оцените нас"),
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
            "Запись на приём",
            "Напоминаем о визите 5 марта в 10:30",
            "продолжить лечение",
            "гарантийный осмотр",
            "срок гарантии — до 5 марта 2027 года",
            "стоимость лечения обсудит врач",
            "о цене расскажет врач",
            "освободите время",
            "освободитесь к пяти",
            "у врача есть вопросы",
            "у врача есть время завтра в 10:30",
            "отзовитесь",
            "отзыв согласия — на ресепшене",
            "сдать баланс",
            "боль от 0 до 10 баллов",
            "оцените боль от 0 до 10",
            "не пропустите визит 5 марта",
            "врач просит не откладывать",
            "доктор принимает только до пятницы",
            "врач принимает только в марте",
            "если есть место, которое болит",
            "если Вы свободны завтра, сообщите",
            "лечение завершено на 70 %",
            "would you like us to call",
            "врач работает только до 18:00",
            "приём перенесён: в 10 вместо 12",
            "договор от 12.03.2026",
            "звоните 8 (495) 000-00-00",
            "антибиотик от 500 мг",
            "есть свободные места на парковке",
            "подпишите план лечения",
            "review of your treatment plan",
            "a free place to park",
            "your appointment is on 5 March at 10:30",
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
            ("дарим щётку, как просили", false, false),
            ("есть свободное место завтра", false, false),
            ("опрос после лечения", false, false),
        ] {
            assert_eq!(is_promotional(text), in_topic, "{text}");
            assert_eq!(is_promotional_in_talk(text), in_talk, "{text}");
        }
    }
}
