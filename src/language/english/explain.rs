//! Why of one patient, in English.

use chrono::{Datelike, NaiveDate, Weekday};

use super::super::Words;
use super::super::dates::{English as On, EnglishMoment as At, english_day};
use super::super::explain::{Fact, Parts, labelled};
use super::super::plain::{Phrase, close, put};
use super::super::view::DecisionView;
use super::{codes, consent, kind, moment};
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
    blocks: "Rows about this patient that need a look:",
    steps: "How this was decided:",
    change: "What next:",
    evidence: "What it rests on:",
};

/// Where the patient has no case.
pub(in crate::language) const WITHOUT_CASE: &str = "the patient at large";

/// The date, with its day of the week.
pub(in crate::language) fn day(date: NaiveDate) -> String {
    format!("{}, {}", english_day(date.weekday()), On(date))
}

/// What happens today.
pub(in crate::language) fn today(
    words: &Words<'_>,
    contact: Option<&Contact>,
    address: &str,
    hours: &str,
) -> String {
    let Some(contact) = contact else {
        return "Left in peace today.".to_owned();
    };
    let way = match contact.channel {
        Channel::Call => "a call",
        Channel::Sms => "a text message",
        Channel::Messenger => "a message",
        Channel::Email => "an e-mail",
    };
    let mut out = format!("Today {way}: {address}, {hours}");
    if contact.to_guardian {
        let patient = &words.practice.clinic.patients[contact.patient as usize];
        let name = words.name(patient.guardian_name);
        put!(&mut out, "; the guardian is {name}");
    }
    let does = match contact.channel {
        Channel::Call => "calls",
        _ => "sends it",
    };
    match (contact.caller, words.doctor(contact.doctor)) {
        (Caller::Administrator, _) => put!(&mut out, "; the administrator {does}"),
        (Caller::Doctor, Some(doctor)) => {
            put!(&mut out, "; {doctor} {does} in person");
        }
        (Caller::Doctor, None) => put!(&mut out, "; the doctor {does} in person"),
    }
    close(&mut out);
    out
}

/// Where the number comes from.
pub(in crate::language) fn number_from(contact: &Contact, rows: &[String]) -> String {
    let whose = if contact.to_guardian {
        "guardian"
    } else {
        "patient"
    };
    format!("The {whose}'s number stands here: {}.", rows.join(" or "))
}

/// A step, passed or not.
pub(in crate::language) fn step(told: &DecisionView<'_>, step: Step, is_passed: bool) -> String {
    if is_passed {
        return passed(told, step);
    }
    let is_late = matches!(told.decision.ruling, Ruling::Missed { .. });
    let mut out = match step {
        Step::LeftToDo => "nothing is left to do: ",
        Step::Justified => "there is no reason: ",
        Step::Unsettled => "settled already: ",
        Step::Permitted => "not permitted: ",
        Step::Timely if is_late => "too late: ",
        Step::Timely => "not today: ",
        Step::OnceADay => "nobody is bothered twice a day: ",
    }
    .to_owned();
    codes(&mut out, told);
    out
}

fn passed(told: &DecisionView<'_>, step: Step) -> String {
    let decision = told.decision;
    match (step, decision.call()) {
        (Step::LeftToDo, _) => "there is something to call about".to_owned(),
        (Step::Justified, _) => match decision.reason() {
            Some(reason) => format!("there is a reason: {}", told.words.reason(reason)),
            None => "there is a reason".to_owned(),
        },
        (Step::Unsettled, _) => "not spoken of yet".to_owned(),
        (Step::Permitted, Some((_, approach))) => {
            let mut out = String::new();
            consent(&mut out, told, approach.permission);
            let first = out.get(..1).unwrap_or_default().to_lowercase();
            let rest = out.get(1..).unwrap_or_default();
            format!("permitted: {first}{}", Phrase(rest))
        }
        (Step::Permitted, None) => "permitted".to_owned(),
        (Step::Timely, Some((_, approach))) => {
            format!("the time is right: today {}", hours(&approach.windows))
        }
        (Step::Timely, None) => "it is due".to_owned(),
        (Step::OnceADay, _) if told.is_promised_today() => {
            "the call was promised for today, other talks do not stand in its way".to_owned()
        }
        (Step::OnceADay, _) => "nothing else with the patient today".to_owned(),
    }
}

