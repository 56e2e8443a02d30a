//! What makes a whole file unusable.

use std::io;
use std::path::Path;

use crate::base::{Language, quoted};
use crate::disk::shown;
use crate::export::columns::{Column, File};
use crate::read::beside::Risk;
use crate::read::may_say_no::{self, MayBe};
use crate::run::failure::{Failure, Status, cause};

/// A file that can't be used.
#[derive(Debug)]
pub struct Refusal {
    /// The file, as evidence would name it.
    pub name: String,
    /// The line, where there is one.
    pub line: Option<u32>,
    /// What is wrong.
    pub kind: RefusalKind,
}

/// What is wrong with a file.
#[derive(Debug)]
pub enum RefusalKind {
    /// A file that must be there is not in the folder.
    Missing(File),
    /// A sheet that must be there is not in the workbook.
    SheetMissing(File),
    /// It can't be opened or read.
    CannotRead(io::Error),
    /// It has no header; `true`: it has NUL bytes, as text of another sort or no text would.
    NoHeader(bool),
    /// A required column is not there.
    ColumnMissing(&'static Column),
    /// Two fields, counted from 1, match one column.
    TwoColumns(&'static str, usize, usize),
    /// The settings name a header for a column, and neither that nor a usual one is there.
    MappedHeaderMissing(&'static str, String),
    /// The field, counted from 1, stands under a header that is not known, and somebody may say no there.
    MaySayNo(usize, MaySayNo),
    /// The settings leave out rows by a column or header that is not there.
    SkipColumnMissing(String),
    /// The settings leave out rows by a column and a word with which a patient says no.
    SkipsNo(&'static str),
    /// The file is there as CSV and as a workbook.
    TwoFiles(String),
    /// It looks like a workbook and can't be read as one.
    NoWorkbook,
    /// It is a page of the web or other XML, which calls itself a workbook.
    Page,
    /// An ODS with merged cells: what they hold is not told for every cell that they cover.
    MergedCells,
    /// A spreadsheet has taken days for months in a column, counted from 1.
    TurnedDates(usize),
    /// The workbook has several sheets, and it is not known which one is meant: those that there are.
    WhichSheet(Vec<String>),
    /// The workbook that should have a sheet for each file has but one.
    OneSheet,
    /// A quote is opened and never closed.
    OpenQuote,
    /// A record runs over several lines, and its quotes are not where they should be: rows may have been swallowed.
    LooseQuote,
    /// The names of the header stand once more, in another order.
    HeaderMoved,
    /// It was written to while it was read.
    Changed,
    /// It lies in the data folder unread, and a no may stand in it.
    Unread(Risk),
    /// The clinic's country has no telephone numbers that are known.
    UnknownCountry,
}

/// A column under a header that is not known, in which somebody may say no.
#[derive(Debug)]
pub struct MaySayNo {
    /// The file.
    pub file: File,
    /// The header as the settings can name it.
    pub header: String,
    /// What it may be.
    pub may_be: MayBe,
}

impl Refusal {
    /// The exit status that it calls for.
    #[must_use]
    pub const fn status(&self) -> Status {
        match self.kind {
            RefusalKind::CannotRead(_) => Status::NoInput,
            RefusalKind::UnknownCountry => Status::Config,
            _ => Status::Data,
        }
    }

    /// The same with the whole path, where the file can't be opened or read: then it may not be the file that was meant.
    #[must_use]
    pub fn at(self, path: &Path) -> Self {
        match self.kind {
            RefusalKind::CannotRead(_) => Self {
                name: shown(path).to_string(),
                ..self
            },
            _ => self,
        }
    }

    /// What is wrong, and where.
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        let name = &self.name;
        let place = self
            .line
            .map_or_else(|| name.clone(), |line| format!("{name}:{line}"));
        let russian = language == Language::Russian;
        match &self.kind {
            RefusalKind::Missing(_) if russian => {
                format!("{name}: нет такого файла, а без него списка не составить")
            }
            RefusalKind::Missing(_) => {
                format!("{name}: there is no such file, and no list without it")
            }
            RefusalKind::CannotRead(error) if russian => {
                format!("{name}: не удаётся прочитать: {}", cause(error, language))
            }
            RefusalKind::CannotRead(error) => {
                format!("{name}: can't be read: {}", cause(error, language))
            }
            RefusalKind::NoHeader(_) if russian => {
                format!("{place}: нужна строка заголовков, а её нет")
            }
            RefusalKind::NoHeader(_) => format!("{place}: wanted a line of headers, found none"),
            RefusalKind::ColumnMissing(_)
            | RefusalKind::TwoColumns(..)
            | RefusalKind::MappedHeaderMissing(..)
            | RefusalKind::MaySayNo(..)
            | RefusalKind::SkipColumnMissing(_) => self.of_header(&place, russian),
            RefusalKind::SkipsNo(column) if russian => {
                format!(
                    "{place}: по столбцу {column} не учитываются (skip) строки с отказом, а отказ действует всегда"
                )
            }
            RefusalKind::SkipsNo(column) => {
                format!(
                    "{place}: rows are to be left out by the column {column} in which a patient says no, and a no always holds"
                )
            }
            RefusalKind::OpenQuote | RefusalKind::LooseQuote | RefusalKind::HeaderMoved => {
                self.of_records(&place, russian)
            }
            RefusalKind::Changed if russian => {
                format!("{name}: файл изменился, пока его читали")
            }
            RefusalKind::Changed => format!("{name}: the file was changed while it was read"),
            RefusalKind::SheetMissing(_)
            | RefusalKind::TwoFiles(_)
            | RefusalKind::NoWorkbook
            | RefusalKind::Page
            | RefusalKind::MergedCells
            | RefusalKind::TurnedDates(_)
            | RefusalKind::WhichSheet(_)
            | RefusalKind::OneSheet => self.of_workbook(russian),
            RefusalKind::Unread(risk) => format!("{place}: {}", unread(*risk, language)),
            RefusalKind::UnknownCountry if russian => {
                format!("clinic.country: о телефонных номерах страны {name} ничего не известно")
            }
            RefusalKind::UnknownCountry => {
                format!("clinic.country: nothing is known of telephone numbers in {name}")
            }
        }
    }

    /// What is wrong with the records of a file.
    fn of_records(&self, place: &str, russian: bool) -> String {
        match &self.kind {
            RefusalKind::OpenQuote if russian => {
                format!("{place}: кавычка открыта и не закрыта до конца файла")
            }
            RefusalKind::OpenQuote => {
                format!("{place}: a quote is opened and not closed before the end of the file")
            }
            RefusalKind::LooseQuote if russian => {
                format!(
                    "{place}: запись занимает несколько строк, а кавычки в ней стоят не на месте: в ней могли пропасть другие строки"
                )
            }
            RefusalKind::LooseQuote => {
                format!(
                    "{place}: a record runs over several lines, and its quotes are out of place: it may have swallowed other rows"
                )
            }
            RefusalKind::HeaderMoved if russian => {
                format!(
                    "{place}: здесь снова стоят заголовки, но в другом порядке: строки ниже прочитались бы неверно"
                )
            }
            RefusalKind::HeaderMoved => {
                format!(
                    "{place}: the headers stand here once more, in another order: the rows below would be misread"
                )
            }
            _ => String::new(),
        }
    }

    /// What is wrong with a header.
    fn of_header(&self, place: &str, russian: bool) -> String {
        match &self.kind {
            RefusalKind::ColumnMissing(column) if russian => {
                let header = column.headers.first().map(|name| format!(" («{name}»)"));
                let header = header.unwrap_or_default();
                format!("{place}: нет обязательного столбца {}{header}", column.name)
            }
            RefusalKind::ColumnMissing(column) => {
                format!("{place}: the required column {} is missing", column.name)
            }
            RefusalKind::TwoColumns(column, first, second) if russian => {
                format!("{place}: столбцы {first} и {second} оба подходят для {column}, нужен один")
            }
            RefusalKind::TwoColumns(column, first, second) => {
                format!("{place}: columns {first} and {second} both match {column}, wanted one")
            }
            RefusalKind::MappedHeaderMissing(column, header) if russian => {
                let header = quoted(header);
                format!(
                    "{place}: для {column} в recall.toml назван заголовок {header}, а в файле его нет"
                )
            }
            RefusalKind::MappedHeaderMissing(column, header) => {
                let header = quoted(header);
                format!(
                    "{place}: recall.toml names the header {header} for {column}, and the file has none such"
                )
            }
            RefusalKind::MaySayNo(field, column) if russian => {
                let header = quoted(&column.header);
                format!("{place}:{field}: столбец {header} не читается, а в нём может стоять отказ")
            }
            RefusalKind::MaySayNo(field, column) => {
                let header = quoted(&column.header);
                format!(
                    "{place}:{field}: the column {header} is not read, and a no may stand there"
                )
            }
            RefusalKind::SkipColumnMissing(column) if russian => {
                let column = quoted(column);
                format!(
                    "{place}: по столбцу {column} строки не учитываются (skip), а такого столбца нет"
                )
            }
            RefusalKind::SkipColumnMissing(column) => {
                let column = quoted(column);
                format!(
                    "{place}: rows are to be left out by the column {column}, which is not there"
                )
            }
            _ => String::new(),
        }
    }

    /// What is wrong with a workbook.
    fn of_workbook(&self, russian: bool) -> String {
        let name = &self.name;
        match &self.kind {
            RefusalKind::SheetMissing(file) if russian => {
                let title = file.titles().next().unwrap_or_default();
                format!("{name}: в книге нет листа «{title}», а без него списка не составить")
            }
            RefusalKind::SheetMissing(file) => {
                let title = file.name();
                format!("{name}: the workbook has no sheet {title}, and no list without it")
            }
            RefusalKind::TwoFiles(other) if russian => {
                format!("{name}: рядом лежит {other}: непонятно, какой из двух файлов верный")
            }
            RefusalKind::TwoFiles(other) => {
                format!("{name}: {other} is there as well: which of the two is right is not known")
            }
            RefusalKind::NoWorkbook if russian => {
                format!("{name}: это похоже на книгу Excel, но прочитать её не удаётся")
            }
            RefusalKind::NoWorkbook => {
                format!("{name}: this looks like a workbook, but can't be read as one")
            }
            RefusalKind::Page if russian => {
                format!("{name}: это веб-страница или XML, а не книга и не CSV")
            }
            RefusalKind::Page => {
                format!("{name}: this is a web page or XML, and neither a workbook nor CSV")
            }
            RefusalKind::MergedCells if russian => {
                format!("{name}: на листе есть объединённые ячейки, а в ODS их прочитать нельзя")
            }
            RefusalKind::MergedCells => {
                format!("{name}: the sheet has merged cells, which can't be read in an ODS")
            }
            RefusalKind::TurnedDates(field) if russian => {
                format!(
                    "{name}: в столбце {field} табличная программа перепутала день и месяц: часть дат она приняла за «месяц/день/год», остальные оставила текстом"
                )
            }
            RefusalKind::TurnedDates(field) => {
                format!(
                    "{name}: in column {field} a spreadsheet has turned day and month round: it took some dates for month/day/year and left the others as text"
                )
            }
            RefusalKind::WhichSheet(names) if russian => {
                let names = shown_names(names);
                format!("{name}: непонятно, какой лист читать; в книге есть {names}")
            }
            RefusalKind::WhichSheet(names) => {
                let names = shown_names(names);
                format!("{name}: which sheet is meant is not known; the workbook has {names}")
            }
            RefusalKind::OneSheet if russian => {
                format!("{name}: в книге один лист, а для каждого файла нужен свой")
            }
            RefusalKind::OneSheet => {
                format!("{name}: the workbook has one sheet, and each file needs its own")
            }
            _ => String::new(),
        }
    }

    /// What to do about it, where there is something to say.
    #[must_use]
    pub fn hint(&self, language: Language) -> Option<String> {
        let russian = language == Language::Russian;
        let hint = match &self.kind {
            RefusalKind::Missing(file) => {
                let flag = file.name();
                return Some(match language {
                    Language::Russian => format!(
                        "укажите папку с выгрузкой: --data ПАПКА, или сам файл: --{flag} ФАЙЛ"
                    ),
                    Language::English => format!(
                        "name the folder of the export with --data DIR, or the file itself with --{flag} FILE"
                    ),
                });
            }
            RefusalKind::NoHeader(true) if russian => {
                "в файле есть нулевые байты: это не текст или UTF-16 без метки; сохраните файл как CSV UTF-8"
            }
            RefusalKind::NoHeader(true) => {
                "the file has NUL bytes: it is no text, or UTF-16 without a mark; save it as CSV UTF-8"
            }
            RefusalKind::ColumnMissing(_) if russian => {
                "как столбец называется в выгрузке, можно записать в recall.toml, в разделе columns"
            }
            RefusalKind::ColumnMissing(_) => {
                "recall.toml can say, under columns, what the export calls it"
            }
            RefusalKind::TwoColumns(..) if russian => {
                "какой из них верный, запишите в recall.toml, в разделе columns; второй столбец с тем же названием — \"Название#2\""
            }
            RefusalKind::TwoColumns(..) => {
                "say in recall.toml, under columns, which of them it is; the second of two with one name is \"Name#2\""
            }
            RefusalKind::MappedHeaderMissing(..) if russian => {
                "если столбец переименован, исправьте его название в recall.toml, в разделе columns; если столбца больше нет, уберите строку"
            }
            RefusalKind::MappedHeaderMissing(..) => {
                "if the column was renamed, correct its name in recall.toml, under columns; if it is gone, take the line out"
            }
            RefusalKind::SkipColumnMissing(_) if russian => {
                "назовите в recall.toml, в разделе skip, столбец или заголовок так, как он стоит в файле"
            }
            RefusalKind::SkipColumnMissing(_) => {
                "name the column or header in recall.toml, under skip, as it stands in the file"
            }
            RefusalKind::SkipsNo(_) if russian => {
                "уберите слово отказа из recall.toml, из раздела skip: тем, кто отказался, и так не позвонят"
            }
            RefusalKind::SkipsNo(_) => {
                "take that word out of recall.toml, under skip: whoever says no is not called anyway"
            }
            RefusalKind::Changed if russian => {
                "дождитесь, пока программа клиники закончит выгрузку, и запустите recall ещё раз"
            }
            RefusalKind::Changed => {
                "wait until the clinic's program has finished the export, and run recall again"
            }
            RefusalKind::OpenQuote | RefusalKind::LooseQuote | RefusalKind::HeaderMoved => {
                self.of_records_hint(russian)?
            }
            _ => self.of_workbook_hint(russian)?,
        };
        Some(hint.to_owned())
    }

    /// What to do about the records of a file.
    const fn of_records_hint(&self, russian: bool) -> Option<&'static str> {
        Some(match &self.kind {
            RefusalKind::OpenQuote if russian => {
                "строки после неё прочитать нельзя, среди них может быть отказ от звонков; закройте или уберите кавычку"
            }
            RefusalKind::OpenQuote => {
                "what follows can't be read, and a refusal may be in it; close the quote or take it out"
            }
            RefusalKind::LooseQuote if russian => {
                "среди пропавших строк может быть отказ от звонков; уберите лишнюю кавычку, а кавычки внутри ячейки удвойте"
            }
            RefusalKind::LooseQuote => {
                "a refusal may be among them; take out the quote that is too much, and double the quotes within a cell"
            }
            RefusalKind::HeaderMoved if russian => {
                "разделите файл на два и назовите оба в recall.toml, в разделе files"
            }
            RefusalKind::HeaderMoved => {
                "make two files of it, and name both in recall.toml, under files"
            }
            _ => return None,
        })
    }

    /// What to do about a workbook.
    const fn of_workbook_hint(&self, russian: bool) -> Option<&'static str> {
        Some(match &self.kind {
            RefusalKind::TwoFiles(_) if russian => {
                "уберите один из них или назовите верный в recall.toml, в разделе files"
            }
            RefusalKind::TwoFiles(_) => {
                "take one of them away, or name the right one in recall.toml, under files"
            }
            RefusalKind::MergedCells if russian => {
                "разъедините ячейки и впишите значение в каждую или сохраните файл как XLSX"
            }
            RefusalKind::MergedCells => {
                "split them and fill in each cell, or save the file as XLSX"
            }
            RefusalKind::TurnedDates(_) if russian => {
                "выгрузите файл из программы клиники заново, с датами вида 2026-03-02 или 02.03.2026, и не открывайте выгруженный CSV в Excel: он меняет даты"
            }
            RefusalKind::TurnedDates(_) => {
                "export the file again from the clinic's program, with dates such as 2026-03-02 or 02.03.2026, and don't open the exported CSV in a spreadsheet: it changes dates"
            }
            RefusalKind::Page if russian => {
                "откройте файл в Excel или LibreOffice и сохраните как XLSX или CSV UTF-8, или выгрузите данные из программы клиники в таком виде"
            }
            RefusalKind::Page => {
                "open it in a spreadsheet program and save it as XLSX or CSV UTF-8, or export it so from the clinic's program"
            }
            RefusalKind::NoWorkbook if russian => {
                "откройте файл в Excel или LibreOffice и сохраните заново: как XLSX или CSV UTF-8"
            }
            RefusalKind::NoWorkbook => {
                "open it in a spreadsheet program and save it again, as XLSX or CSV UTF-8"
            }
            RefusalKind::WhichSheet(_) if russian => {
                "назовите лист после имени файла: книга.xlsx#Лист"
            }
            RefusalKind::WhichSheet(_) => "name the sheet behind the file: book.xlsx#Sheet",
            RefusalKind::OneSheet if russian => {
                "назовите листы Пациенты, Планы лечения, Визиты… или укажите в --data папку"
            }
            RefusalKind::OneSheet => {
                "name the sheets patients, plans, visits…, or give a folder with --data"
            }
            _ => return None,
        })
    }
}

/// The first of some names, in quotes.
fn shown_names(names: &[String]) -> String {
    const SHOWN: usize = 10;
    let shown = names.iter().take(SHOWN).map(|name| quoted(name));
    let mut shown = shown.collect::<Vec<_>>().join(", ");
    if names.len() > SHOWN {
        shown.push('…');
    }
    shown
}

/// What to do about columns in which somebody may say no: the lines for `recall.toml`.
fn may_say_no_hint(refusals: &[Refusal], language: Language) -> Option<String> {
    let columns = refusals.iter().filter_map(|refusal| match &refusal.kind {
        RefusalKind::MaySayNo(_, column) => {
            Some((column.file, column.header.as_str(), column.may_be))
        }
        _ => None,
    });
    let columns: Vec<_> = columns.collect();
    (!columns.is_empty()).then(|| may_say_no::advice(&columns, language))
}

/// What a file that is not read shows, and what may stand there.
const fn unread(risk: Risk, language: Language) -> &'static str {
    match (risk, language) {
        (Risk::Contacts, Language::Russian) => {
            "этот файл не читается, а в нём записаны звонки: среди них может быть отказ"
        }
        (Risk::Contacts, Language::English) => {
            "this file is not read, and it has contacts in it: a refusal may be among them"
        }
        (Risk::Wishes, Language::Russian) => {
            "этот файл не читается, а в нём записано, можно ли и когда звонить пациентам: там может стоять отказ"
        }
        (Risk::Wishes, Language::English) => {
            "this file is not read, and it says whether and when patients may be called: a refusal may stand there"
        }
        (Risk::Patients, Language::Russian) => {
            "этот файл не читается, а в нём имена пациентов и их телефоны или статусы: там может стоять отказ"
        }
        (Risk::Patients, Language::English) => {
            "this file is not read, and it has names of patients and their numbers or status: a refusal may stand there"
        }
    }
}

