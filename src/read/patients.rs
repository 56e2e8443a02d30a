//! patients.csv: who the patients are.

use std::collections::BTreeSet;

use super::columns::patient as column;
use super::conflicts::Ids;
use super::duplicates::Identities;
use super::intake::Intake;
use super::problem::Wanted;
use super::refusal::Refusal;
use super::sheet::{Row, Sheet};
use super::words::{CONSENTS, PATIENT_STATUSES, value};
use crate::clinic::{Bar, Barred, Patient, PatientIndex, RowAt, Weekdays};
use crate::phone::Phone;
use crate::text::Text;

/// Reads patients.csv.
///
/// # Errors
/// Where the file can't be read to its end.
pub fn read(
    intake: &mut Intake,
    identities: &mut Identities,
    sheet: &mut Sheet<'_>,
) -> Result<(), Refusal> {
    let mut problems = std::mem::take(&mut intake.problems);
    let mut ids = Ids::default();
    let mut rows: Vec<(PatientIndex, u32)> = Vec::new();
    let mut unusable: BTreeSet<PatientIndex> = BTreeSet::new();
    sheet.rows(&mut problems, |row| {
        row.require(&[column::PATIENT_ID]);
        let at = row.at();
        intake.input(at).rows += 1;
        let id = row.text(column::PATIENT_ID).into_owned();
        let known = (!id.is_empty()).then(|| intake.take_patient(&id));
        let (patient, numbers) = patient(intake, row, &id);
        let index = known.map(|(index, _)| index);
        let is_first = known.is_some_and(|(_, is_new)| is_new);
        identities.patient_row(&intake.clinic.texts, index, is_first, &patient, &numbers);
        let Some((index, is_new)) = known else {
            intake.input(at).rejected += 1;
            return Ok(());
        };
        if is_new {
            intake.clinic.patients.push(patient);
        }
        rows.push((index, at.line));
        if row.is_rejected() {
            unusable.insert(index);
            intake.bar(index, Barred::Patient, Bar::UnreadableRecord, at);
        } else {
            ids.push(&id, at.line);
        }
        Ok(())
    })?;
    let conflicts = ids.compare(sheet, |row| {
        let id = row.text(column::PATIENT_ID).into_owned();
        let patient = intake.patient(&id);
        (id, patient)
    })?;
    let input = sheet.input;
    for row in conflicts.differing.iter().flat_map(|group| &group.0) {
        let line = row.line;
        unusable.insert(row.patient);
        problems.push(sheet.refused_later(line, Some(column::PATIENT_ID), Wanted::SameRows));
        intake.bar(
            row.patient,
            Barred::Patient,
            Bar::DuplicatePatient,
            RowAt { input, line },
        );
    }
    let said: BTreeSet<u32> = if unusable.is_empty() {
        BTreeSet::new()
    } else {
        problems
            .iter()
            .filter(|p| p.input == input)
            .map(|p| p.line)
            .collect()
    };
    for (index, line) in rows {
        let at = RowAt { input, line };
        if !unusable.contains(&index) {
            intake.input(at).used += 1;
            continue;
        }
        intake.input(at).rejected += 1;
        if !said.contains(&line) {
            problems.push(sheet.refused_later(
                line,
                Some(column::PATIENT_ID),
                Wanted::ReadablePatient,
            ));
        }
    }
    for index in unusable {
        intake.clinic.patients[index as usize].row_rejected = true;
    }
    intake.problems = problems;
    Ok(())
}

/// Reads one row, with every number that it gives.
fn patient(intake: &mut Intake, row: &mut Row<'_, '_>, id: &str) -> (Patient, Vec<Phone>) {
    let at = row.at();
    let [last_name, first_name, patronymic] = name(intake, row);
    let phones = row.phones(column::PHONE, true);
    let call_phone = row.phone(column::CALL_PHONE);
    let guardian_phone = row.phone(column::GUARDIAN_PHONE);
    let given = || phones.iter().chain(&call_phone).chain(&guardian_phone);
    let numbers = given().map(|written| written.phone).collect();
    let first = call_phone.as_ref().or(phones.first());
    let times = row.times(column::CALL_TIMES);
    let patient = Patient {
        id: intake.clinic.texts.push(id),
        row: at,
        card: None,
        row_rejected: false,
        barred: false,
        last_name,
        first_name,
        patronymic,
        birth_date: row.date(column::BIRTH_DATE),
        number: first.map(|written| written.phone),
        extension: intake.extension(first),
        email: intake.email(row, column::EMAIL),
        consent: value(row.choice(column::CONSENT), &CONSENTS).unwrap_or_default(),
        consent_on: row.date(column::CONSENT_ON),
        consent_until: row.date(column::CONSENT_UNTIL),
        channels: row.channels(column::CHANNELS).unwrap_or_default(),
        call_days: row.weekdays(column::CALL_DAYS).unwrap_or(Weekdays::ALL),
        call_times: times.map(|times| intake.times(times)),
        timezone: row.zone(column::TIMEZONE),
        pause_until: row.date(column::PAUSE_UNTIL),
        guardian_name: intake.text(row, column::GUARDIAN_NAME),
        guardian_phone: guardian_phone.as_ref().map(|written| written.phone),
        guardian_extension: intake.extension(guardian_phone.as_ref()),
        status: value(row.choice(column::STATUS), &PATIENT_STATUSES).unwrap_or_default(),
        next_visit_on: row.date(column::NEXT_VISIT_ON),
    };
    (patient, numbers)
}

/// Last name, first name and patronymic; out of the full name where none of the three is given.
fn name(intake: &mut Intake, row: &Row<'_, '_>) -> [Text; 3] {
    let parts = [column::LAST_NAME, column::FIRST_NAME, column::PATRONYMIC]
        .map(|column| intake.text(row, column));
    if parts.iter().any(|part| !part.is_blank()) {
        return parts;
    }
    let full_name = row.text(column::FULL_NAME);
    let mut words = full_name.split_whitespace();
    let last_name = words.next().unwrap_or_default();
    let first_name = words.next().unwrap_or_default();
    let patronymic = words.collect::<Vec<_>>().join(" ");
    [last_name, first_name, &patronymic].map(|part| intake.clinic.texts.put(part))
}
