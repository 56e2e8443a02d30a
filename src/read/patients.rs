//! patients.csv: who the patients are.

use std::collections::BTreeSet;

use crate::base::room;
use crate::export::columns::patient as column;
use crate::export::words::value;
use crate::model::clinic::{
    BlockReason, BlockScope, Consent, Number, Ownerless, Patient, PatientIndex, PatientStatus,
    RowAt, Unheeded, Weekdays,
};
use crate::model::text::{Base, Id, Text};
use crate::phone::{Phone, Written};
use crate::read::conflicts::{Clash, Group, compare};
use crate::read::duplicates::{self, Identities};
use crate::read::intake::{NamePart, PartReader, Rows, Shared, SideResults, gather};
use crate::read::problem::{Problem, Wanted};
use crate::read::refusal::Refusal;
use crate::read::register::Register;
use crate::read::row::Row;
use crate::read::sheet::Sheets;
use crate::read::yeses::{self, Yeses};

/// A row, before it is known whether it is the patient's first.
struct Draft {
    patient: Patient,
    is_rejected: bool,
    note_refuses: bool,
    /// The hash of name and birth date, where both are given.
    person: Option<u64>,
    /// How many numbers it gives.
    numbers: u32,
}

/// The rows of a part of the file.
#[derive(Default)]
pub struct Drafts {
    rows: Vec<Draft>,
    /// Every number of every row.
    numbers: Vec<Phone>,
    /// The numbers behind the first on which a patient may be contacted, each with the place of its row.
    further: Vec<(usize, Number)>,
    /// Lines that are the rest of the row before: with that, and whose it is.
    rests: Vec<(RowAt, RowAt, String)>,
}

impl Rows for Drafts {
    fn append(&mut self, part: Self, base: Base, to_come: usize) {
        let before = self.rows.len();
        let further = part.further.into_iter();
        self.further
            .extend(further.map(|(place, number)| (before + place, number)));
        let rows = part.rows.into_iter().map(|mut draft| {
            let patient = &mut draft.patient;
            patient.id = patient.id.rebased(base);
            patient.email = patient.email.rebased(base);
            patient.notes = patient.notes.map(|note| note.rebased(base));
            draft
        });
        room::extend(&mut self.rows, rows, to_come);
        room::extend(&mut self.numbers, part.numbers, to_come);
        self.rests.extend(part.rests);
    }
}

/// Reads the rows of patients.csv; how patients came is looked at where that is asked for alone, as no list needs it.
///
/// # Errors
/// Where the file can't be read to its end.
pub fn rows(
    sheets: Sheets<'_, '_>,
    shared: &Shared,
    keep_source: bool,
) -> Result<(Drafts, SideResults), Refusal> {
    let nobody = Register::default();
    gather(
        sheets,
        shared,
        &nobody,
        |reader, row, drafts: &mut Drafts| {
            draft(reader, row, drafts);
            if keep_source && let Some(draft) = drafts.rows.last_mut() {
                draft.patient.came_by = row.came_by(column::SOURCE);
            }
        },
    )
}

/// Reads who the patients are and nothing else.
///
/// # Errors
/// Where the file can't be read to its end.
pub fn read(
    sheets: Sheets<'_, '_>,
    shared: &Shared,
) -> Result<((Register, Identities), SideResults), Refusal> {
    settled(rows(sheets, shared, false)?, sheets)
}

