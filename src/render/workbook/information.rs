//! A sheet that tells and takes nothing.

use super::Book;
use super::sheet::{Cell, Column, Kind, Row, Sheet, Takes};
use crate::base::Both;

/// Columns that are seen, each with its title and its width in pixels.
pub(super) type Titles = [(Both, u32)];

/// A row: what it is, and its cells.
pub(super) type Told = (Kind, Vec<String>);

const MARK_PIXELS: u32 = 110;

impl Book<'_> {
    /// A sheet of rows that tell something; none where there are none. Behind the columns stands the mark of each row.
    pub(super) fn information(
        &self,
        (name, tab): (Both, u32),
        titles: &Titles,
        rows: Vec<Told>,
    ) -> Option<Sheet> {
        let shown = titles.iter().map(|&(title, width_pixels)| Column {
            title: self.said(title),
            width_pixels,
            is_folded: false,
            takes: Takes::Nothing,
        });
        let mark = Column {
            title: "",
            width_pixels: MARK_PIXELS,
            is_folded: true,
            takes: Takes::Nothing,
        };
        let row = |(kind, cells): Told| {
            let mut cells: Vec<Cell> = cells.into_iter().map(Cell::text).collect();
            cells.resize(titles.len() + 1, Cell::Blank);
            Row { kind, cells }
        };
        (!rows.is_empty()).then(|| Sheet {
            name: self.said(name),
            columns: shown.chain(std::iter::once(mark)).collect(),
            rows: rows.into_iter().map(row).collect(),
            outcomes: Vec::new(),
            kept_in_sight: 0,
            is_sorted: true,
            tab,
        })
    }
}
