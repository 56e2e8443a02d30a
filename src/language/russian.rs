//! The Russian words.

pub(super) mod check;
pub(super) mod explain;
pub(super) mod message;
pub(super) mod page;
pub(super) mod talk;

use chrono::{Datelike, NaiveDate};

use super::dates::{Russian as On, RussianMoment as At, russian_on};
use super::plain::{Clauses, Phrase, capital, close, put, say};
use super::teeth::{self, Numbers, Russian as InWords};
use super::view::DecisionView;
use super::{Words, numbers, sheet_names};
use crate::base::plural::russian_plural as plural;
use crate::model::clinic::{
    Agreement, BlockReason, BookNote, Channel, ClinicalBasis, Clock, Contact, Item, Moment,
    Outcome, PatientStatus, Reason, RowAt, Unheeded, Visit, VisitKind, VisitStatus,
};
use crate::model::decision::{Callback, CallbackKind, Code, Permission, Ruling, Verdict};
use crate::plan::rules::{self, AgreementGround, Basis, Ground};
use crate::plan::tally::{Loose, Warning};
use crate::plan::{Plan, permission, time};

const DAYS: [&str; 3] = ["день", "дня", "дней"];

const fn kind(kind: VisitKind) -> Option<&'static str> {
    match kind {
        VisitKind::Consultation => Some("консультация"),
        VisitKind::Treatment => Some("лечение"),
        VisitKind::ControlExam => Some("контрольный осмотр"),
        VisitKind::Hygiene => Some("профессиональная чистка"),
        VisitKind::Checkup => Some("профилактический осмотр"),
        VisitKind::Exam => Some("осмотр"),
        VisitKind::Other => None,
    }
}

/// Why: what brings the contact up, the facts, what decided.
pub(super) fn why(out: &mut String, told: &DecisionView<'_>) {
    trigger(out, told);
    if let Some(visit) = told.visit() {
        of_visit(out, told, visit);
    } else if told.plan().is_some() {
        of_plan(out, told);
    } else if let Some(agreement) = told.agreement() {
        of_agreement(out, told, agreement);
    }
    ruling(out, told);
}

/// What has happened so that the contact is made now: the patient is unwell, a call was promised, a visit was missed.
fn trigger(out: &mut String, told: &DecisionView<'_>) {
    if let Some(Callback { at, kind }) = told.decision.callback() {
        if kind == CallbackKind::Unwell {
            // Of a child somebody else says so.
            out.push_str("Жалоба на боль или ухудшение ");
            moment(out, at);
            out.push_str(", поэтому звонит врач");
        } else {
            out.push_str("Обещали перезвонить ");
            moment(out, at);
        }
        close(out);
    }
    if let Some(visit) = told.missed() {
        let became = match visit.status {
            VisitStatus::Cancelled => "отменён",
            _ => "пропущен",
        };
        let mut clauses = Clauses::begin(out);
        let on = On(visit.starts_at.date);
        say!(clauses.next(), "Визит ", on, " ", became);
        clauses.end();
    }
}

/// A moment; a date alone where no time was said.
fn moment(out: &mut String, at: Moment) {
    if at.second == 0 {
        say!(out, On(at.date));
    } else {
        say!(out, At(at));
    }
}

fn of_visit(out: &mut String, told: &DecisionView<'_>, visit: &Visit) {
    let mut clauses = Clauses::begin(out);
    let at = visit.starts_at;
    let (day, date) = (russian_on(at.date.weekday()), On(at.date));
    let out = clauses.next();
    say!(out, "Визит ", day, ", ", date);
    match visit.minute() {
        Some(minute) => say!(out, ", в ", Clock(minute)),
        None => out.push_str(", час не указан"),
    }
    let kinds: Vec<&str> = visit.kinds.iter().filter_map(kind).collect();
    if !kinds.is_empty() {
        say!(out, ": ", &*kinds.join(", "));
    }
    let doctors = told.doctors_of(visit);
    if doctors.is_empty() {
        doctor(&mut clauses, told);
    } else {
        let doctors: Vec<String> = doctors.iter().map(ToString::to_string).collect();
        say!(clauses.next(), "врачи — ", &*doctors.join(", "));
    }
    clauses.end();
}

