//! Windows of a day.

use super::cell::is_space;
use super::{Read, Unreadable, normal, trim};
use crate::export::vocabulary::Vocabulary;
use crate::model::clinic::{DAY_MINUTES, Window, Windows};

/// Windows and lists of them: `10:00-12:00`, `10-12`, `10-00 – 12-00`, `с 10 до 13`, `после 18`, `-12:00`, `не раньше 11`;
/// `Ok(None)` also for `любое`. One beginning and one end that would leave no time out (`не раньше 11, не позже 20`) are the
/// two ends of one window. The vocabulary is that of [`TIME`](crate::export::words::TIME).
///
/// # Errors
///
/// Where the cell is none of that, holds a window that is empty or goes over midnight, or is `нет`, which may mean "don't".
pub fn times(cell: &str, vocabulary: &Vocabulary) -> Read<Windows> {
    let cell = trim(cell);
    if vocabulary.read(cell).is_ok() {
        return Ok(None);
    }
    let tokens = tokens(cell)?;
    let mut reader = Reader {
        tokens: &tokens,
        list: List::default(),
    };
    reader.list()?;
    reader.list.windows().map(Some)
}

/// What stands in a cell; times are in minutes since midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token {
    /// One or two digits alone: an hour, or the minutes of `10-00`.
    Number {
        value: u16,
        digits: u8,
        tight: bool,
    },
    /// Hour and minute.
    Time(u16),
    Dash {
        tight: bool,
    },
    /// A comma, a semicolon, `и`, `или`.
    Part,
    /// What follows is a beginning.
    From,
    /// What follows is an end.
    To,
}

fn tokens(cell: &str) -> Result<Vec<Token>, Unreadable> {
    let mut tokens = Vec::new();
    let mut rest = cell;
    let mut tight = false;
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        if c.is_ascii_digit() {
            let (token, left) = number(rest, tight)?;
            tokens.push(token);
            (rest, tight) = (left, true);
        } else if super::is_dash(c) {
            tokens.push(Token::Dash { tight });
            (rest, tight) = (after, true);
        } else if matches!(c, ',' | ';' | '\n' | '\r') {
            tokens.push(Token::Part);
            (rest, tight) = (after, false);
        } else if is_space(c) || c == '.' {
            (rest, tight) = (after, false);
        } else if c.is_alphabetic() {
            let left = words(rest, &mut tokens)?;
            (rest, tight) = (left, false);
        } else {
            return Err(Unreadable);
        }
    }
    Ok(tokens)
}

/// One or two digits, with `:00` or `.00` if that follows.
fn number(text: &str, tight: bool) -> Result<(Token, &str), Unreadable> {
    let (value, digits, rest) = digits(text)?;
    let Some(minutes) = rest
        .strip_prefix([':', '.'])
        .filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    else {
        return if rest.starts_with(':') {
            Err(Unreadable)
        } else {
            Ok((
                Token::Number {
                    value,
                    digits,
                    tight,
                },
                rest,
            ))
        };
    };
    let (minute, digits, rest) = self::digits(minutes)?;
    let more = rest
        .strip_prefix([':', '.'])
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    if digits != 2 || more {
        return Err(Unreadable);
    }
    Ok((Token::Time(clock(value, minute)?), rest))
}

fn digits(text: &str) -> Result<(u16, u8, &str), Unreadable> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let length = text.len() - rest.len();
    let digits = u8::try_from(length)
        .ok()
        .filter(|digits| (1..=2).contains(digits))
        .ok_or(Unreadable)?;
    let value = text
        .get(..length)
        .and_then(|digits| digits.parse().ok())
        .ok_or(Unreadable)?;
    Ok((value, digits, rest))
}

fn clock(hour: u16, minute: u16) -> Result<u16, Unreadable> {
    let time = hour * 60 + minute;
    if minute < 60 && time <= DAY_MINUTES {
        Ok(time)
    } else {
        Err(Unreadable)
    }
}

/// Takes one word, or two that belong together, and gives what follows.
fn words<'a>(text: &'a str, tokens: &mut Vec<Token>) -> Result<&'a str, Unreadable> {
    let (word, rest) = word(text);
    let token = match word.as_str() {
        "и" | "или" | "and" | "or" => Token::Part,
        "с" | "со" | "от" | "после" | "from" | "after" | "since" => Token::From,
        "до" | "по" | "to" | "till" | "until" | "before" => Token::To,
        "не" | "not" => {
            let (word, rest) = self::word(rest.trim_start_matches(is_space));
            tokens.push(match word.as_str() {
                "раньше" | "ранее" | "before" | "earlier" => Token::From,
                "позже" | "позднее" | "after" | "later" => Token::To,
                _ => return Err(Unreadable),
            });
            return Ok(rest);
        }
        "ч" | "час" | "часа" | "часов"
            if matches!(tokens.last(), Some(Token::Number { .. } | Token::Time(_))) =>
        {
            return Ok(rest);
        }
        _ => return Err(Unreadable),
    };
    tokens.push(token);
    Ok(rest)
}

