//! What is wrong with what the rows say: dates, grounds that lack something, and what was never asked.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rayon::prelude::*;

use crate::model::clinic::{
    Agreement, AgreementStatus, Answer, Channel, Clinic, Consent, Item, PatientIndex,
    PatientStatus, Plan, RowAt, Visit, VisitStatus,
};
use crate::model::decision::{Case, Code, Codes};
use crate::model::text::Text;
use crate::plan::practice::{Facts, Practice};
use crate::plan::{permission, rules};

/// What lies in the future and can't have happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Future {
    /// A contact.
    Contact,
    /// A visit that took place.
    Visit,
    /// The day of an agreement.
    Agreed,
    /// The day of a signature.
    Signed,
    /// The day on which a plan item was done.
    Done,
    /// The day of a consent.
    Consented,
}

impl Future {
    /// The column in which the date stands.
    #[must_use]
    pub const fn column(self) -> &'static str {
        match self {
            Self::Contact => "contacted_at",
            Self::Visit => "starts_at",
            Self::Agreed => "agreed_on",
            Self::Signed => "signed_on",
            Self::Done => "done_on",
            Self::Consented => "consent_on",
        }
    }
}

/// Facts of one sort that lie in the future.
pub struct FutureFacts {
    /// Of which sort.
    pub what: Future,
    /// Their rows, in order.
    pub rows: Vec<RowAt>,
}

/// An agreement of a patient who said no before.
pub struct AfterNo {
    /// The patient.
    pub patient: PatientIndex,
    /// The day of the no, where it is on record.
    pub no_on: Option<NaiveDate>,
    /// The agreement.
    pub case: Case,
    /// Its row.
    pub row: RowAt,
    /// Its day.
    pub agreed_on: NaiveDate,
}

/// What a doctor is concerned in; first the doctor with most.
pub struct OfDoctor<T> {
    /// The doctor, blank where none is named.
    pub doctor: Text,
    /// The cases, by patient.
    pub cases: Vec<T>,
}

/// A ground that lacks something.
pub struct Badly {
    /// The patient.
    pub patient: PatientIndex,
    /// The plan or agreement.
    pub case: Case,
    /// The row in which it is lacking.
    pub row: RowAt,
    /// What is lacking.
    pub codes: Codes,
}

/// A plan with open items that nobody signed.
pub struct Unsigned {
    /// The patient.
    pub patient: PatientIndex,
    /// The plan.
    pub case: Case,
    /// The row of its first open item.
    pub row: RowAt,
    /// What else stands against it.
    pub codes: Codes,
    /// The patient's next visit.
    pub next_visit_on: Option<NaiveDate>,
}

/// A question that was never asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Question {
    /// Whether the patient wants to be contacted.
    Consent,
    /// On which number.
    Number,
    /// On which days and at what time.
    Hours,
    /// Who speaks for a minor, and on which number.
    Guardian,
}

impl Question {
    /// All of them, in the order in which one asks.
    pub const ALL: [Self; 4] = [Self::Guardian, Self::Consent, Self::Number, Self::Hours];

    /// The name in CSV and JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Consent => "consent",
            Self::Number => "number",
            Self::Hours => "hours",
            Self::Guardian => "guardian",
        }
    }
}

/// What to ask of a patient who comes on the day.
pub struct ToAsk {
    /// The patient.
    pub patient: PatientIndex,
    /// The minute of the day at which the visit starts; `None` where only the day is known.
    pub minute: Option<u16>,
    /// The row of the visit, or the patient's.
    pub row: RowAt,
    /// With whom the visit is.
    pub doctor: Text,
    /// What was never asked.
    pub questions: Vec<Question>,
}

/// Visits before the day that are still booked or confirmed.
pub(super) fn stale_visits(practice: &Practice<'_>) -> Vec<RowAt> {
    let date = practice.date();
    let is_stale = |visit: &&Visit| may_come(visit) && visit.starts_at.date < date;
    in_order(
        practice
            .clinic
            .visits
            .iter()
            .filter(is_stale)
            .map(|visit| visit.row),
    )
}

const fn may_come(visit: &Visit) -> bool {
    matches!(visit.status, VisitStatus::Booked | VisitStatus::Confirmed)
}

fn in_order(rows: impl Iterator<Item = RowAt>) -> Vec<RowAt> {
    let mut rows: Vec<RowAt> = rows.collect();
    rows.sort_unstable();
    rows
}

