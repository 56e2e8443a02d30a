//! What every command that looks at a clinic asks for: where its exports are, and the day.

use std::io;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::thread;

use chrono::{NaiveDate, NaiveDateTime};
use clap::{Args, ValueEnum};

use super::{Surroundings, outputs, renewal};
use crate::base::progress::Progress;
use crate::base::{Language, typed, visible};
use crate::disk::{presence, shown};
use crate::export::columns::File;
use crate::init;
use crate::language::errors::usage::Value;
use crate::model::clinic::{Moment, Window};
use crate::plan::practice::Asked;
use crate::plan::rules;
use crate::plan::time;
use crate::read::encoding::Encoding;
use crate::read::refusal::Refusal;
use crate::read::{self, Reading, Sources, sources};
use crate::record::names::Age;
use crate::record::recording::Recorder;
use crate::run::failure::{Failure, RunError};
use crate::settings::{self, Settings, SettingsFileError};

/// More threads than this are hardly faster, and each takes memory.
const MOST_THREADS: usize = 8;

/// Where the clinic's settings are, and in which language to speak.
#[derive(Debug, Args)]
pub struct SettingsArguments {
    /// Folder with the clinic's exports
    #[arg(
        long,
        value_name = "DIR",
        default_value = ".",
        hide_default_value = true,
        help = "Folder with the clinic's exports [default: RECALL_DATA, else data in your own settings, else this folder]"
    )]
    pub data: PathBuf,
    /// Settings; - is standard input [default: recall.toml in the data folder]
    #[arg(long, value_name = "FILE", value_parser = outputs::input())]
    pub config: Option<PathBuf>,
    /// Language of what is written [default: the clinic's]
    #[arg(long, value_name = "LANGUAGE")]
    pub(super) lang: Option<Lang>,
}

/// Where the clinic is, and how its exports are written.
#[derive(Debug, Args)]
pub struct ClinicArguments {
    #[command(flatten)]
    settings: SettingsArguments,
    /// Encoding of the exports [default: found out]
    #[arg(long, value_name = "NAME", value_parser = encoding)]
    pub encoding: Option<Encoding>,
    /// What parts the fields of the exports [default: found out]
    #[arg(long, value_name = "CHARACTER", value_parser = delimiter)]
    pub input_delimiter: Option<u8>,
    /// Most threads to work with [default: as many as there are processors, up to 8]
    #[arg(long, value_name = "N", value_parser = threads)]
    pub threads: Option<u8>,
}

/// The day that is looked at.
#[derive(Debug, Args)]
pub struct DateArguments {
    /// Date to plan [default: today in the clinic's time zone]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub date: Option<NaiveDate>,
    /// Time of planning [default: the clock if the date is today, else the start of the day]
    #[arg(long, value_name = "HH:MM", value_parser = clock)]
    pub now: Option<u16>,
}

/// The day that is looked at, and how it is worked on.
#[derive(Debug, Args)]
pub struct DayArguments {
    #[command(flatten)]
    moment: DateArguments,
    /// Hours of the date, in place of the clinic's own
    #[arg(long, value_name = "A-B", value_parser = shift)]
    pub shift: Option<Window>,
    /// Somebody looks each patient up in the appointment book by hand
    #[arg(long)]
    pub bookings_checked: bool,
    /// How many administrators call; without it, there is time for every call
    #[arg(long, value_name = "N", value_parser = count)]
    pub callers: Option<u32>,
}

/// Exports that stand elsewhere or are called otherwise.
#[derive(Debug, Args)]
#[command(next_help_heading = "Files that are not in the data folder")]
pub struct FileArguments {
    /// Patients
    #[arg(long, value_name = "FILE")]
    patients: Option<PathBuf>,
    /// Service cards
    #[arg(long, value_name = "FILE")]
    cards: Option<PathBuf>,
    /// Treatment plans
    #[arg(long, value_name = "FILE")]
    plans: Option<PathBuf>,
    /// Signatures and deadlines
    #[arg(long, value_name = "FILE")]
    signatures: Option<PathBuf>,
    /// Visits
    #[arg(long, value_name = "FILE")]
    visits: Option<PathBuf>,
    /// Agreements
    #[arg(long, value_name = "FILE")]
    agreements: Option<PathBuf>,
    /// Contacts that were made
    #[arg(long, value_name = "FILE")]
    contacts: Option<PathBuf>,
    /// Contacts that recall itself wrote down
    #[arg(long, value_name = "FILE")]
    recall_contacts: Option<PathBuf>,
    /// Doctors
    #[arg(long, value_name = "FILE")]
    doctors: Option<PathBuf>,
    /// The doctors' free time
    #[arg(long, value_name = "FILE")]
    slots: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Lang {
    Ru,
    En,
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Ru => Self::Russian,
            Lang::En => Self::English,
        }
    }
}

