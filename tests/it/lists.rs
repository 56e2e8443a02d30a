//! A list that comes back is read as it was written, whatever program has saved it; and where anything of it is in doubt, nothing is taken.
#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::fs;
use std::path::Path;

use encoding_rs::{IBM866, WINDOWS_1251};
use recall::base::Language;
use recall::export::entry;
use recall::export::list_columns::DECLARED;
use recall::export::values::trim;
use recall::language::errors::list::sentence;
use recall::model::clinic::{Channel, Reason};
use recall::read::refusal::RefusalKind;
use recall::record::list::{self, List, ListRow, NotTaken};

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};

use crate::clinic::Clinic;

/// Five who are to be contacted, each with something that a spreadsheet may change: an id with noughts, a number abroad, a message, several
/// cases, ids with signs that part what is written.
fn clinic() -> Clinic {
    Clinic::new()
        .file(
            "patients.csv",
            "\
patient_id,last_name,first_name,birth_date,phone,email,consent,consent_on,channels
00012,Иванова,Анна,1980-05-14,8 916 000-00-01,,yes,2026-01-10,
7,Петров,Пётр,1975-11-02,+375 29 123-45-67,,yes,2026-01-10,
A/1#2;3,Lane,Olga,1971-01-03,8 916 000-00-03,,yes,2026-01-10,
21,Сидоров,Олег,1966-07-09,,oleg@example.com,yes,2026-01-10,email
22,Кузнецова,Мария,1990-03-15,8 916 000-00-05,,yes,2026-01-10,
",
        )
        .file(
            "plans.csv",
            "\
plan_id,patient_id,item_id,procedure,signed_on,urgent,due_on,status
1,00012,1,filling,2026-02-02,yes,2026-02-20,planned
2;3,7,1,filling,2026-02-02,yes,2026-02-20,planned
4/5,A/1#2;3,1,crown,2026-02-02,yes,2026-02-20,planned
6,22,1,filling,2026-02-02,yes,2026-02-20,planned
",
        )
        .file(
            "agreements.csv",
            "\
agreement_id,patient_id,kind,agreed_on,due_on,status
8,00012,hygiene_reminder,2025-09-02,2026-03-05,open
9,21,hygiene_reminder,2025-09-02,2026-03-05,open
",
        )
        .args(&["--callers", "1"])
}

/// A list as it was written, and the same as rows of cells by the columns.
struct Written {
    clinic: Clinic,
    table: Vec<Vec<String>>,
}

impl Written {
    fn new(headings: &str, is_russian: bool) -> Self {
        let clinic = if is_russian {
            clinic().russian()
        } else {
            clinic()
        };
        clinic.stdout(&["-o", "list.csv", "--headings", headings, "--delimiter", ","]);
        let text = clinic.text("list.csv");
        let text = text.trim_start_matches('\u{feff}');
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(text.as_bytes());
        let rows = reader
            .records()
            .map(|row| row.unwrap().iter().map(str::to_owned).collect());
        Self {
            table: rows.collect(),
            clinic,
        }
    }

    fn place(column: &str) -> usize {
        DECLARED
            .iter()
            .position(|declared| declared.name == column)
            .unwrap()
    }

    /// Fills in a cell of a row, counted from 1.
    fn fill(&mut self, row: usize, column: &str, text: &str) {
        text.clone_into(&mut self.table[row][Self::place(column)]);
    }

    /// With something written down for all but the last.
    fn filled(mut self) -> Self {
        for (row, column, text) in [
            (1, "outcome", "записалась"),
            (1, "called_at", "10:15"),
            (2, "outcome", "перезвонить"),
            (2, "callback_at", "завтра в 11"),
            (
                3,
                "note",
                "первая строка\nвторая; с запятой, и \"кавычками\"",
            ),
            (4, "outcome", "больше не звонить"),
            (4, "score", "9"),
        ] {
            self.fill(row, column, text);
        }
        self
    }

    /// Only these columns, in this order.
    fn with_columns(&self, columns: &[&str]) -> Vec<Vec<String>> {
        let places: Vec<usize> = columns.iter().map(|column| Self::place(column)).collect();
        let row = |row: &Vec<String>| places.iter().map(|&place| row[place].clone()).collect();
        self.table.iter().map(row).collect()
    }

    fn read(&self, name: &str, bytes: impl AsRef<[u8]>) -> Result<List, NotTaken> {
        let path = self.clinic.path(name);
        fs::write(&path, bytes).unwrap();
        list::read(&path)
    }

    #[track_caller]
    fn rows(&self, name: &str, bytes: impl AsRef<[u8]>) -> Vec<ListRow> {
        unplaced(self.read(name, bytes).unwrap())
    }
}

