//! From the exports to the [`Clinic`]: every row ends as used, orphan or rejected, and what bars a patient is kept.

pub mod columns;
pub mod conflicts;
pub mod encoding;
pub mod header;
pub mod intake;
pub mod problem;
pub mod refusal;
pub mod sheet;
pub mod table;
pub mod values;
pub mod vocabulary;
pub mod words;

mod agreements;
mod cards;
mod contacts;
mod doctors;
mod duplicates;
mod file;
mod patient_ids;
mod patients;
mod plans;
mod visits;

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::path::PathBuf;

use self::columns::File;
use self::duplicates::Identities;
use self::encoding::{Bytes, Encoding};
use self::header::Header;
use self::intake::Intake;
use self::problem::Problem;
use self::refusal::{Refusal, RefusalKind};
use self::sheet::{Conventions, Sheet};
use crate::clinic::{About, Clinic, Contact, Input, PatientIndex};
use crate::failure;
use crate::phone::{self, Phone};
use crate::settings::Settings;

/// Where the exports are.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// The folder.
    pub data: PathBuf,
    /// Files that are named by themselves.
    pub files: BTreeMap<File, PathBuf>,
    /// The encoding of all of them, where it is not to be found out.
    pub encoding: Option<Encoding>,
    /// What parts the fields, where it is not to be found out.
    pub delimiter: Option<u8>,
}

impl Sources {
    /// Where a file is, or would be.
    #[must_use]
    pub fn path(&self, file: File) -> PathBuf {
        let own = || self.data.join(file.file_name());
        self.files.get(&file).cloned().unwrap_or_else(own)
    }
}

/// What was read.
#[derive(Debug)]
pub struct Reading {
    /// What the exports hold.
    pub clinic: Clinic,
    /// What is wrong with rows and cells, by file and line.
    pub problems: Vec<Problem>,
    /// For each of the clinic's inputs, what it is, its bytes and its header.
    pub files: Vec<(File, Bytes, Header)>,
}

/// Reads all exports.
///
/// # Errors
/// Every file that can't be used, and not only the first.
pub fn read(sources: &Sources, settings: &Settings) -> Result<Reading, Vec<Refusal>> {
    let Some(phones) = phone::Reader::new(&settings.country) else {
        let name = settings.country.clone();
        return Err(vec![Refusal {
            name,
            line: None,
            kind: RefusalKind::UnknownCountry,
        }]);
    };
    let conventions = Conventions { settings, phones };
    let mut intake = Intake::default();
    let mut sheets = open(sources, &conventions, &mut intake)?;
    let mut refusals = Vec::new();
    let mut identities = Identities::default();
    // Patients before those who name them; plans and agreements before visits, which are kept only where they matter.
    for file in [
        File::Patients,
        File::Cards,
        File::Plans,
        File::Agreements,
        File::Visits,
        File::Contacts,
        File::RecallContacts,
        File::Doctors,
        File::Slots,
    ] {
        let Some(sheet) = sheets.iter_mut().find(|sheet| sheet.file == file) else {
            continue;
        };
        let read = match file {
            File::Patients => patients::read(&mut intake, &mut identities, sheet),
            File::Cards => cards::read(&mut intake, &mut identities, sheet),
            File::Plans => plans::read(&mut intake, sheet),
            File::Visits => visits::read(&mut intake, sheet),
            File::Agreements => agreements::read(&mut intake, sheet),
            File::Contacts | File::RecallContacts => contacts::read(&mut intake, sheet),
            File::Doctors => doctors::read(&mut intake, sheet),
            File::Slots => doctors::read_slots(&mut intake, sheet),
        };
        refusals.extend(read.err());
    }
    if !refusals.is_empty() {
        return Err(refusals);
    }
    if !settings.allow_possible_duplicates {
        let duplicates = identities.possible_duplicates(&intake.clinic);
        intake.clinic.barrings.extend(duplicates);
    }
    let files = sheets
        .into_iter()
        .map(|sheet| (sheet.file, sheet.bytes, sheet.header))
        .collect();
    Ok(finish(intake, files))
}

/// Puts what was gathered into its final order.
fn finish(intake: Intake, files: Vec<(File, Bytes, Header)>) -> Reading {
    let Intake {
        mut clinic,
        mut problems,
        ..
    } = intake;
    let has = |wanted: &[File]| files.iter().any(|(file, ..)| wanted.contains(file));
    clinic.has_visits = has(&[File::Visits]);
    clinic.has_contacts = has(&[File::Contacts, File::RecallContacts]);
    clinic.barrings.sort_unstable();
    clinic.barrings.dedup();
    for barring in &clinic.barrings {
        clinic.patients[barring.patient as usize].barred = true;
    }
    clinic.number_opt_outs.sort_unstable();
    let mut contacts = std::mem::take(&mut clinic.contacts);
    contacts.sort_by(|a, b| {
        (a.patient, a.order(), a.outcome)
            .cmp(&(b.patient, b.order(), b.outcome))
            .then_with(|| said(&clinic, a).cmp(&said(&clinic, b)))
    });
    clinic.contacts = contacts;
    let by_id = by_id(&clinic);
    clinic.by_id = by_id;
    problems.sort_by_key(|problem| (problem.input, problem.line, problem.field));
    Reading {
        clinic,
        problems,
        files,
    }
}

