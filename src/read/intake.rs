//! What is gathered while a file is read: its rows, and beside them ids, problems, bars and counts.
//!
//! A large file is read in parts, several at a time. Each part gathers for itself, and the parts are put together in their order, so that
//! nothing depends on how many threads there are.

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasher, Hash};
use std::num::NonZeroU32;
use std::sync::{Mutex, PoisonError};

use foldhash::fast::FixedState;

use crate::base::room;
use crate::model::clinic::{
    Block, BlockReason, BlockScope, Channels, Days, NoteRefusal, Ownerless, PatientIndex, RowAt,
    Unheeded, Weekdays, Windows,
};
use crate::model::text::{Base, Id, Ids, Text, Texts};
use crate::read::conflicts::{Conflicts, Group, Keys};
use crate::read::duplicates::Word;
use crate::read::encoding::Part;
use crate::read::problem::{Findings, Wanted};
use crate::read::refusal::Refusal;
use crate::read::register::Register;
use crate::read::row::{LookedUp, Row};
use crate::read::sheet::{LookUp, Sheets};

/// What the readers of all parts of all files share.
#[derive(Default)]
pub struct Shared {
    texts: Mutex<Texts>,
    times: Mutex<Times>,
}

/// Every set of windows once.
#[derive(Default)]
struct Times {
    list: Vec<Windows>,
    numbers: HashMap<Windows, NonZeroU32>,
}

impl Shared {
    /// The words, and the windows of [`Clinic::call_times`](crate::model::clinic::Clinic::call_times).
    #[must_use]
    pub fn finish(self) -> (Texts, Vec<Windows>) {
        let times = self.times.into_inner();
        let texts = self.texts.into_inner();
        (
            texts.unwrap_or_else(PoisonError::into_inner),
            times.unwrap_or_else(PoisonError::into_inner).list,
        )
    }

    /// Looks into the words while no part is read.
    pub fn with_texts<T>(&self, look: impl FnOnce(&Texts) -> T) -> T {
        look(&self.texts.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn text(&self, text: &str) -> Text {
        let mut texts = self.texts.lock().unwrap_or_else(PoisonError::into_inner);
        texts.put(text)
    }

    fn times(&self, times: Windows) -> NonZeroU32 {
        let mut all = self.times.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(&number) = all.numbers.get(&times) {
            return number;
        }
        all.list.push(times.clone());
        let number = u32::try_from(all.list.len()).unwrap_or(u32::MAX);
        let number = NonZeroU32::new(number).unwrap_or(NonZeroU32::MAX);
        all.numbers.insert(times, number);
        number
    }
}

/// How many rows there are, and how they ended.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    pub rows: u32,
    /// Those that are used.
    pub used: u32,
    /// Those that name no patient.
    pub orphans: u32,
    /// Those that are refused.
    pub rejected: u32,
    /// Those that the clinic wants left out.
    pub left_out: u32,
}

impl Counts {
    const fn add(&mut self, other: Self) {
        self.rows += other.rows;
        self.used += other.used;
        self.orphans += other.orphans;
        self.rejected += other.rejected;
        self.left_out += other.left_out;
    }
}

/// What reading a file yields besides its rows.
#[derive(Default)]
pub struct SideResults {
    /// The ids that rows hold.
    pub ids: Ids,
    /// By which rows under one id find each other.
    pub keys: Keys,
    /// Who is barred because of a row.
    pub blocks: Vec<Block>,
    /// Notes that say not to contact somebody.
    pub note_refusals: Vec<NoteRefusal>,
    /// The fields under headers that are not known in which such words stand, counted from 1.
    pub refusing_fields: Vec<(RowAt, u16)>,
    /// What is wrong with rows and cells.
    pub findings: Findings,
    /// How the rows of each of the clinic's inputs ended.
    pub counts: BTreeMap<u8, Counts>,
    /// Each no, promise or pain that belongs to nobody.
    pub ownerless: Vec<Ownerless>,
    /// The days of visits.
    pub days: Days,
}

impl SideResults {
    /// Takes in what the next part leaves behind, whose ids move by a base; so many parts are still to come.
    pub fn append(&mut self, part: Self, to_come: usize) -> Base {
        self.keys.append(part.keys, to_come);
        self.blocks.extend(part.blocks);
        self.note_refusals.extend(part.note_refusals);
        self.refusing_fields.extend(part.refusing_fields);
        self.findings.append(part.findings);
        self.ownerless.extend(part.ownerless);
        self.days.append(&part.days);
        for (input, counts) in part.counts {
            self.counts.entry(input).or_default().add(counts);
        }
        self.ids.append(&part.ids, to_come)
    }

