//! The list as a workbook: what stands on its sheets, and how it comes back when it was filled in.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::sheets::{Book, Put, Row};

const DAY: &str = "2026-03-02";
const CONTACTS: [&str; 4] = ["Разобрать", "Звонки", "Сообщения", "Лично врачи"];

/// The example clinic in a folder of its own.
struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/clinic");
        for found in fs::read_dir(example).unwrap() {
            let found = found.unwrap();
            fs::copy(found.path(), folder.path().join(found.file_name())).unwrap();
        }
        Self { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_recall"));
        command.current_dir(self.folder.path()).args(arguments);
        command.output().unwrap()
    }

    /// Plans a day as if it were that day's hour; the list is what `-o` names.
    fn plan(&self, list: &str, more: &[&str]) {
        let mut arguments = vec!["plan", "--date", DAY, "--no-record", "-o", list];
        arguments.extend(more);
        let run = self.run(&arguments);
        let said = String::from_utf8_lossy(&run.stderr);
        assert!(run.status.success(), "{said}");
        // It lies among the exports, and is none of them.
        assert!(!said.contains(&format!(": {list};")), "{said}");
    }

    fn book(&self, list: &str) -> Book {
        Book::open(&fs::read(self.path(list)).unwrap())
    }

    /// Records a list, and gives the record's rows without what tells the recordings apart.
    fn record(&self, list: &str) -> Vec<BTreeMap<String, String>> {
        fs::copy(
            Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/clinic/recall-contacts.csv"),
            self.path("recall-contacts.csv"),
        )
        .unwrap();
        let run = self.run(&["record", list, "--date", DAY, "--now", "19:00"]);
        let said = String::from_utf8_lossy(&run.stderr);
        assert!(run.status.success(), "{said}");
        self.recorded()
    }

    fn recorded(&self) -> Vec<BTreeMap<String, String>> {
        let mut reader = csv::Reader::from_path(self.path("recall-contacts.csv")).unwrap();
        let head = reader.headers().unwrap().clone();
        let rows = reader.records().map(|row| {
            let row = row.unwrap();
            let cells = head.iter().zip(row.iter());
            let kept =
                cells.filter(|(name, _)| !["list", "recording", "recorded_at"].contains(name));
            kept.map(|(name, cell)| (name.to_owned(), cell.to_owned()))
                .collect()
        });
        let mut rows: Vec<BTreeMap<String, String>> = rows.collect();
        rows.sort();
        rows
    }
}

/// The rows of all sheets that are contacts, with the sheet and the place on it.
fn contacts(book: &Book) -> Vec<(&'static str, usize, Row)> {
    let mut all = Vec::new();
    for sheet in CONTACTS {
        let rows = book.rows(sheet).into_iter().enumerate();
        let is_contact = |row: &Row| {
            let entry = row.get("Строка списка");
            entry.is_some_and(|entry| !entry.starts_with("recall#"))
        };
        let own = rows.filter(|(_, row)| is_contact(row));
        all.extend(own.map(|(place, row)| (sheet, place, row)));
    }
    all
}

/// What of an entry stands behind its patient's name: nothing.
fn plain(entry: &str) -> &str {
    entry.split('#').next().unwrap()
}

