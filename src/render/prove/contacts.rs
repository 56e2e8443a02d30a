//! A contact on the page: when and with whom, on what grounds, by what leave, what came of it, and the rows of that day.

use std::fmt::Write;

use super::{Block, Section, Telling, Tone, before, of_whom, outcome, reason, shown_number};
use crate::base::{Both, Language};
use crate::export::columns::File;
use crate::language::date;
use crate::language::prove as words;
use crate::model::archived::{ArchivedCase, ArchivedContact, ArchivedRow};
use crate::model::clinic::{Caller, Channel};
use crate::phone::mask::{masked, masked_name};
use crate::report::prove::{Kind, Planned, Proof, patients_of};

/// Columns that tell of somebody's health, or may: what is done, what it is about, what was remarked.
const HEALTH: [&str; 10] = [
    "procedure",
    "tooth",
    "specialty",
    "risk",
    "urgent",
    "basis",
    "topic",
    "guarantee",
    "score",
    "note",
];

pub(super) fn sections(proof: &Proof, telling: &Telling<'_>) -> Vec<Section> {
    let contacts = proof.contacts.iter();
    contacts
        .map(|planned| section(proof, planned, telling))
        .collect()
}

fn section(proof: &Proof, planned: &Planned, telling: &Telling<'_>) -> Section {
    let language = telling.language;
    let contact = &planned.contact;
    let channel = channel(&contact.channel, language);
    let address = address(contact, telling);
    let mut blocks = Vec::new();
    if let Some(whom) = of_whom(proof, &contact.patient_id, language) {
        blocks.push(fact(words::PATIENT, whom));
    }
    when_and_whom(contact, language, &mut blocks);
    for case in &contact.cases {
        matter(case, telling, &mut blocks);
    }
    came_of_it(planned, telling, &mut blocks);
    said(contact, telling, &mut blocks);
    rows(proof, contact, telling, &mut blocks);
    for &place in &planned.days {
        let Some(day) = proof.days.get(place) else {
            continue;
        };
        blocks.push(fact(words::SEAL, format!("{}: {}", day.name, day.sha256)));
        blocks.push(fact(words::BEFORE, before(day, language)));
    }
    Section {
        title: format!("{} · {channel} · {address}", date(planned.date, language)),
        is_contact: true,
        blocks,
    }
}

fn fact(label: Both, value: String) -> Block {
    Block::Fact(label, value, Tone::Plain)
}

fn channel(name: &str, language: Language) -> String {
    let known = Channel::ALL.into_iter().find(|it| it.name() == name);
    known
        .map_or(name, |it| it.phrase().said_in(language))
        .to_owned()
}

fn address(contact: &ArchivedContact, telling: &Telling<'_>) -> String {
    if contact.to.starts_with('+') {
        shown_number(&contact.to, telling.phones)
    } else {
        masked(&contact.to).into_owned()
    }
}

fn when_and_whom(contact: &ArchivedContact, language: Language, blocks: &mut Vec<Block>) {
    let hours = contact.windows.iter();
    let hours = hours.map(|hours| format!("{}–{}", hours.from, hours.to));
    let mut hours = hours.collect::<Vec<_>>().join("; ");
    if let Some(at) = &contact.scheduled_at {
        hours = format!("{at} ({hours})");
    }
    blocks.push(fact(words::HOURS, hours));
    let mut whom = masked_name(&contact.contact_name).into_owned();
    if contact.to_guardian {
        write!(whom, ", {}", words::GUARDIAN.said_in(language)).ok();
    }
    if !whom.is_empty() {
        blocks.push(fact(words::TO_WHOM, whom));
    }
    let is_doctor = contact.caller == Caller::Doctor.name();
    let mut caller = words::said(
        if is_doctor {
            words::DOCTOR
        } else {
            words::ADMINISTRATOR
        },
        language,
    );
    if is_doctor && !contact.doctor.is_empty() {
        write!(caller, " {}", masked_name(&contact.doctor)).ok();
    }
    blocks.push(fact(words::CALLER, caller));
}

/// One matter: why, what it is owed for, and by what leave.
fn matter(case: &ArchivedCase, telling: &Telling<'_>, blocks: &mut Vec<Block>) {
    let language = telling.language;
    let name = reason(&case.reason, language);
    blocks.push(fact(
        words::REASON,
        format!("{name} ({})", masked_name(&case.case)),
    ));
    if telling.with_health {
        blocks.push(fact(words::WHY, case.why.clone()));
    }
    let ground = &case.ground;
    let by = ground.by.as_deref().map(masked_name);
    blocks.push(fact(
        words::GROUND,
        words::ground(&ground.kind, ground.on.as_deref(), by.as_deref(), language),
    ));
    let consent = &case.consent;
    // The paper of an agreement that is the leave as well is told with that.
    if ground.kind == "plan" {
        let text = words::said(words::PLAN_PAPER, language);
        blocks.push(Block::Fact(words::SIGNATURE, text, Tone::Quiet));
    } else if ground.kind == "agreement" && consent.permission != "agreement" {
        blocks.push(paper(
            words::GROUND_PAPER,
            ground.document.as_deref(),
            language,
        ));
    }
    let dates = (
        consent.permission.as_str(),
        consent.on.as_deref(),
        consent.until.as_deref(),
    );
    let guardian = consent.guardian.as_deref().map(masked_name);
    blocks.push(fact(
        words::CONSENT,
        words::permission(dates, guardian.as_deref(), language),
    ));
    blocks.push(paper(words::PAPER, consent.document.as_deref(), language));
    blocks.push(fact(
        words::NUMBER_FROM,
        words::address_from(&consent.address_from, language),
    ));
    let ways = consent.channels.iter().map(|name| channel(name, language));
    let ways = ways.collect::<Vec<_>>().join(", ");
    let ways = if ways.is_empty() {
        words::said(words::WAYS_NOT_NAMED, language)
    } else {
        ways
    };
    blocks.push(fact(words::WAYS, ways));
}