fn doctor(clauses: &mut Clauses<'_>, told: &DecisionView<'_>) {
    if let Some(doctor) = told.doctor() {
        say!(clauses.next(), "врач — ", doctor);
    }
}

fn of_plan(out: &mut String, told: &DecisionView<'_>) {
    let mut clauses = Clauses::begin(out);
    let signed_on = told.signed_on();
    let consulted_on = told.consulted_on();
    let at_once = signed_on.is_some() && signed_on == consulted_on;
    match signed_on {
        Some(on) if at_once => say!(
            clauses.next(),
            "План лечения подписан на консультации ",
            On(on)
        ),
        Some(on) => say!(clauses.next(), "План лечения подписан ", On(on)),
        None => match consulted_on {
            Some(on) => say!(clauses.next(), "План лечения после консультации ", On(on)),
            None => clauses.next().push_str("План лечения"),
        },
    }
    if let Some(on) = consulted_on.filter(|_| signed_on.is_some() && !at_once) {
        say!(clauses.next(), "консультация ", On(on));
    }
    let is_begun = told.is_begun_plan() == Some(true);
    if is_begun {
        clauses.next().push_str("лечение начато, но не закончено");
    }
    let last_work_on = told.last_work_on();
    if let Some(on) = last_work_on.filter(|_| is_begun || told.decision.reason().is_none()) {
        say!(clauses.next(), "последнее сделано ", On(on));
    }
    if let Some(item) = told.item() {
        of_item(&mut clauses, told, item, is_begun);
    }
    let others = told.others_open();
    if others > 0 {
        let positions = plural(others, ["позиция", "позиции", "позиций"]);
        let out = clauses.next();
        out.push_str("в плане есть ещё ");
        if others == 1 {
            out.push_str("одна");
        } else {
            say!(out, others);
        }
        say!(out, " ", positions);
    }
    doctor(&mut clauses, told);
    clauses.end();
}

/// The item that is spoken of: what, which tooth, by when.
fn of_item(clauses: &mut Clauses<'_>, told: &DecisionView<'_>, item: &Item, is_begun: bool) {
    let out = clauses.next();
    let is_agreed = told.signed_on().is_some() && item.status.is_open();
    out.push_str(match (is_agreed, item.urgent(), is_begun) {
        (true, true, _) => "неотложно: ",
        (true, false, true) => "осталось: ",
        _ => "в плане: ",
    });
    out.push_str(told.phrase(item.procedure));
    out.push_str(told.words.tooth(item.tooth));
    if !is_agreed {
        return;
    }
    if let Some(on) = item.due_on {
        let out = clauses.next();
        say!(out, "срок — ", On(on));
        if told.is_pending() {
            since(out, time::days_between(on, told.facts.date()));
        }
    }
    if let Some(on) = item.wait_until {
        say!(clauses.next(), "продолжать не раньше ", On(on));
    }
    if told.is_begun_plan() == Some(false) {
        clauses.next().push_str("лечение не начато");
    }
    if !item.risk.is_blank() && told.is_pending() {
        say!(clauses.next(), "если отложить: ", told.phrase(item.risk));
    }
}

/// A tooth in plain words with its number; what is no list of numbers, as written.
pub(super) fn tooth(written: &str) -> String {
    match teeth::read(written) {
        Some(teeth) => format!(", {} ({})", InWords(teeth), Numbers(teeth)),
        None if written.is_empty() => String::new(),
        None => format!(", зуб: {}", Phrase(written)),
    }
}

/// A tooth as one says it to a patient.
pub(super) fn tooth_spoken(out: &mut String, written: &str) {
    match teeth::read(written) {
        Some(teeth) => put!(out, ", {}", InWords(teeth)),
        None if written.is_empty() => {}
        None => put!(out, ", зуб: {}", Phrase(written)),
    }
}

/// How long ago a deadline was.
fn since(out: &mut String, days: i64) {
    if let Some(days) = u64::try_from(days).ok().filter(|&days| days > 0) {
        let passed = plural(days, ["прошёл", "прошло", "прошло"]);
        say!(out, ", ", passed, " ", days, " ", plural(days, DAYS));
    }
}

