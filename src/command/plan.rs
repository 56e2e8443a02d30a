//! `recall plan`: read, decide, write.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::thread;

use chrono::{NaiveDate, NaiveDateTime, Timelike};
use clap::{Args, ValueEnum};
use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::Surroundings;
use crate::clinic::{Moment, Window};
use crate::failure::{Failure, Status};
use crate::output::{self, Complete, Lock, Output};
use crate::phone;
use crate::plan::{self, Plan};
use crate::practice::{Asked, Practice};
use crate::progress::Progress;
use crate::read::columns::File;
use crate::read::encoding::{Bytes, Encoding};
use crate::read::problem::Problem;
use crate::read::refusal::{Refusal, RefusalKind};
use crate::read::{self, Reading, Sources};
use crate::render::decisions::Form;
use crate::render::list::Dialect;
use crate::render::{Page, json, list};
use crate::settings::{self, Language, Settings};
use crate::time;

/// More threads than this are hardly faster, and each takes memory.
const MOST_THREADS: usize = 8;

/// Arguments of `recall plan`.
#[derive(Debug, Args)]
pub struct PlanArguments {
    /// Folder with the clinic's exports
    #[arg(long, value_name = "DIR", default_value = ".")]
    data: PathBuf,
    /// Settings [default: recall.toml in the data folder]
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Date to plan [default: today in the clinic's time zone]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    date: Option<NaiveDate>,
    /// Time of planning [default: the clock if the date is today, else the start of the day]
    #[arg(long, value_name = "HH:MM", value_parser = clock)]
    now: Option<u16>,
    /// Hours of the date, in place of the clinic's own
    #[arg(long, value_name = "A-B", value_parser = shift)]
    shift: Option<Window>,
    /// How many administrators call; without it, there is time for every call
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    callers: Option<u32>,
    /// Somebody looks each patient up in the appointment book by hand
    #[arg(long)]
    bookings_checked: bool,
    /// Refuse to go on if any row is rejected or names no patient
    #[arg(long)]
    strict: bool,
    /// Form of the list [default: by the ending of the output, else csv]
    #[arg(long, value_name = "FORM")]
    format: Option<Format>,
    /// Write the list to a file
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write every decision, as .jsonl or .csv
    #[arg(long, value_name = "FILE")]
    decisions: Option<PathBuf>,
    /// Language of the list [default: the clinic's]
    #[arg(long, value_name = "LANGUAGE")]
    lang: Option<Lang>,
    /// What parts the fields of a CSV that is written: , ; or tab
    #[arg(long, value_name = "CHARACTER", value_parser = delimiter)]
    delimiter: Option<u8>,
    /// Encoding of the exports [default: found out]
    #[arg(long, value_name = "NAME", value_parser = encoding)]
    encoding: Option<Encoding>,
    /// What parts the fields of the exports [default: found out]
    #[arg(long, value_name = "CHARACTER", value_parser = delimiter)]
    input_delimiter: Option<u8>,
    /// Say nothing but errors
    #[arg(long)]
    quiet: bool,
    /// Most threads to work with [default: as many as there are processors, up to 8]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..))]
    threads: Option<u8>,
    #[command(flatten)]
    files: Files,
}

/// Exports that stand elsewhere or are called otherwise.
#[derive(Debug, Args)]
#[command(next_help_heading = "Files that are not in the data folder")]
struct Files {
    /// Patients
    #[arg(long, value_name = "FILE")]
    patients: Option<PathBuf>,
    /// Service cards
    #[arg(long, value_name = "FILE")]
    cards: Option<PathBuf>,
    /// Treatment plans
    #[arg(long, value_name = "FILE")]
    plans: Option<PathBuf>,
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
enum Format {
    Csv,
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Lang {
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

fn date(text: &str) -> Result<NaiveDate, &'static str> {
    settings::calendar::date(text).ok_or("wanted a date such as 2026-03-02")
}

fn clock(text: &str) -> Result<u16, &'static str> {
    let wanted = "wanted a time such as 09:30";
    let (hours, minutes) = text.split_once(':').ok_or(wanted)?;
    let number = |part: &str| {
        let is_number = part.bytes().all(|byte| byte.is_ascii_digit());
        let fits = is_number && (1..=2).contains(&part.len());
        part.parse::<u16>().ok().filter(|_| fits)
    };
    match (number(hours), number(minutes)) {
        (Some(hours @ 0..24), Some(minutes @ 0..60)) => Ok(hours * 60 + minutes),
        _ => Err(wanted),
    }
}

fn shift(text: &str) -> Result<Window, &'static str> {
    settings::calendar::window(text).ok_or("wanted hours such as 09:00-20:00")
}

fn delimiter(text: &str) -> Result<u8, &'static str> {
    match text {
        "," => Ok(b','),
        ";" => Ok(b';'),
        "\t" | "tab" | "\\t" => Ok(b'\t'),
        _ => Err("wanted , or ; or tab"),
    }
}