fn paper(label: Both, document: Option<&str>, language: Language) -> Block {
    let Some(document) = document else {
        let text = words::said(words::NO_PAPER, language);
        return Block::Fact(label, text, Tone::Alarm);
    };
    fact(label, masked(document).into_owned())
}

fn came_of_it(planned: &Planned, telling: &Telling<'_>, blocks: &mut Vec<Block>) {
    let language = telling.language;
    for made in &planned.made {
        blocks.push(fact(words::OUTCOME, outcome(made, telling)));
    }
    if planned.made.is_empty() {
        let text = if telling.has_outcomes {
            words::NO_OUTCOME
        } else {
            words::NO_FILES
        };
        blocks.push(Block::Fact(
            words::OUTCOME,
            words::said(text, language),
            Tone::Quiet,
        ));
    }
}

fn said(contact: &ArchivedContact, telling: &Telling<'_>, blocks: &mut Vec<Block>) {
    let language = telling.language;
    if !contact.message.is_empty() {
        blocks.push(Block::Words(words::MESSAGE, contact.message.clone()));
    }
    if contact.script.is_empty() {
        return;
    }
    if telling.with_health {
        blocks.push(Block::Words(words::WORDS, contact.script.clone()));
    } else {
        let text = words::said(words::WORDS_LEFT_OUT, language);
        blocks.push(Block::Fact(words::WORDS, text, Tone::Quiet));
    }
    if contact.same_talk > 0 {
        let text = words::same_talk(contact.same_talk, language);
        blocks.push(Block::Text(text, Tone::Quiet));
    }
}

/// Whether a row is about a patient, or about nobody who is named in it.
fn is_of(row: &ArchivedRow, patient_id: &str) -> bool {
    row.cell("patient_id").is_none_or(|id| id == patient_id)
}

/// Whether a cell may be shown where health is not.
fn may_be_shown(row: &ArchivedRow, field: usize) -> bool {
    let column = row.columns.get(field).and_then(Option::as_deref);
    column.is_some_and(|column| {
        let is_kind_of_visit = column == "kind" && row.of == File::Visits.name();
        !HEALTH.contains(&column) && !is_kind_of_visit
    })
}

fn rows(proof: &Proof, contact: &ArchivedContact, telling: &Telling<'_>, blocks: &mut Vec<Block>) {
    let language = telling.language;
    blocks.push(Block::Text(words::said(words::ROWS, language), Tone::Plain));
    for row in &contact.rows {
        let place = format!("{}:{}", row.file, row.line);
        if !is_of(row, &contact.patient_id) {
            let known = patients_of(&proof.whom);
            let is_known = row
                .cell("patient_id")
                .is_some_and(|id| known.iter().any(|it| it == id));
            if !is_known {
                let text = words::said(words::OTHERS_ROW, language);
                blocks.push(Block::Row(place, Vec::new(), text));
                continue;
            }
        }
        let filled = row.cells.iter().enumerate();
        let filled = filled.filter(|(_, cell)| !cell.is_empty());
        let (shown, left_out): (Vec<_>, Vec<_>) =
            filled.partition(|(field, _)| telling.with_health || may_be_shown(row, *field));
        let shown = shown.into_iter().map(|(field, cell)| {
            let head = row.header.get(field).map_or("", String::as_str);
            (masked_name(head).into_owned(), cell.clone())
        });
        let rest = match left_out.len() {
            0 => String::new(),
            count => words::cells_left_out(count, language),
        };
        blocks.push(Block::Row(place, shown.collect(), rest));
    }
}

/// The same without what tells of health.
pub(super) fn without_health(proof: &Proof) -> Proof {
    let mut proof = proof.clone();
    for planned in &mut proof.contacts {
        let contact = &mut planned.contact;
        contact.script.clear();
        let own = contact.patient_id.clone();
        contact.rows.retain(|row| is_of(row, &own));
        for case in &mut contact.cases {
            case.why.clear();
            case.consent.told.clear();
        }
        for row in &mut contact.rows {
            for field in 0..row.cells.len() {
                if !may_be_shown(row, field) {
                    row.cells[field].clear();
                }
            }
        }
    }
    let of_contacts = proof.contacts.iter_mut().flat_map(|it| &mut it.made);
    for made in of_contacts.chain(&mut proof.elsewhere) {
        made.note.clear();
        made.score.clear();
    }
    let notes = proof.refusals.iter_mut();
    for refusal in notes.filter(|refusal| refusal.kind == Kind::Note) {
        refusal.said.clear();
    }
    proof.not_called.iter_mut().for_each(|it| it.why.clear());
    proof
}
