//! A campaign written again, a row at a time: its own cells as they were, and behind them what is found of each row.

use std::io::{self, Write};

use rust_xlsxwriter::{
    Color, DocProperties, Format, FormatAlign, IgnoreError, Workbook, Worksheet, XlsxError,
};

use crate::export::campaign_columns::{SCREENED, TITLES};
use crate::language::screen::screened_codes;
use crate::read::campaign::{Campaign, Rows};
use crate::render::list::{Dialect, Headings, of_csv};
use crate::render::workbook::fit;
use crate::render::{Page, safe_cell};
use crate::report::screen::{Finding, Judged};

/// In Excel a cell holds so many characters.
const MOST_CHARACTERS: usize = 32_767;

/// How wide the columns of the campaign are shown, in pixels: as wide as what stands in them, between these.
const NARROWEST: u32 = 60;
const WIDEST: u32 = 260;
/// How wide a letter is, roughly.
const LETTER: u32 = 7;
/// How wide the columns behind are shown.
const WIDTHS: [u32; SCREENED.len()] = [90, 130, 170, 430, 90];

/// No row of a spreadsheet is higher, in points.
const HIGHEST_ROW: f64 = 409.0;

const HEADING_FILL: u32 = 0xDD_EB_F7;
const JUSTIFIED_FILL: u32 = 0xE2_EF_DA;
const LATER_FILL: u32 = 0xFF_F2_CC;
const REFUSED_FILL: u32 = 0xFC_E4_D6;

/// What a campaign is written as.
pub(crate) enum Screened<W: Write> {
    Csv(Box<Csv<W>>),
    Book(Box<Book<W>>),
}

/// How it is written.
#[derive(Clone, Copy)]
pub(crate) enum Form {
    Csv(Dialect, Headings),
    Book,
}

pub(crate) struct Csv<W: Write> {
    writer: csv::Writer<W>,
    headings: Headings,
    width: usize,
}

pub(crate) struct Book<W: Write> {
    out: W,
    workbook: Workbook,
    page: Worksheet,
    row: u32,
    width: usize,
    /// The longest text of each of the campaign's columns, in letters.
    longest: Vec<usize>,
    heading: Format,
    text: Format,
    of_finding: [Format; 3],
}

impl<W: Write> Screened<W> {
    /// Writes what stands above the rows.
    ///
    /// # Errors
    /// Where it can't be written.
    pub(crate) fn begin(
        page: &Page<'_>,
        campaign: &Campaign,
        form: Form,
        mut out: W,
    ) -> io::Result<Self> {
        let headings = match form {
            Form::Csv(_, headings) => headings,
            Form::Book => Headings::Titles,
        };
        let behind = match headings {
            Headings::Codes => SCREENED,
            Headings::Titles => TITLES.map(|title| title.said_in(page.language)),
        };
        let mut screened = match form {
            Form::Csv(dialect, headings) => {
                dialect.write_mark(&mut out)?;
                Self::Csv(Box::new(Csv {
                    writer: dialect.writer(out),
                    headings,
                    width: campaign.width,
                }))
            }
            Form::Book => Self::Book(Box::new(Book::new(page, campaign.width, out))),
        };
        for titles in &campaign.above {
            screened.write(campaign.kept(titles), None, [""; SCREENED.len()])?;
        }
        screened.write_heading(campaign, behind)?;
        Ok(screened)
    }

    /// Writes a row with what is found of it; of the header once more nothing is.
    ///
    /// # Errors
    /// Where it can't be written.
    pub(crate) fn row(
        &mut self,
        page: &Page<'_>,
        row: &Rows<'_>,
        judged: Option<&Judged<'_>>,
    ) -> io::Result<()> {
        let headings = match self {
            Self::Csv(csv) => csv.headings,
            Self::Book(_) => Headings::Titles,
        };
        let behind = judged.map(|judged| match headings {
            Headings::Codes => screened_codes(judged, page.words.screened(judged)),
            Headings::Titles => page.words.screened_cells(judged),
        });
        let behind = behind.unwrap_or_default();
        let finding = judged.map(|judged| judged.finding);
        self.write(row.kept(), finding, behind.each_ref().map(String::as_str))
    }

    fn write_heading(&mut self, campaign: &Campaign, behind: [&str; 5]) -> io::Result<()> {
        let own = campaign.kept(&campaign.header);
        match self {
            Self::Csv(_) => self.write(own, None, behind),
            Self::Book(book) => book.heading(own, behind).map_err(io::Error::other),
        }
    }

    fn write<'c>(
        &mut self,
        own: impl Iterator<Item = &'c str>,
        finding: Option<Finding>,
        behind: [&'c str; SCREENED.len()],
    ) -> io::Result<()> {
        match self {
            Self::Csv(csv) => csv.row(own, behind),
            Self::Book(book) => book.row(own, finding, behind).map_err(io::Error::other),
        }
    }

