//! Why of one patient, in Russian.

use chrono::{Datelike, NaiveDate, Weekday};

use super::super::Words;
use super::super::dates::{Russian as On, RussianFrom as From, RussianMoment as At};
use super::super::explain::{Fact, Parts, labelled};
use super::super::plain::{Phrase, capital, close, put};
use super::super::view::DecisionView;
use super::{codes, consent, kind, moment};
use crate::base::plural::russian_plural as plural;
use crate::model::clinic::{
    Agreement, AgreementStatus, Answer, BlockReason, Caller, Channel, Clock, Consent,
    Contact as Made, DAY_MINUTES, Item, ItemStatus, Patient, PatientStatus, Visit, VisitStatus,
    Window, Windows,
};
use crate::model::decision::{Code, Ruling, Step};
use crate::phone::mask::masked_name;
use crate::plan::contacts::Contact;

/// What stands over the parts.
pub(in crate::language) const PARTS: Parts = Parts {
    blocks: "Строки об этом пациенте, которые нужно проверить:",
    steps: "Как решили:",
    change: "Что дальше:",
    evidence: "На чём основано:",
};

/// Where the patient has no case.
pub(in crate::language) const WITHOUT_CASE: &str = "о пациенте в целом";

/// The date, with its day of the week.
pub(in crate::language) fn day(date: NaiveDate) -> String {
    let day = match date.weekday() {
        Weekday::Mon => "понедельник",
        Weekday::Tue => "вторник",
        Weekday::Wed => "среда",
        Weekday::Thu => "четверг",
        Weekday::Fri => "пятница",
        Weekday::Sat => "суббота",
        Weekday::Sun => "воскресенье",
    };
    format!("{}, {}", capital(day), On(date))
}

/// What happens today.
pub(in crate::language) fn today(
    words: &Words<'_>,
    contact: Option<&Contact>,
    address: &str,
    hours: &str,
) -> String {
    let Some(contact) = contact else {
        return "Сегодня не беспокоим.".to_owned();
    };
    let way = match contact.channel {
        Channel::Call => "звоним",
        Channel::Sms => "пишем СМС",
        Channel::Messenger => "пишем в мессенджер",
        Channel::Email => "пишем на почту",
    };
    let mut out = format!("Сегодня {way}: {address}, {hours}");
    if contact.to_guardian {
        let patient = &words.practice.clinic.patients[contact.patient as usize];
        let name = words.name(patient.guardian_name);
        put!(&mut out, "; представитель пациента — {name}");
    }
    let does = match contact.channel {
        Channel::Call => "звонит",
        _ => "отправляет",
    };
    match (contact.caller, words.doctor(contact.doctor)) {
        (Caller::Administrator, _) => put!(&mut out, "; {does} администратор"),
        (Caller::Doctor, Some(doctor)) => put!(&mut out, "; {does} лично {doctor}"),
        (Caller::Doctor, None) => put!(&mut out, "; {does} врач лично"),
    }
    close(&mut out);
    out
}

/// Where the number comes from.
pub(in crate::language) fn number_from(contact: &Contact, rows: &[String]) -> String {
    let whose = if contact.to_guardian {
        "представителя"
    } else {
        "пациента"
    };
    format!("Телефон {whose} записан здесь: {}.", rows.join(" или "))
}

/// A step, passed or not.
pub(in crate::language) fn step(told: &DecisionView<'_>, step: Step, is_passed: bool) -> String {
    if is_passed {
        return passed(told, step);
    }
    let is_late = matches!(told.decision.ruling, Ruling::Missed { .. });
    let mut out = match step {
        Step::LeftToDo => "звонить больше не о чем: ",
        Step::Justified => "повода нет: ",
        Step::Unsettled => "уже решено: ",
        Step::Permitted => "звонить нельзя: ",
        Step::Timely if is_late => "поздно: ",
        Step::Timely => "не сегодня: ",
        Step::OnceADay => "дважды в день не беспокоим: ",
    }
    .to_owned();
    codes(&mut out, told);
    out
}

