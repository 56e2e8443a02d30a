//! The rows that a decision names: what a step has found, and what that rests on in turn.

use crate::model::clinic::{About, Agreement, BlockReason, Contact, RowAt};
use crate::plan::practice::Facts;

/// The rows and the patient's own, with what they rest on themselves, in order and each once.
pub(super) fn in_order(facts: &Facts<'_>, mut rows: Vec<RowAt>) -> Vec<RowAt> {
    rows.push(facts.patient.row);
    if facts.patient.row_rejected {
        // That the row does not count shows in those that it is refused with.
        let refused = facts.blocks.iter().filter(|block| {
            matches!(
                block.reason,
                BlockReason::UnreadableRecord | BlockReason::DuplicatePatient
            ) && block.row.input() == facts.patient.row.input()
        });
        rows.extend(refused.map(|block| block.row));
    }
    add_bound(facts, &mut rows);
    rows.sort_unstable();
    rows.dedup();
    let before = rows.len();
    add_referenced(facts, &mut rows);
    if rows.len() > before {
        rows.sort_unstable();
        rows.dedup();
    }
    rows
}

/// Adds the rows without which others of recall's record would say something else.
fn add_bound(facts: &Facts<'_>, rows: &mut Vec<RowAt>) {
    let bound = &facts.practice.clinic.bound;
    if bound.is_empty() {
        return;
    }
    let mut place = 0;
    while let Some(&row) = rows.get(place) {
        let first = bound.partition_point(|&(of, _)| of < row);
        let with = bound[first..].iter().take_while(|&&(of, _)| of == row);
        for &(_, with) in with {
            if !rows.contains(&with) {
                rows.push(with);
            }
        }
        place += 1;
    }
}

/// Adds what rows that stand in order rest on themselves: the other rows of a visit, and for contacts those that make the plans and
/// agreements known that they name. Were one of these not known, the contact would count for all.
fn add_referenced(facts: &Facts<'_>, rows: &mut Vec<RowAt>) {
    let clinic = facts.practice.clinic;
    let known = rows.len();
    if !clinic.services.is_empty() {
        for place in 0..known {
            let services = clinic.services_from(rows[place]).iter();
            let services: Vec<RowAt> = services.map(|service| service.row).collect();
            rows.extend(services);
        }
    }
    let contacts = clinic.contacts.of(facts.index);
    let mut referenced = Vec::new();
    let mut refer = |contact: &Contact| {
        for about in clinic.abouts(contact) {
            match *about {
                About::Plan(id) => {
                    referenced.extend(plan_row(facts, clinic.contact_ids.get(id)));
                }
                About::Agreement(id) => {
                    referenced.extend(agreement_row(facts, clinic.contact_ids.get(id)));
                }
                About::Visit(_)
                | About::UnknownPlan(_)
                | About::UnknownAgreement(_)
                | About::Reason(_) => {}
            }
        }
    };
    if let Some(many) = facts.many() {
        let by_row = many.known.by_row.get_or_init(|| {
            let mut by_row: Vec<(RowAt, u32)> = contacts.iter().map(|it| it.row).zip(0..).collect();
            by_row.sort_unstable();
            by_row
        });
        for &row in &rows[..known] {
            let from = by_row.partition_point(|&(other, _)| other < row);
            let same = by_row[from..].iter();
            let same = same.take_while(|&&(other, _)| other == row);
            same.for_each(|&(_, place)| refer(&contacts[place as usize]));
        }
    } else {
        let named = contacts.iter().filter(|contact| {
            !clinic.abouts(contact).is_empty() && rows[..known].binary_search(&contact.row).is_ok()
        });
        named.for_each(refer);
    }
    rows.append(&mut referenced);
}

/// A row of the patient's plan with that id.
fn plan_row(facts: &Facts<'_>, id: &str) -> Option<RowAt> {
    let clinic = facts.practice.clinic;
    let plans = clinic.plans.of(facts.index);
    // They stand by id.
    let from = plans.partition_point(|plan| clinic.plan_ids.get(plan.id) < id);
    let plan = plans[from..].first()?;
    if clinic.plan_ids.get(plan.id) != id {
        return None;
    }
    clinic.items.get(plan.items.0 as usize).map(|item| item.row)
}

/// The row of the agreement with the patient that has that id.
fn agreement_row(facts: &Facts<'_>, id: &str) -> Option<RowAt> {
    let clinic = facts.practice.clinic;
    let agreements = clinic.agreements.of(facts.index);
    let of = |agreement: &Agreement| clinic.agreement_ids.get(agreement.id);
    let from = agreements.partition_point(|agreement| of(agreement) < id);
    let agreement = agreements[from..].first()?;
    (of(agreement) == id).then_some(agreement.row)
}

/// The rows of recall's record that would say something had they not been taken back, each beside the row that did so.
pub(super) fn taken_back(facts: &Facts<'_>) -> impl Iterator<Item = RowAt> {
    let all = &facts.practice.clinic.taken_back;
    let first = all.partition_point(|&(patient, ..)| patient < facts.index);
    let own = all[first..].iter();
    let own = own.take_while(|&&(patient, ..)| patient == facts.index);
    own.flat_map(|&(_, row, by)| [row, by])
}
