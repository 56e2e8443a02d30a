//! The rows that name an id, used or not: where somebody asks for one that no patient and no case has.

use crate::base::progress::Progress;
use crate::export::columns::File;
use crate::model::clinic::RowAt;
use crate::phone;
use crate::read::encoding::Part;
use crate::read::problem::Findings;
use crate::read::refusal::Refusal;
use crate::read::row::Row;
use crate::read::sheet::{Conventions, LookUp};
use crate::read::{Sources, open};
use crate::settings::Settings;

/// Looks through the exports for rows with an id in a column, in the files that have that column.
///
/// # Errors
/// Every file that can't be opened.
pub fn rows(
    sources: &Sources,
    settings: &Settings,
    column: &str,
    id: &str,
) -> Result<Vec<RowAt>, Vec<Refusal>> {
    let Some(phones) = phone::Reader::new(&settings.country) else {
        return Ok(Vec::new());
    };
    let progress = Progress::none();
    let conventions = Conventions {
        settings,
        phones,
        progress: &progress,
        takes_for_utf8: false,
    };
    let mut rows = Vec::new();
    for sheet in open(sources, &conventions)? {
        let Some(column) = place(sheet.file, column) else {
            continue;
        };
        // What is wrong with the rows was said when they were read.
        let mut said = Findings::default();
        let name = |row: &mut Row<'_>| {
            if row.cell(column) == id {
                rows.push(row.at());
            }
        };
        sheet
            .rows(&Part::WHOLE, LookUp::AGAIN, &mut said, name)
            .ok();
    }
    Ok(rows)
}

/// Where a file has a column.
fn place(file: File, column: &str) -> Option<usize> {
    file.columns().iter().position(|known| known.name == column)
}