fn word(text: &str) -> (String, &str) {
    let rest = text.trim_start_matches(char::is_alphabetic);
    let word = text.get(..text.len() - rest.len()).unwrap_or_default();
    (normal(word).into_owned(), rest)
}

/// Reads tokens from left to right.
struct Reader<'t> {
    tokens: &'t [Token],
    list: List,
}

impl Reader<'_> {
    fn list(&mut self) -> Result<(), Unreadable> {
        let mut fresh = true;
        while let Some(&token) = self.tokens.first() {
            match token {
                Token::Part => self.skip(),
                Token::From => {
                    self.skip();
                    let from = self.time()?;
                    match self.tokens.first() {
                        Some(Token::To | Token::Dash { .. }) => {
                            self.skip();
                            let to = self.time()?;
                            self.list.add(from, to)?;
                        }
                        _ => self.list.add_from(from)?,
                    }
                }
                Token::To => self.end()?,
                Token::Dash { .. } if fresh => self.end()?,
                Token::Dash { .. } => return Err(Unreadable),
                Token::Number { .. } | Token::Time(_) => self.window()?,
            }
            fresh = token == Token::Part;
        }
        Ok(())
    }

    fn skip(&mut self) {
        self.tokens = self.tokens.get(1..).unwrap_or_default();
    }

    /// What stands after `до` or a dash without a beginning.
    fn end(&mut self) -> Result<(), Unreadable> {
        self.skip();
        let to = self.time()?;
        self.list.add_to(to)
    }

    /// A window that begins with a time; where nothing follows its dash, it is open.
    fn window(&mut self) -> Result<(), Unreadable> {
        let from = match self.tokens {
            [Token::Number { value, .. }, Token::Dash { .. }, rest @ ..]
                if !matches!(rest, [_, Token::Dash { .. }, ..]) =>
            {
                self.skip();
                clock(*value, 0)?
            }
            _ => self.time()?,
        };
        let Some(Token::Dash { .. }) = self.tokens.first() else {
            return Err(Unreadable);
        };
        self.skip();
        if matches!(self.tokens.first(), None | Some(Token::Part)) {
            return self.list.add_from(from);
        }
        let to = self.time()?;
        self.list.add(from, to)
    }

    /// A time. `10-00` is one where its second number can't be an hour, or is 00.
    fn time(&mut self) -> Result<u16, Unreadable> {
        let (time, count) = match self.tokens {
            [
                Token::Number { value: hour, .. },
                Token::Dash { tight: true },
                Token::Number {
                    value: minute @ (0 | 25..),
                    digits: 2,
                    tight: true,
                },
                ..,
            ] => (clock(*hour, *minute)?, 3),
            [Token::Number { value: hour, .. }, ..] => (clock(*hour, 0)?, 1),
            [Token::Time(time), ..] => (*time, 1),
            _ => return Err(Unreadable),
        };
        self.tokens = self.tokens.get(count..).unwrap_or_default();
        Ok(time)
    }
}

/// What a cell lists.
#[derive(Default)]
struct List {
    windows: Vec<Window>,
    froms: Vec<u16>,
    tos: Vec<u16>,
}

impl List {
    fn add(&mut self, from: u16, to: u16) -> Result<(), Unreadable> {
        self.windows.push(Window { from, to });
        if from < to { Ok(()) } else { Err(Unreadable) }
    }

    fn add_from(&mut self, from: u16) -> Result<(), Unreadable> {
        self.froms.push(from);
        if from < DAY_MINUTES {
            Ok(())
        } else {
            Err(Unreadable)
        }
    }

    fn add_to(&mut self, to: u16) -> Result<(), Unreadable> {
        self.tos.push(to);
        if to > 0 { Ok(()) } else { Err(Unreadable) }
    }