fn encoding(text: &str) -> Result<Encoding, &'static str> {
    Encoding::named(text).ok_or("wanted utf-8, utf-16, windows-1251 or cp866")
}

/// Reads, decides, writes.
///
/// # Errors
/// Whatever kept the list from being written; then an earlier one is as it was.
pub fn run(arguments: &PlanArguments, surroundings: Surroundings) -> Result<(), Failure> {
    let processors = || thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let threads = arguments
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
        Ok(pool) => pool.install(|| plan(arguments, surroundings)),
        Err(_) => plan(arguments, surroundings),
    }
}

fn plan(arguments: &PlanArguments, surroundings: Surroundings) -> Result<(), Failure> {
    let settings = settings(arguments, surroundings)?;
    let language = arguments.lang.map_or(settings.language, Language::from);
    let targets = targets(arguments, language)?;
    stand_apart(arguments, language)?;
    let outputs = outputs(arguments);
    let _locks: Vec<_> = outputs
        .map(|(_, path)| Lock::take(path, language))
        .collect::<Result<_, _>>()?;
    let phones = phone::Reader::new(&settings.country).ok_or_else(|| {
        let name = settings.country.clone();
        let kind = RefusalKind::UnknownCountry;
        read::refusal::failure(
            &[Refusal {
                name,
                line: None,
                kind,
            }],
            language,
        )
    })?;
    let reading = {
        let progress = progress(arguments, ("Читаю файлы", "Reading the files"), language);
        read::read_watched(&sources(arguments), &settings, &progress)
            .map_err(|refusals| read::refusal::failure(&refusals, language))?
    };
    report(arguments, &reading, language)?;
    let asked = asked(arguments, &settings, surroundings);
    let practice = Practice::new(&reading.clinic, &settings, asked);
    let page = Page::new(&practice, language, &phones);
    let (plan, decisions) = decide(arguments, &page, targets.decisions)?;
    let complete =
        || decisions.map_or_else(|| Ok(Complete::default()), |out| out.complete(language));
    let write = || write_list(arguments, &page, &plan, &reading, targets.format);
    let (decisions, list) = if arguments.output.as_deref().is_some_and(output::is_file) {
        // A disk may take its time for the decisions: the list is written meanwhile.
        let (decisions, list) = rayon::join(complete, write);
        (unless_closed(decisions)?, unless_closed(list)?)
    } else {
        // What goes straight to its reader waits until all else is well.
        (unless_closed(complete())?, unless_closed(write())?)
    };
    // The decisions first: a list that stands has its grounds beside it.
    decisions.put_in_place(language)?;
    list.put_in_place(language)?;
    if !arguments.quiet {
        say(&page.words.summary(&plan));
    }
    Ok(())
}

/// Whoever was reading may have gone: that is no failure.
fn unless_closed(written: Result<Complete, Failure>) -> Result<Complete, Failure> {
    match written {
        Err(failure) if failure.is_closed_pipe => Ok(Complete::default()),
        written => written,
    }
}

/// What is written, and how.
struct Targets {
    format: Format,
    decisions: Option<DecisionsForm>,
}

#[derive(Clone, Copy)]
enum DecisionsForm {
    Csv,
    Lines,
}

