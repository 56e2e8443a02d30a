//! What is written: the list, every decision, the summary, why of one patient, what the reasons are.

pub(crate) mod archived;
pub mod attention;
pub(crate) mod call;
pub mod check;
pub mod decisions;
pub mod explain;
pub mod json;
pub mod lines;
pub mod list;
pub mod messages;
pub mod page;
pub(crate) mod prove;
pub(crate) mod report;
pub mod rules;
pub(crate) mod screen;
mod spoken;
pub mod table;
pub(crate) mod week;
pub mod workbook;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::OnceLock;

use serde_json::Value;

use crate::base::Language;
use crate::export::entry::Entry;
pub use crate::export::values::safe_cell;
use crate::language::{SameTalk, Words, archive};
use crate::model::clinic::{Caller, Clock, Input, RowAt, Windows};
use crate::model::decision::Decision;
use crate::model::seal::Seal;
use crate::model::text::Text;
use crate::phone::{self, Phone};
use crate::plan::Plan;
use crate::plan::contacts::Contact;
use crate::plan::practice::Practice;

/// All that is needed to write down a plan.
pub struct Page<'a> {
    /// The clinic on the day.
    pub practice: &'a Practice<'a>,
    /// The words of the language.
    pub words: Words<'a>,
    /// Which language that is.
    pub language: Language,
    /// How numbers are shown.
    pub phones: &'a phone::Reader,
    /// How rows of each input begin in JSON: `"visits.csv:`.
    json_inputs: Vec<String>,
    /// The day of the archive in which the list is kept.
    seal: OnceLock<Seal>,
}

impl<'a> Page<'a> {
    /// A page in a language.
    #[must_use]
    pub fn new(practice: &'a Practice<'a>, language: Language, phones: &'a phone::Reader) -> Self {
        let begin = |input: &Input| {
            let quoted = Value::from(format!("{}:", input.name)).to_string();
            quoted.trim_end_matches('"').to_owned()
        };
        Self {
            practice,
            words: Words::new(practice, language, phones),
            language,
            phones,
            json_inputs: practice.clinic.inputs.iter().map(begin).collect(),
            seal: OnceLock::new(),
        }
    }

    /// Lets the list say at its foot in which day of the archive it is kept.
    pub(crate) fn set_seal(&self, seal: Seal) {
        self.seal.set(seal).ok();
    }

    /// The day of the archive in which the list is kept, where it is.
    pub(crate) fn seal(&self) -> Option<&Seal> {
        self.seal.get()
    }

    /// What stands at the foot of a list that is kept in an archive: the short form of the day's hash, and the whole.
    pub(crate) fn foot(&self) -> Option<[String; 2]> {
        self.seal().map(|seal| archive::foot(seal, self.language))
    }

