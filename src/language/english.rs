//! The English words.

pub(super) mod check;
pub(super) mod explain;
pub(super) mod message;
pub(super) mod page;
pub(super) mod talk;

use chrono::{Datelike, NaiveDate};

use super::dates::{English as On, EnglishMoment as At, english_day};
use super::plain::{Clauses, Phrase, capital, close, put, say};
use super::teeth::{self, English as InWords, Numbers};
use super::view::DecisionView;
use super::{Words, numbers, sheet_names};
use crate::base::plural::english_plural as plural;
use crate::model::clinic::{
    Agreement, BlockReason, BookNote, Channel, ClinicalBasis, Clock, Contact, Item, Moment,
    Outcome, PatientStatus, Reason, RowAt, Unheeded, Visit, VisitKind, VisitStatus,
};
use crate::model::decision::{Callback, CallbackKind, Code, Permission, Ruling, Verdict};
use crate::plan::rules::{self, AgreementGround, Basis, Ground};
use crate::plan::tally::{Loose, Warning};
use crate::plan::{Plan, permission, time};

const DAYS: [&str; 2] = ["day", "days"];

const fn kind(kind: VisitKind) -> Option<&'static str> {
    match kind {
        VisitKind::Consultation => Some("consultation"),
        VisitKind::Treatment => Some("treatment"),
        VisitKind::ControlExam => Some("control examination"),
        VisitKind::Hygiene => Some("professional cleaning"),
        VisitKind::Checkup => Some("preventive examination"),
        VisitKind::Exam => Some("examination"),
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
            out.push_str("In pain or worse, as was said on ");
            moment(out, at);
            out.push_str(": the doctor calls");
        } else {
            out.push_str("A call was promised for ");
            moment(out, at);
        }
        close(out);
    }
    if let Some(visit) = told.missed() {
        let became = match visit.status {
            VisitStatus::Cancelled => "was called off",
            _ => "was missed",
        };
        let mut clauses = Clauses::begin(out);
        let on = On(visit.starts_at.date);
        say!(clauses.next(), "The visit on ", on, " ", became);
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
    let day = english_day(visit.starts_at.date.weekday());
    let out = clauses.next();
    say!(out, "Visit on ", day, ", ", On(visit.starts_at.date));
    match visit.minute() {
        Some(minute) => say!(out, ", at ", Clock(minute)),
        None => out.push_str(", the hour is not on record"),
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
        say!(clauses.next(), "doctors: ", &*doctors.join(", "));
    }
    clauses.end();
}

fn doctor(clauses: &mut Clauses<'_>, told: &DecisionView<'_>) {
    if let Some(doctor) = told.doctor() {
        say!(clauses.next(), "doctor: ", doctor);
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
            "Treatment plan signed at the consultation on ",
            On(on)
        ),
        Some(on) => say!(clauses.next(), "Treatment plan signed on ", On(on)),
        None => match consulted_on {
            Some(on) => say!(
                clauses.next(),
                "Treatment plan of the consultation on ",
                On(on)
            ),
            None => clauses.next().push_str("Treatment plan"),
        },
    }
    if let Some(on) = consulted_on.filter(|_| signed_on.is_some() && !at_once) {
        say!(clauses.next(), "consultation on ", On(on));
    }
    let is_begun = told.is_begun_plan() == Some(true);
    if is_begun {
        clauses.next().push_str("treatment begun and not finished");
    }
    let last_work_on = told.last_work_on();
    if let Some(on) = last_work_on.filter(|_| is_begun || told.decision.reason().is_none()) {
        say!(clauses.next(), "last work on ", On(on));
    }
    if let Some(item) = told.item() {
        of_item(&mut clauses, told, item, is_begun);
    }
    let others = told.others_open();
    if others > 0 {
        let items = plural(others, ["item is", "items are"]);
        let out = clauses.next();
        if others == 1 {
            out.push_str("one");
        } else {
            say!(out, others);
        }
        say!(out, " more ", items, " open in the plan");
    }
    doctor(&mut clauses, told);
    clauses.end();
}

/// The item that is spoken of: what, which tooth, by when.
fn of_item(clauses: &mut Clauses<'_>, told: &DecisionView<'_>, item: &Item, is_begun: bool) {
    let out = clauses.next();
    let is_agreed = told.signed_on().is_some() && item.status.is_open();
    out.push_str(match (is_agreed, item.urgent(), is_begun) {
        (true, true, _) => "urgent: ",
        (true, false, true) => "left to do: ",
        _ => "in the plan: ",
    });
    out.push_str(told.phrase(item.procedure));
    out.push_str(told.words.tooth(item.tooth));
    if !is_agreed {
        return;
    }
    if let Some(on) = item.due_on {
        let out = clauses.next();
        say!(out, "deadline ", On(on));
        if told.is_pending() {
            since(out, time::days_between(on, told.facts.date()));
        }
    }
    if let Some(on) = item.wait_until {
        say!(clauses.next(), "not to go on before ", On(on));
    }
    if told.is_begun_plan() == Some(false) {
        clauses.next().push_str("treatment not begun");
    }
    if !item.risk.is_blank() && told.is_pending() {
        say!(clauses.next(), "if it waits: ", told.phrase(item.risk));
    }
}