    /// A row that was used is refused after all.
    pub fn withdraw(&mut self, row: RowAt) {
        let counts = self.counts.entry(row.input()).or_default();
        counts.used = counts.used.saturating_sub(1);
        counts.rejected += 1;
    }

    /// A row that was used names nobody after all.
    pub fn set_aside(&mut self, row: RowAt) {
        let counts = self.counts.entry(row.input()).or_default();
        counts.used = counts.used.saturating_sub(1);
        counts.orphans += 1;
    }

    /// Refuses rows that differ under one id, and bars every patient that they name.
    pub fn refuse_differing(
        &mut self,
        whose: (Sheets<'_, '_>, &Register),
        conflicts: &Conflicts,
        column: usize,
        scope: BlockScope,
    ) {
        for group in &conflicts.differing {
            self.refuse_group(whose, group, (column, Wanted::SameRows), scope);
        }
    }

    /// Refuses the rows of a group, and bars every patient that they name. That a record is another's too rests also on the row that
    /// makes him known.
    pub fn refuse_group(
        &mut self,
        (sheets, register): (Sheets<'_, '_>, &Register),
        group: &Group,
        (column, wanted): (usize, impl Fn(RowAt) -> Wanted),
        scope: BlockScope,
    ) {
        // Who is barred whatever the case needs no other ground; else what says no holds, though the row gives nothing.
        if scope == BlockScope::Patient {
            let is_refused =
                |refusal: &NoteRefusal| group.0.iter().any(|clash| clash.row == refusal.row);
            self.note_refusals.retain(|refusal| !is_refused(refusal));
        }
        for (clash, other) in group.with_others() {
            self.withdraw(clash.row);
            self.findings
                .problems
                .push(sheets.refused_later(clash.row, column, wanted(other)));
        }
        for (patient, clash) in group.shown_to() {
            self.block(patient, scope, BlockReason::DuplicateRecord, clash.row);
            if clash.patient != patient {
                let known_by = register.patients[clash.patient as usize].row;
                self.block(patient, scope, BlockReason::DuplicateRecord, known_by);
            }
        }
    }

    /// Keeps that a note says not to contact a patient.
    pub fn refuse(&mut self, patient: PatientIndex, row: RowAt) {
        self.note_refusals.push(NoteRefusal { patient, row });
    }