fn of_agreement(out: &mut String, told: &DecisionView<'_>, agreement: &Agreement) {
    let Ground::Agreement(ground) = &rules::rule(agreement.kind).ground else {
        return;
    };
    let mut clauses = Clauses::begin(out);
    match told.facts.if_past(agreement.agreed_on) {
        Some(on) => say!(
            clauses.next(),
            "Договорились ",
            On(on),
            " ",
            ground.agreed_to.russian
        ),
        None => clauses.next().push_str(ground.agreed_what.russian),
    }
    match agreement.clinical_basis {
        Some(_) if ground.basis != Basis::Clinical => {}
        Some(ClinicalBasis::ComplexTreatment) => clauses.last().push_str(" после сложного лечения"),
        Some(ClinicalBasis::UncertainResult) => {
            clauses
                .next()
                .push_str("результат лечения трудно предсказать");
        }
        None => {}
    }
    if !agreement.topic.is_blank() {
        say!(clauses.next(), "тема: ", told.topic(agreement));
    }
    if ground.basis == Basis::AsWritten && !agreement.basis.is_blank() {
        say!(clauses.next(), "основание: ", told.phrase(agreement.basis));
    }
    doctor(&mut clauses, told);
    agreed_days(&mut clauses, told, agreement, ground);
    if ground.tells_guarantee && agreement.guarantee {
        clauses
            .next()
            .push_str("осмотр в срок — одно из условий гарантии");
    }
    clauses.end();
}

/// The day of the examination or cleaning, and that of the contact.
fn agreed_days(
    clauses: &mut Clauses<'_>,
    told: &DecisionView<'_>,
    agreement: &Agreement,
    ground: &AgreementGround,
) {
    if let Some(on) = agreement.due_on {
        let label = ground.due_on_is.russian;
        say!(clauses.next(), label, " — ", On(on));
    }
    if let Some(on) = agreement.contact_on {
        say!(clauses.next(), "день звонка — ", On(on));
    }
    if let Some(on) = told.reckoned_on() {
        let came = told.came().filter(|_| ground.day_given_by.is_some());
        if let Some(visit) = came {
            say!(clauses.next(), "визит состоялся ", On(visit.starts_at.date));
        } else {
            say!(clauses.next(), "день звонка — ", On(on));
        }
    }
}

/// What decided, where nobody is contacted today.
fn ruling(out: &mut String, told: &DecisionView<'_>) {
    let decision = told.decision;
    let ruling = &decision.ruling;
    if !out.is_empty() && !matches!(ruling, Ruling::Call { .. }) {
        out.push(' ');
    }
    match ruling {
        Ruling::Call { .. } => return,
        Ruling::Later { on, .. } => say!(out, "Отложено до ", On(*on), ": "),
        Ruling::Settled { .. } => out.push_str("Не звоним: "),
        Ruling::Missed { .. } => out.push_str("Поздно: "),
        Ruling::NotPermitted { .. } | Ruling::Blocked(_) => out.push_str("Звонить нельзя: "),
        Ruling::Unjustified { .. } | Ruling::NoCase => {
            out.push_str("Повода для звонка нет: ");
        }
    }
    codes(out, told);
    close(out);
}

/// What decided: the codes in words, each with its fact.
fn codes(out: &mut String, told: &DecisionView<'_>) {
    for (nth, code) in told.decision.codes().iter().enumerate() {
        if nth > 0 {
            out.push_str("; ");
        }
        out.push_str(phrase(told, code));
        detail(out, told, code);
    }
}

