//! Rows as they are written in the exports, cell by cell: the archive keeps those on which a contact rests.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use rayon::prelude::*;

use super::Reading;
use crate::export::columns::Column;
use crate::export::values;
use crate::model::clinic::RowAt;
use crate::read::encoding::Part;
use crate::read::table::{Broken, Table};
use crate::read::workbook::Mark;

/// The cells of rows, by where they stand.
pub(crate) type RowsThen = BTreeMap<RowAt, Vec<String>>;

impl Reading {
    /// Looks rows up once more, in the bytes that were read; none where the text was not kept.
    ///
    /// # Errors
    /// Where a file can't be read again.
    pub(crate) fn rows_then(&self, wanted: &BTreeSet<RowAt>) -> io::Result<RowsThen> {
        let files = (0..=u8::MAX).zip(&self.texts).collect::<Vec<_>>();
        let found = files.into_par_iter().map(|(input, (bytes, format))| {
            let first = RowAt::new(input, 0);
            let mut lines = wanted
                .range(first..=RowAt::new(input, u32::MAX))
                .copied()
                .peekable();
            let mut rows = Vec::new();
            if lines.peek().is_none() {
                return Ok(rows);
            }
            let mut table = Table::open(bytes, *format, &Part::WHOLE)?;
            while let Some(&next) = lines.peek() {
                if !table.advance().map_err(of_broken)? {
                    break;
                }
                let at = RowAt::new(input, table.line());
                // A line that is none any more is passed over.
                while lines.next_if(|&line| line < at).is_some() {}
                if at == next {
                    let cells = table.record().iter().map(cell);
                    rows.push((at, cells.collect()));
                    lines.next();
                }
            }
            Ok(rows)
        });
        let found: io::Result<Vec<Vec<_>>> = found.collect();
        Ok(found?.into_iter().flatten().collect())
    }

    /// Which column each field of an input serves, if any.
    pub(crate) fn columns_of(&self, input: u8) -> Vec<Option<&'static Column>> {
        let Some((file, _, header, _)) = self.files.get(usize::from(input)) else {
            return Vec::new();
        };
        let mut serves = vec![None; header.width];
        for (column, fields) in file.columns().iter().zip(&header.fields) {
            for &field in fields {
                if let Some(place) = serves.get_mut(field) {
                    *place = Some(column);
                }
            }
        }
        serves
    }
}

/// A cell without the mark that a workbook may have put before it.
fn cell(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let text = Mark::split(&text).map_or(&*text, |(_, rest)| rest);
    values::trim(text).to_owned()
}

fn of_broken(broken: Broken) -> io::Error {
    match broken {
        Broken::Io(error) => error,
        // All of it was read before: then the file has changed.
        Broken::OpenQuote(_)
        | Broken::RowsInCell(_)
        | Broken::HeaderMoved(_)
        | Broken::PartedOtherwise(_) => io::ErrorKind::InvalidData.into(),
    }
}