    /// Bars a patient because of a row.
    pub fn block(
        &mut self,
        patient: PatientIndex,
        scope: BlockScope,
        reason: BlockReason,
        row: RowAt,
    ) {
        self.blocks.push(Block {
            patient,
            scope,
            reason,
            row,
        });
    }
}

/// Rows of one kind, gathered part by part.
pub trait Rows: Default + Send {
    /// Takes in the rows of the next part, whose ids move by a base; so many parts are still to come.
    fn append(&mut self, part: Self, base: Base, to_come: usize);
}

/// A row whose ids can move.
pub trait HasIds: Send {
    /// Moves the ids.
    fn move_ids(&mut self, base: Base);
}

impl<T: HasIds> Rows for Vec<T> {
    fn append(&mut self, mut part: Self, base: Base, to_come: usize) {
        for row in &mut part {
            row.move_ids(base);
        }
        room::extend(self, part, to_come);
    }
}

/// Reads the exports of one sort, one after another and part by part.
///
/// # Errors
/// Where one can't be read to its end.
pub fn gather<R: Rows>(
    sheets: Sheets<'_, '_>,
    shared: &Shared,
    register: &Register,
    take: impl Fn(&mut PartReader<'_>, &mut Row<'_>, &mut R) + Sync,
) -> Result<(R, SideResults), Refusal> {
    let (mut rows, mut side) = (R::default(), SideResults::default());
    let known = |id: &str| register.find(id).is_some() || !register.nearly(id).is_empty();
    for sheet in sheets.iter() {
        let read = |part: &Part| {
            let mut findings = Findings::default();
            let mut rows = R::default();
            let mut reader = PartReader::new(shared, register);
            let take = |row: &mut Row<'_>| take(&mut reader, row, &mut rows);
            let look_up = LookUp {
                known: &known,
                find: Some(&|ids, found| register.find_all(ids, found)),
            };
            let left_out = sheet.rows(part, look_up, &mut findings, take)?;
            let counts = Counts {
                rows: reader.counts.rows + left_out,
                left_out,
                ..reader.counts
            };
            let side = SideResults {
                findings,
                counts: [(sheet.input, counts)].into(),
                ..reader.side
            };
            Ok((rows, side))
        };
        let mut to_come = usize::try_from(sheet.part_count()).unwrap_or_default();
        sheet.in_parts(read, |(part, part_side): (R, SideResults)| {
            to_come = to_come.saturating_sub(1);
            let base = side.append(part_side, to_come);
            rows.append(part, base, to_come);
        })?;
    }
    if side.ids.is_full() {
        return Err(sheets.too_large());
    }
    Ok((rows, side))
}

/// How a row ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// It counts, and names this patient.
    Used(PatientIndex),
    /// It is refused, or names nobody.
    Unused,
}

/// Reads the rows of one part of a file; parts are read in parallel.
pub struct PartReader<'a> {
    shared: &'a Shared,
    /// The patients.
    pub register: &'a Register,
    /// What the rows leave behind.
    pub side: SideResults,
    /// How they ended.
    counts: Counts,
    /// The words of this part, and their numbers among all words.
    words: Texts,
    numbers: Vec<Text>,
    /// The cells of windows that were read in this part, and the numbers of the windows.
    times: Known<NonZeroU32>,
    channels: Known<Channels>,
    weekdays: Known<Weekdays>,
    /// Whether notes that come again say not to contact the patient.
    notes: Known<bool>,
    /// What is known of the words of this part that were read as names, by their numbers.
    names: Vec<Option<Name>>,
    /// Words that were read lately, each where its letters say.
    recent: Vec<Recent>,
}

/// A part of a name that says nothing else.
#[derive(Clone, Copy)]
struct Name(Option<Word>);

/// A part of a patient's name.
#[derive(Clone, Copy, Default)]
pub struct NamePart<'r> {
    /// As written.
    pub written: &'r str,
    /// The same among the texts.
    pub text: Text,
    /// What it is as one word, where that is known.
    pub as_one: Option<Word>,
}

/// A word of this part, by its numbers here and among all words.
#[derive(Clone, Copy, Default)]
struct Recent {
    own: Text,
    shared: Text,
}

/// How many there are: a power of two.
const RECENT: usize = 1024;

/// Where a word is kept among those that were read lately: most come again so soon that their hash need not be known.
fn place_of(text: &str) -> usize {
    const ODD: u64 = 0x9E37_79B9_7F4A_7C15;
    let bytes = text.as_bytes();
    let of = |chunk: Option<&[u8; 8]>| chunk.map_or(0, |chunk| u64::from_le_bytes(*chunk));
    let (first, last) = (of(bytes.first_chunk()), of(bytes.last_chunk()));
    let short = if bytes.len() < 8 {
        bytes
            .iter()
            .fold(0, |all, byte| all << 8 | u64::from(*byte))
    } else {
        0
    };
    let mixed = (first ^ last.rotate_left(21) ^ short ^ bytes.len() as u64).wrapping_mul(ODD);
    usize::try_from(mixed >> (u64::BITS - RECENT.ilog2())).unwrap_or_default()
}

