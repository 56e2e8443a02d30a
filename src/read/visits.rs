//! visits.csv: visits of the past and of the future.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::export::columns::visit as column;
use crate::export::values;
use crate::export::words::value;
use crate::model::by_patient::ByPatient;
use crate::model::clinic::{
    Agreement, AgreementStatus, BlockScope, Contact, Item, Moment, Outcome, PatientIndex, RowAt,
    Service, Visit, VisitKind, VisitKinds, VisitStatus,
};
use crate::model::text::{Base, Id, Ids, Texts};
use crate::read::intake::{Ending, HasIds, Shared, SideResults, gather};
use crate::read::refusal::Refusal;
use crate::read::register::Register;
use crate::read::row::Row;
use crate::read::sheet::Sheets;

impl HasIds for Visit {
    fn move_ids(&mut self, base: Base) {
        self.id = self.id.rebased(base);
        self.plan_id = self.plan_id.rebased(base);
    }
}

/// The visits, and the rows of those that have several.
pub type Visits = (ByPatient<Visit>, Vec<Service>);

/// Reads the rows of visits.csv. Visits of the past are kept only of patients to whom they matter; where that is not told, all are.
///
/// # Errors
/// Where the file can't be read to its end.
pub fn rows(
    sheets: Sheets<'_, '_>,
    shared: &Shared,
    register: &Register,
    matter_to: Option<&[bool]>,
) -> Result<(Vec<Visit>, SideResults), Refusal> {
    gather(
        sheets,
        shared,
        register,
        |reader, row, visits: &mut Vec<Visit>| {
            row.require(&[
                column::VISIT_ID,
                column::PATIENT_ID,
                column::STARTS_AT,
                column::STATUS,
            ]);
            let visit = Draft::read(row);
            if let Some(draft) = &visit {
                reader.side.days.put(draft.starts_at.date);
            }
            if let Ending::Used(patient) =
                reader.end_noted(row, (column::PATIENT_ID, column::NOTE), BlockScope::Patient)
                && let Some(draft) = visit
            {
                let id = row.text(column::VISIT_ID);
                reader.side.keys.push(id, row.at());
                if matters((patient, draft.status), matter_to) {
                    visits.push(Visit {
                        id: reader.side.ids.put(id),
                        row: row.at(),
                        patient,
                        starts_at: draft.starts_at,
                        status: draft.status,
                        has_services: false,
                        kinds: VisitKinds::of(draft.kind),
                        doctor: reader.cell(row, column::DOCTOR),
                        plan_id: reader.id(row, column::PLAN_ID),
                        booked_on: draft.booked_on,
                        remind: draft.remind,
                    });
                }
            }
        },
    )
}

/// Whether a visit is to be kept.
fn matters((patient, status): (PatientIndex, VisitStatus), to: Option<&[bool]>) -> bool {
    let may_come = matches!(status, VisitStatus::Booked | VisitStatus::Confirmed);
    may_come || to.is_none_or(|to| to[patient as usize])
}

/// Makes one visit of rows that are one, refuses what contradicts itself, and brings the visits to their patients. Where it was found out
/// since that visits matter to fewer, those of the others go.
///
/// # Errors
/// Where the file can't be read again.
pub fn settled(
    (mut visits, mut side): (Vec<Visit>, SideResults),
    sheets: Sheets<'_, '_>,
    shared: &Shared,
    register: &Register,
    matter_to: Option<&[bool]>,
) -> Result<(Visits, SideResults), Refusal> {
    if matter_to.is_some() {
        visits.retain(|visit| matters((visit.patient, visit.status), matter_to));
    }
    let keys = std::mem::take(&mut side.keys);
    // A visit has a row for each service: these agree in who comes when.
    let of_visit = [column::PATIENT_ID, column::STARTS_AT, column::STATUS];
    let conflicts = keys.compare_in(sheets, &of_visit, |row| {
        let patient = register.find(row.text(column::PATIENT_ID));
        (row.text(column::VISIT_ID).to_owned(), patient)
    })?;
    let whose = (sheets, register);
    side.refuse_differing(whose, &conflicts, column::VISIT_ID, BlockScope::Patient);
    let refused = conflicts.refused();
    if !refused.is_empty() {
        visits.retain(|visit| !refused.contains(&visit.row));
    }
    let services = if conflicts.alike.is_empty() {
        Vec::new()
    } else {
        shared.with_texts(|texts| join(&mut visits, &conflicts.alike, texts, &side.ids))
    };
    let ids = &side.ids;
    let visits = ByPatient::group(visits, register.patients.len(), |a, b| {
        a.starts_at
            .cmp(&b.starts_at)
            .then_with(|| ids.compare(a.id, b.id))
    });
    Ok(((visits, services), side))
}

