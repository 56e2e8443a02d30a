//! visits.csv: visits of the past and of the future.

use chrono::NaiveDate;

use super::columns::visit as column;
use super::conflicts::Ids;
use super::intake::{Ending, Intake};
use super::refusal::Refusal;
use super::sheet::{Row, Sheet};
use super::words::{VISIT_KINDS, VISIT_STATUSES, value};
use crate::clinic::{AgreementStatus, Barred, Clinic, Moment, Visit, VisitKind, VisitStatus};

/// Reads visits.csv. Visits of the past are kept only where a plan or an agreement is open.
///
/// # Errors
/// Where the file can't be read to its end.
pub fn read(intake: &mut Intake, sheet: &mut Sheet<'_>) -> Result<(), Refusal> {
    let mut problems = std::mem::take(&mut intake.problems);
    let mut ids = Ids::default();
    let mut visits: Vec<Visit> = Vec::new();
    let has_open_matter = open_matters(&intake.clinic);
    sheet.rows(&mut problems, |row| {
        row.require(&[
            column::VISIT_ID,
            column::PATIENT_ID,
            column::STARTS_AT,
            column::STATUS,
        ]);
        let visit = Draft::read(row);
        if let Ending::Used(patient) = intake.end(row, column::PATIENT_ID, Barred::Patient)
            && let Some(draft) = visit
        {
            ids.push(row.text(column::VISIT_ID), row.at().line);
            let may_come = matches!(draft.status, VisitStatus::Booked | VisitStatus::Confirmed);
            if may_come || has_open_matter[patient as usize] {
                visits.push(Visit {
                    id: intake.own_text(row, column::VISIT_ID),
                    row: row.at(),
                    patient,
                    starts_at: draft.starts_at,
                    status: draft.status,
                    kind: draft.kind,
                    doctor: intake.text(row, column::DOCTOR),
                    plan_id: intake.text(row, column::PLAN_ID),
                    booked_on: draft.booked_on,
                    remind: draft.remind,
                });
            }
        }
        Ok(())
    })?;
    intake.problems = problems;
    let conflicts = ids.compare(sheet, |row| {
        let patient = intake.patient(&row.text(column::PATIENT_ID));
        (row.text(column::VISIT_ID).into_owned(), patient)
    })?;
    intake.refuse_differing(sheet, &conflicts, column::VISIT_ID, Barred::Patient);
    let refused = conflicts.refused();
    visits.retain(|visit| {
        !refused.contains(&visit.row.line) && !conflicts.repeated.contains(&visit.row.line)
    });
    let texts = &intake.clinic.texts;
    visits.sort_unstable_by(|a, b| {
        (a.patient, a.starts_at)
            .cmp(&(b.patient, b.starts_at))
            .then_with(|| texts.get(a.id).cmp(texts.get(b.id)))
    });
    intake.clinic.visits = visits;
    Ok(())
}

/// What is read of a visit before it is known whether it is kept.
struct Draft {
    starts_at: Moment,
    status: VisitStatus,
    kind: VisitKind,
    booked_on: Option<NaiveDate>,
    remind: Option<bool>,
}

impl Draft {
    fn read(row: &mut Row<'_, '_>) -> Option<Self> {
        let starts_at = row.moment(column::STARTS_AT, false);
        let starts_at = row.need(column::STARTS_AT, starts_at);
        let status = value(row.choice(column::STATUS), &VISIT_STATUSES);
        let status = row.need(column::STATUS, status);
        let remind = row.yes_no(column::REMIND);
        let kind = match row.choice_or_noted(column::KIND) {
            Ok(kind) => value(kind, &VISIT_KINDS).unwrap_or_default(),
            Err(_) => VisitKind::Other,
        };
        let booked_on = row.date(column::BOOKED_ON);
        Some(Self {
            starts_at: starts_at?,
            status: status?,
            kind,
            booked_on,
            remind,
        })
    }
}

/// For each patient, whether a plan has an open item or an agreement is open: only then do visits of the past matter.
fn open_matters(clinic: &Clinic) -> Vec<bool> {
    let mut open = vec![false; clinic.patients.len()];
    for plan in &clinic.plans {
        let items = &clinic.items[plan.items.0 as usize..plan.items.1 as usize];
        open[plan.patient as usize] |= items.iter().any(|item| item.status.is_open());
    }
    for agreement in &clinic.agreements {
        open[agreement.patient as usize] |= agreement.status == AgreementStatus::Open;
    }
    open
}