    /// A text of the exports.
    #[must_use]
    pub fn text(&self, text: Text) -> &'a str {
        self.practice.clinic.texts.get(text)
    }

    /// The patient's id.
    #[must_use]
    pub fn patient_id(&self, decision: &Decision) -> &'a str {
        self.practice.clinic.patient_id(decision.patient)
    }

    /// The input in which a row stands, as evidence names it.
    #[must_use]
    pub fn input_name(&self, row: RowAt) -> &'a str {
        let input = self.practice.clinic.inputs.get(usize::from(row.input()));
        input.map_or("", |input| input.name.as_str())
    }

    /// How a row of an input begins as a JSON string that its line ends.
    fn json_input(&self, row: RowAt) -> &str {
        let input = self.json_inputs.get(usize::from(row.input()));
        input.map_or("\":", String::as_str)
    }

    /// A row as evidence names it.
    #[must_use]
    pub fn shown_row(&self, row: RowAt) -> String {
        let mut shown = String::new();
        self.put_row(&mut shown, row);
        shown
    }

    /// Writes a row so.
    fn put_row(&self, out: &mut String, row: RowAt) {
        write!(out, "{}:{}", self.input_name(row), row.line()).ok();
    }

    /// The patient's name in full.
    #[must_use]
    pub fn patient_name(&self, contact: &Contact) -> String {
        self.words.full_name(contact.patient)
    }

    /// The name of whoever is to be contacted: the patient's, or a minor's guardian's.
    #[must_use]
    pub fn contact_name(&self, contact: &Contact) -> String {
        let patient = &self.practice.clinic.patients[contact.patient as usize];
        if contact.to_guardian {
            return self.words.joined(&[patient.guardian_name]);
        }
        let polite = self.words.joined(&[patient.first_name, patient.patronymic]);
        if polite.is_empty() {
            self.words.joined(&[patient.last_name])
        } else {
            polite
        }
    }

    /// The doctor who calls, or about whose work it is; empty where none is named.
    #[must_use]
    pub fn doctor(&self, contact: &Contact) -> String {
        self.words.joined(&[contact.doctor])
    }

    /// The words of the contact at a position. Of a talk about several the first holds all; with the others it stands where they are.
    #[must_use]
    pub fn script(&self, plan: &Plan, talks: &Talks, position: usize) -> String {
        let Some(contact) = plan.contacts.get(position - 1) else {
            return String::new();
        };
        let others = talks.others(contact, position);
        if let Some(first) = others.begun_at() {
            return self.words.stands_with(first);
        }
        let together = others.iter();
        let together = together.filter_map(|other| plan.contacts.get(other - 1));
        self.words.script(contact, &together.collect::<Vec<_>>())
    }

    /// By what the contact is known when the list comes back.
    #[must_use]
    pub fn entry(&self, contact: &Contact) -> Entry {
        let clinic = self.practice.clinic;
        let first = contact.cases.first().and_then(Decision::case);
        let entry = Entry {
            date: self.practice.date(),
            patient: clinic.patient_id(contact.patient).to_owned(),
            channel: contact.channel,
            case: first.map_or_else(String::new, |case| case.name(clinic)),
            number: 1,
        };
        entry.beside(&clinic.held_entries)
    }

    /// Where the contact goes: E.164 or an address of e-mail.
    #[must_use]
    pub fn address(&self, contact: &Contact) -> String {
        let clinic = self.practice.clinic;
        let email = clinic.patients[contact.patient as usize].email;
        contact.number.map_or_else(
            || clinic.patient_ids.get(email).to_owned(),
            phone::Phone::e164,
        )
    }

    /// The same as people write it, with its extension.
    #[must_use]
    pub fn shown_address(&self, contact: &Contact) -> String {
        let Some(number) = contact.number else {
            return self.address(contact);
        };
        let mut shown = self.phones.display(number);
        if !contact.extension.is_blank() {
            let word = match self.language {
                Language::Russian => "доб.",
                Language::English => "ext.",
            };
            write!(shown, " {word} {}", self.text(contact.extension)).ok();
        }
        shown
    }
}

/// Which contacts of a list are one talk: calls to one number with one start, by one person.
pub struct Talks(BTreeMap<OneTalk, Vec<usize>>);

/// The start, the number, and the doctor where a doctor calls.
type OneTalk = (Option<u16>, Phone, Option<Text>);

fn one_talk(contact: &Contact) -> Option<OneTalk> {
    let (start, number) = contact.talk()?;
    let doctor = match contact.caller {
        Caller::Administrator => None,
        Caller::Doctor => Some(contact.doctor),
    };
    Some((start, number, doctor))
}

impl Talks {
    /// The talks of a plan.
    #[must_use]
    pub fn of(plan: &Plan) -> Self {
        let mut talks: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for (contact, position) in plan.contacts.iter().zip(1..) {
            if let Some(talk) = one_talk(contact) {
                talks.entry(talk).or_default().push(position);
            }
        }
        Self(talks)
    }

    /// The other contacts that are one talk with that at a position.
    #[must_use]
    pub fn others(&self, contact: &Contact, position: usize) -> SameTalk<'_> {
        let all = one_talk(contact).and_then(|talk| self.0.get(&talk));
        SameTalk::beside(position, all.map_or(&[], Vec::as_slice))
    }
}

/// Windows as `10:00-12:00; 18:00-20:00`.
#[must_use]
pub fn shown_windows(windows: &Windows) -> String {
    let mut out = String::new();
    for window in windows.as_slice() {
        let joint = if out.is_empty() { "" } else { "; " };
        write!(out, "{joint}{}-{}", Clock(window.from), Clock(window.to)).ok();
    }
    out
}

/// What was written to memory.
fn finished(writer: csv::Writer<Vec<u8>>) -> std::io::Result<Vec<u8>> {
    let written = writer.into_inner();
    written.map_err(|error| {
        let error = error.error();
        std::io::Error::new(error.kind(), error.to_string())
    })
}
