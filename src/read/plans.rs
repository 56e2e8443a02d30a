//! plans.csv: treatment plans, one row an item.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::room;
use crate::export::columns::plan as column;
use crate::export::words::value;
use crate::model::by_patient::ByPatient;
use crate::model::clinic::{
    Answer, BlockScope, Caller, Item, ItemMarks, ItemStatus, PatientIndex, Plan, RowAt,
};
use crate::model::text::{Base, Id, Ids};
use crate::read::conflicts::{Clash, Group, meeting};
use crate::read::intake::{Ending, HasIds, PartReader, Rows, Shared, SideResults, gather, hash_of};
use crate::read::problem::Wanted;
use crate::read::refusal::Refusal;
use crate::read::register::Register;
use crate::read::row::Row;
use crate::read::sheet::Sheets;
use crate::read::signatures::Signatures;

/// The plans of the clinic.
#[derive(Default)]
pub struct Plans {
    /// By patient and id.
    pub of_patients: ByPatient<Plan>,
    /// Their items, plan by plan.
    pub items: Vec<Item>,
    /// The ids of both.
    pub ids: Ids,
    /// Rows of plans.csv, each beside a row of signatures.csv that is laid over it; in order.
    pub signed: Vec<(RowAt, RowAt)>,
    /// Rows of signatures.csv that name no plan.
    pub orphans: Vec<RowAt>,
}

/// The items of a part of the file, or of all of it.
#[derive(Default)]
pub struct Gathered {
    /// In the order of their rows.
    pub items: Vec<Item>,
    /// The hash of the plan's id and the patient, once for rows of one plan that follow each other.
    owners: Vec<(u64, PatientIndex)>,
    /// The rows of items and of what is laid over them.
    signed: Vec<(RowAt, RowAt)>,
}

impl HasIds for Item {
    fn move_ids(&mut self, base: Base) {
        self.plan_id = self.plan_id.rebased(base);
        self.item_id = self.item_id.rebased(base);
    }
}

impl Rows for Gathered {
    fn append(&mut self, part: Self, base: Base, to_come: usize) {
        Rows::append(&mut self.items, part.items, base, to_come);
        room::extend(&mut self.owners, part.owners, to_come);
        self.signed.extend(part.signed);
    }
}

/// Reads the rows of plans.csv, and lays over them what is signed.
///
/// # Errors
/// Where the file can't be read to its end.
pub fn rows(
    sheets: Sheets<'_, '_>,
    signatures: &Signatures,
    shared: &Shared,
    register: &Register,
) -> Result<(Gathered, SideResults), Refusal> {
    gather(
        sheets,
        shared,
        register,
        |reader, row, rows: &mut Gathered| {
            row.require(&[column::PLAN_ID, column::PATIENT_ID, column::STATUS]);
            let item = item(reader, row);
            if let Ending::Used(patient) =
                reader.end_noted(row, (column::PATIENT_ID, column::NOTE), BlockScope::Plans)
                && let Some(item) = item
            {
                rows.take((reader, signatures), row, patient, item);
            }
        },
    )
}

/// Refuses what contradicts itself, and puts the rows together into plans.
///
/// # Errors
/// Where the file can't be read again.
pub fn settled(
    (rows, mut side): (Gathered, SideResults),
    sheets: Sheets<'_, '_>,
    (signatures, signature_sheets): (&Signatures, Sheets<'_, '_>),
    shared: &Shared,
    register: &Register,
) -> Result<(Plans, SideResults), Refusal> {
    let Gathered {
        mut items,
        owners,
        mut signed,
    } = rows;
    let ids = std::mem::take(&mut side.ids);
    let orphans = signatures.settle((&items, &ids), signature_sheets, &mut side);
    side.ids = ids;
    let keys = std::mem::take(&mut side.keys);
    let mut conflicts = keys.compare(sheets, |row| {
        let patient = register.find(row.text(column::PATIENT_ID));
        (item_key(row), patient)
    })?;
    // Rows of one item under two patients differ; so do all rows of that plan, which are refused here.
    let mut refused = BTreeSet::new();
    let whose = (sheets, register);
    for group in two_patients(&side.ids, &items, owners) {
        refused.extend(group.0.iter().map(|row| row.row));
        let what = (column::PLAN_ID, |_| Wanted::OnePatient);
        side.refuse_group(whose, &group, what, BlockScope::Plans);
    }
    for group in &mut conflicts.differing {
        group.0.retain(|row| !refused.contains(&row.row));
    }
    side.refuse_differing(whose, &conflicts, column::ITEM_ID, BlockScope::Plans);
    refused.extend(conflicts.refused());
    if !refused.is_empty() {
        items.retain(|item| !refused.contains(&item.row));
    }
    let ids = std::mem::take(&mut side.ids);
    let patients = register.patients.len();
    signed.sort_unstable();
    let plans = Plans {
        signed,
        orphans,
        ..gather_plans(items, ids, shared, patients)
    };
    Ok((plans, side))
}

