//! From the exports to the [`Clinic`]: every row ends as used, orphan or rejected, and what bars a patient is kept.

mod as_read;
pub mod beside;
pub(crate) mod campaign;
pub(crate) mod campaign_no;
pub mod conflicts;
pub(crate) mod delimiter;
pub mod encoding;
pub mod header;
pub mod intake;
pub mod may_say_no;
pub mod mention;
pub mod problem;
pub mod refusal;
pub mod row;
mod rows_then;
pub mod sheet;
pub mod sources;
pub mod table;
pub mod workbook;

mod agreements;
mod cards;
mod contacts;
mod doctors;
mod duplicates;
mod find;
pub mod force;
pub(crate) mod no_rows;
pub(crate) mod of_patients;
mod patients;
mod plans;
pub mod records;
mod references;
pub(crate) mod register;
pub(crate) mod restore;
mod short;
mod signatures;
mod stray;
mod visits;
mod yeses;

use std::collections::{BTreeMap, HashSet};

use rayon::prelude::*;

use crate::base::progress::Progress;
use crate::base::visible;
use crate::disk::fingerprint;
use crate::export::columns::File;
use crate::model::by_patient::ByPatient;
use crate::model::clinic::{
    Agreement, BookNote, Clinic, Input, Item, Namesake, PatientIndex, RowAt, WithoutRows, Written,
};
use crate::model::text::Ids;
use crate::phone::{self, Phone};
use crate::read::contacts::Contacts;
use crate::read::encoding::Bytes;
use crate::read::header::Header;
use crate::read::intake::{Shared, SideResults};
use crate::read::patients::Drafts;
use crate::read::plans::Plans;
use crate::read::problem::{Findings, Problem, UnknownWords};
use crate::read::refusal::{Refusal, RefusalKind};
use crate::read::register::Register;
pub use crate::read::register::reduced;
pub(crate) use crate::read::rows_then::RowsThen;
use crate::read::sheet::{Conventions, Sheet, Sheets};
pub use crate::read::sources::{Source, Sources};
use crate::read::table::Format;
use crate::settings::{Mapping, Settings};
pub(crate) use contacts::takes_back;

/// What was read.
#[derive(Debug)]
pub struct Reading {
    /// What the exports hold.
    pub clinic: Clinic,
    /// What is wrong with rows and cells, by file and line.
    pub problems: Vec<Problem>,
    /// Words that are not known, in columns with a closed list of them.
    pub words: UnknownWords,
    /// For each of the clinic's inputs, what it is, its bytes, its header, and what its columns and values are called.
    pub files: Vec<(File, Bytes, Header, Mapping)>,
    /// The text of each input and how it is written, where [`Sources::keep_text`] asked for that.
    texts: Vec<(Bytes, Format)>,
}

/// SHA-256 and length of each input, in the order of the clinic's inputs; `None` where nobody needs them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Digests(Vec<Option<(String, u64)>>);

impl Digests {
    /// Each input's.
    pub fn iter(&self) -> impl Iterator<Item = Option<&(String, u64)>> {
        self.0.iter().map(Option::as_ref)
    }

    /// The SHA-256 by the places of the inputs.
    #[must_use]
    pub fn by_place(&self) -> BTreeMap<u8, String> {
        let places = (0..).zip(self.iter());
        let known = places.filter_map(|(place, digest)| Some((place, digest?.0.clone())));
        known.collect()
    }
}

impl Reading {
    /// SHA-256 and length of the inputs of the sorts that are wanted, of the bytes that were read.
    ///
    /// # Errors
    /// Where one can't be read any more, or any input was written to since it was opened.
    pub fn fingerprints(
        &self,
        is_wanted: impl Fn(File) -> bool + Sync,
    ) -> Result<Digests, Vec<Refusal>> {
        let files = self.files.par_iter().zip(&self.clinic.inputs);
        let digests = files.map(|((file, bytes, ..), input)| {
            let digest = is_wanted(*file).then(|| {
                let mut reader = bytes.reader()?;
                fingerprint::of_reader(&mut *reader)
            });
            digest.transpose().map_err(|error| {
                let kind = RefusalKind::CannotRead(error.into());
                let (name, line) = (input.name.clone(), None);
                vec![Refusal { name, line, kind }]
            })
        });
        let digests = digests.collect::<Result<_, _>>()?;
        self.stands()?;
        Ok(Digests(digests))
    }

