//! `recall plan`: read, decide, write.

mod archive;
mod targets;
mod week;
mod write;

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::{Args, ValueEnum};

use self::targets::{Outputs, Targets, stand_apart, targets};
use self::write::{decide, write_list};
use super::clinic::{ClinicArguments, DayArguments, FileArguments, delimiter};
use super::outputs::{say, warn, warn_of, warning_mark};
use super::renewal::{self, Keep, Renewal, Renewed};
use super::{Surroundings, outputs, script};
use crate::archive::{PlacedDay, SealedDay};
use crate::base::{Language, parallel};
use crate::disk::output::{self, Complete, Output, Placed};
use crate::disk::presence::is_absence;
use crate::disk::{DiskError, fingerprint, shown};
use crate::export::columns::File;
use crate::language::archive as words_of_archive;
use crate::language::errors::usage::UsageError;
use crate::language::errors::{lost, problem};
use crate::language::files::ListWarning;
use crate::language::record as words;
use crate::language::script::Own;
use crate::model::clinic::{Channel, Moment};
use crate::plan::practice::Asked;
use crate::plan::{self, Plan, time};
use crate::read::problem::{Problem, Wanted};
use crate::read::{self, Digests, Reading, Sources};
use crate::record::error::RecordError;
use crate::record::inputs::{self, Lost, Memory, Seen, Written};
use crate::record::names::{self, ListName};
use crate::record::recording::Recorder;
use crate::render::attention;
use crate::render::{Page, messages};
use crate::report::audience::{self, Audience};
use crate::report::excerpt::Excerpt;
use crate::run::failure::{Failure, RunError};
use crate::settings::Settings;

/// Arguments of `recall plan`.
#[expect(clippy::struct_excessive_bools, reason = "each is a flag")]
#[derive(Debug, Args)]
pub struct PlanArguments {
    #[command(flatten)]
    clinic: ClinicArguments,
    #[command(flatten)]
    day: DayArguments,
    /// Refuse to go on if any row is rejected or names no patient
    #[arg(long)]
    strict: bool,
    /// Form of the list [default: by the ending of the output; a table on a terminal, else csv]
    #[arg(long, value_name = "FORM")]
    format: Option<Format>,
    /// Write the list to a file; {date} in its name is the date. What was said in the one that it replaces is recorded first
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Whose list: administrator, manager, or a doctor by name [default: everybody's]
    #[arg(long = "for", value_name = "WHOM")]
    audience: Option<String>,
    /// Only what goes by these channels, parted by commas
    #[arg(long, value_name = "CHANNEL", value_delimiter = ',')]
    channel: Vec<OneChannel>,
    /// Instead of a list, how many cases come on each of the next six open days; nothing is recorded
    #[arg(long, conflicts_with_all = ["output", "decisions", "messages", "audience", "channel", "archive"])]
    week: bool,
    /// Record nothing: a list that is filled in is kept beside the new one
    #[arg(long)]
    no_record: bool,
    /// Write every decision, as .jsonl or .csv
    #[arg(long, value_name = "FILE")]
    decisions: Option<PathBuf>,
    /// Keep list, decisions, settings and the SHA-256 of what was read as a day in this folder, chained to the day before
    #[arg(long, value_name = "DIR")]
    archive: Option<PathBuf>,
    /// Write the day's text messages as number;text, for a gateway that sends them
    #[arg(long, value_name = "FILE")]
    messages: Option<PathBuf>,
    /// What parts the fields of a CSV that is written: , ; or tab
    #[arg(long, value_name = "CHARACTER", value_parser = delimiter)]
    delimiter: Option<u8>,
    /// What columns and values are called in a list as CSV [default: codes on standard output, titles in a file]
    #[arg(long, value_name = "NAMES")]
    headings: Option<Headings>,
    /// Go on though the record or an export has lost rows, or a column, since the last run
    #[arg(long)]
    accept_smaller: bool,
    /// Say nothing but errors, and what may make somebody be called wrongly
    #[arg(short, long)]
    quiet: bool,
    #[command(flatten)]
    files: FileArguments,
}

impl PlanArguments {
    /// Where the clinic is, to be put elsewhere.
    pub(super) const fn clinic_mut(&mut self) -> &mut ClinicArguments {
        &mut self.clinic
    }

