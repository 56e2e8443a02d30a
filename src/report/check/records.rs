//! What is wrong with what the rows say: dates, grounds that lack something, and what was never asked.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::NaiveDate;
use rayon::prelude::*;

use super::{Finding, Kind, NamedRows, Section};
use crate::base::plural::{Noun, noun};
use crate::base::{Both, both};
use crate::model::clinic::{
    Agreement, AgreementStatus, Answer, Channel, Consent, Item, PatientStatus, Plan, RowAt, Visit,
    VisitStatus,
};
use crate::model::decision::{Case, Code, Codes};
use crate::model::text::Text;
use crate::plan::practice::{Facts, Practice};
use crate::plan::{permission, rules};

/// What lies in the future and can't have happened.
#[derive(Clone, Copy)]
pub(crate) struct Future {
    /// The column in which the date stands.
    pub column: &'static str,
    /// What is counted.
    pub facts: Noun,
}

const fn future(
    column: &'static str,
    russian: [&'static str; 3],
    english: [&'static str; 2],
) -> Future {
    let facts = noun(russian, english);
    Future { column, facts }
}

const CONTACTS: Future = future(
    "contacted_at",
    ["звонок", "звонка", "звонков"],
    ["contact", "contacts"],
);
const VISITS: Future = future(
    "starts_at",
    [
        "состоявшийся визит",
        "состоявшихся визита",
        "состоявшихся визитов",
    ],
    ["visit that took place", "visits that took place"],
);
const AGREEMENTS: Future = future(
    "agreed_on",
    ["договорённость", "договорённости", "договорённостей"],
    ["agreement", "agreements"],
);
const SIGNATURES: Future = future(
    "signed_on",
    [
        "подпись под планом",
        "подписи под планом",
        "подписей под планом",
    ],
    ["signature under a plan", "signatures under plans"],
);
const DONE_ITEMS: Future = future(
    "done_on",
    [
        "выполненная позиция плана",
        "выполненные позиции плана",
        "выполненных позиций плана",
    ],
    ["plan item that was done", "plan items that were done"],
);
const CONSENTS: Future = future(
    "consent_on",
    ["согласие", "согласия", "согласий"],
    ["consent", "consents"],
);

/// A question that was never asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Question {
    /// Who speaks for a minor, and on which number.
    Guardian,
    /// Whether the patient wants to be contacted.
    Consent,
    /// On which number.
    Number,
    /// On which days and at what time.
    Hours,
}

/// What is said of a question.
pub(crate) struct Asked {
    /// The name in JSON.
    pub name: &'static str,
    /// What it is about, in a word or two.
    pub about: Both,
    /// As one asks it at the desk.
    pub question: Both,
}

impl Question {
    /// All of them, in the order in which one asks.
    pub(crate) const ALL: [Self; 4] = [Self::Guardian, Self::Consent, Self::Number, Self::Hours];

    pub(crate) const fn asked(self) -> Asked {
        match self {
            Self::Guardian => Asked {
                name: "guardian",
                about: both("представитель", "guardian"),
                question: both(
                    "«Как зовут того из родителей, с кем нам говорить о ребёнке, и по какому номеру звонить?»",
                    "\"With which parent may we speak about the child, and on which number?\"",
                ),
            },
            Self::Consent => Asked {
                name: "consent",
                about: both("согласие", "consent"),
                question: both(
                    "«Можно ли нам звонить или писать вам, если это важно для вашего лечения? Или только о записи на визит?»",
                    "\"May we call or write to you when it matters for your treatment? Or about your visits only?\"",
                ),
            },
            Self::Number => Asked {
                name: "number",
                about: both("номер", "number"),
                question: both(
                    "«По какому номеру вам лучше звонить?»",
                    "\"On which number would you like to be called?\"",
                ),
            },
            Self::Hours => Asked {
                name: "hours",
                about: both("часы", "hours"),
                question: both(
                    "«В какие дни и в какое время вам удобно говорить?»",
                    "\"On which days and at what time may we call you?\"",
                ),
            },
        }
    }
}

/// Visits before the day that are still booked or confirmed.
pub(super) fn stale_visits<'a>(practice: &Practice<'a>) -> Option<Finding<'a>> {
    let (clinic, date) = (practice.clinic, practice.date());
    let is_stale = |visit: &&Visit| may_come(visit) && visit.starts_at.date < date;
    let stale = clinic.visits.iter().filter(is_stale);
    let rows = in_order(stale.map(|visit| visit.row));
    Finding::of_rows(clinic, rows, "status", Kind::StaleVisits)
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
pub(super) fn in_future<'a>(practice: &Practice<'a>) -> Vec<Finding<'a>> {
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
        (CONTACTS, in_order(contacts.map(|contact| contact.row))),
        (VISITS, in_order(visits.map(|visit| visit.row))),
        (
            AGREEMENTS,
            in_order(agreements.map(|agreement| agreement.row)),
        ),
        (SIGNATURES, in_order(signed)),
        (DONE_ITEMS, in_order(done.map(|item| item.row))),
        (
            CONSENTS,
            in_order(consented.map(|patient| patient.card.unwrap_or(patient.row))),
        ),
    ];
    let finding = |(future, rows): (Future, _)| {
        Finding::of_rows(clinic, rows, future.column, Kind::Future(future))
    };
    all.into_iter().filter_map(finding).collect()
}

