//! What makes a whole file unusable.

use super::problem::in_line;
use super::{Said, cause};
use crate::base::{Both, Language, both, quoted};
use crate::export::columns::File;
use crate::read::beside::Risk;
use crate::read::may_say_no::{self, MayBe};
use crate::read::refusal::{Refusal, RefusalKind};

/// All refusals of a run.
#[must_use]
pub(crate) fn said(refusals: &[Refusal], language: Language) -> Said {
    let lines = refusals.iter().map(|refusal| sentence(refusal, language));
    let hints = [
        refusals
            .iter()
            .find_map(|refusal| hint(&refusal.kind, language))
            .or_else(|| unread_hint(refusals, language)),
        may_say_no_hint(refusals, language),
    ];
    let hints: Vec<String> = hints.into_iter().flatten().collect();
    Said {
        message: lines.collect::<Vec<_>>().join("\n"),
        hint: (!hints.is_empty()).then(|| hints.join("\n")),
    }
}

/// What is wrong, and where.
#[must_use]
pub(crate) fn sentence(Refusal { name, line, kind }: &Refusal, language: Language) -> String {
    let what = match language {
        Language::Russian => russian(name, kind),
        Language::English => english(name, kind),
    };
    match (kind, line) {
        (RefusalKind::UnknownCountry, _) => format!("clinic.country: {what}"),
        (_, Some(line)) => format!("{}: {what}", in_line(name, *line)),
        (_, None) => format!("{name}: {what}"),
    }
}

fn russian(name: &str, kind: &RefusalKind) -> String {
    let text = match kind {
        RefusalKind::Missing(_) => "нет такого файла, а без него списка не составить",
        RefusalKind::SheetMissing(file) => {
            let title = file.titles().next().unwrap_or_default();
            return format!("в книге нет листа «{title}», а без него списка не составить");
        }
        RefusalKind::CannotRead(why) => {
            let why = cause::sentence(*why, Language::Russian);
            return format!("не удаётся прочитать: {why}");
        }
        RefusalKind::NoHeader(_) => "нужна строка заголовков, а её нет",
        RefusalKind::NotACampaign => {
            "в первых двадцати строках нет заголовка, по которому узнать пациентов: нужен столбец «Номер карты» или «Телефон», \
             либо «ФИО» вместе с «Дата рождения»"
        }
        RefusalKind::ColumnMissing(column) => {
            let title = column.title(Language::Russian);
            return format!("нет обязательного столбца «{title}» ({})", column.name);
        }
        RefusalKind::TwoColumns(column, first, second) => {
            return format!("столбцы {first} и {second} оба подходят для {column}, нужен один");
        }
        RefusalKind::MappedHeaderMissing(column, header) => {
            let header = quoted(header);
            return format!(
                "для {column} в recall.toml назван заголовок {header}, а в файле его нет"
            );
        }
        RefusalKind::MaySayNo(_, column) => {
            let header = quoted(&column.header);
            return format!("столбец {header} не читается, а в нём может стоять отказ");
        }
        RefusalKind::SkipColumnMissing(column) => {
            let column = quoted(column);
            return format!(
                "по столбцу {column} строки не учитываются (skip), а такого столбца нет"
            );
        }
        RefusalKind::SkipsNo(column) => {
            return format!(
                "по столбцу {column} не учитываются (skip) строки с отказом, а отказ действует всегда"
            );
        }
        RefusalKind::TurnsNo(column, word) => {
            return format!(
                "слово {} в столбце {column} — отказ, а в recall.toml ему дано другое значение",
                quoted(word)
            );
        }
        RefusalKind::TwoFiles(other) => {
            return format!("рядом лежит {other}: непонятно, какой из двух файлов верный");
        }
        RefusalKind::NoWorkbook => "это похоже на книгу Excel, но прочитать её не удаётся",
        RefusalKind::Page => "это веб-страница или XML, а не книга и не CSV",
        RefusalKind::MergedCells => {
            "на листе есть объединённые ячейки, а в ODS их прочитать нельзя"
        }
        RefusalKind::TurnedDates(field) => {
            return format!(
                "в столбце {field} табличная программа перепутала день и месяц: часть дат она приняла за «месяц/день/год», остальные оставила текстом"
            );
        }
        RefusalKind::WhichSheet(names) => {
            let names = shown_names(names);
            return format!("непонятно, какой лист читать; в книге есть {names}");
        }
        RefusalKind::OneSheet => "в книге один лист, а для каждого файла нужен свой",
        RefusalKind::OpenQuote => "кавычка открыта и не закрыта до конца файла",
        RefusalKind::LooseQuote => {
            "запись занимает несколько строк, а кавычки в ней стоят не на месте: в ней могли пропасть другие строки"
        }
        RefusalKind::HeaderMoved => {
            "здесь снова стоят заголовки, но в другом порядке: строки ниже прочитались бы неверно"
        }
        RefusalKind::RowAbove => {
            "эта строка похожа на строку таблицы, но стоит выше заголовков, где ничего не читается: в ней может быть отказ"
        }
        RefusalKind::PartedOtherwise => {
            "эта строка разделена на ячейки не так, как заголовки, или вся попала в одну ячейку: прочитать её нельзя, а в ней может быть отказ"
        }
        RefusalKind::Changed => "файл изменился, пока его читали",
        RefusalKind::Unread(risk) => unread(*risk).russian,
        RefusalKind::UnknownCountry => {
            return format!("о телефонных номерах страны {name} ничего не известно");
        }
    };
    text.to_owned()
}

