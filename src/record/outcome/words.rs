//! The words with which people write down what came of a talk, besides those of contacts.csv.
//!
//! Phrases are written as [`super::phrases::Phrases::add`] takes them: in lower case, without `ё` and apostrophes.

use super::phrases::Classes;
use crate::model::clinic::Outcome;

/// What a phrase says in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Says {
    /// An outcome, as in contacts.csv.
    Plain(Outcome),
    /// An outcome that only makes sense of a visit.
    Visit(Outcome),
    /// Reached: the next step is the patient's, at a time of the patient's own («перезвонит»).
    Own,
    /// Reached, of a visit; or of somebody who is out, when that one is there again («будет в 6»).
    There,
    /// Reached, of a visit; at a time that is named no visit, it can't be told where to («придёт в 6»).
    Comes,
    /// The patient, and nobody else: beside a time that is the patient's own («в мае сама»), else nothing.
    Alone,
    /// The patient called back: of whoever did not answer before, that is no attempt any more («н/о, сама перезвонила»).
    CalledBack,
    /// Somebody called back, the patient or the clinic: the same beside what came of it, and nothing alone («перезвонила»).
    Rang,
    /// When somebody who is out is there again; no outcome («вернётся 15го»).
    Back,
    /// That somebody answered, and no more: beside another outcome it says nothing («дозвон»).
    Got,
    /// The patient thinks it over: declined, unless a day was named or a call asked for.
    Thinks,
    /// Not now: reached, unless a day was named or a call asked for.
    NotNow,
    /// The patient asked for something: with a time, for a call.
    Asked,
    /// The patient asked to be called.
    AskedCall,
    /// Who writes it means to call: no wish of the patient's («перезвоню»).
    Mine,
    /// Somebody else answered: no answer.
    Other,
    /// Somebody else will tell the patient: nothing by itself.
    Passes,
    /// To be called, where a time is named («набрать»).
    Dial,
    /// A visit was moved, where a time is named («перенос на»).
    Moved,
    /// Booked, where a time is named; else it may be a wish («зап»).
    Put,
    /// That a visit be called to mind, which is nothing beside one («просила напомнить за день»).
    WantsReminder,
    /// A telephone number, which is nothing beside a wrong one («сменила номер 8 916 …»).
    Phone,
    /// What the patient would say to others about the clinic, which is nothing beside how the patient feels («норм, 9»).
    Score(u8),
    /// A message is asked for, which is nothing until it is sent.
    WantsMessage,
    /// Of a matter reached; beside another outcome nothing.
    Yes,
    /// The same, and reached where it was asked how the patient feels or whether a visit stands («ок»).
    Ok,
    /// Of a matter declined; beside another outcome nothing.
    No,
    /// Nothing: pronouns, adverbs.
    Filler,
    /// Nothing where a time was cut out beside it: `на`, `в`.
    BesideTime,
}

/// What decides wherever it stands, and what negates it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Strict {
    /// `opt_out`, `left`, `unwell` or `complaint`.
    pub outcome: Outcome,
    /// Whether it is a thing of which one says that there is none: «температуры нет».
    pub is_thing: bool,
}