/// What is found patient by patient: by section, and there in the order of the report.
pub(super) fn of_patients<'a>(practice: &'a Practice<'a>) -> Vec<Finding<'a>> {
    let clinic = practice.clinic;
    let patients = clinic.by_id.par_iter();
    let found = patients.flat_map_iter(|&patient| of_patient(&practice.facts(patient)));
    let mut found: Vec<Finding<'_>> = found.collect();
    let mut cases_of: BTreeMap<(Section, &str), usize> = BTreeMap::new();
    for finding in &found {
        let doctor = (finding.kind.section(), clinic.texts.get(finding.doctor));
        *cases_of.entry(doctor).or_default() += 1;
    }
    found.sort_by_cached_key(|finding| {
        let section = finding.kind.section();
        let doctor = clinic.texts.get(finding.doctor);
        // First the doctor with most; whoever comes soonest can be spoken with soonest.
        let by_doctor = || {
            (
                finding.doctor.is_blank(),
                Reverse(cases_of[&(section, doctor)]),
                doctor,
            )
        };
        match &finding.kind {
            Kind::ToAsk { minute, .. } => (section, None, None, *minute),
            Kind::UnsignedPlan { next_visit_on, .. } => {
                let next = (next_visit_on.is_none(), *next_visit_on);
                (section, Some(by_doctor()), Some(next), None)
            }
            Kind::IncompleteGround { .. } => (section, Some(by_doctor()), None, None),
            _ => (section, None, None, None),
        }
    });
    found
}

fn of_patient<'a>(facts: &Facts<'a>) -> Vec<Finding<'a>> {
    if facts.patient.status != PatientStatus::Active {
        return Vec::new();
    }
    let clinic = facts.practice.clinic;
    let mut found = agreed_after_refusal(facts);
    found.extend(to_ask(facts));
    // Of what is found the rows are not asked for.
    let sparing = facts.sparing_rows();
    let sparing = sparing.as_ref().unwrap_or(facts);
    for case in facts.cases() {
        let decided = rules::finding(sparing, case).outcome.err();
        let codes = decided.map_or(Codes::NONE, |ruling| ruling.codes());
        // After a no nothing is asked or mended for the sake of a call.
        if codes.contains(Code::DeclinedOnContact) {
            continue;
        }
        let incomplete = |row, doctor, reason, codes| {
            let kind = Kind::IncompleteGround {
                case,
                reason,
                codes,
            };
            Finding {
                doctor,
                ..Finding::of_patient(clinic, facts.index, row, kind)
            }
        };
        if let Some(plan) = case.plan(clinic) {
            found.extend(unsigned(facts, case, plan, codes));
            let items = (plan.items.0..plan.items.1).map(|item| &clinic.items[item as usize]);
            let without = items.filter(|item| lacks_deadline(facts, item));
            let codes = Codes::from(Code::NoDeadline);
            found.extend(without.map(|item| incomplete(item.row, item.doctor, None, codes)));
        } else if let Some(agreement) = case.agreement(clinic) {
            let codes = mendable(codes);
            let (row, reason) = (agreement.row, Some(agreement.kind));
            let finding =
                (!codes.is_empty()).then(|| incomplete(row, agreement.doctor, reason, codes));
            found.extend(finding);
        }
    }
    found
}

