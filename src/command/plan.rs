//! `recall plan`: read, decide, write.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::mem::{self, Discriminant};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::{Args, ValueEnum};

use super::Surroundings;
use super::clinic::{ClinicArguments, DayArguments, FileArguments, delimiter, progress};
use super::renewal::{self, Keep, Renewal, Renewed};
use crate::base::Language;
use crate::disk::fingerprint;
use crate::disk::output::{self, Complete, Lock, Output, Placed};
use crate::disk::presence::is_absence;
use crate::export::columns::File;
use crate::language::{files, record as words};
use crate::model::clinic::{Input, Moment};
use crate::plan::practice::Asked;
use crate::plan::{self, Plan, time};
use crate::read::Reading;
use crate::read::problem::{Problem, Wanted};
use crate::record::inputs::{self, Memory, Seen, Written};
use crate::record::lock;
use crate::record::names::{self, ListName};
use crate::record::recording::Recorder;
use crate::render::attention::NeedsAttention;
use crate::render::decisions::Form;
use crate::render::list::Dialect;
use crate::render::table::{self, Screen};
use crate::render::{Page, json, list};
use crate::run::failure::{Failure, Status};
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
    /// Record nothing: a list that is filled in is kept beside the new one
    #[arg(long)]
    no_record: bool,
    /// Write every decision, as .jsonl or .csv
    #[arg(long, value_name = "FILE")]
    decisions: Option<PathBuf>,
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
    #[arg(long)]
    quiet: bool,
    #[command(flatten)]
    files: FileArguments,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Table,
    Csv,
    Json,
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
    let settings = arguments.clinic.settings(surroundings)?;
    let language = arguments.clinic.language(&settings);
    let asked = arguments.day.asked(&settings, surroundings);
    let outputs = Outputs::on(arguments, asked.now.date);
    let targets = targets(arguments, &outputs, surroundings, language)?;
    stand_apart(arguments, &outputs, &settings, language)?;
    let phones = arguments.clinic.phones(&settings)?;
    let name = arguments.output.as_deref().map(ListName::new);
    let name = name.filter(|name| output::is_file(&name.path(asked.now.date)));
    if let Some(name) = &name {
        let made = name.make_folders(asked.now.date);
        made.map_err(|error| output::cannot_create(&name.path(asked.now.date), &error, language))?;
    }
    let _locks: Vec<_> = outputs
        .named()
        .map(|(_, path)| Lock::take(path, language))
        .collect::<Result<_, _>>()?;
    let sources = arguments.clinic.sources(&arguments.files);
    let clock = time::in_zone(surroundings.now.naive_utc(), settings.timezone);
    let recorder = Recorder {
        sources: &sources,
        settings: &settings,
        phones,
        // A list may be tried out for an earlier hour: what was said since has been said all the same.
        now: match Moment::of(clock) {
            now if asked.is_today => now.max(asked.now),
            now => now,
        },
        utc: surroundings.now,
        language,
    };
    let run = Run {
        arguments,
        outputs: &outputs,
        targets: &targets,
        settings: &settings,
        asked,
        recorder,
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
    if changed == Changed::Record {
        return Err(lock::busy(&recorder.path(), language));
    }
    let list = outputs.list.as_deref().unwrap_or(Path::new(""));
    let message = files::keeps_changing(&crate::disk::shown(list).to_string(), language);
    Err(Failure::new(Status::Busy, language, message))
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
type Compared = (Vec<Seen>, Vec<(String, u64)>);

/// With what a list is made.
struct Run<'a> {
    arguments: &'a PlanArguments,
    outputs: &'a Outputs,
    targets: &'a Targets,
    settings: &'a Settings,
    asked: Asked,
    recorder: Recorder<'a>,
    name: Option<&'a ListName>,
    today: NaiveDate,
}