fn passed(told: &DecisionView<'_>, step: Step) -> String {
    let decision = told.decision;
    match (step, decision.call()) {
        (Step::LeftToDo, _) => "есть о чём звонить".to_owned(),
        (Step::Justified, _) => match decision.reason() {
            Some(reason) => format!("повод есть: {}", Phrase(told.words.reason(reason))),
            None => "повод есть".to_owned(),
        },
        (Step::Unsettled, _) => "об этом ещё не говорили".to_owned(),
        (Step::Permitted, Some((_, approach))) => {
            let mut out = String::new();
            consent(&mut out, told, approach.permission);
            let may = match approach.channel {
                Channel::Call => "звонить можно",
                Channel::Sms | Channel::Messenger | Channel::Email => "писать можно",
            };
            format!("{may}: {}", Phrase(&out))
        }
        (Step::Permitted, None) => "звонить можно".to_owned(),
        (Step::Timely, Some((_, approach))) => {
            format!("время подходит: сегодня {}", hours(&approach.windows))
        }
        (Step::Timely, None) => "срок подошёл".to_owned(),
        (Step::OnceADay, _) if told.is_promised_today() => {
            "звонок обещан на сегодня, другие разговоры ему не помеха".to_owned()
        }
        (Step::OnceADay, _) => "сегодня пациента больше не беспокоят".to_owned(),
    }
}