/// An open item that must not wait and was agreed, without a day by which it is to be done.
fn lacks_deadline(facts: &Facts<'_>, item: &Item) -> bool {
    item.urgent()
        && item.status.is_open()
        && item.due_on.is_none()
        && rules::plan::is_agreed(facts, item)
}

/// Of what stands against an agreement, what somebody can add.
fn mendable(codes: Codes) -> Codes {
    let can_be_added = [
        Code::NoClinicalBasis,
        Code::NotAgreed,
        Code::NoDueDate,
        Code::EarlyWithoutReason,
        Code::NoTopic,
        Code::NoDoctor,
    ];
    let mut mendable = Codes::NONE;
    for code in codes.iter().filter(|code| can_be_added.contains(code)) {
        mendable.add(code);
    }
    mendable
}

/// A plan that nobody signed, unless the patient said no to it: that is not to be raised again.
fn unsigned<'a>(facts: &Facts<'a>, case: Case, plan: &Plan, codes: Codes) -> Option<Finding<'a>> {
    if !codes.contains(Code::PlanNotSigned) {
        return None;
    }
    let clinic = facts.practice.clinic;
    let items = &clinic.items[plan.items.0 as usize..plan.items.1 as usize];
    let open = || {
        items
            .iter()
            .filter(|item| item.status.is_open() && item.answer != Answer::Declined)
    };
    let first = open().next()?;
    let doctor = open().find(|item| !item.doctor.is_blank());
    let booked = facts.future_visits().map(|visit| visit.starts_at.date);
    let next = facts
        .patient
        .next_visit_on
        .filter(|_| facts.has_next_visit());
    let kind = Kind::UnsignedPlan {
        case,
        codes,
        next_visit_on: booked.chain(next).min(),
    };
    Some(Finding {
        doctor: doctor.map_or(Text::BLANK, |item| item.doctor),
        ..Finding::of_patient(clinic, facts.index, first.row, kind)
    })
}

/// The open agreements with a patient that are later than his no, as far as that has a date.
fn agreed_after_refusal<'a>(facts: &Facts<'a>) -> Vec<Finding<'a>> {
    let Some(permission::No { on: refused_on }) = permission::said_no(facts) else {
        return Vec::new();
    };
    let clinic = facts.practice.clinic;
    let later = |index: usize| {
        let agreement: &Agreement = &clinic.agreements[index];
        let agreed_on = facts.if_past(agreement.agreed_on)?;
        let is_open = agreement.status == AgreementStatus::Open;
        let is_later = refused_on.is_none_or(|refused_on| agreed_on > refused_on);
        let kind = Kind::AgreedAfterRefusal {
            case: Case::Agreement(u32::try_from(index).unwrap_or(u32::MAX)),
            reason: agreement.kind,
            refused_on,
            agreed_on,
        };
        (is_open && is_later).then(|| Finding::of_patient(clinic, facts.index, agreement.row, kind))
    };
    facts.agreements.clone().filter_map(later).collect()
}

/// What to ask of the patient when he comes on the day; nothing of somebody who said no.
fn to_ask<'a>(facts: &Facts<'a>) -> Option<Finding<'a>> {
    let patient = facts.patient;
    if patient.row_rejected || permission::said_no(facts).is_some() {
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
    let row = visit.map_or(patient.row, |visit| visit.row);
    let is_any = !questions.is_empty();
    let kind = Kind::ToAsk {
        minute: visit.and_then(Visit::minute),
        questions,
    };
    is_any.then(|| Finding {
        doctor: visit.map_or(Text::BLANK, |visit| visit.doctor),
        rows: NamedRows::No,
        ..Finding::of_patient(facts.practice.clinic, facts.index, row, kind)
    })
}