/// A tooth in plain words with its number; what is no list of numbers, as written.
pub(super) fn tooth(written: &str) -> String {
    match teeth::read(written) {
        Some(teeth) => format!(", {} ({})", InWords(teeth), Numbers(teeth)),
        None if written.is_empty() => String::new(),
        None => format!(", tooth: {}", Phrase(written)),
    }
}

/// A tooth as one says it to a patient.
pub(super) fn tooth_spoken(out: &mut String, written: &str) {
    match teeth::read(written) {
        Some(teeth) => put!(out, ", {}", InWords(teeth)),
        None if written.is_empty() => {}
        None => put!(out, ", tooth: {}", Phrase(written)),
    }
}

/// How long ago a deadline was.
fn since(out: &mut String, days: i64) {
    if let Some(days) = u64::try_from(days).ok().filter(|&days| days > 0) {
        say!(out, ", ", days, " ", plural(days, DAYS), " ago");
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
            "Agreed on ",
            On(on),
            " ",
            ground.agreed_to.english
        ),
        None => clauses.next().push_str(ground.agreed_what.english),
    }
    match agreement.clinical_basis {
        Some(_) if ground.basis != Basis::Clinical => {}
        Some(ClinicalBasis::ComplexTreatment) => {
            clauses.last().push_str(" after complex treatment");
        }
        Some(ClinicalBasis::UncertainResult) => {
            clauses
                .next()
                .push_str("the result of the treatment is hard to foretell");
        }
        None => {}
    }
    if !agreement.topic.is_blank() {
        say!(clauses.next(), "topic: ", told.topic(agreement));
    }
    if ground.basis == Basis::AsWritten && !agreement.basis.is_blank() {
        say!(clauses.next(), "ground: ", told.phrase(agreement.basis));
    }
    doctor(&mut clauses, told);
    agreed_days(&mut clauses, told, agreement, ground);
    if ground.tells_guarantee && agreement.guarantee {
        clauses
            .next()
            .push_str("coming in time is a condition of the guarantee");
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
        let label = ground.due_on_is.english;
        say!(clauses.next(), label, " ", On(on));
    }
    if let Some(on) = agreement.contact_on {
        say!(clauses.next(), "to be called on ", On(on));
    }
    if let Some(on) = told.reckoned_on() {
        let came = told.came().filter(|_| ground.day_given_by.is_some());
        if let Some(visit) = came {
            say!(clauses.next(), "treated on ", On(visit.starts_at.date));
        } else {
            say!(clauses.next(), "to be called on ", On(on));
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
        Ruling::Later { on, .. } => say!(out, "Put off until ", On(*on), ": "),
        Ruling::Settled { .. } => out.push_str("No call is needed: "),
        Ruling::Missed { .. } => out.push_str("Too late: "),
        Ruling::NotPermitted { .. } | Ruling::Blocked(_) => out.push_str("Not to be called: "),
        Ruling::Unjustified { .. } | Ruling::NoCase => {
            out.push_str("No reason for a call: ");
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
            Some(Outcome::Booked) => Some("the patient booked a visit"),
            Some(Outcome::Sent) => Some("a message was sent"),
            _ => None,
        },
        Code::TooLate if told.visit().is_some() => Some("there is no time left for a reminder"),
        Code::TooLate if told.lapsed_on().is_some() => Some("a call about this could be made"),
        _ => None,
    };
    special.unwrap_or(code.phrase().english)
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
            out.push_str(" (recorded as deceased)");
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
                say!(out, " (until ", On(until), ")");
            }
        }
        Code::ComplaintOpen => {
            if let Some(on) = told.complained_on() {
                say!(out, " (complaint of ", On(on), ")");
            }
        }
        Code::AttemptsExhausted => {
            let most = told.words.practice.settings.max_attempts;
            let attempts = plural(most.into(), ["attempt", "attempts"]);
            say!(out, " (", u64::from(most), " ", attempts, ")");
        }
        Code::TooLate => {
            if let Some(last) = told.lapsed_on() {
                say!(out, " until ", On(last));
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
        Permission::Consent(on) => given(out, told, on, "to calls and messages"),
        Permission::VisitsOnly(on) => {
            given(out, told, on, "to calls and messages about visits only");
        }
        Permission::Agreement(on) => {
            let what = match told.channel() {
                Some(Channel::Sms | Channel::Messenger | Channel::Email) => "message",
                Some(Channel::Call) | None => "call",
            };
            put!(out, "This {what} was agreed on {}", On(on));
        }
        Permission::Reminder => {
            out.push_str("A reminder was agreed when the visit was booked");
            let booked_on = told.visit().and_then(|visit| visit.booked_on);
            if let Some(on) = booked_on {
                put!(out, " on {}", On(on));
            }
        }
    }
    close(out);
}

