//! What is wrong with single rows and cells: typed and small, for there may be a million of them.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::base::{Language, Words};
use crate::export::columns::Kind;
use crate::model::clinic::Input;
use crate::read::workbook::Mark;

/// What is found wrong with rows.
#[derive(Debug, Default)]
pub struct Findings {
    /// What is wrong with rows and cells.
    pub problems: Vec<Problem>,
    /// Words in columns with a closed list of them that are not in it, and how often each stands there.
    pub words: UnknownWords,
}

/// Words by input, column and spelling.
pub type UnknownWords = BTreeMap<(u8, usize, Box<str>), u32>;

/// More words than these are no words: the column holds something else.
const MOST_WORDS: usize = 1000;

impl Findings {
    /// Counts a word that is not known.
    pub fn note_word(&mut self, input: u8, column: usize, word: &str) {
        let word = (input, column, word.into());
        if let Some(count) = self.words.get_mut(&word) {
            *count += 1;
        } else if self.words.len() < MOST_WORDS {
            self.words.insert(word, 1);
        }
    }

    /// Takes in what is found in another part.
    pub fn append(&mut self, part: Self) {
        self.problems.extend(part.problems);
        for (word, count) in part.words {
            if self.words.len() < MOST_WORDS || self.words.contains_key(&word) {
                *self.words.entry(word).or_default() += count;
            }
        }
    }
}

/// Something wrong with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Which of the clinic's inputs.
    pub input: u8,
    /// The line on which the record starts.
    pub line: u32,
    /// The field, counted from 1; 0: the row as a whole.
    pub field: u16,
    /// The column, blank where it is the row as a whole.
    pub column: &'static str,
    /// What was wanted.
    pub wanted: Wanted,
    /// What was found, by its shape alone.
    pub found: Shape,
    /// What became of the row.
    pub fate: Fate,
}

/// What was wanted of a cell or a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A value of the column's kind.
    Value(&'static Kind),
    /// Something, where the cell is blank.
    Something,
    /// No more fields than the header has: that many.
    Fields(u16),
    /// As many fields as the header has, that many, of the file with that name in the settings: the row was cut.
    WholeRow(u16, &'static str),
    /// A last line that ends: the export broke off.
    LineEnd,
    /// As many fields as the header has, that many, where a quote is not in its place.
    Quotes(u16),
    /// One row under one id, or rows that say the same.
    SameRows,
    /// One patient for one plan.
    OnePatient,
    /// A patient of patients.csv.
    KnownPatient,
    /// A plan of plans.csv.
    KnownPlan,
    /// An item of a plan.
    KnownItem,
    /// A plan of the visit's own patient.
    OwnPlan,
    /// A plan of the contact's own patient: it stands for all of them.
    OwnPlanOrAll,
    /// An agreement with the contact's own patient: it stands for all of them.
    OwnAgreementOrAll,
    /// A name without words that say not to call, or that the patient has died.
    NameAlone,
    /// A number of the patient's own, where a word beside one says that it is somebody else's.
    OwnNumber,
    /// A number, where one is written that nobody has.
    RealNumber,
    /// A patient's every row to be readable.
    ReadablePatient,
    /// The headers that the settings name for the column.
    MappedHeader,
}

/// What became of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It was refused.
    Rejected,
    /// The cell counts as blank, the row was used.
    LeftBlank,
    /// The word is not known: it counts as `other`, the row was used.
    TakenAsOther,
    /// The cell names what the patient does not have; the row was used.
    Unmatched,
    /// It names no patient.
    Orphan,
    /// No row is concerned.
    Noted,
}

impl Fate {
    /// Whether the row decides nothing.
    #[must_use]
    pub const fn is_unused(self) -> bool {
        matches!(self, Self::Rejected | Self::Orphan)
    }
}

/// The shape of a cell: all that is said of what stands in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    letters: u32,
    digits: u32,
    others: u32,
    /// What it is besides.
    looks: Looks,
}

/// What is seen of a cell beyond its shape, where something can be done about it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Looks {
    /// Nothing.
    #[default]
    Plain,
    /// A long number of which a spreadsheet has kept the first digits only, as `9.18774E+09`.
    CutShort,
    /// A date with slashes: which number is the month is not known.
    Slashed,
    /// A formula of a workbook without its value.
    NoValue,
    /// An error of a spreadsheet.
    Error,
    /// A cell that is struck out.
    Struck,
}

