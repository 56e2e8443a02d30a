//! The input files and the call list as a Data Package, so that other programs can read and check them: what is told of each column is
//! what the reader and the writer declare.
//!
//! Keys of other tables are not stated: a visit of somebody who is not in patients.csv is reported and decides nothing, and an export that
//! has one is no worse for it.

pub mod export;
pub mod form;

use std::path::Path;

use serde_json::{Map, Value, json};

use self::export::{Export, Field};
use self::form::Form;
use crate::base::{Both, Language, both};
use crate::export::columns::{Column, File};
use crate::export::list_columns as list;
use crate::read::encoding::Encoding;
use crate::render::list::Dialect;

const PROFILE: &str = "https://datapackage.org/profiles/2.0/datapackage.json";

const TEMPLATE: Both = both(
    "Файлы, которые читает recall, и список, который он пишет, — в том виде, в каком пишет сам recall: английские имена столбцов и \
     значений, даты вида 2026-03-02. Читает он гораздо больше: столбцы в любом порядке и под русскими заголовками, русские слова вместо \
     значений, даты вида 02.03.2026, разделители «,», «;» и табуляцию, кодировки UTF-8, UTF-16, Windows-1251 и CP866. Обязательны только \
     patients.csv и plans.csv. Если в строке указан пациент, которого нет в patients.csv, recall сообщит о ней и обойдётся без неё.",
    "The files that recall reads and the call list that it writes, in the form in which recall itself writes: English names of columns and \
     values, dates such as 2026-03-02. It reads far more: the columns in any order and under Russian headers, Russian words for values, \
     dates such as 02.03.2026, the delimiters \",\", \";\" and tab, and the encodings UTF-8, UTF-16, Windows-1251 and CP866. Only patients.csv \
     and plans.csv must be there. A row that names a patient who is not in patients.csv is reported and left aside.",
);

const EXPORTS: Both = both(
    "Выгрузки клиники как они есть: заголовки, разделители и кодировки, какими их нашёл recall, а о каждом столбце — то, что верно для \
     всех его ячеек. Если хоть одну ячейку нельзя прочесть так, как нужно столбцу, о нём сказано лишь, что в нём текст.",
    "A clinic's exports as they are: headers, delimiters and encodings as recall found them, and of each column what holds for all of its \
     cells. Where a cell can't be read as its column wants it, no more is said of the column than that it holds text.",
);

/// What can be described.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// An input file.
    Input(File),
    /// The call list.
    List,
}

impl Table {
    /// All of them.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let inputs = File::ALL.map(Self::Input).into_iter();
        inputs.chain([Self::List]).collect()
    }

    /// Its name among them.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Input(file) => file.name(),
            Self::List => "list",
        }
    }
}

/// Describes tables as recall writes them.
#[must_use]
pub fn template(tables: &[Table], language: Language) -> Value {
    let resource = |&table: &Table| match table {
        Table::Input(file) => template_of(file, language),
        Table::List => template_of_list(language),
    };
    let resources: Vec<Value> = tables.iter().map(resource).collect();
    package(TEMPLATE, &resources, language)
}

