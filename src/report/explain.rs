//! Why one patient is, or is not, contacted: what is decided about him, put together from the plan of the day.
//!
//! Nothing is decided here: the decisions are those of [`crate::plan`], the steps are those of their codes.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::clinic::{Block, Clinic, PatientIndex};
use crate::model::decision::{Case, Decision};
use crate::plan;
use crate::plan::contacts::Contact;
use crate::plan::decide::Evidence;
use crate::plan::practice::Practice;
use crate::read::problem::Problem;
use crate::read::reduced;
use crate::report::people::case_named;

/// What somebody asks about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject {
    /// The patient.
    pub patient: PatientIndex,
    /// The one case; `None`: all of them.
    pub case: Option<Case>,
}

/// All that there is to say.
pub struct Explanation<'a> {
    pub patient: PatientIndex,
    /// Today's contact, if there is one.
    pub contact: Option<Contact>,
    /// The decisions that were asked for, by case.
    pub decisions: Vec<Decision>,
    /// The rows that bar the patient, with what is wrong with them where that is known.
    pub blocks: Vec<(Block, Vec<&'a Problem>)>,
}

impl<'a> Explanation<'a> {
    /// Decides about the patient, and gathers what was said of the rows that bar him.
    #[must_use]
    pub fn of(practice: &Practice<'_>, problems: &'a [Problem], subject: Subject) -> Self {
        // The rows of the other cases are not shown, and may be as many for each.
        let wanted = subject.case.map_or(Evidence::OfAll, Evidence::OfCase);
        let (mut decisions, contact) = plan::of_patient(practice, subject.patient, wanted);
        if subject.case.is_some() {
            decisions.retain(|decision| decision.case() == subject.case);
        }
        let own = practice.clinic.blocks_of(subject.patient).iter();
        let mut seen = BTreeSet::new();
        let own: Vec<Block> = own
            .filter(|block| seen.insert((block.reason, block.row)))
            .copied()
            .collect();
        let mut of_rows: BTreeMap<(u8, u32), Vec<&Problem>> = BTreeMap::new();
        for problem in problems.iter().filter(|_| !own.is_empty()) {
            let of_row = of_rows.entry((problem.input, problem.line));
            of_row.or_default().push(problem);
        }
        let problems_of = |block: &Block| {
            let row = (block.row.input(), block.row.line());
            of_rows.get(&row).cloned().unwrap_or_default()
        };
        let blocks = own.into_iter();
        let blocks = blocks.map(|block| (block, problems_of(&block))).collect();
        Self {
            patient: subject.patient,
            contact,
            decisions,
            blocks,
        }
    }
}

/// What was said of a row.
pub fn problems_of(
    problems: &[Problem],
    row: crate::model::clinic::RowAt,
) -> impl Iterator<Item = &Problem> {
    problems
        .iter()
        .filter(move |problem| (problem.input, problem.line) == (row.input(), row.line()))
}

/// Finds the patient with that id, else the case with that name.
#[must_use]
pub fn find(clinic: &Clinic, asked: &str) -> Option<Subject> {
    let mut patients = clinic.by_id.iter().copied();
    if let Some(patient) = patients.find(|&patient| clinic.patient_id(patient) == asked) {
        return Some(Subject {
            patient,
            case: None,
        });
    }
    let named = case_named(asked)?;
    cases(clinic).find_map(|(patient, case)| {
        let subject = Subject {
            patient,
            case: Some(case),
        };
        (case.parts(clinic) == named).then_some(subject)
    })
}

/// Patients and cases whose names differ from this one only in what spreadsheets and hands change: case, zeros, spaces.
#[must_use]
pub fn nearly(clinic: &Clinic, asked: &str) -> Vec<String> {
    let own = reduced(asked);
    let patients = clinic
        .by_id
        .iter()
        .map(|&patient| clinic.patient_id(patient));
    let mut names: Vec<String> = patients
        .filter(|id| reduced(id) == own)
        .map(ToOwned::to_owned)
        .collect();
    let case = case_named(asked).or_else(|| asked.split_once(':'));
    if let Some((kind, id)) = case {
        let own = (reduced(kind), reduced(id));
        let cases = cases(clinic).filter(|(_, case)| {
            let (kind, id) = case.parts(clinic);
            (reduced(kind), reduced(id)) == own
        });
        names.extend(cases.map(|(_, case)| case.name(clinic)));
    }
    names.sort_unstable();
    names.dedup();
    names
}

/// The column in which an id of the asked kind stands, and the id.
#[must_use]
pub fn column(asked: &str) -> (&'static str, &str) {
    match case_named(asked) {
        Some(("plan", id)) => ("plan_id", id),
        Some(("visit", id)) => ("visit_id", id),
        Some(("agreement", id)) => ("agreement_id", id),
        _ => ("patient_id", asked),
    }
}

/// Every row that may be a case, whose it is, and its name.
fn cases(clinic: &Clinic) -> impl Iterator<Item = (PatientIndex, Case)> {
    let plans = (0..).zip(clinic.plans.iter());
    let visits = (0..).zip(clinic.visits.iter());
    let agreements = (0..).zip(clinic.agreements.iter());
    let plans = plans.map(|(index, plan)| (plan.patient, Case::Plan(index)));
    let visits = visits.map(|(index, visit)| (visit.patient, Case::Visit(index)));
    let agreements = agreements.map(|(index, row)| (row.patient, Case::Agreement(index)));
    plans.chain(visits).chain(agreements)
}