pub(super) fn date(text: &str) -> Result<NaiveDate, Value> {
    settings::calendar::date(text).ok_or(Value::Date)
}

fn clock(text: &str) -> Result<u16, Value> {
    let (hours, minutes) = text.split_once(':').ok_or(Value::Clock)?;
    let number = |part: &str| {
        let is_number = part.bytes().all(|byte| byte.is_ascii_digit());
        let fits = is_number && (1..=2).contains(&part.len());
        part.parse::<u16>().ok().filter(|_| fits)
    };
    match (number(hours), number(minutes)) {
        (Some(hours @ 0..24), Some(minutes @ 0..60)) => Ok(hours * 60 + minutes),
        _ => Err(Value::Clock),
    }
}

fn shift(text: &str) -> Result<Window, Value> {
    settings::calendar::window(text).ok_or(Value::Hours)
}

/// What parts fields: a comma, a semicolon or a tab.
pub(super) fn delimiter(text: &str) -> Result<u8, Value> {
    match text {
        "," => Ok(b','),
        ";" => Ok(b';'),
        "\t" | "tab" | "\\t" => Ok(b'\t'),
        _ => Err(Value::Delimiter),
    }
}

fn encoding(text: &str) -> Result<Encoding, Value> {
    Encoding::named(text).ok_or(Value::Encoding)
}

fn threads(text: &str) -> Result<u8, Value> {
    let threads = text.parse().ok().filter(|&threads| threads > 0);
    threads.ok_or(Value::UpTo(u8::MAX.into()))
}

/// How many, at least one.
pub(super) fn count(text: &str) -> Result<u32, Value> {
    let count = text.parse().ok().filter(|&count| count > 0);
    count.ok_or(Value::Count)
}

/// A length of time.
pub(super) fn age(text: &str) -> Result<Age, Value> {
    Age::parse(text).ok_or(Value::Age)
}

/// A length of time that is no shorter than what must be kept.
pub(super) fn long_age(text: &str) -> Result<Age, Value> {
    let age = Age::parse(text);
    age.filter(|age| age.is_a_year()).ok_or(Value::LongAge)
}

/// The archive that the settings name.
pub(super) fn archive_folder(data: &Path, settings: &Settings) -> Option<PathBuf> {
    let name = settings.archive_folder.as_ref()?;
    Some(sources::folder(data).join(name))
}

impl SettingsArguments {
    /// The options with which another command that is told reads the same clinic, each after a space.
    #[must_use]
    pub fn options(&self) -> String {
        let data = Some(&self.data).filter(|data| data.as_os_str() != ".");
        let config = self.config.as_ref().filter(|path| path.as_os_str() != "-");
        let named = [("--data", data), ("--config", config)];
        let named = named.into_iter().filter_map(|(name, path)| {
            let path = typed(&shown(path?).to_string());
            Some(format!(" {name} {path}"))
        });
        named.collect()
    }