/// Words that stand for one another.
pub const CLASSES: &Classes = &[
    (
        "@kin",
        "муж жена мама папа мать отец дочь дочка сын сынок ребенок дети бабушка дедушка бабка дед брат сестра внук внучка тетя дядя \
         свекровь свекор теща тесть зять невестка племянник племянница родственник родственница родственники няня опекун подруга друг \
         коллега сосед соседка родители супруг супруга мальчик девочка секретарша кто-то",
    ),
    ("@parent", "мама папа мать отец родители опекун"),
    (
        "@kinof",
        "мужа жены мамы папы матери отца дочери дочки сына ребенка бабушки дедушки брата сестры внука внучки тети дяди свекрови тещи \
         тестя зятя подруги друга соседки соседа супруга супруги родителей коллеги",
    ),
    (
        "@took",
        "взял взяла взяли ответил ответила ответили отвечает подошел подошла поднял подняла подняли снял сняла берет",
    ),
    ("@phone", "трубку телефон"),
    (
        "@told",
        "сказал сказала сказали говорит говорят сообщил сообщила сообщили передал передала",
    ),
    (
        "@asked",
        "просил просила просили попросил попросила попросили просит просят",
    ),
    (
        "@sent",
        "отправил отправила отправили отправлено отправлена отправлен выслал выслала выслали послал послала послали скинул скинула \
         скинули написал написала написали",
    ),
    (
        "@message",
        "смс sms смску сообщение сообщения ватсап вотсап вацап whatsapp wa телеграм телеграмм telegram тг вайбер viber макс max \
         мессенджер почту email имейл письмо вк ссылку",
    ),
    ("@to", "ей ему им пациенту пациентке в на по"),
    ("@wont", "надо нужно стоит"),
    ("@promised", "обещал обещала обещали пообещал пообещала"),
    ("@them", "ей ему им ее его пациенту пациентке"),
    (
        "@ekin",
        "husband wife mother father mom mum dad daughter son child brother sister grandmother grandfather grandma grandpa partner \
         parent parents roommate friend relative colleague nanny kid neighbour neighbor",
    ),
    ("@eparent", "mother father mom mum dad parents guardian"),
    ("@etook", "answered answers answering"),
    ("@isnt", "isnt wasnt not"),
    ("@esent", "sent texted emailed messaged"),
    (
        "@emessage",
        "sms text message email mail whatsapp telegram viber",
    ),
];

/// What is said to have died and is no person.
pub const MACHINES: &[&str] = &[
    "телефон",
    "батарея",
    "батарейка",
    "аккумулятор",
    "симка",
    "phone",
    "battery",
    "line",
    "mobile",
];

/// Whose death, or whose move to another town, is not the patient's.
pub const OTHERS: &str = "муж жена мама папа мать отец дочь дочка сын сынок ребенок дети бабушка дедушка бабка дед брат сестра внук \
    внучка тетя дядя свекровь свекор теща тесть зять невестка племянник племянница родители подруга друг коллега сосед соседка врач \
    доктор супруг супруга начальник husband wife mother father mom mum dad daughter son brother sister grandmother grandfather parents \
    friend boss doctor dentist";