/// What would have to change, or that there is nothing to do.
#[expect(
    clippy::too_many_lines,
    reason = "a table of words, a line or two a code, is read in one piece"
)]
pub(in crate::language) fn change(told: &DecisionView<'_>, code: Code) -> String {
    let words = match code {
        Code::PlanFinished => "ничего не нужно: по плану всё сделано",
        Code::AgreementFulfilled => "ничего не нужно: договорённость выполнена",
        Code::AgreementWithdrawn => {
            "ничего не нужно: договорённость отозвана; вернуться к ней можно, только если пациент сам об этом скажет"
        }
        Code::PlanNotWritten => {
            "плана на бумаге нет: врач оформит его на следующем визите; звонить не нужно"
        }
        Code::PlanNotSigned => {
            "план не подписан: подписывают на визите, если пациент так решит; звонить не нужно"
        }
        Code::PatientUndecided => {
            "пациент думает: ждём, пока он сам скажет о решении; звонить не нужно"
        }
        Code::TooExpensive => {
            "для пациента это дорого: возвращаться к разговору или нет, решает он сам; звонить не нужно"
        }
        Code::PatientDeclined => "от лечения отказались: это решение пациента; звонить не нужно",
        Code::NothingUrgent => {
            "если какая-то позиция не может ждать, врач отметит её и поставит срок; без этого звонить не нужно"
        }
        Code::NoDeadline => {
            "врач поставит срок неотложного лечения; пока срока нет, звонить не нужно"
        }
        Code::NoClinicalBasis => {
            "врач запишет основание: сложное лечение или результат, который трудно предсказать; если такого \
             основания нет, звонить не нужно"
        }
        Code::NotAgreed => {
            "если договорённость была, запишите её дату; если нет, спросите пациента на визите; звонить ради \
             этого не нужно"
        }
        Code::NoDueDate => "врач назовёт срок или день звонка; пока его нет, звонить не нужно",
        Code::EarlyWithoutReason => {
            "врач запишет, почему осмотр нужен раньше; без этого он положен через полгода после договорённости"
        }
        Code::NoTopic => {
            "врач запишет, о чём он обещал поговорить; пока темы нет, звонить не нужно"
        }
        Code::NoDoctor => "запишите, какой врач обещал позвонить; пока врача нет, звонить некому",
        Code::PromotionalTopic => {
            "о скидках и акциях не звоним; если договаривались о другом, исправьте тему"
        }
        Code::ReminderNotWanted => "пациент просил не напоминать; только если он сам скажет иначе",
        Code::AlreadyConfirmed => "ничего не нужно: визит подтверждён",
        Code::AlreadyAttended => "ничего не нужно: пациент уже приходил",
        Code::AlreadyBooked => "ничего не нужно: пациент уже записан",
        Code::DeclinedOnContact => {
            "ничего не нужно: пациент отказался, второй раз не спрашиваем; только если он сам обратится"
        }
        Code::AlreadyReached => "ничего не нужно: об этом уже поговорили или написали",
        Code::PatientInactive if told.facts.patient.status == PatientStatus::Deceased => {
            "ничего не нужно: пациента нет в живых, близких не беспокоим"
        }
        Code::PatientInactive => {
            "пациент здесь больше не лечится; только если он сам вернётся в клинику"
        }
        Code::UnreadableRecord => return mend(told, BlockReason::UnreadableRecord, "исправьте"),
        Code::DuplicatePatient => {
            return mend(
                told,
                BlockReason::DuplicatePatient,
                "оставьте одну верную из строк",
            );
        }
        Code::DuplicateRecord => {
            return mend(
                told,
                BlockReason::DuplicateRecord,
                "оставьте одну верную из строк",
            );
        }
        Code::PossibleDuplicate => {
            return mend(
                told,
                BlockReason::PossibleDuplicate,
                "проверьте, не один ли это человек, и если один, объедините карты",
            );
        }
        Code::BookingsUnknown => {
            "выгрузите visits.csv или, если журнал записи проверяют вручную, укажите --bookings-checked"
        }
        Code::OptedOut => "пациент просил не беспокоить; только если он сам скажет иначе",
        Code::RefusalNoted => {
            "в примечании записано, что пациента не нужно беспокоить; если это не так, исправьте примечание или впишите его слова в настройки (раздел ignore, ключ notes)"
        }
        Code::UnclearOutcome => {
            "запишите понятными словами, чем закончился разговор; пока это неясно, не звоним"
        }
        Code::Unwell => "врач узнаёт, что болит; когда он поговорит с пациентом, запишите итог",
        Code::DoctorAsked => {
            "врач отвечает на вопрос; когда ответ есть, запишите итог или укажите, когда перезвонить"
        }
        Code::ConsentExpired => {
            "согласие закончилось: спросите о новом на визите и запишите ответ; звонить ради этого нельзя"
        }
        Code::NoConsent => {
            "согласия нет: спросите о нём на визите и запишите ответ; звонить ради этого нельзя"
        }
        Code::ComplaintOpen if told.must_not_be_called() => {
            "жалобу разбирает руководитель, без звонка; когда она закрыта, запишите это в итог"
        }
        Code::ComplaintOpen => {
            "сначала с пациентом говорит руководитель; когда жалоба закрыта, запишите это в итог"
        }
        Code::GuardianMissing => {
            "запишите имя и телефон представителя, когда он придёт с ребёнком; ребёнку не звоним"
        }
        Code::ChannelNotAllowed => {
            "пациент выбрал другой способ связи; только если он сам назовёт тот, что подходит"
        }
        // Who does not want to be called is not asked for another number.
        Code::NoReachableAddress if told.must_not_be_called() => "",
        Code::NoReachableAddress if told.number_says_no() => {
            "этот номер просили не беспокоить, другой не спрашиваем; только если пациент сам его назовёт"
        }
        Code::NoReachableAddress => {
            "уточните номер или адрес, когда пациент придёт или позвонит сам"
        }
        Code::AttemptsExhausted => "больше не звоним: что дальше, решает врач",
        Code::NoCommonTime => {
            "уточните удобное время, когда пациент придёт или позвонит сам; в другие часы не звоним"
        }
        Code::TooLate if told.visit().is_some() => "ничего не нужно: напоминать уже поздно",
        Code::TooLate => "повод больше не действует: что дальше, решает врач",
        Code::NoReason => {
            "поводом станет запись на визит, подписанный план или договорённость; без них не беспокоим"
        }
        Code::NotDue
        | Code::Paused
        | Code::CoolingDown
        | Code::ComingSoon
        | Code::AnotherContactToday
        | Code::ClinicClosed
        | Code::DayNotPreferred
        | Code::WindowClosed
        | Code::NoFreeTime => return later(told),
    };
    words.to_owned()
}

