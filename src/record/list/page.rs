//! The list as a page: nobody fills in the file itself, what was entered on it comes back as a file of its own, with entries and outcomes
//! alone. Whom they are about is looked up in the page.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::{List, ListRow, read};
use crate::disk::output;
use crate::export::entry::Entry;
use crate::export::page::{DATA, OUTCOMES, START};
use crate::model::clinic::Reason;

/// The rows of recall's own page, none of them filled in; `None` where it is another page. Whoever saves the page from a browser may
/// change line ends, and the data themselves hold no line break.
pub(super) fn rows(bytes: &[u8]) -> Option<Vec<ListRow>> {
    let rows = || rows_of(&String::from_utf8_lossy(bytes)).unwrap_or_default();
    is_page(bytes).then(rows)
}

/// Whether a file begins as recall's own page does.
pub(super) fn is_page(bytes: &[u8]) -> bool {
    let start = bytes.get(..LONGEST_START).unwrap_or(bytes);
    let text = String::from_utf8_lossy(start);
    text.lines().take(2).eq(START.lines())
}

/// In so many bytes there are the lines with which a page begins.
const LONGEST_START: usize = 1 << 12;

fn rows_of(text: &str) -> Option<Vec<ListRow>> {
    let (_, behind) = text.split_once(DATA.0)?;
    let (json, _) = behind.split_once(DATA.1)?;
    let data: Value = serde_json::from_str(json).ok()?;
    let talks = data.get("talks")?.as_array()?.iter();
    let matters = talks.filter_map(|talk| talk.get("matters")?.as_array());
    Some(matters.flatten().filter_map(row).collect())
}

fn row(matter: &Value) -> Option<ListRow> {
    let cell = |name: &str| matter.get(name).and_then(Value::as_str).unwrap_or_default();
    let (entry, digits) = Entry::parse(cell("entry"))?;
    Some(ListRow {
        sheet: None,
        line: 0,
        row: 0,
        date: entry.date,
        digits: digits.map(str::to_owned),
        patient_name: cell("patient_name").to_owned(),
        channel: entry.channel,
        cases: vec![entry.case.clone()],
        reasons: Reason::named(cell("reason")).into_iter().collect(),
        to: cell("to").to_owned(),
        scheduled_at: None,
        visit_on: None,
        outcome: String::new(),
        called_at: String::new(),
        callback_at: String::new(),
        score: String::new(),
        note: String::new(),
        entry,
    })
}

/// Adds to what a page saved what it left out: names and numbers, out of the page itself, where it lies beside the file or in one of the
/// folders.
pub(super) fn complete(list: &mut List, path: &Path, folders: &[&Path]) {
    let Some(page) = page_of(path) else {
        return;
    };
    let beside = std::iter::once(output::folder_of(path)).chain(folders.iter().copied());
    let pages = beside.map(|folder| folder.join(&page));
    let mut known: BTreeMap<Entry, ListRow> = BTreeMap::new();
    for page in pages.filter(|page| page.is_file()) {
        // One that can't be read says nothing; it is told of where it is to be read itself.
        let rows = read(&page).map_or_else(|_| Vec::new(), |page| page.rows);
        for row in rows {
            known.entry(row.entry.clone()).or_insert(row);
        }
    }
    for row in list.rows.iter_mut().filter(|row| row.to.is_empty()) {
        if let Some(of_page) = known.get(&row.entry)
            && of_page.digits == row.digits
        {
            row.to.clone_from(&of_page.to);
            row.patient_name.clone_from(&of_page.patient_name);
            row.reasons.clone_from(&of_page.reasons);
        }
    }
}

/// What the page is called of which a file is what it saved: of `list.outcomes (1).csv` it is `list.html`.
fn page_of(path: &Path) -> Option<PathBuf> {
    let name = path.file_name()?.to_str()?;
    let (list, _) = name.rsplit_once(OUTCOMES)?;
    Some(PathBuf::from(format!("{list}.html")))
}

/// Whether a file is called as a page is.
pub(crate) fn is_named_page(path: &Path) -> bool {
    output::ending(path) == "html"
}
