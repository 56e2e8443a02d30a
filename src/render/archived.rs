//! The contacts of a list as the archive keeps them, a JSON object a line: what was to be said, on what grounds, and the rows as they stood.

use std::collections::BTreeSet;
use std::io::{self, Write};

use crate::export::columns::{Column, Kind};
use crate::model::archived::{
    ArchivedCase, ArchivedConsent, ArchivedContact, ArchivedRow, Ground, Hours,
};
use crate::model::clinic::{Channel, Clock, Patient, Reason, RowAt};
use crate::model::decision::{Case, Decision, Permission};
use crate::phone::mask::masked;
use crate::plan::Plan;
use crate::plan::contacts::Contact;
use crate::read::{Reading, RowsThen};
use crate::render::{Page, Talks};

/// Writes the contacts of a plan. `reading` is what it was made from, with its text kept.
///
/// # Errors
/// Where it can't be written, or an export can't be read once more.
pub(crate) fn write(
    page: &Page<'_>,
    plan: &Plan,
    reading: &Reading,
    mut out: impl Write,
) -> io::Result<()> {
    let clinic = page.practice.clinic;
    let mut wanted = BTreeSet::new();
    for contact in &plan.contacts {
        wanted.extend(rows_of(contact, &clinic.patients[contact.patient as usize]));
    }
    let rows = Rows {
        then: reading.rows_then(&wanted)?,
        columns: (0..=u8::MAX)
            .take(clinic.inputs.len())
            .map(|input| reading.columns_of(input))
            .collect(),
        sorts: reading.files.iter().map(|(file, ..)| file.name()).collect(),
    };
    let talks = Talks::of(plan);
    for (contact, position) in plan.contacts.iter().zip(1..) {
        let same_talk = talks.others(contact, position).len();
        let line = archived(page, contact, same_talk, &rows);
        serde_json::to_writer(&mut out, &line)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// The rows of the inputs that were looked up.
struct Rows {
    then: RowsThen,
    /// Of each input, which column each field serves.
    columns: Vec<Vec<Option<&'static Column>>>,
    /// Of which sort each input is.
    sorts: Vec<&'static str>,
}

impl Rows {
    fn archived(&self, page: &Page<'_>, row: RowAt) -> Option<ArchivedRow> {
        let cells = self.then.get(&row)?;
        let input = usize::from(row.input());
        let columns = self.columns.get(input)?;
        let column = |field: usize| columns.get(field).copied().flatten();
        let shown = cells.iter().enumerate();
        Some(ArchivedRow {
            file: page.input_name(row).to_owned(),
            line: row.line(),
            of: (*self.sorts.get(input)?).to_owned(),
            header: page.practice.clinic.inputs.get(input)?.headers.clone(),
            columns: (0..cells.len())
                .map(|field| column(field).map(|column| column.name.to_owned()))
                .collect(),
            cells: shown
                .map(|(field, cell)| kept(column(field), cell))
                .collect(),
        })
    }
}

/// A cell as it is kept. In free text, and where nobody knows what a column holds, a telephone number may be anybody's.
fn kept(column: Option<&Column>, cell: &str) -> String {
    let is_free = column.is_none_or(|column| {
        matches!(column.kind, Kind::Text | Kind::Basis | Kind::Source)
            && !column.name.ends_with("_id")
    });
    if is_free {
        masked(cell).into_owned()
    } else {
        cell.to_owned()
    }
}

/// The rows on which a contact rests: those of its decisions, and the patient's own, which say what was permitted.
fn rows_of(contact: &Contact, patient: &Patient) -> BTreeSet<RowAt> {
    let evidence = contact.cases.iter().flat_map(|case| case.evidence.iter());
    let own = [Some(patient.row), patient.card];
    evidence.copied().chain(own.into_iter().flatten()).collect()
}

fn archived(page: &Page<'_>, contact: &Contact, same_talk: usize, rows: &Rows) -> ArchivedContact {
    let clinic = page.practice.clinic;
    let patient = &clinic.patients[contact.patient as usize];
    let kept = rows_of(contact, patient);
    let kept: Vec<(RowAt, ArchivedRow)> = kept
        .into_iter()
        .filter_map(|row| Some((row, rows.archived(page, row)?)))
        .collect();
    let patient_name = page.patient_name(contact);
    let is_call = contact.channel == Channel::Call;
    let message = page.words.message(contact);
    ArchivedContact {
        entry: page.entry(contact).with_digits(&patient_name),
        patient_id: clinic.patient_id(contact.patient).to_owned(),
        patient_name,
        contact_name: page.contact_name(contact),
        to_guardian: contact.to_guardian,
        channel: contact.channel.name().to_owned(),
        to: page.address(contact),
        caller: contact.caller.name().to_owned(),
        doctor: page.doctor(contact),
        windows: contact
            .windows
            .as_slice()
            .iter()
            .map(|window| Hours {
                from: Clock(window.from).to_string(),
                to: Clock(window.to).to_string(),
            })
            .collect(),
        scheduled_at: contact.scheduled_at.map(|minute| Clock(minute).to_string()),
        same_talk,
        script: if is_call {
            page.words.script(contact, &[])
        } else {
            String::new()
        },
        message: message.map_or_else(String::new, |message| message.text),
        cases: contact
            .cases
            .iter()
            .map(|case| one_case(page, (contact, patient), case, &kept))
            .collect(),
        rows: kept.into_iter().map(|(_, row)| row).collect(),
    }
}

/// The rows of a contact, by where they stand.
type Kept = [(RowAt, ArchivedRow)];

fn cell<'k>(kept: &'k Kept, row: RowAt, column: &str) -> Option<&'k str> {
    let (_, row) = kept.iter().find(|(at, _)| *at == row)?;
    row.cell(column)
}

