//! plans.csv: treatment plans, one row an item.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use foldhash::fast::FixedState;

use super::columns::plan as column;
use super::conflicts::{Clash, Group, Ids};
use super::intake::{Ending, Intake};
use super::problem::Wanted;
use super::refusal::Refusal;
use super::sheet::{Row, Sheet};
use super::words::{ANSWERS, CALLERS, ITEM_STATUSES, value};
use crate::clinic::{Barred, Clinic, Item, ItemStatus, PatientIndex, Plan};
use crate::text::Text;

/// An item with the plan and the patient of its row.
struct Draft {
    plan: Text,
    patient: PatientIndex,
    item: Item,
}

/// Reads plans.csv.
///
/// # Errors
/// Where the file can't be read to its end.
pub fn read(intake: &mut Intake, sheet: &mut Sheet<'_>) -> Result<(), Refusal> {
    let mut problems = std::mem::take(&mut intake.problems);
    let mut ids = Ids::default();
    let mut drafts: Vec<Draft> = Vec::new();
    sheet.rows(&mut problems, |row| {
        row.require(&[column::PLAN_ID, column::PATIENT_ID, column::STATUS]);
        let item = item(intake, row);
        if let Ending::Used(patient) = intake.end(row, column::PATIENT_ID, Barred::Plans)
            && let Some(item) = item
        {
            let plan = intake.text(row, column::PLAN_ID);
            if !item.item_id.is_blank() {
                ids.push((plan, item.item_id), item.row.line);
            }
            drafts.push(Draft {
                plan,
                patient,
                item,
            });
        }
        Ok(())
    })?;
    intake.problems = problems;
    let conflicts = ids.compare(sheet, |row| {
        let patient = intake.patient(&row.text(column::PATIENT_ID));
        (item_key(row), patient)
    })?;
    // Rows of one item under two patients differ; so do all rows of that plan, which are refused here.
    let mut refused = two_patients(intake, sheet, &drafts);
    let mut conflicts = conflicts;
    for group in &mut conflicts.differing {
        group.0.retain(|row| !refused.contains(&row.line));
    }
    intake.refuse_differing(sheet, &conflicts, column::ITEM_ID, Barred::Plans);
    refused.extend(conflicts.refused());
    drafts.retain(|draft| !refused.contains(&draft.item.row.line));
    gather(&mut intake.clinic, drafts);
    Ok(())
}

fn item_key(row: &Row<'_, '_>) -> String {
    format!(
        "{}\u{1f}{}",
        row.text(column::PLAN_ID),
        row.text(column::ITEM_ID)
    )
}

fn item(intake: &mut Intake, row: &mut Row<'_, '_>) -> Option<Item> {
    let written = row.yes_no(column::WRITTEN);
    let urgent = row.yes_no(column::URGENT);
    let status = value(row.choice(column::STATUS), &ITEM_STATUSES);
    Some(Item {
        row: row.at(),
        item_id: intake.text(row, column::ITEM_ID),
        procedure: intake.text(row, column::PROCEDURE),
        tooth: intake.text(row, column::TOOTH),
        doctor: intake.text(row, column::DOCTOR),
        specialty: intake.text(row, column::SPECIALTY),
        caller: value(row.choice(column::CALLER), &CALLERS),
        consulted_on: row.date(column::CONSULTED_ON),
        written: written.unwrap_or(true),
        signed_on: row.date(column::SIGNED_ON),
        answer: value(row.choice(column::ANSWER), &ANSWERS).unwrap_or_default(),
        urgent: urgent.unwrap_or(false),
        due_on: row.date(column::DUE_ON),
        wait_until: row.date(column::WAIT_UNTIL),
        risk: intake.text(row, column::RISK),
        done_on: row.date(column::DONE_ON),
        status: status?,
    })
}

/// Refuses every row of a plan that stands under two patients, and bars the plans of both.
fn two_patients(intake: &mut Intake, sheet: &Sheet<'_>, drafts: &[Draft]) -> BTreeSet<u32> {
    let mut owners: HashMap<Text, PatientIndex, FixedState> = HashMap::default();
    let shared = drafts
        .iter()
        .filter(|draft| *owners.entry(draft.plan).or_insert(draft.patient) != draft.patient);
    let mut groups: BTreeMap<Text, Group> =
        shared.map(|draft| (draft.plan, Group::default())).collect();
    for draft in drafts {
        if let Some(group) = groups.get_mut(&draft.plan) {
            // What differs between the rows is whose plan it is.
            let (line, patient) = (draft.item.row.line, draft.patient);
            group.0.push(Clash {
                line,
                patient,
                content: patient,
            });
        }
    }
    let mut refused = BTreeSet::new();
    for group in groups.values() {
        refused.extend(group.0.iter().map(|row| row.line));
        let what = (column::PLAN_ID, Wanted::OnePatient);
        intake.refuse_group(sheet, group, what, Barred::Plans);
    }
    refused
}

/// Puts items together into plans, in an order that does not depend on that of the rows.
fn gather(clinic: &mut Clinic, mut drafts: Vec<Draft>) {
    let texts = &clinic.texts;
    drafts.sort_by(|a, b| {
        let key = |draft: &Draft| {
            let item = &draft.item;
            (item.due_on.is_none(), item.due_on)
        };
        let words = |draft: &Draft| {
            let item = &draft.item;
            [item.item_id, item.procedure, item.tooth, item.doctor].map(|text| texts.get(text))
        };
        let rest = |draft: &Draft| {
            let item = &draft.item;
            (
                item.status != ItemStatus::Planned,
                !item.urgent,
                item.signed_on,
                item.wait_until,
                item.done_on,
                item.row,
            )
        };
        a.patient
            .cmp(&b.patient)
            .then_with(|| texts.get(a.plan).cmp(texts.get(b.plan)))
            .then_with(|| key(a).cmp(&key(b)))
            .then_with(|| words(a).cmp(&words(b)))
            .then_with(|| rest(a).cmp(&rest(b)))
    });
    let mut plans: Vec<Plan> = Vec::new();
    for (draft, index) in drafts.into_iter().zip(0..) {
        match plans.last_mut() {
            Some(plan) if plan.id == draft.plan => plan.items.1 = index + 1,
            _ => plans.push(Plan {
                id: draft.plan,
                patient: draft.patient,
                items: (index, index + 1),
            }),
        }
        clinic.items.push(draft.item);
    }
    clinic.plans = plans;
}