    /// Sees that no input was written to since it was opened: then all that was read of it, however often, is of one and the same file.
    ///
    /// # Errors
    /// The inputs that are no longer what they were.
    pub(crate) fn stands(&self) -> Result<(), Vec<Refusal>> {
        let files = self.files.iter().zip(&self.clinic.inputs);
        let changed =
            files.filter_map(|((_, bytes, ..), input)| refusal_of_change(bytes, &input.name));
        let changed: Vec<Refusal> = changed.collect();
        if changed.is_empty() {
            Ok(())
        } else {
            Err(changed)
        }
    }
}

/// Reads all exports.
///
/// # Errors
/// Every file that can't be used, and not only the first.
pub fn read(sources: &Sources, settings: &Settings) -> Result<Reading, Vec<Refusal>> {
    read_watched(sources, settings, &Progress::none())
}

/// Reads all exports, and tells how far it has come.
///
/// # Errors
/// Every file that can't be used, and not only the first.
pub fn read_watched(
    sources: &Sources,
    settings: &Settings,
    progress: &Progress,
) -> Result<Reading, Vec<Refusal>> {
    let found = find::exports(sources, settings);
    let can_be_read_again = !found.iter().flatten().any(is_pipe);
    if can_be_read_again {
        match read_found(&found, (sources, settings), progress, true) {
            // Whether a file was taken for what it is not, or nothing can be read of it at all, shows where none is taken for anything.
            Err(refusals) if !refusals.iter().any(Refusal::is_change) => progress.begin_again(),
            read => return read,
        }
    }
    read_found(&found, (sources, settings), progress, false)
}

/// Whether it can be read but once.
fn is_pipe(source: &Source) -> bool {
    let found = std::fs::metadata(&source.path);
    found.is_ok_and(|found| !found.is_file() && !found.is_dir())
}

/// Reads the exports that were found; see [`Conventions::takes_for_utf8`].
fn read_found(
    found: &Result<Vec<Source>, Vec<Refusal>>,
    (sources, settings): (&Sources, &Settings),
    progress: &Progress,
    takes_for_utf8: bool,
) -> Result<Reading, Vec<Refusal>> {
    let phones = phones(settings).map_err(|refusal| vec![refusal])?;
    let conventions = Conventions {
        settings,
        phones,
        progress,
        takes_for_utf8,
    };
    let exports = found.as_deref().unwrap_or_default();
    let open =
        |is_wanted: fn(&Source) -> bool| open_some(exports, is_wanted, sources, &conventions);
    let people = open(is_of_people);
    let shared = Shared::default();
    let of_people = people.as_deref().unwrap_or_default();
    let rows = with(of_people, &[File::Patients], |sheets| {
        patients::rows(sheets, &shared, sources.keep_all)
    });
    // One thread brings the patients' rows to them: meanwhile the others are opened, and looked through to their ends.
    let (read, (others, unread)) = rayon::join(
        || read_people(of_people, rows, &shared, (settings, sources)),
        || {
            let others = open(|source| !is_of_people(source));
            (others, beside::tables(sources, settings))
        },
    );
    let found = found.as_ref().map(|_| ()).map_err(Clone::clone);
    let sheets = found.and_then(|()| both(people, others));
    // All that is to be mended is said at once.
    let mut refusals = Vec::new();
    let mut kept = |more: Vec<Refusal>| refusals.extend(more);
    let sheets = sheets.map_err(&mut kept).ok();
    let unread = unread.map_err(&mut kept).ok();
    kept(beside::sheets(
        sheets.as_deref().unwrap_or_default(),
        settings,
    ));
    let (Some(sheets), Some(unread), true) = (sheets, unread, refusals.is_empty()) else {
        return Err(refusals);
    };
    progress.set_steps(sheets.iter().map(Sheet::part_count).sum());
    let read = read_all(&sheets, (read, shared), sources, settings);
    // Whatever else was found may be wrong then.
    let changed = changed(&sheets);
    if !changed.is_empty() {
        return Err(changed);
    }
    let (mut clinic, contacts, side) = read?;
    clinic.unread = unread;
    Ok(finish(clinic, contacts, side, (sheets, sources.keep_text)))
}