    /// All is written; the output is handed back.
    ///
    /// # Errors
    /// Where it can't be written.
    pub(crate) fn end(self) -> io::Result<W> {
        match self {
            Self::Csv(csv) => csv
                .writer
                .into_inner()
                .map_err(|error| io::Error::new(error.error().kind(), error.error().to_string())),
            Self::Book(book) => book.end(),
        }
    }
}

impl<W: Write> Csv<W> {
    fn row<'c>(
        &mut self,
        own: impl Iterator<Item = &'c str>,
        behind: [&'c str; SCREENED.len()],
    ) -> io::Result<()> {
        let blank = std::iter::repeat("");
        let own = own.chain(blank).take(self.width);
        for cell in own.chain(behind) {
            let cell = safe_cell(cell);
            self.writer.write_field(cell.as_bytes()).map_err(of_csv)?;
        }
        self.writer.write_record(None::<&[u8]>).map_err(of_csv)
    }
}

impl<W: Write> Book<W> {
    fn new(page: &Page<'_>, width: usize, out: W) -> Self {
        let mut book = Workbook::new();
        // The same inputs make the same bytes: no clock.
        let date = page.practice.date().and_time(chrono::NaiveTime::MIN);
        book.set_properties(&DocProperties::new().set_creation_datetime(&date));
        let plain = || {
            Format::new()
                .set_font_size(9)
                .set_align(FormatAlign::Top)
                .set_text_wrap()
        };
        let filled = |fill| plain().set_background_color(Color::RGB(fill));
        Self {
            out,
            workbook: book,
            page: Worksheet::new(),
            row: 0,
            width,
            longest: vec![0; width],
            heading: filled(HEADING_FILL).set_bold(),
            text: plain().set_num_format("@"),
            of_finding: [JUSTIFIED_FILL, LATER_FILL, REFUSED_FILL]
                .map(|fill| filled(fill).set_bold()),
        }
    }

    fn heading<'c>(
        &mut self,
        own: impl Iterator<Item = &'c str>,
        behind: [&'c str; SCREENED.len()],
    ) -> Result<(), XlsxError> {
        let blank = std::iter::repeat("");
        let cells = own.chain(blank).take(self.width).chain(behind);
        for (column, cell) in (0..).zip(cells) {
            self.page
                .write_string_with_format(self.row, column, fitting(cell), &self.heading)?;
            if let Some(longest) = self.longest.get_mut(usize::from(column)) {
                *longest = (*longest).max(cell.chars().count());
            }
        }
        self.row += 1;
        self.page.set_freeze_panes(self.row, 0)?;
        Ok(())
    }

    fn row<'c>(
        &mut self,
        own: impl Iterator<Item = &'c str>,
        finding: Option<Finding>,
        behind: [&'c str; SCREENED.len()],
    ) -> Result<(), XlsxError> {
        let mut height = fit::LINE;
        for (column, cell) in (0..).zip(own.take(self.width)) {
            if let Some(longest) = self.longest.get_mut(usize::from(column)) {
                *longest = (*longest).max(cell.chars().count());
            }
            if !cell.is_empty() {
                height = height.max(fit::text(cell, WIDEST));
                self.page
                    .write_string_with_format(self.row, column, fitting(cell), &self.text)?;
            }
        }
        let first = u16::try_from(self.width).unwrap_or(u16::MAX);
        for ((column, cell), width) in (first..).zip(behind).zip(WIDTHS) {
            let format = match finding {
                Some(finding) if column == first => &self.of_finding[finding as usize],
                Some(_) | None => &self.text,
            };
            if !cell.is_empty() {
                height = height.max(fit::text(cell, width));
                self.page
                    .write_string_with_format(self.row, column, fitting(cell), format)?;
            }
        }
        self.page
            .set_row_height(self.row, height.min(HIGHEST_ROW))?;
        self.row += 1;
        Ok(())
    }

    fn end(mut self) -> io::Result<W> {
        self.lay_out().map_err(io::Error::other)?;
        self.workbook.push_worksheet(self.page);
        let bytes = self.workbook.save_to_buffer().map_err(io::Error::other)?;
        self.out.write_all(&bytes)?;
        Ok(self.out)
    }

    fn lay_out(&mut self) -> Result<(), XlsxError> {
        let own = self.longest.iter().map(|&letters| {
            let letters = u32::try_from(letters).unwrap_or(u32::MAX);
            letters.saturating_mul(LETTER).clamp(NARROWEST, WIDEST)
        });
        for (column, width) in (0..).zip(own.chain(WIDTHS)) {
            self.page.set_column_width_pixels(column, width)?;
        }
        let last = u16::try_from(self.width + SCREENED.len() - 1).unwrap_or(u16::MAX);
        let last_row = self.row.saturating_sub(1);
        self.page
            .ignore_error_range(0, 0, last_row, last, IgnoreError::NumberStoredAsText)?;
        self.page.set_landscape().set_print_fit_to_pages(1, 0);
        Ok(())
    }
}

/// A text as it can stand in a cell: a formula it can't become, for it is written as a text.
fn fitting(text: &str) -> String {
    text.chars().take(MOST_CHARACTERS).collect()
}