    /// The file of the settings, whether it is there or not.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        let there = self.there().ok();
        let first = there.and_then(|there| there.into_iter().next());
        first.unwrap_or_else(|| self.named())
    }

    /// Where the settings are looked for.
    fn named(&self) -> PathBuf {
        let own = || sources::folder(&self.data).join("recall.toml");
        self.config.clone().unwrap_or_else(own)
    }

    /// What is there under that name, without regard to case.
    fn there(&self) -> io::Result<Vec<PathBuf>> {
        match &self.config {
            // A file that is asked for is missed when it is read.
            Some(path) => Ok(vec![path.clone()]),
            None => presence::meant(&self.named()),
        }
    }

    /// The language as far as it is known without the settings.
    #[must_use]
    pub fn language_asked(&self, surroundings: Surroundings) -> Language {
        self.lang.map_or(surroundings.language, Language::from)
    }

    /// The language of what is written.
    #[must_use]
    pub fn language(&self, settings: &Settings) -> Language {
        self.lang.map_or(settings.language, Language::from)
    }

    /// The clinic's settings.
    ///
    /// # Errors
    /// Where they can't be read, or something in them is wrong.
    pub fn read(&self, surroundings: Surroundings) -> Result<Settings, Failure> {
        self.read_with_text(surroundings)
            .map(|(settings, _)| settings)
    }

    /// The same, and the text that was read; none where there is no such file.
    fn read_with_text(
        &self,
        surroundings: Surroundings,
    ) -> Result<(Settings, Option<String>), Failure> {
        let language = self.language_asked(surroundings);
        let settings = self.settings(surroundings);
        settings.map_err(|error| error.said_in(language))
    }

    fn settings(&self, surroundings: Surroundings) -> Result<(Settings, Option<String>), RunError> {
        let cannot = |path: &Path, error: io::Error| {
            SettingsFileError::CannotRead(path.to_owned(), error.into())
        };
        let there = self.there().map_err(|error| match error.kind() {
            // No folder is given for the folder: that is said of it, and not of what should be in it.
            io::ErrorKind::NotADirectory => Refusal::cannot_read(&self.data, error).into(),
            _ => RunError::Settings(cannot(&self.named(), error)),
        })?;
        let (path, text) = match there.as_slice() {
            [] => (self.named(), None),
            [only] => {
                let text = std::fs::read_to_string(only).map_err(|error| cannot(only, error))?;
                (only.clone(), Some(text))
            }
            [first, second, ..] => {
                return Err(SettingsFileError::TwoFiles(first.clone(), second.clone()).into());
            }
        };
        let read = text.as_deref().unwrap_or_default();
        match rules::read_settings(read, surroundings.timezone) {
            Ok(settings) => match surroundings.no_zone {
                Some(told) if !settings.has_timezone => {
                    Err(SettingsFileError::NoZone(told.to_owned()).into())
                }
                _ => Ok((settings, text)),
            },
            Err(errors) => {
                let file = path.file_name().unwrap_or_default().to_string_lossy();
                let file = visible(&file).into_owned();
                Err(SettingsFileError::Wrong { file, errors }.into())
            }
        }
    }
}

impl ClinicArguments {
    /// The file of the settings, whether it is there or not.
    #[must_use]
    pub fn settings_path(&self) -> PathBuf {
        self.settings.path()
    }

    /// The questions of the settings that nobody has answered, each with its line.
    #[must_use]
    pub fn questions(&self) -> Vec<(u32, String)> {
        // What can't be read was told before.
        let text = std::fs::read_to_string(self.settings.path()).unwrap_or_default();
        init::questions(&text)
    }

    /// The language of what is written.
    #[must_use]
    pub fn language(&self, settings: &Settings) -> Language {
        self.settings.language(settings)
    }

    /// The folder with the exports.
    pub(super) fn data(&self) -> &Path {
        &self.settings.data
    }

    /// The same, to be put elsewhere.
    pub(super) const fn data_mut(&mut self) -> &mut PathBuf {
        &mut self.settings.data
    }

    /// The clinic's settings.
    ///
    /// # Errors
    /// Where they can't be read, or something in them is wrong.
    pub fn settings(&self, surroundings: Surroundings) -> Result<Settings, Failure> {
        self.settings.read(surroundings)
    }

    /// The same, and their text as it was read; none where there is no such file.
    pub(super) fn settings_with_text(
        &self,
        surroundings: Surroundings,
    ) -> Result<(Settings, Option<String>), Failure> {
        self.settings.read_with_text(surroundings)
    }

    /// Where the exports are.
    #[must_use]
    pub fn sources(&self, files: &FileArguments) -> Sources {
        let named = [
            (File::Patients, &files.patients),
            (File::Cards, &files.cards),
            (File::Plans, &files.plans),
            (File::Signatures, &files.signatures),
            (File::Visits, &files.visits),
            (File::Agreements, &files.agreements),
            (File::Contacts, &files.contacts),
            (File::RecallContacts, &files.recall_contacts),
            (File::Doctors, &files.doctors),
            (File::Slots, &files.slots),
        ];
        let named = named
            .into_iter()
            .filter_map(|(file, path)| Some((file, vec![path.clone()?])));
        Sources {
            data: self.settings.data.clone(),
            files: named.collect(),
            encoding: self.encoding,
            delimiter: self.input_delimiter,
            keep_all: false,
            keep_words: false,
            keep_text: false,
            keep_numbers: false,
        }
    }

