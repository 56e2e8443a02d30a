//! Words of refusal in free text: in a note, in a patient's name, in a header that nobody knows.
//!
//! They are looked for as whole words, case and ё/е aside, whatever stands between the words. Where it is doubtful whether a text says no,
//! it does: the clinic can say otherwise (`ignore`), a patient who was called can't.

use std::borrow::Cow;

use crate::export::values::{is_unseen, lower, lower_russian};

/// A word of a text, as it is written.
#[derive(Clone, Copy, Debug, Default)]
struct Word<'a> {
    text: &'a str,
    /// Whether what stands before it ends a thought: then what limits a refusal, or says of whom it speaks, doesn't reach over.
    begins: bool,
}

impl Word<'_> {
    fn is(self, word: &str) -> bool {
        is_same(self.text, word)
    }

    /// Whether it is one of some words, which are parted by spaces.
    fn is_one_of(self, words: &str) -> bool {
        // By bytes: for words as short as these no search is as quick.
        let mut words = words.as_bytes().split(|&byte| byte == b' ');
        words.any(|word| {
            word.len() == self.text.len() && str::from_utf8(word).is_ok_and(|word| self.is(word))
        })
    }

    fn starts_with(self, stem: &str) -> bool {
        let mut letters = self.text.chars().flat_map(lower);
        stem.chars().all(|letter| letters.next() == Some(letter))
    }
}

fn is_same(text: &str, word: &str) -> bool {
    // In UTF-8 case changes no length here, save for what is no Russian or English word.
    text.len() == word.len() && text.chars().flat_map(lower).eq(word.chars())
}

/// The words of a text, one after another, without holding them.
#[derive(Clone)]
struct Words<'a> {
    rest: &'a str,
    before: Option<char>,
}

impl<'a> Words<'a> {
    const fn of(text: &'a str) -> Self {
        Self {
            rest: text,
            before: None,
        }
    }
}

const DAGGER: char = '†';

fn is_part(c: char) -> bool {
    // Russian letters first: notes are full of them, and the tables of Unicode are slow.
    matches!(c, 'а'..='я' | 'А'..='Я' | '\'' | '’' | '`' | '´') || c.is_alphanumeric()
}

impl<'a> Iterator for Words<'a> {
    type Item = Word<'a>;

    fn next(&mut self) -> Option<Word<'a>> {
        let mut begins = self.before.is_none();
        let mut letters = self.rest.char_indices().peekable();
        while let Some((at, c)) = letters.next() {
            if c == DAGGER {
                let (text, rest) = self.rest[at..].split_at(c.len_utf8());
                (self.rest, self.before) = (rest, Some(c));
                return Some(Word { text, begins });
            }
            if is_part(c) {
                let word = &self.rest[at..];
                let end = word.find(|c| !is_part(c)).unwrap_or(word.len());
                let (text, rest) = word.split_at(end);
                (self.rest, self.before) = (rest, text.chars().next_back());
                return Some(Word { text, begins });
            }
            let next = letters.peek().map(|&(_, next)| next);
            begins |= ends_thought(c, self.before, next);
            self.before = Some(c);
        }
        None
    }
}

/// Whether a sign ends a thought; between digits it may be a part of a time or a date.
fn ends_thought(c: char, before: Option<char>, after: Option<char>) -> bool {
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    match c {
        '.' | ',' | ':' => !(is_digit(before) && is_digit(after)),
        ';' | '!' | '?' | '\n' | '\r' | '(' | ')' | '"' | '«' | '»' | '\u{2028}' => true,
        _ => false,
    }
}

/// What a clinic has looked at and found to be no refusal: whatever a text says in these words is not looked at.
#[derive(Clone, Debug, Default)]
pub struct Ignored(Vec<String>);

impl Ignored {
    /// The phrases of the setting `ignore.notes`.
    #[must_use]
    pub fn new<S: AsRef<str>>(phrases: &[S]) -> Self {
        let phrases = phrases.iter().map(|phrase| {
            let words = Words::of(phrase.as_ref()).map(|word| word.text);
            words.collect::<Vec<_>>().join(" ")
        });
        Self(phrases.filter(|phrase| !phrase.is_empty()).collect())
    }

    /// How many words of a text are one of the phrases.
    fn reach(&self, words: &Words<'_>) -> usize {
        let reach = |phrase: &String| {
            let mut text = words.clone();
            let mut length = 0;
            for wanted in phrase.split(' ') {
                let same = |word: Word<'_>| {
                    let letters = wanted.chars().flat_map(lower);
                    word.text.chars().flat_map(lower).eq(letters)
                };
                if !text.next().is_some_and(same) {
                    return 0;
                }
                length += 1;
            }
            length
        };
        self.0.iter().map(reach).max().unwrap_or_default()
    }
}

/// Whether a note says not to call, or that the patient has died (contract, section 6; the words are in its list of Russian words,
/// section 6). Nothing is held for a text without a word that might be one.
#[must_use]
pub fn refuses(text: &str, ignored: &Ignored) -> bool {
    let text = in_one_script(text);
    may_refuse(&text) && says_no(&text, ignored, Place::Note)
}

/// Whether a text has Russian and Latin letters in one word, or letters that are written as two signs.
pub(crate) fn is_odd(text: &str) -> bool {
    // By bytes: of nearly every text this is all that is asked.
    let bytes = text.as_bytes();
    let is_russian = |byte: u8| matches!(byte, 0xD0 | 0xD1);
    let mut pairs = bytes.windows(2).enumerate();
    pairs.any(|(at, pair)| match *pair {
        [0xCC, second] => matches!(second, 0x86 | 0x88),
        [letter, next] if letter.is_ascii_alphabetic() => is_russian(next),
        [second, letter] if letter.is_ascii_alphabetic() && second >= 0x80 => {
            at > 0 && is_russian(bytes[at - 1])
        }
        _ => false,
    })
}

/// A text with the Russian letters in place of the Latin ones that look the same, in words that have both.
pub(crate) fn in_one_script(text: &str) -> Cow<'_, str> {
    const LATIN: &str = "ABCEHKMOPTXaceopxyk";
    const RUSSIAN: &str = "АВСЕНКМОРТХасеорхук";
    if !is_odd(text) {
        return Cow::Borrowed(text);
    }
    let text = text.replace("и\u{306}", "й").replace("И\u{306}", "Й");
    let text = text.replace(['\u{306}', '\u{308}'], "");
    let is_russian = |c: char| matches!(c, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё');
    let same = |c: char| {
        let at = LATIN.chars().position(|latin| latin == c)?;
        RUSSIAN.chars().nth(at)
    };
    let words = text.split_inclusive(|c: char| !is_part(c)).map(|word| {
        if word.contains(is_russian) {
            word.chars().map(|c| same(c).unwrap_or(c)).collect()
        } else {
            word.to_owned()
        }
    });
    Cow::Owned(words.collect())
}

