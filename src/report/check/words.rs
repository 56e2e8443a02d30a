//! Words that are not known, in columns with a closed list of them, and what each may mean.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::{Finding, Kind};
use crate::base::Words;
use crate::export::columns::{self, Column, File};
use crate::export::values::normal;
use crate::export::vocabulary::Vocabulary;
use crate::export::words::CONSENT;
use crate::phone::mask::masked_name;
use crate::read::Reading;

/// Words of fewer letters are like too many others.
const LEAST_LETTERS: usize = 5;
/// So like each other are two spellings of one word, from 0 to 1.
const NEAR: f64 = 0.8;

/// The unknown words by file and column, the most frequent first. Both files of contacts are one, as in the settings.
pub(super) fn unknown(reading: &Reading) -> Vec<Finding<'_>> {
    let mut counts: BTreeMap<(File, usize), BTreeMap<&str, u32>> = BTreeMap::new();
    for ((input, place, cell), &count) in &reading.words {
        let Some((file, .., mapping)) = reading.files.get(usize::from(*input)) else {
            continue;
        };
        let file = match *file {
            File::RecallContacts => File::Contacts,
            file => file,
        };
        let words = counts.entry((file, *place)).or_default();
        let column = &file.columns()[*place];
        let parts = if column.kind == columns::Kind::Channels {
            unknown_parts(cell, column, &mapping.values)
        } else {
            vec![cell.as_ref()]
        };
        for word in parts {
            *words.entry(word).or_default() += count;
        }
    }
    let columns = counts.into_iter();
    columns
        .flat_map(|((of, place), words)| of_column(of, &of.columns()[place], words))
        .collect()
}

/// The unknown words of a column, then how many more there are that look like telephone numbers.
fn of_column<'a>(
    of: File,
    values: &'static Column,
    words: BTreeMap<&'a str, u32>,
) -> Vec<Finding<'a>> {
    let finding = |kind, count| Finding {
        column: values.name.into(),
        count: Some(count),
        ..Finding::in_file(of.file_name(), kind)
    };
    let all = words.len();
    let shown = words
        .into_iter()
        .filter(|(word, _)| masked_name(word) == *word);
    let mut shown: Vec<(&str, u32)> = shown.collect();
    shown.sort_by_key(|&(word, count)| (Reverse(count), word));
    let hidden = all - shown.len();
    let shown = shown.into_iter().map(|(word, count)| {
        let guess = values.kind.words().and_then(|words| guess(word, words));
        let kind = Kind::UnknownWord {
            of,
            values,
            word,
            guess,
        };
        finding(kind, count as usize)
    });
    let hidden = (hidden > 0).then(|| finding(Kind::HiddenWords { of, values }, hidden));
    shown.chain(hidden).collect()
}

/// Of a list of channels, those that are not known; the whole cell where it is none.
fn unknown_parts<'a>(
    cell: &'a str,
    column: &Column,
    own: &BTreeMap<String, BTreeMap<String, Vec<String>>>,
) -> Vec<&'a str> {
    let Some(words) = column.kind.words() else {
        return vec![cell];
    };
    let vocabulary = Vocabulary::new(words, own.get(column.name));
    let parts = cell.split([',', ';', '/', '\n', '\r']).map(str::trim);
    let unknown = parts.filter(|part| !part.is_empty() && vocabulary.read(part).is_err());
    let unknown: Vec<&str> = unknown.collect();
    if unknown.is_empty() {
        vec![cell]
    } else {
        unknown
    }
}

/// The value of the nearest known word, where the two can only be spellings of one. Whether somebody may be called is never guessed.
fn guess(word: &str, words: &'static Words) -> Option<(&'static str, &'static str)> {
    let word = normal(word);
    if word.chars().count() < LEAST_LETTERS || *words == CONSENT {
        return None;
    }
    let says_not = |word: &str| word.starts_with("не") || word.starts_with("no");
    let known = words.values.iter().flat_map(|&(name, further)| {
        let all = further.iter().copied().chain([name]);
        all.map(move |word| (name, word))
    });
    let likeness = |known: &str| {
        let known = normal(known);
        // "came" and "did not come" are much alike.
        if says_not(&known) == says_not(&word) {
            strsim::normalized_damerau_levenshtein(&word, &known)
        } else {
            0.0
        }
    };
    let near = known.map(|(name, known)| (likeness(known), name, known));
    let near = near.filter(|(likeness, ..)| *likeness >= NEAR);
    near.max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, name, known)| (name, known))
}

#[cfg(test)]
mod tests {
    use super::guess;
    use crate::export::words::{CONSENT, VISIT_STATUS, YES_NO};

    #[test]
    fn only_another_spelling_is_guessed() {
        for (word, value) in [
            ("подтвеждён", Some("confirmed")),
            ("Отменен пациентам", Some("cancelled")),
            ("no shows", Some("no_show")),
            ("не подтвердил", None),
            ("ждёт оплаты", None),
            ("явл", None),
        ] {
            let found = guess(word, &VISIT_STATUS).map(|(value, _)| value);
            assert_eq!(found, value, "{word}");
        }
        assert_eq!(guess("согласенн", &CONSENT), None);
        assert_eq!(guess("получен", &YES_NO).map(|it| it.0), Some("yes"));
    }
}