fn mend(told: &DecisionView<'_>, reason: BlockReason, what: &str) -> String {
    let rows = told.rows_to_mend(reason);
    if rows.is_empty() {
        format!("{what} (какие именно — покажет recall check)")
    } else {
        format!("{what}: {rows}")
    }
}

/// From when, and on which days and at what hours the patient is content to be contacted.
fn later(told: &DecisionView<'_>) -> String {
    let mut out = match told.decision.on() {
        Some(on) => From(on).to_string(),
        None => "позже".to_owned(),
    };
    if let Some(callback) = told.decision.callback() {
        if callback.is_unwell() {
            out.push_str(": пациенту плохо, звонит врач в любое время работы клиники");
            return out;
        }
        out.push_str(": обещали перезвонить ");
        moment(&mut out, callback.at);
        return out;
    }
    let patient = told.facts.patient;
    let days = by_days(patient);
    if !days.is_empty() {
        put!(&mut out, ", {days}");
    }
    if let Some(hours) = own_hours(told, patient) {
        let joint = if days.is_empty() { "," } else { "" };
        put!(&mut out, "{joint} {hours}");
        let is_elsewhere = patient.timezone.is_some();
        if is_elsewhere {
            out.push_str(" по времени пациента");
        }
        if let Some(windows) = told.windows_to_come() {
            let clock = if is_elsewhere {
                " по часам клиники"
            } else {
                ""
            };
            put!(&mut out, " (в этот день {}{clock})", self::hours(&windows));
        }
    }
    out
}

const WEEK: [(Weekday, &str, &str); 7] = [
    (Weekday::Mon, "понедельникам", "пн"),
    (Weekday::Tue, "вторникам", "вт"),
    (Weekday::Wed, "средам", "ср"),
    (Weekday::Thu, "четвергам", "чт"),
    (Weekday::Fri, "пятницам", "пт"),
    (Weekday::Sat, "субботам", "сб"),
    (Weekday::Sun, "воскресеньям", "вс"),
];

/// On which days: `по вторникам и четвергам`; nothing where any day will do.
fn by_days(patient: &Patient) -> String {
    let days = WEEK.iter().filter(|day| patient.call_days.contains(day.0));
    let days: Vec<&str> = days.map(|day| day.1).collect();
    match days.as_slice() {
        [] => String::new(),
        all if all.len() == WEEK.len() => String::new(),
        [day] => format!("по {day}"),
        [days @ .., last] => format!("по {} и {last}", days.join(", ")),
    }
}

fn own_hours(told: &DecisionView<'_>, patient: &Patient) -> Option<String> {
    told.clinic().call_times_of(patient).map(hours)
}

/// Hours as one says them: `после 18:00`, `до 12:00`, `10:00-12:00`.
fn hours(windows: &Windows) -> String {
    let window = |window: &Window| match (window.from, window.to) {
        (0, DAY_MINUTES) => "в любое время".to_owned(),
        (from, DAY_MINUTES) => format!("после {}", Clock(from)),
        (0, to) => format!("до {}", Clock(to)),
        (from, to) => format!("{}-{}", Clock(from), Clock(to)),
    };
    let windows: Vec<String> = windows.as_slice().iter().map(window).collect();
    windows.join(" и ")
}