/// Whether somebody asks in a text not to be called, as [`refuses`] hears it.
#[must_use]
pub fn asks_for_peace(text: &str) -> bool {
    may_refuse(text) && says_no(text, &Ignored::default(), Place::Request)
}

/// Whether a text says that the patient has died, as [`refuses`] hears it.
#[must_use]
pub fn tells_of_death(text: &str) -> bool {
    may_refuse(text) && says_no(text, &Ignored::default(), Place::Death)
}

/// Whether a patient's name holds a refusal or a dagger.
#[must_use]
pub fn name_refuses(name: &str) -> bool {
    refuses(name, &Ignored::default())
}

/// Whether a header that is not known may be that of a column in which a patient says no.
#[must_use]
pub fn header_refuses(header: &str) -> bool {
    says_no(&in_one_script(header), &Ignored::default(), Place::Header)
}

/// Whether a header only sounds like one of a column in which a patient says no: complaints that a doctor hears, the state of a payment,
/// consent to something else than being called.
#[must_use]
pub fn is_harmless_header(header: &str) -> bool {
    HARMLESS_HEADERS.iter().any(|phrase| {
        let mut words = Words::of(header);
        loop {
            let mut text = words.clone();
            let is_whole = phrase
                .split(' ')
                .all(|wanted| text.next().is_some_and(|word| word.is(wanted)));
            if is_whole {
                return true;
            }
            if words.next().is_none() {
                return false;
            }
        }
    })
}

/// Where words are looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Note,
    Header,
    /// What came of a talk, where it is asked whether the patient wants to be called.
    Request,
    /// The same, where it is asked whether the patient has died.
    Death,
}

/// How many words back it is looked for what a refusal is about.
const BACK: usize = 6;

/// The words before the one that is looked at, the nearest first.
#[derive(Clone, Copy, Default)]
struct Before<'a>([Option<Word<'a>>; BACK]);

impl<'a> Before<'a> {
    fn push(&mut self, word: Word<'a>) {
        self.0.rotate_right(1);
        self.0[0] = Some(word);
    }

    fn iter(&self) -> impl Iterator<Item = Word<'a>> {
        self.0.into_iter().map_while(|word| word)
    }
}

fn says_no(text: &str, ignored: &Ignored, place: Place) -> bool {
    if text.contains(is_unseen) {
        let seen: String = text.chars().filter(|&c| !is_unseen(c)).collect();
        return says_no(&seen, ignored, place);
    }
    let mut words = Words::of(text);
    let mut before = Before::default();
    loop {
        let looked_at = ignored.reach(&words);
        if looked_at > 0 {
            for _ in 0..looked_at {
                words.next();
            }
            before = Before::default();
            continue;
        }
        let Some(word) = words.next() else {
            return false;
        };
        let begins_none = || {
            let may = || may_begin(word.text) && may_be_first(word);
            !word.text.starts_with(DAGGER) && !may()
        };
        if place == Place::Note && begins_none() {
            before.push(word);
            continue;
        }
        let here = At {
            word,
            before,
            after: &words,
        };
        let is_no = match place {
            Place::Note => here.asks_for_peace() || here.withdraws() || here.is_gone_in_note(),
            Place::Header => {
                here.asks_for_peace()
                    || here.withdraws()
                    || here.is_gone_in_note()
                    || here.heads_a_no()
            }
            Place::Request => here.asks_for_peace(),
            Place::Death => here.is_gone() && !here.is_negated(),
        };
        if is_no {
            return true;
        }
        before.push(word);
    }
}

/// A word of a text, and what stands on both sides of it.
struct At<'t, 'a> {
    word: Word<'a>,
    before: Before<'a>,
    after: &'t Words<'a>,
}

/// What one may be asked not to do.
const VERBS: &str = "звонить звоните звони беспокоить беспокойте беспокой писать пишите пиши тревожить тревожьте тревожь";
/// The same behind «чтобы».
const PAST_VERBS: &str = "звонили беспокоили писали тревожили";
/// What may stand between «не» and the verb.
const NEEDLESS: &str =
    "надо нужно стоит следует больше никогда ей ему им мне нам ее его их меня нас";
/// What one may be asked not to do besides, in a note.
const CALL_AGAIN: &str = "названивать названивайте перезванивать перезванивайте обзванивать обзванивайте набирать набирайте набирай";
/// What others are asked not to do, behind «пусть» or «чтобы».
const OTHERS_DO: &str = "звонят звонили названивают названивали перезванивают перезванивали набирают набирали беспокоят беспокоили \
    тревожат тревожили пишут писали дергают дергали трогают трогали";
/// What one may be asked not to do with a patient, and a dentist does to a tooth too: a refusal where nothing else is said.
const LEAVE_ALONE: &str =
    "трогать трогайте трогай дергать дергайте дергай доставать доставайте донимать донимайте";
/// What that is said of then.
const TREATED: &str =
    "зуб корон лунк пломб имплант протез шов швы винир десн канал корен корн брекет";
/// Of whom that may be said, and who asks.
const ALONE_WITH: &str = "пациента пациентку пациент пациентка клиента клиентку человека больше вообще совсем никогда звонками \
    сообщениями ее его их меня нас просит просил просила просят просили просьба прошу пожалуйста просто лучше и";
/// To take somebody off, whose and off what: «убрать из базы», «удалите мой номер».
const TAKE_OFF: &str =
    "удалить удалите убрать уберите убери исключить исключите вычеркнуть вычеркните";
const WHOSE: &str = "мой мои моего моих его ее их меня нас нам из с со всех вашей вашего ваших этот данный все пожалуйста списка списков";
const LISTS: &str = "номер номера телефон телефона базы обзвона обзвонов рассылки рассылок";
const FORBIDDEN: &str = "нельзя запрещено запретил запретила запрещает";

