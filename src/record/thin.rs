//! What is taken out of the record: rows that were undone, a patient who is to be forgotten, what is older than it need be kept.
//!
//! Nothing else ever takes a row out. Where rows were, one row stays that says how many they were: see [`Log::row_count_with_forgotten`].

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::export::columns::recall_contact as at;
use crate::export::entry::Entry;
use crate::export::record_row::Cells;
use crate::export::refusal_words::{Ignored, refuses};
use crate::export::values;
use crate::export::vocabulary::Vocabulary;
use crate::export::words::{RECORD_OUTCOME, value};
use crate::model::clinic::{Moment, Outcome};
use crate::read::force::{self, Answer, Fate, TakesBack};
use crate::read::restore;
use crate::record::log::{Log, Unreadable, recording};
use crate::record::take::name_of;

/// What a row says of which rows were taken out: `forgotten 12`.
const FORGOTTEN: &str = "forgotten ";

/// The outcome of a row that takes another one back, or that says that rows were taken out.
const UNDONE: &str = "undone";

/// What is to be undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// The last row of an entry that is not taken back yet.
    Entry(Entry),
    /// The last recording of which something is not taken back yet.
    Last,
    /// A recording by its number.
    Recording(u32),
}

impl What {
    /// As it is asked for: an entry, `last`, or a number.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if text == "last" {
            return Some(Self::Last);
        }
        let number = || text.parse().ok().filter(|&number| number > 0);
        let entry = || Entry::parse(text).map(|(entry, _)| Self::Entry(entry));
        entry().or_else(|| number().map(Self::Recording))
    }
}

/// What undoing comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undo {
    /// The rows that are taken back.
    pub shown: Vec<Cells>,
    /// The rows that do so, one for each.
    pub rows: Vec<Cells>,
}

/// Why nothing can be undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NothingToUndo {
    /// The record has no such entry or recording.
    Unknown,
    /// All of it is taken back already.
    AllTakenBack,
}

/// What a row of the record says, as far as it matters to others.
pub(super) struct Reader {
    outcomes: Vocabulary,
}

impl Reader {
    pub(super) fn new() -> Self {
        let outcomes = Vocabulary::new(&RECORD_OUTCOME, None);
        Self { outcomes }
    }

    /// The outcome of a row, where it is a known word.
    fn outcome(&self, row: &Cells) -> Option<Outcome> {
        self.named(&row[at::OUTCOME])
    }

    fn named(&self, word: &str) -> Option<Outcome> {
        value(self.outcomes.read(word).ok()?, &Outcome::ALL)
    }

    pub(super) fn answer(&self, row: &Cells) -> Option<Answer> {
        let outcome = self.outcome(row)?;
        let has_callback = !row[at::CALLBACK_AT].is_empty();
        Some(Answer {
            recording: recording(row),
            outcome,
            is_attempt: outcome.is_attempt(has_callback),
            has_callback,
            takes_back: TakesBack::parse(&row[at::SAID], |word| self.named(word)),
        })
    }
}

/// What became of each row: those without an entry, and those that can't be read, are as they are.
fn fates(log: &Log, reader: &Reader) -> Vec<Option<Fate>> {
    let mut of_entries: BTreeMap<Entry, Vec<(usize, Answer)>> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for (place, row) in log.rows().iter().enumerate() {
        let (Some((entry, _)), Some(answer)) = (Entry::parse(&row[at::ENTRY]), reader.answer(row))
        else {
            continue;
        };
        // A row that stands there twice takes back one row.
        if answer.outcome != Outcome::Undone || seen.insert(row) {
            of_entries.entry(entry).or_default().push((place, answer));
        }
    }
    let mut fates = vec![None; log.rows().len()];
    for mut answers in of_entries.into_values() {
        answers.sort_by_key(|(place, answer)| {
            let is_undone = answer.outcome == Outcome::Undone;
            let made = &log.rows()[*place][at::CONTACTED_AT];
            (answer.recording, is_undone, made, answer.outcome)
        });
        let all: Vec<Answer> = answers.iter().map(|&(_, answer)| answer).collect();
        let place = |nth: usize| answers[nth].0;
        for (nth, fate) in force::settle(&all).fates.into_iter().enumerate() {
            fates[place(nth)] = Some(match fate {
                Fate::Yielded(by) => Fate::Yielded(place(by)),
                Fate::TakenBack(by) => Fate::TakenBack(place(by)),
                other => other,
            });
        }
    }
    fates
}

