//! What is wrong with single rows and cells: typed and small, for there may be a million of them. The words are in
//! `language::errors::problem`.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::export::columns::Kind;
use crate::model::clinic::{Input, RowAt};
use crate::read::workbook::Mark;

/// What is found wrong with rows.
#[derive(Debug, Default)]
pub struct Findings {
    /// What is wrong with rows and cells.
    pub problems: Vec<Problem>,
    /// Words in columns with a closed list of them that are not in it, and how often each stands there.
    pub words: UnknownWords,
}

/// Words by input, column and spelling.
pub type UnknownWords = BTreeMap<(u8, usize, Box<str>), u32>;

/// More words than these are no words: the column holds something else.
const MOST_WORDS: usize = 1000;

impl Findings {
    /// Counts a word that is not known.
    pub fn note_word(&mut self, input: u8, column: usize, word: &str) {
        let word = (input, column, word.into());
        if let Some(count) = self.words.get_mut(&word) {
            *count += 1;
        } else if self.words.len() < MOST_WORDS {
            self.words.insert(word, 1);
        }
    }

    /// Takes in what is found in another part.
    pub fn append(&mut self, part: Self) {
        self.problems.extend(part.problems);
        for (word, count) in part.words {
            if self.words.len() < MOST_WORDS || self.words.contains_key(&word) {
                *self.words.entry(word).or_default() += count;
            }
        }
    }
}

/// Something wrong with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Which of the clinic's inputs.
    pub input: u8,
    /// The line on which the record starts.
    pub line: u32,
    /// The field, counted from 1; 0: the row as a whole.
    pub field: u16,
    /// The column, blank where it is the row as a whole.
    pub column: &'static str,
    /// What was wanted.
    pub wanted: Wanted,
    /// What was found, by its shape alone.
    pub found: Shape,
    /// What became of the row.
    pub fate: Fate,
}

/// What was wanted of a cell or a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A value of the column's kind.
    Value(&'static Kind),
    /// Something, where the cell is blank.
    Something,
    /// No more fields than the header has: that many.
    Fields(u16),
    /// As many fields as the header has, that many, of the file with that name in the settings: the row was cut.
    WholeRow(u16, &'static str),
    /// A row, where the rest of the one before stands: that was broken within a cell.
    NotRest,
    /// A last line that ends: the export broke off.
    LineEnd,
    /// As many fields as the header has, that many, where a quote is not in its place.
    Quotes(u16),
    /// One row under one id, or rows that say the same: that row says something else.
    SameRows(RowAt),
    /// One patient for one plan.
    OnePatient,
    /// A patient of patients.csv.
    KnownPatient,
    /// A plan of plans.csv.
    KnownPlan,
    /// An item of a plan.
    KnownItem,
    /// A plan of the visit's own patient.
    OwnPlan,
    /// A plan of the contact's own patient: it stands for all of them.
    OwnPlanOrAll,
    /// An agreement with the contact's own patient: it stands for all of them.
    OwnAgreementOrAll,
    /// A name without words that say not to call, or that the patient has died.
    NameAlone,
    /// A number of the patient's own, where a word beside one says that it is somebody else's.
    OwnNumber,
    /// A number, where one is written that nobody has.
    RealNumber,
    /// A patient's every row to be readable.
    ReadablePatient,
    /// The headers that the settings name for the column.
    MappedHeader,
}

/// What became of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It was refused.
    Rejected,
    /// The cell counts as blank, the row was used.
    LeftBlank,
    /// The word is not known: it counts as `other`, the row was used.
    TakenAsOther,
    /// The cell names what the patient does not have; the row was used.
    Unmatched,
    /// It names no patient.
    Orphan,
    /// No row is concerned.
    Noted,
}

impl Fate {
    /// Whether the row decides nothing.
    #[must_use]
    pub const fn is_unused(self) -> bool {
        matches!(self, Self::Rejected | Self::Orphan)
    }
}