/// So many notes are kept, none of them longer than this: where each is another, the next ones hardly come again.
const MOST_NOTES: usize = 4096;
const LONGEST_NOTE: usize = 200;

/// What cells say that come again and again, and take long to read.
type Known<T> = HashMap<Box<str>, T, FixedState>;

impl<'a> PartReader<'a> {
    fn new(shared: &'a Shared, register: &'a Register) -> Self {
        Self {
            shared,
            register,
            side: SideResults::default(),
            counts: Counts::default(),
            words: Texts::default(),
            numbers: vec![Text::BLANK],
            times: Known::default(),
            channels: Known::default(),
            weekdays: Known::default(),
            notes: Known::default(),
            names: Vec::new(),
            recent: vec![Recent::default(); RECENT],
        }
    }

    /// The same for a file whose rows may have a note: one that says not to contact the patient holds, and where the row is refused, it
    /// bars him from everything.
    pub fn end_noted(
        &mut self,
        row: &mut Row<'_>,
        (column, note): (usize, usize),
        scope: BlockScope,
    ) -> Ending {
        let refuses = self.note_refuses(row, note);
        let scope = if refuses { BlockScope::Patient } else { scope };
        let ending = self.end(row, column, scope);
        if let (true, Ending::Used(patient)) = (refuses, ending) {
            self.side.refuse(patient, row.at());
        }
        if refuses && ending == Ending::Unused {
            self.keep_no(row, column, Unheeded::Note);
        }
        ending
    }

    /// Decides how a row of a file that names patients ends, and counts it; one that is refused or all but names a patient bars him.
    pub fn end(&mut self, row: &mut Row<'_>, column: usize, scope: BlockScope) -> Ending {
        // Of nearly every row it is known already whom it names, and nothing speaks against it.
        if let LookedUp::As(Some(patient)) = row.patient
            && !row.is_rejected()
            && !self.register.is_refused(patient)
        {
            self.counts.rows += 1;
            self.counts.used += 1;
            return Ending::Used(patient);
        }
        let id = row.text(column);
        let patient = match row.patient {
            LookedUp::As(patient) => patient,
            LookedUp::NotYet => self.register.find(id),
        };
        self.end_of(row, column, scope, (id, patient))
    }

    /// The same for a row of recall's own record, which names its patient twice: where the ids differ, the entry's holds, but a row that
    /// is not used bars both.
    pub fn end_recorded(&mut self, row: &mut Row<'_>, column: usize, id: &str) -> Ending {
        let written = row.text(column);
        let patient = self.register.find(id);
        let ending = self.end_of(row, column, BlockScope::Patient, (id, patient));
        if ending == Ending::Unused && written != id {
            match self.register.find(written) {
                Some(patient) => {
                    let reason = BlockReason::UnreadableRecord;
                    self.side
                        .block(patient, BlockScope::Patient, reason, row.at());
                }
                None => self.block_nearly_named(written, BlockScope::Patient, row.at()),
            }
        }
        ending
    }

    fn end_of(
        &mut self,
        row: &mut Row<'_>,
        column: usize,
        scope: BlockScope,
        (id, patient): (&str, Option<PatientIndex>),
    ) -> Ending {
        let at = row.at();
        self.counts.rows += 1;
        // Whoever is known by refused rows alone takes nothing away from whom a row may mean.
        if patient.is_some_and(|patient| self.register.is_refused(patient)) {
            self.block_nearly_named(id, scope, at);
        }
        match (row.is_rejected(), patient) {
            (false, Some(patient)) => {
                self.counts.used += 1;
                Ending::Used(patient)
            }
            (true, patient) => {
                self.counts.rejected += 1;
                if let Some(patient) = patient {
                    self.side
                        .block(patient, scope, BlockReason::UnreadableRecord, at);
                } else {
                    self.block_nearly_named(id, scope, at);
                    self.look_beyond(row, id);
                }
                Ending::Unused
            }
            (false, None) => {
                self.counts.orphans += 1;
                row.note_orphan(column);
                self.block_nearly_named(id, scope, at);
                if id.contains(char::is_whitespace) {
                    self.look_beyond(row, id);
                }
                Ending::Unused
            }
        }
    }

