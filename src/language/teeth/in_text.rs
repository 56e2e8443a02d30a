//! Numbers of teeth within free text, said in words: `после удаления 48`, but not `через 48 часов`.

use std::fmt::Write;

use super::{Case, English, RussianForm, read};
use crate::base::Language;
use crate::export::values::Teeth;

/// After these a number is no tooth.
const NO_TOOTH_AFTER: [&str; 34] = [
    "через",
    "около",
    "более",
    "менее",
    "больше",
    "меньше",
    "свыше",
    "до",
    "по",
    "за",
    "от",
    "из",
    "№",
    "n",
    "no",
    "х",
    "x",
    "×",
    "t",
    "темп",
    "температура",
    "каждые",
    "возраст",
    "номер",
    "каб",
    "кабинет",
    "карта",
    "every",
    "within",
    "over",
    "under",
    "about",
    "room",
    "number",
];

/// How the words begin after which a number is none of a tooth, in both languages.
const UNITS: [&str; 47] = [
    "час",
    "мин",
    "сек",
    "дн",
    "день",
    "сут",
    "нед",
    "мес",
    "год",
    "лет",
    "мг",
    "мл",
    "мм",
    "см",
    "кг",
    "град",
    "руб",
    "раз",
    "шт",
    "ед",
    "сеанс",
    "визит",
    "прием",
    "снимк",
    "шв",
    "табл",
    "капс",
    "доз",
    "укол",
    "инъекц",
    "процедур",
    "числ",
    "январ",
    "феврал",
    "март",
    "апрел",
    "мая",
    "июн",
    "июл",
    "август",
    "сентябр",
    "октябр",
    "ноябр",
    "декабр",
    "процент",
    "балл",
    "метр",
];
const UNITS_WHOLE: [&str; 39] = [
    "ч",
    "г",
    "р",
    "%",
    "°",
    "м",
    "зубов",
    "hour",
    "hours",
    "h",
    "hrs",
    "min",
    "minutes",
    "day",
    "days",
    "week",
    "weeks",
    "month",
    "months",
    "year",
    "years",
    "mg",
    "ml",
    "mm",
    "cm",
    "kg",
    "times",
    "stitches",
    "teeth",
    "am",
    "pm",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
];

/// What a tooth was to be, in each case, singular and plural.
const TOOTH_WORDS: [(&str, Case); 11] = [
    ("зуб", Case::Nominative),
    ("зубы", Case::Nominative),
    ("зуба", Case::Genitive),
    ("зубов", Case::Genitive),
    ("зубу", Case::Dative),
    ("зубам", Case::Dative),
    ("зубом", Case::Instrumental),
    ("зубами", Case::Instrumental),
    ("зубе", Case::Prepositional),
    ("зубах", Case::Prepositional),
    ("tooth", Case::Nominative),
];

/// The latest hour that has the number of a tooth: after "at" and "from" such a number may be one.
const LAST_HOUR: u32 = 24;

/// A word of the text with what stands around it: `(48,` is `(`, `48`, `,`.
#[derive(Clone, Copy)]
struct Word<'t> {
    before: &'t str,
    core: &'t str,
    after: &'t str,
}

impl<'t> Word<'t> {
    fn of(word: &'t str) -> Self {
        let is_sign = |c: char| !c.is_alphanumeric() && !matches!(c, '№' | '%' | '°' | '×');
        let core = word.trim_matches(is_sign);
        let from = word.find(core).filter(|_| !core.is_empty());
        let from = from.unwrap_or(word.len());
        Self {
            before: &word[..from],
            core,
            after: &word[from + core.len()..],
        }
    }

    fn folded(&self) -> String {
        self.core.to_lowercase().replace('ё', "е")
    }

