//! doctors.csv and slots.csv: the doctors' names in full, and their free time.

use crate::export::columns::{doctor, slot};
use crate::model::clinic::{Doctor, Slot};
use crate::model::text::Base;
use crate::read::intake::{HasIds, Shared, SideResults, gather};
use crate::read::refusal::Refusal;
use crate::read::register::Register;
use crate::read::sheet::Sheets;

impl HasIds for Doctor {
    fn move_ids(&mut self, _: Base) {}
}

impl HasIds for Slot {
    fn move_ids(&mut self, _: Base) {}
}

/// Reads doctors.csv.
///
/// # Errors
/// Where the file can't be read to its end.
pub fn read(
    sheets: Sheets<'_, '_>,
    shared: &Shared,
    register: &Register,
) -> Result<(Vec<Doctor>, SideResults), Refusal> {
    let (mut doctors, side) = gather(
        sheets,
        shared,
        register,
        |reader, row, doctors: &mut Vec<Doctor>| {
            row.require(&[doctor::DOCTOR]);
            let listed = Doctor {
                doctor: reader.cell(row, doctor::DOCTOR),
                name: reader.cell(row, doctor::NAME),
                specialty: reader.cell(row, doctor::SPECIALTY),
            };
            if reader.count(row) {
                doctors.push(listed);
            }
        },
    )?;
    shared.with_texts(|texts| {
        let words =
            |it: &Doctor| [it.doctor, it.name, it.specialty].map(|text| texts.get(text).to_owned());
        doctors.sort_by_cached_key(words);
    });
    Ok((doctors, side))
}

/// Reads slots.csv.
///
/// # Errors
/// Where the file can't be read to its end.
pub fn read_slots(
    sheets: Sheets<'_, '_>,
    shared: &Shared,
    register: &Register,
) -> Result<(Vec<Slot>, SideResults), Refusal> {
    let (mut slots, side) = gather(
        sheets,
        shared,
        register,
        |reader, row, slots: &mut Vec<Slot>| {
            row.require(&[slot::DOCTOR, slot::STARTS_AT]);
            let doctor = reader.cell(row, slot::DOCTOR);
            let starts_at = row.moment(slot::STARTS_AT, false);
            let starts_at = row.need(slot::STARTS_AT, starts_at);
            row.minutes(slot::MINUTES);
            if reader.count(row)
                && let Some(starts_at) = starts_at
            {
                slots.push(Slot { doctor, starts_at });
            }
        },
    )?;
    shared.with_texts(|texts| {
        slots.sort_by(|a, b| {
            (texts.get(a.doctor), a.starts_at).cmp(&(texts.get(b.doctor), b.starts_at))
        });
    });
    Ok((slots, side))
}