    /// Looks for whom a row may be about that names nobody: it may be the rest of the row before, or stand in one cell as a whole. Its no
    /// is about all that is called for, whatever the file; one that says no in so many words is told of.
    fn look_beyond(&mut self, row: &Row<'_>, id: &str) {
        let register = self.register;
        let is_known = |id: &str| register.find(id).is_some() || !register.nearly(id).is_empty();
        if is_known(id) {
            return;
        }
        let (at, scope) = (row.at(), BlockScope::Patient);
        let reason = BlockReason::UnreadableRecord;
        for part in row.parts_of_lone_cell() {
            if let Some(patient) = register.find(part) {
                self.side.block(patient, scope, reason, at);
            }
        }
        let before = row.before_rest(&is_known);
        if let Some((before, id)) = before
            && let Some(patient) = register.find(id)
        {
            self.side.block(patient, scope, reason, at);
            self.side.block(patient, scope, reason, before);
        }
        // A row that can be read, and names nobody, tells by itself what it says.
        if (row.is_rejected() || before.is_some()) && row.some_cell_refuses() {
            self.side
                .ownerless
                .push(Ownerless::undated(at, Unheeded::Loose));
        }
    }

    /// Keeps a no where its row names nobody, not even but for what spreadsheets change in an id.
    pub fn keep_no(&mut self, row: &Row<'_>, column: usize, said: Unheeded) {
        if !self.may_know(row.text(column)) {
            self.side.ownerless.push(Ownerless::undated(row.at(), said));
        }
    }

    /// Whether an id names a patient, be it but for what spreadsheets change in an id.
    #[must_use]
    pub fn may_know(&self, id: &str) -> bool {
        !id.is_empty() && (self.register.find(id).is_some() || !self.register.nearly(id).is_empty())
    }

    /// Counts a row that says nothing of anybody, and was read for what it says.
    pub const fn count_mark(&mut self) {
        self.counts.rows += 1;
        self.counts.used += 1;
    }

    /// Counts a row of a file that names no patients; whether it can be used.
    pub const fn count(&mut self, row: &Row<'_>) -> bool {
        let counts = &mut self.counts;
        counts.rows += 1;
        if row.is_rejected() {
            counts.rejected += 1;
        } else {
            counts.used += 1;
        }
        !row.is_rejected()
    }

    /// A text that is expected to come again, held once.
    pub fn text(&mut self, text: &str) -> Text {
        self.word(text).shared
    }

    fn word(&mut self, text: &str) -> Recent {
        if text.is_empty() {
            return Recent::default();
        }
        let place = place_of(text);
        let recent = self.recent[place];
        if self.words.get(recent.own) == text {
            return recent;
        }
        let own = self.words.put(text);
        if own.number() == self.numbers.len() {
            self.numbers.push(self.shared.text(text));
        }
        let shared = self.numbers.get(own.number()).copied().unwrap_or_default();
        let word = Recent { own, shared };
        self.recent[place] = word;
        word
    }

    /// The text of a cell, held once.
    pub fn cell(&mut self, row: &Row<'_>, column: usize) -> Text {
        match row.text(column) {
            "" => Text::BLANK,
            text => self.text(text),
        }
    }

