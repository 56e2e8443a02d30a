//! What is wrong with single rows and cells.
//!
//! [`Problem`] says it itself, as the same words stand in warnings, in the report of `check` and in the answer of `explain`.

use super::Said;
use crate::base::plural::{english_plural, russian_plural};
use crate::base::{Both, Language, Words, both};
use crate::export::columns::{File, Kind};
use crate::model::clinic::Input;
use crate::phone::mask::masked;
use crate::read::problem::{Fate, Looks, Problem, Shape, Wanted};
use crate::report::excerpt::{Excerpt, More};

/// Rows that are not used, where that ends the run.
#[must_use]
pub(crate) fn unused(excerpt: &Excerpt, inputs: &[Input], language: Language) -> Said {
    let lines = lines(excerpt, inputs, language);
    Said::of(lines.join("\n")).with_hint(STRICT, language)
}

const STRICT: Both = both(
    "с --strict списка не будет, пока есть такие строки; без --strict он составляется без них",
    "with --strict there is no list while there are such rows; without it the list is made without them",
);

/// The first problems of each cause in words, then how many more there are of each.
#[must_use]
pub(crate) fn lines(excerpt: &Excerpt, inputs: &[Input], language: Language) -> Vec<String> {
    let first = sentences(&excerpt.first, inputs, language);
    let more = excerpt.more.iter();
    first
        .into_iter()
        .chain(more.map(|more| left_over(*more, inputs, language)))
        .collect()
}

/// The problems in words; what is wrong with two rows together is said once.
#[must_use]
pub(crate) fn sentences(problems: &[Problem], inputs: &[Input], language: Language) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    for problem in problems {
        let sentence = problem.sentence(inputs, language);
        if !matches!(problem.wanted, Wanted::SameRows(_)) || !said.contains(&sentence) {
            said.push(sentence);
        }
    }
    said
}

fn left_over(more: More, inputs: &[Input], language: Language) -> String {
    let place = in_column(
        file(inputs, more.input),
        &title(inputs, (more.input, more.field, more.column), language),
        language,
    );
    let count = more.count;
    match language {
        Language::Russian => format!("{place}: и ещё {count}; все покажет recall check --all"),
        Language::English => format!("{place}: and {count} more; recall check --all shows them"),
    }
}

impl Problem {
    /// Where, what was wanted, what was found.
    #[must_use]
    pub fn sentence(&self, inputs: &[Input], language: Language) -> String {
        let (file, title) = (file(inputs, self.input), self.title(inputs, language));
        if let Wanted::SameRows(other) = self.wanted
            && other.input() == self.input
            && other.line() != self.line
        {
            let [first, second] = [self.line.min(other.line()), self.line.max(other.line())];
            let place = in_column(&in_line(file, first), &title, language);
            // Such rows are never used.
            let end = both(" (строки не приняты)", " (rows refused)").said_in(language);
            return match language {
                Language::Russian => format!(
                    "{place}: у строк {first} и {second} один номер, а сведения разные{end}"
                ),
                Language::English => {
                    format!("{place}: lines {first} and {second} have one id and differ{end}")
                }
            };
        }
        let place = in_column(&in_line(file, self.line), &title, language);
        format!("{place}: {}", self.what(language))
    }

    /// What people call the column: its header in that file, else its usual title; blank where it is the row as a whole.
    #[must_use]
    pub(crate) fn title(&self, inputs: &[Input], language: Language) -> String {
        title(inputs, (self.input, self.field, self.column), language)
    }

    /// What was wanted, what was found, what became of the row.
    #[must_use]
    pub(crate) fn what(&self, language: Language) -> String {
        let found = match self.wanted {
            Wanted::Value(_) => Some(found(self.found, language)),
            _ => None,
        };
        wanted(self.wanted, found.as_deref(), language) + self.end(language)
    }

    /// What was wanted, whatever was found.
    #[must_use]
    pub(crate) fn demand(&self, language: Language) -> String {
        wanted(self.wanted, None, language)
    }

    /// What was found, where something else was wanted of a cell.
    #[must_use]
    pub(crate) fn shape(&self, language: Language) -> String {
        match self.wanted {
            Wanted::Value(_) => shape(self.found, language),
            _ => String::new(),
        }
    }

    /// What became of the row, in brackets.
    #[must_use]
    pub(crate) const fn end(&self, language: Language) -> &'static str {
        let end = match self.fate {
            Fate::Rejected => both(" (строка не принята)", " (row refused)"),
            Fate::LeftBlank => both(" (считаем, что пусто)", " (taken as blank)"),
            Fate::TakenAsOther => both(" (считаем прочим)", " (taken as other)"),
            Fate::Orphan => both(" (строка ни на что не влияет)", " (row decides nothing)"),
            Fate::Noted | Fate::Unmatched => both("", ""),
        };
        end.said_in(language)
    }
}