/// Describes exports as they are, with their paths as seen from a folder.
#[must_use]
pub fn of_exports(exports: &[Export<'_>], folder: &Path, language: Language) -> Value {
    let mut resources: Vec<Value> = Vec::new();
    for (place, export) in exports.iter().enumerate() {
        let file = export.sheet.file;
        let same = |earlier: &&Export<'_>| earlier.sheet.file == file;
        let earlier = exports[..place].iter().filter(same).count();
        let mut resource = of_export(export, folder, language);
        if earlier > 0 {
            resource["name"] = json!(format!("{}-{}", file.name(), earlier + 1));
        }
        resources.push(resource);
    }
    package(EXPORTS, &resources, language)
}

fn package(description: Both, resources: &[Value], language: Language) -> Value {
    json!({
        "$schema": PROFILE,
        "name": "recall",
        "description": description.said_in(language),
        "resources": resources,
    })
}

/// A table as a file, before its schema.
struct Resource {
    name: &'static str,
    path: String,
    row: Both,
    encoding: Encoding,
    delimiter: u8,
    /// The line of its header.
    header_line: u32,
}

impl Resource {
    fn with(self, schema: &Value, language: Language) -> Value {
        let row = self.row.said_in(language);
        let description = match language {
            Language::Russian => format!("Одна строка — {row}"),
            Language::English => format!("A row is {row}"),
        };
        let mut dialect = json!({
            "header": true,
            "delimiter": char::from(self.delimiter).to_string(),
        });
        if self.header_line > 1 {
            dialect["headerRows"] = json!([self.header_line]);
        }
        json!({
            "name": self.name,
            "type": "table",
            "path": self.path,
            "description": description,
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": encoding_name(self.encoding),
            "dialect": dialect,
            "schema": schema,
        })
    }
}

/// The name under which an encoding is registered.
const fn encoding_name(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Utf8 => "utf-8",
        // Both have a byte order mark.
        Encoding::Utf16Le | Encoding::Utf16Be => "utf-16",
        Encoding::Windows1251 => "windows-1251",
        Encoding::Cp866 => "ibm866",
    }
}

fn template_of(file: File, language: Language) -> Value {
    let field = |column: &Column| {
        let said = Said {
            name: column.name.to_owned(),
            title: title(column, language),
            description: column.meaning.said_in(language).to_owned(),
        };
        said.field(&Form::canonical(column.kind), column.required, language)
    };
    let columns = file.columns();
    let fields: Vec<Value> = columns.iter().map(field).collect();
    let mut schema = json!({"fields": fields, "fieldsMatch": "partial", "missingValues": [""]});
    if let Some(key) = file.key() {
        schema["primaryKey"] = json!([columns[key].name]);
    }
    let resource = Resource {
        name: file.name(),
        path: file.file_name().to_owned(),
        row: file.row(),
        encoding: Encoding::Utf8,
        delimiter: b',',
        header_line: 1,
    };
    resource.with(&schema, language)
}

fn template_of_list(language: Language) -> Value {
    let field = |column: &list::Column| {
        let said = Said {
            name: column.name.to_owned(),
            title: column.title.said_in(language).to_owned(),
            description: column.meaning.said_in(language).to_owned(),
        };
        said.field(&Form::of_list(column.cells), column.required, language)
    };
    let fields: Vec<Value> = list::DECLARED.iter().map(field).collect();
    let schema = json!({"fields": fields, "missingValues": [""], "primaryKey": ["position"]});
    let resource = Resource {
        name: Table::List.name(),
        path: "list.csv".to_owned(),
        row: both(
            "с кем связаться сегодня и почему; так выглядит файл, который пишет recall plan -o list.csv --headings codes",
            "whom to contact today, and why, in a file that recall plan -o list.csv --headings codes writes",
        ),
        encoding: Encoding::Utf8,
        delimiter: Dialect::usual(language, true).delimiter,
        header_line: 1,
    };
    resource.with(&schema, language)
}

fn of_export(export: &Export<'_>, folder: &Path, language: Language) -> Value {
    let sheet = export.sheet;
    let names = field_names(&sheet.header.names);
    let fields = export.fields.iter().zip(&names);
    let fields: Vec<Value> = fields
        .map(|(field, name)| of_field(field, name, language))
        .collect();
    let path = sheet.path.strip_prefix(folder).unwrap_or(&sheet.path);
    let path = path.display().to_string();
    if let Some(worksheet) = &sheet.worksheet {
        return of_worksheet(export, (path, &worksheet.name), fields, language);
    }
    let mut schema = json!({"fields": fields, "missingValues": [""]});
    if let Some(key) = export.key {
        schema["primaryKey"] = json!([names[key]]);
    }
    let resource = Resource {
        name: sheet.file.name(),
        path,
        row: sheet.file.row(),
        encoding: sheet.format.encoding,
        delimiter: sheet.format.delimiter,
        header_line: export.header_line,
    };
    resource.with(&schema, language)
}

