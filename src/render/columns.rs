//! The columns of the list: one declaration, which the list as CSV and its description follow.

use crate::read::columns::Kind;
use crate::read::words::{self, Words};
use crate::rules::{Both, both};

/// A column of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its header.
    pub name: &'static str,
    /// What it is called in Russian.
    pub russian: &'static str,
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

const fn column(name: &'static str, cells: Cells, russian: &'static str, meaning: Both) -> Column {
    Column {
        name,
        russian,
        cells,
        required: false,
        meaning,
    }
}

const fn required(
    name: &'static str,
    cells: Cells,
    russian: &'static str,
    meaning: Both,
) -> Column {
    Column {
        required: true,
        ..column(name, cells, russian, meaning)
    }
}

/// The columns, those to be filled in last.
pub const DECLARED: [Column; 26] = [
    required(
        "position",
        Cells::Number(1),
        "№",
        both(
            "место в списке: сначала самое важное",
            "place in the list, the most pressing first",
        ),
    ),
    column(
        "call_from",
        Cells::Clock,
        "С",
        both("с которого часа связываться", "from when to call"),
    ),
    column(
        "call_to",
        Cells::Clock,
        "До",
        both("до которого часа", "until when"),
    ),
    column(
        "windows",
        Cells::Windows,
        "Часы",
        both("все подходящие часы", "all hours that suit"),
    ),
    column(
        "scheduled_at",
        Cells::Clock,
        "Время звонка",
        both(
            "время звонка, если указано, сколько администраторов звонит (--callers)",
            "the minute of the call, with --callers",
        ),
    ),
    required(
        "channel",
        Cells::Name(&words::CHANNEL),
        "Способ связи",
        both(
            "звонок, СМС, мессенджер или почта",
            "call, SMS, messenger or e-mail",
        ),
    ),
    required(
        "to",
        Cells::Text,
        "Куда",
        both("номер или адрес", "the number or address"),
    ),
    column(
        "contact_name",
        Cells::Text,
        "Кого позвать",
        both(
            "сам пациент, а если это ребёнок — его представитель",
            "whom to ask for: the patient, or the guardian of a child",
        ),
    ),
    required(
        "patient_id",
        Cells::Text,
        "Номер карты",
        both(
            "номер карты пациента, как в patients.csv",
            "the patient, as in patients.csv",
        ),
    ),
    column(
        "patient_name",
        Cells::Text,
        "Пациент",
        both("имя пациента", "the patient's name"),
    ),
    required(
        "caller",
        Cells::Name(&words::CALLER),
        "Кто звонит",
        both(
            "администратор или сам врач",
            "the administrator, or the doctor in person",
        ),
    ),
    column(
        "doctor",
        Cells::Text,
        "Врач",
        both("о каком враче речь", "the doctor whom it is about"),
    ),
    required(
        "reasons",
        Cells::Names(&words::REASON),
        "Поводы",
        both(
            "один или несколько из восьми поводов",
            "which of the eight reasons, one or several",
        ),
    ),
    required(
        "why",
        Cells::Text,
        "Почему",
        both("что известно о поводе", "the facts in a sentence"),
    ),
    required(
        "days_overdue",
        Cells::Number(0),
        "Дней после срока",
        both(
            "сколько дней назад пора было связаться",
            "for how many days it has been due",
        ),
    ),
    required(
        "cases",
        Cells::Cases,
        "Код повода",
        both(
            "визит, план или договорённость; по порядку поводов",
            "the visit, plan or agreement of each reason",
        ),
    ),
    column(
        "prepare",
        Cells::Text,
        "Перед звонком",
        both("что посмотреть перед звонком", "what to look up before"),
    ),
    column(
        "script",
        Cells::Text,
        "Что сказать",
        both("с чего начать разговор", "what to say"),
    ),
    column(
        "avoid",
        Cells::Text,
        "Чего не говорить",
        both("чего не говорить", "what not to say"),
    ),
    column(
        "consent",
        Cells::Text,
        "Согласие",
        both(
            "когда и на что согласился пациент",
            "on what permission the contact rests",
        ),
    ),
    required(
        "evidence",
        Cells::Text,
        "Где записано",
        both(
            "строки выгрузок, в которых это записано",
            "the rows of the exports that say so",
        ),
    ),
    column(
        "outcome",
        Cells::FilledIn(Kind::Choice(&words::OUTCOME)),
        "Итог",
        both(
            "чем кончился разговор; вписывает тот, кто звонил",
            "what came of it; to be filled in",
        ),
    ),
    column(
        "called_at",
        Cells::FilledIn(Kind::Text),
        "Когда звонили",
        both(
            "когда звонили; вписывает тот, кто звонил",
            "when it was; to be filled in",
        ),
    ),
    column(
        "callback_at",
        Cells::FilledIn(Kind::Text),
        "Когда перезвонить",
        both(
            "когда обещали перезвонить; вписывает тот, кто звонил",
            "when another call was promised; to be filled in",
        ),
    ),
    column(
        "score",
        Cells::FilledIn(Kind::Score),
        "Оценка",
        both(
            "оценка пациента, от 0 до 10; вписывает тот, кто звонил",
            "the patient's own score, 0 to 10; to be filled in",
        ),
    ),
    column(
        "note",
        Cells::FilledIn(Kind::Text),
        "Примечание",
        both(
            "примечание; вписывает тот, кто звонил",
            "a note; to be filled in",
        ),
    ),
];

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
