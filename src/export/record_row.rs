//! A row of recall's own record, recall-contacts.csv: its cells in the order in which they are written.

use crate::export::columns::{RECALL_CONTACTS, recall_contact};

/// The header of the record.
pub const COLUMNS: [&str; recall_contact::COUNT] = {
    let mut names = [""; recall_contact::COUNT];
    let mut place = 0;
    while place < names.len() {
        names[place] = RECALL_CONTACTS[place].name;
        place += 1;
    }
    names
};

/// The cells of a row, each in the place that [`recall_contact`] names.
pub type Cells = [String; recall_contact::COUNT];