/// The refusals of files that were written to since they were opened.
#[must_use]
pub fn changed(sheets: &[Sheet<'_>]) -> Vec<Refusal> {
    let changed = |sheet: &Sheet<'_>| refusal_of_change(&sheet.original, &sheet.name);
    sheets.iter().filter_map(changed).collect()
}

/// The refusal of a file, where it was written to since it was opened.
fn refusal_of_change(bytes: &Bytes, name: &str) -> Option<Refusal> {
    let kind = match bytes.is_unchanged() {
        Ok(true) => return None,
        Ok(false) => RefusalKind::Changed,
        Err(error) => RefusalKind::CannotRead(error.into()),
    };
    let (name, line) = (name.to_owned(), None);
    Some(Refusal { name, line, kind })
}

/// Reads every file, whatever is wrong with another: all that is to be mended is said at once.
fn read_all(
    sheets: &[Sheet<'_>],
    (people, shared): (People, Shared),
    sources: &Sources,
    settings: &Settings,
) -> Result<(Clinic, Contacts, SideResults), Vec<Refusal>> {
    let People {
        register,
        namesakes,
        numbers,
        mut collected,
    } = people;
    let known = Known {
        sheets,
        shared: &shared,
        register: &register,
    };
    let of_patients = read_of_patients(known, sources, &mut collected);
    let OfPatients {
        plans,
        agreements: (agreements, agreement_ids),
        visits: ((visits, services), visit_ids),
        contacts: (mut contacts, contact_ids),
    } = of_patients;
    let (doctors, _) = collected.take(known.read(&[File::Doctors], doctors::read));
    let (slots, _) = collected.take(known.read(&[File::Slots], doctors::read_slots));
    if !collected.refusals.is_empty() {
        return Err(collected.refusals);
    }
    let has = |file: File| sheets.iter().any(|sheet| sheet.file == file);
    let inputs = collected.inputs(sheets);
    let without_rows = without_rows(sheets, &inputs);
    let by_id = by_id(&register);
    let Register {
        patients,
        ids: patient_ids,
        further_numbers,
        further_rows,
        shared_days,
        ..
    } = register;
    let further_rows = further_rows.into_iter().map(|(of, row)| (of, row.row));
    let (texts, call_times) = shared.finish();
    let mut clinic = Clinic {
        texts,
        patient_ids,
        further_numbers,
        further_rows: further_rows.collect(),
        numbers,
        shared_days,
        namesakes,
        plan_ids: plans.ids,
        visit_ids,
        agreement_ids,
        contact_ids,
        inputs,
        by_id,
        call_times,
        plans: plans.of_patients,
        items: plans.items,
        signed: plans.signed,
        visits,
        services,
        agreements,
        doctors,
        slots,
        book_notes: book_notes(sheets, settings),
        written: written(sheets),
        without_rows,
        has_visits: has(File::Visits),
        has_contacts: has(File::Contacts) || has(File::RecallContacts),
        patients,
        // What is found out from all of it comes later.
        ..Clinic::default()
    };
    clinic.abouts = std::mem::take(&mut contacts.abouts);
    clinic.contact_phones = std::mem::take(&mut contacts.phones);
    clinic.number_opt_outs = std::mem::take(&mut contacts.number_opt_outs);
    let unmatched = references::settle(&mut clinic, &contacts.rows, Sheets(sheets));
    collected.side.findings.problems.extend(unmatched);
    Ok((clinic, contacts, collected.side))
}

/// What names patients, each sort with its ids.
struct OfPatients {
    plans: Plans,
    agreements: (ByPatient<Agreement>, Ids),
    visits: (visits::Visits, Ids),
    contacts: (Contacts, Ids),
}

/// Reads plans, agreements, visits and contacts.
fn read_of_patients(
    known: Known<'_, '_>,
    sources: &Sources,
    collected: &mut Collected,
) -> OfPatients {
    let Known {
        sheets,
        shared,
        register,
    } = known;
    let signed = of(sheets, &[File::Signatures]);
    let (signatures, _) = collected.take(with(sheets, &[File::Signatures], |sheets| {
        signatures::read(sheets, shared)
    }));
    let plan_rows = |sheets: Sheets<'_, '_>| plans::rows(sheets, &signatures, shared, register);
    let (plans, (agreements, contacts)) = rayon::join(
        || with(sheets, &[File::Plans], plan_rows),
        || {
            let contacts = &[File::Contacts, File::RecallContacts];
            let read_contacts = |sheets: Sheets<'_, '_>, shared: &Shared, register: &Register| {
                contacts::read(sheets, shared, register, sources.keep_words)
            };
            rayon::join(
                || known.read(&[File::Agreements], agreements::read),
                || known.read(contacts, read_contacts),
            )
        },
    );
    // Visits of the past are kept only where they matter to a plan or an agreement, or to a booking that was spoken of.
    let patients = register.patients.len();
    let matter_to = |items: &[Item]| {
        let agreements = rows_of(agreements.as_ref()).map_or(&[][..], |rows| rows);
        let contacts = rows_of(contacts.as_ref()).map_or(&[][..], |contacts| &contacts.rows);
        let open = || visits::open_matters(patients, items, agreements, contacts);
        (!sources.keep_all).then(open)
    };
    let items = rows_of(plans.as_ref()).map_or(&[][..], |plans| &plans.items);
    let (item_count, may_matter) = (items.len(), matter_to(items));
    // One thread puts the plans together: meanwhile the visits are read.
    let (plans, visits) = rayon::join(
        || {
            let of_plans = of(sheets, &[File::Plans]);
            let settled = |rows: Read<_>| {
                plans::settled(rows?, of_plans, (&signatures, signed), shared, register)
            };
            plans.map(settled)
        },
        || {
            with(sheets, &[File::Visits], |sheets| {
                visits::rows(sheets, shared, register, may_matter.as_deref())
            })
        },
    );
    let (plans, _) = collected.take::<Plans>(plans);
    for &row in &plans.orphans {
        collected.side.set_aside(row);
    }
    // Items that were refused since matter no more.
    let fewer = (plans.items.len() < item_count).then(|| matter_to(&plans.items));
    let visits = visits.map(|rows| {
        let (sheets, fewer) = (of(sheets, &[File::Visits]), fewer.flatten());
        visits::settled(rows?, sheets, shared, register, fewer.as_deref())
    });
    OfPatients {
        plans,
        agreements: collected.take(agreements),
        visits: collected.take(visits),
        contacts: collected.take(contacts),
    }
}

/// What is to be known of the workbooks that are read.
fn book_notes(sheets: &[Sheet<'_>], settings: &Settings) -> Vec<BookNote> {
    let mut notes = Vec::new();
    let mut unseen = Vec::new();
    for sheet in sheets {
        let Some(in_book) = &sheet.worksheet else {
            continue;
        };
        if !in_book.hidden.is_empty() {
            let rows = in_book.hidden.clone();
            notes.push(BookNote::HiddenRows(sheet.input, rows));
        }
        if !in_book.shows_all {
            unseen.push(sheet.input);
        }
    }
    for (sheet, unread) in beside::unread_sheets(sheets, settings) {
        let name = visible(&beside::book(sheet)).into_owned();
        notes.push(BookNote::UnreadSheets(name, unread));
    }
    if !unseen.is_empty() {
        notes.push(BookNote::Unseen(unseen));
    }
    notes
}

/// What is there with its header alone.
fn without_rows(sheets: &[Sheet<'_>], inputs: &[Input]) -> Vec<WithoutRows> {
    let sorts: [(WithoutRows, &[File]); 2] = [
        (
            WithoutRows::Contacts,
            &[File::Contacts, File::RecallContacts],
        ),
        (WithoutRows::Cards, &[File::Cards]),
    ];
    let rows = |files: &[File]| {
        let read = sheets.iter().zip(inputs);
        let of_sort = read.filter(|(sheet, _)| files.contains(&sheet.file));
        of_sort.map(|(_, input)| input.rows).collect::<Vec<_>>()
    };
    let found = sorts.into_iter().filter(|(_, files)| {
        let rows = rows(files);
        !rows.is_empty() && rows.iter().all(|rows| *rows == 0)
    });
    found.map(|(what, _)| what).collect()
}

/// When what tells of refusals and bookings was written: of several exports of one sort, the newest.
fn written(sheets: &[Sheet<'_>]) -> Vec<Written> {
    // What recall wrote down itself is none of the clinic's exports; but where it is newer than they are, something is known since.
    let sorts: [&[File]; 4] = [
        &[File::Patients],
        &[File::Plans],
        &[File::Visits],
        &[File::Contacts, File::RecallContacts],
    ];
    let newest = |files: &[File]| {
        sheets.iter().find(|sheet| sheet.file == files[0])?;
        let of_sort = sheets.iter().filter(|sheet| files.contains(&sheet.file));
        let written = of_sort.filter_map(|sheet| {
            let at = sheet.original.written()?.naive_utc();
            let input = sheet.input;
            Some(Written { input, at })
        });
        written.max_by_key(|written| written.at)
    };
    sorts.into_iter().filter_map(newest).collect()
}

/// Who the patients are.
struct People {
    register: Register,
    /// Those who may be the same person.
    namesakes: Vec<Vec<Namesake>>,
    /// Every number, where they are kept.
    numbers: Vec<(Phone, PatientIndex)>,
    collected: Collected,
}

/// Whether an export says who the patients are.
fn is_of_people(source: &Source) -> bool {
    matches!(source.file, File::Patients | File::Cards)
}

/// Brings together who the patients are, and which of them may be the same person.
fn read_people(
    sheets: &[Sheet<'_>],
    rows: Option<Read<Drafts>>,
    shared: &Shared,
    (settings, sources): (&Settings, &Sources),
) -> People {
    let mut collected = Collected::default();
    let patients = rows.map(|rows| patients::settled(rows?, of(sheets, &[File::Patients])));
    let ((mut register, mut identities), _) = collected.take(patients);
    collected.take(with(sheets, &[File::Cards], |sheets| {
        let side = cards::read(sheets, shared, &mut register, &mut identities)?;
        Ok(((), side))
    }));
    let numbers = if sources.keep_numbers {
        identities.numbers()
    } else {
        Vec::new()
    };
    let mut namesakes = Vec::new();
    if !settings.allow_possible_duplicates {
        namesakes = shared.with_texts(|texts| identities.namesakes(&register, texts));
        let duplicates = identities.possible_duplicates(&register);
        collected.side.blocks.extend(duplicates);
    }
    People {
        register,
        namesakes,
        numbers,
        collected,
    }
}

/// The rows of a file and what they leave behind, or why it can't be used.
type Read<T> = Result<(T, SideResults), Refusal>;

/// The rows of a file that is there and can be used.
fn rows_of<T>(read: Option<&Read<T>>) -> Option<&T> {
    read?.as_ref().ok().map(|read| &read.0)
}

/// What the files that name patients are read with.
#[derive(Clone, Copy)]
struct Known<'a, 'c> {
    sheets: &'a [Sheet<'c>],
    shared: &'a Shared,
    register: &'a Register,
}

impl Known<'_, '_> {
    fn read<T>(
        self,
        files: &[File],
        read: impl FnOnce(Sheets<'_, '_>, &Shared, &Register) -> Read<T>,
    ) -> Option<Read<T>> {
        with(self.sheets, files, |sheets| {
            read(sheets, self.shared, self.register)
        })
    }
}

/// Reads the exports of one sort, if there are any.
fn with<'c, T>(
    sheets: &[Sheet<'c>],
    files: &[File],
    read: impl FnOnce(Sheets<'_, 'c>) -> Read<T>,
) -> Option<Read<T>> {
    let sheets = of(sheets, files);
    (!sheets.0.is_empty()).then(|| read(sheets))
}

/// The exports of one sort, which stand beside each other.
fn of<'a, 'c>(sheets: &'a [Sheet<'c>], files: &[File]) -> Sheets<'a, 'c> {
    let is_one = |sheet: &Sheet<'_>| files.contains(&sheet.file);
    let first = sheets.iter().position(is_one).unwrap_or(sheets.len());
    let rest = &sheets[first..];
    let count = rest.iter().take_while(|sheet| is_one(sheet)).count();
    Sheets(&rest[..count])
}

/// What all files together yielded besides their rows.
#[derive(Default)]
struct Collected {
    side: SideResults,
    refusals: Vec<Refusal>,
}

impl Collected {
    /// The rows of a file and their ids; none of a file that is not there or can't be used.
    fn take<T: Default>(&mut self, read: Option<Read<T>>) -> (T, Ids) {
        match read {
            None => (T::default(), Ids::default()),
            Some(Err(refusal)) => {
                self.refusals.push(refusal);
                (T::default(), Ids::default())
            }
            Some(Ok((rows, mut side))) => {
                let ids = std::mem::take(&mut side.ids);
                self.side.append(side, 0);
                (rows, ids)
            }
        }
    }

    fn inputs(&self, sheets: &[Sheet<'_>]) -> Vec<Input> {
        let input = |sheet: &Sheet<'_>| {
            let counts = self
                .side
                .counts
                .get(&sheet.input)
                .copied()
                .unwrap_or_default();
            Input {
                name: sheet.name.clone(),
                path: sheet.path.clone(),
                headers: sheet.header.names.clone(),
                rows: counts.rows,
                used: counts.used,
                orphans: counts.orphans,
                rejected: counts.rejected,
                left_out: counts.left_out,
            }
        };
        sheets.iter().map(input).collect()
    }
}

/// Puts what was gathered into its final order.
fn finish(
    mut clinic: Clinic,
    contacts: Contacts,
    side: SideResults,
    (sheets, keep_text): (Vec<Sheet<'_>>, bool),
) -> Reading {
    let SideResults {
        mut blocks,
        mut note_refusals,
        mut refusing_fields,
        mut ownerless,
        days,
        findings: Findings {
            mut problems,
            words,
        },
        ..
    } = side;
    blocks.sort_unstable();
    blocks.dedup();
    for block in &blocks {
        clinic.patients[block.patient as usize].is_blocked = true;
    }
    clinic.blocks = blocks;
    note_refusals.sort_unstable();
    note_refusals.dedup();
    for refusal in &note_refusals {
        clinic.patients[refusal.patient as usize].note_refuses = true;
    }
    clinic.note_refusals = note_refusals;
    refusing_fields.sort_unstable();
    clinic.refusing_fields = refusing_fields;
    clinic.visit_days = days;
    let Contacts {
        mut rows,
        undoings,
        own_words,
        strays,
        mut lost_numbers,
        ..
    } = contacts;
    lost_numbers.sort_unstable();
    let lost = contacts::of_lost_numbers(&clinic, &lost_numbers);
    clinic.lost_numbers = lost_numbers;
    clinic.number_opt_outs.extend(lost);
    clinic.number_opt_outs.sort_unstable();
    clinic.own_words = own_words;
    clinic.own_words.sort_unstable_by_key(|words| words.row);
    let answers = contacts::keep_in_force(&clinic, &mut rows, &undoings);
    clinic.held_entries = answers.held_entries;
    clinic.bound = answers.bound;
    clinic.taken_back = answers.taken_back;
    let (of_strays, untold) = contacts::unheeded_of_strays(&clinic, strays, &undoings);
    ownerless.extend(of_strays);
    ownerless.sort_unstable_by_key(|it| (it.said.rank(), it.row, it.said));
    ownerless.dedup_by_key(|it| it.row);
    clinic.ownerless = ownerless;
    let taken_back = clinic.taken_back.iter().map(|it| it.1);
    let taken_back: HashSet<RowAt> = taken_back.chain(untold).collect();
    let opt_outs = &mut clinic.number_opt_outs;
    opt_outs.retain(|opt_out| !taken_back.contains(&opt_out.row));
    clinic.contacts = contacts::group(&clinic, rows);
    problems.sort_by_key(|problem| (problem.input, problem.line, problem.field));
    let kept = sheets.iter().filter(|_| keep_text);
    let texts = kept
        .map(|sheet| (sheet.bytes.clone(), sheet.format))
        .collect();
    let files = sheets
        .into_iter()
        .map(|sheet| (sheet.file, sheet.original, sheet.header, sheet.mapping));
    Reading {
        files: files.collect(),
        texts,
        clinic,
        problems,
        words,
    }
}

/// The patients in the order of their ids: by the first bytes, and by the rest where these are the same.
fn by_id(register: &Register) -> Vec<PatientIndex> {
    let id = |index: PatientIndex| register.ids.get(register.patients[index as usize].id);
    let count = u32::try_from(register.patients.len()).unwrap_or(u32::MAX);
    if (1..count).all(|index| id(index - 1) < id(index)) {
        return (0..count).collect();
    }
    let begins = |index| {
        let mut first = [0; 8];
        for (place, byte) in first.iter_mut().zip(id(index).bytes()) {
            *place = byte;
        }
        u64::from_be_bytes(first)
    };
    let mut keyed: Vec<(u64, PatientIndex)> =
        (0..count).map(|index| (begins(index), index)).collect();
    keyed.par_sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| id(a.1).cmp(id(b.1))));
    keyed.into_iter().map(|(_, index)| index).collect()
}

/// Surname and first name of each patient, by id; of patients whose rows are refused too, as far as they can be read.
pub type Names = BTreeMap<String, (String, String)>;

/// Reads telephone numbers as they are written in the clinic's country.
///
/// # Errors
/// Where none of that country are known.
pub(crate) fn phones(settings: &Settings) -> Result<phone::Reader, Refusal> {
    let reader = phone::Reader::new(&settings.country);
    reader.ok_or_else(|| Refusal::unknown_country(&settings.country))
}

/// Reads who the patients are, and nothing else.
///
/// # Errors
/// Where the exports are not all there, or that of the patients can't be used.
pub fn names(sources: &Sources, settings: &Settings) -> Result<Names, Vec<Refusal>> {
    let progress = Progress::none();
    let phones = phones(settings).map_err(|refusal| vec![refusal])?;
    let conventions = Conventions {
        settings,
        phones,
        progress: &progress,
        takes_for_utf8: false,
    };
    let found = find::exports(sources, settings)?;
    let of_patients = |source: &Source| source.file == File::Patients;
    let found: Vec<Source> = found.into_iter().filter(of_patients).collect();
    // What comes out of a pipe is wanted for planning.
    if found.iter().any(is_pipe) {
        return Ok(Names::default());
    }
    let sheets = open_found(&found, sources, &conventions)?;
    let shared = Shared::default();
    let ((register, _), _) =
        patients::read(Sheets(&sheets), &shared).map_err(|refusal| vec![refusal])?;
    let changed = changed(&sheets);
    if !changed.is_empty() {
        return Err(changed);
    }
    let names = register.patients.iter().map(|patient| {
        let id = register.ids.get(patient.id).to_owned();
        let name = |text| shared.with_texts(|texts| texts.get(text).to_owned());
        (id, (name(patient.last_name), name(patient.first_name)))
    });
    Ok(names.collect())
}

/// Opens every file that is there.
///
/// # Errors
/// All that is wrong with them.
pub fn open<'a>(
    sources: &Sources,
    conventions: &'a Conventions<'a>,
) -> Result<Vec<Sheet<'a>>, Vec<Refusal>> {
    let found = find::exports(sources, conventions.settings)?;
    open_found(&found, sources, conventions)
}

fn open_found<'a>(
    found: &[Source],
    sources: &Sources,
    conventions: &'a Conventions<'a>,
) -> Result<Vec<Sheet<'a>>, Vec<Refusal>> {
    open_some(found, |_| true, sources, conventions)
}

