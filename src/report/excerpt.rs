//! Problems with rows, few of each sort: the others are counted.

use std::collections::BTreeMap;
use std::mem::{self, Discriminant};

use crate::read::problem::{Problem, Wanted};

/// So many problems of one cause are named one by one; the others are counted.
const MOST_ALIKE: usize = 5;

/// The first problems of each cause, and how many more there are of each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Excerpt {
    pub(crate) first: Vec<Problem>,
    pub(crate) more: Vec<More>,
}

/// How many more problems of one cause there are in a column of an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct More {
    pub(crate) input: u8,
    pub(crate) field: u16,
    pub(crate) column: &'static str,
    pub(crate) count: usize,
}

impl Excerpt {
    pub(crate) fn of<'a>(problems: impl IntoIterator<Item = &'a Problem>) -> Self {
        // Of one file, column and end there are few causes.
        type Place = (u8, &'static str, u16, bool);
        let mut causes: BTreeMap<Place, Vec<(Discriminant<Wanted>, usize)>> = BTreeMap::new();
        let mut first = Vec::new();
        for problem in problems {
            let Problem {
                input,
                column,
                field,
                fate,
                ..
            } = *problem;
            let place = (input, column, field, fate.is_unused());
            let of_place = causes.entry(place).or_default();
            let cause = mem::discriminant(&problem.wanted);
            let known = of_place.iter().position(|(known, _)| *known == cause);
            let at = known.unwrap_or_else(|| {
                of_place.push((cause, 0));
                of_place.len() - 1
            });
            of_place[at].1 += 1;
            if of_place[at].1 <= MOST_ALIKE {
                first.push(*problem);
            }
        }
        let mut more = Vec::new();
        for ((input, column, field, _), of_place) in causes {
            let counts = of_place.into_iter();
            let counts = counts.map(|(_, count)| count.saturating_sub(MOST_ALIKE));
            more.extend(counts.filter(|count| *count > 0).map(|count| More {
                input,
                field,
                column,
                count,
            }));
        }
        Self { first, more }
    }
}