fn file(inputs: &[Input], input: u8) -> &str {
    let input = inputs.get(usize::from(input));
    input.map_or("", |input| input.name.as_str())
}

fn title(
    inputs: &[Input],
    (input, field, column): (u8, u16, &'static str),
    language: Language,
) -> String {
    let headers = inputs.get(usize::from(input)).map(|input| &input.headers);
    let place = usize::from(field).checked_sub(1);
    let header = headers
        .zip(place)
        .and_then(|(headers, place)| headers.get(place));
    match header.map(|header| masked(header)) {
        Some(header) if !header.is_empty() && !column.is_empty() => header.into_owned(),
        _ => usual_title(column, language),
    }
}

/// What a column is called that is known by its name alone.
#[must_use]
pub(crate) fn usual_title(column: &str, language: Language) -> String {
    let mut columns = File::ALL.into_iter().flat_map(File::columns);
    let known = columns.find(|known| known.name == column);
    known.map_or_else(
        || column.to_owned(),
        |known| known.title(language).into_owned(),
    )
}

/// A row as people are told of it, and as programs and editors know one.
#[must_use]
pub(crate) fn in_line(file: &str, line: u32) -> String {
    format!("{file}:{line}")
}

/// A column of a row, or of a file; the place alone where the column has no title.
#[must_use]
pub(crate) fn in_column(place: &str, title: &str, language: Language) -> String {
    match (title, language) {
        ("", _) => place.to_owned(),
        (_, Language::Russian) => format!("{place}, столбец «{title}»"),
        (_, Language::English) => format!("{place}, column \"{title}\""),
    }
}

fn wanted(wanted: Wanted, found: Option<&str>, language: Language) -> String {
    match language {
        Language::Russian => russian(wanted, found),
        Language::English => english(wanted, found),
    }
}

fn russian(wanted: Wanted, found: Option<&str>) -> String {
    let text = match wanted {
        Wanted::Value(kind) => {
            let wanted = of_kind(*kind, Language::Russian);
            return match found {
                Some(found) => format!("{wanted}, а {found}"),
                None => wanted,
            };
        }
        Wanted::Something => "здесь не должно быть пусто",
        Wanted::Fields(count) => {
            return format!("в строке больше полей, чем в заголовке: нужно не больше {count}");
        }
        Wanted::WholeRow(count, file) => {
            return format!(
                "строка обрезана: полей меньше, чем в заголовке ({count}), а среди недостающих мог быть отказ; если программа клиники просто не пишет пустые ячейки в конце строки, укажите short_rows.{file} = true"
            );
        }
        Wanted::NotRest => {
            "похоже на конец предыдущей строки: в её последней ячейке перенос, а кавычек вокруг ячейки нет; уберите перенос или возьмите ячейку в кавычки"
        }
        Wanted::LineEnd => {
            "последняя строка неполная и не закончена: выгрузка оборвалась; выгрузите файл заново"
        }
        Wanted::Quotes(count) => {
            return format!(
                "кавычка стоит не на месте, и где кончается поле, непонятно: в такой строке полей должно быть ровно {count}, как в заголовке"
            );
        }
        Wanted::SameRows(_) => "у нескольких строк один номер, а сведения разные",
        Wanted::OnePatient => "под этим номером стоят планы двух пациентов",
        Wanted::KnownPatient => "такого пациента нет в файле пациентов",
        Wanted::KnownPlan => "такого плана нет в файле планов",
        Wanted::KnownItem => "такой позиции в этом плане нет",
        Wanted::OwnPlan => {
            "у этого пациента нет такого плана: будущий визит считается визитом без плана, прошедший не начинает лечения"
        }
        Wanted::OwnPlanOrAll => {
            "у этого пациента нет такого плана: считаем, что говорили обо всех его планах"
        }
        Wanted::OwnAgreementOrAll => {
            "у этого пациента нет такой договорённости: считаем, что говорили обо всех договорённостях"
        }
        Wanted::NameAlone => {
            "в имени записано, что звонить нельзя; запишите это в свой столбец, а в имени оставьте имя"
        }
        Wanted::OwnNumber => {
            "рядом с номером сказано, что он не пациента: по нему не звоним; для номера представителя есть свой столбец, «Телефон представителя»"
        }
        Wanted::RealNumber => "такого номера ни у кого нет, это заглушка",
        Wanted::ReadablePatient => "другая строка этого пациента не принята",
        Wanted::MappedHeader => {
            "заголовка, который назван в recall.toml, в файле нет: проверьте раздел columns"
        }
    };
    text.to_owned()
}

fn english(wanted: Wanted, found: Option<&str>) -> String {
    let text = match wanted {
        Wanted::Value(kind) => {
            let wanted = of_kind(*kind, Language::English);
            return match found {
                Some(found) => format!("wanted {wanted}, {found}"),
                None => format!("wanted {wanted}"),
            };
        }
        Wanted::Something => "wanted something, found nothing",
        Wanted::Fields(count) => {
            return format!("wanted at most {count} fields as in the header, found more");
        }
        Wanted::WholeRow(count, file) => {
            return format!(
                "the row was cut: it has fewer fields than the header ({count}), and what is missing may be a no; if the clinic's program only leaves off blank cells at the end of a row, set short_rows.{file} = true"
            );
        }
        Wanted::NotRest => {
            "this looks like the rest of the row before: its last cell has a line break and no quotes around it; take out the break, or put the cell in quotes"
        }
        Wanted::LineEnd => {
            "the last row is short, and its line does not end: the export broke off; export the file again"
        }
        Wanted::Quotes(count) => {
            return format!(
                "a quote is out of place, so that it can't be told where a field ends: such a row needs exactly {count} fields, as the header has"
            );
        }
        Wanted::SameRows(_) => "several rows have one id and differ",
        Wanted::OnePatient => "this plan stands under two patients",
        Wanted::KnownPatient => "there is no such patient in the patients' file",
        Wanted::KnownPlan => "there is no such plan in the plans' file",
        Wanted::KnownItem => "the plan has no such item",
        Wanted::OwnPlan => {
            "this patient has no such plan: a future visit counts as one without a plan, a past one begins no treatment"
        }
        Wanted::OwnPlanOrAll => {
            "this patient has no such plan: the contact counts for all the patient's plans"
        }
        Wanted::OwnAgreementOrAll => {
            "this patient has no such agreement: the contact counts for all agreements with the patient"
        }
        Wanted::NameAlone => {
            "the name says not to call: say that in its own column, and leave the name alone"
        }
        Wanted::OwnNumber => {
            "a word beside the number says that it is somebody else's, so it is not used; a guardian's has a column of its own, \"guardian phone\""
        }
        Wanted::RealNumber => "nobody has this number, it only fills the cell",
        Wanted::ReadablePatient => "another row of this patient was refused",
        Wanted::MappedHeader => {
            "the header that recall.toml names is not in the file: look under columns"
        }
    };
    text.to_owned()
}

/// What a column wants, in words.
fn of_kind(kind: Kind, language: Language) -> String {
    let text = match kind {
        Kind::Choice(words) => return one_of(words, language),
        Kind::Text | Kind::Basis | Kind::Source => both("нужен текст", "a text"),
        Kind::Date => both(
            "нужна дата, например 02.03.2026",
            "a date such as 2026-03-02 or 02.03.2026",
        ),
        Kind::Moment => both(
            "нужны дата и время, например 02.03.2026 10:30",
            "a date and time such as 2026-03-02 10:30",
        ),
        Kind::MomentOrDate => both(
            "нужна дата, можно со временем, например 02.03.2026 10:30",
            "a date, perhaps with a time, such as 2026-03-02 10:30",
        ),
        Kind::Channels => both(
            "нужны способы связи: звонок, СМС, мессенджер, почта",
            "channels: call, sms, messenger, email",
        ),
        Kind::Weekdays => both(
            "нужны дни недели, например пн-пт или вт, чт",
            "days of the week such as mon-fri or tue, thu",
        ),
        Kind::Times => both(
            "нужны часы, например 10:00-12:00 или после 18",
            "hours such as 10:00-12:00 or 18:00-",
        ),
        Kind::Zone => both(
            "нужен часовой пояс, например Europe/Moscow",
            "a time zone such as Europe/Moscow",
        ),
        Kind::Phones => both(
            "нужен хотя бы один номер телефона",
            "at least one telephone number",
        ),
        Kind::Phone => both("нужен один номер телефона", "one telephone number"),
        Kind::Email => both(
            "нужен адрес почты, например ivanova@example.ru",
            "an address such as ivanova@example.ru",
        ),
        Kind::Abouts => both(
            "нужен повод, визит, план или договорённость, например напоминание о чистке или план:17",
            "a reason or a case such as hygiene_reminder or plan:17",
        ),
        Kind::Score => both("нужна оценка от 0 до 10", "a score from 0 to 10"),
        Kind::Minutes => both("нужно число минут", "a number of minutes"),
        Kind::Teeth => both(
            "нужен зуб двумя цифрами, например 36; несколько — через запятую",
            "a tooth of two digits such as 36, several parted by commas",
        ),
    };
    text.said_in(language).to_owned()
}

/// The names of a closed list of values, in Russian each with the word that people there write.
fn one_of(words: &Words, language: Language) -> String {
    let name = |&(name, further): &(&'static str, &'static [&'static str])| {
        let is_russian = |word: &&&str| word.chars().any(|c| matches!(c, 'а'..='я'));
        let russian = further
            .iter()
            .find(is_russian)
            .filter(|_| language == Language::Russian);
        russian.map_or(name, |word| word)
    };
    let names: Vec<&str> = words.values.iter().map(name).collect();
    let or = both(" или ", " or ").said_in(language);
    let names = match names.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, others)) => format!("{}{or}{last}", others.join(", ")),
        None => String::new(),
    };
    match language {
        Language::Russian => format!("нужно: {names}"),
        Language::English => names,
    }
}