fn english(name: &str, kind: &RefusalKind) -> String {
    let text = match kind {
        RefusalKind::Missing(_) => "there is no such file, and no list without it",
        RefusalKind::SheetMissing(file) => {
            let title = file.name();
            return format!("the workbook has no sheet {title}, and no list without it");
        }
        RefusalKind::CannotRead(why) => {
            let why = cause::sentence(*why, Language::English);
            return format!("can't be read: {why}");
        }
        RefusalKind::NoHeader(_) => "wanted a line of headers, found none",
        RefusalKind::NotACampaign => {
            "none of the first twenty lines has headers by which patients could be told: wanted a column patient_id or phone, \
             or full_name together with birth_date"
        }
        RefusalKind::ColumnMissing(column) => {
            return format!("the required column {} is missing", column.name);
        }
        RefusalKind::TwoColumns(column, first, second) => {
            return format!("columns {first} and {second} both match {column}, wanted one");
        }
        RefusalKind::MappedHeaderMissing(column, header) => {
            let header = quoted(header);
            return format!(
                "recall.toml names the header {header} for {column}, and the file has none such"
            );
        }
        RefusalKind::MaySayNo(_, column) => {
            let header = quoted(&column.header);
            return format!("the column {header} is not read, and a no may stand there");
        }
        RefusalKind::SkipColumnMissing(column) => {
            let column = quoted(column);
            return format!("rows are to be left out by the column {column}, which is not there");
        }
        RefusalKind::SkipsNo(column) => {
            return format!(
                "rows are to be left out by the column {column} in which a patient says no, and a no always holds"
            );
        }
        RefusalKind::TurnsNo(column, word) => {
            return format!(
                "the word {} in the column {column} is a no, and recall.toml gives it another meaning",
                quoted(word)
            );
        }
        RefusalKind::TwoFiles(other) => {
            return format!("{other} is there as well: which of the two is right is not known");
        }
        RefusalKind::NoWorkbook => "this looks like a workbook, but can't be read as one",
        RefusalKind::Page => "this is a web page or XML, and neither a workbook nor CSV",
        RefusalKind::MergedCells => "the sheet has merged cells, which can't be read in an ODS",
        RefusalKind::TurnedDates(field) => {
            return format!(
                "in column {field} a spreadsheet has turned day and month round: it took some dates for month/day/year and left the others as text"
            );
        }
        RefusalKind::WhichSheet(names) => {
            let names = shown_names(names);
            return format!("which sheet is meant is not known; the workbook has {names}");
        }
        RefusalKind::OneSheet => "the workbook has one sheet, and each file needs its own",
        RefusalKind::OpenQuote => "a quote is opened and not closed before the end of the file",
        RefusalKind::LooseQuote => {
            "a record runs over several lines, and its quotes are out of place: it may have swallowed other rows"
        }
        RefusalKind::HeaderMoved => {
            "the headers stand here once more, in another order: the rows below would be misread"
        }
        RefusalKind::RowAbove => {
            "this line looks like a row, and stands above the headers, where nothing is read: a refusal may be in it"
        }
        RefusalKind::PartedOtherwise => {
            "this row is not parted as the headers are, or stands in one cell as a whole: it can't be read, and a refusal may be in it"
        }
        RefusalKind::Changed => "the file was changed while it was read",
        RefusalKind::Unread(risk) => unread(*risk).english,
        RefusalKind::UnknownCountry => {
            return format!("nothing is known of telephone numbers in {name}");
        }
    };
    text.to_owned()
}