impl<'a> At<'_, 'a> {
    /// Whether other words follow, whatever parts them.
    fn is_followed_by(&self, phrase: &str) -> bool {
        self.follows(phrase).is_some()
    }

    /// What is left behind words that follow.
    fn follows(&self, phrase: &str) -> Option<Words<'a>> {
        let mut text = self.after.clone();
        phrase
            .split(' ')
            .all(|wanted| text.next().is_some_and(|word| word.is(wanted)))
            .then_some(text)
    }

    fn is_followed_by_any(&self, phrases: &[&str]) -> bool {
        phrases.iter().any(|phrase| self.is_followed_by(phrase))
    }

    /// «Not to call» in one of its forms.
    fn asks_for_peace(&self) -> bool {
        let word = self.word;
        if word.is("не") {
            return self.negates_a_verb();
        }
        if word.is_one_of("незвонить незвоните небеспокоить") {
            return !self.is_limited(self.after);
        }
        if word.is_one_of("звонить беспокоить тревожить") {
            let mut after = self.after.clone();
            let is_forbidden = match after.next() {
                Some(next) if next.begins => false,
                Some(next) if next.is("не") => after
                    .next()
                    .is_some_and(|last| last.is_one_of("надо нужно стоит")),
                Some(next) => next.is_one_of(FORBIDDEN),
                None => false,
            };
            return is_forbidden && !self.is_limited(&after);
        }
        if word.starts_with("отказ") || word.is("отказываюсь") {
            return self.is_followed_by_any(&[
                "от звонков",
                "от звонка",
                "от рассылки",
                "от рассылок",
                "от смс",
                "от обзвона",
                "от связи",
            ]);
        }
        if word.is("запрет") || word.is_one_of(FORBIDDEN) {
            return self.is_followed_by_any(&[
                "на звонки",
                "на связь",
                "звонить",
                "звонков",
                "беспокоить",
            ]);
        }
        if word.starts_with("стоп") {
            let next = self.after.clone().next();
            return word.starts_with("стоплист")
                || word.is("стоп")
                    && next.map_or_else(
                        || self.stands_alone(),
                        |next| next.starts_with("лист") || next.is("звонки"),
                    );
        }
        if word.starts_with("черн") {
            let next = self.after.clone().next();
            return word.is_one_of("черный черном черного черным")
                && next.is_some_and(|next| next.is_one_of("список списке списка списком"));
        }
        word.is_one_of("отписался отписалась отписались") || self.asks_in_english()
    }

    /// What was allowed is no longer, or the patient is to be taken off the lists. As an outcome such words are understood elsewhere.
    fn withdraws(&self) -> bool {
        let word = self.word;
        let consent = || self.is_near("согласие согласия разрешение разрешения");
        let after = || self.after.clone();
        match word {
            _ if word.is_one_of("отозвал отозвала отозвали отзыв отозвано") => {
                consent()
            }
            _ if word.is_one_of("согласие согласия") => {
                self.is_near("отозвано отозвал отозвала отозвали")
            }
            _ if word.is_one_of(TAKE_OFF) => {
                let mut next = after().skip_while(|next| !next.begins && next.is_one_of(WHOSE));
                let next = next.next();
                next.is_some_and(|next| !next.begins && next.is_one_of(LISTS))
            }
            _ if word.is_one_of("звонки звонков обзвон") => {
                self.is_next("запрещены запрещен запретил запретила запретили")
                    || self.is_followed_by_any(&["не нужны", "не нужен", "не надо", "не нужно"])
            }
            _ if word.is_one_of("без против") => self.is_next("звонков обзвона"),
            _ if word.is_one_of(FORBIDDEN) => self.is_next("звонки обзвон"),
            _ if word.is_one_of("перестаньте перестать прекратите прекратить хватит") => {
                self.is_next("звонить звонки звонков названивать беспокоить писать")
            }
            _ if word.is("не") => {
                self.wants_no_calls() || self.is_told_to_others() || self.leaves_alone()
            }
            _ if word.is("ненавидит") => self.is_next("звонки"),
            _ if word.is("чс") => true,
            _ => self.withdraws_in_english(),
        }
    }

    /// «Не хочет звонков», «не надо нас обзванивать», «не любит, когда звонят», «смс, не звонки».
    fn wants_no_calls(&self) -> bool {
        let mut after = self.after.clone();
        if self.is_next("звонки звонками") {
            after.next();
            return !self.is_limited(&after);
        }
        let mut wishes = false;
        for _ in 0..BACK {
            let Some(next) = after.next() else {
                return false;
            };
            if wishes && next.is("когда") {
                let mut told = after.by_ref().skip_while(|next| next.is_one_of(NEEDLESS));
                return told.next().is_some_and(|next| next.is_one_of(OTHERS_DO))
                    && !self.is_limited(&after);
            }
            if next.begins {
                return false;
            }
            if next.is_one_of(CALL_AGAIN)
                || wishes && next.is_one_of("звонков звонка звонки звонок обзвона")
            {
                return !self.is_limited(&after);
            }
            if next.is_one_of("хочет хотят хочу желает желают любит любят люблю")
            {
                wishes = true;
            } else if !next.is_one_of(NEEDLESS) {
                return false;
            }
        }
        false
    }

    fn withdraws_in_english(&self) -> bool {
        let word = self.word;
        if word.is("never") {
            return self.is_next("call contact phone text");
        }
        if word.is("do") {
            return self.is_followed_by_any(&["not phone", "not text"]);
        }
        if word.is_one_of("don't don’t don`t don´t dont") {
            return self.is_next("phone text");
        }
        if word.is_one_of("refuses refused declines") {
            return self.is_next("calls contact");
        }
        if word.is("consent") {
            return self.is_near("withdrawn revoked");
        }
        word.is_one_of("withdrew revoked") && self.is_near("consent")
    }

    /// Whether one of some words stands right behind, in the same thought.
    fn is_next(&self, words: &str) -> bool {
        let next = self.after.clone().next();
        next.is_some_and(|next| !next.begins && next.is_one_of(words))
    }

    /// Whether one of some words stands among the next few, in the same thought.
    fn is_near(&self, words: &str) -> bool {
        const NEAR: usize = 5;
        let near = self.after.clone().take(NEAR);
        let mut near = near.take_while(|next| !next.begins);
        near.any(|next| next.is_one_of(words))
    }

    fn asks_in_english(&self) -> bool {
        let word = self.word;
        let limited = |phrases: &[&str]| {
            let mut found = phrases.iter().filter_map(|phrase| self.follows(phrase));
            found.next().is_some_and(|after| !self.is_limited(&after))
        };
        if word.is_one_of("don't don’t don`t don´t dont") {
            return limited(&["call", "contact", "disturb", "ever call", "ever contact"]);
        }
        if word.is("do") {
            return limited(&[
                "not call",
                "not contact",
                "not disturb",
                "not ever call",
                "not ever contact",
            ]);
        }
        if word.is("no") {
            return limited(&["calls", "more calls"]);
        }
        if word.is("stop") {
            return self.is_followed_by_any(&["calling", "calls", "list"]);
        }
        if word.is("not") {
            return limited(&[
                "to be called",
                "be called",
                "to be contacted",
                "be contacted",
            ]);
        }
        if word.is_one_of("hates dislikes") {
            return self.is_followed_by_any(&["calls", "phone calls", "being called"]);
        }
        if word.is_one_of("doesn't doesn’t doesn`t doesn´t doesnt") {
            return ["want", "like", "wish"].iter().any(|wish| {
                [" calls", " phone calls", " being called", " to be called"]
                    .iter()
                    .any(|calls| self.is_followed_by(&format!("{wish}{calls}")))
            });
        }
        if word.is_one_of("opt opted opts") {
            return self.is_followed_by("out");
        }
        if word.is("black") {
            return self.is_followed_by_any(&["list", "listed"]);
        }
        word.is_one_of("dnc donotcall donotcontact donotdisturb dontcall optout optedout unsubscribe unsubscribed blacklist blacklisted stoplist")
    }

    /// Whether a text is this word alone.
    fn stands_alone(&self) -> bool {
        self.before.iter().next().is_none() && self.after.clone().next().is_none()
    }

    /// «Не трогать», where nothing is said of a tooth.
    fn leaves_alone(&self) -> bool {
        let mut after = self.after.clone();
        let is_of_it = |word: Word<'_>| word.is_one_of(ALONE_WITH);
        let verb = after.by_ref().find(|word| !is_of_it(*word));
        if !verb.is_some_and(|verb| verb.is_one_of(LEAVE_ALONE)) {
            return false;
        }
        let mut parted = self.word.begins;
        for word in self.before.iter() {
            let is_tooth = word.text.starts_with(|c: char| c.is_ascii_digit())
                || TREATED.split(' ').any(|stem| word.starts_with(stem));
            if is_tooth || !parted && !is_of_it(word) {
                return false;
            }
            parted |= word.begins;
        }
        let mut after = after.take_while(|next| !next.begins);
        after.all(is_of_it)
    }

    /// «Пусть не звонят», «просила, чтобы ей не звонили».
    fn is_told_to_others(&self) -> bool {
        let mut after = self.after.clone();
        let next = after.by_ref().find(|next| !next.is_one_of(NEEDLESS));
        let mut before = self.before.iter();
        let last = before.find(|last| !last.is_one_of(NEEDLESS));
        next.is_some_and(|next| next.is_one_of(OTHERS_DO))
            && last.is_some_and(|last| last.is_one_of("пусть пускай чтобы чтоб"))
            && !self.is_limited(&after)
    }

    /// «Не звонить», «не надо больше беспокоить», «не хочет, чтобы звонили».
    fn negates_a_verb(&self) -> bool {
        let mut after = self.after.clone();
        let mut wishes = false;
        let mut is_wish = false;
        for _ in 0..BACK {
            let Some(next) = after.next() else {
                return false;
            };
            if next.is_one_of(VERBS) && !wishes || is_wish && next.is_one_of(PAST_VERBS) {
                return !self.is_limited(&after);
            }
            if next.is_one_of("хочет хотят хочу желает желают") {
                wishes = true;
            } else if wishes && next.is_one_of("чтобы чтоб") {
                is_wish = true;
            } else if !next.is_one_of(NEEDLESS) {
                return false;
            }
        }
        false
    }

    /// Whether a request only names hours or a date: «не звонить до 10», «после 20.00 не беспокоить».
    fn is_limited(&self, after: &Words<'a>) -> bool {
        Self::is_limited_after(after.clone()) || self.is_limited_before()
    }

    fn is_limited_after(mut after: Words<'a>) -> bool {
        for _ in 0..BACK {
            match after.next() {
                Some(word) if word.begins => return false,
                Some(word) if word.is_one_of(LIMITS) => return is_time(after),
                Some(word) if is_between(word) => {}
                _ => return false,
            }
        }
        false
    }

    fn is_limited_before(&self) -> bool {
        let mut parted = self.word.begins;
        let mut told: [Option<Word<'a>>; BACK] = [None; BACK];
        for (place, word) in self.before.iter().enumerate() {
            if parted {
                return false;
            }
            if word.is_one_of(LIMITS) {
                // «Не звонить до 12 и не писать»: the hours are those of the other request.
                let earlier = self.before.iter().nth(place + 1);
                if earlier.is_some_and(|earlier| earlier.is_one_of(VERBS)) {
                    return false;
                }
                let said = told[..place].iter().rev().flatten();
                return is_time_of(said.copied());
            }
            if !is_between(word) && !word.is_one_of(ASKS) && !is_time_word(word) {
                return false;
            }
            told[place] = Some(word);
            parted = word.begins;
        }
        false
    }
}

