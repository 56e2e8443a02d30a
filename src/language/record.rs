//! What is said of a recording: how many talks came to what, and each row that needs somebody.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use crate::base::plural::russian_plural as plural;
use crate::base::{Language, one_line};
use crate::disk;
use crate::export::columns::recall_contact as at;
use crate::export::record_row::Cells;
use crate::language::date;
use crate::model::clinic::{Clock, Outcome};
use crate::read::force::is_strict;
use crate::record::take::{self, At, NotInForce, Remark, Taken};

/// So many rows of one sort are named, the others counted; what is unclear is named always.
const MOST_NAMED: usize = 5;

/// The lines of a recording. With `only_unclear` those alone that may not go unread.
#[must_use]
pub fn recorded(taken: &Taken, only_unclear: bool, language: Language) -> String {
    let mut out = String::new();
    if !only_unclear {
        out.push_str(&counts(taken, language));
    }
    let mark = mark(language);
    if let Some(path) = &taken.begun {
        let begun = begun(path, language);
        // It may be the wrong folder, and the refusals would stay there.
        if taken.knows_nobody {
            writeln!(out, "{mark}: {begun}").ok();
        } else if !only_unclear {
            writeln!(out, "{begun}").ok();
        }
    }
    let unclear = taken.remarks.iter();
    let unclear = unclear.filter(|(_, remark)| matches!(remark, Remark::Unclear));
    for (at, _) in unclear {
        let place = place(at, language);
        let line = match language {
            Language::Russian => format!(
                "итог не понят: {place}; исправьте слово прямо в этом списке, до тех пор пациента не беспокоим"
            ),
            Language::English => format!(
                "not understood: {place}; mend the word right there in the list: until then nobody contacts the patient"
            ),
        };
        writeln!(out, "{mark}: {line}").ok();
    }
    for (at, remark) in &taken.remarks {
        if let Remark::NotInForce(why) = remark {
            writeln!(out, "{mark}: {}", not_in_force(at, *why, language)).ok();
        }
    }
    for (at, remark) in &taken.remarks {
        let is_strict = matches!(remark, Remark::NoteSays(said) if is_strict(*said));
        if let Some(line) = told_note(at, remark, language).filter(|_| is_strict) {
            writeln!(out, "{mark}: {line}").ok();
        }
    }
    for at in &taken.strangers {
        let place = place(at, language);
        let line = match language {
            Language::Russian => format!(
                "{place}: такого пациента в файле пациентов нет, поэтому этот итог ни на кого не действует; если в номере карты ошибка, отмените запись (recall record --undo СТРОКА) и внесите итог под верным номером"
            ),
            Language::English => format!(
                "{place}: the patients' file has no such patient, so this outcome holds for nobody; where the id is mistyped, take the row back (recall record --undo ENTRY) and write the outcome down under the right id"
            ),
        };
        writeln!(out, "{mark}: {line}").ok();
    }
    for at in &taken.set_aside {
        let place = place(at, language);
        let line = match language {
            Language::Russian => format!(
                "{place}: итог вписан в строку, которая только рассказывает и ни о ком не спрашивает; он не записан. Впишите его в строку самого звонка"
            ),
            Language::English => format!(
                "{place}: an outcome was written into a row that only tells something and is no contact; it is not recorded. Write it into the row of the contact itself"
            ),
        };
        writeln!(out, "{mark}: {line}").ok();
    }
    for list in &taken.more {
        writeln!(out, "{mark}: {}", more(list, language)).ok();
    }
    if !only_unclear {
        for sort in [
            told_called,
            told_callback,
            told_closed,
            told_closed_hour,
            told_score,
            told_gentler_note,
            told_kept,
            told_others,
            told_attempt,
        ] {
            let lines = taken.remarks.iter();
            let lines: Vec<String> = lines
                .filter_map(|(at, remark)| sort(at, remark, language))
                .collect();
            for line in lines.iter().take(MOST_NAMED) {
                writeln!(out, "{mark}: {line}").ok();
            }
            let more = lines.len().saturating_sub(MOST_NAMED);
            if more > 0 {
                let line = match language {
                    Language::Russian => format!("и ещё {more} таких же"),
                    Language::English => format!("and {more} more like these"),
                };
                writeln!(out, "{mark}: {line}").ok();
            }
        }
    }
    out
}

