//! The columns of the list: one declaration, which the list as CSV, its description and the reading of a list that comes back follow.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::base::{Both, Words, both};
use crate::export::columns::Kind;
use crate::export::values::{normal, trim};
use crate::export::words;

/// A column of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its header.
    pub name: &'static str,
    /// What a person reads above it.
    pub title: Both,
    /// How its cells are written.
    pub cells: Cells,
    /// None of its cells is blank.
    pub required: bool,
    /// What stands in it, in a few words.
    pub meaning: Both,
}

/// How the cells of a column of the list are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cells {
    /// A text.
    Text,
    /// A whole number, this or more.
    Number(u8),
    /// A day, `2026-03-02`.
    Date,
    /// A time of the day, `09:00`, to `24:00`.
    Clock,
    /// Windows, `10:00-12:00; 18:00-20:00`.
    Windows,
    /// The name of a value.
    Name(&'static Words),
    /// Names of values, joined with `;`.
    Names(&'static Words),
    /// The names of cases, joined with `;`.
    Cases,
    /// Blank, to be filled in with what such a column of an input may hold.
    FilledIn(Kind),
}

const fn column(name: &'static str, cells: Cells, title: Both, meaning: Both) -> Column {
    Column {
        name,
        title,
        cells,
        required: false,
        meaning,
    }
}

const fn required(name: &'static str, cells: Cells, title: Both, meaning: Both) -> Column {
    Column {
        required: true,
        ..column(name, cells, title, meaning)
    }
}

/// Declares the columns of the list, and an enum that names them in the same order.
macro_rules! list_columns {
    ($($variant:ident: $column:expr;)+) => {
        /// A column of the list, by name: what fills it is a `match` over these.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum ListColumn {
            $(
                #[doc = concat!("The column of that name, [`", stringify!($variant), "`](DECLARED).")]
                $variant,
            )+
        }

        impl ListColumn {
            /// All of them, in the order of [`DECLARED`].
            pub const ALL: [Self; [$(Self::$variant),+].len()] = [$(Self::$variant),+];
        }

        /// The columns: those to be filled in behind the others, and last of all by what a row is known when it comes back.
        pub const DECLARED: [Column; ListColumn::ALL.len()] = [$($column),+];
    };
}