/// What would have to change, or that there is nothing to do.
#[expect(
    clippy::too_many_lines,
    reason = "a table of words, a line or two a code, is read in one piece"
)]
pub(in crate::language) fn change(told: &DecisionView<'_>, code: Code) -> String {
    let words = match code {
        Code::PlanFinished => "nothing to do: everything in the plan is done",
        Code::AgreementFulfilled => "nothing to do: the agreement was kept",
        Code::AgreementWithdrawn => {
            "nothing to do: the agreement was taken back; only if the patient asks for it again"
        }
        Code::PlanNotWritten => {
            "the doctor puts the plan in writing at the next visit; no call is needed"
        }
        Code::PlanNotSigned => {
            "a plan is signed at a visit, if the patient so decides; no call is needed"
        }
        Code::PatientUndecided => {
            "the patient is thinking: wait until he or she says what was decided; no call is needed"
        }
        Code::TooExpensive => {
            "it is too expensive for the patient, who alone decides whether to come back to it; no call is needed"
        }
        Code::PatientDeclined => "this is the patient's own decision; no call is needed",
        Code::NothingUrgent => {
            "if an item can't wait, the doctor marks it and sets a deadline; without that no call is needed"
        }
        Code::NoDeadline => {
            "the doctor sets a deadline for the urgent treatment; until then no call is needed"
        }
        Code::NoClinicalBasis => {
            "the doctor notes the ground: complex treatment, or a result that is hard to foretell; where there is \
             none, no call is needed"
        }
        Code::NotAgreed => {
            "if it was agreed, note the date; if not, ask the patient at a visit; no call is needed for that"
        }
        Code::NoDueDate => {
            "the doctor names the day of the examination or of the contact; until then no call is needed"
        }
        Code::EarlyWithoutReason => {
            "the doctor notes why it is needed sooner; without that it is due half a year after the agreement"
        }
        Code::NoTopic => "the doctor notes what the call is about; until then no call is needed",
        Code::NoDoctor => {
            "note which doctor promised the call; until then there is nobody to make it"
        }
        Code::PromotionalTopic => {
            "nobody is called about discounts; if something else was agreed, correct the topic"
        }
        Code::ReminderNotWanted => {
            "the patient asked for no reminder; only if he or she says otherwise"
        }
        Code::AlreadyConfirmed => "nothing to do: the visit is confirmed",
        Code::AlreadyAttended => "nothing to do: the patient has come",
        Code::AlreadyBooked => "nothing to do: the patient is booked",
        Code::DeclinedOnContact => {
            "nothing to do: the patient said no and is not asked twice; only if he or she comes back to it"
        }
        Code::AlreadyReached => "nothing to do: the contact was made",
        Code::PatientInactive if told.facts.patient.status == PatientStatus::Deceased => {
            "nothing to do: the patient has died, the family is left in peace"
        }
        Code::PatientInactive => {
            "no longer a patient here; only if he or she returns to the clinic"
        }
        Code::UnreadableRecord => return mend(told, BlockReason::UnreadableRecord, "mend"),
        Code::DuplicatePatient => {
            return mend(
                told,
                BlockReason::DuplicatePatient,
                "keep the right one of the rows",
            );
        }
        Code::DuplicateRecord => {
            return mend(
                told,
                BlockReason::DuplicateRecord,
                "keep the right one of the rows",
            );
        }
        Code::PossibleDuplicate => {
            return mend(
                told,
                BlockReason::PossibleDuplicate,
                "see whether this is one person, and if so, join the cards",
            );
        }
        Code::BookingsUnknown => {
            "export visits.csv or, if somebody looks into the appointment book by hand, pass --bookings-checked"
        }
        Code::OptedOut => "the patient asked not to be contacted; only if he or she says otherwise",
        Code::RefusalNoted => {
            "a note says not to contact the patient; if it means something else, correct the note, or put its words into the settings (table ignore, key notes)"
        }
        Code::UnclearOutcome => {
            "write clearly what came of the talk; until then there is no contact"
        }
        Code::Unwell => {
            "the doctor finds out what hurts; once the doctor has spoken with the patient, note it among the contacts"
        }
        Code::DoctorAsked => {
            "the doctor answers the question; once the answer is there, note it among the contacts or set when to call back"
        }
        Code::ConsentExpired => {
            "the consent has ended: ask at a visit and note the answer; nobody may be called for that"
        }
        Code::NoConsent => {
            "there is no consent: ask at a visit and note the answer; nobody may be called for that"
        }
        Code::ComplaintOpen if told.must_not_be_called() => {
            "a manager looks into the complaint without a call; once it is settled, note it among the contacts"
        }
        Code::ComplaintOpen => {
            "a manager speaks to the patient first; once the complaint is settled, note it among the contacts"
        }
        Code::GuardianMissing => {
            "note the guardian's name and number when he or she comes with the child; children are not called"
        }
        Code::ChannelNotAllowed => {
            "the patient chose other channels; only if he or she names one that suits"
        }
        // Who does not want to be called is not asked for another number.
        Code::NoReachableAddress if told.must_not_be_called() => "",
        Code::NoReachableAddress if told.number_says_no() => {
            "this number is not to be called, and nobody asks for another; only if the patient gives one"
        }
        Code::NoReachableAddress => "ask for the number or address when the patient comes or rings",
        Code::AttemptsExhausted => "no more calls: the doctor decides what next",
        Code::NoCommonTime => {
            "ask which time suits when the patient comes or rings; nobody is called at other hours"
        }
        Code::TooLate if told.visit().is_some() => "nothing to do: it is too late for a reminder",
        Code::TooLate => "the reason holds no longer: the doctor decides what next",
        Code::NoReason => {
            "a booked visit, a signed plan or an agreement would be a reason; without one the patient is left in peace"
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
        format!("{what} (recall check names them)")
    } else {
        format!("{what}: {rows}")
    }
}

/// From when, and on which days and at what hours the patient is content to be contacted.
fn later(told: &DecisionView<'_>) -> String {
    let mut out = match told.decision.on() {
        Some(on) => format!("from {} on", On(on)),
        None => "later".to_owned(),
    };
    if let Some(callback) = told.decision.callback() {
        if callback.is_unwell() {
            out.push_str(": the patient is unwell, the doctor calls at any hour of the clinic");
            return out;
        }
        out.push_str(": a call was promised for ");
        moment(&mut out, callback.at);
        return out;
    }
    let patient = told.facts.patient;
    let days = on_days(patient);
    if !days.is_empty() {
        put!(&mut out, ", on {days}");
    }
    if let Some(hours) = own_hours(told, patient) {
        let joint = if days.is_empty() { "," } else { "" };
        put!(&mut out, "{joint} {hours}");
        let is_elsewhere = patient.timezone.is_some();
        if is_elsewhere {
            out.push_str(" by the patient's clock");
        }
        if let Some(windows) = told.windows_to_come() {
            let clock = if is_elsewhere {
                " by the clinic's clock"
            } else {
                ""
            };
            put!(&mut out, " (on that day {}{clock})", self::hours(&windows));
        }
    }
    out
}

const WEEK: [Weekday; 7] = [
    Weekday::Mon,
    Weekday::Tue,
    Weekday::Wed,
    Weekday::Thu,
    Weekday::Fri,
    Weekday::Sat,
    Weekday::Sun,
];

/// On which days: `Tuesdays and Thursdays`; nothing where any day will do.
fn on_days(patient: &Patient) -> String {
    let days = WEEK.iter().filter(|day| patient.call_days.contains(**day));
    let days: Vec<String> = days.map(|day| format!("{}s", english_day(*day))).collect();
    match days.as_slice() {
        [] => String::new(),
        all if all.len() == WEEK.len() => String::new(),
        [day] => day.clone(),
        [days @ .., last] => format!("{} and {last}", days.join(", ")),
    }
}

fn own_hours(told: &DecisionView<'_>, patient: &Patient) -> Option<String> {
    told.clinic().call_times_of(patient).map(hours)
}

/// Hours as one says them: `after 18:00`, `before 12:00`, `10:00-12:00`.
fn hours(windows: &Windows) -> String {
    let window = |window: &Window| match (window.from, window.to) {
        (0, DAY_MINUTES) => "at any time".to_owned(),
        (from, DAY_MINUTES) => format!("after {}", Clock(from)),
        (0, to) => format!("before {}", Clock(to)),
        (from, to) => format!("{}-{}", Clock(from), Clock(to)),
    };
    let windows: Vec<String> = windows.as_slice().iter().map(window).collect();
    windows.join(" and ")
}

/// What a row is, with its main content.
pub(in crate::language) fn fact(told: &DecisionView<'_>, fact: Fact<'_>) -> String {
    match fact {
        Fact::Block(reason) => format!("a row that can't be used: {}", block(reason)),
        Fact::Patient(patient) => of_patient(told, patient),
        Fact::OtherPatient(id) => format!("another patient's card ({})", masked_name(id)),
        Fact::Card(patient) => of_card(told, patient),
        Fact::Item(item) => of_item(told, item),
        Fact::Signature => "signature and deadlines of this plan, kept apart from it".to_owned(),
        Fact::Visit(visit) => of_visit(visit),
        Fact::Agreement(agreement) => of_agreement(told, agreement),
        Fact::Contact(made) => of_contact(made),
        Fact::NumberOptOut(out) => {
            let mut words = "no more contacts to this number were asked for".to_owned();
            if let Some(on) = out.on {
                put!(&mut words, ", {}", On(on));
            }
            words
        }
        Fact::Other => "a row that the decision rests on".to_owned(),
    }
}

const fn block(reason: BlockReason) -> &'static str {
    match reason {
        BlockReason::UnreadableRecord => "it can't be read or is incomplete",
        BlockReason::DuplicatePatient => "another one has the same patient id",
        BlockReason::DuplicateRecord => "another one has the same id",
        BlockReason::PossibleDuplicate => "it seems to be the same person",
    }
}