impl Run<'_> {
    /// Records, reads, decides, writes; nothing stands in its place where something was changed meanwhile.
    fn once(&self) -> Result<Option<Changed>, Failure> {
        let (arguments, language) = (self.arguments, self.recorder.language);
        let refused = |refusal| crate::read::refusal::failure(&[refusal], language);
        let memory = self.name.map(Memory::read).transpose().map_err(refused)?;
        let renewed = self.renew(memory.as_ref())?;
        let phones = self.recorder.phones;
        let reading = arguments
            .clinic
            .read(&arguments.files, self.settings, arguments.quiet)?;
        let is_table = self.targets.format == Format::Table;
        let practice = plan::on_day(&reading.clinic, self.settings, self.asked);
        let page = Page::new(&practice, language, &phones);
        // Whoever said no and is not known may be called today: that goes before all else, also where nothing else is told.
        say(&page.words.ownerless());
        report(arguments, &reading, language, is_table)?;
        let digest = || self.compare(memory.as_ref(), &reading);
        let decide = || decide(arguments, self.outputs, &page, self.targets);
        let is_file = |path: &PathBuf| output::is_file(path);
        let (digested, decided) = if self.outputs.decisions.as_ref().is_none_or(is_file) {
            rayon::join(digest, decide)
        } else {
            // What goes straight to its reader waits until all else is well.
            (Ok(digest()?), decide())
        };
        let ((seen, digests), (plan, decisions, attention)) = (digested?, decided?);
        let complete =
            || decisions.map_or_else(|| Ok(Complete::default()), |out| out.complete(language));
        let write = || {
            write_list(
                (arguments, self.outputs),
                &page,
                &plan,
                &digests,
                self.targets,
            )
        };
        let (decisions, list) = if self.name.is_some() {
            // A disk may take its time for the decisions: the list is written meanwhile.
            let (decisions, list) = rayon::join(complete, write);
            (unless_closed(decisions)?, unless_closed(list)?)
        } else {
            // What goes straight to its reader waits until all else is well.
            (unless_closed(complete())?, unless_closed(write())?)
        };
        if self.name.is_some() && !self.knows_the_record(&reading, &digests)? {
            return Ok(Some(Changed::Record));
        }
        // The decisions first: a list that stands has its grounds beside it.
        decisions.put_in_place(language)?;
        let contacts = plan.contacts.len() as u64;
        if self.put_in_place(list, &renewed, (&seen, contacts))? == Placed::Changed {
            return Ok(Some(Changed::List));
        }
        if arguments.quiet {
            say(&page
                .words
                .pressing(&plan, &renewed.taken.unclear_patients()));
            return Ok(None);
        }
        say(&if is_table {
            attention.told(&page, &plan, &reading.problems)
        } else {
            page.words.summary(&plan)
        });
        Ok(None)
    }

    /// Whether the record is as it was read. Whoever records later than this finds the new list, and says whom of it that concerns.
    fn knows_the_record(
        &self,
        reading: &Reading,
        digests: &[(String, u64)],
    ) -> Result<bool, Failure> {
        let language = self.recorder.language;
        let files = reading.files.iter().zip(&reading.clinic.inputs);
        let records = files
            .zip(digests)
            .filter(|(((file, ..), _), _)| *file == File::RecallContacts);
        let mut was_there = false;
        for ((_, input), (sha256, _)) in records {
            was_there = true;
            // What came through a pipe can be read but once.
            if !output::is_file(&input.path) {
                continue;
            }
            match fingerprint::of_file(&input.path) {
                Ok(now) if now == *sha256 => {}
                Ok(_) => return Ok(false),
                Err(error) if is_absence(error.kind()) => return Ok(false),
                Err(error) => return Err(output::cannot_create(&input.path, &error, language)),
            }
        }
        let path = self.recorder.path();
        let is_there = path.try_exists();
        let is_there = is_there.map_err(|error| output::cannot_create(&path, &error, language))?;
        Ok(was_there || !is_there)
    }

    /// Records what was said in the list that is to be replaced, and says so.
    fn renew(&self, memory: Option<&Memory>) -> Result<Renewed, Failure> {
        let (quiet, language) = (self.arguments.quiet, self.recorder.language);
        let (Some(name), Some(memory)) = (self.name, memory) else {
            let folder = self.recorder.sources.folder();
            for warning in renewal::unrecorded(&self.recorder, &[folder], |_| false)? {
                warn(&warning, language);
            }
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
            && let Some(failure) = inputs::failure(&[lost], language)
        {
            return Err(failure);
        }
        let renewed = renewal.prepare()?;
        if !renewed.taken.is_empty() {
            say(&words::recorded(&renewed.taken, quiet, language));
        }
        for warning in &renewed.warnings {
            warn(warning, language);
        }
        Ok(renewed)
    }

    /// Compares what was read with what the runs before left: what is gone may have held a no. With what was seen come the digests of
    /// the inputs, where somebody needs them.
    fn compare(&self, memory: Option<&Memory>, reading: &Reading) -> Result<Compared, Failure> {
        let language = self.recorder.language;
        if memory.is_none() && self.targets.format != Format::Json {
            return Ok((Vec::new(), Vec::new()));
        }
        let digests = reading.fingerprints();
        let digests = digests.map_err(|error| output::cannot_write(&error, language))?;
        let Some(memory) = memory else {
            return Ok((Vec::new(), digests));
        };
        if let Some(damage) = memory.damage(language) {
            warn(&damage, language);
        }
        let taken_out = self.recorder.log()?.taken_out();
        let seen = inputs::seen(reading, &digests, taken_out);
        let lost = memory.compare(&seen);
        if self.arguments.accept_smaller {
            return Ok((seen, digests));
        }
        for lost in lost.iter().filter(|lost| !lost.ends_run()) {
            warn(&lost.sentence(language), language);
        }
        inputs::failure(&lost, language).map_or(Ok((seen, digests)), Err)
    }

    /// Whether the run is for today or for a day soon, and no trial of another date: that leaves no trace but its list.
    fn is_in_earnest(&self) -> bool {
        let ahead = self.asked.now.date.signed_duration_since(self.today);
        (0..=names::DAYS_AHEAD).contains(&ahead.num_days())
    }

    /// Puts the list in its place, if what stands there is what was looked at; that is kept where it must not be lost.
    fn put_in_place(
        &self,
        list: Complete,
        renewed: &Renewed,
        (seen, contacts): (&[Seen], u64),
    ) -> Result<Placed, Failure> {
        let language = self.recorder.language;
        let (Some(path), Some(name)) = (self.outputs.list.as_deref(), self.name) else {
            list.put_in_place(language)?;
            return Ok(Placed::Done);
        };
        let date = self.asked.now.date;
        let written = Written::of(name, date, contacts, &list);
        let written = written.map_err(|error| output::cannot_write(&error, language))?;
        match renewed.keep {
            None => {}
            Some(Keep::Unclear(date)) => {
                output::keep_as(path, &names::kept(path, date), language)?;
            }
            Some(keep @ (Keep::Unrecorded | Keep::More)) => {
                if let Some(kept) = output::keep(path, |_| Ok(true), language)? {
                    let kept = crate::disk::shown(&kept).to_string();
                    let told = match keep {
                        Keep::More => files::kept_with_more(&kept, language),
                        Keep::Unrecorded | Keep::Unclear(_) => {
                            files::kept_unrecorded(&kept, language)
                        }
                    };
                    warn(&told, language);
                }
            }
        }
        if renewed.standing.is_none()
            && let Ok(earlier) = name.lists_there(date)
            && let Some((_, earlier)) = earlier.last()
        {
            list.take_after(earlier);
        }
        let placed = list.put_in_place_of(renewed.standing.as_deref(), language)?;
        if let Some(written) = written
            && placed == Placed::Done
            && self.is_in_earnest()
        {
            let is_accepted = self.arguments.accept_smaller;
            inputs::remember(name, (seen, &written), is_accepted, language)?;
        }
        Ok(placed)
    }
}

