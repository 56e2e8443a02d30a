//! Days of the week.

use chrono::Weekday;

use super::cell::is_space;
use super::{Read, Unreadable, normal, trim};
use crate::export::vocabulary::Vocabulary;
use crate::model::clinic::Weekdays;

const DAYS: [Weekday; 7] = [
    Weekday::Mon,
    Weekday::Tue,
    Weekday::Wed,
    Weekday::Thu,
    Weekday::Fri,
    Weekday::Sat,
    Weekday::Sun,
];

/// The most words of which a name for days consists.
const LONGEST_NAME: usize = 3;

/// Days, ranges and lists of them: `mon-fri`, `пн,ср,пт`, `вт и чт`, `с пн по пт`, `будни`, `ежедневно, кроме вс`.
/// The vocabulary is that of [`WEEKDAY`](crate::export::words::WEEKDAY).
///
/// # Errors
///
/// Where the cell is none of that, or `нет`, which may mean "don't".
pub fn weekdays(cell: &str, vocabulary: &Vocabulary) -> Read<Weekdays> {
    let cell = trim(cell);
    let open = cell.starts_with(super::is_dash) || cell.ends_with(super::is_dash);
    match vocabulary.read(cell) {
        Ok(Some(value)) if !open => return Ok(Some(named(value))),
        Ok(None) => return Ok(None),
        Ok(Some(_)) | Err(Unreadable) => {}
    }
    let tokens = tokens(cell);
    let days = Days { vocabulary };
    let Some(except) = tokens
        .iter()
        .position(|token| is_word(token, &["кроме", "except"]))
    else {
        return days.list(&tokens).map(Some);
    };
    let (all, without) = tokens.split_at(except);
    let all = match all {
        [] => Weekdays::ALL,
        all => days.list(all)?,
    };
    let without = days.list(without.get(1..).unwrap_or_default())?;
    let mut left = Weekdays::NONE;
    for day in DAYS {
        if all.contains(day) && !without.contains(day) {
            left.add(day);
        }
    }
    if left == Weekdays::NONE {
        Err(Unreadable)
    } else {
        Ok(Some(left))
    }
}

/// What the values of the vocabulary mean: seven days, then groups.
fn named(value: u8) -> Weekdays {
    let mut days = Weekdays::NONE;
    match (DAYS.get(usize::from(value)), value) {
        (Some(&day), _) => days.add(day),
        (None, 7) => days.add_range(Weekday::Mon, Weekday::Fri),
        (None, 8) => days.add_range(Weekday::Sat, Weekday::Sun),
        (None, _) => return Weekdays::ALL,
    }
    days
}

#[derive(Debug, PartialEq, Eq)]
enum Token {
    Word(String),
    /// Between the ends of a range.
    Dash,
    /// A comma, a semicolon, a line break.
    Comma,
}

fn tokens(cell: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut word = String::new();
    for c in cell.chars().chain([',']) {
        let token = match c {
            ',' | ';' | '\n' | '\r' => Some(Token::Comma),
            c if super::is_dash(c) => Some(Token::Dash),
            c if is_space(c) || matches!(c, '.' | '/' | '_') => None,
            c => {
                word.push(c);
                continue;
            }
        };
        if !word.is_empty() {
            tokens.push(Token::Word(normal(&word).into_owned()));
            word.clear();
        }
        tokens.extend(token);
    }
    tokens.pop();
    tokens
}

fn is_word(token: &Token, words: &[&str]) -> bool {
    matches!(token, Token::Word(word) if words.contains(&word.as_str()))
}

/// Reads tokens with the words of the clinic.
struct Days<'a> {
    vocabulary: &'a Vocabulary,
}

