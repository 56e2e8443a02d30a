//! One recording: under the lock, all is read and checked, then all is written at once.

use std::path::PathBuf;

use chrono::{DateTime, Utc};

use crate::base::Language;
use crate::disk::presence::Folder;
use crate::export::columns::{File, recall_contact as at};
use crate::export::record_row::Cells;
use crate::language::record as words;
use crate::model::clinic::{Clock, Moment};
use crate::phone;
use crate::read::{self, Sources};
use crate::record::list::List;
use crate::record::lock;
use crate::record::log::Log;
use crate::record::take::{Foreign, Taken, Taking};
use crate::run::failure::{Failure, Status};
use crate::settings::Settings;

/// With what is recorded.
#[derive(Clone, Copy)]
pub struct Recorder<'a> {
    /// Where the exports and the record are.
    pub sources: &'a Sources,
    /// The clinic's settings.
    pub settings: &'a Settings,
    /// Reads the numbers of the lists.
    pub phones: phone::Reader,
    /// The moment of recording, by the clinic's clock.
    pub now: Moment,
    /// The same by the machine's.
    pub utc: DateTime<Utc>,
    /// The language of what is said.
    pub language: Language,
}

impl Recorder<'_> {
    /// Where the record is, or is to be: where it is said to be, else in the data folder.
    #[must_use]
    pub fn path(&self) -> PathBuf {
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
    pub fn log(&self) -> Result<Log, Failure> {
        Log::read(&self.path(), self.language)
    }

    /// Records what filled lists say. Nothing is written where one of them can't be right, or nothing is new.
    ///
    /// # Errors
    /// Where a list speaks of somebody else than patients.csv, or the record can't be read, locked or written.
    pub fn record(&self, lists: &[List]) -> Result<Taken, Failure> {
        if !lists.iter().any(|list| {
            list.rows
                .iter()
                .any(crate::record::list::ListRow::is_filled)
        }) {
            return Ok(Taken::default());
        }
        let path = self.path();
        // Where the exports can't be used that is said by whoever plans with them; what was said is recorded all the same.
        let names = read::names(self.sources, self.settings).ok();
        let _lock = lock::take(&path, self.utc, self.language)?;
        let mut log = Log::read(&path, self.language)?;
        let taking = Taking {
            log: &log,
            names: names.as_ref(),
            settings: self.settings,
            phones: self.phones,
            now: self.now,
        };
        let mut taken = taking
            .take(lists)
            .map_err(|foreign| self.foreign(&foreign))?;
        taken.knows_nobody = names.is_none_or(|names| names.is_empty());
        if !taken.rows.is_empty() {
            taken.begun = log.is_new().then_some(path);
            let rows = self.stamped(taken.rows.clone(), log.next_recording());
            log.append(rows);
            log.write(self.language)?;
        }
        Ok(taken)
    }

    /// Whether a filled list says something that a record lacks.
    #[must_use]
    pub fn lacks(&self, list: &List, log: &Log) -> bool {
        let taking = Taking {
            log,
            names: None,
            settings: self.settings,
            phones: self.phones,
            now: self.now,
        };
        let taken = taking.take(std::slice::from_ref(list));
        taken.is_ok_and(|taken| !taken.rows.is_empty())
    }

    /// Rows with the columns that a recording fills.
    #[must_use]
    pub fn stamped(&self, rows: Vec<Cells>, recording: u32) -> Vec<Cells> {
        let moment = format!("{} {}", self.now.date, Clock(self.now.minute()));
        let stamp = |mut row: Cells| {
            row[at::RECORDING] = recording.to_string();
            row[at::RECORDED_AT].clone_from(&moment);
            row
        };
        rows.into_iter().map(stamp).collect()
    }

    fn foreign(&self, foreign: &Foreign) -> Failure {
        let message = match foreign {
            Foreign::SomebodyElse(at) => words::somebody_else(at, self.language),
            Foreign::NobodyKnown(list) => words::nobody_known(list, self.language),
        };
        Failure::new(Status::Data, self.language, message)
    }
}
