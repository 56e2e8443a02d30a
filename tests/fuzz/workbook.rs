//! Workbooks of what a fuzzer thinks of.

use std::io::{Cursor, Write};

use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet, XlsxError};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A workbook with these cells, line by line, parted by tabs. What a cell begins with says what it is: `#` a number, `@` a date, `!` a
/// truth, `=` a formula with its result, `>` a text further to the right; anything else is a text.
pub fn of_cells(bytes: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(bytes);
    let mut sheet = Worksheet::new();
    for (row, line) in (0..).zip(text.split('\n')) {
        let mut column = 0;
        for cell in line.split('\t') {
            if cell.starts_with('>') {
                column += 100;
            }
            if write(&mut sheet, row, column, cell).is_err() {
                break;
            }
            column += 1;
        }
    }
    let mut workbook = Workbook::new();
    workbook.push_worksheet(sheet);
    workbook.save_to_buffer().unwrap_or_default()
}

fn write(sheet: &mut Worksheet, row: u32, column: u16, cell: &str) -> Result<(), XlsxError> {
    let number = |cell: &str| cell.trim().parse::<f64>().ok();
    let rest = cell.get(1..).unwrap_or_default();
    match (cell.chars().next(), number(rest)) {
        (Some('#'), Some(number)) => sheet.write_number(row, column, number),
        (Some('@'), Some(number)) => {
            let date = Format::new().set_num_format("dd.mm.yyyy hh:mm");
            sheet.write_number_with_format(row, column, number, &date)
        }
        (Some('!'), _) => sheet.write_boolean(row, column, rest.is_empty()),
        (Some('='), _) => {
            let formula = Formula::new("=A1").set_result(rest);
            sheet.write_formula(row, column, formula)
        }
        _ => sheet.write_string(row, column, cell.trim_start_matches('>')),
    }?;
    Ok(())
}

const TYPES: &str =
    r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#;
const WHOLE: &str = r#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const PARTS: &str = r#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
const BOOK: &str =
    r#"<workbook><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>"#;

/// A workbook of these parts: a sheet, the texts, the styles, the workbook.
pub fn of_parts(bytes: &[u8]) -> Vec<u8> {
    let mut parts = bytes.split(|byte| *byte == 255);
    let mut part = || parts.next().unwrap_or_default();
    let (sheet, texts, styles, book) = (part(), part(), part(), part());
    let book = if book.is_empty() {
        BOOK.as_bytes()
    } else {
        book
    };
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, part) in [
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", WHOLE.as_bytes()),
        ("xl/_rels/workbook.xml.rels", PARTS.as_bytes()),
        ("xl/workbook.xml", book),
        ("xl/worksheets/sheet1.xml", sheet),
        ("xl/sharedStrings.xml", texts),
        ("xl/styles.xml", styles),
    ] {
        if !part.is_empty() {
            writer.start_file(name, options).unwrap();
            writer.write_all(part).unwrap();
        }
    }
    writer.finish().unwrap().into_inner()
}