/// What limits a request not to call to hours or days.
const LIMITS: &str = "до после before after until till";

/// What may stand between a request and its hours: a number, a day, «по утрам».
fn is_between(word: Word<'_>) -> bool {
    const WORDS: &str = "с со в во по и или утром вечером днем ночью утрам вечерам будни будням выходные выходным раньше позже \
    пожалуйста ей ему мне from at on me him her them weekdays weekends please";
    word.is_one_of(WORDS) || word.text.starts_with(|c: char| c.is_ascii_digit()) || is_weekday(word)
}

/// Who asks, between the hours and the request.
const ASKS: &str = "просит просил просила просят просили просьба прошу просим лучше только please";

const WEEKDAYS: &str = "понедельник понедельника понедельникам вторник вторника вторникам среда среду среды средам четверг четверга \
    четвергам пятница пятницу пятницы пятницам суббота субботу субботы субботам воскресенье воскресенья \
    воскресеньям пн вт ср чт пт сб вс monday tuesday wednesday thursday friday saturday sunday";
const MONTHS: &str = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря january february march april \
    may june july august september october november december";
const HOURS: &str =
    "обеда полудня утра вечера полуночи завтра послезавтра noon lunch midnight tomorrow";

fn is_weekday(word: Word<'_>) -> bool {
    word.is_one_of(WEEKDAYS)
}

