//! What rows say of other rows: the plan of a visit, the plan or agreement of a contact. A reference that names nothing is never dropped
//! without a word: the id may have lost its zeros, or be another system's.

use rayon::prelude::*;

use crate::export::columns::{contact, visit};
use crate::model::clinic::{
    About, Agreement, Clinic, Contact, PatientIndex, Plan, RowAt, Visit, VisitStatus,
};
use crate::model::text::Id;
use crate::read::problem::{Fate, Problem, Wanted};
use crate::read::sheet::Sheets;

/// Settles what references mean that name none of their patient's plans or agreements, and tells of each.
///
/// A visit that may still come is then one without a plan: it may be any plan's. What a contact was about is then all of the patient's
/// plans, or all agreements.
pub fn settle(clinic: &mut Clinic, contacts: &[Contact], sheets: Sheets<'_, '_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    let told = |row, column, wanted| Problem {
        fate: Fate::Unmatched,
        ..sheets.refused_later(row, column, wanted)
    };
    let of_visits = unknown_of_visits(clinic);
    for &(_, row) in &of_visits {
        problems.push(told(row, visit::PLAN_ID, Wanted::OwnPlan));
    }
    let mut visits: Vec<RowAt> = of_visits.into_iter().map(|(of, _)| of).collect();
    visits.sort_unstable();
    if !visits.is_empty() {
        forget_plans(clinic, &visits);
    }
    for (row, place) in unknown_of_contacts(clinic, contacts) {
        let (about, wanted) = match clinic.abouts[place] {
            About::Plan(id) => (About::UnknownPlan(id), Wanted::OwnPlanOrAll),
            About::Agreement(id) => (About::UnknownAgreement(id), Wanted::OwnAgreementOrAll),
            _ => continue,
        };
        clinic.abouts[place] = about;
        problems.push(told(row, contact::CASE, wanted));
    }
    problems
}

/// Whether a patient has a plan of that id: his plans stand in the order of their ids.
fn has_plan(clinic: &Clinic, patient: PatientIndex, id: &str) -> bool {
    let id_of = |plan: &Plan| clinic.plan_ids.get(plan.id);
    let plans = clinic.plans.of(patient);
    plans.binary_search_by(|plan| id_of(plan).cmp(id)).is_ok()
}

/// The same for agreements.
fn has_agreement(clinic: &Clinic, patient: PatientIndex, id: &str) -> bool {
    let id_of = |agreement: &Agreement| clinic.agreement_ids.get(agreement.id);
    let agreements = clinic.agreements.of(patient);
    agreements.binary_search_by(|it| id_of(it).cmp(id)).is_ok()
}

/// The first row of each visit that names none of its patient's plans, with the row that does so.
fn unknown_of_visits(clinic: &Clinic) -> Vec<(RowAt, RowAt)> {
    let is_unknown =
        |patient, id: Id| !id.is_blank() && !has_plan(clinic, patient, clinic.visit_ids.get(id));
    let of_visit = |visit: &Visit| {
        let patient = visit.patient;
        let services = clinic.services_of(visit).iter();
        let services = services.filter(move |it| is_unknown(patient, it.plan_id));
        let own = !visit.has_services && is_unknown(patient, visit.plan_id);
        let own = own.then_some((visit.row, visit.row));
        let rows = own.into_iter().chain(services.map(|it| (it.of, it.row)));
        rows.collect::<Vec<_>>()
    };
    let visits: &[Visit] = &clinic.visits;
    let named = visits.par_iter().filter(|visit| !visit.plan_id.is_blank());
    named.flat_map_iter(of_visit).collect()
}

/// Takes the plans off visits that may still come.
fn forget_plans(clinic: &mut Clinic, visits: &[RowAt]) {
    clinic.visits.each_patient(|of_patient| {
        for visit in of_patient {
            let may_come = matches!(visit.status, VisitStatus::Booked | VisitStatus::Confirmed);
            if may_come && !visit.plan_id.is_blank() && visits.binary_search(&visit.row).is_ok() {
                visit.plan_id = Id::BLANK;
            }
        }
    });
}

/// The rows of contacts that name what their patient does not have, with the place of that among all abouts.
fn unknown_of_contacts(clinic: &Clinic, contacts: &[Contact]) -> Vec<(RowAt, usize)> {
    let named = contacts.par_iter().filter(|it| it.about.0 < it.about.1);
    let unknown = named.flat_map_iter(|contact| {
        let places = contact.about.0 as usize..contact.about.1 as usize;
        let unknown = places.filter(|&place| match clinic.abouts[place] {
            About::Plan(id) => !has_plan(clinic, contact.patient, clinic.contact_ids.get(id)),
            About::Agreement(id) => {
                !has_agreement(clinic, contact.patient, clinic.contact_ids.get(id))
            }
            _ => false,
        });
        unknown.map(|place| (contact.row, place))
    });
    unknown.collect()
}