    /// The teeth that it names, and the case where an ending says it: `36`, `36/37`, `48-го`.
    fn teeth(&self) -> Option<(Teeth, Option<Case>)> {
        let core = self.core;
        if !core.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let digits_end = core.rfind(|c: char| c.is_ascii_digit())? + 1;
        let case = match core[digits_end..].trim_start_matches('-') {
            "" => None,
            "го" | "ого" => Some(Case::Genitive),
            "й" | "ый" | "ой" => Some(Case::Nominative),
            "му" | "ому" => Some(Case::Dative),
            "м" | "ом" | "ым" => Some(Case::Prepositional),
            _ => return None,
        };
        let numbers = &core[..digits_end];
        // A stop parts a decimal as well.
        let is_plain = |c: char| c.is_ascii_digit() || matches!(c, ',' | '/' | '+' | ';');
        let teeth = numbers.chars().all(is_plain).then(|| read(numbers));
        Some((teeth??, case))
    }
}

/// A text in which the numbers of teeth are said in words, as it is read aloud; a number that may be something else is left as it is.
pub(in crate::language) fn in_words(text: &str, language: Language) -> String {
    if !text.contains(|c: char| c.is_ascii_digit()) {
        return text.to_owned();
    }
    let words: Vec<&str> = text.split(' ').collect();
    let is_russian = language == Language::Russian
        || text.contains(|c: char| matches!(c, 'а'..='я' | 'А'..='Я'));
    let mut said: Vec<String> = Vec::new();
    let mut place = 0;
    while place < words.len() {
        let group = group(&words, place);
        let group = group.filter(|group| group.is_of_teeth(&words, place));
        if let Some(group) = group {
            place = group.say(&words, place, &mut said, is_russian);
        } else {
            said.push(words[place].to_owned());
            place += 1;
        }
    }
    said.join(" ")
}

/// Teeth that are named one after another: `18, 28 и 38`.
struct Group {
    teeth: String,
    /// The place after the last word.
    to: usize,
    case: Option<Case>,
}

fn group(words: &[&str], from: usize) -> Option<Group> {
    let first = Word::of(words[from]);
    let (_, mut case) = first.teeth()?;
    let digits = |word: &Word<'_>| -> String {
        let is_kept = |c: &char| c.is_ascii_digit() || matches!(c, ',' | '/' | '+' | ';');
        word.core.chars().filter(is_kept).collect()
    };
    let mut teeth = digits(&first);
    let mut to = from + 1;
    let mut last = first;
    loop {
        let is_and = words
            .get(to)
            .is_some_and(|word| matches!(*word, "и" | "and"));
        let goes_on = is_and && last.after.is_empty() || last.after == ",";
        let next = to + usize::from(is_and);
        let Some(word) = words.get(next).map(|word| Word::of(word)) else {
            break;
        };
        let is_number = word.core.starts_with(|c: char| c.is_ascii_digit());
        if !goes_on || !is_number {
            break;
        }
        // Another number of the same list that is no tooth: nobody knows what these are.
        let (_, its_case) = word.teeth()?;
        case = case.or(its_case);
        teeth.push(',');
        teeth.push_str(&digits(&word));
        last = word;
        to = next + 1;
    }
    Some(Group { teeth, to, case })
}

impl Group {
    /// Whether nothing before or after it says that it is something else.
    fn is_of_teeth(&self, words: &[&str], from: usize) -> bool {
        let is_one = self.teeth.len() == 2;
        let first = Word::of(words[from]);
        let before = from.checked_sub(1).map(|place| Word::of(words[place]));
        let before_folded = before.map(|word| word.folded()).unwrap_or_default();
        let is_number = |word: &Word<'_>| word.core.starts_with(|c: char| c.is_ascii_digit());
        // What stands before it, or before the dash between two numbers.
        let is_dash = before.is_some_and(|word| word.core.is_empty());
        let earlier = from.checked_sub(2).filter(|_| is_dash);
        let earlier = earlier.map(|place| Word::of(words[place]));
        let follows_number = [before, earlier]
            .into_iter()
            .flatten()
            .any(|word| is_number(&word));
        let is_hour = is_one
            && self
                .teeth
                .parse::<u32>()
                .is_ok_and(|hour| hour <= LAST_HOUR)
            && matches!(
                before_folded.as_str(),
                "в" | "к" | "с" | "после" | "at" | "by" | "from" | "after"
            );
        if follows_number
            || is_hour
            || NO_TOOTH_AFTER.contains(&before_folded.as_str())
            || first.before.contains(['+', '-', '№'])
        {
            return false;
        }
        let last = Word::of(words[self.to - 1]);
        if last.after.contains(['%', '°', '-']) {
            return false;
        }
        let next = words.get(self.to).map(|word| Word::of(word));
        let Some(next) = next.filter(|_| last.after.is_empty()) else {
            return true;
        };
        let next_folded = next.folded();
        let is_unit = UNITS.iter().any(|unit| next_folded.starts_with(unit))
            || UNITS_WHOLE.contains(&next_folded.as_str()) && (is_one || next_folded != "зубов");
        let is_range = next_folded == "по"
            || next_folded.is_empty() && matches!(next.before, "-" | "–" | "—" | "%" | "°");
        !is_unit && !is_range
    }