/// Something is written in a list where nothing is read.
fn more(list: &str, language: Language) -> String {
    let list = one_line(list);
    match language {
        Language::Russian => format!(
            "{list}: в списке есть пометки не в столбцах для итогов: рядом с таблицей, на другом листе или поверх слов recall; они не записаны. Посмотрите, нет ли там отказа, и впишите его в столбец «Итог»"
        ),
        Language::English => format!(
            "{list}: something is written in the list outside of the columns for outcomes: beside the table, on another sheet or over words of recall's; it is not recorded. See whether somebody said no there, and write that into the column Outcome"
        ),
    }
}

/// A record is begun where there was none.
fn begun(path: &Path, language: Language) -> String {
    let path = disk::shown(path);
    match language {
        Language::Russian => format!(
            "для итогов заведён новый файл: {path}; если они уже записывались в другой, назовите его: files.recall-contacts в recall.toml или --recall-contacts"
        ),
        Language::English => format!(
            "a new record is begun: {path}; if there is one elsewhere, name it: files.recall-contacts in recall.toml, or --recall-contacts"
        ),
    }
}

/// What stands in a row of a list is not in force, and how it comes to be.
#[must_use]
pub(crate) fn not_in_force(at: &At, why: NotInForce, language: Language) -> String {
    let place = place(at, language);
    let (said, else_said) = match (why, language) {
        (NotInForce::TakenBack, Language::Russian) => (
            "в списке стоит итог, который отменён и не действует",
            "если нет, сотрите его в списке",
        ),
        (NotInForce::Replaced, Language::Russian) => (
            "в списке снова стоит прежний итог, а действует тот, что вписали после него",
            "если нет, впишите тот, что действует",
        ),
        (NotInForce::TakenBack, Language::English) => (
            "the outcome in the list was taken back and is not in force",
            "where it is not, delete it in the list",
        ),
        (NotInForce::Replaced, Language::English) => (
            "the list has an earlier outcome again, and what was written after it is in force",
            "where it is not, write what is in force",
        ),
    };
    match language {
        Language::Russian => format!(
            "{place}: {said}; если он верен, впишите его другими словами или укажите другое время в столбце «Когда звонили»; {else_said}"
        ),
        Language::English => format!(
            "{place}: {said}; where it is right, write it in other words or with another time under \"Called at\"; {else_said}"
        ),
    }
}

/// A row as it is named: the list, the line, the patient.
#[must_use]
pub(crate) fn place(at: &At, language: Language) -> String {
    let list = one_line(&at.list);
    let list = match &at.sheet {
        Some(sheet) => in_sheet(&list, sheet, language),
        None => list.into_owned(),
    };
    let (line, row) = (at.line, at.row);
    let patient = match (one_line(&at.patient), language) {
        (patient, _) if patient.is_empty() => String::new(),
        (patient, Language::Russian) => format!(", пациент {patient}"),
        (patient, Language::English) => format!(", patient {patient}"),
    };
    // In a spreadsheet a row has one number, however many lines its cells have.
    match language {
        Language::Russian if row == line => format!("{list}, строка {line}{patient}"),
        Language::Russian => {
            format!("{list}, строка {row} (в тексте файла {line}){patient}")
        }
        Language::English if row == line => format!("{list}, line {line}{patient}"),
        Language::English => format!("{list}, row {row} (line {line}){patient}"),
    }
}

/// A sheet of a list.
#[must_use]
pub(crate) fn in_sheet(list: &str, sheet: &str, language: Language) -> String {
    let sheet = one_line(sheet);
    match language {
        Language::Russian => format!("{list}, лист «{sheet}»"),
        Language::English => format!("{list}, sheet \"{sheet}\""),
    }
}