list_columns! {
    Position: required(
        "position",
        Cells::Number(1),
        both("№", "No."),
        both(
            "место в списке: сначала самое важное",
            "place in the list, the most pressing first",
        ),
    );
    Date: required(
        "date",
        Cells::Date,
        both("Дата", "Date"),
        both("на какой день список", "the day that the list is for"),
    );
    CallFrom: column(
        "call_from",
        Cells::Clock,
        both("С", "Call from"),
        both("с которого часа звонить или писать", "from when to call"),
    );
    CallTo: column(
        "call_to",
        Cells::Clock,
        both("До", "Call to"),
        both("до которого часа", "until when"),
    );
    Windows: column(
        "windows",
        Cells::Windows,
        both("Часы", "Hours"),
        both("все подходящие часы", "all hours that suit"),
    );
    ScheduledAt: column(
        "scheduled_at",
        Cells::Clock,
        both("Время звонка", "Call at"),
        both(
            "время звонка, если указано, сколько администраторов звонит (--callers)",
            "the minute of the call, with --callers",
        ),
    );
    Channel: required(
        "channel",
        Cells::Name(&words::CHANNEL),
        both("Способ связи", "Channel"),
        both(
            "звонок, СМС, мессенджер или почта",
            "call, SMS, messenger or e-mail",
        ),
    );
    To: required(
        "to",
        Cells::Text,
        both("Куда", "Number or address"),
        both("номер или адрес", "the number or address"),
    );
    ContactName: column(
        "contact_name",
        Cells::Text,
        both("Кого позвать", "Ask for"),
        both(
            "сам пациент, а если это ребёнок — его представитель",
            "whom to ask for: the patient, or the guardian of a child",
        ),
    );
    PatientId: required(
        "patient_id",
        Cells::Text,
        both("Номер карты", "Patient id"),
        both(
            "номер карты пациента, как в patients.csv",
            "the patient, as in patients.csv",
        ),
    );
    PatientName: column(
        "patient_name",
        Cells::Text,
        both("Пациент", "Patient"),
        both("имя пациента", "the patient's name"),
    );
    Caller: required(
        "caller",
        Cells::Name(&words::CALLER),
        both("Кто звонит", "Who calls"),
        both(
            "администратор или сам врач",
            "the administrator, or the doctor in person",
        ),
    );
    Doctor: column(
        "doctor",
        Cells::Text,
        both("Врач", "Doctor"),
        both("о каком враче речь", "the doctor whom it is about"),
    );
    Reasons: required(
        "reasons",
        Cells::Names(&words::REASON),
        both("Поводы", "Reasons"),
        both(
            "один или несколько поводов",
            "the reason, or several",
        ),
    );
    Why: required(
        "why",
        Cells::Text,
        both("Почему", "Why"),
        both("что известно о поводе", "the facts in a sentence"),
    );
    DaysOverdue: required(
        "days_overdue",
        Cells::Number(0),
        both("Пора звонить, дней", "Days due"),
        both(
            "сколько дней назад пора было позвонить",
            "for how many days it has been due",
        ),
    );
    Cases: required(
        "cases",
        Cells::Cases,
        both("Код повода", "Cases"),
        both(
            "визит, план или договорённость; по порядку поводов",
            "the visit, plan or agreement of each reason",
        ),
    );
    Prepare: column(
        "prepare",
        Cells::Text,
        both("Перед звонком", "Before the call"),
        both("что посмотреть перед звонком", "what to look up before"),
    );
    Script: column(
        "script",
        Cells::Text,
        both("Что сказать", "What to say"),
        both("с чего начать разговор", "what to say"),
    );
    Avoid: column(
        "avoid",
        Cells::Text,
        both("Чего не говорить", "What not to say"),
        both("чего не говорить", "what not to say"),
    );
    Consent: column(
        "consent",
        Cells::Text,
        both("Согласие", "Consent"),
        both(
            "когда и на что согласился пациент",
            "on what permission the contact rests",
        ),
    );
    Evidence: required(
        "evidence",
        Cells::Text,
        both("Где записано", "Where it is recorded"),
        both(
            "строки выгрузок, в которых это записано",
            "the rows of the exports that say so",
        ),
    );
    Outcome: column(
        "outcome",
        Cells::FilledIn(Kind::Choice(&words::OUTCOME)),
        both("Итог", "Outcome"),
        both(
            "чем кончился разговор; вписывает тот, кто звонил",
            "what came of it; to be filled in",
        ),
    );
    CalledAt: column(
        "called_at",
        Cells::FilledIn(Kind::Text),
        both("Когда звонили", "Called at"),
        both(
            "когда звонили; вписывает тот, кто звонил",
            "when it was; to be filled in",
        ),
    );
    CallbackAt: column(
        "callback_at",
        Cells::FilledIn(Kind::Text),
        both("Когда перезвонить", "Call back at"),
        both(
            "когда обещали перезвонить; вписывает тот, кто звонил",
            "when another call was promised; to be filled in",
        ),
    );
    Score: column(
        "score",
        Cells::FilledIn(Kind::Score),
        both("Оценка", "Score"),
        both(
            "оценка пациента, от 0 до 10; вписывает тот, кто звонил",
            "the patient's own score, 0 to 10; to be filled in",
        ),
    );
    Note: column(
        "note",
        Cells::FilledIn(Kind::Text),
        both("Примечание", "Note"),
        both(
            "примечание; вписывает тот, кто звонил",
            "a note; to be filled in",
        ),
    );
    Entry: required(
        "entry",
        Cells::Text,
        both("Строка списка", "Entry"),
        both(
            "по этой отметке recall узнаёт строку, когда вы возвращаете список; её не меняют",
            "by this recall knows the row when the list comes back; it is left as it is",
        ),
    );
}