    /// Says the teeth of the group, and gives the place of the word after them.
    fn say(&self, words: &[&str], from: usize, said: &mut Vec<String>, is_russian: bool) -> usize {
        let Some(teeth) = read(&self.teeth) else {
            said.extend(words[from..self.to].iter().map(|word| (*word).to_owned()));
            return self.to;
        };
        let first = Word::of(words[from]);
        let mut last = Word::of(words[self.to - 1]);
        let mut to = self.to;
        let tooth_word = |word: &Word<'_>| {
            let folded = word.folded();
            TOOTH_WORDS
                .iter()
                .find(|(tooth, _)| *tooth == folded)
                .map(|&(_, case)| case)
        };
        let before = from.checked_sub(1).map(|place| Word::of(words[place]));
        let next = words.get(to).map(|word| Word::of(word));
        let named_before = before
            .filter(|word| word.after.is_empty())
            .and_then(|word| tooth_word(&word));
        let named_after = next
            .filter(|_| last.after.is_empty())
            .filter(|word| word.before.is_empty());
        let mut noun = named_before;
        let mut opening = first.before.to_owned();
        if noun.is_some() {
            // The word comes again with the teeth.
            said.pop();
            opening.insert_str(0, before.map_or("", |word| word.before));
        } else if let Some((word, case)) =
            named_after.and_then(|word| Some((word, tooth_word(&word)?)))
        {
            noun = Some(case);
            last = word;
            to += 1;
        }
        let before = said.last().map(|word| Word::of(word));
        let mut form = opening;
        if is_russian {
            let case = noun
                .or_else(|| self.case_by_ending(before))
                .unwrap_or_else(|| case_after(before));
            if noun.is_none() && before.is_some_and(is_implant) {
                form.push_str("на месте ");
            }
            write!(form, "{}", RussianForm(teeth, case)).ok();
        } else {
            if noun.is_none() && before.is_some_and(|word| !is_english_preposition(&word.folded()))
            {
                form.push_str("of ");
            }
            write!(form, "the {}", English(teeth)).ok();
        }
        form.push_str(last.after);
        said.push(form);
        to
    }

    /// The case that an ending tells: one and the same ending stands for two.
    fn case_by_ending(&self, before: Option<Word<'_>>) -> Option<Case> {
        let case = self.case?;
        let before = before.map(|word| word.folded()).unwrap_or_default();
        let is_where = matches!(before.as_str(), "в" | "во" | "на" | "о" | "об" | "при");
        Some(if case == Case::Prepositional && !is_where {
            Case::Instrumental
        } else {
            case
        })
    }
}

/// The case in which a tooth follows a word; after a noun the genitive.
fn case_after(before: Option<Word<'_>>) -> Case {
    let Some(word) =
        before.filter(|word| !word.after.contains([':', ',', '.', ';']) && !word.core.is_empty())
    else {
        return Case::Nominative;
    };
    match word.folded().as_str() {
        "в" | "во" | "на" | "о" | "об" | "при" => Case::Prepositional,
        "к" | "ко" => Case::Dative,
        "с" | "со" | "над" | "под" | "перед" | "между" => Case::Instrumental,
        _ => Case::Genitive,
    }
}