#[test]
fn each_contact_stands_on_one_sheet_a_row_a_matter() {
    let desk = Desk::new();
    desk.plan("list.xlsx", &[]);
    desk.plan("list.csv", &["--headings", "codes", "--delimiter", ","]);
    let book = desk.book("list.xlsx");
    assert_eq!(
        book.names(),
        [
            "Звонки",
            "Сообщения",
            "Лично врачи",
            "Руководителю",
            "Спросить сегодня",
            "Слова"
        ]
    );
    let text = fs::read_to_string(desk.path("list.csv")).unwrap();
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let mut wanted: BTreeSet<(String, String)> = BTreeSet::new();
    let mut positions = BTreeSet::new();
    for row in reader.deserialize::<BTreeMap<String, String>>() {
        let row = row.unwrap();
        positions.insert(row["position"].clone());
        let cases = row["cases"].split(';').map(str::trim);
        wanted.extend(cases.map(|case| (row["position"].clone(), case.to_owned())));
    }
    let mut found: Vec<(String, String)> = Vec::new();
    let mut on: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for (sheet, _, row) in contacts(&book) {
        let position = row["№"].clone();
        on.entry(position.clone()).or_default().insert(sheet);
        let cases = row["Код повода"].split(';').map(str::trim);
        found.extend(cases.map(|case| (position.clone(), case.to_owned())));
        assert!(row["Строка списка"].contains(row["Код повода"].split(';').next().unwrap()));
    }
    assert!(on.values().all(|sheets| sheets.len() == 1), "{on:?}");
    assert_eq!(found.len(), wanted.len());
    assert_eq!(found.into_iter().collect::<BTreeSet<_>>(), wanted);
    assert_eq!(on.into_keys().collect::<BTreeSet<_>>(), positions);
    // One talk about two things: two rows of one number.
    let rows = book.rows("Звонки");
    let of_ten: Vec<&Row> = rows.iter().filter(|row| row["№"] == "10").collect();
    assert_eq!(of_ten.len(), 2);
    assert_ne!(of_ten[0]["Строка списка"], of_ten[1]["Строка списка"]);
    // Who is in pain comes before all that is his doctor's.
    let doctors = book.rows("Лично врачи");
    assert_eq!(doctors[0]["Что это"], "Гордеев Максим Олегович");
    assert_eq!(doctors[1]["Что это"], "Болит");
    assert!(doctors[1]["Что известно"].contains("«опухла щека, болит»"));
}

#[test]
fn the_other_sheets_tell_what_somebody_has_to_do() {
    let desk = Desk::new();
    desk.plan("list.xlsx", &[]);
    let book = desk.book("list.xlsx");
    let told = |sheet: &str, title: &str, wanted: &str| {
        let rows = book.rows(sheet);
        let found = rows
            .iter()
            .any(|row| row.get(title).is_some_and(|cell| cell.contains(wanted)));
        assert!(found, "{sheet}, {title}, {wanted}: {rows:#?}");
    };
    told(
        "Руководителю",
        "Что известно",
        "«считает, что пломбу поставили высоко»",
    );
    told("Руководителю", "Что это", "Обещали и не сделали");
    told("Руководителю", "Что известно", "contacts.csv:12");
    told(
        "Лично врачи",
        "Что известно",
        "спрашивает, можно ли лечить зуб",
    );
    told("Лично врачи", "Что это", "Не дозвонились: решите сами");
    told(
        "Лично врачи",
        "Что известно",
        "Не указано, о чём личный звонок: Чернов Ян Тарасович (51)",
    );
    told(
        "Лично врачи",
        "Что известно",
        "Сегодня звонит администратор, № 10",
    );
    told("Спросить сегодня", "Пациент", "Дёмина Ольга Николаевна (5)");
    // A message stands there ready, with its length as an operator counts it.
    let messages = book.rows("Сообщения");
    assert!(!messages.is_empty());
    for row in messages {
        let length: usize = row["Знаков"].parse().unwrap();
        assert!((40..=134).contains(&length), "{row:?}");
        assert!(row["Что сказать"].chars().count() >= length, "{row:?}");
        // Nobody is called by this sheet.
        assert!(row.contains_key("Кому"), "{row:?}");
        assert!(!row.contains_key("Кого позвать"), "{row:?}");
    }
}

#[test]
fn the_same_inputs_give_the_same_bytes() {
    let desk = Desk::new();
    let bytes = |list: &str, threads: &str| {
        desk.plan(list, &["--threads", threads]);
        fs::read(desk.path(list)).unwrap()
    };
    let first = bytes("list.xlsx", "1");
    assert_eq!(first, bytes("list.xlsx", "2"));
    assert_eq!(first, bytes("other.xlsx", "2"));
}

#[cfg(unix)]
#[test]
fn it_is_readable_by_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    desk.plan("list.xlsx", &[]);
    let found = fs::metadata(desk.path("list.xlsx")).unwrap();
    assert_eq!(found.permissions().mode() & 0o777, 0o600);
}