const fn mark(language: Language) -> &'static str {
    match language {
        Language::Russian => "внимание",
        Language::English => "warning",
    }
}

/// How many outcomes were taken, and which.
fn counts(taken: &Taken, language: Language) -> String {
    // A talk about two matters may have had two outcomes.
    let count: u64 = taken.outcomes.values().copied().map(u64::from).sum();
    let each: Vec<String> = taken
        .outcomes
        .iter()
        .map(|(&outcome, &count)| counted(outcome, count.into(), language))
        .collect();
    let each = each.join(", ");
    let known = u64::from(taken.known);
    match (language, count, known) {
        (Language::Russian, 0, 0) => "новых итогов нет\n".to_owned(),
        (Language::English, 0, 0) => "no new outcomes\n".to_owned(),
        (Language::Russian, 0, known) => {
            let done = plural(
                known,
                [
                    "такой же уже записан",
                    "таких же уже записаны",
                    "таких же уже записано",
                ],
            );
            format!("новых итогов нет: {known} {done}\n")
        }
        (Language::English, 0, known) => {
            let were = if known == 1 { "was" } else { "were" };
            format!("no new outcomes: {known} {were} recorded before\n")
        }
        (Language::Russian, count, _) => {
            let done = plural(count, ["учтён", "учтено", "учтено"]);
            let noun = plural(count, ["итог", "итога", "итогов"]);
            format!("{done} {count} {noun}: {each}\n")
        }
        (Language::English, count, _) => {
            let noun = if count == 1 { "outcome" } else { "outcomes" };
            format!("{count} {noun} recorded: {each}\n")
        }
    }
}

/// An outcome with how many talks came to it.
fn counted(outcome: Outcome, count: u64, language: Language) -> String {
    let words = match language {
        Language::Russian => plural(count, russian(outcome)),
        Language::English => english(outcome),
    };
    format!("{count} {words}")
}

const fn russian(outcome: Outcome) -> [&'static str; 3] {
    match outcome {
        Outcome::Reached => ["поговорил", "поговорили", "поговорили"],
        Outcome::Booked => ["записался", "записались", "записались"],
        Outcome::Declined => ["отказался", "отказались", "отказались"],
        Outcome::Sent => [
            "сообщение отправлено",
            "сообщения отправлены",
            "сообщений отправлено",
        ],
        Outcome::NotDelivered => [
            "сообщение не дошло",
            "сообщения не дошли",
            "сообщений не дошло",
        ],
        Outcome::NoAnswer => ["не ответил", "не ответили", "не ответили"],
        Outcome::Busy => ["раз было занято", "раза было занято", "раз было занято"],
        Outcome::WrongNumber => ["чужой номер", "чужих номера", "чужих номеров"],
        Outcome::Callback => [
            "просит перезвонить",
            "просят перезвонить",
            "просят перезвонить",
        ],
        Outcome::AskDoctor => ["вопрос врачу", "вопроса врачу", "вопросов врачу"],
        Outcome::Unwell => ["болит", "болит", "болит"],
        Outcome::Left => ["выбыл", "выбыли", "выбыли"],
        Outcome::OptOut => [
            "просит больше не звонить",
            "просят больше не звонить",
            "просят больше не звонить",
        ],
        Outcome::Complaint => ["жалоба", "жалобы", "жалоб"],
        Outcome::Resolved => ["жалоба закрыта", "жалобы закрыты", "жалоб закрыто"],
        Outcome::Unclear => ["не понят", "не поняты", "не понято"],
        Outcome::Undone => ["отменён", "отменены", "отменено"],
    }
}