fn warn(warning: &str, language: Language) {
    let mark = match language {
        Language::Russian => "внимание",
        Language::English => "warning",
    };
    say(&format!("{mark}: {warning}\n"));
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
    screen: Screen,
    decisions: Option<DecisionsForm>,
}

#[derive(Clone, Copy)]
enum DecisionsForm {
    Csv,
    Lines,
}

fn targets(
    arguments: &PlanArguments,
    outputs: &Outputs,
    surroundings: Surroundings,
    language: Language,
) -> Result<Targets, Failure> {
    let format = match (arguments.format, &outputs.list) {
        (Some(format), _) => format,
        (None, None) if surroundings.terminal.is_some() => Format::Table,
        (None, None) => Format::Csv,
        (None, Some(path)) => match output::ending(path).as_str() {
            "csv" => Format::Csv,
            "json" => Format::Json,
            _ if !output::is_file(path) => Format::Csv,
            _ => return Err(output::of_no_form(("-o", path), ".csv, .json", language)),
        },
    };
    let decisions = match &outputs.decisions {
        None => None,
        Some(path) => match output::ending(path).as_str() {
            "csv" => Some(DecisionsForm::Csv),
            "jsonl" => Some(DecisionsForm::Lines),
            _ if !output::is_file(path) => Some(DecisionsForm::Lines),
            _ => {
                let named = ("--decisions", path.as_path());
                return Err(output::of_no_form(named, ".jsonl, .csv", language));
            }
        },
    };
    let terminal = surroundings.terminal.filter(|_| arguments.output.is_none());
    Ok(Targets {
        format,
        screen: terminal.unwrap_or(Screen::PLAIN),
        decisions,
    })
}