fn ending(path: &Path) -> String {
    path.extension()
        .map(|ending| ending.to_string_lossy().to_lowercase())
        .unwrap_or_default()
}

fn targets(arguments: &PlanArguments, language: Language) -> Result<Targets, Failure> {
    let unknown = |path: &Path, flag: &str, wanted: &str| {
        let path = path.display();
        let message = match language {
            Language::Russian => format!(
                "{flag} {path}: по окончанию имени не понять, в каком виде писать; подойдут {wanted}"
            ),
            Language::English => {
                format!("{flag} {path}: the ending does not tell the form; wanted {wanted}")
            }
        };
        Failure::new(Status::Usage, language, message)
    };
    let format = match (arguments.format, &arguments.output) {
        (Some(format), _) => format,
        (None, None) => Format::Csv,
        (None, Some(path)) => match ending(path).as_str() {
            "csv" => Format::Csv,
            "json" => Format::Json,
            _ if !output::is_file(path) => Format::Csv,
            _ => return Err(unknown(path, "-o", ".csv, .json")),
        },
    };
    let decisions = match &arguments.decisions {
        None => None,
        Some(path) => match ending(path).as_str() {
            "csv" => Some(DecisionsForm::Csv),
            "jsonl" => Some(DecisionsForm::Lines),
            _ if !output::is_file(path) => Some(DecisionsForm::Lines),
            _ => return Err(unknown(path, "--decisions", ".jsonl, .csv")),
        },
    };
    Ok(Targets { format, decisions })
}

/// The files to be written, with their flags.
fn outputs(arguments: &PlanArguments) -> impl Iterator<Item = (&'static str, &PathBuf)> {
    let outputs = [
        ("--decisions", &arguments.decisions),
        ("-o", &arguments.output),
    ];
    outputs
        .into_iter()
        .filter_map(|(flag, path)| Some((flag, path.as_ref()?)))
}

/// Nothing that is read may be written over, and each output needs a file of its own.
fn stand_apart(arguments: &PlanArguments, language: Language) -> Result<(), Failure> {
    let sources = sources(arguments);
    let inputs = File::ALL.into_iter().map(|file| sources.path(file));
    let inputs: Vec<PathBuf> = inputs.chain([settings_path(arguments)]).collect();
    for (flag, path) in outputs(arguments) {
        if inputs.iter().any(|input| output::is_same_file(path, input)) {
            let path = path.display();
            let message = match language {
                Language::Russian => format!(
                    "{flag} {path}: этот файл recall читает сам, результат стёр бы его; назовите другой"
                ),
                Language::English => format!(
                    "{flag} {path}: recall reads this file, and the result would replace it; name another"
                ),
            };
            return Err(Failure::new(Status::Usage, language, message));
        }
    }
    if let (Some(list), Some(decisions)) = (&arguments.output, &arguments.decisions)
        && output::is_same_file(list, decisions)
    {
        let path = list.display();
        let message = match language {
            Language::Russian => {
                format!("{path}: для списка и для решений нужны разные файлы")
            }
            Language::English => {
                format!("{path}: the list and the decisions need a file each")
            }
        };
        return Err(Failure::new(Status::Usage, language, message));
    }
    Ok(())
}

fn settings_path(arguments: &PlanArguments) -> PathBuf {
    let own = || arguments.data.join("recall.toml");
    arguments.config.clone().unwrap_or_else(own)
}

fn settings(arguments: &PlanArguments, surroundings: Surroundings) -> Result<Settings, Failure> {
    let language = arguments.lang.map_or(Language::default(), Language::from);
    let path = settings_path(arguments);
    // A link that leads nowhere is no absence of settings: it is an error.
    let is_there = arguments.config.is_some() || path.symlink_metadata().is_ok();
    let text = if is_there {
        std::fs::read_to_string(&path)
            .map_err(|error| cannot_read_settings(&path, &error, language))?
    } else {
        String::new()
    };
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    settings::parse(&text, surroundings.timezone).map_err(|errors| {
        let lines: Vec<String> = errors
            .iter()
            .map(|error| error.line(&name, language))
            .collect();
        Failure::new(Status::Config, language, lines.join("\n"))
    })
}