/// Makes one visit of the rows that are one, in place of the first of them; gives all these rows.
fn join(visits: &mut Vec<Visit>, alike: &[Vec<RowAt>], texts: &Texts, ids: &Ids) -> Vec<Service> {
    let groups = alike.iter().zip(0..);
    let of_row: HashMap<RowAt, usize> = groups
        .flat_map(|(rows, group)| rows.iter().map(move |&row| (row, group)))
        .collect();
    let mut joined: Vec<Vec<Visit>> = vec![Vec::new(); alike.len()];
    visits.retain(|visit| match of_row.get(&visit.row) {
        Some(&group) => {
            joined[group].push(visit.clone());
            false
        }
        None => true,
    });
    let mut services = Vec::new();
    for mut rows in joined {
        rows.sort_unstable_by_key(|visit| visit.row);
        let Some(first) = rows.first() else { continue };
        let of = first.row;
        services.extend(rows.iter().map(|visit| Service {
            of,
            row: visit.row,
            doctor: visit.doctor,
            plan_id: visit.plan_id,
        }));
        let doctors = rows.iter().map(|visit| visit.doctor);
        let doctors = doctors.filter(|doctor| !doctor.is_blank());
        let plans = rows.iter().map(|visit| visit.plan_id);
        let plans = plans.filter(|plan| !plan.is_blank());
        let says = |remind| rows.iter().any(|visit| visit.remind == Some(remind));
        let visit = Visit {
            has_services: true,
            kinds: rows
                .iter()
                .fold(first.kinds, |kinds, visit| kinds.and(visit.kinds)),
            doctor: doctors
                .min_by_key(|&doctor| texts.get(doctor))
                .unwrap_or_default(),
            plan_id: plans.min_by_key(|&plan| ids.get(plan)).unwrap_or(Id::BLANK),
            booked_on: rows.iter().filter_map(|visit| visit.booked_on).max(),
            remind: if says(false) {
                Some(false)
            } else {
                says(true).then_some(true)
            },
            ..first.clone()
        };
        visits.push(visit);
    }
    services.sort_unstable_by_key(|service| (service.of, service.row));
    services
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
    fn read(row: &mut Row<'_>) -> Option<Self> {
        let starts_at = row.moment(column::STARTS_AT, true);
        let starts_at = row.need(column::STARTS_AT, starts_at);
        let cell = row.cell(column::STARTS_AT);
        let starts_at = starts_at.map(|at| midnight_as_written(cell).unwrap_or(at));
        let status = value(row.choice(column::STATUS), &VisitStatus::ALL);
        let status = row.need(column::STATUS, status);
        let remind = row.yes_no(column::REMIND);
        let kind = match row.choice_or_noted(column::KIND) {
            Ok(kind) => value(kind, &VisitKind::ALL).unwrap_or_default(),
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

/// The day of a moment that was written as midnight of another time zone: programs that know no hours write days so.
fn midnight_as_written(cell: &str) -> Option<Moment> {
    /// How long `2026-03-02 10:30` is.
    const WITHOUT_OFFSET: usize = 16;
    if cell.len() == WITHOUT_OFFSET && cell.as_bytes().last().is_some_and(u8::is_ascii_digit) {
        return None;
    }
    let has_offset = cell.ends_with(['Z', 'z']) || cell.get(16..)?.contains(['+', '-']);
    let (day, time) = cell.split_at_checked(10).filter(|_| has_offset)?;
    let time = time.trim_start_matches(['T', 't', ' ']);
    let is_midnight = time.starts_with("00:00") || time.starts_with("0:00");
    let day = values::date(day).ok().flatten().filter(|_| is_midnight)?;
    Some(Moment::start_of(day))
}

/// Of each patient, whether a plan has an open item, an agreement is open or a visit was booked on a contact: only then do visits of
/// the past matter.
#[must_use]
pub fn open_matters(
    patients: usize,
    items: &[Item],
    agreements: &[Agreement],
    contacts: &[Contact],
) -> Vec<bool> {
    let mut open = vec![false; patients];
    for item in items {
        open[item.patient as usize] |= item.status.is_open();
    }
    for agreement in agreements {
        open[agreement.patient as usize] |= agreement.status == AgreementStatus::Open;
    }
    for contact in contacts {
        open[contact.patient as usize] |= contact.outcome == Outcome::Booked;
    }
    open
}
