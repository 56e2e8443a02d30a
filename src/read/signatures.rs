//! signatures.csv: what is signed, how urgent it is and by when, where the records system has no place for it. It goes before plans.csv, cell
//! by cell; but whatever keeps a patient from being called holds in either.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::export::columns::signature as column;
use crate::export::words::value;
use crate::model::clinic::{Answer, BlockReason, BlockScope, Item, ItemMarks, PatientIndex, RowAt};
use crate::model::text::{Base, Ids};
use crate::read::conflicts::Group;
use crate::read::intake::{PartReader, Rows, Shared, SideResults, gather};
use crate::read::problem::{Fate, Problem, Wanted};
use crate::read::refusal::Refusal;
use crate::read::register::{Register, reduced};
use crate::read::row::Row;
use crate::read::sheet::Sheets;

/// What is said of an item, or of all items of a plan; what is blank is not said.
#[derive(Clone, Copy, Debug)]
struct Signature {
    row: RowAt,
    signed_on: Option<NaiveDate>,
    answer: Option<Answer>,
    urgent: Option<bool>,
    due_on: Option<NaiveDate>,
    wait_until: Option<NaiveDate>,
}

/// A row, with the plan and item that it names.
struct Draft {
    plan_id: String,
    item_id: String,
    signature: Signature,
    is_rejected: bool,
}

impl Rows for Vec<Draft> {
    fn append(&mut self, part: Self, _: Base, _: usize) {
        self.extend(part);
    }
}

/// What is signed, by plan and item.
#[derive(Default)]
pub struct Signatures {
    /// By plan, then by item; that of the whole plan stands under no item.
    by_plan: BTreeMap<String, BTreeMap<String, Signature>>,
    /// Every row with the plan and item that it names, and why it bars that plan's patient, if it does.
    rows: Vec<(String, String, RowAt, Option<BlockReason>)>,
}

/// Reads signatures.csv.
///
/// # Errors
/// Where the file can't be read to its end.
pub fn read(sheets: Sheets<'_, '_>, shared: &Shared) -> Result<(Signatures, SideResults), Refusal> {
    let nobody = Register::default();
    let (drafts, mut side) = gather(sheets, shared, &nobody, |reader, row, drafts| {
        draft(reader, row, drafts);
    })?;
    let keys = std::mem::take(&mut side.keys);
    // Whose the rows are is not known yet: here they are told apart by plan and item alone.
    let conflicts = keys.compare(sheets, |row| (key(row).join("\u{1f}"), Some(0)))?;
    for (clash, other) in conflicts.differing.iter().flat_map(Group::with_others) {
        side.withdraw(clash.row);
        let wanted = Wanted::SameRows(other);
        let same = sheets.refused_later(clash.row, column::PLAN_ID, wanted);
        side.findings.problems.push(same);
    }
    let differing = conflicts.refused();
    let mut signatures = Signatures::default();
    for draft in drafts {
        let row = draft.signature.row;
        let reason = match (draft.is_rejected, differing.contains(&row)) {
            (true, _) => Some(BlockReason::UnreadableRecord),
            (false, true) => Some(BlockReason::DuplicateRecord),
            (false, false) => None,
        };
        let (plan_id, item_id) = (draft.plan_id, draft.item_id);
        if reason.is_none() {
            let of_plan = signatures.by_plan.entry(plan_id.clone()).or_default();
            of_plan.entry(item_id.clone()).or_insert(draft.signature);
        }
        signatures.rows.push((plan_id, item_id, row, reason));
    }
    Ok((signatures, side))
}

fn key(row: &Row<'_>) -> [String; 2] {
    [column::PLAN_ID, column::ITEM_ID].map(|column| row.text(column).to_owned())
}

fn draft(reader: &mut PartReader<'_>, row: &mut Row<'_>, drafts: &mut Vec<Draft>) {
    row.require(&[column::PLAN_ID]);
    let signature = Signature {
        row: row.at(),
        signed_on: row.date(column::SIGNED_ON),
        answer: value(row.choice(column::ANSWER), &Answer::ALL),
        urgent: row.yes_no(column::URGENT),
        due_on: row.date(column::DUE_ON),
        wait_until: row.date(column::WAIT_UNTIL),
    };
    let [plan_id, item_id] = key(row);
    if reader.count(row) {
        reader.side.keys.push((&plan_id, &item_id), row.at());
    }
    drafts.push(Draft {
        plan_id,
        item_id,
        signature,
        is_rejected: row.is_rejected(),
    });
}