/// What decides wherever it stands (contract, section 10), besides the words of contacts.csv, and those of a refusal or a death that are
/// heard in notes.
pub const STRICT: &[(Outcome, bool, &str)] = &[
    (
        Outcome::Unwell,
        false,
        "болит; болят; болело; болела; болели; болел зуб; чувствительность; реагирует; натирает; побаливает; разболелся|разболелась|разболелось|разболелись; больно; ноет; ноют; ныло; \
         дергает; дергают; пульсирует; беспокоит; беспокоят; беспокоил|беспокоила|беспокоило|беспокоили; кровит; кровоточит; \
         кровоточат; кровил; кровила; кровило; кровоточил*; жжет; скололся; скололась; скололось; сколол; сколола; \
         пьет|пьют|принимает|выпил|выпила обезбол*|кетанов|кетонал|кеторол|найз|нимесил|ибупрофен|нурофен|анальгин; на|под обезбол*; \
         takes|taking|on painkillers|ibuprofen; опух*; припух*; распух*; раздуло; отекла; отекло; отек|отекает щека|губа|десна|лицо; онемел*; немеет; \
         не открывается рот; рот не открывается|открывает|открыть; не может есть|кушать|жевать|глотать; не может открыть рот; не открывает рот; трудно|больно|тяжело глотать|дышать|жевать|есть; \
         выпал; выпала; выпало; выпали; выпадает; слетел*; слетает; отклеил*; отвалил*; откололся; откололась; откололось; отколол*; \
         сломал; сломала; сломалась; сломался; сломалось; сломали; сломан*; обломил*; треснул*; раскололся; раскололась; расшаталась; \
         шатается; шатаются; шов|швы разошелся|разошлись; разошелся|разошлись шов|швы; гноится; воспалил*; стало хуже; хуже стало; \
         ухудшилось; плохо себя чувствует; чувствует себя плохо; себя плохо чувствует; плохое самочувствие; самочувствие плохое; жалуется; \
         жалуются; жаловался; жаловалась; hurts; hurt; hurting; aches; aching; painful; sore; throbbing; throbs; bleeds; bleeding; \
         swollen; numb; fell out; falls out; came off; came out; falling out; broke; broken; chipped; cracked; loose; wobbly; wobbles; \
         infected; inflamed; worse; unwell; cant open mouth|his|her mouth?; cannot open mouth|his|her mouth?; trouble swallowing|breathing; \
         hard to swallow|breathe; stitch|stitches open|opened|out; feels|feeling bad|unwell|poorly; complains|complaining|complained of",
    ),
    (
        Outcome::Unwell,
        true,
        "боль; боли; болей; болью; болями; сукровица; сукровицы; сукровицей; скол; скола; кровь; крови; кровотечение; кровотечения; кровотечений; отек; отека; отеки; отеков; отеком; \
         опухоль; опухоли; припухлость; припухлости; гной; гноя; гноем; температур*; темп; темпа; сыпь; сыпи; аллерги*; онемение; \
         онемения; онемений; воспаление; воспаления; флюс; флюса; жжение; жжения; дискомфорт; дискомфорта; ухудшение; ухудшения; \
         жалобы|жалоб на боль|боли|зуб|зубы|десну|отек|температуру|онемение|чувствительность; жалобы; жалуется|жаловался|жаловалась на; \
         pain; pains; ache; toothache; blood; bleeding; swelling; pus; fever; temperature; numbness; allergy; allergic; rash; infection; \
         inflammation; discomfort; in pain",
    ),
    (
        Outcome::Left,
        false,
        "переехал; переехала; переехали; уехал|уехала|уехали насовсем|навсегда; насовсем|навсегда уехал|уехала|уехали; \
         уехал|уехала|уехали жить? в другой|другую город|страну|регион; уехал|уехала|уехали с концами; \
         живет|живут теперь|сейчас? в другом|другой городе|стране|регионе; \
         лечится|лечатся|наблюдается|ходит|ходят теперь|сейчас|уже? в другой|другую|другом клинике|клинику|стоматологии|стоматологию|месте?; \
         лечится|наблюдается не у нас; у другого врача лечится|наблюдается; лечится|наблюдается у другого врача|стоматолога; \
         ушел|ушла|ушли к|в другую|другому|другой клинику|стоматологию|врачу?; выбыл; выбыла; выбыли; не наш пациент|пациентка|клиент; \
         больше|уже не наш пациент|пациентка; больше не наша пациентка; не наша пациентка; нашел|нашла другую|другого клинику|врача|стоматолога; \
         moved away; moved out of town|state; moved abroad; moved to another|different city|town|country|state; relocated; \
         has|have|found|got|sees|goes|went|switched|changed to? a|an|another|different|new? other|another|different|new dentist|dentists|clinic|practice; \
         похоронили; хоронили; нет|нету в живых; switched|changed dentist|dentists|clinics|practice; treated|goes|going elsewhere; \
         treated at|in another|different|other clinic|place|practice; no longer our|a patient; not our patient; not a patient; dead",
    ),
    (
        Outcome::OptOut,
        false,
        "звонить|звоните больше не @wont; больше не @wont; не @wont больше; не @wont звонить|беспокоить; звонить|беспокоить не @wont; \
         больше не звонить|звоните|звони|беспокоить|беспокойте; просит|просил|просила|просили больше? не звонить|беспокоить; \
         не названивать; не названивайте; уберите|убрать|удалить|удалите номер|телефон|контакт; уберите|убрать|удалить|удалите мой|его|ее номер|телефон; \
         убрать|уберите|удалить|удалите из базы|списка|списков|рассылки; убрать|удалить ее|его|меня из базы|списка|рассылки; \
         отказ*|отказаться от звонков|звонка|рассылки|рассылок|смс|обзвона|связи; чс; в чс; отзыв|отозвал|отозвала согласия|согласие; \
         запретил|запретила звонить|звонки; забудьте номер|телефон; хватит звонить|названивать; отстаньте; отстань; \
         без|против звонков|обзвона; не хочет|хотят|желает|желают звонков|звонка; звонков|звонки больше? не @wont; звонки не нужны; не нужны|надо звонки|звонков; \
         пусть больше? не звонят|звонит|беспокоят; чтоб|чтобы больше? не звонили|беспокоили; не разрешает|разрешал|разрешала|разрешил|разрешила звонить|звонки; \
         запрещает звонить|звонки; перестаньте|перестать|прекратите|прекратить звонить|названивать|беспокоить|звонки; оставьте ее|его|меня? в покое; \
         удалите|удалить|уберите|убрать|сотрите|стереть мои|его|ее? персональные? данные; больше не зв; не зв; не звон; нзв; больше не звонитть|званить|звонть|звоинть|звнить; \
         не званить|звонитть|звонть|звоинть|звнить; против того чтоб|чтобы звонили; leave alone; no calls please; against calls; delete my|his|her? data; \
         stop calling|phoning|ringing|texting|contacting; no more calls|contact; never call|ring|phone|contact|text; \
         do|please not|never call|ring|phone|text|contact|disturb|bother; dont call|ring|phone|text|contact|bother|disturb|call; \
         not to be called|contacted|disturbed|phoned; doesnt|not want|wants to be called|contacted; doesnt|not want|wants any|more? calls; asked|asks|wants not to call|contact|be; \
         asked|asks us? to stop calling; take|remove me|him|her|them? off|from the|our|your? list|database|base; remove|delete|erase number|phone|contact; \
         remove|delete his|her|my|the number|phone; leave me|him|her|them alone; opted|opts out; opt out|outs; blacklist; blacklisted; unsubscribed; dnc",
    ),
    (
        Outcome::Complaint,
        false,
        "ругался; ругалась; ругались; ругается; орет; орал; орала; кричит; кричал; кричала; хамит; хамил; хамила; скандалит; скандал; \
         возмущен; возмущена; возмущается; возмущался; возмущалась; не доволен; не довольна; не довольны; недовольны; \
         требует|требуют вернуть|возврат|деньги|компенсации|компенсацию; хочет вернуть деньги; верните деньги; напишет|написала|написал отзыв; \
         грозится; угрожает; жалуется|жаловался|жаловалась|жалобы|пожаловался|пожаловалась на врача|доктора|клинику|цену|цены|качество|работу|персонал|администратора|обслуживание|лечение; \
         complained; complains; complaining; complain; angry; furious; upset; unhappy; dissatisfied; not happy|satisfied; rude; shouted; shouting; \
         yelled; yelling; swore; wants|demands|asked|asks for? a? refund; wants|demands money|his|her money? back; bad review; negative review",
    ),
    (
        Outcome::Complaint,
        true,
        "жалоба; жалобу; жалобой; претензия; претензии; претензий; претензию; конфликт; конфликта; конфликтов; негатив; негатива; \
         недовольство; недовольства; complaint; conflict",
    ),
];