/// The shape of a cell: all that is said of what stands in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    pub(crate) letters: u32,
    pub(crate) digits: u32,
    pub(crate) others: u32,
    pub(crate) looks: Looks,
}

/// What is seen of a cell beyond its shape, where something can be done about it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Looks {
    #[default]
    Plain,
    /// A long number of which a spreadsheet has kept the first digits only, as `9.18774E+09`.
    CutShort,
    /// A date with slashes: which number is the month is not known.
    Slashed,
    /// A formula of a workbook without its value.
    NoValue,
    /// An error of a spreadsheet.
    Error,
    /// A cell that is struck out.
    Struck,
}

impl Shape {
    /// The shape of a cell of which the workbook says that it can't be read.
    #[must_use]
    pub fn marked(mark: Mark) -> Self {
        let looks = match mark {
            Mark::NoValue => Looks::NoValue,
            Mark::Error => Looks::Error,
            Mark::Struck => Looks::Struck,
        };
        Self {
            looks,
            ..Self::default()
        }
    }

    /// The shape of a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut shape = Self {
            looks: looks(text),
            ..Self::default()
        };
        for letter in text.chars() {
            let count = match letter {
                letter if letter.is_alphabetic() => &mut shape.letters,
                letter if letter.is_numeric() => &mut shape.digits,
                letter if letter.is_whitespace() => continue,
                _ => &mut shape.others,
            };
            *count = count.saturating_add(1);
        }
        shape
    }
}

fn looks(text: &str) -> Looks {
    if text
        .split([';', ',', '/'])
        .any(|part| is_cut_short(part.trim()))
        || is_cut_short(text)
    {
        Looks::CutShort
    } else if is_slashed(text) {
        Looks::Slashed
    } else {
        Looks::Plain
    }
}

/// Whether a text is a number as spreadsheets shorten it.
#[must_use]
pub fn is_cut_short(text: &str) -> bool {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts = text.split_once(['E', 'e']);
    parts.is_some_and(|(number, power)| {
        let (whole, part) = number.split_once(['.', ',']).unwrap_or((number, "0"));
        power.strip_prefix('+').is_some_and(is_number) && is_number(whole) && is_number(part)
    })
}

/// Whether a text begins with a date with slashes.
fn is_slashed(text: &str) -> bool {
    let is_short =
        |part: &str| matches!(part.len(), 1 | 2) && part.bytes().all(|b| b.is_ascii_digit());
    let mut parts = text.splitn(3, '/');
    let [first, second, year] = [(); 3].map(|()| parts.next().unwrap_or_default());
    let digits = year.bytes().take_while(u8::is_ascii_digit).count();
    is_short(first) && is_short(second) && matches!(digits, 2 | 4)
}

impl Problem {
    /// Where, as programs read it: file, line and field.
    #[must_use]
    pub(crate) fn place(&self, inputs: &[Input]) -> String {
        let name = inputs
            .get(usize::from(self.input))
            .map_or("", |input| input.name.as_str());
        let mut out = format!("{name}:{}", self.line);
        if self.field > 0 {
            write!(out, ":{}", self.field).ok();
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_that_a_spreadsheet_has_changed_is_seen() {
        for cell in [
            "9.18774E+09",
            "9,18774e+10",
            "9E+10",
            "8 916 000-00-01; 9.18774E+09",
        ] {
            assert_eq!(looks(cell), Looks::CutShort, "{cell}");
        }
        for cell in ["3/4/2026", "03/04/2026 10:30", "3/4/26"] {
            assert_eq!(looks(cell), Looks::Slashed, "{cell}");
        }
        for cell in [
            "3/4",
            "8 916/000/00-01",
            "2026/03/04",
            "a/b/2026",
            "3/4/202",
            "9.18774E09",
            "E+10",
            "1.2.3E+10",
            "AE+10",
            "9.E+10",
        ] {
            assert_eq!(looks(cell), Looks::Plain, "{cell}");
        }
    }
}
