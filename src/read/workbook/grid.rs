//! The cells of a sheet by their places, with what is merged spread out.

use std::ops::RangeInclusive;

use super::cell::Cell;

/// No sheet is larger.
const MOST_ROWS: u32 = 1 << 20;
const MOST_COLUMNS: u32 = 1 << 14;
/// Nor has any more cells with something in them: a million rows of thirty.
const MOST_CELLS: usize = if cfg!(test) { 1 << 12 } else { 1 << 25 };
/// Nor more fields, counting the blank ones to the left of what stands in a row.
const MOST_FIELDS: u64 = 1 << 27;
/// Nor as much text. One text may stand in many cells, and takes room in each of them here.
const MOST_TEXT_BYTES: usize = if cfg!(test) { 1 << 16 } else { 1 << 29 };

/// What a workbook says can't be so, or would take more memory than a workbook may.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Broken;

/// What stands in a row, each cell with its place from 0.
pub(super) type Cells = Vec<(u32, Cell)>;

/// The rows with something in them, each with its number from 1.
pub(super) type Rows = Vec<(u32, Cells)>;

/// Cells that were merged into one, rows and columns from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Area {
    pub rows: RangeInclusive<u32>,
    pub columns: RangeInclusive<u32>,
}

/// What stands in a sheet.
#[derive(Debug, Default)]
pub(super) struct Grid {
    cells: Vec<(u32, u32, Cell)>,
    merged: Vec<Area>,
    /// The rows that are hidden, from 0, where the workbook tells it.
    hidden: Vec<u32>,
    /// Whether days are counted from 1904.
    pub is_1904: bool,
    text_bytes: usize,
}

impl Grid {
    /// A sheet without anything.
    pub fn new(is_1904: bool) -> Self {
        Self {
            is_1904,
            ..Self::default()
        }
    }

    /// Takes in a cell.
    ///
    /// # Errors
    /// Where no sheet has such a place, or the sheet holds too much.
    pub fn put(&mut self, row: u32, column: u32, cell: Cell) -> Result<(), Broken> {
        if cell.is_blank() {
            return Ok(());
        }
        self.text_bytes = self.text_bytes.saturating_add(cell.text_bytes());
        let fits = row < MOST_ROWS && column < MOST_COLUMNS;
        if !fits || self.text_bytes > MOST_TEXT_BYTES || self.cells.len() >= MOST_CELLS {
            return Err(Broken);
        }
        self.cells.push((row, column, cell));
        Ok(())
    }

    /// Looks whether so many more cells can be taken in, before the first of them is.
    ///
    /// # Errors
    /// Where they are too many.
    pub fn expect(&self, count: u64) -> Result<(), Broken> {
        let all = count.saturating_add(self.cells.len() as u64);
        if all > MOST_CELLS as u64 {
            return Err(Broken);
        }
        Ok(())
    }

    /// Notes that cells are merged.
    ///
    /// # Errors
    /// Where there are more such places than there can be cells.
    pub fn merge(&mut self, area: Area) -> Result<(), Broken> {
        if self.merged.len() >= MOST_CELLS {
            return Err(Broken);
        }
        self.merged.push(area);
        Ok(())
    }

    /// Notes that a row is hidden.
    pub fn hide(&mut self, row: u32) {
        if self.hidden.len() < MOST_CELLS {
            self.hidden.push(row);
        }
    }

    /// Whether any of its cells are merged.
    pub fn has_merged(&self) -> bool {
        !self.merged.is_empty()
    }

    /// Whether nothing stands in it.
    pub fn is_blank(&self) -> bool {
        self.cells.is_empty()
    }

    /// The rows with something in them, each with its number from 1, and the numbers of those of them that are hidden.
    ///
    /// # Errors
    /// Where it holds too much when what is merged is spread out.
    pub fn rows(mut self) -> Result<(Rows, Vec<u32>), Broken> {
        let place = |(row, column, _): &(u32, u32, Cell)| (*row, *column);
        if !self.cells.is_sorted_by_key(place) {
            self.cells.sort_by_key(place);
        }
        self.spread()?;
        let mut rows = Rows::new();
        for (row, column, cell) in self.cells {
            match rows.last_mut().filter(|(last, _)| *last == row + 1) {
                Some((_, cells)) => cells.push((column, cell)),
                None => rows.push((row + 1, vec![(column, cell)])),
            }
        }
        let lengths = rows.iter().filter_map(|(_, cells)| cells.last());
        let fields: u64 = lengths.map(|(column, _)| u64::from(*column) + 1).sum();
        if fields > MOST_FIELDS {
            return Err(Broken);
        }
        self.hidden.sort_unstable();
        self.hidden.dedup();
        let is_filled = |row: &u32| rows.binary_search_by_key(row, |(row, _)| *row).is_ok();
        let hidden = self.hidden.iter().map(|row| row.saturating_add(1));
        let hidden = hidden.filter(is_filled).collect();
        Ok((rows, hidden))
    }