fn is_time_word(word: Word<'_>) -> bool {
    const UNITS: &str = "ч час часа часов мин минут утра дня вечера ночи am pm г года";
    word.is_one_of(HOURS) || word.is_one_of(MONTHS) || word.is_one_of(UNITS)
}

/// Whether a time or a date stands first; what a new thought begins with does not.
fn is_time(words: Words<'_>) -> bool {
    let mut fresh = true;
    is_time_of(words.take_while(move |word| std::mem::take(&mut fresh) || !word.begins))
}

/// Whether words begin with a time or a date: an hour, a day, a month; not an age or a number of something.
fn is_time_of<'a>(mut words: impl Iterator<Item = Word<'a>>) -> bool {
    const COUNTED: &str =
        "лет раз сеанс прием визит процедур посещен звон попыт years visit call times";
    let Some(first) = words.next() else {
        return false;
    };
    if first.is_one_of(MONTHS) {
        // «До марта» is no date: nobody can tell whether that March is over.
        let is_digit = |c: char| c.is_ascii_digit();
        return words
            .next()
            .is_some_and(|day| day.text.starts_with(is_digit));
    }
    if !first.text.starts_with(|c: char| c.is_ascii_digit()) {
        return is_weekday(first) || first.is_one_of(HOURS);
    }
    let counts = |word: Word<'_>| COUNTED.split(' ').any(|stem| word.starts_with(stem));
    !words.next().is_some_and(counts)
}

/// Words that say that somebody has died.
const GONE_HE: &str = "умер скончался погиб";
const GONE_SHE: &str = "умерла скончалась погибла";
const GONE_ANY: &str = "умерли скончались died deceased";
const GONE_PATIENT: &str = "умерший умершая умершего умершей покойный покойная покойного покойной";

/// Whose death is not the patient's: a part of a tooth, a relative.
const OTHERS_HE: &str = "зуб нерв муж супруг отец папа сын брат дед дедушка дядя внук тесть свекор зять отчим племянник друг ребенок \
    кот пес родственник сосед коллега";
const OTHERS_SHE: &str = "пульпа жена супруга мать мама дочь дочка сестра бабушка тетя внучка теща свекровь невестка мачеха племянница \
    подруга собака кошка родственница соседка коллега";
const OTHERS_ANY: &str = "tooth nerve pulp husband wife father mother dad mum mom son daughter brother sister grandfather grandmother \
    uncle aunt friend dog cat родители зубы нервы";
/// The same, as those who are buried.
const OTHERS_BURIED: &str = "мужа супруга супругу жену мать маму отца папу сына дочь дочку брата сестру деда дедушку бабушку дядю тетю \
    внука внучку тестя тещу свекра свекровь зятя невестку друга подругу ребенка соседа соседку кота кошку собаку родителей";
/// What may stand between them.
const GONE_FILLERS: &str = "недавно давно внезапно скоропостижно вчера уже тоже месяц год неделю назад в во у на ее его их нее него них \
    мой моя зуба зубе пациента пациентки of the patient's her his has recently was had is in";

impl At<'_, '_> {
    /// Whether «не» stands right before the word.
    fn is_negated(&self) -> bool {
        let before = self.before.iter().next();
        !self.word.begins && before.is_some_and(|before| before.is_one_of("не not"))
    }