/// An implant has no tooth: it stands where one was.
fn is_implant(word: Word<'_>) -> bool {
    let folded = word.folded();
    folded.starts_with("имплант")
        && !folded.starts_with("имплантац")
        && !folded.starts_with("имплантол")
}

fn is_english_preposition(word: &str) -> bool {
    matches!(
        word,
        "of" | "at" | "on" | "in" | "for" | "to" | "from" | "with" | "after" | "near"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn teeth_are_said_in_the_case_that_they_stand_in() {
        for (text, said) in [
            (
                "после удаления 48",
                "после удаления восьмого зуба справа на нижней челюсти",
            ),
            (
                "имплант 36",
                "имплант на месте шестого зуба слева на нижней челюсти",
            ),
            (
                "имплантат на месте 36",
                "имплантат на месте шестого зуба слева на нижней челюсти",
            ),
            (
                "после имплантации 36, 37",
                "после имплантации шестого и седьмого зубов слева на нижней челюсти",
            ),
            (
                "снимки перед имплантацией 45",
                "снимки перед имплантацией пятого зуба справа на нижней челюсти",
            ),
            (
                "коронка на 14",
                "коронка на четвёртом зубе справа на верхней челюсти",
            ),
            ("боль в 36-м", "боль в шестом зубе слева на нижней челюсти"),
            (
                "зуб 36 после лечения",
                "шестой зуб слева на нижней челюсти после лечения",
            ),
            ("лечение зуба 3", "лечение зуба 3"),
            (
                "лечение зуба 46 (каналы)",
                "лечение шестого зуба справа на нижней челюсти (каналы)",
            ),
            (
                "удаление 48-го зуба",
                "удаление восьмого зуба справа на нижней челюсти",
            ),
            (
                "удаление 18, 28 и 38",
                "удаление восьмого зуба справа на верхней челюсти, восьмого зуба слева на верхней челюсти, восьмого зуба слева на нижней челюсти",
            ),
            (
                "лечение 36/37.",
                "лечение шестого и седьмого зубов слева на нижней челюсти.",
            ),
            (
                "пломба (46)",
                "пломба (шестого зуба справа на нижней челюсти)",
            ),
            (
                "после лечения 75",
                "после лечения пятого молочного зуба слева на нижней челюсти",
            ),
            ("к 36", "к шестому зубу слева на нижней челюсти"),
            (
                "36: контроль",
                "шестой зуб слева на нижней челюсти: контроль",
            ),
            (
                "после имплантации 36: как идёт заживление",
                "после имплантации шестого зуба слева на нижней челюсти: как идёт заживление",
            ),
            ("36", "шестой зуб слева на нижней челюсти"),
        ] {
            assert_eq!(in_words(text, Language::Russian), said, "{text}");
        }
        for (text, said) in [
            (
                "after extraction of 48",
                "after extraction of the eighth tooth on the lower right",
            ),
            ("implant 36", "implant of the sixth tooth on the lower left"),
            ("tooth 36", "the sixth tooth on the lower left"),
            (
                "после удаления 48",
                "после удаления восьмого зуба справа на нижней челюсти",
            ),
        ] {
            assert_eq!(in_words(text, Language::English), said, "{text}");
        }
    }

    #[test]
    fn a_number_that_may_be_something_else_stays() {
        for text in [
            "через 48 часов",
            "48 часов после операции",
            "через 36 мес",
            "температура 36,6",
            "36.6",
            "2 по 48",
            "прийти в 18",
            "в 18:00",
            "до 15 марта",
            "15 марта",
            "с 11 по 13",
            "11 - 13",
            "осмотр № 36",
            "удаление 12 зубов",
            "36 лет",
            "21 день",
            "48ч",
            "каб. 12",
            "+36",
            "36%",
            "договор 136",
            "2 × 48",
            "после 18",
            "курс 14 дней",
            "12.03",
            "15/03",
            "36 и 6",
            "36, 6",
        ] {
            assert_eq!(in_words(text, Language::Russian), text);
        }
        for text in [
            "within 48 hours",
            "in 36 months",
            "48 hours after",
            "room 12",
            "at 18",
            "21 days",
        ] {
            assert_eq!(in_words(text, Language::English), text);
        }
    }
}