/// The rows that are to be taken back, and those that do so: an entry's last that is not taken back yet, or all of a recording, in the
/// order of the file.
///
/// # Errors
/// Where there is nothing of the kind, or all of it is taken back already.
pub fn undo(log: &Log, what: &What, now: Moment) -> Result<Undo, NothingToUndo> {
    let reader = Reader::new();
    let fates = fates(log, &reader);
    let rows = log.rows();
    let counts = |place: &usize| !matches!(fates[*place], None | Some(Fate::Undone));
    let stands = |place: &usize| {
        let is_taken_back = matches!(fates[*place], Some(Fate::TakenBack(_)));
        counts(place) && !is_taken_back
    };
    let of = |number: u32| (0..rows.len()).filter(move |&place| recording(&rows[place]) == number);
    let all: Vec<usize> = match what {
        What::Entry(entry) => {
            let own = |place: &usize| {
                let own = Entry::parse(&rows[*place][at::ENTRY]);
                own.is_some_and(|(own, _)| own == *entry)
            };
            (0..rows.len()).filter(own).filter(counts).collect()
        }
        What::Recording(number) => of(*number).filter(counts).collect(),
        What::Last => {
            let standing = (0..rows.len()).filter(stands);
            let last = standing.map(|place| recording(&rows[place])).max();
            last.map(|number| of(number).filter(counts).collect())
                .unwrap_or_default()
        }
    };
    if all.is_empty() {
        return Err(NothingToUndo::Unknown);
    }
    let mut standing: Vec<usize> = all.into_iter().filter(stands).collect();
    if let What::Entry(_) = what {
        let last = |place: &usize| {
            let row = &rows[*place];
            let outcome = reader.outcome(row);
            (recording(row), &row[at::CONTACTED_AT], outcome)
        };
        standing.sort_by_key(|place| Reverse(last(place)));
        standing.truncate(1);
    }
    if standing.is_empty() {
        return Err(NothingToUndo::AllTakenBack);
    }
    let number = log.next_recording();
    let shown: Vec<Cells> = standing.iter().map(|&place| rows[place].clone()).collect();
    let rows = shown.iter().map(|row| undone(row, number, now)).collect();
    Ok(Undo { shown, rows })
}

/// The row that takes another one back.
fn undone(row: &Cells, number: u32, now: Moment) -> Cells {
    let mut undone = Cells::default();
    for column in [at::PATIENT_ID, at::CASE, at::CHANNEL, at::ENTRY, at::LIST] {
        undone[column].clone_from(&row[column]);
    }
    undone[at::CONTACTED_AT] = restore::written(now);
    UNDONE.clone_into(&mut undone[at::OUTCOME]);
    undone[at::SAID] = TakesBack::said(recording(row), &row[at::OUTCOME]);
    undone[at::RECORDING] = number.to_string();
    undone[at::RECORDED_AT] = restore::written(now);
    undone
}

/// The row that says how many rows were taken out, of a patient or of all. It decides nothing.
fn mark(patient: &str, count: usize, number: u32, now: Moment) -> Cells {
    let mut mark = Cells::default();
    mark[at::CONTACTED_AT] = restore::written(now);
    patient.clone_into(&mut mark[at::PATIENT_ID]);
    UNDONE.clone_into(&mut mark[at::OUTCOME]);
    mark[at::SAID] = format!("{FORGOTTEN}{count}");
    mark[at::RECORDING] = number.to_string();
    mark[at::RECORDED_AT] = restore::written(now);
    mark
}

/// How many rows a row says were taken out, if it says so.
fn forgotten(row: &Cells) -> Option<usize> {
    let is_mark = row[at::ENTRY].is_empty() && row[at::OUTCOME] == UNDONE;
    let count = row[at::SAID].strip_prefix(FORGOTTEN)?;
    count.parse().ok().filter(|_| is_mark)
}

impl Log {
    /// How many rows the record has and had: those that were taken out on purpose count on. It never becomes fewer, unless somebody
    /// else took some out.
    #[must_use]
    pub fn row_count_with_forgotten(&self) -> usize {
        let gone: usize = self.rows().iter().filter_map(forgotten).sum();
        self.rows().len() + self.unreadable().len() + gone
    }