/// What was opened; else all that is wrong with it.
type Opened<'a> = Result<Vec<Sheet<'a>>, Vec<Refusal>>;

/// Opens those of the exports that are wanted.
fn open_some<'a>(
    found: &[Source],
    is_wanted: impl Fn(&Source) -> bool + Sync,
    sources: &Sources,
    conventions: &'a Conventions<'a>,
) -> Opened<'a> {
    let name = |source: &Source| {
        let same = found
            .iter()
            .filter(|other| source.own_name() == other.own_name());
        let name = if same.count() > 1 {
            source.whole_name()
        } else {
            source.own_name()
        };
        // It is told on screens: a file name may hold line breaks, and what a terminal acts on.
        visible(&name).into_owned()
    };
    let forced = (sources.encoding, sources.delimiter);
    let wanted = found
        .par_iter()
        .enumerate()
        .filter(|(_, source)| is_wanted(source));
    let opened: Vec<Result<Sheet<'a>, Vec<Refusal>>> = wanted
        .map(|(place, source)| {
            let input = u8::try_from(place).unwrap_or(u8::MAX);
            let sheet = Sheet::open((source, input, name(source)), forced, conventions);
            let at = |refusal: Refusal| refusal.at(&source.path);
            sheet.map_err(|found| found.into_iter().map(at).collect())
        })
        .collect();
    let mut sheets = Vec::new();
    let mut refusals = Vec::new();
    for opened in opened {
        match opened {
            Ok(sheet) => sheets.push(sheet),
            Err(found) => refusals.extend(found),
        }
    }
    if refusals.is_empty() {
        Ok(sheets)
    } else {
        Err(refusals)
    }
}