/// What is written beside contacts of the example: patient, outcome, when, call again, score, note.
const SAID: [(&str, [&str; 5]); 8] = [
    ("22", ["записался", "9:40", "", "", "на пятницу"]),
    ("9", ["", "", "завтра в 10:30", "", ""]),
    ("6", ["н/о", "", "", "", ""]),
    (
        "37",
        ["поговорили", "10:15", "", "9", "всё хорошо, благодарит"],
    ),
    ("26", ["не сейчас", "", "", "", ""]),
    ("1", ["отправлено", "", "", "", ""]),
    ("70", ["поговорили", "12:05", "", "", "отёк спал"]),
    ("31", ["ывпап", "", "", "", ""]),
];

const TITLES: [&str; 5] = [
    "Итог",
    "Когда звонили",
    "Когда перезвонить",
    "Оценка",
    "Примечание",
];

/// The list in both forms, filled in alike.
fn filled() -> (Desk, Book) {
    let desk = Desk::new();
    desk.plan("list.xlsx", &[]);
    desk.plan("list.csv", &["--delimiter", ","]);
    let mut book = desk.book("list.xlsx");
    for (sheet, place, row) in contacts(&book) {
        let said = SAID
            .iter()
            .find(|(patient, _)| row["Номер карты"] == *patient);
        // Of a talk about two things what is said of the first.
        let is_first = !row
            .get("Что сказать")
            .is_some_and(|it| it.starts_with("В том же разговоре"));
        let Some((_, cells)) = said.filter(|_| is_first) else {
            continue;
        };
        for (title, cell) in TITLES
            .iter()
            .zip(cells)
            .filter(|(_, cell)| !cell.is_empty())
        {
            book.put(sheet, place, title, &Put::Text(cell));
        }
    }
    let text = fs::read_to_string(desk.path("list.csv")).unwrap();
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let head = reader.headers().unwrap().clone();
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&head).unwrap();
    let place = |title: &str| head.iter().position(|it| it == title).unwrap();
    for row in reader.records() {
        let mut cells: Vec<String> = row.unwrap().iter().map(str::to_owned).collect();
        let patient = cells[place("Номер карты")].clone();
        if let Some((_, said)) = SAID.iter().find(|(id, _)| *id == patient) {
            for (title, cell) in TITLES.iter().zip(said) {
                (*cell).clone_into(&mut cells[place(title)]);
            }
        }
        writer.write_record(&cells).unwrap();
    }
    fs::write(desk.path("list.csv"), writer.into_inner().unwrap()).unwrap();
    fs::write(desk.path("list.xlsx"), book.bytes()).unwrap();
    (desk, book)
}

#[test]
fn what_is_filled_in_is_recorded_as_from_a_csv() {
    let (desk, _) = filled();
    let of_csv = desk.record("list.csv");
    let of_book = desk.record("list.xlsx");
    assert_eq!(of_book, of_csv);
    let said = |patient: &str| {
        let rows = of_book.iter();
        let new =
            rows.filter(|row| row["patient_id"] == patient && row["contacted_at"].starts_with(DAY));
        new.map(|row| row["outcome"].as_str()).collect::<Vec<_>>()
    };
    assert_eq!(said("22"), ["booked"]);
    assert_eq!(said("9"), ["callback"]);
    assert_eq!(said("31"), ["unclear"]);
    assert_eq!(said("26"), ["reached", "reached"]);
}

#[test]
fn each_matter_of_a_talk_has_an_outcome_of_its_own() {
    let desk = Desk::new();
    desk.plan("list.xlsx", &[]);
    let mut book = desk.book("list.xlsx");
    let rows = book.rows("Звонки");
    let places: Vec<usize> = (0..rows.len())
        .filter(|&at| rows[at]["№"] == "10")
        .collect();
    for (&place, word) in places.iter().zip(["отказ", "записались"]) {
        book.put("Звонки", place, "Итог", &Put::Text(word));
    }
    fs::write(desk.path("list.xlsx"), book.bytes()).unwrap();
    let recorded = desk.record("list.xlsx");
    let said: BTreeMap<&str, &str> = recorded
        .iter()
        .filter(|row| row["patient_id"] == "26")
        .map(|row| (row["case"].as_str(), row["outcome"].as_str()))
        .collect();
    assert_eq!(said["plan:П26"], "declined");
    assert_eq!(said["agreement:Д26"], "booked");
}

