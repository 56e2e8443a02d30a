//! What an archive shows of the contacts with one patient, or to one number: as a page to print, as text, as JSON.
//!
//! What is said is put together once, as sections of a few sorts of blocks; each form shows these.

mod contacts;
mod html;
mod text;

use std::fmt::Write as _;
use std::io::{self, Write};

use chrono::NaiveDate;
use serde::Serialize;

use crate::base::{Both, Language, one_line};
use crate::language::prove as words;
use crate::language::prove::Counts;
use crate::language::{date, date_in_figures};
use crate::model::clinic::{Clock, Moment, Reason};
use crate::model::decision::{Code, Verdict};
use crate::phone;
use crate::phone::mask::{masked, masked_name};
use crate::plan::rules;
use crate::report::prove::{DayAt, Kind, Made, NotCalled, Proof, Refusal, Whom, patients_of};

pub(crate) use html::html;
pub(crate) use text::{several, text};

/// What the page tells besides what was found.
pub(crate) struct Telling<'a> {
    pub language: Language,
    pub clinic: &'a str,
    pub phones: phone::Reader,
    pub timezone: &'a str,
    /// When it was made.
    pub now: Moment,
    pub requested_by: Option<&'a str>,
    pub with_health: bool,
    /// Whether the clinic's folder has files of outcomes.
    pub has_outcomes: bool,
    /// What is amiss in the archive, a line each.
    pub amiss: &'a [String],
}

/// How a block stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tone {
    Plain,
    /// It is missing, or not as it should be.
    Alarm,
    /// Beside the matter.
    Quiet,
}

enum Block {
    /// What is told of one thing.
    Fact(Both, String, Tone),
    Text(String, Tone),
    /// Words that were to be said or sent, line by line.
    Words(Both, String),
    /// Heads, and rows of as many cells.
    Table(Vec<Both>, Vec<Vec<String>>),
    /// A row of a file: its place, and each cell under its head.
    Row(String, Vec<(String, String)>, String),
}

/// A part of the page under its head; a contact is one of the second order.
struct Section {
    title: String,
    is_contact: bool,
    blocks: Vec<Block>,
}

/// The title, and all parts.
struct Document {
    title: String,
    head: Vec<Block>,
    sections: Vec<Section>,
}

fn document(proof: &Proof, telling: &Telling<'_>) -> Document {
    let language = telling.language;
    let mut sections = vec![in_short(proof, telling)];
    sections.push(Section {
        title: words::said(words::PLANNED, language),
        is_contact: false,
        blocks: if proof.contacts.is_empty() {
            vec![plain(words::NONE_PLANNED, language)]
        } else {
            Vec::new()
        },
    });
    sections.extend(contacts::sections(proof, telling));
    sections.push(refusals(proof, telling));
    sections.push(not_called(proof, telling));
    if !proof.elsewhere.is_empty() {
        sections.push(elsewhere(proof, telling));
    }
    sections.push(hashes(proof, telling));
    sections.push(limits(language));
    Document {
        title: title(proof, telling),
        head: head(proof, telling),
        sections,
    }
}

fn plain(text: Both, language: Language) -> Block {
    Block::Text(words::said(text, language), Tone::Plain)
}

fn title(proof: &Proof, telling: &Telling<'_>) -> String {
    let whom = match &proof.whom {
        Whom::Patient { id, name } => who(name, id, telling.language),
        Whom::Number { e164, .. } => shown_number(e164, telling.phones),
    };
    format!("{}: {whom}", words::TITLE.said_in(telling.language))
}

fn who(name: &str, id: &str, language: Language) -> String {
    // An id may look like a number, and is none.
    words::who(&masked_name(name), &one_line(id), language)
}

/// A number as people write it.
fn shown_number(e164: &str, phones: phone::Reader) -> String {
    let read = phones.read(e164);
    read.map_or_else(|| e164.to_owned(), |written| phones.display(written.phone))
}

fn span(days: &[DayAt]) -> Option<(NaiveDate, NaiveDate)> {
    let dates = days.iter().map(|day| day.date);
    Some((dates.clone().min()?, dates.max()?))
}