/// What was found in a cell.
fn found(found: Shape, language: Language) -> String {
    let shape = shape(found, language);
    match (found.looks, language) {
        (Looks::Plain, Language::Russian) => format!("в ячейке {shape}"),
        (Looks::CutShort, Language::English) | (_, Language::Russian) => shape,
        (_, Language::English) => format!("found {shape}"),
    }
}

/// How many letters, digits and signs a cell has: a cell itself is not shown.
fn shape(shape: Shape, language: Language) -> String {
    if let Some(spoiled) = spoiled(shape.looks) {
        return spoiled.said_in(language).to_owned();
    }
    let counts = [
        (
            shape.letters,
            ["буква", "буквы", "букв"],
            ["letter", "letters"],
        ),
        (
            shape.digits,
            ["цифра", "цифры", "цифр"],
            ["digit", "digits"],
        ),
        (shape.others, ["знак", "знака", "знаков"], ["sign", "signs"]),
    ];
    let counts = counts.into_iter().filter(|(count, ..)| *count > 0);
    let counts = counts.map(|(count, russian, english)| {
        let noun = match language {
            Language::Russian => russian_plural(count.into(), russian),
            Language::English => english_plural(count.into(), english),
        };
        format!("{count} {noun}")
    });
    let counts: Vec<String> = counts.collect();
    let and = both(" и ", " and ").said_in(language);
    match counts.split_last() {
        None => both("пусто", "nothing").said_in(language).to_owned(),
        Some((only, [])) => only.clone(),
        Some((last, others)) => [&others.join(", "), and, last].concat(),
    }
}