const fn english(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Reached => "reached",
        Outcome::Booked => "booked",
        Outcome::Declined => "declined",
        Outcome::Sent => "sent",
        Outcome::NotDelivered => "not delivered",
        Outcome::NoAnswer => "did not answer",
        Outcome::Busy => "busy",
        Outcome::WrongNumber => "wrong number",
        Outcome::Callback => "to be called back",
        Outcome::AskDoctor => "for the doctor to answer",
        Outcome::Unwell => "in pain or worse",
        Outcome::Left => "left the clinic",
        Outcome::OptOut => "not to be called any more",
        Outcome::Complaint => "complained",
        Outcome::Resolved => "complaint settled",
        Outcome::Unclear => "not understood",
        Outcome::Undone => "taken back",
    }
}

fn told_called(at: &At, remark: &Remark, language: Language) -> Option<String> {
    let Remark::CalledAt = remark else {
        return None;
    };
    let place = place(at, language);
    Some(match language {
        Language::Russian => {
            format!(
                "{place}: не понять, когда звонили, или это время ещё не наступило; записан день списка"
            )
        }
        Language::English => {
            format!(
                "{place}: when the call was made can't be read or lies ahead; the day of the list is recorded"
            )
        }
    })
}

fn told_callback(at: &At, remark: &Remark, language: Language) -> Option<String> {
    let Remark::CallbackAt = remark else {
        return None;
    };
    let place = place(at, language);
    Some(match language {
        Language::Russian => {
            format!("{place}: не понять, когда перезвонить; эти слова записаны в примечание")
        }
        Language::English => {
            format!("{place}: when to call again can't be read; the words are kept in the note")
        }
    })
}

fn told_gentler_note(at: &At, remark: &Remark, language: Language) -> Option<String> {
    let is_strict = matches!(remark, Remark::NoteSays(said) if is_strict(*said));
    told_note(at, remark, language).filter(|_| !is_strict)
}

fn told_note(at: &At, remark: &Remark, language: Language) -> Option<String> {
    let Remark::NoteSays(said) = remark else {
        return None;
    };
    let place = place(at, language);
    let said = said.phrase().said_in(language);
    Some(match language {
        Language::Russian => format!(
            "{place}: в примечании, похоже, итог разговора ({said}), а в столбце «Итог» другой; по примечанию никто ничего не сделает. Если так, впишите это в «Итог»"
        ),
        Language::English => format!(
            "{place}: the note seems to say what came of it ({said}), and the column Outcome says something else; nobody acts on a note. If so, write it into Outcome"
        ),
    })
}

fn told_score(at: &At, remark: &Remark, language: Language) -> Option<String> {
    let Remark::Score = remark else {
        return None;
    };
    let place = place(at, language);
    Some(match language {
        Language::Russian => {
            format!(
                "{place}: оценка — это число от 0 до 10; то, что вписано, записано в примечание"
            )
        }
        Language::English => {
            format!(
                "{place}: a score is a number from 0 to 10; what was written is kept in the note"
            )
        }
    })
}

fn told_closed(at: &At, remark: &Remark, language: Language) -> Option<String> {
    let Remark::ClosedDay(promised, open) = remark else {
        return None;
    };
    let place = place(at, language);
    let promised = date(*promised, language);
    let open = open.map(|open| date(open, language));
    Some(match (language, open) {
        (Language::Russian, Some(open)) => format!(
            "{place}: обещали позвонить {promised}, а клиника в этот день закрыта; звонок будет в списке {open}, предупредите пациента"
        ),
        (Language::Russian, None) => {
            format!(
                "{place}: обещали позвонить {promised}, а клиника в этот день закрыта; договоритесь о другом дне"
            )
        }
        (Language::English, Some(open)) => format!(
            "{place}: a call was promised for {promised}, when the clinic is closed; it will be on the list of {open}: tell the patient"
        ),
        (Language::English, None) => {
            format!(
                "{place}: a call was promised for {promised}, when the clinic is closed; agree on another day"
            )
        }
    })
}