impl Gathered {
    /// Takes in an item of a patient; rows of one plan that follow each other share its id.
    fn take(
        &mut self,
        (reader, signatures): (&mut PartReader<'_>, &Signatures),
        row: &Row<'_>,
        patient: PatientIndex,
        mut item: Item,
    ) {
        let id = row.text(column::PLAN_ID);
        let side = &mut reader.side;
        let last = self.items.last().filter(|last| last.patient == patient);
        let same = last.filter(|last| side.ids.get(last.plan_id) == id);
        item.plan_id = if let Some(last) = same {
            last.plan_id
        } else {
            self.owners.push((hash_of(id), patient));
            side.ids.put(id)
        };
        let item_id = row.text(column::ITEM_ID);
        if !item_id.is_empty() {
            side.keys.push((id, item_id), item.row);
        }
        if !signatures.is_empty() {
            let over = signatures.lay_over((id, item_id), &mut item);
            self.signed
                .extend(over.into_iter().map(|over| (item.row, over)));
        }
        item.item_id = side.ids.put(item_id);
        item.patient = patient;
        self.items.push(item);
    }
}

fn item_key(row: &Row<'_>) -> String {
    format!(
        "{}\u{1f}{}",
        row.text(column::PLAN_ID),
        row.text(column::ITEM_ID)
    )
}

fn item(reader: &mut PartReader<'_>, row: &mut Row<'_>) -> Option<Item> {
    let written = row.yes_no(column::WRITTEN);
    let urgent = row.yes_no(column::URGENT);
    let status = value(row.choice(column::STATUS), &ItemStatus::ALL);
    let status = row.need(column::STATUS, status);
    Some(Item {
        row: row.at(),
        patient: 0,
        plan_id: Id::BLANK,
        item_id: Id::BLANK,
        procedure: reader.cell(row, column::PROCEDURE),
        tooth: reader.text(row.teeth(column::TOOTH)),
        doctor: reader.cell(row, column::DOCTOR),
        specialty: reader.cell(row, column::SPECIALTY),
        caller: value(row.choice(column::CALLER), &Caller::ALL),
        consulted_on: row.date(column::CONSULTED_ON),
        marks: ItemMarks::new(written.unwrap_or(true), urgent.unwrap_or(false)),
        signed_on: row.date(column::SIGNED_ON),
        answer: value(row.choice(column::ANSWER), &Answer::ALL).unwrap_or_default(),
        due_on: row.date(column::DUE_ON),
        wait_until: row.date(column::WAIT_UNTIL),
        risk: reader.cell(row, column::RISK),
        done_on: row.date(column::DONE_ON),
        status: status?,
    })
}

/// The rows of each plan that stands under two patients.
fn two_patients(ids: &Ids, items: &[Item], owners: Vec<(u64, PatientIndex)>) -> Vec<Group> {
    let hashes: Vec<u64> = owners.iter().map(|&(hash, _)| hash).collect();
    let mut met: Vec<(u64, PatientIndex)> = meeting(&hashes)
        .into_iter()
        .map(|place| owners[place])
        .collect();
    drop((hashes, owners));
    met.sort_unstable();
    met.dedup();
    let shared = met.windows(2).filter(|pair| pair[0].0 == pair[1].0);
    let shared: BTreeSet<u64> = shared.map(|pair| pair[0].0).collect();
    if shared.is_empty() {
        return Vec::new();
    }
    let mut groups: BTreeMap<&str, Group> = BTreeMap::new();
    for item in items {
        let id = ids.get(item.plan_id);
        if shared.contains(&hash_of(id)) {
            // What differs between the rows is whose plan it is.
            groups.entry(id).or_default().0.push(Clash {
                row: item.row,
                patient: item.patient,
                content: item.patient,
            });
        }
    }
    let has_two = |group: &Group| group.0.iter().any(|row| row.patient != group.0[0].patient);
    groups.into_values().filter(has_two).collect()
}

/// Puts items together into plans, in an order that does not depend on that of the rows.
fn gather_plans(items: Vec<Item>, ids: Ids, shared: &Shared, patients: usize) -> Plans {
    let items = ByPatient::group(items, patients, |a, b| {
        let due = |item: &Item| (item.due_on.is_none(), item.due_on);
        let words = |item: &Item| {
            [
                item.procedure,
                item.tooth,
                item.doctor,
                item.specialty,
                item.risk,
            ]
        };
        let by_words = || {
            // Other files may be read at the same time: the words are borrowed for no longer than it takes.
            shared.with_texts(|texts| {
                let said = |item: &Item| words(item).map(|text| texts.get(text));
                said(a).cmp(&said(b))
            })
        };
        let rest = |item: &Item| {
            (
                item.status != ItemStatus::Planned,
                !item.urgent(),
                item.signed_on,
                item.wait_until,
                item.done_on,
                item.consulted_on,
                item.caller,
                (item.written(), item.answer as u8, item.status as u8),
                item.row,
            )
        };
        ids.compare(a.plan_id, b.plan_id)
            .then_with(|| due(a).cmp(&due(b)))
            .then_with(|| ids.compare(a.item_id, b.item_id))
            .then_with(by_words)
            .then_with(|| rest(a).cmp(&rest(b)))
    });
    let items = items.into_rows();
    let mut plans: Vec<Plan> = Vec::new();
    for (item, index) in items.iter().zip(0..) {
        match plans.last_mut() {
            Some(plan)
                if plan.patient == item.patient && ids.compare(plan.id, item.plan_id).is_eq() =>
            {
                plan.items.1 = index + 1;
            }
            _ => plans.push(Plan {
                id: item.plan_id,
                patient: item.patient,
                items: (index, index + 1),
            }),
        }
    }
    Plans {
        of_patients: ByPatient::in_order(plans, patients),
        items,
        ids,
        signed: Vec::new(),
        orphans: Vec::new(),
    }
}