    /// The file to write to; none where it is standard output.
    fn output(&self) -> Option<&PathBuf> {
        outputs::file(self.output.as_ref())
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Table,
    Csv,
    Html,
    Json,
    Xlsx,
}

impl Format {
    /// Whether it shows what people wrote down of earlier contacts.
    const fn shows_own_words(self) -> bool {
        match self {
            Self::Table | Self::Html | Self::Xlsx => true,
            Self::Csv | Self::Json => false,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum OneChannel {
    Call,
    Sms,
    Messenger,
    Email,
}

impl From<OneChannel> for Channel {
    fn from(channel: OneChannel) -> Self {
        match channel {
            OneChannel::Call => Self::Call,
            OneChannel::Sms => Self::Sms,
            OneChannel::Messenger => Self::Messenger,
            OneChannel::Email => Self::Email,
        }
    }
}

/// What columns and values are called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Headings {
    Codes,
    Titles,
}

/// Reads, decides, writes.
///
/// # Errors
/// Whatever kept the list from being written; then an earlier one is as it was.
pub fn run(arguments: &PlanArguments, surroundings: Surroundings) -> Result<(), Failure> {
    arguments
        .clinic
        .on_threads(|| plan(arguments, surroundings))
}

fn plan(arguments: &PlanArguments, surroundings: Surroundings) -> Result<(), Failure> {
    let (settings, text) = arguments.clinic.settings_with_text(surroundings)?;
    let language = arguments.clinic.language(&settings);
    let planned = if arguments.week {
        week::write(arguments, &settings, surroundings)
    } else {
        write(arguments, (&settings, text.as_deref()), surroundings)
    };
    planned.map_err(|error| error.said_in(language))
}

fn write(
    arguments: &PlanArguments,
    (settings, settings_text): (&Settings, Option<&str>),
    surroundings: Surroundings,
) -> Result<(), RunError> {
    let asked = arguments.day.asked(settings, surroundings);
    let outputs = Outputs::on(arguments, asked.now.date);
    let targets = targets(arguments, &outputs, surroundings)?;
    if targets.format == Format::Xlsx {
        outputs::allow_workbook(surroundings)?;
    }
    stand_apart(arguments, &outputs, settings)?;
    let language = arguments.clinic.language(settings);
    let clock = time::in_zone(surroundings.now.naive_utc(), settings.timezone);
    let day = (asked.now.date, clock.date());
    let archive = archive::folder(arguments, settings, is_in_earnest(day));
    // A table shows no talks.
    let own = if targets.format == Format::Table && archive.is_none() {
        Vec::new()
    } else {
        script::own(arguments.clinic.data(), language, settings, asked.now)?
    };
    let phones = read::phones(settings)?;
    let name = arguments.output().map(PathBuf::as_path).map(ListName::new);
    let name = name.filter(|name| output::is_file(&name.path(asked.now.date)));
    if let Some(name) = &name {
        let made = name.make_folders(asked.now.date);
        made.map_err(|error| DiskError::cannot_create(&name.path(asked.now.date), error))?;
    }
    let claims = outputs::claim(outputs.named().map(|(_, path)| path), surroundings.now)?;
    if let Some(unseen) = &claims.unseen {
        warn_of(&ListWarning::NoLocks(unseen.clone()), language);
    }
    if let Some(name) = name.as_ref().filter(|_| is_in_earnest(day)) {
        output::spare_protected(&inputs::place(name))?;
    }
    let sources = arguments.clinic.sources(&arguments.files);
    let options = arguments.clinic.options();
    let recorder = Recorder {
        sources: &sources,
        settings,
        phones,
        // A list may be tried out for an earlier hour: what was said since has been said all the same.
        now: match Moment::of(clock) {
            now if asked.is_today => now.max(asked.now),
            now => now,
        },
        utc: surroundings.now,
        options: &options,
    };
    let run = Run {
        arguments,
        outputs: &outputs,
        targets: &targets,
        settings,
        settings_text,
        archive: archive.as_deref(),
        asked,
        recorder,
        language,
        own: &own,
        name: name.as_ref(),
        today: clock.date(),
    };
    let mut changed = Changed::List;
    for _ in 0..MOST_ATTEMPTS {
        match run.once()? {
            None => return Ok(()),
            Some(meanwhile) => changed = meanwhile,
        }
    }
    Err(RunError::from(match changed {
        Changed::Record => RecordError::Busy(recorder.path()),
        Changed::List => RecordError::KeepsChanging(outputs.list.clone().unwrap_or_default()),
    }))
}

/// What somebody has written to while a list was made.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Changed {
    /// The list that is to be replaced.
    List,
    /// The record: somebody on the new list may just have said no.
    Record,
}

/// So often all is done anew where somebody writes to the list or the record meanwhile.
const MOST_ATTEMPTS: usize = 3;

/// What was seen of the inputs, and their digests.
type Compared = (Vec<Seen>, Digests);

/// With what a list is made.
struct Run<'a> {
    arguments: &'a PlanArguments,
    outputs: &'a Outputs,
    targets: &'a Targets,
    settings: &'a Settings,
    /// Their text, where there is such a file.
    settings_text: Option<&'a str>,
    /// Where the day is kept, if it is.
    archive: Option<&'a Path>,
    asked: Asked,
    recorder: Recorder<'a>,
    language: Language,
    /// The clinic's own words for talks.
    own: &'a [Own],
    name: Option<&'a ListName>,
    today: NaiveDate,
}

impl Run<'_> {
    /// Records, reads, decides, writes; nothing stands in its place where something was changed meanwhile.
    fn once(&self) -> Result<Option<Changed>, RunError> {
        let (arguments, language) = (self.arguments, self.language);
        let memory = self.name.map(Memory::read).transpose()?;
        let renewed = self.renew(memory.as_ref())?;
        let phones = self.recorder.phones;
        let sources = Sources {
            keep_words: self.targets.format.shows_own_words(),
            keep_text: self.archive.is_some(),
            ..arguments.clinic.sources(&arguments.files)
        };
        let clinic = &arguments.clinic;
        let reading = clinic.read_from(&sources, self.settings, arguments.quiet)?;
        let is_table = self.targets.format == Format::Table;
        let practice = plan::on_day(&reading.clinic, self.settings, self.asked);
        let page = Page::new(&practice, language, &phones);
        page.words.use_own(self.own);
        let asked = arguments.audience.as_deref();
        let audience = asked.map(|asked| Audience::named(&reading.clinic, asked));
        let audience = audience.transpose().map_err(UsageError::NoSuchDoctor)?;
        let audience = audience.unwrap_or_default();
        // Whoever said no and is not known may be called today: that goes before all else, also where nothing else is told.
        say(&page.words.ownerless());
        report(arguments, &reading, language, is_table)?;
        let digest = || self.compare(memory.as_ref(), &reading);
        let day = self.begin_day()?;
        let decide = || decide(arguments, (self.outputs, day.as_ref()), &page, self.targets);
        let is_file = |path: &PathBuf| output::is_file(path);
        let (digested, decided) = if self.outputs.decisions.as_ref().is_none_or(is_file) {
            rayon::join(digest, decide)
        } else {
            // What goes straight to its reader waits until all else is well.
            (Ok(digest()?), decide())
        };
        let ((seen, digests), decided) = (digested?, decided?);
        let (mut plan, mut beside) = (decided.plan, decided.beside);
        let channels: Vec<Channel> = arguments
            .channel
            .iter()
            .copied()
            .map(Channel::from)
            .collect();
        // Before the list is narrowed: nobody else is offered the same time on another list.
        page.words.deal_times(&plan.contacts);
        let day = day
            .map(|day| self.seal_day(day, decided.archived, (&page, &plan), (&reading, &digests)));
        let mut day = day.transpose()?;
        if let Some(day) = &day {
            page.set_seal(day.seal.clone());
        }
        audience::narrow(&mut plan, &audience, &channels);
        beside.narrow(&practice, &audience);
        let mut decisions = decided.decisions;
        let mut complete = || {
            let decisions = decisions.take();
            decisions.map_or_else(|| Ok(Complete::default()), Output::complete)
        };
        let contacts = plan.contacts.len() as u64;
        let write = || {
            let list = write_list(
                (arguments, self.outputs),
                &page,
                (&plan, &beside),
                &digests,
                self.targets,
            )?;
            let written = self.written(&list, contacts)?;
            Ok((list, written))
        };
        let (decisions, list) = if self.name.is_some() {
            // A disk may take its time for the decisions: the list is written meanwhile, by all threads that there are.
            let (decisions, list) = parallel::beside(complete, write);
            (
                outputs::unless_closed(decisions)?,
                outputs::unless_closed(list)?,
            )
        } else {
            // What goes straight to its reader waits until all else is well.
            let decisions = outputs::unless_closed(complete())?;
            if let Some(day) = day.take() {
                day.put_in_place()?;
            }
            (decisions, outputs::unless_closed(write())?)
        };
        let (list, written) = list;
        if self.name.is_some() && !self.knows_the_record(&reading, &digests)? {
            return Ok(Some(Changed::Record));
        }
        let messages = outputs::unless_closed(self.write_messages(&page, &plan))?;
        // The decisions first: a list that stands has its grounds beside it.
        let mut replaced = Some(decisions.replace()?);
        messages.put_in_place()?;
        let day = day.map(SealedDay::put_in_place).transpose()?;
        // Earlier decisions are many: the disk takes them back meanwhile.
        let give_up = || drop(replaced.take());
        let finish = || {
            let changed = self.finish((list, written), day, &renewed, &seen)?;
            if changed.is_none() {
                self.tell((&page, &plan), (&renewed, &reading));
            }
            drop(plan);
            Ok(changed)
        };
        let ((), done) = parallel::beside(give_up, finish);
        done
    }