/// What a row is, with its main content.
pub(in crate::language) fn fact(told: &DecisionView<'_>, fact: Fact<'_>) -> String {
    match fact {
        Fact::Block(reason) => format!("строка, которую нельзя принять: {}", block(reason)),
        Fact::Patient(patient) => of_patient(told, patient),
        Fact::OtherPatient(id) => format!("карта другого пациента, № {}", masked_name(id)),
        Fact::Card(patient) => of_card(told, patient),
        Fact::Item(item) => of_item(told, item),
        Fact::Signature => "подпись и сроки этого плана, записанные отдельно".to_owned(),
        Fact::Visit(visit) => of_visit(visit),
        Fact::Agreement(agreement) => of_agreement(told, agreement),
        Fact::Contact(made) => of_contact(made),
        Fact::NumberOptOut(out) => {
            let mut words = "на этот номер просили больше не звонить".to_owned();
            if let Some(on) = out.on {
                put!(&mut words, ", {}", On(on));
            }
            words
        }
        Fact::Other => "строка, на которую опирается решение".to_owned(),
    }
}

const fn block(reason: BlockReason) -> &'static str {
    match reason {
        BlockReason::UnreadableRecord => "её не удалось прочитать или она неполная",
        BlockReason::DuplicatePatient => {
            "есть другая с тем же номером карты, и сведения в ней другие"
        }
        BlockReason::DuplicateRecord => "есть другая с тем же номером, и сведения в ней другие",
        BlockReason::PossibleDuplicate => "похоже, это тот же человек",
    }
}

fn of_patient(told: &DecisionView<'_>, patient: &Patient) -> String {
    let mut parts = vec!["карта пациента".to_owned()];
    match patient.status {
        PatientStatus::Active => {}
        PatientStatus::Inactive => parts.push("больше не наблюдается".to_owned()),
        PatientStatus::Deceased => parts.push("нет в живых".to_owned()),
    }
    if let Some(on) = patient.birth_date {
        parts.push(format!("дата рождения {}", On(on)));
    }
    if let Some(on) = patient.next_visit_on {
        parts.push(format!("следующий визит {}", On(on)));
    }
    if patient.card.is_none() {
        wishes(told, patient, &mut parts);
    }
    labelled(&parts)
}

fn of_card(told: &DecisionView<'_>, patient: &Patient) -> String {
    let mut parts = vec!["сервисная карта".to_owned()];
    wishes(told, patient, &mut parts);
    labelled(&parts)
}

/// What the patient said about being contacted.
fn wishes(told: &DecisionView<'_>, patient: &Patient, parts: &mut Vec<String>) {
    let mut consent = match patient.consent {
        Consent::NeverAsked => "можно ли звонить, не спрашивали",
        Consent::Yes => "звонить и писать можно",
        Consent::Visits => "звонить и писать можно только о визитах",
        Consent::No => "просьба не беспокоить",
    }
    .to_owned();
    if let Some(on) = patient.consent_on {
        put!(&mut consent, ", {}", On(on));
    }
    if let Some(until) = patient.consent_until {
        put!(&mut consent, ", действует до {}", On(until));
    }
    parts.push(consent);
    let channels: Vec<&str> = patient
        .channels
        .iter()
        .map(|channel| channel.phrase().russian)
        .collect();
    if !channels.is_empty() {
        parts.push(channels.join(", "));
    }
    if !by_days(patient).is_empty() {
        let days = WEEK.iter().filter(|day| patient.call_days.contains(day.0));
        let days: Vec<&str> = days.map(|day| day.2).collect();
        parts.push(days.join(", "));
    }
    parts.extend(own_hours(told, patient));
    if let Some(zone) = patient.timezone {
        parts.push(format!("часовой пояс {}", zone.name()));
    }
    if let Some(until) = patient.pause_until {
        parts.push(format!("не беспокоить до {}", On(until)));
    }
}