/// A sheet of a workbook. What type a program finds in its cells is its own affair: no type is stated.
fn of_worksheet(
    export: &Export<'_>,
    (path, worksheet): (String, &str),
    mut fields: Vec<Value>,
    language: Language,
) -> Value {
    const OF_TYPES: [&str; 4] = ["format", "constraints", "categories", "missingValues"];
    for field in fields.iter_mut().filter_map(Value::as_object_mut) {
        field.insert("type".to_owned(), json!("any"));
        field.retain(|key, _| !OF_TYPES.contains(&key.as_str()));
    }
    let ending = Path::new(&path).extension();
    let has_ending = |wanted: &str| ending.is_some_and(|it| it.eq_ignore_ascii_case(wanted));
    let (format, media) = if has_ending("xls") {
        ("xls", "application/vnd.ms-excel")
    } else if has_ending("ods") {
        ("ods", "application/vnd.oasis.opendocument.spreadsheet")
    } else {
        (
            "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        )
    };
    json!({
        "name": export.sheet.file.name(),
        "type": "table",
        "path": path,
        "description": export.sheet.file.row().said_in(language),
        "format": format,
        "mediatype": media,
        "dialect": {"header": true, "headerRows": [export.header_line], "sheetName": worksheet},
        "schema": {"fields": fields, "missingValues": [""]},
    })
}

fn of_field(field: &Field, name: &str, language: Language) -> Value {
    let Some(&first) = field.columns.first() else {
        let unread = both(
            "recall этот столбец не читает",
            "recall does not read this column",
        );
        return json!({"name": name, "type": "any", "description": unread.said_in(language)});
    };
    let meaning = |column: &&Column| {
        let meaning = column.meaning.said_in(language);
        format!("`{}`: {meaning}", column.name)
    };
    let meanings: Vec<String> = field.columns.iter().map(meaning).collect();
    let said = Said {
        name: name.to_owned(),
        title: title(first, language),
        description: meanings.join("; "),
    };
    let mut value = said.field(&field.form, field.required, language);
    if !field.blanks.is_empty() {
        let blanks = field.blanks.iter().map(String::as_str);
        value["missingValues"] = json!([""].into_iter().chain(blanks).collect::<Vec<_>>());
    }
    value
}

/// A schema wants a name for every field, and no name twice.
fn field_names(headers: &[String]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (header, number) in headers.iter().zip(1..) {
        let is_free = !header.is_empty() && !names.contains(header);
        names.push(if is_free {
            header.clone()
        } else {
            format!("{header}#{number}")
        });
    }
    names
}

/// What is said of a field in words.
struct Said {
    name: String,
    title: String,
    description: String,
}

impl Said {
    fn field(self, form: &Form, required: bool, language: Language) -> Value {
        let mut field = Map::new();
        let mut constraints = Map::new();
        field.insert("name".to_owned(), json!(self.name));
        if required {
            constraints.insert("required".to_owned(), json!(true));
        }
        let mut told = Map::new();
        form.tell(&mut told, &mut constraints, language);
        field.extend(told);
        field.insert("title".to_owned(), json!(self.title));
        field.insert("description".to_owned(), json!(self.description));
        if !constraints.is_empty() {
            field.insert("constraints".to_owned(), json!(constraints));
        }
        Value::Object(field)
    }
}

/// The header that recall writes in Russian; in English the name in words.
fn title(column: &Column, language: Language) -> String {
    match (language, column.headers.first()) {
        (Language::Russian, Some(&header)) => header.to_owned(),
        _ => in_words(column.name),
    }
}

/// `First name` of `first_name`.
fn in_words(name: &str) -> String {
    let words = name.replace('_', " ");
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}