fn told_closed_hour(at: &At, remark: &Remark, language: Language) -> Option<String> {
    let Remark::ClosedHour(promised, open) = remark else {
        return None;
    };
    let place = place(at, language);
    let (day, hour) = (date(promised.date, language), Clock(promised.minute()));
    let (from, to) = (Clock(open.from), Clock(open.to));
    Some(match language {
        Language::Russian => format!(
            "{place}: обещали позвонить {day} в {hour}, а клиника в этот день открыта с {from} до {to}; договоритесь о другом часе"
        ),
        Language::English => format!(
            "{place}: a call was promised for {day} at {hour}, and the clinic is open from {from} to {to} on that day; agree on another hour"
        ),
    })
}

fn told_kept(at: &At, remark: &Remark, language: Language) -> Option<String> {
    let Remark::Kept(kept) = remark else {
        return None;
    };
    let place = place(at, language);
    let kept = counted_alone(*kept, language);
    Some(match language {
        Language::Russian => {
            format!(
                "{place}: в силе остаётся прежний итог («{kept}»); если он ошибочный, отмените его: recall record --undo СТРОКА"
            )
        }
        Language::English => {
            format!(
                "{place}: the earlier outcome stays in force ({kept}); where it was a mistake, recall record --undo ENTRY takes it back"
            )
        }
    })
}

fn counted_alone(outcome: Outcome, language: Language) -> &'static str {
    match language {
        Language::Russian => russian(outcome)[0],
        Language::English => english(outcome),
    }
}

fn told_attempt(at: &At, remark: &Remark, language: Language) -> Option<String> {
    if *remark != Remark::AttemptUntil {
        return None;
    }
    let place = place(at, language);
    Some(match language {
        Language::Russian => format!(
            "{place}: ответа не было, а время следующего звонка вписано. Если до этого звонка не обещали, могут позвонить и раньше; если об этом времени попросили, впишите «перезвонить»"
        ),
        Language::English => format!(
            "{place}: nobody was spoken with, and a time for the next call is written. Unless a call was promised before, it may come earlier; if somebody asked for that time, write \"call back\""
        ),
    })
}

fn told_others(at: &At, remark: &Remark, language: Language) -> Option<String> {
    let Remark::OthersReached(cases) = remark else {
        return None;
    };
    let place = place(at, language);
    let cases: Vec<_> = cases.iter().map(|case| one_line(case)).collect();
    let cases = cases.join(", ");
    Some(match language {
        Language::Russian => {
            format!(
                "{place}: о другом поводе ({cases}) ничего не вписано; считаем, что поговорили и о нём"
            )
        }
        Language::English => {
            format!("{place}: nothing is said of another matter ({cases}); it counts as spoken of")
        }
    })
}

/// Whom of a list it concerns that something was recorded after it was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Concerned {
    /// All who are still to be called by it.
    All,
    /// Patients, by their ids.
    These(BTreeSet<String>),
}

/// Which lists of today were made before something was recorded, and whom of them that concerns.
#[must_use]
pub fn made_before(lists: &BTreeMap<String, Concerned>, language: Language) -> String {
    let mut out = String::new();
    let mark = mark(language);
    for (list, concerned) in lists {
        let list = one_line(list);
        let Concerned::These(patients) = concerned else {
            let line = match language {
                Language::Russian => {
                    "список на сегодня составлен раньше, чем это записано; составьте его заново, а до тех пор никому по нему не звоните"
                }
                Language::English => {
                    "today's list was made before this was recorded; plan again, and call nobody by it until then"
                }
            };
            writeln!(out, "{mark}: {list}: {line}").ok();
            continue;
        };
        let is_one = patients.len() == 1;
        let mut patients: Vec<_> = patients.iter().map(|patient| one_line(patient)).collect();
        // As one counts: 2 before 10.
        patients.sort_by_key(|patient| (patient.len(), patient.clone()));
        let patients = patients.join(", ");
        let whom = match language {
            Language::Russian if is_one => "пациент",
            Language::Russian => "пациенты",
            Language::English if is_one => "patient",
            Language::English => "patients",
        };
        let line = match language {
            Language::Russian => format!(
                "{list}: список на сегодня составлен раньше, чем это записано; составьте его заново, а до тех пор по нему не звоните: {whom} {patients}"
            ),
            Language::English => format!(
                "{list}: today's list was made before this was recorded; plan again, and do not call by it until then: {whom} {patients}"
            ),
        };
        writeln!(out, "{mark}: {line}").ok();
    }
    out
}

