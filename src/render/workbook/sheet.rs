//! One sheet: what stands in it, and how it is written so that a person can work in it and a program can read it back.

use rust_xlsxwriter::{
    ConditionalFormatFormula, DataValidation, DataValidationErrorStyle, DataValidationRule,
    IgnoreError, Workbook, Worksheet, XlsxError,
};

use super::fit;
use super::style::Style;
use crate::base::Language;
use crate::export::own_row;
use crate::export::values::restored;
use crate::render::safe_cell;

/// A4.
const PAPER: u8 = 9;
/// No row of a spreadsheet is higher, in points.
const HIGHEST_ROW: f64 = 409.0;
/// In Excel a cell holds so many characters.
const MOST_CHARACTERS: usize = 32_767;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    Blank,
    /// Words, broken into lines.
    Text(String),
    /// What a spreadsheet must not take for a number, a date or a formula.
    Code(String),
    Number(i64),
    Date(chrono::NaiveDate),
    /// A minute of the day.
    Time(u16),
    /// To be filled in.
    ToFill,
}

impl Cell {
    pub(super) fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() {
            Self::Blank
        } else {
            Self::Text(text)
        }
    }

    pub(super) fn code(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() {
            Self::Blank
        } else {
            Self::Code(text)
        }
    }

    /// The words in it.
    fn words(&self) -> &str {
        match self {
            Self::Text(text) | Self::Code(text) => text,
            Self::Blank | Self::Number(_) | Self::Date(_) | Self::Time(_) | Self::ToFill => "",
        }
    }
}

/// What a column takes from whoever fills it in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Takes {
    Nothing,
    /// One of the words of the sheet's outcomes, or any other.
    Outcome,
    /// A number from 0 to 10.
    Score,
    /// Anything.
    Words,
}

/// A column.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    pub title: &'static str,
    pub width_pixels: u32,
    /// Folded away behind the others, and not printed.
    pub is_folded: bool,
    pub takes: Takes,
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A contact: its last cell says which.
    Contact,
    /// One that goes before all else.
    PressingContact,
    /// Something to be known. Its last cell becomes the mark by which it shows that nobody wrote into it.
    Told,
    /// What the rows below it belong to, likewise.
    Head,
    /// Something to be known before all else, likewise.
    Pressing,
}

/// A row.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub kind: Kind,
    pub cells: Vec<Cell>,
}

/// A sheet.
pub(super) struct Sheet {
    pub name: &'static str,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    /// The words that are offered for the outcome.
    pub outcomes: Vec<&'static str>,
    /// So many columns stay in sight on the left.
    pub kept_in_sight: u16,
    /// Rows can be filtered and sorted; blocks that belong together can't.
    pub is_sorted: bool,
    /// The colour of its tab.
    pub tab: u32,
}

impl Sheet {
    /// Writes it behind the sheets that are there.
    pub(super) fn write(
        &self,
        workbook: &mut Workbook,
        style: &Style,
        (language, foot): (Language, Option<&[String; 2]>),
    ) -> Result<(), XlsxError> {
        let page = workbook.add_worksheet();
        page.set_name(self.name)?;
        page.set_tab_color(self.tab);
        page.set_freeze_panes(1, self.kept_in_sight)?;
        self.write_columns(page, style)?;
        for (row, at) in self.rows.iter().zip(1_u32..) {
            self.write_row(page, (row, at), style)?;
        }
        self.set_up_page(page, foot)?;
        let last_row = self.last_row();
        if self.is_sorted && last_row > 0 {
            page.autofilter(0, 0, last_row, self.last_column())?;
        }
        self.help_filling(page, style, language)
    }

    /// Where contacts stand one below the other, from row to row: nothing is offered beside what only tells something.
    fn contacts(&self) -> Vec<(u32, u32)> {
        let mut runs: Vec<(u32, u32)> = Vec::new();
        for (row, at) in self.rows.iter().zip(1_u32..) {
            if !matches!(row.kind, Kind::Contact | Kind::PressingContact) {
                continue;
            }
            match runs.last_mut() {
                Some((_, last)) if *last + 1 == at => *last = at,
                Some(_) | None => runs.push((at, at)),
            }
        }
        runs
    }