/// What was opened at two times, in the order of the exports.
fn both<'a>(first: Opened<'a>, second: Opened<'a>) -> Opened<'a> {
    match (first, second) {
        (Ok(mut sheets), Ok(others)) => {
            sheets.extend(others);
            sheets.sort_by_key(|sheet| sheet.input);
            Ok(sheets)
        }
        (first, second) => {
            let refusals = first.err().into_iter().chain(second.err());
            Err(refusals.flatten().collect())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::ops::Range;

    #[test]
    fn visits_of_the_past_are_kept_where_they_matter_alone() {
        let folder = tempfile::tempdir().unwrap();
        let write =
            |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
        write("patients.csv", "patient_id\n6\n7\n8\n9\n");
        // Only when all rows were read does it show that those of 7 contradict each other.
        let plans = "plan_id,patient_id,item_id,procedure,status\n\
            a,6,1,crown,planned\nb,7,1,crown,planned\nb,7,1,filling,planned\nc,8,1,crown,done\n";
        write("plans.csv", plans);
        let visits = "visit_id,patient_id,starts_at,status\n\
            1,6,2026-01-01 10:00,completed\n2,7,2026-01-01 11:00,completed\n\
            3,8,2026-01-01 12:00,completed\n4,9,2026-01-01 13:00,completed\n\
            5,9,2026-05-01 13:00,booked\n6,7,2026-05-01 13:00,booked\n";
        write("visits.csv", visits);
        let settings = crate::plan::rules::default_settings(chrono_tz::Tz::UTC);
        let kept = |keep_all| {
            let sources = Sources {
                data: folder.path().to_owned(),
                keep_all,
                ..Sources::default()
            };
            let reading = read(&sources, &settings).unwrap();
            let visits = reading.clinic.visits.iter();
            let lines: Vec<u32> = visits.map(|visit| visit.row.line()).collect();
            lines
        };
        assert_eq!(kept(false), [2, 7, 6]);
        assert_eq!(kept(true), [2, 3, 7, 4, 5, 6]);
    }

    #[test]
    fn exports_that_cannot_be_opened_are_refused_in_their_order() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["patients.csv", "plans.csv", "visits.csv", "cards.csv"] {
            std::fs::write(folder.path().join(name), "x,y\n1,2\n").unwrap();
        }
        let sources = Sources {
            data: folder.path().to_owned(),
            ..Sources::default()
        };
        let settings = crate::plan::rules::default_settings(chrono_tz::Tz::UTC);
        let refusals = read(&sources, &settings).unwrap_err();
        let mut files: Vec<&str> = refusals.iter().map(|it| it.name.as_str()).collect();
        files.dedup();
        let all = ["patients.csv", "cards.csv", "plans.csv", "visits.csv"];
        assert_eq!(files, all);
    }

    #[test]
    fn what_was_taken_for_utf8_and_is_none_is_read_as_what_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let sources = Sources {
            data: folder.path().to_owned(),
            ..Sources::default()
        };
        let settings = crate::plan::rules::default_settings(chrono_tz::Tz::UTC);
        let row = |number: usize, name: &str| format!("{number},{name},no\n");
        let rows = |numbers: Range<usize>| -> String {
            numbers.map(|number| row(number, "Ivanov")).collect()
        };
        let plans = "plan_id,patient_id,procedure,status\n";
        std::fs::write(folder.path().join("plans.csv"), plans).unwrap();
        let header = "patient_id,last_name,consent\n";
        // The last is the end of a part within a quoted cell: the parts have to be known.
        for (name, is_cyrillic, is_taken) in [
            ("Ивановъ", true, false),
            ("Ивановъ", false, true),
            (
                &format!("\"{}\"", "Ivanov\nand more ".repeat(40)),
                false,
                true,
            ),
        ] {
            let (before, own, after) = (rows(1..200), row(777, name), rows(1000..1200));
            let text = [header, &before, &own, &after].concat();
            let text = if is_cyrillic {
                encoding_rs::WINDOWS_1251.encode(&text).0.into_owned()
            } else {
                text.into_bytes()
            };
            std::fs::write(folder.path().join("patients.csv"), text).unwrap();
            let found = find::exports(&sources, &settings);
            let once = |takes_for_utf8| {
                let all = (&sources, &settings);
                read_found(&found, all, &Progress::none(), takes_for_utf8)
            };
            let names = |reading: Reading| {
                let Clinic {
                    patients,
                    texts,
                    inputs,
                    ..
                } = &reading.clinic;
                let names = patients
                    .iter()
                    .map(|it| (it.row.line(), texts.get(it.last_name).to_owned()));
                (names.collect::<Vec<_>>(), inputs[0].rows, inputs[0].used)
            };
            let wanted = names(once(false).unwrap());
            let own = wanted.0.iter().find(|(line, _)| *line == 201);
            let first_line = name.trim_matches('"').lines().next();
            assert_eq!(own.and_then(|(_, name)| name.lines().next()), first_line);
            assert_eq!(once(true).is_ok(), is_taken);
            assert_eq!(names(read(&sources, &settings).unwrap()), wanted);
        }
    }

    #[test]
    fn a_file_that_is_written_to_meanwhile_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let write =
            |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
        write("patients.csv", "patient_id,consent\n7,no\n");
        write("plans.csv", "plan_id,patient_id,procedure,status\n");
        let sources = Sources {
            data: folder.path().to_owned(),
            ..Sources::default()
        };
        let settings = crate::plan::rules::default_settings(chrono_tz::Tz::UTC);
        let progress = Progress::none();
        let conventions = Conventions {
            settings: &settings,
            phones: phone::Reader::new("RU").unwrap(),
            progress: &progress,
            takes_for_utf8: false,
        };
        let sheets = open(&sources, &conventions).unwrap();
        assert!(changed(&sheets).is_empty());
        write("patients.csv", "patient_id,consent\n7,no\n8,yes\n");
        let refusals = changed(&sheets);
        assert_eq!(refusals.len(), 1);
        assert_eq!(refusals[0].name, "patients.csv");
        assert_eq!(refusals[0].kind, RefusalKind::Changed);
        std::fs::remove_file(folder.path().join("plans.csv")).unwrap();
        assert_eq!(changed(&sheets).len(), 2);
    }
}
