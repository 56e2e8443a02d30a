//! What is wrong with single rows and cells.

use super::Said;
use crate::base::{Both, Language, both};
use crate::model::clinic::Input;
use crate::report::excerpt::{Excerpt, More};

/// Rows that are not used, where that ends the run.
#[must_use]
pub(crate) fn unused(excerpt: &Excerpt, inputs: &[Input], language: Language) -> Said {
    let lines = lines(excerpt, inputs, language);
    Said::of(lines.join("\n")).with_hint(STRICT, language)
}

const STRICT: Both = both(
    "с --strict списка не будет, пока есть такие строки; без --strict он составляется без них",
    "with --strict there is no list while there are such rows; without it the list is made without them",
);

/// The first problems of each cause in words, then how many more there are of each.
#[must_use]
pub(crate) fn lines(excerpt: &Excerpt, inputs: &[Input], language: Language) -> Vec<String> {
    let first = excerpt.first.iter();
    let first = first.map(|problem| problem.sentence(inputs, language));
    let more = excerpt.more.iter();
    first
        .chain(more.map(|more| left_over(*more, inputs, language)))
        .collect()
}

fn left_over(more: More, inputs: &[Input], language: Language) -> String {
    let input = inputs.get(usize::from(more.input));
    let place = [input.map_or("", |it| it.name.as_str()), more.column].join(": ");
    let place = place.trim_end_matches([':', ' ']);
    let count = more.count;
    match language {
        Language::Russian => format!("{place}: и ещё {count}; все покажет recall check --all"),
        Language::English => format!("{place}: and {count} more; recall check --all shows them"),
    }
}