fn of_patient(told: &DecisionView<'_>, patient: &Patient) -> String {
    let mut parts = vec!["patient".to_owned()];
    match patient.status {
        PatientStatus::Active => {}
        PatientStatus::Inactive => parts.push("no longer a patient".to_owned()),
        PatientStatus::Deceased => parts.push("deceased".to_owned()),
    }
    if let Some(on) = patient.birth_date {
        parts.push(format!("born {}", On(on)));
    }
    if let Some(on) = patient.next_visit_on {
        parts.push(format!("next visit {}", On(on)));
    }
    if patient.card.is_none() {
        wishes(told, patient, &mut parts);
    }
    labelled(&parts)
}

fn of_card(told: &DecisionView<'_>, patient: &Patient) -> String {
    let mut parts = vec!["service card".to_owned()];
    wishes(told, patient, &mut parts);
    labelled(&parts)
}

/// What the patient said about being contacted.
fn wishes(told: &DecisionView<'_>, patient: &Patient, parts: &mut Vec<String>) {
    let mut consent = match patient.consent {
        Consent::NeverAsked => "never asked for consent",
        Consent::Yes => "consent given",
        Consent::Visits => "consent about visits only",
        Consent::No => "asked not to be contacted",
    }
    .to_owned();
    if let Some(on) = patient.consent_on {
        put!(&mut consent, ", {}", On(on));
    }
    if let Some(until) = patient.consent_until {
        put!(&mut consent, ", holds until {}", On(until));
    }
    parts.push(consent);
    let channels: Vec<&str> = patient
        .channels
        .iter()
        .map(|channel| channel.phrase().english)
        .collect();
    if !channels.is_empty() {
        parts.push(channels.join(", "));
    }
    let days = on_days(patient);
    if !days.is_empty() {
        parts.push(days);
    }
    parts.extend(own_hours(told, patient));
    if let Some(zone) = patient.timezone {
        parts.push(format!("time zone {}", zone.name()));
    }
    if let Some(until) = patient.pause_until {
        parts.push(format!("paused until {}", On(until)));
    }
}