/// The facts that are dated after the day.
pub(super) fn future(practice: &Practice<'_>) -> Vec<FutureFacts> {
    let clinic = practice.clinic;
    let date = practice.date();
    let is_future = |on: Option<NaiveDate>| on.is_some_and(|on| on > date);
    let contacts = clinic.contacts.iter();
    let contacts = contacts.filter(|contact| contact.at.date > date);
    let visits = clinic
        .visits
        .iter()
        .filter(|visit| visit.status == VisitStatus::Attended && visit.starts_at.date > date);
    let agreements = clinic.agreements.iter();
    let agreements = agreements.filter(|agreement| is_future(agreement.agreed_on));
    let signed = clinic.items.iter().filter(|item| is_future(item.signed_on));
    // Where the signature is kept apart from the plan, there it is to be mended.
    let signed = signed.map(|item| clinic.signed_by(item.row).last().unwrap_or(item.row));
    let done = clinic.items.iter().filter(|item| is_future(item.done_on));
    let consented = clinic.patients.iter().filter(|patient| {
        !patient.row_rejected
            && matches!(patient.consent, Consent::Yes | Consent::Visits)
            && is_future(patient.consent_on)
    });
    let all = [
        (Future::Contact, in_order(contacts.map(|row| row.row))),
        (Future::Visit, in_order(visits.map(|row| row.row))),
        (Future::Agreed, in_order(agreements.map(|row| row.row))),
        (Future::Signed, in_order(signed)),
        (Future::Done, in_order(done.map(|row| row.row))),
        (
            Future::Consented,
            in_order(consented.map(|patient| patient.card.unwrap_or(patient.row))),
        ),
    ];
    let all = all.into_iter().filter(|(_, rows)| !rows.is_empty());
    all.map(|(what, rows)| FutureFacts { what, rows }).collect()
}

/// What is found patient by patient.
#[derive(Default)]
pub(super) struct OfPatients {
    pub to_ask: Vec<ToAsk>,
    pub after_no: Vec<AfterNo>,
    pub badly: Vec<OfDoctor<Badly>>,
    pub unsigned: Vec<OfDoctor<Unsigned>>,
}

#[derive(Default)]
struct OfPatient {
    to_ask: Option<ToAsk>,
    after_no: Vec<AfterNo>,
    badly: Vec<(Text, Badly)>,
    unsigned: Vec<(Text, Unsigned)>,
}

/// Looks at every patient who still is one.
pub(super) fn of_patients(practice: &Practice<'_>) -> OfPatients {
    let clinic = practice.clinic;
    let found: Vec<OfPatient> = clinic
        .by_id
        .par_iter()
        .filter_map(|&patient| of_patient(&practice.facts(patient)))
        .collect();
    let mut all = OfPatients::default();
    let (mut badly, mut unsigned) = (Vec::new(), Vec::<(Text, Unsigned)>::new());
    for of_patient in found {
        all.to_ask.extend(of_patient.to_ask);
        all.after_no.extend(of_patient.after_no);
        badly.extend(of_patient.badly);
        unsigned.extend(of_patient.unsigned);
    }
    all.to_ask.sort_by_key(|ask| ask.minute);
    all.badly = by_doctor(clinic, badly);
    // Whoever comes soonest can be spoken with soonest.
    unsigned.sort_by_key(|(_, plan)| (plan.next_visit_on.is_none(), plan.next_visit_on));
    all.unsigned = by_doctor(clinic, unsigned);
    all
}

fn by_doctor<T>(clinic: &Clinic, cases: Vec<(Text, T)>) -> Vec<OfDoctor<T>> {
    let mut doctors: BTreeMap<&str, OfDoctor<T>> = BTreeMap::new();
    for (doctor, case) in cases {
        let blank = || OfDoctor {
            doctor,
            cases: Vec::new(),
        };
        let of_doctor = doctors.entry(clinic.texts.get(doctor));
        of_doctor.or_insert_with(blank).cases.push(case);
    }
    let mut doctors: Vec<OfDoctor<T>> = doctors.into_values().collect();
    doctors.sort_by_key(|of| (of.doctor.is_blank(), usize::MAX - of.cases.len()));
    doctors
}

fn of_patient(facts: &Facts<'_>) -> Option<OfPatient> {
    if facts.patient.status != PatientStatus::Active {
        return None;
    }
    let mut found = OfPatient {
        to_ask: to_ask(facts),
        after_no: after_no(facts),
        ..OfPatient::default()
    };
    for case in facts.cases() {
        let clinic = facts.practice.clinic;
        let decided = rules::finding(facts, case).outcome.err();
        let codes = decided.map_or(Codes::NONE, |ruling| ruling.codes());
        // After a no nothing is asked or mended for the sake of a call.
        if codes.contains(Code::DeclinedOnContact) {
            continue;
        }
        if let Some(plan) = case.plan(clinic) {
            found.unsigned.extend(unsigned(facts, case, plan, codes));
            let items = (plan.items.0..plan.items.1).map(|item| &clinic.items[item as usize]);
            let lacking = items.filter(|item| lacks_deadline(facts, item));
            let doctor = |item: &Item| {
                (
                    item.doctor,
                    badly(facts, case, item.row, Code::NoDeadline.into()),
                )
            };
            found.badly.extend(lacking.map(doctor));
        } else if let Some(agreement) = case.agreement(clinic) {
            let lacking = lacking(codes);
            if !lacking.is_empty() {
                let badly = badly(facts, case, agreement.row, lacking);
                found.badly.push((agreement.doctor, badly));
            }
        }
    }
    Some(found)
}