#[test]
fn days_and_hours_of_a_spreadsheet_are_read() {
    let desk = Desk::new();
    desk.plan("list.xlsx", &[]);
    let mut book = desk.book("list.xlsx");
    let rows = book.rows("Звонки");
    let place = rows
        .iter()
        .position(|row| row["Номер карты"] == "22")
        .unwrap();
    book.put("Звонки", place, "Итог", &Put::Text("перезвонить"));
    // 9:40, and 10 March 2026 at 18:30.
    book.put(
        "Звонки",
        place,
        "Когда звонили",
        &Put::Number(580.0 / 1440.0),
    );
    book.put(
        "Звонки",
        place,
        "Когда перезвонить",
        &Put::Number(46_091.0 + 1110.0 / 1440.0),
    );
    fs::write(desk.path("list.xlsx"), book.bytes()).unwrap();
    let recorded = desk.record("list.xlsx");
    let row = recorded
        .iter()
        .find(|row| row["patient_id"] == "22")
        .unwrap();
    assert_eq!(row["contacted_at"], "2026-03-02 09:40");
    assert_eq!(row["callback_at"], "2026-03-10 18:30");
}

#[test]
fn an_unclear_outcome_is_sorted_out_on_the_first_sheet() {
    let (desk, _) = filled();
    desk.record("list.xlsx");
    fs::rename(desk.path("list.xlsx"), desk.path("monday.xlsx")).unwrap();
    let of_monday = fs::read(desk.path("recall-contacts.csv")).unwrap();
    let mut arguments = vec!["plan", "--date", "2026-03-03", "--no-record"];
    arguments.extend(["-o", "list.xlsx"]);
    assert!(desk.run(&arguments).status.success());
    let mut book = desk.book("list.xlsx");
    assert_eq!(book.names()[0], "Разобрать");
    let rows = book.rows("Разобрать");
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0]["Что записано"], "«ывпап»");
    let entry = plain(&rows[0]["Строка списка"]).to_owned();
    assert!(entry.starts_with("2026-03-02/31/call/"), "{entry}");
    book.put("Разобрать", 0, "Итог", &Put::Text("записались"));
    fs::write(desk.path("list.xlsx"), book.bytes()).unwrap();
    let run = desk.run(&[
        "record",
        "list.xlsx",
        "--date",
        "2026-03-03",
        "--now",
        "10:00",
    ]);
    assert!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    let recorded = desk.recorded();
    let of_it = recorded.iter().filter(|row| plain(&row["entry"]) == entry);
    let outcomes: BTreeSet<&str> = of_it.map(|row| row["outcome"].as_str()).collect();
    assert_eq!(outcomes, BTreeSet::from(["booked", "unclear"]));
    // Monday's list still has the word, and nobody is asked about it again.
    fs::write(desk.path("recall-contacts.csv"), of_monday).unwrap();
    let both = ["record", "monday.xlsx", "list.xlsx", "--date", "2026-03-03"];
    let said = String::from_utf8(desk.run(&both).stderr).unwrap();
    assert!(!said.contains("не понят"), "{said}");
    // Then there is nothing to sort out.
    fs::remove_file(desk.path("list.xlsx")).unwrap();
    assert!(desk.run(&arguments).status.success());
    let book = desk.book("list.xlsx");
    assert!(!book.names().contains(&"Разобрать"));
}