    /// How many rows were taken out on purpose.
    #[must_use]
    pub fn taken_out(&self) -> u64 {
        let gone: usize = self.rows().iter().filter_map(forgotten).sum();
        gone as u64
    }

    /// The patients who were forgotten, and on which day last: what lists of that day and before say of them is not to come back.
    #[must_use]
    pub fn forgotten(&self) -> BTreeMap<&str, NaiveDate> {
        let mut all = BTreeMap::new();
        for row in self.rows().iter().filter(|row| forgotten(row).is_some()) {
            if let Some(day) = day(row) {
                let last = all.entry(row[at::PATIENT_ID].as_str()).or_insert(day);
                *last = day.max(*last);
            }
        }
        all
    }
}

/// The day of a row.
fn day(row: &Cells) -> Option<NaiveDate> {
    let cell = &row[at::CONTACTED_AT];
    values::date(cell.get(..10).unwrap_or(cell)).ok().flatten()
}

/// The record without a patient, of whom are left the id, the numbers that must not be called, and that he was forgotten; and how many
/// rows were taken out. What can't be read of him stays as a row with his id, for it may have been a no.
///
/// Whoever wants everything deleted wants no calls either, and what he said is not known any more: that he died, complained, moved away. So
/// it stays that he is not to be contacted, without a word of why, until a later consent on his card lifts it as it lifts any `opt_out`.
#[must_use]
pub fn forget(log: &Log, patient: &str, now: Moment) -> (Log, usize) {
    let reader = Reader::new();
    let fates = fates(log, &reader);
    let names = |row: &Cells| {
        let entry = Entry::parse(&row[at::ENTRY]);
        row[at::PATIENT_ID] == patient || entry.is_some_and(|(entry, _)| entry.patient == patient)
    };
    let mut is_gone = vec![false; log.rows().len()];
    let mut rows = Vec::new();
    for (place, row) in log.rows().iter().enumerate() {
        let is_taken_back = matches!(fates[place], Some(Fate::TakenBack(_)));
        match reader.outcome(row) {
            _ if !names(row) => rows.push(row.clone()),
            Some(Outcome::OptOut) if !is_taken_back => rows.push(only_opted_out(row)),
            Some(_) => is_gone[place] = true,
            None => rows.push(only_named(patient)),
        }
    }
    let own = |one: &&Unreadable| one.names().any(|named| named == patient);
    let unreadable = log.unreadable().iter();
    let (own, others): (Vec<_>, Vec<_>) = unreadable.partition(own);
    rows.extend(own.iter().map(|_| only_named(patient)));
    if own.is_empty() && rows == log.rows() {
        return (log.clone(), 0);
    }
    let (count, gone) = counted(log, &is_gone);
    let mark = mark(patient, gone, log.next_recording(), now);
    let bars = |row: &Cells| {
        row[at::PATIENT_ID] == patient && reader.outcome(row) == Some(Outcome::OptOut)
    };
    if !rows.iter().any(bars) {
        let mut refusal = only_opted_out(&mark);
        name_of(Outcome::OptOut).clone_into(&mut refusal[at::OUTCOME]);
        rows.push(refusal);
    }
    rows.push(mark);
    (log.thinned(rows, moved_up(others, &is_gone)), count)
}

/// How many rows are taken out, and how many that makes with those that were taken out before and of which one of these rows says so.
fn counted(log: &Log, is_gone: &[bool]) -> (usize, usize) {
    let gone = log.rows().iter().zip(is_gone).filter(|&(_, &gone)| gone);
    let (mut count, mut all) = (0, 0);
    for (row, _) in gone {
        let before = forgotten(row);
        count += usize::from(before.is_none());
        all += before.unwrap_or(0) + 1;
    }
    (count, all)
}

/// Of an `opt_out` who said so, when, and of which number.
fn only_opted_out(row: &Cells) -> Cells {
    let mut left = Cells::default();
    let kept = [
        at::CONTACTED_AT,
        at::PATIENT_ID,
        at::OUTCOME,
        at::PHONE,
        at::RECORDING,
        at::RECORDED_AT,
    ];
    for column in kept {
        left[column].clone_from(&row[column]);
    }
    left
}