fn of_item(told: &DecisionView<'_>, item: &Item) -> String {
    let what = told.phrase(item.procedure);
    let what = format!("{what}{}", told.words.tooth(item.tooth));
    let mut parts = vec!["plan item".to_owned(), what];
    if item.urgent() {
        parts.push("urgent".to_owned());
    }
    if let Some(on) = item.consulted_on {
        parts.push(format!("consultation {}", On(on)));
    }
    if !item.written() {
        parts.push("not in writing".to_owned());
    }
    parts.push(match item.signed_on {
        Some(on) => format!("signed {}", On(on)),
        None => "not signed".to_owned(),
    });
    match item.answer {
        Answer::Agreed => {}
        Answer::Undecided => parts.push("the patient is thinking".to_owned()),
        Answer::TooExpensive => parts.push("too expensive for the patient".to_owned()),
        Answer::Declined => parts.push("declined".to_owned()),
    }
    if let Some(on) = item.due_on {
        parts.push(format!("due {}", On(on)));
    }
    if let Some(on) = item.wait_until {
        parts.push(format!("not before {}", On(on)));
    }
    parts.push(match (item.status, item.done_on) {
        (ItemStatus::Planned, _) => "not begun".to_owned(),
        (ItemStatus::InProgress, _) => "begun".to_owned(),
        (ItemStatus::Done, Some(on)) => format!("done {}", On(on)),
        (ItemStatus::Done, None) => "done".to_owned(),
        (ItemStatus::Cancelled, _) => "dropped".to_owned(),
    });
    labelled(&parts)
}

