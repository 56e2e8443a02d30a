//! Cells as people type them, with what each must become.

use chrono::NaiveDate;
use chrono_tz::Europe::Moscow;

use super::tables::is_strict;
use super::*;
use crate::model::clinic::Reason::{
    AppointmentReminder, CheckupReminder, ControlExam, HygieneReminder, PersonalCall,
    UnfinishedTreatment, UrgentTreatment, WellbeingCheck,
};
use crate::settings::Settings;
use proptest::prelude::*;

/// What a cell says, the call having been made on Monday, 2 March 2026, at 11:00: `callback 2026-03-04`, `unwell, complaint`, and before an
/// outcome the place of its case.
fn said(cell: &str, reasons: &[Reason]) -> String {
    let settings = crate::plan::rules::default_settings(Moscow);
    said_with(cell, reasons, &settings)
}

fn said_with(cell: &str, reasons: &[Reason], settings: &Settings) -> String {
    said_of_visit(cell, reasons, None, settings)
}

/// The same of a visit on a day of March.
fn said_of_visit(
    cell: &str,
    reasons: &[Reason],
    visit_on: Option<u32>,
    settings: &Settings,
) -> String {
    let march = |day| NaiveDate::from_ymd_opt(2026, 3, day);
    let day = Day {
        date: march(2).unwrap(),
        minute: Some(11 * 60),
        visit_on: visit_on.and_then(march),
        settings,
    };
    let told = read(cell, reasons, &day).into_iter().map(|statement| {
        let place = Outcome::ALL.iter().position(|it| *it == statement.outcome);
        let mut told = OUTCOME.values[place.unwrap()].0.to_owned();
        if let Some(case) = statement.case {
            told = format!("{case}:{told}");
        }
        match statement.when {
            Some(When::At(at)) => {
                let (hour, minute) = (at.second / 3600, at.second / 60 % 60);
                told + &format!(" {} {hour:02}:{minute:02}", at.date)
            }
            Some(When::On(date)) => told + &format!(" {date}"),
            None => told,
        }
    });
    told.collect::<Vec<_>>().join(", ")
}

/// Lines such as `no_answer = н/д | нд`, each cell in several spellings; all that is wrong is told at once.
fn check(reasons: &[Reason], lines: &str) {
    check_of_visit(reasons, None, lines);
}