/// Rows without the lines on which they stood.
fn unplaced(list: List) -> Vec<ListRow> {
    let unplaced = |row| ListRow {
        sheet: None,
        line: 0,
        row: 0,
        ..row
    };
    list.rows.into_iter().map(unplaced).collect()
}

/// A table as a spreadsheet writes it: what must be is quoted, or all.
fn csv_text(table: &[Vec<String>], delimiter: u8, style: csv::QuoteStyle) -> String {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(delimiter)
        .quote_style(style)
        .terminator(csv::Terminator::CRLF)
        .flexible(true)
        .from_writer(Vec::new());
    for row in table {
        writer.write_record(row).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

fn plain(table: &[Vec<String>]) -> String {
    csv_text(table, b';', csv::QuoteStyle::Necessary)
}

fn wide(text: &str, mark: [u8; 2], unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    let units = text.encode_utf16().flat_map(unit);
    mark.into_iter().chain(units).collect()
}

#[test]
fn a_list_is_read_as_it_was_written() {
    for (headings, is_russian) in [("codes", false), ("titles", false), ("titles", true)] {
        let written = Written::new(headings, is_russian);
        let list = list::read(&written.clinic.path("list.csv")).unwrap();
        assert_eq!(list.name, "list.csv");
        let told = written.clinic.stdout(&["--format", "json"]);
        let told: serde_json::Value = serde_json::from_slice(&told).unwrap();
        let contacts = told["contacts"].as_array().unwrap();
        assert_eq!((list.rows.len(), contacts.len()), (5, 5));
        for (row, contact) in list.rows.iter().zip(contacts) {
            let text = |name: &str| contact[name].as_str().unwrap_or_default();
            assert_eq!(row.entry.with_digits(&row.patient_name), text("entry"));
            assert_eq!(row.digits.as_deref(), text("entry").rsplit('#').next());
            assert_eq!(row.date.to_string(), "2026-03-02");
            assert_eq!(row.entry.patient, text("patient_id"));
            assert_eq!(row.patient_name, text("patient_name"));
            assert_eq!(row.channel.name(), text("channel"));
            let cases = contact["cases"].as_array().unwrap();
            let of_cases = |name: &str| {
                cases
                    .iter()
                    .map(|case| case[name].as_str().unwrap().to_owned())
                    .collect::<Vec<_>>()
            };
            assert_eq!(row.cases, of_cases("case"));
            let reasons: Vec<&str> = row.reasons.iter().map(|reason| reason.name()).collect();
            assert_eq!(reasons, of_cases("reason"));
            let clock = row
                .scheduled_at
                .map(|at| format!("{:02}:{:02}", at / 60, at % 60));
            assert_eq!(clock.as_deref(), contact["scheduled_at"].as_str());
            assert!(!row.is_filled());
        }
        let several = list.rows.iter().find(|row| row.cases.len() == 2).unwrap();
        assert_eq!(
            several.reasons,
            [Reason::UrgentTreatment, Reason::HygieneReminder]
        );
        assert!(
            list.rows
                .iter()
                .any(|row| row.channel == Channel::Email && row.to == "oleg@example.com")
        );
        assert!(list.rows.iter().any(|row| row.to == "+375 29 123-45-67"));
        assert!(list.rows.iter().any(|row| row.scheduled_at.is_some()));
        let numbers: Vec<u32> = list.rows.iter().map(|row| row.row).collect();
        let expected: Vec<u32> = (2..).take(list.rows.len()).collect();
        assert_eq!(
            numbers, expected,
            "a spreadsheet counts a row of several lines as one"
        );
        // The next record after one of several lines stands where it stands in the file.
        let text = written.clinic.text("list.csv");
        for row in &list.rows {
            let line = text.split('\n').nth(row.line as usize - 1).unwrap();
            assert!(
                line.contains(&format!("\"{}\"", row.patient_name)),
                "{line}"
            );
        }
    }
}

#[test]
fn what_was_filled_in_comes_back_from_every_dialect() {
    for (headings, is_russian) in [("codes", false), ("titles", false), ("titles", true)] {
        let written = Written::new(headings, is_russian).filled();
        let wanted = written.rows("a.csv", plain(&written.table));
        assert_eq!(wanted[0].outcome, "записалась");
        assert_eq!(
            (wanted[0].called_at.as_str(), wanted[1].callback_at.as_str()),
            ("10:15", "завтра в 11")
        );
        assert_eq!(
            wanted[2].note,
            "первая строка\nвторая; с запятой, и \"кавычками\""
        );
        assert_eq!(
            (wanted[3].outcome.as_str(), wanted[3].score.as_str()),
            ("больше не звонить", "9")
        );
        let filled: Vec<bool> = wanted.iter().map(ListRow::is_filled).collect();
        assert_eq!(filled, [true, true, true, true, false]);
        // Signs that an encoding lacks stand in what is only read by people.
        let short: Vec<&str> = vec![
            "position",
            "date",
            "scheduled_at",
            "channel",
            "to",
            "patient_id",
            "patient_name",
            "reasons",
            "cases",
            "outcome",
            "called_at",
            "callback_at",
            "score",
            "note",
            "entry",
        ];
        let short = written.with_columns(&short);
        for delimiter in [b';', b',', b'\t'] {
            for style in [csv::QuoteStyle::Necessary, csv::QuoteStyle::Always] {
                let text = csv_text(&written.table, delimiter, style);
                for text in [
                    text.clone(),
                    format!("\u{feff}{text}"),
                    text.replace("\r\n", "\n"),
                    format!("sep={}\r\n{text}", char::from(delimiter)),
                    format!("Звонки на понедельник\r\n\r\n{text}"),
                ] {
                    assert_eq!(written.rows("b.csv", &text), wanted, "{text}");
                }
                assert_eq!(
                    written.rows("c.csv", wide(&text, [0xFF, 0xFE], u16::to_le_bytes)),
                    wanted
                );
                assert_eq!(
                    written.rows("d.txt", wide(&text, [0xFE, 0xFF], u16::to_be_bytes)),
                    wanted
                );
                let text = csv_text(&short, delimiter, style);
                for encoding in [WINDOWS_1251, IBM866] {
                    let (bytes, _, lacks) = encoding.encode(&text);
                    assert!(!lacks);
                    assert_eq!(written.rows("e.csv", &bytes), wanted, "{}", encoding.name());
                }
            }
        }
    }
}

/// A list as a workbook, with what a spreadsheet makes of cells when it is given the chance.
fn workbook(table: &[Vec<String>]) -> Vec<u8> {
    let mut notes = Worksheet::new();
    notes.set_name("Заметки").unwrap();
    notes.write_string(0, 0, "позвонить в лабораторию").unwrap();
    let mut sheet = Worksheet::new();
    sheet.set_name("Звонки").unwrap();
    sheet.write_string(0, 0, "Звонки на понедельник").unwrap();
    let (day, time) = (
        Format::new().set_num_format("dd.mm.yyyy"),
        Format::new().set_num_format("h:mm:ss"),
    );
    for (number, row) in (2..).zip(table) {
        for (column, cell) in (0..).zip(row) {
            let name = DECLARED[usize::from(column)].name;
            if cell.is_empty() {
                continue;
            }
            let cell = trim(cell);
            let minute = cell.split_once(':').and_then(|(hour, minute)| {
                Some(hour.parse::<f64>().ok()? * 60.0 + minute.parse::<f64>().ok()?)
            });
            match (name, cell.parse::<f64>()) {
                ("patient_id" | "score", Ok(whole)) => sheet.write_number(number, column, whole),
                ("date", _) if number > 2 => {
                    let date = ExcelDateTime::from_ymd(2026, 3, 2).unwrap();
                    sheet.write_datetime_with_format(number, column, date, &day)
                }
                ("scheduled_at" | "called_at", _) if minute.is_some() => {
                    sheet.write_number_with_format(number, column, minute.unwrap() / 1440.0, &time)
                }
                _ => sheet.write_string(number, column, cell),
            }
            .unwrap();
        }
    }
    let mut workbook = Workbook::new();
    workbook.push_worksheet(notes);
    workbook.push_worksheet(sheet);
    workbook.save_to_buffer().unwrap()
}

#[test]
fn a_workbook_is_read_with_all_that_a_spreadsheet_changed() {
    for (headings, is_russian) in [("codes", false), ("titles", true)] {
        let written = Written::new(headings, is_russian).filled();
        let wanted = written.rows("a.csv", plain(&written.table));
        let list = written.read("a.xlsx", workbook(&written.table)).unwrap();
        let lines: Vec<u32> = list.rows.iter().map(|row| row.line).collect();
        assert_eq!(lines, [4, 5, 6, 7, 8]);
        assert_eq!(unplaced(list), wanted);
        assert!(list::looks_like_list(&written.clinic.path("a.xlsx")).unwrap());
    }
}

#[test]
fn every_sheet_of_a_workbook_that_is_a_list_counts() {
    let written = Written::new("codes", false).filled();
    let mut workbook = Workbook::new();
    for rows in [1..3, 3..6] {
        let sheet = workbook.add_worksheet();
        let rows = written.table[..1].iter().chain(&written.table[rows]);
        for (number, row) in (0..).zip(rows) {
            sheet.write_row(number, 0, row).unwrap();
        }
    }
    let wanted = written.rows("a.csv", plain(&written.table));
    assert_eq!(
        written.rows("a.xlsx", workbook.save_to_buffer().unwrap()),
        wanted
    );
}

#[test]
fn what_a_workbook_can_not_tell_is_no_outcome() {
    let written = Written::new("codes", false);
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (number, row) in (0..).zip(&written.table) {
        sheet.write_row(number, 0, row).unwrap();
    }
    let outcome = u16::try_from(Written::place("outcome")).unwrap();
    let struck = Format::new().set_font_strikethrough();
    sheet
        .write_string_with_format(1, outcome, "записалась", &struck)
        .unwrap();
    let formula = rust_xlsxwriter::Formula::new("=VLOOKUP(A1,B:C,2,0)").set_result("#N/A");
    sheet.write_formula(2, outcome, formula).unwrap();
    let rows = written.rows("a.xlsx", workbook.save_to_buffer().unwrap());
    assert_eq!(rows[0].outcome, "~~записалась~~");
    assert!(
        rows[1].is_filled() && rows[1].outcome.starts_with(['#', '?']),
        "{}",
        rows[1].outcome
    );
    assert!(!rows[2].is_filled());
}

#[test]
fn columns_are_moved_named_otherwise_added_and_left_out() {
    let written = Written::new("titles", true).filled();
    let wanted = written.rows("a.csv", plain(&written.table));
    let mut backwards = written.table.clone();
    for row in &mut backwards {
        row.reverse();
    }
    assert_eq!(written.rows("b.csv", plain(&backwards)), wanted);
    // Codes and titles of either language, in any case, with what people put behind them.
    let mut renamed = written.table.clone();
    for (place, column) in DECLARED.iter().enumerate() {
        renamed[0][place] = match place % 3 {
            0 => column.name.to_uppercase(),
            1 => format!(" {}: ", column.title.english.to_lowercase()),
            _ => format!("{}*", column.title.russian.to_uppercase()),
        };
    }
    assert_eq!(written.rows("c.csv", plain(&renamed)), wanted);
    // A remark of the clinic's own, and blank columns.
    let mut added = written.table.clone();
    for (number, row) in added.iter_mut().enumerate() {
        let remark = if number == 0 {
            "Кто работает"
        } else {
            "Котова"
        };
        row.insert(5, remark.to_owned());
        row.push(String::new());
    }
    assert_eq!(written.rows("d.csv", plain(&added)), wanted);
    // The number, the name and the time are gone: of them alone nothing is known.
    let left = [
        "entry",
        "outcome",
        "called_at",
        "callback_at",
        "score",
        "note",
    ];
    let rows = written.rows("e.csv", plain(&written.with_columns(&left)));
    for (row, wanted) in rows.iter().zip(&wanted) {
        assert_eq!(
            (&row.entry, &row.outcome, &row.note),
            (&wanted.entry, &wanted.outcome, &wanted.note)
        );
        assert_eq!(row.cases, wanted.cases[..1]);
        assert_eq!((row.patient_name.as_str(), row.to.as_str()), ("", ""));
    }
    assert_eq!(rows.len(), wanted.len());
    // An outcome under a name that a record of contacts has for it.
    let mut otherwise = written.table.clone();
    otherwise[0][Written::place("outcome")] = "Результат звонка".to_owned();
    assert_eq!(written.rows("f.csv", plain(&otherwise)), wanted);
}

#[test]
fn a_refusal_in_a_column_that_was_added_is_not_lost() {
    let written = Written::new("titles", true);
    let mut table = written.table.clone();
    for (number, (row, cell)) in table
        .iter_mut()
        .zip(["Проверка", "просила больше не звонить", "ок", "", "", ""])
        .enumerate()
    {
        row.push(cell.to_owned());
        let refusal = ["Отказ от звонков", "", "", "да", "", ""];
        row.push(refusal[number].to_owned());
    }
    let rows = written.rows("a.csv", plain(&table));
    let notes: Vec<&str> = rows.iter().map(|row| row.note.as_str()).collect();
    assert_eq!(
        notes,
        [
            "проверка: просила больше не звонить",
            "",
            "отказ от звонков: да",
            "",
            ""
        ]
    );
}

#[test]
fn the_entry_holds_where_a_spreadsheet_changed_an_id_or_a_date() {
    let written = Written::new("codes", false).filled();
    let wanted = written.rows("a.csv", plain(&written.table));
    let mut changed = written.table.clone();
    for row in &mut changed[1..] {
        let id = &mut row[Written::place("patient_id")];
        *id = id.trim_start_matches('0').to_owned();
        row[Written::place("date")] = "03.02.2026".to_owned();
        let at = &mut row[Written::place("scheduled_at")];
        if !at.is_empty() {
            *at = format!("{}:00", at.trim_start_matches('0'));
        }
        let score = &mut row[Written::place("score")];
        if !score.is_empty() {
            score.push_str(".0");
        }
    }
    assert_eq!(written.rows("b.csv", plain(&changed)), wanted);
}

#[test]
fn without_entries_what_makes_one_up_must_be_there() {
    const PARTS: [&str; 5] = ["date", "patient_id", "channel", "cases", "outcome"];
    for (headings, is_russian) in [("codes", false), ("titles", true)] {
        let written = Written::new(headings, is_russian).filled();
        let with_entry = written.rows("a.csv", plain(&written.table));
        let rows = written.rows("b.csv", plain(&written.with_columns(&PARTS)));
        let told = |rows: &[ListRow]| {
            let one = |row: &ListRow| (row.entry.clone(), row.cases.clone(), row.outcome.clone());
            rows.iter().map(one).collect::<Vec<_>>()
        };
        assert_eq!(told(&rows), told(&with_entry));
        assert!(rows.iter().all(|row| row.digits.is_none()));
        let whole: Vec<&str> = DECLARED
            .iter()
            .map(|column| column.name)
            .filter(|name| *name != "entry")
            .collect();
        for gone in &PARTS[..4] {
            let left: Vec<&str> = whole.iter().copied().filter(|name| name != gone).collect();
            let refused = written.read("c.csv", plain(&written.with_columns(&left)));
            let Err(NotTaken::MissingColumn(1, missing)) = refused else {
                panic!("{gone}: {refused:?}")
            };
            assert_eq!(missing, *gone);
        }
        // With the entry none of them is missed.
        let mut some = written.with_columns(&["outcome", "entry"]);
        assert_eq!(written.rows("d.csv", plain(&some)).len(), 5);
        // A part that can't be read: whom it is about is not known.
        some = written.with_columns(&PARTS);
        some[2][2] = "голубь".to_owned();
        assert!(matches!(
            written.read("e.csv", plain(&some)),
            Err(NotTaken::BadEntry(3))
        ));
    }
}

#[test]
fn rows_sorted_apart_are_refused() {
    let written = Written::new("titles", true).filled();
    let (name, entry) = (Written::place("patient_name"), Written::place("entry"));
    for (apart, line) in [(name, 2), (entry, 2)] {
        let mut table = written.table.clone();
        let cells: Vec<String> = table[1..].iter().map(|row| row[apart].clone()).collect();
        for (row, cell) in table[1..].iter_mut().zip(cells.iter().rev()) {
            cell.clone_into(&mut row[apart]);
        }
        let all: Vec<&str> = DECLARED
            .iter()
            .map(|column| column.name)
            .filter(|it| !["prepare", "avoid", "note"].contains(it))
            .collect();
        let mut one_line = Written {
            clinic: clinic(),
            table,
        };
        one_line.table = one_line.with_columns(&all);
        let text = plain(&one_line.table);
        let refused = written.read("a.csv", text);
        assert!(
            matches!(refused, Err(NotTaken::SortedApart(found)) if found == line),
            "{refused:?}"
        );
    }
    // Sorted as a whole it is as good as before.
    let mut table = written.table.clone();
    table[1..].reverse();
    let mut rows = written.rows("b.csv", plain(&table));
    rows.reverse();
    assert_eq!(rows, written.rows("c.csv", plain(&written.table)));
    // A name that was left blank is another name too; a letter that the encoding lacks is none.
    let mut table = written.table.clone();
    table[5][name].clear();
    assert!(matches!(
        written.read("d.csv", plain(&table)),
        Err(NotTaken::SortedApart(_))
    ));
    table[5][name] = "Кузнец?ва Мария".to_owned();
    assert_eq!(written.rows("e.csv", plain(&table)).len(), 5);
}

#[test]
fn columns_sorted_without_those_that_are_hidden_are_refused() {
    let written = Written::new("titles", true).filled();
    let (name, whom) = (
        Written::place("patient_name"),
        Written::place("contact_name"),
    );
    // A workbook shows whom to call by the whole name, and of a child that too.
    let mut table = written.table.clone();
    for row in &mut table[1..] {
        row[whom] = row[name].clone();
    }
    table[3][whom] = format!("Анна Ивановна\n(Пациент: {})", table[3][name]);
    let rows = written.rows("a.csv", plain(&table));
    assert_eq!(rows, written.rows("b.csv", plain(&written.table)));
    // A column that somebody added under another name of that one is not read.
    let mut doubled = table.clone();
    doubled[0].push("Кому".to_owned());
    for row in &mut doubled[1..] {
        row.push(String::new());
    }
    assert_eq!(written.rows("e.csv", plain(&doubled)), rows);
    for (one, other) in [(1, 2), (2, 3), (1, 5)] {
        let mut apart = table.clone();
        apart[one][whom] = table[other][whom].clone();
        // Somebody wrote another name there; of that one nothing has moved.
        assert_eq!(written.rows("c.csv", plain(&apart)), rows);
        apart[other][whom] = table[one][whom].clone();
        let refused = written.read("d.csv", plain(&apart));
        assert!(
            matches!(refused, Err(NotTaken::SortedApart(_))),
            "{refused:?}"
        );
    }
}

#[test]
fn what_is_filled_in_without_an_entry_is_refused() {
    let written = Written::new("codes", false).filled();
    let short = ["position", "patient_name", "outcome", "note", "entry"];
    let mut table = written.with_columns(&["position", "patient_name", "outcome", "entry"]);
    assert_eq!(written.rows("a.csv", plain(&table)).len(), 5);
    for entry in ["", "2026-03-02/7/call", "7"] {
        table[2][3] = entry.to_owned();
        let refused = written.read("b.csv", plain(&table));
        assert!(matches!(refused, Err(NotTaken::BadEntry(3))), "{refused:?}");
        // Where nothing is filled in there, it says nothing.
        let mut blank = table.clone();
        blank[2][2].clear();
        assert_eq!(written.rows("c.csv", plain(&blank)).len(), 4);
    }
    // Lines that are no rows: empty ones, the header again, a remark beneath.
    let mut more = written.with_columns(&short);
    more.insert(3, vec![String::new(); 5]);
    more.insert(3, more[0].clone());
    more.push(["", "five calls", "", "", ""].map(str::to_owned).to_vec());
    assert_eq!(
        written.rows("d.csv", plain(&more)),
        written.rows("e.csv", plain(&written.with_columns(&short)))
    );
}

#[test]
fn a_row_on_a_further_line_of_a_cell_is_no_text_of_it() {
    let written = Written::new("codes", false).filled();
    let columns = ["entry", "patient_name", "cases", "outcome", "callback_at"];
    let table = written.with_columns(&columns);
    // It is told by its fields, or by its entry.
    let fields = ";".repeat(table[0].len() - 1);
    let entry = written.table[2].last().unwrap().clone();
    assert!(entry.contains('#'), "{entry}");
    for (row, end) in [
        (fields, "\n"),
        (format!("1;{entry}"), "\r\n"),
        (entry, "\n\n"),
    ] {
        let mut rows = table.clone();
        rows[1][2] = format!("записалась{end}{row}{end}и ещё");
        let text = csv_text(&rows, b';', csv::QuoteStyle::Always);
        let refused = written.read("a.csv", text);
        assert!(
            matches!(&refused, Err(NotTaken::Unreadable(refusal)) if refusal.line == Some(2)),
            "{row}: {refused:?}"
        );
    }
}

#[test]
fn a_list_that_was_cut_is_refused() {
    let written = Written::new("codes", false).filled();
    let columns = ["entry", "patient_name", "cases", "outcome", "callback_at"];
    let table = written.with_columns(&columns);
    let wanted = written.rows("a.csv", plain(&table));
    let cut = |line: usize, fields: usize| {
        let mut table = table.clone();
        table[line - 1].truncate(fields);
        written.read("b.csv", plain(&table))
    };
    // The cells that are missing are filled in elsewhere, or tell the row.
    for (line, fields) in [(2, 4), (2, 3), (6, 4), (3, 1)] {
        let refused = cut(line, fields);
        assert!(
            matches!(refused, Err(NotTaken::Cut(found)) if found as usize == line),
            "{line} {fields}: {refused:?}"
        );
    }
    // As it is written, the entry is the last: of what was cut nothing is known.
    for fields in [23, 26, 27] {
        let mut rows = written.table.clone();
        for row in &mut rows {
            for cell in row.iter_mut() {
                *cell = cell.replace('\n', " ");
            }
        }
        rows[5].truncate(fields);
        assert!(matches!(
            written.read("c.csv", plain(&rows)),
            Err(NotTaken::Cut(6))
        ));
    }
    // More fields than the header has: cells have moved.
    let mut moved = table.clone();
    moved[2].insert(1, "и".to_owned());
    assert!(matches!(
        written.read("d.csv", plain(&moved)),
        Err(NotTaken::Cut(3))
    ));
    // An open quote, and one that is closed further down.
    let text = csv_text(&table, b';', csv::QuoteStyle::Always);
    let open = text.trim_end_matches("\"\r\n");
    let refused = written.read("e.csv", open);
    assert!(
        matches!(&refused, Err(NotTaken::Unreadable(refusal)) if refusal.line == Some(6)),
        "{refused:?}"
    );
    let place = text.find("записалась").unwrap();
    let (before, behind) = text.split_at(place);
    let swallowed = format!("{before}{}", behind.replacen("\";\"", ";\"", 1));
    assert!(written.read("f.csv", swallowed).is_err());
    // A file that ends within the entry of the last row: it may be that of another case.
    let mut rows = written.with_columns(&["outcome", "entry"]);
    rows[5][0] = "отказ".to_owned();
    let text = csv_text(&rows, b',', csv::QuoteStyle::Necessary);
    let (text, _) = text.rsplit_once('#').unwrap();
    assert!(matches!(
        written.read("g.csv", text),
        Err(NotTaken::BadEntry(6))
    ));
    // Blank cells that a spreadsheet leaves off, a block of rows at a time.
    let mut blank = table.clone();
    for row in &mut blank {
        row.push(String::new());
    }
    blank[0][5] = "note".to_owned();
    let mut left_off = blank.clone();
    for row in &mut left_off[1..] {
        row.truncate(5);
    }
    assert_eq!(written.rows("h.csv", plain(&left_off)), wanted);
    let mut many = vec![table[0].clone()];
    for number in 0..40 {
        let mut row = table[5].clone();
        row[0] = format!(
            "2026-03-02/{number}/call/plan:{number}#{}",
            entry::digits(&row[1])
        );
        if number < 15 {
            row[3] = "перезвонить".to_owned();
            row[4] = "завтра".to_owned();
        } else {
            row.truncate(3);
        }
        many.push(row);
    }
    let rows = written.rows("i.csv", plain(&many));
    assert_eq!(rows.iter().filter(|row| row.is_filled()).count(), 15);
    many[20].push(String::new());
    assert!(matches!(
        written.read("j.csv", plain(&many)),
        Err(NotTaken::Cut(_))
    ));
}

#[test]
fn what_is_no_list_is_refused() {
    let written = Written::new("codes", false);
    let clinic = &written.clinic;
    clinic.stdout(&["--decisions", "decisions.csv", "-o", "list.json"]);
    let record = "contacted_at,patient_id,outcome,case,channel,phone,callback_at,score,by,note,entry,said,recording,recorded_at,list\n";
    fs::write(clinic.path("record.csv"), record).unwrap();
    fs::write(clinic.path("empty.csv"), "").unwrap();
    fs::write(clinic.path("page.xlsx"), "<html><table></table>").unwrap();
    fs::write(clinic.path("broken.xlsx"), b"PK\x03\x04 and nothing else").unwrap();
    let low = format!("{}{}", "\r\n".repeat(20), plain(&written.table));
    fs::write(clinic.path("low.csv"), low).unwrap();
    for name in [
        "patients.csv",
        "plans.csv",
        "decisions.csv",
        "record.csv",
        "empty.csv",
        "page.xlsx",
        "low.csv",
    ] {
        let refused = list::read(&clinic.path(name)).unwrap_err();
        assert!(matches!(refused, NotTaken::NotAList), "{name}: {refused:?}");
        assert!(
            !list::looks_like_list(&clinic.path(name)).unwrap(),
            "{name}"
        );
    }
    let broken = list::read(&clinic.path("broken.xlsx")).unwrap_err();
    assert!(matches!(broken, NotTaken::Unreadable(_)));
    let gone = list::read(Path::new("nowhere/list.csv")).unwrap_err();
    let cannot_be_read = matches!(
        &gone,
        NotTaken::Unreadable(refusal) if matches!(refusal.kind, RefusalKind::CannotRead(_))
    );
    assert!(cannot_be_read, "{gone:?}");
    assert!(list::looks_like_list(Path::new("nowhere/list.csv")).is_err());
    // What is written for programs is a list in which nobody has written.
    assert_eq!(list::read(&clinic.path("list.json")).unwrap().rows, []);
    for name in ["list.csv", "list.json"] {
        assert!(list::looks_like_list(&clinic.path(name)).unwrap());
    }
}

#[test]
fn a_header_that_is_in_doubt_is_refused() {
    let written = Written::new("titles", true).filled();
    let outcome = Written::place("outcome");
    // The outcomes stand under a name that nobody knows.
    let mut unknown = written.table.clone();
    unknown[0][outcome] = "Чем всё кончилось".to_owned();
    assert!(matches!(
        written.read("a.csv", plain(&unknown)),
        Err(NotTaken::MissingColumn(1, "outcome"))
    ));
    // Two of them.
    let mut twice = written.table.clone();
    for row in &mut twice {
        row.push(row[outcome].clone());
    }
    let refused = written.read("b.csv", plain(&twice)).unwrap_err();
    assert!(
        sentence(&refused, "b.csv", Language::English).contains("outcome"),
        "{refused:?}"
    );
    // The header once more, in another order.
    let mut moved = written.table.clone();
    let mut again = moved[0].clone();
    again.rotate_left(1);
    moved.push(again);
    let refused = written.read("c.csv", plain(&moved)).unwrap_err();
    assert!(matches!(refused, NotTaken::Unreadable(_)), "{refused:?}");
}

#[test]
fn what_is_wrong_is_said_with_file_and_line_and_no_cell() {
    let all = [
        NotTaken::NotAList,
        NotTaken::MissingColumn(3, "outcome"),
        NotTaken::Cut(4),
        NotTaken::BadEntry(5),
        NotTaken::SortedApart(6),
    ];
    for (refused, line) in all.iter().zip([0, 3, 4, 5, 6]) {
        for (language, letters, word) in [
            (Language::Russian, 'а'..='я', "строка"),
            (Language::English, 'a'..='z', "line"),
        ] {
            let sentence = sentence(refused, "list.csv", language);
            let place = match line {
                0 => "list.csv: ".to_owned(),
                line => format!("list.csv, {word} {line}: "),
            };
            let said = sentence.strip_prefix(&place).unwrap();
            assert!(said.starts_with(|first| letters.contains(&first)), "{said}");
            assert!(!said.contains("  ") && !said.ends_with('.'), "{said}");
        }
    }
}

#[test]
fn the_example_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let example = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/clinic");
    let path = folder.path().join("list.csv");
    for headings in ["codes", "titles"] {
        let mut command = assert_cmd::Command::cargo_bin("recall").unwrap();
        command
            .args([
                "plan",
                "--date",
                "2026-03-02",
                "--data",
                example,
                "--headings",
                headings,
                "-o",
            ])
            .arg(&path);
        command.assert().success();
        let list = list::read(&path).unwrap();
        assert_eq!(list.rows.len(), 18);
        assert!(
            list.rows
                .iter()
                .all(|row| row.reasons.len() == row.cases.len())
        );
        assert_eq!(list.sha256.len(), 64);
    }
}

#[test]
fn wherever_a_list_breaks_off_no_row_is_misread() {
    let written = Written::new("titles", true).filled();
    let short = [
        "date",
        "patient_id",
        "patient_name",
        "cases",
        "outcome",
        "callback_at",
        "note",
        "entry",
    ];
    let table = written.with_columns(&short);
    for style in [csv::QuoteStyle::Always, csv::QuoteStyle::Necessary] {
        let text = csv_text(&table, b';', style);
        let whole = written.rows("a.csv", &text);
        let (mut refused, mut read) = (0, 0);
        for length in (0..text.len()).filter(|length| text.is_char_boundary(*length)) {
            match written.read("b.csv", &text.as_bytes()[..length]) {
                Err(_) => refused += 1,
                Ok(list) => {
                    read += 1;
                    let rows = unplaced(list);
                    assert_eq!(rows, whole[..rows.len()], "{length}");
                    // No row was begun and is lost, but one that has no entry and in which nobody wrote.
                    let told = csv_text(&table[..=rows.len()], b';', style);
                    let is_whole = text[..length].trim_end() == told.trim_end();
                    let next_row = whole.get(rows.len());
                    let may_be_lost =
                        rows.is_empty() || next_row.is_some_and(|next_row| !next_row.is_filled());
                    assert!(is_whole || may_be_lost, "{length}");
                }
            }
        }
        assert!(read >= 6 && refused > read, "{read} {refused}");
    }
}

proptest::proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes: Vec<u8>, place in 0_usize..2_000, header: bool) {
        static LIST: std::sync::LazyLock<String> = std::sync::LazyLock::new(|| plain(&Written::new("codes", false).filled().table));
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("list.csv");
        let mut text = if header { LIST.clone().into_bytes() } else { Vec::new() };
        let place = place.min(text.len());
        text.splice(place..place, bytes);
        fs::write(&path, text).unwrap();
        let _ = list::looks_like_list(&path);
        if let Ok(list) = list::read(&path) {
            proptest::prop_assert!(list.rows.len() <= 6);
        }
    }
}