/// What a contact was about in words, its numbers, its score.
type Said = (Vec<(u8, String)>, Vec<Phone>, Reverse<Option<u8>>);

/// What else a contact says, in words: contacts that are alike in all that counts stand in an order that is not that of their rows. Of
/// two scores the lower is the last.
fn said(clinic: &Clinic, contact: &Contact) -> Said {
    let range = |(from, to): (u32, u32)| from as usize..to as usize;
    let abouts = clinic.abouts[range(contact.about)]
        .iter()
        .map(|&about| match about {
            About::Visit(id) => (0, clinic.texts.get(id).to_owned()),
            About::Plan(id) => (1, clinic.texts.get(id).to_owned()),
            About::Agreement(id) => (2, clinic.texts.get(id).to_owned()),
            About::Reason(reason) => (3, reason.name().to_owned()),
        });
    let mut abouts: Vec<_> = abouts.collect();
    abouts.sort_unstable();
    let phones = clinic.contact_phones[range(contact.phones)].to_vec();
    (abouts, phones, Reverse(contact.score))
}

/// The patients in the order of their ids: by the first bytes, and by the rest where these are the same.
fn by_id(clinic: &Clinic) -> Vec<PatientIndex> {
    let id = |index: PatientIndex| clinic.texts.get(clinic.patients[index as usize].id);
    let begins = |index| {
        let mut first = [0; 8];
        for (place, byte) in first.iter_mut().zip(id(index).bytes()) {
            *place = byte;
        }
        u64::from_be_bytes(first)
    };
    let count = u32::try_from(clinic.patients.len()).unwrap_or(u32::MAX);
    let mut keyed: Vec<(u64, PatientIndex)> =
        (0..count).map(|index| (begins(index), index)).collect();
    keyed.sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| id(a.1).cmp(id(b.1))));
    keyed.into_iter().map(|(_, index)| index).collect()
}

/// Opens every file that is there, or all that is wrong with them.
fn open<'a>(
    sources: &Sources,
    conventions: &'a Conventions<'a>,
    intake: &mut Intake,
) -> Result<Vec<Sheet<'a>>, Vec<Refusal>> {
    let mut refusals = Vec::new();
    let mut paths: Vec<(File, PathBuf)> = Vec::new();
    if let Err(error) = std::fs::read_dir(&sources.data)
        && !(sources.files.contains_key(&File::Patients)
            && sources.files.contains_key(&File::Plans))
    {
        let name = sources.data.display().to_string();
        return Err(vec![Refusal {
            name,
            line: None,
            kind: RefusalKind::CannotRead(error),
        }]);
    }
    for file in File::ALL {
        let path = sources.path(file);
        if sources.files.contains_key(&file) || path.symlink_metadata().is_ok() {
            paths.push((file, path));
        } else if matches!(file, File::Patients | File::Plans) {
            refusals.push(Refusal {
                name: failure::shown(&path).to_string(),
                line: None,
                kind: RefusalKind::Missing(file),
            });
        }
    }
    let mut sheets = Vec::new();
    for (file, path) in &paths {
        let own = |path: &PathBuf| {
            path.file_name()
                .map(|name| name.to_string_lossy().into_owned())
        };
        let shared = paths
            .iter()
            .filter(|(_, other)| own(other) == own(path))
            .count()
            > 1;
        let whole = || path.display().to_string();
        let name = if shared {
            whole()
        } else {
            own(path).unwrap_or_else(whole)
        };
        let input = u8::try_from(intake.clinic.inputs.len()).unwrap_or(u8::MAX);
        let forced = (sources.encoding, sources.delimiter);
        match Sheet::open(*file, input, name.clone(), path, forced, conventions) {
            Ok(sheet) => {
                sheets.push(sheet);
                let path = path.clone();
                let input = Input {
                    name,
                    path,
                    rows: 0,
                    used: 0,
                    orphans: 0,
                    rejected: 0,
                };
                intake.clinic.inputs.push(input);
            }
            Err(found) => refusals.extend(found.into_iter().map(|refusal| refusal.at(path))),
        }
    }
    if refusals.is_empty() {
        Ok(sheets)
    } else {
        Err(refusals)
    }
}