/// What a spreadsheet has made of a cell.
const fn spoiled(looks: Looks) -> Option<Both> {
    Some(match looks {
        Looks::Plain => return None,
        Looks::CutShort => both(
            "Excel сократил номер (вида 7,9E+10): впишите его целиком или выгрузите файл заново, и не пересохраняйте",
            "a spreadsheet kept the beginning of the number only (such as 7.9E+10): write it out in full or export the file again, and don't save it from there",
        ),
        Looks::Slashed => both(
            "дата записана с косыми чертами: напишите в recall.toml, что в ней стоит раньше, dates = \"day/month/year\" или \"month/day/year\"",
            "a date with slashes: say in recall.toml what comes first, dates = \"day/month/year\" or \"month/day/year\"",
        ),
        Looks::NoValue => both(
            "в ячейке формула без сохранённого значения: откройте файл в Excel или LibreOffice и сохраните заново",
            "a formula without a stored value: open the file in a spreadsheet program and save it again",
        ),
        Looks::Error => both(
            "в ячейке ошибка формулы, например #Н/Д",
            "an error of a formula, such as #N/A",
        ),
        Looks::Struck => both(
            "ячейка зачёркнута: сотрите её или снимите зачёркивание",
            "a struck-out cell: clear it, or take the line through it away",
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shape_says_how_many_of_what() {
        let said = |text: &str, language| shape(Shape::of(text), language);
        assert_eq!(said("завтра", Language::Russian), "6 букв");
        assert_eq!(said("1 а", Language::Russian), "1 буква и 1 цифра");
        assert_eq!(said("32.13.2026", Language::Russian), "8 цифр и 2 знака");
        assert_eq!(
            said("ab-12", Language::English),
            "2 letters, 2 digits and 1 sign"
        );
        assert_eq!(said("  ", Language::English), "nothing");
        assert!(said("9E+10", Language::English).contains("kept the beginning"));
        assert!(said("3/4/2026", Language::English).contains("slashes"));
    }
}