/// When the patient, or whoever answers for a child, gave leave, and to what.
fn given(out: &mut String, told: &DecisionView<'_>, on: Option<NaiveDate>, to_what: &str) {
    let who = if permission::is_minor(&told.facts) {
        "the patient's guardian"
    } else {
        "the patient"
    };
    match on {
        Some(on) => put!(out, "On {} {who} agreed {to_what}", On(on)),
        None => put!(
            out,
            "{} agreed {to_what}, but the date is not on record",
            capital(who)
        ),
    }
}

/// What a person should know before relying on the list.
pub(super) fn warning(words: &Words<'_>, warning: Warning) -> String {
    match warning {
        Warning::NoContacts => {
            "nothing is known of earlier contacts: there is neither contacts.csv nor \
             recall-contacts.csv, so a refusal or a recent talk may go unseen"
        }
        Warning::NoPatients => {
            "not one row of the patients' file was taken, so the list is empty; recall check shows what to mend"
        }
        Warning::BookingsUnknown => {
            "nobody can tell who is booked: there is no visits.csv, so nobody is contacted about \
             treatment, examinations or cleaning; if the appointment book is looked up by hand, give \
             --bookings-checked"
        }
        Warning::BookingsByHand => {
            "bookings are looked up by hand: look in the appointment book before every call"
        }
        Warning::NoFutureVisits => {
            "visits.csv has no visit after now: check that the export is complete, and look in the \
             appointment book before every call"
        }
        Warning::Workbook(place) | Warning::UnreadSheets(place) => {
            return of_workbook(words, place);
        }
        Warning::Ownerless(place) => return ownerless(words, place),
        Warning::LostNumber(place) => return lost_number(words, place),
        Warning::Unread => {
            let names = words.practice.clinic.unread.join(", ");
            return format!(
                "in the data folder, and not read: {names}; a refusal may stand there, so name what counts \
                 under [files] in recall.toml and the rest under [ignore] files"
            );
        }
        Warning::OldExport(written) => {
            let name = words.input(written.input);
            let on = On(words.written_on(written));
            return format!(
                "{name} was last written on {on}: who refused or booked since then is not known; export it again"
            );
        }
        Warning::NoRecentVisits => {
            "visits.csv knows no visit of the last seven open days, though it knows earlier ones: who \
             booked or came since then is not known; export it again"
        }
        Warning::MachineInUtc => {
            "the time zone of this machine is UTC and recall.toml names none: the day and the hours may be \
             wrong; write timezone = \"Europe/Moscow\", or your own, under [clinic]"
        }
        Warning::NoBirthDates => {
            "no patient has a birth date: children can't be told from adults and may be called themselves"
        }
        Warning::NoContactRows => {
            "the record of contacts has no rows: nothing is known of earlier contacts, so a refusal or a \
             recent talk may go unseen; check that the export is complete"
        }
        Warning::NoCardRows => {
            "cards.csv has no rows: what patients said about being called is not known; check that the \
             export is complete"
        }
        Warning::NoClinicPhone(messages) => {
            let noun = plural(messages as u64, ["message does", "messages do"]);
            return format!(
                "the clinic's number is not set, so {messages} {noun} not say where to ring, or how to stop them; \
                 write it in recall.toml: phone, under [clinic]"
            );
        }
        Warning::Loose(loose, row, patient) => {
            let (place, patient) = (words.place(row), words.patient_id(patient));
            return format!("{place}, patient {patient}: {}", self::loose(loose));
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
            let (noun, is) = match rows.len() {
                1 => ("row", "is"),
                _ => ("rows", "are"),
            };
            let rows = numbers(rows);
            format!("{name}: hidden {noun} {rows} {is} read like the others")
        }
        Some(BookNote::UnreadSheets(book, sheets)) => {
            let names = sheet_names(sheets);
            let (noun, is) = match sheets.len() {
                1 => ("sheet", "is"),
                _ => ("sheets", "are"),
            };
            format!("{book}: the {noun} {names} {is} not read; a refusal may stand there")
        }
        Some(BookNote::Unseen(inputs)) => {
            let names: Vec<&str> = inputs.iter().map(|input| words.input(*input)).collect();
            let names = names.join(", ");
            format!(
                "{names}: in XLS and ODS struck-out cells and hidden rows are not seen; whoever was \
                 struck out there counts, XLSX shows it"
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
                "{place}: a line that can't be read as a row says not to call; find out whose it is before anybody calls"
            );
        }
        Unheeded::OptOut => "a refusal of calls belongs to nobody",
        Unheeded::Complaint => "a complaint belongs to nobody",
        Unheeded::Consent => "a no to being called belongs to nobody",
        Unheeded::Note => "a note that says not to call belongs to nobody",
        Unheeded::Unwell => "somebody is in pain or worse, and nobody can tell who",
        Unheeded::Promise => "a call was promised, and nobody can tell to whom",
        Unheeded::Left => {
            "a patient died, moved away or is treated elsewhere, and nobody can tell who"
        }
        Unheeded::Unclear => "it is not clear what came of a talk, nor with whom it was",
        Unheeded::Question => "a question for the doctor belongs to nobody",
        Unheeded::Declined => "a no to one matter belongs to nobody",
        Unheeded::WrongNumber => {
            "a number is somebody else's, and nobody can tell on whose card it stands"
        }
    };
    let to_do = match no.said {
        Unheeded::Unwell => "find out today who it is, and tell the doctor",
        Unheeded::Promise => "find out who it is, and keep the promise",
        _ => "find out whose it is before anybody calls",
    };
    format!("{place}: {said}: the patients' file has no such patient; {to_do}")
}