fn head(proof: &Proof, telling: &Telling<'_>) -> Vec<Block> {
    let language = telling.language;
    let fact = |label: Both, value: String| Block::Fact(label, value, Tone::Plain);
    let mut head = Vec::new();
    if !telling.clinic.is_empty() {
        head.push(fact(words::CLINIC, telling.clinic.to_owned()));
    }
    match &proof.whom {
        Whom::Patient { id, name } => head.push(fact(words::PATIENT, who(name, id, language))),
        Whom::Number {
            e164,
            patients,
            others,
        } => {
            head.push(fact(words::NUMBER, shown_number(e164, telling.phones)));
            let named = |all: &[(String, String)]| {
                let all = all.iter().map(|(id, name)| who(name, id, language));
                all.collect::<Vec<_>>().join("; ")
            };
            let all = if patients.is_empty() {
                words::said(words::NOBODYS, language)
            } else {
                named(patients)
            };
            head.push(fact(words::WHOSE, all));
            if !others.is_empty() {
                head.push(fact(words::OTHERS, named(others)));
            }
        }
    }
    let by = telling.requested_by.map(str::trim);
    let by = by
        .filter(|by| !by.is_empty())
        .map(|by| masked(by).into_owned());
    head.push(fact(
        words::REQUESTED_BY,
        by.unwrap_or_else(|| words::said(words::NOT_TOLD, language)),
    ));
    let now = telling.now;
    head.push(fact(
        words::MADE_ON,
        format!(
            "{}, {} ({})",
            date(now.date, language),
            Clock(now.minute()),
            telling.timezone
        ),
    ));
    let all = span(&proof.days);
    head.push(fact(
        words::PERIOD,
        words::period(proof.period, all, language),
    ));
    let taken_out = proof.days.iter().filter(|day| day.is_expired).count();
    let counts = (proof.days.len(), taken_out);
    head.push(fact(words::ARCHIVE, words::archive(counts, all, language)));
    if telling.amiss.is_empty() {
        head.push(fact(
            words::CHAIN,
            words::said(words::CHAIN_WHOLE, language),
        ));
    } else {
        let broken = words::said(words::CHAIN_BROKEN, language);
        head.push(Block::Fact(words::CHAIN, broken, Tone::Alarm));
        let lines = telling.amiss.iter();
        head.extend(lines.map(|line| Block::Text(line.clone(), Tone::Alarm)));
    }
    for (day, _) in &proof.unread {
        let unread = words::UNREAD.said_in(language);
        head.push(Block::Text(format!("{day}: {unread}"), Tone::Alarm));
    }
    let health = if telling.with_health {
        words::HEALTH_SHOWN
    } else {
        words::HEALTH_LEFT_OUT
    };
    head.push(fact(words::HEALTH, words::said(health, language)));
    head
}

fn in_short(proof: &Proof, telling: &Telling<'_>) -> Section {
    let cases = || {
        proof
            .contacts
            .iter()
            .flat_map(|planned| &planned.contact.cases)
    };
    let refusals = proof.refusals.iter();
    let binding = refusals.filter(|refusal| refusal.kind.forbids_contact());
    let binding: Vec<&Refusal> = binding.collect();
    let without_leave = |refusal: &&Refusal| {
        let after = refusal.after.iter();
        after.filter(|(_, newer)| newer.is_none()).count()
    };
    let counts = Counts {
        contacts: proof.contacts.len(),
        matters: cases().count(),
        with_paper: cases()
            .filter(|case| case.consent.document.is_some())
            .count(),
        opt_outs: binding.len(),
        after_opt_out: binding.iter().map(without_leave).sum(),
        is_undated: binding
            .iter()
            .any(|refusal| refusal.on.is_none() && refusal.last_before.is_some()),
        has_outcomes: telling.has_outcomes,
        unseen: proof.unseen,
        is_altered: !telling.amiss.is_empty(),
    };
    let is_amiss = counts.after_opt_out > 0;
    let tone = if is_amiss { Tone::Alarm } else { Tone::Plain };
    let text = words::in_short(&counts, telling.language);
    Section {
        title: words::said(words::IN_SHORT, telling.language),
        is_contact: false,
        blocks: vec![Block::Text(text, tone)],
    }
}

/// Whose row it is, where the page is about several patients.
fn of_whom(proof: &Proof, id: &str, language: Language) -> Option<String> {
    match &proof.whom {
        Whom::Patient { .. } => None,
        Whom::Number { .. } => Some(who(proof.name_of(id), id, language)),
    }
}

