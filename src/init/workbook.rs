//! The workbook for what no records system has a place for: headings, hints, date columns, drop-downs.

use std::io;

use chrono::NaiveDate;
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DataValidationRule, DocProperties, Format,
    FormatAlign, FormatBorder, Formula, Note, Workbook, Worksheet, XlsxError,
};

use super::{Made, Sheet, Wanted, hints};
use crate::base::{Language, Words};
use crate::export::columns::{Column, Kind};
use crate::export::values;
use crate::export::words::BASIS;

/// The name of the workbook.
pub const WORKBOOK: &str = "recall.xlsx";

/// The last row of a sheet, counted from 0.
const LAST_ROW: u32 = 1_048_575;
/// A4.
const PAPER: u8 = 9;
/// So many characters of a hint fit into a line of its note, whose lines are so high.
const NOTE_CHARACTERS: usize = 40;
const NOTE_LINE_PIXELS: u32 = 17;
const NOTE_WIDTH_PIXELS: u32 = 260;

/// The rows of a sheet, each cell under its heading.
pub type Rows = Vec<Vec<String>>;

/// The workbook of these sheets; what one holds besides its headings is told by the last argument, a cell for each heading.
pub fn file(
    wanted: Wanted,
    sheets: &[Sheet],
    rows: impl Fn(&Sheet) -> Option<Rows>,
) -> io::Result<Made> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&wanted.today));
    for sheet in sheets {
        let page = workbook.add_worksheet();
        fill(page, sheet, wanted).map_err(io::Error::other)?;
        let rows = rows(sheet).unwrap_or_default();
        write_rows(page, sheet, &rows, wanted.language).map_err(io::Error::other)?;
    }
    let bytes = workbook.save_to_buffer().map_err(io::Error::other)?;
    Ok(Made {
        name: WORKBOOK,
        bytes,
    })
}

/// All of a sheet that is there before its first row.
fn fill(page: &mut Worksheet, sheet: &Sheet, wanted: Wanted) -> Result<(), XlsxError> {
    page.set_name(sheet.title(wanted.language))?;
    page.set_freeze_panes(1, 1 + name_place(sheet))?;
    page.set_landscape().set_paper_size(PAPER);
    page.set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    page.set_header("&L&A").set_footer("&R&P / &N");
    page.set_row_height(0, 34)?;
    let headings = sheet.headings(wanted.language);
    for (&(heading, column), place) in headings.iter().zip(0_u16..) {
        let is_required = column.is_some_and(|column| column.required);
        page.write_string_with_format(0, place, heading, &of_heading(is_required))?;
        page.set_column_width(place, width(heading, column))?;
        page.set_column_format(place, &of_cells(column, wanted.language))?;
        page.insert_note(0, place, &note(sheet, column, wanted))?;
        if let Some(column) = column
            && let Some(validation) = validation(sheet, column, place, wanted)?
        {
            page.add_data_validation(1, place, LAST_ROW, place, &validation)?;
        }
    }
    Ok(())
}

/// The place of the patient's name, which stays in sight with all that is left of it.
fn name_place(sheet: &Sheet) -> u16 {
    let mut columns = (1..).zip(sheet.columns);
    columns
        .find(|(_, column)| column.name == sheet.named_after)
        .map_or(0, |(place, _)| place)
}

fn write_rows(
    page: &mut Worksheet,
    sheet: &Sheet,
    rows: &[Vec<String>],
    language: Language,
) -> Result<(), XlsxError> {
    let headings = sheet.headings(language);
    for (row, at) in rows.iter().zip(1_u32..) {
        for ((cell, &(_, column)), place) in row.iter().zip(&headings).zip(0_u16..) {
            let format = of_cells(column, language);
            match is_date(column).then(|| values::date(cell)) {
                Some(Ok(Some(date))) => {
                    page.write_datetime_with_format(at, place, date, &format)?
                }
                _ if cell.is_empty() => continue,
                _ => page.write_string_with_format(at, place, cell, &format)?,
            };
        }
    }
    Ok(())
}

fn is_date(column: Option<&Column>) -> bool {
    column.is_some_and(|column| column.kind == Kind::Date)
}

fn of_heading(is_required: bool) -> Format {
    let fill = if is_required { 0xBD_D7_EE } else { 0xDD_EB_F7 };
    Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter)
        .set_background_color(Color::RGB(fill))
        .set_border_bottom(FormatBorder::Thin)
        .set_border_right(FormatBorder::Thin)
        .set_border_right_color(Color::White)
        .set_num_format("@")
}

/// A date looks like one; all else is text, so that no spreadsheet eats a zero or makes a day out of `10-12`.
fn of_cells(column: Option<&Column>, language: Language) -> Format {
    let form = match (is_date(column), language) {
        (true, Language::Russian) => "dd.mm.yyyy",
        (true, Language::English) => "yyyy-mm-dd",
        (false, _) => "@",
    };
    Format::new()
        .set_num_format(form)
        .set_align(FormatAlign::Left)
        .set_align(FormatAlign::Top)
}

