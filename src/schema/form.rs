//! What a Table Schema can say of the cells of a column.

use chrono::{NaiveDate, NaiveDateTime};
use chrono_tz::Tz;
use serde_json::{Map, Value, json};

use crate::base::{Language, Words};
use crate::export::columns::Kind;
use crate::export::list_columns::Cells;
use crate::export::{values, words};

/// First the form in which recall writes.
const DATES: [&str; 2] = [ISO_DATE, "%d.%m.%Y"];
/// What a Table Schema takes for a date where it names no other form.
const ISO_DATE: &str = "%Y-%m-%d";
/// First the form in which recall writes.
const MOMENTS: [&str; 5] = [
    "%Y-%m-%d %H:%M",
    "%d.%m.%Y %H:%M",
    "%Y-%m-%d %H:%M:%S",
    "%d.%m.%Y %H:%M:%S",
    "%Y-%m-%dT%H:%M:%S",
];

const CLOCK: &str = "([01][0-9]|2[0-3]):[0-5][0-9]|24:00";
const MOST_SCORE: u16 = 10;

/// How the cells of a column are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    Text,
    /// An address of e-mail.
    Email,
    /// A day, by the pattern in which it is written.
    Date(&'static str),
    /// A day and a time, by the pattern in which they are written.
    Moment(&'static str),
    /// A whole number: the least, and the most if there is one.
    Number(u16, Option<u16>),
    /// The English names of values.
    Names(&'static Words),
    /// One of these words, each spelled as it is.
    Words(Vec<String>),
    /// Whatever this regular expression matches from its beginning to its end.
    Pattern(String),
}

impl Form {
    /// The forms in which the cells of a column may be written; first the one in which recall writes, last the one that leaves all open.
    #[must_use]
    pub fn of(kind: Kind) -> Vec<Self> {
        let mut forms = match kind {
            Kind::Date => DATES.map(Self::Date).to_vec(),
            Kind::Moment => MOMENTS.map(Self::Moment).to_vec(),
            Kind::MomentOrDate => {
                let moments = MOMENTS.map(Self::Moment).into_iter();
                moments.chain(DATES.map(Self::Date)).collect()
            }
            Kind::Choice(words) => vec![Self::Names(words)],
            Kind::Channels => vec![Self::Pattern(joined(&words::CHANNEL, "[,;] ?"))],
            Kind::Email => vec![Self::Email],
            Kind::Score => vec![Self::Number(0, Some(MOST_SCORE))],
            Kind::Minutes => vec![Self::Number(0, None)],
            Kind::Text
            | Kind::Teeth
            | Kind::Basis
            | Kind::Weekdays
            | Kind::Times
            | Kind::Zone
            | Kind::Phones
            | Kind::Phone
            | Kind::Abouts
            | Kind::Source => Vec::new(),
        };
        forms.push(Self::Text);
        forms
    }

    /// The form in which recall writes a column of such a kind.
    #[must_use]
    pub fn canonical(kind: Kind) -> Self {
        Self::of(kind).swap_remove(0)
    }

    /// The form of a column of the list.
    #[must_use]
    pub fn of_list(cells: Cells) -> Self {
        match cells {
            Cells::Text => Self::Text,
            Cells::Number(least) => Self::Number(least.into(), None),
            Cells::Date => Self::Date(ISO_DATE),
            Cells::Clock => Self::Pattern(CLOCK.to_owned()),
            Cells::Windows => {
                let window = format!("({CLOCK})-({CLOCK})");
                Self::Pattern(format!("{window}(; {window})*"))
            }
            Cells::Name(words) => Self::Names(words),
            Cells::Names(words) => Self::Pattern(joined(words, ";")),
            Cells::Cases => {
                let case = format!("({}):[^;]+", names(&words::CASE_PREFIX).join("|"));
                Self::Pattern(format!("{case}(;{case})*"))
            }
            // It is filled in by hand, with whatever word recall reads.
            Cells::FilledIn(Kind::Choice(words)) => Self::Words(all_words(words)),
            Cells::FilledIn(kind) => Self::canonical(kind),
        }
    }

    /// Whether a cell that is not blank is written so, as recall and as any reader of Table Schemas sees it. Patterns stand for what recall
    /// itself writes, and no cell of an export is held to them.
    #[must_use]
    pub fn fits(&self, cell: &str) -> bool {
        let is_plain = |cell: &str| {
            let mut all = cell.bytes();
            let is_of_digits = all.all(|byte| byte.is_ascii_digit() || b".-: T".contains(&byte));
            // Not every reader takes `2026-3-2`.
            let is_padded = match cell.as_bytes() {
                [_, _, _, _, b'-', rest @ ..] => {
                    matches!(rest, [_, _, b'-', _, b'0'..=b'9', ..])
                }
                _ => true,
            };
            cell.trim() == cell && is_of_digits && is_padded
        };
        match self {
            Self::Text => true,
            Self::Email => is_plain_address(cell),
            Self::Date(pattern) => {
                is_plain(cell)
                    && NaiveDate::parse_from_str(cell, pattern).is_ok()
                    && matches!(values::date(cell), Ok(Some(_)))
            }
            Self::Moment(pattern) => {
                is_plain(cell)
                    && NaiveDateTime::parse_from_str(cell, pattern).is_ok()
                    && matches!(values::moment(cell, Tz::UTC, false), Ok(Some(_)))
            }
            Self::Number(least, most) => {
                let is_number = cell.bytes().all(|byte| byte.is_ascii_digit());
                let number = cell.parse().ok().filter(|_| is_number);
                number.is_some_and(|number| (*least..=most.unwrap_or(u16::MAX)).contains(&number))
            }
            Self::Names(words) => names(words).contains(&cell),
            Self::Words(words) => words.iter().any(|word| word == cell),
            Self::Pattern(_) => false,
        }
    }

    /// Puts what a Table Schema says of it into a field, and its constraints.
    pub fn tell(
        &self,
        field: &mut Map<String, Value>,
        constraints: &mut Map<String, Value>,
        language: Language,
    ) {
        let mut put = |name: &str, value: Value| field.insert(name.to_owned(), value);
        match self {
            Self::Text => put("type", json!("string")),
            Self::Email => {
                put("type", json!("string"));
                put("format", json!("email"))
            }
            Self::Date(ISO_DATE) => put("type", json!("date")),
            Self::Date(pattern) => {
                put("type", json!("date"));
                put("format", json!(pattern))
            }
            Self::Moment(pattern) => {
                put("type", json!("datetime"));
                put("format", json!(pattern))
            }
            Self::Number(least, most) => {
                constraints.insert("minimum".to_owned(), json!(least));
                if let Some(most) = most {
                    constraints.insert("maximum".to_owned(), json!(most));
                }
                put("type", json!("integer"))
            }
            Self::Names(words) => {
                constraints.insert("enum".to_owned(), json!(names(words)));
                let type_name = put("type", json!("string"));
                match language {
                    Language::Russian => put("categories", json!(categories(words))),
                    Language::English => type_name,
                }
            }
            Self::Words(words) => {
                constraints.insert("enum".to_owned(), json!(words));
                put("type", json!("string"))
            }
            Self::Pattern(pattern) => {
                constraints.insert("pattern".to_owned(), json!(pattern));
                put("type", json!("string"))
            }
        };
    }
}

/// Whether every reader takes it for an address of e-mail.
fn is_plain_address(cell: &str) -> bool {
    let is_word = |word: &str, signs: &str| {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || signs.contains(c);
        let ends_plain = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        word.chars().all(is_plain)
            && ends_plain(word.chars().next())
            && ends_plain(word.chars().next_back())
    };
    cell.split_once('@').is_some_and(|(name, place)| {
        name.split('.').all(|part| is_word(part, "_+-"))
            && place.contains('.')
            && place.split('.').all(|part| is_word(part, "-"))
    })
}

/// The English names of values.
#[must_use]
pub fn names(words: &Words) -> Vec<&'static str> {
    words.values.iter().map(|&(name, _)| name).collect()
}

/// Every word that is read as a value.
#[must_use]
pub fn all_words(words: &Words) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for &(name, further) in words.values {
        let words = [name].into_iter().chain(further.iter().copied());
        all.extend(words.map(str::to_owned));
    }
    all
}