fn one_case(
    page: &Page<'_>,
    (contact, patient): (&Contact, &Patient),
    decision: &Decision,
    kept: &Kept,
) -> ArchivedCase {
    let case = decision.case();
    ArchivedCase {
        case: case.map_or_else(String::new, |case| case.name(page.practice.clinic)),
        reason: decision.reason().map_or("", Reason::name).to_owned(),
        due_from: decision
            .day()
            .map_or_else(String::new, |day| day.to_string()),
        why: page.why(decision),
        ground: case.map_or_else(Ground::default, |case| ground(page, case, decision, kept)),
        consent: consent(page, (contact, patient), decision, kept),
        evidence: decision
            .evidence
            .iter()
            .map(|&row| page.shown_row(row))
            .collect(),
    }
}

fn ground(page: &Page<'_>, case: Case, decision: &Decision, kept: &Kept) -> Ground {
    let clinic = page.practice.clinic;
    let (kind, _) = case.parts(clinic);
    let text = |row: RowAt, column: &str| cell(kept, row, column).map(ToOwned::to_owned);
    let (on, by, document) = match case {
        Case::Visit(_) => {
            let visit = case.visit(clinic);
            let booked = visit.and_then(|visit| visit.booked_on);
            (booked.map(|on| on.to_string()), None, None)
        }
        Case::Plan(_) => {
            let signed = page.words.signed_on(decision);
            (signed.map(|on| on.to_string()), None, None)
        }
        Case::Agreement(_) => match case.agreement(clinic) {
            None => (None, None, None),
            Some(agreement) => (
                agreement.agreed_on.map(|on| on.to_string()),
                text(agreement.row, "agreed_by"),
                text(agreement.row, "agreed_document"),
            ),
        },
    };
    Ground {
        kind: kind.to_owned(),
        on,
        by,
        document,
    }
}

fn consent(
    page: &Page<'_>,
    (contact, patient): (&Contact, &Patient),
    decision: &Decision,
    kept: &Kept,
) -> ArchivedConsent {
    let clinic = page.practice.clinic;
    let mut told = String::new();
    page.words.consent(&mut told, decision);
    let Some((_, approach)) = decision.call() else {
        return ArchivedConsent::default();
    };
    // What a card says goes before the patients' file.
    let own = [patient.card, Some(patient.row)];
    let own_cell = |column: &str| {
        let mut rows = own.into_iter().flatten();
        rows.find_map(|row| cell(kept, row, column))
    };
    let agreement = decision.case().and_then(|case| case.agreement(clinic));
    let visit = decision.case().and_then(|case| case.visit(clinic));
    let day = |on: Option<chrono::NaiveDate>| on.map(|on| on.to_string());
    let (permission, on, until, document) = match approach.permission {
        Permission::Consent(on) => (
            "yes",
            day(on),
            patient.consent_until,
            own_cell("consent_document"),
        ),
        Permission::VisitsOnly(on) => (
            "visits",
            day(on),
            patient.consent_until,
            own_cell("consent_document"),
        ),
        Permission::Agreement(on) => {
            let document = agreement.and_then(|it| cell(kept, it.row, "agreed_document"));
            ("agreement", day(Some(on)), None, document)
        }
        Permission::Reminder => {
            let booked = visit.and_then(|visit| visit.booked_on);
            ("remind", day(booked), None, None)
        }
    };
    let guardian = page.words.joined(&[patient.guardian_name]);
    ArchivedConsent {
        permission: permission.to_owned(),
        on,
        until: day(until),
        address_from: address_from(page, contact, &own_cell).to_owned(),
        channels: patient
            .channels
            .iter()
            .map(|channel| channel.name().to_owned())
            .collect(),
        document: document.map(ToOwned::to_owned),
        guardian: contact.to_guardian.then_some(guardian),
        told,
    }
}

/// The column from which the address of a contact is.
fn address_from<'k>(
    page: &Page<'_>,
    contact: &Contact,
    own_cell: &impl Fn(&str) -> Option<&'k str>,
) -> &'static str {
    let Some(number) = contact.number else {
        return "email";
    };
    if contact.to_guardian {
        return "guardian_phone";
    }
    let for_calls = own_cell("call_phone").and_then(|cell| page.phones.read(cell));
    if for_calls.is_some_and(|written| written.phone == number) {
        "call_phone"
    } else {
        "phone"
    }
}

#[cfg(test)]
mod tests {
    use chrono_tz::Tz;