impl Shape {
    /// The shape of a cell of which the workbook says that it can't be read.
    #[must_use]
    pub fn marked(mark: Mark) -> Self {
        let looks = match mark {
            Mark::NoValue => Looks::NoValue,
            Mark::Error => Looks::Error,
            Mark::Struck => Looks::Struck,
        };
        Self {
            looks,
            ..Self::default()
        }
    }

    /// The shape of a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut shape = Self {
            looks: looks(text),
            ..Self::default()
        };
        for letter in text.chars() {
            let count = match letter {
                letter if letter.is_alphabetic() => &mut shape.letters,
                letter if letter.is_numeric() => &mut shape.digits,
                letter if letter.is_whitespace() => continue,
                _ => &mut shape.others,
            };
            *count = count.saturating_add(1);
        }
        shape
    }

    fn write(self, out: &mut String, language: Language) {
        if let Some(words) = self.looks.words(language) {
            out.push_str(words);
            return;
        }
        let nouns = match language {
            Language::Russian => [
                ["буква", "буквы", "букв"],
                ["цифра", "цифры", "цифр"],
                ["знак", "знака", "знаков"],
            ],
            Language::English => [
                ["letter", "letters", "letters"],
                ["digit", "digits", "digits"],
                ["sign", "signs", "signs"],
            ],
        };
        let counts = [self.letters, self.digits, self.others];
        let mut parts = counts
            .into_iter()
            .zip(nouns)
            .filter(|(count, _)| *count > 0)
            .peekable();
        if parts.peek().is_none() {
            out.push_str(match language {
                Language::Russian => "пусто",
                Language::English => "nothing",
            });
        }
        let mut first = true;
        while let Some((count, forms)) = parts.next() {
            if !first {
                out.push_str(match (parts.peek().is_none(), language) {
                    (false, _) => ", ",
                    (true, Language::Russian) => " и ",
                    (true, Language::English) => " and ",
                });
            }
            first = false;
            write!(out, "{count} {}", plural(count, forms, language)).ok();
        }
    }
}

impl Looks {
    const fn words(self, language: Language) -> Option<&'static str> {
        Some(match (self, language) {
            (Self::Plain, _) => return None,
            (Self::CutShort, Language::Russian) => {
                "число, от которого таблица оставила только начало: выгрузите файл заново и не пересохраняйте его в таблице"
            }
            (Self::CutShort, Language::English) => {
                "a number of which a spreadsheet kept the beginning only: export the file again, and don't save it from a spreadsheet"
            }
            (Self::NoValue, Language::Russian) => {
                "формула без сохранённого значения: откройте файл в Excel или LibreOffice и сохраните заново"
            }
            (Self::NoValue, Language::English) => {
                "a formula without a stored value: open the file in a spreadsheet program and save it again"
            }
            (Self::Error, Language::Russian) => "ошибка формулы, как #Н/Д",
            (Self::Error, Language::English) => "an error of a formula, such as #N/A",
            (Self::Struck, Language::Russian) => {
                "зачёркнутая ячейка: сотрите её или снимите зачёркивание"
            }
            (Self::Struck, Language::English) => {
                "a struck-out cell: clear it, or take the line through it away"
            }
            (Self::Slashed, Language::Russian) => {
                "дата с косыми чертами: напишите в recall.toml, что в ней стоит раньше, dates = \"day/month/year\" или \"month/day/year\""
            }
            (Self::Slashed, Language::English) => {
                "a date with slashes: say in recall.toml what comes first, dates = \"day/month/year\" or \"month/day/year\""
            }
        })
    }
}

fn looks(text: &str) -> Looks {
    if text
        .split([';', ',', '/'])
        .any(|part| is_cut_short(part.trim()))
        || is_cut_short(text)
    {
        Looks::CutShort
    } else if is_slashed(text) {
        Looks::Slashed
    } else {
        Looks::Plain
    }
}

/// Whether a text is a number as spreadsheets shorten it.
#[must_use]
pub fn is_cut_short(text: &str) -> bool {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts = text.split_once(['E', 'e']);
    parts.is_some_and(|(number, power)| {
        let (whole, part) = number.split_once(['.', ',']).unwrap_or((number, "0"));
        power.strip_prefix('+').is_some_and(is_number) && is_number(whole) && is_number(part)
    })
}

