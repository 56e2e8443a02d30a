//! `recall record`: what was said comes back, from filled lists into recall's own record; and what was recorded is taken back or out.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::{ArgGroup, Args};

use super::clinic::{DateArguments, SettingsArguments, age};
use super::outputs::say;
use super::renewal::lists_in;
use super::{Surroundings, outputs};
use crate::base::Language;
use crate::disk::output;
use crate::export::columns::File;
use crate::language::record::{self as words, Concerned};
use crate::plan::time::Calendar;
use crate::read::{self, Sources};
use crate::record::error::RecordError;
use crate::record::list::{self, List};
use crate::record::log::Log;
use crate::record::names::Age;
use crate::record::recording::Recorder;
use crate::record::take::Taken;
use crate::record::{lock, thin};
use crate::run::failure::{Failure, RunError};
use crate::settings::Settings;

/// Arguments of `recall record`.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("what").required(true).args(["lists", "undo", "forget", "expire"]))]
pub struct RecordArguments {
    /// Lists with outcomes filled in, as a spreadsheet or the page saved them; - is standard input
    #[arg(value_name = "FILE", value_parser = outputs::input())]
    lists: Vec<PathBuf>,
    #[command(flatten)]
    settings: SettingsArguments,
    #[command(flatten)]
    moment: DateArguments,
    /// Take back the last row of an entry, or all of a recording: ENTRY, last or its number
    #[arg(long, value_name = "ENTRY")]
    undo: Option<String>,
    /// Take out all that was recorded of a patient, who is not called until a later consent
    #[arg(long, value_name = "PATIENT")]
    forget: Option<String>,
    /// Take out what is older than that, refusals aside: 3y, 18m or 90d
    #[arg(long, value_name = "AGE", value_parser = age)]
    expire: Option<Age>,
    /// Where recall's own record is [default: recall-contacts.csv in the data folder]
    #[arg(long, value_name = "FILE")]
    recall_contacts: Option<PathBuf>,
    /// Patients, where they are not in the data folder
    #[arg(long, value_name = "FILE")]
    patients: Option<PathBuf>,
    /// Say nothing but errors, and what is unclear
    #[arg(short, long)]
    quiet: bool,
}

impl RecordArguments {
    /// Where the exports are, to be put elsewhere.
    pub(super) const fn data_mut(&mut self) -> &mut PathBuf {
        &mut self.settings.data
    }
}

/// Reads the lists, and writes down what they say; or takes back or out what was written down.
///
/// # Errors
/// Whatever kept it from being written; then the record is as it was.
pub fn run(arguments: &RecordArguments, surroundings: Surroundings) -> Result<(), Failure> {
    let settings = arguments.settings.read(surroundings)?;
    let language = arguments.settings.language(&settings);
    let recorded = record(arguments, &settings, surroundings, language);
    recorded.map_err(|error| error.said_in(language))
}

fn record(
    arguments: &RecordArguments,
    settings: &Settings,
    surroundings: Surroundings,
    language: Language,
) -> Result<(), RunError> {
    let sources = sources(arguments);
    let recorder = Recorder {
        sources: &sources,
        settings,
        phones: read::phones(settings)?,
        now: arguments.moment.asked(settings, surroundings).now,
        utc: surroundings.now,
        options: &arguments.settings.options(),
    };
    if let Some(what) = &arguments.undo {
        return Ok(undo(&recorder, what, language)?);
    }
    if let Some(patient) = &arguments.forget {
        return Ok(forget(&recorder, patient, language)?);
    }
    if let Some(age) = arguments.expire {
        return Ok(expire(&recorder, age, language)?);
    }
    let lists = arguments
        .lists
        .iter()
        .map(|path| {
            let list = list::read_whole(path, &[sources.folder()]);
            list.map_err(|why| RecordError::not_taken(path, why))
        })
        .collect::<Result<Vec<_>, _>>()?;
    if is_no_clinic(arguments, &recorder) {
        return Err(RecordError::NoClinic.into());
    }
    let taken = recorder.record(&lists)?;
    say(&words::recorded(&taken, arguments.quiet, language));
    if !arguments.quiet {
        let told = made_before(arguments, &recorder, &lists, &taken);
        say(&words::made_before(&told, language));
    }
    Ok(())
}