    /// A part of a patient's name; see [`Row::name`].
    pub fn name<'r>(&mut self, row: &mut Row<'r>, column: usize) -> NamePart<'r> {
        let written = row.text(column);
        if written.is_empty() {
            return NamePart::default();
        }
        // What was read as another thing before is not known as a name.
        let word = self.word(written);
        let text = word.shared;
        let number = word.own.number();
        if let Some(&Some(Name(as_one))) = self.names.get(number) {
            return NamePart {
                written,
                text,
                as_one,
            };
        }
        let written = row.name(column);
        if written.is_empty() {
            return NamePart::default();
        }
        let as_one = Word::of(written);
        self.names.resize(self.names.len().max(number + 1), None);
        self.names[number] = Some(Name(as_one));
        NamePart {
            written,
            text,
            as_one,
        }
    }

    /// Whether the note of a row says not to contact the patient.
    pub fn note_refuses(&mut self, row: &Row<'_>, column: usize) -> bool {
        if let Some(field) = row.refusing_field_by(|cell| self.remark_refuses(row, cell)) {
            let field = u16::try_from(field + 1).unwrap_or(u16::MAX);
            self.side.refusing_fields.push((row.at(), field));
            return true;
        }
        let note = row.cell(column);
        if note.is_empty() {
            return false;
        }
        self.remark_refuses(row, note)
    }

    /// Whether a remark says not to contact the patient. What is written comes again and again.
    fn remark_refuses(&mut self, row: &Row<'_>, remark: &str) -> bool {
        if let Some(&refuses) = self.notes.get(remark) {
            return refuses;
        }
        let refuses = row.remark_refuses(remark);
        if self.notes.len() < MOST_NOTES && remark.len() <= LONGEST_NOTE {
            self.notes.insert(remark.into(), refuses);
        }
        refuses
    }

    /// The text of a cell that no other cell is expected to hold.
    pub fn id(&mut self, row: &Row<'_>, column: usize) -> Id {
        self.side.ids.put(row.text(column))
    }

    /// The same as it was typed: a word that says elsewhere that there is nothing, as «нет» does, is what was said here.
    pub fn typed_id(&mut self, row: &Row<'_>, column: usize) -> Id {
        self.side.ids.put(row.cell(column))
    }

    /// The number of a cell's windows, which are held once.
    pub fn times(&mut self, row: &mut Row<'_>, column: usize) -> Option<NonZeroU32> {
        let shared = self.shared;
        known(&mut self.times, row, column, |row| {
            Some(shared.times(row.times(column)?))
        })
    }

    /// The channels of a cell in their order.
    pub fn channels(&mut self, row: &mut Row<'_>, column: usize) -> Option<Channels> {
        known(&mut self.channels, row, column, |row| row.channels(column))
    }

    /// The days of the week of a cell.
    pub fn weekdays(&mut self, row: &mut Row<'_>, column: usize) -> Option<Weekdays> {
        known(&mut self.weekdays, row, column, |row| row.weekdays(column))
    }

    /// Bars every patient whom a row names but for what spreadsheets change in an id.
    fn block_nearly_named(&mut self, id: &str, scope: BlockScope, at: RowAt) {
        if id.is_empty() {
            return;
        }
        let named = self.register.find(id);
        for &patient in self.register.nearly(id) {
            if Some(patient) != named {
                self.side
                    .block(patient, scope, BlockReason::UnreadableRecord, at);
            }
        }
    }
}

/// The hash by which rows of one id find each other; the same in every run.
#[must_use]
pub fn hash_of<T: Hash>(key: T) -> u64 {
    FixedState::default().hash_one(key)
}

/// What a cell says: what was read of another one with the same text, if there was one.
fn known<T: Clone>(
    known: &mut Known<T>,
    row: &mut Row<'_>,
    column: usize,
    read: impl FnOnce(&mut Row<'_>) -> Option<T>,
) -> Option<T> {
    let cell = row.cell(column);
    if cell.is_empty() {
        return None;
    }
    if let Some(value) = known.get(cell) {
        return Some(value.clone());
    }
    let value = read(row)?;
    known.insert(cell.into(), value.clone());
    Some(value)
}