/// Whether a text begins with a date with slashes.
fn is_slashed(text: &str) -> bool {
    let is_short =
        |part: &str| matches!(part.len(), 1 | 2) && part.bytes().all(|b| b.is_ascii_digit());
    let mut parts = text.splitn(3, '/');
    let [first, second, year] = [(); 3].map(|()| parts.next().unwrap_or_default());
    let digits = year.bytes().take_while(u8::is_ascii_digit).count();
    is_short(first) && is_short(second) && matches!(digits, 2 | 4)
}

/// What a column wants, in words.
fn wanted(kind: Kind, language: Language) -> String {
    let (russian, english) = match kind {
        Kind::Choice(words) => return one_of(words, language),
        Kind::Text | Kind::Basis => ("текст", "a text"),
        Kind::Date => (
            "дата, как 02.03.2026 или 2026-03-02",
            "a date such as 2026-03-02 or 02.03.2026",
        ),
        Kind::Moment => (
            "дата и время, как 02.03.2026 10:30",
            "a date and time such as 2026-03-02 10:30",
        ),
        Kind::MomentOrDate => (
            "дата, можно со временем, как 02.03.2026 10:30",
            "a date, perhaps with a time, such as 2026-03-02 10:30",
        ),
        Kind::Channels => (
            "способы связи: call, sms, messenger, email",
            "channels: call, sms, messenger, email",
        ),
        Kind::Weekdays => (
            "дни недели, как пн-пт или вт, чт",
            "days of the week such as mon-fri or tue, thu",
        ),
        Kind::Times => (
            "часы, как 10:00-12:00 или после 18",
            "hours such as 10:00-12:00 or 18:00-",
        ),
        Kind::Zone => (
            "часовой пояс, как Europe/Moscow",
            "a time zone such as Europe/Moscow",
        ),
        Kind::Phones => (
            "хотя бы один телефонный номер",
            "at least one telephone number",
        ),
        Kind::Phone => ("один телефонный номер", "one telephone number"),
        Kind::Email => (
            "адрес почты, как ivanova@example.ru",
            "an address such as ivanova@example.ru",
        ),
        Kind::Abouts => (
            "повод или случай, как hygiene_reminder или plan:17",
            "a reason or a case such as hygiene_reminder or plan:17",
        ),
        Kind::Score => ("оценка от 0 до 10", "a score from 0 to 10"),
        Kind::Minutes => ("число минут", "a number of minutes"),
        Kind::Teeth => (
            "зуб двумя цифрами, как 36; несколько — через запятую",
            "a tooth of two digits such as 36, several parted by commas",
        ),
    };
    match language {
        Language::Russian => russian.to_owned(),
        Language::English => english.to_owned(),
    }
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
    let or = match language {
        Language::Russian => " или ",
        Language::English => " or ",
    };
    match names.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, others)) => format!("{}{or}{last}", others.join(", ")),
        None => String::new(),
    }
}

