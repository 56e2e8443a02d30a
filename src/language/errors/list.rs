//! Why nothing of a filled list is taken.

use super::refusal;
use crate::base::{Both, Language, both};
use crate::export::list_columns;
use crate::language::record::in_sheet;
use crate::record::list::NotTaken;

/// What is wrong with a file, and where; no cell of it is quoted.
#[must_use]
pub fn sentence(why: &NotTaken, name: &str, language: Language) -> String {
    let at = |line: u32, what: Both| {
        let place = at_line(name, line, language);
        format!("{place}: {}", what.said_in(language))
    };
    match why {
        NotTaken::Unreadable(refused) => refusal::sentence(refused, language),
        NotTaken::NotAList => format!("{name}: {}", NOT_A_LIST.said_in(language)),
        NotTaken::MissingColumn(line, column) => {
            let place = at_line(name, *line, language);
            format!("{place}: {}", lacks(column, language))
        }
        NotTaken::Cut(line) => at(*line, CUT),
        NotTaken::BadEntry(line) => at(*line, BAD_ENTRY),
        NotTaken::SortedApart(line) => at(*line, SORTED_APART),
        NotTaken::StrictOfNobody(line) => at(*line, STRICT_OF_NOBODY),
        NotTaken::OfSheet(sheet, why) => sentence(why, &in_sheet(name, sheet, language), language),
    }
}

/// A row of a list, which people see in a spreadsheet.
fn at_line(name: &str, line: u32, language: Language) -> String {
    match language {
        Language::Russian => format!("{name}, строка {line}"),
        Language::English => format!("{name}, line {line}"),
    }
}

const NOT_A_LIST: Both = both(
    "это не список recall: заголовков списка нет ни в одной из первых двадцати строк",
    "this is no list of recall's: none of the first twenty lines has the headers of one",
);

const CUT: Both = both(
    "в строке не столько ячеек, сколько столбцов в заголовке: она оборвана или сдвинута, и в потерянной части мог быть отказ; \
     сохраните список из таблицы ещё раз",
    "the row has another number of cells than the header has columns: it was cut or its cells have moved, and a refusal may be \
     lost; save the list from the spreadsheet once more",
);

const BAD_ENTRY: Both = both(
    "строка заполнена, но по столбцу «Строка списка» (entry) не понять, о ком она; верните в него то, что стояло в списке, \
     или сотрите вписанное",
    "the row is filled in, but its entry does not tell whom it is about; put back what stood there in the list, or clear what \
     was filled in",
);

const SORTED_APART: Both = both(
    "рядом с отметкой в столбце «Строка списка» (entry) стоит другой пациент: похоже, отсортировали только часть столбцов; \
     из этого списка ничего не взято. Отмените сортировку или перенесите итоги в исходный список",
    "another patient stands beside the entry: some columns seem to have been sorted without the others, and nothing of this list \
     is taken. Undo the sorting, or copy what was filled in into the list as it was",
);

const STRICT_OF_NOBODY: Both = both(
    "в «Итог» строки, которая только рассказывает, вписан отказ, боль или жалоба; записать это не на кого, а потерять нельзя: \
     впишите это в строку самого звонка или в contacts.csv, а здесь сотрите",
    "a refusal, pain or a complaint was written into a row that only tells something; it can be recorded of nobody and must not \
     be lost: write it into the row of the contact itself or into contacts.csv, and clear it here",
);

fn lacks(column: &str, language: Language) -> String {
    let declared = list_columns::DECLARED.iter().find(|it| it.name == column);
    let title = declared.map_or(column, |declared| declared.title.said_in(language));
    match language {
        Language::Russian => format!(
            "в списке нет столбца «{title}» ({column}), и без него не понять, что о ком записано; верните его"
        ),
        Language::English if title.eq_ignore_ascii_case(column) => format!(
            "the list lacks the column {column}, without which it can't be told what was said of whom; put it back"
        ),
        Language::English => format!(
            "the list lacks the column \"{title}\" ({column}), without which it can't be told what was said of whom; put it back"
        ),
    }
}