/// How wide a column is, in characters.
fn width(heading: &str, column: Option<&Column>) -> f64 {
    let of_kind = match column.map(|column| (column.kind, column.name)) {
        None | Some((_, "guardian_name")) => 28,
        Some((Kind::Date, _)) => 13,
        Some((Kind::Phone | Kind::Times | Kind::Channels | Kind::Weekdays, _)) => 19,
        Some((Kind::Zone, _)) => 20,
        Some((Kind::Email, _)) => 26,
        Some((Kind::Choice(words), _)) => longest(words) + 4,
        Some((Kind::Basis, _)) => longest(&BASIS) + 4,
        Some((_, "topic")) => 34,
        Some((_, "doctor" | "agreed_by")) => 16,
        Some(_) => 11,
    };
    let words = heading.split([' ', '_']);
    let word = words.map(|word| word.chars().count()).max().unwrap_or(0);
    let width = of_kind.max(word + 3);
    u32::try_from(width).map_or(0.0, f64::from)
}

fn longest(words: &'static Words) -> usize {
    let both = [Language::Russian, Language::English];
    let offered = both
        .into_iter()
        .flat_map(|language| offered(words, language));
    offered.map(|word| word.chars().count()).max().unwrap_or(0)
}

fn note(sheet: &Sheet, column: Option<&Column>, wanted: Wanted) -> Note {
    let mut text = column.map_or_else(
        || hints::of_name(wanted),
        |column| hints::of(sheet.name, column, wanted),
    );
    if column.is_some_and(|column| column.required) {
        text += wanted.text("\nОбязательно.", "\nMust be filled in.");
    }
    let lines = text
        .lines()
        .map(|line| line.chars().count() / NOTE_CHARACTERS + 1);
    let lines = u32::try_from(lines.sum::<usize>()).unwrap_or(1);
    Note::new(text)
        .add_author_prefix(false)
        .set_author("recall")
        .set_width(NOTE_WIDTH_PIXELS)
        .set_height(NOTE_LINE_PIXELS * (lines + 1))
}

/// What a spreadsheet lets into a column, and what it offers.
fn validation(
    sheet: &Sheet,
    column: &Column,
    place: u16,
    wanted: Wanted,
) -> Result<Option<DataValidation>, XlsxError> {
    let validation = DataValidation::new();
    Ok(Some(match column.kind {
        Kind::Date => {
            let first = NaiveDate::from_ymd_opt(1900, 1, 1).unwrap_or_default();
            validation
                .allow_date(DataValidationRule::GreaterThanOrEqualTo(first))
                .set_error_title(wanted.text("Нужна дата", "A date is wanted"))?
                .set_error_message(wanted.text(
                    "Впишите день, как 02.03.2026.",
                    "Write a day, as 2026-03-02.",
                ))?
        }
        Kind::Choice(words) => validation
            .allow_list_strings(&offered(words, wanted.language))?
            .set_error_title(wanted.text("Нет такого слова", "No such word"))?
            .set_error_message(wanted.text(
                "Выберите слово из списка или оставьте пустым.",
                "Choose a word of the list, or leave it blank.",
            ))?,
        // Several words may stand in one cell, or others behind one: these are offered and no more.
        Kind::Channels | Kind::Weekdays | Kind::Basis => {
            let words = column
                .kind
                .words()
                .map(|words| offered(words, wanted.language));
            validation
                .allow_list_strings(&words.unwrap_or_default())?
                .show_error_message(false)
        }
        _ if sheet.unique == Some(column.name) => {
            let letter = rust_xlsxwriter::utility::column_number_to_name(place);
            let once = format!("=COUNTIF(${letter}:${letter},{letter}2)=1");
            validation
                .allow_custom(Formula::new(once))
                .set_error_style(DataValidationErrorStyle::Warning)
                .set_error_title(wanted.text("Такой номер уже есть", "This number is there"))?
                .set_error_message(wanted.text(
                    "Если две строки с одним номером говорят разное, recall не поверит ни одной.",
                    "Where two rows with one number differ, recall believes neither.",
                ))?
        }
        _ => return Ok(None),
    }))
}

/// The words that are offered for the values of a column: the first Russian ones, or the names.
fn offered(words: &'static Words, language: Language) -> Vec<&'static str> {
    let is_russian = |word: &&&str| word.contains(|c| matches!(c, 'а'..='я' | 'А'..='Я' | 'ё'));
    let word = |&(name, further): &(&'static str, &'static [&'static str])| match language {
        Language::English => name,
        Language::Russian => further.iter().find(is_russian).copied().unwrap_or(name),
    };
    words.values.iter().map(word).collect()
}
