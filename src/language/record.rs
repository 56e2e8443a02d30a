//! What is said of a recording: how many talks came to what, and each row that needs somebody.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use super::dates::russian_plural as plural;
use super::one_line;
use crate::clinic::Outcome;
use crate::failure;
use crate::record::log::{Cells, at};
use crate::record::take::{At, Remark, Taken};
use crate::record::thin::NothingToUndo;
use crate::settings::Language;

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
                "итог не понят: {place}; до тех пор пациента не беспокоим: исправьте слово в списке"
            ),
            Language::English => format!(
                "outcome not understood: {place}; nobody contacts the patient until then: mend the word in the list"
            ),
        };
        writeln!(out, "{mark}: {line}").ok();
    }
    if !only_unclear {
        for sort in [
            told_called,
            told_callback,
            told_score,
            told_kept,
            told_others,
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

/// A record is begun where there was none.
fn begun(path: &Path, language: Language) -> String {
    let path = failure::shown(path);
    match language {
        Language::Russian => format!(
            "записи итогов заведены заново: {path}; если они уже ведутся в другом месте, назовите его: files.recall-contacts в recall.toml или --recall-contacts"
        ),
        Language::English => format!(
            "a new record is begun: {path}; if there is one elsewhere, name it: files.recall-contacts in recall.toml, or --recall-contacts"
        ),
    }
}

/// A row as it is named: the list, the line, the patient.
#[must_use]
pub fn place(at: &At, language: Language) -> String {
    let (list, patient) = (one_line(&at.list), one_line(&at.patient));
    let line = at.line;
    match language {
        Language::Russian => format!("{list}, строка {line}, пациент {patient}"),
        Language::English => format!("{list}, line {line}, patient {patient}"),
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
    let count = u64::from(taken.contacts);
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
            let noun = plural(
                known,
                [
                    "записанный итог учтён",
                    "записанных итога учтены",
                    "записанных итогов учтены",
                ],
            );
            format!("новых итогов нет; {known} {noun} раньше\n")
        }
        (Language::English, 0, known) => {
            format!("no new outcomes; {known} recorded before\n")
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
        Outcome::Reached => [
            "разговор состоялся",
            "разговора состоялись",
            "разговоров состоялись",
        ],
        Outcome::Booked => ["запись на приём", "записи на приём", "записей на приём"],
        Outcome::Declined => ["отказ", "отказа", "отказов"],
        Outcome::Sent => [
            "сообщение отправлено",
            "сообщения отправлены",
            "сообщений отправлено",
        ],
        Outcome::NotDelivered => [
            "сообщение не доставлено",
            "сообщения не доставлены",
            "сообщений не доставлено",
        ],
        Outcome::NoAnswer => ["не ответил", "не ответили", "не ответили"],
        Outcome::Busy => ["раз занято", "раза занято", "раз занято"],
        Outcome::WrongNumber => ["чужой номер", "чужих номера", "чужих номеров"],
        Outcome::Callback => [
            "просьба перезвонить",
            "просьбы перезвонить",
            "просьб перезвонить",
        ],
        Outcome::AskDoctor => ["вопрос врачу", "вопроса врачу", "вопросов врачу"],
        Outcome::Unwell => ["жалоба на боль", "жалобы на боль", "жалоб на боль"],
        Outcome::Left => ["выбыл", "выбыли", "выбыли"],
        Outcome::OptOut => [
            "просьба больше не звонить",
            "просьбы больше не звонить",
            "просьб больше не звонить",
        ],
        Outcome::Complaint => ["жалоба", "жалобы", "жалоб"],
        Outcome::Resolved => ["жалоба закрыта", "жалобы закрыты", "жалоб закрыто"],
        Outcome::Unclear => ["не понят", "не поняты", "не поняты"],
        Outcome::Undone => ["отменён", "отменены", "отменены"],
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
        Outcome::AskDoctor => "with a question for the doctor",
        Outcome::Unwell => "in pain or worse",
        Outcome::Left => "left the clinic",
        Outcome::OptOut => "not to be called any more",
        Outcome::Complaint => "with a complaint",
        Outcome::Resolved => "with a complaint settled",
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
            format!("{place}: «Когда звонили» не прочесть или оно в будущем; взят день списка")
        }
        Language::English => {
            format!(
                "{place}: when the call was made can't be read or lies ahead; the day of the list is taken"
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
            format!("{place}: не прочесть, когда перезвонить; слова записаны в примечание")
        }
        Language::English => {
            format!("{place}: when to call again can't be read; the words are kept in the note")
        }
    })
}

fn told_score(at: &At, remark: &Remark, language: Language) -> Option<String> {
    let Remark::Score = remark else {
        return None;
    };
    let place = place(at, language);
    Some(match language {
        Language::Russian => {
            format!("{place}: оценка — число от 0 до 10; слова записаны в примечание")
        }
        Language::English => {
            format!("{place}: a score is a number from 0 to 10; the words are kept in the note")
        }
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
                "{place}: прежний итог остаётся в силе ({kept}); снять его может recall record --undo"
            )
        }
        Language::English => {
            format!(
                "{place}: the earlier outcome stays in force ({kept}); recall record --undo takes it back"
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

fn told_others(at: &At, remark: &Remark, language: Language) -> Option<String> {
    let Remark::OthersReached(cases) = remark else {
        return None;
    };
    let place = place(at, language);
    let cases: Vec<_> = cases.iter().map(|case| one_line(case)).collect();
    let cases = cases.join(", ");
    Some(match language {
        Language::Russian => {
            format!("{place}: о другом деле итога нет, считаем, что о нём тоже поговорили: {cases}")
        }
        Language::English => {
            format!(
                "{place}: nothing is said of another matter, which counts as spoken of: {cases}"
            )
        }
    })
}

/// A list names somebody who is another one in patients.csv: it is of another clinic, or the ids have changed.
#[must_use]
pub fn somebody_else(at: &At, language: Language) -> String {
    let place = place(at, language);
    match language {
        Language::Russian => {
            format!(
                "{place}: под этим номером в patients.csv другой человек; из списка ничего не записано"
            )
        }
        Language::English => {
            format!(
                "{place}: patients.csv has somebody else under this id; nothing of the list is recorded"
            )
        }
    }
}

/// Which lists of today were made before something was recorded, and whom of them that concerns.
#[must_use]
pub fn made_before(lists: &BTreeMap<String, BTreeSet<String>>, language: Language) -> String {
    let mut out = String::new();
    let mark = mark(language);
    for (list, patients) in lists {
        let list = one_line(list);
        let patients: Vec<_> = patients.iter().map(|patient| one_line(patient)).collect();
        let patients = patients.join(", ");
        let line = match language {
            Language::Russian => format!(
                "{list}: этот список на сегодня составлен раньше; составьте его заново или не звоните по нему: пациент {patients}"
            ),
            Language::English => format!(
                "{list}: this list of today was made before; plan again, or do not call by it: patient {patients}"
            ),
        };
        writeln!(out, "{mark}: {line}").ok();
    }
    out
}

/// Why nothing can be taken back under a name.
#[must_use]
pub fn nothing_to_undo(why: NothingToUndo, language: Language) -> String {
    match (language, why) {
        (Language::Russian, NothingToUndo::Unknown) => {
            "отменять нечего: такой строки списка или такого номера в записях нет; подойдут строка списка (столбец entry), last или номер записи".to_owned()
        }
        (Language::English, NothingToUndo::Unknown) => {
            "nothing to take back: the record has no such entry or recording; wanted an entry of a list, last, or the number of a recording".to_owned()
        }
        (Language::Russian, NothingToUndo::AllTakenBack) => "всё это уже отменено".to_owned(),
        (Language::English, NothingToUndo::AllTakenBack) => {
            "all of that was taken back before".to_owned()
        }
    }
}

/// The rows that are taken back, a line each: of whom, when, what.
#[must_use]
pub fn shown(rows: &[Cells], language: Language) -> String {
    let mut out = String::new();
    for row in rows {
        let patient = one_line(&row[at::PATIENT_ID]);
        let (made, outcome) = (
            one_line(&row[at::CONTACTED_AT]),
            one_line(&row[at::OUTCOME]),
        );
        let (said, case) = (one_line(&row[at::SAID]), one_line(&row[at::CASE]));
        match language {
            Language::Russian => writeln!(
                out,
                "{made}, пациент {patient}, {case}: {outcome} («{said}»)"
            )
            .ok(),
            Language::English => writeln!(
                out,
                "{made}, patient {patient}, {case}: {outcome} (\"{said}\")"
            )
            .ok(),
        };
    }
    out
}

/// How many rows were taken back.
#[must_use]
pub fn undone(count: usize, language: Language) -> String {
    match language {
        Language::Russian => {
            let rows = plural(count as u64, ["строка", "строки", "строк"]);
            format!("отменено: {count} {rows}\n")
        }
        Language::English => {
            let rows = if count == 1 { "row" } else { "rows" };
            format!("{count} {rows} taken back\n")
        }
    }
}

/// Nothing was recorded of a patient.
#[must_use]
pub fn nobody_recorded(language: Language) -> String {
    match language {
        Language::Russian => "о таком пациенте в записях ничего нет".to_owned(),
        Language::English => "nothing is recorded of such a patient".to_owned(),
    }
}

/// How many rows of a patient were taken out.
#[must_use]
pub fn forgotten(count: usize, language: Language) -> String {
    match language {
        Language::Russian => {
            let rows = plural(count as u64, ["строка", "строки", "строк"]);
            format!(
                "удалено: {count} {rows}; остались номер карты и номера, на которые просили не звонить\n"
            )
        }
        Language::English => {
            let rows = if count == 1 { "row" } else { "rows" };
            format!(
                "{count} {rows} taken out; the id stays, and the numbers that are not to be called\n"
            )
        }
    }
}

/// How many old rows were taken out.
#[must_use]
pub fn expired(count: usize, language: Language) -> String {
    match language {
        Language::Russian => {
            let rows = plural(count as u64, ["строка", "строки", "строк"]);
            format!("удалено старых: {count} {rows}; отказы и жалобы остались\n")
        }
        Language::English => {
            let rows = if count == 1 { "row" } else { "rows" };
            format!("{count} old {rows} taken out; refusals and complaints stay\n")
        }
    }
}
