//! What a clinic says of its exports: which files they are, what they call their columns and values, which rows are left out.

use std::collections::BTreeMap;

use super::Settings;
use crate::export::columns::File;
use crate::export::values::{DateOrder, Interval, is_same_word};

/// What one export, or every export of one sort, calls its columns and values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    /// Column name to what makes it up.
    pub columns: BTreeMap<String, Made>,
    /// Column name, then the name of a value, to the words for it, as written.
    pub values: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    /// How it writes dates with slashes; `None`: not said.
    pub dates: Option<DateOrder>,
    /// Headers of columns that are nothing, by the clinic's word.
    pub ignore: Vec<String>,
    /// Column name or header to the cells whose rows are left out, as written.
    pub skip: BTreeMap<String, Vec<String>>,
    /// Whether what is blank at the end of a row may be left off; `None`: not said.
    pub short_rows: Option<bool>,
}

/// What makes up a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Made {
    /// Fields and fixed texts, joined.
    Of(Vec<Piece>),
    /// A date: that of the last time, and so much later.
    After {
        /// The header under which the last time stands.
        last: String,
        /// How much later.
        length: Length,
    },
}

/// One of the things that make up a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// What stands under a header.
    Header(String),
    /// The same text in every row.
    Always(String),
}

/// How much later something falls due again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Length {
    /// As it stands under a header.
    Header(String),
    /// The same in every row.
    Every(Interval),
}

impl Made {
    /// The headers that it names.
    pub fn headers(&self) -> impl Iterator<Item = &str> {
        let (pieces, after): (&[Piece], _) = match self {
            Self::Of(pieces) => (pieces, [None, None]),
            Self::After { last, length } => {
                let length = match length {
                    Length::Header(header) => Some(header.as_str()),
                    Length::Every(_) => None,
                };
                (&[], [Some(last.as_str()), length])
            }
        };
        let named = pieces.iter().filter_map(|piece| match piece {
            Piece::Header(header) => Some(header.as_str()),
            Piece::Always(_) => None,
        });
        named.chain(after.into_iter().flatten())
    }
}

impl Mapping {
    /// What is said of one export goes before what is said of all of its sort.
    #[must_use]
    fn over(&self, all: &Self) -> Self {
        let mut both = all.clone();
        both.columns.extend(self.columns.clone());
        for (column, own) in &self.values {
            both.name_values(column, own);
        }
        both.skip.extend(self.skip.clone());
        both.ignore.extend(self.ignore.clone());
        both.dates = self.dates.or(all.dates);
        both.short_rows = self.short_rows.or(all.short_rows);
        both
    }

    /// Adds words for the values of a column; what these words meant before, they mean no more.
    fn name_values(&mut self, column: &str, own: &BTreeMap<String, Vec<String>>) {
        let values = self.values.entry(column.to_owned()).or_default();
        for words in values.values_mut() {
            words.retain(|word| !own.values().flatten().any(|own| is_same_word(word, own)));
        }
        for (value, words) in own {
            values
                .entry(value.clone())
                .or_default()
                .extend(words.clone());
        }
    }
}

impl Settings {
    /// What is said of an export, by its sort and by its own name. Recall's own record is as recall writes it.
    #[must_use]
    pub fn mapping(&self, file: File, name: &str) -> Mapping {
        let of = |name: &str| self.mappings.get(name).cloned().unwrap_or_default();
        let all = of(file.settings_name());
        if file == File::RecallContacts {
            return Mapping {
                values: all.values,
                ..Mapping::default()
            };
        }
        let named = of(name).over(&all);
        Mapping {
            dates: named.dates.or(Some(self.dates)),
            ..named
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_of_one_export_goes_first() {
        let settings = crate::plan::rules::read_settings(
            r#"
            dates = "day/month/year"
            [files]
            agreements = ["a.csv", "b.csv"]
            [columns.agreements]
            due_on = "Срок"
            kind = { always = "checkup_reminder" }
            [columns."b.csv"]
            kind = { always = "hygiene_reminder" }
            "#,
            None,
        );
        let settings = settings.unwrap();
        let kind = |name: &str| {
            let mapping = settings.mapping(File::Agreements, name);
            assert_eq!(
                mapping.columns["due_on"].headers().collect::<Vec<_>>(),
                ["Срок"]
            );
            assert_eq!(mapping.dates, Some(DateOrder::DayFirst));
            mapping.columns["kind"].clone()
        };
        let always = |word: &str| Made::Of(vec![Piece::Always(word.to_owned())]);
        assert_eq!(kind("a.csv"), always("checkup_reminder"));
        assert_eq!(kind("b.csv"), always("hygiene_reminder"));
        let own = settings.mapping(File::RecallContacts, "recall-contacts.csv");
        assert_eq!(own, Mapping::default());
    }

    #[test]
    fn words_of_one_export_join_those_of_its_sort() {
        let settings = crate::plan::rules::read_settings(
            r#"
            [files]
            visits = ["a.csv", "b.csv"]
            [values.visits.status]
            attended = ["Был", "7"]
            booked = ["-7"]
            [values."a.csv".status]
            booked = ["ЖДЁМ", "7"]
            no_show = ["был"]
            "#,
            None,
        );
        let values = settings.unwrap().mapping(File::Visits, "a.csv").values;
        let words = |value: &str| values["status"][value].clone();
        assert_eq!(words("attended"), [""; 0]);
        assert_eq!(words("booked"), ["-7", "ЖДЁМ", "7"]);
        assert_eq!(words("no_show"), ["был"]);
    }
}
