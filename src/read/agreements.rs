//! agreements.csv: what was agreed with a patient, or set by the doctor.

use crate::export::columns::agreement as column;
use crate::export::words::{AGREEMENT_KINDS, value};
use crate::model::by_patient::ByPatient;
use crate::model::clinic::{Agreement, AgreementStatus, BlockScope, Caller, Channel};
use crate::model::text::Base;
use crate::read::intake::{Ending, HasIds, PartReader, Shared, SideResults, gather};
use crate::read::refusal::Refusal;
use crate::read::register::Register;
use crate::read::row::Row;
use crate::read::sheet::Sheets;

impl HasIds for Agreement {
    fn move_ids(&mut self, base: Base) {
        self.id = self.id.rebased(base);
    }
}

/// Reads agreements.csv.
///
/// # Errors
/// Where the file can't be read to its end.
pub fn read(
    sheets: Sheets<'_, '_>,
    shared: &Shared,
    register: &Register,
) -> Result<(ByPatient<Agreement>, SideResults), Refusal> {
    let (mut agreements, mut side) = gather(
        sheets,
        shared,
        register,
        |reader, row, agreements: &mut Vec<Agreement>| {
            row.require(&[column::AGREEMENT_ID, column::PATIENT_ID, column::KIND]);
            let agreement = agreement(reader, row);
            if let Ending::Used(patient) = reader.end_noted(
                row,
                (column::PATIENT_ID, column::NOTE),
                BlockScope::Agreements,
            ) && let Some(agreement) = agreement
            {
                let id = row.text(column::AGREEMENT_ID);
                reader.side.keys.push(id, row.at());
                agreements.push(Agreement {
                    patient,
                    id: reader.side.ids.put(id),
                    ..agreement
                });
            }
        },
    )?;
    let keys = std::mem::take(&mut side.keys);
    let conflicts = keys.compare(sheets, |row| {
        let patient = register.find(row.text(column::PATIENT_ID));
        (row.text(column::AGREEMENT_ID).to_owned(), patient)
    })?;
    let whose = (sheets, register);
    side.refuse_differing(
        whose,
        &conflicts,
        column::AGREEMENT_ID,
        BlockScope::Agreements,
    );
    let dropped = conflicts.dropped();
    if !dropped.is_empty() {
        agreements.retain(|agreement| !dropped.contains(&agreement.row));
    }
    let ids = &side.ids;
    let patients = register.patients.len();
    let agreements = ByPatient::group(agreements, patients, |a, b| ids.compare(a.id, b.id));
    Ok((agreements, side))
}

fn agreement(reader: &mut PartReader<'_>, row: &mut Row<'_>) -> Option<Agreement> {
    let kind = value(row.choice(column::KIND), &AGREEMENT_KINDS);
    let kind = row.need(column::KIND, kind);
    let guarantee = row.yes_no(column::GUARANTEE);
    Some(Agreement {
        id: crate::model::text::Id::BLANK,
        row: row.at(),
        patient: 0,
        agreed_on: row.date(column::AGREED_ON),
        due_on: row.date(column::DUE_ON),
        contact_on: row.date(column::CONTACT_ON),
        doctor: reader.cell(row, column::DOCTOR),
        caller: value(row.choice(column::CALLER), &Caller::ALL),
        channel: value(row.choice(column::CHANNEL), &Channel::ALL),
        basis: reader.cell(row, column::BASIS),
        clinical_basis: row.clinical_basis(column::BASIS),
        topic: reader.cell(row, column::TOPIC),
        guarantee: guarantee.unwrap_or(false),
        status: value(row.choice(column::STATUS), &AgreementStatus::ALL).unwrap_or_default(),
        kind: kind?,
    })
}