/// What is pain or trouble where it was asked how the patient feels, and may be something else elsewhere; and whether it is a thing of which
/// one says that there is none.
pub const UNWELL_IF_ASKED: &[(bool, &str)] = &[
    (
        false,
        "плохо; плоховато; неважно; не очень; не оч; не ахти; не айс; так себе; хуже; похуже; терпимо; терпит; потерпит; терпеть можно; можно терпеть; \
         мешает; мешают; завышен*; высокая|высоко пломба; пломба|коронка высокая; таблетки|лекарства|лекарство|обезбол* не помогает|помогают; не помогает; не помогают; \
         не проходит; не проходят; не прошло|прошла|прошел|прошли; не спит; не спал; не спала; плохо спит|спал|спала; не ест; не ел; не ела; тошнит; кружится; \
         вызвал|вызвала|вызвали|вызывали|вызывала скорую; скорую вызвал|вызвала|вызвали; увезли; на|в скорой; стреляет; ломит; тянет; щиплет; чешется; зудит; \
         неприятно; неприятные ощущения; странно; боится что; волнуется; переживает; \
         not great|good|well; not so|too|very great|good|well; so so; bearable; cant|cannot eat|chew|sleep; bothers; bothering; not healing; burns; burning; ambulance",
    ),
    (
        true,
        "синяк; синяка; синяки; синяков; гематома; гематомы; гематом; запах; запаха; привкус; привкуса; слабость; слабости; тошнота; тошноты; \
         bruise; bruises; bruising; bruised",
    ),
];