/// Their headers.
pub const COLUMNS: [&str; DECLARED.len()] = {
    let mut names = [""; DECLARED.len()];
    let mut at = 0;
    while at < DECLARED.len() {
        names[at] = DECLARED[at].name;
        at += 1;
    }
    names
};

/// What else stands above a column: over messages, which nobody is called by; and in lists made before it was called otherwise.
const OTHER_TITLES: [(ListColumn, Both); 3] = [
    (ListColumn::ContactName, workbook::TO_WHOM),
    (ListColumn::CalledAt, workbook::SENT_AT),
    (
        ListColumn::DaysOverdue,
        both("Дней после срока", "Days overdue"),
    ),
];

/// The columns by what stands above them, in normal form: their names, and their titles in either language.
static BY_HEADER: LazyLock<BTreeMap<String, usize>> = LazyLock::new(|| {
    let headers = DECLARED.iter().enumerate().flat_map(|(place, column)| {
        let headers = [column.name, column.title.russian, column.title.english];
        headers.map(|header| (normal(header).into_owned(), place))
    });
    let others = OTHER_TITLES.iter().flat_map(|(column, title)| {
        let headers = [title.russian, title.english];
        headers.map(|header| (normal(header).into_owned(), *column as usize))
    });
    headers.chain(others).collect()
});

/// The place of a column in the declaration, by its name or its title in either language, as headers are matched.
#[must_use]
pub fn place_of(header: &str) -> Option<usize> {
    let header = trim(header);
    may_be_header(header)
        .then(|| BY_HEADER.get(normal(header).as_ref()).copied())
        .flatten()
}

/// No header begins with a digit. Rows of every export are looked at for headers, and many of their cells are dates and numbers.
fn may_be_header(cell: &str) -> bool {
    !cell.is_empty() && !cell.starts_with(|c: char| c.is_ascii_digit())
}

/// The name of a column, found likewise.
#[must_use]
pub fn named(header: &str) -> Option<&'static str> {
    DECLARED.get(place_of(header)?).map(|column| column.name)
}

/// Whether these are the headers of a list: what tells one from every other table is there, whatever else was added or left out. What is
/// a list only by what makes up an entry could be anybody's table: it is none of these.
#[must_use]
pub fn are_of_list<'h>(headers: impl IntoIterator<Item = &'h str>) -> bool {
    /// What a list has that was never cut down.
    const WHOLE: [&str; 6] = [
        "position",
        "patient_id",
        "reasons",
        "cases",
        "script",
        "avoid",
    ];
    /// What the record of contacts has besides an entry.
    const OF_RECORD: [&str; 2] = ["contacted_at", "recording"];
    let mut found = BTreeSet::new();
    for header in headers {
        let header = trim(header);
        if !may_be_header(header) {
            continue;
        }
        if OF_RECORD.contains(&normal(header).replace(' ', "_").as_str()) {
            return false;
        }
        found.extend(named(header));
    }
    let has = |columns: &[&str]| columns.iter().all(|column| found.contains(column));
    let can_be_filled = FILLED_IN.iter().any(|column| found.contains(column));
    has(&WHOLE) || (can_be_filled && found.contains("entry"))
}

/// What stands above columns in the workbook alone. Those that it has besides tell, and are never read.
pub mod workbook {
    use crate::base::{Both, both};

    /// Above the name, where a message is sent.
    pub const TO_WHOM: Both = both("Кому", "Send to");
    /// Above the time, where a message was sent.
    pub const SENT_AT: Both = both("Когда отправили", "Sent at");