    /// Puts the value of each merged cell wherever it reaches: what else may stand there is not seen by anybody.
    fn spread(&mut self) -> Result<(), Broken> {
        let mut covered: Vec<(u32, u32, Cell)> = Vec::new();
        for area in &self.merged {
            let (top, left) = (*area.rows.start(), *area.columns.start());
            let found = self
                .cells
                .binary_search_by_key(&(top, left), |(row, column, _)| (*row, *column));
            let Some((_, _, cell)) = found.ok().and_then(|place| self.cells.get(place)) else {
                continue;
            };
            let size = |range: &RangeInclusive<u32>| {
                u64::from(range.end().saturating_sub(*range.start())) + 1
            };
            let count = size(&area.rows).saturating_mul(size(&area.columns));
            self.expect(count.saturating_add(covered.len() as u64))?;
            let text = count.saturating_mul(cell.text_bytes() as u64);
            let text = text.saturating_add(self.text_bytes as u64);
            let ends_within = *area.rows.end() < MOST_ROWS && *area.columns.end() < MOST_COLUMNS;
            if !ends_within || text > MOST_TEXT_BYTES as u64 {
                return Err(Broken);
            }
            self.text_bytes = usize::try_from(text).map_err(|_| Broken)?;
            for row in area.rows.clone() {
                for column in area.columns.clone() {
                    covered.push((row, column, cell.clone()));
                }
            }
        }
        if covered.is_empty() {
            return Ok(());
        }
        self.cells.append(&mut covered);
        // What was merged comes after what stood there, and takes its place.
        self.cells.sort_by_key(|(row, column, _)| (*row, *column));
        self.cells.dedup_by(|later, earlier| {
            let is_same = (later.0, later.1) == (earlier.0, earlier.1);
            if is_same {
                std::mem::swap(later, earlier);
            }
            is_same
        });
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(grid: Grid) -> Vec<(u32, Vec<(u32, String)>)> {
        let (rows, _) = grid.rows().unwrap();
        let row = |(number, cells): (u32, Cells)| {
            let cells = cells.iter();
            let cells = cells.map(|(column, cell)| (*column, cell.written(false, false)));
            (number, cells.collect())
        };
        rows.into_iter().map(row).collect()
    }

    #[test]
    fn what_is_merged_holds_wherever_it_reaches() {
        let mut grid = Grid::default();
        grid.put(3, 0, Cell::text("unseen")).unwrap();
        grid.put(1, 0, Cell::text("a")).unwrap();
        grid.put(1, 2, Cell::text("b")).unwrap();
        grid.merge(Area {
            rows: 1..=3,
            columns: 0..=1,
        })
        .unwrap();
        // A blank one covers nothing.
        grid.put(5, 1, Cell::text("c")).unwrap();
        grid.merge(Area {
            rows: 5..=6,
            columns: 0..=1,
        })
        .unwrap();
        let cell = |column, text: &str| (column, text.to_owned());
        assert_eq!(
            rows(grid),
            [
                (2, vec![cell(0, "a"), cell(1, "a"), cell(2, "b")]),
                (3, vec![cell(0, "a"), cell(1, "a")]),
                (4, vec![cell(0, "a"), cell(1, "a")]),
                (6, vec![cell(1, "c")]),
            ]
        );
    }

    #[test]
    fn no_sheet_holds_more_than_a_sheet_can() {
        let mut grid = Grid::default();
        assert_eq!(grid.put(MOST_ROWS, 0, Cell::Number(1.0)), Err(Broken));
        assert_eq!(grid.put(0, MOST_COLUMNS, Cell::Number(1.0)), Err(Broken));
        grid.put(0, 0, Cell::text("a")).unwrap();
        let area = |rows, columns| Area { rows, columns };
        for whole in [
            area(0..=MOST_ROWS, 0..=0),
            area(0..=0, 0..=MOST_COLUMNS),
            area(0..=5000, 0..=0),
            area(0..=u32::MAX, 0..=u32::MAX),
        ] {
            let mut grid = Grid::default();
            grid.put(0, 0, Cell::text("a")).unwrap();
            grid.merge(whole).unwrap();
            assert!(grid.rows().is_err());
        }
        let mut grid = Grid::default();
        let text = Cell::text(&"a".repeat(MOST_TEXT_BYTES / 4));
        grid.put(0, 0, text.clone()).unwrap();
        grid.merge(area(0..=4, 0..=0)).unwrap();
        assert!(grid.rows().is_err());
        let mut grid = Grid::default();
        let put = (0..5).try_for_each(|row| grid.put(row, 0, text.clone()));
        assert_eq!(put, Err(Broken));
    }

    #[test]
    fn hidden_rows_count_where_something_stands() {
        let mut grid = Grid::default();
        grid.put(4, 0, Cell::Number(1.0)).unwrap();
        for row in [9, 4, 4] {
            grid.hide(row);
        }
        assert_eq!(grid.rows().unwrap().1, [5]);
    }
}
