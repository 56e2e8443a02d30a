//! cards.csv: what a patient said about being called. It goes before patients.csv, cell by cell; a no in either is a no.

use std::num::NonZeroU32;

use chrono::NaiveDate;
use chrono_tz::Tz;

use crate::export::columns::card as column;
use crate::export::words::value;
use crate::model::clinic::{
    BlockScope, Channels, Consent, Number, Patient, PatientIndex, RowAt, Unheeded, Weekdays,
};
use crate::model::text::{Base, Id, Text};
use crate::phone::Phone;
use crate::read::duplicates::Identities;
use crate::read::intake::{Ending, PartReader, Rows, Shared, SideResults, gather};
use crate::read::patients::number;
use crate::read::refusal::Refusal;
use crate::read::register::Register;
use crate::read::row::Row;
use crate::read::sheet::Sheets;
use crate::read::yeses::{self, Yeses};

/// A service card; what is blank is not said.
struct Card {
    patient: PatientIndex,
    row: RowAt,
    email: Id,
    call_phone: Option<Number>,
    consent: Option<Consent>,
    consent_on: Option<NaiveDate>,
    consent_until: Option<NaiveDate>,
    channels: Option<Channels>,
    call_days: Option<Weekdays>,
    call_times: Option<NonZeroU32>,
    timezone: Option<Tz>,
    pause_until: Option<NaiveDate>,
    guardian_name: Text,
    guardian_phone: Option<Number>,
    note: Id,
}

/// The cards of a part of the file.
#[derive(Default)]
struct Cards {
    cards: Vec<Card>,
    /// The numbers of each row that names a patient, also where the row is refused.
    numbers: Vec<(PatientIndex, RowAt, [Option<Phone>; 2])>,
}

impl Rows for Cards {
    fn append(&mut self, part: Self, base: Base, _: usize) {
        let cards = part.cards.into_iter().map(|card| Card {
            email: card.email.rebased(base),
            note: card.note.rebased(base),
            ..card
        });
        self.cards.extend(cards);
        self.numbers.extend(part.numbers);
    }
}

/// Reads cards.csv and lays the cards over the patients.
///
/// # Errors
/// Where the file can't be read to its end.
pub fn read(
    sheets: Sheets<'_, '_>,
    shared: &Shared,
    register: &mut Register,
    identities: &mut Identities,
) -> Result<SideResults, Refusal> {
    let (rows, mut side) = gather(
        sheets,
        shared,
        register,
        |reader, row, cards: &mut Cards| {
            row.require(&[column::PATIENT_ID]);
            let card = card(reader, row);
            if card.consent == Some(Consent::No) {
                reader.keep_no(row, column::PATIENT_ID, Unheeded::Consent);
            }
            if let Some(patient) = reader.register.find(row.text(column::PATIENT_ID)) {
                let numbers = [card.call_phone, card.guardian_phone];
                let numbers = numbers.map(|number| number.map(|number| number.phone));
                cards.numbers.push((patient, card.row, numbers));
            }
            if let Ending::Used(patient) =
                reader.end_noted(row, (column::PATIENT_ID, column::NOTE), BlockScope::Patient)
            {
                let id = row.text(column::PATIENT_ID);
                reader.side.keys.push(id, card.row);
                cards.cards.push(Card { patient, ..card });
            }
        },
    )?;
    for (patient, row, numbers) in rows.numbers {
        identities.card_row(patient, row, numbers.into_iter().flatten());
    }
    let keys = std::mem::take(&mut side.keys);
    let conflicts = keys.compare(sheets, |row| {
        let id = row.text(column::PATIENT_ID);
        (id.to_owned(), register.find(id))
    })?;
    let whose = (sheets, &*register);
    side.refuse_differing(whose, &conflicts, column::PATIENT_ID, BlockScope::Patient);
    let base = register.ids.append(&std::mem::take(&mut side.ids), 0);
    if register.ids.is_full() {
        return Err(sheets.too_large());
    }
    let dropped = conflicts.dropped();
    let mut cards = rows.cards;
    if !dropped.is_empty() {
        cards.retain(|card| !dropped.contains(&card.row));
    }
    let mut yeses = Yeses::default();
    for card in &cards {
        yeses.take(card.consent.unwrap_or_default(), card.consent_on);
    }
    let some_shared = yeses.some_shared();
    for card in cards {
        let card = Card {
            email: card.email.rebased(base),
            note: card.note.rebased(base),
            ..card
        };
        let shared = card.consent_on.filter(|_| some_shared);
        let shared = shared.filter(|&day| yeses.is_shared(day));
        let patient = &mut register.patients[card.patient as usize];
        card.lay_over(patient, shared.is_some());
        if let Some(day) = shared
            && card.consent == Some(Consent::Yes)
        {
            let rows = [patient.row, card.row];
            yeses::show(&mut register.shared_days, day, rows);
        }
    }
    Ok(side)
}

fn card(reader: &mut PartReader<'_>, row: &mut Row<'_>) -> Card {
    let call_phone = row.phone(column::CALL_PHONE);
    let guardian_phone = row.phone(column::GUARDIAN_PHONE);
    let email = row.email(column::EMAIL).unwrap_or_default();
    Card {
        patient: 0,
        row: row.at(),
        email: reader.side.ids.put(email),
        call_phone: number(reader, call_phone.as_ref()),
        consent: value(row.choice(column::CONSENT), &Consent::ALL),
        consent_on: row.date(column::CONSENT_ON),
        consent_until: row.date(column::CONSENT_UNTIL),
        channels: row.channels(column::CHANNELS),
        call_days: row.weekdays(column::CALL_DAYS),
        call_times: reader.times(row, column::CALL_TIMES),
        timezone: row.zone(column::TIMEZONE),
        pause_until: row.date(column::PAUSE_UNTIL),
        guardian_name: reader.cell(row, column::GUARDIAN_NAME),
        guardian_phone: number(reader, guardian_phone.as_ref()),
        note: reader.id(row, column::NOTE),
    }
}

impl Card {
    /// Lays the card over the patient's row; `shares_consent_on`: its day of consent was set by the clinic's program.
    fn lay_over(&self, patient: &mut Patient, shares_consent_on: bool) {
        patient.card = Some(self.row);
        patient.notes[1] = self.note;
        if self.call_phone.is_some() {
            patient.number = self.call_phone;
            patient.has_further_numbers = false;
        }
        patient.guardian_phone = self.guardian_phone.or(patient.guardian_phone);
        let speaks_of_consent =
            self.consent.is_some() || self.consent_on.is_some() || self.consent_until.is_some();
        if speaks_of_consent {
            let refused = [Some(patient.consent), self.consent].contains(&Some(Consent::No));
            let said = self.consent.unwrap_or_default();
            patient.consent = if refused { Consent::No } else { said };
            patient.consent_on = self.consent_on;
            patient.shares_consent_on = shares_consent_on;
            patient.consent_until = self.consent_until;
        }
        if !self.email.is_blank() {
            patient.email = self.email;
        }
        if !self.guardian_name.is_blank() {
            patient.guardian_name = self.guardian_name;
        }
        patient.channels = self.channels.unwrap_or(patient.channels);
        patient.call_days = self.call_days.unwrap_or(patient.call_days);
        patient.named_days |= self.call_days.is_some();
        patient.call_times = self.call_times.or(patient.call_times);
        patient.timezone = self.timezone.or(patient.timezone);
        patient.pause_until = self.pause_until.max(patient.pause_until);
    }
}