impl Days<'_> {
    /// One or more days or ranges; commas, `и` and spaces stand between them.
    fn list(&self, mut tokens: &[Token]) -> Result<Weekdays, Unreadable> {
        let mut list = Weekdays::NONE;
        while let Some((first, rest)) = tokens.split_first() {
            if *first == Token::Comma || is_word(first, &["и", "and", "&"]) {
                tokens = rest;
                continue;
            }
            tokens = self.range(tokens, &mut list)?;
        }
        if list == Weekdays::NONE {
            Err(Unreadable)
        } else {
            Ok(list)
        }
    }

    /// Adds a day, a group or a range, and gives what is left.
    fn range<'t>(
        &self,
        tokens: &'t [Token],
        list: &mut Weekdays,
    ) -> Result<&'t [Token], Unreadable> {
        let is_first = |words: &[&str]| tokens.first().is_some_and(|token| is_word(token, words));
        let (value, rest) = match self.name(tokens) {
            Some(found) => found,
            None if is_first(&["с", "со", "from", "по", "в", "во", "on"]) => self
                .name(tokens.get(1..).unwrap_or_default())
                .ok_or(Unreadable)?,
            None => return Err(Unreadable),
        };
        let to = match rest.split_first() {
            Some((Token::Dash, to)) => Some(to),
            Some((word, to))
                if !is_first(&["по"]) && is_word(word, &["по", "до", "to", "till", "through"]) =>
            {
                Some(to)
            }
            _ if is_first(&["с", "со", "from"]) => return Err(Unreadable),
            _ => None,
        };
        let Some(to) = to else {
            for day in DAYS {
                if named(value).contains(day) {
                    list.add(day);
                }
            }
            return Ok(rest);
        };
        let (end, rest) = self.name(to).ok_or(Unreadable)?;
        let day = |value: u8| DAYS.get(usize::from(value)).copied().ok_or(Unreadable);
        list.add_range(day(value)?, day(end)?);
        Ok(rest)
    }

    /// The longest name with which the tokens begin, and what is left.
    fn name<'t>(&self, tokens: &'t [Token]) -> Option<(u8, &'t [Token])> {
        let words: Vec<&str> = tokens
            .iter()
            .take(LONGEST_NAME)
            .map_while(|token| match token {
                Token::Word(word) => Some(word.as_str()),
                _ => None,
            })
            .collect();
        (1..=words.len()).rev().find_map(|count| {
            let name = words.get(..count)?.join(" ");
            let value = self.vocabulary.read(&name).ok()??;
            Some((value, tokens.get(count..)?))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::words::WEEKDAY;
    use proptest::prelude::*;

    /// The numbers of the days from 1, `blank` or `?`.
    fn shown(cell: &str) -> String {
        match weekdays(cell, &Vocabulary::new(&WEEKDAY, None)) {
            Ok(Some(days)) => DAYS
                .iter()
                .filter(|&&day| days.contains(day))
                .map(|day| day.number_from_monday().to_string())
                .collect(),
            Ok(None) => "blank".to_owned(),
            Err(Unreadable) => "?".to_owned(),
        }
    }

    #[test]
    fn cells() {
        let lines = "
            1 = пн|понедельник|Mon|monday|Пн.|по понедельникам|в понедельник
            2 = вт|вторник|tue
            3 = ср|среда|wed|в среду
            4 = чт|четверг|thu
            5 = пт|пятница|fri
            6 = сб|суб|суббота|sat
            7 = вс|вск|воскресенье|sun
            12345 = будни|будние|по будням|рабочие дни|раб. дни|weekdays|mon-fri|пн-пт|ПН – ПТ|понедельник—пятница|с пн по пт
            12345 = с понедельника по пятницу|пн. - пт.|mon to fri|from Monday to Friday|пн до пт
            67 = выходные|по выходным|weekends|сб-вс|сб и вс|сб, вс|сб; вс|сб вс
            1234567 = ежедневно|каждый день|любой|любые|все дни|без разницы|any|daily|пн-вс
            167 = сб-пн|sat-mon|с субботы по понедельник
            135 = пн,ср,пт|пн, ср и пт|пн ср пт|Mon/Wed/Fri|пн. ср. пт.|пн,,ср;пт
            24 = вт и чт|вт & чт|вт,чт|по вторникам и четвергам
            1246 = пн-вт, чт; сб|пн – вт и чт, сб
            123456 = кроме воскресенья|ежедневно, кроме вс|любой кроме вс|daily except Sun|все дни кроме воскресенья
            1245 = будни кроме среды|пн-пт, кроме ср
            blank = |-|—|н/д|n/a|null
            ? = нет|none|Нет|НЕТ.|1-5|1,3|утром|пн-|-пт|-вс|пн-ср-пт|пн 10-12|с пн|по|кроме|кроме пн-вс|будни-сб|пн-будни|,|и|нет, пн
            ? = 10-12|пн или вт|не пн|звонить по будням
        ";
        for (wanted, cells) in lines
            .lines()
            .filter_map(|line| line.trim_start().split_once(" = "))
        {
            for cell in cells.split('|') {
                assert_eq!(shown(cell), wanted, "{cell:?}");
            }
        }
    }

    #[test]
    fn own_words_go_first() {
        let own = [("weekdays", "нет"), ("sunday", "день 7")];
        let own = own
            .map(|(value, word)| (value.to_owned(), vec![word.to_owned()]))
            .into();
        let vocabulary = Vocabulary::new(&WEEKDAY, Some(&own));
        assert_eq!(weekdays("нет", &vocabulary), weekdays("будни", &vocabulary));
        assert_eq!(
            weekdays("сб, День 7", &vocabulary),
            weekdays("выходные", &vocabulary)
        );
    }

    proptest! {
        #[test]
        fn any_cell_is_read_or_not(cell in any::<String>()) {
            shown(&cell);
        }

        #[test]
        fn any_cell_of_such_words_is_read_or_not(cell in "((пн|ср|вс|по|с|и|кроме|будни|раб. дни|-|,| ){1,2}){0,8}") {
            shown(&cell);
        }
    }
}
