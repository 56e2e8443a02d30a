//! Settings in which something is said of the export that is made up.

use std::fmt::Write;

use recall::export::columns::File;
use recall::settings::Settings;

const BASE: &str = r#"
clinic = { country = "RU", timezone = "Europe/Moscow", language = "ru" }
values.visits.status.attended = "закрыт"
"#;

/// Words of exports, as headers and as what stands under them.
const WORDS: [&str; 19] = [
    "Дата",
    "Время",
    "Статус",
    "Срок",
    "Врач",
    "№ карты",
    "Тема",
    "patient_id",
    "status",
    "да",
    "нет",
    "",
    "hygiene_reminder",
    "planned",
    "01.03.2026",
    "6m",
    "Отказ от звонков",
    "Статус#2",
    "Телефон",
];

/// What the bytes say of an export by its name, if it may be said.
pub fn settings(file: File, name: &str, said: &[u8]) -> Option<Settings> {
    let all = file.settings_name();
    let mut text = format!("files.{all} = {name:?}{BASE}");
    for said in said.chunks_exact(3) {
        let column = &file.columns()[usize::from(said[0]) % file.columns().len()];
        let values = column.kind.value_names();
        let value = values.get(usize::from(said[2]) % values.len().max(1));
        let value = value.copied().unwrap_or("x");
        let word = |skipped: u8| WORDS[usize::from(said[2] / skipped) % WORDS.len()];
        let (column, one, other) = (column.name, word(1), word(16));
        let line = match said[1] % 17 {
            0 => format!("columns.{name:?}.{column} = {one:?}"),
            1 => format!("columns.{all}.{column} = [{one:?}, {other:?}]"),
            2 => format!("columns.{name:?}.{column}.always = {one:?}"),
            3 => format!("columns.{name:?}.{column}.always = {value:?}"),
            4 => format!("columns.{name:?}.{column} = [{one:?}, {{ always = {other:?} }}]"),
            5 => format!("columns.{all}.{column} = {{ last = {one:?}, every = '6m1d' }}"),
            6 => format!("columns.{name:?}.{column} = {{ last = {one:?}, interval = {other:?} }}"),
            7 => format!("dates.{name:?} = 'month/day/year'"),
            8 => format!("dates.{all} = 'day/month/year'"),
            9 => format!("skip.{name:?}.{column} = [{one:?}, {other:?}]"),
            10 => format!("skip.{all}.{one:?} = [{other:?}, 7]"),
            11 => format!("values.{name:?}.{column}.{value} = [{one:?}, {other:?}]"),
            12 => "dates = 'month/day/year'".to_owned(),
            13 => format!("values.{name:?}.{column}.blank = [{one:?}, {other:?}]"),
            14 => format!("ignore.{all} = [{one:?}, {other:?}]"),
            15 => format!("ignore.{name:?} = {one:?}"),
            _ => format!("columns.{name:?}.{column} = [{one:?}, 'Время', {other:?}]"),
        };
        writeln!(text, "{line}").unwrap();
    }
    match recall::plan::rules::read_settings(&text, None) {
        Ok(settings) => Some(settings),
        Err(errors) => {
            assert!(!errors.is_empty());
            None
        }
    }
}