/// What says something and does not decide by itself, besides the words of contacts.csv. What stands here goes before those.
pub const ORDINARY: &[(Says, &str)] = &[
    (
        Says::Own,
        "перезвонит; перезвонят; перезвонит|позвонит|запишется|наберет|решит|свяжется|придет|напишет|приедет|зайдет сам|сама|сами; \
         сам|сама|сами перезвонит|позвонит|запишется|наберет|решит|свяжется|придет|напишет|приедет|зайдет|перезвонят|позвонят|запишутся|придут; \
         запишется; запишутся; позвонит; позвонят; придут сами; наберет; свяжется; запишется|запишутся онлайн; когда надумает|решит; как надумает|решит; \
         @promised перезвонить|позвонить|записаться|прийти|набрать; \
         will call; will call back|us|again; will call us|me back; will ring|phone back|us?; calls back; will book; will book online|herself|himself; \
         will schedule; will rebook|reschedule; will decide; will contact us; will get back to? us?; will let us know; going to call|book; shell|hell|theyll call|ring|book us? back?; \
         will call|ring|book back? herself|himself|themselves",
    ),
    (
        Says::Visit(Outcome::Reached),
        "подтвердил; подтвердила; подтвердили; подтв; подтвержд; подтвержден; подтверждено; подтверждает; подтверждаю; все? в силе; \
         confirmed; confirms",
    ),
    (
        Says::Comes,
        "придет; придут; приедет; приедут; will come; is? coming; will be there; shell|hell be there|come",
    ),
    (Says::There, "будет; будут; will be"),
    (
        Says::Back,
        "вернется; вернутся; освободится; освободятся; появится; проснется; будет|будут дома; will be home|back|in|free|available; back; returns; home",
    ),
    (
        Says::Visit(Outcome::Declined),
        "не придет; не придут; не приедет; не приедут; не сможет прийти|приехать; не сможет; отменил; отменила; отменили; отмена; отменяет; \
         отменил|отменила визит|прием|запись; отмена визита|приема|записи; not coming; wont come; will not come; cancelled; canceled; cancels; \
         cancelled|canceled the|his|her|an? visit|appointment; cant come|make; cant make it; cannot come|make; cannot make it",
    ),
    (
        Says::Visit(Outcome::Booked),
        "перезаписали; перезаписал; перезаписала; перезаписался; перезаписалась; перезаписан; перезаписана; перенесли; rescheduled; rebooked",
    ),
    (
        Says::Moved,
        "перенос; перенес; перенесла; перенос|перенесла|перенес|перенесен|перенесена|перенесено|перенесли на; moved|move|postponed to",
    ),
    (
        Says::Got,
        "дозвон; дозвонились; дозвонился; дозвонилась; got through",
    ),
    (
        Says::CalledBack,
        "сам|сама перезвонил|перезвонила|позвонил|позвонила; перезвонил|перезвонила|позвонил|позвонила сам|сама; \
         called|rang us? back herself|himself; called us back",
    ),
    (
        Says::Rang,
        "перезвонил; перезвонила; called back; rang back",
    ),
    (Says::Alone, "сам; сама; сами; herself; himself"),
    (Says::Put, "зап"),
    (
        Says::WantsReminder,
        "@asked напомнить; @asked напомнить накануне; @asked напомнить за день|сутки|час|2|два часа?; asked for a? reminder; wants a? reminder",
    ),
    (
        Says::Thinks,
        "думает; думают; подумает; подумают; надо|нужно подумать; хочет|хотят подумать; обдумывает; размышляет; посоветуется; \
         будет думать; пока думает; is? thinking; is? thinking about it|this; will think; will think about it|this; will think it over; \
         thinking it over; undecided; wants|needs to think; needs time to? think?",
    ),
    (
        Says::NotNow,
        "не сейчас; пока нет; пока не надо|нужно; не до этого; пока не до этого; не до того; не до лечения; пока не готов|готова; \
         пока не может; not now; not right now; not yet; not at the moment; not for now; not today",
    ),
    (Says::Asked, "@asked; asked; asks; wants; requested"),
    (
        Says::AskedCall,
        "@asked перезвонить|набрать|позвонить|звонок|звонить|перезвон; @asked ей|ему? перезвонить|набрать|позвонить; \
         asked|asks|wants|requested to? be? call|called back; asked|asks|wants us? to call|ring|phone back|again?; asked|asks|wants for? a? callback; \
         asked|asks|wants for? a? call back?",
    ),
    (
        Says::Mine,
        "перезвоню; позвоню; наберу; перезвоним; позвоним; наберем; i|we will call|ring back|again?; well|ill call|ring back|again?",
    ),
    (
        Says::Other,
        "@took @phone? @kin; @phone @took @kin; @kin @took @phone?; @took @kin @phone; @took @phone? не он|она|пациент|пациентка; \
         @phone @took не он|она|пациент|пациентка; не он|она @took @phone?; не он; не она; @phone у @kinof; @took другой|чужой|посторонний человек; \
         @ekin @etook; @ekin picked up; answered by @ekin; @ekin took the? call|phone; spoke|talked to|with @ekin; \
         someone|somebody else @etook|picked? up?; someone|somebody else; his|her @ekin @etook",
    ),
    (
        Says::Passes,
        "передаст; передадут; передал; передала; передали; обещал|обещала|обещали передать; просила|просил|попросила передать; \
         will pass it? on; will tell him|her; will pass the message",
    ),
    (
        Says::Dial,
        "набрать; позвонить; звонить; звонок; call; ring; phone; try; попробовать",
    ),
    (
        Says::WantsMessage,
        "@asked @message; @asked прислать|написать|отправить|скинуть @message?; wants|asked for? a|an? @emessage",
    ),
    (Says::Yes, "да; ага; yes"),
    (Says::Ok, "ок; ok; okay"),
    (Says::No, "нет; no"),
    (
        Says::Plain(Outcome::Reached),
        "поговорил; поговорила; пообщались; напомнил; напомнила; предупредил; предупредили; оповестил; оповестили; уведомил; уведомили; \
         уведомлен; уведомлена; все хорошо|ок|ok|норм|нормально|отлично|прекрасно|супер|замечательно|устраивает; все в порядке|норме; хорошо; отлично; \
         чувствует себя хорошо|отлично|нормально|прекрасно; себя чувствует хорошо|отлично|нормально; самочувствие хорошее|отличное|нормальное; \
         самочувствие в норме; доволен; довольна; довольны; всем доволен|довольна|довольны; нет жалоб; не жалуется; не жалуются; ни на что не жалуется; \
         все заживает; заживает хорошо; приняла|принял к сведению; поняла; понял; знает; помнит; уже были; была у нас; \
         spoke; spoke with|to him|her|them|patient?; talked; talked to|with him|her|them|patient?; spoken; spoken with; informed; reminded; aware; \
         knows; remembers; all good|well|fine|ok|okay|right; everything is? good|well|fine|ok|okay|right; fine; is|feels|feeling|doing fine|well|good|great|ok|okay; \
         happy; is happy; healing; healing well; healed; already came|been|visited|attended|there; has already? been; pain free; painless; \
         no complaints; nothing hurts",
    ),
    (
        Says::Plain(Outcome::Booked),
        "записали; записал; записаны; записала; записался|записалась|записались сам|сама|сами; взял|взяла|взяли время; booked; is? booked; already booked|scheduled; \
         scheduled; booked in; made|has|have an? appointment|booking; appointment made|booked; booked a|an|the visit|appointment; has a|an visit|booking; booked for|on",
    ),
    (
        Says::Plain(Outcome::Declined),
        "не хочет; не хотят; не желает; не надо; не нужно; отказывается; отказались; отказываются; слишком|очень дорого; нет денег; неинтересно; не интересует; \
         напоминать не @wont; не @wont напоминать; не напоминать; не хочет лечиться|приходить; не будет лечиться|записываться; передумали; не собирается; \
         не планируют; refused; refuses; said|says no; no thanks|thank; no thank you; not interested; not needed; doesnt want; doesnt want it; doesnt want to come?; does not want it?; \
         not wanted; too expensive; expensive; no money; changed his|her|their? mind; not going to; no reminders",
    ),
    (
        Says::Plain(Outcome::Resolved),
        "complaint|conflict is|was? resolved|closed|settled; issue|matter|problem is|was? resolved|settled",
    ),
    (
        Says::Plain(Outcome::Sent),
        "отправил; отправила; отправили; отправлена; выслал; выслала; выслали; @sent @to? @to? @message в|на|по? @message?; @message @to? @sent; @esent; @esent a|an? @emessage; @emessage sent; texted him|her; emailed him|her",
    ),
    (
        Says::Plain(Outcome::NotDelivered),
        "@message не доставлено|доставлена|доставлен|дошло|дошла|ушло|ушла|отправлено|отправилось|отправилась; не доставлена; не дошла; не отправилось; \
         @emessage? not delivered; @emessage failed; bounced; undelivered; failed",
    ),
    (
        Says::Plain(Outcome::NoAnswer),
        "н_о; н_д; б_о; а_о; нд; не берет; не берут; не взял; не взяла; не взяли; не берет|берут|взял|взяла|взяли|снимает|поднимает|поднял|подняла @phone; \
         @phone не берет|берут|взял|взяла|взяли|снимает|поднимает|поднял|подняла; не поднимает; не поднял; не подняла; не дозв; не дозвонился; не дозвонилась; оставил|оставила|оставили сообщение|голосовое; не дозвониться; \
         не дозваниваемся; не ответили; без ответа; не доступен; не доступна; недоступна; вне зоны действия|доступа; абонент недоступен|вне|выключен|выкл; выкл; тел|телефон|номер выкл; \
         абонент вне зоны; не в сети; выключен; отключен; телефон|номер выключен|отключен|недоступен; виртуальный|голосовой секретарь|помощник; гудки; \
         сбросил|сбросила|сбрасывает звонок|вызов; сбросили; скинули; скидывает; голосовая; спят; нет на месте; \
         no reply|response|ans|pickup; not answering|answered; didnt|doesnt|did|does|wont|hasnt not? answer|answered|respond|reply; \
         didnt|doesnt|did|does|wont|is|not not? pick|picking up; not picking up; unanswered; voicemail; voice mail; vm; lvm; went|goes|straight? to voicemail; \
         left a? voicemail|vm|message|msg; left voice mail; answering machine; answerphone; unreachable; unavailable; not available; switched off; \
         phone is? off; phone switched|turned off; out of range|reach|coverage; rang out; no one|body answered|home; nobody answered|home; is? asleep; is? sleeping; \
         not home; not at home; isnt|not in; rings out",
    ),
    (
        Says::Plain(Outcome::Busy),
        "было занято; линия была занята; все время занято; line is|was? busy; busy signal|tone|line; engaged; number busy|engaged; is busy",
    ),
    (
        Says::Plain(Outcome::WrongNumber),
        "номер @kinof; не его|ее номер; это? не его|ее номер; номер не его|ее; номер чужой; номер не обслуживается; номера не существует; \
         несуществующий номер; номер другого человека; номер изменился; поменял|поменяла номер; сменил|сменила телефон; \
         wrong person; not his|her|their number; his|her|their? number changed; changed number|numbers|his|her number?; husbands|wifes|mothers|fathers|sons|daughters number; \
         number does not exist; number doesnt exist; no such number; number not in service; number disconnected; not in service; different|another person|persons number?",
    ),
    (
        Says::Plain(Outcome::Callback),
        "перезвоните; перезвонить ей|ему|им; @promised перезвонить|позвонить|набрать @them; @promised @them перезвонить|позвонить|набрать; \
         @them @promised перезвонить|позвонить|набрать; не может|могла|мог говорить|разговаривать; не очень удобно говорить?; говорить? неудобно; неудобно говорить|разговаривать; спешит; торопится; \
         на учебе; на уроке; на уроках; на встрече; на собрании; на тренировке; на смене; отпуск; командировка; больничный; на отдыхе; на даче; отдыхает; \
         уехал|уехала|уехали в|на отпуск|командировку|дачу|море|деревню; был|была на работе; работает; в дороге; в пути; в транспорте; в самолете; в поезде; \
         в отъезде; простыл; простыла; простудился; простудилась; с температурой дома; ребенок болеет|заболел; болеют; заболели; болен; больна; \
         call back; callback; call again; call back again|later; ring back; phone back; call him|her|them back?; try again; at work; driving; in a? meeting; \
         on vacation; on holiday; on holidays; on leave; on a? business? trip; away; out of town; travelling; traveling; sick; ill; is sick|ill; \
         cant|cannot talk|speak; not a good time; bad time; inconvenient; occupied; in class|school; at school",
    ),
    (
        Says::Plain(Outcome::AskDoctor),
        "спросить врача|доктора; спросить|узнать|уточнить у врача|доктора; вопрос|вопросы к|для врачу|врача|доктору|доктора; вопрос врачу|доктору; \
         есть вопрос|вопросы к|для врачу|врача; передать|сообщить врачу|доктору; @asked врача|доктора; @asked|ждет звонка|звонок врача|доктора; \
         хочет|хотел|хотела поговорить|пообщаться с врачом|доктором; вопрос|вопросы по снимку|снимкам|назначению|назначениям|лекарству|лекарствам|таблеткам|анализам|анализу; \
         беременность; ждет ответа врача|доктора; ask the? doctor|dentist; question|questions for the? doctor|dentist; wants to? talk|speak to|with the? doctor|dentist; \
         wants the? doctor; has a? question|questions for the? doctor|dentist; pregnant; is pregnant; doctor to call",
    ),
    (
        Says::Filler,
        "@parent @told; @eparent said|says; он; она; они; оценка; балл; балла; баллов; score; уже; опять; снова; еще; вчера; сегодня; утром; утро; вечером; вечер; днем; \
         раз; дважды; трижды; позже; попозже; потом; пока; что; пациент; пациентка; клиент; клиентка; и; но; а; сказал; сказала; сказали; говорит; говорят; \
         сообщил; сообщила; тоже; также; просто; очень; спасибо; пожалуйста; же; вот; так; зуб; зубы; десна; десны; щека; нигде; у; нее; него; них; ней; нему; нас; нам; ей; ему; им; её; \
         его; ее; меня; мне; лично; больше; абонент; онлайн; категорически; конечно; точно; обязательно; \
         he; she; they; it; the; a; and; but; said; says; again; already; still; yesterday; today; morning; evening; twice; once; later; patient; \
         client; that; so; also; very; please; is; was; has; him; her; them; us; me; just; then; anymore; any more; thanks; for; now; this; his; their; will",
    ),
    (
        Says::BesideTime,
        "на; в; во; к; ко; с; со; около; примерно; часов; числа; дня; on; at; in; by; around; about; to; from; of; oclock",
    ),
];