    fn last_row(&self) -> u32 {
        u32::try_from(self.rows.len()).unwrap_or(u32::MAX)
    }

    fn last_column(&self) -> u16 {
        u16::try_from(self.columns.len()).map_or(0, |count| count.saturating_sub(1))
    }

    /// The last column that is not folded away.
    fn last_shown(&self) -> u16 {
        let shown = self.columns.iter().rposition(|column| !column.is_folded);
        shown.and_then(|at| u16::try_from(at).ok()).unwrap_or(0)
    }

    fn is_list(&self) -> bool {
        self.columns
            .iter()
            .any(|column| column.takes == Takes::Outcome)
    }

    fn write_columns(&self, page: &mut Worksheet, style: &Style) -> Result<(), XlsxError> {
        let mut height = 0.0_f64;
        for (column, place) in self.columns.iter().zip(0_u16..) {
            page.set_column_width_pixels(place, column.width_pixels)?;
            let format = if column.takes == Takes::Nothing {
                &style.heading
            } else {
                &style.heading_to_fill
            };
            page.write_string_with_format(0, place, column.title, format)?;
            if !column.is_folded {
                // The arrow of the filter takes room of its own.
                height = height.max(fit::heading(column.title, column.width_pixels));
            }
        }
        page.set_row_height(0, height)?;
        // A sheet that is no list shows by the mark of each row that nobody wrote into it, its heading too.
        if !self.is_list() {
            let titles = self.columns.iter().map(|column| column.title);
            let mark = own_row::mark(titles.take(self.columns.len().saturating_sub(1)));
            page.write_string_with_format(0, self.last_column(), mark, &style.heading)?;
        }
        let folded = self.columns.iter().position(|column| column.is_folded);
        if let Some(first) = folded.and_then(|at| u16::try_from(at).ok()) {
            page.group_columns_collapsed(first, self.last_column())?;
        }
        Ok(())
    }

    fn write_row(
        &self,
        page: &mut Worksheet,
        (row, at): (&Row, u32),
        style: &Style,
    ) -> Result<(), XlsxError> {
        let mut height = fit::LINE;
        let is_contact = matches!(row.kind, Kind::Contact | Kind::PressingContact);
        let mark = (!is_contact).then(|| {
            let words = row.cells.iter().map(Cell::words);
            own_row::mark(words.take(self.columns.len().saturating_sub(1)))
        });
        for (column, place) in self.columns.iter().zip(0_u16..) {
            let cell = row.cells.get(usize::from(place)).unwrap_or(&Cell::Blank);
            let format = style.of(row.kind, cell, column.takes);
            match cell {
                _ if place == self.last_column() && mark.is_some() => {
                    let mark = mark.as_deref().unwrap_or_default();
                    page.write_string_with_format(at, place, mark, format)?;
                }
                Cell::Blank | Cell::ToFill => {
                    page.write_blank(at, place, format)?;
                }
                Cell::Text(text) | Cell::Code(text) => {
                    page.write_string_with_format(at, place, fitting(text), format)?;
                    // A head runs on over the blank cells beside it.
                    if !column.is_folded && row.kind != Kind::Head {
                        height = height.max(fit::text(text, column.width_pixels));
                    }
                }
                Cell::Number(number) => {
                    #[expect(clippy::cast_precision_loss, reason = "these are small")]
                    page.write_number_with_format(at, place, *number as f64, format)?;
                }
                Cell::Date(date) => {
                    page.write_datetime_with_format(at, place, date, format)?;
                }
                Cell::Time(minute) => {
                    let part = f64::from(*minute) / f64::from(crate::model::clinic::DAY_MINUTES);
                    page.write_number_with_format(at, place, part, format)?;
                }
            }
        }
        let height = if row.kind == Kind::Head {
            fit::HEAD
        } else {
            height
        };
        page.set_row_height(at, height.min(HIGHEST_ROW))?;
        Ok(())
    }