/// The words of a code, as this case has them.
fn phrase(told: &DecisionView<'_>, code: Code) -> &'static str {
    let special = match code {
        Code::AlreadyReached => match told.closed_by() {
            Some(Outcome::Booked) => Some("пациент записался"),
            Some(Outcome::Sent) => Some("уже написали"),
            _ => None,
        },
        Code::TooLate if told.visit().is_some() => Some("напомнить о визите уже не успеть"),
        Code::TooLate if told.lapsed_on().is_some() => Some("звонить об этом можно было"),
        _ => None,
    };
    special.unwrap_or(code.phrase().russian)
}

/// The fact behind a code, where there is one to name: as a rule in brackets.
fn detail(out: &mut String, told: &DecisionView<'_>, code: Code) {
    let facts = &told.facts;
    let patient = facts.patient;
    match code {
        Code::AlreadyAttended => of_date(out, told.came().map(|visit| visit.starts_at.date)),
        Code::AlreadyBooked => match told.booked() {
            Some((_, Some(at))) => say!(out, " (", At(at), ")"),
            Some((date, None)) => of_date(out, Some(date)),
            None => {}
        },
        Code::DeclinedOnContact => of_contact(out, told.refusal()),
        Code::AlreadyReached => of_contact(out, told.closing()),
        Code::PatientInactive if patient.status == PatientStatus::Deceased => {
            out.push_str(" (в карте отмечено, что его нет в живых)");
        }
        Code::UnreadableRecord => blocking_rows(out, told, BlockReason::UnreadableRecord),
        Code::DuplicatePatient => blocking_rows(out, told, BlockReason::DuplicatePatient),
        Code::DuplicateRecord => blocking_rows(out, told, BlockReason::DuplicateRecord),
        Code::PossibleDuplicate => blocking_rows(out, told, BlockReason::PossibleDuplicate),
        Code::OptedOut => of_date(out, told.opted_out_on()),
        Code::RefusalNoted => {
            let rows = told.refusing_notes().map(|row| told.words.place_of_no(row));
            let rows: Vec<String> = rows.collect();
            if !rows.is_empty() {
                put!(out, " ({})", rows.join("; "));
            }
        }
        Code::ConsentExpired => of_date(out, patient.consent_until),
        Code::Paused => {
            if let Some(until) = patient.pause_until {
                say!(out, " (до ", On(until), ")");
            }
        }
        Code::ComplaintOpen => {
            if let Some(on) = told.complained_on() {
                say!(out, " (жалоба от ", On(on), ")");
            }
        }
        Code::AttemptsExhausted => {
            let most = told.words.practice.settings.max_attempts;
            let attempts = plural(most.into(), ["попытка", "попытки", "попыток"]);
            say!(out, " (", u64::from(most), " ", attempts, ")");
        }
        Code::TooLate => {
            if let Some(last) = told.lapsed_on() {
                say!(out, " до ", On(last));
            }
        }
        Code::CoolingDown => of_contact(out, facts.contacts().next_back()),
        Code::PlanFinished
        | Code::AgreementFulfilled
        | Code::AgreementWithdrawn
        | Code::PlanNotWritten
        | Code::PlanNotSigned
        | Code::PatientUndecided
        | Code::TooExpensive
        | Code::PatientDeclined
        | Code::NothingUrgent
        | Code::NoDeadline
        | Code::NoClinicalBasis
        | Code::NotAgreed
        | Code::NoDueDate
        | Code::EarlyWithoutReason
        | Code::NoTopic
        | Code::NoDoctor
        | Code::PromotionalTopic
        | Code::ReminderNotWanted
        | Code::AlreadyConfirmed
        | Code::PatientInactive
        | Code::BookingsUnknown
        | Code::UnclearOutcome
        | Code::Unwell
        | Code::DoctorAsked
        | Code::NoConsent
        | Code::GuardianMissing
        | Code::ChannelNotAllowed
        | Code::NoReachableAddress
        | Code::NoCommonTime
        | Code::NotDue
        | Code::ComingSoon
        | Code::AnotherContactToday
        | Code::ClinicClosed
        | Code::DayNotPreferred
        | Code::WindowClosed
        | Code::NoFreeTime
        | Code::NoReason => {}
    }
}

fn of_date(out: &mut String, date: Option<NaiveDate>) {
    if let Some(date) = date {
        say!(out, " (", On(date), ")");
    }
}

fn of_contact(out: &mut String, contact: Option<&Contact>) {
    of_date(out, contact.map(|contact| contact.at.date));
}

/// The rows that block contact with the patient.
fn blocking_rows(out: &mut String, told: &DecisionView<'_>, reason: BlockReason) {
    rows(out, told, told.blocking_rows(reason));
}

fn rows(out: &mut String, told: &DecisionView<'_>, rows: impl Iterator<Item = RowAt>) {
    let rows: Vec<RowAt> = rows.collect();
    if !rows.is_empty() {
        put!(out, " ({})", told.words.places(&rows).join(", "));
    }
}

/// On what permission a contact rests.
pub(super) fn consent(out: &mut String, told: &DecisionView<'_>, permission: Permission) {
    match permission {
        Permission::Consent(on) => given(out, told, on, "звонить и писать ему"),
        Permission::VisitsOnly(on) => given(out, told, on, "звонить и писать только о визитах"),
        Permission::Agreement(on) => {
            let what = match told.channel() {
                Some(Channel::Sms | Channel::Messenger | Channel::Email) => "сообщении",
                Some(Channel::Call) | None => "звонке",
            };
            put!(out, "Об этом {what} договорились {}", On(on));
        }
        Permission::Reminder => {
            out.push_str("О напоминании договорились при записи");
            let booked_on = told.visit().and_then(|visit| visit.booked_on);
            if let Some(on) = booked_on {
                put!(out, " {}", On(on));
            }
        }
    }
    close(out);
}

/// When the patient, or whoever answers for a child, gave leave, and to what.
fn given(out: &mut String, told: &DecisionView<'_>, on: Option<NaiveDate>, to_what: &str) {
    let who = if permission::is_minor(&told.facts) {
        "представитель пациента"
    } else {
        "пациент"
    };
    match on {
        Some(on) => put!(out, "{} {who} разрешил {to_what}", On(on)),
        None => put!(
            out,
            "{} разрешил {to_what}, но дата не записана",
            capital(who)
        ),
    }
}

/// What a person should know before relying on the list.
pub(super) fn warning(words: &Words<'_>, warning: Warning) -> String {
    match warning {
        Warning::NoContacts => {
            "о прежних звонках и сообщениях ничего не известно: нет ни contacts.csv, ни recall-contacts.csv, \
             и чей-то отказ или недавний разговор мог остаться незамеченным"
        }
        Warning::NoPatients => {
            "ни одна строка файла пациентов не принята, поэтому список пуст; что исправить, покажет recall check"
        }
        Warning::BookingsUnknown => {
            "неизвестно, кто уже записан: нет visits.csv, поэтому о лечении, осмотрах и чистке никому \
             не звоним; если журнал записи проверяют вручную, укажите --bookings-checked"
        }
        Warning::BookingsByHand => {
            "записи проверяют вручную: перед каждым звонком посмотрите в журнал записи"
        }
        Warning::NoFutureVisits => {
            "в visits.csv нет ни одного будущего визита: проверьте, полна ли выгрузка, и перед \
             каждым звонком посмотрите в журнал записи"
        }
        Warning::Workbook(place) | Warning::UnreadSheets(place) => {
            return of_workbook(words, place);
        }
        Warning::Ownerless(place) => return ownerless(words, place),
        Warning::LostNumber(place) => return lost_number(words, place),
        Warning::Unread => {
            let names = words.practice.clinic.unread.join(", ");
            return format!(
                "лежат в папке, но не читаются: {names}; там может быть отказ, поэтому нужные файлы назовите \
                 в recall.toml в разделе [files], остальные — в разделе [ignore], files"
            );
        }
        Warning::OldExport(written) => {
            let name = words.input(written.input);
            let on = On(words.written_on(written));
            return format!(
                "{name}: файл записан {on}: кто с тех пор отказался или записался, неизвестно; сделайте выгрузку заново"
            );
        }
        Warning::NoRecentVisits => {
            "в visits.csv нет ни одного визита за последние семь рабочих дней, хотя более ранние есть: кто с \
             тех пор записался или пришёл, неизвестно; сделайте выгрузку заново"
        }
        Warning::MachineInUtc => {
            "на этом компьютере часовой пояс UTC, а в recall.toml он не указан: день и часы звонков могут быть \
             неверны; впишите в раздел [clinic] свой, например timezone = \"Europe/Moscow\""
        }
        Warning::NoBirthDates => {
            "ни у одного пациента нет даты рождения: детей не отличить от взрослых, и могут позвонить самому ребёнку"
        }
        Warning::NoContactRows => {
            "в журнале звонков нет ни одной строки: о прежних звонках и сообщениях ничего не известно, и чей-то отказ или \
             недавний разговор мог остаться незамеченным; проверьте, полна ли выгрузка"
        }
        Warning::NoCardRows => {
            "в cards.csv нет ни одной строки: что пациенты говорили о звонках, неизвестно; проверьте, полна ли \
             выгрузка"
        }
        Warning::NoClinicPhone(messages) => {
            let count = messages as u64;
            let noun = plural(count, ["сообщении", "сообщениях", "сообщениях"]);
            return format!(
                "номер клиники не указан, поэтому в {messages} {noun} не сказано, куда звонить и как отказаться от \
                 сообщений; впишите его в recall.toml: раздел [clinic], phone"
            );
        }
        Warning::Loose(loose, row, patient) => {
            let (place, patient) = (words.place(row), words.patient_id(patient));
            return format!("{place}, пациент {patient}: {}", self::loose(loose));
        }
    }
    .to_owned()
}

/// What is to be known of a workbook.
fn of_workbook(words: &Words<'_>, place: usize) -> String {
    let clinic = words.practice.clinic;
    match clinic.book_notes.get(place) {
        Some(BookNote::HiddenRows(input, rows)) => {
            let name = words.input(*input);
            let said = match rows.len() {
                1 => "скрытая строка прочитана, как и остальные",
                _ => "скрытые строки прочитаны, как и остальные",
            };
            let rows = numbers(rows);
            format!("{name}: {said}: {rows}")
        }
        Some(BookNote::UnreadSheets(book, sheets)) => {
            let names = sheet_names(sheets);
            let said = match sheets.len() {
                1 => "не прочитан лист",
                _ => "не прочитаны листы",
            };
            format!("{book}: {said} {names}; там может быть отказ")
        }
        Some(BookNote::Unseen(inputs)) => {
            let names: Vec<&str> = inputs.iter().map(|input| words.input(*input)).collect();
            let names = names.join(", ");
            format!(
                "{names}: в XLS и ODS зачёркнутые ячейки и скрытые строки не видны, и зачёркнутое там \
                 действует; в XLSX это видно"
            )
        }
        None => String::new(),
    }
}

/// A no, a promise or pain that belongs to nobody, and what to do.
fn ownerless(words: &Words<'_>, place: usize) -> String {
    let Some(no) = words.practice.clinic.ownerless.get(place) else {
        return String::new();
    };
    let place = words.place(no.row);
    let said = match no.said {
        Unheeded::Loose => {
            return format!(
                "{place}: здесь просьба не звонить, но строка не читается, и непонятно, чья она; выясните это до первого звонка"
            );
        }
        Unheeded::OptOut => "просьба не звонить, но непонятно чья",
        Unheeded::Complaint => "жалоба, но непонятно чья",
        Unheeded::Consent => "отказ от звонков, но непонятно чей",
        Unheeded::Note => "в примечании просьба не звонить, но непонятно чья",
        Unheeded::Unwell => "жалоба на боль или ухудшение, но непонятно чья",
        Unheeded::Promise => "обещали перезвонить, но непонятно кому",
        Unheeded::Left => "пациент умер, уехал или лечится в другом месте, но непонятно кто",
        Unheeded::Unclear => "непонятно, чем закончился разговор и с кем он был",
        Unheeded::Question => "вопрос передан врачу, но непонятно чей",
        Unheeded::Declined => "пациент отказался от предложенного, но непонятно кто",
        Unheeded::WrongNumber => "номер оказался чужим, но непонятно, в чьей карте он стоит",
    };
    let to_do = match no.said {
        Unheeded::Unwell => "сегодня же выясните, кто это, и передайте врачу",
        Unheeded::Promise => "выясните, кто это, и сдержите обещание",
        _ => "выясните, кто это, до первого звонка",
    };
    format!("{place}: {said}: такого пациента в файле пациентов нет; {to_do}")
}

/// A refused number that can't be read, and what to do.
fn lost_number(words: &Words<'_>, place: usize) -> String {
    let Some(lost) = words.practice.clinic.lost_numbers.get(place) else {
        return String::new();
    };
    let (place, patient) = (words.place(lost.row), words.patient_id(lost.patient));
    format!(
        "{place}, пациент {patient}: просили не звонить, а номер, на который просили, не прочитать (так бывает, если файл пересохранили в Excel); пока его не впишут целиком, никому не звоним ни на один номер этого пациента"
    )
}

/// What should have come after a contact, and what to do.
const fn loose(loose: Loose) -> &'static str {
    match loose {
        Loose::Unwell => {
            "жалуется на боль или ухудшение, а по списку этому пациенту никто не позвонит; сегодня же передайте врачу"
        }
        Loose::Unclear => {
            "непонятно, чем закончился разговор; исправьте слово там, где его вписали, до тех пор пациента не беспокоим"
        }
        Loose::Promise => {
            "обещали перезвонить, а открытого повода для этого нет; решите, как сдержать обещание"
        }
        Loose::PutOff => {
            "обещали позвонить сегодня, а в сегодняшнем списке этого звонка нет; решите, как сдержать обещание"
        }
        Loose::CallbackWithoutDay => {
            "просьба перезвонить без дня и часа, и с тех пор ничего не сделано; решите, когда позвонить"
        }
        Loose::Question => {
            "вопрос передан врачу, и с тех пор ничего не известно; узнайте ответ и запишите его"
        }
        Loose::Booking => "пациент записан, а в выгрузке этого визита нет; проверьте запись",
    }
}