    fn windows(mut self) -> Result<Windows, Unreadable> {
        match (self.froms.as_slice(), self.tos.as_slice()) {
            (&[from], &[to]) if from < to => self.windows.push(Window { from, to }),
            (froms, tos) => {
                if froms.iter().any(|from| tos.iter().any(|to| from < to)) {
                    return Err(Unreadable);
                }
                let opened = froms.iter().map(|&from| Window {
                    from,
                    to: DAY_MINUTES,
                });
                self.windows
                    .extend(opened.chain(tos.iter().map(|&to| Window { from: 0, to })));
            }
        }
        let windows = Windows::of(self.windows);
        if windows.is_empty() {
            Err(Unreadable)
        } else {
            Ok(windows)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::words::TIME;
    use crate::model::clinic::Clock;
    use proptest::prelude::*;

    /// `10:00-12:00 18:00-24:00`, `blank` or `?`.
    fn shown(cell: &str) -> String {
        match times(cell, &Vocabulary::new(&TIME, None)) {
            Ok(Some(windows)) => {
                let windows = windows
                    .as_slice()
                    .iter()
                    .map(|window| format!("{}-{}", Clock(window.from), Clock(window.to)));
                windows.collect::<Vec<_>>().join(" ")
            }
            Ok(None) => "blank".to_owned(),
            Err(Unreadable) => "?".to_owned(),
        }
    }

    #[test]
    fn cells() {
        let lines = "
            10:00-12:00 = 10:00-12:00|10-12|10.00–12.00|10-00 – 12-00|10-00-12-00|10:00 — 12:00|10 - 12|с 10 до 12|10:00–12-00
            10:00-12:00 = с 10:00 до 12:00|С 10 До 12 ч.|с 10.00 до 12.00|с 10-00 до 12-00|с 10 по 12|10-12 часов|from 10 to 12
            10:00-12:00 = с 10-12|с 10:00-12:00|10−12|10‑12|10-12.|10-00 – 12|10-12-00|не раньше 10 не позже 12|10-11, 11-12
            10:00-12:00 = 10-11:30;11-12|10:00-12:00,10:00-12:00|после 10 и до 12|до 12, после 10|-12:00, 10:00-
            10:00-13:00 = с 10 до 13
            09:05-12:30 = 9:05-12:30|9.05 - 12.30|09:05-12-30|с 9:05 до 12-30
            09:30-12:45 = 9-30 – 12-45|9-30-12-45|с 9-30 до 12-45
            18:00-24:00 = 18:00-|18-|18:00 –|после 18|после 18:00|с 18|не раньше 18|не ранее 18|18-24|18:00-24:00|после 18 часов|after 18
            18:00-24:00 = 18-00-|после 18-00|с 18.00
            18:30-24:00 = после 18-30|после 18:30
            11:00-24:00 = не раньше 11|не раньше 11:00|not before 11
            00:00-12:00 = -12:00|'-12:00|–12|до 12|до 12:00|не позже 12|не позднее 12|0-12|00:00-12:00|before 12|-12-00
            00:00-20:00 = не позже 20|до 20 ч
            11:00-20:00 = не раньше 11 и не позже 20|не раньше 11, не позже 20|11:00-20:00
            10:00-12:00 18:00-20:00 = 10-12, 18-20|10-12;18-20|10-12 и 18-20|10-12 18-20|с 10 до 12 и с 18 до 20|18-20,10-12
            10:00-12:00 18:00-20:00 = 10:00-12:00; 18:00-20:00|10-00 – 12-00, 18-00 – 20-00|10-12 или 18-20
            00:00-12:00 18:00-24:00 = до 12 и после 18|до 12, после 18|-12:00, 18:00-|после 18, до 12|до 12 после 18
            10:00-12:00 18:00-24:00 = с 10 до 12, после 18|10-12, 18-
            00:00-24:00 = 0-24|00:00-24:00|с 0 до 24|0-12, 12-24|до 12, после 12
            blank = |-|—|–|н/д|n/a|null|любое|Любое|в любое время|без разницы|any|anytime
            ? = нет|none|Нет|18:00|18|10:00, 12:00|в 18:00|22-2|22:00-02:00|12-12|12:00-12:00|после 24|24:00-|-0:00|24:00-24:00|до 0
            ? = 10-00|18-30|10:60-11|24:30-|25-26|10:0-12:00|1000-1200|10:00:00-12:00:00|утром|вечером|после обеда|с 10 до|до|с
            ? = 10-12-14-16|с 10:00-9:00|10-12-|--12|10--12|10/12|10-12 вечера|не 10-12|кроме 10-12|любое, 10-12|,|и|10-12 пн|10+12
            ? = 10-15 – 12-20|после 10, после 12, до 20|с 10 до 12 до 14 до 9 с 8|10:|:00-10|10.00.00-12|часов 10-12
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

    proptest! {
        #[test]
        fn any_cell_is_read_or_not(cell in any::<String>()) {
            shown(&cell);
        }

        #[test]
        fn any_cell_of_such_words_is_read_or_not(cell in "((с|до|не|раньше|после|и|ч|[0-9]{1,3}|:00|-|–|,|[.]| ){1,2}){0,8}") {
            shown(&cell);
        }

        #[test]
        fn every_window_is_read_back(from in 0..1440_u16, length in 1..1440_u16) {
            let window = format!("{}-{}", Clock(from), Clock((from + length).min(DAY_MINUTES)));
            prop_assert_eq!(shown(&window), window);
        }
    }
}
