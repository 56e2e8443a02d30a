//! What stands on the page from which people call, beside what is said of each contact: heads, buttons, questions, in both languages.

use serde::Serialize;

use crate::base::{Both, Language, both};
use crate::model::clinic::{Outcome, Reason};

/// Declares the texts, each once: by its name the page and its script ask for it.
macro_rules! texts {
    ($($name:ident: $russian:literal / $english:literal;)+) => {
        /// The texts in one language.
        #[derive(Serialize)]
        pub(crate) struct PageTexts {
            $(pub(crate) $name: &'static str,)+
        }

        impl PageTexts {
            /// The texts in that language.
            pub(crate) const fn in_language(language: Language) -> Self {
                Self { $($name: both($russian, $english).said_in(language),)+ }
            }
        }
    };
}

texts! {
    title: "Список на" / "List for";
    without_script: "В этом браузере выключен JavaScript: распечатайте страницу и отмечайте итоги на бумаге." / "JavaScript is switched off in this browser: print the page and mark outcomes on paper.";
    to_talks: "К разговорам" / "To the talks";
    nobody: "Сегодня никому звонить не нужно." / "Nobody is to be contacted today.";

    unsubmitted: "Введено, но не сдано:" / "Entered, not handed over:";
    all_submitted: "Всё введённое сдано" / "All that was entered is handed over";
    nothing_entered: "Пока ничего не введено" / "Nothing is entered yet";
    unfinished: "не дописано:" / "unfinished:";
    submit: "Сдать смену" / "Hand over";
    print: "Печать" / "Print";
    erase: "Стереть с этого компьютера" / "Erase from this computer";
    erase_all: "Стереть с этого компьютера всё, что введено на этой странице?" / "Erase from this computer all that was entered on this page?";
    erase_unsubmitted: "Не сдано и пропадёт:" / "Not handed over and will be lost:";
    erased: "Стёрто." / "Erased.";
    no_storage: "Этот браузер не хранит введённое. Сдайте смену, прежде чем закрыть страницу." / "This browser keeps nothing of what is entered. Hand over before you close the page.";
    other_day: "Этот список на другой день. Сегодня" / "This list is for another day. Today is";

    now: "Можно звонить сейчас" / "Can be called now";
    later: "Позже" / "Later";
    tried: "Не ответили: можно попробовать ещё раз" / "No answer: can be tried again";
    over: "Время для звонка прошло" / "The hours are over";
    done: "Сделано" / "Done";
    all: "Весь список" / "The whole list";
    incoming: "Позвонили сами" / "Called in themselves";
    promised_at: "обещали в" / "promised at";

    search: "Найти: имя или номер" / "Find: name or number";
    search_hint: "Звонят вам? Два слова имени или любые цифры номера." / "Somebody calls in? Two words of the name or any digits of the number.";
    none_found: "В списке такого нет." / "Nobody like that on the list.";
    about_list: "О списке" / "About the list";
    to_outcome: "Итог ↓" / "Outcome ↓";
    filters: "Отбор" / "Filters";
    caller: "Кто звонит" / "Who calls";
    doctor: "Врач" / "Doctor";
    channel: "Способ связи" / "Channel";
    any: "все" / "all";
    open_only: "Только несделанное" / "Only what is open";
    unfold_all: "Раскрыть все" / "Unfold all";
    fold_all: "Свернуть все" / "Fold all";

    call_in: "Звонят нам" / "Somebody calls in";
    call_in_hint: "Пациента нет в списке? Введите номер его карты." / "Not on the list? Enter the patient's id.";
    patient_id: "Номер карты" / "Patient id";
    call_in_open: "Записать разговор" / "Note the talk";
    call_in_known: "Этот пациент есть в списке: запишите итог там." / "This patient is on the list: note the outcome there.";
    call_in_no_id: "Нужен номер карты." / "The patient's id is needed.";
    call_in_about: "Позвонили сами; в этом списке нет" / "Called in; not on this list";
    not_here: "Введено раньше, в этом списке строки нет" / "Entered before; this list has no such row";

    say: "Что сказать" / "What to say";
    message: "Текст сообщения" / "The message";
    copy: "Скопировать" / "Copy";
    copied: "Скопировано" / "Copied";
    branches: "Если пациент говорит…" / "If the patient says…";
    written: "В «Итог»:" / "Outcome:";
    prepare: "Перед звонком" / "Before the call";
    prepare_message: "Перед отправкой" / "Before sending";
    avoid: "Чего не говорить" / "What not to say";
    more: "Согласие и где записано" / "Consent, and where it is recorded";
    consent: "Согласие" / "Consent";
    earlier: "О чём говорили раньше" / "Earlier contacts";
    evidence: "Где записано" / "Recorded in";
    card_of: "карта" / "id";
    by_doctor: "Звонит врач:" / "The doctor calls:";
    by_doctor_himself: "Звонит сам врач" / "The doctor calls in person";
    words_of_doctor: "Этот разговор ведёт врач, слова ниже — для него. Администратор об этом не звонит." / "The doctor makes this call, and the words below are the doctor’s. The administrator does not call about it.";

    outcome: "Итог" / "Outcome";
    other: "Другой итог" / "Another outcome";
    own_words: "Своими словами" / "In your own words";
    write: "Записать" / "Note";
    same_for_all: "То же для всех дел разговора" / "The same for all matters of the talk";
    callback: "Когда перезвонить" / "When to call back";
    today_after_lunch: "сегодня после обеда" / "today after lunch";
    today: "сегодня" / "today";
    tomorrow: "завтра" / "tomorrow";
    in_a_week: "через неделю" / "in a week";
    date: "другой день" / "another day";
    day: "День" / "Day";
    hour: "Час" / "Hour";
    ask_day: "На какой день? Без дня и часа обещание не сохранится." / "For which day? Without day and hour the promise is not saved.";
    ask_hour: "В котором часу? Без часа обещание не сохранится." / "At what hour? Without an hour the promise is not saved.";
    hour_past: "Этот час уже прошёл." / "That hour is past.";
    ask_outcome: "Чем кончилось? Без итога это не сдать." / "What came of it? Without an outcome it can't be handed over.";
    note: "Примечание" / "Note";
    score: "Оценка, 0–10" / "Score, 0–10";
    score_none: "нет" / "none";
    called_at: "Позвонили в" / "Called at";
    remove: "Убрать" / "Take away";
    remove_strict: "Убрать этот итог? Он важнее остальных." / "Take this outcome away? It outweighs all others.";
    submitted: "сдано" / "handed over";
    not_submitted: "не сдано" / "not handed over";
    stays: "остаётся в силе" / "stays in force";
    ask_each: "А что с этим делом? Пока здесь нет итога, разговор не сдать." / "And what of this matter? Without an outcome here the talk can't be handed over.";
    whole_talk: "Действует на весь разговор." / "Holds for the whole talk.";
    undo_hint: "Сданное убирает recall record --undo" / "What is handed over is taken back by recall record --undo";

    submit_nothing: "Сдавать пока нечего." / "There is nothing to hand over yet.";
    submit_unfinished: "Не дописано (нет итога, дня или часа) и останется на этой странице:" / "Unfinished (no outcome, day or hour), stays on this page:";
    submit_rest: "Сдать остальное?" / "Hand over the rest?";
    handed_over: "Смена сдана" / "Handed over";
    file_saved: "Файл сохранён в загрузках:" / "The file is among the downloads:";
    file_next: "Положите его рядом со списком или выполните" / "Put it beside the list, or run";
    save_again: "Скачать ещё раз" / "Save it again";
    summary: "Сводка смены" / "The shift in short";
    summary_talks: "Записано разговоров:" / "Talks noted:";
    summary_left: "Осталось без итога:" / "Left without an outcome:";
    summary_callbacks: "Обещано перезвонить:" / "Promised to call back:";
    spoken_with: "на связи:" / "spoken with:";
    summary_urgent: "Сегодня же передать врачу или руководителю:" / "To the doctor or the manager today:";
    close: "Закрыть" / "Close";

    keys: "Клавиши" / "Keys";
    key_search: "найти" / "find";
    key_next: "следующий и предыдущий разговор" / "the next and the previous talk";
    key_open: "раскрыть или свернуть разговор" / "unfold or fold the talk";
    key_outcome: "итог по номеру на кнопке" / "the outcome by the number on its button";
    key_note: "примечание" / "the note";
    key_in: "звонят нам" / "somebody calls in";
    key_escape: "выйти из поля" / "leave the field";
}

/// The squares to tick on paper, of a message.
pub(crate) const TICKS_OF_MESSAGES: &[Both] = &[
    both("отправлено", "sent"),
    both("не доставлено", "not delivered"),
    both("просит больше не писать", "asks not to be written to"),
];

/// The squares to tick on paper.
pub(crate) const TICKS: &[Both] = &[
    both("поговорили", "talked"),
    both("записались", "booked"),
    both("позвонят сами", "will call"),
    both("не ответили", "no answer"),
    both("перезвонить __:__", "call back __:__"),
    both("отказ", "declined"),
    both("больше не звонить", "don’t call again"),
    both("болит", "in pain"),
];

/// A button: the word that is written down, and what it means.
pub(crate) type Button = (Outcome, Both);

/// The buttons of a matter: those at hand, and those behind "another outcome".
pub(crate) struct Buttons {
    pub(crate) main: &'static [Button],
    pub(crate) more: &'static [Button],
}

const REACHED: Button = (Outcome::Reached, both("поговорили", "spoken with"));
const BOOKED: Button = (Outcome::Booked, both("записались", "booked"));
const CALLBACK: Button = (Outcome::Callback, both("перезвонить", "call back"));
const NO_ANSWER: Button = (Outcome::NoAnswer, both("не ответили", "no answer"));
const DECLINED: Button = (Outcome::Declined, both("отказ", "declined"));
const UNWELL: Button = (Outcome::Unwell, both("болит", "in pain"));
const ASK_DOCTOR: Button = (Outcome::AskDoctor, both("спросить врача", "ask the doctor"));
const SENT: Button = (Outcome::Sent, both("отправлено", "sent"));
const NOT_DELIVERED: Button = (
    Outcome::NotDelivered,
    both("не доставлено", "not delivered"),
);
const BUSY: Button = (Outcome::Busy, both("занято", "busy"));
const OPT_OUT: Button = (Outcome::OptOut, both("больше не звонить", "don’t call"));
const COMPLAINT: Button = (Outcome::Complaint, both("жалоба", "complaint"));

/// What is rarer, and the same for all calls.
const MORE: &[Button] = &[
    REACHED,
    BUSY,
    (Outcome::Declined, both("думает", "thinking about it")),
    (Outcome::Declined, both("дорого", "too expensive")),
    ASK_DOCTOR,
    OPT_OUT,
    COMPLAINT,
    (Outcome::WrongNumber, both("чужой номер", "wrong number")),
    (
        Outcome::Left,
        both("лечится в другой клинике", "treated elsewhere"),
    ),
    (Outcome::Left, both("выбыл", "left")),
];

const OF_MESSAGES: &[Button] = &[SENT, NOT_DELIVERED];

const MORE_OF_MESSAGES: &[Button] = &[
    BOOKED, REACHED, CALLBACK, DECLINED, UNWELL, ASK_DOCTOR, OPT_OUT, COMPLAINT,
];

const OF_CALLERS: &[Button] = &[BOOKED, REACHED, CALLBACK, DECLINED, UNWELL, OPT_OUT];

const OF_VISITS: &[Button] = &[
    (Outcome::Reached, both("подтвердили", "reached")),
    (Outcome::Booked, both("перезаписали", "rescheduled")),
    CALLBACK,
    NO_ANSWER,
    (Outcome::Declined, both("не придут", "not coming")),
    UNWELL,
];

const OF_WELLBEING: &[Button] = &[
    (Outcome::Reached, both("всё хорошо", "reached")),
    UNWELL,
    CALLBACK,
    NO_ANSWER,
    ASK_DOCTOR,
    COMPLAINT,
];

const OF_INVITATIONS: &[Button] = &[
    BOOKED,
    (Outcome::Reached, both("позвонят сами", "will call back")),
    CALLBACK,
    NO_ANSWER,
    DECLINED,
    UNWELL,
];

/// The buttons for a matter that is spoken of, or written about; a talk that is of no row of the list has no reason.
pub(crate) const fn buttons(reason: Option<Reason>, is_message: bool) -> Buttons {
    if is_message {
        return Buttons {
            main: OF_MESSAGES,
            more: MORE_OF_MESSAGES,
        };
    }
    let main = match reason {
        None => OF_CALLERS,
        Some(Reason::AppointmentReminder) => OF_VISITS,
        Some(Reason::WellbeingCheck) => OF_WELLBEING,
        Some(
            Reason::UrgentTreatment
            | Reason::UnfinishedTreatment
            | Reason::ControlExam
            | Reason::HygieneReminder
            | Reason::CheckupReminder
            | Reason::PersonalCall,
        ) => OF_INVITATIONS,
    };
    Buttons { main, more: MORE }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::rules::default_settings;
    use crate::record::outcome;
    use crate::record::times::Day;

    #[test]
    fn what_a_button_writes_is_read_as_what_it_means() {
        let settings = default_settings(chrono_tz::Tz::UTC);
        let day = Day {
            date: "2026-03-02".parse().unwrap(),
            minute: Some(600),
            visit_on: None,
            settings: &settings,
        };
        let reasons = Reason::ALL.map(|reason| (Some(reason), false));
        let mut wrong = Vec::new();
        for (reason, is_message) in reasons.into_iter().chain([(None, false), (None, true)]) {
            let buttons = buttons(reason, is_message);
            for (outcome, word) in buttons.main.iter().chain(buttons.more) {
                for language in [Language::Russian, Language::English] {
                    let word = word.said_in(language);
                    let of_case = reason.map_or_else(Vec::new, |reason| vec![reason]);
                    let read = outcome::read(word, &of_case, &day);
                    let read: Vec<Outcome> = read.iter().map(|it| it.outcome).collect();
                    if read != [*outcome] {
                        wrong.push(format!("{word}: {read:?}"));
                    }
                }
            }
        }
        assert_eq!(wrong, Vec::<String>::new());
    }
}