#[test]
fn what_was_recorded_this_morning_stays_in_sight_at_noon() {
    let (desk, _) = filled();
    desk.record("list.xlsx");
    desk.plan("list.xlsx", &["--now", "12:30"]);
    let book = desk.book("list.xlsx");
    let done = book.rows("Сделано");
    let of = |name: &str| {
        let found = done.iter().find(|row| row["Пациент"].starts_with(name));
        found.unwrap_or_else(|| panic!("{done:#?}"))
    };
    assert_eq!(of("Карпова")["Время"], "10:15");
    assert!(of("Карпова")["Как записано"].contains("«всё хорошо, благодарит»"));
    assert_eq!(of("Игнатьева")["Перезвонить"], "3 марта, 10:30");
    let called: Vec<Row> = book.rows("Звонки");
    assert!(!called.iter().any(|row| row["Номер карты"] == "37"));
}

#[test]
fn nothing_is_said_of_a_workbook_into_which_nobody_wrote() {
    let desk = Desk::new();
    desk.plan("list.xlsx", &[]);
    // Made anew it is replaced, and not kept.
    desk.plan("list.xlsx", &[]);
    let kept = || {
        let names = fs::read_dir(desk.folder.path()).unwrap();
        let names = names.map(|found| found.unwrap().file_name().into_string().unwrap());
        names.filter(|name| name.starts_with("list.filled")).count()
    };
    assert_eq!(kept(), 0);
    // Another program packs it in its own way.
    let packed = desk.book("list.xlsx").bytes();
    fs::write(desk.path("list.xlsx"), packed).unwrap();
    desk.plan("list.xlsx", &[]);
    assert_eq!(kept(), 0);
}

#[test]
fn a_remark_on_a_sheet_that_is_not_read_is_kept() {
    for (sheet, title) in [
        ("Руководителю", "Что сделать"),
        ("Спросить сегодня", "Врач"),
    ] {
        let desk = Desk::new();
        desk.plan("list.xlsx", &[]);
        let mut book = desk.book("list.xlsx");
        book.write_over(sheet, 0, title, "решили с ней сами");
        fs::write(desk.path("list.xlsx"), book.bytes()).unwrap();
        desk.plan("list.xlsx", &[]);
        assert!(desk.path("list.filled-1.xlsx").exists(), "{sheet}");
    }
}

#[test]
fn an_english_clinic_has_english_sheets() {
    let desk = Desk::new();
    desk.plan("list.xlsx", &["--lang", "en"]);
    let book = desk.book("list.xlsx");
    assert_eq!(
        book.names(),
        [
            "Calls",
            "Messages",
            "Doctors",
            "Manager",
            "Ask today",
            "Words"
        ]
    );
    let titles = &book.titles("Calls")[..14];
    assert_eq!(titles[0], "No.");
    assert_eq!(
        titles[9..],
        ["Outcome", "Called at", "Call back at", "Score", "Note"]
    );
}

#[test]
fn a_workbook_for_one_of_those_who_work_from_it() {
    let desk = Desk::new();
    for (whom, wanted) in [
        (
            "administrator",
            &["Звонки", "Сообщения", "Спросить сегодня", "Слова"][..],
        ),
        ("Гордеев", &["Лично врачи", "Слова"]),
        ("manager", &["Звонки", "Руководителю"]),
    ] {
        desk.plan("list.xlsx", &["--for", whom]);
        let book = desk.book("list.xlsx");
        assert_eq!(book.names(), wanted, "{whom}");
        // Whoever it is for, it is known as a list when it comes back.
        let run = desk.run(&["record", "list.xlsx", "--date", DAY]);
        assert!(run.status.success(), "{whom}");
    }
    desk.plan("list.xlsx", &["--for", "Гордеев"]);
    let doctors = desk.book("list.xlsx").rows("Лично врачи");
    let heads = doctors.iter().filter(|row| row.len() == 2);
    let heads: Vec<&str> = heads.map(|row| row["Что это"].as_str()).collect();
    assert_eq!(heads, ["Гордеев Максим Олегович"]);
}