/// A row that says of whom it was, and nothing else: it can't be read, and bars.
fn only_named(patient: &str) -> Cells {
    let mut left = Cells::default();
    patient.clone_into(&mut left[at::PATIENT_ID]);
    left
}

/// What can't be read, where rows before it are taken out.
fn moved_up<'a>(
    unreadable: impl IntoIterator<Item = &'a Unreadable>,
    is_gone: &[bool],
) -> Vec<Unreadable> {
    let moved = unreadable.into_iter().map(|one| {
        let before = is_gone.iter().take(one.after);
        one.moved_up(before.filter(|&&gone| gone).count())
    });
    moved.collect()
}

/// The record without what is older than a day, refusals aside, those in notes too (but for the phrases that the clinic has other meanings
/// for), and how many rows were taken out. What was taken back goes with the row that did so; a promise that is still to be kept stays.
#[must_use]
pub fn expire(log: &Log, before: NaiveDate, ignored: &Ignored, now: Moment) -> (Log, usize) {
    let reader = Reader::new();
    let fates = fates(log, &reader);
    let rows = log.rows();
    let is_old = |place: usize| day(&rows[place]).is_some_and(|day| day < before);
    let mut is_gone = vec![false; rows.len()];
    for place in 0..rows.len() {
        let row = &rows[place];
        let promised = values::date(row[at::CALLBACK_AT].get(..10).unwrap_or_default());
        let is_to_come = promised.ok().flatten().is_some_and(|day| day >= before);
        is_gone[place] |= match (fates[place], reader.outcome(row)) {
            // What can't be read may be a no.
            (_, None) => false,
            (Some(Fate::TakenBack(by)), _) if is_old(place) => {
                is_gone[by] = true;
                true
            }
            (Some(Fate::TakenBack(_) | Fate::Undone), _) | (_, Some(Outcome::Undone)) => false,
            (Some(Fate::InForce | Fate::Yielded(_)) | None, _)
                if refuses(&row[at::NOTE], ignored) =>
            {
                false
            }
            (Some(Fate::Superseded | Fate::Yielded(_)), _) => is_old(place),
            (_, Some(outcome)) => {
                is_old(place)
                    && !is_to_come
                    && !is_refusal(outcome)
                    && !still_stands(&reader, rows, place, outcome)
            }
        };
    }
    if !is_gone.contains(&true) {
        return (log.clone(), 0);
    }
    // Of the rows that say that rows of all were taken out, one is enough.
    for (place, row) in rows.iter().enumerate() {
        is_gone[place] |= forgotten(row).is_some() && row[at::PATIENT_ID].is_empty();
    }
    let (count, gone) = counted(log, &is_gone);
    let left = rows.iter().zip(&is_gone).filter(|&(_, &gone)| !gone);
    let mut left: Vec<Cells> = left.map(|(row, _)| row.clone()).collect();
    left.push(mark("", gone, log.next_recording(), now));
    (
        log.thinned(left, moved_up(log.unreadable(), &is_gone)),
        count,
    )
}

/// What somebody said no with, and what says that a complaint is settled: without it the complaint would be open again.
const fn is_refusal(outcome: Outcome) -> bool {
    use Outcome::{Complaint, Declined, Left, OptOut, Resolved, Unclear};
    matches!(
        outcome,
        OptOut | Complaint | Resolved | Left | Declined | Unclear
    )
}

