//! What is said of a filled list that can't be taken, in English.

/// Of a file of another sort.
pub(in crate::language) const NOT_A_LIST: &str =
    "this is no list of recall's: none of the first twenty lines has the headers of one";

/// Of a row that was cut, or of which cells have moved.
pub(in crate::language) const ROW_CUT: &str = "the row has another number of cells than the header has columns: it was cut or its cells have moved, and a refusal may be \
     lost; save the list from the spreadsheet once more";

/// Of a row that can't be told.
pub(in crate::language) const NO_ENTRY: &str = "the row is filled in, but its entry does not tell whom it is about; put back what stood there in the list, or clear what \
     was filled in";

/// Of a list in which columns were sorted without the others.
pub(in crate::language) const SORTED_APART: &str = "another patient stands beside the entry: some columns seem to have been sorted without the others, and nothing of this list \
     is taken. Undo the sorting, or copy what was filled in into the list as it was";

/// Of a list without the column of that title and name.
pub(in crate::language) fn lacks(title: &str, column: &str) -> String {
    if title.eq_ignore_ascii_case(column) {
        format!(
            "the list lacks the column {column}, without which it can't be told what was said of whom; put it back"
        )
    } else {
        format!(
            "the list lacks the column \"{title}\" ({column}), without which it can't be told what was said of whom; put it back"
        )
    }
}
