//! contacts.csv and recall-contacts.csv: the contacts that were made.

use super::columns::contact as column;
use super::intake::{Ending, Intake};
use super::refusal::Refusal;
use super::sheet::{Row, Sheet};
use super::values::Named;
use super::words::{OUTCOMES, value};
use crate::clinic::{About, Barred, Contact, NumberOptOut, Outcome};

/// Reads one of the two files of contacts.
///
/// # Errors
/// Where the file can't be read to its end.
pub fn read(intake: &mut Intake, sheet: &mut Sheet<'_>) -> Result<(), Refusal> {
    let mut problems = std::mem::take(&mut intake.problems);
    sheet.rows(&mut problems, |row| {
        row.require(&[column::CONTACTED_AT, column::PATIENT_ID, column::OUTCOME]);
        let contact = contact(intake, row);
        if let Ending::Used(patient) = intake.end(row, column::PATIENT_ID, Barred::Patient)
            && let Some(contact) = contact
        {
            intake.clinic.contacts.push(Contact { patient, ..contact });
        }
        Ok(())
    })?;
    intake.problems = problems;
    Ok(())
}

fn contact(intake: &mut Intake, row: &mut Row<'_, '_>) -> Option<Contact> {
    let at = row.moment(column::CONTACTED_AT, true);
    let at = row.need(column::CONTACTED_AT, at);
    let is_date_alone = !row.cell(column::CONTACTED_AT).contains(':');
    let outcome = value(row.choice(column::OUTCOME), &OUTCOMES);
    let outcome = row.need(column::OUTCOME, outcome);
    // Elsewhere the number is a remark; here it says which number must not be used.
    let number_decides = matches!(outcome, Some(Outcome::WrongNumber | Outcome::OptOut));
    let phones = row.phones(column::PHONE, number_decides);
    if outcome == Some(Outcome::OptOut) {
        let on = at.map(|at| at.date);
        let patient = intake.patient(&row.text(column::PATIENT_ID));
        let patient_row = patient.map(|patient| intake.clinic.patients[patient as usize].row);
        let opt_outs = phones.iter().map(|it| NumberOptOut {
            phone: it.phone,
            on,
            row: row.at(),
            patient_row,
        });
        intake.clinic.number_opt_outs.extend(opt_outs);
    }
    let callback_at = row.moment(column::CALLBACK_AT, true);
    let score = row.score(column::SCORE);
    row.choice(column::CHANNEL);
    let about = about(intake, row);
    let clinic = &mut intake.clinic;
    let index = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
    let first_phone = index(clinic.contact_phones.len());
    clinic
        .contact_phones
        .extend(phones.iter().map(|written| written.phone));
    Some(Contact {
        row: row.at(),
        patient: 0,
        is_date_alone,
        about,
        phones: (first_phone, index(clinic.contact_phones.len())),
        callback_at,
        score,
        at: at?,
        outcome: outcome?,
    })
}

/// What a contact was about; what names nothing is noted.
fn about(intake: &mut Intake, row: &mut Row<'_, '_>) -> (u32, u32) {
    let clinic = &mut intake.clinic;
    let cell = row.text(column::CASE);
    let (named, some_unknown) = row.case_names().read(&cell);
    let mut abouts: Vec<About> = named
        .into_iter()
        .map(|name| match name {
            Named::Visit(id) => About::Visit(clinic.texts.put(id)),
            Named::Plan(id) => About::Plan(clinic.texts.put(id)),
            Named::Agreement(id) => About::Agreement(clinic.texts.put(id)),
            Named::Reason(reason) => About::Reason(reason),
        })
        .collect();
    abouts.sort_unstable();
    abouts.dedup();
    let first = u32::try_from(clinic.abouts.len()).unwrap_or(u32::MAX);
    clinic.abouts.extend(abouts);
    let last = u32::try_from(clinic.abouts.len()).unwrap_or(u32::MAX);
    drop(cell);
    if some_unknown {
        row.note_unreadable(column::CASE);
    }
    (first, last)
}