/// Whether what somebody said once holds on: nothing that the patient said later ended it.
fn still_stands(reader: &Reader, rows: &[Cells], place: usize, outcome: Outcome) -> bool {
    use Outcome::{AskDoctor, Booked, Callback, Declined, Reached, Resolved, Unwell, WrongNumber};
    let row = &rows[place];
    let order = |row: &Cells| (row[at::CONTACTED_AT].clone(), recording(row));
    let ends = |later: &&Cells| {
        let same_number = row[at::PHONE] == later[at::PHONE];
        let Some(found) = reader.outcome(later) else {
            return false;
        };
        later[at::PATIENT_ID] == row[at::PATIENT_ID]
            && order(later) > order(row)
            && match outcome {
                Unwell | AskDoctor => matches!(found, Reached | Booked | Declined | Resolved),
                _ => same_number && matches!(found, Reached | Booked | Declined | Callback),
            }
    };
    match outcome {
        Unwell | AskDoctor | WrongNumber => !rows.iter().any(|later| ends(&later)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::record_row::COLUMNS;

    fn now() -> Moment {
        Moment::at(date("2026-03-10"), 9 * 60)
    }

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// A row: recording, day, patient, outcome, then cells as `phone=...`.
    fn row(text: &str) -> Cells {
        let mut parts = text.split(' ');
        let mut next = || parts.next().unwrap();
        let (number, day, patient, outcome) = (next(), next(), next(), next());
        let mut row = Cells::default();
        row[at::RECORDING] = number.to_owned();
        row[at::CONTACTED_AT] = day.to_owned();
        row[at::PATIENT_ID] = patient.to_owned();
        row[at::OUTCOME] = outcome.to_owned();
        row[at::CASE] = "plan:1".to_owned();
        row[at::ENTRY] = format!("2026-03-02/{patient}/call/plan:1");
        for cell in parts {
            let (name, value) = cell.split_once('=').unwrap();
            let place = COLUMNS.iter().position(|column| *column == name).unwrap();
            row[place] = value.to_owned();
        }
        row
    }

    fn log(rows: &[&str]) -> Log {
        let mut log = Log::default();
        log.append(rows.iter().map(|text| row(text)));
        log
    }

    /// The rows as recording, patient, outcome and what was said.
    fn told(rows: &[Cells]) -> Vec<String> {
        let told = rows.iter().map(|row| {
            let cells = [at::RECORDING, at::PATIENT_ID, at::OUTCOME, at::SAID];
            cells
                .map(|column| row[column].as_str())
                .join(" ")
                .trim_end()
                .to_owned()
        });
        told.collect()
    }

    #[test]
    fn what_is_to_be_undone_is_an_entry_a_number_or_the_last() {
        assert_eq!(What::parse("last"), Some(What::Last));
        assert_eq!(What::parse("12"), Some(What::Recording(12)));
        let entry = Entry::parse("2026-03-02/7/call/plan:1").unwrap().0;
        for text in ["2026-03-02/7/call/plan:1", "2026-03-02/7/call/plan:1#12ab"] {
            assert_eq!(What::parse(text), Some(What::Entry(entry.clone())));
        }
        for text in ["", "0", "-1", "LAST one", "2026-03-02", "2026-03-02/7/call"] {
            assert_eq!(What::parse(text), None, "{text}");
        }
    }

    #[test]
    fn an_entry_a_recording_and_the_last_are_taken_back() {
        let log = log(&[
            "1 2026-03-02 7 no_answer",
            "2 2026-03-02 7 opt_out",
            "2 2026-03-02 8 reached",
            "3 2026-03-02 8 booked",
        ]);
        let undone = |log: &Log, what: &str| {
            let undo = undo(log, &What::parse(what).unwrap(), now());
            undo.map(|undo| (told(&undo.shown), told(&undo.rows)))
        };
        let expected = |shown: &[&str], rows: &[&str]| {
            let owned = |rows: &[&str]| rows.iter().map(|row| (*row).to_owned()).collect();
            Ok((owned(shown), owned(rows)))
        };
        let entry = "2026-03-02/7/call/plan:1";
        assert_eq!(
            undone(&log, entry),
            expected(&["2 7 opt_out"], &["4 7 undone recording 2: opt_out"])
        );
        assert_eq!(
            undone(&log, "last"),
            expected(&["3 8 booked"], &["4 8 undone recording 3: booked"])
        );
        assert_eq!(
            undone(&log, "2"),
            expected(
                &["2 7 opt_out", "2 8 reached"],
                &[
                    "4 7 undone recording 2: opt_out",
                    "4 8 undone recording 2: reached"
                ]
            )
        );
        assert_eq!(undone(&log, "9"), Err(NothingToUndo::Unknown));
        assert_eq!(
            undone(&log, "2026-03-02/9/call/plan:1"),
            Err(NothingToUndo::Unknown)
        );
        // One after another: what is taken back is not taken back again.
        let mut log = log;
        for (left, what) in [(3, "last"), (1, "2"), (0, "last")] {
            let rows = undo(&log, &What::parse(what).unwrap(), now()).unwrap().rows;
            log.append(rows);
            let fates = fates(&log, &Reader::new());
            let in_force = |fate: &&Option<Fate>| {
                **fate != Some(Fate::Undone) && !matches!(fate, Some(Fate::TakenBack(_)))
            };
            assert_eq!(fates.iter().filter(in_force).count(), left, "{what}");
        }
        assert_eq!(undone(&log, "2"), Err(NothingToUndo::AllTakenBack));
        assert_eq!(undone(&log, entry), Err(NothingToUndo::AllTakenBack));
        assert_eq!(undone(&log, "last"), Err(NothingToUndo::Unknown));
    }

    #[test]
    fn what_is_written_to_undo_names_entry_case_and_moment() {
        let log = log(&["2 2026-03-02 7 opt_out said=стоп note=злой phone=+79187744206"]);
        let rows = undo(&log, &What::Last, now()).unwrap().rows;
        let mut expected = row("3 2026-03-10 7 undone");
        expected[at::CONTACTED_AT] = "2026-03-10 09:00".to_owned();
        expected[at::RECORDED_AT] = "2026-03-10 09:00".to_owned();
        expected[at::SAID] = "recording 2: opt_out".to_owned();
        assert_eq!(rows, [expected]);
    }

    #[test]
    fn of_a_forgotten_patient_id_and_numbers_are_left() {
        let before = log(&[
            "1 2026-03-01 7 reached said=да note=злой",
            "1 2026-03-01 8 reached",
            "2 2026-03-02 7 opt_out said=стоп note=злой phone=+79187744206",
            "3 2026-03-02 70 opt_out",
        ]);
        let (after, count) = forget(&before, "7", now());
        assert_eq!(count, 1);
        assert_eq!(
            told(after.rows()),
            [
                "1 8 reached",
                "2 7 opt_out",
                "3 70 opt_out",
                "4 7 undone forgotten 1"
            ]
        );
        let mut left = Cells::default();
        left[at::CONTACTED_AT] = "2026-03-02".to_owned();
        left[at::PATIENT_ID] = "7".to_owned();
        left[at::OUTCOME] = "opt_out".to_owned();
        left[at::PHONE] = "+79187744206".to_owned();
        left[at::RECORDING] = "2".to_owned();
        assert_eq!(after.rows()[1], left);
        assert_eq!(after.rows()[3][at::ENTRY], "");
        assert!(after.row_count_with_forgotten() >= before.row_count_with_forgotten());
        assert_eq!(after.forgotten().get("7"), Some(&date("2026-03-10")));
        assert_eq!(after.forgotten().get("70"), None);
        // Once more: the mark is renewed, and the count never goes down.
        let (again, _) = forget(&after, "7", now());
        assert!(again.row_count_with_forgotten() >= after.row_count_with_forgotten());
        // Nobody of that id: nothing changes.
        assert_eq!(forget(&before, "9", now()).0.rows(), before.rows());
        // What was taken back is not left; that nobody is to call is said anew, whatever was said before.
        for rows in [
            &["1 2026-03-01 7 opt_out", "2 2026-03-02 7 undone"][..],
            &["1 2026-03-01 7 left", "2 2026-03-02 7 complaint entry="],
        ] {
            let (after, count) = forget(&log(rows), "7", now());
            assert_eq!(count, 2, "{rows:?}");
            assert_eq!(
                told(after.rows()),
                ["3 7 opt_out", "3 7 undone forgotten 2"]
            );
            assert_eq!(after.rows()[0][at::CONTACTED_AT], "2026-03-10 09:00");
            let said = [at::ENTRY, at::PHONE, at::NOTE, at::SAID];
            assert!(
                said.iter()
                    .all(|&column| after.rows()[0][column].is_empty())
            );
        }
        // An id that a spreadsheet changed is that of the entry; a word that is not known stays a bar without it.
        let other = log(&[
            "1 2026-03-01 7 reached entry=2026-03-01/007/call/plan:1",
            "1 2026-03-01 007 what note=x",
        ]);
        let (after, _) = forget(&other, "007", now());
        assert_eq!(
            told(after.rows()),
            [" 007", "2 007 opt_out", "2 007 undone forgotten 1"]
        );
    }

    #[test]
    fn what_cant_be_read_of_a_forgotten_patient_stays_a_bar_and_that_of_others_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("recall-contacts.csv");
        let header = COLUMNS.join(",");
        let of = |patient: &str| format!("2026-03-01,{patient},reached,,,,,,,злой,,,1,,\n");
        let text = format!(
            "{header}\n{}2026-03-01,7,стоп\n{}2026-03-01,8,x\n",
            of("7"),
            of("8")
        );
        std::fs::write(&path, text).unwrap();
        let log = Log::read(&path).unwrap();
        let (after, count) = forget(&log, "7", now());
        assert_eq!(count, 1);
        assert_eq!(
            after.row_count_with_forgotten(),
            log.row_count_with_forgotten() + 2
        );
        assert_eq!(after.write(), Ok(None));
        let written = std::fs::read_to_string(&path).unwrap();
        let mark = "2026-03-10 09:00,7,undone,,,,,,,,,forgotten 1,2,2026-03-10 09:00,\n";
        let refusal = "2026-03-10 09:00,7,opt_out,,,,,,,,,,2,2026-03-10 09:00,\n";
        let bar = ",7,,,,,,,,,,,,,\n";
        assert_eq!(
            written,
            format!("{header}\n{}2026-03-01,8,x\n{bar}{refusal}{mark}", of("8"))
        );
    }

    #[test]
    fn what_is_older_goes_and_refusals_stay() {
        let expired = |rows: &[&str]| {
            let before = log(rows);
            let (after, count) = expire(&before, date("2026-03-01"), &Ignored::default(), now());
            let grown = after.row_count_with_forgotten() >= before.row_count_with_forgotten();
            assert!(grown, "{rows:?}");
            let mut told = told(after.rows());
            if count > 0 {
                let mark = told.pop().unwrap();
                assert!(mark.contains("undone forgotten"), "{mark}");
            }
            (count, told.join("; "))
        };
        let old = |outcome: &str| format!("1 2026-02-28 7 {outcome}");
        for (outcome, count) in [
            ("reached", 1),
            ("booked", 1),
            ("sent", 1),
            ("no_answer", 1),
            ("callback", 1),
            ("callback callback_at=2026-03-01", 0),
            ("ask_doctor", 0),
            ("reached note=просит_больше_не_звонить", 0),
            ("reached note=перезвонит_сама", 1),
            ("opt_out", 0),
            ("complaint", 0),
            ("resolved", 0),
            ("left", 0),
            ("wrong_number", 0),
            ("unwell", 0),
            ("declined", 0),
            ("unclear", 0),
            ("what", 0),
        ] {
            assert_eq!(expired(&[&old(outcome)]).0, count, "{outcome}");
            let young = old(outcome).replace("02-28", "03-01");
            assert_eq!(expired(&[&young]).0, 0, "{outcome}");
        }
        // What another row replaced goes too; what was taken back goes with what did so, and nothing else comes into force.
        for (rows, left) in [
            (vec!["1 2026-02-01 7 declined", "2 2026-02-02 7 booked"], ""),
            (
                vec!["1 2026-02-01 7 unclear", "2 2026-03-02 7 booked"],
                "2 7 booked",
            ),
            (vec!["1 2026-02-01 7 opt_out", "2 2026-03-02 7 undone"], ""),
            (
                vec![
                    "1 2026-02-01 7 declined",
                    "2 2026-03-02 7 reached",
                    "3 2026-03-02 7 undone",
                ],
                "1 7 declined; 2 7 reached; 3 7 undone",
            ),
            (
                vec!["1 2026-02-01 7 unwell", "2 2026-02-02 7 reached entry="],
                "",
            ),
            (
                vec![
                    "1 2026-02-01 7 wrong_number phone=1",
                    "2 2026-02-02 7 reached phone=2 entry=",
                ],
                "1 7 wrong_number",
            ),
        ] {
            assert_eq!(expired(&rows).1, left, "{rows:?}");
        }
        // One row says how many are gone, of the earlier times too.
        let (once, _) = expire(
            &log(&["1 2026-01-01 7 reached", "2 2026-02-02 8 reached"]),
            date("2026-02-01"),
            &Ignored::default(),
            now(),
        );
        let (twice, count) = expire(&once, date("2026-03-01"), &Ignored::default(), now());
        assert_eq!(
            (count, told(twice.rows())),
            (1, vec!["4  undone forgotten 3".to_owned()])
        );
        assert_eq!(twice.row_count_with_forgotten(), 4);
    }
}