    /// Reads the exports, and tells on a terminal how far it has come.
    ///
    /// # Errors
    /// Where they can't be used.
    pub fn read(
        &self,
        files: &FileArguments,
        settings: &Settings,
        is_quiet: bool,
    ) -> Result<Reading, Vec<Refusal>> {
        self.read_from(&self.sources(files), settings, is_quiet)
    }

    /// The same of exports that are named.
    ///
    /// # Errors
    /// Where they can't be used.
    pub fn read_from(
        &self,
        sources: &Sources,
        settings: &Settings,
        is_quiet: bool,
    ) -> Result<Reading, Vec<Refusal>> {
        let language = self.language(settings);
        let stage = ("Читаю файлы", "Reading the files");
        let progress = progress(stage, language, is_quiet);
        read::read_watched(sources, settings, &progress)
    }

    /// See [`SettingsArguments::options`].
    pub(super) fn options(&self) -> String {
        self.settings.options()
    }

    /// Names the filled lists of which the record lacks something, where the exports are, where the command is given and beside some files.
    ///
    /// # Errors
    /// Where there are such, and the record can't be read.
    pub(super) fn tell_unrecorded(
        &self,
        (sources, settings): (&Sources, &Settings),
        now: Moment,
        surroundings: Surroundings,
        beside: &[&Path],
    ) -> Result<(), RunError> {
        let recorder = Recorder {
            sources,
            settings,
            phones: read::phones(settings)?,
            now,
            utc: surroundings.now,
            options: &self.settings.options(),
        };
        Ok(renewal::tell_unrecorded(
            &recorder,
            beside,
            self.language(settings),
        )?)
    }

    /// Does work with as many threads as are asked for.
    ///
    /// # Errors
    /// Those of the work.
    pub fn on_threads(
        &self,
        work: impl FnOnce() -> Result<(), Failure> + Send,
    ) -> Result<(), Failure> {
        let processors = || thread::available_parallelism().map_or(1, NonZeroUsize::get);
        let threads = self
            .threads
            .map_or_else(|| processors().min(MOST_THREADS), usize::from);
        let pool = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads);
            if threads == 1 {
                pool.use_current_thread().build()
            } else {
                pool.build()
            }
        };
        // Where the system gives no threads, the one that is there does it all.
        match pool(threads).or_else(|_| pool(1)) {
            Ok(pool) => pool.install(work),
            Err(_) => work(),
        }
    }
}

impl DateArguments {
    /// The moment of planning: the clock counts only where the date is today.
    #[must_use]
    pub fn asked(&self, settings: &Settings, surroundings: Surroundings) -> Asked {
        let clock: NaiveDateTime = time::in_zone(surroundings.now.naive_utc(), settings.timezone);
        let date = self.date.unwrap_or(clock.date());
        let now = match self.now {
            Some(minute) => Moment::at(date, minute),
            None if date == clock.date() => Moment::of(clock),
            None => Moment::start_of(date),
        };
        Asked {
            now,
            is_today: date == clock.date(),
            shift: None,
            callers: None,
            bookings_checked: false,
        }
    }
}

impl DayArguments {
    /// The moment of planning, and what else was said of the day.
    #[must_use]
    pub fn asked(&self, settings: &Settings, surroundings: Surroundings) -> Asked {
        Asked {
            shift: self.shift,
            callers: self.callers,
            bookings_checked: self.bookings_checked,
            ..self.moment.asked(settings, surroundings)
        }
    }
}

/// A stage of the run that is told on a terminal.
#[must_use]
pub fn progress(
    (russian, english): (&'static str, &'static str),
    language: Language,
    is_quiet: bool,
) -> Progress {
    match language {
        _ if is_quiet => Progress::none(),
        Language::Russian => Progress::of(russian),
        Language::English => Progress::of(english),
    }
}