const fn badly(facts: &Facts<'_>, case: Case, row: RowAt, codes: Codes) -> Badly {
    Badly {
        patient: facts.index,
        case,
        row,
        codes,
    }
}

/// An open item that must not wait and was agreed, without a day by which it is to be done.
fn lacks_deadline(facts: &Facts<'_>, item: &Item) -> bool {
    item.urgent
        && item.status.is_open()
        && item.due_on.is_none()
        && rules::plan::is_agreed(facts, item)
}

/// Of what stands against an agreement, what somebody can add.
fn lacking(codes: Codes) -> Codes {
    let mendable = [
        Code::NoClinicalBasis,
        Code::NotAgreed,
        Code::NoDueDate,
        Code::EarlyWithoutReason,
        Code::NoTopic,
        Code::NoDoctor,
    ];
    let mut lacking = Codes::NONE;
    for code in codes.iter().filter(|code| mendable.contains(code)) {
        lacking.add(code);
    }
    lacking
}

/// A plan that nobody signed, unless the patient said no to it: that is not to be raised again.
fn unsigned(facts: &Facts<'_>, case: Case, plan: &Plan, codes: Codes) -> Option<(Text, Unsigned)> {
    if !codes.contains(Code::PlanNotSigned) {
        return None;
    }
    let items = &facts.practice.clinic.items[plan.items.0 as usize..plan.items.1 as usize];
    let open = || {
        items
            .iter()
            .filter(|item| item.status.is_open() && item.answer != Answer::Declined)
    };
    let first = open().next()?;
    let doctor = open().find(|item| !item.doctor.is_blank());
    let doctor = doctor.map_or(Text::BLANK, |item| item.doctor);
    let booked = facts.future_visits().map(|visit| visit.starts_at.date);
    let next = facts
        .patient
        .next_visit_on
        .filter(|_| facts.has_next_visit());
    let unsigned = Unsigned {
        patient: facts.index,
        case,
        row: first.row,
        codes,
        next_visit_on: booked.chain(next).min(),
    };
    Some((doctor, unsigned))
}

/// The open agreements with a patient that are later than his no, as far as that has a date.
fn after_no(facts: &Facts<'_>) -> Vec<AfterNo> {
    let Some(no_on) = permission::said_no_on(facts) else {
        return Vec::new();
    };
    let clinic = facts.practice.clinic;
    let later = |index: usize| {
        let agreement: &Agreement = &clinic.agreements[index];
        let agreed_on = facts.if_past(agreement.agreed_on)?;
        let is_open = agreement.status == AgreementStatus::Open;
        let is_later = no_on.is_none_or(|no_on| agreed_on > no_on);
        (is_open && is_later).then(|| AfterNo {
            patient: facts.index,
            no_on,
            case: Case::Agreement(u32::try_from(index).unwrap_or(u32::MAX)),
            row: agreement.row,
            agreed_on,
        })
    };
    facts.agreements.clone().filter_map(later).collect()
}

/// What to ask of the patient when he comes on the day; nothing of somebody who said no.
fn to_ask(facts: &Facts<'_>) -> Option<ToAsk> {
    let patient = facts.patient;
    if patient.row_rejected || permission::said_no_on(facts).is_some() {
        return None;
    }
    let date = facts.date();
    let mut visits = facts.visits.iter();
    let visit = visits.find(|visit| may_come(visit) && visit.starts_at.date == date);
    if visit.is_none() && patient.next_visit_on != Some(date) {
        return None;
    }
    let lacks_guardian = permission::lacks_guardian(facts);
    let is_asked = |question: &Question| match question {
        Question::Consent => patient.consent == Consent::NeverAsked,
        // Whose number it would be is not known yet.
        Question::Number => !lacks_guardian && permission::number(facts, Channel::Call).is_none(),
        Question::Hours => !patient.named_days && patient.call_times.is_none(),
        Question::Guardian => lacks_guardian,
    };
    let questions: Vec<Question> = Question::ALL.into_iter().filter(is_asked).collect();
    (!questions.is_empty()).then(|| ToAsk {
        patient: facts.index,
        minute: visit.and_then(Visit::minute),
        row: visit.map_or(patient.row, |visit| visit.row),
        doctor: visit.map_or(Text::BLANK, |visit| visit.doctor),
        questions,
    })
}