fn refusals(proof: &Proof, telling: &Telling<'_>) -> Section {
    let language = telling.language;
    let mut blocks = Vec::new();
    for refusal in &proof.refusals {
        let mut line = words::refusal(refusal, language);
        let is_shown = telling.with_health || refusal.kind != Kind::Note;
        if is_shown && !refusal.said.is_empty() {
            let said = words::typed(&masked(&refusal.said), language);
            write!(line, ": {said}").ok();
        }
        if refusal.kind == Kind::Declined && !refusal.cases.is_empty() {
            write!(line, " ({})", masked_name(&refusal.cases)).ok();
        }
        write!(line, " — {}:{}", refusal.file, refusal.line).ok();
        if !patients_of(&proof.whom).contains(&refusal.patient_id) {
            write!(line, " — {}", words::OTHERS_WISH.said_in(language)).ok();
        } else if let Some(whom) = of_whom(proof, &refusal.patient_id, language) {
            write!(line, " — {whom}").ok();
        }
        blocks.push(Block::Text(line, Tone::Plain));
        let obeyed = words::obeyed(refusal, language);
        if !obeyed.is_empty() {
            let tone = if refusal.is_amiss() {
                Tone::Alarm
            } else {
                Tone::Quiet
            };
            blocks.push(Block::Text(obeyed, tone));
        }
    }
    if !telling.has_outcomes {
        let text = words::said(words::REFUSALS_UNKNOWN, language);
        blocks.push(Block::Text(text, Tone::Alarm));
    } else if blocks.is_empty() {
        blocks.push(plain(words::NO_REFUSALS, language));
    }
    Section {
        title: words::said(words::REFUSALS, language),
        is_contact: false,
        blocks,
    }
}

/// What a reason is called.
fn reason(name: &str, language: Language) -> String {
    let known = Reason::named(name).map(|reason| rules::rule(reason).name(language));
    known.unwrap_or(name).to_owned()
}

fn not_called(proof: &Proof, telling: &Telling<'_>) -> Section {
    let language = telling.language;
    let row = |not_called: &NotCalled| {
        let verdict = Verdict::ALL.into_iter();
        let mut verdict = verdict.filter(|verdict| verdict.name() == not_called.verdict);
        let verdict = verdict
            .next()
            .map(|verdict| verdict.phrase().said_in(language));
        let codes = not_called.codes.iter().map(|code| {
            let known = Code::ALL.iter().find(|known| known.name() == code);
            known.map_or(code.as_str(), |known| known.phrase().said_in(language))
        });
        let codes = codes.collect::<Vec<_>>().join(", ");
        let verdict = verdict.unwrap_or(&not_called.verdict);
        let mut answer = format!("{verdict}: {codes}");
        if telling.with_health {
            answer.push_str(". ");
            answer.push_str(&not_called.why);
        }
        let mut matter = not_called
            .reason
            .as_deref()
            .map_or_else(String::new, |name| reason(name, language));
        write!(matter, " ({})", masked_name(&not_called.case)).ok();
        if let Some(whom) = of_whom(proof, &not_called.patient_id, language) {
            matter = format!("{whom}: {matter}");
        }
        vec![
            words::days_of(not_called, language),
            matter.trim().to_owned(),
            answer,
        ]
    };
    let rows: Vec<Vec<String>> = proof.not_called.iter().map(row).collect();
    let heads = vec![words::DAYS, words::REASON, words::ANSWER];
    Section {
        title: words::said(words::NOT_CALLED, language),
        is_contact: false,
        blocks: vec![if rows.is_empty() {
            plain(words::NONE_NOT_CALLED, language)
        } else {
            Block::Table(heads, rows)
        }],
    }
}

/// What was written down of a contact, in a sentence.
fn outcome(made: &Made, telling: &Telling<'_>) -> String {
    let language = telling.language;
    let mut out = String::new();
    if !made.said.is_empty() {
        out.push_str(&words::typed(&masked(&made.said), language));
    }
    if let Some(outcome) = made.outcome {
        let meant = outcome.phrase().said_in(language);
        let more = if out.is_empty() {
            meant.to_owned()
        } else {
            format!(" ({meant})")
        };
        out.push_str(&more);
    }
    if !made.at.is_empty() {
        write!(out, ", {}", masked(&made.at)).ok();
    }
    if !made.by.is_empty() {
        write!(out, ", {}", masked_name(&made.by)).ok();
    }
    if telling.with_health && !made.note.is_empty() {
        write!(
            out,
            ". {}: {}",
            words::NOTE.said_in(language),
            masked(&made.note)
        )
        .ok();
    }
    if made.is_taken_back {
        write!(out, "; {}", words::TAKEN_BACK.said_in(language)).ok();
    }
    write!(out, " — {}:{}", made.file, made.line).ok();
    out
}

