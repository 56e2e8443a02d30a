//! Every Russian word of every column, and what must stay unread.

use super::*;
use crate::export::words;
use proptest::prelude::*;

fn own(words: &[(&str, &[&str])]) -> BTreeMap<String, Vec<String>> {
    let of = |list: &[&str]| list.iter().map(|&word| word.to_owned()).collect();
    words
        .iter()
        .map(|&(value, list)| (value.to_owned(), of(list)))
        .collect()
}

/// What a cell means in a column: the name of a value, `blank` or `?`.
fn meaning(vocabulary: &Vocabulary, words: &Words, cell: &str) -> &'static str {
    match vocabulary.read(cell) {
        Ok(Some(value)) => words.values[usize::from(value)].0,
        Ok(None) => "blank",
        Err(Unreadable) => "?",
    }
}

/// Reads the cells of lines such as `booked = записан, записана`, each in several spellings.
fn check(words: &'static Words, lines: &str) {
    let vocabulary = Vocabulary::new(words, None);
    for (wanted, cells) in lines
        .lines()
        .filter_map(|line| line.trim().split_once(" = "))
    {
        for cell in cells.split(", ") {
            let spaced = format!("\u{a0}{} ", cell.replace(' ', " \u{a0}"));
            for spelling in [cell, &cell.to_uppercase(), &spaced] {
                assert_eq!(
                    meaning(&vocabulary, words, spelling),
                    wanted,
                    "{spelling:?}"
                );
            }
        }
    }
}

#[test]
fn the_usual_letters_change_case_as_all_do() {
    let all = ('\0'..='\u{52f}').chain("ßẞﬁ№—".chars());
    for c in all {
        let text = format!("а{c}");
        assert_eq!(in_lower_case(&text), text.to_lowercase(), "{c:?}");
        assert_eq!(in_upper_case(&text), text.to_uppercase(), "{c:?}");
    }
}

#[test]
fn yes_and_no() {
    let all = "
        yes = yes, y, true, 1, +, '+, да, д, истина, есть, дано, получено, ✓
        no = no, n, false, 0, -, '-, нет, н, ложь, не дано, отказ, отозвано
        blank = не спрашивали, не указано, нет данных, —
        ? = н/д, n/a, null, none, –, +/-, -1, --, ++, 1., 2, 0000-00-00, /, может быть
    ";
    check(&words::YES_NO, all);
    check(&words::YES_NO, "? = согласен, только о приёме, срочно");
    check(&words::CONSENT, all);
    check(
        &words::CONSENT,
        "
        yes = согласен, согласна
        no = не согласен, не согласна
        visits = visits, только о приёме, только о визитах, только напоминания
    ",
    );
    check(&words::URGENT, all);
    check(
        &words::URGENT,
        "
        yes = срочно, неотложно, безотлагательно, cito
        no = планово, несрочно
    ",
    );
    assert_eq!(Vocabulary::new(&words::CONSENT, None).read(""), Ok(None));
}