/// One or more names of values.
fn joined(words: &Words, joint: &str) -> String {
    let one = format!("({})", names(words).join("|"));
    format!("{one}({joint}{one})*")
}

/// The values with what each is called in Russian.
fn categories(words: &Words) -> Vec<Value> {
    let is_russian = |word: &&&str| word.contains(|c: char| ('а'..='я').contains(&c));
    let category = |&(name, further): &(&str, &[&str])| {
        let label = further.iter().find(is_russian).copied().unwrap_or(name);
        json!({"value": name, "label": label})
    };
    words.values.iter().map(category).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is said of a form: the properties of the field, then its constraints.
    fn told(form: &Form) -> (Value, Value) {
        let (mut field, mut constraints) = (Map::new(), Map::new());
        form.tell(&mut field, &mut constraints, Language::English);
        (field.into(), constraints.into())
    }

    #[test]
    fn a_kind_is_told_as_recall_writes_it() {
        let string = json!({"type": "string"});
        let moment = json!({"type": "datetime", "format": "%Y-%m-%d %H:%M"});
        let channels = "(call|sms|messenger|email)([,;] ?(call|sms|messenger|email))*";
        for (kind, field, constraints) in [
            (Kind::Text, string.clone(), json!({})),
            (Kind::Basis, string.clone(), json!({})),
            (Kind::Weekdays, string.clone(), json!({})),
            (Kind::Times, string.clone(), json!({})),
            (Kind::Zone, string.clone(), json!({})),
            (Kind::Phone, string.clone(), json!({})),
            (Kind::Phones, string.clone(), json!({})),
            (Kind::Abouts, string.clone(), json!({})),
            (Kind::Source, string.clone(), json!({})),
            (Kind::Date, json!({"type": "date"}), json!({})),
            (Kind::Moment, moment.clone(), json!({})),
            (Kind::MomentOrDate, moment, json!({})),
            (Kind::Channels, string.clone(), json!({"pattern": channels})),
            (
                Kind::Email,
                json!({"type": "string", "format": "email"}),
                json!({}),
            ),
            (
                Kind::Choice(&words::YES_NO),
                string,
                json!({"enum": ["yes", "no"]}),
            ),
            (
                Kind::Score,
                json!({"type": "integer"}),
                json!({"minimum": 0, "maximum": 10}),
            ),
            (
                Kind::Minutes,
                json!({"type": "integer"}),
                json!({"minimum": 0}),
            ),
        ] {
            assert_eq!(
                told(&Form::canonical(kind)),
                (field, constraints),
                "{kind:?}"
            );
            assert_eq!(Form::of(kind).pop(), Some(Form::Text), "{kind:?}");
        }
    }

    #[test]
    fn the_cells_of_the_list() {
        for (cells, type_name, constraints) in [
            (Cells::Text, "string", json!({})),
            (Cells::Number(1), "integer", json!({"minimum": 1})),
            (Cells::Date, "date", json!({})),
            (Cells::Clock, "string", json!({"pattern": CLOCK})),
            (
                Cells::Name(&words::CALLER),
                "string",
                json!({"enum": ["administrator", "doctor"]}),
            ),
            (
                Cells::Names(&words::CALLER),
                "string",
                json!({"pattern": "(administrator|doctor)(;(administrator|doctor))*"}),
            ),
            (
                Cells::Cases,
                "string",
                json!({"pattern": "(visit|plan|agreement):[^;]+(;(visit|plan|agreement):[^;]+)*"}),
            ),
            (
                Cells::FilledIn(Kind::Score),
                "integer",
                json!({"minimum": 0, "maximum": 10}),
            ),
        ] {
            let (field, found) = told(&Form::of_list(cells));
            assert_eq!((&field["type"], found), (&json!(type_name), constraints));
        }
        let (_, outcome) = told(&Form::of_list(Cells::FilledIn(Kind::Choice(
            &words::OUTCOME,
        ))));
        let all = outcome["enum"].as_array().unwrap();
        assert!(all.contains(&json!("reached")) && all.contains(&json!("поговорили")));
    }

    #[test]
    fn what_fits_a_form() {
        let moment = Form::Moment("%d.%m.%Y %H:%M");
        for (form, cell, fits) in [
            (Form::Text, "anything", true),
            (Form::Date(ISO_DATE), "2026-03-02", true),
            (Form::Date(ISO_DATE), " 2026-03-02", false),
            (Form::Date(ISO_DATE), "2026-3-2", false),
            (Form::Date(ISO_DATE), "02.03.2026", false),
            (Form::Date(ISO_DATE), "0001-01-01", false),
            (Form::Date("%d.%m.%Y"), "02.03.2026", true),
            (Form::Date("%d.%m.%Y"), "02.03.26", false),
            (moment.clone(), "02.03.2026 9:00", true),
            (moment.clone(), "02.03.2026 25:00", false),
            (moment, "02.03.2026", false),
            (Form::Number(0, Some(10)), "10", true),
            (Form::Number(0, Some(10)), "11", false),
            (Form::Number(0, None), "+5", false),
            (Form::Names(&words::CALLER), "doctor", true),
            (Form::Names(&words::CALLER), "Doctor", false),
            (Form::Email, "ada@example.com", true),
            (Form::Email, "ada@example", false),
            (Form::Email, "ada @example.com", false),
        ] {
            assert_eq!(form.fits(cell), fits, "{form:?}: {cell}");
        }
    }
}