/// A row has a number on every sheet: it is named with its sheet.
#[test]
fn a_row_is_named_with_its_sheet() {
    let desk = Desk::new();
    desk.plan("list.xlsx", &[]);
    let record = || desk.run(&["record", "list.xlsx", "--date", DAY, "--now", "19:00"]);
    let mut book = desk.book("list.xlsx");
    book.put("Лично врачи", 1, "Итог", &Put::Text("ывпап"));
    fs::write(desk.path("list.xlsx"), book.bytes()).unwrap();
    let run = record();
    assert!(run.status.success());
    let said = String::from_utf8(run.stderr).unwrap();
    assert!(
        said.contains("list.xlsx, лист «Лично врачи», строка 3"),
        "{said}"
    );
    book.write_over("Сообщения", 0, "Пациент", "Другая Вера");
    book.put("Сообщения", 0, "Итог", &Put::Text("отправлено"));
    fs::write(desk.path("list.xlsx"), book.bytes()).unwrap();
    let run = record();
    assert_eq!(run.status.code(), Some(65));
    let said = String::from_utf8(run.stderr).unwrap();
    assert!(
        said.contains("list.xlsx, лист «Сообщения», строка 2"),
        "{said}"
    );
}

/// Whom somebody else calls today, or nobody may, stands there without a number.
#[test]
fn no_number_stands_where_nobody_is_to_call() {
    let desk = Desk::new();
    desk.plan("list.xlsx", &[]);
    let doctors = desk.book("list.xlsx").rows("Лично врачи");
    let signed = doctors
        .iter()
        .filter(|row| row.get("Что это").map(String::as_str) == Some("План подписан, лечения нет"));
    let signed: Vec<&Row> = signed.collect();
    assert!(!signed.is_empty());
    for row in signed {
        assert_eq!(row.get("Куда").map_or("", String::as_str), "", "{row:?}");
        assert!(row.contains_key("Кого позвать"), "{row:?}");
    }
}

/// A word in a row that only tells something is nobody's: it is named, and all else is recorded.
#[test]
fn a_word_beside_a_fact_does_not_stop_the_list() {
    let desk = Desk::new();
    desk.plan("list.xlsx", &[]);
    let mut book = desk.book("list.xlsx");
    let doctors = book.rows("Лично врачи");
    let is_fact = |row: &Row| {
        let entry = row.get("Строка списка");
        row.len() > 2 && entry.is_some_and(|entry| entry.starts_with("recall#"))
    };
    let fact = doctors.iter().position(is_fact).unwrap();
    book.put("Лично врачи", fact, "Итог", &Put::Text("записались"));
    book.put("Сообщения", 0, "Итог", &Put::Text("отправлено"));
    fs::write(desk.path("list.xlsx"), book.bytes()).unwrap();
    let run = desk.run(&["record", "list.xlsx", "--date", DAY, "--now", "19:00"]);
    let said = String::from_utf8(run.stderr).unwrap();
    assert_eq!(run.status.code(), Some(0), "{said}");
    let place = format!("list.xlsx, лист «Лично врачи», строка {}: ", fact + 2);
    assert!(said.contains(&place), "{said}");
    let recorded = desk.recorded();
    let of_list = |word: &str| recorded.iter().any(|row| row["said"] == word);
    assert!(of_list("отправлено"), "{recorded:?}");
    assert!(!of_list("записались"), "{recorded:?}");
    // What would be lost there, and must not be, stops all: nothing is recorded, and whoever said no is not called tomorrow unheard.
    for word in ["больше не звонить", "болит", "жалоба", "умер"] {
        let mut book = Book::open(&book.bytes());
        book.write_over("Лично врачи", fact, "Итог", word);
        fs::write(desk.path("list.xlsx"), book.bytes()).unwrap();
        let before = fs::read(desk.path("recall-contacts.csv")).unwrap();
        let run = desk.run(&["record", "list.xlsx", "--date", DAY, "--now", "19:30"]);
        let said = String::from_utf8(run.stderr).unwrap();
        assert_eq!(run.status.code(), Some(65), "{word}: {said}");
        assert!(said.contains(place.trim_end_matches(": ")), "{said}");
        let after = fs::read(desk.path("recall-contacts.csv")).unwrap();
        assert_eq!(after, before, "{word}");
    }
}