/// The rows that are taken back, a line each: of whom, when, what.
#[must_use]
pub fn shown(rows: &[Cells], language: Language) -> String {
    let mut out = String::new();
    for row in rows {
        let patient = one_line(&row[at::PATIENT_ID]);
        let made = one_line(&row[at::CONTACTED_AT]);
        let named = take::named(&row[at::OUTCOME]);
        let outcome = named.map_or_else(
            || one_line(&row[at::OUTCOME]),
            |outcome| counted_alone(outcome, language).into(),
        );
        let (said, case) = (one_line(&row[at::SAID]), one_line(&row[at::CASE]));
        let said = match language {
            _ if said.is_empty() => String::new(),
            Language::Russian => format!(" («{said}»)"),
            Language::English => format!(" (\"{said}\")"),
        };
        let patient = match language {
            Language::Russian => format!("пациент {patient}"),
            Language::English => format!("patient {patient}"),
        };
        writeln!(out, "{made}, {patient}, {case}: {outcome}{said}").ok();
    }
    out
}

/// How many rows were taken back.
#[must_use]
pub fn undone(count: usize, language: Language) -> String {
    match language {
        Language::Russian => {
            let done = plural(count as u64, ["отменён", "отменено", "отменено"]);
            let noun = plural(count as u64, ["итог", "итога", "итогов"]);
            format!("{done} {count} {noun}\n")
        }
        Language::English => {
            let noun = if count == 1 { "outcome" } else { "outcomes" };
            format!("{count} {noun} taken back\n")
        }
    }
}

/// How many rows of a patient were taken out.
#[must_use]
pub fn forgotten(count: usize, language: Language) -> String {
    match language {
        // A refusal stays as it must, without what was said of it.
        Language::Russian if count == 0 => {
            "сведения удалены; остались номер карты и то, что звонить нельзя; вернёт звонки только новое согласие в карте\n".to_owned()
        }
        Language::English if count == 0 => {
            "all else was taken out; what stays are the id and that nobody is to call; only a later consent on the card lifts it\n".to_owned()
        }
        Language::Russian => {
            let done = plural(count as u64, ["удалена", "удалены", "удалено"]);
            let rows = plural(count as u64, ["строка", "строки", "строк"]);
            format!(
                "{done} {count} {rows}; остались номер карты и то, что звонить нельзя; вернёт звонки только новое согласие в карте\n"
            )
        }
        Language::English => {
            let rows = if count == 1 { "row" } else { "rows" };
            format!(
                "{count} {rows} taken out; what stays are the id and that nobody is to call; only a later consent on the card lifts it\n"
            )
        }
    }
}

