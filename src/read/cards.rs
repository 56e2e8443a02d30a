//! cards.csv: what a patient said about being called. It goes before patients.csv, cell by cell; a no in either is a no.

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::columns::card as column;
use super::conflicts::Ids;
use super::duplicates::Identities;
use super::intake::{Ending, Intake};
use super::refusal::Refusal;
use super::sheet::{Row, Sheet};
use super::words::{CONSENTS, value};
use crate::clinic::{Barred, Channels, Consent, Patient, PatientIndex, RowAt, Weekdays};
use crate::phone::Phone;
use crate::text::Text;

/// A service card; what is blank is not said.
struct Card {
    patient: PatientIndex,
    row: RowAt,
    email: Text,
    call_phone: Option<(Phone, Text)>,
    consent: Option<Consent>,
    consent_on: Option<NaiveDate>,
    consent_until: Option<NaiveDate>,
    channels: Option<Channels>,
    call_days: Option<Weekdays>,
    call_times: Option<u32>,
    timezone: Option<Tz>,
    pause_until: Option<NaiveDate>,
    guardian_name: Text,
    guardian_phone: Option<(Phone, Text)>,
}

/// Reads cards.csv and lays the cards over the patients.
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
    let mut cards = Vec::new();
    sheet.rows(&mut problems, |row| {
        row.require(&[column::PATIENT_ID]);
        let card = card(intake, row);
        let patient = intake.patient(&row.text(column::PATIENT_ID));
        let numbers = [card.call_phone, card.guardian_phone];
        if let Some(patient) = patient {
            identities.card_row(
                patient,
                card.row,
                numbers.iter().flatten().map(|number| number.0),
            );
        }
        if let Ending::Used(patient) = intake.end(row, column::PATIENT_ID, Barred::Patient) {
            ids.push(row.text(column::PATIENT_ID), card.row.line);
            cards.push(Card { patient, ..card });
        }
        Ok(())
    })?;
    intake.problems = problems;
    let conflicts = ids.compare(sheet, |row| {
        let id = row.text(column::PATIENT_ID).into_owned();
        let patient = intake.patient(&id);
        (id, patient)
    })?;
    intake.refuse_differing(sheet, &conflicts, column::PATIENT_ID, Barred::Patient);
    let refused = conflicts.refused();
    for card in cards {
        let line = card.row.line;
        if !refused.contains(&line) && !conflicts.repeated.contains(&line) {
            card.lay_over(&mut intake.clinic.patients[card.patient as usize]);
        }
    }
    Ok(())
}

fn card(intake: &mut Intake, row: &mut Row<'_, '_>) -> Card {
    let call_phone = row.phone(column::CALL_PHONE);
    let guardian_phone = row.phone(column::GUARDIAN_PHONE);
    let times = row.times(column::CALL_TIMES);
    Card {
        patient: 0,
        row: row.at(),
        email: intake.email(row, column::EMAIL),
        call_phone: call_phone
            .as_ref()
            .map(|it| (it.phone, intake.extension(Some(it)))),
        consent: value(row.choice(column::CONSENT), &CONSENTS),
        consent_on: row.date(column::CONSENT_ON),
        consent_until: row.date(column::CONSENT_UNTIL),
        channels: row.channels(column::CHANNELS),
        call_days: row.weekdays(column::CALL_DAYS),
        call_times: times.map(|times| intake.times(times)),
        timezone: row.zone(column::TIMEZONE),
        pause_until: row.date(column::PAUSE_UNTIL),
        guardian_name: intake.text(row, column::GUARDIAN_NAME),
        guardian_phone: guardian_phone
            .as_ref()
            .map(|it| (it.phone, intake.extension(Some(it)))),
    }
}

impl Card {
    fn lay_over(&self, patient: &mut Patient) {
        patient.card = Some(self.row);
        if let Some((number, extension)) = self.call_phone {
            (patient.number, patient.extension) = (Some(number), extension);
        }
        if let Some((number, extension)) = self.guardian_phone {
            (patient.guardian_phone, patient.guardian_extension) = (Some(number), extension);
        }
        let speaks_of_consent =
            self.consent.is_some() || self.consent_on.is_some() || self.consent_until.is_some();
        if speaks_of_consent {
            let refused = [Some(patient.consent), self.consent].contains(&Some(Consent::No));
            let said = self.consent.unwrap_or_default();
            patient.consent = if refused { Consent::No } else { said };
            patient.consent_on = self.consent_on;
            patient.consent_until = self.consent_until;
        }
        let or_else = |own: Text, row: Text| if own.is_blank() { row } else { own };
        patient.email = or_else(self.email, patient.email);
        patient.guardian_name = or_else(self.guardian_name, patient.guardian_name);
        patient.channels = self.channels.unwrap_or(patient.channels);
        patient.call_days = self.call_days.unwrap_or(patient.call_days);
        patient.call_times = self.call_times.or(patient.call_times);
        patient.timezone = self.timezone.or(patient.timezone);
        patient.pause_until = self.pause_until.max(patient.pause_until);
    }
}