    fn set_up_page(
        &self,
        page: &mut Worksheet,
        foot: Option<&[String; 2]>,
    ) -> Result<(), XlsxError> {
        page.set_landscape().set_paper_size(PAPER);
        page.set_margins(0.3, 0.3, 0.4, 0.4, 0.15, 0.15);
        page.set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
        page.set_print_area(0, 0, self.last_row(), self.last_shown())?;
        // A figure after the size would be taken for a part of it: a space stands between.
        let foot = foot.map(|[short, whole]| format!("&L&9 {short}\n&6 {whole}"));
        let foot = foot.unwrap_or_default();
        page.set_header("&L&A&R&F");
        page.set_footer(format!("{foot}&R&P / &N"));
        if !foot.is_empty() {
            // A sheet that is made to fit the paper would shrink it with itself, and it is to be copied by hand.
            page.set_header_footer_scale_with_doc(false);
        }
        Ok(())
    }

    /// What a spreadsheet offers and warns of, and how it shows what is done.
    fn help_filling(
        &self,
        page: &mut Worksheet,
        style: &Style,
        language: Language,
    ) -> Result<(), XlsxError> {
        let last = self.last_row();
        if last == 0 {
            return Ok(());
        }
        for (column, place) in self.columns.iter().zip(0_u16..) {
            match column.takes {
                Takes::Outcome => {
                    let done = rust_xlsxwriter::utility::column_number_to_name(place);
                    let is_done = format!("=LEN(${done}2)>0");
                    let grey = ConditionalFormatFormula::new()
                        .set_rule(is_done.as_str())
                        .set_format(&style.done);
                    page.add_conditional_format(1, 0, last, self.last_shown(), &grey)?;
                    let offered = outcomes(&self.outcomes, language)?;
                    for (first, last) in self.contacts() {
                        page.add_data_validation(first, place, last, place, &offered)?;
                    }
                }
                Takes::Score => {
                    let offered = score(language)?;
                    for (first, last) in self.contacts() {
                        page.add_data_validation(first, place, last, place, &offered)?;
                    }
                }
                Takes::Nothing | Takes::Words => {}
            }
        }
        page.ignore_error_range(
            1,
            0,
            last,
            self.last_column(),
            IgnoreError::NumberStoredAsText,
        )?;
        Ok(())
    }
}

/// A drop-down that warns of other words and lets them in.
fn outcomes(words: &[&str], language: Language) -> Result<DataValidation, XlsxError> {
    let said = |russian, english| match language {
        Language::Russian => russian,
        Language::English => english,
    };
    DataValidation::new()
        .allow_list_strings(words)?
        .set_error_style(DataValidationErrorStyle::Information)
        .set_error_title(said("Не из списка", "Not one of these"))?
        .set_error_message(said(
            "Можно и своими словами: recall их прочтёт, а если не поймёт, спросит.",
            "Words of your own will do: recall reads them, and asks where it can't.",
        ))
}

fn score(language: Language) -> Result<DataValidation, XlsxError> {
    let said = |russian, english| match language {
        Language::Russian => russian,
        Language::English => english,
    };
    DataValidation::new()
        .allow_whole_number(DataValidationRule::Between(0, 10))
        .set_error_style(DataValidationErrorStyle::Warning)
        .set_error_title(said("Оценка от 0 до 10", "A score from 0 to 10"))?
        .set_error_message(said(
            "Другое число recall не запишет.",
            "Any other number is not recorded.",
        ))
}

/// A text as it can stand in a cell and comes back as it was.
fn fitting(text: &str) -> String {
    let text = if restored(text) == text {
        text.into()
    } else {
        safe_cell(text)
    };
    text.chars().take(MOST_CHARACTERS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_comes_back_as_it_was() {
        for text in [
            "=1+1",
            "'=x",
            "''=x",
            "x,=1",
            "x,'=1",
            "+79187744206",
            "Рогова Анна",
            "-",
        ] {
            assert_eq!(restored(&fitting(text)), text);
        }
        // A formula it can't become: it is written as a text.
        assert_eq!(fitting("=1+1"), "=1+1");
        let long = "я".repeat(MOST_CHARACTERS + 1);
        assert_eq!(fitting(&long).chars().count(), MOST_CHARACTERS);
    }
}