/// Whether a record would be begun in a folder that nobody named and that has nothing of a clinic.
fn is_no_clinic(arguments: &RecordArguments, recorder: &Recorder<'_>) -> bool {
    let is_named = !recorder.options.is_empty()
        || arguments.recall_contacts.is_some()
        || arguments.patients.is_some();
    // A folder is looked for among what is usual too: it stands for a workbook.
    let is_there = || {
        let mut paths = recorder.sources.paths(recorder.settings).into_iter();
        paths.any(|path| path.exists() && !path.is_dir()) || arguments.settings.path().exists()
    };
    !is_named && !is_there()
}

fn sources(arguments: &RecordArguments) -> Sources {
    let named = [
        (File::RecallContacts, &arguments.recall_contacts),
        (File::Patients, &arguments.patients),
    ];
    let named = named
        .into_iter()
        .filter_map(|(file, path)| Some((file, vec![path.clone()?])));
    Sources {
        data: arguments.settings.data.clone(),
        files: named.collect(),
        ..Sources::default()
    }
}

/// Whether today's list was made before something was recorded, and whom of it that concerns: those who are still to be called by it.
fn made_before(
    arguments: &RecordArguments,
    recorder: &Recorder<'_>,
    lists: &[List],
    taken: &Taken,
) -> BTreeMap<String, Concerned> {
    let patients: BTreeSet<&str> = taken.rows.iter().map(|row| row[1].as_str()).collect();
    let shift = Calendar::new(recorder.settings, recorder.now, None).shift(recorder.now.date);
    // When the day is over nobody is called by any list of today.
    let is_over = shift.is_some_and(|hours| recorder.now.minute() >= hours.to);
    if patients.is_empty() || is_over {
        return BTreeMap::new();
    }
    let mut told = BTreeMap::new();
    let is_given = |other: &Path| {
        let mut given = arguments.lists.iter();
        given.any(|given| output::is_same_file(given, other))
    };
    // Beside what came through a pipe lie no lists.
    for path in arguments.lists.iter().filter(|path| output::is_file(path)) {
        for (_, found) in lists_in(output::folder_of(path), &[], is_given) {
            // Whoever has something written beside the name was called.
            let is_to_be_called =
                |row: &&list::ListRow| row.date == recorder.now.date && !row.is_filled();
            let was_recorded = lists.iter().any(|list| list.name == found.name);
            let to_be_called = found.rows.iter().filter(is_to_be_called);
            let to_be_called = to_be_called.map(|row| row.entry.patient.clone());
            let (concerned, others): (BTreeSet<String>, BTreeSet<String>) =
                to_be_called.partition(|patient| patients.contains(patient.as_str()));
            if concerned.is_empty() || was_recorded {
                continue;
            }
            let concerned = if others.is_empty() {
                Concerned::All
            } else {
                Concerned::These(concerned)
            };
            told.insert(found.name, concerned);
        }
    }
    told
}

/// Takes back rows, after having shown them.
fn undo(recorder: &Recorder<'_>, what: &str, language: Language) -> Result<(), RecordError> {
    change(recorder, |log| {
        let what = thin::What::parse(what).ok_or(thin::NothingToUndo::Unknown);
        let undo = what.and_then(|what| thin::undo(log, &what, recorder.now));
        let undo = undo.map_err(RecordError::NothingToUndo)?;
        let said = words::shown(&undo.shown, language);
        let said = said + &words::undone(undo.shown.len(), language);
        log.append(recorder.stamped(undo.rows, log.next_recording()));
        Ok(said)
    })
}

fn forget(recorder: &Recorder<'_>, patient: &str, language: Language) -> Result<(), RecordError> {
    change(recorder, |log| {
        let (left, count) = thin::forget(log, patient, recorder.now);
        if left.rows() == log.rows() {
            return Err(RecordError::NobodyRecorded);
        }
        *log = left;
        Ok(words::forgotten(count, language))
    })
}

fn expire(recorder: &Recorder<'_>, age: Age, language: Language) -> Result<(), RecordError> {
    change(recorder, |log| {
        let ignored = &recorder.settings.ignored_notes;
        let Some(before) = age.before(recorder.now.date) else {
            return Ok(words::expired(0, language));
        };
        let (left, count) = thin::expire(log, before, ignored, recorder.now);
        *log = left;
        Ok(words::expired(count, language))
    })
}

/// Changes the record under its lock; what comes of it is said when it is written.
fn change(
    recorder: &Recorder<'_>,
    work: impl FnOnce(&mut Log) -> Result<String, RecordError>,
) -> Result<(), RecordError> {
    let _lock = lock::take(&recorder.path(), recorder.utc)?;
    let mut log = recorder.log()?;
    let said = work(&mut log)?;
    log.write()?;
    io::stdout().lock().write_all(said.as_bytes()).ok();
    Ok(())
}