    use super::*;
    use crate::base::Language;
    use crate::model::clinic::Moment;
    use crate::plan::decide::Evidence;
    use crate::plan::practice::{Asked, Facts};
    use crate::plan::rules;
    use crate::read::{self, Sources};

    const PATIENTS: &str = "\
patient_id;last_name;first_name;birth_date;phone;consent;consent_on;consent_document;note;Кабинет
1;Stone;Ada;1980-05-14;8 (916) 000-00-01;yes;10.01.2026;folder 3;ask Dr Hill, 8 916 000-00-99;8 916 000-00-98
2;Field;Ben;1975-11-02;8 916 000-00-02;;;;;
";
    const CARDS: &str = "\
patient_id;call_phone;channels;consent_document
2;8 916 000-00-22;sms;
";
    const PLANS: &str = "\
plan_id;patient_id;item_id;procedure;signed_on;urgent;due_on;status
A;1;1;\"a filling;
new\";2026-02-02;yes;2026-02-20;planned
";
    const AGREEMENTS: &str = "\
agreement_id;patient_id;kind;agreed_on;agreed_by;contact_on;agreed_document
H;2;hygiene_reminder;2026-01-12;Vera;2026-03-02;form 12
";

    fn contacts() -> Vec<ArchivedContact> {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in [
            ("patients.csv", PATIENTS),
            ("cards.csv", CARDS),
            ("plans.csv", PLANS),
            ("agreements.csv", AGREEMENTS),
            ("visits.csv", "visit_id,patient_id,starts_at,status\n"),
        ] {
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        let sources = Sources {
            data: folder.path().to_owned(),
            keep_text: true,
            ..Sources::default()
        };
        let settings = rules::default_settings(Tz::UTC);
        let reading = read::read(&sources, &settings).unwrap();
        let date = chrono::NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
        let asked = Asked {
            now: Moment::start_of(date),
            is_today: false,
            shift: None,
            callers: None,
            bookings_checked: true,
        };
        let practice = crate::plan::on_day(&reading.clinic, &settings, asked);
        let phones = read::phones(&settings).unwrap();
        let page = Page::new(&practice, Language::English, &phones);
        let nothing = |(): &mut (), _: &Facts<'_>, _: &_| Ok::<(), std::convert::Infallible>(());
        let made = crate::plan::plan((&practice, Evidence::OfCalls), || (), nothing, |()| Ok(()));
        let Ok(plan) = made;
        let mut out = Vec::new();
        write(&page, &plan, &reading, &mut out).unwrap();
        let lines = String::from_utf8(out).unwrap();
        lines
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }

    #[test]
    fn a_contact_is_kept_with_its_rows_its_consent_and_its_papers() {
        let contacts = contacts();
        assert_eq!(contacts.len(), 2);
        let of = |id: &str| contacts.iter().find(|it| it.patient_id == id).unwrap();
        let ada = of("1");
        assert_eq!((&*ada.to, &*ada.channel), ("+79160000001", "call"));
        assert!(ada.script.contains("Ada"), "{}", ada.script);
        assert_eq!(ada.message, "");
        let case = &ada.cases[0];
        assert_eq!(
            (&*case.ground.kind, case.ground.on.as_deref()),
            ("plan", Some("2026-02-02"))
        );
        assert_eq!(case.consent.permission, "yes");
        assert_eq!(case.consent.on.as_deref(), Some("2026-01-10"));
        assert_eq!(case.consent.document.as_deref(), Some("folder 3"));
        assert_eq!(case.consent.address_from, "phone");
        let rows: Vec<_> = ada.rows.iter().map(|row| (&*row.file, row.line)).collect();
        assert_eq!(rows, [("patients.csv", 2), ("plans.csv", 2)]);
        assert_eq!(ada.rows[0].cell("consent_on"), Some("10.01.2026"));
        assert_eq!(ada.rows[0].cell("phone"), Some("8 (916) 000-00-01"));
        assert_eq!(ada.rows[1].cell("procedure"), Some("a filling; new"));
        // In a remark, and where nobody knows what a column holds, a number may be a doctor's.
        assert_eq!(ada.rows[0].cell("note"), Some("ask Dr Hill, ***"));
        assert_eq!(ada.rows[0].columns[9], None);
        assert_eq!(
            (&*ada.rows[0].header[9], &*ada.rows[0].cells[9]),
            ("Кабинет", "***")
        );
        let ben = of("2");
        assert_eq!(
            (&*ben.to, &*ben.channel, &*ben.script),
            ("+79160000022", "sms", "")
        );
        assert!(!ben.message.is_empty());
        let case = &ben.cases[0];
        assert_eq!(case.consent.permission, "agreement");
        assert_eq!(case.consent.on.as_deref(), Some("2026-01-12"));
        assert_eq!(case.consent.document.as_deref(), Some("form 12"));
        assert_eq!(case.consent.address_from, "call_phone");
        assert_eq!(case.consent.channels, ["sms"]);
        assert_eq!(
            (case.ground.kind.as_str(), case.ground.by.as_deref()),
            ("agreement", Some("Vera"))
        );
    }
}