fn cannot_read_settings(path: &Path, error: &io::Error, language: Language) -> Failure {
    let path = crate::failure::shown(path);
    let is_no_text = error.kind() == io::ErrorKind::InvalidData;
    let message = match (language, is_no_text) {
        (Language::Russian, true) => {
            format!("{path}: это не текст в UTF-8; сохраните настройки в кодировке UTF-8")
        }
        (Language::English, true) => {
            format!("{path}: this is no text in UTF-8; save the settings as UTF-8")
        }
        (Language::Russian, false) => {
            let cause = crate::failure::cause(error, language);
            format!("{path}: не удаётся прочитать настройки: {cause}")
        }
        (Language::English, false) => {
            let cause = crate::failure::cause(error, language);
            format!("{path}: can't read the settings: {cause}")
        }
    };
    let status = if is_no_text {
        Status::Config
    } else {
        Status::NoInput
    };
    Failure::new(status, language, message)
}

fn sources(arguments: &PlanArguments) -> Sources {
    let given = &arguments.files;
    let files = [
        (File::Patients, &given.patients),
        (File::Cards, &given.cards),
        (File::Plans, &given.plans),
        (File::Visits, &given.visits),
        (File::Agreements, &given.agreements),
        (File::Contacts, &given.contacts),
        (File::RecallContacts, &given.recall_contacts),
        (File::Doctors, &given.doctors),
        (File::Slots, &given.slots),
    ];
    let files = files
        .into_iter()
        .filter_map(|(file, path)| Some((file, path.clone()?)));
    Sources {
        data: arguments.data.clone(),
        files: files.collect(),
        encoding: arguments.encoding,
        delimiter: arguments.input_delimiter,
    }
}

/// The moment of planning: the clock counts only where the date is today.
fn asked(arguments: &PlanArguments, settings: &Settings, surroundings: Surroundings) -> Asked {
    let clock: NaiveDateTime = time::in_zone(surroundings.now.naive_utc(), settings.timezone);
    let date = arguments.date.unwrap_or(clock.date());
    let now = match arguments.now {
        Some(minute) => Moment::at(date, minute),
        None if date == clock.date() => Moment {
            date,
            second: clock.time().num_seconds_from_midnight(),
        },
        None => Moment::start_of(date),
    };
    Asked {
        now,
        shift: arguments.shift,
        callers: arguments.callers,
        bookings_checked: arguments.bookings_checked,
    }
}

/// Says what is wrong with the rows; with `--strict`, rows that are not used end the run.
fn report(arguments: &PlanArguments, reading: &Reading, language: Language) -> Result<(), Failure> {
    let inputs = &reading.clinic.inputs;
    let (unused, noted): (Vec<&Problem>, Vec<&Problem>) = reading
        .problems
        .iter()
        .partition(|problem| arguments.strict && problem.fate.is_unused());
    if !arguments.quiet {
        let word = match language {
            Language::Russian => "внимание",
            Language::English => "warning",
        };
        let mut out = String::new();
        for problem in noted {
            out.extend([word, ": ", &problem.sentence(inputs, language), "\n"]);
        }
        say(&out);
    }
    if unused.is_empty() {
        return Ok(());
    }
    let sentences: Vec<String> = unused
        .iter()
        .map(|problem| problem.sentence(inputs, language))
        .collect();
    let hint = match language {
        Language::Russian => {
            "с --strict списка не будет, пока есть такие строки; без --strict он составляется без них"
        }
        Language::English => {
            "with --strict there is no list while there are such rows; without it the list is made without them"
        }
    };
    let failure = Failure::new(Status::Data, language, sentences.join("\n"));
    Err(Failure {
        hint: Some(hint.to_owned()),
        ..failure
    })
}

/// A stage of the run that is told on a terminal.
fn progress(
    arguments: &PlanArguments,
    (russian, english): (&'static str, &'static str),
    language: Language,
) -> Progress {
    match language {
        _ if arguments.quiet => Progress::none(),
        Language::Russian => Progress::of(russian),
        Language::English => Progress::of(english),
    }
}