/// What negates a strict word right before it, and what may stand between.
pub const NEGATES: &[&str] = &[
    "не",
    "ничего",
    "нет",
    "нету",
    "без",
    "ни",
    "no",
    "not",
    "without",
    "never",
    "nothing",
    "isnt",
    "arent",
    "wasnt",
    "doesnt",
    "dont",
    "didnt",
    "hasnt",
    "havent",
    "nor",
    "denies",
    "zero",
];
/// See [`NEGATES`].
pub const BETWEEN: &[&str] = &[
    "совсем",
    "вообще",
    "нигде",
    "никакой",
    "никакого",
    "никаких",
    "никакая",
    "больше",
    "any",
    "more",
    "longer",
    "in",
    "have",
    "has",
    "been",
    "feel",
    "having",
    "was",
];
/// What negates a thing right behind it; «не было» too.
pub const NEGATES_BEHIND: &[&str] = &["нет", "нету", "отсутствует", "отсутствуют"];
/// What may stand between a thing and that.
pub const BETWEEN_BEHIND: &[&str] = &[
    "уже",
    "больше",
    "совсем",
    "вообще",
    "пока",
    "никакой",
    "никакого",
    "никаких",
    "у",
    "нее",
    "него",
];

/// What may stand before the name of a matter and goes with it.
pub const BEFORE_MATTER: &[&str] = &[
    "о",
    "об",
    "на",
    "по",
    "про",
    "с",
    "от",
    "для",
    "к",
    "насчет",
    "поводу",
    "касательно",
    "for",
    "about",
    "of",
    "on",
    "the",
    "to",
    "regarding",
    "re",
    "with",
    "a",
];