    /// The same in the words that only a note has for it.
    fn is_gone_in_note(&self) -> bool {
        let word = self.word;
        if word.is("смерть") {
            let next = self.after.clone().next();
            return next.is_some_and(|next| next.text.starts_with(|c: char| c.is_ascii_digit()));
        }
        if word.is("смерти") {
            let before = self.before.iter().next();
            let is_told = before.is_some_and(|before| before.is_one_of("о об"));
            let next = self.after.clone().next();
            let is_others = next.is_some_and(|next| {
                !next.begins && !next.is_one_of("пациента пациентки") && !is_gone_filler(next)
            });
            return is_told && !is_others;
        }
        if word.is("нет") {
            return self.is_followed_by("в живых");
        }
        if word.is("похоронили") {
            // «Похоронили мужа», «похоронили в мае».
            let next = self.after.clone().next();
            let is_others = next.is_some_and(|next| {
                !next.begins
                    && !next.is_one_of("пациента пациентку ее его клиента клиентку")
                    && !is_gone_filler(next)
            });
            let is_other = |word: Word<'_>| {
                [OTHERS_HE, OTHERS_SHE, OTHERS_ANY, OTHERS_BURIED]
                    .iter()
                    .any(|list| word.is_one_of(list))
            };
            // «Мужа похоронили»; but «сын сказал: похоронили».
            return !is_others
                && !self.is_of_one_before(is_other)
                && !self.is_of_one_after(is_other);
        }
        self.is_gone()
    }

    /// Whether the patient is said to have died, and not somebody else or a tooth.
    fn is_gone(&self) -> bool {
        let word = self.word;
        if word.text.starts_with(DAGGER) {
            return true;
        }
        let passed = word.is("passed") && self.is_followed_by("away");
        let has_left = |words| word.is_one_of(words) && self.is_followed_by("из жизни");
        let others: &[&str] = if word.is_one_of(GONE_HE) || has_left("ушел") {
            &[OTHERS_HE]
        } else if word.is_one_of(GONE_SHE) || has_left("ушла") {
            &[OTHERS_SHE]
        } else if word.is_one_of(GONE_ANY) || passed {
            &[OTHERS_HE, OTHERS_SHE, OTHERS_ANY]
        } else if word.is_one_of(GONE_PATIENT) {
            let next = self.after.clone().next();
            let is_other = |next: Word<'_>| next.is_one_of(OTHERS_HE) || next.is_one_of(OTHERS_SHE);
            return !next.is_some_and(|next| !next.begins && is_other(next));
        } else {
            return false;
        };
        let is_other = |word: Word<'_>| others.iter().any(|list| word.is_one_of(list));
        !self.is_of_one_before(is_other) && !self.is_of_one_after(is_other)
    }

    fn is_of_one_before(&self, is_other: impl Fn(Word<'_>) -> bool) -> bool {
        let mut parted = self.word.begins;
        for word in self.before.iter() {
            if parted {
                return false;
            }
            if is_other(word) {
                return true;
            }
            if !is_gone_filler(word) {
                return false;
            }
            parted = word.begins;
        }
        false
    }

    fn is_of_one_after(&self, is_other: impl Fn(Word<'_>) -> bool) -> bool {
        for word in self.after.clone().take(BACK) {
            if word.begins {
                return false;
            }
            if is_other(word) {
                return true;
            }
            if !is_gone_filler(word) {
                return false;
            }
        }
        false
    }

    /// Words that mean a refusal in a header alone.
    fn heads_a_no(&self) -> bool {
        let word = self.word;
        if word.is("отказ") {
            return !self.is_followed_by("от ответственности");
        }
        if word.is("complaint") {
            let last = self.before.iter().next();
            return !last.is_some_and(|last| last.is_one_of("chief presenting"));
        }
        if word.is("согласие") {
            return self.is_followed_by("на звонки");
        }
        if word.is("жалоба") {
            return self.is_followed_by("на");
        }
        word.is_one_of(HEADER_WORDS)
            || word.is("is") && self.is_followed_by("active")
            || self.heads_who_is_active()
            || word.is("no") && self.is_followed_by("call")
            || word.is("пометка") && self.is_followed_by("удаления")
            || word.is("снят") && self.is_followed_by("с учета")
            || word.is("запретить") && self.is_next("звонки звонить")
    }
}

impl At<'_, '_> {
    /// «Активен», «Активный пациент», "active": whoever has a no there is gone. A header with other words is about something else.
    fn heads_who_is_active(&self) -> bool {
        const ACTIVE: &str =
            "активен активна активно активный активная действующий действующая active";
        const WHO: &str = "пациент пациента клиент клиента карта ли patient client customer is";
        self.word.is_one_of(ACTIVE)
            && self.before.iter().all(|word| word.is_one_of(WHO))
            && self.after.clone().all(|word| word.is_one_of(WHO))
    }
}

/// A word between who died and that he did: numbers too, as those of teeth and years.
fn is_gone_filler(word: Word<'_>) -> bool {
    word.is_one_of(GONE_FILLERS)
        || word.is_one_of(MONTHS)
        || word.text.starts_with(|c: char| c.is_ascii_digit())
        || word.is_one_of(
            "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре",
        )
}

const HEADER_WORDS: &str = "выбыл выбыла выбытия смерть смерти death запрет архив архиве архивный удален удалена удалено неактивен неактивна неактивный \
    заблокирован заблокирована blocked consent refused refusal inactive isactive archived deleted";

const HARMLESS_HEADERS: &[&str] = &[
    "жалобы",
    "отчет",
    "статус оплаты",
    "статус полиса",
    "результат анализа",
    "chief complaint",
    "presenting complaint",
    "payment status",
    "отказ от ответственности",
    "согласие на обработку",
    "согласие на рассылку",
    "согласие на рекламу",
    "согласие на sms",
    "согласие на смс",
    "идс",
];

/// Whether a text has a word that may begin or be a refusal, seen by its first letters.
fn may_refuse(text: &str) -> bool {
    if is_one_russian_word(text) {
        return may_begin(text);
    }
    let mut in_word = false;
    for (at, c) in text.char_indices() {
        if c == DAGGER || !in_word && may_begin(&text[at..]) {
            return true;
        }
        in_word = is_part(c);
    }
    false
}

/// Whether a text is Russian letters alone, as most names are.
fn is_one_russian_word(text: &str) -> bool {
    let (letters, rest) = text.as_bytes().as_chunks::<2>();
    // All characters that begin so are letters of two bytes.
    rest.is_empty()
        && letters
            .iter()
            .all(|letter| matches!(letter[0], 0xD0 | 0xD1))
}

/// The first letters of the words of refusal. «не», "do" and "no" are such only where the word ends there.
fn may_begin(text: &str) -> bool {
    let mut usual = text.chars().map(lower_russian);
    let mut next = || usual.next().unwrap_or(Some(' '));
    if let (Some(first), Some(second), Some(third)) = (next(), next(), next()) {
        // Many words begin like «против».
        let is_pro = (first, second, third) == ('п', 'р', 'о');
        let is_other = is_pro && matches!(next(), Some(fourth) if fourth != 'т');
        return are_first_letters(first, second, third) && !is_other;
    }
    let mut letters = text.chars().flat_map(lower);
    let mut next = || letters.next().unwrap_or(' ');
    are_first_letters(next(), next(), next())
}

/// Whether a refusal in a note may begin with a word. Most words that begin with its letters are others, and are told from it here: what is
/// asked of the rest looks at the words beside it.
fn may_be_first(word: Word<'_>) -> bool {
    let Some(first) = word.text.chars().flat_map(lower).next() else {
        return false;
    };
    let (words, stems) = match first {
        'н' => ("не нет", "незвон небеспок нельзя ненавид"),
        'з' => ("", "звонить звонк запре"),
        'б' => ("без", "беспокоить"),
        'т' => ("", "тревожить"),
        'о' => ("", "отказ отписал отозва отзыв обзвон"),
        'с' => ("", "стоп согласи смерт скончал"),
        'ч' => ("чс", "черн"),
        'у' => ("ушел ушла", "удали убрать убери умер"),
        'и' => ("", "исключи"),
        'в' => ("", "вычеркн"),
        'п' => ("против", "переста прекрати похоронили погиб покойн"),
        'х' => ("хватит", ""),
        'n' => ("never no not", ""),
        'd' => ("do died", "don doesn dislikes declines deceased dnc"),
        'r' => ("", "refuse revoked"),
        'c' => ("consent", ""),
        'w' => ("withdrew", ""),
        's' => ("stop", "stoplist"),
        'h' => ("hates", ""),
        'o' => ("", "opt"),
        'b' => ("", "black"),
        'u' => ("", "unsubscribe"),
        'p' => ("passed", ""),
        _ => return false,
    };
    word.is_one_of(words)
        || (stems.split(' ').filter(|stem| !stem.is_empty())).any(|stem| word.starts_with(stem))
}

fn are_first_letters(first: char, second: char, third: char) -> bool {
    match (first, second, third) {
        ('н', 'е', third) | ('ч', 'с', third) | ('d' | 'n', 'o', third)
            if !third.is_alphanumeric() =>
        {
            true
        }
        all => matches!(
            all,
            ('н', 'е', 'з' | 'б' | 'л' | 'т' | 'н')
                | ('з', 'в', 'о')
                | ('з', 'а', 'п')
                | ('б', 'е', 'с' | 'з')
                | ('о', 'б', 'з')
                | ('п', 'е' | 'р', 'р' | 'е' | 'о')
                | ('х', 'в', 'а')
                | ('с', 'о', 'г')
                | ('у', 'д' | 'б', 'а' | 'е' | 'р')
                | ('и', 'с', 'к')
                | ('в', 'ы', 'ч')
                | ('у', 'ш', 'е' | 'ё' | 'л')
                | ('n', 'e', 'v')
                | ('r', 'e', 'f' | 'v')
                | ('c', 'o', 'n')
                | ('w', 'i', 't')
                | ('т', 'р', 'е')
                | ('о', 'т', 'к' | 'п' | 'о' | 'з')
                | ('с', 'т' | 'к', 'о')
                | ('ч', 'е', 'р')
                | ('у' | 'с', 'м', 'е')
                | ('п', 'о', 'к' | 'г' | 'х')
                | ('h', 'a', 't')
                | ('d', 'i', 's')
                | ('d', 'o', 'e')
                | ('n', 'o', 't')
                | ('d', 'o' | 'i' | 'e' | 'n', 'n' | 'e' | 'c')
                | ('o', 'p', 't')
                | ('u', 'n', 's')
                | ('s', 't', 'o')
                | ('b', 'l', 'a')
                | ('p', 'a', 's')
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn note_refuses(note: &str) -> bool {
        refuses(note, &Ignored::default())
    }

    #[test]
    fn a_request_not_to_be_called_is_a_refusal() {
        for note in [
            "не звонить",
            "НЕ ЗВОНИТЬ!!!",
            "пациентка просит не беспокоить, всё хорошо",
            "Больше не звоните",
            "больше  не\u{a0}писать",
            "просила не тревожить по пустякам",
            "просил не звонить",
            "не пишите ей",
            "(не беспокойте)",
            "не надо больше звонить",
            "Не хочет, чтобы ей звонили",
            "звонить не нужно",
            "звонить нельзя",
            "незвонить",
            "отказ от звонков",
            "отказалась от рассылки",
            "запрет на звонки с марта",
            "запрет на связь",
            "запрет звонить",
            "в стоп-листе",
            "Стоп лист",
            "внесён в чёрный список",
            "ЧЕРНЫЙ СПИСОК",
            "отписался",
            "отписалась от всего",
            "do not call",
            "please don't call",
            "Don’t contact",
            "DO-NOT-CONTACT",
            "do_not_disturb",
            "DNC",
            "no calls",
            "stop calling me",
            "opt out",
            "opted-out by sms",
            "optout",
            "Unsubscribe",
            "blacklist",
            "не зво\u{ad}нить",
            "отозвала согласие на звонки",
            "Согласие на звонки отозвано 12.01.2026",
            "отзыв согласия от 12.01",
            "удалить номер",
            "удалите мой номер из базы",
            "уберите телефон",
            "убрать из обзвона",
            "убрать из списка обзвона",
            "просит исключить из рассылки",
            "не названивать",
            "больше не перезванивать",
            "не надо нас обзванивать",
            "не хочет звонков",
            "звонки запрещены",
            "Звонков не надо",
            "запретила звонки",
            "против звонков",
            "без звонков!",
            "перестаньте звонить",
            "прекратить звонки",
            "хватит названивать",
            "в ЧС",
            "never call",
            "do not phone her",
            "refuses calls",
            "consent withdrawn",
            "withdrew her consent",
            "нe звонить",
            "не звoнить",
            "Че\u{308}рныи\u{306} список",
            "don`t call",
            "стоп",
            "СТОП!",
            "стоп звонки",
            "пусть не звонят",
            "Пусть ей больше не звонят",
            "просила, чтобы ей не звонили",
            "не набирать",
            "просит не набирать",
            "не трогать",
            "Не трогать пациентку!",
            "просит не дёргать",
            "больше не дергать",
            "просит СМС, не звонки",
            "не любит звонки",
            "не любит, когда ей звонят",
            "ненавидит звонки",
            "prefers not to be called",
            "doesn't want calls",
            "hates phone calls",
        ] {
            assert!(note_refuses(note), "{note:?}");
            assert!(header_refuses(note), "{note:?}");
        }
    }

    #[test]
    fn what_only_sounds_like_a_request_is_none() {
        for note in [
            "",
            "зуб не беспокоит",
            "боли не беспокоят",
            "не беспокоила",
            "не звонил",
            "почему не позвонили",
            "просил не раньше 18",
            "позвонить после 18",
            "просит перезвонить",
            "не писал, не звонил",
            "не забыть позвонить",
            "отказ от ответственности подписан",
            "отказ от лечения",
            "согласие на обработку ПДн",
            "согласие на рассылку",
            "согласие на рекламу, на SMS",
            "запретов нет",
            // What a gateway got as an answer is an outcome, and told as one.
            "STOP",
            "стоп на красном",
            "остановка: стопа",
            "пока не звонят",
            "пусть не пьёт горячего",
            "не трогать 36",
            "36 не трогать",
            "коронку не дёргать",
            "лунку просит не трогать",
            "зуб 36 пока не трогать",
            "не любит, когда опаздывают",
            "36 под наблюдением, не трогать",
            "not to be taken",
            "doesn't like pain",
            "без звонка пришла",
            "оставила хороший отзыв",
            "согласие подписано",
            "удалить 36, снять камень",
            "удалить зуб номер 36",
            "убрать налёт",
            "убрать контакт 36",
            "убрать из списка ожидания",
            "прекратить приём нимесила",
            "перестала болеть",
            "хватит на год",
            "пришла без звонка",
            "номер не менять",
            "смерть нерва",
            "боится смерти мужа",
            "погиб нерв",
            "муж ушёл из жизни",
            "нет времени",
            "consent form signed",
            "consent form: signed, refused X-ray",
            "ЧСС 72",
            "VIP-клиент Cидоров",
            "чёрный налёт",
            "список лекарств",
            "умеренная боль",
            "no call",
            "recalls",
            "does not call in the evening",
            "option",
            "doctor called",
            "опоздала",
        ] {
            assert!(!note_refuses(note), "{note:?}");
        }
    }

    #[test]
    fn hours_and_dates_are_no_refusal() {
        for note in [
            "не звонить до 18",
            "не беспокоить после 20.00",
            "не звоните до 10:30, спит",
            "просила не звонить после 19:00",
            "не звонить утром до 10 ч",
            "не звонить по будням до 18",
            "не звонить с 9 до 12",
            "до 18 не звонить",
            "после 20:00 просит не беспокоить",
            "До обеда не беспокоить",
            "не писать после 21",
            "не беспокоить до 15.03.2026",
            "не звонить до 15 марта",
            "больше не звонить после 21",
            "do not call before 10 am",
            "don't call after 18:00",
            "do not call until March 15",
        ] {
            assert!(!note_refuses(note), "{note:?}");
        }
        for note in [
            "не звонить до 18 лет",
            "не звонить до 3 приёма",
            "не звонить после удаления",
            "не звонить, работает до 18",
            "не звонить. До 18 на работе",
            "на работе до 18, не звонить",
            "не беспокоить до (дата)",
            "не звонить до 10, а лучше больше не звонить",
            "не звонить раньше 10",
            "не беспокоить до осени",
            "не звонить до марта",
            "do not call until May",
            "не звонить до 12 и не писать",
            "не писать после 21 и не звонить",
        ] {
            assert!(note_refuses(note), "{note:?}");
        }
    }

    #[test]
    fn a_death_is_a_refusal_where_it_is_the_patients() {
        for note in [
            "умер",
            "УМЕР 12.01.2026",
            "умерла в мае",
            "Умерли оба",
            "умерший",
            "скончался",
            "скончалась",
            "покойный",
            "покойная",
            "†",
            "Иванов†",
            "† 2024",
            "похоронили",
            "похоронили в мае",
            "сын сказал: похоронили",
            "deceased",
            "died in March",
            "passed away",
            "сын сообщил, что умерла",
            "муж сказал: умерла",
            "муж сообщил умерла",
            "мама: умер",
            "муж: умерла",
            "жена умер",
            "умер. Муж просил счёт",
            "погиб в ДТП",
            "ушла из жизни",
            "ушёл из жизни в марте",
            "нет в живых",
            "смерть 12.01.2026",
            "сын сообщил о смерти",
            "сообщили о смерти пациентки",
            "husband says he died",
        ] {
            assert!(note_refuses(note), "{note:?}");
            assert!(header_refuses(note), "{note:?}");
        }
        for note in [
            "муж умер",
            "похоронили мужа",
            "маму похоронили",
            "муж умер в январе",
            "отец недавно умер",
            "умер муж",
            "у неё умерла мама",
            "мать пациентки умерла",
            "нерв умер, канал пройден",
            "зуб 36 умер",
            "нерв в 36 зубе умер",
            "покойный муж",
            "родители умерли",
            "husband died",
            "nerve died",
            "her mother passed away",
            "deceased husband",
            "passed the exam",
            "умерил аппетит",
        ] {
            assert!(!note_refuses(note), "{note:?}");
        }
    }

    #[test]
    fn names_that_hold_such_letters_are_names() {
        for name in [
            "Умеров Смерть-Нечаев",
            "Смертин",
            "Чернов",
            "Покойников",
            "Незвонов",
            "Стопин",
            "Ким Не",
            "Dean Optman",
        ] {
            assert!(!name_refuses(name), "{name:?}");
        }
        for name in [
            "Иванова (умерла)",
            "НЕ ЗВОНИТЬ Петров",
            "Сидоров †",
            "Петров DNC",
        ] {
            assert!(name_refuses(name), "{name:?}");
        }
    }

    #[test]
    fn some_words_mean_a_refusal_in_a_header_alone() {
        for header in [
            "Отказ",
            "Запрет",
            "Архив",
            "В архиве",
            "Удалён",
            "Пациент удалена",
            "Неактивен",
            "Заблокирован",
            "Дата смерти",
            "Смерть",
            "Согласие на звонки (старое)",
            "Жалоба на врача",
            "marketing_consent",
            "Refused",
            "refusal reason",
            "Inactive",
            "is_active",
            "IsActive",
            "archived",
            "deleted_at",
            "complaint",
            "death date",
            "Пометка удаления",
            "Дата выбытия",
            "Снят с учёта",
            "Запретить звонки",
            "no_call",
            "Blocked",
            "Активен",
            "Активный пациент",
            "Действующий",
            "Active",
            "patient_active",
        ] {
            assert!(header_refuses(header), "{header:?}");
            assert!(!note_refuses(header), "{header:?}");
        }
        for header in [
            "Активный план",
            "Активность",
            "Действующий полис",
            "active plan",
        ] {
            assert!(!header_refuses(header), "{header:?}");
        }
        for header in [
            "Жалобы",
            "Жалобы пациента",
            "Отчёт",
            "Статус оплаты",
            "Статус полиса",
            "Результат анализа",
            "Chief complaint",
            "presenting_complaint",
            "Payment status",
            "Отказ от ответственности",
            "Согласие на обработку ПДн",
            "Согласие на рассылку",
            "Согласие на рекламу",
            "Согласие на SMS",
            "ИДС",
        ] {
            assert!(!header_refuses(header), "{header:?}");
            assert!(is_harmless_header(header), "{header:?}");
        }
        for header in ["Статус", "Результат", "complaint", "Отказ", ""] {
            assert!(!is_harmless_header(header), "{header:?}");
        }
    }

    #[test]
    fn what_the_clinic_has_looked_at_is_no_refusal() {
        let ignored = Ignored::new(&["не звонить на Домашний", "Чёрный список литературы", " "]);
        for (note, wanted) in [
            ("Не звонить на домашний!", false),
            ("не звонить  на домашний, только на мобильный", false),
            ("не звонить на домашний; больше не звонить", true),
            ("не звонить на рабочий", true),
            ("черный список литературы", false),
            ("чёрный список", true),
        ] {
            assert_eq!(refuses(note, &ignored), wanted, "{note:?}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_looked_through(text in "(не|звонить|до|18|умер|муж|[ .,:;†\u{200b}]|\\PC){0,12}") {
            let all = says_no(&text, &Ignored::default(), Place::Note);
            // What is seen by the first letters loses nothing.
            prop_assert_eq!(note_refuses(&text), all);
            let _ = (header_refuses(&text), is_harmless_header(&text));
        }
    }
}
