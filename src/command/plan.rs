//! `recall plan`: read, decide, write.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};
use std::mem::{self, Discriminant};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::Surroundings;
use super::clinic::{ClinicArguments, DayArguments, FileArguments, delimiter, progress};
use crate::clinic::Input;
use crate::failure::{Failure, Status};
use crate::output::{self, Complete, Lock, Output};
use crate::plan::{self, Plan};
use crate::practice::Practice;
use crate::read::Reading;
use crate::read::encoding::Bytes;
use crate::read::problem::{Problem, Wanted};
use crate::render::decisions::Form;
use crate::render::eye::Eye;
use crate::render::list::Dialect;
use crate::render::table::{self, Screen};
use crate::render::{Page, json, list};
use crate::settings::{Language, Settings};

/// Arguments of `recall plan`.
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
    /// Write the list to a file
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write every decision, as .jsonl or .csv
    #[arg(long, value_name = "FILE")]
    decisions: Option<PathBuf>,
    /// What parts the fields of a CSV that is written: , ; or tab
    #[arg(long, value_name = "CHARACTER", value_parser = delimiter)]
    delimiter: Option<u8>,
    /// What columns and values are called in a list as CSV [default: codes on standard output, titles in a file]
    #[arg(long, value_name = "NAMES")]
    headings: Option<Headings>,
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
    let targets = targets(arguments, surroundings, language)?;
    stand_apart(arguments, &settings, language)?;
    let outputs = outputs(arguments);
    let _locks: Vec<_> = outputs
        .map(|(_, path)| Lock::take(path, language))
        .collect::<Result<_, _>>()?;
    let phones = arguments.clinic.phones(&settings)?;
    let reading = arguments
        .clinic
        .read(&arguments.files, &settings, arguments.quiet)?;
    let is_table = targets.format == Format::Table;
    let asked = arguments.day.asked(&settings, surroundings);
    let practice = Practice::new(&reading.clinic, &settings, asked);
    let page = Page::new(&practice, language, &phones);
    // Whoever said no and is not known may be called today: that goes before all else, also where nothing else is told.
    say(&page.words.ownerless());
    report(arguments, &reading, language, is_table)?;
    let (plan, decisions, eye) = decide(arguments, &page, &targets)?;
    let complete =
        || decisions.map_or_else(|| Ok(Complete::default()), |out| out.complete(language));
    let write = || write_list(arguments, &page, &plan, &reading, &targets);
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
    let kept = match &arguments.output {
        Some(path) => output::keep(path, list::has_outcomes, language)?,
        None => None,
    };
    list.put_in_place(language)?;
    if arguments.quiet {
        say(&page.words.pressing(&plan));
        return Ok(());
    }
    if let Some(kept) = kept {
        say(&told_of_kept(&kept, language));
    }
    say(&if is_table {
        eye.told(&page, &plan, &reading.problems)
    } else {
        page.words.summary(&plan)
    });
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
    surroundings: Surroundings,
    language: Language,
) -> Result<Targets, Failure> {
    let format = match (arguments.format, &arguments.output) {
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
    let decisions = match &arguments.decisions {
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
fn stand_apart(
    arguments: &PlanArguments,
    settings: &Settings,
    language: Language,
) -> Result<(), Failure> {
    let sources = arguments.clinic.sources(&arguments.files);
    let mut inputs = sources.paths(settings);
    inputs.push(arguments.clinic.settings_path());
    for (flag, path) in outputs(arguments) {
        output::spare(&inputs, (flag, path), language)?;
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

/// That what was written into an earlier list is kept.
fn told_of_kept(kept: &Path, language: Language) -> String {
    let kept = kept.display();
    match language {
        Language::Russian => format!(
            "внимание: в прежнем списке отмечены итоги, он сохранён как {kept}; чтобы recall их учёл, положите его к выгрузкам и назовите в recall.toml (пример в README)\n"
        ),
        Language::English => format!(
            "warning: the earlier list has outcomes in it and is kept as {kept}; for recall to know of them, put it beside the exports and name it in recall.toml (README shows how)\n"
        ),
    }
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
    page: &Page<'_>,
    targets: &Targets,
) -> Result<(Plan, Option<Output>, Eye), Failure> {
    let language = page.language;
    let cannot = |error: io::Error| output::cannot_write(&error, language);
    let stage = ("Решаю, кому звонить", "Deciding whom to call");
    let progress = progress(stage, language, arguments.quiet);
    progress.set_steps(plan::goes(page.practice.clinic));
    let path = arguments.decisions.as_ref();
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
    let needs_eye = targets.format == Format::Table;
    let mut eye = Eye::default();
    let plan = plan::plan(
        page.practice,
        || (form.map(Form::leaf), Eye::default()),
        |(leaf, eye), decision| {
            if needs_eye {
                eye.take(page.practice, decision);
            }
            leaf.as_mut()
                .map_or(Ok(()), |leaf| leaf.write(page, decision))
        },
        |(leaf, seen)| {
            progress.advance(1);
            eye.append(seen);
            leaf.map_or(Ok(()), |leaf| write(&leaf.into_bytes()?))
        },
    );
    Ok((plan.map_err(cannot)?, out, eye))
}

fn write_list(
    arguments: &PlanArguments,
    page: &Page<'_>,
    plan: &Plan,
    reading: &Reading,
    targets: &Targets,
) -> Result<Complete, Failure> {
    let language = page.language;
    let cannot = |error: io::Error| output::cannot_write(&error, language);
    let mut out = match &arguments.output {
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
    let hashes = reading.files.par_iter().map(|(_, bytes, ..)| hash(bytes));
    let hashes: Vec<String> = hashes.collect::<io::Result<_>>()?;
    Ok((0..).zip(hashes).collect())
}