/// The same of a visit on a day of March.
fn check_of_visit(reasons: &[Reason], visit_on: Option<u32>, lines: &str) {
    let settings = crate::plan::rules::default_settings(Moscow);
    let mut wrong = Vec::new();
    let lines = lines.lines().map(str::trim).filter(|line| !line.is_empty());
    for (wanted, cells) in lines.map(|line| line.split_once(" = ").unwrap()) {
        for cell in cells.split(" | ") {
            let spaced = format!("\u{a0}{} ", cell.replace(' ', " \u{a0}"));
            let stopped = format!("{cell}.");
            for spelling in [
                cell,
                &cell.to_uppercase(),
                &cell.replace('е', "ё"),
                &spaced,
                &stopped,
            ] {
                let found = said_of_visit(spelling, reasons, visit_on, &settings);
                if found != wanted {
                    wrong.push(format!("{spelling:?}: {found}, wanted {wanted}"));
                    break;
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

const ANY: &[Reason] = &[UrgentTreatment];

#[test]
fn the_entries_that_are_typed_in_haste() {
    check(
        ANY,
        "
        no_answer = не ответила, перезвонить | н/д | 2 раза н/о | н/о утро вечер | скинула | сбросил
        sent = н/о, отправила смс
        declined = дозвон, думает | думает, перезвоню | не придет | отменила | дорого, после зп
        declined = напоминать не надо | отказ, через месяц набрать
        callback 2026-03-04 = думает, просила набрать в среду
        reached = сказала не сейчас | не болит, все хорошо | придет сама | сама запишется | запишется | перезвонит
        reached = уже была | мама сказала придут
        callback 2026-05-01 = не сейчас, просила в мае
        unclear = позже | умерла мама, не до этого | в армии | в больнице | просила смс | ошиблась номером | нет | -
        unclear = + | гигиена да, план нет
        callback 2026-03-16 = в отпуске до 15го
        callback = болеет | уехала | в командировке | занята
        unwell = болит | все ок но десна кровит | опухло, темп 38 | пломба выпала | слетела коронка
        ask_doctor = беременна, после родов
        wrong_number = номер мужа
        no_answer = взял муж, передаст | трубку взял не он | не он
        callback 2026-03-02 18:00 = дочь взяла, он будет в 6
        left = переехали | уехала насовсем | лечится в другой | умер
        booked = уже записана | перенос на чт 12:30
        complaint, unwell = недовольна, болит
        complaint, opt_out = ругалась, больше не звонить
        opt_out = звонить не надо | не надо больше | хватит звонить | отстаньте, пожалуйста
    ",
    );
    check(
        &[AppointmentReminder],
        "reached = +\n declined = не придет | отменила",
    );
    check(
        &[HygieneReminder, UrgentTreatment],
        "0:reached, 1:declined = гигиена да, план нет",
    );
}

#[test]
fn the_words_for_each_outcome() {
    check(
        ANY,
        "
        no_answer = н/д | нд | н.д. | н/о | н.о. | б/о | а/о | ндз | не дозвон | недозв | скинула | скинул | сбросила | сбросил
        no_answer = сбрасывает | не снимает | не отвечают | длинные гудки | голосовая почта | секретарь | робот
        no_answer = взял муж | взяла жена | взяла мама | взяла дочь | взял сын | взял ребенок | взяла бабушка | трубку взяла бабушка
        no_answer = муж взял трубку | взял трубку сын | ответил не он | ответила не она | не он | не она | нет дома | спит
        no_answer = автоответчик | ответил ребенок | не берет | трубку не берет | телефон выключен
        busy = занято | линия занята | короткие гудки
        callback = занят | занята | неудобно | на работе | за рулем | на совещании | на приеме | перезв | пер-ть | в отпуске | уехал
        callback = уехала | в командировке | болеет | заболел | заболела | на больничном | просила перезвонить позже
        callback 2026-03-04 = набрать в среду | перезв в ср
        unclear = набрать | просила | перезвоню | передаст | вернется
        reached = подтв | подтвердили | будет | будут | придут | придет сам | придет сама | запишется | запишется сам | сам запишется
        reached = позвонит сам | позвонит сама | сама позвонит | перезвонит | решит сам | решит сама | в курсе | оповещен | оповещена
        reached = оповестила | уведомила | предупредила | не сейчас | пока нет | пока не надо | не до этого | уже был | уже была
        reached = не болит | ничего не болит | не беспокоит | жалоб нет | без жалоб | норм | нормально | заживает | все хорошо
        reached = дозвон | дозвонилась | поговорили
        booked = записались | уже записан | уже записана | перезаписали | перенос на 12.03 | взял время | взяла время | запись
        booked = перенесла визит на 20.03 | перенос визита на 20.03
        unclear = перенос | хочет запись | просит запись | запись, перезвонить
        declined = не придет | отменил | отменила | отмена | передумал | передумала | не актуально | не планирует | напоминать не надо
        declined = не интересно | не хочет | не надо | думает | подумает | дорого
        opt_out = звонить не надо | не надо звонить | не надо больше | больше не надо | не названивать | уберите номер | убрать из базы
        opt_out = черный список | ЧС | просит больше не звонить | не беспокоить | не хочет, чтобы звонили | отказ от звонков | стоп
        complaint = ругался | ругалась | орет | хамит | претензии | жалуется на врача | жалуется на клинику | жалуется на цену
        complaint = жалуется на качество | требует вернуть деньги | требует вернуть | напишет отзыв | не довольна
        wrong_number = номер мужа | номер жены | номер мамы | номер сына | номер дочери | чужой | сменил номер | сменила номер
        wrong_number = номер сменился | не туда | несуществующий
        ask_doctor = уточнить | просит врача | хочет поговорить с врачом | вопрос по снимку | вопрос по назначению | беременна
        ask_doctor = ждет ответа врача | спросить врача
        ask_doctor 2026-03-02 18:00 = спросить врача, 18:00
        unwell = болит | боль | болят | беспокоит | ноет | дергает | кровит | кровь | кровотечение | отек | опухло | опухла щека
        unwell = распухло | гной | температура | темп 38 | онемело | онемела губа | не открывается рот | трудно глотать | аллергия
        unwell = сыпь | выпала | выпал | слетела | откололся | сломала | сломался | шатается | шов разошелся | жалуется на боль
        unwell = жалуется на зуб | жалуется на десну | болит? | стало хуже | больно жевать
        left = умер | умерла | скончался | скончалась | покойный | переехал | переехала | переехали | уехал насовсем | уехал навсегда
        left = уехал в другой город | лечится в другой | лечится в другом месте | ушел в другую | выбыл | не наш пациент
        left = переехала к дочери | лечится в другой клинике
        resolved = жалоба закрыта | вопрос решен
        not_delivered = не доставлено | смс не дошло
        sent = отправлено | отправила смс | скинула в ватсап | смс отправила
    ",
    );
}

#[test]
fn nothing_that_stands_there_is_blank() {
    let nothing = "- — нет да ? х 5 10 940 9:40 null none n/a ✓ 0 *** она";
    for cell in nothing.split(' ') {
        assert_eq!(said(cell, ANY), "unclear", "{cell}");
    }
    for cell in ["+", " + ", "'+"] {
        assert_eq!(said(cell, &[AppointmentReminder]), "reached", "{cell}");
        assert_eq!(said(cell, &[WellbeingCheck]), "unclear", "{cell}");
        let two = [AppointmentReminder, HygieneReminder];
        assert_eq!(said(cell, &two), "unclear", "{cell}");
    }
}

/// Names, titles and the clinic's own words are read whatever they look like.
#[test]
fn names_and_titles_are_read_always() {
    use crate::base::Language;
    let values = OUTCOME.values.iter();
    for (&(name, words), outcome) in values.zip(Outcome::ALL) {
        for language in [Language::Russian, Language::English] {
            let title = outcome.phrase().said_in(language);
            for cell in [name, title, &name.replace('_', " "), &title.to_uppercase()] {
                assert_eq!(said(cell, ANY), name, "{cell}");
            }
        }
        for word in words {
            assert_eq!(said(word, ANY), name, "{word}");
        }
    }
    // What takes a row of the record back is nothing that somebody writes into a list.
    let undone = Outcome::Undone.phrase().russian;
    for cell in ["undone", undone] {
        assert_eq!(said(cell, ANY), "unclear", "{cell}");
    }
    let mut settings = crate::plan::rules::default_settings(Moscow);
    let mapping = settings.mappings.entry("contacts".to_owned()).or_default();
    let own = [(
        "opt_out".to_owned(),
        vec!["Код 7".to_owned(), "да".to_owned()],
    )];
    mapping.values.insert("outcome".to_owned(), own.into());
    assert_eq!(said_with("код 7", ANY, &settings), "opt_out");
    assert_eq!(said_with("да", ANY, &settings), "opt_out");
    assert_eq!(said("код 7", ANY), "unclear");
}

/// Words that look alike and mean two things: none is taken for a misspelling of the other.
#[test]
fn neighbours_are_not_mixed_up() {
    check(
        ANY,
        "
        reached = перезвонит
        callback = перезвонить
        reached = запишется
        booked = записалась
        unclear = записать
        busy = занято
        callback = занята
        callback = болеет
        unwell = болит
        left = умер
        unclear = умерла мама | мама умерла | мама - умерла | у нее умер муж | умер муж
        declined = не надо
        opt_out = звонить не надо
        declined = отказ
        opt_out = отказ от звонков
        reached = придет
        declined = не придет
        complaint = недоволен
        reached = доволен
        unwell = беспокоит
        opt_out = не беспокоить
        reached = не беспокоит
        unclear = была | не была
        reached = будет
        unclear = нет
        no_answer = нет ответа
        unclear = он
        no_answer = не он
        no_answer = не взяла
        no_answer = скинула
        sent = скинула смс
        unclear = скинула фото | переехал врач | мама переехала | отправить смс | не отправила смс | вроде записана | не записана
        unclear = записана? | не подтвердил | перезвонитт | запишеться | отказз | болееет
    ",
    );
}

#[test]
fn a_negation_takes_a_strict_word_back() {
    check(
        ANY,
        "
        reached = не болит | зуб не болит | ничего не болит | нигде не болит | уже не болит | не болит и не опухло
        reached = боли нет | болей нет | нет боли | без боли | нет отека | отека нет | температуры нет | температуры уже нет
        reached = боли и отека нет | нет боли и отека | боли, отека нет | ни боли, ни отека | крови не было | не было температуры
        reached = не жалуется | на боль не жалуется | не жалуется на боль | нет жалоб на боль | не ругалась | претензий нет
        reached = больше не болит | боль не беспокоит | зубы не беспокоят | десна не кровит
        unclear = телефон сломался | сломалась машина | телефон умер | phone died | line dead | ребенок орет
        unclear = кровь сдала | сдать кровь | сдала кровь на анализ | не переехала | не умер
        unwell = не сильно болит | спать не может, болит | нет, болит | боль не проходит | кровь не останавливается | почти не болит
        unwell = нет отека, боли в десне | не беспокоит, но болит | температура не спадает | боли нет, отек | ничего, болит
        unwell = не опухло, болит | жалоб нет, но кровит
        opt_out = не болит, больше не звонить
        unclear = не звонить до 15го | не беспокоить до 18 | не звонить после 20:00
        opt_out = до 15го отпуск, больше не звонить
        reached = no pain | not in pain | doesn't hurt | no swelling | pain free | no pain or swelling | no complaints | nothing hurts
        unwell = pain | hurts a lot | no, it hurts | swollen | pain won't stop | crown fell out | no pain but bleeding
    ",
    );
}

#[test]
fn a_strict_word_decides_wherever_it_stands() {
    check(
        ANY,
        "
        opt_out = записана, просила больше не звонить никогда | н/о, потом перезвонила: не звонить | бла-бла не звонить бла
        opt_out = перезвонить завтра, хотя просил не звонить | не хочет, чтобы ей звонили, не звоните больше
        left = сказали умер год назад | взяла дочь, умерла | муж сказал, что умерла | записан на среду, но переехал в Омск
        unwell = записана на чт 12:30, болит шестерка | перезвонить завтра, ноет | коронку сломала
        unwell, complaint = болит и требует вернуть деньги
        opt_out, left = больше не звонить, переехали
    ",
    );
}

#[test]
fn several_things_in_one_cell() {
    check(
        ANY,
        "
        no_answer = н/о, перезвонить | занято, н/о | взял муж, перезвоню | н/о в 10:30 | н/о 10:30, 15:00
        no_answer 2026-03-03 = н/о, завтра | не ответила, перезвонить завтра
        no_answer 2026-03-02 18:00 = н/о, перезвонить в 18:00 | взял муж, перезвонить в 6 вечера
        busy = занято, перезвонить
        sent = не ответил, отправил сообщение
        declined = отказ, сама перезвонит | дорого, перезвонить завтра | не хочет, н/о | думает, перезвонить | думает, дорого
        callback = думает, просила перезвонить | не сейчас, просила позвонить | занята, перезвонить
        callback 2026-03-04 = думает, в среду | не сейчас, в среду | пока нет, просила в среду | поговорили, перезвонить в среду
        callback 2026-03-04 = думает, просила в среду | не до этого, набрать в среду
        callback 2026-03-04 18:00 = перезвонить в среду, после 18:00 | просила перезвонить в среду в 18:00
        callback 2026-03-03 10:00 = завтра в 10 | перезвонить завтра в 10
        callback 2026-03-03 = перезвонить завтра | дозвон, перезвонить завтра | на работе, завтра
        callback = дозвонилась, перезвонить
        reached = не сейчас, сама перезвонит | все хорошо, не болит | подтвердил, придет | сама позвонит в среду
        reached = подтвердила, завтра 10:30 | да, придет
        booked = перезвонила сама, записана | поговорили, записалась | подтвердил и записалась | записана на чт 12:30 | записалась, чт 12:30
        unclear = записалась, отказ | перезвонить, записалась | поговорили, перезвонить | придет, перезвонить
        unclear = чужой номер, перезвонить | н/о, придет | смс, перезвонить | отправила смс, перезвонить
        unclear = перезвонить в среду или пятницу | перезвонить в среду, в пятницу | перезвонить после праздников
        unclear = перезвонить после 15 | не сейчас, после праздников | думает, после зп | поговорили, абракадабра
        unclear = абракадабра | записана, абракадабра | отказ, абракадабра | н/о, абракадабра | взял муж, придет
    ",
    );
}

#[test]
fn words_of_reasons_name_the_case() {
    let two = [HygieneReminder, UnfinishedTreatment];
    check(
        &two,
        "
        0:reached, 1:declined = гигиена да, план нет | гигиена да план нет | гигиена - да, план - нет | чистка: да; лечение: нет
        0:booked, 1:declined = чистка записана, по плану думает | записана на чистку, отказ от плана | записана на чистку отказ от плана
        0:declined, 1:booked = чистка: не надо; план: записалась | напоминать о чистке не надо, на лечение записалась
        1:callback 2026-03-04, 0:booked = чистка записана, по плану думает, просила в среду
        1:callback 2026-05-01, 0:booked = чистка записана на чт 12:30, план: перезвонить в мае
        0:declined, 1:declined = чистка и план отказ | чистка/план: отказ | отказ от чистки и плана
        0:booked = записана на чистку | чистка записана | дозвон, чистка: записалась
        1:ask_doctor = по плану спросить врача
        booked = записалась
        declined = отказ | думает
        unclear = чистка 15.03 10:00 | чистка 15.03 10:00, план нет
        unclear = осмотр да | чистка да, осмотр нет | записана, план нет | чистка, план нет | чистка записана, план
        unclear = чистка н/о, план да | чистка да нет, план нет | чистка
        unwell = чистка записана, болит
        opt_out = чистка: не надо, больше не звонить
        0:booked, 1:declined = hygiene: booked; plan: no | cleaning booked, plan refused
        0:reached, 1:declined = hygiene yes, plan no
    ",
    );
    // In another order of the cases.
    check(
        &[UnfinishedTreatment, HygieneReminder],
        "1:reached, 0:declined = гигиена да, план нет",
    );
    // One word for two reasons: the case that is there.
    check(
        &[CheckupReminder, HygieneReminder],
        "0:declined = осмотр нет\n 1:booked = чистка записана",
    );
    check(&[ControlExam, HygieneReminder], "0:declined = осмотр нет");
    check(
        &[ControlExam, CheckupReminder],
        "
        unclear = осмотр нет
        0:declined = контрольный осмотр: отказ
        1:declined = профосмотр не надо
    ",
    );
    check(
        &[UrgentTreatment, UnfinishedTreatment],
        "unclear = план нет",
    );
    check(&[HygieneReminder, HygieneReminder], "unclear = чистка нет");
    check(
        &[HygieneReminder],
        "0:reached = гигиена да\n 0:booked = записана на чистку\n unclear = план нет | да",
    );
    check(
        &[WellbeingCheck, PersonalCall],
        "0:reached = самочувствие: все хорошо\n 1:declined = личный звонок: не надо",
    );
    check(
        &[UrgentTreatment],
        "booked = записана на прием\n 0:declined = отказ от лечения",
    );
}

/// Words that only make sense of a visit name it.
#[test]
fn words_of_a_visit_name_its_case() {
    check(
        &[HygieneReminder, AppointmentReminder],
        "
        1:declined = не придет | отменила | прием: отмена
        1:reached = подтвердил | придет | визит: да
        1:booked = перенос на чт 12:30 | перенесли
        reached = запишется сама | придет сама
        declined = отказ
        booked = записана на прием
        1:reached, 0:booked = подтвердил, чистка записана
        1:declined, 0:reached = не придет, чистка: не сейчас
        0:declined = чистка: отменила
        1:declined, 0:booked = cancelled, hygiene booked
        1:reached = confirmed
    ",
    );
    check(
        &[AppointmentReminder],
        "declined = не придет\n reached = подтвердил",
    );
}

#[test]
fn the_same_in_english() {
    check(
        ANY,
        "
        no_answer = no answer | didn't answer | did not pick up | voicemail | left voicemail | left a message | husband answered
        no_answer = someone else answered | no reply | not home | asleep | no answer, call back | no answer x2 | answering machine
        no_answer = no answer 2 times
        no_answer 2026-03-03 = no answer, call back tomorrow
        busy = busy | line busy | engaged
        sent = no answer, sent sms | texted her
        callback = call back | asked to call back | at work | driving | on vacation | sick | can't talk
        callback 2026-03-03 = call back tomorrow | asked to call tomorrow
        reached = spoke | will call back | will book | not now | confirmed | all good | informed | said not now | not yet
        booked = booked | appointment made | already booked | rescheduled
        declined = declined | not interested | too expensive | thinking about it | said no | changed her mind | not coming | cancelled
        wrong_number = wrong number | not his number | changed number
        ask_doctor = ask the doctor | question for the doctor | pregnant
        unwell = in pain | swollen | bleeding | fever | fell out | crown broke | numb | worse
        left = left | moved away | died | passed away | moved to another city | has another dentist | no longer a patient
        opt_out = do not call | don't call | stop calling | no more calls | dnc | remove from list | never call | opted out
        opt_out = asked not to call again
        complaint = complaint | angry | wants a refund | unhappy
        complaint, unwell = unhappy, in pain
        resolved = resolved | complaint resolved | the complaint is closed | complaint was settled | issue resolved
        complaint = complaint not resolved | complaint isn't closed | complaint
        unclear = later | her mother died | gave blood | blood test | maybe | no | yes | call | don't call before 6 pm
        declined = no, not interested
    ",
    );
}

/// Beside «сама» a day is the patient's own, and no promise of ours.
#[test]
fn a_day_of_the_patients_own_is_no_promise() {
    check(
        ANY,
        "
        reached = в мае сама | не сейчас, в мае сама | не сейчас в мае сама | завтра сама | сама завтра | сама в пн | сам в пн | сами в пн
        reached = не сейчас, сама в пн | после 15го сама | в пт сама позвонит | дозвон, сама | не сейчас, перезвонит в мае
        declined = думает до пт, сама позвонит | думает, в пт перезвонит
        unclear = занята, завтра сама | занята, перезвонит завтра | сама | позже сама
        callback 2026-03-04 = сама просила в среду | сама попросила перезвонить в среду | думает в среду
        reached = in May herself | tomorrow himself
    ",
    );
}

/// «До» is the day after of an absence, the day itself of thinking it over; by when to call tells nobody on which day.
#[test]
fn until_a_day_goes_by_what_ends_then() {
    check(
        ANY,
        "
        callback 2026-03-07 = в отпуске до пятницы | болеет до пт | на больничном до пятницы | уехала до пятницы | в отпуске, до пятницы
        callback 2026-03-07 = в командировке до пятницы, перезвонить | sick until Friday | в отпуске до 06.03
        callback 2026-03-06 = думает до пятницы | подумает до пт | думает, до пятницы | thinking until Friday
        callback 2026-03-07 = перезвонить после пятницы
        unclear = перезвонить до пятницы | просила перезвонить до 15го | просила набрать до среды | до пятницы | до 15го
        unclear = думает, просила перезвонить до пятницы | call back before Friday | занята, до пятницы
    ",
    );
}

/// «Будет», «придёт» at a time is of a visit; where none is booked it may be anything.
#[test]
fn who_comes_at_a_time_is_told_by_the_reason() {
    check(
        &[AppointmentReminder],
        "reached = будет | будет в 6 | будет завтра | придет | придет в 6 | придет в 10:30 | приедет завтра | придет вечером | ок | ok | да, будет
         unclear = завтра | завтра в 10 | пт 10:00 | да",
    );
    check(
        &[HygieneReminder, AppointmentReminder],
        "1:reached = придет завтра в 10 | будет завтра",
    );
    check(
        &[WellbeingCheck],
        "
        callback 2026-03-02 18:00 = будет в 6 | будет вечером | дозвон, будет в 6 | дочь взяла, будет вечером
        unclear = будет завтра | будет в пн | придет в 6 | придет вечером | приедет в пн | будет после 18 | будет в 6, абракадабра
        reached = будет | придет | придет сама в пн
        callback 2026-03-04 10:00 = в ср в 10 | ср 10:00
        callback 2026-03-04 = на ср
    ",
    );
    check(
        ANY,
        "
        unclear = придет не завтра | придет, но не в пт | будет в 6 | будет завтра | будет вечером | придет завтра в 10 | приедет в пн | придет в пт 10:00 | will be there tomorrow
        reached = будет | придет | придет сама в пн | подтвердил, придет завтра
        booked = записана на чт 12:30, придет
        unclear = на пт | на пт 10:00 | пт 10:00 | на завтра в 10 | в пт 10:00 | 15го в 10 | ок
        callback 2026-03-06 = в пт | пт | перезвонить на пт
        callback 2026-03-09 = на следующей неделе
        callback 2026-03-06 18:00 = в пт вечером
        callback 2026-03-06 10:00 = перезвонить пт 10:00 | просила в пт в 10
    ",
    );
}

/// Where it was asked how the patient feels, doubt is pain.
#[test]
fn doubt_about_how_the_patient_feels_is_pain() {
    check(
        &[WellbeingCheck],
        "
        unwell = плохо | хуже | не очень | так себе | рот не открывает | не может есть | жжет | синяк | сукровица | пьет кетанов
        unwell = принимает обезбол | пломба мешает | терпимо | вызвала скорую | увезли на скорой | кровила вчера, сейчас норм | скол
        unwell = все ок, но таблетки не помогают | норм но принимает обезбол | хорошо но синяк | завышена пломба | спал плохо | not great
        unwell = плохо, перезвонить завтра | почти не мешает
        reached = не мешает | синяка нет | не жжет | сукровицы нет | все хорошо, не мешает | не хуже | нет жалоб
        reached = все хорошо, 9 | норм 9 | хорошо 10 | все отлично, 10 | все хорошо, оценка 9 | ок | ок! | ок, 9 | всем довольна 10
        unclear = плохо слышно | 9 | 10 | все хорошо, 3 | все хорошо, 38 | да | все хорошо, 9, 10
        callback = не очень удобно говорить
    ",
    );
    check(
        &[HygieneReminder, WellbeingCheck],
        "unwell = плохо | чистка записана, терпимо",
    );
    check(
        ANY,
        "
        unwell = рот не открывает | не может есть | жжет | сукровица | кровила вчера, сейчас норм | скол | пьет кетанов | принимает обезбол
        unclear = плохо | хуже | не очень | синяк | терпимо | пломба мешает | вызвала скорую | плохо слышно | все хорошо, 9 | скола нет?
        reached = скола нет | не жжет | нет жалоб
    ",
    );
}

/// Whoever put down the receiver had taken it, and who called back was talked to.
#[test]
fn a_talk_that_broke_off_is_no_attempt() {
    check(
        ANY,
        "
        unclear = бросила трубку | взяла и бросила | бросает трубку | положила трубку | hung up | бросил трубку, перезвонить
        unclear = no answer, called back herself | н/о, сама перезвонила | н/о, перезвонила сама | не взяла, перезвонила | перезвонила | занято, сам перезвонил
        booked = н/о, потом перезвонила, записалась | не ответила, потом сама перезвонила и записалась | перезвонила, записана
        declined = не взяла, перезвонила сама, отказ
        callback 2026-03-03 = н/о, перезвонила, просила завтра
        reached = сама перезвонила | сама перезвонила, не сейчас
        no_answer = сбросила | скинула | н/о, перезвонить | сбросила звонок
        complaint = бросила трубку, ругалась
    ",
    );
}

/// When, where, in what way not to call is no refusal for good, and nothing that can be acted upon.
#[test]
fn a_request_with_a_limit_is_no_refusal() {
    check(
        ANY,
        "
        unclear = не писать, звонить | звонить, не писать | не писать смс | писать только в вотсап, не звонить | только смс, не звонить
        unclear = не звонить, лучше писать | не звонить на работу | на работу не звонить | не звонить утром | утром не звонить
        unclear = не звонить по утрам | занята, просила не звонить сегодня | просила сегодня не звонить, завтра | сегодня не звонить
        unclear = не звонить в выходные | не звонить до весны | до НГ не звонить | просит не беспокоить до НГ | в мае не звонить
        unclear = не надо пока звонить | пока не надо звонить | не надо сегодня звонить | не надо сейчас звонить | не надо по утрам звонить
        opt_out = не надо звонить | не надо больше звонить | не надо больше сегодня звонить | не надо ей звонить
        unclear = не звонить мужу | звонить утром не надо | не надо звонить сегодня | не звонить с 10 до 18 | пока не звонить
        unclear = do not text, call | don't text, only call | don't call at work | don't call in the morning | not to call today | don't call before 6 pm | не звонить завтра
        opt_out = не звонить | не звоните | больше не звонить | больше не звонить утром | никогда не звонить на работу | сегодня больше не звонить
        opt_out = не звонить, в мае сама | не звонить и не писать | не писать, не звонить | не писать смс и не звонить | просит не писать
        opt_out = не звонить утром, больше не звонить | не звонить на этот номер | не звонить с этого номера | сбросила, написала не звоните
        opt_out = больше не звонить, писать в вотсап | занята, просила больше не звонить | муж сказал не звонить | don't call again
        opt_out = отправила смс, не звонить | не звонить сказала
        unwell = не звонить утром, болит
    ",
    );
}

#[test]
fn a_refusal_has_many_words() {
    check(
        ANY,
        "
        opt_out = без звонков | просит без звонков | против звонков | не хочет звонков | звонков не надо | звонков больше не надо | звонки не нужны
        opt_out = пусть не звонят | сказала чтоб не звонили | сказала, чтобы не звонили | больше не звонитть | удалите мои данные
        opt_out = не разрешает звонить | перестаньте звонить | прекратите звонить | оставьте в покое | больше не зв | не зв.
        unclear = не против звонков | пусть не звонят утром | чтобы не звонили сегодня | незвонитть | оставьте
        left = нет в живых | его нет в живых | похоронили | похоронили неделю назад | дочь сказала, похоронили | сын сказал нет в живых
        unclear = похоронили мужа | мамы нет в живых | похоронили маму, не до этого | мужа похоронили
    ",
    );
}

#[test]
fn what_is_typed_every_day() {
    check(
        ANY,
        "
        booked = зап на 5.04 в 10 | зап. на 5.04 в 10 | записалась к Соболевой 3.04 17:00 | записана к врачу | записалась, просила напомнить за день
        booked = записалась на 5.04, просила напомнить
        unclear = зап | записалась к другому врачу | записана к другой | просила напомнить | просила напомнить за день | зписалась
        no_answer = тел выкл | выкл | телефон выкл | абонент выкл
        reached = подтвержд | подтверждаю
        callback 2026-03-02 13:00 = перезв. через 2 часа
        wrong_number = сменила номер 89161234567 | номер сменился, 8 916 123-45-67
        unclear = н/о 89161234567 | 89161234567 | записана 9 | поговорили 9
        unclear = перезвонить в 10.03 | перезв в 9.04 | 15-03 | перезвонить 20-08
        callback 2026-03-03 10:40 = перезвонить в 10.40
    ",
    );
}

/// The day or the hour of the talk, jotted beside «думает», is no promise.
#[test]
fn when_the_talk_was_is_no_promise() {
    check(
        ANY,
        "
        declined = 02.03 думает | думает, 02.03.2026 | думает (02.03) | 02.03, думает | пн 2.03 думает | 2 марта подумает | в пн 2.03 думает
        declined = 11:00 думает | думает, 11:00 | 02.03 11:00 думает | 02.03 10:30 думает | сегодня 11:00 думает | 28.02 думает | думает, 01.03.2026
        reached = 2 марта не сейчас | 11:00 не сейчас | 02.03 пока нет
        unclear = 10:30 думает | 12:40 не сейчас | думает, 18:00 | 02.03 12:40 думает | 10:30 думает, просила в среду
        callback 2026-03-02 18:00 = думает, перезвонить в 18 | думает, в 18:00 | думает, сегодня в 18:00 | думает, просила в 18:00
        callback 2026-03-02 = думает, перезвонить 02.03
        callback 2026-03-03 = 03.03 думает | думает, завтра | 02.03 думает, завтра | думает, просила 03.03
        callback 2026-03-04 = 11:00 думает, просила в среду | думает, 04.03 | думает, до 04.03
        callback 2026-03-04 18:00 = думает в среду, 18:00 | думает, 04.03 18:00 | думает, в среду, 18:00
    ",
    );
    let day = |cell: &str| {
        let settings = crate::plan::rules::default_settings(Moscow);
        let date = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
        let day = Day {
            date,
            minute: Some(11 * 60),
            visit_on: None,
            settings: &settings,
        };
        is_undecided(cell, ANY, &day)
    };
    assert!(day("02.03 думает") && day("думает"));
    assert!(!day("12:40 думает") && !day("03.03 думает"));
}

/// A visit is confirmed for its own day alone.
#[test]
fn a_visit_is_confirmed_for_its_own_day() {
    for visit_on in [Some(3), None] {
        check_of_visit(
            &[AppointmentReminder],
            visit_on,
            "
            unclear = придет, но не завтра | будет не завтра | придет не 3го | придет но не завтра, в пт | подтвердил, не завтра
            reached = придет завтра | будет 3го | подтвердил на 3.03 15:00 | придет | придет в 15 | 02.03 подтвердил | подтвердил, придет завтра
            reached = перезвонит в пт | сама позвонит в пт | придет не раньше 15:00
        ",
        );
    }
    check_of_visit(
        &[AppointmentReminder],
        Some(3),
        "
        unclear = придет в пт | придет послезавтра | подтвердил на 5.03 | будет в пт | придет сама в пт | подтвердила, в пт | придет сегодня
        booked = перенесла на пт | придет в пт, перенесли
    ",
    );
    check_of_visit(
        &[HygieneReminder, AppointmentReminder],
        Some(3),
        "
        unclear = придет в пт | придет не завтра
        1:reached = придет завтра
        1:reached, 0:booked = придет завтра, чистка записана на 5.03
    ",
    );
    check_of_visit(
        &[AppointmentReminder],
        Some(5),
        "reached = придет в чт | будет 5го\n unclear = придет завтра",
    );
}

/// Who calls a visit off and asks for a call has not said the last word.
#[test]
fn a_visit_called_off_beside_the_wish_for_a_call_is_unclear() {
    for visit_on in [Some(3), None] {
        check_of_visit(
            &[AppointmentReminder],
            visit_on,
            "
            unclear = не придет, просила перезвонить в пт | отменила, просила перезв завтра | завтра не сможет, в чт | не придет, в чт
            unclear = не придет, перезвонить | отменила, набрать в пт | не придет просила перезвонить в пт | не сможет завтра, придет в чт
            unclear = отменила, просила напомнить в пт | не придет, перезвоню в пт | отмена, перезв
            declined = не придет | завтра не придет | не сможет завтра | не придет, болеет | отменила, уехала | отмена, в отпуске до 15го
            declined = не придет, сама перезвонит | отменила, сама позвонит в пт | отменила, в мае сама | не придет, перезвоню | 02.03 отменила
            declined = отказ, в мае сама | отказ, через месяц набрать | дорого, перезвонить завтра | не придет, перезвонит в пт | отменила, 02.03
        ",
        );
    }
    check_of_visit(
        &[AppointmentReminder],
        Some(3),
        "
        declined = не придет, завтра
        callback 2026-03-03 09:00 = подтвердил, просил напомнить завтра в 9 | подтвердил, просила перезвонить завтра в 9 | просил напомнить завтра в 9
        callback 2026-03-03 09:00 = подтвердил, просил напомнить, завтра в 9
        reached = подтвердил, просил напомнить за день | подтвердил, просила напомнить
    ",
    );
    check(
        &[HygieneReminder],
        "
        unclear = записался, просил напомнить 9.03 | записался, перезвонить 9.03
        booked = записался на 9.03, просил напомнить | записался, просил напомнить за день | записался, сама позвонит 9.03
    ",
    );
}

/// Of whom it is said that she is rung up is not the one who rings.
#[test]
fn a_promise_to_the_patient_is_a_callback() {
    check(
        ANY,
        "
        callback 2026-03-06 = обещала перезвонить ей в пт | думает, обещала перезвонить ей в пт | обещала ей перезвонить в пт | ей обещали позвонить в пт
        callback 2026-03-03 10:00 = обещала перезвонить ему завтра в 10
        callback 2026-03-05 = обещал набрать её 5.03 | обещала позвонить ей 5.03
        no_answer 2026-03-06 = н/о, обещала перезвонить ей в пт
        reached = обещала перезвонить в пт | обещала перезвонить | обещал набрать 5.03
        declined = думает, обещала перезвонить в пт
    ",
    );
}

#[test]
fn two_matters_without_a_sign_between_are_unclear() {
    check(
        &[UnfinishedTreatment, HygieneReminder],
        "
        unclear = чистка 12.03 10:00 план думает | чистка 12.03 план не сейчас | план думает чистка 12.03 | чистка завтра план думает
        unclear = чистка план думает | чистка 12.03 и план думает | чистка 12 марта план перезвонить
        0:declined, 1:declined = чистка и план отказ | чистка и план думает
        1:booked, 0:declined = чистка записана план думает
        0:callback 2026-03-06, 1:callback 2026-03-06 = по чистке и плану перезвонить в пт
    ",
    );
    check(
        &[ControlExam, HygieneReminder],
        "unclear = контроль 12.03 чистка думает",
    );
    check(
        &[HygieneReminder],
        "0:booked = записана на прием на чистку | записалась на прием на чистку 12.03 10:00",
    );
}

/// Of two visits on one day an hour may be that of either.
#[test]
fn an_hour_of_one_of_two_visits_is_unclear() {
    check(
        &[AppointmentReminder, AppointmentReminder],
        "
        unclear = 15:00 придет, 17:00 отмена | отмена 17:00 | в 17:00 не придет | отменила 17:00, 15:00 в силе | будет в 15 | подтвердил, 15:00
        declined = отмена | не придет завтра | отказ
        reached = подтвердил | придет завтра
        callback 2026-03-02 18:00 = занята, перезвонить в 18
        no_answer = н/о 10:30
        booked = записалась 12.03 10:00
    ",
    );
    check(
        &[AppointmentReminder],
        "declined = отмена 17:00 | в 17:00 не придет\n reached = 15:00 придет",
    );
    check(
        &[HygieneReminder, AppointmentReminder],
        "1:declined = отмена 17:00",
    );
}

/// The words of the tests, from which cells are made up.
const SOME: &[&str] = &[
    "н/о",
    "перезвонить",
    "завтра",
    "в 10",
    "записана",
    "отказ",
    "думает",
    "не сейчас",
    "просила",
    "чистка",
    "план",
    "да",
    "нет",
    "сама",
    "дозвон",
    "2 раза",
    "отправила смс",
    "абракадабра",
    "взял муж",
    "будет в 6",
    "осмотр",
    "спросить врача",
    "no answer",
    "called",
    "и",
    "но",
    "15го",
    "после 15",
    "+",
    "-",
    "(",
    "?",
    "в мае",
];
const STRICT_WORDS: &[(&str, Outcome)] = &[
    ("больше не звонить", Outcome::OptOut),
    ("stop calling", Outcome::OptOut),
    ("болит", Outcome::Unwell),
    ("опухло", Outcome::Unwell),
    ("переехала", Outcome::Left),
    ("скончался", Outcome::Left),
    ("жалоба", Outcome::Complaint),
    ("ругалась", Outcome::Complaint),
];

proptest! {
    #[test]
    fn a_strict_word_decides_among_all_others(
        before in prop::collection::vec(prop::sample::select(SOME), 0..6),
        after in prop::collection::vec(prop::sample::select(SOME), 0..6),
        (word, outcome) in prop::sample::select(STRICT_WORDS),
        sign in prop::sample::select(&[", ", "; ", ". ", " - ", "/ "]),
    ) {
        let all: Vec<&str> = before.into_iter().chain([word]).chain(after).collect();
        let cell = all.join(sign);
        let name = said(&cell, &[HygieneReminder, UrgentTreatment]);
        let place = Outcome::ALL.iter().position(|it| *it == outcome).unwrap();
        prop_assert_eq!(name, OUTCOME.values[place].0, "{}", cell);
    }

    #[test]
    fn without_one_none_is_read(words in prop::collection::vec(prop::sample::select(SOME), 1..9)) {
        let settings = crate::plan::rules::default_settings(Moscow);
        let day = Day { date: NaiveDate::from_ymd_opt(2026, 3, 2).unwrap(), minute: None, visit_on: None, settings: &settings };
        let said = read(&words.join(", "), &[HygieneReminder, UrgentTreatment], &day);
        prop_assert!(!said.is_empty());
        prop_assert!(!said.iter().any(|it| is_strict(it.outcome)), "{:?}", words);
        prop_assert!(said.iter().all(|it| it.case.is_none_or(|case| case < 2)));
    }

    #[test]
    fn any_cell_says_something(cell in "\\PC*", reasons in 0..3_usize) {
        let reasons = &[HygieneReminder, UrgentTreatment][..reasons.min(2)];
        prop_assert!(!said(&cell, reasons).is_empty());
    }
}

#[test]
fn a_very_long_cell_is_read_in_no_time() {
    for word in [
        "чистка и ",
        "не ",
        "боли, ",
        "опух перезвонить завтра ",
        "н/о, ",
        "а",
        "+ ",
        "взял трубку ",
    ] {
        let cell = word.repeat(2_000);
        let begun = std::time::Instant::now();
        said(&cell, &[HygieneReminder, UrgentTreatment]);
        let taken = begun.elapsed();
        assert!(taken.as_secs() < 20, "{word:?} took {taken:?}");
    }
}