/// A refused number that can't be read, and what to do.
fn lost_number(words: &Words<'_>, place: usize) -> String {
    let Some(lost) = words.practice.clinic.lost_numbers.get(place) else {
        return String::new();
    };
    let (place, patient) = (words.place(lost.row), words.patient_id(lost.patient));
    format!(
        "{place}, patient {patient}: calls were refused, and the number can't be read (as after a spreadsheet saved the file); until it is written out in full nobody is called on any number of this patient"
    )
}

/// What should have come after a contact, and what to do.
const fn loose(loose: Loose) -> &'static str {
    match loose {
        Loose::Unwell => {
            "the patient is in pain or worse, and no list will have a call; tell the doctor today"
        }
        Loose::Unclear => {
            "it is not clear what came of the talk; mend the word where it was written, until then the patient is not contacted"
        }
        Loose::Promise => {
            "a call was promised, and no open reason carries it; decide how to keep the promise"
        }
        Loose::PutOff => {
            "a call was promised for today, and today's list does not have it; decide how to keep the promise"
        }
        Loose::CallbackWithoutDay => {
            "another call was asked for, nobody wrote down when, and nothing was done since; decide when to call"
        }
        Loose::Question => {
            "the doctor was asked, and nothing was heard since; ask for the answer and note it"
        }
        Loose::Booking => {
            "a visit was booked, and the appointment book has none; check the booking"
        }
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
        "List for {date}: {}.\n",
        page::calls_and_messages(plan)
    );
    let reasons = Reason::ALL.map(|reason| (words.reason(reason), tally.reasons[reason.index()]));
    counted(&mut out, "Reasons", &reasons);
    let left = tally.patients.saturating_sub(contacts + plan.elsewhere);
    if left > 0 {
        let noun = plural(tally.patients, ["patient", "patients"]);
        let all = tally.patients;
        put!(&mut out, "Left in peace today: {left} of {all} {noun}.\n");
    }
    let others = Verdict::ALL.map(|given| (given.phrase().english, tally.verdicts[given as usize]));
    counted(&mut out, "The rest", &others[1..]);
    let lacking = [
        Code::NoDeadline,
        Code::NoClinicalBasis,
        Code::NoDueDate,
        Code::EarlyWithoutReason,
        Code::NoTopic,
        Code::NoDoctor,
    ]
    .map(|lacking| (lacking.phrase().english, tally.codes[lacking as usize]));
    counted(&mut out, "Missing from the records", &lacking);
    let told = words.warnings_told(&tally.warnings);
    for warning in &told {
        put!(&mut out, "warning: {warning}\n");
    }
    let more = words.warning_count(&tally.warnings) - told.len();
    if more > 0 {
        let noun = plural(more as u64, ["contact", "contacts"]);
        put!(
            &mut out,
            "warning: and {more} more {noun} after which nothing came\n"
        );
    }
    if contacts == 0 {
        out.push_str(&without_contacts(plan));
        out.push('\n');
    } else {
        out.push_str("Next: before each talk read what to prepare and what not to say; after it write down how it ended.\n");
    }
    out
}

/// What to do next where there is nobody to be contacted.
fn without_contacts(plan: &Plan) -> String {
    let waiting = plan.tally.codes[Code::BookingsUnknown as usize];
    if waiting == 0 {
        return "Nobody has to be called today.".to_owned();
    }
    format!(
        "Next: export visits.csv, or give patients.csv a column next_visit_on, or, if you look in the \
             appointment book before each call, say --bookings-checked (waiting for it: {waiting})."
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
        put!(out, "{name}: {count}");
    }
    if !is_first {
        out.push_str(".\n");
    }
}