    /// Puts the list in its place beside its day in the archive, and remembers it; unless it was changed meanwhile.
    fn finish(
        &self,
        (list, written): (Complete, Option<Written>),
        day: Option<PlacedDay>,
        renewed: &Renewed,
        seen: &[Seen],
    ) -> Result<Option<Changed>, RunError> {
        let placed = self.put_in_place(list, renewed);
        if let Some(day) = day
            && !matches!(placed, Ok(Placed::Done))
        {
            day.take_back()?;
        }
        if placed? == Placed::Changed {
            return Ok(Some(Changed::List));
        }
        if let (Some(name), Some(written)) = (self.name, written) {
            let (utc, is_accepted) = (self.recorder.utc, self.arguments.accept_smaller);
            inputs::remember(name, (seen, &written), is_accepted, utc)?;
        }
        Ok(None)
    }

    /// Says what came of the run.
    fn tell(&self, (page, plan): (&Page<'_>, &Plan), (renewed, reading): (&Renewed, &Reading)) {
        let (language, is_table) = (self.language, self.targets.format == Format::Table);
        if self.arguments.quiet {
            say(&page.words.pressing(plan, &renewed.taken.unclear_patients()));
            return;
        }
        if let Some(seal) = page.seal().filter(|_| !is_table) {
            say(&format!("{}\n", words_of_archive::foot(seal, language)[0]));
        }
        if let Some(workload) = plan.workload.as_ref().filter(|_| !is_table) {
            say(&format!("{}\n", page.words.workload(workload)));
        }
        if let Some(part) = page.words.narrowed(plan).filter(|_| !is_table) {
            say(&format!("{part}\n"));
            for warning in page.words.warnings_told(&plan.tally.warnings) {
                warn(&warning, language);
            }
            return;
        }
        say(&if is_table {
            attention::beside(page, plan, &reading.problems, self.targets.beside)
        } else {
            page.words.summary(plan)
        });
    }

    /// The messages of the list, for a gateway; what is written has yet to be put in its place.
    fn write_messages(&self, page: &Page<'_>, plan: &Plan) -> Result<Complete, DiskError> {
        let Some(path) = &self.outputs.messages else {
            return Ok(Complete::default());
        };
        let mut out = Output::create(path)?;
        let delimiter = self.arguments.delimiter.unwrap_or(b';');
        let written = messages::write(page, plan, delimiter, &mut out);
        written.map_err(DiskError::cannot_write)?;
        out.complete()
    }

    /// Whether the record is as it was read. Whoever records later than this finds the new list, and says whom of it that concerns.
    fn knows_the_record(&self, reading: &Reading, digests: &Digests) -> Result<bool, RunError> {
        let files = reading.files.iter().zip(&reading.clinic.inputs);
        let records = files
            .zip(digests.iter())
            .filter(|(((file, ..), _), _)| *file == File::RecallContacts);
        let mut was_there = false;
        for ((_, input), digest) in records {
            was_there = true;
            // What came through a pipe can be read but once.
            if !output::is_file(&input.path) {
                continue;
            }
            match fingerprint::of_file(&input.path) {
                Ok(now) if digest.is_some_and(|(sha256, _)| now == *sha256) => {}
                Ok(_) => return Ok(false),
                Err(error) if is_absence(error.kind()) => return Ok(false),
                Err(error) => return Err(DiskError::cannot_create(&input.path, error).into()),
            }
        }
        let path = self.recorder.path();
        let is_there = path.try_exists();
        let is_there = is_there.map_err(|error| DiskError::cannot_create(&path, error))?;
        Ok(was_there || !is_there)
    }

    /// Records what was said in the list that is to be replaced, and says so.
    fn renew(&self, memory: Option<&Memory>) -> Result<Renewed, RunError> {
        let (quiet, language) = (self.arguments.quiet, self.language);
        let (Some(name), Some(memory)) = (self.name, memory) else {
            renewal::tell_unrecorded(&self.recorder, &[], language)?;
            return Ok(Renewed::default());
        };
        let data = self.recorder.sources.folder();
        let folders = self.settings.record_from.iter();
        let folders: Vec<PathBuf> = folders.map(|folder| data.join(folder)).collect();
        let renewal = Renewal {
            name,
            date: self.asked.now.date,
            today: (self.today, self.settings.timezone),
            records: !self.arguments.no_record,
            folders: &folders,
            recorder: self.recorder,
            memory,
        };
        let log = self.recorder.log()?;
        let rows = log
            .is_there()
            .then(|| log.row_count_with_forgotten() as u64);
        if let Some(lost) = memory.lost_record(rows)
            && !self.arguments.accept_smaller
        {
            return Err(RecordError::Lost(vec![lost]).into());
        }
        let renewed = renewal.prepare()?;
        if !renewed.taken.is_empty() {
            say(&words::recorded(&renewed.taken, quiet, language));
        }
        for warning in &renewed.warnings {
            warn_of(warning, language);
        }
        Ok(renewed)
    }

    /// Compares what was read with what the runs before left: what is gone may have held a no. With what was seen come the digests of
    /// the inputs, where somebody needs them.
    fn compare(&self, memory: Option<&Memory>, reading: &Reading) -> Result<Compared, RunError> {
        let is_told = self.targets.format == Format::Json || self.archive.is_some();
        if memory.is_none() && !is_told {
            return Ok(Compared::default());
        }
        // Of the exports they are told or remembered; by that of the record it is seen that nobody has recorded meanwhile.
        let is_needed = is_told || is_in_earnest((self.asked.now.date, self.today));
        let digests = reading.fingerprints(|file| is_needed || file == File::RecallContacts)?;
        let Some(memory) = memory else {
            return Ok((Vec::new(), digests));
        };
        if let Some(path) = memory.damaged() {
            let name = shown(path).to_string();
            warn(&lost::damaged(&name, self.language), self.language);
        }
        let taken_out = self.recorder.log()?.taken_out();
        let seen = inputs::seen(reading, &digests, taken_out);
        let lost = memory.compare(&seen);
        if self.arguments.accept_smaller {
            return Ok((seen, digests));
        }
        let (ending, told): (Vec<Lost>, Vec<Lost>) = lost.into_iter().partition(Lost::ends_run);
        for told in &told {
            warn(&lost::sentence(told, self.language), self.language);
        }
        if ending.is_empty() {
            Ok((seen, digests))
        } else {
            Err(RecordError::Lost(ending).into())
        }
    }

    /// What is to be remembered of a list that is written out; of a trial nothing is.
    fn written(&self, list: &Complete, contacts: u64) -> Result<Option<Written>, DiskError> {
        let date = self.asked.now.date;
        let name = self.name.filter(|_| is_in_earnest((date, self.today)));
        let written = name.map(|name| Written::of(name, date, contacts, list));
        let written = written.transpose().map_err(DiskError::cannot_write)?;
        Ok(written.flatten())
    }

    /// Puts the list in its place, if what stands there is what was looked at; that is kept where it must not be lost.
    fn put_in_place(&self, list: Complete, renewed: &Renewed) -> Result<Placed, RunError> {
        let (Some(path), Some(name)) = (self.outputs.list.as_deref(), self.name) else {
            list.put_in_place()?;
            return Ok(Placed::Done);
        };
        match renewed.keep {
            None => {}
            Some(Keep::Unclear(date)) => {
                output::keep_as(path, &names::kept(path, date))?;
            }
            Some(Keep::More) => self.keep(path, ListWarning::KeptWithMore)?,
            Some(Keep::Unrecorded) => {
                let options = self.recorder.options;
                let told = |kept| ListWarning::KeptUnrecorded(kept, options.to_owned());
                self.keep(path, told)?;
            }
        }
        if renewed.standing.is_none()
            && let Ok(earlier) = name.lists_there(self.asked.now.date)
            && let Some((_, earlier)) = earlier.last()
        {
            list.take_after(earlier);
        }
        Ok(list.put_in_place_of(renewed.standing.as_deref())?)
    }

    /// Keeps what is about to be replaced, and says where.
    fn keep(&self, list: &Path, told: impl Fn(PathBuf) -> ListWarning) -> Result<(), DiskError> {
        if let Some(kept) = output::keep(list, |_| Ok(true))? {
            warn_of(&told(kept), self.language);
        }
        Ok(())
    }
}

/// Whether a list is for today or for a day soon, and no trial of another date: that leaves no trace but the list.
fn is_in_earnest((date, today): (NaiveDate, NaiveDate)) -> bool {
    let ahead = date.signed_duration_since(today);
    (0..=names::DAYS_AHEAD).contains(&ahead.num_days())
}

/// Says what is wrong with the rows; with `--strict`, rows that are not used end the run.
/// Where the list is a table, what does not end the run is told under it, if there is one.
fn report(
    arguments: &PlanArguments,
    reading: &Reading,
    language: Language,
    is_table: bool,
) -> Result<(), RunError> {
    let inputs = &reading.clinic.inputs;
    let (unused, noted): (Vec<&Problem>, Vec<&Problem>) = reading
        .problems
        .iter()
        .partition(|problem| arguments.strict && problem.fate.is_unused());
    // What an export lost at its end may be a no: that is told to whoever listens.
    let is_told = |problem: &&Problem| !arguments.quiet || problem.wanted == Wanted::LineEnd;
    let noted: Vec<&Problem> = noted.into_iter().filter(is_told).collect();
    if arguments.quiet || !is_table || !unused.is_empty() {
        let mut out = String::new();
        for line in problem::lines(&Excerpt::of(noted), inputs, language) {
            out.extend([warning_mark(language), ": ", &line, "\n"]);
        }
        say(&out);
    }
    if unused.is_empty() {
        return Ok(());
    }
    Err(RunError::UnusedRows(Excerpt::of(unused), inputs.clone()))
}