fn elsewhere(proof: &Proof, telling: &Telling<'_>) -> Section {
    let language = telling.language;
    let row = |made: &Made| {
        let mut said = masked(&made.said).into_owned();
        if let Some(outcome) = made.outcome {
            let meant = outcome.phrase().said_in(language);
            write!(said, " ({meant})").ok();
        }
        if made.is_taken_back {
            write!(said, " ({})", words::TAKEN_BACK.said_in(language)).ok();
        }
        if telling.with_health && !made.note.is_empty() {
            write!(said, ". {}", masked(&made.note)).ok();
        }
        if let Some(whom) = of_whom(proof, &made.patient_id, language) {
            said = format!("{whom}: {said}");
        }
        let place = format!("{}:{}", made.file, made.line);
        vec![
            masked(&made.at).into_owned(),
            said,
            masked_name(&made.by).into_owned(),
            place,
        ]
    };
    Section {
        title: words::said(words::ELSEWHERE, language),
        is_contact: false,
        blocks: vec![
            Block::Text(words::said(words::ELSEWHERE_MEANS, language), Tone::Quiet),
            Block::Table(
                vec![words::WHEN, words::TYPED, words::WHO, words::WHERE],
                proof.elsewhere.iter().map(row).collect(),
            ),
        ],
    }
}

/// The hashes of the first day, the last, and those with contacts.
fn hashes(proof: &Proof, telling: &Telling<'_>) -> Section {
    let language = telling.language;
    let last = proof.days.len().saturating_sub(1);
    let mut places = vec![0, last];
    places.extend(
        proof
            .contacts
            .iter()
            .flat_map(|planned| planned.days.iter().copied()),
    );
    places.sort_unstable();
    places.dedup();
    let row = |day: &DayAt| {
        let mut name = day.name.clone();
        if day.is_expired {
            write!(name, " ({})", words::TAKEN_OUT.said_in(language)).ok();
        }
        vec![name, day.sha256.clone(), before(day, language)]
    };
    let days = places.iter().filter_map(|&place| proof.days.get(place));
    let taken_out = proof
        .days
        .iter()
        .filter(|day| day.is_expired && proof.period.holds(day.date));
    let mut taken_out = taken_out
        .map(|day| date_in_figures(day.date, language))
        .collect::<Vec<_>>();
    taken_out.dedup();
    let mut blocks = vec![Block::Table(
        vec![words::DAY, words::SEAL, words::BEFORE],
        days.map(row).collect(),
    )];
    if !taken_out.is_empty() {
        let text = format!(
            "{}: {}",
            words::TAKEN_OUT.said_in(language),
            taken_out.join(", ")
        );
        blocks.push(Block::Text(text, Tone::Alarm));
    }
    blocks.push(Block::Text(
        words::said(words::HASHES_MEAN, language),
        Tone::Quiet,
    ));
    blocks.push(plain(words::KEPT_ELSEWHERE, language));
    Section {
        title: words::said(words::HASHES, language),
        is_contact: false,
        blocks,
    }
}

/// The day before one, and its hash.
fn before(day: &DayAt, language: Language) -> String {
    match &day.previous {
        Some((name, sha256)) => format!("{name}: {sha256}"),
        None => words::said(words::FIRST_DAY, language),
    }
}

fn limits(language: Language) -> Section {
    let all = [
        words::LIMIT_FILES,
        words::LIMIT_CALLS,
        words::LIMIT_NOW,
        words::LIMIT_LAW,
    ];
    Section {
        title: words::said(words::LIMITS, language),
        is_contact: false,
        blocks: all.map(|text| plain(text, language)).into(),
    }
}

/// Writes it as JSON, schema `recall.prove/1`.
///
/// # Errors
/// Where it can't be written.
pub(crate) fn json(proof: &Proof, telling: &Telling<'_>, mut out: impl Write) -> io::Result<()> {
    #[derive(Serialize)]
    struct Whole<'a> {
        schema: &'static str,
        made_on: String,
        requested_by: Option<String>,
        with_health: bool,
        amiss: &'a [String],
        #[serde(flatten)]
        proof: &'a Proof,
    }
    let now = telling.now;
    let shown;
    let proof = if telling.with_health {
        proof
    } else {
        shown = contacts::without_health(proof);
        &shown
    };
    let whole = Whole {
        schema: "recall.prove/1",
        made_on: format!("{} {}", now.date, Clock(now.minute())),
        requested_by: telling.requested_by.map(|by| masked(by).into_owned()),
        with_health: telling.with_health,
        amiss: telling.amiss,
        proof,
    };
    serde_json::to_writer_pretty(&mut out, &whole)?;
    out.write_all(b"\n")
}
