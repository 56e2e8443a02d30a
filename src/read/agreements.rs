//! agreements.csv: what was agreed with a patient, or set by the doctor.

use super::columns::agreement as column;
use super::conflicts::Ids;
use super::intake::{Ending, Intake};
use super::refusal::Refusal;
use super::sheet::{Row, Sheet};
use super::words::{AGREEMENT_KINDS, AGREEMENT_STATUSES, CALLERS, CHANNELS, value};
use crate::clinic::{Agreement, Barred};

/// Reads agreements.csv.
///
/// # Errors
/// Where the file can't be read to its end.
pub fn read(intake: &mut Intake, sheet: &mut Sheet<'_>) -> Result<(), Refusal> {
    let mut problems = std::mem::take(&mut intake.problems);
    let mut ids = Ids::default();
    let mut agreements: Vec<Agreement> = Vec::new();
    sheet.rows(&mut problems, |row| {
        row.require(&[column::AGREEMENT_ID, column::PATIENT_ID, column::KIND]);
        let agreement = agreement(intake, row);
        if let Ending::Used(patient) = intake.end(row, column::PATIENT_ID, Barred::Agreements)
            && let Some(agreement) = agreement
        {
            ids.push(row.text(column::AGREEMENT_ID), row.at().line);
            agreements.push(Agreement {
                patient,
                ..agreement
            });
        }
        Ok(())
    })?;
    intake.problems = problems;
    let conflicts = ids.compare(sheet, |row| {
        let patient = intake.patient(&row.text(column::PATIENT_ID));
        (row.text(column::AGREEMENT_ID).into_owned(), patient)
    })?;
    intake.refuse_differing(sheet, &conflicts, column::AGREEMENT_ID, Barred::Agreements);
    let refused = conflicts.refused();
    agreements.retain(|agreement| {
        let line = agreement.row.line;
        !refused.contains(&line) && !conflicts.repeated.contains(&line)
    });
    let texts = &intake.clinic.texts;
    agreements.sort_unstable_by(|a, b| {
        a.patient
            .cmp(&b.patient)
            .then_with(|| texts.get(a.id).cmp(texts.get(b.id)))
    });
    intake.clinic.agreements = agreements;
    Ok(())
}

fn agreement(intake: &mut Intake, row: &mut Row<'_, '_>) -> Option<Agreement> {
    let kind = value(row.choice(column::KIND), &AGREEMENT_KINDS);
    let kind = row.need(column::KIND, kind);
    let guarantee = row.yes_no(column::GUARANTEE);
    Some(Agreement {
        id: intake.own_text(row, column::AGREEMENT_ID),
        row: row.at(),
        patient: 0,
        agreed_on: row.date(column::AGREED_ON),
        due_on: row.date(column::DUE_ON),
        contact_on: row.date(column::CONTACT_ON),
        doctor: intake.text(row, column::DOCTOR),
        caller: value(row.choice(column::CALLER), &CALLERS),
        channel: value(row.choice(column::CHANNEL), &CHANNELS),
        basis: intake.text(row, column::BASIS),
        clinical_basis: row.clinical_basis(column::BASIS),
        topic: intake.text(row, column::TOPIC),
        guarantee: guarantee.unwrap_or(false),
        status: value(row.choice(column::STATUS), &AGREEMENT_STATUSES).unwrap_or_default(),
        kind: kind?,
    })
}