/// The files to be written, with the date in their names.
struct Outputs {
    list: Option<PathBuf>,
    decisions: Option<PathBuf>,
}

impl Outputs {
    fn on(arguments: &PlanArguments, date: NaiveDate) -> Self {
        let on = |path: &Option<PathBuf>| Some(ListName::new(path.as_ref()?).path(date));
        Self {
            list: on(&arguments.output),
            decisions: on(&arguments.decisions),
        }
    }

    /// Each with its flag.
    fn named(&self) -> impl Iterator<Item = (&'static str, &PathBuf)> {
        let named = [("--decisions", &self.decisions), ("-o", &self.list)];
        named
            .into_iter()
            .filter_map(|(flag, path)| Some((flag, path.as_ref()?)))
    }
}

/// Nothing that is read may be written over, and each output needs a file of its own.
fn stand_apart(
    arguments: &PlanArguments,
    outputs: &Outputs,
    settings: &Settings,
    language: Language,
) -> Result<(), Failure> {
    let sources = arguments.clinic.sources(&arguments.files);
    let mut inputs = sources.paths(settings);
    inputs.push(arguments.clinic.settings_path());
    for (flag, path) in outputs.named() {
        output::spare(&inputs, (flag, path), language)?;
    }
    if let (Some(list), Some(decisions)) = (&outputs.list, &outputs.decisions)
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

/// Says what is wrong with the rows; with `--strict`, rows that are not used end the run.
/// Where the list is a table, what does not end the run is told under it, if there is one.
fn report(
    arguments: &PlanArguments,
    reading: &Reading,
    language: Language,
    is_table: bool,
) -> Result<(), Failure> {
    let inputs = &reading.clinic.inputs;
    let (unused, noted): (Vec<&Problem>, Vec<&Problem>) = reading
        .problems
        .iter()
        .partition(|problem| arguments.strict && problem.fate.is_unused());
    if !arguments.quiet && (!is_table || !unused.is_empty()) {
        let word = match language {
            Language::Russian => "внимание",
            Language::English => "warning",
        };
        let mut out = String::new();
        let sentence = |problem: &Problem| problem.sentence(inputs, language);
        for line in few_of_each(&noted, inputs, sentence, language) {
            out.extend([word, ": ", &line, "\n"]);
        }
        say(&out);
    }
    if unused.is_empty() {
        return Ok(());
    }
    let sentence = |problem: &Problem| problem.sentence(inputs, language);
    let sentences = few_of_each(&unused, inputs, sentence, language);
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

/// So many problems of one cause are named one by one; the others are counted.
const MOST_ALIKE: usize = 5;

/// The first problems of each cause in words, then how many more there are of each.
fn few_of_each(
    problems: &[&Problem],
    inputs: &[Input],
    sentence: impl Fn(&Problem) -> String,
    language: Language,
) -> Vec<String> {
    // Of one file, column and end there are few causes.
    type Place<'a> = (u8, &'a str, bool);
    let mut causes: BTreeMap<Place<'_>, Vec<(Discriminant<Wanted>, usize)>> = BTreeMap::new();
    let mut lines = Vec::new();
    for problem in problems {
        let place = (problem.input, problem.column, problem.fate.is_unused());
        let of_place = causes.entry(place).or_default();
        let cause = mem::discriminant(&problem.wanted);
        let known = of_place.iter().position(|(known, _)| *known == cause);
        let at = known.unwrap_or_else(|| {
            of_place.push((cause, 0));
            of_place.len() - 1
        });
        of_place[at].1 += 1;
        if of_place[at].1 <= MOST_ALIKE {
            lines.push(sentence(problem));
        }
    }
    for ((input, column, _), of_place) in causes {
        let name = inputs
            .get(usize::from(input))
            .map_or("", |it| it.name.as_str());
        let more = of_place
            .into_iter()
            .map(|(_, count)| count.saturating_sub(MOST_ALIKE));
        let more = more.filter(|more| *more > 0);
        lines.extend(more.map(|more| left_over((name, column), more, language)));
    }
    lines
}

/// How many more problems of one cause there are.
fn left_over((name, column): (&str, &str), more: usize, language: Language) -> String {
    let place = [name, column].join(": ");
    let place = place.trim_end_matches([':', ' ']);
    match language {
        Language::Russian => {
            format!("{place}: и ещё {more}; все покажет recall check --all")
        }
        Language::English => {
            format!("{place}: and {more} more; recall check --all shows them")
        }
    }
}

fn say(text: &str) {
    // Nobody may be listening to standard error: that is no reason to fail.
    io::stderr().lock().write_all(text.as_bytes()).ok();
}

fn dialect(arguments: &PlanArguments, page: &Page<'_>, is_file: bool) -> Dialect {
    let usual = Dialect::usual(page.language, is_file);
    Dialect {
        delimiter: arguments.delimiter.unwrap_or(usual.delimiter),
        ..usual
    }
}

/// Decides about everything, writing each decision as it is made; what is written has yet to be completed.
fn decide(
    arguments: &PlanArguments,
    outputs: &Outputs,
    page: &Page<'_>,
    targets: &Targets,
) -> Result<(Plan, Option<Output>, NeedsAttention), Failure> {
    let language = page.language;
    let cannot = |error: io::Error| output::cannot_write(&error, language);
    let stage = ("Решаю, кому звонить", "Deciding whom to call");
    let progress = progress(stage, language, arguments.quiet);
    progress.set_steps(plan::batch_count(page.practice.clinic));
    let path = outputs.decisions.as_ref();
    let mut out = path
        .map(|path| Output::create(path, language))
        .transpose()?;
    let is_file = out.as_ref().is_some_and(Output::is_file);
    let form = targets.decisions.map(|form| match form {
        DecisionsForm::Csv => Form::Csv(dialect(arguments, page, is_file)),
        DecisionsForm::Lines => Form::Lines,
    });
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
    if let Some(form) = form {
        write(&form.head().map_err(cannot)?).map_err(cannot)?;
    }
    let is_read_on_screen = targets.format == Format::Table;
    let mut attention = NeedsAttention::default();
    let plan = plan::plan(
        page.practice,
        || (form.map(Form::batch), NeedsAttention::default()),
        |(batch, attention), decision| {
            if is_read_on_screen {
                attention.take(page.practice, decision);
            }
            batch
                .as_mut()
                .map_or(Ok(()), |batch| batch.write(page, decision))
        },
        |(batch, seen)| {
            progress.advance(1);
            attention.append(seen);
            batch.map_or(Ok(()), |batch| write(&batch.into_bytes()?))
        },
    );
    Ok((plan.map_err(cannot)?, out, attention))
}

fn write_list(
    (arguments, outputs): (&PlanArguments, &Outputs),
    page: &Page<'_>,
    plan: &Plan,
    digests: &[(String, u64)],
    targets: &Targets,
) -> Result<Complete, Failure> {
    let language = page.language;
    let cannot = |error: io::Error| output::cannot_write(&error, language);
    let mut out = match &outputs.list {
        Some(path) => Output::create(path, language)?,
        None => Output::standard(),
    };
    match targets.format {
        Format::Table => {
            let table = table::list(page, plan, targets.screen);
            out.write_all(table.as_bytes()).map_err(cannot)?;
        }
        Format::Csv => {
            let dialect = dialect(arguments, page, out.is_file());
            let headings = match arguments.headings {
                Some(Headings::Codes) => list::Headings::Codes,
                Some(Headings::Titles) => list::Headings::Titles,
                None => list::Headings::usual(out.is_file()),
            };
            list::write(page, plan, (dialect, headings), &mut out).map_err(cannot)?;
        }
        Format::Json => {
            let fingerprints = (0..).zip(digests.iter().map(|(sha256, _)| sha256.clone()));
            let fingerprints = fingerprints.collect();
            json::write(page, plan, &fingerprints, &mut out).map_err(cannot)?;
        }
    }
    out.complete(language)
}