/// Brings the rows to their patients.
///
/// # Errors
/// Where the file can't be read again.
pub fn settled(
    (drafts, mut side): (Drafts, SideResults),
    sheets: Sheets<'_, '_>,
) -> Result<((Register, Identities), SideResults), Refusal> {
    let ids = std::mem::take(&mut side.ids);
    let mut register = Register::new(ids, &drafts.rows.iter().map(|draft| draft.patient.id));
    let mut identities = Identities::default();
    // The rows of patients who have more than one.
    let mut further: Vec<(PatientIndex, RowAt)> = Vec::new();
    let mut unusable: BTreeSet<PatientIndex> = BTreeSet::new();
    let mut numbers = drafts.numbers.as_slice();
    let mut further_numbers = drafts.further.into_iter().peekable();
    for (place, draft) in drafts.rows.into_iter().enumerate() {
        let row = draft.patient.row;
        let (own, rest) = numbers.split_at(draft.numbers as usize);
        numbers = rest;
        if draft.patient.id.is_blank() {
            identities.nameless_row(row, draft.person, own);
            if draft.patient.consent == Consent::No {
                side.ownerless
                    .push(Ownerless::undated(row, Unheeded::Consent));
            }
            continue;
        }
        let known = register.find(register.ids.get(draft.patient.id));
        let (index, is_first) = match known {
            Some(index) => {
                let known = &mut register.patients[index as usize];
                known.came_by = known.came_by.max(draft.patient.came_by);
                register.further_rows.push((index, draft.patient));
                (index, false)
            }
            None => (register.add(draft.patient), true),
        };
        while let Some((_, number)) = further_numbers.next_if(|&(of, _)| of == place) {
            if is_first {
                register.further_numbers.push((index, number));
            }
        }
        if draft.note_refuses {
            side.refuse(index, row);
        }
        identities.patient_row((index, is_first), row, draft.person, own);
        if !is_first {
            further.push((index, row));
        }
        if draft.is_rejected {
            unusable.insert(index);
            side.block(
                index,
                BlockScope::Patient,
                BlockReason::UnreadableRecord,
                row,
            );
        }
    }
    for (rest, before, id) in drafts.rests {
        if let Some(patient) = register.find(&id) {
            let (scope, reason) = (BlockScope::Patient, BlockReason::UnreadableRecord);
            side.block(patient, scope, reason, rest);
            side.block(patient, scope, reason, before);
        }
    }
    register.finish();
    settle(sheets, &mut register, &mut side, &further, unusable)?;
    let Register {
        further_rows,
        patients,
        ..
    } = &mut register;
    further_rows.retain(|&(index, _)| patients[index as usize].row_rejected);
    further_rows.sort_by_key(|&(index, _)| index);
    find_shared_days(&mut register);
    Ok(((register, identities), side))
}

/// Marks the yeses whose day so many share that the clinic's program set it.
fn find_shared_days(register: &mut Register) {
    let mut yeses = Yeses::default();
    for patient in register.patients.iter().filter(|it| !it.row_rejected) {
        yeses.take(patient.consent, patient.consent_on);
    }
    if !yeses.some_shared() {
        return;
    }
    for patient in &mut register.patients {
        let shared = patient.consent_on.filter(|&day| yeses.is_shared(day));
        patient.shares_consent_on = shared.is_some();
        if let Some(day) = shared
            && patient.consent == Consent::Yes
            && !patient.row_rejected
        {
            yeses::show(&mut register.shared_days, day, [patient.row]);
        }
    }
}

/// Compares the rows of one patient, and refuses all of a patient's where one can't be used.
fn settle(
    sheets: Sheets<'_, '_>,
    register: &mut Register,
    side: &mut SideResults,
    further: &[(PatientIndex, RowAt)],
    mut unusable: BTreeSet<PatientIndex>,
) -> Result<(), Refusal> {
    let first = |index: &PatientIndex| register.patients[*index as usize].row;
    let mut repeated: BTreeSet<PatientIndex> = further.iter().map(|&(index, _)| index).collect();
    repeated.extend(&unusable);
    let firsts = repeated.iter().map(|index| (*index, first(index)));
    let rows: Vec<(PatientIndex, RowAt)> = further.iter().copied().chain(firsts).collect();
    let at = |problem: &Problem| RowAt::new(problem.input, problem.line);
    let unused = side.findings.problems.iter();
    let unused = unused.filter(|problem| problem.fate.is_unused());
    let refused: BTreeSet<RowAt> = unused.map(at).collect();
    let again: BTreeSet<PatientIndex> = further.iter().map(|&(index, _)| index).collect();
    let usable = rows
        .iter()
        .filter(|(index, row)| again.contains(index) && !refused.contains(row));
    let usable = usable.map(|&(_, row)| row).collect();
    let conflicts = compare(sheets, &usable, |row| {
        let id = row.text(column::PATIENT_ID);
        (id.to_owned(), register.find(id))
    })?;
    let differing = conflicts.differing.iter();
    for (clash, other) in differing.flat_map(Group::with_others) {
        let Clash { row, patient, .. } = clash;
        unusable.insert(patient);
        side.findings.problems.push(sheets.refused_later(
            row,
            column::PATIENT_ID,
            Wanted::SameRows(other),
        ));
        side.block(
            patient,
            BlockScope::Patient,
            BlockReason::DuplicatePatient,
            row,
        );
    }
    let said: BTreeSet<RowAt> = side.findings.problems.iter().map(at).collect();
    for &(index, row) in rows.iter().filter(|(index, _)| unusable.contains(index)) {
        // Those that were refused as they were read are counted already.
        if !refused.contains(&row) {
            side.withdraw(row);
        }
        if !said.contains(&row) {
            let wanted = Wanted::ReadablePatient;
            side.findings
                .problems
                .push(sheets.refused_later(row, column::PATIENT_ID, wanted));
        }
        register.refuse(index);
    }
    Ok(())
}