/// What a file that is not read shows, and what may stand there.
const fn unread(risk: Risk) -> Both {
    match risk {
        Risk::Contacts => both(
            "этот файл не читается, а в нём записаны звонки: среди них может быть отказ",
            "this file is not read, and it has contacts in it: a refusal may be among them",
        ),
        Risk::Wishes => both(
            "этот файл не читается, а в нём записано, можно ли и когда звонить пациентам: там может стоять отказ",
            "this file is not read, and it says whether and when patients may be called: a refusal may stand there",
        ),
        Risk::Patients => both(
            "этот файл не читается, а в нём имена пациентов и их телефоны или статусы: там может стоять отказ",
            "this file is not read, and it has names of patients and their numbers or status: a refusal may stand there",
        ),
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

/// What to do about it, where there is something to say.
fn hint(kind: &RefusalKind, language: Language) -> Option<String> {
    let hint = match kind {
        RefusalKind::Missing(file) => return Some(missing_hint(*file, language)),
        RefusalKind::NoHeader(true) => both(
            "в файле есть нулевые байты: это не текст или UTF-16 без метки; сохраните файл как CSV UTF-8",
            "the file has NUL bytes: it is no text, or UTF-16 without a mark; save it as CSV UTF-8",
        ),
        RefusalKind::ColumnMissing(_) => both(
            "как столбец называется в выгрузке, можно записать в recall.toml, в разделе columns",
            "recall.toml can say, under columns, what the export calls it",
        ),
        RefusalKind::TwoColumns(..) => both(
            "какой из них верный, запишите в recall.toml, в разделе columns; второй столбец с тем же названием — \"Название#2\"",
            "say in recall.toml, under columns, which of them it is; the second of two with one name is \"Name#2\"",
        ),
        RefusalKind::MappedHeaderMissing(..) => both(
            "если столбец переименован, исправьте его название в recall.toml, в разделе columns; если столбца больше нет, уберите строку",
            "if the column was renamed, correct its name in recall.toml, under columns; if it is gone, take the line out",
        ),
        RefusalKind::SkipColumnMissing(_) => both(
            "назовите в recall.toml, в разделе skip, столбец или заголовок так, как он стоит в файле",
            "name the column or header in recall.toml, under skip, as it stands in the file",
        ),
        RefusalKind::SkipsNo(_) => both(
            "уберите слово отказа из recall.toml, из раздела skip: тем, кто отказался, и так не позвонят",
            "take that word out of recall.toml, under skip: whoever says no is not called anyway",
        ),
        RefusalKind::TurnsNo(..) => both(
            "уберите это слово из recall.toml, из раздела values: иначе позвонят тому, кто сказал «нет»; если смысл столбца обратный, оставьте его в ignore",
            "take that word out of recall.toml, under values: whoever said no would be called; where the column means the opposite, leave it aside under ignore",
        ),
        RefusalKind::OpenQuote => both(
            "строки после неё прочитать нельзя, среди них может быть отказ от звонков; закройте или уберите кавычку",
            "what follows can't be read, and a refusal may be in it; close the quote or take it out",
        ),
        RefusalKind::LooseQuote => both(
            "среди пропавших строк может быть отказ от звонков; уберите лишнюю кавычку, а кавычки внутри ячейки удвойте",
            "a refusal may be among them; take out the quote that is too much, and double the quotes within a cell",
        ),
        RefusalKind::HeaderMoved => both(
            "разделите файл на два и назовите оба в recall.toml, в разделе files",
            "make two files of it, and name both in recall.toml, under files",
        ),
        RefusalKind::RowAbove => both(
            "поставьте строку с заголовками над таблицей: возможно, таблицу сортировали вместе с ней; если в файле две таблицы, разделите его на два и назовите оба в recall.toml, в разделе files",
            "put the line of headers above the table, which may have been sorted together with it; if these are two tables, make two files of it, and name both in recall.toml, under files",
        ),
        RefusalKind::PartedOtherwise => both(
            "выгрузите файл из программы клиники заново и не сохраняйте выгруженный CSV из Excel: он меняет разделители и кавычки; или разделите строку так же, как заголовки",
            "export the file again from the clinic's program, and don't save the exported CSV from a spreadsheet, which changes delimiters and quotes; or part the row as the headers are",
        ),
        RefusalKind::Changed => both(
            "дождитесь, пока программа клиники закончит выгрузку, и запустите recall ещё раз",
            "wait until the clinic's program has finished the export, and run recall again",
        ),
        RefusalKind::TwoFiles(_) => both(
            "уберите один из них или назовите верный в recall.toml, в разделе files",
            "take one of them away, or name the right one in recall.toml, under files",
        ),
        RefusalKind::MergedCells => both(
            "разъедините ячейки и впишите значение в каждую или сохраните файл как XLSX",
            "split them and fill in each cell, or save the file as XLSX",
        ),
        RefusalKind::TurnedDates(_) => both(
            "выгрузите файл из программы клиники заново, с датами вида 2026-03-02 или 02.03.2026, и не открывайте выгруженный CSV в Excel: он меняет даты",
            "export the file again from the clinic's program, with dates such as 2026-03-02 or 02.03.2026, and don't open the exported CSV in a spreadsheet: it changes dates",
        ),
        RefusalKind::Page => both(
            "откройте файл в Excel или LibreOffice и сохраните как XLSX или CSV UTF-8, или выгрузите данные из программы клиники в таком виде",
            "open it in a spreadsheet program and save it as XLSX or CSV UTF-8, or export it so from the clinic's program",
        ),
        RefusalKind::NoWorkbook => both(
            "откройте файл в Excel или LibreOffice и сохраните заново: как XLSX или CSV UTF-8",
            "open it in a spreadsheet program and save it again, as XLSX or CSV UTF-8",
        ),
        RefusalKind::WhichSheet(_) => both(
            "назовите лист после имени файла: книга.xlsx#Лист",
            "name the sheet behind the file: book.xlsx#Sheet",
        ),
        RefusalKind::OneSheet => both(
            "назовите листы Пациенты, Планы лечения, Визиты… или укажите в --data папку",
            "name the sheets patients, plans, visits…, or give a folder with --data",
        ),
        // Of the last two there may be several, which have one hint together.
        RefusalKind::SheetMissing(_)
        | RefusalKind::CannotRead(_)
        | RefusalKind::NoHeader(false)
        | RefusalKind::NotACampaign
        | RefusalKind::UnknownCountry
        | RefusalKind::MaySayNo(..)
        | RefusalKind::Unread(_) => return None,
    };
    Some(hint.said_in(language).to_owned())
}

fn missing_hint(file: File, language: Language) -> String {
    let flag = file.name();
    match language {
        Language::Russian => {
            format!("укажите папку с выгрузкой: --data ПАПКА, или сам файл: --{flag} ФАЙЛ")
        }
        Language::English => format!(
            "name the folder of the export with --data DIR, or the file itself with --{flag} FILE"
        ),
    }
}

/// What to do about files that lie there unread.
fn unread_hint(refusals: &[Refusal], language: Language) -> Option<String> {
    let unread = refusals
        .iter()
        .filter(|refusal| matches!(refusal.kind, RefusalKind::Unread(_)));
    let names: Vec<String> = unread.map(|refusal| quoted(&refusal.name)).collect();
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

/// What to do about columns in which somebody may say no: the lines for `recall.toml`.
fn may_say_no_hint(refusals: &[Refusal], language: Language) -> Option<String> {
    let columns = refusals.iter().filter_map(|refusal| match &refusal.kind {
        RefusalKind::MaySayNo(_, column) => {
            Some((column.file, column.header.as_str(), column.may_be))
        }
        _ => None,
    });
    let columns: Vec<(File, &str, MayBe)> = columns.collect();
    if columns.is_empty() {
        return None;
    }
    let (what, nothing) = may_say_no::lines(&columns);
    let shown = |lines: &[String]| {
        let lines = lines.iter().map(|line| format!("\n    {line}"));
        lines.collect::<String>()
    };
    let nothing = shown(&nothing);
    Some(match (language, what.is_empty()) {
        (Language::Russian, false) => format!(
            "запишите в recall.toml, что это за столбец:{}\nили что он ничего не значит:{nothing}",
            shown(&what)
        ),
        (Language::Russian, true) => format!(
            "запишите в recall.toml, в разделе columns, что это за столбец, или что он ничего не значит:{nothing}"
        ),
        (Language::English, false) => format!(
            "say in recall.toml what the column is:{}\nor that it is nothing:{nothing}",
            shown(&what)
        ),
        (Language::English, true) => format!(
            "say in recall.toml, under columns, what the column is, or that it is nothing:{nothing}"
        ),
    })
}