fn of_item(told: &DecisionView<'_>, item: &Item) -> String {
    let what = told.phrase(item.procedure);
    let what = format!("{what}{}", told.words.tooth(item.tooth));
    let mut parts = vec!["позиция плана".to_owned(), what];
    if item.urgent() {
        parts.push("неотложно".to_owned());
    }
    if let Some(on) = item.consulted_on {
        parts.push(format!("консультация {}", On(on)));
    }
    if !item.written() {
        parts.push("плана на бумаге нет".to_owned());
    }
    parts.push(match item.signed_on {
        Some(on) => format!("подписано {}", On(on)),
        None => "подписи нет".to_owned(),
    });
    match item.answer {
        Answer::Agreed => {}
        Answer::Undecided => parts.push("пациент думает".to_owned()),
        Answer::TooExpensive => parts.push("для пациента это дорого".to_owned()),
        Answer::Declined => parts.push("отказ".to_owned()),
    }
    if let Some(on) = item.due_on {
        parts.push(format!("срок {}", On(on)));
    }
    if let Some(on) = item.wait_until {
        parts.push(format!("не раньше {}", On(on)));
    }
    parts.push(match (item.status, item.done_on) {
        (ItemStatus::Planned, _) => "не начато".to_owned(),
        (ItemStatus::InProgress, _) => "начато".to_owned(),
        (ItemStatus::Done, Some(on)) => format!("сделано {}", On(on)),
        (ItemStatus::Done, None) => "сделано".to_owned(),
        (ItemStatus::Cancelled, _) => "отменено".to_owned(),
    });
    labelled(&parts)
}

fn of_visit(visit: &Visit) -> String {
    let at = visit.starts_at;
    let mut parts = vec![match visit.minute() {
        Some(_) => format!("визит {}", At(at)),
        None => format!("визит {}, час не указан", On(at.date)),
    }];
    parts.extend(visit.kinds.iter().filter_map(kind).map(ToOwned::to_owned));
    parts.push(
        match visit.status {
            VisitStatus::Booked => "записан",
            VisitStatus::Confirmed => "подтверждён",
            VisitStatus::Attended => "состоялся",
            VisitStatus::NoShow => "пациент не пришёл",
            VisitStatus::Cancelled => "отменён",
        }
        .to_owned(),
    );
    if let Some(on) = visit.booked_on {
        parts.push(format!("запись от {}", On(on)));
    }
    match visit.remind {
        Some(true) => parts.push("просьба напомнить".to_owned()),
        Some(false) => parts.push("просьба не напоминать".to_owned()),
        None => {}
    }
    labelled(&parts)
}

fn of_agreement(told: &DecisionView<'_>, agreement: &Agreement) -> String {
    let mut parts = vec![
        "договорённость".to_owned(),
        Phrase(told.words.reason(agreement.kind)).to_string(),
    ];
    parts.push(match agreement.agreed_on {
        Some(on) => format!("договорились {}", On(on)),
        None => "дата договорённости не записана".to_owned(),
    });
    if let Some(on) = agreement.due_on {
        parts.push(format!("срок {}", On(on)));
    }
    if let Some(on) = agreement.contact_on {
        parts.push(format!("день звонка {}", On(on)));
    }
    if !agreement.topic.is_blank() {
        parts.push(format!("тема: {}", told.topic(agreement)));
    }
    if !agreement.basis.is_blank() && agreement.clinical_basis.is_none() {
        parts.push(format!("основание: {}", told.phrase(agreement.basis)));
    }
    parts.extend(
        agreement
            .channel
            .map(|agreed| agreed.phrase().russian.to_owned()),
    );
    match agreement.status {
        AgreementStatus::Open => {}
        AgreementStatus::Fulfilled => parts.push("выполнена".to_owned()),
        AgreementStatus::Withdrawn => parts.push("отозвана".to_owned()),
    }
    labelled(&parts)
}

fn of_contact(made: &Made) -> String {
    let mut out = "звонок или сообщение ".to_owned();
    moment(&mut out, made.at);
    put!(&mut out, ": {}", made.outcome.phrase().russian);
    if let Some(promised) = made.promised() {
        out.push_str(", обещали перезвонить ");
        moment(&mut out, promised);
    }
    if let Some(score) = made.score {
        let marks = plural(score.into(), ["балл", "балла", "баллов"]);
        put!(&mut out, ", оценка: {score} {marks}");
    }
    out
}
