//! One recording: under the lock, all is read and checked, then all is written at once.

use std::path::PathBuf;

use chrono::{DateTime, Utc};

use crate::disk::presence::Folder;
use crate::export::columns::{File, recall_contact as at};
use crate::export::record_row::Cells;
use crate::model::clinic::{Clock, Moment};
use crate::phone;
use crate::read::refusal::Refusal;
use crate::read::{self, Sources};
use crate::record::error::RecordError;
use crate::record::list::List;
use crate::record::lock;
use crate::record::log::Log;
use crate::record::take::{At, Taken, Taking};
use crate::settings::Settings;

/// With what is recorded.
#[derive(Clone, Copy)]
pub(crate) struct Recorder<'a> {
    /// Where the exports and the record are.
    pub(crate) sources: &'a Sources,
    /// The clinic's settings.
    pub(crate) settings: &'a Settings,
    /// Reads the numbers of the lists.
    pub(crate) phones: phone::Reader,
    /// The moment of recording, by the clinic's clock.
    pub(crate) now: Moment,
    /// The same by the machine's.
    pub(crate) utc: DateTime<Utc>,
    /// The options of a command that is told, with which it records for the same clinic.
    pub(crate) options: &'a str,
}

/// The rows of no contact into which an outcome was written.
fn set_aside(lists: &[List]) -> Vec<At> {
    let of = |list: &List| {
        let rows = list.set_aside.iter().cloned();
        let rows = rows.map(|(sheet, line, row)| At {
            list: list.name.clone(),
            sheet,
            line,
            row,
            patient: String::new(),
        });
        rows.collect::<Vec<_>>()
    };
    lists.iter().flat_map(of).collect()
}

/// The lists in which something was written where nothing is read; what was written into rows of no contact is told of each.
fn with_more(lists: &[List]) -> Vec<String> {
    let with_more = lists.iter();
    let with_more = with_more.filter(|list| list.has_more && list.set_aside.is_empty());
    with_more.map(|list| list.name.clone()).collect()
}

impl Recorder<'_> {
    /// Where the record is, or is to be: where it is said to be, else in the data folder.
    #[must_use]
    pub(crate) fn path(&self) -> PathBuf {
        if let Some(named) = self.sources.named(File::RecallContacts, self.settings)
            && let Some(source) = named.into_iter().next()
        {
            return source.path;
        }
        let usual = self.sources.folder().join(File::RecallContacts.file_name());
        // It may be there in other letters.
        let folder = Folder::list(self.sources.folder()).unwrap_or_default();
        let called = folder.called(File::RecallContacts.file_name());
        let there = called.ok().and_then(|called| called.first().cloned());
        there.unwrap_or(usual)
    }

    /// The record as it is.
    ///
    /// # Errors
    /// Where it can't be read.
    pub(crate) fn log(&self) -> Result<Log, Refusal> {
        Log::read(&self.path())
    }

    /// Records what filled lists say. Nothing is written where one of them can't be right, or nothing is new.
    ///
    /// # Errors
    /// Where a list speaks of somebody else than patients.csv, or the record can't be read, locked or written.
    pub(crate) fn record(&self, lists: &[List]) -> Result<Taken, RecordError> {
        if !lists.iter().any(|list| {
            list.rows
                .iter()
                .any(crate::record::list::ListRow::is_filled)
        }) {
            return Ok(Taken {
                set_aside: set_aside(lists),
                more: with_more(lists),
                ..Taken::default()
            });
        }
        let path = self.path();
        // Where the exports can't be used that is said by whoever plans with them; what was said is recorded all the same.
        let names = read::names(self.sources, self.settings).ok();
        let _lock = lock::take(&path, self.utc)?;
        let mut log = Log::read(&path)?;
        let taking = Taking {
            log: &log,
            names: names.as_ref(),
            settings: self.settings,
            phones: self.phones,
            now: self.now,
        };
        let mut taken = taking.take(lists).map_err(RecordError::Foreign)?;
        taken.set_aside = set_aside(lists);
        taken.more = with_more(lists);
        taken.knows_nobody = names.is_none_or(|names| names.is_empty());
        if !taken.rows.is_empty() {
            taken.begun = log.is_new().then_some(path);
            let rows = self.stamped(taken.rows.clone(), log.next_recording());
            log.append(rows);
            log.write()?;
        }
        Ok(taken)
    }

    /// What would be taken of a filled list beside what a record has; `None` where it is not of this clinic.
    #[must_use]
    pub(crate) fn untaken(&self, list: &List, log: &Log) -> Option<Taken> {
        let taking = Taking {
            log,
            names: None,
            settings: self.settings,
            phones: self.phones,
            now: self.now,
        };
        taking.take(std::slice::from_ref(list)).ok()
    }

    /// Rows with the columns that a recording fills.
    #[must_use]
    pub(crate) fn stamped(&self, rows: Vec<Cells>, recording: u32) -> Vec<Cells> {
        let moment = format!("{} {}", self.now.date, Clock(self.now.minute()));
        let stamp = |mut row: Cells| {
            row[at::RECORDING] = recording.to_string();
            row[at::RECORDED_AT].clone_from(&moment);
            row
        };
        rows.into_iter().map(stamp).collect()
    }
}
