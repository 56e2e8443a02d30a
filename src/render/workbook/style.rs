//! How cells look.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use super::sheet::{Cell, Kind, Takes};
use crate::base::Language;

/// The letters of the workbook.
const FONT: &str = "Calibri";
const POINTS: f64 = 9.0;
/// Small, for the arrow of the filter takes room too.
const HEADING_POINTS: f64 = 8.0;
const HEAD_POINTS: f64 = 11.0;

const HEADING_FILL: u32 = 0xDD_EB_F7;
const TO_FILL_HEADING: u32 = 0xFF_E6_99;
const TO_FILL: u32 = 0xFF_F9_E5;
const HEAD_FILL: u32 = 0xED_ED_ED;
const PRESSING_FILL: u32 = 0xFC_E4_D6;
const LINES: u32 = 0xBF_BF_BF;
const DONE: u32 = 0x80_80_80;

/// The formats of a workbook.
pub(super) struct Style {
    pub heading: Format,
    pub heading_to_fill: Format,
    /// A row of which the outcome is known.
    pub done: Format,
    text: Format,
    code: Format,
    number: Format,
    date: Format,
    time: Format,
    to_fill: Format,
    score: Format,
    head: Format,
    pressing: Format,
    pressing_code: Format,
}

impl Style {
    pub(super) fn of_language(language: Language) -> Self {
        let plain = || {
            Format::new()
                .set_font_name(FONT)
                .set_font_size(POINTS)
                .set_align(FormatAlign::Top)
                .set_align(FormatAlign::Left)
                .set_border(FormatBorder::Thin)
                .set_border_color(Color::RGB(LINES))
        };
        let wrapped = || plain().set_text_wrap();
        let heading = |fill| {
            wrapped()
                .set_bold()
                .set_font_size(HEADING_POINTS)
                .set_align(FormatAlign::VerticalCenter)
                .set_background_color(Color::RGB(fill))
        };
        let date = match language {
            Language::Russian => "dd.mm.yyyy",
            Language::English => "yyyy-mm-dd",
        };
        // What is typed stays as it was typed: a spreadsheet makes a day of 9.40 or 10-12.
        let to_fill = wrapped()
            .set_num_format("@")
            .set_background_color(Color::RGB(TO_FILL));
        Self {
            heading: heading(HEADING_FILL),
            heading_to_fill: heading(TO_FILL_HEADING),
            done: Format::new().set_font_color(Color::RGB(DONE)),
            text: wrapped(),
            code: wrapped().set_num_format("@"),
            number: plain().set_num_format("0"),
            date: plain().set_num_format(date),
            time: plain().set_num_format("hh:mm"),
            score: to_fill.clone().set_num_format("General"),
            to_fill,
            head: plain()
                .set_font_size(HEAD_POINTS)
                .set_bold()
                .set_border(FormatBorder::None)
                .set_align(FormatAlign::VerticalCenter)
                .set_background_color(Color::RGB(HEAD_FILL)),
            pressing: wrapped().set_background_color(Color::RGB(PRESSING_FILL)),
            pressing_code: wrapped()
                .set_num_format("@")
                .set_background_color(Color::RGB(PRESSING_FILL)),
        }
    }

    pub(super) fn of(&self, kind: Kind, cell: &Cell, takes: Takes) -> &Format {
        match (kind, cell) {
            (Kind::Head, _) => &self.head,
            (_, Cell::ToFill) if takes == Takes::Score => &self.score,
            (_, Cell::ToFill) => &self.to_fill,
            (Kind::Pressing | Kind::PressingContact, cell) => match cell {
                Cell::Blank | Cell::Text(_) | Cell::Number(_) | Cell::ToFill => &self.pressing,
                Cell::Code(_) => &self.pressing_code,
                Cell::Date(_) => &self.date,
                Cell::Time(_) => &self.time,
            },
            (_, cell) => match cell {
                Cell::Blank | Cell::Text(_) | Cell::ToFill => &self.text,
                Cell::Code(_) => &self.code,
                Cell::Number(_) => &self.number,
                Cell::Date(_) => &self.date,
                Cell::Time(_) => &self.time,
            },
        }
    }
}