/// Reads one row, with every number that it gives.
fn draft(reader: &mut PartReader<'_>, row: &mut Row<'_>, drafts: &mut Drafts) {
    row.require(&[column::PATIENT_ID]);
    let (name, further_names) = name(reader, row);
    let phones = row.phones(column::PHONE, true);
    let call_phone = row.phone(column::CALL_PHONE);
    let guardian_phone = row.phone(column::GUARDIAN_PHONE);
    let given = || phones.iter().chain(&call_phone).chain(&guardian_phone);
    drafts.numbers.extend(given().map(|written| written.phone));
    let numbers = u32::try_from(given().count()).unwrap_or(u32::MAX);
    let [last_name, first_name, patronymic] = name.map(|part| part.text);
    let patronymic = further_names
        .as_ref()
        .map_or(patronymic, |names| reader.text(names));
    let first = number(reader, call_phone.as_ref().or(phones.first()));
    let place = drafts.rows.len();
    // Who names a number to be called on is called on no other.
    let further = phones
        .get(1..)
        .filter(|_| call_phone.is_none())
        .unwrap_or_default();
    let has_further_numbers = !further.is_empty();
    let further = further
        .iter()
        .filter_map(|written| number(reader, Some(written)));
    drafts.further.extend(further.map(|number| (place, number)));
    let email = row.email(column::EMAIL).unwrap_or_default();
    let call_days = reader.weekdays(row, column::CALL_DAYS);
    let patient = Patient {
        id: reader.id(row, column::PATIENT_ID),
        last_name,
        first_name,
        patronymic,
        birth_date: row.date(column::BIRTH_DATE),
        number: first,
        has_further_numbers,
        email: reader.side.ids.put(email),
        consent: value(row.choice(column::CONSENT), &Consent::ALL).unwrap_or_default(),
        consent_on: row.date(column::CONSENT_ON),
        consent_until: row.date(column::CONSENT_UNTIL),
        channels: reader.channels(row, column::CHANNELS).unwrap_or_default(),
        call_days: call_days.unwrap_or(Weekdays::ALL),
        named_days: call_days.is_some(),
        call_times: reader.times(row, column::CALL_TIMES),
        timezone: row.zone(column::TIMEZONE),
        pause_until: row.date(column::PAUSE_UNTIL),
        guardian_name: reader.cell(row, column::GUARDIAN_NAME),
        guardian_phone: number(reader, guardian_phone.as_ref()),
        status: value(row.choice(column::STATUS), &PatientStatus::ALL).unwrap_or_default(),
        next_visit_on: row.date(column::NEXT_VISIT_ON),
        notes: [reader.id(row, column::NOTE), Id::BLANK],
        ..Patient::unknown(row.at())
    };
    if !reader.count(row)
        && let Some((before, id)) = row.before_rest(&|_| false)
    {
        drafts.rests.push((row.at(), before, id.to_owned()));
        if row.some_cell_refuses() {
            reader
                .side
                .ownerless
                .push(Ownerless::undated(row.at(), Unheeded::Loose));
        }
    }
    drafts.rows.push(Draft {
        person: duplicates::person(
            patient.birth_date,
            name.map(|part| (part.written, part.as_one)),
            further_names.as_deref(),
        ),
        patient,
        is_rejected: row.is_rejected(),
        note_refuses: reader.note_refuses(row, column::NOTE),
        numbers,
    });
}

/// A number with its extension.
pub(super) fn number(reader: &mut PartReader<'_>, written: Option<&Written>) -> Option<Number> {
    let written = written?;
    let extension = written.extension.as_deref();
    Some(Number {
        phone: written.phone,
        extension: extension.map_or(Text::BLANK, |extension| reader.text(extension)),
    })
}

/// Last name, first name and patronymic; out of the full name where none of the three is given. A patronymic of several words stands by
/// itself.
fn name<'r>(reader: &mut PartReader<'_>, row: &mut Row<'r>) -> ([NamePart<'r>; 3], Option<String>) {
    let parts = [column::LAST_NAME, column::FIRST_NAME, column::PATRONYMIC]
        .map(|column| reader.name(row, column));
    if parts.iter().any(|part| !part.written.is_empty()) {
        return (parts, None);
    }
    let mut words = row.name(column::FULL_NAME).split_whitespace();
    let last_name = words.next().unwrap_or_default();
    let first_name = words.next().unwrap_or_default();
    let (parts, further) = match *words.collect::<Vec<_>>() {
        [] => ([last_name, first_name, ""], None),
        [patronymic] => ([last_name, first_name, patronymic], None),
        ref rest => ([last_name, first_name, ""], Some(rest.join(" "))),
    };
    let parts = parts.map(|written| NamePart {
        written,
        text: reader.text(written),
        as_one: None,
    });
    (parts, further)
}