/// What to do about files that lie there unread.
fn unread_hint(refusals: &[Refusal], language: Language) -> Option<String> {
    let names = refusals.iter().filter_map(|refusal| match refusal.kind {
        RefusalKind::Unread(_) => Some(quoted(&refusal.name)),
        _ => None,
    });
    let names: Vec<String> = names.collect();
    if names.is_empty() {
        return None;
    }
    let names = names.join(", ");
    Some(match language {
        Language::Russian => format!(
            "если файл нужен, назовите его в recall.toml, в разделе [files], рядом с основным: contacts = [\"contacts.csv\", …]; если нет, оставьте в стороне, в разделе [ignore]: files = [{names}]"
        ),
        Language::English => format!(
            "if a file counts, name it in recall.toml under [files], beside the main one: contacts = [\"contacts.csv\", …]; if not, leave it aside, under [ignore]: files = [{names}]"
        ),
    })
}

/// All refusals as one failure: with the status of files that can't be had where there are any, else that of the first.
#[must_use]
pub fn failure(refusals: &[Refusal], language: Language) -> Failure {
    let lines: Vec<String> = refusals
        .iter()
        .map(|refusal| refusal.sentence(language))
        .collect();
    let first = refusals.first().map_or(Status::Data, Refusal::status);
    let mut all = refusals.iter().map(Refusal::status);
    let status = all
        .find(|status| *status == Status::NoInput)
        .unwrap_or(first);
    let hint = refusals.iter().find_map(|refusal| refusal.hint(language));
    let hint = hint.or_else(|| unread_hint(refusals, language));
    let of_columns = may_say_no_hint(refusals, language);
    let hint = match (hint, of_columns) {
        (Some(hint), Some(of_columns)) => Some(format!("{hint}\n{of_columns}")),
        (hint, of_columns) => hint.or(of_columns),
    };
    Failure {
        hint,
        ..Failure::new(status, language, lines.join("\n"))
    }
}
