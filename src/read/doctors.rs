//! doctors.csv and slots.csv: the doctors' names in full, and their free time.

use super::columns::{doctor, slot};
use super::intake::Intake;
use super::refusal::Refusal;
use super::sheet::Sheet;
use crate::clinic::{Doctor, Slot};

/// Reads doctors.csv.
///
/// # Errors
/// Where the file can't be read to its end.
pub fn read(intake: &mut Intake, sheet: &mut Sheet<'_>) -> Result<(), Refusal> {
    let mut problems = std::mem::take(&mut intake.problems);
    sheet.rows(&mut problems, |row| {
        row.require(&[doctor::DOCTOR]);
        let listed = Doctor {
            doctor: intake.text(row, doctor::DOCTOR),
            name: intake.text(row, doctor::NAME),
            specialty: intake.text(row, doctor::SPECIALTY),
        };
        if intake.count(row) {
            intake.clinic.doctors.push(listed);
        }
        Ok(())
    })?;
    intake.problems = problems;
    let texts = &intake.clinic.texts;
    let words =
        |it: &Doctor| [it.doctor, it.name, it.specialty].map(|text| texts.get(text).to_owned());
    intake.clinic.doctors.sort_by_cached_key(words);
    Ok(())
}

/// Reads slots.csv.
///
/// # Errors
/// Where the file can't be read to its end.
pub fn read_slots(intake: &mut Intake, sheet: &mut Sheet<'_>) -> Result<(), Refusal> {
    let mut problems = std::mem::take(&mut intake.problems);
    sheet.rows(&mut problems, |row| {
        row.require(&[slot::DOCTOR, slot::STARTS_AT]);
        let doctor = intake.text(row, slot::DOCTOR);
        let starts_at = row.moment(slot::STARTS_AT, false);
        let starts_at = row.need(slot::STARTS_AT, starts_at);
        row.minutes(slot::MINUTES);
        if intake.count(row)
            && let Some(starts_at) = starts_at
        {
            intake.clinic.slots.push(Slot { doctor, starts_at });
        }
        Ok(())
    })?;
    intake.problems = problems;
    let texts = &intake.clinic.texts;
    intake.clinic.slots.sort_by(|a, b| {
        (texts.get(a.doctor), a.starts_at).cmp(&(texts.get(b.doctor), b.starts_at))
    });
    Ok(())
}