    /// How long a message is.
    pub const LENGTH: Both = both("Знаков", "Characters");
    /// What was typed of a contact, and could not be understood.
    pub const SAID: Both = both("Что записано", "What was written");
    /// What a row of the doctors' sheet is about.
    pub const MATTER: Both = both("Что это", "What it is");
    /// What is known of it.
    pub const FACTS: Both = both("Что известно", "What is known");
    /// All that are besides.
    pub(super) const ALL: [Both; 4] = [LENGTH, SAID, MATTER, FACTS];
}

/// Whether it is the title of a column that only the workbook has.
#[must_use]
pub fn is_of_workbook(header: &str) -> bool {
    let header = normal(trim(header));
    let mut titles = workbook::ALL
        .iter()
        .flat_map(|title| [title.russian, title.english]);
    titles.any(|title| normal(title) == header)
}

/// The headers of a day's text messages, as they are handed to a gateway.
pub const OF_MESSAGES: [&str; 2] = ["number", "text"];

/// The columns to be filled in by whoever made the contact.
pub const FILLED_IN: [&str; 5] = ["outcome", "called_at", "callback_at", "score", "note"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_header_stands_for_two_columns() {
        for (place, column) in DECLARED.iter().enumerate() {
            for header in [column.name, column.title.russian, column.title.english] {
                assert_eq!(place_of(header), Some(place), "{header}");
                assert!(may_be_header(header), "{header}");
                let shouted = format!(" {}: ", header.to_uppercase());
                assert_eq!(place_of(&shouted), Some(place), "{header}");
            }
        }
        assert_eq!(named("remark"), None);
    }

    #[test]
    fn other_titles_are_read_back_and_stand_for_no_second_column() {
        for (header, name) in [
            ("Кому", "contact_name"),
            ("Send to", "contact_name"),
            ("Когда отправили", "called_at"),
            ("Sent at", "called_at"),
            // Lists that were made before.
            ("Дней после срока", "days_overdue"),
            ("Days overdue", "days_overdue"),
        ] {
            assert_eq!(named(header), Some(name), "{header}");
        }
        for (column, title) in &OTHER_TITLES {
            for header in [title.russian, title.english] {
                assert_eq!(place_of(header), Some(*column as usize), "{header}");
                let is_title = |it: &Column| {
                    [it.name, it.title.russian, it.title.english]
                        .map(|own| normal(own).into_owned())
                        .contains(&normal(header).into_owned())
                };
                let mut others = DECLARED.iter().zip(ListColumn::ALL);
                let taken = others.any(|(it, of)| of != *column && is_title(it));
                assert!(!taken, "{header}");
            }
        }
    }

    #[test]
    fn a_column_is_named_as_its_variant() {
        for (column, declared) in ListColumn::ALL.into_iter().zip(DECLARED) {
            let variant = format!("{column:?}").to_lowercase();
            assert_eq!(variant, declared.name.replace('_', ""));
        }
    }

    #[test]
    fn what_is_filled_in_is_declared_so() {
        let filled_in = DECLARED
            .iter()
            .filter(|column| matches!(column.cells, Cells::FilledIn(_)));
        assert!(filled_in.map(|column| column.name).eq(FILLED_IN));
    }

    #[test]
    fn a_list_is_known_by_its_headers() {
        let russian = DECLARED.map(|column| column.title.russian);
        let english = DECLARED.map(|column| column.title.english);
        for whole in [&COLUMNS, &russian, &english] {
            assert!(are_of_list(whole.iter().copied()));
            // Before the entry there were lists.
            assert!(are_of_list(whole[..20].iter().copied()));
        }
        for (headers, is_one) in [
            ("entry;outcome", true),
            ("Примечание;строка списка", true),
            ("entry", false),
            ("Дата;Номер карты;Способ связи;Код повода;Итог", false),
            // recall's own record has an entry too.
            (
                "contacted_at;patient_id;outcome;entry;said;recording",
                false,
            ),
            ("", false),
        ] {
            assert_eq!(are_of_list(headers.split(';')), is_one, "{headers}");
        }
    }
}
