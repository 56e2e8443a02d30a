//! By what a row of recall's workbook that is no contact shows, when the workbook comes back, that nobody wrote into it.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use crate::export::values::trim;

/// How such a mark begins.
const BEGINS: &str = "recall#";

/// Bytes of the digest that a mark shows.
const SHOWN: usize = 4;

/// The mark of a row with these cells; blank ones say nothing, nor do spaces and line breaks, which programs change.
#[must_use]
pub fn mark<'c>(cells: impl IntoIterator<Item = &'c str>) -> String {
    let mut digest = Sha256::new();
    for cell in cells {
        let mut words = trim(cell).split_whitespace().peekable();
        if words.peek().is_none() {
            continue;
        }
        for word in words {
            digest.update(word);
            digest.update(" ");
        }
        digest.update("\n");
    }
    let mut mark = BEGINS.to_owned();
    for byte in digest.finalize().iter().take(SHOWN) {
        write!(mark, "{byte:02x}").ok();
    }
    mark
}

/// Whether a cell is the mark of such a row, whatever was written beside it since.
#[must_use]
pub(crate) fn is_mark(cell: &str) -> bool {
    cell.starts_with(BEGINS)
}

/// Whether a row is as recall wrote it: one of its cells is the mark of the others.
#[must_use]
pub fn is_untouched<'c>(cells: impl Iterator<Item = &'c str> + Clone) -> bool {
    let is_mark = |cell: &&str| cell.starts_with(BEGINS);
    let Some(found) = cells.clone().find(is_mark) else {
        return false;
    };
    mark(cells.filter(|cell| !is_mark(cell))) == found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_shows_whether_somebody_wrote_into_it() {
        let own = mark(["Болит", "", "Рогова Анна\nзвонить днём", "5"]);
        assert_eq!(own.len(), BEGINS.len() + 2 * SHOWN);
        for (cells, is_own) in [
            (&["Болит", "Рогова Анна\nзвонить днём", "5", &own][..], true),
            (
                &[
                    "",
                    "Болит ",
                    "Рогова Анна\u{2028}звонить днём",
                    "5",
                    &own,
                    "",
                ],
                true,
            ),
            (&["Болит", "Рогова Анна\nзвонить днём", "5", ""], false),
            (&["Болит", "Рогова Анна\nзвонить днём", "6", &own], false),
            (
                &["Болит", "Рогова Анна\nзвонить днём", "5", &own, "да"],
                false,
            ),
            (&["Болит Рогова Анна звонить днём 5", &own], false),
        ] {
            assert_eq!(is_untouched(cells.iter().copied()), is_own, "{cells:?}");
        }
    }
}