/// The whole list in a few lines.
pub(super) fn summary(words: &Words<'_>, plan: &Plan) -> String {
    let mut out = String::new();
    let tally = &plan.tally;
    let contacts = plan.contacts.len() as u64;
    let date = On(words.practice.date());
    put!(
        &mut out,
        "Список на {date}: {}.\n",
        page::calls_and_messages(plan)
    );
    let reasons = Reason::ALL.map(|reason| (words.reason(reason), tally.reasons[reason.index()]));
    counted(&mut out, "Поводы", &reasons);
    let left = tally.patients.saturating_sub(contacts + plan.elsewhere);
    if left > 0 {
        let stay = plural(left, ["остаётся", "остаются", "остаётся"]);
        let noun = plural(left, ["пациент", "пациента", "пациентов"]);
        let all = tally.patients;
        put!(&mut out, "В покое сегодня {stay} {left} {noun} из {all}.\n");
    }
    let others = Verdict::ALL.map(|given| (given.phrase().russian, tally.verdicts[given as usize]));
    counted(&mut out, "Остальное", &others[1..]);
    let lacking = [
        Code::NoDeadline,
        Code::NoClinicalBasis,
        Code::NoDueDate,
        Code::EarlyWithoutReason,
        Code::NoTopic,
        Code::NoDoctor,
    ]
    .map(|lacking| (lacking.phrase().russian, tally.codes[lacking as usize]));
    counted(&mut out, "Чего не хватает в записях", &lacking);
    let told = words.warnings_told(&tally.warnings);
    for warning in &told {
        put!(&mut out, "внимание: {warning}\n");
    }
    let more = words.warning_count(&tally.warnings) - told.len();
    if more > 0 {
        let noun = plural(more as u64, ["запись", "записи", "записей"]);
        put!(
            &mut out,
            "внимание: и ещё {more} {noun} о звонках, после которых ничего не сделано\n"
        );
    }
    if contacts == 0 {
        out.push_str(&without_contacts(plan));
        out.push('\n');
    } else {
        out.push_str("Дальше: перед каждым разговором прочтите, что подготовить и чего не говорить, а после него \
         запишите, чем он закончился.\n");
    }
    out
}

/// What to do next where there is nobody to be contacted.
fn without_contacts(plan: &Plan) -> String {
    let waiting = plan.tally.codes[Code::BookingsUnknown as usize];
    if waiting == 0 {
        return "Сегодня звонить никому не нужно.".to_owned();
    }
    format!(
        "Дальше: выгрузите visits.csv, или добавьте в patients.csv столбец «Следующий визит», или, если перед \
             каждым звонком смотрите в журнал записи, укажите --bookings-checked (ждут этого: {waiting})."
    )
}

/// A line of counts, those of nothing left out.
fn counted(out: &mut String, label: &str, counts: &[(&str, u64)]) {
    let mut is_first = true;
    for (name, count) in counts.iter().filter(|(_, count)| *count > 0) {
        if is_first {
            put!(out, "{label}: ");
        } else {
            out.push_str("; ");
        }
        is_first = false;
        put!(out, "{name} — {count}");
    }
    if !is_first {
        out.push_str(".\n");
    }
}