fn say(text: &str) {
    // Nobody may be listening to standard error: that is no reason to fail.
    io::stderr().lock().write_all(text.as_bytes()).ok();
}

fn dialect(arguments: &PlanArguments, page: &Page<'_>, is_file: bool) -> Dialect {
    let usual = match page.language {
        Language::Russian if is_file => b';',
        _ => b',',
    };
    Dialect {
        delimiter: arguments.delimiter.unwrap_or(usual),
        for_spreadsheets: is_file,
    }
}

/// Decides about everything, writing each decision as it is made; what is written has yet to be completed.
fn decide(
    arguments: &PlanArguments,
    page: &Page<'_>,
    form: Option<DecisionsForm>,
) -> Result<(Plan, Option<Output>), Failure> {
    let language = page.language;
    let cannot = |error: io::Error| output::cannot_write(&error, language);
    let progress = progress(
        arguments,
        ("Решаю, кому звонить", "Deciding whom to call"),
        language,
    );
    progress.expect(plan::goes(page.practice.clinic));
    let (Some(form), Some(path)) = (form, &arguments.decisions) else {
        let nothing = |(): &mut (), _: &_| Ok::<(), Failure>(());
        let plan = plan::plan(
            page.practice,
            || (),
            nothing,
            |()| {
                progress.advance(1);
                Ok(())
            },
        )?;
        return Ok((plan, None));
    };
    let out = Output::create(path, language)?;
    let form = match form {
        DecisionsForm::Csv => Form::Csv(dialect(arguments, page, out.is_file())),
        DecisionsForm::Lines => Form::Lines,
    };
    let mut out = Some(out);
    let mut write = |bytes: &[u8]| {
        let Some(open) = &mut out else {
            return Ok(());
        };
        match open.write_all(bytes) {
            // Whoever was reading has gone: the list is made all the same.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                out = None;
                Ok(())
            }
            written => written,
        }
    };
    write(&form.head().map_err(cannot)?).map_err(cannot)?;
    let plan = plan::plan(
        page.practice,
        || form.leaf(),
        |leaf, decision| leaf.write(page, decision),
        |leaf| {
            progress.advance(1);
            write(&leaf.into_bytes()?)
        },
    );
    Ok((plan.map_err(cannot)?, out))
}

fn write_list(
    arguments: &PlanArguments,
    page: &Page<'_>,
    plan: &Plan,
    reading: &Reading,
    format: Format,
) -> Result<Complete, Failure> {
    let language = page.language;
    let cannot = |error: io::Error| output::cannot_write(&error, language);
    let mut out = match &arguments.output {
        Some(path) => Output::create(path, language)?,
        None => Output::standard(),
    };
    match format {
        Format::Csv => {
            let dialect = dialect(arguments, page, out.is_file());
            list::write(page, plan, dialect, &mut out).map_err(cannot)?;
        }
        Format::Json => {
            let fingerprints = fingerprints(reading).map_err(cannot)?;
            json::write(page, plan, &fingerprints, &mut out).map_err(cannot)?;
        }
    }
    out.complete(language)
}

/// SHA-256 of each input's bytes.
fn fingerprints(reading: &Reading) -> io::Result<BTreeMap<u8, String>> {
    let hash = |bytes: &Bytes| -> io::Result<String> {
        let mut source = bytes.reader()?;
        let mut hasher = Sha256::new();
        let mut buffer = vec![0; 1 << 16];
        loop {
            match source.read(&mut buffer)? {
                0 => break,
                length => hasher.update(&buffer[..length]),
            }
        }
        let mut hex = String::new();
        for byte in hasher.finalize() {
            write!(hex, "{byte:02x}").ok();
        }
        Ok(hex)
    };
    let hashes = reading.files.par_iter().map(|(_, bytes, _)| hash(bytes));
    let hashes: Vec<String> = hashes.collect::<io::Result<_>>()?;
    Ok((0..).zip(hashes).collect())
}