/// How many old rows were taken out.
#[must_use]
pub fn expired(count: usize, language: Language) -> String {
    match language {
        Language::Russian if count == 0 => "удалять нечего: старше ничего нет\n".to_owned(),
        Language::English if count == 0 => "nothing is older: nothing was taken out\n".to_owned(),
        Language::Russian => {
            let done = plural(count as u64, ["удалена", "удалены", "удалено"]);
            let rows = plural(
                count as u64,
                ["старая строка", "старые строки", "старых строк"],
            );
            format!("{done} {count} {rows}; отказы, жалобы и вопросы без ответа остались\n")
        }
        Language::English => {
            let rows = if count == 1 { "row" } else { "rows" };
            format!("{count} old {rows} taken out; refusals, complaints and open questions stay\n")
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;

    fn taken(outcomes: &[(Outcome, u32)], known: u32, remarks: Vec<(At, Remark)>) -> Taken {
        Taken {
            outcomes: outcomes.iter().copied().collect(),
            contacts: outcomes.iter().map(|(_, count)| count).sum(),
            known,
            remarks,
            ..Taken::default()
        }
    }

    fn at_row(line: u32, row: u32) -> At {
        At {
            sheet: None,
            list: "list.csv".to_owned(),
            line,
            row,
            patient: "12".to_owned(),
        }
    }

    const RU: Language = Language::Russian;
    const EN: Language = Language::English;

    #[test]
    fn outcomes_are_counted_in_words() {
        let some = [
            (Outcome::Reached, 4),
            (Outcome::Booked, 2),
            (Outcome::NoAnswer, 1),
            (Outcome::Callback, 1),
            (Outcome::Unwell, 1),
            (Outcome::Unclear, 1),
        ];
        let some = taken(&some, 3, vec![(at_row(14, 14), Remark::Unclear)]);
        expect![[r#"
            учтено 10 итогов: 4 поговорили, 2 записались, 1 не ответил, 1 просит перезвонить, 1 болит, 1 не понят
            внимание: итог не понят: list.csv, строка 14, пациент 12; исправьте слово прямо в этом списке, до тех пор пациента не беспокоим
        "#]].assert_eq(&recorded(&some, false, RU));
        expect![[r#"
            warning: not understood: list.csv, line 14, patient 12; mend the word right there in the list: until then nobody contacts the patient
        "#]].assert_eq(&recorded(&some, true, EN));
        let told = [1, 3, 21].map(|count| {
            let taken = taken(&[(Outcome::OptOut, count)], 0, Vec::new());
            recorded(&taken, false, RU) + &recorded(&taken, false, EN)
        });
        expect![[r#"
            учтён 1 итог: 1 просит больше не звонить
            1 outcome recorded: 1 not to be called any more
            учтено 3 итога: 3 просят больше не звонить
            3 outcomes recorded: 3 not to be called any more
            учтён 21 итог: 21 просит больше не звонить
            21 outcomes recorded: 21 not to be called any more
        "#]]
        .assert_eq(&told.concat());
        let told = [0, 1, 2, 5].map(|known| {
            let taken = taken(&[], known, Vec::new());
            recorded(&taken, false, RU) + &recorded(&taken, false, EN)
        });
        expect![[r#"
            новых итогов нет
            no new outcomes
            новых итогов нет: 1 такой же уже записан
            no new outcomes: 1 was recorded before
            новых итогов нет: 2 таких же уже записаны
            no new outcomes: 2 were recorded before
            новых итогов нет: 5 таких же уже записано
            no new outcomes: 5 were recorded before
        "#]]
        .assert_eq(&told.concat());
    }

    #[test]
    fn a_row_is_named_as_a_spreadsheet_numbers_it() {
        let one = at_row(14, 14);
        expect!["list.csv, строка 14, пациент 12"].assert_eq(&place(&one, RU));
        let other = at_row(40, 13);
        expect!["list.csv, строка 13 (в тексте файла 40), пациент 12"]
            .assert_eq(&place(&other, RU));
        expect!["list.csv, row 13 (line 40), patient 12"].assert_eq(&place(&other, EN));
    }

    #[test]
    fn what_is_taken_back_is_shown_in_words() {
        let mut row = Cells::default();
        row[at::CONTACTED_AT] = "2026-03-02".to_owned();
        row[at::PATIENT_ID] = "7".to_owned();
        row[at::CASE] = "plan:1".to_owned();
        row[at::OUTCOME] = "opt_out".to_owned();
        row[at::SAID] = "не надо\nзвонить".to_owned();
        let mut other = row.clone();
        other[at::OUTCOME] = "что-то".to_owned();
        other[at::SAID] = String::new();
        expect![[r#"
            2026-03-02, пациент 7, plan:1: просит больше не звонить («не надо звонить»)
            2026-03-02, пациент 7, plan:1: что-то
        "#]]
        .assert_eq(&shown(&[row.clone(), other], RU));
        expect![[r#"
            2026-03-02, patient 7, plan:1: not to be called any more ("не надо звонить")
        "#]]
        .assert_eq(&shown(&[row], EN));
        expect![[r#"
            отменено 2 итога
        "#]]
        .assert_eq(&undone(2, RU));
        expect![[r#"
            отменён 1 итог
        "#]]
        .assert_eq(&undone(1, RU));
        expect![[r#"
            удалять нечего: старше ничего нет
        "#]]
        .assert_eq(&expired(0, RU));
        expect![[r#"
            удалена 21 старая строка; отказы, жалобы и вопросы без ответа остались
        "#]]
        .assert_eq(&expired(21, RU));
        expect![[r#"
            удалены 2 строки; остались номер карты и то, что звонить нельзя; вернёт звонки только новое согласие в карте
        "#]].assert_eq(&forgotten(2, RU));
        expect![[r#"
            5 rows taken out; what stays are the id and that nobody is to call; only a later consent on the card lifts it
        "#]].assert_eq(&forgotten(5, EN));
    }

    #[test]
    fn a_call_promised_for_a_closed_day_is_told() {
        let day = |day| chrono::NaiveDate::from_ymd_opt(2026, 3, day).unwrap();
        let told = [Some(day(10)), None].map(|open| {
            let remark = Remark::ClosedDay(day(9), open);
            let taken = taken(&[(Outcome::Callback, 1)], 0, vec![(at_row(5, 5), remark)]);
            recorded(&taken, false, RU) + &recorded(&taken, false, EN)
        });
        expect![[r#"
            учтён 1 итог: 1 просит перезвонить
            внимание: list.csv, строка 5, пациент 12: обещали позвонить 9 марта 2026, а клиника в этот день закрыта; звонок будет в списке 10 марта 2026, предупредите пациента
            1 outcome recorded: 1 to be called back
            warning: list.csv, line 5, patient 12: a call was promised for 9 March 2026, when the clinic is closed; it will be on the list of 10 March 2026: tell the patient
            учтён 1 итог: 1 просит перезвонить
            внимание: list.csv, строка 5, пациент 12: обещали позвонить 9 марта 2026, а клиника в этот день закрыта; договоритесь о другом дне
            1 outcome recorded: 1 to be called back
            warning: list.csv, line 5, patient 12: a call was promised for 9 March 2026, when the clinic is closed; agree on another day
        "#]].assert_eq(&told.concat());
    }

    #[test]
    fn a_call_promised_for_a_closed_hour_is_told() {
        let day = chrono::NaiveDate::from_ymd_opt(2026, 3, 9).unwrap();
        let promised = crate::model::clinic::Moment::at(day, 22 * 60);
        let open = crate::model::clinic::Window {
            from: 9 * 60,
            to: 20 * 60,
        };
        let remark = Remark::ClosedHour(promised, open);
        let taken = taken(&[(Outcome::Callback, 1)], 0, vec![(at_row(5, 5), remark)]);
        expect![[r#"
            учтён 1 итог: 1 просит перезвонить
            внимание: list.csv, строка 5, пациент 12: обещали позвонить 9 марта 2026 в 22:00, а клиника в этот день открыта с 09:00 до 20:00; договоритесь о другом часе
            1 outcome recorded: 1 to be called back
            warning: list.csv, line 5, patient 12: a call was promised for 9 March 2026 at 22:00, and the clinic is open from 09:00 to 20:00 on that day; agree on another hour
        "#]].assert_eq(&(recorded(&taken, false, RU) + &recorded(&taken, false, EN)));
    }

    #[test]
    fn patients_stand_as_one_counts() {
        let patients = ["10", "9", "P2", "1"].map(str::to_owned);
        let these = Concerned::These(BTreeSet::from(patients));
        let lists = BTreeMap::from([("list.csv".to_owned(), these)]);
        let said = made_before(&lists, Language::English);
        assert!(said.ends_with("patients 1, 9, 10, P2\n"), "{said}");
        // Where it is everybody, nobody need be named.
        let lists = BTreeMap::from([("list.csv".to_owned(), Concerned::All)]);
        let said = made_before(&lists, Language::Russian);
        assert!(said.ends_with("никому по нему не звоните\n"), "{said}");
    }
}