fn of_visit(visit: &Visit) -> String {
    let at = visit.starts_at;
    let mut parts = vec![match visit.minute() {
        Some(_) => format!("visit {}", At(at)),
        None => format!("visit {}, the hour is not on record", On(at.date)),
    }];
    parts.extend(visit.kinds.iter().filter_map(kind).map(ToOwned::to_owned));
    parts.push(
        match visit.status {
            VisitStatus::Booked => "booked",
            VisitStatus::Confirmed => "confirmed",
            VisitStatus::Attended => "attended",
            VisitStatus::NoShow => "the patient did not come",
            VisitStatus::Cancelled => "cancelled",
        }
        .to_owned(),
    );
    if let Some(on) = visit.booked_on {
        parts.push(format!("booked on {}", On(on)));
    }
    match visit.remind {
        Some(true) => parts.push("a reminder is wanted".to_owned()),
        Some(false) => parts.push("no reminder is wanted".to_owned()),
        None => {}
    }
    labelled(&parts)
}

fn of_agreement(told: &DecisionView<'_>, agreement: &Agreement) -> String {
    let mut parts = vec![
        "agreement".to_owned(),
        told.words.reason(agreement.kind).to_owned(),
    ];
    parts.push(match agreement.agreed_on {
        Some(on) => format!("agreed {}", On(on)),
        None => "the day of the agreement is not on record".to_owned(),
    });
    if let Some(on) = agreement.due_on {
        parts.push(format!("due {}", On(on)));
    }
    if let Some(on) = agreement.contact_on {
        parts.push(format!("contact {}", On(on)));
    }
    if !agreement.topic.is_blank() {
        parts.push(format!("topic: {}", told.topic(agreement)));
    }
    if !agreement.basis.is_blank() && agreement.clinical_basis.is_none() {
        parts.push(format!("ground: {}", told.phrase(agreement.basis)));
    }
    parts.extend(
        agreement
            .channel
            .map(|agreed| agreed.phrase().english.to_owned()),
    );
    match agreement.status {
        AgreementStatus::Open => {}
        AgreementStatus::Fulfilled => parts.push("kept".to_owned()),
        AgreementStatus::Withdrawn => parts.push("taken back".to_owned()),
    }
    labelled(&parts)
}

fn of_contact(made: &Made) -> String {
    let mut out = "contact ".to_owned();
    moment(&mut out, made.at);
    put!(&mut out, ": {}", made.outcome.phrase().english);
    if let Some(promised) = made.promised() {
        out.push_str(", a call promised for ");
        moment(&mut out, promised);
    }
    if let Some(score) = made.score {
        put!(&mut out, ", score: {score} of 10");
    }
    out
}