impl Signatures {
    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Lays over an item what is said of its plan, then what is said of the item itself; gives the rows that say it. The signature of a plan
    /// is none of an item whose consultation came later.
    pub fn lay_over(&self, (plan_id, item_id): (&str, &str), item: &mut Item) -> Vec<RowAt> {
        let of_plan = self.by_plan.get(plan_id);
        let named = |item_id: &str| of_plan?.get(item_id);
        let own = Some(item_id).filter(|id| !id.is_empty()).and_then(named);
        let mut rows = Vec::new();
        if let Some(of_plan) = named("") {
            // What was proposed after the day of the signature is not what was signed.
            let is_later = item.consulted_on > of_plan.signed_on && of_plan.signed_on.is_some();
            let signed_on = of_plan.signed_on.filter(|_| !is_later);
            Signature {
                signed_on,
                ..*of_plan
            }
            .lay_over(item);
            rows.push(of_plan.row);
        }
        if let Some(own) = own {
            own.lay_over(item);
            rows.push(own.row);
        }
        rows
    }

    /// Bars the patients of those plans that refused rows name, and rows that name no plan or no item of it may mean; gives the latter.
    #[must_use]
    pub fn settle(
        &self,
        (items, ids): (&[Item], &Ids),
        sheets: Sheets<'_, '_>,
        side: &mut SideResults,
    ) -> Vec<RowAt> {
        let mut orphans = Vec::new();
        if self.is_empty() {
            return orphans;
        }
        let named: BTreeSet<String> = self.rows.iter().map(|(id, ..)| reduced(id)).collect();
        let mut plans: BTreeMap<String, BTreeMap<&str, Named<'_>>> = BTreeMap::new();
        for item in items {
            let id = ids.get(item.plan_id);
            let short = reduced(id);
            if named.contains(&short) {
                let plan = plans.entry(short).or_default().entry(id).or_default();
                plan.owners.insert((item.patient, item.row));
                plan.items.insert(ids.get(item.item_id));
            }
        }
        let nothing = BTreeMap::new();
        for (id, item_id, row, reason) in &self.rows {
            let alike = plans.get(&reduced(id)).unwrap_or(&nothing);
            let plan = alike.get(id.as_str());
            // A refusal of an item that is not there may be one of an item that is written otherwise.
            let has_item =
                |plan: &Named<'_>| item_id.is_empty() || plan.items.contains(item_id.as_str());
            let is_named = plan.is_some_and(has_item);
            if !is_named && reason.is_none() {
                orphans.push(*row);
                let wanted = plan.map_or(Wanted::KnownPlan, |_| Wanted::KnownItem);
                side.findings.problems.push(orphan(sheets, *row, wanted));
            }
            let reason = match reason {
                None if is_named => continue,
                None => BlockReason::UnreadableRecord,
                Some(reason) => *reason,
            };
            let owners = alike.values().flat_map(|plan| &plan.owners);
            for &(patient, known_by) in owners {
                side.block(patient, BlockScope::Plans, reason, *row);
                side.block(patient, BlockScope::Plans, reason, known_by);
            }
        }
        orphans
    }
}

/// A plan that rows may name.
#[derive(Default)]
struct Named<'a> {
    /// Its patients, with the rows that say so.
    owners: BTreeSet<(PatientIndex, RowAt)>,
    /// Its items.
    items: BTreeSet<&'a str>,
}

fn orphan(sheets: Sheets<'_, '_>, row: RowAt, wanted: Wanted) -> Problem {
    let column = match wanted {
        Wanted::KnownItem => column::ITEM_ID,
        _ => column::PLAN_ID,
    };
    Problem {
        fate: Fate::Orphan,
        ..sheets.refused_later(row, column, wanted)
    }
}

impl Signature {
    fn lay_over(&self, item: &mut Item) {
        item.signed_on = self.signed_on.or(item.signed_on);
        item.due_on = self.due_on.or(item.due_on);
        let urgent = self.urgent.unwrap_or(item.urgent());
        item.marks = ItemMarks::new(item.written(), urgent);
        // Neither file takes a refusal back that the other one holds.
        if item.answer == Answer::Agreed {
            item.answer = self.answer.unwrap_or(item.answer);
        }
        item.wait_until = item.wait_until.max(self.wait_until);
    }
}