#[test]
fn how_and_who() {
    check(&words::CHANNEL, "
        call = call, звонок, телефон, тел., по телефону, звонить, голос
        sms = sms, смс, sms сообщение, смс-сообщение
        messenger = messenger, мессенджер, whatsapp, ватсап, вотсап, вацап, wa, telegram, телеграм, телега, тг, tg
        messenger = viber, вайбер, вк, вконтакте, max, макс
        email = email, почта, эл. почта, электронная почта, на почту, e-mail, имейл, мейл, письмо
        blank = -, —, н/д, n/a, null, 0000-00-00
        ? = голубь, +, да, нет, none
    ");
    check(
        &words::CALLER,
        "
        administrator = administrator, администратор, админ, ресепшн, регистратура
        doctor = doctor, врач, доктор, лично врач, врач лично
    ",
    );
    check(&words::PATIENT_STATUS, "
        active = active, активный, активен, активна, действующий, наблюдается, на лечении, постоянный, первичный
        active = повторный
        inactive = inactive, неактивный, неактивен, неактивна, в архиве, архив, архивный, выбыл, переехал, переехала
        inactive = закрыт, снят с учёта, снят с учета, лечится в другой клинике, чёрный список
        deceased = deceased, умер, умерла, умерший, скончался, скончалась
    ");
}

#[test]
fn plans() {
    check(&words::ANSWER, "
        agreed = agreed, согласен, согласна, согласие, согласовано, согласован, принят, утверждён
        undecided = undecided, думает, подумает, подумаю, надо подумать, думают, обдумывает, посоветуется, не решил
        undecided = не решила, не определился, не определилась, взял время подумать
        too_expensive = too_expensive, too expensive, дорого, слишком дорого, не по карману, нет денег
        too_expensive = не устроила цена
        declined = declined, отказ, отказался, отказалась, отказ от лечения, не согласен, не согласна, отклонён
        declined = отклонено, лечится в другой клинике
        ? = черновик, предварительный
    ");
    check(&words::ITEM_STATUS, "
        planned = planned, запланировано, запланирован, запланирована, план, планируется, к выполнению, не выполнено
        planned = не начато, не начат, предстоит, назначено, рекомендовано, согласовано
        in_progress = in_progress, in-progress, в работе, в процессе, начато, начат, начата, выполняется
        in_progress = продолжается, частично
        done = done, completed, выполнено, выполнен, выполнена, завершено, завершён, завершена, готово, сделано, оказано, оказана
        done = проведено
        cancelled = cancelled, отменено, отменён, отменена, отмена, снято, не требуется, неактуально, отказ
        ? = черновик, предварительный, записан
    ");
}

#[test]
fn visits() {
    check(&words::VISIT_STATUS, "
        booked = booked, scheduled, записан, записана, запись, забронировано, запланирован, запланировано, ожидается
        booked = предварительная запись, ожидает подтверждения, не подтверждён
        confirmed = confirmed, подтверждён, подтверждена, подтверждено, подтвержден
        attended = attended, completed, пришёл, пришла, явился, явилась, явка, принят, принята, состоялся, состоялось, завершён
        attended = завершено, окончен, обслужен, пролечен, ожидает, прибыл, в клинике, в кресле, на приёме
        attended = приём начат, опоздал, опоздала
        no_show = no_show, no show, no-show, не пришёл, не пришла, не явился, не явилась, неявка, пропустил
        no_show = пропустила, пропуск, прогул
        cancelled = cancelled, отменён, отменена, отменено, отмена, отменил, отменила, отменён пациентом
        cancelled = отменён клиникой, аннулирован, перенесён, перенесена, перезаписан, удалён, лист ожидания
    ");
    check(&words::VISIT_KIND, "
        consultation = consultation, консультация, первичная консультация, первичный приём, первичный осмотр, первичка
        consultation = консультативный приём
        treatment = treatment, лечение, приём, лечебный приём, повторный приём, терапия, хирургия, ортопедия
        treatment = ортодонтия, имплантация, удаление, протезирование, примерка, сдача работы, острая боль
        control_exam = control_exam, контрольный осмотр, контроль, контрольный визит, контрольный приём
        hygiene = hygiene, профгигиена, профессиональная гигиена, гигиена, гигиена полости рта
        hygiene = профессиональная чистка, проф. чистка, профчистка, чистка, чистка зубов, снятие отложений
        hygiene = проф. гигиена, ПГ, ПГПР, air flow, Air-Flow
        checkup = checkup, профилактический осмотр, профессиональный осмотр, профосмотр, проф. осмотр, плановый осмотр
        checkup = диспансерный осмотр
        exam = exam, осмотр
        other = other, другое, прочее
        ? = отбеливание
    ");
}

const KINDS: &str = "
    control_exam = control_exam, контрольный осмотр, контроль
    wellbeing_check = wellbeing_check, звонок о самочувствии, самочувствие, самочувствие после лечения
    wellbeing_check = узнать о самочувствии, справиться о самочувствии, звонок заботы, звонок после операции
    hygiene_reminder = hygiene_reminder, напомнить о чистке, профгигиена, профессиональная гигиена, гигиена
    hygiene_reminder = профессиональная чистка, чистка, напомнить о гигиене, напоминание о гигиене
    checkup_reminder = checkup_reminder, пригласить на бесплатный осмотр, профосмотр, профессиональный осмотр
    checkup_reminder = профилактический осмотр, проф. осмотр, плановый осмотр, напомнить о профосмотре
    checkup_reminder = напоминание о профосмотре
    personal_call = personal_call, личный звонок врача, личный звонок
";

#[test]
fn agreements_and_reasons() {
    check(&words::AGREEMENT_KIND, KINDS);
    check(
        &words::AGREEMENT_KIND,
        "
        ? = звонок врача, контрольный звонок, реколл, напоминание о приёме
    ",
    );
    check(&words::REASON, KINDS);
    check(
        &words::REASON,
        "
        appointment_reminder = appointment_reminder, напоминание о приёме
        urgent_treatment = urgent_treatment, неотложное лечение не начато
        unfinished_treatment = unfinished_treatment, лечение не завершено
        hygiene_reminder = напоминание о чистке
        checkup_reminder = приглашение на бесплатный осмотр
        ? = звонок врача, контрольный звонок, реколл
    ",
    );
    check(
        &words::AGREEMENT_STATUS,
        "
        open = open, открыта, открыто, действует, активна, в работе
        fulfilled = fulfilled, выполнена, выполнено, исполнена, исполнено, закрыта
        withdrawn = withdrawn, отозвана, отозвано, отменена, отменено, снята
    ",
    );
}

#[test]
fn outcomes() {
    check(&words::OUTCOME, "
        reached = reached, поговорили, дозвонились, дозвон, разговор состоялся, связались, ответил, ответила
        reached = предупреждён, предупреждена, напомнили, подтвердил, подтвердила, придёт, сам перезвонит
        reached = сама перезвонит, подтв, подтвердили, будет, будут, придут, придёт сам, придёт сама
        reached = запишется, запишется сам, запишется сама, сам запишется, сама запишется, позвонит сам
        reached = позвонит сама, перезвонит, решит сам, решит сама, в курсе, оповещён, оповещена, оповестила
        reached = уведомила, предупредила, не сейчас, пока нет, пока не надо, не до этого, уже был, уже была
        reached = не болит, ничего не болит, не беспокоит, жалоб нет, без жалоб, норм, нормально, заживает
        booked = booked, записался, записалась, записан, записана, запись, записались, уже записан
        booked = уже записана, перезаписали, взял время, взяла время
        declined = declined, отказ, отказался, отказалась, неактуально, не придёт, подумает, дорого, отменил
        declined = отменила, отмена, передумал, передумала, не актуально, не планирует, напоминать не надо
        declined = не интересно
        sent = sent, отправлено, отправлен, сообщение отправлено
        not_delivered = not_delivered, не доставлено, не доставлен, не дошло, ошибка отправки, undelivered
        not_delivered = failed
        no_answer = no_answer, не ответил, не ответила, не отвечает, нет ответа, не дозвонились, недозвон, н/о
        no_answer = НДЗ, не берёт трубку, не взял трубку, не взяла трубку, сброс, автоответчик, вне зоны
        no_answer = недоступен, телефон выключен, нд, б/о, а/о, не дозвон, недозв, скинула, скинул, сбросила
        no_answer = сбросил, сбрасывает, не снимает, не отвечают, длинные гудки, голосовая почта, секретарь
        no_answer = робот, взял муж, взял жена, взял мама, взял дочь, взял сын, взял ребёнок, взял бабушка
        no_answer = взяла муж, взяла жена, взяла мама, взяла дочь, взяла сын, взяла ребёнок, взяла бабушка
        no_answer = ответил не он, ответила не она, не он, не она, нет дома, спит
        busy = busy, занято, линия занята, короткие гудки
        wrong_number = wrong_number, неверный номер, не тот номер, ошибочный номер, чужой номер
        wrong_number = номер не существует, номер мужа, номер жены, номер мамы, номер сына, номер дочери
        wrong_number = чужой, сменил номер, сменила номер, номер сменился, не туда, несуществующий
        callback = callback, перезвонить, просил перезвонить, просила перезвонить, перезвон, неудобно говорить
        callback = занят, занята, неудобно, на работе, за рулём, на совещании, на приёме, перезв, пер-ть
        callback = в отпуске, уехал, уехала, в командировке, болеет, заболел, заболела, на больничном
        ask_doctor = ask_doctor, уточнить у врача, уточнить, просит врача, хочет поговорить с врачом
        ask_doctor = вопрос по снимку, вопрос по назначению, беременна, ждёт ответа врача
        unwell = unwell, болит, боль, болят, беспокоит, беспокоит зуб, ноет, дёргает, кровит, кровь
        unwell = кровотечение, отёк, опух, опухла, опухло, опухли, распухло, гной, температура, темп 38
        unwell = онемел, онемела, онемело, онемение, не открывается рот, трудно глотать, аллергия, сыпь, выпал
        unwell = выпала, выпало, слетел, слетела, слетело, откололся, откололась, откололось, сломал, сломала
        unwell = сломался, сломалась, сломалось, шатается, шов разошёлся, жалуется на боль, жалуется на зуб
        unwell = жалуется на десну
        left = left, умер, умерла, скончался, скончалась, покойный, переехал, переехала, переехали
        left = уехал насовсем, уехал навсегда, уехал в другой город, уехала насовсем, уехала навсегда
        left = уехала в другой город, лечится в другой, лечится в другом месте, лечится в другой клинике
        left = ушёл в другую, ушла в другую, выбыл, выбыла, не наш пациент
        opt_out = opt_out, просит не звонить, не звонить, больше не звонить, не беспокоить, просил не звонить
        opt_out = просила не звонить, отказ от звонков, отказ от рассылки, отзыв согласия, удалить номер, стоп
        opt_out = отписался, отписалась, звонить не надо, не надо звонить, не надо больше, больше не надо
        opt_out = не названивать, уберите номер, убрать из базы, чёрный список, ЧС
        complaint = complaint, жалоба, претензия, недоволен, недовольна, негатив, конфликт, ругался, ругалась
        complaint = орёт, хамит, претензии, жалуется на врача, жалуется на клинику, жалуется на цену
        complaint = жалуется на качество, требует вернуть, напишет отзыв
        resolved = resolved, жалоба закрыта, жалоба урегулирована, вопрос решён, решено, урегулировано
        resolved = конфликт исчерпан
        unclear = unclear, непонятно, неясно
    ");
}

/// A no is not taken for nothing where it may be one.
#[test]
fn what_may_mean_no_is_not_blank() {
    for words in [
        &words::PATIENT_STATUS,
        &words::ITEM_STATUS,
        &words::VISIT_STATUS,
        &words::AGREEMENT_STATUS,
        &words::OUTCOME,
        &words::CHANNEL,
        &words::WEEKDAY,
        &words::TIME,
    ] {
        check(
            words,
            "
            blank = -, —, –, н/д, n/a, null, 0000-00-00
            ? = нет, none
        ",
        );
    }
    check(
        &words::ANSWER,
        "
        blank = н/д, n/a, null, 0000-00-00
        ? = нет, none, -, —, –
    ",
    );
    for words in [&words::CALLER, &words::VISIT_KIND, &words::AGREEMENT_KIND] {
        check(words, "blank = -, —, –, нет, none, н/д, n/a, null");
    }
}

#[test]
fn own_words_go_first() {
    let own = own(&[
        ("planned", &["Намечен", "выполнено", "нет", "7"]),
        ("done", &["ОК!", "эл почта"]),
        ("cancelled", &["намечен"]),
        ("in_progress", &["-", "", "--"]),
        ("no_such_value", &["слово"]),
    ]);
    let vocabulary = Vocabulary::new(&words::ITEM_STATUS, Some(&own));
    for (cell, wanted) in [
        ("Выполнено", "planned"),
        ("выполнена", "done"),
        ("Нет", "planned"),
        ("7", "planned"),
        ("ок!", "done"),
        ("Эл. почта", "done"),
        ("НАМЕЧЕН", "?"),
        ("-", "in_progress"),
        ("", "blank"),
        ("—", "blank"),
        ("none", "?"),
        ("null", "blank"),
        ("слово", "?"),
    ] {
        assert_eq!(
            meaning(&vocabulary, &words::ITEM_STATUS, cell),
            wanted,
            "{cell:?}"
        );
    }
}

#[test]
fn a_basis_begins_with_its_ground() {
    let own = own(&[("uncertain_result", &["Прогноз: ?", "..."])]);
    let basis = Beginnings::new(&words::BASIS, Some(&own));
    for (cell, wanted) in [
        ("complex_treatment", Some(0)),
        ("Complex treatment: implant at 36", Some(0)),
        ("Сложное лечение (имплантация 36)", Some(0)),
        ("После сложного лечения.", Some(0)),
        ("uncertain_result, 46", Some(1)),
        ("Трудно предсказуемый результат эндодонтии", Some(1)),
        ("трудно предсказать результат", Some(1)),
        ("Результат трудно предсказать", Some(1)),
        ("непредсказуемый результат", Some(1)),
        ("Сомнительный прогноз", Some(1)),
        ("неясный прогноз", Some(1)),
        ("осторожный прогноз", Some(1)),
        ("прогноз: ? 46", Some(1)),
        ("комплексное лечение", None),
        ("complex_treatments", None),
        ("не сложное лечение", None),
        ("", None),
    ] {
        assert_eq!(basis.read(cell), wanted, "{cell:?}");
    }
}

proptest! {
    #[test]
    fn any_cell_is_read_or_not(cell in any::<String>()) {
        for words in [&words::CONSENT, &words::OUTCOME] {
            let _ = Vocabulary::new(words, None).read(&cell);
        }
        let _ = Beginnings::new(&words::BASIS, None).read(&cell);
    }
}