/// The form of a noun after a number: of one, of two to four, of many.
#[must_use]
pub const fn plural(count: u32, forms: [&'static str; 3], language: Language) -> &'static str {
    let [one, few, many] = forms;
    match (language, count % 10, count % 100) {
        (Language::English, ..) => {
            if count == 1 {
                one
            } else {
                many
            }
        }
        (_, _, 11..=14) => many,
        (_, 1, _) => one,
        (_, 2..=4, _) => few,
        _ => many,
    }
}

impl Problem {
    /// Where, what was wanted, what was found.
    #[must_use]
    pub fn sentence(&self, inputs: &[Input], language: Language) -> String {
        let mut out = self.place(inputs);
        out.push_str(": ");
        if !self.column.is_empty() {
            write!(out, "{}: ", self.column).ok();
        }
        out + &self.what(language)
    }

    /// What was wanted, what was found, what became of the row.
    #[must_use]
    pub fn what(&self, language: Language) -> String {
        let mut out = String::new();
        let found = self.shape(language);
        match language {
            Language::Russian => self.write_russian(&mut out, &found),
            Language::English => self.write_english(&mut out, &found),
        }
        out.push_str(self.end(language));
        out
    }

    /// Where: file, line and field.
    #[must_use]
    pub fn place(&self, inputs: &[Input]) -> String {
        let name = inputs
            .get(usize::from(self.input))
            .map_or("", |input| input.name.as_str());
        let mut out = format!("{name}:{}", self.line);
        if self.field > 0 {
            write!(out, ":{}", self.field).ok();
        }
        out
    }

    /// What was wanted, whatever was found.
    #[must_use]
    pub fn demand(&self, language: Language) -> String {
        let mut out = String::new();
        match language {
            Language::Russian => self.write_russian(&mut out, ""),
            Language::English => self.write_english(&mut out, ""),
        }
        out
    }

    /// What was found, where something else was wanted of a cell.
    #[must_use]
    pub fn shape(&self, language: Language) -> String {
        let mut out = String::new();
        if matches!(self.wanted, Wanted::Value(_)) {
            self.found.write(&mut out, language);
        }
        out
    }

    /// What became of the row, in brackets.
    #[must_use]
    pub const fn end(&self, language: Language) -> &'static str {
        match (language, self.fate) {
            (Language::Russian, Fate::Rejected) => " (строка не принята)",
            (Language::Russian, Fate::LeftBlank) => " (считаем, что пусто)",
            (Language::Russian, Fate::TakenAsOther) => " (считаем прочим)",
            (Language::Russian, Fate::Orphan) => " (строка ни на что не влияет)",
            (Language::English, Fate::Rejected) => " (row refused)",
            (Language::English, Fate::LeftBlank) => " (taken as blank)",
            (Language::English, Fate::TakenAsOther) => " (taken as other)",
            (Language::English, Fate::Orphan) => " (row decides nothing)",
            (_, Fate::Noted | Fate::Unmatched) => "",
        }
    }

    fn write_russian(&self, out: &mut String, found: &str) {
        match self.wanted {
            Wanted::Value(kind) => {
                write!(out, "нужно: {}", wanted(*kind, Language::Russian)).ok();
                if !found.is_empty() {
                    out.extend([", а здесь ", found]);
                }
            }
            Wanted::Something => out.push_str("здесь не должно быть пусто"),
            Wanted::Fields(count) => {
                write!(
                    out,
                    "в строке больше полей, чем в заголовке: нужно не больше {count}"
                )
                .ok();
            }
            Wanted::WholeRow(count, file) => {
                write!(
                    out,
                    "строка обрезана: полей меньше, чем в заголовке ({count}), а среди недостающих мог быть отказ; если программа клиники просто не пишет пустые ячейки в конце строки, укажите short_rows.{file} = true"
                )
                .ok();
            }
            Wanted::LineEnd => out.push_str(
                "последняя строка неполная и не закончена: выгрузка оборвалась; выгрузите файл заново",
            ),
            Wanted::Quotes(count) => {
                write!(
                    out,
                    "кавычка стоит не на месте, и где кончается поле, непонятно: в такой строке полей должно быть ровно {count}, как в заголовке"
                )
                .ok();
            }
            Wanted::SameRows => {
                out.push_str("под этим номером есть другая строка, и они различаются");
            }
            Wanted::OnePatient => out.push_str("под этим номером стоят планы двух пациентов"),
            Wanted::KnownPatient => out.push_str("такого пациента нет в файле пациентов"),
            Wanted::KnownPlan => out.push_str("такого плана нет в файле планов"),
            Wanted::KnownItem => out.push_str("такой позиции в этом плане нет"),
            Wanted::OwnPlan => out.push_str(
                "у этого пациента нет такого плана: будущий визит считается визитом без плана, прошедший не начинает лечения",
            ),
            Wanted::OwnPlanOrAll => out.push_str(
                "у этого пациента нет такого плана: контакт относится ко всем его планам",
            ),
            Wanted::OwnAgreementOrAll => out.push_str(
                "у этого пациента нет такой договорённости: контакт относится ко всем его договорённостям",
            ),
            Wanted::NameAlone => out.push_str(
                "в имени записано, что звонить нельзя; запишите это в свой столбец, а в имени оставьте имя",
            ),
            Wanted::OwnNumber => out.push_str(
                "рядом с номером сказано, что он не пациента: по нему не звоним; номер представителя пишут в guardian_phone",
            ),
            Wanted::RealNumber => out.push_str("такого номера ни у кого нет, это заглушка"),
            Wanted::ReadablePatient => out.push_str("другая строка этого пациента не принята"),
            Wanted::MappedHeader => {
                out.push_str("заголовка, который назван в recall.toml, в файле нет: проверьте раздел columns");
            }
        }
    }

    fn write_english(&self, out: &mut String, found: &str) {
        match self.wanted {
            Wanted::Value(kind) => {
                write!(out, "wanted {}", wanted(*kind, Language::English)).ok();
                if !found.is_empty() {
                    out.extend([", found ", found]);
                }
            }
            Wanted::Something => out.push_str("wanted something, found nothing"),
            Wanted::Fields(count) => {
                write!(
                    out,
                    "wanted at most {count} fields as in the header, found more"
                )
                .ok();
            }
            Wanted::WholeRow(count, file) => {
                write!(
                    out,
                    "the row was cut: it has fewer fields than the header ({count}), and what is missing may be a no; if the clinic's program only leaves off blank cells at the end of a row, set short_rows.{file} = true"
                )
                .ok();
            }
            Wanted::LineEnd => out.push_str(
                "the last row is short, and its line does not end: the export broke off; export the file again",
            ),
            Wanted::Quotes(count) => {
                write!(
                    out,
                    "a quote is out of place, so that it can't be told where a field ends: such a row needs exactly {count} fields, as the header has"
                )
                .ok();
            }
            Wanted::SameRows => out.push_str("another row has this id and differs"),
            Wanted::OnePatient => out.push_str("this plan stands under two patients"),
            Wanted::KnownPatient => out.push_str("there is no such patient in the patients' file"),
            Wanted::KnownPlan => out.push_str("there is no such plan in the plans' file"),
            Wanted::KnownItem => out.push_str("the plan has no such item"),
            Wanted::OwnPlan => out.push_str(
                "this patient has no such plan: a future visit counts as one without a plan, a past one begins no treatment",
            ),
            Wanted::OwnPlanOrAll => out.push_str(
                "this patient has no such plan: the contact counts for all the patient's plans",
            ),
            Wanted::OwnAgreementOrAll => out.push_str(
                "this patient has no such agreement: the contact counts for all agreements with the patient",
            ),
            Wanted::NameAlone => out.push_str(
                "the name says not to call: say that in its own column, and leave the name alone",
            ),
            Wanted::OwnNumber => out.push_str(
                "a word beside the number says that it is somebody else's, so it is not used; a guardian's belongs in guardian_phone",
            ),
            Wanted::RealNumber => out.push_str("nobody has this number, it only fills the cell"),
            Wanted::ReadablePatient => out.push_str("another row of this patient was refused"),
            Wanted::MappedHeader => {
                out.push_str(
                    "the header that recall.toml names is not in the file: look under columns",
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(text: &str, language: Language) -> String {
        let mut out = String::new();
        Shape::of(text).write(&mut out, language);
        out
    }

    #[test]
    fn a_shape_says_how_many_of_what() {
        assert_eq!(shape("завтра", Language::Russian), "6 букв");
        assert_eq!(shape("1 а", Language::Russian), "1 буква и 1 цифра");
        assert_eq!(shape("32.13.2026", Language::Russian), "8 цифр и 2 знака");
        assert_eq!(
            shape("ab-12", Language::English),
            "2 letters, 2 digits and 1 sign"
        );
        assert_eq!(shape("  ", Language::English), "nothing");
        for cell in [
            "9.18774E+09",
            "9,18774e+10",
            "9E+10",
            "8 916 000-00-01; 9.18774E+09",
        ] {
            assert!(
                shape(cell, Language::English).contains("kept the beginning"),
                "{cell}"
            );
        }
        for cell in ["3/4/2026", "03/04/2026 10:30", "3/4/26"] {
            assert!(shape(cell, Language::English).contains("slashes"), "{cell}");
        }
        for cell in [
            "3/4",
            "8 916/000/00-01",
            "2026/03/04",
            "a/b/2026",
            "3/4/202",
        ] {
            assert!(
                !shape(cell, Language::Russian).contains("чертами"),
                "{cell}"
            );
        }
        for cell in ["9.18774E09", "E+10", "1.2.3E+10", "AE+10", "9.E+10"] {
            assert!(
                !shape(cell, Language::Russian).contains("сократила"),
                "{cell}"
            );
        }
    }

    #[test]
    fn nouns_follow_their_numbers() {
        let forms = ["one", "few", "many"];
        for (count, form) in [
            (1, "one"),
            (2, "few"),
            (4, "few"),
            (5, "many"),
            (11, "many"),
            (12, "many"),
            (21, "one"),
            (22, "few"),
            (100, "many"),
            (111, "many"),
        ] {
            assert_eq!(plural(count, forms, Language::Russian), form, "{count}");
        }
        assert_eq!(plural(21, forms, Language::English), "many");
    }
}
